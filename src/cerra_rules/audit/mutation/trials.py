"""Trials: the worked cases of a question, put to its charts instead of to the question itself.

It is the same decision, by the completions of what a case leaves open (`deciding.settle`); what a
case leaves of a diagram is kept, so that the next mutant costs only what it has of its own. Where two days move past rest
days of which a case does not tell all, no chart says how far each does: there each rule is tried by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cerra_rules.audit.answers import Chart, Charts
from cerra_rules.cases.cases import Case
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.decision import UNDETERMINED, plain
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.lowering import BESIDE, known_of
from cerra_rules.deciding.reference import UNKNOWN, evaluator
from cerra_rules.deciding.reference_answer import known_answer
from cerra_rules.deciding.values import agreed
from cerra_rules.errors import CaseFileError
from cerra_rules.language.questions import Question

Drawn = dict[Charts, Chart]
"""The charts of one mutant, under the readings of the cases that were put to it so far."""
Known = dict[tuple[Any, ...], Charts]
"""The charts of a question, by what its cases say of rest days and readings."""


class Expected:
    """What is expected of one worked case, as the wire has it."""

    def __init__(self, case: Case, chosen: Mapping[str, str], facts: Mapping[str, Any]) -> None:
        self.case = case
        self.chosen = chosen
        self.facts = facts
        expect = case.expect
        self.outcome = expect.outcome if expect else None
        self.needs = list((expect and expect.needs) or ())
        self.values = {n: _written(v) for n, v in ((expect and expect.values) or {}).items()}
        self.cites = list(expect.cites) if expect and expect.cites is not None else None
        self.cautions = set(expect.cautions) if expect and expect.cautions is not None else None

    def fails(self, question: Question[Any], drawn: Drawn) -> str:  # noqa: ARG002  # nothing is drawn here
        """Return what a question says otherwise, whatever is unknown: outcome, citations or a value; "" for nothing."""
        value = evaluator(self.facts, self.chosen, self.case.calendar)
        outcome, cited, _open = known_answer(question, value)
        if outcome is None:
            return ""
        if self.outcome is not None and outcome.code != self.outcome:
            return "outcome"
        if self.cites is not None and not {*map(str, cited)} <= {*self.cites}:
            return "citations"
        given = {v.name: value(v.term) if v.is_for(outcome) else v.otherwise for v in question.values}
        wrong = (n for n, wanted in self.values.items() if given[n] is not UNKNOWN and plain(given[n]) != wanted)
        return next((f"value {name}" for name in wrong), "")


class Trial(Expected):
    """One worked case with an expectation, put to the charts of mutants."""

    def __init__(self, case: Case, charts: Charts, facts: Mapping[str, Any]) -> None:
        super().__init__(case, charts.chosen, facts)
        self.charts = charts
        self.completions = Completions(charts.plan.space_of_values, facts, case.calendar)
        self.open = charts.plan.open_names(facts)

    def fails(self, question: Question[Any], drawn: Drawn) -> str:
        """Return what of the expectation a question does not meet: outcome, needs, citations, cautions or a value; "" for nothing."""
        if moves_two(question, self.case):
            return super().fails(question, drawn)
        chart = drawn.get(self.charts)
        if chart is None:
            chart = drawn[self.charts] = self.charts.chart(question)
        if question is not self.charts.question and chart == self.charts.original:
            return ""  # under these readings the same function, which meets it
        return self._fails(chart)

    def _fails(self, chart: Chart) -> str:
        completions = self.completions
        codes = completions.possible(chart.outcome, 2)
        outcome = codes.copy().pop() if len(codes) == 1 else UNDETERMINED
        if self.outcome is not None and outcome != self.outcome:
            return "outcome"
        needs = list(completions.needs(chart.outcome, self.open)) if len(codes) > 1 else []
        if needs != self.needs:
            return "needs"
        if self.cites is not None and self._cited(chart, decided=len(codes) == 1) != self.cites:
            return "citations"
        if self.cautions is not None and self._warned(chart, decided=len(codes) == 1) != self.cautions:
            return "cautions"
        return next((f"value {n}" for n, wanted in self.values.items() if self._value(chart, n) != wanted), "")

    def _cited(self, chart: Chart, *, decided: bool) -> list[str]:
        if not decided:
            return []
        return [str(p) for p, node in chart.cited.items() if self.completions.possible(node, 2) == {True}]

    def _warned(self, chart: Chart, *, decided: bool) -> set[str]:
        """Return what is warned of: all that may be told, as far as the unknown facts leave that open."""
        if not decided:
            return set()
        return {note for note, node in chart.warned.items() if True in self.completions.possible(node, 2)}

    def _value(self, chart: Chart, name: str) -> Any:
        completions, value = self.completions, chart.values[name]
        if isinstance(value, Node):
            (own,) = (v for v in self.charts.question.values if v.name == name)
            found = agreed(completions, self.charts.plan.standing(own, value), own)
            return None if found is UNKNOWN else plain(found)
        if completions.possible(value.given, 2) != {True}:
            return None
        items = []
        for node, item in value.items:
            held = completions.possible(node, 2)
            if len(held) != 1:
                return None
            items += [plain(item)] * (True in held)
        return items


def moves_two(question: Question[Any], case: Case) -> bool:
    """Whether a question moves two days past rest days, and a case leaves open which days those are."""
    return len(question.rolls) > 1 and bool(BESIDE[known_of(case.calendar)])


def trials_of(question: Question[Any], cases: Iterable[Case]) -> list[Expected]:
    """Return the cases of a question that expect something, each beside the charts of its readings.

    Raises CaseFileError where a case contradicts the question, or where there is no case.
    """
    known: Known = {}
    found: list[Expected] = []
    for case in cases:
        if case.question == question.id and case.expect is not None and not case.expect.error:
            trial = _trial(question, case, known)
            if wrong := trial.fails(question, {}):
                raise unmet(case, wrong)
            found.append(trial)
    if not found:
        raise CaseFileError(f"{question.id}: no case asks this question", "a mutant that nothing is asked of survives")
    return found


def _trial(question: Question[Any], case: Case, known: Known) -> Expected:
    chosen = question.choose(case.readings)
    facts = question.facts.read(case.facts, case.place).__dict__
    if moves_two(question, case):
        return Expected(case, chosen, facts)
    key = (known_of(case.calendar), *chosen.items())
    charts = known.get(key)
    if charts is None:
        charts = known[key] = Charts(question, chosen, known_of(case.calendar))
    return Trial(case, charts, facts)


def unmet(case: Case, what: str) -> CaseFileError:
    """Return the error that a case expects what its question does not say."""
    return CaseFileError(
        f"{case.place}: the question itself does not meet this case: {what}",
        "`cerra-rules check` shows both; a mutant can only be tried on cases that hold",
    )


def _written(value: object) -> object:
    """Return an expected value as the wire has it."""
    if isinstance(value, list | tuple):
        return [_written(v) for v in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
