"""What the ini option of the plugin names."""

from __future__ import annotations

from typing import Any

import pytest

from cerra_rules.errors import CerraError
from cerra_rules.places import question_at
from cerra_rules.rules import Question


def questions_named(config: Any) -> tuple[Question[Any], ...]:
    """Return the questions that cerra_questions names, imported. Raises UsageError."""
    try:
        return tuple(question_at(name) for name in config.getini("cerra_questions"))
    except CerraError as error:
        raise pytest.UsageError(f"cerra_questions: {error}") from None
