"""Contested points: every default names its canon, every option changes an answer, every position is enforced or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from cerra_rules import Question, decide, find, question_ids
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.cases.cases import Case
from cerra_rules.errors import CerraError, ContradictionError
from cerra_rules.front import BOOKS
from cerra_rules.language import HOLDS, not_
from cerra_rules.language.notes import ContestedPoint

CANONS = ("wording", "definition", "system", "burden", "purpose", "practice")
POINTS = [p for book in BOOKS for p in import_module(f"cerra_rules.{book}").INSTRUMENT.contested.values()]
CASES = {case.id: case for case in packaged_cases()}
QUESTIONS = [find(id) for id in question_ids()]
OPTIONS = [(name, option) for name, reading in {n: r for q in QUESTIONS for n, r in q.readings.items()}.items()
           for option in reading.options if option != reading.default]  # fmt: skip


def test_how_many_points_there_are() -> None:
    assert [sum(p.id.startswith(kind) for p in POINTS) for kind in ("RC", "RA")] == [63, 59]
    assert [sum(p.id.startswith(kind) and bool(p.reading) for p in POINTS) for kind in ("RC", "RA")] == [38, 36]


@pytest.mark.parametrize("point", POINTS, ids=lambda p: p.id)
def test_a_default_names_its_canon_and_a_position_what_enforces_it(point: ContestedPoint) -> None:
    if point.reading:
        assert point.canon in CANONS
        assert (point.enforced_by, point.not_enforced) == ((), "")
        assert all(en and zh for en, zh in point.options.values())
    else:
        assert point.position is not None
        assert bool(point.enforced_by) != bool(point.not_enforced)


def answer(question: Question[Any], case: Case, **chosen: str) -> tuple[Any, ...]:
    """Return all that a case comes to, some readings chosen otherwise."""
    readings: Any = case.readings if case.readings == "any" else {**(case.readings or {}), **chosen}
    try:
        decision = decide(question, case.facts, readings=readings, calendar=case.calendar)
    except ContradictionError:
        return ("contradiction",)
    return decision.outcome, decision.citations, decision.needs, {**decision.values}, decision.cautions


@pytest.mark.parametrize(("reading", "option"), OPTIONS)
def test_every_option_of_a_reading_changes_some_answer(reading: str, option: str) -> None:
    asked = [
        case for q in QUESTIONS if reading in q.readings for case in packaged_cases(q.id) if case.readings != "any"
    ]
    default = next(q.readings[reading].default for q in QUESTIONS if reading in q.readings)
    assert any(
        answer(find(case.question), case, **{reading: option})
        != answer(find(case.question), case, **{reading: default})
        for case in asked
    )


ENFORCED = [(point.id, entry["question"], entry["examples"]) for point in POINTS for entry in point.enforced_by]


def broken(question: Question[Any]) -> Iterator[Question[Any]]:
    """Give the question with each of its rules in turn never applying, then with each always applying."""
    for when in (not_(HOLDS), HOLDS):
        for spoilt in question.rules:
            answers = {
                outcome: tuple(replace(rule, when=when) if rule is spoilt else rule for rule in rules)
                for outcome, rules in question.answers.items()
            }
            try:
                yield question.replaced(answers=answers)
            except CerraError:  # a question that does not fit together without this condition
                continue


@pytest.mark.parametrize(("point", "question", "examples"), ENFORCED)
def test_an_example_of_a_position_fails_without_a_rule(point: str, question: str, examples: list[str]) -> None:
    cases, asked = [CASES[example] for example in examples], find(question)
    assert {case.question for case in cases} == {question}, point
    right = [answer(asked, case) for case in cases]
    assert any([answer(other, case) for case in cases] != right for other in broken(asked)), point
