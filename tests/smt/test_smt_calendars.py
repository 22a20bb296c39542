"""The other engines know that a calendar can be unknown, none, or cover some days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from cerra_rules import find
from cerra_rules.deciding.decision import Decision
from cerra_rules.durable import decide as decide_by_matching
from cerra_rules.errors import ContradictionError
from cerra_rules.front import decide
from cerra_rules.language import Fact, Facts, fact
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import OTHERWISE, Rule, neutral
from cerra_rules.language.terms import all_of
from cerra_rules.smt import compare, smt_decide, solve
from cerra_rules.smt.answers import Asked
from cerra_rules.smt.learning import check_learning
from cerra_rules.smt.lowered import check_lowering

RETURN = find("anxi.seven_day_return")
NATIONAL_DAY = [f"2024-10-0{day}" for day in range(1, 8)]
CALENDARS = {
    "unknown": None,
    "none": RestDays.none(),
    "the year": RestDays(NATIONAL_DAY),
    "some days": RestDays(NATIONAL_DAY, covers=("2024-09-28", "2024-10-07")),
}


def drawn(random: Random) -> dict[str, Any]:
    """Draw some facts of a return about the National Day of 2024."""
    facts: dict[str, Any] = {}
    for name, spec in RETURN.facts.specs.items():
        likely = spec.kind == "date" or name.startswith(("was_received", "return_was", "buyer"))
        if random.random() < 0.15:
            continue
        if spec.kind == "bool":
            facts[name] = likely
        elif spec.kind == "date":
            start = date(2024, 9, 22) if name == "received_on" else date(2024, 9, 29)
            facts[name] = start + timedelta(random.randint(-3, 10 if name == "received_on" else 40))
        else:
            facts[name] = spec.values[0]
    return facts


def decided(kind: str) -> Iterator[tuple[dict[str, Any], Decision[Any, Any, Any, Any, Any]]]:
    """Draw facts, and give what they come to."""
    random = Random(kind)  # a draw, not a secret
    for _ in range(25):
        facts = drawn(random)
        with suppress(ContradictionError):
            yield facts, decide(RETURN, facts, calendar=CALENDARS[kind])


@pytest.mark.parametrize("kind", CALENDARS)
def test_the_solver_answers_as_decide_does(kind: str) -> None:
    asked, needed = Asked(RETURN, None, CALENDARS[kind]), 0
    for facts, decision in decided(kind):
        possible, (cited, values) = asked.decide(facts), asked.agreed(facts)
        assert (possible.outcome, possible.needs) == (decision.outcome, decision.needs), facts
        assert values == decision.values, facts
        if decision.reached:
            assert cited == tuple(map(str, decision.citations)), facts
        needed += "calendar" in decision.needs
    assert kind == "the year" or (needed > 0) is (kind != "none")  # of the year little is left open


@pytest.mark.parametrize("kind", CALENDARS)
def test_the_matcher_answers_as_decide_does(kind: str) -> None:
    pytest.importorskip("durable_rules_engine", reason="durable_rules is not installed: it needs a C compiler")
    for facts, decision in decided(kind):
        other = decide_by_matching(RETURN, decision.facts, None, CALENDARS[kind])
        assert other.receipt() == decision.receipt(), facts


@pytest.mark.parametrize("kind", ["none", "unknown", "partly", "known"])
@pytest.mark.parametrize("chosen", [{}, RETURN.choose(None)])
def test_lowering_says_what_the_terms_say_under_every_calendar(kind: Any, chosen: dict[str, str]) -> None:
    found = check_lowering(RETURN, chosen, calendar=kind)
    assert (found.differs, found.held > 50) == ("", True)


def test_what_no_calendar_tells_is_found_with_one_that_tells_it() -> None:
    known = {"received_on": "2024-09-25", "return_requested_on": "2024-10-08"}
    found = solve(RETURN, "must_accept_return", facts=known)
    assert found is not None
    assert found.calendar is not None
    assert decide(RETURN, found.facts, calendar=found.calendar).outcome == "must_accept_return"
    assert solve(RETURN, "must_accept_return", facts=known | {"return_requested_on": "2024-11-20"}) is None
    assert "calendar" in found.to_dict()
    assert smt_decide(RETURN, found.facts).needs == ("calendar",)


def test_learning_and_comparing_know_of_calendars() -> None:
    assert check_learning(RETURN)[1] is None
    assert compare(RETURN, RETURN).is_equivalent


class Loan(Facts):
    """A thing that may have been lent."""

    was_lent: Fact[bool] = fact("it was lent", "已出借")
    lent_on: Fact[date] = fact("lent on", "出借之日", only_if="was_lent")
    asked_on: Fact[date] = fact("asked on", "询问之日")


LENT = neutral("lent", "It was lent.", "已出借。")
NOT = neutral("not", "It was not.", "未出借。")
LOAN = Question("mine.loan", asks=("?", "？"), facts=Loan, answers={
    LENT: (Rule("thing-lent", RETURN.provisions[0], all_of(Loan.was_lent, Loan.lent_on <= Loan.asked_on)),),
    NOT: OTHERWISE,
})  # fmt: skip


def test_there_is_no_day_where_its_flag_is_denied() -> None:
    found = solve(LOAN, "not", facts={"was_lent": False, "asked_on": "2024-01-01"})
    assert found is not None
    assert "lent_on" not in found.facts
    assert decide(LOAN, found.facts).outcome == "not"
