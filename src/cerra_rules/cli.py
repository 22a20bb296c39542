"""The command line: `cerra-rules questions`, `show`, `decide` and `check`."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import Annotated, Any, Literal, NoReturn

import typer
import typer.core

from cerra_rules.arguments import chosen, read_case, settings
from cerra_rules.cases import Case, rest_day
from cerra_rules.check import Report, Result, Status, check, stated
from cerra_rules.decisions import VERSION, Decision
from cerra_rules.describe import described, description, search, summary
from cerra_rules.documents import SUFFIXES, unreadable
from cerra_rules.errors import CaseFileError, CerraError
from cerra_rules.library import decide, find, question_ids
from cerra_rules.periods import RestDays
from cerra_rules.provisions import Lang
from cerra_rules.rules import Tone

USAGE_ERROR, UNDETERMINED, INTERNAL_ERROR, BROKEN_PIPE = 2, 4, 70, 141
_COLOURS = {
    Status.AS_EXPECTED: "green", Status.DECIDED: "green", Status.UNEXPECTED: "red", Status.ADVERSE: "red",
    Status.UNDETERMINED: "yellow",
}  # fmt: skip
_WORDS = {
    "en": {
        Status.AS_EXPECTED: "as expected", Status.DECIDED: "decided", Status.UNEXPECTED: "unexpected",
        Status.ADVERSE: "adverse", Status.UNDETERMINED: "undetermined", Status.ERROR: "error",
        Status.NO_CASE: "no case", "checked": "{} checked: ", ",": ", ", "needs": "needs: ", "none": "none",
        "mismatch": "{}: expected {}, got {}",
    },
    "zh": {
        Status.AS_EXPECTED: "符合预期", Status.DECIDED: "已有结论", Status.UNEXPECTED: "不符预期",
        Status.ADVERSE: "结论不利", Status.UNDETERMINED: "未能确定", Status.ERROR: "错误",
        Status.NO_CASE: "没有案例", "checked": "已检查 {} 例：", ",": "、", "needs": "尚待查明：", "none": "无",
        "mismatch": "{}：应为 {}，实为 {}",
    },
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

QuestionArgument = Annotated[
    str,
    typer.Argument(metavar="QUESTION", help="Its id, such as anxi.seven_day_return.", autocompletion=question_ids),
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of the text.")]
FormatOption = Annotated[Literal["text", "json"], typer.Option("--format", help="How to write it.")]


def run() -> NoReturn:
    """Run the command line and exit. What a terminal cannot show is written as an escape, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
    raise AssertionError  # typer exits


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cerra-rules {VERSION}")
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
def show(question: QuestionArgument, lang: LangOption = "en", format: FormatOption = "text") -> None:
    """Show what a question asks for: facts, outcomes, provisions, readings, computed values."""
    asked = find(question)
    if format == "json":
        _print_json(described(asked))
    else:
        typer.echo(description(asked, lang))


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
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """Decide a question on one case.

    Facts given with --set replace those of the file; an expectation in the file is for `check` and plays no part.

    Exit code: 0 favourable or open, 1 adverse, 4 undetermined, 2 usage or input error.
    """
    asked = find(question)
    case = read_case(asked, file) if file is not None else Case("", "", question, {})
    facts = {**case.facts, **settings(asked, set_ or [])}
    days = [rest_day(day, "--rest-day") for day in rest_days or []]
    calendar = RestDays([*(case.calendar or ()), *days]) if days or case.calendar is not None else None
    decision = decide(asked, stated(asked, facts), readings=chosen(case.readings, reading or []), calendar=calendar)
    if format == "json":
        _print_json(decision.to_dict())
    else:
        typer.echo(decision.explain(lang))
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
            typer.echo(_line(result, result.decision, lang), color=in_colour)
        if result.error:
            _complain(result.error)
        elif result.status is Status.NO_CASE:
            _complain(CaseFileError(f"{result.place}: no case in it", f"cases stand in {', '.join(SUFFIXES)} files"))
    report = Report(tuple(results))
    if format == "json":
        _print_json(report.to_dict())
    else:
        words = _WORDS[lang]
        counted = words[","].join(f"{n} {words[status]}" for status, n in report.counts.items())
        typer.echo(words["checked"].format(sum(1 for r in results if r.decision)) + counted)
    raise typer.Exit(report.exit_code)


def _exit_code(decision: Decision) -> int:
    if decision.reached is None:
        return UNDETERMINED
    return 1 if decision.tone is Tone.ADVERSE else 0


def _line(result: Result, decision: Decision, lang: Lang) -> str:
    """Return what is said of one case: a line, and under it what is otherwise than expected or still missing."""
    words = _WORDS[lang]
    mark = words[result.status]
    width = max(len(words[status]) for status in _COLOURS)
    cited = ", ".join(str(p) for p in decision.citations)
    answer = f"{result.place}  {decision.question.id}: {decision.outcome}" + (f"  [{cited}]" if cited else "")
    details = [
        words["mismatch"].format(m.what, _shown(m.expected, words), _shown(m.got, words)) for m in result.mismatches
    ]
    if decision.needs and result.status is not Status.AS_EXPECTED:
        details.append(words["needs"] + words[","].join(decision.needs))
    if details and result.case and result.case.why:
        details.append(result.case.why)
    shown = [typer.style(mark, fg=_COLOURS[result.status]) + " " * (width - len(mark) + 2) + _printable(answer)]
    return "\n".join([*shown, *(f"    {_printable(detail)}" for detail in details)])


def _shown(value: Any, words: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return words[","].join(map(str, value)) or words["none"]
    return value if isinstance(value, str) else json.dumps(value)


def _printable(text: str) -> str:
    """Return user text on one line, without the characters that would move the cursor or colour the screen."""
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    shown = text[:2000] + ("..." if len(text) > 2000 else "")
    return "".join(ascii(c)[1:-1] if unicodedata.category(c) in hidden else c for c in shown)


def _complain(error: CerraError) -> None:
    lines = [error.message, f"hint: {error.hint}"] if error.hint else [error.message]
    _flush()
    with suppress(OSError):  # nobody reads the complaints
        typer.echo("\n".join(map(_printable, lines)), err=True)


def _flush() -> None:
    if sys.stdout:  # None where the output was closed
        sys.stdout.flush()


def _print_json(data: Any) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    typer.echo(text.encode("utf-8", "backslashreplace").decode())
