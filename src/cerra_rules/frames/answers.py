"""Deciding batches of polars columns: the blueprint as columns of booleans, then lookups for what is shown.

Everything happens column by column. Only a kind of row that diagrams do not decide alone (see `settling`) is
decided in Python, once, however many rows and batches it comes back in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from cerra_rules.decisions import UNDETERMINED
from cerra_rules.diagrams import NO, YES, Node
from cerra_rules.frames.batch import TEXTS, TYPES, Batch
from cerra_rules.frames.blueprint import Blueprint, ValuePlan
from cerra_rules.frames.checks import read_facts
from cerra_rules.frames.columns import Columns
from cerra_rules.frames.hardness import Hardness
from cerra_rules.frames.polars_words import PolarsWords
from cerra_rules.frames.settling import Settled
from cerra_rules.periods import RestDays
from cerra_rules.provisions import Provision

MOST_BITS = 12
"""Tables of answers are made whole up to this many bits, and beyond it for the combinations that occur."""
CHUNK = 48
"""Citations that are looked up together."""


class Chunk:
    """Some citations, each with the place of its outcome and the diagram of where it lacks."""

    def __init__(self, cited: list[tuple[int, Provision, Node]]) -> None:
        self.cited = cited
        self.nodes = list(dict.fromkeys(node for _, _, node in cited if node not in {YES, NO}))

    def asked(self, place: int) -> int:
        """Return which of the nodes matter for the outcome at a place, as bits."""
        mine = {node for at, _, node in self.cited if at == place}
        return sum(1 << i for i, node in enumerate(self.nodes) if node in mine)


class Answers:
    """Answers one question on batches of the same columns, under the readings of its plan and a calendar."""

    def __init__(self, blueprint: Blueprint, columns: Columns, calendar: RestDays | None) -> None:
        self.blueprint = blueprint
        self.question = blueprint.question
        self.columns = columns
        self.calendar = calendar
        self.words = PolarsWords(self.question.facts.specs, columns.facts, calendar)
        self.codes = [o.code for o in self.question.outcomes]
        self.hardness = Hardness(blueprint, self.words)
        self.asks = {ask: blueprint.name(ask) for ask in blueprint.asks()}
        self.settled: dict[tuple[Any, ...], Settled] = {}
        """The kinds of rows that were decided in Python, with what they came to."""
        self._tables: dict[str, pl.Series] = {}
        cited = [(i, p, node) for i, c in enumerate(self.codes) for p, node in blueprint.lacking[c]]
        self.chunks = [Chunk(cited[i : i + CHUNK]) for i in range(0, len(cited), CHUNK)]

    def schema(self) -> dict[str, pl.DataType]:
        """Return the new columns and their types."""
        types = [self.outcome_type, TEXTS, TEXTS, *(TYPES[v.kind] for v in self.blueprint.values)]
        return dict(zip(self.columns.new(self.question), types, strict=True))

    def __call__(self, table: pl.DataFrame, first: int) -> pl.DataFrame:
        """Return the new columns for a batch of rows, of which `first` is the number of the first.

        Raises FactError and ContradictionError, naming the first row at fault.
        """
        facts = read_facts(self.question, self.columns, table, first)
        new = Batch(self, facts).answers() if table.height else ()
        return pl.DataFrame(dict(zip(self.schema(), new, strict=False)), schema=self.schema())

    def look_up(
        self, name: str, key: pl.Series, bits: int, make: Callable[[int], Any], dtype: pl.DataType
    ) -> pl.Series:
        """Return what `make` gives for each number of so many bits, made once for each that occurs."""
        if bits <= MOST_BITS:
            if name not in self._tables:
                self._tables[name] = pl.Series(map(make, range(1 << bits)), dtype=dtype)
            return self._tables[name].gather(key)
        distinct = key.unique()
        places = key.replace_strict(distinct, pl.int_range(len(distinct), dtype=pl.UInt32, eager=True))
        return pl.Series(map(make, distinct), dtype=dtype).gather(places)

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
