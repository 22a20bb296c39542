"""Figures and days that the law turns on, spelled out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cerra_rules import RestDays
from cerra_rules.errors import FactError
from cerra_rules.front import decide, find, question_ids
from cerra_rules.language import days, months, years
from cerra_rules.language.rows import Lang

RETURN = {
    "buyer_is_consumer": True,
    "is_service": False,
    "is_made_to_order": False,
    "is_fresh_or_perishable": False,
    "digital_supply": "none",
    "is_newspaper_or_periodical": False,
    "is_unsuitable_by_nature": False,
    "was_received": True,
    "return_was_requested": True,
}


@pytest.mark.parametrize(
    ("members", "present", "votes", "outcome"),
    [
        (17, 11, 11, "invalid_no_quorum"),
        (17, 12, 5, "invalid_insufficient_votes"),
        (17, 12, 6, "valid"),
        (18, 11, 11, "invalid_no_quorum"),
        (18, 12, 6, "valid"),
        (19, 12, 12, "invalid_no_quorum"),
        (19, 13, 6, "invalid_insufficient_votes"),
        (19, 13, 7, "valid"),
        (1, 0, 0, "invalid_no_quorum"),
        (1, 1, 1, "valid"),
        (99, 66, 33, "valid"),
    ],
)
def test_two_thirds_and_half(members: int, present: int, votes: int, outcome: str) -> None:
    facts = {"members_in_office": members, "present_members": present, "votes_for": votes}
    assert decide("charter.resolution", facts).outcome == outcome


def test_two_thirds_and_half_need_whole_people() -> None:
    for members in range(1, 100):
        values = decide("charter.resolution", {"members_in_office": members, "present_members": members}).values
        assert 3 * (values["required_present"] - 1) < 2 * members <= 3 * values["required_present"]
        assert 2 * (values["required_votes"] - 1) < members <= 2 * values["required_votes"]


def test_a_tie_passes_and_so_does_its_opposite() -> None:
    facts = {"members_in_office": 18, "present_members": 12, "votes_for": 6}
    decision = decide("charter.resolution", {**facts, "opposite_motion_was_voted": True, "opposite_votes_for": 6})
    assert decision.outcome == "valid"
    assert decision.values["has_contradictory_resolution"] is True


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2024-02-29", years(2), "2026-02-28"),
        ("2024-02-29", years(4), "2028-02-29"),
        ("2022-02-28", years(2), "2024-02-28"),
        ("2096-02-29", years(4), "2100-02-28"),
        ("2024-01-31", months(1), "2024-02-29"),
        ("2024-03-31", months(1), "2024-04-30"),
        ("2024-01-31", days(60), "2024-03-31"),
        ("2024-02-22", days(7), "2024-02-29"),
        ("2023-12-31", days(1), "2024-01-01"),
    ],
)
def test_periods_end_on_the_corresponding_day(start: str, period: object, end: str) -> None:
    assert period.after(date.fromisoformat(start)) == date.fromisoformat(end)  # type: ignore[attr-defined]  # a Period


def test_latest_start_is_the_inverse_of_after() -> None:
    for period in (days(7), days(60), months(1), months(18), years(1), years(2), years(3)):
        for n in range(1, 1600):
            end = date(2023, 12, 1) + timedelta(n)
            start = period.latest_start(end)
            assert period.after(start) <= end < period.after(start + timedelta(1))


@pytest.mark.parametrize(
    ("requested", "outcome"),
    [(7, "must_accept_return"), (8, "must_accept_return"), (9, "too_late")],
)
def test_the_day_of_receipt_is_not_counted(requested: int, outcome: str) -> None:
    facts = RETURN | {"received_on": date(2024, 3, 1), "return_requested_on": date(2024, 3, requested)}
    assert decide("anxi.seven_day_return", facts, calendar=RestDays.none()).outcome == outcome


def test_the_last_day_moves_past_rest_days_of_a_calendar_only() -> None:
    facts = RETURN | {"received_on": "2024-09-24", "return_requested_on": "2024-10-08"}
    holidays = RestDays(date(2024, 10, day) for day in range(1, 8))
    assert decide("anxi.seven_day_return", facts, calendar=holidays).values["last_day"] == date(2024, 10, 8)
    without = decide("anxi.seven_day_return", facts)
    assert (without.outcome, without.needs, without.values["last_day"]) == ("undetermined", ("calendar",), None)
    none = decide("anxi.seven_day_return", facts, calendar=RestDays.none())
    assert (none.outcome, none.values["last_day"]) == ("too_late", date(2024, 10, 1))
    elsewhere = RestDays([date(2024, 10, 2)])
    assert decide("anxi.seven_day_return", facts, calendar=elsewhere).values["last_day"] == date(2024, 10, 1)


def test_an_instant_is_its_day_in_shanghai() -> None:
    late = datetime(2024, 3, 1, 23, 30, tzinfo=UTC)
    facts = RETURN | {"received_on": late, "return_requested_on": date(2024, 3, 9)}
    decision = decide("anxi.seven_day_return", facts)
    assert decision.facts.known()["received_on"] == date(2024, 3, 2)
    assert decision.outcome == "must_accept_return"
    same = late.astimezone(timezone(timedelta(hours=-5)))
    assert decide("anxi.seven_day_return", facts | {"received_on": same}).facts == decision.facts
    assert decide("anxi.seven_day_return", facts | {"received_on": "2024-03-01T23:30:00Z"}).facts == decision.facts


def test_a_naive_instant_is_refused() -> None:
    facts = RETURN | {"received_on": datetime(2024, 3, 1, 23, 30)}  # noqa: DTZ001  # the point of the test
    with pytest.raises(FactError) as error:
        decide("anxi.seven_day_return", facts)
    assert str(error.value) == (
        "anxi.seven_day_return: fact `received_on`: `2024-03-01T23:30:00` has no time zone\n"
        "hint: give a date, or an instant with its offset such as +08:00"
    )


def test_adverse_answers_of_the_measures_name_the_missing_sanction() -> None:
    late = RETURN | {"received_on": "2024-03-01", "return_requested_on": "2024-03-20"}
    none = RestDays.none()
    assert [n.id for n in decide("anxi.seven_day_return", late, calendar=none).notes] == ["HL07", "HL01"]
    in_time = late | {"return_requested_on": "2024-03-02"}
    assert [n.id for n in decide("anxi.seven_day_return", in_time).notes] == ["HL07"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_adverse_answer_under_the_measures_says_that_they_carry_no_sanction(lang: Lang) -> None:
    said = {"en": "they carry no sanction of their own", "zh": "自身没有独立制裁"}[lang]
    for id in question_ids():
        question = find(id)
        if id.startswith("anxi.") and any(outcome.tone == "adverse" for outcome in question.outcomes):
            notes = [getattr(note, lang) for note in (*question.higher_law, *question.adverse_law)]
            assert any(said in note for note in notes), id
    adverse = decide("anxi.receipts", {"receipt_was_discarded_early": True})
    assert said in adverse.answer().text(lang, detail="full")


INSTRUCTIONS = re.compile(
    r"\b(Tell|Show|Explain|Warn|Answer:|Add|Alias|Do not|Overlay|must carry|must name|user)\b|提示|显示|使用者",
)


def test_notes_on_higher_law_speak_of_the_law_and_not_to_programmers() -> None:
    notes = {n for id in question_ids() for n in (*find(id).higher_law, *find(id).adverse_law)}
    assert notes
    assert [n.id for n in notes if INSTRUCTIONS.search(n.en) or INSTRUCTIONS.search(n.zh)] == []
