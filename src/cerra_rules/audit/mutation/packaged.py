"""The worked cases that come with the library, as files beside the rules."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

from cerra_rules.cases.cases import Case
from cerra_rules.cases.reading import read_cases
from cerra_rules.front import BOOKS


@cache
def _all() -> tuple[Case, ...]:
    found: list[Case] = []
    for book in BOOKS:
        folder = files(f"cerra_rules.{book}").joinpath("cases")
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            with as_file(entry) as path:
                found += read_cases(path)
    return tuple(found)


def packaged_cases(question: str | None = None) -> tuple[Case, ...]:
    """Return the worked cases of one question of the rule book, or of all."""
    return tuple(case for case in _all() if question in (None, case.question))
