"""What all completions of some facts have in common: exact answers where facts are unknown.

A completion gives every unknown fact a value such that all invariants hold. `possible` finds the payloads that
completions reach; `needs` finds each unknown fact for which two completions that differ in it alone reach
different ones. Where no comparison is open and no invariant binds, the diagram alone says both. Otherwise
its paths are searched with the open comparisons as constraints.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from cerra_rules.constraints import PATIENCE, TWIN, Bounds, Constraints, twin
from cerra_rules.diagrams import NO, YES, Member, Node, Order, Variable
from cerra_rules.evaluate import UNKNOWN, evaluate
from cerra_rules.periods import RestDays
from cerra_rules.terms import ComputedCondition, FactSpec, Reading

if TYPE_CHECKING:
    from cerra_rules.plan import Plan


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
        self.facts = facts
        self.calendar = calendar
        self.outcome = outcome
        self._specs = specs
        self._always, self._invariant = invariants
        self._known: dict[int, int | None] = {}
        self._rest: dict[Node, Node] = {}
        self._shared: dict[tuple[Any, ...], Node] = {}
        self._names: dict[Node, frozenset[str]] = {}
        self._ends: dict[Node, frozenset[Hashable]] = {}

    @classmethod
    def of(cls, plan: Plan, facts: Mapping[str, Any], calendar: RestDays | None) -> Completions:
        """Return the completions of some facts under the readings of a plan."""
        specs, invariants, outcome = plan.searched
        return cls(specs, facts, invariants, calendar, outcome)

    @cached_property
    def constraints(self) -> Constraints:
        """What the facts leave of counts and days."""
        return Constraints(self._specs, self.facts, self._always, self.calendar)

    @cached_property
    def invariant(self) -> Node:
        """What the known facts leave of the invariants that are no plain comparisons; NO where they are broken."""
        return NO if self.constraints.is_contradictory else self.rest(self._invariant)

    @cached_property
    def loosest(self) -> tuple[Order, ...] | None:
        """The fewest comparisons that the rest of the invariants can come to, where one choice of facts is loosest.

        None where no choice is, or where they are broken.
        """
        return self._loosest(self.invariant)

    def least(self, facts: Mapping[str, Any]) -> tuple[Order, ...] | None:
        """Return what `loosest` is where only these facts are known."""
        constraints = self.constraints
        known = Completions(constraints.specs, facts, ((), self._invariant), self.calendar, self.outcome)
        return known.loosest

    def _loosest(self, node: Node) -> tuple[Order, ...] | None:
        variable = node.variable
        if variable is None:
            return () if node is YES else None
        if variable.orders:
            taken, kid = (0, node.kids[0]) if node.kids[1] is NO else (1, node.kids[1])
            if node.kids[1 - taken] is not NO:
                return None
            rest = self._loosest(kid)
            return None if rest is None else (variable.orders[taken], *rest)
        choices = [self._loosest(kid) for kid in node.kids if kid is not NO]
        fewest = min((c for c in choices if c is not None), key=len, default=None)
        if fewest == ():
            return ()
        is_loosest = all(c is not None and _implies(c, fewest or ()) for c in choices)
        return fewest if is_loosest else None

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
                low, high = self.constraints.range(order, self.constraints.bounds)
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
        if self.invariant is not YES or self.constraints.binding:
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
        if rest.variable is None or self._is_plain(rest):
            return set(self.ends(rest))
        found: set[Hashable] = set()
        self.constraints.steps = PATIENCE
        self._search(rest, Path((), self.constraints.bounds, {}), found, enough)
        return found if self.constraints.steps > 0 else set(self.ends(rest))

    def exist(self) -> bool:
        """Whether there is any completion: the known facts can all be true together."""
        found: set[Hashable] = set()
        self.constraints.steps = PATIENCE
        self._search(YES, Path((), self.constraints.bounds, {}), found, 1)
        return bool(found) or self.constraints.steps <= 0

    def _search(self, node: Node, path: Path, found: set[Hashable], enough: int) -> None:
        self.constraints.steps -= 1
        if len(found) >= enough or self.ends(node) <= found or self.constraints.steps <= 0:
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
        """Return which of `names` (unknown facts and readings) alone can still change where a diagram ends.

        Where several ends are possible, and invariants let no fact change alone, all that the diagram still asks.
        """
        rest = self.rest(node)
        mentioned = self.names(rest)
        candidates = [n for n in names if n in mentioned]
        if self._is_plain(rest):
            return tuple(candidates)
        return tuple(n for n in candidates if self.matters(n, rest)) or tuple(candidates)

    def matters(self, name: str, rest: Node | None = None) -> bool:
        """Search two completions that differ in `name` alone and end differently (in outcome, if no rest is given)."""
        rest = rest or self.rest(self.outcome)
        twins = tuple(twin(o, name) for o in self.constraints.binding if name in o.names)
        bounds = dict(self.constraints.bounds)
        if name in bounds:
            bounds[name + TWIN] = bounds[name]
        self.constraints.steps = PATIENCE
        return self._differ(rest, rest, Path(twins, bounds, {}), name) or self.constraints.steps <= 0

    def _differ(self, a: Node, b: Node, path: Path, name: str) -> bool:
        self.constraints.steps -= 1
        if (
            self.constraints.steps <= 0
            or (a is b and name not in self.names(a))
            or len(self.ends(a) | self.ends(b)) < 2
        ):
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
        self.constraints.steps -= 1
        if a is NO or b is NO or self.constraints.steps <= 0:
            return False
        if a.variable is None and b.variable is None:
            return self.constraints.satisfiable((*self.constraints.binding, *path.orders), path.bounds, ())
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
            orders = (*orders, twin(variable.orders[answer_b], name))
        bounds = dict(path.bounds)
        fresh = orders[len(path.orders) :]
        binding = self.constraints.binding
        # What a step and an invariant come to where they share a sum: narrowing each of its parts would not see it.
        added = tuple(i for o in fresh for other in binding if (i := o.added(other)) is not None)
        if not self.constraints.narrow((*orders, *added, *binding), bounds, (*fresh, *added)):
            return None
        return Path((*orders, *added), bounds, answers)


def _implies(orders: tuple[Order, ...], others: tuple[Order, ...]) -> bool:
    """Whether each of the others is one of the orders, or looser than one."""
    return all(any(o.slots == other.slots and o.constant >= other.constant for o in orders) for other in others)


def _answers(variable: Variable, name: str) -> Iterator[tuple[int, int]]:
    count = range(len(variable.answers))
    if name not in variable.names:
        return ((i, i) for i in count)
    return ((i, j) for i in count for j in count)


def _top(a: Node, b: Node) -> Variable:
    variables = [n.variable for n in (a, b) if n.variable is not None]
    return min(variables, key=lambda v: v.index)
