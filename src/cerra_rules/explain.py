"""Explanations: a decision in words, English or Chinese, each reason with its citation.

Legal information, not legal advice: the readings behind an answer are named with it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cerra_rules.evaluate import UNKNOWN, evaluate
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

if TYPE_CHECKING:
    from cerra_rules.decisions import Decision

_WORDS = {
    "en": {
        "undetermined": "Undetermined: the answer still hangs on what is unknown.",
        "under": "under", "why": "Why", "else": "none of the rules that would lead elsewhere applies",
        "missing": "What would settle it", "values": "Computed", "readings": "Readings", "notes": "Higher law",
        "default": "default", "none": "none", "judgement": "a person must find it",
        "disclaimer": "Legal information, not legal advice.", ":": ": ", ",": ", ", "(": " (", ")": ")",
    },
    "zh": {
        "undetermined": "未能确定：结论仍取决于未知事实。",
        "under": "依据", "why": "理由", "else": "其他结论的条件均不成立",
        "missing": "尚待查明", "values": "计算结果", "readings": "解释立场", "notes": "上位法提示",
        "default": "默认", "none": "无", "judgement": "须由人认定",
        "disclaimer": "仅供法律信息参考，不构成法律意见。", ":": "：", ",": "、", "(": "（", ")": "）",
    },
}  # fmt: skip


def explanation(decision: Decision, lang: Lang) -> str:
    """Return why a decision is what it is: outcome, reasons, what is missing, values, readings, higher law."""
    words = _WORDS[lang]
    question = decision.question
    pair = 0 if lang == "en" else 1
    lines = [question.asks[pair], ""]
    reached = decision.reached
    if reached is None:
        lines.append(words["undetermined"])
    else:
        lines.append(f"{getattr(reached, lang)}{words['(']}{reached.code}{words[')']}")
        if decision.citations:
            cited = words[","].join(p.cite(lang) for p in decision.citations)
            lines.append(f"{words['under']}{words[':']}{cited}")
        applying = [f.rule for f in decision.findings if f.status == "applies"]
        lines += ["", words["why"]]
        lines += [f"  - {rule.id}{words[':']}{'; '.join(reasons(rule.when, decision, lang))}" for rule in applying]
        if not applying:
            lines.append(f"  - {words['else']}")
    if decision.needs:
        lines += ["", words["missing"]]
        for name in decision.needs:
            spec = question.facts.specs.get(name)
            meaning = getattr(spec, lang) if spec else question.readings[name].issue[pair]
            judged = f"{words['(']}{words['judgement']}{words[')']}" if spec and spec.judgement else ""
            lines.append(f"  - {name}{words[':']}{meaning}{judged}")
    shown = {name: value for name, value in decision.values.items() if value is not None}
    if shown:
        lines += ["", words["values"]]
        lines += [f"  - {name}{words[':']}{said(value, lang)}" for name, value in shown.items()]
    if question.readings:
        lines += ["", words["readings"]]
        for name, option in decision.readings.items():
            reading = question.readings[name]
            meaning = reading.options[option][pair] if option in reading.options else reading.issue[pair]
            default = f"{words['(']}{words['default']}{words[')']}" if option == reading.default else ""
            lines.append(f"  - {name} = {option}{default}{words[':']}{meaning}")
    if decision.notes:
        lines += ["", words["notes"]]
        lines += [f"  - {n.id}{words[':']}{getattr(n, lang)}{words['(']}{n.source}{words[')']}" for n in decision.notes]
    return "\n".join([*lines, "", words["disclaimer"]])


def said(value: Any, lang: Lang) -> str:
    """Return a value in words."""
    match value:
        case bool():
            return ("yes" if value else "no") if lang == "en" else ("是" if value else "否")
        case date():
            return value.isoformat() if lang == "en" else f"{value.year}年{value.month}月{value.day}日"
        case Provision():
            return value.cite(lang)
        case frozenset() | tuple():
            items = value if isinstance(value, tuple) else sorted(value)
            return _WORDS[lang][","].join(said(v, lang) for v in items) or _WORDS[lang]["none"]
        case _:
            return str(value)


def reasons(condition: Condition, decision: Decision, lang: Lang, wanted: bool = True) -> list[str]:
    """Return the facts and comparisons that make a condition hold (or, not `wanted`, fail)."""
    facts, chosen, calendar = decision.facts.__dict__, dict(decision.readings), decision.calendar

    def why(condition: Condition, wanted: bool) -> list[str]:
        if evaluate(condition, facts, chosen, calendar) is not wanted:
            return []
        match condition:
            case Not(item):
                return why(item, not wanted)
            case AllOf(items) | AnyOf(items):
                return [reason for item in items for reason in why(item, wanted)]
            case OneOf(Reading()) | Truth():
                return []
            case _:
                return [phrase(condition, lang, wanted, facts, chosen, calendar)]

    return list(dict.fromkeys(why(condition, wanted)))


def phrase(condition: Condition, lang: Lang, wanted: bool, facts: Any, chosen: Any, calendar: Any) -> str:
    """Return one simple condition in words, with the values it was decided on."""
    en = lang == "en"
    match condition:
        case FactCondition(spec):
            return getattr(spec, lang) if wanted else (f"not: {spec.en}" if en else f"否：{spec.zh}")
        case OneOf(FactTerm(spec)):
            return f"{getattr(spec, lang)}{_WORDS[lang][':']}{said(facts[spec.name], lang)}"
        case Contains(FactTerm(spec), member):
            among = "" if wanted else ("not " if en else "无 ")
            return f"{getattr(spec, lang)}{_WORDS[lang][':']}{among}{member}"
        case Compare(left, op, right):
            sign = {"<=": "≤", "<": "<", "=": "="}[op] if wanted else {"<=": ">", "<": "≥", "=": "≠"}[op]
            return f"{_derived(left, lang, facts, chosen, calendar)} {sign} {_derived(right, lang, facts, chosen, calendar)}"
        case Given(of):
            return _derived(of, lang, facts, chosen, calendar)
        case ComputedCondition(name, _, _):
            return name if wanted else (f"not: {name}" if en else f"否：{name}")
        case _:
            return str(condition)


def _derived(term: Term[Any], lang: Lang, facts: Any, chosen: Any, calendar: Any) -> str:
    """Return a term with its value, and how a computed one was reached."""
    value = evaluate(term, facts, chosen, calendar)
    shown = said(value, lang) if value is not UNKNOWN else "?"
    match term:
        case Constant():
            return shown
        case FactTerm(spec):
            return f"{spec.name} {shown}"
        case _:
            return f"{shown} [{formula(term, lang, facts, chosen, calendar)}]"


def formula(term: Term[Any], lang: Lang, facts: Any = None, chosen: Any = None, calendar: Any = None) -> str:
    """Return how a term is computed, in words."""
    en = lang == "en"

    def show(term: Term[Any]) -> str:
        match term:
            case FactTerm(spec) | FactCondition(spec):
                return spec.name
            case Constant(value):
                return said(value, lang)
            case Sum(parts, constant):
                shown = " + ".join(show(t) if c == 1 else f"{c} × {show(t)}" for c, t in parts)
                return f"{shown} + {constant}" if constant > 0 else f"{shown} - {-constant}" if constant < 0 else shown
            case Tally(items):
                return ("number of: " if en else "个数：") + ", ".join(s.name for s in facts_in(*items))
            case Portion(share, of, exceed):
                return (
                    f"{'more than' if exceed else 'at least'} {share} of {show(of)}"
                    if en
                    else f"{show(of)} 的 {share}{'以上（不含）' if exceed else '以上（含）'}"
                )
            case Shift(base, period):
                return f"{show(base)} + {period if en else period.zh}"
            case Roll(base):
                return f"{show(base)}, moved past rest days" if en else f"{show(base)}，遇休息日顺延"
            case DaysBetween(start, end):
                return f"days from {show(start)} to {show(end)}" if en else f"{show(start)} 至 {show(end)} 的天数"
            case Choice(alternatives, default):
                for condition, then in alternatives:
                    held = evaluate(condition, facts or {}, chosen or {}, calendar)
                    if held is UNKNOWN:
                        break
                    if held:
                        return show(then)
                else:
                    return show(default)
                return " / ".join(dict.fromkeys(show(t) for t in (*(t for _, t in alternatives), default)))
            case Extreme(is_largest, items):
                word = ("latest" if is_largest else "earliest") if en else ("较晚者" if is_largest else "较早者")
                return f"{word}({', '.join(show(t) for _, t in items)})"
            case Computed(name):
                return name
            case Listing():
                return "list" if en else "列表"
            case _:
                return str(term)

    return show(term)
