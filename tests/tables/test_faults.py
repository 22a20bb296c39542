"""Rows that are no cases: all of them counted, the first twenty named; or each with its faults in a column. As `decide` says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from os import environ
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from cerra_rules import RestDays
from cerra_rules.errors import ContradictionError, FactError, Fault
from cerra_rules.front import decide, find
from cerra_rules.language.terms import FactSpec
from cerra_rules.tables import decide_files, decide_frame, in_polars
from engines import HAS_SPARK, spark_session
from hostile import NEVER, good

MEETING, RETURN = "charter.resolution", "anxi.seven_day_return"
KINDS: dict[str, Any] = {
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
    "pandas": lambda columns: pd.DataFrame({n: pd.array(c, dtype="Int64") for n, c in columns.items()}),
}


def refused(table: Any, question: str = MEETING) -> FactError:
    with pytest.raises(FactError) as error:
        decide_frame(question, table)
    return error.value


@pytest.mark.parametrize("kind", KINDS)
def test_every_wrong_value_is_named(kind: str) -> None:
    table = KINDS[kind]({"members_in_office": [17, 0, 17], "votes_for": [700, None, -1]})
    error = refused(table)
    assert error.message == (
        "charter.resolution: column `votes_for`, row 1: fact `votes_for` cannot be `700`; "
        "column `members_in_office`, row 2: fact `members_in_office` cannot be `0`; "
        "column `votes_for`, row 3: fact `votes_for` cannot be `-1`"
    )
    assert error.hint == (
        "`votes_for`: write a whole number from 0 to 99; `members_in_office`: write a whole number from 1 to 99"
    )
    assert [(f.row, f.fact, f.value, f.code) for f in error.faults] == [
        (1, "votes_for", 700, "out_of_range"),
        (2, "members_in_office", 0, "out_of_range"),
        (3, "votes_for", -1, "out_of_range"),
    ]


def test_many_rows_are_counted() -> None:
    error = refused(pl.DataFrame({"votes_for": [700] * 1_001}))
    assert len(error.faults) == 20
    assert error.message.endswith("row 20: fact `votes_for` cannot be `700`; and 981 more rows")


def test_all_kinds_of_faults_are_named_at_once() -> None:
    """Contradictions and days that are denied came one at a time, after the wrong values."""
    day = date(2024, 3, 1)
    table = pl.DataFrame({
        "was_received": [True, False, None, True], "received_on": [day, day, date(1800, 1, 1), day],
        "assessed_on": [day, day, day, date(2024, 2, 1)], "digital_supply": ["none", "none", "nnone", "none"],
    })  # fmt: skip
    assert refused(table, RETURN).message == (
        f"{RETURN}: row 2: `received_on` is stated, and `was_received` is denied; "
        "column `digital_supply`, row 3: fact `digital_supply` cannot be `'nnone'`; "
        "column `received_on`, row 3: fact `received_on` cannot be `datetime.date(1800, 1, 1)`"
    )
    few = pl.DataFrame({"members_in_office": [5, 5, 6], "present_members": [3, 6, 7], "votes_for": [3, 3, 8]})
    error = refused(few)
    assert isinstance(error, ContradictionError)
    assert error.message.startswith(f"{MEETING}: row 2: these facts contradict each other; row 3: these facts")


# rows against `decide`

TRIES, FIRST = int(environ.get("CERRA_EXAMPLES", "15")), int(environ.get("CERRA_SEEDS", "0"))
ROWS = 40
IDS = (MEETING, RETURN, "anxi.filing", "anxi.record_retention", "charter.annual_plenary", "charter.termination")
CALENDAR = RestDays.none()
DTYPES: dict[str, Any] = {
    "bool": pl.Boolean, "int": pl.Int64, "date": pl.Date, "enum": pl.String, "set": pl.List(pl.String), "dates": pl.List(pl.Date),
}  # fmt: skip
HOLDS: dict[str, type] = {"bool": bool, "int": int, "date": date, "enum": str}


def is_held(kind: str, value: Any) -> bool:
    """Whether a column of a kind can hold a value as it is."""
    if type(value) is not HOLDS[kind]:
        return False
    held: Any = value
    return -(1 << 63) <= held < 1 << 63 if kind == "int" else kind != "enum" or "\ud800" not in held


FOUND = {
    kind: [value for value in (*NEVER, date.min, date.max, 1 << 40, True, False) if is_held(kind, value)]
    for kind in HOLDS
}


def fair(spec: FactSpec, rng: Random) -> Any:
    """Return a value of a fact as a column holds it."""
    value = good(spec, rng)
    if spec.kind in {"date", "dates"}:
        days = [date.fromisoformat(str(day)) for day in ([value] if spec.kind == "date" else value)]
        return days[0] if spec.kind == "date" else days
    return value


def strange(spec: FactSpec, rng: Random) -> Any:
    """Return what a column of a fact's type can hold, and the fact perhaps not."""
    if spec.kind in {"set", "dates"}:
        of = FOUND["enum" if spec.kind == "set" else "date"]
        return [*fair(spec, rng), *rng.choices([*of, None], k=rng.randint(0, 2))]
    return rng.choice(FOUND[spec.kind])


