"""An interview: asks for the facts on which an answer still hangs, the most decisive first, and for no others.

`next_facts` has no memory, as an app needs it; an `Interview` remembers what was said, so that one can go back (`cerra_rules.cli.ask`
talks in a terminal). Answers are values, not words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Generic, cast

from typing_extensions import TypeVar

from cerra_rules.deciding.decision import Decision, Readings, plain
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.reference import evaluate
from cerra_rules.deciding.reference_answer import names_in
from cerra_rules.errors import FactError, near
from cerra_rules.explaining import labels
from cerra_rules.explaining.asking import question_of as asked_as
from cerra_rules.explaining.next_fact import Asking
from cerra_rules.front import decide
from cerra_rules.language.facts import Facts
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import LONGEST_RUN, RestDays
from cerra_rules.language.rows import Pair
from cerra_rules.language.terms import DecidedBy, FactSpec, Kind, Roll, facts_in, parts_of
from cerra_rules.text.ledger import title_of

N_co = TypeVar("N_co", bound=str, default=str, covariant=True)
RESTED = (
    "To which day does the last day, {}, move past rest days? (that day itself if it is no rest day)",
    "期间最后一日（{}）是否为法定休假日，顺延至哪一日？（不是法定休假日的，填当日）",
)
"""What is asked about rest days."""
MATTERS: Pair = ("It decides whether this applies: {}.", "关系到下列各项是否适用：{}。")
MOST_RULES = 3
MOST_ASKINGS = 64
"""So many choices of a question, readings and calendar are kept ready."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several values of a fact: the text that states it, and what it is called in English and Chinese."""

    value: str
    label: Pair


@dataclass(frozen=True, slots=True)
class FactToAsk(Generic[N_co]):
    """A fact to ask somebody for, with all that a form shows; texts are pairs of English and Chinese.

    `name` is the name of the fact, or `calendar` for what is asked about rest days.
    """

    name: N_co
    kind: Kind
    """`bool`, `int`, `date`, `enum` (one of the options), `set` (any of the options) or `dates` (any days)."""
    label: Pair
    """What the fact states."""
    question: Pair
    """What is asked."""
    why: Pair
    """Why it matters: the rules that it decides; empty where none is to be named."""
    provisions: tuple[Provision, ...]
    """The provisions whose rules look at it, in the order of the text."""
    options: tuple[Option, ...] = ()
    bounds: tuple[int, int] | tuple[date, date] | None = None
    """The least and the greatest number or day."""
    judgement: bool = False
    """Whether it is a legal conclusion, which a person must find."""
    only_if: str = ""
    """The yes or no without which there is no such day: `False` for an answer denies it."""
    decided_by: tuple[DecidedBy, ...] = ()
    """The questions whose answers say whether it is so."""

    def states(self, value: Any) -> dict[str, Any]:
        """Return the facts that an answer states: of a day that only a flag gives, `False` states that there is none."""
        return {self.only_if: False} if self.only_if and value is False else {self.name: value}

    def rest_days(self, moved_to: date | str) -> RestDays:
        """Return the calendar that an answer about rest days says: to which day the last day moves. Raises CalendarError."""
        if self.name != CALENDAR or self.bounds is None:
            raise ValueError(f"`{self.name}` is no question about rest days")
        return RestDays.moving(cast("date", self.bounds[0]), moved_to)


def next_facts(
    question: Question[Any] | str,
    facts: Facts | Mapping[str, Any],
    *,
    declined: Iterable[str] = (),
    readings: Readings | None = None,
    calendar: RestDays | None = None,
) -> tuple[FactToAsk, ...]:
    """Return the facts on which the answer still hangs, the one first that is expected to leave the fewest others to ask for.

    `declined` are facts (or `calendar`) that whoever is asked does not know. Nothing is remembered: once an answer is known, it is among
    the facts of the next call. Empty where the answer is decided, or hangs on nothing that can be asked. About rest days, `calendar`,
    is asked last, once the last day is known (where nothing else is left, what it is counted from is asked for); `FactToAsk.rest_days`
    makes a calendar of the answer. Raises what `decide` does, and FactError for what is declined and no fact.
    """
    return asked_for(decide(question, facts, readings, calendar), declined)


def asked_for(decision: Decision, declined: Iterable[str] = ()) -> tuple[FactToAsk, ...]:
    """Return the facts to ask for beside what a decision knows; as `next_facts`."""
    question, specs, declined = decision.question, decision.question.facts.specs, frozenset(declined)
    if strange := [name for name in sorted(declined) if name not in specs and name != CALENDAR]:
        raise FactError(f"{question.id}: fact `{strange[0]}` is not one of its facts", near(strange[0], specs))
    wanted = [name for name in decision.needs if name in specs and name not in declined]
    rest = () if CALENDAR in declined else tuple(_rest_day(decision))
    leads: frozenset[str] = frozenset()
    if CALENDAR in decision.needs and not (rest or wanted) and len(question.rolls) == 1:
        leads = names_in(*question.rolls)  # to the last day, past which alone rest days can be asked for
        if leads.isdisjoint(declined):
            wanted = [name for name, value in decision.facts.__dict__.items() if value is None and name in leads]
    asking = _asking(question, tuple(sorted(_chosen(decision).items())), decision.calendar)
    names = asking.in_order(decision.facts.__dict__, wanted, declined)
    days = {
        specs[name].only_if: name for name in reversed(wanted) if specs[name].only_if
    }  # a day states its flag, and no day denies it
    in_order = dict.fromkeys(days.get(name, name) for name in names)
    undecided = (
        [(finding.needs, finding.rule) for finding in decision.findings if finding.status == "undetermined"]
        if names
        else []
    )

    def rules_of(*names: str) -> Pair:
        titles = [rule for needs, rule in undecided if not {*names}.isdisjoint(needs)][:MOST_RULES]
        return (
            MATTERS[0].format("; ".join(title_of(rule, "en") for rule in titles)) if titles else "",
            MATTERS[1].format("；".join(title_of(rule, "zh") for rule in titles)) if titles else "",
        )

    why = {name: (name, specs[name].only_if, *((CALENDAR,) if name in leads else ())) for name in in_order}
    found = [_to_ask(question, specs[name], rules_of(*why[name])) for name in in_order]
    return (*found, *rest)


