"""How a computed value is found in a table, and what kind of column holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from cerra_rules.diagrams import Node
from cerra_rules.rules import Value
from cerra_rules.terms import (
    Constant,
    DaysBetween,
    Extreme,
    FactCondition,
    FactTerm,
    Listing,
    Portion,
    Roll,
    Shift,
    Sum,
    Term,
    Truth,
)  # fmt: skip

ValueKind = Literal["bool", "int", "date", "text", "list"]


@dataclass(frozen=True)
class ValuePlan:
    """How a computed value is found: what it may come to, or may list, each with the diagram of where it does."""

    value: Value
    terms: tuple[tuple[Term[Any] | None, Node], ...] = ()
    """For a single value: the simple terms that it may stand for (None: nothing)."""
    items: tuple[tuple[str, Node, Node], ...] = ()
    """For a list: each item, where it is listed, and where it is not."""

    @property
    def kind(self) -> ValueKind:
        """What kind of column holds it."""
        if isinstance(self.value.term, Listing):
            return "list"
        kinds: set[ValueKind] = {kind for term, _ in self.terms if (kind := kind_of(term)) is not None}
        return kinds.pop() if len(kinds) == 1 else "text"

    @property
    def is_constant(self) -> bool:
        """Whether it is one of some constants, or nothing."""
        return not self.items and all(isinstance(t, Constant | Truth | None) for t, _ in self.terms)

    def constant(self, term: Term[Any] | None) -> object:
        """Return what a constant stands for in a column."""
        value = term.value if isinstance(term, Constant | Truth) else None
        return value if value is None or self.kind != "text" else str(value)

    def is_given(self, codes: Iterable[str]) -> bool:
        """Whether the value is given for each of these outcomes."""
        given = {o.code for o in self.value.only}
        return self.value.otherwise is not None or not given or given.issuperset(codes)


def kind_of(term: Term[Any] | None) -> ValueKind | None:
    """Return what kind of value a simple term has; None where it has none."""
    match term:
        case None | Constant(None):
            return None
        case Truth() | FactCondition() | Constant(bool()):
            return "bool"
        case Sum() | Portion() | DaysBetween() | Constant(int()):
            return "int"
        case Shift() | Roll() | Constant(date()):
            return "date"
        case Extreme(_, items):
            return kind_of(items[0][1])
        case FactTerm(spec) if spec.kind in {"int", "date"}:
            return "int" if spec.kind == "int" else "date"
        case _:
            return "text"
