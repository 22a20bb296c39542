"""What would change an answer: the fewest facts that would have to be otherwise for another outcome.

A fact that is declared not changeable is never proposed; an unknown fact is no change, but what it would have to come
out as is said beside. Every proposal is decided anew before it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from cerra_rules.completions import Completions
from cerra_rules.deciding import engine, plan_of
from cerra_rules.decisions import UNDETERMINED, Decision, plain
from cerra_rules.diagrams import Member, Node, Variable
from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.evaluate import evaluate
from cerra_rules.provisions import Provision
from cerra_rules.terms import (
    ComputedCondition,
    Condition,
    Contains,
    FactCondition,
    FactSpec,
    FactTerm,
    OneOf,
    Reading,
    facts_in,
    not_,
)  # fmt: skip
from cerra_rules.ways import FREE, Items, Ways, goal_of, smallest, variables


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that would have to be otherwise, and the provisions that ask for it."""

    fact: FactSpec
    old: Any
    new: Any
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes that lead to an outcome, provided that what is unknown comes out so; `decision` is the one they lead to.

    It is undetermined as long as something is `provided`, a condition on unknown facts or open readings.
    """

    changes: tuple[Change, ...]
    provided: tuple[Condition, ...]
    decision: Decision

    def to_dict(self) -> dict[str, Any]:
        """Return the proposal as plain data."""
        from cerra_rules.speech import Speech  # noqa: PLC0415  # only who reads it needs the words

        return {
            "changes": [
                {"fact": c.fact.name, "from": plain(c.old), "to": plain(c.new), "citations": [str(p) for p in c.provisions]}
                for c in self.changes
            ],
            "provided": [{"en": Speech("en").formula(c), "zh": Speech("zh").formula(c)} for c in self.provided],
            "outcome": self.decision.outcome,
        }  # fmt: skip


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
        raise QuestionError(f"{decision.question.id}: there is no outcome `{outcome}`", near(outcome, codes))
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
        self.plan = plan_of(self.question, self.chosen, decision.calendar is not None)
        self.goal = goal_of(self.plan, outcome)
        self.known = dict(decision.facts.known())
        self.now = self.ways(frozenset())

    def ways(self, changed: Items, facts: Mapping[str, Any] | None = None) -> Ways:
        """Return the ways to the outcome while some facts are open, and some others are given."""
        left = {n: None if n in changed else self.known.get(n) for n in self.specs} | dict(facts or {})
        completions = Completions(self.specs, left, self.plan.invariants, self.decision.calendar, self.plan.outcome)
        return Ways(completions, self.goal)

    @cached_property
    def free(self) -> Items:
        """The known facts that can be changed and that the question or an invariant asks about.

        What only Python can compute of days cannot be solved for, so nothing is proposed about them.
        """
        always, invariant = self.plan.invariants
        names = self.now.completions.names
        asked = names(self.goal) | names(invariant) | {n for order in always for n in order.names}
        computed = {
            s.name for v in self.plan.diagram.variables if isinstance(v.subject, ComputedCondition)
            for s in facts_in(v.subject)
        }  # fmt: skip
        return frozenset(
            n for n in self.known
            if n in asked and n not in computed and self.specs[n].changeable and self.specs[n].kind != "dates"
        )  # fmt: skip

    @cached_property
    def coupled(self) -> Items:
        """Those of them that hang together with others, in comparisons and invariants."""
        always, invariant = self.plan.invariants
        orders = {n for v in self.plan.diagram.variables if v.orders for n in v.names}
        return self.free & (orders | self.now.completions.names(invariant) | {n for o in always for n in o.names})

    def cost(self, variable: Variable, answer: int) -> tuple[Items, ...]:
        """Return of which facts one must change for an answer, as far as that can be said of one question alone."""
        if any(self.known.get(name) is None for name in variable.names):
            return FREE
        current = self.now.completions.rest(
            Node(variable, tuple(Node(None, (), i) for i in range(len(variable.answers))))
        )
        return FREE if current.payload == answer else tuple(frozenset({n}) for n in variable.names & self.free)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return all proposals, the best first."""
        if not self.ways(self.free).is_possible(wanted=True):
            return ()

        def is_enough(changed: Items) -> bool:
            return self.ways(changed).is_possible(wanted=True)

        found: dict[tuple[Any, ...], Proposal] = {}
        for changed in smallest(self.goal, self.cost, self.coupled, len(self.free), is_enough):
            for facts in self._values(changed, {}):
                proposal = self._proposal(facts)
                if proposal is not None:
                    found.setdefault(tuple(facts.items()), proposal)
        order = list(self.specs)
        return tuple(
            sorted(found.values(), key=lambda p: (len(p.provided), [order.index(c.fact.name) for c in p.changes]))
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
        numbers = self.ways(changed, facts).nearest({n: _number(self.known[n]) for n in left})
        if numbers is not None:
            values = {n: date.fromordinal(v) if kinds[n] == "date" else v for n, v in numbers.items()}
            facts = facts | values
            yield {n: facts[n] for n in self.specs if n in facts}

    def _choices(self, name: str, changed: Items, facts: dict[str, Any]) -> list[Any]:
        """Return the other values of a fact that leave the outcome possible; of a set, those with fewest differences."""
        spec, old = self.specs[name], self.known[name]

        def is_enough(value: Any) -> bool:
            return self.ways(changed, facts | {name: value}).is_possible(wanted=True)

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

        rest = self.ways(changed, facts).goal
        found = smallest(
            rest, cost, frozenset(members), len(members), lambda items: bool(items) and is_enough(flipped(items))
        )
        return [flipped(items) for items in found]

    def _proposal(self, facts: Mapping[str, Any]) -> Proposal | None:
        """Return the proposal to change some facts, once it is seen to lead to the outcome."""
        ways = self.ways(frozenset(), facts)
        given = self._provided(ways)
        if given is None:
            return None
        try:
            after = self._decide(facts)
            witness = self._witness(ways, given)
            is_seen = witness is None or self._decide({**facts, **witness[0]}, witness[1]).outcome == self.outcome
        except CerraError:  # the search ran out of patience, and invariants stand against it
            return None
        if not is_seen or after.outcome != (UNDETERMINED if given else self.outcome):
            return None
        changes = tuple(Change(self.specs[n], self.known[n], v, self._asked(n, after)) for n, v in facts.items())
        return Proposal(changes, tuple(self._condition(v, a) for v, a in given.items()), after)

    def _decide(self, facts: Mapping[str, Any], options: Mapping[str, str] | None = None) -> Decision:
        calendar = self.decision.calendar
        run = engine(self.question, {**self.chosen, **(options or {})} or "any", calendar)
        return run(self.question.facts.read({**self.known, **facts}, self.question.id), calendar)

    def _witness(self, ways: Ways, given: Mapping[Variable, int]) -> tuple[dict[str, Any], dict[str, str]] | None:
        """Return unknown facts and open readings of one case that is as given; None where only Python can make one."""
        path = next(ways.paths(wanted=True, given=given), None)
        if path is None:
            return None
        facts: dict[str, Any] = {}
        options: dict[str, str] = {}
        for index, (answer, _) in path.answers.items():
            variable = self.plan.diagram.variables[index]
            match variable.subject:
                case FactSpec(name):
                    facts[name] = variable.answers[answer]
                case Member(spec, member):
                    facts[spec.name] = facts.get(spec.name, frozenset()) | ({member} if answer == 0 else set())
                case Reading(name):
                    options[name] = variable.answers[answer]
                case ComputedCondition():
                    return None
        for name, value in ways.numbers(path).items():
            if self.known.get(name) is None:
                facts[name] = date.fromordinal(value) if self.specs[name].kind == "date" else value
        return facts, options

    def _provided(self, ways: Ways) -> dict[Variable, int] | None:
        """Return answers to questions on what is unknown that lead to the outcome for sure, none of them to spare."""
        path = next(ways.paths(wanted=True), None)
        if path is None:
            return None
        asked = {v.index for v in variables(ways.goal)}
        given = {self.plan.diagram.variables[i]: answer for i, (answer, _) in path.answers.items() if i in asked}
        for variable in reversed(list(given)):
            fewer = {v: a for v, a in given.items() if v is not variable}
            if next(ways.paths(wanted=False, given=fewer), None) is None and not ways.is_exhausted:
                given = fewer
        order = [*self.specs, *self.question.readings]
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


def _number(value: Any) -> int:
    return value.toordinal() if isinstance(value, date) else int(value)
