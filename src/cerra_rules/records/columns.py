"""Which column holds which fact, and what the new columns are called; the same for every kind of table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from cerra_rules.errors import FactError, near
from cerra_rules.language.questions import Question

OUTCOME, CITATIONS, NEEDS, FAULTS = "outcome", "citations", "needs", "faults"
_OTHERS = {";": "`;`", "\t": "tabs"}
ALMOST = 0.9
"""How alike a column and a fact must be called for the one to be a slip of the pen for the other."""


@dataclass(frozen=True)
class Columns:
    """The columns of one question on one table."""

    place: str
    facts: Mapping[str, str]
    """The column of each fact that has one; every other fact is unknown."""
    prefix: str
    is_numbered: bool = True
    """Whether rows have numbers by which they are named."""
    has_faults: bool = False
    """Whether what is wrong with a row is said in a column, and not raised."""

    def spot(self, row: int, fact: str = "") -> str:
        """Return what names a row in a message, or what a fact is in it; nothing where nothing does."""
        parts = [f"column `{self.facts[fact]}`"] if fact in self.facts else []
        parts += [f"row {row}"] if self.is_numbered else []
        return ", ".join(parts)

    def where(self, row: int) -> str:
        """Return what begins a message about a row."""
        return ": ".join(filter(None, (self.place, self.spot(row))))

    def new(self, question: Question[Any]) -> tuple[str, ...]:
        """Return the names of the columns that are added."""
        names = (OUTCOME, CITATIONS, NEEDS, *(v.name for v in question.values), *([FAULTS] if self.has_faults else []))
        return tuple(self.prefix + name for name in names)

    def check_new(self, question: Question[Any], there: Iterable[str], prefix: str | None) -> None:
        """Refuse a new column that exists already; without a prefix (None) none is added. Raises FactError."""
        if prefix is not None and (taken := [name for name in self.new(question) if name in set(there)]):
            raise FactError(
                f"{question.id}: the table has a column `{taken[0]}` already",
                'rename it, or give the new columns a prefix, such as prefix="answer_"',
            )


def match_columns(
    question: Question[Any],
    available: Iterable[object],
    columns: Mapping[str, str] | None,
    prefix: str | None,
    *,
    is_case_sensitive: bool = True,
    own: Sequence[str] = (),
    has_faults: bool = False,
) -> Columns:
    """Return which of the available columns holds which fact: the one that is named, else the one of its name.

    `own` are columns that are known to mean something else; without a prefix (None) no column is added. Raises FactError for a fact or column that does not exist, for a new column that exists already, and for a column
    that is called like a reading.
    """
    labels = list(available)
    there = [name for name in labels if isinstance(name, str)]  # pandas has other labels too
    folded = there if is_case_sensitive else [name.lower() for name in there]
    if len(set(folded)) < len(folded):
        twice = next(name for name, key in zip(there, folded, strict=True) if folded.count(key) > 1)
        raise FactError(f"{question.id}: two columns of the table are called `{twice}`", "rename one")
    specs = question.facts.specs
    facts = {name: name for name in specs if name in there}
    for name, column in (columns or {}).items():
        if name not in specs:
            raise FactError(f"{question.id}: columns: fact `{name}` is not one of its facts", near(str(name), specs))
        if column not in there or not column:
            raise FactError(
                f"{question.id}: columns: the table has no column `{column}` for fact `{name}`",
                near(str(column), there),
            )
        facts[name] = column
    if doubled := [c for c in facts.values() if [*facts.values()].count(c) > 1]:
        both = " and ".join(f"`{name}`" for name, column in facts.items() if column == doubled[0])
        raise FactError(
            f"{question.id}: columns: column `{doubled[0]}` is given for {both}",
            "name one column for each",
        )
    found = Columns(question.id, facts, prefix or "", has_faults=has_faults)
    if is_case_sensitive:
        found.check_new(question, there, prefix)
    elif taken := next((name for name in found.new(question) if name.lower() in folded), None):
        found.check_new(question, [taken], prefix)
    _check_names(question, labels, [name for name in there if name not in own], facts)
    return found


def other_separator(names: Iterable[str]) -> str:
    """Return a hint where names of columns are several names with another separator between them, else nothing.

    >>> other_separator(["id;received_on"])
    'its cells seem to be separated by `;`: save it with commas, or name the separator in a recipe'
    """
    for name in names:
        for sign, said in _OTHERS.items():
            if sign in name:
                return (
                    f"its cells seem to be separated by {said}: save it with commas, or name the separator in a recipe"
                )
    return ""


def _check_names(question: Question[Any], labels: list[Any], there: list[str], facts: Mapping[str, str]) -> None:
    """Refuse a column that is called like a reading, or all but like a fact which has none, and a table without facts.

    Taken for unknown, a misspelt fact would lie in every row; so would a reading that `check` obeys in each row.
    """
    missing = [name for name in question.facts.specs if name not in facts]
    if not facts and (hint := other_separator(there)):
        raise FactError(f"{question.id}: the table has no column for any of its facts", hint)
    for column in there:
        if column not in facts.values() and (reading := column.lower()) in question.readings:
            options = ", ".join(f"`{option}`" for option in question.readings[reading].options)
            raise FactError(
                f"{question.id}: column `{column}` is a reading, which is chosen for the whole table, not row by row",
                f'drop or rename the column, and give readings={{"{reading}": ...}}, one of {options}',
            )
        if column not in facts.values() and (meant := _meant(column, missing)):
            raise FactError(
                f"{question.id}: column `{column}` is not one of its facts",
                f'did you mean `{meant[0]}`? give columns={{"{meant[0]}": "{column}"}}, or rename the column',
            )
    if labels and not facts:
        raise FactError(f"{question.id}: the table has no column for any of its facts", near(str(labels[0]), missing))


def _meant(column: str, names: Sequence[str]) -> list[str]:
    """Return the name that a column has all but for capitals, signs, or a letter or two."""
    same = [name for name in names if _letters(name) == _letters(column)]
    return same or get_close_matches(column, names, 1, ALMOST)


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
