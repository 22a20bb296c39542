"""Tables of cases: what a cell says, what is refused and with which words."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import find
from cerra_rules.cases.cases import Case
from cerra_rules.cases.check import Status, check
from cerra_rules.cases.reading import cases_in
from cerra_rules.cli import app

HEAD = "id,buyer_is_consumer,receipt_is_required,receipt_was_issued,receipt_conforms,receipt_is_electronic,consented_to_electronic_receipt,receipts_are_kept_complete,receipt_was_discarded_early,expect\n"
TABLE = HEAD + (
    'fine,true,TRUE, true ,true,false,,true,false,\n'
    '"early, too",true,true,true,true,false,,true,true,\n'
    "late,true,true,true,true,false,,true,true,breach\n"
    "open,,,,,,,,,\n"
)  # fmt: skip


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_each_row_is_a_case() -> None:
    Path("t.csv").write_text(TABLE, encoding="utf-8-sig")
    results = list(check(["t.csv"], "anxi.receipts"))
    assert [(r.place, r.status, r.line) for r in results] == [
        ("t.csv: row 1 (fine)", Status.DECIDED, 2),
        ("t.csv: row 2 (early, too)", Status.ADVERSE, 3),
        ("t.csv: row 3 (late)", Status.AS_EXPECTED, 4),
        ("t.csv: row 4 (open)", Status.UNDETERMINED, 5),
    ]
    result = call("check", "t.csv", "--question", "anxi.receipts", "--output", "json")
    assert result.exit_code == 1
    assert [(p["line"], p["rule"]) for p in json.loads(result.stdout)["problems"]] == [
        (3, "anxi:13(6)#c"), (5, "undetermined"),
    ]  # fmt: skip


def facts_of(path: Path, question: str) -> list[dict[str, Any]]:
    cases = [found.case for found in cases_in(path, find(question))[1]]
    return [dict(case.facts) for case in cases if isinstance(case, Case)]


def test_a_cell_is_read_by_the_type_of_its_fact(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('systems\n"user_registration,trading_rules"\n[]\n', encoding="utf-8")
    assert facts_of(path, "anxi.platform_systems") == [
        {"systems": ["user_registration", "trading_rules"]},
        {"systems": []},
    ]
    path.write_text("votes_for,exact_two_thirds\r\n7,not_enough\r\n010,\r\n", encoding="utf-8")
    assert facts_of(path, "charter.resolution") == [{"votes_for": 7}, {"votes_for": "010"}]
    (first, *_), _ = cases_in(path, find("charter.resolution"))[1]
    assert isinstance(first, Case)
    assert first.readings == {"exact_two_thirds": "not_enough"}


KNOWN = "known: " + ", ".join(f"`{name}`" for name in find("anxi.receipts").facts.specs)
NONE = "t.csv: anxi.receipts: the table has no column for any of its facts"
REFUSED = {
    "a,b\n1,2\n": (NONE, KNOWN),
    "receipt_conform\ntrue\n": (
        "t.csv: anxi.receipts: column `receipt_conform` is not one of its facts",
        "did you mean `receipt_conforms`? name it in the `[map]` of a recipe (bulk: --map receipt_conforms=receipt_conform), or rename the column",
    ),
    "receipt_conforms,receipt_conforms\ntrue,false\n": ("t.csv: column `receipt_conforms` stands twice", "keep one of them"),
    "id\n1\n": (NONE, KNOWN),
    "receipt_conforms\n\ntrue\n": ("t.csv: line 2 is empty", 'take it out, or write `""` where the one cell is unknown'),
    "sep=,\nreceipt_conforms\ntrue\n": (
        "t.csv: line 1: `sep=,` is no header", "that line is for Excel: take it out, or name the header's line in a recipe",
    ),
    "id,receipt_conforms\n1,true\n2\n": (
        "t.csv: line 3: 1 cell, and the header 2",
        "leave a cell empty where a fact is unknown, but keep its comma",
    ),
    "id;receipt_conforms\n1;true\n": (
        NONE,
        "its cells seem to be separated by `;`: save it with commas, or name the separator in a recipe",
    ),
    "id\treceipt_conforms\n1\ttrue\n": (
        NONE,
        "its cells seem to be separated by tabs: save it with commas, or name the separator in a recipe",
    ),
    'receipt_conforms\n"true\n': ("t.csv: line 2: a quotation mark is never closed", "close it, or take it out"),
    'receipt_conforms\n"true"x\n': (
        "t.csv: line 2: a quotation mark within a cell",
        'put the whole cell in quotation marks, and write each one in it twice: "5"" disk"',
    ),
    "receipt_conforms\n" + "x" * 131_073: (
        "t.csv: line 2: a cell of more than 131,072 characters",
        "shorten it, or close a quotation mark that is still open",
    ),
    "receipt_conforms\nyes\n": (
        "t.csv: row 1: anxi.receipts: fact `receipt_conforms` cannot be `'yes'`",
        "write true or false; leave it out where it is unknown",
    ),
    "receipt_conforms,expect\ntrue,breached\n": (
        "t.csv: row 1: anxi.receipts: `expect`: `breached` is none of its outcomes",
        "did you mean `breach`?",
    ),
    "receipt_conforms\n\x80": ("t.csv: line 2: not UTF-8", "save it as UTF-8, or name its encoding in a recipe"),
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_a_table_that_says_nothing_clear_is_refused(text: str) -> None:
    Path("t.csv").write_bytes(text.encode("latin-1"))
    message, hint = REFUSED[text]
    result = call("check", "t.csv", "--question", "anxi.receipts")
    assert (result.exit_code, result.stderr) == (2, f"{message}\n" + (f"hint: {hint}\n" if hint else ""))


def test_a_table_needs_a_question_and_rows() -> None:
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    result = call("check", "t.csv")
    assert (result.exit_code, result.stderr) == (
        2, "t.csv: a table has no question in it\nhint: say which it answers with --question\n",
    )  # fmt: skip
    result = call("check", "t.csv", "--question", "anxi.reciepts")
    assert (result.exit_code, result.stderr) == (
        2, "there is no question `anxi.reciepts`\nhint: did you mean `anxi.receipts`? (one of your own: --rules package.module:attribute)\n",
    )  # fmt: skip
    for text, code, said in (
        ("", 2, "t.csv: empty\nhint: a table has a header, and a row for each case\n"),
        (HEAD, 5, "t.csv: no case in it\nhint: a table has a row for each case, and this one none\n"),
    ):
        Path("t.csv").write_text(text, encoding="utf-8")
        result = call("check", "t.csv", "--question", "anxi.receipts")
        assert (result.exit_code, result.stderr) == (code, said)
    result = call("check", "no.csv", "--question", "anxi.receipts")
    assert (result.exit_code, result.stderr) == (2, "no.csv: no such file or directory\n")


def test_parquet_keeps_its_types() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = {
        "id": [1, 2, 3],
        "received_on": [date(2025, 10, 6), None, date(2025, 10, 6)],
        "buyer_is_consumer": [True, False, None],
        "digital_supply": pyarrow.array(["none", "none", "nothing"]).dictionary_encode(),
    }
    parquet.write_table(pyarrow.table(rows), "t.parquet")
    assert facts_of(Path("t.parquet"), "anxi.seven_day_return")[0] == {
        "received_on": date(2025, 10, 6), "buyer_is_consumer": True, "digital_supply": "none",
    }  # fmt: skip
    results = list(check(["t.parquet"], "anxi.seven_day_return"))
    assert [r.status for r in results] == [Status.UNDETERMINED, Status.DECIDED, Status.ERROR]
    assert results[2].error is not None
    assert results[2].error.message == (
        "t.parquet: row 3 (3): anxi.seven_day_return: fact `digital_supply` cannot be `'nothing'`"
    )
    parquet.write_table(pyarrow.table({"x": [1]}), "x.parquet")
    Path("y.parquet").write_bytes(b"PAR1")
    errors = [r.error.message for r in check(["x.parquet", "y.parquet"], "anxi.receipts") if r.error]
    assert errors[0] == "x.parquet: anxi.receipts: the table has no column for any of its facts"
    assert errors[1].startswith("y.parquet: not a Parquet file: ")


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    Path("t.parquet").write_bytes(b"PAR1")
    result = call("check", "t.parquet", "--question", "anxi.receipts")
    assert (result.exit_code, result.stderr) == (
        2, 't.parquet: Parquet files need an extra\nhint: pip install "/path/to/cerra_rules[frames]"\n',
    )  # fmt: skip
