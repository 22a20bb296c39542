"""Mutation of rules: whether the worked cases of a question notice when one thing in its rules is wrong.

`mutate(question, cases)` changes one thing at a time in the rule tree and puts the worked cases to each mutant. A
mutant is killed when a case no longer holds; proved equivalent when no facts, reading or calendar tell it apart; or it
survives, with a witness: a case that would kill it, to be written into the case file once the text has been read.
Works on any question and any cases. `cerra-rules audit --mutate [QUESTION...]` does it for the rule book.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cerra_rules.audit.mutation.changes import Mutant, mutants
from cerra_rules.audit.mutation.trials import Drawn, Expected, trials_of
from cerra_rules.audit.mutation.witnesses import Search, Witness, tells_apart
from cerra_rules.cases.cases import Case
from cerra_rules.errors import CerraError
from cerra_rules.explaining.formulas import Formulas
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import Term

__all__ = ["Fate", "Mutant", "MutationReport", "Witness", "mutate"]

Status = Literal["killed", "equivalent", "survived", "unproven"]
STATUSES: tuple[Status, ...] = ("killed", "equivalent", "survived", "unproven")
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one mutant: killed by a case (of which `fails` is the first thing wrong), or why not.

    `unproven` is a mutant that no case kills and no witness was found for, without proof that there is none.
    """

    mutant: Mutant
    status: Status
    case: str = ""
    fails: str = ""
    witness: Witness | None = None

    @property
    def change(self) -> str:
        """What was changed, in one line."""
        before, after = (_said(side) for side in (self.mutant.before, self.mutant.after))
        return f"{self.mutant.place}: {before} -> {after}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        found: dict[str, Any] = {"place": self.mutant.place, "change": self.change, "status": self.status}
        if self.case:
            found |= {"case": self.case, "fails": self.fails}
        return found | ({"witness": self.witness.to_dict()} if self.witness else {})


@dataclass(frozen=True, slots=True)
class MutationReport:
    """What became of every mutant of one question, and how many cases were put to them."""

    question: Question[Any]
    cases: int
    fates: tuple[Fate, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The number of mutants, and of each kind of end."""
        found = Counter(fate.status for fate in self.fates)
        return {"mutants": len(self.fates), **{status: found[status] for status in STATUSES}}

    @property
    def survivors(self) -> tuple[Fate, ...]:
        """The mutants that no case kills, with a witness that would."""
        return self._of("survived")

    @property
    def unproven(self) -> tuple[Fate, ...]:
        """The mutants that no case kills, without a witness and without proof that there is none."""
        return self._of("unproven")

    def _of(self, status: Status) -> tuple[Fate, ...]:
        return tuple(fate for fate in self.fates if fate.status == status)

    @property
    def is_clean(self) -> bool:
        """Whether no mutant survives with a witness; what is unproven is for a person to look at."""
        return not self.survivors

    def cases_wanted(self) -> list[tuple[Witness, tuple[Fate, ...]]]:
        """Return cases that would kill all survivors, each beside those that it would kill and no earlier one does."""
        wanted: list[tuple[Witness, tuple[Fate, ...]]] = []
        left = [(fate, fate.witness) for fate in self.survivors if fate.witness]
        while left:
            _, witness = left[0]
            killed = [f for f, own in left if own is witness or tells_apart(self.question, f.mutant.question, witness)]
            wanted.append((witness, tuple(killed)))
            left = [(fate, own) for fate, own in left if fate not in killed]
        return wanted

    def lines(self) -> list[str]:
        """Return the report as text: one line, and below it the survivors, with the cases that would kill them.

        Facts and expectations are written as JSON, which YAML case files take as it is.
        """
        counts = self.counts
        text = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status] or status == "survived")
        lines = [f"{self.question.id}: {counts['mutants']} mutants, {self.cases} cases: {text}"]
        for witness, killed in self.cases_wanted():
            lines += [f"  survived: {fate.change}" for fate in killed]
            case = witness.to_dict()
            answer = case.pop("mutant")
            lines += [f"    {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in case.items() if value]
            all_of_them = f"    this case would kill all {len(killed)} mutants"
            lines.append(f"    mutant: {json.dumps(answer, ensure_ascii=False)}" if len(killed) == 1 else all_of_them)
        lines += [f"  unproven: {fate.change}" for fate in self.unproven]
        return lines

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data; what was killed only as a number."""
        return {
            "question": self.question.id,
            "rules": self.question.hash,
            "cases": self.cases,
            **self.counts,
            "survivors": [fate.to_dict() for fate in self.survivors],
            "without_proof": [fate.to_dict() for fate in self.unproven],
        }


def mutate(question: Question[Any], cases: Iterable[Case]) -> MutationReport:
    """Change one thing at a time in the rules of a question, and put the cases that ask it to each mutant.

    Raises CaseFileError where there is no such case, or one that the question itself does not meet.
    """
    tried = trials_of(question, cases)
    search = Search(question)
    return MutationReport(question, len(tried), tuple(_fate(mutant, tried, search) for mutant in mutants(question)))


def _fate(mutant: Mutant, tried: Sequence[Expected], search: Search) -> Fate:
    drawn: Drawn = {}
    for trial in tried:
        if fails := trial.fails(mutant.question, drawn):
            return Fate(mutant, "killed", trial.case.id or trial.case.place, fails)
    witness = search.witness(mutant.question)
    if witness is not None:
        return Fate(mutant, "survived", witness=witness)
    if search.given_up and (search.is_moved or not _is_proved_equal(search.question, mutant.question)):
        return Fate(mutant, "unproven")
    return Fate(mutant, "equivalent")


def _is_proved_equal(question: Question[Any], other: Question[Any]) -> bool:
    """Whether the solver, where it is installed, proves that both answer alike in every case without rest days."""
    if [o.cautions for o in question.outcomes] != [o.cautions for o in other.outcomes]:
        return False  # it compares outcomes, citations and values
    from cerra_rules.smt import compare  # noqa: PLC0415  # few mutants need it

    try:
        return compare(question, other, readings="any").is_equivalent
    except CerraError:  # it is not installed, gave up, or cannot read the question
        return False


def _said(side: Term[Any] | str) -> str:
    text = Formulas("en").line(side) if isinstance(side, Term) else side
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 3]}..."
