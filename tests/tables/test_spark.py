"""Spark: the same answers on a real Spark of this machine; skipped where there is none."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import pytest
from annotated_types import Ge, Le

from cerra_rules import decide, find
from cerra_rules.errors import FactError, MissingExtraError
from cerra_rules.language import (
    OTHERWISE,
    TWO_THIRDS,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Question,
    Rule,
    Value,
    all_of,
    fact,
    neutral,
)
from cerra_rules.tables import decide_frame
from cerra_rules.version import __version__
from engines import CONNECT_PORT, cases, mismatches, spark_session

pytest.importorskip("pyspark", reason="pyspark is not installed (the extra `spark`)")
if shutil.which("java") is None:
    pytest.skip("Java, which Spark needs, is not installed", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore")  # pyspark's own warnings
RETURN = "anxi.seven_day_return"


@pytest.fixture(scope="module")
def spark() -> Any:
    """The Spark of all tests of this process: it ends with it."""
    return spark_session()


@pytest.mark.parametrize("id", [RETURN, "charter.resolution", "charter.annual_plenary", "anxi.electronic_evidence"])
def test_spark_says_what_decide_says(spark: Any, id: str) -> None:
    assert spark.version
    *_, part = cases(find(id), 24, number=2, parts=3)  # every reading is open
    assert mismatches("spark", part, part.expected) == []


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
import sys
import polars as pl
from pyspark.sql import SparkSession
from cerra_rules.tables import decide_frame

meetings = pl.DataFrame({"members_in_office": [15, None], "present_members": [2, 12], "of {one}`s": ["x", "y"]})
spark = SparkSession.builder.remote(sys.argv[1]).getOrCreate()
found = decide_frame("charter.resolution", spark.createDataFrame(meetings.to_arrow()))
assert "connect" in type(found).__module__, type(found)
expected = decide_frame("charter.resolution", meetings)
assert pl.from_arrow(found.toArrow()).sort("present_members").equals(expected.sort("present_members"))
assert set(expected["outcome"]) == {"invalid_no_quorum", "undetermined"}, expected
"""


