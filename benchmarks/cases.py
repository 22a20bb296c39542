"""Random cases: complete fact sets on which every outcome that the default readings allow occurs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from cerra_rules import RestDays, find
from cerra_rules.errors import ContradictionError
from cerra_rules.language import Facts

USUAL: dict[str, dict[str, Any]] = {
    "charter.eligibility": {
        "is_founding_unit": False,
        "applicant_kind": "ecommerce_enterprise",
        "is_committed_to_rural_revitalisation": True,
        "violation_record": "none",
        "violation_is_unresolved": False,
        "applies_voluntarily": True,
        "supports_charter": True,
        "will_take_part_in_activities": True,
        "will_perform_member_duties": True,
        "has_resources_in_field": True,
        "has_social_influence_in_field": True,
        "has_social_responsibility": True,
        "has_team_spirit": True,
        "shares_resources_voluntarily": True,
    },
    "charter.admission": {
        "is_founding_unit": False,
        "application_form_reached_secretariat": True,
        "written_materials_reached_secretariat": True,
        "resolution_is_valid": True,
        "certificate_issue_was_authorised": True,
        "certificate_was_issued": True,
    },
    "charter.termination": {
        "has_seriously_breached_charter": False,
        "has_seriously_harmed_reputation": False,
        "unit_status": "active",
        "legal_violation_record": "none",
    },
    "anxi.seven_day_return": {
        "buyer_is_consumer": True,
        "is_service": False,
        "is_made_to_order": False,
        "is_fresh_or_perishable": False,
        "digital_supply": "none",
        "is_newspaper_or_periodical": False,
        "is_unsuitable_by_nature": False,
        "was_received": True,
    },
    "anxi.record_retention": {"receipt_was_issued": True},
    "anxi.transaction_completion": {"delivery_is_settled": True, "payment_is_settled": True, "return_is_settled": True},
    "anxi.receipts": {
        "receipt_was_issued": True,
        "receipt_conforms": True,
        "receipt_is_electronic": False,
        "receipts_are_kept_complete": True,
        "receipt_was_discarded_early": False,
    },
    "anxi.platform_records": {
        "verified_identity": True,
        "verified_qualification": True,
        "has_seller_archive": True,
        "keeps_published_information": True,
        "keeps_transaction_records": True,
        "records_are_complete_accurate_and_safe": True,
        "supplied_records": True,
        "identity_record_was_discarded_early": False,
        "other_record_was_discarded_early": False,
    },
    "anxi.infrastructure": {
        "has_user_archive": True,
        "verified_identity": True,
        "verified_qualification": True,
        "has_service_contract": True,
        "serves_user_without_lawful_identity": False,
        "keeps_usage_logs": True,
        "record_was_discarded_early": False,
        "supplied_records": True,
        "passed_on_private_information": False,
        "breached_other_legal_duty": False,
    },
}
"""What a fact usually is (else it is drawn evenly), so that the favourable outcomes occur too."""
SHARE_USUAL = 0.75
DAYS = {"anxi.seven_day_return": 20, "anxi.record_retention": 1500}
"""The span within which the days of a case lie."""
FIRST_DAY = date(2023, 12, 1)
CALENDARS: dict[str, dict[str, Any]] = {"anxi.seven_day_return": {"calendar": RestDays.none()}}
"""What `decide` is given besides the facts, where a last day could move: no day is a rest day."""
UNREACHED = {"charter.termination": {"proposal_missing"}, "charter.resolution": {"contradictory_no_effect", "invalid_not_duly_convened"},
             "anxi.record_retention": {"no_period"}}  # fmt: skip
"""Outcomes that only readings other than the default ones lead to."""


def cases(question: str, n: int, seed: int = 1) -> Iterator[Facts]:
    """Yield `n` models of the question's facts, every fact known, but for the days of what has not happened."""
    model, random = find(question).facts, Random(f"{question} {seed}")  # noqa: S311  # cases, not secrets
    while n:
        try:
            yield model(**_drawn(question, random))
        except ContradictionError:
            continue
        n -= 1


def half_known(complete: Facts, random: Random) -> Facts:
    """Return the same case with half of its facts unknown."""
    facts = complete.known()
    return type(complete)(**{name: facts[name] for name in random.sample(list(facts), len(facts) // 2)})


def as_json(facts: Facts) -> dict[str, Any]:
    """Return the facts as JSON has them: days as ISO text, options as text."""
    return facts.model_dump(mode="json", exclude_none=True)


def _drawn(question: str, random: Random) -> dict[str, Any]:
    if question == "charter.resolution":
        return _meeting(random)
    usual = USUAL[question]
    facts: dict[str, Any] = {}
    for name, spec in find(question).facts.specs.items():
        if name in usual and random.random() < SHARE_USUAL:
            facts[name] = usual[name]
        elif spec.kind == "date":
            facts[name] = FIRST_DAY + timedelta(random.randrange(DAYS.get(question, 60)))
        else:
            facts[name] = random.choice(spec.values)
    specs = find(question).facts.specs
    return {name: value for name, value in facts.items() if facts.get(specs[name].only_if, True)}


def _meeting(random: Random) -> dict[str, Any]:
    members = random.randint(1, 40)
    present = random.randint(members // 2, members)
    left = random.choice((0, 0, random.randint(0, present)))
    votes = random.randint(min(present - left, present // 3), present - left)
    remote = random.randint(0, members - present)
    proxies = random.randint(0, members - present - remote)
    units = random.randint(1, 40)
    units_present = random.randint(0, units)
    units_left = random.randint(0, units_present)
    standings = list(find("charter.resolution").facts.specs["honorary_chair"].values)
    return {
        "members_in_office": members,
        "presidium_units": units,
        "present_units": units_present,
        "units_left_before_vote": units_left,
        "unit_votes_for": random.randint(0, units_present - units_left),
        "opposite_unit_votes_for": random.randint(0, units_present),
        "was_duly_convened": random.random() < 0.75,
        "all_seats": random.randint(members, members + 5),
        "present_members": present,
        "left_before_vote": left,
        "votes_for": votes,
        "honorary_chair": random.choice(standings),
        "member_concerned": random.choice(standings),
        "internal_rule_admits_remote_and_proxy": random.random() < 0.5,
        "remote_members": remote,
        "remote_votes_for": random.randint(0, remote),
        "proxies": proxies,
        "proxy_votes_for": random.randint(0, proxies),
        "opposite_motion_was_voted": random.random() < 0.5,
        "opposite_votes_for": random.randint(0, present + remote + proxies),
    }
