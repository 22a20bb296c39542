"""What a finding about the law itself is made of: the property, the witness, and the readings that would cure it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cerra_rules.audit.answers import Charts
from cerra_rules.deciding.decision import Decision, plain
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.witnesses import Cases, stated
from cerra_rules.errors import ContradictionError
from cerra_rules.front import decide
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import typed


@dataclass(frozen=True, slots=True)
class Property:
    """What one would expect of a legal text: a short name, and the sentence in English and Chinese."""

    id: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One case of a witness, and what `decide` says of it."""

    question: str
    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    outcome: str
    citations: tuple[str, ...]

    @classmethod
    def of(cls, decision: Decision) -> Answer:
        """Return the case of a decision; only readings that are not the default are named."""
        readings = decision.question.readings
        return cls(
            decision.question.id,
            {name: plain(value) for name, value in decision.facts.known().items()},
            {name: option for name, option in decision.readings.items() if option != readings[name].default},
            decision.outcome,
            tuple(map(str, decision.citations)),
        )

    def replay(self, question: Question[Any] | None = None) -> Decision:
        """Decide the case again; `question` stands for its id where it is in no rule book of the library."""
        return decide(question or self.question, self.facts, readings=self.readings)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data, in the form of a case file."""
        expect = {"outcome": self.outcome, "cites": list(self.citations)}
        return {
            "question": self.question, "facts": dict(self.facts), "readings": dict(self.readings), "expect": expect,
        }  # fmt: skip

    def __str__(self) -> str:
        facts = [f"{name} = {typed(value)}" for name, value in self.facts.items() if _says(value)]
        facts += [f"{name} = {option}" for name, option in self.readings.items()]
        return f"{self.question}, {', '.join(facts)} → {self.outcome} ({', '.join(self.citations)})"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A property that the text does not have: where, by what witness, and which readings would cure it.

    `expected` is the property, `about` says in English and Chinese what was found instead; `cures` are the options under which the property holds, as
    `reading = option`; `searched` says so what the search went through.
    """

    expected: Property
    about: tuple[str, str]
    provisions: tuple[Provision, ...]
    witness: tuple[Answer, ...]
    cures: tuple[str, ...]
    searched: tuple[str, str]

    @property
    def id(self) -> str:
        """The property and the first provision it is about; two doubts of one rule book have different ids."""
        return f"{self.expected.id}/{self.provisions[0]}"

    def lines(self, lang: Lang = "en") -> list[str]:
        """Return it as text, the property first."""
        zh = lang == "zh"
        cures = ("、" if zh else ", ").join(self.cures)
        words = (
            ("：", "可消除的解释方案", "没有解释方案可以消除", "例", "检索")
            if zh
            else (": ", "cured by", "no reading cures it", "case", "searched")
        )
        colon = words[0]
        return [
            f"{self.id}{colon}{self.expected.zh if zh else self.expected.en}",
            f"  {self.about[zh]} [{', '.join(map(str, self.provisions))}]",
            *(f"  {words[3]}{colon}{answer}" for answer in self.witness),
            f"  {words[1]}{colon}{cures}" if cures else f"  {words[2]}",
            f"  {words[4]}{colon}{self.searched[zh]}",
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "id": self.id,
            "property": {"id": self.expected.id, "en": self.expected.en, "zh": self.expected.zh},
            "about": {"en": self.about[0], "zh": self.about[1]},
            "provisions": [str(p) for p in self.provisions],
            "witness": [answer.to_dict() for answer in self.witness],
            "cures": list(self.cures),
            "searched": {"en": self.searched[0], "zh": self.searched[1]},
        }


def reduced(*decisions: Decision) -> tuple[Decision, ...]:
    """Return the same decisions of one case on fewer facts: without those that change no answer when left out."""
    facts = decisions[0].facts.known()
    for name in reversed(list(facts)):
        fewer = {other: value for other, value in facts.items() if other != name}
        found = tuple(decide(d.question, fewer, readings=dict(d.readings)) for d in decisions)
        if all(_said(a) == _said(b) for a, b in zip(found, decisions, strict=True)):
            facts, decisions = fewer, found
    return decisions


def _said(decision: Decision) -> tuple[Any, ...]:
    return (decision.outcome, decision.citations, decision.values)


def options_of(question: Question[Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield every option that is not the default, as `reading = option`, with all readings chosen so."""
    for name, reading in question.readings.items():
        for option in reading.options:
            if option != reading.default:
                yield f"{name} = {option}", question.choose({name: option})


def first_case(
    question: Question[Any],
    chosen: Mapping[str, str],
    node: Callable[[Charts], Node],
) -> tuple[Decision | None, bool]:
    """Return the first case that ends in YES in a diagram, decided; and whether the search looked at every way."""
    charts = Charts(question, chosen, calendar="none")
    cases = Cases(charts.plan.space, charts.chosen, node(charts))
    for facts, readings in cases:
        try:
            return decide(question, stated(question.facts.specs, facts), readings=readings), True
        except ContradictionError:  # of lists of days, which no diagram looks into
            continue
    return None, cases.is_exhausted


def cures_of(question: Question[Any], node: Callable[[Charts], Node]) -> tuple[tuple[str, ...], int]:
    """Return the options under which no case ends in YES in a diagram, and how many were tried."""
    tried = 0
    cures: list[str] = []
    for option, chosen in options_of(question):
        tried += 1
        found, is_exhausted = first_case(question, chosen, node)
        if found is None and is_exhausted:
            cures.append(option)
    return tuple(cures), tried


def _says(value: object) -> bool:
    """Whether a fact is worth a place in one line: not one that says that something is not the case."""
    return value not in (False, [], "none")
