"""Which fact to ask for next, so that as few questions as possible lead to an answer.

The diagram of the outcome says what an answer leaves open. Every answer counts as equally likely, and every
comparison as even; under that the fact is the one from which the fewest further questions are to be expected. Small
diagrams are searched to the end; of larger ones an estimate is compared, the questions that their paths ask.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Any

from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.completions import Completions
from cerra_rules.deciding.diagram import Node, Variable
from cerra_rules.deciding.lowering import known_of
from cerra_rules.deciding.plan import Plan
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays

MOST_STATES = 1_000
"""After so many states of one search, estimates are compared instead."""
MOST_KEPT = 1_000
"""So many orders are kept of one question, for others who come to the same point."""


class TooLargeError(Exception):
    """A diagram is too large to be searched to the end; never leaves this module."""


class Asking:
    """The order of the questions about one case, under the readings that are chosen."""

    def __init__(self, question: Question[Any], chosen: Mapping[str, str], calendar: RestDays | None) -> None:
        self.question = question
        self.chosen = chosen
        self.calendar = calendar
        self._order = list(question.facts.specs)
        self._lock = Lock()  # several requests of an app may ask about one question at a time
        self._forget()

    def _forget(self) -> None:
        self._plan = Plan(self.question, self.chosen, known_of(self.calendar))  # its own, for searches add nodes to it
        self._found: dict[Hashable, list[str]] = {}

    def in_order(self, facts: Mapping[str, Any], candidates: Iterable[str], declined: Iterable[str] = ()) -> list[str]:
        """Return some unknown facts, the one to ask for first; the same ones in the same order, whatever was asked before.

        `declined` are the facts that whoever is asked does not know. Facts that are equally good stand in the order of the model.
        """
        names = sorted(candidates, key=self._order.index)
        if len(names) < 2:
            return names
        stated = {n: facts.get(n) for n in self._order}
        known, unknown = frozenset(n for n, v in stated.items() if v is not None), frozenset(declined)
        with self._lock:
            if len(self._found) >= MOST_KEPT:
                self._forget()
            key = tuple(stated.values()), unknown, tuple(names)
            if key not in self._found:
                try:
                    rest = Completions(self._plan.space, stated, self.calendar).rest(self._plan.outcome)
                except OverBudgetError:  # then in the order of the model
                    return names
                self._found[key] = self._sorted(_Search(self._plan, unknown), rest, known, names)
            return self._found[key]

    @staticmethod
    def _sorted(search: _Search, rest: Node, known: frozenset[str], names: list[str]) -> list[str]:
        try:
            cost = {n: search.after(rest, known, n) for n in names}
        except TooLargeError:
            cost = {n: search.roughly_after(rest, known, n) for n in names}
        return sorted(names, key=lambda n: round(cost[n], 9))


class _Search:
    """Expected numbers of questions; nodes are shared, so what is left is looked up once."""

    def __init__(self, plan: Plan, declined: frozenset[str]) -> None:
        self.plan = plan
        self.declined = declined
        self.states: dict[tuple[Node, frozenset[str]], float] = {}
        self.lengths: dict[tuple[Node, frozenset[str]], float] = {}
        self.restricted: dict[tuple[Node, int, int], Node] = {}
        self.below: dict[Node, tuple[Variable, ...]] = {}

    def expected(self, node: Node, known: frozenset[str]) -> float:
        """Return how many questions are to be expected where some facts are known and a node is what is left."""
        variables = self._variables(node)
        if not variables:
            return 0.0
        names = frozenset(n for v in variables for n in v.names)
        key = node, known & names
        found = self.states.get(key)
        if found is None:
            if len(self.states) > MOST_STATES:
                raise TooLargeError
            decided = next((v for v in variables if v.names <= known), None)
            if decided is not None:
                found = self._average(node, decided, known)
            else:
                # Only who knows every fact of some comparison can be asked to any purpose.
                useful = {n for v in variables if not v.names & self.declined for n in v.names} - known
                found = min((1 + self.after(node, known, n) for n in useful), default=0.0)
            self.states[key] = found
        return found

    def after(self, node: Node, known: frozenset[str], name: str) -> float:
        """Return how many questions are to be expected once a fact is known."""
        return self.expected(node, known | {name})

    def _average(self, node: Node, variable: Variable, known: frozenset[str]) -> float:
        count = len(variable.answers)
        return sum(self.expected(self._restrict(node, variable, i), known) for i in range(count)) / count

    def roughly_after(self, node: Node, known: frozenset[str], name: str) -> float:
        """Return how many questions the paths of what is left ask on average, once a fact is known."""
        known |= {name}
        first = next((v for v in self._variables(node) if v.names == {name}), None)
        if first is None or len([v for v in self._variables(node) if name in v.names]) > 1:
            return self._length(node, known)
        kids = [self._length(self._restrict(node, first, i), known) for i in range(len(first.answers))]
        return sum(kids) / len(kids)

    def _length(self, node: Node, known: frozenset[str]) -> float:
        variable = node.variable
        if variable is None:
            return 0.0
        key = node, known
        if key not in self.lengths:
            asked = known | variable.names
            self.lengths[key] = len(variable.names - known) + sum(self._length(k, asked) for k in node.kids) / len(
                node.kids,
            )
        return self.lengths[key]

    def _restrict(self, node: Node, variable: Variable, answer: int) -> Node:
        at = node.variable
        if at is None or at.index > variable.index:
            return node
        if at is variable:
            return node.kids[answer]
        key = node, variable.index, answer
        if key not in self.restricted:
            kids = tuple(self._restrict(k, variable, answer) for k in node.kids)
            self.restricted[key] = self.plan.diagram.node(at, kids)
        return self.restricted[key]

    def _variables(self, node: Node) -> tuple[Variable, ...]:
        if node.variable is None:
            return ()
        if node not in self.below:
            found = dict.fromkeys((node.variable, *(v for kid in node.kids for v in self._variables(kid))))
            self.below[node] = tuple(sorted(found, key=lambda v: v.index))
        return self.below[node]
