"""Readings: contested interpretations that whoever asks can choose; in a rule they are facts about the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, overload

from cerra_rules.errors import DefinitionError, near
from cerra_rules.language.notes import ContestedPoint, ContestedPoints
from cerra_rules.language.rows import Pair
from cerra_rules.language.terms import Choice, Condition, OneOf, Term, all_of, any_of, lift, parts_of
from cerra_rules.language.type_checks import check_alike

T = TypeVar("T")


class Options(Mapping[str, Pair]):
    """The options of a reading by name; what each means is read when it is first shown."""

    def __init__(self, reading: str, names: tuple[str, ...], points: ContestedPoints) -> None:
        self._reading, self._names, self._points = reading, names, points

    def __getitem__(self, option: str) -> Pair:
        if option not in self._names:
            raise KeyError(option)
        return self._points.by_reading[self._reading].options[option]

    def __contains__(self, option: object) -> bool:
        return option in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True, slots=True)
class Reading(Term[str]):
    """A contested interpretation: a fact about the law with options and a default.

    `options` maps each option to its meaning (English, Chinese); `told` is the contested point, or the rows in which it
    stands under the name of the reading. Made by `reading`, or by `Instrument.reading` where the words are data.
    """

    __match_args__ = ("name",)  # its words are no part of the term
    name: str
    default: str = field(compare=False, repr=False)
    options: Mapping[str, Pair] = field(compare=False, repr=False)
    told: ContestedPoint | ContestedPoints = field(compare=False, repr=False)

    def __post_init__(self) -> None:
        self._check(self.default)

    @property
    def point(self) -> ContestedPoint:
        """The doubt, why the default is what it is, how sure that is, and the provisions it concerns."""
        return self.told if isinstance(self.told, ContestedPoint) else self.told.by_reading[self.name]

    def is_one_of(self, *values: str) -> Condition:
        """Hold where one of these options is chosen."""
        for value in values:
            self._check(value)
        return OneOf(self, values)

    @overload
    def choose(self, **options: Condition) -> Condition: ...
    @overload
    def choose(self, **options: Term[T]) -> Term[T]: ...
    def choose(self, **options: Any) -> Any:
        """Give what the chosen option says: one condition, or one term, for every option."""
        for name in options:
            self._check(name)
        if missing := [o for o in self.options if o not in options]:
            raise DefinitionError(f"reading `{self.name}`: option `{missing[0]}` is not provided for")
        options = {name: lift(option) for name, option in options.items()}
        check_alike(f"reading `{self.name}`", options.values())
        if all(isinstance(o, Condition) for o in options.values()):
            return any_of(*(all_of(self.is_(name), option) for name, option in options.items()))
        *first, (_, last) = options.items()
        return Choice(tuple((self.is_(name), term) for name, term in first), last)

    def _check(self, option: str) -> None:
        if option not in self.options:
            raise DefinitionError(f"reading `{self.name}` has no option `{option}`", near(option, self.options))

    def __str__(self) -> str:
        return self.name


def reading(
    name: str,
    *,
    options: Mapping[str, Pair],
    default: str = "",
    id: str = "",
    provisions: tuple[str, ...] = (),
    issue: Pair,
    reason: Pair = ("", ""),
    certainty: str = "",
) -> Reading:
    """Return a reading with its words; the first option is the default unless one is named.

    `provisions` are the locators it concerns, `issue` the doubt, `reason` why the default was chosen, `certainty` how sure
    that is (high, medium, low). Raises DefinitionError for what is not said in two languages.
    """
    said: dict[str, object] = {"issue": issue, "reason": reason, **options}
    for what, pair in said.items():
        if not isinstance(pair, tuple) or [type(text) for text in pair] != [str, str]:
            raise DefinitionError(f"reading `{name}`: `{what}` is not said in two languages", '("English", "中文")')
    if not isinstance(provisions, tuple):
        raise DefinitionError(f"reading `{name}`: its provisions are no tuple", '("anxi:13(4)",)')
    point = ContestedPoint(id or name, provisions, issue, reason, certainty, reading=name, options=options)
    return Reading(name, default or next(iter(options), ""), options, point)


def readings_in(*terms: Term[Any]) -> tuple[Reading, ...]:
    """Return the readings that some terms depend on, each once, in the order of reading."""
    return tuple(dict.fromkeys(t for t in parts_of(terms) if isinstance(t, Reading)))
