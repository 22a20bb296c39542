"""Provisions as text and as data: the row of the ledger and, from a file that the user has, the official words.

Only words that have the digest of the ledger are quoted; where a file has others, that is said in their place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from cerra_rules.errors import ProvisionError, near
from cerra_rules.language.provisions import Instrument, Provision
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable, visible
from cerra_rules.text.contested import positions, readings
from cerra_rules.text.cutting import opening
from cerra_rules.text.ledger import Entry, entries, ledgers, row_of
from cerra_rules.text.ledger_words import in_words
from cerra_rules.text.source import Report, Source, SourceError, read

Fault = Literal["no_file", "other_script", "differs", "missing"]
"""Why words are not quoted: no file of the instrument, one in the other script, other words, or none."""

_WORDS = {
    "en": {
        "provisions": "Provisions", "type": "type", "bearer": "bearer", "summary": "summary", "text": "text", "unquoted": "not quoted",
        "encoded": "decided by", "excused": "not encoded", "readings": "readings", "higher": "higher law",
        "same": "the words of [{}]", "differs": "{} differs from the ledger here", "missing": "{} does not have it",
        "no_file": "no file given has the text of the {}", "decidable": "decidable",
        "fully": "fully", "human-judgement": "needs a person's judgement", "not-operative": "nothing to decide",
        ":": ": ", ",": ", ",
    },
    "zh": {
        "provisions": "条文", "type": "类型", "bearer": "承担者", "summary": "概要", "text": "原文", "unquoted": "未引原文",
        "encoded": "对应问题", "excused": "未编码", "readings": "解释方案与既定立场", "higher": "上位法提示",
        "same": "同 [{}]", "differs": "{} 此处与台账不一致", "missing": "{} 缺少此处",
        "no_file": "所给文件均无《{}》文本", "decidable": "可否判定",
        "fully": "可以判定", "human-judgement": "须另行认定", "not-operative": "无须判定",
        ":": "：", ",": "、",
    },
}  # fmt: skip


class Quotes:
    """The official words from the files that a user has, one for each instrument.

    Raises SourceError where a file cannot be read, holds neither instrument, or one that another file has given.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self._files: dict[str, tuple[str, Source, Report]] = {}
        for file in files:
            source = Source(file)
            ((code, report),) = source.reports.items()
            if code in self._files:
                first, short = self._files[code][0], report.instrument.short
                raise SourceError(f"{file}: the {short} again, as in {first}", "give one file for each instrument")
            self._files[code] = file, source, report

    def words(self, provision: Provision) -> tuple[str, None] | tuple[None, Fault]:
        """Return the words of a provision as they stand in the file, or why they are not quoted."""
        found = self._files.get(provision.instrument.code)
        if found is None:
            return None, "no_file"
        _, source, report = found
        try:
            return source.words(provision.locator), None
        except SourceError:
            if not report.is_comparable:
                return None, "other_script"
            differing = {p.locator for p in report.differs}
            return None, "differs" if differing.intersection(_units(provision)) else "missing"

    def place(self, provision: Provision) -> tuple[str, int] | None:
        """Return the file, and the line in it, where the words of a provision begin; None where they are not quoted."""
        words, _ = self.words(provision)
        if words is None:
            return None
        file = self._files[provision.instrument.code][0]
        text = read(file)
        marks = [(char, i) for i, char in enumerate(text) if not char.isspace()]  # words are quoted without line breaks
        found = "".join(char for char, _ in marks).find("".join(words.split()))
        return (file, text.count("\n", 0, marks[found][1]) + 1) if found >= 0 else None

    def note(self, provision: Provision, fault: Fault, lang: Lang) -> str:
        """Return what is said in the place of words that are not quoted."""
        return _WORDS[lang][fault].format(printable(self._files[provision.instrument.code][0]))

    def notes(self, instruments: Iterable[Instrument], lang: Lang) -> Iterator[str]:
        """Give what is to be said once for each instrument: no file has it, or one in the other script."""
        for instrument in dict.fromkeys(instruments):
            found = self._files.get(instrument.code)
            if found is None:
                yield _WORDS[lang]["no_file"].format(instrument.short if lang == "en" else instrument.zh)
            elif not found[2].is_comparable:
                yield from f"{printable(found[0])}: {found[2].render(lang)}".splitlines()


def quotes_from(files: Iterable[str] | None) -> Quotes | None:
    """Return the words in these files; None where no file is given. Raises SourceError."""
    given = list(files or ())
    return Quotes(given) if given else None


def find_rows(locator: str | None) -> tuple[Entry, ...]:
    """Return the rows of a provision and of all that is below it, of an instrument, or all. Raises ProvisionError.

    Full-width characters are taken for the plain ones.
    """
    if locator is None:
        return entries()
    name, books = unicodedata.normalize("NFKC", locator), ledgers()
    if ":" not in name and name not in books:
        hint = near(name, [*books, *(name for book in books.values() for name in book)])
        raise ProvisionError(f"there is no provision `{locator}`", hint or "such as `anxi`, or `anxi:13(4)` for a part")
    return entries(name)


