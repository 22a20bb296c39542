"""Rules, outcomes, values and questions: what a law module is made of.

A question has outcomes in order of precedence; an outcome is reached when one of its rules applies, an earlier
outcome defeats the later ones, and the last is reached otherwise. All rules of the outcome that apply are cited.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

from cerra_rules.errors import DefinitionError, ReadingError, near
from cerra_rules.language.canonical import digest, form_of_question
from cerra_rules.language.facts import Facts
from cerra_rules.language.provisions import Lang, Provision
from cerra_rules.language.question_checks import check_question
from cerra_rules.language.terms import HOLDS, Condition, Listing, Reading, Term, all_of, parts_of  # fmt: skip
from cerra_rules.language.type_checks import all_are, check_conditions

F = TypeVar("F", bound=Facts)
T = TypeVar("T")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Tone(StrEnum):
    """What an outcome means for the one it concerns; a check fails on an adverse one."""

    FAVOURABLE = "favourable"
    ADVERSE = "adverse"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Limb:
    """A provision together with the condition under which it bites."""

    provision: Provision
    when: Condition


Cites = Provision | Limb | tuple["Provision | Limb", ...]


def _limbs(cites: Cites, when: Condition = HOLDS) -> tuple[Limb, ...]:
    found = cites if isinstance(cites, tuple) else (cites,)
    for cite in found:
        if not isinstance(cite, Provision | Limb):
            raise DefinitionError(f"`{cite!r}` is no provision", "cite with a value, such as ANXI.article(13).item(4)")
    return tuple(Limb(c.provision, all_of(when, c.when)) if isinstance(c, Limb) else Limb(c, when) for c in found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One possible answer: its code, its tone, what it says, and what is cited whenever it is the answer."""

    code: str
    tone: Tone
    en: str
    zh: str
    cites: Cites = ()

    def __post_init__(self) -> None:
        if not _SNAKE.fullmatch(self.code):
            raise DefinitionError(f"outcome `{self.code}`: a code is lower case, such as `too_late`")
        if self.code == "undetermined":
            raise DefinitionError(
                "outcome `undetermined` is what the evaluator answers where unknown facts leave it open"
            )
        if not isinstance(self.tone, Tone):
            raise DefinitionError(
                f"outcome `{self.code}`: `{self.tone}` is no tone", "Tone.FAVOURABLE, ADVERSE or OPEN"
            )

    @property
    def limbs(self) -> tuple[Limb, ...]:
        """What is cited beside the rules that apply."""
        return _limbs(self.cites)


@dataclass(frozen=True, slots=True)
class Rule:
    """One norm: when its condition holds, it leads to its outcome and is cited."""

    id: str
    outcome: Outcome
    cites: Cites
    when: Condition

    def __post_init__(self) -> None:
        if not _KEBAB.fullmatch(self.id):
            raise DefinitionError(f"rule `{self.id}`: an id is a noun phrase such as `late-return`")
        if not isinstance(self.outcome, Outcome):
            raise DefinitionError(f"rule `{self.id}`: `{self.outcome}` is no Outcome")
        check_conditions(f"rule `{self.id}`", (self.when,))
        if not self.limbs:
            raise DefinitionError(f"rule `{self.id}` cites nothing", "name the provision it comes from")

    @property
    def limbs(self) -> tuple[Limb, ...]:
        """Its citations, each with the condition under which the rule brings it."""
        return _limbs(self.cites, self.when)

    @property
    def own_limbs(self) -> tuple[Limb, ...]:
        """Its citations, each with the condition it adds to that of the rule."""
        return _limbs(self.cites)


@dataclass(frozen=True, slots=True)
class Value:
    """Something computed beside the outcome: given for the outcomes in `only` (all, where empty), else `otherwise`."""

    name: str
    term: Term[Any]
    only: tuple[Outcome, ...] = ()
    otherwise: tuple[()] | None = None
    en: str = ""
    zh: str = ""

    def __post_init__(self) -> None:
        if not _SNAKE.fullmatch(self.name) or self.name in {"outcome", "citations", "needs"}:
            raise DefinitionError(f"value `{self.name}`: not a name for a value", "lower case, such as `last_day`")
        if not isinstance(self.term, Term):
            raise DefinitionError(f"value `{self.name}`: `{self.term}` is no term", "write Constant(...) around it")
        all_are(f"value `{self.name}`", "outcomes in `only`", self.only, Outcome)


