"""What `decide --why-not` writes: what would have to be otherwise for another outcome."""

from __future__ import annotations

from typing import Any

from cerra_rules.deciding.decision import Change, Decision, Proposal
from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.explaining.citing import joined, label
from cerra_rules.explaining.formulas import SIGNS
from cerra_rules.explaining.grounds import Case
from cerra_rules.explaining.labels import quoted
from cerra_rules.explaining.opposites import denied
from cerra_rules.explaining.speech import Speech
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import Compare, Condition, FactCondition, FactSpec, FactTerm, Not, OneOf, Term, facts_in

MOST = 10
_WORDS = {
    "en": {
        "title": "What would lead to {}", "is": "it is the answer", "none": "no change was found that leads there",
        "as is": "no change: it depends on what is unknown", "provided": "provided that", "more": "and {} more",
        "or": "or", "fixed": "Facts that nobody can change are left as they are.",
    },
    "zh": {
        "title": "怎样才会得出结论{}", "is": "即本结论", "none": "未找到可得出该结论的改变",
        "as is": "无须改变：取决于未知事实", "provided": "前提", "more": "另有 {} 种", "or": "或",
        "fixed": "无人能够改变的事实不在考虑之列。",
    },
}  # fmt: skip


def why_not_lines(
    decision: Decision, outcome: str, proposals: tuple[Proposal, ...], lang: Lang, *, codes: bool = False
) -> list[str]:
    """Return what would lead from a decision to an outcome, line by line; with codes, ids stand beside the words."""
    words = _WORDS[lang]
    said = {o.code: getattr(o, lang) for o in decision.question.outcomes}
    target = quoted(said[outcome].rstrip(".。")) + f" [{outcome}]" * codes
    lines = ["", words["title"].format(target)]
    if outcome == decision.outcome:
        return [*lines, f"  - {words['is']}"]
    if not proposals:
        return [*lines, f"  - {words['none']}", f"  {words['fixed']}"]
    for number, proposal in enumerate(proposals[:MOST], 1):
        lines += _proposal_lines(number, proposal, Sayer(proposal.decision, lang, codes=codes))
    more = len(proposals) - MOST
    return [*lines, f"  {words['more'].format(more)}"] if more > 0 else lines


def _proposal_lines(number: int, proposal: Proposal, say: Sayer) -> list[str]:
    words = _WORDS[say.lang]
    said = [say.change(c) for c in proposal.changes] or [words["as is"]]
    lead = f"  {number}. "
    lines = [f"{lead if i == 0 else ' ' * len(lead)}{text}" for i, text in enumerate(said)]
    if proposal.provided:
        lines.append(f"{' ' * len(lead)}{words['provided']}{'：' if say.lang == 'zh' else ':'}")
        lines += [f"{' ' * len(lead)}  - {say.condition(c)}" for c in proposal.provided]
    return lines


class Sayer:
    """Says changes and conditions on what is unknown, with the values that the rest has."""

    def __init__(self, decision: Decision, lang: Lang, *, codes: bool) -> None:
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
                options = f" {_WORDS[self.lang]['or']} ".join(map(self.speech.said, values))
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
