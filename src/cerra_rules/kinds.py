"""Kinds: what a term is a value of, and errors for words that are put together as no kind allows.

A term says its kind before any fact is given: that of a fact, `other`, or empty where it cannot be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cerra_rules.errors import DefinitionError, near

if TYPE_CHECKING:
    from cerra_rules.terms import FactSpec, Term

KINDS = {
    "bool": "a condition", "int": "a count", "date": "a day", "enum": "an option", "set": "a set",
    "dates": "a list of days", "other": "neither a whole number nor a day",
}  # fmt: skip
ADDING = (
    "a day is moved by a period: `day + days(28)`; from day to day is days_between(start, end); "
    "number_of(...) counts conditions"
)


def check_kind(word: str, term: Term[Any], *kinds: str, hint: str = "") -> None:
    """Raise DefinitionError for a term that is known not to be of these kinds."""
    if term.kind and term.kind not in kinds:
        wanted = " or ".join(KINDS[kind] for kind in kinds)
        raise DefinitionError(f"{word}: `{term}` is {KINDS[term.kind]}, not {wanted}", hint)


def check_conditions(word: str, items: tuple[Any, ...]) -> None:
    """Raise DefinitionError for what is not a condition."""
    for item in items:
        kind = getattr(item, "kind", None)
        if kind is None:
            known = "what Python knows already is no part of a rule"
            raise DefinitionError(f"{word}: `{item!r}` is not a condition", known)
        if kind != "bool":
            raise DefinitionError(f"{word}: `{item}` is {KINDS.get(kind, 'a term')}, not a condition", "compare it")


def check_member(spec: FactSpec, value: object) -> None:
    """Raise DefinitionError for what is none of the options of a fact."""
    if value not in spec.values:
        raise DefinitionError(f"`{spec.name}` is never `{value}`", near(str(value), map(str, spec.values)))
