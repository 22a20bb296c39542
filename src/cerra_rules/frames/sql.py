"""A question as one SQL statement: a column for each ask and each diagram, layer upon layer, then the answers.

Flat statements would repeat what is shared and explode. Each layer is a SELECT around the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cerra_rules.decisions import UNDETERMINED
from cerra_rules.diagrams import NO, YES, Node
from cerra_rules.frames.blueprint import Ask
from cerra_rules.frames.columns import Columns
from cerra_rules.frames.hardness import Hardness
from cerra_rules.frames.request import Request
from cerra_rules.frames.settling import Settled
from cerra_rules.frames.sql_words import PREFIX, Sql, SqlWords, call, text
from cerra_rules.frames.values import ValuePlan
from cerra_rules.terms import FactSpec

# Names of single columns stand in brackets: no outcome, fact or value is called so.
KIND, HARD, POSSIBLE, OUTCOME, SETTLED = "(kind)", "(hard)", "(possible)", "(outcome)", "(settled)"
Layer = dict[str, Sql]


class Statement:
    """Writes the statements of one request on one table."""

    def __init__(self, request: Request, columns: Columns, words: SqlWords) -> None:
        self.request = request
        self.question = request.question
        self.blueprint = request.blueprint
        self.columns = columns
        self.words = words
        self.hardness = Hardness(self.blueprint, words)
        self.codes = [o.code for o in self.question.outcomes]
        self.is_ever_hard = self.blueprint.is_ever_hard

    # what is asked of the rows

    def facts(self, source: str, more: Iterable[str] = ()) -> str:
        """Return the table with its facts beside it, each in its own type."""
        taken = [
            f"{self.words.read(column, self.specs[name])} AS {self._named(f'fact {name}')}"
            for name, column in self.columns.facts.items()
        ]
        return f"SELECT {', '.join(['*', *taken, *more])} FROM {source}"

    @property
    def specs(self) -> Mapping[str, FactSpec]:
        """The facts of the question."""
        specs: Mapping[str, FactSpec] = self.question.facts.specs
        return specs

    def faults(self) -> dict[str, Sql]:
        """Return, for each fact that has a column, where its value is one that it cannot have."""
        found = {}
        for name in self.columns.facts:
            spec, fact = self.specs[name], self.words.fact(self.specs[name])
            if spec.kind == "enum":
                found[name] = ~self.words.is_one_of(spec, spec.values)
            elif spec.kind in {"int", "date"}:
                low, high = spec.low, spec.high
                bounds = (low, high) if spec.kind == "int" else (f"DATE '{_day(low)}'", f"DATE '{_day(high)}'")
                found[name] = Sql(f"({fact} NOT BETWEEN {bounds[0]} AND {bounds[1]})")
            elif spec.kind == "set":
                found[name] = self.words.has_others(fact, [str(v) for v in spec.values])
        return {name: call("COALESCE", fault, "FALSE") for name, fault in found.items()}

    def diagrams(self, facts: str) -> str:
        """Return a statement with the columns of all diagrams, and what kind each hard row is of."""
        blueprint, words = self.blueprint, self.words
        inner = self._layer(facts, {blueprint.name(ask): words.ask(ask) for ask in blueprint.asks})
        roots = [*blueprint.first, *blueprint.second]
        for layer in self._layers(roots):
            inner = self._layer(inner, layer)
        possible = " + ".join(f"CAST({self._reached(code)} AS INT)" for code in self.codes)
        inner = self._layer(inner, {POSSIBLE: Sql(f"({possible})")})
        if not self.is_ever_hard:
            return inner
        is_open = words.column(POSSIBLE) > 1
        if blueprint.opening:
            is_open |= words.some(words.unknown(n) for n in sorted(blueprint.opening))
        named = [n for n in dict.fromkeys(blueprint.asked.values()) if n in {YES, NO}]
        inner = self._layer(inner, {blueprint.name(n): words.constant(n is YES) for n in named})
        inner = self._layer(inner, {HARD: is_open & self.hardness.is_hard()})
        told = self._everything() if blueprint.bound else self.hardness.kind()
        shown = (f"COALESCE(CAST({e} AS {words.text_type}), '?')" for e in told.values())
        return self._layer(
            inner, {KIND: words.branch([(words.column(HARD), call("concat_ws", "'|'", *shown))], Sql("NULL"))}
        )

    def _everything(self) -> dict[str, Sql]:
        words = self.words
        facts = ((n, self.specs[n]) for n in self.columns.facts)
        return {n: words.joined(words.fact(s)) if s.kind == "set" else words.code(s) for n, s in facts}

    def contradictions(self) -> list[tuple[str, Sql]]:
        """Return where a row breaks an invariant, or all together, with what they say."""
        broken = [(i.en, ~self._column(node)) for i, node in self.blueprint.broken if node is not YES]
        if not broken:
            return []
        return [
            *broken,
            ("; ".join(i.en for i, _ in self.blueprint.broken), Sql(f"({self.words.column(POSSIBLE)} = 0)")),
        ]

    def _layers(self, roots: Iterable[Node]) -> Iterator[Layer]:
        depth: dict[Node, int] = {YES: 0, NO: 0}
        layers: dict[int, Layer] = {}
        for node, ways in self.blueprint.steps(roots):
            depth[node] = 1 + max(depth[kid] for _, kid in ways)
            parts = (self._ask(ask) if kid is YES else self._ask(ask) & self._column(kid) for ask, kid in ways)
            layers.setdefault(depth[node], {})[self.blueprint.name(node)] = self.words.some(parts)
        yield from (layers[i] for i in sorted(layers))

    def _ask(self, ask: Ask) -> Sql:
        return self.words.column(self.blueprint.name(ask))

    def _column(self, node: Node) -> Sql:
        return self.words.constant(node is YES) if node in {YES, NO} else self.words.column(self.blueprint.name(node))

    def _reached(self, code: str) -> Sql:
        return self._column(self.blueprint.reached[code])

    def _layer(self, inner: str, layer: Layer) -> str:
        added = ", ".join(f"{expression} AS {self._named(name)}" for name, expression in layer.items())
        return f"SELECT *, {added} FROM ({inner}) AS t" if layer else inner

    def _named(self, name: str) -> str:
        return self.words.quoted(PREFIX + name)

    # what was settled in Python

    def settled_columns(self) -> dict[str, str]:
        """Return the columns of the table of settled kinds, with their types: the kind, and what it came to."""
        names = [f"can {code}" for code in self.codes] + [f"needs {name}" for name in self.blueprint.needs]
        names += [f"special {i}" for i in range(len(self.blueprint.special))]
        types = self.words.types
        columns = {SETTLED: types["text"], **dict.fromkeys(names, types["bool"])}
        if self.blueprint.bound:
            columns |= {f"value {i}": types[plan.kind] for i, plan in enumerate(self.blueprint.values)}
        return {self._named(name): kind for name, kind in columns.items()}

    def settled_row(self, settled: Settled) -> list[Any]:
        """Return what one kind came to, in the order of the names."""
        row = [code in settled.codes for code in self.codes] + [name in settled.needs for name in self.blueprint.needs]
        return [*row, *settled.special, *settled.values]

    def settled_table(self, rows: Iterable[Sequence[Any]]) -> str:
        """Return the table of settled kinds as a subquery: the kind, and what it came to."""
        lines = (f"({', '.join(str(self._written(v)) for v in row)})" for row in rows)
        return f"(SELECT * FROM (VALUES {', '.join(lines)}) AS v({', '.join(self.settled_columns())}))"

    def _written(self, value: Any) -> Sql:
        words = self.words
        return words.list_of([(None, item) for item in value]) if isinstance(value, list) else words.constant(value)

    # the answers

    def answers(self, diagrams: str, settled: str | None, kept: Sequence[str]) -> str:
        """Return the statement of the answers: `kept` columns and the new ones.

        `settled` is the table of settled kinds, None where there is none.
        """
        words, exact = self.words, settled is not None
        inner = diagrams
        if settled is not None:
            names = ", ".join(f"s.{name}" for name in self.settled_columns())
            inner = f"SELECT t.*, {names} FROM ({inner}) AS t LEFT JOIN {settled} AS s ON t.{self._named(KIND)} = s.{self._named(SETTLED)}"
        can = {code: self._exact(f"can {code}", self._reached(code), exact) for code in self.codes}
        inner = self._layer(inner, {f"is {code}": found for code, found in can.items()})
        is_ = {code: words.column(f"is {code}") for code in self.codes}
        many = " + ".join(f"CAST({e} AS INT)" for e in is_.values())
        one = [(e, words.constant(code)) for code, e in is_.items()]
        outcome = words.branch([(Sql(f"({many}) > 1"), words.constant(UNDETERMINED)), *one], Sql("NULL"))
        inner = self._layer(inner, {OUTCOME: outcome})
        new = [words.column(OUTCOME), self._citations(exact), self._needs(exact)]
        new += [self._value(i, plan, is_, exact) for i, plan in enumerate(self.blueprint.values)]
        quoted = (words.quoted(name) for name in self.columns.new(self.question))
        shown = [*map(words.quoted, kept), *(f"{e} AS {n}" for e, n in zip(new, quoted, strict=True))]
        return f"SELECT {', '.join(shown)} FROM ({inner}) AS t"

    def _exact(self, name: str, found: Sql, exact: bool) -> Sql:
        return call("COALESCE", self.words.column(name), found) if exact else found

    def _diagram(self, node: Node, exact: bool) -> Sql:
        special = self.blueprint.special
        found = self._column(node)
        return self._exact(f"special {special.index(node)}", found, exact) if node in special else found

    def _citations(self, exact: bool) -> Sql:
        words, cases = self.words, []
        for code, lacking in self.blueprint.lacking.items():
            cites = [(None if n is NO else ~self._diagram(n, exact), str(p)) for p, n in lacking if n is not YES]
            cases.append((Sql(f"{words.column(OUTCOME)} = {text(code)}"), words.list_of(cites)))
        return words.branch(cases, words.list_of([]))

    def _needs(self, exact: bool) -> Sql:
        words, items = self.words, []
        for name, node in self.blueprint.needs.items():
            found = self._exact(f"needs {name}", self._column(node), exact)
            if node is not NO or exact:
                items.append((words.unknown(name) & found, name))
        is_open = Sql(f"{words.column(OUTCOME)} = {text(UNDETERMINED)}")
        return words.branch([(is_open, words.list_of(items))], words.list_of([]))

    def _value(self, i: int, plan: ValuePlan, is_: Mapping[str, Sql], exact: bool) -> Sql:
        words, null = self.words, Sql("NULL")
        open_: list[Sql] = [e for code, e in is_.items() if not plan.is_given([code])]
        if plan.kind == "list":
            items = [(self._diagram(a, exact), self._diagram(b, exact), item) for item, a, b in plan.items]
            open_ += [a & b for a, b, _ in items]
            found = words.list_of([(a, item) for a, _, item in items])
        else:
            can = [self._diagram(node, exact) for _, node in plan.terms]
            amounts = [null if t is None else words.amount(t) for t, _ in plan.terms]
            open_ += [c & words.is_null(a) for c, a in zip(can, amounts, strict=True)]
            picked = [words.branch([(c, a)], null) for c, a in zip(can, amounts, strict=True)]
            found = words.extreme(False, picked)
            if len(picked) > 1:
                open_.append(Sql(f"({found} <> {words.extreme(True, picked)})"))
        answer = words.branch([(words.some(open_), null)], found) if open_ else found
        answer = Sql(f"CAST({answer} AS {words.types[plan.kind]})")
        if not (exact and self.blueprint.bound):
            return answer
        settled = Sql(f"CAST({words.column(f'value {i}')} AS {words.types[plan.kind]})")
        return words.branch([(~words.is_null(words.column(SETTLED)), settled)], answer)


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
