"""Tables of cases for the tests: rows drawn at the boundaries of the rules, the same rows for every engine."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, reduce
from importlib.util import find_spec
from operator import or_
from os import environ
from shutil import which
from socket import socket
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from cerra_rules import Decision, RestDays, decide
from cerra_rules.errors import ContradictionError
from cerra_rules.language import Question
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.smt import smt_decide
from cerra_rules.tables import decide_frame
from cerra_rules.tables.answers import Answers
from cerra_rules.tables.batch import Batch
from cerra_rules.tables.checks import read_facts
from cerra_rules.tables.in_polars import answers_for
from cerra_rules.tables.plain_rows import PlainRows
from cerra_rules.tables.request import request
from cerra_rules.testing.strategies import calendars, facts_for, readings_for

PREFIX = "answer_"
POOL = 12
"""Rows of a question drawn by Hypothesis, once; all others are made of their values."""


@dataclass
class Cases:
    """Rows of one question under some readings and a calendar, and what `decide` says of each."""

    question: Question[Any]
    readings: Any
    calendar: RestDays | None
    facts: list[dict[str, Any]] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    @property
    def expected(self) -> list[dict[str, Any]]:
        """What a table should say of each row."""
        return [expected(decision) for decision in self.decisions]

    def polars(self) -> pl.DataFrame:
        """Return the rows as a polars table."""
        columns = {}
        for name, spec in self.question.facts.specs.items():
            said = [_plain(f.get(name)) for f in self.facts]
            is_wide = spec.kind == "int" and max(-spec.low, spec.high) >= 1 << 15
            columns[name] = pl.Series(said, dtype=pl.Int64 if is_wide else DTYPES[spec.kind])
        return pl.DataFrame(columns)


DTYPES: dict[str, Any] = {
    "bool": pl.Boolean, "int": pl.Int16, "date": pl.Date, "enum": pl.String, "set": pl.List(pl.String), "dates": pl.List(pl.Date),
}  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, bool | int | date) else str(value)


def expected(decision: Decision) -> dict[str, Any]:
    """Return what a table should say of a row with this decision."""
    found = {"outcome": decision.outcome, "citations": [str(p) for p in decision.citations], "needs": [*decision.needs]}
    for name, value in dict(decision.values).items():  # no pandas here
        found[name] = [str(v) for v in value] if isinstance(value, tuple) else _plain(value)
    return {PREFIX + name: value for name, value in found.items()}


@cache
def _drawn(question: Question[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    rows: list[Any] = []
    readings: list[Any] = []
    days: list[Any] = []

    @seed(1)
    @settings(
        max_examples=POOL, database=None, deadline=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )  # fmt: skip
    @given(facts_for(question), readings_for(question), calendars())
    def draw(facts: Any, chosen: Any, calendar: Any) -> None:
        rows.append(facts)
        readings.append(chosen)
        days.append(calendar)

    draw()
    return rows, readings, days


def cases(question: Question[Any], count: int, number: int, parts: int = 3) -> list[Cases]:
    """Return so many rows of a question, in parts under different readings and calendars; `number` is the seed.

    The first part has the usual readings, of three or more the last has every reading open.

    Few rows are drawn at the boundaries. The others mix the values of those, move days by one, and forget facts.
    Rows that no case can be are left out.
    """
    rng = random.Random(number)
    rows, readings, days = _drawn(question)
    found = []
    for part in range(parts):
        is_open = 1 < part == parts - 1
        chosen = {} if part == 0 else "any" if is_open else rng.choice(readings)
        cases = Cases(question, chosen or None, None if part == 0 else rng.choice(days))
        while len(cases.facts) < count // parts:
            facts = _mixed(rng, question, rows)
            try:
                decision = decide(question, facts, readings=cases.readings, calendar=cases.calendar)
            except ContradictionError:
                continue
            cases.facts.append(facts)
            cases.decisions.append(decision)
        found.append(cases)
    return found


def _mixed(rng: random.Random, question: Question[Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    facts = dict(rng.choice(rows))
    forget = rng.choice((0, 0, 0.1, 0.3))
    for name, spec in question.facts.specs.items():
        if rng.random() < 0.2:
            other = rng.choice(rows)
            if name in other:
                facts[name] = other[name]
        if spec.kind == "date" and name in facts and rng.random() < 0.3:
            facts[name] = min(max(facts[name] + timedelta(rng.choice((-1, 1))), EARLIEST_DAY), LATEST_DAY)
        if rng.random() < forget:
            facts.pop(name, None)
    return facts


def _rows(table: pl.DataFrame) -> list[dict[str, Any]]:
    return table.select(pl.col(f"^{PREFIX}.*$")).rows(named=True)


def by_polars(cases: Cases, **how: Any) -> list[dict[str, Any]]:
    """Decide by polars in memory."""
    return _rows(decide_frame(cases.question, cases.polars(), **how))


def plain_rows(answers: Answers, table: pl.DataFrame) -> pl.Series:
    """Return which rows of a table are plain: decided by their keys alone."""
    if not answers.is_diagrammed or answers.plain is None:
        return pl.repeat(False, table.height, eager=True)
    rows = Batch(answers, read_facts(answers.question, answers.columns, table)[0])
    return ~reduce(or_, PlainRows(rows, answers.plain).doubts(), rows.constant(value=False))


def by_plain_polars(cases: Cases, **how: Any) -> list[dict[str, Any]]:
    """Decide by polars, the plain rows apart: among others they would be decided in the general way."""
    table = cases.polars()
    asked = request(cases.question, cases.readings, cases.calendar, None, PREFIX)
    is_plain = plain_rows(answers_for(asked, table.schema), table)
    found = [
        iter(_rows(decide_frame(cases.question, table.filter(is_plain == apart), **how))) for apart in (False, True)
    ]
    return [next(found[apart]) for apart in is_plain]


def by_lazy_polars(cases: Cases, **how: Any) -> list[dict[str, Any]]:
    """Decide by polars, lazily, with its streaming engine."""
    return _rows(decide_frame(cases.question, cases.polars().lazy(), **how).collect(engine="streaming"))


def by_pyarrow(cases: Cases, **how: Any) -> list[dict[str, Any]]:
    """Decide a pyarrow table."""
    found = decide_frame(cases.question, cases.polars().to_arrow(), **how)
    return [{k: v for k, v in row.items() if k.startswith(PREFIX)} for row in found.to_pylist()]


def by_pandas(cases: Cases, **how: Any) -> list[dict[str, Any]]:
    """Decide a pandas table of Arrow types."""
    found = decide_frame(cases.question, cases.polars().to_arrow().to_pandas(types_mapper=pd.ArrowDtype), **how)
    return _rows(pl.from_pandas(found))


def by_duckdb(cases: Cases, **how: Any) -> list[dict[str, Any]]:
    """Decide a relation of duckdb."""
    table = cases.polars().to_arrow()
    with duckdb.connect() as connection:
        found = decide_frame(cases.question, connection.from_arrow(table), **how)
        return _rows(pl.from_arrow(found.to_arrow_table()))  # type: ignore[arg-type]  # a table gives a DataFrame


ENGINES: dict[str, Callable[..., list[dict[str, Any]]]] = {
    "polars": by_polars, "plain polars": by_plain_polars, "lazy polars": by_lazy_polars, "pyarrow": by_pyarrow, "pandas": by_pandas, "duckdb": by_duckdb,
}  # fmt: skip


BOUND = "charter.resolution"
"""Its counts are bound to each other: there `decide` may ask for more than it needs, never for less."""


def by_durable(cases: Cases, prefix: str, **how: Any) -> list[dict[str, Any]]:
    """Decide each row by durable_rules."""
    assert prefix == PREFIX
    return [expected(decide(cases.question, facts, engine="durable", **how)) for facts in cases.facts]


def by_solver(cases: Cases, prefix: str, **how: Any) -> list[dict[str, Any]]:
    """Ask the solver about each row, which tells outcomes and what is needed."""
    found = []
    for facts, decision in zip(cases.facts, cases.decisions, strict=True):
        answer = smt_decide(cases.question, facts, **how)
        fewer = cases.question.id == BOUND and set(answer.needs) <= set(decision.needs)
        found.append({prefix + "outcome": answer.outcome, prefix + "needs": [*(decision if fewer else answer).needs]})
    return found


SINGLE: dict[str, Callable[..., list[dict[str, Any]]]] = {"durable": by_durable, "smt": by_solver}
"""Engines that take one case at a time."""


def mismatches(engine: str, cases: Cases, expected: list[dict[str, Any]]) -> list[str]:
    """Return the rows for which an engine does not say what `decide` says, as far as it says it."""
    decide_all = (ENGINES | SINGLE | SPARK)[engine]
    found = decide_all(cases, readings=cases.readings, calendar=cases.calendar, prefix=PREFIX)
    assert len(found) == len(expected)
    return [
        f"{engine}, {cases.question.id}, {cases.readings}, {cases.calendar}: {facts}: {row} is not {want}"
        for facts, row, want in zip(cases.facts, found, expected, strict=True)
        if row != {name: want[name] for name in row}
    ]


CONNECT_PORT = "spark.connect.grpc.binding.port"


def spark_session() -> Any:
    """Return a Spark of this machine's own, in a zone in which days would slip if they were instants."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  # optional

    environ.setdefault("PYSPARK_PYTHON", sys.executable)
    environ.setdefault(
        "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    )  # short runs, compiled in a hurry
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.sql.ansi.enabled": "true"}
    if find_spec("grpc"):  # then it is asked from elsewhere too
        with socket() as any_port:
            any_port.bind(("localhost", 0))
            port = any_port.getsockname()[1]
        settings |= {"spark.plugins": "org.apache.spark.sql.connect.SparkConnectPlugin", CONNECT_PORT: str(port)}
    builder = SparkSession.builder.master("local[2]").config("spark.sql.session.timeZone", "America/New_York")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def by_spark(cases: Cases, **how: Any) -> list[dict[str, Any]]:
    """Decide a DataFrame of Spark, read from a file: what it has in memory, it works out while it plans."""
    with TemporaryDirectory() as folder:
        cases.polars().write_parquet(f"{folder}/cases.parquet")
        table = spark_session().read.parquet(f"{folder}/cases.parquet")
        return _rows(pl.from_arrow(decide_frame(cases.question, table, **how).toArrow()))  # type: ignore[arg-type]  # as above


SPARK = {"spark": by_spark}
HAS_SPARK = find_spec("pyspark") is not None and which("java") is not None
EVERY = [
    *ENGINES,
    pytest.param("durable", marks=pytest.mark.skipif(not find_spec("durable_rules_engine"), reason="no durable_rules")),
    "smt",
    pytest.param(
        "spark",
        marks=[
            pytest.mark.skipif(not HAS_SPARK, reason="no Spark"),
            pytest.mark.filterwarnings("ignore"),  # pyspark's own
        ],
    ),
]
"""Every engine, each where it is installed."""
