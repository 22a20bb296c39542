"""Claims about values: every item is listed somewhere and left out somewhere, and every branch matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from cerra_rules.audit.auditor import Auditor, Cases
from cerra_rules.audit.citations import is_decided, turning
from cerra_rules.audit.claims import Claim, Kind
from cerra_rules.audit.space import Sought, Space
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.reference import evaluate
from cerra_rules.deciding.reference_answer import answer
from cerra_rules.deciding.witnesses import Case
from cerra_rules.explaining import branching
from cerra_rules.language.questions import Question
from cerra_rules.language.terms import HOLDS, Condition, Listing, Term, any_of


def items(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every item of a listed value is listed somewhere and left out somewhere."""
    for value in auditor.question.values:
        if isinstance(value.term, Listing):
            codes = {o.code for o in value.only or auditor.question.outcomes}
            where, is_there = partial(_given, codes=codes), partial(is_decided, auditor, HOLDS, codes)
            grouped: dict[str, list[Condition]] = {}
            for condition, item in value.term.items:
                grouped.setdefault(str(item), []).append(condition)
            for item, conditions in grouped.items():
                when = any_of(*conditions)
                if when != HOLDS:
                    claim = Kind.ITEM, f"{value.name}: {item}", "listed"
                    yield auditor.bounded(*claim[:2], partial(turning, auditor, claim, where, when, is_there))


def _given(space: Space, codes: set[str]) -> Node:
    return space.diagram.some(*(space.reached(o) for o in space.question.outcomes if o.code in codes))


Terms = Mapping[str, Term[Any]]
"""What stands in the place of some values, by their names."""


class _Branch(NamedTuple):
    """A branch, called after the first value that has it, and the values without it and where it gives nothing."""

    subject: str
    rest: Terms
    empty: Terms


def branches(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every branch of a value matters: without it, some case would have another value."""
    for branch in _branches(auditor.question):
        yield auditor.bounded(Kind.BRANCH, branch.subject, partial(_branch_matters, auditor, branch))


def _branches(question: Question[Any]) -> Iterator[_Branch]:
    """Yield the branches of all values; one that several values share is one."""
    found: dict[tuple[Term[Any], int], dict[str, branching.Branch]] = {}
    for value in question.values:
        for branch in branching.branches(value):
            found.setdefault(branch.key, {})[value.name] = branch
    names: dict[str, int] = {}
    for shared in found.values():
        first, branch = next(iter(shared.items()))
        subject = f"{first}: {branch.says}" if branch.says else first
        names[subject] = again = names.get(subject, 0) + 1
        rest, empty = {n: b.rest for n, b in shared.items()}, {n: b.empty for n, b in shared.items()}
        yield _Branch(subject if again == 1 else f"{subject} ({again})", rest, empty)


def _branch_matters(auditor: Auditor, branch: _Branch) -> Claim:
    sought = _telling(auditor, branch.rest)
    if sought.cases:
        return auditor.shown(Kind.BRANCH, branch.subject, sought, partial(_tells, auditor.question, branch.rest))
    taken = _telling(auditor, branch.empty)
    says = "wherever it is taken, the value is the same without it" if taken.cases else "no value hangs on it"
    is_same = partial(_tells_nothing, auditor.question, branch.rest)
    return auditor.refuted(Kind.BRANCH, branch.subject, says, taken, sought.is_proven, is_same)


def _telling(auditor: Auditor, terms: Terms) -> Sought:
    """Return a case in which some value is another once other terms stand in its place."""
    unproven: list[Space] = []
    for space in auditor.open_spaces():
        for goal in space.valued_otherwise(terms):
            sought = space.find(goal)
            cases = tuple(case._replace(readings={**auditor.default, **case.readings}) for case in sought.cases)
            if cases and _tells(auditor.question, terms, cases):
                return Sought(cases)
            if cases or not sought.is_proven:  # a function, or a rounded count: looked at by trying
                unproven.append(space)
    for case in _tried(auditor, unproven):
        if _tells(auditor.question, terms, (case,)):
            return Sought((case,))
    return Sought((), not unproven)


def _tried(auditor: Auditor, unproven: list[Space]) -> Iterator[Case]:
    """Yield the cases to try where a search has not settled it: those found so far, then some that are drawn."""
    if unproven:
        yield from auditor.pool
        yield from unproven[0].samples


def _tells(question: Question[Any], terms: Terms, cases: Cases) -> bool:
    code = answer(question, *cases[0]).outcome
    given = (v for v in question.values if v.name in terms and (not v.only or code in {o.code for o in v.only}))
    return any(evaluate(v.term, *cases[0]) != evaluate(terms[v.name], *cases[0]) for v in given)


def _tells_nothing(question: Question[Any], terms: Terms, cases: Cases) -> bool:
    return not _tells(question, terms, cases)
