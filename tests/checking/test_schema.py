"""JSON Schema: it accepts every case of the package, and refuses what has no shape of a case."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from typer.testing import CliRunner

from cerra_rules import find, question_ids
from cerra_rules.cases.documents import load, parse
from cerra_rules.checking.schema import case_file_schema, facts_schema
from cerra_rules.cli import app
from cerra_rules.errors import CaseFileError
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY

ROOT = Path(__file__).parents[2]
CASES = [*(ROOT / "src").rglob("cases/*.yaml"), *(ROOT / "examples").rglob("*.*")]
JUDGED_BY_RULES = {"contradiction.yaml"}
"""Malformed files in which every value has its shape, and only the rules know better."""


@cache
def validator() -> Draft202012Validator:
    schema = case_file_schema(map(find, question_ids()))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def documents(path: Path) -> list[Any]:
    """Return the documents of a file as an editor sees them: days are text."""
    text, suffix = load(path)
    parsed: list[Any] = json.loads(json.dumps(parse(text, str(path), suffix), default=lambda value: value.isoformat()))
    return parsed


def _is_readable(path: Path) -> bool:
    try:
        return documents(path) != []
    except CaseFileError:
        return False  # no YAML, JSON or TOML: an editor says so by itself


MALFORMED = [path for path in sorted((ROOT / "tests" / "cases" / "malformed").iterdir()) if _is_readable(path)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_case_of_the_package_is_accepted(path: Path) -> None:
    for document in documents(path):
        validator().validate(document)


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.name)
def test_a_malformed_case_is_refused(path: Path) -> None:
    assert all(map(validator().is_valid, documents(path))) is (path.name in JUDGED_BY_RULES)


def test_the_facts_of_every_question_have_a_schema_in_both_languages(subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            schema = facts_schema(find(id))
            Draft202012Validator.check_schema(schema)
            assert list(schema["properties"]) == list(find(id).facts.specs)
            for name, spec in find(id).facts.specs.items():
                said = schema["properties"][name]["description"].split("\n")
                assert [said[0], *(line for line in said if line == spec.zh)] == [spec.en, spec.zh]
                assert len(said) == 2 + 2 * len(spec.decided_by) + 2 * bool(spec.only_if)
            facts = Draft202012Validator(schema)
            facts.validate({})
            facts.validate(dict.fromkeys(find(id).facts.specs))  # null means unknown
            with pytest.raises(ValidationError):
                facts.validate({"no_such_fact": True})


RECEIVED = {
    "2025-10-06": True, f"{EARLIEST_DAY}": True, f"{LATEST_DAY}": True, "2025-10-06T10:15:00+08:00": True,
    "2025-10-06T10:15Z": True, "1899-12-31": False, "2201-01-01": False, "2025-10-06T10:15:00": False,
    "6 October 2025": False, "2025-13-01": False,
}  # fmt: skip


@pytest.mark.parametrize("day", RECEIVED)
def test_a_day_is_what_a_fact_takes_for_one(day: str) -> None:
    question = find("anxi.seven_day_return")
    assert Draft202012Validator(facts_schema(question)).is_valid({"received_on": day}) is RECEIVED[day]
    try:
        question.facts.read({"received_on": day})
    except ValueError:
        assert not RECEIVED[day]
    else:
        assert RECEIVED[day]


def test_the_malformed_files_are_there() -> None:
    assert MALFORMED


def test_the_command_writes_both() -> None:
    schema = CliRunner().invoke(app, ["schema"])
    assert json.loads(schema.stdout) == validator().schema
    facts = CliRunner().invoke(app, ["schema", "anxi.receipts"])
    assert json.loads(facts.stdout) == facts_schema(find("anxi.receipts"))
    wrong = CliRunner().invoke(app, ["schema", "anxi.reciepts"])
    assert (wrong.exit_code, wrong.stderr) == (
        2,
        "there is no question `anxi.reciepts`\nhint: did you mean `anxi.receipts`? (one of your own: package.module:attribute)\n",
    )
