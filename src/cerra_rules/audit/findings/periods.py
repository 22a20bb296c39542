"""Every period starts on a day that the text names: searched for in every period whose start hangs on a reading.

Where a period is added to a day that a contested reading picks, the same facts give two last days. The case in which
the two readings part is the witness.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cerra_rules.audit.answers import Charts
from cerra_rules.audit.findings.doubts import Answer, Doubt, Property, reduced
from cerra_rules.deciding.decision import Decision
from cerra_rules.deciding.diagram import Diagram
from cerra_rules.deciding.witnesses import Cases, stated
from cerra_rules.errors import ContradictionError
from cerra_rules.front import decide
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading, readings_in
from cerra_rules.language.terms import Shift, parts_of

STARTS = Property(
    "every-period-has-a-start",
    "Every period starts on a day that the text names, so that the same facts give one last day.",
    "每一期间的起算日由文本确定，同样的事实只有一个截止日。",
)


def periods_without_start(questions: Sequence[Question[Any]]) -> Iterator[Doubt]:
    """Yield a doubt for each reading that a period needs before its last day is known."""
    for question in questions:
        for reading in starts_read(question):
            found = _parted(question, reading)
            if found is not None:
                yield _doubt(question, reading, found, len(questions))


def starts_read(question: Question[Any]) -> tuple[Reading, ...]:
    """Return the readings that pick the day on which a period of a question starts."""
    bases = [part.base for part in parts_of(question.terms) if isinstance(part, Shift)]
    return readings_in(*bases)


def _parted(question: Question[Any], reading: Reading) -> tuple[Decision, Decision] | None:
    """Return one case under the default and under another option of a reading, where the answers part."""
    for option in reading.options:
        if option != reading.default:
            for facts in _cases(question, question.choose(None), question.choose({reading.name: option})):
                try:
                    usual = decide(question, facts)
                    other = decide(question, facts, readings={reading.name: option})
                except ContradictionError:  # of lists of days, which no diagram looks into
                    continue
                if (usual.outcome, usual.values) != (other.outcome, other.values):
                    return usual, other
    return None


def _cases(question: Question[Any], chosen: Mapping[str, str], others: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    diagram = Diagram()
    charts = Charts(question, chosen, calendar="none", diagram=diagram)
    other = Charts(question, others, calendar="none", diagram=diagram)
    difference = charts.difference(charts.original, other.original)
    for facts, _ in Cases(charts.plan.space, charts.chosen, difference):
        yield stated(question.facts.specs, facts)


def _doubt(question: Question[Any], reading: Reading, found: tuple[Decision, Decision], searched: int) -> Doubt:
    usual, other = found
    days = [
        (name, day, other.values[name])
        for name, day in usual.values.items()
        if day != other.values[name] and isinstance(day or other.values[name], date)
    ]
    said = "; ".join(f"{name}: {a or 'none'} or {b or 'none'}" for name, a, b in days)
    zh = "；".join(f"{name} 为{a or '无'}或者{b or '无'}" for name, a, b in days)
    return Doubt(
        STARTS,
        (
            f"{reading.point.issue[0]} One case, two answers: {said}.",
            f"{reading.point.issue[1]}同一案件有两种结果：{zh}。",
        ),
        tuple(_provision(question, locator) for locator in reading.point.provisions),
        tuple(map(Answer.of, reduced(usual, other))),
        _cures(question, reading),
        (
            f"every period of {searched} questions for a start that a reading picks; every case of {question.id} in which "
            "two options part",
            f"{searched} 个问题的全部期间，看其起算日是否取决于解释方案；{question.id} 中两个选项结论不同的全部案例",
        ),
    )


def _cures(question: Question[Any], reading: Reading) -> tuple[str, ...]:
    """Return the options under which the start of no period hangs on this reading any more, of every reading tried."""
    cures = []
    for other in question.readings.values():
        for option in other.options:
            chosen = {other.name: option}
            open_options = [chosen | {reading.name: o} for o in reading.options] if other != reading else [chosen]
            if not any(
                True
                for second in open_options[1:]
                for _ in _cases(question, question.choose(open_options[0]), question.choose(second))
            ):
                cures.append(f"{other.name} = {option}")
    return tuple(cures)


def _provision(question: Question[Any], locator: str) -> Provision:
    return next(iter(question.provisions)).instrument[locator]
