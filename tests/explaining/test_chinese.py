"""What is said in Chinese: all of it, in the words of the glossary, with the punctuation of Chinese."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cerra_rules
from cerra_rules import anxi, charter, find, question_ids
from cerra_rules.deciding.decision import UNDETERMINED
from cerra_rules.errors import DefinitionError
from cerra_rules.explaining.describe import description
from cerra_rules.front import BOOKS, decide
from cerra_rules.language import Named, RestDays
from cerra_rules.language.provisions import numeral
from cerra_rules.text.ledger import entries
from cerra_rules.text.ledger_words import BEARERS, EXCUSES, TYPES, in_words
from cerra_rules.text.quoting import row_lines

SOURCE = Path(cerra_rules.__file__).parent
ROOT = Path(__file__).parents[2]
INSTRUMENTS = {"charter": charter.INSTRUMENT, "anxi": anxi.INSTRUMENT}
HAN = "\u4e00-\u9fff"
HALF = re.compile(rf"[{HAN}][,;:!?()] ?[{HAN}]")
"""Half-width punctuation between Chinese characters."""
TOUCHING = re.compile(rf"[{HAN}][,;:!?()]|[,;:!?()][{HAN}]")
"""Half-width punctuation beside a Chinese character: wrong where nothing else than Chinese is said."""


def is_half_width(text: str) -> bool:
    """Whether a text has half-width punctuation where full-width belongs."""
    return HALF.search(text) is not None or (not re.search("[A-Za-z]", text) and TOUCHING.search(text) is not None)


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese, and does not only quote a Chinese word."""
    return len(re.findall(f"[{HAN}]", text)) > len(re.findall(r"[A-Za-z][\w.=/-]*", text))


def texts_in(data: Any) -> Iterator[str]:
    """Give every text in plain data."""
    match data:
        case str():
            yield data
        case dict():
            yield from (text for value in data.values() for text in texts_in(value))
        case list():
            yield from (text for value in data for text in texts_in(value))
        case _:
            pass


def chinese_texts() -> Iterator[tuple[str, str]]:
    """Give every Chinese text of the package, with the file it stands in."""
    for path in SOURCE.rglob("*.py"):
        if path.name in {"cutting.py", "opposites.py"}:  # patterns, whose punctuation is half-width
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
        yield from ((path.name, text) for text in texts if is_chinese(text))
    for path in SOURCE.rglob("*.json"):
        yield from ((path.name, text) for text in texts_in(json.loads(path.read_text("utf-8"))) if is_chinese(text))


def test_chinese_has_full_width_punctuation() -> None:
    texts = [*chinese_texts()]
    assert texts
    assert [(file, text) for file, text in texts if is_half_width(text)] == []


def test_the_check_of_punctuation_can_fail() -> None:
    said = {
        "自愿,但": True,
        "自愿(第三步)": True,
        "末日,": True,
        "见 a, 但": False,
        "自愿，但": False,
        "见 a:b, c": False,
    }
    assert {text: is_half_width(text) for text in said} == said


@pytest.mark.parametrize("page", ["docs/glossary.md", "docs/reference"])
def test_pages_have_full_width_punctuation(page: str) -> None:
    paths = [ROOT / page] if page.endswith(".md") else [*(ROOT / page).rglob("*.md")]
    for path in paths:
        text = re.sub(r"`[^`]*`|\]\([^)]*\)", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"(?m)^Why the default: .*?(?=默认方案的理由)", "", text)  # English that quotes the official text
        assert HALF.findall(text) == [], path.name


GONE = ("解释立场", "解释选项", "安全港", "须由人认定", "规范 ")
"""Words for which the glossary has another."""


def test_one_word_for_each_thing() -> None:
    assert [(file, text) for file, text in chinese_texts() for word in GONE if word in text] == []


@pytest.mark.parametrize("book", BOOKS)
def test_what_is_said_beside_the_rules_has_chinese(book: str) -> None:
    instrument = INSTRUMENTS[book]
    said = [zh for point in instrument.contested.values() for _, zh in (point.issue, point.reason)]
    for note in instrument.higher_law.values():
        said += [note.zh, note.topic_zh, note.standard_zh, note.source_zh, note.certainty_zh]
    assert [text for text in said if not is_chinese(text) or not text.strip()] == []


