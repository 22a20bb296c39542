"""A memo: one case as a lawyer files it. Blocks made of the answer alone, and the same written as Markdown and as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cerra_rules.deciding.answer import Answer
from cerra_rules.explaining.written import Writer
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import markup as escape
from cerra_rules.outside.printing import printable

_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "title": "Memo", "question": "Question", "conclusion": "1. Conclusion", "rule": "2. The rule", "facts": "3. The facts",
        "subsumption": "4. Application to the facts", "national": "5. What national law adds", "readings": "6. Readings, and how sure they are",
        "no words": "No copy of the official text was given: the summary is ours; whether the text is in force has to be looked up",
        "none": "None that matters in this case.", "no fact": "None stated.",
        "signed": "Drawn up by: ______________    Reviewed by: ______________    Date: ______________",
        "receipt": "Receipt {} · rules {} · cerra_rules {}", "disclaimer": "Legal information, not legal advice.",
    },
    "zh": {
        "title": "法律意见备忘录", "question": "问题", "conclusion": "一、结论", "rule": "二、规则", "facts": "三、事实",
        "subsumption": "四、对照适用", "national": "五、国家法律的补充", "readings": "六、解释分歧与可靠程度",
        "no words": "未提供官方文本，以上为概要；文本现行有效与否，须另行核实",
        "none": "本案中没有影响结论的解释分歧。", "no fact": "未载明。",
        "signed": "拟稿人：______________    审核人：______________    日期：______________",
        "receipt": "回执 {} · 规则 {} · cerra_rules {}", "disclaimer": "仅供法律信息参考，不构成法律意见。",
    },
}  # fmt: skip
_STYLE = """
@page { size: A4; margin: 20mm 22mm; } body { max-width: 46rem; margin: 0 auto; padding: 1rem; color: #111; background: #fff;
  font: 10.5pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif; overflow-wrap: anywhere; }
h1 { font-size: 15pt; margin: 0 0 .3em; } h2 { font-size: 11.5pt; margin: .9em 0 .25em; break-after: avoid; }
p, ul { margin: .2em 0; } ul { padding-left: 1.3em; } p, li { orphans: 2; widows: 2; } .small { font-size: 8.5pt; color: #444; }
.signed { margin-top: 1.6em; white-space: pre-wrap; } article + article { break-before: page; }
@media print { body { max-width: none; padding: 0; } }
"""


class Block(NamedTuple):
    """A heading with paragraphs, or with a list."""

    heading: str
    lines: tuple[str, ...]
    listed: bool = False


def blocks(answer: Answer, lang: Lang, name: str = "") -> Iterator[Block]:
    """Yield a memo part by part: conclusion, rule, facts with who found them, application, national law, readings, and who signs."""
    words, writer = _WORDS[lang], Writer(answer, lang)
    yield Block(
        f"{words['title']}{'：' if lang == 'zh' else ': '}{printable(name)}" if name else words["title"],
        (answer.question.title.said(lang),),
    )
    head = dict(writer.head())
    yield Block(words["conclusion"], tuple(head[key] for key in ("conclusion", "decisive", "basis") if key in head))
    rule = [*writer.provisions()]
    if rule and not any(cited.words for cited in answer.citations):
        rule.append(f"{words['no words']}{'。' if lang == 'zh' else '.'}")
    if rule:
        yield Block(words["rule"], tuple(rule), listed=True)
    yield Block(words["facts"], tuple(writer.facts()) or (words["no fact"],), listed=True)
    if applied := tuple(writer.applied()):
        yield Block(words["subsumption"], applied, listed=True)
    if notes := tuple(writer.notes()):
        yield Block(words["national"], notes, listed=True)
    yield Block(words["readings"], tuple(writer.readings()) or (words["none"],), listed=True)
    version = answer.version
    receipt = words["receipt"].format(version.receipt, version.rules[:16], version.cerra_rules)
    yield Block("", (words["signed"], receipt, words["disclaimer"]))


def markdown(memos: Sequence[tuple[str, Answer]], lang: Lang) -> str:
    """Return memos as Markdown, one after another, with a rule between them; each with the name of its case."""
    return "\n---\n\n".join("\n".join(_marked(answer, lang, name)) for name, answer in memos)


def _marked(answer: Answer, lang: Lang, name: str) -> Iterator[str]:
    for number, block in enumerate(blocks(answer, lang, name)):
        if block.heading:
            yield f"{'#' if number == 0 else '##'} {_plain(block.heading)}\n"
        if block.listed:
            yield from (f"- {_plain(line)}" for line in block.lines)
            yield ""
        else:
            yield from (f"{_plain(line)}\n" for line in block.lines)


def _plain(text: str) -> str:
    """Return a text in which Markdown sees no marks."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, "\\" + mark)
    return text


def page(memos: Sequence[tuple[str, Answer]], lang: Lang) -> str:
    """Return memos as one HTML page that needs nothing else; on paper each begins a sheet of A4."""
    title = escape(_WORDS[lang]["title"])
    pieces = [f'<!doctype html>\n<html lang="{"en" if lang == "en" else "zh-Hans"}">\n<head>\n<meta charset="utf-8">']
    pieces.append('<meta name="viewport" content="width=device-width, initial-scale=1">')
    pieces.append(f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>")
    for name, answer in memos:
        pieces.append("<article>")
        for number, block in enumerate(blocks(answer, lang, name)):
            level = "h1" if number == 0 else "h2"
            if block.heading:
                pieces.append(f"<{level}>{escape(block.heading)}</{level}>")
            if block.listed:
                pieces.append(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in block.lines)}</ul>")
                continue
            marks = ["signed", "small", "small"] if not block.heading else []
            for at, line in enumerate(block.lines):
                mark = f' class="{marks[at]}"' if marks else ""
                pieces.append(f"<p{mark}>{escape(line)}</p>")
        pieces.append("</article>")
    return "\n".join([*pieces, "</body>\n</html>"]) + "\n"
