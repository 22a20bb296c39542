"""A safe matcher on top of durable_rules: facts in, the set of rules that match them out, and nothing kept.

durable_rules 2.0.28 is exact and stable on a small part of its language alone (docs/decisions/0014). This module
emits that part and nothing else: whole numbers, comparisons with constants, joins by equality, absence; one session
that is deleted after each use; no actions, threads or timers. Every known limit is checked before the engine sees it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from cerra_rules.deciding.turns import Turn
from cerra_rules.durable.native import extension
from cerra_rules.errors import CerraError, DefinitionError, MissingExtraError, near

Comparison = Literal["eq", "neq", "lt", "lte", "gt", "gte"]

LARGEST = 2**53
"""Whole numbers beyond this are no longer told apart in every place."""
MOST_JOINED = 100_000
"""Numbers that are joined on stay below this: of these no two have the same 32-bit hash."""
MOST_FIELDS = 250
MOST_PATTERNS = 16
MOST_JOINS = 28
MOST_BRANCHES = 60
"""Patterns on one kind. The engine keeps the branches that are true at once on a stack of 64, and each pattern is one."""
KIND = "kind_"
_RESERVED = {KIND, "id", "sid"}
_WARM_UP = {"warm_up": {"all": [{"m": {KIND: 0}}]}}
_MATCHED, _UNMATCHED = 0, 1
_TURN = Turn()  # one for all matchers: the engine keeps its rule sets in one global table


class MatcherError(CerraError, RuntimeError):
    """The matcher answered with an error of its own; no partial answer is given."""


@dataclass(frozen=True, slots=True)
class Test:
    """A comparison of one field with a constant."""

    __test__ = False  # pytest takes what begins with Test for a test

    field: str
    op: Comparison
    value: int


@dataclass(frozen=True, slots=True)
class Join:
    """A field that equals a field of an entry bound by an earlier pattern."""

    field: str
    other: str
    other_field: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of a kind that passes all tests and joins, under a name; or the absence of any."""

    name: str
    kind: str
    tests: tuple[Test, ...] = ()
    joins: tuple[Join, ...] = ()
    is_absent: bool = False


class Match(NamedTuple):
    """A rule, and the place of each entry it bound among the entries given, by the name of its pattern."""

    rule: str
    bound: tuple[tuple[str, int], ...]


def availability() -> str:
    """Return an empty text where the matcher can be used, else why not."""
    try:
        extension()
    except MissingExtraError as error:
        return error.message
    return ""


