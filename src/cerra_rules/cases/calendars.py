"""Calendars by their names: `china`, `none`, or a file that lists rest days."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cerra_rules.cases.cases import calendar_in, rest_day
from cerra_rules.cases.documents import read
from cerra_rules.errors import CalendarError, CaseFileError, near
from cerra_rules.language.rest_days import RestDays

CALENDARS = ("china", "none")
"""The calendars that are no files."""


def calendar_named(name: str) -> RestDays:
    """Return the calendar of this name: `china` (extra `calendar`), `none` (no day is a rest day), or a file of rest days.

    A file holds a list of days, or `rest_days` and `covers`, as the calendar of a case does. Raises CaseFileError,
    CalendarError, and MissingExtraError for the calendar of China.
    """
    if name in CALENDARS:
        return calendar_in(name, "--calendar")
    try:
        documents = list(read(name))
    except CaseFileError as error:
        if Path(name).exists():
            raise
        raise CaseFileError(error.message, f"{near(name, CALENDARS)} (or name a file of rest days)") from None
    if len(documents) != 1:
        raise CaseFileError(f"{name}: a calendar is one document, not {len(documents)}", "rest_days: [2024-10-01, ...]")
    return calendar_in(documents[0], name)


def calendar_from(name: str | None, days: Iterable[str] | None) -> RestDays | None:
    """Return the calendar of a name, or of rest days named one by one; None where nothing is said. Raises CalendarError."""
    listed = [rest_day(day, "--rest-day") for day in days or ()]
    if name is not None and listed:
        raise CalendarError(
            "--calendar and --rest-day both say which days are rest days", "put all of them into one file"
        )
    return RestDays(listed) if listed else None if name is None else calendar_named(name)
