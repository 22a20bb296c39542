"""Observing decisions while tests run, at no cost to those who do not.

Nothing in `decide` asks whether anybody watches. To observe, what a `Decision` is given last, its calendar, is watched
for as long as the tests run: every way of deciding ends there, also functions that were compiled long before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from cerra_rules.deciding.decision import Decision
from cerra_rules.deciding.plan import Verdict
from cerra_rules.language.facts import Facts
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the facts known, the readings chosen, and what was known about rest days."""

    facts: tuple[Any, ...]
    chosen: tuple[tuple[str, str], ...]
    calendar: RestDays | None


class Observer:
    """Notes every decision made between `start` and `stop`, each once."""

    def __init__(self) -> None:
        self.asked: dict[Question[Any], dict[Asked, None]] = {}
        self.pauses = 0
        self._slot: Any = None

    def start(self) -> None:
        """Begin to observe."""
        global _observer  # noqa: PLW0603  # there is one class to watch in a process
        self._slot = vars(Decision)["_calendar"]
        _observer = self
        _watch(_Watched(self._slot, self))

    def stop(self) -> None:
        """Observe no longer."""
        global _observer  # noqa: PLW0603  # see above
        _watch(self._slot)
        _observer = None

    def note(self, verdict: Verdict, facts: Facts, calendar: RestDays | None) -> None:
        """Remember what was asked."""
        plan = verdict.plan
        asked = Asked(tuple(facts.__dict__.values()), tuple(plan.chosen.items()), calendar)
        self.asked.setdefault(plan.question, {})[asked] = None


class _Watched:
    """The place of a decision's calendar, which notes the decision when it is filled."""

    def __init__(self, slot: Any, observer: Observer) -> None:
        self.slot = slot
        self.observer = observer

    def __get__(self, decision: Decision | None, owner: type[Decision]) -> Any:
        return self if decision is None else self.slot.__get__(decision, owner)

    def __set__(self, decision: Decision, calendar: RestDays | None) -> None:
        self.slot.__set__(decision, calendar)
        if not self.observer.pauses:
            self.observer.note(decision._verdict, decision.facts, calendar)  # noqa: SLF001  # what it shares with others


def _watch(slot: Any) -> None:
    setattr(Decision, "_calendar", slot)  # noqa: B010  # type checkers refuse the plain assignment, rightly


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
