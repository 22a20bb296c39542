"""Ten questions as plain functions: what an engineer would write without the library.

Each takes complete facts (the question's fact model, a plain pydantic model or a slots dataclass with the same
names), applies the default readings as if no day were a rest day, and returns the outcome and the citations that the
library returns. The yardstick of `decide.py`: constants are bound once, and nothing is worked out early.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cerra_rules.anxi.infrastructure import Consent
from cerra_rules.anxi.record_retention import RecordKind
from cerra_rules.anxi.seven_day_return import DigitalSupply, UnsuitabilityConfirmation
from cerra_rules.charter.eligibility import ApplicantKind, ViolationRecord
from cerra_rules.charter.termination import LegalViolationRecord, UnitStatus


@dataclass(slots=True)
class Decision:
    """An outcome and what it rests on."""

    outcome: str
    cites: tuple[str, ...]


NATURAL_PERSON = ApplicantKind.NATURAL_PERSON
EFFECTIVE_DECISION = ViolationRecord.EFFECTIVE_DECISION


def eligibility(f: Any) -> Decision:
    """May this unit apply? Articles 7 to 9."""
    if f.is_founding_unit and not f.membership_was_terminated:
        return Decision("no_application_needed", ("charter:9#a",))
    cites = []
    if f.applicant_kind is NATURAL_PERSON or not f.is_committed_to_rural_revitalisation:
        cites.append("charter:7")
    if f.violation_record is EFFECTIVE_DECISION and f.violation_is_unresolved:
        cites.append("charter:8(1)")
    if not f.applies_voluntarily:
        cites.append("charter:8(2)")
    if not (f.supports_charter and f.will_take_part_in_activities and f.will_perform_member_duties):
        cites.append("charter:8(3)")
    if not (f.has_resources_in_field and f.has_social_influence_in_field):
        cites.append("charter:8(4)")
    if not (f.has_social_responsibility and f.has_team_spirit and f.shares_resources_voluntarily):
        cites.append("charter:8(5)")
    if cites:
        return Decision("may_not_apply", tuple(cites))
    return Decision(
        "may_apply",
        ("charter:7", "charter:8", "charter:8(1)", "charter:8(2)", "charter:8(3)", "charter:8(4)", "charter:8(5)"),
    )


def admission(f: Any) -> Decision:
    """Is this unit a member? Article 9."""
    if f.is_founding_unit and not f.membership_was_terminated:
        return Decision("member_by_right", ("charter:9#a",))
    cites = ["charter:9#b"]
    if not (f.application_form_reached_secretariat and f.written_materials_reached_secretariat):
        cites.append("charter:9(1)")
    if not f.resolution_is_valid:
        cites.append("charter:9(2)")
    if not (f.certificate_was_issued and f.certificate_issue_was_authorised):
        cites.append("charter:9(3)")
    if len(cites) > 1:
        return Decision("steps_missing", tuple(cites))
    return Decision("member", ("charter:9#b", "charter:9(1)", "charter:9(2)", "charter:9(3)", "charter:16"))


DISSOLVED = UnitStatus.DISSOLVED
DEREGISTERED = UnitStatus.DEREGISTERED
PROVEN = LegalViolationRecord.EFFECTIVE_DECISION


def _grounds(f: Any, wants_to_leave: bool) -> list[str]:
    found = []
    if wants_to_leave:
        found.append("charter:12(1)")
    if f.neglects_alliance_duties and f.fails_assigned_tasks:
        found.append("charter:12(2)")
    if f.has_seriously_breached_charter:
        found.append("charter:12(3)")
    if f.has_seriously_harmed_reputation:
        found.append("charter:12(4)")
    if f.unit_status is DISSOLVED or f.unit_status is DEREGISTERED:
        found.append("charter:12(5)")
    if f.legal_violation_record is PROVEN:
        found.append("charter:12(6)")
    return found


def _steps_left(f: Any, wants_to_leave: bool) -> list[str]:
    steps = []
    if not f.written_notice_was_given:
        steps.append("charter:13#a")
    holds_certificate = f.certificate_was_issued and not f.certificate_was_returned
    if wants_to_leave and holds_certificate and f.unit_status is not DEREGISTERED:
        steps.append("charter:13#b")
    return steps


def termination(f: Any) -> Decision:
    """Has this membership ended? Articles 12 and 13."""
    wants_to_leave = f.leaves_voluntarily and f.written_exit_request_reached_secretariat
    if f.resolution_is_valid:
        grounds = _grounds(f, wants_to_leave)
        if grounds:
            return Decision("terminated", ("charter:12", *grounds, *_steps_left(f, wants_to_leave), "charter:16"))
    if f.unit_status is DEREGISTERED:
        return Decision("terminated", ("charter:12", "charter:12(5)", *_steps_left(f, wants_to_leave)))
    if f.resolution_is_valid:
        return Decision("vote_without_ground", ("charter:12",))
    if wants_to_leave:
        if f.vote_was_held:
            return Decision("exit_refusal_contrary_to_charter", ("charter:10(5)", "charter:12(1)"))
        return Decision("exit_pending_vote", ("charter:10(5)", "charter:12", "charter:12(1)"))
    if f.vote_was_held:
        return Decision("not_terminated", ("charter:12", "charter:16"))
    grounds = _grounds(f, wants_to_leave)
    if grounds:
        return Decision("ground_without_vote", ("charter:12", *grounds))
    return Decision("not_terminated", ("charter:12",))


def resolution(f: Any) -> Decision:
    """Is this resolution valid? Article 16."""
    present = f.present_members
    if present < 1 or 3 * present < 2 * f.members_in_office:
        return Decision("invalid_no_quorum", ("charter:15#b", "charter:16#a"))
    if 2 * f.votes_for < present:
        return Decision("invalid_insufficient_votes", ("charter:16#b",))
    return Decision("valid", ("charter:15#b", "charter:16#a", "charter:16#b"))


ONLINE_DOWNLOAD = DigitalSupply.ONLINE_DOWNLOAD
PHYSICAL_CARRIER = DigitalSupply.PHYSICAL_CARRIER
SEPARATE_CONFIRMATION = UnsuitabilityConfirmation.SEPARATE_CONFIRMATION
SEVEN_DAYS = timedelta(7)


def seven_day_return(f: Any) -> Decision:
    """Must the goods be taken back? Article 13(4)."""
    if f.is_service:
        return Decision("not_applicable", ("anxi:3¶1", "anxi:13(4)"))
    if not f.buyer_is_consumer:
        return Decision("not_applicable", ("anxi:13(4)",))
    cites = ["anxi:13(4)"]
    if f.is_made_to_order:
        cites.append("anxi:13(4)/1")
    if f.is_fresh_or_perishable:
        cites.append("anxi:13(4)/2")
    supply = f.digital_supply
    if supply is ONLINE_DOWNLOAD or (supply is PHYSICAL_CARRIER and f.was_unsealed_by_consumer):
        cites.append("anxi:13(4)/3")
    if f.is_newspaper_or_periodical and f.was_received:
        cites.append("anxi:13(4)/4")
    if f.is_unsuitable_by_nature and f.unsuitability_confirmation is SEPARATE_CONFIRMATION:
        cites.append("anxi:13(4)/5")
    if len(cites) > 1:
        return Decision("exempt", tuple(cites))
    if not f.was_received:
        return Decision("period_not_started", ("anxi:13(4)",))
    last_day = f.received_on + SEVEN_DAYS
    if f.return_was_requested:
        if f.return_requested_on <= last_day:
            return Decision("must_accept_return", ("anxi:13(4)",))
        return Decision("too_late", ("anxi:13(4)",))
    if f.assessed_on < f.received_on:
        return Decision("period_not_started", ("anxi:13(4)",))
    if f.assessed_on <= last_day:
        return Decision("open", ("anxi:13(4)",))
    return Decision("period_over", ("anxi:13(4)",))


SELLER_RECEIPT = RecordKind.SELLER_RECEIPT
PLATFORM_IDENTITY = RecordKind.PLATFORM_IDENTITY
PLATFORM_TRANSACTION = RecordKind.PLATFORM_TRANSACTION
PLATFORM_UNSOLD_INFORMATION = RecordKind.PLATFORM_UNSOLD_INFORMATION
PLATFORM_LIVE_VIDEO = RecordKind.PLATFORM_LIVE_VIDEO
INFRASTRUCTURE_IDENTITY = RecordKind.INFRASTRUCTURE_IDENTITY
INFRASTRUCTURE_USAGE_LOG = RecordKind.INFRASTRUCTURE_USAGE_LOG
SIXTY_DAYS = timedelta(60)


def _two_years_after(day: date) -> date:
    try:
        return date(day.year + 2, day.month, day.day)
    except ValueError:  # 29 February
        return date(day.year + 2, 2, 28)


def record_retention(f: Any) -> Decision:
    """May this record be destroyed? Articles 13(6), 15(2) and 16(2)."""
    kind = f.record_kind
    start = None
    if kind is SELLER_RECEIPT:
        cites = ("anxi:13(6)#c",)
        if not f.receipt_was_issued:
            return Decision("nothing_to_keep", cites)
        if f.transaction_is_completed:
            start = max(f.transaction_completed_on, f.receipt_issued_on)
    elif kind is PLATFORM_IDENTITY:
        cites = ("anxi:15(2)#d",)
        if f.registration_was_cancelled:
            start = f.registration_cancelled_on
    elif kind is PLATFORM_TRANSACTION:
        cites = ("anxi:15(2)#e",)
        if f.transaction_is_completed:
            start = f.transaction_completed_on
    elif kind is PLATFORM_UNSOLD_INFORMATION or kind is PLATFORM_LIVE_VIDEO:
        cites = ("anxi:15(2)#e",)
        if f.information_was_removed:
            start = f.information_removed_on
    elif kind is INFRASTRUCTURE_IDENTITY:
        cites = ("anxi:16(2)#b",)
        if f.contract_has_ended:
            start = f.contract_ended_on
    else:
        cites = ("anxi:16(2)#b",)
        start = f.record_created_on
    if start is None:
        return Decision("not_started", cites)
    if kind is INFRASTRUCTURE_IDENTITY or kind is INFRASTRUCTURE_USAGE_LOG:
        last_day = start + SIXTY_DAYS
    else:
        last_day = _two_years_after(start)
    return Decision("must_keep" if f.assessed_on <= last_day else "may_discard", cites)


def transaction_completion(f: Any) -> Decision:
    """Is the transaction completed? Article 15(2)."""
    if f.delivery_is_settled and f.payment_is_settled and (f.return_is_settled or not f.return_was_requested):
        return Decision("completed", ("anxi:15(2)#e",))
    return Decision("not_completed", ("anxi:15(2)#e",))


def receipts(f: Any) -> Decision:
    """Are the receipts in order? Article 13(6)."""
    cites = []
    if f.buyer_is_consumer:
        if f.receipt_was_issued:
            if not f.receipt_conforms:
                cites.append("anxi:13(6)#a")
            if f.receipt_is_electronic and not f.consented_to_electronic_receipt:
                cites.append("anxi:13(6)#b")
        elif f.receipt_is_required:
            cites.append("anxi:13(6)#a")
    if f.receipt_was_discarded_early or not f.receipts_are_kept_complete:
        cites.append("anxi:13(6)#c")
    if cites:
        return Decision("breach", tuple(cites))
    return Decision("compliant", ("anxi:13(6)",))


def platform_records(f: Any) -> Decision:
    """Are the platform's records in order? Article 15(1) and (2)."""
    cites = []
    hosts = f.hosts_other_sellers
    if hosts:
        if not f.verified_identity or (f.qualification_is_required and not f.verified_qualification):
            cites.append("anxi:15(1)#a")
        if not f.has_seller_archive:
            cites.append("anxi:15(1)#b")
    if not (f.keeps_published_information and f.keeps_transaction_records):
        cites.append("anxi:15(2)#a")
    if not f.records_are_complete_accurate_and_safe:
        cites.append("anxi:15(2)#b")
    if f.received_lawful_inquiry and not f.supplied_records:
        cites.append("anxi:15(2)#c")
    if hosts and f.identity_record_was_discarded_early:
        cites.append("anxi:15(2)#d")
    if f.other_record_was_discarded_early:
        cites.append("anxi:15(2)#e")
    if cites:
        return Decision("breach", tuple(cites))
    return Decision("compliant", ("anxi:15(1)", "anxi:15(2)"))


