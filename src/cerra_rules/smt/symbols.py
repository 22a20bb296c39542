"""Values as the solver sees them: is it known, is there anything, and what; and when two of them are the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from cerra_rules.errors import CerraError
from cerra_rules.smt.days import Day
from cerra_rules.smt.solver import Bool, Whole, alike, every, fails, pick, some

Sort = Literal["truth", "number", "day", "thing", "set", "nothing"]
Thing = Any
"""What else a value can be: a word, a provision, or a list of (condition, item)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as the solver sees it: is it known, is there anything, and what.

    `value` is a truth, a number, a Day, the members of a set with their truths, or things with the condition of
    each, of which exactly one holds.
    """

    sort: Sort
    value: Any
    known: Bool = True
    given: Bool = True

    @property
    def number(self) -> Whole:
        """The number, or the day as its ordinal."""
        return self.value.number if self.sort == "day" else self.value


NOTHING_THERE = Cell("nothing", None, given=False)


def same(a: Cell, b: Cell) -> Bool:
    """Hold where two values that are there are the same."""
    if a.sort == b.sort == "truth":
        return alike(a.value, b.value)
    if a.sort == b.sort == "thing":
        return some(*(every(g, h, _same_thing(x, y)) for g, x in a.value for h, y in b.value))
    if a.sort == b.sort == "set":
        members = {*a.value, *b.value}
        return every(*(alike(a.value.get(m, False), b.value.get(m, False)) for m in members))
    return a.number == b.number if a.sort == b.sort else False


def same_answer(a: Cell, b: Cell) -> Bool:
    """Hold where both values are there and the same, or neither is there."""
    there = every(a.given, b.given)
    return some(every(fails(a.given), fails(b.given)), False if there is False else every(there, same(a, b)))


def _same_thing(a: Thing, b: Thing) -> Bool:
    if not is_listing(a) or not is_listing(b):
        return (str(a) == str(b)) and is_listing(a) == is_listing(b)
    names_a, names_b = [str(i) for _, i in a], [str(i) for _, i in b]
    if names_a == names_b and len(set(names_a)) == len(names_a):
        return every(*(alike(g, h) for (g, _), (h, _) in zip(a, b, strict=True)))
    return _same_rest(a, b)


def _same_rest(a: Thing, b: Thing) -> Bool:
    """Compare two lists item by item, the last ones first: what is not listed is passed over."""
    ends: dict[tuple[int, int], Bool] = {(len(a), len(b)): True}
    for i in range(len(a), -1, -1):
        for j in range(len(b), -1, -1):
            if i == len(a) and j == len(b):
                continue
            if i == len(a):
                ends[i, j] = every(fails(b[j][0]), ends[i, j + 1])
            elif j == len(b):
                ends[i, j] = every(fails(a[i][0]), ends[i + 1, j])
            else:
                both = every(str(a[i][1]) == str(b[j][1]), ends[i + 1, j + 1])
                ends[i, j] = pick(a[i][0], pick(b[j][0], both, ends[i, j + 1]), ends[i + 1, j])
    return ends[0, 0]


def is_listing(thing: Thing) -> bool:
    """Tell a list of (condition, item) from a fixed value; the empty list is one."""
    return isinstance(thing, tuple) and all(isinstance(i, tuple) and len(i) == 2 for i in thing)


def fixed(value: Any) -> Cell:
    """Return a value that is written in the rule itself."""
    if value is None:
        return NOTHING_THERE
    if isinstance(value, bool):
        return Cell("truth", value)
    if isinstance(value, int):
        return Cell("number", value)
    if isinstance(value, date):
        return Cell("day", Day.fixed(value))
    if isinstance(value, tuple):
        return Cell("thing", [(True, tuple((True, item) for item in value))])
    return Cell("thing", [(True, value)])


def either(condition: Bool, then: Cell, otherwise: Cell) -> Cell:
    """Return one cell where a condition holds, and another where it fails."""
    sort, value = then.sort, then.value
    if then.sort == "nothing" or otherwise.sort == "nothing":
        sort, value = (otherwise.sort, otherwise.value) if then.sort == "nothing" else (then.sort, then.value)
    elif then.sort != otherwise.sort:
        raise CerraError(f"proofs: a choice gives a {then.sort} or a {otherwise.sort}", "one term has one type")
    elif sort == "thing":
        value = [(every(condition, g), v) for g, v in then.value]
        value += [(every(fails(condition), g), v) for g, v in otherwise.value]
        value = [(g, v) for g, v in value if g is not False]
    elif sort == "day":
        a, b = then.value, otherwise.value
        value = Day(pick(condition, a.number, b.number), min(a.low, b.low), max(a.high, b.high))
    elif sort == "set":
        value = {m: pick(condition, held, otherwise.value[m]) for m, held in then.value.items()}
    else:
        value = pick(condition, then.value, otherwise.value)
    return Cell(sort, value, pick(condition, then.known, otherwise.known), pick(condition, then.given, otherwise.given))
