"""Deciding a question with the matcher, and writing it down for people who run durable_rules themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cerra_rules.deciding.decision import Decision, Readings
from cerra_rules.deciding.engine import engine, plan_of, settle
from cerra_rules.deciding.plan import Plan, Verdict
from cerra_rules.durable.clauses import FAILS, HOLDS, NO_AMOUNT, OPEN, OPEN_AMOUNT, Clauses, Field, Round
from cerra_rules.durable.matcher import KIND
from cerra_rules.explaining.formulas import Formulas
from cerra_rules.explaining.rewriting import settled
from cerra_rules.language.facts import OR_MAPPING, Facts
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Outcome
from cerra_rules.language.terms import Compare, Condition


def decide(
    question: Question[Any],
    facts: Facts,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
) -> Decision:
    """Decide a question on a fact model: by the matcher where it settles the answer, else by the completions.

    Raises ReadingError, CalendarError, ContradictionError, and MissingExtraError without durable_rules.
    """
    settled = settled_by_matching(question, facts, readings, calendar)
    if settled is not None:
        return settled
    return settle(plan_of(question, question.choose(readings), calendar), facts, calendar)


def settled_by_matching(
    question: Question[Any],
    facts: Facts,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
) -> Decision | None:
    """Return the decision if the matcher alone settles the outcome and every citation; None where unknowns leave it open.

    The matcher says which conditions are certain to hold and which to fail, whatever the unknown facts are.
    """
    engine(question, readings, calendar)  # refuses readings and calendars as everywhere
    plan = plan_of(question, question.choose(readings), calendar)
    states = _matching(question).states(facts, plan.chosen, calendar)
    for outcome in question.outcomes:
        rules = [states[rule.when] for rule in question.answers[outcome]]
        if HOLDS in rules or outcome is question.outcomes[-1]:
            return _cited(plan, outcome, states, facts, calendar)
        if OPEN in rules:
            return None
    raise AssertionError  # the last outcome is reached otherwise


def _cited(
    plan: Plan,
    outcome: Outcome,
    states: Mapping[Condition, int],
    facts: Facts,
    calendar: RestDays | None,
) -> Decision | None:
    bringing: dict[Provision, set[int]] = {}
    for limb in plan.question.limbs(outcome):
        bringing.setdefault(limb.provision, set()).add(states[limb.when])
    if any(HOLDS not in held and OPEN in held for held in bringing.values()):
        return None
    cited = tuple(sorted(provision for provision, held in bringing.items() if HOLDS in held))
    return Decision.of(Verdict(plan, outcome, cited, ()), facts, calendar)


class Matching:
    """The clauses of one question and their matchers, for all readings and calendars: these are facts among others."""

    def __init__(self, question: Question[Any], chosen: Mapping[str, str]) -> None:
        limbs = [limb for outcome in question.outcomes for limb in question.limbs(outcome)]
        named = {limb.when: f"cited_{number}" for number, limb in enumerate(limbs, 1)}
        named |= {rule.when: rule.id for rule in question.rules}  # a rule's own name where its citation has no other
        self.clauses = Clauses(named, chosen)
        self.rounds = [Round(clauses) for clauses in self.clauses.rounds]

    def states(
        self, facts: Facts, readings: Mapping[str, str], calendar: RestDays | None,
    ) -> dict[Condition, int]:  # fmt: skip
        """Return which conditions are certain to hold, certain to fail, or open."""
        numbers = self.numbers(facts, readings, calendar)
        for part in self.rounds:
            numbers |= part.settle(numbers)
        return {condition: numbers[step] for condition, step in self.clauses.steps.items()}

    def numbers(self, facts: Facts, readings: Mapping[str, str], calendar: RestDays | None) -> dict[str, int]:
        """Return the message of one case; nothing is settled in it yet."""
        numbers = self.clauses.numbers(facts.__dict__, readings, calendar)
        return numbers | dict.fromkeys(self.clauses.steps.values(), OPEN)


def _matching(question: Question[Any], chosen: Mapping[str, str] | None = None) -> Matching:
    """Return the matching of a question, made once: the engine never gives back what a rule set takes."""
    key = ("durable", *(chosen or {}).items())
    made: Matching | None = question.engines.get(key)
    if made is None:
        made = question.engines[key] = Matching(question, chosen or {})
    return made


def export_ruleset(question: Question[Any], readings: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a question as JSON data for durable_rules: its rule sets, and what every field in a message says.

    `readings` puts these options in their place for good; the others stay fields. Raises ReadingError.
    """
    if readings:
        question.choose(readings)
    matching = _matching(question, readings)
    formulas = Formulas("en")
    return {
        "question": question.id,
        "rules_hash": question.hash,
        "readings": dict(readings or {}),
        "how": [
            "take the message of a case from cerra_rules.durable.message, or fill in every field by `fields`",
            f"for each rule set in its order, assert the message once for each of its `kinds`, with that number as `{KIND}`"
            " and an `id` of its own, in a fresh session; do not use post: an event fires one rule only",
            f"each rule that fires sets its `step` in the message: {HOLDS} certain to hold, {FAILS} certain to fail; "
            f"{OPEN} stays where neither fires",
            "then the first outcome one of whose `rules` holds is reached, if all rules of the outcomes before it fail; "
            "the last outcome is reached where all fail; it cites each provision one of whose steps holds",
        ],
        "fields": {name: _described(field, formulas) for name, field in matching.clauses.fields.items()},
        "rulesets": [
            {
                "name": f"{question.id.replace('.', '_')}_{number}",
                "kinds": list(part.matcher.numbers.values()),
                "rules": part.matcher.document(readable=True),
                "steps": {name: {"step": c.step, "becomes": int(c.holds)} for name, c in part.heads.items()},
            }
            for number, part in enumerate(matching.rounds, 1)
        ],
        "outcomes": [
            {
                "outcome": outcome.code,
                "rules": [matching.clauses.steps[rule.when] for rule in question.answers[outcome]],
                "cites": _citing(question, outcome, matching.clauses.steps),
            }
            for outcome in question.outcomes
        ],
    }


