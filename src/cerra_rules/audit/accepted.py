"""What is declared of the questions of both instruments: findings of the audit that are accepted, with the reason.

An entry that is not needed any more is an error of the audit, so this list cannot grow old.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from cerra_rules.audit.claims import Declared
from cerra_rules.language.questions import Question

_ONE_LIST = "the rule cites one list of {} that other rules share; this one is decided by an earlier outcome"
_GROUNDS = _ONE_LIST.format("grounds")
_TABLE = _ONE_LIST.format("competences")

DECLARED: Mapping[str, Declared] = MappingProxyType({
    "charter.termination": Declared(
        accepted={
            "limb-turns vote-without-proposal: charter:12(1)": f"{_GROUNDS}: no proposal is asked for an exit",
            "limb-turns vote-without-proposal: charter:12(5)": f"{_GROUNDS}: no proposal is asked at a unit's end",
            "limb-turns ground-before-vote: charter:12(1)": f"{_GROUNDS}: an exit before the vote is exit_pending_vote",
        },
    ),
    "charter.competence": Declared(
        accepted={
            "limb-turns organ-named-for-the-act: charter:15(8) (2)": f"{_TABLE}: the residual power names no act",
            "limb-turns not_competent: charter:15(8) (2)": f"{_TABLE}: an act named nowhere is not_allocated",
        },
    ),
    "charter.annual_plenary": Declared(
        accepted={
            "threshold-turns assessed_on < end of the year of (charter_effective_on - 1 year) + 1 day": (
                "under first_plenary_year=year_of_entry_into_force the first year begins before the charter takes "
                "effect, so charter-not-in-force has decided already"
            ),
        },
    ),
    "anxi.scope_and_roles": Declared(
        accepted={
            "reading-matters services_as_goods=always": (
                "the option parts from the default only where a provision needs a thing, which no role does"
            ),
        },
    ),
    "anxi.seven_day_return": Declared(
        accepted={
            "reading-matters services_as_goods=never": (
                "the return of goods needs a thing, so services are out under the default as well"
            ),
        },
    ),
    "anxi.prohibited_conduct": Declared(
        accepted={
            "reading-matters services_as_goods=always": (
                "false publicity needs no thing, so services are in under the default as well"
            ),
        },
    ),
    "anxi.website_closure": Declared(
        accepted={
            "rule-matters closure-before-penalty": (
                "a step of its own in article 26; where no penalty is decided no decision was sent either, and both "
                "cite the same article"
            ),
        },
    ),
})  # fmt: skip


def declared_of(question: Question[Any]) -> Declared:
    """Return what is declared of a question of the two instruments; of one by somebody else, nothing."""
    is_ours = question.facts.__module__.startswith("cerra_rules.")
    return DECLARED.get(question.id, Declared()) if is_ours else Declared()
