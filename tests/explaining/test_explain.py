"""What an explanation says where the stated facts alone do not give the reason, and what it refuses."""

from typing import Any

import pytest

from cerra_rules.errors import CerraError
from cerra_rules.front import decide, question_ids
from cerra_rules.language import OTHERWISE, Fact, Facts, Instrument, Question, Rule, adverse, fact, favourable

CLOSURE = "anxi.website_closure"


def line(text: str, start: str) -> str:
    return next(ln.strip() for ln in text.splitlines() if ln.strip().startswith(f"- {start}"))


def test_another_language_is_refused() -> None:
    language: Any = "fr"
    with pytest.raises(CerraError) as raised:
        decide(CLOSURE, {}).explain(language)
    assert str(raised.value) == "explanations are not written in the language `fr`\nhint: known: `en`, `zh`"


def test_a_rule_that_an_invariant_settles_names_it() -> None:
    decision = decide(CLOSURE, {"penalty_is_decided": False})
    assert line(decision.explain("en"), "Penalty decision not sent") == (
        "- Penalty decision not sent (Anxi Measures, art. 26, norm a): does not hang on decision_was_sent: "
        "no decision to send without a penalty (penalty_is_decided: no)"
    )
    assert line(decision.explain("zh"), "处罚决定书未送交").endswith(
        "：不取决于“处罚决定书已送交电信运营商”（decision_was_sent）：处罚决定书已送交的，必已作出行政处罚"
        "（已作出行政处罚：否）",
    )


def test_a_fact_that_an_invariant_keeps_out_of_needs_is_said_to_be() -> None:
    decision = decide(CLOSURE, {})
    assert "penalty_is_decided" not in decision.needs
    assert line(decision.explain("en"), "penalty_is_decided") == (
        "- penalty_is_decided alone cannot change the answer: no decision to send without a penalty"
    )
    assert "仅“已作出行政处罚”（penalty_is_decided）一项不能改变结论" in decision.explain("zh")


def test_invariants_that_change_nothing_are_not_named() -> None:
    facts = {"present_members": 2, "proxy_votes_for": 62}
    said = line(decide("charter.resolution", facts).explain("en"), "Quorum not reached")
    assert "no more members attend or are represented than are in office (present_members: 2)" in said
    assert "proxy votes are cast by proxies (proxy_votes_for: 62)" in said
    assert "there are no more members in office than seats" not in said


@pytest.mark.parametrize("known", [{}, {"penalty_is_decided": False}, {"penalty_is_final": True}])
@pytest.mark.parametrize("readings", [None, "any"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_reason_is_empty(known: dict[str, bool], readings: Any, lang: Any) -> None:
    for line in decide(CLOSURE, known, readings).explain(lang).splitlines():
        assert not line.rstrip().endswith((":", "："))
        assert "()" not in line
        assert "（）" not in line


def test_no_rule_is_without_a_reason_where_every_reading_is_open() -> None:
    for id in question_ids():
        for line in decide(id, {}, "any").explain("en").splitlines():
            assert not line.rstrip().endswith(":"), id


class Loan(Facts):
    """One loan of a made-up library."""

    is_late: Fact[bool] = fact("it came back late", "逾期归还")


LENDING = Instrument("lending", en="Lending Rules", zh="外借规则", short="Lending Rules", outline="1 2 3")
FEE = adverse("fee_owed", "A fee is owed.", "须缴费。")
NO_FEE = favourable("no_fee", "No fee is owed.", "无须缴费。")
late = Rule("late-return", (LENDING.article(3), LENDING.article(1)), Loan.is_late)
late_fee = Question(
    "lending.late_fee",
    asks=("Is a fee owed?", "是否须缴费？"),
    facts=Loan,
    answers={
        FEE: (late,),
        NO_FEE: OTHERWISE,
    },
)


def test_reasons_cite_in_the_order_of_the_text_as_the_answer_does() -> None:
    text = decide(late_fee, {"is_late": True}).explain("en")
    assert "under: Lending Rules, art. 1, Lending Rules, art. 3\n" in text
    assert "- late-return (Lending Rules, art. 1, Lending Rules, art. 3): it came back late" in text


def test_readings_that_change_nothing_are_not_called_others_where_none_changes_anything() -> None:
    text = decide("anxi.seven_day_return", {"buyer_is_consumer": False}).explain("en")
    assert "Readings that make a difference here" not in text
    assert "Readings that change nothing here\n" in text
    assert "Readings that change nothing here" not in decide(late_fee, {"is_late": True}).explain("en")
