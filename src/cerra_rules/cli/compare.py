"""`cerra-rules compare`: what changed between two versions of a question."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Annotated, Any

import typer

from cerra_rules.cli.app import FormatOption, print_json
from cerra_rules.cli.arguments import chosen
from cerra_rules.errors import CerraError, QuestionError
from cerra_rules.library import find
from cerra_rules.rules import Question
from cerra_rules.smt import Answer, Comparison, Difference, compare

DIFFERENT = 1
_VERSION = "Its id, module:attribute, or FILE.py:attribute."


def compare_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_VERSION)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_VERSION)],
    reading: Annotated[
        list[str] | None,
        typer.Option("--reading", metavar="NAME=OPTION", help="Choose a reading; any leaves all of them open."),
    ] = None,
    format: FormatOption = "text",
) -> None:
    """Compare two versions of a question over every case: equivalent, or a case in which they differ.

    Needs the extra smt. The code of a module or file that is named is run.

    Exit code: 0 equivalent, 1 different, 2 usage or input error.
    """
    found = compare(question_at(old), question_at(new), readings=chosen(None, reading or []))
    if format == "json":
        print_json(found.to_dict())
    else:
        typer.echo("\n".join(_lines(found)))
    raise typer.Exit(0 if found.is_equivalent else DIFFERENT)


def question_at(reference: str) -> Question[Any]:
    """Return the question with an id, or at module:attribute or FILE.py:attribute. Raises QuestionError."""
    place, colon, name = reference.rpartition(":")
    if not colon:
        return find(reference)
    here = str(Path.cwd())
    if here not in sys.path:  # as `python -m` has it; files import modules of their project too
        sys.path.insert(0, here)
    try:
        module = _file(Path(place)) if place.endswith(".py") else import_module(place)
    except CerraError:
        raise
    except Exception as error:  # noqa: BLE001  # the user's own code may fail in any way
        raise QuestionError(f"{place}: cannot be imported: {type(error).__name__}: {error}") from None
    question = getattr(module, name, None)
    if not isinstance(question, Question):
        raise QuestionError(f"{place}: `{name}` is no question", "name the variable that holds a Question")
    return question


def _file(path: Path) -> Any:
    # A name of its own for each file: the old version and the new one usually have the same.
    spec = spec_from_file_location(f"cerra_rules_compared_{abs(hash(path.resolve()))}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise QuestionError(f"{path}: there is no such file")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _lines(found: Comparison) -> list[str]:
    lines = [
        f"{word}: {', '.join(names)}"
        for word, names in (
            ("only in the old version", found.only_in_old),
            ("only in the new version", found.only_in_new),
            ("declared differently", found.redeclared),
        )
        if names
    ]
    for difference in found.differences:
        lines += _difference(difference)
    verdict = "equivalent: the same answer in every case" if found.is_equivalent else "different"
    return [*lines, verdict]


def _difference(difference: Difference) -> list[str]:
    facts = {**difference.old.to_dict()["facts"], **difference.new.to_dict()["facts"]}
    return [
        f"{difference.about} differs where {', '.join(f'{name} = {value}' for name, value in facts.items()) or 'any'}",
        f"  old: {_answer(difference.old, difference.about)}",
        f"  new: {_answer(difference.new, difference.about)}",
    ]


def _answer(answer: Answer, about: str) -> str:
    if answer.outcome is None:
        return "no case: the facts contradict each other"
    name = about.removeprefix("value ")
    value = f", {name} = {answer.to_dict()['values'].get(name)}" if about.startswith("value ") else ""
    return f"{answer.outcome} ({', '.join(answer.citations)}){value}"
