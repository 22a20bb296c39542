"""Deciding tables of cases: one question decided on all rows of a table, of whatever kind the table is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from cerra_rules.deciding.decision import Readings
from cerra_rules.errors import FactError, MissingExtraError, install
from cerra_rules.front import question_of
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.records.recipe import Recipe
from cerra_rules.records.tables import Table, open_table
from cerra_rules.tables.request import request

if TYPE_CHECKING:
    from cerra_rules.tables.files import Summary

Frame = TypeVar("Frame")
_HOMES = {"polars", "pandas", "pyarrow", "duckdb", "_duckdb", "pyspark"}


def decide_frame(
    question: Question[Any] | str,
    frame: Frame,
    *,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    columns: Mapping[str, str] | None = None,
    prefix: str = "",
    faults: Literal["raise", "column"] = "raise",
) -> Frame:
    """Decide a question on every row of a table, and return the same kind of table with the answers added.

    `frame` is a polars DataFrame or LazyFrame, a pyarrow Table, a pandas DataFrame, a duckdb relation or a Spark
    DataFrame. A LazyFrame and a Spark DataFrame stay lazy; of a duckdb relation the rows are read and answered at once,
    and what comes back is a relation over the answers of that moment. A fact is read from the column of its name, or
    from the one that `columns` names for it; a fact without a column is unknown, and so is a missing value; other columns
    are left alone. Added are `outcome` (or `undetermined`), `citations` (locators), `needs` (the unknown facts that can
    still change the outcome) and the values of the question, their names after `prefix`. Answers are those of `decide`.

    A row that `decide` refuses is no case. With `faults="raise"` the table is refused for all such rows: they are counted, and
    the first twenty are named, each with all that is wrong with it. With `faults="column"` they are left without answers (null in
    each new column), and a last column `faults` lists what is wrong with each row, in English with the remedy; of a case, nothing.

    Raises QuestionError, ReadingError, CalendarError; FactError for a column of the wrong type, and for rows that are no cases
    (naming column, row and value; row 1 is the first), ContradictionError where their facts only contradict each other. Nothing is
    returned then; `faults` of the error has those of the first twenty rows. What is lazy raises what is wrong with its values when
    it is collected: a polars frame names the rows of one part, for it is decided in parts side by side; a query of Spark fails with
    the same words. MissingExtraError where the executors of Spark lack polars or this package.
    """
    asked = question_of(question)
    # Of a kind of one's own, the home is that of its base.
    homes = (kind.__module__.partition(".")[0] for kind in type(frame).__mro__)
    home = next((home for home in homes if home in _HOMES), None)
    if home is None:
        raise FactError(
            f"{asked.id}: cannot decide on a {type(frame).__name__}",
            "give a polars DataFrame or LazyFrame, a pyarrow Table, a pandas DataFrame, a duckdb relation, or a Spark "
            f"DataFrame ({install('frames')}, or [spark])",
        )
    request_made = request(asked, readings, calendar, columns, prefix, faults)
    try:
        found: Any = _decide(home, request_made, frame)
    except ModuleNotFoundError as error:
        extra = "spark" if home == "pyspark" else "frames"
        raise MissingExtraError(f"{asked.id}: deciding tables needs `{error.name}`", install(extra)) from None
    return found  # type: ignore[no-any-return]  # each kind of table comes back as it is


def _decide(home: str, asked: Any, table: Any) -> Any:
    # Each engine is imported when a table of its kind comes along.
    if home in {"duckdb", "_duckdb"}:
        from cerra_rules.tables.in_duckdb import decide_relation  # noqa: PLC0415

        return decide_relation(asked, table)
    if home == "pyspark":
        from cerra_rules.tables.in_spark import decide_spark  # noqa: PLC0415

        return decide_spark(asked, table)
    if home == "polars":
        import polars as pl  # noqa: PLC0415

        from cerra_rules.tables.in_polars import decide_lazily, decide_table  # noqa: PLC0415

        if isinstance(table, pl.LazyFrame):
            return decide_lazily(asked, table)
        if isinstance(table, pl.DataFrame):
            return decide_table(asked, table)
    if home == "pyarrow":
        import pyarrow as pa  # noqa: PLC0415

        from cerra_rules.tables.in_arrow import decide_arrow  # noqa: PLC0415

        if isinstance(table, pa.Table):
            return decide_arrow(asked, table)
    if home == "pandas":
        import pandas as pd  # noqa: PLC0415

        from cerra_rules.tables.in_arrow import decide_pandas  # noqa: PLC0415

        if isinstance(table, pd.DataFrame):
            return decide_pandas(asked, table)
    raise FactError(
        f"{asked.question.id}: cannot decide on a {home} {type(table).__name__}",
        "give the whole table as a frame",
    )


def decide_files(
    question: Question[Any] | str,
    sources: Sequence[str],
    target: str,
    *,
    engine: str = "polars",
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    columns: Mapping[str, str] | None = None,
    prefix: str = "",
    faults: Literal["raise", "column"] = "raise",
    force: bool = False,
    progress: Callable[[int, int | None], None] | None = None,
    recipe: Recipe | None = None,
    open_rows: Callable[[str], Table] | None = None,
) -> Summary:
    """Decide every row of Parquet, CSV or spreadsheet files into one file, in memory that does not grow with them.

    `target` is absent until it is complete; one that exists is replaced only with `force`. Rows that are no cases
    are counted in the summary, which has the errors of the first twenty, and then nothing is written; with `faults="column"` they
    are written, as `decide_frame` does. `recipe` says how the files are read, `open_rows` opens
    those that are not Parquet, if not as tables. `progress` is told, now and then, how many more
    rows are done, of how many (None: nobody knows). `engine` can only be polars. The rest is as in `decide_frame`.

    Raises CaseFileError for files that cannot be read or written, FactError for another engine, and what
    `decide_frame` raises for columns.
    """
    if engine != "polars":
        raise FactError(
            f"bulk: files are not decided by `{engine}`",
            "leave the engine out: polars reads the same files; tables of duckdb and Spark are for `decide_frame`",
        )
    asked = request(question_of(question), readings, calendar, columns, prefix, faults)
    try:
        from cerra_rules.tables.files import decide_files as decide  # noqa: PLC0415  # an optional package
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"bulk: deciding files needs `{error.name}`", install("frames")) from None
    return decide(
        asked, sources, target, open_rows=open_rows or partial(open_table, recipe=recipe), recipe=recipe, force=force,
        progress=progress,
    )  # fmt: skip
