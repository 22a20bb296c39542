"""Witnesses: complete facts, readings and a calendar on which a mutant answers otherwise than its original.

A way down the diagram of the difference fixes the plain facts; its comparisons are then solved for counts and days.
Where every way is closed, there is no such case, and the mutant is equivalent. Each witness is replayed in the
reference evaluator.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from typing import Any

from cerra_rules.completions import Completions, Path
from cerra_rules.constraints import PATIENCE, Bounds, Constraints
from cerra_rules.decisions import plain
from cerra_rules.diagrams import NO, ROLL, Member, Node, Order
from cerra_rules.errors import ContradictionError
from cerra_rules.evaluate import evaluate
from cerra_rules.mutation.charts import Chart, Charts
from cerra_rules.periods import RestDays
from cerra_rules.rules import Question
from cerra_rules.terms import FactSpec, Reading, Term

MOST_WAYS = 300
"""Ways down a difference that are tried before the search gives up."""
YEAR = (date(2024, 1, 1).toordinal(), date(2027, 12, 31).toordinal())
"""Days are sought here first: a witness reads better that could be of our time."""
HOLIDAYS = RestDays(date(2024, 10, day) for day in range(1, 8))


@dataclass(frozen=True, slots=True)
class Witness:
    """A case that tells two versions of a question apart, and what each says."""

    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    calendar: RestDays | None
    original: Mapping[str, Any]
    other: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return the case as plain data, in the form of a case file, with both answers."""
        return {
            "facts": {name: plain(value) for name, value in self.facts.items()},
            **({"readings": dict(self.readings)} if self.readings else {}),
            **({"calendar": [plain(day) for day in self.calendar]} if self.calendar else {}),
            "expect": dict(self.original),
            "mutant": dict(self.other),
        }


class Search:
    """The search for what tells the mutants of one question apart from it, under all readings at once."""

    def __init__(self, question: Question[Any]) -> None:
        self.question = question
        self.charts = Charts(question, {}, rolls=True)
        orders = [order for variable in self.charts.diagram.variables for order in variable.orders]
        self.is_moved = any(ROLL in slot.chain for order in orders for slot in order.slots)
        self.given_up = False

    def witness(self, mutant: Question[Any]) -> Witness | None:
        """Return a witness against a mutant, or None; `given_up` then says that the search was not exhaustive.

        A mutant with the same chart is the same function, under every reading and calendar.
        """
        self.given_up = False
        chart = self.charts.chart(mutant)
        if chart == self.charts.original:
            return None
        difference = self.charts.difference(self.charts.original, chart)
        always, invariant = self.charts.invariants
        node = self.charts.diagram.choose(invariant, difference, NO)
        if node is NO:
            return None
        has_days = any(spec.kind == "date" for spec in self.question.facts.specs.values())
        for calendar in (None, HOLIDAYS) if self.is_moved else (None,):
            for span in (YEAR, None) if has_days else (None,):
                completions = Completions(self.question.facts.specs, {}, (always, invariant), calendar, node)
                found = self._along(completions, node, span, mutant)
                if found is not None:
                    return found
        # Every way was closed without a calendar and with one; other calendars move days elsewhere.
        self.given_up |= self.is_moved
        return None

    def _along(
        self, completions: Completions, node: Node, span: tuple[int, int] | None, mutant: Question[Any]
    ) -> Witness | None:
        constraints = completions.constraints
        bounds = dict(constraints.bounds)
        for name, spec in self.question.facts.specs.items():
            if span and spec.kind == "date":
                bounds[name] = span
        if not constraints.narrow(constraints.always, bounds):
            return None
        constraints.steps = 50 * PATIENCE
        ways = 0
        for path in _ways(completions, node, Path((), bounds, {})):
            ways += 1
            for facts, readings in self._cases(constraints, path):
                found = self._replayed(facts, readings, completions.calendar, mutant)
                if found is not None:
                    return found
            if ways == MOST_WAYS:
                break
        # A way that could be solved, but whose case shows no difference, leaves the question open.
        if span is None:
            self.given_up |= ways > 0 or constraints.steps <= 0
        return None

    def _cases(self, constraints: Constraints, path: Path) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
        solved = solve(constraints, (*constraints.always, *path.orders), path.bounds)
        if solved is None:
            return
        facts: dict[str, Any] = {}
        readings: dict[str, str] = {}
        for variable in self.charts.diagram.variables:
            answer = path.answers.get(variable.index, (None, None))[0]
            match variable.subject:
                case FactSpec(name) if answer is not None:
                    facts[name] = variable.answers[answer]
                case Member(spec, member):
                    members = facts.setdefault(spec.name, frozenset())
                    facts[spec.name] = members | {member} if answer == 0 else members
                case Reading(name) if answer is not None:
                    readings[name] = variable.answers[answer]
        specs = self.question.facts.specs
        for name, spec in specs.items():
            if spec.kind in {"int", "date"}:
                facts[name] = date.fromordinal(solved[name]) if spec.kind == "date" else solved[name]
            elif spec.kind == "set":
                facts.setdefault(name, frozenset())
            elif spec.kind != "dates":
                facts.setdefault(name, spec.values[-1] if spec.kind == "bool" else spec.values[0])
        lists = [name for name, spec in specs.items() if spec.kind == "dates"]
        for chosen in islice(product(_lists(facts), repeat=len(lists)), 4 * MOST_WAYS if lists else 1):
            yield {name: {**facts, **dict(zip(lists, chosen, strict=True))}[name] for name in specs}, readings

    def _replayed(
        self, facts: dict[str, Any], readings: dict[str, str], calendar: RestDays | None, mutant: Question[Any]
    ) -> Witness | None:
        chosen = self.question.choose(readings)
        try:
            model = self.question.facts.read(facts, self.question.id).__dict__
        except ContradictionError:  # of lists of days, which no diagram looks into
            return None
        original, other = (answer_of(q, model, chosen, calendar) for q in (self.question, mutant))
        usual = {name: o for name, o in readings.items() if o != self.question.readings[name].default}
        return Witness(facts, usual, calendar, original, other) if original != other else None


