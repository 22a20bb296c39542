"""The answer as a document: what it holds and says, where the stated facts alone do not give the reason, and what it refuses."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from cerra_rules import Answer, RestDays
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.errors import CerraError
from cerra_rules.explaining.interview import next_facts
from cerra_rules.explaining.tones import TONES
from cerra_rules.front import decide, question_ids
from cerra_rules.language import (
    OTHERWISE,
    AnswerTone,
    Fact,
    Facts,
    Instrument,
    Question,
    Rule,
    Tone,
    adverse,
    fact,
    favourable,
)

CLOSURE = "anxi.website_closure"
SCHEMA = Path(__file__).parent / "snapshots" / "answer.schema.1.json"
RETURN = {
    "buyer_is_consumer": True,
    "is_service": False,
    "is_made_to_order": False,
    "is_fresh_or_perishable": False,
    "digital_supply": "none",
    "is_newspaper_or_periodical": False,
    "is_unsuitable_by_nature": False,
    "received_on": "2024-09-24",
    "return_requested_on": "2024-10-08",
    "goods_are_intact": True,
}
MEETING = {"members_in_office": 17, "present_members": 12, "votes_for": 6}


def line(text: str, start: str) -> str:
    return next(ln.strip() for ln in text.splitlines() if ln.strip().startswith(f"- {start}"))


def test_a_last_day_is_said_as_a_clerk_needs_it() -> None:
    answer = decide("anxi.seven_day_return", RETURN, calendar=RestDays.china()).answer()
    english, chinese = answer.text("en").splitlines(), answer.text("zh").splitlines()
    assert english[:2] == [
        "Conclusion: Done in time: the seller must take the goods back (favourable for the consumer).",
        "Decisive: The day of the request (8 October 2024) is not after the last day of the period "
        "(8 October 2024, moved past rest days, 1 to 7 October 2024).",
    ]
    assert chinese[:2] == [
        "结论：消费者在期限内行使了权利，卖家应当接受退货（对消费者有利）。",
        "要点：提出退货之日（2024年10月8日）不晚于期间末日（2024年10月8日，2024年10月1日至7日为法定休假日，顺延）。",
    ]
    assert "如采“不顺延”，则消费者行使权利时已逾期限（可靠程度：中）。" in chinese[-1]
    assert (
        "收货之日为2024年9月24日，次日起算七日，至2024年10月1日届满；2024年10月1日至7日为法定休假日，顺延至2024年10月8日"
        in (answer.text("zh", detail="full"))
    )


def test_a_share_is_said_as_a_sentence_where_nothing_stands_against_the_outcome() -> None:
    answer = decide("charter.resolution", MEETING, {"two_thirds_base": "members_in_office"}).answer()
    assert answer.outcome.code == "valid"
    assert answer.decisive.en == (
        "17 in office: two thirds are 12, rounded up; 12 came: enough. 12 came: half are 6; 6 voted in favour: enough."
    )
    assert answer.decisive.zh == (
        "在任主席团成员17人，其三分之二须有12人；实到12人，达到三分之二。实到12人，其半数须有6票；赞成6票，达到半数。"
    )
    assert not answer.reasons
    assert {o.rule for o in answer.obstacles} >= {"quorum-not-reached", "half-not-reached"}
    short = decide("charter.resolution", MEETING | {"present_members": 11}).answer()
    assert short.decisive.zh == "在任主席团成员17人，其三分之二须有12人；实到11人，不足三分之二，尚差1人。"


def test_what_is_missing_is_said_by_what_it_states() -> None:
    facts = {"case_is_filed": False, "suspension_is_needed": True, "addressee_is_related_provider": True}
    answer = decide("anxi.suspension", {**facts, "notice_is_written": False, "issuer_is_competent": True}).answer()
    assert "欠缺的事项：网络商品交易违法案件已经立案；已有暂停提供服务通知书等书面材料" in answer.text("zh")


def test_another_language_or_detail_is_refused() -> None:
    answer = decide(CLOSURE, {}).answer()
    language: Any = "fr"
    with pytest.raises(CerraError) as raised:
        answer.text(language)
    assert str(raised.value) == "answers are not written in the language `fr`\nhint: known: `en`, `zh`"
    detail: Any = "fulll"
    with pytest.raises(CerraError, match="answers have no detail `fulll`"):
        answer.text(detail=detail)


def test_codes_stand_beside_the_words_only_where_they_are_asked_for() -> None:
    answer = decide("anxi.seven_day_return", RETURN, calendar=RestDays.china()).answer()
    plain, coded = (answer.text("zh", detail="full", codes=codes) for codes in (False, True))
    for code in (
        "[must_accept_return]",
        "[return-in-time]",
        "received_on",
        "return_period_rest_days",
        "[return_period_rest_days=no_roll]",
        "HL07",
    ):
        assert code in coded
        assert code not in plain


def test_a_rule_that_an_invariant_settles_names_it() -> None:
    answer = decide(CLOSURE, {"penalty_is_decided": False}).answer()
    assert line(answer.text("en", detail="full"), "Penalty decision not sent") == (
        "- Penalty decision not sent (Anxi Measures, art. 26): Does not hang on: the penalty decision was sent to the "
        "telecom operator: no decision to send without a penalty (an administrative penalty for unlawful online trade "
        "has been decided: no)."
    )
    assert line(answer.text("zh", detail="full"), "处罚决定书未送交").endswith(
        "：不取决于“处罚决定书已送交电信运营商”：处罚决定书已送交的，必已作出行政处罚（已作出行政处罚：否）。",
    )


def test_a_fact_that_an_invariant_keeps_out_of_needs_is_said_to_be() -> None:
    answer = decide(CLOSURE, {}).answer()
    assert "penalty_is_decided" not in {need.name for need in answer.needs}
    assert "that alone cannot change the answer: no decision to send without a penalty" in answer.text(
        "en", detail="full"
    )
    assert "仅“已作出行政处罚”一项不能改变结论" in answer.text("zh", detail="full")


def test_invariants_that_change_nothing_are_not_named() -> None:
    facts = {"present_members": 2, "proxy_votes_for": 62}
    said = line(decide("charter.resolution", facts).answer().text("en", detail="full"), "Quorum not reached")
    assert "no more members attend or are represented than are in office" in said
    assert "proxy votes are cast by proxies" in said
    assert "there are no more members in office than seats" not in said


@pytest.mark.parametrize("known", [{}, {"penalty_is_decided": False}, {"penalty_is_final": True}])
@pytest.mark.parametrize("readings", [None, "any"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_reason_is_empty(known: dict[str, bool], readings: Any, lang: Any) -> None:
    for said in decide(CLOSURE, known, readings).answer().text(lang, detail="full").splitlines():
        assert not said.rstrip().endswith((":", "：", ":.", "：。"))
        assert "()" not in said
        assert "（）" not in said


@pytest.mark.parametrize("id", question_ids())
def test_no_reason_rests_on_a_reading_that_is_left_open(id: str) -> None:
    for case in packaged_cases(id)[:4]:
        with suppress(CerraError):
            answer = decide(id, case.facts, "any", case.calendar).answer()
            assert "left open" not in json.dumps([r.model_dump() for r in (*answer.reasons, *answer.obstacles)])


def test_what_holds_under_every_reading_names_the_unknown_that_could_have_mattered() -> None:
    receipt = {"record_kind": "seller_receipt", "transaction_is_completed": True, "receipt_was_issued": True}
    days = {"transaction_completed_on": "2024-03-10", "receipt_issued_on": "2024-03-10", "assessed_on": "2026-03-10"}
    (reason,) = decide("anxi.record_retention", receipt | days, "any").answer().reasons
    assert [premise.facts for premise in reason.premises] == [("receipt_record_start",)]
    assert reason.premises[0].says.en == "does not hang on: No start date for the two-year retention of receipts"


def test_the_answer_of_every_question_validates_and_keeps_the_keys_of_its_version() -> None:
    now = Answer.model_json_schema()
    for id in question_ids():
        answer = decide(id, {}).answer()
        assert Answer.model_validate_json(answer.model_dump_json()) == answer
    assert lost(json.loads(SCHEMA.read_text("utf-8")), now) == []


def lost(then: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return the keys of a schema that another one lacks, or has otherwise: what needs a new `schema_version`."""
    parts = {"Answer": (then, now)} | {n: (d, now["$defs"].get(n, {})) for n, d in then["$defs"].items()}
    gone = []
    for name, (old, new) in parts.items():
        for key, shape in old.get("properties", {}).items():
            kept = new.get("properties", {}).get(key)
            if kept is None or {**kept, "description": ""} != {**shape, "description": ""}:
                gone.append(f"{name}.{key}")
        gone += [f"{name}.{key} required" for key in new.get("required", ()) if key not in old.get("properties", {})]
    return gone


