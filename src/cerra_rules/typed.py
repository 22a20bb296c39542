"""The names of every question, for type checkers: what may be stated and chosen, and what comes out.

Written by `python docs/_site/typed_names.py`; a test keeps it fresh. `cerra_rules.decide` and its neighbours have these signatures where
types are checked. For `anxi.seven_day_return`, whose facts are called `Return`, the names for annotations are `ReturnFacts`, `ReturnReadings`,
`ReturnOutcome`, `ReturnValues` and `ReturnDecision`; so for every other question. To import them imports none of the law.
"""
# An id that is written out is looked up first, then any text; and a question of the library, then any other.
# pyright: reportOverlappingOverload=false
# mypy: disable-error-code="overload-overlap"

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Never, TypeAlias, TypeVar, overload

from typing_extensions import ReadOnly, TypedDict, Unpack

from cerra_rules import front
from cerra_rules.deciding.decision import Decision
from cerra_rules.explaining import interview

if TYPE_CHECKING:
    from cerra_rules.anxi.authorities import Act as AuthoritiesAct, Authority, Organ
    from cerra_rules.anxi.consumer_information import ConsumerInformation, InformationAct
    from cerra_rules.anxi.disclosure import Disclosure, Heading
    from cerra_rules.anxi.electronic_evidence import AuthenticationMethod, Evidence
    from cerra_rules.anxi.entry_into_force import EntryIntoForce
    from cerra_rules.anxi.filing import Filing, FilingItem
    from cerra_rules.anxi.goods_quality import GoodsQuality
    from cerra_rules.anxi.infrastructure import Consent, Infrastructure
    from cerra_rules.anxi.inspection import Basis, Inspection, Power
    from cerra_rules.anxi.inspection_cooperation import Cooperation, HinderingAct
    from cerra_rules.anxi.liability import Liability
    from cerra_rules.anxi.licence_display import LicenceDisplay
    from cerra_rules.anxi.natural_person_seller import LicenceRequirement, NaturalPerson
    from cerra_rules.anxi.officer_conduct import OfficerConduct
    from cerra_rules.anxi.official_misconduct import MisconductKind, OfficialMisconduct
    from cerra_rules.anxi.own_platform import OwnPlatform
    from cerra_rules.anxi.platform_conduct import PlatformConduct
    from cerra_rules.anxi.platform_disputes import Dispute, ProviderRole
    from cerra_rules.anxi.platform_records import PlatformRecords
    from cerra_rules.anxi.platform_systems import PlatformSystems, System
    from cerra_rules.anxi.prohibited_conduct import Act as ProhibitedConductAct, Conduct, ProgramEffect, PublicityObject
    from cerra_rules.anxi.receipts import Receipts
    from cerra_rules.anxi.record_retention import RecordKind, Retention
    from cerra_rules.anxi.scope_and_roles import Activity, Role
    from cerra_rules.anxi.seven_day_return import DigitalSupply, Return, UnsuitabilityConfirmation
    from cerra_rules.anxi.standard_terms import StandardTerms
    from cerra_rules.anxi.suspension import Suspension
    from cerra_rules.anxi.transaction_completion import Transaction
    from cerra_rules.anxi.website_closure import Closure
    from cerra_rules.charter.accounting import Accounting
    from cerra_rules.charter.admission import Admission
    from cerra_rules.charter.annual_plenary import Plenaries
    from cerra_rules.charter.asset_protection import AssetDealing, Taking
    from cerra_rules.charter.audit_and_publication import AssetOversight, AssetSource
    from cerra_rules.charter.business_scope import AllianceActivity, BusinessHead
    from cerra_rules.charter.competence import Act, Actor, Competence, Form
    from cerra_rules.charter.convening import Convener, Convening, MeetingAct
    from cerra_rules.charter.dissolution import Dissolution
    from cerra_rules.charter.eligibility import Applicant, ApplicantKind, ViolationRecord
    from cerra_rules.charter.entry_into_force import CharterText
    from cerra_rules.charter.expert_committee import CommitteeAction, CommitteeFunction, CommitteeMatter
    from cerra_rules.charter.funding_source import Funding, Source
    from cerra_rules.charter.identity import AllianceBody, GuidanceUnit, Identification, NameUsed, SecretariatHost, Subject
    from cerra_rules.charter.interpretation import Interpreter, Interpreting
    from cerra_rules.charter.liquidation import Liquidation, LiquidationMatter
    from cerra_rules.charter.member_duties import MemberConduct
    from cerra_rules.charter.member_rights import MemberRight, RightClaim, RivalClaimant
    from cerra_rules.charter.presidium_qualification import Consequence, CriminalRecord, PresidiumMember
    from cerra_rules.charter.residual_assets import Disposal
    from cerra_rules.charter.resolution import Resolution, Standing
    from cerra_rules.charter.secretariat_appointment import Appointment, Decider, Nominator, Post
    from cerra_rules.charter.termination import LegalViolationRecord, Termination, UnitStatus
    from cerra_rules.charter.use_of_funds import Spending
    from cerra_rules.deciding.decision import Readings
    from cerra_rules.explaining.interview import FactToAsk
    from cerra_rules.language.facts import Facts
    from cerra_rules.language.provisions import Provision
    from cerra_rules.language.questions import Question
    from cerra_rules.language.rest_days import RestDays

F = TypeVar("F", bound="Facts")
Day = date | str
Days = list[date] | list[str] | tuple[date | str, ...]


class Within(TypedDict, total=False):
    """What else a decider is made with: the rest days, and how long a search may be."""

    calendar: RestDays | None
    budget: int


class How(Within, total=False):
    """What else a decision is made with: another engine."""

    engine: Literal["durable"] | None


class Known(TypedDict, total=False):
    """What else is known in an interview: what somebody does not know, and the rest days."""

    declined: Iterable[str]
    calendar: RestDays | None


class DoesNotFit:
    """What a call comes to whose readings or names are not those of a question of the library: nothing can be done with it."""


class NoReadings(TypedDict):
    """The readings of a question that has none."""


class NoValues(TypedDict):
    """The values of a question that has none."""

# charter.identity
IdentificationName = Literal["asks_about", "name_used", "body", "secretariat_host", "guidance_unit"]
IdentificationOutcome = Literal["former_name", "no_match", "match", "undetermined"]

# charter.business_scope
AllianceActivityName = Literal["activity", "is_joint_with_local_government", "is_entrusted_to_alliance"]
AllianceActivityOutcome = Literal["out_of_scope", "element_missing", "in_scope", "undetermined"]
class AllianceActivityValues(TypedDict):
    """The values of `charter.business_scope`."""
    provision: ReadOnly[Provision | None]

# charter.eligibility
ApplicantName = Literal["is_founding_unit", "membership_was_terminated", "applicant_kind", "is_committed_to_rural_revitalisation", "violation_record", "violation_is_unresolved", "violation_is_recent", "violation_is_serious", "applies_voluntarily", "supports_charter", "will_take_part_in_activities", "will_perform_member_duties", "has_resources_in_field", "has_social_influence_in_field", "has_social_responsibility", "has_team_spirit", "shares_resources_voluntarily", "founder_return_after_termination", "applicant_kind_list", "violation_proof_standard", "applicant_violation_lookback", "applicant_violation_gravity"]
ApplicantOutcome = Literal["no_application_needed", "may_not_apply", "may_apply", "undetermined"]
class ApplicantReadings(TypedDict, total=False):
    """The readings of `charter.eligibility`."""
    founder_return_after_termination: Literal["must_apply", "automatic"]
    applicant_kind_list: Literal["open_list", "named_kinds_only"]
    violation_proof_standard: Literal["effective_decision", "presidium_finding"]
    applicant_violation_lookback: Literal["unresolved_or_recent", "unresolved_only", "ever"]
    applicant_violation_gravity: Literal["any_violation", "serious_only"]
class ApplicantValues(TypedDict):
    """The values of `charter.eligibility`."""
    failed: ReadOnly[tuple[Provision, ...] | None]

# charter.admission
AdmissionName = Literal["is_founding_unit", "membership_was_terminated", "application_form_reached_secretariat", "written_materials_reached_secretariat", "preliminary_review_was_done", "resolution_is_valid", "certificate_issue_was_authorised", "certificate_was_issued", "founder_return_after_termination", "membership_start", "preliminary_review_effect"]
AdmissionOutcome = Literal["member_by_right", "steps_missing", "member", "undetermined"]
class AdmissionReadings(TypedDict, total=False):
    """The readings of `charter.admission`."""
    founder_return_after_termination: Literal["must_apply", "automatic"]
    membership_start: Literal["certificate_issued", "resolution_passed"]
    preliminary_review_effect: Literal["not_a_condition", "condition"]
class AdmissionValues(TypedDict):
    """The values of `charter.admission`."""
    missing: ReadOnly[tuple[Provision, ...] | None]

# charter.member_rights
RightClaimName = Literal["is_member", "right", "members_forum_exists", "resource_is_shared_by_alliance", "rival_claimant"]
RightClaimOutcome = Literal["no_right", "no_priority_between_members", "right_without_forum", "right_available", "undetermined"]

# charter.member_duties
MemberConductName = Literal["is_member", "accepts_purpose", "observes_charter", "carries_out_resolutions", "protects_alliance_interests", "has_disclosed_member_trade_secret", "accepts_guidance", "completes_entrusted_tasks", "takes_active_part", "reports_progress_in_time", "provides_supporting_material", "has_sharing_mechanism", "gives_resource_support", "acted_in_alliance_name", "had_authorisation_for_name"]
MemberConductOutcome = Literal["not_bound", "breach", "compliant", "undetermined"]
class MemberConductValues(TypedDict):
    """The values of `charter.member_duties`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# charter.termination
TerminationName = Literal["leaves_voluntarily", "written_exit_request_reached_secretariat", "neglects_alliance_duties", "fails_assigned_tasks", "has_seriously_breached_charter", "has_seriously_harmed_reputation", "unit_status", "legal_violation_record", "violation_is_serious", "secretariat_proposed_expulsion", "vote_was_held", "resolution_is_valid", "written_notice_was_given", "certificate_was_issued", "certificate_was_returned", "voluntary_exit_effect", "deregistration_effect", "neglect_ground_test", "violation_proof_standard", "termination_violation_gravity", "expulsion_proposal", "certificate_return_duty"]
TerminationOutcome = Literal["terminated", "proposal_missing", "vote_without_ground", "exit_refusal_contrary_to_charter", "exit_pending_vote", "ground_without_vote", "not_terminated", "undetermined"]
class TerminationReadings(TypedDict, total=False):
    """The readings of `charter.termination`."""
    voluntary_exit_effect: Literal["vote_without_discretion", "effective_on_request", "vote_with_discretion"]
    deregistration_effect: Literal["automatic_on_deregistration", "vote_required"]
    neglect_ground_test: Literal["both", "either"]
    violation_proof_standard: Literal["effective_decision", "presidium_finding"]
    termination_violation_gravity: Literal["any_violation", "serious_only"]
    expulsion_proposal: Literal["not_a_condition", "condition"]
    certificate_return_duty: Literal["voluntary_only", "all_terminated"]
class TerminationValues(TypedDict):
    """The values of `charter.termination`."""
    grounds: ReadOnly[tuple[Provision, ...] | None]
    after_steps: ReadOnly[tuple[Provision, ...] | None]

# charter.competence
CompetenceName = Literal["act", "actor", "was_conferred_by_presidium", "was_validly_delegated", "secretariat_convening"]
CompetenceOutcome = Literal["not_allocated", "competent", "not_competent", "undetermined"]
class CompetenceReadings(TypedDict, total=False):
    """The readings of `charter.competence`."""
    secretariat_convening: Literal["not_allowed", "allowed"]
class CompetenceValues(TypedDict):
    """The values of `charter.competence`."""
    organ: ReadOnly[Actor | None]
    form: ReadOnly[Form | None]
    provision: ReadOnly[Provision | None]

# charter.resolution
ResolutionName = Literal["members_in_office", "presidium_units", "all_seats", "present_members", "left_before_vote", "votes_for", "present_units", "units_left_before_vote", "unit_votes_for", "honorary_chair", "member_concerned", "internal_rule_admits_remote_and_proxy", "remote_members", "remote_votes_for", "proxies", "proxy_votes_for", "was_duly_convened", "opposite_motion_was_voted", "opposite_votes_for", "opposite_unit_votes_for", "two_thirds_base", "attendance_modes", "honorary_chair_standing", "recusal_of_member_concerned", "exact_two_thirds", "half_base", "convening_defects", "contradictory_resolutions_effect"]
ResolutionOutcome = Literal["invalid_no_quorum", "invalid_insufficient_votes", "invalid_not_duly_convened", "contradictory_no_effect", "valid", "undetermined"]
class ResolutionReadings(TypedDict, total=False):
    """The readings of `charter.resolution`."""
    two_thirds_base: Literal["members_in_office", "presidium_units", "all_seats"]
    attendance_modes: Literal["in_person_only", "remote_counts", "remote_and_proxy_count"]
    honorary_chair_standing: Literal["counted", "not_counted"]
    recusal_of_member_concerned: Literal["no_recusal", "recuse"]
    exact_two_thirds: Literal["enough", "not_enough"]
    half_base: Literal["members_who_came", "members_at_vote"]
    convening_defects: Literal["no_effect", "resolution_fails"]
    contradictory_resolutions_effect: Literal["both_stand", "neither_takes_effect"]
class ResolutionValues(TypedDict):
    """The values of `charter.resolution`."""
    quorum_base_count: ReadOnly[int | None]
    required_present: ReadOnly[int | None]
    majority_base_count: ReadOnly[int | None]
    required_votes: ReadOnly[int | None]
    has_contradictory_resolution: ReadOnly[bool | None]

# charter.annual_plenary
PlenariesName = Literal["plenaries_on", "full_attendance_plenaries_on", "asked_from", "assessed_on", "charter_effective_on", "plenary_year", "first_plenary_year", "plenary_attendance"]
PlenariesOutcome = Literal["no_duty_yet", "missed", "due", "satisfied", "undetermined"]
class PlenariesReadings(TypedDict, total=False):
    """The readings of `charter.annual_plenary`."""
    plenary_year: Literal["calendar_year", "rolling_12_months"]
    first_plenary_year: Literal["first_full_year", "year_of_entry_into_force"]
    plenary_attendance: Literal["ordinary_quorum", "all_members"]
class PlenariesValues(TypedDict):
    """The values of `charter.annual_plenary`."""
    next_due_on: ReadOnly[date | None]
    years_missed: ReadOnly[tuple[int, ...] | None]

# charter.presidium_qualification
PresidiumMemberName = Literal["is_in_office", "is_honorary_chair", "upholds_state_policy", "has_political_and_professional_quality", "is_healthy_and_energetic", "has_strong_leadership", "has_large_influence_in_field", "is_willing_able_and_available", "criminal_record", "age_years", "lives_on_own_labour", "was_adjudged_lacking_capacity", "qualification_period", "criminal_record_bar"]
PresidiumMemberOutcome = Literal["not_assessed", "not_qualified", "qualified", "undetermined"]
class PresidiumMemberReadings(TypedDict, total=False):
    """The readings of `charter.presidium_qualification`."""
    qualification_period: Literal["continuing", "at_election_only"]
    criminal_record_bar: Literal["punishment_imposed", "any_conviction", "intentional_only"]
class PresidiumMemberValues(TypedDict):
    """The values of `charter.presidium_qualification`."""
    failed: ReadOnly[tuple[Provision, ...] | None]
    consequence: ReadOnly[Consequence | None]

# charter.convening
ConveningName = Literal["asks_about", "convener", "chair_delegated_to_convener", "delegation_was_necessary", "necessity_of_delegation", "secretariat_convening"]
ConveningOutcome = Literal["regular", "irregular", "undetermined"]
class ConveningReadings(TypedDict, total=False):
    """The readings of `charter.convening`."""
    necessity_of_delegation: Literal["reviewable", "chair_decides"]
    secretariat_convening: Literal["not_allowed", "allowed"]

# charter.expert_committee
CommitteeMatterName = Literal["action", "resolution_is_valid", "is_well_known_expert", "committee_function"]
CommitteeMatterOutcome = Literal["approval_missing", "expert_not_qualified", "outside_functions", "within_functions", "valid", "undetermined"]

# charter.secretariat_appointment
AppointmentName = Literal["post", "nominated_by", "decided_by", "resolution_is_valid", "secretary_general_nomination"]
AppointmentOutcome = Literal["nomination_missing", "wrong_decider", "no_valid_resolution", "valid", "undetermined"]
class AppointmentReadings(TypedDict, total=False):
    """The readings of `charter.secretariat_appointment`."""
    secretary_general_nomination: Literal["required", "not_required"]

# charter.funding_source
FundingName = Literal["source", "is_activity_in_scope", "is_income_lawful"]
FundingOutcome = Literal["not_permitted", "permitted", "undetermined"]
class FundingValues(TypedDict):
    """The values of `charter.funding_source`."""
    provision: ReadOnly[Provision | None]

# charter.use_of_funds
SpendingName = Literal["is_within_business_scope", "advances_the_cause", "is_paid_to_members", "is_fair_price_or_cost", "is_bound_to_project", "payments_to_members", "permitted_use_test"]
SpendingOutcome = Literal["prohibited_distribution", "outside_permitted_use", "permitted_use", "undetermined"]
class SpendingReadings(TypedDict, total=False):
    """The readings of `charter.use_of_funds`."""
    payments_to_members: Literal["project_money_allowed", "consideration_allowed", "none_allowed"]
    permitted_use_test: Literal["either", "both"]

# charter.accounting
AccountingName = Literal["has_strict_finance_system", "records_are_lawful", "records_are_true", "records_are_accurate", "records_are_complete", "accountant_has_professional_ability", "accountant_has_certificate_or_title", "accountant_is_also_cashier", "accounts_are_kept", "accounting_supervision_is_exercised", "accountant_left_post", "accountant_left_on", "handover_was_completed", "handover_completed_on", "accounting_qualification"]
AccountingOutcome = Literal["breach", "compliant", "undetermined"]
class AccountingReadings(TypedDict, total=False):
    """The readings of `charter.accounting`."""
    accounting_qualification: Literal["ability_or_title", "certificate_or_title"]
class AccountingValues(TypedDict):
    """The values of `charter.accounting`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# charter.audit_and_publication