def answer_of(
    question: Question[Any], facts: Mapping[str, Any], chosen: Mapping[str, str], calendar: RestDays | None
) -> dict[str, Any]:
    """Return what a question says of a complete case, by the reference evaluator alone."""

    def value(term: Term[Any]) -> Any:
        return evaluate(term, facts, chosen, calendar)

    applying = [rule for rule in question.rules if value(rule.when)]
    outcome = next((o for o in question.outcomes if any(r.outcome is o for r in applying)), question.outcomes[-1])
    limbs = (*outcome.limbs, *(limb for r in applying if r.outcome is outcome for limb in r.own_limbs))
    given = {v.name: value(v.term) if not v.only or outcome in v.only else v.otherwise for v in question.values}
    return {
        "outcome": outcome.code,
        "values": {name: plain(found) for name, found in given.items()},
        "cites": [str(p) for p in sorted({limb.provision for limb in limbs if value(limb.when)})],
    }


def _lists(facts: Mapping[str, Any]) -> Iterator[tuple[date, ...]]:
    """Yield lists of days near the days of a case, and at whole years from them."""
    days = sorted(day for day in facts.values() if type(day) is date)
    near = [day + timedelta(n) for day in days for n in (-366, -365, -1, 0, 1, 365, 366)]
    yield ()
    yield from ((day,) for day in near)
    yield tuple(near)


def _ways(completions: Completions, node: Node, path: Path) -> Iterator[Path]:
    """Yield the ways down a diagram to YES that its comparisons do not close."""
    completions.constraints.steps -= 1
    if completions.constraints.steps <= 0 or True not in completions.ends(node):
        return
    if node.variable is None:
        yield path
        return
    for answer, kid in enumerate(node.kids):
        further = completions.take(path, node.variable, answer, answer, "") if True in completions.ends(kid) else None
        if further is not None:
            yield from _ways(completions, kid, further)


def solve(constraints: Constraints, orders: tuple[Order, ...], bounds: Bounds) -> dict[str, int] | None:
    """Return values within the bounds that satisfy all orders, or None where there are none (or the steps run out)."""
    bounds = dict(bounds)
    if not constraints.narrow(orders, bounds):
        return None
    constraints.steps -= 1
    for end in (0, 1):
        values = {name: (span[end], span[end]) for name, span in bounds.items()}
        violated = [o for o in orders if constraints.range(o, values)[0] > 0]
        if not violated:
            return {name: value for name, (value, _) in values.items()}
        if end == 0:
            first = violated[0]
    if constraints.steps <= 0:
        return None
    names = [s.name for s in first.slots if s.factor < 0 and bounds[s.name][0] < bounds[s.name][1]]
    name = max(names, key=lambda n: bounds[n][1] - bounds[n][0])
    low, high = bounds[name]
    middle = (low + high) // 2
    for half in ((middle + 1, high), (low, middle)):
        found = solve(constraints, orders, bounds | {name: half})
        if found is not None:
            return found
    return None
