"""The term language: the closed set of nodes that conditions and computed values are built from.

A term is a value that is known, or not, once facts are given; a condition is a term that holds, fails, or is
unknown. Terms are data: evaluation, compilation, explanation and every back end are functions of this tree.
`==` is structural; `.is_()` compares facts. `all_of`, `any_of` and `not_` stand for `and`, `or` and `not`,
which Python would evaluate at once; using those raises DefinitionError where the rule is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, ClassVar, Generic, Literal, NoReturn, TypeVar, cast, overload

from cerra_rules.errors import DefinitionError
from cerra_rules.language.periods import Period
from cerra_rules.language.type_checks import ADDING, KINDS, check_alike, check_conditions, check_kind, check_member

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
N = TypeVar("N", date, int)
Op = Literal["<=", "<", "="]
Kind = Literal["bool", "int", "date", "enum", "set", "dates"]


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Another question that says whether a fact is so: it is, if the answer is one of these outcomes."""

    question: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactSpec:
    """What is declared of one fact: its name, type, range and meaning in two languages."""

    name: str
    kind: Kind
    en: str
    zh: str
    values: tuple[Any, ...] = ()
    low: int = 0
    high: int = 0
    judgement: bool = False
    changeable: bool = field(default=True, repr=False, compare=False)
    """Whether somebody can still make it otherwise; it changes no answer, so it is no part of the hash."""
    only_if: str = field(default="", repr=False)
    """The yes or no without which there is no such day: stating the day states it."""
    decided_by: tuple[DecidedBy, ...] = field(default=(), repr=False, compare=False)
    """The questions whose answers say whether it is so; told to people and tools, so it is no part of the hash."""
    said: tuple[str, str] = field(default=("", ""), repr=False, compare=False)
    """How a count is said in a sentence, in English and Chinese, with `{}` where the number stands."""
    ask: tuple[str, str] | None = field(default=None, repr=False, compare=False)
    """What is asked of whoever is to state it, in English and Chinese, where `en` and `zh` make no question."""


