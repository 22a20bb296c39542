"""Severities and exceptions of a project: with what a check exits, who answers for what is excused, and until when."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cerra_rules.cli.today import today
from small_records import (
    EXCEPTION,
    FINE,
    IN_TIME,
    LOST,
    MISSPELT,
    OPEN,
    SERVICE,
    TOO_LATE,
    VIOLATION_ONLY,
    WRONG,
    call,
    put,
    report,
    settings,
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()  # no settings above are looked at


# Exit codes ---------------------------------------------------------------------------------------------------------

WARN, OFF, RAISED = (
    f'severity = {{"anxi.receipts.breach" = "{w}"}}\n' if w != "error" else "severity.anxi.seven_day_return.not_applicable = 'error'\n"
    for w in ("warning", "off", "error")
)  # fmt: skip
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
def test_check_exits_with(
    cases: list[dict[str, Any]], said: str, args: list[str], code: int, subtests: pytest.Subtests
) -> None:
    settings(said)
    for form in ("text", "sarif", "junit", "tap"):
        with subtests.test(form):
            assert call("check", put(*cases), *args, "--output", form).exit_code == code


# Exceptions ---------------------------------------------------------------------------------------------------------


def test_an_exception_says_who_answers_for_it_and_ends() -> None:
    settings(EXCEPTION)
    put(LOST)
    result = call("check", "a.json", IN_TIME)
    assert result.stdout.splitlines()[1:] == [
        "excepted: a.json: case 1 (lost): Anxi Measures, art. 13, item 6, norm c: water in the cellar (Lin, until 2026-06-30)",
        "0 open, 1 excepted, 0 known from the baseline",
        "1 checked: 1 adverse",
    ]
    result = call("check", "a.json", TOO_LATE)
    assert result.stdout.splitlines()[0] == "failed: 1 open problem in 1 file"
    assert "(the exception of Lin expired on 2026-06-30)\n" in result.stdout
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
        "通过：没有待处理的问题",
        "例外：a.json: 第 1 例（lost）：《安溪县电子商务监督管理暂行办法》第十三条第（六）项（其三）：water in the cellar（Lin，至 2026-06-30 止）",
        "待处理 0，例外 1，基线已有 0",
        "已检查 1 例：1 结论不利",
    ]
    late = call("check", "a.json", TOO_LATE, "--lang=zh").stdout
    assert "（Lin 的例外已于 2026-06-30 到期）\n" in late
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
    assert (
        "基线已有：a.json: 第 1 例：《安溪县电子商务监督管理暂行办法》第十三条第（六）项（其三）：已列入基线\n" in known
    )
    put(FINE)
    assert f"old.json：已过时：{what}\n" in call("check", "a.json", "--baseline=old.json", "--lang=zh").stdout
    Path("t.csv").write_text("buyer_is_consumer\nfalse\n", encoding="utf-8")
    rows = call("check", "t.csv", "--question=anxi.receipts", "--lang=zh", "--verbose").stdout
    assert "t.csv: 第 1 条记录  未能确定\n" in rows


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
    assert "(the exception of Lin expired on 2026-06-30)\n" in result.stdout


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
