"""Searching the diagrams of a question for a case: complete facts that lead where one asks.

What is found is always a possible case, and where nothing is found, none is possible. Two copies of the facts that differ
in one alone are looked at side by side. A search that takes more steps than allowed says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import prod
from typing import Any, NamedTuple

from cerra_rules.deciding.bounds import OverBudgetError, Work, watching
from cerra_rules.deciding.completions import Answers, Completions, Names, Path
from cerra_rules.deciding.diagram import Node, variables_in
from cerra_rules.deciding.orders import Order
from cerra_rules.deciding.plan import Plan
from cerra_rules.deciding.witnesses import FAMILIAR, Case, familiar, written
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import ComputedCondition

__all__ = ["Branch", "Found", "OverBudgetError", "Search"]


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


STEPS_OF_A_DIAGRAM = 2
"""Steps of a search that cost what one step of putting diagrams together costs."""


class _Share(Work):
    """What one search may take of what all may take together."""

    def __init__(self, budget: int, total: Work) -> None:
        super().__init__(budget)
        self.total = total

    def spend(self, steps: int = 1) -> None:
        self.total.spend(steps)
        super().spend(steps)


class Search:
    """Searches the diagrams of one plan for cases, with a calendar and at most `budget` steps each time."""

    def __init__(
        self, plan: Plan, calendar: RestDays | None, budget: int, total: Work, days: tuple[date, date] = FAMILIAR
    ) -> None:
        """`total` is what all searches may take together; what diagrams have grown by is taken from it as well."""
        self.plan = plan
        self.total = total
        self._size = 0
        self.calendar = calendar
        self.budget = budget
        self.days = days

    def case(self, goal: Node, tight: tuple[Order, ...] = ()) -> Found | None:
        """Return a case in which a diagram ends in YES; None where there is none. Raises OverBudgetError.

        `tight` are comparisons that the case satisfies as well.
        """
        start = self._completions().start()
        if start is not None and tight:
            start = start._replace(orders=(*start.orders, *tight), watch=watching(tight, start.watch))
        return self._first(self.plan.space.bound(goal), start, {}) if start is not None else None

    def pair(self, node: Node, name: str, options: tuple[int, int] | None = None) -> Found | None:
        """Return two cases that differ in one fact (or reading) alone, on which a diagram ends differently.

        `options` are the answers of a reading in the two. Raises OverBudgetError.
        """
        completions, diagram, bound = self._completions(), self.plan.diagram, self.plan.space.bound(node)
        mine = diagram.about.get(name, 0)
        names: Names = (name,)
        given: Answers = {}
        if not mine & bound.asks:  # or what asks about it is where an invariant is broken
            return None
        one = other = completions.rest(bound)
        if options is not None:  # then both copies are asked all but that
            (reading,) = (v for v in variables_in(bound) if mine >> v.index & 1)
            one, other = (completions.rest(diagram.answered(bound, reading, option)) for option in options)
            mine, names, given = 0, (), {reading: options}

        def skip(a: Node, b: Node) -> bool:
            return not mine & a.asks if a is b else not a.ends or not b.ends

        for end in completions.paths(one, skip, beside=other, names=names):
            if end.payload != end.other:
                found = self._found(completions, end.path, {**given, **end.answers}, names, (0, 1))
                if found is not None:
                    return found
        return None

    def branches(self, node: Node) -> Iterator[Branch]:
        """Yield every way down a diagram. Raises OverBudgetError, with the budget for each way anew."""
        asked = [v for v in variables_in(node) if not v.orders]
        completions = self._completions()
        for end in completions.paths(node, lambda *_: False, every=True):
            invariant, taken = self.plan.space.invariant, end.answers
            for variable, (answer, _) in taken.items():
                invariant = self.plan.diagram.answered(invariant, variable, answer)
            found = self._first(invariant, end.path, taken)
            yield Branch(end.payload, found, prod(len(v.answers) for v in asked if v not in taken))
            completions.work.left = self.budget

    def _completions(self) -> Completions:
        grown, self._size = self.plan.diagram.size - self._size, self.plan.diagram.size
        self.total.spend(STEPS_OF_A_DIAGRAM * max(grown, 0))
        completions = Completions(self.plan.space_of_values, {}, self.calendar)
        completions.work = _Share(self.budget, self.total)
        return completions

    def _first(self, node: Node, start: Path | None, given: Answers) -> Found | None:
        """Return the first case that ends in YES, with some answers given already."""
        completions = self._completions()
        for end in completions.paths(completions.rest(node), lambda a, _: True not in a.ends, start=start):
            found = self._found(completions, end.path, {**given, **end.answers})
            if found is not None:
                return found
        return None

    def _found(
        self,
        completions: Completions,
        path: Path,
        answers: Answers,
        names: Names = (),
        copies: tuple[int, ...] = (0,),
    ) -> Found | None:
        """Return the case (or the two) at the end of a path, if some counts and days satisfy its comparisons."""
        among = familiar(completions.space.specs, path, self.days)
        numbers = completions.solve(among) if among is not None else None
        if numbers is None:
            numbers = completions.solve(path)
        if numbers is None:
            return None
        cases = [written(completions, self.plan.chosen, answers, numbers, copy=c, names=names) for c in copies]
        for case in cases:  # what stands for a value is no fact
            for name in completions.space.specs.keys() - self.plan.specs.keys():
                del case.facts[name]
        return Found(tuple(cases), any(isinstance(v.subject, ComputedCondition) for v in answers))
