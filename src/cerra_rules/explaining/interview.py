"""An interview: asks for the facts on which an answer still hangs, one at a time, and for no others.

The logic alone, without a terminal (`cerra_rules.cli.ask` has that). An interview is a value: answering gives a new
one, and going back is the one before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from cerra_rules.deciding.decision import Decision, Readings, plain
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.reference import evaluate
from cerra_rules.errors import FactError
from cerra_rules.explaining.next_fact import Asking
from cerra_rules.front import decide
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import LONGEST_RUN, RestDays
from cerra_rules.language.terms import Condition, FactSpec, Roll, facts_in, parts_of

YES = frozenset({"true", "yes", "y", "是", "对", "有"})
NO = frozenset({"false", "no", "n", "否", "不", "无"})
RESTED = (
    "the day to which the last day, {}, moves past rest days; that day itself if it is no rest day",
    "末日{}遇法定休假日时顺延至哪一日；当日不是法定休假日的，填当日",
)
"""What is asked about rest days."""
EMPTY = frozenset({"none", "无", "[]", "{}"})


@dataclass(frozen=True)
class Interview:
    """What has been said in an interview so far.

    `given` are facts known beforehand; `steps` the answers in order, None where it was not known.
    """

    question: Question[Any]
    given: Mapping[str, Any]
    readings: Readings | None = None
    calendar: RestDays | None = None
    steps: tuple[tuple[str, Any], ...] = ()
    before: Interview | None = None
    asking: Asking | None = None

    @cached_property
    def decision(self) -> Decision:
        """The decision on what is known so far. Raises FactError or ReadingError for what was given beforehand."""
        return decide(self.question, self.facts, readings=self.readings, calendar=self.calendar)

    @property
    def facts(self) -> dict[str, Any]:
        """What is known so far, by name."""
        return {**self.given, **{name: value for name, value in self.steps if value is not None and name != CALENDAR}}

    @property
    def declined(self) -> tuple[str, ...]:
        """The facts that were asked for and are not known."""
        return tuple(name for name, value in self.steps if value is None)

    @cached_property
    def next(self) -> FactSpec | None:
        """The fact to ask for; None where the answer is decided, or hangs on nothing that can be asked."""
        specs = self.question.facts.specs
        wanted = [n for n in self.decision.needs if n in specs and n not in self.declined]
        name = self._asking.best(self.decision.facts.__dict__, wanted, self.declined)
        if name is None:
            return self._rest_day
        days = (
            n for n in wanted if specs[n].only_if == name
        )  # a day states its flag, and no day denies it: one question for both
        asked: FactSpec = specs[next(days, name)]
        return asked

    @property
    def _rest_day(self) -> FactSpec | None:
        """What is asked about rest days once nothing else is: to which day the last day moves."""
        day = self._last_day
        if day is None or CALENDAR not in self.decision.needs or CALENDAR in self.declined:
            return None
        low, high = day.toordinal(), day.toordinal() + LONGEST_RUN
        return FactSpec(CALENDAR, "date", RESTED[0].format(day), RESTED[1].format(day), (), low, high)

    @property
    def _last_day(self) -> date | None:
        """The last day as it is counted, before it moves past rest days; None where it is not known."""
        rolls = (part for part in parts_of(self.question.terms) if isinstance(part, Roll))
        facts, readings = self.decision.facts.__dict__, self.decision.readings
        chosen = {name: option for name, option in readings.items() if option != "any"}
        found = {evaluate(roll.base, facts, chosen) for roll in rolls}
        (day,) = found if len(found) == 1 else (None,)
        return day if isinstance(day, date) else None

    @cached_property
    def _asking(self) -> Asking:
        chosen = {name: option for name, option in self.decision.readings.items() if option != "any"}
        return self.asking or Asking(self.question, chosen, self.calendar)

    def answer(self, said: str) -> Interview:
        """Return the interview after the next fact was stated, in the words of `value_of`.

        Raises FactError where the fact cannot be that, and ContradictionError where it cannot with the others.
        """
        spec = self._asked()
        if spec.only_if and said.strip().casefold() in EMPTY:
            spec, said = self.question.facts.specs[spec.only_if], "no"
        value = value_of(spec, said)
        if spec.name == CALENDAR:
            return self._moved_to(value, spec)
        model = self.question.facts.read({**self.facts, spec.name: value}, self.question.id)
        further = self._further(spec.name, getattr(model, spec.name))
        _ = further.decision  # a contradiction that shows only through what is unknown
        return further

    def decline(self) -> Interview:
        """Return the interview after the next fact turned out to be unknown."""
        return self._further(self._asked().name, None)

    def back(self) -> Interview:
        """Return the interview before the last answer; at the beginning, the same."""
        return self.before or self

    def _moved_to(self, said: Any, spec: FactSpec) -> Interview:
        """Return the interview after it was said to which day the last day moves: what that tells about rest days is known then."""
        first = date.fromordinal(spec.low)
        try:
            moved = date.fromisoformat(said)
        except ValueError:
            moved = date.min
        if not spec.low <= moved.toordinal() <= spec.high:
            raise FactError(
                f"{self.question.id}: the last day cannot move to `{said}`",
                f"a day from {date.fromordinal(spec.low)} to {date.fromordinal(spec.high)}, as YYYY-MM-DD",
            )
        rest = [first + timedelta(n) for n in range((moved - first).days)]
        return replace(self._further(CALENDAR, moved), calendar=RestDays(rest, covers=(first, moved)), asking=None)

    def _further(self, name: str, value: Any) -> Interview:
        return replace(self, steps=(*self.steps, (name, value)), before=self, asking=self._asking)

    def _asked(self) -> FactSpec:
        if self.next is None:
            raise ValueError("there is nothing left to ask")
        return self.next

    def case(self) -> dict[str, Any]:
        """Return the case as a case file has it, with the answer as what is expected of it."""
        case: dict[str, Any] = {
            "question": self.question.id,
            "facts": {name: plain(value) for name, value in self.decision.facts.known().items()},
        }
        if self.readings:
            case["readings"] = self.readings if isinstance(self.readings, str) else dict(self.readings)
        if self.calendar is not None:
            case["calendar"] = self.calendar.to_data()
        return case | {"expect": {"outcome": self.decision.outcome}}


def value_of(spec: FactSpec, said: str) -> Any:
    """Return what an answer states of a fact: yes or no, a number in a list, names with commas, a day as ISO text.

    What states nothing is left as it is, for the fact model to refuse.
    """
    text = said.strip()
    word = text.casefold()
    match spec.kind:
        case "bool":
            return True if word in YES else False if word in NO else text
        case "int":
            return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else text
        case "enum":
            return _member(spec, text)
        case "set" | "dates":
            if word in EMPTY:
                return []
            items = [item.strip() for item in re.split(r"[,，、]", text)]
            return [_member(spec, item) for item in items] if spec.kind == "set" else items
        case _:
            return text


def _member(spec: FactSpec, text: str) -> str:
    number = int(text) if re.fullmatch(r"[0-9]{1,3}", text) else 0
    return str(spec.values[number - 1]) if 1 <= number <= len(spec.values) else text


def provisions_of(question: Question[Any], name: str) -> tuple[Provision, ...]:
    """Return the provisions whose rules look at a fact, or at rest days, in the order of the text."""

    def looks(condition: Condition) -> bool:
        if name == CALENDAR:
            return any(isinstance(part, Roll) for part in parts_of(condition))
        return any(spec.name == name for spec in facts_in(condition))

    limbs = (limb for rule in question.rules for limb in rule.limbs)
    return tuple(sorted({limb.provision for limb in limbs if looks(limb.when)}))