ALL = Consent.ALL


def infrastructure(f: Any) -> Decision:
    """Does the provider of basic services comply? Article 16."""
    cites = []
    if (
        not f.has_user_archive
        or not f.verified_identity
        or (f.qualification_is_required and not f.verified_qualification)
    ):
        cites.append("anxi:16(1)#a")
    if not f.has_service_contract:
        cites.append("anxi:16(1)#b")
    if f.serves_user_without_lawful_identity:
        cites.append("anxi:16(1)#c")
    if not f.keeps_usage_logs:
        cites.append("anxi:16(2)#a")
    if f.record_was_discarded_early:
        cites.append("anxi:16(2)#b")
    if f.received_lawful_inquiry and not f.supplied_records:
        cites.append("anxi:16(2)#c")
    if f.passed_on_private_information and f.consent is not ALL and not f.law_allows and not f.answered_lawful_inquiry:
        cites.append("anxi:16(4)")
    if f.breached_other_legal_duty:
        cites.append("anxi:16(5)")
    if cites:
        return Decision("breach", tuple(cites))
    return Decision("compliant", ("anxi:16(1)", "anxi:16(2)", "anxi:16(4)", "anxi:16(5)"))


BY_HAND = {
    "charter.eligibility": eligibility,
    "charter.admission": admission,
    "charter.termination": termination,
    "charter.resolution": resolution,
    "anxi.seven_day_return": seven_day_return,
    "anxi.record_retention": record_retention,
    "anxi.transaction_completion": transaction_completion,
    "anxi.receipts": receipts,
    "anxi.platform_records": platform_records,
    "anxi.infrastructure": infrastructure,
}


