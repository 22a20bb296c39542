"""The plan of a question under chosen readings: what evaluation, compilation and every back end share.

Conditions are lowered once; each diagram is built when it is first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from operator import eq
from typing import TYPE_CHECKING, Any, TypeVar, cast

from cerra_rules.deciding.bounds import BUDGET, OverBudgetError
from cerra_rules.deciding.completions import Completions, Space
from cerra_rules.deciding.diagram import BROKEN, NO, YES, Diagram, Node, below
from cerra_rules.deciding.lowering import BESIDE, CALENDAR, Assumed, Calendar, cases, lower
from cerra_rules.deciding.orders import Order
from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.errors import DefinitionError
from cerra_rules.language.terms import (
    NOTHING,
    AllOf,
    Choice,
    Compare,
    Condition,
    Constant,
    Contains,
    FactCondition,
    FactSpec,
    FactTerm,
    Listing,
    OneOf,
    Roll,
    Term,
    all_of,
    any_of,
    parts_of,
)

if TYPE_CHECKING:
    from cerra_rules.language.provisions import Provision
    from cerra_rules.language.questions import Question
    from cerra_rules.language.rules import Caution, Outcome, Rule, Value

T = TypeVar("T")
NUMBER = "(a number)"
MOST_DAYS = date.max.toordinal()
MOST_COUNT = 10**30
"""Farther than any value of a count: no step of a search depends on how far."""


class Verdict:
    """What a decision shares with every other decision that came out the same way."""

    __slots__ = ("citations", "is_exact", "needs", "outcome", "plan")

    def __init__(
        self,
        plan: Plan,
        outcome: Outcome | None,
        citations: tuple[Provision, ...],
        needs: tuple[str, ...] = (),
        *,
        is_exact: bool = True,
    ) -> None:
        self.plan = plan
        self.outcome = outcome
        self.citations = citations
        self.needs = needs
        self.is_exact = is_exact


class Verdicts(dict[int, Verdict]):
    """The verdicts of one outcome by the bits of what applies, made when they first come up."""

    def __init__(self, make: Callable[[int], Verdict]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, mask: int) -> Verdict:
        return self.setdefault(mask, self._make(mask))


class Plan:
    """A question lowered under its chosen readings: conditions, diagrams and invariants, each built when first used."""

    def __init__(
        self,
        question: Question[Any],
        chosen: Mapping[str, str],
        calendar: Calendar,
        *,
        budget: int = BUDGET,
    ) -> None:
        self.question = question
        self.chosen = dict(chosen)
        self.calendar = calendar
        self.budget = budget
        self.assumed = Assumed(self.chosen, calendar)
        self.specs = {**question.facts.specs, **{spec.name: spec for spec in BESIDE[calendar] if question.rolls}}
        """The facts, and what stands beside them where rest days are not known."""
        self.diagram = Diagram(moves_two=len(question.rolls) > 1)
        self._made: dict[tuple[str, str], Any] = {}
        self.rules = tuple((rule, lower(rule.when, self.assumed)) for rule in question.rules)

    @cached_property
    def where_told(self) -> Plan:
        """The plan for the cases in which the calendar tells all that is asked; reading on where it does not is an error."""
        if self.calendar != "partly":
            return self
        return Plan(self.question, self.chosen, "known", budget=self.budget)

    @cached_property
    def is_settled(self) -> bool:
        """Whether every reading of the question is chosen."""
        return len(self.chosen) == len(self.question.readings)

    @cached_property
    def space(self) -> Space:
        """What a search for completions goes through."""
        try:
            return Space(self.specs, self.diagram, *self.invariants)
        except OverBudgetError:
            return Space(self.specs, self.diagram, (), YES, is_whole=False)

    def under(self, invariants: Iterable[int]) -> Space:
        """Return what a search goes through where only some of the invariants hold, by their places."""
        some = tuple(invariants)
        lowered = (self._lowered_invariants[i] for i in some)
        return self._once("under", repr(some), lambda: Space(self.specs, self.diagram, *bound(self.diagram, lowered)))

    def held(self, completions: Completions, condition: Condition) -> Any:
        """Return whether a lowered condition holds in all completions, or in none; UNKNOWN where they differ or nobody can tell."""
        try:
            found = completions.possible(self.diagram.condition(condition), 2)
        except OverBudgetError:
            return UNKNOWN
        return next(iter(found)) if len(found) == 1 else UNKNOWN

    def open_names(self, facts: Mapping[str, Any]) -> list[str]:
        """Return the facts that are unknown, the calendar where it is, and the readings that are not chosen."""
        unknown = [name for name, value in facts.items() if value is None]
        if CALENDAR in self.specs:
            unknown.append(CALENDAR)
        return unknown if self.is_settled else [*unknown, *(n for n in self.question.readings if n not in self.chosen)]

    def limbs(self, rule: Rule) -> Iterator[tuple[Condition, Condition]]:
        """Yield the lowered condition of each citation of a rule, and what it adds to the rule's own."""
        for limb, own in zip(rule.limbs, rule.own_limbs, strict=True):
            yield lower(limb.when, self.assumed), lower(own.when, self.assumed)

    def citing(self, outcome: Outcome) -> tuple[tuple[Provision, tuple[Condition, ...]], ...]:
        """Return what an outcome may cite, in the order of the text, each with the lowered conditions that bring it."""
        return self._once("citing", outcome.code, lambda: self._cites(outcome))

    def _cites(self, outcome: Outcome) -> tuple[tuple[Provision, tuple[Condition, ...]], ...]:
        found: dict[Provision, list[Condition]] = {}
        for limb in self.question.limbs(outcome):
            found.setdefault(limb.provision, []).append(lower(limb.when, self.assumed))
        return tuple((p, tuple(dict.fromkeys(conditions))) for p, conditions in sorted(found.items()))

    @property
    def invariants(self) -> tuple[tuple[Order, ...], Node]:
        """The invariants: plain comparisons as orders, the rest as a diagram. Raises OverBudgetError."""
        return self._once("invariants", "", self._invariants)

    @property
    def outcome(self) -> Node:
        """The diagram that ends in the code of the outcome. Raises OverBudgetError, as do the others."""
        return self._once("outcome", "", self._outcome)

    @cached_property
    def _lowered_invariants(self) -> list[Condition]:
        return [lower(i.holds, self.assumed) for i in self.question.facts.invariants()]

    def _invariants(self) -> tuple[tuple[Order, ...], Node]:
        with suppress(OverBudgetError):
            self.outcome  # noqa: B018  # first: what invariants add is asked last
        return bound(self.diagram, self._lowered_invariants)

    def _outcome(self) -> Node:
        for part in parts_of((*(c for _, c in self.rules), *self._lowered_invariants)):
            if isinstance(
                part, FactCondition | OneOf | Contains
            ):  # comparisons of days and counts are asked after them
                self.diagram.condition(part)
        *earlier, last = self.question.outcomes
        node = self.diagram.terminal(last.code)
        for outcome in reversed(earlier):
            reached = any_of(*(c for r, c in self.rules if r.outcome is outcome))
            node = self.diagram.choose(self.diagram.condition(reached), self.diagram.terminal(outcome.code), node)
        return node

    def cited(self, outcome: Outcome) -> tuple[tuple[Provision, Node], ...]:
        """Return what an outcome may cite, with the diagram that says whether it does."""
        return self._once(
            "cited",
            outcome.code,
            lambda: tuple((p, self.diagram.condition(any_of(*sources))) for p, sources in self.citing(outcome)),
        )

    @cached_property
    def rolls(self) -> tuple[Roll, ...]:
        """The last days that are moved past rest days under the readings chosen."""
        known = Assumed(self.chosen, "known")
        conditions = tuple(lower(rule.when, known) for rule in self.question.rules)
        return tuple(dict.fromkeys(part for part in parts_of(conditions) if isinstance(part, Roll)))

    def cautions(self, outcome: Outcome) -> tuple[tuple[Caution, Node], ...]:
        """Return what an outcome may warn of, with the diagram that says whether it does."""
        return self._once(
            "cautions",
            outcome.code,
            lambda: tuple((c, self.diagram.condition(lower(c.when, self.assumed))) for c in outcome.cautions),
        )

    def given(self, value: Value) -> Node:
        """Return the diagram that says for which facts a value is given at all."""
        if not value.only:
            return YES
        codes = {o.code for o in value.only}
        return self._once("given", value.name, lambda: self.diagram.turned(self.outcome, lambda code: code in codes))

    def items(self, value: Value) -> tuple[tuple[Node, Any], ...]:
        """Return the items of a listed value, each with the diagram that says whether it is listed."""
        return self._once("items", value.name, lambda: tuple(self._items(value)))

    def _items(self, value: Value) -> Iterator[tuple[Node, Any]]:
        listings = (t for _, t in cases(value.term, self.assumed) if isinstance(t, Listing))
        for listing in listings:
            for condition, item in listing.items:
                yield self.diagram.choose(self.given(value), self.diagram.condition(condition), NO), item

    @cached_property
    def space_of_values(self) -> Space:
        """What a search for computed values goes through: each is one more unknown."""
        specs = {**self.space.specs, **{spec.name: spec for spec in map(stand_in, self.question.values)}}
        return self.space._replace(specs=specs)

    def valued(self, value: Value) -> Node:
        """Return the diagram of what a value is, as `standing` says it; NOTHING where there is none."""
        return self._once("valued", value.name, lambda: self._valued(value))

    def _valued(self, value: Value) -> Node:
        otherwise = self.diagram.terminal(NOTHING if value.otherwise is None else Constant(value.otherwise))
        return self.standing(value, self.diagram.choose(self.given(value), self.cases(value), otherwise))

    def standing(self, value: Value, node: Node) -> Node:
        """Return a diagram that ends in the simple terms of a value, with NUMBER for each of a count or day.

        Whatever stands for the value is then what the term comes to; where it is something else, it ends in BROKEN.
        """
        found, stands = node, cast("Term[Any]", FactTerm(stand_in(value)))
        for term in (
            end.payload for end in below(node) if end.variable is None
        ):  # in one order everywhere, unlike a set
            if isinstance(term, Term) and term.kind in {"int", "date"}:
                try:
                    equal = self.diagram.condition(lower(Compare(stands, "=", term), self.assumed))
                except DefinitionError:  # what only a function computes, or a share of a share
                    continue
                is_it = self.diagram.turned(node, partial(eq, term))
                number = self.diagram.choose(equal, self.diagram.terminal(NUMBER), self.diagram.terminal(BROKEN))
                found = self.diagram.choose(is_it, number, found)
        return found

    def cases(self, value: Value) -> Node:
        """Return the diagram that ends in the simple term a value stands for."""
        return self._once("cases", value.name, lambda: self.simple(value.term))

    def simple(self, term: Term[Any]) -> Node:
        """Return the diagram that ends in the simple term that another stands for."""
        if isinstance(term, Choice):
            node = self.simple(term.default)
            for condition, then in reversed(term.cases):
                asked = self.diagram.condition(lower(condition, self.assumed))
                node = node if asked is NO else self.diagram.choose(asked, self.simple(then), node)
            return node
        node = self.diagram.terminal(NOTHING)
        for guard, found in reversed(cases(term, self.assumed)):
            node = self.diagram.choose(self.diagram.condition(guard), self.diagram.terminal(found), node)
        return node

    def _once(self, what: str, of: str, make: Callable[[], T]) -> T:
        """Return what is made once for each outcome or value of the plan, when it is first asked for; also that it is too large."""
        if (what, of) not in self._made:
            try:
                self._made[what, of] = make()
            except OverBudgetError as error:
                self._made[what, of] = OverBudgetError(error.message, error.hint)  # without the frames of the search
        made = self._made[what, of]
        if isinstance(made, OverBudgetError):
            raise OverBudgetError(made.message, made.hint)
        return cast("T", made)


