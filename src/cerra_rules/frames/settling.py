"""Rows that no diagram decides alone: open comparisons that share an unknown fact, or counts bound to each other.

Each kind of such row is decided once, by the completions of the case it stands for. Two rows are of one kind if
they answer every single question that comes up alike, and know the same days and counts where one is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from cerra_rules.completions import Completions
from cerra_rules.deciding import reached
from cerra_rules.decisions import Decision
from cerra_rules.frames.blueprint import Blueprint
from cerra_rules.periods import RestDays
from cerra_rules.plan import Verdict


class Settled(NamedTuple):
    """What the completions of a case come to: outcomes, what they hang on, and which special diagrams that count reach YES."""

    codes: frozenset[str]
    needs: frozenset[str]
    special: tuple[bool, ...]
    values: tuple[Any, ...] = ()
    """The computed values, where counts are bound to each other: what those come to hangs on more than is known."""


def settle(blueprint: Blueprint, facts: Mapping[str, Any], calendar: RestDays | None, place: str) -> Settled:
    """Return what one kind of row comes to. Raises ContradictionError where it has no completion."""
    plan, question = blueprint.plan, blueprint.question
    model = question.facts.read(facts, place)
    known = model.__dict__
    completions = Completions(question.facts.specs, known, plan.invariants, calendar, plan.outcome)
    codes, needs = reached(plan, completions, len(question.outcomes), place)
    asked, values = frozenset(blueprint.special), ()
    if blueprint.bound:  # the values are settled here, so that only citations are asked for
        outcome = next(o for o in question.outcomes if o.code in codes) if len(codes) == 1 else None
        asked = frozenset(node for _, node in blueprint.lacking[outcome.code]) if outcome else frozenset()
        decision = Decision.of(Verdict(plan, outcome, (), needs), model, calendar)
        values = tuple(map(_shown, decision.values.values()))
    special = tuple(node in asked and True in completions.possible(node) for node in blueprint.special)
    return Settled(frozenset(map(str, codes)), frozenset(needs), special, values)


def _shown(value: Any) -> Any:
    """Return a value as it stands in a column."""
    if isinstance(value, tuple):
        return [str(v) for v in value]
    return value if value is None or isinstance(value, bool | int | date) else str(value)
