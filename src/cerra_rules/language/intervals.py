"""How far from zero numbers can be: the intervals of facts, carried through the terms that are made of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from cerra_rules.language.terms import (
    Choice,
    Constant,
    DaysBetween,
    Extreme,
    FactSpec,
    FactTerm,
    Portion,
    Sum,
    Tally,
    Term,
)

DAYS = date.max.toordinal()
"""The last day that there is, counted from the year 1."""


def reach_of_fact(spec: FactSpec) -> int:
    """Return how far from zero a count can be, or the number of a day."""
    return DAYS if spec.kind == "date" else max(abs(spec.low), abs(spec.high))


def reach(term: Term[Any]) -> int:
    """Return how far from zero a count can be; 0 for what is no number."""
    match term:
        case FactTerm(FactSpec(kind="int") as spec):
            return reach_of_fact(spec)
        case Constant(int() as value):
            return abs(value)
        case Sum(parts, constant):
            return abs(constant) + sum(abs(factor) * reach(part) for factor, part in parts)
        case Portion(share, of, _):
            return int(abs(share) * reach(of)) + 1
        case Tally(items):
            return len(items)
        case DaysBetween():
            return DAYS
        case Choice(cases, default):
            return max(reach(default), *(reach(part) for _, part in cases))
        case Extreme(_, items):
            return max((reach(part) for _, part in items), default=0)
        case _:
            return 0


def reach_within(portion: Portion) -> int:
    """Return how far from zero the numbers can be from which a share made whole is computed."""
    return abs(portion.share.numerator) * reach(portion.of) + portion.share.denominator
