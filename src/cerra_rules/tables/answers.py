"""Deciding batches of polars columns: the blueprint as columns of booleans, then lookups for what is shown.

Everything happens column by column. Only a kind of row that diagrams do not decide alone (see `single`) is
decided in Python, once, however many rows and batches it comes back in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import polars as pl

from cerra_rules.errors import Fault
from cerra_rules.language.faults import MOST_NAMED, no_case
from cerra_rules.language.terms import FactTerm
from cerra_rules.tables.batch import Batch
from cerra_rules.tables.checks import ROW, read_facts, stated
from cerra_rules.tables.faulty import FaultyRowsError, Part, fault_column, spread
from cerra_rules.tables.lookups import Coded, Lookups, column_of, whole
from cerra_rules.tables.moving import peeled
from cerra_rules.tables.plain_rows import PlainRows
from cerra_rules.tables.single import NoCaseError, put


class Answers(Lookups):
    """Answers one question on batches of the same columns, under the readings of its plan and a calendar."""

    @cached_property
    def where_told(self) -> Answers | None:
        """What answers batches about which the calendar tells all: there is less to compare."""
        return None if self.request.where_told is None else Answers(self.request.where_told, self.columns)

    def _told(self, facts: pl.DataFrame) -> pl.Series:
        """Return the rows of which the calendar tells to which days all last days move; an unknown day may move anywhere, one that is denied nowhere."""
        calendar, told = self.request.calendar, pl.repeat(value=True, n=facts.height, eager=True)
        for roll in self.request.plan.rolls:
            base, chain = peeled(roll)
            if calendar is None or not isinstance(base, FactTerm) or base.spec.name not in facts.columns:
                return pl.repeat(value=False, n=facts.height, eager=True)
            day = pl.col(base.spec.name)
            is_covered = self.words.moving.day(day, chain).is_between(*calendar.covers)
            ends = facts.select(day.min().append(day.max())).select(is_covered).to_series()
            is_told = (
                day.is_not_null() if ends.all() else is_covered.fill_null(value=False)
            )  # what lies between moves between
            if base.spec.only_if in facts.columns:
                is_told |= day.is_null() & ~pl.col(str(base.spec.only_if)).fill_null(value=True)
            told &= facts.select(is_told).to_series()
        return told

    def __call__(self, table: pl.DataFrame, first: int) -> pl.DataFrame:
        """Return the new columns for a batch of rows, of which `first` is the number of the first. Raises FaultyRowsError."""
        return self.frame(self.new(table, first))

    def frame(self, new: Mapping[str, pl.Series | Coded]) -> pl.DataFrame:
        """Return new columns as a table."""
        return pl.DataFrame({name: whole(column) for name, column in new.items()}, schema=self.schema())

    def new(self, table: pl.DataFrame, first: int) -> dict[str, pl.Series | Coded]:
        """Return the new columns of a batch, as they are called, some of them as codes yet; raises the same."""
        new, wrong = self.part(table)
        if wrong and not self.columns.has_faults:
            named = [(first + row, self.faults(table, row)) for row in wrong[:MOST_NAMED]]
            raise FaultyRowsError(self.columns, len(wrong), named)
        if self.columns.has_faults:
            new |= self.said({row: [*map(str, self.faults(table, row))] for row in wrong}, table.height)
        return new

    def part(self, table: pl.DataFrame, wrong: Iterable[int] = ()) -> Part:
        """Return the answers to the rows of a batch that are cases, all but what is wrong with the others.

        Some are known to be `wrong` already.
        """
        facts, found = read_facts(self.question, self.columns, table)
        found |= {*wrong}
        sound, columns = facts, None
        while columns is None:
            if found:
                sound = facts.filter(~pl.col(ROW).is_in(sorted(found)))
            try:
                columns = self.answers(sound) if sound.height else [pl.Series(dtype=t) for t in self.schema().values()]
            except NoCaseError as error:
                found |= error.rows
        if found:
            columns = [spread(column, sound.get_column(ROW), facts.height) for column in columns]
        return Part(dict(zip(self.schema(), columns, strict=False)), sorted(found))  # that of faults comes later

    def faults(self, table: pl.DataFrame, row: int) -> Sequence[Fault]:
        """Return what is wrong with a row that is no case, as `decide` says it."""
        return self.single.faults(stated(self.question, self.columns, table, row)) or self.no_case

    @cached_property
    def no_case(self) -> tuple[Fault, ...]:
        """What is wrong with a row where nothing else is."""
        return (no_case([(i.en, i.zh or i.en) for i in self.question.facts.invariants()]),)

    def said(self, faults: Mapping[int, Collection[str]], height: int) -> dict[str, pl.Series | Coded]:
        """Return the column of what is wrong with some of so many rows."""
        return {str(self.fault_name): fault_column(self.nothing(height), faults)}

    @property
    def fault_name(self) -> str | None:
        """The name of the column of what is wrong with rows; None where there is none."""
        return [*self.schema()][-1] if self.columns.has_faults else None

    def answers(self, facts: pl.DataFrame) -> list[pl.Series | Coded]:
        """Return the new columns: of rows about which the calendar tells all, as where that is so of every row. Raises NoCaseError."""
        if self.where_told is None or not (told := self._told(facts)).any():
            return self._answers(facts)
        if told.all():
            return self.where_told.answers(facts)
        back = pl.concat([told.arg_true(), (~told).arg_true()]).arg_sort()
        parts = zip(self.where_told.answers(facts.filter(told)), self._answers(facts.filter(~told)), strict=True)
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
        for column, dtype in zip(columns, self.schema().values(), strict=False):  # the last may be that of faults
            yield column_of(column, dtype).gather(places)
