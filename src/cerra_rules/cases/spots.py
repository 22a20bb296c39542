"""Spots: the line and column where each value stands in a YAML, JSON or TOML text.

A value is found by its steps: the number of its document, then keys and positions in lists. The texts were read
before by `cerra_rules.cases.documents`, which refuses what is malformed; here nothing is judged, only found. JSON and TOML
are walked by their words, for their parsers do not tell positions.
"""

from __future__ import annotations

import json
import re
import tomllib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from cerra_rules.outside.strict_yaml import Mark, read_yaml, yaml

Steps = tuple[str | int, ...]

_JSON_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}:,]|[^\s\][{}:,"]+')
_TOML_STRINGS = (
    r'"""(?:[^\\]|\\.)*?"{3,5}',
    r"'''.*?'{3,5}",
    r'"(?:[^"\\\n]|\\.)*"',
    r"'[^'\n]*'",
)
_TOML_WORD = re.compile("|".join([*_TOML_STRINGS, r"#[^\n]*", r"[][{}=,.\n]", r"[^\s\][{}=,.#\"']+"]), re.DOTALL)


class Spot(NamedTuple):
    """A place in a text: line and column, both counted from 1."""

    line: int
    column: int = 1


def spots(text: str, suffix: str, marks: list[Mark] | None = None) -> Mapping[Steps, Spot]:
    """Return where each value of a text stands: a value with a key where its key begins, another where it begins.

    A value that is repeated by an alias or a merge of YAML stands where it was written. `marks` are what the reader of YAML has
    seen already; without them, YAML is read for them.
    """
    if suffix == ".toml":
        indices: dict[Steps, int] = {}
        _Toml(text, indices).walk()
        return _spots(text, indices)
    if suffix == ".json" and text.strip():
        found: dict[Steps, int] = {}
        _json(_Words(_JSON_WORD, text), (0,), found)
        return _spots(text, found)
    if marks is None:
        with suppress(yaml.YAMLError):
            marks = read_yaml(text)[1]
    return _Marked(text, marks or [])


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _spot(starts: list[int], index: int) -> Spot:
    line = bisect_right(starts, index)
    return Spot(line, index - starts[line - 1] + 1)


def _spots(text: str, indices: Mapping[Steps, int]) -> dict[Steps, Spot]:
    starts = _starts(text)
    return {steps: _spot(starts, index) for steps, index in indices.items()}


class _Marked(Mapping[Steps, Spot]):
    """Where the values of YAML stand, found in the marks when it is asked: there may be many, and few are asked for."""

    def __init__(self, text: str, marks: list[Mark]) -> None:
        self._starts = _starts(text)
        self._marks = marks

    def __getitem__(self, steps: Steps) -> Spot:
        mark: Any = (0, self._marks)
        for step in steps:
            inner: Any = () if isinstance(mark, int) else mark[1]
            is_there = step in inner if isinstance(inner, dict) else isinstance(step, int) and 0 <= step < len(inner)
            if not is_there:
                raise KeyError(steps)
            mark = inner[step]
        return _spot(self._starts, mark if isinstance(mark, int) else mark[0])

    def __iter__(self) -> Iterator[Steps]:
        waiting: list[tuple[Steps, Mark]] = [((number,), mark) for number, mark in enumerate(self._marks)]
        while waiting:
            steps, mark = waiting.pop()
            yield steps
            if not isinstance(mark, int):
                inner = mark[1].items() if isinstance(mark[1], dict) else enumerate(mark[1])
                waiting += [((*steps, step), found) for step, found in inner]

    def __len__(self) -> int:
        return sum(1 for _ in self)


def nearest(found: Mapping[Steps, Spot], steps: Steps) -> Spot | None:
    """Return the spot of a value, or of the innermost value around it that has one."""
    for length in range(len(steps), 0, -1):
        if steps[:length] in found:
            return found[steps[:length]]
    return None


class _Words:
    """The words of a text, one after another, each with the place where it begins; "" after the last."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._all = [(m.group(), m.start()) for m in pattern.finditer(text) if not m.group().startswith("#")]
        self._next = 0

    @property
    def word(self) -> str:
        return self._all[self._next][0] if self._next < len(self._all) else ""

    @property
    def index(self) -> int:
        return self._all[self._next][1]

    def take(self) -> str:
        word = self.word
        self._next += 1
        return word

    def skip(self, *words: str) -> None:
        while self.word in words:
            self._next += 1


def _json(words: _Words, steps: Steps, found: dict[Steps, int]) -> None:
    found.setdefault(steps, words.index)
    opened = words.take()
    number = 0
    while opened in ("{", "["):
        words.skip(",")
        if words.word in ("}", "]", ""):
            words.take()
            return
        inner: Steps = (*steps, number)
        if opened == "{":
            index = words.index
            inner = (*steps, json.loads(words.take()))
            found[inner] = index
            words.skip(":")
        _json(words, inner, found)
        number += 1


class _Toml:
    """A walk over a TOML text that is known to be well formed."""

    def __init__(self, text: str, found: dict[Steps, int]) -> None:
        self._words = _Words(_TOML_WORD, text)
        self._found = found
        self._tables: dict[Steps, int] = {}  # how many tables each array of tables has so far

    def walk(self) -> None:
        self._found[0,] = 0
        words = self._words
        table: Steps = (0,)
        while words.word:
            if words.word == "\n":
                words.take()
            elif words.word == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Steps:
        """Take `[table]` or `[[table]]`, and return the steps to it."""
        index = self._words.index
        self._words.take()
        is_array = self._words.word == "["
        self._words.skip("[")
        names = self._key()
        self._words.skip("]")
        steps = self._resolve((0,), names[:-1], index)
        steps = (*steps, names[-1])
        self._found.setdefault(steps, index)
        if is_array:
            self._tables[steps] = self._tables.get(steps, 0) + 1
        steps = self._last(steps)
        self._found.setdefault(steps, index)
        return steps

    def _resolve(self, steps: Steps, names: list[str], index: int) -> Steps:
        for name in names:
            steps = (*steps, name)
            self._found.setdefault(steps, index)
            steps = self._last(steps)
        return steps

    def _last(self, steps: Steps) -> Steps:
        """Return the steps to the last table so far, where they lead to an array of tables."""
        return (*steps, self._tables[steps] - 1) if steps in self._tables else steps

    def _key(self) -> list[str]:
        names: list[str] = []
        while True:
            word = self._words.take()
            names.append(tomllib.loads(f"key = {word}")["key"] if word[0] in "\"'" else word)
            if self._words.word != ".":
                return names
            self._words.take()

    def _pair(self, table: Steps) -> None:
        index = self._words.index
        names = self._key()
        steps = (*self._resolve(table, names[:-1], index), names[-1])
        self._found[steps] = index
        self._words.skip("=")
        self._value(steps)

    def _value(self, steps: Steps) -> None:
        if self._words.word == "{":
            self._inside("}", lambda _: self._pair(steps))
        elif self._words.word == "[":
            self._inside("]", lambda number: self._item((*steps, number)))
        else:
            while self._words.word not in (",", "]", "}", "\n", ""):
                self._words.take()

    def _item(self, steps: Steps) -> None:
        self._found[steps] = self._words.index
        self._value(steps)

    def _inside(self, end: str, each: Callable[[int], None]) -> None:
        self._words.take()
        number = 0
        while True:
            self._words.skip(",", "\n")
            if self._words.word in (end, ""):
                self._words.take()
                return
            each(number)
            number += 1
