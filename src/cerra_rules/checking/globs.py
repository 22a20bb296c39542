"""Globs in settings: which files are meant, and which folders with all that is in them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

_WORD = re.compile(r"[*?]+|\[!?\]?[^]]*\]|.", re.DOTALL)


@dataclass(frozen=True)
class Globs:
    """Some globs, about the files in a folder.

    A glob without `/` is about a name, wherever it stands; another begins at the folder, and `**` in it stands for any
    number of folders. What stands in a folder that is meant is meant too.
    """

    folder: Path
    texts: tuple[str, ...]

    def reaches(self, folder: str | Path) -> bool:
        """Say whether what stands in a folder can be meant by a glob that begins at the top."""
        name = os.path.relpath(os.path.abspath(folder), self.folder).replace(os.sep, "/").split("/")  # noqa: PTH100  # keeps links
        parts = (text.strip("/").removeprefix("./").split("/") for text in self.texts if "/" in text)
        return any(all(map(fnmatchcase, name, part)) for part in parts)

    def means(self, path: str | Path) -> bool:
        """Say whether a file or folder is meant."""
        name = os.path.relpath(os.path.abspath(path), self.folder)  # noqa: PTH100  # keeps links
        return (
            bool(self.texts)
            and not name.startswith("..")
            and self._pattern.match(name.replace(os.sep, "/")) is not None
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{_expression(text)})(?:/.*)?\\Z" for text in self.texts), re.DOTALL)


def _expression(text: str) -> str:
    parts = text.strip("/").removeprefix("./").split("/")
    if len(parts) == 1 and not text.startswith("/"):
        parts = ["**", *parts]
    found = ""
    for number, part in enumerate(parts, 1):
        is_last = number == len(parts)
        if part == "**":
            found += "[^/]+" if is_last else "(?:[^/]+/)*"
        else:
            found += _WORD.sub(_said, part) + ("" if is_last else "/")
    return found


def _said(found: re.Match[str]) -> str:
    """Return the expression for a star, a question mark, a set or a letter of one name."""
    word = found[0]
    if word[0] in "*?":
        return "[^/]" * word.count("?") + ("[^/]*" if "*" in word else "")
    if len(word) > 1:
        letters = re.escape(word[2 if word[1] == "!" else 1 : -1]).replace(r"\-", "-")
        if not letters:
            return re.escape(word)
        return f"(?!/)[{'^' if word[1] == '!' else ''}{letters}]"
    return re.escape(word)
