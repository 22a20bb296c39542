"""Two versions of a question compared: the same answer in every case, or a case in which they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cerra_rules.deciding.decision import Decision, Readings, plain
from cerra_rules.deciding.engine import engine
from cerra_rules.errors import ContradictionError
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import FactSpec
from cerra_rules.smt.answers import checked, disagreement
from cerra_rules.smt.anycase import AnyCase, Variables
from cerra_rules.smt.case import OneCase
from cerra_rules.smt.solver import PATIENCE, Bool, Ground, alike, alone, every, fails
from cerra_rules.smt.symbols import NOTHING_THERE, same_answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What one version says of a case: of these facts, under these readings.

    `outcome` is None where its invariants do not admit the case. Facts that are left out change nothing.
    """

    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    outcome: str | None
    citations: tuple[str, ...] = ()
    values: Mapping[str, Any] | None = None
    calendar: RestDays | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data."""
        return {
            "facts": {name: plain(value) for name, value in self.facts.items()},
            "readings": dict(self.readings),
            **({} if self.calendar is None else {"calendar": self.calendar.to_data()}),
            "outcome": self.outcome,
            "citations": list(self.citations),
            "values": {name: plain(value) for name, value in (self.values or {}).items()},
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """A case in which two versions differ, and in what: `outcome`, `citations`, a value, or whether it can be.

    Both answers are those of `decide`, confirmed by the reference evaluator.
    """

    about: str
    old: Answer
    new: Answer


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two versions of a question compare.

    They are equivalent where no case of both has different answers; `differences` has one case for each thing in
    which they differ. Facts and readings that only one version has are free in it; `redeclared` are those that both
    have with different types, ranges, values, options or defaults: they are compared on what both can say.
    """

    only_in_old: tuple[str, ...]
    only_in_new: tuple[str, ...]
    redeclared: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def is_equivalent(self) -> bool:
        """Whether the versions give the same answer in every case that both can be asked."""
        return not self.differences

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as plain data."""
        return {
            "equivalent": self.is_equivalent,
            "only_in_old": list(self.only_in_old),
            "only_in_new": list(self.only_in_new),
            "redeclared": list(self.redeclared),
            "differences": [
                {"about": d.about, "old": d.old.to_dict(), "new": d.new.to_dict()} for d in self.differences
            ],
        }


@alone
def compare(
    old: Question[Any],
    new: Question[Any],
    *,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    patience: int = PATIENCE,
) -> Comparison:
    """Compare two versions of a question over every case.

    `readings` is None (the defaults of each version), options by name for the versions that have them, or "any" (all
    choices that both versions have). Without a calendar, every calendar is compared. Raises QuestionError, ReadingError, MissingExtraError where z3 is not installed, GaveUpError
    after `patience` milliseconds, and CerraError for a question that a function computes.

    >>> from cerra_rules import find
    >>> question = find("anxi.seven_day_return")
    >>> compare(question, question).is_equivalent
    True
    """
    return _Versions(checked(old), checked(new), readings, calendar, patience).compare()


class _Versions:
    """Two versions written over the same variables, wherever they have the same facts."""

    def __init__(
        self,
        old: Question[Any],
        new: Question[Any],
        readings: Readings | None,
        calendar: RestDays | None,
        patience: int,
    ) -> None:
        self.questions = (old, new)
        self.calendar = calendar
        chosen = _choices(old, new, readings)
        variables = Variables(Ground(patience))
        self.ground = variables.ground
        self.old, self.new = (
            AnyCase(q, variables, c, calendar) for q, c in zip(self.questions, chosen, strict=True)
        )  # fmt: skip
        self.in_range = every(self.old.is_in_range, self.new.is_in_range, *self._new_members())

    def _new_members(self) -> Iterator[Bool]:
        """Yield that no set has a member that only one version knows."""
        for one, other in ((self.old, self.new), (self.new, self.old)):
            for name, cell in one.formula.facts.items():
                there = other.formula.facts.get(name)
                if cell.sort == "set" and there is not None and there.sort == "set":
                    known = {str(m) for m in there.value}
                    yield from (fails(held) for member, held in cell.value.items() if str(member) not in known)

    def compare(self) -> Comparison:
        old, new = ({**q.facts.specs, **q.readings} for q in self.questions)
        return Comparison(
            tuple(n for n in old if n not in new),
            tuple(n for n in new if n not in old),
            tuple(n for n in old if n in new and _declared(old[n]) != _declared(new[n])),
            tuple(self._differences()),
        )

    def _differences(self) -> Iterator[Difference]:
        old, new = self.old, self.new
        yield from self._difference("whether it can be", fails(alike(old.holds_invariants, new.holds_invariants)))
        admitted = every(old.holds_invariants, new.holds_invariants)
        same_outcome = _agree(old.reached, new.reached)
        yield from self._difference("outcome", every(admitted, fails(same_outcome)))
        cites = ({str(p): held for p, held in case.cited.items()} for case in (old, new))
        yield from self._difference("citations", every(admitted, same_outcome, fails(_agree(*cites))))
        for name in {**old.values, **new.values}:
            cells = (case.values.get(name, NOTHING_THERE) for case in (old, new))
            differ = fails(same_answer(*cells))
            yield from self._difference(f"value {name}", every(admitted, same_outcome, differ))

    def _difference(self, about: str, goal: Bool) -> Iterator[Difference]:
        example = None if goal is False else self.ground.find(self.in_range, goal)
        if example is None:
            return
        cases = (self.old.read(example), self.new.read(example))
        answers = [self._answer(case, case.stated) for case in cases]
        for case, answer in zip(cases, answers, strict=True):
            told = case.outcome.code if case.keeps_invariants else None
            cited = tuple(map(str, case.citations)) if told else ()
            if (answer.outcome, answer.citations) != (told, cited):
                raise disagreement(self.questions[0].id, f"{case.facts}")
        if not _differ(about, *answers):
            raise disagreement(self.questions[0].id, f"the {about} in {cases[0].facts}")
        yield Difference(about, *self._less(about, cases, answers))

    def _answer(self, case: OneCase, facts: Mapping[str, Any]) -> Answer:
        """Return what `decide` says of some facts of a case."""
        question: Any = case.about
        calendar = case.calendar
        run = engine(question, case.readings, calendar)
        try:
            decision: Decision = run(question.facts.read(facts, question.id), calendar)
        except ContradictionError:
            return Answer(facts, case.readings, None, calendar=calendar)
        cited = tuple(map(str, decision.citations))
        return Answer(facts, case.readings, decision.outcome, cited, decision.values, calendar)

    def _less(self, about: str, cases: tuple[OneCase, OneCase], answers: list[Answer]) -> list[Answer]:
        """Make the facts plainer as long as the versions still differ, then leave out those that change nothing."""
        names = list({**cases[0].facts, **cases[1].facts})
        for change in (_plainer, _without):
            for name in names:
                changed = [
                    self._answer(case, change(a.facts, name)) for case, a in zip(cases, answers, strict=True)
                ]  # fmt: skip
                is_same = all(_told(a, about) == _told(b, about) for a, b in zip(changed, answers, strict=True))
                if is_same or (change is _plainer and _differ(about, *changed)):
                    answers = changed
        return answers


def _plainer(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return facts with nothing where something was: no instead of yes, and no member of a set."""
    match facts.get(name):
        case bool():
            return {**facts, name: False}
        case frozenset():
            return {**facts, name: frozenset()}
        case _:
            return facts


