"""In which language the command line speaks: found anywhere in what was typed, before anything else is read.

`--lang` of the program is that of its commands: it may stand before or after them. Usage and help are laid out by `Page` where they are Chinese.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer.core

from cerra_rules.cli.remedies import in_command_words
from cerra_rules.errors import CerraError
from cerra_rules.language.rows import Lang
from cerra_rules.outside.chinese import in_chinese, said_in
from cerra_rules.outside.printing import columns

VARIABLE = "CERRA_RULES_LANG"
_WIDEST, _NARROWEST, _FIRST_COLUMN = 78, 50, 30
_TOKEN = re.compile(r"[（“《［]*(?:`[^`]*`|[!-_a-~]+|[^\s`])[，。；：、）”》？！］]*|\s+")
_EXTRA = re.compile(r"(.*?)(?: *\\?\[([^\[\]]*)\])?")


class Speaker:
    """The language of this run."""

    lang: Lang = "en"

    def says(self, text: str) -> str:
        """Return a message in it."""
        return in_chinese(text) if self.lang == "zh" else text

    def error(self, error: CerraError) -> tuple[str, str]:
        """Return the message and the hint of an error in it, in the words of the command line."""
        message, hint = said_in(self.lang, error)
        return message, in_command_words(hint)


SPEAKER = Speaker()


def taken_out(args: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the `--lang` of a command line with its value, wherever it stands, and the rest."""
    taken: list[str] = []
    rest: list[str] = []
    left = iter(args)
    for arg in left:
        if arg == "--":
            return taken, [*rest, arg, *left]
        if arg == "--lang":
            taken += [arg, *[value for value in [next(left, None)] if value is not None]]
        elif arg.startswith("--lang="):
            taken.append(arg)
        else:
            rest.append(arg)
    return taken, rest


def spoken(taken: Sequence[str]) -> Lang:
    """Return the language that is asked for, as far as it is one; the option itself refuses what is none."""
    asked = taken[-1].removeprefix("--lang=") if taken else os.environ.get(VARIABLE)
    return "zh" if asked == "zh" else "en"


def defaults(group: Any, lang: Lang, args: Sequence[str]) -> dict[str, Any]:
    """Return the language as the default of each command that is named, as click takes defaults."""
    named = {name: group.commands[name] for name in group.commands if name in args}
    return {
        name: defaults(command, lang, args) if hasattr(command, "commands") else {"lang": lang}
        for name, command in named.items()
    }


class Group(typer.core.TyperGroup):
    """Commands whose usage and help are said in the language of the run."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        command: Any
        for command in (self, *self.commands.values()):
            command.context_class = _CONTEXT


_Context: Any = getattr(typer.core.TyperGroup, "context_class")  # noqa: B009  # it is click's or typer's own, as the version has it
_CONTEXT = type(
    "Context",
    (_Context,),
    {"make_formatter": lambda context: Page() if SPEAKER.lang == "zh" else _Context.make_formatter(context)},
)
"""How a command is called, in click's words; a class made here, for no type checker knows whether it is click's or typer's own."""


class Page:
    """A page of help in Chinese, written as click writes one: lines break between any two characters, each of which is two columns wide."""

    def __init__(self) -> None:
        self._end = max(min(shutil.get_terminal_size().columns, _WIDEST + 2) - 2, _NARROWEST)
        self._indent = 0
        self._lines: list[str] = []
        self.width = 1 << 16
        """What click shortens the help of commands to: here it stands whole."""

    def getvalue(self) -> str:
        """Return the page."""
        return "".join(f"{line}\n" for line in self._lines)

    def write_usage(self, program: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002  # as click calls it
        """Write how a command is called."""
        self._write(f"{in_chinese('Usage')}：{program} {_metavars(args)}")

    def write_paragraph(self) -> None:
        """Write an empty line, but for at the beginning."""
        if self._lines:
            self._lines.append("")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        for number, paragraph in enumerate(text.split("\n\n")):
            self._lines += [""] * (number > 0)
            self._write(in_chinese(" ".join(paragraph.split())), self._indent)

    def write_dl(self, rows: Sequence[tuple[str, str]], *_: Any) -> None:
        """Write names, each with what it means."""
        said = [(_metavars(name), _help(text)) for name, text in rows]
        column = min(max(columns(name) for name, _ in said), _FIRST_COLUMN) + 2
        for name, text in said:
            first = " " * self._indent + name
            if columns(name) + 2 > column:
                self._lines.append(first)
                first = ""
            first += " " * (self._indent + column - columns(first))
            self._write(text, self._indent + column, first)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a heading, and what is below it further in."""
        self.write_paragraph()
        self._lines.append(f"{in_chinese(name)}：")
        with self.indentation():
            yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Write further in."""
        self._indent += 2
        try:
            yield
        finally:
            self._indent -= 2

    def _write(self, text: str, indent: int = 0, first: str | None = None) -> None:
        """Write a text from a column on, in as many lines as it takes."""
        line = " " * indent if first is None else first
        for token in _TOKEN.findall(text):
            if columns(line) > indent and columns(line + token.rstrip()) > self._end:
                self._lines.append(line.rstrip())
                line = " " * indent + token.lstrip()
            else:
                line += token
        self._lines.append(line.rstrip())


def _help(text: str) -> str:
    """Return what a parameter means, and its default and the like."""
    found = _EXTRA.fullmatch(" ".join(text.split()))
    if not found:
        return text
    extra = "；".join(_labelled(part) for part in (found[2] or "").split("; ") if part)
    return in_chinese(found[1]) + (f"［{extra}］" if extra else "")


def _labelled(text: str) -> str:
    """Return a default or the like: what it is in Chinese, and the value as it stands."""
    label, colon, value = text.partition(": ")
    return f"{in_chinese(label)}：`{value}`" if colon else in_chinese(text)


def _metavars(text: str) -> str:
    """Return the name of a parameter, or a line of usage, with what is to be put in said in Chinese."""
    return re.sub(r"<[a-z][^<>|]*>|\b[A-Z]+\b", lambda found: in_chinese(found[0]), text).rstrip()
