"""Generated Python that finds the first invariant which the known facts of a case break for certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from cerra_rules.compiled import Source, fact
from cerra_rules.completions import Completions
from cerra_rules.diagrams import YES, Diagram, Node, Order
from cerra_rules.errors import DefinitionError
from cerra_rules.facts import Invariant
from cerra_rules.kinds import INVARIANT_HINT
from cerra_rules.lower import CALENDAR, lower
from cerra_rules.plan import bound
from cerra_rules.terms import (
    AllOf,
    AnyOf,
    Compare,
    ComputedCondition,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    FactCondition,
    FactTerm,
    Not,
    OneOf,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
    all_of,
    facts_in,
)  # fmt: skip

if TYPE_CHECKING:
    from cerra_rules.facts import Facts


class Definite(Source):
    """Writes what can be told of a condition for certain, whatever the unknown facts turn out to be."""

    def certain(self, condition: Condition, holds: bool) -> str:
        """Return an expression that is true only where the condition is certain to hold (or to fail)."""
        match condition:
            case Truth(value):
                return str(value is holds)
            case Not(item):
                return self.certain(item, not holds)
            case AllOf(items) | AnyOf(items):
                word = " and " if isinstance(condition, AllOf) is holds else " or "
                return f"({word.join(self.certain(i, holds) for i in items)})"
            case FactCondition(spec):
                return f"{fact(spec)} is {holds}"
            case OneOf(FactTerm(spec), values):
                known = self.constant(frozenset(values))
                return (
                    f"{fact(spec)} in {known}" if holds else f"((v := {fact(spec)}) is not None and v not in {known})"
                )
            case Contains(FactTerm(spec), member):
                return f"((v := {fact(spec)}) is not None and {self.constant(member)} {'' if holds else 'not '}in v)"
            case Compare(left, "=", right):
                if holds:
                    return (
                        f"({self.end(left, 1)} <= {self.end(right, 0)} and {self.end(right, 1)} <= {self.end(left, 0)})"
                    )
                return f"({self.end(left, 1)} < {self.end(right, 0)} or {self.end(right, 1)} < {self.end(left, 0)})"
            case Compare(left, op, right):
                if holds:
                    return f"{self.end(left, 1)} {op} {self.end(right, 0)}"
                return f"{self.end(left, 0)} {'>' if op == '<=' else '>='} {self.end(right, 1)}"
            case ComputedCondition(_, function, of):
                arguments = ", ".join(self.amount(t) for t in of)
                return f"certain({self.constant(function)}, {holds}, {arguments})"
            case _:
                raise DefinitionError(f"an invariant cannot use `{condition}`", INVARIANT_HINT)

    def end(self, term: Term[Any], side: int) -> str:
        """Return an expression for the least (side 0) or greatest (side 1) that a term can be."""
        match term:
            case FactTerm(spec):
                bound: Any = (spec.low, spec.high)[side]
                bound = self.constant(date.fromordinal(bound) if spec.kind == "date" else bound)
                return f"({bound} if (v := {fact(spec)}) is None else v)"
            case Sum(parts, constant):
                shown = [f"{c} * {self.end(t, side if c > 0 else 1 - side)}" for c, t in parts]
                return "(" + " + ".join([*shown, str(constant)]) + ")"
            case Tally(items):
                counted = (self.certain(i, True) if side == 0 else f"(not {self.certain(i, False)})" for i in items)
                return "(" + " + ".join(f"({c})" for c in counted) + ")"
            case Constant(value):
                return self.constant(value)
            case Shift(base, period):
                return f"{self.constant(period.after)}({self.end(base, side)})"
            case DaysBetween(start, end):
                return f"({self.end(end, side)} - {self.end(start, 1 - side)}).days"
            case _:
                raise DefinitionError(f"an invariant cannot use `{term}`", INVARIANT_HINT)


def _certain(function: Callable[..., bool], holds: bool, *arguments: Any) -> bool:
    return None not in arguments and function(*arguments) is holds


def compile_invariants(model: type[Facts]) -> Callable[[Facts], Invariant | None]:
    """Return a function that finds the first invariant which the known facts break for certain, or all where they break no single one."""
    source, invariants = Definite(), model.invariants()
    lines = ["def decide(f):", "    d = f.__dict__"]
    lines += [f"    if {source.certain(i.holds, False)}: return {source.constant(i)}" for i in invariants]
    uses = Counter(name for i in invariants for name in {spec.name for spec in facts_in(i.holds)})
    if shared := [name for name, times in uses.items() if times > 1]:
        unknown = " or ".join(f"d[{name!r}] is None" for name in shared)
        lines.append(f"    if {unknown}: return together(d)")
    return source.compile(f"invariants of {model.__name__}", lines, certain=_certain, together=_together(model))


def _together(model: type[Facts]) -> Callable[[Mapping[str, Any]], Invariant | None]:
    """Return a function that finds whether no values of the unknown facts satisfy all invariants; it then returns all as one."""
    invariants = model.invariants()

    @cache
    def binding() -> tuple[tuple[Order, ...], Node]:
        return bound(Diagram(), [lower(i.holds, {CALENDAR: "none"}) for i in invariants])

    def together(facts: Mapping[str, Any]) -> Invariant | None:
        if Completions(model.specs, facts, binding(), None, YES).exist():
            return None
        en, zh = ("; ".join(i.en for i in invariants), "；".join(i.zh for i in invariants))
        return Invariant(all_of(*(i.holds for i in invariants)), en, zh)

    return together
