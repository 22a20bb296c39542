"""Circles of comparisons (x before y, y before x), which narrowing of bounds would find only day by day."""

from __future__ import annotations

from collections.abc import Callable

from cerra_rules.diagrams import Chain, Order


def is_circular(orders: tuple[Order, ...], reach: Callable[[str, Chain], tuple[int, int]]) -> bool:
    """Whether differences contradict each other in a circle (x < y and y < x), which narrowing finds slowly.

    Differences are between days as they stand and as their chains move them. A chain keeps the order of two days
    and moves each by at least and at most so many days, which links the two; `reach` says how many.
    """
    most: dict[tuple[_Moved, _Moved], int] = {}
    for order in orders:
        if len(order.slots) == 2:
            a, b = order.slots
            if {a.factor, b.factor} == {1, -1}:
                lower, upper = ((s.name, s.chain) for s in ((a, b) if a.factor > 0 else (b, a)))
                _lessen(most, lower, upper, -order.constant)
    moved = {day for pair in most for day in pair if day[1]}
    for name, chain in moved:
        least, longest = reach(name, chain)
        _lessen(most, (name, ()), (name, chain), -least)
        _lessen(most, (name, chain), (name, ()), longest)
    days = {day for pair in most for day in pair}
    before: dict[tuple[_Moved, _Moved], int] = {}
    for _ in range(len(days)):
        before = dict(most)
        for over in days:
            for lower in days:
                if (lower, over) in most:
                    for upper in days:
                        if (over, upper) in most:
                            _lessen(most, lower, upper, most[lower, over] + most[over, upper])
        if any(most.get((day, day), 0) < 0 for day in days):
            return True
        for a_name, chain in moved:
            for b_name, same in moved:
                if same == chain and a_name != b_name:
                    if most.get(((a_name, ()), (b_name, ())), 1) <= 0:
                        _lessen(most, (a_name, chain), (b_name, chain), 0)
                    if most.get(((a_name, chain), (b_name, chain)), 0) < 0:
                        _lessen(most, (a_name, ()), (b_name, ()), -1)
        if most == before:
            return False
    return False


_Moved = tuple[str, Chain]


def _lessen(most: dict[tuple[_Moved, _Moved], int], lower: _Moved, upper: _Moved, by: int) -> None:
    most[lower, upper] = min(most.get((lower, upper), by), by)
