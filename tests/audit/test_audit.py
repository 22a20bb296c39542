"""The audit: what is claimed is so by brute force, seeded defects are found, certificates recompute."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import pytest

import reading_room
from cerra_rules import find, question_ids
from cerra_rules.audit import Audit, Case, Claim, Declared, Property, ReplayError, Status, audit, entry  # fmt: skip
from cerra_rules.audit.claims import Kind
from cerra_rules.audit.report import structure as structure_report
from cerra_rules.audit.samples import draw_cases
from cerra_rules.audit.space import REST, Space
from cerra_rules.audit.structure import overlapping
from cerra_rules.deciding.diagram import end_of
from cerra_rules.deciding.witnesses import stated
from cerra_rules.errors import DefinitionError
from cerra_rules.front import decide
from cerra_rules.language import Question
from cerra_rules.testing import answer, is_consistent

ROOT = Path(__file__).parents[2]


def failing(audited: Audit) -> dict[str, Claim]:
    return {claim.id: claim for claim in audited.of(Status.FAILS)}


# the sample rules, and their defects ----------------------------------------------------------------------------------


def test_the_sound_rules_pass() -> None:
    for question in (reading_room.late_fee, reading_room.lateness):
        audited = audit(question, reading_room.AUDIT[question.id])
        assert audited.holds
        assert not audited.of(Status.FAILS)
    assert {c.kind for c in audit(reading_room.late_fee, reading_room.DECLARED).claims} == set(Kind) - {Kind.ACCEPTED}


DEFECTS: list[tuple[str, str, str]] = [
    (
        "dead_exemption", "rule-matters staff-children",
        "dead: no case meets all of these at once: borrower = child; borrower = staff",
    ),
    (
        "shadowed_rule", "rule-matters late-child",
        "shadowed: wherever it applies, an earlier outcome is reached, such as `no_fee`",
    ),
    (
        "redundant_rule", "rule-matters very-late-adult",
        "redundant: wherever it decides, the answer is the same without it, by `fortnight-passed`",
    ),
    (
        "never_alone", "rule-alone very-late-and-reserved",
        "wherever it decides, the same outcome is reached without it, by `fortnight-passed`",
    ),
    ("gap", "property complete", "a gap: no rule covers this case"),
    (
        "threshold_overlapping", "exclusive large_fee / small_fee",
        "rules of both apply, and precedence alone decides",
    ),
    (
        "threshold_overlapping", "threshold-turns due_on + 15 days < returned_on",
        "it never holds where the answer hangs on it",
    ),
    (
        "threshold_out_of_range", "threshold-turns items_on_loan ≤ 600",
        "it never fails where the answer hangs on it",
    ),
    ("swapped_outcome", "property closed room is free", "a closed room charges nothing"),
    ("forgotten_citation", "outcome-grounded small_fee", "reached without any citation"),
    ("uncited_last", "outcome-grounded nothing_due", "reached without any citation"),
    ("limb_always", "limb-turns fortnight-passed: room:3(1)", "never left out"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "id", "says"), DEFECTS, ids=[f"{name}-{id}" for name, id, _ in DEFECTS])
def test_a_seeded_defect_is_found_with_a_witness(name: str, id: str, says: str) -> None:
    question: Question[Any] = getattr(reading_room, name)
    audited = audit(question, reading_room.AUDIT[question.id])
    claim = failing(audited)[id]
    assert (claim.says, claim.method) == (says, "exhaustive")
    assert claim.cases
    for case in claim.cases:  # the witness stands up to a program that knows nothing of the audit
        decision = decide(question, case.facts, readings=case.readings)
        assert decision.outcome == answer(question, *case).outcome


def test_a_witness_shows_the_defect() -> None:
    def witness(name: str, id: str) -> dict[str, Any]:
        question: Question[Any] = getattr(reading_room, name)
        (case,) = failing(audit(question, reading_room.AUDIT[question.id]))[id].cases
        return case.facts

    gap = witness("gap", "property complete")
    assert (gap["returned_on"] - gap["due_on"]).days == 14
    overlap = witness("threshold_overlapping", "exclusive large_fee / small_fee")
    assert (overlap["returned_on"] - overlap["due_on"]).days == 15
    assert witness("forgotten_citation", "outcome-grounded small_fee")["was_reserved"] is False
    assert witness("swapped_outcome", "property closed room is free")["was_closed"] is True
    assert witness("dead_exemption", "rule-matters staff-children")["borrower"] == "child"


def test_what_nothing_hangs_on_is_found() -> None:
    assert list(failing(audit(reading_room.fact_without_effect))) == ["fact-matters is_marked"]


def test_nothing_is_claimed_of_a_fact_that_the_question_does_not_name() -> None:
    """It is there for another question on the same facts, or because the law says that it does not matter."""
    audited = audit(reading_room.fact_never_named)
    assert audited.holds
    assert "No rule names these facts: room.late_fee: items_on_loan, is_marked." in [
        *structure_report([entry(audited)])
    ]


@pytest.mark.parametrize(
    ("name", "facts"),
    [("threshold_in_range", {"items_on_loan": 7}), ("swapped_outcome", {"was_closed": True})],
)
def test_what_no_structure_shows_is_left_to_worked_cases(name: str, facts: dict[str, Any]) -> None:
    """A wrong number within the range, or a wrong outcome, is as consistent as the right one: the law must be asked."""
    changed: Question[Any] = getattr(reading_room, name)
    assert audit(changed).holds
    case = {n: False for n, s in reading_room.Loan.specs.items() if s.kind == "bool"} | {
        "borrower": "adult", "due_on": "2024-01-01", "returned_on": "2024-01-01", "items_on_loan": 0, **facts,
    }  # fmt: skip
    assert decide(changed, case).outcome != decide(reading_room.late_fee, case).outcome


# declarations ---------------------------------------------------------------------------------------------------------


def test_an_accepted_finding_must_still_be_one() -> None:
    accepted = {"fact-matters is_marked": "kept for the statistics"}
    audited = audit(reading_room.fact_without_effect, Declared(accepted=accepted))
    assert audited.holds
    assert [c.id for c in audited.of(Status.ACCEPTED)] == list(accepted)
    old = {"fact-matters items_on_loan": "kept for the statistics", "fact-matters colour": "long gone"}
    stale = audit(reading_room.late_fee, Declared(accepted=old))
    assert {c.id: c.says for c in stale.of(Status.FAILS)} == {
        "accepted fact-matters items_on_loan": "stale: it holds now",
        "accepted fact-matters colour": "stale: there is no such claim",
    }


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        (
            Declared(exclusive=(("large_fee", "smal_fee"),)),
            "room.late_fee: declared: `smal_fee` is none of its outcomes\nhint: did you mean `small_fee`?",
        ),
        (
            Declared(properties=(Property("x", reading_room.late, ("no_fees",)),)),
            "room.late_fee: declared: `no_fees` is none of its outcomes\nhint: did you mean `no_fee`?",
        ),
        (
            Declared(accepted={"fact-matters borrower": " "}),
            "room.late_fee: declared: `fact-matters borrower` is accepted without a reason\nhint: say why",
        ),
    ],
)
def test_a_declaration_that_does_not_fit_is_refused(declared: Declared, message: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        audit(reading_room.late_fee, declared)
    assert str(caught.value) == message


# brute force ----------------------------------------------------------------------------------------------------------


def every_case(question: Question[Any]) -> Iterator[Case]:
    """Yield every case of a question about yes and no and enumerations alone, under the default readings."""
    specs = question.facts.specs
    for values in product(*(s.values for s in specs.values())):
        case = Case(dict(zip(specs, values, strict=True)), question.choose(None), None)
        if is_consistent(question, *case):
            yield case


FINITE = [
    id
    for id in question_ids()
    if all(s.kind in {"bool", "enum"} for s in find(id).facts.specs.values())
    and prod(len(s.values) for s in find(id).facts.specs.values()) <= 600
]


@pytest.mark.parametrize("id", FINITE)
def test_a_search_finds_what_there_is(id: str) -> None:
    """Each search is exact: it finds a case if and only if one is among all there are."""
    question = find(id)
    space = Space(question, question.choose(None), 20_000)
    cases = list(every_case(question))
    goals = [
        *(space.reached(o) for o in question.outcomes), *(space.uncited(o) for o in question.outcomes),
        *(space.rules[r.id] for r in question.rules), *(space.is_alone(r) for r in question.rules),
        *(space.brings(r) for r in question.rules),
        *(overlapping(space, (a, b)) for a in question.outcomes[:-1] for b in question.outcomes[:-1]),
    ]  # fmt: skip
    for goal in goals:
        there_is = any(end_of(goal, *case) for case in cases)
        sought = space.find(goal)
        assert sought.is_proven
        assert bool(sought.cases) is there_is
    answers = {tuple(c.facts.values()): answer(question, *c)[:2] for c in cases}
    for position, name in enumerate(question.facts.specs):
        others: dict[Any, set[Any]] = {}
        for values, found in answers.items():
            others.setdefault(values[:position] + values[position + 1 :], set()).add(found)
        matters = any(len(found) > 1 for found in others.values())
        assert any(space.pair(node, name).cases for node in space.answers) is matters


@pytest.mark.parametrize("id", FINITE)
def test_the_cases_of_the_audit_are_all_cases(id: str) -> None:
    question = find(id)
    space = Space(question, question.choose(None), 20_000)
    branches = list(space.search.branches(space.outcome))
    cases = list(every_case(question))
    assert {b.end for b in branches} == {answer(question, *c).outcome for c in cases}
    asked = {n.variable for n in _nodes(space.outcome)}
    if len(asked - {None}) == len(question.facts.specs) and not question.facts.invariants():
        assert sum(b.weight for b in branches) == len(cases)


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for kid in node.kids:
        yield from _nodes(kid)


def test_a_witness_that_does_not_replay_stops_the_audit() -> None:
    audited = audit(reading_room.late_fee)
    claim = next(c for c in audited.claims if c.kind is Kind.MATTERS)
    other = next(c for c in audited.claims if c.kind is Kind.MATTERS and c is not claim)
    wrong = Claim(claim.kind, claim.subject, claim.status, cases=other.cases, confirm=claim.confirm)
    with pytest.raises(ReplayError) as caught:
        wrong.check(reading_room.late_fee)
    assert caught.value.message == (
        f"room.late_fee: {claim.id}: its witness is not what the reference evaluator says"
    )  # fmt: skip


# over the budget ------------------------------------------------------------------------------------------------------


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer cases are drawn than by an audit: enough to come to every outcome."""
    monkeypatch.setattr("cerra_rules.audit.space.draw_cases", partial(draw_cases, count=300))


