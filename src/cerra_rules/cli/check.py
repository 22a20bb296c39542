"""`cerra-rules check`: files of cases, for people and for CI."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from cerra_rules.check import Report, Result, Status, check
from cerra_rules.check_text import case_lines, last_line
from cerra_rules.cli.app import FormatOption, LangOption, complain, print_json
from cerra_rules.documents import SUFFIXES
from cerra_rules.errors import CaseFileError

_COLOURS = {
    Status.AS_EXPECTED: "green", Status.DECIDED: "green", Status.UNEXPECTED: "red", Status.ADVERSE: "red",
    Status.UNDETERMINED: "yellow",
}  # fmt: skip


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
            complain(result.error)
        elif result.status is Status.NO_CASE:
            complain(CaseFileError(f"{result.place}: no case in it", f"cases stand in {', '.join(SUFFIXES)} files"))
    report = Report(tuple(results))
    if format == "json":
        print_json(report.to_dict())
    else:
        typer.echo(last_line(report, lang))
    raise typer.Exit(report.exit_code)
