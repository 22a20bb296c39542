"""The words a rule is written in: conditions, choices, counts and days.

A law module takes its vocabulary from here, its facts from `facts`, its lengths of time from `periods`, and its
rules from `rules`. What a word means is said in `evaluate`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from cerra_rules.errors import DefinitionError
from cerra_rules.kinds import check_conditions
from cerra_rules.terms import (
    HOLDS,
    NOTHING,
    Choice,
    Computed,
    ComputedCondition,
    Condition,
    Constant,
    DaysBetween,
    Extreme,
    FactCondition,
    FactTerm,
    Given,
    Listing,
    Portion,
    Reading,
    Roll,
    Tally,
    Term,
    all_of,
    any_of,
    lift,
    not_,
)  # fmt: skip

__all__ = [
    "HOLDS", "NOTHING", "ONE_HALF", "TWO_THIRDS", "Computed", "ComputedCondition", "Condition", "Constant", "Reading",
    "Term", "all_of", "any_of", "days_between", "either", "implies", "is_given", "largest", "least_count", "listing",
    "none_of", "not_", "number_of", "roll", "smallest",
]  # fmt: skip

T = TypeVar("T")
N = TypeVar("N", date, int)

ONE_HALF = Fraction(1, 2)
TWO_THIRDS = Fraction(2, 3)


def none_of(*items: Condition) -> Condition:
    """Hold where no condition holds."""
    return not_(any_of(*items))


def implies(if_: Condition, then: Condition) -> Condition:
    """Hold unless the first condition holds and the second fails."""
    return any_of(not_(if_), then)


def is_given(term: Term[Any]) -> Condition:
    """Hold where a term has a value, and fail where it gives nothing: of a table, or of `largest` and `smallest`.

    A fact is known or unknown, but never nothing: whether there is a day at all is a fact of its own.
    """
    if isinstance(term, FactTerm | FactCondition):
        raise DefinitionError(
            f"is_given: `{term}` is a fact, which always has a value, known or not",
            "declare a yes or no beside it: `was_received` beside `received_on`",
        )
    return Given(term)


def either(condition: Condition, then: Term[T], otherwise: Term[T]) -> Term[T]:
    """Give one term where the condition holds, and another where it fails."""
    check_conditions("either", (condition,))
    return Choice(((condition, lift(then)),), lift(otherwise))


def number_of(*conditions: Condition) -> Term[int]:
    """Count the conditions that hold."""
    check_conditions("number_of", conditions)
    return Tally(conditions)


def roll(day: Term[date]) -> Term[date]:
    """Move a last day past the rest days of the calendar; without a calendar it stays."""
    return Roll(day)


def days_between(start: Term[date], end: Term[date]) -> Term[int]:
    """Count the days from `start` to `end`."""
    return DaysBetween(start, end)


def _guarded(items: tuple[Any, ...]) -> tuple[tuple[Condition, Term[Any]], ...]:
    return tuple((i[0], lift(i[1])) if isinstance(i, tuple) else (HOLDS, lift(i)) for i in items)


def largest(*items: Term[N] | N | tuple[Condition, Term[N]]) -> Term[N]:
    """Give the largest count or the latest day; a pair (condition, term) takes part where its condition holds."""
    return Extreme(True, _guarded(items))


def smallest(*items: Term[N] | N | tuple[Condition, Term[N]]) -> Term[N]:
    """Give the smallest count or the earliest day; a pair (condition, term) as in `largest`."""
    return Extreme(False, _guarded(items))


def least_count(share: Fraction, *, of: Term[int], exceed: bool = False) -> Term[int]:
    """Give the smallest count that is `share` of another or more (with `exceed`: more than `share`)."""
    return Portion(share, of, exceed)


def listing(*items: tuple[Condition, Any]) -> Term[tuple[Any, ...]]:
    """List what stands beside the conditions that hold, in order."""
    return Listing(items)
