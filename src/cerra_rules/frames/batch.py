"""One batch of rows on its way to its answers: asks, diagrams, what diagrams leave open, and what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial, reduce
from operator import add, or_
from typing import TYPE_CHECKING, Any

import polars as pl

from cerra_rules.diagrams import NO, YES, Chain, Member, Node, Order, Variable
from cerra_rules.errors import ContradictionError
from cerra_rules.frames.blueprint import Ask, Step, ValueKind, ValuePlan
from cerra_rules.frames.checks import ROW, row_facts
from cerra_rules.frames.settling import Settled, settle
from cerra_rules.frames.writing import peeled
from cerra_rules.periods import EARLIEST_DAY
from cerra_rules.terms import FactSpec, FactTerm, Term

if TYPE_CHECKING:
    from cerra_rules.frames.answers import Answers

MOST_SETTLED = 1_000_000
"""Kinds of rows that are remembered at a time."""
TWO = 2
"""Yes and no."""
TEXTS = pl.List(pl.String())
TYPES: dict[ValueKind, pl.DataType] = {
    "bool": pl.Boolean(), "int": pl.Int64(), "date": pl.Date(), "text": pl.String(), "list": TEXTS,
}  # fmt: skip


class Batch:
    """One batch on its way to its answers."""

    def __init__(self, answers: Answers, facts: pl.DataFrame) -> None:
        self.of = answers
        self.blueprint = answers.blueprint
        self.facts = facts
        self.height = facts.height
        self.reached: dict[Node, pl.Series] = {}
        self.days: dict[tuple[tuple[Node, str], ...], pl.Series] = {}
        """The days that values move, by what picks them."""
        self.exact: list[tuple[pl.Series, pl.Series]] = []
        """For each value: rows in which it was settled in Python, and what it is there; where counts are bound."""
        self.asked: dict[Ask, pl.Series] = {}
        self._known: dict[Variable, bool] = {}

    def ask(self, asks: Iterable[Ask]) -> None:
        """Work out what has not been asked yet; where every row answers with yes or no, no is what is not yes."""
        missing = [ask for ask in dict.fromkeys(asks) if ask not in self.asked]
        turned = {
            ask: Ask(ask.variable, (0,))
            for ask in missing
            if ask.answers == (1,) and len(ask.variable.answers) == TWO and self.is_known(ask.variable)
        }
        named = {}
        for ask in dict.fromkeys((*missing, *turned.values())):
            if ask in self.asked or ask in turned:
                continue
            subject = ask.variable.subject
            if isinstance(subject, FactSpec) and subject.kind == "bool" and self.is_known(ask.variable):
                self.asked[ask] = self.facts.get_column(subject.name)
            else:
                named[self.blueprint.name(ask)] = ask
        if named:
            found = self.select(**{name: self.of.asking(ask) for name, ask in named.items()})
            self.asked |= {ask: found.get_column(name) for name, ask in named.items()}
        self.asked |= {ask: ~self.asked[yes] for ask, yes in turned.items()}

    def is_known(self, variable: Variable) -> bool:
        """Whether a question is answered in every row."""
        if variable not in self._known:
            columns = [self.facts.get_column(name, default=None) for name in variable.names]
            self._known[variable] = not any(column is None or column.has_nulls() for column in columns)
        return self._known[variable]

    def is_open(self, variable: Variable) -> pl.Series:
        """Return whether a question has more than one possible answer in each row."""
        match variable.subject:
            case FactSpec(name) if name in self.facts.columns:
                return self.facts.get_column(name).is_null()
            case Order() | Member():
                yes, no = Ask(variable, (0,)), Ask(variable, (1,))
                self.ask((yes, no))
                return self.asked[yes] & self.asked[no]
            case _:
                return self.constant(value=True)

    def part(self, rows: pl.Series) -> Batch:
        """Return some rows of the batch, with what is asked of them but no diagrams yet."""
        part = Batch(self.of, self.facts[rows])
        part.asked = {ask: column.gather(rows) for ask, column in self.asked.items()}
        return part

    def select(self, **columns: pl.Expr) -> pl.DataFrame:
        """Return expressions of the facts, each as one full column."""
        return self.facts.with_columns_seq(**columns)[list(columns)]

    def constant(self, value: bool | int) -> pl.Series:
        """Return a column that says the same in every row."""
        return pl.repeat(value, self.height, eager=True)

    def take(self, steps: Iterable[Step]) -> None:
        """Work out some columns, each after those it is made of."""
        steps = [step for step in steps if step.node not in self.reached]
        self.ask(ask for step in steps for ask, _ in step.ways)
        columns, asked = self.reached, self.asked
        for node, ways in steps:
            if len(ways) == TWO and NO not in node.kids:
                (first, one), (second, other) = ways
                if other is YES:
                    first, one, second, other = second, other, first, one
                if one is YES:  # one of the two can be answered in any case, so that the other need not be asked
                    columns[node] = asked[first] | columns[other]
                    continue
                if len(node.kids) == TWO and self.is_known(node.variable):
                    columns[node] = columns[one].zip_with(asked[first], columns[other])
                    continue
            columns[node] = reduce(or_, (asked[ask] if kid is YES else asked[ask] & columns[kid] for ask, kid in ways))

    def column(self, node: Node) -> pl.Series:
        """Return whether a diagram reaches YES in each row."""
        return self.constant(node is YES) if node in {YES, NO} else self.reached[node]

    def pack(self, nodes: Iterable[Node]) -> pl.Series:
        """Return whether diagrams reach YES as the bits of one number, the first the lowest."""
        return pack([self.column(node) for node in nodes], self.height)

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
            yield found.scatter(*self.exact[i]) if self.exact else found

    def contradict(self, row: int, hint: str) -> None:
        """Raise ContradictionError for a row."""
        place = f"{self.of.columns.place}: row {self.facts[ROW][row]}"
        self.of.question.facts.read(row_facts(self.of.question.facts, self.facts, row), place)
        raise ContradictionError(f"{place}: no case satisfies all these facts together", hint)

    # rows that are not determined

    def open_rows(self, mask: pl.Series) -> pl.Series:
        """Return the rows with more than one possible outcome, or in which a special diagram may be inexact."""
        is_open = mask.bitwise_count_ones() > 1
        if self.blueprint.special:
            names = {*self.blueprint.bound, *(n for _, _, shared in self.blueprint.clashes for n in shared)}
            is_open |= self.select(any=pl.any_horizontal(self.of.words.unknown(n) for n in names))["any"]
        return is_open.arg_true()

    def settle_open(self, rows: pl.Series, mask: pl.Series, needs: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Return the possible outcomes and the needs of all rows, once the open ones are settled."""
        blueprint, words = self.blueprint, self.of.words
        part = self.part(rows)
        part.take(blueprint.second_steps)
        unknown = part.select(**{name: words.unknown(name) for name in blueprint.needs})
        is_open = mask.gather(rows).bitwise_count_ones() > 1
        found = pack([part.column(n) & unknown[name] & is_open for name, n in blueprint.needs.items()], part.height)
        if blueprint.is_ever_hard:
            hard = _full(part.columns(), {"hard": self.of.is_hard})["hard"].arg_true()
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
        if self.blueprint.bound:
            return self.facts[hard].drop(ROW).with_columns(pl.col(TEXTS).list.sort().list.join(" "))
        table = self.columns()[hard]
        return _full(table, self.of.kind)

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
        return found[0] if len(found) == 1 else pl.select(pl.concat_list(found)).to_series()

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
        return found.zip_with(~open_, _none(TEXTS))

    def value(self, i: int, plan: ValuePlan, given: pl.Series) -> pl.Series:
        """Return a single value: what all terms that it may stand for agree on, else null."""
        dtype = TYPES[plan.kind]
        if plan.is_constant:
            key = self.of.key(self.pack(node for _, node in plan.terms), len(plan.terms))
            found = self.of.look_up(f"value {i}", key, lambda m: _agreed(plan, m), dtype)
            return found.zip_with(given, _none(dtype))
        found = self.only(plan.terms, dtype)
        cans = [self.column(node) for _, node in plan.terms]
        count = reduce(add, (can.cast(pl.UInt8) for can in cans))
        if (count > 1).any():
            rows = (count > 1).arg_true()
            found = found.scatter(rows, self.agreed(plan, rows))
        return found.zip_with(given, _none(dtype))

    def only(self, terms: Iterable[tuple[Term[Any] | None, Node]], dtype: pl.DataType) -> pl.Series:
        """Return what the one of some terms comes to whose diagram reaches YES; anything where there are several.

        Days that are moved alike are picked first and moved once.
        """
        moved: dict[Chain, list[tuple[Node, str]]] = {}
        others: dict[Node, pl.Expr] = {}
        for term, node in terms:
            base, chain = (None, ()) if term is None else peeled(term)
            if isinstance(base, FactTerm) and base.spec.kind == "date" and base.spec.name in self.facts.columns:
                moved.setdefault(chain, []).append((node, base.spec.name))
            elif term is not None and node is not NO:
                others[node] = self.of.words.amount(term).cast(dtype)
        found = _none(dtype)
        for chain, some in moved.items():
            day, is_known = self.picked(tuple(some)), reduce(or_, (self.column(node) for node, _ in some))
            if day.has_nulls():  # which take long to look up
                is_known &= day.is_not_null()
                day = day.fill_null(EARLIEST_DAY)
            day = day.to_frame("day").select(self.of.words.moved_day(pl.col("day"), chain))["day"]
            found = day.zip_with(is_known, found)
        if others:
            amounts = self.select(**{str(i): amount for i, amount in enumerate(others.values())})
            for node, amount in zip(others, amounts, strict=True):
                found = amount.zip_with(self.column(node), found)
        return found if len(found) == self.height else found.new_from_index(0, self.height)

    def picked(self, days: tuple[tuple[Node, str], ...]) -> pl.Series:
        """Return the day of the fact whose diagram reaches YES, anything where none does; made once for all values."""
        if days not in self.days:
            (_, first), *others = days
            found = self.facts.get_column(first)  # no null where none is picked: those are slow to look up
            for node, name in others:
                found = self.facts.get_column(name).zip_with(self.column(node), found)
            self.days[days] = found
        return self.days[days]

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
        return _full(table, {"v": pl.when(~pl.any_horizontal(open_)).then(first).cast(TYPES[plan.kind])})["v"]


