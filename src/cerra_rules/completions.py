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
from functools import cached_property
from typing import Any, NamedTuple

from cerra_rules.diagrams import NO, ROLL, YES, Chain, Member, Node, Order, Slot, Variable, linear, move
from cerra_rules.evaluate import UNKNOWN, evaluate
from cerra_rules.periods import RestDays
from cerra_rules.terms import (
    HOLDS, ComputedCondition, Constant, DaysBetween, Extreme, FactSpec, FactTerm, Portion, Reading, Roll, Shift,
    Sum, Term, facts_in,
)  # fmt: skip

PATIENCE = 1_000
"""Steps of one search; past them the answer is undetermined, which is sound where it is not exact."""
Bounds = dict[str, tuple[int, int]]
SLOW = 100
"""Rounds of narrowing after which it is asked whether the comparisons run in a circle."""
_TWIN = "'"


class Path(NamedTuple):
    """The way down a diagram: the comparisons taken, the bounds they leave, and every answer given."""

    orders: tuple[Order, ...]
    bounds: Bounds
    answers: dict[int, tuple[int, int]]


class Completions:
    """All completions of some facts, under the readings that are chosen and a calendar."""

    def __init__(
        self,
        specs: Mapping[str, FactSpec],
        facts: Mapping[str, Any],
        invariants: tuple[tuple[Order, ...], Node],
        calendar: RestDays | None,
        outcome: Node,
    ) -> None:
        self.specs = specs
        self.facts = facts
        self.calendar = calendar
        self.outcome = outcome
        self.always, self._invariant = invariants
        self._known: dict[int, int | None] = {}
        self._rest: dict[Node, Node] = {}
        self._shared: dict[tuple[Any, ...], Node] = {}
        self._names: dict[Node, frozenset[str]] = {}
        self._ends: dict[Node, frozenset[Hashable]] = {}
        self._moves: dict[tuple[Chain, int], int] = {}
        self._steps = PATIENCE

    @cached_property
    def bounds(self) -> Bounds:
        """The range of every count and day, as whole numbers; a known one has a single value."""
        bounds: Bounds = {}
        for name, spec in self.specs.items():
            if spec.kind == "int" or spec.kind == "date":
                value = self.facts.get(name)
                if value is None:
                    bounds[name] = (spec.low, spec.high)
                else:
                    number = move((), value, None)
                    bounds[name] = (number, number)
        self._contradictory = not self._narrow(self.always, bounds)
        return bounds

    @cached_property
    def binding(self) -> tuple[Order, ...]:
        """The invariants that the known facts leave open, of those that are plain comparisons."""
        return tuple(o for o in self.always if self._range(o, self.bounds)[1] > 0)

    @cached_property
    def invariant(self) -> Node:
        """What the known facts leave of the invariants that are no plain comparisons; NO where they are broken."""
        return self.rest(self._invariant) if self.bounds is not None and not self._contradictory else NO

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
        """Return the payloads that the paths of a diagram end in."""
        found = self._ends.get(node)
        if found is None:
            if node.variable is None:
                found = frozenset((node.payload,))
            else:
                found = frozenset().union(*(self.ends(k) for k in node.kids))
            self._ends[node] = found
        return found

    def _is_plain(self, node: Node) -> bool:
        """Whether every path of a diagram can be taken: it has no open comparison, and no invariant binds it."""
        if self.invariant is not YES or self.binding:
            return False
        stack, seen = [node], {node}
        while stack:
            at = stack.pop()
            if at.variable is not None and at.variable.orders:
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
        self._steps = PATIENCE
        self._search(rest, Path((), self.bounds, {}), found, enough)
        return found if self._steps > 0 else set(self.ends(rest))

    def _search(self, node: Node, path: Path, found: set[Hashable], enough: int) -> None:
        self._steps -= 1
        if len(found) >= enough or self.ends(node) <= found or self._steps <= 0:
            return
        variable = node.variable
        if variable is None:
            if self._ends_well(self.invariant, self.invariant, path, ""):
                found.add(node.payload)
            return
        for answer, kid in enumerate(node.kids):
            if not self.ends(kid) <= found and (further := self.take(path, variable, answer, answer, "")):
                self._search(kid, further, found, enough)

    def needs(self, node: Node, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of `names` (unknown facts and readings) alone can still change where a diagram ends."""
        rest = self.rest(node)
        mentioned = self.names(rest)
        candidates = [n for n in names if n in mentioned]
        if self._is_plain(rest):
            return tuple(candidates)
        return tuple(n for n in candidates if self.matters(n, rest))

    def matters(self, name: str, rest: Node | None = None) -> bool:
        """Search two completions that differ in `name` alone and end differently (in outcome, if no rest is given)."""
        rest = rest or self.rest(self.outcome)
        twins = tuple(_twin(o, name) for o in self.binding if name in o.names)
        bounds = dict(self.bounds)
        if name in bounds:
            bounds[name + _TWIN] = bounds[name]
        self._steps = PATIENCE
        return self._differ(rest, rest, Path(twins, bounds, {}), name) or self._steps <= 0

    def _differ(self, a: Node, b: Node, path: Path, name: str) -> bool:
        self._steps -= 1
        if self._steps <= 0 or (a is b and name not in self.names(a)) or len(self.ends(a) | self.ends(b)) < 2:
            return False
        if a.variable is None and b.variable is None:
            return self._ends_well(self.invariant, self.invariant, path, name)
        top = _top(a, b)
        for answer_a, answer_b in _answers(top, name):
            way_a = a.kids[answer_a] if a.variable is top else a
            way_b = b.kids[answer_b] if b.variable is top else b
            if way_a is way_b and name not in self.names(way_a):
                continue
            further = self.take(path, top, answer_a, answer_b, name)
            if further and self._differ(way_a, way_b, further, name):
                return True
        return False

    def _ends_well(self, a: Node, b: Node, path: Path, name: str) -> bool:
        """Whether the rest of the facts can be such that both completions of a path satisfy the invariants."""
        self._steps -= 1
        if a is NO or b is NO or self._steps <= 0:
            return False
        if a.variable is None and b.variable is None:
            return self.satisfiable((*self.binding, *path.orders), path.bounds, ())
        top = _top(a, b)
        before = path.answers.get(top.index)
        for answer_a, answer_b in (before,) if before else _answers(top, name):
            way_a = a.kids[answer_a] if a.variable is top else a
            way_b = b.kids[answer_b] if b.variable is top else b
            further = path if before else self.take(path, top, answer_a, answer_b, name)
            if further and self._ends_well(way_a, way_b, further, name):
                return True
        return False

    def take(self, path: Path, variable: Variable, answer_a: int, answer_b: int, name: str) -> Path | None:
        """Return the path one step further, or None where its comparisons then contradict each other."""
        answers = path.answers | {variable.index: (answer_a, answer_b)}
        if not variable.orders:
            return Path(path.orders, path.bounds, answers)
        orders = (*path.orders, variable.orders[answer_a])
        if name in variable.names:
            orders = (*orders, _twin(variable.orders[answer_b], name))
        bounds = dict(path.bounds)
        fresh = orders[len(path.orders) :]
        return Path(orders, bounds, answers) if self._narrow((*orders, *self.binding), bounds, fresh) else None

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

    def connected(self, a: tuple[Order, ...], b: tuple[Order, ...], name: str) -> bool:
        """Whether two completions that differ in one count or day alone satisfy two sets of orders."""
        if all(s.name == name or self.facts[s.name] is not None for o in (*a, *b) for s in o.slots):
            return True
        twins = tuple(_twin(o, name) for o in b)
        return self.satisfiable((*a, *twins), self.bounds | {name + _TWIN: self.bounds[name]})

    def _move(self, chain: Chain, day: int) -> int:
        key = (chain, day)
        found = self._moves.get(key)
        if found is None:
            found = self._moves[key] = move(chain, date.fromordinal(day), self.calendar)
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

    def _narrow(self, orders: tuple[Order, ...], bounds: Bounds, fresh: tuple[Order, ...] | None = None) -> bool:
        """Narrow the bounds to what the orders leave; False if that is nothing.

        `fresh` are the orders that the bounds do not yet respect; all, if it is not given.
        """
        queue = list(orders if fresh is None else fresh)
        waiting = set(map(id, queue))
        rounds = 0
        while queue:
            rounds += 1
            if rounds == SLOW and _is_circular(orders):
                return False
            order = queue.pop()
            waiting.discard(id(order))
            least = order.constant
            ranges = []
            for slot in order.slots:
                low, high = bounds[slot.name]
                if slot.chain:
                    low, high = self._move(slot.chain, low), self._move(slot.chain, high)
                low, high = (slot.factor * low, slot.factor * high) if slot.factor > 0 else (slot.factor * high, slot.factor * low)
                ranges.append((low, high))
                least += low
            if least > 0:
                return False
            for slot, (low, high) in zip(order.slots, ranges, strict=True):
                room = low - least
                if high <= room:
                    continue
                name = slot.name
                first, last = bounds[name]
                if slot.factor > 0:
                    last = room // slot.factor
                    if slot.chain:
                        last = self._latest(slot.chain, last)
                else:
                    first = -(room // -slot.factor)
                    if slot.chain:
                        first = self._latest(slot.chain, first - 1) + 1
                if first > last:
                    return False
                bounds[name] = (first, last)
                for other in orders:
                    if name in other.names and other is not order and id(other) not in waiting:
                        waiting.add(id(other))
                        queue.append(other)
        return True

    def satisfiable(self, orders: tuple[Order, ...], bounds: Bounds, fresh: tuple[Order, ...] | None = None) -> bool:
        """Whether some values within the bounds satisfy all orders; `fresh` as for `_narrow`."""
        if not orders:
            return True
        bounds = dict(bounds)
        if not self._narrow(orders, bounds, fresh):
            return False
        self._steps -= 1
        lows = {n: (low, low) for n, (low, _) in bounds.items()}
        violated = next((o for o in orders if self._range(o, lows)[0] > 0), None)
        if violated is None:
            return True
        highs = {n: (high, high) for n, (_, high) in bounds.items()}
        if all(self._range(o, highs)[0] <= 0 for o in orders):
            return True
        if self._steps <= 0:
            return False
        # The least values violate an order: raise one of those that weigh against it.
        names = [s.name for s in violated.slots if s.factor < 0 and bounds[s.name][0] < bounds[s.name][1]]
        name = max(names, key=lambda n: bounds[n][1] - bounds[n][0])
        low, high = bounds[name]
        middle = (low + high) // 2
        halves = ((middle + 1, high), (low, middle))
        return any(self.satisfiable(orders, bounds | {name: half}) for half in halves)


def _answers(variable: Variable, name: str) -> Iterator[tuple[int, int]]:
    count = range(len(variable.answers))
    if name not in variable.names:
        return ((i, i) for i in count)
    return ((i, j) for i in count for j in count)


def _top(a: Node, b: Node) -> Variable:
    variables = [n.variable for n in (a, b) if n.variable is not None]
    return min(variables, key=lambda v: v.index)


def _twin(order: Order, name: str) -> Order:
    slots = (Slot(s.factor, s.name + _TWIN, s.chain) if s.name == name else s for s in order.slots)
    return Order(tuple(slots), order.constant)


def _is_circular(orders: tuple[Order, ...]) -> bool:
    """Whether plain differences contradict each other in a circle (x < y and y < x), which narrowing finds slowly."""
    edges = [o.edge for o in orders if o.edge is not None]
    reach: dict[str, int] = {}
    for _ in range(len(edges) + 1):
        before = dict(reach)
        for smaller, larger, most in edges:
            reach[smaller] = min(reach.get(smaller, 0), reach.get(larger, 0) + most)
        if reach == before:
            return False
    return True
