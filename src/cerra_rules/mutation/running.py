"""Mutating several questions, side by side on the processors there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from cerra_rules.audit.running import side_by_side
from cerra_rules.checking.cases import case_files, read_cases
from cerra_rules.errors import CaseFileError
from cerra_rules.mutation import mutate
from cerra_rules.mutation.packaged import packaged_cases
from cerra_rules.places import question_at


class Mutated(NamedTuple):
    """What became of the mutants of one question, as lines of text and as plain data."""

    lines: tuple[str, ...]
    data: dict[str, Any]


def mutate_each(names: Sequence[str], paths: Sequence[str] = (), *, jobs: int | None = None) -> Iterator[Mutated]:
    """Mutate questions by id or place, in the order given, against the worked cases in `paths`.

    Without `paths`, the cases that come with the library. `jobs` is the number of processes, as many as there are
    processors if it is not given. Raises QuestionError and CaseFileError.
    """
    tasks = [(name, tuple(paths)) for name in names]
    yield from side_by_side(_one, tasks, jobs)


def _one(task: tuple[str, tuple[str, ...]]) -> Mutated:
    name, paths = task
    question = question_at(name)
    cases = packaged_cases(question.id)
    if paths:
        files = [file for path in paths for file in case_files(path)]
        if broken := [file for file in files if isinstance(file, CaseFileError)]:
            raise broken[0]
        cases = tuple(case for file in files if isinstance(file, Path) for case in read_cases(file))
        # As in pytest, a case file may name the question by its place.
        cases = tuple(replace(case, question=question.id) for case in cases if case.question in (question.id, name))
    report = mutate(question, cases)
    return Mutated(tuple(report.lines()), report.to_dict())
