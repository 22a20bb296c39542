"""`cerra-rules decide`: one question on one case."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from cerra_rules.cases.calendars import calendar_from
from cerra_rules.cases.cases import Case, stated
from cerra_rules.cases.documents import write_text
from cerra_rules.cases.named import question_at
from cerra_rules.cases.receipts import receipt_text
from cerra_rules.cli.app import (
    UNDETERMINED,
    CalendarOption,
    CodesOption,
    ForceOption,
    FormatOption,
    LangOption,
    QuestionArgument,
    ReadingOption,
    RestDayOption,
    SetOption,
    SourceOption,
    print_json,
    say,
)
from cerra_rules.cli.arguments import check_outputs, chosen, read_case, settings
from cerra_rules.cli.nearest_text import why_not_lines
from cerra_rules.deciding.decision import Decision
from cerra_rules.front import decide
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.text.quoting import quoted_data, quotes_from

_NAMES = {
    "en": "With --codes the names that --set takes stand beside the words.",
    "zh": "加上 --codes，即在文字旁显示 --set 所用的名称。",
}


def decide_command(
    question: QuestionArgument,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="YAML, JSON or TOML with facts or a case; - is standard input."),
    ] = None,
    set_: SetOption = None,
    reading: ReadingOption = None,
    calendar: CalendarOption = None,
    rest_days: RestDayOption = None,
    why_not: Annotated[
        str | None,
        typer.Option("--why-not", metavar="OUTCOME", help="Say what would lead to this outcome instead."),
    ] = None,
    receipt: Annotated[
        str | None,
        typer.Option("--receipt", metavar="FILE", help="Write the receipt, which `replay` reads."),
    ] = None,
    files: SourceOption = None,
    lang: LangOption = "en",
    format: FormatOption = "text",
    detail: Annotated[
        Literal["short", "full"], typer.Option("--detail", help="At most five lines, or all of it.")
    ] = "full",
    codes: CodesOption = False,
    force: ForceOption = False,
) -> None:
    """Decide a question on one case, and list the provisions that the answer rests on.

    Facts given with --set replace those of the file; an expectation in the file is for `check` and plays no part.

    Exit code: 0 favourable or neutral, 1 adverse, 4 undetermined, 2 usage or input error.
    """
    asked, quotes = question_at(question), quotes_from(files)
    _, decision = decided(asked, question, file, set_ or [], reading or [], calendar_from(calendar, rest_days))
    check_outputs({"--receipt": receipt}, [file, *(files or [])], force=force)
    proposals = () if why_not is None else decision.nearest(why_not)
    if receipt is not None:
        write_text(receipt, receipt_text(decision))
    if format == "json":
        instead = {"why_not": {"outcome": why_not, "proposals": [p.to_dict() for p in proposals]}} if why_not else {}
        print_json(decision.to_dict() | quoted_data(decision.citations, quotes) | instead)
    else:
        lines = why_not_lines(decision, why_not, proposals, lang, codes=codes) if why_not is not None else []
        text = decision.answer(quotes).text(lang, detail=detail, codes=codes)
        notes = quotes.notes((p.instrument for p in decision.citations), lang) if quotes else ()
        names = [_NAMES[lang]] if decision.needs and not codes else []
        say("\n".join([text, *names, *lines, *notes]))
    raise typer.Exit(exit_code(decision))


def decided(
    asked: Question[Any], name: str, file: str | None, given: list[str], readings: list[str], told: RestDays | None
) -> tuple[str, Decision]:
    """Return the id of the case that a file and the options state, and the decision on it."""
    case = read_case(asked, name, file) if file is not None else Case("", "", name, {})
    facts = stated(asked, {**case.facts, **settings(asked, given)})
    return case.id, decide(asked, facts, readings=chosen(case.readings, readings), calendar=told or case.calendar)


def exit_code(decision: Decision) -> int:
    """Return 0 for a favourable or neutral answer, 1 for an adverse one, 4 where it is undetermined."""
    if decision.reached is None:
        return UNDETERMINED
    return 1 if decision.tone == "adverse" else 0
