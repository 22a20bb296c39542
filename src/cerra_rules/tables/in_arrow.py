"""Tables of pyarrow and pandas: through Arrow to polars and back; their own columns are not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from cerra_rules.errors import FactError
from cerra_rules.records.columns import match_columns
from cerra_rules.tables.answers import Answers
from cerra_rules.tables.checks import check_types, remedy
from cerra_rules.tables.in_polars import answer_parts
from cerra_rules.tables.lookups import Coded
from cerra_rules.tables.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

    from cerra_rules.records.columns import Columns

MOST_SMALL = 127
"""Outcomes of which 8 bits tell the places."""
_UNREADABLE = (pa.ArrowException, pl.exceptions.PolarsError, TypeError, ValueError, KeyError)


def decide_arrow(request: Request, table: pa.Table) -> pa.Table:
    """Return the table with the new columns; outcomes are a dictionary of text, lists hold text."""
    columns = match_columns(
        request.question, table.column_names, request.columns, request.prefix, has_faults=request.has_faults
    )
    check_types(request.question, columns, schema_of(request, table, columns), "pyarrow")
    return with_answers(Answers(request, columns), table)


def with_answers(answers: Answers, table: pa.Table, *, is_coded: bool = True) -> pa.Table:
    """Return a table with the new columns; outcomes are codes, or plain text."""
    for name, column in answer_columns(answers, table):
        is_text = pa.types.is_dictionary(column.type) and not is_coded
        table = table.append_column(name, column.cast(pa.string()) if is_text else column)
    return table


def schema_of(request: Request, table: pa.Table, columns: Columns) -> pl.Schema:
    """Return the types of the columns of facts as polars has them. Raises FactError for the first that it cannot read."""
    types = {}
    for name, column in columns.facts.items():
        try:
            if pa.types.is_interval(table.schema.field(column).type):  # polars panics, which no program can catch
                raise TypeError("a span of months, days and nanoseconds")
            types[column] = as_polars(table.slice(0, 0), [column]).schema[column]
        except _UNREADABLE as error:
            what = f"{request.question.id}: column `{column}`, for fact `{name}`, cannot be read"
            raise FactError(what, f"give it a plain type: {str(error).splitlines()[0].lower()}") from None
    return pl.Schema(types)


def as_polars(table: pa.Table, names: Iterable[str]) -> pl.DataFrame:
    """Return some columns as polars has them; whole numbers of more than 64 bits come as decimals."""
    chosen = table.select([*names])
    if not chosen.num_columns:
        return pl.DataFrame({"(none)": pl.repeat(None, table.num_rows, eager=True)})
    found: Any = pl.from_arrow(chosen)
    wide = [n for n, dtype in found.schema.items() if isinstance(dtype, pl.Decimal) and dtype.scale == 0]
    read: pl.DataFrame = found.with_columns(pl.col(wide).cast(pl.Int128)) if wide else found
    return read


def answer_columns(answers: Answers, table: pa.Table) -> list[tuple[str, pa.ChunkedArray]]:
    """Return the new columns for a table, in the common types of Arrow.

    They are read and made part by part, for fresh memory costs more than the work.
    """
    names = answers.columns.facts.values()

    def decide(start: int, most: int) -> pa.Table:
        return _as_arrow(answers.new(as_polars(table.slice(start, most), names), 1 + start))

    new = pa.concat_tables(answer_parts(table.num_rows, decide))
    return list(zip(new.column_names, new.columns, strict=True))


def _as_arrow(new: Mapping[str, pl.Series | Coded]) -> pa.Table:
    """Return new columns in the common types."""
    return pa.table({name: _column(column) for name, column in new.items()})


def _column(column: pl.Series | Coded) -> pa.Array:
    if isinstance(column, Coded):
        return _column(column.table).take(column.places.to_arrow())
    made = column.to_arrow()
    return made.cast(_plain(made.type))


def _plain(kind: pa.DataType) -> pa.DataType:
    """Return the common type for one of polars' own: text and lists with short offsets, codes that may grow."""
    if pa.types.is_dictionary(kind):
        return pa.dictionary(pa.int32(), pa.string())
    if pa.types.is_large_list(kind):
        return pa.list_(_plain(kind.value_type))
    return pa.string() if pa.types.is_large_string(kind) or pa.types.is_string_view(kind) else kind


