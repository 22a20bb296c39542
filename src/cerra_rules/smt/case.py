"""One case of a question, complete and concrete, read by the reference evaluator alone.

`OneCase` answers the same questions as `AnyCase`, whose facts are variables of the solver: so what the solver says of
a case, and any claim about it, can be checked without the solver.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Protocol

from cerra_rules.deciding.reference import evaluate
from cerra_rules.deciding.reference_answer import Answer, answer
from cerra_rules.deciding.witnesses import stated
from cerra_rules.language.facts import Facts
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Outcome
from cerra_rules.language.terms import Condition, Term
from cerra_rules.smt.solver import Bool, Whole

About = Question[Any] | type[Facts]
"""A question, or a fact model alone."""


class Case(Protocol):
    """What a claim can ask of a case; days are ordinals, and where there is no number any may be given."""

    def holds(self, condition: Condition) -> Bool:
        """Whether a condition holds."""
        raise NotImplementedError

    def has(self, term: Term[Any]) -> Bool:
        """Whether a term gives a value at all."""
        raise NotImplementedError

    def amount(self, term: Term[Any]) -> Whole:
        """The number that a term gives."""
        raise NotImplementedError

    def reaches(self, *outcomes: Outcome) -> Bool:
        """Whether the answer is one of some outcomes."""
        raise NotImplementedError

    def has_value(self, name: str) -> Bool:
        """Whether a computed value is given beside the answer."""
        raise NotImplementedError

    def value(self, name: str) -> Whole:
        """The number that a computed value is."""
        raise NotImplementedError


def model_of(about: About) -> type[Facts]:
    """Return the fact model that a question is about."""
    return about.facts if isinstance(about, Question) else about


def counts_rest_days(about: About, calendar: RestDays | None) -> bool:
    """Whether a case says how far its last day moves past rest days: it has a single one, and no calendar tells all."""
    is_told = calendar is not None and calendar.is_none
    return isinstance(about, Question) and len(about.rolls) == 1 and not is_told


class _Moving(RestDays):
    """A calendar that moves a day by so many days more where it does not tell."""

    __slots__ = ("_later",)

    def __init__(self, calendar: RestDays | None, later: int) -> None:
        ends = (date(1900, 1, 1), date(1900, 1, 1)) if calendar is None else calendar.covers
        super().__init__(calendar or (), covers=ends)
        self._later = later

    def roll(self, day: date) -> date:
        return super().roll(day) or self.walk(day) + timedelta(self._later)


class OneCase:
    """A complete case: every fact is known, and every reading chosen."""

    def __init__(
        self,
        about: About,
        facts: Mapping[str, Any],
        readings: Mapping[str, str],
        calendar: RestDays | None = None,
        later: int | None = None,
    ) -> None:
        """`later` is by how many days a last day moves where the calendar does not tell."""
        self.about = about
        self.facts = dict(facts)
        self.readings = dict(readings)
        self.later = later
        self._given = calendar
        self._moving = calendar if later is None else _Moving(calendar, later)

    @property
    def question(self) -> Question[Any]:
        """The question that the case is one of."""
        if not isinstance(self.about, Question):
            raise TypeError(f"{self.about.__name__} is no question, so it has no answer")
        return self.about

    def _evaluate(self, term: Term[Any]) -> Any:
        return evaluate(term, self.facts, self.readings, self._moving)

    @property
    def stated(self) -> dict[str, Any]:
        """The facts as `decide` takes them: where the flag of a day is denied, there is no such day."""
        return stated(model_of(self.about).specs, self.facts)

    @cached_property
    def calendar(self) -> RestDays | None:
        """The calendar that tells what the case has of rest days.

        Raises CalendarError where more of them would follow each other than a calendar may have.
        """
        given = self._given
        if self.later is None or not isinstance(self.about, Question):
            return given
        found = [self._evaluate(roll.base) for roll in self.about.rolls]
        starts = [given.walk(day) if given else day for day in found if isinstance(day, date)]
        starts = [day for day in starts if given is None or not given.is_covered(day)]
        if not starts:
            return given or RestDays.none()
        rest = {day + timedelta(n) for day in starts for n in range(self.later)}
        ends = [*starts, *(day + timedelta(self.later) for day in starts), *(given.covers if given else ())]
        return RestDays({*rest, *(given or ())}, covers=(min(ends), max(ends)))

    @property
    def keeps_invariants(self) -> bool:
        """Whether the facts satisfy every invariant of their model."""
        return all(self.holds(i.holds) for i in model_of(self.about).invariants())

    @cached_property
    def _answer(self) -> Answer:
        return answer(self.question, self.facts, self.readings, self._moving)

    @property
    def outcome(self) -> Outcome:
        """What the case comes to."""
        return next(o for o in self.question.outcomes if o.code == self._answer.outcome)

    @property
    def citations(self) -> tuple[Provision, ...]:
        """The provisions that the outcome rests on, in the order of the text."""
        return tuple(p for p in self.question.provisions if str(p) in self._answer.citations)

    @property
    def values(self) -> dict[str, Any]:
        """The computed values."""
        return {v.name: found for v, found in zip(self.question.values, self._answer.values, strict=True)}

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds."""
        return self._evaluate(condition) is True

    def has(self, term: Term[Any]) -> bool:
        """Whether a term gives a value at all."""
        return self._evaluate(term) is not None

    def amount(self, term: Term[Any]) -> int:
        """The number that a term gives, a day as its ordinal; 0 for nothing."""
        return _whole(self._evaluate(term))

    def reaches(self, *outcomes: Outcome) -> bool:
        """Whether the answer is one of some outcomes."""
        return self.outcome in outcomes

    def has_value(self, name: str) -> bool:
        """Whether a computed value is given beside the answer."""
        return self.values[name] is not None

    def value(self, name: str) -> int:
        """The number that a computed value is; 0 for nothing."""
        return _whole(self.values[name])


def _whole(value: Any) -> int:
    return value.toordinal() if isinstance(value, date) else value or 0