def drawn(id: str, rng: Random) -> list[dict[str, Any]]:
    """Return rows of which many are at fault, for one reason or several."""
    specs = find(id).facts.specs
    names = [name for name in specs if rng.random() < 0.8]
    known, strangers = rng.choice([0.1, 0.5, 0.9]), rng.choice([0.02, 0.1])
    return [
        {
            name: strange(specs[name], rng) if rng.random() < strangers else fair(specs[name], rng) if rng.random() < known else None
            for name in names
        }
        for _ in range(ROWS)
    ]  # fmt: skip


Engine = Callable[[pl.DataFrame, Callable[[Any], Any]], list[Any]]
"""How a table is decided in some kind of table: its outcomes, and what is wrong with each row."""


def by_duckdb(table: pl.DataFrame, decided: Callable[[Any], Any]) -> list[Any]:
    with duckdb.connect() as connection:
        found = decided(connection.from_arrow(table.to_arrow()))
        return [*found.project("outcome, faults").fetchall()]


def by_file(table: pl.DataFrame, _: Callable[[Any], Any], *, folder: Path, id: str) -> list[Any]:
    table.write_parquet(folder / "in.parquet")
    decide_files(id, [f"{folder}/in.parquet"], f"{folder}/out.parquet", calendar=CALENDAR, faults="column", force=True)
    return pl.read_parquet(folder / "out.parquet").select("outcome", "faults").rows()


def by_spark(table: pl.DataFrame, decided: Callable[[Any], Any]) -> list[Any]:
    with TemporaryDirectory() as folder:
        table.write_parquet(f"{folder}/in.parquet")
        rows = decided(spark_session().read.parquet(f"{folder}/in.parquet")).select("outcome", "faults").collect()
        return [(row.outcome, row.faults) for row in rows]


ENGINES: dict[str, Engine] = {
    "polars": lambda table, decided: decided(table).select("outcome", "faults").rows(),
    "lazy": lambda table, decided: decided(table.lazy()).collect().select("outcome", "faults").rows(),
    "pyarrow": lambda table, decided: [(r["outcome"], r["faults"]) for r in decided(table.to_arrow()).to_pylist()],
    "pandas": lambda table, decided: pl.from_pandas(
        decided(table.to_arrow().to_pandas(types_mapper=pd.ArrowDtype))[["outcome", "faults"]]
    ).rows(),
    "duckdb": by_duckdb,
}


def said(id: str, row: dict[str, Any]) -> tuple[str | None, tuple[Fault, ...]]:
    try:
        return decide(id, row, calendar=CALENDAR).outcome, ()
    except FactError as error:
        return None, error.faults


