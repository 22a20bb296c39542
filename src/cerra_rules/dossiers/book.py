"""A book of derivations: kinds of entries and what follows from them, checked and put in order when it is made.

What is concluded or answered is complete before anything builds on it or on its absence; derivations that go round
in a circle are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

from cerra_rules.deciding.decision import UNDETERMINED
from cerra_rules.dossiers.derivations import ANSWER, LISTED, Ask, Conclude, Derivation, Each, Of, Settle, Take, ValueOf
from cerra_rules.dossiers.entries import Entry, indefinite
from cerra_rules.durable import Join, Matcher, Pattern, Test
from cerra_rules.errors import DefinitionError, near
from cerra_rules.front import find
from cerra_rules.language.questions import Question

ITS = "its_"
"""Begins the name of a field for the matcher, to which `id` means something of its own."""


class Book:
    """Kinds of entries and derivations over them. Raises DefinitionError where they do not fit together."""

    def __init__(self, kinds: Iterable[type[Entry]], derivations: Iterable[Derivation]) -> None:
        self.kinds = {kind.kind: kind for kind in kinds}
        self.derivations: dict[str, Derivation] = {}
        for derivation in derivations:
            if self.derivations.setdefault(derivation.id, derivation) is not derivation:
                raise DefinitionError(f"two derivations are called `{derivation.id}`")
        self.questions: dict[str, tuple[str, ...]] = dict.fromkeys(self.kinds, ())
        """The questions on which the facts of each kind of entry bear."""
        for head in self._heads():
            if isinstance(head, Ask | Take):
                source = head.about if isinstance(head, Ask) else head.source
                known = self.questions.get(source.kind, ())
                self.questions[source.kind] = (*dict.fromkeys((*known, head.question)),)
        for derivation in self.derivations.values():
            self._check(derivation)
        self._levels = self._ordered()

    def _heads(self) -> Iterator[Ask | Take | Settle | Conclude]:
        return (head for d in self.derivations.values() for head in d.then)

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The derivations in the rounds in which they are matched. Raises MissingExtraError without durable_rules."""
        level: dict[int, list[Derivation]] = {}
        for derivation in self.derivations.values():
            level.setdefault(self._level(derivation), []).append(derivation)
        return tuple(
            Round(level[n], tuple(k for k, at in self._levels.items() if at == n + 1)) for n in sorted(level)
        )  # fmt: skip

    # putting derivations in order

    def _level(self, derivation: Derivation) -> int:
        return max((self._levels.get(e.kind, 0) for e in derivation.when), default=0)

    def _ordered(self) -> dict[str, int]:
        """Return for each conclusion and answer the round before which it is complete."""
        made: dict[str, list[Derivation]] = {}
        for derivation in self.derivations.values():
            for head in derivation.then:
                what = head.what if isinstance(head, Conclude) else ANSWER + head.question
                made.setdefault(what, []).append(derivation)
        listed = {e.kind for d in self.derivations.values() for e in d.when if e.kind.startswith(LISTED)}
        for kind in listed:
            made[kind] = made.get(ANSWER + kind.removeprefix(LISTED).split()[0], [])
        levels: dict[str, int] = {}
        for _ in range(len(made) + 1):
            before = dict(levels)
            for what, derivations in made.items():
                needed = [e.kind for d in derivations for e in d.when]
                levels[what] = 1 + max((levels.get(kind, 0) for kind in needed), default=0)
            if levels == before:
                return levels
        raise DefinitionError("dossier: derivations build on each other in a circle")

    # checking that they mean something

    def _check(self, derivation: Derivation) -> None:
        place = f"derivation `{derivation.id}`"
        if not derivation.cites:
            raise DefinitionError(f"{place} cites nothing", "name the provision it comes from")
        for pattern in derivation.when:
            self._check_pattern(place, pattern)
        present = {e.name for e in derivation.when if not e.is_absent}
        for head in derivation.then:
            about = head.fields.values() if isinstance(head, Conclude) else (Of(head.about.name, "id"),)
            source = (Of(head.source.name, "id"),) if isinstance(head, Take) else ()
            if unseen := next((of.name for of in (*about, *source) if of.name not in present), None):
                raise DefinitionError(f"{place} says something of `{unseen}`, which it does not look at")
            if isinstance(head, Conclude):
                continue
            question = find(head.question)
            if isinstance(head, Settle):
                if head.fact not in question.facts.specs:
                    raise DefinitionError(
                        f"{place}: `{head.fact}` is no fact of {question.id}",
                        near(head.fact, question.facts.specs),
                    )
                self._check_value(place, derivation, question, head)

    def _check_pattern(self, place: str, pattern: Each) -> None:
        if pattern.kind.startswith((ANSWER, LISTED)):
            question = find(pattern.kind.split()[1])
            outcomes = [UNDETERMINED, *(o.code for o in question.outcomes)]
            outcome = pattern.fields.get("outcome", UNDETERMINED)
            if outcome not in outcomes:
                raise DefinitionError(
                    f"{place}: {question.id} has no outcome `{outcome}`",
                    near(str(outcome), outcomes),
                )
            return
        made = {head.what for head in self._heads() if isinstance(head, Conclude)}
        if pattern.kind not in self.kinds and pattern.kind not in made:
            raise DefinitionError(f"{place}: nothing makes `{pattern.kind}`", near(pattern.kind, [*self.kinds, *made]))
        if (kind := self.kinds.get(pattern.kind)) is not None:
            facts = [f for id in self.questions[kind.kind] for f in find(id).facts.specs]
            for name in pattern.fields:
                if name not in kind.model_fields and name not in facts:
                    raise DefinitionError(
                        f"{place}: {indefinite(kind.kind)} has no `{name}`",
                        near(name, kind.model_fields),
                    )

    def _check_value(self, place: str, derivation: Derivation, question: Question[Any], head: Settle) -> None:
        if isinstance(head.value, ValueOf):
            of = find(head.value.question)
            if head.value.value not in {v.name for v in of.values}:
                raise DefinitionError(f"{place}: {of.id} has no value `{head.value.value}`")
            if not any(e.kind == ANSWER + of.id for e in derivation.when):
                raise DefinitionError(f"{place} takes a value of {of.id} without looking at its answer")
        else:
            question.facts.read({head.fact: head.value}, place)
            self._check_decided(place, derivation, question, head)

    def _check_decided(self, place: str, derivation: Derivation, question: Question[Any], head: Settle) -> None:
        """Refuse a derivation that takes from an answer otherwise than the fact says that question decides it."""
        by = {decider.question: decider.outcomes for decider in question.facts.specs[head.fact].decided_by}
        for each in derivation.when:
            outcome = each.fields.get("outcome")
            if each.is_absent or not isinstance(outcome, str) or each.kind.removeprefix(ANSWER) not in by:
                continue
            outcomes = by[each.kind.removeprefix(ANSWER)]
            if head.value is not (outcome in outcomes) and (head.value is True or len(by) == 1):
                raise DefinitionError(
                    f"{place}: `{head.fact}` of {question.id} is {head.value} where the outcome is `{outcome}`",
                    f"by its `decided_by` it is true where the outcome is {', '.join(outcomes)}",
                )