def message(
    question: Question[Any],
    facts: Facts | Mapping[str, Any],
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    *,
    fixed: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """Return what to assert for one case to the rule sets of `export_ruleset(question, fixed)`; nothing is settled yet.

    Raises FactError, ReadingError or CalendarError.
    """
    model = facts if isinstance(facts, Facts) else question.facts.read(facts, question.id)
    if type(model) is not question.facts:
        raise question.facts.refused(model, question.id, OR_MAPPING)
    engine(question, readings, calendar)  # refuses readings and calendars as everywhere
    chosen = {**question.choose(readings), **(fixed or {})}
    return _matching(question, fixed).numbers(model, chosen, calendar)


def _citing(question: Question[Any], outcome: Outcome, steps: Mapping[Condition, str]) -> dict[str, list[str]]:
    cites: dict[str, list[str]] = {}
    for limb in sorted(question.limbs(outcome), key=lambda limb: limb.provision):
        cites.setdefault(str(limb.provision), []).append(steps[limb.when])
    return {provision: list(dict.fromkeys(found)) for provision, found in cites.items()}


def _described(field: Field, formulas: Formulas) -> dict[str, Any]:
    if isinstance(field.source, Compare):
        return {
            "is": f"({formulas.line(settled(field.source.left, {}))}) minus ({formulas.line(settled(field.source.right, {}))}); "
            "days count as days",
            "unknown": OPEN_AMOUNT,
            "nothing": NO_AMOUNT,
        }
    values = [str(value) for value in field.values] or ["False", "True"]
    return {
        "is": formulas.line(settled(field.source, {})),
        "unknown": OPEN,
        "values": {value.lower() if value in {"False", "True"} else value: i for i, value in enumerate(values)},
    }
