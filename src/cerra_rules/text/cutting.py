"""The text of an instrument, cut into the units of its outline.

Every character of the articles belongs to exactly one provision. An article or an item has the words before its own
items; an article made of paragraphs has none, its paragraphs have; norms that share a sentence have no text of their
own. The numbers themselves (第十二条, (一), 1.) and chapter headings belong to no provision.

Articles and items are found by their numbers; where a number turns up more than once, the chain of numbers that
stands best at line starts and after full stops wins. Where a provision ends, and where a paragraph begins, its digest
says: a run of whole sentences that has it is the provision, however the lines are broken. Else the lines decide.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, pairwise, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from cerra_rules.errors import CerraError
from cerra_rules.language.provisions import numeral

if TYPE_CHECKING:
    from cerra_rules.language.provisions import Instrument

Script = Literal["zh-Hans", "zh-Hant"]

_CIRCLED = {0x2460 + i: f"({i + 1})" for i in range(20)}
_SHAPES = {'"': "“”„‟「」『』", "'": "‘’‚‛", "-": "‐‑‒–—―−"}
_SAME = str.maketrans({shape: char for char, shapes in _SHAPES.items() for shape in shapes})
_NUMBERS = {numeral(n): n for n in range(1, 100)} | {str(n): n for n in range(1, 100)}
_CHINESE, _ARABIC = "[一二三四五六七八九十]", "[0-9]{1,2}"
_ENDS, _CLOSERS, _FULL_STOPS = "。;:!?", "\"')》", frozenset("。;!?")
_MANY = 500  # more sentences and lines than stand between two numbers
_LONGEST = 100  # more sentences and lines than any provision has
MOST_COPIES = 50
_BEST = 3  # the rank of a mark that stands at a line's start and follows the end of a sentence
_REFERENCE = re.compile("[法程、和至及或]第|.第[^条條]{1,3}[条條][、和至及或规規第款项項所]")


class _Style:
    """A way to write the numbers of provisions, and the least rank at which they count."""

    def __init__(self, rank: int, *patterns: str) -> None:
        self.rank = rank
        self.patterns = [re.compile(f"(?=({p}))") for p in patterns]  # they may overlap: `32.` is also `2.`


_ARTICLE = _Style(0, f"第({_CHINESE}{{1,3}}|{_ARABIC})[条條][:.]?")
_LISTS = (
    _Style(0, rf"\(({_CHINESE}{{1,3}})\)[:、.]?"),
    _Style(0, rf"\(({_ARABIC})\)[:、.]?"),
    _Style(0, f"({_ARABIC})[、.]"),
    _Style(1, *(f"({_CHINESE}{{{width}}})[、.]?" for width in (3, 2, 1))),
)


def normalise(text: str) -> str:
    r"""Return `text` with everything gone that layout and typing may change without changing the law.

    NFKC, no white space or invisible characters, one shape of quotation mark and dash. Traditional and Simplified
    characters stay as they are: turning one into the other is an interpretation.

    >>> normalise("第 1 條　“平台”，\n⒈其他")
    '第1條"平台",1.其他'
    """
    wide = unicodedata.normalize("NFKC", text.translate(_CIRCLED)).translate(_SAME)
    kept = "".join(c for c in wide if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))
    return unicodedata.normalize("NFKC", kept)


_normal = lru_cache(5000)(normalise)
"""The same of one character: a text has few different ones."""


def digest(text: str) -> str:
    """Return the SHA-256 of the normalised text, in hexadecimal."""
    return _sha256(normalise(text))


def _sha256(flat: str) -> str:
    return hashlib.sha256(flat.encode()).hexdigest()


class SourceError(CerraError, ValueError):
    """A file does not hold the text of an instrument, or not the words that were asked for."""


class Stray(NamedTuple):
    """Words among the provisions that belong to none of them, and the provision they follow."""

    after: str
    words: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut along an outline: the words of each provision by locator, and which of them have their digest.

    `script` is what the numbers of the articles are written in.
    """

    words: Mapping[str, str]
    matched: frozenset[str]
    strays: tuple[Stray, ...]
    script: Script


class _Mark(NamedTuple):
    start: int
    end: int
    number: int
    rank: int  # 2 for standing at a line's start, and 1 for following the end of a sentence


def own_text(instrument: Instrument) -> list[str]:
    """Return the locators of the provisions that have a text of their own, in the order of the text."""
    known = instrument.provisions
    return [name for name in known if "#" not in name and f"{name}¶1" not in known]


@cache
def parts(instrument: Instrument, locator: str, shape: str) -> Sequence[str]:
    """Return the parts of a provision that are numbered in this shape: `¶{}`, `({})` or `/{}`."""
    names = (locator + shape.format(n) for n in range(1, 100))
    return tuple(name for name in names if name in instrument.provisions)


def opening(instrument: Instrument, unit: str) -> list[str]:
    """Return the locators of what a unit says before its own items: its paragraphs, or itself."""
    known = instrument.provisions
    items = parts(instrument, unit, "({})")
    return [p for p in parts(instrument, unit, "¶{}") if not items or known[p] < known[items[0]]] or [unit]


