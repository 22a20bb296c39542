"""No motion and its opposite both pass: searched by putting the opposite of a motion to the same question.

The opposite motion is the question with some facts exchanged (votes in favour become votes against). Both stand in one
diagram, so a search for a case in which both pass either finds one or shows that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cerra_rules.audit.answers import Charts
from cerra_rules.audit.findings.doubts import Answer, Doubt, Property, cures_of, first_case, reduced
from cerra_rules.deciding.decision import Decision
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.reference import evaluate
from cerra_rules.front import decide
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rules import Limb, Rule, placed
from cerra_rules.language.terms import Condition, FactTerm, Term, all_of, mapped

OPPOSITES = Property(
    "no-motion-passes-with-its-opposite",
    "No motion passes at the same meeting as its exact opposite.",
    "同一会议上，议案与其相反议案不会同时通过。",
)


@dataclass(frozen=True, slots=True)
class Motion:
    """A question that decides on a motion by counting votes, and how to ask it of the opposite motion.

    `passes` are the outcomes by which a motion passes; `opposite` gives, for each fact that is another when the
    opposite is put to the vote, what it is then; `given` holds where everyone votes for the one or for the other;
    `provisions` are those by which votes are counted.
    """

    question: str
    passes: tuple[str, ...]
    opposite: Mapping[str, Term[Any]]
    given: Condition
    provisions: tuple[Provision, ...]


def opposite_motions(questions: Sequence[Question[Any]], motions: Sequence[Motion]) -> Iterator[Doubt]:
    """Yield a doubt for each kind of motion that can pass together with its opposite."""
    by_id = {question.id: question for question in questions}
    for motion in motions:
        question = by_id.get(motion.question)
        if question is not None:
            yield from _doubts(question, motion)


def _doubts(question: Question[Any], motion: Motion) -> Iterator[Doubt]:
    opposite = opposite_of(question, motion.opposite)
    invariants = all_of(motion.given, *(put(i.holds, motion.opposite) for i in question.facts.invariants()))

    def both_pass(charts: Charts) -> Node:
        outcomes = (charts.original.outcome, charts.chart(opposite).outcome)
        passing = (charts.diagram.turned(outcome, lambda code: code in motion.passes) for outcome in outcomes)
        return charts.diagram.both(charts.condition(invariants), *passing)

    found, _ = first_case(question, question.choose(None), both_pass)
    if found is None:
        return
    cures, tried = cures_of(question, both_pass)
    other = _answer_to_opposite(found, motion)
    yield Doubt(
        OPPOSITES,
        ("The motion passes, and so does its opposite.", "议案通过，其相反议案也通过。"),
        motion.provisions,
        (*map(Answer.of, reduced(found)), *map(Answer.of, reduced(other))),
        cures,
        (
            f"every count of {question.id} that its invariants allow, for motion and opposite in one diagram; {tried} other "
            "options of its readings",
            f"{question.id} 各不变关系所许可的全部人数和票数，议案与相反议案一并检索；其解释方案的其他选项 {tried} 个",
        ),
    )


def _answer_to_opposite(decision: Decision, motion: Motion) -> Decision:
    facts = decision.facts.known()
    swapped = {name: evaluate(term, facts, decision.readings) for name, term in motion.opposite.items()}
    return decide(decision.question, facts | swapped, readings=decision.readings)


def opposite_of(question: Question[Any], swaps: Mapping[str, Term[Any]]) -> Question[Any]:
    """Return a question with terms in the place of some of its facts, without its computed values."""

    def rule(rule: Rule) -> Rule:
        limbs = tuple(Limb(limb.provision, put(limb.when, swaps)) for limb in rule.own_limbs)
        return replace(rule, cites=limbs, when=put(rule.when, swaps))

    return question.replaced(
        answers=placed(question.outcomes, map(rule, question.rules)),
        # the charts of both have the same values, and none is looked at
        values=question.values,
    )


def put(term: Term[Any], swaps: Mapping[str, Term[Any]]) -> Any:
    """Return a term with other terms in the place of some facts."""
    if isinstance(term, FactTerm) and term.spec.name in swaps:
        return swaps[term.spec.name]
    return mapped(term, lambda part: put(part, swaps))
