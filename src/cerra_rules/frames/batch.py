"""A batch in the general case: what diagrams leave open is settled, and every outcome that is possible counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial, reduce
from operator import or_
from typing import Any

import polars as pl

from cerra_rules.decisions import UNDETERMINED
from cerra_rules.diagrams import YES, Node
from cerra_rules.errors import ContradictionError
from cerra_rules.facts import Invariant
from cerra_rules.frames.checks import ROW, known_facts
from cerra_rules.frames.rows import TEXTS, TYPES, Rows, full, none_, pack, unsigned
from cerra_rules.frames.single import Told
from cerra_rules.frames.values import ValuePlan, is_nothing


class Batch(Rows):
    """One batch on its way to its answers, whatever is unknown in it."""

    def answers(self) -> Iterator[pl.Series]:
        """Yield the new columns."""
        of, blueprint = self.of, self.blueprint
        self.take(blueprint.first_steps)
        for invariant, node in blueprint.broken:
            if node is not YES and not self.column(node).all():
                self.contradict((~self.column(node)).arg_max() or 0, invariant)
        mask = self.pack(blueprint.reached.values())
        if (mask == 0).any():
            self.contradict((mask == 0).arg_max() or 0, *(i for i, _ in blueprint.broken))
        size = len(of.codes)
        found = [self.found(i, plan, mask) for i, plan in enumerate(blueprint.values)]
        needs = self.constant(0).cast(pl.UInt64)
        rows = self.open_rows(mask)
        given: dict[int, pl.Series] = {}
        if len(rows):
            mask, needs, given = self.settle_open(rows, mask, needs, found)
        possible = of.key(mask, size)
        place = of.look_up("place", possible, of.place, pl.UInt8())
        yield of.look_up("outcome", of.key(place, of.places), of.outcome, of.outcome_type)
        yield self.citations(place)
        names = list(blueprint.needs)
        needed = of.key(needs, len(names))
        yield of.look_up("needs", needed, lambda m: [n for i, n in enumerate(names) if m >> i & 1], TEXTS)
        for i, (plan, column) in enumerate(zip(blueprint.values, found, strict=True)):
            is_given = of.look_up(f"given {i}", possible, partial(of.is_given, plan), pl.Boolean())
            is_given = is_given | given[i] if i in given else is_given
            yield column.zip_with(is_given, none_(TYPES[plan.kind]))

    def contradict(self, row: int, *invariants: Invariant) -> None:
        """Raise ContradictionError for a row."""
        known = self.facts.row(row, named=True)
        place = self.of.columns.where(known[ROW])
        self.of.question.facts.read(known_facts(known), place)
        hint = "; ".join(i.en for i in invariants)
        raise ContradictionError(f"{place}: no case satisfies all these facts together", hint)

    # rows that are not determined

    def open_rows(self, mask: pl.Series) -> pl.Series:
        """Return the rows with more than one possible outcome, or in which a special diagram may be inexact."""
        is_open = mask.bitwise_count_ones() > 1
        if self.blueprint.opening:
            unknown = pl.any_horizontal(self.of.words.unknown(n) for n in sorted(self.blueprint.opening))
            is_open |= self.select({"(any)": unknown})["(any)"]
        return is_open.arg_true()

    def settle_open(
        self, rows: pl.Series, mask: pl.Series, needs: pl.Series, found: list[pl.Series]
    ) -> tuple[pl.Series, pl.Series, dict[int, pl.Series]]:
        """Return the possible outcomes and the needs of all rows once the open ones are settled, and which values these give."""
        blueprint, words = self.blueprint, self.of.words
        part = self.part(rows)
        part.take(blueprint.second_steps)
        unknown = part.select({name: words.unknown(name) for name in blueprint.needs})
        is_open = mask.gather(rows).bitwise_count_ones() > 1
        needed = pack([part.column(n) & unknown[name] & is_open for name, n in blueprint.needs.items()], part.height)
        given: dict[int, pl.Series] = {}
        if blueprint.is_ever_hard:
            hard = full(part.columns(), {"(hard)": self.of.hardness.is_hard})["(hard)"].arg_true()
            whole = rows.gather(hard)
            if not blueprint.is_by_kind:
                self.alone.append(whole)
            elif len(hard):
                kinds = full(part.columns()[hard], self.of.hardness.kind)
                known = [found[i].gather(whole).is_not_null().alias(f"value {i}") for i in self.of.telling]
                told, places = self.of.single(part.facts[hard], kinds.with_columns(known), "kind")
                mask = mask.scatter(whole, self.masks(told, mask.dtype).gather(places).fill_null(mask.gather(whole)))
                bits = [sum(1 << i for i, name in enumerate(blueprint.needs) if name in t.needs) for t in told]
                needed = needed.scatter(hard, pl.Series(bits, dtype=needed.dtype).gather(places))
                for node in blueprint.special:
                    exact = pl.Series([self.lacks(t, node) for t in told]).gather(places)
                    self.reached[node] = self.reached[node].scatter(whole, exact)
                for i in self.of.telling:
                    gives = pl.Series([t.values[i] is not None for t in told]).gather(places)
                    given[i] = self.constant(value=False).scatter(whole, gives)
        return mask, needs.scatter(rows, needed.cast(pl.UInt64)), given

    def masks(self, told: Iterable[Told], dtype: pl.DataType) -> pl.Series:
        """Return the bit of the outcome of each decision; null where it is undetermined, as the columns know already."""
        bits = [None if t.outcome == UNDETERMINED else 1 << self.of.codes.index(t.outcome) for t in told]
        return pl.Series(bits, dtype=dtype)

    def lacks(self, told: Told, node: Node) -> bool:
        """Return whether a decision does not cite what a diagram says is not cited."""
        lacking = self.blueprint.lacking.get(told.outcome, ())
        return any(str(p) not in told.citations for p, diagram in lacking if diagram is node)

    def columns(self) -> pl.DataFrame:
        """Return facts, asks, and what comes up as one table."""
        name = self.blueprint.name
        self.ask(self.blueprint.asks)
        named = [column.alias(name(ask)) for ask, column in self.asked.items()]
        named += [self.column(node).alias(name(node)) for node in dict.fromkeys(self.blueprint.asked.values())]
        return self.facts.with_columns(named)

    # what is shown

    def citations(self, place: pl.Series) -> pl.Series:
        """Return the list of citations for the place of each outcome."""
        of = self.of
        found = []
        for k, chunk in enumerate(of.chunks):
            bits = len(chunk.nodes) + of.places
            kind = unsigned(bits)
            asked = of.look_up(f"asked {k}", of.key(place, of.places), chunk.asked, kind)
            key = (self.pack(chunk.nodes).cast(kind) & asked) * (1 << of.places) + place.cast(kind)
            found.append(of.look_up(f"cited {k}", of.key(key, bits), partial(of.cited, chunk), TEXTS))
        if len(found) > 1:
            return pl.select(pl.concat_list(found)).to_series()
        return found[0] if found else of.nothing(self.height)

    def found(self, i: int, plan: ValuePlan, mask: pl.Series) -> pl.Series:
        """Return what a value is in every completion, as far as diagrams tell; null elsewhere."""
        if plan.kind == "list":
            return self.listing(i, plan)
        dtype = TYPES[plan.kind]
        if plan.is_constant:
            key = self.of.key(self.pack(node for _, node in plan.terms), len(plan.terms))
            return self.of.look_up(f"value {i}", key, partial(_agreed, plan), dtype)
        found = self.only(plan.terms, dtype)
        cans = [self.column(node) for _, node in plan.terms]
        several = reduce(or_, (a & b for a, b in _pairs(cans)), self.constant(value=False))
        if several.any():
            found = found.zip_with(~several, none_(dtype))
        if found.has_nulls():
            found = self.look_closer(plan, found, mask)
        return found

    def look_closer(self, plan: ValuePlan, found: pl.Series, mask: pl.Series) -> pl.Series:
        """Return a value where diagrams leave several terms, or facts of them are unknown; what stays open is left to `decide`."""
        only = sum(1 << i for i, code in enumerate(self.of.codes) if plan.is_given([code]))
        nothing = reduce(or_, (self.column(node) for t, node in plan.terms if is_nothing(t)), found.is_not_null())
        rows = (~nothing & ((mask & only) != 0)).arg_true()
        if len(rows):
            agreed, doubt = self.agreed(plan, rows)
            found = found.scatter(rows, agreed)
            self.alone.append(rows.filter(doubt))
        return found

    def listing(self, i: int, plan: ValuePlan) -> pl.Series:
        """Return a value that is a list: null where an item may be in it or not."""
        bits = self.pack(node for _, node, _ in plan.items)
        found = self.of.look_up(
            f"value {i}",
            self.of.key(bits, len(plan.items)),
            lambda m: [t for k, (t, _, _) in enumerate(plan.items) if m >> k & 1],
            TEXTS,
        )
        open_ = reduce(or_, (self.column(a) & self.column(b) for _, a, b in plan.items), self.constant(value=False))
        return found.zip_with(~open_, none_(TEXTS))


def _pairs(columns: list[pl.Series]) -> Iterator[tuple[pl.Series, pl.Series]]:
    """Yield each column with whether any before it holds."""
    for i in range(1, len(columns)):
        yield columns[i], reduce(or_, columns[:i])


def _agreed(plan: ValuePlan, mask: int) -> object:
    """Return the one value of the constants whose bits are set; None where there is none, or they differ."""
    values: set[Any] = {plan.constant(t) for i, (t, _) in enumerate(plan.terms) if mask >> i & 1}
    return values.pop() if len(values) == 1 else None
