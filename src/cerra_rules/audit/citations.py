"""Claims about what is cited: every condition of its own is met somewhere, and not met somewhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from cerra_rules.audit.auditor import Auditor, Cases, Goal
from cerra_rules.audit.claims import Claim, Kind
from cerra_rules.audit.replay import holds
from cerra_rules.audit.space import Sought, Space
from cerra_rules.deciding.reference_answer import answer
from cerra_rules.deciding.witnesses import Case
from cerra_rules.language.rules import Limb
from cerra_rules.language.terms import HOLDS, Condition

IsThere = Callable[[Case], bool]


def limbs(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every citation with a condition of its own is brought somewhere and left out somewhere."""
    for rule in auditor.question.rules:
        is_there = partial(is_decided, auditor, rule.when, {rule.outcome.code})
        yield from _limbs(auditor, rule.id, rule.own_limbs, partial(Space.decides, rule=rule), is_there)
    for outcome in auditor.question.outcomes:
        is_there = partial(is_decided, auditor, HOLDS, {outcome.code})
        yield from _limbs(auditor, outcome.code, outcome.limbs, partial(Space.reached, outcome=outcome), is_there)


def _limbs(
    auditor: Auditor, place: str, limbs: tuple[Limb, ...], where: Goal, is_there: IsThere,
) -> Iterator[Claim]:  # fmt: skip
    for number, limb in enumerate(limbs):
        if limb.when != HOLDS:
            again = sum(other.provision == limb.provision for other in limbs[:number])
            subject = f"{place}: {limb.provision}" + (f" ({again + 1})" if again else "")
            claim = Kind.LIMB, subject, "brought"
            yield auditor.bounded(*claim[:2], partial(turning, auditor, claim, where, limb.when, is_there))


def is_decided(auditor: Auditor, when: Condition, codes: set[str], case: Case) -> bool:
    """Return whether a condition holds in a case that comes to one of some outcomes."""
    return holds(when, case) and answer(auditor.question, *case).outcome in codes


def turning(
    auditor: Auditor, claim: tuple[Kind, str, str], where: Goal, when: Condition, is_there: IsThere,
) -> Claim:  # fmt: skip
    """Return the claim that a condition holds in one case and fails in another, where something is the case in both."""
    kind, subject, verb = claim
    held = auditor.somewhere(lambda s: s.diagram.both(where(s), s.condition(when)))
    failed = auditor.somewhere(lambda s: s.diagram.but_not(where(s), s.condition(when)))

    def is_turned(cases: Cases) -> bool:
        wanted = (True, False) if len(cases) == 2 else (bool(held.cases),)
        return all(is_there(c) and holds(when, c) is w for c, w in zip(cases, wanted, strict=True))

    if held.cases and failed.cases:
        return auditor.shown(kind, subject, Sought(held.cases + failed.cases), is_turned)
    if held.cases:
        return auditor.refuted(kind, subject, "never left out", held, failed.is_proven, is_turned)
    return auditor.refuted(kind, subject, f"never {verb}", failed, held.is_proven, is_turned)
