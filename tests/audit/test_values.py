"""Values are audited as outcomes are: what a branch is worth is so by brute force, and what nobody could cure does not fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Annotated, Any, cast

import pytest
from annotated_types import Ge, Le
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules import Question
from cerra_rules.audit import Claim, Status, audit
from cerra_rules.audit.claims import Kind
from cerra_rules.deciding.reference import evaluate
from cerra_rules.explaining.branching import branches
from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    Condition,
    Constant,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    days,
    either,
    fact,
    largest,
    neutral,
    not_,
    number_of,
    smallest,
)
from cerra_rules.language.terms import Term

CAFE = Instrument("cafe", en="Rules of the café", zh="咖啡馆规则", short="Café", outline="1 2 3")
Few = Annotated[int, Ge(0), Le(3)]


class Visit(Facts):
    """One visit."""

    cups: Fact[Few] = fact("cups", "杯数")
    broken: Fact[Few] = fact("cups that broke", "打碎的杯数")
    is_guest: Fact[bool] = fact("a guest", "宾客")
    is_late: Fact[bool] = fact("it is late", "已晚")
    came_on: Fact[date] = fact("day of the visit", "到访日")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Say what no case can contradict."""
        return (Invariant(cls.broken <= cls.cups, "no more break than there are", "打碎的不多于全部"),)


PAYS = adverse("pays", "The visitor pays.", "须付费。", CAFE.article(1))
FREE = neutral("free", "It is free.", "免费。")


def asking(*values: Value, when: Condition = Visit.is_late) -> Question[Visit]:
    return Question(
        "cafe.price", asks=("What does it cost?", "费用如何？"), facts=Visit,
        answers={PAYS: (Rule("late-visit", CAFE.article(1), when),), FREE: OTHERWISE}, values=values,
    )  # fmt: skip


def of(kind: Kind, question: Question[Any]) -> dict[str, Claim]:
    return {claim.subject: claim for claim in audit(question).claims if claim.kind is kind}


def test_every_branch_of_a_value_is_claimed() -> None:
    free = either(Visit.is_guest, Visit.came_on + days(7), either(Visit.cups >= 2, Visit.came_on, NOTHING))
    values = (
        Value("last_free_day", "", "", free, only=(PAYS,)),
        Value("first_paid_day", "", "", free + days(1)),
        Value("charged", "", "", largest(1, (Visit.is_guest, Visit.cups), Visit.broken)),
        Value("reasons", "", "", number_of(Visit.is_guest, Visit.is_late)),
        Value("is_dear", "", "", all_of(Visit.is_late, Visit.cups > 2)),
        Value("left", "", "", Visit.cups - Visit.broken),
    )
    question = asking(*values)
    assert {subject: claim.status for subject, claim in of(Kind.BRANCH, question).items()} == dict.fromkeys(
        [
            "last_free_day: if is_guest", "last_free_day: if not is_guest", "last_free_day: if cups ≥ 2",
            "charged: 1", "charged: cups if is_guest", "charged: broken",
            "reasons: counted if is_guest", "reasons: counted if is_late",
            "is_dear: holds", "is_dear: fails", "left",
        ],
        Status.HOLDS,
    )  # fmt: skip
    assert {"cups < 2", "cups ≤ 2"} <= of(Kind.THRESHOLD, question).keys()
    assert audit(question).holds


def test_a_branch_that_is_never_taken_or_changes_nothing_is_found() -> None:
    never = either(all_of(Visit.cups < 1, Visit.broken >= 1), Visit.came_on + days(1), Visit.came_on)
    same = either(Visit.is_guest, smallest(Visit.cups, Visit.broken), Visit.broken)
    late = either(Visit.is_late, Constant(2), Constant(3))
    question = asking(
        Value("day", "", "", never), Value("some", "", "", same), Value("few", "", "", late, only=(FREE,))
    )
    found = {
        subject: claim.says for subject, claim in of(Kind.BRANCH, question).items() if claim.status is Status.FAILS
    }
    no_case, unchanged = "no value hangs on it", "wherever it is taken, the value is the same without it"
    assert found == {
        "day: if cups < 1 and broken ≥ 1": no_case,
        "few: if is_late": no_case,
        "some: if is_guest": unchanged,
        "some: cups": no_case,
    }


leaf = st.sampled_from([Constant(0), Constant(2), Visit.cups, Visit.broken, Visit.cups - Visit.broken])
guard = st.sampled_from([
    Visit.is_guest, not_(Visit.is_late), Visit.cups < 2, Visit.broken.is_(1), any_of(Visit.is_late, Visit.cups > Visit.broken),
])  # fmt: skip
terms: st.SearchStrategy[Term[Any]] = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(either, guard, inner, st.one_of(inner, st.just(NOTHING))),
        st.builds(largest, inner, st.tuples(guard, inner)),
        st.builds(lambda a, b: a + b, inner, inner),
    ),
    max_leaves=4,
)


def every_visit() -> Iterator[Mapping[str, Any]]:
    for cups, broken, is_guest, is_late in product(range(4), range(4), (True, False), (True, False)):
        if broken <= cups:
            yield {
                "cups": cups,
                "broken": broken,
                "is_guest": is_guest,
                "is_late": is_late,
                "came_on": date(2024, 1, 1),
            }


@given(terms)
def test_a_branch_matters_where_brute_force_finds_a_case(term: Term[Any]) -> None:
    value = Value("some", "", "", term)
    claims = [claim for claim in audit(asking(value)).claims if claim.kind is Kind.BRANCH]
    wanted = [
        any(evaluate(term, case, {}) != evaluate(branch.rest, case, {}) for case in every_visit())
        for branch in branches(value)
    ]
    assert [claim.status is Status.HOLDS for claim in claims] == wanted


def test_that_two_are_equal_is_one_comparison() -> None:
    """Of two halves one may hold in any case: by the range of a fact, or by an invariant."""
    broken_by_a_guest, all_broken = (
        all_of(Visit.is_guest, Visit.broken.is_(2)),
        Visit.broken.is_(cast("Any", Visit.cups)),
    )
    when = any_of(Visit.cups.is_(0), broken_by_a_guest, all_of(Visit.is_late, all_broken))
    found = of(Kind.THRESHOLD, asking(when=when))
    assert {subject: claim.status for subject, claim in found.items()} == dict.fromkeys(
        ["cups = 0", "broken = 2", "broken = cups"], Status.HOLDS
    )
    idle = of(Kind.THRESHOLD, asking(when=any_of(Visit.is_late, all_of(Visit.cups.is_(1), Visit.broken.is_(2)))))
    says = "it never holds where the answer hangs on it"
    assert {subject: claim.says for subject, claim in idle.items()} == {"cups = 1": says, "broken = 2": says}


@pytest.mark.parametrize("number", [0, 3])
def test_an_end_of_the_range_turns(number: int) -> None:
    assert audit(asking(Value("left", "", "", Visit.cups), when=any_of(Visit.is_late, Visit.cups.is_(number)))).holds


def test_of_a_comparison_whose_sides_have_branches_one_that_can_turn_is_enough() -> None:
    def statuses(limit: Term[Any]) -> dict[str, Status]:
        question = asking(when=all_of(Visit.is_late, limit <= cast("Any", Visit.cups)))
        return {subject: claim.status for subject, claim in of(Kind.THRESHOLD, question).items()}

    assert statuses(either(Visit.is_guest, Visit.broken, Constant(2))) == {"cups < 2": Status.HOLDS}
    never = either(Visit.is_guest, Visit.broken - 1, Visit.broken)
    assert set(statuses(never).values()) == {Status.FAILS}
    assert len(statuses(never)) == 2
