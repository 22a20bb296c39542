"""What there is to ask: finding questions, and describing one as text or as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from cerra_rules.deciding.decision import plain
from cerra_rules.errors import QuestionError
from cerra_rules.explaining.citing import cite
from cerra_rules.explaining.grounds import Case
from cerra_rules.explaining.labels import label, option, quoted
from cerra_rules.explaining.rewriting import names_of_values, settled
from cerra_rules.explaining.speech import Speech, sureness
from cerra_rules.explaining.tones import toned
from cerra_rules.explaining.worded import worded
from cerra_rules.front import find, question_ids
from cerra_rules.language.questions import Question
from cerra_rules.language.rows import Lang
from cerra_rules.language.rules import Outcome, Rule, Value
from cerra_rules.language.terms import FAILS, DecidedBy, FactSpec, Listing, facts_in
from cerra_rules.language.words import Named
from cerra_rules.text.ledger import title_of
from cerra_rules.text.quoting import Quotes, provision_lines, quoted_data

_LOCATOR = re.compile(r"[a-z]+:\d+")
_BRACKETS = re.compile("[（）()]")
_WORDS = {
    "en": {
        "facts": "Facts", "always": "Always true of them", "outcomes": "Outcomes, the first that holds is the answer",
        "rules": "Rules, each with its condition on the default readings", "if": "if", "never": "only on another reading", "provisions": "Provisions", "readings": "Readings", "values": "Computed", "only": "given for", "from": "from ", "is": "is",
        "notes": "Higher law", "remarks": "Remarks", "judgement": "a person must find it", "only if": "stating it states {}",
        "decided by": "decided by {}: true where the outcome is {}", "default": "default",
        "bool": "true or false", "yes": "yes or no", "date": "a day", "dates": "a list of days", "enum": "one of", "set": "any of",
        "int": "a whole number", "to": "to", ":": ": ", ",": ", ", ";": "; ", "(": " (", ")": ")",
    },
    "zh": {
        "facts": "事实", "always": "恒成立的关系", "outcomes": "结论（按先后，首个成立者为准）",
        "rules": "规则（条件按默认解释方案）", "if": "条件", "never": "仅在采其他解释方案时适用", "provisions": "条文", "readings": "解释方案", "values": "计算结果", "only": "仅见于结论", "from": "根据", "is": "算法",
        "notes": "上位法提示", "remarks": "备注", "judgement": "须另行认定", "only if": "写明此日即写明{}",
        "decided by": "由“{}”决定：其结论为 {} 时为真", "default": "默认",
        "bool": "true 或 false", "yes": "是或否", "date": "日期", "dates": "日期列表", "enum": "其一", "set": "若干",
        "int": "整数", "to": "至", ":": "：", ",": "、", ";": "；", "(": "（", ")": "）",
    },
}  # fmt: skip


_EVERYDAY: Mapping[str, tuple[str, ...]] = {
    "expulsion": ("membership ended",), "fine": ("liability",), "invoice": ("receipt",), "shutdown": ("closing", "suspension"),
    "关店": ("关闭", "暂停"), "停业": ("关闭", "暂停"), "发票": ("凭证",), "开除": ("成员资格是否终止",), "罚款": ("责任",),
}  # fmt: skip
"""What people call things that the questions name otherwise."""


def search(words: str = "") -> list[Question[Any]]:
    """Return the questions that all the words occur in: id, question in both languages, or provisions.

    Where there is none, the words are looked for in facts, outcomes, rules, values and readings as well, each with
    whatever ending: `close` finds `closing`. A locator such as `anxi:13(4)` finds what concerns that provision or a
    part of it. Raises QuestionError where nothing is found.
    """
    questions = [find(id) for id in question_ids()]
    said = [(word, *_EVERYDAY.get(word, ())) for word in words.casefold().split()]
    for occurs in (_is_titled, _mentions):
        found = [q for q in questions if all(any(occurs(q, word) for word in same) for same in said)]
        if found:
            return found
    raise QuestionError(f"no question matches `{words}`", "`cerra_rules.question_ids()` lists them")


def _mentions(question: Question[Any], word: str) -> bool:
    """Whether a word occurs anywhere in a question, but for its last letter."""
    if _LOCATOR.match(word):
        return _is_titled(question, word)
    texts = [question.id, *question.asks, *(rule.id for rule in question.rules), *(v.name for v in question.values)]
    for named in (*question.facts.specs.values(), *question.outcomes):
        texts += [named.name if isinstance(named, FactSpec) else named.code, named.en, named.zh]
    for reading in question.readings.values():
        texts += [reading.name, *reading.point.issue, *(text for pair in reading.options.values() for text in pair)]
    said = " ".join(texts).casefold()
    if not word.isascii():
        return word in said
    return re.search(rf"(?<![a-z]){re.escape(word[: max(4, len(word) - 1)])}", said) is not None


def _is_titled(question: Question[Any], word: str) -> bool:
    if any(word in text.casefold() for text in (question.id, *question.asks)):
        return True
    if not _LOCATOR.match(word):
        plain = _BRACKETS.sub("", word)
        return any(plain in _BRACKETS.sub("", p.cite("zh")) for p in question.provisions)
    return any(re.match(rf"{re.escape(word)}(?!\d)", str(p)) for p in question.provisions)


def summary(question: Question[Any]) -> dict[str, Any]:
    """Return a question as one entry of a list, as plain data."""
    return {
        "id": question.id,
        "asks": {"en": question.asks[0], "zh": question.asks[1]},
        "provisions": [str(p) for p in question.provisions],
    }


def described(question: Question[Any], quotes: Quotes | None = None) -> dict[str, Any]:
    """Return all that there is to know about a question, in both languages, as plain data.

    Where there are files of the official texts, with the words of its provisions.
    """
    return summary(question) | {
        "facts": [_fact(spec) for spec in question.facts.specs.values()],
        "always": [{"en": i.en, "zh": i.zh} for i in question.facts.invariants()],
        "outcomes": [{"code": o.code, "tone": o.tone, "en": o.en, "zh": o.zh} for o in question.outcomes],
        "rules": [
            {"id": r.id, "outcome": r.outcome.code, "citations": [str(limb.provision) for limb in r.limbs]}
            for r in question.rules
        ],
        "readings": [
            {
                "name": r.name, "id": r.point.id, "default": r.default, "certainty": r.point.certainty,
                "reason": r.point.reason[0], "reason_zh": r.point.reason[1],
                "issue": {"en": r.point.issue[0], "zh": r.point.issue[1]}, "provisions": list(r.point.provisions),
                "options": {option: {"en": en, "zh": zh} for option, (en, zh) in r.options.items()},
            }
            for r in question.readings.values()
        ],
        "values": [
            {"name": v.name, "en": v.en, "zh": v.zh, "only": [o.code for o in v.only], "from": [spec.name for spec in facts_in(v.term)]}
            for v in question.values
        ],
        "higher_law": [
            {
                "id": n.id, "topic": n.topic, "topic_zh": n.topic_zh, "en": n.en, "zh": n.zh,
                "source": n.source, "source_zh": n.source_zh, "certainty": n.certainty, "certainty_zh": n.certainty_zh,
            }
            for n in dict.fromkeys((*question.higher_law, *question.adverse_law))
        ],
        "remarks": [{"en": en, "zh": zh} for en, zh in question.remarks],
        "version": {"rules": question.hash},
        **quoted_data(question.provisions, quotes),
    }  # fmt: skip


def _fact(spec: FactSpec) -> dict[str, Any]:
    fact: dict[str, Any] = {"name": spec.name, "type": spec.kind, "en": spec.en, "zh": spec.zh}
    if spec.kind in ("enum", "set"):
        fact["values"] = [plain(v) for v in spec.values]
    elif spec.kind == "int":
        fact |= {"min": spec.low, "max": spec.high}
    elif spec.kind == "date":
        fact |= {"min": date.fromordinal(spec.low).isoformat(), "max": date.fromordinal(spec.high).isoformat()}
    by = [{"question": d.question, "outcomes": list(d.outcomes)} for d in spec.decided_by]
    return fact | {
        "judgement": spec.judgement, "changeable": spec.changeable, "only_if": spec.only_if or None, "decided_by": by,
    }  # fmt: skip


def deciders(decided_by: Iterable[DecidedBy], lang: Lang, *, codes: bool = False) -> list[str]:
    """Return, for each question that says whether a fact is so, that it does, by its title and the outcomes, or by their codes."""
    words, said = _WORDS[lang], []
    for by in decided_by:
        try:
            question = find(by.question)
        except QuestionError:  # one of somebody's own
            said.append(words["decided by"].format(by.question, words[","].join(by.outcomes)))
            continue
        meanings = {o.code: quoted(getattr(o, lang).rstrip(".。")) for o in question.outcomes}
        title = question.asks[lang == "zh"] + f"{words['(']}{by.question}{words[')']}" * codes
        said.append(
            words["decided by"].format(
                title, words[","].join(code if codes else meanings[code] for code in by.outcomes)
            )
        )
    return said


def description(question: Question[Any], lang: Lang, quotes: Quotes | None = None, *, codes: bool = False) -> str:
    """Return all that there is to know about a question as text, in English or Chinese; with codes, as cases are written.

    Where there are files of the official texts, with the words of its provisions.
    """
    words, pair = _WORDS[lang], 0 if lang == "en" else 1
    default = question.choose(None)
    speech = Speech(lang, Case({}, default, None), names_of_values(question, default, lang))

    def said(text: str) -> str:
        return text if codes else worded(text, question, lang)

    def entry(code: str, meaning: str, *brackets: str) -> str:
        inside = words[";"].join(b for b in brackets if b)
        bracketed = f"{words['(']}{inside}{words[')']}" if inside else ""
        return (
            f"  - {code}{bracketed}{words[':']}{said(meaning)}"
            if codes
            else f"  - {said(meaning).rstrip('.。') if inside else said(meaning)}{bracketed}"
        )

    def called(spec: FactSpec) -> str:
        return spec.name if codes else label(spec, lang)

    def concluded(outcome: Outcome) -> str:
        return outcome.code if codes else quoted(getattr(outcome, lang).rstrip(".。"))

    def kind(spec: FactSpec) -> str:
        shown = words[spec.kind if codes or spec.kind != "bool" else "yes"]
        if spec.kind == "int":
            return f"{shown} {spec.low} {words['to']} {spec.high}"
        if spec.kind not in ("enum", "set"):
            return shown
        # a value stands under its code, which is what a case is written with
        named = (
            f"{v}（{v.zh}）" if codes and lang == "zh" and isinstance(v, Named) else v if codes else option(v, lang)
            for v in spec.values
        )
        return f"{shown}{words[':'] if not codes else ' '}{words[','].join(named)}"

    def rule(rule: Rule) -> Iterator[str]:
        cited = [limb.provision for limb in rule.limbs]
        if codes:
            yield f"  - {rule.id} → {rule.outcome.code}{words[':']}{words[','].join(map(str, cited))}"
        else:
            yield f"  - {title_of(rule, lang)}{words['(']}{cite(cited, lang)}{words[')']} → {concluded(rule.outcome)}"
        on = settled(rule.when, default)
        yield f"    {words['never'] if on == FAILS else words['if'] + words[':'] + speech.line(on)}"

    def computed(value: Value) -> Iterator[str]:
        term = value.term if codes else settled(value.term, default)
        only = f"{words['only']} {words[','].join(map(concluded, value.only))}" if value.only else ""
        name = (value.en, value.zh)[pair] or ("" if codes else option(value.name, lang))
        if codes or isinstance(term, Listing):
            facts = words["from"] + words["," if codes else ";"].join(map(called, facts_in(term)))
            yield entry(value.name, f"{name}{words[';'] if name else ''}{facts}", only)
        else:
            yield entry(value.name, name, only)
            yield f"    {words['is']}{words[':']}{speech.line(term, named=False)}"

    sections: dict[str, list[str]] = {
        "facts": [
            entry(
                s.name,
                getattr(s, lang),
                kind(s),
                words["only if"].format(called(question.facts.specs[s.only_if])) if s.only_if else "",
                words["judgement"] if s.judgement else "",
                *deciders(s.decided_by, lang, codes=codes),
            )
            for s in question.facts.specs.values()
        ],
        "always": [f"  - {i.zh or i.en if pair else i.en}" for i in question.facts.invariants()],
        "outcomes": [
            entry(o.code, getattr(o, lang), toned(o.tone, question.concerns).said(lang)) for o in question.outcomes
        ],
        "rules": [line for r in question.rules for line in rule(r)],
        "provisions": provision_lines(question.provisions, quotes, lang, codes=codes),
        "readings": [
            line
            for r in question.readings.values()
            for line in (
                entry(r.name, r.point.issue[pair], r.point.id * codes, sureness(r.point.certainty, lang)),
                *(
                    "  " + entry(option, meaning[pair], words["default"] if option == r.default else "")
                    for option, meaning in r.options.items()
                ),
            )
        ],
        "values": [line for v in question.values for line in computed(v)],
        "notes": [
            f"  - {f'{n.id} ' * codes}{n.title(lang)}{words['(']}{n.rests_on(lang)}{words[')']}{words[':']}{getattr(n, lang)}"
            for n in dict.fromkeys((*question.higher_law, *question.adverse_law))
        ],
        "remarks": [f"  - {said(remark[pair])}" for remark in question.remarks],
    }
    lines = [*[question.id] * codes, question.asks[pair]]
    for title, entries in sections.items():
        if entries:
            lines += ["", words[title], *entries]
    return "\n".join(lines)
