"""Which rows diagrams alone may not decide, and what tells such rows apart.

Diagrams take every open comparison to come out either way, whatever the others do. That fails where two of them
are open for the same unknown fact, and where the bounds of a fact decide a comparison by themselves.
"""

from __future__ import annotations

from functools import cached_property

import polars as pl

from cerra_rules.deciding.diagram import Variable
from cerra_rules.deciding.orders import Order
from cerra_rules.language.intervals import reach_of_fact
from cerra_rules.tables.layout import Ask, Blueprint
from cerra_rules.tables.moving import EPOCH
from cerra_rules.tables.words import Words, some


class Hardness:
    """Writes both for one blueprint, over the columns of its asks and of `asked`, with `parts` among them."""

    def __init__(self, blueprint: Blueprint, words: Words) -> None:
        self.blueprint = blueprint
        self.words = words
        self.specs = blueprint.plan.specs
        self.orders = [v for v in blueprint.asked if v.orders]

    def _up(self, variable: Variable) -> pl.Expr:
        """Whether a question comes up."""
        return pl.col(self.blueprint.name(self.blueprint.asked[variable]))

    def _can(self, variable: Variable, answer: int) -> pl.Expr:
        return pl.col(self.blueprint.name(Ask(variable, (answer,))))

    @cached_property
    def parts(self) -> dict[str, pl.Expr]:
        """Return of each comparison whether it is open, and whether a single fact of it is unknown: asked again and again."""
        is_open = {f"(open {v.index})": self._up(v) & self._can(v, 0) & self._can(v, 1) for v in self.orders}
        return is_open | {f"(one {v.index})": self._one_unknown(v) for v in self.orders}

    @staticmethod
    def _open(variable: Variable) -> pl.Expr:
        return pl.col(f"(open {variable.index})")

    @staticmethod
    def _has_one_unknown(variable: Variable) -> pl.Expr:
        return pl.col(f"(one {variable.index})")

    def _any_unknown(self, names: frozenset[str]) -> pl.Expr:
        return some(self.words.unknown(name) for name in sorted(names))

    def _one_unknown(self, variable: Variable) -> pl.Expr:
        """Whether a single fact of a comparison is unknown."""
        first, *others = sorted(variable.names)
        none, one = ~self.words.unknown(first), self.words.unknown(first)
        for name in others:
            unknown = self.words.unknown(name)
            none, one = none & ~unknown, (one & ~unknown) | (none & unknown)
        return one

    def _counts(self, variable: Variable) -> bool:
        return any(self.specs[name].kind == "int" for name in variable.names)

    @cached_property
    def is_hard(self) -> pl.Expr:
        """Whether the diagrams alone may be inexact in a row."""
        blueprint, words = self.blueprint, self.words
        hard = [words.unknown(name) for name in sorted(blueprint.bound)]
        for v in self.orders:
            is_decided = ~(self._can(v, 0) & self._can(v, 1))
            loose = is_decided | ~self._has_one_unknown(v) if self._counts(v) else is_decided
            hard.append(self._up(v) & self._any_unknown(v.names) & loose)
        hard += [self._open(a) & self._open(b) & self._any_unknown(shared) for a, b, shared in blueprint.clashes]
        return some(hard)

    @cached_property
    def kind(self) -> dict[str, pl.Expr]:
        """Return what tells hard rows apart: what comes up, how it is answered, what is unknown, how thresholds lie."""
        words = self.words
        columns = {}
        for i, v in enumerate(self.blueprint.asked):
            columns[f"up {i}"] = self._up(v)
            if v.orders:
                columns |= {f"can {i} {answer}": self._up(v) & self._can(v, answer) for answer in (0, 1)}
            else:
                columns[f"is {i}"] = pl.when(self._up(v)).then(words.state(v))
        for name in sorted(frozenset().union(*(v.names for v in self.orders))):
            asking = [self._up(v) for v in self.orders if name in v.names]
            columns[f"? {name}"] = some(asking) & words.unknown(name)
        return columns | self._thresholds()

    def _thresholds(self) -> dict[str, pl.Expr]:
        """Return how the thresholds of open comparisons lie, and where that does not say all, what is known.

        Of two comparisons that leave one same fact open, each lets it reach up, or down, to a threshold; what can hold
        together hangs on the order of their thresholds alone.
        """
        words = self.words
        columns: dict[str, pl.Expr] = {}
        whole = {v: [self._open(v) & ~self._has_one_unknown(v)] if self._counts(v) else [] for v in self.orders}
        """Comparisons of which all that is known must be told."""
        for i, (a, b, shared) in enumerate(self.blueprint.clashes):
            both = self._open(a) & self._open(b)
            one = self._has_one_unknown(a) & self._has_one_unknown(b)
            mixed = both & self._any_unknown(shared) & ~one
            whole[a].append(mixed)
            whole[b].append(mixed)
            for name in sorted(shared):
                clash = both & words.unknown(name)
                slots = [s for v in (a, b) for s in v.orders[0].slots if s.name == name]
                if any(s.chain or abs(s.factor) != 1 for s in slots) or len(slots) > 2:
                    whole[a].append(clash)
                    whole[b].append(clash)
                    continue
                is_alike = slots[0].factor == slots[1].factor
                lies = words.apart(a.orders[0], b.orders[0], -1 if is_alike else 1)
                low, high = (-1, 0) if is_alike else (0, 1)
                place = pl.when(lies <= low).then(0).when(lies <= high).then(1).otherwise(2)
                columns[f"lies {i} {name}"] = pl.when(clash & one).then(place)
        told: dict[str, list[pl.Expr]] = {}
        for variable, conditions in whole.items():
            for name in variable.names:
                told.setdefault(name, []).extend(conditions)
        known: dict[str, pl.Expr] = {
            f"= {name}": pl.when(some(conditions)).then(words.code(self.specs[name]))
            for name, conditions in sorted(told.items())
            if conditions
        }
        days = sorted({f"= {name}" for name in self.days}.intersection(known))
        return columns | (self._days_apart(known, days) if days and self._are_of_two_days else known)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that are compared."""
        names = frozenset().union(*(v.names for v in self.orders))
        return frozenset(name for name in names if self.specs[name].kind == "date")

    @property
    def _are_of_two_days(self) -> bool:
        """Whether every comparison of days is of two as they stand, so many days apart, counts among them or not."""
        slots = ([s for s in v.orders[0].slots if s.name in self.days] for v in self.orders)
        return all(sorted(s.factor for s in some) in ([], [-1, 1]) and not any(s.chain for s in some) for some in slots)

    def _days_apart(self, known: dict[str, pl.Expr], days: list[str]) -> dict[str, pl.Expr]:
        """Return what is known with days counted from the first of them, where none is near the first or last that a day can be.

        Comparisons of two days stay as they are when all days are moved alike. And where days satisfy some, there are
        such near the known ones: of two neighbours farther apart than any comparison looks, those beyond can be moved up.
        """
        specs = [self.specs[name] for name in self.days]
        farthest = 2 + max(self._looks(v.orders[0]) for v in self.orders if v.names & self.days)
        room = 2 * len(specs) * farthest  # a search may look at two of each day
        low, high = max(s.low for s in specs) - EPOCH + room, min(s.high for s in specs) - EPOCH - room
        first, last = (ends(*(known[day] for day in days)) for ends in (pl.min_horizontal, pl.max_horizontal))
        is_inside = (first >= low) & (last <= high)
        since = pl.when(is_inside).then(first).otherwise(0)
        return {n: of - since if n in days else of for n, of in known.items()} | {"is inside": is_inside}

    def _looks(self, order: Order) -> int:
        """Return how many days apart a comparison of two days looks at most, whatever the counts in it are."""
        counts = (s for s in order.slots if s.name not in self.days)
        return abs(order.constant) + sum(abs(s.factor) * reach_of_fact(self.specs[s.name]) for s in counts)
