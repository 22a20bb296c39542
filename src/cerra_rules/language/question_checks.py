"""Whether the parts of a question fit together: mistakes are errors where the question is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cerra_rules.errors import DefinitionError, near
from cerra_rules.language.facts import Facts, Invariant
from cerra_rules.language.intervals import reach, reach_within
from cerra_rules.language.readings import Reading
from cerra_rules.language.rules import Asked
from cerra_rules.language.terms import (
    Choice,
    Compare,
    DaysBetween,
    Extreme,
    FactCondition,
    FactTerm,
    Portion,
    Roll,
    Sum,
    Term,
    parts_of,
)
from cerra_rules.language.type_checks import INVARIANT_HINT, all_are

_NARROWER = "give its counts a smaller Le, or multiply by less"
_NAMES = re.compile(r"\w+(\.\w+)*")
Parts = Iterable[Term[Any]]
MOST_COMPARED, MOST_GIVEN = 1 << 126, 1 << 63
"""What numbers stay below, so that tables can compute them exactly: on the way in 128 bits, at the end in 64."""


def check_question(question: Asked, parts: Parts) -> None:
    """Raise DefinitionError where the parts of a question do not fit together; `parts` are those of all its terms."""
    _check_words(question)
    _check_facts(question)
    _check_terms(question, parts)
    _check_rules(question)


def _check_words(question: Asked) -> None:
    if not _NAMES.fullmatch(question.id):
        raise DefinitionError(f"question `{question.id}`: an id is a name without spaces, such as `library.late_fee`")
    asks: object = question.asks
    if not isinstance(asks, tuple) or len(asks) != 2:
        raise DefinitionError(f"{question.id}: `{asks}` does not ask in two languages", 'asks=("English?", "中文？")')
    remarks: tuple[object, ...] = question.own_remarks
    if odd := [r for r in remarks if not isinstance(r, tuple) or len(r) != 2]:
        raise DefinitionError(f"{question.id}: remark `{odd[0]}` is not in two languages", '("English.", "中文。")')


def _check_facts(question: Asked) -> None:
    given: object = question.facts
    if not isinstance(given, type) or not issubclass(given, Facts):
        raise DefinitionError(f"{question.id}: its facts are no fact model", "class Loan(Facts): ...")
    check_invariants(question.facts)


def check_invariants(facts: type[Facts]) -> None:
    """Raise DefinitionError where the invariants of a model are no conditions on its facts that can be searched."""
    if getattr(facts.invariants, "__self__", None) is not facts:
        raise DefinitionError(f"{facts.__name__}.invariants is no class method", "write @classmethod above it")
    invariants = all_are(facts.__name__, "invariants", facts.invariants(), Invariant)
    for part in parts_of(tuple(i.holds for i in invariants)):
        if isinstance(part, Roll | Reading | Choice | Extreme | Portion):
            raise DefinitionError(f"{facts.__name__}: an invariant cannot use `{part}`", INVARIANT_HINT)
        if isinstance(part, FactTerm | FactCondition) and facts.specs.get(part.spec.name) is not part.spec:
            raise DefinitionError(f"{facts.__name__}: `{part}` of an invariant is a fact of another model")
        _check_reach(facts.__name__, part)


def _check_terms(question: Asked, parts: Parts) -> None:
    specs = question.facts.specs
    for part in parts:
        _check_reach(question.id, part)
        if isinstance(part, Compare):
            _check_comparable(part)
        elif isinstance(part, FactTerm | FactCondition) and specs.get(part.spec.name) is not part.spec:
            model, name = question.facts.__name__, part.spec.name
            hint = f"write {model}.{name}, which {model} declares or inherits" if name in specs else near(name, specs)
            what = (
                f"fact `{name}` is that of another model" if name in specs else f"fact `{name}` is not one of its facts"
            )
            raise DefinitionError(f"{question.id}: {what}", hint)
        elif isinstance(part, Reading) and _said(part) != _said(question.readings[part.name]):
            raise DefinitionError(f"{question.id}: two readings are called `{part.name}`")
    if taken := [n for n in question.readings if n in specs]:
        raise DefinitionError(f"{question.id}: reading `{taken[0]}` has the name of a fact")
    names = [v.name for v in question.values]
    if taken := [n for n in names if names.count(n) > 1 or n in specs]:
        raise DefinitionError(f"{question.id}: value `{taken[0]}` has the name of another value, or of a fact")
    if wide := [v.name for v in question.values if reach(v.term) >= MOST_GIVEN]:
        raise DefinitionError(f"{question.id}: value `{wide[0]}` can be more than 64 bits hold", _NARROWER)


def _check_reach(place: str, part: Term[Any]) -> None:
    """Refuse what tables, which compute in numbers of 128 bits, could not be sure to compute."""
    far = 0
    if isinstance(part, Compare):
        far = reach(part.left) + reach(part.right)
    elif isinstance(part, Portion):
        far = reach_within(part)
    if far >= MOST_COMPARED:
        raise DefinitionError(f"{place}: `{part}` can be more than 126 bits hold", _NARROWER)


def _said(reading: Reading) -> tuple[object, ...]:
    return tuple(reading.options), reading.default


def _check_comparable(comparison: Compare) -> None:
    """Refuse to compare what is no plain number: a share made whole, a sum with the largest of some."""
    for part in parts_of((comparison.left, comparison.right)):
        if isinstance(part, Portion):
            raise DefinitionError(
                f"`{part}` is a share made whole, which is no part of a comparison",
                "count.at_least(share, of=...) compares a share exactly",
            )
        if isinstance(part, Sum | DaysBetween) and any(isinstance(p, Extreme) for p in parts_of((part,))):
            raise DefinitionError(
                f"`{part}` adds to the largest or smallest of some, which is no part of a comparison",
                "add to each of them: largest(a + 1, b + 1)",
            )


def _check_rules(question: Asked) -> None:
    if not question.outcomes:
        raise DefinitionError(f"{question.id} has no outcome")
    codes = [o.code for o in question.outcomes]
    if len(set(codes)) != len(codes):
        raise DefinitionError(f"{question.id}: two outcomes have the same code")
    ids = [r.id for r in question.rules]
    if repeated := [i for i in ids if ids.count(i) > 1]:
        raise DefinitionError(f"{question.id}: two rules are called `{repeated[0]}`")
    if astray := [rule.id for rule in question.rules if rule.under is question.outcomes[-1]]:
        raise DefinitionError(
            f"{question.id}: rule `{astray[0]}` leads to the last outcome",
            "that one is reached where no rule applies: OTHERWISE",
        )
    for outcome in question.outcomes[:-1]:
        if not any(r.under is outcome for r in question.rules):
            raise DefinitionError(f"{question.id}: no rule leads to `{outcome.code}`")
    limbs = [
        *(limb for o in question.outcomes for limb in o.limbs),
        *(limb for r in question.rules for limb in r.limbs),
    ]
    instruments = {limb.provision.instrument for limb in limbs}
    if len({instrument.code for instrument in instruments}) < len(instruments):
        raise DefinitionError(f"{question.id}: two instruments that it cites have the same code")
