"""`cerra-rules memo`: one case as a lawyer files it, or each adverse case of a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from cerra_rules.cases.calendars import calendar_from
from cerra_rules.cases.check import check
from cerra_rules.cases.documents import write_text
from cerra_rules.cases.named import question_at
from cerra_rules.cli.app import (
    CalendarOption,
    ForceOption,
    LangOption,
    QuestionArgument,
    ReadingOption,
    RestDayOption,
    SetOption,
    SourceOption,
)
from cerra_rules.cli.arguments import check_outputs
from cerra_rules.cli.decide import decided
from cerra_rules.deciding.decision import Decision
from cerra_rules.errors import CaseFileError
from cerra_rules.explaining.memo import markdown, page
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.reports.printed.word_file import write_docx
from cerra_rules.text.quoting import quotes_from

SUFFIXES = (".html", ".md", ".docx")


def memo_command(
    question: QuestionArgument,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="A case, or a folder, of which each adverse case gets a memo."),
    ] = None,
    set_: SetOption = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="A .html, .md or .docx file; else Markdown is printed."),
    ] = None,
    reading: ReadingOption = None,
    calendar: CalendarOption = None,
    rest_days: RestDayOption = None,
    files: SourceOption = None,
    lang: LangOption = "en",
    force: ForceOption = False,
) -> None:
    """Write a memo for the file: conclusion, rule, facts with who found them, application, national law, readings, signatures.

    With --source the words of the provisions stand in it. A .docx file needs the extra `memo`.

    Exit code: 0 written, 2 usage or input error.
    """
    asked, quotes = question_at(question), quotes_from(files)
    suffix = Path(output).suffix if output else ".md"
    if suffix not in SUFFIXES:
        raise CaseFileError(f"--output: a memo is not written as `{suffix or output}`", "a .html, .md or .docx file")
    told = calendar_from(calendar, rest_days)
    found: Iterable[tuple[str, Decision]]
    if file is not None and Path(file).is_dir():
        if set_ or reading:
            option = "--set" if set_ else "--reading"
            raise CaseFileError(f"{option}: a folder is decided as its files have it", "give the file of one case")
        found = _adverse(asked, file, told)
    else:
        found = [decided(asked, question, file, set_ or [], reading or [], told)]
    memos = [(name, decision.answer(quotes, receipt=True)) for name, decision in found]
    if not memos:
        raise CaseFileError(f"{file}: no case of {asked.id} in it has an adverse answer", "give the file of one case")
    if output is None:
        typer.echo(markdown(memos, lang).rstrip("\n"))  # a document, not a log: `say` would change its headings
        return
    check_outputs({"--output": output}, [file, *(files or [])], force=force)
    if suffix == ".docx":
        write_docx(memos, lang, output)
    else:
        write_text(output, page(memos, lang) if suffix == ".html" else markdown(memos, lang))


def _adverse(asked: Question[Any], folder: str, told: RestDays | None) -> Iterator[tuple[str, Decision]]:
    """Yield the adverse decisions on a question among the cases of a folder, with the names of their cases."""
    for result in check([folder], calendar=told):
        decision = result.decision
        if decision is not None and decision.question is asked and decision.reached and decision.tone == "adverse":
            yield (result.case.id if result.case else "") or result.place, decision
