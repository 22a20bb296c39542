"""Shadows of comparisons, against every combination of small counts."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from cerra_rules.diagrams import Order, Slot, Variable
from cerra_rules.shadows import Shadows
from cerra_rules.terms import FactSpec

NAMES = ("a", "b", "c", "d")
HIGH = 3
FACTORS = st.sampled_from((-3, -2, -1, 0, 1, 1, -1, 2))


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Draw the order that a sum of some counts is zero or less."""
    slots = tuple(Slot(factor, name) for name in NAMES if (factor := draw(FACTORS)))
    return Order(slots or (Slot(1, "a"),), draw(st.integers(-6, 6)))


def completions(facts: Mapping[str, int | None]) -> Iterator[tuple[int, ...]]:
    """Yield every way to give the unknown counts a value."""
    return product(*(range(HIGH + 1) if (value := facts[n]) is None else (value,) for n in NAMES))


def holds(order: Order, counts: tuple[int, ...]) -> bool:
    """Whether an order holds for some counts."""
    return sum(s.factor * counts[NAMES.index(s.name)] for s in order.slots) + order.constant <= 0


@given(
    always=st.lists(orders(), max_size=3),
    limited=orders(),
    compared=st.lists(orders(), min_size=2, max_size=2),
    facts=st.fixed_dictionaries(dict.fromkeys(NAMES, st.none() | st.integers(0, HIGH))),
)
def test_a_shadow_is_there_exactly_where_some_counts_are(
    always: list[Order], limited: Order, compared: list[Order], facts: dict[str, int | None]
) -> None:
    specs = {name: FactSpec(name, "int", name, name, high=HIGH) for name in NAMES}
    asked = {i: Variable(i, o, (True, False), o.names, (o, o.opposite())) for i, o in enumerate(compared)}
    shadows = Shadows(specs, always, (limited.slots,), asked)
    ends = shadows.ends(facts) + shadows.limits((limited,))
    known = [c for c in completions(facts) if all(holds(o, c) for o in (*always, limited))]
    reached = {c: tuple(int(not holds(o, c)) for o in compared) for c in known}
    ways = shadows.ways((0, 1))
    if ways is None:
        return
    found = {tuple(answer for _, answer in way.answers) for way in ways if way.shadow(ends)}
    assert found == set(reached.values())
    for name in NAMES:
        if facts[name] is not None:
            continue
        place = NAMES.index(name)
        pairs = {
            (reached[one], reached[other])
            for one, other in product(reached, repeat=2)
            if one[:place] + one[place + 1 :] == other[:place] + other[place + 1 :]
        }
        for i, j in shadows.steps((0, 1), name):
            shadow = shadows.step((0, 1), (i, j), name)
            a, b = (tuple(answer for _, answer in ways[n].answers) for n in (i, j))
            if shadow is not None:
                assert shadow(ends) == ((a, b) in pairs), (name, a, b)


def test_of_two_limits_of_one_sum_the_narrower_counts() -> None:
    slots = (Slot(1, "a"),)
    shadows = Shadows({"a": FactSpec("a", "int", "a", "a", high=HIGH)}, [], (slots,), {})
    for orders in ([Order(slots, -1), Order(slots, -2)], [Order(slots, -2), Order(slots, -1)]):
        assert shadows.limits(orders) == (-1,)
