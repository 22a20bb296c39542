"""Decision diagrams: a condition as a graph of single questions, each asked at most once on a path.

Strong Kleene logic is sound but loses where a fact occurs twice (`a or not a` is unknown with `a`). An ordered,
reduced diagram does not lose: what is left of it once the known facts are put in place is one final answer if
and only if every completion of the unknown facts gives that answer, and otherwise it mentions exactly the
facts on which the answer still hangs. Comparisons of counts and days are single questions here; how they hang
together is for `completions` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.lowering import TWO_MOVE
from cerra_rules.deciding.orders import Order, TwoMovesError, between, move
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.deciding.turns import Turn
from cerra_rules.errors import DefinitionError
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import (
    AllOf,
    AnyOf,
    Compare,
    ComputedCondition,
    Condition,
    Contains,
    FactCondition,
    FactSpec,
    FactTerm,
    Later,
    Not,
    OneOf,
    Truth,
    facts_in,
    parts_of,
)

Reader = Callable[[Mapping[str, Any], RestDays | None], int | None]
"""From facts and a calendar to the place of the answer that they give to a question; None where they leave it open."""

MOST_STEPS = 100_000
"""Steps that are remembered while diagrams are put together: about 100 MB, and twice what the largest question here takes."""
_ADDING = Turn()
"""Threads that ask something new at once must give it different places."""


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
    orders: tuple[Order, ...]
    """For a comparison: what holds where it is answered with yes, and where with no."""
    read: Reader
    tries: tuple[int, ...]
    """The places of the answers, the plain one first: a case that is found should not state more than it must."""


BROKEN = "(an invariant is broken)"
"""The payload of a diagram where an invariant does not hold: no case ends there."""


class Node:
    """A question with one way on for each answer, or (without a variable) a final payload; shared, so compared by identity.

    `ends` are the payloads below it but BROKEN, `breaks` says whether that is there too, and `asks` has a bit for each
    variable.
    """

    __slots__ = ("asks", "breaks", "ends", "kids", "payload", "variable")

    def __init__(self, variable: Variable | None, kids: tuple[Node, ...], payload: Hashable = None) -> None:
        self.variable = variable
        self.kids = kids
        self.payload = payload
        if variable is None:
            self.asks, self.breaks = 0, payload == BROKEN
            self.ends: frozenset[Hashable] = frozenset() if self.breaks else frozenset((payload,))
            return
        asks, breaks, ends = 1 << variable.index, False, kids[0].ends
        for kid in kids:
            asks |= kid.asks
            breaks |= kid.breaks
            if not kid.ends <= ends:
                ends |= kid.ends
        self.asks, self.breaks, self.ends = asks, breaks, ends


YES = Node(None, (), True)
NO = Node(None, (), False)
_YES_NO = (True, False)


class Diagram:
    """Builds the diagrams of one question, all over the same variables in the order of first mention.

    What would grow too large is given up with OverBudgetError, and all that is remembered is forgotten. So is, where two
    days move past rest days of which nobody knows (`moves_two`), any comparison with one: a single number does not say how
    far both move.
    """

    def __init__(self, *, moves_two: bool = False) -> None:
        self.moves_two = moves_two
        self.variables: list[Variable] = []
        self.conditions: dict[Variable, Condition] = {}
        """The condition of which a variable with a yes and a no is the answer."""
        self.compares = 0
        """The bits of the variables that compare counts or days."""
        self.about: dict[str, int] = {}
        """The bits of the variables that ask about a fact or reading."""
        self.comparing: dict[str, list[Variable]] = {}
        """The variables that compare a count or day."""
        self._variables: dict[Hashable, Variable] = {}
        self._nodes: dict[tuple[Any, ...], Node] = {}
        self._terminals: dict[Hashable, Node] = {True: YES, False: NO}
        self._conditions: dict[Condition, Node] = {}
        self._seen: dict[int, tuple[Condition, Node]] = {}
        """The diagram of a condition by its identity; kept with the condition, so that no other gets the same."""
        self._ite: dict[tuple[Node, Node, Node], Node] = {}

    @property
    def size(self) -> int:
        """How many steps of putting diagrams together are remembered."""
        return len(self._ite)

    def make_room(self) -> None:
        """Forget the steps, not the diagrams they led to, where more than half of what may be remembered is taken."""
        if self.size > MOST_STEPS // 2:
            self._ite.clear()

    def terminal(self, payload: Hashable) -> Node:
        """Return the final node for a payload."""
        return self._terminals.setdefault(payload, Node(None, (), payload))

    def node(self, variable: Variable, kids: tuple[Node, ...]) -> Node:
        """Return the one node with this variable and these ways on, or the way on if all are the same."""
        first = kids[0]
        if kids.count(first) == len(kids):
            return first
        key = (variable.index, *kids)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes.setdefault(key, Node(variable, kids))
        return found

    def condition(self, condition: Condition) -> Node:
        """Return the diagram of a lowered condition, which ends in YES or NO."""
        known = self._seen.get(id(condition))
        if known is not None:
            return known[1]
        if isinstance(condition, AllOf | AnyOf | Not):  # as large as a rule: put together again sooner than hashed
            found = self._build(condition)
        elif condition in self._conditions:
            found = self._conditions[condition]
        else:
            found = self._conditions[condition] = self._build(condition)
        self._seen[id(condition)] = (condition, found)
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
                if self.moves_two and any(isinstance(part, Later) for part in parts_of((left, right))):
                    raise OverBudgetError(*TWO_MOVE)
                try:
                    order = between(left, right, strict=op == "<")
                except TwoMovesError as error:
                    raise OverBudgetError(error.message, TWO_MOVE[1]) from None
                return self.order(order, condition)
            case Not(item):
                return self.choose(self.condition(item), NO, YES)
            case AllOf(items) | AnyOf(items):
                nodes = [self.condition(item) for item in reversed(items)]
                return (self.both if isinstance(condition, AllOf) else self.some)(*reversed(nodes))
            case _:
                raise DefinitionError(f"`{condition}` is no lowered condition")

    def _ask(
        self,
        subject: Any,
        answers: tuple[Any, ...],
        yes: set[Any],
        names: Iterable[str],
        condition: Condition | None = None,
    ) -> Node:
        variable = self._variables.get(subject)
        if variable is None:
            with _ADDING:
                variable = self._variables.get(subject) or self._new(subject, answers, frozenset(names), condition)
        return self.node(variable, tuple(YES if a in yes else NO for a in answers))

    def _new(
        self, subject: Any, answers: tuple[Any, ...], names: frozenset[str], condition: Condition | None
    ) -> Variable:
        orders = (subject, subject.opposite()) if isinstance(subject, Order) else ()
        place = len(self.variables)
        tries = tuple(range(len(answers)))
        if answers == _YES_NO and not orders:
            tries = tries[::-1]
        variable = Variable(place, subject, answers, names, orders, _reader(subject, answers), tries)
        self.variables.append(variable)
        self.compares |= bool(orders) << place
        for name in names:
            self.about[name] = self.about.get(name, 0) | 1 << place
            if orders:
                self.comparing.setdefault(name, []).append(variable)
        if condition is not None:
            self.conditions[variable] = condition
        self._variables[subject] = variable  # last: another thread takes what it finds here for whole
        return variable

    def order(self, order: Order, condition: Condition | None = None) -> Node:
        """Return the diagram that ends in YES where an order holds; `condition` says it as a rule does."""
        if not order.slots:
            return YES if order.constant <= 0 else NO
        flipped = order.slots[0].factor < 0
        order = order.opposite() if flipped else order
        asked = Not(condition) if flipped and condition is not None else condition
        return self._ask(order, _YES_NO, {not flipped}, order.names, asked)

    def answer(self, variable: Variable, answer: int) -> Node:
        """Return the diagram that ends in YES where a question has one answer."""
        return self.node(variable, tuple(YES if i == answer else NO for i in range(len(variable.answers))))

    # diagrams put together

    def choose(self, if_: Node, then: Node, otherwise: Node) -> Node:
        """Return the diagram that goes on to `then` where `if_` ends in YES, and to `otherwise` elsewhere."""
        if if_ is YES or then is otherwise:
            return then
        if if_ is NO:
            return otherwise
        key = (if_, then, otherwise)
        found = self._ite.get(key)
        if found is None:
            if len(self._ite) > MOST_STEPS:
                for memory in (self._ite, self._conditions, self._seen, self._nodes):
                    memory.clear()
                raise OverBudgetError
            top: Any = if_.variable
            for node in (then, otherwise):
                if node.variable is not None and node.variable.index < top.index:
                    top = node.variable
            ways = zip(kids(if_, top), kids(then, top), kids(otherwise, top), strict=True)
            found = self._ite[key] = self.node(top, tuple([self.choose(*way) for way in ways]))
        return found

    def both(self, *nodes: Node) -> Node:
        """Return the diagram that ends in YES where each of some does."""
        result = YES
        for node in reversed(nodes):
            result = self.choose(node, result, NO)
        return result

    def some(self, *nodes: Node) -> Node:
        """Return the diagram that ends in YES where one of some does."""
        result = NO
        for node in reversed(nodes):
            result = self.choose(node, YES, result)
        return result

    def but_not(self, node: Node, *others: Node) -> Node:
        """Return the diagram that ends in YES where one does and none of the others."""
        for other in others:
            node = self.choose(other, NO, node)
        return node

    def paired(self, a: Node, b: Node) -> Node:
        """Return the diagram that ends in the pair of what two diagrams end in."""
        made: dict[tuple[Node, Node], Node] = {}

        def pair(a: Node, b: Node) -> Node:
            found = made.get((a, b))
            if found is None:
                if a.variable is None and b.variable is None:
                    found = self.terminal((a.payload, b.payload))
                else:
                    top = top_of(a, b)
                    found = self.node(top, tuple(map(pair, kids(a, top), kids(b, top))))
                made[a, b] = found
            return found

        return pair(a, b)

    def differing(self, a: Node, b: Node) -> Node:
        """Return the diagram that ends in YES where two diagrams end differently."""
        return NO if a is b else self.turned(self.paired(a, b), lambda ends: ends[0] != ends[1])

    def turned(self, node: Node, change: Callable[[Any], Any]) -> Node:
        """Return a diagram that ends in what its ends are changed to."""
        made: dict[Node, Node] = {}
        for part in below(node):
            if part.variable is None:
                made[part] = self.terminal(change(part.payload))
            else:
                made[part] = self.node(part.variable, tuple(made[kid] for kid in part.kids))
        return made[node]

    def answered(self, node: Node, variable: Variable, answer: int) -> Node:
        """Return what is left of a diagram once one question has an answer."""
        made: dict[Node, Node] = {}
        for part in below(node):
            if part.variable is variable:
                made[part] = made[part.kids[answer]]
            elif part.variable is None or part.variable.index > variable.index:
                made[part] = part
            else:
                made[part] = self.node(part.variable, tuple(made[kid] for kid in part.kids))
        return made[node]


def top_of(*nodes: Node) -> Variable:
    """Return the first question that some diagrams, not all at their end, ask."""
    return min((n.variable for n in nodes if n.variable is not None), key=_index)


def kids(node: Node, top: Variable) -> tuple[Node, ...]:
    """Return the ways on from a node for each answer to a question, which it may not ask."""
    return node.kids if node.variable is top else (node,) * len(top.answers)


def below(*roots: Node) -> list[Node]:
    """List the nodes of some diagrams, each once and after what is below it."""
    found: dict[Node, None] = {}
    stack = [(root, False) for root in reversed(roots)]
    while stack:
        node, is_done = stack.pop()
        if is_done:
            found.setdefault(node)
        elif node not in found:
            stack.append((node, True))
            stack += [(kid, False) for kid in reversed(node.kids)]
    return list(found)


def variables_in(*roots: Node) -> list[Variable]:
    """Return the questions that some diagrams ask, in the order of asking."""
    found = {node.variable for node in below(*roots) if node.variable is not None}
    return sorted(found, key=_index)


def end_of(node: Node, facts: Mapping[str, Any], readings: Mapping[str, str], calendar: RestDays | None) -> Any:
    """Return what a diagram ends in on a complete case."""
    while node.variable is not None:
        variable = node.variable
        if isinstance(variable.subject, Reading):
            answer: int | None = variable.answers.index(readings[variable.subject.name])
        else:
            answer = variable.read(facts, calendar)
        if answer is None:
            raise DefinitionError(f"the case leaves open `{variable.subject}`", "give every fact")
        node = node.kids[answer]
    return node.payload


_index: Callable[[Variable], int] = lambda variable: variable.index  # noqa: E731  # a key function, typed once


def _reader(subject: Any, answers: tuple[Any, ...]) -> Reader:
    match subject:
        case FactSpec(name) | Reading(name):  # an open reading is told where somebody asks what an option would give
            places: dict[Any, int | None] = {None: None} | {a: i for i, a in enumerate(answers)}
            return lambda facts, _: places[facts.get(name)]
        case Member(spec, member):
            of = spec.name
            return lambda facts, _: None if (v := facts.get(of)) is None else int(member not in v)
        case Order(slots, constant):
            return lambda facts, calendar: _compared(slots, constant, facts, calendar)
        case ComputedCondition():
            return lambda facts, calendar: (
                None if (held := evaluate(subject, facts, {}, calendar)) is UNKNOWN else int(not held)
            )
        case _:
            raise DefinitionError(f"`{subject}` is nothing that a diagram asks")


def _compared(slots: Any, constant: int, facts: Mapping[str, Any], calendar: RestDays | None) -> int | None:
    total = constant
    for slot in slots:
        value = facts.get(slot.name)
        if value is None:
            return None
        total += slot.factor * (move(slot.chain, value, calendar) if slot.chain or type(value) is not int else value)
    return int(total > 0)
