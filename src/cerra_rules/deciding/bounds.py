"""Bounds of counts and days: which whole numbers some comparisons leave, and numbers that satisfy them all.

Every step that a day is moved by keeps the order of days, so a comparison narrows the bounds of each of its slots, and
most often that is all there is to do. Where it is not, the sums are eliminated, one unknown after another; a moved day is
then an unknown of its own, which lies so and so many days from the day it was moved from. Where that is too loose, the
range of such a day is cut in half. No step depends on how wide a range is but that last one, and days have few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any

from cerra_rules.deciding.elimination import Elimination, Gap
from cerra_rules.deciding.orders import Chain, Order, Slot
from cerra_rules.errors import CerraError
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import FactSpec

Bounds = dict[str, tuple[int, int]]
Watch = dict[str, tuple[Order, ...]]
"""Orders by the counts and days that they compare."""
Box = tuple[tuple[Order, ...], Bounds]
"""Where numbers are looked for: the orders they satisfy, and the bounds they are within."""
BUDGET = 200_000
"""Steps that the searches about one case may take together; past them the answer is open, which is sound where it is not exact."""
MOST_ROUNDS = 60
"""So many orders are looked at to narrow bounds; where that has not settled them, they are eliminated."""


class OverBudgetError(CerraError):
    """A search took more steps than it was allowed, or cannot be made: what it was for is neither shown nor excluded."""

    def __init__(
        self,
        message: str = "the rules branch too much for this search",
        hint: str = "state more facts, or make two questions of one",
    ) -> None:
        super().__init__(message, hint)


class Work:
    """What is left of a budget of steps, which are counted alike on every machine."""

    def __init__(self, budget: int) -> None:
        self.left = budget
        self.least = 0
        """How much is to stay."""

    def spend(self, steps: int = 1) -> None:
        """Take some steps. Raises OverBudgetError where they are more than are left."""
        self.left -= steps
        if self.left < self.least:
            raise OverBudgetError

    def limit(self, steps: int) -> int:
        """Allow at most so many steps from now on; return how much was to stay before."""
        before, self.least = self.least, max(self.least, self.left - steps)
        return before


def watching(orders: Iterable[Order], watch: Mapping[str, tuple[Order, ...]] | None = None) -> Watch:
    """Return orders by the counts and days that they compare, beside those that are watched already."""
    found = dict(watch or {})
    for order in orders:
        for name in order.names:
            found[name] = (*found.get(name, ()), order)
    return found


class Numbers:
    """What some known facts, the invariants and a calendar leave of the counts and days of a question."""

    def __init__(
        self,
        specs: Mapping[str, FactSpec],
        facts: Mapping[str, Any],
        always: tuple[Order, ...],
        calendar: RestDays | None,
        work: Work,
    ) -> None:
        self.calendar = calendar
        self.work = Work(BUDGET)  # what every search begins with is on no budget
        self.bounds: Bounds = {}
        """The range of every count and day, as whole numbers; a known one has a single value."""
        for name, spec in specs.items():
            if spec.kind in {"int", "date"}:
                value = facts.get(name)
                if value is None:
                    self.bounds[name] = (spec.low, spec.high)
                else:
                    number = value if spec.kind == "int" else value.toordinal()
                    self.bounds[name] = (number, number)
        open_ = self._open(always)
        self.is_contradictory = not self.narrow(watching(open_), self.bounds, open_)
        """Whether the known counts and days break an invariant that compares them."""
        self.binding = () if self.is_contradictory else self._open(open_)
        """The invariants that the known facts leave open, of those that are plain comparisons."""
        self.work = work

    @cached_property
    def watch(self) -> Watch:
        """The binding invariants by what they compare."""
        return watching(self.binding)

    def _open(self, orders: Iterable[Order]) -> tuple[Order, ...]:
        """Return the orders that the bounds do not satisfy by themselves."""
        return tuple([order for order in orders if self.range(order)[1] > 0])

    def range(self, order: Order) -> tuple[int, int]:
        """Return the least and the greatest that the sum of an order can be."""
        low = high = order.constant
        for slot in order.slots:
            ends = self._ends(slot, self.bounds) if slot.chain else self.bounds[slot.name]
            low += slot.factor * ends[slot.factor < 0]
            high += slot.factor * ends[slot.factor > 0]
        return low, high

    def _ends(self, slot: Slot, bounds: Bounds) -> tuple[int, int]:
        low, high = bounds[slot.name]
        return (slot.at(low, self.calendar), slot.at(high, self.calendar)) if slot.chain else (low, high)

    # narrowing

    def narrow(self, watch: Watch, bounds: Bounds, fresh: Sequence[Order]) -> bool:
        """Narrow the bounds to what the orders leave; False if that is nothing.

        `fresh` are the orders that the bounds do not yet respect.
        """
        queue = list(fresh)
        waiting = set(map(id, queue))
        for round_, order in enumerate(queue):
            waiting.discard(id(order))
            changed = self._narrow_moved(order, bounds) if order.is_moved else _narrow(order, bounds)
            if changed is None:
                self.work.spend(round_)
                return False
            if round_ >= MOST_ROUNDS:
                break
            for name in changed:
                for other in watch[name]:
                    if other is not order and id(other) not in waiting:
                        waiting.add(id(other))
                        queue.append(other)
        self.work.spend(len(queue))
        return True

    def _narrow_moved(self, order: Order, bounds: Bounds) -> Sequence[str] | None:
        """Narrow the bounds to what an order of moved days leaves; return which changed, or None if nothing is left."""
        ends = [self._ends(slot, bounds) for slot in order.slots]
        slack = -order.constant - sum(s.factor * e[s.factor < 0] for s, e in zip(order.slots, ends, strict=True))
        if slack < 0:
            return None
        changed: list[str] = []
        for slot, (low, high) in zip(order.slots, ends, strict=True):
            room = slack // abs(slot.factor)
            if high - low <= room:
                continue
            first, last = bounds[slot.name]
            if slot.factor > 0:
                last = slot.latest(low + room, self.calendar)
            else:
                first = slot.latest(high - room - 1, self.calendar) + 1
            if first > last:
                return None
            bounds[slot.name] = (first, last)
            changed.append(slot.name)
        return changed

    def turns(self, name: str, numbers: Mapping[str, int], orders: Iterable[Order]) -> Iterable[int]:
        """Return numbers for one count or day, beside others, that tell all there is: where orders turn, and where invariants end."""
        low, high = self.bounds[name]
        always = self.watch.get(name, ())
        for order in always:
            turn, is_most = self._turn(order, name, numbers)
            if turn is not None:
                low, high = (low, min(high, turn)) if is_most else (max(low, turn + 1), high)
        found = {low, high}
        for order in orders:
            turn, _ = self._turn(order, name, numbers)
            if turn is not None:
                found.add(min(max(turn, low), high))
                found.add(min(max(turn + 1, low), high))
        return [n for n in found if self.is_met(always, {**numbers, name: n})] if low <= high else ()

    def _turn(self, order: Order, name: str, numbers: Mapping[str, int]) -> tuple[int | None, bool]:
        """Return the greatest number for one count or day with which an order still holds, or fails; and whether it holds with it.

        None where the order turns nowhere, or compares the day with itself.
        """
        rest, mine = order.constant, None
        for slot in order.slots:
            if slot.name != name:
                rest += slot.factor * (slot.at(numbers[slot.name], self.calendar) if slot.chain else numbers[slot.name])
            elif mine is not None:
                return None, False
            else:
                mine = slot
        if mine is None:
            return None, False
        is_most = mine.factor > 0
        turn = -rest // mine.factor if is_most else -(rest // mine.factor) - 1
        if mine.chain:
            first, last = self._ends(mine, self.bounds)
            if not first <= turn < last:  # the day before the first, or the last
                return (self.bounds[name][0] - 1 if turn < first else self.bounds[name][1]), is_most
            turn = mine.latest(turn, self.calendar)
        return turn, is_most

    # numbers

    def solve(self, orders: tuple[Order, ...], bounds: Bounds, *, least: str = "") -> dict[str, int] | None:
        """Return numbers within bounds that satisfy all orders; None where there are none. Raises OverBudgetError.

        Of the count or day `least` it is the smallest that there is.
        """
        best: dict[str, int] | None = None
        boxes: list[Box] = [(orders, bounds)]
        while boxes:
            some, within = boxes.pop()
            self.work.spend()
            within = dict(within)
            if best is not None:
                within[least] = (within[least][0], min(within[least][1], best[least] - 1))
            if best is not None and within[least][0] > within[least][1]:
                continue
            if not self.narrow(watching(some), within, some):
                continue
            found = self._numbers(some, within, least)
            if isinstance(found, dict):
                if not least:
                    return found
                best = found
                boxes.append((some, within))
            else:
                boxes += found
        return best

    def _numbers(self, orders: tuple[Order, ...], bounds: Bounds, least: str) -> dict[str, int] | Sequence[Box]:
        """Return numbers within bounds that satisfy all orders, or the boxes in which they still may be found; none, where none."""
        for end in (0,) if least else (0, 1):
            numbers = {name: span[end] for name, span in bounds.items()}
            if self.is_met(orders, numbers):
                return numbers
        found = self._relaxed(orders, bounds).solve(least or None)
        if found is None:
            return ()
        if isinstance(found, Gap):
            return self._beside(found, orders, bounds)
        numbers = {name: found[name] for name in bounds}
        return numbers if self.is_met(orders, numbers) else self._halves(orders, bounds)

    def is_met(self, orders: Iterable[Order], numbers: Mapping[str, int]) -> bool:
        """Whether numbers satisfy all orders."""
        calendar = self.calendar
        return all(order.total(numbers, calendar) <= 0 for order in orders)

    def _relaxed(self, orders: tuple[Order, ...], bounds: Bounds) -> Elimination:
        """Return the orders as limits of sums, in which a moved day lies within its reach from the day it was moved from."""
        moved = _moved(orders)
        ends: dict[Any, tuple[int, int]] = dict(bounds)
        ends |= {key: self._ends(slot, bounds) for key, slot in moved.items()}
        made = Elimination(ends, self.work.spend)
        for order in orders:
            made.limit({(s.name, s.chain) if s.chain else s.name: s.factor for s in order.slots}, order.constant)
        for key, slot in moved.items():
            least, longest = slot.reach(*bounds[slot.name], self.calendar)
            made.limit({slot.name: 1, key: -1}, least)
            made.limit({slot.name: -1, key: 1}, -longest)
        return made

    def _beside(self, gap: Gap, orders: tuple[Order, ...], bounds: Bounds) -> Sequence[Box]:
        """Return the two sides of a gap."""
        if not isinstance(gap.key, str):  # of a moved day
            return self._halves(orders, bounds)
        low, high = bounds[gap.key]
        sides = (gap.below + 1, high), (low, gap.below)
        return [(orders, bounds | {gap.key: side}) for side in sides if side[0] <= side[1]]

    def _halves(self, orders: tuple[Order, ...], bounds: Bounds) -> Sequence[Box]:
        """Return two boxes that are easier to tell: two days moved alike in their order, or the range of one in halves."""
        slots = _moved(orders).values()
        known = set(orders)
        for a, b in combinations(slots, 2):
            if a.chain == b.chain:
                before = (_before(a, b, 0), _before(_day(a), _day(b), 0))
                after = (_before(b, a, 0), _before(_day(b), _day(a), 1))
                if not known.issuperset(before) and not known.issuperset(after):
                    return [((*orders, *before), bounds), ((*orders, *after), bounds)]
        name = max((slot.name for slot in slots), key=lambda n: bounds[n][1] - bounds[n][0])
        low, high = bounds[name]
        middle = (low + high) // 2
        return [(orders, bounds | {name: half}) for half in ((middle + 1, high), (low, middle))]


def _moved(orders: Iterable[Order]) -> dict[tuple[str, Chain], Slot]:
    """Return the moved days of some orders, each once."""
    return {(s.name, s.chain): s for o in orders if o.is_moved for s in o.slots if s.chain}


def _day(slot: Slot) -> Slot:
    return Slot(1, slot.name)


def _before(a: Slot, b: Slot, by: int) -> Order:
    """Return the order that one day is so many days before another, or more."""
    return Order((Slot(1, a.name, a.chain), Slot(-1, b.name, b.chain)), by)


def _narrow(order: Order, bounds: Bounds) -> Sequence[str] | None:
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
