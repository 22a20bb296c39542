"""The search for what unknown facts can be: numbers against brute force, rest days one by one, and what a budget ends."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import product

import pytest

from cerra_rules import RestDays
from cerra_rules.deciding.bounds import BUDGET, Numbers, Work
from cerra_rules.deciding.orders import ROLL, Order, Slot
from cerra_rules.errors import QuestionError
from cerra_rules.front import decide, decider
from cerra_rules.language import Period, months
from cerra_rules.language.terms import FactSpec

HALF_KNOWN = {"members_in_office": 17, "present_members": 12}
NAMES = "abc"


def some_orders(pick: random.Random, chains: tuple[tuple[Period | str, ...], ...] = ((),)) -> tuple[Order, ...]:
    """Return a few comparisons of up to three numbers."""
    made = []
    for _ in range(pick.randint(1, 5)):
        names = pick.sample(NAMES, pick.randint(1, 3))
        slots = (Slot(pick.choice((1, 1, -1, 2, -2, 3, -3)), name, pick.choice(chains)) for name in names)  # type: ignore[arg-type]  # "roll" is a step
        made.append(Order(tuple(slots), pick.randint(-12, 12)))
    return tuple(made)


@pytest.mark.parametrize("seed", range(60))
def test_numbers_are_those_that_brute_force_finds(seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(20):
        orders, high = some_orders(pick), pick.randint(1, 7)
        specs = {name: FactSpec(name, "int", "", "", (), 0, high) for name in NAMES}
        numbers = Numbers(specs, {}, (), None, Work(BUDGET))
        every = (dict(zip(NAMES, n, strict=True)) for n in product(range(high + 1), repeat=3))
        right = [n for n in every if all(o.total(n, None) <= 0 for o in orders)]
        found = numbers.solve(orders, numbers.bounds)
        assert (found in right) if right else found is None, orders
        least = numbers.solve(orders, numbers.bounds, least="b")
        assert (least and least["b"]) == min((n["b"] for n in right), default=None), orders


@pytest.mark.parametrize("seed", range(30))
def test_moved_days_are_those_that_brute_force_finds(seed: int) -> None:
    pick = random.Random(seed)
    first = date(2024, 1, 27).toordinal()
    calendar = RestDays(date(2024, 2, 26) + timedelta(n) for n in (0, 1, 2, 5))
    chains = ((), (months(1),), (ROLL,), (months(1), ROLL))
    specs = {name: FactSpec(name, "date", "", "", (), first, first + 9) for name in NAMES}
    for _ in range(8):
        drawn = some_orders(pick, chains)
        orders = tuple(Order(o.slots, o.constant - sum(s.factor for s in o.slots) * (first + 4)) for o in drawn)
        numbers = Numbers(specs, {}, (), calendar, Work(BUDGET))
        every = (dict(zip(NAMES, n, strict=True)) for n in product(range(first, first + 10), repeat=3))
        right = [n for n in every if all(o.total(n, calendar) <= 0 for o in orders)]
        found = numbers.solve(orders, numbers.bounds)
        assert (found in right) if right else found is None, orders


def test_two_equations_without_whole_numbers() -> None:
    """3 o = m - n + c and 2 m + n = d have solutions among fractions alone, which halving ranges would seek for ever."""
    wide = {name: FactSpec(name, "int", "", "", (), 0, 10**10) for name in ("m", "n", "o")}
    numbers = Numbers(wide, {}, (), None, Work(1_000))
    equal = Order((Slot(-1, "m"), Slot(1, "n"), Slot(3, "o")), 312_916_211)
    double = Order((Slot(2, "m"), Slot(1, "n")), -10_000_000_002)
    back = [Order(tuple(Slot(-s.factor, s.name) for s in o.slots), -o.constant) for o in (equal, double)]
    assert numbers.solve((equal, double, *back), numbers.bounds) is None


@pytest.mark.parametrize("seed", range(20))
def test_rest_days_are_rolled_over_one_by_one(seed: int) -> None:
    pick, start = random.Random(seed), date(2024, 1, 1)
    days = {start + timedelta(pick.randrange(40)) for _ in range(pick.randrange(30))}
    calendar = RestDays(days, covers=(date.min, date.max))

    def rolled(day: date) -> date:
        while day in days:
            day += timedelta(1)
        return day

    every = [start + timedelta(n) for n in range(-3, 50)]
    for day in every:
        assert calendar.roll(day) == rolled(day)
        unrolled = calendar.latest_unrolled(day)
        assert rolled(unrolled) <= day < rolled(unrolled + timedelta(1))
        end = day + timedelta(pick.randrange(20))
        longest = max((rolled(d) - d).days for d in (day + timedelta(n) for n in range((end - day).days + 1)))
        assert calendar.longest_roll(day, end) == longest


@pytest.mark.parametrize("budget", [0, 5, 20, 60])
def test_a_search_that_gives_up_says_so_and_leaves_nothing_out(budget: int) -> None:
    exact = decide("charter.resolution", HALF_KNOWN)
    found = decide("charter.resolution", HALF_KNOWN, budget=budget)
    assert found.outcome == "undetermined"
    assert set(exact.needs) <= set(found.needs)
    assert found.is_exact is found.to_dict()["is_exact"]
    assert exact.is_exact
    assert budget > 5 or not found.is_exact
    assert found.is_exact <= (found.needs == exact.needs)


def test_what_is_known_needs_no_budget() -> None:
    known = HALF_KNOWN | {"votes_for": 6}
    assert decide("charter.resolution", known, budget=0).outcome == "valid"
    assert decider("charter.resolution", budget=0)(decide("charter.resolution", known).facts).is_exact


@pytest.mark.parametrize("budget", [-1, 2.0, True, "9"])
def test_a_budget_is_a_number_of_steps(budget: int) -> None:
    with pytest.raises(QuestionError, match=r"charter\.resolution: a budget of `"):
        decide("charter.resolution", HALF_KNOWN, budget=budget)


def test_an_open_value_says_what_it_hangs_on() -> None:
    decision = decide("charter.resolution", HALF_KNOWN)
    assert decision.values["required_votes"] == 6
    assert "required_votes" not in decision.value_needs
    nothing = decide("charter.resolution", {})
    assert nothing.values["required_present"] is None
    assert nothing.value_needs["required_present"] == ("members_in_office",)
    assert nothing.to_dict()["value_needs"]["required_present"] == ["members_in_office"]