class Matcher:
    """Rules over entries of several kinds; `match` says which rules hold for which entries.

    `schema` gives the fields of each kind, all whole numbers; `numbers` what the engine knows each kind by. Raises DefinitionError for what the engine could not
    match faithfully, and MissingExtraError without durable_rules.
    """

    def __init__(self, schema: Mapping[str, tuple[str, ...]], rules: Mapping[str, tuple[Pattern, ...]]) -> None:
        self.schema = {kind: tuple(fields) for kind, fields in schema.items()}
        self.rules = dict(rules)
        self.numbers = {kind: number for number, kind in enumerate(self.schema, 1)}
        self._check()
        self._rank = _ranks(self.schema, self.rules)
        self._joined = {
            (kinds[name], field)
            for patterns in self.rules.values()
            for kinds in [{p.name: p.kind for p in patterns}]
            for p in patterns
            for join in p.joins
            for name, field in ((p.name, join.field), (join.other, join.other_field))
        }
        self._names = {f"r{number}": rule for number, rule in enumerate(self.rules)}
        with _TURN:
            self._handle = self._open()

    def document(self, *, readable: bool = False) -> dict[str, Any]:
        """Return the rules as durable_rules reads them; under their own names only to be read, not to be run here."""
        return {
            rule if readable else name: {
                "all": [{p.name + "$not" * p.is_absent: self._pattern(p)} for p in self.rules[rule]],
            }
            for name, rule in self._names.items()
        }

    def match(self, entries: Sequence[tuple[str, Mapping[str, int]]]) -> list[Match]:
        """Return every rule that holds with the entries it binds, each once, in order; two patterns bind two entries.

        Raises MatcherError for entries that are not of the schema, and where the engine fails.
        """
        messages = [self._message(place, *entry) for place, entry in enumerate(entries)]
        # Absence is right only where what must be absent is known first.
        order = sorted(range(len(entries)), key=lambda place: self._rank[entries[place][0]])
        with _TURN:
            actions = _run(self._handle, [messages[place] for place in order])
        return sorted({self._match(action) for action in actions})

    def _open(self) -> int:
        """Return the engine's number for these rules; the engine never gives one back."""
        engine = extension()
        try:
            handle: int = engine.create_ruleset("cerra_rules", json.dumps({**self.document(), **_WARM_UP}))
        except engine.error as error:
            raise DefinitionError(f"durable: the engine refuses the rules: {error}") from None
        # Deleting a session frees memory that was never set unless an action has run in its place before.
        _run(handle, [json.dumps({KIND: 0, "id": "0"})])
        return handle

    def _match(self, action: str) -> Match:
        ((rule, bound),) = json.loads(action).items()
        return Match(self._names[rule], tuple(sorted((name, int(entry["id"]) - 1) for name, entry in bound.items())))

    def _message(self, place: int, kind: str, fields: Mapping[str, int]) -> str:
        if kind not in self.schema:
            raise MatcherError(f"durable: there is no kind `{kind}`", near(kind, self.schema))
        expected = self.schema[kind]
        if fields.keys() != {*expected}:
            raise MatcherError(f"durable: an entry of kind `{kind}` has other fields than its schema")
        for name, value in fields.items():
            low, high = (0, MOST_JOINED - 1) if (kind, name) in self._joined else (-LARGEST, LARGEST)
            if type(value) is not int or not low <= value <= high:
                raise MatcherError(f"durable: `{kind}.{name}` is {value!r}, not a whole number from {low} to {high}")
        # An id of our own: without one the engine takes a hash of the content, and equal entries for one.
        return json.dumps({KIND: self.numbers[kind], "id": str(place + 1), **fields})

    def _pattern(self, pattern: Pattern) -> dict[str, Any]:
        tests = [{t.field: t.value} if t.op == "eq" else {f"${t.op}": {t.field: t.value}} for t in pattern.tests]
        joins = [{j.field: {j.other: j.other_field}} for j in pattern.joins]
        return {"$and": [{KIND: self.numbers[pattern.kind]}, *tests, *joins]}

    def _check(self) -> None:
        for kind, fields in self.schema.items():
            if len(fields) > MOST_FIELDS:
                raise DefinitionError(f"durable: `{kind}` has {len(fields)} fields, more than {MOST_FIELDS}")
            _check_names(kind, fields)
            branches = sum(p.kind == kind for patterns in self.rules.values() for p in patterns)
            if branches > MOST_BRANCHES:
                raise DefinitionError(f"durable: {branches} patterns on `{kind}`, more than {MOST_BRANCHES}")
        for rule, patterns in self.rules.items():
            self._check_rule(rule, patterns)

    def _check_rule(self, rule: str, patterns: tuple[Pattern, ...]) -> None:
        if not patterns or patterns[0].is_absent:
            raise DefinitionError(f"durable: rule `{rule}` begins with nothing that is present")
        if len(patterns) > MOST_PATTERNS or sum(len(p.joins) for p in patterns) > MOST_JOINS:
            raise DefinitionError(f"durable: rule `{rule}` has too many patterns or joins")
        before: dict[str, str] = {}
        for p in patterns:
            if p.kind not in self.schema or not p.name.isidentifier() or p.name in before:
                raise DefinitionError(f"durable: rule `{rule}`: pattern `{p.name}` on `{p.kind}` cannot be used")
            fields = [t.field for t in p.tests] + [j.field for j in p.joins]
            if not {*fields} <= {*self.schema[p.kind]} or any(abs(t.value) > LARGEST for t in p.tests):
                raise DefinitionError(f"durable: rule `{rule}`: `{p.kind}` cannot be tested like this: {fields}")
            if any(j.other not in before or j.other_field not in self.schema[before[j.other]] for j in p.joins):
                raise DefinitionError(f"durable: rule `{rule}`: pattern `{p.name}` is joined to nothing before it")
            if not p.is_absent:
                before[p.name] = p.kind


def _check_names(kind: str, fields: tuple[str, ...]) -> None:
    """Refuse names that the engine would confuse: it knows a field by 32 bits alone, and a dot means nesting."""
    seen = {_hash(name): name for name in _RESERVED}
    for name in fields:
        other = seen.setdefault(_hash(name), name)
        if other != name or name in _RESERVED or not name.isascii() or {*name} & {*'."\\$'}:
            raise DefinitionError(f"durable: `{kind}` cannot have a field `{name}`")


def _hash(name: str) -> int:
    """Return FNV-1a in 32 bits, as the engine computes it."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def _ranks(schema: Mapping[str, Any], rules: Mapping[str, tuple[Pattern, ...]]) -> dict[str, int]:
    """Return the order in which kinds are asserted: what may be absent before what it is absent for."""
    before: dict[str, set[str]] = {kind: set() for kind in schema}
    for patterns in rules.values():
        absent = {p.kind for p in patterns if p.is_absent}
        for pattern in patterns:
            if not pattern.is_absent:
                before[pattern.kind] |= absent
    ranks: dict[str, int] = {}
    while len(ranks) < len(before):
        ready = [kind for kind in before if kind not in ranks and before[kind] <= ranks.keys()]
        if not ready:
            raise DefinitionError("durable: rules ask in a circle for the absence of a kind")
        for kind in ready:
            ranks[kind] = len(ranks)
    return ranks


def _run(handle: int, messages: Sequence[str]) -> list[str]:
    """Assert messages in one session, return every action that then is due, and delete the session."""
    engine = extension()
    actions: list[str] = []
    session = None
    try:
        for message in messages:
            code, offset = engine.assert_fact(handle, message)
            if code not in (_MATCHED, _UNMATCHED):
                raise MatcherError(f"durable: the engine refuses an entry with code {code}")
            if code == _MATCHED:
                session = offset
        if session is not None:
            started = engine.start_action_for_state(handle, session)
            action = started and started[1]
            while action:
                actions.append(action)
                action = engine.complete_and_start_action(handle, session)
    except engine.error as error:
        raise MatcherError(f"durable: the engine fails: {error}") from None
    finally:
        with suppress(engine.error):  # there is no session where nothing was asserted
            engine.delete_state(handle, "0")
    return actions
