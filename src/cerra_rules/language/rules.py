"""Outcomes, rules and values: what the answers of a question are made of.

A question has outcomes in order of precedence, each with the rules that lead to it; an outcome is reached when one of
its rules applies, an earlier outcome defeats the later ones, and the last is reached otherwise. All rules of the outcome
that apply are cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, get_args

from cerra_rules.errors import DefinitionError, near
from cerra_rules.language.facts import Facts
from cerra_rules.language.provisions import Provision
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Pair
from cerra_rules.language.terms import HOLDS, Condition, Listing, Term, all_of
from cerra_rules.language.type_checks import all_are, check_conditions

_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


Tone = Literal["favourable", "adverse", "open"]
"""What an outcome means for the one it concerns; a check fails on an adverse one."""
AnswerTone = Literal["favourable", "adverse", "open", "undetermined"]
"""The tone of an answer: that of its outcome, or none yet."""
TONES: tuple[Tone, ...] = get_args(Tone)


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
class Caution:
    """A note on national law (its id) that takes an outcome back or limits it, where the condition may hold."""

    note: str
    when: Condition = HOLDS


Cautions = Caution | tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One possible answer: its code, its tone, what it says, and what is cited whenever it is the answer."""

    code: str
    tone: Tone
    en: str
    zh: str
    cites: Cites = ()
    cautions: tuple[Caution, ...] = ()
    """What people are warned of with it: national law that takes it back, or asks for more."""

    def __post_init__(self) -> None:
        if not _SNAKE.fullmatch(self.code):
            raise DefinitionError(f"outcome `{self.code}`: a code is lower case, such as `too_late`")
        if self.code == "undetermined":
            raise DefinitionError(
                "outcome `undetermined` is what the evaluator answers where unknown facts leave it open",
            )
        if self.tone not in TONES:
            raise DefinitionError(
                f"outcome `{self.code}`: `{self.tone}` is no tone",
                near(str(self.tone), TONES),
            )

    @property
    def limbs(self) -> tuple[Limb, ...]:
        """What is cited beside the rules that apply."""
        return _limbs(self.cites)


def favourable(code: str, en: str, zh: str, cites: Cites = (), *, caution: Cautions = ()) -> Outcome:
    """Return an outcome that is good for the one it concerns."""
    return Outcome(code, "favourable", en, zh, cites, caution if isinstance(caution, tuple) else (caution,))


def adverse(code: str, en: str, zh: str, cites: Cites = (), *, caution: Cautions = ()) -> Outcome:
    """Return an outcome that is bad for the one it concerns: a check fails on it."""
    return Outcome(code, "adverse", en, zh, cites, caution if isinstance(caution, tuple) else (caution,))


def neutral(code: str, en: str, zh: str, cites: Cites = (), *, caution: Cautions = ()) -> Outcome:
    """Return an outcome that is neither: nothing is owed yet, or the question does not arise."""
    return Outcome(code, "open", en, zh, cites, caution if isinstance(caution, tuple) else (caution,))


@dataclass(frozen=True, slots=True)
class Rule:
    """One norm: when its condition holds, it leads to the outcome it stands under and is cited.

    `title` says in English and Chinese what it is called; left out, the provision that it cites first says it.
    """

    id: str
    cites: Cites
    when: Condition
    title: Pair | None = None
    under: Outcome | None = None
    """The outcome it stands under, once it stands in a question."""
    limbs: tuple[Limb, ...] = field(init=False, repr=False, compare=False)
    """Its citations, each with the condition under which the rule brings it."""
    own_limbs: tuple[Limb, ...] = field(init=False, repr=False, compare=False)
    """Its citations, each with the condition it adds to that of the rule."""

    def __post_init__(self) -> None:
        if not _KEBAB.fullmatch(self.id):
            raise DefinitionError(f"rule `{self.id}`: an id is a noun phrase such as `late-return`")
        check_conditions(f"rule `{self.id}`", (self.when,))
        object.__setattr__(self, "limbs", _limbs(self.cites, self.when))
        object.__setattr__(self, "own_limbs", _limbs(self.cites))
        if not self.limbs:
            raise DefinitionError(f"rule `{self.id}` cites nothing", "name the provision it comes from")

    @property
    def outcome(self) -> Outcome:
        """The outcome it leads to. Raises DefinitionError where it stands in no question."""
        if self.under is None:
            raise DefinitionError(f"rule `{self.id}` stands in no question, so it leads nowhere")
        return self.under


@dataclass(frozen=True, slots=True)
class Value:
    """Something computed beside the outcome: given for the outcomes in `only` (all, where empty), else `otherwise`."""

    name: str
    en: str
    zh: str
    term: Term[Any]
    only: tuple[Outcome, ...] = ()
    otherwise: tuple[()] | None = None

    def __post_init__(self) -> None:
        if not _SNAKE.fullmatch(self.name) or self.name in {"outcome", "citations", "needs", "faults"}:
            raise DefinitionError(f"value `{self.name}`: not a name for a value", "lower case, such as `last_day`")
        if not isinstance(self.term, Term):
            raise DefinitionError(f"value `{self.name}`: `{self.term}` is no term", "write Constant(...) around it")
        all_are(f"value `{self.name}`", "outcomes in `only`", self.only, Outcome)

    def is_for(self, outcome: Outcome) -> bool:
        """Whether it is given where a question comes to an outcome."""
        return not self.only or outcome in self.only


def listed(*nodes: Limb | Rule) -> Term[tuple[Any, ...]]:
    """List the provisions of the limbs (or rules) whose condition holds, in the order given."""
    limbs = [n if isinstance(n, Limb) else Limb(n.limbs[0].provision, n.when) for n in nodes]
    return Listing(tuple((limb.when, limb.provision) for limb in limbs))


OTHERWISE: tuple[Rule, ...] = ()
"""What leads to the last outcome of a question: that no other is reached."""


def placed(outcomes: Iterable[Outcome], rules: Iterable[Rule]) -> dict[Outcome, tuple[Rule, ...]]:
    """Return outcomes with those of the rules that stand under them. Raises DefinitionError for a rule under none of them."""
    answers: dict[Outcome, tuple[Rule, ...]] = dict.fromkeys(outcomes, OTHERWISE)
    for rule in rules:
        if rule.outcome not in answers:
            raise DefinitionError(f"rule `{rule.id}` leads to `{rule.outcome.code}`, which is not one of the outcomes")
        answers[rule.outcome] += (rule,)
    return answers


class Asked(Protocol):
    """A question, as far as checks and the canonical form look at it."""

    id: str
    asks: Pair
    outcomes: tuple[Outcome, ...]
    rules: tuple[Rule, ...]
    values: tuple[Value, ...]
    readings: dict[str, Reading]
    always_noted: tuple[str, ...]
    noted_if_adverse: tuple[str, ...]
    own_remarks: tuple[Pair, ...]

    @property
    def facts(self) -> type[Facts]:
        """The model of its facts."""
        ...
