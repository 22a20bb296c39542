"""What holds of every question: the properties of the kit that users have, and that unknown facts are exact."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cerra_rules import RestDays, find, question_ids, testing
from cerra_rules.front import decide
from cerra_rules.language import Question
from cerra_rules.testing import answer
from cerra_rules.testing.strategies import facts_for, full_calendars, readings_for
from oracle import completions

QUESTIONS = question_ids()
every_question = pytest.mark.parametrize("id", QUESTIONS)
# Computed by functions of Python, which tell nothing of what is unknown: an answer that is sound is enough.
SOUND_ONLY = {"charter.annual_plenary"}
FEW = max(2, int(os.environ.get("CERRA_EXAMPLES", "0")) // 3)
FEWER = dict.fromkeys(
    ("charter.resolution", "charter.competence", "charter.annual_plenary", "anxi.record_retention"), FEW
)
"""Of what a search takes long to decide, less is drawn."""


def full_readings(question: Question[Any], readings: dict[str, str]) -> dict[str, str]:
    return {name: readings.get(name, reading.default) for name, reading in question.readings.items()}


@every_question
def test_every_property_holds(id: str) -> None:
    testing.check_question(find(id), max_examples=FEWER.get(id))


@every_question
@given(data=st.data())
def test_unknown_facts_are_exact(id: str, data: st.DataObject) -> None:
    """Decided if and only if all completions agree; needs are the facts that alone can change the outcome."""
    question = find(id)
    facts = data.draw(facts_for(question, unknown=False))
    readings, calendar = data.draw(readings_for(question)), data.draw(full_calendars())
    for name in data.draw(st.lists(st.sampled_from(list(facts)), unique=True, max_size=3)):
        del facts[name]
    facts = question.facts.read(facts, id).known()  # a day that is left states its flag
    specs = question.facts.specs
    unknown = [n for n in specs if n not in facts and facts.get(specs[n].only_if) is not False]
    cases = completions(question, facts, calendar)
    assume(cases)
    chosen = full_readings(question, readings)
    answers = [answer(question, case, chosen, calendar) for case in cases]
    outcomes = {a.outcome for a in answers}
    decision = decide(id, facts, readings=readings, calendar=calendar)
    if decision.outcome != "undetermined":
        assert outcomes == {decision.outcome}
        cited = tuple(map(str, decision.citations))
        assert set(cited) <= set.intersection(*({*a.citations} for a in answers))
        if question.facts.specs.keys() - facts.keys() == set():
            assert (cited, tuple(decision.values.values())) == answers[0][1:]
        return
    if id in SOUND_ONLY:
        return
    assert len(outcomes) > 1
    by_others: dict[tuple[str, Any], set[str]] = {}
    for case, found in zip(cases, answers, strict=True):
        for name in unknown:
            others = (name, *(case[n] for n in unknown if n != name))
            by_others.setdefault(others, set()).add(found.outcome)
    needed = {key[0] for key, found in by_others.items() if len(found) > 1}
    assert decision.needs
    assert set(decision.needs) == needed or not needed  # then no fact can change alone


def test_what_no_fact_can_change_alone_needs_what_the_rules_ask() -> None:
    """One member in office came, or was represented: neither can change without the other."""
    facts = {"members_in_office": 1, "presidium_units": 1, "votes_for": 0, "opposite_votes_for": 1}
    decision = decide("charter.resolution", facts)
    assert (decision.outcome, decision.needs) == ("undetermined", ("present_members",))


def test_rest_days_move_only_last_days() -> None:
    calendar = RestDays.none()
    facts = {"was_received": False, "buyer_is_consumer": True}
    assert (
        decide("anxi.seven_day_return", facts, calendar=calendar).needs == decide("anxi.seven_day_return", facts).needs
    )
