"""What the options of a run start: the audit items and the legal coverage."""

from __future__ import annotations

from typing import Any

import pytest

from cerra_rules.testing.plugin.coverage import LegalCoverage


def start(config: Any) -> None:
    """Register what the options ask for. Raises UsageError, as pytest wants it, for a fault in them."""
    option, ini = config.option, config.getini("cerra_questions")
    if option.cerra_audit:
        if not ini:
            raise pytest.UsageError(
                "--cerra-audit: no question is named\n"
                "hint: name some in the ini option: cerra_questions = package.module:question",
            )
        from cerra_rules.testing.plugin.audit import Audit  # noqa: PLC0415  # needs Hypothesis, which coverage does not

        config.pluginmanager.register(Audit(config), "cerra-audit")
    if option.cerra_cov or option.cerra_cov_json or option.cerra_cov_fail_under is not None:
        config.pluginmanager.register(LegalCoverage(config), "cerra-coverage")
