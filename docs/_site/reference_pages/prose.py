"""Conditions and computed terms in words, as the rules have them, as points below each other for reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cerra_rules.explaining.formulas import Formulas
from cerra_rules.explaining.rewriting import (
    alike,
    branches,
    chooses,
    contained,
    gathered,
    merged,
    opposite,
    rest_of,
    summands,
)
from cerra_rules.language import HOLDS, Condition, Constant, Provision, Reading, Term, all_of
from cerra_rules.language.rows import Lang
from cerra_rules.language.terms import (
    FAILS,
    AllOf,
    AnyOf,
    Choice,
    Extreme,
    FactCondition,
    FactSpec,
    FactTerm,
    Not,
    OneOf,
    Sum,
    Tally,
)
from reference_pages.markdown import cited

_USE = re.compile(r" \(matters[^)]*\)|（仅[^）]*）|; matters[^)]*(?=\))|[;；](?![^(（]*[)）]).*")
"""What the meaning of a fact says of its use."""
_WIDTH = 60
"""A part of a term that is longer than this in one line has a list of its own."""


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a list, and the points below it."""

    text: str
    below: tuple[Point, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Give the lines of a Markdown list."""
        yield f"{'  ' * depth}- {self.text}"
        for point in self.below:
            yield from point.lines(depth + 1)


class Prose(Formulas):
    """Says terms in one language, in Markdown; a term among `names` is linked to its place on the page."""

    def code(self, term: Term[Any], *, named: bool = True) -> str:
        """Return a term as a formula in Markdown, linked where the page has its definition."""
        if named and term in self.names:
            return f"[`{self.names[term]}`](#{self.names[term]})"
        if isinstance(term, Constant) and isinstance(term.value, Provision):
            return cited(term.value, self.lang)
        return f"`{self.line(term, named=named)}`"

    def points(self, condition: Condition, *, named: bool = True) -> Point:
        """Return a condition as points, each simple one in the words of its fact."""
        if named and condition in self.names:
            return Point(self.code(condition))
        words, condition = self.words, gathered(condition, self.names)
        match condition:
            case Not(item) if item not in self.names and (turned := opposite(item)) is not None:
                return self.points(turned)
            case AnyOf(items) if not contained(items):
                return self._any_of(merged(items))
            case AllOf(items) if chosen := [i for i in items if chooses(i)]:
                said = words["under"].format(words["and"].join(self.simple(i) for i in chosen))
                rest = [i for i in items if i not in chosen]
                below = self.points(all_of(*rest)) if rest else None
                if below is None:
                    return Point(words["and"].join(self.simple(i) for i in chosen))
                return Point(f"{said}{words[':']}{below.text}", below.below)
            case AllOf(items):
                return self._group("all of", items)
            case Not(AnyOf(items) as item) if item not in self.names and not contained(items):
                return Point(words["none of"], self._any_of(merged(items)).below)
            case Not(AllOf(items) as item) if item not in self.names:
                return self._group("not all of", items)
            case _:
                return Point(self.simple(condition) if named else self.code(condition, named=False))

    def _any_of(self, items: list[Condition]) -> Point:
        """Return alternatives; those that are alike but for one value are said once for all the values."""
        if len(items) == 1:
            return self.points(items[0], named=False)
        found = alike(items)
        if found is None:
            return self._group("any of", items)
        values, pattern, rest = found
        said = self.points(pattern)
        head = self.words["for any"].format(", ".join(f"`{value}`" for value in values))
        some = Point(f"{head}{self.words[':']}{said.text}", said.below)
        return Point(self.words["any of"], (some, *map(self.points, rest))) if rest else some

    def _group(self, word: str, items: Iterable[Condition]) -> Point:
        return Point(self.words[word], tuple(self.points(item) for item in items))

    def simple(self, condition: Condition) -> str:
        """Return a condition that is one thing in words."""
        words = self.words
        match condition:
            case FactCondition(spec):
                return f"{meaning(spec, self.lang)}{words['(']}`{spec.name}`{words[')']}"
            case Not(FactCondition() as item):
                return words["not so"].format(self.simple(item))
            case OneOf(Reading(name) as reading, values):
                options = [f"`{name} = {v}`{words['default'] if v == reading.default else ''}" for v in values]
                return words["or"].join(options)
            case OneOf(FactTerm(spec), values) if len(values) > 1:
                return words["one of"].format(f"`{spec.name}`", ", ".join(f"`{v}`" for v in values))
            case Not(OneOf(Reading(name) | FactTerm(FactSpec(name)), values)):
                word = "is not" if len(values) == 1 else "none"
                return words[word].format(f"`{name}`", ", ".join(f"`{v}`" for v in values))
            case Not(item) if item in self.names:
                return words["not"].format(self.code(item))
            case _:
                return self.code(condition)

    def definition(self, term: Term[Any], *, named: bool = False) -> Point:
        """Return how a term is computed as points."""
        words = self.words
        if named and term in self.names:
            return Point(self.code(term))
        match term:
            case Condition():
                return self.points(term, named=False)
            case Choice(cases, default):
                ways = [*branches(cases)]
                if (last := rest_of(condition for condition, _ in cases)) != FAILS:
                    ways.append((last, default))
                return Point(words["choice"], tuple(self._way(guard, then) for guard, then in ways))
            case Extreme(_, items):
                some = (self._part(t) if g == HOLDS else Point(self._if(self.code(t), g)) for g, t in items)
                return Point(words[f"the {self.extreme(term)}"], tuple(some))
            case Sum(parts, constant) if len(self.line(term, named=False)) > _WIDTH:
                some = (self._part(t, c) for c, t in summands(parts, self.names))
                rest = (Point(f"`{constant}`"),) if constant else ()
                return Point(words["sum"], (*some, *rest))
            case Tally(items) if len(self.line(term, named=False)) > _WIDTH:
                return self._group("number", items)
            case _:
                return Point(self.code(term, named=False))

    def _part(self, term: Term[Any], factor: int = 1) -> Point:
        """Return a part of a longer term, in one line where it fits."""
        times = "" if abs(factor) == 1 else f"{abs(factor)} × "
        before = self.words["minus"] + times if factor < 0 else times
        if len(self.line(term)) <= _WIDTH:
            return Point(f"{before}{self.code(term)}")
        inner = self.definition(term, named=True)
        return Point(f"{before}{inner.text}", inner.below)

    def _way(self, guard: Condition, then: Term[Any]) -> Point:
        words, inner = self.words, self.definition(then, named=True)
        if guard == HOLDS:
            head = words["otherwise"]
        elif chooses(guard):
            head = words["under"].format(self.simple(guard))
        else:
            said = self.points(guard)
            head = words["when"].format(said.text if not said.below else f"`{self.line(guard)}`")
        return Point(f"{head}{words[':']}{inner.text}", inner.below)

    def _if(self, what: str, condition: Condition) -> str:
        said = self.points(condition)
        return self.words["if"].format(what, said.text if not said.below else f"`{self.line(condition)}`")


def meaning(spec: FactSpec, lang: Lang) -> str:
    """Return what a fact states, as part of a sentence and without the notes on its use."""
    text = spec.en if lang == "en" else spec.zh
    text = _USE.sub("", text)
    first = text.split(" ")[0]
    return text[0].lower() + text[1:] if first.istitle() or len(first) == 1 else text
