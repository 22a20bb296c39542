"""`cerra-rules bulk`: files in, a whole file out or none."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli
from cerra_rules.tables import decide_frame, files, reading

RETURN = "anxi.seven_day_return"
TABLE = pl.DataFrame({
    "id": [1, 2, 3, 4],
    "buyer_is_consumer": [True, False, None, True],
    "digital_supply": ["none", "online_download", None, "physical_carrier"],
    "received_on": [date(2024, 2, 29), None, date(2024, 3, 1), date(2024, 3, 2)],
})  # fmt: skip


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["bulk", *map(str, args)])


def test_parquet_in_and_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 3)
    one, two, out, report = (tmp_path / n for n in ("1.parquet", "2.parquet", "out.parquet", "report.json"))
    TABLE.head(3).write_parquet(one)
    TABLE.tail(1).write_parquet(two)
    result = call(RETURN, one, two, out, "--report", report)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("4 rows\n\nby outcome\n  undetermined                 3\n")
    expected = decide_frame(RETURN, TABLE).with_columns(pl.col("outcome").cast(pl.String))
    written = pl.read_parquet(out).with_columns(pl.col("outcome").cast(pl.String))
    assert written.equals(expected)
    data = json.loads(report.read_text(encoding="utf-8"))
    assert data["outcomes"] == {"undetermined": 3, "not_applicable": 1}
    assert data["provisions"] == {"anxi:13(4)": 1}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1.parquet", "2.parquet", "out.parquet", "report.json"]


def test_bad_rows_are_all_named_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 100)
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


def test_rows_that_are_no_cases_are_counted_however_many_they_are(tmp_path: Path) -> None:
    pl.DataFrame({"votes_for": [700] * 1_500 + [7]}).write_parquet(tmp_path / "in.parquet")
    result = call("charter.resolution", tmp_path / "in.parquet", tmp_path / "out.parquet")
    assert result.exit_code == 1
    assert result.stderr.count("cannot be `700`") == 20
    assert "not written, for 1,500 rows are no cases\nhint: write the others with --faults column" in result.stderr


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_what_is_wrong_with_rows_is_said_in_a_column(tmp_path: Path, suffix: str) -> None:
    rows = pl.DataFrame({
        "id": ["a", "b", "c", "d"], "members_in_office": [17, 17, 0, 17], "present_members": [12, 18, 12, 12],
        "votes_for": [6, 6, 700, None],
    })  # fmt: skip
    source, out, report = tmp_path / f"in.{suffix}", tmp_path / f"out.{suffix}", tmp_path / "report.json"
    if suffix == "csv":
        rows.write_csv(source)
    else:
        rows.write_parquet(source)
    result = call("charter.resolution", source, out, "--faults", "column", "--prefix", "a_", "--report", report)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("4 rows\n\nby outcome\n  undetermined")
    assert result.stdout.endswith("\n2 rows are no cases: see the column `a_faults`\n")
    data = json.loads(report.read_text(encoding="utf-8"))
    assert (data["rows"], data["no_cases"], data["faults"]) == (4, 2, [])
    written = pl.read_csv(out, infer_schema=False) if suffix == "csv" else pl.read_parquet(out)
    assert written["a_outcome"].cast(pl.String).to_list() == ["valid", None, None, "undetermined"]
    told = [
        [],
        ["these facts contradict each other: no more members attend or are represented than are in office"],
        [
            "fact `members_in_office` cannot be `0`: write a whole number from 1 to 99",
            "fact `votes_for` cannot be `700`: write a whole number from 0 to 99",
        ],
        [],
    ]
    expected = ["; ".join(texts) or "[]" for texts in told] if suffix == "csv" else told
    assert written["a_faults"].to_list() == expected


def test_cells_that_a_recipe_cannot_read_are_said_in_a_column_too(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("got,bought\n24.9.2024,x\n2024-09-24,ja\n", encoding="utf-8")
    recipe = (
        'days.formats = ["%Y-%m-%d"]\nmap.received_on = "got"\nmap.buyer_is_consumer = "bought"\nwords.true = ["ja"]\n'
    )
    (tmp_path / "recipe.toml").write_text(recipe, encoding="utf-8")
    result = call(RETURN, tmp_path / "in.csv", tmp_path / "out.csv", "--recipe", tmp_path / "recipe.toml", "--faults", "column")  # fmt: skip
    assert result.exit_code == 0, result.output
    said = pl.read_csv(tmp_path / "out.csv")["faults"].to_list()
    assert said[0].startswith("fact `received_on`: `24.9.2024` is no day")
    assert "; fact `buyer_is_consumer`: `x` is no word" in said[0]
    assert said[1] == "[]"


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
        ([source, text, tmp_path / "out.csv"], "the files are of several kinds"),
        ([tmp_path / "none.parquet", tmp_path / "out.csv"], "none.parquet: no such file"),
        ([source, tmp_path / "no" / "out.csv"], "its folder does not exist"),
        ([source, tmp_path / "out.xlsx"], "out.xlsx: neither Parquet nor CSV"),
        ([other, tmp_path / "out.csv"], "broken.parquet: "),
        ([source, tmp_path / "out.parquet", "--map", "received_on"], "--map: `received_on` is not FACT=COLUMN"),
        (
            [source, tmp_path / "out.parquet", "--engine", "duckdb"],
            "bulk: files are not decided by `duckdb`\nhint: leave the engine out: polars reads the same files; ",
        ),
    ]
    for args, message in faults:
        result = call(RETURN, *args)
        assert result.exit_code == 2, (args, result.output)
        assert message in result.stderr
    assert source.read_bytes() == before
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no such files on this machine")
def test_a_killed_run_leaves_nothing(tmp_path: Path) -> None:
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    days = pl.date_range(date(2000, 1, 1), date(2000, 1, 1) + timedelta(99), eager=True)
    rows = pl.concat([pl.DataFrame({"received_on": days, "assessed_on": days.reverse()})] * 30_000)
    rows.write_parquet(source)
    before = source.read_bytes()
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "cerra_rules", "bulk", RETURN, str(source), str(out)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 300
        while not (parts := half_written(process.pid, tmp_path)):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
    assert parts
    assert [*tmp_path.iterdir()] == [source]
    assert source.read_bytes() == before


def half_written(process: int, folder: Path) -> list[Path]:
    """Return the files without a name in a folder that a process has written something to."""
    found = []
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            if str(link.readlink()).startswith(f"{folder}/#") and link.stat().st_size:
                found.append(link)
    return found


@pytest.mark.parametrize("report", ["no/report.json", "folder", "in.csv", "out.csv"])
def test_a_report_that_cannot_be_written_is_refused_before_anything_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    report: str,
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


def opening(monkeypatch: pytest.MonkeyPatch, instead: Callable[[int], int | None]) -> None:
    """Open a file without a name otherwise, given how many were opened before."""
    opened, before = os.open, count()

    def open_(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        other = instead(next(before)) if flags & os.O_TMPFILE == os.O_TMPFILE else None
        return opened(path, flags, *args, **kwargs) if other is None else other

    monkeypatch.setattr(os, "open", open_)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    TABLE.write_parquet(tmp_path / "in.parquet")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "closed").mkdir()

    def refuse(_: int) -> int:  # what root is never refused
        raise PermissionError(13, "Permission denied")

    opening(monkeypatch, refuse)
    result = call(RETURN, "in.parquet", "closed/out.parquet")
    said = "closed/out.parquet: its folder `closed` cannot be written to: permission denied\n"
    assert (result.exit_code, result.stderr) == (2, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_a_full_disk_is_not_blamed_on_the_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    TABLE.write_parquet(tmp_path / "in.parquet")
    monkeypatch.chdir(tmp_path)
    full = os.open("/dev/full", os.O_WRONLY)
    opening(monkeypatch, lambda before: full if before else None)  # the first only tries
    result = call(RETURN, "in.parquet", "out.parquet")
    assert (result.exit_code, result.stderr.startswith("out.parquet: cannot be written: ")) == (2, True)
    assert "no space left on device" in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.parquet"]


def test_where_no_file_can_be_without_a_name_it_has_one_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> int:
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    opening(monkeypatch, refuse)
    TABLE.write_parquet(tmp_path / "in.parquet")
    assert call(RETURN, tmp_path / "in.parquet", tmp_path / "out.parquet").exit_code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.parquet", "out.parquet"]


ALIKE = "\nhint: give the files the same columns, or decide each in a run of its own\n"
MEETING = pl.DataFrame({"members_in_office": [17], "present_members": [12], "votes_for": [6]})
OTHERS = {
    "2.parquet: column `votes_for` is Float64, and in 1.parquet Int64": MEETING.with_columns(votes_for=pl.lit(5.6)),
    "2.parquet: has a column `x`, and 1.parquet has not": MEETING.with_columns(x=1),
    "2.parquet: has no column `votes_for`, and 1.parquet has": MEETING.drop("votes_for"),
}


@pytest.mark.parametrize("message", OTHERS)
def test_parquet_files_that_differ_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    MEETING.write_parquet("1.parquet")
    OTHERS[message].write_parquet("2.parquet")
    result = call("charter.resolution", "1.parquet", "2.parquet", "out.parquet")
    assert (result.exit_code, result.stderr) == (2, message + ALIKE)


def test_a_later_file_may_have_its_columns_in_another_order_and_one_without_values(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    MEETING.write_parquet("1.parquet")
    MEETING.with_columns(votes_for=None).select(reversed(MEETING.columns)).write_parquet("2.parquet")
    assert call("charter.resolution", "1.parquet", "2.parquet", "out.parquet").exit_code == 0
    assert sorted(pl.read_parquet("out.parquet")["outcome"].cast(pl.String)) == ["undetermined", "valid"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,was_received\n2,true\n", "2.csv: has no column `received_on`, and 1.csv has"),
        ("id,received_on,x\n2,,\n", "2.csv: has a column `x`, and 1.csv has not"),
        ("received_on,id\n,2\n", "2.csv: its columns stand in another order than in 1.csv"),
    ],
)
def test_csv_files_that_differ_are_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("1.csv").write_text("id,received_on\n1,2024-01-01\n", encoding="utf-8")
    Path("2.csv").write_text(text, encoding="utf-8")
    result = call(RETURN, "1.csv", "2.csv", "out.csv")
    assert (result.exit_code, result.stderr) == (2, message + ALIKE)


@pytest.mark.parametrize("name", ["q*.parquet", "q?.parquet", "w[x]{a,b}.parquet", "year=2024/a.parquet"])
def test_a_name_is_no_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("year=2024").mkdir()
    for other in ("qq.parquet", "wx.parquet"):
        pl.concat([MEETING] * 2).write_parquet(other)
    Path(name).write_bytes(Path("qq.parquet").read_bytes())
    MEETING.write_parquet(name)
    result = call("charter.resolution", name, "out*[x].parquet")
    assert result.stdout.startswith("1 row\n"), result.output
    written = pl.scan_parquet("out*[x].parquet", glob=False).collect()
    assert written.height == 1
    assert "year" not in written.columns


def test_a_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    MEETING.write_parquet("in.parquet")
    Path("dd.parquet").mkdir()
    Path("dd.parquet/mine.txt").touch()
    for more in ([], ["--force"]):
        result = call("charter.resolution", "in.parquet", "dd.parquet", *more)
        said = "dd.parquet: is a folder, not a file\nhint: name a file in it\n"
        assert (result.exit_code, result.stderr) == (2, said)
    assert Path("dd.parquet/mine.txt").exists()
    result = call("charter.resolution", "dd.parquet", "out.parquet")
    assert (result.exit_code, result.stderr) == (2, "dd.parquet: is a folder, not a file\nhint: name the files in it\n")


def test_a_link_stays_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    MEETING.write_parquet("in.parquet")
    Path("sub").mkdir()
    Path("out.parquet").symlink_to("sub/real.parquet")  # which is not there yet
    result = call("charter.resolution", "in.parquet", "out.parquet")
    assert (result.exit_code, result.stderr) == (2, "out.parquet: exists already\nhint: replace it with --force\n")
    for _ in range(2):
        assert call("charter.resolution", "in.parquet", "out.parquet", "--force").exit_code == 0
        assert Path("out.parquet").is_symlink()
        assert pl.read_parquet("sub/real.parquet").height == 1
    assert [p.name for p in Path("sub").iterdir()] == ["real.parquet"]


UNHELD: dict[str, tuple[pl.Series, str]] = {
    "tags": (pl.Series([["a", None]]), "out.csv: column `tags` (List(String)) cannot be written to CSV"),
    "pair": (pl.Series([{"a": 1}]), "out.csv: column `pair` (Struct({'a': Int64})) cannot be written to CSV"),
    "raw": (pl.Series([b"x"]), "out.csv: column `raw` (Binary) cannot be written to CSV"),
    "huge": (pl.Series([2**70], dtype=pl.Int128), "out.parquet: column `huge` (Int128) cannot be written to Parquet"),
}


@pytest.mark.parametrize("column", UNHELD)
def test_a_column_that_a_file_cannot_hold_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    column: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    values, message = UNHELD[column]
    MEETING.with_columns(values.alias(column)).write_parquet("in.parquet")
    hint = (
        "write CSV, or save the column as another type"
        if column == "huge"
        else "write Parquet, or leave the column out"
    )
    result = call("charter.resolution", "in.parquet", message.partition(":")[0])
    assert (result.exit_code, result.stderr) == (2, f"{message}\nhint: {hint}\n")
    assert [p.name for p in tmp_path.iterdir()] == ["in.parquet"]


def test_lists_that_are_facts_are_written_to_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    members = pl.Series([["user_registration", "trading_rules"], [], None], dtype=pl.List(pl.Categorical()))
    pl.DataFrame({"systems": members}).write_parquet("in.parquet")
    assert call("anxi.platform_systems", "in.parquet", "out.csv").exit_code == 0
    assert pl.read_csv("out.csv")["systems"].to_list() == ["user_registration,trading_rules", "[]", None]


WRONG_TYPES = {
    "votes_for": ("charter.resolution", pl.Series([5.6]), "cannot be `5.6`\nhint: write a whole number from 0 to 99\n"),
    "received_on": (RETURN, pl.Series(["2024-1-1"]), "cannot be `'2024-1-1'`\nhint: write a day as YYYY-MM-DD, "),
    "was_received": (RETURN, pl.Series([1]), "cannot be `1`\nhint: write true or false; leave it out where it is unknown\n"),
    "received_on ": (RETURN, pl.Series([datetime(2024, 1, 1)]), "`2024-01-01T00:00:00` has no time zone\n"),  # noqa: DTZ001  # of no zone
}  # fmt: skip


@pytest.mark.parametrize("column", WRONG_TYPES)
def test_a_column_of_another_type_is_read_as_check_reads_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    column: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    question, values, said = WRONG_TYPES[column]
    pl.DataFrame({column: values}).write_parquet("in.parquet")
    result = call(question, "in.parquet", "out.parquet", "--map", f"{column.strip()}={column}")
    assert result.exit_code == 1
    assert f"in.parquet: {question}: column `{column}`, row 1: fact `{column.strip()}`" in result.stderr
    assert said in result.stderr


def test_quotation_marks_in_a_prefix_are_only_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    MEETING.write_parquet("in.parquet")
    result = call("charter.resolution", "in.parquet", "out.parquet", "--prefix", 'a"b`')
    assert result.exit_code == 0, result.output
    assert pl.read_parquet("out.parquet")['a"b`outcome'].to_list() == ["valid"]


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no such signals on this machine")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_run_that_is_told_to_end_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    MEETING.write_parquet("in.parquet")
    number = getattr(signal, name)
    usual = signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL
    inherited = signal.signal(number, usual)  # a job in the background, or under nohup, ignores it

    def end(*_: Any) -> None:
        os.kill(os.getpid(), number)

    monkeypatch.setattr(files.Summary, "add", end)
    try:
        result = call("charter.resolution", "in.parquet", "out.parquet")
        assert result.exit_code == 128 + number
        assert [p.name for p in tmp_path.iterdir()] == ["in.parquet"]
        assert signal.getsignal(number) is usual
    finally:
        signal.signal(number, inherited)
