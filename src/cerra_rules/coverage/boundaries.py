"""The boundaries of a comparison: at which distances it is on the edge, as conditions and in words.

Days have the day before, the same day and the day after. Counts have just below, equal and just above: as near as one
vote, one member or one item can bring them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cerra_rules.evaluate import evaluate
from cerra_rules.periods import days
from cerra_rules.speech import Speech
from cerra_rules.terms import (
    Choice,
    Compare,
    Condition,
    Constant,
    Extreme,
    FactTerm,
    Reading,
    Roll,
    Shift,
    Sum,
    Term,
    all_of,
    parts_of,
)  # fmt: skip

_FACING = {"<=": ">=", "<": ">", "=": "="}


def is_day(term: Term[Any]) -> bool:
    """Whether a term is a day (else a count)."""
    match term:
        case FactTerm(spec):
            return spec.kind == "date"
        case Constant(value):
            return isinstance(value, date)
        case Shift() | Roll():
            return True
        case Choice(cases, default):
            return any(is_day(t) for _, t in cases) or is_day(default)
        case Extreme(_, items):
            return any(is_day(t) for _, t in items)
        case _:
            return False


def step(comparison: Compare) -> int:
    """Return how far one day, one vote or one member can move a comparison."""
    sums = [part for side in (comparison.left, comparison.right) for part in parts_of(side) if isinstance(part, Sum)]
    return max((abs(factor) for part in sums for factor, _ in part.parts), default=1)


def faces(comparison: Compare) -> bool:
    """Whether a comparison is shown from its right side: a fact, compared with what is none, comes first in words."""
    return isinstance(comparison.right, FactTerm) and not isinstance(comparison.left, FactTerm)


def sides(comparison: Compare) -> dict[str, Condition]:
    """Return the three boundaries of a comparison by what they are called, each as a condition."""
    first, second = comparison.left, comparison.right
    if faces(comparison):
        first, second = second, first
    are_days, near = is_day(first) or is_day(second), step(comparison)

    def moved(term: Term[Any]) -> Term[Any]:
        return Shift(term, days(near)) if are_days else Sum(((1, term),), near)

    below = all_of(Compare(first, "<", second), Compare(second, "<=", moved(first)))
    above = all_of(Compare(second, "<", first), Compare(first, "<=", moved(second)))
    names = ("the day before", "the same day", "the day after") if are_days else ("just below", "equal", "just above")
    return dict(zip(names, (below, Compare(first, "=", second), above), strict=True))


def in_words(leaf: Condition) -> str:
    """Return a simple condition in words; a comparison as seen from the side that `sides` speaks of."""
    speech = Speech("en")
    if isinstance(leaf, Compare) and faces(leaf):
        return f"{speech.formula(leaf.right)} {_FACING[leaf.op]} {speech.formula(leaf.left)}"
    return speech.formula(leaf)


def under(part: Any, chosen: Mapping[str, str]) -> Any:
    """Return a term without what the chosen readings rule out; for showing it, not for deciding."""
    match part:
        case tuple():
            return tuple(under(item, chosen) for item in part)
        case Choice(cases, default):
            left: list[tuple[Condition, Term[Any]]] = []
            for condition, then in cases:
                held = evaluate(condition, {}, chosen)
                if held is True:
                    default = then
                    break
                if held is not False:
                    left.append((condition, under(then, chosen)))
            return Choice(tuple(left), under(default, chosen)) if left else under(default, chosen)
        case Term() if not isinstance(part, Reading):
            concrete: Any = type(part)  # every concrete term is a dataclass, whose fields match in order
            return concrete(*(under(getattr(part, name), chosen) for name in part.__match_args__))
        case _:
            return part
