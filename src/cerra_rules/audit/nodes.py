"""Decision diagrams put together: what holds along with, instead of, or unlike something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cerra_rules.diagrams import NO, YES, Diagram, Member, Node, Order, Variable, move
from cerra_rules.evaluate import evaluate
from cerra_rules.periods import RestDays
from cerra_rules.terms import ComputedCondition, FactSpec, Reading


def both(diagram: Diagram, *nodes: Node) -> Node:
    """Return the diagram that ends in YES where each of some does."""
    result = YES
    for node in reversed(nodes):
        result = diagram.choose(node, result, NO)
    return result


def some(diagram: Diagram, *nodes: Node) -> Node:
    """Return the diagram that ends in YES where one of some does."""
    result = NO
    for node in reversed(nodes):
        result = diagram.choose(node, YES, result)
    return result


def but_not(diagram: Diagram, node: Node, *others: Node) -> Node:
    """Return the diagram that ends in YES where one does and none of the others."""
    for other in others:
        node = diagram.choose(other, NO, node)
    return node


def answered(diagram: Diagram, node: Node, variable: Variable, answer: int) -> Node:
    """Return what is left of a diagram once one question has an answer."""
    known: dict[Node, Node] = {}

    def rest(at: Node) -> Node:
        if at.variable is None or at.variable.index > variable.index:
            return at
        if at.variable is variable:
            return at.kids[answer]
        if at not in known:
            known[at] = diagram.node(at.variable, tuple(map(rest, at.kids)))
        return known[at]

    return rest(node)


def differing(diagram: Diagram, a: Node, b: Node) -> Node:
    """Return the diagram that ends in YES where two diagrams end differently."""
    known: dict[tuple[Node, Node], Node] = {}

    def compared(pair: tuple[Node, Node]) -> Node:
        a, b = pair
        if a is b:
            return NO
        if a.variable is None and b.variable is None:
            return YES
        if pair not in known:
            top = top_of(pair)
            ways = zip(*(n.kids if n.variable is top else (n,) * len(top.answers) for n in pair), strict=True)
            known[pair] = diagram.node(top, tuple(map(compared, ways)))
        return known[pair]

    return compared((a, b))


def top_of(nodes: tuple[Node, ...]) -> Variable:
    """Return the first question that some diagrams, not all at their end, ask."""
    return min((n.variable for n in nodes if n.variable is not None), key=lambda v: v.index)


def nodes_in(*roots: Node) -> Iterator[Node]:
    """Yield every node of some diagrams, each once."""
    stack, seen = list(reversed(roots)), set(roots)
    while stack:
        node = stack.pop()
        yield node
        fresh = [k for k in dict.fromkeys(node.kids) if k not in seen]
        seen.update(fresh)
        stack += reversed(fresh)


def variables_in(*roots: Node) -> list[Variable]:
    """Return the questions that some diagrams ask, in the order of asking."""
    found = {node.variable for node in nodes_in(*roots) if node.variable is not None}
    return sorted(found, key=lambda v: v.index)


def end_of(node: Node, facts: Mapping[str, Any], readings: Mapping[str, str], calendar: RestDays | None) -> Any:
    """Return what a diagram ends in on a complete case."""
    while node.variable is not None:
        variable = node.variable
        match variable.subject:
            case FactSpec(name):
                answer = variable.answers.index(facts[name])
            case Reading(name):
                answer = variable.answers.index(readings[name])
            case Member(spec, member):
                answer = int(member not in facts[spec.name])
            case Order(slots, constant):
                total = constant + sum(s.factor * move(s.chain, facts[s.name], calendar) for s in slots)
                answer = int(total > 0)
            case ComputedCondition() as computed:
                answer = int(not evaluate(computed, facts, readings, calendar))
        node = node.kids[answer]
    return node.payload
