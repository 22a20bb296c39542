"""Rules that branch too much for any diagram: right answers, said not to be exact, and an end."""

from __future__ import annotations

import random
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerra_rules import Question, decide
from cerra_rules.audit import audit
from cerra_rules.audit.claims import Status
from cerra_rules.deciding import diagram
from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.errors import ContradictionError
from cerra_rules.explaining.next_fact import Asking
from cerra_rules.language import OTHERWISE, Fact, Facts, Rule, adverse, all_of, fact, favourable, not_
from cerra_rules.tables import decide_frame
from cerra_rules.testing.coverage.report import cover
from made_rules import SEEDS, TOY, cases, made

FACTS, CLAUSES = 40, 80


def tangled() -> Question[Any]:
    """Return a question of many clauses over many facts, whose diagram nobody can hold."""
    names = [f"is_{number}" for number in range(FACTS)]
    words = {name: fact(name.replace("_", " "), f"事实{name[3:]}") for name in names}
    about = {"__annotations__": dict.fromkeys(names, Fact[bool]), "__module__": __name__, "__doc__": "Made up."}
    kind: Any = type(Facts)
    model = kind("Tangle", (Facts,), about | words)
    draw = random.Random(1)

    def clause() -> Any:
        picked = (getattr(model, name) for name in draw.sample(names, 3))
        return all_of(*(not_(it) if draw.random() < 0.5 else it for it in picked))

    no, yes = adverse("no", "No.", "否。"), favourable("yes", "Yes.", "是。", TOY.article(1))
    rules = tuple(Rule(f"clause-{n}", TOY.article(1 + n % 50), clause()) for n in range(CLAUSES))
    return Question("toy.tangle", asks=("?", "？"), facts=model, answers={no: rules, yes: OTHERWISE})


def test_a_question_that_branches_too_much_is_decided_rule_by_rule() -> None:
    question = tangled()
    complete = dict.fromkeys(question.facts.specs, False)
    assert decide(question, complete).is_exact
    nothing = decide(question, {}, readings="any")
    assert (nothing.outcome, nothing.is_exact, nothing.needs) == ("undetermined", False, tuple(question.facts.specs))
    assert {finding.status for finding in nothing.findings} == {"undetermined"}
    assert nothing.to_dict()["is_exact"] is False
    assert nothing.answer().text("en", detail="full")
    with pytest.raises(OverBudgetError, match="the rules branch too much"):
        nothing.nearest("yes")
    assert Asking(question, {}, None).in_order({}, question.facts.specs) == [*question.facts.specs]
    assert [claim.status for claim in audit(question).claims] == [Status.OPEN]
    table = pytest.importorskip("polars").DataFrame({name: [None, False] for name in complete})
    assert decide_frame(question, table)["outcome"].to_list() == [decide(question, f).outcome for f in ({}, complete)]


@given(st.sampled_from(SEEDS), st.integers(0, 40))
def test_what_is_decided_rule_by_rule_is_what_the_search_decides_or_less(seed: int, skipped: int) -> None:
    case = next(islice(cases(seed), skipped, None), None)
    if case is None:
        return
    more: Any = {"readings": case.readings, "calendar": case.calendar}
    try:
        exact = decide(case.question, case.known, **more)
    except ContradictionError:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(diagram, "MOST_STEPS", 0)
        found = decide(made(seed).question, case.known, **more)
        found.to_dict()
        for detail in ("short", "full"):
            assert found.answer().text("en", detail=detail)
            assert found.answer().text("zh", detail=detail)
    assert found.outcome in {exact.outcome, "undetermined"}
    if found.outcome == exact.outcome:
        assert set(found.citations) <= set(exact.citations)
    assert set(exact.needs) <= set(found.needs)


@pytest.mark.parametrize("seed", [*SEEDS[:6], 9, 25, 49, 58])  # the last compare with the largest of some
def test_coverage_takes_facts_to_reach_what_a_search_gives_up(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = cover(made(seed).question, ())
    monkeypatch.setattr(diagram, "MOST_STEPS", 0)
    assert {*exact} <= {*cover(made(seed).question, ())}


def test_a_reading_asked_about_only_where_an_invariant_is_broken_ends_no_audit() -> None:
    found = audit(made(189).question, budget=2_000)
    assert any(claim.subject.startswith("r_") for claim in found.claims)
