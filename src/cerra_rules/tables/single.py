"""Rows that go through `decide`: one of each kind of row, once, however many rows and batches it comes back in."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any, NamedTuple

import polars as pl

from cerra_rules.errors import ContradictionError
from cerra_rules.tables.checks import ROW, known_facts
from cerra_rules.tables.columns import Columns
from cerra_rules.tables.request import Request
from cerra_rules.tables.rows import TEXTS
from cerra_rules.tables.values import ValueKind, shown

MOST_TOLD = 1_000_000
"""Kinds of rows that are remembered at a time."""


class Told(NamedTuple):
    """What one decision says, as it stands in columns."""

    outcome: str
    citations: list[str]
    needs: list[str]
    values: list[Any]


class Kinds(NamedTuple):
    """What the decisions of some rows say: one for each kind of row, and for each row the place of its kind."""

    told: Sequence[Told]
    places: pl.Series


class Single:
    """Decides single rows of one request, and remembers what each kind of row came to."""

    def __init__(self, request: Request, columns: Columns, kinds: Sequence[ValueKind]) -> None:
        self.question = request.question
        self.calendar = request.calendar
        self.columns = columns
        self.kinds = kinds
        self.told: dict[tuple[bool, tuple[Any, ...]], Told] = {}
        """What was decided: whether its values are told in any case, and what tells the kind of row apart."""
        self._decide = request.decide
        self._lock = Lock()

    def each(self, facts: pl.DataFrame) -> Kinds:
        """Decide some rows, each distinct one once. Raises ContradictionError."""
        lists = [name for name, dtype in facts.schema.items() if isinstance(dtype, pl.List)]
        known = facts.drop(ROW).with_columns(
            pl.col(n).list.sort().list.eval(pl.element().cast(pl.String)).list.join(" ") for n in lists
        )
        alike = pl.DataFrame({"": pl.repeat(0, facts.height, eager=True)})
        return self(facts, known if known.width else alike)

    def __call__(self, facts: pl.DataFrame, kinds: pl.DataFrame, asking: Sequence[pl.Series] | None = None) -> Kinds:
        """Decide the first row of each kind. Raises ContradictionError, naming the first such row.

        Values are told everywhere, or where one of the columns `asking` says so, which then are part of a kind.
        """
        kinds = kinds.with_columns(*asking or ())
        distinct = kinds.unique(maintain_order=True)
        index = kinds.join(
            distinct.with_row_index("(kind)"),
            on=kinds.columns,
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )["(kind)"]
        firsts = facts[index.arg_unique()].iter_rows(named=True)
        with self._lock:  # one batch after the other: this is Python, and others may know the kind by then
            if len(self.told) > MOST_TOLD:
                self.told.clear()
            whole, last = asking is None, len(asking or ())
            told = [self._tell(kind, row, whole, last) for kind, row in zip(distinct.iter_rows(), firsts, strict=True)]
        return Kinds(told, index)

    def _tell(self, kind: tuple[Any, ...], row: dict[str, Any], whole: bool, last: int) -> Told:
        key = (whole, kind)
        found = self.told.get(key)
        if found is None:
            found = self.told[key] = self._say(row, has_values=whole or any(kind[len(kind) - last :]))
        return found

    def _say(self, row: dict[str, Any], *, has_values: bool) -> Told:
        place = self.columns.where(row[ROW])
        facts = self.question.facts.read(known_facts(row), place)
        try:
            decision = self._decide(facts, self.calendar)
        except ContradictionError as error:
            raise ContradictionError(error.message.replace(self.question.id, place, 1), error.hint) from None
        values: list[Any] = [None] * len(self.kinds)
        if has_values:
            values = [shown(v, kind) for v, kind in zip(decision.values.values(), self.kinds, strict=True)]
        return Told(decision.outcome, [str(p) for p in decision.citations], [*decision.needs], values)


def put(column: pl.Series, rows: pl.Series, values: pl.Series) -> pl.Series:
    """Return a column with other values in some rows; polars scatters no lists."""
    if column.dtype != TEXTS:
        return column.scatter(rows, values)
    places = pl.int_range(len(column), eager=True).scatter(rows, pl.int_range(len(values), eager=True) + len(column))
    return pl.concat([column, values]).gather(places)
