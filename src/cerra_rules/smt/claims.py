"""Claims about cases, and their proofs: a claim is a function that the solver and the evaluator both can work out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal

from cerra_rules.deciding.decision import Readings, plain
from cerra_rules.errors import DefinitionError, near
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.smt.answers import Witness, disagreement
from cerra_rules.smt.anycase import AnyCase, Variables
from cerra_rules.smt.case import About, OneCase, model_of
from cerra_rules.smt.solver import PATIENCE, Bool, GaveUpError, Ground, alone, every, fails

Result = Literal["proved", "refuted", "empty", "open", "not covered"]
"""Not covered: the solver cannot read what the claim is about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that is said to hold of every case, or of every two.

    `states` takes one case, or two where `second` names the facts in which the second may differ from the first, and
    returns what is supposed and what then follows. It is written with the connectives of `smt.solver` and the
    methods of `Case`, so that it can be put to the solver and worked out on one case alike. `unbounded` drops the
    upper bounds of counts; the invariants stay. `text` says the claim in English and Chinese.
    """

    id: str
    about: About
    text: tuple[str, str]
    provisions: tuple[Provision, ...]
    states: Callable[..., tuple[Bool, Bool]]
    second: Collection[str] | None = None
    readings: Readings | None = None
    calendar: RestDays | None = None
    unbounded: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of a claim: proved, refuted by witnesses, about no case at all, or left open.

    `witnesses` are the cases that refute it, confirmed by the reference evaluator; `reason` says what differs in
    them, or why there is no proof.
    """

    id: str
    text: tuple[str, str]
    provisions: tuple[Provision, ...]
    result: Result
    witnesses: tuple[OneCase, ...] = ()
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the proof as plain data."""
        return {
            "id": self.id,
            "en": self.text[0],
            "zh": self.text[1],
            "provisions": [str(p) for p in self.provisions],
            "result": self.result,
            "reason": self.reason,
            "witnesses": [witness_data(case) for case in self.witnesses],
        }


@alone
def prove(claim: Claim, *, patience: int = PATIENCE) -> Proof:
    """Prove a claim, or refute it with cases that the reference evaluator confirms.

    A claim that supposes what no case satisfies is `empty`: it says nothing. Where the solver gives up after
    `patience` milliseconds, the claim is `open`. Raises CerraError for a question that a function computes, and
    MissingExtraError where z3 is not installed.
    """
    about = (claim.id, claim.text, claim.provisions)
    variables = Variables(Ground(patience))
    cases = [_case(claim, variables, ())]
    if claim.second is not None:
        cases.append(_case(claim, variables, claim.second))
    supposed, follows = claim.states(*cases)
    admitted = every(*(case.is_admitted for case in cases))
    try:
        if variables.ground.find(admitted, supposed) is None:
            return Proof(*about, "empty", reason="no case satisfies what it supposes")
        example = variables.ground.find(admitted, supposed, fails(follows))
    except GaveUpError as error:
        return Proof(*about, "open", reason=error.message)
    if example is None:
        return Proof(*about, "proved")
    found = tuple(case.read(example) for case in cases)
    is_admitted = all(case.keeps_invariants for case in found)
    if claim.states(*found) != (True, False) or not is_admitted:
        raise disagreement(claim.id, f"{[case.facts for case in found]}")
    return Proof(*about, "refuted", found)


def _case(claim: Claim, variables: Variables, own: Collection[str]) -> AnyCase:
    about = claim.about
    chosen = about.choose(claim.readings) if isinstance(about, Question) else {}
    names = {*model_of(about).specs, *(about.readings if isinstance(about, Question) else ())}
    if strange := set(own) - names:
        raise DefinitionError(f"{claim.id}: there is no fact `{min(strange)}`", near(min(strange), names))
    return AnyCase(about, variables, chosen, claim.calendar, own=own, tag="'", unbounded=claim.unbounded)


def witness_data(case: OneCase) -> dict[str, Any]:
    """Return a case as plain data, with its answer where it is one of a question."""
    if isinstance(case.about, Question):
        return Witness.of(case).to_dict()
    return {"facts": {name: plain(value) for name, value in case.facts.items()}}