@pytest.mark.usefixtures("few")
def test_over_the_budget_cases_are_drawn_and_that_is_said() -> None:
    in_time = Property(
        "in time",
        reading_room.Loan.returned_on <= reading_room.Loan.due_on,
        ("no_fee", "surcharge", "nothing_due"),
    )
    declared = Declared(properties=(in_time,))
    assert {c.id: c.method for c in audit(reading_room.late_fee, declared).claims}["property in time"] == "exhaustive"
    drawn, again = (entry(audit(reading_room.late_fee, declared, budget=1)) for _ in range(2))
    assert drawn == again
    assert {c["method"] for c in drawn["counts"]} == {"sampled"}
    methods = {c["claim"]: (c["status"], c["method"]) for c in drawn["claims"]}
    assert methods["unambiguous"] == ("holds", "sampled")
    assert methods["property in time"] == ("holds", "sampled")  # no drawn case refutes it
    assert methods["rule-matters fortnight-passed"] == ("holds", "exhaustive")  # a drawn case proves it
    assert not [c for c in drawn["claims"] if c["status"] == "fails"]
    open_ = {c.id: c.method for c in audit(reading_room.threshold_overlapping, budget=1).of(Status.OPEN)}
    assert open_ == {"threshold-turns due_on + 15 days < returned_on": "sampled"}  # not found, and not excluded either
    (never,) = [c for c in audit(reading_room.threshold_out_of_range, budget=1).claims if "≤ 600" in c.id]
    assert (never.status, never.method) == (
        Status.FAILS,
        "exhaustive",
    )  # its range alone excludes that: no step is needed


