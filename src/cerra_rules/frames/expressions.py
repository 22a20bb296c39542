"""The words of the rule language as polars expressions; unknown is null throughout.

Enumerations are polars Enums with the values of the fact, sets are lists of text, days are dates, counts are Int64.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property, reduce
from typing import Any

import polars as pl

from cerra_rules.diagrams import ROLL, Chain, Member, Order, Slot, Variable, linear, move
from cerra_rules.errors import DefinitionError
from cerra_rules.frames.blueprint import Ask
from cerra_rules.periods import EARLIEST_DAY, END_OF_YEAR, LATEST_DAY, Period, RestDays
from cerra_rules.provisions import Provision
from cerra_rules.terms import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    Extreme,
    FactCondition,
    FactSpec,
    FactTerm,
    Not,
    OneOf,
    Portion,
    Reading,
    Roll,
    Shift,
    Sum,
    Term,
    Truth,
)  # fmt: skip

ORDINAL = date(1970, 1, 1).toordinal()
"""Days count from 1970 in polars and from the year 1 in the diagrams."""


class Expressions:
    """Writes expressions over columns named by their facts; facts without a column are unknown."""

    def __init__(self, specs: Mapping[str, FactSpec], present: Iterable[str], calendar: RestDays | None) -> None:
        self.specs = specs
        self.present = frozenset(present)
        self.calendar = calendar
        self._tables: dict[Chain, pl.Series] = {}

    @cached_property
    def _rolled(self) -> dict[date, date]:
        return {day: self.calendar.roll(day) for day in self.calendar} if self.calendar else {}

    def fact(self, spec: FactSpec) -> pl.Expr:
        """Return the column of a fact."""
        if spec.name in self.present:
            return pl.col(spec.name)
        return pl.lit(None, dtype_of(spec))

    def unknown(self, name: str) -> pl.Expr:
        """Return whether a fact is unknown; a reading that is left open always is."""
        return pl.col(name).is_null() if name in self.present else pl.lit(True)

    # single questions

    def ask(self, ask: Ask) -> pl.Expr:
        """Return whether a question can be answered with one of some answers: never null."""
        variable, answers = ask
        match variable.subject:
            case Reading():
                return pl.lit(True)
            case Order() as order:
                low, high = self.range(order)
                return low <= 0 if answers == (0,) else high > 0
            case FactSpec(_, "bool") as spec:
                held = self.fact(spec)
                return (held if answers == (0,) else ~held).fill_null(True)
            case Member(spec, member):
                held = self.fact(spec).list.contains(str(member))
                return (held if answers == (0,) else ~held).fill_null(True)
            case FactSpec() as spec:
                return self._is_one_of(spec, [variable.answers[a] for a in answers]).fill_null(True)
            case subject:
                raise DefinitionError(f"`{subject}` cannot be asked of a table")

    def state(self, variable: Variable) -> pl.Expr:
        """Return the answer to a question that is no comparison, as text; null where it is unknown."""
        match variable.subject:
            case FactSpec() as spec:
                return self.fact(spec).cast(pl.String)
            case Member(spec, member):
                return self.fact(spec).list.contains(str(member)).cast(pl.String)
            case _:
                return pl.lit(None, pl.String)

    def range(self, order: Order) -> tuple[pl.Expr, pl.Expr]:
        """Return the least and the greatest that the sum of an order can be in each row."""
        low: pl.Expr = pl.lit(order.constant, pl.Int64)
        high = low
        for slot in order.slots:
            moved = self._slot(slot)
            ends = [self._end(slot, side) for side in (0, 1)]
            first, last = ends if slot.factor > 0 else reversed(ends)
            low += slot.factor * moved.fill_null(first)
            high += slot.factor * moved.fill_null(last)
        return low, high

    def known_part(self, order: Order) -> pl.Expr:
        """Return what the known facts contribute to the sum of an order."""
        parts = (slot.factor * self._slot(slot).fill_null(0) for slot in order.slots)
        return reduce(pl.Expr.add, parts, pl.lit(order.constant, pl.Int64))

    def _end(self, slot: Slot, side: int) -> int:
        spec = self.specs[slot.name]
        bound = (spec.low, spec.high)[side]
        return move(slot.chain, date.fromordinal(bound) if spec.kind == "date" else bound, self.calendar)

    def _slot(self, slot: Slot) -> pl.Expr:
        spec = self.specs[slot.name]
        if spec.kind != "date":
            return self.fact(spec)
        return self.moved(spec, slot.chain).to_physical().cast(pl.Int64) + ORDINAL

    def moved(self, spec: FactSpec, chain: Chain) -> pl.Expr:
        """Return the day of a fact moved along a chain: by days at once, else looked up among all days there are."""
        day = self.fact(spec)
        if all(step != ROLL and step.in_days is not None for step in chain):
            return day + timedelta(sum(step.days for step in chain if step != ROLL)) if chain else day
        table = self._tables.get(chain)
        if table is None:
            every = pl.date_range(EARLIEST_DAY, LATEST_DAY, eager=True).to_frame("day").select(self._along("day", chain))
            table = self._tables[chain] = every.to_series()
        return pl.lit(table).gather(day.to_physical() - (spec.low - ORDINAL))

    def _along(self, column: str, chain: Chain) -> pl.Expr:
        day = pl.col(column)
        for step in chain:
            day = self._rolling(day) if step == ROLL else after(day, step)
        return day

    def _rolling(self, day: pl.Expr) -> pl.Expr:
        if not self._rolled:
            return day
        return day.replace(pl.Series(list(self._rolled), dtype=pl.Date), pl.Series(list(self._rolled.values())))

    def _is_one_of(self, spec: FactSpec, values: Iterable[Any]) -> pl.Expr:
        # Physical codes: comparing them is as cheap as comparing small numbers.
        chosen, code = {spec.values.index(v) for v in values}, self.fact(spec).to_physical()
        others = {*range(len(spec.values))} - chosen
        some, is_in = (chosen, True) if len(chosen) <= len(others) else (others, False)
        found = _some(code == c for c in sorted(some))
        return found if is_in else ~found

    # conditions and amounts, in strong Kleene logic

    def condition(self, condition: Condition) -> pl.Expr:
        """Return a lowered condition: true, false, or null where it is unknown."""
        match condition:
            case Truth(value):
                return pl.lit(value)
            case FactCondition(spec):
                return self.fact(spec)
            case OneOf(FactTerm(spec), values):
                return self._is_one_of(spec, values)
            case OneOf(Reading(), _):
                return pl.lit(None, pl.Boolean)
            case Contains(FactTerm(spec), member):
                return self.fact(spec).list.contains(str(member))
            case Compare(left, op, right):
                (a, some), (b, others) = linear(left), linear(right)
                total = Order((*a, *(Slot(-s.factor, s.name, s.chain) for s in b)), some - others + (op == "<"))
                low, high = self.range(total)
                return pl.when(high <= 0).then(statement=True).when(low > 0).then(statement=False)
            case Not(item):
                return ~self.condition(item)
            case AllOf(items):
                return pl.all_horizontal([self.condition(i) for i in items])
            case AnyOf(items):
                return pl.any_horizontal([self.condition(i) for i in items])
            case _:
                raise DefinitionError(f"`{condition}` cannot be asked of a table")

    def amount(self, term: Term[Any]) -> pl.Expr:
        """Return what a simple term comes to; null where a fact that it needs is unknown."""
        match term:
            case Truth(value):
                return pl.lit(value)
            case Constant(value):
                return pl.lit(str(value) if isinstance(value, Provision | str) else value)
            case FactTerm(spec) | FactCondition(spec):
                return self.fact(spec)
            case Sum(parts, constant):
                return reduce(pl.Expr.add, (c * self.amount(t) for c, t in parts), pl.lit(constant, pl.Int64))
            case Portion(share, of, exceed):
                total = share.numerator * self.amount(of)
                return total // share.denominator + 1 if exceed else -(-total // share.denominator)
            case Shift() | Roll():
                base, chain = _peeled(term)
                if isinstance(base, FactTerm):
                    return self.moved(base.spec, chain)
                day = self.amount(base)
                for step in chain:
                    day = self._rolling(day) if step == ROLL else after(day, step)
                return day
            case DaysBetween(start, end):
                first, last = (self.amount(t).to_physical().cast(pl.Int64) for t in (start, end))
                return last - first
            case Extreme(is_largest, items):
                guards = [self.condition(g) for g, _ in items]
                amounts = [self.amount(t) for _, t in items]
                found = [pl.when(g).then(a) for g, a in zip(guards, amounts, strict=True)]
                open_ = [g.is_null() | (g & a.is_null()) for g, a in zip(guards, amounts, strict=True)]
                pick: Callable[..., pl.Expr] = pl.max_horizontal if is_largest else pl.min_horizontal
                return pl.when(~pl.any_horizontal(open_)).then(pick(found))
            case _:
                raise DefinitionError(f"`{term}` cannot be computed on a table")


def _peeled(term: Term[Any]) -> tuple[Term[Any], Chain]:
    """Return the term that periods and rest days move, and how they do."""
    match term:
        case Shift(base, period):
            inner, chain = _peeled(base)
            return inner, (*chain, period)
        case Roll(base):
            inner, chain = _peeled(base)
            return inner, (*chain, ROLL)
        case _:
            return term, ()


def after(day: pl.Expr, period: Period) -> pl.Expr:
    """Return the last day of a period that starts on a day."""
    if period == END_OF_YEAR:
        return pl.date(day.dt.year(), 12, 31)
    if months := 12 * period.years + period.months:
        day = day.dt.offset_by(f"{months}mo")
    return day + timedelta(period.days) if period.days else day


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


def _some(tests: Iterable[pl.Expr]) -> pl.Expr:
    return reduce(pl.Expr.or_, tests)
