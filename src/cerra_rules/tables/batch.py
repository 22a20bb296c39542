"""A batch in the general case: what diagrams leave open is settled, and every outcome that is possible counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial, reduce
from operator import or_
from types import MappingProxyType
from typing import Any, NamedTuple

import polars as pl

from cerra_rules.deciding.decision import UNDETERMINED
from cerra_rules.deciding.diagram import YES, Node
from cerra_rules.tables.checks import ROW
from cerra_rules.tables.rows import Rows, aliased, full, none_, pack, unsigned
from cerra_rules.tables.single import NoCaseError, Told
from cerra_rules.tables.values import ValuePlan, is_nothing
from cerra_rules.tables.words import TEXTS, TYPES

_NO_ROWS = pl.Series([], dtype=pl.UInt32)


class Settled(NamedTuple):
    """What rows come to once the open ones are settled."""

    mask: pl.Series
    """The possible outcomes, as bits."""
    needs: pl.Series | None = None
    """What undetermined rows hang on, as bits."""
    given: Mapping[int, pl.Series] = MappingProxyType({})
    """For each value of which decisions of kinds tell it: whether it is given."""
    hard: pl.Series = _NO_ROWS
    """The rows that diagrams do not decide alone."""


class Batch(Rows):
    """One batch on its way to its answers, whatever is unknown in it."""

    def answers(self) -> Iterator[pl.Series]:
        """Yield the new columns. Raises NoCaseError."""
        of, blueprint = self.of, self.blueprint
        self.take(blueprint.first_steps)
        mask = self.pack(blueprint.reached.values())
        impossible = [mask == 0, *(~self.column(node) for _, node in blueprint.broken if node is not YES)]
        if any(rows.any() for rows in impossible):
            raise NoCaseError(self.facts.get_column(ROW).filter(reduce(or_, impossible)))
        found = [self.found(i, plan) for i, plan in enumerate(blueprint.values)]
        rows = self.open_rows(mask)
        settled = self.settle_open(rows, mask, found) if len(rows) else Settled(mask)
        possible = of.key(settled.mask, len(of.codes))
        place = of.look_up("place", possible, of.place, pl.UInt8())
        yield of.look_up("outcome", of.key(place, of.places), of.outcome, of.outcome_type)
        yield self.citations(place)
        names = list(blueprint.needs)
        needs = self.constant(0).cast(pl.UInt64) if settled.needs is None else settled.needs
        needed = of.key(needs, len(names))
        yield of.look_up("needs", needed, lambda m: [n for i, n in enumerate(names) if m >> i & 1], TEXTS)
        for i, (plan, column) in enumerate(zip(blueprint.values, found, strict=True)):
            is_given = of.look_up(f"given {i}", possible, partial(of.is_given, plan), pl.Boolean())
            is_given = is_given | settled.given[i] if i in settled.given else is_given
            whole = column if plan.kind == "list" else self.look_closer(i, column, is_given, settled)
            yield whole.zip_with(is_given, none_(TYPES[plan.kind]))

    # rows that are not determined

    def open_rows(self, mask: pl.Series) -> pl.Series:
        """Return the rows with more than one possible outcome, or in which a special diagram may be inexact."""
        is_open = mask.bitwise_count_ones() > 1
        if self.blueprint.opening:
            unknown = pl.any_horizontal(self.of.words.unknown(n) for n in sorted(self.blueprint.opening))
            is_open |= self.select({"(any)": unknown})["(any)"]
        return is_open.arg_true()

    def settle_open(self, rows: pl.Series, mask: pl.Series, found: list[pl.Series]) -> Settled:
        """Return what the rows come to once the open ones are settled."""
        blueprint, words = self.blueprint, self.of.words
        part = self.part(rows)
        part.take(blueprint.second_steps)
        unknown = part.select({name: words.unknown(name) for name in blueprint.needs})
        is_open = mask.gather(rows).bitwise_count_ones() > 1
        needs = pack([part.column(n) & unknown[name] & is_open for name, n in blueprint.needs.items()], part.height)
        hard = rows.clear()
        settled = Settled(mask)
        if blueprint.is_ever_hard:
            columns = part.columns()
            places = full(columns, {"(hard)": self.of.hardness.is_hard})["(hard)"].arg_true()
            hard = rows.gather(places)
            if not blueprint.is_by_kind:
                self.alone.append(hard)
            elif len(hard):
                settled, exact = self.settle_kinds(columns[places], hard, settled, found)
                needs = needs.scatter(places, exact.cast(needs.dtype))
        zero = self.constant(0).cast(pl.UInt64)
        return settled._replace(needs=zero.scatter(rows, needs.cast(pl.UInt64)), hard=hard)

    def settle_kinds(
        self, columns: pl.DataFrame, hard: pl.Series, settled: Settled, found: list[pl.Series]
    ) -> tuple[Settled, pl.Series]:
        """Return what hard rows come to, each kind of them decided once, and what they need; `columns` are theirs."""
        of, blueprint, mask = self.of, self.blueprint, settled.mask
        asking = {i: self.asks_for(i, found[i], mask).gather(hard) for i in of.telling}
        told, kind = of.single(columns.select(self.facts.columns), full(columns, of.hardness.kind), asking)
        # Where a kind is undetermined, the columns know that already.
        bits = [None if t.outcome == UNDETERMINED else 1 << of.codes.index(t.outcome) for t in told]
        decided = pl.Series(bits, dtype=mask.dtype).gather(kind)
        for node in blueprint.special:
            exact = pl.Series([self.lacks(t, node) for t in told]).gather(kind)
            self.reached[node] = self.reached[node].scatter(hard, exact)
        no = self.constant(value=False)
        given = {i: no.scatter(hard, pl.Series([t.given.get(i, False) for t in told]).gather(kind)) for i in of.telling}
        needs = pl.Series([sum(1 << i for i, name in enumerate(blueprint.needs) if name in t.needs) for t in told])
        return Settled(mask.scatter(hard, decided.fill_null(mask.gather(hard))), given=given), needs.gather(kind)

    def asks_for(self, i: int, found: pl.Series, mask: pl.Series) -> pl.Series:
        """Return where only a decision can tell whether a value is given, which is known then."""
        return found.is_not_null() & self.may_be_given(i, mask)

    def may_be_given(self, i: int, mask: pl.Series) -> pl.Series:
        """Return where a value is given for several of the possible outcomes, but not for all."""
        key = self.of.key(mask, len(self.of.codes))
        return self.of.look_up(f"may {i}", key, partial(self.of.may_be_given, self.blueprint.values[i]), pl.Boolean())

    def lacks(self, told: Told, node: Node) -> bool:
        """Return whether a decision does not cite what a diagram says is not cited."""
        lacking = self.blueprint.lacking.get(told.outcome, ())
        return any(str(p) not in told.citations for p, diagram in lacking if diagram is node)

    def columns(self) -> pl.DataFrame:
        """Return facts, asks, what comes up, and what is made of that as one table."""
        name = self.blueprint.name
        self.ask(self.blueprint.asks)
        named = [column.alias(name(ask)) for ask, column in self.asked.items()]
        named += [self.column(node).alias(name(node)) for node in dict.fromkeys(self.blueprint.asked.values())]
        return self.facts.with_columns(named).with_columns(aliased(self.of.hardness.parts))

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

    def found(self, i: int, plan: ValuePlan) -> pl.Series:
        """Return what a value is in every completion where a single term of known facts is left of it; null elsewhere."""
        if plan.kind == "list":
            return self.listing(i, plan)
        dtype = TYPES[plan.kind]
        if plan.is_constant:
            key = self.of.key(self.pack(node for _, node in plan.terms), len(plan.terms))
            return self.of.look_up(f"value {i}", key, partial(_agreed, plan), dtype)
        found = self.only(plan.terms, dtype)
        cans = [self.column(node) for _, node in plan.terms]
        several = reduce(or_, (a & b for a, b in _pairs(cans)), self.constant(value=False))
        return found.zip_with(~several, none_(dtype)) if several.any() else found

    def look_closer(self, i: int, found: pl.Series, is_given: pl.Series, settled: Settled) -> pl.Series:
        """Return a value where diagrams leave several terms of it, or unknown facts; what stays open is left to `decide`."""
        plan = self.blueprint.values[i]
        if plan.is_constant or not found.has_nulls():
            return found
        unsure = self.constant(value=False)
        if len(settled.hard) and i in self.of.telling:
            may = self.may_be_given(i, settled.mask).gather(settled.hard)
            unsure = unsure.scatter(settled.hard, may)
        nothing = reduce(or_, (self.column(node) for t, node in plan.terms if is_nothing(t)), found.is_not_null())
        rows = (~nothing & (is_given | unsure)).arg_true()
        if not len(rows):
            return found
        agreed, doubt = self.agreed(plan, rows)
        self.alone.append(rows.filter(doubt | (agreed.is_not_null() & unsure.gather(rows))))
        return found.scatter(rows, agreed)

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
