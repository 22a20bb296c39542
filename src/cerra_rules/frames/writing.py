"""The words of the rule language, written for a table: what all engines share.

An engine says how a column, a constant, a choice or a moved day is written; the rest is the same everywhere. Its
expressions know `&`, `|`, `~`, `+`, `-`, `*` and the comparisons; what is unknown is null, in strong Kleene logic.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, reduce
from operator import add, and_, or_
from typing import Any

from cerra_rules.diagrams import ROLL, Chain, Member, Order, Slot, Variable, linear, move
from cerra_rules.errors import DefinitionError
from cerra_rules.frames.blueprint import Ask
from cerra_rules.periods import RestDays
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

Expression = Any
EPOCH = date(1970, 1, 1).toordinal()
"""Days count from 1970 in tables, and from the year 1 in the diagrams."""


class Words(ABC):
    """Writes expressions over columns named by their facts; facts without a column are unknown."""

    def __init__(self, specs: Mapping[str, FactSpec], present: Iterable[str], calendar: RestDays | None) -> None:
        self.specs = specs
        self.present = frozenset(present)
        self.calendar = calendar

    @cached_property
    def rolled(self) -> dict[date, date]:
        """The day to which each rest day moves."""
        return {day: self.calendar.roll(day) for day in self.calendar} if self.calendar else {}

    # what an engine says

    @abstractmethod
    def fact(self, spec: FactSpec) -> Expression:
        """Return the column of a fact; null where it has none."""

    @abstractmethod
    def column(self, name: str) -> Expression:
        """Return a column that was made before."""

    @abstractmethod
    def constant(self, value: bool | int | date | str | None) -> Expression:
        """Return a constant."""

    @abstractmethod
    def unknown(self, name: str) -> Expression:
        """Return whether a fact is unknown; a reading that is left open always is."""

    @abstractmethod
    def is_null(self, value: Expression) -> Expression:
        """Return whether an expression is null."""

    @abstractmethod
    def or_else(self, value: Expression, other: bool | int) -> Expression:
        """Return an expression with another value where it is null."""

    @abstractmethod
    def is_one_of(self, spec: FactSpec, values: Iterable[Any]) -> Expression:
        """Return whether an enumerated fact has one of some values."""

    @abstractmethod
    def contains(self, spec: FactSpec, member: Any) -> Expression:
        """Return whether a set has a member."""

    @abstractmethod
    def moved(self, spec: FactSpec, chain: Chain) -> Expression:
        """Return the day of a fact, moved along a chain."""

    @abstractmethod
    def along(self, day: Expression, chain: Chain) -> Expression:
        """Return any day, moved along a chain."""

    @abstractmethod
    def number(self, day: Expression) -> Expression:
        """Return a day as a whole number, from 1970."""

    @abstractmethod
    def code(self, spec: FactSpec) -> Expression:
        """Return a fact that is no set as a text or number that tells its values apart."""

    @abstractmethod
    def branch(self, cases: Sequence[tuple[Expression, Expression]], default: Expression) -> Expression:
        """Return what stands beside the first condition that holds, else the default."""

    @abstractmethod
    def extreme(self, is_largest: bool, values: Sequence[Expression]) -> Expression:
        """Return the largest or smallest of values that are not null; null where all are."""

    @abstractmethod
    def floor(self, value: Expression, divisor: int) -> Expression:
        """Return a whole number divided, rounded down."""

    # what follows

    def every(self, items: Iterable[Expression]) -> Expression:
        """Return whether all conditions hold."""
        return _joined(and_, items)

    def some(self, items: Iterable[Expression]) -> Expression:
        """Return whether some condition holds."""
        return _joined(or_, items)

    def ask(self, ask: Ask) -> Expression:
        """Return whether a question can be answered with one of some answers: never null."""
        variable, answers = ask
        match variable.subject:
            case Reading():
                return self.constant(True)
            case Order() as order:
                low, high = self.range(order)
                return low <= 0 if answers == (0,) else high > 0
            case FactSpec(_, "bool") as spec:
                held = self.fact(spec)
            case Member(spec, member):
                held = self.contains(spec, member)
            case FactSpec() as spec:
                return self.or_else(self.is_one_of(spec, [variable.answers[a] for a in answers]), True)
            case subject:
                raise DefinitionError(f"`{subject}` cannot be asked of a table")
        return self.or_else(held if answers == (0,) else ~held, True)

    def state(self, variable: Variable) -> Expression:
        """Return the answer to a question that is no comparison; null where it is unknown."""
        match variable.subject:
            case FactSpec() as spec:
                return self.code(spec)
            case Member(spec, member):
                return self.contains(spec, member)
            case _:
                return self.constant(None)

    def range(self, order: Order) -> tuple[Expression, Expression]:
        """Return the least and the greatest that the sum of an order can be in each row."""
        low = high = self.constant(order.constant)
        for slot in order.slots:
            amount = self.slot(slot)
            ends = [self.end(slot, side) for side in (0, 1)]
            first, last = ends if slot.factor > 0 else reversed(ends)
            low += self.or_else(amount, first) * slot.factor
            high += self.or_else(amount, last) * slot.factor
        return low, high

    def known_part(self, order: Order) -> Expression:
        """Return what the known facts contribute to the sum of an order."""
        parts = (self.or_else(self.slot(slot), 0) * slot.factor for slot in order.slots)
        return reduce(add, parts, self.constant(order.constant))

    def slot(self, slot: Slot) -> Expression:
        """Return a count, or a day moved along a chain, as a whole number."""
        spec = self.specs[slot.name]
        return self.fact(spec) if spec.kind != "date" else self.number(self.moved(spec, slot.chain)) + EPOCH

    def end(self, slot: Slot, side: int) -> int:
        """Return the least (side 0) or greatest (side 1) that a slot can be."""
        spec = self.specs[slot.name]
        bound = (spec.low, spec.high)[side]
        return move(slot.chain, date.fromordinal(bound) if spec.kind == "date" else bound, self.calendar)

    def condition(self, condition: Condition) -> Expression:
        """Return a lowered condition: true, false, or null where it is unknown."""
        match condition:
            case Truth(value):
                return self.constant(value)
            case FactCondition(spec):
                return self.fact(spec)
            case OneOf(FactTerm(spec), values):
                return self.is_one_of(spec, values)
            case OneOf(Reading(), _):
                return self.constant(None)
            case Contains(FactTerm(spec), member):
                return self.contains(spec, member)
            case Compare(left, op, right):
                (a, some), (b, others) = linear(left), linear(right)
                total = Order((*a, *(Slot(-s.factor, s.name, s.chain) for s in b)), some - others + (op == "<"))
                low, high = self.range(total)
                yes, no = self.constant(True), self.constant(False)
                return self.branch([(high <= 0, yes), (low > 0, no)], self.constant(None))
            case Not(item):
                return ~self.condition(item)
            case AllOf(items):
                return self.every(map(self.condition, items))
            case AnyOf(items):
                return self.some(map(self.condition, items))
            case _:
                raise DefinitionError(f"`{condition}` cannot be asked of a table")

    def amount(self, term: Term[Any]) -> Expression:
        """Return what a simple term comes to; null where a fact that it needs is unknown."""
        match term:
            case Truth(value):
                return self.constant(value)
            case Constant(value):
                return self.constant(str(value) if isinstance(value, Provision | str) else value)
            case FactTerm(spec) | FactCondition(spec):
                return self.fact(spec)
            case Sum(parts, constant):
                return reduce(add, (self.amount(t) * c for c, t in parts), self.constant(constant))
            case Portion(share, of, exceed):
                total = self.amount(of) * share.numerator
                if exceed:
                    return self.floor(total, share.denominator) + 1
                return self.floor(total + (share.denominator - 1), share.denominator)
            case Shift() | Roll():
                base, chain = peeled(term)
                return (
                    self.moved(base.spec, chain) if isinstance(base, FactTerm) else self.along(self.amount(base), chain)
                )
            case DaysBetween(start, end):
                return self.number(self.amount(end)) - self.number(self.amount(start))
            case Extreme(is_largest, items):
                none = self.constant(None)
                found, open_ = [], []
                for condition, item in items:
                    amount, is_open = self.amount(item), self.is_open(item)
                    if condition == Truth(True):
                        found.append(amount)
                        open_.append(is_open)
                    else:
                        guard = self.condition(condition)
                        found.append(self.branch([(guard, amount)], none))
                        open_.append(self.is_null(guard) | (guard & is_open))
                return self.branch([(self.some(open_), none)], self.extreme(is_largest, found))
            case _:
                raise DefinitionError(f"`{term}` cannot be computed on a table")

    def is_open(self, term: Term[Any]) -> Expression:
        """Return whether what a simple term comes to is unknown; of a moved day without moving it."""
        base, _ = peeled(term)
        return self.unknown(base.spec.name) if isinstance(base, FactTerm) else self.is_null(self.amount(term))


def _joined(join: Callable[[Expression, Expression], Expression], items: Iterable[Expression]) -> Expression:
    """Return items joined in pairs, and the pairs in pairs, for engines only take so many brackets in brackets."""
    joined = [*items]
    while len(joined) > 1:
        pairs = [joined[i : i + 2] for i in range(0, len(joined), 2)]
        joined = [join(*pair) if len(pair) > 1 else pair[0] for pair in pairs]
    return joined[0]


def peeled(term: Term[Any]) -> tuple[Term[Any], Chain]:
    """Return the term that periods and rest days move, and how they do."""
    match term:
        case Shift(base, period):
            inner, chain = peeled(base)
            return inner, (*chain, period)
        case Roll(base):
            inner, chain = peeled(base)
            return inner, (*chain, ROLL)
        case _:
            return term, ()
