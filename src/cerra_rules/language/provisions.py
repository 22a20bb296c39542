"""Instruments, the provisions they are made of, and how people cite them.

A locator is written `anxi:13(4)/3`, `charter:16#a`, `anxi:11¶2`: article 条, then ¶ paragraph 款, ( ) item 项,
/ sub-item 目, and # for one of several norms that share a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cerra_rules.errors import DefinitionError, ProvisionError, near
from cerra_rules.language.notes import Asks, ContestedPoints, HigherLaws, Remarks
from cerra_rules.language.readings import Options, Reading
from cerra_rules.language.rows import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PARTS = re.compile(r"(\d+)|¶(\d+)|\((\d+)\)|/(\d+)|#([a-z])")
_OUTLINE = re.compile(r"[1-9]\d{0,2}(¶[1-9]\d{0,2}|\([1-9]\d{0,2}\)|/[1-9]\d{0,2}|#[a-z])*")
_DIGITS = "〇一二三四五六七八九"


def numeral(n: int) -> str:
    """Return `n` (1 to 999) as a Chinese numeral.

    >>> numeral(12), numeral(30), numeral(7), numeral(105), numeral(210)
    ('十二', '三十', '七', '一百零五', '二百一十')
    """
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    text = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else _DIGITS[tens] + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """A part of an instrument that can be cited; ordered as in the text.

    The parts below it are reached by `.paragraph(n)`, `.item(n)`, `.sub_item(n)` and `.norm("a")`, each of
    which raises ProvisionError where the text has no such part. A provision equals its locator as text, and has its hash.
    """

    instrument: Instrument = field(compare=False, repr=False)
    position: int
    locator: str

    def paragraph(self, n: int) -> Provision:
        """Return paragraph `n` (款) of this provision."""
        return self.instrument[f"{self.locator}¶{n}"]

    def item(self, n: int) -> Provision:
        """Return item `n` (项) of this provision."""
        return self.instrument[f"{self.locator}({n})"]

    def sub_item(self, n: int) -> Provision:
        """Return sub-item `n` (目) of this provision."""
        return self.instrument[f"{self.locator}/{n}"]

    def norm(self, letter: str) -> Provision:
        """Return one of the norms that share this unit of text."""
        return self.instrument[f"{self.locator}#{letter}"]

    def cite(self, lang: Lang = "en") -> str:
        """Return the citation as people write it, in English or Chinese."""
        parts = _PARTS.findall(self.locator.partition(":")[2])
        item_en, item_zh = self.instrument.item_style
        words: list[str] = []
        for article, paragraph, item, sub_item, norm in parts:
            if article:
                words.append(f"art. {article}" if lang == "en" else f"第{numeral(int(article))}条")
            elif paragraph:
                words.append(f", para. {paragraph}" if lang == "en" else f"第{numeral(int(paragraph))}款")
            elif item:
                words.append(item_en.format(item) if lang == "en" else item_zh.format(numeral(int(item))))
            elif sub_item:
                words.append(f"({sub_item})" if lang == "en" else f"第{sub_item}目")
            else:
                words.append(f", norm {norm}" if lang == "en" else f"（其{numeral(ord(norm) - ord('a') + 1)}）")
        return (
            f"{self.instrument.short}, {''.join(words)}"
            if lang == "en"
            else f"《{self.instrument.zh}》{''.join(words)}"
        )

    def __eq__(self, other: object) -> bool:
        """Whether the other is the same provision, or its locator as text."""
        return self.locator == (other.locator if isinstance(other, Provision) else other)

    def __hash__(self) -> int:
        return hash(self.locator)

    def __str__(self) -> str:
        return self.locator


class Instrument:
    """A whole regulation: its names, and the outline of everything in it that can be cited.

    `item_style` is how an item is cited in English and in Chinese: as the instrument itself numbers its items.
    `outline` lists the locators in the order of the text, without the instrument's code. Indexing by a full
    locator returns the provision and raises ProvisionError for an unknown one. `package` is the package in which the
    words beside the rules stand as data: what is contested, the national law, the remarks, and facts as questions.
    """

    def __init__(
        self,
        code: str,
        *,
        en: str,
        zh: str,
        short: str,
        outline: str,
        item_style: tuple[str, str] = ("({})", "第（{}）项"),
        package: str = "",
    ) -> None:
        self.code = code
        self.en = en
        self.zh = zh
        self.short = short
        self.item_style = item_style
        self.package = package
        self.contested = ContestedPoints(package)
        self.higher_law = HigherLaws(package)
        self.remarks = Remarks(package)
        self.asks = Asks(package)
        parts = outline.split()
        for i, part in enumerate(parts):
            if not _OUTLINE.fullmatch(part) or part in parts[:i]:
                raise DefinitionError(
                    f"outline of `{code}`: `{part}` {'stands twice' if part in parts[:i] else 'is no locator'}",
                    "13  13¶2  13(4)  13(4)/3  13#a",
                )
        self.provisions: Mapping[str, Provision] = MappingProxyType({
            f"{code}:{part}": Provision(self, i, f"{code}:{part}") for i, part in enumerate(parts)
        })

    def __reduce__(self) -> tuple[Any, ...]:
        outline = " ".join(locator.removeprefix(f"{self.code}:") for locator in self.provisions)
        return _again, (self.code, self.en, self.zh, self.short, outline, self.item_style, self.package)

    def reading(self, name: str, *, options: tuple[str, ...], default: str) -> Reading:
        """Return a contested reading of this text with its options; what they mean is said in its contested points."""
        return Reading(name, default, Options(name, options, self.contested), self.contested)

    def article(self, n: int) -> Provision:
        """Return article `n` (条)."""
        return self[f"{self.code}:{n}"]

    def __getitem__(self, locator: str) -> Provision:
        try:
            return self.provisions[locator]
        except KeyError:
            raise ProvisionError(
                f"{self.short}: there is no provision `{locator}`",
                near(locator, self.provisions),
            ) from None

    def __iter__(self) -> Iterator[Provision]:
        return iter(self.provisions.values())

    def __repr__(self) -> str:
        return f"<Instrument {self.code}>"


@cache
def _again(
    code: str,
    en: str,
    zh: str,
    short: str,
    outline: str,
    item_style: tuple[str, str],
    package: str,
) -> Instrument:
    """Return the one instrument that another process has sent, however many of its provisions come along."""
    return Instrument(code, en=en, zh=zh, short=short, outline=outline, item_style=item_style, package=package)
