"""Lowering: the few simple nodes that every engine needs to know, out of the many that rules are written in.

Readings that are chosen are put in their place. Choices, tallies, and largest or smallest terms are moved out
of comparisons into plain conditions; what is left compares sums of counts, or days moved by periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any, Literal

from cerra_rules.errors import DefinitionError
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import LONGEST_RUN, RestDays
from cerra_rules.language.terms import (
    FAILS,
    HOLDS,
    NOTHING,
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Computed,
    ComputedCondition,
    Condition,
    Constant,
    DaysBetween,
    Extreme,
    FactSpec,
    FactTerm,
    Given,
    Later,
    Listing,
    Not,
    OneOf,
    Op,
    Portion,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
    all_of,
    any_of,
    not_,
)

Case = tuple[Condition, Term[Any]]
CALENDAR = "calendar"
"""Stands among the chosen readings for what is known about rest days, and among facts for what is not."""
TWO_MOVE = (
    "two days move past rest days of which nobody knows",
    "give a calendar that tells all; `RestDays.none()` says that no day is one",
)
"""What is wrong where one number would have to say how far each moves, and what to do."""
Calendar = Literal["none", "unknown", "partly", "known"]
"""What is known about rest days: that there are none; nothing; all about some days, and nothing about others; and all."""
UNTOLD = FactSpec(CALENDAR, "int", "which days are rest days", "哪些日子是法定休假日", (), 0, LONGEST_RUN)
"""By how many days a last day moves past rest days that no calendar tells: as good as a fact, and needed like one."""
FIRST_COVERED, LAST_COVERED = (
    FactSpec(name, "date", "", "", (), 1, date.max.toordinal())
    for name in ("(first day covered)", "(last day covered)")
)
"""Between which days the calendar tells all: known like facts as soon as there is a calendar."""
BESIDE: Mapping[Calendar, tuple[FactSpec, ...]] = {
    "none": (), "unknown": (UNTOLD,), "partly": (UNTOLD, FIRST_COVERED, LAST_COVERED), "known": (),
}  # fmt: skip
"""What stands beside the facts of a question that moves days past rest days."""


def known_of(calendar: RestDays | None) -> Calendar:
    """Return how much a calendar tells about rest days."""
    return "unknown" if calendar is None else "none" if calendar.is_none else "partly"


class Assumed(dict[str, str]):
    """The readings that are chosen and how much is known about rest days, and what conditions come to under them."""

    def __init__(self, chosen: Mapping[str, str], calendar: Calendar) -> None:
        super().__init__(chosen)
        self[CALENDAR] = calendar
        self.lowered: dict[int, tuple[Condition, Condition]] = {}
        """What a condition comes to, by its identity; kept with the condition, so that no other gets the same."""


def lower(condition: Condition, chosen: Assumed) -> Condition:
    """Return an equivalent condition of simple nodes, with the readings in `chosen` put in their place."""
    known = chosen.lowered.get(id(condition))
    if known is None:
        known = chosen.lowered[id(condition)] = (condition, _lower(condition, chosen))
    return known[1]


def _lower(condition: Condition, chosen: Assumed) -> Condition:
    match condition:
        case OneOf(Reading(name), values) if name in chosen:
            return Truth(chosen[name] in values)
        case AllOf(items):
            return all_of(*(lower(i, chosen) for i in items))
        case AnyOf(items):
            return any_of(*(lower(i, chosen) for i in items))
        case Not(item):
            return not_(lower(item, chosen))
        case Compare(left, op, right):
            return any_of(*(
                all_of(g, h, _compare(a, op, b)) for g, a in cases(left, chosen) for h, b in cases(right, chosen)
            ))  # fmt: skip
        case Given(of):
            return any_of(*(g for g, term in cases(of, chosen) if term != NOTHING))
        case ComputedCondition(name, function, of):
            return any_of(*(
                all_of(g, ComputedCondition(name, function, terms))
                for g, terms in _together(of, chosen) if NOTHING not in terms
            ))  # fmt: skip
        case _:
            return condition


def cases(term: Term[Any], chosen: Assumed) -> list[Case]:
    """Return the simple terms that `term` may stand for, each with its condition; exactly one of them holds."""
    match term:
        case Choice(alternatives, default):
            found: list[Case] = []
            rest: Condition = HOLDS
            for condition, then in (*alternatives, (HOLDS, default)):
                guard = lower(condition, chosen)
                found += [(all_of(rest, guard, g), t) for g, t in cases(then, chosen)]
                rest = all_of(rest, not_(guard))
            return [case for case in found if case[0] != FAILS]
        case Tally(items):
            holds = [lower(i, chosen) for i in items]
            return [
                (guard, Constant(sum(pick)))
                for pick in product((0, 1), repeat=len(holds))
                if (guard := all_of(*(h if yes else not_(h) for h, yes in zip(holds, pick, strict=True)))) != FAILS
            ]
        case Extreme(is_largest, guarded):
            items = tuple(
                (all_of(lower(g, chosen), h), t) for g, inner in guarded for h, t in cases(inner, chosen)
            )  # fmt: skip
            items = tuple(i for i in items if i[0] != FAILS and i[1] != NOTHING)
            some = any_of(*(g for g, _ in items))
            if len(items) == 1:
                return [c for c in ((some, items[0][1]), (not_(some), NOTHING)) if c[0] != FAILS]
            return [c for c in ((some, Extreme(is_largest, items)), (not_(some), NOTHING)) if c[0] != FAILS]
        case Sum(parts, constant):
            return [
                (
                    all_of(*(g for g, _ in combination)),
                    _simple_sum(zip((c for c, _ in parts), combination, strict=True), constant),
                )
                for combination in product(*(cases(t, chosen) for _, t in parts))
            ]
        case Shift(base, period):
            return [(g, _inside(t, lambda day: Shift(day, period))) for g, t in cases(base, chosen)]
        case Roll(base):
            return [case for g, t in cases(base, chosen) for case in _rolled(g, t, chosen[CALENDAR])]
        case Portion(share, of, exceed):
            return [(g, _inside(t, lambda n: Portion(share, n, exceed))) for g, t in cases(of, chosen)]
        case DaysBetween(start, end):
            return [
                (all_of(g, h), NOTHING if NOTHING in {a, b} else DaysBetween(a, b))
                for g, a in cases(start, chosen)
                for h, b in cases(end, chosen)
            ]  # fmt: skip
        case Listing(items):
            return [(HOLDS, Listing(tuple((lower(c, chosen), item) for c, item in items)))]
        case Condition():
            condition = lower(term, chosen)
            return [c for c in ((condition, HOLDS), (not_(condition), FAILS)) if c[0] != FAILS]
        case Computed(name, function, of):
            return [
                (g, NOTHING if NOTHING in terms else Computed(name, function, terms))
                for g, terms in _together(of, chosen)
            ]
        case FactTerm() | Constant() | Later():
            return [(HOLDS, term)]
        case _:
            raise DefinitionError(f"`{term}` is no computed value")


def _together(terms: Iterable[Term[Any]], chosen: Assumed) -> Iterator[tuple[Condition, tuple[Term[Any], ...]]]:
    """Yield the simple terms that several terms may stand for together, each time with their condition."""
    for pick in product(*(cases(term, chosen) for term in terms)):
        yield all_of(*(guard for guard, _ in pick)), tuple(simple for _, simple in pick)


def _rolled(guard: Condition, day: Term[Any], calendar: str) -> list[Case]:
    """Return a simple day moved past rest days, as far as these are known."""
    if day == NOTHING or calendar == "none":
        return [(guard, day)]
    if calendar == "unknown":
        return [(guard, _inside(day, lambda day: Later(day, FactTerm(UNTOLD))))]
    moved = _inside(day, Roll)
    if calendar == "known":
        return [(guard, moved)]
    told = all_of(_compare(FactTerm(FIRST_COVERED), "<=", moved), _compare(moved, "<=", FactTerm(LAST_COVERED)))
    later = _inside(moved, lambda day: Later(day, FactTerm(UNTOLD)))
    return [(all_of(guard, told), moved), (all_of(guard, not_(told)), later)]


def _inside(term: Term[Any], change: Any) -> Term[Any]:
    if term == NOTHING:
        return term
    if isinstance(term, Extreme):
        return Extreme(term.largest, tuple((g, change(t)) for g, t in term.items))
    return change(term)  # type: ignore[no-any-return]  # change is one of the two constructors above


def _simple_sum(parts: Any, constant: int) -> Term[int]:
    terms: dict[Term[int], int] = {}
    for coefficient, (_, term) in parts:
        if term == NOTHING:
            return NOTHING
        match term:
            case Constant(int() as value):
                constant += coefficient * value
            case Sum(inner, rest):
                constant += coefficient * rest
                for factor, part in inner:
                    terms[part] = terms.get(part, 0) + coefficient * factor
            case _:
                terms[term] = terms.get(term, 0) + coefficient
    left = tuple((factor, part) for part, factor in terms.items() if factor)
    return Sum(left, constant) if left else Constant(constant)


def _compare(left: Term[Any], op: Op, right: Term[Any]) -> Condition:
    if NOTHING in {left, right}:
        return FAILS
    if left == right:
        return Truth(op != "<")
    if op == "=":
        return all_of(_compare(left, "<=", right), _compare(right, "<=", left))
    match left, right:
        case Extreme(is_largest, items), _:
            sides = [(g, _compare(t, op, right)) for g, t in items]
            return (
                all_of(*(any_of(not_(g), s) for g, s in sides)) if is_largest else any_of(*(all_of(*s) for s in sides))
            )
        case _, Extreme(is_largest, items):
            sides = [(g, _compare(left, op, t)) for g, t in items]
            return (
                any_of(*(all_of(*s) for s in sides)) if is_largest else all_of(*(any_of(not_(g), s) for g, s in sides))
            )
        case Sum(parts, _), _ if (found := _portion(parts)) is not None:  # which is left alone on its side
            factor, portion = found
            rest = _simple_sum([(factor, (HOLDS, right)), (-factor, (HOLDS, left)), (1, (HOLDS, portion))], 0)
            return _compare(portion, op, rest) if factor > 0 else _compare(rest, op, portion)
        case _, Sum(parts, _) if (found := _portion(parts)) is not None:
            factor, portion = found
            rest = _simple_sum([(factor, (HOLDS, left)), (-factor, (HOLDS, right)), (1, (HOLDS, portion))], 0)
            return _compare(rest, op, portion) if factor > 0 else _compare(portion, op, rest)
        case Portion(share, of, exceed), _:  # a rounded share, against whole numbers
            most = _scaled(right, share.denominator, -share.denominator * (op == "<"))
            return _compare(_scaled(of, share.numerator), "<" if exceed else "<=", most)
        case _, Portion(share, of, exceed):
            least = _scaled(left, share.denominator, -share.denominator * (op == "<="))
            return _compare(least, "<=" if exceed else "<", _scaled(of, share.numerator))
        case Constant(a), Constant(b):
            return Truth(a <= b if op == "<=" else a < b)
        case _:
            return Compare(left, op, right)


def _portion(parts: tuple[tuple[int, Term[int]], ...]) -> tuple[int, Portion] | None:
    """Return the one rounded share in a sum, if it is added or taken away once."""
    found = [(factor, part) for factor, part in parts if isinstance(part, Portion)]
    return found[0] if len(found) == 1 and abs(found[0][0]) == 1 else None


def _scaled(term: Term[int], factor: int, more: int = 0) -> Term[int]:
    """Return a simple count times a factor, and something more."""
    return _simple_sum([(factor, (HOLDS, term))], more)
