"""Lengths of calendar time, and Shanghai days; rest days stand in `rest_days`.

A period is counted in Gregorian calendar days without times of day. The day of the starting event is not
counted. Months and years end on the corresponding day, or on the last day of the month where that day does
not exist (29 February plus two years is 28 February). Sums are never chained: a period is added once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from cerra_rules.errors import DefinitionError

EARLIEST_DAY = date(1900, 1, 1)
LATEST_DAY = date(2200, 12, 31)
LONGEST = 150_000
"""In days: somewhat more than from the earliest to the latest."""
_DAY = timedelta(1)
_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Period:
    """A length of calendar time as a provision states it, in days, months and years."""

    days: int = 0
    months: int = 0
    years: int = 0

    def __post_init__(self) -> None:
        for amount in (self.days, self.months, self.years):
            if type(amount) is not int:
                raise DefinitionError(f"a period of `{amount}`", "days, weeks, months and years come in whole numbers")
        if max(abs(end) for end in self.bounds) > LONGEST:
            raise DefinitionError(
                f"a period of {self} is longer than all days there are",
                f"{EARLIEST_DAY} to {LATEST_DAY}",
            )

    def __add__(self, other: Period) -> Period:
        if type(self) is not Period or type(other) is not Period:
            if isinstance(other, Period):
                what = f"`{self}` and `{other}` are no length together"
                raise DefinitionError(what, "add one after the other to a day: day + END_OF_YEAR + years(10)")
            return NotImplemented
        return Period(self.days + other.days, self.months + other.months, self.years + other.years)

    def __mul__(self, times: int) -> Period:
        if type(self) is not Period or type(times) is not int:
            return NotImplemented
        return Period(self.days * times, self.months * times, self.years * times)

    __rmul__ = __mul__

    def after(self, start: date) -> date:
        """Return the last day of the period that starts with an event on `start`."""
        if self.years and not self.months:
            try:  # the common case, in a tenth of relativedelta's time
                start = date(start.year + self.years, start.month, start.day)
            except ValueError:
                start += _delta(self.years, 0)
        elif self.months:
            start += _delta(self.years, self.months)
        return start + timedelta(self.days) if self.days else start

    def latest_start(self, end: date) -> date:
        """Return the latest day from which the period ends on `end` or earlier."""
        if self.in_days is not None:
            return end - timedelta(self.days)
        start = _opposite(self).after(end)
        while self.after(start) > end:
            start -= _DAY
        while self.after(start + _DAY) <= end:
            start += _DAY
        return start

    @property
    def in_days(self) -> int | None:
        """The length in days; None where it depends on the start."""
        return None if self.months or self.years else self.days

    @property
    def bounds(self) -> tuple[int, int]:
        """The fewest and the most days that the period can have."""
        ends = (self.days + 28 * self.months + 365 * self.years, self.days + 31 * self.months + 366 * self.years)
        return min(ends), max(ends)

    @property
    def ways(self) -> tuple[Period, Period]:
        """What of the period leads on, and what leads back, each as a length that is positive."""
        ends = (self.days, self.months, self.years)
        return Period(*(max(n, 0) for n in ends)), Period(*(max(-n, 0) for n in ends))

    def __str__(self) -> str:
        parts = ((self.years, "year"), (self.months, "month"), (self.days, "day"))
        return " ".join(f"{n} {unit}{'' if abs(n) == 1 else 's'}" for n, unit in parts if n) or "0 days"

    @property
    def zh(self) -> str:
        """Return the length in Chinese."""
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "日"))
        return "".join(f"{n}{unit}" for n, unit in parts if n) or "0日"


@cache
def _delta(years: int, months: int) -> relativedelta:
    return relativedelta(years=years, months=months)


@cache
def _opposite(period: Period) -> Period:
    return period * -1


@dataclass(frozen=True, slots=True)
class EndOfYear(Period):
    """What is left of the calendar year in which a day falls; it ends on 31 December."""

    def after(self, start: date) -> date:
        """Return 31 December of the year of `start`."""
        return date(start.year, 12, 31)

    def latest_start(self, end: date) -> date:
        """Return the latest day of the last year that ends on `end` or earlier."""
        return end if (end.month, end.day) == (12, 31) else date(end.year - 1, 12, 31)

    @property
    def in_days(self) -> None:
        """None: the length depends on the start."""
        return

    @property
    def bounds(self) -> tuple[int, int]:
        """The fewest and the most days that can be left of a year."""
        return 0, 365

    def __str__(self) -> str:
        return "the rest of the year"

    @property
    def zh(self) -> str:
        """Return the length in Chinese."""
        return "至年末"


END_OF_YEAR = EndOfYear()


def days(n: int) -> Period:
    """Return a period of `n` days."""
    return Period(days=n)


def weeks(n: int) -> Period:
    """Return a period of `n` weeks."""
    return Period(days=7 * n)


def months(n: int) -> Period:
    """Return a period of `n` months."""
    return Period(months=n)


def years(n: int) -> Period:
    """Return a period of `n` years."""
    return Period(years=n)


def shanghai_day(instant: datetime) -> date:
    """Return the calendar day in Shanghai on which an aware instant falls."""
    zone: tzinfo
    try:
        zone = ZoneInfo("Asia/Shanghai")
    except (KeyError, OSError):  # a machine without a time-zone database: right for every instant since 1992
        zone = _BEIJING
    return instant.astimezone(zone).date()
