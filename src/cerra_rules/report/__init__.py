"""Reports that a person can print, send or put into a calendar: `html` and `ics` of what a check found."""

from cerra_rules.report.calendar import ics
from cerra_rules.report.page import html

__all__ = ["html", "ics"]
