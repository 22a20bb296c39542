"""The flowcharts of the site: all of them can be drawn, and what cannot is refused."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from cerra_rules import find, question_ids
from drawing import CELL, LINE, cells, read, svg, wrapped
from reference_pages.flowcharts import flowchart

CHARTS = {id: flowchart(find(id), {}) for id in question_ids()}
SVG = "{http://www.w3.org/2000/svg}"


def test_the_chart_of_every_question_is_drawn(subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            question, chart = find(id), read(CHARTS[id])
            assert chart.asked == list(question.asks)
            assert chart.outcomes == [(o.code, o.tone) for o in question.outcomes]
            rules = {rule.id for rule in question.rules}
            picture = ET.fromstring(svg(chart, {rule: rule for rule in rules}))  # noqa: S314  # our own drawing
            links = [link.get("href", "")[1:] for link in picture.iter(f"{SVG}a")]
            listed = [line for lines in chart.questions for line in lines]
            assert links == [
                line.removeprefix("or ").partition(":")[0] for line in listed if not line.startswith("any of ")
            ]
            assert set(links) <= rules
            boxes = [group.get("class", "") for group in picture.iter(f"{SVG}g")]
            assert [b.removeprefix("outcome ") for b in boxes if "outcome" in b] == [tone for _, tone in chart.outcomes]
            _nothing_sticks_out(picture)


def _nothing_sticks_out(picture: ET.Element) -> None:
    width, height = (float(size) for size in picture[0].get("viewBox", "").split()[2:])
    for group in picture.iter(f"{SVG}g"):
        box = group.find(f"{SVG}rect")
        if box is not None:
            x, y, wide, high = (float(box.get(name, "")) for name in ("x", "y", "width", "height"))
            assert 0 <= x <= x + wide <= width
            assert 0 <= y <= y + high <= height
            for text in group.iter(f"{SVG}text"):
                assert cells("".join(text.itertext())) * CELL <= wide
                assert y + LINE / 2 < float(text.get("y", "")) < y + high


def test_a_way_that_the_default_readings_never_take_is_dashed() -> None:
    chart = read(CHARTS["charter.resolution"])
    assert {chart.outcomes[number - 1][0] for number in chart.never} == {
        "contradictory_no_effect",
        "invalid_not_duly_convened",
    }
    assert svg(chart, {}).count('class="arrow never"') == 2


def test_what_mermaid_cannot_take_as_it_is_comes_back() -> None:
    text = 'flowchart TD\n  facts(["a #lt; b #amp; #35;lt; #quot;c#quot;"]) --> d1\n  d1{{"r"}}\n  o1["x"]:::open\n  o2["y"]:::open'
    chart = read(text)
    assert chart.asked == ['a < b & #lt; "c"']
    assert "a &lt; b &amp; #lt; &quot;c&quot;" in svg(chart, {})


def test_lines_break_at_spaces_and_between_chinese_characters() -> None:
    assert wrapped("a rule that is long", 10) == ["a rule", "that is", "long"]
    assert wrapped("卖家是否须在七日内", 10) == ["卖家是否须", "在七日内"]
    assert wrapped("unbreakable", 5) == ["unbreakable"]
    assert cells("七日 x") == 6


ONE = 'flowchart TD\n  facts(["q"]) --> d1\n  d1{{"r"}}\n  d1 -- yes 是 --> o1\n  d1 -- no 否 --> o2\n  o1["a"]:::open\n  o2["b"]:::open'
MALFORMED = [
    ("graph LR", "`graph LR` is not how a flowchart begins"),
    ("flowchart TD\n  a --> b", "`a --> b` is no line of a flowchart as the reference has them"),
    ("flowchart TD", "0 questions lead to 0 outcomes"),
    (ONE.replace("d1{{", "d2{{"), "`question 2` is out of place"),
    (ONE.replace("--> o1", "--> o2"), "`yes 1` is out of place"),
    (ONE.replace("否 --> o2", "否 --> d3"), "`no 1` is out of place"),
    (ONE.replace(":::open", ":::sad"), '`o1["a"]:::sad` is no line of a flowchart as the reference has them'),
    (ONE.replace('\n  o2["b"]:::open', ""), "1 questions lead to 1 outcomes"),
]


@pytest.mark.parametrize(("text", "message"), MALFORMED)
def test_another_diagram_is_refused(text: str, message: str) -> None:
    read(ONE)
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read(text)
