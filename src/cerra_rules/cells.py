"""Cells: every way in which open comparisons can come out together, and which count or day alone leads to another one.

There are two kinds: for questions whose invariants bind counts and days to each other, and for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from cerra_rules.completions import Completions
from cerra_rules.constraints import Bounds, Constraints
from cerra_rules.diagrams import Order, Variable
from cerra_rules.residues import States
from cerra_rules.shadows import Ends, Shadows

MOST_OPEN = 3
"""With more open comparisons than this the completions search instead."""
Comparisons = Sequence[tuple[int, Variable]]
"""Comparisons that are open, with their places among the questions of a diagram."""
Left = Callable[[States], int]
"""From answers to the number of what they leave of a diagram."""
Asks = Callable[[int, int], bool]
"""Whether what is left, by its number, still asks the question at a place."""


class Cell(NamedTuple):
    """One way in which open comparisons can come out: all answers, and what they leave of the diagram."""

    states: States
    left: int


class Cells:
    """The one cell where no comparison is open."""

    def __init__(self, cells: list[Cell]) -> None:
        self.cells = cells

    def leads_on(self, name: str) -> bool:  # noqa: ARG002  # no comparison asks about it
        """Whether a change of one count or day alone leads to where something else is left."""
        return False


class BoundCells(Cells):
    """The cells of counts and days that invariants bind to each other, by the shadows of their comparisons."""

    def __init__(self, shadows: Shadows, places: tuple[int, ...], ends: Ends, completions: Completions) -> None:
        super().__init__([])
        self._shadows, self._places = shadows, places
        self._ends = ends
        self._completions = completions
        self._left: list[int | None] = []
        """What each way leaves of the diagram; None where counts cannot be such."""

    @classmethod
    def of(
        cls,
        shadows: Shadows,
        places: tuple[int, ...],
        ends: Ends,
        states: States,
        left: Left,
        completions: Completions,
    ) -> BoundCells | None:
        """Return the cells, or None where a comparison has no exact shadow."""
        made, ways = cls(shadows, places, ends, completions), shadows.ways(places)
        if ways is None:
            return None
        for answers, shadow in ways:
            number = None
            if shadow(ends):
                reached = states.copy()
                for place, answer in answers:
                    reached[place] = answer
                number = left(reached)
                made.cells.append(Cell(reached, number))
            made._left.append(number)
        return made

    def leads_on(self, name: str) -> bool:
        """Whether a change of one count or day alone leads to where something else is left."""
        left, places = self._left, self._places
        for pair in self._shadows.steps(places, name):
            a, b = left[pair[0]], left[pair[1]]
            if a is not None and b is not None and a != b:
                shadow = self._shadows.step(places, pair, name)
                if shadow is None:
                    return self._completions.matters(name)
                if shadow(self._ends):
                    return True
        return False


class FreeWay(NamedTuple):
    """All answers, the comparisons that are not free as they come out, and the bounds that these leave."""

    states: States
    orders: tuple[Order, ...]
    bounds: Bounds

    def is_near(self, other: FreeWay, name: str) -> bool:
        """Whether only comparisons that look at one count or day come out otherwise."""
        return all(a is b or name in a.names for a, b in zip(self.orders, other.orders, strict=True))


class FreeCells(Cells):
    """The cells of counts and days that no invariant binds.

    A comparison is free where an unknown of its own lets it come out either way, whatever the others do; it is no
    part of the cells. What the facts that it shares with others must be like for that holds in all of them.
    """

    def __init__(self, comparisons: Comparisons, constraints: Constraints, asks: Asks) -> None:
        super().__init__([])
        self._ways: list[FreeWay] = []
        self._constraints = constraints
        self._asks = asks
        uses: dict[str, int] = {}
        for _, variable in comparisons:
            for name in variable.names:
                uses[name] = uses.get(name, 0) + 1
        self._free: dict[int, tuple[Variable, list[str]]] = {}
        """Free comparisons by their places, with the unknowns that only they ask about."""
        shared: list[Order] = []
        facts, bounds = constraints.facts, constraints.bounds
        for place, variable in comparisons:
            unknown = [n for n in variable.names if facts[n] is None]
            own = [n for n in unknown if uses[n] == 1]
            if len(own) == len(unknown):
                low, high = constraints.range(variable.orders[0], bounds)
                if low <= 0 < high:
                    self._free[place] = variable, own
            elif own:
                eased = [(o, *constraints.eased(o, own)) for o in variable.orders]
                if all(low <= 0 for _, _, low, _ in eased):
                    self._free[place] = variable, own
                    shared += [
                        Order(tuple(s for s in o.slots if s.name not in own), constant)
                        for o, constant, _, high in eased
                        if high > 0
                    ]
        self._shared = tuple(shared)

    @classmethod
    def of(
        cls, comparisons: Comparisons, states: States, left: Left, asks: Asks, constraints: Constraints
    ) -> FreeCells | None:
        """Return the cells, or None where too many comparisons are not free or the shared facts rule a cell out."""
        made = cls(comparisons, constraints, asks)
        others = [c for c in comparisons if c[0] not in made._free]
        if len(others) > MOST_OPEN:
            return None
        made._ways = made._found(states, others, made._shared)
        if made._shared and len(made._ways) < len(made._found(states, others, ())):
            return None
        made.cells = [Cell(way.states, left(way.states)) for way in made._ways]
        return made

    def _found(self, states: States, comparisons: Comparisons, shared: tuple[Order, ...]) -> list[FreeWay]:
        """Return every way in which comparisons come out together, and what is asked of the shared facts holds."""
        constraints = self._constraints
        if not comparisons and not shared:
            return [FreeWay(states, (), constraints.bounds)]
        ways = [FreeWay(states, (), dict(constraints.bounds))]
        if not constraints.narrow(shared, ways[0].bounds):
            return []
        for place, variable in comparisons:
            further = []
            for fixed, orders, bounds in ways:
                for answer, order in enumerate(variable.orders):
                    left = dict(bounds)
                    if constraints.narrow((order, *orders, *shared), left, (order,)):
                        further.append(FreeWay([*fixed[:place], answer, *fixed[place + 1 :]], (*orders, order), left))
            ways = further
        return [way for way in ways if constraints.satisfiable((*way.orders, *shared), way.bounds, ())]

    def leads_on(self, name: str) -> bool:
        """Whether a change of one count or day alone leads to where something else is left."""
        return self._swings(name) or any(
            a.left != b.left
            and way_a.is_near(way_b, name)
            and self._constraints.connected((way_a.orders, way_a.bounds), way_b.orders, name, self._shared)
            for (a, way_a), (b, way_b) in combinations(zip(self.cells, self._ways, strict=True), 2)
        )

    def _swings(self, name: str) -> bool:
        """Whether one count or day alone can change how a free comparison comes out where that is of interest."""
        for place, (variable, own) in self._free.items():
            if name in variable.names:
                asking = [way for cell, way in zip(self.cells, self._ways, strict=True) if self._asks(cell.left, place)]
                if asking and own == [name]:
                    return True
                yes, no = variable.orders
                for way in asking:
                    sides = ((*way.orders, yes), way.bounds), (*way.orders, no)
                    if self._constraints.connected(*sides, name, self._shared, (yes,)):
                        return True
        return False
