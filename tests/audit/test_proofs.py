"""The proofs: each claim is proved, and fails of a question in which what it says is not so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerra_rules import find
from cerra_rules.anxi import entry_into_force, record_retention, seven_day_return
from cerra_rules.audit.proofs import claim_ids, claims, learning, proofs
from cerra_rules.audit.proofs import same_meaning as same
from cerra_rules.audit.proofs.numbers import TwoCounts, TwoDays, periods
from cerra_rules.audit.proofs.plans import LEARNING, SAME_MEANING
from cerra_rules.charter import entry_into_force as charter_entry
from cerra_rules.charter import resolution
from cerra_rules.deciding.plan import Plan
from cerra_rules.deciding.witnesses import plain_value
from cerra_rules.errors import CerraError, DefinitionError, QuestionError
from cerra_rules.language import (
    ONE_HALF,
    TWO_THIRDS,
    Condition,
    Constant,
    Question,
    Term,
    all_of,
    days,
    days_between,
    least_count,
    not_,
    years,
)
from cerra_rules.language.rest_days import LONGEST_RUN
from cerra_rules.language.rules import placed
from cerra_rules.language.terms import AnyOf, Choice
from cerra_rules.smt import Claim, lowered, prove
from cerra_rules.smt.case import Case, OneCase, model_of
from cerra_rules.smt.formula import Formula
from cerra_rules.smt.learning import check_learning
from cerra_rules.smt.lowered import check_lowering
from cerra_rules.smt.solver import alike, every
from cerra_rules.testing.strategies import facts_for, full_calendars, readings_for

CLAIMS = {claim.id: claim for claim in claims()}


@pytest.mark.parametrize("id", CLAIMS)
def test_every_claim_is_proved(id: str) -> None:
    proof = prove(CLAIMS[id])
    assert (proof.result, proof.witnesses, proof.reason) == ("proved", (), "")


# negative controls ----------------------------------------------------------------------------------------------------


def changed(
    question: Question[Any],
    rules: Mapping[str, Condition] | None = None,
    values: Mapping[str, Term[Any]] | None = None,
) -> Question[Any]:
    """Return a question with other conditions for some rules, and other terms for some values."""
    rules, values = rules or {}, values or {}
    assert set(rules) <= {r.id for r in question.rules}
    assert set(values) <= {v.name for v in question.values}
    return question.replaced(
        answers=placed(question.outcomes, (replace(r, when=rules.get(r.id, r.when)) for r in question.rules)),
        values=tuple(replace(v, term=values.get(v.name, v.term)) for v in question.values),
    )


MEETING, RECORD, RETURN = resolution.resolution, record_retention.record_retention, seven_day_return.seven_day_return
half_and_not_too_many = all_of(
    resolution.votes.at_least(ONE_HALF, of=resolution.majority_base),
    not_(resolution.votes.more_than(Fraction(3, 4), of=resolution.majority_base)),
)
more_than_half = not_(resolution.votes.more_than(ONE_HALF, of=resolution.majority_base))
more_than_two_thirds = not_(resolution.attendance.more_than(TWO_THIRDS, of=resolution.quorum_base))
longer_after_2020 = Choice(
    ((record_retention.period_start <= Constant(date(2020, 6, 30)), record_retention.period_start + years(3)),),
    record_retention.last_day,
)


def in_time_within(many: int) -> Condition:
    """Return a wrong condition for a return that comes in time: so many days, whatever days are rest days."""
    last_day = seven_day_return.Return.received_on + days(many)
    return all_of(seven_day_return.act_was_done, seven_day_return.act_done_on <= last_day)


WRONG: dict[str, Question[Any]] = {
    "charter.resolution/more-votes-keep-it-valid": changed(MEETING, {"half-not-reached": not_(half_and_not_too_many)}),
    "charter.resolution/fewer-opposite-votes-keep-it-valid": changed(
        MEETING,
        {"opposite-also-carried": not_(resolution.opposite_reached_half)},
    ),
    "charter.resolution/quorum-is-two-thirds": changed(
        MEETING,
        values={"required_present": least_count(Fraction(3, 5), of=resolution.quorum_base)},
    ),
    "charter.resolution/quorum-of-units-is-two-thirds": changed(
        MEETING,
        values={"required_present": least_count(Fraction(3, 5), of=resolution.quorum_base)},
    ),
    "charter.resolution/quorum-above-two-thirds": changed(
        MEETING,
        values={"required_present": least_count(TWO_THIRDS, of=resolution.quorum_base)},
    ),
    "charter.resolution/quorum-is-met-by-the-required": changed(MEETING, {"quorum-not-reached": more_than_two_thirds}),
    "charter.resolution/exact-two-thirds-is-enough": changed(MEETING, {"quorum-not-reached": more_than_two_thirds}),
    "charter.resolution/majority-is-half": changed(
        MEETING,
        values={"required_votes": least_count(ONE_HALF, of=resolution.majority_base, exceed=True)},
    ),
    "charter.resolution/majority-is-met-by-the-required": changed(MEETING, {"half-not-reached": more_than_half}),
    "charter.resolution/exact-half-is-enough": changed(MEETING, {"half-not-reached": more_than_half}),
    "anxi.record_retention/two-years-are-730-or-731-days": changed(
        RECORD,
        values={"retain_until": record_retention.last_day + days(1)},
    ),
    "anxi.record_retention/sixty-days-are-sixty": changed(
        RECORD,
        values={"retain_until": record_retention.last_day + days(1)},
    ),
    "anxi.record_retention/later-start-ends-later": changed(RECORD, values={"retain_until": longer_after_2020}),
    "anxi.record_retention/national-period-is-longer": changed(
        RECORD,
        values={"national_retain_until": record_retention.identity_start + years(2)},
    ),
    "anxi.record_retention/what-may-go-may-always-go": changed(
        RECORD,
        {"period-of-keeping": record_retention.last_day <= record_retention.Retention.assessed_on},
    ),
    "anxi.seven_day_return/whatever-days-are-rest-days": changed(
        RETURN, {"return-in-time": in_time_within(8 + LONGEST_RUN)}
    ),
    "anxi.seven_day_return/window-is-seven-days": changed(
        RETURN,
        values={"last_day": seven_day_return.Return.received_on + days(8)},
    ),
    "anxi.seven_day_return/in-time-within-seven-days": changed(RETURN, {"return-in-time": in_time_within(8)}),
    "anxi.seven_day_return/days-left-are-seven-or-fewer": changed(
        RETURN,
        values={"days_left": days_between(seven_day_return.Return.assessed_on, seven_day_return.day_seven + days(1))},
    ),
    "anxi.seven_day_return/what-is-over-stays-over": changed(
        RETURN,
        {"period-still-running": seven_day_return.Return.assessed_on > seven_day_return.last_day + days(30)},
    ),
    "anxi.entry_into_force/what-is-lapsed-stays-lapsed": changed(
        entry_into_force.entry_into_force,
        {"repeal-or-lapse": entry_into_force.EntryIntoForce.assessed_on < entry_into_force.EntryIntoForce.repealed_on},
    ),
    "charter.entry_into_force/what-is-in-force-stays-in-force": changed(
        charter_entry.entry_into_force,
        {
            "charter-text-not-yet-approved": charter_entry.CharterText.assessed_on
            > charter_entry.CharterText.guidance_unit_approved_on,
        },
    ),
}


def test_every_claim_about_a_question_has_a_control() -> None:
    assert {id for id, claim in CLAIMS.items() if isinstance(claim.about, Question)} == set(WRONG)


@pytest.mark.parametrize("id", WRONG)
def test_a_claim_fails_of_a_question_in_which_it_is_not_so(id: str) -> None:
    claim = replace(CLAIMS[id], about=WRONG[id])
    proof = prove(claim)
    assert proof.result == "refuted"
    assert len(proof.witnesses) == (1 if claim.second is None else 2)
    assert claim.states(*proof.witnesses) == (True, False)  # by the reference evaluator alone
    if claim.second is not None:
        a, b = (case.facts for case in proof.witnesses)
        assert {name for name in a if a[name] != b[name]} <= set(claim.second)


def test_controls_for_counts_and_days() -> None:
    def wrong_share(a: Case) -> tuple[Any, Any]:
        least = least_count(Fraction(3, 5), of=TwoCounts.whole)
        return True, alike(
            a.holds(TwoCounts.part.at_least(TWO_THIRDS, of=TwoCounts.whole)),
            a.holds(TwoCounts.part >= least),
        )

    def strictly(a: Case) -> tuple[Any, Any]:
        first, second = TwoDays.first_on, TwoDays.second_on
        return a.holds(first < second), a.holds(first + years(2) < second + years(2))

    def always_long(a: Case) -> tuple[Any, Any]:
        return True, a.amount(TwoDays.first_on + years(1)) - a.amount(TwoDays.first_on) == 365

    control = partial(Claim, "control", text=("", ""), provisions=())
    (case,) = prove(control(TwoCounts, states=wrong_share, unbounded=True)).witnesses
    assert 5 * case.facts["part"] >= 3 * case.facts["whole"]
    assert 3 * case.facts["part"] < 2 * case.facts["whole"]
    (case,) = prove(control(TwoDays, states=strictly)).witnesses  # the two days before the leap day and on it
    first, second = case.facts["first_on"], case.facts["second_on"]
    assert (first.month, first.day, second.month, second.day) == (2, 28, 2, 29)
    assert prove(control(TwoDays, states=always_long)).result == "refuted"


def test_a_claim_that_holds_only_within_bounds() -> None:
    def few(a: Case) -> tuple[Any, Any]:
        return True, a.amount(TwoCounts.part) <= 99

    claim = Claim("control", TwoCounts, ("", ""), (), few)
    assert prove(claim).result == "proved"
    (case,) = prove(replace(claim, unbounded=True)).witnesses
    assert case.facts["part"] >= 100


def test_a_claim_about_no_case_is_empty() -> None:
    def impossible(a: Case) -> tuple[Any, Any]:
        return a.amount(resolution.Resolution.votes_for) > a.amount(resolution.Resolution.present_members), False

    proof = prove(Claim("control", MEETING, ("", ""), (), impossible, unbounded=True))
    assert (proof.result, proof.reason) == ("empty", "no case satisfies what it supposes")


def test_a_claim_that_the_solver_gives_up_is_open() -> None:
    hard = prove(CLAIMS["days/2-years-keeps-order"], patience=1)
    assert hard.result == "open"
    assert hard.reason.startswith("the solver gave up")


def test_present_members_can_cost_a_resolution_its_majority() -> None:
    """Not a claim of ours: who comes and does not vote weighs against the motion."""
    claim = CLAIMS["charter.resolution/more-votes-keep-it-valid"]

    def more_present(a: Case, b: Case) -> tuple[Any, Any]:
        more = a.amount(resolution.Resolution.present_members) < b.amount(resolution.Resolution.present_members)
        return every(a.reaches(resolution.VALID), more), b.reaches(resolution.VALID)

    proof = prove(replace(claim, states=more_present, second=("present_members",)))
    assert proof.result == "refuted"
    before, after = proof.witnesses
    assert (before.outcome.code, after.outcome.code) == ("valid", "invalid_insufficient_votes")


@pytest.mark.parametrize("id", {claim.about.id: 0 for claim in CLAIMS.values() if isinstance(claim.about, Question)})
@settings(max_examples=5)
@given(data=st.data())
def test_claims_hold_of_single_cases_too(id: str, data: st.DataObject) -> None:
    """What is proved is worked out again, without the solver, on cases at the boundaries of the rules."""
    question = find(id)
    specs = question.facts.specs  # a day whose flag is denied is none that is drawn, and any will do
    any_day = {name: plain_value(spec) for name, spec in specs.items()}
    drawn = [any_day | data.draw(facts_for(question, unknown=False)) for _ in range(2)]
    readings, calendar = question.choose(data.draw(readings_for(question))), data.draw(full_calendars())
    for claim in CLAIMS.values():
        if claim.about is question:
            chosen = readings if claim.readings == "any" else question.choose(claim.readings)
            facts = drawn[:1]
            if claim.second is not None:
                facts.append({name: drawn[name in claim.second][name] for name in specs})
            cases = [OneCase(question, of, chosen, claim.calendar or calendar) for of in facts]
            supposed, follows = claim.states(*cases)
            if supposed and all(case.keeps_invariants for case in cases):
                assert follows is True, claim.id


# the plan and the terms -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "id",
    ["charter.eligibility", "charter.entry_into_force", "anxi.record_retention", "anxi.transaction_completion"],
)
def test_plans_say_what_the_terms_say(id: str) -> None:
    proof = same(find(id))
    assert (proof.result, proof.id) == ("proved", f"{id}/{SAME_MEANING}")
    assert int(proof.reason.split()[0]) > 0


def test_plans_move_days_as_the_terms_do_with_any_calendar() -> None:
    assert check_lowering(RETURN, {}, rolls=True).differs == ""
    assert check_lowering(RETURN, RETURN.choose(None), rolls=True).held > 50


@pytest.mark.parametrize(
    ("differs", "wrong"),
    [
        ("rule `half-not-reached` in simple conditions", "charter.resolution/exact-half-is-enough"),
        ("value `required_votes`", "charter.resolution/majority-is-half"),
        ("rule `period-of-keeping` in simple conditions", "anxi.record_retention/what-may-go-may-always-go"),
        ("value `retain_until`", "anxi.record_retention/later-start-ends-later"),
    ],
)
def test_a_plan_that_says_otherwise_is_found(differs: str, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    question = find(wrong.partition("/")[0])
    monkeypatch.setattr(lowered, "Plan", lambda _, chosen, known: Plan(WRONG[wrong], chosen, known))
    found = check_lowering(question, question.choose(None))
    assert found.differs == differs
    assert found.case is not None
    right, other = (
        (case.values, [case.holds(rule.when) for rule in case.question.rules])
        for case in (OneCase(q, found.case.facts, found.case.readings) for q in (question, WRONG[wrong]))
    )
    assert right != other


def test_the_proof_of_a_wrong_plan_is_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = WRONG["charter.entry_into_force/what-is-in-force-stays-in-force"]
    monkeypatch.setattr(lowered, "Plan", lambda _, chosen, known: Plan(wrong, chosen, known))
    proof = same(find("charter.entry_into_force"))
    assert (proof.result, len(proof.witnesses)) == ("refuted", 1)
    assert proof.reason == "rule `charter-text-not-yet-approved` in simple conditions"
    (witness,) = proof.witnesses
    assert witness.facts.keys() == find("charter.entry_into_force").facts.specs.keys()
    assert proof.to_dict()["witnesses"][0]["facts"].keys() == witness.stated.keys()  # as `decide` takes them


# what is known ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["charter.resolution", "anxi.seven_day_return", "anxi.record_retention", "anxi.filing"])
def test_learning_more_changes_nothing_known(id: str) -> None:
    proof = learning(find(id))
    assert (proof.result, proof.id) == ("proved", f"{id}/{LEARNING}")


def test_a_logic_that_takes_the_unknown_for_false_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    write = Formula._write

    def careless(self: Formula, term: Term[Any]) -> Any:
        cell = write(self, term)
        return replace(cell, known=True) if isinstance(term, AnyOf) else cell

    monkeypatch.setattr(Formula, "_write", careless)
    with pytest.raises(CerraError) as raised:  # the evaluator does not take it so
        check_learning(RETURN)
    assert raised.value.message.startswith("anxi.seven_day_return: solver and evaluator disagree on rule `")
    assert raised.value.hint == "a fault of the library: please report it"


# the list -------------------------------------------------------------------------------------------------------------


def test_the_list_of_claims() -> None:
    ids = claim_ids()
    assert len(ids) == len(set(ids)) == len(CLAIMS) + 2 * 53
    assert [str(p) for p in periods()] == [
        "-1 year",
        "1 year",
        "2 years",
        "3 years",
        "6 months",
        "the rest of the year",
    ]
    for claim in CLAIMS.values():
        assert all(claim.text)
        assert bool(claim.provisions) == isinstance(claim.about, Question)
        assert set(claim.second or ()) <= set(model_of(claim.about).specs)


def test_what_the_solver_cannot_read_is_said() -> None:
    found = list(proofs("annual_plenary"))
    assert [proof.result for proof in found] == ["not covered"] * 2
    assert found[0].reason.startswith("charter.annual_plenary: the solver cannot read `")


def test_no_claim_has_these_words() -> None:
    with pytest.raises(QuestionError) as raised:
        next(proofs("charter.resolutoin/majority-is-half"))
    assert raised.value.message == "no claim has `charter.resolutoin/majority-is-half` in its id"
    assert raised.value.hint == "did you mean `charter.resolution/majority-is-half`?"


def test_a_claim_about_a_fact_that_is_none() -> None:
    claim = replace(CLAIMS["charter.resolution/more-votes-keep-it-valid"], second=("votes",))
    with pytest.raises(DefinitionError, match="keep-it-valid: there is no fact `votes`"):
        prove(claim)
