"""Decision diagrams: a condition as a graph of single questions, each asked at most once on a path.

Strong Kleene logic is sound but loses where a fact occurs twice (`a or not a` is unknown with `a`). An ordered,
reduced diagram does not lose: what is left of it once the known facts are put in place is one final answer if
and only if every completion of the unknown facts gives that answer, and otherwise it mentions exactly the
facts on which the answer still hangs. Comparisons of counts and days are single questions here; how they hang
together is for `completions` to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from cerra_rules.errors import DefinitionError
from cerra_rules.periods import Period, RestDays
from cerra_rules.terms import (
    AllOf,
    AnyOf,
    Compare,
    ComputedCondition,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    FactCondition,
    FactSpec,
    FactTerm,
    Not,
    OneOf,
    Reading,
    Roll,
    Shift,
    Sum,
    Term,
    Truth,
    facts_in,
)  # fmt: skip

ROLL: Literal["roll"] = "roll"
Chain = tuple[Period | Literal["roll"], ...]
"""How a day is moved, one step after another."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A count, or a day moved along a chain, times a whole number."""

    factor: int
    name: str
    chain: Chain = ()
    moved: dict[int, int] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Days that the chain has moved without a calendar, as ordinals, and where to."""


@dataclass(frozen=True, slots=True)
class Order:
    """The question whether a sum of slots and a constant is zero or less; days count as ordinals."""

    slots: tuple[Slot, ...]
    constant: int
    names: frozenset[str] = field(init=False, repr=False, compare=False)
    is_moved: bool = field(init=False, repr=False, compare=False)
    """Whether a period or a rest day moves one of its days."""

    twins: dict[str, Order] = field(init=False, repr=False, compare=False, default_factory=dict)
    """This order about a second value of one count or day, by its name; made when first asked for."""

    sums: dict[int, tuple[Order, Order | None]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What this order and others come to together, by the identity of the other, which is kept; made when first asked for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(s.name for s in self.slots))
        object.__setattr__(self, "is_moved", any(s.chain for s in self.slots))

    def opposite(self) -> Order:
        """Return the order that holds exactly where this one fails."""
        return Order(tuple(Slot(-s.factor, s.name, s.chain) for s in self.slots), 1 - self.constant)

    def added(self, other: Order) -> Order | None:
        """Return multiples of two orders added up such that two or more slots cancel out; it holds where both hold.

        None where no multiples do that. Made once.
        """
        known = self.sums.get(id(other))
        if known is None:
            known = self.sums[id(other)] = other, self._added(other)
        return known[1]

    def _added(self, other: Order) -> Order | None:
        ours, theirs = ({(s.name, s.chain): s.factor for s in o.slots} for o in (self, other))
        ratios = Counter(Fraction(-theirs[k], ours[k]) for k in ours if k in theirs and ours[k] * theirs[k] < 0)
        ratio = next((r for r, times in ratios.most_common(1) if times > 1), None)
        if ratio is None:
            return None
        p, q = ratio.as_integer_ratio()
        total = {key: p * ours.get(key, 0) + q * theirs.get(key, 0) for key in {**ours, **theirs}}
        left = tuple(Slot(factor, *key) for key, factor in total.items() if factor)
        return Order(left, p * self.constant + q * other.constant)


@dataclass(frozen=True, slots=True)
class Member:
    """The question whether a set has a member."""

    spec: FactSpec
    member: Any


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A single question on a path: its subject, its possible answers, and the facts (or reading) it asks about."""

    index: int
    subject: FactSpec | Reading | Member | Order | ComputedCondition
    answers: tuple[Any, ...]
    names: frozenset[str]
    orders: tuple[Order, ...] = ()
    """For a comparison: what holds where it is answered with yes, and where with no."""


