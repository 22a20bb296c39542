"""The day of today: the only place that reads the clock, for the expiry of exceptions and nothing else."""

from __future__ import annotations

from datetime import date, datetime

from cerra_rules.cases.cases import rest_day
from cerra_rules.errors import CaseFileError
from cerra_rules.language.periods import shanghai_day


def today(as_of: str | None) -> date:
    """Return the day given as YYYY-MM-DD, else today's in Shanghai. Raises CaseFileError."""
    if as_of is None:
        return shanghai_day(datetime.now().astimezone())
    try:
        return rest_day(as_of, "--as-of")
    except CaseFileError as error:
        raise CaseFileError(error.message, "write a day as YYYY-MM-DD") from None
