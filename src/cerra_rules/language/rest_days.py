"""Rest days: a calendar, what it covers, and how it moves a last day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from cerra_rules.errors import CalendarError, MissingExtraError, install

_DAY = timedelta(1)
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

    __slots__ = ("_days", "_runs", "_starts", "covers", "is_none")

    def __init__(self, days: Iterable[date | str], *, covers: tuple[date | str, date | str] | None = None) -> None:
        if isinstance(days, str) or not isinstance(days, Iterable):  # a text would be a list of letters
            raise CalendarError(f"calendar: `{days}` is no list of rest days", 'RestDays(["2024-10-01", ...])')
        self._days = frozenset(_rest_day(day) for day in days)
        listed = sorted(self._days)
        self.covers = _covered(listed, covers)
        """The first and the last day about which all is known."""
        self.is_none = not listed and self.covers == _EVER
        """Whether it says that no day at all is a rest day."""
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
    def moving(cls, last_day: date | str, to: date | str) -> RestDays:
        """Return what is known of rest days once it is said to which day a last day moves; to itself, where it is none.

        Raises CalendarError for what is no day, and where it would move back, or further than rest days follow each other.
        """
        first, moved = _rest_day(last_day), _rest_day(to)
        if not 0 <= (moved - first).days <= LONGEST_RUN:
            raise CalendarError(
                f"calendar: the last day cannot move from {first} to {moved}",
                f"a day from {first} to {first + _DAY * LONGEST_RUN}",
            )
        return cls(_days(first, moved - _DAY), covers=(first, moved))

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
