"""The interview: which fact comes next, going back, not knowing, and a whole talk through a pseudo-terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerra_rules import RestDays, find, question_ids
from cerra_rules.cli.answers import value_of
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.errors import ContradictionError, FactError
from cerra_rules.explaining.interview import MATTERS, FactToAsk, Interview, next_facts, provisions_of
from cerra_rules.front import decide
from cerra_rules.testing.strategies import facts_for
from interviews import FIVE, RETURN, asked, fewest
from made_rules import DOMAINS, made

# the fewest questions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("id", "facts"), FIVE)
def test_no_fewer_facts_decide_the_case_than_are_asked_for(id: str, facts: dict[str, Any]) -> None:
    end = asked(Interview(find(id), {}, calendar=RestDays.none()), facts)
    assert end.decision.outcome == decide(id, facts, calendar=RestDays.none()).outcome
    assert not end.declined
    assert len(end.steps) == fewest(id, facts)


def test_where_only_rest_days_matter_the_day_is_asked_for_first() -> None:
    """Whatever day it is, only whether it is a rest day decides; but which day it is must be known to say that."""
    facts = {"p": True, "q": True, "m": 0, "n": 0}
    start = Interview(made(250).question, facts)
    assert start.decision.needs == (CALENDAR,)
    assert start.next is not None
    assert (start.next.name, start.next.why[0]) == ("d", MATTERS[0].format("rule aa; rule ba; rule bb"))
    dated = start.answer(min(DOMAINS["d"]))
    assert dated.next is not None
    assert dated.next.name == CALENDAR
    assert dated.answer(dated.next.bounds[0]).decision.outcome == "o0"  # type: ignore[index]
    assert start.decline().next is None


SMALL = [
    "anxi.suspension", "anxi.officer_conduct", "charter.use_of_funds", "charter.residual_assets", "anxi.licence_display",
    "charter.funding_source", "charter.secretariat_appointment", "charter.asset_protection", "anxi.own_platform",
]  # fmt: skip


@pytest.mark.parametrize("id", SMALL)
def test_no_order_of_questions_is_expected_to_be_shorter(id: str) -> None:
    question = find(id)
    known: dict[frozenset[tuple[str, Any]], float] = {}

    def best(facts: dict[str, Any]) -> float:
        """Return the fewest questions to be expected, over every way to ask them."""
        key = frozenset(facts.items())
        if key not in known:
            needs = decide(question, facts).needs
            known[key] = min((1 + average(facts, name, best) for name in needs), default=0.0)
        return known[key]

    def average(facts: dict[str, Any], name: str, of: Callable[[dict[str, Any]], float]) -> float:
        values = question.facts.specs[name].values
        return sum(of(facts | {name: value}) for value in values) / len(values)

    def ours(facts: dict[str, Any]) -> float:
        spec = Interview(question, facts).next
        return 0.0 if spec is None else 1 + average(facts, spec.name, ours)

    assert ours({}) == pytest.approx(best({}))


@settings(max_examples=12)
@given(st.data())
def test_an_interview_asks_for_needs_only_and_ends_with_the_answer(data: st.DataObject) -> None:
    question = find(data.draw(st.sampled_from(question_ids())))
    facts = data.draw(facts_for(question))
    at = Interview(question, {})
    while (spec := at.next) is not None:
        assert spec.name in at.decision.needs
        assert spec.name not in dict(at.steps)
        assert provisions_of(question, spec.name)
        said = facts.get(spec.name) if spec.name != CALENDAR else spec.bounds and spec.bounds[0]
        at = at.decline() if said is None else at.answer(said)
    # Who does not know the last day cannot say to which day it moves.
    assert set(at.decision.needs) <= {*at.declined, *question.readings, *([CALENDAR] if at.declined else [])}
    if not at.declined:
        assert at.decision.outcome == decide(question, facts, calendar=RestDays.none()).outcome


# the logic -------------------------------------------------------------------------------------------------------------


def test_going_back_and_not_knowing() -> None:
    start = Interview(find("charter.use_of_funds"), {})
    assert start.next is not None
    one = start.decline()
    assert one.next is not None
    assert one.next.name != start.next.name
    assert one.declined == (start.next.name,)
    two = one.answer(True)
    assert two.back() is one
    assert one.back() is start
    assert start.back() is start
    assert asked(start, {}).decision.outcome == "undetermined"


def test_facts_given_beforehand_are_not_asked_for() -> None:
    at = Interview(find("anxi.seven_day_return"), {"is_made_to_order": True, "buyer_is_consumer": True})
    end = asked(at, RETURN)
    assert [name for name, _ in end.steps] == ["is_service"]
    assert end.decision.outcome == "exempt"


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("buyer_is_consumer", " Yes ", True),
        ("buyer_is_consumer", "否", False),
        ("digital_supply", "2", "online_download"),
        ("digital_supply", "physical_carrier", "physical_carrier"),
        ("digital_supply", "4", "4"),
        ("digital_supply", "online download", "online_download"),
        ("digital_supply", "不属于数字化商品", "none"),
        ("received_on", "2024-03-01", "2024-03-01"),
        ("received_on", "none", False),
    ],
)
def test_what_an_answer_states(name: str, said: str, value: Any) -> None:
    assert value_of(to_ask("anxi.seven_day_return", name), said) == value


def to_ask(id: str, name: str, **facts: Any) -> FactToAsk:
    """Return what a form shows of one fact."""
    return next(asked for asked in next_facts(id, facts, readings="any") if asked.name == name)


def test_what_an_answer_states_of_counts_sets_and_lists_of_days() -> None:
    (votes,) = next_facts(
        "charter.resolution", {"members_in_office": 17, "presidium_units": 17, "all_seats": 17, "present_members": 12}
    )
    assert (value_of(votes, "6"), value_of(votes, "six"), value_of(votes, "6.5")) == (6, "six", "6.5")
    systems = to_ask("anxi.platform_systems", "systems")
    first, second = (option.value for option in systems.options[:2])
    assert value_of(systems, f"1，{second}") == [first, second]
    assert value_of(systems, "None") == []
    days = to_ask("charter.annual_plenary", "plenaries_on")
    assert value_of(days, "2024-01-02, 2024-03-04") == ["2024-01-02", "2024-03-04"]


def test_an_answer_that_cannot_be_is_refused_as_everywhere_else() -> None:
    at = Interview(find("charter.resolution"), {"members_in_office": 17})
    with pytest.raises(FactError) as caught:
        at.answer("many")
    assert caught.value.message == "charter.resolution: fact `present_members` cannot be `'many'`"
    with pytest.raises(ContradictionError) as contradiction:
        at.answer(18)
    assert contradiction.value.message == "charter.resolution: these facts contradict each other"