def decide_pandas(request: Request, table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the new columns, of Arrow types (outcomes: categorical); index and other columns stay.

    Raises FactError for a column in which what is missing cannot be told from a value.
    """
    import pandas as pd  # noqa: PLC0415  # pyarrow tables do without

    labels = list(table.columns)
    if len(set(labels)) < len(labels):
        raise FactError(f"{request.question.id}: two columns of the table have the same name", "rename one")
    columns = match_columns(request.question, labels, request.columns, request.prefix, has_faults=request.has_faults)
    for name, column in columns.facts.items():
        _check_missing(request, name, column, table[column].dtype)
    read: Any = table[list(columns.facts.values())].reset_index(drop=True)
    facts = _from_pandas(request, read, columns)
    check_types(request.question, columns, schema_of(request, facts, columns), "pandas")
    found = table.copy(deep=False)
    for name, column in answer_columns(Answers(request, columns), facts):
        values = _categorical(column) if pa.types.is_dictionary(column.type) else pd.arrays.ArrowExtensionArray(column)
        found[name] = pd.Series(values).set_axis(table.index)
    return found


def _from_pandas(request: Request, read: pd.DataFrame, columns: Columns) -> pa.Table:
    """Return columns of facts as Arrow has them. Raises FactError for the first that it cannot read."""
    made = {}
    for name, column in columns.facts.items():
        try:
            made[column] = pa.array(read[column], from_pandas=True)
        except _UNREADABLE as error:
            what = f"{request.question.id}: column `{column}`, for fact `{name}`, cannot be read"
            raise FactError(what, f"give it a plain type: {str(error).splitlines()[0].lower()}") from None
    return pa.table(made) if made else pa.Table.from_pandas(read, preserve_index=False)


def _categorical(column: pa.ChunkedArray) -> pd.Categorical:
    """Return codes as a categorical; all chunks have the same."""
    import pandas as pd  # noqa: PLC0415  # pyarrow tables do without

    outcomes = column.chunk(0).dictionary.to_pylist()
    codes = pa.chunked_array([chunk.indices for chunk in column.chunks])
    codes = codes.fill_null(-1) if codes.null_count else codes  # as pandas says nothing
    small = codes.cast(pa.int8()) if len(outcomes) <= MOST_SMALL else codes  # as pandas has them: a copy saved
    return pd.Categorical.from_codes(small.to_numpy(), outcomes, validate=False)


def _check_missing(request: Request, name: str, column: Any, dtype: Any) -> None:
    """Raise FactError for a pandas type that does not fit, or hides what is missing."""
    kind, place = request.question.facts.specs[name].kind, f"{request.question.id}: column `{column}` ({dtype})"
    way = remedy(request.question, name, column, "pandas", kind)
    if kind == "set":
        way = "convert it to pd.ArrowDtype(pa.list_(pa.string()))"
    if getattr(dtype, "char", "") == "O":
        raise FactError(f"{place} holds Python objects, of which nobody knows what is missing", way)
    arrow_type = getattr(dtype, "pyarrow_dtype", None)
    is_instant = dtype.kind == "M" if arrow_type is None else pa.types.is_timestamp(arrow_type)
    if is_instant and kind == "date":
        aware = getattr(dtype if arrow_type is None else arrow_type, "tz", None) is not None
        zone = ".dt.tz_convert('Asia/Shanghai')" if aware else ".dt.tz_localize(...).dt.tz_convert('Asia/Shanghai')"
        raise FactError(
            f"{place} holds instants, not days, as fact `{name}` asks",
            f"take the day in Shanghai: {zone}.dt.date.astype('date32[pyarrow]')",
        )
    exact = f"table[{column!r}].astype('Int64')"  # which refuses fractions
    if dtype.kind == "f" and kind != "enum":
        raise FactError(
            f"{place} holds fractions, in which what is missing looks like a number", exact if kind == "int" else way
        )
