"""The properties: what holds of every question whose rules are well made and well compiled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any, NoReturn

from cerra_rules.deciding.boundaries import values_about
from cerra_rules.deciding.decision import UNDETERMINED, Decision, Readings, plain
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.orders import Order
from cerra_rules.deciding.plan import Plan
from cerra_rules.deciding.reference_answer import Answer, answer, is_consistent
from cerra_rules.deciding.witnesses import Case, told
from cerra_rules.errors import CalendarError, CerraError, ProvisionError
from cerra_rules.front import decide
from cerra_rules.language.provisions import Instrument, Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import LONGEST_RUN, RestDays
from cerra_rules.testing.coverage.observing import unobserved
from cerra_rules.testing.strategies import Drawn, cases_for, orders_of, try_each

Check = Callable[[Question[Any], Drawn], None]


def assert_monotone(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that knowing more never takes an answer back: it stays, and so does what is cited and computed."""
    _try(question, max_examples, "monotone")


def assert_deterministic(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that the same facts get the same answer: again, in another order or encoding, and as a model."""
    _try(question, max_examples, "deterministic")


def assert_total(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that complete facts, which satisfy the invariants, and rest days are decided, and nothing more is needed."""
    _try(question, max_examples, "total")


def assert_unambiguous(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that the order in which the rules are written decides nothing."""
    _try(question, max_examples, "unambiguous")


def assert_needs_complete(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that no fact which an open answer does not need, nor other rest days, can change the outcome by itself."""
    _try(question, max_examples, "needs_complete")


def assert_engines_agree(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that the compiled rules and the reference evaluator agree on complete facts."""
    _try(question, max_examples, "engines_agree")


def assert_open_readings_agree(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that an answer given under any reading is the answer under every reading that can be chosen."""
    _try(question, max_examples, "open_readings_agree")


def assert_citations_resolve(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert that all that the rules and readings cite is in its instrument, and answers cite nothing else."""
    _try(question, max_examples, "citations_resolve")


PROPERTIES: Mapping[str, Callable[..., None]] = {
    "monotone": assert_monotone,
    "deterministic": assert_deterministic,
    "total": assert_total,
    "needs_complete": assert_needs_complete,
    "unambiguous": assert_unambiguous,
    "citations_resolve": assert_citations_resolve,
    "engines_agree": assert_engines_agree,
    "open_readings_agree": assert_open_readings_agree,
}
"""The properties by name, each a function of a question."""


def check_question(question: Question[Any], *, max_examples: int | None = None) -> None:
    """Assert every property of a question: `max_examples` cases are drawn, and all are tried with each."""
    _try(question, max_examples, *PROPERTIES)


def properties(question: Question[Any], *, max_examples: int | None = None) -> Callable[[str], None]:
    """Return a test function for pytest with one test for each property.

    Its name in the test module must begin with `test`: `test_loan = testing.properties(loan)`.
    """
    from cerra_rules.testing.plugin.kit import one_test_each  # noqa: PLC0415  # the one part that needs pytest

    return one_test_each(question, PROPERTIES, max_examples)


def _monotone(question: Question[Any], case: Drawn) -> None:
    less, more = _at_first(question, case), _decided(question, case, case.facts)
    answers = {"with these": less, "with all": more}
    if less.outcome == UNDETERMINED:
        if not less.needs:
            _fail(question, case, "the answer is open, yet needs nothing", answers)
        if known := set(less.needs) & set(less.facts.known()):
            _fail(question, case, f"the answer needs `{min(known)}`, which is known", answers)
        return
    if more.outcome != less.outcome:
        _fail(question, case, "knowing more takes the answer back", answers)
    if lost := [p for p in less.citations if p not in more.citations]:
        _fail(question, case, f"knowing more takes the citation of `{lost[0]}` back", answers)
    for name, value in less.values.items():
        if value is not None and more.values[name] != value:
            _fail(question, case, f"knowing more changes the value `{name}`", answers)


def _deterministic(question: Question[Any], case: Drawn) -> None:
    first = _at_first(question, case)
    simple = {name: plain(value) for name, value in case.known.items()}
    again: dict[str, Any] = {
        "again": case.known,
        "with unknown facts spelt out": {name: simple.get(name) for name in question.facts.specs},
        "through JSON": json.loads(json.dumps(simple)),
        "as a model": question.facts.read(case.known),
        "in another order": dict(reversed(list(simple.items()))),
    }
    for how, facts in again.items():
        other = _at_first(question, case, facts)
        if (other.outcome, other.citations, other.needs) != (first.outcome, first.citations, first.needs):
            _fail(question, case, f"the same facts, {how}, get another answer", {"at first": first, how: other})
    last = _at_first(question, case)
    if last.receipt() != first.receipt():  # all the rest: it costs more, so once
        _fail(question, case, "the same facts get other findings or values", {"at first": first, "then": last})


def _total(question: Question[Any], case: Drawn) -> None:
    decision = _decided(question, case, case.facts)
    if decision.outcome == UNDETERMINED or decision.needs:
        _fail(question, case, "complete facts are not decided", {"answer": decision})


def _backwards(question: Question[Any]) -> Check:
    other_way = question.replaced(answers={o: rules[::-1] for o, rules in question.answers.items()})

    def check(asked: Question[Any], case: Drawn) -> None:
        one, other = _at_first(asked, case), _at_first(other_way, case)
        if (one.outcome, one.citations, one.needs, one.values) != (
            other.outcome, other.citations, other.needs, other.values,
        ):  # fmt: skip
            _fail(asked, case, "the order of the rules changes the answer", {"as written": one, "backwards": other})

    return check


def _needs_complete(question: Question[Any], case: Drawn, orders: Sequence[Order]) -> None:
    partly = _at_first(question, case)
    if partly.outcome != UNDETERMINED:
        return  # monotone: then nothing changes it
    chosen = question.choose(case.readings)
    usual = answer(question, case.facts, chosen, case.calendar)
    known = partly.facts.known()  # a day states its flag
    for name in [n for n in question.facts.specs if n not in known and n not in partly.needs]:
        others = {n: value for n, value in case.facts.items() if n != name}
        for value in values_about(question.facts.specs[name], others, orders):
            facts = others | {name: value}
            if is_consistent(question, facts, chosen, case.calendar):
                found = answer(question, facts, chosen, case.calendar)
                if found.outcome != usual.outcome:
                    says = f"`{name}` alone changes the outcome, yet it is not needed"
                    _fail(question, case, says, {f"with {plain(value)}": found, "as drawn": usual, "at first": partly})
    if CALENDAR in partly.plan.specs and CALENDAR not in partly.needs:
        for calendar in _told(partly.plan, case, chosen):
            found = answer(question, case.facts, chosen, calendar)
            if found.outcome != usual.outcome:
                says = "the calendar alone changes the outcome, yet it is not needed"
                _fail(question, case, says, {f"with {calendar}": found, "as drawn": usual, "at first": partly})


def _told(plan: Plan, case: Drawn, chosen: Mapping[str, str]) -> Iterator[RestDays]:
    """Yield calendars that tell all a case asks of them, each by how many days a last day moves that is not told."""
    for days in range(LONGEST_RUN + 1):
        with suppress(CalendarError):  # more days would follow each other than a calendar may have
            found = told(plan, Case(dict(case.facts) | {CALENDAR: days}, dict(chosen), case.told))
            yield found or RestDays.none()


def _engines_agree(question: Question[Any], case: Drawn) -> None:
    chosen = question.choose(case.readings)
    if not is_consistent(question, case.facts):
        _fail(question, case, "these facts are accepted against an invariant", {})
    decision = _decided(question, case, case.facts)
    expected = answer(question, case.facts, chosen, case.calendar)
    if (decision.outcome, tuple(map(str, decision.citations)), tuple(decision.values.values())) != expected:
        _fail(question, case, "two engines disagree", {"compiled": decision, "reference": expected})


def _open_readings_agree(question: Question[Any], case: Drawn) -> None:
    whatever = _decided(question, case, case.facts, readings="any")
    chosen = _decided(question, case, case.facts)
    answers = {"under any reading": whatever, "under these": chosen}
    if whatever.outcome not in {UNDETERMINED, chosen.outcome}:
        _fail(question, case, "an answer under any reading does not hold under these", answers)
    if strange := set(whatever.needs) - set(question.readings):
        _fail(question, case, f"all facts are known, yet the answer needs `{min(strange)}`", answers)


def _citations_resolve(question: Question[Any]) -> Check:
    instruments = {p.instrument.code: p.instrument for p in question.provisions}
    for provision in question.provisions:
        _resolve(question, instruments, provision.locator, provision)
    for reading in question.readings.values():
        for locator in reading.point.provisions:
            if locator.partition(":")[0] in instruments:
                _resolve(question, instruments, locator, None)

    def check(asked: Question[Any], case: Drawn) -> None:
        decision = _decided(asked, case, case.facts)
        if strange := [p for p in decision.citations if p not in asked.provisions]:
            _fail(asked, case, f"cites `{strange[0]}`, which none of its rules brings", {"answer": decision})

    return check


_CHECKS: Mapping[str, Callable[[Question[Any]], Check]] = {
    "monotone": lambda _: _monotone,
    "deterministic": lambda _: _deterministic,
    "total": lambda _: _total,
    "needs_complete": lambda question: partial(_needs_complete, orders=orders_of(question)),
    "unambiguous": _backwards,
    "citations_resolve": _citations_resolve,
    "engines_agree": lambda _: _engines_agree,
    "open_readings_agree": lambda _: _open_readings_agree,
}
"""What is asked of each case that is drawn, once it is made for a question."""


def _try(question: Question[Any], max_examples: int | None, *names: str) -> None:
    with unobserved():
        checks = [_CHECKS[name](question) for name in names]

        def check(case: Drawn) -> None:
            for holds in checks:
                holds(question, case)

        try_each(cases_for(question), check, max_examples)


def _resolve(
    question: Question[Any],
    instruments: Mapping[str, Instrument],
    locator: str,
    cited: Provision | None,
) -> None:
    instrument = instruments[locator.partition(":")[0]]
    try:
        found = instrument[locator]
    except ProvisionError as error:
        raise AssertionError(f"{question.id}: cites what does not exist: {error}") from None
    if cited is not None and found.position != cited.position:
        raise AssertionError(f"{question.id}: cites `{locator}` at place {cited.position}, which it does not have")
    for lang in ("en", "zh"):
        if not found.cite(lang):
            raise AssertionError(f"{question.id}: `{locator}` cannot be cited in `{lang}`")


def _at_first(question: Question[Any], case: Drawn, facts: Any = None) -> Decision:
    """Decide with what is known at first."""
    return _asked(question, case, case.known if facts is None else facts, case.readings or None, case.told)


def _decided(question: Question[Any], case: Drawn, facts: Any, *, readings: Readings | None = None) -> Decision:
    return _asked(question, case, facts, readings or case.readings or None, case.calendar)


def _asked(
    question: Question[Any], case: Drawn, facts: Any, readings: Readings | None, calendar: RestDays | None
) -> Decision:
    try:
        return decide(question, facts, readings=readings, calendar=calendar)
    except Exception as error:  # noqa: BLE001  # whatever a rule's own function raises is a finding about it
        shown = str(error) if isinstance(error, CerraError) else f"{type(error).__name__}: {error}"
        _fail(question, case, "facts that satisfy the invariants cannot be decided", {"error": shown}, error)


def _fail(
    question: Question[Any], case: Drawn, what: str, answers: Mapping[str, Decision | Answer | str],
    cause: Exception | None = None,
) -> NoReturn:  # fmt: skip
    lines = [
        f"{question.id}: {what}",
        f"    facts: {_listed(case.facts)}",
        f"    known at first: {', '.join(case.known) or 'none'}",
        f"    readings: {_listed(case.readings) or 'the default ones'}",
        f"    rest days: {_calendar(case.calendar)}; known at first: {_calendar(case.told)}",
        *(f"    {how}: {_said(found)}" for how, found in answers.items()),
    ]
    raise AssertionError("\n".join(lines)) from cause


def _calendar(calendar: RestDays | None) -> str:
    if calendar is None or calendar.is_none:
        return "nothing" if calendar is None else "none"
    first, last = calendar.covers
    ends = "" if (first, last) == (date.min, date.max) else f" from {first} to {last}"
    return f"{', '.join(map(str, calendar)) or 'none'}{ends}"


def _listed(items: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {plain(value)}" for name, value in items.items())


def _said(found: Decision | Answer | str) -> str:
    if isinstance(found, str):
        return found
    cited = ", ".join(map(str, found.citations))
    values = found.values.values() if isinstance(found, Decision) else found.values
    computed = f" = {', '.join(str(plain(value)) for value in values)}" if values else ""
    needs = f" (needs: {', '.join(found.needs)})" if isinstance(found, Decision) and found.needs else ""
    return f"{found.outcome} [{cited}]{computed}{needs}"
