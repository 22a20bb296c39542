"""Cutting a text into provisions: every numbering, layout and change of a made-up one."""

from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules.language.provisions import numeral
from cerra_rules.text.cutting import _chain, _Mark, opening, own_text
from cerra_rules.text.source import SourceError, normalise, split, verify
from tea_room import DIGESTS, LAYOUTS, PAIRS, PLAIN, TEA, WORDS, any_char, changed, names, wrap, write


@pytest.mark.parametrize("script", WORDS)
def test_the_words_are_written_for_every_unit(script: str) -> None:
    assert sorted(WORDS[script]) == sorted(own_text(TEA))


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize("arabic", [False, True])
def test_every_way_to_number(script: str, arabic: bool, subtests: pytest.Subtests) -> None:
    for item, sub in PAIRS:
        with subtests.test(item=item, sub=sub):
            text = write(WORDS[script], script, item, sub, arabic)
            report = verify(text, TEA, DIGESTS[script])
            assert report.ok, report.render()
            assert report.script == script
            assert split(text, TEA) == WORDS[script]


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize(("item", "sub"), [("(一)", "1."), ("一", "⒈"), ("1.", "(1)"), ("⑴", "⒈")])
def test_every_layout(script: str, item: str, sub: str, subtests: pytest.Subtests) -> None:
    for layout, laid_out in LAYOUTS.items():
        with subtests.test(layout):
            report = verify(laid_out(write(WORDS[script], script, item, sub)), TEA, DIGESTS[script])
            assert report.ok, report.render()


def test_wrapped_anywhere(subtests: pytest.Subtests) -> None:
    text = write(WORDS["zh-Hans"], "zh-Hans")
    for width in range(2, 60):
        with subtests.test(width=width):
            report = verify(wrap(text, width), TEA, DIGESTS["zh-Hans"])
            assert report.ok, report.render()


# ---------------------------------------------------------------------------------------------- what has been changed


@given(data=st.data())
def test_one_changed_character_names_its_provision(data: st.DataObject) -> None:
    script = data.draw(st.sampled_from(sorted(WORDS)))
    item, sub = data.draw(st.sampled_from(PAIRS))
    words = dict(WORDS[script])
    name = data.draw(st.sampled_from(own_text(TEA)))
    i = data.draw(st.integers(0, len(words[name]) - 1))
    char = data.draw(any_char.filter(lambda c: normalise(c) not in ("", normalise(words[name][i]))))
    words[name] = changed(words[name], i, char)
    layout = data.draw(st.sampled_from(["as it is", "windows", "blank lines", "indented", "in a page"]))
    report = verify(LAYOUTS[layout](write(words, script, item, sub)), TEA, DIGESTS[script])
    assert (names(report.differs), names(report.missing), report.strays) == ([name], [], ())


def test_a_norm_and_an_article_made_of_paragraphs_have_no_text_of_their_own() -> None:
    assert [p.locator for p in TEA if p.locator not in own_text(TEA)] == [
        "tea:1#a", "tea:1#b", "tea:2", "tea:2¶2#a", "tea:5",
    ]  # fmt: skip
    assert opening(TEA, "tea:2") == ["tea:2¶1", "tea:2¶2", "tea:2¶3"]
    assert opening(TEA, "tea:5") == ["tea:5¶1"]
    assert opening(TEA, "tea:3") == ["tea:3"]


@pytest.mark.parametrize(
    ("old", "new", "differs", "missing", "strays"),
    [
        ("(三)付茶钱。\n", "", [], ["tea:3(3)"], []),
        ("3.其他茶具。", "", [], ["tea:3(2)/3"], []),
        ("第四条 茶钱为7元。一次喝3壶以上的,半价!\n", "", [], ["tea:4"], []),
        ("茶室每日开门;开门时间由主人决定。", "", [], ["tea:2¶1"], []),
        (
            "主人不在的,由帮工办理。",
            "主人不在的,由帮工办理。帮工不在的,不办理。",
            [],
            [],
            [("tea:2¶2", "帮工不在的,不办理。")],
        ),
        ("半价!", "半价!帮工另有安排的除外。", ["tea:4"], [], []),
        ("开门之日起施行。", "开门之日起施行。关门之日失效。", ["tea:6"], [], []),
        ("付茶钱。\n", "付茶钱。\n(四)付饭钱。\n", [], [], [("tea:3(3)", "(四)付饭钱。")]),
        ("付茶钱。\n", "付茶钱。\n不付的,离开。\n", [], [], [("tea:3(3)", "不付的,离开。")]),
        ("有关的事项。\n", "有关的事项。\n(十二)喝茶。\n", [], [], [("tea:5(11)", "(十二)喝茶。")]),
        ("决定。\n本规则", "决定。\n主人不听。\n本规则", [], [], [("tea:2¶1", "主人不听。")]),
        ("起施行。", "起施行。\n第七条 旧规则失效。", [], [], [("tea:6", "第七条 旧规则失效。")]),
        ("(一)买茶;\n(二)卖茶;", "(一)卖茶;\n(二)买茶;", ["tea:5(1)", "tea:5(2)"], [], []),
        ("来客应当:", "", [], ["tea:3"], []),
    ],
)
def test_what_was_taken_out_or_added(
    old: str,
    new: str,
    differs: list[str],
    missing: list[str],
    strays: list[tuple[str, str]],
) -> None:
    assert old in PLAIN
    report = verify(PLAIN.replace(old, new), TEA, DIGESTS["zh-Hans"])
    assert (names(report.differs), names(report.missing), list(report.strays)) == (differs, missing, strays)
    assert not report.ok


