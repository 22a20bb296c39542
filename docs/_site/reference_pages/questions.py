"""The reference page of a question: everything that decides it, in words, English and Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from cerra_rules.cases.reading import read_cases
from cerra_rules.explaining.rewriting import settled
from cerra_rules.explaining.speech import sureness
from cerra_rules.language import HOLDS, Condition, Limb, Named, Provision, Question, Reading, Rule, Term, Value, any_of
from cerra_rules.language.notes import ContestedPoint, HigherLaw
from cerra_rules.language.readings import readings_in
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import FAILS, DecidedBy, FactCondition, FactSpec, Listing, Not, Roll, parts_of
from cerra_rules.text.contested import concerning
from reference_pages.flowcharts import MANY, flowchart
from reference_pages.markdown import cited, page, plain, table
from reference_pages.naming import is_plain, names_of
from reference_pages.prose import Point, Prose

SOURCE = "../../../src/cerra_rules"
"""Where the package is, seen from the page of a question."""
_LANGS: tuple[Lang, Lang] = ("en", "zh")
_SHORT, _LONG = 100, 220
_KINDS = {
    "bool": "true or false · 是否", "int": "whole number · 整数", "date": "day · 日期", "dates": "list of days · 日期列表",
    "enum": "one of · 其一", "set": "any of · 若干",
}  # fmt: skip
_CHART = (
    "The default readings are taken. The first outcome to which one of its rules leads is the answer: green is "
    "favourable, red adverse, blue open.",
    "依默认方案，自上而下，首个成立的结论即为答案：绿为有利，红为不利，蓝为中性。",
)


class QuestionPage:
    """What the page of one question says, section by section."""

    def __init__(self, question: Question[Any]) -> None:
        self.question = question
        self.names = names_of(question)
        self.prose = {lang: Prose(lang, self.names) for lang in _LANGS}
        by_default = {self._default(term): name for term, name in self.names.items()}
        self.default_names = {term: name for term, name in by_default.items() if not is_plain(term)}

    def text(self) -> str:
        """Return the page."""
        question, book = self.question, self.question.id.partition(".")[0]
        module = f"{question.id.replace('.', '/')}.py"
        return page(
            f"# {question.id}",
            *(f"**{plain(asked)}**" for asked in question.asks),
            *_favour(question),
            f"Rules: [`{module}`]({SOURCE}/{module}) · [worked cases](#worked-cases--案例) · [the provisions](README.md) · "
            "[all questions](../README.md)",
            *self._outcomes(),
            "## Decision · 判断顺序",
            *_CHART,
            f"```mermaid\n{flowchart(question, self.default_names)}\n```",
            *self._facts(),
            "## Rules · 规则",
            *(part for rule in question.rules for part in self._rule(rule)),
            *self._terms(),
            *self._values(),
            *_readings(question),
            *_positions(question),
            *_higher_law(question),
            *_remarks(question),
            *_cases(question, f"{book}/cases/{question.id.removeprefix(f'{book}.')}.yaml"),
        )

    def _default(self, term: Term[Any]) -> Any:
        return settled(term, self.question.choose(None))

    def _outcomes(self) -> Iterator[str]:
        yield "## Outcomes · 结论"
        rows = []
        for number, outcome in enumerate(self.question.outcomes, 1):
            limbs = outcome.limbs
            shown = [cited(limb.provision, "en") for limb in limbs if limb.when == HOLDS]
            shown += ["others, see below"] * any(limb.when != HOLDS for limb in limbs)
            said = (outcome.tone, plain(outcome.en), plain(outcome.zh), "<br>".join(shown) or "—")
            rows.append((str(number), f"`{outcome.code}`", *said))
        yield "The first that is reached is the answer · 按先后，首个成立者为准。"
        yield table(("", "code", "tone", "meaning", "含义", "cited besides its rules · 另引条文"), rows)
        for outcome in self.question.outcomes:
            if limbs := tuple(limb for limb in outcome.limbs if limb.when != HOLDS):
                yield f"Cited with `{outcome.code}` where a condition holds · 附条件的依据："
                yield self._where(limbs)
        if any(outcome.cautions for outcome in self.question.outcomes):
            yield from self._cautions()

    def _cautions(self) -> Iterator[str]:
        """Say of which national law people are warned beside which outcome, and where."""
        yield (
            "**Cautions · 警示.** National law that takes an outcome back, or asks for more: people are warned of it where its "
            "condition holds or may hold. 国家法律排除或者限制该结论的，条件成立或者可能成立时附警示。"
        )
        rows = []
        for outcome in self.question.outcomes:
            for caution in outcome.cautions:
                where = "always · 恒附" if caution.when == HOLDS else self.prose["en"].code(caution.when)
                rows.append((f"`{outcome.code}`", f"[{caution.note}](README.md#{caution.note.lower()})", where))
        yield table(("outcome · 结论", "national law · 国家法律", "where · 条件"), rows)

    def _facts(self) -> Iterator[str]:
        specs = self.question.facts.specs.values()
        yield "## Facts · 事实"
        yield "What is left out is unknown, never false or zero · 未提供者即为未知。"
        yield table(
            ("name", "type", "‡", "meaning", "含义"),
            ((f"`{s.name}`", _kind(s), "‡" * s.judgement, plain(s.en), plain(s.zh)) for s in specs),
        )
        if any(spec.judgement for spec in specs):
            yield "‡ A person must find it · 须另行认定。"
        for spec in specs:
            if len(spec.values) > MANY:
                yield f"The {len(spec.values)} values of `{spec.name}`: {', '.join(map(_named, spec.values))}"
        if days := [spec for spec in specs if spec.only_if]:
            yield "Days of flags: to state the day is to state the flag, to deny the flag beside it is a contradiction · 填写日期即陈述相应事实，同时否认该事实的，前后矛盾："
            yield "\n".join(f"- `{spec.name}` only if · 仅当 `{spec.only_if}`" for spec in days)
        if linked := [spec for spec in specs if spec.decided_by]:
            yield "Facts that another question decides · 由其他问题判断的事实："
            yield "\n".join(f"- `{spec.name}`: {', '.join(map(_decider, spec.decided_by))}" for spec in linked)
        if self._moves():
            yield (
                "A last day moves past rest days, so the **calendar** is a fact too: what is not stated about rest days is "
                "unknown, and `needs` may list `calendar`. 期间末日遇法定休假日顺延，故日历也是事实：未说明的即为未知，尚待查明的事项可能包括日历。"
            )
        if invariants := self.question.facts.invariants():
            yield "Always true; facts that contradict it are refused · 恒成立，与之矛盾的事实不予接受："
            yield "\n".join(f"- {plain(i.en)} · {plain(i.zh)}：{self.prose['en'].code(i.holds)}" for i in invariants)

    def _moves(self) -> bool:
        """Whether a last day of the question moves past rest days."""
        question = self.question
        terms = (*(rule.when for rule in question.rules), *(value.term for value in question.values))
        return any(isinstance(part, Roll) for part in parts_of(terms))

    def _rule(self, rule: Rule) -> Iterator[str]:
        yield f"### `{rule.id}`"
        always = [limb.provision for limb in rule.own_limbs if limb.when == HOLDS]
        # "unless the receipt conforms" is plainer than "when this is not so: the receipt conforms"
        is_negated = isinstance(rule.when, Not) and isinstance(rule.when.item, FactCondition)
        said = rule.when.item if isinstance(rule.when, Not) and is_negated else rule.when
        english, *more = _sentence(self.prose["en"].points(said), ".")
        under = ", ".join(cited(p, "en") for p in always)
        yield f"Leads to `{rule.outcome.code}`{' under ' * bool(under)}{under} {'unless' if is_negated else 'when'} {english}"
        yield from more
        chinese, *more = _sentence(self.prose["zh"].points(rule.when), "。")
        under = "、".join(cited(p, "zh") for p in always)
        yield f"结论为 `{rule.outcome.code}`{'，依据' * bool(under)}{under}。条件：{chinese}"
        yield from more
        yield from self._by_default(rule.when)
        if limbs := [limb for limb in rule.own_limbs if limb.when != HOLDS]:
            yield "Cited with it where a condition holds · 附条件的依据："
            yield self._where(limbs)

    def _by_default(self, term: Term[Any]) -> Iterator[str]:
        """Give what a term comes to under the default readings, where that is short enough to help."""
        if not readings_in(term):
            return
        default = self._default(term)
        if default == FAILS:
            yield "Under the default readings this never holds · 默认方案下不成立。"
            return
        spelled_out = [Prose(lang).line(default) for lang in _LANGS]
        named = [Prose(lang, self.default_names).line(default, named=False) for lang in _LANGS]
        shown = spelled_out if max(map(len, spelled_out)) <= _SHORT else named if max(map(len, named)) <= _LONG else []
        if shown and shown != [self.prose[lang].line(term, named=False) for lang in _LANGS]:
            yield f"By default · 默认方案下：{' · '.join(f'`{line}`' for line in dict.fromkeys(shown))}"

    def _where(self, limbs: Iterable[Limb]) -> str:
        """Return provisions, or what else is listed, with their conditions as a table."""
        whens: dict[Any, list[Condition]] = {}
        for limb in limbs:
            whens.setdefault(limb.provision, []).append(limb.when)
        by_condition = {rule.when: rule.id for rule in self.question.rules}
        rows = []
        for item, conditions in whens.items():
            condition = any_of(*conditions)
            where = "always · 恒列" if condition == HOLDS else self.prose["en"].code(condition)
            if condition in by_condition and condition not in self.names:
                where = f"[`{by_condition[condition]}`](#{by_condition[condition]})"
            rows.append((cited(item, "en") if isinstance(item, Provision) else f"`{item}`", where))
        return _folded(table(("what · 内容", "where · 条件"), rows), len(rows))

    def _terms(self) -> Iterator[str]:
        values = {value.term for value in self.question.values}
        own = {term: name for term, name in self.names.items() if term not in values}
        if own:
            yield "## Terms · 用语"
        for term, name in own.items():
            yield f"### `{name}`"
            yield from self._defined(term)

    def _defined(self, term: Term[Any]) -> Iterator[str]:
        for lang in _LANGS:
            said = self.prose[lang].definition(term)
            if said.text:
                yield said.text[0].upper() + said.text[1:]
            lines = [line for point in said.below for line in point.lines()]
            if lines:
                yield _folded("\n".join(lines), len(lines), 2 * MANY)
        yield from self._by_default(term)

    def _values(self) -> Iterator[str]:
        if self.question.values:
            yield "## Computed values · 计算结果"
        for value in self.question.values:
            yield f"### `{value.name}`"
            if value.en:
                yield f"{value.en[0].upper()}{value.en[1:]} · {value.zh}"
            yield _given(value)
            if isinstance(value.term, Listing):
                yield "It lists, in this order, what holds · 依次列出成立者："
                yield self._where([Limb(item, condition) for condition, item in value.term.items])
            else:
                yield from self._defined(value.term)


def _favour(question: Question[Any]) -> Iterator[str]:
    """Say whose favour a tone means, where that is said."""
    if question.concerns[0]:
        yield f"Favourable and adverse mean: for {plain(question.concerns[0])} · 所称有利、不利，系对{plain(question.concerns[1])}而言。"


def _decider(by: DecidedBy) -> str:
    """Return the question whose outcomes make a fact true, linked."""
    place = f"../{by.question.replace('.', '/')}.md"
    return f"true if · 成立，若 [{by.question}]({place}) is · 为 {', '.join(f'`{code}`' for code in by.outcomes)}"


def _kind(spec: FactSpec) -> str:
    kind = _KINDS[spec.kind]
    if spec.kind == "int":
        return f"{kind} {spec.low}–{spec.high}"
    if spec.kind in ("enum", "set"):
        return f"{kind}: {', '.join(map(_named, spec.values)) if len(spec.values) <= MANY else 'see below'}"
    return kind


def _named(value: object) -> str:
    return f"`{value}` {value.zh}" if isinstance(value, Named) else f"`{value}`"


def _given(value: Value) -> str:
    if not value.only:
        return "Given whatever the outcome · 各结论均给出。"
    codes = ", ".join(f"`{outcome.code}`" for outcome in value.only)
    empty = ("nothing", "无") if value.otherwise is None else ("an empty list", "空列表")
    return f"Given for {codes}; else {empty[0]} · 仅见于上列结论，否则为{empty[1]}。"


def _sentence(point: Point, stop: str) -> Iterator[str]:
    """Give the end of a sentence: a condition, or what leads to a list of conditions, and the list."""
    yield point.text if point.below else point.text + stop
    if point.below:
        yield "\n".join(line for below in point.below for line in below.lines())


def _folded(text: str, count: int, most: int = MANY) -> str:
    """Return a text that the reader unfolds, if it has more than the most rows that are shown at once."""
    return f"<details><summary>{count} rows · {count} 行</summary>\n\n{text}\n\n</details>" if count > most else text


def _readings(question: Question[Any]) -> Iterator[str]:
    if question.readings:
        yield "## Readings · 解释方案"
        yield "Contested points on which an option can be chosen · 有争议、可供选择的解释方案。"
    for reading in question.readings.values():
        yield f"### `{reading.name}`"
        yield plain(reading.point.issue[0])
        yield plain(reading.point.issue[1])
        yield table(("option", "meaning", "含义"), _options(reading))
        known = question.provisions[0].instrument
        yield (
            f"Why the default: {plain(reading.point.reason[0])} {sureness(reading.point.certainty, 'en').capitalize()}."
            + f" 默认方案的理由：{plain(reading.point.reason[1])}{sureness(reading.point.certainty, 'zh')}。"
            * bool(reading.point.reason[1])
        )
        yield (
            f"[{reading.point.id}](README.md#{reading.point.id.lower()}), on {', '.join(cited(known[p], 'en') for p in reading.point.provisions)}."
            f"{f' Canon · 解释规则：{canon(reading.point)}.' if reading.point.canon else ''}"
        )


def _options(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for option, (en, zh) in reading.options.items():
        yield f"`{option}`{' (default · 默认)' * (option == reading.default)}", plain(en), plain(zh)


def _positions(question: Question[Any]) -> Iterator[str]:
    if found := concerning(question):
        yield "## Positions · 既定立场"
        yield "Contested points on which the rules take one side · 规则已取一说的争议点。"
        rows = []
        for position in found:
            texts = (text for pair in zip(position.issue, position.position or (), strict=True) for text in pair)
            link = f"[{position.id}](README.md#{position.id.lower()})"
            rows.append((link, *map(plain, texts), "<br>".join(enforced(position, question.id)) or "—"))
        yield table(("", "point", "position", "争议", "立场", "enforced here by · 由何规则落实"), rows)


CANONS = {
    "wording": "文义", "definition": "定义", "system": "体系", "burden": "负担从严", "purpose": "目的", "practice": "实务",
}  # fmt: skip


def canon(point: ContestedPoint) -> str:
    """Return the canon that decides a contested point, in both languages, linked to what is said of the canons."""
    return f"[{point.canon} · {CANONS[point.canon]}](../../explanation/readings.md#the-six-canons)"


def enforced(position: ContestedPoint, asked: str = "") -> Iterator[str]:
    """Give what enforces a position: of one question, if it is named, else of each, and why nothing does."""
    for by in position.enforced_by:
        if asked in ("", by["question"]):
            whose = "" if asked else f"[{by['question'].partition('.')[2]}]({by['question'].partition('.')[2]}.md): "
            yield f"{whose}{plain(by['rule'])} · {plain(by['rule_zh'])} ({', '.join(by['examples'])})"
    if position.not_enforced:
        yield f"no rule · 无：{plain(position.not_enforced)}"


def checked(note: HigherLaw) -> str:
    """Say when the national law of a note was last checked."""
    return note.checked_on or "never · 未核查"


def _higher_law(question: Question[Any]) -> Iterator[str]:
    if notes := dict.fromkeys((*question.higher_law, *question.adverse_law)):
        yield "## Higher law · 上位法提示"
        yield "Shown beside an answer; it never changes it · 仅供提示，不改变结论。"
    for note in notes:
        adverse = "" if note in question.higher_law else " (beside adverse outcomes · 仅见于不利结论)"
        head = f"[{note.id}](README.md#{note.id.lower()}) **{plain(note.topic)} · {plain(note.topic_zh)}**{adverse}"
        yield (
            f"- {head}: {plain(note.en)} {plain(note.zh)}\n"
            f"  Source: {plain(note.source)}. Certainty: {plain(note.certainty)}."
            + f" 依据：{plain(note.source_zh)}。可靠程度：{plain(note.certainty_zh)}。" * bool(note.source_zh)
            + f" Last checked · 最近核查：{checked(note)}."
        )


def _remarks(question: Question[Any]) -> Iterator[str]:
    if question.remarks:
        yield "## Remarks · 备注"
        yield "\n".join(f"- {plain(en)} {plain(zh)}" for en, zh in question.remarks)


@cache
def count_cases(question: Question[Any]) -> Counter[str]:
    """Count the worked cases that come with a question by the outcome they expect."""
    book, _, name = question.id.partition(".")
    path = files(f"cerra_rules.{book}").joinpath("cases", f"{name}.yaml")
    return Counter(case.expect.outcome or "" for case in read_cases(str(path)) if case.expect)


def _cases(question: Question[Any], file: str) -> Iterator[str]:
    counted = count_cases(question)
    order = [*(outcome.code for outcome in question.outcomes), "undetermined"]
    yield "## Worked cases · 案例"
    shown = ", ".join(f"{counted[code]} `{code}`" for code in order if counted[code])
    yield f"{counted.total()} in [`{file}`]({SOURCE}/{file}): {shown}."
