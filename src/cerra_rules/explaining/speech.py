"""What terms come to in one case, in sentences: in English or Chinese, with the values, and without any machine word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from cerra_rules.deciding.reference import UNKNOWN
from cerra_rules.explaining import labels
from cerra_rules.explaining.citing import joined
from cerra_rules.explaining.citing import label as place_label
from cerra_rules.explaining.formulas import Formulas
from cerra_rules.explaining.grounds import Case, Ground
from cerra_rules.explaining.opposites import denied
from cerra_rules.explaining.rewriting import settled
from cerra_rules.language.periods import EndOfYear, Period
from cerra_rules.language.provisions import Provision, numeral
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import (
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
    Not,
    OneOf,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
)

_MANY = 3
"""Of more members than these, all of them together are said by their number."""
_SURE = {"high": "高", "medium": "中", "low": "低"}
_LEFT = {
    ("<=", True): "most",
    ("<=", False): "more",
    ("<", True): "fewer",
    ("<", False): "least",
    ("=", True): "same",
    ("=", False): "other",
}
"""How the left side of a comparison stands to the right one, by whether it holds."""
_TURNED = {"most": "least", "least": "most", "more": "fewer", "fewer": "more", "same": "same", "other": "other"}
_COUNTS = {
    "most": ("at most", "不多于"), "least": ("at least", "不少于"), "more": ("more than", "多于"), "fewer": ("fewer than", "少于"),
    "same": ("exactly", "等于"), "other": ("not", "不等于"),
}  # fmt: skip
_DAYS = {
    "most": ("is not after", "不晚于"), "least": ("is not before", "不早于"), "more": ("is after", "晚于"), "fewer": ("is before", "早于"),
    "same": ("is", "即为"), "other": ("is not", "不是"),
}  # fmt: skip


def sureness(certainty: str, lang: Lang) -> str:
    """Return in words how sure a reading, a position or a note on higher law is."""
    return f"certainty: {certainty}" if lang == "en" else f"可靠程度：{_SURE.get(certainty, certainty)}"


class Speech(Formulas):
    """Says terms in one language, with what they come to in one case."""

    def __init__(
        self,
        lang: Lang,
        case: Case | None = None,
        names: Mapping[Term[Any], str] | None = None,
        specs: Mapping[str, FactSpec] | None = None,
    ) -> None:
        super().__init__(lang, names)
        self.en = lang == "en"
        self.case = case or Case({}, {}, None)
        self.specs = specs or {}

    def said(self, value: Any) -> str:
        """Return a value in words; a name of a fact is what the fact states."""
        match value:
            case bool():
                return ("yes" if value else "no") if self.en else ("是" if value else "否")
            case date():
                return labels.day(value, self.lang)
            case Provision():
                return place_label(value, self.lang)
            case frozenset() | tuple():
                return self._several(value if isinstance(value, tuple) else tuple(sorted(value)))
            case str():
                return self.called(self.specs[value]) if value in self.specs else labels.option(value, self.lang)
            case _:
                return ("unknown" if self.en else "未知") if value is UNKNOWN or value is None else str(value)

    def _several(self, values: tuple[Any, ...]) -> str:
        if not values:
            return "none" if self.en else "无"
        if all(isinstance(v, Provision) for v in values):
            return joined((self.said(v) for v in values), self.lang)
        sentences = any(isinstance(v, str) and v in self.specs for v in values)
        separator = ("; " if self.en else "；") if sentences else (", " if self.en else "、")
        return separator.join(dict.fromkeys(map(self.said, values)))

    def called(self, spec: FactSpec) -> str:
        """Return what a fact states, in short."""
        return labels.label(spec, self.lang)

    # sentences

    def sentence(self, ground: Ground) -> str:
        """Return a simple condition as a sentence, as it came out, with the values it came out on."""
        holds = ground.holds
        match ground.condition:
            case FactCondition(spec):
                return self.called(spec) if holds else denied(self.called(spec), self.lang)
            case OneOf(Reading() as reading):
                taken = self.taken(reading, self.case.readings.get(reading.name, "any"))
                return f"reading taken: {taken}" if self.en else f"所采解释：{taken}"
            case OneOf(FactTerm(spec)):
                return self.entry(self.called(spec), self.said(self.case.value(FactTerm(spec))))
            case Contains(FactTerm(spec)):
                if holds and len(ground.members) == len(spec.values) > _MANY:
                    return self.entry(
                        self.called(spec), f"all {len(spec.values)}" if self.en else f"全部{len(spec.values)}项"
                    )
                members = labels.listed((self.said(m) for m in ground.members), self.lang)
                if self.en:
                    return f"{self.called(spec)}: {members}" if holds else f"{self.called(spec)}: not {members}"
                return f"{self.called(spec)}{'包括' if holds else '不包括'}{members}"
            case Compare() as comparison:
                return self._compared(comparison, holds)
            case ComputedCondition(name, zh=zh):
                text = name if self.en else zh or name
                return text if holds else denied(text, self.lang)
            case condition:
                text = self.formula(condition)
                return text if holds else denied(text, self.lang)

    def stated(self, spec: FactSpec) -> str:
        """Return a fact as a statement: that something is so, or not, or what it is."""
        value = self.case.facts.get(spec.name)
        if isinstance(value, bool):
            return self.called(spec) if value else denied(self.called(spec), self.lang)
        if spec.kind == "int" and value is not None:
            return labels.counted(spec, value, self.lang)
        return self.entry(self.called(spec), self.said(value))

    def entry(self, name: str, value: str) -> str:
        """Return what something is called and what it is."""
        return f"{name}: {value}" if self.en else f"{name}：{value}"

    def taken(self, reading: Reading, option: str) -> str:
        """Return what an option of a reading means."""
        if option not in reading.options:
            return "left open" if self.en else "未选定"
        return reading.options[option][not self.en].rstrip("。")

    def premise(self, condition: Condition) -> str:
        """Return what every case satisfies: of two facts, that one requires the other."""
        match condition:
            case AnyOf((Not(if_), then) | (then, Not(if_))) if not self.en:
                return f"{self.formula(if_)}以{self.formula(then)}为前提"
            case _:
                return self.formula(condition)

    def _compared(self, comparison: Compare, holds: bool) -> str:
        left, right = comparison.left, comparison.right
        match left, right:
            case Sum(((p, of),), 0), Sum(((q, count),), 0) if p != q and comparison.op != "=":
                return self._shared(Fraction(p, q), of, count, comparison.op == "<", holds)
        relation = _LEFT[comparison.op, holds]
        if not isinstance(self._chosen(left), FactTerm) and not isinstance(right, Constant):
            left, right, relation = right, left, _TURNED[relation]
        if isinstance(self.case.value(left), date) or isinstance(self.case.value(right), date):
            word = _DAYS[relation][not self.en]
            return (
                f"{self.dated(left)} {word} {self.dated(right)}"
                if self.en
                else f"{self.dated(left)}{word}{self.dated(right)}"
            )
        limit = self.quantity(right)
        if isinstance(right, Constant) and not self.en:
            limit += self._unit(self._chosen(left))
        word = _COUNTS[relation][not self.en]
        return f"{self.quantity(left)}; that is {word} {limit}" if self.en else f"{self.quantity(left)}，{word}{limit}"

    def _shared(self, part: Fraction, of: Term[int], count: Term[int], strict: bool, holds: bool) -> str:
        """Say that a count is a share of another, or falls short of it."""
        whole, there = self.case.value(of), self.case.value(count)
        if not isinstance(whole, int) or not isinstance(there, int):
            return self.formula(Compare(Sum(((part.numerator, of),), 0), "<=", Sum(((part.denominator, count),), 0)))
        exact = part * whole
        need = floor(exact) + 1 if strict else ceil(exact)
        share = labels.share(part, self.lang)
        if self.en:
            how = "" if exact.denominator == 1 or strict else ", rounded up"
            more = "more than " if strict else ""
            end = "enough" if holds else f"{need - there} short"
            return f"{self.quantity(of)}: {more}{share} are {need}{how}; {self.quantity(count)}: {end}"
        unit = self._unit(self._chosen(count))
        more = "超过其" if strict else "其"
        end = f"达到{share}" if holds else f"不足{share}，尚差{need - there}{unit}"
        return f"{self.quantity(of)}，{more}{share}须有{need}{unit}；{self.quantity(count)}，{end}"

    def _unit(self, count: Term[int]) -> str:
        match count:
            case FactTerm(spec):
                return labels.unit(spec)
            case Sum(parts):
                return next((unit for _, term in parts if (unit := self._unit(self._chosen(term)))), "")
            case _:
                return ""

    def quantity(self, term: Term[int]) -> str:
        """Return a count as part of a sentence, with how it adds up."""
        name, term = self.named(term), self._chosen(term)
        number = self.said(self.case.value(term))
        match term:
            case FactTerm(spec):
                return labels.counted(spec, number, self.lang)
            case Constant():
                return number
            case Sum(parts, constant):
                added = [(sign, self.quantity(of)) for sign, of in parts if self.case.value(of) != 0]
                text = "".join(
                    f"{' + ' if sign > 0 else ' − '}{'' if abs(sign) == 1 else f'{abs(sign)} × '}{said}"
                    for sign, said in added
                )
                text += f" {'+' if constant > 0 else '−'} {abs(constant)}" if constant else ""
                if not constant and len(added) == 1 and added[0][0] == 1:
                    return added[0][1]
                if not constant and not added:
                    return self.quantity(parts[0][1])
                name = f"{name}: " if name and self.en else name
                return (
                    f"{name}{number} ({text.removeprefix(' + ')})"
                    if self.en
                    else f"{name}{number}{self._unit(term)}（{text.removeprefix(' + ')}）"
                )
            case Tally(items):
                grounds = [ground for item in items for ground in self.case.grounds(item, wanted=True)]
                held = labels.listed(dict.fromkeys(map(self.sentence, grounds)), self.lang)
                number = f"{name}: {number}" if name and self.en else f"{name}{number}"
                return number if not held else f"{number} ({held})" if self.en else f"{number}（{held}）"
            case _:
                return self.entry(name or self.formula(term), number)

    # days

    def dated(self, term: Term[Any]) -> str:
        """Return a day as part of a sentence: what it is called, which day it is, and past which rest days it moved."""
        name, term = self.named(term), self._chosen(term)
        on = self.said(self.case.value(term))
        if isinstance(term, Constant):
            return on
        name = name or self.formula(term)
        moved = self.moved(term)
        if self.en:
            article = "the " if name.startswith(("last ", "first ", "day ")) else ""
            return f"{article}{name} ({on}{', ' if moved else ''}{moved})"
        return f"{name}（{on}{'，' if moved else ''}{moved}）"

    def moved(self, term: Term[Any]) -> str:
        """Return past which rest days a last day moved; nothing where it did not."""
        term = self._chosen(term)
        while isinstance(term, Shift):  # the day after a last day
            term = self._chosen(term.base)
        run = self._run(term)
        if run is None:
            return ""
        days = labels.span(*run, self.lang)
        return f"moved past rest days, {days}" if self.en else f"{days}为法定休假日，顺延"

    def _run(self, term: Term[Any]) -> tuple[date, date] | None:
        if not isinstance(term, Roll):
            return None
        first, end = self.case.value(term.base), self.case.value(term)
        if not isinstance(first, date) or not isinstance(end, date) or first == end:
            return None
        return first, end - timedelta(1)

    def derivation(self, term: Term[Any]) -> str:
        """Return how a day was reached: where it starts, how long it runs, and past which rest days it moved."""
        term = self._chosen(term)
        end = self.case.value(term)
        if not isinstance(end, date):
            return ""
        match term:
            case Shift(base, EndOfYear()):
                return (
                    f"{self._start(base)}; end of that year: {self.said(end)}"
                    if self.en
                    else f"{self._start(base)}，当年年末为{self.said(end)}"
                )
            case Shift(base, Period(days=1, months=0, years=0)):
                return (
                    f"{self._start(base)}; the next day is {self.said(end)}"
                    if self.en
                    else f"{self._start(base)}，次日为{self.said(end)}"
                )
            case Shift(base, period):
                on, less = period.ways
                back = on == Period() != less
                length = self._length(less if back else on)
                if Period() not in (on, less):
                    length += f" less {self._length(less)}" if self.en else f"减去{self._length(less)}"
                if self.en:
                    how = f"{length} before, that is" if back else f"{length}, counted from the next day, end on"
                    return f"{self._start(base)}; {how} {self.said(end)}"
                return f"{self._start(base)}，{f'此前{length}为' if back else f'次日起算{length}，至'}{self.said(end)}{'' if back else '届满'}"
            case Roll(base):
                how, run = self.derivation(base), self._run(term)
                if run is None:
                    return how
                days = labels.span(*run, self.lang)
                if self.en:
                    verb = "is a rest day" if run[0] == run[1] else "are rest days"
                    return f"{how}; {days} {verb}, so it moves to {self.said(end)}"
                return f"{how}；{days}为法定休假日，顺延至{self.said(end)}"
            case Extreme(largest, items):
                starts = [
                    self._start(t)
                    for g, t in items
                    if self.case.value(g) is True and isinstance(self.case.value(t), date)
                ]
                if len(starts) < 2:
                    return starts[0] if starts else ""
                which = ("latest" if largest else "earliest") if self.en else ("较晚者" if largest else "较早者")
                return f"the {which} of: {', '.join(starts)}" if self.en else f"{'、'.join(starts)}，取{which}"
            case FactTerm():
                return self._start(term)
            case _:
                return ""

    def _start(self, term: Term[Any]) -> str:
        term = self._chosen(term)
        if isinstance(term, FactTerm):
            on = self.said(self.case.value(term))
            return f"{self.called(term.spec)}: {on}" if self.en else f"{self.called(term.spec)}为{on}"
        return self.derivation(term) or self.formula(term)

    def _length(self, period: Period) -> str:
        if self.en:
            return str(period)
        parts = ((period.years, "年"), (period.months, "个月"), (period.days, "日"))
        return "".join(f"{numeral(n) if n < 1000 else n}{unit}" for n, unit in parts if n) or "零日"

    # formulas

    def _chosen(self, term: Term[Any]) -> Term[Any]:
        """Return the term that a choice comes to under what is known."""
        while isinstance(term, Choice):
            term = self._next(term)
        return term

    def _next(self, choice: Choice[Any]) -> Term[Any]:
        return next(
            (then for condition, then in choice.cases if self.case.value(condition) is not False), choice.default
        )

    def named(self, term: Term[Any]) -> str:
        """Return what a term, or one that it chooses, is called by the question; nothing where it has no name."""
        while (name := self.names.get(term)) is None:
            if not isinstance(term, Choice):
                return ""
            term = self._next(term)
        return name

    def formula(self, term: Term[Any]) -> str:
        """Return how a term is computed, in words, under the readings chosen and as far as what is known tells."""
        return self.line(settled(term, self.case.chosen))

    def _line(self, term: Term[Any]) -> tuple[str, int]:
        match term:
            case OneOf(Reading() as reading, options):
                said = " / ".join(self.taken(reading, option) for option in options)
                return labels.quoted(said), 4
            case Not(OneOf(Reading() as reading, options)):
                return self._line(OneOf(reading, tuple(o for o in reading.options if o not in options)))
            case Not(FactCondition(spec)):
                return denied(self.called(spec), self.lang), 4
            case Reading():
                return labels.quoted(term.point.issue[not self.en].rstrip("。.")), 4
            case _:
                return super()._line(self._chosen(term) if self.case.facts else term)
