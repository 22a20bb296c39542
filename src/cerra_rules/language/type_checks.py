"""Kinds: what a term is a value of, and errors for words that are put together as no kind allows.

A term says its kind before any fact is given: that of a fact, `other`, or empty where it cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from cerra_rules.errors import DefinitionError, near

T = TypeVar("T")


class Typed(Protocol):
    """A term, as far as checks look at it."""

    @property
    def kind(self) -> str:
        """What it is a value of."""
        ...


class Declared(Protocol):
    """The declaration of a fact, as far as checks look at it."""

    @property
    def name(self) -> str:
        """What the fact is called."""
        ...

    @property
    def values(self) -> tuple[Any, ...]:
        """What it may be."""
        ...


KINDS = {
    "bool": "a condition", "int": "a count", "date": "a day", "enum": "an option", "set": "a set",
    "dates": "a list of days",
}  # fmt: skip
ADDING = (
    "a day is moved by a period: `day + days(28)`; from day to day is days_between(start, end); "
    "number_of(...) counts conditions"
)

INVARIANT_HINT = "it is made of facts, comparisons, sums, periods and number_of, with all_of, any_of, not_ and implies"


def check_kind(word: str, term: Typed, *kinds: str, hint: str = "") -> None:
    """Raise DefinitionError for a term that is known not to be of these kinds."""
    if term.kind and term.kind not in kinds:
        wanted = " or ".join(KINDS[kind] for kind in kinds)
        raise DefinitionError(f"{word}: `{term}` is {_kind(term)}, not {wanted}", hint)


def check_alike(word: str, terms: Iterable[Typed]) -> None:
    """Raise DefinitionError for terms one of which would have to stand where another does, but is of another kind."""
    kinds = {term.kind: term for term in terms if term.kind}
    if len(kinds) > 1:
        shown = ", ".join(f"`{term}` is {_kind(term)}" for term in kinds.values())
        raise DefinitionError(
            f"{word}: {shown}",
            "what may stand in one place is all days, all counts or all conditions",
        )


def _kind(term: Typed) -> str:
    return KINDS[term.kind] if term.kind in KINDS else f"of type {type(getattr(term, 'value', term)).__name__}"


def check_conditions(word: str, items: tuple[Any, ...]) -> None:
    """Raise DefinitionError for what is not a condition."""
    for item in items:
        kind = getattr(item, "kind", None)
        if kind == "bool":
            continue
        if isinstance(item, list | tuple):
            raise DefinitionError(
                f"{word}: a {type(item).__name__} is not a condition",
                "write the conditions without brackets",
            )
        if kind is None:
            known = "what Python knows already is no part of a rule: write .is_() for `==`, .is_one_of() or .contains() for `in`"
            raise DefinitionError(f"{word}: `{item!r}` is not a condition", known)
        raise DefinitionError(f"{word}: `{item}` is {KINDS.get(kind, 'a term')}, not a condition", "compare it")


def check_member(spec: Declared, value: object) -> None:
    """Raise DefinitionError for what is none of the options of a fact."""
    if value not in spec.values:
        raise DefinitionError(f"`{spec.name}` is never `{value}`", near(str(value), map(str, spec.values)))


def all_are(question: str, what: str, items: Iterable[T], kind: type[T]) -> tuple[T, ...]:
    """Return some parts of a question as a tuple, once each is what it should be."""
    if isinstance(items, kind) or not isinstance(items, Iterable):
        raise DefinitionError(f"{question}: the {what} are a single {kind.__name__}", "a comma is missing: `(rule,)`")
    found = tuple(items)
    for item in found:
        if not isinstance(item, kind):
            raise DefinitionError(f"{question}: `{item}` among the {what} is no {kind.__name__}")
    return found
