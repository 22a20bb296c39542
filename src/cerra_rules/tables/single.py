"""Rows that go through `decide`: one of each kind of row, once, however many rows and batches it comes back in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from threading import Lock
from typing import Any, NamedTuple

import polars as pl

from cerra_rules.errors import ContradictionError, FactError, Fault
from cerra_rules.tables.checks import ROW, known_facts
from cerra_rules.tables.request import Request
from cerra_rules.tables.values import ValueKind, shown
from cerra_rules.tables.words import TEXTS

MOST_TOLD = 1_000_000
"""Kinds of rows that are remembered at a time."""


MOST_REFUSED = 1 << 16
"""Rows that are no cases of which it is remembered at a time what is wrong with them."""


class NoCaseError(Exception):
    """Rows turn out to be no cases while their batch is decided; by their numbers in it."""

    def __init__(self, rows: Iterable[int]) -> None:
        super().__init__()
        self.rows = set(rows)


class Told(NamedTuple):
    """What one decision says, as it stands in columns."""

    outcome: str
    citations: list[str]
    needs: list[str]
    values: list[Any]
    """None of them for a kind of row."""
    given: Mapping[int, bool]
    """For a kind of row: whether a value is given whatever the unknown facts are, by its place, where that is asked."""


class Kinds(NamedTuple):
    """What the decisions of some rows say: one for each kind of row, and for each row the place of its kind."""

    told: Sequence[Told]
    places: pl.Series


class Single:
    """Decides single rows of one request, and remembers what each kind of row came to."""

    def __init__(self, request: Request, kinds: Sequence[ValueKind]) -> None:
        self.question = request.question
        self.calendar = request.calendar
        self.kinds = kinds
        self.told: dict[tuple[bool, tuple[Any, ...]], Told] = {}
        """What was decided: whether its values are told in any case, and what tells the kind of row apart."""
        self._faults: dict[str, tuple[Fault, ...]] = {}
        self._decide = request.decide
        self._lock = Lock()

    def each(self, facts: pl.DataFrame) -> Kinds:
        """Decide some rows, each distinct one once. Raises NoCaseError."""
        lists = [name for name, dtype in facts.schema.items() if isinstance(dtype, pl.List)]
        known = facts.drop(ROW).with_columns(
            pl.col(n).list.sort().list.eval(pl.element().cast(pl.String)).list.join(" ") for n in lists
        )
        alike = pl.DataFrame({"": pl.repeat(0, facts.height, eager=True)})
        return self(facts, known if known.width else alike)

    def __call__(
        self, facts: pl.DataFrame, kinds: pl.DataFrame, asking: Mapping[int, pl.Series] | None = None
    ) -> Kinds:
        """Decide the first row of each kind. Raises NoCaseError for the rows of all kinds that are no cases.

        Of a kind no values are told, but whether each is given where its column `asking` says so, which is part of the kind.
        """
        asked = () if asking is None else tuple(asking)
        kinds = kinds.with_columns(column.alias(f"value {i}") for i, column in (asking or {}).items())
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
            told: list[Told] = []
            impossible: list[int] = []
            for number, (kind, row) in enumerate(zip(distinct.iter_rows(), firsts, strict=True)):
                telling = None if asking is None else compress(asked, kind[len(kind) - len(asked) :])
                key = (asking is None, kind)
                try:
                    told.append(self.told.get(key) or self.told.setdefault(key, self._tell(row, telling)))
                except ContradictionError:
                    impossible.append(number)
        if impossible:
            raise NoCaseError(facts.get_column(ROW).filter(index.is_in(impossible)))
        return Kinds(told, index)

    def faults(self, stated: Mapping[str, Any]) -> tuple[Fault, ...]:
        """Return all that is wrong with what a row states, as `decide` says it; of rows that state the same, once."""
        key = repr(stated)
        found = self._faults.get(key)
        if found is None:
            found = ()
            try:
                self._decide(self.question.facts.read(stated), self.calendar)
            except FactError as error:
                found = error.faults
            if len(self._faults) > MOST_REFUSED:
                self._faults.clear()
            self._faults[key] = found
        return found

    def _tell(self, row: dict[str, Any], asked: Iterable[int] | None) -> Told:
        """Decide a row, and tell its values, or whether those asked about are given. Raises ContradictionError."""
        facts = self.question.facts.read(known_facts(row))
        decision = self._decide(facts, self.calendar)
        told = Told(decision.outcome, [str(p) for p in decision.citations], [*decision.needs], [], {})
        if asked is None:
            found = zip(decision.values.values(), self.kinds, strict=True)
            return told._replace(values=[shown(value, kind) for value, kind in found])
        values = decision.basis.values
        return told._replace(given={i: values.is_given(self.question.values[i]) for i in asked})


def put(column: pl.Series, rows: pl.Series, values: pl.Series) -> pl.Series:
    """Return a column with other values in some rows; polars scatters no lists."""
    if column.dtype != TEXTS:
        return column.scatter(rows, values)
    places = pl.int_range(len(column), eager=True).scatter(rows, pl.int_range(len(values), eager=True) + len(column))
    return pl.concat([column, values]).gather(places)
