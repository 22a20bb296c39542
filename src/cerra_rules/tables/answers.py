"""Deciding batches of polars columns: the blueprint as columns of booleans, then lookups for what is shown.

Everything happens column by column. Only a kind of row that diagrams do not decide alone (see `single`) is
decided in Python, once, however many rows and batches it comes back in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

import polars as pl

from cerra_rules.deciding.orders import move
from cerra_rules.language.terms import FactTerm
from cerra_rules.tables.batch import Batch
from cerra_rules.tables.checks import read_facts
from cerra_rules.tables.lookups import Coded, Lookups, column_of, whole
from cerra_rules.tables.moving import peeled
from cerra_rules.tables.plain_rows import PlainRows
from cerra_rules.tables.single import put


class Answers(Lookups):
    """Answers one question on batches of the same columns, under the readings of its plan and a calendar."""

    @cached_property
    def where_told(self) -> Answers | None:
        """What answers batches about which the calendar tells all: there is less to compare."""
        return None if self.request.where_told is None else Answers(self.request.where_told, self.columns)

    def _is_told(self, facts: pl.DataFrame) -> bool:
        """Whether the calendar tells to which days all last days of a batch move: it does for all between two for which it does."""
        calendar = self.request.calendar
        for roll in self.request.plan.rolls:
            base, chain = peeled(roll)
            if calendar is None or not isinstance(base, FactTerm) or base.spec.name not in facts.columns:
                return False
            days = facts.get_column(base.spec.name)
            ends = (days.min(), days.max())
            moved = [date.fromordinal(move(chain, day, calendar)) for day in ends if isinstance(day, date)]
            if days.has_nulls() or not all(map(calendar.is_covered, moved)):
                return False
        return True

    def __call__(self, table: pl.DataFrame, first: int) -> pl.DataFrame:
        """Return the new columns for a batch of rows, of which `first` is the number of the first.

        Raises FactError and ContradictionError, naming the first row at fault.
        """
        return pl.DataFrame(
            {name: whole(column) for name, column in self.new(table, first).items()},
            schema=self.schema(),
        )

    def new(self, table: pl.DataFrame, first: int) -> dict[str, pl.Series | Coded]:
        """Return the new columns of a batch, as they are called, some of them as codes yet; raises the same."""
        facts = read_facts(self.question, self.columns, table, first)
        new = self.answers(facts) if table.height else (pl.Series(dtype=dtype) for dtype in self.schema().values())
        return dict(zip(self.schema(), new, strict=True))

    def answers(self, facts: pl.DataFrame) -> list[pl.Series | Coded]:
        """Return the new columns: by keys where all rows are plain, else as the general case has it; the rest by `decide`."""
        if facts.height and self.where_told is not None and self._is_told(facts):
            return self.where_told.answers(facts)
        if not self.is_diagrammed:
            return list(self._decided(facts))
        batch = Batch(self, facts)
        plain = None if self.plain is None else PlainRows(batch, self.plain)
        new: list[pl.Series | Coded] = [*(batch.answers() if plain is None or not plain.are_all() else plain.columns())]
        if sum(map(len, batch.alone)):
            rows = pl.concat(batch.alone).unique().sort()
            new = [put(whole(column), rows, one) for column, one in zip(new, self._decided(facts[rows]), strict=True)]
        return new

    def _decided(self, facts: pl.DataFrame) -> Iterator[pl.Series]:
        """Yield the new columns for rows that go through `decide`."""
        told, places = self.single.each(facts)
        columns = zip(*((t.outcome, t.citations, t.needs, *t.values) for t in told), strict=True)
        for column, dtype in zip(columns, self.schema().values(), strict=True):
            yield column_of(column, dtype).gather(places)
