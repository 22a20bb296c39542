"""`cerra-rules compare`: what changed between two versions of a question."""

from __future__ import annotations

from typing import Annotated

import typer

from cerra_rules.cases.named import question_at
from cerra_rules.cli.app import FormatOption, ReadingOption, print_json, tell
from cerra_rules.cli.arguments import chosen
from cerra_rules.cli.waiting import TimeoutOption, Waiting
from cerra_rules.outside.printing import typed
from cerra_rules.smt import Answer, Comparison, Difference, compare

DIFFERENT = 1
_VERSION = "Its id, module:attribute, or FILE.py:attribute."


def compare_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_VERSION)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_VERSION)],
    reading: ReadingOption = None,
    format: FormatOption = "text",
    timeout: TimeoutOption = None,
) -> None:
    """Compare two versions of a question over every case: equivalent, or a case in which they differ.

    Needs the extra smt. The code of a module or file that is named is run.

    Exit code: 0 equivalent, 1 different, 2 usage or input error, 4 --timeout ended it.
    """
    versions = question_at(old), question_at(new)
    with Waiting(timeout=timeout):
        found = compare(*versions, readings=chosen(None, reading or []))
    if format == "json":
        print_json(found.to_dict())
    else:
        tell(_lines(found))
    raise typer.Exit(0 if found.is_equivalent else DIFFERENT)


def _lines(found: Comparison) -> list[str]:
    named = (
        (f"only in the old version: {', '.join(found.only_in_old)}", found.only_in_old),
        (f"only in the new version: {', '.join(found.only_in_new)}", found.only_in_new),
        (f"declared differently: {', '.join(found.redeclared)}", found.redeclared),
    )
    lines = [line for line, names in named if names]
    for difference in found.differences:
        lines += _difference(difference)
    verdict = "equivalent: the same answer in every case" if found.is_equivalent else "different"
    return [*lines, verdict]


def _difference(difference: Difference) -> list[str]:
    facts = {**difference.old.to_dict()["facts"], **difference.new.to_dict()["facts"]}
    return [
        f"{difference.about} differs where {', '.join(f'{name} = {typed(value)}' for name, value in facts.items()) or 'any'}",
        f"  old version: {_answer(difference.old, difference.about)}",
        f"  new version: {_answer(difference.new, difference.about)}",
    ]


def _answer(answer: Answer, about: str) -> str:
    if answer.outcome is None:
        return "no case: the facts contradict each other"
    name = about.removeprefix("value ")
    value = f", {name} = {typed(answer.to_dict()['values'].get(name))}" if about.startswith("value ") else ""
    return f"{answer.outcome} ({', '.join(answer.citations)}){value}"
