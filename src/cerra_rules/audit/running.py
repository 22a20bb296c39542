"""Auditing several questions: by id or by place, side by side on the processors there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cerra_rules.audit.accepted import declared_of
from cerra_rules.audit.auditor import BUDGET
from cerra_rules.audit.audits import audit
from cerra_rules.audit.certificate import Entry, entry, entry_differences
from cerra_rules.audit.claims import Declared
from cerra_rules.cases.named import found_at, question_at
from cerra_rules.language.questions import Question
from cerra_rules.outside.side_by_side import side_by_side


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


def _one(task: tuple[str, int, Entry | None]) -> Audited:
    name, budget, recorded = task
    question, declared = declared_at(name)
    found = audit(question, declared, budget=budget)
    different = () if recorded is None else tuple(entry_differences(recorded, found))
    return Audited(entry(found), different)
