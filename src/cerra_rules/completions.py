"""What all completions of some facts have in common: exact answers where facts are unknown.

A completion gives every unknown fact a value such that all invariants hold. There is one search for them, and whatever
asks about unknown facts asks it: `paths` goes down what the known facts leave of a diagram, and `solve` finds counts and
days that satisfy the comparisons of a path. Where no comparison is open and no invariant binds, the diagram alone says
all. A search that takes more steps than its budget gives up; `is_exact` then says that something was not ruled out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from cerra_rules.bounds import BUDGET, Bounds, Numbers, OverBudgetError, Watch, Work, watching
from cerra_rules.diagrams import YES, Diagram, Node, Variable, kids
from cerra_rules.orders import TWIN, Order
from cerra_rules.periods import RestDays
from cerra_rules.terms import FactSpec

BROKEN = "(an invariant is broken)"
LOST: frozenset[Hashable] = frozenset((BROKEN,))
"""The ends that no completion reaches."""
Names = tuple[str, ...]
"""The facts in which two completions may differ, which are otherwise the same."""
Skip = Callable[[Node, Node], bool]


class Space(NamedTuple):
    """What a search goes through: the facts, their diagrams, and the invariants (plain comparisons apart from the rest)."""

    specs: Mapping[str, FactSpec]
    diagram: Diagram
    always: tuple[Order, ...]
    invariant: Node


class Path(NamedTuple):
    """How far a way down a diagram has come: the comparisons that hold on it, the bounds they leave, and all answers.

    Of two completions side by side, each answer is a pair; `taken` tells the comparisons of two paths apart.
    """

    orders: tuple[Order, ...]
    watch: Watch
    bounds: Bounds
    answers: tuple[Any, ...] = ()
    taken: int = 0

    def given(self) -> dict[Variable, tuple[int, int]]:
        """Return the answers to every question on the path."""
        found: dict[Variable, tuple[int, int]] = {}
        rest = self.answers
        while rest:
            variable, *answers, rest = rest
            found[variable] = (answers[0], answers[1])
        return found


class End(NamedTuple):
    """The end of a path: what one completion, and one beside it, comes to."""

    payload: Hashable
    other: Hashable
    path: Path


class Witness(NamedTuple):
    """A completion that was found: what it comes to, the answers it gives, and its counts and days."""

    payload: Hashable
    answers: Mapping[Variable, int]
    numbers: Mapping[str, int]


class Completions:
    """All completions of some facts, under the readings that are chosen and a calendar."""

    def __init__(
        self, space: Space, facts: Mapping[str, Any], calendar: RestDays | None = None, budget: int = BUDGET
    ) -> None:
        self.space = space
        self.facts = facts
        self.calendar = calendar
        self.is_exact = True
        """Whether every search has come to an end within the budget."""
        self._work = Work(budget)
        self._known: dict[int, int | None] = {}
        self._rest: dict[Node, Node] = {}
        self._shared: dict[tuple[Any, ...], Node] = {}
        self._witnesses: dict[Node, list[Witness]] = {}

    @cached_property
    def numbers(self) -> Numbers:
        """What the facts leave of counts and days."""
        return Numbers(self.space.specs, self.facts, self.space.always, self.calendar, self._work)

    # what the known facts leave of a diagram

    def rest(self, node: Node) -> Node:
        """Return what is left of a diagram once the known facts are in place."""
        variable = node.variable
        if variable is None:
            return node
        found = self._rest.get(node)
        if found is None:
            index = variable.index
            try:
                answer = self._known[index]
            except KeyError:
                answer = self._known[index] = self._answer(variable)
            if answer is not None:
                found = self.rest(node.kids[answer])
            else:
                left = tuple([self.rest(kid) for kid in node.kids])
                if left.count(left[0]) == len(left):
                    found = left[0]
                else:
                    found = self._shared.get((index, left))
                    if found is None:
                        found = self._shared[index, left] = Node(variable, left)
            self._rest[node] = found
        return found

    def _answer(self, variable: Variable) -> int | None:
        answer = variable.read(self.facts, self.calendar)
        if answer is None and variable.orders:
            low, high = self.numbers.range(variable.orders[0])
            answer = 0 if high <= 0 else 1 if low > 0 else None
        return answer

    def valid(self, node: Node) -> Node:
        """Return what is left of a diagram that ends in BROKEN where an invariant is broken that is no plain comparison."""
        space = self.space
        if space.invariant is not YES:
            node = space.diagram.choose(space.invariant, node, space.diagram.terminal(BROKEN))
        return self.rest(node)

    def _is_plain(self, node: Node) -> bool:
        """Whether every path of a diagram can be taken: no comparison is open in it, and none binds what is unknown."""
        if node.asks & self.space.diagram.compares:
            return False
        return not self.space.always or not (self.numbers.binding or self.numbers.is_contradictory)

    # the search

    def paths(
        self, node: Node, skip: Skip, *, names: Names = (), start: Path | None = None, every: bool = False
    ) -> Iterator[End]:
        """Yield the ways down what is left of a diagram that its comparisons do not close. Raises OverBudgetError.

        Two completions go side by side, which may differ in the facts with these names. `skip` says of what is left for
        each of them that it is of no interest. Ways that come to the same place with the same comparisons are one, but
        for `every`. Whether the counts and days on a path can be such is for `solve` to say.
        """
        path = start or self.start(names)
        if path is None:
            return
        about, mine, seen = self.space.diagram.about, 0, set()
        for name in names:
            mine |= about.get(name, 0)

        def down(a: Node, b: Node, path: Path) -> Iterator[End]:
            self._work.spend()
            if skip(a, b):
                return
            one, other = a.variable, b.variable
            if one is None and other is None:
                yield End(a.payload, b.payload, path)
                return
            if not every:
                if (key := (a, b, path.taken)) in seen:
                    return
                seen.add(key)
            top = one if other is None or (one is not None and one.index <= other.index) else other
            ways_a, ways_b = kids(a, top), kids(b, top)
            is_mine = mine >> top.index & 1
            for i, way in enumerate(ways_a):
                for j in range(len(ways_b)) if is_mine else (i,):
                    further = self.take(path, top, i, j, names if is_mine else ())
                    if further is not None:
                        yield from down(way, ways_b[j], further)

        yield from down(node, node, path)

    def start(self, names: Names = ()) -> Path | None:
        """Return where paths begin: the invariants that bind counts and days; None where the facts break them."""
        numbers = self.numbers
        if numbers.is_contradictory:
            return None
        twins = tuple(o.twin(names) for o in numbers.binding if not o.names.isdisjoint(names))
        bounds = numbers.bounds | {n + TWIN: numbers.bounds[n] for n in names if n in numbers.bounds}
        return Path((*numbers.binding, *twins), watching(twins, numbers.watch), bounds)

    def take(self, path: Path, variable: Variable, i: int, j: int, names: Names = ()) -> Path | None:
        """Return the path one answer further, or None where its comparisons then contradict each other."""
        answers = (variable, i, j, path.answers)
        if not variable.orders:
            return path._replace(answers=answers)
        fresh: tuple[Order, ...] = (variable.orders[i],)
        if names:
            fresh = (*fresh, variable.orders[j].twin(names))
        bounds, watch = dict(path.bounds), watching(fresh, path.watch)
        if not self.numbers.narrow(watch, bounds, fresh):
            return None
        taken = path.taken | (1 + 2 * i + j) << 3 * variable.index
        return Path((*path.orders, *fresh), watch, bounds, answers, taken)

    def solve(self, path: Path, *, least: str = "") -> dict[str, int] | None:
        """Return counts and days that satisfy the comparisons of a path, the count or day `least` as small as can be.

        None where there are none. Raises OverBudgetError.
        """
        if not path.orders and not least:
            return {name: low for name, (low, _) in path.bounds.items()}
        return self.numbers.solve(path.orders, path.bounds, least=least)

    def find(self, node: Node, end: Hashable, start: Path | None = None) -> tuple[Path, dict[str, int]] | None:
        """Return a way down a diagram to one of its ends that some completion takes, with its counts and days.

        None where there is none. Raises OverBudgetError.
        """
        for found in self.paths(self.valid(node), lambda a, _: end not in a.ends, start=start):
            if (numbers := self.solve(found.path)) is not None:
                return found.path, numbers
        return None

    # what is asked of it

    def possible(self, node: Node, enough: int = 1_000_000) -> set[Hashable]:
        """Return the payloads that completions reach; may stop once `enough` are found."""
        rest = self.valid(node)
        if self._is_plain(rest):
            return set(rest.ends - LOST)
        reached: set[Hashable] = set(LOST)
        witnesses = self._witnesses[rest] = []
        try:
            for payload, _, path in self.paths(rest, lambda a, _: a.ends <= reached):
                if payload not in reached and (numbers := self.solve(path)) is not None:
                    witnesses.append(Witness(payload, {v: i for v, (i, _) in path.given().items()}, numbers))
                    reached.add(payload)
                    if len(reached) > enough:
                        break
        except OverBudgetError:
            self.is_exact = False
            return set(rest.ends - LOST)
        return reached - LOST

    def exist(self) -> bool:
        """Whether there is any completion: the known facts can all be true together."""
        return True in self.possible(YES)

    def needs(self, node: Node, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of `names` (unknown facts and readings) alone can still change where a diagram ends.

        Where several ends are possible, and invariants let no fact change alone, all that the diagram still asks.
        """
        asked, rest, about = self.rest(node).asks, self.valid(node), self.space.diagram.about
        candidates = tuple(name for name in names if about.get(name, 0) & asked)
        if BROKEN not in rest.ends and self._is_plain(rest):
            return candidates
        return tuple(name for name in candidates if self.matters(node, (name,))) or candidates

    def matters(self, node: Node, names: Names) -> bool:
        """Whether two completions that differ in these facts alone end differently."""
        rest, about = self.valid(node), self.space.diagram.about
        try:
            if len(names) == 1 and any(self._turns(rest, w, names[0]) for w in self._witnesses.get(rest, ())):
                return True
            mine = 0
            for name in names:
                mine |= about.get(name, 0)

            def skip(a: Node, b: Node) -> bool:
                if a is b:  # the two can only part where they are still asked about what they differ in
                    return not mine & a.asks or len(a.ends - LOST) < 2
                return a.ends <= LOST or b.ends <= LOST or len((a.ends | b.ends) - LOST) < 2

            ends = self.paths(rest, skip, names=names)
            return any(end.payload != end.other and self.solve(end.path) is not None for end in ends)
        except OverBudgetError:
            self.is_exact = False
            return True

    def _turns(self, rest: Node, witness: Witness, name: str) -> bool:
        """Whether a completion that was found ends elsewhere once one of its facts alone is otherwise."""
        bits = self.space.diagram.about.get(name, 0)
        answers = {v: answer for v, answer in witness.answers.items() if not bits >> v.index & 1}

        def leads_elsewhere(node: Node, numbers: Mapping[str, int]) -> bool:
            self._work.spend()
            variable = node.variable
            if variable is None:
                return node.payload not in (witness.payload, BROKEN)
            if variable.orders:
                answer: int | None = int(variable.orders[0].total(numbers, self.calendar) > 0)
            else:
                answer = answers.get(variable)
            if answer is None:  # of the fact itself, or of one that makes no difference to the witness
                return any(leads_elsewhere(kid, numbers) for kid in node.kids)
            return leads_elsewhere(node.kids[answer], numbers)

        if name not in witness.numbers:
            return leads_elsewhere(rest, witness.numbers)
        orders = [v.orders[0] for v in self.space.diagram.variables if v.orders and bits & rest.asks & 1 << v.index]
        return any(
            leads_elsewhere(rest, {**witness.numbers, name: number})
            for number in self.numbers.turns(name, witness.numbers, orders)
        )
