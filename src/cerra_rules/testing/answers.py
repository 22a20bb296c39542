"""A slow second opinion on complete cases: the definitions alone, by the reference evaluator.

Nothing here uses lowering, diagrams, generated code or constraint search: rules are tried in the order of the
outcomes with `evaluate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cerra_rules.evaluate import evaluate
from cerra_rules.periods import RestDays
from cerra_rules.rules import Question


class Answer(NamedTuple):
    """What one complete case comes to: the code of the outcome, and the locators cited."""

    outcome: str
    citations: frozenset[str]


def answer(
    question: Question[Any], facts: Mapping[str, Any], readings: Mapping[str, str], calendar: RestDays | None = None
) -> Answer:
    """Decide a complete case: the first outcome one of whose rules holds, and all that is then cited."""
    *earlier, last = question.outcomes

    def held(conditions: list[Any]) -> list[bool]:
        return [evaluate(condition, facts, readings, calendar) is True for condition in conditions]

    reached = next((o for o in earlier if any(held([r.when for r in question.rules if r.outcome is o]))), last)
    limbs = [*reached.limbs, *(limb for r in question.rules if r.outcome is reached for limb in r.limbs)]
    cited = zip(limbs, held([limb.when for limb in limbs]), strict=True)
    return Answer(reached.code, frozenset(str(limb.provision) for limb, is_cited in cited if is_cited))


def is_consistent(question: Question[Any], facts: Mapping[str, Any]) -> bool:
    """Return whether a complete case satisfies every invariant."""
    return all(evaluate(i.holds, facts, {}) is True for i in question.facts.invariants())