def stand_in(value: Value) -> FactSpec:
    """Return the count or day that stands for a value in a search."""
    low, high = (1, MOST_DAYS) if value.term.kind == "date" else (-MOST_COUNT, MOST_COUNT)
    return FactSpec(f"({value.name})", "date" if value.term.kind == "date" else "int", "", "", (), low, high)


def bound(diagram: Diagram, invariants: Iterable[Condition]) -> tuple[tuple[Order, ...], Node]:
    """Return lowered invariants: plain comparisons as orders, the rest as a diagram."""
    orders: list[Order] = []
    conditions: list[Condition] = []
    for lowered in invariants:
        for item in lowered.items if isinstance(lowered, AllOf) else (lowered,):
            if isinstance(item, Compare):
                orders += _orders(diagram.condition(item))
            else:
                conditions.append(item)
    return tuple(orders), _assuming(diagram, diagram.condition(all_of(*conditions)), orders)


def _assuming(diagram: Diagram, node: Node, orders: list[Order]) -> Node:
    """Return a diagram without the comparisons that hold in any case."""
    made: dict[Node, Node] = {}
    for part in below(node):
        variable = part.variable
        kept = part if variable is None else diagram.node(variable, tuple(made[kid] for kid in part.kids))
        for held, kid in zip(variable.orders if variable else (), part.kids, strict=False):
            if held in orders:
                kept = made[kid]
                break
        made[part] = kept
    return made[node]


def _orders(node: Node) -> tuple[Order, ...]:
    """Return the order that a single comparison is; none for one that always holds."""
    return (node.variable.orders[0 if node.kids[0] is YES else 1],) if node.variable else ()
