"""DataFrames of Spark: a DataFrame in, a lazy DataFrame out, in SQL throughout, in ANSI mode or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as f
from pyspark.sql import types as t

from cerra_rules.errors import ContradictionError, FactError
from cerra_rules.frames.columns import Columns, match_columns
from cerra_rules.frames.hints import WHOLE
from cerra_rules.frames.request import Request
from cerra_rules.frames.settling import settle
from cerra_rules.frames.sql import KIND, Statement
from cerra_rules.frames.sql_words import SparkWords
from cerra_rules.terms import FactSpec

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_FITS: dict[str, tuple[type[t.DataType], ...]] = {
    "bool": (t.BooleanType,), "int": (t.ByteType, t.ShortType, t.IntegerType, t.LongType), "date": (t.DateType,),
    "enum": (t.StringType,), "set": (),
}  # fmt: skip
_WANTED = {
    "bool": ("a column of booleans", "CAST({0} AS BOOLEAN)"),
    "int": ("a column of whole numbers", WHOLE + "CAST({0} AS BIGINT)"),
    "date": ("a column of days", "CAST({0} AS DATE)"),
    "enum": ("a column of text", "CAST({0} AS STRING)"),
    "set": ("a column of arrays of text", "split({0}, ',')"),
}
# Right in every time zone of the session, and for the summer time of 1986 to 1991; to_date(from_utc_timestamp()) is not.
INSTANT = (
    "CAST(convert_timezone('UTC', 'Asia/Shanghai', TIMESTAMP_NTZ '1970-01-01 00:00:00'"
    " + make_dt_interval(0, 0, 0, unix_seconds({0}))) AS DATE)"
)


def decide_spark(request: Request, table: DataFrame) -> DataFrame:
    """Return a DataFrame with the new columns; what is wrong with a value is found at once, by a query."""
    columns = check_columns(request, table)
    statement = Statement(request, columns, SparkWords(request.question.facts.specs, columns.facts, request.calendar))
    run = _Run(request, statement, table)
    run.check_values()
    run.check_contradictions()
    run.settle_kinds()
    return run.query(statement.answers(run.diagrams, "{settled}" if "settled" in run.tables else None, table.columns))


def check_columns(request: Request, table: DataFrame) -> Columns:
    """Return which columns hold which facts. Raises FactError for a name or type that does not fit."""
    question = request.question
    columns = match_columns(question, table.columns, request.columns, request.prefix, is_case_sensitive=False)
    for name, column in columns.facts.items():
        _check_type(request, question.facts.specs[name], column, table.schema[column].dataType)
    return columns


def _check_type(request: Request, spec: FactSpec, column: str, kind: t.DataType) -> None:
    if isinstance(kind, (t.NullType, *_FITS[spec.kind])):
        return
    if spec.kind == "set" and isinstance(kind, t.ArrayType) and isinstance(kind.elementType, t.StringType | t.NullType):
        return
    what, hint = _WANTED[spec.kind]
    if spec.kind == "date" and isinstance(kind, t.TimestampType | t.TimestampNTZType):
        what, hint = "a column of days, but of instants", INSTANT
        if isinstance(kind, t.TimestampNTZType):
            hint = "say in which zone it is: CAST(convert_timezone(..., 'Asia/Shanghai', {0}) AS DATE)"
    raise FactError(
        f"{request.question.id}: column `{column}` ({kind.simpleString()}) is not {what}, as fact `{spec.name}` asks",
        hint.format(column),
    )


class _Run:
    """The queries of one request; rows of Spark have no number, so faults name the value alone."""

    def __init__(self, request: Request, statement: Statement, table: DataFrame) -> None:
        self.request = request
        self.question = request.question
        self.statement = statement
        self.words = statement.words
        self.session = table.sparkSession
        self.tables = {"source": table}
        self.facts = statement.facts("{source}")
        self.diagrams = statement.diagrams(self.facts)

    def query(self, text: str) -> DataFrame:
        """Return the result of a statement, lazily; a remote Spark looks at the tables only then."""
        return self.session.sql(text, None, **self.tables)

    def check_values(self) -> None:
        """Raise FactError for a value that its fact cannot have."""
        faults = self.statement.faults()
        if not faults:
            return
        counted = ", ".join(f"COUNT_IF({fault})" for fault in faults.values())
        (found,) = self.query(f"SELECT {counted} FROM ({self.facts}) AS t").collect()
        for (name, fault), rows in zip(faults.items(), found, strict=True):
            if rows:
                fact = self.words.fact(self.question.facts.specs[name])
                (row,) = self.query(f"SELECT {fact} FROM ({self.facts}) AS t WHERE {fault} LIMIT 1").collect()
                place = f"{self.question.id}: column `{self.statement.columns.facts[name]}`"
                self.question.facts.read({name: row[0]}, place)
                raise FactError(f"{place}: fact `{name}` cannot be `{row[0]}`")

    def check_contradictions(self) -> None:
        """Raise ContradictionError for a row that no case can be."""
        broken = self.statement.contradictions()
        if not broken:
            return
        where = self.words.some(w for _, w in broken)
        for row in self.query(f"SELECT {self._struct()} FROM ({self.diagrams}) AS t WHERE {where} LIMIT 1").collect():
            self.question.facts.read(_known(row[0]), self.question.id)
            raise ContradictionError(f"{self.question.id}: no case satisfies all these facts together", broken[-1][0])

    def settle_kinds(self) -> None:
        """Decide each kind of hard row once, and make a table of what they came to where there is one."""
        if not self.statement.is_ever_hard:
            return
        kind = self.words.column(KIND)
        found = self.query(
            f"SELECT {kind}, FIRST({self._struct()}) FROM ({self.diagrams}) AS t WHERE {kind} IS NOT NULL GROUP BY 1"
        ).collect()
        if found:
            rows = []
            for name, facts in found:
                settled = settle(self.request.blueprint, _known(facts), self.request.calendar, self.question.id)
                rows.append([name, *self.statement.settled_row(settled)])
            schema = ", ".join(f"{name} {kind}" for name, kind in self.statement.settled_columns().items())
            self.tables["settled"] = f.broadcast(self.session.createDataFrame(rows, schema))

    def _struct(self) -> str:
        facts = self.statement.columns.facts
        parts = (f"{self.words.fact(self.statement.specs[n])} AS {self.words.quoted(n)}" for n in facts)
        return f"STRUCT({', '.join(parts)})" if facts else "NULL"


def _known(facts: Any) -> dict[str, Any]:
    return {} if facts is None else {n: v for n, v in facts.asDict().items() if v is not None}