def _consistent_termination(facts: Any) -> Any:
    if facts.resolution_is_valid and facts.vote_was_held is False:
        raise ValueError("no valid resolution without a vote")
    if facts.certificate_was_returned and facts.certificate_was_issued is False:
        raise ValueError("no certificate is returned that was never issued")
    return facts


def _with_their_acts(*pairs: tuple[str, str]) -> Any:
    """Return the check of days that are only where something was done: a day says so itself."""

    def consistent(facts: Any) -> Any:
        for day, act in pairs:
            if getattr(facts, day) is not None:
                was_done = getattr(facts, act)
                if was_done is None:
                    object.__setattr__(facts, act, True)
                elif not was_done:
                    raise ValueError("a day is stated of what was not done")
        return facts

    return consistent


_days_of_a_return = _with_their_acts(
    ("received_on", "was_received"),
    ("return_requested_on", "return_was_requested"),
    ("goods_sent_back_on", "goods_were_sent_back"),
    ("goods_taken_back_on", "goods_were_taken_back"),
)
_days_of_a_record = _with_their_acts(
    ("transaction_completed_on", "transaction_is_completed"),
    ("receipt_issued_on", "receipt_was_issued"),
    ("registration_cancelled_on", "registration_was_cancelled"),
    ("seller_left_on", "seller_has_left"),
    ("information_removed_on", "information_was_removed"),
    ("broadcast_ended_on", "broadcast_has_ended"),
    ("contract_ended_on", "contract_has_ended"),
)
_days_of_a_transaction = _with_their_acts(
    ("delivery_settled_on", "delivery_is_settled"),
    ("payment_settled_on", "payment_is_settled"),
    ("return_settled_on", "return_is_settled"),
)


