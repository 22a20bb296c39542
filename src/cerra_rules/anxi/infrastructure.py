"""Article 16, items 1, 2, 4 and 5: what a provider of basic services (hosting, lines, site building, domains) owes.

The special duties to supply a state organ, or a body competent for a dispute, prevail over the ban on passing information on.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import INFORMATION_CONSENT
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Condition,
    Fact,
    Facts,
    Named,
    Question,
    Rule,
    Term,
    Value,
    adverse,
    all_of,
    any_of,
    decided_by,
    fact,
    favourable,
    fixed,
    listed,
    not_,
)

USERS = ANXI.article(16).item(1)
RECORDS = ANXI.article(16).item(2)
CONFIDENTIALITY = ANXI.article(16).item(4)
OTHER_DUTIES = ANXI.article(16).item(5)


class Consent(Named):
    """How many of the persons concerned consented."""

    NONE = "none", "均未同意"
    SOME = "some", "部分同意"
    ALL = "all", "全部同意"


class Infrastructure(Facts):
    """One provider of basic services, and one of its users."""

    # users: item 1
    has_user_archive: Fact[bool] = fact("there is an archive of users", "已建立用户信息档案库")
    verified_identity: Fact[bool] = fact("the user's true identity was checked", "已查验用户的真实身份")
    qualification_is_required: Fact[bool] = fixed("law asks the user for a business qualification", "依法应当具备经营资格", judgement=True)
    verified_qualification: Fact[bool] = fact("that qualification was checked", "已查验用户的经营资格证明")
    has_service_contract: Fact[bool] = fact("a service contract was concluded with the user", "已与用户签订服务合同")
    serves_user_without_lawful_identity: Fact[bool] = fact("a user without lawful identity is served", "为无合法身份的用户提供服务", judgement=True)
    # records: item 2
    keeps_usage_logs: Fact[bool] = fact("users' online activity is recorded as law requires", "依法记录用户上网信息", judgement=True)
    record_was_discarded_early: Fact[bool] = fixed(
        "a record was destroyed too early: on the day of its destruction anxi.record_retention gave one of these outcomes",
        "记录在保存期满前被销毁",
        judgement=True,
        decided_by=decided_by("anxi.record_retention", "not_started", "must_keep"),
    )
    record_was_discarded_before_national_end: Fact[bool] = fixed(
        "a log was destroyed when the Measures no longer asked for it, but before the six months of national law were over (on the day of its "
        "destruction anxi.record_retention gave the caution HL04); decides the caution only",
        "上网日志在本办法不再要求保存之后、国家法律规定的六个月届满之前被销毁（仅关系到提示）",
        judgement=True,
    )
    received_lawful_inquiry: Fact[bool] = fixed(
        "a state organ has lawfully asked for records that are still held or must still be kept",
        "国家有关机关依法查询现存的或者依法仍应保存的记录",
        judgement=True,
    )
    supplied_records: Fact[bool] = fact("the records were supplied", "已提供所查询的记录")
    # confidentiality: item 4
    passed_on_private_information: Fact[bool] = fixed(
        "private or secret information was passed on to a third party", "向第三方提供涉及用户隐私或者商业秘密的信息", judgement=True
    )
    consent: Fact[Consent] = fact("how many of the persons concerned consented", "相关当事人是否同意", judgement=True)
    law_allows: Fact[bool] = fixed("a law or regulation provides otherwise", "法律、法规另有规定", judgement=True)
    answered_lawful_inquiry: Fact[bool] = fixed(
        "it was passed on to a state organ that lawfully asked, or to a body competent for a dispute (15(3), 16(3))",
        "系向依法查询的国家机关或者有权处理纠纷的机构提供（第十五条第（三）项、第十六条第（三）项）",
        judgement=True,
    )
    # duties under other law: item 5
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of such a provider under law, regulation or rule is breached (name the source)", "违反法律、法规、规章规定的其他义务", judgement=True
    )


def is_passed_on(information: Condition, consent: Term[Consent], law_allows: Condition, answered_inquiry: Condition) -> Condition:
    """Hold where private or secret information reached a third party without consent, a law that allows it, or a lawful inquiry."""
    has_partial_consent = all_of(consent.is_(Consent.SOME), INFORMATION_CONSENT.is_("any_one"))
    has_consent = any_of(consent.is_(Consent.ALL), has_partial_consent)
    return all_of(information, not_(has_consent), not_(law_allows), not_(answered_inquiry))


lacks_qualification_check = all_of(Infrastructure.qualification_is_required, not_(Infrastructure.verified_qualification))
is_unverified = any_of(not_(Infrastructure.has_user_archive), not_(Infrastructure.verified_identity), lacks_qualification_check)
inquiry_is_unanswered = all_of(Infrastructure.received_lawful_inquiry, not_(Infrastructure.supplied_records))
secrets_are_passed_on = is_passed_on(
    Infrastructure.passed_on_private_information,
    Infrastructure.consent,
    Infrastructure.law_allows,
    Infrastructure.answered_lawful_inquiry,
)

BREACH = adverse("breach", "At least one duty or ban is breached.", "至少违反一项义务或者禁止性规定。")
COMPLIANT = favourable(
    "compliant",
    "No breach.",
    "未见违反本办法。",
    (USERS, RECORDS, CONFIDENTIALITY, OTHER_DUTIES),
    caution=Caution("HL04", when=Infrastructure.record_was_discarded_before_national_end),
)

DUTIES = (
    Rule("user-not-verified", USERS.norm("a"), is_unverified, title=("User not verified", "未建档或者未查验用户")),
    Rule("service-contract-missing", USERS.norm("b"), not_(Infrastructure.has_service_contract), title=("Service contract missing", "未签订服务合同")),
    Rule(
        "user-without-lawful-identity",
        USERS.norm("c"),
        Infrastructure.serves_user_without_lawful_identity,
        title=("User without lawful identity", "为无合法身份者提供服务"),
    ),
    Rule("usage-logs-not-kept", RECORDS.norm("a"), not_(Infrastructure.keeps_usage_logs), title=("Usage logs not kept", "未记录上网信息")),
    Rule(
        "infrastructure-record-discarded-early", RECORDS.norm("b"), Infrastructure.record_was_discarded_early, title=("Record discarded early", "记录过早销毁")
    ),
    Rule("infrastructure-inquiry-unanswered", RECORDS.norm("c"), inquiry_is_unanswered, title=("Lawful inquiry unanswered", "未答复依法查询")),
    Rule("user-information-passed-on", CONFIDENTIALITY, secrets_are_passed_on, title=("Information passed on", "向第三方提供信息")),
    Rule(
        "other-infrastructure-duty-breached",
        OTHER_DUTIES,
        Infrastructure.breached_other_legal_duty,
        title=("Other duty of a provider breached", "违反其他义务"),
    ),
)

infrastructure = Question(
    "anxi.infrastructure",
    asks=(
        "Infrastructure provider: identity, contract, records, supply and confidentiality in order?",
        "基础服务经营者的身份查验、合同、记录保存、信息提供和保密是否合规？",
    ),
    concerns=("the basic-service provider", "基础服务经营者"),
    facts=Infrastructure,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL04", "HL11", "HL12", "HL43"),
    adverse_law=("HL01",),
)
