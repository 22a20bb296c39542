"""A batch in the general case: what diagrams leave open is settled, and every outcome that is possible counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial, reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any

import polars as pl

from cerra_rules.diagrams import YES
from cerra_rules.errors import ContradictionError
from cerra_rules.frames.checks import ROW, row_facts
from cerra_rules.frames.rows import TEXTS, TYPES, Rows, full, none_, pack, unsigned
from cerra_rules.frames.settling import Settled, settle
from cerra_rules.frames.values import ValuePlan

if TYPE_CHECKING:
    from cerra_rules.frames.answers import Answers

MOST_SETTLED = 1_000_000
"""Kinds of rows that are remembered at a time."""


class Batch(Rows):
    """One batch on its way to its answers, whatever is unknown in it."""

    def __init__(self, answers: Answers, facts: pl.DataFrame) -> None:
        super().__init__(answers, facts)
        self.exact: list[tuple[pl.Series, pl.Series]] = []
        """For each value: rows in which it was settled in Python, and what it is there; where counts are bound."""

    def answers(self) -> Iterable[pl.Series]:
        """Yield the new columns."""
        of, blueprint = self.of, self.blueprint
        self.take(blueprint.first_steps)
        for invariant, node in blueprint.broken:
            if node is not YES and not self.column(node).all():
                self.contradict((~self.column(node)).arg_max() or 0, invariant.en)
        mask = self.pack(blueprint.reached.values())
        if (mask == 0).any():
            self.contradict((mask == 0).arg_max() or 0, "; ".join(i.en for i, _ in blueprint.broken))
        needs = self.constant(0).cast(pl.UInt64)
        rows = self.open_rows(mask)
        if len(rows):
            mask, needs = self.settle_open(rows, mask, needs)
        size = len(of.codes)
        possible = of.key(mask, size)
        place = of.look_up("place", possible, of.place, pl.UInt8())
        yield of.look_up("outcome", of.key(place, of.places), of.outcome, of.outcome_type)
        yield self.citations(place)
        names = list(blueprint.needs)
        needed = of.key(needs, len(names))
        yield of.look_up("needs", needed, lambda m: [n for i, n in enumerate(names) if m >> i & 1], TEXTS)
        for i, plan in enumerate(blueprint.values):
            given = of.look_up(f"given {i}", possible, partial(of.is_given, plan), pl.Boolean())
            found = self.listing(i, plan, given) if plan.kind == "list" else self.value(i, plan, given)
            yield _with(found, *self.exact[i]) if self.exact else found

    def contradict(self, row: int, hint: str) -> None:
        """Raise ContradictionError for a row."""
        place = f"{self.of.columns.place}: row {self.facts[ROW][row]}"
        self.of.question.facts.read(row_facts(self.of.question.facts, self.facts, row), place)
        raise ContradictionError(f"{place}: no case satisfies all these facts together", hint)

    # rows that are not determined

    def open_rows(self, mask: pl.Series) -> pl.Series:
        """Return the rows with more than one possible outcome, or in which a special diagram may be inexact."""
        is_open = mask.bitwise_count_ones() > 1
        if self.blueprint.opening:
            unknown = pl.any_horizontal(self.of.words.unknown(n) for n in sorted(self.blueprint.opening))
            is_open |= self.select({"(any)": unknown})["(any)"]
        return is_open.arg_true()

    def settle_open(self, rows: pl.Series, mask: pl.Series, needs: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Return the possible outcomes and the needs of all rows, once the open ones are settled."""
        blueprint, words = self.blueprint, self.of.words
        part = self.part(rows)
        part.take(blueprint.second_steps)
        unknown = part.select({name: words.unknown(name) for name in blueprint.needs})
        is_open = mask.gather(rows).bitwise_count_ones() > 1
        found = pack([part.column(n) & unknown[name] & is_open for name, n in blueprint.needs.items()], part.height)
        if blueprint.is_ever_hard:
            hard = full(part.columns(), {"(hard)": self.of.is_hard})["(hard)"].arg_true()
            if len(hard):
                mask, found = self.settle_hard(part, rows, hard, mask, found)
        return mask, needs.scatter(rows, found.cast(pl.UInt64))

    def settle_hard(
        self, part: Batch, rows: pl.Series, hard: pl.Series, mask: pl.Series, needs: pl.Series
    ) -> tuple[pl.Series, pl.Series]:
        """Settle each kind of hard row once, and return the possible outcomes and the needs of all rows."""
        of, blueprint = self.of, self.blueprint
        kinds = part.kinds(hard)
        distinct = kinds.unique(maintain_order=True)
        index = kinds.join(
            distinct.with_row_index("(kind)"), on=kinds.columns, how="left", nulls_equal=True, maintain_order="left"
        )["(kind)"]
        examples = index.arg_unique()
        with of.settling:  # one batch after the other: this is Python, and others may know the kind by then
            settled = [self.settled(part, int(hard[n]), k) for k, n in zip(distinct.rows(), examples, strict=True)]
        names, whole = list(blueprint.needs), rows.gather(hard)
        bits = [sum(1 << i for i, code in enumerate(of.codes) if code in s.codes) for s in settled]
        mask = mask.scatter(whole, pl.Series(bits, dtype=mask.dtype).gather(index))
        bits = [sum(1 << i for i, name in enumerate(names) if name in s.needs) for s in settled]
        needs = needs.scatter(hard, pl.Series(bits, dtype=needs.dtype).gather(index))
        for i, node in enumerate(blueprint.special):
            exact = pl.Series([s.special[i] for s in settled]).gather(index)
            self.reached[node] = self.reached[node].scatter(whole, exact)
        if blueprint.bound:
            self.exact = [
                (whole, pl.Series([s.values[i] for s in settled], dtype=TYPES[plan.kind]).gather(index))
                for i, plan in enumerate(blueprint.values)
            ]
        return mask, needs

    def settled(self, part: Batch, row: int, kind: tuple[Any, ...]) -> Settled:
        """Return what a kind of row comes to, decided by one row of it where it is new."""
        of = self.of
        found = of.settled.get(kind)
        if found is None:
            if len(of.settled) > MOST_SETTLED:
                of.settled.clear()
            place = f"{of.columns.place}: row {part.facts[ROW][row]}"
            facts = row_facts(of.question.facts, part.facts, row)
            found = of.settled[kind] = settle(self.blueprint, facts, of.calendar, place)
        return found

    def kinds(self, hard: pl.Series) -> pl.DataFrame:
        """Return what tells hard rows apart; where counts are bound to each other, everything that is known."""
        if not self.blueprint.bound:
            return full(self.columns()[hard], self.of.kind)
        known = self.facts[hard].drop(ROW).with_columns(pl.col(TEXTS).list.sort().list.join(" "))
        return known if known.width else pl.DataFrame({"(all)": pl.repeat(0, len(hard), eager=True)})

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

    def listing(self, i: int, plan: ValuePlan, given: pl.Series) -> pl.Series:
        """Return a value that is a list: null where an item may be in it or not."""
        items = plan.items
        open_ = reduce(or_, (self.column(a) & self.column(b) for _, a, b in items), ~given)
        bits = self.pack(node for _, node, _ in items)
        found = self.of.look_up(
            f"value {i}",
            self.of.key(bits, len(items)),
            lambda m: [t for k, (t, _, _) in enumerate(items) if m >> k & 1],
            TEXTS,
        )
        return found.zip_with(~open_, none_(TEXTS))

    def value(self, i: int, plan: ValuePlan, given: pl.Series) -> pl.Series:
        """Return a single value: what all terms that it may stand for agree on, else null."""
        dtype = TYPES[plan.kind]
        if plan.is_constant:
            key = self.of.key(self.pack(node for _, node in plan.terms), len(plan.terms))
            found = self.of.look_up(f"value {i}", key, lambda m: _agreed(plan, m), dtype)
            return found.zip_with(given, none_(dtype))
        found = self.only(plan.terms, dtype)
        cans = [self.column(node) for _, node in plan.terms]
        count = reduce(add, (can.cast(pl.UInt8) for can in cans))
        if (count > 1).any():
            rows = (count > 1).arg_true()
            found = found.scatter(rows, self.agreed(plan, rows))
        return found.zip_with(given, none_(dtype))

    def agreed(self, plan: ValuePlan, rows: pl.Series) -> pl.Series:
        """Return what all terms come to that a value may stand for in some rows; null where they differ."""
        cans = {f"(can {k})": self.column(node).gather(rows) for k, (_, node) in enumerate(plan.terms)}
        found, open_ = [], []
        for can, (term, _) in zip(map(pl.col, cans), plan.terms, strict=True):
            amount = pl.lit(None) if term is None else self.of.words.amount(term).cast(TYPES[plan.kind])
            found.append(pl.when(can).then(amount))
            open_.append(can & amount.is_null())
        first = pl.coalesce(found)
        open_ += [(f != first).fill_null(value=False) for f in found[1:]]
        table = self.facts[rows].with_columns(**cans)
        return full(table, {"(v)": pl.when(~pl.any_horizontal(open_)).then(first).cast(TYPES[plan.kind])})["(v)"]


def _with(found: pl.Series, rows: pl.Series, values: pl.Series) -> pl.Series:
    """Return a column with other values in some rows; polars scatters no lists."""
    if found.dtype != TEXTS:
        return found.scatter(rows, values)
    places = pl.int_range(len(found), eager=True).scatter(rows, pl.int_range(len(values), eager=True) + len(found))
    return pl.concat([found, values]).gather(places)


def _agreed(plan: ValuePlan, mask: int) -> object:
    """Return the one value of the constants whose bits are set; None where there is none, or they differ."""
    values = {plan.constant(t) for i, (t, _) in enumerate(plan.terms) if mask >> i & 1}
    return values.pop() if len(values) == 1 else None
