"""The boundaries of a comparison: at which distances it is on the edge, as conditions and in words.

Days have the day before, the same day and the day after. Counts have just below, equal and just above: as near as one
vote, one member or one item can bring them. A comparison with a choice (`either`, a table, a reading) has them for
each branch: the last day of a film is another edge than that of a book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from cerra_rules.deciding.reference import evaluate
from cerra_rules.explaining.formulas import SIGNS, TURNED, Formulas
from cerra_rules.explaining.rewriting import settled
from cerra_rules.language.periods import days
from cerra_rules.language.terms import (
    NOTHING,
    Choice,
    Compare,
    Condition,
    Constant,
    Extreme,
    FactTerm,
    Roll,
    Shift,
    Sum,
    Term,
    all_of,
    not_,
    parts_of,
)

MOST_BRANCHES = 64
"""A comparison with more branches is taken as one: its points would say less than they take to read."""


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


def branches(comparison: Compare, chosen: Mapping[str, str]) -> list[tuple[Condition, Compare]]:
    """Return a comparison branch by branch, each with the condition under which that branch is the one compared.

    A branch that the chosen readings rule out, or that gives nothing to compare, is left out.
    """
    found = [
        (all_of(when, also), Compare(left, comparison.op, right))
        for when, left in _unfolded(comparison.left, chosen)
        for also, right in _unfolded(comparison.right, chosen)
        if NOTHING not in (left, right)
    ]
    return found if len(found) <= MOST_BRANCHES else [(all_of(), comparison)]


def _unfolded(term: Term[Any], chosen: Mapping[str, str]) -> list[tuple[Condition, Term[Any]]]:
    return [*islice(_each(term, chosen), MOST_BRANCHES + 1)]


def _each(term: Term[Any], chosen: Mapping[str, str]) -> Iterator[tuple[Condition, Term[Any]]]:
    """Yield a term for each way through its choices, with the condition that leads there."""
    match term:
        case Choice(cases, default):
            before: list[Condition] = []
            for condition, then in (*cases, (all_of(), default)):
                if evaluate(condition, {}, chosen) is not False:
                    for when, inner in _each(then, chosen):
                        yield all_of(*before, condition, when), inner
                if evaluate(condition, {}, chosen) is True:
                    return
                before.append(not_(condition))
        case Shift(base, period):
            for when, inner in _each(base, chosen):
                yield when, inner if inner == NOTHING else Shift(inner, period)
        case Roll(base):
            for when, inner in _each(base, chosen):
                yield when, inner if inner == NOTHING else Roll(inner)
        case _:
            yield all_of(), term


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
        return Shift(term, days(near)) if are_days else _more(term, near)

    below = all_of(Compare(first, "<", second), Compare(second, "<=", moved(first)))
    above = all_of(Compare(second, "<", first), Compare(first, "<=", moved(second)))
    names = ("the day before", "the same day", "the day after") if are_days else ("just below", "equal", "just above")
    return dict(zip(names, (below, Compare(first, "=", second), above), strict=True))


def _more(count: Term[int], number: int) -> Term[int]:
    """Return a count and a number more; of the largest of some, the number is added to each, as a rule has to write it."""
    match count:
        case Choice(cases, default):
            return Choice(tuple((when, _more(then, number)) for when, then in cases), _more(default, number))
        case Extreme(is_largest, guarded):
            return Extreme(is_largest, tuple((when, _more(then, number)) for when, then in guarded))
        case _:
            return Sum(((1, count),), number)


def in_words(leaf: Condition) -> str:
    """Return a simple condition in words; a comparison as seen from the side that `sides` speaks of."""
    formulas = Formulas("en")

    def said(term: Term[Any]) -> str:
        return formulas.line(settled(term, {}))

    if not isinstance(leaf, Compare):
        return said(leaf)
    if faces(leaf):
        return f"{said(leaf.right)} {TURNED[leaf.op]} {said(leaf.left)}"
    return f"{said(leaf.left)} {SIGNS[leaf.op]} {said(leaf.right)}"  # never as a share: that turns its sides
