"""Calendar days for the solver: years from March on, in digits, with neither division nor remainder.

A year that starts on 1 March has its leap day at the end, so that "the corresponding day, or the month's last day"
is a minimum. Written as 400e + 100c + 4q + r, its first day is a sum of its digits. Every day in the horizon has
exactly one such year and number in it, so stating that they exist assumes nothing.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.errors import CerraError
from cerra_rules.language.periods import EndOfYear, Period
from cerra_rules.language.rest_days import LONGEST_RUN, RestDays
from cerra_rules.smt.solver import Bool, Ground, Whole, every, implies, pick, some

HORIZON = (date(1600, 3, 1), date(2400, 2, 29))
"""The days that the digits e = 4 and e = 5 reach."""
_MARCH_YEAR_0 = date(2000, 3, 1).toordinal() - 5 * 146_097
_LENGTHS = (31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29)  # March to February
_FEBRUARY = 11
_STARTS = (0, *accumulate(_LENGTHS[:_FEBRUARY]))
_DECEMBER_31 = _STARTS[10] - 1


class Day(NamedTuple):
    """A day as its ordinal, with the earliest and the latest that it can be."""

    number: Whole
    low: int
    high: int

    @classmethod
    def fixed(cls, day: date) -> Day:
        """Return a day that is known."""
        n = day.toordinal()
        return cls(n, n, n)


class _Year(NamedTuple):
    """A year from March on: which, the ordinal of its first day, and how many days follow that one."""

    year: Whole
    first: Whole
    rest: Whole


class Days:
    """Moves days along periods, in one conversation with the solver."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._parts: dict[int, tuple[Whole, _Year, Whole]] = {}  # by the solver's id of the number

    def after(self, day: Day, period: Period) -> Day:
        """Return the last day of a period that starts on a day, as `Period.after` does."""
        if not isinstance(period, EndOfYear) and period.in_days is not None:
            return Day(day.number + period.days, day.low + period.days, day.high + period.days)
        low, high = (_after(period, end) for end in (day.low, day.high))
        if isinstance(day.number, int):
            return Day(_after(period, day.number), low, high)
        _reached(day.low)
        _reached(day.high)
        if isinstance(period, EndOfYear):
            return Day(self._end_of_year(day.number), low, high)
        move = self._add_months if period.months else self._add_years
        return Day(move(day.number, period) + period.days, low, high)

    def rolled(self, day: Day, calendar: RestDays | None, later: Whole | None = None) -> Day:
        """Return a day moved past the rest days of a calendar, by some days where it does not tell by how many.

        How many these are is `later`, or a number of this conversation alone.
        """
        walked = self.walked(day, calendar)
        told = self.tells(walked, calendar)
        if told is True:
            return walked
        number = walked.number + (self.later if later is None else later)
        return Day(pick(told, walked.number, number), walked.low, walked.high + LONGEST_RUN)

    def walked(self, day: Day, calendar: RestDays | None) -> Day:
        """Return a day moved past the rest days of a calendar as far as it tells them."""
        if calendar is None or calendar.is_none:
            return day
        number = day.number
        for first, following in _runs(calendar):
            number = pick(every(first <= day.number, day.number < following), following, number)
        low, high = (calendar.walk(date.fromordinal(n)).toordinal() for n in (day.low, day.high))
        return Day(number, low, high)

    def tells(self, walked: Day, calendar: RestDays | None) -> Bool:
        """Hold where a calendar tells that a day to which it moved another one is no rest day."""
        if calendar is None or calendar.is_none:
            return calendar is not None
        first, last = (end.toordinal() for end in calendar.covers)
        return every(
            first <= walked.low or first <= walked.number, walked.high <= last or walked.number <= last
        )  # fmt: skip

    @cached_property
    def later(self) -> Whole:
        """By how many days a last day moves past rest days that no calendar tells."""
        return self._ground.number(CALENDAR, 0, LONGEST_RUN)

    def _year(self) -> _Year:
        """Return a new year of which nothing is known but that it lies in the horizon."""
        e, c, q, r = (self._ground.number(f"year.{n}", low, high) for n, low, high in _DIGITS)
        ends_in_leap_year = every(r == 3, pick(q == 24, c == 3, True))
        return _Year(
            400 * e + 100 * c + 4 * q + r,
            _MARCH_YEAR_0 + 146_097 * e + 36_524 * c + 1_461 * q + 365 * r,
            pick(ends_in_leap_year, 365, 364),
        )

    def _year_of(self, number: Whole) -> tuple[_Year, Whole]:
        """Return the year of a day, and how many days of it have passed before."""
        known = self._parts.get(number.get_id())
        if known is None:
            year = self._year()
            passed = number - year.first
            self._ground.always(passed >= 0, passed <= year.rest)
            known = self._parts[number.get_id()] = (number, year, passed)
        return known[1:]

    def _add_years(self, number: Whole, period: Period) -> Whole:
        year, passed = self._year_of(number)
        then = self._later(year, period.years)
        return then.first + pick(passed <= then.rest, passed, then.rest)

    def _add_months(self, number: Whole, period: Period) -> Whole:
        year, passed = self._year_of(number)
        years, months = divmod(12 * period.years + period.months, 12)
        then = self._later(year, years)
        moved, which = self._ground.number("moved", 0, 2 * 365), []
        for month in range(12):  # a truth for each month, not a number: the solver splits truths sooner
            is_later, month_then = divmod(month + months, 12)  # of the year after, February is not reached
            day = passed - _STARTS[month] + _STARTS[month_then]
            if month_then == _FEBRUARY:
                day = pick(day <= then.rest, day, then.rest)
            elif _LENGTHS[month] > _LENGTHS[month_then]:
                last = _STARTS[month_then + 1] - 1
                day = pick(day <= last, day, last)
            which.append(self._ground.truth("month"))
            in_month = every(passed >= _STARTS[month], passed < _STARTS[month] + _LENGTHS[month])
            self._ground.always(implies(which[-1], every(in_month, moved == day + (then.rest + 1 if is_later else 0))))
        self._ground.always(some(*which))
        return then.first + moved

    def _later(self, year: _Year, years: int) -> _Year:
        """Return the year that is so many years after another one."""
        if not years:
            return year
        then = self._year()
        self._ground.always(then.year == year.year + years)
        return then

    def _end_of_year(self, number: Whole) -> Whole:
        year, passed = self._year_of(number)
        is_after_new_year = passed > _DECEMBER_31
        return year.first + _DECEMBER_31 + pick(is_after_new_year, year.rest + 1, 0)


