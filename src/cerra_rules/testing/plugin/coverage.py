"""`--cerra-cov`: the legal coverage of a run, also one that several workers share."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cerra_rules.language.questions import Question
from cerra_rules.outside.saving import save
from cerra_rules.testing.coverage.observing import Observer
from cerra_rules.testing.coverage.report import Coverage
from cerra_rules.testing.plugin.options import questions_named

_SENT = "cerra_coverage"


class LegalCoverage:
    """Observes the decisions of a run from its start, and reports at its end."""

    def __init__(self, config: Any) -> None:
        self.config = config
        self.is_worker = hasattr(config, "workerinput")
        self.coverage = Coverage()
        self.observer = Observer()
        self.faults: list[str] = []
        self.named: tuple[Question[Any], ...] = ()
        self.observer.start()

    def pytest_unconfigure(self) -> None:
        """Observe no longer."""
        self.observer.stop()

    def pytest_collection_modifyitems(self) -> None:
        """Find the questions to cover once the tests can be imported; where workers run the tests, only they do."""
        self.named = questions_named(self.config)

    @pytest.hookimpl(optionalhook=True)  # of pytest-xdist
    def pytest_testnodedown(self, node: Any) -> None:
        """Take in what a worker has seen."""
        sent = getattr(node, "workeroutput", {}).get(_SENT)
        if sent is None:
            self.faults.append("a worker was lost, and what it saw with it")
        else:
            self.coverage.take(json.loads(sent))

    @pytest.hookimpl(tryfirst=True)  # before the terminal reporter writes its summary
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Count what was seen; a worker sends it, a run that falls short fails."""
        if self.config.option.collectonly:
            return
        if not self.config.pluginmanager.hasplugin("dsession"):  # else the workers have sent what they saw
            self.coverage = Coverage.of(self.observer, self.named)
        if self.is_worker:
            self.config.workeroutput[_SENT] = json.dumps(self.coverage.to_dict())
            return
        option = self.config.option
        if option.cerra_cov_json:
            text = json.dumps(self.coverage.to_dict(), ensure_ascii=False, indent=2) + "\n"
            try:
                save(option.cerra_cov_json, text)
            except OSError as error:
                self.faults.append(f"--cerra-cov-json: {option.cerra_cov_json}: {error.strerror}")
        least = option.cerra_cov_fail_under
        if least is not None and not self.coverage.questions:
            self.faults.append("--cerra-cov-fail-under: no question was asked")
        elif least is not None and self.coverage.percent < least:
            self.faults.append(f"legal coverage is {self.coverage.percent:.2f} %, below the {least:g} % asked for")
        if self.faults and session.exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Write the table, what was not seen, and what is wrong."""
        if self.config.option.collectonly:
            return
        terminalreporter.section("legal coverage")
        for line in self.coverage.lines(every=self.config.get_verbosity() > 0):
            terminalreporter.write_line(line)
        for fault in self.faults:
            terminalreporter.write_line(fault, red=True)
