"""Questions made up at random from a seed, over facts of few values, and what their cases come to one by one."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, product
from types import SimpleNamespace
from typing import Annotated, Any

from annotated_types import Ge, Le

from cerra_rules import RestDays
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.reference_answer import Answer, answer, is_consistent
from cerra_rules.errors import DefinitionError
from cerra_rules.language import (
    END_OF_YEAR,
    NOTHING,
    ONE_HALF,
    TWO_THIRDS,
    Computed,
    ComputedCondition,
    Condition,
    Constant,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Limb,
    Outcome,
    Question,
    Reading,
    Rule,
    Term,
    Value,
    all_of,
    any_of,
    days,
    days_between,
    either,
    fact,
    implies,
    is_given,
    largest,
    least_count,
    listing,
    months,
    not_,
    number_of,
    reading,
    roll,
    smallest,
    weeks,
    years,
)
from cerra_rules.language.rest_days import LONGEST_RUN
from cerra_rules.language.rules import TONES, placed
from cerra_rules.language.terms import Listing, facts_in

SEEDS = range(int(os.environ.get("CERRA_SEEDS", "24")))
"""Which questions are made up: once in a while by hand, `CERRA_SEEDS=460` looks at four hundred others."""
MOST_COMPLETIONS = 250
SOME_CALENDARS = 12
TOY = Instrument("toy", en="Toy Rules", zh="玩具规则", short="Toy", outline=" ".join(map(str, range(1, 60))))
FIRST = date(2024, 2, 26)
WINDOW = [FIRST + timedelta(n) for n in range(6)]
REST = RestDays([FIRST + timedelta(n) for n in (1, 2, 4, 9, 10, 35, 36)])
EVER = (date.min, date.max)
WHOLE = RestDays(REST, covers=EVER)
"""Tells all, unlike `REST`, which tells of 2024: a period of a year ends after that."""
Few = Annotated[int, Ge(0), Le(4)]


class Kind(StrEnum):
    """Three kinds of things."""

    A = "a"
    B = "b"
    C = "c"


class Flaw(StrEnum):
    """Three flaws."""

    X = "x"
    Y = "y"
    Z = "z"


DOMAINS: dict[str, list[Any]] = {
    "p": [True, False], "q": [True, False], "k": list(Kind), "m": list(range(5)), "n": list(range(5)), "d": WINDOW, "e": WINDOW,
    "s": [frozenset(some) for size in range(4) for some in combinations(Flaw, size)],
}  # fmt: skip


class Made:
    """One question made up from a seed."""

    flag = ""
    """The yes or no without which there is no day `d`."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.facts = self.model()
        self.terms = self.named(self.facts)
        self.one = self.reading("r_one", "one", "two")
        self.two = self.reading("r_two", "aa", "bb", "cc")
        count = self.random.randint(1, 3)
        outcomes = tuple(
            Outcome(f"o{i}", self.random.choice(TONES), en="O", zh="零", cites=TOY.article(50 + i) if self.is_so(0.3) else ())
            for i in range(count + 1)
        )  # fmt: skip
        self.question = Question(
            "toy.made", asks=("Is it?", "是否？"), facts=self.facts,
            answers=placed(outcomes, (self.rule(outcomes[i], i, j) for i in range(count) for j in range(self.random.randint(1, 2)))),
            values=tuple(self.value(i, outcomes) for i in range(self.random.randint(0, 3))),
        )  # fmt: skip

    def named(self, facts: type[Any]) -> Any:
        """Return the terms that rules are made of, by the names of facts."""
        return facts

    def is_so(self, share: float) -> bool:
        """Return yes in this share of all times."""
        return self.random.random() < share

    def reading(self, name: str, *options: str) -> Reading:
        """Return a reading of these options, the last of them the default."""
        return reading(
            name, id="R1", default=options[-1], options={o: (o, o) for o in options}, provisions=("toy:1",),
            issue=("x", "x"), reason=("x", ""), certainty="high",
        )  # fmt: skip

    def model(self) -> type[Any]:
        """Return the facts."""
        made = self

        class Small(Facts):
            """Facts of few values."""

            p: Fact[bool] = fact("p", "甲")
            q: Fact[bool] = fact("q", "乙")
            k: Fact[Kind] = fact("kind", "种类")
            s: Fact[frozenset[Flaw]] = fact("flaws", "瑕疵")
            m: Fact[Few] = fact("m", "数甲")
            n: Fact[Few] = fact("n", "数乙")
            d: Fact[date] = fact("d", "日甲", only_if=made.flag)
            e: Fact[date] = fact("e", "日乙")

            @classmethod
            def invariants(cls) -> tuple[Invariant, ...]:
                """Return what no case can contradict."""
                return made.invariants(cls)

        return Small

    def invariants(self, model: Any) -> tuple[Invariant, ...]:
        """Return what no case can contradict, made up once."""
        if not hasattr(self, "always"):
            within = [all_of(day >= WINDOW[0], day <= WINDOW[-1]) for day in (model.d, model.e)]
            bound: list[Callable[[], Condition]] = [
                lambda: model.m <= model.n, lambda: model.m + model.n <= 5, lambda: implies(model.p, model.m > 1),
                lambda: model.d <= model.e, lambda: model.n.at_least(ONE_HALF, of=model.m), lambda: model.n + model.m >= 3,
                lambda: days_between(model.d, model.e) <= 2, lambda: implies(model.q, model.s.contains_any(Flaw.X)),
                lambda: any_of(model.m.is_(model.n), model.k.is_(Kind.A)), lambda: model.m + number_of(model.p, model.q) <= model.n + 2,
            ]  # fmt: skip
            chosen = self.random.sample(self.possible(bound), self.random.choice((0, 1, 2, 3)))
            self.always = tuple(Invariant(c, f"i{i}", f"{i}") for i, c in enumerate([*within, *(c() for c in chosen)]))
        return self.always

    def possible(self, bound: list[Callable[[], Condition]]) -> list[Callable[[], Condition]]:
        """Return the invariants that a question may have."""
        return bound

    def rule(self, outcome: Outcome, i: int, j: int) -> Rule:
        """Return the rule at a place of an outcome."""
        cites: tuple[Any, ...] = (TOY.article(1 + i * 10 + j),)
        if self.is_so(0.4):
            cites += (Limb(TOY.article(31 + i * 3 + j), self.condition(1)),)
        return Rule(f"rule-{'abc'[i]}{'abc'[j]}", cites, self.condition(self.random.choice((2, 3, 3))), under=outcome)

    def value(self, number: int, outcomes: tuple[Outcome, ...]) -> Value:
        """Return a computed value."""
        makes: list[Callable[[int], Term[Any]]] = [
            self.number, self.day, self.maybe, self.condition,
            lambda depth: listing((self.condition(depth), "x"), (self.condition(depth), "y")),
            lambda depth: least_count(self.random.choice((ONE_HALF, TWO_THIRDS)), of=self.plain_number(depth), exceed=self.is_so(0.5)),
        ]  # fmt: skip
        only = (self.random.choice(outcomes),) if self.is_so(0.4) else ()
        term = self.random.choice(makes)(1)
        return Value(
            f"v{number}",
            "",
            "",
            term,
            only=only,
            otherwise=() if number % 2 and isinstance(term, Listing) else None,
        )

    def simple(self) -> Condition:
        """Return a condition on one or two facts."""
        m, pick = self.terms, self.random
        makes: list[Callable[[], Condition]] = [
            lambda: m.p, lambda: m.q, lambda: m.k.is_one_of(*pick.sample(list(Kind), pick.randint(1, 2))),
            lambda: m.s.contains_any(*pick.sample(list(Flaw), pick.randint(1, 2))), m.s.is_not_empty,
            lambda: m.m > pick.randrange(5), lambda: m.n <= m.m, lambda: m.d <= pick.choice(WINDOW),
            lambda: self.one.is_("one"), lambda: self.two.is_one_of("aa", "bb"),
        ]  # fmt: skip
        return pick.choice(makes)()

    def condition(self, depth: int) -> Condition:
        """Return any condition."""
        pick = self.random
        if depth <= 0 or self.is_so(0.25):
            return self.simple()
        deeper = depth - 1
        some = [self.condition(deeper) for _ in range(pick.randint(1, 3))]
        makes: list[Callable[[], Condition]] = [
            lambda: all_of(*some), lambda: any_of(*some), lambda: not_(some[0]), lambda: implies(some[0], some[-1]),
            lambda: self.compared(self.number(deeper), self.number(deeper)), lambda: self.compared(self.day(deeper), self.day(deeper)),
            lambda: self.plain_number(deeper).at_least(Fraction(pick.randint(1, 3), 4), of=self.plain_number(deeper)),
            lambda: is_given(self.maybe(deeper)), lambda: self.one.choose(one=some[0], two=some[-1]),
            lambda: any_of(all_of(*some), self.condition(deeper)), lambda: days_between(self.terms.d, self.terms.e) > pick.randrange(4),
        ]  # fmt: skip
        return pick.choice(makes)()

    def compared(self, a: Term[Any], b: Term[Any]) -> Condition:
        """Return a comparison."""
        return self.random.choice((a < b, a <= b, a > b, a >= b, a.is_(b)))

    def maybe(self, depth: int) -> Term[Any]:
        """Return a term that may give nothing."""
        make = self.random.choice((self.plain_number, self.day))
        some = self.random.sample(list(Kind), 2)
        makes: list[Callable[[], Term[Any]]] = [
            lambda: self.terms.k.by({kind: make(depth - 1) for kind in some}),
            lambda: self.random.choice((largest, smallest))((self.condition(depth - 1), make(depth - 1))),
            lambda: either(self.condition(depth - 1), make(depth - 1), NOTHING),
        ]
        return self.random.choice(makes)()

    def plain_number(self, depth: int) -> Term[Any]:
        """Return a count to which something can be added."""
        m, pick = self.terms, self.random
        if depth <= 0 or self.is_so(0.4):
            return pick.choice((m.m, m.n, m.m, m.n, Constant(pick.randrange(6))))
        some: list[Callable[[], Term[Any]]] = [
            lambda: self.plain_number(depth - 1) + self.plain_number(depth - 1),
            lambda: self.plain_number(depth - 1) - self.plain_number(depth - 1),
            lambda: self.plain_number(depth - 1) * pick.choice((2, 3, -1, 0)),
            lambda: number_of(*(self.condition(depth - 1) for _ in range(pick.randint(1, 3)))),
            lambda: either(self.condition(depth - 1), self.plain_number(depth - 1), self.plain_number(depth - 1)),
            lambda: self.two.choose(aa=self.plain_number(depth - 1), bb=m.m, cc=m.n),
        ]
        return pick.choice(some)()

    def number(self, depth: int) -> Term[Any]:
        """Return any count."""
        if depth > 0 and self.is_so(0.2):
            items = self.plain_number(depth - 1), (self.condition(depth - 1), self.plain_number(depth - 1))
            return self.random.choice((largest, smallest))(*items)
        return self.plain_number(depth)

    def day(self, depth: int) -> Term[Any]:
        """Return any day."""
        m, pick = self.terms, self.random
        if depth <= 0 or self.is_so(0.4):
            return pick.choice((m.d, m.e, m.d, m.e, Constant(pick.choice(WINDOW))))
        periods = (days(pick.randrange(-3, 5)), months(1), months(1) + days(1), years(1), END_OF_YEAR, weeks(1))
        some: list[Callable[[], Term[Any]]] = [
            lambda: pick.choice((m.d, m.e)) + pick.choice(periods),
            lambda: roll(pick.choice((m.d, m.e)) + pick.choice(periods)),
            lambda: either(self.condition(depth - 1), self.day(depth - 1), m.d),
            lambda: pick.choice((largest, smallest))(m.d, (self.condition(depth - 1), m.e)),
            lambda: self.one.choose(one=self.day(depth - 1), two=m.e),
        ]
        return pick.choice(some)()


