"""What the solver says of a question: a case that reaches a goal, and which answers some facts leave possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cerra_rules.deciding.decision import UNDETERMINED, Readings, plain
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.errors import CerraError, ContradictionError, QuestionError, near
from cerra_rules.language.facts import Facts
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Outcome
from cerra_rules.language.terms import Condition
from cerra_rules.smt.anycase import AnyCase, Variables, alike_in
from cerra_rules.smt.case import OneCase
from cerra_rules.smt.solver import PATIENCE, Ground, alike, alone, every, fails


@dataclass(frozen=True, slots=True)
class Witness:
    """A complete case that the solver found and the reference evaluator confirmed.

    `facts` and `readings` are as `decide` takes them, and `calendar` is where rest days were not all told; `outcome` and
    `citations` are what they come to.
    """

    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    outcome: str
    citations: tuple[str, ...]
    calendar: RestDays | None = None

    @classmethod
    def of(cls, case: OneCase) -> Witness:
        """Return a case as a witness, with the answer of the reference evaluator."""
        cited = tuple(map(str, case.citations))
        return cls(case.stated, case.readings, case.outcome.code, cited, case.calendar)

    def to_dict(self) -> dict[str, Any]:
        """Return the witness as plain data."""
        facts = {name: plain(value) for name, value in self.facts.items()}
        told = {} if self.calendar is None else {"calendar": self.calendar.to_data()}
        answer = {"outcome": self.outcome, "citations": list(self.citations)}
        return {"facts": facts, "readings": dict(self.readings), **told, **answer}


@dataclass(frozen=True, slots=True)
class Possible:
    """The outcomes that completions of some facts reach, and the unknown facts that alone can change which.

    Among these is `calendar` where rest days alone can.
    """

    outcomes: frozenset[str]
    needs: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """The outcome if there is but one, else `undetermined`."""
        return next(iter(self.outcomes)) if len(self.outcomes) == 1 else UNDETERMINED


def checked(question: object) -> Question[Any]:
    """Return a question; raise QuestionError for what is none."""
    if isinstance(question, Question):
        return question
    raise QuestionError(f"proofs: `{question!r}` is no question", "give a Question; `cerra_rules.find(id)` has ours")


def disagreement(place: str, what: str) -> CerraError:
    """Return the error for a witness that the reference evaluator does not confirm."""
    return CerraError(f"{place}: solver and evaluator disagree on {what}", "a fault of the library: please report it")


@alone
def solve(
    question: Question[Any],
    *goals: Condition | Outcome | str,
    facts: Facts | Mapping[str, Any] | None = None,
    readings: Readings | None = None,
    calendar: RestDays | None = None,
    patience: int = PATIENCE,
) -> Witness | None:
    """Return a case of a question that reaches every goal, or None where no case can.

    A goal is a condition over the facts of the question, or an outcome (or its code). `facts` are known from the
    start; `readings` as for `decide`, where "any" lets the solver choose. The case is confirmed by the reference
    evaluator. Raises QuestionError, FactError, ReadingError, MissingExtraError, and GaveUpError after `patience`
    milliseconds.

    >>> from cerra_rules import find
    >>> found = solve(find("charter.resolution"), "valid", facts={"members_in_office": 17, "votes_for": 6})
    >>> found.facts["present_members"]
    12
    """
    case = AnyCase(checked(question), Variables(Ground(patience)), question.choose(readings), calendar)
    wanted = [g if isinstance(g, Condition) else _outcome(question, g) for g in goals]
    formulas = [case.holds(g) if isinstance(g, Condition) else case.reaches(g) for g in wanted]
    known = [case.states(name, value) for name, value in _known(question, facts or {}).items()]
    example = case.ground.find(case.is_admitted, *known, *formulas)
    if example is None:
        return None
    found = case.read(example)
    reached = all(found.holds(g) if isinstance(g, Condition) else found.reaches(g) for g in wanted)
    if not reached or not found.keeps_invariants:
        raise disagreement(question.id, f"{found.facts}")
    return Witness.of(found)


def _outcome(question: Question[Any], goal: Outcome | str) -> Outcome:
    code = goal if isinstance(goal, str) else goal.code
    for outcome in question.outcomes:
        if outcome.code == code:
            return outcome
    codes = [o.code for o in question.outcomes]
    raise QuestionError(f"{question.id}: there is no outcome `{code}`", near(code, codes))


def _known(question: Question[Any], facts: Facts | Mapping[str, Any]) -> dict[str, Any]:
    model = facts if isinstance(facts, Facts) else question.facts.read(facts, question.id)
    return model.known()


class Asked:
    """A question under some readings and a calendar, written out for the solver once and asked many times."""

    def __init__(
        self,
        question: Question[Any],
        readings: Readings | None,
        calendar: RestDays | None,
        patience: int = PATIENCE,
    ) -> None:
        self.question = checked(question)
        self._chosen = question.choose(readings)
        self._variables = Variables(Ground(patience))
        self._case = AnyCase(question, self._variables, self._chosen, calendar)
        rest = [CALENDAR] if CALENDAR in self._case.formula.facts else []
        self._open = [*question.facts.specs, *rest, *(n for n in question.readings if n not in self._chosen)]
        self._calendar = calendar
        self._case.ground.always(self._case.is_admitted)
        self._reached = self._case.reached
        self._other: AnyCase | None = None

    @alone
    def decide(self, facts: Facts | Mapping[str, Any]) -> Possible:
        """Return which outcomes some facts leave possible. Raises FactError and ContradictionError."""
        known = _known(self.question, facts)
        stated = [self._case.states(name, value) for name, value in known.items()]
        with self._case.ground.supposing(*stated):
            outcomes = frozenset(self._outcomes())
        if not outcomes:
            raise ContradictionError(f"{self.question.id}: no case satisfies all these facts together")
        if len(outcomes) == 1:
            return Possible(outcomes, ())
        other = self._second()
        same = {name: alike_in(self._case, other, name) for name in self._open}
        differ = fails(every(*(alike(held, other.reached[code]) for code, held in self._reached.items())))
        with self._case.ground.supposing(*stated, differ):
            unknown = [name for name in self._open if name not in known]
            needs = tuple(n for n in unknown if self._matters(n, same))
        return Possible(outcomes, needs)

    @alone
    def agreed(self, facts: Facts | Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
        """Return what all completions of some facts cite, and what each value is in all of them, else None."""
        case, known = self._case, _known(self.question, facts)
        with case.ground.supposing(*(case.states(name, value) for name, value in known.items())):
            example = case.ground.find()
            if example is None:
                raise ContradictionError(f"{self.question.id}: no case satisfies all these facts together")
            one = case.read(example)
            always = [p for p in one.citations if case.ground.find(fails(case.cited[p])) is None]
            values = {
                name: value if case.ground.find(fails(case.comes_to(name, value))) is None else None
                for name, value in one.values.items()
            }
        return tuple(map(str, always)), values

    def _outcomes(self) -> Iterator[str]:
        excluded: list[Any] = []
        while example := self._case.ground.find(*excluded):
            code = next(code for code, held in self._reached.items() if example[held])
            excluded.append(fails(self._reached[code]))
            yield code

    def _second(self) -> AnyCase:
        """Return a second case, none of whose facts need be those of the first."""
        if self._other is None:
            self._other = AnyCase(
                self.question,
                self._variables,
                self._chosen,
                self._calendar,
                own=frozenset(self._open),
                tag="'",
            )
            self._case.ground.always(self._other.is_admitted)
            self._other.reached  # noqa: B018  # written out before the solver is asked
        return self._other

    def _matters(self, name: str, same: Mapping[str, Any]) -> bool:
        return self._case.ground.find(*(held for other, held in same.items() if other != name)) is not None


@alone
def smt_decide(
    question: Question[Any],
    facts: Facts | Mapping[str, Any],
    readings: Readings | None = None,
    calendar: RestDays | None = None,
) -> Possible:
    """Return which outcomes some facts leave possible, and what is needed, as the solver sees it.

    The answer is exact in three values: an outcome is possible if and only if some completion of the facts reaches
    it. A second opinion on `decide`, and much slower. Raises CerraError for a question that a function computes.
    """
    if calendar is not None or not isinstance(question, Question):
        return Asked(question, readings, calendar).decide(facts)
    key = ("smt", *question.choose(readings).items())
    asked: Asked | None = question.engines.get(key)
    if asked is None:
        asked = question.engines[key] = Asked(question, readings, None)
    return asked.decide(facts)
