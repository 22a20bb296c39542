"""Spark: the same answers on a real Spark of this machine; skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from cerra_rules import find
from cerra_rules.bulk import decide_files, decide_frame
from cerra_rules.errors import ContradictionError, FactError
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
