"""The plan of a question as a formula, to be held against its terms: lowering and diagrams change no answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cerra_rules.deciding.diagram import Member, Node, Variable
from cerra_rules.deciding.lowering import FIRST_COVERED, LAST_COVERED, Calendar
from cerra_rules.deciding.orders import ROLL, Order, Slot
from cerra_rules.deciding.plan import Plan
from cerra_rules.errors import CerraError
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Value
from cerra_rules.language.terms import FactSpec, Listing, Term
from cerra_rules.smt.answers import disagreement
from cerra_rules.smt.anycase import EMPTY, AnyCase, Variables
from cerra_rules.smt.case import OneCase
from cerra_rules.smt.days import AnyDays, Day, Days
from cerra_rules.smt.formula import Formula
from cerra_rules.smt.solver import PATIENCE, Bool, Ground, Whole, alike, alone, every, fails, pick, some, total
from cerra_rules.smt.symbols import NOTHING_THERE, Cell, either, same_answer

SOME = RestDays(["2024-10-01"], covers=(date.min, date.max))
"""Stands for every calendar that tells all: `AnyDays` moves days by any of them."""


ENDS = (FIRST_COVERED, LAST_COVERED)


class Lowered:
    """A plan over the variables of a case: what its diagrams end in."""

    def __init__(self, plan: Plan, case: AnyCase) -> None:
        self.plan = plan
        self.case = case
        self._ends: dict[tuple[int, Any], Bool] = {}
        self._asked: dict[int, list[Bool]] = {}
        of = case.formula
        facts = {**of.facts, **{spec.name: Cell("day", day) for spec, day in zip(ENDS, _ends(of), strict=True)}}
        self.formula = Formula(case.ground, of.days, facts, of.readings, of.calendar, of.place, walks=True)

    def ends(self, node: Node, payload: Any) -> Bool:
        """Hold where a diagram ends in a payload. The plan keeps its nodes, so that an id is one node."""
        key = (id(node), payload)
        if key not in self._ends:
            self._ends[key] = self._walk(node, payload)
        return self._ends[key]

    def _walk(self, node: Node, payload: Any) -> Bool:
        if node.variable is None:
            return bool(node.payload == payload)
        answers = zip(self._answers(node.variable), node.kids, strict=True)
        return some(*(every(answer, self.ends(kid, payload)) for answer, kid in answers))

    def _answers(self, variable: Variable) -> list[Bool]:
        if variable.index not in self._asked:
            self._asked[variable.index] = self._ask(variable)
        return self._asked[variable.index]

    def _ask(self, variable: Variable) -> list[Bool]:
        facts, readings = self.formula.facts, self.formula.readings
        match variable.subject:
            case FactSpec(name):
                cell = facts[name]
            case Reading(name):
                cell = readings[name]
            case Member(spec, member):
                held = facts[spec.name].value[member]
                return [held, fails(held)]
            case Order():
                return [self.order(order) for order in variable.orders]
            case computed:
                raise CerraError(
                    f"{self.plan.question.id}: the solver cannot read `{computed.name}`",
                    "a function computes it",
                )
        if cell.sort == "truth":
            return [alike(cell.value, answer) for answer in variable.answers]
        guards = {option: guard for guard, option in cell.value}
        return [guards[answer] for answer in variable.answers]

    def order(self, order: Order) -> Bool:
        """Hold where the sum of an order is zero or less."""
        return total([*(s.factor * self._slot(s) for s in order.slots), order.constant]) <= 0

    def _slot(self, slot: Slot) -> Whole:
        cell = self.formula.facts[slot.name]
        if not slot.chain:
            return cell.number
        day, days = cell.value, self.formula.days
        for step in slot.chain:
            day = days.walked(day, self.formula.calendar) if step == ROLL else days.after(day, step)
        return day.number

    @property
    def invariants(self) -> Bool:
        """Hold where the plan's invariants do."""
        orders, node = self.plan.invariants
        return every(*map(self.order, orders), self.ends(node, True))

    def value(self, value: Value) -> Cell:
        """Return a computed value as the plan has it."""
        if isinstance(value.term, Listing):
            listed = [(self.ends(node, True), item) for node, item in self.plan.items(value)]
            cell = Cell("thing", [(True, tuple(listed))])
        else:
            cell = self._simple(self.plan.cases(value))
        given = self.ends(self.plan.given(value), True)
        return either(given, cell, NOTHING_THERE if value.otherwise is None else EMPTY)

    def _simple(self, node: Node) -> Cell:
        if node.variable is None:
            return self.formula.cell(node.payload) if isinstance(node.payload, Term) else NOTHING_THERE
        *first, last = zip(self._answers(node.variable), map(self._simple, node.kids), strict=True)
        cell = last[1]
        for answer, kid in reversed(first):
            cell = either(answer, kid, cell)
        return cell


