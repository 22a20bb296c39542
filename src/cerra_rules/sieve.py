"""The sieve: what the known facts leave of the outcome diagram, as generated Python.

It runs bottom up through the nodes of one diagram, and keeps for what is left a number (equal if and only if the
same function), the payloads it can end in, and what it mentions. That settles most decisions with unknown facts
in some microseconds. Where a few comparisons are open it is run once for each way in which they can come out
together; where counts are bound by invariants it leaves the question to the completions.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from cerra_rules.compiled import Source
from cerra_rules.completions import Completions
from cerra_rules.diagrams import Member, Node, Order, Variable, move
from cerra_rules.terms import ComputedCondition, FactSpec, Reading, facts_in

if TYPE_CHECKING:
    from cerra_rules.periods import RestDays
    from cerra_rules.plan import Plan

MOST_OPEN = 3
"""With more open comparisons than this the completions search instead."""
BROKEN = "(an invariant is broken)"
States = list[int | None]


def residue(terminals: int) -> tuple[list[int], Callable[[int, int, int], int], Callable[..., int]]:
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


class Sieve:
    """The sieve of one plan."""

    def __init__(self, plan: Plan) -> None:
        orders, invariant = plan.invariants
        self.is_bound = bool(orders)
        # Where counts are bound, the other invariants are met by choosing; elsewhere they cut off ways of the diagram.
        root = plan.outcome if orders else plan.diagram.choose(invariant, plan.outcome, plan.diagram.terminal(BROKEN))
        nodes = list(dict.fromkeys(_below(root)))
        self.payloads: list[Hashable] = [n.payload for n in nodes if n.variable is None]
        self.variables = sorted({n.variable for n in nodes if n.variable}, key=lambda v: v.index)
        first = len(self.payloads)  # the bit of the first variable
        self.orders = [(1 << first + i, i) for i, v in enumerate(self.variables) if v.orders]
        self.ordered = sum(bit for bit, _ in self.orders)
        self.named: dict[str, int] = {}
        for i, variable in enumerate(self.variables):
            for name in variable.names:
                self.named[name] = self.named.get(name, 0) | 1 << first + i
        self.reached = [(1 << i, p) for i, p in enumerate(self.payloads) if p != BROKEN]
        asked = [n.variable for n in _below(invariant) if n.variable]
        self.bound_names = frozenset().union(*(v.names for v in asked if not orders))
        self.bound_facts = 0
        for variable in asked:
            if orders and not variable.orders:
                self.bound_facts |= sum(self.named.get(name, 0) for name in variable.names)
        self._states = self._compile_states(plan.question.id)
        self._sift = self._compile_nodes(plan.question.id, root, nodes)

    def _compile_nodes(self, name: str, root: Node, nodes: list[Node]) -> Callable[..., int]:
        place = {v: i for i, v in enumerate(self.variables)}
        terminals = [n for n in nodes if n.variable is None]
        shown = {n: str(terminals.index(n)) if n.variable is None else f"n{i}" for i, n in enumerate(nodes)}
        lines = ["def decide(states, node, nodes):"]
        lines += [f"    {''.join(f's{i}, ' for i in place.values())} = states"] * bool(place)
        for node in nodes:
            if node.variable is not None:
                i, ways = place[node.variable], [shown[k] for k in node.kids]
                kids = ", ".join(ways)
                left = f"{ways[0]} if {' == '.join(ways)} else node{'s' * (len(ways) > 2)}({kids}, {i})"
                lines.append(f"    {shown[node]} = ({kids})[s{i}] if s{i} is not None else {left}")
        return Source().compile(f"sieve of {name}", [*lines, f"    return {shown[root]}"])

    def _compile_states(self, name: str) -> Callable[[Mapping[str, Any], RestDays | None], States]:
        source = Source()
        answers = ",\n        ".join(_answer(source, v) for v in self.variables)
        return source.compile(f"states of {name}", ["def decide(d, calendar):", f"    return [{answers}]"], move=move)

    def sift(
        self, facts: Mapping[str, Any], calendar: RestDays | None, names: Iterable[str], completions: Completions
    ) -> tuple[list[Hashable], tuple[str, ...]] | None:
        """Return the payloads that completions reach and, if several, what they hang on; None where it cannot tell.

        `names` are the unknown facts and open readings; `completions` those of the same facts.
        """
        states = self._states(facts, calendar)
        bits, node, nodes = residue(len(self.payloads))
        root = self._sift(states, node, nodes)
        mentioned = found = bits[root]
        if self.bound_facts & mentioned:  # an invariant with comparisons may settle one of these facts
            return None
        cells: list[tuple[int, tuple[Order, ...]]] = [(root, ())]
        binding: tuple[Order, ...] = ()
        if mentioned & self.ordered:
            if self.is_bound:
                # Facts outside the outcome take their loosest values; then only comparisons bind.
                loosest = completions.loosest
                if loosest is None:
                    return None
                kept = frozenset(n for bit, i in self.orders if mentioned & bit for n in self.variables[i].names)
                binding = completions.constraints.essential((*completions.constraints.binding, *loosest), kept)
            places = [i for bit, i in self.orders if mentioned & bit]
            if len(places) > MOST_OPEN:
                return None
            cells = [
                (self._sift(s, node, nodes), orders) for s, orders in self._cells(states, places, completions, binding)
            ]
            found = 0
            for cell, _ in cells:
                found |= bits[cell]
        reached = [payload for bit, payload in self.reached if found & bit]
        if len(reached) < 2:
            return reached, ()
        needs = []
        for name in names:
            asked = self.named.get(name, 0)
            if asked & mentioned and (
                completions.matters(name) if name in self.bound_names
                else asked & found or self._connects(name, cells, completions, binding)
            ):  # fmt: skip
                needs.append(name)
        return reached, tuple(needs)

    def _cells(
        self, states: States, places: list[int], completions: Completions, binding: tuple[Order, ...]
    ) -> list[tuple[States, tuple[Order, ...]]]:
        """Return every way in which the open comparisons can come out together."""
        cells = []
        for answers in product((0, 1), repeat=len(places)):
            orders = tuple(self.variables[p].orders[a] for p, a in zip(places, answers, strict=True))
            if completions.constraints.satisfiable((*orders, *binding), completions.constraints.bounds):
                fixed = list(states)
                for place, answer in zip(places, answers, strict=True):
                    fixed[place] = answer
                cells.append((fixed, orders))
        return cells

    @staticmethod
    def _connects(
        name: str, cells: list[tuple[int, tuple[Order, ...]]], completions: Completions, binding: tuple[Order, ...]
    ) -> bool:
        """Whether a change of one count or day alone leads from one cell to another where something else is left."""
        for (a, orders_a), (b, orders_b) in combinations(cells, 2):
            # What does not look at the fact comes out the same on both sides.
            is_near = a != b and all(x is y or name in x.names for x, y in zip(orders_a, orders_b, strict=True))
            if is_near and completions.constraints.connected(orders_a, orders_b, name, binding):
                return True
        return False


def _below(node: Node) -> list[Node]:
    """List the nodes of a diagram, each after what is below it."""
    return [*(n for kid in node.kids for n in _below(kid)), node]


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
            return f"None if {unknown} else {source.test(variable.subject, negated=True)}"
        case Reading():
            return "None"
