"""Which files a check looks at: those that are named, and in folders all that may hold cases and nobody excluded."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cerra_rules.cases.cases import case_files, is_hidden
from cerra_rules.cases.check import Result, Terms, check_file, no_case, not_read
from cerra_rules.cases.documents import STDIN, SUFFIXES
from cerra_rules.cases.reading import LINES
from cerra_rules.checking.project import Project
from cerra_rules.checking.settings import OWN_FILE
from cerra_rules.errors import CaseFileError
from cerra_rules.outside.git import ignored
from cerra_rules.records.tables import TABLES, is_table

UNREAD_TABLES = tuple({".tsv", ".xlsx", ".xls", ".ods", ".feather", ".arrow", ".orc"} - {*TABLES})
"""What is a table by its name, though nothing here reads it."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to check: its name as it was given and as it is shown, and what holds for its cases."""

    path: str
    shown: str
    terms: Terms
    is_stdin: bool = False

    def results(self, project: Project, at: str = "") -> Iterator[Result]:
        """Give the results of its cases, or of another version of it that stands `at` another place."""
        return check_file(at or self.path, self.terms, project.questions, self.shown, is_stdin=self.is_stdin)


def listed(
    paths: Iterable[str], project: Project, own: Iterable[str] = (), stdin: str | None = None
) -> Iterator[File | Result]:
    """Give the files that are named and those in folders, each once, and a result for each that cannot be checked.

    `own` are files of the check itself, which are passed over in folders; `stdin` is the name of standard input. All settings
    are read on the way. Raises SettingsError, and CerraError for a calendar that is none.
    """
    seen: set[str] = set()
    files = {os.path.realpath(name) for name in own}
    for path in paths:
        inside = _Inside(path, project, files)
        found = False
        for at in case_files(path, (*SUFFIXES, *LINES, *TABLES, *UNREAD_TABLES), inside.is_passed_over):
            found = True
            if isinstance(at, CaseFileError):
                yield not_read(path, at, project.shown(path))
            elif (real := project.real(at)) not in seen:
                seen.add(real)
                yield _file(str(at), path, project, stdin)
        if not found:
            yield no_case(path, project.shown(path))


def _file(at: str, path: str, project: Project, stdin: str | None) -> File | Result:
    if at == STDIN:
        name = stdin or STDIN
        return File(name, project.shown(name), project.terms(name, is_named=True), is_stdin=True)
    shown = project.shown(at)
    looks = is_table(at) or os.path.splitext(at)[1].lower() in UNREAD_TABLES  # noqa: PTH122  # of text
    if looks and at != path and project.table(at) is None:
        hint = "say in [[tables]] what its rows answer, or `exclude` it"
        return no_case(at, shown, CaseFileError(f"{at}: a table that is not checked", hint))
    return File(at, shown, project.terms(at, is_named=at == path))


@dataclass
class _Inside:
    """What is passed over in a folder."""

    path: str
    project: Project
    own: set[str]

    @cached_property
    def _ignored(self) -> frozenset[str]:
        folder = Path(os.path.realpath(self.path))
        return ignored(self.project.root, folder) if folder.is_relative_to(self.project.root) else frozenset()

    def is_passed_over(self, at: Path, is_folder: bool) -> bool:
        """Say whether a file or folder is none of what is to be checked."""
        settings = self.project.of_file(at)
        include, exclude = settings.include, settings.exclude
        is_included = include is not None and (include.reaches(at) if is_folder else include.means(at))
        if exclude and exclude.means(at):
            return True
        if is_hidden(at) and not is_included:
            return True
        if self._ignored and os.path.abspath(at) in self._ignored:  # noqa: PTH100  # keeps links
            return True
        if is_folder:
            return False
        is_own = at.name == OWN_FILE or (real := self.project.real(at)) in self.own or real in self.project.files
        return is_own or (include is not None and not is_included)