def _ends(formula: Formula) -> tuple[Day, Day]:
    """Return the first and the last day of which a calendar tells all; of no calendar, any: nothing asks for them."""
    if isinstance(formula.days, AnyDays) and formula.days.covers:
        return formula.days.covers
    first, last = formula.calendar.covers if formula.calendar else (date.min, date.max)
    return Day.fixed(first), Day.fixed(last)


def pairs_of(plan: Plan, case: AnyCase) -> Iterator[tuple[str, Bool]]:
    """Yield, for each thing that a plan says of a case, what it is and whether the terms say the same."""
    lowered, question = Lowered(plan, case), case.question
    yield "the invariants", alike(lowered.invariants, case.holds_invariants)
    for rule, (_, condition) in zip(question.rules, plan.rules, strict=True):
        written = case.holds(rule.when)
        yield f"rule `{rule.id}` in simple conditions", alike(lowered.formula.holds(condition), written)
        yield f"the diagram of rule `{rule.id}`", alike(lowered.ends(plan.diagram.condition(condition), True), written)
    for code, held in case.reached.items():
        yield f"outcome `{code}`", alike(lowered.ends(plan.outcome, code), held)
    for outcome, planned in zip(question.outcomes, plan.question.outcomes, strict=True):
        cited = {p: lowered.ends(node, True) for p, node in plan.cited(planned)}
        for provision in {**case.cited, **cited}:
            agree = alike(cited.get(provision, False), case.cited.get(provision, False))
            yield f"`{provision}` cited for `{outcome.code}`", pick(case.reached[outcome.code], agree, True)
    for value, planned_value in zip(question.values, plan.question.values, strict=True):
        yield f"value `{value.name}`", same_answer(lowered.value(planned_value), case.values[value.name])


@dataclass(frozen=True, slots=True)
class Lowering:
    """What holding a plan against its terms came to: how many things were held, and the first that differs.

    `case` is a case in which it does; None where there may be one with some calendar.
    """

    held: int
    differs: str = ""
    case: OneCase | None = None


@alone
def check_lowering(
    question: Question[Any],
    chosen: Mapping[str, str],
    *,
    rolls: bool = False,
    calendar: Calendar | None = None,
    patience: int = PATIENCE,
) -> Lowering:
    """Hold all that a plan says against the terms it was made from: rules, outcome, citations, values, invariants.

    Readings that are not chosen are open, and every option of them is covered. `calendar` is how much is known about
    rest days: all (`known`, the same as `rolls`), which covers every calendar that tells all; all about some days
    (`partly`), which covers every calendar that tells something; nothing; or that there are none, the default. The facts are within their ranges, but need not satisfy the invariants. Raises GaveUpError.
    """
    known: Calendar = calendar or ("known" if rolls else "none")
    plan = Plan(question, chosen, known)

    def written(kind: type[Days]) -> tuple[AnyCase, list[tuple[str, Bool]]]:
        ground = Ground(patience)
        days = kind(ground)
        if isinstance(days, AnyDays) and known == "partly":
            days.covers = (_any_day(ground, "first"), _any_day(ground, "last"))
        rest = RestDays.none() if known == "none" else None if known == "unknown" else SOME
        case = AnyCase(question, Variables(ground, days), chosen, rest)
        return case, list(pairs_of(plan, case))

    # First for all periods and calendars that keep the order of days, which is quick; what differs then need not
    # differ with those there are.
    case, pairs = written(AnyDays)
    for i in _differing(case, pairs):
        differs = pairs[i][0]
        if known in {"partly", "known"}:
            return Lowering(len(pairs), differs)
        exact, exact_pairs = written(Days)
        example = exact.ground.find(exact.is_in_range, fails(exact_pairs[i][1]))
        if example is not None:
            found = exact.read(example)
            if not example[exact.reaches(found.outcome)]:
                raise disagreement(question.id, f"{found.facts}")
            return Lowering(len(pairs), differs, found)
    return Lowering(len(pairs))


def _any_day(ground: Ground, name: str) -> Day:
    low, high = date.min.toordinal(), date.max.toordinal()
    return Day(ground.number(f"{name} day covered", low, high), low, high)


def _differing(case: AnyCase, pairs: list[tuple[str, Bool]], size: int = 12) -> Iterator[int]:
    """Yield the numbers of the pairs that can differ; a few at a time are quicker than each alone, or all together."""
    for start in range(0, len(pairs), size):
        few = range(start, min(start + size, len(pairs)))
        if case.ground.find(case.is_in_range, fails(every(*(pairs[i][1] for i in few)))) is not None:
            yield from (i for i in few if case.ground.find(case.is_in_range, fails(pairs[i][1])) is not None)
