"""Remedies: in Python they name what a program writes, on the command line what somebody types."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from cerra_rules import cli
from cerra_rules.cases.receipts import replay
from cerra_rules.errors import CerraError
from cerra_rules.front import decide, find
from cerra_rules.tables import decide_files, decide_frame

RETURN = "anxi.seven_day_return"
DAY = "return_period_first_day"
TYPED = "--reading return_period_first_day=day_after_receipt|day_of_receipt"
WRITTEN = 'readings={"return_period_first_day": ...}, one of `day_after_receipt`, `day_of_receipt`'


def by_python(tmp_path: Path) -> list[str]:
    frame, source = pl.DataFrame({DAY: ["x"]}), f"{tmp_path}/in.csv"
    (tmp_path / "out.csv").touch()
    found = []
    for run in (
        lambda: decide(RETURN, {DAY: "x"}),
        lambda: decide_frame(RETURN, frame),
        lambda: decide_frame(RETURN, pl.DataFrame({"recieved_on": [None]})),
        lambda: decide_frame(RETURN, pl.DataFrame({"outcome": [None], "received_on": [None]})),
        lambda: find("zzz"),
        lambda: replay({}),
        lambda: decide_files(RETURN, [source], f"{tmp_path}/out.csv"),
    ):
        with pytest.raises(CerraError) as error:
            run()
        found.append(error.value.hint)
    return found


def test_programs_are_told_what_a_program_writes(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("received_on\n2024-09-24\n", encoding="utf-8")
    assert by_python(tmp_path) == [
        f"choose it: {WRITTEN}",
        f"drop or rename the column, and give {WRITTEN}",
        'did you mean `received_on`? give columns={"received_on": "recieved_on"}, or rename the column',
        'rename it, or give the new columns a prefix, such as prefix="answer_"',
        "`cerra_rules.question_ids()` lists them",
        "a receipt is what `decision.receipt()` gives",
        "replace it with force=True",
    ]


def test_those_who_type_are_told_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "meant": "recieved_on\n",
        "taken": "outcome,received_on\n,\n",
        "good": "received_on\n2024-09-24\n",
    }.items():
        Path(f"{name}.csv").write_text(text, encoding="utf-8")
    Path("receipt.json").write_text("{}", encoding="utf-8")
    Path("there.csv").touch()
    for command, hint in (
        (["decide", RETURN, "--set", f"{DAY}=x"], f"choose it: {TYPED}"),
        (
            ["bulk", RETURN, "meant.csv", "out.csv"],
            "name it in the `[map]` of a recipe (bulk: --map received_on=recieved_on), or rename the column",
        ),
        (["bulk", RETURN, "taken.csv", "out.csv"], "such as --prefix answer_"),
        (["bulk", RETURN, "good.csv", "there.csv"], "replace it with --force"),
        (["decide", "zzz"], "`cerra-rules questions` lists them"),
        (["replay", "receipt.json"], "a receipt is what `cerra-rules decide --receipt FILE` writes"),
    ):
        assert hint in CliRunner().invoke(cli.app, command).stderr, command
