"""One meaning: every question, every engine, the same answers as `decide`, unknown facts included."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cerra_rules import find, question_ids
from cerra_rules.testing import answer
from engines import ENGINES, Cases, cases, mismatches

# The one question that calls Python: the solver and durable_rules refuse it, by name.
CALLS_PYTHON = "charter.annual_plenary"
ROWS = 42
PARTS = 3
FEW = 3
"""Rows of a part that the solver is asked: each takes it some hundredths of a second."""


@pytest.fixture(scope="module", params=question_ids())
def drawn(request: pytest.FixtureRequest) -> list[Cases]:
    return cases(find(request.param), ROWS, number=1, parts=PARTS)


def test_every_engine_says_what_decide_says(drawn: list[Cases]) -> None:
    for part in drawn:
        expected = part.expected
        for engine in ENGINES:
            assert mismatches(engine, part, expected) == []


def test_the_reference_evaluator_says_so_too(drawn: list[Cases]) -> None:
    for part in drawn:
        question = part.question
        chosen = question.choose(part.readings)
        for facts, decision in zip(part.facts, part.decisions, strict=True):
            if len(facts) == len(question.facts.specs) and part.readings != "any":
                found = answer(question, facts, chosen, part.calendar)
                cited, values = map(str, decision.citations), decision.values.values()
                assert found == (decision.outcome, tuple(cited), tuple(values))


def test_the_solver_says_so_too(drawn: list[Cases]) -> None:
    if drawn[0].question.id == CALLS_PYTHON:
        pytest.skip("it calls Python")
    for part in drawn:
        few = replace(part, facts=part.facts[:FEW], decisions=part.decisions[:FEW])
        assert mismatches("smt", few, few.expected) == []


def test_durable_rules_says_so_too(drawn: list[Cases]) -> None:
    pytest.importorskip("durable_rules_engine", reason="durable_rules is not installed: it needs a C compiler")
    if drawn[0].question.id == CALLS_PYTHON:
        pytest.skip("it calls Python")
    for part in drawn:
        assert mismatches("durable", part, part.expected) == []
