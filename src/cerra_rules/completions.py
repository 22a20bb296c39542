"""What all completions of some facts have in common: exact answers where facts are unknown.

A completion gives every unknown fact a value such that all invariants hold. `possible` finds the payloads that
completions reach; `needs` finds each unknown fact for which two completions that differ in it alone reach
different ones. Where no comparison is open and no invariant binds, the diagram alone says both. Otherwise
paths are searched with the open comparisons as constraints: interval propagation over counts and days (every
step a day is moved by is monotone), and bisection where propagation does not decide; complete, for all
domains are finite.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from cerra_rules.diagrams import ROLL, Chain, Member, Node, Order, Slot, Variable, linear
from cerra_rules.evaluate import UNKNOWN, evaluate
from cerra_rules.periods import RestDays
from cerra_rules.terms import (
    HOLDS, ComputedCondition, Constant, DaysBetween, Extreme, FactSpec, FactTerm, Portion, Reading, Roll, Shift,
    Sum, Term, facts_in,
)  # fmt: skip

IMPOSSIBLE = "impossible"
"""Payload of the paths that break an invariant."""
Bounds = dict[str, tuple[int, int]]
_TWIN = "'"


class Completions:
    """All completions of some facts, under the readings that are chosen and a calendar."""

    def __init__(
        self, specs: Mapping[str, FactSpec], facts: Mapping[str, Any], always: tuple[Order, ...], calendar: RestDays | None
    ) -> None:
        self.specs = specs
        self.facts = facts
        self.always = always
        self.calendar = calendar
        self._known: dict[int, int | None] = {}
        self._rest: dict[Node, Node] = {}
        self._shared: dict[tuple[Any, ...], Node] = {}
        self._names: dict[Node, frozenset[str]] = {}
        self._ends: dict[Node, frozenset[Hashable]] = {}
        self._bounds: Bounds | None = None
        self._moves: dict[tuple[Chain, int], int] = {}

    # what the known facts leave of a diagram

    def rest(self, node: Node) -> Node:
        """Return what is left of a diagram once the known facts are in place."""
        variable = node.variable
        if variable is None:
            return node
        found = self._rest.get(node)
        if found is None:
            answer = self._answer(variable)
            if answer is not None:
                found = self.rest(node.kids[answer])
            else:
                kids = [self.rest(k) for k in node.kids]
                first = kids[0]
                if all(k is first for k in kids):
                    found = first
                else:
                    key = (variable.index, *kids)
                    found = self._shared.get(key)
                    if found is None:
                        found = self._shared[key] = Node(variable, tuple(kids))
            self._rest[node] = found
        return found

    def _answer(self, variable: Variable) -> int | None:
        try:
            return self._known[variable.index]
        except KeyError:
            answer = self._known[variable.index] = self._ask(variable)
            return answer

    def _ask(self, variable: Variable) -> int | None:
        match variable.subject:
            case FactSpec(name):
                value = self.facts.get(name)
                return None if value is None else variable.answers.index(value)
            case Member(spec, member):
                value = self.facts.get(spec.name)
                return None if value is None else int(member not in value)
            case Reading():
                return None
            case ComputedCondition() as computed:
                value = evaluate(computed, self.facts, {}, self.calendar)
                return None if value is UNKNOWN else int(not value)
            case Order() as order:
                low, high = self._range(order, self.bounds)
                return 0 if high <= 0 else 1 if low > 0 else None

    def names(self, node: Node) -> frozenset[str]:
        """Return the facts and readings that a diagram mentions."""
        found = self._names.get(node)
        if found is None:
            found = node.variable.names if node.variable else frozenset()
            for kid in node.kids:
                found |= self.names(kid)
            self._names[node] = found
        return found

    def ends(self, node: Node) -> frozenset[Hashable]:
        """Return the payloads that the paths of a diagram end in, but for the impossible."""
        found = self._ends.get(node)
        if found is None:
            if node.variable is None:
                found = frozenset() if node.payload == IMPOSSIBLE else frozenset((node.payload,))
            else:
                found = frozenset().union(*(self.ends(k) for k in node.kids))
            self._ends[node] = found
        return found

    def _is_plain(self, node: Node) -> bool:
        """Whether every path of a diagram can be taken: no open comparison, nothing impossible."""
        stack, seen = [node], {node}
        while stack:
            at = stack.pop()
            if isinstance(at.variable and at.variable.subject, Order) or at.payload == IMPOSSIBLE:
                return False
            fresh = [k for k in at.kids if k not in seen]
            seen.update(fresh)
            stack += fresh
        return True

    # the two questions

    def possible(self, node: Node, enough: int = 1_000_000) -> set[Hashable]:
        """Return the payloads that completions reach; may stop once `enough` are found."""
        rest = self.rest(node)
        if self._is_plain(rest):
            return set(self.ends(rest))
        found: set[Hashable] = set()
        self._search(rest, (), found, enough)
        return found

    def _search(self, node: Node, taken: tuple[Order, ...], found: set[Hashable], enough: int) -> None:
        if len(found) >= enough or self.ends(node) <= found:
            return
        variable = node.variable
        if variable is None:
            if self._satisfiable((*self.always, *taken), self.bounds):
                found.add(node.payload)
        elif isinstance(variable.subject, Order):
            for kid, order in zip(node.kids, (variable.subject, variable.subject.opposite()), strict=True):
                if self.ends(kid) - found and self._consistent((*self.always, *taken, order)):
                    self._search(kid, (*taken, order), found, enough)
        else:
            for kid in node.kids:
                self._search(kid, taken, found, enough)

    def needs(self, node: Node, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of `names` (unknown facts and readings) alone can still change where a diagram ends."""
        rest = self.rest(node)
        mentioned = self.names(rest)
        candidates = [n for n in names if n in mentioned]
        if self._is_plain(rest):
            return tuple(candidates)
        return tuple(n for n in candidates if self._matters(rest, n))

    def _matters(self, rest: Node, name: str) -> bool:
        """Search two completions that differ in `name` alone and end differently."""
        twins = tuple(_twin(o, name) for o in self.always if any(s.name == name for s in o.slots))
        bounds = self.bounds | ({name + _TWIN: self.bounds[name]} if name in self.bounds else {})
        failed: set[tuple[Node, Node, tuple[Order, ...]]] = set()

        def differ(a: Node, b: Node, taken: tuple[Order, ...]) -> bool:
            if (a is b and name not in self.names(a)) or not self.ends(a) or not self.ends(b):
                return False
            if len(self.ends(a) | self.ends(b)) < 2:
                return False
            if a.variable is None and b.variable is None:
                return self._satisfiable((*self.always, *twins, *taken), bounds)
            key = (a, b, taken)
            if key in failed:
                return False
            top = min((n.variable for n in (a, b) if n.variable), key=lambda v: v.index)
            for answer_a, answer_b in _answers(top, name):
                more = _taken(top, name, answer_a, answer_b)
                way_a = a.kids[answer_a] if a.variable is top else a
                way_b = b.kids[answer_b] if b.variable is top else b
                if more and not self._consistent((*self.always, *twins, *taken, *more), bounds):
                    continue
                if differ(way_a, way_b, (*taken, *more)):
                    return True
            failed.add(key)
            return False

        return differ(rest, rest, ())

    def value(self, term: Term[Any]) -> Any:
        """Return the value that a simple term has in every completion, or UNKNOWN."""
        known = evaluate(term, self.facts, {}, self.calendar)
        if known is not UNKNOWN:
            return known
        bounds = dict(self.bounds)
        self._narrow(self.always, bounds)
        span = self._span(term, bounds)
        if span is None or span[0] != span[1]:
            return UNKNOWN
        is_day = any(s.kind == "date" for s in facts_in(term)) and not isinstance(term, DaysBetween)
        return date.fromordinal(span[0]) if is_day else span[0]

    def _span(self, term: Term[Any], bounds: Bounds) -> tuple[int, int] | None:
        """Return the least and the greatest that a simple term can be, as far as bounds tell."""
        match term:
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
            case Constant() | FactTerm() | Sum() | Shift() | Roll():
                return self._range(Order(*linear(term)), bounds)
            case _:
                return None

    # constraints on counts and days

    @property
    def bounds(self) -> Bounds:
        """The range of every count and day, as whole numbers; a known one has a single value."""
        if self._bounds is None:
            self._bounds = {}
            for name, spec in self.specs.items():
                if spec.kind in ("int", "date"):
                    value = self.facts.get(name)
                    if value is None:
                        self._bounds[name] = (spec.low, spec.high)
                    else:
                        number = value.toordinal() if isinstance(value, date) else value
                        self._bounds[name] = (number, number)
        return self._bounds

    def _move(self, chain: Chain, day: int) -> int:
        key = (chain, day)
        found = self._moves.get(key)
        if found is None:
            moved = date.fromordinal(day)
            for step in chain:
                if step != ROLL:
                    moved = step.after(moved)
                elif self.calendar is not None:
                    moved = self.calendar.roll(moved)
            found = self._moves[key] = moved.toordinal()
        return found

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
            low, high = self._move(slot.chain, low), self._move(slot.chain, high)
        return (slot.factor * low, slot.factor * high) if slot.factor > 0 else (slot.factor * high, slot.factor * low)

    def _range(self, order: Order, bounds: Bounds) -> tuple[int, int]:
        low = high = order.constant
        for slot in order.slots:
            slot_low, slot_high = self._slot_range(slot, bounds)
            low += slot_low
            high += slot_high
        return low, high

    def _consistent(self, orders: tuple[Order, ...], bounds: Bounds | None = None) -> bool:
        return self._narrow(orders, dict(self.bounds if bounds is None else bounds))

    def _narrow(self, orders: tuple[Order, ...], bounds: Bounds) -> bool:
        """Narrow the bounds to what the orders leave; False if that is nothing."""
        if _is_circular(orders):
            return False
        changed = True
        while changed:
            changed = False
            for order in orders:
                low, _ = self._range(order, bounds)
                if low > 0:
                    return False
                for slot in order.slots:
                    first, last = bounds[slot.name]
                    if first == last:
                        continue
                    room = self._slot_range(slot, bounds)[0] - low
                    if slot.factor > 0:
                        most = room // slot.factor
                        new = (first, min(last, self._latest(slot.chain, most) if slot.chain else most))
                    else:
                        least = -(room // -slot.factor)
                        new = (max(first, self._latest(slot.chain, least - 1) + 1 if slot.chain else least), last)
                    if new != (first, last):
                        if new[0] > new[1]:
                            return False
                        bounds[slot.name] = new
                        changed = True
        return True

    def _satisfiable(self, orders: tuple[Order, ...], bounds: Bounds) -> bool:
        """Whether some values within the bounds satisfy all orders."""
        if not orders:
            return True
        bounds = dict(bounds)
        if not self._narrow(orders, bounds):
            return False
        concerned = {s.name for o in orders for s in o.slots}
        for end in (0, 1):
            corner = {n: (bounds[n][end],) * 2 for n in concerned}
            if all(self._range(o, corner)[0] <= 0 for o in orders):
                return True
        name = min((n for n in concerned if bounds[n][0] < bounds[n][1]), key=lambda n: bounds[n][1] - bounds[n][0])
        low, high = bounds[name]
        middle = (low + high) // 2
        return any(self._satisfiable(orders, bounds | {name: half}) for half in ((low, middle), (middle + 1, high)))


def _answers(variable: Variable, name: str) -> Iterator[tuple[int, int]]:
    count = range(len(variable.answers))
    if name not in variable.names:
        return ((i, i) for i in count)
    return ((i, j) for i in count for j in count)


def _taken(variable: Variable, name: str, answer_a: int, answer_b: int) -> tuple[Order, ...]:
    order = variable.subject
    if not isinstance(order, Order):
        return ()
    first = order.opposite() if answer_a else order
    if name not in variable.names:
        return (first,)
    return first, _twin(order.opposite() if answer_b else order, name)


def _twin(order: Order, name: str) -> Order:
    slots = (Slot(s.factor, s.name + _TWIN, s.chain) if s.name == name else s for s in order.slots)
    return Order(tuple(slots), order.constant)


def _is_circular(orders: tuple[Order, ...]) -> bool:
    """Whether plain differences contradict each other in a circle (x < y and y < x), which narrowing finds slowly."""
    edges = [
        (a.name, b.name, -o.constant) if a.factor > 0 else (b.name, a.name, -o.constant)
        for o in orders
        if len(o.slots) == 2
        for a, b in (o.slots,)
        if a.factor == -b.factor and abs(a.factor) == 1 and not a.chain and not b.chain
    ]
    if len(edges) < 2:
        return False
    reach: dict[str, int] = {}
    for _ in range(len(edges) + 1):
        before = dict(reach)
        for smaller, larger, most in edges:
            reach[smaller] = min(reach.get(smaller, 0), reach.get(larger, 0) + most)
        if reach == before:
            return False
    return True
