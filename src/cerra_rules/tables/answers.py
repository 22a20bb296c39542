"""Deciding batches of polars columns: the blueprint as columns of booleans, then lookups for what is shown.

Everything happens column by column. Only a kind of row that diagrams do not decide alone (see `single`) is
decided in Python, once, however many rows and batches it comes back in.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import polars as pl

from cerra_rules.errors import ContradictionError
from cerra_rules.language.periods import EARLIEST_DAY
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

    def _told(self, facts: pl.DataFrame) -> pl.Series:
        """Return the rows of which the calendar tells to which days all last days move; an unknown day may move anywhere."""
        calendar, told = self.request.calendar, pl.repeat(value=True, n=facts.height, eager=True)
        for roll in self.request.plan.rolls:
            base, chain = peeled(roll)
            if calendar is None or not isinstance(base, FactTerm) or base.spec.name not in facts.columns:
                return pl.repeat(value=False, n=facts.height, eager=True)
            day = pl.col(base.spec.name)
            moved = self.words.moving.day(day.fill_null(EARLIEST_DAY), chain)  # a null takes long to look up
            is_told = day.is_not_null() & moved.is_between(*calendar.covers)
            told &= facts.select(is_told).to_series()
        return told

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
        """Return the new columns: of rows about which the calendar tells all, as where that is so of every row."""
        if self.where_told is None or not (told := self._told(facts)).any():
            return self._answers(facts)
        if told.all():
            return self.where_told.answers(facts)
        back = pl.concat([told.arg_true(), (~told).arg_true()]).arg_sort()
        try:
            parts = zip(self.where_told.answers(facts.filter(told)), self._answers(facts.filter(~told)), strict=True)
        except ContradictionError:
            return self._answers(facts)  # which names the first row of all
        return [self.joined(*both, back) for both in parts]

    def _answers(self, facts: pl.DataFrame) -> list[pl.Series | Coded]:
        """Return the new columns: by keys where all rows are plain, else as the general case has it; the rest by `decide`."""
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