class Flagged(Made):
    """A question in which there is the day `d` only where `p` says so, and is asked for under that flag."""

    flag = "p"

    def named(self, facts: type[Any]) -> Any:
        """Return the facts as terms, the day under its flag."""
        others = {name: getattr(facts, name) for name in DOMAINS}
        return SimpleNamespace(**others | {"d": either(facts.p, facts.d, NOTHING)})

    def possible(self, bound: list[Callable[[], Condition]]) -> list[Callable[[], Condition]]:
        """Return the invariants that do not tie another day to one that there may not be."""
        return [condition for condition in bound if "d" not in {spec.name for spec in facts_in(condition())}]


class Calling(Made):
    """A question some of whose conditions a function of Python works out, of terms of every kind."""

    def simple(self) -> Condition:
        """Return a condition on one or two facts, or one that is worked out."""
        if not self.is_so(0.3):
            return super().simple()
        m, number, condition = self.terms, self.plain_number, self.condition
        works: list[tuple[Callable[..., bool], Callable[[], tuple[Term[Any], ...]]]] = [
            (lambda a, b: a * b > 4, lambda: (m.m, number(1))),
            (lambda day: day.day % 2 == 0, lambda: (self.day(1),)),
            (lambda flaws, p: p and len(flaws) > 1, lambda: (m.s, m.p)),
            (lambda a, b: a > b, lambda: (largest(m.m, (condition(1), m.n)), self.number(2))),
            (lambda share: share > 1, lambda: (least_count(TWO_THIRDS, of=number(1)),)),
            (lambda found: found not in {2, WINDOW[2]}, lambda: (self.maybe(1),)),
            (lambda square: square > 3, lambda: (Computed("square", lambda a: a * a, (m.m,)),)),
        ]
        function, of = self.random.choice(works)
        return ComputedCondition(f"worked out {self.random.random()}", function, of())


