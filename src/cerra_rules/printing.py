"""Text of others made safe to print."""

from __future__ import annotations

import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_LONGEST = 2000


def printable(text: str) -> str:
    """Return user text on one line, without the characters that would move the cursor or colour the screen."""
    shown = text[:_LONGEST] + ("..." if len(text) > _LONGEST else "")
    return "".join(ascii(c)[1:-1] if unicodedata.category(c) in _HIDDEN else c for c in shown)


def visible(text: str) -> list[str]:
    """Return the lines of a text that show something, without the characters in them that show nothing."""
    lines = ("".join(c for c in line if unicodedata.category(c) not in _HIDDEN) for line in text.splitlines())
    return [line.strip() for line in lines if line.strip()]
