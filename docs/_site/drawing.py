"""The flowcharts of the reference pages, read from the Mermaid they are written in and drawn as SVG.

`reference_pages.flowcharts` uses one shape of what Mermaid can say: questions one below the other, each with its
outcome beside it. So its few kinds of lines are read here, and any other line is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

LINE, CELL = 18, 7.5
"""The height of a line and the width of a letter, in pixels; a Chinese character is two letters wide."""
_WRAP, _OUTCOME_WRAP = 60, 24
_PAD, _GAP, _LEFT = 10, 34, 1
_WIDTH, _OUTCOME = _WRAP * CELL + 2 * _PAD, _OUTCOME_WRAP * CELL + 2 * _PAD
_RIGHT, _MIDDLE = _LEFT + _WIDTH + 74, _LEFT + _WIDTH / 2
_CODES = {"lt": "<", "gt": ">", "quot": '"', "amp": "&", "35": "#"}
_CODE = re.compile(f"#({'|'.join(_CODES)});")
_WIDE = "\u2e80-\u9fff\uff00-\uffef"
_PIECES = re.compile(f"[{_WIDE}]\\s*|[^\\s\u200b{_WIDE}]+[\\s\u200b]*")
_LINES = {
    "start": re.compile(r'facts\(\["(?P<text>.*)"\]\) --> d1'),
    "question": re.compile(r'd(?P<number>\d+)\{\{"(?P<text>.*)"\}\}'),
    "yes": re.compile(r"d(?P<number>\d+) (?P<arrow>-- yes 是 -->|-\. yes 是 \.->) o(?P<to>\d+)"),
    "no": re.compile(r"d(?P<number>\d+) -- no 否 --> (?P<to>[do]\d+)"),
    "outcome": re.compile(r'o(?P<number>\d+)\["(?P<text>.*)"\]:::(?P<tone>favourable|adverse|open)'),
    "colours": re.compile(r"classDef (favourable|adverse|open) \S+"),
}


@dataclass
class Chart:
    """A flowchart: what is asked, the rules of each outcome but the last, and the outcomes with their tones."""

    asked: list[str] = field(default_factory=list)
    questions: list[list[str]] = field(default_factory=list)
    outcomes: list[tuple[str, str]] = field(default_factory=list)
    never: set[int] = field(default_factory=set)
    """The outcomes that the default readings never reach, counted from 1."""


def read(text: str) -> Chart:
    """Return the flowchart that a Mermaid text says. Raises ValueError for any other diagram."""
    chart = Chart()
    first, *lines = [line.strip() for line in text.strip().splitlines()]
    if first != "flowchart TD":
        raise ValueError(f"`{first}` is not how a flowchart begins")
    for line in lines:
        found = ((kind, m) for kind, pattern in _LINES.items() if (m := pattern.fullmatch(line)))
        kind, match = next(found, ("", None))
        if match is None:
            raise ValueError(f"`{line}` is no line of a flowchart as the reference has them")
        _take(chart, kind, match.groupdict())
    if not chart.asked or len(chart.outcomes) != len(chart.questions) + 1:
        raise ValueError(f"{len(chart.questions)} questions lead to {len(chart.outcomes)} outcomes")
    return chart


def _take(chart: Chart, kind: str, said: Mapping[str, str]) -> None:
    """Add what one line says; the places that numbers name follow one another, or the line is out of place."""
    number, to = int(said.get("number", 0)), said.get("to", "")
    match kind:
        case "start":
            chart.asked = _texts(said["text"])
        case "question" if number == len(chart.questions) + 1:
            chart.questions.append(_texts(said["text"]))
        case "outcome" if number == len(chart.outcomes) + 1:
            (code,) = _texts(said["text"])
            chart.outcomes.append((code, said["tone"]))
        case "yes" if int(to) == number:
            chart.never |= {number} if "." in said["arrow"] else set()
        case "no" if int(to[1:]) == number + 1:
            pass
        case "colours":
            pass  # the style sheet of the site has them, for light and dark
        case _:
            raise ValueError(f"`{kind} {number or ''}` is out of place")


def _texts(label: str) -> list[str]:
    """Return the lines of a label as they are to be read."""
    return [_CODE.sub(lambda code: _CODES[code[1]], line) for line in label.split("<br/>")]


def svg(chart: Chart, anchors: Mapping[str, str]) -> str:
    """Return the picture of a flowchart; `anchors` are where on the page the rules are, by their ids."""
    parts: list[str] = []
    y: float = 1
    asked = [line for text in chart.asked for line in wrapped(text, _WRAP)]
    parts.append(_box("asked", _LEFT, y, _WIDTH, [escape(line) for line in asked]))
    y += _height(asked)
    for number, rules in enumerate(chart.questions, 1):
        lines = [line for rule in rules for line in _rule(rule, anchors)]
        code, tone = chart.outcomes[number - 1]
        parts.append(_arrow(_MIDDLE, y, _MIDDLE, y + _GAP, "" if number == 1 else "no 否"))
        y += _GAP
        middle = y + _height(lines) / 2
        parts.append(_box("question", _LEFT, y, _WIDTH, lines))
        reach = "never" if number in chart.never else ""
        parts.append(_arrow(_LEFT + _WIDTH, middle, _RIGHT, middle, "yes 是", reach))
        outcome = _lines_of(code)
        parts.append(_box(f"outcome {tone}", _RIGHT, middle - _height(outcome) / 2, _OUTCOME, outcome))
        y += _height(lines)
    parts.append(_arrow(_MIDDLE, y, _MIDDLE, y + _GAP, "no 否"))
    last = _lines_of(chart.outcomes[-1][0])
    parts.append(_box(f"outcome {chart.outcomes[-1][1]}", _MIDDLE - _OUTCOME / 2, y + _GAP, _OUTCOME, last))
    width, height = _RIGHT + _OUTCOME + 1, y + _GAP + _height(last) + 1
    label = escape(f"How it is decided: {' '.join(chart.asked)}")
    return (
        f'<div class="flowchart"><svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" role="group" '
        f'aria-label="{label}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg></div>'
    )


def _rule(said: str, anchors: Mapping[str, str]) -> Iterator[str]:
    """Give the lines of one rule, its id linked to where it is explained."""
    first, *more = wrapped(said, _WRAP)
    joint, bare = ("or ", first.removeprefix("or ")) if first.startswith("or ") else ("", first)
    id, colon, condition = bare.partition(":")
    if id in anchors:
        yield f'{joint}<a href="#{anchors[id]}">{escape(id)}</a>{colon}{escape(condition)}'
    else:
        yield escape(first)
    yield from map(escape, more)


def _lines_of(code: str) -> list[str]:
    """Return the code of an outcome, which may break at its underlines."""
    return [escape(line) for line in wrapped(code.replace("_", "_\u200b"), _OUTCOME_WRAP)]


def _box(kind: str, x: float, y: float, width: float, lines: list[str]) -> str:
    height = _height(lines)
    texts = "".join(
        f'<text x="{x + width / 2:g}" y="{y + _PAD + LINE * (n + 0.75):g}">{line}</text>'
        for n, line in enumerate(lines)
    )
    radius = height / 2 if kind == "asked" else 6
    shape = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}"/>'
    return f'<g class="{kind}">{shape}{texts}</g>'


def _arrow(x: float, y: float, to_x: float, to_y: float, label: str, kind: str = "") -> str:
    is_down = x == to_x
    head = (
        f"{to_x - 5:g},{to_y - 8:g} {to_x + 5:g},{to_y - 8:g}"
        if is_down
        else f"{to_x - 8:g},{y - 5:g} {to_x - 8:g},{y + 5:g}"
    )
    at = (
        f'x="{x + 10:g}" y="{(y + to_y) / 2 + 2:g}" class="beside"'
        if is_down
        else f'x="{(x + to_x) / 2 - 3:g}" y="{y - 7:g}"'
    )
    return (
        f'<g class="arrow {kind}"><line x1="{x:g}" y1="{y:g}" x2="{to_x:g}" y2="{to_y:g}"/>'
        f'<polygon points="{to_x:g},{to_y:g} {head}"/><text {at}>{label}</text></g>'
    )


def _height(lines: list[str]) -> float:
    return LINE * len(lines) + 2 * _PAD


def cells(text: str) -> int:
    """Return how many letters wide a text is."""
    return sum(0 if c == "\u200b" else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, most: int) -> list[str]:
    """Return a text as lines of at most so many letters, broken at spaces and between Chinese characters."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if lines[-1] and cells(lines[-1] + piece.rstrip()) > most:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]
