"""How outputs for machines name problems, which stays the same when lines and cases move: it stands apart, for all share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Problem
from cerra_rules.language.canonical import sha256


def fingerprinted(checked: Checked) -> Iterator[tuple[Problem, str]]:
    """Give each problem with what it is known by: its rule, file and path, and how many like it came before."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in checked.problems:
        name = problem.rule, checked.located(problem), problem.path
        seen[name] += 1
        yield problem, sha256("\n".join((*name, str(seen[name]))))
