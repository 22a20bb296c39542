"""Deciding tables of cases: the front door to `frames`, which takes a question by its id as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from cerra_rules.decisions import Readings
from cerra_rules.frames import decide_table
from cerra_rules.library import find
from cerra_rules.periods import RestDays
from cerra_rules.rules import Question

Table = TypeVar("Table")


def decide_frame(
    question: Question[Any] | str,
    frame: Table,
    *,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    columns: Mapping[str, str] | None = None,
    prefix: str = "",
) -> Table:
    """Decide a question on every row of a table, and return the same kind of table with the answers added.

    `frame` is a polars DataFrame or LazyFrame, a pyarrow Table, a pandas DataFrame, a duckdb relation or a Spark
    DataFrame; whatever is lazy stays lazy. A fact is read from the column of its name, or from the one that
    `columns` names for it; a fact without a column is unknown, and so is a missing value; other columns are left
    alone. Added are `outcome` (or `undetermined`), `citations` (locators), `needs` (the unknown facts that can still
    change the outcome) and the values of the question, their names after `prefix`. Answers are those of `decide`.

    Raises QuestionError, ReadingError, CalendarError; FactError for a question that cannot be decided on tables, a
    column of the wrong type, and a value that its fact cannot have (naming column, row and value; row 1 is the
    first); ContradictionError for a row that no case can be. Nothing is returned then; a lazy frame raises what is
    wrong with its values when it is collected.
    """
    asked = find(question) if isinstance(question, str) else question
    return decide_table(asked, frame, readings=readings, calendar=calendar, columns=columns, prefix=prefix)
