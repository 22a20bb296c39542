"""Rules made up at random: decisions, deciders and tables against every completion of small cases, one by one."""

from __future__ import annotations

from itertools import product
from typing import Any

import duckdb
import polars as pl
import pytest

from cerra_rules import Decision
from cerra_rules.deciding.reference_answer import Answer, answer, is_consistent
from cerra_rules.errors import ContradictionError
from cerra_rules.front import decide, decider
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, all_of, any_of, fact, neutral
from cerra_rules.tables import decide_frame
from made_rules import DOMAINS, REST, SEEDS, TOY, WHOLE, Calling, Flagged, HalfKnown, Kind, Made, alone, cases, made

DTYPES: dict[str, Any] = {
    "p": pl.Boolean, "q": pl.Boolean, "k": pl.String, "m": pl.Int64, "n": pl.Int64, "d": pl.Date, "e": pl.Date,
    "s": pl.List(pl.String),
}  # fmt: skip


def decided(case: HalfKnown) -> Decision:
    return decide(case.question, case.known, readings=case.readings, calendar=case.calendar)


@pytest.mark.parametrize(("kind", "seed"), [*product([Made], SEEDS), *product([Flagged, Calling], SEEDS[::2])])
def test_decisions_are_what_all_completions_agree_on(kind: type[Made], seed: int) -> None:
    for case in cases(seed, kind):
        found = case.completed()
        if not found:
            with pytest.raises(ContradictionError):
                decided(case)
            continue
        decision = decided(case)
        assert decider(case.question, readings=case.readings, calendar=case.calendar)(decision.facts) == decision
        if case.moves_two or kind is Calling:
            check_nothing_is_settled_that_is_open(decision, [*found.values()])
            continue
        outcomes = {a.outcome for a in found.values()}
        assert decision.outcome == (outcomes.pop() if len(outcomes) == 1 else "undetermined"), case
        if decision.reached:
            assert {*map(str, decision.citations)} == set.intersection(*({*a.citations} for a in found.values())), case
            assert not decision.needs
        else:
            check_needs(decision.needs, case, {values: a.outcome for values, a in found.items()})
        for place, (name, value) in enumerate(decision.values.items()):
            possible = {a.values[place] for a in found.values()}
            assert value == (possible.pop() if len(possible) == 1 else None), (case, name)
        assert decision.answer().text("en", detail="full")
        assert decision.answer().text("zh", detail="full")


@pytest.mark.parametrize("seed", SEEDS[::3])
def test_an_open_value_needs_what_alone_can_change_it(seed: int) -> None:
    for case in cases(seed):
        if case.moves_two or not (found := case.completed()):
            continue
        decision: Any = decided(case)
        needs = decision.value_needs
        said = {v.name: {at: a.values[i] for at, a in found.items()} for i, v in enumerate(case.question.values)}
        assert [*needs] == [name for name, values in said.items() if len({*values.values()}) > 1], case
        for name, needed in needs.items():
            check_needs(needed, case, said[name])


def check_nothing_is_settled_that_is_open(decision: Decision, found: list[Answer]) -> None:
    """What is decided is so in every completion, whatever days are rest days; more may be left open than must be."""
    if decision.reached:
        assert {a.outcome for a in found} == {decision.outcome}
        assert {*map(str, decision.citations)} <= set.intersection(*({*a.citations} for a in found))
    for place, value in enumerate(decision.values.values()):
        assert value is None or {a.values[place] for a in found} == {value}


def check_needs(needs: tuple[str, ...], case: HalfKnown, said: dict[tuple[Any, ...], Any]) -> None:
    """Needed is what can change it alone; where nothing can, anything that is open."""
    needed = alone(case.open, said)
    assert needs, case
    assert [*needs] == [name for name in case.open if name in (needed or needs)], case


