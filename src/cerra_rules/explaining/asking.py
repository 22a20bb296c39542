"""Facts as questions: what somebody is asked who is to state one, in English and Chinese.

A fact says a statement ("the goods are intact", 商品完好). Where its words permit, the question is made of them; where they do not, the
instrument has it as data (`asks.json`), and whoever writes rules of their own says it with the fact (`ask=`).
"""

from __future__ import annotations

import re
from typing import Any

from cerra_rules.language.questions import Question
from cerra_rules.language.rows import Pair
from cerra_rules.language.terms import FactSpec

_ZH = {
    "int": "{}是多少？",
    "date": "{}是哪一天？",
    "dates": "{}有哪些？",
    "enum": "{}是下列哪一项？",
    "set": "{}有下列哪些？",
}
_EN = {
    "int": "What is the number of {}?",
    "date": "What is the {}?",
    "dates": "What are the {}?",
    "enum": "What is the {}?",
    "set": "What are the {}?",
}
_STATED = re.compile(
    r"(?P<who>(?:(?!\b(?:that|who|which|what|whether|where|when)\b)[^,:;])*?) "
    r"(?P<verb>is|are|was|were|can|must|may|(?:has|have|had)(?= (?:not |\w+ly |in fact )?(?:\w+ed|been|arisen|sent|taken)\b)) (?P<rest>.*)"
)
"""A statement that is made a question by putting its verb first; no relative clause stands before the verb."""
_ASKS_ALREADY = re.compile("who|what|which|how", re.IGNORECASE)
_ZH_ASKS_ALREADY = re.compile("是否|何种|何人|哪|谁")
_MACHINE = re.compile(r"[a-z0-9]+_[a-z0-9_]+|=|[a-z]+\.[a-z_]+|see notes")
"""Words for those who write rules, which are nobody's question."""


def question_of(question: Question[Any], spec: FactSpec) -> Pair:
    """Return what is asked about a fact, in English and Chinese."""
    if spec.ask is not None:
        return spec.ask
    said = question.instrument.asks.get(f"{question.id}/{spec.name}", {})
    return said.get("en") or _in_english(spec), said.get("zh") or _in_chinese(spec)


def _in_english(spec: FactSpec) -> str:
    label, note = _parts(spec.en.rstrip("."), r"(.*?)(?:\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)|;\s*(.*))?")
    kept = f" ({note})" if note and not _MACHINE.search(note) else ""
    if spec.kind != "bool":
        label = _lower(label if spec.kind not in {"enum", "set"} else label.partition(":")[0])
        if _ASKS_ALREADY.match(label):
            return f"{label[0].upper()}{label[1:]}?{kept}"
        return _EN[spec.kind].format(re.sub("^(the|an?) ", "", label)) + kept
    stated = _STATED.fullmatch(label)
    if stated is None:
        return f"Does this hold: {_lower(label)}?{kept}"
    return f"{stated['verb'].capitalize()} {_lower(stated['who'])} {stated['rest']}?{kept}"


def _in_chinese(spec: FactSpec) -> str:
    label, note = _parts(spec.zh.rstrip("。"), r"(.*?)(?:（((?:[^（）]|（[^（）]*）)*)）|；(.*))?")
    kept = f"（{note}）" if note else ""
    if spec.kind == "bool":
        return f"{label}吗？{kept}"
    return (f"{label}？" if _ZH_ASKS_ALREADY.search(label) else _ZH[spec.kind].format(label)) + kept


def _parts(text: str, pattern: str) -> tuple[str, str]:
    """Return what a label states, and what it adds in brackets or behind a semicolon."""
    found = re.fullmatch(pattern, text)
    if found is None:
        return text, ""
    label, in_brackets, behind = found.groups()
    return label, in_brackets or behind or ""


def _lower(label: str) -> str:
    """Return a label as it stands within a sentence."""
    return label[0].lower() + label[1:] if label[:1].isupper() and not label[1:2].isupper() else label
