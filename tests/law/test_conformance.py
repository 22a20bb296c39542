"""The worked cases that come with the library: the law, written from the text and not from the code."""

from __future__ import annotations

from importlib.resources import files

import pytest

from cerra_rules import decide, question_ids
from cerra_rules.cases.cases import Case, read_cases
from cerra_rules.front import BOOKS

CASES = [
    case
    for book in BOOKS
    for path in sorted(files(f"cerra_rules.{book}").joinpath("cases").iterdir(), key=str)
    for case in read_cases(str(path))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    assert case.expect is not None
    answer = decide(case.question, case.facts, readings=case.readings, calendar=case.calendar).to_dict()
    assert answer["outcome"] == case.expect.outcome
    assert answer["needs"] == list(case.expect.needs or ())
    expected = {name: plain(value) for name, value in (case.expect.values or {}).items()}
    assert {name: answer["values"][name] for name in expected} == expected
    if case.expect.cites is not None:
        assert answer["citations"] == list(case.expect.cites)


def plain(value: object) -> object:
    """Return an expected value as the wire has it."""
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def test_every_question_has_cases_for_most_outcomes() -> None:
    covered = {case.question for case in CASES}
    assert covered == set(question_ids())
    assert len(CASES) == 1196
