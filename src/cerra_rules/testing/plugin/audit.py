"""`--cerra-audit`: one test for each property of the questions that the ini option names, and one for their audit."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from cerra_rules.audit import audit
from cerra_rules.audit.claims import Declared
from cerra_rules.audit.running import declared_at
from cerra_rules.language.questions import Question
from cerra_rules.testing import PROPERTIES
from cerra_rules.testing.coverage.observing import unobserved
from cerra_rules.testing.plugin.kit import run_quietly
from cerra_rules.testing.plugin.options import questions_named


class Audit:
    """Adds the audit to the tests of a run."""

    def __init__(self, config: Any) -> None:
        self.config = config

    @pytest.hookimpl(tryfirst=True)  # so that -k and -m choose among these tests too
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Add the tests, in an order that every worker shares."""
        checks = [*PROPERTIES, *(["consistent"] if find_spec("cerra_rules.audit") else [])]
        mine: list[pytest.Item | pytest.Collector] = [
            AuditItem.from_parent(
                session, name=f"{check}[{question.id}]", nodeid=f"cerra-audit::{check}[{question.id}]",
                question=question, declared=declared, check=check,
            )
            for question, declared in self._declared()
            for check in checks
        ]  # fmt: skip
        items += [item for item in mine if isinstance(item, pytest.Item)]
        session.ihook.pytest_collectreport(report=pytest.CollectReport("cerra-audit", "passed", None, mine))

    def _declared(self) -> Iterator[tuple[Question[Any], Declared]]:
        """Yield the questions, each with what its author declares of it."""
        if questions_named(self.config):  # all can be imported
            yield from map(declared_at, self.config.getini("cerra_questions"))


class AuditItem(pytest.Item):
    """One property of one question; `consistent` is all that `cerra_rules.audit` claims of it."""

    def __init__(self, *, question: Question[Any], declared: Declared, check: str, **more: Any) -> None:
        super().__init__(**more)
        self.question = question
        self.declared = declared
        self.check = check
        self.extra_keyword_matches.add("cerra-audit")  # for -k

    def runtest(self) -> None:
        """Run it."""
        if self.check in PROPERTIES:
            run_quietly(PROPERTIES[self.check], self.question)
            return
        with unobserved():
            refuted = refuted_claims(self.question, self.declared)
        if refuted:
            pytest.fail(f"{self.question.id}: the audit refutes\n    " + "\n    ".join(refuted), pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where it stands (with no file), and its name."""
        return Path("cerra-audit"), None, self.name


def refuted_claims(question: Question[Any], declared: Declared) -> list[str]:
    """Return the claims that the audit of a question refutes or leaves open, but for those that are accepted."""
    refuted = [claim for claim in audit(question, declared).claims if claim.status in {"fails", "open"}]
    return [f"{claim.kind} {claim.subject} ({claim.status}): {claim.says}" for claim in refuted]
