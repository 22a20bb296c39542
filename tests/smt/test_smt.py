"""The solver's back end: days, terms under unknown facts, possible answers and witnesses."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerra_rules import RestDays, decide, find, question_ids
from cerra_rules.deciding.reference import UNKNOWN, evaluate
from cerra_rules.errors import CerraError, ContradictionError, FactError, MissingExtraError, QuestionError, ReadingError
from cerra_rules.language import (
    END_OF_YEAR,
    NOTHING,
    ONE_HALF,
    TWO_THIRDS,
    Condition,
    Constant,
    Count,
    Fact,
    Facts,
    Period,
    Question,
    Term,
    all_of,
    days,
    days_between,
    either,
    fact,
    is_given,
    largest,
    least_count,
    listing,
    months,
    number_of,
    smallest,
    years,
)
from cerra_rules.language import any_of as one_of
from cerra_rules.language import not_ as never
from cerra_rules.language.terms import Choice, Compare
from cerra_rules.smt import GaveUpError, smt_decide, solve, solver
from cerra_rules.smt.anycase import AnyCase, Variables
from cerra_rules.smt.days import HORIZON, Day, Days
from cerra_rules.smt.solver import Ground, every, fails, some
from cerra_rules.smt.symbols import Cell, same
from cerra_rules.testing.strategies import calendars, facts_for, readings_for

COMPUTED = {"charter.annual_plenary"}
READABLE = [id for id in question_ids() if id not in COMPUTED]
BOUNDARIES = [
    date(year, month, day)
    for year in (1900, 1904, 1999, 2000, 2023, 2024, 2099, 2100, 2199, 2200)
    for month, day in (
        (1, 1), (1, 30), (1, 31), (2, 27), (2, 28), (3, 1), (3, 30), (3, 31), (4, 30), (8, 31), (12, 30), (12, 31),
    )
] + [date(year, 2, 29) for year in (1904, 2000, 2024, 2096)]  # fmt: skip
PERIODS = [
    years(1), years(2), years(4), years(-1), months(1), months(6), months(12), months(-1), months(13), days(7), END_OF_YEAR,
    Period(years=1, months=-3, days=5), Period(years=2, days=-1),
]  # fmt: skip


# days -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_days_are_moved_as_the_calendar_moves_them(period: Period) -> None:
    ground = Ground()
    number = ground.number("day", BOUNDARIES[0].toordinal() - 1, date(2200, 12, 31).toordinal())
    moved = Days(ground).after(Day(number, date(1899, 12, 31).toordinal(), date(2200, 12, 31).toordinal()), period)
    wrong = [every(number == d.toordinal(), moved.number != period.after(d).toordinal()) for d in BOUNDARIES]
    assert ground.find(some(*wrong)) is None
    for day in BOUNDARIES[::19]:  # and every day can be moved at all
        example = ground.find(number == day.toordinal())
        assert example is not None
        assert date.fromordinal(example[moved.number]) == period.after(day)
        assert moved.low <= example[moved.number] <= moved.high


def test_a_fixed_day_is_moved_without_the_solver() -> None:
    moved = Days(Ground()).after(Day.fixed(date(2024, 2, 29)), years(2))
    assert moved == Day.fixed(date(2026, 2, 28))


def test_days_are_rolled_as_the_calendar_rolls_them() -> None:
    calendar = RestDays(["2024-10-01", "2024-10-02", "2024-10-03", "2024-10-05", "2025-01-01"])
    ground = Ground()
    low, high = date(2024, 9, 25).toordinal(), date(2025, 1, 5).toordinal()
    number = ground.number("day", low, high)
    rolled = Days(ground).rolled(Day(number, low, high), calendar)
    every_day = [date.fromordinal(n) for n in range(low, high + 1)]
    wrong = [every(number == d.toordinal(), rolled.number != calendar.walk(d).toordinal()) for d in every_day]
    assert ground.find(some(*wrong)) is None
    assert ground.find(number == date(2024, 10, 1).toordinal(), rolled.number == date(2024, 10, 4).toordinal())


@pytest.mark.parametrize(
    ("period", "what"),
    [(years(300), "2500-12-31"), (years(-400), "1500-01-01")],
    ids=str,
)
def test_days_beyond_the_horizon_are_refused(period: Period, what: str) -> None:
    ground = Ground()
    low, high = date(1900, 1, 1).toordinal(), date(2200, 12, 31).toordinal()
    with pytest.raises(CerraError) as raised:
        Days(ground).after(Day(ground.number("day", low, high), low, high), period)
    assert raised.value.message == f"proofs: `{what}` is beyond the solver's calendar"
    assert raised.value.hint == f"it reaches from {HORIZON[0]} to {HORIZON[1]}"


# terms ----------------------------------------------------------------------------------------------------------------


@cache
def partial_case(id: str) -> tuple[Question[Any], AnyCase]:
    question = find(id)
    return question, AnyCase(question, Variables(Ground()), {}, partial=True)


def pinned(case: AnyCase, facts: dict[str, Any]) -> list[Any]:
    """State which facts are known, and what they are."""
    stated = [case.states(name, value) for name, value in facts.items() if value is not None]
    return stated + [held if facts.get(name) is not None else fails(held) for name, held in case.known.items()]


def told(cell: Cell, example: Any) -> Any:
    """Return what a cell says in an example, as the evaluator would say it."""
    if not example[cell.known]:
        return UNKNOWN
    if not example[cell.given]:
        return None
    if cell.sort == "day":
        return date.fromordinal(example[cell.number])
    if cell.sort != "thing":
        return example[cell.value]
    (thing,) = [thing for guard, thing in cell.value if example[guard]]
    if isinstance(thing, tuple):
        return tuple(item for guard, item in thing if example[guard])
    return thing


@pytest.mark.parametrize("id", READABLE)
@settings(max_examples=3)
@given(data=st.data())
def test_formulas_mean_what_the_evaluator_means(id: str, data: st.DataObject) -> None:
    """Every condition and computed term, with any facts unknown: known or not, there or not, and its value."""
    question, case = partial_case(id)
    facts = data.draw(facts_for(question))
    readings = question.choose(data.draw(readings_for(question)))
    chosen = [
        some(*(guard for guard, option in case.formula.readings[name].value if option == wanted))
        for name, wanted in readings.items()
    ]
    terms = [*(r.when for r in question.rules), *(v.term for v in question.values)]
    cells = [case.formula.cell(term) for term in terms]
    example = case.ground.find(case.is_in_range, *pinned(case, facts), *chosen)
    assert example is not None
    for term, cell in zip(terms, cells, strict=True):
        assert told(cell, example) == evaluate(term, facts, readings), term


class Colour(StrEnum):
    """Some colour."""

    RED = "red"
    BLUE = "blue"


class Sample(Facts):
    """One fact of each type."""

    a: Fact[bool] = fact("a", "甲")
    b: Fact[bool] = fact("b", "乙")
    n: Fact[Count] = fact("n", "数")
    m: Fact[Count] = fact("m", "数")
    on: Fact[date] = fact("on", "日")
    by: Fact[date] = fact("by", "日")
    colour: Fact[Colour] = fact("colour", "色")
    colours: Fact[frozenset[Colour]] = fact("colours", "色")
    dates: Fact[tuple[date, ...]] = fact("dates", "日期")


S = Sample
TERMS: list[Term[Any]] = [
    all_of(S.a, S.b, S.colours.contains(Colour.RED)),
    one_of(S.a, never(S.b), S.colour.is_(Colour.BLUE)),
    S.n + S.m - 3 <= S.n + 2,
    S.n.at_least(TWO_THIRDS, of=S.m),
    S.n.more_than(ONE_HALF, of=S.m),
    number_of(S.a, S.b, S.colours.is_not_empty()),
    least_count(TWO_THIRDS, of=S.n),
    least_count(TWO_THIRDS, of=S.n - S.m, exceed=True),
    least_count(ONE_HALF, of=Constant(5), exceed=True),
    either(S.a, S.on + years(1), NOTHING),
    is_given(either(S.a, S.on, NOTHING)),
    either(S.a, S.on + months(1), NOTHING) <= S.by,
    largest((S.a, S.n), (S.b, S.m), 7),
    smallest((S.a, S.n), (S.b, S.m)),
    largest((S.a, S.on), (S.b, S.by)) + END_OF_YEAR,
    days_between(S.on, S.by + days(3)),
    days_between(either(S.a, S.on, NOTHING), S.by),
    either(S.a, S.n, NOTHING) + S.m,
    least_count(TWO_THIRDS, of=largest((S.a, S.n), (S.b, S.m))),
    S.n + largest((S.a, S.m)) <= 4,
    S.colour.by({Colour.RED: "warm", Colour.BLUE: "cold"}),
    S.colour.by({Colour.RED: S.n}),
    S.n.is_(4),
    S.on.is_(date(2024, 2, 29)),
    listing((S.a, "first"), (never(S.b), "second")),
    either(S.a, listing((S.b, "one")), Constant(())),
    either(S.a, Constant("word"), Constant("other")),
]


@pytest.mark.parametrize("term", TERMS, ids=range(len(TERMS)))
@settings(max_examples=12)
@given(data=st.data())
def test_each_node_means_what_the_evaluator_means(term: Term[Any], data: st.DataObject) -> None:
    case = AnyCase(Sample, Variables(Ground()), {}, partial=True)
    a_day = st.sampled_from([date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 31)])
    of: dict[str, st.SearchStrategy[Any]] = {
        "a": st.booleans(), "b": st.booleans(), "n": st.integers(0, 9), "m": st.integers(0, 9), "on": a_day,
        "by": a_day, "colour": st.sampled_from(Colour), "colours": st.frozensets(st.sampled_from(Colour)),
    }  # fmt: skip
    facts = {name: data.draw(st.none() | values) for name, values in of.items()}
    cell = case.formula.cell(term)
    example = case.ground.find(case.is_in_range, *pinned(case, facts))
    assert example is not None
    assert told(cell, example) == evaluate(term, facts, {})


@pytest.mark.parametrize(
    ("term", "message"),
    [
        (S.dates, "Sample: the solver cannot read `dates`"),
        (Choice(((S.a, cast("Term[Any]", S.n)),), Constant("word")), "proofs: a choice gives a number or a thing"),
        (Compare(Constant("red"), "<=", Constant("blue")), "Sample: a thing and a thing have no order"),
    ],
    ids=("dates", "mixed", "order"),
)
def test_terms_without_meaning_are_refused(term: Term[Any], message: str) -> None:
    case = AnyCase(Sample, Variables(Ground()), {})
    with pytest.raises(CerraError) as raised:
        case.formula.cell(term)
    assert message in raised.value.message


def test_values_of_different_types_are_never_the_same() -> None:
    day = date(2024, 2, 29)
    assert same(Cell("number", day.toordinal()), Cell("day", Day.fixed(day))) is False
    assert same(Cell("day", Day.fixed(day)), Cell("day", Day.fixed(day))) is True
    assert same(Cell("truth", True), Cell("number", 1)) is False


# possible answers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", READABLE)
def test_nothing_known(id: str) -> None:
    question = find(id)
    for readings in (None, "any") if id != "anxi.record_retention" else (None,):
        possible, decision = smt_decide(question, {}, readings), decide(question, {}, readings=readings)
        assert (possible.outcome, possible.needs) == (decision.outcome, decision.needs)
    if possible.outcome == "undetermined":
        assert len(possible.outcomes) > 1


HARD = (
    "charter.resolution", "charter.termination", "charter.entry_into_force", "anxi.seven_day_return",
    "anxi.record_retention", "anxi.transaction_completion", "anxi.filing", "anxi.entry_into_force",
)  # fmt: skip


@pytest.mark.parametrize("id", HARD)
@settings(max_examples=5)
@given(data=st.data())
def test_solver_and_engine_agree(id: str, data: st.DataObject) -> None:
    question = find(id)
    facts, readings = data.draw(facts_for(question)), data.draw(readings_for(question))
    calendar = data.draw(calendars())
    try:
        decision = decide(question, facts, readings=readings, calendar=calendar)
    except ContradictionError:
        with pytest.raises(ContradictionError):
            smt_decide(question, facts, readings, calendar)
        return
    possible = smt_decide(question, facts, readings, calendar)
    if id == "charter.resolution" and decision.outcome == "undetermined":  # sound there, and no more
        assert set(possible.needs) <= set(decision.needs)
    else:
        assert (possible.outcome, possible.needs) == (decision.outcome, decision.needs)


def test_facts_that_contradict_each_other() -> None:
    with pytest.raises(ContradictionError) as raised:
        smt_decide(find("charter.resolution"), {"members_in_office": 5, "opposite_votes_for": 6})
    assert raised.value.message == "charter.resolution: these facts contradict each other"
    with pytest.raises(FactError, match="fact `memebers` is not one of its facts"):
        smt_decide(find("charter.resolution"), {"memebers": 5})


def test_computed_questions_are_refused_by_name() -> None:
    for act in (lambda q: smt_decide(q, {}), solve):
        with pytest.raises(CerraError) as raised:
            act(find("charter.annual_plenary"))
        assert raised.value.message == (
            "charter.annual_plenary: the solver cannot read `every meeting with full attendance is a plenary meeting`"
        )
        assert raised.value.hint == "a function computes it; decide cases instead"


# witnesses ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", READABLE)
def test_every_outcome_is_reached_by_a_witness(id: str) -> None:
    question = find(id)
    for outcome in question.outcomes:
        found = solve(question, outcome, readings="any")
        assert found is not None, outcome.code
        decision = decide(question, found.facts, readings=found.readings, calendar=found.calendar)
        assert decision.outcome == found.outcome == outcome.code
        assert tuple(map(str, decision.citations)) == found.citations


def test_goals_may_be_conditions_and_outcomes_together() -> None:
    question = find("charter.resolution")
    model = question.facts
    tie: Condition = model.votes_for.is_(5)
    found = solve(question, "valid", tie, model.present_members.is_(10), facts={"members_in_office": 15})
    assert found is not None
    assert (found.facts["votes_for"], found.facts["members_in_office"]) == (5, 15)
    assert solve(question, "valid", facts={"members_in_office": 17, "present_members": 11}) is None
    assert found.to_dict()["outcome"] == "valid"


def test_goals_that_are_none() -> None:
    question = find("charter.resolution")
    with pytest.raises(QuestionError) as raised:
        solve(question, "vald")
    assert raised.value.message == "charter.resolution: there is no outcome `vald`"
    assert raised.value.hint == "did you mean `valid`?"
    with pytest.raises(ReadingError):
        solve(question, "valid", readings={"half": "x"})


# the solver itself ----------------------------------------------------------------------------------------------------


def test_connectives_of_plain_truths_stay_plain() -> None:
    assert every(True, True) is True
    assert every(True, False) is False
    assert some() is False
    assert some(False, True) is True
    assert fails(False) is True
    assert solver.alike(True, False) is False
    assert solver.pick(True, 3, 4) == 3
    assert solver.total([1, 2, 3]) == 6
    truth = Ground().truth("x")
    assert every(truth, True) is truth
    assert some(truth, True) is True


def test_a_solver_that_gives_up_says_so() -> None:
    ground = Ground(patience=1)
    x, y, z = (ground.number(name, 3, 10**9) for name in "xyz")
    with pytest.raises(GaveUpError, match="the solver gave up"):
        ground.find(x * x * x + y * y * y == z * z * z)


def test_without_z3_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    solver.z3.cache_clear()
    try:
        with pytest.raises(MissingExtraError) as raised:
            solve(find("anxi.liability"))
    finally:
        solver.z3.cache_clear()
    assert raised.value.message == "proofs: z3 is not installed"
    assert raised.value.hint == 'pip install "/path/to/cerra_rules[smt]"'


def test_z3_is_imported_when_it_is_first_needed() -> None:
    code = "import sys, cerra_rules.smt, cerra_rules.audit.proofs, cerra_rules.cli; assert 'z3' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)