class Term(Generic[T]):
    """A value of type T that is known, or not, once facts are given."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]

    @property
    def kind(self) -> str:
        """What it is a value of: a kind of fact, `other`, or empty where that is not told before facts are given."""
        return ""

    def __le__(self, other: Term[T] | T) -> Condition:
        return _compare(self, "<=", lift(other))

    def __lt__(self, other: Term[T] | T) -> Condition:
        return _compare(self, "<", lift(other))

    def __ge__(self, other: Term[T] | T) -> Condition:
        return _compare(lift(other), "<=", self)

    def __gt__(self, other: Term[T] | T) -> Condition:
        return _compare(lift(other), "<", self)

    @overload
    def __add__(self: Term[date], other: Period) -> Term[date]: ...
    @overload
    def __add__(self: Term[int], other: Term[int] | int) -> Term[int]: ...
    def __add__(self, other: Any) -> Any:
        return _shifted(self, other) if isinstance(other, Period) else _sum(self, 1, other)

    @overload
    def __radd__(self: Term[date], other: Period) -> Term[date]: ...
    @overload
    def __radd__(self: Term[int], other: int) -> Term[int]: ...
    def __radd__(self, other: Any) -> Any:
        return _shifted(self, other) if isinstance(other, Period) else _sum(other, 1, self)

    def __sub__(self: Term[int], other: Term[int] | int) -> Term[int]:
        return _sum(self, -1, other)

    def __rsub__(self: Term[int], other: int) -> Term[int]:
        return _sum(other, -1, self)

    def __neg__(self: Term[int]) -> Term[int]:
        return _times(self, -1)

    def __mul__(self: Term[int], factor: int) -> Term[int]:
        return _times(self, factor)

    __rmul__ = __mul__

    def is_(self, value: T) -> Condition:
        """Hold where this fact has exactly `value`."""
        return self.is_one_of(value)

    def is_one_of(self, *values: T) -> Condition:
        """Hold where this fact has one of `values`."""
        if isinstance(self, FactTerm) and self.spec.kind == "enum":
            for value in values:
                check_member(self.spec, value)
            return OneOf(self, values)
        return any_of(*(_compare(self, "=", lift(v)) for v in values))

    def contains(self: Term[frozenset[E]], member: E) -> Condition:
        """Hold where `member` is in this set; a known set is exhaustive."""
        return self.contains_any(member)

    def contains_any(self: Term[frozenset[E]], *members: E) -> Condition:
        """Hold where at least one of `members` is in this set."""
        check_kind("contains", self, "set", hint="an option is asked for with .is_() or .is_one_of()")
        for member in members:
            check_member(spec_of(self), member)
        return any_of(*(Contains(self, m) for m in members))

    def is_not_empty(self: Term[frozenset[E]]) -> Condition:
        """Hold where this set has a member."""
        check_kind("is_not_empty", self, "set", hint="whether there is anything of another kind is a fact of its own")
        return any_of(*(Contains(self, m) for m in spec_of(self).values))

    def at_least(self: Term[int], share: Fraction, *, of: Term[int]) -> Condition:
        """Hold where this count is `share` of another or more; exact, by cross-multiplication of integers."""
        return _shared(self, "<=", share, of)

    def more_than(self: Term[int], share: Fraction, *, of: Term[int]) -> Condition:
        """Hold where this count is more than `share` of another."""
        return _shared(self, "<", share, of)

    def by(self: Term[E], table: Mapping[E, Term[Any] | Any]) -> Term[Any]:
        """Look this fact up in a table of the law; values that the table leaves out give nothing."""
        terms = {key: lift(value) for key, value in table.items()}
        for term in terms.values():
            if term.kind == "bool":
                raise DefinitionError(
                    f"by: `{term}` is a condition",
                    "write any_of(all_of(fact.is_(...), condition), ...)",
                )
        check_alike("by", terms.values())
        return Choice(tuple((self.is_(key), term) for key, term in terms.items()), NOTHING)

    def __bool__(self) -> NoReturn:
        raise DefinitionError(
            f"`{self}` has no truth value before facts are given",
            "write all_of(...), any_of(...), not_(...) instead of `and`, `or`, `not`, and `.is_()` instead of `==`; "
            "`a < b < c` is all_of(a < b, b < c)",
        )

    def __str__(self) -> str:
        """Say which facts it is about; what it says of them is for `speech`."""
        names = ", ".join(spec.name for spec in facts_in(self))
        return f"{type(self).__name__} of {names}" if names else type(self).__name__


class Condition(Term[bool]):
    """A term that holds, fails, or is unknown."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """A yes or no."""
        return "bool"


class Count(Term[int]):
    """A term that is a whole number."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """A count."""
        return "int"


class Day(Term[date]):
    """A term that is a day."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """A day."""
        return "date"


@dataclass(frozen=True, slots=True)
class Constant(Term[T]):
    """A value written in the rule itself; None where there is none."""

    value: T

    @property
    def kind(self) -> str:
        """A day or a count; nothing fits everywhere."""
        known = {int: "int", date: "date", type(None): ""}
        return known.get(type(self.value), "other")

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True, slots=True)
class Truth(Condition):
    """A condition that always holds, or never."""

    value: bool


@dataclass(frozen=True, slots=True)
class FactTerm(Term[T]):
    """A fact that is not a plain yes or no."""

    spec: FactSpec

    @property
    def kind(self) -> str:
        """The kind of the fact."""
        return self.spec.kind

    def __str__(self) -> str:
        return self.spec.name


@dataclass(frozen=True, slots=True)
class FactCondition(Condition):
    """A fact that holds or fails."""

    spec: FactSpec

    def __str__(self) -> str:
        return self.spec.name


@dataclass(frozen=True, slots=True)
class OneOf(Condition):
    """A fact or reading has one of some values."""

    of: Term[Any]
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Contains(Condition):
    """A set has a member."""

    of: Term[Any]
    member: Any


@dataclass(frozen=True, slots=True)
class Compare(Condition):
    """Two counts, or two days, in order: <= , < or =."""

    left: Term[Any]
    op: Op
    right: Term[Any]


@dataclass(frozen=True, slots=True)
class Given(Condition):
    """A term has a value, known or not: it is not nothing."""

    of: Term[Any]


@dataclass(frozen=True, slots=True)
class AllOf(Condition):
    """Every condition holds."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf(Condition):
    """At least one condition holds."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """A condition fails."""

    item: Condition


@dataclass(frozen=True, slots=True)
class Sum(Count):
    """Counts, each times a whole number, and a constant, added up."""

    parts: tuple[tuple[int, Term[int]], ...]
    constant: int


@dataclass(frozen=True, slots=True)
class Tally(Count):
    """The number of conditions that hold."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Portion(Count):
    """The smallest count that is at least a share of another (or more than it, where `exceed`)."""

    share: Fraction
    of: Term[int]
    exceed: bool


