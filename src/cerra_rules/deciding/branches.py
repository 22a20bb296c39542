"""Generated Python as branches: the outcome diagram as nested `if`s, which ask each fact once on a path.

For questions whose conditions come back to one fact over and over, such as a table of kinds of records.
"""

from __future__ import annotations

from cerra_rules.deciding.diagram import NO, YES, Node, Variable
from cerra_rules.deciding.plan import Plan, Verdict, Verdicts
from cerra_rules.deciding.python_source import Read, Source, Test
from cerra_rules.errors import DefinitionError
from cerra_rules.language.terms import FactSpec, FactTerm, OneOf

MOST_LINES = 150


class Branches:
    """Writes one outcome diagram; `longest` is the number of questions on its longest path."""

    def __init__(self, source: Source, plan: Plan, of: Plan) -> None:
        self.source = source
        self.plan = plan
        self.of = of
        self.outcomes = {o.code: o for o in plan.question.outcomes}
        self.size = 0
        self.longest = 0
        self.lines = self._node(plan.outcome, {}, 0, frozenset())

    @property
    def is_short(self) -> bool:
        """Whether the branches are few enough to be worth it."""
        return self.size <= MOST_LINES

    def _node(self, node: Node, path: dict[int, tuple[int, ...]], depth: int, read: Read) -> list[str]:
        variable = node.variable
        if self.size > MOST_LINES:
            return []
        if variable is None:
            self.longest = max(self.longest, depth)
            return self._leaf(node, path, read)
        same: dict[Node, tuple[int, ...]] = {}
        for answer, kid in enumerate(node.kids):
            same[kid] = (*same.get(kid, ()), answer)
        groups = sorted(same.values(), key=lambda g: (len(g), g))
        lines: list[str] = []
        for place, group in enumerate(groups):
            test = self._test(variable, group, read)
            last = place == len(groups) - 1
            lines.append("else:" if last else f"{'elif' if place else 'if'} {test.text}:")
            below = self._node(
                node.kids[group[0]],
                path | {variable.index: group},
                depth + 1,
                read if last else test.holds,
            )
            lines += [f"    {line}" for line in below]
            read = test.fails
        return lines

    def _test(self, variable: Variable, answers: tuple[int, ...], read: Read) -> Test:
        condition = self.plan.diagram.conditions.get(variable)
        if condition is not None:
            return self.source.test(condition, read, negated=answers == (1,))
        spec = variable.subject
        if not isinstance(spec, FactSpec):
            raise DefinitionError(f"`{spec}` cannot be compiled")
        return self.source.test(OneOf(FactTerm(spec), tuple(variable.answers[a] for a in answers)), read)

    def _leaf(self, node: Node, path: dict[int, tuple[int, ...]], read: Read) -> list[str]:
        outcome = self.outcomes[str(node.payload)]
        citing = [(p, _rest(n, path)) for p, n in self.plan.cited(outcome)]
        sources = dict(self.plan.citing(outcome))
        undecided = [p for p, rest in citing if rest not in (YES, NO)]
        self.size += 1 + len(undecided)

        def verdict(mask: int) -> Verdict:
            held = {p for i, p in enumerate(undecided) if mask >> i & 1}
            return Verdict(self.of, outcome, tuple(p for p, rest in citing if rest is YES or p in held), ())

        if not undecided:
            return [self.source.answer(self.source.constant(verdict(0)))]
        lines = ["m = 0"]
        for i, provision in enumerate(undecided):
            tests = list(self.source.in_turn(sources[provision], read))
            lines.append(f"if {' or '.join(t.text for t in tests)}: m |= {1 << i}")
            read = tests[0].holds & tests[0].fails
        return [*lines, self.source.answer(f"{self.source.constant(Verdicts(verdict))}[m]")]


def _rest(node: Node, path: dict[int, tuple[int, ...]]) -> Node:
    """Return what is left of a diagram on a path; only whether that is YES or NO is of interest."""
    if node.variable is None:
        return node
    answers = path.get(node.variable.index, range(len(node.kids)))
    rests = {_rest(node.kids[answer], path) for answer in answers}
    return rests.pop() if len(rests) == 1 else node
