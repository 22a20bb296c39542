"""One change at a time in the rule tree of a question: each gives a mutant, a question with one fault put in.

A change is what a slip of the pen would be: `<=` for `<`, one day too many, `all_of` for `any_of`, a condition
negated or forgotten, a rule of the wrong outcome, a provision not cited. Mutants are questions, never text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import chain, pairwise
from typing import Any, TypeVar

from cerra_rules.language.periods import EndOfYear, Period
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.rules import Caution, Limb, Outcome, Rule, Value, placed
from cerra_rules.language.terms import (
    FAILS,
    HOLDS,
    NOTHING,
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Condition,
    Constant,
    Contains,
    DaysBetween,
    Extreme,
    FactSpec,
    FactTerm,
    Listing,
    Not,
    OneOf,
    Portion,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
    not_,
    spec_of,
)

T = TypeVar("T")
Step = tuple[Term[Any], Term[Any], Any]
"""What stood there, what stands there instead, and the whole with the change in it."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A question with one thing changed: where, what stood there, what stands there instead, and the question."""

    place: str
    before: Term[Any] | str
    after: Term[Any] | str
    question: Question[Any] = field(repr=False)


def mutants(question: Question[Any]) -> Iterator[Mutant]:
    """Yield every mutant of a question, in the order of its parts; no two have the same rules."""
    seen = {_parts(question)}
    for mutant in chain(_of_rules(question), _of_outcomes(question), _of_values(question)):
        parts = _parts(mutant.question)
        if parts not in seen:
            seen.add(parts)
            yield mutant


def _parts(question: Question[Any]) -> tuple[Any, ...]:
    """Return what two mutants that differ do not share."""
    return (question.outcomes, question.rules, question.values)


# the parts of a question


def _of_rules(question: Question[Any]) -> Iterator[Mutant]:
    specs = question.facts.specs
    codes = list(question.outcomes[:-1])
    for index, rule in enumerate(question.rules):
        place = f"rule `{rule.id}`"

        def put(*new: Rule, index: int = index) -> Question[Any]:
            return _with(question, rules=(*question.rules[:index], *new, *question.rules[index + 1 :]))

        yield Mutant(place, "the rule", "no rule", put(replace(rule, when=FAILS)))
        for before, after, when in variants(rule.when, specs):
            yield Mutant(place, before, after, put(replace(rule, when=when)))
        at = codes.index(rule.outcome)
        for outcome in (*codes[at - 1 : at], *codes[at + 1 : at + 2]):
            # The outcome it leaves keeps a rule, though one that never applies: a question needs one for each.
            moved = (replace(rule, under=outcome), replace(rule, id=f"{rule.id}-left", when=FAILS))
            yield Mutant(f"{place}: outcome", rule.outcome.code, outcome.code, put(*moved))
        for where, was, becomes, limbs in _of_limbs(rule.own_limbs, specs):
            yield Mutant(f"{place}: {where}", was, becomes, put(replace(rule, cites=limbs)))


def _of_limbs(
    limbs: tuple[Limb, ...],
    specs: Mapping[str, FactSpec],
) -> Iterator[tuple[str, Any, Any, tuple[Limb, ...]]]:
    for index, limb in enumerate(limbs):

        def put(when: Condition, index: int = index, limb: Limb = limb) -> tuple[Limb, ...]:
            return (*limbs[:index], Limb(limb.provision, when), *limbs[index + 1 :])

        place = f"citation {limb.provision}"
        yield place, "cited", "not cited", put(FAILS)
        if limb.when != HOLDS:
            yield place, limb.when, "cited always", put(HOLDS)
            yield from ((place, before, after, put(when)) for before, after, when in variants(limb.when, specs))