def test_a_key_that_goes_is_noticed() -> None:
    now = Answer.model_json_schema()
    then = json.loads(json.dumps(now))
    then["$defs"]["Need"]["properties"]["hint"] = {"type": "string"}
    assert lost(then, now) == ["Need.hint"]


def test_an_answer_never_changes() -> None:
    answer = decide(CLOSURE, {}).answer()
    with pytest.raises(ValidationError, match="frozen"):
        answer.decisive = answer.conclusion


def test_a_notebook_shows_the_short_form() -> None:
    html = decide("charter.resolution", MEETING)._repr_html_()
    assert html.startswith('<div class="answer favourable" lang="en"><p><strong>Conclusion: Quorum and majority')
    assert html.count("<p>") == len(decide("charter.resolution", MEETING).answer().text().splitlines())


class Loan(Facts):
    """One loan of a made-up library."""

    is_late: Fact[bool] = fact("it came back late", "逾期归还")


LENDING = Instrument("lending", en="Lending Rules", zh="外借规则", short="Lending Rules", outline="1 2 3")
FEE = adverse("fee_owed", "A fee is owed.", "须缴费。")
NO_FEE = favourable("no_fee", "No fee is owed.", "无须缴费。")
late = Rule("late-return", (LENDING.article(3), LENDING.article(1)), Loan.is_late)
late_fee = Question(
    "lending.late_fee", asks=("Is a fee owed?", "是否须缴费？"), facts=Loan, answers={FEE: (late,), NO_FEE: OTHERWISE}
)


