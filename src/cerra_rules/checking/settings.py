"""The settings of a folder: `cerra-rules.toml`, or the table `[tool.cerra-rules]` of `pyproject.toml`.

An unknown key is an error. Paths in it are relative to its folder. Whoever may change the file is not whoever runs the
check: what it names is read and written below the root of its repository only, and never in `.git`. How the settings of a
project hang together says `project`, how their values are read `setting_values`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, get_args

from cerra_rules.cases.cases import FILES_ARE, FilesAre
from cerra_rules.cases.documents import load, parse
from cerra_rules.cases.named import Questions
from cerra_rules.checking import setting_values as values
from cerra_rules.checking.exceptions import Exemption
from cerra_rules.checking.globs import Globs
from cerra_rules.checking.problems import Severities
from cerra_rules.checking.setting_values import ALLOW, FAIL_ON, FailOn, Law, SettingsError, Table
from cerra_rules.errors import CerraError, near
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.outside.repositories import link_out, refused, root_of

OWN_FILE, SHARED_FILE = "cerra-rules.toml", "pyproject.toml"
_REMEDY = "settings name what is below the root of their repository; a flag may name more"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a folder has set; None, or nothing, where it says nothing.

    All of it is the word of the repository, never of whoever runs the check. `about` is the folder that it is about,
    which stands for that of the file. What `severities` weighs is an outcome, by `question.outcome`.
    """

    file: str = ""
    about: str = ""
    paths: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    lang: Lang | None = None
    fail_on: FailOn | None = None
    files_are: FilesAre | None = None
    include: Globs | None = None
    exclude: Globs | None = None
    baseline: str | None = None
    question: str | None = None
    severities: Severities = field(default_factory=dict)
    exceptions: tuple[Exemption, ...] = ()
    law: Law = field(default_factory=Law)
    tables: tuple[Table, ...] = ()
    allow: frozenset[str] = frozenset()

    def counterpart(self, name: str) -> Path:
        """Return what a file beside the settings is called in the folder that they are about."""
        return Path(self.about, os.path.relpath(name, Path(self.file).parent))


NO_OWN = Questions({})


def settings_of(folder: Path, questions: Questions = NO_OWN, about: Path | None = None) -> Settings | None:
    """Return the settings that stand in a folder, None where there are none. Raises SettingsError.

    `questions` are those that they may name; `about` is the folder that they are about, such as one with another version
    of the same files, else their own.
    """
    own, shared = folder / OWN_FILE, folder / SHARED_FILE
    table = _shared_table(shared) if shared.is_file() else None
    if own.is_file() and table is not None:
        raise SettingsError(f"{folder}: settings stand in {OWN_FILE} and in {SHARED_FILE}", "keep one of them")
    if own.is_file():
        return read_settings(own, questions, about)
    if table is not None:
        return _settings(table, shared, f"{_shown(shared)}: [tool.cerra-rules]", questions, about)
    return None


def read_settings(path: Path, questions: Questions = NO_OWN, about: Path | None = None) -> Settings:
    """Return the settings in a file: a `pyproject.toml`, or else one that holds nothing else. Raises SettingsError.

    `questions` and `about` are those of `settings_of`.
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

    def globs(value: Any, at: str) -> Globs:
        return Globs(here.about, tuple(values.texts(value, at)))

    readers: Mapping[str, Callable[[Any, str], Any]] = {
        "paths": lambda value, at: tuple(here.checked(name, at) for name in values.texts(value, at)),
        "output": lambda value, at: tuple(here.output(text, at) for text in values.texts(value, at)),
        "source": lambda value, at: tuple(here.beside(name, at) for name in values.texts(value, at)),
        "lang": lambda value, at: values.one_of(value, at, get_args(Lang)),
        "fail-on": lambda value, at: values.one_of(value, at, FAIL_ON),
        "files_are": lambda value, at: values.one_of(value, at, FILES_ARE),
        "include": globs,
        "exclude": globs,
        "baseline": lambda value, at: here.beside(values.text(value, at), at),
        "question": lambda value, at: questions(values.text(value, at)).id,
        "severity": lambda value, at: values.severities(value, at, questions),
        "exceptions": lambda value, at: tuple(values.exemptions(value, at, here.checked, questions)),
        "law": lambda value, at: values.law(value, at, here.beside, questions),
        "tables": lambda value, at: tuple(values.tables(value, at, here.about, here.beside, questions)),
        "allow": lambda value, at: frozenset(values.one_of(item, at, ALLOW) for item in values.texts(value, at)),
    }
    table = values.mapping(data, place)
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
