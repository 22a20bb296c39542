"""From the entries of a dossier to decisions: derivations are matched round by round, and what arises is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cerra_rules.deciding.decision import Decision, Readings
from cerra_rules.dossiers.book import Book
from cerra_rules.dossiers.derivations import ANSWER, LISTED, Ask, Conclude, Derivation, Of, Settle, Take, ValueOf
from cerra_rules.dossiers.entries import DossierError, Entry, indefinite, read_entries
from cerra_rules.durable.matcher import MOST_JOINED
from cerra_rules.errors import FactError, ReadingError, near
from cerra_rules.front import decide, find
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays

MOST_ENTRIES = 2_000
"""Enough for a county's platform; what joins of more entries cost the engine has not been measured."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A question that arises about an entry, its decision, the entries it rests on, and the derivations that led to it."""

    about: str
    decision: Decision
    rests_on: tuple[str, ...]
    derivations: tuple[Derivation, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the matter as plain data."""
        because = [{"derivation": d.id, "says": d.says, "cites": [str(p) for p in d.cites]} for d in self.derivations]
        return {"about": self.about, "rests_on": list(self.rests_on), "because": because, **self.decision.to_dict()}


@dataclass(slots=True)
class Item:
    """An entry, an answer or a conclusion as the matcher sees it, with the entries it rests on."""

    kind: str
    values: Mapping[str, Any]
    rests_on: frozenset[str]


@dataclass(slots=True)
class Draft:
    """What is gathered for one question about one entry before it is decided."""

    question: str
    about: str
    is_asked: bool = False
    facts: dict[str, tuple[Any, str]] = field(default_factory=dict)
    """Each fact with its value, and where it comes from."""
    rests_on: set[str] = field(default_factory=set)
    derivations: dict[str, Derivation] = field(default_factory=dict)


def readings_of(question: Question[Any], readings: Readings | None) -> Readings | None:
    """Return those of the readings that a question has."""
    if readings is None or readings == "any":
        return readings
    return {name: option for name, option in readings.items() if name in question.readings}


class Dossier:
    """The entries of one dossier, and what has been derived from them so far."""

    def __init__(
        self,
        book: Book,
        entries: Iterable[Mapping[str, Any] | Entry],
        *,
        readings: Readings | None,
        calendar: RestDays | None,
        engine: Literal["durable"] | None,
        place: str,
    ) -> None:
        self.book = book
        self.place = place
        self.entries = read_entries(entries, book.kinds, place)
        if len(self.entries) > MOST_ENTRIES:
            raise DossierError(f"{place}: more than {MOST_ENTRIES} entries", "split it by operator or unit")
        self.readings: Readings | None = readings
        self.calendar = calendar
        self.engine: Literal["durable"] | None = engine
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.matters: dict[tuple[str, str], Matter] = {}
        self._check_readings()
        for entry in self.entries.values():
            self._check_facts(entry)
        self.items = [Item(e.kind, e.stated, frozenset((e.id,))) for e in self.entries.values()]

    def decide(self) -> list[Matter]:
        """Return every matter that arises, in the order of the entries and then of the book."""
        for round_ in self.book.rounds:
            concluded: dict[tuple[Any, ...], Item] = {}
            for derivation, bound in round_.match([(i.kind, i.values) for i in self.items]):
                self._follow(derivation, {name: self.items[at] for name, at in bound.items()}, concluded)
            self.items += concluded.values()
            for kind in round_.completes:
                if kind.startswith(ANSWER):
                    self._answer(kind.removeprefix(ANSWER))
            if len(self.items) * 10 > MOST_JOINED:
                raise DossierError(f"{self.place}: too much follows from it", "split it by operator or unit")
        order = {id: number for number, id in enumerate(self.entries)}
        return sorted(self.matters.values(), key=lambda m: order[m.about])

    def _follow(
        self,
        derivation: Derivation,
        bound: Mapping[str, Item],
        concluded: dict[tuple[Any, ...], Item],
    ) -> None:
        """Do what a derivation says that applies to these items."""
        rests_on = frozenset[str]().union(*(item.rests_on for item in bound.values()))

        def value(of: Of) -> str:
            return str(bound[of.name].values[of.field])

        for head in derivation.then:
            if isinstance(head, Conclude):
                fields = {name: value(of) for name, of in head.fields.items()}
                item = concluded.setdefault((head.what, *fields.items()), Item(head.what, fields, rests_on))
                item.rests_on |= rests_on
                continue
            about = value(Of(head.about.name, "id"))
            draft = self.drafts.setdefault((head.question, about), Draft(head.question, about))
            draft.rests_on |= rests_on
            draft.derivations[derivation.id] = derivation
            match head:
                case Ask():
                    draft.is_asked = True
                    self._take(draft, self.entries[about])
                case Take(_, _, source):
                    self._take(draft, self.entries[value(Of(source.name, "id"))])
                case Settle(_, _, name, ValueOf(question, of, computed)):
                    found = self.matters[question, value(of)].decision.values[computed]
                    if found is not None:
                        self._put(draft, name, found, f"{question} about `{value(of)}`")
                case Settle(_, _, name, found):
                    self._put(draft, name, found, f"derivation `{derivation.id}`")

    def _take(self, draft: Draft, entry: Entry) -> None:
        specs = find(draft.question).facts.specs
        stated = {name: value for name, value in entry.facts.items() if name in specs}
        model = find(draft.question).facts.read(stated, f"{self.place}: {entry.id}: {draft.question}")
        for name, value in model.known().items():
            self._put(draft, name, value, f"`{entry.id}`")

    def _put(self, draft: Draft, name: str, value: Any, source: str) -> None:
        before, where = draft.facts.setdefault(name, (value, source))
        if before != value:
            raise DossierError(
                f"{self.place}: {draft.question} about `{draft.about}`: fact `{name}` is `{before}` by {where} "
                f"and `{value}` by {source}",
                "state it in one place, and leave out what the dossier derives",
            )

    def _answer(self, id: str) -> None:
        """Decide a question about every entry about which it arises, and keep the answers for what builds on them."""
        question = find(id)
        for draft in [d for d in self.drafts.values() if d.question == id and d.is_asked]:
            readings = readings_of(question, self.readings)
            facts = {name: value for name, (value, _) in draft.facts.items()}
            try:
                decision = decide(question, facts, readings=readings, calendar=self.calendar, engine=self.engine)
            except FactError as error:
                raise error.at(f"{self.place}: {draft.about}") from None
            rests_on = frozenset(draft.rests_on)
            about = {"about": draft.about}
            self.items.append(Item(ANSWER + id, {**about, "outcome": decision.outcome}, rests_on))
            for name, value in decision.values.items():
                for item in value if isinstance(value, tuple) else ():
                    self.items.append(Item(f"{LISTED}{id} {name}", {**about, "item": str(item)}, rests_on))
            self.matters[id, draft.about] = Matter(
                draft.about,
                decision,
                tuple(e for e in self.entries if e in rests_on),
                tuple(draft.derivations.values()),
            )

    def _check_facts(self, entry: Entry) -> None:
        """Refuse a fact that bears on no question about entries of this kind, or is malformed for one."""
        questions = [find(id) for id in self.book.questions[entry.kind]]
        known = {name for question in questions for name in question.facts.specs}
        where = f"{self.place}: {entry.id}"
        for name in entry.facts:
            if name not in known:
                raise DossierError(
                    f"{where}: fact `{name}` is not one of {indefinite(entry.kind)}",
                    near(str(name), known),
                )
        for question in questions:
            stated = {name: value for name, value in entry.facts.items() if name in question.facts.specs}
            question.facts.read(stated, f"{where}: {question.id}")

    def _check_readings(self) -> None:
        if not isinstance(self.readings, Mapping):
            return
        asked = {id for ids in self.book.questions.values() for id in ids}
        known = {name: reading for id in asked for name, reading in find(id).readings.items()}
        for name, option in self.readings.items():
            if name not in known:
                raise ReadingError(f"{self.place}: reading `{name}` is not one of its readings", near(name, known))
            if option not in known[name].options:
                hint = near(str(option), known[name].options)
                raise ReadingError(f"{self.place}: reading `{name}` has no option `{option}`", hint)
