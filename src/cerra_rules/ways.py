"""Ways down a diagram that some unknown facts leave open, and the smallest sets of items that open one.

What `completions` finds out about a case, this asks of a diagram that ends in YES or NO: which paths lead to YES, what
values nearest to given ones do, and which few items (facts, or members of a set) would have to be otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from cerra_rules.completions import Completions, Path
from cerra_rules.constraints import PATIENCE, Bounds
from cerra_rules.diagrams import YES, Node, Order, Slot, Variable
from cerra_rules.plan import Plan

Items = frozenset[str]
Cost = Callable[[Variable, int], Sequence[Items]]
"""Which items must be otherwise for a variable to have an answer: one of these sets; none where it never can."""
FREE: tuple[Items, ...] = (frozenset(),)
BUDGET = 5 * PATIENCE
"""Steps that all searches about one case may take together."""


def smallest(goal: Node, cost: Cost, others: Items, most: int, is_enough: Callable[[Items], bool]) -> list[Items]:
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

    def below(node: Node) -> tuple[Items, ...]:
        if node.variable is None:
            return FREE if node is YES else ()
        if node not in known:
            sets = {
                further | items
                for answer, kid in enumerate(node.kids)
                for items in cost(node.variable, answer)
                for further in below(kid)
            }
            known[node] = _essential((s for s in sets if len(s) <= most), others)
        return known[node]

    return below(goal)


def _essential(sets: Iterable[Items], others: Items) -> tuple[Items, ...]:
    kept: list[Items] = []
    for items in sorted(sets, key=lambda s: (len(s), sorted(s))):
        if not any(k <= items and items - k <= others for k in kept):
            kept.append(items)
    return tuple(kept)


class Ways:
    """The ways that the completions of some facts can take down a diagram."""

    def __init__(self, completions: Completions, goal: Node) -> None:
        self.completions = completions
        self.constraints = completions.constraints
        self.goal = completions.rest(goal)
        self.steps = BUDGET
        self._variables = {v.index: v for v in (*variables(self.goal), *variables(completions.invariant))}
        binding = list(variables(completions.invariant))
        self._bound = frozenset(v.index for v in binding)
        self._loose = frozenset(n for v in binding if not v.orders for n in v.names)

    @property
    def is_exhausted(self) -> bool:
        """Whether the searches ran out of steps: then what they did not find may be there all the same."""
        return self.steps <= 0

    def is_possible(self, wanted: bool) -> bool:
        """Whether some completion leads to YES (or to NO)."""
        return wanted in self.completions.possible(self.goal, 2) and self.completions.exist()

    def paths(
        self, wanted: bool, *, given: Mapping[Variable, int] | None = None, prune: Callable[[Path], bool] | None = None
    ) -> Iterator[Path]:
        """Yield paths that lead to YES (or to NO) and that some completion takes, with some answers given.

        Of paths that leave the same comparisons at the same place only one is followed, unless `prune` (which is
        shown every beginning of a path, and says whether to give it up) asks to see them all.
        """
        start = Path((), dict(self.constraints.bounds), {})
        for variable, answer in (given or {}).items():
            step = self.completions.take(start, variable, answer, answer, "")
            if step is None:
                return
            start = step
        seen: set[object] | None = set() if prune is None else None
        for path in self._down(self.goal, wanted, start, prune, seen):
            loosest = self.completions.loosest
            if loosest is None or any(self._variables[i].names & self._loose for i in path.answers):
                yield from self._end(self.completions.invariant, path)
            else:  # what the path does not ask about takes its loosest value
                yield from self._end(YES, path._replace(orders=(*path.orders, *loosest)))

    def _down(
        self, node: Node, wanted: bool, path: Path, prune: Callable[[Path], bool] | None, seen: set[object] | None
    ) -> Iterator[Path]:
        self.steps -= 1
        if self.is_exhausted or wanted not in self.completions.ends(node) or (prune is not None and prune(path)):
            return
        if seen is not None:
            bound = tuple(sorted((i, a) for i, a in path.answers.items() if i in self._bound))
            if (key := (node, path.orders, bound)) in seen:
                return
            seen.add(key)
        if node.variable is None:
            yield path
        for further, kid in self._steps(node, path):
            yield from self._down(kid, wanted, further, prune, seen)

    def _steps(self, node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
        variable = node.variable
        if variable is None:
            return
        before = path.answers.get(variable.index)
        for answer, kid in enumerate(node.kids):
            if before is None:
                further = self.completions.take(path, variable, answer, answer, "")
                if further is not None:
                    yield further, kid
            elif before[0] == answer:
                yield path, kid

    def _end(self, invariant: Node, path: Path) -> Iterator[Path]:
        """Yield the path once for each way in which the invariants can then hold."""
        self.steps -= 1
        if self.is_exhausted:
            return
        if invariant.variable is None:
            if invariant is YES and self._is_satisfiable(self._orders(path), path.bounds):
                yield path
            return
        for further, kid in self._steps(invariant, path):
            yield from self._end(kid, further)

    def _orders(self, path: Path) -> tuple[Order, ...]:
        return (*self.constraints.binding, *path.orders)

    def _is_satisfiable(self, orders: tuple[Order, ...], bounds: Bounds) -> bool:
        self.constraints.steps = PATIENCE
        found = self.constraints.satisfiable(orders, bounds)
        self.steps -= PATIENCE - self.constraints.steps
        return found or self.constraints.steps <= 0  # then nothing is excluded

    def nearest(self, was: Mapping[str, int]) -> dict[str, int] | None:
        """Return values of some counts and days, all other than before, that lead to YES, as near as can be.

        Near is the smallest total of steps (a vote, a day); where two are equally near, the least change of the fact
        named first, and of two days or counts the lower.
        """
        best: tuple[int, dict[str, int]] | None = None

        def is_farther(path: Path) -> bool:
            return best is not None and _least_total(path.bounds, was) >= best[0]

        for path in self.paths(True, prune=is_farther):
            found = self._closest(self._orders(path), path.bounds, was)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
        return None if best is None else best[1]

    def numbers(self, path: Path) -> dict[str, int]:
        """Return values of the counts and days that a path compares: the least that satisfy it."""
        names = {n: path.bounds[n][0] - 1 for order in self._orders(path) for n in sorted(order.names)}
        found = self._closest(self._orders(path), path.bounds, names) if names else None
        return {} if found is None else found[1]

    def _closest(
        self, orders: tuple[Order, ...], bounds: Bounds, was: Mapping[str, int]
    ) -> tuple[int, dict[str, int]] | None:
        best: tuple[int, dict[str, int]] | None = None
        for signs in product((-1, 1), repeat=len(was)):
            sides = dict(zip(was, signs, strict=True))
            room = bounds | {
                n: (max(bounds[n][0], v + 1), bounds[n][1])
                if sides[n] > 0
                else (bounds[n][0], min(bounds[n][1], v - 1))
                for n, v in was.items()
            }
            if any(room[n][0] > room[n][1] for n in was) or not self._is_satisfiable(orders, room):
                continue
            most = sum(max(abs(end - v) for end in room[n]) for n, v in was.items())
            total = self._least(orders, room, sides, was, most)
            if best is not None and total >= best[0]:
                continue
            orders_within = (*orders, _within(sides, was, total))
            values: dict[str, int] = {}
            for name, value in was.items():
                step = self._least(orders_within, room, {name: sides[name]}, was, total)
                values[name] = value + sides[name] * step
                room[name] = (values[name], values[name])
            best = total, values
        return best

    def _least(
        self, orders: tuple[Order, ...], bounds: Bounds, sides: Mapping[str, int], was: Mapping[str, int], most: int
    ) -> int:
        """Return the smallest total of steps to these sides that the orders allow."""
        low = 0
        while low < most:
            middle = (low + most) // 2
            if self._is_satisfiable((*orders, _within(sides, was, middle)), bounds):
                most = middle
            else:
                low = middle + 1
        return most


def _within(sides: Mapping[str, int], was: Mapping[str, int], total: int) -> Order:
    """Return the order that some values are no farther from what they were than `total` steps to their sides."""
    slots = tuple(Slot(side, name) for name, side in sides.items())
    return Order(slots, -sum(side * was[name] for name, side in sides.items()) - total)


def _least_total(bounds: Bounds, was: Mapping[str, int]) -> int:
    return sum(max(1, bounds[n][0] - v, v - bounds[n][1]) for n, v in was.items())


def variables(node: Node) -> Iterator[Variable]:
    """Yield the variables of a diagram, some more than once."""
    seen, stack = {node}, [node]
    while stack:
        at = stack.pop()
        if at.variable is not None:
            yield at.variable
            fresh = [k for k in at.kids if k not in seen]
            seen.update(fresh)
            stack += fresh


def goal_of(plan: Plan, outcome: str) -> Node:
    """Return the diagram that ends in YES where a question has an outcome."""
    known: dict[Node, Node] = {}

    def mapped(node: Node) -> Node:
        if node not in known:
            variable = node.variable
            known[node] = (
                plan.diagram.terminal(node.payload == outcome)
                if variable is None
                else plan.diagram.node(variable, tuple(mapped(k) for k in node.kids))
            )
        return known[node]

    return mapped(plan.outcome)
