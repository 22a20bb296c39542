"""Relations of duckdb: a relation in, a relation over its rows of that moment and their answers out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from cerra_rules.errors import FactError
from cerra_rules.records.columns import match_columns
from cerra_rules.tables.answers import Answers
from cerra_rules.tables.checks import check_types
from cerra_rules.tables.in_arrow import schema_of, with_answers
from cerra_rules.tables.request import Request

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = "cerra_rules_source"
_AS_TEXT = ("HUGEINT", "UUID", "BIT", "TIME WITH TIME ZONE")
"""Types of columns that Arrow has no equal of: they go there and come back as text."""


def decide_relation(request: Request, table: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """Return a relation with the new columns, over the rows that the relation has now.

    They are read and answered once: what is changed or added later is not in it.
    """
    question = request.question
    columns = match_columns(
        question, table.columns, request.columns, request.prefix, is_case_sensitive=False, has_faults=request.has_faults
    )
    facts = columns.facts.values()
    types = {name: str(dtype) for name, dtype in zip(table.columns, table.types, strict=True)}
    as_text = {n for n, dtype in types.items() if n not in facts and any(word in dtype for word in _AS_TEXT)}
    read = [f"CAST({_quoted(n)} AS VARCHAR) AS {_quoted(n)}" if n in as_text else _quoted(n) for n in types]
    rows = table.project(", ".join(read))
    check_types(question, columns, schema_of(request, rows.limit(0).to_arrow_table(), columns), "duckdb", types)
    return _relation(table, with_answers(Answers(request, columns), rows.to_arrow_table()), types)


def _relation(table: duckdb.DuckDBPyRelation, answered: pa.Table, types: dict[str, str]) -> duckdb.DuckDBPyRelation:
    """Return a table of Arrow as a relation of the same connection, its columns of the types they had."""
    cast = [f"CAST({_quoted(n)} AS {dtype}) AS {_quoted(n)}" for n, dtype in types.items()]
    new = [_quoted(n) for n in answered.column_names if n not in types]
    cerra_rules_answers = answered  # noqa: F841  # duckdb finds it by its name
    try:
        found = table.query(SOURCE, f"SELECT {', '.join([*cast, *new])} FROM cerra_rules_answers")
    except duckdb.CatalogException:
        what = "duckdb: this connection takes no tables from Python"
        raise FactError(what, "SET python_enable_replacements = true") from None
    if found is None:
        raise TypeError("a SELECT gives a relation")
    return found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
