"""Facts that another question decides: what its decision says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from cerra_rules.errors import FactError
from cerra_rules.language.terms import FactSpec


class Asked(Protocol):
    """A question that was asked."""

    @property
    def id(self) -> str:
        """Its id."""
        raise NotImplementedError


@runtime_checkable
class Decided(Protocol):
    """The decision of another question, which says whether a fact is so; the evaluator makes them."""

    @property
    def question(self) -> Asked:
        """The question that was decided."""
        raise NotImplementedError

    @property
    def outcome(self) -> str:
        """The code of the outcome, or `undetermined`."""
        raise NotImplementedError


_UNDETERMINED = "undetermined"


class Model(Protocol):
    """What is known of a fact model here."""

    @property
    def specs(self) -> Mapping[str, FactSpec]:
        """Its facts."""
        raise NotImplementedError

    def no_fact(self, name: str, place: str) -> FactError:
        """Return the error for what is none of them."""
        raise NotImplementedError


def decisions_in(facts: Mapping[str, Any]) -> dict[str, tuple[Decided, ...]]:
    """Return the decisions among facts, by the name of the fact: each alone, or some in a list."""
    found: dict[str, tuple[Decided, ...]] = {}
    for name, value in facts.items():
        given = tuple(value) if isinstance(value, list | tuple) else (value,)
        if given and all(isinstance(item, Decided) for item in given):
            found[name] = given
    return found


def settled(
    model: Model, facts: Mapping[str, Any], given: Mapping[str, tuple[Decided, ...]], place: str
) -> dict[str, Any]:
    """Return facts with what the decisions among them say: true, false, or None where they leave it open."""
    found = dict(facts)
    for name, decisions in given.items():
        spec = model.specs.get(name)
        if spec is None:
            raise model.no_fact(name, place)
        by = {decider.question: decider.outcomes for decider in spec.decided_by}
        if strange := [d.question.id for d in decisions if d.question.id not in by]:
            asked = ", ".join(f"`{id}`" for id in by)
            raise FactError(
                f"{place}: fact `{name}` is not decided by `{strange[0]}`",
                f"give a decision of {asked}, or true or false" if by else "no question decides it: state it",
            )
        says = {d.question.id: d.outcome for d in decisions}
        if any(outcome in by[id] for id, outcome in says.items()):
            found[name] = True
        else:  # false once every question that could make it true has decided otherwise
            found[name] = None if _UNDETERMINED in says.values() or says.keys() != by.keys() else False
    return found
