"""The words of the rule language as SQL text, for duckdb and for Spark in ANSI mode."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from cerra_rules.diagrams import ROLL, Chain
from cerra_rules.frames.values import ValueKind
from cerra_rules.frames.writing import Words
from cerra_rules.periods import END_OF_YEAR, Period
from cerra_rules.terms import FactSpec

PREFIX = "_cerra_"
"""Begins the name of every column that is made on the way, so that none meets one of the table."""


class Sql:
    """An SQL expression, put together with Python's own operators."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def _with(self, sign: str, other: object) -> Sql:
        return Sql(f"({self.text} {sign} {other})")

    def __and__(self, other: Sql) -> Sql:
        return self._with("AND", other)

    def __or__(self, other: Sql) -> Sql:
        return self._with("OR", other)

    def __add__(self, other: Sql | int) -> Sql:
        return self._with("+", other)

    def __sub__(self, other: Sql | int) -> Sql:
        return self._with("-", other)

    def __mul__(self, other: int) -> Sql:
        return self if other == 1 else self._with("*", other)

    def __le__(self, other: Sql | int) -> Sql:
        return self._with("<=", other)

    def __lt__(self, other: Sql | int) -> Sql:
        return self._with("<", other)

    def __gt__(self, other: Sql | int) -> Sql:
        return self._with(">", other)

    def __invert__(self) -> Sql:
        return Sql(f"(NOT {self.text})")

    def __str__(self) -> str:
        return self.text


def call(name: str, *arguments: object) -> Sql:
    """Return a function call."""
    return Sql(f"{name}({', '.join(map(str, arguments))})")


class SqlWords(Words):
    """Writes SQL expressions; a dialect says how names, texts, days and lists are written."""

    text_type: ClassVar[str]
    types: ClassVar[dict[ValueKind, str]]

    @abstractmethod
    def quoted(self, name: str) -> str:
        """Return the name of a column or table as it is written."""

    @abstractmethod
    def list_of(self, items: Sequence[tuple[Sql | None, str]]) -> Sql:
        """Return the list of the texts whose condition holds; None for one that always does."""

    @abstractmethod
    def has_others(self, value: Sql, members: Sequence[str]) -> Sql:
        """Return whether a set has an element that is none of these, or null."""

    @abstractmethod
    def joined(self, value: Sql) -> Sql:
        """Return a set's texts, sorted, as one text."""

    @abstractmethod
    def _months(self, day: Sql, months: int) -> Sql: ...

    @abstractmethod
    def _days(self, day: Sql, days: int) -> Sql: ...

    def fact(self, spec: FactSpec) -> Sql:
        """Return the column of a fact; null where it has none."""
        if spec.name in self.present:
            return self.column(f"fact {spec.name}")
        return Sql(f"CAST(NULL AS {self.fact_type(spec)})")

    def read(self, column: str, spec: FactSpec) -> Sql:
        """Return the column of a table as the fact that it holds."""
        return Sql(f"CAST({self.quoted(column)} AS {self.fact_type(spec)})")

    def fact_type(self, spec: FactSpec) -> str:
        """Return the type in which a fact is read."""
        match spec.kind:
            case "bool" | "int" | "date":
                return self.types[spec.kind]
            case "enum":
                return self.types["text"]
            case _:
                return self.types["list"]

    def column(self, name: str) -> Sql:
        """Return a column that was made before."""
        return Sql(self.quoted(PREFIX + name))

    def constant(self, value: bool | int | date | str | None) -> Sql:
        """Return a constant."""
        match value:
            case None:
                return Sql("NULL")
            case bool():
                return Sql("TRUE" if value else "FALSE")
            case date():
                return Sql(f"DATE '{value}'")
            case int():
                return Sql(str(value)) if value >= 0 else Sql(f"({value})")
            case _:
                return Sql(text(str(value)))

    def unknown(self, name: str) -> Sql:
        """Return whether a fact is unknown; a reading that is left open always is."""
        return self.is_null(self.column(f"fact {name}")) if name in self.present else Sql("TRUE")

    def is_null(self, value: Sql) -> Sql:
        """Return whether an expression is null."""
        return Sql(f"({value} IS NULL)")

    def or_else(self, value: Sql, other: bool | int) -> Sql:
        """Return an expression with another value where it is null."""
        return call("COALESCE", value, self.constant(other))

    def is_one_of(self, spec: FactSpec, values: Iterable[Any]) -> Sql:
        """Return whether an enumerated fact has one of some values."""
        return Sql(f"({self.fact(spec)} IN ({', '.join(text(str(v)) for v in values)}))")

    def moved(self, spec: FactSpec, chain: Chain) -> Sql:
        """Return the day of a fact, moved along a chain."""
        return self.along(self.fact(spec), chain)

    def along(self, day: Sql, chain: Chain) -> Sql:
        """Return any day, moved along a chain."""
        for step in chain:
            if step != ROLL:
                day = self._after(day, step)
            elif self.rolled:
                ways = " ".join(f"WHEN DATE '{rest}' THEN DATE '{to}'" for rest, to in sorted(self.rolled.items()))
                day = Sql(f"CASE {day} {ways} ELSE {day} END")
        return day

    def _after(self, day: Sql, period: Period) -> Sql:
        if period == END_OF_YEAR:
            return call("make_date", call("year", day), 12, 31)
        if months := 12 * period.years + period.months:
            day = self._months(day, months)
        return self._days(day, period.days) if period.days else day

    def code(self, spec: FactSpec) -> Sql:
        """Return a fact that is no set as a text that tells its values apart."""
        return Sql(f"CAST({self.fact(spec)} AS {self.text_type})")

    def branch(self, cases: Sequence[tuple[Sql, Sql]], default: Sql) -> Sql:
        """Return what stands beside the first condition that holds, else the default."""
        return Sql(f"CASE {' '.join(f'WHEN {condition} THEN {then}' for condition, then in cases)} ELSE {default} END")

    def extreme(self, is_largest: bool, values: Sequence[Sql]) -> Sql:
        """Return the largest or smallest of values that are not null; null where all are."""
        return values[0] if len(values) == 1 else call("GREATEST" if is_largest else "LEAST", *values)

    def floor(self, value: Sql, divisor: int) -> Sql:
        """Return a whole number divided, rounded down; in whole numbers throughout."""
        rest = f"((({value}) % {divisor} + {divisor}) % {divisor})"
        return Sql(f"CAST((({value}) - {rest}) / {divisor} AS {self.types['int']})")


