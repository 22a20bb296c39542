"""Rules over sums of wide counts, made up at random: decisions against z3, which is told the same numbers by this page.

Nothing here goes through `cerra_rules.smt`: a question is plain data first, and is then written twice, as rules and as formulas.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction
from functools import cached_property, partial
from typing import Annotated, Any

import pytest
import z3  # type: ignore[import-untyped]  # it ships no types
from annotated_types import Ge, Le

from cerra_rules import Decision, decide
from cerra_rules.errors import ContradictionError
from cerra_rules.language import (
    OTHERWISE,
    Constant,
    Fact,
    Facts,
    Invariant,
    Question,
    Rule,
    Value,
    all_of,
    any_of,
    either,
    fact,
    largest,
    least_count,
    neutral,
    not_,
    number_of,
)
from made_rules import SEEDS, TOY

MOST = 10**10
COUNTS, FLAGS = ("m", "n", "o"), ("p", "q")
Wide = Annotated[int, Ge(0), Le(MOST)]
Data = tuple[Any, ...]


class Many(Facts):
    """Facts of very many values."""

    p: Fact[bool] = fact("p", "甲")
    q: Fact[bool] = fact("q", "乙")
    m: Fact[Wide] = fact("m", "数甲")
    n: Fact[Wide] = fact("n", "数乙")
    o: Fact[Wide] = fact("o", "数丙")


class Sums:
    """One question as plain data, made up from a seed: invariants, the conditions of its rules, and its values."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(f"sums {seed}")
        self.always = [self.compared() for _ in range(self.random.choice((0, 0, 1, 1, 2)))]
        self.rules = [self.condition(2) for _ in range(self.random.randint(1, 2))]
        self.values = [self.value() for _ in range(2)]

    def sum(self) -> Data:
        """Return a sum of one to three counts, each some times, and a number."""
        names = self.random.sample(COUNTS, self.random.choice((1, 2, 2, 3)))
        return ("sum", tuple((self.random.choice((1, 1, 1, 2, 3, -1, -1, -2)), name) for name in names), self.number())

    def number(self) -> int:
        """Return a number near an end of the range or far from both."""
        pick = self.random
        near = pick.randint(-9, 9)
        return pick.choice((0, near, near, near - MOST, near + MOST // 2, pick.randint(-MOST, MOST)))

    def compared(self) -> Data:
        """Return a comparison of a sum with nought, or of a share of one count with another."""
        pick = self.random
        if pick.random() < 0.2:
            return ("share", pick.choice(COUNTS), pick.choice(((1, 2), (2, 3), (3, 4))), pick.choice(COUNTS))
        return ("compare", self.sum(), pick.choice(("<=", "<", "<=", "<", "=")))

    def condition(self, depth: int) -> Data:
        """Return any condition."""
        pick = self.random
        if not depth or pick.random() < 0.2:
            return ("flag", pick.choice(FLAGS)) if pick.random() < 0.25 else self.compared()
        some = tuple(self.condition(depth - 1) for _ in range(pick.randint(2, 3)))
        return pick.choice((("all", *some), ("any", *some), ("not", some[0]), ("both", *some)))

    def value(self) -> Data:
        """Return what is computed."""
        pick = self.random
        return pick.choice((
            self.sum(), self.compared(), ("either", self.condition(0), self.sum(), self.sum()), ("largest", self.sum(), self.sum()),
            ("least", pick.choice(((1, 2), (2, 3), (3, 7))), pick.choice(COUNTS), pick.random() < 0.5),
        ))  # fmt: skip

    @cached_property
    def question(self) -> Question[Any]:
        """The question in rules."""
        made = self

        class Bound(Many):
            """The facts, and what no case can contradict."""

            @classmethod
            def invariants(cls) -> tuple[Invariant, ...]:
                """Return what no case can contradict."""
                return tuple(Invariant(as_rule(data, cls), f"i{i}", f"{i}") for i, data in enumerate(made.always))

        ends = tuple(neutral(f"o{i}", "O", "零") for i in range(len(self.rules) + 1))
        rules = (
            (Rule(f"rule-{'ab'[i]}", TOY.article(i + 1), as_rule(data, Bound)),) for i, data in enumerate(self.rules)
        )
        values = tuple(Value(f"v{i}", "", "", as_rule(data, Bound)) for i, data in enumerate(self.values))
        return Question(
            "toy.sums",
            asks=("?", "？"),
            facts=Bound,
            answers=dict(zip(ends, [*rules, OTHERWISE], strict=True)),
            values=values,
        )


def as_rule(data: Data, facts: Any) -> Any:
    """Return data as a term of the rule language."""

    def of(inner: Data) -> Any:
        return as_rule(inner, facts)

    match data:
        case ("flag", name):
            return getattr(facts, name)
        case ("sum", parts, constant):
            return (
                sum(
                    (factor * getattr(facts, name) for factor, name in parts[1:]),
                    getattr(facts, parts[0][1]) * parts[0][0],
                )
                + constant
            )
        case ("compare", total, op):
            zero: Any = Constant(0)
            return {"<=": lambda: of(total) <= zero, "<": lambda: of(total) < zero, "=": lambda: of(total).is_(0)}[op]()
        case ("share", name, (top, bottom), other):
            return getattr(facts, name).at_least(Fraction(top, bottom), of=getattr(facts, other))
        case ("all", *some):
            return all_of(*map(of, some))
        case ("any", *some):
            return any_of(*map(of, some))
        case ("not", one):
            return not_(of(one))
        case ("both", *some):
            return number_of(*map(of, some)) > 1
        case ("either", condition, one, other):
            return either(of(condition), of(one), of(other))
        case ("largest", one, other):
            return largest(of(one), of(other))
        case ("least", (top, bottom), name, exceed):
            return least_count(Fraction(top, bottom), of=getattr(facts, name), exceed=exceed)
    raise AssertionError(data)


def as_formula(data: Data, facts: dict[str, Any]) -> Any:
    """Return data as the solver has it."""

    def of(inner: Data) -> Any:
        return as_formula(inner, facts)

    match data:
        case ("flag", name):
            return facts[name]
        case ("sum", parts, constant):
            return z3.Sum([factor * facts[name] for factor, name in parts] + [z3.IntVal(constant)])
        case ("compare", total, op):
            return {"<=": of(total) <= 0, "<": of(total) < 0, "=": of(total) == 0}[op]
        case ("share", name, (top, bottom), other):
            return bottom * facts[name] >= top * facts[other]
        case ("all", *some):
            return z3.And(*map(of, some))
        case ("any", *some):
            return z3.Or(*map(of, some))
        case ("not", one):
            return z3.Not(of(one))
        case ("both", *some):
            return z3.Sum([z3.If(of(one), 1, 0) for one in some]) > 1
        case ("either", condition, one, other):
            return z3.If(of(condition), of(one), of(other))
        case ("largest", one, other):
            return z3.If(of(one) >= of(other), of(one), of(other))
        case ("least", (top, bottom), name, exceed):
            whole = (top * facts[name]) / z3.IntVal(bottom)  # of two integers, rounded down
            return whole + z3.If(z3.Or(exceed, whole * bottom < top * facts[name]), 1, 0)
    raise AssertionError(data)


class Oracle:
    """What completions of some facts come to: one case with these facts, and beside it others that differ in one of them."""

    def __init__(self, made: Sums, known: dict[str, Any]) -> None:
        self.made = made
        self.known = known
        self.open = tuple(name for name in made.question.facts.specs if name not in known)
        self.facts = self.variables("")
        self.solver = z3.Solver()
        self.solver.add(self.admitted(self.facts), *(self.facts[name] == value for name, value in known.items()))

    def variables(self, tag: str) -> dict[str, Any]:
        """Return a variable for each fact."""
        return {n: z3.Bool(n + tag) for n in FLAGS} | {n: z3.Int(n + tag) for n in COUNTS}

    def admitted(self, facts: dict[str, Any]) -> Any:
        """Return that these facts are a case at all."""
        within = [z3.And(facts[n] >= 0, facts[n] <= MOST) for n in COUNTS]
        return z3.And(*within, *(as_formula(data, facts) for data in self.made.always))

    def outcome(self, facts: dict[str, Any]) -> Any:
        """Return the place of the outcome that these facts have."""
        found: Any = z3.IntVal(len(self.made.rules))
        for place, data in reversed(list(enumerate(self.made.rules))):
            found = z3.If(as_formula(data, facts), place, found)
        return found

    def can(self, *formulas: Any) -> Any:
        """Return a model where the formulas hold beside what is known; None where none is."""
        self.solver.push()
        self.solver.add(*formulas)
        answer = self.solver.check()
        model = self.solver.model() if answer == z3.sat else None
        self.solver.pop()
        assert answer != z3.unknown, self.solver.reason_unknown()
        return model

    def only(self, of: Callable[[dict[str, Any]], Any]) -> Any:
        """Return what all completions agree on, as the solver has it; None where they do not agree."""
        term = of(self.facts)
        first = self.can().eval(term, model_completion=True)
        return None if self.can(term != first) else first

    def alone(self, of: Callable[[dict[str, Any]], Any]) -> tuple[str, ...]:
        """Return the facts such that two completions which differ in it alone differ in this too."""
        return tuple(name for name in self.open if self.turns(of, self.facts | {name: self.variables("'")[name]}))

    def turns(self, of: Callable[[dict[str, Any]], Any], other: dict[str, Any]) -> bool:
        """Return whether these other facts can be a case in which this is another."""
        return self.can(self.admitted(other), of(other) != of(self.facts)) is not None


def plain(found: Any) -> Any:
    """Return what the solver found as Python has it."""
    return None if found is None else z3.is_true(found) if z3.is_bool(found) else found.as_long()


def asked(seed: int) -> list[tuple[Oracle, Decision]]:
    """Return half-known cases of the question of a seed with their decisions; contradictions are checked here."""
    made = Sums(seed)
    pick, found = made.random, []
    for _ in range(3):
        known = {
            n: pick.choice((0, MOST, pick.randint(0, 9), pick.randint(0, MOST))) for n in COUNTS if pick.random() < 0.3
        }
        known |= {n: pick.random() < 0.5 for n in FLAGS if pick.random() < 0.3}
        oracle = Oracle(made, known)
        if oracle.can() is None:
            with pytest.raises(ContradictionError):
                decide(made.question, known)
            continue
        found.append((oracle, decide(made.question, known)))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_decisions_over_wide_sums_are_exact(seed: int) -> None:
    for oracle, decision in asked(seed):
        place = plain(oracle.only(oracle.outcome))
        assert decision.outcome == ("undetermined" if place is None else f"o{place}"), oracle.known
        check_needs(decision.needs, oracle, None if place is not None else oracle.outcome)
        for data, value in zip(oracle.made.values, decision.values.values(), strict=True):
            assert value == plain(oracle.only(partial(as_formula, data))), (oracle.known, data)


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_an_open_value_over_wide_sums_needs_what_alone_can_change_it(seed: int) -> None:
    for oracle, decision in asked(seed):
        taken: Any = decision
        for name, data in zip(decision.values, oracle.made.values, strict=True):
            value = partial(as_formula, data)
            check_needs(taken.value_needs.get(name, ()), oracle, value if oracle.only(value) is None else None)


def check_needs(needs: tuple[str, ...], oracle: Oracle, of: Callable[[dict[str, Any]], Any] | None) -> None:
    """Needed is what can change it alone; where nothing can, anything that is open; where it is known, nothing."""
    if of is None:
        assert not needs, oracle.known
    else:
        assert needs, oracle.known
        assert needs == (oracle.alone(of) or tuple(name for name in oracle.open if name in needs)), oracle.known
