"""Cautions hold where they hold in one completion at least; judgements are legal conclusions that the answer rests on."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest

from cerra_rules import find, question_ids
from cerra_rules.audit.mutation.packaged import packaged_cases
from cerra_rules.errors import ContradictionError
from cerra_rules.front import decide
from cerra_rules.language.terms import facts_in

MOST_UNKNOWN = 3
WARNED = [id for id in question_ids() if any(outcome.cautions for outcome in find(id).outcomes)]


@pytest.mark.parametrize("id", WARNED)
def test_a_caution_holds_if_it_holds_in_one_completion(id: str) -> None:
    """Leave facts that the cautions look at out of worked cases, and try all of their values."""
    specs, compared = find(id).facts.specs, 0
    terms = [caution.when for outcome in find(id).outcomes for caution in outcome.cautions]
    flags = {spec.only_if for spec in specs.values()}
    looked_at = {s.name for s in facts_in(*terms) if s.kind in ("bool", "enum")} - flags
    ways = [set(left) for size in range(MOST_UNKNOWN) for left in combinations(sorted(looked_at), size)]
    for case in packaged_cases(id):
        if case.expect is None or case.expect.error or case.readings == "any":
            continue
        complete = {**find(id).facts.read(case.facts).known()}
        options: dict[str, Any] = {"readings": case.readings, "calendar": case.calendar}
        for left in ways:
            facts = {name: value for name, value in complete.items() if name not in left}
            decision = decide(id, facts, **options)
            held: set[str] = set()
            for values in product(*(specs[name].values for name in left)):
                try:
                    found = decide(id, facts | dict(zip(left, values, strict=True)), **options)
                except ContradictionError:
                    continue
                held |= {note.id for note in found.cautions}
            told = {note.id for note in decision.cautions}
            assert told == (held if decision.reached else set()), facts
            compared += decision.reached is not None
    assert compared


def test_judgements_are_stated_conclusions_of_law(subtests: pytest.Subtests) -> None:
    for case in packaged_cases():
        if case.expect is None or case.expect.error:
            continue
        with subtests.test(case.id):
            decision = decide(case.question, case.facts, readings=case.readings, calendar=case.calendar)
            named = decision.judgements
            assert all(spec.judgement and spec.name in decision.facts.known() for spec in named)
            assert not named or decision.reached is not None
            assert decision.to_dict()["judgements"] == [spec.name for spec in named]


def test_what_an_answer_does_not_rest_on_is_no_judgement_of_it() -> None:
    made = {"buyer_is_consumer": True, "is_service": False, "is_made_to_order": True, "goods_are_intact": True}
    found = [spec.name for spec in decide("anxi.seven_day_return", made).judgements]
    assert found == ["buyer_is_consumer", "is_service", "is_made_to_order"]
