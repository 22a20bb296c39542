"""`--calendar china|none|FILE`, and what it may not stand beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cerra_rules.cli import app

RETURN = [
    f"--set={fact}" for fact in (
        "buyer_is_consumer=true", "is_service=false", "is_made_to_order=false", "is_fresh_or_perishable=false", "digital_supply=none",
        "is_newspaper_or_periodical=false", "is_unsuitable_by_nature=false", "received_on=2024-09-24", "return_requested_on=2024-10-08",
    )
]  # fmt: skip


def outcome(*arguments: str) -> object:
    result = CliRunner().invoke(app, ["decide", "anxi.seven_day_return", *RETURN, "--format=json", *arguments])
    return json.loads(result.stdout)["outcome"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "undetermined"),
        (["--calendar=none"], "too_late"),
        (["--calendar=china"], "must_accept_return"),
        ([f"--rest-day=2024-10-0{day}" for day in range(1, 8)], "must_accept_return"),
        (["--rest-day=2024-10-02"], "too_late"),
    ],
)
def test_a_calendar_is_named(arguments: list[str], said: str) -> None:
    assert outcome(*arguments) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "rest_days: [2024-10-01, 2024-10-02, 2024-10-03, 2024-10-04, 2024-10-05, 2024-10-06, 2024-10-07]",
            "must_accept_return",
        ),
        ("[2024-10-02]", "too_late"),
        ("none", "too_late"),
        ("{rest_days: [2024-10-01], covers: [2024-10-01, 2024-10-01]}", "undetermined"),
    ],
)
def test_a_calendar_is_a_file(written: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    file.write_text(written, encoding="utf-8")
    assert outcome(f"--calendar={file}") == said


def test_a_calendar_and_rest_days_are_refused() -> None:
    both = ["--calendar=none", "--rest-day=2024-10-01"]
    result = CliRunner().invoke(app, ["decide", "anxi.seven_day_return", *RETURN, *both])
    assert result.exit_code == 2
    assert "--calendar and --rest-day both say which days are rest days" in result.stderr


def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    file.write_text("[]", encoding="utf-8")
    result = CliRunner().invoke(app, ["decide", "anxi.seven_day_return", *RETURN, f"--calendar={file}"])
    assert (result.exit_code, str(file) in result.stderr) == (2, True)
    assert (
        CliRunner().invoke(app, ["decide", "anxi.seven_day_return", f"--calendar={tmp_path / 'no.yaml'}"]).exit_code
        == 2
    )


@pytest.mark.parametrize(("name", "meant"), [("cn", "china"), ("China", "china"), ("non", "none")])
def test_a_calendar_that_is_no_file_is_perhaps_a_name(name: str, meant: str) -> None:
    result = CliRunner().invoke(app, ["decide", "anxi.receipts", "--calendar", name])
    assert result.exit_code == 2
    assert result.stderr.endswith(f"\nhint: did you mean `{meant}`? (or name a file of rest days)\n")
