"""Auditing several questions: by id or by place, side by side on the processors there are."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from signal import SIG_IGN, SIGINT, signal
from typing import Any, NamedTuple, TypeVar

from cerra_rules.audit.accepted import declared_of
from cerra_rules.audit.auditor import BUDGET
from cerra_rules.audit.audits import audit
from cerra_rules.audit.certificate import Entry, entry, entry_differences
from cerra_rules.audit.claims import Declared
from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.library import find
from cerra_rules.rules import Question

T = TypeVar("T")
R = TypeVar("R")
_MODULE = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


class Audited(NamedTuple):
    """What a certificate says of one question, and where that differs from what was recorded of it."""

    entry: Entry
    differences: tuple[str, ...]


def question_at(name: str) -> tuple[Question[Any], Declared]:
    """Return a question by its id, or by its place `package.module:attribute`, and what is declared of it.

    A module may say what it declares of its questions in `AUDIT`, a mapping from their ids. Modules are found beside
    the working directory as well. Raises QuestionError.
    """
    module_name, colon, attribute = name.partition(":")
    if not colon:
        return (known := find(name)), declared_of(known)
    if not _MODULE.fullmatch(module_name):
        raise QuestionError(f"`{name}` is no place of a question", "write package.module:attribute")
    here = os.getcwd()  # noqa: PTH109  # an entry of sys.path is text
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        module = import_module(module_name)
    except CerraError:
        raise
    except Exception as error:  # whatever stands in the module of a user
        reason = str(error) if isinstance(error, ImportError) else f"{type(error).__name__}: {error}"
        raise QuestionError(f"`{name}`: cannot import `{module_name}`: {reason}", "is its folder here?") from error
    question = getattr(module, attribute, None)
    if not isinstance(question, Question):
        names = [n for n, value in vars(module).items() if isinstance(value, Question)]
        hint = near(attribute, names) if names else "no question stands in that module"
        raise QuestionError(f"`{name}`: `{attribute}` is no question in `{module_name}`", hint)
    declared: Mapping[str, Declared] = getattr(module, "AUDIT", {})
    return question, declared.get(question.id, Declared())


def audit_each(
    names: Sequence[str], *, budget: int = BUDGET, recorded: Mapping[str, Entry] | None = None, jobs: int | None = None
) -> Iterator[Audited]:
    """Audit questions by id or place, in the order given; `recorded` are entries of a certificate to compare with.

    `jobs` is the number of processes, as many as there are processors if it is not given. Raises what `audit` does.
    """
    tasks = [(name, budget, (recorded or {}).get(question_at(name)[0].id)) for name in names]
    yield from side_by_side(_one, tasks, jobs)


def side_by_side(work: Callable[[T], R], tasks: Sequence[T], jobs: int | None) -> Iterator[R]:
    """Do tasks on so many processes, as many as there are processors if not given; results in the order of tasks."""
    most = min(jobs or os.cpu_count() or 1, len(tasks))
    if most <= 1:
        yield from map(work, tasks)
        return
    from multiprocessing import Pool  # noqa: PLC0415  # other commands need no processes

    # Ctrl-C is for this process alone, which then ends the others.
    with Pool(most, signal, (SIGINT, SIG_IGN)) as pool:
        yield from pool.imap(work, tasks)


def _one(task: tuple[str, int, Entry | None]) -> Audited:
    name, budget, recorded = task
    question, declared = question_at(name)
    found = audit(question, declared, budget=budget)
    different = () if recorded is None else tuple(entry_differences(recorded, found))
    return Audited(entry(found), different)