AssetOversightName = Literal["asset_source", "follows_state_finance_rules", "accepts_member_and_finance_supervision", "accepts_audit_supervision", "was_audited_this_year", "was_published", "was_published_this_year", "member_support_status", "audit_duty", "publication_interval"]
AssetOversightOutcome = Literal["breach", "not_triggered", "duties_met", "undetermined"]
class AssetOversightReadings(TypedDict, total=False):
    """The readings of `charter.audit_and_publication`."""
    member_support_status: Literal["counts_as_donation", "internal_money"]
    audit_duty: Literal["accept_supervision", "yearly_audit"]
    publication_interval: Literal["no_fixed_interval", "yearly"]
class AssetOversightValues(TypedDict):
    """The values of `charter.audit_and_publication`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# charter.asset_protection
AssetDealingName = Literal["assets_were_occupied", "assets_were_divided_privately", "assets_were_diverted", "has_lawful_basis"]
AssetDealingOutcome = Literal["violation", "no_violation", "undetermined"]
class AssetDealingValues(TypedDict):
    """The values of `charter.asset_protection`."""
    violations: ReadOnly[tuple[Taking, ...] | None]

# charter.dissolution
DissolutionName = Literal["resolution_is_valid", "resolution_adopted_on", "guidance_unit_has_consented", "guidance_unit_consented_on", "dissolution_vote_order"]
DissolutionOutcome = Literal["elements_missing", "valid", "undetermined"]
class DissolutionReadings(TypedDict, total=False):
    """The readings of `charter.dissolution`."""
    dissolution_vote_order: Literal["any_order", "vote_first"]
class DissolutionValues(TypedDict):
    """The values of `charter.dissolution`."""
    missing: ReadOnly[tuple[Provision, ...] | None]

# charter.liquidation
LiquidationName = Literal["asks_about", "report_was_made", "report_reached_every_ministry_named", "reported_on", "alliance_has_terminated", "terminated_on", "liquidation_body_was_formed", "is_in_liquidation", "act_serves_liquidation", "ministries_to_inform"]
LiquidationOutcome = Literal["act_forbidden", "act_allowed", "steps_missing", "steps_complete", "undetermined"]
class LiquidationReadings(TypedDict, total=False):
    """The readings of `charter.liquidation`."""
    ministries_to_inform: Literal["guidance_unit_at_least", "every_ministry_named"]
class LiquidationValues(TypedDict):
    """The values of `charter.liquidation`."""
    missing: ReadOnly[tuple[Provision, ...] | None]

# charter.residual_assets
DisposalName = Literal["resolution_is_valid", "is_for_purpose_related_cause", "guidance_unit_supervises", "follows_state_rules"]
DisposalOutcome = Literal["invalid", "valid", "undetermined"]
class DisposalValues(TypedDict):
    """The values of `charter.residual_assets`."""
    failed: ReadOnly[tuple[Provision, ...] | None]

# charter.entry_into_force
CharterTextName = Literal["is_amendment", "resolution_is_valid", "resolution_adopted_on", "guidance_unit_has_approved", "guidance_unit_approved_on", "assessed_on", "amendment_approval"]
CharterTextOutcome = Literal["not_adopted", "adopted_not_in_force", "in_force", "undetermined"]
class CharterTextReadings(TypedDict, total=False):
    """The readings of `charter.entry_into_force`."""
    amendment_approval: Literal["required", "not_required"]
class CharterTextValues(TypedDict):
    """The values of `charter.entry_into_force`."""
    in_force_from: ReadOnly[date | None]

# charter.interpretation
InterpretingName = Literal["interpreter", "resolution_is_valid"]
InterpretingOutcome = Literal["authoritative", "not_authoritative", "undetermined"]

# anxi.scope_and_roles
ActivityName = Literal["sells_goods_online", "sells_services_online", "publishes_business_information", "provides_platform", "provides_infrastructure_service", "does_business_in_anxi", "is_domiciled_in_anxi", "serves_consumers_in_anxi", "county_link", "services_as_goods", "information_publisher_role"]
ActivityOutcome = Literal["not_operator", "in_scope", "outside_county", "undetermined"]
class ActivityReadings(TypedDict, total=False):
    """The readings of `anxi.scope_and_roles`."""
    county_link: Literal["place_of_activity", "operator_domicile", "consumer_location"]
    services_as_goods: Literal["where_natural", "always", "never"]
    information_publisher_role: Literal["general_operator", "seller"]
class ActivityValues(TypedDict):
    """The values of `anxi.scope_and_roles`."""
    roles: ReadOnly[tuple[Role, ...] | None]
    duty_provisions: ReadOnly[tuple[Provision, ...] | None]

# anxi.licence_display
LicenceDisplayName = Literal["is_licensed", "sells_online", "shows_licence_information", "shows_licence_link", "display_is_on_home_page", "display_is_prominent_on_trading_page", "licence_display_page"]
LicenceDisplayOutcome = Literal["not_applicable", "compliant", "breach", "undetermined"]
class LicenceDisplayReadings(TypedDict, total=False):
    """The readings of `anxi.licence_display`."""
    licence_display_page: Literal["either_page", "home_page_only"]

# anxi.filing
FilingName = Literal["is_licensed", "sells_online", "has_filed", "filed_items", "filing_is_true", "filing_duty"]
FilingOutcome = Literal["filing_missing", "filing_not_required", "false_filing", "filing_incomplete", "filing_complete", "undetermined"]
class FilingReadings(TypedDict, total=False):
    """The readings of `anxi.filing`."""
    filing_duty: Literal["optional", "mandatory"]
class FilingValues(TypedDict):
    """The values of `anxi.filing`."""
    missing_items: ReadOnly[tuple[FilingItem, ...] | None]

# anxi.natural_person_seller
NaturalPersonName = Literal["is_natural_person", "sells_online", "sells_via_platform", "sells_via_other_service", "has_applied", "gave_true_name_and_address", "licence_requirement", "trades_under_business_name", "is_exempt_under_national_law", "is_registered", "identity_application_addressee", "prior_licence_meaning", "registration_rule"]
NaturalPersonOutcome = Literal["not_applicable", "breach", "compliant_registered", "compliant_no_registration_duty", "undetermined"]
class NaturalPersonReadings(TypedDict, total=False):
    """The readings of `anxi.natural_person_seller`."""
    identity_application_addressee: Literal["platform_only", "any_carrying_service"]
    prior_licence_meaning: Literal["pre_registration_only", "any_licence"]
    registration_rule: Literal["this_text", "national_law"]
class NaturalPersonValues(TypedDict):
    """The values of `anxi.natural_person_seller`."""
    breached: ReadOnly[tuple[Provision, ...] | None]
    registration_grounds: ReadOnly[tuple[Provision, ...] | None]
    is_registration_required: ReadOnly[bool | None]

# anxi.goods_quality
GoodsQualityName = Literal["complies_with_law", "is_banned_by_law", "licence_requirement", "holds_required_licence", "meets_quality_standards", "had_safety_incident", "remedied_at_once", "reported_to_office", "prior_licence_meaning"]
GoodsQualityOutcome = Literal["breach", "compliant", "undetermined"]
class GoodsQualityReadings(TypedDict, total=False):
    """The readings of `anxi.goods_quality`."""
    prior_licence_meaning: Literal["pre_registration_only", "any_licence"]
class GoodsQualityValues(TypedDict):
    """The values of `anxi.goods_quality`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.disclosure
DisclosureName = Literal["buyer_is_consumer", "disclosed_headings", "inapplicable_headings", "was_disclosed_before_sale", "took_security_measures", "performed_as_promised", "has_consumer_dispute", "engaged_with_consumer", "information_is_true_and_accurate", "made_false_claims", "breached_other_legal_duty", "disclosure_headings"]
DisclosureOutcome = Literal["breach", "compliant", "undetermined"]
class DisclosureReadings(TypedDict, total=False):
    """The readings of `anxi.disclosure`."""
    disclosure_headings: Literal["applicable_only", "all_eleven"]
class DisclosureValues(TypedDict):
    """The values of `anxi.disclosure`."""
    breached: ReadOnly[tuple[Provision, ...] | None]
    missing_headings: ReadOnly[tuple[Heading, ...] | None]

# anxi.seven_day_return
ReturnName = Literal["buyer_is_consumer", "is_service", "is_made_to_order", "is_fresh_or_perishable", "digital_supply", "was_unsealed_by_consumer", "is_newspaper_or_periodical", "is_unsuitable_by_nature", "unsuitability_confirmation", "was_received", "received_on", "return_was_requested", "return_requested_on", "goods_were_sent_back", "goods_sent_back_on", "goods_were_taken_back", "goods_taken_back_on", "goods_are_intact", "assessed_on", "services_as_goods", "confirmation_form", "return_period_act", "return_period_rest_days", "return_period_first_day", "calendar"]
ReturnOutcome = Literal["not_applicable", "exempt", "period_not_started", "must_accept_return", "too_late", "open", "period_over", "undetermined"]
class ReturnReadings(TypedDict, total=False):
    """The readings of `anxi.seven_day_return`."""
    services_as_goods: Literal["where_natural", "always", "never"]
    confirmation_form: Literal["separate_confirmation", "notice_suffices"]
    return_period_act: Literal["request", "dispatch", "taking_back"]
    return_period_rest_days: Literal["roll_forward", "no_roll"]
    return_period_first_day: Literal["day_after_receipt", "day_of_receipt"]
class ReturnValues(TypedDict):
    """The values of `anxi.seven_day_return`."""
    last_day: ReadOnly[date | None]
    days_left: ReadOnly[int | None]
    exemptions: ReadOnly[tuple[Provision, ...] | None]

# anxi.standard_terms
StandardTermsName = Literal["buyer_is_consumer", "uses_standard_terms", "issues_unilateral_notices", "terms_are_fair", "flags_important_terms", "explanation_was_requested", "gave_explanation", "is_unfair_to_consumers", "reduces_own_duties", "sheds_liability_for_consumer_harm", "excludes_main_consumer_rights"]
StandardTermsOutcome = Literal["breach", "compliant", "undetermined"]
class StandardTermsValues(TypedDict):
    """The values of `anxi.standard_terms`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.receipts
ReceiptsName = Literal["buyer_is_consumer", "receipt_is_required", "receipt_was_issued", "receipt_conforms", "receipt_is_electronic", "consented_to_electronic_receipt", "receipts_are_kept_complete", "receipt_was_discarded_early"]
ReceiptsOutcome = Literal["breach", "compliant", "undetermined"]
class ReceiptsValues(TypedDict):
    """The values of `anxi.receipts`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.consumer_information
ConsumerInformationName = Literal["is_stored_safely", "is_used_reasonably", "holding_is_time_limited", "is_destroyed_properly", "collects_unrelated_information", "information_acts", "law_allows", "consumers_consented", "consumer_information_consent"]
ConsumerInformationOutcome = Literal["breach", "compliant", "undetermined"]
class ConsumerInformationReadings(TypedDict, total=False):
    """The readings of `anxi.consumer_information`."""
    consumer_information_consent: Literal["no_defence", "defence"]
class ConsumerInformationValues(TypedDict):
    """The values of `anxi.consumer_information`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.own_platform
OwnPlatformName = Literal["sells_via_own_site", "site_offers_trading_functions", "hosts_other_sellers", "own_shop_duties"]
OwnPlatformOutcome = Literal["no_extra_duties", "platform_duties_apply", "undetermined"]
class OwnPlatformReadings(TypedDict, total=False):
    """The readings of `anxi.own_platform`."""
    own_shop_duties: Literal["own_trading_platform", "own_shop_counts", "only_with_other_sellers"]
class OwnPlatformValues(TypedDict):
    """The values of `anxi.own_platform`."""
    dropped: ReadOnly[tuple[Provision, ...] | None]

# anxi.record_retention
RetentionName = Literal["record_kind", "transaction_is_completed", "transaction_completed_on", "receipt_was_issued", "receipt_issued_on", "registration_was_cancelled", "registration_cancelled_on", "seller_has_left", "seller_left_on", "information_was_removed", "information_removed_on", "broadcast_has_ended", "broadcast_ended_on", "contract_has_ended", "contract_ended_on", "record_created_on", "assessed_on", "unsold_information_period", "usage_log_period", "receipt_record_start", "identity_record_start", "infrastructure_record_start"]
RetentionOutcome = Literal["nothing_to_keep", "no_period", "not_started", "must_keep", "may_discard", "undetermined"]
class RetentionReadings(TypedDict, total=False):
    """The readings of `anxi.record_retention`."""
    unsold_information_period: Literal["from_removal", "no_period"]
    usage_log_period: Literal["included", "excluded"]
    receipt_record_start: Literal["later_of_completion_and_issue", "receipt_issued"]
    identity_record_start: Literal["registration_cancelled", "seller_left"]
    infrastructure_record_start: Literal["contract_ended", "record_created"]
class RetentionValues(TypedDict):
    """The values of `anxi.record_retention`."""
    period_start: ReadOnly[date | None]
    retain_until: ReadOnly[date | None]
    may_discard_from: ReadOnly[date | None]
    national_retain_until: ReadOnly[date | None]

# anxi.transaction_completion
TransactionName = Literal["delivery_is_settled", "delivery_settled_on", "payment_is_settled", "payment_settled_on", "return_was_requested", "return_is_settled", "return_settled_on", "transaction_completion_event"]
TransactionOutcome = Literal["not_completed", "completed", "undetermined"]
class TransactionReadings(TypedDict, total=False):
    """The readings of `anxi.transaction_completion`."""
    transaction_completion_event: Literal["last_step", "delivery"]
class TransactionValues(TypedDict):
    """The values of `anxi.transaction_completion`."""
    completed_on: ReadOnly[date | None]

# anxi.platform_systems
PlatformSystemsName = Literal["hosts_other_sellers", "systems", "other_system_is_required", "has_other_system", "systems_are_adequate", "platform_system_test"]
PlatformSystemsOutcome = Literal["missing_systems", "inadequate", "complete", "undetermined"]
class PlatformSystemsReadings(TypedDict, total=False):
    """The readings of `anxi.platform_systems`."""
    platform_system_test: Literal["existence", "existence_and_adequacy"]
class PlatformSystemsValues(TypedDict):
    """The values of `anxi.platform_systems`."""
    missing: ReadOnly[tuple[Provision, ...] | None]

# anxi.platform_records
PlatformRecordsName = Literal["hosts_other_sellers", "verified_identity", "qualification_is_required", "verified_qualification", "has_seller_archive", "keeps_published_information", "keeps_transaction_records", "records_are_complete_accurate_and_safe", "received_lawful_inquiry", "supplied_records", "identity_record_was_discarded_early", "other_record_was_discarded_early", "record_was_discarded_before_national_end"]
PlatformRecordsOutcome = Literal["breach", "compliant", "undetermined"]
class PlatformRecordsValues(TypedDict):
    """The values of `anxi.platform_records`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.platform_disputes
