"""Elimination: whole numbers that satisfy sums with limits, by Fourier and Motzkin.

An unknown that is at least this and at most that exists where this is at most that: so one unknown after another is
eliminated, and what is left says whether there are any numbers at all. They are then chosen in the opposite order, each
as small as the others leave it. How wide the range of an unknown is makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from itertools import product
from math import gcd
from typing import NamedTuple

Factors = dict[int, int]
"""The factor of each unknown in a sum, by its place."""
Spend = Callable[[int], None]
NEXT = 11
"""So many numbers after the smallest are tried for an unknown where the smallest leaves no whole number to another."""
MOST_TRIES = 200


class Gap(NamedTuple):
    """An unknown that the others leave no whole number: it is `below` or less, or more."""

    key: Hashable
    below: int


class Row(NamedTuple):
    """The limit that a sum of unknowns and a constant is zero or less."""

    factors: Factors
    constant: int

    def put(self, place: int, number: int) -> Row:
        """Return the row with a number for one unknown."""
        factors = dict(self.factors)
        return Row(factors, self.constant + factors.pop(place) * number)

    def meet(self, other: Row, place: int) -> Row:
        """Return what is left of two rows, which say what an unknown is at most and at least, without it."""
        shared = gcd(self.factors[place], other.factors[place])
        ours, theirs = -other.factors[place] // shared, self.factors[place] // shared
        factors = {k: f * ours for k, f in self.factors.items()}
        for key, factor in other.factors.items():
            factors[key] = factors.get(key, 0) + theirs * factor
        return Row({k: f for k, f in factors.items() if f}, self.constant * ours + other.constant * theirs)


Done = tuple[int, list[Row], list[Row]]
"""An unknown that is eliminated, and the rows that say what it is at most, and at least."""


class Elimination:
    """Unknowns between two ends each, and limits of their sums; `spend` is told how many steps are taken."""

    def __init__(self, bounds: Mapping[Hashable, tuple[int, int]], spend: Spend) -> None:
        self._keys = list(bounds)
        self._places = {key: place for place, key in enumerate(bounds)}
        self._ends = list(bounds.values())
        self._rows: dict[tuple[tuple[int, int], ...], Row] = {}
        self._spend = spend
        self.is_contradictory = False

    def limit(self, factors: Mapping[Hashable, int], constant: int) -> None:
        """Take the limit that a sum and a constant is zero or less."""
        self._take(Row({self._places[key]: factor for key, factor in factors.items()}, constant))

    def _take(self, row: Row) -> None:
        if not row.factors:
            self.is_contradictory |= row.constant > 0
            return
        factors, constant = row
        shared = gcd(*factors.values())
        if shared > 1:
            factors, constant = {k: f // shared for k, f in factors.items()}, -(-constant // shared)
        least = most = constant
        for place, factor in factors.items():
            low, high = self._ends[place]
            least += factor * (low if factor > 0 else high)
            most += factor * (high if factor > 0 else low)
        if most <= 0:
            return
        self.is_contradictory |= least > 0
        if len(factors) == 1:
            ((place, factor),) = factors.items()
            low, high = self._ends[place]
            self._ends[place] = (low, -constant) if factor > 0 else (constant, high)
            return
        key = tuple(sorted(factors.items()))
        known = self._rows.get(key)
        if known is None or known.constant < constant:
            self._rows[key] = Row(factors, constant)

    def solve(self, least: Hashable = None) -> dict[Hashable, int] | Gap | None:
        """Return numbers that satisfy all limits, a gap where they may have to lie elsewhere, or None where there are none.

        The unknown `least` is chosen first, and as small as can be.
        """
        last = self._places.get(least)
        done: list[Done] = []
        while self._rows and not self.is_contradictory:
            if self._put_equal(last, done):
                continue
            place = self._cheapest(last)
            above = [row for row in self._rows.values() if row.factors.get(place, 0) > 0]
            below = [row for row in self._rows.values() if row.factors.get(place, 0) < 0]
            self._rows = {key: row for key, row in self._rows.items() if place not in row.factors}
            self._spend(len(above) * len(below) + 1)
            low, high = self._ends[place]
            for row in [r.put(place, low) for r in above] + [r.put(place, high) for r in below]:
                self._take(row)
            for most, fewest in product(above, below):
                self._take(most.meet(fewest, place))
            done.append((place, above, below))
        return None if self.is_contradictory else self._chosen(done)

    def _put_equal(self, last: int | None, done: list[Done]) -> bool:
        """Put what an unknown is equal to in its place, if some two rows say it; that loses no whole number."""
        for key, row in self._rows.items():
            other = self._rows.get(tuple((place, -factor) for place, factor in key))
            if other is None or row.constant + other.constant < 0:
                continue
            place = next((p for p, factor in key if factor == 1 and p != last), None)
            if place is None:
                continue
            done.append((place, [row], [other]))
            ends = [Row({place: 1}, -self._ends[place][1]), Row({place: -1}, self._ends[place][0])]
            rows = [*self._rows.values(), *ends]
            self._rows = {k: r for k, r in self._rows.items() if place not in r.factors}
            self._spend(len(rows))
            for of in rows:
                factor = of.factors.get(place, 0)
                if factor:
                    self._take(of.meet(other, place) if factor > 0 else row.meet(of, place))
            return True
        return False

    def _cheapest(self, last: int | None) -> int:
        """Return the place of the unknown with the fewest pairs of rows that say what it is at most and at least."""
        sides: dict[int, list[int]] = {}
        for row in self._rows.values():
            for place, factor in row.factors.items():
                sides.setdefault(place, [0, 0])[factor > 0] += 1
        return min(sides, key=lambda p: (p == last, sides[p][0] * sides[p][1], p))

    def _chosen(self, done: list[Done]) -> dict[Hashable, int] | Gap:
        """Return numbers for the unknowns, each the smallest or one of the next that leaves whole numbers to the others."""
        numbers = [low for low, _ in self._ends]
        first: Gap | None = None
        tries = [range(0)] * len(done)
        at, left = len(done) - 1, MOST_TRIES
        fresh = True
        while 0 <= at < len(done):
            place, above, below = done[at]
            if fresh:
                low, high = self._between(place, above, below, numbers)
                if low > high:
                    first = first or Gap(self._keys[place], high)
                tries[at] = range(low, min(high, low + NEXT) + 1)
            if tries[at] and left:
                numbers[place], tries[at], fresh, left = tries[at][0], tries[at][1:], True, left - 1
                at -= 1
            else:
                at, fresh = at + 1, False
        self._spend(MOST_TRIES - left)
        return first if first is not None and at >= 0 else dict(zip(self._keys, numbers, strict=True))

    def _between(self, place: int, above: list[Row], below: list[Row], numbers: list[int]) -> tuple[int, int]:
        """Return the least and the greatest that others leave one unknown."""
        low, high = self._ends[place]
        for row in above:
            high = min(high, _rest(row, place, numbers) // row.factors[place])
        for row in below:
            low = max(low, -(_rest(row, place, numbers) // -row.factors[place]))
        return low, high


def _rest(row: Row, place: int, numbers: list[int]) -> int:
    """Return what a row leaves for one unknown times its factor, at most."""
    return -row.constant - sum(f * numbers[k] for k, f in row.factors.items() if k != place)
