"""What a term means to the solver: one method, one case for each node of the language, as in `evaluate`.

A term becomes a cell: whether it is known, whether there is anything, and its value, each a formula over the facts.
The meaning is that of the reference evaluator, unknown facts included.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from cerra_rules.deciding.lowering import CALENDAR, TWO_MOVE
from cerra_rules.errors import CerraError
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import LONGEST_RUN, RestDays
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
from cerra_rules.smt.days import Day, Days
from cerra_rules.smt.solver import Bool, Ground, Whole, every, fails, pick, some, total
from cerra_rules.smt.symbols import NOTHING_THERE, Cell, either, fixed, same


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
        *,
        walks: bool = False,
    ) -> None:
        """With `walks`, terms are those of lowering: there a day moves as far as rest days are told, and no further."""
        self._ground = ground
        self.days = days
        self.facts = facts
        self.readings = readings
        self.calendar = calendar
        self.place = place
        self._walks = walks
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
                return fixed(value)
            case FactTerm(spec) | FactCondition(spec):
                return self._fact(spec.name)
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
                cells = [self.cell(t) for _, t in parts]
                factors = [k for k, _ in parts]
                return _counted(
                    cells, lambda: total([*(k * c.value for k, c in zip(factors, cells, strict=True)), constant])
                )
            case Tally(items):
                cells = [self.cell(i) for i in items]
                return Cell("number", total([pick(c.value, 1, 0) for c in cells]), _known(cells))
            case Portion(share, of, exceed):
                count = self.cell(of)
                return _counted(
                    [count], lambda: self._portion(share.numerator * count.value, share.denominator, exceed)
                )
            case Shift(base, period):
                cell = self.cell(base)
                return cell if cell.sort == "nothing" else replace(cell, value=self.days.after(cell.value, period))
            case Roll(base):
                return self._rolled(self.cell(base))
            case Later(base, days):
                return _later(self.cell(base), self.cell(days))
            case DaysBetween(start, end):
                first, last = self.cell(start), self.cell(end)
                return _counted([first, last], lambda: last.number - first.number)
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
                    f"{self.place}: the solver cannot read `{name}`",
                    "a function computes it; decide cases instead",
                )
            case _:
                raise CerraError(f"{self.place}: `{term!r}` is no term that the solver can read")

    def _fact(self, name: str) -> Cell:
        if name in self.facts:
            return self.facts[name]
        if name == CALENDAR:
            raise CerraError(f"{self.place}: {TWO_MOVE[0]}", TWO_MOVE[1])
        raise CerraError(f"{self.place}: the solver cannot read `{name}`", "it is a list of days")

    def _rolled(self, cell: Cell) -> Cell:
        """Return a day moved past rest days; where they are not told, by as many days as the case says."""
        if cell.sort == "nothing":
            return cell
        walked = self.days.walked(cell.value, self.calendar)
        if self._walks:
            return replace(cell, value=walked)
        told = self.days.tells(walked, self.calendar)
        if told is True:
            return replace(cell, value=walked)
        later = self._fact(CALENDAR)
        moved = self.days.rolled(cell.value, self.calendar, later.value)
        return replace(cell, value=moved, known=every(cell.known, some(told, later.known)))

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
            best = either(every(takes_part, some(fails(best.given), is_better)), cell, best)
        return replace(best, known=known)


def _later(cell: Cell, days: Cell) -> Cell:
    if cell.sort == "nothing":
        return cell
    moved = Day(cell.value.number + days.value, cell.value.low, cell.value.high + LONGEST_RUN)
    return replace(cell, value=moved, known=every(cell.known, days.known))


def _counted(cells: list[Cell], number: Callable[[], Whole]) -> Cell:
    """Return the cell of what is counted with others: nothing where one of them is nothing."""
    if any(cell.sort == "nothing" for cell in cells):
        return replace(NOTHING_THERE, known=_known(cells))
    return Cell("number", number(), _known(cells), every(*(cell.given for cell in cells)))


def _known(cells: list[Cell]) -> Bool:
    return every(*(c.known for c in cells))


def _least(numerator: int, denominator: int, exceed: bool) -> int:
    return numerator // denominator + 1 if exceed else -(-numerator // denominator)
