"""Complete cases: completions that were found, written out as facts and readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from cerra_rules.deciding.bounds import BUDGET, Bounds, OverBudgetError
from cerra_rules.deciding.completions import Answers, Completions, Names, Path, Space
from cerra_rules.deciding.diagram import Member, Node
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.orders import TWIN
from cerra_rules.deciding.plan import Plan
from cerra_rules.deciding.reference import evaluate
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import FactSpec

FAMILIAR = (date(2024, 1, 1), date(2027, 12, 31))
"""Days among which a case is looked for first, so that people can picture it."""
MOST_CASES = 600
"""Cases made out of the ways down one diagram before the search gives up."""


class Case(NamedTuple):
    """One complete case: every fact, every reading, and the calendar it is decided with."""

    facts: dict[str, Any]
    readings: dict[str, str]
    calendar: RestDays | None


def plain_value(spec: FactSpec) -> Any:
    """Return the value of a fact that nothing in a case asks about: no, none, the first, the least, new year 2024."""
    match spec.kind:
        case "bool":
            return False
        case "set":
            return frozenset()
        case "dates":
            return ()
        case "int":
            return spec.low
        case "date":
            return FAMILIAR[0]
        case _:
            return spec.values[0]


def stated(specs: Mapping[str, FactSpec], facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as people state them: where the flag of a day is denied, there is no such day."""
    return {n: v for n, v in facts.items() if n not in specs or facts.get(specs[n].only_if) is not False}


def written(
    completions: Completions,
    chosen: Mapping[str, str],
    answers: Answers,
    numbers: Mapping[str, int],
    *,
    copy: int = 0,
    names: Names = (),
) -> Case:
    """Return the case that gives these answers; of two that differ in some facts, the one (0) or the other (1)."""
    facts = {name: plain_value(spec) for name, spec in completions.space.specs.items()}
    readings = dict(chosen)
    for name, spec in completions.space.specs.items():
        if spec.kind in {"int", "date"}:
            number = numbers[name + TWIN if copy and name in names else name]
            facts[name] = number if spec.kind == "int" else date.fromordinal(number)
    for variable, pair in answers.items():
        answer = pair[copy]
        match variable.subject:
            case FactSpec(name):
                facts[name] = variable.answers[answer]
            case Reading(name):
                readings[name] = variable.answers[answer]
            case Member(spec, member) if not answer:
                facts[spec.name] = facts[spec.name] | {member}
    known = {name: value for name, value in completions.facts.items() if value is not None}
    return Case(facts | known, readings, completions.calendar)


def told(plan: Plan, case: Case) -> RestDays | None:
    """Return a calendar that tells what a case has of rest days that no calendar tells; else that of the case.

    Raises CalendarError where more days would follow each other than a calendar may have.
    """
    calendar, days = case.calendar, case.facts.get(CALENDAR)
    if CALENDAR not in plan.specs or days is None:
        return calendar
    starts = [evaluate(roll.base, case.facts, case.readings, calendar) for roll in plan.rolls]
    start = next((day for day in starts if isinstance(day, date)), None)
    if start is None:
        return RestDays.none()
    start = calendar.walk(start) if calendar else start
    if calendar and calendar.is_covered(start):
        return calendar
    end = start + timedelta(days)
    first, last = calendar.covers if calendar else (start, end)
    rest = [start + timedelta(n) for n in range(days)]
    return RestDays([*(calendar or ()), *rest], covers=(min(first, start), max(last, end)))


def familiar(specs: Mapping[str, FactSpec], path: Path, days: tuple[date, date] = FAMILIAR) -> Path | None:
    """Return a path with its days among familiar ones; None where some cannot be."""
    first, last = (day.toordinal() for day in days)
    bounds: Bounds = {}
    for name, (low, high) in path.bounds.items():
        is_day = specs[name.removesuffix(TWIN)].kind == "date"
        bounds[name] = (max(low, first), min(high, last)) if is_day else (low, high)
    return path._replace(bounds=bounds, numbers=None) if all(low <= high for low, high in bounds.values()) else None


class Cases:
    """Complete cases that end in YES in a diagram and break no invariant, those among familiar days first.

    Once they have been gone through, `is_exhausted` says whether every way down the diagram was looked at.
    """

    def __init__(
        self,
        space: Space,
        chosen: Mapping[str, str],
        node: Node,
        calendar: RestDays | None = None,
        budget: int = BUDGET,
    ) -> None:
        self.space = space
        self.chosen = chosen
        self.node = node
        self.calendar = calendar
        self.budget = budget
        self.is_exhausted = True

    def __iter__(self) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
        has_days = any(spec.kind == "date" for spec in self.space.specs.values())
        for is_familiar in (True, False) if has_days else (False,):
            count = 0
            try:
                for case in self._found(is_familiar=is_familiar):
                    count += 1
                    yield case
                    if count >= MOST_CASES:
                        break
            except OverBudgetError:
                count = MOST_CASES
            self.is_exhausted = count < MOST_CASES

    def _found(self, *, is_familiar: bool) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
        completions = Completions(self.space, {}, self.calendar, self.budget)
        start = completions.start()
        if start is not None and is_familiar:
            start = familiar(self.space.specs, start)
        if start is None:
            return
        for end in completions.paths(
            completions.valid(self.node),
            lambda a, _: True not in a.ends,
            start=start,
            every=True,
        ):
            numbers = completions.solve(end.path)
            if numbers is not None:
                facts, readings, _ = written(completions, self.chosen, end.answers, numbers)
                for lists in _lists(self.space.specs, facts):
                    yield facts | lists, readings


def _lists(specs: Mapping[str, FactSpec], facts: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield the lists of days that a case may have: near its days, and at whole years from them; the others have the same, or none."""
    first, *rest = [name for name, spec in specs.items() if spec.kind == "dates"] or [""]
    if not first:
        yield {}
        return
    days = sorted(day for day in facts.values() if type(day) is date)
    near = [day + timedelta(n) for day in days for n in (-366, -365, -1, 0, 1, 365, 366)]
    near = [day for day in near if EARLIEST_DAY <= day <= LATEST_DAY]
    for some in ((), *((day,) for day in near), tuple(near)):
        for others in dict.fromkeys((some, ())):
            yield {first: some, **dict.fromkeys(rest, others)}
