"""Facts have one door: however a model is made or changed, it holds what `decide` reads of the same mapping, or is refused."""

from __future__ import annotations

import copy
import json
import os
import pickle
import warnings
from collections.abc import Callable
from functools import partial
from random import Random
from types import MappingProxyType, SimpleNamespace
from typing import Any

import polars as pl
import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from cerra_rules import RestDays, find
from cerra_rules.errors import DefinitionError, FactError, Fault
from cerra_rules.front import decide, decider
from cerra_rules.language import Fact, Facts, fact
from hostile import REFUSED, LyingText, Raising, good, hostile

CASES = int(os.environ.get("CERRA_EXAMPLES", "15")) * 6
IDS = (
    "anxi.seven_day_return", "anxi.own_platform", "anxi.official_misconduct", "anxi.liability", "anxi.record_retention",
    "charter.annual_plenary", "charter.liquidation", "charter.termination",
)  # fmt: skip
FIRST = int(os.environ.get("CERRA_SEEDS", "0"))
CALENDAR = RestDays.none()


def nested(model: type[Facts]) -> Any:
    class Body(BaseModel):
        facts: model  # type: ignore[valid-type]  # made for each model
        more: list[model] = []  # type: ignore[valid-type]  # as above

    return Body


BODIES = {id: nested(find(id).facts) for id in IDS}
ADAPTERS = {id: TypeAdapter(find(id).facts) for id in IDS}
Door = Callable[[str, type[Facts], dict[Any, Any]], Any]
DOORS: dict[str, Door] = {
    "read": lambda _, model, facts: model.read(facts),
    "read, of a mapping": lambda _, model, facts: model.read(MappingProxyType(facts)),
    "init": lambda _, model, facts: model(**facts),
    "construct": lambda _, model, facts: model.model_construct(**facts),
    "construct, with names": lambda _, model, facts: model.model_construct({"is_service"}, **facts),
    "validate": lambda _, model, facts: model.model_validate(facts),
    "validate, strictly": lambda _, model, facts: model.model_validate(facts, strict=True),
    "validate, with more": lambda _, model, facts: model.model_validate(facts, extra="ignore"),
    "adapter": lambda asked, _, facts: ADAPTERS[asked].validate_python(facts),
    "core": lambda _, model, facts: model.__pydantic_validator__.validate_python(facts),
    "nested": lambda asked, _, facts: BODIES[asked](facts=facts).facts,
    "nested in a list": lambda asked, model, facts: BODIES[asked](facts=model(), more=[facts]).more[0],
    "copied": lambda _, model, facts: model().model_copy(update=facts),
    "but": lambda _, model, facts: model().but(**facts),
    "replaced": lambda _, model, facts: model().__replace__(**facts),
    "state": lambda _, model, facts: set_state(model, facts),
    "old name": lambda _, model, facts: old(model, facts),
}
"""Every way to make or change a model, from a mapping."""
BY_NAME = {"init", "construct", "construct, with names", "but", "replaced"}
"""The doors whose names are parameters: Python itself refuses what is no plain text there."""


def set_state(model: type[Facts], facts: dict[Any, Any]) -> Facts:
    made = model.__new__(model)
    made.__setstate__({"__dict__": facts, "__pydantic_fields_set__": set()})
    return made


def old(model: type[Facts], facts: dict[Any, Any]) -> Any:
    with warnings.catch_warnings(action="ignore"):
        return model.parse_obj(facts)


def said(id: str, facts: Any) -> Any:
    """Return what is decided, or all that is wrong."""
    try:
        decision = decide(id, facts, calendar=CALENDAR)
    except FactError as error:
        return tuple(map(as_line, error.faults)) or None
    return exactly(decision.facts), decision.outcome, decision.needs, decision.citations


def exactly(facts: Facts) -> list[tuple[str, type, Any]]:
    return [(name, type(value), value) for name, value in vars(facts).items()]


def as_line(fault: Fault) -> tuple[Any, ...]:
    return fault.fact, fault.code, fault.text[0], fault.text[1], *fault.hint


def through(id: str, make: Callable[[], Any], *, is_decided: bool = True) -> Any:
    """Return what is said of the facts that come through a door; the facts alone where they are not decided."""
    try:
        model = make()
    except ValidationError as error:
        lines = error.errors()
        assert all(line["msg"] == line["ctx"]["en"] for line in lines)
        assert all((line["loc"] or ("",))[-1] == line["ctx"]["fact"] for line in lines if line["ctx"]["fact"])
        said_ = [(line["ctx"], line["type"]) for line in lines]
        return tuple((c["fact"], code, c["en"], c["zh"], c["hint"], c["hint_zh"]) for c, code in said_)
    except FactError as error:
        return tuple(map(as_line, error.faults))
    return said(id, model) if is_decided else (exactly(model),)


