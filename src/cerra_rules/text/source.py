"""The official text in a file that the user has: compared with the digests of the ledger, and quoted.

The sentences of the law are not in this library. Who has them (a page saved as text is enough: what stands around
the articles is passed over) can check them against the ledger and have them quoted.

Comparison is after `normalise`: layout, width and the shape of quotation marks do not matter, every other character
does. Every character belongs to one provision only (see `cerra_rules.text.cutting`), so a changed one names that provision,
not its parents or siblings. Traditional is not Simplified: the digests of the charter are of a text in Traditional
characters, those of the Measures of one in Simplified. A copy in the other script is recognised and said to be one;
it cannot be compared, since converting it back is not certain to give the same characters.

What stands after the last provision is taken for the page around it, unless it begins with the number of an article.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cerra_rules.errors import system_said
from cerra_rules.text.cutting import Cut, SourceError, Stray, cut, cuts, normalise, opening, own_text, split
from cerra_rules.text.ledger import entry, ledgers

if TYPE_CHECKING:
    from os import PathLike

    from cerra_rules.language.provisions import Instrument, Provision
    from cerra_rules.language.rows import Lang
    from cerra_rules.text.cutting import Script

__all__ = ["Report", "Source", "SourceError", "normalise", "read", "split", "verify", "verify_file"]

_SCRIPTS = {"zh-Hant": ("Traditional", "繁体"), "zh-Hans": ("Simplified", "简体")}
_EXCERPT = 30  # characters of the user's text that a report shows


@dataclass(frozen=True, slots=True)
class Report:
    """How a text compares with the ledger, provision by provision, in the order of the outline.

    Only provisions with a text of their own are compared. `strays` are sentences and numbered units among the
    provisions that belong to none. `script` is that of the text, `expected` that of the digests.
    """

    instrument: Instrument
    matches: tuple[Provision, ...]
    differs: tuple[Provision, ...]
    missing: tuple[Provision, ...]
    strays: tuple[Stray, ...]
    script: Script
    expected: Script

    @property
    def ok(self) -> bool:
        """Whether every provision agrees with the ledger, and nothing stands among them that does not belong."""
        return not (self.differs or self.missing or self.strays)

    @property
    def is_comparable(self) -> bool:
        """Whether the text is in the script of the digests; in the other one, most provisions differ."""
        return self.script == self.expected or 2 * len(self.matches) >= self.total

    @property
    def total(self) -> int:
        """How many provisions were compared."""
        return len(self.matches) + len(self.differs) + len(self.missing)

    def render(self, lang: Lang = "en") -> str:
        """Return the report as people read it, without a final line break."""
        return self._english() if lang == "en" else self._chinese()

    def _english(self) -> str:
        short = self.instrument.short
        if not self.is_comparable:
            have, want = _SCRIPTS[self.script][0], _SCRIPTS[self.expected][0]
            return (
                f"{short}: cannot be compared: the text is in {have} characters, the ledger is of the {want} text\n"
                f"hint: give it in {want} characters as published, not as converted"
            )
        lines = [f"{short}: {len(self.matches)} of {self.total} texts agree with the ledger"]
        lines += [f"differs: {p.cite()} [{p}]" for p in self.differs]
        lines += [f"missing: {p.cite()} [{p}]" for p in self.missing]
        lines += [f"belongs to no provision, after [{after}]: {_short(words)}" for after, words in self.strays]
        return "\n".join(lines)

    def _chinese(self) -> str:
        title = f"《{self.instrument.zh}》"
        if not self.is_comparable:
            have, want = _SCRIPTS[self.script][1], _SCRIPTS[self.expected][1]
            return f"{title}：无法比对：所给文本为{have}字，台账所依文本为{want}字\n提示：请提供原样发布的{want}字文本，不要转换字体"
        lines = [f"{title}：{self.total} 处文字中 {len(self.matches)} 处与台账一致"]
        lines += [f"不一致：{p.cite('zh')} [{p}]" for p in self.differs]
        lines += [f"缺少：{p.cite('zh')} [{p}]" for p in self.missing]
        lines += [f"不属于任何条文，在 [{after}] 之后：{_short(words)}" for after, words in self.strays]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {
            "instrument": self.instrument.code,
            "ok": self.ok,
            "script": self.script,
            "expected_script": self.expected,
            "matches": [p.locator for p in self.matches],
            "differs": [p.locator for p in self.differs],
            "missing": [p.locator for p in self.missing],
            "strays": [stray._asdict() for stray in self.strays],
        }


def _short(words: str) -> str:
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"


def verify(text: str, instrument: Instrument, digests: Mapping[str, str] | None = None) -> Report:
    """Compare a text with the ledger of the instrument, or with these digests (locator to SHA-256).

    Raises SourceError where no digests are given for an instrument that is not in this library.
    """
    return _compare(text, instrument, digests)[1]


def verify_file(path: str | PathLike[str]) -> Report:
    """Compare the text in a file with the ledger of the instrument that it is found to be.

    Raises SourceError where the file cannot be read, holds neither instrument, or more than one copy.
    """
    return _recognise(path)[1]


MAX_BYTES = 500_000
"""The longest source file that is read: many times either instrument with a page around it."""


def read(path: str | PathLike[str]) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or GB18030. Raises SourceError."""
    if path == "":
        raise SourceError("no file is named", "name a text file")
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = system_said(error)
        raise SourceError(f"{path}: {why}", "give a text file") from None
    if len(data) > MAX_BYTES:
        raise SourceError(f"{path}: larger than {MAX_BYTES // 1000} kB", "give the text of the instrument alone")
    utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SourceError(f"{path}: is not text in UTF-8 or GB18030", "save it as plain text first")


