"""Reading an official text: cutting it into provisions, comparing it with digests, quoting it.

The words of both instruments are not in this repository. Tests that need them look in the folder that CERRA_SOURCES
names, or in ../shared/sources, and are skipped where it is absent; all others use a made-up instrument.
"""

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules.errors import CerraError, ProvisionError
from cerra_rules.text import source
from cerra_rules.text.ledger import Ledger, ledgers
from cerra_rules.text.source import Source, SourceError, normalise, split, verify, verify_file
from tea_room import DIGESTS, LAYOUTS, PLAIN, TEA, WORDS, any_char, changed, names, wrap, write

ROOT = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("CERRA_SOURCES", ROOT.parent / "shared" / "sources"))
FILES = {"charter": "charter.zh-Hant.txt", "anxi": "anxi.zh-Hans.txt"}
PAGES = {"charter": "000_*.txt", "anxi": "004_*.txt"}
needs_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason=f"no official texts in {SOURCES}")
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
        assert str(error.value) == f"{message}\nhint: `cerra_rules.text.source.verify_file` shows more"
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
@pytest.mark.parametrize("code", FILES)
def test_the_official_texts_in_every_layout(code: str, subtests: pytest.Subtests) -> None:
    for layout, laid_out in LAYOUTS.items():
        with subtests.test(layout):
            report = verify(laid_out(official(code)), ledgers()[code].instrument)
            assert report.ok, report.render()


@needs_sources
@pytest.mark.parametrize("code", PAGES)
def test_the_official_pages_wrapped_anywhere(code: str, subtests: pytest.Subtests) -> None:
    for path in SOURCES.glob(PAGES[code]):
        text = path.read_text(encoding="utf-8")
        for width in range(8, 80):
            with subtests.test(path.name, width=width):
                report = verify(wrap(text, width), ledgers()[code].instrument)
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