def drawn(id: str, rng: Random) -> tuple[dict[Any, Any], dict[str, Any] | None, int]:
    """Return facts as strangers state them, as they are (None where they are to be refused), and how many are strange."""
    specs = find(id).facts.specs
    chosen = [name for name in specs if rng.random() < 0.7]
    facts: dict[Any, Any] = {name: good(specs[name], rng) if rng.random() < 0.9 else None for name in chosen}
    plain: dict[str, Any] | None = dict(facts)
    strange = rng.sample(chosen, min(len(chosen), rng.choice([1, 1, 2, 5])))
    for name in strange:
        facts[name], holds = hostile(specs[name], rng)
        plain = None if plain is None or holds is REFUSED else {**plain, name: holds}
    if rng.random() < 0.1:
        facts[rng.choice(["recieved_on", "", "a" * 1000, "%s", LyingText("x"), "specs", "_given", "__dict__"])] = good(specs[next(iter(specs))], rng)  # fmt: skip
        plain = None
    return facts, plain, max(1, len(strange))


def test_every_door_says_what_decide_says_of_the_mapping() -> None:
    values = taken = 0
    for seed in range(FIRST, FIRST + CASES):
        rng = Random(seed)  # cases that can be drawn again
        id = rng.choice(IDS)
        model, (facts, plain, strange) = find(id).facts, drawn(id, rng)
        wanted = said(id, facts)
        is_taken = isinstance(wanted[0], list)
        if plain is None:
            assert not is_taken, (seed, facts)
        else:
            assert wanted == said(id, plain), seed
        is_named = all(type(name) is str for name in facts)
        for name, door in DOORS.items():
            if name in BY_NAME and not is_named:
                continue
            is_decided = rng.random() < 0.1  # from the same facts it is the same
            found = through(id, partial(door, id, model, facts), is_decided=is_decided)
            assert found == (wanted if is_decided or not is_taken else wanted[:1]), (seed, name)
        if is_taken:
            made = model.read(facts)
            for again in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):  # noqa: S301  # our own
                assert said(id, again) == wanted, seed
        values, taken = values + strange, taken + is_taken
    assert values >= CASES
    print(f"{values} hostile values in {CASES} cases, of which {taken} are taken")  # noqa: T201  # seen with -s


def test_json_and_strings_are_read_as_the_mapping_of_them() -> None:
    for seed in range(CASES):
        rng = Random(seed)  # as above
        id = rng.choice(IDS)
        specs, model = find(id).facts.specs, find(id).facts
        facts = {name: good(spec, rng) for name, spec in specs.items() if rng.random() < 0.5}
        for name in list(facts)[:2]:
            facts[name] = rng.choice(["1727136000", "yes", "0", 0, 1, 1e2, None, [], {}, "none", True, [facts[name]], "2024-09-24T20:00Z"])  # fmt: skip
        text = json.dumps(facts, default=str)
        wanted = said(id, json.loads(text))
        for make in (
            lambda: model.model_validate_json(text),  # noqa: B023  # called at once
            lambda: ADAPTERS[id].validate_json(text),  # noqa: B023
            lambda: BODIES[id].model_validate_json(f'{{"facts": {text}}}').facts,  # noqa: B023
        ):
            assert through(id, make) == wanted, seed
        words = {name: str(value) for name, value in facts.items()}
        wanted = said(id, words)
        for make in (
            lambda: model.model_validate_strings(words),  # noqa: B023
            lambda: ADAPTERS[id].validate_strings(words),  # noqa: B023
        ):
            assert through(id, make) == wanted, seed


def refused(make: Callable[[], Any]) -> FactError:
    with pytest.raises(FactError) as error:
        make()
    return error.value


MEETING = find("charter.resolution").facts(members_in_office=17, present_members=12, votes_for=6)
RETURN: type[Facts] = find("anxi.seven_day_return").facts


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"present_members": 40}, "contradiction"),
        ({"votes_for": 700}, "out_of_range"),
        ({"votes_for": 5.5}, "wrong_type"),
        ({"vote_for": 1}, "unknown_fact"),
        ({"votes_for": "7"}, "wrong_type"),
        ({"votes_for": float("nan")}, "missing"),
        ({"exact_two_thirds": "enough"}, "reading"),
        ([("votes_for", 1)], "not_facts"),
    ],
)
def test_a_copy_is_validated(changes: Any, code: str) -> None:
    """Seen: 700 votes of 12 present decided `valid`, and a misspelt name was passed over."""
    (fault,) = refused(lambda: MEETING.model_copy(update=changes)).faults
    assert fault.code == code


def test_a_case_is_varied_with_but() -> None:
    assert MEETING.but(votes_for=7).known() == {"members_in_office": 17, "present_members": 12, "votes_for": 7}
    assert MEETING.but(votes_for=None) == find("charter.resolution").facts(members_in_office=17, present_members=12)
    assert MEETING.model_copy() is MEETING.model_copy(update=None) is MEETING
    completed = decide("anxi.transaction_completion", {})
    kept = find("anxi.record_retention").facts.read({"transaction_is_completed": completed})
    assert kept.but(assessed_on="2024-05-01").decided == kept.decided
    assert pickle.loads(pickle.dumps(kept)).decided == kept.decided  # noqa: S301  # our own