DisputeName = Literal["provider_role", "dispute_exists", "body_is_competent", "can_produce_materials", "retention_period_is_over", "national_period_is_over", "loss_was_own_fault", "gave_materials_truthfully", "assisted", "lost_records_liability"]
DisputeOutcome = Literal["no_dispute", "no_duty", "joint_liability", "breach", "excused", "duty_met", "undetermined"]
class DisputeReadings(TypedDict, total=False):
    """The readings of `anxi.platform_disputes`."""
    lost_records_liability: Literal["excused_after_period", "strict", "fault"]

# anxi.platform_conduct
PlatformConductName = Literal["collects_personal_information", "had_prior_permission", "stated_purpose_clearly", "uses_as_promised", "lets_customers_see_and_change", "passed_on_private_information", "consent", "law_allows", "answered_lawful_inquiry", "sends_spam", "takes_antispam_measures", "knows_of_infringement", "should_know_of_infringement", "acted_in_time_on_infringement", "breached_other_legal_duty", "information_consent", "infringement_knowledge"]
PlatformConductOutcome = Literal["breach", "compliant", "undetermined"]
class PlatformConductReadings(TypedDict, total=False):
    """The readings of `anxi.platform_conduct`."""
    information_consent: Literal["everyone_concerned", "any_one"]
    infringement_knowledge: Literal["actual", "actual_or_constructive"]
class PlatformConductValues(TypedDict):
    """The values of `anxi.platform_conduct`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.infrastructure
InfrastructureName = Literal["has_user_archive", "verified_identity", "qualification_is_required", "verified_qualification", "has_service_contract", "serves_user_without_lawful_identity", "keeps_usage_logs", "record_was_discarded_early", "record_was_discarded_before_national_end", "received_lawful_inquiry", "supplied_records", "passed_on_private_information", "consent", "law_allows", "answered_lawful_inquiry", "breached_other_legal_duty", "information_consent"]
InfrastructureOutcome = Literal["breach", "compliant", "undetermined"]
class InfrastructureReadings(TypedDict, total=False):
    """The readings of `anxi.infrastructure`."""
    information_consent: Literal["everyone_concerned", "any_one"]
class InfrastructureValues(TypedDict):
    """The values of `anxi.infrastructure`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.prohibited_conduct
ConductName = Literal["is_operator", "acts", "harms_rival_reputation", "has_mark_permission", "mark_use_misleads", "mark_use_infringes_registered_mark", "has_design_permission", "sites_are_confused", "publicity_object", "deceives_consumers", "advertising_is_harassing", "uses_malicious_plugin", "uses_ecommerce_pretext", "knows_of_pyramid_selling", "program_effects", "program_is_meant_to_harm", "rival_harm_element", "mark_misuse_elements", "services_as_goods", "plugin_element", "pyramid_support_knowledge", "pretext_scope", "harmful_program_intent"]
ConductOutcome = Literal["not_applicable", "violation", "no_violation", "undetermined"]
class ConductReadings(TypedDict, total=False):
    """The readings of `anxi.prohibited_conduct`."""
    rival_harm_element: Literal["all_acts", "last_two_acts"]
    mark_misuse_elements: Literal["both", "either"]
    services_as_goods: Literal["where_natural", "always", "never"]
    plugin_element: Literal["required", "not_required"]
    pyramid_support_knowledge: Literal["not_required", "required"]
    pretext_scope: Literal["conduct_only", "both_acts"]
    harmful_program_intent: Literal["each_verb_its_adverb", "intent_to_harm_for_all"]
class ConductValues(TypedDict):
    """The values of `anxi.prohibited_conduct`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.authorities
AuthorityName = Literal["act"]
AuthorityOutcome = Literal["competent_organ", "not_allocated", "undetermined"]
class AuthorityValues(TypedDict):
    """The values of `anxi.authorities`."""
    organ: ReadOnly[Organ | None]
    needs_statutory_department: ReadOnly[bool | None]

# anxi.inspection
InspectionName = Literal["is_on_duty", "power", "premises_are_used_for_trade", "premises_are_dwelling", "violation_is_suspected", "equipment_is_related", "other_basis", "dwelling_inspection"]
InspectionOutcome = Literal["authorised", "dwelling_needs_other_law", "not_authorised", "undetermined"]
class InspectionReadings(TypedDict, total=False):
    """The readings of `anxi.inspection`."""
    dwelling_inspection: Literal["needs_other_law", "item_1_suffices"]
class InspectionValues(TypedDict):
    """The values of `anxi.inspection`."""
    basis: ReadOnly[tuple[Provision, ...] | None]

# anxi.electronic_evidence
EvidenceName = Literal["is_stored_electronically", "can_prove_relevant_fact", "is_fixed_on_tangible_medium", "authentication_methods", "electronic_original"]
EvidenceOutcome = Literal["not_electronic_evidence", "not_properly_fixed", "not_authenticated", "fixed_and_authenticated", "undetermined"]
class EvidenceReadings(TypedDict, total=False):
    """The readings of `anxi.electronic_evidence`."""
    electronic_original: Literal["not_sufficient", "sufficient"]

# anxi.suspension
SuspensionName = Literal["case_is_filed", "suspension_is_needed", "addressee_is_related_provider", "notice_is_written", "issuer_is_competent"]
SuspensionOutcome = Literal["conditions_missing", "conditions_met", "undetermined"]
class SuspensionValues(TypedDict):
    """The values of `anxi.suspension`."""
    missing: ReadOnly[tuple[Literal["case_is_filed", "suspension_is_needed", "addressee_is_related_provider", "notice_is_written", "issuer_is_competent"], ...] | None]

# anxi.website_closure
ClosureName = Literal["penalty_is_decided", "penalty_is_final", "closure_is_needed", "decision_was_sent", "recommendation_was_sent", "closure_penalty_status"]
ClosureOutcome = Literal["steps_missing", "operator_must_act", "undetermined"]
class ClosureReadings(TypedDict, total=False):
    """The readings of `anxi.website_closure`."""
    closure_penalty_status: Literal["decided", "final"]
class ClosureValues(TypedDict):
    """The values of `anxi.website_closure`."""
    missing: ReadOnly[tuple[Literal["penalty_is_decided", "penalty_is_final", "closure_is_needed", "decision_was_sent", "recommendation_was_sent"], ...] | None]

# anxi.liability
LiabilityName = Literal["breaches_measures", "is_operator", "constitutes_crime", "other_law_has_penalty", "authority_is_county_level_or_higher"]
LiabilityOutcome = Literal["no_breach", "no_sanction_in_text", "criminal_referral", "no_penalty_basis", "wrong_authority", "penalty_possible", "undetermined"]

# anxi.official_misconduct
OfficialMisconductName = Literal["is_state_functionary", "acts_in_ecommerce_supervision", "misconduct", "constitutes_crime"]
OfficialMisconductOutcome = Literal["not_applicable", "no_misconduct", "criminal_referral", "administrative_sanction", "undetermined"]

# anxi.entry_into_force
EntryIntoForceName = Literal["issued_on", "assessed_on", "was_repealed", "repealed_on", "term_is_fixed", "term_ends_on", "issue_date_rule", "interim_term"]
EntryIntoForceOutcome = Literal["not_yet_in_force", "no_longer_in_force", "in_force", "undetermined"]
class EntryIntoForceReadings(TypedDict, total=False):
    """The readings of `anxi.entry_into_force`."""
    issue_date_rule: Literal["as_given", "presumed_past"]
    interim_term: Literal["no_expiry", "expires_after_term"]

# anxi.inspection_cooperation
CooperationName = Literal["supervision_is_lawful", "cooperated", "hindering_acts", "is_case_party", "statement_is_truthful", "statement_was_confirmed"]
CooperationOutcome = Literal["no_duty", "breach", "compliant", "undetermined"]
class CooperationValues(TypedDict):
    """The values of `anxi.inspection_cooperation`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

# anxi.officer_conduct
OfficerConductName = Literal["disturbs_normal_business", "disturbance_is_necessary", "discloses_trade_secret"]
OfficerConductOutcome = Literal["breach", "compliant", "undetermined"]
class OfficerConductValues(TypedDict):
    """The values of `anxi.officer_conduct`."""
    breached: ReadOnly[tuple[Provision, ...] | None]