def _none(dtype: pl.DataType) -> pl.Series:
    """Return a single null, which polars takes for a whole column where it picks."""
    return pl.Series([None], dtype=dtype)


def _full(facts: pl.DataFrame, columns: dict[str, pl.Expr]) -> pl.DataFrame:
    """Return expressions of some facts, each as one full column."""
    return facts.with_columns(**columns).select(*columns)


def _agreed(plan: ValuePlan, mask: int) -> object:
    """Return the one value of the constants whose bits are set; None where there is none, or they differ."""
    values = {plan.constant(t) for i, (t, _) in enumerate(plan.terms) if mask >> i & 1}
    return values.pop() if len(values) == 1 else None


def pack(columns: list[pl.Series], height: int) -> pl.Series:
    """Return columns of booleans as the bits of one number, the first the lowest."""
    dtype = unsigned(len(columns))
    if not columns:
        return pl.repeat(0, height, dtype=dtype, eager=True)
    none = pl.Series([0], dtype=dtype)
    return reduce(or_, (pl.Series([1 << i], dtype=dtype).zip_with(column, none) for i, column in enumerate(columns)))


def unsigned(bits: int) -> pl.DataType:
    """Return the smallest type of numbers with so many bits."""
    return pl.UInt8() if bits <= 8 else pl.UInt16() if bits <= 16 else pl.UInt32() if bits <= 32 else pl.UInt64()
