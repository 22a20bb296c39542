"""The sieve: decisions with unknown facts, by what the known ones leave of the outcome diagram.

Most are settled in some microseconds by the residue alone. A comparison that is open is free where an unknown of
its own lets it come out either way whatever else is the case; for the others, the residue is taken once for each
way in which they can come out together. What is too much for that is left to the completions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from cerra_rules.completions import Completions
from cerra_rules.constraints import Bounds, Constraints
from cerra_rules.diagrams import Order
from cerra_rules.residues import BROKEN, Residues, States, below

if TYPE_CHECKING:
    from cerra_rules.periods import RestDays
    from cerra_rules.plan import Plan

MOST_OPEN = 3
"""With more open comparisons than this the completions search instead."""
Cell = tuple[int, tuple[Order, ...], Bounds, States]
"""What is left where some comparisons come out in one way, those comparisons, the bounds they leave, and all answers."""
Free = dict[int, frozenset[str]]
"""Comparisons by their places, each with the unknowns that only it asks about."""


class Sieve:
    """The sieve of one plan."""

    def __init__(self, plan: Plan) -> None:
        orders, invariant = plan.invariants
        self.is_bound = bool(orders)
        # Where counts are bound, the other invariants are met by choosing; elsewhere they cut off ways of the diagram.
        root = plan.outcome if orders else plan.diagram.choose(invariant, plan.outcome, plan.diagram.terminal(BROKEN))
        self.residues = Residues(plan.question.id, plan.diagram, root)
        self.payloads = self.residues.payloads
        self.variables = self.residues.variables
        first = len(self.payloads)  # the bit of the first variable
        self.orders = [(1 << first + i, i) for i, v in enumerate(self.variables) if v.orders]
        self.ordered = sum(bit for bit, _ in self.orders)
        self.named: dict[str, int] = {}
        for i, variable in enumerate(self.variables):
            for name in variable.names:
                self.named[name] = self.named.get(name, 0) | 1 << first + i
        self.reached = [(1 << i, p) for i, p in enumerate(self.payloads) if p != BROKEN]
        asked = [n.variable for n in below(invariant) if n.variable]
        self.bound_names = frozenset().union(*(v.names for v in asked if not orders))
        self.bound_facts = 0
        for variable in asked:
            if orders and not variable.orders:
                self.bound_facts |= sum(self.named.get(name, 0) for name in variable.names)
        self.bound_kinds = sorted({name for v in asked if orders and not v.orders for name in v.names})
        self._least: dict[tuple[Any, ...], tuple[Order, ...] | None] = {}

    def sift(
        self, facts: Mapping[str, Any], calendar: RestDays | None, names: Iterable[str], completions: Completions
    ) -> tuple[list[Hashable], tuple[str, ...]] | None:
        """Return the payloads that completions reach and, if several, what they hang on; None where it cannot tell.

        `names` are the unknown facts and open readings; `completions` those of the same facts.
        """
        states = self.residues.states(facts, calendar)
        bits, node, nodes = self.residues.numbering()
        root = self.residues.left(states, node, nodes)
        mentioned = found = bits[root]
        if self.bound_facts & mentioned:  # an invariant with comparisons may settle one of these facts
            return None
        cells: list[Cell] = [(root, (), {}, states)]
        binding: tuple[Order, ...] = ()
        free: Free = {}
        if mentioned & self.ordered:
            constraints = completions.constraints
            places = [i for bit, i in self.orders if mentioned & bit]
            if self.is_bound:
                # Facts outside the outcome take their loosest values; then only comparisons bind.
                loosest = self._loosest(facts, completions)
                if loosest is None:
                    return None
                kept = frozenset(n for i in places for n in self.variables[i].names)
                binding = constraints.essential((*constraints.binding, *loosest), kept)
            free, swings = self._free(places, constraints, binding)
            places = [i for i in places if i not in free]
            if len(places) > MOST_OPEN:
                return None
            swinging = (*binding, *swings)
            if places or swinging:
                ways = self._cells(states, places, constraints, swinging)
                if swings and len(ways) < len(self._cells(states, places, constraints, binding)):
                    return None
                binding = swinging
                cells = [(self.residues.left(s, node, nodes), orders, bounds, s) for s, orders, bounds in ways]
                found = 0
                for cell in cells:
                    found |= bits[cell[0]]
            else:
                cells = [(root, (), constraints.bounds, states)]
        reached = [payload for bit, payload in self.reached if found & bit]
        if len(reached) < 2:
            return reached, ()
        needs = []
        for name in names:
            asked = self.named.get(name, 0)
            if not asked & mentioned:
                continue
            if name in self.bound_names:
                matters = self._changes_alone(name, cells, completions)
            else:
                matters = (
                    asked & found & ~self.ordered != 0
                    or self._swings(name, free, cells, bits, completions, binding)
                    or self._connects(name, cells, completions, binding)
                )
            if matters:
                needs.append(name)
        return reached, tuple(needs)

    def _changes_alone(self, name: str, cells: list[Cell], completions: Completions) -> bool:
        """Whether a fact that invariants bind, and that is no count or day, can change the outcome."""
        if self.named[name] & self.ordered:
            return completions.matters(name)
        change = self.residues.change(name)
        return any(change(states) for _, _, _, states in cells)

    def _free(
        self, places: list[int], constraints: Constraints, binding: tuple[Order, ...]
    ) -> tuple[Free, tuple[Order, ...]]:
        """Find the open comparisons that come out either way by an unknown of their own, whatever the others do.

        Returns those unknowns, and what the shared ones must be like for that.
        """
        uses = Counter(name for o in (*binding, *(self.variables[i].orders[0] for i in places)) for name in o.names)
        free: Free = {}
        swings: list[Order] = []
        for i in places:
            own = frozenset(n for n in self.variables[i].names if uses[n] == 1 and constraints.facts[n] is None)
            if own:
                least = [constraints.eased(o, own) for o in self.variables[i].orders]
                spans = [constraints.range(o, constraints.bounds) for o in least]
                if all(low <= 0 for low, _ in spans):
                    free[i] = own
                    swings += [o for o, (_, high) in zip(least, spans, strict=True) if high > 0]
        return free, tuple(swings)

    def _swings(
        self,
        name: str,
        free: Free,
        cells: list[Cell],
        bits: list[int],
        completions: Completions,
        binding: tuple[Order, ...],
    ) -> bool:
        """Whether one count or day alone can change how a free comparison comes out where that is of interest."""
        for i, own in free.items():
            yes, no = self.variables[i].orders
            if name in yes.names:
                bit = 1 << len(self.payloads) + i
                asking = [cell for cell in cells if bits[cell[0]] & bit]
                if asking and own == {name}:
                    return True
                for _, orders, bounds, _ in asking:
                    ways = ((*orders, yes), bounds), (*orders, no)
                    if completions.constraints.connected(*ways, name, binding, (yes,)):
                        return True
        return False

    def _loosest(self, facts: Mapping[str, Any], completions: Completions) -> tuple[Order, ...] | None:
        """Return what is left to satisfy of the invariants that are no plain comparisons, at the least."""
        key = tuple(facts[name] for name in self.bound_kinds)
        if key not in self._least:
            self._least[key] = completions.least(dict(zip(self.bound_kinds, key, strict=True)))
        return self._least[key]

    def _cells(
        self, states: States, places: list[int], constraints: Constraints, binding: tuple[Order, ...]
    ) -> list[tuple[States, tuple[Order, ...], Bounds]]:
        """Return every way in which the open comparisons can come out together, with the bounds that it leaves."""
        cells: list[tuple[States, tuple[Order, ...], Bounds]] = [(states, (), dict(constraints.bounds))]
        if not constraints.narrow(binding, cells[0][2]):
            return []
        for place in places:
            further = []
            for fixed, orders, bounds in cells:
                for answer, order in enumerate(self.variables[place].orders):
                    left = dict(bounds)
                    if constraints.narrow((order, *orders, *binding), left, (order,)):
                        further.append(([*fixed[:place], answer, *fixed[place + 1 :]], (*orders, order), left))
            cells = further
        return [cell for cell in cells if constraints.satisfiable((*cell[1], *binding), cell[2], ())]

    @staticmethod
    def _connects(name: str, cells: list[Cell], completions: Completions, binding: tuple[Order, ...]) -> bool:
        """Whether a change of one count or day alone leads from one cell to another where something else is left."""
        for (a, orders_a, bounds, _), (b, orders_b, _, _) in combinations(cells, 2):
            # What does not look at the fact comes out the same on both sides.
            is_near = a != b and all(x is y or name in x.names for x, y in zip(orders_a, orders_b, strict=True))
            if is_near and completions.constraints.connected((orders_a, bounds), orders_b, name, binding):
                return True
        return False
