"""Grounds: the simple conditions that make a condition hold in one case, or keep it from holding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Self

from cerra_rules.deciding.reference import UNKNOWN, Evaluator, evaluate, evaluator
from cerra_rules.explaining.rewriting import settled
from cerra_rules.language.readings import Reading, readings_in
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import (
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Condition,
    Contains,
    Extreme,
    FactSpec,
    FactTerm,
    Given,
    Not,
    OneOf,
    Roll,
    Shift,
    Term,
    Truth,
    facts_in,
)


class Ground(NamedTuple):
    """A simple condition and whether it holds; of a set, all members that are asked about."""

    condition: Condition
    holds: bool
    members: tuple[Any, ...] = ()

    @property
    def facts(self) -> tuple[FactSpec, ...]:
        """The facts it is about."""
        return facts_in(self.condition)


class Plain(NamedTuple):
    """What stays the same of a term in all cases in which the same options are chosen."""

    term: Term[Any]
    """The term itself, lest another one gets its id."""
    under: Any
    """The term with the options chosen put in the place of readings."""
    settling: tuple[Reading, ...]
    """Where they alone settle it: the reading that does, or all that do so together."""

    @classmethod
    def of(cls, term: Term[Any], chosen: Mapping[str, str]) -> Self:
        """Return what stays the same of a term under these options."""
        under = settled(term, chosen)
        if not isinstance(under, Truth):
            return cls(term, under, ())
        asked = tuple(reading for reading in readings_in(term) if reading.name in chosen)
        alone = (r for r in asked if isinstance(settled(term, {r.name: chosen[r.name]}), Truth))
        first = next(alone, None)
        return cls(term, under, asked if first is None else (first,))


class _Noting(dict[str, Any]):
    """What is known, noting what is asked for and is not."""

    def __init__(self, known: Mapping[str, Any], asked: set[str]) -> None:
        super().__init__({name: value for name, value in known.items() if value is not None})
        self.asked = asked

    def get(self, name: str, default: Any = None) -> Any:
        """Return what is known by a name."""
        if name not in self:
            self.asked.add(name)
        return super().get(name, default)


class Case:
    """What is known in one case: facts, the options chosen, rest days; what terms come to is worked out once."""

    def __init__(
        self,
        facts: Mapping[str, Any],
        readings: Mapping[str, str],
        calendar: RestDays | None,
        plain: dict[int, Plain] | None = None,
        value: Evaluator | None = None,
    ) -> None:
        self.facts = facts
        self.readings = readings
        self.chosen = {name: option for name, option in readings.items() if option != "any"}
        self.calendar = calendar
        self.value = value or evaluator(facts, self.chosen, calendar)
        """What a term comes to, or UNKNOWN."""
        self._plain = {} if plain is None else plain
        """By the id of a term; given where many cases share it."""

    def looked_for(self, term: Term[Any]) -> set[str]:
        """Return the unknown facts and the open readings that what a term comes to may hang on, as far as the rest is known."""
        asked: set[str] = set()
        evaluate(term, _Noting(self.facts, asked), _Noting(self.chosen, asked), self.calendar)
        return asked

    def plain(self, term: Term[Any]) -> Plain:
        """Return what stays the same of a condition of a rule, or of the term of a value, under the options chosen."""
        found = self._plain.get(id(term))
        if found is None:
            found = self._plain[id(term)] = Plain.of(term, self.chosen)
        return found

    def grounds(self, condition: Condition, *, wanted: bool) -> list[Ground]:
        """Return what makes a condition hold, or fail; nothing where it does not, or is unknown.

        Readings are named only where they alone make it so.
        """
        if self.value(condition) is not wanted:
            return []
        plain = self.plain(condition)
        if plain.settling:
            return [Ground(OneOf(reading, (self.readings[reading.name],)), True) for reading in plain.settling]
        return merged(list(self._simple(plain.under, wanted)))

    def ways(self, term: Term[Any]) -> list[Ground]:
        """Return what makes a term come to the one of several terms that it comes to; nothing where it is one, or that is open."""
        found: list[Ground] = []
        term = self.plain(term).under
        while isinstance(term, Choice):
            others = term.default
            for condition, then in term.cases:
                holds = self.value(condition)
                if holds is UNKNOWN:
                    return []
                if holds or not isinstance(condition, OneOf):  # of a table, only what it is, not all that it is not
                    found += self._simple(condition, holds)
                if holds:
                    others = then
                    break
            term = others
        return merged(found)

    def _simple(self, condition: Condition, wanted: bool) -> Iterator[Ground]:
        if self.value(condition) is not wanted:
            return
        match condition:
            case Truth():
                return
            case Not(item):
                yield from self._simple(item, not wanted)
            case AnyOf((AllOf((first, *_)) as one, AllOf((Not(other), *_)) as two)) if first == other:
                held = self.value(first)
                for item in (one, two) if held is UNKNOWN else (one if held else two,):
                    yield from self._simple(item, wanted)
            case AllOf(items) | AnyOf(items):
                for item in items:
                    yield from self._simple(item, wanted)
            case Given(of):
                yield from self._given(of)
            case Compare(left, _, right) if not wanted and (nothing := self._nothing(left, right)) is not None:
                yield from self._given(nothing)
            case _:
                yield Ground(condition, wanted)

    def _nothing(self, *terms: Term[Any]) -> Term[Any] | None:
        return next((term for term in terms if self.value(term) is None), None)

    def _given(self, term: Term[Any]) -> Iterator[Ground]:
        """Yield what decides whether a term has a value: the conditions on the way to it."""
        match term:
            case Choice(cases, default):
                for condition, then in cases:
                    if self.value(condition) is False:
                        if not (isinstance(condition, OneOf) and isinstance(condition.of, FactTerm)):
                            yield from self._simple(condition, False)
                        continue
                    yield from self._simple(condition, True)
                    yield from self._given(then)
                    return
                yield from self._given(default)
            case Extreme(_, items):
                for guard, then in items:
                    yield from self._simple(guard, self.value(guard) is True)
                    if self.value(guard) is True:
                        yield from self._given(then)
            case Shift(base) | Roll(base):
                yield from self._given(base)
            case _:
                return


def merged(grounds: list[Ground]) -> list[Ground]:
    """Return grounds, each once, with those on members of one set taken together."""
    found: dict[Any, Ground] = {}
    for ground in grounds:
        match ground.condition:
            case Contains(FactTerm(spec), member):
                key: Any = (spec.name, ground.holds)
                members = (*(found[key].members if key in found else ()), *(ground.members or (member,)))
                found[key] = Ground(
                    found[key].condition if key in found else ground.condition,
                    ground.holds,
                    tuple(dict.fromkeys(members)),
                )
            case OneOf(FactTerm(spec)):
                found.setdefault((spec.name,), ground)  # its value is said, whatever was asked
            case OneOf(Reading(name)):
                found.setdefault((name, "reading"), ground)
            case _:
                found.setdefault((ground.condition, ground.holds), ground)
    return list(found.values())
