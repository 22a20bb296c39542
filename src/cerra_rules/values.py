"""The computed values of a decision: what all completions of the facts agree on, and what an open value hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from cerra_rules.bounds import OverBudgetError, watching
from cerra_rules.completions import Completions
from cerra_rules.diagrams import Node
from cerra_rules.evaluate import UNKNOWN, evaluate
from cerra_rules.orders import TWIN, Order, Slot
from cerra_rules.periods import RestDays
from cerra_rules.plan import NUMBER, Plan, stand_in
from cerra_rules.rules import Value
from cerra_rules.terms import Computed, Listing, facts_in


class Valued(NamedTuple):
    """What a value comes to; where it is open, None, and the unknown facts and readings that can change it."""

    found: Any
    needs: tuple[str, ...] = ()


class Values:
    """The values of one case under the readings of a plan, where some facts are unknown."""

    def __init__(self, plan: Plan, facts: Mapping[str, Any], calendar: RestDays | None) -> None:
        self.plan = plan
        self.names = plan.open_names(facts)
        self.completions = Completions(plan.space_of_values, facts, calendar, plan.budget)

    def of(self, value: Value) -> Valued:
        """Return what all completions agree on, or what the value hangs on."""
        return self._listed(value) if isinstance(value.term, Listing) else self._single(value)

    def _listed(self, value: Value) -> Valued:
        completions, given = self.completions, self.plan.given(value)
        parts = self.plan.items(value)
        asked = [*([] if value.otherwise == () else [given]), *(node for node, _ in parts)]
        held = {node: completions.possible(node, 2) for node in asked}
        if open_ := [node for node in asked if len(held[node]) > 1]:
            needs = {name for node in open_ for name in completions.needs(node, self.names)}
            return Valued(None, tuple(name for name in self.names if name in needs))
        if value.otherwise is None and held[given] == {False}:
            return Valued(None)
        return Valued(tuple(item for node, item in parts if held[node] == {True}))

    def _single(self, value: Value) -> Valued:
        node = self.plan.valued(value)
        found = agreed(self.completions, node, value)
        return Valued(None, self._needs(node, stand_in(value).name)) if found is UNKNOWN else Valued(found)

    def _needs(self, node: Node, name: str) -> tuple[str, ...]:
        """Return which unknown facts and readings alone can change a value; where none can alone, all it asks about."""
        completions = self.completions
        about, asks = completions.space.diagram.about, completions.rest(node).asks
        computed = {spec.name for term in node.ends if isinstance(term, Computed) for spec in facts_in(term)}
        names = [n for n in self.names if about.get(n, 0) & asks or n in computed]
        needed = [n for n in names if n in computed or self._changes(node, (n, name))]
        return tuple(needed or names)

    def _changes(self, node: Node, names: tuple[str, str]) -> bool:
        """Whether two completions that differ in one fact alone have different values."""
        completions, (_, value) = self.completions, names
        if completions.matters(node, names):
            return True
        start = completions.start(names)
        if start is None:
            return False
        less = Order((Slot(1, value), Slot(-1, value + TWIN)), 1)
        start = start._replace(orders=(*start.orders, less), watch=watching((less,), start.watch))
        try:
            ends = completions.paths(completions.valid(node), _not_both_numbers, names=names, start=start)
            return any(completions.solve(end.path) is not None for end in ends)
        except OverBudgetError:
            return True


def agreed(completions: Completions, node: Node, value: Value) -> Any:
    """Return what all completions say a value is, by its diagram as `Plan.standing` makes it; UNKNOWN where they differ."""
    ends = completions.possible(node, 2)
    if len(ends) != 1:
        return UNKNOWN
    (end,) = ends
    if end != NUMBER:
        term: Any = end
        return evaluate(term, completions.facts, {}, completions.calendar)
    spec = stand_in(value)
    try:
        start = completions.start()
        if start is None or (first := completions.find(node, NUMBER)) is None:
            return UNKNOWN
        number, (low, high) = first[1][spec.name], start.bounds[spec.name]
        for side in ((low, number - 1), (number + 1, high)):
            elsewhere = start._replace(bounds=start.bounds | {spec.name: side})
            if completions.find(node, NUMBER, elsewhere) is not None:
                return UNKNOWN
    except OverBudgetError:
        return UNKNOWN
    return date.fromordinal(number) if spec.kind == "date" else number


def _not_both_numbers(a: Node, b: Node) -> bool:
    return NUMBER not in a.ends or NUMBER not in b.ends
