"""Premises: which invariants settle what stated facts alone leave open, for an explanation to name.

A rule can apply, or fail, although a fact it looks at is unknown: because no case without it is possible, or because
it comes to the same either way. The premises are as few as will do: none of them can be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.plan import Plan
from cerra_rules.language.facts import Invariant
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Rule


class Premises:
    """The invariants of one case, and which of them a result rests on."""

    def __init__(self, plan: Plan, facts: Mapping[str, Any], calendar: RestDays | None) -> None:
        self.plan = plan
        self.facts = facts
        self.calendar = calendar

    def settling(self, rule: Rule) -> tuple[Invariant, ...]:
        """Return what settles whether a rule applies; nothing where its condition alone does."""
        lowered = next(condition for r, condition in self.plan.rules if r is rule)
        return self._named(lambda completions: len(completions.possible(self.plan.diagram.condition(lowered), 2)) == 1)

    def muting(self, name: str) -> tuple[Invariant, ...]:
        """Return what keeps an unknown fact from changing the outcome by itself; nothing where the rules alone do."""
        return self._named(lambda completions: not completions.matters(self.plan.outcome, (name,)))

    def _named(self, suffices: Callable[[Completions], bool]) -> tuple[Invariant, ...]:
        try:
            return self._fewest(suffices)
        except OverBudgetError:  # a diagram is too large
            return ()

    def _fewest(self, suffices: Callable[[Completions], bool]) -> tuple[Invariant, ...]:
        """Return invariants under which something is so, and without any one of which it is not; nothing where none is found."""
        invariants = self.plan.question.facts.invariants()
        kept = list(range(len(invariants)))
        if suffices(self._under([])) or not suffices(self._under(kept)):  # the latter by a longer search than this one
            return ()
        for place in range(len(invariants)):
            fewer = [i for i in kept if i != place]
            if suffices(self._under(fewer)):
                kept = fewer
        return tuple(invariants[i] for i in kept)

    def _under(self, invariants: list[int]) -> Completions:
        return Completions(self.plan.under(invariants), self.facts, self.calendar, self.plan.budget)