@pytest.mark.usefixtures("few")
def test_a_computed_condition_is_drawn_not_trusted() -> None:
    counts = audit(find("charter.annual_plenary")).counts
    assert {c.method for c in counts} == {"sampled"}
    assert all(min(c.by_outcome.values()) > 0 for c in counts[:1])


def test_a_reading_about_rest_days_is_shown_with_rest_days() -> None:
    audited = audit(find("charter.liquidation"))
    assert all(case.calendar is not None and case.calendar.is_none for c in audited.claims for case in c.cases)
    question = find("anxi.seven_day_return")
    space = Space(
        question,
        {n: o for n, o in question.choose(None).items() if n != "return_period_rest_days"},
        20_000,
        REST,
    )
    sought = space.pair(space.outcome, "return_period_rest_days")
    told = [(stated(question.facts.specs, case.facts), case.readings) for case in sought.cases]
    assert len({decide(question, facts, readings=chosen, calendar=REST).outcome for facts, chosen in told}) == 2


STEPS = """
from cerra_rules.anxi.seven_day_return import seven_day_return
from cerra_rules.audit import auditor, audit
from cerra_rules.deciding.bounds import Work
class Counted(Work):
    made = []
    def __init__(self, left):
        super().__init__(left)
        self.made.append(self)
auditor.Work = Counted
audit(seven_day_return)
print([auditor.TOTAL - work.left for work in Counted.made])
"""


def test_an_audit_takes_the_same_steps_whatever_order_sets_have() -> None:
    taken = []
    for seed in "01":
        run = subprocess.run(
            [sys.executable, "-c", STEPS], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        taken.append(run.stdout)
    assert taken[0] == taken[1] != b"[]\n"
