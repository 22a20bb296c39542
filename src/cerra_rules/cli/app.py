"""The program `cerra-rules`: how it starts, fails and prints, and the options that several commands share."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn, cast

import typer

from cerra_rules.cli.commands import Commands
from cerra_rules.cli.speaking import SPEAKER, VARIABLE, Group, defaults, spoken, taken_out
from cerra_rules.errors import CaseFileError, CerraError, unreadable
from cerra_rules.front import question_ids
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.reports.formats.as_json import dumped
from cerra_rules.version import __version__

USAGE_ERROR, UNDETERMINED, INTERNAL_ERROR, BROKEN_PIPE = 2, 4, 70, 141


_BARE_FACT = re.compile(r"extra argument.*\w=")
_BACK = "the folder in which the program runs was removed: change to one that is there"


def _is_gone() -> bool:
    """Whether the working folder is not there any more, so that no file in it can be."""
    try:
        return not Path.cwd().exists()
    except FileNotFoundError:
        return True


class _Commands(Group):
    """The commands, none of which ends in a traceback."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.commands = Commands()

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command line; what is wrong with how it is used is said in its language."""
        try:
            sys.exit(super().main(*args, **extra | {"standalone_mode": False}))
        except Exception as error:
            if not hasattr(error, "show"):
                raise
            if type(error).__name__ != "NoArgsIsHelpError":  # that is a page, and no others have written in it
                vars(error).update(message=printable(str(getattr(error, "message", ""))))
            told = io.StringIO()
            cast("Any", error).show(told)
            english = told.getvalue().rstrip("\n")
            lines = [SPEAKER.says(line) for line in english.split("\n")]
            if _BARE_FACT.search(english):
                lines.append(SPEAKER.says("hint: {}").format(SPEAKER.says("state facts with --set NAME=VALUE")))
            say("\n".join(lines), is_error=True)
            sys.exit(USAGE_ERROR)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        taken, rest = taken_out(args)
        SPEAKER.lang = spoken(taken)
        if taken or VARIABLE in os.environ:
            ctx.default_map = defaults(self, SPEAKER.lang, rest)
        return super().parse_args(ctx, [*taken, *rest] if rest else rest)

    def invoke(self, ctx: Any) -> Any:
        try:
            try:
                return super().invoke(ctx)
            finally:
                flush()
        except CerraError as error:
            complain(CerraError(error.message, _BACK) if isinstance(error, CaseFileError) and _is_gone() else error)
            raise typer.Exit(USAGE_ERROR) from None
        except OSError as error:  # the output cannot be written; with a broken pipe its reader has seen enough
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise typer.Exit(BROKEN_PIPE) from None
            gone = CerraError("the working folder is gone", _BACK) if _is_gone() else None
            complain(gone or unreadable(error.filename or "standard output", error))
            raise typer.Exit(USAGE_ERROR) from None
        except Exception as error:
            if type(error).__module__.startswith(("typer", "click")):  # wrong usage, which typer says
                raise
            if "CERRA_RULES_TRACEBACK" in os.environ:
                raise
            fault = CerraError(
                f"cerra-rules: a fault of the program itself: {type(error).__name__}: {error}",
                "please report it; with CERRA_RULES_TRACEBACK=1 in the environment it shows where",
            )
            complain(fault)
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

QuestionArgument = Annotated[
    str,
    typer.Argument(
        metavar="QUESTION",
        help="Its id, such as anxi.seven_day_return, or the place of your own, such as shop.rules:late_return.",
        autocompletion=question_ids,
    ),
]
ReadingOption = Annotated[
    list[str] | None,
    typer.Option("--reading", metavar="NAME=OPTION", help="Choose a reading; any leaves all of them open."),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME=VALUE", help="State a fact; null means unknown."),
]
CalendarOption = Annotated[
    str | None,
    typer.Option(
        "--calendar",
        metavar="china|none|FILE",
        help="Which days are rest days: those of China, none, or those of a file; what is not said is unknown.",
    ),
]
RestDayOption = Annotated[
    list[str] | None,
    typer.Option("--rest-day", metavar="YYYY-MM-DD", help="A rest day; all others of its year are none."),
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of the text.")]
CodesOption = Annotated[
    bool, typer.Option("--codes", help="Show the ids of rules, facts, options and notes beside the words.")
]
FormatOption = Annotated[Literal["text", "json"], typer.Option("--format", help="How to write it.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace what stands already where a file is to be written.")
]
RulesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="MODULE:ATTRIBUTE",
        help="A question of your own that the files may name; its code is run.",
    ),
]
RecipeOption = Annotated[
    str | None,
    typer.Option("--recipe", metavar="FILE|NAME", help="How tables are read that were not made for these rules."),
]
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
        say(f"cerra-rules {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    lang: Annotated[  # read before anything else, wherever it stands
        Lang,
        typer.Option("--lang", envvar=VARIABLE, help="Language of the text, before or after the command."),
    ] = "en",
) -> None:
    """Two Chinese e-commerce instruments as rules: ask one question about one case, or check files of cases."""


def complain(error: CerraError) -> None:
    """Write an error and its hint to standard error, in the language of the run."""
    message, hint = SPEAKER.error(error)
    lines = [message, SPEAKER.says("hint: {}").format(hint)] if hint else [message]
    flush()
    with suppress(OSError):  # nobody reads the complaints
        say("\n".join(map(printable, lines)), is_error=True)


def say(text: str, *, mark: str = "", colour: str | None = None, is_error: bool = False) -> None:
    """Print lines in which others may have written; `mark` stands before them, in a colour on a terminal.

    All commands print by it but for what programs read. No line of it is a command to the CI system whose log it is.
    """
    shown = "\n".join(printable(line, None) for line in text.split("\n"))
    typer.echo(typer.style(mark, fg=colour) + shown if mark else shown, err=is_error, color=_in_colour())


def tell(lines: Iterable[str]) -> None:
    """Print lines that are found in English, such as those of an audit, in the language of the run."""
    for line in lines:
        say(line[: len(line) - len(line.lstrip())] + SPEAKER.says(line.lstrip()))


def _in_colour() -> bool | None:
    """Say whether to colour, as NO_COLOR, FORCE_COLOR and TERM have it; None: where the output is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return False if os.environ.get("TERM") == "dumb" else None


def flush() -> None:
    """Write out what was printed, if there is where to."""
    if sys.stdout:  # None where the output was closed
        sys.stdout.flush()


def print_json(data: Any) -> None:
    """Print plain data as JSON."""
    typer.echo(dumped(data, indent=2))