class Source:
    """The words of the law, from files that the user has: one for each instrument that is to be quoted.

    `reports` says by the code of the instrument how each file compares with the ledger. Raises SourceError where a
    file cannot be read, holds neither instrument, or more than one copy.
    """

    def __init__(self, *paths: str | PathLike[str]) -> None:
        found = [_recognise(path) for path in paths]
        self.reports = {report.instrument.code: report for _, report in found}
        self._cuts = {report.instrument.code: cut for cut, report in found}

    def words(self, locator: str) -> str:
        """Return the words of a provision before its own items, as they stand in the file.

        A norm has the words of the unit it is part of, an article made of paragraphs has theirs. Words that do not
        have the digest of the ledger are never returned. Raises SourceError for those and for words that are in no
        file, ProvisionError for an unknown locator.
        """
        instrument = entry(locator).provision.instrument
        found = self._cuts.get(instrument.code)
        if found is None:
            raise SourceError(f"{locator}: no file has the text of the {instrument.short}", "give one that has it")
        names = opening(instrument, locator.partition("#")[0])
        for name in names:
            if name not in found.matched:
                fault = "differ from the ledger" if name in found.words else "are missing"
                raise SourceError(
                    f"{locator}: its words {fault} in the file", "`cerra_rules.text.source.verify_file` shows more"
                )
        return "\n".join(found.words[name] for name in names)


def _compare(text: str, instrument: Instrument, digests: Mapping[str, str] | None) -> tuple[Cut, Report]:
    expected: Script | None = None
    if digests is None:
        ledger = ledgers().get(instrument.code)
        if ledger is None:
            raise SourceError(f"{instrument.short}: there is no ledger of it", "give the digests to compare with")
        digests, expected = ledger.digests, ledger.script
    return _against(cut(text, instrument, digests), instrument, expected)


def _against(found: Cut, instrument: Instrument, expected: Script | None) -> tuple[Cut, Report]:
    units = [instrument[name] for name in own_text(instrument)]
    report = Report(
        instrument,
        matches=tuple(p for p in units if p.locator in found.matched),
        differs=tuple(p for p in units if p.locator in found.words and p.locator not in found.matched),
        missing=tuple(p for p in units if p.locator not in found.words),
        strays=found.strays,
        script=found.script,
        expected=expected or found.script,
    )
    return found, report


def _recognise(path: str | PathLike[str]) -> tuple[Cut, Report]:
    text, books = read(path), ledgers().values()
    try:
        tried = [[_against(c, b.instrument, b.script) for c in cuts(text, b.instrument, b.digests)] for b in books]
    except SourceError as error:
        raise SourceError(f"{path}: {error.message}", error.hint) from None
    best: list[tuple[Cut, Report]] = [
        max(copy, key=lambda pair: (len(pair[1].matches), -len(pair[1].missing))) for copy in zip(*tried, strict=True)
    ]
    held = [pair for pair in best if pair[1].matches or 10 * len(pair[1].missing) <= pair[1].total]
    if not held:
        names = " nor ".join(f"the {book.instrument.short}" for book in books)
        raise SourceError(f"{path}: holds neither {names}", "save the page with the articles as plain text")
    if len(held) > 1:  # to compare one of them would pass over what is wrong with the others
        names = " and ".join(dict.fromkeys(f"the {report.instrument.short}" for _, report in held))
        copies = "" if " and " in names else f"{len(held)} copies of "
        raise SourceError(f"{path}: holds {copies}{names}", "give each copy of a text in a file of its own")
    return held[0]
