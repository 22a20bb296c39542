"""Observing decisions while tests run, at no cost to those who do not.

Nothing in `decide` asks whether anybody watches. To observe, the constructor of `Decision` is replaced for as long as
the tests run: every way of deciding ends there, also functions that were compiled or imported long before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from cerra_rules.decisions import Decision
from cerra_rules.facts import Facts
from cerra_rules.periods import RestDays
from cerra_rules.plan import Verdict
from cerra_rules.rules import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the facts known, the readings chosen, and the rest days."""

    facts: tuple[Any, ...]
    chosen: tuple[tuple[str, str], ...]
    rest_days: frozenset[date] | None


class Observer:
    """Notes every decision made between `start` and `stop`, each once."""

    def __init__(self) -> None:
        self.asked: dict[Question[Any], dict[Asked, None]] = {}
        self.pauses = 0
        self._before: Any = None

    def start(self) -> None:
        """Begin to observe."""
        global _observer  # noqa: PLW0603  # there is one constructor to replace in a process
        before = self._before = Decision.__init__
        _observer = self

        def observed(decision: Decision, verdict: Verdict, facts: Facts, calendar: RestDays | None) -> None:
            before(decision, verdict, facts, calendar)
            if not self.pauses:
                self.note(verdict, facts, calendar)

        setattr(Decision, "__init__", observed)  # noqa: B010  # type checkers refuse the plain assignment, rightly

    def stop(self) -> None:
        """Observe no longer."""
        global _observer  # noqa: PLW0603  # see above
        setattr(Decision, "__init__", self._before)  # noqa: B010  # see above
        _observer = None

    def note(self, verdict: Verdict, facts: Facts, calendar: RestDays | None) -> None:
        """Remember what was asked."""
        plan = verdict.plan
        days = None if calendar is None else frozenset(calendar)
        asked = Asked(tuple(facts.__dict__.values()), tuple(plan.chosen.items()), days)
        self.asked.setdefault(plan.question, {})[asked] = None


_observer: Observer | None = None


@contextmanager
def unobserved() -> Iterator[None]:
    """Decide without being observed: what a machine tries at random is no worked case."""
    observer = _observer
    if observer is None:
        yield
        return
    observer.pauses += 1
    try:
        yield
    finally:
        observer.pauses -= 1