def made(seed: int, kind: type[Made] = Made) -> Made:
    """Return the question of a seed; of a few that the language refuses, the next."""
    for more in range(0, 10_000, 1_000):
        try:
            return kind(seed + more)
        except DefinitionError:
            continue
    raise AssertionError(seed)


class Moving(RestDays):
    """A calendar that moves a day by so many days more where it does not tell."""

    __slots__ = ("later",)

    def __init__(self, calendar: RestDays | None, later: int) -> None:
        super().__init__(calendar or (), covers=calendar.covers if calendar else (date.min, date.min))
        self.later = later

    def roll(self, day: date) -> date:
        """Return where a day moves."""
        return super().roll(day) or self.walk(day) + timedelta(self.later)


def some_calendars(pick: random.Random, many: int) -> list[RestDays]:
    """Return so many calendars that tell all, of rest days at random about the days that facts are drawn from."""
    days = [FIRST + timedelta(n) for n in range(-20, 800)]
    return [RestDays((day for day in days if pick.random() < 0.4), covers=EVER) for _ in range(many)]


@dataclass(frozen=True, slots=True)
class HalfKnown:
    """A case of which some facts are unknown, and of which readings may be open: what it is asked with."""

    question: Question[Any]
    known: Mapping[str, Any]
    readings: Any
    calendar: RestDays | None

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts that are not known, in the order of the model."""
        return tuple(name for name in self.question.facts.specs if name not in self.known)

    @property
    def open(self) -> tuple[str, ...]:
        """The unknown facts, the rest days where a last day moves, then the open readings."""
        rest = (CALENDAR,) if self.question.rolls else ()
        return (*self.unknown, *rest, *(self.question.readings if self.readings == "any" else ()))

    @property
    def moves_two(self) -> bool:
        """Whether two days move past rest days: then it is decided rule by rule, and more may be left open than must be."""
        return len(self.question.rolls) > 1

    def calendars(self) -> dict[int, RestDays | None]:
        """Return all that rest days may be; where two days move, some of that."""
        if not self.question.rolls:
            return {0: self.calendar}
        if not self.moves_two:
            return {later: Moving(self.calendar, later) for later in range(LONGEST_RUN + 1)}
        pick, year = random.Random(len(self.known)), range(-20, 800)
        days = [
            day for day in (FIRST + timedelta(n) for n in year) if not (self.calendar and self.calendar.is_covered(day))
        ]
        some = ([*(self.calendar or ()), *(day for day in days if pick.random() < 0.4)] for _ in range(SOME_CALENDARS))
        return {n: RestDays(listed, covers=EVER) for n, listed in enumerate(some)}

    def completed(self) -> dict[tuple[Any, ...], Answer]:
        """Return what each completion comes to, by what it says of what is open; none where there is no completion."""
        readings = self.question.readings.values() if self.readings == "any" else ()
        calendars = self.calendars()
        chosen = self.question.choose(self.readings)
        found: dict[tuple[Any, ...], Answer] = {}
        for values in product(*(DOMAINS[name] for name in self.unknown)):
            facts = {**self.known, **dict(zip(self.unknown, values, strict=True))}
            if is_consistent(self.question, facts, {}, self.calendar):
                for options in product(*(r.options for r in readings)):
                    read = chosen | dict(zip((r.name for r in readings), options, strict=True))
                    for later, calendar in calendars.items():
                        rest = (later,) if self.question.rolls else ()
                        found[*values, *rest, *options] = answer(self.question, facts, read, calendar)
        return found


def cases(seed: int, kind: type[Made] = Made) -> Iterator[HalfKnown]:
    """Yield half-known cases of the question of a seed, with readings and a calendar."""
    one = made(seed, kind)
    pick, question = one.random, one.question
    for _ in range(6):
        names, unknown, size = list(DOMAINS), [], LONGEST_RUN // 4 if question.rolls else 1
        pick.shuffle(names)
        for name in names:
            if pick.random() < 0.6 and size * len(DOMAINS[name]) <= MOST_COMPLETIONS:
                unknown.append(name)
                size *= len(DOMAINS[name])
        known = {name: pick.choice(DOMAINS[name]) for name in DOMAINS if name not in unknown}
        if one.flag and "d" in known:  # stated, it states its flag, and nobody can state what is denied
            known = {n: v for n, v in known.items() if n != "d"} if known.get("p") is False else known | {"p": True}
        chosen = {r.name: pick.choice(list(r.options)) for r in question.readings.values()}
        yield HalfKnown(question, known, pick.choice((None, chosen, "any")), pick.choice((None, REST)))


def alone(names: tuple[str, ...], said: Mapping[tuple[Any, ...], Any]) -> set[str]:
    """Return which names are such that two completions which differ in it alone have different things said of them."""
    found = set()
    for place, name in enumerate(names):
        seen: dict[tuple[Any, ...], Any] = {}
        for values, what in said.items():
            if seen.setdefault((*values[:place], *values[place + 1 :]), what) != what:
                found.add(name)
                break
    return found
