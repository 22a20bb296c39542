"""Tables of polars: a DataFrame or LazyFrame in, the same out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import polars as pl

from cerra_rules.records.columns import match_columns
from cerra_rules.tables.answers import Answers
from cerra_rules.tables.checks import ROW, check_types
from cerra_rules.tables.faulty import FaultyRowsError
from cerra_rules.tables.hints import Home
from cerra_rules.tables.request import Request

T = TypeVar("T")
BATCH = 1 << 19
"""Rows decided at a time: few enough for the processor's cache, enough to be worth a step of Python and fresh memory."""
MOST_WORKERS = 8
"""Parts that are decided side by side; more would wait for each other's steps of Python."""


def answers_for(
    request: Request,
    schema: pl.Schema,
    names: Iterable[str] | None = None,
    home: Home = "polars",
) -> Answers:
    """Return what answers a request on tables with this schema, among columns of these names.

    Raises FactError, whose hint is in the words of the library that the table came from.
    """
    columns = match_columns(
        request.question,
        schema if names is None else names,
        request.columns,
        request.prefix,
        has_faults=request.has_faults,
    )
    check_types(request.question, columns, schema, home)
    return Answers(request, columns)


def answer_batches(answers: Answers, table: pl.DataFrame, first: int = 1) -> Iterator[pl.DataFrame]:
    """Yield the new columns for a table, part by part. Raises FactError for the rows of a part that are no cases.

    One after the other: polars calls this from its own threads, which must not wait for others.
    """
    part = _facts(answers, table)
    for start in range(0, max(table.height, 1), BATCH):
        try:
            found = answers(part.slice(start, BATCH), first + start)
        except FaultyRowsError as error:
            raise error.refusal() from None
        yield found


def _facts(answers: Answers, table: pl.DataFrame) -> pl.DataFrame:
    return table.select(answers.columns.facts.values()) if answers.columns.facts else table


def answer_parts(height: int, decide: Callable[[int, int], T]) -> list[T]:
    """Return what the parts of a table of some height are decided to, each given its first row and how many it has at most.

    Parts are decided side by side. Raises FactError for the rows of all parts that are no cases.
    """

    def tried(start: int) -> T | FaultyRowsError:
        try:
            return decide(start, BATCH)
        except FaultyRowsError as error:
            return error

    workers, starts = min(pl.thread_pool_size(), MOST_WORKERS, -(-height // BATCH)), range(0, max(height, 1), BATCH)
    if workers < 2:
        return _sound([tried(start) for start in starts])
    with ThreadPoolExecutor(workers) as pool:
        running = [pool.submit(tried, start) for start in starts]
        try:
            return _sound([one.result() for one in running])
        finally:
            for one in running:
                one.cancel()


def _sound(parts: Iterable[T | FaultyRowsError]) -> list[T]:
    """Return what parts are decided to. Raises FactError for the rows of all parts that are no cases."""
    sound: list[T] = []
    faulty: list[FaultyRowsError] = []
    for part in parts:
        if isinstance(part, FaultyRowsError):
            faulty.append(part)
        else:
            sound.append(part)
    if faulty:
        raise FaultyRowsError.joined(faulty).refusal()
    return sound


def decide_table(request: Request, table: pl.DataFrame) -> pl.DataFrame:
    """Return the table with the new columns."""
    answers = answers_for(request, table.schema)
    facts = _facts(answers, table)
    parts = answer_parts(table.height, lambda start, most: answers(facts.slice(start, most), 1 + start))
    return table.hstack(pl.concat(parts))


def decide_lazily(request: Request, table: pl.LazyFrame) -> pl.LazyFrame:
    """Return the lazy table with the new columns.

    Columns and their types are checked at once; values are checked, batch by batch, when the table is collected.
    """
    schema = table.collect_schema()
    answers = answers_for(request, schema)
    row = ROW
    while row in schema:
        row += "'"

    def decide(batch: pl.DataFrame) -> pl.DataFrame:
        first = int(batch[row][0]) if batch.height else 0
        return batch.drop(row).hstack(pl.concat(answer_batches(answers, batch, first + 1)))

    numbered = table.with_row_index(row)
    return numbered.map_batches(decide, schema={**schema, **answers.schema()}, streamable=True)
