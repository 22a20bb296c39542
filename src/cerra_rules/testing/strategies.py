"""Hypothesis strategies for fact models, drawn at the boundaries of the rules themselves.

Every comparison in a question gives its thresholds: the day before, the day and the day after, one vote short,
exact and one over. Enumerations give each value, sets each member, and every fact may be unknown. What is drawn
satisfies the invariants of the model. `st.from_type(Model)` draws models in the same way, without an import from here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

from cerra_rules.deciding.boundaries import (
    ANCHORS,
    alternatives,
    is_possible,
    turning_counts,
    turning_days,
    values_about,
)
from cerra_rules.deciding.diagram import YES, Member
from cerra_rules.deciding.orders import Order
from cerra_rules.deciding.plan import Plan
from cerra_rules.errors import MissingExtraError, install
from cerra_rules.language.facts import Facts
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import OTHERWISE, neutral
from cerra_rules.language.terms import FactSpec

try:
    from hypothesis import HealthCheck, Verbosity, given, settings
    from hypothesis import strategies as st
except ModuleNotFoundError as missing:
    absent = MissingExtraError("drawing cases: Hypothesis is not installed", install("test"))
    absent.name = missing.name
    raise absent from missing

T = TypeVar("T")
F = TypeVar("F", bound=Facts)


def orders_of(question: Question[Any]) -> tuple[Order, ...]:
    """Return every comparison of a question, under all its readings."""
    plan = _any_plan(question)
    always, _ = plan.invariants  # with the outcome, all that the diagrams can ask
    return tuple(v.orders[0] for v in plan.diagram.variables if v.orders) + always


@cache
def _any_plan(question: Question[Any]) -> Plan:
    """Return a plan under open readings that nobody else adds to, so that drawing depends on the question alone."""
    return Plan(question, question.choose("any"), "known")


def readings_for(question: Question[Any]) -> st.SearchStrategy[dict[str, str]]:
    """Draw options for some of the readings of a question."""
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(list(r.options)) for name, r in question.readings.items()},
    )  # fmt: skip


def calendars() -> st.SearchStrategy[RestDays | None]:
    """Draw what is known about rest days: nothing, that there are none, those of whole years, or of some days alone.

    Rest days are about the days that facts are drawn from.
    """
    return full_calendars().flatmap(parts_of_calendar)


def full_calendars() -> st.SearchStrategy[RestDays]:
    """Draw a calendar that tells all: that there are no rest days, or some about the days that facts are drawn from."""
    days = st.sampled_from(ANCHORS).flatmap(
        lambda anchor: st.sets(st.integers(0, 16), min_size=1, max_size=8).map(
            lambda ns: {anchor + timedelta(n) for n in ns}
        ),
    )
    return st.just(RestDays.none()) | days.map(lambda listed: RestDays(listed, covers=(date.min, date.max)))


@st.composite
def parts_of_calendar(draw: st.DrawFn, calendar: RestDays) -> RestDays | None:
    """Draw what may be known at first of a calendar that tells all: all, nothing, its years, or some of its days."""
    ways = ["all", "nothing", "some days", *(["its years"] if len(calendar) else [])]
    match draw(st.sampled_from(ways)):
        case "all":
            return calendar
        case "nothing":
            return None
        case "its years":
            return RestDays(calendar)
        case _:
            first = draw(st.sampled_from(sorted(calendar) or ANCHORS)) + timedelta(draw(st.integers(-9, 9)))
            last = first + timedelta(draw(st.integers(0, 20)))
            return RestDays((day for day in calendar if first <= day <= last), covers=(first, last))


@st.composite
def facts_for(draw: st.DrawFn, question: Question[Any], *, unknown: bool = True) -> dict[str, Any]:
    """Draw facts of a question that satisfy its invariants; with `unknown`, leaving some out."""
    plan = _any_plan(question)
    orders = orders_of(question)
    is_bound = plan.invariants != ((), YES)
    facts: dict[str, Any] = {}
    specs = question.facts.specs
    leave_out = draw(st.sets(st.sampled_from(list(specs)))) if unknown else set()
    path = draw(_paths(plan))
    order = draw(st.permutations(list(specs.values())))
    for name in dict.fromkeys(n for spec in order for n in (spec.only_if or spec.name, spec.name)):
        spec = specs[name]
        if facts.get(spec.only_if) is False:
            facts[name] = None  # there is no such day
            continue
        facts[name] = path[name] if name in path else draw(_value(spec, facts, orders))
        if is_bound and not is_possible(question.facts, facts):
            others = (*values_about(spec, facts, orders), *alternatives(spec, facts, orders))  # the first are likelier
            facts[name] = next(v for v in others if is_possible(question.facts, {**facts, name: v}))
    for name in leave_out:
        facts[name] = None
    return {name: facts[name] for name in specs if facts.get(name) is not None}


def models(model: type[F]) -> st.SearchStrategy[F]:
    """Draw instances of a fact model at the boundaries of the questions that are asked on it, some facts unknown.

    The questions are those that stand in the modules of its package, as far as they are imported when the first one is
    drawn; where there is none, what is drawn satisfies the invariants.
    """
    return st.deferred(lambda: st.one_of(*(facts_for(q).map(model.read) for q in _asked_on(model))))


def _asked_on(model: type[Facts]) -> tuple[Question[Any], ...]:
    package = model.__module__.partition(".")[0]
    modules = [m for name, m in sorted(sys.modules.items()) if name.partition(".")[0] == package]
    found = [q for m in modules for q in vars(m).values() if isinstance(q, Question) and q.facts is model]
    return tuple({q.id: q for q in found}.values()) or (_no_question(model),)


def _no_question(model: type[Facts]) -> Question[Any]:
    """Return a question that is always answered alike: what is then left to draw from are the invariants."""
    only = neutral("only", "The only outcome.", "唯一结论。")
    return Question(
        model.__name__,
        asks=("", ""),
        facts=model,
        answers={
            only: OTHERWISE,
        },
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A case drawn for a question: complete facts, options of some readings, all rest days, and what is known at first.

    A fact that is no day of the case, because its flag is denied, is left out. `calendar` tells all, `told` what is known
    of it at first.
    """

    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    calendar: RestDays
    known: Mapping[str, Any]
    told: RestDays | None


