"""`cerra-rules recipe`: how a table is to be read, proposed after a look at it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cerra_rules.cases.documents import write_text
from cerra_rules.cases.named import question_at
from cerra_rules.cli.app import ForceOption, say
from cerra_rules.cli.arguments import check_outputs
from cerra_rules.cli.speaking import SPEAKER
from cerra_rules.records.proposing import propose
from cerra_rules.records.recipe import OPEN, shipped, shipped_text


def recipe_command(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|NAME",
            help="A CSV or spreadsheet file, or the name of a recipe that comes with the program: "
            + ", ".join(shipped())
            + ".",
        ),
    ],
    question: Annotated[
        str | None,
        typer.Option("--question", metavar="QUESTION", help="What its rows answer, so that the facts are listed."),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="Write it to this .toml file.")] = None,
    force: ForceOption = False,
) -> None:
    """Look at a table and propose a recipe for it, with `?` for all that it does not tell.

    A recipe with a `?` is refused by --recipe: whoever knows the table says what it is. A recipe that comes with the program is
    shown, to be used by its name or as the beginning of one's own.

    Exit code: 0 written, 2 usage or input error.
    """
    check_outputs({"--output": output}, [file], force=force)
    text = (
        shipped_text(file)
        if file in shipped()
        else propose(Path(file), None if question is None else question_at(question))
    )
    if output is None:
        say(text.rstrip("\n"))
        return
    write_text(output, text)
    left = sum(f'"{OPEN}"' in line and not line.startswith("#") for line in text.splitlines())
    written = f"written, with {left} open {'point' if left == 1 else 'points'}" if left else "written"
    say(SPEAKER.says(f"{output}: {written}"))
