"""Deadlines: the days among the computed values of a decision on which something ends or falls due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cerra_rules.cases.check import Report, Result
from cerra_rules.language.provisions import Provision
from cerra_rules.language.rows import Lang

DEADLINES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("anxi.seven_day_return", "last_day"): ("last day to return the goods", "退货期限的最后一日"),
    ("anxi.record_retention", "retain_until"): ("last day to keep the record", "记录须保存至"),
    ("anxi.record_retention", "national_retain_until"): (
        "last day to keep the record under national law",
        "依国家法律记录须保存至",
    ),
    ("charter.annual_plenary", "next_due_on"): ("the yearly plenary is due", "年度全体会议应于此日前召开"),
}
"""The values that are deadlines, by question and name, and what happens on the day."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day that matters in one case."""

    on: date
    result: Result
    number: int
    """The place of the case in the report, from 1."""
    value: str
    meaning: tuple[str, str]
    citations: tuple[Provision, ...]

    def says(self, lang: Lang) -> str:
        """Return what happens on the day."""
        return self.meaning[lang == "zh"]


def deadlines(report: Report) -> tuple[Deadline, ...]:
    """Return the deadlines of all decided cases, by day, and on one day in the order of the report."""
    return tuple(sorted(_each(report.results), key=lambda d: (d.on, d.number, d.value)))


def _each(results: Iterable[Result]) -> Iterator[Deadline]:
    for number, result in enumerate(results, 1):
        decision = result.decision
        if decision is None or not any(question == decision.question.id for question, _ in DEADLINES):
            continue
        for name, day in decision.values.items():
            meaning = DEADLINES.get((decision.question.id, name))
            if meaning is not None and isinstance(day, date):
                yield Deadline(day, result, number, name, meaning, decision.citations)
