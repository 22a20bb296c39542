"""Complete cases that satisfy a diagram: plain facts from a way down it, counts and days from its comparisons.

Where the ways are exhausted and none gives a case, there is none: the diagram is refuted under its readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from cerra_rules.charts import Charts
from cerra_rules.completions import Completions, Path
from cerra_rules.constraints import PATIENCE, Bounds, Constraints
from cerra_rules.diagrams import NO, ROLL, Chain, Member, Node, Order, Slot
from cerra_rules.periods import EARLIEST_DAY, LATEST_DAY, RestDays
from cerra_rules.terms import FactSpec, Reading

MOST_CASES = 600
"""Cases made out of the ways down one diagram before the search gives up."""
OF_OUR_TIME = (date(2024, 1, 1).toordinal(), date(2027, 12, 31).toordinal())
"""Days are sought here first: such a case reads better."""


class Cases:
    """Complete cases, with their readings, that end in YES in a diagram of some charts and break no invariant.

    Once they have been gone through, `is_exhausted` says whether every way down the diagram was looked at.
    """

    def __init__(
        self, charts: Charts, node: Node, calendar: RestDays | None = None, steps: int = 10 * PATIENCE
    ) -> None:
        self.charts = charts
        self.calendar = calendar
        self.specs = charts.question.facts.specs
        self.steps = steps
        self.is_exhausted = True
        always, invariant = charts.invariants
        self._always = always
        self._node = charts.diagram.choose(invariant, node, NO)
        self._completions = Completions(self.specs, {}, (always, invariant), calendar, self._node)

    def __iter__(self) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
        has_days = any(spec.kind == "date" for spec in self.specs.values())
        for span in (OF_OUR_TIME, None) if has_days else (None,):
            yield from self._within(span)

    def _within(self, span: tuple[int, int] | None) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
        constraints = self._completions.constraints
        bounds = dict(constraints.bounds)
        if span:
            bounds |= {name: span for name, spec in self.specs.items() if spec.kind == "date"}
        constraints.steps = self.steps
        count = 0
        if constraints.narrow(self._always, bounds):
            for path in _ways(self._completions, self._node, Path((), bounds, {})):
                for case in self._cases(path):
                    count += 1
                    yield case
                if count >= MOST_CASES:
                    break
        if span is None:
            self.is_exhausted = count < MOST_CASES and constraints.steps > 0

    def _cases(self, path: Path) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
        constraints = self._completions.constraints
        solved = solve(constraints, (*self._always, *path.orders), path.bounds)
        if solved is None:
            return
        facts: dict[str, Any] = {}
        readings = dict(self.charts.chosen)
        for variable in self.charts.diagram.variables:
            answer = path.answers.get(variable.index, (None, None))[0]
            match variable.subject:
                case FactSpec(name) if answer is not None:
                    facts[name] = variable.answers[answer]
                case Member(spec, member):
                    members = facts.setdefault(spec.name, frozenset())
                    facts[spec.name] = members | {member} if answer == 0 else members
                case Reading(name) if answer is not None:
                    readings[name] = variable.answers[answer]
        specs = self.specs
        for name, spec in specs.items():
            if spec.kind in {"int", "date"}:
                facts[name] = date.fromordinal(solved[name]) if spec.kind == "date" else solved[name]
            elif spec.kind == "set":
                facts.setdefault(name, frozenset())
            elif spec.kind != "dates":
                facts.setdefault(name, spec.values[-1] if spec.kind == "bool" else spec.values[0])
        lists = [name for name, spec in specs.items() if spec.kind == "dates"]
        for days in _lists(facts) if lists else ((),):
            for others in {days, ()}:  # the other lists have the same days, or none
                listed = dict(zip(lists, (days, *[others] * len(lists)), strict=False))
                yield {name: {**facts, **listed}[name] for name in specs}, readings


def _lists(facts: Mapping[str, Any]) -> Iterator[tuple[date, ...]]:
    """Yield lists of days near the days of a case, and at whole years from them."""
    days = sorted(day for day in facts.values() if type(day) is date)
    near = [day + timedelta(n) for day in days for n in (-366, -365, -1, 0, 1, 365, 366)]
    near = [day for day in near if EARLIEST_DAY <= day <= LATEST_DAY]
    yield ()
    yield from ((day,) for day in near)
    yield tuple(near)


def _ways(completions: Completions, node: Node, path: Path) -> Iterator[Path]:
    """Yield the ways down a diagram to YES that its comparisons do not close."""
    completions.constraints.steps -= 1
    if completions.constraints.steps <= 0 or True not in completions.ends(node):
        return
    if node.variable is None:
        yield path
        return
    for answer, kid in enumerate(node.kids):
        further = completions.take(path, node.variable, answer, answer, "") if True in completions.ends(kid) else None
        if further is not None:
            yield from _ways(completions, kid, further)


def solve(constraints: Constraints, orders: tuple[Order, ...], bounds: Bounds) -> dict[str, int] | None:
    """Return values within the bounds that satisfy all orders, or None where there are none (or the steps run out)."""
    bounds = dict(bounds)
    if not constraints.narrow(orders, bounds):
        return None
    constraints.steps -= 1
    first: Order | None = None
    for end in (0, 1):
        values = {name: (span[end], span[end]) for name, span in bounds.items()}
        violated = next((o for o in orders if constraints.range(o, values)[0] > 0), None)
        if violated is None:
            return {name: value for name, (value, _) in values.items()}
        first = first or violated
    if constraints.steps <= 0 or first is None:
        return None
    # As in `Constraints.satisfiable`: raise a value that weighs against the order that the least values violate.
    names = [s.name for s in first.slots if s.factor < 0 and bounds[s.name][0] < bounds[s.name][1]]
    if not names:
        return None  # nothing that weighs against the order is left to raise
    name = max(names, key=lambda n: bounds[n][1] - bounds[n][0])
    low, high = bounds[name]
    middle = (low + high) // 2
    for half in ((low, middle), (middle + 1, high)):
        found = solve(constraints, orders, bounds | {name: half})
        if found is not None:
            return found
    return None


def is_closed_for_every_calendar(charts: Charts, node: Node) -> bool:
    """Whether no case ends in YES in a diagram, whatever days a calendar calls rest days.

    A rolled day stands for itself: all that is used of it is that it is not earlier than the day it was rolled from,
    and that of two days rolled from days of one count, the later is not rolled to an earlier one.
    """
    always, invariant = charts.invariants
    constraints = Constraints(charts.question.facts.specs, {}, always, None)
    constraints.steps = 10 * PATIENCE
    for count, orders in enumerate(_unbound(charts.diagram.choose(invariant, node, NO), ())):
        bounds = dict(constraints.bounds)
        rolled, days = _rolled((*always, *orders))
        bounds |= dict.fromkeys(days, (EARLIEST_DAY.toordinal(), 2 * LATEST_DAY.toordinal()))
        if count >= MOST_CASES or solve(constraints, rolled, bounds) is not None or constraints.steps <= 0:
            return False
    return True


def _unbound(node: Node, orders: tuple[Order, ...]) -> Iterator[tuple[Order, ...]]:
    """Yield the comparisons of every way down a diagram to YES, whether or not they can hold together."""
    variable = node.variable
    if variable is None:
        if node.payload is True:
            yield orders
        return
    for answer, kid in enumerate(node.kids):
        if kid is not NO:
            yield from _unbound(kid, (*orders, variable.orders[answer]) if variable.orders else orders)


def _rolled(orders: tuple[Order, ...]) -> tuple[tuple[Order, ...], list[str]]:
    """Return orders in which each rolled day is a day of its own, not before the day it was rolled from."""
    names: dict[tuple[str, Chain], str] = {}
    links: list[Order] = []

    def own(slot: Slot) -> Slot:
        if ROLL not in slot.chain:
            return slot
        at = len(slot.chain) - slot.chain[::-1].index(ROLL)
        key = (slot.name, slot.chain[:at])
        if key not in names:
            names[key] = f"{slot.name} rolled {len(names)}"
            before = own(Slot(1, slot.name, slot.chain[: at - 1]))
            links.append(Order((before, Slot(-1, names[key])), 0))
        return Slot(slot.factor, names[key], slot.chain[at:])

    changed = tuple(Order(tuple(map(own, order.slots)), order.constant) for order in orders)
    for (base, chain), name in names.items():
        for (other_base, other_chain), other in names.items():
            least, most = _days_before_roll(chain), _days_before_roll(other_chain)
            if base == other_base and name != other and least is not None and most is not None and least <= most:
                links.append(Order((Slot(1, name), Slot(-1, other)), 0))
    return (*changed, *links), list(names.values())


def _days_before_roll(chain: Chain) -> int | None:
    """Return how many days a chain adds before it rolls; None where it adds months, or rolls twice."""
    *before, _ = chain
    lengths = [None if step == ROLL else step.in_days for step in before]
    return sum(n for n in lengths if n is not None) if None not in lengths else None
