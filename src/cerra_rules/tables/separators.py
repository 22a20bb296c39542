"""What separates the cells of a table: commas. Spreadsheets write others too, and then a header is one long name."""

from __future__ import annotations

from collections.abc import Iterable

_OTHERS = {";": "`;`", "\t": "tabs"}


def other_separator(names: Iterable[str]) -> str:
    """Return a hint where names of columns are several names with another separator between them, else nothing.

    >>> other_separator(["id;received_on"])
    'its cells seem to be separated by `;`: save it with commas'
    """
    for name in names:
        for sign, said in _OTHERS.items():
            if sign in name:
                return f"its cells seem to be separated by {said}: save it with commas"
    return ""
