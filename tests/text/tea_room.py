"""The rules of a made-up tea room, written out in every script, numbering and layout."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

from cerra_rules.language import Instrument
from cerra_rules.language.provisions import numeral
from cerra_rules.text.cutting import digest, own_text
from cerra_rules.text.source import normalise

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
    """Return locators."""
    return [str(p) for p in provisions]


def changed(text: str, i: int, char: str) -> str:
    """Return a text with another character at a place."""
    return text[:i] + char + text[i + 1 :]


one_char = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Me", "Mc"])
any_char = st.one_of(st.sampled_from("一二三十第条條。;:(1.、"), one_char)
PLAIN = write(WORDS["zh-Hans"], "zh-Hans")
