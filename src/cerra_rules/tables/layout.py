"""The blueprint of a question: its answer as short layers of yes and no, each a column of a table.

A row is a partial case, and what its unknown facts can come to is read off the decision diagrams bottom up: a node
of a diagram is reached if one of its answers can be given and the node behind that answer is reached. So every
node is one column of plain booleans, `or` over a few `and`s, and no column is ever unknown. That is exact as long
as no two open comparisons share an unknown fact; the columns `clash` say in which rows they might.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations, count
from typing import Any, NamedTuple, Self, cast

from cerra_rules.deciding.diagram import NO, YES, Diagram, Node, Variable, below
from cerra_rules.deciding.lowering import FIRST_COVERED, LAST_COVERED, Assumed, lower
from cerra_rules.deciding.plan import Plan
from cerra_rules.language.facts import Invariant
from cerra_rules.language.questions import Question
from cerra_rules.language.rules import Value
from cerra_rules.language.terms import Computed, ComputedCondition, Listing, Term, facts_in, parts_of
from cerra_rules.tables.values import ValuePlan, value_kind

MOST_NODES = 3_000


class Ask(NamedTuple):
    """Whether a question of a diagram can be answered with one of some answers (by their places)."""

    variable: Variable
    answers: tuple[int, ...]


class Step(NamedTuple):
    """One column: whether a node can reach YES. It can where, for any way, an ask can be answered so and the node behind it can."""

    node: Node
    ways: tuple[tuple[Ask, Node], ...]


class Blueprint:
    """What is asked of the columns of a table, for one plan."""

    @classmethod
    def of(cls, plan: Plan) -> Self | None:
        """Return the blueprint of a plan; None where its rows had better go through `decide`, each distinct one once."""
        made = cls(plan) if _is_for_diagrams(plan) else None
        return made if made is None or made.size <= MOST_NODES else None

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.question: Question[Any] = plan.question
        self._names: dict[Ask | Node, str] = {}
        self._number = count()  # threads that name things at the same time get different numbers
        self.diagram: Diagram = plan.diagram
        self.invariant = plan.invariants[1]
        self.reached = {o.code: self._within(self.ends_in(plan.outcome, o.code)) for o in self.question.outcomes}
        self.lacking = {
            o.code: tuple((p, self._within(self.opposite(node))) for p, node in plan.cited(o))
            for o in self.question.outcomes
        }
        """What each outcome may cite, with the diagram of where it does not."""
        self.broken = tuple((i, self.diagram.condition(lower(i.holds, self.given))) for i in self._invariants())
        told = {FIRST_COVERED.name, LAST_COVERED.name}
        names = dict.fromkeys([*(name for name in plan.specs if name not in told), *self.question.readings])
        self.needs = {name: self._matters(name) for name in names if name not in plan.chosen}
        self._always = frozenset(name for order in plan.invariants[0] for name in order.names)
        self.values = tuple(map(self._value, self.question.values))
        self.special = tuple(dict.fromkeys(n for n in self.outputs() if self._is_special(n)))
        """Diagrams beside the outcome in which comparisons share a fact, or ask about one that invariants bind to another."""
        self._open = [plan.outcome, self.invariant, *self.special]
        self.bound = self._bound()
        """Facts that invariants bind to each other, and those compared with them: a row that lacks one is decided by itself."""
        clashes = self._sharing(self._open)
        self.clashes = tuple((a, b, shared) for a, b, shared in clashes if not self.bound & (a.names | b.names))
        """Pairs of comparisons that share facts: where they are open for the same unknown one, diagrams do not do."""
        apart = (v for v in self._variables(self._open) if not self.bound or (v.orders and not v.names & self.bound))
        self.asked = {v: self.comes_up(v, self._open) for v in apart}
        """Each single question that decides such rows, with the diagram of where it comes up."""
        in_values = {spec.name for value in self.question.values for spec in facts_in(value.term)}
        clashing = {name for _, _, shared in self.clashes for name in shared}
        self.opening = self.bound | clashing if self.special or self.bound & in_values else frozenset()
        """The facts without which a row may be inexact even where its outcome is decided."""
        of_values = {node for found in self.values for node in found.nodes}
        self.is_by_kind = not self.bound and of_values.isdisjoint(self.special)
        """Whether rows that diagrams do not decide alone are decided by their kind, not each for itself."""

    @cached_property
    def size(self) -> int:
        """How many columns the diagrams take."""
        return sum(1 for _ in self.steps([*self.reached.values(), *self.needs.values(), *self.outputs()]))

    @property
    def given(self) -> Assumed:
        """The readings that are chosen, and what is known about rest days, as conditions are lowered."""
        return self.plan.assumed

    def _invariants(self) -> tuple[Invariant, ...]:
        found: tuple[Invariant, ...] = self.question.facts.invariants()
        return found

    # diagrams

    def ends_in(self, node: Node, payload: object) -> Node:
        """Return the diagram of where a diagram ends in some payload."""
        return self.diagram.turned(node, lambda end: end == payload)

    def opposite(self, node: Node) -> Node:
        """Return the diagram of where a diagram does not reach YES."""
        return self.diagram.choose(node, NO, YES)

    def _within(self, node: Node) -> Node:
        return self.diagram.choose(self.invariant, node, NO)

    def any_of(self, nodes: Iterable[Node]) -> Node:
        """Return the diagram of where some diagram reaches YES."""
        result = NO
        for node in nodes:
            result = self.diagram.choose(node, YES, result)
        return result

    def _matters(self, name: str) -> Node:
        """Return the diagram of where a change of one fact alone can lead from one outcome to another."""
        memo: dict[Node, Node] = {}
        can = {code: self._whatever(name, node, memo) for code, node in self.reached.items()}
        both = (self.diagram.choose(a, b, NO) for a, b in combinations(can.values(), 2))
        return self.any_of(both)

    def _whatever(self, name: str, node: Node, memo: dict[Node, Node]) -> Node:
        """Return where some value of a fact leads a diagram to YES."""
        if node.variable is None:
            return node
        found = memo.get(node)
        if found is None:
            kids = tuple(self._whatever(name, k, memo) for k in node.kids)
            is_asked = name in node.variable.names
            found = memo[node] = self.any_of(kids) if is_asked else self.diagram.node(node.variable, kids)
        return found

    def comes_up(self, variable: Variable, roots: Iterable[Node]) -> Node:
        """Return the diagram of where a question comes up in some diagrams."""
        memo: dict[Node, Node] = {}

        def way(node: Node) -> Node:
            if node.variable is None:
                return NO
            if node.variable is variable:
                return YES
            found = memo.get(node)
            if found is None:
                found = memo[node] = self.diagram.node(node.variable, tuple(map(way, node.kids)))
            return found

        return self.any_of(way(node) for node in roots)

    @staticmethod
    def _variables(roots: Iterable[Node]) -> tuple[Variable, ...]:
        found = {node.variable for root in roots for node in below(root) if node.variable is not None}
        return tuple(sorted(found, key=lambda v: v.index))

    def _is_special(self, node: Node) -> bool:
        return any(v.names & self._always for v in self._variables([node]) if v.orders) or any(self._sharing([node]))

    def _bound(self) -> frozenset[str]:
        bound = {name for order in self.plan.invariants[0] for name in order.names}
        compared = [v.names for v in self._variables(self._open) if v.orders]
        while more := {name for names in compared if names & bound for name in names - bound}:
            bound |= more
        return frozenset(bound)

    def _sharing(self, roots: Iterable[Node]) -> Iterator[tuple[Variable, Variable, frozenset[str]]]:
        orders = [v for v in self._variables(roots) if v.orders]
        for a, b in combinations(orders, 2):
            if shared := a.names & b.names:
                yield a, b, shared

    def _value(self, value: Value) -> ValuePlan:
        kind = value_kind(value, self.given)
        if isinstance(value.term, Listing):
            listed = [(str(i), self._within(n), self._within(self.opposite(n))) for n, i in self.plan.items(value)]
            return ValuePlan(value, kind, items=tuple(listed))
        node = self.plan.cases(value)
        ends = dict.fromkeys(n.payload for n in below(node) if n.variable is None)
        every = ((cast("Term[Any] | None", end), self._within(self.ends_in(node, end))) for end in ends)
        terms = tuple(t for t in every if t[1] is not NO)
        read = {spec.name for t, _ in terms if t is not None for spec in facts_in(t) if spec.kind in {"int", "date"}}
        compared = [v.names for v in self._variables(node for _, node in terms) if v.orders]
        return ValuePlan(value, kind, terms, free=frozenset(read).difference(self._always, *compared))

    def outputs(self) -> Iterator[Node]:
        """Yield the diagrams of what is given beside the outcome: citations and values."""
        for lacking in self.lacking.values():
            yield from (node for _, node in lacking)
        for found in self.values:
            yield from found.nodes

    # columns

    @staticmethod
    def steps(roots: Iterable[Node], known: Iterable[Node] = ()) -> Iterator[Step]:
        """Yield the columns that some diagrams need, each after those it is made of, without those known already."""
        done = {YES, NO, *known}
        for root in roots:
            for node in below(root):
                if node not in done and node.variable is not None:
                    done.add(node)
                    yield Step(node, _ways(node, node.variable))

    @property
    def first(self) -> tuple[Node, ...]:
        """The diagrams that every row needs: invariants, outcome, citations and values."""
        return (*(node for _, node in self.broken), *self.reached.values(), *self.outputs())

    @property
    def second(self) -> tuple[Node, ...]:
        """The diagrams that only undetermined rows need: what the outcome hangs on, and what comes up at all."""
        asked = self.asked.values() if self.is_ever_hard else ()
        return (*self.needs.values(), *asked)

    def name(self, part: Ask | Node) -> str:
        """Return what the column of an ask or a diagram is called."""
        return self._names.get(part) or self._names.setdefault(part, f"({next(self._number)})")

    @property
    def is_ever_hard(self) -> bool:
        """Whether there can be rows for which the diagrams alone are not exact."""
        return bool(self.bound or any(v.orders for v in self.asked))

    @cached_property
    def first_steps(self) -> tuple[Step, ...]:
        """The columns that the first diagrams need."""
        return tuple(self.steps(self.first))

    @cached_property
    def second_steps(self) -> tuple[Step, ...]:
        """The columns that the second diagrams need."""
        return tuple(self.steps(self.second))

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """What the diagrams ask, each once; both answers of every comparison are among them."""
        made = [ask for step in (*self.first_steps, *self.second_steps) for ask, _ in step.ways]
        both = [Ask(v, (answer,)) for v in self.asked if v.orders for answer in (0, 1)]
        return tuple(dict.fromkeys([*made, *both]))


def _is_for_diagrams(plan: Plan) -> bool:
    """Whether diagrams are worth making: no rule calls Python, and no reading is open while counts are bound to each other."""
    question = plan.question
    terms = (*question.terms, *(i.holds for i in question.facts.invariants()))
    calls = any(isinstance(part, Computed | ComputedCondition) for part in parts_of(terms))
    return not calls and (plan.is_settled or not plan.invariants[0])


def _ways(node: Node, variable: Variable) -> tuple[tuple[Ask, Node], ...]:
    groups: dict[Node, tuple[int, ...]] = {}
    for answer, kid in enumerate(node.kids):
        if kid is not NO:
            groups[kid] = (*groups.get(kid, ()), answer)
    return tuple((Ask(variable, answers), kid) for kid, answers in groups.items())
