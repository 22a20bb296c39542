"""Receipts: reaching an answer again from what `Decision.receipt` kept of it, or saying what is otherwise.

A receipt says of itself whether it was changed (its hashes are over what it holds), and of this library whether it
still gives the same answer. The hashes are no signatures: who wants to can compute them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cerra_rules.cases.named import Finder
from cerra_rules.deciding.decision import Decision, Readings
from cerra_rules.errors import CalendarError, CerraError, FactError, QuestionError, ReadingError, near
from cerra_rules.front import decide, find
from cerra_rules.language.canonical import digest
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rows import Lang
from cerra_rules.outside.strict_json import bound
from cerra_rules.version import __version__

_KEYS: Mapping[str, type | tuple[type, ...]] = {
    "question": str, "facts": dict, "readings": dict, "calendar": (str, dict, list, type(None)), "version": dict, "parts": dict,
    "answer": str, "receipt": str,
}  # fmt: skip
_find: Finder = find  # what `replay` is given where nobody says otherwise
_PARTS = ("facts", "readings", "calendar")
_WHAT = "a receipt is what `decision.receipt()` gives"
_WORDS: Mapping[str, tuple[str, str]] = {
    "changed": ("changed after the receipt was written", "回执写成后被改动"),
    "hash": (
        "the hash of the receipt is not that of what it holds: it was changed after it was written",
        "回执的哈希值与其内容不符：写成后被改动",
    ),
    "rules": ("another rule book: `{0}`, here `{1}`", "规则集不同：回执为 `{0}`，此处为 `{1}`"),
    "version": ("another version: {0}, here {1}", "版本不同：回执为 {0}，此处为 {1}"),
    "added": ("reading `{0}` is not in the receipt: its default was taken", "回执中没有解释方案 `{0}`：按默认处理"),
    "written": ("`{0}` is written otherwise: `{1}`, here `{2}`", "`{0}` 写法不同：回执为 `{1}`，此处为 `{2}`"),
    "bare": (
        "rest days without what they cover: taken as all of those from {0} to {1}",
        "只列出法定休假日而未写明涵盖期间：按涵盖 {0} 至 {1} 处理",
    ),
    "answer": ("another one: here the outcome is `{0}`", "不同：此处结论为 `{0}`"),
    "no answer": ("cannot be reached", "无法得出"),
    "refused": ("{0}", "无法接受，报错（英文）：{0}"),
    "undone": ("{0} (hint: {1})", "无法接受，报错（英文）：{0}（提示：{1}）"),
}


class ReceiptError(CerraError, ValueError):
    """A receipt cannot be read as one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a receipt and what is reached from it are not the same.

    `part` is `facts`, `readings`, `calendar`, `rules`, `version`, `answer` or `receipt`.
    """

    part: str
    en: str
    zh: str

    def said(self, lang: Lang) -> str:
        """Return it as one line."""
        return f"{self.part}: {self.en}" if lang == "en" else f"{self.part}：{self.zh}"


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of reaching an answer again; `decision` is None where no answer could be reached."""

    question: Question[Any]
    decision: Decision | None
    differences: tuple[Difference, ...]

    @property
    def is_same(self) -> bool:
        """Whether the receipt was reproduced."""
        return not self.differences


def receipt_text(decision: Decision) -> str:
    """Return the receipt of a decision as it is written to files: JSON."""
    return json.dumps(decision.receipt(), ensure_ascii=False, indent=2) + "\n"


def replay(
    receipt: object,
    place: str = "receipt",
    find: Finder = find,
    *,
    question: Question[Any] | None = None,
) -> Replay:
    """Decide anew what a receipt holds (as read from its file), and compare.

    `place` begins every message. `question` is the one that the receipt is about, where it is one of your own; else
    `find` gives the question that the receipt names. Raises ReceiptError for what is no receipt, CaseFileError for one that is
    nested as none is, QuestionError for a
    question that is not found, or another than the one given.

    >>> from cerra_rules import decide
    >>> replay(decide("anxi.authorities", {}).receipt()).is_same
    True
    """
    kept = _as_receipt(receipt, place)
    try:
        asked = question or find(kept["question"])
    except QuestionError as error:
        own = " (one of your own: replay(receipt, question=it))" if find is _find else ""
        raise QuestionError(f"{place}: {error.message}", f"{error.hint}{own}") from None
    if asked.id != kept["question"]:
        raise QuestionError(f"{place}: is about the question `{kept['question']}`, not `{asked.id}`")
    decision, failure = _again(asked, kept)
    return Replay(asked, decision, tuple(_differences(kept, asked, decision, failure)))


