"""The prose of the reference pages: terms in one line, conditions as points."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from cerra_rules.language import (
    END_OF_YEAR,
    NOTHING,
    ONE_HALF,
    TWO_THIRDS,
    ComputedCondition,
    Condition,
    Count,
    Fact,
    Facts,
    Term,
    all_of,
    any_of,
    days,
    days_between,
    either,
    fact,
    is_given,
    largest,
    least_count,
    months,
    none_of,
    not_,
    number_of,
    reading,
    roll,
    smallest,
)
from reference_pages.markdown import plain, table
from reference_pages.prose import Prose, meaning


class Cup(StrEnum):
    """What guests drink."""

    TEA = "tea"
    WATER = "water"
    WINE = "wine"


class Visit(Facts):
    """One visit to the tea room."""

    came: Fact[bool] = fact("The guest came; used only on weekdays", "客人到来（仅平日）")
    paid: Fact[bool] = fact("tea was paid for (item 2; matters only for tea)", "已付茶钱")
    cups: Fact[Count] = fact("cups", "杯数")
    guests: Fact[Count] = fact("guests", "人数")
    came_on: Fact[date] = fact("day of coming", "到来之日")
    left_on: Fact[date] = fact("day of leaving", "离开之日")
    cup: Fact[Cup] = fact("what is in the cup", "杯中物")
    ordered: Fact[frozenset[Cup]] = fact("what was ordered", "所点之物")


HOUSE = reading(
    "house", id="RT01", default="open", options={"open": ("open", "开"), "closed": ("closed", "关")}, provisions=(),
    issue=("?", "？"), reason=("", ""), certainty="low",
)  # fmt: skip
TEA, WATER, WINE = (Visit.cup.is_(cup) for cup in Cup)


@pytest.mark.parametrize(
    ("term", "en", "zh"),
    [
        (not_(Visit.came), "not came", "非 came"),
        (any_of(TEA, WINE), "cup in (tea, wine)", "cup 属于 (tea, wine)"),
        (not_(Visit.cup.is_one_of(Cup.TEA, Cup.WINE)), "cup not in (tea, wine)", "cup 不属于 (tea, wine)"),
        (not_(TEA), "cup ≠ tea", "cup ≠ tea"),
        (all_of(Visit.came, any_of(Visit.paid, TEA)), "came and (paid or cup = tea)", "came 且 (paid 或 cup = tea)"),
        (none_of(not_(Visit.came), Visit.paid), "came and not paid", "came 且 非 paid"),
        (not_(all_of(Visit.came, Visit.paid)), "not (came and paid)", "非 (came 且 paid)"),
        (Visit.ordered.is_not_empty(), "ordered is not empty", "ordered 非空"),
        (not_(Visit.ordered.contains(Cup.TEA)), "ordered does not contain tea", "ordered 不含 tea"),
        (
            Visit.ordered.contains_any(Cup.TEA, Cup.WINE),
            "ordered contains any of (tea, wine)",
            "ordered 含 (tea, wine) 之一",
        ),
        (Visit.cups >= 1, "cups ≥ 1", "cups ≥ 1"),
        (Visit.cups.at_least(TWO_THIRDS, of=Visit.guests), "cups ≥ 2/3 of guests", "cups ≥ guests 的 2/3"),
        (
            Visit.cups.more_than(ONE_HALF, of=Visit.guests - 1),
            "cups > 1/2 of (guests - 1)",
            "cups > (guests - 1) 的 1/2",
        ),
        (not_(Visit.cups.at_least(ONE_HALF, of=Visit.guests)), "cups < 1/2 of guests", "cups < guests 的 1/2"),
        (
            Visit.left_on <= roll(Visit.came_on + days(7)),
            "left_on ≤ came_on + 7 days (moved past rest days)",
            "left_on ≤ came_on + 7日（遇法定休假日顺延）",
        ),
        (Visit.came_on + days(-1) + END_OF_YEAR, "end of the year of (came_on - 1 day)", "(came_on - 1日) 所在年年末"),
        (Visit.came_on + months(3), "came_on + 3 months", "came_on + 3个月"),
        (days_between(Visit.came_on, Visit.left_on), "days from came_on to left_on", "came_on 至 left_on 的天数"),
        (least_count(TWO_THIRDS, of=Visit.cups), "2/3 of cups, rounded up", "cups 的 2/3（进整）"),
        (
            least_count(ONE_HALF, of=Visit.cups, exceed=True),
            "least whole number above 1/2 of cups",
            "大于 cups 的 1/2 的最小整数",
        ),
        (number_of(Visit.came, TEA), "number that hold of (came; cup = tea)", "(came; cup = tea) 中成立的个数"),
        (largest(1, Visit.cups), "largest of (1; cups)", "(1; cups) 中的较大者"),
        (
            smallest(Visit.came_on, (Visit.paid, Visit.left_on)),
            "earliest of (came_on; left_on if paid)",
            "(came_on; 若 paid 则 left_on) 中的较早者",
        ),
        (
            not_(Visit.cups <= largest((Visit.paid, Visit.guests))),  # nothing, while nobody paid
            "not (cups ≤ largest of (guests if paid))",
            "非 (cups ≤ (若 paid 则 guests) 中的较大者)",
        ),
        (
            not_(is_given(either(Visit.came, Visit.came_on, NOTHING))),
            "no (came_on if came, else nothing) yet",
            "尚无 (若 came 则 came_on，否则 无)",
        ),
        (
            Visit.cup.by({Cup.TEA: 1, Cup.WATER: 2, Cup.WINE: 3}),
            "1 if cup = tea, 2 if cup = water, 3 if cup = wine",
            "若 cup = tea 则 1，若 cup = water 则 2，若 cup = wine 则 3",
        ),
        (ComputedCondition("it rained", bool, (Visit.came_on,)), "it rained (from came_on)", "it rained（依 came_on）"),
        (HOUSE.choose(open=Visit.cups, closed=Visit.guests), "cups if house = open, else guests", None),
    ],
)
def test_a_term_in_one_line(term: Term[Any], en: str, zh: str | None) -> None:
    assert Prose("en").line(term) == en
    assert zh is None or Prose("zh").line(term) == zh


@pytest.mark.parametrize(
    ("condition", "lines"),
    [
        (Visit.came, ["- the guest came (`came`)"]),
        (not_(Visit.paid), ["- not so: tea was paid for (item 2) (`paid`)"]),
        (
            all_of(TEA, none_of(WATER, Visit.came)),
            [
                "- all of these hold:", "  - `cup = tea`", "  - none of these holds:", "    - `cup = water`",
                "    - the guest came (`came`)",
            ],
        ),
        (
            not_(HOUSE.choose(open=Visit.came, closed=Visit.paid)),
            [
                "- any of these holds:",
                "  - under `house = open` (default): not so: the guest came (`came`)",
                "  - under `house = closed`: not so: tea was paid for (item 2) (`paid`)",
            ],
        ),
        (
            any_of(*(all_of(Visit.ordered.contains(cup), not_(Visit.cup.is_(cup))) for cup in Cup)),
            [
                "- for at least one `x` of `tea`, `water`, `wine`: all of these hold:", "  - `ordered contains x`",
                "  - `cup` is not `x`",
            ],
        ),
        (
            any_of(all_of(TEA, HOUSE.is_("closed")), not_(HOUSE.is_("open"))),
            ["- any of these holds:", "  - under `house = closed`: `cup = tea`", "  - `house` is not `open`"],
        ),
    ],
)  # fmt: skip
def test_a_condition_as_points(condition: Condition, lines: list[str]) -> None:
    assert list(Prose("en").points(condition).lines()) == lines
    assert len(list(Prose("zh").points(condition).lines())) == len(lines)


def test_a_definition_as_points() -> None:
    total = Visit.cups - number_of(all_of(Visit.came, Visit.paid, Visit.ordered.contains(Cup.WINE)), TEA) + 3
    assert list(Prose("en").definition(total).lines()) == [
        "- the sum of:", "  - `cups`", "  - minus the number of these that hold:", "    - all of these hold:",
        "      - the guest came (`came`)", "      - tea was paid for (item 2) (`paid`)",
        "      - `ordered contains wine`", "    - `cup = tea`", "  - `3`",
    ]  # fmt: skip
    day = HOUSE.choose(open=Visit.came_on, closed=either(Visit.paid, Visit.left_on + days(1), NOTHING))
    names: dict[Term[Any], str] = {day: "day"}
    assert list(Prose("en", names).definition(day).lines()) == [
        "- the one that fits:",
        "  - under `house = open` (default): `came_on`",
        "  - under `house = closed`: the one that fits:",
        "    - if tea was paid for (item 2) (`paid`): `left_on + 1 day`",
        "    - otherwise: `nothing`",
    ]
    assert Prose("en", names).code(day) == "[`day`](#day)"
    assert Prose("en", names).line(Visit.left_on <= day) == "left_on ≤ day"


def test_a_name_for_the_beginning_of_a_sum() -> None:
    both = Visit.cups + Visit.guests
    assert Prose("en", {both: "both"}).line(both - number_of(TEA)) == "both - number that hold of (cup = tea)"


def test_a_name_for_a_run_of_conditions() -> None:
    sober = all_of(Visit.came, Visit.paid, not_(WINE))
    prose = Prose("en", {sober: "sober"})
    assert prose.line(all_of(TEA, Visit.came, Visit.paid, not_(WINE))) == "cup = tea and sober"
    assert list(prose.points(not_(all_of(Visit.came, Visit.paid, not_(WINE), TEA))).lines()) == [
        "- not all of these hold:", "  - [`sober`](#sober)", "  - `cup = tea`",
    ]  # fmt: skip
    assert prose.line(sober, named=False) == "came and paid and cup ≠ wine"


def test_the_meaning_of_a_fact_without_its_use() -> None:
    specs = Visit.specs
    assert [meaning(specs[name], "en") for name in ("came", "paid")] == ["the guest came", "tea was paid for (item 2)"]
    assert meaning(specs["came"], "zh") == "客人到来"


def test_what_markdown_would_take_for_marks() -> None:
    assert plain("a < b, 2 * 3 [c]") == "a \\< b, 2 \\* 3 \\[c\\]"
    assert table(("a", "b"), [("1|2", "3")]) == "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |"