def _of_outcomes(question: Question[Any]) -> Iterator[Mutant]:
    *earlier, last = question.outcomes
    for index, (a, b) in enumerate(pairwise(earlier)):
        outcomes = (*earlier[:index], b, a, *earlier[index + 2 :], last)
        yield Mutant("order of outcomes", f"{a.code}, {b.code}", f"{b.code}, {a.code}", _with(question, outcomes))
    for outcome in question.outcomes:
        for place, before, after, limbs in _of_limbs(outcome.limbs, question.facts.specs):
            new = _exchanged(question, outcome, replace(outcome, cites=limbs))
            yield Mutant(f"outcome `{outcome.code}`: {place}", before, after, new)
        for place, before, after, cautions in _of_cautions(outcome.cautions, question.facts.specs):
            new = _exchanged(question, outcome, replace(outcome, cautions=cautions))
            yield Mutant(f"outcome `{outcome.code}`: {place}", before, after, new)


def _of_cautions(
    cautions: tuple[Caution, ...],
    specs: Mapping[str, FactSpec],
) -> Iterator[tuple[str, Any, Any, tuple[Caution, ...]]]:
    for index, caution in enumerate(cautions):

        def put(*new: Caution, index: int = index) -> tuple[Caution, ...]:
            return (*cautions[:index], *new, *cautions[index + 1 :])

        place = f"caution {caution.note}"
        yield place, "told", "not told", put()
        if caution.when != HOLDS:
            yield place, caution.when, "told always", put(Caution(caution.note))
            for before, after, when in variants(caution.when, specs):
                yield place, before, after, put(replace(caution, when=when))


def _of_values(question: Question[Any]) -> Iterator[Mutant]:
    for index, value in enumerate(question.values):
        place = f"value `{value.name}`"

        def put(new: Value, index: int = index) -> Question[Any]:
            return _with(question, values=(*question.values[:index], new, *question.values[index + 1 :]))

        for before, after, term in variants(value.term, question.facts.specs):
            yield Mutant(place, before, after, put(replace(value, term=term)))
        if value.only:
            yield Mutant(place, "given for some outcomes", "given for all", put(replace(value, only=())))
        for outcome in value.only if len(value.only) > 1 else ():
            fewer = tuple(o for o in value.only if o is not outcome)
            yield Mutant(place, f"given for {outcome.code}", "not given for it", put(replace(value, only=fewer)))


def _with(
    question: Question[Any],
    outcomes: tuple[Outcome, ...] | None = None,
    rules: Iterable[Rule] | None = None,
    values: tuple[Value, ...] | None = None,
) -> Question[Any]:
    return question.replaced(
        answers=placed(question.outcomes if outcomes is None else outcomes, question.rules if rules is None else rules),
        values=question.values if values is None else values,
    )


def _exchanged(question: Question[Any], old: Outcome, new: Outcome) -> Question[Any]:
    """Return a question with one outcome exchanged for another, wherever it stands."""

    def put(outcome: Outcome) -> Outcome:
        return new if outcome is old else outcome

    return _with(
        question,
        tuple(map(put, question.outcomes)),
        [replace(r, under=new) if r.outcome is old else r for r in question.rules],
        tuple(replace(v, only=tuple(map(put, v.only))) if old in v.only else v for v in question.values),
    )


# the terms


def variants(term: Term[Any], specs: Mapping[str, FactSpec]) -> Iterator[Step]:
    """Yield a term with one thing in it changed, in every way; `specs` are the facts it may speak of."""
    yield from ((term, after, after) for after in _changed(term, specs))
    if not isinstance(term, Reading):
        node: Any = term  # every concrete Term is a dataclass
        for name in node.__match_args__:
            for before, after, inner in _inside(getattr(node, name), specs):
                yield before, after, replace(node, **{name: inner})


def _inside(value: object, specs: Mapping[str, FactSpec]) -> Iterator[Step]:
    if isinstance(value, Term):
        yield from variants(value, specs)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            for before, after, inner in _inside(part, specs):
                yield before, after, (*value[:index], inner, *value[index + 1 :])


def _without(items: tuple[T, ...]) -> Iterator[tuple[T, ...]]:
    """Yield the items without one of them, as long as one is left."""
    if len(items) > 1:
        yield from ((*items[:i], *items[i + 1 :]) for i in range(len(items)))


