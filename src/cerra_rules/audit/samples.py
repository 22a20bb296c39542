"""Cases drawn where a search does not reach: always the same ones for the same rules.

Each is drawn at the boundaries of the rules and satisfies the invariants. The draw starts from the id of the
question, so that a certificate is the same wherever it is made, and changes only where the rules do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from cerra_rules.deciding.boundaries import ANCHORS, alternatives, is_possible, turning_counts, turning_days
from cerra_rules.deciding.orders import Order
from cerra_rules.deciding.plan import Plan
from cerra_rules.deciding.reference_answer import is_consistent
from cerra_rules.deciding.witnesses import Case, stated
from cerra_rules.language.canonical import sha256
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import FactSpec, facts_in

MANY = 1_000
"""How many cases are drawn for one choice of readings."""
_TRIES = 20


def draw_cases(plan: Plan, calendar: RestDays | None, count: int = MANY) -> tuple[Case, ...]:
    """Return different cases of a question whose readings are chosen; fewer where few are found."""
    dice = _Dice(sha256(plan.question.id))
    found: dict[tuple[Any, ...], Case] = {}
    for _ in range(count):
        for _ in range(_TRIES):
            case = Case(_facts(plan, dice), dict(plan.chosen), calendar)
            if is_consistent(plan.question, *case):
                found.setdefault(tuple(case.facts.values()), case)
                break
    return tuple(found.values())


class _Dice:
    """Draws that are the same on every version of Python: of `random`, only `random()` is promised to be."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(int(seed[:16], 16))  # noqa: S311  # a draw of cases is no secret

    def below(self, n: int) -> int:
        return int(self._random.random() * n)

    def pick(self, items: Sequence[Any]) -> Any:
        return items[self.below(len(items))]

    def some(self, items: Sequence[Any], most: int) -> list[Any]:
        drawn = {self.below(len(items)) for _ in range(self.below(most + 1))} if items else set()
        return [items[i] for i in sorted(drawn)]

    def shuffled(self, items: Sequence[Any]) -> list[Any]:
        left, found = list(items), []
        while left:
            found.append(left.pop(self.below(len(left))))
        return found


def _facts(plan: Plan, dice: _Dice) -> dict[str, Any]:
    model = plan.question.facts
    orders = (*(v.orders[0] for v in plan.diagram.variables if v.orders), *plan.invariants[0])
    bound = {spec.name for spec in facts_in(*(i.holds for i in model.invariants())) if spec.kind == "int"}
    facts: dict[str, Any] = {}
    for name, spec in dice.shuffled(list(model.specs.items())):
        facts[name] = _value(spec, facts, orders, dice)
        if name in bound and not is_possible(model, stated(model.specs, facts)):
            others = alternatives(spec, facts, orders)
            fitting = (v for v in others if is_possible(model, stated(model.specs, facts | {name: v})))
            facts[name] = next(fitting, facts[name])
    return {name: facts[name] for name in model.specs}


def _value(spec: FactSpec, facts: dict[str, Any], orders: Sequence[Order], dice: _Dice) -> Any:
    match spec.kind:
        case "set":
            return frozenset(dice.some(spec.values, min(4, len(spec.values))))
        case "date":
            return dice.pick(sorted(turning_days(spec.name, facts, orders) | set(_about(facts))))
        case "dates":
            drawn = {day for v in facts.values() if isinstance(v, tuple) for day in v}
            return tuple(dice.some(sorted(drawn or {*ANCHORS, *_about(facts)}), 6))
        case "int":
            near = [n for n in turning_counts(spec.name, facts, orders) if spec.low <= n <= spec.high]
            return (
                dice.pick(sorted(near)) if near and dice.below(2) else spec.low + dice.below(spec.high - spec.low + 1)
            )
        case _:
            return dice.pick(spec.values)


def _about(facts: dict[str, Any]) -> Iterator[date]:
    """Yield days about those already drawn: the day before and after, and about a year on either side."""
    for value in facts.values():
        for day in (value,) if type(value) is date else value if isinstance(value, tuple) else ():
            for near in (-366, -365, -300, -1, 0, 1, 300, 365, 366):
                if EARLIEST_DAY <= (moved := day + timedelta(near)) <= LATEST_DAY:
                    yield moved


def others(spec: FactSpec, value: Any) -> Iterator[Any]:
    """Yield other values of one fact, for a case that differs in it alone."""
    match spec.kind:
        case "set":
            yield from (value ^ {member} for member in spec.values)
        case "date":
            for near in (-1, 1, -30, 30, -366, 366):
                if EARLIEST_DAY <= (moved := value + timedelta(near)) <= LATEST_DAY:
                    yield moved
        case "dates":
            yield from (tuple(d for d in value if d != day) for day in value)
            yield from (tuple(sorted({*value, *day})) for day in zip(ANCHORS, strict=True) if day[0] not in value)
        case "int":
            counts = (value - 1, value + 1, spec.low, spec.high)
            yield from (n for n in counts if spec.low <= n <= spec.high and n != value)
        case _:
            yield from (v for v in spec.values if v != value)