class Round:
    """Derivations that are matched together, and the conclusions and answers that are complete after them."""

    def __init__(self, derivations: list[Derivation], completes: tuple[str, ...]) -> None:
        self.derivations = {d.id: d for d in derivations}
        self.completes = completes
        self._numbers: dict[Any, int] = {}
        schema: dict[str, dict[str, None]] = {}
        for pattern in (e for d in derivations for e in d.when):
            schema.setdefault(pattern.kind, {}).update(dict.fromkeys(map(_field, pattern.fields)))
        for derivation in derivations:
            kinds = {e.name: e.kind for e in derivation.when}
            for of in (v for e in derivation.when for v in e.fields.values() if isinstance(v, Of)):
                schema[kinds[of.name]][_field(of.field)] = None
        rules = {d.id: tuple(self._pattern(e) for e in d.when) for d in derivations}
        self.matcher = Matcher({kind: tuple(fields) for kind, fields in schema.items()}, rules)

    def _pattern(self, each: Each) -> Pattern:
        tests, joins = [], []
        for name, value in each.fields.items():
            if isinstance(value, Of):
                joins.append(Join(_field(name), value.name, _field(value.field)))
            else:
                number = self._numbers.setdefault(_key(value), len(self._numbers) + 1)
                tests.append(Test(_field(name), "eq", number))
        return Pattern(each.name, each.kind, tuple(tests), tuple(joins), each.is_absent)

    def match(self, items: list[tuple[str, Mapping[str, Any]]]) -> list[tuple[Derivation, dict[str, int]]]:
        """Return every derivation that applies, with the place of each item it is about."""
        numbers = dict(self._numbers)
        places: list[int] = []
        entries: list[tuple[str, dict[str, int]]] = []
        unsaid = 0
        for place, (kind, values) in enumerate(items):
            fields = self.matcher.schema.get(kind)
            if fields is None:
                continue
            entry = {}
            for name in fields:
                key = _key(values.get(name.removeprefix(ITS)))
                if key is None:  # a number of its own, so that what is not said equals nothing
                    unsaid += 1
                    key = ("unsaid", unsaid)
                entry[name] = numbers.setdefault(key, len(numbers) + 1)
            places.append(place)
            entries.append((kind, entry))
        return [
            (self.derivations[rule], {name: places[at] for name, at in bound})
            for rule, bound in self.matcher.match(entries)
        ]


def _field(name: str) -> str:
    return ITS + name


def _key(value: Any) -> Any:
    """Return what two values that count as equal have in common."""
    if isinstance(value, StrEnum):
        return str(value)
    return ("truth", value) if isinstance(value, bool) else value if isinstance(value, str) else None
