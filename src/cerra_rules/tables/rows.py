"""Some rows of a table as columns: what is asked of them, which diagrams reach YES, and what terms come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import cycle
from operator import or_
from typing import Any, Self

import polars as pl

from cerra_rules.deciding.diagram import NO, YES, Member, Node, Variable
from cerra_rules.deciding.orders import Chain, Order
from cerra_rules.language.periods import EARLIEST_DAY
from cerra_rules.language.terms import FactSpec, FactTerm, Term
from cerra_rules.tables.layout import Ask, Step
from cerra_rules.tables.lookups import Lookups
from cerra_rules.tables.moving import peeled
from cerra_rules.tables.values import ValuePlan, is_nothing
from cerra_rules.tables.words import TYPES, Words

TWO = 2
"""Yes and no."""


class Rows:
    """Some rows of facts. Columns are made when they are first needed, and kept."""

    def __init__(self, lookups: Lookups, facts: pl.DataFrame) -> None:
        self.of = lookups
        self.blueprint = lookups.blueprint
        self.facts = facts
        self.height = facts.height
        self.asked: dict[Ask, pl.Series] = {}
        self.reached: dict[Node, pl.Series] = {}
        self.days: dict[tuple[tuple[Node, str], ...], pl.Series] = {}
        """The days that values move, by what picks them."""
        self.alone: list[pl.Series] = []
        """Places of rows that are left to `decide`, whole."""
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
            found = self.select({name: self.of.asking(ask) for name, ask in named.items()})
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

    def part(self, rows: pl.Series) -> Self:
        """Return some rows of the batch, with what is asked of them but no diagrams yet."""
        part = type(self)(self.of, self.facts[rows])
        part.asked = {ask: column.gather(rows) for ask, column in self.asked.items()}
        return part

    def select(self, columns: Mapping[str, pl.Expr]) -> pl.DataFrame:
        """Return expressions of the facts, each as one full column."""
        return self.facts.with_columns_seq(aliased(columns))[list(columns)]

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
                if len(node.kids) == TWO and self.is_known(first.variable):
                    columns[node] = columns[one].zip_with(asked[first], columns[other])
                    continue
            columns[node] = reduce(or_, (asked[ask] if kid is YES else asked[ask] & columns[kid] for ask, kid in ways))

    def column(self, node: Node) -> pl.Series:
        """Return whether a diagram reaches YES in each row."""
        return self.constant(node is YES) if node in {YES, NO} else self.reached[node]

    def pack(self, nodes: Iterable[Node]) -> pl.Series:
        """Return whether diagrams reach YES as the bits of one number, the first the lowest."""
        return pack([self.column(node) for node in nodes], self.height)

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
            elif term is not None and not is_nothing(term) and node is not NO:
                others[node] = self.of.words.amount(term).cast(dtype)
        found = none_(dtype)
        for chain, some in moved.items():
            day, is_known = self.picked(tuple(some)), reduce(or_, (self.column(node) for node, _ in some))
            if day.has_nulls():  # which take long to look up
                is_known &= day.is_not_null()
                day = day.fill_null(EARLIEST_DAY)
            day = day.to_frame("day").select(self.of.words.moving.day(pl.col("day"), chain)).to_series()
            found = day.zip_with(is_known, found)
        if others:
            amounts = self.select({f"({i})": amount for i, amount in enumerate(others.values())})
            for node, amount in zip(others, amounts, strict=True):
                found = amount.zip_with(self.column(node), found)
        return found if len(found) == self.height else found.new_from_index(0, self.height)

    def agreed(self, plan: ValuePlan, rows: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Return what all terms come to that a value may stand for in some rows, and where that is left to `decide`.

        It is null where two terms differ, or one that moves with an unknown fact which may be anything.
        """
        cans = {f"(can {k})": self.column(node).gather(rows) for k, (_, node) in enumerate(plan.terms)}
        facts, words = self.facts[rows].with_columns(**cans), self.of.words
        known = self._amounts(facts, words, plan)
        filled = words.also(plan.free)
        free = sorted(plan.free)
        sides = (dict(zip(free, cycle(turns), strict=False)) for turns in ((0,), (1,), (0, 1)))
        one, *others = (self._amounts(facts.with_columns(**words.filled(some)), filled, plan) for some in sides)
        first = reduce(lambda found, amount: found.zip_with(found.is_not_null(), amount), known)
        can = [facts.get_column(name) for name, (term, _) in zip(cans, plan.terms, strict=True) if not is_nothing(term)]
        open_ = reduce(or_, (c & amount.is_null() for c, amount in zip(can, known, strict=True)))
        differ = reduce(or_, (_differ(amount, first) for amount in known))
        moves = reduce(or_, (_differ(*pair) for other in others for pair in zip(one, other, strict=True)))
        return first.zip_with(~open_ & ~differ, none_(first.dtype)), open_ & ~differ & ~moves

    def _amounts(self, facts: pl.DataFrame, words: Words, plan: ValuePlan) -> list[pl.Series]:
        """Return what each term comes to in the rows in which a value may stand for it."""
        dtype, columns = TYPES[plan.kind], {}
        for k, (term, _) in enumerate(plan.terms):
            if term is not None and not is_nothing(term):
                columns[f"({k})"] = pl.when(pl.col(f"(can {k})")).then(words.amount(term).cast(dtype))
        return full(facts, columns).get_columns()

    def picked(self, days: tuple[tuple[Node, str], ...]) -> pl.Series:
        """Return the day of the fact whose diagram reaches YES, anything where none does; made once for all values."""
        if days not in self.days:
            (_, first), *others = days
            found = self.facts.get_column(first)  # no null where none is picked: those are slow to look up
            for node, name in others:
                found = self.facts.get_column(name).zip_with(self.column(node), found)
            self.days[days] = found
        return self.days[days]


def _differ(one: pl.Series, other: pl.Series) -> pl.Series:
    """Return where two columns are known to differ."""
    return (one != other).fill_null(value=False)


def none_(dtype: pl.DataType) -> pl.Series:
    """Return a single null, which polars takes for a whole column where it picks."""
    return pl.Series([None], dtype=dtype)


def full(facts: pl.DataFrame, columns: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Return expressions of some facts, each as one full column."""
    return facts.with_columns(aliased(columns)).select(*columns)


def aliased(columns: Mapping[str, pl.Expr]) -> list[pl.Expr]:
    """Return expressions under their names; as arguments by name, some would be those of polars' own."""
    return [expression.alias(name) for name, expression in columns.items()]


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
