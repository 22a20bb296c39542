"""`cerra-rules source verify`: copies of the official texts against the ledger."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from cerra_rules.cli.app import USAGE_ERROR, FormatOption, LangOption, complain, print_json, say
from cerra_rules.cli.speaking import Group
from cerra_rules.outside.printing import printable
from cerra_rules.text.source import SourceError, verify_file


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
            complain(error)
            continue
        code = max(code, 0 if report.ok else 1)
        reports.append({"file": file, "error": None, **report.to_dict()})
        if format == "text":
            say(f"{printable(file)}: {report.render(lang)}")
    if format == "json":
        print_json({"reports": reports, "exit_code": code})
    raise typer.Exit(code)


source = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Work with copies of the official texts, which are not in this program.",
)
source.command("verify")(verify_command)
