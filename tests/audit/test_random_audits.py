"""Rules made up at random: what an audit says that no case does, no case does, whatever days are rest days."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cerra_rules.audit import audit
from cerra_rules.audit.claims import Claim, Declared, Kind, Property, Status
from cerra_rules.deciding.reference_answer import answer, is_consistent
from cerra_rules.language.terms import HOLDS
from made_rules import DOMAINS, SEEDS, WHOLE, made, some_calendars

ONLY_WITH_REST_DAYS, TWO_MOVE = 250, 90
"""Of the first an outcome is reached only where a certain day of spring is a rest day; in the second two days move."""


@pytest.mark.parametrize("seed", [ONLY_WITH_REST_DAYS, TWO_MOVE, *SEEDS[1:4]])
def test_what_no_case_does_none_does(seed: int) -> None:
    question, pick = made(seed).question, random.Random(seed)
    refuted = [c for c in audit(question).claims if c.status is Status.FAILS and c.method == "exhaustive"]
    never = {c.subject for c in refuted if c.kind is Kind.REACHED}
    idle = [c.subject for c in refuted if c.kind is Kind.FACT and c.subject in DOMAINS]
    calendars = [WHOLE, *some_calendars(pick, 4)]
    for _ in range(200):
        facts: dict[str, Any] = {name: pick.choice(domain) for name, domain in DOMAINS.items()}
        if not is_consistent(question, facts):
            continue
        readings = {r.name: pick.choice(list(r.options)) for r in question.readings.values()}
        calendar = pick.choice(calendars)
        told = answer(question, facts, readings, calendar)
        assert told.outcome not in never, (facts, readings, calendar)
        for name in idle:
            other = {**facts, name: pick.choice(DOMAINS[name])}
            assert not is_consistent(question, other) or answer(question, other, readings, calendar) == told, (
                name,
                facts,
            )


def claim(seed: int, id: str, declared: Declared | None = None) -> Claim:
    (found,) = (c for c in audit(made(seed).question, declared).claims if c.id == id)
    return found


def test_an_outcome_that_only_a_rest_day_leads_to_is_reached() -> None:
    found = claim(ONLY_WITH_REST_DAYS, "outcome-reached o1")
    assert found.status is Status.HOLDS
    assert found.cases[0].calendar is not None
    assert len(found.cases[0].calendar)


def test_what_only_a_rest_day_breaks_does_not_hold() -> None:
    found = claim(ONLY_WITH_REST_DAYS, "property always", Declared(properties=(Property("always", HOLDS, ("o0",)),)))
    assert found.status is Status.FAILS
    assert found.says == "broken (under rest days)"


def test_where_two_days_move_nothing_is_proven_of_all_calendars() -> None:
    never = Property("never", HOLDS, tuple(o.code for o in made(TWO_MOVE).question.outcomes))
    found = claim(TWO_MOVE, "property never", Declared(properties=(never,)))
    assert (found.status, found.method) == (Status.HOLDS, "sampled")
