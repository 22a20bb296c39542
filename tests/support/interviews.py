"""Interviews with people who know some facts of a case: what is asked, and the fewest facts that decide it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from cerra_rules import RestDays
from cerra_rules.deciding.decision import plain
from cerra_rules.errors import ContradictionError
from cerra_rules.explaining.interview import Interview
from cerra_rules.front import decide

RETURN = {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
    "digital_supply": "none", "was_unsealed_by_consumer": False, "is_newspaper_or_periodical": False,
    "is_unsuitable_by_nature": False, "unsuitability_confirmation": "none", "was_received": True,
    "received_on": "2024-03-01", "return_was_requested": True, "return_requested_on": "2024-03-09",
    "assessed_on": "2024-03-10",
}  # fmt: skip
FIVE: list[tuple[str, dict[str, Any]]] = [
    ("anxi.seven_day_return", RETURN),
    ("charter.resolution", {"members_in_office": 17, "present_members": 12, "votes_for": 6}),
    (
        "anxi.record_retention",
        {
            "record_kind": "platform_transaction", "transaction_is_completed": True,
            "transaction_completed_on": "2024-02-29", "assessed_on": "2026-02-28",
        },
    ),
    ("charter.admission", {
        "is_founding_unit": False, "application_form_reached_secretariat": True,
        "written_materials_reached_secretariat": True, "preliminary_review_was_done": True,
        "resolution_is_valid": True, "certificate_issue_was_authorised": True, "certificate_was_issued": True,
    }),
    ("charter.secretariat_appointment", {
        "post": "secretary_general", "nominated_by": "chair", "decided_by": "presidium", "resolution_is_valid": True,
    }),
]  # fmt: skip


def text_of(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple() | frozenset():
            return ", ".join(str(plain(v)) for v in value) or "none"
        case _:
            return str(plain(value))


def asked(interview: Interview, facts: Mapping[str, Any]) -> Interview:
    """Answer every question from some facts, and by not knowing what they leave out."""
    while (to_ask := interview.next) is not None:
        said = facts.get(to_ask.name)
        interview = interview.decline() if said is None else interview.answer(said)
    return interview


def fewest(id: str, facts: Mapping[str, Any]) -> int:
    """Return how few of some facts decide a question, found by trying all sets of them.

    What is undecided without one fact alone is undecided without that and others: so such facts are in every set.
    """

    def is_decided(names: set[str]) -> bool:
        try:
            return not decide(id, {n: v for n, v in facts.items() if n in names}, calendar=RestDays.none()).needs
        except ContradictionError:
            return False

    assert is_decided(set(facts))
    always = {n for n in facts if not is_decided(set(facts) - {n})}
    others = sorted(set(facts) - always)
    sizes = (n for n in range(len(others) + 1) for some in combinations(others, n) if is_decided({*always, *some}))
    return len(always) + next(sizes)