_DIGITS = (("e", 4, 5), ("c", 0, 3), ("q", 0, 24), ("r", 0, 3))


def _after(period: Period, number: int) -> int:
    return _reached(period.after(date.fromordinal(number)).toordinal())


def _reached(number: int) -> int:
    if not HORIZON[0].toordinal() <= number <= HORIZON[1].toordinal():
        raise CerraError(
            f"proofs: `{date.fromordinal(number)}` is beyond the solver's calendar",
            f"it reaches from {HORIZON[0]} to {HORIZON[1]}",
        )
    return number


def _runs(calendar: RestDays) -> list[tuple[int, int]]:
    """Return each run of rest days as its first day and the day that follows it."""
    starts = [d for d in calendar if d - timedelta(1) not in calendar]
    return [(d.toordinal(), calendar.walk(d).toordinal()) for d in starts]


class AnyDays(Days):
    """Moves days by functions of which nothing is known but that they keep the order of days.

    What is proved of them holds of every period and every calendar that keeps it; that the periods do is a claim of
    its own (`keeps_order`). An example found with them need not be real.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._moved: dict[str, list[tuple[Whole, Whole]]] = {}
        self.covers: tuple[Day, Day] | None = None
        """The first and the last day of which all is known, where they are any; None where the calendar says them."""

    def after(self, day: Day, period: Period) -> Day:
        """Return some day that depends on a day and a period alone."""
        if isinstance(day.number, int) or period.in_days is not None:
            return super().after(day, period)
        low, high = (_after(period, end) for end in (day.low, day.high))
        return Day(self._move(f"after {period}", day.number), low, high)

    def walked(self, day: Day, calendar: RestDays | None) -> Day:
        """Return some day that depends on a day alone."""
        is_told = calendar is None or calendar.is_none
        return super().walked(day, calendar) if is_told else Day(self._move("roll", day.number), *day[1:])

    def tells(self, walked: Day, calendar: RestDays | None) -> Bool:
        """Hold where a day is among those covered, which are any."""
        if self.covers is None:
            return super().tells(walked, calendar)
        first, last = self.covers
        return every(first.number <= walked.number, walked.number <= last.number)

    def _move(self, how: str, number: Whole) -> Whole:
        known = self._moved.setdefault(how, [])
        for before, after in known:
            if before.get_id() == number.get_id():
                return after
        moved = self._ground.number(how)
        for before, after in known:
            self._ground.always(implies(before <= number, after <= moved), implies(number <= before, moved <= after))
        known.append((number, moved))
        return moved
