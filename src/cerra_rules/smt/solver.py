"""The solver and its logic: the one module that knows z3.

A truth (`Bool`) or a whole number (`Whole`) is a plain Python value where it is known, and a formula of the solver
where it depends on facts. The connectives here take both and stay plain as long as they can, so the same claim can
be put to the solver and worked out on one case.

z3 ends the process when two threads use one of its contexts at once. So there is a context of our own, which a program that
uses z3 itself never meets, and whatever works in it is `alone`: one conversation after the other. A fork waits for its end,
because a child would inherit whatever the solver holds in the middle of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeAlias

from cerra_rules.deciding.turns import Turn
from cerra_rules.errors import CerraError, MissingExtraError, install

Bool: TypeAlias = Any
"""True, False, or a formula that is one of them."""
Whole: TypeAlias = Any
"""An int, or a formula that is one; days are ordinals."""
PATIENCE = 60_000
"""Milliseconds after which the solver gives one question up."""

alone = Turn()
"""What talks with the solver is decorated with it: `@alone`."""


class GaveUpError(CerraError):
    """The solver found neither an example nor a proof that there is none."""


@cache
def z3() -> Any:
    """Return the solver's package. Raises MissingExtraError where it is not installed."""
    try:
        import z3  # type: ignore[import-untyped]  # noqa: PLC0415  # optional, and it ships no types
    except ImportError:
        raise MissingExtraError("proofs: z3 is not installed", install("smt")) from None
    return z3


@cache
def _context() -> Any:
    """Return the solver's context of our own. What is thrown away by whichever thread collects garbage waits its turn in it."""
    context = z3().Context()
    z3().Z3_enable_concurrent_dec_ref(context.ref())
    return context


def every(*items: Bool) -> Bool:
    """Hold where each item holds."""
    left = list({id(i): i for i in items if i is not True}.values())
    if any(i is False for i in left):
        return False
    return True if not left else left[0] if len(left) == 1 else z3().And(left)


def some(*items: Bool) -> Bool:
    """Hold where at least one item holds."""
    left = list({id(i): i for i in items if i is not False}.values())
    if any(i is True for i in left):
        return True
    return False if not left else left[0] if len(left) == 1 else z3().Or(left)


def fails(item: Bool) -> Bool:
    """Hold where the item fails."""
    return not item if isinstance(item, bool) else z3().Not(item)


def implies(if_: Bool, then: Bool) -> Bool:
    """Hold unless the first holds and the second fails."""
    return some(fails(if_), then)


def alike(a: Bool, b: Bool) -> Bool:
    """Hold where both hold or both fail."""
    for one, other in ((a, b), (b, a)):
        if isinstance(one, bool):
            return other if one else fails(other)
    return a == b


def pick(condition: Bool, then: Any, otherwise: Any) -> Any:
    """Give one truth or number where the condition holds, and another where it fails."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    if isinstance(then, bool):
        return some(condition, otherwise) if then else every(fails(condition), otherwise)
    if isinstance(otherwise, bool):
        return some(fails(condition), then) if otherwise else every(condition, then)
    return then if then is otherwise else z3().If(condition, then, otherwise)


def total(items: list[Whole]) -> Whole:
    """Add numbers up."""
    plain = sum(i for i in items if isinstance(i, int))
    open_ = [i for i in items if not isinstance(i, int)]
    return z3().Sum([*open_, plain] if plain else open_) if open_ else plain


class Example:
    """One way in which everything asked for holds."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __getitem__(self, item: Any) -> Any:
        """Return the truth or number that an item has here."""
        if isinstance(item, bool | int):
            return item
        found = self._model.eval(item, model_completion=True)
        return z3().is_true(found) if z3().is_bool(found) else found.as_long()


class Ground:
    """One conversation with the solver: what always holds, and what is asked about it."""

    def __init__(self, patience: int = PATIENCE) -> None:
        self.patience = patience
        self._always: list[Bool] = []
        self._supposed: list[Bool] = []
        self._names: dict[str, int] = {}

    def _new(self, name: str) -> str:
        count = self._names[name] = self._names.get(name, 0) + 1
        return name if count == 1 else f"{name}#{count}"

    def truth(self, name: str) -> Bool:
        """Return a new truth that may be either."""
        return z3().Bool(self._new(name), _context())

    def number(self, name: str, low: int | None = None, high: int | None = None) -> Whole:
        """Return a new number, from `low` to `high` where they are given."""
        number = z3().Int(self._new(name), _context())
        if low is not None:
            self.always(number >= low)
        if high is not None:
            self.always(number <= high)
        return number

    def always(self, *items: Bool) -> None:
        """State what holds in every example from here on."""
        self._always += [i for i in items if i is not True]

    @contextmanager
    def supposing(self, *items: Bool) -> Iterator[None]:
        """Add to all questions asked inside that some items hold."""
        before = self._supposed
        self._supposed = [*before, *(i for i in items if i is not True)]
        try:
            yield
        finally:
            self._supposed = before

    def find(self, *items: Bool) -> Example | None:
        """Return an example in which some items hold, or None where there is none. Raises GaveUpError."""
        # A solver of its own for each question: one that is kept cannot rewrite equations away, and is 50 times
        # slower at calendar days than this one is at starting again.
        solver = z3().Then("simplify", "propagate-values", "solve-eqs", "smt", ctx=_context()).solver()
        solver.set("timeout", self.patience)
        solver.add(self._always + self._supposed + [i for i in items if i is not True])
        answer = solver.check()
        if answer == z3().unsat:
            return None
        if answer != z3().sat:
            raise GaveUpError(f"the solver gave up: {solver.reason_unknown()}", "it may need more time")
        return Example(solver.model())
