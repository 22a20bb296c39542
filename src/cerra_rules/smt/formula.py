"""What a term means to the solver: one method, one case for each node of the language, as in `evaluate`.

A term becomes a cell: whether it is known, whether there is anything, and its value, each a formula over the facts.
The meaning is that of the reference evaluator, unknown facts included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from cerra_rules.errors import CerraError
from cerra_rules.periods import RestDays
from cerra_rules.smt.days import Day, Days
from cerra_rules.smt.solver import Bool, Ground, Whole, alike, every, fails, pick, some, total
from cerra_rules.terms import (
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
    Listing,
    Not,
    OneOf,
    Portion,
    Reading,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
)  # fmt: skip

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


class Formula:
    """Writes terms over some facts and readings as cells."""

    def __init__(
        self,
        ground: Ground,
        days: Days,
        facts: Mapping[str, Cell],
        readings: Mapping[str, Cell],
        calendar: RestDays | None,
        place: str,
    ) -> None:
        self._ground = ground
        self.days = days
        self.facts = facts
        self.readings = readings
        self.calendar = calendar
        self.place = place
        self._cells: dict[int, tuple[Term[Any], Cell]] = {}  # by id, with the term, so that no id comes back

    def holds(self, condition: Condition) -> Bool:
        """Return the formula of a condition that is known and holds."""
        cell = self.cell(condition)
        return every(cell.known, cell.value)

    def cell(self, term: Term[Any]) -> Cell:
        """Return the cell of a term, written once. Raises CerraError for what only Python can compute."""
        known = self._cells.get(id(term))
        if known is None:
            known = self._cells[id(term)] = (term, self._write(term))
        return known[1]

    def _write(self, term: Term[Any]) -> Cell:
        match term:
            case Truth(value):
                return Cell("truth", value)
            case Constant(value):
                return _constant(value)
            case FactTerm(spec) | FactCondition(spec):
                if spec.name not in self.facts:
                    raise CerraError(f"{self.place}: the solver cannot read `{spec.name}`", "it is a list of days")
                return self.facts[spec.name]
            case Reading(name):
                return self.readings[name]
            case OneOf(of, values):
                cell = self.cell(of)
                return Cell("truth", some(*(g for g, v in cell.value if v in values)), cell.known)
            case Contains(of, member):
                cell = self.cell(of)
                return Cell("truth", cell.value[member], cell.known)
            case AllOf(items):
                cells = [self.cell(i) for i in items]
                decided = some(*(every(c.known, fails(c.value)) for c in cells))
                return Cell("truth", every(*(c.value for c in cells)), some(decided, _known(cells)))
            case AnyOf(items):
                cells = [self.cell(i) for i in items]
                decided = some(*(every(c.known, c.value) for c in cells))
                return Cell("truth", some(*(c.value for c in cells)), some(decided, _known(cells)))
            case Not(item):
                cell = self.cell(item)
                return replace(cell, value=fails(cell.value))
            case Compare(left, op, right):
                a, b = self.cell(left), self.cell(right)
                return Cell("truth", every(a.given, b.given, self._compared(a, op, b)), _known([a, b]))
            case Given(of):
                cell = self.cell(of)
                return Cell("truth", cell.given, cell.known)
            case Sum(parts, constant):
                cells = [self._there(t, term) for _, t in parts]
                counts = [k * c.value for (k, _), c in zip(parts, cells, strict=True)]
                return Cell("number", total([*counts, constant]), _known(cells))
            case Tally(items):
                cells = [self.cell(i) for i in items]
                return Cell("number", total([pick(c.value, 1, 0) for c in cells]), _known(cells))
            case Portion(share, of, exceed):
                cell = self._there(of, term)
                return Cell(
                    "number", self._portion(share.numerator * cell.value, share.denominator, exceed), cell.known
                )
            case Shift(base, period):
                cell = self.cell(base)
                return cell if cell.sort == "nothing" else replace(cell, value=self.days.after(cell.value, period))
            case Roll(base):
                cell = self.cell(base)
                return (
                    cell if cell.sort == "nothing" else replace(cell, value=self.days.rolled(cell.value, self.calendar))
                )
            case DaysBetween(start, end):
                first, last = self._there(start, term), self._there(end, term)
                return Cell("number", last.number - first.number, _known([first, last]))
            case Choice(cases, default):
                chosen = self.cell(default)
                for condition, then in reversed(cases):
                    asked = self.cell(condition)
                    chosen = either(asked.value, self.cell(then), chosen)
                    chosen = replace(chosen, known=every(asked.known, chosen.known))
                return chosen
            case Extreme(is_largest, guarded):
                return self._extreme(is_largest, [(self.cell(g), self.cell(t)) for g, t in guarded])
            case Listing(listed):
                cells = [self.cell(c) for c, _ in listed]
                things = tuple((c.value, item) for c, (_, item) in zip(cells, listed, strict=True))
                return Cell("thing", [(True, things)], _known(cells))
            case Computed(name, _, _) | ComputedCondition(name, _, _):
                raise CerraError(
                    f"{self.place}: the solver cannot read `{name}`", "a function computes it; decide cases instead"
                )
            case _:
                raise CerraError(f"{self.place}: `{term!r}` is no term that the solver can read")

    def _there(self, term: Term[Any], inside: Term[Any]) -> Cell:
        """Return the cell of a term that there always is: nothing can be counted with what is not there."""
        cell = self.cell(term)
        if cell.given is not True:
            raise CerraError(f"{self.place}: `{inside!r}` counts with what may be nothing", "say what counts then")
        return cell

    def _compared(self, a: Cell, op: str, b: Cell) -> Bool:
        if "nothing" in {a.sort, b.sort}:
            return False
        if op == "=":
            return same(a, b)
        if {a.sort, b.sort} <= {"number", "day"}:
            return a.number <= b.number if op == "<=" else a.number < b.number
        raise CerraError(f"{self.place}: a {a.sort} and a {b.sort} have no order")

    def _portion(self, numerator: Whole, denominator: int, exceed: bool) -> Whole:
        """Return the least whole number that is a fraction or more, or more than it: its bounds define it."""
        if isinstance(numerator, int) or denominator == 1:
            return numerator + exceed if denominator == 1 else _least(numerator, denominator, exceed)
        least = self._ground.number("portion")
        gap = denominator * least - numerator
        self._ground.always(*((gap > 0, gap <= denominator) if exceed else (gap >= 0, gap < denominator)))
        return least

    def _extreme(self, is_largest: bool, guarded: list[tuple[Cell, Cell]]) -> Cell:
        known = every(*(every(g.known, some(fails(g.value), t.known)) for g, t in guarded))
        best = NOTHING_THERE
        for guard, cell in guarded:
            takes_part = every(guard.value, cell.given)
            if takes_part is False:
                continue
            if best.sort == "nothing":
                best = replace(cell, given=takes_part)
                continue
            is_better = cell.number > best.number if is_largest else cell.number < best.number
            better = either(every(takes_part, some(fails(best.given), is_better)), cell, best)
            best = replace(better, given=some(takes_part, best.given))
        return replace(best, known=known)


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


def _known(cells: list[Cell]) -> Bool:
    return every(*(c.known for c in cells))


def _constant(value: Any) -> Cell:
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


def _least(numerator: int, denominator: int, exceed: bool) -> int:
    return numerator // denominator + 1 if exceed else -(-numerator // denominator)
