"""`cerra-rules bulk`: files of cases, of any size."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cerra_rules.cases.calendars import calendar_from
from cerra_rules.cases.documents import write_text
from cerra_rules.cases.named import question_at
from cerra_rules.cases.reading import open_cases
from cerra_rules.cli.app import (
    CalendarOption,
    ForceOption,
    QuestionArgument,
    ReadingOption,
    RecipeOption,
    RestDayOption,
    complain,
    say,
)
from cerra_rules.cli.arguments import chosen, recipe_for
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.cli.waiting import Waiting
from cerra_rules.errors import CaseFileError, CerraError, FactError, unreadable
from cerra_rules.outside.repositories import committed_link
from cerra_rules.outside.saving import check_writable
from cerra_rules.tables import decide_files


class Faults(StrEnum):
    """What becomes of rows that are no cases."""

    RAISE = "raise"
    COLUMN = "column"


def bulk_command(
    question: QuestionArgument,
    files: Annotated[
        list[str],
        typer.Argument(metavar="IN... OUT", help="Files to read, and the one to write: .parquet or .csv."),
    ],
    engine: Annotated[
        str,
        typer.Option("--engine", hidden=True, help="Once there were others than polars."),
    ] = "polars",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FACT=COLUMN", help="The column of a fact."),
    ] = None,
    recipe: RecipeOption = None,
    reading: ReadingOption = None,
    calendar: CalendarOption = None,
    rest_days: RestDayOption = None,
    prefix: Annotated[str, typer.Option("--prefix", help="What the names of the new columns begin with.")] = "",
    faults: Annotated[
        Faults,
        typer.Option("--faults", help="Of rows that are no cases: name them and write nothing, or say it in a column."),
    ] = Faults.RAISE,
    report: Annotated[
        str | None, typer.Option("--report", metavar="FILE", help="Write the summary as JSON, anew if it exists.")
    ] = None,
    force: ForceOption = False,
) -> None:
    """Decide every row of Parquet, CSV or spreadsheet files, and write them with outcome, citations, needs and values.

    The cases of YAML, JSON, JSON Lines and TOML files are rows too. OUT is absent until it is complete. If a row is no case, OUT is not written and the rows are named. In CSV files,
    facts are true or false, YYYY-MM-DD, options, and members with commas between; an empty field is unknown.

    Exit code: 0 written, 1 rows are no cases and nothing was written, 2 usage or input error.
    """
    asked = question_at(question)
    if len(files) < 2:
        raise FactError("bulk: one file is given", "name the files to read, and last the one to write")
    *sources, target = files
    if committed_link(target):
        raise CaseFileError(f"{target}: a link of the repository leads there", "name the file that it leads to")
    if report is not None:
        _check_report(report, files)
    told = calendar_from(calendar, rest_days)
    by, _ = recipe_for(recipe, asked.id)
    with _ending_cleanly(), Waiting() as waiting:
        summary = decide_files(
            asked, sources, target, engine=engine, readings=chosen(None, reading or []),
            calendar=told, columns=_columns(map_ or []), prefix=prefix, faults=faults.value, force=force,
            progress=waiting.advance, open_rows=partial(open_cases, question=asked, recipe=by), recipe=by,
        )  # fmt: skip
    if report is not None:
        data = summary.to_dict() | {"question": asked.id, "version": asked.hash}
        write_text(report, json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    for fault in summary.faults:
        complain(fault)
    if summary.faults:
        hint = "write the others with --faults column, and what is wrong with these in a column"
        complain(CerraError(f"{target}: not written, for {_no_cases(summary.no_cases)}", hint))
        raise typer.Exit(1)
    say("\n".join(_lines(summary.rows, summary.by_outcome, summary.by_provision)))
    if summary.no_cases:
        say(f"\n{_no_cases(summary.no_cases)}: see the column `{prefix}faults`")


def _no_cases(count: int) -> str:
    return "1 row is no case" if count == 1 else f"{count:,} rows are no cases"


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """Where the run is told to end, end it as Python ends, so that what is half written is taken away."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    is_main = threading.current_thread() is threading.main_thread()  # no other may say what a signal does
    usual = (signal.SIG_DFL, signal.default_int_handler)
    before = {n: signal.getsignal(n) for n in numbers if is_main and signal.getsignal(n) in usual}  # not nohup's

    def end(number: int, _: object) -> None:
        _end(number)

    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)


def _columns(given: Iterable[str]) -> dict[str, str]:
    """Return the columns given as fact=column. Raises FactError."""
    columns: dict[str, str] = {}
    for pair in given:
        name, sign, column = pair.partition("=")
        if not sign or not name or not column:
            raise FactError(f"--map: `{pair}` is not FACT=COLUMN", "such as --map received_on=delivery_date")
        if name in columns:
            raise FactError(f"--map: fact `{name}` is given twice", "give it once")
        columns[name] = column
    return columns


def _lines(rows: int, outcomes: list[tuple[str, int]], provisions: list[tuple[str, int]]) -> list[str]:
    width = max((len(name) for name, _ in (*outcomes, *provisions)), default=0)
    lines = [SPEAKER.says(f"{rows:,} {'row' if rows == 1 else 'rows'}")]
    for title, counts in (("by outcome", outcomes), ("by provision cited", provisions)):
        lines += (
            ["", SPEAKER.says(title), *(f"  {name:{width}} {count:>15,}" for name, count in counts)] if counts else []
        )
    return lines


def _check_report(path: str, files: Iterable[str]) -> None:
    """Refuse a report that cannot be written, before any row is decided; nothing of it is left. Raises CaseFileError."""
    if os.path.realpath(path) in map(os.path.realpath, files):
        raise CaseFileError(f"--report: `{path}` is read or written by this run", "write somewhere else")
    file = Path(path)
    try:
        check_writable(path)
        is_new = not file.exists()
        if is_new or file.is_file() or file.is_dir():  # what is neither, such as a pipe, may wait for its reader
            file.open("ab").close()
        if is_new:
            file.unlink()
    except (OSError, ValueError) as error:
        message = f"--report: {unreadable(path, error).message}"
        raise CaseFileError(message, "name a file that can be written; nothing was decided") from None
