"""What complete cases come to by the definitions alone: a slow second opinion, and what every witness has to stand up to.

Nothing here uses lowering, diagrams, generated code or constraint search: rules are tried in the order of the
outcomes with `evaluate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.deciding.reference import UNKNOWN, Evaluator, evaluate, evaluator
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.readings import Reading
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Outcome
from cerra_rules.language.terms import HOLDS, Condition, Roll, Term, facts_in, parts_of


class Answer(NamedTuple):
    """What a complete case comes to: outcome, locators cited in the order of the text, and values in that of the question."""

    outcome: str
    citations: tuple[str, ...]
    values: tuple[Any, ...]


def answer(
    question: Question[Any],
    facts: Mapping[str, Any],
    readings: Mapping[str, str],
    calendar: RestDays | None = None,
    *,
    without: str = "",
) -> Answer:
    """Decide a complete case: the first outcome one of whose rules holds, and all that is then cited and computed.

    `without` leaves out the rule with this id.
    """
    found = evaluator(facts, readings, calendar)

    def holds(condition: Condition) -> bool:
        return condition == HOLDS or found(condition) is True

    for outcome, rules in question.answers.items():
        mine = [rule for rule in rules if rule.id != without and holds(rule.when)]
        if mine or outcome is question.outcomes[-1]:
            limbs = [*outcome.limbs, *(limb for rule in mine for limb in rule.own_limbs)]
            cited = sorted({limb.provision for limb in limbs if holds(limb.when)})
            values = (found(v.term) if v.is_for(outcome) else v.otherwise for v in question.values)
            return Answer(outcome.code, tuple(map(str, cited)), tuple(values))
    raise AssertionError  # the last outcome is reached otherwise


def warned(
    question: Question[Any],
    outcome: str,
    facts: Mapping[str, Any],
    readings: Mapping[str, str],
    calendar: RestDays | None = None,
) -> tuple[str, ...]:
    """Return the notes on national law, by id, of which a complete case is warned with an outcome."""
    (reached,) = (o for o in question.outcomes if o.code == outcome)
    held = (c.note for c in reached.cautions if evaluate(c.when, facts, readings, calendar) is True)
    return tuple(dict.fromkeys(held))


def is_consistent(
    question: Question[Any],
    facts: Mapping[str, Any],
    readings: Mapping[str, str] | None = None,
    calendar: RestDays | None = None,
) -> bool:
    """Return whether a complete case satisfies every invariant."""
    return all(evaluate(i.holds, facts, readings or {}, calendar) is True for i in question.facts.invariants())


def known_answer(
    question: Question[Any], value: Evaluator
) -> tuple[Outcome | None, tuple[Provision, ...], tuple[Condition, ...]]:
    """Decide a case of which not all is known, each rule by itself.

    Return the outcome, None where rules leave it open; what is cited whatever is unknown; and the conditions that are open.
    """
    open_: list[Condition] = []
    for outcome, rules in question.answers.items():
        held = [(rule, value(rule.when)) for rule in rules]
        mine = [rule for rule, is_held in held if is_held is True]
        if not open_ and (mine or outcome is question.outcomes[-1]):
            limbs = [*outcome.limbs, *(limb for rule in mine for limb in rule.own_limbs)]
            cited = {limb.provision for limb in limbs if value(limb.when) is True}
            return outcome, tuple(sorted(cited)), ()
        open_ += [rule.when for rule, is_held in held if is_held is UNKNOWN]
        if mine:
            break
    return None, (), tuple(open_)


def names_in(*terms: Term[Any]) -> frozenset[str]:
    """Return what some terms ask for: facts, readings, and the calendar."""
    parts = list(parts_of(terms))
    asked = {*(spec.name for spec in facts_in(*terms)), *(part.name for part in parts if isinstance(part, Reading))}
    return frozenset(asked | {CALENDAR} if any(isinstance(part, Roll) for part in parts) else asked)


def asked_in(value: Evaluator, *terms: Term[Any]) -> frozenset[str]:
    """Return what some terms ask for in one case: the calendar only where it does not tell where a day moves."""
    is_untold = any(isinstance(part, Roll) and value(part) is UNKNOWN for part in parts_of(terms))
    return names_in(*terms) - (frozenset() if is_untold else {CALENDAR})
