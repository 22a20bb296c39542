"""The errors people see: lower case, the place first, the remedy on a `hint:` line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal, Self


class CerraError(Exception):
    """Base of every error this library raises on purpose.

    `message` says where and what, `hint` (or an empty string) says what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message}\nhint: {hint}" if hint else message)

    def at(self, place: str) -> Self:
        """Return the same error with a place before its message."""
        found = type(self)(f"{place}: {self.message}", self.hint)
        vars(found).update({name: kept for name, kept in vars(self).items() if name not in vars(found)})
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message, self.hint), vars(self)

    def __str__(self) -> str:
        return str(self.args[0])  # a KeyError would show it in quotes


class DefinitionError(CerraError, TypeError):
    """A rule book is not well formed; raised while it is being imported."""


class NoSuchFactError(DefinitionError, AttributeError):
    """A rule names a fact that its model does not have."""


class ProvisionError(CerraError, LookupError):
    """A locator names no provision of the instrument."""


class QuestionError(CerraError, LookupError):
    """No question has this id."""


FaultCode = Literal[
    "unknown_fact",  # none of the facts of the question
    "reading",  # a reading of the law, given as a fact
    "wrong_type",  # no value of this kind
    "out_of_range",  # a count or a day outside its range
    "no_option",  # none of the options
    "no_day",  # text that is no day
    "no_time_zone",  # an instant of which nobody knows the day
    "unreadable",  # a cell in which a recipe finds nothing that it knows
    "missing",  # NaN, NaT or NA, which other libraries write for what is unknown
    "other_question",  # the decision of a question that does not decide the fact
    "contradiction",  # facts that cannot be true together
    "not_facts",  # neither a model nor a mapping
    "other",  # what a validator of your own model says
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the facts given: what and why, in two languages, and the remedy.

    `fact` is the name as it was given, empty where no single fact is wrong; `value` what it was given as. `text` and `hint`
    are in English and Chinese. `row` is the number of its row in a table, counted from 1; None elsewhere.
    """

    fact: str
    value: Any
    code: FaultCode
    text: tuple[str, str]
    hint: tuple[str, str] = ("", "")
    row: int | None = None

    def __str__(self) -> str:
        """Return what is wrong and the remedy, in English, on one line."""
        return ": ".join(filter(None, (self.text[0], self.hint[0])))


class FactError(CerraError, ValueError):
    """A fact is misspelt, of the wrong type, or outside its range; `faults` has all that is wrong, one for each fact."""

    faults: tuple[Fault, ...] = ()


class ContradictionError(FactError):
    """The facts given cannot all be true together."""


class StaleAnswerError(CerraError, ValueError):
    """A decision that was kept was reached by other rules than those that are here now."""


class NoSuchValueError(CerraError, KeyError):
    """A decision has no value of this name."""


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


def system_said(error: Exception) -> str:
    """Return what the operating system says is wrong, else the error itself, as part of a message."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def unreadable(path: object, error: Exception) -> CaseFileError:
    """Return the error that says why a file or folder cannot be read."""
    return CaseFileError(f"{path}: {system_said(error)}")


def near(name: str, names: Iterable[str]) -> str:
    """Say which known name was probably meant, or list the names.

    >>> near("recieved_on", ["received_on", "is_service"])
    'did you mean `received_on`?'
    """
    known = list(names)
    found = [(rank, other) for other in known if (rank := _likeness(name, other)) is not None]
    if found:
        nearest, _ = min(found)
        return f"did you mean `{max(other for rank, other in found if rank == nearest)}`?"  # of numbers the last
    return "known: " + ", ".join(f"`{n}`" for n in known) if 0 < len(known) <= 12 else ""


_SHORTEST = 3
"""Fewer letters than these are the beginning of too many names."""
_LONGEST = 200
"""No name is longer: others may have written what is looked for."""
_MISSPELT, _ALIKE = 0.8, 0.6
"""How much two names have in common, by `difflib`: with a slip or two, and at all."""


def _likeness(typed: str, known: str) -> tuple[int, float] | None:
    """Return how near a name is to what was typed, the smaller the nearer; None where nobody would mean it."""
    if len(typed) > _LONGEST:
        return None
    words, others = (re.findall(r"[^\W_]+", text.casefold()) for text in (typed, known))
    one, other = "".join(words), "".join(others)
    is_long = len(one) >= _SHORTEST
    share = SequenceMatcher(None, typed, known).ratio()
    slips = (
        one == other,  # but for capitals and marks between words
        sorted(one) == sorted(other) and is_long,  # letters that changed places
        share >= _MISSPELT,
        is_long and others[: len(words)] == words,
        is_long and set(words) <= set(others),
        is_long and other.startswith(one),
        share >= _ALIKE,
        len(one) > 1 and one[0] == other[:1] and _is_short_for(one, other),
    )
    return next(((rank, -share) for rank, holds in enumerate(slips) if holds), None)


def _is_short_for(one: str, other: str) -> bool:
    """Whether all letters of a word stand in another, in this order: `cn` in `china`."""
    rest = iter(other)
    return all(letter in rest for letter in one)
