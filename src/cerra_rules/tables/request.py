"""What is asked of a table, and checked before any row is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.decision import Decision, Readings
from cerra_rules.deciding.engine import engine, plan_of
from cerra_rules.deciding.plan import Plan
from cerra_rules.errors import CalendarError, FactError
from cerra_rules.language.facts import Facts
from cerra_rules.language.faults import shown
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.tables.layout import Blueprint
from cerra_rules.tables.values import ValueKind, value_kind

FAULTS = ("raise", "column")
"""What becomes of rows that are no cases."""


@dataclass(frozen=True)
class Request:
    """One question, under some readings and a calendar, with the names of the columns to read and to add."""

    question: Question[Any]
    readings: Readings | None
    calendar: RestDays | None
    columns: Mapping[str, str] | None
    prefix: str
    plan: Plan
    """The question as it is decided, lowered under its readings."""
    blueprint: Blueprint | None
    """None where every row goes through `decide`."""
    has_faults: bool = False
    """Whether what is wrong with rows is said in a column, and not raised."""
    where_told: Request | None = None
    """The same for rows about which the calendar tells all, where it does not tell all of every day."""

    @property
    def kinds(self) -> tuple[ValueKind, ...]:
        """What kind of column holds each value of the question."""
        return tuple(value_kind(value, self.plan.assumed) for value in self.question.values)

    @property
    def decide(self) -> Callable[[Facts, RestDays | None], Decision]:
        """What decides a single row."""
        return engine(self.question, self.readings, self.calendar)


def request(
    question: Question[Any],
    readings: Readings | None,
    calendar: RestDays | None,
    columns: Mapping[str, str] | None,
    prefix: str,
    faults: str = FAULTS[0],
) -> Request:
    """Return what is asked of a table; the blueprint is made once for each question, readings and calendar or none.

    Raises ReadingError, CalendarError, and FactError for columns, a prefix or a way with faults that are none.
    """
    if calendar is not None and not isinstance(calendar, RestDays):
        raise CalendarError(
            f"{question.id}: the calendar is a {type(calendar).__name__}",
            "pass RestDays([...]) of the rest days",
        )
    if columns is not None and not isinstance(columns, Mapping):
        raise FactError(f"{question.id}: columns cannot be a {type(columns).__name__}", 'columns={"fact": "column"}')
    if not isinstance(prefix, str):
        raise FactError(f"{question.id}: the prefix cannot be a {type(prefix).__name__}", 'prefix="answer_"')
    if faults not in FAULTS:
        raise FactError(f"{question.id}: faults cannot be `{shown(faults)}`", 'faults="raise", or faults="column"')
    plan = plan_of(question, question.choose(readings), calendar)
    made = Request(question, readings, calendar, columns, prefix, plan, _blueprint(plan), faults == FAULTS[1])
    if plan.where_told is plan or not plan.rolls:
        return made
    told = replace(made, plan=plan.where_told, blueprint=_blueprint(plan.where_told))
    return replace(made, where_told=told)


def _blueprint(plan: Plan) -> Blueprint | None:
    key, made = ("blueprint", plan), plan.question.engines
    if key not in made:
        try:
            made[key] = Blueprint.of(plan)
        except OverBudgetError:
            made[key] = None
    found: Blueprint | None = made[key]
    return found