if TYPE_CHECKING:
    class IdentificationDecision(Decision[Identification, IdentificationOutcome, NoValues, Mapping[Never, str], IdentificationName]):
        """A decision on `Identification`."""
    class AllianceActivityDecision(Decision[AllianceActivity, AllianceActivityOutcome, AllianceActivityValues, Mapping[Never, str], AllianceActivityName]):
        """A decision on `AllianceActivity`."""
    class ApplicantDecision(Decision[Applicant, ApplicantOutcome, ApplicantValues, Mapping[Literal["founder_return_after_termination", "applicant_kind_list", "violation_proof_standard", "applicant_violation_lookback", "applicant_violation_gravity"], Literal["must_apply", "automatic", "open_list", "named_kinds_only", "effective_decision", "presidium_finding", "unresolved_or_recent", "unresolved_only", "ever", "any_violation", "serious_only", "any"]], ApplicantName]):
        """A decision on `Applicant`."""
    class AdmissionDecision(Decision[Admission, AdmissionOutcome, AdmissionValues, Mapping[Literal["founder_return_after_termination", "membership_start", "preliminary_review_effect"], Literal["must_apply", "automatic", "certificate_issued", "resolution_passed", "not_a_condition", "condition", "any"]], AdmissionName]):
        """A decision on `Admission`."""
    class RightClaimDecision(Decision[RightClaim, RightClaimOutcome, NoValues, Mapping[Never, str], RightClaimName]):
        """A decision on `RightClaim`."""
    class MemberConductDecision(Decision[MemberConduct, MemberConductOutcome, MemberConductValues, Mapping[Never, str], MemberConductName]):
        """A decision on `MemberConduct`."""
    class TerminationDecision(Decision[Termination, TerminationOutcome, TerminationValues, Mapping[Literal["voluntary_exit_effect", "deregistration_effect", "neglect_ground_test", "violation_proof_standard", "termination_violation_gravity", "expulsion_proposal", "certificate_return_duty"], Literal["vote_without_discretion", "effective_on_request", "vote_with_discretion", "automatic_on_deregistration", "vote_required", "both", "either", "effective_decision", "presidium_finding", "any_violation", "serious_only", "not_a_condition", "condition", "voluntary_only", "all_terminated", "any"]], TerminationName]):
        """A decision on `Termination`."""
    class CompetenceDecision(Decision[Competence, CompetenceOutcome, CompetenceValues, Mapping[Literal["secretariat_convening"], Literal["not_allowed", "allowed", "any"]], CompetenceName]):
        """A decision on `Competence`."""
    class ResolutionDecision(Decision[Resolution, ResolutionOutcome, ResolutionValues, Mapping[Literal["two_thirds_base", "attendance_modes", "honorary_chair_standing", "recusal_of_member_concerned", "exact_two_thirds", "half_base", "convening_defects", "contradictory_resolutions_effect"], Literal["members_in_office", "presidium_units", "all_seats", "in_person_only", "remote_counts", "remote_and_proxy_count", "counted", "not_counted", "no_recusal", "recuse", "enough", "not_enough", "members_who_came", "members_at_vote", "no_effect", "resolution_fails", "both_stand", "neither_takes_effect", "any"]], ResolutionName]):
        """A decision on `Resolution`."""
    class PlenariesDecision(Decision[Plenaries, PlenariesOutcome, PlenariesValues, Mapping[Literal["plenary_year", "first_plenary_year", "plenary_attendance"], Literal["calendar_year", "rolling_12_months", "first_full_year", "year_of_entry_into_force", "ordinary_quorum", "all_members", "any"]], PlenariesName]):
        """A decision on `Plenaries`."""
    class PresidiumMemberDecision(Decision[PresidiumMember, PresidiumMemberOutcome, PresidiumMemberValues, Mapping[Literal["qualification_period", "criminal_record_bar"], Literal["continuing", "at_election_only", "punishment_imposed", "any_conviction", "intentional_only", "any"]], PresidiumMemberName]):
        """A decision on `PresidiumMember`."""
    class ConveningDecision(Decision[Convening, ConveningOutcome, NoValues, Mapping[Literal["necessity_of_delegation", "secretariat_convening"], Literal["reviewable", "chair_decides", "not_allowed", "allowed", "any"]], ConveningName]):
        """A decision on `Convening`."""
    class CommitteeMatterDecision(Decision[CommitteeMatter, CommitteeMatterOutcome, NoValues, Mapping[Never, str], CommitteeMatterName]):
        """A decision on `CommitteeMatter`."""
    class AppointmentDecision(Decision[Appointment, AppointmentOutcome, NoValues, Mapping[Literal["secretary_general_nomination"], Literal["required", "not_required", "any"]], AppointmentName]):
        """A decision on `Appointment`."""
    class FundingDecision(Decision[Funding, FundingOutcome, FundingValues, Mapping[Never, str], FundingName]):
        """A decision on `Funding`."""
    class SpendingDecision(Decision[Spending, SpendingOutcome, NoValues, Mapping[Literal["payments_to_members", "permitted_use_test"], Literal["project_money_allowed", "consideration_allowed", "none_allowed", "either", "both", "any"]], SpendingName]):
        """A decision on `Spending`."""
    class AccountingDecision(Decision[Accounting, AccountingOutcome, AccountingValues, Mapping[Literal["accounting_qualification"], Literal["ability_or_title", "certificate_or_title", "any"]], AccountingName]):
        """A decision on `Accounting`."""
    class AssetOversightDecision(Decision[AssetOversight, AssetOversightOutcome, AssetOversightValues, Mapping[Literal["member_support_status", "audit_duty", "publication_interval"], Literal["counts_as_donation", "internal_money", "accept_supervision", "yearly_audit", "no_fixed_interval", "yearly", "any"]], AssetOversightName]):
        """A decision on `AssetOversight`."""
    class AssetDealingDecision(Decision[AssetDealing, AssetDealingOutcome, AssetDealingValues, Mapping[Never, str], AssetDealingName]):
        """A decision on `AssetDealing`."""
    class DissolutionDecision(Decision[Dissolution, DissolutionOutcome, DissolutionValues, Mapping[Literal["dissolution_vote_order"], Literal["any_order", "vote_first", "any"]], DissolutionName]):
        """A decision on `Dissolution`."""
    class LiquidationDecision(Decision[Liquidation, LiquidationOutcome, LiquidationValues, Mapping[Literal["ministries_to_inform"], Literal["guidance_unit_at_least", "every_ministry_named", "any"]], LiquidationName]):
        """A decision on `Liquidation`."""
    class DisposalDecision(Decision[Disposal, DisposalOutcome, DisposalValues, Mapping[Never, str], DisposalName]):
        """A decision on `Disposal`."""
    class CharterTextDecision(Decision[CharterText, CharterTextOutcome, CharterTextValues, Mapping[Literal["amendment_approval"], Literal["required", "not_required", "any"]], CharterTextName]):
        """A decision on `CharterText`."""
    class InterpretingDecision(Decision[Interpreting, InterpretingOutcome, NoValues, Mapping[Never, str], InterpretingName]):
        """A decision on `Interpreting`."""
    class ActivityDecision(Decision[Activity, ActivityOutcome, ActivityValues, Mapping[Literal["county_link", "services_as_goods", "information_publisher_role"], Literal["place_of_activity", "operator_domicile", "consumer_location", "where_natural", "always", "never", "general_operator", "seller", "any"]], ActivityName]):
        """A decision on `Activity`."""
    class LicenceDisplayDecision(Decision[LicenceDisplay, LicenceDisplayOutcome, NoValues, Mapping[Literal["licence_display_page"], Literal["either_page", "home_page_only", "any"]], LicenceDisplayName]):
        """A decision on `LicenceDisplay`."""
    class FilingDecision(Decision[Filing, FilingOutcome, FilingValues, Mapping[Literal["filing_duty"], Literal["optional", "mandatory", "any"]], FilingName]):
        """A decision on `Filing`."""
    class NaturalPersonDecision(Decision[NaturalPerson, NaturalPersonOutcome, NaturalPersonValues, Mapping[Literal["identity_application_addressee", "prior_licence_meaning", "registration_rule"], Literal["platform_only", "any_carrying_service", "pre_registration_only", "any_licence", "this_text", "national_law", "any"]], NaturalPersonName]):
        """A decision on `NaturalPerson`."""
    class GoodsQualityDecision(Decision[GoodsQuality, GoodsQualityOutcome, GoodsQualityValues, Mapping[Literal["prior_licence_meaning"], Literal["pre_registration_only", "any_licence", "any"]], GoodsQualityName]):
        """A decision on `GoodsQuality`."""
    class DisclosureDecision(Decision[Disclosure, DisclosureOutcome, DisclosureValues, Mapping[Literal["disclosure_headings"], Literal["applicable_only", "all_eleven", "any"]], DisclosureName]):
        """A decision on `Disclosure`."""
    class ReturnDecision(Decision[Return, ReturnOutcome, ReturnValues, Mapping[Literal["services_as_goods", "confirmation_form", "return_period_act", "return_period_rest_days", "return_period_first_day"], Literal["where_natural", "always", "never", "separate_confirmation", "notice_suffices", "request", "dispatch", "taking_back", "roll_forward", "no_roll", "day_after_receipt", "day_of_receipt", "any"]], ReturnName]):
        """A decision on `Return`."""
    class StandardTermsDecision(Decision[StandardTerms, StandardTermsOutcome, StandardTermsValues, Mapping[Never, str], StandardTermsName]):
        """A decision on `StandardTerms`."""
    class ReceiptsDecision(Decision[Receipts, ReceiptsOutcome, ReceiptsValues, Mapping[Never, str], ReceiptsName]):
        """A decision on `Receipts`."""
    class ConsumerInformationDecision(Decision[ConsumerInformation, ConsumerInformationOutcome, ConsumerInformationValues, Mapping[Literal["consumer_information_consent"], Literal["no_defence", "defence", "any"]], ConsumerInformationName]):
        """A decision on `ConsumerInformation`."""
    class OwnPlatformDecision(Decision[OwnPlatform, OwnPlatformOutcome, OwnPlatformValues, Mapping[Literal["own_shop_duties"], Literal["own_trading_platform", "own_shop_counts", "only_with_other_sellers", "any"]], OwnPlatformName]):
        """A decision on `OwnPlatform`."""
    class RetentionDecision(Decision[Retention, RetentionOutcome, RetentionValues, Mapping[Literal["unsold_information_period", "usage_log_period", "receipt_record_start", "identity_record_start", "infrastructure_record_start"], Literal["from_removal", "no_period", "included", "excluded", "later_of_completion_and_issue", "receipt_issued", "registration_cancelled", "seller_left", "contract_ended", "record_created", "any"]], RetentionName]):
        """A decision on `Retention`."""
    class TransactionDecision(Decision[Transaction, TransactionOutcome, TransactionValues, Mapping[Literal["transaction_completion_event"], Literal["last_step", "delivery", "any"]], TransactionName]):
        """A decision on `Transaction`."""
    class PlatformSystemsDecision(Decision[PlatformSystems, PlatformSystemsOutcome, PlatformSystemsValues, Mapping[Literal["platform_system_test"], Literal["existence", "existence_and_adequacy", "any"]], PlatformSystemsName]):
        """A decision on `PlatformSystems`."""
    class PlatformRecordsDecision(Decision[PlatformRecords, PlatformRecordsOutcome, PlatformRecordsValues, Mapping[Never, str], PlatformRecordsName]):
        """A decision on `PlatformRecords`."""
    class DisputeDecision(Decision[Dispute, DisputeOutcome, NoValues, Mapping[Literal["lost_records_liability"], Literal["excused_after_period", "strict", "fault", "any"]], DisputeName]):
        """A decision on `Dispute`."""
    class PlatformConductDecision(Decision[PlatformConduct, PlatformConductOutcome, PlatformConductValues, Mapping[Literal["information_consent", "infringement_knowledge"], Literal["everyone_concerned", "any_one", "actual", "actual_or_constructive", "any"]], PlatformConductName]):
        """A decision on `PlatformConduct`."""
    class InfrastructureDecision(Decision[Infrastructure, InfrastructureOutcome, InfrastructureValues, Mapping[Literal["information_consent"], Literal["everyone_concerned", "any_one", "any"]], InfrastructureName]):
        """A decision on `Infrastructure`."""
    class ConductDecision(Decision[Conduct, ConductOutcome, ConductValues, Mapping[Literal["rival_harm_element", "mark_misuse_elements", "services_as_goods", "plugin_element", "pyramid_support_knowledge", "pretext_scope", "harmful_program_intent"], Literal["all_acts", "last_two_acts", "both", "either", "where_natural", "always", "never", "required", "not_required", "conduct_only", "both_acts", "each_verb_its_adverb", "intent_to_harm_for_all", "any"]], ConductName]):
        """A decision on `Conduct`."""
    class AuthorityDecision(Decision[Authority, AuthorityOutcome, AuthorityValues, Mapping[Never, str], AuthorityName]):
        """A decision on `Authority`."""
    class InspectionDecision(Decision[Inspection, InspectionOutcome, InspectionValues, Mapping[Literal["dwelling_inspection"], Literal["needs_other_law", "item_1_suffices", "any"]], InspectionName]):
        """A decision on `Inspection`."""
    class EvidenceDecision(Decision[Evidence, EvidenceOutcome, NoValues, Mapping[Literal["electronic_original"], Literal["not_sufficient", "sufficient", "any"]], EvidenceName]):
        """A decision on `Evidence`."""
    class SuspensionDecision(Decision[Suspension, SuspensionOutcome, SuspensionValues, Mapping[Never, str], SuspensionName]):
        """A decision on `Suspension`."""
    class ClosureDecision(Decision[Closure, ClosureOutcome, ClosureValues, Mapping[Literal["closure_penalty_status"], Literal["decided", "final", "any"]], ClosureName]):
        """A decision on `Closure`."""
    class LiabilityDecision(Decision[Liability, LiabilityOutcome, NoValues, Mapping[Never, str], LiabilityName]):
        """A decision on `Liability`."""
    class OfficialMisconductDecision(Decision[OfficialMisconduct, OfficialMisconductOutcome, NoValues, Mapping[Never, str], OfficialMisconductName]):
        """A decision on `OfficialMisconduct`."""
    class EntryIntoForceDecision(Decision[EntryIntoForce, EntryIntoForceOutcome, NoValues, Mapping[Literal["issue_date_rule", "interim_term"], Literal["as_given", "presumed_past", "no_expiry", "expires_after_term", "any"]], EntryIntoForceName]):
        """A decision on `EntryIntoForce`."""
    class CooperationDecision(Decision[Cooperation, CooperationOutcome, CooperationValues, Mapping[Never, str], CooperationName]):
        """A decision on `Cooperation`."""
    class OfficerConductDecision(Decision[OfficerConduct, OfficerConductOutcome, OfficerConductValues, Mapping[Never, str], OfficerConductName]):
        """A decision on `OfficerConduct`."""
else:
    IdentificationDecision = AllianceActivityDecision = ApplicantDecision = AdmissionDecision = RightClaimDecision = MemberConductDecision = TerminationDecision = CompetenceDecision = ResolutionDecision = PlenariesDecision = PresidiumMemberDecision = ConveningDecision = CommitteeMatterDecision = AppointmentDecision = FundingDecision = SpendingDecision = AccountingDecision = AssetOversightDecision = AssetDealingDecision = DissolutionDecision = LiquidationDecision = DisposalDecision = CharterTextDecision = InterpretingDecision = ActivityDecision = LicenceDisplayDecision = FilingDecision = NaturalPersonDecision = GoodsQualityDecision = DisclosureDecision = ReturnDecision = StandardTermsDecision = ReceiptsDecision = ConsumerInformationDecision = OwnPlatformDecision = RetentionDecision = TransactionDecision = PlatformSystemsDecision = PlatformRecordsDecision = DisputeDecision = PlatformConductDecision = InfrastructureDecision = ConductDecision = AuthorityDecision = InspectionDecision = EvidenceDecision = SuspensionDecision = ClosureDecision = LiabilityDecision = OfficialMisconductDecision = EntryIntoForceDecision = CooperationDecision = OfficerConductDecision = Decision
class IdentificationFacts(TypedDict, total=False):
    """The facts of `charter.identity`."""
    asks_about: Subject | Literal["name", "body", "secretariat_host", "guidance_unit"] | None
    name_used: NameUsed | Literal["chinese_name", "english_name", "abbreviation", "former_name", "other"] | None
    body: AllianceBody | Literal["presidium_units", "member_units", "expert_committee", "secretariat", "other"] | None
    secretariat_host: SecretariatHost | Literal["siyuan_foundation", "other"] | None
    guidance_unit: GuidanceUnit | Literal["mofcom_ecommerce_department", "other"] | None
class AllianceActivityFacts(TypedDict, total=False):
    """The facts of `charter.business_scope`."""
    activity: BusinessHead | Literal["work_plan", "infrastructure", "regional_branding", "quality_certification", "enterprise_discovery", "sourcing_and_sales", "consumer_market", "training", "seminar_and_study", "other_entrusted_work", "none"] | None
    is_joint_with_local_government: bool | None
    is_entrusted_to_alliance: bool | None
class ApplicantFacts(TypedDict, total=False):
    """The facts of `charter.eligibility`."""
    is_founding_unit: bool | None
    membership_was_terminated: bool | TerminationDecision | list[TerminationDecision] | None
    applicant_kind: ApplicantKind | Literal["ecommerce_enterprise", "caring_enterprise", "university", "research_institution", "media", "foundation", "other_unit", "natural_person"] | None
    is_committed_to_rural_revitalisation: bool | None
    violation_record: ViolationRecord | Literal["none", "allegation_only", "presidium_finding", "effective_decision"] | None
    violation_is_unresolved: bool | None
    violation_is_recent: bool | None
    violation_is_serious: bool | None
    applies_voluntarily: bool | None
    supports_charter: bool | None
    will_take_part_in_activities: bool | None
    will_perform_member_duties: bool | None
    has_resources_in_field: bool | None
    has_social_influence_in_field: bool | None
    has_social_responsibility: bool | None
    has_team_spirit: bool | None
    shares_resources_voluntarily: bool | None
class AdmissionFacts(TypedDict, total=False):
    """The facts of `charter.admission`."""
    is_founding_unit: bool | None
    membership_was_terminated: bool | TerminationDecision | list[TerminationDecision] | None
    application_form_reached_secretariat: bool | None
    written_materials_reached_secretariat: bool | None
    preliminary_review_was_done: bool | None
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
    certificate_issue_was_authorised: bool | ResolutionDecision | list[ResolutionDecision] | None
    certificate_was_issued: bool | None
class RightClaimFacts(TypedDict, total=False):
    """The facts of `charter.member_rights`."""
    is_member: bool | AdmissionDecision | list[AdmissionDecision] | None
    right: MemberRight | Literal["elect_and_vote", "stand_for_election", "suggest_and_supervise", "attend_or_host", "priority_for_shared_resources", "join_and_leave_freely"] | None
    members_forum_exists: bool | None
    resource_is_shared_by_alliance: bool | None
    rival_claimant: RivalClaimant | Literal["none", "non_member", "member"] | None
class MemberConductFacts(TypedDict, total=False):
    """The facts of `charter.member_duties`."""
    is_member: bool | AdmissionDecision | list[AdmissionDecision] | None
    accepts_purpose: bool | None
    observes_charter: bool | None
    carries_out_resolutions: bool | None
    protects_alliance_interests: bool | None
    has_disclosed_member_trade_secret: bool | None
    accepts_guidance: bool | None
    completes_entrusted_tasks: bool | None
    takes_active_part: bool | None
    reports_progress_in_time: bool | None
    provides_supporting_material: bool | None
    has_sharing_mechanism: bool | None
    gives_resource_support: bool | None
    acted_in_alliance_name: bool | None
    had_authorisation_for_name: bool | CompetenceDecision | list[CompetenceDecision] | None
class TerminationFacts(TypedDict, total=False):
    """The facts of `charter.termination`."""
    leaves_voluntarily: bool | None
    written_exit_request_reached_secretariat: bool | None
    neglects_alliance_duties: bool | None
    fails_assigned_tasks: bool | None
    has_seriously_breached_charter: bool | None
    has_seriously_harmed_reputation: bool | None
    unit_status: UnitStatus | Literal["active", "dissolved", "deregistered"] | None
    legal_violation_record: LegalViolationRecord | Literal["none", "allegation_only", "presidium_finding", "effective_decision"] | None
    violation_is_serious: bool | None
    secretariat_proposed_expulsion: bool | None
    vote_was_held: bool | ResolutionDecision | list[ResolutionDecision] | None
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
    written_notice_was_given: bool | None
    certificate_was_issued: bool | None
    certificate_was_returned: bool | None
class CompetenceFacts(TypedDict, total=False):
    """The facts of `charter.competence`."""
    act: Act | Literal["supervise_legality", "adopt_or_amend_charter_and_rules", "adopt_development_plan", "decide_major_matter", "supervise_finance", "elect_or_remove_chair_or_vice_chair", "supervise_member_conduct", "admit_member", "authorise_membership_certificate", "terminate_membership", "set_up_or_dissolve_expert_committee", "appoint_secretary_general", "appoint_deputy_secretary_general_or_department_head", "dissolve_alliance", "dispose_of_residual_assets", "interpret_charter", "approve_charter", "consent_to_dissolution", "supervise_residual_assets", "convene_and_preside_meetings", "check_implementation", "guide_secretariat", "sign_important_documents", "nominate_secretary_general", "delegate_meetings_to_vice_chair", "exercise_power_conferred_on_chair", "advise_on_strategy", "support_advanced_standing", "join_or_lead_activities", "assist_or_lead_project_consulting", "make_daily_working_rules", "execute_resolutions", "draft_annual_report_and_prepare_meetings", "receive_and_review_applications", "propose_expulsion_or_receive_exit", "do_task_assigned_to_secretariat", "run_daily_work_and_annual_plan", "implement_presidium_resolutions", "draft_secretariat_structure", "make_secretariat_internal_rules", "nominate_deputy_or_department_head", "hire_full_time_staff", "coordinate_daily_affairs", "do_task_assigned_to_secretary_general", "appoint_or_remove_honorary_chair", "appoint_or_remove_expert", "authorise_use_of_name", "remove_secretary_general", "remove_deputy_secretary_general_or_department_head", "unlisted_act"] | None
    actor: Actor | Literal["presidium", "chair", "vice_chair", "secretariat", "secretary_general", "expert_committee", "member", "guidance_unit", "other"] | None
    was_conferred_by_presidium: bool | ResolutionDecision | list[ResolutionDecision] | None
    was_validly_delegated: bool | ConveningDecision | list[ConveningDecision] | None
