"""Citations for people: an instrument by its full name once, then by a short one, and what provisions share said once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cerra_rules.language.provisions import Instrument, Provision
from cerra_rules.language.rows import Lang

_KINDS = ("办法", "章程", "条例", "规定", "细则", "规则", "规程", "法")
_PARTS = {
    "en": re.compile(r"art\. \d+|, para\. \d+|, item \d+|\(\d+\)"),
    "zh": re.compile("第[^第（]*(?:（[^）]*）)?[条款项目]"),
}


def label(provision: Provision, lang: Lang) -> str:
    """Return where a provision stands in its instrument: article, paragraph and item, as lawyers cite.

    Which of several norms of one unit is meant is left out: nobody else numbers them.
    """
    full = provision.cite(lang)
    if lang == "en":
        return re.sub(", norm [a-z]$", "", full.removeprefix(f"{provision.instrument.short}, "))
    return re.sub("（其[^）]*）$", "", full.removeprefix(f"《{provision.instrument.zh}》"))


def short_name(instrument: Instrument, lang: Lang) -> str:
    """Return what an instrument is called once it has been named: in Chinese by its kind."""
    if lang == "en":
        return instrument.short
    return next((f"《{kind}》" for kind in _KINDS if instrument.zh.endswith(kind)), f"《{instrument.zh}》")


def joined(labels: Iterable[str], lang: Lang) -> str:
    """Return places in one instrument as a list, in which what a place shares with the one before is not said again."""
    said: list[str] = []
    before: list[str] = []
    for place in dict.fromkeys(labels):
        parts = _PARTS[lang].findall(place)
        shared = 0
        while shared < min(len(parts), len(before)) - 1 and parts[shared] == before[shared]:
            shared += 1
        left = "".join(parts[shared:]).removeprefix(", ") if parts and "".join(parts) == place else place
        said.append(left)
        before = parts
    return ("; " if lang == "en" and any("," in s for s in said) else ", " if lang == "en" else "、").join(said)


def cite(provisions: Iterable[Provision], lang: Lang) -> str:
    """Return provisions as a list within a sentence, each instrument by its short name once."""
    found: dict[Instrument, list[Provision]] = {}
    for provision in provisions:
        found.setdefault(provision.instrument, []).append(provision)
    comma, semicolon = (", ", "; ") if lang == "en" else ("", "；")
    return semicolon.join(
        short_name(instrument, lang) + comma + joined((label(p, lang) for p in parts), lang)
        for instrument, parts in found.items()
    )
