"""Calendars: what they say, what they cover, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules import RestDays
from cerra_rules.errors import CalendarError

DAY = timedelta(1)
FIRST = date(2024, 10, 1)
WEEK = [FIRST + n * DAY for n in range(7)]


def test_a_calendar_covers_the_whole_years_of_its_days_unless_it_says_otherwise() -> None:
    assert RestDays(WEEK).covers == (date(2024, 1, 1), date(2024, 12, 31))
    assert RestDays(["2023-12-31", "2024-01-01"]).covers == (date(2023, 1, 1), date(2024, 12, 31))
    assert RestDays(WEEK, covers=("2024-09-30", "2024-10-08")).covers == (date(2024, 9, 30), date(2024, 10, 8))
    assert RestDays([], covers=(FIRST, FIRST)).is_covered(FIRST)


def test_none_is_said_on_purpose() -> None:
    none = RestDays.none()
    assert none.is_none
    assert none
    assert none.roll(FIRST) == FIRST
    assert repr(none) == "RestDays.none()"
    assert none.to_data() == "none"
    assert not RestDays([], covers=(FIRST, FIRST)).is_none


def test_a_day_moves_as_far_as_the_calendar_tells() -> None:
    week = RestDays(WEEK, covers=(FIRST, WEEK[-1] + DAY))
    assert week.roll(FIRST) == WEEK[-1] + DAY
    assert RestDays(WEEK, covers=(FIRST, WEEK[-1])).roll(FIRST) is None
    assert week.roll(FIRST - DAY) is None


@pytest.mark.parametrize(
    ("days", "covers", "message"),
    [
        ([], None, "calendar: no rest day is listed, and nothing says which days that is known of"),
        (WEEK, (WEEK[1], WEEK[-1]), "calendar: 2024-10-01 is listed, and not covered"),
        (WEEK, (WEEK[-1], FIRST), "calendar: what it covers ends (2024-10-01) before it begins (2024-10-07)"),
        (WEEK, FIRST, "calendar: `2024-10-01` is no first and last day"),
        (
            [FIRST + n * DAY for n in range(32)],
            None,
            "calendar: more than 31 rest days follow each other from 2024-10-01",
        ),
        (["2024-02-30"], None, "calendar: `'2024-02-30'` is not a day"),
        ("2024-10-01", None, "calendar: `2024-10-01` is no list of rest days"),  # seen: `'2'` is not a day
    ],
)
def test_what_is_no_calendar_is_refused(days: list[object], covers: object, message: str) -> None:
    with pytest.raises(CalendarError) as error:
        RestDays(days, covers=covers)  # type: ignore[arg-type]  # what a caller may give
    assert error.value.message == message
    assert error.value.hint


def test_thirty_one_rest_days_in_a_row_are_a_calendar() -> None:
    long = [FIRST + n * DAY for n in range(31)]
    assert RestDays(long).roll(FIRST) == FIRST + 31 * DAY


@given(
    st.sets(st.dates(date(2024, 1, 1), date(2024, 3, 1)), max_size=20), st.dates(date(2024, 1, 1), date(2024, 3, 20))
)
def test_roll_is_the_walk_from_day_to_day(days: set[date], day: date) -> None:
    calendar = RestDays(days, covers=(date(2024, 1, 1), date(2024, 3, 10)))
    walked = day
    while walked in days:
        walked += DAY
    assert calendar.walk(day) == walked
    assert calendar.roll(day) == (walked if walked <= date(2024, 3, 10) else None)
    assert calendar.latest_unrolled(walked) >= day


def test_the_calendar_of_china_knows_weekends_and_shifted_working_days() -> None:
    china = RestDays.china()
    assert china.roll(date(2024, 10, 1)) == date(2024, 10, 8)
    assert date(2024, 10, 12) not in china  # a Saturday on which people work for the holiday week
    assert date(2024, 10, 13) in china
    assert china.roll(date(china.covers[1].year + 1, 1, 1)) is None
    assert china.covers[0] <= date(2014, 3, 15) <= china.covers[1]


def test_a_calendar_of_the_package_holidays_is_filled_as_it_is_asked_and_weekends_are_never_assumed() -> None:
    covers = ("2024-01-01", "2024-12-31")
    without = RestDays.of(holidays.country_holidays("CN"), covers=covers, weekend=())
    assert date(2024, 10, 1) in without
    assert date(2024, 6, 15) not in without
    assert date(2024, 6, 15) in RestDays.of(holidays.country_holidays("CN"), covers=covers, weekend=(5, 6))
    with pytest.raises(TypeError):
        RestDays.of(holidays.country_holidays("CN"), covers=covers)  # type: ignore[call-arg]  # nobody said


def test_equal_calendars_say_and_cover_the_same() -> None:
    assert RestDays(WEEK) == RestDays(WEEK, covers=("2024-01-01", "2024-12-31"))
    assert RestDays(WEEK) != RestDays(WEEK, covers=("2024-01-01", "2025-12-31"))
    assert len({RestDays(WEEK), RestDays(list(reversed(WEEK)))}) == 1
    assert RestDays(WEEK).to_data() == {
        "rest_days": [d.isoformat() for d in WEEK],
        "covers": ["2024-01-01", "2024-12-31"],
    }
