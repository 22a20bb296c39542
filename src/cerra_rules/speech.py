"""Terms in words: conditions, counts and days, in English or Chinese, with the values they have in one case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from cerra_rules.evaluate import UNKNOWN, evaluate
from cerra_rules.periods import Period, RestDays
from cerra_rules.provisions import Lang, Provision
from cerra_rules.terms import (
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Computed,
    ComputedCondition,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    Extreme,
    FactCondition,
    FactTerm,
    Given,
    Listing,
    Not,
    OneOf,
    Portion,
    Reading,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
    facts_in,
)  # fmt: skip

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "undetermined": "Undetermined: the answer still hangs on what is unknown.",
        "under": "under", "why": "Why", "else": "none of the rules that would lead elsewhere applies",
        "why not": "Why not otherwise", "open": "Not settled", "missing": "What would settle it", "values": "Computed",
        "readings": "Readings that make a difference here", "same": "Readings that change nothing here",
        "notes": "Higher law", "default": "default", "none": "none", "judgement": "a person must find it",
        "instead": "would give", "hangs": "hangs on", "first day": "first day counted",
        "whatever": "does not hang on {}", "always": "in every case", "muted": "{} alone cannot change the answer",
        "disclaimer": "Legal information, not legal advice.", ":": ": ", ",": ", ", ";": "; ", "(": " (", ")": ")",
    },
    "zh": {
        "undetermined": "未能确定：结论仍取决于未知事实。",
        "under": "依据", "why": "理由", "else": "其他结论的条件均不成立",
        "why not": "不采其他结论的理由", "open": "尚未确定", "missing": "尚待查明", "values": "计算结果",
        "readings": "影响本结论的解释立场", "same": "以下解释立场不影响本结论",
        "notes": "上位法提示", "default": "默认", "none": "无", "judgement": "须由人认定",
        "instead": "则为", "hangs": "取决于", "first day": "起算首日",
        "whatever": "不取决于 {}", "always": "在任何情形下", "muted": "仅 {} 一项不能改变结论",
        "disclaimer": "仅供法律信息参考，不构成法律意见。", ":": "：", ",": "、", ";": "；", "(": "（", ")": "）",
    },
}  # fmt: skip


class Speech:
    """Says terms in one language, with the values they have in one case."""

    def __init__(
        self, lang: Lang, facts: Mapping[str, Any] | None = None, readings: Mapping[str, str] | None = None,
        calendar: RestDays | None = None,
    ) -> None:  # fmt: skip
        self.lang: Lang = lang
        self.en = lang == "en"
        self.words = WORDS[lang]
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
            case date():
                return value.isoformat() if self.en else f"{value.year}年{value.month}月{value.day}日"
            case Provision():
                return value.cite(self.lang)
            case frozenset() | tuple():
                items = value if isinstance(value, tuple) else sorted(value)
                return self.words[","].join(self.said(v) for v in items) or self.words["none"]
            case _:
                return "?" if value is UNKNOWN else str(value)

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
                return [f"{reading.name} = {self.readings.get(reading.name, 'any')}"]
            case Truth():
                return []
            case _:
                return [self.phrase(condition, wanted=wanted)]

    def phrase(self, condition: Condition, *, wanted: bool = True) -> str:
        """Return one simple condition in words, with the values it was decided on."""
        colon = self.words[":"]
        match condition:
            case FactCondition(spec):
                meaning: str = getattr(spec, self.lang)
                return meaning if wanted else (f"not so{colon}{meaning}" if self.en else f"否{colon}{meaning}")
            case OneOf(FactTerm(spec)):
                return f"{getattr(spec, self.lang)}{colon}{self.said(self.facts.get(spec.name, UNKNOWN))}"
            case Contains(FactTerm(spec), member):
                return f"{spec.name}{colon}{'' if wanted else ('without ' if self.en else '无 ')}{member}"
            case Compare(left, op, right):
                sign = {"<=": "≤", "<": "<", "=": "="}[op] if wanted else {"<=": ">", "<": "≥", "=": "≠"}[op]
                return f"{self._shown(left)} {sign} {self._shown(right)}"
            case Given(of):
                held = ("given" if wanted else "not yet") if self.en else ("已有" if wanted else "尚无")
                return f"{self.formula(of)}{colon}{held}"
            case ComputedCondition(name):
                return name if wanted else f"{'not so' if self.en else '否'}{colon}{name}"
            case _:
                return self.formula(condition)

    def premise(self, condition: Condition) -> str:
        """Return what every case satisfies, in Chinese words: of two facts, that one requires the other."""
        match condition:
            case AnyOf((Not(if_), then) | (then, Not(if_))):
                return f"“{self._meaning(if_)}”以“{self._meaning(then)}”为前提"
            case _:
                return self.formula(condition)

    def _meaning(self, condition: Condition) -> str:
        return (
            str(getattr(condition.spec, self.lang)) if isinstance(condition, FactCondition) else self.formula(condition)
        )

    def _shown(self, term: Term[Any]) -> str:
        value = self.said(self.value(term))
        match term:
            case Constant():
                return value
            case FactTerm(spec):
                return f"{spec.name} {value}"
            case _:
                return f"{value} [{self.formula(term)}]"

    def _is_nothing(self, term: Term[Any]) -> bool:
        """Whether a summand is nought whatever the facts are, under the readings chosen."""
        return bool(evaluate(term, {}, self.readings) == 0)

    def derivation(self, term: Term[Any]) -> str:
        """Return how a day was reached: start, first day counted, length, and the move past rest days."""
        match self._chosen(term):
            case Shift(base, period) as shift:
                if period == Period(days=1):
                    return f"{self.derivation(base)} + {self._length(period)}".removeprefix(" + ")
                start = self.value(base)
                inner = self.derivation(base) or self.formula(base)
                counted = start + timedelta(1) if isinstance(start, date) else UNKNOWN
                first = f"{self.words['first day']} {self.said(counted)}"
                return f"{inner} {self.said(start)} + {self._length(period)} = {self.said(self.value(shift))}{self.words[',']}{first}"
            case Roll(base):
                unmoved, moved = self.value(base), self.said(self.value(term))
                how = self.derivation(base)
                if unmoved == self.value(term):
                    return how
                return f"{how}{self.words[';']}{f'moved past rest days to {moved}' if self.en else f'遇休息日顺延至{moved}'}"
            case FactTerm(spec):
                return spec.name
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

    def _length(self, period: Period) -> str:
        return str(period) if self.en else period.zh

    def formula(self, term: Term[Any]) -> str:
        """Return how a term is computed, in words."""
        match self._chosen(term) if self.facts else term:
            case FactTerm(spec) | FactCondition(spec):
                return spec.name
            case Constant(value):
                return self.said(value)
            case Sum(parts, constant):
                shown = "".join(
                    f" {'-' if c < 0 else '+'} {'' if abs(c) == 1 else f'{abs(c)} × '}{self.formula(t)}"
                    for c, t in parts
                    if not self._is_nothing(t)
                ).removeprefix(" + ")
                return f"{shown} {'-' if constant < 0 else '+'} {abs(constant)}" if constant else shown
            case Tally(items):
                names = ", ".join(s.name for s in facts_in(*items))
                return f"number of {names}" if self.en else f"{names} 的个数"
            case Portion(share, of, exceed):
                base = self.formula(of)
                if self.en:
                    return f"{'more than' if exceed else 'at least'} {share} of {base}"
                return f"{base} 的 {share} {'以上（不含本数）' if exceed else '以上（含本数）'}"
            case Shift(base, period):
                return f"{self.formula(base)} + {self._length(period)}"
            case Roll(base):
                return f"{self.formula(base)}{', moved past rest days' if self.en else '（遇休息日顺延）'}"
            case DaysBetween(start, end):
                a, b = self.formula(start), self.formula(end)
                return f"days from {a} to {b}" if self.en else f"{a} 至 {b} 的天数"
            case Choice(alternatives, default):
                return " / ".join(dict.fromkeys(self.formula(t) for t in (*(t for _, t in alternatives), default)))
            case Extreme(is_largest, items):
                is_day = any(s.kind == "date" for _, t in items for s in facts_in(t))
                en, zh = (("latest", "较晚者"), ("largest", "较大者"), ("earliest", "较早者"), ("smallest", "较小者"))[
                    (0 if is_largest else 2) + (not is_day)
                ]
                return f"{en if self.en else zh}({', '.join(self.formula(t) for _, t in items)})"
            case AllOf(items) | AnyOf(items) as condition:
                word = (" and ", " 且 ") if isinstance(condition, AllOf) else (" or ", " 或 ")
                return f"({word[not self.en].join(self.formula(i) for i in items)})"
            case Not(item):
                return f"not {self.formula(item)}" if self.en else f"非 {self.formula(item)}"
            case OneOf(of, values):
                return f"{self.formula(of)} = {' / '.join(map(str, values))}"
            case Contains(of, member):
                return f"{member} {'in' if self.en else '属于'} {self.formula(of)}"
            case Compare(left, op, right):
                return f"{self.formula(left)} {op} {self.formula(right)}"
            case Given(of):
                return f"{self.formula(of)} {'is given' if self.en else '已有'}"
            case Computed(name) | ComputedCondition(name) | Reading(name):
                return name
            case Truth(value):
                return self.said(value)
            case Listing(items):
                return self.words[","].join(self.said(item) for _, item in items)
            case other:
                return str(other)
