"""What pytest and Hypothesis load of cerra_rules in every run: nothing, until a run uses it.

Entry points are loaded by every test run in an environment, whatever it tests. So this module stands beside the
package and imports nothing (the package brings pydantic, 0.2 seconds); `cerra_rules.testing.plugin` holds what it
hands over to. `-p no:cerra_rules` switches off the part for pytest, HYPOTHESIS_NO_PLUGINS=1 the part for Hypothesis.
"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cerra_rules.language.facts import Facts

CASE_FILES = tuple(
    f".cases.{end}" for end in ("yaml", "yml", "json", "toml", "jsonl", "ndjson", "csv", "parquet", "xlsx")
)


def pytest_addoption(parser: Any) -> None:
    """Add the options of the plugin."""
    group = parser.getgroup("cerra", "rules of law (cerra-rules)")
    group.addoption(
        "--cerra-audit",
        action="store_true",
        help="also audit the questions that the ini option cerra_questions names",
    )
    group.addoption("--cerra-cov", action="store_true", help="report which rules and boundaries the tests exercised")
    group.addoption("--cerra-cov-json", metavar="FILE", help="write the legal coverage to a file, as JSON")
    group.addoption(
        "--cerra-cov-fail-under",
        metavar="PERCENT",
        type=float,
        help="fail where the legal coverage is lower",
    )
    parser.addini(
        "cerra_questions",
        type="args",
        help="the questions to audit, to cover and to name by id, as module:attribute or id",
    )
    parser.addini(
        "cerra_question", help="the question that the rows of tables answer, and cases that name none", default=""
    )


def pytest_configure(config: Any) -> None:
    """Start what the options ask for."""
    option = config.option
    if option.cerra_audit or option.cerra_cov or option.cerra_cov_json or option.cerra_cov_fail_under is not None:
        import_module("cerra_rules.testing.plugin.start").start(config)


def pytest_collect_file(file_path: Path, parent: Any) -> Any:
    """Collect the worked cases of a case file as tests."""
    if file_path.name.endswith(CASE_FILES):
        return import_module("cerra_rules.testing.plugin.cases").CaseFile.from_parent(parent, path=file_path)
    return None


_told: list[Callable[[type[Facts]], None]] = []
"""Who is told of each fact model that is defined: nobody before Hypothesis is imported."""


def model_defined(model: type[Facts]) -> None:
    """Take note of a fact model; `cerra_rules.language.facts` calls this where this module is loaded."""
    for tell in _told:
        tell(model)


def register_fact_models() -> None:
    """Let `st.from_type` draw fact models: Hypothesis calls this at the end of its own import."""
    _told[:] = [_register]
    facts = sys.modules.get("cerra_rules.language.facts")
    waiting: list[type[Facts]] = facts.Facts.__subclasses__() if facts else []
    while waiting:
        model = waiting.pop()
        waiting += model.__subclasses__()
        _register(model)


def _register(model: type[Facts]) -> None:
    draw = partial(_drawn, model)
    sys.modules["hypothesis.strategies"].register_type_strategy(model, draw)


def _drawn(model: type[Facts], _: type[Facts]) -> Any:
    return import_module("cerra_rules.testing.strategies").models(model)
