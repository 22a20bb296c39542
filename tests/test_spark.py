"""Spark: the same answers on a real Spark of this machine; skipped where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from cerra_rules import find
from cerra_rules.bulk import decide_files, decide_frame
from cerra_rules.errors import CaseFileError, ContradictionError, FactError
from tables import SPARK, cases, mismatches, spark_session

pytest.importorskip("pyspark", reason="pyspark is not installed (the extra `spark`)")
if shutil.which("java") is None:
    pytest.skip("Java, which Spark needs, is not installed", allow_module_level=True)

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.xdist_group("spark")]  # pyspark's own warnings
RETURN = "anxi.seven_day_return"


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    session = spark_session()
    yield session
    session.stop()


@pytest.mark.parametrize("id", [RETURN, "anxi.record_retention", "charter.liquidation", "anxi.electronic_evidence"])
def test_spark_says_what_decide_says(spark: Any, id: str) -> None:
    assert spark.version
    part = cases(find(id), 40, number=2, parts=2)[1]
    for engine in SPARK:
        assert mismatches(engine, part, part.expected) == []


LONGEST = {
    "attendance_modes": "remote_counts",
    "honorary_chair_standing": "not_counted",
    "half_base": "members_who_came",
}


def test_long_readings_of_bound_counts(spark: Any, tmp_path: Path) -> None:
    meetings = pl.DataFrame({"all_seats": [15, 15], "members_in_office": [15, None], "present_members": [2, 12]})
    meetings.write_parquet(tmp_path / "meetings.parquet")
    found = decide_frame("charter.resolution", spark.read.parquet(str(tmp_path / "meetings.parquet")), readings=LONGEST)
    by_polars = decide_frame("charter.resolution", meetings, readings=LONGEST)
    assert pl.DataFrame(found.toArrow()).sort("present_members").equals(by_polars.sort("present_members"))


REMOTE = """
import polars as pl
from pyspark.sql import SparkSession
from cerra_rules.bulk import decide_frame

meetings = pl.DataFrame({"members_in_office": [15, None], "present_members": [2, 12], "of {one}`s": ["x", "y"]})
spark = SparkSession.builder.remote("local[2]").getOrCreate()
found = decide_frame("charter.resolution", spark.createDataFrame(meetings.to_arrow()))
assert "connect" in type(found).__module__, type(found)
expected = decide_frame("charter.resolution", meetings)
assert pl.from_arrow(found.toArrow()).sort("present_members").equals(expected.sort("present_members"))
assert set(expected["outcome"]) == {"invalid_no_quorum", "undetermined"}, expected
"""


def test_a_spark_elsewhere(spark: Any) -> None:
    assert spark.version
    pytest.importorskip("grpc", reason="Spark Connect is not installed (pyspark[connect])")
    done = subprocess.run(
        [sys.executable, "-c", REMOTE], capture_output=True, text=True, check=False, timeout=300
    )  # our own script
    assert done.returncode == 0, done.stderr[-2000:]


def test_names_of_other_columns_may_be_anything(spark: Any) -> None:
    table = spark.createDataFrame(
        [(1, 2, 3, True)], "`{source}` INT, `{` INT, `a``b}` INT, resolution_is_valid BOOLEAN"
    )
    found = decide_frame("charter.interpretation", table).collect()
    assert [row.asDict()["outcome"] for row in found] == ["undetermined"]
    assert found[0][:3] == (1, 2, 3)


def test_what_is_wrong_is_named(spark: Any) -> None:
    with pytest.raises(FactError) as error:
        decide_frame(RETURN, spark.createDataFrame([("none",), ("nnone",)], "digital_supply STRING"))
    assert error.value.message == (f"{RETURN}: column `digital_supply`: fact `digital_supply` cannot be `'nnone'`")
    assert error.value.hint == "did you mean `none`?"
    with pytest.raises(ContradictionError, match=r"charter\.resolution: these facts contradict each other"):
        decide_frame(
            "charter.resolution", spark.createDataFrame([(5, 7)], "members_in_office INT, present_members INT")
        )
    with pytest.raises(FactError, match=r"column `was_received` \(int\) is not a column of booleans"):
        decide_frame(RETURN, spark.createDataFrame([(1,)], "was_received INT"))


def test_an_instant_is_refused_and_the_hint_takes_its_day_in_shanghai(spark: Any) -> None:
    rows = [(datetime(2024, 2, 29, 15, 59, 59, tzinfo=UTC),), (datetime(2024, 2, 29, 16, tzinfo=UTC),)]
    table = spark.createDataFrame(rows, "received_on TIMESTAMP")
    with pytest.raises(FactError, match="is not a column of days, but of instants") as error:
        decide_frame(RETURN, table)
    days = table.selectExpr(f"CAST({error.value.hint} AS STRING) AS day").collect()
    assert [row.day for row in days] == ["2024-02-29", "2024-03-01"]


def test_files(spark: Any, tmp_path: Path) -> None:
    assert spark.version
    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pl.DataFrame({"buyer_is_consumer": [True, False, None]}).write_parquet(source)
    summary = decide_files(RETURN, [str(source)], str(out), engine="spark")
    assert dict(summary.outcomes) == {"undetermined": 2, "not_applicable": 1}
    assert pl.read_parquet(out / "*.parquet").height == 3


def test_files_are_named_and_replaced_as_they_should(
    spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert spark.version
    monkeypatch.chdir(tmp_path)
    table = pl.DataFrame({"buyer_is_consumer": [True, False, None], "tags": [["a"], None, []]})
    table.write_parquet("in.parquet")
    table.head(2).write_parquet("i*.parquet")
    for source, rows in (("in.parquet", 3), ("i*.parquet", 2)):  # a folder of its own is replaced, a name no pattern
        summary = decide_files(
            RETURN, [source], "out[x].parquet", engine="spark", prefix='a`b"', force=Path("out[x].parquet").exists()
        )
        assert summary.rows == rows
    (part,) = Path("out[x].parquet").glob("part-*.parquet")
    assert pl.scan_parquet(part, glob=False).collect()['a`b"outcome'].to_list() == ["undetermined", "not_applicable"]
    Path("plain.parquet").touch()
    decide_files(RETURN, ["in.parquet"], "plain.parquet", engine="spark", force=True)
    assert Path("plain.parquet/_SUCCESS").exists()
    pl.DataFrame({"buyer_is_consumer": [True], "at": [time(1)]}).write_parquet("time.parquet")
    with pytest.raises(CaseFileError, match=r"^time.parquet: \[UNSUPPORTED_TIME_TYPE\]"):
        decide_files(RETURN, ["time.parquet"], "new.parquet", engine="spark")
    with pytest.raises(FactError, match=r"column `tags` \(List\(String\)\) is not a column of booleans"):
        decide_files(RETURN, ["in.parquet"], "new.parquet", engine="spark", columns={"was_received": "tags"})
    names = ["i*.parquet", "in.parquet", "out[x].parquet", "plain.parquet", "time.parquet"]
    assert sorted(p.name for p in tmp_path.iterdir()) == names
