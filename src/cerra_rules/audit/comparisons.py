"""The comparisons that a question hangs on, each as its rules state it: that two counts or days are equal is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from cerra_rules.deciding.diagram import NO, YES, Diagram, Node, Variable, variables_in
from cerra_rules.deciding.lowering import cases, lower
from cerra_rules.deciding.orders import Order, Slot
from cerra_rules.deciding.plan import Plan
from cerra_rules.explaining.formulas import Formulas
from cerra_rules.language.terms import NOTHING, Compare, Condition, Term, parts_of

_SAID = Formulas("en")
Way = tuple[tuple[Variable, int], ...]
"""What a diagram is told: questions, each with its answer."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition that compares counts or days, the answers of a diagram where it holds, and those of each way to fail."""

    condition: Condition
    holds: Way
    fails: tuple[Way, ...]

    @staticmethod
    def restricted(diagram: Diagram, node: Node, way: Way) -> Node:
        """Return what is left of a diagram once some questions are answered."""
        for variable, answer in way:
            node = diagram.answered(node, variable, answer)
        return node

    @staticmethod
    def asked(diagram: Diagram, way: Way) -> Node:
        """Return the diagram that ends in YES where some questions are answered so."""
        return diagram.both(*(diagram.answer(variable, answer) for variable, answer in way))

    def at_the_turn(self, *, holds: bool) -> tuple[Order, ...]:
        """Return what is true of a case beside what the comparison says of it, where one more or less would turn it."""
        if len(self.fails) > 1:  # that two are equal is at the turn already; that they are not, in one way or another
            return ()
        ((variable, _),) = self.holds
        order = variable.orders[0]
        back = tuple(Slot(-s.factor, s.name, s.chain) for s in order.slots)
        return (Order(back, -order.constant) if holds else Order(order.slots, order.constant - 1),)


def compared(plan: Plan, nodes: Iterable[Node]) -> dict[str, Comparison]:
    """Return the comparisons that diagrams of a plan ask, by how they are said."""
    diagram = plan.diagram
    asked = [v for v in variables_in(*nodes) if v.orders]
    equal = list(_equalities(plan, set(asked)))
    halves = {v for e in equal for v, _ in e.holds} - (_others(plan) if equal else set())
    plain = [
        Comparison(diagram.conditions[v], ((v, 0),), (((v, 1),),)) for v in asked if v not in halves
    ]  # fmt: skip
    return {_SAID.line(c.condition): c for c in (*plain, *equal)}


def stated(plan: Plan, said: dict[str, Comparison]) -> list[frozenset[str]]:
    """Return, for each comparison that the rules state, how what it asks is said: several, where its sides have branches."""
    texts = {variable: text for text, comparison in said.items() for variable, _ in comparison.holds}
    nodes = (
        plan.diagram.condition(lower(c, plan.assumed)) for c in parts_of(plan.question.terms) if isinstance(c, Compare)
    )
    return [frozenset(texts[v] for v in variables_in(node) if v in texts) for node in nodes if node.variable]


def _compares(plan: Plan) -> Iterator[tuple[Compare, Term[Any], Term[Any]]]:
    """Yield the comparisons as the rules state them, each with the simple terms that it compares."""
    for part in parts_of(plan.question.terms):
        if isinstance(part, Compare):
            for _, left in cases(part.left, plan.assumed):
                for _, right in cases(part.right, plan.assumed):
                    if NOTHING not in {left, right}:
                        yield part, left, right


def _equalities(plan: Plan, asked: set[Variable]) -> Iterator[Comparison]:
    for part, left, right in _compares(plan):
        if part.op == "=":
            halves = [_single(plan, Compare(a, "<=", b)) for a, b in ((left, right), (right, left))]
            way = tuple(half for half in halves if half and half[0] in asked)
            if len(way) == len(halves):
                others = (((v, 1 - a) if i == n else (v, a) for i, (v, a) in enumerate(way)) for n in range(len(way)))
                yield Comparison(Compare(left, "=", right), way, tuple(map(tuple, others)))


def _single(plan: Plan, condition: Condition) -> tuple[Variable, int] | None:
    """Return the question that a comparison asks, and the answer with which it holds; None where it asks several or none."""
    node = plan.diagram.condition(lower(condition, plan.assumed))
    return (node.variable, node.kids.index(YES)) if node.variable and set(node.kids) == {YES, NO} else None


def _others(plan: Plan) -> set[Variable]:
    """Return what is asked by comparisons that are no equality."""
    found: set[Variable] = set()
    for part, left, right in _compares(plan):
        if part.op != "=":
            with suppress(StopIteration):
                found |= set(variables_in(plan.diagram.condition(lower(Compare(left, part.op, right), plan.assumed))))
    return found
