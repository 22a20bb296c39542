"""The JSON of case files, receipts, baselines and certificates: the parser of Python, stricter.

A key that stands twice, NaN and Infinity are errors; so is nesting and a number that Python itself does not read.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from cerra_rules.errors import CaseFileError

MAX_DEPTH = 40
_JSON_KEY = re.compile(r'("(?:[^"\\]|\\.)*+")\s*+(:)?|[{}]', re.DOTALL)
_HINTS = {
    "mapping values are not allowed here": "a text with a colon in it needs quotation marks around it",
    "cannot start any token": "indent with spaces; a text that begins with this character needs quotation marks",
    "could not find expected ':'": "a key is followed by a colon and a space",
    "extra data": "a file with one JSON document on each line is JSON Lines: name it .jsonl",
    "cannot overwrite a value": "a key stands only once",
}


class NotJsonError(CaseFileError):
    """A text is not JSON."""


def _doubled(text: str, place: str) -> CaseFileError:
    """Return the error for the first key that stands twice in an object of JSON, which is in order up to there."""
    above: list[set[str]] = []
    for found in _JSON_KEY.finditer(text):
        if found[0] == "{":
            above.append(set())
        elif found[0] == "}":
            above.pop()
        elif found[2]:
            name = json.loads(found[1])
            if name in above[-1]:
                before = text[: found.start()]
                line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
                return fault(place, line, column, f"key `{name}` stands twice in one object", "keep one of them")
            above[-1].add(name)
    raise AssertionError  # the parser has seen one


def read_json(text: str, place: str) -> Any:
    """Return what a JSON text holds; `place` begins every message. Raises CaseFileError."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, value in pairs:
            if name in data:
                raise _doubled(text, place)
            data[name] = value
        return data

    def constant(name: str) -> None:
        raise CaseFileError(f"{place}: `{name}` is no value of JSON", "write null, or leave out what is unknown")

    try:
        return json.loads(text, object_pairs_hook=unique, parse_constant=constant)
    except json.JSONDecodeError as error:
        refused = fault(place, error.lineno, error.colno, error.msg)
        raise NotJsonError(refused.message, refused.hint) from None
    except CaseFileError:
        raise
    except RecursionError:
        raise too_deep(place) from None
    except ValueError:
        raise too_long(place) from None


MAX_VALUES = 2_000_000
"""How many values a file may hold."""


def bound(documents: list[Any], place: str, most: float = math.inf) -> None:
    """Refuse deep nesting, more values than any case file needs, and whole numbers of `most` and above. Raises CaseFileError."""
    layer, count = documents, 0
    for _ in range(MAX_DEPTH + 1):
        inner: list[Any] = []
        for value in layer:
            kind = type(value)  # what our readers give has the plain types themselves
            if kind is int:
                if not -most <= value < most:
                    raise too_long(place)
            elif kind is dict:
                inner += value.values()
            elif kind is list:
                inner += value
        if not inner:
            return
        count += len(inner)
        if count > MAX_VALUES:
            raise CaseFileError(f"{place}: holds more than {MAX_VALUES:,} values", "split it into several files")
        layer = inner
    raise too_deep(place)


def fault(place: str, line: int, column: int, what: str, hint: str = "") -> CaseFileError:
    """Return the error for what is wrong at a place in a text."""
    what = what[:1].lower() + what[1:]
    hint = hint or next((hint for part, hint in _HINTS.items() if part in what), "")
    return CaseFileError(f"{place}: line {line}, column {column}: {what}", hint)


def too_deep(place: str) -> CaseFileError:
    """Return the error for a text that is nested as no case is."""
    return CaseFileError(f"{place}: nested more than {MAX_DEPTH} deep", "a case is nested four deep")


def too_long(place: str) -> CaseFileError:
    """Return the error for a number that no case needs."""
    return CaseFileError(f"{place}: a number in it is too long", "put it in quotation marks where it is no count")
