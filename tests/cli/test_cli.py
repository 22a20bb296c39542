"""The command line: exit codes, what is written where, and that nobody ever sees a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli, decide, question_ids
from cerra_rules.cases.cases import read_cases
from cerra_rules.errors import QuestionError
from cerra_rules.explaining.describe import _EVERYDAY, description, search

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
WON = ["--set=members_in_office=17", "--set=present_members=12", "--set=votes_for=6"]


def call(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], input=stdin)


def python(*args: str, first: Path | None = None) -> subprocess.CompletedProcess[str]:
    path = [str(first), *sys.path] if first else sys.path
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
    return subprocess.run(  # this Python
        [sys.executable, *args],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        encoding="utf-8",
        env=env,
    )


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
    assert (result.exit_code, result.stdout) == (5, "0 checked: 1 no case\n")
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
    assert "standard input: case 1" in result.stdout


def test_check_of_the_examples_is_green_in_both_languages() -> None:
    english, chinese = call("check", EXAMPLES), call("check", EXAMPLES, "--lang", "zh")
    assert (english.exit_code, chinese.exit_code) == (0, 0)
    assert english.stdout.splitlines()[-1] == "45 checked: 45 as expected"
    assert chinese.stdout.splitlines()[-1] == "已检查 45 例：45 符合预期"
    assert english.stderr == chinese.stderr == ""


LINES = """\
as expected   cases.json: case 1  anxi.receipts: breach  [anxi:13(6)#c]
decided       cases.json: case 2 (fine)  anxi.receipts: compliant  [anxi:13(6)]
unexpected    cases.json: case 3  anxi.receipts: breach  [anxi:13(6)#c]
    outcome: expected compliant, got breach
    breached: expected none, got null
    Receipts went with the old till.
adverse       cases.json: case 4  anxi.receipts: breach  [anxi:13(6)#c]
undetermined  cases.json: case 5  anxi.receipts: undetermined
    needs: consented_to_electronic_receipt
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
    result = call("check", "cases.json")
    last = "unexpected    cases.json: case 7 (\\x1b[31mred\\n)  anxi.receipts: compliant  [anxi:13(6)]\n"
    details = "    needs: expected receipt_conforms, got none\n"
    *lines, summary = LINES.splitlines(keepends=True)
    assert result.stdout == "".join(lines) + last + details + summary
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


# decide ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["charter.resolution", *WON, "--set", "opposite_motion_was_voted=false"], 0),
        (["charter.resolution", *WON], 0),
        (["charter.resolution", *WON, "--reading", "any"], 4),
        (["anxi.seven_day_return", "--set", "buyer_is_consumer=false"], 0),
        (["charter.resolution", "--set", "members_in_office=17", "--set", "present_members=11"], 1),
        (["charter.resolution"], 4),
        (["charter.resolutions"], 2),
        (["charter.resolution", "no-such-file.yaml"], 2),
        (["charter.resolution", "--set", "votes_for=many"], 2),
        (["charter.resolution", "--lang", "fr"], 2),
        (["charter.resolution", "--format", "xml"], 2),
        ([], 2),
    ],
)
def test_decide_exits_with(args: list[str], code: int) -> None:
    assert call("decide", *args).exit_code == code


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_decide_writes_the_explanation(lang: str) -> None:
    facts = {"members_in_office": 17, "present_members": 11}
    result = call("decide", "charter.resolution", "--lang", lang, *(f"--set={n}={v}" for n, v in facts.items()))
    assert result.stdout.startswith(decide("charter.resolution", facts).explain("en" if lang == "en" else "zh") + "\n")


def test_decide_writes_the_wire_contract() -> None:
    result = call("decide", "anxi.receipts", "-", "--format", "json", stdin=json.dumps(BREACH["facts"]))
    assert json.loads(result.stdout) == decide("anxi.receipts", {"receipt_was_discarded_early": True}).to_dict()
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("stdin", "code"),
    [
        ("receipt_was_discarded_early: true", 1),
        ("\ufeffreceipt_was_discarded_early: true", 1),
        (json.dumps(BREACH, indent="\t"), 1),
        ("question: anxi.receipts\nfacts: {}\nexpect: breach\n", 4),
        ("{}", 4),
        ("", 2),
        ("null", 2),
        ("- {}\n- {}\n", 2),
        ("question: anxi.filing\nfacts: {}\n", 2),
        ("facts: {}\nreading: any\n", 2),
        (b"\xff\xfe", 2),
        ("just words", 2),
    ],
)
def test_decide_reads_standard_input(stdin: str | bytes, code: int) -> None:
    result = call("decide", "anxi.receipts", "-", stdin=stdin)
    assert result.exit_code == code
    assert result.stderr.startswith("standard input: ") is (code == 2)


