"""What is said of a case on the command line: a file, and facts and readings given one by one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cerra_rules.cases.cases import Case, stated
from cerra_rules.cases.documents import STDIN, place_of
from cerra_rules.cases.reading import one_case
from cerra_rules.deciding.decision import Readings
from cerra_rules.errors import CaseFileError, FactError, ReadingError, unreadable
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import FactSpec
from cerra_rules.outside.saving import check_writable, is_plain
from cerra_rules.records.recipe import Recipe, read_recipe


def read_case(question: Question[Any], name: str, file: str) -> Case:
    """Return the case, or the facts, that a file (or with "-" standard input) holds.

    The file may call the question by its id, or by the `name` that it has on the command line.

    Raises CaseFileError, and FactError for facts that the question does not take.
    """
    if "=" in file and not Path(file).exists():
        raise CaseFileError(f"{place_of(file)}: no such file or directory", "state facts with --set NAME=VALUE")
    case = one_case(file, question, name)
    stated(question, case.facts, case.place)
    return case


def recipe_for(name: str | None, asked: str | None) -> tuple[Recipe | None, str | None]:
    """Return the recipe of a name, and the question: that which is asked, else that of the recipe. Raises CaseFileError."""
    if name is None:
        return None, asked
    recipe = read_recipe(name)
    if asked is not None and recipe.question not in (None, asked):
        what = f"recipe `{name}`: is for {recipe.question}, not for {asked}"
        raise CaseFileError(what, "take another recipe, or take `question` out of it")
    return recipe, asked or recipe.question


def check_outputs(files: Mapping[str, str | None], read: Iterable[str | None] = (), *, force: bool) -> None:
    """Refuse files, by their options, that cannot be written or are `read` by this run, before anything is done.

    What somebody may go on with (a memo, a case, a receipt, a recipe, a table) is replaced with `force` only; what is made anew by
    each run (reports of checks, baselines, certificates) always is. Raises CaseFileError.
    """
    taken = {os.path.realpath(name): "is read by this run" for name in read if name and name != STDIN}
    for option, name in files.items():
        if name is None:
            continue
        if not name:
            raise CaseFileError(f"{option}: no file is named", "name one, or leave the option out")
        try:
            old = check_writable(name)
            real = os.path.realpath(name)
        except (OSError, ValueError) as error:
            raise CaseFileError(
                f"{option}: {unreadable(name, error).message}",
                "name a file that can be written",
            ) from None
        if real in taken:
            raise CaseFileError(f"{option}: `{name}` {taken[real]}", "write somewhere else")
        if old and is_plain(name, old) and not force:
            raise CaseFileError(f"{option}: `{name}` exists already", "replace it with force=True")
        taken[real] = f"is written by {option} as well"


def settings(question: Question[Any], given: Iterable[str]) -> dict[str, Any]:
    """Return the facts given as name=value, each read by its type. Raises FactError.

    A set or list of days is written with commas, and empty as `name=`; `null` means unknown.
    """
    facts: dict[str, Any] = {}
    for setting in given:
        name, sign, value = setting.partition("=")
        if not sign or not name:
            raise FactError(f"--set: `{setting}` is not NAME=VALUE", "such as --set is_service=false")
        if name in facts:
            raise FactError(f"--set: fact `{name}` is given twice", "give it once")
        facts[name] = _value(question.facts.specs.get(name), name, value)
    stated(question, facts, "--set")
    return facts


def _value(spec: FactSpec | None, name: str, value: str) -> Any:
    """Return what a word says of a fact; a word that says nothing is left for the fact model to refuse."""
    kind = spec.kind if spec else None
    if value == "null":
        return None
    if kind in ("set", "dates"):
        return value.split(",") if value else []
    if not value and spec:
        raise FactError(f"--set: fact `{name}` has no value", f"write {name}=null where it is unknown")
    if kind == "bool":
        return {"true": True, "false": False}.get(value, value)
    return int(value) if kind == "int" and re.fullmatch(r"-?[0-9]{1,9}", value) else value


def chosen(readings: Readings | None, given: Iterable[str]) -> Readings | None:
    """Return the readings of a case, replaced where name=option (or just "any") is given. Raises ReadingError."""
    choices = list(given)
    if choices == ["any"]:
        return "any"
    options: dict[str, str] = {}
    for choice in choices:
        name, sign, option = choice.partition("=")
        if not sign:
            hint = "give `any` alone" if choice == "any" else "such as --reading return_period_rest_days=no_roll"
            raise ReadingError(f"--reading: `{choice}` is not NAME=OPTION", hint)
        if name in options:
            raise ReadingError(f"--reading: reading `{name}` is given twice", "give it once")
        options[name] = option
    if not options:
        return readings
    if readings == "any":
        raise ReadingError("--reading: the file leaves all readings open", "take `readings: any` out of it")
    return {**(readings or {}), **options}
