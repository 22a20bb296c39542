"""DataFrames of Spark: a DataFrame in, a lazy DataFrame out. Spark hands its rows around, polars decides them on the executors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
from pyspark.errors import PySparkNotImplementedError
from pyspark.sql import functions as f
from pyspark.sql import types as t

from cerra_rules.errors import FactError, MissingExtraError
from cerra_rules.records.columns import match_columns
from cerra_rules.tables.checks import check_types
from cerra_rules.tables.request import Request
from cerra_rules.tables.shipping import Work, packed, probe
from cerra_rules.tables.values import ValueKind
from cerra_rules.version import __version__

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_TEXTS = t.ArrayType(t.StringType())
_NEW: Mapping[ValueKind, t.DataType] = {
    "bool": t.BooleanType(), "int": t.LongType(), "date": t.DateType(), "text": t.StringType(), "list": _TEXTS,
}  # fmt: skip
_READ: Mapping[type[t.DataType], pl.DataType] = {
    t.NullType: pl.Null(), t.BooleanType: pl.Boolean(), t.ByteType: pl.Int8(), t.ShortType: pl.Int16(),
    t.IntegerType: pl.Int32(), t.LongType: pl.Int64(), t.DateType: pl.Date(), t.StringType: pl.String(),
    t.TimestampType: pl.Datetime("us", "UTC"), t.TimestampNTZType: pl.Datetime("us"),
}  # fmt: skip
_HINT = (
    "start Spark with PYSPARK_PYTHON set to a Python that has them on every executor, or ship one: pack an environment, "
    "give it as spark.archives=environment.tar.gz#environment, and set PYSPARK_PYTHON=./environment/bin/python"
)


def decide_spark(request: Request, table: DataFrame) -> DataFrame:
    """Return a DataFrame with the new columns, checked and decided when its rows are asked for.

    Raises FactError for columns, and MissingExtraError where an executor lacks what decides. A row that is no case
    fails the query that asks for it, with a message that says so; rows of Spark have no number by which to name it.
    """
    question = request.question
    columns = match_columns(
        question, table.columns, request.columns, request.prefix, is_case_sensitive=False, has_faults=request.has_faults
    )
    kinds = {field.name: field.dataType for field in table.schema.fields}
    said = {name: kind.simpleString() for name, kind in kinds.items()}
    check_types(question, columns, {name: _as_polars(kind) for name, kind in kinds.items()}, "spark", said)
    shipped = packed(question)
    _check_executors(request, table.sparkSession, shipped)
    types = [t.StringType(), _TEXTS, _TEXTS, *(_NEW[kind] for kind in request.kinds)]
    types += [_TEXTS] if columns.has_faults else []
    new = [t.StructField(name, kind) for name, kind in zip(columns.new(question), types, strict=True)]
    columns = replace(columns, is_numbered=False)
    work = Work(shipped, request.readings, request.calendar, columns, tuple(table.columns))
    numbered = table.toDF(*(f"column{i}" for i in range(len(table.columns))))  # mapInArrow stumbles over dots in names
    try:
        return numbered.mapInArrow(work, t.StructType([*table.schema.fields, *new]))
    except PySparkNotImplementedError:
        for field in table.schema.fields:
            _check_arrow(request, table, field)
        raise


def _as_polars(kind: t.DataType) -> pl.DataType:
    if isinstance(kind, t.ArrayType):
        return pl.List(_as_polars(kind.elementType))
    return next((dtype for of, dtype in _READ.items() if isinstance(kind, of)), pl.Object())


def _check_arrow(request: Request, table: DataFrame, field: t.StructField) -> None:
    """Refuse a column that Spark cannot hand over."""
    try:
        table.mapInArrow(_same, t.StructType([field]))
    except PySparkNotImplementedError:
        what = f"{request.question.id}: column `{field.name}` ({field.dataType.simpleString()})"
        raise FactError(f"{what} is none that Spark can hand to Python", "cast it to text, or leave it out") from None


def _same(batches: Iterator[Any]) -> Iterator[Any]:
    return batches


def _check_executors(request: Request, session: SparkSession, shipped: bytes) -> None:
    """Ask the Python of an executor, in a job of one row, whether it has what decides. Raises MissingExtraError."""
    ask = f.udf(probe(shipped, __version__), "string", useArrow=False)  # without Arrow, which may be what is missing
    (row,) = session.range(1).select(ask(f.col("id"))).collect()
    if row[0]:
        raise MissingExtraError(f"{request.question.id}: {row[0]}", _HINT)
