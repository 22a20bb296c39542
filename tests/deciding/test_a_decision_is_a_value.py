"""A decision is a value: it does not change, is no truth, and what was kept of it says so where the rules are others now."""

from __future__ import annotations

import copy
import copyreg
import operator
import pickle
from datetime import date
from typing import Any

import pytest

from cerra_rules import CerraError, Decision, RestDays, find, question_ids
from cerra_rules.deciding.by_name import ByName
from cerra_rules.errors import DefinitionError, NoSuchValueError, StaleAnswerError
from cerra_rules.front import decide

MEETING = {"members_in_office": 17, "present_members": 12, "votes_for": 6}
RETURN = {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
    "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False,
    "received_on": "2024-09-24", "return_requested_on": "2024-10-01",
}  # fmt: skip


def test_it_has_no_truth_value() -> None:
    """Seen: `if decide(...)` held whatever the outcome."""
    with pytest.raises(DefinitionError, match="has no truth value") as error:
        bool(decide("charter.resolution", {}))
    assert "outcome" in error.value.hint


@pytest.mark.parametrize("name", ["facts", "calendar", "outcome", "needs", "values", "question", "more"])
def test_nothing_about_it_is_set(name: str) -> None:
    """Seen: other facts could be put in, and then values changed while the outcome stayed."""
    with pytest.raises(AttributeError):
        setattr(decide("charter.resolution", MEETING), name, None)


def test_it_equals_what_was_asked_alike() -> None:
    decision = decide("charter.resolution", MEETING)
    assert decision == decide("charter.resolution", dict(reversed(MEETING.items())), {}, None)
    assert hash(decision) == hash(decide("charter.resolution", MEETING))
    china = RestDays(["2024-10-01"])
    for other in (
        decide("charter.resolution", MEETING | {"votes_for": 7}),
        decide("charter.resolution", MEETING, readings={"exact_two_thirds": "not_enough"}),
        decide("charter.resolution", MEETING, calendar=china),
        decide(find("charter.resolution").replaced(concerns=("others", "他人"), id="a.b"), MEETING),
        "valid",
    ):
        assert decision != other
    assert copy.copy(decision) is copy.deepcopy(decision) is decision


def test_a_provision_equals_its_locator() -> None:
    cited = decide("charter.resolution", MEETING).citations
    assert "charter:16#a" in cited
    assert set(map(str, cited)) == set(cited)
    assert {cited[0]: 1}[str(cited[0])] == 1  # type: ignore[index]  # the text of it is as good
    assert cited[0] not in {"charter:1", None, cited[1]}
    assert cited[0] < cited[1]


def test_values_hold_days_and_counts_and_plain_data_holds_text() -> None:
    decision = decide("anxi.seven_day_return", RETURN, calendar=RestDays.none())
    assert decision.values["last_day"] == date(2024, 10, 1)
    assert decision.to_dict()["values"]["last_day"] == "2024-10-01"
    assert type(decide("charter.resolution", MEETING).values["required_votes"]) is int


def test_a_name_that_it_does_not_have_is_an_error_with_a_hint() -> None:
    decision = decide("anxi.seven_day_return", RETURN)
    with pytest.raises(NoSuchValueError, match="there is no `lastday`") as error:
        decision.values["lastday"]
    assert error.value.hint == "did you mean `last_day`?"
    assert str(error.value) == f"{error.value.message}\nhint: {error.value.hint}"
    assert decision.values.get("lastday") is None
    assert repr(decision.values) == repr(dict(decision.values))
    with pytest.raises(TypeError):
        operator.setitem(decision.values, "last_day", None)  # type: ignore[call-overload]  # that is the point


def test_all_that_it_tells_is_pickled(subtests: pytest.Subtests) -> None:
    for id in (*question_ids()[::9], "charter.resolution", "anxi.seven_day_return"):
        with subtests.test(id):
            decision = decide(id, {})
            parts = (decision.values, decision.value_needs, decision.readings, decision.findings, decision.citations)
            for told in (decision, *parts, decision.notes, decision.facts):
                assert pickle.loads(pickle.dumps(told)) == told  # noqa: S301  # our own
    assert isinstance(pickle.loads(pickle.dumps(decision.values)), ByName)  # noqa: S301


@pytest.mark.parametrize("part", [("rules", "0" * 64), ("said", ("invalid_no_quorum", (), ()))])
def test_a_pickled_decision_says_that_the_rules_have_changed(part: tuple[str, object]) -> None:
    """Seen: a decision that was kept was answered anew, by whatever rules were there."""
    remake, (*arguments, rules, said) = kept(decide("charter.resolution", MEETING))
    name, other = part
    assert remake(*arguments, rules, said) == decide("charter.resolution", MEETING)
    with pytest.raises(StaleAnswerError, match=r"charter\.resolution: a decision that was kept") as error:
        remake(*arguments, *((other, said) if name == "rules" else (rules, other)))
    assert isinstance(error.value, CerraError)
    assert error.value.hint


def kept(decision: Decision) -> Any:
    """Return what a pickle of it holds."""
    return copyreg.dispatch_table[Decision](decision)