@dataclass(frozen=True, slots=True)
class Shift(Day):
    """The last day of a period that starts with an event on a day."""

    base: Term[date]
    period: Period


@dataclass(frozen=True, slots=True)
class Roll(Day):
    """A last day, moved past the rest days of the calendar if there is one."""

    base: Term[date]


@dataclass(frozen=True, slots=True)
class Later(Day):
    """A day that comes so many days after another: what lowering makes of a roll past rest days that nobody has told."""

    base: Term[date]
    days: Term[int]


@dataclass(frozen=True, slots=True)
class DaysBetween(Count):
    """The number of days from one day to another."""

    start: Term[date]
    end: Term[date]


@dataclass(frozen=True, slots=True)
class Choice(Term[T]):
    """The term beside the first condition that holds, else the default."""

    cases: tuple[tuple[Condition, Term[T]], ...]
    default: Term[T]

    @property
    def kind(self) -> str:
        """What its terms are."""
        return next((t.kind for t in (*(t for _, t in self.cases), self.default) if t.kind), "")


@dataclass(frozen=True, slots=True)
class Extreme(Term[T]):
    """The largest (or smallest) of the terms whose condition holds; nothing where none does."""

    largest: bool
    items: tuple[tuple[Condition, Term[T]], ...]

    @property
    def kind(self) -> str:
        """What its terms are."""
        return next((t.kind for _, t in self.items if t.kind), "")


@dataclass(frozen=True, slots=True)
class Listing(Term["tuple[Any, ...]"]):
    """The items whose condition holds, in the order given."""

    items: tuple[tuple[Condition, Any], ...]


@dataclass(frozen=True, slots=True)
class Computed(Term[T]):
    """A value computed by a named function once all its facts are known: the one place where a rule may.

    Every other node says what it means to every back end; this one only to those that can call Python, so an
    engine refuses a question that uses it. `name` identifies the function in the hash of the rule book,
    and says in English what it comes to, as `zh` does in Chinese. Where one of the terms is nothing, so is the value.
    """

    name: str
    function: Callable[..., Any] = field(compare=False, repr=False)
    of: tuple[Term[Any], ...]
    zh: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ComputedCondition(Condition):
    """A condition computed by a named function once all its facts are known; it fails where one of the terms is nothing."""

    name: str
    function: Callable[..., bool] = field(compare=False, repr=False)
    of: tuple[Term[Any], ...]
    zh: str = field(default="", compare=False, repr=False)


HOLDS = Truth(True)
FAILS = Truth(False)
NOTHING: Constant[Any] = Constant(None)


def lift(value: Term[T] | T) -> Term[T]:
    """Return a plain value as a constant term; a term stays what it is."""
    if isinstance(value, Period):
        raise DefinitionError(
            f"`{value}` is a length of time, no value",
            "choose between days: either(was_ill, day + days(28), day + days(14))",
        )
    if isinstance(value, bool):
        return cast("Term[T]", HOLDS if value else FAILS)
    return value if isinstance(value, Term) else Constant(value)


def _compare(left: Term[Any], op: Op, right: Term[Any]) -> Condition:
    for term in (left, right):
        check_kind(
            "a comparison",
            term,
            "int",
            "date",
            hint="write a day as date(2025, 1, 31), and compare options with .is_()",
        )
    if left.kind and right.kind and left.kind != right.kind:
        raise DefinitionError(
            f"`{left}` is {KINDS[left.kind]}, `{right}` is {KINDS[right.kind]}: neither comes before the other",
            "to move a day, add a period: `received_on + days(7)`",
        )
    return Compare(left, op, right)


def _shared(count: Term[Any], op: Op, share: Fraction, of: Any) -> Condition:
    if not isinstance(share, Fraction | int):
        raise DefinitionError(f"a share of `{share}`", "Fraction(2, 3), or a whole number: a share is exact")
    for term in (count, lift(of)):
        check_kind("a share", term, "int")
    return Compare(Sum(((share.numerator, lift(of)),), 0), op, Sum(((share.denominator, count),), 0))


