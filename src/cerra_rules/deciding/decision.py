"""A `Decision`: the answer to a question, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, NoReturn, Self, cast

from typing_extensions import TypeVar

from cerra_rules.deciding.answer import Answer, explaining
from cerra_rules.deciding.basis import Basis, Finding
from cerra_rules.deciding.by_name import ByName
from cerra_rules.deciding.plan import Plan, Verdict
from cerra_rules.errors import DefinitionError
from cerra_rules.language.canonical import digest
from cerra_rules.language.decided import Decided
from cerra_rules.language.facts import Facts
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import AnswerTone, Outcome
from cerra_rules.language.terms import Condition, FactSpec
from cerra_rules.version import __version__

UNDETERMINED = "undetermined"
Readings = Mapping[str, str] | Literal["any"]
F_co = TypeVar("F_co", bound=Facts, default=Facts, covariant=True)
O_co = TypeVar("O_co", bound=str, default=str, covariant=True)
V_co = TypeVar("V_co", default=Mapping[str, Any], covariant=True)
R_co = TypeVar("R_co", bound=Mapping[Any, str], default=Mapping[Any, str], covariant=True)
N_co = TypeVar("N_co", bound=str, default=str, covariant=True)
"""What type checkers know of a decision: its facts, outcomes, values, readings, and what it may need (`cerra_rules.typed`)."""


class Decision(Decided, Generic[F_co, O_co, V_co, R_co, N_co]):
    """The answer to a question, with its reasons; they are worked out when asked for, from the same facts."""

    __slots__ = ("_calendar", "_facts", "_findings", "_verdict")

    # Without an __init__: to make one of nothing, and fill it, costs least.
    _verdict: Verdict
    _facts: F_co
    _calendar: RestDays | None
    _findings: tuple[Finding, ...]

    @classmethod
    def of(cls, verdict: Verdict, facts: Any, calendar: RestDays | None) -> Self:
        """Return the decision that facts come to."""
        made = cls()
        made._verdict, made._facts, made._calendar = verdict, facts, calendar
        return made

    @property
    def facts(self) -> F_co:
        """The facts it was decided on."""
        return self._facts

    @property
    def calendar(self) -> RestDays | None:
        """The rest days it was decided with, None where nothing was said about them."""
        return self._calendar

    @property
    def question(self) -> Question[F_co]:
        """The question that was asked."""
        return self._verdict.plan.question

    @property
    def plan(self) -> Plan:
        """The question under the readings chosen, as it was decided."""
        return self._verdict.plan

    @property
    def outcome(self) -> O_co:
        """The code of the outcome, or `undetermined`."""
        outcome = self._verdict.outcome
        return cast("O_co", outcome.code if outcome else UNDETERMINED)

    @property
    def reached(self) -> Outcome | None:
        """The outcome with its meaning and tone; None where undetermined."""
        return self._verdict.outcome

    @property
    def tone(self) -> AnswerTone:
        """`favourable`, `adverse`, `open` (neutral: neither of them) or `undetermined`, as the tone of its answer."""
        outcome = self._verdict.outcome
        return outcome.tone if outcome else "undetermined"

    @property
    def citations(self) -> tuple[Provision, ...]:
        """The provisions that the outcome rests on whatever the unknown facts are, in the order of the text."""
        return self._verdict.citations

    @property
    def needs(self) -> tuple[N_co, ...]:
        """The unknown facts (and open readings) that can still change the outcome; empty where it is decided."""
        return cast("tuple[N_co, ...]", self._verdict.needs)

    @property
    def readings(self) -> R_co:
        """The option of every reading of the question; `any` for those left open."""
        chosen = self._verdict.plan.chosen
        return cast(
            "R_co", ByName(self.question.id, {name: chosen.get(name, "any") for name in self.question.readings})
        )

    @property
    def is_exact(self) -> bool:
        """Whether the search for the outcome came to an end within its budget; if not, more may be needed than must be."""
        return self._verdict.is_exact

    @property
    def basis(self) -> Basis:
        """What it rests on, for whoever asks for more than one thing of it: what terms come to is then worked out once."""
        return Basis(self._verdict, self._facts, self._calendar)

    @property
    def values(self) -> V_co:
        """The computed values: what all completions of the facts agree on, else None.

        None has two meanings. Where the name is in `value_needs`, the value is open: nobody can tell it yet. Elsewhere there is
        no such value: the outcome gives none, or the facts leave nothing that it could be, as where no period runs.
        """
        return cast("V_co", ByName(self.question.id, self.basis.values.given))

    @property
    def value_needs(self) -> Mapping[str, tuple[str, ...]]:
        """For each value that is open: the unknown facts (and open readings) that can change it."""
        return ByName(self.question.id, self.basis.values.needs)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What became of every rule, in the order of the question; found once."""
        try:
            return self._findings
        except AttributeError:
            self._findings = self.basis.findings
        return self._findings

    @property
    def notes(self) -> tuple[HigherLaw, ...]:
        """The higher law to be seen beside this answer; it never changes the outcome."""
        question = self.question
        adverse = question.adverse_law if self.tone == "adverse" else ()
        return tuple(dict.fromkeys((*question.higher_law, *adverse)))

    @property
    def cautions(self) -> tuple[HigherLaw, ...]:
        """National law that takes the outcome back or asks for more, as far as the unknown facts leave that open: seen first."""
        return self.basis.cautions

    @property
    def rest_days(self) -> tuple[date, ...]:
        """The rest days of the calendar that a last day was moved past."""
        return self.basis.rest_days

    @property
    def judgements(self) -> tuple[FactSpec, ...]:
        """The legal conclusions among the stated facts that the outcome rests on: without them it might be another one.

        Where several would do by themselves, those that a rule which applies looks at are named.
        """
        return self.basis.judgements

    def answer(self, quotes: Any = None, *, receipt: bool = False) -> Answer:
        """Return all there is to say about it as one document, `cerra_rules.Answer`: its text, HTML and JSON are made of that.

        `quotes` are copies of the official texts (`cerra_rules.text.quoting.quotes_from`), of which the words of the
        provisions are taken; with `receipt` the hash of the receipt is in it.
        """
        made: Answer = explaining("answering").answer_of(self, quotes, receipt=receipt)
        return made

    def _repr_html_(self) -> str:
        """Return the short form of the answer for a notebook."""
        return self.answer()._repr_html_()

    def nearest(self, outcome: O_co) -> tuple[Proposal, ...]:  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]  # to misspell it is an error
        """Return the smallest sets of changes to changeable facts that lead to an outcome; see `cerra_rules.explaining.nearest`."""
        found: tuple[Proposal, ...] = explaining("nearest").nearest(self, outcome)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain data: the wire contract."""
        basis = self.basis
        return {
            "question": self.question.id,
            "outcome": self.outcome,
            "citations": [str(p) for p in self.citations],
            "findings": [
                {
                    "rule": f.rule.id,
                    "status": f.status,
                    "citations": [str(limb.provision) for limb in f.rule.limbs],
                    "needs": list(f.needs),
                }
                for f in basis.findings
            ],
            "needs": list(self.needs),
            "cautions": [note.id for note in basis.cautions],
            "judgements": [spec.name for spec in basis.judgements],
            "rest_days": [plain(day) for day in basis.rest_days],
            "is_exact": self.is_exact,
            "values": {name: plain(value) for name, value in basis.values.given.items()},
            "value_needs": {name: list(needs) for name, needs in basis.values.needs.items()},
            "readings": dict(self.readings),
            "notes": [{"id": n.id, "topic": n.topic, "en": n.en, "zh": n.zh, "source": n.source} for n in self.notes],
            "version": {"cerra_rules": __version__, "rules": self.question.hash},
        }

    def receipt(self) -> dict[str, Any]:
        """Return what is needed to reach this answer again, with a hash over all of it, over each part and the answer."""
        parts: dict[str, Any] = {
            "facts": {name: plain(value) for name, value in self._facts.known().items()},
            "readings": dict(self.readings),
            "calendar": None if self._calendar is None else self._calendar.to_data(),
        }
        receipt: dict[str, Any] = {
            "question": self.question.id,
            **parts,
            "version": {"cerra_rules": __version__, "rules": self.question.hash},
            "parts": {name: digest(part) for name, part in parts.items()},
            "answer": digest(self.to_dict()),
        }
        return receipt | {"receipt": digest(receipt)}

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __bool__(self) -> NoReturn:
        hint = 'ask for its outcome: `decision.outcome == "..."`; `decision.reached` is None where it is undetermined'
        raise DefinitionError(f"a decision of {self.question.id} has no truth value", hint)

    def __eq__(self, other: object) -> bool:
        """Whether the same was asked of the same rules: then the answer is the same."""
        if not isinstance(other, Decision) or self is other:
            return self is other
        one, two = self.plan, other.plan
        asked = (self._facts, self._calendar, one.chosen, one.budget) == (
            other._facts,
            other._calendar,
            two.chosen,
            two.budget,
        )
        return asked and one.question.id == two.question.id and one.question.hash == two.question.hash

    def __hash__(self) -> int:
        return hash((self.question.id, self.outcome, self.citations))

    def __repr__(self) -> str:
        cited = ", ".join(map(str, self.citations or self.needs))
        return f"<Decision {self.question.id}: {self.outcome} ({cited})>"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that would have to be otherwise, and the provisions that ask for it."""

    fact: FactSpec
    old: Any
    new: Any
    provisions: tuple[Provision, ...]

    def __repr__(self) -> str:
        return f"{self.fact.name}: {plain(self.old)} -> {plain(self.new)} ({', '.join(map(str, self.provisions))})"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes that lead to an outcome, provided that what is unknown comes out so; `decision` is the one they lead to.

    It is undetermined as long as something is `provided`, a condition on unknown facts or open readings.
    """

    changes: tuple[Change, ...]
    provided: tuple[Condition, ...]
    decision: Decision

    def __repr__(self) -> str:
        said = ", ".join(map(repr, self.changes))
        more = f", provided {len(self.provided)} more" if self.provided else ""
        return f"<Proposal {self.decision.question.id}: {said}{more}: {self.decision.outcome}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the proposal as plain data."""
        said = explaining("speech").Speech
        return {
            "changes": [
                {"fact": c.fact.name, "from": plain(c.old), "to": plain(c.new), "citations": [str(p) for p in c.provisions]}
                for c in self.changes
            ],
            "provided": [{"en": said("en").formula(c), "zh": said("zh").formula(c)} for c in self.provided],
            "outcome": self.decision.outcome,
        }  # fmt: skip


def plain(value: Any) -> Any:
    """Return a value as JSON has it: days as ISO text, provisions as locators, sets and tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
