"""Shared by all tests: the questions, and how much Hypothesis tries."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

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

collect_ignore = ["sample_project"]  # a project of its own: tests/testing/test_plugin.py runs its tests
