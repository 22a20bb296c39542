"""Rewriting a term for people changes no meaning: every worked case, term by term."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from cerra_rules import find, question_ids
from cerra_rules.cases.cases import Case, read_cases
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.explaining.rewriting import X, alike, gathered, merged, opposite, settled
from cerra_rules.front import BOOKS
from cerra_rules.language import Condition, Question, Term, any_of
from cerra_rules.language.terms import AnyOf, Not, parts_of
from reference_pages.naming import names_of

# ------------------------------------------------------------------------------------------------------------ meaning

CASES = [
    case
    for book in BOOKS
    for path in sorted(files(f"cerra_rules.{book}").joinpath("cases").iterdir(), key=str)
    for case in read_cases(str(path))
]


def conditions(question: Question[Any]) -> list[Term[Any]]:
    return [*question.terms, *(invariant.holds for invariant in question.facts.invariants())]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_rewriting_changes_no_meaning(case: Case) -> None:
    question = find(case.question)
    facts = dict(question.facts.read(case.facts).__dict__)
    chosen, names = question.choose(None), names_of(question)
    for term in conditions(question):
        assert evaluate(settled(term, chosen), facts, {}, case.calendar) == evaluate(term, facts, chosen, case.calendar)
    for part in {part for term in conditions(question) for part in parts_of(term)}:
        rewritten: list[Condition] = []
        if isinstance(part, Not) and (turned := opposite(part.item)) is not None:
            rewritten.append(turned)
        if isinstance(part, AnyOf):
            rewritten.append(any_of(*merged(part.items)))
        if isinstance(part, Condition):
            rewritten.append(gathered(part, names))
        for condition in rewritten:
            before = evaluate(part, facts, chosen, case.calendar)
            assert evaluate(condition, facts, chosen, case.calendar) is before
            # With readings open, a choice turned round may be known where it was not, or the other way round.
            sides = {evaluate(side, facts, {}, case.calendar) for side in (part, condition)}
            assert UNKNOWN in sides or len(sides) == 1


def test_alike_says_what_its_alternatives_say() -> None:
    seen = 0
    for question in map(find, question_ids()):
        for part in {part for term in conditions(question) for part in parts_of(term) if isinstance(part, AnyOf)}:
            if found := alike(merged(part.items)):
                values, pattern, rest = found
                seen += 1
                instances = {repr(pattern).replace(repr(X), repr(value)) for value in values}
                assert instances == {repr(item) for item in merged(part.items) if item not in rest}
    assert seen


@pytest.mark.parametrize("asked", question_ids())
def test_names_are_unique(asked: str) -> None:
    question = find(asked)
    names = Counter(names_of(question).values())
    assert not [name for name, count in names.items() if count > 1]
    assert not names.keys() & {*question.facts.specs, *question.readings}
