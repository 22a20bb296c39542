"""The values in settings: what each may be, and what is said of one that is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args

from cerra_rules.cases.calendars import CALENDARS
from cerra_rules.cases.cases import said
from cerra_rules.cases.named import Questions
from cerra_rules.checking.exceptions import Exemption
from cerra_rules.checking.globs import Globs
from cerra_rules.checking.problems import OWN_RULES, Severities, Severity
from cerra_rules.deciding.decision import Readings
from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.language.questions import Question
from cerra_rules.records.recipe import shipped
from cerra_rules.text.ledger import entry

FailOn = Literal["violation", "undetermined", "caution"]
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
"""From the laxest to the strictest."""
ALLOW = ("exceptions", "calendar", "readings")
"""What a project may allow: exceptions of a folder's own settings, and calendars and readings of a case's own beside `[law]`."""
_OFF = "off"
_T = TypeVar("_T")
Named = Callable[[str, str], str]
"""Gives the name, from here, of a file that settings name."""


class SettingsError(CerraError, ValueError):
    """The settings of a project cannot be read."""


@dataclass(frozen=True, slots=True)
class Law:
    """What a project says about the law: its calendar, its readings, and the day on which exceptions are judged."""

    calendar: str | None = None
    readings: Readings | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of some tables are checked."""

    glob: Globs
    question: Question[Any]
    recipe: str | None = None
    law: Law = Law()
    severities: Severities | None = None


def severities(data: Any, place: str, questions: Questions) -> Severities:
    """Return the severities of outcomes. Raises SettingsError."""
    found: dict[str, Severity | None] = {}
    ids = questions.ids()
    for name, value in _leaves(mapping(data, place), ""):
        if value == {} and any(f"{id}.".startswith(f"{name}.") for id in ids):
            continue  # the table of a question, with nothing in it yet
        if name in found:
            raise SettingsError(f"{place}: `{name}` is set twice", "keep one of them")
        if name in ids:
            own = ", ".join(f"{name}.{outcome.code}" for outcome in questions(name).outcomes)
            raise SettingsError(f"{place}: `{name}` is a question, not an outcome of one", f"write one of {own}")
        id, dot, code = name.rpartition(".")
        if not dot:
            hint = "write QUESTION.OUTCOME, such as anxi.receipts.breach"
            raise SettingsError(f"{place}: `{name}` is no outcome of a question", hint)
        try:
            question = questions(name if value == {} and id not in ids else id)
        except QuestionError as error:
            raise SettingsError(f"{place}: `{name}`: {error.message}", error.hint) from None
        _check_outcome(question, id, code, place)
        found[name] = _level(value, f"{place}: `{name}`")
    return found


def _check_outcome(question: Question[Any], id: str, code: str, place: str) -> None:
    codes = [outcome.code for outcome in question.outcomes]
    if code not in codes:
        raise SettingsError(f"{place}: {id} has no outcome `{code}`", near(code, codes))


def _level(value: Any, place: str) -> Severity | None:
    level = one_of(value, place, (*Severity, _OFF))
    return None if level == _OFF else Severity(level)


