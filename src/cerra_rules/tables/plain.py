"""Plain rows: those whose answer hangs on nothing that is unknown, read off one number for each row.

The number (the key) says which outcome a row has and, for that outcome, which citations, items of lists and
constants come with it. Each of its bits is a decision diagram. Where no question comes up in any of them that is
open, and no invariant can be broken, all completions of the row agree, and nothing more has to be asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cerra_rules.deciding.diagram import NO, YES, Node, Variable
from cerra_rules.language.terms import Term
from cerra_rules.tables.layout import Blueprint, Step
from cerra_rules.tables.values import ValuePlan

MOST_BITS = 64
"""Keys of more bits are none: they would not be one number."""
Told = tuple[tuple[Any, Node], ...]
"""What may be told of an outcome, each with the diagram of where it is."""


@dataclass(frozen=True)
class Shown:
    """What is told of one outcome, and which bits of the key tell it."""

    code: str
    outcome: Node
    """The diagram of where this is the outcome."""
    citations: Told
    values: tuple[Told | None, ...]
    """For each value the items of a list, or the constants that it may be; None where it is not given."""
    bits: dict[Node, int]

    def told(self, some: Told, key: int) -> list[Any]:
        """Return what a key tells of some of it."""
        return [it for it, node in some if node is self.outcome or (node in self.bits and key >> self.bits[node] & 1)]


class Plain:
    """The keys of one blueprint: their diagrams, and what they stand for."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        codes = [str(o.code) for o in blueprint.question.outcomes]
        self.places = (len(codes) - 1).bit_length()
        self.terms = tuple(map(self._terms, blueprint.values))
        """For each value that is computed: its terms, each with the diagram of where it is given and stands for that."""
        self.shown = tuple(self._shown(code) for code in codes)
        self.bits = tuple(self._bits())
        """The diagrams of the bits of the key, the lowest first."""
        self.is_broken = blueprint.any_of(blueprint.opposite(node) for _, node in blueprint.broken)
        """The diagram of where an invariant does not hold."""
        self.roots = (*self.bits, *(node for terms in self.terms for _, node in terms))
        """All that must come out in one way."""
        self.steps = tuple(blueprint.steps((*self.roots, self.is_broken)))
        self.variables = tuple(dict.fromkeys(step.node.variable for step in self.steps if step.node.variable))
        """The questions that any of these may ask."""
        self._up: dict[Variable, tuple[Node, tuple[Step, ...]]] = {}

    def comes_up(self, variable: Variable) -> tuple[Node, tuple[Step, ...]]:
        """Return the diagram of where a question comes up in any of this, and its columns; made when first needed."""
        if variable not in self._up:
            node = self.blueprint.comes_up(variable, self.roots)
            self._up[variable] = node, tuple(self.blueprint.steps([node]))
        return self._up[variable]

    @classmethod
    def of(cls, blueprint: Blueprint) -> Plain | None:
        """Return the keys of a blueprint, made once; None where they would be too long, or a reading is open in any row."""
        if not blueprint.plan.is_settled:
            return None
        key, engines = ("plain", blueprint.plan), blueprint.question.engines
        found: Plain | None = engines.get(key)
        if found is None:
            found = engines[key] = cls(blueprint)
        return found if len(found.bits) <= MOST_BITS else None

    def at(self, key: int) -> Shown:
        """Return what is told of the outcome of a key; of any outcome for a key that no row has."""
        return self.shown[min(key & (1 << self.places) - 1, len(self.shown) - 1)]

    def outcome(self, key: int) -> str:
        """Return the outcome of a key."""
        return self.at(key).code

    def citations(self, key: int) -> list[str]:
        """Return the citations of a key."""
        shown = self.at(key)
        return shown.told(shown.citations, key)

    def value(self, i: int, key: int) -> Any:
        """Return a value of a key: the list, or the constant; None where it is not given."""
        shown = self.at(key)
        told = shown.values[i]
        if told is None:
            return None
        found = shown.told(told, key)
        return found if self.blueprint.values[i].kind == "list" else next(iter(found), None)

    def _where(self, plan: ValuePlan) -> Iterator[tuple[Term[Any] | None, Node]]:
        """Yield the terms that a single value may stand for, each with the diagram of where it does."""
        node = self.blueprint.plan.cases(plan.value)
        for term, _ in plan.terms:
            yield term, self.blueprint.ends_in(node, term)

    def _terms(self, plan: ValuePlan) -> tuple[tuple[Term[Any] | None, Node], ...]:
        if plan.kind == "list" or plan.is_constant:
            return ()
        given = self.blueprint.plan.given(plan.value)
        return tuple((term, self._both(given, node)) for term, node in self._where(plan))

    def _both(self, first: Node, second: Node) -> Node:
        return self.blueprint.diagram.choose(first, second, NO)

    def _shown(self, code: str) -> Shown:
        blueprint = self.blueprint
        outcome = next(o for o in blueprint.question.outcomes if o.code == code)
        here = blueprint.ends_in(blueprint.plan.outcome, code)
        citations = tuple((str(p), self._both(here, node)) for p, node in blueprint.plan.cited(outcome))
        values = tuple(self._told(plan, code, here) for plan in blueprint.values)
        telling = dict.fromkeys(node for told in (citations, *values) for _, node in told or ())
        bits = {node: bit for bit, node in enumerate((n for n in telling if n not in {here, NO, YES}), self.places)}
        return Shown(code, here, citations, values, bits)

    def _told(self, plan: ValuePlan, code: str, here: Node) -> Told | None:
        if not plan.is_given([code]):
            return None
        if plan.kind == "list":
            return tuple((str(item), self._both(here, n)) for n, item in self.blueprint.plan.items(plan.value))
        if not plan.is_constant:
            return ()
        return tuple((plan.constant(term), self._both(here, node)) for term, node in self._where(plan))

    def _bits(self) -> Iterator[Node]:
        for bit in range(self.places):
            yield self.blueprint.any_of(shown.outcome for i, shown in enumerate(self.shown) if i >> bit & 1)
        for bit in range(self.places, max((1 + max(s.bits.values(), default=-1) for s in self.shown), default=0)):
            yield self.blueprint.any_of(node for s in self.shown for node, its in s.bits.items() if its == bit)
