"""The property kit on questions of a user's own: silent on a sound one, and each property refuted by a defect."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerra_rules import RestDays, testing
from cerra_rules.deciding.decision import Decision
from cerra_rules.deciding.engine import engine
from cerra_rules.deciding.plan import Verdict
from cerra_rules.language import (
    OTHERWISE,
    ComputedCondition,
    Condition,
    Constant,
    Count,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Limb,
    Provision,
    Question,
    Reading,
    Rule,
    Value,
    adverse,
    any_of,
    fact,
    favourable,
    reading,
)


@pytest.fixture(autouse=True)
def _alike() -> Iterator[None]:
    settings.load_profile("alike")
    yield
    settings.load_profile("default")


FERRY = Instrument(
    "ferry",
    en="Ferry Rules",
    zh="渡船规则",
    short="Ferry",
    item_style=("({})", "（{}）"),
    outline="1 2 2(1) 2(2)",
)


class Load(StrEnum):
    """What comes along."""

    FEET = "feet"
    CART = "cart"


class Crossing(Facts):
    """One crossing."""

    load: Fact[Load] = fact("what comes along", "所载")
    is_stormy: Fact[bool] = fact("there is a storm", "有风暴")
    passengers: Fact[Count] = fact("passengers", "乘客")
    children: Fact[Count] = fact("children among them", "儿童")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what holds of every crossing."""
        return (Invariant(cls.children <= cls.passengers, "children are passengers"),)


FULL = reading(
    "full", id="F1", default="all", options={"all": ("all count", "均计"), "adults": ("adults count", "仅计成人")},
    provisions=("ferry:2(1)",), issue=("Who counts?", "何人计入？"), reason=("It says all.", ""), certainty="high",
)  # fmt: skip
WITH_CART = Crossing.load.is_(Load.CART)
STORMS = FERRY.article(2).item(2)
STAYS = adverse("stays", "It stays.", "不开。", FERRY.article(1))
GOES = favourable("goes", "It goes.", "开。", FERRY.article(1))


def crossing(
    *,
    most: int = 5,
    also: Condition = WITH_CART,
    cites: Provision = STORMS,
    reading: Reading = FULL,
) -> Question[Crossing]:
    return Question(
        "ferry.crossing",
        asks=("Does the ferry go?", "渡船开否？"),
        facts=Crossing,
        answers={
            STAYS: (
                Rule("storm", (cites, Limb(FERRY.article(1), also)), any_of(Crossing.is_stormy, also)),
                Rule(
                    "full-boat",
                    FERRY.article(2).item(1),
                    reading.choose(
                        all=Crossing.passengers > most,
                        adults=Crossing.passengers - Crossing.children > most,
                    ),
                ),
            ),
            GOES: OTHERWISE,
        },
        values=(Value("seats_left", "", "", Constant(most) - Crossing.passengers, only=(GOES,)),),
    )


@pytest.mark.parametrize("name", testing.PROPERTIES)
def test_a_sound_question_has_every_property(name: str) -> None:
    testing.PROPERTIES[name](crossing(), max_examples=20)


test_as_users_write_it = testing.properties(crossing(), max_examples=3)


class Tampered(dict[Any, Any]):
    """What was compiled of a question; but under one kind of key, engines of another question, perhaps changed."""

    def __init__(self, kind: str, other: Question[Crossing], change: Callable[[Any], Any]) -> None:
        super().__init__()
        self.kind, self.other, self.change = kind, other, change

    def get(self, key: Any, default: Any = None) -> Any:
        """Return what is kept under a key."""
        if not isinstance(key, tuple) or key[0] != self.kind:
            return super().get(key, default)
        _, rolls, chosen, _ = key
        return self.change(engine(self.other, dict(chosen) or None, RestDays.none() if rolls else None))


def tampered(
    kind: str = "decide",
    most: int = 5,
    change: Callable[[Any], Any] = lambda usual: usual,
) -> Question[Crossing]:
    """A question whose engines are others than they should be."""
    question = crossing()
    question.engines = Tampered(kind, crossing(most=most), change)
    return question


def unknown_is_none(usual: Any) -> Any:
    """Read what is unknown as no storm, no passengers, no cart."""

    def decide(facts: Crossing, calendar: Any = None) -> Any:
        none = {"is_stormy": False, "passengers": 0, "load": Load.FEET, "children": 0}
        return usual(facts.model_copy(update=none | facts.known()), calendar)

    return decide


