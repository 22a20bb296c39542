"""Entries: the things a dossier states facts about, each with an id, facts, and references to other entries.

A kind of entry is a small pydantic model. It is strict: an unknown key, an id that stands twice and a reference to
an entry that is not there are errors, and a fact that is not stated is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cerra_rules.errors import CaseFileError, DefinitionError, near

Id = Annotated[str, Field(min_length=1, max_length=100)]


class DossierError(CaseFileError):
    """A dossier cannot be read: an entry is malformed, or refers to nothing."""


@dataclass(frozen=True, slots=True)
class To:
    """Marks a field as a reference to an entry of a kind."""

    kind: type[Entry]


class Entry(BaseModel):
    """Base of every kind of entry; `facts` holds what is known of it, under the names of the questions it bears on."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    kind: ClassVar[str] = ""
    references: ClassVar[Mapping[str, str]] = {}
    """The kind of entry that each reference must name."""

    id: Id
    facts: dict[str, Any] = {}
    why: str = ""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.kind = cls.__name__.lower()
        cls.references = {
            name: mark.kind.kind
            for name, field in cls.model_fields.items()
            for mark in field.metadata
            if isinstance(mark, To)
        }

    @property
    def stated(self) -> dict[str, Any]:
        """What this entry says: its facts, and its own fields by their names."""
        return {**self.facts, **{name: getattr(self, name) for name in type(self).model_fields if name != "facts"}}


def indefinite(kind: str) -> str:
    """Return the name of a kind with its article.

    >>> indefinite("operator"), indefinite("unit")
    ('an operator', 'a unit')
    """
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


def read_entries(data: Iterable[Any], kinds: Mapping[str, type[Entry]], place: str = "dossier") -> dict[str, Entry]:
    """Return entries by their ids, in the order given. Raises DossierError with the place of the first fault."""
    found: dict[str, Entry] = {}
    places: dict[str, str] = {}
    for number, item in enumerate(data, 1):
        where = f"{place}: entry {number}"
        entry = item if isinstance(item, Entry) else _read(item, kinds, where)
        if kinds.get(entry.kind) is not type(entry):
            raise DefinitionError(f"{where}: `{type(entry).__name__}` is not one of the kinds", near(entry.kind, kinds))
        if entry.id in found:
            raise DossierError(f"{where}: the id `{entry.id}` stands twice", "give each entry an id of its own")
        found[entry.id] = entry
        places[entry.id] = f"{where} ({entry.id})"
    for entry in found.values():
        _check_references(entry, found, places[entry.id])
    return found


def _read(item: Any, kinds: Mapping[str, type[Entry]], place: str) -> Entry:
    if not isinstance(item, Mapping):
        raise DossierError(
            f"{place}: an entry is a mapping, not {type(item).__name__}",
            "it has at least `kind` and `id`",
        )
    name = item.get("kind")
    if not isinstance(name, str) or name not in kinds:
        shown = "`kind` is missing" if "kind" not in item else f"there is no kind of entry `{name}`"
        raise DossierError(
            f"{place}: {shown}",
            near(str(name), kinds) or "known: " + ", ".join(f"`{k}`" for k in kinds),
        )
    if isinstance(item.get("id"), str):
        place = f"{place} ({item['id']})"
    for key, value in item.items():
        if value is None:
            raise DossierError(f"{place}: `{key}` has no value", "leave out what is unknown")
    try:
        return kinds[name].model_validate({key: value for key, value in item.items() if key != "kind"})
    except ValidationError as error:
        raise _fault(kinds[name], error, place) from None


def _fault(kind: type[Entry], error: ValidationError, place: str) -> DossierError:
    fault = error.errors(include_url=False)[0]
    key = str(fault["loc"][0])
    keys = ["kind", *kind.model_fields]
    if fault["type"] == "extra_forbidden":
        known = ", ".join(f"`{k}`" for k in keys)
        close = near(key, keys)
        hint = close if close.startswith("did") else f"its keys are {known}; what is known of it stands under `facts`"
        return DossierError(f"{place}: {indefinite(kind.kind)} has no key `{key}`", hint)
    if fault["type"] == "missing":
        to = kind.references.get(key)
        return DossierError(f"{place}: `{key}` is missing", f"give the id of the {to}" if to else "")
    wanted = {"facts": "a mapping from fact to value"}.get(key, "true or false" if "bool" in fault["type"] else "text")
    return DossierError(f"{place}: `{key}` cannot be `{str(fault['input'])[:60]}`", f"write {wanted}")


def _check_references(entry: Entry, found: Mapping[str, Entry], place: str) -> None:
    for field, kind in entry.references.items():
        id = getattr(entry, field)
        other = found.get(id)
        if id is None or (other is not None and other.kind == kind):
            continue
        if other is not None:
            raise DossierError(f"{place}: `{field}` names `{id}`, {indefinite(other.kind)} and not {indefinite(kind)}")
        ids = [e.id for e in found.values() if e.kind == kind]
        hint = near(id, ids) or "" if ids else f"the dossier has no {kind}: add one"
        raise DossierError(f"{place}: `{field}`: there is no {kind} `{id}`", hint)
