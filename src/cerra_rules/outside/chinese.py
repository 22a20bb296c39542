"""What is said to people, in Chinese: `chinese.json` has the Chinese of each English message, one a line.

An English message is a template, with `{}` where something is put in; the Chinese one says by `{0}`, `{1}` where that stands. What is put in
may be a message itself and is said in Chinese too; what stands in back-ticks are words of the user, which stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from cerra_rules.errors import CerraError, FactError

CATALOGUE = Path(__file__).with_name("chinese.json")
_JOINTS = (("; ", "；"), (" and ", "和"), (" nor ", "、"), (" or ", "或者"), (", ", "、"))
"""What joins messages and names: where it stands between two, it is looked at by itself."""
_PLAIN = re.compile(r"`[^`]*`|[^A-Za-z]*|\w+ = [^\s,;]+(?:, [^\s,;]+)*")
"""What needs no Chinese: a name, a number, a fact as it is typed."""
_QUOTED = re.compile(r"'[^'`]*'")
"""A name as click writes it."""
_DEEPEST, _LONGEST = 6, 8000
"""How deep messages in messages are looked for, and how long they are: others may have written in them."""
_TELLING = 7
"""What fixes less of a message, such as "{} is {}", holds only for names and what is known."""
_NAME = re.compile(r"(?=\S*[^a-z\s])\S+")
"""A name that is no English word."""
_LISTED = re.compile(r"[\w.-]+(, [\w.-]+)+")
"""Words to choose from, as they are to be typed."""
_SPACE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")
"""What stands around a name or number, and not between words of Chinese."""


@dataclass(frozen=True)
class Template:
    """A message with holes: what must stand in it, how it is read, and what it is in Chinese."""

    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    is_quoted: tuple[bool, ...]
    zh: str

    @classmethod
    def of(cls, en: str, zh: str) -> Template:
        """Read a row of the catalogue."""
        literals = pieces(en)
        quoted = tuple(a.endswith("`") and b.startswith("`") for a, b in pairwise(literals))
        holes = ["([^`]*)" if is_quoted else "(.*?)" for is_quoted in quoted]
        pattern = "".join(part for pair in zip(map(re.escape, literals), [*holes, ""], strict=True) for part in pair)
        return cls(tuple(p for p in literals if p), re.compile(pattern, re.DOTALL), quoted, zh)

    @property
    def weight(self) -> int:
        """How much of a message it fixes."""
        return sum(map(len, self.literals))


def pieces(template: str) -> list[str]:
    """Return what stands before, between and after the holes of a template."""
    found = [""]
    for text, name, _, _ in Formatter().parse(template):
        found[-1] += text
        if name is not None:
            found.append("")
    return found


@cache
def catalogue() -> Mapping[str, str]:
    """Return the Chinese of every English template."""
    rows: dict[str, str] = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    return rows


@cache
def _messages() -> tuple[Mapping[str, str], tuple[Template, ...]]:
    """Return the messages without holes, and those that have some, the most telling first."""
    whole = {pieces(en)[0]: pieces(zh)[0] for en, zh in catalogue().items() if len(pieces(en)) == 1}
    holed = [Template.of(en, zh) for en, zh in catalogue().items() if len(pieces(en)) > 1]
    return whole, tuple(sorted(holed, key=lambda template: -template.weight))


def in_chinese(text: str) -> str:
    """Return a message in Chinese, as far as it is known."""
    return _in_chinese(text, 0)


def _in_chinese(text: str, depth: int) -> str:
    said = _said(text, depth)
    return text if said is None else said


def said_in(lang: str, error: CerraError) -> tuple[str, str]:
    """Return the message and the hint of an error in a language; what is wrong with facts says that itself."""
    if lang == "en":
        return error.message, error.hint
    known: Mapping[str, str] = MappingProxyType({})
    if isinstance(error, FactError):
        known = {
            en: zh or en for f in error.faults for en, zh in ((f.text[0], f.text[1]), (f.hint[0], f.hint[1])) if en
        }
    return _with(error.message, known), _with(error.hint, known)


def _with(text: str, known: Mapping[str, str]) -> str:
    """Return a message in which some parts are known in Chinese already."""
    if not known:
        return in_chinese(text)
    parts = re.split(f"({'|'.join(map(re.escape, sorted(known, key=len, reverse=True)))})", text)
    return "".join(known[part] if part in known else _between(part) for part in parts).replace("？；", "？")


def _between(text: str) -> str:
    """Return what stands between faults: the place before the first, and what joins them."""
    found = re.fullmatch(r"(; )?(.*?)(; |: )?", text, re.DOTALL)
    if not found:
        return text
    said = _place(found[2]) if found[3] == ": " else in_chinese(found[2])
    return "；" * bool(found[1]) + said + {"; ": "；", ": ": "："}.get(found[3] or "", "")


def _said(text: str, depth: int) -> str | None:
    """Return a message in Chinese, or None where it is none that is known: messages in messages are looked for as deep as ours go."""
    whole, holed = _messages()
    if depth > _DEEPEST or len(text) > _LONGEST:
        return None
    if text in whole:
        return whole[text]
    best: tuple[int, str, str, tuple[tuple[str, bool], ...]] | None = None
    for head, tail in _cut(text):
        if tail in whole:
            best = (len(tail), head, whole[tail], ())
            break
        template, match = next(_matches(tail, holed, depth < _DEEPEST), (None, None))
        if template is not None and match is not None and (best is None or template.weight >= best[0]):
            # of two that fix as much, the one with less put in
            best = (template.weight, head, template.zh, tuple(zip(match.groups(), template.is_quoted, strict=True)))
    if best:
        _, head, zh, groups = best
        put_in = [g if is_quoted else _put_in(g, depth + 1) for g, is_quoted in groups]
        said = _SPACE.sub("", zh.format(*put_in)) if put_in else zh
        return f"{_place(head, depth + 1)}：{said}" if head else said
    return _joined(text, depth + 1)


def _place(text: str, depth: int = 0) -> str:
    """Return where something is said to be, in Chinese; a single word is the name of a file, or stands with its colon in the catalogue."""
    whole, _ = _messages()
    steps = text.split(": ")
    return "：".join(whole.get(f"{s}:") or (_in_chinese(s, depth) if " " in s or s.istitle() else s) for s in steps)


def _matches(text: str, holed: tuple[Template, ...], may_be_light: bool) -> Iterator[tuple[Template, re.Match[str]]]:
    for template in holed:
        if not all(literal in text for literal in template.literals):
            continue
        match = template.pattern.fullmatch(text)
        if match and (template.weight >= _TELLING or (may_be_light and all(map(_is_clear, match.groups())))):
            yield template, match


def _is_clear(text: str) -> bool:
    """Say whether what is put in is a name, or is known."""
    return any(kind.fullmatch(text) for kind in (_NAME, _LISTED, _PLAIN)) or _said(text, _DEEPEST) is not None


def _put_in(text: str, depth: int) -> str:
    """Return what is put in, in Chinese if it is a message."""
    if _LISTED.fullmatch(text):
        return "、".join(f"`{word}`" for word in text.split(", "))
    return _in_chinese(text, depth)


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Give a message whole, then each part of it after a place."""
    yield "", text
    for found in re.finditer(": ", text):
        if text.count("`", 0, found.start()) % 2 == 0:
            yield text[: found.start()], text[found.end() :]


def _joined(text: str, depth: int) -> str | None:
    """Return several messages or names that are joined, each by itself."""
    if _QUOTED.fullmatch(text):
        return text.replace("'", "`")
    for joint, zh in _JOINTS:
        parts = text.split(joint)
        if len(parts) > 1:
            said_parts = [_said(p, depth) or (p if _PLAIN.fullmatch(p) else None) for p in parts]
            if None not in said_parts:
                return zh.join(filter(None, said_parts))
    return None
