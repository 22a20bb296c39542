"""`cerra-rules questions`, `show` and `provisions`: what can be asked, and where it stands in the text."""

from __future__ import annotations

from typing import Annotated

import typer

from cerra_rules.cases.named import question_at
from cerra_rules.cli.app import CodesOption, FormatOption, LangOption, QuestionArgument, SourceOption, print_json, say
from cerra_rules.explaining.describe import described, description, search, summary
from cerra_rules.text.quoting import find_rows, quotes_from, row_data, row_lines


def questions(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="SEARCH", help="Words, such as return or 退货, or a locator such as anxi:13(4)."),
    ] = None,
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """List the questions that can be asked."""
    found = search(" ".join(words or []))
    if format == "json":
        print_json([summary(question) for question in found])
        return
    width = max(len(question.id) for question in found)
    for question in found:
        say(f"{question.id:{width}}  {question.asks[lang == 'zh']}")


def show(
    question: QuestionArgument,
    files: SourceOption = None,
    lang: LangOption = "en",
    codes: CodesOption = False,
    format: FormatOption = "text",
) -> None:
    """Show what a question asks for: facts, outcomes, provisions, readings, computed values."""
    asked, quotes = question_at(question), quotes_from(files)
    if format == "json":
        print_json(described(asked, quotes))
    else:
        say(description(asked, lang, quotes, codes=codes))


def provisions(
    locator: Annotated[
        str | None,
        typer.Argument(metavar="LOCATOR", help="Such as anxi:13(4), charter:16 or charter; else all."),
    ] = None,
    files: SourceOption = None,
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """List the provisions of an instrument, or one with all that is below it, and the questions that decide them."""
    rows, quotes = find_rows(locator), quotes_from(files)
    if format == "json":
        print_json(row_data(rows, quotes))
    else:
        say("\n".join(row_lines(rows, quotes, lang)))
