"""The audit of a question from end to end, and what is found besides its claims."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from cerra_rules.audit import citations, influence, structure, thresholds, values
from cerra_rules.audit.accepted import declared_of
from cerra_rules.audit.auditor import BUDGET, TOTAL, Auditor
from cerra_rules.audit.claims import Claim, Declared, Kind, Status
from cerra_rules.audit.replay import replayed
from cerra_rules.audit.space import Sought, Space
from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.diagram import end_of
from cerra_rules.deciding.witnesses import Case
from cerra_rules.language.questions import Question
from cerra_rules.language.rules import Outcome

MOST_CASES = 40_000
"""Ways down a diagram that are gone one by one; where there are more, cases are drawn."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases one choice of readings has: the ways down its diagram that some facts can take.

    A case stands for all facts that answer its questions alike; `combinations` counts those in answers to single
    questions, comparisons of counts and days left out. `ruled_out` are the ways whose comparisons or invariants
    exclude each other. Where cases are drawn (`method` sampled), the other two are 0.
    """

    readings: str
    method: str
    cases: int
    ruled_out: int
    combinations: int
    by_outcome: dict[str, int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two outcomes of which rules can apply to the same case, so that precedence decides; or cannot."""

    earlier: Outcome
    later: Outcome
    cases: tuple[Case, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What the audit found of one question: claims, counts of cases, and outcomes whose rules overlap.

    `bare` are outcomes that neither favour nor burden and are reached without any citation somewhere, with a case.
    """

    question: Question[Any]
    claims: tuple[Claim, ...]
    counts: tuple[Counts, ...]
    overlaps: tuple[Overlap, ...]
    bare: tuple[tuple[Outcome, Case], ...]
    reasons: dict[str, str]
    """Why a finding is accepted, by the id of its claim."""

    def of(self, status: Status) -> tuple[Claim, ...]:
        """Return the claims with a status."""
        return tuple(claim for claim in self.claims if claim.status is status)

    @property
    def holds(self) -> bool:
        """Whether every claim holds, or its failing is accepted with a reason."""
        return not self.of(Status.FAILS) and not self.of(Status.OPEN)


def audit(question: Question[Any], declared: Declared | None = None, *, budget: int = BUDGET) -> Audit:
    """Audit a question: look for a case that shows each claim, or prove that there is none.

    `declared` is what its author wants of it, and which findings are accepted; for the questions of the two
    instruments it stands in `accepted`. `budget` limits the steps of each
    search; past it cases are drawn, and the claim says so. Raises DefinitionError for a declaration that does not
    fit, and ReplayError where a witness does not stand up to the reference evaluator.

    >>> from cerra_rules import find
    >>> audit(find("charter.funding_source")).holds
    True
    """
    declared = declared_of(question) if declared is None else declared
    try:
        return _audited(question, declared, budget)
    except OverBudgetError as error:
        claim = Claim(Kind.UNAMBIGUOUS, "", Status.OPEN, error.message, method="sampled")
        return Audit(question, tuple(_accepting([claim], declared)), (), (), (), dict(declared.accepted))


def _audited(question: Question[Any], declared: Declared, budget: int) -> Audit:
    auditor = Auditor(question, declared, budget)
    counts, unambiguous = _counted(auditor)
    claims = [
        *structure.outcomes(auditor),
        *structure.rules(auditor),
        *citations.limbs(auditor),
        *values.items(auditor),
        *values.branches(auditor),
        *thresholds.thresholds(auditor),
        *influence.facts(auditor),
        *influence.calendar(auditor),
        *influence.readings(auditor),
        unambiguous,
        *structure.declared(auditor),
    ]
    return Audit(
        question,
        tuple(_accepting(claims, declared)),
        tuple(counts),
        tuple(_overlaps(auditor)),
        tuple(_bare(auditor)),
        dict(declared.accepted),
    )


def _accepting(claims: list[Claim], declared: Declared) -> Iterator[Claim]:
    """Yield the claims with accepted findings marked, and one that fails for each acceptance that is stale."""
    failing = {claim.id for claim in claims if claim.status in {Status.FAILS, Status.OPEN}}
    for claim in claims:
        is_accepted = claim.id in failing and claim.id in declared.accepted
        yield replace(claim, status=Status.ACCEPTED) if is_accepted else claim
    known = {claim.id for claim in claims}
    for id in declared.accepted:
        if id not in failing:
            says = "stale: it holds now" if id in known else "stale: there is no such claim"
            yield Claim(Kind.ACCEPTED, id, Status.FAILS, says)


def _counted(auditor: Auditor) -> tuple[list[Counts], Claim]:
    """Count the cases under each choice of readings, replaying every one."""
    question = auditor.question
    counts: list[Counts] = []
    wrong: tuple[Case, ...] = ()
    kept = auditor.total.limit(TOTAL // 4)  # counting is no more than that: claims are what it is for
    for space in auditor.spaces:
        found, ruled_out, weight, method = _cases(space)
        by_outcome = {o.code: 0 for o in question.outcomes}
        for case in found:
            answer, end = replayed(question, case), end_of(space.outcome, *case)
            by_outcome[end] += 1
            if not wrong and (answer is None or answer.outcome != end):
                wrong = (case,)
        counts.append(Counts(space.name, method, len(found), ruled_out, weight, by_outcome))
    auditor.total.least = kept
    method = "sampled" if any(c.method == "sampled" for c in counts) else "exhaustive"
    status = Status.FAILS if wrong else Status.HOLDS
    says = "the evaluators disagree on this case" if wrong else ""
    claim = Claim(Kind.UNAMBIGUOUS, "", status, says, wrong, method)
    return counts, claim


def _cases(space: Space) -> tuple[list[Case], int, int, str]:
    """Return a case for every way down the diagram, how many ways none can take, and what they stand for."""
    found: list[Case] = []
    ruled_out = weight = 0
    try:
        for branch in space.search.branches(space.outcome):
            if len(found) + ruled_out >= MOST_CASES:
                return list(space.samples), 0, 0, "sampled"
            if branch.found is None:
                ruled_out += 1
            elif branch.found.is_guess:
                return list(space.samples), 0, 0, "sampled"
            else:
                found += branch.found.cases
                weight += branch.weight
    except OverBudgetError:
        return list(space.samples), 0, 0, "sampled"
    return found, ruled_out, weight, "exhaustive"


def _overlaps(auditor: Auditor) -> Iterator[Overlap]:
    """Yield, for every two outcomes that have rules, whether rules of both can apply under the default readings."""
    for pair in combinations(auditor.question.outcomes[:-1], 2):
        found, proven = Sought(()), auditor.tells_all
        for space in (auditor.spaces[0], *auditor.moving[:1]):
            try:
                found = space.find(structure.overlapping(space, pair))
            except OverBudgetError:
                found = Sought((), is_proven=False)
            proven &= found.is_proven
            if found.cases:
                break
        yield Overlap(*pair, found.cases, "exhaustive" if found.cases or proven else "sampled")


def _bare(auditor: Auditor) -> Iterator[tuple[Outcome, Case]]:
    """Yield the outcomes that neither favour nor burden anybody and somewhere rest on no provision."""
    for outcome in auditor.question.outcomes:
        if outcome.tone == "open":
            for space in (*auditor.spaces, *auditor.moving):
                with suppress(OverBudgetError):
                    sought = space.find(space.uncited(outcome))
                    if sought.cases:
                        yield outcome, sought.cases[0]
                        break