@dataclass(frozen=True, slots=True)
class HigherLaw:
    """A note on national law that stands beside a decision and never changes it.

    `en` and `zh` say to whoever reads the decision what the law is; what a program must do about it is not for them.
    What ends in `_zh` is the same in Chinese.
    """

    id: str
    topic: str
    topic_zh: str
    provisions: tuple[str, ...]
    standard: str
    source: str
    certainty: str
    en: str
    zh: str
    standard_zh: str = ""
    source_zh: str = ""
    certainty_zh: str = ""

    def title(self, lang: Lang) -> str:
        """Return its id and topic."""
        return f"{self.id} {self.topic if lang == 'en' else self.topic_zh}"

    def rests_on(self, lang: Lang) -> str:
        """Return the laws that it rests on, with their articles."""
        return self.source if lang == "en" else self.source_zh or self.source


def listed(*nodes: Limb | Rule) -> Term[tuple[Any, ...]]:
    """List the provisions of the limbs (or rules) whose condition holds, in the order given."""
    limbs = [n if isinstance(n, Limb) else Limb(n.limbs[0].provision, n.when) for n in nodes]
    return Listing(tuple((limb.when, limb.provision) for limb in limbs))


class Question(Generic[F]):
    """One question the law answers: facts, outcomes in order of precedence, rules, and computed values.

    `asks` is the question in English and Chinese, and so is each of `remarks`. Raises DefinitionError when the parts
    do not fit together.
    """

    def __init__(
        self,
        id: str,
        *,
        asks: tuple[str, str],
        facts: type[F],
        outcomes: tuple[Outcome, ...],
        rules: Iterable[Rule],
        values: tuple[Value, ...] = (),
        higher_law: tuple[HigherLaw, ...] = (),
        adverse_law: tuple[HigherLaw, ...] = (),
        remarks: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.id = id
        self.asks = asks
        self.facts = facts
        self.outcomes = all_are(id, "outcomes", outcomes, Outcome)
        self.rules = all_are(id, "rules", rules, Rule)
        self.values = all_are(id, "values", values, Value)
        self.higher_law = higher_law
        self.adverse_law = adverse_law
        self.remarks = remarks
        self.usual: dict[type, Any] = {}
        """By the type of the facts: the engine for the default readings and no calendar, once made."""
        self.engines: dict[Hashable, Any] = {}
        """What evaluators made of this question, by their own keys."""
        parts = tuple(parts_of(self.terms))
        self.readings = {part.name: part for part in parts if isinstance(part, Reading)}
        """The contested readings that the question depends on, by name."""
        check_question(self, parts)
        if self.readings:
            facts.read_under(self.readings)

    @property
    def terms(self) -> tuple[Term[Any], ...]:
        """Every condition and computed term of the question, in the order written."""
        outcome_limbs = (limb.when for o in self.outcomes for limb in o.limbs)
        rule_limbs = (limb.when for r in self.rules for limb in r.limbs)
        return (*(r.when for r in self.rules), *rule_limbs, *outcome_limbs, *(v.term for v in self.values))

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision that the question can cite or list, in the order of the text."""
        cited = {limb.provision for o in self.outcomes for limb in o.limbs}
        cited |= {limb.provision for r in self.rules for limb in r.limbs}
        for value in self.values:
            for part in parts_of(value.term):
                items = [i for _, i in part.items] if isinstance(part, Listing) else [getattr(part, "value", None)]
                cited |= {i for i in items if isinstance(i, Provision)}
        return tuple(sorted(cited))

    def choose(self, readings: Mapping[str, str] | str | None) -> dict[str, str]:
        """Return the chosen option of every reading; with "any" none is chosen. Raises ReadingError."""
        if readings is None:
            return {name: reading.default for name, reading in self.readings.items()}
        if isinstance(readings, str):
            if readings != "any":
                raise ReadingError(f"{self.id}: readings cannot be `{readings}`", 'give a mapping, or "any"')
            return {}
        if not isinstance(readings, Mapping):
            raise ReadingError(f"{self.id}: readings cannot be a {type(readings).__name__}", 'give a mapping, or "any"')
        chosen = {name: reading.default for name, reading in self.readings.items()}
        for name, option in readings.items():
            if name not in chosen:
                raise ReadingError(f"{self.id}: reading `{name}` is not one of its readings", near(str(name), chosen))
            if str(option) not in self.readings[name].options:
                options = self.readings[name].options
                raise ReadingError(f"{self.id}: reading `{name}` has no option `{option}`", near(str(option), options))
            chosen[name] = option
        return chosen

    @cached_property
    def hash(self) -> str:
        """SHA-256 of its canonical form: of all that can change an answer or its standing, and of nothing else."""
        return digest(form_of_question(self))

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        return f"<Question {self.id}>"
