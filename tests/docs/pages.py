"""The fenced blocks of a page of the documentation, and how they are run: as a reader would, from top to bottom.

- `python` blocks share their names. What one prints is compared with a `text` block right below it.
- `console` blocks have commands behind `$ ` and what they print below. `...` stands for anything within a line and, alone
  in its line, for any lines.
- a block whose first line is `# name.ext`, or with `<!-- file: name.ext -->` above it, is a file, written for those below.
- in a transcript of `cerra-rules ask`, what stands behind `> ` is typed.
- a block with `<!-- needs: module -->` above it is left out where there is no such module, and the reader says so.
- a block with `<!-- not run: reason -->` above it is left out; other languages are refused, so that none slips through.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml
from typer.testing import CliRunner

from cerra_rules import cli

NEVER_RUN = ("text", "mermaid", "{toctree}", "{literalinclude}")
_BLOCK = re.compile(
    r"(?:^<!-- (?:not run: (?P<reason>[^\n]*)|file: (?P<file>\S+)|needs: (?P<needs>\S+)) -->\n+)?^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_FILE = re.compile(r"# ([\w./-]+\.(?:py|ya?ml|toml))\n")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, text and line on the page, why it is not run, the file that it is, what it needs."""

    kind: str
    text: str
    line: int
    reason: str | None
    file: str | None
    printed: str | None
    """The text block right below it."""
    needs: str | None = None
    """A module that not everybody has."""


def blocks(page: str) -> Iterator[Block]:
    """Give the fenced blocks of a page."""
    found = [*_BLOCK.finditer(page)]
    for match, following in zip_longest(found, found[1:]):
        is_below = following and following["kind"] == "text" and not page[match.end() : following.start()].strip()
        line = page.count("\n", 0, match.start("text"))
        printed = following["text"] if following and is_below else None
        named = _FILE.match(match["text"])
        file = match["file"] or (named and named[1])
        yield Block(match["kind"], match["text"], line, match["reason"], file, printed, match["needs"])


class Reader:
    """Someone who follows a page in an empty folder, beside copies of the examples."""

    def __init__(self, page: str, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.names: dict[str, Any] = {"__name__": "__page__"}
        self.exit_code = 0
        self.missing: set[str] = set()

    def read(self, page: str) -> None:
        """Do what each block of a page shows; raises AssertionError where the page says otherwise."""
        for block in blocks(page):
            self.follow(block)

    def follow(self, block: Block) -> None:
        """Do what a block shows."""
        place = f"{self.page}:{block.line}"
        if block.reason is not None:
            assert block.reason.strip(), f"{place}: why is it not run?"
        elif block.needs is not None and find_spec(block.needs) is None:
            self.missing.add(block.needs)
        elif block.file is not None:
            path = self.folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind == "python":
            self._python(block, place)
        elif block.kind == "console":
            self._console(block, place)
        elif block.kind == "yaml":
            yaml.safe_load(block.text)
        else:
            assert block.kind.partition(" ")[0] in NEVER_RUN, (
                f"{place}: `{block.kind}` is not run; name the file it is, or say why not"
            )

    def _python(self, block: Block, place: str) -> None:
        out = io.StringIO()
        code = compile("\n" * block.line + block.text, self.page, "exec", dont_inherit=True)
        with chdir(self.folder), redirect_stdout(out):
            exec(code, self.names)  # noqa: S102  # our own pages
        if block.printed is not None:
            _compare(block.printed, out.getvalue(), place)

    def _console(self, block: Block, place: str) -> None:
        first, *steps = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
        assert not first, f"{place}: a console block begins with `$ `"
        for step in steps:
            command, _, expected = step.partition("\n")
            typed = re.findall("^> (.*)$", expected, re.MULTILINE) if command.startswith("cerra-rules ask ") else []
            _compare(expected, self._run(command, typed), f"{place}: `{command}`")

    def _run(self, command: str, typed: Sequence[str] = ()) -> str:
        if command == "echo $?":
            return f"{self.exit_code}\n"
        if command.startswith("cerra-rules ") and not re.search("[|><;&]", command):
            with chdir(self.folder):
                done = CliRunner().invoke(
                    cli.app,
                    shlex.split(command, comments=True)[1:],
                    "\n".join(typed),
                    env={"COLUMNS": "80"},
                )
            self.exit_code = done.exit_code
            answers = iter(typed)  # a terminal shows what is typed
            return re.sub("^> ", lambda _: f"> {next(answers, '')}\n", done.output, flags=re.MULTILINE)
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        left_out = ("PYTEST", "COV", "COLUMNS", "CI", "BUILD_NUMBER")  # a reader's shell is not inside a test
        environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
        # Pages change a rule and run it again within a second: what was compiled of it before would still seem to be of today.
        ran = subprocess.run(  # noqa: S602  # a reader's shell
            command, shell=True, cwd=self.folder, env=environment | {"PATH": path, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip
        self.exit_code = ran.returncode
        return ran.stdout


def _compare(expected: str, printed: str, place: str) -> None:
    lines = []
    for line in expected.strip("\n").splitlines(keepends=True):
        if line.strip() == "...":
            lines.append("(?:.*\n)*?" if line.endswith("\n") else "(?s:.*)")
        else:
            lines.append(".*".join(map(re.escape, line.split("..."))))
    printed = re.sub(r"^\d+(?: of \d+)? done, \d+ s\n", "", printed, flags=re.MULTILINE)  # said where a machine is slow
    if not re.fullmatch("".join(lines), printed.strip("\n")):
        raise AssertionError(f"{place}: the page says\n{expected}\nand it printed\n{printed}")
