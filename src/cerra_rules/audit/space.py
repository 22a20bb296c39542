"""One question under one choice of readings: what its rules lead to, as diagrams, and cases that get there.

A search of the diagrams settles whether there is a case. Where it takes too many steps, or a computed condition
stands in its way, cases are drawn instead, and what is then not found is not excluded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from sys import maxsize
from typing import Any, NamedTuple

from cerra_rules.audit.comparisons import Comparison, compared, stated
from cerra_rules.audit.samples import draw_cases, others
from cerra_rules.audit.search import Found, Search
from cerra_rules.deciding.bounds import OverBudgetError, Work
from cerra_rules.deciding.diagram import BROKEN, YES, Node, below, end_of
from cerra_rules.deciding.lowering import CALENDAR, Calendar, lower
from cerra_rules.deciding.orders import Order
from cerra_rules.deciding.plan import Plan, stand_in
from cerra_rules.deciding.reference import evaluate
from cerra_rules.deciding.reference_answer import is_consistent, names_in
from cerra_rules.deciding.witnesses import Case, plain_value, told
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import readings_in
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Outcome, Rule
from cerra_rules.language.terms import Condition, Listing, Term, facts_in

REST = RestDays([f"2024-10-0{day}" for day in range(1, 8)], covers=(date.min, date.max))
"""The calendar of the audit, which tells all: the rest days are those of the National Day of 2024."""
_AROUND_REST = (min(REST) - timedelta(20), max(REST) + timedelta(20))

NO_REST_DAYS = RestDays.none()
"""The other one: no day is a rest day."""


class Sought(NamedTuple):
    """The cases that a search found (none, one, or two that differ in one fact), and whether that is proven."""

    cases: tuple[Case, ...]
    is_proven: bool = True


class Space:
    """All cases of a question under some of its readings (the others are open), with a calendar that tells all.

    Without one, each case has the calendar that it needs: then all that there may be are looked at, where one day moves.
    """

    def __init__(
        self,
        question: Question[Any],
        chosen: Mapping[str, str],
        budget: int,
        calendar: RestDays | None = NO_REST_DAYS,
        *,
        total: Work | None = None,
    ) -> None:
        self.question = question
        self.calendar = calendar
        known: Calendar = "unknown" if calendar is None else "none" if calendar.is_none else "known"
        self.plan = Plan(question, chosen, known)
        self.diagram = self.plan.diagram
        self.budget = budget
        self.total = total or Work(maxsize)
        self._reached: dict[str, Node] = {}
        self.outcome = self.plan.outcome  # before the rules one by one: it sets the order in which questions are asked
        self.rules = {rule.id: self.diagram.condition(condition) for rule, condition in self.plan.rules}

    @property
    def name(self) -> str:
        """What distinguishes this choice of readings from the default, such as `half_base=members_at_vote`."""
        default = self.question.choose(None)
        parts = [f"{n}={self.plan.chosen.get(n, 'any')}" for n in default if self.plan.chosen.get(n) != default[n]]
        return ", ".join([*parts, *(["rest days"] if self.has_rest_days else [])]) or "default"

    @property
    def has_rest_days(self) -> bool:
        """Whether days may move past rest days."""
        return self.calendar is None or not self.calendar.is_none

    @cached_property
    def search(self) -> Search:
        """The search of its diagrams; about the rest days first, where there are any."""
        near = {"days": _AROUND_REST} if self.calendar is REST else {}
        return Search(self.plan, self.calendar, self.budget, self.total, **near)

    @cached_property
    def samples(self) -> tuple[Case, ...]:
        """Cases drawn for where the search does not reach."""
        return draw_cases(self.plan, self.calendar) if self.plan.is_settled and self.calendar is not None else ()

    @cached_property
    def _valued_samples(self) -> tuple[tuple[Case, Case], ...]:
        """The drawn cases, each also with what stands for its values."""
        named = [(value, stand_in(value)) for value in self.question.values if value.term.kind in {"int", "date"}]
        found = []
        for case in self.samples:
            numbers = {spec.name: evaluate(value.term, *case) or plain_value(spec) for value, spec in named}
            found.append((case, case._replace(facts=case.facts | numbers)))
        return tuple(found)

    # where rules lead

    def condition(self, condition: Condition) -> Node:
        """Return the diagram of a condition as a rule states it."""
        return self.diagram.condition(lower(condition, self.plan.assumed))

    def rules_of(self, outcome: Outcome) -> tuple[Rule, ...]:
        """Return the rules that lead to an outcome."""
        return self.question.answers[outcome]

    def reached(self, outcome: Outcome) -> Node:
        """Return the diagram that says whether an outcome is reached."""
        found = self._reached.get(outcome.code)
        if found is None:
            position = self.question.outcomes.index(outcome)
            earlier = (self.rules[r.id] for o in self.question.outcomes[:position] for r in self.rules_of(o))
            own = [self.rules[r.id] for r in self.rules_of(outcome)]
            triggered = self.diagram.some(*own) if own else YES
            found = self._reached[outcome.code] = self.diagram.but_not(triggered, *earlier)
        return found

    def decides(self, rule: Rule) -> Node:
        """Return the diagram that says whether a rule applies and its outcome is reached."""
        return self.diagram.both(self.rules[rule.id], self.reached(rule.outcome))

    def is_alone(self, rule: Rule) -> Node:
        """Return the diagram that says whether a rule alone leads to the outcome that is reached."""
        fellows = (self.rules[r.id] for r in self.rules_of(rule.outcome) if r is not rule)
        return self.diagram.but_not(self.decides(rule), *fellows)

    def brings(self, rule: Rule) -> Node:
        """Return the diagram that says whether a rule brings a citation that nothing else brings."""
        found = []
        for (condition, _), limb in zip(self.plan.limbs(rule), rule.limbs, strict=True):
            elsewhere = [
                *(self.condition(o.when) for o in rule.outcome.limbs if o.provision == limb.provision),
                *(
                    self.condition(o.when)
                    for r in self.rules_of(rule.outcome)
                    if r is not rule
                    for o in r.limbs
                    if o.provision == limb.provision
                ),
            ]
            found.append(self.diagram.but_not(self.diagram.condition(condition), *elsewhere))
        return self.diagram.both(self.decides(rule), self.diagram.some(*found))

    @cached_property
    def answers(self) -> tuple[Node, ...]:
        """The diagrams that together say what a case comes to: the outcome, and whether each provision is cited."""
        cited = [
            self.diagram.both(self.reached(outcome), node)
            for outcome in self.question.outcomes
            for _, node in self.plan.cited(outcome)
        ]
        return tuple(dict.fromkeys((self.outcome, *cited)))

    @cached_property
    def values(self) -> tuple[Node, ...]:
        """The diagrams of what is computed beside the outcome: each listed item, or the term that a value stands for."""
        found: list[Node] = []
        for value in self.question.values:
            codes = {o.code for o in value.only or self.question.outcomes}
            given = self.diagram.some(*(self.reached(o) for o in self.question.outcomes if o.code in codes))
            if isinstance(value.term, Listing):
                found += [self.diagram.both(given, self.condition(condition)) for condition, _ in value.term.items]
            else:
                found.append(self.diagram.choose(given, self.plan.cases(value), self.diagram.terminal(None)))
        return tuple(dict.fromkeys(found))

    @cached_property
    def warned(self) -> tuple[Node, ...]:
        """The diagrams of where national law is told as a caution."""
        return tuple(
            self.diagram.both(self.reached(outcome), node)
            for outcome in self.question.outcomes
            for _, node in self.plan.cautions(outcome)
        )

    @cached_property
    def standing(self) -> tuple[Node, ...]:
        """The diagrams of what is computed, with a number that stands for each count or day, as `Plan.standing` makes them."""
        found: list[Node] = []
        for value in self.question.values:
            is_listed = isinstance(value.term, Listing)
            found += [node for node, _ in self.plan.items(value)] if is_listed else [self.plan.valued(value)]
        return tuple(dict.fromkeys(found))

    def changed(self, a: Node, b: Node) -> Node:
        """Return the diagram that ends in YES where what is computed is one thing by the first diagram, and another by the second."""
        return self.diagram.turned(self.diagram.paired(a, b), lambda ends: ends[0] is not BROKEN and ends[0] != ends[1])

    def valued_otherwise(self, terms: Mapping[str, Term[Any]]) -> Iterator[Node]:
        """Yield for each of some values the diagram that says where it is another once another term stands in its place."""
        for value in self.question.values:
            if value.name in terms:
                other = self.plan.standing(value, self.plan.simple(terms[value.name]))
                changed = self.changed(self.plan.standing(value, self.plan.cases(value)), other)
                yield self.diagram.both(self.plan.given(value), changed)

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """The comparisons of counts or days that the answers and values hang on, by how they are said."""
        return compared(self.plan, (*self.answers, *self.values))

    @cached_property
    def stated(self) -> list[frozenset[str]]:
        """How each comparison that the rules state is said: by several, where its sides have branches."""
        return stated(self.plan, self.comparisons)

    def hanging(self, comparison: Comparison) -> tuple[Node, ...]:
        """Return, for each way in which a comparison fails, where an answer or value would be another if it did so."""
        found = []
        for fails in comparison.fails:
            nodes = [
                compare(*(comparison.restricted(self.diagram, node, way) for way in (comparison.holds, fails)))
                for nodes, compare in ((self.answers, self.diagram.differing), (self.standing, self.changed))
                for node in nodes
            ]
            found.append(self.diagram.some(*nodes))
        return tuple(found)

    def is_inside(self, name: str) -> bool:
        """Whether a computed count or day moves with a fact (or reading), so that its diagram does not tell all."""
        terms = [n.payload for n in below(*self.values) if isinstance(n.payload, Term)]
        return name in {*(s.name for s in facts_in(*terms)), *(r.name for r in readings_in(*terms))}

    def uncited(self, outcome: Outcome) -> Node:
        """Return the diagram that says whether an outcome is reached and cites nothing."""
        return self.diagram.but_not(self.reached(outcome), *(node for _, node in self.plan.cited(outcome)))

    # cases

    def find(self, goal: Node, *, tight: tuple[Order, ...] = ()) -> Sought:
        """Return a case in which a diagram ends in YES; `tight` are comparisons that it satisfies as well."""
        try:
            found = self.search.case(goal, tight)
        except OverBudgetError:
            found = None
        else:
            if found is None or not found.is_guess:
                return self._sought(found)
        if not tight:
            for case, valued in self._valued_samples:
                if end_of(goal, *valued):
                    return Sought((case,))
        return Sought((), is_proven=False)

    def pair(self, node: Node, name: str, options: tuple[int, int] | None = None) -> Sought:
        """Return two cases that differ in one fact (or reading) alone, on which a diagram ends differently."""
        try:
            found = self.search.pair(node, name, options)
        except OverBudgetError:
            found = None
        else:
            if found is None or not found.is_guess:
                return self._alike(self._sought(found), name)
        spec = self.question.facts.specs.get(name)
        for case in self.samples if spec else ():
            end = end_of(node, *case)
            for value in others(spec, case.facts[name]) if spec else ():
                other = case._replace(facts=case.facts | {name: value})
                if end_of(node, *other) != end and is_consistent(self.question, *other):
                    return Sought((case, other))
        return Sought((), is_proven=False)

    def _sought(self, found: Found | None) -> Sought:
        """Return what was found, each case with the calendar that it needs."""
        cases = found.cases if found else ()
        return Sought(tuple(telling(self.plan, case) for case in cases) if self.calendar is None else cases)

    def _alike(self, sought: Sought, name: str) -> Sought:
        """Return two cases that differ in a fact if they have one calendar: a day that moves may need two, from two days."""
        if self.calendar is not None or name == CALENDAR or name not in names_in(*self.question.rolls):
            return sought
        is_one = len({case.calendar for case in sought.cases}) == 1
        return Sought(sought.cases if is_one else (), is_proven=False)


def telling(plan: Plan, case: Case) -> Case:
    """Return a case with a calendar that tells all, also what it has of rest days that no calendar tells."""
    facts = {name: value for name, value in case.facts.items() if name != CALENDAR}
    rest = RestDays(told(plan, case) or (), covers=(date.min, date.max))
    return Case(facts, case.readings, rest)