class Node:
    """A question with one way on for each answer, or (without a variable) a final payload; shared, so compared by identity."""

    __slots__ = ("kids", "payload", "variable")

    def __init__(self, variable: Variable | None, kids: tuple[Node, ...], payload: Hashable = None) -> None:
        self.variable = variable
        self.kids = kids
        self.payload = payload


YES = Node(None, (), True)
NO = Node(None, (), False)
_YES_NO = (True, False)


class Diagram:
    """Builds the diagrams of one question, all over the same variables in the order of first mention."""

    def __init__(self) -> None:
        self.variables: list[Variable] = []
        self.conditions: dict[Variable, Condition] = {}
        """The condition of which a variable with a yes and a no is the answer."""
        self._variables: dict[Hashable, Variable] = {}
        self._nodes: dict[tuple[Any, ...], Node] = {}
        self._terminals: dict[Hashable, Node] = {True: YES, False: NO}
        self._conditions: dict[Condition, Node] = {}
        self._ite: dict[tuple[Node, Node, Node], Node] = {}

    def terminal(self, payload: Hashable) -> Node:
        """Return the final node for a payload."""
        return self._terminals.setdefault(payload, Node(None, (), payload))

    def node(self, variable: Variable, kids: tuple[Node, ...]) -> Node:
        """Return the one node with this variable and these ways on, or the way on if all are the same."""
        first = kids[0]
        if all(k is first for k in kids):
            return first
        return self._nodes.setdefault((variable.index, *kids), Node(variable, kids))

    def condition(self, condition: Condition) -> Node:
        """Return the diagram of a lowered condition, which ends in YES or NO."""
        found = self._conditions.get(condition)
        if found is None:
            found = self._conditions[condition] = self._build(condition)
        return found

    def _build(self, condition: Condition) -> Node:
        match condition:
            case Truth(value):
                return YES if value else NO
            case FactCondition(spec):
                return self._ask(spec, spec.values, {True}, {spec.name}, condition)
            case OneOf(FactTerm(spec), values):
                return self._ask(spec, spec.values, set(values), {spec.name})
            case OneOf(Reading(name) as reading, values):
                return self._ask(reading, tuple(reading.options), set(values), {name})
            case Contains(FactTerm(spec), member):
                return self._ask(Member(spec, member), _YES_NO, {True}, {spec.name}, condition)
            case ComputedCondition(_, _, of):
                return self._ask(condition, _YES_NO, {True}, {s.name for s in facts_in(*of)}, condition)
            case Compare(left, op, right):
                return self._order(left, op == "<", right, condition)
            case Not(item):
                return self.choose(self.condition(item), NO, YES)
            case AllOf(items):
                result = YES
                for item in reversed(items):
                    result = self.choose(self.condition(item), result, NO)
                return result
            case AnyOf(items):
                result = NO
                for item in reversed(items):
                    result = self.choose(self.condition(item), YES, result)
                return result
            case _:
                raise DefinitionError(f"`{condition}` is no lowered condition")

    def _ask(
        self, subject: Any, answers: tuple[Any, ...], yes: set[Any], names: set[str], condition: Condition | None = None
    ) -> Node:
        variable = self._variables.get(subject)
        if variable is None:
            orders = (subject, subject.opposite()) if isinstance(subject, Order) else ()
            variable = Variable(len(self.variables), subject, answers, frozenset(names), orders)
            self._variables[subject] = variable
            self.variables.append(variable)
            if condition is not None:
                self.conditions[variable] = condition
        return self.node(variable, tuple(YES if a in yes else NO for a in answers))

    def _order(self, left: Term[Any], strict: bool, right: Term[Any], condition: Condition) -> Node:
        slots: dict[tuple[str, Chain], int] = {}
        constant = int(strict)
        for sign, side in ((1, left), (-1, right)):
            some, rest = linear(side)
            constant += sign * rest
            for slot in some:
                key = (slot.name, slot.chain)
                slots[key] = slots.get(key, 0) + sign * slot.factor
        order = Order(tuple(Slot(f, n, c) for (n, c), f in sorted(slots.items(), key=repr) if f), constant)
        if not order.slots:
            return YES if order.constant <= 0 else NO
        flipped = order.slots[0].factor < 0
        order = order.opposite() if flipped else order
        asked = Not(condition) if flipped else condition
        return self._ask(order, _YES_NO, {not flipped}, {s.name for s in order.slots}, asked)

    def choose(self, if_: Node, then: Node, otherwise: Node) -> Node:
        """Return the diagram that goes on to `then` where `if_` ends in YES, and to `otherwise` elsewhere."""
        if if_ is YES or then is otherwise:
            return then
        if if_ is NO:
            return otherwise
        key = (if_, then, otherwise)
        found = self._ite.get(key)
        if found is None:
            top = min((n.variable for n in key if n.variable), key=_index)
            ways = (self._ways(n, top) for n in key)
            found = self._ite[key] = self.node(top, tuple(self.choose(*way) for way in zip(*ways, strict=True)))
        return found

    def turned(self, node: Node, change: Callable[[Any], Any]) -> Node:
        """Return a diagram that ends in what its ends are changed to."""
        made: dict[Node, Node] = {}
        for part in below(node):
            if part.variable is None:
                made[part] = self.terminal(change(part.payload))
            else:
                made[part] = self.node(part.variable, tuple(made[kid] for kid in part.kids))
        return made[node]

    @staticmethod
    def _ways(node: Node, top: Variable) -> tuple[Node, ...]:
        return node.kids if node.variable is top else (node,) * len(top.answers)


