"""The computed values of a decision: what all completions of the facts agree on, and what an open value hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError, watching
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.orders import TWIN, Order, Slot
from cerra_rules.deciding.plan import NUMBER, Plan, stand_in
from cerra_rules.deciding.reference import UNKNOWN, Evaluator, evaluate
from cerra_rules.deciding.reference_answer import asked_in
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Outcome, Value
from cerra_rules.language.terms import Computed, Listing, facts_in


class Values:
    """The values of one decision, under the readings of a plan: searched for where what is known does not tell them."""

    def __init__(
        self,
        plan: Plan,
        outcome: Outcome | None,
        facts: Mapping[str, Any],
        calendar: RestDays | None,
        worth: Evaluator,
    ) -> None:
        self.plan = plan
        self.outcome = outcome
        self.facts = facts
        self.calendar = calendar
        self.worth = worth
        """What a term comes to by what is known, or UNKNOWN."""

    @cached_property
    def completions(self) -> Completions:
        """The completions of the facts, and of what stands for the values."""
        return Completions(self.plan.space_of_values, self.facts, self.calendar, self.plan.budget)

    @cached_property
    def found(self) -> dict[str, Any]:
        """What all completions agree on, by the name of the value; UNKNOWN where they do not."""
        return {value.name: self._found(value) for value in self.plan.question.values}

    @property
    def given(self) -> dict[str, Any]:
        """What they are found to be, by name; None as well where that is open."""
        return {name: None if value is UNKNOWN else value for name, value in self.found.items()}

    def _found(self, value: Value) -> Any:
        try:
            return self._find(value)
        except OverBudgetError:  # a diagram is too large
            return UNKNOWN if value.only else self.worth(value.term)

    @property
    def needs(self) -> dict[str, tuple[str, ...]]:
        """The unknown facts and readings that can change a value, by the name of each that is open."""
        return {v.name: self._needs(v) for v in self.plan.question.values if self.found[v.name] is UNKNOWN}

    def is_given(self, value: Value) -> bool:
        """Whether a value that only some outcomes have is given whatever the unknown facts are."""
        if self.outcome is not None:
            return value.is_for(self.outcome)
        try:
            return self.completions.possible(self.plan.given(value), 2) == {True}
        except OverBudgetError:
            return False

    def _find(self, value: Value) -> Any:
        if self.outcome is not None:
            if not value.is_for(self.outcome):
                return value.otherwise
            known = self.worth(value.term)
            if known is not UNKNOWN:
                return known
        if not isinstance(value.term, Listing):
            return agreed(self.completions, self.plan.valued(value), value)
        held = {node: self.completions.possible(node, 2) for node in self._asked(value)}
        if any(len(ends) > 1 for ends in held.values()):
            return UNKNOWN
        if value.otherwise is None and held[self.plan.given(value)] == {False}:
            return None
        return tuple(item for node, item in self.plan.items(value) if held[node] == {True})

    def _asked(self, value: Value) -> list[Node]:
        """Return the diagrams of a listed value: of each item, and of whether there is a list at all."""
        given = [] if value.otherwise == () else [self.plan.given(value)]
        return [*given, *(node for node, _ in self.plan.items(value))]

    def _needs(self, value: Value) -> tuple[str, ...]:
        """Return which unknown facts and readings alone can change a value; where none can alone, all it asks about."""
        completions, open_ = self.completions, self.plan.open_names(self.facts)
        try:
            return self._needed(value, completions, open_)
        except OverBudgetError:
            asked = asked_in(
                self.worth, value.term, *((r.when for r in self.plan.question.rules) if value.only else ())
            )
            return tuple(name for name in open_ if name in asked)

    def _needed(self, value: Value, completions: Completions, open_: list[str]) -> tuple[str, ...]:
        if isinstance(value.term, Listing):
            several = [node for node in self._asked(value) if len(completions.possible(node, 2)) > 1]
            needed = {name for node in several for name in completions.needs(node, open_)}
            return tuple(name for name in open_ if name in needed)
        node = self.plan.valued(value)
        about, asks = completions.space.diagram.about, completions.rest(node).asks
        computed = {spec.name for term in node.ends if isinstance(term, Computed) for spec in facts_in(term)}
        stands = stand_in(value).name
        names = tuple(n for n in open_ if about.get(n, 0) & asks or n in computed)
        return tuple(n for n in names if n in computed or self._changes(node, (n, stands))) or names

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
