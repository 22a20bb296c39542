"""Changes said in words: what a fact would have to be instead, and what must hold of what is unknown."""

from __future__ import annotations

from typing import Any

from cerra_rules.deciding.decision import Change, Decision
from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.explaining.citing import joined, label
from cerra_rules.explaining.formulas import SIGNS
from cerra_rules.explaining.grounds import Case
from cerra_rules.explaining.opposites import denied
from cerra_rules.explaining.speech import Speech
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import Compare, Condition, FactCondition, FactSpec, FactTerm, Not, OneOf, Term, facts_in

_OR = {"en": "or", "zh": "或"}


class Sayer:
    """Says changes and conditions on what is unknown, with the values that the rest has."""

    def __init__(self, decision: Decision, lang: Lang, *, codes: bool = False) -> None:
        self.lang: Lang = lang
        self.codes = codes
        case = Case(decision.facts.__dict__, decision.readings, decision.calendar)
        self.speech = Speech(lang, case, specs=decision.question.facts.specs)

    def change(self, change: Change) -> str:
        """Return one change in words, with the provisions that ask for it."""
        old, new = self.speech.said(change.old), self.speech.said(change.new)
        said = self.speech.entry(self._called(change.fact), f"{old} → {new}")
        cited = joined((label(p, self.lang) for p in change.provisions), self.lang)
        return said if not cited else f"{said} ({cited})" if self.lang == "en" else f"{said}（{cited}）"

    def condition(self, condition: Condition) -> str:
        """Return a condition on what is unknown in words."""
        match condition:
            case Not(FactCondition(spec)):
                return self.speech.entry(self._called(spec), self.speech.said(False))
            case FactCondition(spec):
                return self.speech.entry(self._called(spec), self.speech.said(True))
            case OneOf(FactTerm(spec), values):
                options = f" {_OR[self.lang]} ".join(map(self.speech.said, values))
                return self.speech.entry(self._called(spec), options)
            case OneOf(Reading() as reading, (option,)):
                taken = self.speech.taken(reading, option)
                said = f"reading: {taken}" if self.lang == "en" else f"解释：{taken}"
                return said + f" [{reading.name}={option}]" * self.codes
            case Not(Compare(left, "<=", right)):
                return f"{self._side(left)} > {self._side(right)}"
            case Not(Compare(left, "<", right)):
                return f"{self._side(left)} ≥ {self._side(right)}"
            case Compare(left, op, right):
                return f"{self._side(left)} {SIGNS[op]} {self._side(right)}"
            case Not(item):
                return denied(self.speech.formula(item), self.lang)
            case _:
                return self.speech.formula(condition)

    def _called(self, spec: FactSpec) -> str:
        return self.speech.called(spec) + f" [{spec.name}]" * self.codes

    def _side(self, term: Term[Any]) -> str:
        """Return one side of a comparison: how it is computed, with the value it has where it is known."""
        value, formula = self.speech.case.value(term), self.speech.formula(term)
        if value is UNKNOWN or not facts_in(term):
            return formula
        return (
            f"{self.speech.said(value)} ({formula})" if self.lang == "en" else f"{self.speech.said(value)}（{formula}）"
        )
