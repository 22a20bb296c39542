"""Questions: what a module of law comes to."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Generic, Self, TypeVar

from cerra_rules.errors import ReadingError, near
from cerra_rules.language.canonical import digest, form_of_question
from cerra_rules.language.facts import Facts
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.provisions import Instrument, Provision
from cerra_rules.language.question_checks import check_question
from cerra_rules.language.readings import Reading
from cerra_rules.language.rows import Pair
from cerra_rules.language.rules import Limb, Outcome, Rule, Value
from cerra_rules.language.terms import FactSpec, Listing, Roll, Term, facts_in, parts_of
from cerra_rules.language.type_checks import all_are

F = TypeVar("F", bound=Facts)


class Question(Generic[F]):
    """One question the law answers: facts, answers in order of precedence, and computed values.

    `asks` is the question in English and Chinese. `answers` has under each outcome the rules that lead to it, the first
    outcome with a rule that applies being the answer; the last has none: OTHERWISE. `higher_law` and `adverse_law` are ids
    of notes on national law to be seen beside every answer, or beside adverse ones; `remarks` are pairs of texts, left out
    where the instrument has them as data. Raises DefinitionError when the parts do not fit together.
    """

    def __init__(
        self,
        id: str,
        *,
        asks: Pair,
        facts: type[F],
        answers: Mapping[Outcome, tuple[Rule, ...]],
        values: tuple[Value, ...] = (),
        higher_law: tuple[str, ...] = (),
        adverse_law: tuple[str, ...] = (),
        remarks: tuple[Pair, ...] = (),
        concerns: Pair = ("", ""),
    ) -> None:
        self.id = id
        self.asks = asks
        self.facts = facts
        self.outcomes = all_are(id, "outcomes", answers, Outcome)
        self.rules = tuple(
            replace(rule, under=outcome)
            for outcome, rules in answers.items()
            for rule in all_are(id, f"rules of `{outcome.code}`", rules, Rule)
        )
        self.values = all_are(id, "values", values, Value)
        self.always_noted = all_are(id, "ids of higher law", higher_law, str)
        self.noted_if_adverse = all_are(id, "ids of higher law", adverse_law, str)
        self.own_remarks = remarks
        self.concerns = concerns
        """Whose favour the tone of an outcome means, in English and Chinese."""
        self.usual: dict[type, Any] = {}
        """By the type of the facts: the engine for the default readings and no calendar, once made."""
        self.usual_with: dict[bool, dict[type, Any]] = {}
        """The same for a calendar, by whether it says that no day is a rest day."""
        self.engines: dict[Hashable, Any] = {}
        """What evaluators made of this question, by their own keys."""
        parts = tuple(parts_of(self.terms))
        self.readings = {part.name: part for part in parts if isinstance(part, Reading)}
        """The contested readings that the question depends on, by name."""
        check_question(self, parts)
        if self.readings:
            facts.read_under(self.readings)

    @cached_property
    def answers(self) -> Mapping[Outcome, tuple[Rule, ...]]:
        """The outcomes in order of precedence, each with the rules that lead to it."""
        return {outcome: tuple(rule for rule in self.rules if rule.under is outcome) for outcome in self.outcomes}

    def limbs(self, outcome: Outcome) -> tuple[Limb, ...]:
        """Return all that an outcome may cite, each with the condition that brings it."""
        return (*outcome.limbs, *(limb for rule in self.answers[outcome] for limb in rule.limbs))

    @cached_property
    def rolls(self) -> tuple[Roll, ...]:
        """The last days that it moves past rest days, each once."""
        return tuple(dict.fromkeys(part for part in parts_of(self.terms) if isinstance(part, Roll)))

    @cached_property
    def looks_at(self) -> Mapping[str, tuple[FactSpec, ...]]:
        """The facts that each rule looks at, by its id."""
        return {rule.id: facts_in(rule.when) for rule in self.rules}

    def replaced(self, **parts: Any) -> Question[Any]:
        """Return a question that is this one but for some parts, by the names of the parameters."""
        return Question(**(self.parts | parts))

    @property
    def parts(self) -> dict[str, Any]:
        """What it was made of, by the names of the parameters."""
        return {
            "id": self.id, "asks": self.asks, "facts": self.facts, "answers": self.answers, "values": self.values,
            "higher_law": self.always_noted, "adverse_law": self.noted_if_adverse, "remarks": self.own_remarks,
            "concerns": self.concerns,
        }  # fmt: skip

    @cached_property
    def instrument(self) -> Instrument:
        """The instrument it is asked about: the one its id begins with, else that of the first provision it cites."""
        found = {provision.instrument.code: provision.instrument for provision in self.provisions}
        return found.get(self.id.partition(".")[0]) or next(iter(found.values()))

    @property
    def higher_law(self) -> tuple[HigherLaw, ...]:
        """The national law to be seen beside every answer."""
        return tuple(self.instrument.higher_law[id] for id in self.always_noted)

    @property
    def adverse_law(self) -> tuple[HigherLaw, ...]:
        """The national law to be seen beside adverse answers."""
        return tuple(self.instrument.higher_law[id] for id in self.noted_if_adverse)

    @property
    def remarks(self) -> tuple[Pair, ...]:
        """What is to be borne in mind with the question."""
        return self.own_remarks or self.instrument.remarks.get(self.id, ())

    @property
    def terms(self) -> tuple[Term[Any], ...]:
        """Every condition and computed term of the question, in the order written."""
        outcome_limbs = (limb.when for o in self.outcomes for limb in o.limbs)
        rule_limbs = (limb.when for r in self.rules for limb in r.limbs)
        cautions = (caution.when for o in self.outcomes for caution in o.cautions)
        return (*(r.when for r in self.rules), *rule_limbs, *outcome_limbs, *cautions, *(v.term for v in self.values))

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
        return digest(form_of_question(self, self.provisions))

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        return f"<Question {self.id}>"