class ResolutionFacts(TypedDict, total=False):
    """The facts of `charter.resolution`."""
    members_in_office: int | None
    presidium_units: int | None
    all_seats: int | None
    present_members: int | None
    left_before_vote: int | None
    votes_for: int | None
    present_units: int | None
    units_left_before_vote: int | None
    unit_votes_for: int | None
    honorary_chair: Standing | Literal["none", "absent", "present_not_in_favour", "voted_in_favour"] | None
    member_concerned: Standing | Literal["none", "absent", "present_not_in_favour", "voted_in_favour"] | None
    internal_rule_admits_remote_and_proxy: bool | None
    remote_members: int | None
    remote_votes_for: int | None
    proxies: int | None
    proxy_votes_for: int | None
    was_duly_convened: bool | None
    opposite_motion_was_voted: bool | None
    opposite_votes_for: int | None
    opposite_unit_votes_for: int | None
class PlenariesFacts(TypedDict, total=False):
    """The facts of `charter.annual_plenary`."""
    plenaries_on: Days | None
    full_attendance_plenaries_on: Days | None
    asked_from: Day | None
    assessed_on: Day | None
    charter_effective_on: Day | None
class PresidiumMemberFacts(TypedDict, total=False):
    """The facts of `charter.presidium_qualification`."""
    is_in_office: bool | None
    is_honorary_chair: bool | None
    upholds_state_policy: bool | None
    has_political_and_professional_quality: bool | None
    is_healthy_and_energetic: bool | None
    has_strong_leadership: bool | None
    has_large_influence_in_field: bool | None
    is_willing_able_and_available: bool | None
    criminal_record: CriminalRecord | Literal["none", "convicted_without_punishment", "punished_negligent", "punished_intentional"] | None
    age_years: int | None
    lives_on_own_labour: bool | None
    was_adjudged_lacking_capacity: bool | None
class ConveningFacts(TypedDict, total=False):
    """The facts of `charter.convening`."""
    asks_about: MeetingAct | Literal["convening", "presiding"] | None
    convener: Convener | Literal["chair", "vice_chair", "secretariat", "other"] | None
    chair_delegated_to_convener: bool | None
    delegation_was_necessary: bool | None
class CommitteeMatterFacts(TypedDict, total=False):
    """The facts of `charter.expert_committee`."""
    action: CommitteeAction | Literal["set_up", "dissolve", "appoint_expert", "remove_expert", "act"] | None
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
    is_well_known_expert: bool | None
    committee_function: CommitteeFunction | Literal["advise_on_strategy", "support_advanced_standing", "join_or_lead_activities", "assist_or_lead_project_consulting", "other"] | None
class AppointmentFacts(TypedDict, total=False):
    """The facts of `charter.secretariat_appointment`."""
    post: Post | Literal["secretary_general", "deputy_secretary_general", "department_head", "full_time_staff"] | None
    nominated_by: Nominator | Literal["chair", "secretary_general", "other", "nobody"] | None
    decided_by: Decider | Literal["presidium", "secretary_general", "other"] | None
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
class FundingFacts(TypedDict, total=False):
    """The facts of `charter.funding_source`."""
    source: Source | Literal["member_support", "public_benefit_donation", "activity_income", "interest", "other_income"] | None
    is_activity_in_scope: bool | AllianceActivityDecision | list[AllianceActivityDecision] | None
    is_income_lawful: bool | None
class SpendingFacts(TypedDict, total=False):
    """The facts of `charter.use_of_funds`."""
    is_within_business_scope: bool | AllianceActivityDecision | list[AllianceActivityDecision] | None
    advances_the_cause: bool | None
    is_paid_to_members: bool | None
    is_fair_price_or_cost: bool | None
    is_bound_to_project: bool | None
class AccountingFacts(TypedDict, total=False):
    """The facts of `charter.accounting`."""
    has_strict_finance_system: bool | None
    records_are_lawful: bool | None
    records_are_true: bool | None
    records_are_accurate: bool | None
    records_are_complete: bool | None
    accountant_has_professional_ability: bool | None
    accountant_has_certificate_or_title: bool | None
    accountant_is_also_cashier: bool | None
    accounts_are_kept: bool | None
    accounting_supervision_is_exercised: bool | None
    accountant_left_post: bool | None
    accountant_left_on: Day | None
    handover_was_completed: bool | None
    handover_completed_on: Day | None
class AssetOversightFacts(TypedDict, total=False):
    """The facts of `charter.audit_and_publication`."""
    asset_source: AssetSource | Literal["state_appropriation", "social_donation", "member_support", "other"] | None
    follows_state_finance_rules: bool | None
    accepts_member_and_finance_supervision: bool | None
    accepts_audit_supervision: bool | None
    was_audited_this_year: bool | None
    was_published: bool | None
    was_published_this_year: bool | None
class AssetDealingFacts(TypedDict, total=False):
    """The facts of `charter.asset_protection`."""
    assets_were_occupied: bool | None
    assets_were_divided_privately: bool | None
    assets_were_diverted: bool | None
    has_lawful_basis: bool | None
class DissolutionFacts(TypedDict, total=False):
    """The facts of `charter.dissolution`."""
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
    resolution_adopted_on: Day | None
    guidance_unit_has_consented: bool | None
    guidance_unit_consented_on: Day | None
class LiquidationFacts(TypedDict, total=False):
    """The facts of `charter.liquidation`."""
    asks_about: LiquidationMatter | Literal["steps", "act"] | None
    report_was_made: bool | None
    report_reached_every_ministry_named: bool | None
    reported_on: Day | None
    alliance_has_terminated: bool | None
    terminated_on: Day | None
    liquidation_body_was_formed: bool | None
    is_in_liquidation: bool | None
    act_serves_liquidation: bool | None
class DisposalFacts(TypedDict, total=False):
    """The facts of `charter.residual_assets`."""
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
    is_for_purpose_related_cause: bool | None
    guidance_unit_supervises: bool | None
    follows_state_rules: bool | None
class CharterTextFacts(TypedDict, total=False):
    """The facts of `charter.entry_into_force`."""
    is_amendment: bool | None
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
    resolution_adopted_on: Day | None
    guidance_unit_has_approved: bool | None
    guidance_unit_approved_on: Day | None
    assessed_on: Day | None
class InterpretingFacts(TypedDict, total=False):
    """The facts of `charter.interpretation`."""
    interpreter: Interpreter | Literal["presidium", "chair", "secretariat", "guidance_unit", "member", "other"] | None
    resolution_is_valid: bool | ResolutionDecision | list[ResolutionDecision] | None
class ActivityFacts(TypedDict, total=False):
    """The facts of `anxi.scope_and_roles`."""
    sells_goods_online: bool | None
    sells_services_online: bool | None
    publishes_business_information: bool | None
    provides_platform: bool | None
    provides_infrastructure_service: bool | None
    does_business_in_anxi: bool | None
    is_domiciled_in_anxi: bool | None
    serves_consumers_in_anxi: bool | None
class LicenceDisplayFacts(TypedDict, total=False):
    """The facts of `anxi.licence_display`."""
    is_licensed: bool | None
    sells_online: bool | None
    shows_licence_information: bool | None
    shows_licence_link: bool | None
    display_is_on_home_page: bool | None
    display_is_prominent_on_trading_page: bool | None
class FilingFacts(TypedDict, total=False):
    """The facts of `anxi.filing`."""
    is_licensed: bool | None
    sells_online: bool | None
    has_filed: bool | None
    filed_items: Collection[FilingItem | Literal["name", "type", "site_name", "domain", "ip_address", "site_type", "icp_licence_no", "isp", "server_room_address", "contact"]] | None
    filing_is_true: bool | None
class NaturalPersonFacts(TypedDict, total=False):
    """The facts of `anxi.natural_person_seller`."""
    is_natural_person: bool | None
    sells_online: bool | None
    sells_via_platform: bool | None
    sells_via_other_service: bool | None
    has_applied: bool | None
    gave_true_name_and_address: bool | None
    licence_requirement: LicenceRequirement | Literal["none", "before_registration", "after_registration"] | None
    trades_under_business_name: bool | None
    is_exempt_under_national_law: bool | None
    is_registered: bool | None
class GoodsQualityFacts(TypedDict, total=False):
    """The facts of `anxi.goods_quality`."""
    complies_with_law: bool | None
    is_banned_by_law: bool | None
    licence_requirement: LicenceRequirement | Literal["none", "before_registration", "after_registration"] | None
    holds_required_licence: bool | None
    meets_quality_standards: bool | None
    had_safety_incident: bool | None
    remedied_at_once: bool | None
    reported_to_office: bool | None
class DisclosureFacts(TypedDict, total=False):
    """The facts of `anxi.disclosure`."""
    buyer_is_consumer: bool | None
    disclosed_headings: Collection[Heading | Literal["name", "producer_or_provider", "kind", "quantity", "quality", "price", "freight", "delivery_method", "delivery_area", "payment_method", "return_exchange_method"]] | None
    inapplicable_headings: Collection[Heading | Literal["name", "producer_or_provider", "kind", "quantity", "quality", "price", "freight", "delivery_method", "delivery_area", "payment_method", "return_exchange_method"]] | None
    was_disclosed_before_sale: bool | None
    took_security_measures: bool | None
    performed_as_promised: bool | None
    has_consumer_dispute: bool | None
    engaged_with_consumer: bool | None
    information_is_true_and_accurate: bool | None
    made_false_claims: bool | None
    breached_other_legal_duty: bool | None
class ReturnFacts(TypedDict, total=False):
    """The facts of `anxi.seven_day_return`."""
    buyer_is_consumer: bool | None
    is_service: bool | None
    is_made_to_order: bool | None
    is_fresh_or_perishable: bool | None
    digital_supply: DigitalSupply | Literal["none", "online_download", "physical_carrier"] | None
    was_unsealed_by_consumer: bool | None
    is_newspaper_or_periodical: bool | None
    is_unsuitable_by_nature: bool | None
    unsuitability_confirmation: UnsuitabilityConfirmation | Literal["none", "page_notice", "separate_confirmation"] | None
    was_received: bool | None
    received_on: Day | None
    return_was_requested: bool | None
    return_requested_on: Day | None
    goods_were_sent_back: bool | None
    goods_sent_back_on: Day | None
    goods_were_taken_back: bool | None
    goods_taken_back_on: Day | None
    goods_are_intact: bool | None
    assessed_on: Day | None
class StandardTermsFacts(TypedDict, total=False):
    """The facts of `anxi.standard_terms`."""
    buyer_is_consumer: bool | None
    uses_standard_terms: bool | None
    issues_unilateral_notices: bool | None
    terms_are_fair: bool | None
    flags_important_terms: bool | None
    explanation_was_requested: bool | None
    gave_explanation: bool | None
    is_unfair_to_consumers: bool | None
    reduces_own_duties: bool | None
    sheds_liability_for_consumer_harm: bool | None
    excludes_main_consumer_rights: bool | None
class ReceiptsFacts(TypedDict, total=False):
    """The facts of `anxi.receipts`."""
    buyer_is_consumer: bool | None
    receipt_is_required: bool | None
    receipt_was_issued: bool | None
    receipt_conforms: bool | None
    receipt_is_electronic: bool | None
    consented_to_electronic_receipt: bool | None
    receipts_are_kept_complete: bool | None
    receipt_was_discarded_early: bool | RetentionDecision | list[RetentionDecision] | None
class ConsumerInformationFacts(TypedDict, total=False):
    """The facts of `anxi.consumer_information`."""
    is_stored_safely: bool | None
    is_used_reasonably: bool | None
    holding_is_time_limited: bool | None
    is_destroyed_properly: bool | None
    collects_unrelated_information: bool | None
    information_acts: Collection[InformationAct | Literal["improper_use", "publication", "rental", "sale"]] | None
    law_allows: bool | None
    consumers_consented: bool | None
class OwnPlatformFacts(TypedDict, total=False):
    """The facts of `anxi.own_platform`."""
    sells_via_own_site: bool | None
    site_offers_trading_functions: bool | None
    hosts_other_sellers: bool | None
class RetentionFacts(TypedDict, total=False):
    """The facts of `anxi.record_retention`."""
    record_kind: RecordKind | Literal["seller_receipt", "platform_identity", "platform_transaction", "platform_unsold_information", "platform_live_video", "infrastructure_identity", "infrastructure_usage_log"] | None
    transaction_is_completed: bool | TransactionDecision | list[TransactionDecision] | None
    transaction_completed_on: Day | None
    receipt_was_issued: bool | None
    receipt_issued_on: Day | None
    registration_was_cancelled: bool | None
    registration_cancelled_on: Day | None
    seller_has_left: bool | None
    seller_left_on: Day | None
    information_was_removed: bool | None
    information_removed_on: Day | None
    broadcast_has_ended: bool | None
    broadcast_ended_on: Day | None
    contract_has_ended: bool | None
    contract_ended_on: Day | None
    record_created_on: Day | None
    assessed_on: Day | None
class TransactionFacts(TypedDict, total=False):
    """The facts of `anxi.transaction_completion`."""
    delivery_is_settled: bool | None
    delivery_settled_on: Day | None
    payment_is_settled: bool | None
    payment_settled_on: Day | None
    return_was_requested: bool | None
    return_is_settled: bool | None
    return_settled_on: Day | None
class PlatformSystemsFacts(TypedDict, total=False):
    """The facts of `anxi.platform_systems`."""
    hosts_other_sellers: bool | None
    systems: Collection[System | Literal["user_registration", "seller_qualification_review", "trading_rules", "disclosure_review", "consumer_protection", "publicity_and_warning", "security_and_backup"]] | None
    other_system_is_required: bool | None
    has_other_system: bool | None
    systems_are_adequate: bool | None
class PlatformRecordsFacts(TypedDict, total=False):
    """The facts of `anxi.platform_records`."""
    hosts_other_sellers: bool | None
    verified_identity: bool | None
    qualification_is_required: bool | None
    verified_qualification: bool | None
    has_seller_archive: bool | None
    keeps_published_information: bool | None
    keeps_transaction_records: bool | None
    records_are_complete_accurate_and_safe: bool | None
    received_lawful_inquiry: bool | None
    supplied_records: bool | None
    identity_record_was_discarded_early: bool | RetentionDecision | list[RetentionDecision] | None
    other_record_was_discarded_early: bool | RetentionDecision | list[RetentionDecision] | None
    record_was_discarded_before_national_end: bool | None
class DisputeFacts(TypedDict, total=False):
    """The facts of `anxi.platform_disputes`."""
    provider_role: ProviderRole | Literal["platform", "infrastructure"] | None
    dispute_exists: bool | None
    body_is_competent: bool | None
    can_produce_materials: bool | None
    retention_period_is_over: bool | RetentionDecision | list[RetentionDecision] | None
    national_period_is_over: bool | None
    loss_was_own_fault: bool | None
    gave_materials_truthfully: bool | None
    assisted: bool | None
