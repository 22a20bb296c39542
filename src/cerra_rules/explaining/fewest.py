"""The fewest items (facts, or members of a set) that would have to be otherwise for a diagram to end in YES."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from cerra_rules.deciding.diagram import YES, Node, Variable, below

Items = frozenset[str]
Cost = Callable[[Variable, int], Sequence[Items]]
"""Which items must be otherwise for a variable to have an answer: one of these sets; none where it never can."""
FREE: tuple[Items, ...] = (frozenset(),)


def fewest(goal: Node, cost: Cost, others: Items, most: int, is_enough: Callable[[Items], bool]) -> list[Items]:
    """Return all smallest sets of items that are enough, of at most so many items.

    What some path asks for by itself (`cost`) is a part of each of them; `others` are the items that may have to join
    for the comparisons of the path and the invariants to be met.
    """
    for size in range(most + 1):
        candidates: dict[Items, None] = {}
        for base in _asked(goal, cost, others, size):
            for more in combinations(sorted(others - base), size - len(base)):
                candidates[base.union(more)] = None
        found = [c for c in candidates if is_enough(c)]
        if found:
            return found
    return []


def _asked(goal: Node, cost: Cost, others: Items, most: int) -> tuple[Items, ...]:
    """Return the sets of at most `most` items that the paths to YES ask for, but for those that `others` make of them."""
    known: dict[Node, tuple[Items, ...]] = {}
    for node in below(goal):
        if node.variable is None:
            known[node] = FREE if node is YES else ()
        else:
            sets = {
                further | items
                for answer, kid in enumerate(node.kids)
                for items in cost(node.variable, answer)
                for further in known[kid]
            }
            known[node] = _essential((s for s in sets if len(s) <= most), others)
    return known[goal]


def _essential(sets: Iterable[Items], others: Items) -> tuple[Items, ...]:
    kept: list[Items] = []
    for items in sorted(sets, key=lambda s: (len(s), sorted(s))):
        if not any(k <= items and items - k <= others for k in kept):
            kept.append(items)
    return tuple(kept)
