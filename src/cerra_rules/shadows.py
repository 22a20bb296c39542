"""Shadows: whether counts and days can be such that comparisons come out in some way together, as generated Python.

Every count lies between two ends, which are the same where it is known. A comparison that asks about one count alone
moves an end of it; the other counts are eliminated one by one (by Fourier and Motzkin: a count that is at least this
and at most that exists where this is at most that), until ends alone are left to compare. So one function serves
whichever counts are known. Whole numbers lose nothing as long as one of the two factors of a count that meet is 1,
or the gap between them always holds a multiple of both. Elsewhere, where days are moved, and where the pairs grow too many, there is no shadow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, product
from math import gcd
from typing import Any, NamedTuple

from cerra_rules.compiled import Source
from cerra_rules.diagrams import Order, Slot, Variable
from cerra_rules.terms import FactSpec

Ends = tuple[int, ...]
"""The least and the greatest that each count can be, one count after the other, and then the limits."""
Shadow = Callable[[Ends], bool]
Answers = tuple[tuple[int, int], ...]
"""For each open comparison its place, and 0 where it holds or 1 where it fails."""
Factors = dict[str, int]
MOST_PAIRS = 400
"""With more pairs than this to eliminate one count there is no shadow: they would only grow."""


class Way(NamedTuple):
    """A way in which open comparisons can come out: the answer at the place of each, and whether counts can be such."""

    answers: Answers
    shadow: Shadow


class Row(NamedTuple):
    """The comparison that a sum of counts, of ends of other counts and of a constant is zero or less."""

    counts: Factors
    ends: Factors
    constant: int

    def meet(self, other: Row, count: str, room: int = 0) -> Row:
        """Return what is left of a row that says what a count is at most, and one that says what it is at least."""
        factor, of_other = -other.counts[count], self.counts[count]
        counts = _added(self.counts, factor, other.counts, of_other)
        ends = _added(self.ends, factor, other.ends, of_other)
        constant = factor * self.constant + of_other * other.constant + room
        shared = gcd(*counts.values(), *ends.values()) or 1
        counts, ends = ({k: f // shared for k, f in part.items()} for part in (counts, ends))
        return Row(counts, ends, -(-constant // shared))


class InexactError(Exception):
    """Some comparisons have no exact shadow; never leaves this module."""


class Shadows:
    """The shadows of the comparisons of one question, together with those that hold in any case.

    Of `limited` ones only the sums are known beforehand: their constants come with each case.
    """

    def __init__(
        self,
        specs: Mapping[str, FactSpec],
        always: Sequence[Order],
        limited: Sequence[tuple[Slot, ...]],
        comparisons: Mapping[int, Variable],
    ) -> None:
        self.limited = limited
        self._always = always
        self._comparisons = comparisons
        names = {s.name for slots in (*(o.slots for o in always), *limited) for s in slots}
        self._specs = [specs[n] for n in sorted(names.union(*(v.names for v in comparisons.values())))]
        self._counts = {spec.name: str(i) for i, spec in enumerate(self._specs)}
        self._ranges = {self._counts[spec.name]: (spec.low, spec.high) for spec in self._specs}
        spans = [self._span(slots) for slots in limited]
        self._ranges |= {f"p{i}": (-most, 1 - least) for i, (least, most) in enumerate(spans)}
        self._ways: dict[tuple[int, ...], list[Way] | None] = {}
        self._steps: dict[tuple[tuple[int, ...], str], list[tuple[int, int]]] = {}
        self._changes: dict[tuple[tuple[int, ...], tuple[int, int], str], Shadow | None] = {}
        self.ends: Callable[[Mapping[str, Any]], Ends] = self._compile_ends()
        """From facts to the ends of every count."""

    def _span(self, slots: tuple[Slot, ...]) -> tuple[int, int]:
        ends = [sorted(s.factor * end for end in self._ranges[self._counts[s.name]]) for s in slots]
        return sum(low for low, _ in ends), sum(high for _, high in ends)

    def limits(self, orders: Sequence[Order]) -> Ends:
        """Return what is added to the ends of the counts of a case, where these orders limit the limited sums."""
        constants: dict[tuple[Slot, ...], int] = {}
        for o in orders:  # of two limits of one sum the narrower counts
            constants[o.slots] = max(o.constant, constants.get(o.slots, o.constant))
        ranges = [self._ranges[f"p{i}"] for i in range(len(self.limited))]
        return tuple(
            min(constants.get(slots, low), high) for slots, (low, high) in zip(self.limited, ranges, strict=True)
        )

    def ways(self, places: tuple[int, ...]) -> list[Way] | None:
        """Return every way in which the comparisons at some places could come out; None where one has no shadow."""
        if places not in self._ways:
            self._ways[places] = self._all_ways(places)
        return self._ways[places]

    def _all_ways(self, places: tuple[int, ...]) -> list[Way] | None:
        made = []
        for chosen in product((0, 1), repeat=len(places)):
            answers = tuple(zip(places, chosen, strict=True))
            shadow = self._shadow(answers)
            if shadow is None:
                return None
            made.append(Way(answers, shadow))
        return made

    def steps(self, places: tuple[int, ...], name: str) -> list[tuple[int, int]]:
        """Return the pairs of ways, by their places, that differ only in comparisons which look at one count."""
        key = (places, name)
        if key not in self._steps:
            found: list[tuple[int, tuple[int, int]]] = []
            for (i, a), (j, b) in combinations(enumerate(self.ways(places) or ()), 2):
                turned = [self._comparisons[x[0]] for x, y in zip(a.answers, b.answers, strict=True) if x != y]
                if all(name in variable.names for variable in turned):
                    found.append((len(turned), (i, j)))
            self._steps[key] = [pair for _, pair in sorted(found)]  # the shortest shadows first
        return self._steps[key]

    def step(self, places: tuple[int, ...], pair: tuple[int, int], name: str) -> Shadow | None:
        """Return the function from ends to whether a change of one count alone can lead from one way to another."""
        key = (places, pair, name)
        if key not in self._changes:
            ways = self.ways(places) or ()
            self._changes[key] = self._shadow(ways[pair[0]].answers, ways[pair[1]].answers, name)
        return self._changes[key]

    def _shadow(self, answers: Answers, others: Answers = (), name: str = "") -> Shadow | None:
        """Return the function from ends to whether comparisons can come out like this; None where there is none.

        With a name: whether a change of that count alone can lead from some answers to others.
        """
        try:
            rows = self._rows(answers)
            if name:
                count = self._counts[name]
                rows += [_twin(row, count) for row in self._rows(others) if count in row.counts]
            lines = Elimination(self._ranges, rows).lines
        except InexactError:
            return None
        ends = "".join(f"a{i}, b{i}, " for i in range(len(self._specs)))
        limits = "".join(f"p{i}, " for i in range(len(self.limited)))
        lines = [f"({ends}{limits}) = ends", *lines]
        return Source().compile("shadow", ["def decide(ends):", *(f"    {line}" for line in lines)])

    def _rows(self, answers: Answers) -> list[Row]:
        """Return the rows of everything that holds in any case, and of the comparisons as they come out."""
        orders = [*self._always, *(self._comparisons[place].orders[answer] for place, answer in answers)]
        if any(o.is_moved for o in orders) or any(s.chain for slots in self.limited for s in slots):
            raise InexactError
        sums = [
            *((o.slots, {}, o.constant) for o in orders),
            *((s, {f"p{i}": 1}, 0) for i, s in enumerate(self.limited)),
        ]
        return [Row({self._counts[s.name]: s.factor for s in slots}, ends, c) for slots, ends, c in sums]

    def _compile_ends(self) -> Callable[[Mapping[str, Any]], Ends]:
        lines = ["def decide(d):"]
        for i, spec in enumerate(self._specs):
            lines.append(f"    a{i} = b{i} = d[{spec.name!r}]")
            lines.append(f"    if a{i} is None: a{i}, b{i} = {spec.low}, {spec.high}")
            if spec.kind == "date":
                lines.append(f"    else: a{i} = b{i} = a{i}.toordinal()")
        ends = "".join(f"a{i}, b{i}, " for i in range(len(self._specs)))
        return Source().compile("ends of counts", [*lines, f"    return ({ends})"])


class Elimination:
    """The elimination of every count from some rows, as lines of Python.

    In them `a3` and `b3` are the least and the greatest that count 3 can be, `a3_` and `b3_` those of its second value,
    and `p0` is a limit.
    """

    def __init__(self, ranges: Mapping[str, tuple[int, int]], rows: list[Row]) -> None:
        self._ranges = ranges
        self._rows: list[Row] = []
        twins = sorted({n for row in rows for n in row.counts if n.endswith("_")})
        self.lines = [f"a{n}, b{n} = a{n[:-1]}, b{n[:-1]}" for n in twins]
        self._take(rows)
        while left := {n for row in self._rows for n in row.counts}:
            self._eliminate(min(left, key=self._cost))
        self.lines.append("return True")

    def _cost(self, count: str) -> tuple[bool, int, str]:
        above, below = self._around(count)
        return self._is_inexact(above, below, count), len(above) * len(below), count

    def _around(self, count: str) -> tuple[list[Row], list[Row]]:
        """Return the rows that say what a count is at most, and those that say what it is at least; first its ends."""
        above = [r for r in self._rows if r.counts.get(count, 0) > 0]
        below = [r for r in self._rows if r.counts.get(count, 0) < 0]
        return [Row({count: 1}, {f"b{count}": -1}, 0), *above], [Row({count: -1}, {f"a{count}": 1}, 0), *below]

    @staticmethod
    def _is_inexact(above: list[Row], below: list[Row], count: str) -> bool:
        for a, b in product(above, below):
            room = (a.counts[count] - 1) * (-b.counts[count] - 1)
            if room and a.meet(b, count) != a.meet(b, count, room):
                return True
        return False

    def _eliminate(self, count: str) -> None:
        above, below = self._around(count)
        if len(above) * len(below) > MOST_PAIRS or self._is_inexact(above, below, count):
            raise InexactError
        self._rows = [r for r in self._rows if count not in r.counts]
        pairs = list(product(above, below))[1:]  # that its ends do not cross has been tested
        self._take([a.meet(b, count) for a, b in pairs])

    def _take(self, rows: list[Row]) -> None:
        """Take rows that are not implied: those about one count move its ends, those about none are tests."""
        moved: set[str] = set()
        for row in rows:
            if self._most(row) <= 0:
                continue
            if len(row.counts) > 1:
                if not any(self._implies(other, row) for other in self._rows):
                    self._rows = [other for other in self._rows if not self._implies(row, other)]
                    self._rows.append(row)
                continue
            for count, factor in row.counts.items():
                moved.add(count)
                if factor > 0:
                    most = _sum(row, -1) if factor == 1 else f"({_sum(row, -1)}) // {factor}"
                    self.lines += [f"x = {most}", f"if x < b{count}: b{count} = x"]
                else:
                    least = _sum(row, 1) if factor == -1 else f"-(({_sum(row, -1)}) // {-factor})"
                    self.lines += [f"x = {least}", f"if x > a{count}: a{count} = x"]
            if not row.counts:
                self.lines.append(f"if {_sum(row, 1)} > 0: return False")
        self.lines += [f"if a{count} > b{count}: return False" for count in sorted(moved)]

    def _implies(self, row: Row, other: Row) -> bool:
        """Whether a row about the same counts leaves no more of them, whatever the ends are."""
        if row.counts != other.counts:
            return False
        return self._most(Row({}, _added(other.ends, 1, row.ends, -1), other.constant - row.constant)) <= 0

    def _most(self, row: Row) -> int:
        """Return the greatest that the sum of a row can be, whatever the ends are, and the counts between them."""
        both: dict[str, list[int]] = {}
        for end, factor in row.ends.items():
            if end[0] == "p":
                both.setdefault(end, [0, 0])[0] += factor
            else:
                both.setdefault(end[1:], [0, 0])[end[0] == "b"] += factor
        for count, factor in row.counts.items():
            both.setdefault(count, [0, 0])[factor > 0] += factor
        total = row.constant
        for count, (of_least, of_greatest) in both.items():
            low, high = self._ranges[count.removesuffix("_")]
            total += max(of_least * a + of_greatest * b for a, b in ((low, low), (low, high), (high, high)))
        return total


def _sum(row: Row, sign: int) -> str:
    """Return the ends and the constant of a row, or their opposite, as Python."""
    parts = [(f * sign, end) for end, f in row.ends.items()]
    shown = [f"{'+-'[f < 0]} {end if abs(f) == 1 else f'{abs(f)} * {end}'}" for f, end in parts]
    if row.constant or not parts:
        shown.append(f"{row.constant * sign:+}")
    return " ".join(shown).removeprefix("+ ")


def _twin(row: Row, count: str) -> Row:
    return row._replace(counts={n + "_" if n == count else n: f for n, f in row.counts.items()})


def _added(one: Factors, factor: int, other: Factors, of_other: int) -> Factors:
    total = {k: factor * v for k, v in one.items()}
    for key, value in other.items():
        total[key] = total.get(key, 0) + of_other * value
    return {k: v for k, v in total.items() if v}
