"""The worked cases that come with the library: the law, written from the text and not from the code."""

from __future__ import annotations

import pytest

from cerra_rules import decide, question_ids
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.cases.cases import Case
from cerra_rules.errors import ContradictionError


@pytest.mark.parametrize("id", question_ids())
def test_the_cases_of_a_question_come_out_as_expected(id: str, subtests: pytest.Subtests) -> None:
    cases = packaged_cases(id)
    assert cases
    for case in cases:
        with subtests.test(case.id):
            comes_out_as_expected(case)


def comes_out_as_expected(case: Case) -> None:
    """Check a case strictly: what its expectation does not name, no needs and no cautions, is not there."""
    assert case.expect is not None
    if case.expect.error is not None:
        with pytest.raises(ContradictionError):
            decide(case.question, case.facts, readings=case.readings, calendar=case.calendar)
        return
    answer = decide(case.question, case.facts, readings=case.readings, calendar=case.calendar).to_dict()
    assert answer["outcome"] == case.expect.outcome
    assert answer["needs"] == list(case.expect.needs or ())
    assert answer["cautions"] == list(case.expect.cautions or ())
    expected = {name: plain(value) for name, value in (case.expect.values or {}).items()}
    is_told_whole = case.question.startswith(
        "anxi."
    )  # of the Charter, cases name the values and provisions that matter
    if is_told_whole or case.expect.cites is not None:
        assert answer["citations"] == list(case.expect.cites or ())
    found = answer["values"]
    if is_told_whole:
        expected = dict.fromkeys(found) | expected
    assert {name: found[name] for name in (found if is_told_whole else expected)} == expected


def plain(value: object) -> object:
    """Return an expected value as the wire has it."""
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def test_no_case_is_about_another_question() -> None:
    assert {case.question for case in packaged_cases()} == set(question_ids())
