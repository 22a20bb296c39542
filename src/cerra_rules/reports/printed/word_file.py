"""A memo as a Word file, written by python-docx (the extra `memo`)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from cerra_rules.deciding.answer import Answer
from cerra_rules.errors import MissingExtraError, install
from cerra_rules.explaining.memo import blocks
from cerra_rules.language.rows import Lang
from cerra_rules.outside.saving import save

_FONTS = {"en": "Georgia", "zh": "SimSun"}


def write_docx(memos: Sequence[tuple[str, Answer]], lang: Lang, path: str) -> None:
    """Write memos to a .docx file, each on a sheet of A4 of its own. Raises MissingExtraError without python-docx."""
    try:
        from docx import Document  # noqa: PLC0415  # an extra that only this needs
        from docx.oxml.ns import qn  # noqa: PLC0415  # as above
        from docx.shared import Mm, Pt  # noqa: PLC0415  # as above
    except ImportError:
        raise MissingExtraError("a .docx file needs python-docx", install("memo")) from None
    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONTS[lang], Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "SimSun")
    for number, (name, answer) in enumerate(memos):
        if number:
            document.add_page_break()
        for at, block in enumerate(blocks(answer, lang, name)):
            if block.heading:
                document.add_heading(block.heading, 1 if at == 0 else 2)
            for line in block.lines:
                paragraph = document.add_paragraph(line, style="List Bullet" if block.listed else None)
                paragraph.paragraph_format.space_after = Pt(3)
    written = BytesIO()
    document.save(written)
    save(path, written.getvalue())