def test_decide_takes_a_case_and_what_is_said_beside_it(tmp_path: Path) -> None:
    (case,) = (c for c in read_cases(EXAMPLES / "tea-shop" / "returns.yaml") if c.id == "national-day-week")
    path = tmp_path / "case.json"
    data = {"question": case.question, "facts": dict(case.facts), "calendar": list(case.calendar or ())}
    path.write_text(json.dumps(data, default=str), encoding="utf-8")
    question = "anxi.seven_day_return"

    def last_day(*args: str) -> object:
        return json.loads(call("decide", question, path, "--format", "json", *args).stdout)["values"]["last_day"]

    assert last_day() == "2025-10-09"
    assert last_day("--rest-day", "2025-10-09", "--rest-day", "2025-10-10") == "2025-10-11"
    assert last_day("--reading", "return_period_rest_days=no_roll") == "2025-10-02"
    assert last_day("--set", "received_on=2025-09-26") == "2025-10-09"
    assert last_day("--set", "received_on=null") is None


SETTINGS = {
    "is_service=yes": "anxi.seven_day_return: fact `is_service` cannot be `'yes'`\nhint: write true or false; "
    "leave it out where it is unknown",
    "is_service=True": "anxi.seven_day_return: fact `is_service` cannot be `'True'`\nhint: write true or false; "
    "leave it out where it is unknown",
    "is_services=true": "anxi.seven_day_return: fact `is_services` is not one of its facts\nhint: did you mean "
    "`is_service`?",
    "is_service": "`is_service` is not NAME=VALUE\nhint: such as --set is_service=false",
    "=true": "`=true` is not NAME=VALUE\nhint: such as --set is_service=false",
    "is_service=": "fact `is_service` has no value\nhint: write is_service=null where it is unknown",
    "received_on=1 May": "anxi.seven_day_return: fact `received_on` cannot be `'1 May'`\nhint: write a day as "
    "YYYY-MM-DD, from 1900-01-01 to 2200-12-31",
    "digital_supply=nine": "anxi.seven_day_return: fact `digital_supply` cannot be `'nine'`\nhint: did you mean "
    "`none`?",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_that_says_nothing_is_refused(setting: str) -> None:
    result = call("decide", "anxi.seven_day_return", "--set", setting)
    assert (result.exit_code, result.stderr) == (2, f"--set: {SETTINGS[setting]}\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--set", "is_service=true", "--set", "is_service=true"], "--set: fact `is_service` is given twice"),
        (["--reading", "any", "--reading", "x=y"], "--reading: `any` is not NAME=OPTION\nhint: give `any` alone"),
        (["--reading", "x=y"], "anxi.seven_day_return: reading `x` is not one of its readings"),
        (["--reading", "x=y", "--reading", "x=z"], "--reading: reading `x` is given twice"),
        (["--rest-day", "2025-02-30"], "--rest-day: `2025-02-30` is no day"),
        (["--set", "received_on=9999-12-31T23:59:59Z"], "--set: anxi.seven_day_return: "),
    ],
)
def test_what_is_said_wrongly_beside_a_case_is_refused(args: list[str], message: str) -> None:
    result = call("decide", "anxi.seven_day_return", *args)
    assert result.exit_code == 2
    assert result.stderr.startswith(message)