def test_a_spark_elsewhere(spark: Any) -> None:
    pytest.importorskip("grpc", reason="Spark Connect is not installed (pyspark[connect])")
    done = subprocess.run(
        [sys.executable, "-c", REMOTE, f"sc://localhost:{spark.conf.get(CONNECT_PORT)}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )  # our own script
    assert done.returncode == 0, done.stderr[-2000:]


def test_names_of_other_columns_may_be_anything(spark: Any) -> None:
    table = spark.createDataFrame(
        [(1, 2, 3, True)],
        "`{source}` INT, `{` INT, `a``b}` INT, resolution_is_valid BOOLEAN",
    )
    found = decide_frame("charter.interpretation", table).collect()
    assert [row.asDict()["outcome"] for row in found] == ["undetermined"]
    assert found[0][:3] == (1, 2, 3)


def test_a_column_of_the_wrong_type_is_refused_at_once(spark: Any) -> None:
    with pytest.raises(FactError, match=r"column `was_received` \(int\) is not a column of booleans") as error:
        decide_frame(RETURN, spark.createDataFrame([(1,)], "was_received INT"))
    assert "CASE WHEN was_received" in error.value.hint  # which refuses what is neither
    table = spark.sql("SELECT true AS was_received, INTERVAL '1' YEAR AS term")
    with pytest.raises(FactError, match=r"column `term` \(interval year\) is none that Spark can hand to Python"):
        decide_frame(RETURN, table)


WRONG: list[tuple[str, tuple[Any, ...], str, str]] = [
    (
        RETURN, ("nnone",), "digital_supply STRING",
        f"FactError: {RETURN}: column `digital_supply`: fact `digital_supply` cannot be `'nnone'`\nhint: did you mean `none`?",
    ),
    (
        "charter.resolution", (5, 7), "members_in_office INT, present_members INT",
        "ContradictionError: charter.resolution: these facts contradict each other\nhint: ",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("id", "row", "schema", "message"), WRONG)
def test_a_row_that_is_no_case_fails_the_query(
    spark: Any,
    id: str,
    row: tuple[Any, ...],
    schema: str,
    message: str,
) -> None:
    from pyspark.errors import PythonException  # noqa: PLC0415  # optional

    lazily = decide_frame(id, spark.createDataFrame([row], schema))
    with pytest.raises(PythonException) as error:
        lazily.collect()
    assert f"cerra_rules.errors.{message}" in str(error.value)


def test_what_arrives_later_is_checked_too(spark: Any, tmp_path: Path) -> None:
    from pyspark.errors import PythonException  # noqa: PLC0415  # optional

    pl.DataFrame({"was_received": [True], "digital_supply": ["none"]}).write_parquet(tmp_path / "1.parquet")
    table = spark.read.schema("was_received BOOLEAN, digital_supply STRING").parquet(f"{tmp_path}/1.parquet")
    found = decide_frame(RETURN, table)
    assert found.count() == 1
    pl.DataFrame({"was_received": [True], "digital_supply": ["nnone"]}).write_parquet(tmp_path / "1.parquet")
    table.sparkSession.catalog.refreshByPath(str(tmp_path))
    with pytest.raises(PythonException, match="cannot be `'nnone'`"):
        found.collect()


# what the executors need


def environment(folder: Path, *, has_all: bool) -> Path:
    """Make an environment of Python that has nothing, or what this one has."""
    venv.create(folder, symlinks=True)
    if has_all:
        (packages,) = folder.glob("lib/python*/site-packages")
        (packages / "all.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n")
    return folder / "bin" / "python"


def test_executors_that_lack_what_decides_are_named(
    spark: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    python = environment(tmp_path / "bare", has_all=False)
    monkeypatch.setattr(spark.sparkContext, "pythonExec", str(python))
    with pytest.raises(MissingExtraError) as error:
        decide_frame(RETURN, spark.createDataFrame([(True,)], "was_received BOOLEAN"))
    assert error.value.message == (
        f"{RETURN}: the executors' Python ({python}) lacks `polars`, `pyarrow`, `cerra_rules`"
    )
    assert "spark.archives=environment.tar.gz#environment" in error.value.hint


def test_executors_that_are_sent_what_decides(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark import SparkFiles  # noqa: PLC0415  # optional

    environment(tmp_path / "environment", has_all=True)
    with tarfile.open(tmp_path / "environment.tar.gz", "w:gz") as archive:
        archive.add(tmp_path / "environment", ".")
    shutil.rmtree(tmp_path / "environment")
    spark.sparkContext.addArchive(f"{tmp_path}/environment.tar.gz#environment")
    python = Path(SparkFiles.getRootDirectory()) / "environment" / "bin" / "python"
    monkeypatch.setattr(spark.sparkContext, "pythonExec", str(python))
    found = decide_frame(RETURN, spark.createDataFrame([(False,)], "buyer_is_consumer BOOLEAN"))
    assert found.collect()[0].outcome == "not_applicable"


def test_executors_of_another_version_are_named() -> None:
    from cerra_rules.tables.shipping import packed, probe  # noqa: PLC0415  # needs pyspark

    lacking = probe(packed(find(RETURN)), "0.0.1")
    assert lacking(0).endswith(f"has cerra_rules {__version__}, and here is 0.0.1")


def own_question() -> Question[Any]:
    """Return a question that stands in no module."""

    class Colour(StrEnum):
        """Two colours."""

        RED = "red"
        BLUE = "blue"

    class Balls(Facts):
        """Balls in a bag."""

        balls: Fact[Annotated[int, Ge(0), Le(3_000_000_000)]] = fact("Balls", "球")
        drawn: Fact[Annotated[int, Ge(0), Le(3_000_000_000)]] = fact("Balls drawn", "取出的球")
        colour: Fact[Colour] = fact("Colour", "颜色")

        @classmethod
        def invariants(cls) -> tuple[Invariant, ...]:
            """Return what holds of every bag."""
            return (Invariant(cls.drawn <= cls.balls, "no more are drawn than there are"),)

    bag = Instrument("bag", en="Bag Rules", zh="球袋规则", short="Bag", outline="1 2")
    full = neutral("full", "Full", "满", bag.article(1))
    most = neutral("most", "Most", "大半", bag.article(2))
    rule = Rule(
        "two-thirds",
        bag.article(2),
        all_of(Balls.drawn.at_least(TWO_THIRDS, of=Balls.balls), Balls.colour.is_(Colour.RED)),
    )
    return Question(
        "bag.draw", asks=("How many?", "多少？"), facts=Balls, answers={most: (rule, ), full: OTHERWISE }, values=(Value("left", "", "", Balls.balls - Balls.drawn),),
    )  # fmt: skip


def test_a_question_of_ones_own_is_sent_as_it_is(spark: Any) -> None:
    question = own_question()
    rows = [
        (3_000_000_000, 2_000_000_000, "red"),
        (3_000_000_000, 1_999_999_999, "red"),
        (3, None, "blue"),
        (None, 2, "red"),
    ]
    table = spark.createDataFrame(rows, "balls BIGINT, drawn BIGINT, colour STRING")
    found = decide_frame(question, table).collect()
    for row, (balls, drawn, colour) in zip(found, rows, strict=True):
        facts = {"balls": balls, "drawn": drawn, "colour": colour}
        decision = decide(question, facts)
        assert (row.outcome, row.left) == (decision.outcome, decision.values["left"])


def test_an_instant_is_refused_and_the_hint_takes_its_day_in_shanghai(spark: Any) -> None:
    rows = [(datetime(2024, 2, 29, 15, 59, 59, tzinfo=UTC),), (datetime(2024, 2, 29, 16, tzinfo=UTC),)]
    table = spark.createDataFrame(rows, "received_on TIMESTAMP")
    with pytest.raises(FactError, match="is not a column of days, but of instants") as error:
        decide_frame(RETURN, table)
    days = table.selectExpr(f"CAST({error.value.hint} AS STRING) AS day").collect()
    assert [row.day for row in days] == ["2024-02-29", "2024-03-01"]
