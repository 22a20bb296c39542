"""The YAML of case files: PyYAML's safe loader, stricter.

Of YAML 1.1 `yes`, `no`, `on` and `off` are kept as true and false; `010` and `12:30`, which it reads as 8 and 750,
stay text. Tags, keys that are not text or stand twice, and aliases that stand for too much are refused.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from cerra_rules.errors import MissingExtraError, install
from cerra_rules.outside.strict_json import MAX_DEPTH

try:
    import yaml
except ModuleNotFoundError as missing:
    absent = MissingExtraError("case files: PyYAML is not installed", install("cli"))
    absent.name = missing.name
    raise absent from missing

__all__ = ["Loader", "yaml"]

MAX_ALIASES = 100
MAX_ANCHORS = 1_000
MAX_ALIASED = 100_000
"""How many values the aliases of one file may stand for together."""
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
        self.open.add(event.anchor)
        node = super().compose_node(parent, index)
        self.open.discard(event.anchor)
        self.depth -= 1
        self.sizes[event.anchor] = self.nodes - before
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
