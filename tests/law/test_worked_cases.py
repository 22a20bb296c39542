"""The worked cases that come with the library: the law, written from the text and not from the code."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from pydantic import ConfigDict, TypeAdapter, create_model
from typing_extensions import get_type_hints

from cerra_rules import find, question_ids, typed
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.cases.cases import Case
from cerra_rules.errors import ContradictionError
from cerra_rules.front import decide
from typed_names import Names

STRICT = ConfigDict(strict=True, extra="forbid", arbitrary_types_allowed=True)


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
    decision = decide(case.question, case.facts, readings=case.readings, calendar=case.calendar)
    values_of(case.question).validate_python(dict(decision.values))
    answer = decision.to_dict()
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


@cache
def names() -> dict[str, type]:
    """Return the names of the law that values are typed with."""
    found = Names()
    for id in question_ids():
        _ = [*found.of(find(id))]
    return found.known


@cache
def values_of(id: str) -> TypeAdapter[Any]:
    """Return what tells whether values are of the types that checkers are told."""
    said = getattr(typed, f"{find(id).facts.__name__}Values", typed.NoValues)
    hints = get_type_hints(said, localns=names())
    kept: dict[str, Any] = {name: (hint, ...) for name, hint in hints.items()}
    return TypeAdapter(create_model("Values", __config__=STRICT, **kept))


def plain(value: object) -> object:
    """Return an expected value as the wire has it."""
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def test_no_case_is_about_another_question() -> None:
    assert {case.question for case in packaged_cases()} == set(question_ids())
