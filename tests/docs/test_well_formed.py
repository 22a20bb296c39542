"""The reference pages as Markdown: links resolve, tables and marks are whole, charts are the order of outcomes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from cerra_rules import find, question_ids
from written import CODE, FOLDER, ROOT, written

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]*)\)")


# -------------------------------------------------------------------------------------------------------- well-formed


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@cache
def anchors(path: Path) -> Counter[str]:
    text = path.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)
    return Counter([*map(slug, headings), *re.findall(r'<a id="([^"]*)"></a>', text)])


def links(path: Path) -> Iterator[str]:
    for link in LINK.findall(re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)):
        if not link.startswith("https://"):
            yield link


def test_every_link_resolves(subtests: pytest.Subtests) -> None:
    for name in [*written(), "../README.md"]:
        with subtests.test(name):
            path = FOLDER / name
            found = list(links(path))
            assert found
            for link in found:
                target, _, anchor = link.partition("#")
                to = (path.parent / target).resolve() if target else path.resolve()
                assert to.exists(), link
                assert to.is_relative_to(ROOT)
                if anchor:
                    assert anchors(to)[anchor] == 1, link


def test_rows_of_a_table_have_equal_columns(subtests: pytest.Subtests) -> None:
    for name in written():
        with subtests.test(name):
            lines = written()[name].splitlines()
            counts = [len(re.split(r"(?<!\\)\|", line)) if line.startswith("|") else 0 for line in lines]
            for before, count in pairwise(counts):
                assert count in (before, 0) or before == 0
            starts = [i for i, count in enumerate(counts) if count and not counts[i - 1]]
            assert starts
            assert all(set(lines[i + 1]) <= set("| -") and lines[i - 1] == "" for i in starts)
            assert all(line.endswith("|") for line in lines if line.startswith("|"))


def test_marks_are_closed(subtests: pytest.Subtests) -> None:
    for name in written():
        with subtests.test(name):
            lines = re.sub(r"```.*?```", "", written()[name], flags=re.DOTALL).splitlines()
            for line in lines[1:]:
                assert line.count("`") % 2 == 0, line
                assert line.count("**") % 2 == 0, line
                bare = CODE.sub("", re.sub(r"\\.", "", LINK.sub("", line)))
                assert "[" not in bare, line
                assert not re.search(r"<(?!br>|a id=|/a>|/?details>|/?summary>)", bare), line
            for lists in re.findall(r"(?:^ *- .*\n)+", written()[name], re.MULTILINE):
                depths = [len(line) - len(line.lstrip()) for line in lists.splitlines()]
                assert depths[0] == 0
                assert all(after - before in (0, 2) or after < before for before, after in pairwise(depths))
            assert written()[name].count("<details>") == written()[name].count("</details>")


NODE = re.compile(r'([a-z]+\d*)(\(\["[^"]*"\]\)|\{\{"[^"]*"\}\}|\["[^"]*"\])(:::[a-z]+)?')
EDGE = re.compile(r"([a-z]+\d*) (?:-->|-- (?:yes 是|no 否) -->|-\. yes 是 \.->) ([a-z]+\d*)")


def test_the_chart_is_the_order_of_outcomes(subtests: pytest.Subtests) -> None:
    for asked in question_ids():
        with subtests.test(asked):
            question = find(asked)
            (chart,) = re.findall(r"```mermaid\n(.*?)\n```", written()[f"{asked.replace('.', '/')}.md"], re.DOTALL)
            first, *lines = chart.splitlines()
            assert first == "flowchart TD"
            nodes: dict[str, str] = {}
            edges: list[tuple[str, str]] = []
            for line in lines:
                if line.startswith("  classDef "):
                    assert re.fullmatch(
                        r"  classDef [a-z]+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}", line
                    )
                    continue
                rest = line.strip()
                for id, shape, tone in NODE.findall(rest):
                    assert id not in nodes
                    nodes[id] = shape + tone
                    assert not re.search(r"[<>](?!br/>)", shape.replace("<br/>", "")), line
                    assert not re.search(r"#(?!quot;|lt;|gt;|amp;|35;)", shape), line
                rest = NODE.sub(r"\1", rest)
                assert re.fullmatch(rf"{EDGE.pattern}|[a-z]+\d*", rest), line
                edges += EDGE.findall(rest)
            assert {id for edge in edges for id in edge} == set(nodes)
            steps = len(question.outcomes) - 1
            assert [id for id in nodes if id.startswith("d")] == [f"d{n}" for n in range(1, steps + 1)]
            for number, outcome in enumerate(question.outcomes, 1):
                assert nodes[f"o{number}"] == f'["{outcome.code}"]:::{outcome.tone}'
                for rule in question.rules:
                    if rule.outcome is outcome:
                        assert re.search(rf'["> ]{rule.id}[:<"]', nodes[f"d{number}"])
                assert f"  classDef {outcome.tone} " in chart
            assert edges[0] == ("facts", "d1")
            assert edges[1:] == [
                edge for n in range(1, steps + 1) for edge in ((f"d{n}", f"o{n}"), (f"d{n}", f"d{n + 1}" if n < steps else f"o{n + 1}"))
            ]  # fmt: skip
