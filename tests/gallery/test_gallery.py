"""Foreign law as first drafts: the published answers, counted by hand, and what the audit says of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cerra_rules import Question, RestDays, decide
from cerra_rules.audit import audit
from cerra_rules.audit.claims import Status
from cerra_rules.errors import DefinitionError
from cerra_rules.language import Value
from crd import W, last_day, withdrawal
from deadlines import QUESTIONS, books, documents, limitation, reply

YES_OR_NO = [name for name, spec in withdrawal.facts.specs.items() if spec.kind == "bool"]
SALE: dict[str, Any] = {
    **dict.fromkeys(YES_OR_NO, False), "is_distance_or_off_premises": True, "contract": "sale", "delivery": "at_once",
    "concluded_on": "2024-01-10", "was_first_delivered": True, "first_possession_on": "2024-01-15", "was_last_delivered": True,
    "last_possession_on": "2024-01-15", "was_informed": True, "informed_on": "2024-01-10", "has_withdrawn": True,
    "withdrew_on": "2024-01-29", "must_pay": True,
}  # fmt: skip
NOT_INFORMED = {"was_informed": False, "informed_on": None}


@pytest.mark.parametrize(
    ("changed", "outcome", "end"),
    [
        ({}, "withdrawn", "2024-01-29"),
        ({"withdrew_on": "2024-01-30"}, "too_late", "2024-01-29"),
        (NOT_INFORMED | {"withdrew_on": "2025-01-29"}, "withdrawn", "2025-01-29"),
        (NOT_INFORMED | {"withdrew_on": "2025-01-30"}, "too_late", "2025-01-29"),
        ({"informed_on": "2024-06-01", "withdrew_on": "2024-06-15"}, "withdrawn", "2024-06-15"),
        ({"informed_on": "2024-06-01", "withdrew_on": "2024-06-16"}, "too_late", "2024-06-15"),
        ({"is_sealed_for_hygiene": True, "was_unsealed": True}, "no_right", None),
        ({"is_made_to_order": True}, "no_right", None),
        ({"is_periodical": None, "is_subscription": True}, "withdrawn", "2024-01-29"),
        ({"is_made_to_order": None}, "undetermined", None),
    ],
)
def test_a_withdrawal(changed: dict[str, Any], outcome: str, end: str | None) -> None:
    decision = decide(withdrawal, W.read(SALE | changed), calendar=RestDays.none())
    assert decision.outcome == outcome
    if outcome != "undetermined":
        assert decision.values["last_day"] == (end and date.fromisoformat(end))


HOLIDAYS = {date(2024, 6, 19), date(2024, 7, 4)}
COURT = RestDays.of(HOLIDAYS, covers=("2024-01-01", "2025-12-31"), weekend=(5, 6))
SUIT = {"knew_on": "2021-06-01", "was_hindered": True, "sued_on": "2025-01-01"}


@pytest.mark.parametrize(
    ("question", "facts", "end"),
    [
        (reply, {"served_on": "2024-06-20", "was_mailed": False}, "2024-07-05"),  # the fourteenth day is a holiday
        (
            reply,
            {"served_on": "2024-06-01", "was_mailed": True},
            "2024-06-20",
        ),  # three days from the day it would otherwise end
        (reply, {"served_on": "2024-06-05", "was_mailed": True}, "2024-06-24"),
        (documents, {"created_on": "2020-02-29", "was_in_effect": False}, "2026-02-28"),
        (books, {"is_letter": False, "is_voucher": False, "arose_on": "2024-03-31"}, "2034-12-31"),
        (books, {"is_letter": True, "is_voucher": False, "arose_on": "2024-12-31"}, "2030-12-31"),
        (limitation, SUIT | {"hindered_from": "2024-01-01", "removed_on": "2024-01-15"}, "2024-07-15"),
        (limitation, SUIT | {"hindered_from": "2022-01-01", "removed_on": "2022-01-15"}, "2024-06-01"),
    ],
)
def test_a_deadline(question: Question[Any], facts: dict[str, Any], end: str) -> None:
    (found,) = decide(question, facts, calendar=COURT).values.values()
    assert found == date.fromisoformat(end)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_audit_of_deadlines_ends_and_holds(question: Question[Any]) -> None:
    assert [claim.id for claim in audit(question).claims if claim.status is not Status.HOLDS] == []


def test_a_day_that_is_asked_for_without_its_flag_is_named() -> None:
    value = Value("last_day", "last day", "最后一日", last_day)
    asked = Question("crd.anyway", asks=withdrawal.asks, facts=W, answers=withdrawal.answers, values=(value,))
    with pytest.raises(DefinitionError, match=r"`.*_on` is asked for where `.*` is denied, and there is no such day"):
        audit(asked, budget=200)
