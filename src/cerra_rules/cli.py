"""The command line: `cerra-rules questions`, `show`, `decide`, `check`, `provisions` and `source verify`."""

from __future__ import annotations

import io
import json
import os
import sys
from contextlib import suppress
from typing import Annotated, Any, Literal, NoReturn

import typer
import typer.core

from cerra_rules.arguments import chosen, read_case, settings
from cerra_rules.cases import Case, rest_day
from cerra_rules.check import Report, Result, Status, check, stated
from cerra_rules.check_text import case_lines, last_line
from cerra_rules.decisions import Decision
from cerra_rules.describe import described, description, search, summary
from cerra_rules.documents import SUFFIXES, unreadable
from cerra_rules.errors import CaseFileError, CerraError
from cerra_rules.library import decide, find, question_ids
from cerra_rules.periods import RestDays
from cerra_rules.printing import printable
from cerra_rules.provisions import Lang
from cerra_rules.quoting import find_rows, provision_section, quoted_data, quotes_from, row_data, row_lines
from cerra_rules.rules import Tone
from cerra_rules.source import SourceError, verify_file
from cerra_rules.version import __version__

USAGE_ERROR, UNDETERMINED, INTERNAL_ERROR, BROKEN_PIPE = 2, 4, 70, 141
_COLOURS = {
    Status.AS_EXPECTED: "green", Status.DECIDED: "green", Status.UNEXPECTED: "red", Status.ADVERSE: "red",
    Status.UNDETERMINED: "yellow",
}  # fmt: skip


