"""The reference pages as the rules write them now, made once for all tests."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from reference_pages.folder import pages

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"
CODE = re.compile(r"`[^`\n]*`")
written = cache(pages)
