"""The words of the rule language as polars expressions.

Enumerations are polars Enums with the values of the fact, sets are lists of text, days are dates, counts are Int64.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from typing import Any

import polars as pl

from cerra_rules.diagrams import ROLL, Chain, Order
from cerra_rules.frames.writing import EPOCH, Words
from cerra_rules.periods import EARLIEST_DAY, END_OF_YEAR, LATEST_DAY, Period, RestDays
from cerra_rules.terms import FactSpec


class PolarsWords(Words):
    """Writes polars expressions."""

    def __init__(self, specs: Mapping[str, FactSpec], present: Iterable[str], calendar: RestDays | None) -> None:
        super().__init__(specs, present, calendar)
        self._tables: dict[Chain, pl.Series] = {}

    def fact(self, spec: FactSpec) -> pl.Expr:
        """Return the column of a fact; null where it has none."""
        return pl.col(spec.name) if spec.name in self.present else pl.lit(None, dtype_of(spec))

    def column(self, name: str) -> pl.Expr:
        """Return a column that was made before."""
        return pl.col(name)

    def constant(self, value: bool | int | date | str | None) -> pl.Expr:
        """Return a constant."""
        return pl.lit(value, pl.Int64) if type(value) is int else pl.lit(value)

    def unknown(self, name: str) -> pl.Expr:
        """Return whether a fact is unknown; a reading that is left open always is."""
        return pl.col(name).is_null() if name in self.present else pl.lit(value=True)

    def is_null(self, value: pl.Expr) -> pl.Expr:
        """Return whether an expression is null."""
        return value.is_null()

    def or_else(self, value: pl.Expr, other: bool | int) -> pl.Expr:
        """Return an expression with another value where it is null."""
        return value.fill_null(other)

    def is_one_of(self, spec: FactSpec, values: Iterable[Any]) -> pl.Expr:
        """Return whether an enumerated fact has one of some values."""
        # Physical codes: comparing them is as cheap as comparing small numbers.
        chosen, code = {spec.values.index(v) for v in values}, self.fact(spec).to_physical()
        others = {*range(len(spec.values))} - chosen
        some, is_in = (chosen, True) if len(chosen) <= len(others) else (others, False)
        found: pl.Expr = reduce(or_, (code == c for c in sorted(some)))
        return found if is_in else ~found

    def contains(self, spec: FactSpec, member: Any) -> pl.Expr:
        """Return whether a set has a member."""
        return self.fact(spec).list.contains(str(member))

    def moved(self, spec: FactSpec, chain: Chain) -> pl.Expr:
        """Return the day of a fact moved along a chain: by days at once, else looked up among all days there are."""
        return self.moved_day(self.fact(spec), chain) if spec.name in self.present else self.fact(spec)

    def moved_day(self, day: pl.Expr, chain: Chain) -> pl.Expr:
        """Return the day of whichever fact, moved along a chain."""
        if all(step != ROLL and step.in_days is not None for step in chain):
            return self.along(day, chain)
        table = _moved_days(chain) if ROLL not in chain else self._rolled_days(chain)
        place = day.to_physical() - (EARLIEST_DAY.toordinal() - EPOCH)
        return pl.lit(table).gather(place.cast(pl.UInt32, wrap_numerical=True))  # days are checked: none is negative

    def _rolled_days(self, chain: Chain) -> pl.Series:
        if chain not in self._tables:
            self._tables[chain] = _every_day().select(self.along(pl.col("day"), chain)).to_series()
        return self._tables[chain]

    def along(self, day: pl.Expr, chain: Chain) -> pl.Expr:
        """Return any day, moved along a chain."""
        for step in chain:
            if step != ROLL:
                day = _after(day, step)
            elif self.rolled:
                day = day.replace(pl.Series([*self.rolled], dtype=pl.Date), pl.Series([*self.rolled.values()]))
        return day

    def range(self, order: Order) -> tuple[pl.Expr, pl.Expr]:
        """Return the least and the greatest that the sum of an order can be; in small numbers, counted from 1970."""
        least = most = order.constant
        low = high = None
        for slot in order.slots:
            spec = self.specs[slot.name]
            sides = (0, 1) if slot.factor > 0 else (1, 0)
            if slot.name not in self.present:
                least += slot.factor * self.end(slot, sides[0])
                most += slot.factor * self.end(slot, sides[1])
                continue
            since = EPOCH if spec.kind == "date" else 0
            least += slot.factor * since
            most += slot.factor * since
            fact = self.fact(spec)
            first, last = ((spec.low, spec.high)[side] - since for side in sides)
            low = _plus(low, self._ordinal(fact, slot.chain, first, is_day=bool(since)), slot.factor)
            high = _plus(high, self._ordinal(fact, slot.chain, last, is_day=bool(since)), slot.factor)
        if low is None or high is None:
            return pl.lit(least), pl.lit(most)
        return (low + least if least else low), (high + most if most else high)

    def _ordinal(self, fact: pl.Expr, chain: Chain, unknown: int, *, is_day: bool) -> pl.Expr:
        """Return a count, or a day moved along a chain, as a small number; `unknown` stands for it where it is unknown."""
        if not is_day:
            return fact.cast(pl.Int32).fill_null(unknown)
        number = fact.to_physical().fill_null(unknown)  # before it is moved, for a null takes long to look up
        return self.moved_day(number.cast(pl.Date), chain).to_physical() if chain else number

    def number(self, day: pl.Expr) -> pl.Expr:
        """Return a day as a whole number, from 1970."""
        return day.to_physical().cast(pl.Int64)

    def code(self, spec: FactSpec) -> pl.Expr:
        """Return a fact that is no set as a number that tells its values apart."""
        return self.fact(spec).to_physical()

    def branch(self, cases: Sequence[tuple[pl.Expr, pl.Expr]], default: pl.Expr) -> pl.Expr:
        """Return what stands beside the first condition that holds, else the default."""
        (first, value), *rest = cases
        chain: Any = pl.when(first).then(value)
        for condition, then in rest:
            chain = chain.when(condition).then(then)
        found: pl.Expr = chain.otherwise(default)
        return found

    def extreme(self, is_largest: bool, values: Sequence[pl.Expr]) -> pl.Expr:
        """Return the largest or smallest of values that are not null; null where all are."""
        pick: Callable[..., pl.Expr] = pl.max_horizontal if is_largest else pl.min_horizontal
        return pick(*values)

    def floor(self, value: pl.Expr, divisor: int) -> pl.Expr:
        """Return a whole number divided, rounded down."""
        return value // divisor


def _every_day() -> pl.DataFrame:
    return pl.date_range(EARLIEST_DAY, LATEST_DAY, eager=True).to_frame("day")


@lru_cache(maxsize=32)
def _moved_days(chain: tuple[Period, ...]) -> pl.Series:
    """Return where every day there is moves along a chain without rest days; of 440 kB, remembered for the next table."""
    return _every_day().select(reduce(_after, chain, pl.col("day"))).to_series()


def _plus(total: pl.Expr | None, amount: pl.Expr, factor: int) -> pl.Expr:
    """Return a total and so many times an amount."""
    if total is None:
        return amount if factor == 1 else amount * factor
    if abs(factor) == 1:
        return total + amount if factor == 1 else total - amount
    return total + amount * factor


def _after(day: pl.Expr, period: Period) -> pl.Expr:
    """Return the last day of a period that starts on a day."""
    if period == END_OF_YEAR:
        return pl.date(day.dt.year(), 12, 31)
    if months := 12 * period.years + period.months:
        day = day.dt.offset_by(f"{months}mo")
    # As numbers, for polars adds a duration far more slowly.
    return (day.to_physical() + period.days).cast(pl.Date) if period.days else day


def dtype_of(spec: FactSpec) -> pl.DataType:
    """Return the type in which the column of a fact is read."""
    match spec.kind:
        case "bool":
            return pl.Boolean()
        case "int":
            return pl.Int64()
        case "date":
            return pl.Date()
        case "enum":
            return pl.Enum([str(v) for v in spec.values])
        case _:
            return pl.List(pl.String())
