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

from cerra_rules.deciding.bounds import BUDGET, Bounds, Numbers, OverBudgetError, Watch, Work, watching
from cerra_rules.deciding.diagram import BROKEN, YES, Diagram, Node, Variable, kids
from cerra_rules.deciding.lowering import FIRST_COVERED, LAST_COVERED
from cerra_rules.deciding.orders import TWIN, Order
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import FactSpec

PATIENCE = 500
"""Steps after which one fact waits for what is found about others."""
MOST_WITNESSES = 12
Names = tuple[str, ...]
"""The facts in which two completions may differ, which are otherwise the same."""
Skip = Callable[[Node, Node], bool]


class Space(NamedTuple):
    """What a search goes through: the facts, their diagrams, and the invariants (plain comparisons apart from the rest)."""

    specs: Mapping[str, FactSpec]
    diagram: Diagram
    always: tuple[Order, ...]
    invariant: Node
    is_whole: bool = True
    """Whether no invariant is left out."""

    def bound(self, node: Node) -> Node:
        """Return a diagram that ends in BROKEN where an invariant is broken that is no plain comparison."""
        if self.invariant is YES:
            return node
        return self.diagram.choose(self.invariant, node, self.diagram.terminal(BROKEN))


class Path(NamedTuple):
    """How far a way down a diagram has come: the comparisons that hold on it, and the bounds that they leave.

    `taken` tells the comparisons of two paths apart.
    """

    orders: tuple[Order, ...]
    watch: Watch
    bounds: Bounds
    taken: int = 0
    numbers: Mapping[str, int] | None = None


Answers = Mapping[Variable, tuple[int, int]]
"""The answers of two completions to some questions."""


class End(NamedTuple):
    """The end of a path: what one completion, and one beside it, comes to; and the answers given, the last one first."""

    payload: Hashable
    other: Hashable
    path: Path
    given: tuple[Any, ...]

    @property
    def answers(self) -> Answers:
        """The answers to every question on the path."""
        found: dict[Variable, tuple[int, int]] = {}
        rest = self.given
        while rest:
            variable, *answers, rest = rest
            found[variable] = (answers[0], answers[1])
        return found


class Witness(NamedTuple):
    """A completion that was found: what it comes to, the answers it gives, and its counts and days."""

    payload: Hashable
    answers: Mapping[Variable, int]
    numbers: Mapping[str, int]


