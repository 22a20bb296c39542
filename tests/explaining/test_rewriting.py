"""Rewriting a term for people changes no meaning: every worked case, term by term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from cerra_rules import find, question_ids
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.explaining.rewriting import X, alike, gathered, merged, opposite, settled
from cerra_rules.language import Condition, Question, Term, any_of
from cerra_rules.language.terms import AnyOf, Not, parts_of
from reference_pages.naming import names_of


def conditions(question: Question[Any]) -> list[Term[Any]]:
    return [*question.terms, *(invariant.holds for invariant in question.facts.invariants())]


def rewritten(question: Question[Any]) -> Iterator[tuple[Condition, Condition]]:
    """Yield each condition of a question with each way to write it otherwise."""
    names = names_of(question)
    for part in {part for term in conditions(question) for part in parts_of(term)}:
        if isinstance(part, Not) and (turned := opposite(part.item)) is not None:
            yield part, turned
        if isinstance(part, AnyOf) and (other := any_of(*merged(part.items))) != part:
            yield part, other
        if isinstance(part, Condition) and (shorter := gathered(part, names)) != part:
            yield part, shorter


@pytest.mark.parametrize("id", question_ids())
def test_rewriting_changes_no_meaning(id: str, subtests: pytest.Subtests) -> None:
    question = find(id)
    chosen, pairs = question.choose(None), [*rewritten(question)]
    terms = [(term, other) for term in {*conditions(question)} if (other := settled(term, chosen)) != term]
    for case in (c for c in packaged_cases(id) if c.expect and not c.expect.error):
        facts, calendar = dict(question.facts.read(case.facts).__dict__), case.calendar
        with subtests.test(case.id):
            for term, other in terms:
                assert evaluate(other, facts, {}, calendar) == evaluate(term, facts, chosen, calendar)
            for part, condition in pairs:
                assert evaluate(condition, facts, chosen, calendar) is evaluate(part, facts, chosen, calendar)
                # With readings open, a choice turned round may be known where it was not, or the other way round.
                sides = {evaluate(side, facts, {}, calendar) for side in (part, condition)}
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


def test_names_are_unique(subtests: pytest.Subtests) -> None:
    for question in map(find, question_ids()):
        with subtests.test(question.id):
            names = Counter(names_of(question).values())
            assert not [name for name, count in names.items() if count > 1]
            assert not names.keys() & {*question.facts.specs, *question.readings}
