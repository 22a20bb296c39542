"""The plan of a question under chosen readings: what evaluation, compilation and every back end share.

Conditions are lowered once; each diagram is built when it is first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cerra_rules.completions import IMPOSSIBLE
from cerra_rules.diagrams import NO, YES, Diagram, Node, Order
from cerra_rules.lower import cases, lower
from cerra_rules.terms import AllOf, Compare, Condition, Listing, all_of, any_of

if TYPE_CHECKING:
    from cerra_rules.provisions import Provision
    from cerra_rules.rules import Outcome, Question, Value


class Verdict:
    """What a decision shares with every other decision that came out the same way."""

    __slots__ = ("citations", "needs", "outcome", "plan")

    def __init__(
        self, plan: Plan, outcome: Outcome | None, citations: tuple[Provision, ...], needs: tuple[str, ...]
    ) -> None:
        self.plan = plan
        self.outcome = outcome
        self.citations = citations
        self.needs = needs


class Plan:
    """A question lowered under its chosen readings: conditions, diagrams and invariants, each built when first used."""

    def __init__(self, question: Question[Any], chosen: Mapping[str, str]) -> None:
        self.question = question
        self.chosen = dict(chosen)
        self.diagram = Diagram()
        self.rules = tuple((rule, lower(rule.when, self.chosen)) for rule in question.rules)

    @property
    def is_settled(self) -> bool:
        """Whether every reading of the question is chosen."""
        return len(self.chosen) == len(self.question.readings)

    def citing(self, outcome: Outcome) -> tuple[tuple[Provision, tuple[Condition, ...]], ...]:
        """Return what an outcome may cite, in the order of the text, each with the lowered conditions that bring it."""
        limbs = [*outcome.limbs, *(limb for r in self.question.rules if r.outcome is outcome for limb in r.limbs)]
        found: dict[Provision, list[Condition]] = {}
        for limb in limbs:
            found.setdefault(limb.provision, []).append(lower(limb.when, self.chosen))
        return tuple((p, tuple(dict.fromkeys(conditions))) for p, conditions in sorted(found.items()))

    @cached_property
    def invariants(self) -> tuple[tuple[Order, ...], Node]:
        """The invariants: plain comparisons as orders, the rest as a diagram."""
        assert self._reached  # its questions come first in every diagram: they cut the search short
        orders: list[Order] = []
        conditions: list[Condition] = []
        for invariant in self.question.facts.invariants():
            lowered = lower(invariant.holds, self.chosen)
            for item in lowered.items if isinstance(lowered, AllOf) else (lowered,):
                if isinstance(item, Compare):
                    node = self.diagram.condition(item)
                    assert node.variable is not None
                    assert isinstance(node.variable.subject, Order)
                    orders.append(node.variable.subject if node.kids[0].payload else node.variable.subject.opposite())
                else:
                    conditions.append(item)
        return tuple(orders), self.diagram.condition(all_of(*conditions))

    def among_possible(self, node: Node) -> Node:
        """Return a diagram whose paths that break an invariant end in IMPOSSIBLE."""
        return self.diagram.choose(self.invariants[1], node, self.diagram.terminal(IMPOSSIBLE))

    @cached_property
    def _reached(self) -> Node:
        *earlier, last = self.question.outcomes
        node = self.diagram.terminal(last.code)
        for outcome in reversed(earlier):
            reached = any_of(*(c for r, c in self.rules if r.outcome is outcome))
            node = self.diagram.choose(self.diagram.condition(reached), self.diagram.terminal(outcome.code), node)
        return node

    @cached_property
    def outcome(self) -> Node:
        """The diagram that ends in the code of the outcome."""
        return self.among_possible(self._reached)

    def cited(self, outcome: Outcome) -> Iterator[tuple[Provision, Node]]:
        """Yield what an outcome may cite, with the diagram that says whether it does."""
        for provision, sources in self.citing(outcome):
            yield provision, self.among_possible(self.diagram.condition(any_of(*sources)))

    def _is_given(self, value: Value) -> Node:
        if not value.only:
            return YES
        codes = {o.code for o in value.only}
        return self._map(self._reached, lambda code: code in codes)

    def _map(self, node: Node, change: Callable[[Any], Any]) -> Node:
        if node.variable is None:
            return self.diagram.terminal(change(node.payload))
        return self.diagram.node(node.variable, tuple(self._map(k, change) for k in node.kids))

    def given(self, value: Value) -> Node:
        """Return the diagram that says for which facts a value is given at all."""
        return self.among_possible(self._is_given(value))

    def items(self, value: Value) -> Iterator[tuple[Node, Any]]:
        """Yield the items of a listed value, each with the diagram that says whether it is listed."""
        for _, listing in cases(value.term, self.chosen):
            assert isinstance(listing, Listing)
            for condition, item in listing.items:
                held = self.diagram.choose(self._is_given(value), self.diagram.condition(condition), NO)
                yield self.among_possible(held), item

    def cases(self, value: Value) -> Node:
        """Return the diagram that ends in the simple term a value stands for."""
        node = self.diagram.terminal(None)
        for guard, term in reversed(cases(value.term, self.chosen)):
            node = self.diagram.choose(self.diagram.condition(guard), self.diagram.terminal(term), node)
        return self.among_possible(node)