def test_reasons_cite_in_the_order_of_the_text_as_the_answer_does() -> None:
    text = decide(late_fee, {"is_late": True}).answer().text(detail="full")
    assert "Based on: Lending Rules, art. 1, art. 3.\n" in text
    assert "- late return (Lending Rules, art. 1, art. 3): It came back late." in text
    chinese = decide(late_fee, {"is_late": True}).answer().text("zh", detail="full")
    assert "依据：《外借规则》（以下简称《规则》）第一条、第三条。" in chinese


def test_no_reading_is_said_to_change_nothing() -> None:
    text = decide("anxi.seven_day_return", {"buyer_is_consumer": False}).answer().text(detail="full")
    assert "Readings" not in text
    unsettled = decide("anxi.seven_day_return", RETURN, calendar=None).answer()
    assert unsettled.outcome.tone == "undetermined"
    assert "Other readings can come to matter once more is known." in unsettled.text(detail="full")


def test_a_need_is_asked_for_as_the_interview_asks() -> None:
    answer = decide("anxi.seven_day_return", {}).answer()
    found = {need.name: (need.asks.en, need.asks.zh) for need in answer.needs}
    asked = {fact.name: fact.question for fact in next_facts("anxi.seven_day_return", {})}
    assert {name: found[name] for name in asked} == asked
    assert found["calendar"] == ("Which days are rest days?", "哪些日子是法定休假日？")


@pytest.mark.parametrize(
    ("facts", "tone", "en", "zh"),
    [
        ({"buyer_is_consumer": False}, "open", "(neutral for the consumer)", "（就消费者而言为中性）"),
        ({}, "undetermined", "not decided yet", "未能确定"),
    ],
)
def test_the_tone_of_a_decision_is_that_of_its_answer(facts: dict[str, Any], tone: str, en: str, zh: str) -> None:
    decision = decide("anxi.seven_day_return", facts)
    answer = decision.answer()
    assert decision.tone == answer.outcome.tone == tone
    assert en in answer.text("en").casefold()
    assert zh in answer.text("zh")
    assert tone in get_args(AnswerTone)
    assert {*get_args(Tone)} < {*get_args(AnswerTone)} == {*TONES["en"]} == {*TONES["zh"]}
