"""The settings of a project: `cerra-rules.toml`, or the table `[tool.cerra-rules]` of `pyproject.toml`.

The file is that of the folder where the program runs, or of the nearest folder above it up to the one with `.git`.
An unknown key is an error. Paths in it are relative to its folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args

from cerra_rules.checking.cases import said
from cerra_rules.checking.documents import load, parse
from cerra_rules.checking.exceptions import Exemption
from cerra_rules.checking.problems import OWN_RULES, Severities, Severity
from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.ledger import entry
from cerra_rules.places import Questions
from cerra_rules.printing import printable
from cerra_rules.provisions import Lang

FailOn = Literal["violation", "undetermined"]
OWN_FILE, SHARED_FILE = "cerra-rules.toml", "pyproject.toml"
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
_OFF = "off"
_T = TypeVar("_T")


class SettingsError(CerraError, ValueError):
    """The settings of a project cannot be read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has set; None, or nothing, where it says nothing."""

    file: str = ""
    paths: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    lang: Lang | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    question: str | None = None
    severities: Severities = field(default_factory=dict)
    exceptions: tuple[Exemption, ...] = ()


NO_OWN = Questions({})


def find_settings(folder: Path, questions: Questions = NO_OWN) -> Settings:
    """Return the settings for a folder; with nothing in them where there are none. Raises SettingsError.

    `questions` are those that they may name.
    """
    for place in (folder, *folder.parents):
        own, shared = place / OWN_FILE, place / SHARED_FILE
        table = _shared_table(shared) if shared.is_file() else None
        if own.is_file() and table is not None:
            raise SettingsError(f"{place}: settings stand in {OWN_FILE} and in {SHARED_FILE}", "keep one of them")
        if own.is_file():
            return read_settings(own, questions)
        if table is not None:
            return _settings(table, shared, f"{_shown(shared)}: [tool.cerra-rules]", questions)
        if (place / ".git").exists():
            break
    return Settings()


def read_settings(path: Path, questions: Questions = NO_OWN) -> Settings:
    """Return the settings in a file: a `pyproject.toml`, or else one that holds nothing else. Raises SettingsError.

    `questions` are those that they may name.
    """
    if path.name == SHARED_FILE:
        table = _shared_table(path)
        if table is None:
            raise SettingsError(f"{_shown(path)}: there is no table [tool.cerra-rules]")
        return _settings(table, path, f"{_shown(path)}: [tool.cerra-rules]", questions)
    return _settings(_read(path), path, _shown(path), questions)


def _shown(path: Path) -> str:
    return os.path.relpath(path)


def _read(path: Path) -> dict[str, Any]:
    if path.suffix != ".toml":
        raise SettingsError(f"{_shown(path)}: settings stand in a .toml file")
    try:
        (document,) = parse(load(path)[0], _shown(path), ".toml")
    except CerraError as error:
        raise SettingsError(error.message.replace(str(path), _shown(path)), error.hint) from None
    return cast("dict[str, Any]", document)


def _shared_table(path: Path) -> Any:
    tool = _read(path).get("tool")
    return tool.get("cerra-rules") if isinstance(tool, Mapping) else None


def _settings(data: Any, path: Path, place: str, questions: Questions) -> Settings:
    folder = path.parent

    def inside(name: str) -> str:
        if "\0" in name:
            raise SettingsError(
                f"{place}: `{printable(name)}` is no name of a file", "no name has the character U+0000"
            )
        return name if Path(name).is_absolute() else os.path.relpath(folder / name)

    def output(name: str) -> str:
        form, _, target = name.partition(":")
        return f"{form}:{inside(target)}" if target else name

    readers: Mapping[str, Callable[[Any, str], Any]] = {
        "paths": lambda value, at: tuple(map(inside, _texts(value, at))),
        "output": lambda value, at: tuple(map(output, _texts(value, at))),
        "source": lambda value, at: tuple(map(inside, _texts(value, at))),
        "lang": lambda value, at: _one_of(value, at, get_args(Lang)),
        "fail-on": lambda value, at: _one_of(value, at, FAIL_ON),
        "baseline": lambda value, at: inside(_text(value, at)),
        "question": lambda value, at: questions(_text(value, at)).id,
        "severity": lambda value, at: _severities(value, at, questions),
        "exceptions": lambda value, at: tuple(_exemptions(value, at, inside, questions)),
    }
    table = _mapping(data, place)
    for key in table:
        if key not in readers:
            raise SettingsError(f"{place}: there is no key `{key}`", near(key, readers))
    read: dict[str, Any] = {key: readers[key](value, f"{place}: `{key}`") for key, value in table.items()}
    return Settings(
        _shown(path),
        fail_on=read.pop("fail-on", None),
        severities=read.pop("severity", {}),
        **read,
    )


def _severities(data: Any, place: str, questions: Questions) -> Severities:
    found: dict[str, Severity | None] = {}
    ids = questions.ids()
    for name, value in _leaves(_mapping(data, place), ""):
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
            codes = [outcome.code for outcome in questions(name if value == {} and id not in ids else id).outcomes]
        except QuestionError as error:
            raise SettingsError(f"{place}: `{name}`: {error.message}", error.hint) from None
        if code not in codes:
            raise SettingsError(f"{place}: {id} has no outcome `{code}`", near(code, codes))
        level = _one_of(value, f"{place}: `{name}`", (*Severity, _OFF))
        found[name] = None if level == _OFF else Severity(level)
    return found


def _leaves(data: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    """Give the values of nested tables by their keys: TOML reads `anxi.receipts.breach` as three of them."""
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield from _leaves(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def _exemptions(data: Any, place: str, inside: Callable[[str], str], questions: Questions) -> Iterator[Exemption]:
    own = questions.provisions()
    if not isinstance(data, list):
        raise SettingsError(f"{place} is {said(data)}, not a list", "write [[exceptions]] tables")
    for number, item in enumerate(data, 1):
        at = f"{place}: exception {number}"
        table = _mapping(item, at)
        needed, known = (
            ("rule", "file", "owner", "reason", "expires"),
            ("rule", "file", "path", "owner", "reason", "expires"),
        )
        for key in table:
            if key not in known:
                raise SettingsError(f"{at}: there is no key `{key}`", near(key, known))
        for key in needed:
            if key not in table:
                raise SettingsError(f"{at}: `{key}` is missing", "an exception has an owner, a reason and an expiry")
        texts = {key: _text(table[key], f"{at}: `{key}`") for key in known if key in table and key != "expires"}
        if texts["rule"] not in {*OWN_RULES, *own}:
            try:
                entry(texts["rule"])
            except CerraError as error:
                raise SettingsError(f"{at}: {error.message}", error.hint) from None
        if texts["rule"] in ("unreadable", "no-case"):
            raise SettingsError(f"{at}: `{texts['rule']}` cannot be excepted", "what is not read is not checked")
        yield Exemption(**texts | {"file": inside(texts["file"])}, expires=_day(table["expires"], f"{at}: `expires`"))


def _day(data: Any, place: str) -> date:
    if isinstance(data, date) and not isinstance(data, datetime):
        return data
    raise SettingsError(f"{place} is {said(data)}, not a day", "write YYYY-MM-DD without quotation marks")


def _mapping(data: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise SettingsError(f"{place} is {said(data)}, not a table")
    return data


def _text(data: Any, place: str) -> str:
    if isinstance(data, str) and data.strip():
        return data
    raise SettingsError(f"{place} is {said(data)}, not text", "put it in quotation marks")


def _texts(data: Any, place: str) -> list[str]:
    if not isinstance(data, list):
        raise SettingsError(f"{place} is {said(data)}, not a list", "put it in square brackets")
    return [_text(item, place) for item in data]


def _one_of(data: Any, place: str, known: tuple[_T, ...]) -> _T:
    if data in known:
        return cast("_T", data)
    names = list(map(str, known))
    raise SettingsError(
        f"{place} is {said(data)}", near(data, names) if isinstance(data, str) else f"one of {', '.join(names)}"
    )
