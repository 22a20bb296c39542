"""Constraints on counts and days: which values comparisons leave, by interval propagation and bisection.

Counts and days are whole numbers (days as ordinals), and every step that a day is moved by is monotone: so an
order narrows the bounds of each of its slots, and where narrowing does not decide, the range of one is cut in
half. Complete, for all domains are finite; a search that runs out of steps says so.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from cerra_rules.circles import is_circular
from cerra_rules.diagrams import ROLL, Chain, Order, Slot, linear, move
from cerra_rules.evaluate import UNKNOWN, evaluate
from cerra_rules.periods import RestDays
from cerra_rules.terms import (
    HOLDS,
    Constant,
    DaysBetween,
    Extreme,
    FactSpec,
    FactTerm,
    Portion,
    Roll,
    Shift,
    Sum,
    Term,
)  # fmt: skip

Bounds = dict[str, tuple[int, int]]
PATIENCE = 1_000
"""Steps of one search; past them the answer is undetermined, which is sound where it is not exact."""
SLOW = 100
"""Rounds of narrowing after which it is asked whether the comparisons run in a circle."""
MOST_MOVES = 10_000
"""So many moved days are remembered of one slot."""
TWIN = "'"


class Constraints:
    """What some known facts, the invariants and a calendar leave of the counts and days of a question."""

    def __init__(
        self,
        specs: Mapping[str, FactSpec],
        facts: Mapping[str, Any],
        always: tuple[Order, ...],
        calendar: RestDays | None,
    ) -> None:
        self.specs = specs
        self.facts = facts
        self.always = always
        self.calendar = calendar
        self.steps = PATIENCE
        self._moved: dict[Slot, dict[int, int]] = {}

    @cached_property
    def _start(self) -> tuple[Bounds, bool]:
        bounds: Bounds = {}
        for name, spec in self.specs.items():
            if spec.kind in {"int", "date"}:
                value = self.facts.get(name)
                if value is None:
                    bounds[name] = (spec.low, spec.high)
                else:
                    number = value if spec.kind == "int" else value.toordinal()
                    bounds[name] = (number, number)
        return bounds, self.narrow(self.always, bounds)

    @property
    def bounds(self) -> Bounds:
        """The range of every count and day, as whole numbers; a known one has a single value."""
        return self._start[0]

    @property
    def is_contradictory(self) -> bool:
        """Whether the known counts and days cannot all be true together."""
        return not self._start[1]

    @cached_property
    def binding(self) -> tuple[Order, ...]:
        """The invariants that the known facts leave open, of those that are plain comparisons."""
        return tuple(o for o in self.always if self.range(o, self.bounds)[1] > 0)

    def value(self, term: Term[Any]) -> Any:
        """Return the value that a simple term has in every completion, or UNKNOWN."""
        known = evaluate(term, self.facts, {}, self.calendar)
        if known is not UNKNOWN:
            return known
        span = self._span(term, self.bounds)
        if span is None or span[0] != span[1]:
            return UNKNOWN
        return date.fromordinal(span[0]) if term.kind == "date" else span[0]

    def _span(self, term: Term[Any], bounds: Bounds) -> tuple[int, int] | None:
        """Return the least and the greatest that a simple term can be, as far as bounds tell."""
        match term:
            case FactTerm(spec) if spec.name not in bounds:
                return None
            case Portion(share, of, exceed):
                inner = self._span(of, bounds)
                ends = (evaluate(Portion(share, Constant(n), exceed), {}, {}) for n in inner or ())
                return None if inner is None else (next(ends), next(ends))
            case Extreme(is_largest, items) if all(g == HOLDS for g, _ in items):
                spans = [self._span(t, bounds) for _, t in items]
                known = [s for s in spans if s is not None]
                pick = max if is_largest else min
                return (pick(s[0] for s in known), pick(s[1] for s in known)) if len(known) == len(spans) else None
            case DaysBetween(start, end):
                first, last = self._span(start, bounds), self._span(end, bounds)
                return (last[0] - first[1], last[1] - first[0]) if first and last else None
            case Sum(parts, constant) if any(isinstance(t, Portion | Extreme) for _, t in parts):
                low = high = constant
                for factor, part in parts:
                    inner = self._span(part, bounds)
                    if inner is None:
                        return None
                    low += factor * inner[factor < 0]
                    high += factor * inner[factor >= 0]
                return low, high
            case Constant() | FactTerm() | Sum() | Shift() | Roll():
                return self.range(Order(*linear(term)), bounds)
            case _:
                return None

    def connected(
        self,
        a: tuple[tuple[Order, ...], Bounds],
        b: tuple[Order, ...],
        name: str,
        binding: tuple[Order, ...] = (),
        fresh: tuple[Order, ...] = (),
    ) -> bool:
        """Whether two completions that differ in one count or day alone satisfy two sets of orders, and both `binding`.

        The first set comes with bounds that respect it and `binding` already, except for what is `fresh`.
        """
        orders, bounds = a
        if not binding and all(
            s.name == name or self.facts[s.name] is not None for o in (*orders, *b) for s in o.slots
        ):
            return True
        twins = tuple(twin(o, name) for o in (*b, *binding) if name in o.names)
        both = bounds | {name + TWIN: self.bounds[name]}
        return self.satisfiable((*orders, *binding, *twins), both, (*fresh, *twins))

    def eased(self, order: Order, own: Container[str]) -> tuple[int, int, int]:
        """Return what is left of an order for the others, where some unknowns have the values that suit it best.

        Its constant then, and the least and the greatest that its sum can be.
        """
        constant, low, high = order.constant, 0, 0
        for slot in order.slots:
            least, most = self._slot_range(slot, self.bounds)
            if slot.name in own:
                constant += least
            else:
                low += least
                high += most
        return constant, constant + low, constant + high

    def _move(self, slot: Slot, day: int) -> int:
        """Return where the chain of a slot moves a day; without a calendar that is the same in every case."""
        known = slot.moved if self.calendar is None else self._moved.setdefault(slot, {})
        found = known.get(day)
        if found is None:
            if len(known) > MOST_MOVES:
                known.clear()
            found = known[day] = move(slot.chain, date.fromordinal(day), self.calendar)
        return found

    def _reach(self, name: str, chain: Chain, bounds: Bounds) -> tuple[int, int]:
        """Return by how many days a chain moves a day at least and at most, within its bounds."""
        low, high = (date.fromordinal(day) for day in bounds[name])
        least = longest = 0
        for step in chain:
            if step != ROLL:
                shortest, longer = step.bounds
                least += shortest
                longest += longer
                low, high = step.after(low), step.after(high)
            elif self.calendar is not None:
                longest += self.calendar.longest_roll(low, high)
                low, high = self.calendar.roll(low), self.calendar.roll(high)
        return least, longest

    def _latest(self, chain: Chain, day: int) -> int:
        """Return the latest day that a chain moves to `day` or earlier."""
        moved = date.fromordinal(day)
        for step in reversed(chain):
            if step != ROLL:
                moved = step.latest_start(moved)
            elif self.calendar is not None:
                moved = self.calendar.latest_unrolled(moved)
        return moved.toordinal()

    def _slot_range(self, slot: Slot, bounds: Bounds) -> tuple[int, int]:
        low, high = bounds[slot.name]
        if slot.chain:
            low, high = self._move(slot, low), self._move(slot, high)
        return (slot.factor * low, slot.factor * high) if slot.factor > 0 else (slot.factor * high, slot.factor * low)

    def range(self, order: Order, bounds: Bounds) -> tuple[int, int]:
        """Return the least and the greatest that the sum of an order can be."""
        low = high = order.constant
        for slot in order.slots:
            slot_low, slot_high = self._slot_range(slot, bounds)
            low += slot_low
            high += slot_high
        return low, high

    def _at_end(self, order: Order, bounds: Bounds, end: int) -> int:
        """Return the sum of an order where everything has its least (0) or its greatest (1) value."""
        total = order.constant
        for slot in order.slots:
            value = bounds[slot.name][end]
            total += slot.factor * (self._move(slot, value) if slot.chain else value)
        return total

    def narrow(self, orders: tuple[Order, ...], bounds: Bounds, fresh: tuple[Order, ...] | None = None) -> bool:
        """Narrow the bounds to what the orders leave; False if that is nothing.

        `fresh` are the orders that the bounds do not yet respect; all, if it is not given.
        """
        queue = list(orders if fresh is None else fresh)
        waiting = set(map(id, queue))
        rounds = 0
        while queue:
            rounds += 1
            if rounds == SLOW:
                if is_circular(orders, lambda name, chain: self._reach(name, chain, bounds)):
                    return False
                if any(o.is_moved for o in orders):
                    return True  # day by day through centuries: to cut a range in half is faster
            order = queue.pop()
            waiting.discard(id(order))
            changed = self._narrow_moved(order, bounds) if order.is_moved else _narrow_plain(order, bounds)
            if changed is None:
                return False
            for name in changed:
                for other in orders:
                    if name in other.names and other is not order and id(other) not in waiting:
                        waiting.add(id(other))
                        queue.append(other)
        return True

    def _narrow_moved(self, order: Order, bounds: Bounds) -> list[str] | None:
        """Narrow the bounds to what an order of moved days leaves; return which changed, or None if nothing is left."""
        least = order.constant
        ranges = []
        for slot in order.slots:
            low, high = self._slot_range(slot, bounds)
            ranges.append((low, high))
            least += low
        if least > 0:
            return None
        changed: list[str] = []
        for slot, (low, high) in zip(order.slots, ranges, strict=True):
            room = low - least
            if high <= room:
                continue
            first, last = bounds[slot.name]
            if slot.factor > 0:
                last = room // slot.factor
                if slot.chain:
                    last = self._latest(slot.chain, last)
            else:
                first = -(room // -slot.factor)
                if slot.chain:
                    first = self._latest(slot.chain, first - 1) + 1
            if first > last:
                return None
            bounds[slot.name] = (first, last)
            changed.append(slot.name)
        return changed

    def satisfiable(self, orders: tuple[Order, ...], bounds: Bounds, fresh: tuple[Order, ...] | None = None) -> bool:
        """Whether some values within the bounds satisfy all orders; `fresh` as for `narrow`."""
        if not orders:
            return True
        bounds = dict(bounds)
        if not self.narrow(orders, bounds, fresh):
            return False
        self.steps -= 1
        violated = next((o for o in orders if self._at_end(o, bounds, 0) > 0), None)
        if violated is None or all(self._at_end(o, bounds, 1) <= 0 for o in orders):
            return True
        if self.steps <= 0:
            return False
        # The least values violate an order: raise one of those that weigh against it.
        names = [s.name for s in violated.slots if s.factor < 0 and bounds[s.name][0] < bounds[s.name][1]]
        if not names:
            return False
        name = max(names, key=lambda n: bounds[n][1] - bounds[n][0])
        low, high = bounds[name]
        middle = (low + high) // 2
        halves = ((middle + 1, high), (low, middle))
        return any(self.satisfiable(orders, bounds | {name: half}) for half in halves)


def _narrow_plain(order: Order, bounds: Bounds) -> Sequence[str] | None:
    """Narrow the bounds to what an order of counts or days as they stand leaves; None if nothing is left."""
    slack = -order.constant
    for slot in order.slots:
        low, high = bounds[slot.name]
        slack -= slot.factor * (low if slot.factor > 0 else high)
    if slack < 0:
        return None
    changed: list[str] | None = None
    for slot in order.slots:
        low, high = bounds[slot.name]
        room = slack // abs(slot.factor)
        if high - low > room:
            bounds[slot.name] = (low, low + room) if slot.factor > 0 else (high - room, high)
            if changed is None:
                changed = []
            changed.append(slot.name)
    return changed or ()


def twin(order: Order, name: str) -> Order:
    """Return an order about a second value of one count or day."""
    found = order.twins.get(name)
    if found is None:
        slots = (Slot(s.factor, s.name + TWIN, s.chain) if s.name == name else s for s in order.slots)
        found = order.twins[name] = Order(tuple(slots), order.constant)
    return found