def _changed(  # noqa: PLR0915  # one match over a closed tree of nodes is as long as the tree
    term: Term[Any],
    specs: Mapping[str, FactSpec],
) -> Iterator[Term[Any]]:
    """Yield what may stand in the place of one node by mistake."""
    if isinstance(term, Condition) and not isinstance(term, Not):  # what Not negates, its own item leaves alone
        yield not_(term)
    match term:
        case AllOf(items):
            yield AnyOf(items)
            yield from map(AllOf, _without(items))
        case AnyOf(items):
            yield AllOf(items)
            yield from map(AnyOf, _without(items))
        case Compare(left, op, right):
            yield from (Compare(left, other, right) for other in ("<=", "<", "=") if other != op)
            if op != "=":
                yield Compare(right, op, left)
        case OneOf(of, values):
            every = tuple(of.options) if isinstance(of, Reading) else spec_of(of).values
            yield from (OneOf(of, v) for v in _other_values(values, every))
        case Contains(of, member):
            yield Contains(of, _next(member, spec_of(of).values))
        case FactTerm(spec) if spec.kind in {"int", "date"}:
            alike = [s for s in specs.values() if s.kind == spec.kind]
            if len(alike) > 1:
                yield FactTerm(_next(spec, alike))
        case Constant(value):
            yield from map(Constant, _near(value))
        case Sum(parts, constant):
            yield from (Sum(parts, constant + n) for n in (-1, 1))
            for i, (factor, part) in enumerate(parts):
                for near in (factor - 1, factor + 1):
                    new = (*parts[:i], (near, part), *parts[i + 1 :]) if near else (*parts[:i], *parts[i + 1 :])
                    if new:
                        yield Sum(new, constant)
        case Tally(items):
            yield from map(Tally, _without(items))
        case Portion(share, of, exceed):
            yield Portion(share, of, not exceed)
            a, b = share.numerator, share.denominator
            yield from (Portion(f, of, exceed) for f in (Fraction(a + 1, b), Fraction(a, b + 1)))
        case Shift(base, period):
            yield base
            yield from (Shift(base, near) for near in _near_periods(period))
        case Roll(base):
            yield base
        case DaysBetween(start, end):
            yield DaysBetween(end, start)
        case Choice(cases, default):
            yield from (Choice(fewer, default) for fewer in _without(cases))
            if len(cases) == 1:  # one side forgotten
                yield default
                if default != NOTHING:
                    yield cases[0][1]
        case Extreme(largest, items):
            yield Extreme(not largest, items)
            yield from (Extreme(largest, fewer) for fewer in _without(items))
        case Listing(items):
            yield from map(Listing, _without(items))
        case Truth() | _:
            return


def _other_values(values: tuple[Any, ...], every: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    yield from _without(values)
    others = [v for v in every if v not in values]
    for i, value in enumerate(values):
        if others:  # the next one that is not among them
            rest = [v for v in (*every[every.index(value) :], *every) if v in others]
            yield (*values[:i], rest[0], *values[i + 1 :])
    if len(others) > 1:
        yield (*values, _next(values[-1], [v for v in every if v in others or v == values[-1]]))


def _next(item: T, items: Iterable[T]) -> T:
    """Return the item after this one; after the last, the first."""
    listed = list(items)
    return listed[(listed.index(item) + 1) % len(listed)]


def _near(value: object) -> Iterator[Any]:
    match value:
        case date():
            yield from (value + timedelta(n) for n in (-1, 1))
        case int():
            yield from (value - 1, value + 1)
        case StrEnum():
            yield _next(value, type(value))
        case Provision():
            yield _next(value, value.instrument)


def _near_periods(period: Period) -> Iterator[Period]:
    if not isinstance(period, EndOfYear):
        for unit in ("days", "months", "years"):
            if length := getattr(period, unit):
                yield from (replace(period, **{unit: length + n}) for n in (-1, 1))
