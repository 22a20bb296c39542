"""The YAML of case files: PyYAML's safe loader, stricter.

Of YAML 1.1 `yes`, `no`, `on` and `off` are kept as true and false; `010` and `12:30`, which it reads as 8 and 750,
stay text. Tags, keys that are not text or stand twice, and aliases that stand for too much are refused.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import Any

from cerra_rules.errors import MissingExtraError, install
from cerra_rules.outside.strict_json import MAX_DEPTH, MAX_VALUES

try:
    import yaml
except ModuleNotFoundError as missing:
    absent = MissingExtraError("reading YAML needs PyYAML, which is not installed", install("cli"))
    absent.name = missing.name
    raise absent from missing

__all__ = ["Inner", "Loader", "Mark", "read_yaml", "yaml"]

MAX_ALIASES = 100
MAX_ANCHORS = 1_000
MAX_ALIASED = 100_000
"""How many values the aliases of one file may stand for together."""
MAX_EXPLAINED = 300_000
"""Up to so many characters the loader that can say what is wrong reads a text again; it is slow."""
Inner = dict[str, "Mark"] | list["Mark"]
Mark = int | tuple[int, "Inner"]
"""Where a value stands, as a place in the text, and in a mapping or list where each value in it does; a value with a key stands at its key."""
_STR, _MERGE, _TIMESTAMP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "merge", "timestamp"))


class Loader(yaml.SafeLoader):
    """The safe loader, stricter: no tags, no bombs, no key twice, and of the implicit types those listed below."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # declared so by PyYAML

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = self.aliases = self.nodes = self.aliased = 0
        self.open: set[str] = set()
        self.sizes: dict[str, int] = {}

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Compose one node, unless it is more than a case file needs."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]  # types-PyYAML leaves it open
        refuse = partial(_refused, event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            size = self.sizes.get(event.anchor or "", 0)
            self.aliases, self.aliased, self.nodes = self.aliases + 1, self.aliased + size, self.nodes + size
            if event.anchor in self.open:
                raise refuse(f"anchor `{event.anchor}` stands inside itself", "write the value out")
            if self.aliases > MAX_ALIASES or self.aliased > MAX_ALIASED:
                raise refuse("the aliases stand for too much", f"use at most {MAX_ALIASES}, or write the values out")
            return super().compose_node(parent, index)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise refuse(f"the tag `{tag}` is not read", "write the value without a tag")
        if self.depth > MAX_DEPTH:
            raise refuse(f"nested more than {MAX_DEPTH} deep", "a case is nested four deep")
        before, self.nodes = self.nodes, self.nodes + 1
        self.depth += 1
        if event.anchor is not None and len(self.sizes) > MAX_ANCHORS:
            raise refuse("too many anchors", f"use at most {MAX_ANCHORS}, or write the values out")
        anchor = str(event.anchor or "")
        self.open.add(anchor)
        node = super().compose_node(parent, index)
        self.open.discard(anchor)
        self.depth -= 1
        self.sizes[anchor] = self.nodes - before
        if isinstance(node, yaml.MappingNode):
            _check_keys(node)
        return node


def _refused(mark: Any, what: str, hint: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=what, problem_mark=mark, note=hint)


def _check_keys(node: yaml.MappingNode) -> None:
    seen = set()
    for key, _ in node.value:
        if key.tag not in (_STR, _MERGE):
            shown = f"`{key.value}`" if isinstance(key.value, str) else "a list or mapping"
            raise _refused(key.start_mark, f"the key {shown} is not text", "put it in quotation marks")
        if key.value in seen:
            raise _refused(key.start_mark, f"key `{key.value}` stands twice in one mapping", "keep one of them")
        seen.add(key.value)


def _day(loader: Loader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except (ValueError, OverflowError):
        raise _refused(node.start_mark, f"`{node.value}` is no day of the calendar", "check the day") from None


for _kind, _pattern, _first in (
    ("bool", r"(?i:yes|no|true|false|on|off)", "yYnNtTfFoO"),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
    ("float", r"[-+]?[0-9]{1,18}\.[0-9]{0,18}", "-+0123456789"),
    ("null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
    ("merge", r"<<", "<"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(rf"(?:{_pattern})\Z"), list(_first))
_DAYS = next(regexp for tag, regexp in yaml.SafeLoader.yaml_implicit_resolvers["0"] if tag == _TIMESTAMP)
Loader.add_implicit_resolver(_TIMESTAMP, _DAYS, list("0123456789"))
Loader.add_constructor(_TIMESTAMP, _day)


def read_yaml(text: str) -> tuple[list[Any], list[Mark]]:
    """Return the documents of a text, and where the values in each stand; raises yaml.YAMLError.

    They are built of libyaml's events, which are read once. Where that fails, the loader above has the word: what it takes is
    taken, and else its error says what is wrong; of a large text it is said where that is, no more.
    """
    try:
        return _Builder(text).documents()
    except (yaml.YAMLError, _DoubtError) as doubt:
        if len(text) > MAX_EXPLAINED:
            if isinstance(doubt, _DoubtError):
                what, hint = (
                    "what stands here is not read in so large a file",
                    "split the file; a smaller one is told what is wrong",
                )
                raise _refused(doubt.mark, what, hint) from None
            raise
        documents = list(yaml.load_all(text, Loader))
        return documents, [_mark(node) for node in yaml.compose_all(text, Loader)]


class _DoubtError(Exception):
    """Something is wrong, or too rare to be built of events."""

    def __init__(self, mark: Any = None) -> None:
        self.mark = mark


_ALIAS, _SCALAR = yaml.AliasEvent, yaml.ScalarEvent
_MAPPING, _MAPPING_END, _SEQUENCE_END = yaml.MappingStartEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent


class _Builder:
    """Builds documents of events, as the loader above does of nodes."""

    def __init__(self, text: str) -> None:
        parser: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
        self.next = parser.get_event
        self.aliases = self.nodes = self.aliased = 0
        self.sizes: dict[str, int] = {}
        self.anchors: dict[str, tuple[Any, Mark] | None] = {}

    def documents(self) -> tuple[list[Any], list[Mark]]:
        """Return the documents, and where the values in each stand."""
        values: list[Any] = []
        marks: list[Mark] = []
        self.next()
        while isinstance(self.next(), yaml.DocumentStartEvent):
            self.anchors = {}
            value, mark = self.value(self.next(), 0)
            values.append(value)
            marks.append(mark)
            self.next()
        return values, marks

    def value(self, event: Any, depth: int) -> tuple[Any, Mark]:
        """Return a value and where it stands, given the event that begins it."""
        kind = type(event)
        if kind is _ALIAS:
            return self.alias(event)
        anchor = event.anchor
        if event.tag is not None or depth > MAX_DEPTH or anchor in self.anchors or self.nodes > MAX_VALUES:
            raise _DoubtError(event.start_mark)
        before, self.nodes = self.nodes, self.nodes + 1
        start = event.start_mark.index
        found: tuple[Any, Mark]
        if kind is _SCALAR:
            text = event.value
            found = (_said(text) if event.implicit[0] else text), start
            if anchor is None:
                return found
        else:
            if anchor is not None:
                self.anchors[anchor] = None  # it is still open
            data, inner = (self.mapping if kind is _MAPPING else self.sequence)(depth + 1)
            found = data, (start, inner)
        if anchor is not None:
            self.anchors[anchor] = found
            self.sizes[anchor] = self.nodes - before
        return found

    def sequence(self, depth: int) -> tuple[list[Any], list[Mark]]:
        """Return a list, and where the values in it stand."""
        items, places = [], []
        while type(event := self.next()) is not _SEQUENCE_END:
            item, mark = self.value(event, depth)
            items.append(item)
            places.append(mark)
        return items, places

    def mapping(self, depth: int) -> tuple[dict[str, Any], dict[str, Mark]]:
        """Return a mapping, and where its values stand: its own, then those that are merged into it, the first of each."""
        data: dict[str, Any] = {}
        inner: dict[str, Mark] = {}
        merged: Any = None
        next, value_of = self.next, self.value
        while type(event := next()) is not _MAPPING_END:
            if type(event) is _SCALAR and event.value == "<<" and event.implicit[0]:
                self.nodes += 1
                if merged is not None:
                    raise _DoubtError(event.start_mark)
                merged = value_of(next(), depth)
                continue
            key, start = value_of(event, depth)
            value, mark = value_of(next(), depth)
            if type(start) is not int or type(key) is not str or key in data or (merged is not None and key == "<<"):
                raise _DoubtError(event.start_mark)
            data[key] = value
            inner[key] = start if isinstance(mark, int) else (start, mark[1])
        return (data, inner) if merged is None else self.merge(data, inner, *merged)

    def merge(
        self, data: dict[str, Any], inner: dict[str, Mark], value: Any, mark: Mark
    ) -> tuple[dict[str, Any], dict[str, Mark]]:
        """Return a mapping with others merged into it, of which the first has the word."""
        values = value if isinstance(value, list) else [value]
        places: Any = mark[1] if isinstance(value, list) and not isinstance(mark, int) else [mark]
        found: dict[str, Any] = {}
        for other, place in zip(values, places, strict=True):
            if not isinstance(other, dict):
                raise _DoubtError
            found = {**other, **found}
            inner = {**place[1], **inner}
        return {**found, **data}, inner

    def alias(self, event: Any) -> tuple[Any, Mark]:
        """Return what an alias stands for, and where that was written."""
        found = self.anchors.get(event.anchor)
        size = self.sizes.get(event.anchor, 0)
        self.aliases, self.aliased, self.nodes = self.aliases + 1, self.aliased + size, self.nodes + size
        if found is None or self.aliases > MAX_ALIASES or self.aliased > MAX_ALIASED:
            raise _DoubtError(event.start_mark)
        return found


def _said(text: str) -> Any:
    """Return what a text without quotation marks says; the same few say most of a file."""
    return _often(text) if len(text) < _SHORT else _resolved(text)


def _resolved(text: str) -> Any:
    """Return what a text without quotation marks says, by the implicit types of the loader."""
    kinds = Loader.yaml_implicit_resolvers.get(text[:1], ())
    tag = next((tag for tag, pattern in kinds if pattern.match(text)), _STR)
    if tag == _STR:
        return text
    make = Loader.yaml_constructors.get(tag)
    if make is None:
        raise _DoubtError
    return make(Loader(""), yaml.ScalarNode(tag, text))


_SHORT = 40
_often = lru_cache(maxsize=1 << 12)(_resolved)


def _mark(node: yaml.Node) -> Mark:
    """Return where a node stands, and the values in it."""
    start: int = node.start_mark.index
    if isinstance(node, yaml.SequenceNode):
        return start, [_mark(item) for item in node.value]
    if not isinstance(node, yaml.MappingNode):
        return start
    inner: dict[str, Mark] = {}
    merged: list[Any] = []
    for key, value in node.value:
        if key.tag == _MERGE:
            merged += value.value if value.id == "sequence" else [value]
        elif key.value not in inner:
            mark = _mark(value)
            inner[key.value] = key.start_mark.index if isinstance(mark, int) else (key.start_mark.index, mark[1])
    for other in merged:
        found = _mark(other)
        if isinstance(found, tuple) and isinstance(found[1], dict):
            inner = {**found[1], **inner}
    return start, inner
