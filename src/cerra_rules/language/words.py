"""The words a rule is written in: conditions, choices, counts and days.

A law module takes its vocabulary from here, its facts from `facts`, its lengths of time from `periods`, and its
rules from `rules`. What a word means is said in `evaluate`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self, TypeVar, overload

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from cerra_rules.errors import DefinitionError
from cerra_rules.language.terms import (
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
    Roll,
    Tally,
    Term,
    all_of,
    any_of,
    facts_in,
    lift,
    not_,
)  # fmt: skip
from cerra_rules.language.type_checks import check_alike, check_conditions, check_kind

__all__ = [
    "HOLDS", "NOTHING", "ONE_HALF", "TWO_THIRDS", "Computed", "ComputedCondition", "Condition", "Constant", "Named",
    "Term", "all_of", "any_of", "days_between", "either", "implies", "is_given", "largest", "least_count", "listing",
    "none_of", "not_", "number_of", "roll", "smallest",
]  # fmt: skip

T = TypeVar("T")
N = TypeVar("N", date, int)

ONE_HALF = Fraction(1, 2)
TWO_THIRDS = Fraction(2, 3)


class Named(StrEnum):
    """What a fact may be, one of several: each has its code, and a name in Chinese.

    Declare a member as `SALE = "sale", "出售"`; it is its code wherever a text is asked for.
    """

    zh: str

    def __new__(cls, code: str, zh: str) -> Self:
        """Make a member of its code and its name."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe each option by its name: in English as its title, in Chinese as its description."""
        found = handler(schema)
        handler.resolve_ref_schema(found)["oneOf"] = [
            {"const": member.value, "title": member.value.replace("_", " "), "description": member.zh} for member in cls
        ]
        return found


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


@overload
def either(condition: Condition, then: Condition, otherwise: Condition) -> Condition: ...
@overload
def either(condition: Condition, then: Term[T], otherwise: Term[T]) -> Term[T]: ...
def either(condition: Condition, then: Term[T], otherwise: Term[T]) -> Term[T]:
    """Give one term where the condition holds, and another where it fails."""
    check_conditions("either", (condition,))
    one: Any = lift(then)
    other: Any = lift(otherwise)
    check_alike("either", (one, other))
    found: Any = Choice(((condition, one),), other)
    if isinstance(one, Condition) and isinstance(other, Condition):
        found = any_of(all_of(condition, one), all_of(not_(condition), other))
    return found  # type: ignore[no-any-return]  # what both are


MOST_COUNTED = 12


def number_of(*conditions: Condition) -> Term[int]:
    """Count the conditions that hold, of at most 12: each doubles what must be looked at."""
    check_conditions("number_of", conditions)
    if len(conditions) > MOST_COUNTED:
        raise DefinitionError(
            f"number_of: {len(conditions)} conditions, and it counts at most {MOST_COUNTED}",
            "make the count a fact",
        )
    return Tally(conditions)


def roll(day: Term[date]) -> Term[date]:
    """Move a last day past the rest days of the calendar; without a calendar it stays."""
    day = lift(day)
    check_kind("roll", day, "date")
    if not facts_in(day):
        raise DefinitionError(
            f"roll: `{day}` is a fixed day, which is not moved past rest days",
            "write the day itself",
        )
    return Roll(day)


def days_between(start: Term[date], end: Term[date]) -> Term[int]:
    """Count the days from `start` to `end`."""
    start, end = lift(start), lift(end)
    for day in (start, end):
        check_kind("days_between", day, "date")
    return DaysBetween(start, end)


def _guarded(word: str, items: tuple[Any, ...]) -> tuple[tuple[Condition, Term[Any]], ...]:
    pairs = [item if isinstance(item, tuple) else (HOLDS, item) for item in items]
    if not pairs or any(len(pair) != 2 for pair in pairs):
        raise DefinitionError(f"{word} of nothing, or of what is no pair", f"{word}(a, (condition, b))")
    check_conditions(word, tuple(guard for guard, _ in pairs))
    terms = [lift(term) for _, term in pairs]
    for term in terms:
        check_kind(word, term, "int", "date")
    check_alike(word, terms)
    return tuple((guard, term) for (guard, _), term in zip(pairs, terms, strict=True))


def largest(*items: Term[N] | N | tuple[Condition, Term[N]]) -> Term[N]:
    """Give the largest count or the latest day; a pair (condition, term) takes part where its condition holds."""
    return Extreme(True, _guarded("largest", items))


def smallest(*items: Term[N] | N | tuple[Condition, Term[N]]) -> Term[N]:
    """Give the smallest count or the earliest day; a pair (condition, term) as in `largest`."""
    return Extreme(False, _guarded("smallest", items))


def least_count(share: Fraction, *, of: Term[int], exceed: bool = False) -> Term[int]:
    """Give the smallest count that is `share` of another or more (with `exceed`: more than `share`)."""
    of = lift(of)
    check_kind("least_count", of, "int")
    return Portion(share, of, exceed)


def listing(*items: tuple[Condition, Any]) -> Term[tuple[Any, ...]]:
    """List what stands beside the conditions that hold, in order."""
    return Listing(items)
