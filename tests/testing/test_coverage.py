"""Legal coverage: what counts as a point, when it is seen, and that observing costs those who do not observe nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from cerra_rules import RestDays
from cerra_rules.deciding.decision import Decision
from cerra_rules.deciding.reference import evaluate
from cerra_rules.explaining.rewriting import settled
from cerra_rules.front import decide, decider
from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    Count,
    Fact,
    Facts,
    Instrument,
    Limb,
    Question,
    Rule,
    Term,
    Value,
    adverse,
    all_of,
    any_of,
    days,
    either,
    fact,
    favourable,
    listed,
    neutral,
    not_,
    number_of,
    reading,
    roll,
)
from cerra_rules.language.terms import Compare
from cerra_rules.testing.coverage.boundaries import MOST_BRANCHES, branches, in_words, sides
from cerra_rules.testing.coverage.observing import Observer, unobserved
from cerra_rules.testing.coverage.points import Points
from cerra_rules.testing.coverage.report import Coverage

BATHS = Instrument(
    "baths",
    en="Bath Rules",
    zh="浴场规则",
    short="Baths",
    item_style=("({})", "（{}）"),
    outline="1 2 3",
)


class Visit(Facts):
    """One visit to the baths."""

    is_swimmer: Fact[bool] = fact("can swim", "会游泳")
    has_guard: Fact[bool] = fact("a guard is there", "有救生员")
    guests: Fact[Count] = fact("guests", "人数")
    swimmers: Fact[Count] = fact("guests who can swim", "会游泳的人数")
    came_on: Fact[date] = fact("day of the visit", "到访日")
    opened_on: Fact[date] = fact("day of opening", "开放日")


SEASON = reading(
    "season", id="B1", default="week", options={"week": ("a week", "一周"), "fortnight": ("two weeks", "两周")},
    provisions=("baths:3",), issue=("How long?", "多久？"), reason=("Custom.", ""), certainty="low",
)  # fmt: skip
end = SEASON.choose(week=Visit.opened_on + days(7), fortnight=Visit.opened_on + days(14))

CLOSED = adverse("closed", "Closed.", "关闭。")
DEEP = favourable("deep", "The deep end too.", "可入深水区。")
SHALLOW = neutral("shallow", "The shallow end.", "仅限浅水区。")

where = Question(
    "baths.where",
    asks=("Where may they swim?", "可在何处游泳？"),
    facts=Visit,
    answers={
        CLOSED: (Rule("season-over", BATHS.article(3), Visit.came_on > end),),
        DEEP: (
            Rule(
                "swimmer",
                (BATHS.article(1), Limb(BATHS.article(2), Visit.has_guard)),
                any_of(Visit.is_swimmer, all_of(Visit.has_guard, not_(Visit.is_swimmer))),
            ),
        ),
        SHALLOW: OTHERWISE,
    },
)
half = Question(
    "baths.half",
    asks=("Can half of them swim?", "半数会游泳？"),
    facts=Visit,
    answers={
        DEEP: (Rule("half-swim", BATHS.article(1), Visit.swimmers.at_least(Fraction(1, 2), of=Visit.guests)),),
        SHALLOW: OTHERWISE,
    },
)

OPENED = date(2024, 6, 1)
SWIM = {"opened_on": OPENED, "came_on": OPENED, "is_swimmer": True, "has_guard": True}


@pytest.fixture
def observer() -> Iterator[Observer]:
    observer = Observer()
    observer.start()
    yield observer
    observer.stop()


def seen(observer: Observer, question: Question[Any]) -> set[str]:
    return {str(point) for point, is_seen in Coverage.of(observer).questions[question.id].items() if is_seen}


def test_points_are_what_facts_can_reach() -> None:
    points = Points(where, where.choose(None))
    assert [str(p) for p in points.all if points.can_be(p)] == [
        "outcome `closed`: reached",
        "rule `season-over`: applies",
        "rule `season-over`: does not apply",
        "exemption `season-over`: alone takes away what a later rule gives",
        "condition `season-over: came_on > opened_on + 7 days`: holds and decides",
        "condition `season-over: came_on > opened_on + 7 days`: fails and decides",
        "boundary `season-over: came_on > opened_on + 7 days`: the day before",
        "boundary `season-over: came_on > opened_on + 7 days`: the same day",
        "boundary `season-over: came_on > opened_on + 7 days`: the day after",
        "outcome `deep`: reached",
        "rule `swimmer`: applies",
        "rule `swimmer`: does not apply",
        "condition `swimmer: is_swimmer`: holds and decides",
        "condition `swimmer: is_swimmer`: fails and decides",
        "condition `swimmer: has_guard`: holds and decides",
        "condition `swimmer: has_guard`: fails and decides",
        "limb `swimmer: baths:2`: cited",
        "limb `swimmer: baths:2`: not cited",
        "condition `swimmer: baths:2: has_guard`: holds and decides",
        "condition `swimmer: baths:2: has_guard`: fails and decides",
        "outcome `shallow`: reached",
    ]
    unreachable = [str(p) for p in points.all if not points.can_be(p)]
    assert unreachable == ["exemption `swimmer`: alone takes away what a later rule gives"]


@pytest.mark.parametrize(
    ("after_end", "way"),
    [(-2, None), (-1, "the day before"), (0, "the same day"), (1, "the day after"), (2, None)],
)
def test_a_boundary_is_seen_on_the_days_beside_it(observer: Observer, after_end: int, way: str | None) -> None:
    decide(where, SWIM | {"came_on": OPENED + timedelta(7 + after_end)})
    boundaries = [text for text in seen(observer, where) if text.startswith("boundary")]
    assert boundaries == ([f"boundary `season-over: came_on > opened_on + 7 days`: {way}"] if way else [])


def test_what_is_not_in_play_or_does_not_decide_is_not_seen(observer: Observer) -> None:
    decide(where, SWIM | {"came_on": OPENED + timedelta(30), "is_swimmer": False, "has_guard": False})
    assert seen(observer, where) == {
        "outcome `closed`: reached",
        "rule `season-over`: applies",
        "condition `season-over: came_on > opened_on + 7 days`: holds and decides",
    }
    decide(where, SWIM)  # with a guard it does not matter that they swim
    assert not [text for text in seen(observer, where) if "is_swimmer" in text]
    decide(where, SWIM | {"has_guard": False})
    assert "condition `swimmer: is_swimmer`: holds and decides" in seen(observer, where)
    assert "limb `swimmer: baths:2`: not cited" in seen(observer, where)


def test_unknown_facts_exercise_nothing(observer: Observer) -> None:
    assert decide(where, {"has_guard": True}).outcome == "undetermined"
    assert seen(observer, where) == set()


def test_other_readings_count_for_what_does_not_hang_on_them(observer: Observer) -> None:
    decide(half, {"guests": 2, "swimmers": 1})
    decide(where, SWIM | {"came_on": OPENED + timedelta(14)}, readings={"season": "fortnight"})
    decide(where, SWIM | {"came_on": OPENED + timedelta(14)}, readings="any")
    assert seen(observer, where) == set()  # whether the season is over stands before all else
    assert "boundary `half-swim: guests ≤ 2 × swimmers`: equal" in seen(observer, half)


def test_points_under_other_readings_are_counted_apart(observer: Observer) -> None:
    week, fortnight = OPENED + timedelta(7), OPENED + timedelta(14)
    decide(where, SWIM | {"came_on": week})
    before = Coverage.of(observer)
    assert not any(before.elsewhere["baths.where"].values())
    decide(where, SWIM | {"came_on": fortnight}, readings={"season": "fortnight"})
    after = Coverage.of(observer)
    assert after.share() == before.share()
    found = [str(point) for point, is_seen in after.elsewhere["baths.where"].items() if is_seen]
    edge = "season-over: came_on > opened_on + 14 days, under season = fortnight"
    assert f"boundary `{edge}`: the same day" in found
    assert f"boundary `{edge}`: the day after" not in found
    assert f"    boundary `{edge}`: the day after [baths:3]" in list(after.lines(every=True))
    assert not [line for line in after.lines() if "under season" in line]
    again = Coverage()
    again.take(after.to_dict())
    assert (again.questions, again.elsewhere) == (after.questions, after.elsewhere)


last_day = either(
    Visit.is_swimmer,
    Visit.opened_on + days(14),
    either(Visit.has_guard, Visit.opened_on + days(7), Visit.opened_on),
)
visit = Question(
    "baths.visit",
    asks=("Is it too late?", "是否过晚？"),
    facts=Visit,
    answers={
        CLOSED: (Rule("too-late", BATHS.article(3), Visit.came_on > roll(last_day)),),
        SHALLOW: OTHERWISE,
    },
)


def test_each_branch_of_a_choice_has_its_own_boundaries(observer: Observer) -> None:
    def edges() -> set[str]:
        return {
            text.removeprefix("boundary `too-late: ") for text in seen(observer, visit) if text.startswith("boundary")
        }

    points = Points(visit, {})
    assert sum(point.kind == "boundary" and points.can_be(point) for point in points.all) == 9
    assert sum(point.kind == "condition" for point in points.all) == 2
    known = {"opened_on": OPENED, "is_swimmer": True, "has_guard": True}
    decide(visit, known | {"came_on": OPENED + timedelta(14)}, calendar=RestDays.none())
    first = "came_on > opened_on + 14 days (moved past rest days)`: the same day"
    assert edges() == {first}
    decide(visit, known | {"is_swimmer": False, "came_on": OPENED + timedelta(14)}, calendar=RestDays.none())
    assert edges() == {first}  # a week after the last day of that branch
    decide(visit, known | {"is_swimmer": False, "came_on": OPENED + timedelta(8)}, calendar=RestDays.none())
    assert edges() == {first, "came_on > opened_on + 7 days (moved past rest days)`: the day after"}


swim = Question(
    "baths.swim",
    asks=("Until when?", "至何时？"),
    facts=Visit,
    answers={CLOSED: (Rule("season-over", BATHS.article(3), Visit.came_on > end),), SHALLOW: OTHERWISE},
    values=(
        Value(
            "until",
            "",
            "",
            either(all_of(Visit.is_swimmer, Visit.guests > 2), end, either(Visit.has_guard, end, NOTHING)),
            only=(SHALLOW,),
        ),
        Value("is_watched", "", "", any_of(Visit.has_guard, Visit.is_swimmer)),
        Value(
            "depths",
            "",
            "",
            listed(Limb(BATHS.article(1), Visit.is_swimmer), Limb(BATHS.article(3), Visit.came_on > end)),
        ),
    ),
)


def test_values_have_their_branches_items_and_conditions(observer: Observer) -> None:
    def of_values() -> set[str]:
        about = ("until", "is_watched", "depths")
        return {text for text in seen(observer, swim) if text.partition("`")[2].startswith(about)}

    points = [
        str(p) for p in Points(swim, swim.choose(None)).all if p.subject.startswith(("until", "is_watched", "depths"))
    ]
    assert points == [
        "value `until: if is_swimmer and guests > 2`: taken",
        "value `until: if season = week`: taken",
        "value `until: if season ≠ week`: taken",
        "value `until: if not (is_swimmer and guests > 2)`: taken",
        "value `until: if has_guard`: taken",
        "condition `until: is_swimmer`: holds and decides",
        "condition `until: is_swimmer`: fails and decides",
        "condition `until: guests > 2`: holds and decides",
        "condition `until: guests > 2`: fails and decides",
        "boundary `until: guests > 2`: just below",
        "boundary `until: guests > 2`: equal",
        "boundary `until: guests > 2`: just above",
        "value `is_watched: holds`: taken",
        "value `is_watched: fails`: taken",
        "condition `is_watched: has_guard`: holds and decides",
        "condition `is_watched: has_guard`: fails and decides",
        "condition `is_watched: is_swimmer`: holds and decides",
        "condition `is_watched: is_swimmer`: fails and decides",
        "value `depths: baths:1`: listed",
        "value `depths: baths:1`: not listed",
        "value `depths: baths:3`: listed",
        "value `depths: baths:3`: not listed",
    ]
    decide(swim, {"opened_on": OPENED, "came_on": OPENED, "is_swimmer": True})  # whether it is full is not known
    assert of_values() == {
        "value `is_watched: holds`: taken", "value `depths: baths:1`: listed", "value `depths: baths:3`: not listed",
    }  # fmt: skip
    decide(swim, SWIM | {"guests": 3, "came_on": OPENED + timedelta(30)})  # no day is given where it is closed
    assert not [text for text in of_values() if "until" in text]
    decide(swim, SWIM | {"guests": 3})
    assert {text for text in of_values() if "until" in text} == {
        "value `until: if is_swimmer and guests > 2`: taken", "value `until: if season = week`: taken",
        "condition `until: is_swimmer`: holds and decides", "condition `until: guests > 2`: holds and decides",
        "boundary `until: guests > 2`: just above",
    }  # fmt: skip


def test_a_comparison_has_no_branch_that_gives_nothing() -> None:
    table = number_of(Visit.is_swimmer) < Visit.guests
    assert isinstance(table, Compare)
    assert branches(table, {}) == [(all_of(), table)]
    some = Visit.came_on <= either(Visit.is_swimmer, Visit.opened_on, NOTHING)
    assert isinstance(some, Compare)
    assert branches(some, {}) == [(Visit.is_swimmer, Visit.came_on <= Visit.opened_on)]
    many: Term[date] = Visit.opened_on
    for n in range(MOST_BRANCHES):
        many = either(Visit.guests.is_(n), Visit.opened_on + days(n), many)
    much = Visit.came_on <= many
    assert isinstance(much, Compare)
    assert branches(much, {}) == [(all_of(), much)]


def test_rest_days_move_the_boundary(observer: Observer) -> None:
    facts = SWIM | {"came_on": OPENED + timedelta(7)}
    decide(where, facts, calendar=RestDays.none())
    decide(where, facts, calendar=RestDays(["2024-06-08"]))
    assert len(observer.asked[where]) == 2


def test_counts_have_boundaries_as_near_as_one_of_them_can_bring_them() -> None:
    comparison = half.rules[0].when
    assert isinstance(comparison, Compare)
    found = {
        (guests, swimmers): [w for w, side in sides(comparison).items() if evaluate(side, known, {}) is True]
        for guests, swimmers in [(1, 0), (2, 0), (3, 0), (1, 1), (2, 1), (3, 1), (4, 2), (3, 2), (2, 2), (1, 2)]
        for known in [{"guests": guests, "swimmers": swimmers}]
    }
    assert found == {
        (1, 0): ["just above"], (2, 0): ["just above"], (3, 0): [], (1, 1): ["just below"], (2, 1): ["equal"],
        (3, 1): ["just above"], (4, 2): ["equal"], (3, 2): ["just below"], (2, 2): ["just below"], (1, 2): [],
    }  # fmt: skip


def test_a_comparison_is_said_from_the_side_of_the_fact() -> None:
    assert in_words(Visit.guests > 5) == "guests > 5"
    assert in_words(Visit.guests <= 5) == "guests ≤ 5"
    assert in_words(settled(where.rules[0].when, {"season": "fortnight"})) == "came_on > opened_on + 14 days"


def test_every_way_of_deciding_is_observed_and_none_afterwards() -> None:
    usual = vars(Decision)["calendar"]
    run = decider(half)
    observer = Observer()
    observer.start()
    run(Visit(guests=2, swimmers=1))
    decide(half, {"guests": 2, "swimmers": 1})
    decide(half, Visit(guests=3, swimmers=1))
    decide(half, {"guests": 2})
    with unobserved():
        decide(half, {"guests": 9})
        with unobserved():
            decide(half, {"guests": 8})
        decide(half, {"guests": 7})
    observer.stop()
    decide(half, {"guests": 6})
    assert [asked.facts[2:4] for asked in observer.asked[half]] == [(2, 1), (3, 1), (2, None)]
    assert vars(Decision)["calendar"] is usual


def test_coverage_of_questions_named_and_of_several_processes(observer: Observer) -> None:
    decide(half, {"guests": 2, "swimmers": 1})
    one = Coverage.of(observer, [half, where])
    assert one.share("baths.where") == (0, 21)
    assert Coverage.of(observer, [where]).questions.keys() == {"baths.where"}
    decide(half, {"guests": 9, "swimmers": 1})
    both = Coverage()
    both.take(one.to_dict())
    both.take(Coverage.of(observer).to_dict())
    assert both.share("baths.half") == (7, 9)
    assert list(both.lines())[:4] == [
        "question     outcomes  rules  exemptions  limbs  values  conditions  boundaries  seen",
        "baths.half        2/2    2/2           -      -       -         2/2         1/3  77 %",
        "baths.where       0/3    0/4         0/1    0/2       -         0/8         0/3   0 %",
        "7 of 30 points seen, 23 %",
    ]
    assert list(both.lines())[4:8] == [
        "under other readings than the default, not counted above: 0 of 21 points seen",
        "baths.half, not seen:",
        "    boundary `half-swim: guests ≤ 2 × swimmers`: just below [baths:1]",
        "    boundary `half-swim: guests ≤ 2 × swimmers`: just above [baths:1]",
    ]
    assert list(both.lines())[-1] == "    and 1 more; -v shows all"
    assert len(list(both.lines(every=True))) == 5 + 1 + 2 + 1 + 21 + 21
    assert Coverage().percent == 0


def test_a_point_that_only_a_rest_day_reaches_is_one() -> None:
    class Entry(Facts):
        """One day on which somebody may come."""

        paid_on: Fact[date] = fact("day of payment", "付款日")

    moves, stays = favourable("moves", "moves", "顺延"), neutral("stays", "stays", "不顺延")
    rule = Rule("moved", BATHS.article(1), roll(Entry.paid_on) > Entry.paid_on)
    question = Question("baths.day", asks=("?", "？"), facts=Entry, answers={moves: (rule,), stays: OTHERWISE})
    points = Points(question, {})
    assert {p.subject for p in points.all if p.kind == "outcome" and points.can_be(p)} == {"moves", "stays"}
