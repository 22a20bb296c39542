"""The pages in Chinese: full-width signs, and in translations the same parts and figures as in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted((DOCS / "zh").glob("*.md"))
TRANSLATED = ("limits", "glossary")
"""The pages that follow an English one of their name; the others are written for their readers."""
IN_WORDS = {"ten": "10", "sixteen": "16", "november": "11", "march": "3"}
_CODE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", re.DOTALL)
_HAN = r"[\u4e00-\u9fff]"
_HALF_WIDTH = re.compile(rf"{_HAN}[,;:?!.(]|[,;:?!.)]{_HAN}")


def prose(path: Path) -> str:
    """Return a page without code and the addresses of links."""
    return _CODE.sub("X", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_signs_between_chinese_words_are_full_width(path: Path) -> None:
    assert _HALF_WIDTH.findall(prose(path)) == []


def test_a_half_width_sign_is_found() -> None:
    assert _HALF_WIDTH.search("规则(章程)")
    assert _HALF_WIDTH.search("规则,章程")
    assert not _HALF_WIDTH.search("规则（章程），3.11 版")


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_translation_has_the_parts_of_its_page(name: str) -> None:
    en, zh = ((DOCS / folder / f"{name}.md").read_text(encoding="utf-8") for folder in ("", "zh"))
    for start in ("#", "- ", "|"):
        assert sum(line.startswith(start) for line in en.splitlines()) == sum(
            line.startswith(start) for line in zh.splitlines()
        ), start


def test_the_limits_have_the_same_figures() -> None:
    en, zh = ((DOCS / folder / "limits.md").read_text(encoding="utf-8") for folder in ("", "zh"))
    en = en.replace("24:00", "")  # 二十四时
    words = (IN_WORDS[word] for word in re.findall(r"[a-z]+", en.lower()) if word in IN_WORDS)
    assert {*re.findall(r"\d+", en), *words} <= set(re.findall(r"\d+", zh))


def test_one_word_for_a_receipt() -> None:
    """The glossary calls the record of an answer 回执; 凭证 is the receipt of a sale."""
    for path in PAGES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "校验值" in line and "凭证" in line:
                assert "回执" in line, line
