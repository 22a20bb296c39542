"""An answer as a piece of HTML, short or full, for a page that has its own style."""

from __future__ import annotations

from cerra_rules.deciding.answer import Answer
from cerra_rules.explaining.written import Writer
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import markup as escape


def brief_html(answer: Answer, lang: Lang) -> str:
    """Return the short form of an answer: a line for each thing, the first of them strong."""
    colon = "：" if lang == "zh" else ": "
    lines = [f"{escape(title)}{colon}{escape(text)}" for title, text in Writer(answer, lang).brief()]
    first, *rest = lines
    tone = answer.outcome.tone
    return f'<div class="answer {tone}" lang="{lang}"><p><strong>{first}</strong></p>{"".join(f"<p>{line}</p>" for line in rest)}</div>'


def sections_html(writer: Writer, *, left_out: frozenset[str] = frozenset()) -> str:
    """Return the sections of the full form as a list of terms, without those of some titles."""
    rows = (
        f"<dt>{escape(section.title)}</dt><dd><ul>{''.join(f'<li>{escape(line)}</li>' for line in section.lines)}</ul></dd>"
        for section in writer.sections()
        if section.title not in left_out
    )
    return f"<dl>{''.join(rows)}</dl>"
