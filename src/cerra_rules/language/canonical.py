"""The canonical form of terms and questions: plain data that says what they mean, and its hash.

A node is a list: the word for what it is, then what it is made of. No name of a Python class or module is in it, no
place in a file, and no sentence. Where an order changes nothing (`all_of`, sums, options), the form is sorted; where it
is seen in an answer (facts, readings, rules, citations of a rule, items of a list), it stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from cerra_rules.errors import DefinitionError
from cerra_rules.language.periods import END_OF_YEAR, Period
from cerra_rules.language.provisions import Provision
from cerra_rules.language.readings import Reading
from cerra_rules.language.rules import Asked, Limb
from cerra_rules.language.terms import (
    AllOf,
    AnyOf,
    Choice,
    Compare,
    Computed,
    ComputedCondition,
    Constant,
    Contains,
    DaysBetween,
    Extreme,
    FactCondition,
    FactSpec,
    FactTerm,
    Given,
    Later,
    Listing,
    Not,
    OneOf,
    Portion,
    Roll,
    Shift,
    Sum,
    Tally,
    Term,
    Truth,
)


def sha256(text: str) -> str:
    """Return the SHA-256 of a text."""
    import hashlib  # noqa: PLC0415  # loads OpenSSL, which deciding does not need

    return hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()


def digest(data: object) -> str:
    """Return the SHA-256 of plain data, whatever the order of its keys."""
    return sha256(_text(data))


def form_of_question(question: Asked, provisions: Iterable[Provision]) -> dict[str, Any]:
    """Return all of a question that can change an answer or its standing, as plain data; `provisions` are all it can cite."""
    return {
        "question": question.id,
        "facts": [_fact(spec) for spec in question.facts.specs.values()],
        "invariants": _sorted(form_of(i.holds) for i in question.facts.invariants()),
        "readings": [[r.name, r.default, sorted(r.options)] for r in question.readings.values()],
        "outcomes": [
            [o.code, o.tone, _sorted(_limbs(o.limbs)), [[c.note, form_of(c.when)] for c in o.cautions]]
            for o in question.outcomes
        ],
        "rules": [[r.id, r.outcome.code, form_of(r.when), _limbs(r.own_limbs)] for r in question.rules],
        "values": [
            [v.name, form_of(v.term), sorted(o.code for o in v.only), value_form(v.otherwise)] for v in question.values
        ],
        "order of the text": [p.locator for p in provisions],
        "notes": list(question.always_noted),
        "notes where adverse": list(question.noted_if_adverse),
    }


def form_of(term: Term[Any]) -> list[Any]:
    """Return a term as plain data. Raises DefinitionError for what is no term of the rule language."""
    match term:
        case Truth(value):
            return ["truth", value]
        case Constant(value):
            return ["value", value_form(value)]
        case FactTerm(spec) | FactCondition(spec):
            return ["fact", spec.name]
        case Reading(name):
            return ["reading", name]
        case OneOf(of, values):
            return ["one_of", form_of(of), sorted(map(str, values))]
        case Contains(of, member):
            return ["contains", form_of(of), str(member)]
        case AllOf(items):
            return ["all", *_sorted(map(form_of, items))]
        case AnyOf(items):
            return ["any", *_sorted(map(form_of, items))]
        case Not(item):
            return ["not", form_of(item)]
        case Compare(left, op, right):
            sides = [form_of(left), form_of(right)]
            return ["compare", op, *(_sorted(sides) if op == "=" else sides)]
        case Given(of):
            return ["given", form_of(of)]
        case Sum(parts, constant):
            return ["sum", constant, *_sorted([factor, form_of(part)] for factor, part in parts)]
        case Tally(items):
            return ["number", *_sorted(map(form_of, items))]
        case Portion(share, of, exceed):
            return ["share", ">" if exceed else ">=", value_form(share), form_of(of)]
        case Shift(base, period):
            return ["after", form_of(base), _period(period)]
        case Roll(base):
            return ["roll", form_of(base)]
        case Later(base, days):
            return ["later", form_of(base), form_of(days)]
        case DaysBetween(start, end):
            return ["days_between", form_of(start), form_of(end)]
        case Choice(cases, default):
            return ["choice", [[form_of(case), form_of(then)] for case, then in cases], form_of(default)]
        case Extreme(largest, items):
            return ["largest" if largest else "smallest", *_sorted([form_of(g), form_of(t)] for g, t in items)]
        case Listing(items):
            return ["list", *([form_of(condition), value_form(item)] for condition, item in items)]
        case Computed(name, _, of) | ComputedCondition(name, _, of):
            return ["computed", name, *map(form_of, of)]
        case _:
            raise DefinitionError(f"`{term!r}` is no term of the rule language")


def value_form(value: Any) -> Any:
    """Return a value that a rule states as plain data, so that no two values of different types look alike."""
    match value:
        case None | bool() | int():
            return value
        case Provision():
            return ["provision", value.locator]
        case date():
            return ["day", value.isoformat()]
        case Fraction():
            return ["fraction", str(value)]
        case tuple():
            return ["list", *map(value_form, value)]
        case frozenset():
            return ["set", *_sorted(map(value_form, value))]
        case _:  # an option is its code; anything else is what an answer shows of it
            return ["text", str(value)]


def _fact(spec: FactSpec) -> list[Any]:
    among: list[Any] = []
    match spec.kind:
        case "int":
            among = [spec.low, spec.high]
        case "date":
            among = [date.fromordinal(end).isoformat() for end in (spec.low, spec.high)]
        case "enum" | "set":
            among = sorted(map(str, spec.values))
    return [spec.name, spec.kind, among, spec.judgement, spec.only_if]


def _limbs(limbs: Iterable[Limb]) -> list[Any]:
    return [[limb.provision.locator, form_of(limb.when)] for limb in limbs]


def _period(period: Period) -> Any:
    if type(period) is Period:
        return {"days": period.days, "months": period.months, "years": period.years}
    if period == END_OF_YEAR:
        return "end_of_year"
    raise DefinitionError(f"`{period!r}` is no period of the rule language")


def _sorted(forms: Iterable[Any]) -> list[Any]:
    return sorted(forms, key=_text)


def _text(data: object) -> str:
    import json  # noqa: PLC0415  # deciding does not need it

    return json.dumps(data, ensure_ascii=False, sort_keys=True)
