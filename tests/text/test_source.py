"""Reading an official text: cutting it into provisions, comparing it with digests, quoting it.

The words of both instruments are not in this repository. Tests that need them look in the folder that CERRA_SOURCES
names, or in ../shared/sources, and are skipped where it is absent; all others use a made-up instrument.
"""

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules.errors import CerraError, ProvisionError
from cerra_rules.language import Instrument
from cerra_rules.language.provisions import numeral
from cerra_rules.text import source
from cerra_rules.text.cutting import digest, opening, own_text
from cerra_rules.text.ledger import Ledger, ledgers
from cerra_rules.text.source import Source, SourceError, normalise, split, verify, verify_file

ROOT = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("CERRA_SOURCES", ROOT.parent / "shared" / "sources"))
FILES = {"charter": "charter.zh-Hant.txt", "anxi": "anxi.zh-Hans.txt"}
PAGES = {"charter": "000_*.txt", "anxi": "004_*.txt"}
needs_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason=f"no official texts in {SOURCES}")

# ---------------------------------------------------------------------------------------------- a made-up instrument

TEA = Instrument(
    "tea",
    en="Rules of the Tea Room",
    zh="茶室规则",
    short="Tea Rules",
    item_style=("({})", "第（{}）项"),
    outline="""
        1 1#a 1#b
        2 2¶1 2¶2 2¶2#a 2¶3
        3 3(1) 3(2) 3(2)/1 3(2)/2 3(2)/3 3(3)
        4
        5 5¶1 5(1) 5(2) 5(3) 5(4) 5(5) 5(6) 5(7) 5(8) 5(9) 5(10) 5(11) 5¶2
        6
    """,
)
WORDS = {
    "zh-Hans": {
        "tea:1": "茶室供人喝茶。来客按到达先后入座,主人不得挑选来客。",
        "tea:2¶1": "茶室每日开门;开门时间由主人决定。",
        "tea:2¶2": "本规则第三条、第五条规定的事项由主人办理。主人不在的,由帮工办理。",
        "tea:2¶3": "茶室英文名称为Tea Room,简称“茶室”。",
        "tea:3": "来客应当:",
        "tea:3(1)": "爱护茶具。打破茶具的,照价赔偿;",
        "tea:3(2)": "不得带走下列物品:",
        "tea:3(2)/1": "茶杯;",
        "tea:3(2)/2": "两只以上的茶壶;",
        "tea:3(2)/3": "其他茶具。",
        "tea:3(3)": "付茶钱。",
        "tea:4": "茶钱为7元。一次喝3壶以上的,半价!",
        "tea:5¶1": "主人办理下列事项:",
        **{f"tea:5({n})": f"{word}茶;" for n, word in enumerate("买卖洗煮泡倒尝换送收", start=1)},
        "tea:5(11)": "其他与茶有关的事项。",
        "tea:5¶2": "主人可以请人帮忙,但是对帮工办理的事项负责。",
        "tea:6": "本规则自开门之日起施行。",
    },
}
_OLD = str.maketrans("规则条与过来师个会办号开门间决业这钱买卖尝换应当爱护赔偿带两壶关请对负责时后",
                     "規則條與過來師個會辦號開門間決業這錢買賣嘗換應當愛護賠償帶兩壺關請對負責時後")  # fmt: skip
WORDS["zh-Hant"] = {name: words.translate(_OLD) for name, words in WORDS["zh-Hans"].items()}
DIGESTS = {script: {name: digest(words) for name, words in texts.items()} for script, texts in WORDS.items()}

STYLES: dict[str, Callable[[int], str]] = {
    "(一)": lambda n: f"({numeral(n)})",
    "（一）": lambda n: f"（{numeral(n)}）",
    "(1)": lambda n: f"({n})",
    "⑴": lambda n: chr(0x2474 + n - 1),
    "①": lambda n: chr(0x2460 + n - 1),
    "⒈": lambda n: chr(0x2488 + n - 1),
    "1.": lambda n: f"{n}.",
    "1、": lambda n: f"{n}、",
    "一、": lambda n: f"{numeral(n)}、",
    "一": numeral,
}
INLINE = ["(1)", "⑴", "①", "⒈", "1.", "1、"]
PAIRS = [(item, sub) for item in STYLES for sub in INLINE if normalise(STYLES[item](1)) != normalise(STYLES[sub](1))]


