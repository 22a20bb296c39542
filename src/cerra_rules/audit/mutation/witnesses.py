"""Witnesses: complete facts, readings and a calendar on which a mutant answers otherwise than its original.

A way down the diagram of the difference fixes the plain facts; its comparisons are then solved for counts and days.
Where every way is closed, there is no such case, and the mutant is equivalent. Each witness is replayed in the
reference evaluator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cerra_rules.audit.answers import Chart, Charts
from cerra_rules.audit.space import NO_REST_DAYS, REST
from cerra_rules.deciding.any_calendar import under_any_calendar
from cerra_rules.deciding.bounds import BUDGET
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.decision import plain
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.reference_answer import answer, warned
from cerra_rules.deciding.witnesses import Cases, stated
from cerra_rules.errors import ContradictionError
from cerra_rules.front import decide
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import FactSpec


@dataclass(frozen=True, slots=True)
class Witness:
    """A case that tells two versions of a question apart, and what each says."""

    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    calendar: RestDays | None
    original: Mapping[str, Any]
    other: Mapping[str, Any]
    specs: Mapping[str, FactSpec] = field(default_factory=dict, repr=False, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the case as plain data, in the form of a case file, with both answers."""
        return {
            "facts": {name: plain(value) for name, value in stated(self.specs, self.facts).items()},
            **({"readings": dict(self.readings)} if self.readings else {}),
            **({} if self.calendar is None else {"calendar": self.calendar.to_data()}),
            "expect": dict(self.original),
            "mutant": dict(self.other),
        }


class Search:
    """The search for what tells the mutants of one question apart from it, under all readings at once."""

    def __init__(self, question: Question[Any]) -> None:
        self.question = question
        self.charts = Charts(question, {}, calendar="known")
        """Under open readings: what is one function here is one under every reading and calendar."""
        self.is_moved = bool(question.rolls)
        self._settled: list[Charts] = []
        self.given_up = False

    def witness(self, mutant: Question[Any]) -> Witness | None:
        """Return a witness against a mutant, or None; `given_up` then says that the search was not exhaustive."""
        self.given_up = False
        chart = self.charts.chart(mutant)
        if chart == self.charts.original:
            return None  # the same function, under every reading and calendar
        difference = self.charts.difference(self.charts.original, chart)
        if self.is_moved and not self._is_open(difference):
            return None
        for charts in self._usual():
            if (found := self._under(charts, charts.chart(mutant), mutant, BUDGET // 10)) is not None:
                return found
        self.given_up = False
        found = self._under(self.charts, chart, mutant, BUDGET)
        if found is None and self.given_up:  # it may differ only beside days that nobody can state
            self.given_up = self._is_open(self.charts.noticeable(self.charts.original, chart))
        return found

    def _is_open(self, difference: Node) -> bool:
        """Whether some case may end in YES in a diagram, whatever days a calendar calls rest days."""
        space, node = under_any_calendar(self.charts.plan.space, difference)
        return True in Completions(space, {}).possible(node)

    def _usual(self) -> list[Charts]:
        """Return the charts under the default readings, and with one other option: there a search is short."""
        if not self._settled:
            readings = self.question.readings.values()
            others = [{r.name: option} for r in readings for option in r.options if option != r.default]
            chosen = [self.question.choose(other) for other in ({}, *others)]
            self._settled = [Charts(self.question, c, calendar="known" if self.is_moved else "none") for c in chosen]
        return self._settled

    def _under(self, charts: Charts, chart: Chart, mutant: Question[Any], budget: int) -> Witness | None:
        if chart == charts.original:
            return None
        difference = charts.difference(charts.original, chart)
        for calendar in (NO_REST_DAYS, REST) if self.is_moved else (None,):
            cases, is_open = Cases(charts.plan.space, charts.chosen, difference, calendar, budget), False
            for facts, readings in cases:
                found = self._replayed(facts, readings, calendar, mutant)
                if found is not None:
                    return found
                is_open = True  # a way that can be taken, but whose case shows no difference
            self.given_up |= is_open or not cases.is_exhausted
        self.given_up |= self.is_moved  # other calendars move days elsewhere
        return None

    def _replayed(
        self,
        facts: dict[str, Any],
        readings: dict[str, str],
        calendar: RestDays | None,
        mutant: Question[Any],
    ) -> Witness | None:
        chosen = self.question.choose(readings)
        try:
            self.question.facts.read(stated(self.question.facts.specs, facts), self.question.id)
        except ContradictionError:  # of lists of days, which no diagram looks into
            return None
        original, other = (answer_of(q, facts, chosen, calendar) for q in (self.question, mutant))
        if original == other or not self._is_noticed(mutant, original, facts, chosen, calendar):
            return None
        usual = {name: o for name, o in readings.items() if o != self.question.readings[name].default}
        return Witness(facts, usual, calendar, original, other, self.question.facts.specs)

    def _is_noticed(
        self,
        mutant: Question[Any],
        original: Mapping[str, Any],
        facts: Mapping[str, Any],
        chosen: Mapping[str, str],
        calendar: RestDays | None,
    ) -> bool:
        """Whether a mutant answers otherwise on the facts as people state them, without the days of denied flags."""
        told = stated(self.question.facts.specs, facts)
        if len(told) == len(facts):
            return True
        left = {name: option for name, option in chosen.items() if name in mutant.readings}  # it may ask for fewer
        said = decide(mutant, told, readings=left, calendar=calendar).to_dict()
        found = {"outcome": said["outcome"], "values": said["values"], "cites": said["citations"]}
        return original != found | _warned(mutant, said["cautions"])


def tells_apart(question: Question[Any], mutant: Question[Any], witness: Witness) -> bool:
    """Whether a mutant answers otherwise than its original on a case, which may be the witness against another."""
    facts = question.facts.read(stated(question.facts.specs, witness.facts), question.id).known()
    facts = {**witness.facts, **facts}  # where the flag of a day is denied, the day must not be looked at
    chosen = question.choose(witness.readings)
    return answer_of(mutant, facts, chosen, witness.calendar) != witness.original


def answer_of(
    question: Question[Any],
    facts: Mapping[str, Any],
    chosen: Mapping[str, str],
    calendar: RestDays | None,
) -> dict[str, Any]:
    """Return what a question says of a complete case, by the reference evaluator alone."""
    found = answer(question, facts, chosen, calendar)
    return {
        "outcome": found.outcome,
        "values": {value.name: plain(told) for value, told in zip(question.values, found.values, strict=True)},
        "cites": list(found.citations),
    } | _warned(question, warned(question, found.outcome, facts, chosen, calendar))


def _warned(question: Question[Any], notes: Iterable[str]) -> dict[str, Any]:
    """Return the cautions of an answer, where the question has any at all."""
    return {"cautions": list(dict.fromkeys(notes))} if any(o.cautions for o in question.outcomes) else {}
