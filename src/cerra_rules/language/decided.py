"""Facts that another question decides: what its decision says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from cerra_rules.errors import Fault
from cerra_rules.language.faults import because
from cerra_rules.language.taking import is_of
from cerra_rules.language.terms import FactSpec


class Asked(Protocol):
    """A question that was asked."""

    @property
    def id(self) -> str:
        """Its id."""
        raise NotImplementedError


class Decided:
    """The decision of another question, which says whether a fact is so; the evaluator makes them."""

    __slots__ = ()

    @property
    def question(self) -> Asked:
        """The question that was decided."""
        raise NotImplementedError

    @property
    def outcome(self) -> str:
        """The code of the outcome, or `undetermined`."""
        raise NotImplementedError


_UNDETERMINED = "undetermined"


def decisions_in(facts: Mapping[Any, Any]) -> dict[str, tuple[Decided, ...]]:
    """Return the decisions among facts, by the name of the fact: each alone, or some in a list."""
    found: dict[str, tuple[Decided, ...]] = {}
    for name, value in facts.items():
        given = tuple(value) if type(value) is list or type(value) is tuple else (value,)
        if type(name) is str and given and all(is_of(item, Decided) for item in given):
            found[name] = given
    return found


def decided_value(spec: FactSpec, decisions: tuple[Decided, ...]) -> bool | Fault | None:
    """Return what decisions say of a fact: true, false, None where they leave it open, or the Fault that one is no answer to it."""
    by = {decider.question: decider.outcomes for decider in spec.decided_by}
    for decision in decisions:
        id = decision.question.id
        if id not in by:
            asked = ", ".join(f"`{known}`" for known in by)
            why = (f"it is not decided by `{id}`", f"它不由 `{id}` 决定")
            one = (f"give a decision of {asked}, or true or false", f"请给出 {asked} 的决定，或者 true、false")
            none = ("no question decides it: state it", "没有问题决定它：请直接写明")
            return because(spec, decision, "other_question", why, one if by else none)
    says = {d.question.id: d.outcome for d in decisions}
    if any(outcome in by[id] for id, outcome in says.items()):
        return True
    # false once every question that could make it true has decided otherwise
    return None if _UNDETERMINED in says.values() or says.keys() != by.keys() else False
