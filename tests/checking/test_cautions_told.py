"""Cautions in what `check` writes, calendars in receipts, and the forms of both in the schema."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cerra_rules import find
from cerra_rules.cases.receipts import replay
from cerra_rules.checking.schema import case_file_schema, facts_schema
from cerra_rules.cli import app
from cerra_rules.explaining.labels import day
from cerra_rules.front import decide
from cerra_rules.language.rest_days import RestDays

RETURN = find("anxi.seven_day_return")
FACTS = {"received_on": "2024-09-25", "return_requested_on": "2024-10-08"}
FAVOURABLE = """
question: anxi.seven_day_return
facts: {buyer_is_consumer: true, is_service: false, is_made_to_order: false, is_fresh_or_perishable: false,
  digital_supply: none, is_newspaper_or_periodical: false, is_unsuitable_by_nature: false, received_on: 2024-09-25,
  return_requested_on: 2024-09-27}
"""


@pytest.fixture
def case(tmp_path: Path) -> str:
    """Return the file of a case whose favourable answer national law takes back."""
    file = tmp_path / "case.yaml"
    file.write_text(FAVOURABLE, encoding="utf-8")
    return str(file)


def checked(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["check", *arguments])


def test_a_caution_is_told_and_fails_the_check_where_that_is_asked(case: str) -> None:
    assert checked(case).exit_code == 0
    failed = checked(case, "--fail-on", "caution")
    assert failed.exit_code == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_caution_that_stands_alone_says_the_law_and_its_date(lang: Any, case: str, tmp_path: Path) -> None:
    law = RETURN.instrument.higher_law["HL07"]
    for option in ((), ("--verbose",), ("--output", f"text:{tmp_path / 'report.txt'}", "--output", "text")):
        said = checked(case, "--lang", lang, *option).stdout
        report = said[said.index(("passed: 1", "通过：1")[lang == "zh"]) :]
        (line,) = (line for line in report.splitlines() if getattr(law, lang) in line)
        assert line.startswith("        " + law.title(lang))
        assert law.rests_on(lang) in line
        assert day(date.fromisoformat(str(law.checked_on)), lang) in line
        assert "HL07" not in said
    assert "HL07" in checked(case, "--lang", lang, "--codes").stdout


def test_every_format_tells_a_caution(case: str) -> None:
    data = json.loads(checked(case, "--format", "json").output)
    assert data["results"][0]["cautions"] == ["HL07"]
    assert [problem["rule"] for problem in data["problems"]] == ["caution"]
    (result,) = json.loads(checked(case, "--output", "sarif").output)["runs"][0]["results"]
    assert (result["level"], result["message"]["text"].startswith("Caution: ")) == ("warning", True)
    (result,) = json.loads(checked(case, "--output", "sarif", "--fail-on", "caution").output)["runs"][0]["results"]
    assert result["level"] == "error"
    junit = checked(case, "--output", "junit").output
    assert '<property name="caution" value="HL07: ' in junit
    assert 'skipped="0"' in junit
    assert 'failures="1"' in checked(case, "--output", "junit", "--fail-on", "caution").output
    assert checked(case, "--output", "tap").output.splitlines()[2].startswith("ok 1")
    assert "::Caution: " in checked(case, "--output", "github").output


def test_an_expectation_that_names_the_cautions_is_met(case: str) -> None:
    expect = "expect: {outcome: must_accept_return, cautions: [HL07]}\n"
    Path(case).write_text(FAVOURABLE + expect, encoding="utf-8")
    met = checked(case, "--fail-on", "caution")
    assert (met.exit_code, "HL07" in met.output) == (0, False)


@pytest.mark.parametrize(
    "calendar",
    [None, RestDays.none(), RestDays(["2024-10-01"]), RestDays([], covers=("2024-10-01", "2024-10-03"))],
)
def test_a_receipt_carries_the_calendar(calendar: RestDays | None) -> None:
    receipt = json.loads(json.dumps(decide(RETURN, FACTS, calendar=calendar).receipt()))
    assert receipt["calendar"] == (None if calendar is None else calendar.to_data())
    assert replay(receipt).is_same


def test_an_old_receipt_with_a_list_of_days_is_read() -> None:
    old = decide(RETURN, FACTS, calendar=RestDays(["2024-10-02"])).receipt() | {"calendar": ["2024-10-02"]}
    told = [d.part for d in replay(old).differences]
    assert "answer" not in told
    assert "calendar" in told  # by its hash alone: this one was changed
    other = old | {"answer": "0" * 64}
    assert any("taken as all of those from 2024-01-01 to 2024-12-31" in d.en for d in replay(other).differences)
    assert "calendar" in [d.part for d in replay(old | {"calendar": "nonsense"}).differences]


def valid(schema: dict[str, Any], data: Any) -> bool:
    jsonschema = pytest.importorskip("jsonschema")
    return bool(jsonschema.Draft202012Validator(schema).is_valid(data))


@pytest.mark.parametrize(
    ("more", "fits"),
    [
        ({"calendar": "none"}, True),
        ({"calendar": ["2024-10-01"]}, True),
        ({"calendar": []}, False),
        ({"calendar": "china"}, True),
        ({"calendar": "chinese"}, False),
        ({"calendar": {"rest_days": ["2024-10-01"]}}, True),
        ({"calendar": {"rest_days": []}}, False),
        ({"calendar": {"rest_days": [], "covers": ["2024-10-01", "2024-10-03"]}}, True),
        ({"calendar": {"rest_days": [], "covers": ["2024-10-01"]}}, False),
        ({"expect": {"outcome": "must_accept_return", "cautions": ["HL07"]}}, True),
        ({"expect": {"cautions": ["HL99"]}}, False),
        ({"expect": {"error": "contradiction"}}, True),
        ({"expect": {"error": "contradiction", "outcome": "too_late"}}, False),
        ({"expect": {"outcome": "undetermined", "needs": ["calendar"]}}, True),
    ],
)
def test_the_schema_knows_the_forms(more: dict[str, Any], fits: bool) -> None:
    case = {"question": "anxi.seven_day_return", "facts": FACTS, **more}
    assert valid(case_file_schema([RETURN]), case) is fits


def test_the_schema_says_what_else_decides_a_fact() -> None:
    facts = facts_schema(RETURN)["properties"]
    assert "Stating it states `was_received`." in facts["received_on"]["description"]
    liability = facts_schema(find("anxi.liability"))["properties"]
    assert any("Decided by `anxi.filing`" in fact["description"] for fact in liability.values())
