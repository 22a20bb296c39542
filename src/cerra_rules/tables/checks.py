"""Whether polars columns hold facts: their types at once, their values batch by batch. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import polars as pl

from cerra_rules.errors import FactError
from cerra_rules.front import question_ids
from cerra_rules.language.periods import EARLIEST_DAY, LATEST_DAY
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import FactSpec
from cerra_rules.records.columns import Columns
from cerra_rules.tables.hints import HINTS, INSTANT, NAIVE, Home
from cerra_rules.tables.words import dtype_of

_TEXT = (pl.String, pl.Categorical, pl.Enum)
_WANTED = {
    "bool": "a column of booleans",
    "int": "a column of whole numbers",
    "date": "a column of days",
    "enum": "a column of text",
    "set": "a column of lists of text",
    "dates": "a column of lists of days",
}
MOST_COMPARED = 10
"""Options that texts are compared with one by one."""
SHORT = 12
"""Bytes of a text that polars compares without going to where longer ones are kept."""
ROW = "(row)"
_EPOCH = 719_163
"""1 January 1970, counted from the year 1."""


def check_types(
    question: Question[Any],
    columns: Columns,
    schema: Mapping[str, pl.DataType],
    home: Home = "polars",
    said: Mapping[str, str] | None = None,
) -> None:
    """Raise FactError for the first column whose type is not that of its fact, with the remedy in the words of `home`.

    `said` is what the types are called there, where polars calls them otherwise.
    """
    for name, column in columns.facts.items():
        spec, dtype = question.facts.specs[name], schema[column]
        if dtype == pl.Null or fits(spec, dtype):
            continue
        what, way = _WANTED[spec.kind], spec.kind
        if isinstance(dtype, pl.Datetime) and spec.kind == "date":
            what, way = f"{what}, but of instants", INSTANT if dtype.time_zone else NAIVE
        called = dtype if said is None else said[column]
        raise FactError(
            f"{columns.place}: column `{column}` ({called}) is not {what}, as fact `{name}` asks",
            remedy(question, name, column, home, way),
        )


def remedy(question: Question[Any], name: str, column: str, home: Home, way: str) -> str:
    """Return how a column becomes one for a fact, in the words of a library."""
    named = repr(question.id) if question.id in question_ids() else "question"
    return HINTS[home][way].format(column, named, name)


def fits(spec: FactSpec, dtype: pl.DataType) -> bool:
    """Say whether a column of this type holds a fact as it is."""
    match spec.kind:
        case "bool":
            return dtype == pl.Boolean
        case "int":
            return dtype.is_integer()
        case "date":
            return dtype == pl.Date
        case "enum":
            return isinstance(dtype, _TEXT)
        case "dates":
            return isinstance(dtype, pl.List) and dtype.inner in {pl.Date, pl.Null}
        case _:
            return isinstance(dtype, pl.List) and isinstance(dtype.inner, (*_TEXT, pl.Null))


def read_facts(question: Question[Any], columns: Columns, batch: pl.DataFrame) -> tuple[pl.DataFrame, set[int]]:
    """Return the facts of a batch, each column by the name of its fact and in its own type, and the numbers of its rows, from 0.

    The second are the numbers of the rows that say what a fact cannot be, or a day that they deny.
    """
    specs = question.facts.specs
    taken = {name: batch.get_column(column).rename(name) for name, column in columns.facts.items()}
    read = {name: _read(specs[name], column) for name, column in taken.items()}
    wrong = [mask for name, column in taken.items() if (mask := _wrong(specs[name], column, read[name])) is not None]
    for day, flag in _flags(specs):
        if day in read:
            read[flag] = _flagged(read[day], read.get(flag))
            wrong.append(read[day].is_not_null() & ~read[flag])
    rows = {row for mask in wrong if mask.any() for row in mask.arg_true()}
    return pl.DataFrame({ROW: pl.int_range(batch.height, dtype=pl.UInt32, eager=True), **read}), rows


def stated(question: Question[Any], columns: Columns, batch: pl.DataFrame, row: int) -> dict[str, Any]:
    """Return what a row of a batch states, as the plain mapping that `decide` takes."""
    held = {name: columns.facts[name] for name in question.facts.specs if name in columns.facts}
    return {name: _value(batch.get_column(column), row) for name, column in held.items()}


def present(question: Question[Any], columns: Columns) -> frozenset[str]:
    """Return the facts that a table says something of: those with a column, and the flags of days with one."""
    flags = {flag for day, flag in _flags(question.facts.specs) if day in columns.facts}
    return frozenset(flags).union(columns.facts)


def _flags(specs: Mapping[str, FactSpec]) -> Iterator[tuple[str, str]]:
    return ((name, spec.only_if) for name, spec in specs.items() if spec.only_if)


def _flagged(day: pl.Series, flag: pl.Series | None) -> pl.Series:
    """Return a yes or no that a day states: it is so where the day is known and it is not said."""
    stated = day.is_not_null()
    said = pl.Series([None], dtype=pl.Boolean).new_from_index(0, len(day)) if flag is None else flag
    return said.zip_with(said.is_not_null() | ~stated, stated)


def _value(column: pl.Series, row: int) -> Any:
    """Return a value as Python has it; of a day that Python knows none of, how far it is from 1970."""
    days = column.to_physical()[row] if column.dtype == pl.Date else None
    if days is not None and not 1 <= days + _EPOCH <= date.max.toordinal():
        return f"the day {days} days from 1970"
    value = column[row]
    return value.to_list() if isinstance(value, pl.Series) else value


def _read(spec: FactSpec, column: pl.Series) -> pl.Series:
    wanted = dtype_of(spec)
    if column.dtype == wanted:
        return column
    if column.dtype == pl.String and isinstance(wanted, pl.Enum):
        return _options(column, wanted)
    return column.cast(wanted, strict=False)


def _options(column: pl.Series, wanted: pl.Enum) -> pl.Series:
    """Return texts as options, null where they are none. To look texts up costs polars more than to compare them with a few."""
    if len(wanted.categories) > MOST_COMPARED:
        return column.cast(wanted, strict=False)
    length, none = column.str.len_bytes(), pl.Series([None], dtype=wanted)
    is_it = [_is(column, text, length) for text in wanted.categories]
    found = pl.Series(wanted.categories[:1], dtype=wanted).new_from_index(0, len(column))
    for option, mask in zip(wanted.categories[1:], is_it[1:], strict=True):
        found = pl.Series([option], dtype=wanted).zip_with(mask, found)
    return found if sum(mask.sum() for mask in is_it) == len(column) else found.zip_with(reduce(or_, is_it), none)


def _is(column: pl.Series, text: str, length: pl.Series) -> pl.Series:
    """Return where a column has a text; of a long one the length tells that, if no other text of that length is there."""
    size = len(text.encode())
    if size > SHORT:
        is_it = length == size
        if (column.filter(is_it) == text).all():
            return is_it
    return column == text


def _wrong(spec: FactSpec, column: pl.Series, read: pl.Series) -> pl.Series | None:
    """Return where values are none that a fact can have, None where all are."""
    if read.null_count() == len(read) == column.null_count():
        return None
    if spec.kind == "enum":
        wrong = read.null_count() > column.null_count()
        return column.is_not_null() & read.is_null() if wrong else None
    if spec.kind in {"int", "date"}:
        low, high = spec.low, spec.high
        if spec.kind == "date":
            read = read.to_physical()
            low, high = low - _EPOCH, high - _EPOCH
        least: Any = read.min()
        most: Any = read.max()
        if read.null_count() == column.null_count() and low <= least and most <= high:  # not all are null here
            return None
        is_outside = ~read.is_between(low, high)
        return column.is_not_null() & is_outside.fill_null(value=True)
    if spec.kind == "dates":
        is_day = pl.element().is_between(EARLIEST_DAY, LATEST_DAY).fill_null(value=False).all()
        return ~read.list.agg(is_day).fill_null(value=True)
    if spec.kind == "set":
        values = [str(v) for v in spec.values]
        is_known = pl.element().is_in(values).fill_null(value=False).all()
        fits_all = read.explode(empty_as_null=False, keep_nulls=False).is_in(values).fill_null(value=False).all()
        return None if fits_all else ~read.list.agg(is_known).fill_null(value=True)
    return None


def known_facts(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the known facts of one row, as a fact model reads them."""
    return {name: value for name, value in row.items() if value is not None and name != ROW}
