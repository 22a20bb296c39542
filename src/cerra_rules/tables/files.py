"""Files of cases, of any size: read in batches, decided, and written beside their place until they are whole.

What is read is never written to. What is written stands under a name of its own until it is complete, and then takes
its place at once: a run that is killed leaves no OUT, or the one that was there before.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import polars as pl

from cerra_rules.errors import CaseFileError, CerraError, FactError, ReadingError
from cerra_rules.outside.saving import Nameless
from cerra_rules.records.cells import EMPTY
from cerra_rules.records.recipe import Output, Recipe
from cerra_rules.records.tables import NOTHING_OWN, Own
from cerra_rules.tables.answers import Answers
from cerra_rules.tables.reading import Block, Opener, Source, open_parquet, open_source
from cerra_rules.tables.request import MOST_FAULTS, Request
from cerra_rules.tables.request import request as remade
from cerra_rules.tables.sources import (
    ALIKE,
    as_arrow,
    check_names,
    check_paths,
    check_writable,
    kind_of_file,
    parquet_schema,
    place_of,
    unwritable,
)


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


def count_rows(sources: Sequence[str]) -> int | None:
    """Return how many rows some files hold, where they all say so."""
    if {kind_of_file(source) for source in sources} != {"parquet"}:
        return None
    return int(pl.scan_parquet(list(sources), glob=False).select(pl.len()).collect().item())


def decide_files(
    request: Request,
    sources: Sequence[str],
    target: str,
    *,
    open_rows: Opener,
    recipe: Recipe | None = None,
    force: bool = False,
    progress: Callable[[int, int | None], None] | None = None,
) -> Summary:
    """Decide all rows of some files into one, and return what came of it.

    `open_rows` opens what is not Parquet, and with a recipe that too. `progress` is told how many more rows are done, of how many.
    Memory does not grow with the files. Rows that are no cases are faults of the summary; then nothing is written.
    Raises CerraError for files and columns that do not fit.
    """
    check_paths(sources, target, force=force)
    try:
        parts = _open(request, sources, open_rows, recipe)
        answers = Answers(request, parts[0].columns)
        check_writable(parts[0].schema, [*parts[0].columns.facts.values()], target)
        run, total = _Run(request, answers), count_rows(sources)
        with _Writer(target, recipe.output if recipe else Output()) as writer:
            for part in parts:
                run.begin(part)
                for block in part.blocks:
                    found = run.decide(block)
                    if progress is not None:
                        progress(block.height, total)
                    if found is not None and not run.summary.faults:
                        writer.write(block.shown().hstack(found))
                    if len(run.summary.faults) >= MOST_FAULTS:
                        return run.summary
            if run.summary.faults:
                return run.summary
            writer.finish(parts[0].schema, answers)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise CaseFileError(f"{', '.join(sources)}: {str(error).splitlines()[0].lower()}") from None
    run.summary.settled = run.settled
    return run.summary


def _open(request: Request, sources: Sequence[str], open_rows: Opener, recipe: Recipe | None) -> list[Source]:
    """Return the sources of a run, which all have the same columns. Raises CerraError."""
    if recipe is None and {kind_of_file(source) for source in sources} == {"parquet"}:
        schema = parquet_schema(sources)
        return [open_parquet(request, source, schema) for source in sources]
    tables = [open_rows(source) for source in sources]
    for table in tables[1:]:
        check_names(table.place, table.names, tables[0].place, tables[0].names)
        if table.names != tables[0].names:
            what = f"{table.place}: its columns stand in another order than in {tables[0].place}"
            raise CaseFileError(what, ALIKE)
    return [open_source(request, table, recipe) for table in tables]


class _Run:
    """Decides one block after the other."""

    def __init__(self, request: Request, answers: Answers) -> None:
        self.request = request
        self.summary = Summary()
        self.place = ""
        self._answers_of: dict[Own, Answers] = {NOTHING_OWN: answers}

    def begin(self, source: Source) -> None:
        """Say whose blocks come now."""
        self.place = source.place

    @property
    def settled(self) -> int:
        """Kinds of rows that were decided in Python."""
        return sum(len(answers.single.told) for answers in self._answers_of.values())

    def decide(self, block: Block) -> pl.DataFrame | None:
        """Return the answers to a block, or None where rows of it are at fault."""
        found = self._answers(block)
        if isinstance(found, CerraError):
            self._find(block, found)
            return None
        self.summary.add(found)
        return found

    def _answers(self, block: Block) -> pl.DataFrame | CerraError:
        try:
            facts = block.facts()
            groups = block.owned()
            if not groups:
                return self._answers_of[NOTHING_OWN](facts, block.first)
            parts = [self._group(own, facts[rows], block.first) for own, rows in groups.items()]
            order = pl.Series([row for rows in groups.values() for row in rows]).arg_sort()
            return pl.concat(parts)[order]
        except (FactError, CaseFileError, ReadingError) as error:  # a ContradictionError is one
            if error.message.startswith(f"{self.place}: "):
                return error
            return error.at(self.place)

    def _group(self, own: Own, facts: pl.DataFrame, first: int) -> pl.DataFrame:
        try:
            answers = self._by_own(own)
        except ReadingError:
            self._answers_of[NOTHING_OWN](facts, first)  # what is wrong with the facts is said first
            raise
        return answers(facts, first)

    def _by_own(self, own: Own) -> Answers:
        """Return what answers rows with readings and a calendar of their own. Raises ReadingError and FactError."""
        if own not in self._answers_of:
            base, asked = self._answers_of[NOTHING_OWN], self.request
            given: Any = own.readings
            readings = dict(given) if isinstance(given, tuple) else given
            if readings != "any" and asked.readings and asked.readings != "any":
                readings = {**asked.readings, **(readings or {})}
            calendar = asked.calendar if own.calendar is None else own.calendar
            made = remade(asked.question, readings or asked.readings, calendar, asked.columns, asked.prefix)
            answers = Answers(made, base.columns)
            if answers.schema() != base.schema():
                raise FactError(
                    f"{asked.question.id}: its values are of other kinds under these readings",
                    "decide these rows in a run of their own",
                )
            self._answers_of[own] = answers
        return self._answers_of[own]

    def _find(self, block: Block, error: CerraError) -> None:
        """Add the fault of every row of a block at fault, halving it until each is found."""
        faults = self.summary.faults
        if len(faults) >= MOST_FAULTS:
            return
        if block.height == 1:
            faults.append(error)
            return
        half = block.height // 2
        for part in (block.slice(0, half), block.slice(half, block.height - half)):
            found = self._answers(part)
            if isinstance(found, CerraError):
                self._find(part, found)


def written(table: pl.DataFrame) -> pl.DataFrame:
    """Return a table as CSV can hold it: lists, which are facts or answers, as their items with commas between."""
    lists = [pl.col(n).cast(pl.List(pl.String)) for n, dtype in table.schema.items() if isinstance(dtype, pl.List)]
    return table.with_columns(
        pl.when(items.list.len() == 0).then(pl.lit(EMPTY)).otherwise(items.list.join(",")).name.keep()
        for items in lists
    )


class _Writer:
    """Writes a file beside its place, and puts it there when it is whole."""

    def __init__(self, target: str, output: Output) -> None:
        self.target = target
        self.kind = kind_of_file(target)
        self.output = output
        self.place = place_of(target)
        self.to: Any = None
        self.is_empty = True

    def __enter__(self) -> Self:
        self.file = Nameless(self.place)
        return self

    def write(self, table: pl.DataFrame) -> None:
        """Write some more rows. Raises CaseFileError."""
        try:
            self._write(table)
        except (pl.exceptions.PolarsError, OSError, ValueError, NotImplementedError) as error:  # the last are pyarrow's
            raise unwritable(self.target, "cannot be written", error) from None

    def _write(self, table: pl.DataFrame) -> None:
        if self.kind == "csv":
            self._write_csv(table)
        else:
            rows = as_arrow(table)
            if self.to is None:
                import pyarrow.parquet as pq  # noqa: PLC0415  # CSV files do without

                self.to = pq.ParquetWriter(self.file.file, rows.schema, compression="zstd")
            self.to.write_table(rows)
        self.is_empty = False

    def _write_csv(self, table: pl.DataFrame) -> None:
        output, is_first = self.output, self.is_empty
        if self.is_empty and output.bom:
            self.file.file.write(codecs.BOM_UTF8)
        if output.encoding == "utf-8":
            written(table).write_csv(self.file.file, include_header=is_first, separator=output.separator)
            return
        text = written(table).write_csv(include_header=is_first, separator=output.separator)
        try:
            self.file.file.write(text.encode(output.encoding))
        except UnicodeEncodeError as error:
            sign = text[error.start]
            fault = f"{self.target}: `{sign}` cannot be written in {output.encoding.upper()}"
            raise CaseFileError(fault, "name another encoding under `output` in the recipe") from None

    def finish(self, schema: Mapping[str, pl.DataType], answers: Answers) -> None:
        """Put the file in its place. Raises CaseFileError."""
        if self.is_empty:
            self.write(pl.DataFrame(schema={**schema, **answers.schema()}))
        try:
            if self.to is not None:
                self.to.close()
            self.file.put()
        except OSError as error:
            raise unwritable(self.target, "cannot be written", error) from None

    def __exit__(self, *_: object) -> None:
        self.file.close()
