"""The derivations of both instruments as one book, and `dossier`, which applies them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from cerra_rules.deciding.decision import Readings
from cerra_rules.dossiers import anxi, charter
from cerra_rules.dossiers.book import Book
from cerra_rules.dossiers.deriving import Dossier, Matter
from cerra_rules.dossiers.entries import Entry
from cerra_rules.language.rest_days import RestDays


@cache
def both_instruments() -> Book:
    """Return the kinds of entries and the derivations of both instruments."""
    return Book((*anxi.KINDS, *charter.KINDS), (*anxi.DERIVATIONS, *charter.DERIVATIONS))


def dossier(
    entries: Iterable[Mapping[str, Any] | Entry],
    *,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    engine: Literal["durable"] | None = None,
    place: str = "dossier",
) -> list[Matter]:
    """Return every question that arises from some entries, decided, each with the entries it rests on.

    An entry is a mapping with `kind`, `id`, references and `facts`. `readings` and `calendar` are those of `decide`;
    a reading applies to the questions that have it. `place` begins every message. Raises DossierError, FactError,
    ContradictionError or ReadingError, and MissingExtraError without durable_rules.
    """
    return Dossier(
        both_instruments(),
        entries,
        readings=readings,
        calendar=calendar,
        engine=engine,
        place=place,
    ).decide()
