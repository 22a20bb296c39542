"""What there is to exercise in a question: its points, each of which some facts must be able to reach.

Rules are tried in the order of the outcomes, so a rule is in play where no rule of an earlier outcome applies; what a
rule would say where it is not in play exercises nothing. Of a condition as it is written (a leaf of the tree between
`all_of`, `any_of` and `not_`) both ways of deciding its rule count: it decides where the rule would come out
otherwise if it alone came out otherwise. A comparison has three more points for each of its branches:
`coverage.boundaries` says which. A value has its branches (`explaining.branching`), each item that it may list, and the conditions
that it chooses by, where the outcome is one that has the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.diagram import NO, YES, Node
from cerra_rules.deciding.lowering import lower
from cerra_rules.deciding.plan import Plan
from cerra_rules.explaining.branching import branches as branches_of
from cerra_rules.explaining.branching import guards
from cerra_rules.explaining.rewriting import settled
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.rules import Limb, Outcome, Rule, Value
from cerra_rules.language.terms import (
    HOLDS,
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Given,
    Listing,
    Not,
    OneOf,
    Truth,
    all_of,
    any_of,
    not_,
)
from cerra_rules.testing.coverage.boundaries import branches, in_words, sides

KINDS = ("outcome", "rule", "exemption", "limb", "value", "condition", "boundary")


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One thing to exercise: its kind, what it is about, in which way, and the provisions it comes from."""

    kind: str
    subject: str
    way: str
    provisions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} `{self.subject}`: {self.way}"


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield the simple conditions of a condition that facts decide, in the order written, each once."""
    seen: dict[Condition, None] = {}
    stack: list[Condition] = [condition]
    while stack:
        match stack.pop():
            case AllOf(items) | AnyOf(items):
                stack.extend(reversed(items))
            case Not(item):
                stack.append(item)
            case Truth() | OneOf(Reading()):
                pass
            case leaf:
                seen[leaf] = None
    yield from seen


def replaced(condition: Condition, leaf: Condition, by: Condition) -> Condition:
    """Return a condition with one of its leaves replaced wherever it occurs."""
    match condition:
        case AllOf(items):
            return all_of(*(replaced(i, leaf, by) for i in items))
        case AnyOf(items):
            return any_of(*(replaced(i, leaf, by) for i in items))
        case Not(item):
            return not_(replaced(item, leaf, by))
        case _:
            return by if condition == leaf else condition


def deciding(condition: Condition, leaf: Condition) -> Condition:
    """Return the condition under which a leaf alone decides another condition."""
    yes, no = replaced(condition, leaf, HOLDS), replaced(condition, leaf, Truth(False))
    return any_of(all_of(yes, not_(no)), all_of(no, not_(yes)))


class Points:
    """The points of a question under chosen readings, each with the condition that reaches it."""

    def __init__(self, question: Question[Any], chosen: Mapping[str, str]) -> None:
        self.question = question
        self.chosen = dict(chosen)
        self.all: dict[Point, tuple[Condition, ...]] = {}
        self._list()

    def _list(self) -> None:
        rules = self.question.rules
        reached_by: dict[Outcome, tuple[Condition, ...]] = {}
        in_play: list[Condition] = []  # no rule of an earlier outcome applies
        for number, outcome in enumerate(self.question.outcomes):
            mine = [r for r in rules if r.outcome is outcome]
            later = any_of(*(r.when for r in rules if r.outcome in self.question.outcomes[number + 1 :]))
            reached = (*in_play, any_of(*(r.when for r in mine))) if mine else tuple(in_play)
            reached_by[outcome] = reached
            self.all[Point("outcome", outcome.code, "reached", _locators(outcome.limbs))] = reached
            self._limbs(outcome.code, outcome.limbs, reached)
            for rule in mine:
                others = [not_(r.when) for r in mine if r is not rule]
                self._rule(rule, tuple(in_play), (*others, later))
            in_play += [not_(r.when) for r in mine]
        for value in self.question.values:
            given = (any_of(*(all_of(*reached_by[o]) for o in value.only)),) if value.only else ()
            self._value(value, given)

    def _value(self, value: Value, given: tuple[Condition, ...]) -> None:
        if isinstance(value.term, Listing):
            for when, item in value.term.items:
                for way, is_so in (("listed", when), ("not listed", not_(when))):
                    self._put(Point("value", f"{value.name}: {item}", way), (*given, is_so))
        for branch in branches_of(value):
            subject = f"{value.name}: {branch.says}" if branch.says else value.name
            has_value = () if isinstance(value.term, Condition) or branch.is_empty else (Given(value.term),)
            self._put(Point("value", subject, "taken"), (*given, branch.leads, *has_value))
        for guard in guards(value):
            parts = [*leaves(guard.when)]
            if guard.when not in self._stated and (len(parts) > 1 or isinstance(next(iter(parts), None), Compare)):
                self._conditions(value.name, guard.when, (*given, guard.leads), ())

    @cached_property
    def _stated(self) -> frozenset[Condition]:
        """The conditions that a rule or citation states, which have their points there."""
        rules = self.question.rules
        return frozenset((*(r.when for r in rules), *(limb.when for r in rules for limb in (*r.limbs, *r.own_limbs))))

    def _put(self, point: Point, reached: tuple[Condition, ...]) -> None:
        """Take a point in; one that is there already can be reached in either way."""
        before = self.all.get(point)
        self.all[point] = reached if before is None else (any_of(all_of(*before), all_of(*reached)),)

    def _rule(self, rule: Rule, in_play: tuple[Condition, ...], alone: tuple[Condition, ...]) -> None:
        locators, applies = _locators(rule.limbs), (*in_play, rule.when)
        self.all[Point("rule", rule.id, "applies", locators)] = applies
        self.all[Point("rule", rule.id, "does not apply", locators)] = (*in_play, not_(rule.when))
        self.all[Point("exemption", rule.id, "alone takes away what a later rule gives", locators)] = (*applies, *alone)
        self._conditions(rule.id, rule.when, in_play, locators)
        self._limbs(rule.id, rule.own_limbs, applies)

    def _limbs(self, owner: str, limbs: tuple[Limb, ...], reached: tuple[Condition, ...]) -> None:
        for limb in limbs:
            if limb.when == HOLDS:
                continue
            subject, locators = f"{owner}: {limb.provision}", (str(limb.provision),)
            self.all[Point("limb", subject, "cited", locators)] = (*reached, limb.when)
            self.all[Point("limb", subject, "not cited", locators)] = (*reached, not_(limb.when))
            self._conditions(subject, limb.when, reached, locators)

    def _conditions(
        self,
        owner: str,
        when: Condition,
        in_play: tuple[Condition, ...],
        locators: tuple[str, ...],
    ) -> None:
        names: dict[str, int] = {}

        def subject(leaf: Condition) -> str:
            name = f"{owner}: {in_words(settled(leaf, self.chosen))}"
            names[name] = names.get(name, 0) + 1
            return name if names[name] == 1 else f"{name} ({names[name]})"  # two conditions in the same words

        for leaf in leaves(when):
            whole, decides = subject(leaf), (*in_play, deciding(when, leaf))
            self._put(Point("condition", whole, "holds and decides", locators), (*decides, leaf))
            self._put(Point("condition", whole, "fails and decides", locators), (*decides, not_(leaf)))
            if not isinstance(leaf, Compare):
                continue
            parts = branches(leaf, self.chosen)
            for reached, comparison in parts:
                edge = whole if len(parts) == 1 else subject(comparison)
                for way, side in sides(comparison).items():
                    self._put(Point("boundary", edge, way, locators), (*decides, reached, side))

    @cached_property
    def _plan(self) -> Plan:
        """A plan of its own: what it adds to the diagrams must not change how the question is decided."""
        return Plan(self.question, self.chosen, "unknown")

    @cached_property
    def _completions(self) -> Completions:
        return Completions(self._plan.space, {})

    def can_be(self, point: Point) -> bool:
        """Whether any facts reach a point, with some rest days or other: where the search cannot tell it takes them to."""
        diagram, given = self._plan.diagram, self._plan.assumed
        node: Node = YES
        try:
            for condition in self.all[point]:
                node = diagram.choose(node, diagram.condition(lower(condition, given)), NO)
        except OverBudgetError:
            return True
        return True in self._completions.possible(node, 2)


def _locators(limbs: tuple[Limb, ...]) -> tuple[str, ...]:
    return tuple(map(str, sorted({limb.provision for limb in limbs})))
