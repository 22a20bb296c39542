"""Cases of all questions, drawn at the boundaries of their rules, of which a random part is known."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from cerra_rules import Question, find
from cerra_rules.audit.samples import draw_cases
from cerra_rules.deciding.engine import plan_of
from cerra_rules.deciding.witnesses import stated

SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
EACH = 20


@cache
def complete(id: str) -> tuple[dict[str, Any], ...]:
    """Return complete cases of a question."""
    question: Question[Any] = find(id)
    return tuple(case.facts for case in draw_cases(plan_of(question, question.choose(None), None), None, EACH))


def draw(ids: list[str], random: Random) -> tuple[str, dict[str, Any]]:
    """Return a question and some facts that can be true together."""
    id, share = random.choice(ids), random.choice(SHARES)
    facts = stated(find(id).facts.specs, random.choice(complete(id)))
    return id, {name: value for name, value in facts.items() if random.random() < share}
