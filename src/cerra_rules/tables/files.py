"""Files of cases, of any size: read in batches, decided, and written beside their place until they are whole.

What is read is never written to. What is written stands under a name of its own until it is complete, and then takes
its place at once: a run that is killed leaves no OUT, or the one that was there before.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

import polars as pl

from cerra_rules.errors import CaseFileError, CerraError, FactError
from cerra_rules.tables.answers import Answers
from cerra_rules.tables.columns import match_columns
from cerra_rules.tables.csv_faults import check_lines, csv_fault
from cerra_rules.tables.in_polars import BATCH, answers_for
from cerra_rules.tables.request import MOST_FAULTS, Request
from cerra_rules.tables.sources import (
    Kind,
    as_arrow,
    check_paths,
    check_writable,
    kind_of_file,
    parquet_schema,
    part_of,
    place_of,
    unwritable,
)
from cerra_rules.tables.texts import parse, written


@dataclass
class Summary:
    """What a run did: rows by outcome and by provision, and the rows that are no cases."""

    rows: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    provisions: Counter[str] = field(default_factory=Counter)
    faults: list[CerraError] = field(default_factory=list)
    settled: int = 0
    """Kinds of rows that were decided in Python, where diagrams do not decide alone."""

    @property
    def by_outcome(self) -> list[tuple[str, int]]:
        """How often each outcome is reached, the most frequent first."""
        return _most_first(self.outcomes)

    @property
    def by_provision(self) -> list[tuple[str, int]]:
        """How often each provision is cited, the most frequent first."""
        return _most_first(self.provisions)

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain data."""
        return {
            "rows": self.rows,
            "outcomes": dict(self.by_outcome),
            "provisions": dict(self.by_provision),
            "faults": [{"message": f.message, "hint": f.hint} for f in self.faults],
            "settled": self.settled,
        }

    def add(self, answers: pl.DataFrame) -> None:
        """Count a batch of answers, whose first columns are outcome and citations."""
        self.rows += answers.height
        outcomes = answers.to_series(0).value_counts().rows()
        cited = answers.to_series(1).explode(empty_as_null=False).value_counts().rows()
        self.outcomes.update({str(name): count for name, count in outcomes})
        self.provisions.update({str(name): count for name, count in cited})


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def count_rows(sources: Sequence[str], kind: Kind) -> int | None:
    """Return how many rows some files hold, where they say so."""
    if kind == "csv":
        return None
    return int(pl.scan_parquet(list(sources), glob=False).select(pl.len()).collect().item())


def decide_files(
    request: Request,
    sources: Sequence[str],
    target: str,
    *,
    force: bool = False,
    progress: Callable[[int, int | None], None] | None = None,
) -> Summary:
    """Decide all rows of some files into one, and return what came of it.

    `progress` is told how many more rows are done, of how many.
    Memory does not grow with the files. Rows that are no cases are faults of the summary; then nothing is written.
    Raises CerraError for files and columns that do not fit.
    """
    kind = check_paths(sources, target, force=force)
    try:
        table = _scan(sources, kind)
        schema = table.collect_schema()
        answers = answers_for(request, *_types(request, schema, kind), home="file")
        check_writable(schema, [*answers.columns.facts.values()], target)
        run, total = _Run(answers, kind), count_rows(sources, kind)
        batches = (
            batch for part in table.collect_batches(chunk_size=BATCH, maintain_order=True) for batch in _cut(part)
        )
        with _Writer(target, kind_of_file(target)) as writer:
            for batch in batches:
                found = run.decide(batch)
                if progress is not None:
                    progress(batch.height, total)
                if found is not None and not run.summary.faults:
                    writer.write(batch.hstack(found))
                if len(run.summary.faults) >= MOST_FAULTS:
                    break
            if run.summary.faults:
                return run.summary
            writer.finish(schema, answers)
    except (pl.exceptions.PolarsError, OSError) as error:
        fault = csv_fault(sources) if kind == "csv" else None
        raise fault or CaseFileError(f"{', '.join(sources)}: {str(error).splitlines()[0].lower()}") from None
    run.summary.settled = len(answers.single.told)
    return run.summary


def _cut(part: pl.DataFrame) -> Iterator[pl.DataFrame]:
    return (part.slice(start, BATCH) for start in range(0, part.height, BATCH))