@pytest.mark.parametrize(
    ("question", "settings", "facts"),
    [
        ("anxi.platform_systems", ["systems=user_registration,trading_rules"], {"systems": ["user_registration", "trading_rules"]}),
        ("anxi.platform_systems", ["systems="], {"systems": []}),
        ("anxi.platform_systems", ["systems=null"], {}),
        ("charter.annual_plenary", ["plenaries_on=2020-05-01,2021-05-01"], {"plenaries_on": ["2020-05-01", "2021-05-01"]}),
        ("charter.resolution", ["votes_for=7", "members_in_office=17"], {"votes_for": 7, "members_in_office": 17}),
        ("anxi.seven_day_return", ["digital_supply=none", "is_service=false"], {"digital_supply": "none", "is_service": False}),
    ],
)  # fmt: skip
def test_a_setting_is_read_by_the_type_of_its_fact(
    question: str,
    settings: list[str],
    facts: dict[str, object],
) -> None:
    result = call("decide", question, "--format", "json", *(f"--set={setting}" for setting in settings))
    assert json.loads(result.stdout) == decide(question, facts).to_dict()


# questions and show ---------------------------------------------------------------------------------------------------


def test_questions_lists_all() -> None:
    assert [line.split()[0] for line in call("questions").stdout.splitlines()] == list(question_ids())
    assert [entry["id"] for entry in json.loads(call("questions", "--format", "json").stdout)] == list(question_ids())
    assert "主席团会议的决议是否有效" in call("questions", "--lang", "zh").stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("seven", {"anxi.seven_day_return"}),
        ("RETURN goods", {"anxi.seven_day_return"}),
        ("退货", {"anxi.seven_day_return"}),
        ("anxi:13(4)/3", {"anxi.seven_day_return"}),
        ("charter:16#a", {"charter.resolution"}),
        ("第十三条第四项", {"anxi.seven_day_return"}),
    ],
)
def test_questions_are_found_by(words: str, found: set[str]) -> None:
    assert found <= {question.id for question in search(words)}
    assert len(search(words)) < 5


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("close", {"anxi.website_closure", "anxi.platform_conduct"}),
        ("close website", {"anxi.website_closure"}),
        ("suspend", {"anxi.suspension"}),
        ("closure", {"anxi.website_closure", "anxi.disclosure"}),
        ("关闭", {"anxi.website_closure"}),
        ("停业", {"anxi.website_closure", "anxi.suspension"}),
        ("shutdown", {"anxi.website_closure", "anxi.suspension"}),
        ("EXPELLED", {"charter.termination"}),
        ("expulsion", {"charter.termination"}),
        ("开除", {"charter.termination"}),
        ("refund", {"anxi.transaction_completion"}),
        ("invoice", {"anxi.receipts"}),
        ("发票", {"anxi.receipts"}),
    ],
)
def test_questions_are_found_by_what_they_are_about(words: str, found: set[str]) -> None:
    said = call("questions", *words.split(), "--format", "json")
    assert {question["id"] for question in json.loads(said.stdout)} == found


def test_every_everyday_word_finds_something() -> None:
    for word in _EVERYDAY:
        assert 0 < len(search(word)) < 5, word


def test_a_locator_finds_its_provision_and_not_its_namesakes() -> None:
    found = search("anxi:3")
    assert "anxi:30" in {str(p) for q in search() for p in q.provisions}
    assert all(any(str(p).startswith(("anxi:3(", "anxi:3¶", "anxi:3#")) for p in q.provisions) for q in found)


def test_a_search_for_nothing_says_so() -> None:
    result = call("questions", "submarine")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "no question matches `submarine`\nhint: `cerra-rules questions` lists them\n"
    with pytest.raises(QuestionError):
        search("submarine")


@pytest.mark.parametrize("id", question_ids())
def test_show_describes_every_question(id: str) -> None:
    (question,) = (q for q in search() if q.id == id)
    for lang in ("en", "zh"):
        text = description(question, "en" if lang == "en" else "zh")
        for name in (*question.facts.specs, *question.readings, *(o.code for o in question.outcomes)):
            assert f"- {name}" in text
        assert "Term(" not in text
        assert "=(" not in text
    data = json.loads(call("show", id, "--format", "json").stdout)
    assert [fact["name"] for fact in data["facts"]] == list(question.facts.specs)