def _as_receipt(data: object, place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ReceiptError(f"{place}: no receipt", _WHAT)
    for key, kind in _KEYS.items():
        if key not in data:
            raise ReceiptError(f"{place}: `{key}` is missing", _WHAT)
        if not isinstance(data[key], kind):
            raise ReceiptError(f"{place}: `{key}` is not what a receipt has there", _WHAT)
    for inner, keys in (("version", ("cerra_rules", "rules")), ("parts", _PARTS), ("readings", data["readings"])):
        if set(data[inner]) != set(keys) or not all(isinstance(v, str) for v in data[inner].values()):
            raise ReceiptError(f"{place}: `{inner}` is not what a receipt has there", _WHAT)
    if unknown := [key for key in data if key not in _KEYS]:
        raise ReceiptError(f"{place}: a receipt has no key `{unknown[0]}`", near(str(unknown[0]), _KEYS) or _WHAT)
    bound([data], place)
    return data


def _again(question: Question[Any], kept: Mapping[str, Any]) -> tuple[Decision | None, Difference | None]:
    """Return the decision on what a receipt holds, or what stands in the way of one."""
    options = kept["readings"]
    readings: Readings = "any" if options and set(options.values()) == {"any"} else options
    try:
        if readings == "any":
            question.choose({name: "any" for name in options if name not in question.readings})
        calendar = _calendar(kept["calendar"])
        return decide(question, kept["facts"], readings=readings, calendar=calendar), None
    except (FactError, ReadingError, CalendarError) as error:
        name = (
            "facts" if isinstance(error, FactError) else "readings" if isinstance(error, ReadingError) else "calendar"
        )
        text = error.message.removeprefix(f"{question.id}: ")
        return None, _said(name, "undone" if error.hint else "refused", text, error.hint)


def _calendar(data: Any) -> RestDays | None:
    """Return the calendar of a receipt; an empty list, which is none today, once said that no day is a rest day."""
    return None if data is None else RestDays.none() if data == [] else RestDays.from_data(data)


def _differences(
    kept: Mapping[str, Any],
    question: Question[Any],
    decision: Decision | None,
    failure: Difference | None,
) -> Iterator[Difference]:
    changed = [part for part in _PARTS if digest(kept[part]) != kept["parts"][part]]
    yield from (_said(part, "changed") for part in changed)
    if not changed and digest({k: v for k, v in kept.items() if k != "receipt"}) != kept["receipt"]:
        yield _said("receipt", "hash")
    version = kept["version"]
    if version["rules"] != question.hash:
        yield _said("rules", "rules", version["rules"][:12], question.hash[:12])
    if version["cerra_rules"] != __version__:
        yield _said("version", "version", version["cerra_rules"], __version__)
    if failure is not None or decision is None:
        yield from (failure,) if failure else ()
        yield _said("answer", "no answer")
        return
    again = decision.receipt()
    yield from (_said("readings", "added", n) for n in again["readings"] if n not in kept["readings"])
    for name, value in again["facts"].items():
        if kept["facts"][name] != value:
            yield _said("facts", "written", name, _shown(kept["facts"][name]), _shown(value))
    if unknown := [name for name in kept["facts"] if name not in again["facts"]]:
        yield _said("facts", "written", unknown[0], _shown(kept["facts"][unknown[0]]), "")
    # Once a receipt listed rest days alone, which is told only where the answer is another one.
    is_bare = isinstance(kept["calendar"], list)
    if kept["calendar"] != again["calendar"] and not is_bare:
        yield _said("calendar", "written", "calendar", _shown(kept["calendar"]), _shown(again["calendar"]))
    # The answer names its version, but another version alone makes no other answer.
    if kept["answer"] not in {digest(decision.to_dict() | {"version": dict(v)}) for v in (version, again["version"])}:
        if is_bare and decision.calendar:
            yield _said("calendar", "bare", *map(str, decision.calendar.covers))
        yield _said("answer", "answer", decision.outcome)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _said(part: str, key: str, *values: str) -> Difference:
    en, zh = (text.format(*values) for text in _WORDS[key])
    return Difference(part, en, zh)
