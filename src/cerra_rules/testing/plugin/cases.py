"""Case files as tests: each worked case is one, and a file without any is an error.

The questions may be of the user's own: `question: lending_rules.loans:loan`, or by its id one that the ini option
cerra_questions names.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cerra_rules.dossiers.cases  # noqa: F401  # dossiers are read wherever cases are
from cerra_rules.cases.cases import Case
from cerra_rules.cases.check import Result, Status, run
from cerra_rules.cases.check_text import case_lines
from cerra_rules.cases.documents import SUFFIXES
from cerra_rules.cases.named import Finder
from cerra_rules.cases.reading import cases_in
from cerra_rules.errors import CerraError
from cerra_rules.testing.plugin.options import finder_of, table_question

_SELECTED_BY = str.maketrans({"[": "(", "]": ")", ":": "："})
"""What means something to pytest where a test is selected by its id, and what stands for it."""


class CaseFile(pytest.File):
    """A case file."""

    def collect(self) -> Iterator[CaseItem]:
        """Yield its cases, the malformed ones as tests that fail."""
        try:
            _, found = cases_in(self.path, table_question(self.config))
            cases = [one.case for one in found]
        except CerraError as error:
            raise self.CollectError(str(error)) from None
        if not cases:
            raise self.CollectError(f"{self.path}: no case in it\nhint: cases stand in {', '.join(SUFFIXES)} files")
        used: Counter[str] = Counter()
        find = finder_of(self.config)
        for number, case in enumerate(cases, 1):
            id = case.id.translate(_SELECTED_BY) if isinstance(case, Case) and case.id else f"case {number}"
            used[id] += 1
            name = id if used[id] == 1 else f"{id} (case {number})"
            yield CaseItem.from_parent(self, name=name, case=case, find=find)


class UnexpectedError(Exception):
    """What a case shows is not what it expects; the text is for people."""


class CaseItem(pytest.Item):
    """One worked case."""

    def __init__(self, *, case: Case | CerraError, find: Finder, **more: Any) -> None:
        super().__init__(**more)
        self.case = case
        self.find = find

    def runtest(self) -> None:
        """Decide the case; it fails as in `cerra-rules check`: unexpected, or adverse or open where none was expected."""
        if isinstance(self.case, CerraError):
            raise UnexpectedError(self._shorter(str(self.case)))
        result = run(self.case, self.find)
        if result.status not in {Status.AS_EXPECTED, Status.DECIDED}:
            raise UnexpectedError(self._shorter(said(result)))

    def _shorter(self, text: str) -> str:
        """Return a text with the file named from where pytest runs."""
        return text.replace(str(self.path), os.path.relpath(self.path, self.config.invocation_params.dir))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what the case shows, without a traceback."""
        if isinstance(excinfo.value, UnexpectedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where the case stands, and its name."""
        return self.path, None, self.name


def said(result: Result) -> str:
    """Return what became of a case: its line as `cerra-rules check` has it, and what is otherwise; or its error."""
    if result.decision is None:
        return str(result.error)
    mark, rest = case_lines(result, result.decision, "en", codes=True)
    hints = {
        Status.ADVERSE: "hint: where the adverse answer is right, say so: `expect: " + result.decision.outcome + "`",
        Status.UNDETERMINED: "hint: state what is needed, or `expect: undetermined`",
    }
    return "\n".join([f"{mark}{rest}", *([hints[result.status]] if result.status in hints else [])])