def test_of_two_copies_the_better_one_counts() -> None:
    worse = PLAIN.replace("喝茶", "吃茶")
    assert verify(f"{worse}\n{PLAIN}", TEA, DIGESTS["zh-Hans"]).ok
    assert verify(f"{PLAIN}\n{worse}", TEA, DIGESTS["zh-Hans"]).ok


def test_another_text_has_nothing() -> None:
    report = verify("今天天气很好。", TEA, DIGESTS["zh-Hans"])
    assert (report.matches, report.differs, len(report.missing)) == ((), (), report.total)


PIECES = [
    "第一条",
    "第三条",
    "第五條",
    "第九条",
    "(一)",
    "二、",
    "三",
    "1.",
    "(2)",
    "⒊",
    "。",
    ";",
    ":",
    "\n",
    "\n\n",
    "茶",
    "Tea ",
]


@given(st.lists(st.sampled_from([*PIECES, *WORDS["zh-Hans"].values()])).map("".join))
def test_whatever_the_text_every_provision_is_accounted_for(text: str) -> None:
    report = verify(text, TEA, DIGESTS["zh-Hans"])
    assert sorted((*report.matches, *report.differs, *report.missing)) == [TEA[name] for name in own_text(TEA)]
    assert all(p.locator in split(text, TEA, DIGESTS["zh-Hans"]) for p in (*report.matches, *report.differs))
    assert report.render("en")
    assert report.render("zh")


def test_a_long_page_takes_no_long_time() -> None:
    page = "".join(f"第{numeral(n % 99 + 1)}条 茶{n}。\n(一)壶;1.杯。一、碗。\n" for n in range(2000))
    assert not verify(page, TEA, DIGESTS["zh-Hans"]).ok
    assert verify(PLAIN + "茶。" * 50_000, TEA, DIGESTS["zh-Hans"]).matches


def test_more_copies_than_a_page_has_are_refused() -> None:
    with pytest.raises(SourceError, match="the first article begins 10000 times"):
        verify("第一条\n" * 10_000, TEA, DIGESTS["zh-Hans"])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 3), st.integers(1, 5), st.integers(0, 3)), max_size=25))
def test_of_all_chains_of_marks_the_heaviest_and_earliest_is_taken(drawn: list[tuple[int, int, int, int]]) -> None:
    marks = [_Mark(start, start + width, number, rank) for start, width, number, rank in drawn]
    chains: list[tuple[int, list[_Mark]]] = [(0, [])]  # the plain way, in the square of the time
    for mark in sorted(marks):
        before = [c for c in chains if not c[1] or (c[1][-1].number < mark.number and c[1][-1].end <= mark.start)]
        weight, chain = max(before, key=itemgetter(0))
        chains.append((weight + mark.rank + 1, [*chain, mark]))
    assert _chain(marks) == max(chains, key=itemgetter(0))[1]


@given(st.text())
def test_normalise_is_stable_and_without_space(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not any(c.isspace() for c in once)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("（一）“茶”，7元。", "(一) 「茶」,\n７元。", True),
        ("Tea Room", "TeaRoom", True),
        ("茶\u200b室\ufeff", "茶室", True),
        ("①茶", "⑴茶", True),
        ("茶室。", "茶室", False),
        ("茶室、", "茶室,", False),
        ("茶室,", "茶室;", False),
        ("规则", "規則", False),
        ("2/3", "2∕3", False),
    ],
)
def test_what_normalise_holds_for_the_same(one: str, other: str, same: bool) -> None:
    assert (normalise(one) == normalise(other)) is same
