"""Facts written as text, as CSV files have them: read strictly, each by the type of its fact.

true or false, in capitals or not; a whole number; a day as YYYY-MM-DD; an option by its name; a set as its members with
commas between, `[]` where it is empty. Spaces around them say nothing, and an empty field is unknown. Nothing else is
understood. What a cell says is the same to `check`, which reads it with Python in `checking.tables`.
"""

from __future__ import annotations

import polars as pl

from cerra_rules.errors import FactError
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import FactSpec
from cerra_rules.tables.columns import Columns

EMPTY = "[]"


def parse(question: Question, columns: Columns, batch: pl.DataFrame, first: int) -> pl.DataFrame:  # type: ignore[type-arg]  # of any facts
    """Return a batch with the columns of facts read from text. Raises FactError for the first that says nothing."""
    read = {}
    for name, column in columns.facts.items():
        spec = question.facts.specs[name]
        said = batch.get_column(column)
        said = said.str.strip_chars()
        said = said.set(said == "", None)  # in quotes an empty field is no null yet
        read[column] = _read(spec, said)
        wrong = said.is_not_null() & read[column].is_null()
        if wrong.any():
            row = wrong.arg_max() or 0
            place = columns.where(first + row, name)
            question.facts.read({name: said[row]}, place)
            raise FactError(f"{place}: fact `{name}` cannot be `{said[row]}`", "write a day as YYYY-MM-DD")
    return batch.with_columns(*read.values())


def _read(spec: FactSpec, said: pl.Series) -> pl.Series:
    text = pl.col(said.name)
    value: pl.Expr
    match spec.kind:
        case "bool":
            text = text.str.to_lowercase()
            value = pl.when(text == "true").then(statement=True).when(text == "false").then(statement=False)
        case "int":
            value = pl.when(text.str.contains(r"^-?(0|[1-9][0-9]{0,8})$")).then(text.str.to_integer(strict=False))
        case "date":
            is_day = text.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
            value = pl.when(is_day).then(text.str.to_date("%Y-%m-%d", strict=False))
        case "enum":
            value = text
        case kind:
            value = pl.when(text == EMPTY).then(pl.lit([], pl.List(pl.String))).otherwise(_members(text))
            if kind == "dates":
                value = value.list.eval(pl.element().str.to_date("%Y-%m-%d", strict=False))
    return said.to_frame().select(value.alias(said.name)).to_series()


def _members(text: pl.Expr) -> pl.Expr:
    return text.str.split(",").list.eval(pl.element().str.strip_chars())


def written(table: pl.DataFrame) -> pl.DataFrame:
    """Return a table as CSV can hold it: lists, which are facts or answers, as their items with commas between."""
    lists = [pl.col(n).cast(pl.List(pl.String)) for n, dtype in table.schema.items() if isinstance(dtype, pl.List)]
    return table.with_columns(
        pl.when(items.list.len() == 0).then(pl.lit(EMPTY)).otherwise(items.list.join(",")).name.keep()
        for items in lists
    )
