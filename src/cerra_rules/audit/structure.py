"""Claims about outcomes and rules: nothing is unreachable, dead, shadowed, redundant, or without ground."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from cerra_rules.audit.auditor import Auditor, Cases, Goal
from cerra_rules.audit.claims import Claim, Confirm, Kind, Status
from cerra_rules.audit.replay import holds
from cerra_rules.audit.space import Sought, Space
from cerra_rules.deciding.diagram import Node
from cerra_rules.deciding.reference_answer import answer
from cerra_rules.explaining.formulas import Formulas
from cerra_rules.language.questions import Question
from cerra_rules.language.rules import Outcome, Rule
from cerra_rules.language.terms import AllOf, Condition, all_of, not_

Asked = Question[Any]
_SAID = Formulas("en")


def outcomes(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every outcome is reached, and that one for or against somebody always cites something."""
    question = auditor.question
    for outcome in question.outcomes:
        if outcome is question.outcomes[-1] and auditor.declared.complete:
            reached, comes_to = partial(Space.reached, outcome=outcome), partial(_comes_to, question, outcome.code)
            yield _never(auditor, Kind.PROPERTY, "complete", reached, comes_to, "a gap: no rule covers this case")
        else:
            yield auditor.bounded(Kind.REACHED, outcome.code, partial(_reached, auditor, outcome))
        if outcome.tone != "open":
            uncited, is_bare = partial(Space.uncited, outcome=outcome), partial(_is_bare, question, outcome.code)
            yield _never(auditor, Kind.GROUNDED, outcome.code, uncited, is_bare, "reached without any citation")


def _never(auditor: Auditor, kind: Kind, subject: str, goal: Goal, confirm: Confirm, says: str) -> Claim:
    return auditor.bounded(kind, subject, partial(auditor.never, kind, subject, goal, confirm, says))


def _reached(auditor: Auditor, outcome: Outcome) -> Claim:
    sought, not_under = _in_each(auditor, partial(Space.reached, outcome=outcome))
    if not sought.cases:
        return auditor.refuted(Kind.REACHED, outcome.code, "no case comes to it", sought, sought.is_proven)
    comes_to = partial(_comes_to, auditor.question, outcome.code)
    return auditor.shown(Kind.REACHED, outcome.code, sought, comes_to, not_under=not_under)


def _in_each(auditor: Auditor, goal: Goal) -> tuple[Sought, tuple[str, ...]]:
    """Return a case in some space, and the names of the single choices of readings that have none."""
    results = [(space.name, space.find(goal(space))) for space in auditor.spaces]
    first = next((sought for _, sought in results if sought.cases), None)
    if first is None:
        return auditor.somewhere(goal), tuple(name for name, _ in results)
    return first, tuple(name for name, sought in results if not sought.cases and sought.is_proven)


