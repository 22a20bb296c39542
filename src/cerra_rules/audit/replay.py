"""Witnesses decided again by the reference evaluator alone.

Nothing here uses diagrams, lowering or generated code, but for `replayed`, which asks `decide` for the same.
"""

from __future__ import annotations

from typing import Any

from cerra_rules.deciding.engine import engine
from cerra_rules.deciding.reference import evaluate
from cerra_rules.deciding.reference_answer import Answer, answer, is_consistent
from cerra_rules.deciding.witnesses import Case, stated
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import Condition


def holds(condition: Condition, case: Case) -> bool:
    """Return whether a condition holds in a complete case."""
    return evaluate(condition, *case) is True


def missed(question: Question[Any], case: Case) -> str:
    """Return a day that an answer hangs on where its flag is denied, so that there is none; empty where there is no such fault."""
    known = stated(question.facts.specs, case.facts)
    decision = engine(question, case.readings, case.calendar)(question.facts.read(known, question.id), case.calendar)
    needed = {*decision.needs, *(name for needs in decision.value_needs.values() for name in needs)}
    return next((name for name in case.facts if name in needed and name not in known), "")


def replayed(question: Question[Any], case: Case) -> Answer | None:
    """Return what a case comes to; None where it is impossible, or `decide` says otherwise than the reference.

    Raises FactError and ReadingError where it is no case of the question.
    """
    model = question.facts.read(stated(question.facts.specs, case.facts), question.id)
    decision = engine(question, case.readings, case.calendar)(model, case.calendar)
    given = Answer(decision.outcome, tuple(map(str, decision.citations)), tuple(decision.values.values()))
    return given if given == answer(question, *case) and is_consistent(question, *case) else None
