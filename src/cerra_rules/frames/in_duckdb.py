"""Relations of duckdb: a relation in, a lazy relation out, in SQL throughout."""

from __future__ import annotations

from typing import Any

import duckdb

from cerra_rules.errors import ContradictionError, FactError
from cerra_rules.frames.columns import Columns, match_columns
from cerra_rules.frames.hints import WHOLE
from cerra_rules.frames.request import Request
from cerra_rules.frames.settling import settle
from cerra_rules.frames.sql import KIND, Statement
from cerra_rules.frames.sql_words import PREFIX, DuckDbWords, Sql
from cerra_rules.terms import FactSpec

SOURCE = PREFIX + "source"
ROW = PREFIX + "row"
_INTEGERS = {"tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint", "uhugeint"}  # fmt: skip
_FITS = {"bool": {"boolean"}, "int": _INTEGERS, "date": {"date"}, "enum": {"varchar", "enum"}}
_WANTED = {
    "bool": ("a column of booleans", "CAST({0} AS BOOLEAN)"),
    "int": ("a column of whole numbers", WHOLE + "CAST({0} AS BIGINT)"),
    "date": ("a column of days", "CAST({0} AS DATE)"),
    "enum": ("a column of text", "CAST({0} AS VARCHAR)"),
    "set": ("a column of lists of text", "string_split({0}, ',')"),
}


def decide_relation(request: Request, table: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Return a relation with the new columns; what is wrong with a value is found at once, by a query."""
    question = request.question
    columns = check_columns(request, table)
    words = DuckDbWords(question.facts.specs, columns.facts, request.calendar)
    statement = Statement(request, columns, words)
    source = words.quoted(SOURCE)
    facts = statement.facts(source)
    numbered = statement.facts(source, [f"row_number() OVER () AS {words.quoted(ROW)}"])
    _check_values(request, statement, table, numbered)
    diagrams = statement.diagrams(facts)
    contradictions = statement.contradictions()
    if contradictions:
        _check_contradictions(request, statement, table, statement.diagrams(numbered), contradictions)
    settled = _settled(request, statement, table, statement.diagrams(numbered)) if statement.is_ever_hard else None
    return query(table, statement.answers(diagrams, settled, table.columns))


def check_columns(request: Request, table: duckdb.DuckDBPyRelation) -> Columns:
    """Return which columns hold which facts. Raises FactError for a name or type that does not fit."""
    question = request.question
    columns = match_columns(question, table.columns, request.columns, request.prefix, is_case_sensitive=False)
    types = dict(zip(table.columns, table.types, strict=True))
    for name, column in columns.facts.items():
        _check_type(request, question.facts.specs[name], column, types[column])
    return columns


def query(table: duckdb.DuckDBPyRelation, text: str) -> duckdb.DuckDBPyRelation:
    """Return a SELECT from a relation, which it calls SOURCE, as a relation."""
    found = table.query(SOURCE, text)
    if found is None:
        raise TypeError("a SELECT gives a relation")
    return found


def _check_type(request: Request, spec: FactSpec, column: str, dtype: Any) -> None:
    kind = dtype.id
    if kind == "null" or kind in _FITS.get(spec.kind, ()):
        return
    if spec.kind == "set" and kind == "list" and dtype.children[0][1].id in {"varchar", "enum", "null"}:
        return
    what, hint = _WANTED[spec.kind]
    if spec.kind == "date" and kind.startswith("timestamp"):
        what = "a column of days, but of instants"
        hint = "CAST(({0} AT TIME ZONE 'Asia/Shanghai') AS DATE)"
        if kind != "timestamp with time zone":
            hint = "say in which zone it is: CAST(({0} AT TIME ZONE ...) AT TIME ZONE 'Asia/Shanghai' AS DATE)"
    raise FactError(
        f"{request.question.id}: column `{column}` ({dtype}) is not {what}, as fact `{spec.name}` asks",
        hint.format(column),
    )


def _first(table: duckdb.DuckDBPyRelation, inner: str, where: Sql, shown: str) -> tuple[Any, ...] | None:
    row = f'"{ROW}"'
    text = f"SELECT {row}, {shown} FROM ({inner}) AS t WHERE {where} ORDER BY {row} LIMIT 1"
    return next(iter(query(table, text).fetchall()), None)


def _check_values(request: Request, statement: Statement, table: duckdb.DuckDBPyRelation, numbered: str) -> None:
    faults = statement.faults()
    if not faults:
        return
    words, specs = statement.words, request.question.facts.specs
    firsts = ", ".join(f'MIN("{ROW}") FILTER (WHERE {fault})' for fault in faults.values())
    (found,) = query(table, f"SELECT {firsts} FROM ({numbered}) AS t").fetchall()
    wrong = [(row, name) for row, name in zip(found, faults, strict=True) if row is not None]
    if wrong:
        row, name = min(wrong)
        column = statement.columns.facts[name]
        at = Sql(f'"{ROW}" = {row}')
        value = (_first(table, numbered, at, str(words.fact(specs[name]))) or (row, None))[1]
        place = f"{request.question.id}: column `{column}`, row {row}"
        request.question.facts.read({name: value}, place)
        raise FactError(f"{place}: fact `{name}` cannot be `{value}`")


def _check_contradictions(
    request: Request, statement: Statement, table: duckdb.DuckDBPyRelation, inner: str, broken: list[tuple[str, Sql]]
) -> None:
    where = statement.words.some(w for _, w in broken)
    found = _first(table, inner, where, _struct(statement))
    if found is not None:
        place = f"{request.question.id}: row {found[0]}"
        request.question.facts.read(_known(found[1]), place)
        raise ContradictionError(f"{place}: no case satisfies all these facts together", broken[-1][0])


def _struct(statement: Statement) -> str:
    facts = statement.columns.facts
    parts = (f"{statement.words.quoted(n)} := {statement.words.fact(statement.specs[n])}" for n in facts)
    return f"struct_pack({', '.join(parts)})" if facts else "NULL"


def _known(facts: dict[str, Any] | None) -> dict[str, Any]:
    return {n: v for n, v in (facts or {}).items() if v is not None}


def _settled(request: Request, statement: Statement, table: duckdb.DuckDBPyRelation, inner: str) -> str | None:
    """Decide each kind of hard row once, and return the table of what they came to; None where there is none."""
    words = statement.words
    kind, row = words.column(KIND), f'"{ROW}"'
    found = query(
        table,
        f"SELECT {kind}, MIN({row}), ARG_MIN({_struct(statement)}, {row}) "
        f"FROM ({inner}) AS t WHERE {kind} IS NOT NULL GROUP BY 1",
    ).fetchall()
    if not found:
        return None
    lines = []
    for name, number, facts in found:
        place = f"{request.question.id}: row {number}"
        settled = settle(request.blueprint, _known(facts), request.calendar, place)
        lines.append([name, *statement.settled_row(settled)])
    return statement.settled_table(lines)
