"""The front door: find, decide, decider; decisions as plain data, as text, and in another process."""

from __future__ import annotations

import copy
import pickle

import pytest

from cerra_rules import Decision, RestDays, find, question_ids
from cerra_rules.errors import QuestionError
from cerra_rules.front import decide, decider


def test_the_questions_of_both_instruments() -> None:
    ids = question_ids()
    assert len(ids) == len(set(ids))
    assert all(find(id).id == id for id in ids)


def test_to_dict_is_the_wire_contract() -> None:
    answer = decide("charter.resolution", {"members_in_office": 17, "present_members": 12}).to_dict()
    assert list(answer) == [
        "question", "outcome", "citations", "findings", "needs", "cautions", "judgements", "rest_days", "is_exact", "values", "value_needs",
        "readings", "notes", "version",
    ]  # fmt: skip
    assert answer["needs"] == ["votes_for"]
    assert answer["values"]["required_votes"] == 6
    assert answer["findings"][0] == {
        "rule": "quorum-not-reached",
        "status": "not_triggered",
        "citations": ["charter:15#b", "charter:16#a"],
        "needs": [],
    }
    assert answer["findings"][2]["status"] == "undetermined"
    assert answer["findings"][2]["needs"] == ["votes_for"]


def test_a_decider_decides_many_cases_alike() -> None:
    question = find("charter.resolution")
    run = decider(question, readings={"exact_two_thirds": "not_enough"})
    decisions = [run(question.facts(members_in_office=18, present_members=n, votes_for=n)) for n in (12, 13)]
    assert [d.outcome for d in decisions] == ["invalid_no_quorum", "valid"]
    assert all(isinstance(d, Decision) for d in decisions)
    assert decisions[0].tone == "adverse"


def test_a_receipt_holds_what_reaches_the_answer_again() -> None:
    facts = {"members_in_office": 17, "present_members": 12, "votes_for": 6}
    receipt = decide("charter.resolution", facts).receipt()
    again = decide(receipt["question"], receipt["facts"], readings=receipt["readings"]).receipt()
    assert again == receipt
    assert decide("charter.resolution", facts | {"votes_for": 7}).receipt()["receipt"] != receipt["receipt"]


def test_explanations_in_both_languages(subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            for facts in ({}, {name: False for name, spec in find(id).facts.specs.items() if spec.kind == "bool"}):
                for lang in ("en", "zh"):
                    text = decide(id, facts).answer().text(lang, detail="full")
                    assert find(id).asks[lang == "zh"] in text
                    assert ("Legal information" in text) is (lang == "en")
                    assert "UNKNOWN" not in text
                    assert "FactSpec" not in text


def test_decisions_go_to_another_process_and_back() -> None:
    facts = {"members_in_office": 17, "present_members": 12}
    for decision in (
        decide("charter.resolution", facts),
        decide("charter.resolution", facts, readings={"exact_two_thirds": "not_enough"}),
        decide("anxi.seven_day_return", {"was_received": True}, readings="any"),
    ):
        for again in (pickle.loads(pickle.dumps(decision)), copy.deepcopy(decision)):  # noqa: S301  # our own
            assert again == decision
            assert again.readings == decision.readings
            assert again.question is decision.question
    rolled = decide("anxi.seven_day_return", {"was_received": True}, calendar=RestDays(["2024-10-01"]))
    assert pickle.loads(pickle.dumps(rolled)) == rolled  # noqa: S301
    cited = decide("charter.resolution", facts | {"votes_for": 8}).citations
    sent = pickle.loads(pickle.dumps(cited))  # noqa: S301
    assert (sent, [p.cite() for p in sent]) == (cited, [p.cite() for p in cited])


def test_a_question_of_ones_own_is_not_sent() -> None:
    asked = find("charter.interpretation")
    own = asked.replaced(id="mine.own")
    with pytest.raises(QuestionError, match=r"`mine\.own` is a question of your own, which is not pickled"):
        pickle.dumps(decide(own, {}))
    assert copy.deepcopy(own) is own
