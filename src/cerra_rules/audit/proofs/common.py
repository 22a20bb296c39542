"""What the claims about questions have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cerra_rules.language.questions import Question
from cerra_rules.smt.case import Case
from cerra_rules.smt.claims import Claim
from cerra_rules.smt.solver import Bool, every

Supposed = tuple[Bool, Bool]
"""What is supposed, and what then follows."""


def stays(question: Question[Any], code: str, a: Case, b: Case) -> Supposed:
    """An outcome reached on one day is reached on every later day."""
    (outcome,) = (o for o in question.outcomes if o.code == code)
    assessed_on = question.facts.assessed_on
    return every(a.reaches(outcome), a.amount(assessed_on) <= b.amount(assessed_on)), b.reaches(outcome)


def claim(
    about: Question[Any],
    provisions: tuple[Any, ...],
    name: str,
    states: Callable[..., Supposed],
    text: tuple[str, str],
    **options: Any,
) -> Claim:
    """Return a claim about a question, with the id of the question before its own."""
    return Claim(f"{about.id}/{name}", about, text, provisions, states, **options)
