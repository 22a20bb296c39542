"""What a project sets for its checks: severities, exceptions, a baseline, and who overrides whom."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules.checking.settings import OWN_FILE, SHARED_FILE, find_settings
from cerra_rules.cli import app
from cerra_rules.cli.today import today
from cerra_rules.reports.formats import FORMATS

RECEIPTS = {"question": "anxi.receipts"}
LOST = RECEIPTS | {"id": "lost", "facts": {"receipt_was_discarded_early": True}}
OPEN = RECEIPTS | {"id": "open", "facts": {}}
WRONG = LOST | {"id": "wrong", "expect": "compliant"}
MISSPELT = RECEIPTS | {"id": "misspelt", "facts": {"receipt_conform": True}}
SERVICE = {"question": "anxi.seven_day_return", "id": "service", "facts": {"buyer_is_consumer": False}}
FINE = RECEIPTS | {"id": "fine", "facts": {
    "buyer_is_consumer": False, "receipts_are_kept_complete": True, "receipt_was_discarded_early": False,
}}  # fmt: skip
EXCEPTION = """
[[exceptions]]
rule = "anxi:13(6)#c"
file = "a.json"
path = "lost/facts/receipt_was_discarded_early"
owner = "Lin"
reason = "water in the cellar"
expires = 2026-06-30
"""
IN_TIME, TOO_LATE = "--as-of=2026-06-30", "--as-of=2026-07-01"


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


def report(*args: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(call("check", *args, "--output", "json").stdout)
    return data


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # no settings above are looked at


def put(*cases: dict[str, Any], name: str = "a.json") -> str:
    Path(name).parent.mkdir(exist_ok=True, parents=True)
    Path(name).write_text(json.dumps(cases, indent=1), encoding="utf-8")
    return name


def settings(text: str, name: str = OWN_FILE) -> None:
    Path(name).write_text(text, encoding="utf-8")


# Exit codes ---------------------------------------------------------------------------------------------------------

WARN, OFF, RAISED = (
    f'severity = {{"anxi.receipts.breach" = "{w}"}}\n' if w != "error" else "severity.anxi.seven_day_return.not_applicable = 'error'\n"
    for w in ("warning", "off", "error")
)  # fmt: skip
VIOLATION_ONLY = 'fail-on = "violation"\n'
TABLE: list[tuple[list[dict[str, Any]], str, list[str], int]] = [
    ([FINE], "", [], 0),
    ([LOST], "", [], 1),
    ([LOST], WARN, [], 0),
    ([LOST], OFF, [], 0),
    ([WRONG], WARN, [], 1),
    ([SERVICE], "", [], 0),
    ([SERVICE], RAISED, [], 1),
    ([OPEN], "", [], 4),
    ([OPEN], VIOLATION_ONLY, [], 0),
    ([OPEN], VIOLATION_ONLY, ["--fail-on=undetermined"], 4),
    ([OPEN], "", ["--fail-on=violation"], 0),
    ([OPEN, LOST], VIOLATION_ONLY, [], 1),
    ([OPEN, LOST], WARN, [], 4),
    ([MISSPELT], VIOLATION_ONLY + WARN, [], 2),
    ([], VIOLATION_ONLY, [], 5),
    ([LOST], EXCEPTION, [IN_TIME], 0),
    ([LOST], EXCEPTION, [TOO_LATE], 1),
    ([LOST, OPEN], EXCEPTION, [IN_TIME], 4),
    ([WRONG], EXCEPTION, [IN_TIME], 1),
    ([LOST, MISSPELT], EXCEPTION, [IN_TIME], 2),
]


@pytest.mark.parametrize(("cases", "said", "args", "code"), TABLE)
@pytest.mark.parametrize("form", ["text", "sarif", "junit", "tap"])
def test_check_exits_with(cases: list[dict[str, Any]], said: str, args: list[str], code: int, form: str) -> None:
    settings(said)
    assert call("check", put(*cases), *args, "--output", form).exit_code == code


# Exceptions ---------------------------------------------------------------------------------------------------------


def test_an_exception_says_who_answers_for_it_and_ends() -> None:
    settings(EXCEPTION)
    put(LOST)
    result = call("check", "a.json", IN_TIME)
    assert result.stdout.splitlines()[1:] == [
        "excepted: a.json: case 1 (lost): anxi:13(6)#c: water in the cellar (Lin, until 2026-06-30)",
        "0 open, 1 excepted, 0 known from the baseline",
        "1 checked: 1 adverse",
    ]
    result = call("check", "a.json", TOO_LATE)
    assert result.stdout.splitlines()[1:] == [
        "error: a.json: case 1 (lost): anxi:13(6)#c: the exception of Lin expired on 2026-06-30",
        "1 checked: 1 adverse",
    ]
    sarif = json.loads(call("check", "a.json", IN_TIME, "--output", "sarif").stdout)
    (suppression,) = sarif["runs"][0]["results"][0]["suppressions"]
    assert suppression["justification"] == "water in the cellar (Lin, until 2026-06-30)"


@pytest.mark.parametrize("changed", ["rule", "file", "path"])
def test_an_exception_covers_nothing_else(changed: str) -> None:
    other = {"rule": '"anxi:13(6)#b"', "file": '"b.json"', "path": '"lost/facts/receipts_are_kept_complete"'}
    lines = [f"{changed} = {other[changed]}" if line.startswith(changed) else line for line in EXCEPTION.splitlines()]
    settings("\n".join(lines))
    put(FINE, name="b.json")
    result = call("check", put(LOST), "b.json", IN_TIME)
    assert result.exit_code == 1
    assert " of Lin covers nothing\n" in result.stdout


def test_what_is_said_of_exceptions_and_the_baseline_is_said_in_chinese_too() -> None:
    settings(EXCEPTION)
    put(LOST)
    assert call("check", "a.json", IN_TIME, "--lang=zh").stdout.splitlines() == [
        "结论不利  a.json: 第 1 例 (lost)  anxi.receipts: breach  [anxi:13(6)#c]",
        "例外：a.json: 第 1 例 (lost)：anxi:13(6)#c：water in the cellar（Lin，至 2026-06-30 止）",
        "待处理 0，例外 1，基线已有 0",
        "已检查 1 例：1 结论不利",
    ]
    late = call("check", "a.json", TOO_LATE, "--lang=zh").stdout
    assert "错误：a.json: 第 1 例 (lost)：anxi:13(6)#c：Lin 的例外已于 2026-06-30 到期\n" in late
    put(FINE)
    what = "a.json 中的 anxi:13(6)#c（lost/facts/receipt_was_discarded_early）"
    assert f"\nLin 的例外不涉及任何问题：{what}\n" in call("check", "a.json", IN_TIME, "--lang=zh").stdout
    settings(EXCEPTION.replace("a.json", "gone.json"))
    gone = call("check", "a.json", IN_TIME, "--lang=zh").stdout
    assert f"\nLin 的例外已失效，没有这个文件：{what.replace('a.json', 'gone.json')}\n" in gone
    settings("")
    put({key: value for key, value in LOST.items() if key != "id"}, LOST)
    call("check", "a.json", "--baseline=old.json", "--write-baseline")
    known = call("check", "a.json", "--baseline=old.json", "--lang=zh").stdout
    assert "基线已有：a.json: 第 1 例：anxi:13(6)#c：已列入基线\n" in known
    put(FINE)
    assert f"old.json：已过时：{what}\n" in call("check", "a.json", "--baseline=old.json", "--lang=zh").stdout
    Path("t.csv").write_text("buyer_is_consumer\nfalse\n", encoding="utf-8")
    rows = call("check", "t.csv", "--question=anxi.receipts", "--lang=zh").stdout
    assert "t.csv: 第 1 行  anxi.receipts: " in rows


def test_an_exception_without_a_path_is_for_the_file() -> None:
    settings("\n".join(line for line in EXCEPTION.splitlines() if not line.startswith("path")))
    assert call("check", put(LOST, LOST | {"id": "too"}), IN_TIME).exit_code == 0
    assert call("check", put(LOST, name="b/a.json"), IN_TIME).exit_code == 1


def stale_forms(*args: str) -> dict[str, str]:
    forms = ("text", "json", "jsonl", "sarif", "junit", "tap", "github", "gitlab")
    return {form: call("check", *args, "--output", form).stdout for form in forms}


def test_an_exception_for_no_file_is_shown_in_every_output() -> None:
    settings(EXCEPTION.replace("a.json", "gone.json"))
    put(FINE)
    stale = (
        "the exception for anxi:13(6)#c in gone.json at lost/facts/receipt_was_discarded_early of Lin is stale: "
        "there is no such file"
    )
    assert {form for form, text in stale_forms("a.json", IN_TIME).items() if stale not in text} == set()
    assert call("check", "a.json", IN_TIME).exit_code == 0
    settings(EXCEPTION)
    covers_nothing = stale.replace("gone", "a").replace("is stale: there is no such file", "covers nothing")
    assert {form for form, text in stale_forms("a.json", IN_TIME).items() if covers_nothing not in text} == set()
    put(FINE, name="b.json")
    assert report("b.json", IN_TIME)["notes"] == []  # a.json is there, and was not looked at


def test_an_exception_for_a_rule_that_is_not_there_is_refused() -> None:
    settings(EXCEPTION.replace("anxi:13(6)#c", "anxi:99"))
    result = call("check", put(LOST), IN_TIME)
    assert result.exit_code == 2
    assert result.stderr.startswith(
        "cerra-rules.toml: `exceptions`: exception 1: Anxi Measures: there is no provision `anxi:99`\n",
    )


def test_no_baseline_is_written_where_an_output_cannot_be() -> None:
    put(LOST)
    result = call("check", "a.json", "--baseline=old.json", "--write-baseline", "--output=json:no/where.json")
    assert (result.exit_code, result.stderr) == (2, "no/where.json: cannot be written: no such file or directory\n")
    assert not Path("old.json").exists()


def test_no_baseline_pardons_what_an_expired_exception_covered() -> None:
    settings(EXCEPTION)
    put(LOST, WRONG)
    args = ("a.json", TOO_LATE, "--baseline=old.json")
    assert call("check", *args, "--write-baseline").exit_code == 1
    entries = json.loads(Path("old.json").read_text(encoding="utf-8"))["problems"]
    assert [entry["path"] for entry in entries] == ["wrong/facts/receipt_was_discarded_early"]
    found = report(*args)["problems"]
    assert [(p["standing"], p["path"].partition("/")[0]) for p in found] == [("open", "lost"), ("known", "wrong")]


def test_a_baseline_from_before_an_exception_expired_does_not_pardon_it_either() -> None:
    call("check", put(LOST), "--baseline=old.json", "--write-baseline")
    settings(EXCEPTION)
    result = call("check", "a.json", TOO_LATE, "--baseline=old.json")
    assert result.exit_code == 1
    assert "old.json: stale: anxi:13(6)#c in a.json at lost/facts/receipt_was_discarded_early\n" in result.stdout
    assert "error: a.json: case 1 (lost): anxi:13(6)#c: the exception of Lin expired on 2026-06-30\n" in result.stdout


def test_the_day_is_asked_only_where_there_are_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def watched(as_of: str | None) -> date:
        asked.append(as_of)
        return date(2026, 6, 30)

    monkeypatch.setattr("cerra_rules.cli.check.today", watched)
    assert call("check", put(LOST)).exit_code == 1
    assert asked == []
    settings(EXCEPTION)
    assert call("check", put(LOST)).exit_code == 0
    assert asked == [None]


def test_the_day_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    settings(EXCEPTION)
    monkeypatch.setenv("CERRA_RULES_AS_OF", "2026-06-30")
    assert call("check", put(LOST)).exit_code == 0
    assert call("check", put(LOST), TOO_LATE).exit_code == 1
    result = call("check", put(LOST), "--as-of=tomorrow")
    assert (result.exit_code, result.stderr) == (2, "--as-of: `tomorrow` is no day\nhint: write a day as YYYY-MM-DD\n")
    assert today(None) >= date(2025, 1, 1)


# Baseline -----------------------------------------------------------------------------------------------------------


def test_a_baseline_knows_old_problems_and_never_new_ones() -> None:
    put(LOST)
    result = call("check", "a.json", "--baseline=old.json", "--write-baseline")
    assert result.exit_code == 0
    assert call("check", "a.json", "--baseline=old.json").exit_code == 0
    assert call("check", "a.json").exit_code == 1
    put(LOST, name="b.json")  # the same case in another file
    assert call("check", "a.json", "b.json", "--baseline=old.json").exit_code == 1
    put(LOST, LOST | {"id": "another"})
    assert call("check", "a.json", "--baseline=old.json").exit_code == 1
    put(FINE, LOST)  # the old one, moved
    assert call("check", "a.json", "--baseline=old.json").exit_code == 0


def test_a_case_without_an_id_is_known_by_what_it_says() -> None:
    first, second = ({k: v for k, v in LOST.items() if k != "id"} for _ in range(2))
    call("check", put(first), "--baseline=old.json", "--write-baseline")
    second["facts"] = {"receipt_was_discarded_early": True, "buyer_is_consumer": True}
    assert call("check", put(second), "--baseline=old.json").exit_code == 1
    assert call("check", put(FINE, first), "--baseline=old.json").exit_code == 0
    assert call("check", put(first, first), "--baseline=old.json").exit_code == 1


def test_stale_entries_are_reported() -> None:
    put(LOST)
    put(LOST, name="b.json")
    call("check", "a.json", "b.json", "--baseline=old.json", "--write-baseline")
    put(FINE)
    stale = "old.json: stale: anxi:13(6)#c in a.json at lost/facts/receipt_was_discarded_early"
    assert report("a.json", "--baseline=old.json")["notes"] == [stale]  # b.json was not looked at
    Path("b.json").unlink()
    assert len(report("a.json", "--baseline=old.json")["notes"]) == 2
    result = call("check", "a.json", "--baseline=old.json")
    assert result.exit_code == 0
    assert f"{stale}\n" in result.stdout


@pytest.mark.parametrize("name", ["a.json", os.fsdecode(b"\xff.json")], ids=["plain", "no encoding"])
def test_a_baseline_knows_ids_and_files_that_no_encoding_has(name: str) -> None:
    Path(name).write_text(json.dumps([LOST | {"id": "a\ud800"}]), encoding="utf-8")
    assert call("check", name, "--baseline=old.json", "--write-baseline").exit_code == 0
    assert "a\\ud800/facts/" in Path("old.json").read_text(encoding="utf-8")
    for form in FORMATS:
        assert call("check", name, "--baseline=old.json", f"--output={form}:known").exit_code == 0
        assert call("check", name, f"--output={form}:open").exit_code == 1
        assert Path("known").is_file()
        assert Path("open").read_text(encoding="utf-8")


def test_a_baseline_renewed_for_some_files_keeps_the_others() -> None:
    put(LOST)
    put(LOST, name="b.json")
    call("check", "a.json", "b.json", "--baseline=old.json", "--write-baseline")
    put(FINE, OPEN)
    call("check", "a.json", "--baseline=old.json", "--write-baseline")
    entries = json.loads(Path("old.json").read_text(encoding="utf-8"))["problems"]
    assert [(e["rule"], e["file"], e["path"]) for e in entries] == [
        ("undetermined", "a.json", "open/facts"),
        ("anxi:13(6)#c", "b.json", "lost/facts/receipt_was_discarded_early"),
    ]


def test_a_baseline_hides_nothing_that_was_not_read() -> None:
    put(MISSPELT)
    assert call("check", "a.json", "--baseline=old.json", "--write-baseline").exit_code == 2
    assert call("check", "a.json", "--baseline=old.json").exit_code == 2
    assert call("check", put(), "--baseline=old.json", "--write-baseline").exit_code == 5


def test_the_paths_of_a_baseline_are_relative_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    put(LOST, name="records/a.json")
    settings('baseline = "old.json"\npaths = ["records"]\n')
    assert call("check", "--write-baseline").exit_code == 0
    monkeypatch.chdir("records")
    assert call("check").exit_code == 0
    assert call("check", "a.json").exit_code == 0


BASELINES = {
    '{"version": 1, "problems": [5]}': (
        "old.json: problem 1 has no rule, file, path and count",
        "write it anew with --write-baseline",
    ),
    "": ("old.json: not JSON", "write it anew with --write-baseline"),
    "[]": ("old.json: not a baseline of this version", "write it anew with --write-baseline"),
    '{"version": true, "problems": []}': (
        "old.json: not a baseline of this version",
        "write it anew with --write-baseline",
    ),
    '{"version": 1, "problems": [], "problems": []}': (
        "old.json: line 1, column 32: key `problems` stands twice in one object",
        "write it anew with --write-baseline",
    ),
    '{"version": 2, "problems": []}': (
        "old.json: not a baseline of this version",
        "write it anew with --write-baseline",
    ),
    '{"version": 1, "problems": [{"rule": "x", "file": "y", "path": "z", "count": true}]}': (
        "old.json: problem 1 has no rule, file, path and count",
        "write it anew with --write-baseline",
    ),
}


@pytest.mark.parametrize("text", BASELINES)
def test_a_baseline_that_is_none_is_refused(text: str) -> None:
    put(LOST)
    Path("old.json").write_text(text, encoding="utf-8")
    message, hint = BASELINES[text]
    result = call("check", "a.json", "--baseline=old.json")
    assert (result.exit_code, result.stderr) == (2, f"{message}\n" + (f"hint: {hint}\n" if hint else ""))


def test_a_baseline_must_be_named_and_there() -> None:
    put(LOST)
    result = call("check", "a.json", "--write-baseline")
    assert (result.exit_code, result.stderr) == (2, "--write-baseline: no file is named\nhint: give --baseline FILE\n")
    result = call("check", "a.json", "--baseline=no.json")
    assert (result.exit_code, result.stderr) == (
        2, "no.json: no such file or directory\nhint: write it with --write-baseline\n",
    )  # fmt: skip


# The file, the environment, the command line ------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["[severity]", "[severity.anxi]", "[severity.anxi.receipts]"])
def test_a_table_of_severities_may_be_empty(text: str) -> None:
    settings(text)
    assert call("check", put(LOST)).exit_code == 1


def test_settings_stand_in_pyproject_too_and_above(monkeypatch: pytest.MonkeyPatch) -> None:
    put(OPEN, name="records/a.json")
    settings(f"[tool.other]\nx = 1\n[tool.cerra-rules]\npaths = ['records']\n{VIOLATION_ONLY}", SHARED_FILE)
    assert call("check").exit_code == 0
    monkeypatch.chdir("records")
    assert call("check").exit_code == 0
    assert find_settings(Path.cwd()).paths == (".",)


def test_settings_above_the_repository_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    settings(VIOLATION_ONLY)
    put(OPEN, name="inner/a.json")
    Path("inner/.git").mkdir()
    monkeypatch.chdir("inner")
    assert call("check", "a.json").exit_code == 4


def test_a_flag_overrides_the_environment_and_that_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    put(FINE)
    settings('lang = "zh"\noutput = ["tap"]\npaths = ["a.json"]\n')
    assert call("check").stdout.startswith("TAP version 13")
    assert call("check", "--format", "text").stdout.startswith("已有结论")
    monkeypatch.setenv("CERRA_RULES_LANG", "en")
    monkeypatch.setenv("CERRA_RULES_OUTPUT", "text jsonl:out.jsonl")
    assert call("check").stdout.startswith("decided")
    assert Path("out.jsonl").exists()
    assert call("check", "--lang", "zh").stdout.startswith("已有结论")
    assert call("check", "--output", "gitlab").stdout == "[]\n"


def test_another_file_of_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    put(OPEN)
    settings(VIOLATION_ONLY, "strict.toml")
    assert call("check", "a.json", "--config", "strict.toml").exit_code == 0
    monkeypatch.setenv("CERRA_RULES_CONFIG", "strict.toml")
    assert call("check", "a.json").exit_code == 0
    settings("[tool.other]\n", SHARED_FILE)
    result = call("check", "a.json", "--config", SHARED_FILE)
    assert (result.exit_code, result.stderr) == (2, "pyproject.toml: there is no table [tool.cerra-rules]\n")


def test_a_misspelt_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERRA_RULES_FAILON", "violation")
    result = call("check", put(FINE))
    assert (result.exit_code, result.stderr) == (
        2, "environment: there is no variable `CERRA_RULES_FAILON`\nhint: did you mean `CERRA_RULES_FAIL_ON`?\n",
    )  # fmt: skip


def test_settings_in_two_places_are_refused(tmp_path: Path) -> None:
    settings("")
    settings("[tool.cerra-rules]\n", SHARED_FILE)
    result = call("check", put(FINE))
    message = f"{tmp_path}: settings stand in cerra-rules.toml and in pyproject.toml\nhint: keep one of them\n"
    assert (result.exit_code, result.stderr) == (2, message)


A = "cerra-rules.toml: `exceptions`: exception 1: "
OF_OWN = "(one of your own: --rules package.module:attribute)"
SETTINGS = {
    "ouput = []": ("cerra-rules.toml: there is no key `ouput`", "did you mean `output`?"),
    "fail_on = 'violation'": ("cerra-rules.toml: there is no key `fail_on`", "did you mean `fail-on`?"),
    "fail-on = 'violations'": ("cerra-rules.toml: `fail-on` is `violations`", "did you mean `violation`?"),
    "lang = 1": ("cerra-rules.toml: `lang` is `1`", "one of en, zh"),
    "paths = 'x'": ("cerra-rules.toml: `paths` is `x`, not a list", "put it in square brackets"),
    "paths = [1]": ("cerra-rules.toml: `paths` is `1`, not text", "put it in quotation marks"),
    "baseline = true": ("cerra-rules.toml: `baseline` is `true`, not text", "put it in quotation marks"),
    "question = 'anxi.reciepts'": ("there is no question `anxi.reciepts`", f"did you mean `anxi.receipts`? {OF_OWN}"),
    "output = ['sarf']": ("--output: there is no format `sarf`", "did you mean `sarif`?"),
    "lang =": ("cerra-rules.toml: line 1, column 7: invalid value", ""),
    "severity = 1": ("cerra-rules.toml: `severity` is `1`, not a table", ""),
    "severity.anxi.receipts.breach = 'warn'": (
        "cerra-rules.toml: `severity`: `anxi.receipts.breach` is `warn`", "did you mean `warning`?",
    ),
    "severity.anxi.receipts.breached = 'off'": (
        "cerra-rules.toml: `severity`: anxi.receipts has no outcome `breached`", "did you mean `breach`?",
    ),
    "severity.anxi.receipts = 'off'": (
        "cerra-rules.toml: `severity`: `anxi.receipts` is a question, not an outcome of one",
        "write one of anxi.receipts.breach, anxi.receipts.compliant",
    ),
    "severity.anxi.reciepts.breach = 'off'": (
        "cerra-rules.toml: `severity`: `anxi.reciepts.breach`: there is no question `anxi.reciepts`",
        f"did you mean `anxi.receipts`? {OF_OWN}",
    ),
    "severity.'anxi.receipts.breach' = 'off'\n[severity.anxi.receipts]\nbreach = 'error'": (
        "cerra-rules.toml: `severity`: `anxi.receipts.breach` is set twice", "keep one of them",
    ),
    "[severity.anxi.reciepts]": (
        "cerra-rules.toml: `severity`: `anxi.reciepts`: there is no question `anxi.reciepts`",
        f"did you mean `anxi.receipts`? {OF_OWN}",
    ),
    "[severity.anx]": (
        "cerra-rules.toml: `severity`: `anx` is no outcome of a question",
        "write QUESTION.OUTCOME, such as anxi.receipts.breach",
    ),
    "[severity.anxi.receipts.breach]": (
        "cerra-rules.toml: `severity`: `anxi.receipts.breach` is a mapping", "one of error, warning, note, off",
    ),
    'source = ["a\\u0000b"]': (
        "cerra-rules.toml: `source`: `a\\x00b` is no name of a file", "no name has the character U+0000",
    ),
    'output = ["json:a\\u0000b"]': (
        "cerra-rules.toml: `output`: `a\\x00b` is no name of a file", "no name has the character U+0000",
    ),
    "output = ['json:']": ("--output: `json:` names no file", "write json:FILE, or json for standard output"),
    "severity.breach = 'off'": (
        "cerra-rules.toml: `severity`: `breach` is no outcome of a question",
        "write QUESTION.OUTCOME, such as anxi.receipts.breach",
    ),
    "exceptions = 1": ("cerra-rules.toml: `exceptions` is `1`, not a list", "write [[exceptions]] tables"),
    EXCEPTION.replace("owner", "owned"): (f"{A}there is no key `owned`", "did you mean `owner`?"),
    EXCEPTION.replace('owner = "Lin"', ""): (
        f"{A}`owner` is missing", "an exception has an owner, a reason and an expiry",
    ),
    EXCEPTION.replace('"Lin"', '" "'): (f"{A}`owner` is nothing, not text", "put it in quotation marks"),
    EXCEPTION.replace("2026-06-30", '"2026-06-30"'): (
        f"{A}`expires` is `2026-06-30`, not a day", "write YYYY-MM-DD without quotation marks",
    ),
    EXCEPTION.replace("13(6)#c", "13(66)"): (
        f"{A}Anxi Measures: there is no provision `anxi:13(66)`", "did you mean `anxi:13(6)`?",
    ),
    EXCEPTION.replace("anxi:13(6)#c", "unreadable"): (
        f"{A}`unreadable` cannot be excepted", "what is not read is not checked",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_a_setting_that_says_nothing_is_refused(text: str) -> None:
    settings(text)
    message, hint = SETTINGS[text]
    result = call("check", put(FINE))
    assert (result.exit_code, result.stderr) == (2, f"{message}\n" + (f"hint: {hint}\n" if hint else ""))


def test_the_files_of_the_check_itself_are_no_cases() -> None:
    settings('baseline = "old.json"\noutput = ["json:out.json"]\n')
    put(LOST)
    assert call("check", ".", "--write-baseline").exit_code == 0
    assert call("check", ".").exit_code == 0  # with old.json and out.json beside the case
    Path("a.json").unlink()
    assert call("check", ".").exit_code == 5
    assert call("check", "cerra-rules.toml").exit_code == 2  # whoever names it asks for it


READ = "one of the files to check"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.json", "--output=json:a.json"], f"--output: `a.json` is {READ}"),
        ([".", "--output=json:cases/b.json"], f"--output: `cases/b.json` is {READ}"),
        ([".", "--output=html:link.json"], f"--output: `link.json` is {READ}"),
        ([".", "--output=sarif:cases/dossier.json"], f"--output: `cases/dossier.json` is {READ}"),
        (["a.json", "--output=json:cerra-rules.toml"], "--output: `cerra-rules.toml` holds the settings"),
        (["a.json", "--output=html:old.json", "--baseline=old.json"], "--output: `old.json` is the baseline"),
        (
            ["a.json", "--output=html:./old.json", "--baseline=old.json", "--write-baseline"],
            "--output: `./old.json` is the baseline",
        ),
        (
            ["a.json", "--output=html:new.json", "--baseline=new.json", "--write-baseline"],
            "--output: `new.json` is the baseline",
        ),
    ],
)
def test_what_is_read_is_not_overwritten(args: list[str], said: str) -> None:
    settings("")
    put(LOST)
    put(FINE, name="cases/b.json")
    Path("cases/dossier.json").write_text('{"dossier": {}}', encoding="utf-8")
    Path("link.json").symlink_to("cases/b.json")
    Path("old.json").write_text('{"version": 1, "problems": []}', encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    result = call("check", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{said}\nhint: write somewhere else\n"
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("form", FORMATS)
def test_what_an_earlier_run_wrote_into_the_folder_may_be_written_again(form: str) -> None:
    put(LOST)
    for _ in range(2):
        assert call("check", ".", f"--output={form}:out.json", "--baseline=old.json", "--write-baseline").exit_code == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([""], "check: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--baseline="], "--baseline: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--config="], "--config: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--question="], "--question: no question is named\nhint: name one, or leave it out\n"),
        (["a.json", "--source="], "--source: no file is named\nhint: name one, or leave it out\n"),
        (["a.json", "--output=json:loop"], "loop: cannot be written: too many levels of symbolic links\n"),
        (["a.json", f"--output=json:{'a' * 300}"], f"{'a' * 300}: cannot be written: file name too long\n"),
        (["a.json", "--output=json:."], ".: cannot be written: is a directory\n"),
        (
            ["a.json", "--write-baseline", "--baseline=no/old.json"],
            "no/old.json: cannot be written: no such file or directory\n",
        ),
    ],
)
def test_a_name_that_is_none_is_said_before_anything_is_checked(args: list[str], message: str) -> None:
    put(LOST)
    Path("loop").symlink_to("loop")
    result = call("check", *args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_a_name_that_is_too_long_is_named() -> None:
    result = call("check", "a" * 300)
    assert (result.exit_code, result.stderr) == (2, f"{'a' * 300}: file name too long\n")
    result = call("show", f"{'a' * 300}.py:x")
    assert (result.exit_code, result.stderr) == (2, f"{'a' * 300}.py: file name too long\n")


def test_without_a_path_there_is_nothing_to_check() -> None:
    result = call("check")
    assert (result.exit_code, result.stderr) == (
        2, "check: no PATH is given\nhint: name case files or folders, or set `paths`\n",
    )  # fmt: skip
