"""What would change an answer: against brute force, on small questions made at random and on the law itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import combinations, product
from typing import Annotated, Any

import pytest
from annotated_types import Ge, Le
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from cerra_rules import Decision, RestDays, cli, find, question_ids
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.deciding.decision import Proposal
from cerra_rules.deciding.reference import evaluate
from cerra_rules.errors import ContradictionError, QuestionError
from cerra_rules.front import decide
from cerra_rules.language import (
    OTHERWISE,
    Condition,
    Fact,
    Facts,
    Invariant,
    Question,
    Rule,
    all_of,
    any_of,
    fact,
    fixed,
    neutral,
    not_,
)
from cerra_rules.testing.strategies import facts_for

# small questions, made at random ---------------------------------------------------------------------------------------

Few = Annotated[int, Ge(0), Le(5)]


class Colour(StrEnum):
    """A fact with three values."""

    RED = "red"
    GREEN = "green"
    BLUE = "blue"


class Small(Facts):
    """Every kind of fact, so small that all cases can be listed."""

    a: Fact[bool] = fact("a", "甲")
    b: Fact[bool] = fixed("b", "乙")
    colour: Fact[Colour] = fact("colour", "色")
    marks: Fact[frozenset[Colour]] = fact("marks", "记")
    m: Fact[Few] = fact("m", "数一")
    n: Fact[Few] = fact("n", "数二")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """A plain comparison, and one that is none."""
        return (Invariant(Small.n <= Small.m, "n is no more than m"), Invariant(any_of(Small.a, Small.m <= 4), "a"))


NUMBERS = ("m", "n")
ATOMS = (
    Small.a, Small.b, Small.colour.is_(Colour.RED), Small.colour.is_one_of(Colour.RED, Colour.BLUE),
    Small.marks.contains(Colour.RED), Small.marks.contains(Colour.GREEN), Small.marks.is_not_empty(),
    Small.m <= 2, Small.n >= 3, Small.m + Small.n > 5, Small.n > Small.m - 2,
)  # fmt: skip
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.builds(not_, inner) | st.builds(all_of, inner, inner) | st.builds(any_of, inner, inner),
    max_leaves=6,
)
FIRST, SECOND, LAST = (neutral(code, code, code) for code in ("first", "second", "last"))


def small_question(first: Condition, second: Condition) -> Question[Small]:
    answers = {
        FIRST: (Rule("one", ANXI.article(1), first),),
        SECOND: (Rule("two", ANXI.article(2), second),),
        LAST: OTHERWISE,
    }
    return Question("small", asks=("?", "？"), facts=Small, answers=answers)


@cache
def cases() -> tuple[dict[str, Any], ...]:
    """Return every possible case."""
    sets = [frozenset(s) for size in range(4) for s in combinations(Colour, size)]
    every = product((True, False), (True, False), Colour, sets, range(6), range(6))
    found = (dict(zip(Small.specs, values, strict=True)) for values in every)
    return tuple(c for c in found if all(evaluate(i.holds, c, {}) is True for i in Small.invariants()))


def outcome_of(question: Question[Small], case: Mapping[str, Any]) -> str:
    held = (r.outcome.code for r in question.rules if evaluate(r.when, case, {}) is True)
    return next(held, question.outcomes[-1].code)


def changed(known: Mapping[str, Any], case: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(n for n, v in known.items() if case[n] != v)


def distance(known: Mapping[str, Any], case: Mapping[str, Any]) -> int:
    return sum(abs(case[n] - known[n]) for n in NUMBERS if n in known)


@settings(max_examples=30)
@example(  # where m + n is too much for red goods, only another colour helps
    all_of(Small.colour.is_(Colour.RED), Small.m + Small.n > 5),
    Small.n >= 3,
    {"a": True, "b": True, "colour": Colour.RED, "marks": frozenset(), "m": 0, "n": 0},
    set(),
    "second",
)
@given(
    CONDITIONS,
    CONDITIONS,
    st.sampled_from(cases()),
    st.sets(st.sampled_from(list(Small.specs)), max_size=3),
    st.sampled_from(["first", "second", "last"]),
)
def test_the_smallest_changes_are_those_that_brute_force_finds(
    first: Condition,
    second: Condition,
    case: dict[str, Any],
    unknown: set[str],
    wanted: str,
) -> None:
    question = small_question(first, second)
    known = {n: v for n, v in case.items() if n not in unknown}
    decision = decide(question, known)
    proposals = decision.nearest(wanted)
    fitting = [
        c for c in cases() if outcome_of(question, c) == wanted and ("b" not in known or c["b"] == known["b"])
    ]  # fmt: skip
    fewest = min((len(changed(known, c)) for c in fitting), default=None)
    best = [c for c in fitting if len(changed(known, c)) == fewest]
    assert {frozenset(c.fact.name for c in p.changes) for p in proposals} == {changed(known, c) for c in best}
    for proposal in proposals:
        new = {c.fact.name: c.new for c in proposal.changes}
        assert all(known[c.fact.name] == c.old != c.new for c in proposal.changes)
        alike = [c for c in best if changed(known, c) == set(new)]
        # As near as can be: a set first, with the rest of the choices given, then counts, with everything given.
        choices = {n: v for n, v in new.items() if n in {"a", "colour"}}
        alike = [c for c in alike if all(c[n] == v for n, v in choices.items())]
        if "marks" in new:
            assert len(new["marks"] ^ known["marks"]) == min(len(c["marks"] ^ known["marks"]) for c in alike)
            alike = [c for c in alike if c["marks"] == new["marks"]]
        numbers = {n: v for n, v in new.items() if n in NUMBERS}
        assert distance(known, {**known, **numbers}) == min(distance(known, c) for c in alike)
        check_provided(question, {**known, **new}, proposal, wanted)
    if proposals and "marks" not in {n for p in proposals for n in (c.fact.name for c in p.changes)}:
        given_choices = {
            tuple((c.fact.name, c.new) for c in p.changes if c.fact.name not in NUMBERS) for p in proposals
        }
        assert given_choices == {
            tuple((n, c[n]) for n in Small.specs if n in changed(known, c) and n not in NUMBERS) for c in best
        }


def check_provided(question: Question[Small], facts: Mapping[str, Any], proposal: Proposal, wanted: str) -> None:
    """Assert that what is provided is enough for the outcome, can be, and has nothing to spare."""
    fitting = [c for c in cases() if all(c[n] == v for n, v in facts.items())]

    def results(conditions: list[Condition]) -> set[str]:
        return {
            outcome_of(question, c) for c in fitting if all(evaluate(x, c, {}) is True for x in conditions)
        }  # fmt: skip

    provided = list(proposal.provided)
    assert results(provided) == {wanted}
    for spare in provided:
        assert results([c for c in provided if c is not spare]) != {wanted}


# the law itself --------------------------------------------------------------------------------------------------------

DISCRETE = [
    id for id in question_ids() if all(s.kind in {"bool", "enum"} for s in find(id).facts.specs.values())
]  # fmt: skip


@given(st.data())
def test_the_law_agrees_with_brute_force(data: st.DataObject) -> None:
    question = find(data.draw(st.sampled_from(DISCRETE)))
    facts = data.draw(facts_for(question, unknown=False))
    wanted = data.draw(st.sampled_from([o.code for o in question.outcomes]))
    decision = decide(question, facts)
    proposals = decision.nearest(wanted)
    size = min(len(proposals[0].changes) if proposals else 2, 2)
    specs = [s for s in question.facts.specs.values() if s.changeable and s.name in facts]
    found: set[frozenset[tuple[str, Any]]] = set()
    for k in range(size + 1):
        for some in combinations(specs, k):
            for values in product(*([v for v in s.values if v != facts[s.name]] for s in some)):
                new = {s.name: v for s, v in zip(some, values, strict=True)}
                if reached(question, {**facts, **new}) == wanted:
                    found.add(frozenset(new.items()))
        if found:
            break
    if proposals and len(proposals[0].changes) > size:
        assert not found
    else:
        assert {frozenset((c.fact.name, c.new) for c in p.changes) for p in proposals} == found


def reached(question: Question[Any], facts: Mapping[str, Any]) -> str | None:
    try:
        return decide(question, facts).outcome
    except ContradictionError:
        return None


@given(st.data())
def test_every_proposal_of_the_law_leads_there_and_changes_nothing_that_is_fixed(data: st.DataObject) -> None:
    question = find(data.draw(st.sampled_from(question_ids())))
    decision = decide(question, data.draw(facts_for(question)))
    wanted = data.draw(st.sampled_from([o.code for o in question.outcomes]))
    for proposal in decision.nearest(wanted):
        new = {c.fact.name: c.new for c in proposal.changes}
        again = decide(question, {**decision.facts.known(), **new})
        assert again.outcome == proposal.decision.outcome == ("undetermined" if proposal.provided else wanted)
        for change in proposal.changes:
            assert change.fact.changeable
            assert change.provisions


RETURN: dict[str, Any] = {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
    "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False,
    "was_received": True, "received_on": "2024-03-01", "return_was_requested": True,
    "return_requested_on": "2024-03-12",
}  # fmt: skip


def brief(decision: Decision, wanted: str) -> list[dict[str, Any]]:
    return [{c.fact.name: c.new for c in p.changes} for p in decision.nearest(wanted)]


def test_the_nearest_day_is_the_last_day_also_past_rest_days() -> None:
    assert brief(decide("anxi.seven_day_return", RETURN, calendar=RestDays.none()), "must_accept_return") == [
        {"return_requested_on": date(2024, 3, 8)},
    ]
    calendar = RestDays([date(2024, 3, 8) + timedelta(n) for n in range(3)])
    rolled = decide(
        "anxi.seven_day_return",
        RETURN,
        readings={"return_period_rest_days": "roll_forward"},
        calendar=calendar,
    )
    assert brief(rolled, "must_accept_return") == [{"return_requested_on": date(2024, 3, 11)}]


def test_the_kind_of_goods_and_the_day_of_receipt_are_never_proposed() -> None:
    made = decide("anxi.seven_day_return", RETURN | {"is_made_to_order": True})
    assert made.outcome == "exempt"
    assert made.nearest("must_accept_return") == ()


def test_votes_and_members_of_a_meeting() -> None:
    facts = {"members_in_office": 17, "present_members": 11, "votes_for": 3}
    assert brief(decide("charter.resolution", facts), "valid") == [{"present_members": 12, "votes_for": 6}]
    retained = {
        "record_kind": "infrastructure_usage_log", "record_created_on": "2024-01-01", "assessed_on": "2024-02-01",
    }  # fmt: skip
    assert brief(decide("anxi.record_retention", retained), "may_discard") == [{"assessed_on": date(2024, 3, 2)}]


def test_what_is_unknown_is_a_proviso_and_no_change() -> None:
    (proposal,) = decide("charter.resolution", {"members_in_office": 17, "present_members": 12}).nearest("valid")
    assert proposal.changes == ()
    assert proposal.to_dict()["provided"] == [
        {
            "en": "votes in favour cast by presidium members present in person ≥ 1/2 of presidium members who came to the meeting in person",
            "zh": "亲自到会的主席团成员所投赞成票数 ≥ 亲自到会的主席团成员人数 的 1/2",
        },
    ]


def test_the_answer_itself_needs_nothing() -> None:
    decision = decide("charter.resolution", {"members_in_office": 17, "present_members": 5})
    (proposal,) = decision.nearest("invalid_no_quorum")
    assert (proposal.changes, proposal.provided, proposal.decision) == ((), (), decision)


def test_an_outcome_that_there_is_not() -> None:
    with pytest.raises(QuestionError) as caught:
        decide("anxi.seven_day_return", RETURN).nearest("must_accept")
    assert caught.value.message == "anxi.seven_day_return: there is no outcome `must_accept`"
    assert caught.value.hint == "did you mean `must_accept_return`?"


# the command line ------------------------------------------------------------------------------------------------------

WHY_NOT = """
What would lead to “Done in time: the seller must take the goods back”
  1. day of the request: 12 March 2024 → 8 March 2024 (art. 13, item 4)
