"""The property kit as tests: one for each property of a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from cerra_rules.language.questions import Question


def one_test_each(
    question: Question[Any],
    properties: Mapping[str, Callable[..., None]],
    max_examples: int | None,
) -> Callable[[str], None]:
    """Return a test function that runs each property as a test of its own."""

    @pytest.mark.parametrize("law_property", list(properties))
    def test(law_property: str) -> None:
        __tracebackhide__ = True  # the message says all; where this library raises it says nothing
        run_quietly(properties[law_property], question, max_examples)

    return test


def run_quietly(assert_property: Callable[..., None], question: Question[Any], max_examples: int | None = None) -> None:
    """Assert a property; a failure is reported as its message alone."""
    __tracebackhide__ = True
    failure = ""
    try:
        assert_property(question, max_examples=max_examples)
    except AssertionError as error:
        failure = str(error)
    if failure:
        pytest.fail(failure, pytrace=False)
