"""The front door: the rule books that come with the library, and deciding by id.

A rule book is imported when a question of it is first asked for.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Literal

from cerra_rules.deciding.bounds import BUDGET
from cerra_rules.deciding.decision import Decision, Readings
from cerra_rules.deciding.engine import engine as engine_for
from cerra_rules.deciding.engine import read
from cerra_rules.errors import QuestionError, near
from cerra_rules.language.facts import Facts
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays

BOOKS = ("charter", "anxi")
ENGINES = ("durable",)
"""Other engines that decide: packages of the same name, each an extra."""


def question_ids() -> tuple[str, ...]:
    """Return the ids of all questions, in the order of the two instruments."""
    return tuple(f"{book}.{name}" for book in BOOKS for name in import_module(f"cerra_rules.{book}").QUESTIONS)


_found: dict[Any, Any] = {}
"""The questions that were found, by their ids; it is asked for questions too, which are not in it."""


@cache
def find(id: str) -> Question[Any]:
    """Return the question with this id; imports the part of the law it stands in. Raises QuestionError."""
    book, _, name = str(id).partition(".")
    if book in BOOKS:
        package = import_module(f"cerra_rules.{book}")
        if name in package.QUESTIONS:
            question: Question[Any] = getattr(import_module(f"{package.__name__}.{name}"), name)
            _found[id] = question
            return question
    raise QuestionError(
        f"there is no question `{id}`",
        near(str(id), question_ids()) or "`cerra_rules.question_ids()` lists them",
    )


def question_of(given: object) -> Question[Any]:
    """Return a question, or the one with this id. Raises QuestionError."""
    found = find(given) if isinstance(given, str) else given
    if not isinstance(found, Question):
        raise QuestionError(f"`{found!r}` is no question", "give a Question, or its id")
    return found


def decide(
    question: Question[Any] | str,
    facts: Facts | Mapping[str, Any],
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    engine: Literal["durable"] | None = None,
    budget: int = BUDGET,
) -> Decision:
    """Decide a question (or the question with this id) on a fact model or a mapping of facts.

    `readings` selects options by name, or leaves all open with "any"; `calendar` holds the rest days that last
    days are moved past; `engine="durable"` asks durable_rules for a second opinion; `budget` is the number of steps that the
    search about unknown facts may take (see `Decision.is_exact`). Raises QuestionError, FactError,
    ContradictionError, ReadingError or CalendarError, and for the other engine MissingExtraError.

    >>> decide("charter.resolution", {"members_in_office": 17, "present_members": 11}).outcome
    'invalid_no_quorum'
    """
    # No `*` before `readings`: keyword-only parameters would cost a fifth of a small decision.
    # Exact types, not isinstance: pydantic's is Python code, and dearer than all of the rules.
    if readings is None and engine is None and budget is BUDGET:
        try:
            known: Any = question if type(question) is Question else _found[question]
            usual: Callable[..., Decision]
            if calendar is None:
                usual = known.usual[type(facts)]
            else:
                usual = known.usual_with[calendar.is_none if type(calendar) is RestDays else "no calendar"][type(facts)]
        except (KeyError, AttributeError, TypeError):  # the first time, or of another type, or no question
            pass
        else:
            return usual(facts, calendar)
    asked: Any = question_of(question)
    model: Any = facts if type(facts) is asked.facts else read(asked, facts)
    if engine is not None:
        return _decide_by(engine, asked, model, readings, calendar)
    return engine_for(asked, readings, calendar, budget)(model, calendar)


def _decide_by(
    engine: str,
    question: Question[Any],
    facts: Facts,
    readings: Readings | None,
    calendar: RestDays | None,
) -> Decision:
    if engine not in ENGINES:
        raise QuestionError(f"there is no engine `{engine}`", near(str(engine), ENGINES))
    decision: Decision = import_module(f"cerra_rules.{engine}").decide(question, facts, readings, calendar)
    return decision


def decider(
    question: Question[Any] | str,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    budget: int = BUDGET,
) -> Callable[[Facts | Mapping[str, Any]], Decision]:
    """Return the function that decides one question on models or mappings of facts, for deciding many cases alike.

    It raises FactError for another question's facts, and what `decide` raises for facts. Raises QuestionError,
    ReadingError or CalendarError.
    """
    asked = question_of(question)
    run, model = engine_for(asked, readings, calendar, budget), asked.facts

    def decide_case(facts: Any) -> Decision:
        return run(facts if type(facts) is model else read(asked, facts), calendar)

    decide_case.__doc__ = (
        f"Decide `{asked.id}` on a model or a mapping of its facts; raises what `decide` raises for facts."
    )
    return decide_case


def _reduced(question: Question[Any]) -> tuple[Any, ...]:
    """Say how a question comes to another process: by its id. Raises QuestionError for one of somebody's own."""
    if question.id not in question_ids() or find(question.id) is not question:
        raise QuestionError(
            f"`{question.id}` is a question of your own, which is not pickled",
            "send where it stands, and facts.known()",
        )
    return find, (question.id,)


copyreg.pickle(Question, _reduced)
