"""A slow second opinion on matching: every entry is tried for every pattern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cerra_rules.durable import Match, Pattern


def reference(rules: Mapping[str, Sequence[Pattern]], entries: Sequence[tuple[str, Mapping[str, int]]]) -> list[Match]:
    """Match by trying every entry for every pattern; two patterns of a rule stand for two entries."""
    ops: dict[str, Any] = {
        "eq": int.__eq__, "neq": int.__ne__, "lt": int.__lt__, "lte": int.__le__, "gt": int.__gt__, "gte": int.__ge__,
    }  # fmt: skip

    def fits(pattern: Pattern, place: int, bound: dict[str, int]) -> bool:
        kind, fields = entries[place]
        return (
            kind == pattern.kind
            and place not in bound.values()
            and all(ops[t.op](fields[t.field], t.value) for t in pattern.tests)
            and all(fields[j.field] == entries[bound[j.other]][1][j.other_field] for j in pattern.joins)
        )

    found: set[Match] = set()
    for rule, patterns in rules.items():
        bindings: list[dict[str, int]] = [{}]
        for pattern in patterns:
            fitting = [(b, [i for i in range(len(entries)) if fits(pattern, i, b)]) for b in bindings]
            if pattern.is_absent:
                bindings = [b for b, places in fitting if not places]
            else:
                bindings = [{**b, pattern.name: place} for b, places in fitting for place in places]
        found |= {Match(rule, tuple(sorted(b.items()))) for b in bindings}
    return sorted(found)
