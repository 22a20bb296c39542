"""Charts: everything a question can answer, as decision diagrams that are compared by identity.

All mutants of a question are drawn over the variables of one diagram. Two that are the same function are then the
same node, so a mutant with the chart of its original is proved equivalent to it; and what a case leaves of a node
is worked out once for all mutants that share it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import eq
from typing import Any

from cerra_rules.deciding.diagram import NO, YES, Diagram, Node, below
from cerra_rules.deciding.lowering import Calendar, Case, cases, lower
from cerra_rules.deciding.orders import ROLL, Order
from cerra_rules.deciding.plan import Plan
from cerra_rules.errors import DefinitionError
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rules import Outcome, Value
from cerra_rules.language.terms import NOTHING, Compare, Condition, FactSpec, Listing, Portion, Term, any_of, facts_in


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed value: where there is a list at all, and what is in it where; elsewhere nothing, or an empty list."""

    given: Node
    items: tuple[tuple[Node, Any], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The answers of one question: which outcome, and for each what is cited, which values are given and what is warned of.

    `cited` has, by provision, where it is cited, and `warned`, by note, where it is told; `values` has the diagram that ends in the simple term a value
    stands for, or what is listed and where.
    """

    outcome: Node
    cited: Mapping[Provision, Node]
    values: Mapping[str, Node | Listed]
    warned: Mapping[str, Node]


class Charts:
    """Draws a question and its mutants under the same readings, with or without a calendar."""

    def __init__(
        self,
        question: Question[Any],
        chosen: Mapping[str, str],
        calendar: Calendar,
        diagram: Diagram | None = None,
    ) -> None:
        self.question = question
        self.chosen = dict(chosen)
        self.plan = Plan(question, chosen, calendar)
        if diagram is not None:  # shared with charts under other readings, to compare the two
            self.plan.diagram = diagram
        self.diagram: Diagram = self.plan.diagram
        self._given = self.plan.assumed
        self._nodes: dict[int, tuple[Condition, Node]] = {}
        self._values: dict[tuple[Any, ...], tuple[Term[Any], Node | Listed]] = {}
        self._ors: dict[tuple[Node, ...], Node] = {}
        self.original = self.chart(question)
        self.invariants = self.plan.invariants  # after the outcome, so that a search asks its questions first

    def chart(self, question: Question[Any]) -> Chart:
        """Return the chart of the question or of a mutant of it; each has room of its own, however many were drawn before."""
        self.diagram.make_room()
        rules = [(rule, self._condition(rule.when)) for rule in question.rules]
        *earlier, last = question.outcomes
        reached = {o: self._any(n for r, n in rules if r.outcome is o) for o in earlier} | {last: YES}
        node = self.diagram.terminal(last.code)
        where: dict[Outcome, Node] = {}
        before = NO
        for outcome in question.outcomes:
            where[outcome] = self.diagram.choose(before, NO, reached[outcome])
            before = self.diagram.choose(before, YES, reached[outcome])
        for outcome in reversed(earlier):
            node = self.diagram.choose(reached[outcome], self.diagram.terminal(outcome.code), node)
        cited: dict[Provision, list[Node]] = {}
        for outcome in question.outcomes:
            for limb in outcome.limbs:
                cited.setdefault(limb.provision, []).append(
                    self.diagram.both(where[outcome], self._condition(limb.when)),
                )
        for rule, applies in rules:
            here = self.diagram.both(where[rule.outcome], applies)
            for limb in rule.own_limbs:
                cited.setdefault(limb.provision, []).append(self.diagram.both(here, self._condition(limb.when)))
        warned: dict[str, list[Node]] = {}
        for outcome in question.outcomes:
            for caution in outcome.cautions:
                warned.setdefault(caution.note, []).append(
                    self.diagram.both(where[outcome], self._condition(caution.when)),
                )
        return Chart(
            node,
            {provision: self._any(nodes) for provision, nodes in sorted(cited.items())},
            {v.name: self._value(v, where) for v in question.values},
            {note: self._any(nodes) for note, nodes in sorted(warned.items())},
        )

    def _value(self, value: Value, where: Mapping[Outcome, Node]) -> Node | Listed:
        given = self._any(where[o] for o in value.only) if value.only else YES
        key = (id(value.term), given, value.otherwise)
        known = self._values.get(key)
        if known is None:
            known = self._values[key] = (value.term, self._drawn(value, given))
        return known[1]

    def _drawn(self, value: Value, given: Node) -> Node | Listed:
        if isinstance(value.term, Listing):
            listing = _listing(cases(value.term, self._given))
            items = tuple((self.diagram.both(given, self._condition(c)), item) for c, item in listing.items)
            return Listed(YES if value.otherwise == () else given, items)
        return self.diagram.choose(given, self.plan.simple(value.term), self.diagram.terminal(NOTHING))

    def _condition(self, condition: Condition) -> Node:
        known = self._nodes.get(id(condition))
        if known is None:  # kept with its node, so that no other term gets the same id
            node = self.diagram.condition(lower(condition, self._given))
            known = self._nodes[id(condition)] = (condition, node)
        return known[1]

    def _any(self, nodes: Iterable[Node]) -> Node:
        some = tuple(nodes)
        found = self._ors.get(some)
        if found is None:
            found = self._ors[some] = self.diagram.some(*some)
        return found

    def condition(self, condition: Condition) -> Node:
        """Return the diagram of a condition under these readings."""
        return self._condition(condition)

    # what differs between two charts

    def difference(self, a: Chart, b: Chart) -> Node:
        """Return the diagram that ends in YES where two charts answer otherwise (or may, where counts are rounded)."""
        self.diagram.make_room()
        nodes = [self._unlike(a.outcome, b.outcome)]
        nodes += [self._unlike(a.cited.get(p, NO), b.cited.get(p, NO)) for p in {**a.cited, **b.cited}]
        nodes += [self._unlike(a.warned.get(n, NO), b.warned.get(n, NO)) for n in {**a.warned, **b.warned}]
        for name, value in a.values.items():
            nodes.append(self._unlike_values(value, b.values[name]))
        return self._any(nodes)

    def noticeable(self, a: Chart, b: Chart) -> Node:
        """Return a diagram that ends in YES wherever facts that can be stated may show a difference, and seldom elsewhere.

        Beside a flag that is denied no day can be stated. There `b` cites what it cites whatever the day would be, it warns of
        what it warns of on some day, and a value that hangs on such a day is not known.
        """
        self.diagram.make_room()
        nodes = [self._unlike(a.outcome, b.outcome)]
        for p in {**a.cited, **b.cited}:
            before, after = a.cited.get(p, NO), b.cited.get(p, NO)
            nodes += [
                self.diagram.choose(after, NO, before),
                self.diagram.choose(before, NO, self._at_ends(after, self.diagram.both)),
            ]
        for n in {**a.warned, **b.warned}:
            before, after = a.warned.get(n, NO), b.warned.get(n, NO)
            nodes += [
                self.diagram.choose(self._at_ends(after, self.diagram.some), NO, before),
                self.diagram.choose(before, NO, after),
            ]
        for name, value in a.values.items():
            other = b.values[name]
            if isinstance(value, Node) and isinstance(other, Node):
                nodes.append(self._unlike(value, other, self._unlike_stated))
            else:
                nodes.append(self._unlike_values(value, other))
        return self._any(nodes)

    def _flags(self) -> Iterator[tuple[FactSpec, Node]]:
        """Yield each day that has a flag, with the diagram that says whether the flag is stated."""
        for spec in self.question.facts.specs.values():
            if spec.only_if:
                yield spec, self._condition(getattr(self.question.facts, spec.only_if))

    def _at_ends(self, node: Node, joined: Callable[[Node, Node], Node]) -> Node:
        """Return a diagram; where the flag of a day is denied, what it comes to on the first and the last day, joined."""
        for spec, flag in self._flags():
            first, last = (self._on(node, spec.name, day) for day in (EARLIEST_DAY, LATEST_DAY))
            node = self.diagram.choose(flag, node, joined(first, last))
        return node

    def _on(self, node: Node, name: str, day: date) -> Node:
        """Return what is left of a diagram once a day is known; the diagram itself, where the day is moved past rest days."""
        parts = list(below(node))
        slots = [slot for part in parts if part.variable for order in part.variable.orders for slot in order.slots]
        if any(slot.name == name and ROLL in slot.chain for slot in slots):
            return node
        made: dict[Node, Node] = {}
        for part in parts:
            if part.variable is None:
                made[part] = part
            elif part.variable.orders:
                order = part.variable.orders[0]
                known = [slot for slot in order.slots if slot.name == name]
                constant = order.constant + sum(s.factor * s.at(day.toordinal(), None) for s in known)
                left = Order(tuple(s for s in order.slots if s not in known), constant)
                made[part] = self.diagram.choose(self.diagram.order(left), *(made[kid] for kid in part.kids))
            else:
                made[part] = NO
                for answer, kid in enumerate(part.kids):
                    made[part] = self.diagram.choose(self.diagram.answer(part.variable, answer), made[kid], made[part])
        return made[node]

    def _unlike_stated(self, a: Any, b: Any) -> Node:
        if a == NOTHING and isinstance(b, Term):
            looked_at = {spec.name for spec in facts_in(b)}
            return self.diagram.both(*(flag for spec, flag in self._flags() if spec.name in looked_at))
        return self._unlike_ends(a, b)

    def _unlike_values(self, a: Node | Listed, b: Node | Listed) -> Node:
        if isinstance(a, Node) and isinstance(b, Node):
            return self._unlike(a, b)
        if isinstance(a, Node) or isinstance(b, Node):
            return YES
        items = {item for _, item in (*a.items, *b.items)}
        return self._any((
            self._unlike(a.given, b.given),
            *(self._unlike(self._listed(a, item), self._listed(b, item)) for item in items),
        ))

    def _listed(self, value: Listed, item: Any) -> Node:
        return self._any(node for node, other in value.items if other == item)

    def _unlike(self, a: Node, b: Node, unlike_ends: Callable[[Any, Any], Node] | None = None) -> Node:
        if a is b:
            return NO
        pairs = self.diagram.paired(a, b)
        result = NO
        for pair in pairs.ends:
            ends: Any = pair
            unlike = (unlike_ends or self._unlike_ends)(*ends)
            if unlike is not NO:
                result = self.diagram.choose(self.diagram.turned(pairs, partial(eq, pair)), unlike, result)
        return result

    def _unlike_ends(self, a: Any, b: Any) -> Node:
        if type(a) is type(b) and a == b:
            return NO
        if not isinstance(a, Term) or not isinstance(b, Term):
            return YES
        match a, b:
            case Portion(share, of, exceed), Portion(other, base, exceeds) if (share, exceed) == (other, exceeds):
                return self._unlike_ends(of, base)
            case _ if NOTHING in {a, b}:
                return YES
        try:
            # Lowered once more, for the largest or smallest of terms is not compared as it stands.
            return self.diagram.condition(lower(any_of(Compare(a, "<", b), Compare(b, "<", a)), self._given))
        except (DefinitionError, TypeError, AttributeError):
            return YES  # no counts and no days, or rounded ones: looked at by trying


def _listing(found: list[Case]) -> Listing:
    """Return the one listing that a listed value comes to."""
    (_, listing), *more = found
    if more or not isinstance(listing, Listing):
        raise DefinitionError(f"`{listing}` is not one list")
    return listing
