"""Deciding: the function for a question under some readings, made once, and what completions reach where facts are unknown."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from cerra_rules.deciding.bounds import BUDGET, OverBudgetError
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.decision import UNDETERMINED, Decision, Readings
from cerra_rules.deciding.generated import compile_plan
from cerra_rules.deciding.invariants import compile_invariants
from cerra_rules.deciding.lowering import known_of, lower
from cerra_rules.deciding.plan import Plan, Verdict
from cerra_rules.deciding.reference import UNKNOWN, evaluator
from cerra_rules.deciding.reference_answer import asked_in, known_answer
from cerra_rules.errors import CalendarError, QuestionError, StaleAnswerError
from cerra_rules.language.facts import OR_MAPPING, Facts
from cerra_rules.language.faults import no_case, refusal
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.taking import is_of

Facts.invariant_compiler = staticmethod(compile_invariants)


def read(question: Question[Any], facts: Any) -> Facts:
    """Return the model of the facts of a question. Raises FactError, for the model of another question too."""
    if is_of(facts, Facts):
        raise question.facts.refused(facts, question.id, OR_MAPPING)
    return question.facts.read(facts, question.id)  # type: ignore[no-any-return]  # the question's own model


def engine(
    question: Question[Any],
    readings: Readings | None,
    calendar: RestDays | None,
    budget: int = BUDGET,
) -> Callable[[Facts, RestDays | None], Decision]:
    """Return the function from a model of the facts and a calendar to a decision under these readings, made once.

    Raises ReadingError and CalendarError, and QuestionError for a budget that is no number of steps.
    """
    if calendar is not None and not isinstance(calendar, RestDays):
        raise CalendarError(
            f"{question.id}: the calendar is a {type(calendar).__name__}",
            "pass RestDays([...]) of the rest days, or RestDays.none()",
        )
    known = known_of(calendar)
    if type(budget) is not int or budget < 0:
        raise QuestionError(f"{question.id}: a budget of `{budget!r}`", "the number of steps that a search may take")
    chosen = None if readings is None else question.choose(readings)
    kind = "any" if chosen is not None and not chosen else "decide"
    key = (kind, known, tuple((chosen or {}).items()), budget)
    made: Callable[[Facts, RestDays | None], Decision] | None = question.engines.get(key)
    if made is None:
        plan = plan_of(question, question.choose(readings), calendar, budget)
        made = compile_plan(plan, settle, Decision) if plan.is_settled else partial(settle, plan)
        question.engines[key] = made
        if readings is None and budget == BUDGET:
            run, take = made, question.facts.read
            usual: dict[type, Any] = {
                question.facts: run,
                dict: lambda facts, calendar: run(take(facts, question.id), calendar),
            }
            if calendar is None:
                question.usual = usual
            else:
                question.usual_with[calendar.is_none] = usual
    return made


def plan_of(
    question: Question[Any], chosen: Mapping[str, str], calendar: RestDays | None, budget: int = BUDGET
) -> Plan:
    """Return the plan of a question under these readings, and with what is known about rest days, made once."""
    known = known_of(calendar)
    key = ("plan", known, tuple(chosen.items()), budget)
    plan: Plan | None = question.engines.get(key)
    if plan is None:
        plan = question.engines[key] = Plan(question, chosen, known, budget=budget)
    return plan


def settle(plan: Plan, facts: Facts, calendar: RestDays | None = None) -> Decision:
    """Decide by the completions of the unknown facts. Raises ContradictionError, and FactError for a model that was never read."""
    if len(facts.__dict__) != len(plan.question.facts.specs):
        raise plan.question.facts.refused(facts, plan.question.id)  # made by object.__new__, and never read
    try:
        return _settled(plan, facts, calendar)
    except OverBudgetError:  # a diagram is too large
        return _worked_out(plan, facts, calendar)


def outcomes_on(decision: Decision, reading: str) -> Iterator[tuple[str, str]]:
    """Yield the other options of a reading, each with the code of the outcome that the facts of a decision come to on it."""
    for option in decision.question.readings[reading].options:
        if option != decision.plan.chosen.get(reading):
            yield option, _outcome_on(decision, reading, option)


def _outcome_on(decision: Decision, reading: str, option: str) -> str:
    plan, calendar = decision.plan, decision.calendar
    facts: Mapping[str, Any] = decision.facts.__dict__
    chosen = {**plan.chosen, reading: option}
    if reading in plan.chosen:
        plan = plan_of(plan.question, chosen, calendar, plan.budget)
    else:  # left open: then it is one more thing that is not known, and can be told
        facts = {**facts, reading: option}
    try:
        completions = Completions(plan.space, facts, calendar, plan.budget)
        left = completions.rest(plan.outcome)
        # Some completion there is, so that nothing is searched where one outcome is left.
        codes = left.ends if left.variable is None else completions.possible(plan.outcome, 2)
    except OverBudgetError:  # a diagram is too large
        outcome, *_ = known_answer(plan.question, evaluator(facts, chosen, calendar))
        return outcome.code if outcome else UNDETERMINED
    return str(*codes) if len(codes) == 1 else UNDETERMINED


def _settled(plan: Plan, facts: Facts, calendar: RestDays | None) -> Decision:
    question = plan.question
    completions = Completions(plan.space, facts.__dict__, calendar, plan.budget)
    codes = completions.possible(plan.outcome, 2)
    if not codes:
        raise refusal(question.id, [no_case([(i.en, i.zh or i.en) for i in question.facts.invariants()])])
    if len(codes) > 1:
        needs = completions.needs(plan.outcome, plan.open_names(facts.__dict__))
        return Decision.of(Verdict(plan, None, (), needs, is_exact=completions.is_exact), facts, calendar)
    (outcome,) = (o for o in question.outcomes if o.code in codes)
    cited = tuple(p for p, node in plan.cited(outcome) if completions.possible(node, 2) == {True})
    return Decision.of(Verdict(plan, outcome, cited, is_exact=completions.is_exact), facts, calendar)


def _worked_out(plan: Plan, facts: Facts, calendar: RestDays | None) -> Decision:
    """Decide as far as each rule by itself goes: right, but more may be left open than must be."""
    known = facts.__dict__
    evaluated = evaluator(known, plan.chosen, calendar)
    completions = Completions(plan.space, known, calendar, plan.budget)

    def value(condition: Any) -> Any:
        held = evaluated(condition)
        return held if held is not UNKNOWN else plan.held(completions, lower(condition, plan.assumed))

    outcome, cited, conditions = known_answer(plan.question, value)
    asked = asked_in(evaluated, *conditions)
    names = plan.open_names(known) if outcome is None else ()
    needs = tuple(name for name in names if name in asked)
    return Decision.of(Verdict(plan, outcome, cited, needs, is_exact=False), facts, calendar)


def _again(
    question: Question[Any],
    facts: dict[str, Any],
    readings: Readings,
    calendar: RestDays | None,
    budget: int,
    rules: str,
    said: tuple[Any, ...],
) -> Decision:
    """Return a decision that was kept or sent: it is taken again. Raises StaleAnswerError where another one is reached."""
    if question.hash == rules:
        decision = engine(question, readings, calendar, budget)(question.facts.read(facts, question.id), calendar)
        if _said(decision) == said:
            return decision
    raise StaleAnswerError(
        f"{question.id}: a decision that was kept (`{said[0]}`) was reached by other rules than these",
        "decide again, and keep receipts where answers are to outlast the rules",
    )


def _said(decision: Decision) -> tuple[Any, ...]:
    return decision.outcome, decision.needs, tuple(map(str, decision.citations))


def _sent(decision: Decision) -> tuple[Any, ...]:
    chosen = decision.plan.chosen
    readings = chosen if chosen or not decision.question.readings else "any"
    plan, facts = decision.plan, {**decision.facts.known(), **decision.facts.decided}
    kept = (plan.question.hash, _said(decision))
    return _again, (plan.question, facts, readings, decision.calendar, plan.budget, *kept)


copyreg.pickle(Decision, _sent)
