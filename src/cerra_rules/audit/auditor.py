"""The audit of one question: its choices of readings, where cases are looked for, and the claims made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import Any

from cerra_rules.audit.claims import Claim, Confirm, Declared, Kind, Status
from cerra_rules.audit.space import NO_REST_DAYS, REST, Sought, Space
from cerra_rules.deciding.bounds import OverBudgetError, Work
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.witnesses import Case
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays

BUDGET = 40_000
"""Steps that one search may take."""
TOTAL = 1_500_000
"""Steps that one audit may take, searches and diagrams together: some 15 seconds. What is not settled by then is open."""
COMBINATIONS = 300
"""Choices of several readings at once that are tried where no single option shows a claim."""
Cases = tuple[Case, ...]
Goal = Callable[[Space], Node]


class Auditor:
    """A question, and the spaces in which its claims are looked at: the default readings, then each other option."""

    def __init__(self, question: Question[Any], declared: Declared, budget: int) -> None:
        declared.check(question)
        self.question = question
        self.declared = declared
        self.budget = budget
        self.total = Work(TOTAL)
        self.pool: list[Case] = []
        """Every case found so far, to look at again with one fact or reading changed."""
        self.default = question.choose(None)
        self.spaces = [self.space(self.default)]
        for name, reading in question.readings.items():
            self.spaces += [
                self.space({**self.default, name: option}) for option in reading.options if option != reading.default
            ]
        self._beyond: list[Space] = []
        self._open: dict[RestDays | None, Space] = {}
        self._more = self._combinations()
        self.is_cut = False
        """Whether some combinations of readings, or calendars, were left out."""

    def space(self, chosen: Mapping[str, str], calendar: RestDays | None = NO_REST_DAYS) -> Space:
        """Return the space of a choice of readings, with a calendar, or with all that there may be."""
        return Space(self.question, chosen, self.budget, calendar, total=self.total)

    @property
    def rolls(self) -> bool:
        """Whether a last day of the question moves past rest days."""
        return bool(self.question.rolls)

    @cached_property
    def moving(self) -> list[Space]:
        """Where a day moves: the same choices of readings as in `spaces`, with all calendars that there may be."""
        choices = [space.plan.chosen for space in self.spaces] if self.rolls else []
        return [space for chosen in choices if (space := self._made(chosen, None))]

    @property
    def tells_all(self) -> bool:
        """Whether all calendars that there may be are looked at under these readings, or none matters."""
        return not self.rolls or len(self.moving) == len(self.spaces)

    def _made(self, chosen: Mapping[str, str], calendar: RestDays | None) -> Space | None:
        """Return a space; None where its diagrams are too large, or two days move: then claims that need it are open."""
        try:
            return self.space(chosen, calendar)
        except OverBudgetError:
            self.is_cut = True
            return None

    def _combinations(self) -> Iterator[Space]:
        if self.rolls:
            yield self.space(self.default, REST)
            yield from self.moving
        options = [[r.default, *(o for o in r.options if o != r.default)] for r in self.question.readings.values()]
        tried = 0
        for picks in product(*options):
            chosen = dict(zip(self.question.readings, picks, strict=True))
            if sum(chosen[n] != self.default[n] for n in chosen) > 1:
                tried += 1
                if tried > COMBINATIONS:
                    self.is_cut = True
                    return
                if space := self._made(chosen, None if self.rolls else NO_REST_DAYS):
                    yield space

    def everywhere(self) -> Iterator[Space]:
        """Yield the spaces, then those with rest days, then those of several options at once."""
        yield from self.spaces
        yield from self._beyond
        for space in self._more:
            self._beyond.append(space)
            yield space

    def open_spaces(self) -> Iterator[Space]:
        """Yield the spaces, then all choices of readings at once, where there are several; with rest days too, where days move past them.

        Raises OverBudgetError where that is too large, or two days move.
        """
        yield from self.spaces
        if len(self.spaces) > 1 or self.rolls:
            for calendar in (NO_REST_DAYS, REST, None) if self.rolls else (NO_REST_DAYS,):
                if calendar not in self._open:
                    self._open[calendar] = self.space({}, calendar)
                yield self._open[calendar]

    def somewhere(self, goal: Goal) -> Sought:
        """Return a case in the first space that has one."""
        proven = True
        for space in self.everywhere():
            sought = space.find(goal(space))
            if sought.cases:
                return sought
            proven &= sought.is_proven
        return Sought((), proven and not self.is_cut)

    # claims

    def bounded(self, kind: Kind, subject: str, make: Callable[[], Claim]) -> Claim:
        """Return a claim as it is made, or that it is open where a diagram is too large, or the audit has taken all its steps."""
        if self.total.left > 0:
            try:
                return make()
            except OverBudgetError:
                pass
        return Claim(kind, subject, Status.OPEN, "the search for it was given up", method="sampled")

    def shown(self, kind: Kind, subject: str, sought: Sought, confirm: Confirm, **more: Any) -> Claim:
        """Return a claim that holds by its cases."""
        self.pool += sought.cases
        return Claim(kind, subject, Status.HOLDS, cases=sought.cases, confirm=confirm, **more).check(self.question)

    def refuted(
        self,
        kind: Kind,
        subject: str,
        says: str,
        sought: Sought,
        is_proven: bool,
        confirm: Confirm = bool,
    ) -> Claim:
        """Return a claim that fails, or is open where that is not proven, with cases that help to see why."""
        status = Status.FAILS if is_proven else Status.OPEN
        method = "exhaustive" if is_proven else "sampled"
        return Claim(kind, subject, status, says, sought.cases, method, confirm=confirm).check(self.question)

    def never(self, kind: Kind, subject: str, goal: Goal, confirm: Confirm, says: str) -> Claim:
        """Return the claim that no case does something, under the default readings or any other single option."""
        proven = self.tells_all
        for space in (*self.spaces, *self.moving):
            sought = space.find(goal(space))
            if sought.cases:
                where = "" if space is self.spaces[0] else f" (under {space.name})"
                return self.refuted(kind, subject, says + where, sought, is_proven=True, confirm=confirm)
            proven &= sought.is_proven
        return Claim(kind, subject, Status.HOLDS, method="exhaustive" if proven else "sampled")