class _Commands(typer.core.TyperGroup):
    """The commands, none of which ends in a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            try:
                return super().invoke(ctx)
            finally:
                _flush()
        except CerraError as error:
            _complain(error)
            raise typer.Exit(USAGE_ERROR) from None
        except OSError as error:  # the output cannot be written; with a broken pipe its reader has seen enough
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise typer.Exit(BROKEN_PIPE) from None
            _complain(unreadable("standard output", error))
            raise typer.Exit(USAGE_ERROR) from None
        except Exception as error:
            if type(error).__module__.startswith(("typer", "click")) or "CERRA_RULES_TRACEBACK" in os.environ:
                raise
            fault = CerraError(
                f"cerra-rules: a fault of the program itself: {type(error).__name__}: {error}",
                "please report it; with CERRA_RULES_TRACEBACK=1 in the environment it shows where",
            )
            _complain(fault)
            raise typer.Exit(INTERNAL_ERROR) from None


app = typer.Typer(
    name="cerra-rules",
    cls=_Commands,
    epilog="Legal information, not legal advice.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
source = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(source, name="source", help="Work with copies of the official texts, which are not in this program.")

QuestionArgument = Annotated[
    str,
    typer.Argument(metavar="QUESTION", help="Its id, such as anxi.seven_day_return.", autocompletion=question_ids),
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of the text.")]
FormatOption = Annotated[Literal["text", "json"], typer.Option("--format", help="How to write it.")]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="FILE", help="A copy of an official text, to quote it; one for each instrument."),
]


def run() -> NoReturn:
    """Run the command line and exit. What a terminal cannot show is written as an escape, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
    raise AssertionError  # typer exits


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cerra-rules {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Two Chinese e-commerce instruments as rules: ask one question about one case, or check files of cases."""


@app.command()
def questions(
    words: Annotated[
        str, typer.Argument(metavar="SEARCH", help="Words in id or question, 中文, or a locator such as anxi:13(4).")
    ] = "",
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """List the questions that can be asked."""
    found = search(words)
    if format == "json":
        _print_json([summary(question) for question in found])
        return
    width = max(len(question.id) for question in found)
    for question in found:
        typer.echo(f"{question.id:{width}}  {question.asks[lang == 'zh']}")


@app.command()
def show(
    question: QuestionArgument,
    files: SourceOption = None,
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """Show what a question asks for: facts, outcomes, provisions, readings, computed values."""
    asked, quotes = find(question), quotes_from(files)
    if format == "json":
        _print_json(described(asked, quotes))
    else:
        typer.echo(description(asked, lang, quotes))


@app.command("decide")
def decide_command(
    question: QuestionArgument,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="YAML, JSON or TOML with facts or a case; - is standard input."),
    ] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="State a fact; null means unknown.")
    ] = None,
    reading: Annotated[
        list[str] | None,
        typer.Option("--reading", metavar="NAME=OPTION", help="Choose a reading; any leaves all of them open."),
    ] = None,
    rest_days: Annotated[
        list[str] | None, typer.Option("--rest-day", metavar="YYYY-MM-DD", help="A day on which no last day falls.")
    ] = None,
    files: SourceOption = None,
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """Decide a question on one case, and list the provisions that the answer rests on.

    Facts given with --set replace those of the file; an expectation in the file is for `check` and plays no part.

    Exit code: 0 favourable or open, 1 adverse, 4 undetermined, 2 usage or input error.
    """
    asked, quotes = find(question), quotes_from(files)
    case = read_case(asked, file) if file is not None else Case("", "", question, {})
    facts = {**case.facts, **settings(asked, set_ or [])}
    days = [rest_day(day, "--rest-day") for day in rest_days or []]
    calendar = RestDays([*(case.calendar or ()), *days]) if days or case.calendar is not None else None
    decision = decide(asked, stated(asked, facts), readings=chosen(case.readings, reading or []), calendar=calendar)
    if format == "json":
        _print_json(decision.to_dict() | quoted_data(decision.citations, quotes))
    else:
        typer.echo(decision.explain(lang) + provision_section(decision.citations, quotes, lang))
    raise typer.Exit(_exit_code(decision))


@app.command("check")
def check_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Case files, or folders of them; - is standard input.")
    ],
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """Decide the cases in YAML, JSON and TOML files and compare the answers with what they expect.

    Exit code: 0 all as expected, and nothing adverse where nothing was expected; 1 an adverse or unexpected answer;
    2 usage or input error; 4 an answer is undetermined; 5 nothing was checked, or a file holds no case.
    """
    in_colour = False if os.environ.get("NO_COLOR") else None  # None: where the output is a terminal
    results: list[Result] = []
    for result in check(paths):
        results.append(result)
        if format == "text" and result.decision is not None:
            mark, rest = case_lines(result, result.decision, lang)
            typer.echo(typer.style(mark, fg=_COLOURS[result.status]) + rest, color=in_colour)
        if result.error:
            _complain(result.error)
        elif result.status is Status.NO_CASE:
            _complain(CaseFileError(f"{result.place}: no case in it", f"cases stand in {', '.join(SUFFIXES)} files"))
    report = Report(tuple(results))
    if format == "json":
        _print_json(report.to_dict())
    else:
        typer.echo(last_line(report, lang))
    raise typer.Exit(report.exit_code)


@app.command()
def provisions(
    locator: Annotated[
        str | None, typer.Argument(metavar="LOCATOR", help="Such as anxi:13(4), charter:16 or charter; else all.")
    ] = None,
    files: SourceOption = None,
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """List the provisions of an instrument, or one with all that is below it, and the questions that decide them."""
    rows, quotes = find_rows(locator), quotes_from(files)
    if format == "json":
        _print_json(row_data(rows, quotes))
    else:
        typer.echo("\n".join(row_lines(rows, quotes, lang)))


@source.command("verify")
def verify_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Texts, or web pages saved as text.")],
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """Compare copies of the official texts with the ledger, provision by provision.

    Exit code: 0 all agree; 1 a provision differs or is missing, or words among them belong to none;
    2 a file cannot be read or holds neither text, or wrong usage.
    """
    code = 0
    reports: list[dict[str, Any]] = []
    for file in files:
        try:
            report = verify_file(file)
        except SourceError as error:
            code = USAGE_ERROR
            reports.append({"file": file, "error": {"message": error.message, "hint": error.hint}})
            _complain(error)
            continue
        code = max(code, 0 if report.ok else 1)
        reports.append({"file": file, "error": None, **report.to_dict()})
        if format == "text":
            typer.echo("\n".join(map(printable, f"{printable(file)}: {report.render(lang)}".splitlines())))
    if format == "json":
        _print_json({"reports": reports, "exit_code": code})
    raise typer.Exit(code)


def _exit_code(decision: Decision) -> int:
    if decision.reached is None:
        return UNDETERMINED
    return 1 if decision.tone is Tone.ADVERSE else 0


def _complain(error: CerraError) -> None:
    lines = [error.message, f"hint: {error.hint}"] if error.hint else [error.message]
    _flush()
    with suppress(OSError):  # nobody reads the complaints
        typer.echo("\n".join(map(printable, lines)), err=True)


def _flush() -> None:
    if sys.stdout:  # None where the output was closed
        sys.stdout.flush()


def _print_json(data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    typer.echo(text.encode("utf-8", "backslashreplace").decode())
