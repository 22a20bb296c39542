"""What a decision rests on, worked out from its facts when somebody asks: rules, values, findings of persons, national law."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any, Literal

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.plan import Plan, Verdict
from cerra_rules.deciding.reference import UNKNOWN, Evaluator, evaluator
from cerra_rules.deciding.reference_answer import asked_in
from cerra_rules.deciding.values import Values
from cerra_rules.language.facts import Facts
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Rule
from cerra_rules.language.terms import Condition, FactSpec

Status = Literal["applies", "defeated", "not_triggered", "undetermined"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one rule: it applies, is defeated by an earlier outcome, is not triggered, or is undetermined."""

    rule: Rule
    status: Status
    needs: tuple[str, ...] = ()


class Basis:
    """What one decision rests on; what its terms come to is worked out once."""

    def __init__(self, verdict: Verdict, facts: Facts, calendar: RestDays | None) -> None:
        self.verdict = verdict
        self.plan = verdict.plan
        self.outcome = verdict.outcome
        self.facts = facts
        self.calendar = calendar
        self.value: Evaluator = evaluator(facts.__dict__, self.plan.chosen, calendar)
        """What a term comes to, or UNKNOWN."""

    def _completions(self, *unknown: str) -> Completions:
        """Return the completions, of some facts as if they were not known."""
        facts = self.facts.__dict__ | dict.fromkeys(unknown)
        return Completions(self.plan.space, facts, self.calendar, self.plan.budget)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What became of every rule, in the order of the question."""
        return tuple(self._find())

    def _find(self) -> Iterator[Finding]:
        order = {o.code: i for i, o in enumerate(self.plan.question.outcomes)}
        completions = self._completions()
        for rule, condition in self.plan.rules:
            held: Any = self.value(rule.when)
            if held is UNKNOWN:
                held, needs = _settled(self.plan, completions, condition, partial(asked_in, self.value, rule.when))
                if held is None:
                    yield Finding(rule, "undetermined", needs)
                    continue
            if not held:
                yield Finding(rule, "not_triggered")
            elif self.outcome is None:
                yield Finding(rule, "undetermined", self.verdict.needs)
            else:
                yield Finding(rule, "defeated" if order[rule.outcome.code] > order[self.outcome.code] else "applies")

    @cached_property
    def values(self) -> Values:
        """The computed values."""
        return Values(self.plan, self.outcome, self.facts.__dict__, self.calendar, self.value)

    @property
    def cautions(self) -> tuple[HigherLaw, ...]:
        """National law that takes the outcome back or asks for more, as far as the unknown facts leave that open."""
        if self.outcome is None or not self.outcome.cautions:
            return ()
        completions = self._completions()
        try:
            held = [c.note for c, node in self.plan.cautions(self.outcome) if True in completions.possible(node, 2)]
        except OverBudgetError:
            held = [c.note for c in self.outcome.cautions]
        return tuple(self.plan.question.instrument.higher_law[id] for id in dict.fromkeys(held))

    @property
    def rest_days(self) -> tuple[date, ...]:
        """The rest days of the calendar that a last day was moved past."""
        if self.calendar is None:
            return ()
        found: set[date] = set()
        for roll in self.plan.rolls:
            start = self.value(roll.base)
            if isinstance(start, date):
                found |= {date.fromordinal(n) for n in range(start.toordinal(), self.calendar.walk(start).toordinal())}
        return tuple(sorted(found))

    @property
    def judgements(self) -> tuple[FactSpec, ...]:
        """The legal conclusions among the stated facts that the outcome rests on: without them it might be another one.

        Where several would do by themselves, those that a rule which applies looks at are named.
        """
        if self.outcome is None:
            return ()
        plan, stated, looks_at = self.plan, self.facts.known(), self.plan.question.looks_at
        looked_at = {spec.name for f in self.findings if f.status == "applies" for spec in looks_at[f.rule.id]}

        def is_needed(name: str) -> bool:
            try:
                return len(self._completions(name).possible(plan.outcome, 2)) > 1
            except OverBudgetError:
                return True

        judged = (spec for spec in plan.question.facts.specs.values() if spec.judgement and spec.name in stated)
        return tuple(spec for spec in judged if spec.name in looked_at or is_needed(spec.name))


def _settled(
    plan: Plan, completions: Completions, condition: Condition, asks: Callable[[], frozenset[str]]
) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether a condition holds in all completions, None where they differ or nobody can tell; and what can change it.

    `asks` says what it asks for: where nobody can tell, any of it may.
    """
    held = plan.held(completions, condition)
    if held is not UNKNOWN:
        return held, ()
    open_ = plan.open_names(completions.facts)
    try:
        return None, completions.needs(plan.diagram.condition(condition), open_)
    except OverBudgetError:
        asked = asks()
        return None, tuple(name for name in open_ if name in asked)