class PlatformConductFacts(TypedDict, total=False):
    """The facts of `anxi.platform_conduct`."""
    collects_personal_information: bool | None
    had_prior_permission: bool | None
    stated_purpose_clearly: bool | None
    uses_as_promised: bool | None
    lets_customers_see_and_change: bool | None
    passed_on_private_information: bool | None
    consent: Consent | Literal["none", "some", "all"] | None
    law_allows: bool | None
    answered_lawful_inquiry: bool | None
    sends_spam: bool | None
    takes_antispam_measures: bool | None
    knows_of_infringement: bool | None
    should_know_of_infringement: bool | None
    acted_in_time_on_infringement: bool | None
    breached_other_legal_duty: bool | None
class InfrastructureFacts(TypedDict, total=False):
    """The facts of `anxi.infrastructure`."""
    has_user_archive: bool | None
    verified_identity: bool | None
    qualification_is_required: bool | None
    verified_qualification: bool | None
    has_service_contract: bool | None
    serves_user_without_lawful_identity: bool | None
    keeps_usage_logs: bool | None
    record_was_discarded_early: bool | RetentionDecision | list[RetentionDecision] | None
    record_was_discarded_before_national_end: bool | None
    received_lawful_inquiry: bool | None
    supplied_records: bool | None
    passed_on_private_information: bool | None
    consent: Consent | Literal["none", "some", "all"] | None
    law_allows: bool | None
    answered_lawful_inquiry: bool | None
    breached_other_legal_duty: bool | None
class ConductFacts(TypedDict, total=False):
    """The facts of `anxi.prohibited_conduct`."""
    is_operator: bool | ActivityDecision | list[ActivityDecision] | None
    acts: Collection[ProhibitedConductAct | Literal["false_rumours", "trade_information_theft", "illegal_advertising", "malicious_comparison", "malicious_price_cutting", "mark_use", "page_design_copying", "official_mark_misuse", "false_publicity", "one_sided_rules", "impersonation", "forced_advertising", "fake_or_shoddy_sale", "unlawful_label_sale", "pyramid_selling", "pyramid_support", "harmful_program", "other_breach"]] | None
    harms_rival_reputation: bool | None
    has_mark_permission: bool | None
    mark_use_misleads: bool | None
    mark_use_infringes_registered_mark: bool | None
    has_design_permission: bool | None
    sites_are_confused: bool | None
    publicity_object: PublicityObject | Literal["enterprise_image", "goods", "services", "other"] | None
    deceives_consumers: bool | None
    advertising_is_harassing: bool | None
    uses_malicious_plugin: bool | None
    uses_ecommerce_pretext: bool | None
    knows_of_pyramid_selling: bool | None
    program_effects: Collection[ProgramEffect | Literal["deliberate_destruction", "malicious_interference", "secret_interception", "appropriation"]] | None
    program_is_meant_to_harm: bool | None
class AuthorityFacts(TypedDict, total=False):
    """The facts of `anxi.authorities`."""
    act: AuthoritiesAct | Literal["promote_and_regulate", "daily_work", "lead_cultivation", "lead_supervision", "organise_implementation", "cooperate_within_remit", "build_and_run_monitoring_centre", "monitor_in_real_time", "extract_electronic_evidence", "record_operator_data", "handle_complaints_online", "compile_monitoring_reports", "build_credit_system", "open_credit_file", "accept_filing", "receive_incident_report", "supervise_and_investigate", "issue_suspension_notice", "send_closure_documents", "close_website", "impose_penalty", "sanction_official", "interpret_measures", "other"] | None
class InspectionFacts(TypedDict, total=False):
    """The facts of `anxi.inspection`."""
    is_on_duty: bool | None
    power: Power | Literal["enter_premises", "investigate_and_copy", "inspect_equipment", "seize_or_seal", "freeze", "detain", "other"] | None
    premises_are_used_for_trade: bool | None
    premises_are_dwelling: bool | None
    violation_is_suspected: bool | None
    equipment_is_related: bool | None
    other_basis: Basis | Literal["none", "rule", "regulation", "law"] | None
class EvidenceFacts(TypedDict, total=False):
    """The facts of `anxi.electronic_evidence`."""
    is_stored_electronically: bool | None
    can_prove_relevant_fact: bool | None
    is_fixed_on_tangible_medium: bool | None
    authentication_methods: Collection[AuthenticationMethod | Literal["party_confirmation", "notarisation", "public_security_appraisal", "communications_appraisal", "provider_certificate", "other"]] | None
class SuspensionFacts(TypedDict, total=False):
    """The facts of `anxi.suspension`."""
    case_is_filed: bool | None
    suspension_is_needed: bool | None
    addressee_is_related_provider: bool | None
    notice_is_written: bool | None
    issuer_is_competent: bool | None
class ClosureFacts(TypedDict, total=False):
    """The facts of `anxi.website_closure`."""
    penalty_is_decided: bool | None
    penalty_is_final: bool | None
    closure_is_needed: bool | None
    decision_was_sent: bool | None
    recommendation_was_sent: bool | None
class LiabilityFacts(TypedDict, total=False):
    """The facts of `anxi.liability`."""
    breaches_measures: bool | LicenceDisplayDecision | FilingDecision | NaturalPersonDecision | GoodsQualityDecision | DisclosureDecision | StandardTermsDecision | ReceiptsDecision | ConsumerInformationDecision | PlatformSystemsDecision | PlatformRecordsDecision | DisputeDecision | PlatformConductDecision | InfrastructureDecision | ConductDecision | CooperationDecision | list[LicenceDisplayDecision | FilingDecision | NaturalPersonDecision | GoodsQualityDecision | DisclosureDecision | StandardTermsDecision | ReceiptsDecision | ConsumerInformationDecision | PlatformSystemsDecision | PlatformRecordsDecision | DisputeDecision | PlatformConductDecision | InfrastructureDecision | ConductDecision | CooperationDecision] | None
    is_operator: bool | ActivityDecision | list[ActivityDecision] | None
    constitutes_crime: bool | None
    other_law_has_penalty: bool | None
    authority_is_county_level_or_higher: bool | None
class OfficialMisconductFacts(TypedDict, total=False):
    """The facts of `anxi.official_misconduct`."""
    is_state_functionary: bool | None
    acts_in_ecommerce_supervision: bool | None
    misconduct: Collection[MisconductKind | Literal["abuse_of_power", "favouritism", "neglect_of_duty"]] | None
    constitutes_crime: bool | None
class EntryIntoForceFacts(TypedDict, total=False):
    """The facts of `anxi.entry_into_force`."""
    issued_on: Day | None
    assessed_on: Day | None
    was_repealed: bool | None
    repealed_on: Day | None
    term_is_fixed: bool | None
    term_ends_on: Day | None
class CooperationFacts(TypedDict, total=False):
    """The facts of `anxi.inspection_cooperation`."""
    supervision_is_lawful: bool | None
    cooperated: bool | None
    hindering_acts: Collection[HinderingAct | Literal["refusal", "obstruction", "interference"]] | None
    is_case_party: bool | None
    statement_is_truthful: bool | None
    statement_was_confirmed: bool | None
class OfficerConductFacts(TypedDict, total=False):
    """The facts of `anxi.officer_conduct`."""
    disturbs_normal_business: bool | None
    disturbance_is_necessary: bool | None
    discloses_trade_secret: bool | None

OfTheLibrary: TypeAlias = 'Question[Identification] | Question[AllianceActivity] | Question[Applicant] | Question[Admission] | Question[RightClaim] | Question[MemberConduct] | Question[Termination] | Question[Competence] | Question[Resolution] | Question[Plenaries] | Question[PresidiumMember] | Question[Convening] | Question[CommitteeMatter] | Question[Appointment] | Question[Funding] | Question[Spending] | Question[Accounting] | Question[AssetOversight] | Question[AssetDealing] | Question[Dissolution] | Question[Liquidation] | Question[Disposal] | Question[CharterText] | Question[Interpreting] | Question[Activity] | Question[LicenceDisplay] | Question[Filing] | Question[NaturalPerson] | Question[GoodsQuality] | Question[Disclosure] | Question[Return] | Question[StandardTerms] | Question[Receipts] | Question[ConsumerInformation] | Question[OwnPlatform] | Question[Retention] | Question[Transaction] | Question[PlatformSystems] | Question[PlatformRecords] | Question[Dispute] | Question[PlatformConduct] | Question[Infrastructure] | Question[Conduct] | Question[Authority] | Question[Inspection] | Question[Evidence] | Question[Suspension] | Question[Closure] | Question[Liability] | Question[OfficialMisconduct] | Question[EntryIntoForce] | Question[Cooperation] | Question[OfficerConduct]'


@overload
def find(id: Literal["charter.identity"]) -> Question[Identification]: ...
@overload
def find(id: Literal["charter.business_scope"]) -> Question[AllianceActivity]: ...
@overload
def find(id: Literal["charter.eligibility"]) -> Question[Applicant]: ...
@overload
def find(id: Literal["charter.admission"]) -> Question[Admission]: ...
@overload
def find(id: Literal["charter.member_rights"]) -> Question[RightClaim]: ...
@overload
def find(id: Literal["charter.member_duties"]) -> Question[MemberConduct]: ...
@overload
def find(id: Literal["charter.termination"]) -> Question[Termination]: ...
@overload
def find(id: Literal["charter.competence"]) -> Question[Competence]: ...
@overload
def find(id: Literal["charter.resolution"]) -> Question[Resolution]: ...
@overload
def find(id: Literal["charter.annual_plenary"]) -> Question[Plenaries]: ...
@overload
def find(id: Literal["charter.presidium_qualification"]) -> Question[PresidiumMember]: ...
@overload
def find(id: Literal["charter.convening"]) -> Question[Convening]: ...
@overload
def find(id: Literal["charter.expert_committee"]) -> Question[CommitteeMatter]: ...
@overload
def find(id: Literal["charter.secretariat_appointment"]) -> Question[Appointment]: ...
@overload
def find(id: Literal["charter.funding_source"]) -> Question[Funding]: ...
@overload
def find(id: Literal["charter.use_of_funds"]) -> Question[Spending]: ...
@overload
def find(id: Literal["charter.accounting"]) -> Question[Accounting]: ...
@overload
def find(id: Literal["charter.audit_and_publication"]) -> Question[AssetOversight]: ...
@overload
def find(id: Literal["charter.asset_protection"]) -> Question[AssetDealing]: ...
@overload
def find(id: Literal["charter.dissolution"]) -> Question[Dissolution]: ...
@overload
def find(id: Literal["charter.liquidation"]) -> Question[Liquidation]: ...
@overload
def find(id: Literal["charter.residual_assets"]) -> Question[Disposal]: ...
@overload
def find(id: Literal["charter.entry_into_force"]) -> Question[CharterText]: ...
@overload
def find(id: Literal["charter.interpretation"]) -> Question[Interpreting]: ...
@overload
def find(id: Literal["anxi.scope_and_roles"]) -> Question[Activity]: ...
@overload
def find(id: Literal["anxi.licence_display"]) -> Question[LicenceDisplay]: ...
@overload
def find(id: Literal["anxi.filing"]) -> Question[Filing]: ...
@overload
def find(id: Literal["anxi.natural_person_seller"]) -> Question[NaturalPerson]: ...
@overload
def find(id: Literal["anxi.goods_quality"]) -> Question[GoodsQuality]: ...
@overload
def find(id: Literal["anxi.disclosure"]) -> Question[Disclosure]: ...
@overload
def find(id: Literal["anxi.seven_day_return"]) -> Question[Return]: ...
@overload
def find(id: Literal["anxi.standard_terms"]) -> Question[StandardTerms]: ...
@overload
def find(id: Literal["anxi.receipts"]) -> Question[Receipts]: ...
@overload
def find(id: Literal["anxi.consumer_information"]) -> Question[ConsumerInformation]: ...
@overload
def find(id: Literal["anxi.own_platform"]) -> Question[OwnPlatform]: ...
@overload
def find(id: Literal["anxi.record_retention"]) -> Question[Retention]: ...
@overload
def find(id: Literal["anxi.transaction_completion"]) -> Question[Transaction]: ...
@overload
def find(id: Literal["anxi.platform_systems"]) -> Question[PlatformSystems]: ...
@overload
def find(id: Literal["anxi.platform_records"]) -> Question[PlatformRecords]: ...
@overload
def find(id: Literal["anxi.platform_disputes"]) -> Question[Dispute]: ...
@overload
def find(id: Literal["anxi.platform_conduct"]) -> Question[PlatformConduct]: ...
@overload
def find(id: Literal["anxi.infrastructure"]) -> Question[Infrastructure]: ...
@overload
def find(id: Literal["anxi.prohibited_conduct"]) -> Question[Conduct]: ...
@overload
def find(id: Literal["anxi.authorities"]) -> Question[Authority]: ...
@overload
def find(id: Literal["anxi.inspection"]) -> Question[Inspection]: ...
@overload
def find(id: Literal["anxi.electronic_evidence"]) -> Question[Evidence]: ...
@overload
def find(id: Literal["anxi.suspension"]) -> Question[Suspension]: ...
@overload
def find(id: Literal["anxi.website_closure"]) -> Question[Closure]: ...
@overload
def find(id: Literal["anxi.liability"]) -> Question[Liability]: ...
@overload
def find(id: Literal["anxi.official_misconduct"]) -> Question[OfficialMisconduct]: ...
@overload
def find(id: Literal["anxi.entry_into_force"]) -> Question[EntryIntoForce]: ...
@overload
def find(id: Literal["anxi.inspection_cooperation"]) -> Question[Cooperation]: ...
@overload
def find(id: Literal["anxi.officer_conduct"]) -> Question[OfficerConduct]: ...
@overload
def find(id: str) -> Question[Facts]: ...
def find(id: str) -> Question[Any]:
    """Return the question with an id, or any text that may be one; see `cerra_rules.front.find`."""
    return front.find(id)


