"""Auditing several questions: by id or by place, side by side on the processors there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from signal import SIG_IGN, SIGINT, signal
from typing import Any, NamedTuple, TypeVar

from cerra_rules.audit.accepted import declared_of
from cerra_rules.audit.auditor import BUDGET
from cerra_rules.audit.audits import audit
from cerra_rules.audit.certificate import Entry, entry, entry_differences
from cerra_rules.audit.claims import Declared
from cerra_rules.cases.named import found_at, question_at
from cerra_rules.language.questions import Question

T = TypeVar("T")
R = TypeVar("R")


class Audited(NamedTuple):
    """What a certificate says of one question, and where that differs from what was recorded of it."""

    entry: Entry
    differences: tuple[str, ...]


def declared_at(name: str) -> tuple[Question[Any], Declared]:
    """Return a question by its id or place, and what is declared of it.

    A module may say what it declares of its questions in `AUDIT`, a mapping from their ids. Raises QuestionError.
    """
    question, module = found_at(name)
    if module is None:
        return question, declared_of(question)
    declared: Mapping[str, Declared] = getattr(module, "AUDIT", {})
    return question, declared.get(question.id, Declared())


def audit_each(
    names: Sequence[str],
    *,
    budget: int = BUDGET,
    recorded: Mapping[str, Entry] | None = None,
    jobs: int | None = None,
) -> Iterator[Audited]:
    """Audit questions by id or place, in the order given; `recorded` are entries of a certificate to compare with.

    `jobs` is the number of processes, as many as there are processors if it is not given. Raises what `audit` does.
    """
    tasks = [(name, budget, (recorded or {}).get(question_at(name).id)) for name in names]
    yield from side_by_side(_one, tasks, jobs, _size)


def _size(task: tuple[str, int, Entry | None]) -> int:
    question = question_at(task[0])
    return len(question.facts.specs) + len(question.readings)


def side_by_side(
    work: Callable[[T], R], tasks: Sequence[T], jobs: int | None, size: Callable[[T], int] = lambda _: 0
) -> Iterator[R]:
    """Do tasks on so many processes, as many as there are processors if not given; results in the order of tasks.

    The largest by their `size` are begun first, so that no processor waits for one of them at the end.
    """
    most = min(jobs or os.cpu_count() or 1, len(tasks))
    if most <= 1:
        yield from map(work, tasks)
        return
    from multiprocessing import Pool  # noqa: PLC0415  # other commands need no processes

    # Ctrl-C is for this process alone, which then ends the others.
    with Pool(most, signal, (SIGINT, SIG_IGN)) as pool:
        order = sorted(range(len(tasks)), key=lambda number: -size(tasks[number]))
        found: dict[int, R] = {}
        given = 0
        for number, result in zip(order, pool.imap(work, [tasks[number] for number in order]), strict=True):
            found[number] = result
            while given in found:
                yield found.pop(given)
                given += 1


def _one(task: tuple[str, int, Entry | None]) -> Audited:
    name, budget, recorded = task
    question, declared = declared_at(name)
    found = audit(question, declared, budget=budget)
    different = () if recorded is None else tuple(entry_differences(recorded, found))
    return Audited(entry(found), different)
