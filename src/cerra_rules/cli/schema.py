"""`cerra-rules schema`: JSON Schema for editors."""

from __future__ import annotations

from typing import Annotated

import typer

from cerra_rules.cases.named import question_at
from cerra_rules.checking.schema import answer_schema, case_file_schema, facts_schema
from cerra_rules.cli.app import print_json
from cerra_rules.front import find, question_ids


def schema_command(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION",
            help="For the facts of this question; else for files of cases.",
            autocompletion=question_ids,
        ),
    ] = None,
    answer: Annotated[bool, typer.Option("--answer", help="For the answer document instead.")] = False,
) -> None:
    """Write the JSON Schema of case files, or of the facts of one question, with descriptions in both languages.

    With --answer that of the answer, as `Answer.model_dump_json()` writes it.

    Editors complete and check YAML with it: begin a file with `# yaml-language-server: $schema=cases.schema.json`.
    """  # fmt: skip
    if answer:
        print_json(answer_schema())
        return
    print_json(
        facts_schema(question_at(question)) if question is not None else case_file_schema(map(find, question_ids())),
    )
