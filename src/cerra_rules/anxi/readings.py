"""The contested readings of the Measures: options and default; `contested.json` has the doubt, the reasons and what each option means."""

from cerra_rules.anxi.instrument import ANXI

SERVICES_AS_GOODS = ANXI.reading("services_as_goods", options=("where_natural", "always", "never"), default="where_natural")  # RA02
INFORMATION_PUBLISHER_ROLE = ANXI.reading("information_publisher_role", options=("general_operator", "seller"), default="general_operator")  # RA03
COUNTY_LINK = ANXI.reading("county_link", options=("operator_domicile", "place_of_act", "consumer_location"), default="operator_domicile")  # RA04
LICENCE_DISPLAY_PAGE = ANXI.reading("licence_display_page", options=("either_page", "home_page_only"), default="either_page")  # RA07
FILING_DUTY = ANXI.reading("filing_duty", options=("optional", "mandatory"), default="optional")  # RA08
IDENTITY_RECORD_START = ANXI.reading("identity_record_start", options=("registration_cancelled", "seller_left"), default="registration_cancelled")  # RA09
IDENTITY_APPLICATION_ADDRESSEE = ANXI.reading(
    "identity_application_addressee",
    options=("platform_only", "any_carrying_service"),
    default="platform_only",
)  # RA10
PRIOR_LICENCE_MEANING = ANXI.reading("prior_licence_meaning", options=("any_licence", "pre_registration_only"), default="any_licence")  # RA11
REGISTRATION_RULE = ANXI.reading("registration_rule", options=("this_text", "national_law"), default="this_text")  # RA12
DISCLOSURE_HEADINGS = ANXI.reading("disclosure_headings", options=("applicable_only", "all_eleven"), default="applicable_only")  # RA14
RETURN_PERIOD_ACT = ANXI.reading("return_period_act", options=("request", "dispatch", "taking_back"), default="request")  # RA15
RETURN_PERIOD_FIRST_DAY = ANXI.reading("return_period_first_day", options=("day_after_receipt", "day_of_receipt"), default="day_after_receipt")  # RA16
RETURN_PERIOD_REST_DAYS = ANXI.reading("return_period_rest_days", options=("roll_forward", "no_roll"), default="roll_forward")  # RA17
RECEIPT_RECORD_START = ANXI.reading(
    "receipt_record_start",
    options=("later_of_completion_and_issue", "receipt_issued"),
    default="later_of_completion_and_issue",
)  # RA22
CONSUMER_INFORMATION_CONSENT = ANXI.reading("consumer_information_consent", options=("no_defence", "defence"), default="no_defence")  # RA23
OWN_SHOP_DUTIES = ANXI.reading("own_shop_duties", options=("own_shop_counts", "only_with_other_sellers"), default="own_shop_counts")  # RA24
PLATFORM_SYSTEM_TEST = ANXI.reading("platform_system_test", options=("existence", "existence_and_adequacy"), default="existence")  # RA25
TRANSACTION_COMPLETION_EVENT = ANXI.reading("transaction_completion_event", options=("last_step", "delivery"), default="last_step")  # RA27
INFORMATION_CONSENT = ANXI.reading("information_consent", options=("everyone_concerned", "any_one"), default="everyone_concerned")  # RA28
LOST_RECORDS_LIABILITY = ANXI.reading("lost_records_liability", options=("excused_after_period", "strict", "fault"), default="excused_after_period")  # RA29
INFRINGEMENT_KNOWLEDGE = ANXI.reading("infringement_knowledge", options=("actual", "actual_or_constructive"), default="actual")  # RA30
INFRASTRUCTURE_RECORD_START = ANXI.reading("infrastructure_record_start", options=("contract_ended", "record_created"), default="contract_ended")  # RA33
USAGE_LOG_PERIOD = ANXI.reading("usage_log_period", options=("included", "excluded"), default="included")  # RA34
RIVAL_HARM_ELEMENT = ANXI.reading("rival_harm_element", options=("all_acts", "last_two_acts"), default="all_acts")  # RA35
MARK_MISUSE_ELEMENTS = ANXI.reading("mark_misuse_elements", options=("both", "either"), default="both")  # RA36
PLUGIN_ELEMENT = ANXI.reading("plugin_element", options=("not_required", "required"), default="not_required")  # RA37
PYRAMID_SUPPORT_KNOWLEDGE = ANXI.reading("pyramid_support_knowledge", options=("not_required", "required"), default="not_required")  # RA38
ELECTRONIC_ORIGINAL = ANXI.reading("electronic_original", options=("not_sufficient", "sufficient"), default="not_sufficient")  # RA43
CLOSURE_PENALTY_STATUS = ANXI.reading("closure_penalty_status", options=("decided", "final"), default="decided")  # RA45
ISSUE_DATE_RULE = ANXI.reading("issue_date_rule", options=("as_given", "presumed_past"), default="as_given")  # RA48
UNSOLD_INFORMATION_PERIOD = ANXI.reading("unsold_information_period", options=("from_removal", "no_period"), default="from_removal")  # RA56