def test_questions_have_chinese(subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            question = find(id)
            said = [zh for _, zh in question.remarks] + [i.zh for i in question.facts.invariants()]
            said += [v.zh for v in question.values] + [o.zh for o in question.outcomes]
            specs = [s for s in question.facts.specs.values() if s.kind in ("enum", "set")]
            assert all(isinstance(value, Named) for spec in specs for value in spec.values)
            said += [value.zh for spec in specs for value in spec.values]
            assert [text for text in said if not is_chinese(text)] == []
            assert all(value.en for value in question.values)


def test_the_words_of_the_ledger_have_chinese() -> None:
    rows = entries()
    assert {row.type for row in rows} == set(TYPES)
    assert {row.bearer for row in rows} == set(BEARERS)
    assert {row.excused for row in rows} - {None} == set(EXCUSES)
    assert in_words("duty", "en") == "duty"
    assert in_words("of another instrument", "zh") == "of another instrument"
    assert in_words(None, "zh") == ""


NAMES = {"B2B", "B2C", "C2C", "IP", "ICP", "ISP", "CERRA", "any", "true", "false"}
"""Latin letters that Chinese lawyers write too, and the values of facts."""
IDS = re.compile(r"(?:HL|RA|RC)\d+|(?:anxi|charter)[:.][\w¶()/#.]+|[a-z]+(?:-[a-z0-9]+)+")
"""Ids of notes, readings and positions, locators, ids of questions, and of rules."""


def known_names() -> set[str]:
    """Return the codes that may stand in a Chinese text: those that cases and answers are written with."""
    questions = [*map(find, question_ids())]
    kinds = [kind for kind in Named.__subclasses__() if kind.__module__.startswith("cerra_rules.")]
    found = {*NAMES, UNDETERMINED, *(str(value) for kind in kinds for value in kind)}
    for question in questions:
        found |= {*question.facts.specs, *question.readings, *(o.code for o in question.outcomes)}
        found |= {v.name for v in question.values}
        found |= {option for reading in question.readings.values() for option in reading.options}
    return found


KNOWN = known_names()


def english_in(text: str) -> list[str]:
    """Return the English words of a text, but for codes."""
    return [word for word in re.findall(r"[A-Za-z_][A-Za-z_0-9]*", IDS.sub("", text)) if word not in KNOWN]


@pytest.mark.parametrize("id", question_ids())
def test_chinese_answers_are_chinese(id: str) -> None:
    question = find(id)
    stated = [{s.name: value for s in question.facts.specs.values() if s.kind == "bool"} for value in (False, True)]
    for facts in ({}, *stated):
        for readings in (None, "any"):
            try:
                decision = decide(id, facts, readings=readings, calendar=RestDays.none())
            except cerra_rules.CerraError:
                continue  # against an invariant
            assert english_in(decision.answer().text("zh", detail="full")) == []
    assert english_in(description(question, "zh").replace(question.id, "")) == []


def test_chinese_rows_of_the_ledger_are_chinese() -> None:
    assert english_in("\n".join(row_lines(entries(), None, "zh"))) == []


def test_what_is_english_is_found() -> None:
    assert english_in("若采 request，则 not so：anxi:13(4)#a，return-in-time，RA15") == ["not", "so"]


def number(text: str) -> int:
    """Return a Chinese number below ten thousand."""
    total = digit = 0
    for character in text:
        if character in "十百千":
            total += (digit or 1) * 10 ** ("十百千".index(character) + 1)
            digit = 0
        elif character != "零":
            digit = "一二三四五六七八九".index(character) + 1
    return total + digit


ARTICLES = re.compile(r"\barts?\.? (\d+[^;:A-Za-z]*(?:para \d+[^;:A-Za-z]*)*)")


def test_chinese_sources_cite_the_same_articles() -> None:
    assert [number(numeral(n)) for n in range(1, 100)] == [*range(1, 100)]
    assert (number("一千一百九十七"), number("四百九十六"), number("二百零三")) == (1197, 496, 203)
    for instrument in INSTRUMENTS.values():
        for note in instrument.higher_law.values():
            chinese = {number(found) for found in re.findall(r"第([零一二三四五六七八九十百千]+)条", note.source_zh)}
            english = {int(n) for n in re.findall(r"\d+", note.source)}
            listed = {
                int(n)
                for found in ARTICLES.findall(note.source)
                for n in re.findall(r"\d+", re.sub(r"¶\d+|para \d+|\([^)]*\)?|1 January \d+", "", found))
            }
            assert chinese <= english, (note.id, chinese - english)
            assert listed <= chinese, (note.id, listed - chinese)


def test_one_of_several_norms_is_cited_by_its_number() -> None:
    cited = {row.provision.locator: row.cite("zh") for row in entries()}
    assert cited["charter:16#a"] == "《中国电商乡村振兴联盟章程》第十六条（其一）"
    assert cited["anxi:23¶1#b"] == "《安溪县电子商务监督管理暂行办法》第二十三条第一款（其二）"
    assert cited["anxi:15(2)#e"] == "《安溪县电子商务监督管理暂行办法》第十五条第（二）项（其五）"


def test_a_remark_in_one_language_is_refused() -> None:
    question = find("anxi.receipts")
    one: Any = ("Receipts are kept.",)
    with pytest.raises(DefinitionError) as caught:
        question.replaced(id="a.b", remarks=one)
    assert str(caught.value) == (
        'a.b: remark `Receipts are kept.` is not in two languages\nhint: ("English.", "中文。")'
    )


def test_a_named_value_is_its_code() -> None:
    class Kind(Named):
        """Two kinds of thing."""

        TEA = "tea", "茶"
        CUP = "cup", "杯"

    assert (Kind["TEA"], str(Kind.CUP), Kind.CUP.zh, f"{Kind.TEA}") == (Kind.TEA, "cup", "杯", "tea")
    assert json.dumps([Kind.TEA]) == '["tea"]'
