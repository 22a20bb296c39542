"""Claims about what a question asks for: every fact and every reading changes an answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from cerra_rules.audit.auditor import Auditor, Cases
from cerra_rules.audit.claims import Claim, Kind
from cerra_rules.audit.samples import others
from cerra_rules.audit.space import NO_REST_DAYS, REST, Sought, Space, telling
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.plan import Plan
from cerra_rules.deciding.reference_answer import Answer, answer, is_consistent, warned
from cerra_rules.deciding.witnesses import Case
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.terms import FactSpec, facts_in


def facts(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every fact that the question names matters: two cases differ in it alone and get different answers.

    The others are there for another question on the same facts, or to be told: nothing is said of them.
    """
    named = set(facts_in(*auditor.question.terms))
    for name, spec in auditor.question.facts.specs.items():
        if spec in named:
            yield auditor.bounded(Kind.FACT, name, partial(_fact_matters, auditor, name, spec))


def _fact_matters(auditor: Auditor, name: str, spec: FactSpec) -> Claim:
    sought = _fact(auditor, name, spec)
    if sought.cases:
        return auditor.shown(Kind.FACT, name, sought, partial(_hang_on_fact, auditor.question, name))
    return auditor.refuted(Kind.FACT, name, "no answer hangs on it", sought, sought.is_proven)


def _hang_on_fact(question: Question[Any], name: str, cases: Cases) -> bool:
    one, other = cases
    is_same = all(one.facts[n] == other.facts[n] for n in one.facts if n != name) and one[1:] == other[1:]
    return is_same and _told(question, one) != _told(question, other)


def _told(question: Question[Any], case: Case) -> tuple[Answer, tuple[str, ...]]:
    """Return what a case comes to, with the national law that its answer warns of."""
    found = answer(question, *case)
    return found, warned(question, found.outcome, *case)


def calendar(auditor: Auditor) -> Iterator[Claim]:
    """Claim that rest days matter where a last day moves past them: another calendar alone gives another answer."""
    if auditor.rolls:
        yield auditor.bounded(Kind.FACT, CALENDAR, partial(_calendar_matters, auditor))


def _calendar_matters(auditor: Auditor) -> Claim:
    sought = _calendar(auditor)
    if sought.cases:
        return auditor.shown(Kind.FACT, CALENDAR, sought, partial(_hang_on_calendar, auditor.question))
    return auditor.refuted(Kind.FACT, CALENDAR, "no answer hangs on it", sought, sought.is_proven)


def _hang_on_calendar(question: Question[Any], cases: Cases) -> bool:
    one, other = cases
    is_same = one[:2] == other[:2] and one.calendar != other.calendar
    return is_same and _told(question, one) != _told(question, other)


def _calendar(auditor: Auditor) -> Sought:
    """Return two cases that differ in their calendars alone and get different answers."""
    proven = auditor.tells_all
    for space in auditor.moving:
        sought = _pair(space.answers, space, CALENDAR)
        if sought.cases:
            return sought
        proven &= sought.is_proven
    for case in auditor.pool:  # computed values, and where two days move
        plan = Plan(auditor.question, case.readings, "unknown")
        cases = tuple(telling(plan, case._replace(facts=case.facts | {CALENDAR: n}, calendar=None)) for n in (0, 1))
        if answer(auditor.question, *cases[0]) != answer(auditor.question, *cases[1]):
            return Sought(cases)
    return Sought((), proven and not auditor.question.values)


def _fact(auditor: Auditor, name: str, spec: FactSpec) -> Sought:
    proven = True
    for part in ("outcome", "citations"):
        for space in auditor.spaces:
            sought = _pair(space.answers[:1] if part == "outcome" else space.answers[1:], space, name)
            if sought.cases:
                return sought
            proven &= sought.is_proven
    for space in auditor.spaces:
        sought = _pair(space.warned, space, name)
        if sought.cases:
            return sought
        proven &= sought.is_proven
    for case in auditor.pool:  # computed values
        mine = answer(auditor.question, *case)
        for value in others(spec, case.facts[name]):
            changed = case._replace(facts=case.facts | {name: value})
            if is_consistent(auditor.question, *changed) and answer(auditor.question, *changed) != mine:
                return Sought((case, changed))
    for space in auditor.everywhere():
        sought = _pair((*space.answers, *space.values, *space.warned), space, name)
        if sought.cases:
            return sought
        proven &= sought.is_proven and not space.is_inside(name)
    return Sought((), proven and not auditor.is_cut)


def _pair(nodes: tuple[Node, ...], space: Space, name: str, options: tuple[int, int] | None = None) -> Sought:
    """Return two cases that differ in one fact (or reading) alone and are told something else."""
    proven = True
    for node in nodes:
        sought = space.pair(node, name, options)
        if sought.cases and len({_told(space.question, case) for case in sought.cases}) > 1:
            return sought
        proven &= sought.is_proven and not sought.cases
    return Sought((), proven)


def readings(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every option changes something: a case gets another answer under it than under the default."""
    for name, reading in auditor.question.readings.items():
        for option in reading.options:
            if option != reading.default:
                option_matters = partial(_option_matters, auditor, reading, option)
                yield auditor.bounded(Kind.READING, f"{name}={option}", option_matters)


def _option_matters(auditor: Auditor, reading: Reading, option: str) -> Claim:
    sought = _reading(auditor, reading, option)
    subject = f"{reading.name}={option}"
    if not sought.cases:
        return auditor.refuted(Kind.READING, subject, "no answer hangs on it", sought, sought.is_proven)
    confirm = partial(_hang_on_reading, auditor.question, reading.name, option)
    return auditor.shown(Kind.READING, subject, sought, confirm)


def _hang_on_reading(question: Question[Any], name: str, option: str, cases: Cases) -> bool:
    one, other = cases
    is_same = all(one.readings[n] == other.readings[n] for n in one.readings if n != name)
    is_same = is_same and one.facts == other.facts and one.calendar == other.calendar
    asked = (question.readings[name].default, option) == (one.readings[name], other.readings[name])
    return asked and is_same and _told(question, one) != _told(question, other)


def _reading(auditor: Auditor, reading: Reading, option: str) -> Sought:
    """Search where the other readings are the default, with rest days, under each other single option; then with any rest days."""
    name, names = reading.name, list(reading.options)
    options = (names.index(reading.default), names.index(option))
    proven = True
    first, *others = (space.plan.chosen for space in auditor.spaces if space.plan.chosen[name] == reading.default)
    usual = [(first, NO_REST_DAYS), *([(first, REST)] if auditor.rolls else []), *((o, NO_REST_DAYS) for o in others)]
    moving = [(chosen, None) for chosen in (first, *others)] if auditor.rolls else []
    for chosen, calendar in (*usual, *moving):
        space = auditor.space({n: o for n, o in chosen.items() if n != name}, calendar)
        sought = _pair((*space.answers, *space.values), space, name, options)
        if sought.cases:
            return sought
        proven &= sought.is_proven and not space.is_inside(name)
    for case in (*auditor.pool, *(() if proven else auditor.spaces[0].samples)):
        pair = tuple(case._replace(readings={**case.readings, name: o}) for o in (reading.default, option))
        if answer(auditor.question, *pair[0]) != answer(auditor.question, *pair[1]):
            return Sought(pair)
    return Sought((), proven)
