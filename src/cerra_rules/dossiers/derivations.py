"""Derivations: how entries that hang together give rise to questions, and supply each other's facts.

A derivation is data that a lawyer can read: when these entries are there (joined by their ids), and none of those,
then a question arises about one of them, or one entry's facts bear on another's question, or a fact is settled, or
something is concluded for later derivations. Each cites the provision it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from cerra_rules.dossiers.entries import Entry, indefinite
from cerra_rules.errors import DefinitionError, near
from cerra_rules.language.provisions import Provision

ANSWER = "answer "
"""Begins the kind of what was answered to a question: it has `about` (an id) and `outcome`."""
LISTED = "listed "
"""Begins the kind of the items that a value of an answer lists: it has `about` and `item`."""


class Of(NamedTuple):
    """A field of an entry that an earlier pattern stands for."""

    name: str
    field: str


@dataclass(frozen=True)
class Each:
    """Any one entry (answer, conclusion) of a kind whose fields are as given; `site["operator"]` names a field of it."""

    kind: str
    name: str
    fields: Mapping[str, Of | str | bool] = field(default_factory=dict)
    known: tuple[str, ...] | None = None
    is_absent: bool = False

    def __getitem__(self, name: str) -> Of:
        if self.known is not None and name not in self.known:
            raise DefinitionError(f"{indefinite(self.kind)} has no `{name}`", near(name, self.known))
        return Of(self.name, name)


def each(kind: type[Entry], called: str = "", **fields: Of | str | bool) -> Each:
    """Stand for any entry of a kind with these fields or facts; a second one of a kind is `called` otherwise."""
    return Each(kind.kind, called or kind.kind, fields, tuple(kind.model_fields))


def answered(question: str, outcome: str, about: Of) -> Each:
    """Stand for the answer to a question about an entry, where it is this outcome (or `undetermined`)."""
    name = question.replace(".", "_") + "_answer"
    return Each(ANSWER + question, name, {"about": about, "outcome": outcome}, ("about", "outcome"))


def listed(question: str, value: str, item: str, about: Of) -> Each:
    """Stand for an item that a value of the answer about an entry lists."""
    name = f"{question.replace('.', '_')}_{value}"
    return Each(f"{LISTED}{question} {value}", name, {"about": about, "item": str(item)}, ("about", "item"))


def concluded(what: str, **fields: Of) -> Each:
    """Stand for a conclusion that other derivations have drawn."""
    return Each(what, what.replace("-", "_"), fields, tuple(fields))


def no(pattern: Each) -> Each:
    """Stand for the absence of any such entry, answer or conclusion."""
    return replace(pattern, name=f"no_{pattern.name}", is_absent=True)


@dataclass(frozen=True, slots=True)
class Ask:
    """The question arises about an entry, on that entry's facts."""

    question: str
    about: Each


@dataclass(frozen=True, slots=True)
class Take:
    """The facts of another entry bear on the question about this one."""

    question: str
    about: Each
    source: Each


@dataclass(frozen=True, slots=True)
class Settle:
    """A fact of the question about an entry is settled: it is this value, or a value of an answer."""

    question: str
    about: Each
    fact: str
    value: StrEnum | bool | ValueOf


class ValueOf(NamedTuple):
    """A value that the answer to a question about an entry has computed."""

    question: str
    about: Of
    value: str


@dataclass(frozen=True, slots=True)
class Conclude:
    """Something holds, for other derivations to build on; no derivation needs to know how it was reached."""

    what: str
    fields: Mapping[str, Of]


@dataclass(frozen=True, slots=True)
class Derivation:
    """When all these are there (and what is absent is not), each of `then` follows; `cites` says by which provision."""

    id: str
    says: str
    cites: tuple[Provision, ...]
    when: tuple[Each, ...]
    then: tuple[Ask | Take | Settle | Conclude, ...]
