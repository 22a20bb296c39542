"""Cells: what one says of its fact, in a table made for the rules, and in any other as its recipe says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

from cerra_rules.errors import CaseFileError, CerraError, FactError, Fault, near
from cerra_rules.language.faults import because, refusal_at
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import FactSpec
from cerra_rules.outside.chinese import in_chinese
from cerra_rules.records.columns import Columns, match_columns
from cerra_rules.records.recipe import Flag, Recipe
from cerra_rules.records.tables import Table

OWN = ("id", "why", "expect")
"""Columns of a table of cases that are no facts."""
EMPTY = "[]"
NO_VALUE: Any = object()
"""What a cell comes to that says nothing that its fact can be."""
MOST_REMEMBERED = 1 << 18
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})", re.ASCII)


class Told(NamedTuple):
    """A fact and what tells it: the column, its place, and what reads a cell; without a place, it is the same in all rows."""

    fact: str
    column: str
    at: int | None
    read: Any


class Cells:
    """Reads the rows of one table as facts of one question, and as readings where it has columns of them."""

    def __init__(
        self,
        question: Question[Any],
        table: Table,
        recipe: Recipe | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        """Match columns and facts. Raises FactError and CaseFileError for names that do not fit."""
        self.question = question
        self.table = table
        self.recipe = recipe
        try:
            self.columns = matched(question, table.names, recipe, columns)
        except FactError as error:
            raise type(error)(f"{table.place}: {error.message}", error.hint) from None
        self.told = [*self._told()]
        self.readings = {
            name: table.names.index(name) for name in question.readings if name in table.names and not recipe
        }
        self.own = {
            name: table.names.index(name)
            for name in OWN
            if name in table.names and (not recipe or name not in self.columns.facts)
        }
        self._typed: dict[str, dict[Any, Any]] = {}

    def _told(self) -> Iterable[Told]:
        specs, names, recipe = self.question.facts.specs, self.table.names, self.recipe
        for fact, column in self.columns.facts.items():
            at = names.index(column)
            if recipe is not None and fact in recipe.flags:
                yield Told(fact, column, at, partial(_flag, recipe.flags[fact], recipe))
            elif recipe is not None:
                yield Told(fact, column, at, partial(_by_recipe, specs[fact], recipe))
            else:
                yield Told(fact, column, at, partial(cell_of, specs[fact]) if self.table.is_text else _same)
        for fact, value in (recipe.constants if recipe else {}).items():
            yield Told(fact, "", None, partial(_constant, value))

    def facts(self, line: int, cells: Sequence[Any]) -> dict[str, Any]:
        """Return the facts that a row states, for the fact model to judge.

        Raises FactError for cells that say nothing, with whatever else is wrong with the row.
        """
        found: dict[str, Any] = {}
        unread: list[Fault] = []
        for told in self.told:
            cell = None if told.at is None else cells[told.at]
            try:
                value = told.read(cell)
            except CaseFileError as error:
                why, hint = ((error.message, in_chinese(error.message)), (error.hint, in_chinese(error.hint)))
                unread.append(because(self.question.facts.specs[told.fact], cell, "unreadable", why, hint))
            else:
                if value is not None:
                    found[told.fact] = value
        if unread:
            raise self._refused(line, unread, found)
        return found

    def _refused(self, line: int, unread: list[Fault], rest: dict[str, Any]) -> FactError:
        """Return the error for cells that cannot be read, and for what is wrong with the rest of their row."""
        try:
            self.question.facts.read(rest)
        except FactError as error:
            unread += error.faults
        columns = {told.fact: f", column `{told.column}`" for told in self.told if told.column}
        spots = (f"line {line}{columns.get(fault.fact, '')}" for fault in unread)
        return refusal_at(self.table.place, unread, spots)

    def readings_of(self, cells: Sequence[Any], place: str) -> dict[str, str] | None:
        """Return the readings that a row chooses. Raises CaseFileError."""
        found: dict[str, str] = {}
        for name, at in self.readings.items():
            option = cells[at].strip() if self.table.is_text else cells[at]
            if option is not None and not isinstance(option, str):
                raise CaseFileError(f"{place}: reading `{name}` is `{option!s:.60}`, not text")
            if option:
                found[name] = option
        return found or None

    def typed(self, told: Told, cell: Any) -> Any:
        """Return the value of a cell as a table holds it, judged by the fact model; NO_VALUE where it is none that the fact can have."""
        key = cell if type(cell) is str else (type(cell), repr(cell) if isinstance(cell, list | dict) else cell)
        known = self._typed.setdefault(told.fact, {})
        if key not in known:
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            try:
                value = told.read(cell)
                known[key] = (
                    None if value is None else held(getattr(self.question.facts.read({told.fact: value}), told.fact))
                )
            except (CaseFileError, FactError):
                known[key] = NO_VALUE
        return known[key]


def matched(
    question: Question[Any],
    names: Sequence[str],
    recipe: Recipe | None,
    columns: Mapping[str, str] | None = None,
    prefix: str | None = None,
    *,
    has_faults: bool = False,
) -> Columns:
    """Return which column tells which fact; by a recipe, those that it names and no other. Raises FactError and CaseFileError."""
    if recipe is None:
        own = (*OWN, *question.readings)
        return match_columns(question, names, columns, prefix, own=own, has_faults=has_faults)
    if columns:
        raise FactError(f"{question.id}: columns are given, and the recipe names those of facts", "give either")
    specs = question.facts.specs
    for part, given in (("map", recipe.map), ("constants", recipe.constants), ("flags", recipe.flags)):
        if unknown := next((fact for fact in given if fact not in specs), None):
            raise CaseFileError(
                f"recipe: `{part}`: {question.id}: fact `{unknown}` is not one of its facts", near(unknown, specs)
            )
    if missing := next((column for column in recipe.columns() if column not in names), None):
        raise CaseFileError(
            f"{question.id}: the recipe names a column `{missing}`, and there is none", near(missing, names)
        )
    for fact in recipe.flags:
        if specs[fact].kind != "bool":
            raise CaseFileError(f"recipe: `flags.{fact}`: fact `{fact}` is no yes or no")
    told = {**recipe.map, **{fact: flag.column for fact, flag in recipe.flags.items()}}
    found = Columns(question.id, told, prefix or "", has_faults=has_faults)
    found.check_new(question, names if recipe.keep is None else recipe.keep, prefix)
    return found


def held(value: Any) -> Any:
    """Return a value of a fact as a column holds it: an option as text, several as a list."""
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def text_of(value: Any) -> str | None:
    """Return a value as CSV has it: true and false, lists with commas, and nothing where it is unknown."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | frozenset):
        return ",".join(str(text_of(item)) for item in value) or EMPTY
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return None if value is None else str(value)


