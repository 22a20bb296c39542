"""The source of generated Python: tests on facts as expressions, and which facts are read where they are true or false.

Generated code never takes an unknown fact for false: reading one raises TypeError. The source is registered with
`linecache`, so that a traceback or a debugger shows it.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from cerra_rules.deciding.reference import evaluate
from cerra_rules.errors import DefinitionError
from cerra_rules.language.terms import (
    AllOf,
    AnyOf,
    Compare,
    ComputedCondition,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    FactCondition,
    FactSpec,
    FactTerm,
    Later,
    Not,
    OneOf,
    Roll,
    Shift,
    Sum,
    Term,
    Truth,
    facts_in,
)

Read = frozenset[str]
NONE: Read = frozenset()


def fact(spec: FactSpec) -> str:
    """Return an expression for a fact."""
    return f"d[{spec.name!r}]"  # a model's own dictionary: pydantic's attribute access costs four times as much


class Test(NamedTuple):
    """An expression, and the facts that are read, and known, where it is true and where it is false."""

    text: str
    holds: Read
    fails: Read


MANY_READS = 40
"""Where the flat form reads facts more often than this, branches are tried."""


class Source:
    """Writes conditions as Python expressions over a fact model `f`, and keeps the constants they use."""

    def __init__(self) -> None:
        self.constants: dict[str, Any] = {"evaluate": evaluate}
        self._names: dict[object, str] = {}
        """The name of a constant: by value where equal ones are alike, else by identity."""
        self.reads = 0
        """How often a fact is asked for."""

    def constant(self, value: Any) -> str:
        """Return a name for a constant; small numbers stand for themselves."""
        if type(value) is int:
            return str(value)
        key = value if isinstance(value, date | timedelta | frozenset) else id(value)
        name = self._names.setdefault(key, f"k{len(self.constants)}")
        self.constants[name] = value
        return name

    def compile(self, name: str, lines: list[str], **more: Any) -> Callable[..., Any]:
        """Return the function `decide` that `lines` define."""
        text = "\n".join(lines) + "\n"
        filename = f"<cerra_rules {name}>"
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        scope = self.constants | more
        exec(compile(text, filename, "exec"), scope)  # noqa: S102  # our own text, made from the rules alone
        function: Callable[..., Any] = scope["decide"]
        return function

    @staticmethod
    def answer(verdict: str) -> str:
        """Return the statements that return a decision; a function that fills it would cost as much as many a question."""
        return f"x = Decision(); x._verdict = {verdict}; x._facts = f; x._calendar = calendar; return x"

    def test(self, condition: Condition, read: Read = NONE, *, negated: bool = False) -> Test:
        """Return an expression that is true exactly where the (negated) condition holds, and raises on unknowns.

        `read` are the facts that stand in local names already, and are known.
        """
        no = "not " if negated else ""
        match condition:
            case Truth(value):
                return Test(str(value is not negated), read, read)
            case Not(item):
                return self.test(item, read, negated=not negated)
            case AllOf(items) | AnyOf(items):
                is_all = isinstance(condition, AllOf) is not negated
                tests = list(self.in_turn(items, read, is_all=is_all, negated=negated))
                text = f"({(' and ' if is_all else ' or ').join(t.text for t in tests)})"
                # Any of the items may be the one that ends it, each with what it and those before it have read by then.
                if is_all:
                    return Test(text, tests[-1].holds, frozenset.intersection(*(t.fails for t in tests)))
                return Test(text, frozenset.intersection(*(t.holds for t in tests)), tests[-1].fails)
            case FactCondition(spec):
                return self._guarded(spec, read, no + "{}", negated=negated)
            case OneOf(FactTerm(spec), values):
                one = len(values) == 1
                known = self.constant(values[0] if one else frozenset(values))
                return self._guarded(spec, read, f"{{}} {f'is {no}' if one else f'{no}in '}{known}", negated=negated)
            case Contains(FactTerm(spec), member):
                after = read | {spec.name}
                return Test(f"{self.constant(member)} {no}in {self._read(spec, read)}", after, after)
            case Compare(left, op, right):
                shown = {"<=": "<=", "<": "<", "=": "=="}[op]
                if negated:
                    shown = {"<=": ">", "<": ">=", "=": "!="}[op]
                amounts, read = self._amounts((left, right), read)
                return Test(f" {shown} ".join(amounts), read, read)
            case ComputedCondition():  # what is unknown has no truth value: that raises as well
                return Test(f"{no}evaluate({self.constant(condition)}, d, {{}}, calendar)", read, read)
            case _:
                raise DefinitionError(f"`{condition}` cannot be compiled")

    def in_turn(
        self,
        conditions: Iterable[Condition],
        read: Read,
        *,
        is_all: bool = False,
        negated: bool = False,
    ) -> Iterator[Test]:
        """Yield the tests of conditions of which each is asked where those before it hold (`is_all`), or all fail."""
        for condition in conditions:
            test = self.test(condition, read, negated=negated)
            yield test
            read = test.holds if is_all else test.fails

    def _guarded(self, spec: FactSpec, read: Read, test: str, *, negated: bool) -> Test:
        """Return the test of a fact that None would pass, or fail: where it may be unknown, that raises instead."""
        text, after = test.format(self._read(spec, read)), read | {spec.name}
        name = f"_{spec.name}"
        if spec.name not in read:
            raising = f"({name} is not None or {name} < 0)" if negated else f"{name} is None and {name} < 0"
            text = f"({text} and {raising})" if negated else f"({text} or {raising})"
        return Test(text, after, after)

    def _read(self, spec: FactSpec, read: Read) -> str:
        """Return how a fact is read: the first time into a local name."""
        self.reads += 1
        return f"_{spec.name}" if spec.name in read else f"(_{spec.name} := {fact(spec)})"

    def _amounts(self, terms: Iterable[Term[Any]], read: Read) -> tuple[list[str], Read]:
        amounts = []
        for term in terms:
            amounts.append(self.amount(term, read))
            read |= {spec.name for spec in facts_in(term)}
        return amounts, read

    def amount(self, term: Term[Any], read: Read = NONE) -> str:
        """Return an expression for a count or a day."""
        match term:
            case FactTerm(spec):
                return self._read(spec, read)
            case Constant(value):
                return self.constant(value)
            case Sum(parts, constant):
                amounts, _ = self._amounts((t for _, t in parts), read)
                shown = [
                    f"{c} * {a}" if c not in (1, -1) else f"{'-' * (c < 0)}{a}"
                    for (c, _), a in zip(parts, amounts, strict=True)
                ]
                if constant:
                    shown.append(str(constant))
                return f"({' + '.join(shown)})" if len(shown) > 1 else shown[0]
            case Shift(base, period):
                if period.in_days is None:
                    return f"{self.constant(period.after)}({self.amount(base, read)})"
                return f"({self.amount(base, read)} + {self.constant(timedelta(period.in_days))})"
            case Roll(base):
                return f"calendar.roll({self.amount(base, read)})"
            case Later(base, days):  # which no fact says: reading it ends in the search
                return f"({self.amount(base, read)} + {self.constant(timedelta(1))} * {self.amount(days, read)})"
            case DaysBetween(start, end):
                (until, since), _ = self._amounts((end, start), read)
                return f"({until} - {since}).days"
            case _:
                raise DefinitionError(f"`{term}` cannot be compiled")
