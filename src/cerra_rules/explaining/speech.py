"""Terms in words: conditions, counts and days, in English or Chinese, with the values they have in one case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.explaining.formulas import SIGNS, Formulas
from cerra_rules.explaining.rewriting import settled
from cerra_rules.language.periods import EndOfYear, Period
from cerra_rules.language.provisions import Provision
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import (
    AllOf,
    AnyOf,
    Choice,
    Compare,
    ComputedCondition,
    Condition,
    Constant,
    Contains,
    Extreme,
    FactCondition,
    FactSpec,
    FactTerm,
    Given,
    Not,
    OneOf,
    Roll,
    Shift,
    Term,
    Truth,
)
from cerra_rules.language.words import Named

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "undetermined": "Undetermined: the answer still hangs on what is unknown.",
        "under": "under", "caution": "Caution", "rest days": "Rest days that moved the last day", "decided": "Decided by other questions", "why": "Why", "else": "none of the rules that would lead elsewhere applies",
        "why not": "Why not otherwise", "open": "Not settled", "missing": "What would settle it", "values": "Computed",
        "readings": "Readings that make a difference here", "same": "Readings that change nothing here",
        "notes": "Higher law", "default": "default", "none": "none", "judgement": "a person must find it",
        "instead": "{0} would give {1}", "hangs": "hangs on", "first day": "first day counted",
        "whatever": "does not hang on {}", "always": "in every case", "muted": "{} alone cannot change the answer",
        "disclaimer": "Legal information, not legal advice.", ":": ": ", ",": ", ", ";": "; ", "(": " (", ")": ")",
    },
    "zh": {
        "undetermined": "未能确定：结论仍取决于未知事实。", "open answer": "未能确定",
        "under": "依据", "caution": "注意", "rest days": "使末日顺延的法定休假日", "decided": "由其他问题决定的事实", "why": "理由", "else": "其他结论的条件均不成立",
        "why not": "不采其他结论的理由", "open": "尚未确定", "missing": "尚待查明", "values": "计算结果",
        "readings": "影响本结论的解释方案", "same": "就以下各点改采其他解释方案，不影响本结论",
        "notes": "上位法提示", "default": "默认", "none": "无", "judgement": "须另行认定",
        "instead": "若采{0}，则结论为{1}", "hangs": "取决于", "first day": "起算首日",
        "whatever": "不取决于{}", "always": "在任何情形下", "muted": "仅{}一项不能改变结论",
        "disclaimer": "仅供法律信息参考，不构成法律意见。", ":": "：", ",": "、", ";": "；", "(": "（", ")": "）",
    },
}  # fmt: skip


_NOTE = re.compile(r"（[^（）]*）$|；.*")
"""What the Chinese meaning of a fact says beside what is stated."""
_SURE = {"high": "高", "medium": "中", "low": "低"}


def sureness(certainty: str, lang: Lang) -> str:
    """Return in words how sure a reading, a position or a note on higher law is."""
    return f"certainty: {certainty}" if lang == "en" else f"可靠程度：{_SURE.get(certainty, certainty)}"


class Speech(Formulas):
    """Says terms in one language, with the values they have in one case."""

    def __init__(
        self, lang: Lang, facts: Mapping[str, Any] | None = None, readings: Mapping[str, str] | None = None,
        calendar: RestDays | None = None,
    ) -> None:  # fmt: skip
        super().__init__(lang)
        self.en = lang == "en"
        self.spoken = WORDS[lang]
        self.facts = facts or {}
        self.readings = readings or {}
        self.calendar = calendar

    def value(self, term: Term[Any]) -> Any:
        """Return what a term comes to, or UNKNOWN."""
        return evaluate(term, self.facts, self.readings, self.calendar)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition is known to hold."""
        return self.value(condition) is True

    def said(self, value: Any) -> str:
        """Return a value in words."""
        match value:
            case bool():
                return ("yes" if value else "no") if self.en else ("是" if value else "否")
            case Named() if not self.en:
                return f"{value.zh}（{value}）"
            case date():
                return value.isoformat() if self.en else f"{value.year}年{value.month}月{value.day}日"
            case Provision():
                return value.cite(self.lang)
            case frozenset() | tuple():
                items = value if isinstance(value, tuple) else sorted(value)
                return self.spoken[","].join(self.said(v) for v in items) or self.spoken["none"]
            case _:
                return "?" if value is UNKNOWN else str(value)

    def called(self, spec: FactSpec) -> str:
        """Return what a fact is called in a formula: in English its name, in Chinese what it states."""
        return spec.name if self.en else _NOTE.sub("", spec.zh)

    def outcome(self, code: str, said: str) -> str:
        """Return an outcome in words, with its code; in English the code says it."""
        return code if self.en else f"“{said.rstrip('。')}”（{code}）"

    def chosen(self, reading: Reading, option: str) -> str:
        """Return the option of a reading that is chosen."""
        if self.en:
            return f"{reading.name} = {option}"
        meaning = reading.options[option][1] if option in reading.options else "未选定"
        return f"{reading.name} 采“{meaning}”（{option}）"

    def reasons(self, condition: Condition, *, wanted: bool) -> list[str]:
        """Return the facts and comparisons that make a condition hold (or fail)."""
        if self.value(condition) is not wanted:
            return []
        match condition:
            case Not(item):
                return self.reasons(item, wanted=not wanted)
            case AllOf(items) | AnyOf(items):
                found = [reason for item in items for reason in self.reasons(item, wanted=wanted)]
                return list(dict.fromkeys(found))
            case OneOf(Reading() as reading):
                return [self.chosen(reading, self.readings.get(reading.name, "any"))]
            case Truth():
                return []
            case _:
                return [self.phrase(condition, wanted=wanted)]

    def phrase(self, condition: Condition, *, wanted: bool = True) -> str:
        """Return one simple condition in words, with the values it was decided on."""
        colon = self.spoken[":"]
        match condition:
            case FactCondition(spec):
                if self.en:
                    return spec.en if wanted else f"not so{colon}{spec.en}"
                return self.called(spec) if wanted else f"“{self.called(spec)}”不成立"
            case OneOf(FactTerm(spec)):
                meaning = spec.en if self.en else self.called(spec)
                return f"{meaning}{colon}{self.said(self.facts.get(spec.name, UNKNOWN))}"
            case Contains(FactTerm(spec), member):
                lacks = "" if wanted else "without " if self.en else "不含"
                return f"{self.called(spec)}{colon}{lacks}{self.said(member)}"
            case Compare(left, op, right):
                sign = SIGNS[op] if wanted else {"<=": ">", "<": "≥", "=": "≠"}[op]
                return f"{self._shown(left)} {sign} {self._shown(right)}"
            case Given(of):
                held = ("given" if wanted else "not yet") if self.en else ("已有" if wanted else "尚无")
                return f"{self.formula(of)}{colon}{held}"
            case ComputedCondition(name, zh=zh):
                if self.en:
                    return name if wanted else f"not so{colon}{name}"
                return zh or name if wanted else f"“{zh or name}”不成立"
            case _:
                return self.formula(condition)

    def premise(self, condition: Condition) -> str:
        """Return what every case satisfies, in Chinese words: of two facts, that one requires the other."""
        match condition:
            case AnyOf((Not(if_), then) | (then, Not(if_))):
                return f"{self.formula(if_)}以{self.formula(then)}为前提"
            case _:
                return self.formula(condition)

    def _shown(self, term: Term[Any]) -> str:
        value = self.said(self.value(term))
        match term:
            case Constant():
                return value
            case FactTerm(spec):
                return f"{self.called(spec)} {value}"
            case _:
                return f"{value} [{self.formula(term)}]"

    def derivation(self, term: Term[Any]) -> str:
        """Return how a day was reached: start, first day counted, length, and the move past rest days."""
        match self._chosen(term):
            case Shift(base, period) as shift:
                if period == Period(days=1):
                    return f"{self.derivation(base)} + {self._length(period)}".removeprefix(" + ")
                start = self.value(base)
                inner = self.derivation(base) or self.formula(base)
                counted = start + timedelta(1) if isinstance(start, date) else UNKNOWN
                first = f"{self.spoken['first day']} {self.said(counted)}"
                return f"{inner} {self.said(start)} + {self._length(period)} = {self.said(self.value(shift))}{', ' if self.en else '，'}{first}"
            case Roll(base):
                unmoved, moved = self.value(base), self.said(self.value(term))
                how = self.derivation(base)
                if unmoved == self.value(term):
                    return how
                return f"{how}{self.spoken[';']}{f'moved past rest days to {moved}' if self.en else f'遇法定休假日顺延至{moved}'}"
            case FactTerm(spec):
                return self.called(spec)
            case Extreme() as extreme:
                return self.formula(extreme)
            case _:
                return ""

    def _chosen(self, term: Term[Any]) -> Term[Any]:
        """Return the term that a choice comes to under what is known."""
        while isinstance(term, Choice):
            for condition, then in term.cases:
                if self.value(condition) is not False:
                    term = then
                    break
            else:
                term = term.default
        return term

    def _moved(self, base: str, period: Period) -> str:
        if isinstance(period, EndOfYear):
            return f"{base} + {period}" if self.en else f"{base if base.isalnum() else f'（{base}）'}所在年年末"
        if min(period.days, period.months, period.years) < 0:
            return f"{base} - {self._length(Period(-period.days, -period.months, -period.years))}"
        return f"{base} + {self._length(period)}"

    def _length(self, period: Period) -> str:
        return str(period) if self.en else period.zh

    def formula(self, term: Term[Any]) -> str:
        """Return how a term is computed, in words, under the readings chosen and as far as what is known tells."""
        chosen = {name: option for name, option in self.readings.items() if option != "any"}
        return self.line(settled(term, chosen))

    def _line(self, term: Term[Any]) -> tuple[str, int]:
        return super()._line(self._chosen(term) if self.facts else term)
