"""Shared by all tests: how much Hypothesis tries, and which tests one process runs."""

from __future__ import annotations

import gc
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from xdist.scheduler import LoadFileScheduling

settings.register_profile(
    "default",
    deadline=None,
    max_examples=int(os.environ.get("CERRA_EXAMPLES", "6")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    derandomize="CI" in os.environ,
)
# Where a property is to fail: the same cases each time, so that finding the defect is not left to luck, and the first that fails will do.
settings.register_profile(
    "alike", settings.get_profile("default"), derandomize=True, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("default")

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else each program that a test starts compiles the package anew

collect_ignore = ["sample_project"]  # a project of its own: tests/testing/test_plugin.py runs its tests


def pytest_collection_finish() -> None:
    """Have Python look seldom for rubbish among what is old: plans and charts stay to the end, and are many."""
    gc.freeze()
    gc.set_threshold(700, 10, 200)


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """One process runs the tests of a file, and what they share is made once; what asks Spark is a file more: one Java machine.

    Marks of groups would say it, but pytest-xdist 3.8 no longer sees them under pytest 9.2, and says nothing: pytest-xdist#1386.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "spark" if "spark" in nodeid else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Return what hands tests out to processes."""
    return ByFile(config, log)
