"""`cerra-rules decide`: exit codes, what is read, and what is said beside a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli
from cerra_rules.cases.reading import read_cases
from cerra_rules.front import decide

EXAMPLES = Path(__file__).parents[2] / "examples"


BREACH = {"question": "anxi.receipts", "facts": {"receipt_was_discarded_early": True}}
WON = ["--set=members_in_office=17", "--set=present_members=12", "--set=votes_for=6"]


def call(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], input=stdin)


# decide ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("facts", [["is_service=true"], ["is_service=true", "received_on=2024-09-24"]])
@pytest.mark.parametrize(
    ("lang", "hint"), [("en", "hint: state facts with --set NAME=VALUE"), ("zh", "提示：请以 `--set 名称=值` 陈述事实")]
)
def test_who_states_facts_without_the_option_is_told_it(facts: list[str], lang: str, hint: str) -> None:
    said = call("decide", "anxi.seven_day_return", *facts, "--lang", lang)
    assert said.exit_code == 2
    assert said.stderr.rstrip().splitlines()[-1] == hint


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
    assert result.stdout.startswith(
        decide("charter.resolution", facts).answer().text("en" if lang == "en" else "zh", detail="full") + "\n"
    )


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
    assert case.calendar is not None
    path = tmp_path / "case.json"
    data = {"question": case.question, "facts": dict(case.facts), "calendar": case.calendar.to_data()}
    path.write_text(json.dumps(data, default=str), encoding="utf-8")
    question = "anxi.seven_day_return"
    week = [f"--rest-day=2025-10-{day:02}" for day in range(1, 11)]

    def last_day(*args: str) -> object:
        return json.loads(call("decide", question, path, "--format", "json", *args).stdout)["values"]["last_day"]

    assert last_day() == "2025-10-09"
    assert last_day(*week) == "2025-10-11"
    assert last_day("--rest-day=2025-10-09") == "2025-10-02"  # the other days of its year are none
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
