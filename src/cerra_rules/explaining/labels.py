"""What facts and values are called by people: short, in English or Chinese, without any machine word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from cerra_rules.language.provisions import numeral
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import FactSpec
from cerra_rules.language.words import Named

_MACHINE = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b|\b(?:anxi|charter)[.:]\S+")
_SHORT = 5
"""A bracket of so few letters is the number of an item."""
_PAIRS = {"(": ")", "（": "）"}
_ENDS = {"en": re.compile(r"; |\. (?=[A-Z])"), "zh": re.compile("；|。")}
_COUNTED = {"人数": "人", "票数": "票", "单位数": "个", "年龄": "岁"}
_SHARES = {
    Fraction(1, 2): ("half", "半数"),
    Fraction(2, 3): ("two thirds", "三分之二"),
    Fraction(1, 3): ("a third", "三分之一"),
}
_ABBREVIATED = {"aic", "icp", "ip", "isp", "b2b", "b2c", "c2c"}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@cache
def label(spec: FactSpec, lang: Lang) -> str:
    """Return what a fact states, without what is said beside it: brackets at the end, further sentences, names of facts."""
    text = _whole(getattr(spec, lang), lang)
    if lang == "en" and (spec.kind != "bool" or _MACHINE.search(text)):
        text = text.partition(":")[0]
    text = text.partition(", e.g.")[0] if lang == "en" else text
    text = _MACHINE.sub("", re.sub(rf"\s*\([^()]*(?:{_MACHINE.pattern})[^()]*\)", "", text))
    return lowered(re.sub(r" +", " ", text).strip(" .。")) or getattr(spec, lang)


def _whole(text: str, lang: Lang) -> str:
    """Return a text up to the first end of a sentence outside brackets, without what stands in brackets at its end."""
    closing: list[str] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            closing.append(_PAIRS[character])
        elif closing and character == closing[-1]:
            closing.pop()
        elif not closing and _ENDS[lang].match(text, at):
            text = text[:at]
            break
    text = text.rstrip(" .。")
    while text.endswith((")", "）")) and 0 < (start := _opening(text)) < len(text) - _SHORT:
        text = text[:start].rstrip()
    return text


def _opening(text: str) -> int:
    """Return where the bracket begins that a text ends with."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in ")）") - (text[at] in "(（")
        if depth == 0:
            return at
    return 0


def lowered(text: str) -> str:
    """Return a text that begins small, as within a sentence, but for names and abbreviations."""
    starts = (
        text[:1].isupper()
        and (text[1:2].islower() or text[1:2] == " ")
        and not re.match(r"(Alliance|Anxi|Chinese|E-Commerce)\b", text)
    )
    return text[:1].lower() + text[1:] if starts else text


def raised(text: str) -> str:
    """Return a text that begins with a capital letter, as a sentence does."""
    return text[:1].upper() + text[1:]


def counted(spec: FactSpec, number: object, lang: Lang) -> str:
    """Return a count of something as part of a sentence."""
    if template := spec.said[lang == "zh"]:
        return template.format(number)
    called = label(spec, lang)
    if lang == "zh":
        for ending, unit in _COUNTED.items():
            if called.endswith(ending):
                return f"{called if ending == '年龄' else called.removesuffix(ending)}{number}{unit}"
        return f"{called}为{number}"
    return f"{called}: {number}"


def unit(spec: FactSpec) -> str:
    """Return in what a count is told in Chinese; nothing where it has no word of its own."""
    if spec.said[1]:
        return spec.said[1].rpartition("{}")[2]
    called = label(spec, "zh")
    return next((word for ending, word in _COUNTED.items() if called.endswith(ending)), "")


def share(part: Fraction, lang: Lang) -> str:
    """Return a share in words."""
    if part in _SHARES:
        return _SHARES[part][lang == "zh"]
    if lang == "en":
        return f"{part.numerator}/{part.denominator}"
    return f"{numeral(part.denominator)}分之{numeral(part.numerator)}"


def day(on: date, lang: Lang) -> str:
    """Return a day as people write it."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}" if lang == "en" else f"{on.year}年{on.month}月{on.day}日"


def span(first: date, last: date, lang: Lang) -> str:
    """Return a run of days as people write it, with what both ends share once."""
    if first == last:
        return day(first, lang)
    if lang == "zh":
        year = "" if first.year == last.year else f"{last.year}年"
        month = "" if not year and first.month == last.month else f"{last.month}月"
        return f"{day(first, lang)}至{year}{month}{last.day}日"
    if first.year != last.year:
        return f"{day(first, lang)} to {day(last, lang)}"
    month = "" if first.month == last.month else f" {_MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {day(last, lang)}"


def option(value: Any, lang: Lang) -> str:
    """Return one of several things that a fact can be."""
    if lang == "zh" and isinstance(value, Named):
        return value.zh
    return " ".join(word.upper() if word in _ABBREVIATED else word for word in str(value).split("_"))


def quoted(text: str) -> str:
    """Return a text in quotation marks; those within it become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def sentences(items: Iterable[str], lang: Lang, most: int | None = None) -> str:
    """Return several statements as one sentence; with more than `most` of them, how many are left out."""
    texts = list(dict.fromkeys(items))
    said = ("; " if lang == "en" else "；").join(texts[:most])
    if most is not None and (more := len(texts) - most) > 0:
        said += f"; and {more} more" if lang == "en" else f"；另有{more}项"
    return said


def listed(items: Iterable[str], lang: Lang, most: int | None = None) -> str:
    """Return a list of names; with more than `most` of them, how many are left out."""
    texts = list(dict.fromkeys(items))
    shown = texts if most is None else texts[:most]
    said = (", " if lang == "en" else "、").join(shown)
    if (more := len(texts) - len(shown)) > 0:
        said += f" and {more} more" if lang == "en" else f"等{len(texts)}项"
    return said
