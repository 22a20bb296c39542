"""The documentation does what it says: each block of each page is run, and the site builds without a warning."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pages import Reader, blocks

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = ["README.md", *(str(p.relative_to(ROOT)) for p in sorted(DOCS.rglob("*.md")) if "reference" not in p.parts)]
"""All but the generated pages, which test_reference.py checks."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder but for the examples, as they stand in a clone of the repository."""
    for name in ("examples", "tests/sample_project"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_the_blocks_of_the_page_run(page: str, folder: Path) -> None:
    reader = Reader(page, folder)
    for block in blocks((ROOT / page).read_text(encoding="utf-8")):
        reader.follow(block)