"""  # fmt: skip


def test_decide_says_why_not() -> None:
    arguments = [f"--set={n}={json.dumps(v).strip(chr(34))}" for n, v in RETURN.items()]
    command = ["decide", "anxi.seven_day_return", *arguments, "--calendar=none", "--why-not"]
    text = CliRunner().invoke(cli.app, [*command, "must_accept_return"])
    assert text.exit_code == 1
    assert text.stdout.endswith(WHY_NOT)
    chinese = CliRunner().invoke(cli.app, [*command, "must_accept_return", "--lang=zh"])
    assert (
        "怎样才会得出结论“消费者在期限内行使了权利，卖家应当接受退货”\n"
        "  1. 提出退货之日：2024年3月12日 → 2024年3月8日（第十三条第（四）项）" in chinese.stdout
    )
    assert (
        CliRunner()
        .invoke(cli.app, [*command, "exempt"])
        .stdout.endswith(
            "What would lead to “One of the five exemptions applies”\n  - no change was found that leads there\n"
            "  Facts that nobody can change are left as they are.\n",
        )
    )
    data = json.loads(CliRunner().invoke(cli.app, [*command, "must_accept_return", "--format=json"]).stdout)
    assert data["why_not"] == {
        "outcome": "must_accept_return",
        "proposals": [
            {
                "changes": [
                    {"fact": "return_requested_on", "from": "2024-03-12", "to": "2024-03-08", "citations": ["anxi:13(4)"]},
                ],
                "provided": [],
                "outcome": "must_accept_return",
            },
        ],
    }  # fmt: skip
    wrong = CliRunner().invoke(cli.app, [*command, "accepted"])
    assert (wrong.exit_code, wrong.stdout) == (2, "")
