"""Claims: what the audit says of a question, with the cases that show it; and what an author declares beforehand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cerra_rules.audit.replay import missed, replayed
from cerra_rules.deciding.witnesses import Case
from cerra_rules.errors import CerraError, DefinitionError, near
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import Condition

Confirm = Callable[[tuple[Case, ...]], bool]


class ReplayError(CerraError, AssertionError):
    """A witness does not stand up to the reference evaluator: a fault of this program, not of the rules."""


class Kind(StrEnum):
    """What a claim is about; the value is the first word of its id."""

    REACHED = "outcome-reached"
    GROUNDED = "outcome-grounded"
    MATTERS = "rule-matters"
    ALONE = "rule-alone"
    LIMB = "limb-turns"
    ITEM = "item-turns"
    BRANCH = "branch-matters"
    THRESHOLD = "threshold-turns"
    FACT = "fact-matters"
    READING = "reading-matters"
    UNAMBIGUOUS = "unambiguous"
    EXCLUSIVE = "exclusive"
    PROPERTY = "property"
    ACCEPTED = "accepted"


MEANINGS = MappingProxyType({
    Kind.REACHED: "some case comes to this outcome",
    Kind.GROUNDED: "this outcome, which speaks for or against somebody, never comes without a provision",
    Kind.MATTERS: "without this rule, some case would have another outcome or other citations",
    Kind.ALONE: "some case comes to its outcome through this rule alone, and to another without it",
    Kind.LIMB: "this citation is brought in one case, and left out in another where the same is decided",
    Kind.ITEM: "this item is listed in one case, and left out in another",
    Kind.BRANCH: "without this branch of a value, some case would have another value",
    Kind.THRESHOLD: "this comparison comes out both ways in cases that hang on it",
    Kind.FACT: "two cases that differ in this fact alone get different answers",
    Kind.READING: "some case gets another answer under this option than under the default",
    Kind.UNAMBIGUOUS: "every case comes to exactly one outcome, decided alike by two evaluators",
    Kind.EXCLUSIVE: "rules of these two outcomes never apply to the same case",
    Kind.PROPERTY: "this property holds of every case",
    Kind.ACCEPTED: "a finding that is accepted is still found",
})  # fmt: skip


class Status(StrEnum):
    """Whether a claim holds; open where neither it nor its opposite is shown, accepted where it may fail."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about a question, whether it holds, and the cases that show it.

    `method` is `exhaustive` where the status is proven (a case that shows it proves it too), `sampled` where it is
    what drawn cases suggest. `not_under` names the choices of readings under which it does not hold by itself.
    `confirm` says whether cases show what these cases show, by the reference evaluator.
    """

    kind: Kind
    subject: str
    status: Status
    says: str = ""
    cases: tuple[Case, ...] = ()
    method: str = "exhaustive"
    not_under: tuple[str, ...] = ()
    confirm: Confirm = field(default=bool, repr=False, compare=False)

    @property
    def id(self) -> str:
        """What distinguishes it from the other claims about its question."""
        return f"{self.kind} {self.subject}".rstrip()

    def check(self, question: Question[Any]) -> Claim:
        """Return the claim itself once its cases are replayed. Raises ReplayError."""
        if self.cases and not shows(self, question, self.cases):
            for day in filter(None, (missed(question, case) for case in self.cases)):
                raise DefinitionError(
                    f"{question.id}: `{day}` is asked for where `{question.facts.specs[day].only_if}` is denied, and there is no such day",
                    "ask for it under its flag: either(flag, day, NOTHING), all_of(flag, day <= ...)",
                )
            raise ReplayError(
                f"{question.id}: {self.id}: its witness is not what the reference evaluator says",
                "please report it: the diagrams and the evaluator disagree",
            )
        return self


def shows(claim: Claim, question: Question[Any], cases: tuple[Case, ...]) -> bool:
    """Return whether cases replay, and show what the claim says of them."""
    return all(replayed(question, case) is not None for case in cases) and claim.confirm(cases)


@dataclass(frozen=True, slots=True)
class Property:
    """Something that an author wants of every case: where the condition holds, the outcome is one of these."""

    id: str
    when: Condition
    outcomes: tuple[str, ...]
    en: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """What the author of a question declares of it for the audit.

    `complete`: its rules cover every case, so that the last outcome is never reached. `exclusive`: pairs of outcomes
    whose rules never apply together. `properties`: see Property. `accepted`: ids of claims that may fail, with the
    reason; one that does not fail any more is an error.
    """

    complete: bool = False
    exclusive: tuple[tuple[str, str], ...] = ()
    properties: tuple[Property, ...] = ()
    accepted: Mapping[str, str] = field(default_factory=dict)

    def check(self, question: Question[Any]) -> None:
        """Raise DefinitionError where an outcome that is named is none of the question's."""
        codes = [o.code for o in question.outcomes]
        named = [*(c for pair in self.exclusive for c in pair), *(c for p in self.properties for c in p.outcomes)]
        for code in named:
            if code not in codes:
                raise DefinitionError(f"{question.id}: declared: `{code}` is none of its outcomes", near(code, codes))
        for id, reason in self.accepted.items():
            if not reason.strip():
                raise DefinitionError(f"{question.id}: declared: `{id}` is accepted without a reason", "say why")
