"""One meaning: every question, every engine, the same answers as `decide`, unknown facts included."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cerra_rules import find, question_ids
from cerra_rules.testing import answer
from engines import ENGINES, Cases, cases, mismatches

# The one question that calls Python: the solver and durable_rules refuse it, by name.
CALLS_PYTHON = "charter.annual_plenary"
ROWS = 18
PARTS = 3
FEW = 1
"""Rows of a part that the solver is asked: each takes it some hundredths of a second."""
APART = "plain polars"
"""Plain rows are decided in a way of their own; all others hand their rows over to polars, so each part is given to one of them."""
TOGETHER = [engine for engine in ENGINES if engine != APART]


def by_reference(part: Cases) -> list[str]:
    """Return the complete rows of which the reference evaluator does not say what `decide` says."""
    wrong, question, chosen = [], part.question, part.question.choose(part.readings)
    for facts, decision in zip(part.facts, part.decisions, strict=True):
        if len(facts) == len(question.facts.specs) and part.readings != "any":
            found = answer(question, facts, chosen, part.calendar)
            if found != (decision.outcome, tuple(map(str, decision.citations)), tuple(decision.values.values())):
                wrong.append(f"{facts}: {found}")
    return wrong


@pytest.mark.parametrize("id", question_ids())
def test_every_engine_says_what_decide_says(id: str, subtests: pytest.Subtests) -> None:
    drawn, place = cases(find(id), ROWS, number=1, parts=PARTS), question_ids().index(id)
    for number, part in enumerate(drawn, 1):
        expected = part.expected
        for engine in (APART, TOGETHER[(place + number) % len(TOGETHER)]):
            with subtests.test(engine, part=number):
                assert mismatches(engine, part, expected) == []
        with subtests.test("reference", part=number):
            assert by_reference(part) == []
        if id == CALLS_PYTHON:
            continue
        with subtests.test("smt", part=number):
            few = replace(part, facts=part.facts[:FEW], decisions=part.decisions[:FEW])
            assert mismatches("smt", few, few.expected) == []
        with subtests.test("durable", part=number):
            pytest.importorskip("durable_rules_engine", reason="durable_rules is not installed: it needs a C compiler")
            assert mismatches("durable", part, expected) == []
