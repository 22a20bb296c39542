"""The words of the rule language as polars expressions, in strong Kleene logic: what is unknown is null.

Enumerations are polars Enums with the values of the fact, sets are lists of text, days are dates, counts are Int64.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import add, and_, or_
from typing import Any

import polars as pl

from cerra_rules.deciding.diagram import Member, Variable
from cerra_rules.deciding.lowering import FIRST_COVERED, LAST_COVERED
from cerra_rules.deciding.orders import Order, Slot, between, move
from cerra_rules.errors import DefinitionError
from cerra_rules.language.intervals import reach, reach_of_fact, reach_within
from cerra_rules.language.provisions import Provision
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import (
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
    Later,
    Not,
    OneOf,
    Portion,
    Roll,
    Shift,
    Sum,
    Term,
    Truth,
)
from cerra_rules.tables.layout import Ask
from cerra_rules.tables.moving import EPOCH, Moving, peeled
from cerra_rules.tables.values import ValueKind

TEXTS = pl.List(pl.String())
TYPES: dict[ValueKind, pl.DataType] = {
    "bool": pl.Boolean(), "int": pl.Int64(), "date": pl.Date(), "text": pl.String(), "list": TEXTS,
}  # fmt: skip


class Words:
    """Writes expressions over columns named by their facts; facts without a column are unknown."""

    def __init__(
        self,
        specs: Mapping[str, FactSpec],
        present: Iterable[str],
        calendar: RestDays | None,
        moving: Moving | None = None,
    ) -> None:
        self.specs = specs
        self.present = frozenset(present)
        self.calendar = calendar
        self.moving = moving or Moving(calendar)
        self.told = (
            {} if calendar is None else dict(zip((FIRST_COVERED.name, LAST_COVERED.name), calendar.covers, strict=True))
        )
        """Between which days the calendar tells all."""

    def filled(self, sides: Mapping[str, int]) -> dict[str, pl.Expr]:
        """Return counts and days with the least (side 0) or greatest (side 1) that they can be where they are unknown."""
        found = {}
        for name, side in sides.items():
            spec = self.specs[name]
            end = (spec.low, spec.high)[side]
            value = pl.lit(date.fromordinal(end) if spec.kind == "date" else end, dtype_of(spec))
            found[name] = self.fact(spec).fill_null(value)
        return found

    def also(self, names: Iterable[str]) -> Words:
        """Return the words for a table that has columns for some more facts."""
        return Words(self.specs, self.present.union(names), self.calendar, self.moving)

    # facts

    def fact(self, spec: FactSpec) -> pl.Expr:
        """Return the column of a fact; null where it has none."""
        if spec.name in self.told:
            return pl.lit(self.told[spec.name])
        return pl.col(spec.name) if spec.name in self.present else pl.lit(None, dtype_of(spec))

    def unknown(self, name: str) -> pl.Expr:
        """Return whether a fact is unknown; a reading that is left open always is."""
        return pl.col(name).is_null() if name in self.present else pl.lit(value=name not in self.told)

    def code(self, spec: FactSpec) -> pl.Expr:
        """Return a fact that is no set as a number that tells its values apart."""
        return self.fact(spec).to_physical()

    def is_one_of(self, spec: FactSpec, values: Iterable[Any]) -> pl.Expr:
        """Return whether an enumerated fact has one of some values."""
        # Physical codes: comparing them is as cheap as comparing small numbers.
        chosen, code = {spec.values.index(v) for v in values}, self.code(spec)
        others = {*range(len(spec.values))} - chosen
        some, is_in = (chosen, True) if len(chosen) <= len(others) else (others, False)
        found: pl.Expr = reduce(or_, (code == c for c in sorted(some)))
        return found if is_in else ~found

    def contains(self, spec: FactSpec, member: Any) -> pl.Expr:
        """Return whether a set has a member."""
        return self.fact(spec).list.contains(str(member))

    def moved(self, base: FactTerm[Any], term: Term[Any]) -> pl.Expr:
        """Return the day of a fact moved as a term moves it."""
        day, (_, chain) = self.fact(base.spec), peeled(term)
        return self.moving.day(day, chain) if base.spec.name in self.present else day

    # questions of diagrams

    def ask(self, ask: Ask) -> pl.Expr:
        """Return whether a question can be answered with one of some answers: never null."""
        variable, answers = ask
        match variable.subject:
            case Reading():
                return pl.lit(value=True)
            case Order() as order:
                low, high = self.range(order)
                return low <= 0 if answers == (0,) else high > 0
            case FactSpec(_, "bool") as spec:
                held = self.fact(spec)
            case Member(spec, member):
                held = self.contains(spec, member)
            case FactSpec() as spec:
                return self.is_one_of(spec, [variable.answers[a] for a in answers]).fill_null(value=True)
            case subject:
                raise DefinitionError(f"`{subject}` cannot be asked of a table")
        return (held if answers == (0,) else ~held).fill_null(value=True)

    def state(self, variable: Variable) -> pl.Expr:
        """Return the answer to a question that is no comparison; null where it is unknown."""
        match variable.subject:
            case FactSpec() as spec:
                return self.code(spec)
            case Member(spec, member):
                return self.contains(spec, member)
            case _:
                return pl.lit(None)

    def range(self, order: Order) -> tuple[pl.Expr, pl.Expr]:
        """Return the least and the greatest that the sum of an order can be, in numbers just wide enough."""
        dtype = self._width(order)
        least = most = order.constant
        low: list[pl.Expr] = []
        high: list[pl.Expr] = []
        for slot in order.slots:
            sides = (0, 1) if slot.factor > 0 else (1, 0)
            if slot.name not in self.present:
                least += slot.factor * self.end(slot, sides[0])
                most += slot.factor * self.end(slot, sides[1])
                continue
            since = self._since(slot)
            least, most = least + slot.factor * since, most + slot.factor * since
            low.append(self._ends(slot, sides[0], dtype))
            high.append(self._ends(slot, sides[1], dtype))
        if not low:
            return pl.lit(least, pl.Int128), pl.lit(most, pl.Int128)
        return _plus(reduce(add, low), least, dtype), _plus(reduce(add, high), most, dtype)

    def known_part(self, order: Order, dtype: pl.DataType) -> pl.Expr:
        """Return what the known facts contribute to the sum of an order."""
        constant, total = order.constant, pl.lit(0, dtype)
        for slot in order.slots:
            constant += slot.factor * self._since(slot)
            number = self._number(slot, self.fact(self.specs[slot.name])).cast(dtype) * slot.factor
            total += number.fill_null(-slot.factor * self._since(slot))
        return _plus(total, constant, dtype)

    def apart(self, first: Order, second: Order, sign: int) -> pl.Expr:
        """Return the sum (sign 1) or difference (sign -1) of what the known facts contribute to two orders."""
        dtype = width(_reach_of_order(first, self.specs) + _reach_of_order(second, self.specs))
        one, other = self.known_part(first, dtype), self.known_part(second, dtype)
        return one + other if sign > 0 else one - other

    def end(self, slot: Slot, side: int) -> int:
        """Return the least (side 0) or greatest (side 1) that a slot can be."""
        spec = self.specs[slot.name]
        if slot.name in self.told:
            return self.told[slot.name].toordinal()
        bound = (spec.low, spec.high)[side]
        return move(slot.chain, date.fromordinal(bound) if spec.kind == "date" else bound, self.calendar)

    def _since(self, slot: Slot) -> int:
        """Return from where a slot counts in a table: days from 1970."""
        return EPOCH if self.specs[slot.name].kind == "date" else 0

    def _width(self, order: Order) -> pl.DataType:
        return width(_reach_of_order(order, self.specs))

    def _ends(self, slot: Slot, side: int, dtype: pl.DataType) -> pl.Expr:
        """Return a slot, times its factor, with the least or greatest that it can be where it is unknown."""
        spec = self.specs[slot.name]
        unknown = (spec.low, spec.high)[side] - self._since(slot)
        known = self.fact(spec).to_physical().fill_null(unknown)  # before it is moved, for a null takes long to look up
        number = self._number(slot, known).cast(dtype)
        return number if slot.factor == 1 else -number if slot.factor == -1 else number * slot.factor

    def _number(self, slot: Slot, known: pl.Expr) -> pl.Expr:
        """Return a count, or a day moved along a chain, as a number; days from 1970."""
        return self.moving.day(known.cast(pl.Date), slot.chain).to_physical() if slot.chain else known.to_physical()

    # conditions and values

    def condition(self, condition: Condition) -> pl.Expr:
        """Return a lowered condition: true, false, or null where it is unknown."""
        match condition:
            case Truth(value):
                return pl.lit(value)
            case FactCondition(spec):
                return self.fact(spec)
            case OneOf(FactTerm(spec), values):
                return self.is_one_of(spec, values)
            case OneOf(Reading(), _):
                return pl.lit(None, pl.Boolean)
            case Contains(FactTerm(spec), member):
                return self.contains(spec, member)
            case Compare(left, op, right):
                low, high = self.range(between(left, right, strict=op == "<"))
                return pl.when(high <= 0).then(statement=True).when(low > 0).then(statement=False)
            case Not(item):
                return ~self.condition(item)
            case AllOf(items):
                return every(map(self.condition, items))
            case AnyOf(items):
                return some(map(self.condition, items))
            case _:
                raise DefinitionError(f"`{condition}` cannot be asked of a table")

    def amount(self, term: Term[Any]) -> pl.Expr:
        """Return what a simple term comes to; null where a fact that it needs is unknown."""
        match term:
            case Truth(value):
                return pl.lit(value)
            case Constant(int() as value) if type(value) is int:
                return pl.lit(value, width(value))
            case Constant(value):
                return pl.lit(str(value) if isinstance(value, Provision | str) else value)
            case FactTerm(spec) | FactCondition(spec):
                return self.fact(spec)
            case Sum(parts, constant):
                dtype = width(reach(term))
                return _plus(reduce(add, (self.amount(t).cast(dtype) * c for c, t in parts)), constant, dtype)
            case Portion(share, of, exceed):
                total = self.amount(of).cast(width(reach_within(term))) * share.numerator
                if exceed:
                    return total // share.denominator + 1
                return (total + (share.denominator - 1)) // share.denominator
            case Shift() | Roll():
                base, chain = peeled(term)
                if isinstance(base, FactTerm):
                    return self.moved(base, term)
                return self.moving.along(self.amount(base), chain)
            case Later(base, days):  # how many is never told, but may be filled in
                return (self.amount(base).to_physical() + self.amount(days)).cast(pl.Date)
            case DaysBetween(start, end):
                return self.amount(end).to_physical() - self.amount(start).to_physical()
            case Extreme(is_largest, items):
                return self._extreme(is_largest, items)
            case _:
                raise DefinitionError(f"`{term}` cannot be computed on a table")

    def _extreme(self, is_largest: bool, items: Sequence[tuple[Condition, Term[Any]]]) -> pl.Expr:
        found, open_ = [], []
        for condition, item in items:
            amount, is_open = self.amount(item), self._is_open(item)
            if condition == Truth(True):
                found.append(amount)
                open_.append(is_open)
            else:
                guard = self.condition(condition)
                found.append(pl.when(guard).then(amount))
                open_.append(guard.is_null() | (guard & is_open))
        pick: Callable[..., pl.Expr] = pl.max_horizontal if is_largest else pl.min_horizontal
        return pl.when(~some(open_)).then(pick(*found))

    def _is_open(self, term: Term[Any]) -> pl.Expr:
        """Return whether what a simple term comes to is unknown; of a moved day without moving it."""
        base, _ = peeled(term)
        return self.unknown(base.spec.name) if isinstance(base, FactTerm) else self.amount(term).is_null()


def every(items: Iterable[pl.Expr]) -> pl.Expr:
    """Return whether all conditions hold."""
    return _joined(and_, items)


def some(items: Iterable[pl.Expr]) -> pl.Expr:
    """Return whether some condition holds."""
    return _joined(or_, items)


def _joined(join: Callable[[pl.Expr, pl.Expr], pl.Expr], items: Iterable[pl.Expr]) -> pl.Expr:
    """Return items joined in pairs, and the pairs in pairs: polars takes long over many brackets in brackets."""
    joined = [*items]
    while len(joined) > 1:
        pairs = [joined[i : i + 2] for i in range(0, len(joined), 2)]
        joined = [join(*pair) if len(pair) > 1 else pair[0] for pair in pairs]
    return joined[0]


def _plus(total: pl.Expr, constant: int, dtype: pl.DataType) -> pl.Expr:
    return total + pl.lit(constant, dtype) if constant else total


def width(most: int) -> pl.DataType:
    """Return the narrowest type of whole numbers that holds all from -most to most."""
    bits = most.bit_length()
    return pl.Int32() if bits < 32 else pl.Int64() if bits < 64 else pl.Int128()


def dtype_of(spec: FactSpec) -> pl.DataType:
    """Return the type in which the column of a fact is read."""
    match spec.kind:
        case "bool":
            return pl.Boolean()
        case "int":
            return pl.Int64()
        case "date":
            return pl.Date()
        case "dates":
            return pl.List(pl.Date())
        case "enum":
            return pl.Enum([str(v) for v in spec.values])
        case _:
            return pl.List(pl.String())


def _reach_of_order(order: Order, specs: Mapping[str, FactSpec]) -> int:
    """Return how far from zero the sum of an order can be, and every part of it."""
    return abs(order.constant) + sum(abs(slot.factor) * reach_of_fact(specs[slot.name]) for slot in order.slots)
