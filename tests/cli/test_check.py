"""`cerra-rules check`: exit codes, and what is written where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
RECEIPTS: dict[str, Any] = {"question": "anxi.receipts"}
BREACH = RECEIPTS | {"facts": {"receipt_was_discarded_early": True}}
UNKNOWN = RECEIPTS | {"facts": {}}
COMPLIANT = RECEIPTS | {
    "facts": {
        "buyer_is_consumer": True,
        "receipt_is_required": True,
        "receipt_was_issued": True,
        "receipt_conforms": True,
        "receipt_is_electronic": False,
        "receipts_are_kept_complete": True,
        "receipt_was_discarded_early": False,
    },
}
MISSPELT = RECEIPTS | {"facts": {"receipt_conform": True}}


def call(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], input=stdin)


# check ----------------------------------------------------------------------------------------------------------------

CHECKS: list[tuple[list[dict[str, Any]], int]] = [
    ([BREACH | {"expect": "breach"}], 0),
    ([COMPLIANT], 0),
    ([UNKNOWN | {"expect": "undetermined"}, COMPLIANT], 0),
    ([BREACH], 1),
    ([COMPLIANT | {"expect": "breach"}], 1),
    ([BREACH, UNKNOWN], 1),
    ([MISSPELT], 2),
    ([MISSPELT, BREACH, UNKNOWN], 2),
    ([UNKNOWN], 4),
    ([UNKNOWN, COMPLIANT], 4),
    ([], 5),
]


@pytest.mark.parametrize(("cases", "code"), CHECKS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_check_exits_with(cases: list[dict[str, Any]], code: int, form: str, tmp_path: Path) -> None:
    (tmp_path / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    assert call("check", tmp_path, "--format", form).exit_code == code


def test_check_of_nothing_exits_with_5(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("question: anxi.receipts", encoding="utf-8")
    result = call("check", tmp_path)
    assert (result.exit_code, result.stdout) == (5, "failed: 1 open problem in 1 file\n0 checked: 1 no case\n")
    assert result.stderr == f"{tmp_path}: no case in it\nhint: cases stand in .yaml, .yml, .json, .toml files\n"
    assert call("check", EXAMPLES, tmp_path).exit_code == 5


def test_check_without_a_path_or_with_a_wrong_one_exits_with_2(tmp_path: Path) -> None:
    assert call("check").exit_code == 2
    result = call("check", tmp_path / "no.yaml", EXAMPLES / "alliance" / "meetings.yaml")
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path / 'no.yaml'}: no such file or directory\n")
    assert "7 as expected" in result.stdout


def test_check_reads_standard_input() -> None:
    result = call(
        "check",
        "-",
        stdin="question: anxi.receipts\nfacts: {receipt_was_discarded_early: true}\nexpect: breach\n",
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("1 checked: 1 as expected\n")


def test_check_of_the_examples_is_green_in_both_languages() -> None:
    english, chinese = call("check", EXAMPLES), call("check", EXAMPLES, "--lang", "zh")
    assert (english.exit_code, chinese.exit_code) == (0, 0)
    assert english.stdout.splitlines()[-1] == "47 checked: 47 as expected"
    assert chinese.stdout.splitlines()[-1] == "已检查 47 例：47 符合预期"
    assert english.stderr == chinese.stderr == ""


LINES = """\
as expected   cases.json: case 1  At least one duty is breached  [Anxi Measures, art. 13, item 6]
decided       cases.json: case 2 (fine)  No breach  [Anxi Measures, art. 13, item 6]
unexpected    cases.json: case 3  At least one duty is breached  [Anxi Measures, art. 13, item 6]
    outcome: expected “No breach”, got “At least one duty is breached”
    provisions breached: expected none, got unknown
    Receipts went with the old till.
adverse       cases.json: case 4  At least one duty is breached  [Anxi Measures, art. 13, item 6]
undetermined  cases.json: case 5  undetermined
    needs: the consumer agreed to the electronic form
6 checked: 1 as expected, 1 decided, 2 unexpected, 1 adverse, 1 undetermined, 1 error
"""


def test_check_says_what_it_found_line_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    electronic = {**COMPLIANT["facts"], "receipt_is_electronic": True}
    cases = [
        BREACH | {"expect": {"outcome": "breach", "cites": ["anxi:13(6)#c"]}},
        COMPLIANT | {"id": "fine"},
        BREACH | {
            "expect": {"outcome": "compliant", "values": {"breached": []}},
            "why": "Receipts went with the old till.",
        },
        BREACH,
        RECEIPTS | {"facts": electronic},
        MISSPELT,
        COMPLIANT | {"expect": {"needs": ["receipt_conforms"]}, "id": "\x1b[31mred\n"},
    ]  # fmt: skip
    Path("cases.json").write_text(json.dumps(cases), encoding="utf-8")
    result = call("check", "cases.json", "--verbose")
    last = "unexpected    cases.json: case 7 (\\x1b[31mred\\n)  No breach  [Anxi Measures, art. 13, item 6]\n"
    details = "    what it needs: expected the receipt issued conforms to state rules or trade custom, got none\n"
    *lines, summary = LINES.splitlines(keepends=True)
    assert result.stdout.startswith("".join(lines) + last + details + "failed: 5 open problems in 1 file\n")
    assert result.stdout.endswith(summary)
    assert result.stderr == (
        "cases.json: case 6: anxi.receipts: fact `receipt_conform` is not one of its facts\n"
        "hint: did you mean `receipt_conforms`?\n"
    )
    assert result.exit_code == 2


def test_check_as_json_holds_everything(tmp_path: Path) -> None:
    (tmp_path / "cases.json").write_text(json.dumps([BREACH | {"expect": "compliant"}, MISSPELT]), encoding="utf-8")
    result = call("check", tmp_path, "--format", "json")
    report = json.loads(result.stdout)
    assert report["exit_code"] == result.exit_code == 2
    assert report["counts"] == {"unexpected": 1, "error": 1}
    assert report["results"][0]["citations"] == ["anxi:13(6)#c"]
    assert report["results"][0]["mismatches"] == [{"what": "outcome", "expected": "compliant", "got": "breach"}]
    assert report["results"][1]["error"]["hint"] == "did you mean `receipt_conforms`?"
