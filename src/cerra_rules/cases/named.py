"""Questions by their names on the command line: an id, or the place of a question of one's own.

A place is `package.module:attribute` or `FILE.py:attribute`. Its module is imported, which runs its code: places are
taken from whoever gives the command; from a file of cases only in pytest, where the project's code runs anyhow.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from traceback import extract_tb
from types import ModuleType
from typing import Any, NamedTuple

from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.front import find, question_ids
from cerra_rules.language.canonical import sha256
from cerra_rules.language.questions import Question

Finder = Callable[[str], Question[Any]]
"""Finds the question that somebody names."""
OPTION = "--rules package.module:attribute"
"""How a question of one's own comes to be known, in a hint."""
_FORMS = "write package.module:attribute, or FILE.py:attribute"


class Found(NamedTuple):
    """A question, and the module that was imported for it; None for a question of the two instruments."""

    question: Question[Any]
    module: ModuleType | None


def question_at(name: str) -> Question[Any]:
    """Return the question with this id, or at this place. Raises QuestionError."""
    return found_at(name).question


def found_at(name: str) -> Found:
    """Return the question with this id, or at this place and with its module.

    Modules are looked for in the working folder first. Raises QuestionError.
    """
    place, colon, attribute = name.rpartition(":")
    if not colon:
        return Found(_known(name, "package.module:attribute"), None)
    is_file = place.endswith(".py")
    if not attribute.isidentifier() or not (is_file or all(part.isidentifier() for part in place.split("."))):
        raise QuestionError(f"`{name}` is no place of a question", _FORMS)
    module = _imported(name, place, is_file=is_file)
    question = getattr(module, attribute, None)
    if isinstance(question, Question):
        return Found(question, module)
    names = [n for n, value in vars(module).items() if isinstance(value, Question)]
    wrong = f"`{attribute}` is no question" if hasattr(module, attribute) else f"there is no `{attribute}`"
    hint = near(attribute, names) if names else "no question stands in that module"
    raise QuestionError(f"`{name}`: {wrong} in `{place}`", hint)


class Questions:
    """The questions that a file may name: those of the two instruments, and one's own by their ids and places."""

    def __init__(self, own: Mapping[str, Question[Any]], form: str = OPTION) -> None:
        self._own = own
        self._form = form

    def __call__(self, name: str) -> Question[Any]:
        """Return the question of this name. Raises QuestionError."""
        return self._own[name] if name in self._own else _known(name, self._form)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all of them."""
        return (*question_ids(), *dict.fromkeys(question.id for question in self._own.values()))

    def provisions(self) -> frozenset[str]:
        """Return the provisions that one's own questions can cite."""
        return frozenset(str(p) for question in self._own.values() for p in question.provisions)


def finder(places: Iterable[str], form: str = OPTION) -> Questions:
    """Return what finds the questions that a file may name: those of the two instruments, and those at these places.

    A file names one of the latter by its id, or by its place as it is given here; `form` says in a hint how a question
    comes to be one. Raises QuestionError, also where two questions have one id.
    """
    own: dict[str, Question[Any]] = {}
    for place in dict.fromkeys(places):
        question = question_at(place)
        if own.get(question.id, question) is not question or (question.id in question_ids() and ":" in place):
            raise QuestionError(
                f"`{place}`: its id `{question.id}` is that of another question",
                "give it an id of its own",
            )
        own |= {place: question, question.id: question}
    return Questions(own, form)


def _known(id: str, form: str) -> Question[Any]:
    try:
        return find(id)
    except QuestionError as error:
        raise QuestionError(error.message, f"{error.hint} (one of your own: {form})") from None


def _imported(name: str, place: str, *, is_file: bool) -> ModuleType:
    """Import a module. What goes wrong in it is said with its place, for it is somebody's own."""
    here = os.getcwd()  # noqa: PTH109  # an entry of sys.path is text
    if here not in sys.path:  # as `python -m` has it; files import modules of their project too
        sys.path.insert(0, here)
    if is_file and not Path(place).is_file():
        raise QuestionError(f"`{name}`: there is no file `{place}`", _FORMS)
    try:
        return _file(Path(place).resolve()) if is_file else import_module(place)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # whatever stands in the module of a user
        if isinstance(error, ModuleNotFoundError) and f"{place}.".startswith(f"{error.name}."):
            raise QuestionError(
                f"`{name}`: there is no module `{error.name}`",
                f"is its folder here? {_FORMS}",
            ) from None
        what, hint = _said(error), f"`python {place if is_file else f'-m {place}'}` shows more"
        if isinstance(error, CerraError):
            what, hint = error.message, error.hint
        frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.startswith(here + os.sep)]
        spot = f" ({os.path.relpath(frames[-1].filename)}, line {frames[-1].lineno})" if frames else ""
        raise QuestionError(f"`{name}`: cannot import `{place}`: {what}{spot}", hint) from error


def _said(error: BaseException) -> str:
    """Return an error of a user's module in words, where it has any."""
    with suppress(Exception):  # whatever its own __str__ does
        return f"{type(error).__name__}: {error}".removesuffix(": ")
    return type(error).__name__


def _file(path: Path) -> ModuleType:
    # A name of its own for each file: the old version of one and the new usually have the same.
    loader = SourceFileLoader(f"cerra_rules_at_{sha256(str(path))[:16]}", str(path))  # the same in every process
    module = sys.modules[loader.name] = ModuleType(loader.name)
    module.__file__ = loader.path
    loader.exec_module(module)
    return module