def _to_ask(question: Question[Any], spec: FactSpec, why: Pair) -> FactToAsk:
    ends: Any = {
        "int": (spec.low, spec.high),
        "date": (date.fromordinal(spec.low or 1), date.fromordinal(spec.high or 1)),
    }
    named = [Option(str(v), (labels.option(v, "en"), labels.option(v, "zh"))) for v in spec.values]
    options = tuple(named) if spec.kind in {"enum", "set"} else ()
    return FactToAsk(
        spec.name, spec.kind, (spec.en, spec.zh), asked_as(question, spec), why, provisions_of(question, spec.name), options,
        ends.get(spec.kind), spec.judgement, spec.only_if, spec.decided_by,
    )  # fmt: skip


def _rest_day(decision: Decision) -> Iterator[FactToAsk]:
    """Yield what is asked about rest days where they matter: to which day the last day moves, where that is known."""
    if CALENDAR not in decision.needs:
        return
    facts, chosen = decision.facts.__dict__, _chosen(decision)
    last_days = {evaluate(roll.base, facts, chosen) for roll in decision.question.rolls}
    day = last_days.pop() if len(last_days) == 1 else None
    if isinstance(day, date):
        asked = RESTED[0].format(day), RESTED[1].format(f"{day.year}年{day.month}月{day.day}日")
        ends = day, date.fromordinal(day.toordinal() + LONGEST_RUN)
        provisions = provisions_of(decision.question, CALENDAR)
        yield FactToAsk(CALENDAR, "date", ("rest days", "法定休假日"), asked, ("", ""), provisions, bounds=ends)


def _chosen(decision: Decision) -> dict[str, str]:
    return {name: option for name, option in decision.readings.items() if option != "any"}


@lru_cache(MOST_ASKINGS)
def _asking(question: Question[Any], chosen: tuple[tuple[str, str], ...], calendar: RestDays | None) -> Asking:
    return Asking(question, dict(chosen), calendar)


def provisions_of(question: Question[Any], name: str) -> tuple[Provision, ...]:
    """Return the provisions whose rules look at a fact, or at rest days, in the order of the text."""
    return _provisions(question).get(name, ())


@lru_cache(MOST_ASKINGS)
def _provisions(question: Question[Any]) -> Mapping[str, tuple[Provision, ...]]:
    found: dict[str, set[Provision]] = {}
    for limb in (limb for rule in question.rules for limb in rule.limbs):
        rolls = any(isinstance(part, Roll) for part in parts_of(limb.when))
        for name in (*(spec.name for spec in facts_in(limb.when)), *([CALENDAR] if rolls else [])):
            found.setdefault(name, set()).add(limb.provision)
    return {name: tuple(sorted(provisions)) for name, provisions in found.items()}


@dataclass(frozen=True)
class Interview:
    """What has been said in an interview so far: a value; answering gives a new one, and going back is the one before.

    `given` are facts known beforehand; `steps` the answers in order, None where it was not known.
    """

    question: Question[Any]
    given: Mapping[str, Any]
    readings: Readings | None = None
    calendar: RestDays | None = None
    steps: tuple[tuple[str, Any], ...] = ()
    before: Interview | None = None

    @cached_property
    def decision(self) -> Decision:
        """The decision on what is known so far. Raises FactError or ReadingError for what was given beforehand."""
        return decide(self.question, self.facts, self.readings, self.calendar)

    @property
    def facts(self) -> dict[str, Any]:
        """What is known so far, by name."""
        return {**self.given, **{name: value for name, value in self.steps if value is not None and name != CALENDAR}}

    @property
    def declined(self) -> tuple[str, ...]:
        """The facts that were asked for and are not known."""
        return tuple(name for name, value in self.steps if value is None)

    @cached_property
    def next(self) -> FactToAsk | None:
        """The fact to ask for; None where the answer is decided, or hangs on nothing that can be asked."""
        return next(iter(asked_for(self.decision, self.declined)), None)

    def answer(self, value: Any) -> Interview:
        """Return the interview after an answer to the next fact; `False` where there is no such day.

        Raises FactError where the fact cannot be that, ContradictionError where it cannot with the others, and CalendarError.
        """
        asked = self._asked()
        if asked.name == CALENDAR:
            calendar = asked.rest_days(value)
            return replace(self._further(CALENDAR, calendar.covers[1]), calendar=calendar)
        ((name, said),) = asked.states(value).items()
        model = self.question.facts.read({**self.facts, name: said}, self.question.id)
        further = self._further(name, getattr(model, name))
        _ = further.decision  # a contradiction that shows only through what is unknown
        return further

    def decline(self) -> Interview:
        """Return the interview after the next fact turned out to be unknown."""
        return self._further(self._asked().name, None)

    def back(self) -> Interview:
        """Return the interview before the last answer; at the beginning, the same."""
        return self.before or self

    def _further(self, name: str, value: Any) -> Interview:
        return replace(self, steps=(*self.steps, (name, value)), before=self)

    def _asked(self) -> FactToAsk:
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