def _shifted(day: Term[Any], period: Period) -> Term[date]:
    check_kind("a period is added", day, "date")
    if isinstance(day, Shift) and type(day.period) is type(period) is Period:
        raise DefinitionError(
            f"two periods are added to `{day.base}` one after the other",
            "add them up first: days(28) + days(14)",
        )
    return Shift(day, period)


def _times(count: Term[Any], factor: Any) -> Term[int]:
    check_kind("`*`", count, "int")
    if type(factor) is not int:
        raise DefinitionError(f"`{count}` is multiplied by `{factor}`", "a count takes a whole number")
    if factor == 0:
        return Constant(0)
    return Sum(((factor, count),), 0)


def all_of(*items: Condition) -> Condition:
    """Hold where every condition holds; also where there is none."""
    check_conditions("all_of", items)
    flat = _flat(items, AllOf, neutral=True)
    if flat is None:
        return FAILS
    return flat[0] if len(flat) == 1 else AllOf(tuple(flat)) if flat else HOLDS


def any_of(*items: Condition) -> Condition:
    """Hold where at least one condition holds."""
    check_conditions("any_of", items)
    flat = _flat(items, AnyOf, neutral=False)
    if flat is None:
        return HOLDS
    return flat[0] if len(flat) == 1 else AnyOf(tuple(flat)) if flat else FAILS


def _flat(items: tuple[Condition, ...], kind: type[AllOf | AnyOf], *, neutral: bool) -> list[Condition] | None:
    """Return the conditions that say something, those inside their own kind too; None where one settles it."""
    flat: list[Condition] = []
    for item in items:
        for part in item.items if isinstance(item, kind) else (item,):
            if not isinstance(part, Truth):
                flat.append(part)
            elif part.value is not neutral:
                return None
    return flat


def not_(item: Condition) -> Condition:
    """Hold where the condition fails."""
    check_conditions("not_", (item,))
    match item:
        case Truth(value):
            return FAILS if value else HOLDS
        case Not(inner):
            return inner
        case _:
            return Not(item)


def _sum(left: Any, sign: int, right: Any) -> Term[int]:
    parts: list[tuple[int, Term[int]]] = []
    constant = 0
    for coefficient, side in ((1, left), (sign, right)):
        check_kind("`+`" if sign > 0 else "`-`", lift(side), "int", hint=ADDING)
        match lift(side):
            case Constant(int() as value):
                constant += coefficient * value
            case Sum(inner, rest):
                parts += [(coefficient * c, t) for c, t in inner]
                constant += coefficient * rest
            case term:
                parts.append((coefficient, term))
    return Sum(tuple(parts), constant)


def spec_of(term: Term[Any]) -> FactSpec:
    """Return the declaration of the fact that `term` names."""
    if isinstance(term, FactTerm | FactCondition):
        return term.spec
    raise DefinitionError(f"`{term}` is not a fact")


def parts_of(term: object) -> Iterator[Term[Any]]:
    """Yield a term (or each of a tuple) and every term inside it, outside in, in the order written, each once."""
    seen: set[int] = set()
    stack = [term]
    while stack:
        part = stack.pop()
        if isinstance(part, tuple):
            stack.extend(reversed(part))
        elif isinstance(part, Term) and id(part) not in seen:
            seen.add(id(part))
            yield part
            # every concrete Term is a dataclass, whose fields match in order
            stack.extend(getattr(part, name) for name in reversed(part.__match_args__))


def mapped(term: Term[Any], change: Callable[[Term[Any]], Term[Any]]) -> Term[Any]:
    """Return a term with each term that it is directly made of changed; one that is made of none stays what it is."""

    def put(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(put, part))
        return change(part) if isinstance(part, Term) else part

    old = [getattr(term, name) for name in term.__match_args__]
    new = [put(part) for part in old]
    node: Any = term  # every concrete Term is a dataclass
    return term if new == old else replace(node, **dict(zip(term.__match_args__, new, strict=True)))


def facts_in(*terms: Term[Any]) -> tuple[FactSpec, ...]:
    """Return the facts that some terms read, each once, in the order of reading."""
    return tuple(dict.fromkeys(t.spec for t in parts_of(terms) if isinstance(t, FactTerm | FactCondition)))