@st.composite
def cases_for(draw: st.DrawFn, question: Question[Any]) -> Drawn:
    """Draw complete facts of a question that satisfy its invariants, with readings, rest days, and a part of all that."""
    facts = draw(facts_for(question, unknown=False))
    known = draw(st.sets(st.sampled_from(list(facts)))) if facts else set()
    some = {name: value for name, value in facts.items() if name in known}
    calendar = draw(full_calendars())
    return Drawn(facts, draw(readings_for(question)), calendar, some, draw(parts_of_calendar(calendar)))


def try_each(drawn: st.SearchStrategy[T], check: Callable[[T], None], max_examples: int | None = None) -> None:
    """Run a check on what a strategy draws; what the simplest failing case raises is raised.

    How much is tried is otherwise for the Hypothesis profile to say.
    """
    usual = settings(
        deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much], report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
    )  # fmt: skip
    settle = settings(usual, max_examples=max_examples or usual.max_examples)

    def attempt(case: T) -> None:
        check(case)

    settle(given(drawn)(attempt))()


@st.composite
def _paths(draw: st.DrawFn, plan: Plan) -> dict[str, Any]:
    """Draw an outcome and a way down the diagram towards it: the facts it fixes, but for counts and days."""
    outcome = draw(st.sampled_from([None, *(o.code for o in plan.question.outcomes)]))
    facts: dict[str, Any] = {}
    node = plan.outcome
    while outcome in node.ends and node.variable is not None:
        variable = node.variable
        ways = [i for i, kid in enumerate(node.kids) if outcome in kid.ends]
        answer = draw(st.sampled_from(ways))
        match variable.subject:
            case FactSpec(name):
                facts[name] = variable.answers[answer]
            case Member(spec, member):
                members = facts.setdefault(spec.name, frozenset())
                facts[spec.name] = members if answer else members | {member}
        node = node.kids[answer]
    return facts


def _value(spec: FactSpec, facts: dict[str, Any], orders: Sequence[Order]) -> st.SearchStrategy[Any]:
    match spec.kind:
        case "set":
            return st.frozensets(st.sampled_from(spec.values), max_size=4) | st.frozensets(st.sampled_from(spec.values))
        case "date":
            return st.sampled_from(sorted(turning_days(spec.name, facts, orders)))
        case "dates":
            days = [v for v in facts.values() if type(v) is date]
            drawn = [day for v in facts.values() if isinstance(v, tuple) for day in v]
            among = drawn or sorted({*ANCHORS, *days, *(d + timedelta(300) for d in days)})
            return st.lists(st.sampled_from(among), max_size=6, unique=True).map(tuple)
        case "int":
            near = [n for n in turning_counts(spec.name, facts, orders) if spec.low <= n <= spec.high]
            every = st.integers(spec.low, spec.high)
            return st.sampled_from(sorted(near)) | every if near else every
        case _:
            return st.sampled_from(spec.values)
