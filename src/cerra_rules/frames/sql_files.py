"""Files of cases, decided in SQL: by duckdb into one Parquet file, by Spark into a folder of them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import polars as pl

from cerra_rules.errors import CaseFileError, FactError
from cerra_rules.frames.checks import check_types
from cerra_rules.frames.columns import match_columns
from cerra_rules.frames.files import Summary
from cerra_rules.frames.request import Request
from cerra_rules.frames.sources import (
    check_paths,
    check_writable,
    kind_of_file,
    parquet_schema,
    part_of,
    place_of,
    unwritable,
)


def decide_files(request: Request, sources: Sequence[str], target: str, *, engine: str, force: bool = False) -> Summary:
    """Decide all rows of Parquet files, and return what came of it, as `files.decide_files` does.

    A fault of the summary is the first row at fault.
    """
    is_spark = engine == "spark"
    if check_paths(sources, target, force=force, in_folder=is_spark) != "parquet" or kind_of_file(target) != "parquet":
        raise CaseFileError(f"{target}: {engine} reads and writes Parquet here", "CSV files are for --engine polars")
    if is_spark and (hidden := [s for s in sources if Path(s).name.startswith(("_", "."))]):
        raise CaseFileError(f"{hidden[0]}: Spark passes over files whose name begins with `_` or `.`", "rename it")
    schema = parquet_schema(sources, may_be_empty=not is_spark)
    _check_types(request, schema)
    check_writable(schema, [], target)
    part = part_of(target)
    summary = Summary()
    try:
        (_by_spark if is_spark else _by_duckdb)(request, sources, part, summary)
        if not summary.faults:
            _put(part, target)
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(part) if part.is_dir() else part.unlink()
    return summary


def _check_types(request: Request, schema: pl.Schema) -> None:
    """Refuse columns that are no facts as polars does, in words about files. Raises FactError."""
    columns = match_columns(request.question, schema, request.columns, request.prefix, is_case_sensitive=False)
    check_types(request.question, columns, schema, "file")


def _put(part: Path, target: str) -> None:
    """Put a file or folder in its place; a folder that Spark wrote before is first moved aside. Raises CaseFileError."""
    goal, aside = place_of(target), part.with_suffix(".old")
    try:
        if goal.is_dir():
            goal.rename(aside)
        elif part.is_dir() and goal.exists():
            goal.unlink()
        part.replace(goal)
        if aside.exists():
            shutil.rmtree(aside)
    except OSError as error:
        raise unwritable(target, "cannot be written", error) from None


def _quoted(request: Request, mark: str) -> list[str]:
    """Return the names of the columns that are counted, in the quotation marks of a dialect of SQL."""
    return [mark + f"{request.prefix}{name}".replace(mark, mark * 2) + mark for name in ("outcome", "citations")]


def _by_duckdb(request: Request, sources: Sequence[str], part: Path, summary: Summary) -> None:
    import duckdb  # noqa: PLC0415  # Spark does without

    from cerra_rules.frames.in_duckdb import SOURCE, check_columns, decide_relation, query  # noqa: PLC0415

    outcome, citations = _quoted(request, '"')
    try:
        with duckdb.connect() as connection:
            table = connection.read_parquet([_literally(source) for source in sources], hive_partitioning=False)
            check_columns(request, table)
            try:
                decide_relation(request, table).write_parquet(str(part), compression="zstd")
            except FactError as error:
                summary.faults.append(error)
                return
            done = connection.read_parquet(_literally(str(part)), hive_partitioning=False)
            summary.outcomes = Counter(
                dict(query(done, f"SELECT {outcome}, COUNT(*) FROM {SOURCE} GROUP BY 1").fetchall())
            )
            cited = f"SELECT p, COUNT(*) FROM (SELECT UNNEST({citations}) AS p FROM {SOURCE}) GROUP BY 1"
            summary.provisions = Counter(dict(query(done, cited).fetchall()))
    except duckdb.Error as error:
        raise CaseFileError(f"{', '.join(sources)}: {str(error).splitlines()[0].lower()}") from None
    summary.rows = summary.outcomes.total()


def _literally(path: str) -> str:
    """Return a path as duckdb reads that file and no other: what would make it a pattern stands for itself.

    >>> _literally("q*.parquet")
    'q[*].parquet'
    """
    return re.sub(r"[*?\[]", r"[\g<0>]", path)


def _by_spark(request: Request, sources: Sequence[str], part: Path, summary: Summary) -> None:
    from pyspark.sql import SparkSession  # noqa: PLC0415  # duckdb does without
    from pyspark.sql import functions as f  # noqa: PLC0415

    from cerra_rules.frames.in_spark import check_columns, decide_spark  # noqa: PLC0415

    outcome, citations = _quoted(request, "`")
    session = SparkSession.builder.appName("cerra-rules bulk").getOrCreate()

    def read(*paths: str) -> Any:
        files = (str(Path(path).absolute()) for path in paths)  # Java knows no change of folder
        return session.read.option("__globPaths__", "false").parquet(*files)  # a name is no pattern

    try:
        table = read(*sources)
        check_columns(request, table)
        try:
            decide_spark(request, table).write.parquet(str(part))
        except FactError as error:
            summary.faults.append(error)
            return
        done = read(str(part))
        summary.outcomes = Counter({r[0]: r[1] for r in done.groupBy(outcome).count().collect()})
        cited = done.select(f.explode(f.col(citations)).alias("p")).groupBy("p").count().collect()
        summary.provisions = Counter({r[0]: r[1] for r in cited})
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark", "py4j")):  # through which Java speaks
            raise
        raise CaseFileError(f"{', '.join(sources)}: {_said(error)}") from None
    summary.rows = summary.outcomes.total()


def _said(error: Exception) -> str:
    """Return what Spark says is wrong, without where in its own code."""
    lines = [line.removeprefix(": ") for line in str(error).splitlines() if not line.startswith("An error occurred")]
    return lines[0] if lines else type(error).__name__