@overload
def decide(question: Literal["charter.identity"] | Question[Identification], facts: Identification | IdentificationFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> IdentificationDecision: ...
@overload
def decide(question: Literal["charter.business_scope"] | Question[AllianceActivity], facts: AllianceActivity | AllianceActivityFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> AllianceActivityDecision: ...
@overload
def decide(question: Literal["charter.eligibility"] | Question[Applicant], facts: Applicant | ApplicantFacts, readings: ApplicantReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ApplicantDecision: ...
@overload
def decide(question: Literal["charter.admission"] | Question[Admission], facts: Admission | AdmissionFacts, readings: AdmissionReadings | Literal["any"] | None = None, **how: Unpack[How]) -> AdmissionDecision: ...
@overload
def decide(question: Literal["charter.member_rights"] | Question[RightClaim], facts: RightClaim | RightClaimFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> RightClaimDecision: ...
@overload
def decide(question: Literal["charter.member_duties"] | Question[MemberConduct], facts: MemberConduct | MemberConductFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> MemberConductDecision: ...
@overload
def decide(question: Literal["charter.termination"] | Question[Termination], facts: Termination | TerminationFacts, readings: TerminationReadings | Literal["any"] | None = None, **how: Unpack[How]) -> TerminationDecision: ...
@overload
def decide(question: Literal["charter.competence"] | Question[Competence], facts: Competence | CompetenceFacts, readings: CompetenceReadings | Literal["any"] | None = None, **how: Unpack[How]) -> CompetenceDecision: ...
@overload
def decide(question: Literal["charter.resolution"] | Question[Resolution], facts: Resolution | ResolutionFacts, readings: ResolutionReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ResolutionDecision: ...
@overload
def decide(question: Literal["charter.annual_plenary"] | Question[Plenaries], facts: Plenaries | PlenariesFacts, readings: PlenariesReadings | Literal["any"] | None = None, **how: Unpack[How]) -> PlenariesDecision: ...
@overload
def decide(question: Literal["charter.presidium_qualification"] | Question[PresidiumMember], facts: PresidiumMember | PresidiumMemberFacts, readings: PresidiumMemberReadings | Literal["any"] | None = None, **how: Unpack[How]) -> PresidiumMemberDecision: ...
@overload
def decide(question: Literal["charter.convening"] | Question[Convening], facts: Convening | ConveningFacts, readings: ConveningReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ConveningDecision: ...
@overload
def decide(question: Literal["charter.expert_committee"] | Question[CommitteeMatter], facts: CommitteeMatter | CommitteeMatterFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> CommitteeMatterDecision: ...
@overload
def decide(question: Literal["charter.secretariat_appointment"] | Question[Appointment], facts: Appointment | AppointmentFacts, readings: AppointmentReadings | Literal["any"] | None = None, **how: Unpack[How]) -> AppointmentDecision: ...
@overload
def decide(question: Literal["charter.funding_source"] | Question[Funding], facts: Funding | FundingFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> FundingDecision: ...
@overload
def decide(question: Literal["charter.use_of_funds"] | Question[Spending], facts: Spending | SpendingFacts, readings: SpendingReadings | Literal["any"] | None = None, **how: Unpack[How]) -> SpendingDecision: ...
@overload
def decide(question: Literal["charter.accounting"] | Question[Accounting], facts: Accounting | AccountingFacts, readings: AccountingReadings | Literal["any"] | None = None, **how: Unpack[How]) -> AccountingDecision: ...
@overload
def decide(question: Literal["charter.audit_and_publication"] | Question[AssetOversight], facts: AssetOversight | AssetOversightFacts, readings: AssetOversightReadings | Literal["any"] | None = None, **how: Unpack[How]) -> AssetOversightDecision: ...
@overload
def decide(question: Literal["charter.asset_protection"] | Question[AssetDealing], facts: AssetDealing | AssetDealingFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> AssetDealingDecision: ...
@overload
def decide(question: Literal["charter.dissolution"] | Question[Dissolution], facts: Dissolution | DissolutionFacts, readings: DissolutionReadings | Literal["any"] | None = None, **how: Unpack[How]) -> DissolutionDecision: ...
@overload
def decide(question: Literal["charter.liquidation"] | Question[Liquidation], facts: Liquidation | LiquidationFacts, readings: LiquidationReadings | Literal["any"] | None = None, **how: Unpack[How]) -> LiquidationDecision: ...
@overload
def decide(question: Literal["charter.residual_assets"] | Question[Disposal], facts: Disposal | DisposalFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> DisposalDecision: ...
@overload
def decide(question: Literal["charter.entry_into_force"] | Question[CharterText], facts: CharterText | CharterTextFacts, readings: CharterTextReadings | Literal["any"] | None = None, **how: Unpack[How]) -> CharterTextDecision: ...
@overload
def decide(question: Literal["charter.interpretation"] | Question[Interpreting], facts: Interpreting | InterpretingFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> InterpretingDecision: ...
@overload
def decide(question: Literal["anxi.scope_and_roles"] | Question[Activity], facts: Activity | ActivityFacts, readings: ActivityReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ActivityDecision: ...
@overload
def decide(question: Literal["anxi.licence_display"] | Question[LicenceDisplay], facts: LicenceDisplay | LicenceDisplayFacts, readings: LicenceDisplayReadings | Literal["any"] | None = None, **how: Unpack[How]) -> LicenceDisplayDecision: ...
@overload
def decide(question: Literal["anxi.filing"] | Question[Filing], facts: Filing | FilingFacts, readings: FilingReadings | Literal["any"] | None = None, **how: Unpack[How]) -> FilingDecision: ...
@overload
def decide(question: Literal["anxi.natural_person_seller"] | Question[NaturalPerson], facts: NaturalPerson | NaturalPersonFacts, readings: NaturalPersonReadings | Literal["any"] | None = None, **how: Unpack[How]) -> NaturalPersonDecision: ...
@overload
def decide(question: Literal["anxi.goods_quality"] | Question[GoodsQuality], facts: GoodsQuality | GoodsQualityFacts, readings: GoodsQualityReadings | Literal["any"] | None = None, **how: Unpack[How]) -> GoodsQualityDecision: ...
@overload
def decide(question: Literal["anxi.disclosure"] | Question[Disclosure], facts: Disclosure | DisclosureFacts, readings: DisclosureReadings | Literal["any"] | None = None, **how: Unpack[How]) -> DisclosureDecision: ...
@overload
def decide(question: Literal["anxi.seven_day_return"] | Question[Return], facts: Return | ReturnFacts, readings: ReturnReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ReturnDecision: ...
@overload
def decide(question: Literal["anxi.standard_terms"] | Question[StandardTerms], facts: StandardTerms | StandardTermsFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> StandardTermsDecision: ...
@overload
def decide(question: Literal["anxi.receipts"] | Question[Receipts], facts: Receipts | ReceiptsFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ReceiptsDecision: ...
@overload
def decide(question: Literal["anxi.consumer_information"] | Question[ConsumerInformation], facts: ConsumerInformation | ConsumerInformationFacts, readings: ConsumerInformationReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ConsumerInformationDecision: ...
@overload
def decide(question: Literal["anxi.own_platform"] | Question[OwnPlatform], facts: OwnPlatform | OwnPlatformFacts, readings: OwnPlatformReadings | Literal["any"] | None = None, **how: Unpack[How]) -> OwnPlatformDecision: ...
@overload
def decide(question: Literal["anxi.record_retention"] | Question[Retention], facts: Retention | RetentionFacts, readings: RetentionReadings | Literal["any"] | None = None, **how: Unpack[How]) -> RetentionDecision: ...
@overload
def decide(question: Literal["anxi.transaction_completion"] | Question[Transaction], facts: Transaction | TransactionFacts, readings: TransactionReadings | Literal["any"] | None = None, **how: Unpack[How]) -> TransactionDecision: ...
@overload
def decide(question: Literal["anxi.platform_systems"] | Question[PlatformSystems], facts: PlatformSystems | PlatformSystemsFacts, readings: PlatformSystemsReadings | Literal["any"] | None = None, **how: Unpack[How]) -> PlatformSystemsDecision: ...
@overload
def decide(question: Literal["anxi.platform_records"] | Question[PlatformRecords], facts: PlatformRecords | PlatformRecordsFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> PlatformRecordsDecision: ...
@overload
def decide(question: Literal["anxi.platform_disputes"] | Question[Dispute], facts: Dispute | DisputeFacts, readings: DisputeReadings | Literal["any"] | None = None, **how: Unpack[How]) -> DisputeDecision: ...
@overload
def decide(question: Literal["anxi.platform_conduct"] | Question[PlatformConduct], facts: PlatformConduct | PlatformConductFacts, readings: PlatformConductReadings | Literal["any"] | None = None, **how: Unpack[How]) -> PlatformConductDecision: ...
@overload
def decide(question: Literal["anxi.infrastructure"] | Question[Infrastructure], facts: Infrastructure | InfrastructureFacts, readings: InfrastructureReadings | Literal["any"] | None = None, **how: Unpack[How]) -> InfrastructureDecision: ...
@overload
def decide(question: Literal["anxi.prohibited_conduct"] | Question[Conduct], facts: Conduct | ConductFacts, readings: ConductReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ConductDecision: ...
@overload
def decide(question: Literal["anxi.authorities"] | Question[Authority], facts: Authority | AuthorityFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> AuthorityDecision: ...
@overload
def decide(question: Literal["anxi.inspection"] | Question[Inspection], facts: Inspection | InspectionFacts, readings: InspectionReadings | Literal["any"] | None = None, **how: Unpack[How]) -> InspectionDecision: ...
@overload
def decide(question: Literal["anxi.electronic_evidence"] | Question[Evidence], facts: Evidence | EvidenceFacts, readings: EvidenceReadings | Literal["any"] | None = None, **how: Unpack[How]) -> EvidenceDecision: ...
@overload
def decide(question: Literal["anxi.suspension"] | Question[Suspension], facts: Suspension | SuspensionFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> SuspensionDecision: ...
@overload
def decide(question: Literal["anxi.website_closure"] | Question[Closure], facts: Closure | ClosureFacts, readings: ClosureReadings | Literal["any"] | None = None, **how: Unpack[How]) -> ClosureDecision: ...
@overload
def decide(question: Literal["anxi.liability"] | Question[Liability], facts: Liability | LiabilityFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> LiabilityDecision: ...
@overload
def decide(question: Literal["anxi.official_misconduct"] | Question[OfficialMisconduct], facts: OfficialMisconduct | OfficialMisconductFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> OfficialMisconductDecision: ...
@overload
def decide(question: Literal["anxi.entry_into_force"] | Question[EntryIntoForce], facts: EntryIntoForce | EntryIntoForceFacts, readings: EntryIntoForceReadings | Literal["any"] | None = None, **how: Unpack[How]) -> EntryIntoForceDecision: ...
@overload
def decide(question: Literal["anxi.inspection_cooperation"] | Question[Cooperation], facts: Cooperation | CooperationFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> CooperationDecision: ...
@overload
def decide(question: Literal["anxi.officer_conduct"] | Question[OfficerConduct], facts: OfficerConduct | OfficerConductFacts, readings: NoReadings | Literal["any"] | None = None, **how: Unpack[How]) -> OfficerConductDecision: ...
@overload
def decide(question: OfTheLibrary, facts: Facts, readings: Any = None, **how: Any) -> DoesNotFit: ...
@overload
def decide(question: Question[F], facts: F, readings: Readings | None = None, **how: Unpack[How]) -> Decision[F]: ...
@overload
def decide(question: Question[Facts], facts: Facts | Mapping[str, Any], readings: Readings | None = None, **how: Unpack[How]) -> Decision: ...
def decide(question: Any, facts: Any, readings: Any = None, **how: Any) -> Any:
    """Decide a question, by its id or as it is; see `cerra_rules.front.decide`."""
    return front.decide(question, facts, readings, **how)


@overload
def decider(question: Literal["charter.identity"] | Question[Identification], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Identification], IdentificationDecision]: ...
@overload
def decider(question: Literal["charter.business_scope"] | Question[AllianceActivity], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[AllianceActivity], AllianceActivityDecision]: ...
@overload
def decider(question: Literal["charter.eligibility"] | Question[Applicant], *, readings: ApplicantReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Applicant], ApplicantDecision]: ...
@overload
def decider(question: Literal["charter.admission"] | Question[Admission], *, readings: AdmissionReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Admission], AdmissionDecision]: ...
@overload
def decider(question: Literal["charter.member_rights"] | Question[RightClaim], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[RightClaim], RightClaimDecision]: ...
@overload
def decider(question: Literal["charter.member_duties"] | Question[MemberConduct], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[MemberConduct], MemberConductDecision]: ...
@overload
def decider(question: Literal["charter.termination"] | Question[Termination], *, readings: TerminationReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Termination], TerminationDecision]: ...
@overload
def decider(question: Literal["charter.competence"] | Question[Competence], *, readings: CompetenceReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Competence], CompetenceDecision]: ...
@overload
def decider(question: Literal["charter.resolution"] | Question[Resolution], *, readings: ResolutionReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Resolution], ResolutionDecision]: ...
@overload
def decider(question: Literal["charter.annual_plenary"] | Question[Plenaries], *, readings: PlenariesReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Plenaries], PlenariesDecision]: ...
@overload
def decider(question: Literal["charter.presidium_qualification"] | Question[PresidiumMember], *, readings: PresidiumMemberReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[PresidiumMember], PresidiumMemberDecision]: ...
@overload
def decider(question: Literal["charter.convening"] | Question[Convening], *, readings: ConveningReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Convening], ConveningDecision]: ...
@overload
def decider(question: Literal["charter.expert_committee"] | Question[CommitteeMatter], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[CommitteeMatter], CommitteeMatterDecision]: ...
@overload
def decider(question: Literal["charter.secretariat_appointment"] | Question[Appointment], *, readings: AppointmentReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Appointment], AppointmentDecision]: ...
@overload
def decider(question: Literal["charter.funding_source"] | Question[Funding], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Funding], FundingDecision]: ...
@overload
def decider(question: Literal["charter.use_of_funds"] | Question[Spending], *, readings: SpendingReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Spending], SpendingDecision]: ...
@overload
def decider(question: Literal["charter.accounting"] | Question[Accounting], *, readings: AccountingReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Accounting], AccountingDecision]: ...
@overload
def decider(question: Literal["charter.audit_and_publication"] | Question[AssetOversight], *, readings: AssetOversightReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[AssetOversight], AssetOversightDecision]: ...
@overload
def decider(question: Literal["charter.asset_protection"] | Question[AssetDealing], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[AssetDealing], AssetDealingDecision]: ...
@overload
def decider(question: Literal["charter.dissolution"] | Question[Dissolution], *, readings: DissolutionReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Dissolution], DissolutionDecision]: ...
@overload
def decider(question: Literal["charter.liquidation"] | Question[Liquidation], *, readings: LiquidationReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Liquidation], LiquidationDecision]: ...
@overload
def decider(question: Literal["charter.residual_assets"] | Question[Disposal], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Disposal], DisposalDecision]: ...
@overload
def decider(question: Literal["charter.entry_into_force"] | Question[CharterText], *, readings: CharterTextReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[CharterText], CharterTextDecision]: ...
@overload
def decider(question: Literal["charter.interpretation"] | Question[Interpreting], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Interpreting], InterpretingDecision]: ...
@overload
def decider(question: Literal["anxi.scope_and_roles"] | Question[Activity], *, readings: ActivityReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Activity], ActivityDecision]: ...
@overload
def decider(question: Literal["anxi.licence_display"] | Question[LicenceDisplay], *, readings: LicenceDisplayReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[LicenceDisplay], LicenceDisplayDecision]: ...
@overload
def decider(question: Literal["anxi.filing"] | Question[Filing], *, readings: FilingReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Filing], FilingDecision]: ...
@overload
def decider(question: Literal["anxi.natural_person_seller"] | Question[NaturalPerson], *, readings: NaturalPersonReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[NaturalPerson], NaturalPersonDecision]: ...
@overload
def decider(question: Literal["anxi.goods_quality"] | Question[GoodsQuality], *, readings: GoodsQualityReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[GoodsQuality], GoodsQualityDecision]: ...
@overload
def decider(question: Literal["anxi.disclosure"] | Question[Disclosure], *, readings: DisclosureReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Disclosure], DisclosureDecision]: ...
@overload
def decider(question: Literal["anxi.seven_day_return"] | Question[Return], *, readings: ReturnReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Return], ReturnDecision]: ...
@overload
def decider(question: Literal["anxi.standard_terms"] | Question[StandardTerms], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[StandardTerms], StandardTermsDecision]: ...
@overload
def decider(question: Literal["anxi.receipts"] | Question[Receipts], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Receipts], ReceiptsDecision]: ...
@overload
def decider(question: Literal["anxi.consumer_information"] | Question[ConsumerInformation], *, readings: ConsumerInformationReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[ConsumerInformation], ConsumerInformationDecision]: ...
@overload
def decider(question: Literal["anxi.own_platform"] | Question[OwnPlatform], *, readings: OwnPlatformReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[OwnPlatform], OwnPlatformDecision]: ...
@overload
def decider(question: Literal["anxi.record_retention"] | Question[Retention], *, readings: RetentionReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Retention], RetentionDecision]: ...
@overload
def decider(question: Literal["anxi.transaction_completion"] | Question[Transaction], *, readings: TransactionReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Transaction], TransactionDecision]: ...
@overload
def decider(question: Literal["anxi.platform_systems"] | Question[PlatformSystems], *, readings: PlatformSystemsReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[PlatformSystems], PlatformSystemsDecision]: ...
@overload
def decider(question: Literal["anxi.platform_records"] | Question[PlatformRecords], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[PlatformRecords], PlatformRecordsDecision]: ...
@overload
def decider(question: Literal["anxi.platform_disputes"] | Question[Dispute], *, readings: DisputeReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Dispute], DisputeDecision]: ...
@overload
def decider(question: Literal["anxi.platform_conduct"] | Question[PlatformConduct], *, readings: PlatformConductReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[PlatformConduct], PlatformConductDecision]: ...
@overload
def decider(question: Literal["anxi.infrastructure"] | Question[Infrastructure], *, readings: InfrastructureReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Infrastructure], InfrastructureDecision]: ...
@overload
def decider(question: Literal["anxi.prohibited_conduct"] | Question[Conduct], *, readings: ConductReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Conduct], ConductDecision]: ...
@overload
def decider(question: Literal["anxi.authorities"] | Question[Authority], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Authority], AuthorityDecision]: ...
@overload
def decider(question: Literal["anxi.inspection"] | Question[Inspection], *, readings: InspectionReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Inspection], InspectionDecision]: ...
@overload
def decider(question: Literal["anxi.electronic_evidence"] | Question[Evidence], *, readings: EvidenceReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Evidence], EvidenceDecision]: ...
@overload
def decider(question: Literal["anxi.suspension"] | Question[Suspension], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Suspension], SuspensionDecision]: ...
@overload
def decider(question: Literal["anxi.website_closure"] | Question[Closure], *, readings: ClosureReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Closure], ClosureDecision]: ...
@overload
def decider(question: Literal["anxi.liability"] | Question[Liability], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Liability], LiabilityDecision]: ...
@overload
def decider(question: Literal["anxi.official_misconduct"] | Question[OfficialMisconduct], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[OfficialMisconduct], OfficialMisconductDecision]: ...
@overload
def decider(question: Literal["anxi.entry_into_force"] | Question[EntryIntoForce], *, readings: EntryIntoForceReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[EntryIntoForce], EntryIntoForceDecision]: ...
@overload
def decider(question: Literal["anxi.inspection_cooperation"] | Question[Cooperation], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[Cooperation], CooperationDecision]: ...
@overload
def decider(question: Literal["anxi.officer_conduct"] | Question[OfficerConduct], *, readings: NoReadings | Literal["any"] | None = None, **within: Unpack[Within]) -> Callable[[OfficerConduct], OfficerConductDecision]: ...
@overload
def decider(question: OfTheLibrary, *, readings: Any = None, **within: Any) -> DoesNotFit: ...
@overload
def decider(question: Question[F], *, readings: Readings | None = None, **within: Unpack[Within]) -> Callable[[F], Decision[F]]: ...
def decider(question: Any, *, readings: Any = None, **within: Any) -> Any:
    """Return the function that decides a question on fact models; see `cerra_rules.front.decider`."""
    return front.decider(question, readings=readings, **within)


