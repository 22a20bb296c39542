"""The reader of YAML that builds of libyaml's events says what the strict loader says, and of where values stand what its nodes say."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from cerra_rules.outside.strict_yaml import Loader, _mark, read_yaml, yaml

ROOT = Path(__file__).parents[2]
TRIED = int(os.environ.get("CERRA_ROWS", "250"))
BITS = [
    "\t", " ", ": ", "- ", "#", "'", '"', "*a", "&a ", "<<: *a\n", "<<: b\n", "<<: [{c: 1}, *a]\n", "{", "}", "[", "]", ",", "\n", "?", "|", "\n---\n", "...", "\r\n",
    "yes", "2024-02-30", "2024-09-24 00:00:00+08:00", "!!str", "!", "%", "@", "`", "~", "é", "中", "\u2028", "\x85", "0x1", "1.5", "\ufeff", ":", "-", ">", "\\",
]  # fmt: skip


def by_loader(text: str) -> tuple[str, Any]:
    try:
        return "read", list(yaml.load_all(text, Loader))
    except yaml.YAMLError as error:
        return "refused", str(error)


def by_events(text: str) -> tuple[str, Any]:
    try:
        return "read", read_yaml(text)[0]
    except yaml.YAMLError as error:
        return "refused", str(error)


def test_what_was_read_is_read_alike_and_refusals_have_the_same_words() -> None:
    draw = random.Random(18)
    files = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "examples").rglob("*.yaml"))]
    files += [
        file.read_bytes().decode("utf-8", "ignore") for file in sorted((ROOT / "tests/cases/malformed").glob("*.yaml"))
    ]
    more: list[str] = []
    for _ in range(TRIED):
        lines = draw.choice(files).split("\n")
        at = draw.randrange(len(lines))
        text = "\n".join(lines[at : at + 8])
        for _ in range(draw.randint(0, 3)):
            place = draw.randrange(len(text) + 1)
            text = text[:place] + draw.choice(BITS) + text[place + draw.randint(0, 1) :]
        old, new = by_loader(text), by_events(text)
        if old[0] == "refused" and new[0] == "read":
            more.append(text)
        else:
            assert new == old, text
    assert all("\t" in text or "?" in text for text in more)  # which YAML allows, and Python's scanner does not


MERGED = """\
one: &one {a: 1, b: [x, {y: z}]}
two:
  <<: *one
  b: 2
three: {<<: [{c: 3, a: 0}, *one]}
four: [*one, &d 2024-09-24, *d]
*d : x
"""


@pytest.mark.parametrize("text", [MERGED.rpartition("*d :")[0], "a: 1\n---\n- {b: [c]}\n", "", "- &a x\n- {*a : 1}\n"])
def test_values_stand_where_the_nodes_do(text: str) -> None:
    documents, marks = read_yaml(text)
    assert documents == list(yaml.load_all(text, Loader))
    assert marks == [_mark(node) for node in yaml.compose_all(text, Loader)]
