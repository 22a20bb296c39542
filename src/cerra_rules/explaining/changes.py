"""Changes said in words: what a fact would have to be instead, and what must hold of what is unknown."""

from __future__ import annotations

from cerra_rules.deciding.decision import Change, Decision
from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.explaining.formulas import SIGNS
from cerra_rules.explaining.speech import Speech
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import Compare, Condition, FactCondition, FactTerm, Not, OneOf, Term, facts_in

_OR = {"en": "or", "zh": "或"}


class Sayer:
    """Says changes and conditions on what is unknown, with the values that the rest has."""

    def __init__(self, decision: Decision, lang: Lang) -> None:
        self.lang: Lang = lang
        self.speech = Speech(lang, decision.facts.__dict__, dict(decision.readings), decision.calendar)
        self.words = self.speech.spoken

    def change(self, change: Change) -> str:
        """Return one change in words, with the provisions that ask for it."""
        spec = change.fact
        cited = self.words[","].join(p.cite(self.lang) for p in change.provisions)
        meaning = spec.en if self.lang == "en" else self.speech.called(spec)
        bracket = f"{self.words['(']}{meaning}{self.words[';']}{cited}{self.words[')']}"
        return f"{spec.name}{self.words[':']}{self.speech.said(change.old)} → {self.speech.said(change.new)}{bracket}"

    def condition(self, condition: Condition) -> str:
        """Return a condition on what is unknown in words."""
        match condition:
            case Not(Compare(left, "<=", right)):
                return f"{self._side(left)} > {self._side(right)}"
            case Not(Compare(left, "<", right)):
                return f"{self._side(left)} ≥ {self._side(right)}"
            case Compare(left, op, right):
                return f"{self._side(left)} {SIGNS[op]} {self._side(right)}"
            case Not(FactCondition(spec)):
                return f"{spec.name} = {self.speech.said(False)}{self._meaning(getattr(spec, self.lang))}"
            case FactCondition(spec):
                return f"{spec.name} = {self.speech.said(True)}{self._meaning(getattr(spec, self.lang))}"
            case OneOf(FactTerm(spec), values):
                options = f" {_OR[self.lang]} ".join(map(self.speech.said, values))
                return f"{spec.name} = {options}{self._meaning(getattr(spec, self.lang))}"
            case OneOf(Reading() as reading, (option,)):
                return f"{reading.name} = {option}{self._meaning(reading.options[option][self.lang == 'zh'])}"
            case Not(item):
                return self.speech.phrase(item, wanted=False)
            case _:
                return self.speech.phrase(condition)

    def _meaning(self, text: str) -> str:
        return f"{self.words['(']}{text}{self.words[')']}"

    def _side(self, term: Term[object]) -> str:
        """Return one side of a comparison: how it is computed, with the value it has where it is known."""
        value, formula = self.speech.value(term), self.speech.formula(term)
        if value is UNKNOWN or not facts_in(term):
            return formula
        return f"{self.speech.said(value)}{self._meaning(formula)}"
