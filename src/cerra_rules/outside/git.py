"""What git knows of a repository: which files it passes over, and what stood in them at a commit.

git is run with fixed arguments, from outside of the repository, and takes no word from its environment: nothing that a
stranger sends in is run by it or chooses what it does.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from shutil import which

from cerra_rules.errors import CerraError, system_said
from cerra_rules.outside.printing import printable

_SAFE = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit", "protocol.allow=never")
_HOMES = ("HOME", "XDG_CONFIG_HOME")


class GitError(CerraError, OSError):
    """git is not there, or does not do what is asked of it."""


def ignored(root: Path, folder: Path) -> frozenset[str]:
    """Return what git passes over in a folder of a repository, files and whole folders, by their full names.

    Never a file that it tracks. Where git cannot say, nothing: what is not known to be passed over is looked at.
    """
    inside = os.path.relpath(folder, root)
    try:
        found = _git(root, "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z", "--", inside)
    except GitError:
        return frozenset()
    return frozenset(str(root / os.fsdecode(name).rstrip("/")) for name in found.split(b"\0") if name)


def commit_of(root: Path, name: str) -> str:
    """Return the id of the commit that a branch, a tag or an id names. Raises GitError."""
    shown = printable(name)
    if not os.path.lexists(root / ".git"):
        raise GitError(f"`{root}` is no repository of git", "a commit is one of a repository")
    try:
        return os.fsdecode(
            _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        ).strip()
    except GitError as error:
        if error.hint:
            raise
    try:
        is_shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:
        is_shallow = False
    if is_shallow:
        hint = (
            f"this clone is shallow: fetch it with `git fetch --depth=1 origin {shown}`, or all with `fetch-depth: 0`"
        )
        raise GitError(f"there is no commit `{shown}` in this clone", hint)
    raise GitError(f"there is no commit `{shown}`", f"is it fetched? `git fetch origin {shown}`")


def files_at(root: Path, commit: str) -> dict[str, str]:
    """Return the plain files of a commit: the id of what stands in each, by its name below the root. Raises GitError."""
    found: dict[str, str] = {}
    for row in _git(root, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
        about, _, name = row.partition(b"\t")
        if about.startswith(b"100"):  # no link, and no repository in this one
            found[os.fsdecode(name)] = about.split(b" ")[2].decode()
    return found


def contents(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """Return what stands in files, by its ids. Raises GitError."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    stream = _git(root, "cat-file", "--batch", given="".join(f"{id}\n" for id in wanted).encode())
    found: dict[str, bytes] = {}
    start = 0
    for id in wanted:
        end = stream.index(b"\n", start)
        size = int(stream[start:end].rpartition(b" ")[2])
        found[id] = stream[end + 1 : end + 1 + size]
        start = end + size + 2
    return found


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git says. Raises GitError, with a hint only where git itself is not to be had."""
    program = _program(root)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for name in _HOMES:
        if _is_in(environment.get(name, ""), root):
            del environment[name]
    environment |= {
        "GIT_CEILING_DIRECTORIES": str(root.parent), "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C",
    }  # fmt: skip
    safe = [word for setting in _SAFE for word in ("-c", setting)]
    try:
        done = subprocess.run(  # noqa: S603  # git of the machine, and arguments of our own
            [program, *safe, *arguments], cwd=root, env=environment, input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise GitError(f"git cannot be run: {system_said(error)}", "install git") from None
    if done.returncode:
        raise GitError(f"git: {printable(done.stderr.decode(errors='replace').strip()) or 'it does not say why'}")
    return done.stdout


def _program(root: Path) -> str:
    """Return git as the machine has it: not from a folder in the repository, nor from one that is named from here."""
    listed = os.environ.get("PATH", os.defpath).split(os.pathsep)
    folders = [folder for folder in listed if Path(folder).is_absolute() and not _is_in(folder, root)]
    found = which("git", path=os.pathsep.join(folders))
    if found is None or _is_in(found, root):
        raise GitError("git is not installed", "it says which files are passed over, and what stood in a commit")
    return found


def _is_in(place: str, root: Path) -> bool:
    return bool(place) and Path(os.path.realpath(place)).is_relative_to(os.path.realpath(root))
