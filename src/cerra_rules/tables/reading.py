"""Files as blocks of rows that are decided together: what is written of them, and their facts as columns.

What a cell says is read by `cerra_rules.records`, as everywhere. Only columns of Parquet files that are of their fact's own
type are handed to polars as they are: what they may hold is then checked by it, which comes to the same and is faster.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import polars as pl

from cerra_rules.errors import CaseFileError, CerraError
from cerra_rules.language.questions import Question
from cerra_rules.records.cells import NO_VALUE, Cells, Told, matched, text_of
from cerra_rules.records.columns import Columns
from cerra_rules.records.parquet import plain_values
from cerra_rules.records.recipe import Recipe
from cerra_rules.records.tables import NOTHING_OWN, Own, Row, Table
from cerra_rules.tables.checks import fits
from cerra_rules.tables.in_polars import BATCH
from cerra_rules.tables.request import Request
from cerra_rules.tables.words import dtype_of

ROWS = 1 << 15
"""Rows that are read at a time where Python reads them."""
Opener = Callable[[str], Table]


@dataclass(frozen=True)
class Block(ABC):
    """Some rows of a file, one after another."""

    first: int
    """The number of the first, counted from 1 in its file."""
    cells: Cells

    @property
    @abstractmethod
    def height(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def facts(self) -> tuple[pl.DataFrame, set[int]]:
        """Return the facts as columns in their types, and the rows with a cell that says nothing its fact can be."""

    @abstractmethod
    def stated(self, row: int) -> dict[str, Any]:
        """Return what a row states, for the fact model to judge. Raises CaseFileError."""

    @abstractmethod
    def shown(self) -> pl.DataFrame:
        """Return the columns that stand beside the answers."""

    @abstractmethod
    def owned(self, errors: dict[int, CerraError]) -> dict[Own, list[int]]:
        """Return which rows have the same readings and calendar of their own; none where no row has any.

        For a row that does not say which, its error is added to `errors`.
        """


@dataclass(frozen=True)
class _Frame(Block):
    """Rows of a Parquet file."""

    table: pl.DataFrame

    @property
    def height(self) -> int:
        return self.table.height

    def facts(self) -> tuple[pl.DataFrame, set[int]]:
        told = [one for one in self.cells.told if not fits(self._spec(one), self.table.schema[one.column])]
        wrong: set[int] = set()
        read = [
            _typed(self.cells, one, plain_values(self.table[one.column].to_arrow()), one.column, wrong) for one in told
        ]
        columns = [*self.cells.columns.facts.values()]
        return self.table.select(columns).with_columns(read) if columns else self.table, wrong

    def stated(self, row: int) -> dict[str, Any]:
        part = self.table.slice(row, 1)
        read = {one.at: plain_values(part[one.column].to_arrow())[0] for one in self.cells.told}
        return self.cells.facts(self.first + row, [read.get(at) for at in range(part.width)])

    def _spec(self, told: Told) -> Any:
        return self.cells.question.facts.specs[told.fact]

    def shown(self) -> pl.DataFrame:
        return self.table

    def owned(self, errors: dict[int, CerraError]) -> dict[Own, list[int]]:
        if not self.cells.readings:
            return {}
        return _grouped(self.cells, self.first, self.table.select(self.cells.table.names).rows(), errors)


@dataclass(frozen=True)
class _Rows(Block):
    """Rows that Python has read."""

    rows: Sequence[Row]

    @property
    def height(self) -> int:
        return len(self.rows)

    def facts(self) -> tuple[pl.DataFrame, set[int]]:
        wrong = {number for number, row in enumerate(self.rows) if row.fault}
        columns = [*zip(*(row.cells for row in self.rows), strict=True)]
        nothing = (None,) * len(self.rows)
        read = [
            _typed(self.cells, told, nothing if told.at is None else columns[told.at], told.fact, wrong)
            for told in self.cells.told
        ]
        return pl.DataFrame(read) if read else pl.DataFrame({"": pl.repeat(0, len(self.rows), eager=True)}), wrong

    def stated(self, row: int) -> dict[str, Any]:
        found = self.rows[row]
        if found.fault:
            raise found.fault
        return self.cells.facts(found.line, found.cells)

    def shown(self) -> pl.DataFrame:
        recipe = self.cells.recipe
        names = self.cells.table.names
        kept = names if recipe is None or recipe.keep is None else recipe.keep
        columns = [*zip(*(row.cells for row in self.rows), strict=True)] if self.rows else [()] * len(names)
        places = {name: columns[names.index(name)] for name in kept}
        return pl.DataFrame({name: _texts(cells, self.cells.table) for name, cells in places.items()})

    def owned(self, errors: dict[int, CerraError]) -> dict[Own, list[int]]:
        if self.cells.readings:
            return _grouped(self.cells, self.first, [row.cells for row in self.rows], errors)
        if all(row.own is NOTHING_OWN or row.own == NOTHING_OWN for row in self.rows):
            return {}
        found: dict[Own, list[int]] = {}
        for number, row in enumerate(self.rows):
            found.setdefault(_hashable(row.own), []).append(number)
        return found


def _texts(cells: Sequence[Any], table: Table) -> pl.Series:
    said = cells if table.is_text else map(text_of, cells)
    return pl.Series([text or None for text in said], dtype=pl.String)


def _grouped(
    cells: Cells, first: int, rows: Sequence[Sequence[Any]], errors: dict[int, CerraError]
) -> dict[Own, list[int]]:
    found: dict[Own, list[int]] = {}
    for number, row in enumerate(rows):
        try:
            own = Own(cells.readings_of(row, cells.columns.where(first + number)))
        except CaseFileError as error:
            own, errors[number] = NOTHING_OWN, error
        found.setdefault(_hashable(own), []).append(number)
    return {} if [*found] == [NOTHING_OWN] else found


def _hashable(own: Own) -> Own:
    readings: Any = own.readings
    return own._replace(readings=tuple(sorted(readings.items())) if isinstance(readings, Mapping) else readings)


def _typed(cells: Cells, told: Told, column: Sequence[Any], name: str, wrong: set[int]) -> pl.Series:
    """Return a column of cells as values of its fact, with nothing where they are none; the places of those are added to `wrong`."""
    dtype = dtype_of(cells.question.facts.specs[told.fact])
    known: dict[str, Any] = {}
    values: list[Any] = []
    for row, cell in enumerate(column):
        if type(cell) is str and cell in known:
            value = known[cell]
        else:
            value = cells.typed(told, cell)
            if type(cell) is str:
                known[cell] = value
        if value is NO_VALUE:
            wrong.add(row)
            value = None
        values.append(value)
    return pl.Series(name, values, dtype=dtype)


@dataclass(frozen=True)
class Source:
    """A file of a run: its columns as they are written, and its rows block by block."""

    place: str
    columns: Columns
    """The columns under which its blocks give their facts."""
    schema: Mapping[str, pl.DataType]
    blocks: Iterator[Block]


def open_parquet(request: Request, path: str, schema: pl.Schema) -> Source:
    """Return a Parquet file as a source. Raises CerraError."""
    cells = Cells(request.question, Table(path, schema.names(), iter(()), is_text=False), None, request.columns)
    columns = _columns(request, cells)

    def blocks() -> Iterator[Block]:
        first = 1
        table = pl.scan_parquet(path, glob=False).select(pl.col(name).cast(dtype) for name, dtype in schema.items())
        for part in table.collect_batches(chunk_size=BATCH, maintain_order=True):
            for start in range(0, part.height, BATCH):
                yield _Frame(first + start, cells, part.slice(start, BATCH))
            first += part.height

    return Source(path, columns, schema, blocks())


def open_source(request: Request, table: Table, recipe: Recipe | None) -> Source:
    """Return any other table as a source. Raises CerraError."""
    cells = Cells(request.question, table, recipe, request.columns)
    names = {told.fact: told.fact for told in cells.told}
    columns = replace(_columns(request, cells), facts=names)

    def blocks() -> Iterator[Block]:
        first = 1
        while rows := [*islice(table.rows, ROWS)]:
            yield _Rows(first, cells, rows)
            first += len(rows)

    kept = table.names if recipe is None or recipe.keep is None else recipe.keep
    return Source(table.place, columns, dict.fromkeys(kept, pl.String()), blocks())


def _columns(request: Request, cells: Cells) -> Columns:
    """Return the columns of a table, where none has the name of a new one. Raises CerraError."""
    question: Question[Any] = request.question
    return matched(
        question, cells.table.names, cells.recipe, request.columns, request.prefix, has_faults=request.has_faults
    )