def _scan(sources: Sequence[str], kind: Kind) -> pl.LazyFrame:
    if kind == "csv":
        names = check_lines(sources)
        return pl.scan_csv(list(sources), infer_schema=False, glob=False, with_column_names=lambda _: names)
    parquet_schema(sources)
    return pl.scan_parquet(list(sources), glob=False)


def _types(request: Request, schema: pl.Schema, kind: Kind) -> tuple[pl.Schema, list[str]]:
    """Return the schema of a file as it is decided on: the facts of CSV files are read from text."""
    from cerra_rules.tables.words import dtype_of  # noqa: PLC0415  # only here

    if kind == "parquet":
        return schema, schema.names()
    columns = match_columns(request.question, schema, request.columns, request.prefix)
    specs = request.question.facts.specs
    typed = {
        column: dtype_of(specs[n]) if specs[n].kind != "enum" else pl.String() for n, column in columns.facts.items()
    }
    return pl.Schema({**schema, **typed}), schema.names()


class _Run:
    """Decides one batch after the other."""

    def __init__(self, answers: Answers, kind: Kind) -> None:
        self.answers = answers
        self.kind = kind
        self.summary = Summary()
        self.first = 1

    def decide(self, batch: pl.DataFrame) -> pl.DataFrame | None:
        """Return the answers to a batch, or None where rows of it are at fault."""
        found = self._answers(batch, self.first)
        if isinstance(found, CerraError):
            self._find(batch, self.first, found)
        else:
            self.summary.add(found)
        self.first += batch.height
        return None if isinstance(found, CerraError) else found

    def _answers(self, batch: pl.DataFrame, first: int) -> pl.DataFrame | CerraError:
        columns = self.answers.columns
        part = batch.select(columns.facts.values()) if columns.facts else batch
        try:
            if self.kind == "csv":
                part = parse(self.answers.question, columns, part, first)
            return self.answers(part, first)
        except FactError as error:  # a ContradictionError is one
            return error

    def _find(self, batch: pl.DataFrame, first: int, error: CerraError) -> None:
        """Add the fault of every row of a batch at fault, halving it until each is found."""
        faults = self.summary.faults
        if len(faults) >= MOST_FAULTS:
            return
        if batch.height == 1:
            faults.append(error)
            return
        half = batch.height // 2
        for part, start in ((batch.head(half), first), (batch.tail(batch.height - half), first + half)):
            found = self._answers(part, start)
            if isinstance(found, CerraError):
                self._find(part, start, found)


class _Writer:
    """Writes a file beside its place, and puts it there when it is whole."""

    def __init__(self, target: str, kind: Kind) -> None:
        self.target = target
        self.kind = kind
        self.part = part_of(target)
        self.to: Any = None
        self.is_empty = True

    def __enter__(self) -> Self:
        self.file = self.part.open("xb")
        return self

    def write(self, table: pl.DataFrame) -> None:
        """Write some more rows. Raises CaseFileError."""
        try:
            self._write(table)
        except (pl.exceptions.PolarsError, OSError, ValueError, NotImplementedError) as error:  # the last are pyarrow's
            raise unwritable(self.target, "cannot be written", error) from None

    def _write(self, table: pl.DataFrame) -> None:
        if self.kind == "csv":
            written(table).write_csv(self.file, include_header=self.is_empty)
        else:
            rows = as_arrow(table)
            if self.to is None:
                import pyarrow.parquet as pq  # noqa: PLC0415  # CSV files do without

                self.to = pq.ParquetWriter(self.file, rows.schema, compression="zstd")
            self.to.write_table(rows)
        self.is_empty = False

    def finish(self, schema: Mapping[str, pl.DataType], answers: Answers) -> None:
        """Put the file in its place. Raises CaseFileError."""
        if self.is_empty:
            self.write(pl.DataFrame(schema={**schema, **answers.schema()}))
        try:
            if self.to is not None:
                self.to.close()
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            self.part.replace(place_of(self.target))
        except OSError as error:
            raise unwritable(self.target, "cannot be written", error) from None

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # of a part that is thrown away
            self.file.close()
        with suppress(FileNotFoundError):
            self.part.unlink()