def test_show_is_text() -> None:
    shown = call("show", "anxi.seven_day_return").stdout.splitlines()
    assert (
        "  - is_fresh_or_perishable (true or false; a person must find it): the goods are fresh or perish quickly"
        in shown
    )
    assert "  - exempt (adverse): One of the five exemptions applies." in shown
    assert "  - anxi:13(4)/3: Anxi Measures, art. 13, item 4(3)" in shown
    assert "    - no_roll: it does not move" in shown
    assert call("show", "anxi.seven_day").exit_code == 2


# The program as a whole -----------------------------------------------------------------------------------------------


def test_the_version_and_the_help() -> None:
    assert call("--version").stdout.startswith("cerra-rules ")
    assert call().exit_code == 2
    for command in ("questions", "show", "decide", "check"):
        assert command in call("--help").stdout
        assert call(command, "--help").exit_code == 0


def test_a_fault_of_the_program_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh\x1b[31m")

    monkeypatch.setattr("cerra_rules.cli.decide.decide", broken)
    result = call("decide", "anxi.receipts")
    assert result.exit_code == 70
    assert result.stderr.startswith("cerra-rules: a fault of the program itself: ZeroDivisionError: oh\\x1b[31m\n")


@pytest.mark.parametrize("module", ["typer", "yaml"])
def test_a_missing_extra_is_named(module: str) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from cerra_rules.__main__ import main; main()"
    result = python("-c", code)
    assert result.returncode == 2
    assert (
        result.stderr == 'cerra-rules: the command line needs an extra\nhint: pip install "/path/to/cerra_rules[cli]"\n'
    )


def without(tmp_path: Path, module: str) -> Path:
    """Return a folder for the path of a Python, on which a module is not there."""
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError('no {module}', name='{module}')")
    return tmp_path


@pytest.mark.parametrize("module", ["typer", "yaml"])
def test_a_missing_extra_is_named_where_python_imports_the_command_line(module: str, tmp_path: Path) -> None:
    said = 'cerra-rules: the command line needs an extra\nhint: pip install "/path/to/cerra_rules[cli]"\n'
    path = without(tmp_path, module)
    result = python("-m", "cerra_rules.cli", first=path)
    assert (result.returncode, result.stderr) == (2, said)
    result = python("-c", "import cerra_rules.cli; cerra_rules.cli.app", first=path)
    assert result.stderr.endswith(f"\ncerra_rules.errors.MissingExtraError: {said}")
    result = python("-c", "import cerra_rules.cli; cerra_rules.cli.apps", first=path)
    assert result.stderr.endswith("\nAttributeError: module 'cerra_rules.cli' has no attribute 'apps'\n")


def test_the_reference_says_what_it_lacks(tmp_path: Path) -> None:
    result = python("-m", "reference_pages", "--check", first=without(tmp_path, "yaml"))
    said = 'case files: PyYAML is not installed\nhint: pip install "/path/to/cerra_rules[cli]"\n'
    assert (result.returncode, result.stderr) == (2, said)


def test_the_entry_point_imports_nothing_before_it_is_called() -> None:
    code = "import sys; import cerra_rules.__main__ as m; assert 'typer' not in sys.modules"
    assert python("-c", code).returncode == 0


def test_python_dash_m_works() -> None:
    result = python("-m", "cerra_rules", "check", str(EXAMPLES / "alliance"))
    assert (result.returncode, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")
def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    command = f'"{sys.executable}" -m cerra_rules check "{EXAMPLES}" | true; echo ${{PIPESTATUS[0]}}'
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(  # a shell, for its pipe
        ["/bin/bash", "-c", command],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=env,
    )
    assert (result.stdout, result.stderr) == ("141\n", "")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    result = call("check", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path / 'closed'}: permission denied\n")


def test_a_working_folder_that_is_gone_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    remedy = "hint: the folder in which the program runs was removed: change to one that is there\n"
    result = call("check", "examples")
    assert (result.exit_code, result.stderr) == (2, f"the working folder is gone\n{remedy}")
    result = call("replay", "receipt.json")
    assert (result.exit_code, result.stderr) == (2, f"receipt.json: no such file or directory\n{remedy}")
