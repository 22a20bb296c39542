"""Mutating several questions, side by side on the processors there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from cerra_rules.audit.mutation import mutate
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.audit.mutation.trials import unmet
from cerra_rules.cases.cases import Case, case_files
from cerra_rules.cases.check import run
from cerra_rules.cases.documents import SUFFIXES
from cerra_rules.cases.named import question_at
from cerra_rules.cases.reading import read_cases
from cerra_rules.errors import CaseFileError
from cerra_rules.language.questions import Question
from cerra_rules.outside.side_by_side import side_by_side

MOST_NAMED = 5
"""How many questions are named that cases ask, where they ask another one."""


class Mutated(NamedTuple):
    """What became of the mutants of one question, as lines of text and as plain data."""

    lines: tuple[str, ...]
    data: dict[str, Any]


def mutate_each(names: Sequence[str], paths: Sequence[str] = (), *, jobs: int | None = None) -> Iterator[Mutated]:
    """Mutate questions by id or place, in the order given, against the worked cases in `paths`.

    Without `paths`, the cases that come with the library. `jobs` is the number of processes, as many as there are
    processors if it is not given. Raises QuestionError and CaseFileError before anything is mutated.
    """
    questions = [(name, question_at(name)) for name in names]
    cases = _read(paths)
    tasks = [(name, _asking(question, name, cases) if paths else None) for name, question in questions]
    return side_by_side(_one, tasks, jobs)


def _read(paths: Sequence[str]) -> list[Case]:
    """Return the cases of files and folders."""
    found: list[Case] = []
    for path in paths:
        files = list(case_files(path))
        if not files:
            raise CaseFileError(f"{path}: no case file in it", f"cases stand in {', '.join(SUFFIXES)} files")
        for file in files:
            if isinstance(file, CaseFileError):
                raise file
            found += read_cases(file)
    return found


def _asking(question: Question[Any], name: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    """Return the cases that ask a question; as in pytest, a case file may name it by its place.

    Raises CaseFileError where there is none, or one that does not hold: nothing could be said of mutants then.
    """
    mine = tuple(replace(case, question=question.id) for case in cases if case.question in (question.id, name))
    for case in mine:
        result = run(case, lambda _: question)
        if result.error:
            raise CaseFileError(result.error.message, result.error.hint)
        if result.mismatches:
            raise unmet(case, result.mismatches[0].what)
    if not any(case.expect for case in mine):
        asked = {case.question for case in cases}
        other = f"; these ask {', '.join(f'`{id}`' for id in sorted(asked))}" if 0 < len(asked) <= MOST_NAMED else ""
        raise CaseFileError(
            f"{name}: no case in --cases asks this question and says what to expect{other}",
            "--cases takes one file or folder, and can be given more than once",
        )
    return mine


def _one(task: tuple[str, tuple[Case, ...] | None]) -> Mutated:
    name, cases = task
    question = question_at(name)
    report = mutate(question, packaged_cases(question.id) if cases is None else cases)
    return Mutated(tuple(report.lines()), report.to_dict())
