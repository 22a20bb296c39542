"""What would change an answer: the fewest facts that would have to be otherwise for another outcome.

A fact that is declared not changeable is never proposed; an unknown fact is no change, but what it would have to come
out as is said beside. Every proposal is decided anew before it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import product
from operator import eq
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError, watching
from cerra_rules.deciding.completions import Answers, Completions, Path
from cerra_rules.deciding.decision import UNDETERMINED, Change, Decision, Proposal
from cerra_rules.deciding.diagram import Member, Node, Variable, variables_in
from cerra_rules.deciding.engine import engine, plan_of
from cerra_rules.deciding.orders import Order, Slot
from cerra_rules.deciding.reference import evaluate
from cerra_rules.deciding.witnesses import stated, told, written
from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.explaining.fewest import FREE, Items, fewest
from cerra_rules.language.provisions import Provision
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import (
    ComputedCondition,
    Condition,
    Contains,
    FactCondition,
    FactSpec,
    FactTerm,
    OneOf,
    facts_in,
    not_,
)

Way = tuple[Answers, dict[str, int]]
STEPS = " in steps"
TOTAL = "all steps"


def nearest(decision: Decision, outcome: str) -> tuple[Proposal, ...]:
    """Return the smallest sets of changes that lead from a decision to an outcome; none where nothing does.

    All have the same number of changed facts, and that is the least; those that ask least of what is unknown come
    first. Counts and days are as near to what they are as can be. Raises QuestionError for an outcome that the
    question does not have.

    >>> from cerra_rules import decide
    >>> facts = {"members_in_office": 17, "present_members": 12, "votes_for": 5}
    >>> [(c.fact.name, c.old, c.new) for p in decide("charter.resolution", facts).nearest("valid") for c in p.changes]
    [('votes_for', 5, 6)]
    """
    codes = [o.code for o in decision.question.outcomes]
    if outcome not in codes:
        raise QuestionError(f"{decision.question.id}: there is no outcome `{outcome}`", near(str(outcome), codes))
    if outcome == decision.outcome:
        return (Proposal((), (), decision),)
    return _Search(decision, outcome).proposals()


class _Search:
    """The search for what leads from one decision to one outcome."""

    def __init__(self, decision: Decision, outcome: str) -> None:
        self.decision = decision
        self.question = decision.question
        self.outcome = outcome
        self.specs = self.question.facts.specs
        self.chosen = {name: option for name, option in decision.readings.items() if option != "any"}
        self.plan = plan_of(self.question, self.chosen, decision.calendar)
        self.diagram = self.plan.diagram
        self.goal = self.diagram.turned(self.plan.outcome, partial(eq, outcome))
        self.known = dict(decision.facts.known())

    def completions(self, changed: Items, facts: Mapping[str, Any] | None = None) -> Completions:
        """Return the completions where some facts are open, and some others are given."""
        left = {n: None if n in changed else self.known.get(n) for n in self.specs} | dict(facts or {})
        return Completions(self.plan.space, left, self.decision.calendar, self.plan.budget)

    def is_enough(self, changed: Items, facts: Mapping[str, Any] | None = None) -> bool:
        """Whether some values of these facts lead to the outcome."""
        return True in self.completions(changed, facts).possible(self.goal)

    @cached_property
    def free(self) -> Items:
        """The known facts that can be changed and that the question or an invariant asks about.

        What only Python can compute of days cannot be solved for, so nothing is proposed about them.
        """
        computed = {n for v in self.diagram.variables if isinstance(v.subject, ComputedCondition) for n in v.names}
        return frozenset(
            n for n in self.known
            if n in self._asked_about(self.goal) and n not in computed and self.specs[n].changeable and self.specs[n].kind != "dates"
        )  # fmt: skip

    @cached_property
    def coupled(self) -> Items:
        """Those of them that hang together with others, in comparisons and invariants."""
        orders = {n for v in self.diagram.variables if v.orders for n in v.names}
        return self.free & (orders | self._asked_about())

    def _asked_about(self, *nodes: Node) -> set[str]:
        """Return the facts that some diagrams ask about, and the invariants."""
        always, invariant = self.plan.invariants
        asked = {n for v in variables_in(*nodes, invariant) for n in v.names}
        return asked.union(*(order.names for order in always))

    def cost(self, variable: Variable, answer: int) -> tuple[Items, ...]:
        """Return of which facts one must change for an answer, as far as that can be said of one question alone."""
        if variable.read(self.known, self.decision.calendar) in {None, answer}:
            return FREE
        return tuple(frozenset({n}) for n in variable.names & self.free)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return all proposals, the best first."""
        if not self.is_enough(self.free):
            return ()
        found: dict[tuple[Any, ...], Proposal] = {}
        for changed in fewest(self.goal, self.cost, self.coupled, len(self.free), self.is_enough):
            for facts in self._values(changed, {}):
                proposal = self._proposal(facts)
                if proposal is not None:
                    found.setdefault(tuple(facts.items()), proposal)
        order = list(self.specs)
        return tuple(
            sorted(found.values(), key=lambda p: (len(p.provided), [order.index(c.fact.name) for c in p.changes])),
        )

    def _values(self, changed: Items, facts: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the values that the changed facts can have: first each choice, then the nearest counts and days."""
        left = [n for n in self.specs if n in changed and n not in facts]
        kinds = {n: self.specs[n].kind for n in left}
        name = next((n for n in left if kinds[n] not in {"int", "date"}), None)
        if name is not None:
            for value in self._choices(name, changed, facts):
                yield from self._values(changed, facts | {name: value})
            return
        if not left:
            yield {n: facts[n] for n in self.specs if n in facts}
            return
        completions = self.completions(changed, facts)
        numbers = closest(completions, self.goal, {n: _number(self.known[n]) for n in left})
        if numbers is not None:
            values = {n: date.fromordinal(v) if kinds[n] == "date" else v for n, v in numbers.items()}
            facts = facts | values
            yield {n: facts[n] for n in self.specs if n in facts}

    def _choices(self, name: str, changed: Items, facts: dict[str, Any]) -> list[Any]:
        """Return the other values of a fact that leave the outcome possible; of a set, those with fewest differences."""
        spec, old = self.specs[name], self.known[name]

        def is_enough(value: Any) -> bool:
            return self.is_enough(changed, facts | {name: value})

        if spec.kind != "set":
            return [v for v in spec.values if v != old and is_enough(v)]
        members = {str(m): m for m in spec.values}

        def flipped(items: Items) -> frozenset[Any]:
            return frozenset(old ^ {members[i] for i in items})

        def cost(variable: Variable, answer: int) -> tuple[Items, ...]:
            match variable.subject:
                case Member(of, member) if of is spec:
                    return FREE if (member in old) == (answer == 0) else (frozenset({str(member)}),)
            return FREE

        rest = self.completions(changed, facts).rest(self.goal)
        found = fewest(
            rest,
            cost,
            frozenset(members),
            len(members),
            lambda items: bool(items) and is_enough(flipped(items)),
        )
        return [flipped(items) for items in found]

    def _proposal(self, facts: Mapping[str, Any]) -> Proposal | None:
        """Return the proposal to change some facts, once it is seen to lead to the outcome."""
        completions = self.completions(frozenset(), facts)
        try:
            given = self._provided(completions)
            if given is None:
                return None
            after = self._decide(facts)
            witness = self._witness(completions, given)
            is_seen = witness is None or self._decide(*witness).outcome == self.outcome
        except (CerraError, OverBudgetError):  # no case, or none that is found in time
            return None
        if not is_seen or after.outcome != (UNDETERMINED if given else self.outcome):
            return None
        changes = tuple(Change(self.specs[n], self.known[n], v, self._asked(n, after)) for n, v in facts.items())
        return Proposal(changes, tuple(self._condition(v, a) for v, a in given.items()), after)

    def _decide(
        self, facts: Mapping[str, Any], options: Mapping[str, str] | None = None, told: RestDays | None = None
    ) -> Decision:
        calendar = told or self.decision.calendar
        run = engine(self.question, {**self.chosen, **(options or {})} or "any", calendar)
        return run(self.question.facts.read({**self.known, **facts}, self.question.id), calendar)

    def _ways(self, completions: Completions, given: Mapping[Variable, int], *, wanted: bool) -> Iterator[Way]:
        """Yield completions that give these answers and lead to the outcome, or elsewhere. Raises OverBudgetError."""
        node, path = self.plan.space.bound(self.goal), completions.start()
        for variable, answer in given.items():
            node = self.diagram.answered(node, variable, answer)
            path = path and completions.take(path, variable, answer, answer)
        if path is None:
            return
        for end in completions.paths(completions.rest(node), lambda a, _: wanted not in a.ends, start=path):
            numbers = completions.solve(end.path)
            if numbers is not None:
                yield end.answers, numbers

    def _witness(
        self,
        completions: Completions,
        given: Mapping[Variable, int],
    ) -> tuple[dict[str, Any], dict[str, str], RestDays | None] | None:
        """Return the facts, open readings and calendar of one case that is as given; None where only Python can make one."""
        answers, numbers = next(self._ways(completions, given, wanted=True))
        answers = {**answers, **{variable: (answer, answer) for variable, answer in given.items()}}
        if any(isinstance(variable.subject, ComputedCondition) for variable in answers):
            return None
        case = written(completions, self.chosen, answers, numbers)
        said = stated(self.specs, case.facts)
        facts = {
            n: v for n, v in said.items() if n in self.specs and (self.specs[n].kind != "dates" or n in self.known)
        }
        return facts, case.readings, told(self.plan, case)

    def _provided(self, completions: Completions) -> dict[Variable, int] | None:
        """Return answers to questions on what is unknown that lead to the outcome for sure, none of them to spare."""
        way = next(self._ways(completions, {}, wanted=True), None)
        if way is None:
            return None
        asked = variables_in(completions.rest(self.goal))
        given = {variable: answer for variable, (answer, _) in way[0].items() if variable in asked}
        for variable in list(given):
            fewer = {v: a for v, a in given.items() if v is not variable}
            if next(self._ways(completions, fewer, wanted=False), None) is None:
                given = fewer
        order = [*self.plan.specs, *self.question.readings]
        return dict(sorted(given.items(), key=lambda item: min(order.index(name) for name in item[0].names)))

    def _condition(self, variable: Variable, answer: int) -> Condition:
        match variable.subject:
            case FactSpec(kind="bool") as spec:
                return FactCondition(spec) if answer == 0 else not_(FactCondition(spec))
            case FactSpec() as spec:
                return OneOf(FactTerm(spec), (variable.answers[answer],))
            case Member(spec, member):
                return Contains(FactTerm(spec), member) if answer == 0 else not_(Contains(FactTerm(spec), member))
            case Reading() as reading:
                return OneOf(reading, (variable.answers[answer],))
        condition = self.plan.diagram.conditions[variable]
        return condition if answer == 0 else not_(condition)

    @cached_property
    def _limbs(self) -> tuple[tuple[Provision, Condition, frozenset[str], Any], ...]:
        """The citations of all rules, in the order of the text: the condition of each, its facts, and what it was."""
        limbs = sorted({limb for rule in self.question.rules for limb in rule.limbs}, key=lambda limb: limb.provision)
        before = self.decision.facts.__dict__
        return tuple(
            (b.provision, b.when, frozenset(s.name for s in facts_in(b.when)), self._value(b.when, before))
            for b in limbs
        )

    def _asked(self, name: str, after: Decision) -> tuple[Provision, ...]:
        """Return the provisions whose condition reads a fact and comes out otherwise than before."""
        reading = [(p, when, before) for p, when, names, before in self._limbs if name in names]
        then = after.facts.__dict__
        turned = [p for p, when, before in reading if self._value(when, then) is not before]
        return tuple(dict.fromkeys(turned or (p for p, _, _ in reading)))

    def _value(self, condition: Condition, facts: Mapping[str, Any]) -> Any:
        return evaluate(condition, facts, self.chosen, self.decision.calendar)


def closest(completions: Completions, goal: Node, was: Mapping[str, int]) -> dict[str, int] | None:
    """Return values of some counts and days, all other than before, that lead to YES, as near as can be.

    Near is the smallest total of steps (a vote, a day); where two are equally near, the least change of the fact named
    first, and of two days or counts the lower. None where there are none, or the search gives up.
    """
    best: tuple[int, Path, Mapping[str, int]] | None = None
    try:
        for signs in product((-1, 1), repeat=len(was)):
            sides: Mapping[str, int] = dict(zip(was, signs, strict=True))
            path = _towards(completions, was, sides)
            total = path and _least(completions, goal, path, TOTAL)
            if path is not None and total is not None and (best is None or total < best[0]):
                best = total, path, sides
        if best is None:
            return None
        total, path, sides = best
        path = path._replace(bounds=path.bounds | {TOTAL: (total, total)})
        values: dict[str, int] = {}
        for name, value in was.items():
            steps = _least(completions, goal, path, name + STEPS) or 0
            path = path._replace(bounds=path.bounds | {name + STEPS: (steps, steps)})
            values[name] = value + sides[name] * steps
    except OverBudgetError:
        return None
    return values


def _towards(completions: Completions, was: Mapping[str, int], sides: Mapping[str, int]) -> Path | None:
    """Return where paths begin on which counts and days go to these sides, each so many steps, and all so many in total."""
    path = completions.start()
    if path is None:
        return None
    bounds, orders = dict(path.bounds), []
    for name, value in was.items():
        low, high = bounds[name]
        bounds[name] = (value + 1, high) if sides[name] > 0 else (low, value - 1)
        bounds[name + STEPS] = (1, high - low)
        steps = Order((Slot(sides[name], name), Slot(-1, name + STEPS)), -sides[name] * value)
        orders += [steps, Order(tuple(Slot(-s.factor, s.name) for s in steps.slots), -steps.constant)]
    orders.append(Order((*(Slot(1, name + STEPS) for name in was), Slot(-1, TOTAL)), 0))
    bounds[TOTAL] = (0, sum(high - low for low, high in (path.bounds[n] for n in was)))
    if any(low > high for low, high in bounds.values()):
        return None
    return path._replace(orders=(*path.orders, *orders), watch=watching(orders, path.watch), bounds=bounds)


def _least(completions: Completions, goal: Node, path: Path, name: str) -> int | None:
    """Return the least that a count or day can be on any way to YES; None where there is none."""
    least: int | None = None
    while (found := completions.find(goal, True, path)) is not None:
        numbers = completions.solve(found[0].path, least=name) or found[1]
        least = numbers[name]
        path = path._replace(bounds=path.bounds | {name: (path.bounds[name][0], least - 1)})
        if path.bounds[name][0] >= least:
            break
    return least


def _number(value: Any) -> int:
    return value.toordinal() if isinstance(value, date) else int(value)
