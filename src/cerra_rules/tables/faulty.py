"""Rows that are no cases: which they are, and the error or the column that says what is wrong with each as `decide` says it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, Self

import polars as pl

from cerra_rules.errors import FactError, Fault
from cerra_rules.language.faults import MOST_NAMED, refusal_at
from cerra_rules.records.columns import Columns
from cerra_rules.tables.lookups import Coded
from cerra_rules.tables.words import TEXTS


class FaultyRowsError(Exception):
    """Rows of a table are no cases: how many, and what is wrong with the first of them."""

    def __init__(self, columns: Columns, count: int, first: Sequence[tuple[int, Sequence[Fault]]]) -> None:
        super().__init__()
        self.columns = columns
        self.count = count
        self.first = first[:MOST_NAMED]

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Return what is wrong with all parts of a table."""
        first = [row for part in parts for row in part.first]
        return cls(parts[0].columns, sum(part.count for part in parts), first)

    def refusal(self) -> FactError:
        """Return the error for all of these rows."""
        return refusal_of_rows(self.columns, self.count, self.first)


def refusal_of_rows(columns: Columns, count: int, first: Sequence[tuple[int, Sequence[Fault]]]) -> FactError:
    """Return the error for so many rows, of which the first are given by their numbers, each with its faults."""
    named = [(row, fault) for row, found in first for fault in found]
    more = count - len({row for row, _ in named[:MOST_NAMED]})
    said = f"{more:,} more {'row' if more == 1 else 'rows'}" if more else ""
    spots = (columns.spot(row, fault.fact) for row, fault in named)
    faults = [replace(fault, row=row) if columns.is_numbered else fault for row, fault in named]
    return refusal_at(columns.place, faults, spots, said)


class Part(NamedTuple):
    """The answers to some rows, in which those that are no cases have none."""

    new: dict[str, pl.Series | Coded]
    wrong: list[int]
    """The places of the rows that are no cases."""


def spread(column: pl.Series | Coded, rows: pl.Series, height: int) -> pl.Series | Coded:
    """Return a column of so many rows that has these values in some rows, and nothing in the others."""
    places = pl.repeat(None, height, dtype=pl.UInt32, eager=True)
    places = places.scatter(rows, pl.int_range(len(rows), dtype=pl.UInt32, eager=True))
    if isinstance(column, Coded):
        return column._replace(places=column.places.gather(places))
    return column.gather(places)


def fault_column(nothing: pl.Series, said: Mapping[int, Collection[str]]) -> pl.Series:
    """Return a column of texts: those that are said of some rows, and of the others as many as `nothing` has, which is none."""
    if not said:
        return nothing
    texts = pl.Series([[*texts] for texts in said.values()], dtype=TEXTS)
    rows = pl.Series([*said], dtype=pl.UInt32)
    places = pl.int_range(len(nothing), dtype=pl.UInt32, eager=True)
    places = places.scatter(rows, pl.int_range(len(texts), dtype=pl.UInt32, eager=True) + len(nothing))
    return pl.concat([nothing, texts]).gather(places)
