"""Terms rewritten for reading: shorter or plainer, and never of another meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import (
    FAILS,
    HOLDS,
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    Extreme,
    FactCondition,
    FactSpec,
    FactTerm,
    Not,
    OneOf,
    Portion,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    all_of,
    any_of,
    mapped,
    not_,
    parts_of,
)

X = "x"
"""Stands for each of several values."""
_ALIKE = 3
"""From so many on, alternatives that are alike are said once, and conditions that have a name are called by it."""


def chooses(condition: Condition) -> bool:
    """Whether all that a condition asks is which option of a reading is chosen."""
    return isinstance(condition, OneOf) and isinstance(condition.of, Reading)


def contained(items: Iterable[Condition]) -> tuple[FactSpec, tuple[Any, ...]] | None:
    """Return the set and its members where all that is asked is whether one of them is in it."""
    found: dict[FactSpec, list[Any]] = {}
    for item in items:
        if not isinstance(item, Contains) or not isinstance(item.of, FactTerm):
            return None
        found.setdefault(item.of.spec, []).append(item.member)
    return next(((spec, tuple(members)) for spec, members in found.items()), None) if len(found) == 1 else None


def merged(items: Iterable[Condition]) -> list[Condition]:
    """Return alternatives with those that differ only in the value of one fact taken together."""
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for item in items:
        match item:
            case OneOf(FactTerm() as of, values):
                groups.setdefault((of, HOLDS), []).extend(values)
            case AllOf((OneOf(FactTerm() as of, values), OneOf(FactTerm()) as other)):
                groups.setdefault((of, other), []).extend(values)
            case _:
                groups[item,] = []
    return [
        all_of(OneOf(key[0], tuple(dict.fromkeys(values))), key[1]) if len(key) == 2 else key[0]
        for key, values in groups.items()
    ]


def alike(items: Iterable[Condition]) -> tuple[tuple[Any, ...], Condition, tuple[Condition, ...]] | None:
    """Return the values in which three or more alternatives differ, what they say of each, and the other alternatives.

    What they say has X in the place of the value. None where no three are alike.
    """
    listed = [*items]
    groups: dict[Condition, dict[Any, Condition]] = {}
    for item in listed:
        for value in _values_in(item):
            groups.setdefault(_put(item, value), {})[value] = item
    pattern, found = max(groups.items(), key=lambda group: len(group[1]), default=(HOLDS, {}))
    if len(found) < _ALIKE:
        return None
    return tuple(found), pattern, tuple(item for item in listed if item not in found.values())


def _values_in(condition: Condition) -> tuple[Any, ...]:
    """Return the values that the parts of a condition ask about, in the order written; none for a simple one."""
    found: dict[Any, None] = {}
    for part in parts_of(condition) if isinstance(condition, AllOf | AnyOf | Not) else ():
        match part:
            case Contains(_, value) | OneOf(FactTerm(), (value,)):
                found[value] = None
            case _:
                pass
    return tuple(found)


def _put(term: Any, value: Any) -> Any:
    """Return a term with X in the place of a value."""
    match term:
        case Contains(of, member) if member is value:
            return Contains(of, X)
        case OneOf(of, (only,)) if only is value:
            return OneOf(of, (X,))
        case AllOf() | AnyOf() | Not():
            return mapped(term, lambda part: _put(part, value))
        case _:
            return term


def rest_of(guards: Iterable[Condition]) -> Condition:
    """Return what is left beside the guards: FAILS if nothing, the other options of a reading, else HOLDS."""
    taken: dict[Term[Any], list[Any]] = {}
    for guard in guards:
        if not isinstance(guard, OneOf):
            return HOLDS
        taken.setdefault(guard.of, []).extend(guard.values)
    if len(taken) != 1:
        return HOLDS
    ((of, values),) = taken.items()
    match of:
        case Reading() as reading:
            left = tuple(option for option in reading.options if option not in values)
            return OneOf(reading, left) if left else FAILS
        case FactTerm(spec) if spec.kind == "enum" and set(spec.values) <= set(values):
            return FAILS
        case _:
            return HOLDS


def opposite(item: Condition) -> Condition | None:
    """Return what holds where the condition fails, if that is plainer to say; None where it is not."""
    match item:
        case AnyOf(items) if (turned := _other_way(items)) is not None:
            return turned
        case AnyOf(items) if any(isinstance(i, Not) for i in items):
            return all_of(*map(not_, items))
        case AllOf(items) if any(isinstance(i, Not) for i in items):
            return any_of(*map(not_, items))
        case Compare(left, "<=" | "<" as op, right) if is_something(left) and is_something(right):
            return Compare(right, "<" if op == "<=" else "<=", left)
        case _:
            return None


def is_something(term: Term[Any]) -> bool:
    """Whether a term can never be nothing (a comparison with nothing fails, and so does its opposite)."""
    match term:
        case (
            FactTerm() | Sum() | Portion() | Tally() | DaysBetween()
        ):  # what they are computed from are counts and days
            return True
        case Constant(value):
            return value is not None
        case Shift(base) | Roll(base):
            return is_something(base)
        case Choice(cases, default):
            return is_something(default) and all(is_something(then) for _, then in cases)
        case Extreme(_, items):
            return any(guard == HOLDS and is_something(then) for guard, then in items)
        case _:
            return False


def _other_way(items: Iterable[Condition]) -> Condition | None:
    """Return the opposite of a choice between all options of a reading, as such a choice; None for all else."""
    found: dict[Condition, Condition] = {}
    options: list[str] = []
    for item in items:
        first, *rest = item.items if isinstance(item, AllOf) else (item,)
        if not isinstance(first, OneOf) or not chooses(first):
            return None
        options += first.values
        found[first] = not_(all_of(*rest))
    if rest_of(found) != FAILS or len(set(options)) < len(options):
        return None
    return any_of(*(all_of(guard, condition) for guard, condition in found.items()))


def branches(cases: Iterable[tuple[Condition, Term[Any]]]) -> Iterator[tuple[Condition, Term[Any]]]:
    """Give the cases of a choice by what they come to; those that differ only in the value of one fact together."""
    listed = list(cases)
    if len({c.of if isinstance(c, OneOf) else c for c, _ in listed}) > 1:  # then their order matters
        yield from listed
        return
    groups: dict[Term[Any], list[Condition]] = {}
    for condition, then in listed:
        groups.setdefault(then, []).append(condition)
    for then, conditions in groups.items():
        yield from ((condition, then) for condition in merged(conditions))


def settled(term: Term[Any], chosen: Mapping[str, str]) -> Any:
    """Return a term with the chosen options put in the place of readings, without what falls away then."""
    match term:
        case OneOf(Reading(name), values) if name in chosen:
            return HOLDS if chosen[name] in values else FAILS
        case Reading() | FactTerm() | FactCondition() | Constant():
            return term
        case AllOf(items):
            return all_of(*(settled(i, chosen) for i in items))
        case AnyOf(items):
            return any_of(*(settled(i, chosen) for i in items))
        case Not(item):
            return not_(settled(item, chosen))
        case Choice(cases, default):
            left: list[tuple[Condition, Term[Any]]] = []
            for condition, then in (*cases, (HOLDS, default)):
                guard: Condition = settled(condition, chosen)
                if guard != FAILS:
                    left.append((guard, settled(then, chosen)))
                if guard == HOLDS:
                    break
            *some, (_, last) = left
            return Choice(tuple(some), last) if some else last
        case Tally(items):
            held = tuple(i for i in (settled(i, chosen) for i in items) if i != FAILS)
            return Tally(held) if held else Constant(0)
        case Extreme(is_largest, guarded):
            some = [(g, t) for g, t in ((settled(g, chosen), settled(t, chosen)) for g, t in guarded) if g != FAILS]
            return some[0][1] if len(some) == 1 and some[0][0] == HOLDS else Extreme(is_largest, tuple(some))
        case Sum(((factor, of),), 0):  # one side of a share
            return Sum(((factor, settled(of, chosen)),), 0)
        case Sum(parts, constant):
            return _sum([(factor, settled(of, chosen)) for factor, of in parts], constant)
        case _:
            return mapped(term, lambda part: settled(part, chosen))


def _sum(parts: Iterable[tuple[int, Term[int]]], constant: int) -> Term[int]:
    left: list[tuple[int, Term[int]]] = []
    for factor, term in parts:
        match term:
            case Constant(int() as value):
                constant += factor * value
            case Sum(inner, rest) if factor == 1:
                left += inner
                constant += rest
            case _:
                left.append((factor, term))
    if not left:
        return Constant(constant)
    return left[0][1] if len(left) == 1 and left[0][0] == 1 and constant == 0 else Sum(tuple(left), constant)


def gathered(condition: Condition, named: Iterable[Term[Any]]) -> Condition:
    """Return a condition with its items, or those of what it negates, as one where a longer condition has a name."""
    match condition:
        case Not(AllOf() | AnyOf() as item) if item not in named:
            return Not(gathered(item, named))
        case AllOf(items) | AnyOf(items):
            kind = type(condition)
            for term in named:
                if isinstance(term, kind) and _ALIKE <= (length := len(term.items)) < len(items):
                    for i in range(len(items) - length + 1):
                        if items[i : i + length] == term.items:
                            return gathered(kind((*items[:i], term, *items[i + length :])), named)
            return condition
        case _:
            return condition


def summands(parts: tuple[tuple[int, Term[int]], ...], named: Iterable[Term[Any]]) -> tuple[tuple[int, Term[int]], ...]:
    """Return the parts of a sum, those it begins with as one where they are a sum that has a name."""
    sums = (term for term in named if isinstance(term, Sum) and not term.constant and len(term.parts) > 1)
    for term in sorted(sums, key=lambda term: -len(term.parts)):
        if len(term.parts) < len(parts) and parts[: len(term.parts)] == term.parts:
            return ((1, term), *parts[len(term.parts) :])
    return parts


def names_of_values(question: Question[Any], chosen: Mapping[str, str], lang: Lang) -> dict[Term[Any], str]:
    """Return what the computed values of a question are called, by their terms, with the options chosen put in them and without."""
    return {
        term: value.en if lang == "en" else value.zh or value.en
        for value in question.values
        for term in (value.term, settled(value.term, chosen))
        if not isinstance(term, FactTerm)
    }
