"""The sieve: what the known facts leave of the outcome diagram, as generated Python.

It runs bottom up through the nodes of one diagram, and keeps for what is left a number (equal if and only if the
same function), the payloads it can end in, and what it mentions. That settles most decisions with unknown facts
in some microseconds. Where a few comparisons are open it is run once for each way in which they can come out
together; where counts are bound by invariants it leaves the question to the completions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from cerra_rules.compiled import Source
from cerra_rules.completions import Completions
from cerra_rules.constraints import Bounds, Constraints
from cerra_rules.diagrams import NO, YES, Diagram, Member, Node, Order, Variable, move
from cerra_rules.terms import ComputedCondition, FactSpec, Reading, facts_in

if TYPE_CHECKING:
    from cerra_rules.periods import RestDays
    from cerra_rules.plan import Plan

MOST_OPEN = 3
"""With more open comparisons than this the completions search instead."""
BROKEN = "(an invariant is broken)"
States = list[int | None]
Cell = tuple[int, tuple[Order, ...], Bounds, States]
"""What is left where some comparisons come out in one way, those comparisons, the bounds they leave, and all answers."""
Free = dict[int, frozenset[str]]
"""Comparisons by their places, each with the unknowns that only it asks about."""


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
        self.bound_kinds = sorted({name for v in asked if orders and not v.orders for name in v.names})
        self._least: dict[tuple[Any, ...], tuple[Order, ...] | None] = {}
        self._states = self._compile_states(plan.question.id)
        self._sift = self._compile_nodes(plan.question.id, root)
        self._diagram, self._root = plan.diagram, root
        self._changes: dict[str, Callable[..., bool]] = {}

    def _compile_nodes(self, name: str, root: Node) -> Callable[..., int]:
        nodes = list(dict.fromkeys(_below(root)))
        shown = {n: f"n{i}" if n.variable else str(self.payloads.index(n.payload)) for i, n in enumerate(nodes)}

        def left(place: int, ways: list[str]) -> str:
            made = f"node{'s' * (len(ways) > 2)}({', '.join(ways)}, {place})"
            return f"{ways[0]} if {' == '.join(ways)} else {made}"

        return self._compile(f"sieve of {name}", nodes, shown, left)

    def _compile_change(self, name: str) -> Callable[..., bool]:
        """Return the function from answers to whether two completions that differ in one fact alone end differently."""
        nodes = list(dict.fromkeys(_below(_change(self._diagram, self._root, name))))
        shown = {n: f"n{i}" if n.variable else str(n.payload) for i, n in enumerate(nodes)}
        return self._compile(f"change of {name}", nodes, shown, lambda _, ways: " or ".join(ways))

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
        cells: list[Cell] = [(root, (), {}, states)]
        binding: tuple[Order, ...] = ()
        free: Free = {}
        if mentioned & self.ordered:
            constraints = completions.constraints
            places = [i for bit, i in self.orders if mentioned & bit]
            if self.is_bound:
                # Facts outside the outcome take their loosest values; then only comparisons bind.
                loosest = None if self.bound_facts & mentioned else self._loosest(facts, completions)
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
                cells = [(self._sift(s, node, nodes), orders, bounds, s) for s, orders, bounds in ways]
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
        if name not in self._changes:
            self._changes[name] = self._compile_change(name)
        change = self._changes[name]
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
                if asking and name in own:
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
