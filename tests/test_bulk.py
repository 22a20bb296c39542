"""`cerra-rules bulk`: files in, a whole file out or none."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli, find
from cerra_rules.bulk import decide_files, decide_frame
from cerra_rules.frames import files

RETURN = "anxi.seven_day_return"
TABLE = pl.DataFrame({
    "id": [1, 2, 3, 4],
    "buyer_is_consumer": [True, False, None, True],
    "digital_supply": ["none", "online_download", None, "physical_carrier"],
    "received_on": [date(2024, 2, 29), None, date(2024, 3, 1), date(2024, 3, 2)],
})  # fmt: skip


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["bulk", *map(str, args)])


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_parquet_in_and_out(tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BATCH", 3)
    one, two, out, report = (tmp_path / n for n in ("1.parquet", "2.parquet", "out.parquet", "report.json"))
    TABLE.head(3).write_parquet(one)
    TABLE.tail(1).write_parquet(two)
    result = call(RETURN, one, two, out, "--engine", engine, "--report", report)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("4 rows\n\nby outcome\n  undetermined                 3\n")
    expected = decide_frame(RETURN, TABLE).with_columns(pl.col("outcome").cast(pl.String))
    written = pl.read_parquet(out).with_columns(pl.col("outcome").cast(pl.String))
    if engine == "duckdb":  # writes rows as they are done
        written, expected = (t.sort("id") for t in (written, expected))
    assert written.equals(expected)
    data = json.loads(report.read_text(encoding="utf-8"))
    assert data["outcomes"] == {"undetermined": 3, "not_applicable": 1}
    assert data["provisions"] == {"anxi:13(4)": 1}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1.parquet", "2.parquet", "out.parquet", "report.json"]


def test_csv_in_and_out(tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(
        "no,filed,is_service,day\n007,,true,2024-02-29\n008,x,,\n", encoding="utf-8"
    )  # `no` and `filed` are nobody's facts and stay what they are
    result = call(RETURN, source, out, "--map", "received_on=day", "--prefix", "a_")
    assert result.exit_code == 0, result.output
    head, first, second = out.read_text(encoding="utf-8").splitlines()
    assert head == "no,filed,is_service,day,a_outcome,a_citations,a_needs,a_last_day,a_days_left,a_exemptions"
    assert first == '007,,true,2024-02-29,not_applicable,"anxi:3¶1,anxi:13(4)",[],,,[]'
    assert second.startswith('008,x,,,undetermined,[],"buyer_is_consumer,is_service,')


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("yes,,", "column `was_received`, row 2: fact `was_received` cannot be `'yes'`"),
        (",2024-2-29,", "column `received_on`, row 2: fact `received_on` cannot be `'2024-2-29'`"),
        (",2023-02-29,", "column `received_on`, row 2: fact `received_on` cannot be `'2023-02-29'`"),
        (",2024-03-01T00:00:00+08:00,", "column `received_on`, row 2: fact `received_on` cannot be "),
        (",,nothing", "column `digital_supply`, row 2: fact `digital_supply` cannot be `'nothing'`"),
    ],
)
def test_csv_text_is_read_strictly(tmp_path: Path, line: str, fault: str) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f"was_received,received_on,digital_supply\ntrue,,\n{line}\n", encoding="utf-8")
    result = call(RETURN, source, out)
    assert result.exit_code == 1
    assert f"{RETURN}: {fault}" in result.stderr
    assert not out.exists()


def test_sets_in_csv(tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    (spec,) = (s for s in find("anxi.filing").facts.specs.values() if s.kind == "set")
    members = [str(v) for v in spec.values]  # no pandas here
    text = ",".join(members[:2])
    source.write_text(f'{spec.name}\n"{text}"\n[]\n""\n', encoding="utf-8")
    assert decide_files("anxi.filing", [str(source)], str(out)).rows == 3
    expected = decide_frame("anxi.filing", pl.DataFrame({spec.name: [members[:2], [], None]}))
    assert pl.read_csv(out)["outcome"].to_list() == expected["outcome"].cast(pl.String).to_list()


def test_bad_rows_are_all_named_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BATCH", 100)
    source, out, report = tmp_path / "in.parquet", tmp_path / "out.parquet", tmp_path / "report.json"
    votes = pl.Series([7] * 350)
    bad = {17: 101, 120: 13, 349: 100}
    for row, value in bad.items():
        votes[row] = value
    pl.DataFrame({"present_members": [12] * 350, "votes_for": votes}).write_parquet(source)
    result = call("charter.resolution", source, out, "--report", report)
    assert result.exit_code == 1
    faults = [f["message"] for f in json.loads(report.read_text(encoding="utf-8"))["faults"]]
    assert [f.partition("row ")[2].partition(":")[0] for f in faults] == ["18", "121", "350"]
    assert "contradict" in faults[1]
    assert "not written, for 3 rows are no cases" in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.parquet", "report.json"]


def test_files_that_do_not_fit(tmp_path: Path) -> None:
    source, text, other = tmp_path / "in.parquet", tmp_path / "in.csv", tmp_path / "broken.parquet"
    TABLE.write_parquet(source)
    text.write_text("id\n1\n", encoding="utf-8")
    other.write_bytes(b"PAR1 nonsense")
    before = source.read_bytes()
    (tmp_path / "same.parquet").hardlink_to(source)
    faults: list[tuple[list[str | Path], str]] = [
        ([source], "bulk: one file is given"),
        ([source, source], "is read and cannot be written"),
        ([source, tmp_path / "same.parquet", "--force"], "is read and cannot be written"),
        ([source, text], "in.csv: exists already\nhint: replace it with --force"),
        ([source, text, tmp_path / "out.csv"], "the files are both Parquet and CSV"),
        ([tmp_path / "none.parquet", tmp_path / "out.csv"], "none.parquet: no such file"),
        ([source, tmp_path / "no" / "out.csv"], "its folder does not exist"),
        ([source, tmp_path / "out.xlsx"], "out.xlsx: neither Parquet nor CSV"),
        ([other, tmp_path / "out.csv"], "broken.parquet: "),
        ([source, tmp_path / "out.parquet", "--map", "received_on"], "--map: `received_on` is not FACT=COLUMN"),
        ([text, tmp_path / "out.parquet", "--engine", "duckdb"], "duckdb reads and writes Parquet here"),
    ]
    for args, message in faults:
        result = call(RETURN, *args)
        assert result.exit_code == 2, (args, result.output)
        assert message in result.stderr
    assert source.read_bytes() == before
    assert not (tmp_path / "out.parquet").exists()


UNREADABLE: dict[bytes, tuple[str, str]] = {
    b'id,received_on\n"1\n",2024-01-01\n2,2024-01-01,true\n': (
        "in.csv: line 4: 3 cells, and the header 2", "put a cell with a comma in it in quotation marks",
    ),
    b'id,received_on\n"1,""\n2",2024-01-01\n3\n': (
        "in.csv: line 4: 1 cell, and the header 2", "leave a cell empty where a fact is unknown, but keep its comma",
    ),
    b"id,received_on\r\n1,2024-01-01\r\n\r\n2,2024-01-01\r\n": ("in.csv: line 3 is empty", "take it out"),
    "id,received_on\n退,2024-01-01\n".encode("gbk"): ("in.csv: not UTF-8", "save it as UTF-8"),
    b"id;received_on\n1;2024-01-01\n": (
        f"{RETURN}: the table has no column for any of its facts",
        "its cells seem to be separated by `;`: save it with commas",
    ),
    b"id\treceived_on\n1\t2024-01-01\n": (
        f"{RETURN}: the table has no column for any of its facts",
        "its cells seem to be separated by tabs: save it with commas",
    ),
    b"": ("in.csv: empty csv", ""),
}  # fmt: skip


@pytest.mark.parametrize("content", UNREADABLE)
def test_a_csv_file_that_cannot_be_read_says_why_and_where(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_bytes(content)
    result = call(RETURN, "in.csv", "out.csv")
    message, hint = UNREADABLE[content]
    assert (result.exit_code, result.stderr) == (2, f"{message}\n" + (f"hint: {hint}\n" if hint else ""))
    assert not Path("out.csv").exists()


def test_one_row_is_one_row(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("received_on\n2024-01-01\n", encoding="utf-8")
    assert call(RETURN, tmp_path / "in.csv", tmp_path / "out.csv").stdout.startswith("1 row\n")


def test_a_killed_run_leaves_no_out(tmp_path: Path) -> None:
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    days = pl.date_range(date(2000, 1, 1), date(2000, 1, 1) + timedelta(99), eager=True)
    rows = pl.concat([pl.DataFrame({"received_on": days, "assessed_on": days.reverse()})] * 30_000)
    rows.write_parquet(source)
    before = source.read_bytes()
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "cerra_rules", "bulk", RETURN, str(source), str(out)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not (parts := [p for p in tmp_path.glob(".out.parquet.*.part") if p.stat().st_size]):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
    assert parts
    assert not out.exists()
    assert source.read_bytes() == before


@pytest.mark.parametrize("report", ["no/report.json", "folder", "in.csv", "out.csv"])
def test_a_report_that_cannot_be_written_is_refused_before_anything_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "in.csv").write_text("is_service\ntrue\n", encoding="utf-8")
    result = call(RETURN, "in.csv", "out.csv", "--report", report)
    wrong = {
        "no/report.json": "--report: no/report.json: no such file or directory\n",
        "folder": "--report: folder: is a directory\n",
    }.get(report, f"--report: `{report}` is read or written by this run\n")
    assert (result.exit_code, result.stderr.partition("hint")[0]) == (2, wrong)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "in.csv"]
    assert (tmp_path / "in.csv").read_text(encoding="utf-8") == "is_service\ntrue\n"
    assert call(RETURN, "in.csv", "out.csv", "--report", "new.json").exit_code == 0


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_folder_that_cannot_be_written_to_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    source, opened = tmp_path / "in.parquet", Path.open
    TABLE.write_parquet(source)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "closed").mkdir()

    def refuse(path: Path, *args: Any, **kwargs: Any) -> Any:  # what root is never refused
        if path.suffix == ".part":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    result = call(RETURN, source, "closed/out.parquet", "--engine", engine)
    said = "closed/out.parquet: its folder `closed` cannot be written to: permission denied\n"
    assert (result.exit_code, result.stderr) == (2, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_a_full_disk_is_not_blamed_on_the_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, opened = tmp_path / "in.parquet", Path.open
    TABLE.write_parquet(source)
    monkeypatch.chdir(tmp_path)
    calls: list[Path] = []

    def full(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.suffix == ".part":
            calls.append(path)
            if len(calls) == 2:  # the first only tries
                path.touch()
                return opened(Path("/dev/full"), "wb")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", full)
    result = call(RETURN, source, "out.parquet")
    assert (result.exit_code, result.stderr.startswith("out.parquet: cannot be written: ")) == (2, True)
    assert "no space left on device" in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.parquet"]
