"""HTML: one page that needs no network, to read on a screen or to print."""

from __future__ import annotations

from cerra_rules.checking.checked import Checked
from cerra_rules.language.rows import Lang
from cerra_rules.reports.printed import html


def written(checked: Checked, lang: Lang) -> str:
    """Return the page."""
    return html(checked, lang)
