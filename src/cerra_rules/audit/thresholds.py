"""Claims about comparisons: every comparison of counts or days turns an answer or a value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cerra_rules.audit.auditor import Auditor, Cases
from cerra_rules.audit.claims import Claim, Kind, Status
from cerra_rules.audit.replay import holds
from cerra_rules.audit.space import Sought


def thresholds(auditor: Auditor) -> Iterator[Claim]:
    """Claim that every comparison of counts or days comes out both ways in cases that hang on it."""
    texts = dict.fromkeys(text for space in auditor.spaces for text in space.comparisons)
    claims = {text: auditor.bounded(Kind.THRESHOLD, text, partial(_threshold, auditor, text)) for text in texts}
    failing = {text for text, claim in claims.items() if claim.status is Status.FAILS}
    stated = {together for space in auditor.spaces for together in space.stated}
    for text, claim in claims.items():
        # A comparison whose sides have branches stands for several: that no facts turn one of them is nobody's fault.
        standing = [together for together in stated if text in together]
        if text not in failing or not standing or not all(together - failing for together in standing):
            yield claim


def _threshold(auditor: Auditor, text: str) -> Claim:
    condition = next(s.comparisons[text] for s in auditor.spaces if text in s.comparisons).condition
    held, failed = (_side(auditor, text, side) for side in (True, False))

    def is_turned(cases: Cases) -> bool:
        wanted = (True, False) if len(cases) == 2 else (bool(held.cases),)
        return all(holds(condition, c) is w for c, w in zip(cases, wanted, strict=True))

    if held.cases and failed.cases:
        return auditor.shown(Kind.THRESHOLD, text, Sought(held.cases + failed.cases), is_turned)
    never, missing, shown = ("fails", failed, held) if held.cases else ("holds", held, failed)
    says = f"it never {never} where the answer hangs on it" if shown.cases else "no answer hangs on it"
    return auditor.refuted(Kind.THRESHOLD, text, says, shown, missing.is_proven, is_turned)


def _side(auditor: Auditor, text: str, side: bool) -> Sought:  # one of the two sides
    """Return a case in which a comparison comes out so and the answer hangs on it, at the turn if one is there."""
    proven, asked = True, [space.plan.chosen for space in auditor.spaces if text in space.comparisons]
    for space in auditor.everywhere():
        comparison = space.comparisons.get(text)
        if comparison is None:
            proven &= not (space.has_rest_days and space.plan.chosen in asked)  # said otherwise where its day moves
            continue
        diagram, hanging = space.diagram, space.hanging(comparison)
        if side:
            goal = diagram.both(diagram.some(*hanging), comparison.asked(diagram, comparison.holds))
        else:
            ways = (comparison.asked(diagram, way) for way in comparison.fails)
            goal = diagram.some(*(diagram.both(where, way) for where, way in zip(hanging, ways, strict=True)))
        turn = comparison.at_the_turn(holds=side)
        sought = space.find(goal, tight=turn)
        if turn and not sought.cases:
            sought = space.find(goal)
        if sought.cases:
            return sought
        proven &= sought.is_proven
    return Sought((), proven and not auditor.is_cut)