def _same(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _constant(value: Any, _: Any) -> Any:
    return value


def cell_of(spec: FactSpec, cell: str | None) -> Any:
    """Return what a cell says; a word that says nothing is left for the fact model to refuse."""
    text = (cell or "").strip()
    if not text:
        return None
    match spec.kind:
        case "set" | "dates":
            return [] if text == EMPTY else [item.strip() for item in text.split(",")]
        case "bool":
            return {"true": True, "false": False}.get(text.lower(), text)
        case "int":
            return int(text) if _WHOLE.fullmatch(text) else text
        case _:
            return text


def _text(cell: Any, recipe: Recipe) -> str:
    """Return a cell as text, without the habits that keep it text."""
    text = (text_of(cell) or "").strip()
    if "formula" in recipe.quotes and (found := re.fullmatch(r'="([^"]*)"', text)):
        return found[1].strip()
    return text[1:].strip() if "apostrophe" in recipe.quotes and text.startswith("'") else text


def _flag(flag: Flag, recipe: Recipe, cell: Any) -> bool | None:
    text = _text(cell, recipe)
    return flag.given if text and text not in recipe.words.unknown else flag.empty


def _by_recipe(spec: FactSpec, recipe: Recipe, cell: Any) -> Any:
    """Return what a cell says as a recipe reads it. Raises CaseFileError, without its place."""
    text = _text(cell, recipe)
    meant = recipe.values.get(spec.name, {})
    if text in meant:
        return meant[text]
    if not text or text in recipe.words.unknown:
        return None
    if meant and spec.kind != "date":
        raise CaseFileError(
            f"`{text[:60]}` is none of the words of `values.{spec.name}`", near(text, meant) or "add it to the recipe"
        )
    match spec.kind:
        case "bool":
            if text not in recipe.truths:
                raise CaseFileError(
                    f"`{text[:60]}` is no word for yes, no or unknown", "add it to `words` in the recipe"
                )
            return recipe.truths[text]
        case "int":
            return _whole(text, recipe.decimal)
        case "date":
            return cell if type(cell) is date else _day(cell, text, recipe)
        case "set" | "dates":
            return [] if text == EMPTY else [item.strip() for item in text.split(",")]
        case _:
            return text


def _whole(text: str, decimal: str) -> int:
    whole, _, part = text.partition(decimal)
    if not _WHOLE.fullmatch(whole) or part.strip("0"):
        raise CaseFileError(
            f"`{text[:60]}` is no whole number", f"with `{decimal}` as its decimal sign, as the recipe says"
        )
    return int(whole)


def _day(cell: Any, text: str, recipe: Recipe) -> Any:
    if isinstance(cell, datetime):  # of a spreadsheet: what its clock showed
        text = cell.isoformat(timespec="seconds")
        if cell.tzinfo is None and recipe.days.zone is None and cell.time() != datetime.min.time():
            raise CaseFileError(f"`{text}` has no zone", 'say where the clock stood: `days.zone = "Asia/Shanghai"`')
        return recipe.days.place(cell)
    found = recipe.days.read(text, recipe.decimal)
    if found is None:
        raise CaseFileError(
            f"`{text[:60]}` is no day in the formats {', '.join(f'`{f}`' for f in recipe.days.formats)}",
            "add its format to `days.formats` in the recipe",
        )
    return found


def located(error: CerraError, place: str) -> CerraError:
    """Return an error with a place before its message."""
    return type(error)(f"{place}: {error.message}", error.hint)