def rules(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every rule matters, and that every one decides some case alone."""
    for rule in auditor.question.rules:
        matters = auditor.bounded(Kind.MATTERS, rule.id, partial(_rule_matters, auditor, rule))
        yield matters
        if matters.status is Status.HOLDS:
            yield auditor.bounded(Kind.ALONE, rule.id, partial(_rule_alone, auditor, rule))


def _rule_matters(auditor: Auditor, rule: Rule) -> Claim:
    sought, not_under = _in_each(auditor, partial(_matters, rule=rule))
    if not sought.cases:
        return _without_effect(auditor, rule, sought.is_proven)
    changes = partial(_changes, auditor.question, rule)
    return auditor.shown(Kind.MATTERS, rule.id, sought, changes, not_under=not_under)


def _rule_alone(auditor: Auditor, rule: Rule) -> Claim:
    sought = auditor.somewhere(partial(Space.is_alone, rule=rule))
    if sought.cases:
        return auditor.shown(Kind.ALONE, rule.id, sought, partial(_is_alone, auditor.question, rule))
    deciding = auditor.somewhere(partial(Space.decides, rule=rule))
    says = f"wherever it decides, the same outcome is reached without it, {_instead(auditor, rule)}"
    confirm = partial(_is_decided_without, auditor.question, rule)
    return auditor.refuted(Kind.ALONE, rule.id, says, deciding, sought.is_proven, confirm)


def _matters(space: Space, rule: Rule) -> Node:
    return space.diagram.some(space.is_alone(rule), space.brings(rule))


def _without_effect(auditor: Auditor, rule: Rule, is_proven: bool) -> Claim:
    """Return the claim that a rule matters, which fails, and why: it is dead, shadowed, or redundant."""
    question = auditor.question
    applying = auditor.somewhere(lambda space: space.rules[rule.id])
    if not applying.cases:
        says, near = _dead(auditor.spaces[0], rule)
        return auditor.refuted(Kind.MATTERS, rule.id, says, near, is_proven, partial(_fails, rule.when))
    deciding = auditor.somewhere(partial(Space.decides, rule=rule))
    if not deciding.cases:
        code = answer(question, *applying.cases[0]).outcome
        says = f"shadowed: wherever it applies, an earlier outcome is reached, such as `{code}`"
        return auditor.refuted(
            Kind.MATTERS, rule.id, says, applying, is_proven, partial(_is_defeated, question, rule),
        )  # fmt: skip
    says = f"redundant: wherever it decides, the answer is the same without it, {_instead(auditor, rule)}"
    return auditor.refuted(
        Kind.MATTERS, rule.id, says, deciding, is_proven, partial(_changes_nothing, question, rule),
    )  # fmt: skip


def _instead(auditor: Auditor, rule: Rule) -> str:
    """Name the rules that always apply too where a rule decides under the default readings."""
    space = auditor.spaces[0]
    fellows = [r for r in space.rules_of(rule.outcome) if r is not rule]
    always = [r for r in fellows if not space.find(space.diagram.but_not(space.decides(rule), space.rules[r.id])).cases]
    return f"by {', '.join(f'`{r.id}`' for r in always)}" if always else "now by one rule, now by another"


def _dead(space: Space, rule: Rule) -> tuple[str, Sought]:
    """Say which parts of a rule's condition exclude each other, with a case in which all of them but one hold."""
    core = list(rule.when.items) if isinstance(rule.when, AllOf) else [rule.when]
    for part in list(core):
        rest = [p for p in core if p is not part]
        if rest and not space.find(space.condition(all_of(*rest))).cases:
            core = rest
    *most, last = core
    near = space.find(space.diagram.both(space.condition(all_of(*most)), space.condition(not_(last))))
    said = "; ".join(_SAID.line(part) for part in core)
    which = "all of these at once" if most else "its condition"
    return f"dead: no case meets {which}: {said}", near


def declared(auditor: Auditor) -> Iterator[Claim]:
    """Claim what the author declares: outcomes that exclude each other, and properties."""
    question = auditor.question
    by_code = {o.code: o for o in question.outcomes}
    for one, other in auditor.declared.exclusive:
        pair = (by_code[one], by_code[other])
        overlap, do_overlap = partial(overlapping, pair=pair), partial(_do_overlap, question, pair)
        says = "rules of both apply, and precedence alone decides"
        yield _never(auditor, Kind.EXCLUSIVE, f"{one} / {other}", overlap, do_overlap, says)
    for wanted in auditor.declared.properties:
        wanted_outcomes = tuple(by_code[code] for code in wanted.outcomes)
        breaks = partial(_breaks, when=wanted.when, outcomes=wanted_outcomes)
        is_broken = partial(_is_broken, question, wanted.when, wanted.outcomes)
        yield _never(auditor, Kind.PROPERTY, wanted.id, breaks, is_broken, wanted.en or "broken")


def overlapping(space: Space, pair: tuple[Outcome, Outcome]) -> Node:
    """Return the diagram that says whether rules of two outcomes apply to the same case."""
    return space.diagram.both(*(space.diagram.some(*(space.rules[r.id] for r in space.rules_of(o))) for o in pair))


def _breaks(space: Space, when: Condition, outcomes: tuple[Outcome, ...]) -> Node:
    return space.diagram.but_not(space.condition(when), *map(space.reached, outcomes))


# what cases show, by the reference evaluator -------------------------------------------------------------------------


def _comes_to(question: Asked, code: str, cases: Cases) -> bool:
    return answer(question, *cases[0]).outcome == code


def _is_bare(question: Asked, code: str, cases: Cases) -> bool:
    found = answer(question, *cases[0])
    return found.outcome == code and not found.citations


def _changes(question: Asked, rule: Rule, cases: Cases) -> bool:
    return answer(question, *cases[0])[:2] != answer(question, *cases[0], without=rule.id)[:2]


def _changes_nothing(question: Asked, rule: Rule, cases: Cases) -> bool:
    return _comes_to(question, rule.outcome.code, cases) and not _changes(question, rule, cases)


def _is_alone(question: Asked, rule: Rule, cases: Cases) -> bool:
    fellows = [r for r in question.rules if r.outcome is rule.outcome and holds(r.when, cases[0])]
    before, after = answer(question, *cases[0]), answer(question, *cases[0], without=rule.id)
    return fellows == [rule] and before.outcome == rule.outcome.code != after.outcome


def _is_decided_without(question: Asked, rule: Rule, cases: Cases) -> bool:
    code = answer(question, *cases[0], without=rule.id).outcome
    return holds(rule.when, cases[0]) and code == rule.outcome.code


def _is_defeated(question: Asked, rule: Rule, cases: Cases) -> bool:
    return holds(rule.when, cases[0]) and answer(question, *cases[0]).outcome != rule.outcome.code


def _fails(condition: Condition, cases: Cases) -> bool:
    return not holds(condition, cases[0])


def _do_overlap(question: Asked, pair: tuple[Outcome, Outcome], cases: Cases) -> bool:
    return all(any(r.outcome is o and holds(r.when, cases[0]) for r in question.rules) for o in pair)


def _is_broken(question: Asked, when: Condition, codes: tuple[str, ...], cases: Cases) -> bool:
    return holds(when, cases[0]) and answer(question, *cases[0]).outcome not in codes
