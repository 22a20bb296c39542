"""Positions: contested points on which the rules take one side, and nobody can choose another.

A reading (`cerra_rules.language.terms.Reading`) can be chosen when a question is asked; a position is built into the rules,
so it is part of every answer that rests on it. `charter.POSITIONS` and `anxi.POSITIONS` hold them by id, as data in
the package (`positions.json` beside the rules, one row a line) that is read when one is first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from cerra_rules.errors import ReadingError
from cerra_rules.language.rows import Table
from cerra_rules.text.ledger import is_part

if TYPE_CHECKING:
    from cerra_rules.language.provisions import Provision
    from cerra_rules.language.rules import Question


@dataclass(frozen=True, slots=True)
class Position:
    """A contested point and the side that the rules take.

    `issue` is the doubt and `position` the side, each in English and Chinese; `reason` says why, and `certainty`
    (high, medium, low) how sure it is; `reason_zh` is the reason in Chinese. `questions` are the ids of the questions it
    concerns; where there are none it concerns those that cite one of its `provisions`. See `concerning`.
    """

    id: str
    provisions: tuple[Provision, ...]
    issue: tuple[str, str]
    position: tuple[str, str]
    reason: str
    certainty: str
    questions: tuple[str, ...] = ()
    note: str | None = None
    reason_zh: str = ""


class Positions(Table[Position]):
    """The positions of one instrument by id; no file is read before they are asked for.

    Indexing by an unknown id raises ReadingError.
    """

    rows = "positions"
    key = "id"

    def _row(self, columns: dict[str, Any]) -> Position:
        issue, position = columns.pop("issue"), columns.pop("position")
        return Position(
            provisions=tuple(self.instrument[locator] for locator in columns.pop("provisions")),
            issue=(issue["en"], issue["zh"]),
            position=(position["en"], position["zh"]),
            **columns,
        )

    def __getitem__(self, key: str) -> Position:
        if key not in self:
            raise ReadingError(
                f"{self.instrument.short}: there is no position `{key}`",
                "readings that can be chosen are no positions: `question.readings` has them",
            )
        return super().__getitem__(key)


def concerning(question: Question[Any]) -> tuple[Position, ...]:
    """Return the positions that a question builds on: those that name it, or that name none but a provision it cites.

    A position on a provision is one on its parts too: anxi:13(4) concerns a question that cites anxi:13(4)/3.

    >>> from cerra_rules import find
    >>> [position.id for position in concerning(find("anxi.inspection"))]
    ['RA40', 'RA41', 'RA50']
    """
    from cerra_rules.front import BOOKS  # noqa: PLC0415  # the library stands above the law, and the law has positions

    codes = {provision.instrument.code for provision in question.provisions}
    tables: list[Positions] = [import_module(f"cerra_rules.{book}").POSITIONS for book in BOOKS if book in codes]
    return tuple(position for table in tables for position in table.values() if _concerns(position, question))


def _concerns(position: Position, question: Question[Any]) -> bool:
    if position.questions:
        return question.id in position.questions
    return any(is_part(cited.locator, top.locator) for top in position.provisions for cited in question.provisions)
