"""What the ini option of the plugin names."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from cerra_rules.cases.named import Finder, finder, question_at
from cerra_rules.errors import CerraError, QuestionError
from cerra_rules.language.questions import Question


def questions_named(config: Any) -> tuple[Question[Any], ...]:
    """Return the questions that cerra_questions names, imported. Raises UsageError."""
    try:
        return tuple(question_at(name) for name in config.getini("cerra_questions"))
    except CerraError as error:
        raise pytest.UsageError(f"cerra_questions: {error}") from None


def finder_of(config: Any) -> Finder:
    """Return what finds the questions that case files name: any by its place, those of cerra_questions by id as well.

    What cerra_questions names is imported only once a case names an id: a run of places alone does without.
    """

    @cache
    def known() -> Finder:
        try:
            return finder(
                config.getini("cerra_questions"),
                "package.module:attribute, or its id if cerra_questions has it",
            )
        except CerraError as error:
            raise QuestionError(f"cerra_questions: {error.message}", error.hint) from None

    return lambda name: question_at(name) if ":" in name else known()(name)


def table_question(config: Any) -> Question[Any] | None:
    """Return the question that cerra_question names: tables answer it, and cases that name none. Raises QuestionError."""
    name = config.getini("cerra_question")
    return finder_of(config)(name) if name else None
