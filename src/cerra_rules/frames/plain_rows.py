"""The plain rows of a batch: their keys, and what is looked up by them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, reduce
from operator import or_

import polars as pl

from cerra_rules.frames.batch import TEXTS, TYPES, Batch
from cerra_rules.frames.plain import Plain


class PlainRows:
    """The rows of a batch, as if all of them were plain."""

    def __init__(self, batch: Batch, plain: Plain) -> None:
        self.batch = batch
        self.plain = plain
        batch.take(plain.steps)

    def rest(self) -> pl.Series:
        """Return the numbers of the rows that are not plain: the invariants may not hold, or some bit hangs on something."""
        batch, plain = self.batch, self.plain
        is_open = batch.column(plain.is_broken)
        if not all(map(batch.is_known, plain.variables)):
            batch.take(plain.other_steps)
            both = (batch.column(one) & batch.column(other) for one, other in plain.other_way)
            is_open = reduce(or_, both, is_open)
        return is_open.arg_true()

    def columns(self) -> Iterator[pl.Series]:
        """Yield the new columns, which mean something in plain rows only."""
        batch, plain, of = self.batch, self.plain, self.batch.of
        key = of.key(batch.pack(plain.bits), len(plain.bits))
        yield of.look_up("plain outcome", key, plain.outcome, of.outcome_type)
        yield of.look_up("plain citations", key, plain.citations, TEXTS)
        yield of.nothing(batch.height)
        for i, (value, terms) in enumerate(zip(batch.blueprint.values, plain.terms, strict=True)):
            dtype = TYPES[value.kind]
            if terms:
                yield batch.only(terms, dtype)
            else:
                yield of.look_up(f"plain value {i}", key, partial(plain.value, i), dtype)
