"""How outputs for machines name files and problems."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cerra_rules.cases.documents import STDIN
from cerra_rules.checking.problems import Problem
from cerra_rules.language.canonical import sha256


def relative(file: str) -> str:
    """Return a file as seen from where the program runs, with `/`; one that is not below it, in full."""
    if file == STDIN:
        return ""
    path = Path(os.path.relpath(file))
    return (Path(file).resolve() if path.parts[:1] == ("..",) else path).as_posix()


def fingerprinted(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Give each problem with what it is known by: its rule, file and path, and how many like it came before."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        name = problem.rule, relative(problem.file), problem.path
        seen[name] += 1
        yield problem, sha256("\n".join((*name, str(seen[name]))))
