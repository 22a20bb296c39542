"""Orders: comparisons of counts and days, each as a sum of them that is zero or less.

Counts and days are whole numbers (days as ordinals); a day may be moved along a chain of periods and past rest days,
which keeps the order of any two days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from cerra_rules.errors import DefinitionError
from cerra_rules.language.periods import Period
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import Constant, DaysBetween, FactTerm, Later, Roll, Shift, Sum, Term

ROLL: Literal["roll"] = "roll"
Chain = tuple[Period | Literal["roll"], ...]
"""How a day is moved, one step after another."""
TWIN = "'"
"""Ends the name of a second value of one fact, where two cases are looked at side by side."""
MOST_MOVES = 10_000
"""So many moved days are remembered of one slot, forth and back."""


class TwoMovesError(DefinitionError):
    """A comparison that is no sum of moved days: of a day moved by an unknown number of days, and then moved again."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A count, or a day moved along a chain, times a whole number."""

    factor: int
    name: str
    chain: Chain = ()
    _moved: dict[object, int] = field(init=False, repr=False, compare=False, default_factory=dict)
    _latest: dict[object, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def at(self, number: int, calendar: RestDays | None) -> int:
        """Return where the chain moves a day, as an ordinal; a number that is not moved stays what it is."""
        return self._once(self._moved, self._forth, number, calendar) if self.chain else number

    def latest(self, number: int, calendar: RestDays | None) -> int:
        """Return the latest day that the chain moves to a day or earlier, as ordinals."""
        return self._once(self._latest, self._back, number, calendar) if self.chain else number

    def _once(
        self,
        known: dict[object, int],
        go: Callable[[int, RestDays | None], int],
        number: int,
        calendar: RestDays | None,
    ) -> int:
        key = number if calendar is None else (number, calendar)
        found = known.get(key)
        if found is None:
            if len(known) > MOST_MOVES:
                known.clear()
            found = known[key] = go(number, calendar)
        return found

    def _forth(self, number: int, calendar: RestDays | None) -> int:
        return move(self.chain, date.fromordinal(number), calendar)

    def _back(self, number: int, calendar: RestDays | None) -> int:
        day = date.fromordinal(number)
        for step in reversed(self.chain):
            if step != ROLL:
                day = step.latest_start(day)
            elif calendar is not None:
                day = calendar.latest_unrolled(day)
        return day.toordinal()

    def reach(self, low: int, high: int, calendar: RestDays | None) -> tuple[int, int]:
        """Return by how many days the chain moves a day between two others at least and at most."""
        first, last = date.fromordinal(low), date.fromordinal(high)
        least = longest = 0
        for step in self.chain:
            if step != ROLL:
                shortest, longer = step.bounds
                least += shortest
                longest += longer
                first, last = step.after(first), step.after(last)
            elif calendar is not None:
                longest += calendar.longest_roll(first, last)
                first, last = calendar.walk(first), calendar.walk(last)
        return least, longest


@dataclass(frozen=True, slots=True)
class Order:
    """The question whether a sum of slots and a constant is zero or less; days count as ordinals."""

    slots: tuple[Slot, ...]
    constant: int
    names: frozenset[str] = field(init=False, repr=False, compare=False)
    is_moved: bool = field(init=False, repr=False, compare=False)
    """Whether a period or a rest day moves one of its days."""

    twins: dict[str, Order] = field(init=False, repr=False, compare=False, default_factory=dict)
    """This order about a second value of some counts or days, by their names; made when first asked for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(s.name for s in self.slots))
        object.__setattr__(self, "is_moved", any(s.chain for s in self.slots))

    def opposite(self) -> Order:
        """Return the order that holds exactly where this one fails."""
        return Order(tuple(Slot(-s.factor, s.name, s.chain) for s in self.slots), 1 - self.constant)

    def twin(self, names: tuple[str, ...]) -> Order:
        """Return this order about a second value of some counts or days."""
        key = names[0] if len(names) == 1 else TWIN.join(names)
        found = self.twins.get(key)
        if found is None:
            slots = (Slot(s.factor, s.name + TWIN, s.chain) if s.name in names else s for s in self.slots)
            found = self.twins[key] = Order(tuple(slots), self.constant)
        return found

    def total(self, numbers: Mapping[str, int], calendar: RestDays | None) -> int:
        """Return what the sum comes to."""
        total = self.constant
        for slot in self.slots:
            number = numbers[slot.name]
            total += slot.factor * (slot.at(number, calendar) if slot.chain else number)
        return total


def move(chain: Chain, value: Any, calendar: RestDays | None) -> int:
    """Return a count, or a day moved along a chain, as a whole number."""
    if isinstance(value, int):
        return value
    for step in chain:
        if step != ROLL:
            value = step.after(value)
        elif calendar is not None:
            value = calendar.walk(value)
    return int(value.toordinal())


def linear(term: Term[Any]) -> tuple[tuple[Slot, ...], int]:
    """Return a simple term as slots and a constant; days as ordinals."""
    match term:
        case FactTerm(spec):
            return (Slot(1, spec.name),), 0
        case Constant(date() as day):
            return (), day.toordinal()
        case Constant(int() as count):
            return (), count
        case Sum(parts, constant):
            slots: list[Slot] = []
            for factor, part in parts:
                inner, rest = linear(part)
                slots += [Slot(factor * s.factor, s.name, s.chain) for s in inner]
                constant += factor * rest
            return tuple(slots), constant
        case DaysBetween(start, end):
            (first, since), (last, until) = linear(start), linear(end)
            return (*last, *(Slot(-s.factor, s.name, s.chain) for s in first)), until - since
        case Shift(base, period):
            some, rest = linear(base)
            if period.in_days is not None:
                return some, rest + period.in_days
            return _moved(some, rest, period)
        case Roll(base):
            return _moved(*linear(base), ROLL)
        case Later(base, days):
            (some, rest), (more, also) = linear(base), linear(days)
            return (*some, *more), rest + also
        case _:
            raise DefinitionError(f"`{term}` cannot be compared")


def _moved(slots: tuple[Slot, ...], days: int, step: Period | Literal["roll"]) -> tuple[tuple[Slot, ...], int]:
    if not slots:
        if step == ROLL:
            raise DefinitionError("a fixed day is not moved past rest days")
        return (), step.after(date.fromordinal(days)).toordinal()
    if len(slots) > 1:
        raise TwoMovesError("a day that is moved past rest days of which nobody knows is moved again")
    (slot,) = [*slots]
    before: Chain = (Period(days=days),) if days else ()
    return (Slot(slot.factor, slot.name, (*slot.chain, *before, step)),), 0


def between(left: Term[Any], right: Term[Any], *, strict: bool) -> Order:
    """Return the order that one simple term is at most (or, strictly, less than) another."""
    slots: dict[tuple[str, Chain], int] = {}
    constant = int(strict)
    for sign, side in ((1, left), (-1, right)):
        some, rest = linear(side)
        constant += sign * rest
        for slot in some:
            key = (slot.name, slot.chain)
            slots[key] = slots.get(key, 0) + sign * slot.factor
    return Order(tuple(Slot(f, n, c) for (n, c), f in sorted(slots.items(), key=repr) if f), constant)