class Completions:
    """All completions of some facts, under the readings that are chosen and a calendar."""

    def __init__(
        self,
        space: Space,
        facts: Mapping[str, Any],
        calendar: RestDays | None = None,
        budget: int = BUDGET,
    ) -> None:
        self.space = space
        self.facts = facts
        self.calendar = calendar
        if calendar is not None and FIRST_COVERED.name in space.specs:
            first, last = calendar.covers
            self.facts = {**facts, FIRST_COVERED.name: first, LAST_COVERED.name: last}
        self.is_exact = space.is_whole
        """Whether every search has come to an end within the budget."""
        self.work = Work(budget)
        self._known: dict[int, int | None] = {}
        self._rest: dict[Node, Node] = {}
        self._shared: dict[tuple[Any, ...], Node] = {}
        self._witnesses: dict[Node, list[Witness]] = {}

    @cached_property
    def numbers(self) -> Numbers:
        """What the facts leave of counts and days."""
        return Numbers(self.space.specs, self.facts, self.space.always, self.calendar, self.work)

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
        return self.rest(self.space.bound(node))

    def _valid(self, node: Node) -> Node:
        """Return what is valid of a diagram, or all of it where that is too large to tell."""
        try:
            return self.valid(node)
        except OverBudgetError:
            self.is_exact = False
            return self.rest(node)

    def _is_plain(self, node: Node) -> bool:
        """Whether every path of a diagram can be taken: no comparison is open in it, and none binds what is unknown."""
        if node.asks & self.space.diagram.compares:
            return False
        return not self.space.always or not (self.numbers.binding or self.numbers.is_contradictory)

    # the search

    def paths(
        self,
        node: Node,
        skip: Skip,
        *,
        beside: Node | None = None,
        names: Names = (),
        start: Path | None = None,
        stop: Skip | None = None,
        every: bool = False,
        backwards: bool = False,
    ) -> Iterator[End]:
        """Yield the ways down what is left of a diagram that its comparisons do not close. Raises OverBudgetError.

        Two completions go side by side, which may differ in the facts with these names, the other one down what is left
        of a diagram `beside` if there is one. `skip` says of what is left for each of them that it is of no interest,
        `stop` that however it goes on will do. Ways that come to the same place with the same comparisons are one, but
        for `every`; `backwards` tries the last answers first. `solve` gives the counts and days of a path.
        """
        begun = start or self.start(names)
        if begun is None:
            return
        work, seen, mine, is_even = self.work, set(), 0, start is None
        for name in names:
            mine |= self.space.diagram.about.get(name, 0)

        def down(a: Node, b: Node, path: Path, given: tuple[Any, ...]) -> Iterator[End]:
            work.spend()
            one, other = a.variable, b.variable
            top = other if one is None or (other is not None and other.index < one.index) else one
            if top is None or (stop is not None and stop(a, b)):
                yield End(a.payload, b.payload, path, given)
                return
            if not every:
                if (key := (a, b, path.taken)) in seen:
                    return
                seen.add(key)
            ways_a, ways_b = kids(a, top), kids(b, top)
            is_mine = mine >> top.index & 1
            further: Path | None = path
            tries = top.tries[::-1] if backwards else top.tries
            for i in tries:
                way = ways_a[i]
                for j in tries if is_mine else (i,):
                    if is_even and j < i and a is b:  # which of the two is which makes no difference
                        continue
                    if skip(way, ways_b[j]):
                        continue
                    if top.orders:
                        further = self.take(path, top, i, j, names if is_mine else ())
                    if further is not None:
                        yield from down(way, ways_b[j], further, (top, i, j, given))

        beside = beside or node
        if not skip(node, beside):
            yield from down(node, beside, begun, ())

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
        if not variable.orders:
            return path
        fresh: tuple[Order, ...] = (variable.orders[i],)
        if names:
            fresh = (*fresh, variable.orders[j].twin(names))
        bounds, watch = dict(path.bounds), watching(fresh, path.watch)
        if not self.numbers.narrow(watch, bounds, fresh):
            return None
        numbers = path.numbers
        orders = (*path.orders, *fresh)
        if numbers is None or not self.numbers.is_met(fresh, numbers):
            numbers = self.numbers.solve(orders, bounds)
            if numbers is None:
                return None
        taken = path.taken | (1 + 2 * i + j) << 3 * variable.index
        return Path(orders, watch, bounds, taken, numbers)

    def solve(self, path: Path, *, least: str = "") -> dict[str, int] | None:
        """Return counts and days that satisfy the comparisons of a path, the count or day `least` as small as can be.

        None where there are none. Raises OverBudgetError.
        """
        if path.numbers is not None and not least:
            return dict(path.numbers)
        if not path.orders and not least:
            return {name: low for name, (low, _) in path.bounds.items()}
        return self.numbers.solve(path.orders, path.bounds, least=least)

    def find(self, node: Node, end: Hashable, start: Path | None = None) -> tuple[End, dict[str, int]] | None:
        """Return a way down a diagram to one of its ends that some completion takes, with its counts and days.

        None where there is none. Raises OverBudgetError.
        """
        for found in self.paths(self.valid(node), lambda a, _: end not in a.ends, start=start):
            if (numbers := self.solve(found.path)) is not None:
                return found, numbers
        return None

    # what is asked of it

    def possible(self, node: Node, enough: int = 1_000_000) -> set[Hashable]:
        """Return the payloads that completions reach; may stop once `enough` are found."""
        rest = self._valid(node)
        if not rest.breaks and self._is_plain(rest):
            return set(rest.ends)
        reached: set[Hashable] = set()
        witnesses = self._witnesses[rest] = []
        try:
            for end in self.paths(rest, lambda a, _: a.ends <= reached):
                if end.payload not in reached and (numbers := self.solve(end.path)) is not None:
                    witnesses.append(self._witness(rest, end.answers, numbers))
                    reached.add(end.payload)
                    if len(reached) >= enough:
                        break
        except OverBudgetError:
            self.is_exact = False
            return set(rest.ends)
        return reached

    def exist(self) -> bool:
        """Whether there is any completion: the known facts can all be true together."""
        return True in self.possible(YES)

    def needs(self, node: Node, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of `names` (unknown facts and readings) alone can still change where a diagram ends.

        Where several ends are possible, and invariants let no fact change alone, all that the diagram still asks.
        """
        asked, rest, about = self.rest(node).asks, self._valid(node), self.space.diagram.about
        candidates = tuple(name for name in names if about.get(name, 0) & asked)
        if not rest.breaks and self._is_plain(rest):
            return candidates
        verdicts: dict[str, bool | None] = dict.fromkeys(candidates)
        for place, patience in enumerate((PATIENCE, 8 * PATIENCE, self.work.left)):
            for name in candidates:
                if verdicts[name] is None:  # what has been found for another fact may tell, and the other end be nearer
                    verdicts[name] = self._parts(rest, (name,), patience, backwards=place == 1)
        return tuple([name for name in candidates if verdicts[name] is not False]) or candidates

    def matters(self, node: Node, names: Names) -> bool:
        """Whether two completions that differ in these facts alone end differently."""
        return self._parts(self._valid(node), names, self.work.left) is not False

    def _parts(self, rest: Node, names: Names, patience: int, *, backwards: bool = False) -> bool | None:
        """Return whether two completions that differ in these facts alone end differently; None where that is not told in time."""
        witnesses, mine = self._witnesses.setdefault(rest, []), 0
        for name in names:
            mine |= self.space.diagram.about.get(name, 0)

        def skip(a: Node, b: Node) -> bool:
            if a is b:  # the two can only part where they are still asked about what they differ in
                return not mine & a.asks or len(a.ends) < 2
            return not a.ends or not b.ends or (len(a.ends) < 2 and a.ends == b.ends)

        def stop(a: Node, b: Node) -> bool:
            return a is not b and not a.breaks and not b.breaks and a.ends.isdisjoint(b.ends)

        before = self.work.limit(patience)
        try:
            if len(names) == 1:
                for witness in witnesses:
                    if self._turns(rest, witness, names[0]):
                        return True
            for end in self.paths(rest, skip, names=names, stop=stop, backwards=backwards):
                numbers = self.solve(end.path)
                if numbers is not None:
                    if len(witnesses) < MOST_WITNESSES:
                        witnesses.append(self._witness(rest, end.answers, numbers))
                    return True
        except OverBudgetError:
            self.is_exact &= self.work.left > 0
            return None
        finally:
            self.work.least = before
        return False

    def _witness(self, rest: Node, given: Answers, numbers: Mapping[str, int]) -> Witness:
        """Return the completion that gives these answers, and has these counts and days."""
        answers: dict[Variable, int] = {}
        while (variable := rest.variable) is not None:
            if variable.orders:
                answer = int(variable.orders[0].total(numbers, self.calendar) > 0)
            else:
                answer = answers[variable] = given[variable][0] if variable in given else variable.tries[0]
            rest = rest.kids[answer]
        return Witness(rest.payload, answers, {name: numbers[name] for name in self.numbers.bounds})

    def _turns(self, rest: Node, witness: Witness, name: str) -> bool:
        """Whether a completion that was found ends elsewhere once one of its facts alone is otherwise."""
        bits, work, calendar = self.space.diagram.about.get(name, 0), self.work, self.calendar
        payload, answers, numbers = witness

        def leads_elsewhere(node: Node, numbers: Mapping[str, int]) -> bool:
            while node.variable is not None:
                work.spend()
                variable = node.variable
                if variable.orders:
                    node = node.kids[variable.orders[0].total(numbers, calendar) > 0]
                    continue
                answer = None if bits >> variable.index & 1 else answers.get(variable)
                if answer is None:  # of the fact itself, or of one that makes no difference to the witness
                    return any(leads_elsewhere(kid, numbers) for kid in node.kids)
                node = node.kids[answer]
            return node.payload not in {payload, BROKEN}

        if name not in numbers:
            return leads_elsewhere(rest, numbers)
        comparing = self.space.diagram.comparing.get(name, ())
        orders = [variable.orders[0] for variable in comparing if rest.asks >> variable.index & 1]
        turns = self.numbers.turns(name, numbers, orders)
        return any(leads_elsewhere(rest, {**numbers, name: number}) for number in turns)
