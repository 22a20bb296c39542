"""Where values stand: every value of a text is found, and at the right line and column."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules.cases.documents import parse
from cerra_rules.cases.spots import Spot, Steps, nearest, spots

ROOT = Path(__file__).parents[2]
FILES = [*(ROOT / "examples").rglob("*.*"), *(ROOT / "src").rglob("cases/r*.yaml"), ROOT / "pyproject.toml"]

TOML = """
# [[case]] in a comment
"a b" . c = 1            # { "x" = [
'it "s' = 0
[[case]]
question = "anxi.receipts"   # text
facts.one = true
facts . "t]w.o" = [
    "a # b", 'c]', # x = 1
    1.5, { k = [ [] , {} ], l.m = 2024-01-01 10:00:00 },
]
why = XXX
[[case]]
x = 1 \\XXX XXX"
text = '''
facts = 1
'''''
[case.expect]
values = {}
[[case.deep]]
[[case.deep]]
n = 1979-05-27T07:32:00Z
[case.deep.er.est]
[[case]]
facts = { received_on = 2024-01-01 }
[tool.cerra-rules]
""".replace("XXX", '"""')

JSON = '[\r\n\t{"a\\"b": {"x,}": [1.5e3, -2, "]"], "\u2028": null},\n "\\u00e9": []}, [], {}, "\x7f", true]'

YAML = """\
one: &one
  a: 1
  b: [x, {y: z}]
two:
  <<: *one
  b: 2
three:
  <<: [{c: 3, a: 0}, *one]
---
- "quoted \\" key": {}
- ? long
  : 4
"""


def steps_of(data: Any, above: Steps) -> Iterator[Steps]:
    yield above
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from steps_of(value, (*above, key))


def all_steps(text: str, suffix: str) -> set[Steps]:
    return {steps for number, data in enumerate(parse(text, "x", suffix)) for steps in steps_of(data, (number,))}


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (TOML, ".toml"),
        (JSON, ".json"),
        (YAML, ".yaml"),
        ("", ".toml"),
        ("3", ".json"),
        *((p.read_text(encoding="utf-8"), p.suffix) for p in FILES),
    ],
)
def test_every_value_is_found_and_nothing_else(text: str, suffix: str) -> None:
    assert set(spots(text, suffix)) == all_steps(text, suffix)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from([None, 1, "\t"]),
)
def test_json_is_found_where_it_stands(data: Any, indent: int | str | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    found = spots(text, ".json")
    assert set(found) == set(steps_of(data, (0,)))
    lines = text.split("\n")
    for steps, spot in found.items():
        if isinstance(steps[-1], str):
            assert lines[spot.line - 1][spot.column - 1 :].startswith(json.dumps(steps[-1], ensure_ascii=False))


@pytest.mark.parametrize(
    ("text", "suffix", "steps", "spot"),
    [
        (TOML, ".toml", (0, "case", 0), Spot(5, 1)),
        (TOML, ".toml", (0, "case", 0, "facts", "t]w.o"), Spot(8, 1)),
        (TOML, ".toml", (0, "case", 0, "facts", "t]w.o", 3, "l", "m"), Spot(10, 29)),
        (TOML, ".toml", (0, "case", 0, "deep", 1, "n"), Spot(22, 1)),
        (TOML, ".toml", (0, "case", 1, "facts", "received_on"), Spot(25, 11)),
        (JSON, ".json", (0, 0, 'a"b', "x,}"), Spot(2, 12)),
        (JSON, ".json", (0, 0, "é"), Spot(3, 2)),
        (YAML, ".yaml", (0, "two", "a"), Spot(2, 3)),
        (YAML, ".yaml", (0, "two", "b"), Spot(6, 3)),
        (YAML, ".yaml", (0, "three", "a"), Spot(8, 15)),
        (YAML, ".yaml", (0, "three", "b", 1, "y"), Spot(3, 11)),
        (YAML, ".yaml", (1, 1, "long"), Spot(11, 5)),
    ],
)
def test_a_value_stands_at(text: str, suffix: str, steps: Steps, spot: Spot) -> None:
    assert spots(text, suffix)[steps] == spot


def test_what_is_not_there_stands_where_what_is_around_it_does() -> None:
    found = spots("a:\n  b: 1\n", ".yaml")
    assert nearest(found, (0, "a", "c", "d")) == Spot(1, 1)
    assert nearest(found, (7,)) is None
