"""The sieve: decisions with unknown facts, by what the known ones leave of the outcome diagram.

Most are settled in some microseconds by the residue alone. Where comparisons are open, the residue is taken once for
each way in which they can come out together (`cells`). What is too much for that is left to the completions.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cerra_rules.cells import MOST_OPEN, BoundCells, Cell, Cells, FreeCells, Left
from cerra_rules.completions import Completions
from cerra_rules.diagrams import below
from cerra_rules.residues import BROKEN, Residues, States
from cerra_rules.shadows import Ends, Shadows

if TYPE_CHECKING:
    from cerra_rules.diagrams import Slot
    from cerra_rules.periods import RestDays
    from cerra_rules.plan import Plan


class Sieve:
    """The sieve of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._question = plan.question
        self._always, invariant = plan.invariants
        self._is_bound = bool(self._always)
        root = plan.outcome
        if not self._is_bound:  # elsewhere the invariants that are no comparisons are met by choosing
            root = plan.diagram.choose(invariant, root, plan.diagram.terminal(BROKEN))
        self.residues = Residues(plan.question.id, plan.diagram, root)
        self.payloads = self.residues.payloads
        self.variables = self.residues.variables
        self._first = len(self.payloads)  # the bit of the first variable
        self.orders = [(1 << self._first + i, i) for i, v in enumerate(self.variables) if v.orders]
        self.ordered = sum(bit for bit, _ in self.orders)
        self.named: dict[str, int] = {}
        for i, variable in enumerate(self.variables):
            for name in variable.names:
                self.named[name] = self.named.get(name, 0) | 1 << self._first + i
        self.reached = [(1 << i, p) for i, p in enumerate(self.payloads) if p != BROKEN]
        asked = [n.variable for n in below(invariant) if n.variable]
        self.bound_names = frozenset().union(*(v.names for v in asked if not self._is_bound))
        self.bound_kinds = sorted({n for v in asked if self._is_bound and not v.orders for n in v.names})
        self.bound_facts = 0
        for name in self.bound_kinds:
            self.bound_facts |= self.named.get(name, 0)
        self._least: dict[tuple[Any, ...], Ends | None] = {}
        if self._is_bound:
            self._shadows = self._shadowed(())

    def sift(
        self, facts: Mapping[str, Any], calendar: RestDays | None, names: Iterable[str], completions: Completions
    ) -> tuple[list[Hashable], tuple[str, ...]] | None:
        """Return the payloads that completions reach and, if several, what they hang on; None where it cannot tell.

        `names` are the unknown facts and open readings; `completions` those of the same facts.
        """
        residues = self.residues
        states = residues.states(facts, calendar)
        bits, node, nodes = residues.numbering()
        root = residues.left(states, node, nodes)
        mentioned = bits[root]
        if self.bound_facts & mentioned:  # an invariant with comparisons may settle one of these facts
            return None
        cells: Cells | None = Cells([Cell(states, root)])
        if self._is_bound or mentioned & self.ordered:

            def left(answers: States) -> int:
                return residues.left(answers, node, nodes)

            def asks(number: int, place: int) -> bool:
                return bits[number] >> self._first + place & 1 > 0

            places = tuple([i for bit, i in self.orders if mentioned & bit])
            if self._is_bound:
                cells = self._bound_cells(places, states, left, facts, completions)
            else:
                comparisons = [(i, self.variables[i]) for i in places]
                cells = FreeCells.of(comparisons, states, left, asks, completions.constraints)
        if cells is None:
            return None
        found = 0
        for cell in cells.cells:
            found |= bits[cell.left]
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
                matters = asked & found & ~self.ordered != 0 or cells.leads_on(name)
            if matters:
                needs.append(name)
        return (reached, tuple(needs)) if needs else None  # no fact can change alone

    def _changes_alone(self, name: str, cells: Cells, completions: Completions) -> bool:
        """Whether a fact that invariants bind, and that is no count or day, can change the outcome."""
        if self.named[name] & self.ordered:
            return completions.matters(name)
        change = self.residues.change(name)
        return any(change(cell.states) for cell in cells.cells)

    def _bound_cells(
        self, places: tuple[int, ...], states: States, left: Left, facts: Mapping[str, Any], completions: Completions
    ) -> BoundCells | None:
        limits = self._limits(facts, completions) if len(places) <= MOST_OPEN else None
        if limits is None:
            return None
        ends = self._shadows.ends(facts) + limits
        return BoundCells.of(self._shadows, places, ends, states, left, completions)

    def _limits(self, facts: Mapping[str, Any], completions: Completions) -> Ends | None:
        """Return what is left to satisfy of the invariants that are no plain comparisons, at the least."""
        key = tuple([facts[name] for name in self.bound_kinds])
        if key not in self._least:
            least = completions.least(dict(zip(self.bound_kinds, key, strict=True)))
            fresh = {o.slots for o in least or ()}.difference(self._shadows.limited)
            if fresh:
                self._shadows = self._shadowed((*self._shadows.limited, *fresh))
                self._least.clear()
            self._least[key] = None if least is None else self._shadows.limits(least)
        return self._least[key]

    def _shadowed(self, limited: tuple[tuple[Slot, ...], ...]) -> Shadows:
        comparisons = {place: self.variables[place] for _, place in self.orders}
        return Shadows(self._question.facts.specs, self._always, limited, comparisons)
