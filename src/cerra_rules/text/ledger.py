"""The provision ledger: one row for everything that can be cited, and which questions answer for it, or why none does.

The rows of an instrument are data in its package (`provisions.json` beside the rules, one row a line), read when a row is
first asked for. The words of the law are not in it: a row has a
summary in our own words and the SHA-256 of the official text (see `cerra_rules.text.source`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from cerra_rules.errors import ProvisionError, near
from cerra_rules.front import BOOKS
from cerra_rules.language.rows import Rows

if TYPE_CHECKING:
    from cerra_rules.language.provisions import Instrument, Provision
    from cerra_rules.language.rows import Lang
    from cerra_rules.language.rules import Rule
    from cerra_rules.text.cutting import Script

Decidable = Literal["fully", "human-judgement", "not-operative"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger.

    `encoded_by` are the ids of the questions that decide or rest on the provision; where there is none, `excused`
    says why. `readings` and `higher_law` are ids of contested readings and of notes on national law. `sha256` is
    the digest of its own normalised text: None for a norm, which is a part of its unit's text, and for an article
    that is made of paragraphs, which have theirs.
    """

    provision: Provision
    type: str
    bearer: str
    decidable: Decidable
    encoded_by: tuple[str, ...]
    excused: str | None
    readings: tuple[str, ...]
    higher_law: tuple[str, ...]
    sha256: str | None
    summaries: Mapping[str, str] = field(repr=False)

    def summary(self, lang: Lang = "en") -> str:
        """Return what the provision says, in our own words."""
        return self.summaries[lang]

    def cite(self, lang: Lang = "en") -> str:
        """Return the citation as people write it."""
        return self.provision.cite(lang)

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain data, with the citation in both languages."""
        return {
            "locator": self.provision.locator,
            "citation": {"en": self.cite("en"), "zh": self.cite("zh")},
            "type": self.type,
            "bearer": self.bearer,
            "summary": dict(self.summaries),
            "decidable": self.decidable,
            "encoded_by": list(self.encoded_by),
            "excused": self.excused,
            "readings": list(self.readings),
            "higher_law": list(self.higher_law),
            "sha256": self.sha256,
        }


class Ledger(Rows[Entry]):
    """The rows of one instrument by locator, in the order of the text.

    What there is, the outline says: no file is read before the first row is asked for. An unknown locator raises
    ProvisionError.
    """

    rows = "provisions"
    key = "locator"

    def __init__(self, instrument: Instrument) -> None:
        super().__init__(instrument.package)
        self.instrument = instrument

    def _row(self, columns: dict[str, Any]) -> Entry:
        return Entry(self.instrument[columns.pop("locator")], summaries=columns.pop("summary"), **columns)

    @property
    def script(self) -> Script:
        """The script of the text whose digests these are."""
        script: Script = self._data["script"]
        return script

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digest of every provision that has a text of its own, by locator."""
        return {locator: entry.sha256 for locator, entry in self._rows.items() if entry.sha256}

    def __getitem__(self, key: str) -> Entry:
        return self._rows[self.instrument[key].locator]

    def __contains__(self, key: object) -> bool:
        return key in self.instrument.provisions

    def __iter__(self) -> Iterator[str]:
        return iter(self.instrument.provisions)

    def __len__(self) -> int:
        return len(self.instrument.provisions)


def is_part(locator: str, top: str) -> bool:
    """Say whether a locator names the provision `top` or a part of it.

    >>> is_part("anxi:13(4)/3", "anxi:13(4)"), is_part("anxi:13", "anxi:1")
    (True, False)
    """
    return re.match(rf"{re.escape(top)}(?![0-9])", locator) is not None


@cache
def ledgers() -> dict[str, Ledger]:
    """Return the ledgers that come with the library, by the code of their instrument."""
    return {book: Ledger(import_module(f"cerra_rules.{book}").INSTRUMENT) for book in BOOKS}


def entry(locator: str) -> Entry:
    """Return the row of one provision of either instrument. Raises ProvisionError."""
    books = ledgers()
    code = locator.partition(":")[0]
    if code not in books:
        known = (name for book in books.values() for name in book)
        hint = near(locator, known) or "a locator is written `anxi:13(4)/3` or `charter:16#a`"
        raise ProvisionError(f"there is no provision `{locator}`", hint)
    return books[code][locator]


def row_of(provision: Provision) -> Entry | None:
    """Return the row of a provision; None for one of an instrument of somebody else, which has no ledger here."""
    ledger = ledgers().get(provision.instrument.code)
    return None if ledger is None else ledger[provision.locator]


def entries(locator: str | None = None) -> tuple[Entry, ...]:
    """Return the rows of a provision and of all that is below it; of an instrument, by its code; or all of them.

    Raises ProvisionError for a locator that names nothing.

    >>> [entry.provision.locator for entry in entries("anxi:23")]
    ['anxi:23', 'anxi:23¶1', 'anxi:23¶1#a', 'anxi:23¶1#b', 'anxi:23¶2']
    """
    books = ledgers()
    if locator is None or locator in books:
        return tuple(row for code, book in books.items() if locator in (None, code) for row in book.values())
    top = entry(locator).provision
    return tuple(row for name, row in books[top.instrument.code].items() if is_part(name, top.locator))


def title_of(rule: Rule, lang: Lang) -> str:
    """Return what a rule is called: its own title, else what the provision that it cites first says, else the words of its id.

    >>> from cerra_rules import find
    >>> print(*(title_of(rule, "en") for rule in find("anxi.seven_day_return").rules[:3]), sep="; ")
    Buyer for business; Service instead of goods; Goods made to the consumer's order
    """
    if rule.title is not None:
        return rule.title[lang == "zh"]
    row = row_of(rule.limbs[0].provision)
    return rule.id.replace("-", " ") if row is None else row.summary(lang).rstrip(".。")