def compare(engine: str, id: str, rng: Random, tmp_path: Path) -> tuple[int, int]:
    """Compare a table with what `decide` says of the plain mapping of each row; return how many rows it has, and are no cases."""
    rows, specs = drawn(id, rng), find(id).facts.specs
    if not rows[0]:
        return 0, 0
    table = pl.DataFrame(rows, schema={name: DTYPES[specs[name].kind] for name in rows[0]})
    wanted = [said(id, row) for row in rows]
    engines: dict[str, Engine] = {"file": partial(by_file, folder=tmp_path, id=id), "spark": by_spark, **ENGINES}
    run = engines[engine]
    found = run(table, partial(decide_frame, id, calendar=CALENDAR, faults="column"))
    told = [(outcome, [*texts]) for outcome, texts in found]
    assert told == [(outcome, [*map(str, faults)]) for outcome, faults in wanted], (id, rows)
    wrong = [(row, faults) for row, (_, faults) in enumerate(wanted, 1) if faults]
    if wrong and engine not in {"file", "spark"}:
        with pytest.raises(FactError) as error:
            run(table, partial(decide_frame, id, calendar=CALENDAR))
        at_fault = [(row, replace(fault, row=row)) for row, faults in wrong for fault in faults]
        if engine == "lazy":  # which names the rows of one part
            assert {*map(repr, error.value.faults)} <= {repr(fault) for _, fault in at_fault}
        else:
            first = {row for row, _ in wrong[:20]}
            assert error.value.faults == tuple(fault for row, fault in at_fault if row in first)
            assert f"row {wrong[0][0]}: {wrong[0][1][0].text[0]}" in error.value.message
    return len(rows), len(wrong)


@pytest.mark.parametrize("engine", [*ENGINES, "file"])
def test_a_row_is_at_fault_as_decide_says_of_its_mapping(engine: str, tmp_path: Path) -> None:
    rows = wrong = 0
    for seed in range(FIRST, FIRST + max(2, TRIES // 5)):
        rng = Random(seed)  # tables that can be drawn again
        height, none = compare(engine, IDS[seed % len(IDS)], rng, tmp_path)
        rows, wrong = rows + height, wrong + none
    assert 0 < wrong < rows
    print(f"{engine}: {rows} rows, of which {wrong} are no cases")  # noqa: T201  # seen with -s


@pytest.mark.skipif(not HAS_SPARK, reason="no Spark")
@pytest.mark.filterwarnings("ignore")
def test_spark_says_what_decide_says(tmp_path: Path) -> None:
    assert compare("spark", MEETING, Random(3), tmp_path)[1]


def test_a_column_of_faults() -> None:
    table = pl.DataFrame({"members_in_office": [17, 17, 17], "present_members": [12, 18, 12], "votes_for": [6, 6, 700]})
    found = decide_frame(MEETING, table, prefix="a_", faults="column")
    assert found.columns[-1] == "a_faults"
    assert found["a_outcome"].to_list() == ["valid", None, None]
    assert found["a_citations"].null_count() == found["a_needs"].null_count() == 2
    assert found["a_faults"].to_list() == [
        [],
        ["these facts contradict each other: no more members attend or are represented than are in office"],
        ["fact `votes_for` cannot be `700`: write a whole number from 0 to 99"],
    ]
    with pytest.raises(FactError, match="already"):
        decide_frame(MEETING, table.with_columns(faults=1), faults="column")
    with pytest.raises(FactError, match="faults cannot be `'ignore'`"):
        decide_frame(MEETING, table, faults="ignore")  # type: ignore[arg-type]  # that is the fault


def test_rows_of_all_parts_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_polars, "BATCH", 50)
    table = pl.DataFrame({"votes_for": [*[1] * 90, *[700] * 60]})
    for made in (table, table.to_arrow()):
        assert refused(made).message.endswith("row 110: fact `votes_for` cannot be `700`; and 40 more rows")
    found = decide_frame(MEETING, table, faults="column")
    assert found["faults"].list.len().sum() == found["outcome"].null_count() == 60
