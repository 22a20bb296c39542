"""Searching the diagrams of a question for a case: complete facts that lead where one asks.

A way down a diagram is taken only while its comparisons can come out together and the invariants can be met, so
what is found is always a possible case, and where nothing is found, none is possible. Two copies of the facts that
differ in one alone are searched side by side. A search that takes more steps than allowed says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import prod
from typing import Any, NamedTuple

from cerra_rules.audit.nodes import answered, top_of, variables_in
from cerra_rules.constraints import TWIN, Bounds, Constraints, twin
from cerra_rules.diagrams import NO, YES, Member, Node, Order, Variable
from cerra_rules.periods import RestDays
from cerra_rules.plan import Plan
from cerra_rules.terms import ComputedCondition, FactSpec, Reading

FAMILIAR = (date(2024, 1, 1).toordinal(), date(2027, 12, 31).toordinal())
"""Days among which a case is looked for first, so that people can picture it."""
_Nodes = tuple[Node, ...]


class Case(NamedTuple):
    """One complete case: every fact, every reading, and the calendar it is decided with."""

    facts: dict[str, Any]
    readings: dict[str, str]
    calendar: RestDays | None


class Found(NamedTuple):
    """A case (or two that differ in one fact), and whether computed conditions in it were taken on trust."""

    cases: tuple[Case, ...]
    is_guess: bool


class Branch(NamedTuple):
    """One way down a diagram: where it ends, a case that takes it (None where none can), and how many it stands for.

    What it stands for is counted in answers to single questions, comparisons left out.
    """

    end: Any
    found: Found | None
    weight: int


class OverBudgetError(Exception):
    """A search took more steps than it was allowed; what it was for is neither shown nor excluded."""


class _Way(NamedTuple):
    """How far a search has come: answers given (for each copy), comparisons taken, and the bounds they leave."""

    taken: tuple[tuple[Variable, int, int], ...]
    orders: tuple[Order, ...]
    bounds: Bounds


class Search:
    """Searches the diagrams of one plan for cases, with a calendar and at most `budget` steps each time."""

    def __init__(self, plan: Plan, calendar: RestDays | None, budget: int, days: tuple[int, int] = FAMILIAR) -> None:
        self.plan = plan
        self.calendar = calendar
        self.budget = budget
        self.days = days
        always, self.invariant = plan.invariants
        self.specs = plan.question.facts.specs
        self.constraints = Constraints(self.specs, {}, always, calendar)
        self._steps = 0
        self._mentioned: dict[Node, frozenset[str]] = {}

    def case(self, goal: Node, tight: tuple[Order, ...] = ()) -> Found | None:
        """Return a case in which a diagram ends in YES; None where there is none. Raises OverBudgetError.

        `tight` are comparisons that the case satisfies as well.
        """
        self._steps = self.budget
        return self._one((goal, self.invariant), self._start._replace(orders=tight))

    def pair(self, node: Node, name: str, options: tuple[int, int] | None = None) -> Found | None:
        """Return two cases that differ in one fact (or reading) alone, on which a diagram ends differently.

        `options` are the answers of a reading in the two. Raises OverBudgetError.
        """
        self._steps = self.budget
        if name not in self._names(node):
            return None
        way = self._start
        twins = tuple(twin(o, name) for o in self.constraints.binding if name in o.names)
        if name in way.bounds:
            way = way._replace(orders=twins, bounds=way.bounds | {name + TWIN: way.bounds[name]})
        return self._two((node, node, self.invariant, self.invariant), way, name, options, set())

    def branches(self, node: Node) -> Iterator[Branch]:
        """Yield every way down a diagram. Raises OverBudgetError, with the budget for each way anew."""
        asked = [v for v in variables_in(node) if not v.orders]
        yield from self._branches(node, self.invariant, self._start, asked)

    @property
    def _start(self) -> _Way:
        return _Way((), (), self.constraints.bounds)

    def _spend(self) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise OverBudgetError

    def _names(self, node: Node) -> frozenset[str]:
        found = self._mentioned.get(node)
        if found is None:
            found = frozenset().union(*map(self._names, node.kids), node.variable.names if node.variable else ())
            self._mentioned[node] = found
        return found

    # the ways

    def _one(self, nodes: _Nodes, way: _Way) -> Found | None:
        """Go on until each diagram has ended, all in YES."""
        if self.constraints.is_contradictory:
            return None
        return self._all_yes(nodes, way, set())

    def _all_yes(self, nodes: _Nodes, way: _Way, dead: set[tuple[_Nodes, tuple[Order, ...]]]) -> Found | None:
        self._spend()
        if NO in nodes or (nodes, way.orders) in dead:
            return None
        if all(n is YES for n in nodes):
            return self._reached(way, "")
        top = top_of(nodes)
        for answer in _in_order(top):
            kids = tuple(n.kids[answer] if n.variable is top else n for n in nodes)
            if NO not in kids and (further := self._take(way, top, answer, answer, "")):
                found = self._all_yes(kids, further, dead)
                if found:
                    return found
        dead.add((nodes, way.orders))
        return None

    def _two(
        self,
        nodes: _Nodes,
        way: _Way,
        name: str,
        options: tuple[int, int] | None,
        dead: set[tuple[_Nodes, tuple[Order, ...]]],
    ) -> Found | None:
        """Go on with two copies: of a diagram, which must end differently, and of the invariants, which must hold."""
        self._spend()
        a, b, *invariants = nodes
        if NO in invariants or (nodes, way.orders) in dead or (a is b and name not in self._names(a)):
            return None
        if all(n.variable is None for n in nodes):
            return self._reached(way, name) if a is not b else None
        top = top_of(nodes)
        for answers in _answers(top, name, options):
            kids = tuple(n.kids[answers[i % 2]] if n.variable is top else n for i, n in enumerate(nodes))
            if NO not in kids[2:] and (further := self._take(way, top, *answers, name)):
                found = self._two(kids, further, name, options, dead)
                if found:
                    return found
        dead.add((nodes, way.orders))
        return None

    def _branches(self, node: Node, invariant: Node, way: _Way, asked: list[Variable]) -> Iterator[Branch]:
        variable = node.variable
        if variable is None:
            taken = {v for v, *_ in way.taken}
            self._steps = self.budget
            found = self._one((invariant,), way)
            yield Branch(node.payload, found, prod(len(v.answers) for v in asked if v not in taken))
            return
        for answer, kid in enumerate(node.kids):
            rest = answered(self.plan.diagram, invariant, variable, answer)
            further = self._take(way, variable, answer, answer, "") if rest is not NO else None
            if further:
                yield from self._branches(kid, rest, further, asked)

    def _take(self, way: _Way, variable: Variable, answer_a: int, answer_b: int, name: str) -> _Way | None:
        """Return the way one step further, or None where its comparisons then contradict each other."""
        taken = (*way.taken, (variable, answer_a, answer_b))
        if not variable.orders:
            return _Way(taken, way.orders, way.bounds)
        fresh: tuple[Order, ...] = (variable.orders[answer_a],)
        if name in variable.names:
            fresh = (*fresh, twin(variable.orders[answer_b], name))
        orders, bounds = (*way.orders, *fresh), dict(way.bounds)
        if not self.constraints.narrow((*orders, *self.constraints.binding), bounds, fresh):
            return None
        return _Way(taken, orders, bounds)

    # the end of a way

    def _reached(self, way: _Way, name: str) -> Found | None:
        """Return the case (or the two) at the end of a way, if some counts and days satisfy its comparisons."""
        orders = (*self.constraints.binding, *way.orders)
        first, last = self.days
        among = {
            n: (max(low, first), min(high, last)) if self.specs[n.removesuffix(TWIN)].kind == "date" else (low, high)
            for n, (low, high) in way.bounds.items()
        }
        numbers = self._solve(orders, among) if all(low <= high for low, high in among.values()) else None
        if numbers is None:
            numbers = self._solve(orders, way.bounds)
        if numbers is None:
            return None
        cases = (self._case(way, numbers, 0, ""), *([self._case(way, numbers, 1, name)] if name else []))
        return Found(cases, any(isinstance(v.subject, ComputedCondition) for v, *_ in way.taken))

    def _solve(self, orders: tuple[Order, ...], bounds: Bounds) -> dict[str, int] | None:
        """Return counts and days within bounds that satisfy all orders; small and early ones first."""
        self._spend()
        bounds = dict(bounds)
        if not self.constraints.narrow(orders, bounds):
            return None
        least, most = ({name: pair[side] for name, pair in bounds.items()} for side in (0, 1))
        violated = next((o for o in orders if not self._is_met(o, least)), None)
        if violated is None:
            return least
        if all(self._is_met(o, most) for o in orders):
            return most
        # The least values violate an order: raise one of those that weigh against it.
        names = [s.name for s in violated.slots if s.factor < 0 and bounds[s.name][0] < bounds[s.name][1]]
        name = max(names, key=lambda n: bounds[n][1] - bounds[n][0])
        low, high = bounds[name]
        middle = (low + high) // 2
        for half in ((low, middle), (middle + 1, high)):
            found = self._solve(orders, bounds | {name: half})
            if found is not None:
                return found
        return None

    def _is_met(self, order: Order, numbers: dict[str, int]) -> bool:
        return self.constraints.range(order, {name: (n, n) for name, n in numbers.items()})[0] <= 0

    def _case(self, way: _Way, numbers: dict[str, int], copy: int, name: str) -> Case:
        facts = {n: _number(spec, numbers.get(n + TWIN if n == name else n, 0)) for n, spec in self.specs.items()}
        readings = dict(self.plan.chosen)
        for variable, *answers in way.taken:
            answer = answers[copy]
            match variable.subject:
                case FactSpec(fact):
                    facts[fact] = variable.answers[answer]
                case Reading(reading):
                    readings[reading] = variable.answers[answer]
                case Member(spec, member) if not answer:
                    facts[spec.name] = facts[spec.name] | {member}
        return Case(facts, readings, self.calendar)


def _number(spec: FactSpec, number: int) -> Any:
    match spec.kind:
        case "int":
            return number
        case "date":
            return date.fromordinal(number)
        case _:
            return plain_value(spec)


def plain_value(spec: FactSpec) -> Any:
    """Return the value of a fact that nothing in a case asks about: no, none, the first, the least, new year 2024."""
    match spec.kind:
        case "bool":
            return False
        case "set":
            return frozenset()
        case "dates":
            return ()
        case "int":
            return spec.low
        case "date":
            return date.fromordinal(FAMILIAR[0])
        case _:
            return spec.values[0]


def _in_order(variable: Variable) -> tuple[int, ...]:
    """Return the answers to try, the plain one first: a witness should not state more than it must."""
    count = tuple(range(len(variable.answers)))
    return count if variable.orders or variable.answers != (True, False) else count[::-1]


def _answers(variable: Variable, name: str, options: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """Yield the answers that two copies can give to one question, which differ only where it asks about `name`."""
    count = _in_order(variable)
    if name not in variable.names:
        yield from ((i, i) for i in count)
    elif options is not None:
        yield options
    elif isinstance(variable.subject, FactSpec):  # asked once and for all; which copy is which does not matter
        yield from ((i, j) for n, i in enumerate(count) for j in count[n + 1 :])
    else:
        yield from ((i, j) for i in count for j in count)
