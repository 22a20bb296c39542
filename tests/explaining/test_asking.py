"""Facts as questions: what a form asks, in two languages, and `next_facts`, which remembers nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerra_rules import RestDays, find, question_ids
from cerra_rules.errors import CalendarError, FactError
from cerra_rules.explaining import asking
from cerra_rules.explaining.asking import question_of
from cerra_rules.explaining.interview import next_facts
from cerra_rules.front import decide
from cerra_rules.language import Fact, Facts, fact
from cerra_rules.testing.strategies import facts_for
from interviews import RETURN

MACHINE = re.compile(r"[a-z0-9]_[a-z0-9]|=|[a-z]\.[a-z]{3}|`")
ENGLISH = re.compile("Are|Can|Did|Do|Does|For which|Had|Has|Have|How|Is|On which|Should|Was|Were|What|Which|Who")


def test_every_fact_is_asked_for_with_a_question_in_both_languages() -> None:
    wrong = []
    for question in map(find, question_ids()):
        for spec in question.facts.specs.values():
            en, zh = question_of(question, spec)
            is_said = ENGLISH.match(en) and re.fullmatch(r"[^?]+\?( \(.*\))?", en) and not MACHINE.search(en)
            is_said_in_chinese = re.fullmatch("[^？]+？(（.*）)?", zh) and not re.search("[a-z]{2}", zh)
            wrong += [] if is_said and is_said_in_chinese else [(question.id, en, zh)]
    assert wrong == []


def test_an_instrument_says_how_to_ask_only_where_the_words_of_a_fact_do_not() -> None:
    specs = {f"{id}/{name}": spec for id in question_ids() for name, spec in find(id).facts.specs.items()}
    for id in ("charter.identity", "anxi.receipts"):
        for key, said in find(id).instrument.asks.items():
            assert said.get("en") != asking._in_english(specs[key]), key
            assert said.get("zh") != asking._in_chinese(specs[key]), key


class Damp(Facts):
    """A cup."""

    is_damp: Fact[bool] = fact("the cup is damp", "杯子潮湿")
    smells: Fact[bool] = fact("smells of fish", "有鱼腥味", ask=("Does it smell of fish?", "有鱼腥味吗？"))
    drips: Fact[bool] = fact("drips", "滴水")


def test_the_words_of_a_fact_make_the_question_where_nobody_says_it() -> None:
    receipts = find("anxi.receipts")
    asked = [question_of(receipts, spec) for spec in Damp.specs.values()]
    assert asked == [
        ("Is the cup damp?", "杯子潮湿吗？"), ("Does it smell of fish?", "有鱼腥味吗？"), ("Does this hold: drips?", "滴水吗？"),
    ]  # fmt: skip


@settings(max_examples=4)
@given(st.data())
def test_what_is_asked_is_needed_and_the_same_whatever_was_asked_before(data: st.DataObject) -> None:
    question = find(data.draw(st.sampled_from(question_ids())))
    known = data.draw(facts_for(question))
    declined = data.draw(st.sets(st.sampled_from([*question.facts.specs])))
    facts = {name: value for name, value in known.items() if name not in declined and data.draw(st.booleans())}
    asked = next_facts(question, facts, declined=declined)
    needs = decide(question, facts).needs
    assert {a.name for a in asked} <= {*needs} - declined
    assert asked == next_facts(question, facts, declined=declined)
    for a in asked:
        assert a.provisions or a.name == "calendar"
        assert a.kind != "enum" or len(a.options) > 1


def test_a_form_has_all_that_it_shows() -> None:
    first, *_ = next_facts("charter.resolution", {"members_in_office": 17})
    assert (first.name, first.kind, first.bounds) == ("present_members", "int", (0, 99))
    assert first.question[1] == "亲自到会的主席团成员人数是多少？"
    assert first.why == (
        "It decides whether this applies: Quorum not reached; Half not reached.",
        "关系到下列各项是否适用：未达法定人数；赞成未达半数。",
    )
    assert [str(provision) for provision in first.provisions] == ["charter:15#b", "charter:16#a", "charter:16#b"]
    (confirmed,) = (a for a in next_facts("anxi.seven_day_return", {}) if a.name == "digital_supply")
    assert [option.value for option in confirmed.options] == ["none", "online_download", "physical_carrier"]
    assert confirmed.options[1].label == ("online download", "在线下载")


def test_a_day_that_needs_a_yes_can_be_denied() -> None:
    facts = {name: value for name, value in RETURN.items() if name not in {"received_on", "was_received"}}
    received, *_ = next_facts("anxi.seven_day_return", facts)
    assert (received.name, received.only_if) == ("received_on", "was_received")
    assert received.states(False) == {"was_received": False}
    assert received.states(date(2024, 3, 1)) == {"received_on": date(2024, 3, 1)}
    assert decide("anxi.seven_day_return", facts | received.states(False)).outcome == "period_not_started"


def test_rest_days_are_asked_for_like_facts() -> None:
    facts: dict[str, Any] = RETURN | {
        "received_on": "2024-09-24",
        "return_requested_on": "2024-10-08",
        "assessed_on": "2024-10-09",
    }
    (asked,) = next_facts("anxi.seven_day_return", facts)
    assert (asked.name, asked.bounds) == ("calendar", (date(2024, 10, 1), date(2024, 11, 1)))
    assert asked.question[1].startswith("期间最后一日（2024年10月1日）是否为法定休假日，顺延至哪一日？")
    moved = asked.rest_days("2024-10-08")
    assert moved == RestDays([f"2024-10-0{n}" for n in range(1, 8)], covers=("2024-10-01", "2024-10-08"))
    assert decide("anxi.seven_day_return", facts, calendar=moved).outcome == "must_accept_return"
    assert decide("anxi.seven_day_return", facts, calendar=asked.rest_days("2024-10-01")).outcome == "too_late"
    assert next_facts("anxi.seven_day_return", facts, declined=["calendar"]) == ()
    for wrong in ("2024-09-30", "2024-12-01", "soon"):
        with pytest.raises(CalendarError):
            asked.rest_days(wrong)


def test_what_is_declined_must_be_a_fact() -> None:
    with pytest.raises(FactError, match="fact `recieved_on` is not one of its facts\nhint: did you mean `received_on`"):
        next_facts("anxi.seven_day_return", {}, declined=["recieved_on"])
