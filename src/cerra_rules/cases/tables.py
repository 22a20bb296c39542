"""Tables of cases: CSV and Parquet files of which each row is one case of the same question.

A column is a fact or a reading of the question, or `id`, `why` or `expect` (an outcome). In CSV an empty cell means
unknown, a list is written with commas in its cell, and an empty list as `[]`; in Parquet null means unknown.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from cerra_rules.cases.cases import Case, Expect, claim_id
from cerra_rules.cases.documents import unreadable
from cerra_rules.errors import CaseFileError, CerraError, near
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import FactSpec

TABLES = (".csv", ".parquet")
_OWN = ("id", "why", "expect")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,8})", re.ASCII)


def table_cases(path: Path, question: Question[Any]) -> Iterator[tuple[int, Case | CerraError]]:
    """Give the rows of a table as cases, with the line each begins on (of Parquet, the number of the row).

    Rows are counted from 1, without the header. A row that cannot be read is given as its error. Raises CerraError
    where the table as a whole cannot be read.
    """
    rows = _parquet(path, question) if path.suffix.lower() == ".parquet" else _csv(path, question)
    first: dict[str, str] = {}
    for number, (line, row) in enumerate(rows, 1):
        place = f"{path}: row {number}"
        try:
            case = _case(row, question, place)
            claim_id(case, f"row {number}", first)
            yield line, case
        except CaseFileError as error:
            yield line, error


def _csv(path: Path, question: Question[Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _csv_rows(file, str(path), question)
    except UnicodeDecodeError:
        raise CaseFileError(f"{path}: not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise unreadable(path, error) from None


def _csv_rows(file: TextIO, place: str, question: Question[Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.reader(file, strict=True)
    columns: list[str] | None = None
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            from cerra_rules.tables.csv_faults import broken  # noqa: PLC0415  # brings what decides tables

            raise broken(place, line, error) from None
        if cells is None:
            break
        if columns is None:
            columns = [cell.strip() for cell in cells]
            _check_columns(columns, place, question)
        elif cells:  # a blank line is no row
            if len(cells) != len(columns):
                from cerra_rules.tables.csv_faults import uneven  # noqa: PLC0415  # brings what decides tables

                raise uneven(place, line, len(cells), len(columns))
            specs = question.facts.specs
            row = {name: _cell(specs.get(name), cell) for name, cell in zip(columns, cells, strict=True)}
            yield line, row
        line = reader.line_num + 1


def _cell(spec: FactSpec | None, cell: str) -> Any:
    """Return what a cell says; a word that says nothing is left for the fact model to refuse."""
    kind = spec.kind if spec else None
    text = cell.strip()
    if not text:
        return None
    if kind in ("set", "dates"):
        return [] if text == "[]" else [item.strip() for item in text.split(",")]
    if kind == "bool":
        return {"true": True, "false": False}.get(text.lower(), text)
    return int(text) if kind == "int" and _WHOLE.fullmatch(text) else text


def _parquet(path: Path, question: Question[Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    from cerra_rules.tables.parquet import read_parquet  # noqa: PLC0415  # only Parquet files need pyarrow

    try:
        columns, rows = read_parquet(path)
    except OSError as error:
        raise unreadable(path, error) from None
    _check_columns(columns, str(path), question)
    return enumerate(rows, 1)


def _check_columns(columns: list[str], place: str, question: Question[Any]) -> None:
    known = [*question.facts.specs, *question.readings, *_OWN]
    for number, name in enumerate(columns, 1):
        if name not in known:
            from cerra_rules.tables.separators import other_separator  # noqa: PLC0415  # brings what decides tables

            shown = f"`{name}`" if name else f"{number}, which has no name,"
            raise CaseFileError(
                f"{place}: column {shown} is no fact of {question.id}",
                other_separator([name]) or near(name, known),
            )
        if name in columns[: number - 1]:
            raise CaseFileError(f"{place}: column `{name}` stands twice", "keep one of them")
    if not set(columns) & set(question.facts.specs):
        facts: Iterable[str] = question.facts.specs
        hint = "such as " + ", ".join(f"`{name}`" for name in list(facts)[:3])
        raise CaseFileError(f"{place}: no column is a fact of {question.id}", hint)


def _case(row: Mapping[str, Any], question: Question[Any], place: str) -> Case:
    own = {name: row.get(name) for name in _OWN}
    id, why, expect = ("" if value is None else str(value) for value in own.values())
    place += f" ({id})" if id else ""
    readings = {name: row[name] for name in question.readings if row.get(name) is not None}
    for name, option in readings.items():
        if not isinstance(option, str):
            raise CaseFileError(f"{place}: reading `{name}` is `{option!s:.60}`, not text")
    facts = {name: value for name, value in row.items() if name in question.facts.specs and value is not None}
    return Case(place, id, question.id, facts, readings or None, None, Expect(expect) if expect else None, why)