def cuts(text: str, instrument: Instrument, digests: Mapping[str, str]) -> list[Cut]:
    """Cut a text into the provisions of the outline: once for each copy in it, which begins with its first article.

    Raises SourceError where it begins more often than any page has it.
    """
    page = _Page(text)
    first = page.find(_ARTICLE, 0, len(page.flat), 1, more=False)
    starts = [m.start for m in first if m.rank] or [m.start for m in first] or [0]
    if len(starts) > MOST_COPIES:
        raise SourceError(
            f"the first article begins {len(starts)} times", "give one copy of the text, and nothing else"
        )
    return [_Copy(page, a, b, instrument, digests).result() for a, b in pairwise([*starts, len(page.flat)])]


def cut(text: str, instrument: Instrument, digests: Mapping[str, str]) -> Cut:
    """Cut a text into the provisions of the outline; of several copies in it, the best is taken."""
    return max(cuts(text, instrument, digests), key=lambda copy: (len(copy.matched), len(copy.words)))


def split(text: str, instrument: Instrument, digests: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the words of every provision found in a text, by locator, in the order of the outline."""
    return dict(cut(text, instrument, digests or {}).words)


class _Page:
    """A text without its layout, which remembers where each character stood and where lines began."""

    def __init__(self, text: str) -> None:
        self.raw = unicodedata.normalize("NFC", text)
        self.at: list[int] = []
        self.lines: set[int] = set()
        flat: list[str] = []
        fresh = True
        for i, char in enumerate(self.raw):
            fresh = fresh or char in "\n\r\v\f\x85\u2028\u2029"
            same = _normal(char)
            if same and fresh:
                self.lines.add(len(flat))
                fresh = False
            flat.extend(same)
            self.at.extend([i] * len(same))
        self.flat = "".join(flat)

    def words(self, a: int, b: int) -> str:
        """Return the words between two places as they stand, without line breaks."""
        lines = [line.strip() for line in self.raw[self.at[a] : self.at[b - 1] + 1].splitlines()]
        return re.sub(r"(?<=[A-Za-z])\n+(?=[A-Za-z])", " ", "\n".join(lines)).replace("\n", "")

    def ends_sentence(self, i: int) -> bool:
        """Say whether a sentence, or the opening of a list, ends just before `i`."""
        while i and self.flat[i - 1] in _CLOSERS:
            i -= 1
        return i > 0 and self.flat[i - 1] in _ENDS

    def marks(self, style: _Style, a: int, b: int, count: int, *, more: bool) -> list[_Mark]:
        """Return the numbers between two places that stand best as the marks of one list."""
        return _chain(self.find(style, a, b, count, more=more))

    def find(self, style: _Style, a: int, b: int, count: int, *, more: bool) -> list[_Mark]:
        """Return everything between two places that may be the mark of a number from 1 to `count`.

        With `more`, a higher number is a mark too, if it opens a line after a full stop.
        """
        found = []
        for pattern in style.patterns:
            for match in pattern.finditer(self.flat, a, b):
                start, end = match.span(1)
                rank = 2 * (start in self.lines) + (start == a or self.ends_sentence(start))
                number = _NUMBERS.get(match[2], 0)
                wanted = 1 <= number <= count or (more and number > count and rank == _BEST)
                reference = rank == 0 and number > 1 and _REFERENCE.match(self.flat, start - 1)
                if wanted and rank >= style.rank and not reference:
                    found.append(_Mark(start, end, number, rank))
        return found


def _chain(marks: list[_Mark]) -> list[_Mark]:
    """Return the rising, not overlapping marks that weigh most together; of equal chains, the earliest."""
    best: dict[int, _Chain] = {0: (0, 0, [])}  # by the number that a chain ends with, of chains whose last mark is past
    fresh: list[_Chain] = []
    for place, mark in enumerate(sorted(marks), 1):
        past = [chain for chain in fresh if chain[2][-1].end <= mark.start]
        fresh = [chain for chain in fresh if chain[2][-1].end > mark.start]
        for chain in past:
            number = chain[2][-1].number
            best[number] = max(chain, best.get(number, chain), key=_weight)
        weight, _, before = max((chain for number, chain in best.items() if number < mark.number), key=_weight)
        fresh.append((weight + mark.rank + 1, -place, [*before, mark]))
    return max([*best.values(), *fresh], key=_weight)[2]


_Chain: TypeAlias = tuple[int, int, list[_Mark]]
"""What marks weigh together, how early the last of them is, and the marks."""


def _weight(chain: _Chain) -> tuple[int, int]:
    return chain[:2]


class _Place(NamedTuple):
    name: str  # of a provision, or nothing for words that belong to none
    start: int
    end: int
    matched: bool


class _Copy:
    """One copy of the instrument in a page: where in it each provision stands."""

    def __init__(self, page: _Page, a: int, b: int, instrument: Instrument, digests: Mapping[str, str]) -> None:
        self.page = page
        self.stop = b
        self.instrument = instrument
        self.digests = digests
        articles = parts(instrument, instrument.code, ":{}")
        self.articles = page.marks(_ARTICLE, a, b, len(articles), more=True)
        self.places = list(self._numbered(articles, self.articles, b, []))

    def result(self) -> Cut:
        """Return what was found, with its words."""
        spans = {place.name: place for place in self.places if place.name}
        words = {n: self.page.words(spans[n].start, spans[n].end) for n in self.instrument.provisions if n in spans}
        strays = []
        for _, a, b, _ in (place for place in self.places if not place.name):
            earlier = [(place.start, name) for name, place in spans.items() if place.start < a]
            before = max(earlier, default=(0, self.instrument.code))
            strays.append(Stray(before[1], self.page.words(a, b)))
        old = sum("條" in self.page.flat[m.start : m.end] for m in self.articles)
        script: Script = "zh-Hant" if 2 * old > len(self.articles) else "zh-Hans"
        return Cut(words, frozenset(n for n in words if spans[n].matched), tuple(strays), script)

    def _numbered(self, names: Sequence[str], marks: list[_Mark], b: int, tail: list[str]) -> Iterator[_Place]:
        """Place the numbered units `names` at their marks, and the unnumbered `tail` after the last of them."""
        for mark, following in zip_longest(marks, marks[1:]):
            stop, rest = (following.start, []) if following else (b, tail)
            if mark.number <= len(names):
                yield from self._unit(names[mark.number - 1], mark.end, stop, rest)
            else:
                end = self._line_end(mark.end, stop)
                yield _Place("", mark.start, end, False)
                yield from self._lay(rest, end, stop)

    def _unit(self, unit: str, a: int, b: int, tail: list[str]) -> Iterator[_Place]:
        """Place a unit and everything below it between two places, then the paragraphs `tail`.

        What looks like its list may be another: under the right style most provisions have their digest.
        """
        names = parts(self.instrument, unit, "/{}" if ")" in unit else "({})")
        before = opening(self.instrument, unit)
        after = [*parts(self.instrument, unit, "¶{}")[len(before) :], *tail]
        tried: list[tuple[int, int, list[_Place]]] = []
        for style in _LISTS if names else _LISTS[:1]:
            marks = self.page.marks(style, a, b, len(names), more=b != self.stop) if names else []
            laid = self._lay(before if marks else before + after, a, marks[0].start if marks else b)
            places = [*laid, *self._numbered(names, marks, b, after)]
            tried.append((sum(place.matched for place in places), sum(mark.rank + 1 for mark in marks), places))
        yield from max(tried, key=itemgetter(0, 1))[2]

    def _lay(self, units: list[str], a: int, b: int) -> Iterator[_Place]:
        """Divide what stands between two places among units that follow each other without numbers."""
        lines, flat = self.page.lines, self.page.flat
        ends = (i for i in range(a + 1, b) if i in lines or self.page.ends_sentence(i))
        edges = [a, *islice(ends, _MANY), b]
        spans: dict[str, tuple[int, int]] = {}
        at = a
        for unit in units:
            starts = [a] if unit == units[0] else [i for i in edges if i >= at]
            for i, j in _spans(starts, edges):
                if _sha256(flat[i:j]) == self.digests.get(unit) and (unit != units[-1] or self._ends(j, b)):
                    spans[unit], at = (i, j), j
                    break
        at = a
        for unit, following in zip_longest(units, units[1:]):
            limit = next((i for i, _ in spans.values() if i >= at), b)
            if unit in spans:
                yield from self._stray(at, spans[unit][0])
                at = spans[unit][1]
                yield _Place(unit, *spans[unit], True)
            elif (end := limit if following in spans else self._line_end(at, limit)) > at:
                yield _Place(unit, at, end, False)
                at = end
        if units and units[-1] in spans and b != self.stop:
            yield from self._stray(at, b)

    def _ends(self, i: int, b: int) -> bool:
        """Say whether a provision may end here: no other sentence follows in the same line."""
        return i == b or i in self.page.lines or not _FULL_STOPS & set(self.page.flat[i:b])

    def _stray(self, a: int, b: int) -> Iterator[_Place]:
        if _FULL_STOPS & set(self.page.flat[a:b]):  # a heading or a caption has no full stop
            yield _Place("", a, b, False)

    def _line_end(self, a: int, b: int) -> int:
        """Return where the first line ends that ends a sentence."""
        return next((i for i in range(a + 1, b) if i in self.page.lines and self.page.ends_sentence(i)), b)


def _spans(starts: list[int], edges: list[int]) -> Iterator[tuple[int, int]]:
    """Yield from where to where a provision may stand that begins at one of some places and ends at one of others."""
    for start in starts:
        after = bisect_right(edges, start)
        yield from ((start, end) for end in edges[after : after + _LONGEST])
