"""A batch of plain rows: their keys, and what is looked up by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial, reduce
from operator import or_

import polars as pl

from cerra_rules.deciding.diagram import NO
from cerra_rules.tables.lookups import Coded
from cerra_rules.tables.plain import Plain
from cerra_rules.tables.rows import Rows
from cerra_rules.tables.values import ValuePlan, is_nothing
from cerra_rules.tables.words import TEXTS, TYPES


class PlainRows:
    """The rows of a batch, taken for plain."""

    def __init__(self, batch: Rows, plain: Plain) -> None:
        self.batch = batch
        self.plain = plain
        batch.take(plain.steps)

    def are_all(self) -> bool:
        """Whether every row is plain."""
        return not any(doubt.any() for doubt in self.doubts())

    def doubts(self) -> Iterator[pl.Series]:
        """Yield columns of the rows that are not plain: an invariant can be broken, or a question comes up that is open."""
        batch, plain = self.batch, self.plain
        if plain.is_broken is not NO:
            yield batch.column(plain.is_broken)
        for variable in plain.variables:
            if not batch.is_known(variable) and (is_open := batch.is_open(variable)).any():
                node, steps = plain.comes_up(variable)
                batch.take(steps)
                yield is_open & batch.column(node)

    def columns(self) -> Iterator[pl.Series | Coded]:
        """Yield the new columns; they are right where the row is plain."""
        batch, plain, of = self.batch, self.plain, self.batch.of
        key = of.key(batch.pack(plain.bits), len(plain.bits))
        yield of.look_up("plain outcome", key, plain.outcome, of.outcome_type)
        yield of.coded("plain citations", key, plain.citations, TEXTS)
        yield of.nothing(batch.height)
        for i, (value, terms) in enumerate(zip(batch.blueprint.values, plain.terms, strict=True)):
            dtype = TYPES[value.kind]
            if terms:
                yield self._computed(replace(value, terms=terms), dtype)
            else:
                yield of.coded(f"plain value {i}", key, partial(plain.value, i), dtype)

    def _computed(self, plan: ValuePlan, dtype: pl.DataType) -> pl.Series:
        """Return a value that is computed; what an unknown fact leaves open is left to `decide`."""
        batch, found = self.batch, self.batch.only(plan.terms, dtype)
        if found.has_nulls():
            nodes = (batch.column(node) for term, node in plan.terms if not is_nothing(term))
            rows = (reduce(or_, nodes) & found.is_null()).arg_true()
            if len(rows):
                _, doubt = batch.agreed(plan, rows)
                batch.alone.append(rows.filter(doubt))
        return found