def forgets_a_need(usual: Any) -> Any:
    """Leave one of several needs out."""

    def decide(facts: Crossing, calendar: Any = None) -> Any:
        found = usual(facts, calendar)
        kept = found._verdict  # to forge one, there is no other way
        if len(found.needs) < 2:
            return found
        return Decision.of(Verdict(kept.plan, None, (), found.needs[1:]), facts, calendar)

    return decide


def stateful() -> Condition:
    count = itertools.count()
    return ComputedCondition("by turns", lambda _: next(count) % 2 == 0, (Crossing.passengers,))


def breaks() -> Condition:
    return ComputedCondition("crowd", lambda n: 1 // (n > 50) == 0, (Crossing.passengers,))


FORGED = Provision(FERRY, 7, "ferry:2(3)")
WRONG_READING = reading(
    "full", id="F1", default="all", options=FULL.options, provisions=("ferry:9",), issue=FULL.point.issue, reason=("", ""),
    certainty="low",
)  # fmt: skip
DEFECTS: dict[str, tuple[str, Callable[[], Question[Crossing]], str]] = {
    "unknown facts read as none": (
        "monotone", lambda: tampered(change=unknown_is_none), "ferry.crossing: knowing more ",
    ),
    "a need that is forgotten": (
        "needs_complete", lambda: tampered(change=forgets_a_need), "ferry.crossing: `",
    ),
    "a rule with a memory": (
        "deterministic", lambda: crossing(also=stateful()), "ferry.crossing: the same facts",
    ),
    "a rule that cannot be worked out": (
        "total", lambda: crossing(also=breaks()), "ferry.crossing: facts that satisfy the invariants cannot be decided\n",
    ),
    "an engine for other rules": (
        "unambiguous", lambda: tampered(most=0),
        "ferry.crossing: the order of the rules changes the answer\n",
    ),
    "an engine with another threshold": (
        "engines_agree", lambda: tampered(most=0),
        "ferry.crossing: two engines disagree",
    ),
    "a provision that the text does not have": (
        "citations_resolve", lambda: crossing(cites=FORGED),
        "ferry.crossing: cites what does not exist: Ferry: there is no provision `ferry:2(3)`\n"
        "hint: did you mean `ferry:2(2)`?",
    ),
    "a provision at another place": (
        "citations_resolve", lambda: crossing(cites=Provision(FERRY, 1, "ferry:2(2)")),
        "ferry.crossing: cites `ferry:2(2)` at place 1, which it does not have",
    ),
    "a reading of a provision that the text does not have": (
        "citations_resolve", lambda: crossing(reading=WRONG_READING),
        "ferry.crossing: cites what does not exist: Ferry: there is no provision `ferry:9`\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found(defect: str) -> None:
    name, question, message = DEFECTS[defect]
    with pytest.raises(AssertionError) as error:
        testing.PROPERTIES[name](question(), max_examples=120)
    assert str(error.value).startswith(message)


def test_an_open_reading_taken_for_the_default_is_found() -> None:
    question = tampered("any")
    with pytest.raises(AssertionError, match="an answer under any reading does not hold under these"):
        testing.assert_open_readings_agree(question, max_examples=100)


def test_a_failure_names_question_facts_and_both_answers() -> None:
    with pytest.raises(AssertionError) as error:
        testing.assert_engines_agree(tampered(most=0), max_examples=120)
    first, facts, known, readings, *answers = str(error.value).splitlines()
    assert first in {"ferry.crossing: two engines disagree", "ferry.crossing: two engines disagree on unknown facts"}
    assert facts.startswith("    facts: load = feet, is_stormy = ")
    assert ", passengers = " in facts
    assert known.startswith("    known at first: ")
    assert readings.startswith("    readings: ")
    assert answers[0].startswith("    rest days: ") or len(answers) == 2
    compiled, reference = (answer.partition(": ") for answer in answers[-2:])
    assert (compiled[0], reference[0]) == ("    compiled", "    reference")
    assert compiled[2] != reference[2]
    assert all(
        said.startswith(("goes [ferry:", "stays [ferry:", "undetermined")) for _, _, said in (compiled, reference)
    )


def test_check_question_asserts_every_property() -> None:
    testing.check_question(crossing(), max_examples=2)
    with pytest.raises(AssertionError, match="cites what does not exist"):
        testing.check_question(crossing(cites=FORGED), max_examples=2)


def test_the_second_opinion_knows_limbs_and_the_last_outcome() -> None:
    facts = {"load": Load.CART, "is_stormy": False, "passengers": 9, "children": 0}
    assert testing.answer(crossing(), facts, {"full": "all"}) == testing.Answer(
        "stays",
        ("ferry:1", "ferry:2(1)", "ferry:2(2)"),
        (None,),
    )
    facts = {"load": Load.FEET, "is_stormy": False, "passengers": 9, "children": 4}
    assert testing.answer(crossing(), facts, {"full": "adults"}) == testing.Answer("goes", ("ferry:1",), (-4,))
    assert not testing.is_consistent(crossing(), {"passengers": 1, "children": 2})


# Fact models, drawn by Hypothesis from their type alone.

ferry = crossing()


class Lonely(Facts):
    """A model on which no question is asked."""

    is_here: Fact[bool] = fact("here", "在")
    came_on: Fact[date] = fact("day", "日")


@given(st.from_type(Crossing))
def test_models_are_drawn_and_satisfy_their_invariants(drawn: Crossing) -> None:
    assert type(drawn) is Crossing
    if drawn.passengers is not None and drawn.children is not None:
        assert drawn.children <= drawn.passengers


def drawn_of(strategy: st.SearchStrategy[Any], many: int = 150) -> list[Any]:
    from cerra_rules.testing.strategies import try_each  # noqa: PLC0415  # beside its only use

    found: list[Any] = []
    try_each(strategy, found.append, many)
    return found


def test_models_are_drawn_at_the_boundaries_with_facts_unknown() -> None:
    found = drawn_of(st.from_type(Crossing))
    known = [m.passengers for m in found if m.passengers is not None]
    assert sum(n in {5, 6} for n in known) > len(known) / 10  # 2 of 100 counts, if they were drawn anyhow
    assert {m.load for m in found} == {None, *Load}
    assert {m.is_stormy for m in found} == {None, True, False}


def test_a_model_without_questions_is_drawn_all_the_same() -> None:
    found = drawn_of(st.from_type(Lonely), 50)
    assert {type(m) for m in found} == {Lonely}
    assert {m.is_here for m in found} == {None, True, False}


def test_the_base_of_all_models_is_drawn_as_any_of_them() -> None:
    """In a process of its own: other tests leave models behind that nobody can ask about."""
    program = """
import cerra_rules.anxi.seven_day_return, cerra_rules.charter.residual_assets
from cerra_rules.language import Facts
from hypothesis import HealthCheck, given, settings, strategies as st
found = []
settings(max_examples=5, database=None, suppress_health_check=[HealthCheck.too_slow])(given(st.from_type(Facts))(lambda drawn: found.append(drawn)))()
assert found and all(isinstance(drawn, Facts) for drawn in found)
"""
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=300)


ORDERS = {
    "Hypothesis first": "import hypothesis, cerra_rules.anxi.seven_day_return",
    "the model first": "import cerra_rules.anxi.seven_day_return, hypothesis",
    "strategies first": "import cerra_rules.testing.strategies, cerra_rules.anxi.seven_day_return",
}


@pytest.mark.parametrize("order", ORDERS)
def test_models_are_drawn_whatever_is_imported_first(order: str) -> None:
    program = f"""
{ORDERS[order]}
from hypothesis import HealthCheck, given, settings, strategies as st
Return = cerra_rules.anxi.seven_day_return.Return
found = []
settings(max_examples=20, database=None)(given(st.from_type(Return))(lambda drawn: found.append(drawn)))()
assert found and all(type(drawn) is Return for drawn in found)
"""
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=300)


def test_importing_a_model_imports_no_hypothesis() -> None:
    program = (
        "import _cerra_rules_hooks, cerra_rules.anxi.seven_day_return, sys; assert 'hypothesis' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, timeout=300)


def test_without_hypothesis_an_error_says_what_to_install() -> None:
    program = """
import sys
sys.modules["hypothesis"] = None
from cerra_rules.errors import MissingExtraError
try:
    import cerra_rules.testing
except MissingExtraError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, timeout=300, capture_output=True, text=True)
    assert done.stdout == 'drawing cases: Hypothesis is not installed\nhint: pip install "/path/to/cerra_rules[test]"\n'
