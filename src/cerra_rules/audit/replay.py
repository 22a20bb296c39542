"""Cases decided again by the reference evaluator alone: what every witness has to stand up to.

Nothing here uses diagrams, lowering or generated code, but for `replayed`, which asks `decide` for the same.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from cerra_rules.audit.search import Case
from cerra_rules.decisions import engine
from cerra_rules.evaluate import evaluate
from cerra_rules.rules import Question, Value
from cerra_rules.terms import HOLDS, Condition


class Answer(NamedTuple):
    """What a complete case comes to: outcome, locators cited, and computed values in the order of the question."""

    outcome: str
    citations: tuple[str, ...]
    values: tuple[Any, ...]


def holds(condition: Condition, case: Case) -> bool:
    """Return whether a condition holds in a complete case."""
    return evaluate(condition, case.facts, case.readings, case.calendar) is True


def answer(question: Question[Any], case: Case, without: str = "") -> Answer:
    """Return the first outcome one of whose rules holds, and all that is then cited; `without` leaves a rule out."""
    for outcome in question.outcomes:
        mine = [r for r in question.rules if r.outcome is outcome and r.id != without and holds(r.when, case)]
        if mine or outcome is question.outcomes[-1]:
            limbs = [*outcome.limbs, *(limb for r in mine for limb in r.own_limbs)]
            cited = {limb.provision for limb in limbs if limb.when == HOLDS or holds(limb.when, case)}
            values = tuple(_value(v, outcome.code, case) for v in question.values)
            return Answer(outcome.code, tuple(map(str, sorted(cited))), values)
    raise AssertionError  # the last outcome is reached otherwise


def _value(value: Value, outcome: str, case: Case) -> Any:
    if value.only and outcome not in {o.code for o in value.only}:
        return value.otherwise
    return evaluate(value.term, case.facts, case.readings, case.calendar)


def is_possible(question: Question[Any], case: Case) -> bool:
    """Return whether a case satisfies every invariant."""
    return all(holds(invariant.holds, case) for invariant in question.facts.invariants())


def replayed(question: Question[Any], case: Case) -> Answer | None:
    """Return what a case comes to; None where it is impossible, or `decide` says otherwise than the reference.

    Raises FactError and ReadingError where it is no case of the question.
    """
    model = question.facts.read(case.facts, question.id)
    decision = engine(question, case.readings, case.calendar)(model, case.calendar)
    expected = answer(question, case)
    given = Answer(decision.outcome, tuple(map(str, decision.citations)), tuple(decision.values.values()))
    return expected if given == expected and is_possible(question, case) else None
