"""Wrong input: a clear error with its place and its remedy, and nothing guessed."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules import CerraError, RestDays, find, question_ids
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import SERVICES_AS_GOODS
from cerra_rules.anxi.seven_day_return import RETURN, Return
from cerra_rules.errors import near
from cerra_rules.front import decide, decider
from cerra_rules.language import Fact, Facts, Rule, all_of, any_of, fact
from cerra_rules.tables import decide_frame

SEVEN = "anxi.seven_day_return"


def unfit() -> object:
    class Model(Facts):
        colour: Fact[float] = fact("colour", "")

    return Model


CASES: dict[str, tuple[Callable[[], Any], str]] = {
    "misspelt fact": (
        lambda: decide(SEVEN, {"recieved_on": "2024-03-01"}),
        f"{SEVEN}: fact `recieved_on` is not one of its facts\nhint: did you mean `received_on`?",
    ),
    "misspelt fact without a near name": (
        lambda: decide("anxi.own_platform", {"zzz": True}),
        "anxi.own_platform: fact `zzz` is not one of its facts\n"
        "hint: known: `sells_via_own_site`, `site_offers_trading_functions`, `hosts_other_sellers`",
    ),
    "text for a yes or no": (
        lambda: decide(SEVEN, {"is_service": "no"}),
        f"{SEVEN}: fact `is_service` cannot be `'no'`\nhint: write true or false; leave it out where it is unknown",
    ),
    "number for a yes or no": (
        lambda: decide(SEVEN, {"is_service": 0}),
        f"{SEVEN}: fact `is_service` cannot be `0`\nhint: write true or false; leave it out where it is unknown",
    ),
    "yes for a count": (
        lambda: decide("charter.resolution", {"votes_for": True}),
        "charter.resolution: fact `votes_for` cannot be `True`\nhint: write a whole number from 0 to 99",
    ),
    "fraction for a count": (
        lambda: decide("charter.resolution", {"votes_for": 6.0}),
        "charter.resolution: fact `votes_for` cannot be `6.0`\nhint: write a whole number from 0 to 99",
    ),
    "count out of range": (
        lambda: decide("charter.resolution", {"members_in_office": 0}),
        "charter.resolution: fact `members_in_office` cannot be `0`\nhint: write a whole number from 1 to 99",
    ),
    "day that does not exist": (
        lambda: decide(SEVEN, {"received_on": "2023-02-29"}),
        f"{SEVEN}: fact `received_on` cannot be `'2023-02-29'`\n"
        "hint: write a day as YYYY-MM-DD, from 1900-01-01 to 2200-12-31",
    ),
    "day out of range": (
        lambda: decide(SEVEN, {"received_on": date(2201, 1, 1)}),
        f"{SEVEN}: fact `received_on` cannot be `datetime.date(2201, 1, 1)`\n"
        "hint: write a day as YYYY-MM-DD, from 1900-01-01 to 2200-12-31",
    ),
    "number for a day": (
        lambda: decide(SEVEN, {"received_on": 20240301}),
        f"{SEVEN}: fact `received_on` cannot be `20240301`\n"
        "hint: write a day as YYYY-MM-DD, from 1900-01-01 to 2200-12-31",
    ),
    "misspelt value": (
        lambda: decide(SEVEN, {"digital_supply": "online_downlaod"}),
        f"{SEVEN}: fact `digital_supply` cannot be `'online_downlaod'`\nhint: did you mean `online_download`?",
    ),
    "misspelt member of a set": (
        lambda: decide("anxi.prohibited_conduct", {"acts": ["mark_use", "impersonate"]}),
        "anxi.prohibited_conduct: fact `acts` cannot be `'impersonate'`\nhint: did you mean `impersonation`?",
    ),
    "text for a set": (
        lambda: decide("anxi.official_misconduct", {"misconduct": "favouritism"}),
        "anxi.official_misconduct: fact `misconduct` cannot be `'favouritism'`\n"
        "hint: a list of `abuse_of_power`, `favouritism`, `neglect_of_duty`",
    ),
    "facts that are no mapping": (
        lambda: decide(SEVEN, ["is_service"]),  # type: ignore[arg-type]
        f"{SEVEN}: facts cannot be a list\nhint: give a Return, or {{name: value}}",
    ),
    "model of another question": (
        lambda: decide("charter.resolution", find(SEVEN).facts()),
        "charter.resolution: facts cannot be a Return\nhint: give a Resolution, or {name: value}",
    ),
    "model of another question, where models are decided": (
        lambda: decider(SEVEN, calendar=RestDays.none())(find("charter.resolution").facts()),
        f"{SEVEN}: facts cannot be a Resolution\nhint: give a Return, or {{name: value}}",
    ),
    "a reading among the facts": (
        lambda: decide(SEVEN, {"services_as_goods": "no"}),
        f"{SEVEN}: `services_as_goods` is a reading of the law, not a fact\n"
        'hint: choose it: readings={"services_as_goods": ...}, one of `where_natural`, `always`, `never`',
    ),
    "columns that are no mapping": (
        lambda: decide_frame(SEVEN, pl.DataFrame({"a": [1]}), columns=["a"]),  # type: ignore[arg-type]
        f'{SEVEN}: columns cannot be a list\nhint: columns={{"fact": "column"}}',
    ),
    "a prefix that is no text": (
        lambda: decide_frame(SEVEN, pl.DataFrame({"a": [1]}), prefix=5),  # type: ignore[arg-type]
        f'{SEVEN}: the prefix cannot be a int\nhint: prefix="answer_"',
    ),
    "contradiction between two facts": (
        lambda: decide("charter.termination", {"resolution_is_valid": True, "vote_was_held": False}),
        "charter.termination: these facts contradict each other\nhint: no valid resolution without a vote",
    ),
    "contradiction between counts": (
        lambda: decide("charter.resolution", {"members_in_office": 17, "present_members": 18}),
        "charter.resolution: these facts contradict each other\n"
        "hint: no more members attend or are represented than are in office",
    ),
    "unknown question": (
        lambda: decide("anxi.seven_days_return", {}),
        "there is no question `anxi.seven_days_return`\nhint: did you mean `anxi.seven_day_return`?",
    ),
    "unknown reading": (
        lambda: decide(SEVEN, {}, readings={"service_as_goods": "always"}),
        f"{SEVEN}: reading `service_as_goods` is not one of its readings\nhint: did you mean `services_as_goods`?",
    ),
    "unknown option": (
        lambda: decide(SEVEN, {}, readings={"services_as_goods": "alway"}),
        f"{SEVEN}: reading `services_as_goods` has no option `alway`\nhint: did you mean `always`?",
    ),
    "readings that are neither": (
        lambda: decide(SEVEN, {}, readings="all"),  # type: ignore[arg-type]
        f'{SEVEN}: readings cannot be `all`\nhint: give a mapping, or "any"',
    ),
    "calendar that is a list": (
        lambda: decide(SEVEN, {}, calendar=[date(2024, 10, 1)]),  # type: ignore[arg-type]
        f"{SEVEN}: the calendar is a list\nhint: pass RestDays([...]) of the rest days, or RestDays.none()",
    ),
    "calendar that is a yes or no": (
        lambda: (decide(SEVEN, {}, calendar=RestDays.none()), decide(SEVEN, {}, calendar=True)),  # type: ignore[arg-type]
        f"{SEVEN}: the calendar is a bool\nhint: pass RestDays([...]) of the rest days, or RestDays.none()",
    ),
    "rest day that does not exist": (
        lambda: RestDays(["2024-10-01", "2023-02-29"]),
        "calendar: `'2023-02-29'` is not a day\nhint: give rest days as datetime.date, or as YYYY-MM-DD",
    ),
    "rest day with a time": (
        lambda: RestDays([datetime(2024, 10, 1, tzinfo=UTC)]),
        "calendar: `datetime.datetime(2024, 10, 1, 0, 0, tzinfo=datetime.timezone.utc)` is not a day\n"
        "hint: give rest days as datetime.date, or as YYYY-MM-DD",
    ),
    "unknown provision": (
        lambda: ANXI["anxi:13(4)/6"],
        "Anxi Measures: there is no provision `anxi:13(4)/6`\nhint: did you mean `anxi:13(4)/5`?",
    ),
    "python and": (
        lambda: bool(Return.is_service),
        "`is_service` has no truth value before facts are given\n"
        "hint: write all_of(...), any_of(...), not_(...) instead of `and`, `or`, `not`, and `.is_()` instead of `==`; "
        "`a < b < c` is all_of(a < b, b < c)",
    ),
    "misspelt fact in a rule": (
        lambda: Return.recieved_on,  # type: ignore[attr-defined]
        "Return has no fact `recieved_on`\nhint: did you mean `received_on`?",
    ),
    "misspelt option in a rule": (
        lambda: SERVICES_AS_GOODS.is_("alway"),
        "reading `services_as_goods` has no option `alway`\nhint: did you mean `always`?",
    ),
    "bool as condition": (
        lambda: all_of(Return.is_service, True),  # type: ignore[arg-type]
        "all_of: `True` is not a condition\nhint: what Python knows already is no part of a rule: write .is_() for `==`, .is_one_of() or .contains() for `in`",
    ),
    "string as citation": (
        lambda: Rule("made-up", "anxi:13(4)", Return.is_service),  # type: ignore[arg-type]
        "`'anxi:13(4)'` is no provision\nhint: cite with a value, such as ANXI.article(13).item(4)",
    ),
    "no citation": (
        lambda: Rule("made-up", (), Return.is_service),
        "rule `made-up` cites nothing\nhint: name the provision it comes from",
    ),
    "id that is no phrase": (
        lambda: Rule("Made up", RETURN, any_of(Return.is_service)),
        "rule `Made up`: an id is a noun phrase such as `late-return`",
    ),
    "fact of an unfit type": (
        unfit,
        "a fact cannot be of type `<class 'float'>`\nhint: use bool, date, a bounded int (Annotated with Ge and Le), "
        "a StrEnum, a frozenset of one, or tuple[date, ...]",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name: str) -> None:
    wrong, message = CASES[name]
    with pytest.raises(CerraError) as error:
        wrong()
    assert str(error.value) == message


@pytest.mark.parametrize("nothing", [None, {}])
def test_what_is_unknown_is_never_false_or_zero(nothing: object) -> None:
    facts: dict[str, Any] = {} if nothing == {} else dict.fromkeys(find(SEVEN).facts.specs)
    decision = decide(SEVEN, facts)
    assert decision.outcome == "undetermined"
    assert decision.citations == ()
    assert decision.needs[0] == "buyer_is_consumer"


def test_contradiction_that_only_counting_finds() -> None:
    facts = {"members_in_office": 5, "remote_members": 4, "votes_for": 3}
    with pytest.raises(CerraError) as error:
        decide("charter.resolution", facts)
    assert str(error.value).startswith("charter.resolution: these facts contradict each other\nhint: there are no more")


class Large:
    """Something that a caller holds while it asks."""


@pytest.mark.parametrize("make", [lambda facts: decide("charter.resolution", facts), lambda facts: Return(**facts)])
@pytest.mark.parametrize("facts", [{"received_on": date(1800, 1, 1)}, {"members_in_office": 1, "present_members": 2}])
def test_a_refusal_keeps_nothing_of_its_callers(make: Callable[[Any], object], facts: dict[str, Any]) -> None:
    def refused() -> weakref.ref[Large]:
        held = Large()
        with pytest.raises(CerraError) as error:
            make(facts)
        assert error.value.__context__ is None
        return weakref.ref(held)

    gc.freeze()  # what was there before is not looked through
    kept = refused()
    gc.collect()
    gc.unfreeze()
    assert kept() is None


MEETING = [*find("charter.resolution").facts.specs]
RETURNED = [*Return.specs]


@pytest.mark.parametrize(
    ("typed", "names", "meant"),
    [
        ("members", MEETING, "members_in_office"),  # the first word, though `remote_members` is as long and nearer
        ("in_office", MEETING, "members_in_office"),
        ("votes", MEETING, "votes_for"),
        ("Votes-For", MEETING, "votes_for"),
        ("vote_for", MEETING, "votes_for"),
        ("prox", MEETING, "proxies"),
        ("proxise", MEETING, "proxies"),
        ("chair", MEETING, "honorary_chair"),
        ("recieved_on", RETURNED, "received_on"),
        ("consumer", RETURNED, "buyer_is_consumer"),
        ("on_received", RETURNED, "received_on"),
        ("intact", RETURNED, "goods_are_intact"),
        ("seven_day_return", question_ids(), "anxi.seven_day_return"),
        ("form", ["to", "from"], "from"),
        ("cn", ["china", "none"], "china"),
    ],
)
def test_what_was_probably_meant(typed: str, names: Sequence[str], meant: str) -> None:
    assert near(typed, names) == f"did you mean `{meant}`?"


def test_what_nobody_would_mean_is_not_suggested() -> None:
    assert near("zebra", ["members", "votes"]) == "known: `members`, `votes`"
    assert near("x", MEETING) == near("", MEETING) == near("members" * 100_000, MEETING) == ""


@given(st.sampled_from(MEETING))
def test_a_name_is_the_nearest_to_itself(name: str) -> None:
    assert near(name.upper(), MEETING) == near(f" {name}", MEETING) == f"did you mean `{name}`?"
