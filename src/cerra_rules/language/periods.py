"""The only date arithmetic: lengths of calendar time, rest days, and Shanghai days.

A period is counted in Gregorian calendar days without times of day. The day of the starting event is not
counted. Months and years end on the corresponding day, or on the last day of the month where that day does
not exist (29 February plus two years is 28 February). Sums are never chained: a period is added once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from cerra_rules.errors import CalendarError, DefinitionError, FactError, MissingExtraError, install

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
                start += relativedelta(years=self.years)
        elif self.months:
            start += relativedelta(years=self.years, months=self.months)
        return start + timedelta(self.days) if self.days else start

    def latest_start(self, end: date) -> date:
        """Return the latest day from which the period ends on `end` or earlier."""
        if self.in_days is not None:
            return end - timedelta(self.days)
        start = Period(-self.days, -self.months, -self.years).after(end)
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

    def __str__(self) -> str:
        parts = ((self.years, "year"), (self.months, "month"), (self.days, "day"))
        return " ".join(f"{n} {unit}{'' if abs(n) == 1 else 's'}" for n, unit in parts if n) or "0 days"

    @property
    def zh(self) -> str:
        """Return the length in Chinese."""
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "日"))
        return "".join(f"{n}{unit}" for n, unit in parts if n) or "0日"


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


LONGEST_RUN = 31
"""So many rest days may follow each other: no calendar has more, and what is unknown moves no day further."""


class RestDays:
    """What is known about rest days, on which a last day does not fall: it moves to the next day that is none of them.

    The law names rest days but the State Council fixes them year by year, so the caller brings the list, as dates or as
    ISO text. All is known about the days that it `covers`, first and last; where nothing is said, these are the whole years
    of the days listed. About other days nothing is known: a last day that falls there may move, by up to 31 days.
    `RestDays.none()` says on purpose that no day is a rest day; no calendar at all (None) says nothing.

    Raises CalendarError for what is no day, an empty list that says not what it covers, a day that is listed and not
    covered, and more than 31 rest days without a gap.
    """

    __slots__ = ("_days", "_runs", "_starts", "covers")

    def __init__(self, days: Iterable[date | str], *, covers: tuple[date | str, date | str] | None = None) -> None:
        if not isinstance(days, Iterable):
            raise CalendarError(f"`{days}` is no list of rest days", 'RestDays(["2024-10-01", ...])')
        self._days = frozenset(_rest_day(day) for day in days)
        listed = sorted(self._days)
        self.covers = _covered(listed, covers)
        """The first and the last day about which all is known."""
        self._runs = _runs(listed)
        """Rest days without a gap: the first and the last of each, in order."""
        self._starts = [first for first, _ in self._runs]
        if long := [first for first, last in self._runs if (last - first).days >= LONGEST_RUN]:
            raise CalendarError(
                f"calendar: more than {LONGEST_RUN} rest days follow each other from {long[0]}",
                "list rest days, not working days",
            )

    @classmethod
    def none(cls) -> RestDays:
        """Return the calendar that says on purpose that no day is a rest day."""
        return cls((), covers=_EVER)

    @classmethod
    def china(cls) -> RestDays:
        """Return the rest days of mainland China as the State Council has fixed them, weekends and shifted working days included.

        They are those of the package `chinesecalendar` (extra `calendar`), and cover the years that it has.
        Raises MissingExtraError where it is not installed.
        """
        try:
            import chinese_calendar  # noqa: PLC0415  # an extra
        except ModuleNotFoundError:
            raise MissingExtraError("the calendar of China needs `chinesecalendar`", install("calendar")) from None
        listed = chinese_calendar.constants.holidays
        first, last = date(min(listed).year, 1, 1), date(max(listed).year, 12, 31)
        return cls((day for day in _days(first, last) if chinese_calendar.is_holiday(day)), covers=(first, last))

    @classmethod
    def of(
        cls, holidays: Container[date], *, covers: tuple[date | str, date | str], weekend: Iterable[int]
    ) -> RestDays:
        """Return the rest days among the days covered: those in `holidays`, and those of the `weekend`.

        `holidays` is whatever says whether a day is in it, such as an object of the package `holidays`, which fills itself as
        it is asked. `weekend` are weekdays as `date.weekday` counts them (5 and 6 are Saturday and Sunday), none for none: it
        is never assumed.
        """
        first, last = _ends(covers)
        off = frozenset(weekend)
        return cls((day for day in _days(first, last) if day in holidays or day.weekday() in off), covers=(first, last))

    @property
    def is_none(self) -> bool:
        """Whether it says that no day at all is a rest day."""
        return not self._days and self.covers == _EVER

    def is_covered(self, day: date) -> bool:
        """Whether all is known about a day."""
        return self.covers[0] <= day <= self.covers[1]

    def roll(self, day: date) -> date | None:
        """Return `day`, or the first later day that is no rest day; None where the calendar does not say."""
        moved = self.walk(day)
        return moved if self.covers[0] <= moved <= self.covers[1] else None

    def walk(self, day: date) -> date:
        """Return the first day from `day` on that is no rest day as far as the calendar says."""
        return self._run(day)[1] + _DAY if day in self._days else day

    def latest_unrolled(self, end: date) -> date:
        """Return the latest day that `walk` moves to `end` or earlier."""
        return self._run(end)[0] - _DAY if end in self._days else end

    def longest_roll(self, start: date, end: date) -> int:
        """Return by how many days `walk` moves a day from `start` to `end` at most."""
        among = self._runs[max(0, bisect_right(self._starts, start) - 1) : bisect_right(self._starts, end)]
        return max([0, *((last - max(first, start)).days + 1 for first, last in among)])

    def _run(self, day: date) -> tuple[date, date]:
        return self._runs[bisect_right(self._starts, day) - 1]

    def to_data(self) -> Any:
        """Return it as plain data: `none`, or the rest days and what is covered."""
        if self.is_none:
            return "none"
        return {"rest_days": [day.isoformat() for day in self], "covers": [day.isoformat() for day in self.covers]}

    @classmethod
    def from_data(cls, data: Any) -> RestDays:
        """Return the calendar that `to_data` wrote, or that of a bare list of rest days. Raises CalendarError."""
        if data == "none":
            return cls.none()
        if isinstance(data, dict) and set(data) <= {"rest_days", "covers"} and isinstance(data.get("rest_days"), list):
            return cls(data["rest_days"], covers=data.get("covers"))
        if isinstance(data, list):
            return cls(data)
        raise CalendarError(f"calendar: `{data!r:.60}` is none", 'write "none", or `rest_days` and `covers`')

    def __contains__(self, day: object) -> bool:
        return day in self._days

    def __iter__(self) -> Iterator[date]:
        return iter(sorted(self._days))

    def __len__(self) -> int:
        return len(self._days)

    def __bool__(self) -> bool:
        return True  # to know that no day is one is to know something

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RestDays) and (self._days, self.covers) == (other._days, other.covers)

    def __hash__(self) -> int:
        return hash((self._days, self.covers))

    def __repr__(self) -> str:
        if self.is_none:
            return "RestDays.none()"
        first, last = self.covers
        return f"RestDays([{', '.join(d.isoformat() for d in self)}], covers=({first.isoformat()}, {last.isoformat()}))"


_EVER = (date.min, date.max)


def _ends(covers: object) -> tuple[date, date]:
    if not isinstance(covers, tuple | list) or len(covers) != 2:
        raise CalendarError(f"calendar: `{covers}` is no first and last day", 'covers=("2024-01-01", "2024-12-31")')
    first, last = (_rest_day(day) for day in covers)
    if first > last:
        raise CalendarError(
            f"calendar: what it covers ends ({last}) before it begins ({first})", "the first day, then the last"
        )
    return first, last


def _days(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))


def _covered(listed: list[date], covers: object) -> tuple[date, date]:
    if covers is None:
        if not listed:
            raise CalendarError(
                "calendar: no rest day is listed, and nothing says which days that is known of",
                "RestDays.none() says that no day is one; RestDays([], covers=(first, last)) that none of these is",
            )
        return date(listed[0].year, 1, 1), date(listed[-1].year, 12, 31)
    first, last = _ends(covers)
    if outside := [day for day in listed if not first <= day <= last]:
        raise CalendarError(
            f"calendar: {outside[0]} is listed, and not covered", "what is listed lies between the days covered"
        )
    return first, last


def _runs(days: list[date]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for day in days:
        first = found.pop()[0] if found and found[-1][1] + _DAY == day else day
        found.append((first, day))
    return found


def _rest_day(day: object) -> date:
    if type(day) is date:
        return day
    if isinstance(day, str) and len(day) == len("YYYY-MM-DD"):
        try:
            return date.fromisoformat(day)
        except ValueError:
            pass
    raise CalendarError(f"calendar: `{day!r}` is not a day", "give rest days as datetime.date, or as YYYY-MM-DD")


def shanghai_day(instant: datetime) -> date:
    """Return the calendar day in Shanghai on which an aware instant falls.

    Raises FactError for a naive datetime, whose day nobody can know.
    """
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise FactError(
            f"`{instant.isoformat()}` has no time zone",
            "give a date, or an instant with its offset such as +08:00",
        )
    zone: tzinfo
    try:
        zone = ZoneInfo("Asia/Shanghai")
    except (KeyError, OSError):  # a machine without a time-zone database: right for every instant since 1992
        zone = _BEIJING
    try:
        return instant.astimezone(zone).date()
    except OverflowError:
        raise FactError(f"`{instant.isoformat()}` is no day in Shanghai that a calendar reaches") from None