def test_facts_do_not_change() -> None:
    for change in (
        lambda: setattr(MEETING, "votes_for", 700),
        lambda: delattr(MEETING, "votes_for"),
        lambda: setattr(MEETING, "_given", {}),
        lambda: MEETING.copy(update={"votes_for": 700}),
    ):
        assert "facts.but(" in refused(change).hint
    with pytest.raises(ValidationError, match="frozen"):
        type(MEETING).__pydantic_validator__.validate_assignment(MEETING, "votes_for", 7)
    assert MEETING.votes_for == 6


def test_what_was_never_read_is_no_model() -> None:
    empty = object.__new__(RETURN)
    with pytest.raises(FactError, match="facts cannot be a Return"):
        decide("anxi.seven_day_return", empty)
    with pytest.raises(ValidationError, match="facts cannot be a SimpleNamespace"):
        RETURN.model_validate(SimpleNamespace(is_service=True), from_attributes=True)


def test_no_model_takes_facts_otherwise() -> None:
    for config in (ConfigDict(extra="ignore"), ConfigDict(frozen=False), ConfigDict(str_strip_whitespace=True)):
        with pytest.raises(DefinitionError, match="facts are taken in one way"):
            type("Model", (Facts,), {"model_config": config})
    assert type("Model", (Facts,), {"model_config": ConfigDict(title="A model")})


def test_a_decider_takes_mappings_and_the_models_of_its_question_only() -> None:
    """Seen: nine pairs of questions decided each other's models."""
    run = decider("charter.resolution", None, CALENDAR)
    assert run(MEETING.known()).facts == run(MEETING).facts == MEETING

    class Alike(Facts):
        """Facts of the same names."""

        sells_via_own_site: Fact[bool] = fact("", "")
        site_offers_trading_functions: Fact[bool] = fact("", "")
        hosts_other_sellers: Fact[bool] = fact("", "")

    alike = Alike(sells_via_own_site=True, site_offers_trading_functions=True, hosts_other_sellers=False)
    for run in (decider("anxi.own_platform"), decider("anxi.own_platform", calendar=CALENDAR)):
        assert run(alike.known()).outcome == "platform_duties_apply"
        assert "facts cannot be a Alike" in refused(partial(run, alike)).message
        assert run.__doc__


def test_all_faults_are_said_at_once() -> None:
    facts = {"received_on": "1727136000", "is_service": "yes", "recieved_on": 3, "digital_supply": b"none"}
    error = refused(lambda: decide("anxi.seven_day_return", facts))
    assert [(f.fact, f.code, f.value) for f in error.faults] == [
        ("received_on", "no_day", "1727136000"),
        ("is_service", "wrong_type", "yes"),
        ("recieved_on", "unknown_fact", 3),
        ("digital_supply", "wrong_type", b"none"),
    ]
    for fault in error.faults:
        assert fault.text[0] in error.message
        assert fault.hint[0] in error.hint
        assert all(any("\u4e00" <= c <= "\u9fff" for c in text) for text in (fault.text[1], fault.hint[1]))
    placed = pickle.loads(pickle.dumps(error)).at("file")  # noqa: S301  # our own
    assert (placed.faults, placed.hint) == (error.faults, error.hint)
    assert placed.message == f"file: {error.message}"


def test_many_faults_are_counted() -> None:
    error = refused(lambda: RETURN.read({f"is_service{n}": True for n in range(500)}))
    assert len(error.faults) == 500
    assert error.message.endswith("; and 480 more")
    several = refused(lambda: RETURN(received_on=Raising(), digital_supply=["none", 1]))
    assert [fault.code for fault in several.faults] == ["wrong_type", "wrong_type"]


def test_a_web_form_is_told_each_fact_once() -> None:
    """Seen: one bad date gave three errors with places like `chain[function-plain[_day()],date]`."""
    body = BODIES["anxi.seven_day_return"]
    with pytest.raises(ValidationError) as error:
        body.model_validate({"facts": {"received_on": "24 September", "digital_supply": "download"}})
    assert [(line["loc"], line["type"]) for line in error.value.errors()] == [
        (("facts", "received_on"), "no_day"),
        (("facts", "digital_supply"), "no_option"),
    ]
    assert json.loads(error.value.json())[1]["ctx"]["hint"] == "did you mean `online_download`?"
    schema = body.model_json_schema()
    assert schema["properties"]["facts"] == {"$ref": "#/$defs/Return"}
    supply = schema["$defs"]["Return"]["properties"]["digital_supply"]
    assert supply["anyOf"] == [{"$ref": "#/$defs/DigitalSupply"}, {"type": "null"}]
    assert schema["$defs"]["DigitalSupply"]["oneOf"][1] == {
        "const": "online_download", "title": "online download", "description": "在线下载",
    }  # fmt: skip


def test_a_value_is_shown_on_one_line() -> None:
    """Seen: the five lines of a polars Series amid a message."""
    error = refused(lambda: RETURN(digital_supply=pl.Series(["none"])))
    assert error.message.count("\n") == 0
    assert "cannot be `shape: (1,) Series: '' [str] [ \"none\" ]`" in error.message