class DuckDbWords(SqlWords):
    """Writes what duckdb reads."""

    text_type = "VARCHAR"
    types: ClassVar[dict[ValueKind, str]] = {
        "bool": "BOOLEAN", "int": "BIGINT", "date": "DATE", "text": "VARCHAR", "list": "VARCHAR[]",
    }  # fmt: skip

    def quoted(self, name: str) -> str:
        """Return a name in double quotes."""
        return '"' + name.replace('"', '""') + '"'

    def read(self, column: str, spec: FactSpec) -> Sql:
        """Return the column of a table as a fact; of numbers too large for the type the nearest, which no fact can be either."""
        if spec.kind != "int":
            return super().read(column, spec)
        name, low, high = self.quoted(column), -(1 << 63), (1 << 63) - 1
        return Sql(
            f"CAST(CASE WHEN {name} > {high} THEN {high} WHEN {name} < {low} THEN {low} ELSE {name} END AS BIGINT)"
        )

    def contains(self, spec: FactSpec, member: Any) -> Sql:
        """Return whether a set has a member."""
        return call("list_contains", self.fact(spec), text(str(member)))

    def number(self, day: Sql) -> Sql:
        """Return a day as a whole number, from 1970."""
        return call("date_diff", "'day'", "DATE '1970-01-01'", day)

    def list_of(self, items: Sequence[tuple[Sql | None, str]]) -> Sql:
        """Return the list of the texts whose condition holds; None for one that always does."""
        if all(condition is None for condition, _ in items):
            return Sql(f"CAST([{', '.join(text(t) for _, t in items)}] AS VARCHAR[])")
        shown = (text(t) if c is None else f"CASE WHEN {c} THEN {text(t)} END" for c, t in items)
        return Sql(f"list_filter([{', '.join(shown)}], lambda x: x IS NOT NULL)")

    def has_others(self, value: Sql, members: Sequence[str]) -> Sql:
        """Return whether a set has an element that is none of these, or null."""
        known = ", ".join(map(text, members))
        return Sql(f"(len(list_filter({value}, lambda x: x IS NULL OR x NOT IN ({known}))) > 0)")

    def joined(self, value: Sql) -> Sql:
        """Return a set's texts, sorted, as one text."""
        return call("array_to_string", call("list_sort", value), "' '")

    def _months(self, day: Sql, months: int) -> Sql:
        return Sql(f"CAST({day} + INTERVAL ({months}) MONTH AS DATE)")

    def _days(self, day: Sql, days: int) -> Sql:
        return Sql(f"({day} + {days})") if days > 0 else Sql(f"({day} - {-days})")


class SparkWords(SqlWords):
    """Writes what Spark reads."""

    text_type = "STRING"
    types: ClassVar[dict[ValueKind, str]] = {
        "bool": "BOOLEAN", "int": "BIGINT", "date": "DATE", "text": "STRING", "list": "ARRAY<STRING>",
    }  # fmt: skip

    def quoted(self, name: str) -> str:
        """Return a name in backticks; Spark puts a table where it finds a name in single braces."""
        return "`" + name.replace("`", "``").replace("{", "{{").replace("}", "}}") + "`"

    def contains(self, spec: FactSpec, member: Any) -> Sql:
        """Return whether a set has a member."""
        return call("array_contains", self.fact(spec), text(str(member)))

    def number(self, day: Sql) -> Sql:
        """Return a day as a whole number, from 1970."""
        return Sql(f"CAST(unix_date({day}) AS BIGINT)")

    def list_of(self, items: Sequence[tuple[Sql | None, str]]) -> Sql:
        """Return the list of the texts whose condition holds; None for one that always does."""
        if not items:
            return Sql("CAST(array() AS ARRAY<STRING>)")
        shown = (text(t) if c is None else f"CASE WHEN {c} THEN {text(t)} END" for c, t in items)
        return call("array_compact", call("array", *shown))

    def has_others(self, value: Sql, members: Sequence[str]) -> Sql:
        """Return whether a set has an element that is none of these, or null."""
        known = ", ".join(map(text, members))
        return Sql(f"exists({value}, x -> x IS NULL OR x NOT IN ({known}))")

    def joined(self, value: Sql) -> Sql:
        """Return a set's texts, sorted, as one text."""
        return call("array_join", call("array_sort", value), "' '")

    def _months(self, day: Sql, months: int) -> Sql:
        return call("add_months", day, months)

    def _days(self, day: Sql, days: int) -> Sql:
        return call("date_add", day, days)


def text(value: str) -> str:
    """Return a text as SQL has it. Raises ValueError for one that dialects would read differently."""
    if not {*"\\'{}"}.isdisjoint(value):
        raise ValueError(f"`{value}` cannot be written in SQL")
    return f"'{value}'"
