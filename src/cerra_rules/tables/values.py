"""How a computed value is found in a table, and what kind of column holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_origin

from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.lowering import Assumed, cases
from cerra_rules.language.rules import Value
from cerra_rules.language.terms import (
    NOTHING,
    Computed,
    Constant,
    DaysBetween,
    Extreme,
    FactCondition,
    FactTerm,
    Later,
    Listing,
    Portion,
    Roll,
    Shift,
    Sum,
    Term,
    Truth,
)

ValueKind = Literal["bool", "int", "date", "text", "list"]
_RETURNED: Mapping[object, ValueKind] = {
    bool: "bool", "bool": "bool", int: "int", "int": "int", date: "date", "date": "date", tuple: "list", "tuple": "list",
}  # fmt: skip


@dataclass(frozen=True)
class ValuePlan:
    """How a computed value is found: what it may come to, or may list, each with the diagram of where it does."""

    value: Value
    kind: ValueKind
    terms: tuple[tuple[Term[Any] | None, Node], ...] = ()
    """For a single value: the simple terms that it may stand for (None: nothing)."""
    items: tuple[tuple[str, Node, Node], ...] = ()
    """For a list: each item, where it is listed, and where it is not."""
    free: frozenset[str] = frozenset()
    """The counts and days it is made of that take every value whatever else is known: neither it nor an invariant compares them."""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All its diagrams."""
        listed = (node for _, *both in self.items for node in both)
        return (*(node for _, node in self.terms), *listed)

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


def is_nothing(term: Term[Any] | None) -> bool:
    """Whether a value that stands for a term is none."""
    return term is None or term == NOTHING


def value_kind(value: Value, chosen: Assumed) -> ValueKind:
    """Return what kind of column holds a value under the chosen readings."""
    if isinstance(value.term, Listing):
        return "list"
    kinds: set[ValueKind] = {kind for _, term in cases(value.term, chosen) if (kind := _kind_of(term)) is not None}
    first, *others = kinds or {"text"}
    return "text" if others else first


def _kind_of(term: Term[Any]) -> ValueKind | None:
    """Return what kind of value a simple term has; None where it has none."""
    match term:
        case Constant(None):
            return None
        case Truth() | FactCondition() | Constant(bool()):
            return "bool"
        case Sum() | Portion() | DaysBetween() | Constant(int()):
            return "int"
        case Shift() | Roll() | Later() | Constant(date()):
            return "date"
        case Extreme(_, items):
            return _kind_of(items[0][1])
        case FactTerm(spec) if spec.kind in {"int", "date"}:
            return "int" if spec.kind == "int" else "date"
        case Computed(_, function):
            said = getattr(function, "__annotations__", {}).get("return")
            said = said.partition("[")[0] if isinstance(said, str) else get_origin(said) or said
            return _RETURNED.get(said, "text")
        case _:
            return "text"


def shown(value: object, kind: ValueKind) -> Any:
    """Return a value of a decision as it stands in a column."""
    if kind == "list" and isinstance(value, tuple):
        return [str(v) for v in value]
    return value if value is None or kind != "text" else str(value)
