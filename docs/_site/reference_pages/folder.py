"""All reference pages as files in a folder: what they are, and what a folder lacks of them."""

from __future__ import annotations

from pathlib import Path

from cerra_rules.front import find, question_ids
from cerra_rules.text.ledger import ledgers
from reference_pages.api import api_page
from reference_pages.instruments import index, ledger_page
from reference_pages.markdown import MARK
from reference_pages.questions import QuestionPage
from reference_pages.words import words_page


def pages() -> dict[str, str]:
    """Return every page by its path below the folder."""
    questions = [find(id) for id in question_ids()]
    found = {"README.md": index(), "words.md": words_page(), "api.md": api_page()}
    for book, ledger in ledgers().items():
        found[f"{book}/README.md"] = ledger_page(ledger)
    return found | {f"{q.id.replace('.', '/')}.md": QuestionPage(q).text() for q in questions}


def changes(folder: Path) -> dict[Path, str | None]:
    """Return what a folder lacks of the pages: the text of each file to write, and None for one to remove."""
    wanted = {folder / name: text for name, text in pages().items()}
    found = {path: _read(path) for path in sorted(folder.rglob("*.md")) if path.is_file()}
    extra = [path for path, text in found.items() if path not in wanted and text.startswith(MARK)]
    return {path: text for path, text in wanted.items() if found.get(path) != text} | dict.fromkeys(extra)


def _read(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")
