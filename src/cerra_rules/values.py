"""The computed values of a decision: what all completions of the facts agree on, and what an open value hangs on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from cerra_rules.bounds import OverBudgetError
from cerra_rules.completions import Completions
from cerra_rules.diagrams import Node
from cerra_rules.evaluate import UNKNOWN, evaluate
from cerra_rules.orders import TWIN, Order, Slot
from cerra_rules.periods import RestDays
from cerra_rules.plan import NUMBER, Plan
from cerra_rules.rules import Value
from cerra_rules.terms import Listing, Term, facts_in


class Valued(NamedTuple):
    """What a value comes to; where it is open, None, and the unknown facts and readings that can change it."""

    found: Any
    needs: tuple[str, ...] = ()


class Values:
    """The values of one case under the readings of a plan, where some facts are unknown."""

    def __init__(self, plan: Plan, facts: Mapping[str, Any], calendar: RestDays | None) -> None:
        self.plan = plan
        self.facts = facts
        self.calendar = calendar
        self.names = plan.open_names(facts)
        self._completions = self._searched()

    def _searched(self, *more: Any) -> Completions:
        """Return the completions of the facts and of what stands for a value."""
        space = self.plan.space
        space = space._replace(specs={**space.specs, **{spec.name: spec for spec in more}})
        return Completions(space, self.facts, self.calendar, self.plan.budget)

    def of(self, value: Value) -> Valued:
        """Return what all completions agree on, or what the value hangs on."""
        return self._listed(value) if isinstance(value.term, Listing) else self._single(value)

    def _listed(self, value: Value) -> Valued:
        completions, given = self._completions, self.plan.given(value)
        parts = [(node, item) for node, item in self.plan.items(value)]
        asked = [node for node, _ in parts] if value.otherwise == () else [given, *(node for node, _ in parts)]
        held = {node: completions.possible(node, 2) for node in asked}
        open_ = [node for node in asked if len(held[node]) > 1]
        if open_:
            needs = {name for node in open_ for name in completions.needs(node, self.names)}
            return Valued(None, tuple(name for name in self.names if name in needs))
        if value.otherwise is None and held[given] == {False}:
            return Valued(None)
        return Valued(tuple(item for node, item in parts if held[node] == {True}))

    def _single(self, value: Value) -> Valued:
        spec, node = self.plan.valued(value)
        completions = self._searched(spec)
        ends = completions.possible(node)
        found: Any = UNKNOWN
        if ends == {NUMBER}:
            found = self._number(completions, node, spec.name)
            if found is not UNKNOWN and spec.kind == "date":
                found = date.fromordinal(found)
        elif len(ends) == 1:
            (term,) = ends
            found = self._evaluated(term)
        if found is not UNKNOWN:
            return Valued(found)
        return Valued(None, self._needs(completions, node, spec.name, ends))

    def _evaluated(self, term: Any) -> Any:
        return evaluate(term, self.facts, self.plan.chosen, self.calendar)

    def _number(self, completions: Completions, node: Node, name: str) -> Any:
        """Return the one number that stands for a value in every completion; UNKNOWN where there are more."""
        try:
            start = completions.start()
            if start is None or (first := completions.find(node, NUMBER)) is None:
                return UNKNOWN
            number, (low, high) = first[1][name], start.bounds[name]
            for side in ((low, number - 1), (number + 1, high)):
                elsewhere = start._replace(bounds=start.bounds | {name: side})
                if completions.find(node, NUMBER, elsewhere) is not None:
                    return UNKNOWN
        except OverBudgetError:
            return UNKNOWN
        return number

    def _needs(self, completions: Completions, node: Node, name: str, ends: Iterable[Hashable]) -> tuple[str, ...]:
        """Return which unknown facts and readings alone can change a value; where none can alone, all it asks about."""
        about, asks = completions.space.diagram.about, completions.rest(node).asks
        inside = {s.name for term in ends if isinstance(term, Term) for s in facts_in(term)}
        names = [n for n in self.names if about.get(n, 0) & asks or n in inside]
        needed = [n for n in names if n in inside or self._changes(completions, node, (n, name))]
        return tuple(needed or names)

    @staticmethod
    def _changes(completions: Completions, node: Node, names: tuple[str, str]) -> bool:
        """Whether two completions that differ in one fact alone have different values."""
        if completions.matters(node, names):
            return True
        start, (_, value) = completions.start(names), names
        if start is None:
            return False
        less = Order((Slot(1, value), Slot(-1, value + TWIN)), 1)
        start = start._replace(orders=(*start.orders, less), watch={**start.watch, value: (less,), value + TWIN: (less,)})
        try:
            ends = completions.paths(
                completions.valid(node), lambda a, b: not (NUMBER in a.ends and NUMBER in b.ends), names=names, start=start
            )
            return any(completions.solve(end.path) is not None for end in ends)
        except OverBudgetError:
            return True
