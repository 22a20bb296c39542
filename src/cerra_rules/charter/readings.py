"""The contested readings of the charter: options and default; `contested.json` has the doubt, the reasons and what each option means."""

from cerra_rules.charter.instrument import CHARTER

APPLICANT_KIND_LIST = CHARTER.reading("applicant_kind_list", options=("open_list", "named_kinds_only"), default="open_list")  # RC01
APPLICANT_VIOLATION_LOOKBACK = CHARTER.reading("applicant_violation_lookback", options=("ever", "unresolved_only"), default="ever")  # RC03
VIOLATION_PROOF_STANDARD = CHARTER.reading(
    "violation_proof_standard",
    options=("effective_decision", "presidium_finding"),
    default="effective_decision",
)  # RC04
FOUNDER_RETURN_AFTER_TERMINATION = CHARTER.reading("founder_return_after_termination", options=("must_apply", "automatic"), default="must_apply")  # RC06
MEMBERSHIP_START = CHARTER.reading("membership_start", options=("certificate_issued", "resolution_passed"), default="certificate_issued")  # RC07
PRELIMINARY_REVIEW_EFFECT = CHARTER.reading("preliminary_review_effect", options=("not_a_condition", "condition"), default="not_a_condition")  # RC08
VOLUNTARY_EXIT_EFFECT = CHARTER.reading(
    "voluntary_exit_effect",
    options=("vote_without_discretion", "effective_on_request", "vote_with_discretion"),
    default="vote_without_discretion",
)  # RC12
DEREGISTRATION_EFFECT = CHARTER.reading(
    "deregistration_effect",
    options=("automatic_on_deregistration", "vote_required"),
    default="automatic_on_deregistration",
)  # RC13
RECUSAL_OF_MEMBER_CONCERNED = CHARTER.reading("recusal_of_member_concerned", options=("no_recusal", "recuse"), default="no_recusal")  # RC14
TERMINATION_VIOLATION_GRAVITY = CHARTER.reading("termination_violation_gravity", options=("any_violation", "serious_only"), default="any_violation")  # RC15
NEGLECT_GROUND_TEST = CHARTER.reading("neglect_ground_test", options=("both", "either"), default="both")  # RC16
CERTIFICATE_RETURN_DUTY = CHARTER.reading("certificate_return_duty", options=("all_terminated", "voluntary_only"), default="all_terminated")  # RC17
TWO_THIRDS_BASE = CHARTER.reading("two_thirds_base", options=("members_in_office", "presidium_units", "all_seats"), default="members_in_office")  # RC19
HONORARY_CHAIR_STANDING = CHARTER.reading("honorary_chair_standing", options=("counted", "not_counted"), default="counted")  # RC20
EXACT_TWO_THIRDS = CHARTER.reading("exact_two_thirds", options=("enough", "not_enough"), default="enough")  # RC21
CONTRADICTORY_RESOLUTIONS_EFFECT = CHARTER.reading(
    "contradictory_resolutions_effect",
    options=("both_stand", "neither_takes_effect"),
    default="both_stand",
)  # RC22
ATTENDANCE_MODES = CHARTER.reading("attendance_modes", options=("in_person_only", "remote_counts", "remote_and_proxy_count"), default="in_person_only")  # RC23
PLENARY_YEAR = CHARTER.reading("plenary_year", options=("calendar_year", "rolling_12_months"), default="calendar_year")  # RC25
QUALIFICATION_PERIOD = CHARTER.reading("qualification_period", options=("continuing", "at_election_only"), default="continuing")  # RC26
CRIMINAL_RECORD_BAR = CHARTER.reading(
    "criminal_record_bar",
    options=("punishment_imposed", "any_conviction", "intentional_only"),
    default="punishment_imposed",
)  # RC27
SECRETARIAT_CONVENING = CHARTER.reading("secretariat_convening", options=("not_allowed", "allowed"), default="not_allowed")  # RC29
PERMITTED_USE_TEST = CHARTER.reading("permitted_use_test", options=("either", "both"), default="either")  # RC30
SECRETARY_GENERAL_NOMINATION = CHARTER.reading("secretary_general_nomination", options=("required", "not_required"), default="required")  # RC31
MEMBER_SUPPORT_STATUS = CHARTER.reading("member_support_status", options=("counts_as_donation", "internal_money"), default="counts_as_donation")  # RC34
AMENDMENT_APPROVAL = CHARTER.reading("amendment_approval", options=("required", "not_required"), default="required")  # RC37
ACCOUNTING_QUALIFICATION = CHARTER.reading("accounting_qualification", options=("ability_or_title", "certificate_or_title"), default="ability_or_title")  # RC38
DISSOLUTION_VOTE_ORDER = CHARTER.reading("dissolution_vote_order", options=("any_order", "vote_first"), default="any_order")  # RC41
MINISTRIES_TO_INFORM = CHARTER.reading(
    "ministries_to_inform",
    options=("guidance_unit_at_least", "every_ministry_named"),
    default="guidance_unit_at_least",
)  # RC42
HALF_BASE = CHARTER.reading("half_base", options=("members_who_came", "members_at_vote"), default="members_who_came")  # RC46
PLENARY_ATTENDANCE = CHARTER.reading("plenary_attendance", options=("ordinary_quorum", "all_members"), default="ordinary_quorum")  # RC47
AUDIT_DUTY = CHARTER.reading("audit_duty", options=("accept_supervision", "yearly_audit"), default="accept_supervision")  # RC54
PUBLICATION_INTERVAL = CHARTER.reading("publication_interval", options=("no_fixed_interval", "yearly"), default="no_fixed_interval")  # RC55
PAYMENTS_TO_MEMBERS = CHARTER.reading("payments_to_members", options=("consideration_allowed", "none_allowed"), default="consideration_allowed")  # RC56
EXPULSION_PROPOSAL = CHARTER.reading("expulsion_proposal", options=("not_a_condition", "condition"), default="not_a_condition")  # RC58
FIRST_PLENARY_YEAR = CHARTER.reading("first_plenary_year", options=("first_full_year", "year_of_entry_into_force"), default="first_full_year")  # RC59