def _consistent_transaction(facts: Any) -> Any:
    facts = _days_of_a_transaction(facts)
    if facts.return_is_settled and facts.return_was_requested is False:
        raise ValueError("no settled return without a request")
    return facts


def _consistent_resolution(facts: Any) -> Any:
    in_office = 99 if facts.members_in_office is None else facts.members_in_office
    present = 99 if facts.present_members is None else facts.present_members
    votes_for = facts.votes_for or 0
    left = facts.left_before_vote or 0
    came = (facts.present_members or 0) + (facts.remote_members or 0) + (facts.proxies or 0)
    if facts.all_seats is not None and (facts.members_in_office or 1) > facts.all_seats:
        raise ValueError("there are no more members in office than seats")
    if came > in_office:
        raise ValueError("no more members attend or are represented than are in office")
    if votes_for + left > present:
        raise ValueError("those who voted in favour or left were present")
    all_known = None not in (facts.present_members, facts.remote_members, facts.proxies)
    if all_known and (facts.opposite_votes_for or 0) > came:
        raise ValueError("no more votes for the opposite motion than members attending")
    if facts.remote_members is not None and (facts.remote_votes_for or 0) > facts.remote_members:
        raise ValueError("remote votes are cast by remote members")
    if facts.proxies is not None and (facts.proxy_votes_for or 0) > facts.proxies:
        raise ValueError("proxy votes are cast by proxies")
    honorary, concerned = facts.honorary_chair, facts.member_concerned
    in_favour = (honorary == "voted_in_favour") + (concerned == "voted_in_favour")
    if facts.votes_for is not None and in_favour > votes_for:
        raise ValueError("a person said to have voted in favour is among the votes in favour")
    not_in_favour = (honorary == "present_not_in_favour") + (concerned == "present_not_in_favour")
    if not_in_favour > present - left - votes_for:
        raise ValueError("a person present and not in favour is among those present who did not vote in favour")
    absent = (honorary == "absent") + (concerned == "absent")
    if absent > in_office - (facts.present_members or 0):
        raise ValueError("an absent person is among the members who are not present")
    units = 99 if facts.presidium_units is None else facts.presidium_units
    present_units = units if facts.present_units is None else facts.present_units
    if present_units > units:
        raise ValueError("there are no more units present than units")
    if (facts.unit_votes_for or 0) + (facts.units_left_before_vote or 0) > present_units:
        raise ValueError("units that voted in favour or left were present")
    if (facts.opposite_unit_votes_for or 0) > present_units:
        raise ValueError("no more units for the opposite motion than units present")
    return facts


INVARIANTS = {
    "charter.termination": _consistent_termination,
    "charter.resolution": _consistent_resolution,
    "anxi.seven_day_return": _days_of_a_return,
    "anxi.record_retention": _days_of_a_record,
    "anxi.transaction_completion": _consistent_transaction,
}
"""What no case can contradict, by hand, for the plain pydantic models of these questions."""
