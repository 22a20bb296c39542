"""Tables: the rows of a file, one after another, never all at once, each with the line it begins on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from cerra_rules.errors import CaseFileError, CerraError, unreadable
from cerra_rules.language.rest_days import RestDays
from cerra_rules.records.csv_rows import Cut, csv_rows, header, names_of, uneven
from cerra_rules.records.recipe import Recipe

Kind = Literal["csv", "parquet", "sheet"]
KINDS: Mapping[str, Kind] = {
    ".csv": "csv", ".parquet": "parquet", ".pq": "parquet",
    ".xlsx": "sheet", ".xlsm": "sheet", ".xls": "sheet", ".ods": "sheet",
}  # fmt: skip
TABLES = tuple(KINDS)


class Own(NamedTuple):
    """What one row has of its own beside its facts."""

    readings: Any = None
    """A mapping from reading to option, or `any`."""
    calendar: RestDays | None = None


NOTHING_OWN = Own()


class Row(NamedTuple):
    """A row: the line it begins on (of Parquet, its number), and its cells in the order of the columns.

    Of documents, a row may have readings and a calendar of its own, or be a fault.
    """

    line: int
    cells: Sequence[Any]
    own: Own = NOTHING_OWN
    fault: CerraError | None = None


@dataclass(frozen=True)
class Table:
    """A table: how messages name it, its columns, and its rows, which can be gone through once."""

    place: str
    names: list[str]
    rows: Iterator[Row]
    is_text: bool
    """Whether its cells are text that says a value, as in CSV, or values already."""


def is_table(path: str | Path) -> bool:
    """Say whether the name of a file is that of a table."""
    return os.path.splitext(path)[1].lower() in KINDS  # noqa: PTH122  # asked of every file; Path takes ten times as long


def open_table(path: str | Path, recipe: Recipe | None = None) -> Table:
    """Return the table in a file, by the end of its name.

    Raises CaseFileError where it cannot be read, also while its rows are gone through, and MissingExtraError.
    """
    kind = KINDS.get(Path(path).suffix.lower())
    if kind is None:
        raise CaseFileError(f"{path}: no table", f"a table ends in {', '.join(TABLES)}")
    try:
        if kind == "parquet":
            return _parquet(Path(path))
        return (_csv if kind == "csv" else _sheet)(Path(path), recipe or Recipe())
    except OSError as error:
        raise unreadable(path, error) from None


def _csv(path: Path, recipe: Recipe) -> Table:
    cut = Cut(recipe.separator, "formula" in recipe.quotes, recipe.pass_over.blank, recipe.header)
    records = csv_rows(_lines(path, recipe.encoding), str(path), cut)
    names = header(records, str(path), recipe.separator)
    return Table(str(path), names, _rows(records, recipe), is_text=True)


def _lines(path: Path, encoding: str) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as file:
            yield from file
    except UnicodeDecodeError:
        called = encoding.upper()
        line = _undecodable(path, encoding)
        place = f"{path}: line {line}" if line else str(path)
        hint = (
            "save it as UTF-8, or name its encoding in a recipe"
            if encoding == "utf-8"
            else "name another `encoding` in the recipe"
        )
        raise CaseFileError(f"{place}: not {called}", hint) from None
    except OSError as error:
        raise unreadable(path, error) from None


def _undecodable(path: Path, encoding: str) -> int | None:
    """Return the first line that is not in an encoding, where its lines end in the bytes that they end in in ASCII."""
    with suppress(OSError), path.open("rb") as file:
        for line, content in enumerate(file, 1):
            try:
                content.decode(encoding)
            except UnicodeDecodeError:
                return line
    return None


def _rows(records: Iterable[tuple[int, Sequence[Any]]], recipe: Recipe) -> Iterator[Row]:
    ends = recipe.pass_over.begins
    for line, cells in records:
        if not (ends and _first(cells).startswith(ends)):
            yield Row(line, cells)


def _first(cells: Sequence[Any]) -> str:
    """Return the first cell that is not empty, as text."""
    return next((text for cell in cells if (text := "" if cell is None else str(cell).strip())), "")


def _sheet(path: Path, recipe: Recipe) -> Table:
    from cerra_rules.records.sheets import read_sheet  # noqa: PLC0415  # an optional package, and few files need it

    records = _full(read_sheet(path, recipe.sheet), str(path), recipe)
    _, first = next(records, (1, []))
    if not first:
        raise CaseFileError(f"{path}: empty", "a table has a header, and a row for each case")
    return Table(str(path), names_of(first, str(path)), _rows(records, recipe), is_text=False)


def _full(records: Iterable[tuple[int, list[Any]]], place: str, recipe: Recipe) -> Iterator[tuple[int, list[Any]]]:
    """Give the rows of a sheet from its header on; one without anything in it is passed over only where the recipe says so."""
    width = 0
    for line, cells in records:
        if line < recipe.header:
            continue
        if not _first(cells):
            if recipe.pass_over.blank:
                continue
            raise CaseFileError(f"{place}: line {line} is empty", "take it out, or pass over blank lines in a recipe")
        if width and len(cells) != width:
            raise uneven(place, line, len(cells), width)
        width = len(cells)
        yield line, cells


def _parquet(path: Path) -> Table:
    from cerra_rules.records.parquet import read_parquet  # noqa: PLC0415  # only Parquet files need pyarrow

    names, rows = read_parquet(path)
    return Table(str(path), names, (Row(*row) for row in enumerate(rows, 1)), is_text=False)
