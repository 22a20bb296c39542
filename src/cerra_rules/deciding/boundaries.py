"""The days and counts at which the comparisons of a question turn, beside facts that are already chosen.

What draws cases (the Hypothesis strategies, the samples of the audit) draws from these: the day before, the day and
the day after; one vote short, exact and one over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from cerra_rules.deciding.orders import ROLL, Chain, Order
from cerra_rules.errors import ContradictionError
from cerra_rules.language.facts import Facts
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.terms import FactSpec

ANCHORS = tuple(
    date.fromisoformat(day)
    for day in (
        "2024-02-28", "2024-02-29", "2024-03-01", "2023-02-28", "2023-12-31", "2024-01-01", "2024-09-30", "2000-02-29",
        "2100-02-28", "2021-06-15",
    )
)  # fmt: skip
NEAR = (-1, 0, 0, 1)


def alternatives(spec: FactSpec, facts: dict[str, Any], orders: Sequence[Order]) -> Sequence[Any]:
    """Return values one of which fits facts that are possible without it."""
    match spec.kind:
        case "int":
            return range(spec.low, spec.high + 1)
        case "date":
            return sorted(turning_days(spec.name, facts, orders))
        case "dates":
            return [tuple(sorted({day for v in facts.values() if isinstance(v, tuple) for day in v})), ()]
        case "set":
            return [frozenset(), *(frozenset({member}) for member in spec.values), frozenset(spec.values)]
        case _:
            return spec.values


def values_about(spec: FactSpec, facts: dict[str, Any], orders: Sequence[Order]) -> list[Any]:
    """Return values of a fact that tell much about it beside the others: at its turning points, its ends, each option."""
    match spec.kind:
        case "int":
            near = {spec.low, spec.high, *turning_counts(spec.name, facts, orders)}
            return sorted(n for n in near if spec.low <= n <= spec.high)
        case _:
            return list(alternatives(spec, facts, orders))


def turning_days(name: str, facts: dict[str, Any], orders: Sequence[Order]) -> set[date]:
    """Return the days at which a comparison with a fixed day, or with those already drawn, turns, and the days beside them."""
    drawn = [v for v in facts.values() if type(v) is date]
    found = set(drawn or ANCHORS)
    for order in orders:
        if [(slot.name, abs(slot.factor)) for slot in order.slots] == [(name, 1)]:
            (mine,) = order.slots
            end = date.fromordinal(-mine.factor * order.constant)
            found |= {_back(mine.chain, end + timedelta(near)) for near in NEAR}
        for mine in order.slots:
            for other in order.slots:
                if mine.name == name and other.name != name and type(facts.get(other.name)) is date:
                    end = _along(other.chain, facts[other.name]) - timedelta(mine.factor * order.constant)
                    for near in NEAR:
                        found.add(_back(mine.chain, end + timedelta(near)))
    return {d for d in found if EARLIEST_DAY <= d <= LATEST_DAY}


def _along(chain: Chain, day: date) -> date:
    for step in chain:
        day = day if step == ROLL else step.after(day)
    return day


def _back(chain: Chain, day: date) -> date:
    for step in reversed(chain):
        day = day if step == ROLL else step.latest_start(day)
    return day


def turning_counts(name: str, facts: dict[str, Any], orders: Sequence[Order]) -> set[int]:
    """Return the counts at which a comparison turns, given the counts already drawn."""
    found: set[int] = set()
    for order in orders:
        rest = [s for s in order.slots if s.name != name]
        if len(rest) == len(order.slots) or not all(isinstance(facts.get(s.name), int) for s in rest):
            continue
        for mine in order.slots:
            if mine.name == name:
                total = order.constant + sum(s.factor * facts[s.name] for s in rest)
                turn = -total // mine.factor
                found |= {turn - 1, turn, turn + 1}
    return found


def is_possible(model: type[Facts], facts: dict[str, Any]) -> bool:
    """Return whether some case has these facts: no invariant is broken whatever the others are."""
    try:
        model.read(facts)
    except ContradictionError:
        return False
    return True