def row_data(rows: Iterable[Entry], quotes: Quotes | None) -> list[dict[str, Any]]:
    """Return rows as plain data; where there are files, with `text`, or `not_quoted` that says why it is null."""
    data = []
    for row in rows:
        data.append(row.to_dict())
        if quotes is not None:
            data[-1]["text"], data[-1]["not_quoted"] = quotes.words(row.provision)
    return data


def quoted_data(provisions: Iterable[Provision], quotes: Quotes | None) -> dict[str, Any]:
    """Return the words of provisions by locator as `text`, and as `not_quoted` why others have none.

    Where there are no files, nothing.
    """
    if quotes is None:
        return {}
    found = {str(p): quotes.words(p) for p in provisions}
    return {
        "text": {name: words for name, (words, _) in found.items() if words is not None},
        "not_quoted": {name: fault for name, (_, fault) in found.items() if fault is not None},
    }


def row_lines(rows: tuple[Entry, ...], quotes: Quotes | None, lang: Lang) -> list[str]:
    """Return rows of the ledger line by line, with a blank line between them."""
    words = _WORDS[lang]
    text = dict(_texts([row.provision for row in rows], quotes, lang, codes=True))
    doubts = {row.provision.instrument: _doubts(row.provision.instrument, lang) for row in rows}
    notes = list(quotes.notes(doubts, lang)) if quotes else []
    lines = [*notes, ""] if notes else []
    for row in rows:
        of = doubts[row.provision.instrument]
        said = {
            "summary": row.summary(lang),
            "type": in_words(row.type, lang),
            "bearer": in_words(row.bearer, lang),
            "decidable": words[row.decidable],
            "encoded": words[","].join(row.encoded_by),
            "excused": in_words(row.excused, lang),
        }
        lines += [f"{row.provision}  {row.cite(lang)}"]
        lines += [f"  {words[key]}{words[':']}{value}" for key, value in said.items() if value]
        lines += [f"  {line}" for line in text.get(row.provision.locator, ())]
        for title, ids in (("readings", row.readings), ("higher", row.higher_law)):
            if ids:
                lines.append(f"  {words[title]}{words[':']}".rstrip())
                lines += [f"    - {of.get(id, id)}" for id in ids]
        lines.append("")
    return lines[:-1]


def provision_lines(
    provisions: Iterable[Provision], quotes: Quotes | None, lang: Lang, *, codes: bool = False
) -> list[str]:
    """Return provisions as a list: each with its citation, our summary and, where there are files, its words."""
    words, listed = _WORDS[lang], list(provisions)
    text = dict(_texts(listed, quotes, lang, codes=codes))
    lines = [f"  {note}" for note in quotes.notes((p.instrument for p in listed), lang)] if quotes else []
    for provision in listed:
        code = f"{provision}{words[':']}" * codes
        lines.append(f"  - {code}{provision.cite(lang)}")
        if row := row_of(provision):
            lines.append(f"    {words['summary']}{words[':']}{row.summary(lang)}")
        lines += [f"    {line}" for line in text.get(provision.locator, ())]
    return lines


def _texts(
    listed: list[Provision], quotes: Quotes | None, lang: Lang, *, codes: bool
) -> Iterator[tuple[str, list[str]]]:
    """Give the lines that quote provisions, by locator; the same words once, beside the provision that owns them."""
    if quotes is None:
        return
    words, names = _WORDS[lang], {p.locator for p in listed}
    shown: dict[tuple[str, ...], str] = {}
    label = f"{words['text']}{words[':']}"
    for provision in listed:
        units = _units(provision)
        if provision.locator not in units and names.issuperset(units):
            continue
        found, fault = quotes.words(provision)
        if found is not None:
            first, *more = visible(found)
            quoted = [label + first, *(f"  {line}" for line in more)]
            yield provision.locator, [label + words["same"].format(shown[units])] if units in shown else quoted
            shown.setdefault(units, provision.locator if codes else provision.cite(lang))
        elif fault in ("differs", "missing"):  # what else there is stands in the notes
            yield provision.locator, [words["unquoted"] + words[":"] + quotes.note(provision, fault, lang)]


def _doubts(instrument: Instrument, lang: Lang) -> dict[str, str]:
    """Return in a line each, by id, contested points with the side taken, and notes on national law."""
    colon, pair = _WORDS[lang][":"], 0 if lang == "en" else 1
    found = {
        note.id: f"{note.id} {note.title(lang)}{colon}{getattr(note, lang)}" for note in instrument.higher_law.values()
    }
    for point in positions(instrument):
        found[point.id] = f"{point.id}{colon}{point.issue[pair]} → {point.position[pair] if point.position else ''}"
    for id, reading in readings(instrument).items():
        side = reading.options[reading.default][pair]
        found[id] = f"{id} {reading.name}{colon}{reading.point.issue[pair]} → {side}"
    return found


def _units(provision: Provision) -> tuple[str, ...]:
    """Return the locators whose words a provision has: its own, its paragraphs', or those of the unit it is part of."""
    return tuple(opening(provision.instrument, provision.locator.partition("#")[0]))
