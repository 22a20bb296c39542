"""The conditions of a question as flat rules for the matcher: conjunctions of comparisons with whole numbers.

Strong Kleene logic in two halves: each condition becomes rules that say when it is certain to hold, and rules that
say when it is certain to fail; where neither matches it is unknown. Alternatives become rules of their own, for the
matcher is safest without `or`. What would multiply out to many becomes a step: a field that an earlier round sets.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.durable.matcher import LARGEST, MOST_BRANCHES, Comparison, Matcher, Pattern, Test
from cerra_rules.errors import DefinitionError
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Contains,
    FactCondition,
    FactTerm,
    Not,
    OneOf,
    Truth,
)

HOLDS, FAILS, OPEN = 1, 0, -1
"""What a field says of a condition, and -1 of anything that is unknown."""
NO_AMOUNT = LARGEST - 1
"""The difference of two amounts one of which is nothing: then a comparison fails."""
OPEN_AMOUNT = LARGEST
MOST_ALTERNATIVES = 8
"""Where a conjunction multiplies out to more, its parts become steps."""

Alternative = tuple[Test, ...]


class Field(NamedTuple):
    """A whole number in the message: what it is taken from, and its possible values where they can be listed."""

    name: str
    source: Condition | FactTerm[Any] | Reading
    values: tuple[Any, ...] = ()


class Clause(NamedTuple):
    """If all tests pass, this step holds (or fails)."""

    step: str
    holds: bool
    tests: Alternative


class Clauses:
    """Some conditions (each with a name) as clauses, in rounds that are matched one after another, and their fields."""

    def __init__(self, conditions: Mapping[Condition, str], chosen: Mapping[str, str]) -> None:
        self.fields: dict[str, Field] = {}
        self.rounds: list[list[Clause]] = []
        self.steps: dict[Condition, str] = {}
        self._chosen = chosen
        self._called = conditions
        self._round: dict[str, int] = {}
        self._certain: dict[tuple[Condition, bool], tuple[Alternative, ...]] = {}
        for condition in conditions:
            self.step(condition)
        if shared := self.fields.keys() & {*self.steps.values()}:
            raise DefinitionError(f"durable: `{min(shared)}` names a fact and a rule")

    def step(self, condition: Condition) -> str:
        """Return the field that says whether a condition holds, made when first asked for."""
        name = self.steps.get(condition)
        if name is None:
            both = {holds: self.certain(condition, holds) for holds in (True, False)}
            tested = {t.field for alternatives in both.values() for a in alternatives for t in a}
            number = max((self._round[f] + 1 for f in tested if f in self._round), default=0)
            name = self.steps[condition] = self._called.get(condition) or f"step_{len(self.steps) + 1}"
            self._round[name] = number
            self.rounds += [[] for _ in range(number + 1 - len(self.rounds))]
            self.rounds[number] += [Clause(name, holds, a) for holds, found in both.items() for a in found]
        return name

    def certain(self, condition: Condition, holds: bool) -> tuple[Alternative, ...]:
        """Return the alternatives under one of which a condition is certain to hold (or to fail)."""
        key = (condition, holds)
        found = self._certain.get(key)
        if found is None:
            found = self._certain[key] = tuple(dict.fromkeys(self._alternatives(condition, holds)))
        return found

    def _alternatives(self, condition: Condition, holds: bool) -> list[Alternative]:
        match condition:
            case Truth(value):
                return [()] if value is holds else []
            case OneOf(Reading(name), values) if name in self._chosen:
                return [()] if (self._chosen[name] in values) is holds else []
            case Not(item):
                return [*self.certain(item, not holds)]
            case AllOf(items) | AnyOf(items):
                parts = [self.certain(item, holds) for item in items]
                if isinstance(condition, AllOf) is not holds:
                    return [alternative for part in parts for alternative in part]
                return self._together(items, parts, holds)
            case _:
                return self._atom(condition, holds)

    def _together(
        self,
        items: tuple[Condition, ...],
        parts: list[tuple[Alternative, ...]],
        holds: bool,
    ) -> list[Alternative]:
        """Multiply out what has to be certain at once."""
        size = 1
        for part in parts:
            size *= len(part)
        found: list[Alternative] = [()]
        for item, part in zip(items, parts, strict=True):
            ways: tuple[Alternative, ...] = part
            if size > MOST_ALTERNATIVES and len(part) > 1:
                ways = ((Test(self.step(item), "eq", HOLDS if holds else FAILS),),)
            found = [tuple(dict.fromkeys(before + way)) for before in found for way in ways]
        return found

    def _atom(self, condition: Condition, holds: bool) -> list[Alternative]:
        match condition:
            case FactCondition(spec):
                field = self._field(spec.name, condition, (False, True))
            case OneOf(FactTerm(spec) as of, values):
                return _among(self._field(spec.name, of, spec.values), spec.values, {*values}, holds)
            case OneOf(Reading(name, options=options) as of, values):
                return _among(self._field(f"reading:{name}", of, tuple(options)), tuple(options), {*values}, holds)
            case Contains(FactTerm(spec), member):
                field = self._field(f"{spec.name}:{member}", condition, (False, True))
            case Compare(_, op, _):
                return _compared(self._numbered("difference", condition), op, holds)
            case _:
                field = self._numbered("condition", condition)
        return [(Test(field, "eq", HOLDS if holds else FAILS),)]

    def _numbered(self, word: str, condition: Condition) -> str:
        known = next((f.name for f in self.fields.values() if f.source == condition), None)
        number = sum(f.name.startswith(word + "_") for f in self.fields.values()) + 1
        return known or self._field(f"{word}_{number}", condition)

    def _field(self, name: str, source: Any, values: tuple[Any, ...] = ()) -> str:
        self.fields.setdefault(name, Field(name, source, values))
        return name

    def numbers(
        self,
        facts: Mapping[str, Any],
        readings: Mapping[str, str],
        calendar: RestDays | None,
    ) -> dict[str, int]:
        """Return the fields of one case."""
        return {name: _number(field, facts, readings, calendar) for name, field in self.fields.items()}


def _among(field: str, every: tuple[Any, ...], values: set[Any], holds: bool) -> list[Alternative]:
    """Return when a field is known to have one of some values (or none of them)."""
    places = [i for i, value in enumerate(every) if (value in values) is holds]
    if len(places) <= 1:
        return [(Test(field, "eq", place),) for place in places]
    others = [i for i, value in enumerate(every) if (value in values) is not holds]
    return [(Test(field, "gte", 0), *(Test(field, "neq", place) for place in others))]


_HOLDING: Mapping[str, Comparison] = {"<=": "lte", "<": "lt", "=": "eq"}


def _compared(field: str, op: str, holds: bool) -> list[Alternative]:
    is_known = Test(field, "lt", OPEN_AMOUNT)
    if holds:
        return [(Test(field, _HOLDING[op], 0),)]
    if op == "=":
        return [(Test(field, "lt", 0),), (Test(field, "gt", 0), is_known)]
    return [(Test(field, "gt" if op == "<=" else "gte", 0), is_known)]


def _number(field: Field, facts: Mapping[str, Any], readings: Mapping[str, str], calendar: RestDays | None) -> int:
    match field.source:
        case Compare(left, _, right):
            sides = [evaluate(side, facts, readings, calendar) for side in (left, right)]
            if any(side is UNKNOWN for side in sides):
                return OPEN_AMOUNT
            if None in sides:
                return NO_AMOUNT
            a, b = (side.toordinal() if isinstance(side, date) else int(side) for side in sides)
            return a - b
        case Condition() as condition:
            held = evaluate(condition, facts, readings, calendar)
            return OPEN if held is UNKNOWN else HOLDS if held else FAILS
        case term:
            value = evaluate(term, facts, readings, calendar)
            return OPEN if value is UNKNOWN else field.values.index(value)


class Round:
    """The clauses of one round, in parts small enough for the matcher, which are matched together."""

    def __init__(self, clauses: list[Clause]) -> None:
        self.heads: dict[str, Clause] = {}
        schema: dict[str, dict[str, None]] = {}
        rules: dict[str, tuple[Pattern, ...]] = {}
        for place, clause in enumerate(clauses):
            kind = f"part_{place // MOST_BRANCHES + 1}"
            schema.setdefault(kind, {}).update(dict.fromkeys(t.field for t in clause.tests))
            name = f"{clause.step} {'holds' if clause.holds else 'fails'} {place + 1}"
            rules[name] = (Pattern("case", kind, clause.tests),)
            self.heads[name] = clause
        self.matcher = Matcher({kind: tuple(fields) for kind, fields in schema.items()}, rules)

    def settle(self, numbers: dict[str, int]) -> dict[str, int]:
        """Return what the steps of this round come to, where they are certain."""
        entries = [(kind, {f: numbers[f] for f in fields}) for kind, fields in self.matcher.schema.items()]
        found: dict[str, int] = {}
        for match in self.matcher.match(entries):
            step, holds, _ = self.heads[match.rule]
            if found.setdefault(step, int(holds)) != int(holds):
                raise DefinitionError(f"durable: `{step}` is said to hold and to fail")
        return found