def write(words: dict[str, str], script: str, item: str = "(一)", sub: str = "1.", arabic: bool = False) -> str:
    """Write the tea rules down, one unit a line and sub-items in the line of their item."""
    page = ["第一章 总则" if script == "zh-Hans" else "第一章 總則"]
    for name in own_text(TEA):
        found = re.fullmatch(r"tea:(\d+)(?:¶(\d))?(?:\((\d+)\))?(?:/(\d))?", name)
        assert found
        article, paragraph, number, below = found.groups()
        if below:
            page[-1] += STYLES[sub](int(below)) + words[name]
        elif number:
            page.append(STYLES[item](int(number)) + words[name])
        elif paragraph and paragraph != "1":
            page.append(words[name])
        else:
            count = article if arabic else numeral(int(article))
            page.append(f"第{count}{'条' if script == 'zh-Hans' else '條'} {words[name]}")
        if name == "tea:4":
            page += ["茶室图", "第二章 主人"]
    return "\n".join(page)


def wrap(text: str, width: int) -> str:
    return "\n".join(line[i : i + width] for line in text.splitlines() for i in range(0, len(line), width))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indented": lambda text: "\n".join("　　" + line for line in text.splitlines()),
    "number on its own line": lambda text: re.sub(r"(第\S+?[条條]) ?", r"\1\n", text),
    "a line a sentence": lambda text: re.sub(r"([。;!])", r"\1\n", text),
    "no line breaks": lambda text: text.replace("\n", ""),
    "spaced": lambda text: "\n".join(" ".join(line) for line in text.splitlines()),
    "wide": lambda text: text.translate({ord(c): ord(c) + 0xFEE0 for c in ",;:()!"}),
    "corner quotes": lambda text: text.replace("“", "「").replace("”", "」"),
    "wrapped at 9": lambda text: wrap(text, 9),
    "wrapped at 20": lambda text: wrap(text, 20),
    "wrapped at 37": lambda text: wrap(text, 37),
    "in a page": lambda text: (
        f"茶室\n茶室自1990年起开门。第三条最有名:\n{text}\n相关\n1、茶壶。\n(一)茶杯。\n联系我们。"
    ),
    "after another text": lambda text: f"第一条 酒。\n第二条 水。\n{text}\n第一条 酒。\n第二条 水。",
    "twice": lambda text: f"{text}\n茶室\n{text}",
}


def names(provisions: tuple[object, ...]) -> list[str]:
    return [str(p) for p in provisions]


@pytest.mark.parametrize("script", WORDS)
def test_the_words_are_written_for_every_unit(script: str) -> None:
    assert sorted(WORDS[script]) == sorted(own_text(TEA))


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize(("item", "sub"), PAIRS)
@pytest.mark.parametrize("arabic", [False, True])
def test_every_way_to_number(script: str, item: str, sub: str, arabic: bool) -> None:
    text = write(WORDS[script], script, item, sub, arabic)
    report = verify(text, TEA, DIGESTS[script])
    assert report.ok, report.render()
    assert report.script == script
    assert split(text, TEA) == WORDS[script]


@pytest.mark.parametrize("script", WORDS)
@pytest.mark.parametrize(("item", "sub"), [("(一)", "1."), ("一", "⒈"), ("1.", "(1)"), ("⑴", "⒈")])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout(script: str, item: str, sub: str, layout: str) -> None:
    report = verify(LAYOUTS[layout](write(WORDS[script], script, item, sub)), TEA, DIGESTS[script])
    assert report.ok, report.render()


@pytest.mark.parametrize("width", range(2, 60))
def test_wrapped_anywhere(width: int) -> None:
    report = verify(wrap(write(WORDS["zh-Hans"], "zh-Hans"), width), TEA, DIGESTS["zh-Hans"])
    assert report.ok, report.render()


# ---------------------------------------------------------------------------------------------- what has been changed


def changed(text: str, i: int, char: str) -> str:
    return text[:i] + char + text[i + 1 :]


one_char = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Mc"])
any_char = st.one_of(st.sampled_from("一二三十第条條。;:(1.、"), one_char)


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


PLAIN = write(WORDS["zh-Hans"], "zh-Hans")


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


# --------------------------------------------------------------------------------------------- files, reports, quotes


