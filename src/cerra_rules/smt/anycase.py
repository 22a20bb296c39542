"""Any case of a question: its facts and open readings are variables of the solver."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from cerra_rules.deciding.lowering import CALENDAR, UNTOLD
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Outcome, Value
from cerra_rules.language.terms import Condition, FactSpec, Term
from cerra_rules.smt.case import About, OneCase, counts_rest_days, model_of
from cerra_rules.smt.days import Day, Days
from cerra_rules.smt.formula import Formula
from cerra_rules.smt.solver import Bool, Example, Ground, Whole, alike, every, fails, some
from cerra_rules.smt.symbols import NOTHING_THERE, Cell, either, fixed, same_answer

EMPTY = Cell("thing", [(True, ())])


class Variables:
    """The variables of one conversation; two cases that ask for the same one are alike in it."""

    def __init__(self, ground: Ground, days: Days | None = None) -> None:
        self.ground = ground
        self.days = days or Days(ground)
        self._made: dict[tuple[str, ...], Any] = {}
        self._codes: dict[tuple[str, str], dict[str, int]] = {}

    def truth(self, *key: str) -> Bool:
        """Return the truth with this name."""
        if key not in self._made:
            self._made[key] = self.ground.truth("".join(key))
        return self._made[key]

    def number(self, *key: str, low: int | None = None, high: int | None = None) -> Whole:
        """Return the number with this name; bounds given at first stay."""
        if key not in self._made:
            self._made[key] = self.ground.number("".join(key), low, high)
        return self._made[key]

    def option(self, kind: str, name: str, tag: str, options: Collection[Any]) -> list[tuple[Bool, Any]]:
        """Return the values of a word with the condition of each; a word is a number that stands for its text."""
        number, codes = self.number(kind, name, tag), self._codes.setdefault((kind, name), {})
        return [(number == codes.setdefault(str(o), len(codes)), o) for o in options]


class AnyCase:
    """A case that is not known; formulas say when a condition holds in it, and what it comes to.

    Facts in `own` have variables of this case alone, named by `tag`; it shares all others. Where rest days are
    not all told, by how many days a last day moves is one more fact, `calendar`. `unbounded` lets counts
    exceed their range upwards. With `partial`, whether a fact is known is a variable as well.
    """

    def __init__(
        self,
        about: About,
        variables: Variables,
        readings: Mapping[str, str],
        calendar: RestDays | None = None,
        *,
        own: Collection[str] = (),
        tag: str = "",
        unbounded: bool = False,
        partial: bool = False,
    ) -> None:
        self.about = about
        self.calendar = calendar
        self.chosen = dict(readings)
        self._variables = variables
        self._own, self._tag, self._unbounded = own, tag, unbounded
        self._bounds: list[Bool] = []
        self.known = {n: variables.truth("known ", n) for n in model_of(about).specs} if partial else {}
        specs = model_of(about).specs.values()
        facts = {s.name: self._fact(s) for s in specs if s.kind != "dates"}
        if counts_rest_days(about, calendar):
            facts[CALENDAR] = self._fact(UNTOLD, known=not partial)
        open_readings = self.question.readings if isinstance(about, Question) else {}
        cells = {name: self._reading(reading) for name, reading in open_readings.items()}
        place = about.id if isinstance(about, Question) else about.__name__
        self.formula = Formula(variables.ground, variables.days, facts, cells, calendar, place)

    @property
    def ground(self) -> Ground:
        """The conversation that this case is part of."""
        return self._variables.ground

    @property
    def question(self) -> Question[Any]:
        """The question that the case is one of."""
        if not isinstance(self.about, Question):
            raise TypeError(f"{self.about.__name__} is no question, so it has no answer")
        return self.about

    def _fact(self, spec: FactSpec, *, known: Bool = True) -> Cell:
        tag = self._tag if spec.name in self._own else ""
        known = self.known.get(spec.name, known)
        match spec.kind:
            case "bool":
                return Cell("truth", self._variables.truth("is ", spec.name, tag), known)
            case "int":
                number = self._variables.number("count ", spec.name, tag)
                self._bounds.append(number >= spec.low)
                if not self._unbounded:
                    self._bounds.append(number <= spec.high)
                return Cell("number", number, known)
            case "date":
                number = self._variables.number("day ", spec.name, tag, low=spec.low, high=spec.high)
                return Cell("day", Day(number, spec.low, spec.high), known)
            case "set":
                members = {m: self._variables.truth("has ", spec.name, ".", str(m), tag) for m in spec.values}
                return Cell("set", members, known)
            case _:
                options = self._variables.option("word ", spec.name, tag, spec.values)
                self._bounds.append(some(*(guard for guard, _ in options)))
                return Cell("thing", options, known)

    def _reading(self, reading: Reading) -> Cell:
        chosen = self.chosen.get(reading.name)
        if chosen is not None:
            return Cell("thing", [(o == chosen, o) for o in reading.options])
        tag = self._tag if reading.name in self._own else ""
        options = self._variables.option("reading ", reading.name, tag, reading.options)
        self._bounds.append(some(*(guard for guard, _ in options)))
        return Cell("thing", options)

    # what can be asked of a case

    @property
    def is_in_range(self) -> Bool:
        """Hold where every fact is within its range."""
        return every(*self._bounds)

    @cached_property
    def holds_invariants(self) -> Bool:
        """Hold where the facts satisfy every invariant."""
        return every(*(self.holds(i.holds) for i in model_of(self.about).invariants()))

    @property
    def is_admitted(self) -> Bool:
        """Hold where the facts are within their ranges and satisfy every invariant."""
        return every(self.is_in_range, self.holds_invariants)

    def holds(self, condition: Condition) -> Bool:
        """Hold where a condition holds."""
        return self.formula.holds(condition)

    def has(self, term: Term[Any]) -> Bool:
        """Hold where a term gives a value at all."""
        return self.formula.cell(term).given

    def amount(self, term: Term[Any]) -> Whole:
        """Return the number that a term gives."""
        return _whole(self.formula.cell(term))

    @cached_property
    def reached(self) -> dict[str, Bool]:
        """Of each outcome, by its code, whether it is the answer: exactly one is."""
        *earlier, last = self.question.outcomes
        found: dict[str, Bool] = {}
        open_: Bool = True
        for outcome in earlier:
            applies = some(*(self.holds(rule.when) for rule in self.question.answers[outcome]))
            found[outcome.code] = every(open_, applies)
            open_ = every(open_, fails(applies))
        return {**found, last.code: open_}

    def reaches(self, *outcomes: Outcome) -> Bool:
        """Hold where the answer is one of some outcomes."""
        return some(*(self.reached[o.code] for o in outcomes))

    @cached_property
    def cited(self) -> dict[Provision, Bool]:
        """Of each provision, whether the answer cites it."""
        found: dict[Provision, list[Bool]] = {}
        for outcome in self.question.outcomes:
            for limb in self.question.limbs(outcome):
                brings = every(self.reached[outcome.code], self.holds(limb.when))
                found.setdefault(limb.provision, []).append(brings)
        return {provision: some(*brings) for provision, brings in sorted(found.items())}

    @cached_property
    def values(self) -> dict[str, Cell]:
        """The computed values, by name."""
        return {v.name: self._value(v) for v in self.question.values}

    def _value(self, value: Value) -> Cell:
        cell = self.formula.cell(value.term)
        if not value.only:
            return cell
        otherwise = NOTHING_THERE if value.otherwise is None else EMPTY
        return either(self.reaches(*value.only), cell, otherwise)

    def has_value(self, name: str) -> Bool:
        """Hold where a computed value is given beside the answer."""
        return self.values[name].given

    def value(self, name: str) -> Whole:
        """Return the number that a computed value is."""
        return _whole(self.values[name])

    def comes_to(self, name: str, value: Any) -> Bool:
        """Hold where a computed value is this one; None for none."""
        return same_answer(self.values[name], fixed(value))

    # known facts, and examples

    def states(self, name: str, value: Any) -> Bool:
        """Hold where a fact has this value; a list of days is not looked at."""
        cell = self.formula.facts.get(name)
        if cell is None:
            return True
        match cell.sort:
            case "truth":
                return alike(cell.value, value)
            case "thing":
                return some(*(guard for guard, option in cell.value if option == value))
            case "set":
                return every(*(alike(held, member in value) for member, held in cell.value.items()))
            case "day":
                return cell.number == value.toordinal()
            case _:
                return cell.number == value

    def read(self, example: Example) -> OneCase:
        """Return the case that an example is."""
        facts = {name: _read(cell, example) for name, cell in self.formula.facts.items()}
        later = facts.pop(CALENDAR, None)
        readings = {name: _read(cell, example) for name, cell in self.formula.readings.items()}
        unread = {s.name: () for s in model_of(self.about).specs.values() if s.kind == "dates"}
        return OneCase(self.about, {**facts, **unread}, readings, self.calendar, later)


def _read(cell: Cell, example: Example) -> Any:
    match cell.sort:
        case "truth":
            return example[cell.value]
        case "thing":
            return next(option for guard, option in cell.value if example[guard])
        case "set":
            return frozenset(member for member, held in cell.value.items() if example[held])
        case "day":
            return date.fromordinal(example[cell.number])
        case _:
            return example[cell.number]


def _whole(cell: Cell) -> Whole:
    return 0 if cell.sort == "nothing" else cell.number


def alike_in(a: AnyCase, b: AnyCase, name: str) -> Bool:
    """Hold where two cases have the same value of one fact or reading."""
    one, other = ({**c.formula.facts, **c.formula.readings}.get(name) for c in (a, b))
    if one is None or other is None:
        return True
    match one.sort:
        case "thing":
            return every(*(alike(g, h) for (g, _), (h, _) in zip(one.value, other.value, strict=True)))
        case "set":
            return every(*(alike(held, other.value[member]) for member, held in one.value.items()))
        case "truth":
            return alike(one.value, other.value)
        case _:
            return one.number == other.number
