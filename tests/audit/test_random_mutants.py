"""Rules made up at random, with slips: what is proved equal answers alike, whatever the facts, readings and rest days are."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cerra_rules.audit.mutation import mutate
from cerra_rules.cases.cases import Case, Expect
from cerra_rules.deciding.reference_answer import answer, is_consistent
from cerra_rules.front import decide
from cerra_rules.language import RestDays
from made_rules import DOMAINS, SEEDS, WHOLE, Flagged, cases, made, some_calendars

ONLY_A_VALUE_MOVES, TWO_MOVE = 67, 90
"""Two that went wrong: a slip in the value was proved equal without rest days, and the second ended with an error."""


def complete(seed: int, many: int) -> list[dict[str, Any]]:
    """Return complete cases of the question of a seed."""
    pick, question = random.Random(seed), made(seed).question
    drawn = ({name: pick.choice(domain) for name, domain in DOMAINS.items()} for _ in range(10 * many))
    return [facts for facts in drawn if is_consistent(question, facts)][:many]


def asked(seed: int, facts: dict[str, Any], calendar: RestDays | None) -> Case:
    """Return a case that expects what is decided."""
    question = made(seed).question
    decision = decide(question, facts, calendar=calendar)
    expect = Expect(outcome=decision.outcome, needs=decision.needs)
    return Case(id="x", place="here", question=question.id, facts=facts, calendar=calendar, expect=expect)


@pytest.mark.parametrize("seed", [ONLY_A_VALUE_MOVES, TWO_MOVE, *SEEDS[1:4]])
def test_what_is_proved_equal_answers_alike(seed: int) -> None:
    question, pick = made(seed).question, random.Random(seed)
    cases = complete(seed, 100)
    calendars = [WHOLE, *some_calendars(pick, 3)]
    report = mutate(question, [asked(seed, cases[0], WHOLE)])
    equal = [fate.mutant.question for fate in report.fates if fate.status == "equivalent"]
    assert equal
    for facts in cases:
        readings = {r.name: pick.choice(list(r.options)) for r in question.readings.values()}
        calendar = pick.choice(calendars)
        told = answer(question, facts, readings, calendar)
        assert all(answer(mutant, facts, readings, calendar) == told for mutant in equal), (facts, readings, calendar)


def test_a_case_kills_no_mutant_that_may_answer_as_it_expects() -> None:
    """Where two days move past rest days that a case does not tell, its mutants are tried rule by rule."""
    question = made(TWO_MOVE).question
    facts = complete(TWO_MOVE, 1)[0]
    case = asked(TWO_MOVE, facts, None)
    for fate in mutate(question, [case]).fates:
        if fate.status == "killed":
            calendars = (RestDays.none(), WHOLE)
            answers = {answer(fate.mutant.question, facts, question.choose(None), c).outcome for c in calendars}
            assert case.expect is not None
            assert answers != {case.expect.outcome}, fate.change


@pytest.mark.parametrize("seed", [0, 2])
def test_mutants_that_ask_for_fewer_readings_are_tried(seed: int) -> None:
    """What a mutant without a reading says is asked without its day, where the flag of that day is denied."""
    case = next(cases(seed, Flagged))
    decision = decide(case.question, case.known, readings=case.readings, calendar=case.calendar)
    tried = Case(
        id="x", place="here", question=case.question.id, facts=case.known, readings=case.readings,
        calendar=case.calendar, expect=Expect(outcome=decision.outcome, needs=decision.needs),
    )  # fmt: skip
    report = mutate(case.question, [tried])
    assert any(len(f.mutant.question.readings) < len(case.question.readings) for f in report.fates)
    assert report.survivors