@pytest.mark.parametrize("seed", SEEDS)
def test_complete_cases_are_decided_as_the_rules_are_written(seed: int) -> None:
    one = made(seed)
    pick, question = one.random, one.question
    for _ in range(40):
        facts = {name: pick.choice(domain) for name, domain in DOMAINS.items()}
        if is_consistent(question, facts):
            decision = decide(question, facts, calendar=WHOLE)
            expected = answer(question, facts, question.choose(None), WHOLE)
            assert (decision.outcome, tuple(map(str, decision.citations))) == (expected.outcome, expected.citations), (
                facts
            )
            assert tuple(decision.values.values()) == expected.values, facts


def test_a_fact_is_not_taken_for_read_where_only_some_ways_have_read_it() -> None:
    model: Any = made(0).terms
    yes, maybe, no = (neutral(code, code, code) for code in ("yes", "maybe", "no"))
    both = all_of(any_of(model.p, model.q), model.k.is_(Kind.A))
    question: Question[Any] = Question(
        "toy.min", asks=("?", "？"), facts=model,
        answers={yes: (Rule("first", TOY.article(1), both),), maybe: (Rule("second", TOY.article(2), model.q),), no: OTHERWISE},
    )  # fmt: skip
    decision = decide(question, {"p": True, "q": True, "k": Kind.B})
    assert (decision.outcome, *map(str, decision.citations)) == ("maybe", "toy:2")


def test_many_facts() -> None:
    """What is shared in a diagram is looked at once: a hundred facts in pairs would otherwise take for ever."""
    names = [f"f{n}" for n in range(100)]
    types: dict[str, Any] = {"__annotations__": dict.fromkeys(names, Fact[bool]), "__module__": __name__}
    make: Any = type(Facts)
    model: Any = make("Many", (Facts,), types | {name: fact(name, name) for name in names})
    pairs = [all_of(getattr(model, a), getattr(model, b)) for a, b in zip(names[::2], names[1::2], strict=True)]
    yes, no = neutral("yes", "Y", "是"), neutral("no", "N", "否")
    rule = Rule("any-pair", TOY.article(1), any_of(*pairs))
    question: Question[Any] = Question(
        "toy.many",
        asks=("?", "？"),
        facts=model,
        answers={
            yes: (rule,),
            no: OTHERWISE,
        },
    )
    assert decide(question, {}).needs == tuple(names)
    assert decide(question, {"f0": True}).needs == tuple(names[1:])


# Every statement costs duckdb half a second to plan.
@pytest.mark.parametrize(
    ("engine", "kind", "seed"),
    [
        *product(["polars"], [Made], SEEDS),
        *product(["polars"], [Flagged, Calling], SEEDS[::3]),
        *product(["duckdb"], [Made], SEEDS[::4]),
    ],
)
def test_tables_say_what_decide_says(engine: str, kind: type[Made], seed: int) -> None:
    one = made(seed, kind)
    pick, question = one.random, one.question
    calendar = pick.choice((None, REST))
    absent = pick.sample(list(DOMAINS), pick.randrange(3))
    rows: list[dict[str, Any]] = []
    decisions: list[Decision] = []
    while len(rows) < 20:
        row = {
            n: pick.choice(domain) if pick.random() < 0.75 else None for n, domain in DOMAINS.items() if n not in absent
        }
        try:
            decisions.append(decide(question, row, calendar=calendar))
        except ContradictionError:
            continue
        rows.append(row)
    shown = [{n: sorted(v) if isinstance(v, frozenset) else v for n, v in row.items()} for row in rows]
    table = pl.DataFrame(shown, schema={name: dtype for name, dtype in DTYPES.items() if name not in absent})
    if engine == "polars":
        found = decide_frame(question, table, calendar=calendar)
    else:
        with duckdb.connect() as connection:
            relation = connection.from_arrow(table.to_arrow())
            found = pl.DataFrame(decide_frame(question, relation, calendar=calendar).to_arrow_table())
    for row, decision, said in zip(rows, decisions, found.rows(named=True), strict=True):
        assert said["outcome"] == decision.outcome, row
        assert said["citations"] == [str(p) for p in decision.citations], row
        assert said["needs"] == [*decision.needs], row
        for name, value in dict(decision.values).items():
            assert said[name] == ([*value] if isinstance(value, tuple) else value), (row, name)
