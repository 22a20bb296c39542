"""Repositories: what is below the root of one, and where the links lead that stand in it.

A repository is a folder with `.git` in it, or the one that a CI system says it has checked out. What stands below it a
stranger may have sent in, links too.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

_MOST_LINKS = 40  # as Linux has it
_GIT = {".git", "git~1"}
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY")  # where git is missing, without `.git`


def root_of(folder: Path) -> Path | None:
    """Return the nearest root of a repository, this folder or one above it; None where there is none."""
    return next(filter(is_root, (folder, *folder.parents)), None)


def is_root(folder: Path) -> bool:
    """Whether a folder is the root of a repository."""
    named = (os.environ.get(name) for name in _CHECKOUTS)
    return os.path.lexists(folder / ".git") or any(name and os.path.realpath(name) == str(folder) for name in named)


def refused(path: str | Path, root: Path, *, is_written: bool = False) -> str:
    """Say why what stands in a repository may not name this path; nothing where it may.

    It may name what is below the root, links followed, but not `.git`. What it has written is no link and leads
    through none, and is no program, for then it could be run later on.
    """
    real, root = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if not real.is_relative_to(root):
        return "is outside the repository"
    if any(map(_is_git, real.relative_to(root).parts)):
        return "is in `.git`"
    if is_written and committed_link(path):
        return "is reached through a link of the repository"
    if is_written and os.path.isfile(real) and real.stat().st_mode & 0o111:  # noqa: PTH113  # Path raises
        return "can be run as a program"
    return ""


def committed_link(path: str | Path) -> Path | None:
    """Return the first link on the way to a path that stands in a repository, None where there is none."""
    return next((link for link in _links(path) if root_of(link.parent)), None)


def link_out(path: str | Path) -> Path | None:
    """Return the first link on the way to a path that stands in a repository and leads out of it, or into `.git`."""
    roots = ((link, root_of(link.parent)) for link in _links(path))
    return next((link for link, root in roots if root and refused(link, root)), None)


def _links(path: str | Path) -> Iterator[Path]:
    """Give the links that are followed on the way to a path, each by where it really stands."""
    start = Path(path).absolute()
    at, left, found = Path(start.anchor), [*reversed(start.parts[1:])], 0
    while left and found < _MOST_LINKS:
        part = left.pop()
        step = at.parent if part == ".." else at / part
        if not os.path.islink(step):  # noqa: PTH114  # Path raises
            at = step
            continue
        yield step
        found += 1
        target = step.readlink()
        if target.is_absolute():
            at = Path(target.anchor)
        left += reversed(target.parts[target.is_absolute() :])


def _is_git(part: str) -> bool:
    """Whether a file system may take a name for `.git`: whatever its capitals, and what shows nothing in it."""
    shown = "".join(c for c in part.partition(":")[0] if unicodedata.category(c) != "Cf")
    return shown.rstrip(". ").casefold() in _GIT
