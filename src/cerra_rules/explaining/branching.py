"""The branches of a value: where it chooses between terms, what leads to each, and what the value would be without it.

A value may hang on several choices, and one choice may stand in several places or values: it has its branches once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cerra_rules.explaining.formulas import Formulas
from cerra_rules.language.rules import Value
from cerra_rules.language.terms import (
    FAILS,
    HOLDS,
    NOTHING,
    Choice,
    Compare,
    Condition,
    DaysBetween,
    Extreme,
    Given,
    Listing,
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
)

_SAID = Formulas("en")
_Way = tuple[Term[Any], int, Condition]
"""A choice, which of its branches, and what leads there."""


class Branch(NamedTuple):
    """One branch of a value: in words, which it is, what leads to it, and the term of the value without it.

    `empty` is the term where the branch is still taken, and gives nothing. Two values share a branch where `key` is the same.
    """

    says: str
    key: tuple[Term[Any], int]
    leads: Condition
    rest: Term[Any]
    empty: Term[Any]
    is_empty: bool = False
    """Whether it gives nothing as it is."""


class Guard(NamedTuple):
    """A condition that a value chooses by, and what leads to where it is asked."""

    when: Condition
    leads: Condition


def branches(value: Value) -> list[Branch]:
    """Return the branches of a value that is not listed: of a yes or no both, of one that chooses nowhere the whole."""
    term = value.term
    if isinstance(term, Listing):
        return []
    if isinstance(term, Condition):
        yes = Branch("holds", (term, 0), term, FAILS, NOTHING)
        return [yes, Branch("fails", (term, 1), not_(term), HOLDS, NOTHING)]
    ways: dict[tuple[Term[Any], int], list[Condition]] = {}
    for node, place, leads in _ways(term, ()):
        ways.setdefault((node, place), []).append(leads)
    if not ways:
        return [Branch("", (term, 0), Given(term), NOTHING, NOTHING)]
    found: list[Branch] = []
    for key, paths in ways.items():
        rest, empty = (_exchanged(term, key[0], by) for by in _instead(*key))
        found.append(Branch(_says(*key), key, any_of(*paths), rest, empty, _gives_nothing(*key)))
    return found


def _gives_nothing(node: Term[Any], place: int) -> bool:
    return isinstance(node, Choice) and place < len(node.cases) and node.cases[place][1] == NOTHING


def guards(value: Value) -> Iterator[Guard]:
    """Yield the conditions that a value is made of, in the order written."""
    term = value.term
    if isinstance(term, Listing):
        yield from (Guard(when, HOLDS) for when, _ in term.items)
    elif isinstance(term, Condition):
        yield Guard(term, HOLDS)
    else:
        seen: dict[Guard, None] = {}
        for node, place, path in _paths(term, ()):
            for guard in _guards(node, place, path):
                seen.setdefault(guard)
        yield from seen


def _guards(node: Term[Any], place: int, path: tuple[Condition, ...]) -> Iterator[Guard]:
    match node:
        case Choice(cases) if place < len(cases):
            yield Guard(cases[place][0], all_of(*path, *(not_(c) for c, _ in cases[:place])))
        case Extreme(_, items):
            yield Guard(items[place][0], all_of(*path))
        case Tally(conditions):
            yield Guard(conditions[place], all_of(*path))


def _ways(term: Term[Any], path: tuple[Condition, ...]) -> Iterator[_Way]:
    for node, place, before in _paths(term, path):
        yield node, place, all_of(*before, *_taken(node, place))


def _taken(node: Term[Any], place: int) -> Iterator[Condition]:
    """Yield what holds where a branch is the one that is taken."""
    match node:
        case Choice(cases):
            yield from (not_(c) for c, _ in cases[:place])
            yield from (c for c, _ in cases[place : place + 1])
        case Extreme(is_largest, items):
            when, term = items[place]
            yield when
            for also, other in (*items[:place], *items[place + 1 :]):
                yield any_of(not_(also), Compare(other, "<=", term) if is_largest else Compare(term, "<=", other))
        case Tally(items):
            yield items[place]


def _paths(term: Term[Any], path: tuple[Condition, ...]) -> Iterator[tuple[Term[Any], int, tuple[Condition, ...]]]:
    """Yield every branch on the way to what a term comes to, with what leads to the place where it is chosen."""
    match term:
        case Choice(cases, default):
            for place, (_, then) in enumerate((*cases, (HOLDS, default))):
                if place < len(cases) or then != NOTHING:
                    yield term, place, path
                yield from _paths(then, (*path, *_taken(term, place)))
        case Extreme(_, items):
            for place, (when, item) in enumerate(items):
                yield term, place, path
                yield from _paths(item, (*path, when))
        case Tally(items):
            yield from ((term, place, path) for place in range(len(items)))
        case Shift(base) | Roll(base) | Portion(_, base):
            yield from _paths(base, path)
        case Sum(parts):
            for _, part in parts:
                yield from _paths(part, path)
        case DaysBetween(start, end):
            yield from (*_paths(start, path), *_paths(end, path))
        case _:  # what a function works out from is looked at by nobody but the function: it may want all of it
            return


def _says(node: Term[Any], place: int) -> str:
    match node:
        case Choice(cases) if place < len(cases):
            return f"if {_SAID.line(cases[place][0])}"
        case Choice(cases):
            return f"if {_SAID.line(not_(any_of(*(c for c, _ in cases))))}"
        case Extreme(_, items):
            when, term = items[place]
            return _SAID.line(term) + ("" if when == HOLDS else f" if {_SAID.line(when)}")
        case Tally(items):
            return f"counted if {_SAID.line(items[place])}"
        case _:
            raise AssertionError(node)


def _exchanged(term: Term[Any], node: Term[Any], by: Term[Any]) -> Term[Any]:
    """Return a term in which a choice is exchanged for another wherever it stands."""

    def put(part: Term[Any]) -> Term[Any]:
        return by if part == node else mapped(part, put)

    return put(term)


def _instead(node: Term[Any], place: int) -> tuple[Term[Any], Term[Any]]:
    """Return a choice without one of its branches, and one in which that branch gives nothing."""
    match node:
        case Choice(cases, default) if place == len(cases):
            return Choice(cases, NOTHING), Choice(cases, NOTHING)
        case Choice(cases, default):
            before, after = cases[:place], cases[place + 1 :]
            empty = Choice((*before, (cases[place][0], NOTHING), *after), default)
            return (Choice((*before, *after), default) if len(cases) > 1 else default), empty
        case Extreme(is_largest, items):
            fewer: Term[Any] = Extreme(is_largest, (*items[:place], *items[place + 1 :])) if len(items) > 1 else NOTHING
            return fewer, fewer
        case Tally(conditions):
            less = Tally((*conditions[:place], *conditions[place + 1 :]))
            return less, less
        case _:
            raise AssertionError(node)
