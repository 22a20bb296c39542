"""Files of cases, decided in SQL: by duckdb into one Parquet file, by Spark into a folder of them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cerra_rules.errors import CaseFileError, FactError
from cerra_rules.frames.files import Summary, check_paths, kind_of_file, part_of
from cerra_rules.frames.request import Request


def decide_files(request: Request, sources: Sequence[str], target: str, *, engine: str, force: bool = False) -> Summary:
    """Decide all rows of Parquet files, and return what came of it, as `files.decide_files` does.

    A fault of the summary is the first row at fault.
    """
    if check_paths(sources, target, force=force) != "parquet" or kind_of_file(target) != "parquet":
        raise CaseFileError(f"{target}: {engine} reads and writes Parquet here", "CSV files are for --engine polars")
    part = part_of(target)
    summary = Summary()
    try:
        (_by_duckdb if engine == "duckdb" else _by_spark)(request, sources, part, summary)
        if Path(target).is_dir():
            shutil.rmtree(target)
        part.replace(target)
    except FactError as error:
        summary.faults.append(error)
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(part) if part.is_dir() else part.unlink()
    return summary


def _by_duckdb(request: Request, sources: Sequence[str], part: Path, summary: Summary) -> None:
    import duckdb  # noqa: PLC0415  # Spark does without

    from cerra_rules.frames.in_duckdb import SOURCE, decide_relation, query  # noqa: PLC0415

    outcome, citations = (f'"{request.prefix}{name}"' for name in ("outcome", "citations"))
    try:
        with duckdb.connect() as connection:
            decide_relation(request, connection.read_parquet(list(sources))).write_parquet(
                str(part), compression="zstd"
            )
            done = connection.read_parquet(str(part))
            summary.outcomes = Counter(
                dict(query(done, f"SELECT {outcome}, COUNT(*) FROM {SOURCE} GROUP BY 1").fetchall())
            )
            cited = f"SELECT p, COUNT(*) FROM (SELECT UNNEST({citations}) AS p FROM {SOURCE}) GROUP BY 1"
            summary.provisions = Counter(dict(query(done, cited).fetchall()))
    except duckdb.Error as error:
        raise CaseFileError(f"{', '.join(sources)}: {str(error).splitlines()[0].lower()}") from None
    summary.rows = summary.outcomes.total()


def _by_spark(request: Request, sources: Sequence[str], part: Path, summary: Summary) -> None:
    from pyspark.sql import SparkSession  # noqa: PLC0415  # duckdb does without
    from pyspark.sql import functions as f  # noqa: PLC0415

    from cerra_rules.frames.in_spark import decide_spark  # noqa: PLC0415

    session = SparkSession.builder.appName("cerra-rules bulk").getOrCreate()
    decide_spark(request, session.read.parquet(*sources)).write.parquet(str(part))
    done = session.read.parquet(str(part))
    outcome, citations = (f"`{request.prefix}{name}`" for name in ("outcome", "citations"))
    summary.outcomes = Counter({r[0]: r[1] for r in done.groupBy(outcome).count().collect()})
    cited = done.select(f.explode(f.col(citations)).alias("p")).groupBy("p").count().collect()
    summary.provisions = Counter({r[0]: r[1] for r in cited})
    summary.rows = summary.outcomes.total()
