"""The work of a check: files are read and their cases decided, in this process or side by side in several.

Whatever the number of processes, what is found comes in the order of the files, and what is told of each case too.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from cerra_rules.cases.check import Result, Status
from cerra_rules.cases.check_text import case_lines
from cerra_rules.checking.files import File
from cerra_rules.checking.problems import Found, found_in
from cerra_rules.checking.project import Project
from cerra_rules.errors import CerraError
from cerra_rules.language.questions import Question
from cerra_rules.language.rows import Lang
from cerra_rules.outside.side_by_side import side_by_side

_COLOURS = {
    Status.AS_EXPECTED: "green", Status.DECIDED: "green", Status.UNEXPECTED: "red", Status.ADVERSE: "red",
    Status.UNDETERMINED: "yellow",
}  # fmt: skip
_TOGETHER = 40
"""How many files at most are one task of another process."""


class Told(NamedTuple):
    """What is told of a case as soon as it is reached: its lines, or why it could not be read; nothing, but that it is done."""

    mark: str = ""
    rest: str = ""
    colour: str | None = None
    error: CerraError | None = None


NOTHING = Told()


@dataclass(frozen=True)
class Work:
    """How files are checked: whether all results are kept, how many problems of a kind are, and whether a line is told of each case."""

    keeps_all: bool
    most: int | None
    is_verbose: bool
    has_codes: bool
    lang: Lang

    def each(self, files: Iterable[File | Result], project: Project, tell: Callable[[Told], None]) -> Iterator[Found]:
        """Check files, one after another."""
        for file in files:
            results = [file] if isinstance(file, Result) else file.results(project)
            told = self._telling(results, tell)
            yield found_in(told, project.severities, keeps_all=self.keeps_all, most=self.most)

    def _telling(self, results: Iterable[Result], tell: Callable[[Told], None]) -> Iterator[Result]:
        for result in results:
            if self.is_verbose and result.decision is not None:
                tell(
                    Told(*case_lines(result, result.decision, self.lang, codes=self.has_codes), _COLOURS[result.status])
                )
            else:
                tell(Told(error=result.error) if result.error else NOTHING)
            yield result

    def side_by_side(
        self,
        files: Sequence[File | Result],
        project: Project,
        jobs: int,
        project_again: Callable[[], Project],
        tell: Callable[[Told], None],
    ) -> Iterator[Found]:
        """Check files on so many processes, each of which makes the project again. Raises WorkerError where one dies."""
        together = max(1, min(_TOGETHER, len(files) // (4 * jobs)))
        parts: list[list[File | Result]] = []
        for is_read_here, group in groupby(files, _is_read_here):
            run = list(group)
            parts += [run] if is_read_here else [run[at : at + together] for at in range(0, len(run), together)]
        sent = [_sent((self, part)) for part in parts if not _is_read_here(part[0])]
        found = side_by_side(_work, sent, jobs, prepare=(_prepare, project_again))
        for part in parts:
            if _is_read_here(part[0]):
                yield from self.each(part, project, tell)
                continue
            founds, told = _received(next(found), project)
            for one in told:
                tell(one)
            yield from founds


def _is_read_here(file: File | Result) -> bool:
    """Whether this process has read it, or can read it alone."""
    return isinstance(file, Result) or file.is_stdin


_here: list[Project] = []
"""The project, in a process that works for another."""


def _prepare(project: Callable[[], Project]) -> None:
    _here[:] = [project()]


def _work(sent: bytes) -> bytes:
    work, files = _received(sent, _here[0])
    told: list[Told] = []
    return _sent((list(work.each(files, _here[0], told.append)), told))


class _Pickler(pickle.Pickler):
    """Sends questions by their ids, for those of one's own too are known to every process of the check."""

    def persistent_id(self, obj: Any) -> str | None:
        return obj.id if isinstance(obj, Question) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, sent: bytes, project: Project) -> None:
        super().__init__(io.BytesIO(sent))
        self._project = project

    def persistent_load(self, pid: Any) -> Question[Any]:
        return self._project.questions(pid)


def _sent(data: object) -> bytes:
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(data)
    return file.getvalue()


def _received(sent: bytes, project: Project) -> Any:
    return _Unpickler(sent, project).load()
