"""A slow second opinion on unknown facts: they are filled in with every value that could matter.

`cerra_rules.testing.answer` then decides each complete case. Nothing here uses lowering, diagrams, generated code or
constraint search.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import product
from typing import Any

from cerra_rules.language import Period, Question, RestDays
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.terms import Shift, parts_of
from cerra_rules.testing import is_consistent

MOST = 3_000


def completions(question: Question[Any], facts: Mapping[str, Any], calendar: RestDays | None) -> list[dict[str, Any]]:
    """Return completions of some facts that meet the invariants: all, but days only where something can turn.

    A day whose flag is denied gets a day like any other: no rule looks at it.
    """
    unknown = [n for n in question.facts.specs if facts.get(n) is None]
    pools = [list(_values(question, name, facts, calendar)) for name in unknown]
    size = 1
    for pool in pools:
        size *= len(pool)
    if size > MOST:
        return []
    filled = ({**facts, **dict(zip(unknown, pick, strict=True))} for pick in product(*pools))
    return [f for f in filled if is_consistent(question, f)]


def _values(question: Question[Any], name: str, facts: Mapping[str, Any], calendar: RestDays | None) -> Iterator[Any]:
    spec = question.facts.specs[name]
    if spec.kind == "int":
        yield from range(spec.low, spec.high + 1)
    elif spec.kind == "set":
        yield frozenset()
        yield frozenset(spec.values)
        yield from (frozenset({v}) for v in spec.values)
        yield from (frozenset(spec.values) - {v} for v in spec.values)
    elif spec.kind == "date":
        yield from sorted(_days(question, facts, calendar))
    else:
        yield from spec.values


def _days(question: Question[Any], facts: Mapping[str, Any], calendar: RestDays | None) -> set[date]:
    """Return the days about the known ones, and about those a period of the question away, two steps far."""
    periods = {p.period for t in question.terms for p in parts_of(t) if isinstance(p, Shift)}
    found = {v for v in facts.values() if type(v) is date} or {date(2024, 2, 27)}
    for _ in range(2):
        for day in list(found):
            for period in periods:
                end = period.after(day)
                found |= {end, calendar.walk(end) if calendar else end, period.latest_start(day)}
    return {
        moved
        for day in found
        for near in (-1, 0, 1)
        if EARLIEST_DAY <= (moved := Period(near).after(day)) <= LATEST_DAY
    } | {min(found) - timedelta(40), max(found) + timedelta(40)}
