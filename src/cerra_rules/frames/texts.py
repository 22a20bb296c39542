"""Facts written as text, as CSV files have them: read strictly, each by the type of its fact.

true or false; a whole number; a day as YYYY-MM-DD; an option by its name; a set as its members with commas between,
`[]` where it is empty. An empty field is unknown. Nothing else is understood.
"""

from __future__ import annotations

import polars as pl

from cerra_rules.errors import FactError
from cerra_rules.frames.columns import Columns
from cerra_rules.rules import Question
from cerra_rules.terms import FactSpec

EMPTY = "[]"


def parse(question: Question, columns: Columns, batch: pl.DataFrame, first: int) -> pl.DataFrame:  # type: ignore[type-arg]  # of any facts
    """Return a batch with the columns of facts read from text. Raises FactError for the first that says nothing."""
    read = {}
    for name, column in columns.facts.items():
        spec = question.facts.specs[name]
        said = batch.get_column(column)
        said = said.set(said == "", None)  # in quotes an empty field is no null yet
        read[column] = _read(spec, said)
        wrong = said.is_not_null() & read[column].is_null()
        if wrong.any():
            row = wrong.arg_max() or 0
            place = f"{columns.place}: column `{column}`, row {first + row}"
            question.facts.read({name: said[row]}, place)
            raise FactError(f"{place}: fact `{name}` cannot be `{said[row]}`", "write a day as YYYY-MM-DD")
    return batch.with_columns(*read.values())


def _read(spec: FactSpec, said: pl.Series) -> pl.Series:
    text = pl.col(said.name)
    value: pl.Expr
    match spec.kind:
        case "bool":
            value = pl.when(text == "true").then(statement=True).when(text == "false").then(statement=False)
        case "int":
            value = pl.when(text.str.contains(r"^-?[0-9]{1,9}$")).then(text.str.to_integer(strict=False))
        case "date":
            is_day = text.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
            value = pl.when(is_day).then(text.str.to_date("%Y-%m-%d", strict=False))
        case "enum":
            value = text
        case _:
            value = pl.when(text == EMPTY).then(pl.lit([], pl.List(pl.String))).otherwise(text.str.split(","))
    return said.to_frame().select(value.alias(said.name)).to_series()


def written(table: pl.DataFrame) -> pl.DataFrame:
    """Return a table as CSV can hold it: lists as their items with commas between."""
    lists = [name for name, dtype in table.schema.items() if dtype == pl.List(pl.String)]
    shown = (pl.when(pl.col(n).list.len() == 0).then(pl.lit(EMPTY)).otherwise(pl.col(n).list.join(",")) for n in lists)
    return table.with_columns(text.alias(name) for name, text in zip(lists, shown, strict=True))