def _leaves(data: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    """Give the values of nested tables by their keys: TOML reads `anxi.receipts.breach` as three of them."""
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def exemptions(data: Any, place: str, named: Named, questions: Questions) -> Iterator[Exemption]:
    """Give the exceptions. Raises SettingsError."""
    own = questions.provisions()
    needed = ("rule", "file", "owner", "reason", "expires")
    known = ("rule", "file", "path", "owner", "reason", "expires")
    for at, table in _listed(data, place, "exception", "exceptions"):
        _check_keys(table, at, known, needed, "an exception has an owner, a reason and an expiry")
        given = {key: text(table[key], f"{at}: `{key}`") for key in known if key in table and key != "expires"}
        if given["rule"] not in {*OWN_RULES, *own}:
            try:
                entry(given["rule"])
            except CerraError as error:
                raise SettingsError(f"{at}: {error.message}", error.hint) from None
        if given["rule"] in ("unreadable", "no-case"):
            raise SettingsError(f"{at}: `{given['rule']}` cannot be excepted", "what is not read is not checked")
        given["file"] = named(given["file"], f"{at}: `file`")
        yield Exemption(**given, expires=_day(table["expires"], f"{at}: `expires`"))


def tables(data: Any, place: str, folder: Path, named: Named, questions: Questions) -> Iterator[Table]:
    """Give what is said of tables. Raises SettingsError."""
    known = ("glob", "question", "recipe", "calendar", "readings", "severity")
    for at, table in _listed(data, place, "table", "tables"):
        _check_keys(table, at, known, ("glob", "question"), "a table has a glob and the question that its rows answer")
        question = questions(text(table["question"], f"{at}: `question`"))
        levels: dict[str, Severity | None] = {}
        for code, value in mapping(table.get("severity", {}), f"{at}: `severity`").items():
            _check_outcome(question, question.id, code, f"{at}: `severity`")
            levels[f"{question.id}.{code}"] = _level(value, f"{at}: `severity`: `{code}`")
        said_of_law = {key: table[key] for key in ("calendar", "readings") if key in table}
        yield Table(
            Globs(folder, (text(table["glob"], f"{at}: `glob`"),)),
            question,
            _recipe(table["recipe"], f"{at}: `recipe`", named) if "recipe" in table else None,
            law(said_of_law, at, named, questions, (question.id,)),
            levels,
        )


def _recipe(value: Any, place: str, named: Named) -> str:
    """Return the recipe that comes with the program, or the file, of a name."""
    name = text(value, place)
    return name if name in shipped() else named(name, place)


def law(data: Any, place: str, named: Named, questions: Questions, about: tuple[str, ...] = ()) -> Law:
    """Return what is said about the law, `about` some questions or else about all. Raises SettingsError."""
    table = mapping(data, place)
    _check_keys(table, place, ("calendar", "readings", "as_of"), (), "")
    calendar = text(table["calendar"], f"{place}: `calendar`") if "calendar" in table else None
    if calendar is not None and calendar not in CALENDARS:
        calendar = named(calendar, f"{place}: `calendar`")
    return Law(
        calendar,
        _readings(table["readings"], f"{place}: `readings`", questions, about) if "readings" in table else None,
        _day(table["as_of"], f"{place}: `as_of`") if "as_of" in table else None,
    )


def _readings(data: Any, place: str, questions: Questions, about: tuple[str, ...]) -> Readings:
    if data == "any":
        return "any"
    if not isinstance(data, Mapping):
        raise SettingsError(f"{place} is {said(data)}, not a table", "give a table from reading to option, or any")
    options: dict[str, set[str]] = {}
    for id in about or questions.ids():
        for name, reading in questions(id).readings.items():
            options.setdefault(name, set()).update(reading.options)
    chosen = {name: text(option, f"{place}: `{name}`") for name, option in data.items()}
    for name, option in chosen.items():
        if name not in options:
            raise SettingsError(f"{place}: there is no reading `{name}`", near(name, options))
        if option not in options[name]:
            raise SettingsError(f"{place}: `{name}` has no option `{option}`", near(option, sorted(options[name])))
    return chosen


def _listed(data: Any, place: str, one: str, many: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the tables of a list, each with its place."""
    if not isinstance(data, list):
        raise SettingsError(f"{place} is {said(data)}, not a list", f"write [[{many}]] tables")
    for number, item in enumerate(data, 1):
        yield f"{place}: {one} {number}", mapping(item, f"{place}: {one} {number}")


def _check_keys(
    table: Mapping[str, Any], place: str, known: tuple[str, ...], needed: tuple[str, ...], hint: str
) -> None:
    for key in table:
        if key not in known:
            raise SettingsError(f"{place}: there is no key `{key}`", near(key, known))
    for key in needed:
        if key not in table:
            raise SettingsError(f"{place}: `{key}` is missing", hint)


def _day(data: Any, place: str) -> date:
    if isinstance(data, date) and not isinstance(data, datetime):
        return data
    raise SettingsError(f"{place} is {said(data)}, not a day", "write YYYY-MM-DD without quotation marks")


def mapping(data: Any, place: str) -> Mapping[str, Any]:
    """Return a table. Raises SettingsError."""
    if not isinstance(data, Mapping):
        raise SettingsError(f"{place} is {said(data)}, not a table")
    return data


def text(data: Any, place: str) -> str:
    """Return a text that says something. Raises SettingsError."""
    if isinstance(data, str) and data.strip():
        return data
    raise SettingsError(f"{place} is {said(data)}, not text", "put it in quotation marks")


def texts(data: Any, place: str) -> list[str]:
    """Return a list of texts. Raises SettingsError."""
    if not isinstance(data, list):
        raise SettingsError(f"{place} is {said(data)}, not a list", "put it in square brackets")
    return [text(item, place) for item in data]


def one_of(data: Any, place: str, known: tuple[_T, ...]) -> _T:
    """Return one of the values that are known. Raises SettingsError."""
    if data in known:
        return cast("_T", data)
    names = list(map(str, known))
    raise SettingsError(
        f"{place} is {said(data)}",
        near(data, names) if isinstance(data, str) else f"one of {', '.join(names)}",
    )
