"""The settings of a project: `cerra-rules.toml`, or the table `[tool.cerra-rules]` of `pyproject.toml`.

The file is that of the folder where the program runs, or of the nearest folder above it up to the one with `.git`.
An unknown key is an error. Paths in it are relative to its folder. Whoever may change the file is not whoever runs the
check: what it names is read and written below the root of its repository only, and never in `.git`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args

from cerra_rules.cases.cases import said
from cerra_rules.cases.documents import load, parse
from cerra_rules.cases.named import Questions
from cerra_rules.checking.exceptions import Exemption
from cerra_rules.checking.problems import OWN_RULES, Severities, Severity
from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.outside.repositories import is_root, link_out, refused, root_of
from cerra_rules.text.ledger import entry

FailOn = Literal["violation", "undetermined", "caution"]
OWN_FILE, SHARED_FILE = "cerra-rules.toml", "pyproject.toml"
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
_OFF = "off"
_REMEDY = "settings name what is below the root of their repository; a flag may name more"
_T = TypeVar("_T")


class SettingsError(CerraError, ValueError):
    """The settings of a project cannot be read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has set; None, or nothing, where it says nothing.

    All of it is the word of the repository, never of whoever runs the check. `about` is the folder that it is about,
    which stands for that of the file.
    """

    file: str = ""
    about: str = ""
    paths: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    lang: Lang | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    question: str | None = None
    severities: Severities = field(default_factory=dict)
    exceptions: tuple[Exemption, ...] = ()

    def counterpart(self, name: str) -> Path:
        """Return what a file beside the settings is called in the folder that they are about."""
        return Path(self.about, os.path.relpath(name, Path(self.file).parent))


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
        if is_root(place):
            break
    return Settings()


def read_settings(path: Path, questions: Questions = NO_OWN, about: Path | None = None) -> Settings:
    """Return the settings in a file: a `pyproject.toml`, or else one that holds nothing else. Raises SettingsError.

    `questions` are those that they may name; `about` is the folder that they are about, such as one with another
    version of the same files, else their own.
    """
    if path.name == SHARED_FILE:
        table = _shared_table(path)
        if table is None:
            raise SettingsError(f"{_shown(path)}: there is no table [tool.cerra-rules]")
        return _settings(table, path, f"{_shown(path)}: [tool.cerra-rules]", questions, about)
    return _settings(_read(path), path, _shown(path), questions, about)


def _shown(path: Path) -> str:
    return os.path.relpath(path)


def _read(path: Path) -> dict[str, Any]:
    if path.suffix != ".toml":
        raise SettingsError(f"{_shown(path)}: settings stand in a .toml file")
    if link_out(path):
        raise SettingsError(f"{_shown(path)}: a link leads out of the repository", "put the settings in its place")
    try:
        (document,) = parse(load(path)[0], _shown(path), ".toml")
    except CerraError as error:
        raise SettingsError(error.message.replace(str(path), _shown(path)), error.hint) from None
    return cast("dict[str, Any]", document)


def _shared_table(path: Path) -> Any:
    tool = _read(path).get("tool")
    return tool.get("cerra-rules") if isinstance(tool, Mapping) else None


def _settings(data: Any, path: Path, place: str, questions: Questions, about: Path | None = None) -> Settings:
    own = path.absolute().parent
    here = _Names(own, about.absolute() if about else own)

    readers: Mapping[str, Callable[[Any, str], Any]] = {
        "paths": lambda value, at: tuple(here.checked(name, at) for name in _texts(value, at)),
        "output": lambda value, at: tuple(here.output(text, at) for text in _texts(value, at)),
        "source": lambda value, at: tuple(here.beside(name, at) for name in _texts(value, at)),
        "lang": lambda value, at: _one_of(value, at, get_args(Lang)),
        "fail-on": lambda value, at: _one_of(value, at, FAIL_ON),
        "baseline": lambda value, at: here.beside(_text(value, at), at),
        "question": lambda value, at: questions(_text(value, at)).id,
        "severity": lambda value, at: _severities(value, at, questions),
        "exceptions": lambda value, at: tuple(_exemptions(value, at, here.checked, questions)),
    }
    table = _mapping(data, place)
    for key in table:
        if key not in readers:
            raise SettingsError(f"{place}: there is no key `{key}`", near(key, readers))
    read: dict[str, Any] = {key: readers[key](value, f"{place}: `{key}`") for key, value in table.items()}
    return Settings(
        _shown(path),
        _shown(here.about),
        fail_on=read.pop("fail-on", None),
        severities=read.pop("severity", {}),
        **read,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """The files that settings name: those beside them, and those in the folder that they are about."""

    own: Path
    about: Path

    def beside(self, name: str, at: str) -> str:
        """Return the name, from here, of a file that belongs to the settings."""
        return self._named(name, self.own, at)

    def checked(self, name: str, at: str) -> str:
        """Return the name, from here, of what is checked."""
        return self._named(name, self.about, at)

    def output(self, text: str, at: str) -> str:
        """Return an output with the name, from here, of its file."""
        form, _, target = text.partition(":")
        return f"{form}:{self._named(target, self.about, at, is_written=True)}" if target else text

    @staticmethod
    def _named(name: str, folder: Path, at: str, *, is_written: bool = False) -> str:
        if "\0" in name:
            raise SettingsError(f"{at}: `{printable(name)}` is no name of a file", "no name has the character U+0000")
        if fault := refused(folder / name, root_of(folder) or folder, is_written=is_written):
            raise SettingsError(f"{at}: `{name}` {fault}", _REMEDY)
        return name if Path(name).is_absolute() else _shown(folder / name)


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


def _exemptions(data: Any, place: str, named: Callable[[str, str], str], questions: Questions) -> Iterator[Exemption]:
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
        texts["file"] = named(texts["file"], f"{at}: `file`")
        yield Exemption(**texts, expires=_day(table["expires"], f"{at}: `expires`"))


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
        f"{place} is {said(data)}",
        near(data, names) if isinstance(data, str) else f"one of {', '.join(names)}",
    )
