"""Text of others made safe to show: on a terminal, in the log of a CI system, in a page."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import Any

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LONGEST = 2000
# What no terminal shows, and a reader of logs may pass over: joiners, variation selectors, fillers.
_SILENT = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
# GitHub takes `::name` at the beginning of a line for a command, GitHub and Azure Pipelines take `##[name]` and
# `##vso[name]` anywhere in it.
_COMMAND = re.compile(rf"^([\s{_SILENT}]*)(:)|#(?=[{_SILENT}]*#)")


def printable(text: str, longest: int | None = _LONGEST) -> str:
    """Return user text on one line, without what would move the cursor, colour the screen or command a CI system."""
    shown = text if longest is None or len(text) <= longest else f"{text[:longest]}..."
    if not shown.isprintable():  # of what is, nothing is hidden
        shown = "".join(ascii(c)[1:-1] if unicodedata.category(c) in _HIDDEN else c for c in shown)
    return _COMMAND.sub(lambda found: f"{found[1]}\\x3a" if found[2] else r"\x23", shown)


def markup(text: object) -> str:
    """Return user text as it may stand in a page."""
    return escape(printable(str(text)))


def visible(text: str) -> list[str]:
    """Return the lines of a text that show something, without the characters in them that show nothing."""
    lines = ("".join(c for c in line if unicodedata.category(c) not in _HIDDEN) for line in text.splitlines())
    return [line.strip() for line in lines if line.strip()]


def typed(value: Any) -> str:
    """Return plain data as it is typed at the command line: `true`, `2024-09-24`, `a, b`."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def columns(text: str) -> int:
    """Return how wide a text is on a terminal, where a Chinese character is as wide as two others."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
