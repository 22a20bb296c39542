"""iCalendar: the deadlines that the answers come to, as entries of a calendar."""

from __future__ import annotations

from cerra_rules.checking.checked import Checked
from cerra_rules.language.rows import Lang
from cerra_rules.reports.printed import ics


def written(checked: Checked, lang: Lang) -> str:
    """Return the calendar."""
    return ics(checked.report, lang)
