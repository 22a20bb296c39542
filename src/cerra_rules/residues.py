"""Residues: what known facts leave of one diagram, as generated Python.

Bottom up through the nodes of the diagram, what is left of each gets a number: equal if and only if the same
function. Its bits say which payloads it can end in, and which questions it still asks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from itertools import product
from typing import TYPE_CHECKING, Any

from cerra_rules.compiled import Source
from cerra_rules.diagrams import NO, YES, Diagram, Member, Node, Order, Variable, below, move
from cerra_rules.terms import ComputedCondition, FactSpec, Reading, facts_in

if TYPE_CHECKING:
    from cerra_rules.periods import RestDays

BROKEN = "(an invariant is broken)"
States = list[int | None]
"""The place of the answer to each question of a diagram; None where it is open."""


class Residues:
    """The residues of one diagram, which may end in BROKEN."""

    def __init__(self, name: str, diagram: Diagram, root: Node) -> None:
        self._diagram, self._root = diagram, root
        nodes = below(root)
        self.payloads: list[Hashable] = [n.payload for n in nodes if n.variable is None]
        self.variables = sorted({n.variable for n in nodes if n.variable}, key=lambda v: v.index)
        self.states = self._compile_states(name)
        """From facts and a calendar to the answers they give."""
        self.left = self._compile_nodes(name, nodes)
        """From answers, and the two functions of `numbering`, to the number of what is left."""
        self._changes: dict[str, Callable[..., bool]] = {}

    def numbering(self) -> tuple[list[int], Callable[[int, int, int], int], Callable[..., int]]:
        """Return the bits of what is left by its number, and functions that number two and more ways on."""
        return _numbering(len(self.payloads))

    def _compile_nodes(self, name: str, nodes: list[Node]) -> Callable[..., int]:
        shown = {n: f"n{i}" if n.variable else str(self.payloads.index(n.payload)) for i, n in enumerate(nodes)}

        def left(place: int, ways: list[str]) -> str:
            made = f"node{'s' * (len(ways) > 2)}({', '.join(ways)}, {place})"
            return f"{ways[0]} if {' == '.join(ways)} else {made}"

        return self._compile(f"sieve of {name}", nodes, shown, left)

    def change(self, name: str) -> Callable[..., bool]:
        """Return the function from answers to whether two completions that differ in one fact alone end differently."""
        made = self._changes.get(name)
        if made is None:
            nodes = below(_change(self._diagram, self._root, name))
            shown = {n: f"n{i}" if n.variable else str(n.payload) for i, n in enumerate(nodes)}
            made = self._compile(f"change of {name}", nodes, shown, lambda _, ways: " or ".join(ways))
            self._changes[name] = made
        return made

    def _compile(
        self, name: str, nodes: list[Node], shown: dict[Node, str], left: Callable[[int, list[str]], str]
    ) -> Callable[..., Any]:
        """Return the function from answers to what is at the top; `left` says what a node is without an answer."""
        lines = ["def decide(states, node=None, nodes=None):"]
        lines += [f"    {''.join(f's{i}, ' for i in range(len(self.variables)))} = states"] * bool(self.variables)
        for node in nodes:
            if node.variable is not None:
                place, ways = self.variables.index(node.variable), [shown[k] for k in node.kids]
                taken = f"({', '.join(ways)})[s{place}]"
                lines.append(f"    {shown[node]} = {taken} if s{place} is not None else {left(place, ways)}")
        return Source().compile(name, [*lines, f"    return {shown[nodes[-1]]}"])

    def _compile_states(self, name: str) -> Callable[[Mapping[str, Any], RestDays | None], States]:
        source = Source()
        answers = ",\n        ".join(_answer(source, v) for v in self.variables)
        return source.compile(f"states of {name}", ["def decide(d, calendar):", f"    return [{answers}]"], move=move)


def _numbering(terminals: int) -> tuple[list[int], Callable[[int, int, int], int], Callable[..., int]]:
    """Return what numbers the nodes of one residue: bits by number, and functions for two and for more ways on.

    The bits of a node say which payloads (low bits) and variables (above them) are below it.
    """
    numbers: dict[tuple[int, ...], int] = {}
    bits = [1 << i for i in range(terminals)]
    known = numbers.get

    def node(yes: int, no: int, variable: int) -> int:
        key = (yes, no, variable)
        number = known(key)
        if number is None:
            number = numbers[key] = len(bits)
            bits.append(bits[yes] | bits[no] | 1 << terminals + variable)
        return number

    def nodes(*key: int) -> int:
        number = known(key)
        if number is None:
            number = numbers[key] = len(bits)
            below = 1 << terminals + key[-1]
            for kid in key[:-1]:
                below |= bits[kid]
            bits.append(below)
        return number

    return bits, node, nodes


def _change(diagram: Diagram, root: Node, name: str) -> Node:
    """Return the diagram that says whether completions which differ in one fact alone end differently, none broken."""
    pairs: dict[tuple[Node, Node], Node] = {}

    def pair(a: Node, b: Node) -> Node:
        key = (a, b)
        if key not in pairs:
            variables = [n.variable for n in key if n.variable]
            if not variables:
                pairs[key] = YES if a is not b and BROKEN not in (a.payload, b.payload) else NO
            else:
                top = min(variables, key=lambda v: v.index)
                ways_a, ways_b = (n.kids if n.variable is top else (n,) * len(top.answers) for n in key)
                if name in top.names:
                    found = NO
                    for way_a, way_b in product(ways_a, ways_b):
                        found = diagram.choose(pair(way_a, way_b), YES, found)
                    pairs[key] = found
                else:
                    pairs[key] = diagram.node(top, tuple(map(pair, ways_a, ways_b)))
        return pairs[key]

    return pair(root, root)


def _answer(source: Source, variable: Variable) -> str:
    """Return an expression for the place of the answer that the known facts give, or None."""
    match variable.subject:
        case FactSpec(name, "bool"):
            return f"None if (v := d[{name!r}]) is None else not v"
        case FactSpec(name):
            places = source.constant(dict.fromkeys([None]) | {a: i for i, a in enumerate(variable.answers)})
            return f"{places}[d[{name!r}]]"
        case Member(spec, member):
            return f"None if (v := d[{spec.name!r}]) is None else {source.constant(member)} not in v"
        case Order(slots, constant):
            unknown = " or ".join(f"d[{s.name!r}] is None" for s in slots)
            total = " + ".join(f"{s.factor} * move({source.constant(s.chain)}, d[{s.name!r}], calendar)" for s in slots)
            return f"None if {unknown} else {total} + {constant} > 0"
        case ComputedCondition(_, _, of):
            unknown = " or ".join(f"d[{s.name!r}] is None" for s in facts_in(*of)) or "False"
            return f"None if {unknown} else {source.test(variable.subject, negated=True).text}"
        case Reading():
            return "None"
