"""The reference evaluator: what every term means. Every other engine answers to this page.

Strong Kleene logic: what is unknown stays unknown unless the rest already decides.

    all_of   holds  fails  unknown     any_of   holds  fails  unknown     not_
    holds    holds  fails  unknown     holds    holds  holds  holds       fails
    fails    fails  fails  fails       fails    holds  fails  unknown     holds
    unknown  unknown fails unknown     unknown  holds  unknown unknown    unknown

A comparison with nothing (no date, no count) fails. With nothing no function is called either: its condition fails, its
value is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import eq, le, lt
from typing import Any, Final, cast

from cerra_rules.errors import DefinitionError
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import (
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Computed,
    ComputedCondition,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    Extreme,
    FactCondition,
    FactTerm,
    Given,
    Later,
    Listing,
    Not,
    OneOf,
    Portion,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
)


class Unknown:
    """The value of a term that the known facts leave open; it is neither true nor false."""

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        raise TypeError("an unknown value is neither true nor false")


UNKNOWN: Final = Unknown()
_COMPARES: Final = {"<": lt, "<=": le, "=": eq}
Evaluator = Callable[[Term[Any]], Any]
"""What any term comes to in one case, or UNKNOWN."""


def evaluate(
    term: Term[Any], facts: Mapping[str, Any], readings: Mapping[str, str], calendar: RestDays | None = None
) -> Any:
    """Return the value of `term`, or UNKNOWN; `facts` and `readings` leave out what is unknown, or say None."""
    return evaluator(facts, readings, calendar)(term)


def evaluator(
    facts: Mapping[str, Any],
    readings: Mapping[str, str],
    calendar: RestDays | None = None,
) -> Evaluator:
    """Return what `evaluate` asks, for whoever has many terms of one case: each is worked out once."""
    known_by_now: dict[int, tuple[Term[Any], Any]] = {}

    def value(term: Term[Any]) -> Any:
        found = known_by_now.get(id(term))
        if found is None:
            found = known_by_now[id(term)] = term, fresh(term)  # with the term, lest another one gets its id
        return found[1]

    def known(*terms: Term[Any]) -> list[Any] | None:
        values = [value(t) for t in terms]
        return None if any(v is UNKNOWN for v in values) else values

    def fresh(term: Term[Any]) -> Any:
        match term:
            case Truth(constant) | Constant(constant):
                return constant
            case FactTerm(spec) | FactCondition(spec):
                stated = facts.get(spec.name)
                return UNKNOWN if stated is None else stated
            case Reading(name):
                return readings.get(name, UNKNOWN)
            case OneOf(of, values):
                return UNKNOWN if (v := value(of)) is UNKNOWN else v in values
            case Contains(of, member):
                return UNKNOWN if (v := value(of)) is UNKNOWN else member in v
            case AllOf(items):
                return _every(map(value, items), decisive=False)
            case AnyOf(items):
                return _every(map(value, items), decisive=True)
            case Not(item):
                return UNKNOWN if (v := value(item)) is UNKNOWN else not v
            case Compare(left, op, right):
                pair = known(left, right)
                return UNKNOWN if pair is None else None not in pair and _COMPARES[op](*pair)
            case Given(of):
                return UNKNOWN if (v := value(of)) is UNKNOWN else v is not None
            case Sum(parts, constant):
                if (counts := known(*(t for _, t in parts))) is None:
                    return UNKNOWN
                if None in counts:  # nothing and a count are nothing
                    return None
                return sum((c * n for (c, _), n in zip(parts, counts, strict=True)), constant)
            case Tally(items):
                return UNKNOWN if (held := known(*items)) is None else sum(held)
            case Portion(share, of, exceed):
                if (n := value(of)) is UNKNOWN or n is None:
                    return n
                whole, rest = divmod(share.numerator * n, share.denominator)
                return whole + (exceed or rest > 0)
            case Shift(base, period):
                return UNKNOWN if (day := value(base)) is UNKNOWN else day and period.after(day)
            case Roll(base):
                if (day := value(base)) is UNKNOWN or day is None:
                    return day
                moved = None if calendar is None else calendar.roll(day)
                return UNKNOWN if moved is None else moved
            case Later(base, days):
                if (pair := known(base, days)) is None:
                    return UNKNOWN
                return None if None in pair else date.fromordinal(pair[0].toordinal() + pair[1])
            case DaysBetween(start, end):
                if (ends := known(start, end)) is None:
                    return UNKNOWN
                return None if None in ends else (ends[1] - ends[0]).days
            case Choice(cases, default):
                for condition, then in cases:
                    if (chosen := value(condition)) is UNKNOWN:
                        return UNKNOWN
                    if chosen:
                        return value(then)
                return value(default)
            case Extreme(is_largest, guarded):
                if (guards := known(*(g for g, _ in guarded))) is None:
                    return UNKNOWN
                present = known(*(t for (_, t), held in zip(guarded, guards, strict=True) if held))
                if present is None:
                    return UNKNOWN
                there = [found for found in present if found is not None]
                return cast("date | int | None", (max if is_largest else min)(there, default=None))
            case Listing(listed):
                held = known(*(c for c, _ in listed))
                return (
                    UNKNOWN
                    if held is None
                    else tuple(item for (_, item), is_in in zip(listed, held, strict=True) if is_in)
                )
            case Computed(_, function, of) | ComputedCondition(_, function, of):
                return _called(function, known(*of), nothing=False if isinstance(term, Condition) else None)
            case _:
                raise DefinitionError(f"`{term!r}` is no term of the rule language")

    return value


def _every(held: Iterable[Any], *, decisive: bool) -> Any:
    """Return what is decisive where one of them is, UNKNOWN where one might be."""
    is_open = False
    for one in held:
        if one is decisive:
            return decisive
        is_open = is_open or one is UNKNOWN
    return UNKNOWN if is_open else not decisive


def _called(function: Callable[..., Any], arguments: list[Any] | None, nothing: Any) -> Any:
    """Return what a function works out, UNKNOWN where an argument is; with nothing it is not called."""
    if arguments is None:
        return UNKNOWN
    return nothing if None in arguments else function(*arguments)
