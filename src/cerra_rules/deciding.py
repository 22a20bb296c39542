"""Deciding: the function for a question under some readings, made once, and what completions reach where facts are unknown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from functools import partial
from typing import Any, Literal

from cerra_rules.compiled import compile_plan
from cerra_rules.completions import Completions
from cerra_rules.decisions import Decision, Readings
from cerra_rules.definite import compile_invariants
from cerra_rules.errors import CalendarError, ContradictionError
from cerra_rules.facts import Facts
from cerra_rules.periods import RestDays
from cerra_rules.plan import Plan, Verdict
from cerra_rules.rules import Question
from cerra_rules.sieve import Sieve

Facts.invariant_compiler = staticmethod(compile_invariants)


def engine(
    question: Question[Any], readings: Readings | None, calendar: RestDays | None
) -> Callable[[Facts, RestDays | None], Decision]:
    """Return the function from facts and a calendar to a decision under these readings, made once.

    Raises ReadingError and CalendarError.
    """
    rolls = calendar is not None
    if rolls and not isinstance(calendar, RestDays):
        raise CalendarError(
            f"{question.id}: the calendar is a {type(calendar).__name__}", "pass RestDays([...]) of the rest days"
        )
    chosen = None if readings is None else question.choose(readings)
    key = ("decide", rolls, *(chosen or {}).items()) if chosen is None or chosen else ("any", rolls)
    made: Callable[[Facts, RestDays | None], Decision] | None = question.engines.get(key)
    if made is None:
        plan = plan_of(question, question.choose(readings), rolls)
        made = compile_plan(plan, settle, Decision) if plan.is_settled else partial(settle, plan)
        question.engines[key] = made
        if readings is None and not rolls:
            read = question.facts.read
            run: Any = made  # whose calendar may be left out
            question.usual = {question.facts: run, dict: lambda facts: run(read(facts, question.id))}
    return made


def plan_of(question: Question[Any], chosen: Mapping[str, str], rolls: bool) -> Plan:
    """Return the plan of a question under these readings, with or without a calendar, made once."""
    key = ("plan", rolls, *chosen.items())
    plan: Plan | None = question.engines.get(key)
    if plan is None:
        plan = question.engines[key] = Plan(question, chosen, rolls)
    return plan


def settle(plan: Plan, facts: Facts, calendar: RestDays | None = None) -> Decision:
    """Decide by the completions of the unknown facts. Raises ContradictionError, and FactError for another question's facts."""
    question = plan.question
    if type(facts) is not question.facts and not isinstance(facts, question.facts):
        raise question.facts.refused(facts, question.id)
    completions = Completions.of(plan, facts.__dict__, calendar)
    codes, needs = reached(plan, completions, 2, plan.question.id)
    if len(codes) > 1:
        return Decision.of(Verdict(plan, None, (), needs), facts, calendar)
    (outcome,) = (o for o in plan.question.outcomes if o.code in codes)
    cited = tuple(p for p, node in plan.cited(outcome) if completions.possible(node, 2) == {True})
    return Decision.of(Verdict(plan, outcome, cited, ()), facts, calendar)


def reached(
    plan: Plan, completions: Completions, enough: int, place: str
) -> tuple[Collection[Hashable], tuple[str, ...]]:
    """Return the codes of the outcomes that completions reach, at least `enough` of them, and if several, what they hang on.

    Raises ContradictionError, which names the place, where there is no completion.
    """
    names = plan.open_names(completions.facts)
    sieve = sieve_of(plan)
    sifted = sieve and sieve.sift(completions.facts, completions.calendar, names, completions)
    codes: Collection[Hashable]
    if sifted:
        codes, needs = sifted
    else:
        codes = completions.possible(plan.outcome, enough) if completions.exist() else ()
        needs = completions.needs(plan.outcome, names) if len(codes) > 1 else ()
    if not codes:
        invariants = "; ".join(i.en for i in plan.question.facts.invariants())
        raise ContradictionError(f"{place}: no case satisfies all these facts together", invariants)
    return codes, needs


def sieve_of(plan: Plan) -> Sieve | None:
    """Return the sieve of a plan, made when a decision first meets an unknown fact.

    None where it is not worth making: where counts are bound and their readings are open as well.
    """
    sieve: Sieve | Literal[False] | None = plan.question.engines.get(plan)
    if sieve is None:
        is_worth = plan.is_settled or not plan.invariants[0]
        sieve = plan.question.engines[plan] = is_worth and Sieve(plan)
    return sieve or None
