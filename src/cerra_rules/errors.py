"""The errors people see: lower case, the place first, the remedy on a `hint:` line."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class CerraError(Exception):
    """Base of every error this library raises on purpose.

    `message` says where and what, `hint` (or an empty string) says what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message}\nhint: {hint}" if hint else message)


class DefinitionError(CerraError, TypeError):
    """A rule book is not well formed; raised while it is being imported."""


class NoSuchFactError(DefinitionError, AttributeError):
    """A rule names a fact that its model does not have."""


class ProvisionError(CerraError, LookupError):
    """A locator names no provision of the instrument."""


class QuestionError(CerraError, LookupError):
    """No question has this id."""


class FactError(CerraError, ValueError):
    """A fact is misspelt, of the wrong type, or outside its range."""


class ContradictionError(FactError):
    """The facts given cannot all be true together."""


class ReadingError(CerraError, ValueError):
    """A reading or one of its options is unknown to the question."""


class CalendarError(CerraError, ValueError):
    """What was passed as the calendar is no set of rest days."""


class CaseFileError(CerraError, ValueError):
    """A case file cannot be read."""


class MissingExtraError(CerraError, ImportError):
    """An optional package is needed for this and is not installed."""


def install(extra: str) -> str:
    """Say how an extra is installed: from a copy of the repository, for no index has the package."""
    return f'pip install "/path/to/cerra_rules[{extra}]"'


def near(name: str, names: Iterable[str]) -> str:
    """Say which known name was probably meant, or list the names.

    >>> near("recieved_on", ["received_on", "is_service"])
    'did you mean `received_on`?'
    """
    known = list(names)
    close = get_close_matches(name, known, n=1)
    if close:
        return f"did you mean `{close[0]}`?"
    return "known: " + ", ".join(f"`{n}`" for n in known) if 0 < len(known) <= 12 else ""
