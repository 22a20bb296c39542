"""Checks the types of all python blocks of the documentation, each page as one module: `python tests/docs/types_of_pages.py`.

Both checkers run once over all pages, with the settings of whoever writes `strict`. A line has the number that it has on its page.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pages import blocks

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "tests" / "sample_project"
"""The lending library, which some pages copy."""
PYRIGHT = {"typeCheckingMode": "strict", "reportMissingTypeStubs": False, "extraPaths": [str(LIBRARY)]}
UNTYPED = re.compile("^import (pandas|pyarrow) ", re.MULTILINE)
"""What says too little of its own types for `strict`."""


def modules() -> Iterator[tuple[str, str]]:
    """Yield each page with blocks of python as a module, and each file that a page has written: its path, and its text."""
    written = (
        page for page in sorted((ROOT / "docs").rglob("*.md")) if not page.is_relative_to(ROOT / "docs" / "reference")
    )
    for page in [ROOT / "README.md", *written]:
        text = page.read_text(encoding="utf-8")
        lines = [""] * text.count("\n")
        for block in blocks(text):
            if block.kind == "python" and block.file is None and block.reason is None:
                code = block.text.splitlines()
                lines[block.line : block.line + len(code)] = code
            elif block.file is not None and block.file.endswith(".py"):
                yield block.file, block.text
        if any(lines):
            if UNTYPED.search("\n".join(lines)):
                lines[0] = "# pyright: standard"
            yield (
                "_".join(page.relative_to(ROOT).with_suffix("").parts).replace("-", "_") + ".py",
                "\n".join(lines) + "\n",
            )


def main() -> int:
    """Write the modules to a folder, run the checkers there; return 1 where one finds something."""
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "pages")
        for path, text in modules():
            written.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
            written.joinpath(path).write_text(text, encoding="utf-8")
        Path(folder, "pyrightconfig.json").write_text(json.dumps(PYRIGHT), encoding="utf-8")
        mypy = ["mypy", "--allow-redefinition", "--explicit-package-bases", str(written)]
        pyright = ["pyright", "--pythonpath", sys.executable, "--project", folder]
        environment = os.environ | {"MYPYPATH": str(LIBRARY)}
        codes = [
            subprocess.run(
                [sys.executable, "-m", *command], cwd=ROOT, env=environment, check=False
            ).returncode  # our own
            for command in (mypy, pyright)
        ]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