def _without(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return {n: v for n, v in facts.items() if n != name}


def _differ(about: str, old: Answer, new: Answer) -> bool:
    """Whether two answers differ in what a difference is about, and in nothing that is told before it."""
    a, b = _told(old, about), _told(new, about)
    if about == "whether it can be":
        return (old.outcome is None) != (new.outcome is None)
    if about == "outcome":
        return None not in {old.outcome, new.outcome} and old.outcome != new.outcome
    return old.outcome == new.outcome is not None and (a[1] != b[1] if about == "citations" else a[2] != b[2])


def _told(answer: Answer, about: str) -> tuple[Any, ...]:
    """Return what must stay the same while facts are left out."""
    value = (answer.values or {}).get(about.removeprefix("value "))
    return (answer.outcome, answer.citations, plain(value))


def _agree(a: Mapping[str, Bool], b: Mapping[str, Bool]) -> Bool:
    return every(*(alike(a.get(key, False), b.get(key, False)) for key in {**a, **b}))


def _declared(thing: Any) -> tuple[Any, ...]:
    if isinstance(thing, FactSpec):
        return (thing.kind, tuple(map(str, thing.values)), thing.low, thing.high)
    return (thing.default, tuple(thing.options))


def _choices(old: Question[Any], new: Question[Any], readings: Readings | None) -> list[dict[str, str]]:
    if readings is None or isinstance(readings, str):
        return [question.choose(readings) for question in (old, new)]
    for name in readings:
        if name not in old.readings and name not in new.readings:
            new.choose({name: readings[name]})  # raises, with the names there are
    return [q.choose({n: o for n, o in readings.items() if n in q.readings}) for q in (old, new)]
