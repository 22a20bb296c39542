"""The calendar of a case, and what a case expects of cautions and contradictions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cerra_rules import RestDays
from cerra_rules.cases.cases import as_case
from cerra_rules.cases.check import check
from cerra_rules.errors import CaseFileError

FACTS = {"received_on": date(2024, 9, 24), "return_requested_on": date(2024, 10, 8)}
WEEK = [f"2024-10-0{day}" for day in range(1, 8)]


def case(**more: Any) -> Any:
    return as_case({"question": "anxi.seven_day_return", "facts": FACTS, **more}, "here")


@pytest.mark.parametrize(
    ("written", "calendar"),
    [
        ("none", RestDays.none()),
        (WEEK, RestDays(WEEK)),
        ({"rest_days": WEEK}, RestDays(WEEK)),
        (
            {"rest_days": WEEK, "covers": ["2024-09-01", "2024-10-31"]},
            RestDays(WEEK, covers=("2024-09-01", "2024-10-31")),
        ),
        ({"rest_days": [], "covers": ["2024-09-01", "2024-10-31"]}, RestDays([], covers=("2024-09-01", "2024-10-31"))),
    ],
)
def test_a_calendar_is_none_a_list_or_a_list_with_what_it_covers(written: Any, calendar: RestDays) -> None:
    assert case(calendar=written).calendar == calendar
    assert case().calendar is None


@pytest.mark.parametrize(
    "written",
    [[], {"rest_days": []}, {"rest_days": WEEK, "covers": ["2024-10-02", "2024-10-31"]}, {"covers": WEEK[:2]}, "some", None,
     {"rest_days": WEEK, "covers": WEEK[:1]}, {"days": WEEK}, ["2024-10-32"]],
)  # fmt: skip
def test_another_calendar_is_refused(written: Any) -> None:
    with pytest.raises(CaseFileError, match=r"^here: `calendar`"):
        case(calendar=written)


USUAL = """{buyer_is_consumer: true, is_service: false, is_made_to_order: false, is_fresh_or_perishable: false,
  digital_supply: none, is_newspaper_or_periodical: false, is_unsuitable_by_nature: false, received_on: 2024-03-01, return_requested_on: 2024-03-02"""


@pytest.mark.parametrize(
    ("facts", "expect", "is_met"),
    [
        ("}", "{outcome: must_accept_return, cautions: [HL07]}", True),
        (", goods_are_intact: true}", "{outcome: must_accept_return, cautions: []}", True),
        ("}", "{cautions: []}", False),
        (", goods_are_intact: true}", "{cautions: [HL07]}", False),
        (", was_received: false}", "{error: contradiction}", True),
        ("}", "{error: contradiction}", False),
    ],
)
def test_what_a_case_expects_of_cautions_and_contradictions(
    facts: str, expect: str, is_met: bool, tmp_path: Path
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(f"question: anxi.seven_day_return\nfacts: {USUAL}{facts}\nexpect: {expect}\n", encoding="utf-8")
    (result,) = check([file])
    assert (result.status.value == "as_expected") is is_met
