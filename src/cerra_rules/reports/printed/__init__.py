"""Reports that a person can print, send or put into a calendar: `html` and `ics` of what a check found."""

from cerra_rules.reports.printed.calendar import ics
from cerra_rules.reports.printed.page import html

__all__ = ["html", "ics"]
