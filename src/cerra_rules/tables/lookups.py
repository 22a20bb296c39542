"""What the rows of a table are looked up in: short tables of answers, made once, and columns as places in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

import polars as pl

from cerra_rules.deciding.decision import UNDETERMINED
from cerra_rules.deciding.diagram import NO, YES, Node
from cerra_rules.language.provisions import Provision
from cerra_rules.records.columns import Columns
from cerra_rules.tables.checks import present
from cerra_rules.tables.hardness import Hardness
from cerra_rules.tables.plain import Plain
from cerra_rules.tables.request import Request
from cerra_rules.tables.single import Single
from cerra_rules.tables.values import ValuePlan
from cerra_rules.tables.words import TEXTS, TYPES, Words

MOST_BITS = 12
SMALL = 256
"""Tables of answers are made whole up to this many bits and no longer than this, or than there are rows; else for what occurs."""
FEW = 4096
"""Empty lists that are written down; more are copied from them, which costs a tenth."""
SEPARATOR = "\x1f"
"""Stands in no text that is shown."""
CHUNK = 48
"""Citations that are looked up together."""


def column_of(values: Iterable[Any], dtype: pl.DataType) -> pl.Series:
    """Return values as a column; polars takes long over lists of Python, so that those go in as one text each."""
    if dtype != TEXTS:
        return pl.Series(values, dtype=dtype)
    joined = [None if texts is None else SEPARATOR.join(texts) for texts in values]
    return pl.Series(joined, dtype=pl.String).str.extract_all(f"[^{SEPARATOR}]+")


class Key(NamedTuple):
    """Numbers that stand for something, one for each row."""

    places: pl.Series
    """For each row, where its number stands."""
    numbers: Sequence[int]


class Coded(NamedTuple):
    """A column as places in a short one: what is handed on in Arrow is not made twice."""

    places: pl.Series
    table: pl.Series


def whole(column: pl.Series | Coded) -> pl.Series:
    """Return a column with all its values."""
    return column.table.gather(column.places) if isinstance(column, Coded) else column


class Chunk:
    """Some citations, each with the place of its outcome and the diagram of where it lacks."""

    def __init__(self, cited: list[tuple[int, Provision, Node]]) -> None:
        self.cited = cited
        self.nodes = list(dict.fromkeys(node for _, _, node in cited if node not in {YES, NO}))

    def asked(self, place: int) -> int:
        """Return which of the nodes matter for the outcome at a place, as bits."""
        mine = {node for at, _, node in self.cited if at == place}
        return sum(1 << i for i, node in enumerate(self.nodes) if node in mine)


class Lookups:
    """What all batches of the same columns share: the question under the readings of its plan, its words, its tables of answers."""

    def __init__(self, request: Request, columns: Columns) -> None:
        self.request = request
        self.question = request.question
        self.columns = columns
        self.codes = [o.code for o in self.question.outcomes]
        self.kinds = request.kinds
        self.single = Single(request, self.kinds)
        self.words = Words(request.plan.specs, present(self.question, columns), request.calendar)
        self.asking = cache(self.words.ask)
        self._tables: dict[str, pl.Series] = {}
        self._nothing = pl.Series([], dtype=TEXTS)
        self.is_diagrammed = request.blueprint is not None
        if request.blueprint is not None:
            self.blueprint = blueprint = request.blueprint
            self.plain = Plain.of(blueprint)
            cited = [(i, p, node) for i, c in enumerate(self.codes) for p, node in blueprint.lacking[c]]
            self.chunks = [Chunk(cited[i : i + CHUNK]) for i in range(0, len(cited), CHUNK)]

    @cached_property
    def hardness(self) -> Hardness:
        """Which rows diagrams alone may not decide."""
        return Hardness(self.blueprint, self.words)

    @cached_property
    def telling(self) -> list[int]:
        """The values of which only the exact outcomes tell whether they are given: given for some, but not for all."""
        given = [sum(plan.is_given([code]) for code in self.codes) for plan in self.blueprint.values]
        return [i for i, codes in enumerate(given) if 1 < codes < len(self.codes)]

    def schema(self) -> dict[str, pl.DataType]:
        """Return the new columns and their types."""
        types = [self.outcome_type, TEXTS, TEXTS, *(TYPES[kind] for kind in self.kinds)]
        types += [TEXTS] if self.columns.has_faults else []
        return dict(zip(self.columns.new(self.question), types, strict=True))

    def key(self, numbers: pl.Series, bits: int) -> Key:
        """Return what numbers of so many bits are looked up by."""
        if bits <= MOST_BITS and 1 << bits <= max(len(numbers), SMALL):
            return Key(numbers, range(1 << bits))
        distinct = numbers.unique()
        places = numbers.replace_strict(distinct, pl.int_range(len(distinct), dtype=pl.UInt32, eager=True))
        return Key(places, distinct.to_list())

    def look_up(self, name: str, key: Key, make: Callable[[int], Any], dtype: pl.DataType) -> pl.Series:
        """Return what `make` gives for each number."""
        return whole(self.coded(name, key, make, dtype))

    def coded(self, name: str, key: Key, make: Callable[[int], Any], dtype: pl.DataType) -> Coded:
        """Return the same as codes."""
        if not isinstance(key.numbers, range):
            return Coded(key.places, column_of(map(make, key.numbers), dtype))
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = column_of(map(make, key.numbers), dtype)
        return Coded(key.places, table)

    def joined(self, one: pl.Series | Coded, other: pl.Series | Coded, places: pl.Series) -> pl.Series | Coded:
        """Return two columns, one after the other, as one in which each row stands in its place; lists take long to move."""
        if isinstance(one, Coded) and isinstance(other, Coded):
            codes = one.places.cast(pl.UInt32).append(other.places.cast(pl.UInt32) + len(one.table))
            return Coded(
                codes.gather(places), pl.concat([one.table, other.table], rechunk=True)
            )  # in one piece it is quicker to look up
        both = [whole(one), whole(other)]
        if both[0].dtype == TEXTS and not any(column.has_nulls() or column.list.len().max() for column in both):
            return self.nothing(len(places))
        return pl.concat(both).gather(places)

    def nothing(self, height: int) -> pl.Series:
        """Return a column of empty lists. All batches share it: writing the same down again would cost more than deciding."""
        nothing = self._nothing
        if len(nothing) < height:
            few = pl.Series([[]], dtype=TEXTS).new_from_index(0, min(height, FEW))
            nothing = self._nothing = pl.concat([few] * -(-height // FEW), rechunk=True)
        return nothing.head(height)

    @property
    def outcome_type(self) -> pl.Enum:
        """The type of the column of outcomes."""
        return pl.Enum([*self.codes, UNDETERMINED])

    def place(self, mask: int) -> int:
        """Return the place of the one outcome that is possible, or the place past the last."""
        return mask.bit_length() - 1 if mask.bit_count() == 1 else len(self.codes)

    def outcome(self, place: int) -> str:
        """Return the code of the outcome at a place."""
        return self.codes[place] if place < len(self.codes) else UNDETERMINED

    def is_given(self, plan: ValuePlan, mask: int) -> bool:
        """Return whether a value is given for all outcomes whose bits are set."""
        return plan.is_given(self.possible(mask))

    def may_be_given(self, plan: ValuePlan, mask: int) -> bool:
        """Return whether a value is given for several of the outcomes whose bits are set, but not for all."""
        given = [plan.is_given([code]) for code in self.possible(mask)]
        return 1 < sum(given) < len(given)

    def possible(self, mask: int) -> list[str]:
        """Return the outcomes whose bits are set."""
        return [code for i, code in enumerate(self.codes) if mask >> i & 1]

    def cited(self, chunk: Chunk, key: int) -> list[str]:
        """Return the citations in a chunk for a key: the place of the outcome (past the last: none), and what lacks."""
        place, bits = key & (1 << self.places) - 1, key >> self.places
        lacking = {YES, *(node for i, node in enumerate(chunk.nodes) if bits >> i & 1)}
        return [str(p) for at, p, node in chunk.cited if at == place and node not in lacking]

    @property
    def places(self) -> int:
        """The bits that the place of an outcome takes."""
        return len(self.codes).bit_length()
