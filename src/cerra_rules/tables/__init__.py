"""Tables of cases: one question decided on all rows of a table, of whatever kind the table is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from cerra_rules.deciding.decision import Readings
from cerra_rules.errors import FactError, MissingExtraError, install
from cerra_rules.language.periods import RestDays
from cerra_rules.language.questions import Question
from cerra_rules.tables.request import request

Table = TypeVar("Table")
_HOMES = {"polars", "pandas", "pyarrow", "duckdb", "_duckdb", "pyspark"}


def decide_table(
    question: Question[Any],
    table: Table,
    *,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    columns: Mapping[str, str] | None = None,
    prefix: str = "",
) -> Table:
    """Return the table with the columns `outcome`, `citations`, `needs` and the values of the question added.

    See `cerra_rules.tables.bulk.decide_frame`, which takes the id of a question as well.
    """
    # Of a kind of one's own, the home is that of its base.
    homes = (kind.__module__.partition(".")[0] for kind in type(table).__mro__)
    home = next((home for home in homes if home in _HOMES), None)
    if home is None:
        raise FactError(
            f"{question.id}: cannot decide on a {type(table).__name__}",
            "give a polars DataFrame or LazyFrame, a pyarrow Table, a pandas DataFrame, a duckdb relation, or a Spark "
            f"DataFrame ({install('frames')}, or [spark])",
        )
    asked = request(question, readings, calendar, columns, prefix)
    try:
        found: Any = _decide(home, asked, table)
    except ModuleNotFoundError as error:
        extra = "spark" if home == "pyspark" else "frames"
        raise MissingExtraError(f"{question.id}: deciding tables needs `{error.name}`", install(extra)) from None
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