@pytest.fixture
def tea_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the tea rules in the place of the ledgers that come with the library."""
    ledger = Ledger(TEA)
    rows: list[dict[str, Any]] = [
        {"locator": p.locator, "type": "duty", "bearer": "guests", "summary": {"en": "…", "zh": "…"},
         "decidable": "fully", "encoded_by": [], "excused": "made up", "readings": [], "higher_law": [],
         "sha256": DIGESTS["zh-Hans"].get(p.locator)}
        for p in TEA
    ]  # fmt: skip
    vars(ledger)["_data"] = {"script": "zh-Hans", "provisions": rows}
    monkeypatch.setattr(source, "ledgers", lambda: {"tea": ledger})
    monkeypatch.setattr(source, "entry", ledger.__getitem__)


@pytest.mark.usefixtures("tea_book")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "tea.txt"
    path.write_text(PLAIN, encoding=encoding)
    assert verify_file(path).ok
    assert verify_file(str(path)).render() == "Tea Rules: 26 of 26 texts agree with the ledger"
    assert verify_file(path).render("zh") == "《茶室规则》：26 处文字中 26 处与台账一致"


@pytest.mark.usefixtures("tea_book")
def test_a_report_names_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "tea.txt"
    text = PLAIN.replace("7元", "8元").replace(
        "(三)付茶钱。",
        "付茶钱的来客,可以坐到关门为止,但是主人另有安排的,应当离开座位。",
    )
    path.write_text(text, encoding="utf-8")
    report = verify_file(path)
    assert not report.ok
    assert report.render() == (
        "Tea Rules: 24 of 26 texts agree with the ledger\n"
        "differs: Tea Rules, art. 4 [tea:4]\n"
        "missing: Tea Rules, art. 3(3) [tea:3(3)]\n"
        "belongs to no provision, after [tea:3(2)/3]: 付茶钱的来客,可以坐到关门为止,但是主人另有安排的,应当离…"
    )
    assert report.render("zh") == (
        "《茶室规则》：26 处文字中 24 处与台账一致\n"
        "不一致：《茶室规则》第四条 [tea:4]\n"
        "缺少：《茶室规则》第三条第（三）项 [tea:3(3)]\n"
        "不属于任何条文，在 [tea:3(2)/3] 之后：付茶钱的来客,可以坐到关门为止,但是主人另有安排的,应当离…"
    )
    assert report.to_dict()["differs"] == ["tea:4"]


@pytest.mark.usefixtures("tea_book")
def test_a_copy_in_the_other_script_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "tea.txt"
    path.write_text(write(WORDS["zh-Hant"], "zh-Hant"), encoding="utf-8")
    report = verify_file(path)
    assert not report.ok
    assert report.render() == (
        "Tea Rules: cannot be compared: the text is in Traditional characters, the ledger is of the Simplified text\n"
        "hint: give it in Simplified characters as published, not as converted"
    )
    assert report.render("zh").startswith("《茶室规则》：无法比对：所给文本为繁体字，台账所依文本为简体字\n提示：")


@pytest.mark.usefixtures("tea_book")
def test_words_to_quote(tmp_path: Path) -> None:
    path = tmp_path / "tea.txt"
    path.write_text(wrap(PLAIN.replace("7元", "8元").replace("(三)付茶钱。\n", ""), 17), encoding="utf-8")
    tea = Source(path)
    words = WORDS["zh-Hans"]
    assert tea.words("tea:3(2)/2") == words["tea:3(2)/2"]
    assert tea.words("tea:1#b") == words["tea:1"]
    assert tea.words("tea:2¶2#a") == words["tea:2¶2"]
    assert tea.words("tea:2") == "\n".join(words[f"tea:2¶{n}"] for n in (1, 2, 3))
    assert tea.words("tea:5") == words["tea:5¶1"]
    assert not tea.reports["tea"].ok
    for locator, message in {
        "tea:4": "tea:4: its words differ from the ledger in the file",
        "tea:3(3)": "tea:3(3): its words are missing in the file",
    }.items():
        with pytest.raises(SourceError) as error:
            tea.words(locator)
        assert str(error.value) == f"{message}\nhint: `cerra-rules source verify` shows more"
    with pytest.raises(SourceError, match="no file has the text of the Tea Rules"):
        Source().words("tea:4")
    with pytest.raises(ProvisionError):
        tea.words("tea:7")


def test_files_that_are_none(tmp_path: Path) -> None:
    picture, other = tmp_path / "tea.png", tmp_path / "tea.txt"
    picture.write_bytes(b"\x89PNG\xff\xff\xff")
    other.write_text(PLAIN, encoding="utf-8")
    for path, message in {
        tmp_path / "none.txt": "no such file or directory\nhint: give a text file",
        tmp_path: "is a directory\nhint: give a text file",
        picture: "is not text in UTF-8 or GB18030\nhint: save it as plain text first",
        other: "holds neither the CERRA Charter nor the Anxi Measures\nhint: save the page with the articles as plain text",
    }.items():
        with pytest.raises(CerraError) as error:
            verify_file(path)
        assert str(error.value) == f"{path}: {message}"
    with pytest.raises(SourceError, match="there is no ledger of it"):
        verify(PLAIN, TEA)


# --------------------------------------------------------------------------------------------------- the official texts


def official(code: str) -> str:
    return (SOURCES / FILES[code]).read_text(encoding="utf-8")


@needs_sources
@pytest.mark.parametrize("code", FILES)
def test_the_official_texts_agree(code: str) -> None:
    book = ledgers()[code]
    for path in (SOURCES / FILES[code], *SOURCES.glob(PAGES[code])):
        report = verify_file(path)
        assert report.instrument is book.instrument
        assert report.ok, report.render()
        assert report.script == report.expected == book.script
        assert len(report.matches) == len(book.digests)


@needs_sources
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("code", FILES)
def test_the_official_texts_in_every_layout(code: str, layout: str) -> None:
    report = verify(LAYOUTS[layout](official(code)), ledgers()[code].instrument)
    assert report.ok, report.render()


@needs_sources
@pytest.mark.parametrize("width", range(8, 80))
def test_the_official_pages_wrapped_anywhere(width: int) -> None:
    for code, pattern in PAGES.items():
        for path in SOURCES.glob(pattern):
            report = verify(wrap(path.read_text(encoding="utf-8"), width), ledgers()[code].instrument)
            assert report.ok, report.render()


@needs_sources
@given(data=st.data())
def test_one_changed_character_of_the_official_texts(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(sorted(FILES)))
    book, text = ledgers()[code], official(code)
    words = split(text, book.instrument, book.digests)
    name = data.draw(st.sampled_from([n for n in words if text.count(words[n]) == 1]))
    i = text.index(words[name]) + data.draw(st.integers(0, len(words[name]) - 1))
    char = data.draw(any_char.filter(lambda c: normalise(c) not in ("", normalise(text[i]))))
    if text[i].isspace():
        char = "茶"
    report = verify(changed(text, i, char), book.instrument)
    assert (names(report.differs), names(report.missing), report.strays) == ([name], [], ())


@needs_sources
def test_a_converted_charter_is_said_to_be_one() -> None:
    simplified = official("charter").translate(
        str.maketrans("條聯團員會產國總實質業農務執無導", "条联团员会产国总实质业农务执无导"),
    )
    report = verify(simplified, ledgers()["charter"].instrument)
    assert not report.ok
    assert "the text is in Simplified characters" in report.render()
    assert not report.missing


@needs_sources
def test_words_of_the_law_are_quoted_from_the_file_only() -> None:
    quoted = Source(*(SOURCES / name for name in FILES.values()))
    assert quoted.words("anxi:13(4)/3").endswith("等数字化商品;")
    assert quoted.words("anxi:13(1)#b") == quoted.words("anxi:13(1)")
    assert quoted.words("charter:16#a") == quoted.words("charter:16")


@needs_sources
def test_no_official_sentence_is_in_the_repository() -> None:
    sentences = {
        normalise(words)
        for code in FILES
        for words in split(official(code), ledgers()[code].instrument).values()
        if len(words) >= 20 and unicodedata.category(words[0]) == "Lo"
    }
    kinds = {".py", ".json", ".md", ".yaml", ".toml"}
    for folder in ("src", "docs", "tests"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in kinds:
                text = normalise(path.read_text(encoding="utf-8", errors="replace"))
                assert [s for s in sentences if s in text] == [], path


def test_a_file_without_end_is_not_read_to_the_end(tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    endless.write_text("第一条 " * 100_000, encoding="utf-8")
    with pytest.raises(SourceError) as error:
        source.read(endless)
    assert str(error.value) == f"{endless}: larger than 500 kB\nhint: give the text of the instrument alone"
