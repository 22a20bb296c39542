"""Article 16: what a provider of basic services (hosting, lines, site building, domains) owes."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL04, HL11, HL12
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import INFORMATION_CONSENT
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Named, all_of, any_of, not_

USERS = ANXI.article(16).item(1)
RECORDS = ANXI.article(16).item(2)
CONFIDENTIALITY = ANXI.article(16).item(4)
OTHER_DUTIES = ANXI.article(16).item(5)


class Consent(Named):
    """how many of the persons concerned consented."""

    NONE = "none", "无人同意"
    SOME = "some", "部分同意"
    ALL = "all", "全部同意"


class Infrastructure(Facts):
    """One provider of basic services, and one of its users."""

    has_user_archive: Fact[bool] = fact(
        "the provider has an archive of its users", zh="基础服务经营者已建立用户信息档案"
    )
    verified_identity: Fact[bool] = fact(
        "the provider checked the user's true identity", zh="基础服务经营者已查验用户的真实身份"
    )
    qualification_is_required: Fact[bool] = fact(
        "law asks the user for a business qualification", zh="用户依法应当具备经营资格", changeable=False
    )
    verified_qualification: Fact[bool] = fact(
        "the provider checked the user's business qualification", zh="基础服务经营者已查验用户的经营资格"
    )
    has_service_contract: Fact[bool] = fact(
        "the provider concluded a service contract with the user", zh="基础服务经营者已与用户订立服务合同"
    )
    serves_user_without_lawful_identity: Fact[bool] = fact(
        "the provider serves a user without lawful identity", zh="基础服务经营者为无合法身份的用户服务"
    )
    keeps_usage_logs: Fact[bool] = fact(
        "the provider records users' online activity as law requires", zh="基础服务经营者依法记录用户的上网信息"
    )
    record_was_discarded_early: Fact[bool] = fact(
        "a record of the user was destroyed while it still had to be kept",
        zh="用户记录在仍须保存期间被销毁",
        changeable=False,
    )
    received_lawful_inquiry: Fact[bool] = fact(
        "a state organ has lawfully asked for records that are still held or must still be kept",
        zh="国家机关依法查询现存或者依法仍应保存的记录",
        changeable=False,
    )
    supplied_records: Fact[bool] = fact(
        "the records that the state organ asked for were supplied", zh="已向国家机关提供其所查询的记录"
    )
    passed_on_private_information: Fact[bool] = fact(
        "private or secret information was passed on to a third party",
        zh="向第三方提供了涉及隐私或者商业秘密的信息",
        changeable=False,
    )
    consent: Fact[Consent] = fact(
        "how many of the persons concerned consented to the information being passed on",
        zh="相关当事人中有多少人同意提供该信息",
    )
    law_allows: Fact[bool] = fact(
        "a law or regulation allows the information to be passed on",
        zh="法律、法规另有规定，允许提供该信息",
        changeable=False,
    )
    answered_lawful_inquiry: Fact[bool] = fact(
        (
            "the information was passed on to a state organ that lawfully asked, or to a body competent for a "
            "dispute (15(3), 16(3))"
        ),
        zh="该信息系提供给依法查询的国家机关，或者有权处理纠纷的机构（第十五条第三项、第十六条第三项）",
        changeable=False,
    )
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of such a provider under law, regulation or rule is breached (name the source)",
        zh="违反法律、法规、规章对基础服务经营者规定的其他义务（须指明出处）",
        judgement=True,
    )


has_consent = any_of(
    Infrastructure.consent.is_(Consent.ALL),
    all_of(Infrastructure.consent.is_(Consent.SOME), INFORMATION_CONSENT.is_("any_one")),
)

BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty or ban is breached.", zh="至少违反一项义务或禁止。")
COMPLIANT = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。",
    cites=(USERS, RECORDS, CONFIDENTIALITY, OTHER_DUTIES),
)  # fmt: skip

DUTIES = (
    Rule(
        "user-not-verified",
        BREACH,
        cites=USERS.norm("a"),
        when=any_of(
            not_(Infrastructure.has_user_archive),
            not_(Infrastructure.verified_identity),
            all_of(Infrastructure.qualification_is_required, not_(Infrastructure.verified_qualification)),
        ),
    ),
    Rule("service-contract-missing", BREACH, cites=USERS.norm("b"), when=not_(Infrastructure.has_service_contract)),
    Rule(
        "user-without-lawful-identity",
        BREACH,
        cites=USERS.norm("c"),
        when=Infrastructure.serves_user_without_lawful_identity,
    ),
    Rule("usage-logs-not-kept", BREACH, cites=RECORDS.norm("a"), when=not_(Infrastructure.keeps_usage_logs)),
    Rule(
        "infrastructure-record-discarded-early",
        BREACH,
        cites=RECORDS.norm("b"),
        when=Infrastructure.record_was_discarded_early,
    ),
    Rule(
        "infrastructure-inquiry-unanswered",
        BREACH,
        cites=RECORDS.norm("c"),
        when=all_of(Infrastructure.received_lawful_inquiry, not_(Infrastructure.supplied_records)),
    ),
    Rule(
        "user-information-passed-on",
        BREACH,
        cites=CONFIDENTIALITY,
        when=all_of(
            Infrastructure.passed_on_private_information,
            not_(has_consent),
            not_(Infrastructure.law_allows),
            not_(Infrastructure.answered_lawful_inquiry),
        ),
    ),
    Rule(
        "other-infrastructure-duty-breached",
        BREACH,
        cites=OTHER_DUTIES,
        when=Infrastructure.breached_other_legal_duty,
    ),
)  # fmt: skip

infrastructure = Question(
    "anxi.infrastructure",
    asks=(
        "Infrastructure provider: identity, contract, records, supply and confidentiality in order?",
        "基础服务经营者：身份、合同、记录、提供与保密是否合规？",
    ),
    facts=Infrastructure,
    outcomes=(BREACH, COMPLIANT),
    rules=DUTIES,
    values=(Value("breached", listed(*DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL04, HL11, HL12),
    adverse_law=(HL01,),
    remarks=remarks.INFRASTRUCTURE,
)
