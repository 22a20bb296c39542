"""Files of cases, of any size: read in batches, decided, and written beside their place until they are whole.

What is read is never written to. What is written stands under a name of its own until it is complete, and then takes
its place at once: a run that is killed leaves no OUT, or the one that was there before.
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

import polars as pl

from cerra_rules.errors import CaseFileError, CerraError, FactError, ReadingError
from cerra_rules.language.faults import MOST_NAMED
from cerra_rules.outside.saving import Nameless
from cerra_rules.records.cells import EMPTY
from cerra_rules.records.recipe import Output, Recipe
from cerra_rules.records.tables import NOTHING_OWN, Own
from cerra_rules.tables.answers import Answers
from cerra_rules.tables.faulty import refusal_of_rows
from cerra_rules.tables.reading import Block, Opener, Source, open_parquet, open_source
from cerra_rules.tables.request import Request
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
    no_cases: int = 0
    """Rows that are no cases."""
    faults: list[CerraError] = field(default_factory=list)
    """What is wrong with the first of them, where that is said in no column."""
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
            "no_cases": self.no_cases,
            "faults": [{"message": f.message, "hint": f.hint, "row": _row_of(f)} for f in self.faults],
            "settled": self.settled,
        }

    def add(self, answers: pl.DataFrame) -> None:
        """Count a batch of answers, whose first columns are outcome and citations."""
        self.rows += answers.height
        outcomes = answers.to_series(0).drop_nulls().value_counts().rows()
        cited = answers.to_series(1).drop_nulls().explode(empty_as_null=False).value_counts().rows()
        self.outcomes.update({str(name): count for name, count in outcomes})
        self.provisions.update({str(name): count for name, count in cited})


def _row_of(error: CerraError) -> int | None:
    """Return the number of the row that an error is about, where it is about its facts."""
    return next((fault.row for fault in error.faults), None) if isinstance(error, FactError) else None


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
    Memory does not grow with the files. Rows that are no cases are counted, and the first of them are faults of the summary; then
    nothing is written, but where a column says what is wrong with them.
    Raises CerraError for files and columns that do not fit.
    """
    check_paths(sources, target, force=force)
    try:
        parts = _open(request, sources, open_rows, recipe)
        answers = Answers(request, parts[0].columns)
        check_writable(parts[0].schema, [*parts[0].columns.facts.values()], target)
        run, total = _Run(request, answers), count_rows(sources)
        with _Writer(target, recipe.output if recipe else Output(), answers.fault_name) as writer:
            for part in parts:
                run.begin(part)
                for block in part.blocks:
                    found = run.decide(block)
                    if progress is not None:
                        progress(block.height, total)
                    if found is not None and not run.summary.faults:
                        writer.write(block.shown().hstack(found))
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
        """Return the answers to a block, or None where rows of it are no cases and no column says so."""
        errors: dict[int, CerraError] = {}
        facts, wrong = block.facts()
        groups = block.owned(errors) or {NOTHING_OWN: [*range(block.height)]}
        parts = []
        no_cases: list[int] = []
        for own, rows in groups.items():
            try:
                answers = self._by_own(own)
            except (FactError, ReadingError) as error:
                answers = self._answers_of[NOTHING_OWN]
                errors |= dict.fromkeys(rows, error)
            at_fault = [n for n, row in enumerate(rows) if row in wrong or row in errors]
            new, none = answers.part(facts if len(groups) == 1 else facts[rows], at_fault)
            no_cases += [rows[n] for n in none]
            if answers.columns.has_faults:
                said = {n: self._texts(self._fault(block, rows[n], errors)) for n in none}
                new |= answers.said(said, len(rows))
            elif no_cases:
                continue
            parts.append(answers.frame(new))
        self.summary.no_cases += len(no_cases)
        if len(parts) < len(groups):
            few = sorted(no_cases)[: MOST_NAMED - len(self.summary.faults)]
            self.summary.faults += [self._fault(block, row, errors) for row in few]
            return None
        found = parts[0]
        if len(groups) > 1:
            found = pl.concat(parts)[pl.Series([row for rows in groups.values() for row in rows]).arg_sort()]
        self.summary.add(found)
        return found

    def _fault(self, block: Block, row: int, errors: Mapping[int, CerraError]) -> CerraError:
        """Return the error for a row that is no case: what is wrong with its facts, or else with what it has of its own."""
        answers = self._answers_of[NOTHING_OWN]
        found: CerraError
        number = block.first + row
        try:
            stated = block.stated(row)
        except CerraError as error:
            found = error
            if isinstance(found, FactError):
                found.faults = tuple(replace(fault, row=number) for fault in found.faults)
        else:
            faults = answers.single.faults(stated)
            if not faults and row in errors:
                found = errors[row]
            else:
                named = (number, faults or answers.no_case)
                found = refusal_of_rows(block.cells.columns, 1, [named])
        return found if found.message.startswith(f"{self.place}: ") else found.at(self.place)

    def _texts(self, error: CerraError) -> list[str]:
        """Return what is wrong with a row, each in a text."""
        if isinstance(error, FactError) and error.faults:
            return [*map(str, error.faults)]
        return [": ".join(filter(None, (error.message.removeprefix(f"{self.place}: "), error.hint)))]

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


def written(table: pl.DataFrame, faults: str | None = None) -> pl.DataFrame:
    """Return a table as CSV can hold it: lists as their items with commas between, or semicolons in the column of faults."""
    lists = [
        (pl.col(n).cast(pl.List(pl.String)), "; " if n == faults else ",")
        for n, dtype in table.schema.items()
        if isinstance(dtype, pl.List)
    ]
    return table.with_columns(
        pl.when(items.list.len() == 0).then(pl.lit(EMPTY)).otherwise(items.list.join(separator)).name.keep()
        for items, separator in lists
    )


class _Writer:
    """Writes a file beside its place, and puts it there when it is whole."""

    def __init__(self, target: str, output: Output, faults: str | None) -> None:
        self.target = target
        self.kind = kind_of_file(target)
        self.output = output
        self.faults = faults
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
            written(table, self.faults).write_csv(self.file.file, include_header=is_first, separator=output.separator)
            return
        text = written(table, self.faults).write_csv(include_header=is_first, separator=output.separator)
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