def below(root: Node) -> list[Node]:
    """List the nodes of a diagram, each once and after what is below it."""
    found: dict[Node, None] = {}

    def visit(node: Node) -> None:
        if node not in found:
            for kid in node.kids:
                visit(kid)
            found[node] = None

    visit(root)
    return list(found)


_index: Callable[[Variable], int] = lambda variable: variable.index  # noqa: E731  # a key function, typed once


def move(chain: Chain, value: Any, calendar: RestDays | None) -> int:
    """Return a count, or a day moved along a chain, as a whole number."""
    if isinstance(value, int):
        return value
    for step in chain:
        if step != ROLL:
            value = step.after(value)
        elif calendar is not None:
            value = calendar.roll(value)
    return int(value.toordinal())


def linear(term: Term[Any]) -> tuple[tuple[Slot, ...], int]:
    """Return a simple term as slots and a constant; days as ordinals."""
    match term:
        case FactTerm(spec):
            return (Slot(1, spec.name),), 0
        case Constant(date() as day):
            return (), day.toordinal()
        case Constant(int() as count):
            return (), count
        case Sum(parts, constant):
            slots: list[Slot] = []
            for factor, part in parts:
                inner, rest = linear(part)
                slots += [Slot(factor * s.factor, s.name, s.chain) for s in inner]
                constant += factor * rest
            return tuple(slots), constant
        case DaysBetween(start, end):
            (first, since), (last, until) = linear(start), linear(end)
            return (*last, *(Slot(-s.factor, s.name, s.chain) for s in first)), until - since
        case Shift(base, period):
            some, rest = linear(base)
            if period.in_days is not None:
                return some, rest + period.in_days
            return _moved(some, rest, period)
        case Roll(base):
            return _moved(*linear(base), ROLL)
        case _:
            raise DefinitionError(f"`{term}` cannot be compared")


def _moved(slots: tuple[Slot, ...], days: int, step: Period | Literal["roll"]) -> tuple[tuple[Slot, ...], int]:
    if not slots:
        if step == ROLL:
            raise DefinitionError("a fixed day is not moved past rest days")
        return (), step.after(date.fromordinal(days)).toordinal()
    (slot,) = slots
    before: Chain = (Period(days=days),) if days else ()
    return (Slot(slot.factor, slot.name, (*slot.chain, *before, step)),), 0
