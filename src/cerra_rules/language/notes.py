"""What is said beside the rules and decides nothing: contested points, national law, remarks.

Rules name them; the words are data in the package of an instrument (`contested.json`, `higher_law.json`,
`remarks.json`), read when somebody is first shown one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cerra_rules.errors import ReadingError
from cerra_rules.language.rows import Lang, Pair, Rows, pair_of


@dataclass(frozen=True, slots=True)
class ContestedPoint:
    """A point on which the text can be read in more than one way.

    Either somebody who asks can choose an option (it is the `reading` of this name, and `options` says what each of its
    options means), or the rules take one side that nobody can choose otherwise, the `position`; so it is part of every
    answer that rests on it.

    `issue` is the doubt and `reason` why the default or the position is what it is, each in English and Chinese;
    `certainty` (high, medium, low) is how sure it is. `provisions` are the locators it concerns. `questions` are the ids of
    the questions that a position concerns; where there are none, it concerns those that cite one of its provisions.
    """

    id: str
    provisions: tuple[str, ...]
    issue: Pair
    reason: Pair
    certainty: str
    reading: str = ""
    options: Mapping[str, Pair] = field(default_factory=dict)
    position: Pair | None = None
    questions: tuple[str, ...] = ()
    note: str | None = None
    canon: str = ""
    """The first canon of construction that decides: wording, definition, system, burden, purpose or practice."""
    enforced_by: tuple[Mapping[str, Any], ...] = ()
    """For a position, the questions and rules that build on it, and examples that would fail without them."""
    not_enforced: str = ""
    """For a position that no rule enforces: why there is none."""


class ContestedPoints(Rows[ContestedPoint]):
    """The contested points of one instrument by id. Indexing by an unknown id raises ReadingError."""

    rows = "contested"

    def _row(self, columns: dict[str, Any]) -> ContestedPoint:
        pairs: dict[str, Any] = {
            name: pair_of(columns.pop(name)) for name in ("issue", "reason", "position") if name in columns
        }
        options = {option: pair_of(texts) for option, texts in columns.pop("options", {}).items()}
        return ContestedPoint(**columns, **pairs, options=options)

    @cached_property
    def by_reading(self) -> dict[str, ContestedPoint]:
        """The points that can be chosen, by the names of their readings."""
        return {point.reading: point for point in self.values() if point.reading}

    def __getitem__(self, key: str) -> ContestedPoint:
        if key not in self:
            raise ReadingError(f"there is no contested point `{key}`", f"there is {', '.join(self)}" if self else "")
        return super().__getitem__(key)


@dataclass(frozen=True, slots=True)
class HigherLaw:
    """A note on national law that stands beside a decision and never changes it.

    `en` and `zh` say to whoever reads the decision what the law is; what a program must do about it is not for them.
    What ends in `_zh` is the same in Chinese.
    """

    id: str
    topic: str
    topic_zh: str
    provisions: tuple[str, ...]
    standard: str
    source: str
    certainty: str
    en: str
    zh: str
    standard_zh: str = ""
    source_zh: str = ""
    certainty_zh: str = ""
    checked_on: str | None = None
    """The day on which the national law was last checked; None where it never was."""

    def title(self, lang: Lang) -> str:
        """Return its topic."""
        return self.topic if lang == "en" else self.topic_zh

    def rests_on(self, lang: Lang) -> str:
        """Return the laws that it rests on, with their articles."""
        return self.source if lang == "en" else self.source_zh or self.source


class HigherLaws(Rows[HigherLaw]):
    """The notes on national law beside one instrument, by id."""

    rows = "higher_law"

    def _row(self, columns: dict[str, Any]) -> HigherLaw:
        return HigherLaw(**columns)


class Asks(Rows[Mapping[str, str]]):
    """How facts are asked for, where their own words make no question: by question and fact, in the languages that need it."""

    rows = "asks"
    key = "fact"
    may_be_missing = True

    def _row(self, columns: dict[str, Any]) -> Mapping[str, str]:
        return columns


class Remarks(Rows[tuple[Pair, ...]]):
    """What is to be borne in mind with the questions on one instrument, by the id of the question."""

    rows = "remarks"
    key = "question"

    def _row(self, columns: dict[str, Any]) -> tuple[Pair, ...]:
        return tuple(map(pair_of, columns["remarks"]))