@overload
def next_facts(question: Literal["charter.identity"] | Question[Identification], facts: Identification | IdentificationFacts, *, declined: Iterable[IdentificationName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[IdentificationName], ...]: ...
@overload
def next_facts(question: Literal["charter.business_scope"] | Question[AllianceActivity], facts: AllianceActivity | AllianceActivityFacts, *, declined: Iterable[AllianceActivityName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[AllianceActivityName], ...]: ...
@overload
def next_facts(question: Literal["charter.eligibility"] | Question[Applicant], facts: Applicant | ApplicantFacts, *, declined: Iterable[ApplicantName] = (), readings: ApplicantReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ApplicantName], ...]: ...
@overload
def next_facts(question: Literal["charter.admission"] | Question[Admission], facts: Admission | AdmissionFacts, *, declined: Iterable[AdmissionName] = (), readings: AdmissionReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[AdmissionName], ...]: ...
@overload
def next_facts(question: Literal["charter.member_rights"] | Question[RightClaim], facts: RightClaim | RightClaimFacts, *, declined: Iterable[RightClaimName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[RightClaimName], ...]: ...
@overload
def next_facts(question: Literal["charter.member_duties"] | Question[MemberConduct], facts: MemberConduct | MemberConductFacts, *, declined: Iterable[MemberConductName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[MemberConductName], ...]: ...
@overload
def next_facts(question: Literal["charter.termination"] | Question[Termination], facts: Termination | TerminationFacts, *, declined: Iterable[TerminationName] = (), readings: TerminationReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[TerminationName], ...]: ...
@overload
def next_facts(question: Literal["charter.competence"] | Question[Competence], facts: Competence | CompetenceFacts, *, declined: Iterable[CompetenceName] = (), readings: CompetenceReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[CompetenceName], ...]: ...
@overload
def next_facts(question: Literal["charter.resolution"] | Question[Resolution], facts: Resolution | ResolutionFacts, *, declined: Iterable[ResolutionName] = (), readings: ResolutionReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ResolutionName], ...]: ...
@overload
def next_facts(question: Literal["charter.annual_plenary"] | Question[Plenaries], facts: Plenaries | PlenariesFacts, *, declined: Iterable[PlenariesName] = (), readings: PlenariesReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[PlenariesName], ...]: ...
@overload
def next_facts(question: Literal["charter.presidium_qualification"] | Question[PresidiumMember], facts: PresidiumMember | PresidiumMemberFacts, *, declined: Iterable[PresidiumMemberName] = (), readings: PresidiumMemberReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[PresidiumMemberName], ...]: ...
@overload
def next_facts(question: Literal["charter.convening"] | Question[Convening], facts: Convening | ConveningFacts, *, declined: Iterable[ConveningName] = (), readings: ConveningReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ConveningName], ...]: ...
@overload
def next_facts(question: Literal["charter.expert_committee"] | Question[CommitteeMatter], facts: CommitteeMatter | CommitteeMatterFacts, *, declined: Iterable[CommitteeMatterName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[CommitteeMatterName], ...]: ...
@overload
def next_facts(question: Literal["charter.secretariat_appointment"] | Question[Appointment], facts: Appointment | AppointmentFacts, *, declined: Iterable[AppointmentName] = (), readings: AppointmentReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[AppointmentName], ...]: ...
@overload
def next_facts(question: Literal["charter.funding_source"] | Question[Funding], facts: Funding | FundingFacts, *, declined: Iterable[FundingName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[FundingName], ...]: ...
@overload
def next_facts(question: Literal["charter.use_of_funds"] | Question[Spending], facts: Spending | SpendingFacts, *, declined: Iterable[SpendingName] = (), readings: SpendingReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[SpendingName], ...]: ...
@overload
def next_facts(question: Literal["charter.accounting"] | Question[Accounting], facts: Accounting | AccountingFacts, *, declined: Iterable[AccountingName] = (), readings: AccountingReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[AccountingName], ...]: ...
@overload
def next_facts(question: Literal["charter.audit_and_publication"] | Question[AssetOversight], facts: AssetOversight | AssetOversightFacts, *, declined: Iterable[AssetOversightName] = (), readings: AssetOversightReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[AssetOversightName], ...]: ...
@overload
def next_facts(question: Literal["charter.asset_protection"] | Question[AssetDealing], facts: AssetDealing | AssetDealingFacts, *, declined: Iterable[AssetDealingName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[AssetDealingName], ...]: ...
@overload
def next_facts(question: Literal["charter.dissolution"] | Question[Dissolution], facts: Dissolution | DissolutionFacts, *, declined: Iterable[DissolutionName] = (), readings: DissolutionReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[DissolutionName], ...]: ...
@overload
def next_facts(question: Literal["charter.liquidation"] | Question[Liquidation], facts: Liquidation | LiquidationFacts, *, declined: Iterable[LiquidationName] = (), readings: LiquidationReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[LiquidationName], ...]: ...
@overload
def next_facts(question: Literal["charter.residual_assets"] | Question[Disposal], facts: Disposal | DisposalFacts, *, declined: Iterable[DisposalName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[DisposalName], ...]: ...
@overload
def next_facts(question: Literal["charter.entry_into_force"] | Question[CharterText], facts: CharterText | CharterTextFacts, *, declined: Iterable[CharterTextName] = (), readings: CharterTextReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[CharterTextName], ...]: ...
@overload
def next_facts(question: Literal["charter.interpretation"] | Question[Interpreting], facts: Interpreting | InterpretingFacts, *, declined: Iterable[InterpretingName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[InterpretingName], ...]: ...
@overload
def next_facts(question: Literal["anxi.scope_and_roles"] | Question[Activity], facts: Activity | ActivityFacts, *, declined: Iterable[ActivityName] = (), readings: ActivityReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ActivityName], ...]: ...
@overload
def next_facts(question: Literal["anxi.licence_display"] | Question[LicenceDisplay], facts: LicenceDisplay | LicenceDisplayFacts, *, declined: Iterable[LicenceDisplayName] = (), readings: LicenceDisplayReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[LicenceDisplayName], ...]: ...
@overload
def next_facts(question: Literal["anxi.filing"] | Question[Filing], facts: Filing | FilingFacts, *, declined: Iterable[FilingName] = (), readings: FilingReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[FilingName], ...]: ...
@overload
def next_facts(question: Literal["anxi.natural_person_seller"] | Question[NaturalPerson], facts: NaturalPerson | NaturalPersonFacts, *, declined: Iterable[NaturalPersonName] = (), readings: NaturalPersonReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[NaturalPersonName], ...]: ...
@overload
def next_facts(question: Literal["anxi.goods_quality"] | Question[GoodsQuality], facts: GoodsQuality | GoodsQualityFacts, *, declined: Iterable[GoodsQualityName] = (), readings: GoodsQualityReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[GoodsQualityName], ...]: ...
@overload
def next_facts(question: Literal["anxi.disclosure"] | Question[Disclosure], facts: Disclosure | DisclosureFacts, *, declined: Iterable[DisclosureName] = (), readings: DisclosureReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[DisclosureName], ...]: ...
@overload
def next_facts(question: Literal["anxi.seven_day_return"] | Question[Return], facts: Return | ReturnFacts, *, declined: Iterable[ReturnName] = (), readings: ReturnReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ReturnName], ...]: ...
@overload
def next_facts(question: Literal["anxi.standard_terms"] | Question[StandardTerms], facts: StandardTerms | StandardTermsFacts, *, declined: Iterable[StandardTermsName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[StandardTermsName], ...]: ...
@overload
def next_facts(question: Literal["anxi.receipts"] | Question[Receipts], facts: Receipts | ReceiptsFacts, *, declined: Iterable[ReceiptsName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ReceiptsName], ...]: ...
@overload
def next_facts(question: Literal["anxi.consumer_information"] | Question[ConsumerInformation], facts: ConsumerInformation | ConsumerInformationFacts, *, declined: Iterable[ConsumerInformationName] = (), readings: ConsumerInformationReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ConsumerInformationName], ...]: ...
@overload
def next_facts(question: Literal["anxi.own_platform"] | Question[OwnPlatform], facts: OwnPlatform | OwnPlatformFacts, *, declined: Iterable[OwnPlatformName] = (), readings: OwnPlatformReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[OwnPlatformName], ...]: ...
@overload
def next_facts(question: Literal["anxi.record_retention"] | Question[Retention], facts: Retention | RetentionFacts, *, declined: Iterable[RetentionName] = (), readings: RetentionReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[RetentionName], ...]: ...
@overload
def next_facts(question: Literal["anxi.transaction_completion"] | Question[Transaction], facts: Transaction | TransactionFacts, *, declined: Iterable[TransactionName] = (), readings: TransactionReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[TransactionName], ...]: ...
@overload
def next_facts(question: Literal["anxi.platform_systems"] | Question[PlatformSystems], facts: PlatformSystems | PlatformSystemsFacts, *, declined: Iterable[PlatformSystemsName] = (), readings: PlatformSystemsReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[PlatformSystemsName], ...]: ...
@overload
def next_facts(question: Literal["anxi.platform_records"] | Question[PlatformRecords], facts: PlatformRecords | PlatformRecordsFacts, *, declined: Iterable[PlatformRecordsName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[PlatformRecordsName], ...]: ...
@overload
def next_facts(question: Literal["anxi.platform_disputes"] | Question[Dispute], facts: Dispute | DisputeFacts, *, declined: Iterable[DisputeName] = (), readings: DisputeReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[DisputeName], ...]: ...
@overload
def next_facts(question: Literal["anxi.platform_conduct"] | Question[PlatformConduct], facts: PlatformConduct | PlatformConductFacts, *, declined: Iterable[PlatformConductName] = (), readings: PlatformConductReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[PlatformConductName], ...]: ...
@overload
def next_facts(question: Literal["anxi.infrastructure"] | Question[Infrastructure], facts: Infrastructure | InfrastructureFacts, *, declined: Iterable[InfrastructureName] = (), readings: InfrastructureReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[InfrastructureName], ...]: ...
@overload
def next_facts(question: Literal["anxi.prohibited_conduct"] | Question[Conduct], facts: Conduct | ConductFacts, *, declined: Iterable[ConductName] = (), readings: ConductReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ConductName], ...]: ...
@overload
def next_facts(question: Literal["anxi.authorities"] | Question[Authority], facts: Authority | AuthorityFacts, *, declined: Iterable[AuthorityName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[AuthorityName], ...]: ...
@overload
def next_facts(question: Literal["anxi.inspection"] | Question[Inspection], facts: Inspection | InspectionFacts, *, declined: Iterable[InspectionName] = (), readings: InspectionReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[InspectionName], ...]: ...
@overload
def next_facts(question: Literal["anxi.electronic_evidence"] | Question[Evidence], facts: Evidence | EvidenceFacts, *, declined: Iterable[EvidenceName] = (), readings: EvidenceReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[EvidenceName], ...]: ...
@overload
def next_facts(question: Literal["anxi.suspension"] | Question[Suspension], facts: Suspension | SuspensionFacts, *, declined: Iterable[SuspensionName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[SuspensionName], ...]: ...
@overload
def next_facts(question: Literal["anxi.website_closure"] | Question[Closure], facts: Closure | ClosureFacts, *, declined: Iterable[ClosureName] = (), readings: ClosureReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[ClosureName], ...]: ...
@overload
def next_facts(question: Literal["anxi.liability"] | Question[Liability], facts: Liability | LiabilityFacts, *, declined: Iterable[LiabilityName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[LiabilityName], ...]: ...
@overload
def next_facts(question: Literal["anxi.official_misconduct"] | Question[OfficialMisconduct], facts: OfficialMisconduct | OfficialMisconductFacts, *, declined: Iterable[OfficialMisconductName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[OfficialMisconductName], ...]: ...
@overload
def next_facts(question: Literal["anxi.entry_into_force"] | Question[EntryIntoForce], facts: EntryIntoForce | EntryIntoForceFacts, *, declined: Iterable[EntryIntoForceName] = (), readings: EntryIntoForceReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[EntryIntoForceName], ...]: ...
@overload
def next_facts(question: Literal["anxi.inspection_cooperation"] | Question[Cooperation], facts: Cooperation | CooperationFacts, *, declined: Iterable[CooperationName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[CooperationName], ...]: ...
@overload
def next_facts(question: Literal["anxi.officer_conduct"] | Question[OfficerConduct], facts: OfficerConduct | OfficerConductFacts, *, declined: Iterable[OfficerConductName] = (), readings: NoReadings | Literal["any"] | None = None, calendar: RestDays | None = None) -> tuple[FactToAsk[OfficerConductName], ...]: ...
@overload
def next_facts(question: OfTheLibrary, facts: Facts, **known: Any) -> DoesNotFit: ...
@overload
def next_facts(question: Question[F], facts: F, *, readings: Readings | None = None, **known: Unpack[Known]) -> tuple[FactToAsk, ...]: ...
@overload
def next_facts(
    question: Question[Facts], facts: Facts | Mapping[str, Any], *, readings: Readings | None = None, **known: Unpack[Known]
) -> tuple[FactToAsk, ...]: ...
def next_facts(question: Any, facts: Any, *, readings: Any = None, **known: Any) -> Any:
    """Return the facts to ask for next; see `cerra_rules.explaining.interview.next_facts`."""
    return interview.next_facts(question, facts, readings=readings, **known)

