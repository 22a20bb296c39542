"""`cerra-rules bulk` on CSV: how cells are read, and why a file cannot be."""

from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli, find
from cerra_rules.cases.check import check
from cerra_rules.tables import decide_files, decide_frame

RETURN = "anxi.seven_day_return"


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, ["bulk", *map(str, args)])


def test_csv_in_and_out(tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(
        "no,filed,is_service,day\n007,,true,2024-02-29\n008,x,,\n",
        encoding="utf-8",
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
        (
            ",2024-03-01T00:00:00,",
            "column `received_on`, row 2: fact `received_on`: `2024-03-01T00:00:00` has no time zone",
        ),
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


LONG = b"x" * 131_073
SHORTER = "shorten it, or close a quotation mark that is still open"
TWICE = 'put the whole cell in quotation marks, and write each one in it twice: "5"" disk"'
LINE_ENDS = "save it with the line ends of Windows or Unix"
UNREADABLE: dict[bytes, tuple[str, str]] = {
    b'id,received_on\n"1\n",2024-01-01\n2,2024-01-01,true\n': (
        "in.csv: line 4: 3 cells, and the header 2", "put a cell with a comma in it in quotation marks",
    ),
    b'id,received_on\n"1,""\n2",2024-01-01\n3\n': (
        "in.csv: line 4: 1 cell, and the header 2", "leave a cell empty where a fact is unknown, but keep its comma",
    ),
    b"id,received_on\r\n1,2024-01-01\r\n\r\n2,2024-01-01\r\n": ("in.csv: line 3 is empty", "take it out"),
    "id,received_on\n退,2024-01-01\n".encode("gbk"): ("in.csv: line 2: not UTF-8", "save it as UTF-8, or name its encoding in a recipe"),
    b"id;received_on\n1;2024-01-01\n": (
        f"in.csv: {RETURN}: the table has no column for any of its facts",
        "its cells seem to be separated by `;`: save it with commas, or name the separator in a recipe",
    ),
    b"id\treceived_on\n1\t2024-01-01\n": (
        f"in.csv: {RETURN}: the table has no column for any of its facts",
        "its cells seem to be separated by tabs: save it with commas, or name the separator in a recipe",
    ),
    b"": ("in.csv: empty", "a table has a header, and a row for each case"),
    b"\nid,received_on\n1,2024-01-01\n": ("in.csv: line 1 is empty", "take it out"),
    b"id,received_on,id\n1,2024-01-01,2\n": ("in.csv: column `id` stands twice", "keep one of them"),
    b"received_on,was_received, received_on\n2024-01-01,true,\n": (
        "in.csv: column `received_on` stands twice", "keep one of them",
    ),
    b"id,received_on,,\n1,2024-01-01,,\n": ("in.csv: two columns have no name", "name them, or take them out"),
    b"id,received_on\r1,2024-01-01\r": ("in.csv: line 1 ends in a carriage return alone", LINE_ENDS),
    b"received_on\n2024-01-01\r2024-01-02\n": ("in.csv: line 2 ends in a carriage return alone", LINE_ENDS),
    b'id,received_on\n1,2024-01-01\n5" disk,2024-01-01\n': ("in.csv: line 3: a quotation mark within a cell", TWICE),
    b'id,received_on\n5" by 4" disk,2024-01-01\n': ("in.csv: line 2: a quotation mark within a cell", TWICE),
    b'id,received_on\nx"1,2"y,2024-01-01\n': ("in.csv: line 2: a quotation mark within a cell", TWICE),
    b'id,received_on\n"1\n",2024-01-01\n"5"th,2024-01-01\n': ("in.csv: line 4: a quotation mark within a cell", TWICE),
    b'id,received_on\n"1,2024-01-01\n2,2024-01-01\n': (
        "in.csv: line 2: a quotation mark is never closed", "close it, or take it out",
    ),
    b'id,received_on\n1,"' + LONG + b'"\n2\n': ("in.csv: line 2: a cell of more than 131,072 characters", SHORTER),
    b'id,received_on\n"' + b"x\n" * 70_000 + b'",\n': (
        "in.csv: line 2: a cell of more than 131,072 characters", SHORTER,
    ),
    LONG + b",received_on\n1,2024-01-01\n": ("in.csv: line 1: a cell of more than 131,072 characters", SHORTER),
}  # fmt: skip


@pytest.mark.parametrize("content", UNREADABLE)
def test_a_csv_file_that_cannot_be_read_says_why_and_where(
    content: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_bytes(content)
    result = call(RETURN, "in.csv", "out.csv")
    message, hint = UNREADABLE[content]
    assert (result.exit_code, result.stderr) == (2, f"{message}\n" + (f"hint: {hint}\n" if hint else ""))
    assert not Path("out.csv").exists()


def test_long_lines_and_doubled_quotation_marks_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cells = ["x" * 131_072, "x" * 131_072, '"', '5" disk, round\r\n', "a,b"]
    shown = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    Path("in.csv").write_bytes(f"a,b,c,d,e,received_on\r\n{shown},2024-01-01\r\n".encode())
    assert call(RETURN, "in.csv", "out.csv").exit_code == 0
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        assert [*csv.reader(file)][1][:6] == [*cells, "2024-01-01"]


CELLS = {
    "was_received": ["TRUE", "False", " true ", "\ttrue", "yes", "1", "tr ue", " ", '""', '" false"'],
    "received_on": ["2024-01-01 ", "20240101", "2024-1-1", "2024-W01-1", "2024-01-01T00:00", "2023-02-29", "\u00a0"],
    "digital_supply": [" none", "none ", "None", "NONE", "nothing"],
}
COUNTS = [
    "17",
    " 17 ",
    "017",
    "+17",
    "-0",
    "-1",
    "0",
    "99",
    "100",
    "1_7",
    "17.0",
    "1e1",
    "\uff11\uff17",
    "1234567890",
    "x",
]
SETS = [
    "user_registration",
    '" user_registration , trading_rules "',
    '"user_registration,"',
    " [] ",
    "[ ]",
    '","',
    "none",
]


@pytest.mark.parametrize(
    ("question", "name", "cell"),
    [
        *((RETURN, name, cell) for name, cells in CELLS.items() for cell in cells),
        *(("charter.resolution", "members_in_office", cell) for cell in COUNTS),
        *(("anxi.platform_systems", "systems", cell) for cell in SETS),
    ],
)
def test_bulk_reads_a_cell_as_check_does(
    question: str,
    name: str,
    cell: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text(f" id , {name} \n1,{cell}\n", encoding="utf-8")
    (checked,) = check(["in.csv"], question)
    result = call(question, "in.csv", "out.csv")
    if checked.decision is None:
        assert checked.error is not None
        fault = checked.error.message.partition(": fact")[2] or checked.error.message.partition("facts")[2]
        assert result.exit_code == 1, result.output
        assert fault in result.stderr
    else:
        assert result.exit_code == 0, result.output
        (row,) = pl.read_csv("out.csv", infer_schema=False).rows(named=True)
        assert (row["outcome"], row["needs"]) == (checked.decision.outcome, ",".join(checked.decision.needs) or "[]")


def test_one_row_is_one_row(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("received_on\n2024-01-01\n", encoding="utf-8")
    assert call(RETURN, tmp_path / "in.csv", tmp_path / "out.csv").stdout.startswith("1 row\n")
