"""Terms in one line, as formulas with words: without the values of a case, in English or Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from cerra_rules.explaining.rewriting import contained, gathered, merged, opposite, rest_of, summands
from cerra_rules.language.periods import EndOfYear, Period
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import (
    FAILS,
    HOLDS,
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
    FactSpec,
    FactTerm,
    Given,
    Later,
    Listing,
    Not,
    OneOf,
    Portion,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
    facts_in,
)

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "and": " and ", "or": " or ", "not": "not {}", "in": "{} in ({})", "not in": "{} not in ({})", "contains": "{} contains {}",
        "contains any": "{} contains any of ({})", "not empty": "{} is not empty", "given": "{} is given",
        "share": "{} {} {} of {}", "portion": "{} of {}, rounded up", "portion exceeded": "least whole number above {} of {}",
        "tally": "number that hold of ({})", "roll": "{} (moved past rest days)", "year end": "end of the year of {}",
        "days": "days from {} to {}", "if": "{} if {}", "else": "else {}", "latest": "latest of ({})",
        "earliest": "earliest of ({})", "largest": "largest of ({})", "smallest": "smallest of ({})",
        "computed": "{} (from {})", "nothing": "nothing", "holds": "always", "fails": "never", ",": ", ",
        "all of": "all of these hold:", "any of": "any of these holds:", "none of": "none of these holds:",
        "not all of": "not all of these hold:", "under": "under {}",
        "not so": "not so: {}", "default": " (default)", "(": " (", ")": ")", ":": ": ", "list": "those that hold of ({})",
        "one of": "{} is one of {}", "is not": "{} is not {}", "none": "{} is none of {}", "otherwise": "otherwise",
        "when": "if {}", "the latest": "the latest of:", "the earliest": "the earliest of:",
        "the largest": "the largest of:", "the smallest": "the smallest of:", "choice": "the one that fits:",
        "for any": "for at least one `x` of {}", "lacks": "{} does not contain {}", "no": "no {} yet", "sum": "the sum of:", "minus": "minus ", "number": "the number of these that hold:",
    },
    "zh": {
        "and": " 且 ", "or": " 或 ", "not": "非 {}", "in": "{} 属于 ({})", "not in": "{} 不属于 ({})", "contains": "{} 含 {}",
        "contains any": "{} 含 ({}) 之一", "not empty": "{} 非空", "given": "已有 {}",
        "share": "{0} {1} {3} 的 {2}", "portion": "{1} 的 {0}（进整）", "portion exceeded": "大于 {1} 的 {0} 的最小整数",
        "tally": "({}) 中成立的个数", "roll": "{}（遇法定休假日顺延）", "year end": "{} 所在年年末",
        "days": "{} 至 {} 的天数", "if": "若 {1} 则 {0}", "else": "否则 {}", "latest": "({}) 中的较晚者",
        "earliest": "({}) 中的较早者", "largest": "({}) 中的较大者", "smallest": "({}) 中的较小者",
        "computed": "{}（依 {}）", "nothing": "无", "holds": "恒成立", "fails": "不成立", ",": "，",
        "all of": "下列同时成立：", "any of": "下列任一成立：", "none of": "下列均不成立：",
        "not all of": "下列并非同时成立：", "under": "采 {}",
        "not so": "{}不成立", "default": "（默认）", "(": "（", ")": "）", ":": "：", "list": "({}) 中成立者",
        "one of": "{} 为 {} 之一", "is not": "{} 不是 {}", "none": "{} 不是 {} 之一", "otherwise": "否则",
        "when": "若 {}", "the latest": "下列最晚者：", "the earliest": "下列最早者：",
        "the largest": "下列最大者：", "the smallest": "下列最小者：", "choice": "下列相应者：",
        "for any": "{} 中至少有一个 `x`", "lacks": "{} 不含 {}", "no": "尚无 {}", "sum": "下列之和：", "minus": "减去", "number": "下列成立的个数：",
    },
}  # fmt: skip
_ELSE, _OR, _AND, _NOT, _ATOM = range(5)
SIGNS = {"<=": "≤", "<": "<", "=": "="}
"""How a comparison is written."""
TURNED = {"<=": "≥", "<": ">", "=": "="}
"""How it is written from its right side."""


class Formulas:
    """Says terms in one language and one line; a term among `names` is called by its name."""

    def __init__(self, lang: Lang, names: Mapping[Term[Any], str] | None = None) -> None:
        self.lang: Lang = lang
        self.words = WORDS[lang]
        self.names = names or {}

    def called(self, spec: FactSpec) -> str:
        """Return what a fact is called."""
        return spec.name

    def said(self, value: Any) -> str:
        """Return a value that a rule states."""
        return value.isoformat() if isinstance(value, date) else str(value)

    def line(self, term: Term[Any], level: int = _ELSE, *, named: bool = True) -> str:
        """Return a term in one line of plain text; `named=False` spells it out where it has a name itself."""
        if named and term in self.names:
            return self.names[term]
        text, own = self._line(gathered(term, self.names) if isinstance(term, Condition) else term)
        return f"({text})" if own < level else text

    def _line(self, term: Term[Any]) -> tuple[str, int]:
        words, line = self.words, self.line
        match term:
            case FactTerm(spec) | FactCondition(spec):
                return self.called(spec), _ATOM
            case Reading(name):
                return name, _ATOM
            case Truth(value):
                return words["holds" if value else "fails"], _ATOM
            case Constant(value):
                return (words["nothing"] if value is None else self.said(value)), _ATOM
            case OneOf(of, values):
                listed = ", ".join(map(self.said, values))
                return (f"{line(of)} = {listed}" if len(values) == 1 else words["in"].format(line(of), listed)), _NOT
            case Contains(of, member):
                return words["contains"].format(line(of), self.said(member)), _NOT
            case AnyOf(items):
                if found := contained(items):
                    spec, members = found
                    if members == spec.values:
                        return words["not empty"].format(self.called(spec)), _NOT
                    return words["contains any"].format(self.called(spec), ", ".join(map(self.said, members))), _NOT
                some = merged(items)
                return (words["or"].join(line(i, _AND) for i in some), _OR) if len(some) > 1 else self._line(some[0])
            case AllOf(items):
                return words["and"].join(line(i, _NOT) for i in items), _AND
            case Not(OneOf(of, (value,))):
                return f"{line(of)} ≠ {self.said(value)}", _NOT
            case Not(OneOf(of, values)):
                return words["not in"].format(line(of), ", ".join(map(self.said, values))), _NOT
            case Not(Contains(of, member)):
                return words["lacks"].format(line(of), self.said(member)), _NOT
            case Not(Given(of)):
                return words["no"].format(line(of, _ATOM)), _NOT
            case Not(item) if item not in self.names and (turned := opposite(item)) is not None:
                return self._line(turned)
            case Not(item):
                return words["not"].format(line(item, _ATOM)), _NOT
            case Compare():
                return self._comparison(term), _NOT
            case Given(of):
                return words["given"].format(line(of, _ATOM)), _NOT
            case Sum(parts, constant):
                counts = summands(parts, self.names)
                terms = [(c < 0, ("" if abs(c) == 1 else f"{abs(c)} × ") + line(t, _ATOM)) for c, t in counts]
                terms += [(constant < 0, str(abs(constant)))] if constant else []
                terms.sort(key=itemgetter(0))  # what is taken away comes after what it is taken from
                text = "".join(f" {'-' if negative else '+'} {part}" for negative, part in terms).removeprefix(" + ")
                return text.replace(" - ", "-", 1) if text.startswith(" ") else text or "0", _NOT if len(
                    terms
                ) > 1 else _ATOM
            case Tally(items):
                return words["tally"].format("; ".join(line(i) for i in items)), _ATOM
            case Portion(share, of, exceed):
                return words["portion exceeded" if exceed else "portion"].format(share, line(of, _ATOM)), _NOT
            case Shift(base, EndOfYear()):
                return words["year end"].format(line(base, _ATOM)), _NOT
            case Shift(base, period):
                return line(base, _NOT) + "".join(f" {sign} {said}" for sign, said in self._lengths(period)), _NOT
            case Roll(base) | Later(base):
                return words["roll"].format(line(base, _NOT)), _NOT
            case DaysBetween(start, end):
                return words["days"].format(line(start, _NOT), line(end, _NOT)), _NOT
            case Choice(cases, default):
                ways = [words["if"].format(line(then, _OR), line(c, _OR)) for c, then in cases]
                ways += [] if rest_of(c for c, _ in cases) == FAILS else [words["else"].format(line(default, _OR))]
                return words[","].join(ways), _ELSE
            case Extreme(_, items):
                ways = [
                    line(t, _OR) if g == HOLDS else words["if"].format(line(t, _OR), line(g, _OR)) for g, t in items
                ]
                return words[self.extreme(term)].format("; ".join(ways)), _ATOM
            case Listing(items):
                return words["list"].format("; ".join(self.said(item) for _, item in items)), _ATOM
            case Computed(name, _, of, zh) | ComputedCondition(name, _, of, zh):
                return words["computed"].format(
                    name if self.lang == "en" else zh or name,
                    "; ".join(line(t) for t in of),
                ), _ATOM
            case _:
                return str(term), _ATOM

    def _lengths(self, period: Period) -> Iterator[tuple[str, str]]:
        """Yield what of a period leads on, and what leads back, each with its sign."""
        ahead, back = period.ways
        for sign, length in (("+", ahead), ("-", back)):
            if length != Period() or (sign == "+" and back == Period()):
                yield sign, str(length) if self.lang == "en" else length.zh

    def _comparison(self, term: Compare) -> str:
        left, right, sign, turned = term.left, term.right, SIGNS[term.op], TURNED[term.op]
        match left, right:
            case Sum(((a, of),), 0), Sum(((b, count),), 0) if 0 < a < b:
                return self.words["share"].format(self.line(count, _NOT), turned, f"{a}/{b}", self.line(of, _ATOM))
            case Sum(((a, count),), 0), Sum(((b, of),), 0) if 0 < b < a:
                return self.words["share"].format(self.line(count, _NOT), sign, f"{b}/{a}", self.line(of, _ATOM))
            case Constant(), _:
                return f"{self.line(right, _NOT)} {turned} {self.line(left)}"
            case _:
                return f"{self.line(left, _NOT)} {sign} {self.line(right, _NOT)}"

    @staticmethod
    def extreme(term: Extreme[Any]) -> str:
        """Return the word for the largest or smallest of counts or days."""
        if any(spec.kind == "date" for spec in facts_in(term)):
            return "latest" if term.largest else "earliest"
        return "largest" if term.largest else "smallest"
