"""Articles 14 and 15(1) and (2): the systems, the verification and the records that a platform owes."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL02, HL08, HL12, HL13
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import PLATFORM_SYSTEM_TEST
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Condition, Named, all_of, any_of, not_

SYSTEMS = ANXI.article(14)
VERIFICATION = ANXI.article(15).item(1)
RECORDS = ANXI.article(15).item(2)


class System(Named):
    """A system that a platform must have: items (1) to (7)."""

    USER_REGISTRATION = "user_registration", "用户注册制度"
    SELLER_QUALIFICATION_REVIEW = "seller_qualification_review", "经营者主体资格审核制度"
    TRADING_RULES = "trading_rules", "平台交易规则"
    DISCLOSURE_REVIEW = "disclosure_review", "信息披露与审核制度"
    CONSUMER_PROTECTION = "consumer_protection", "消费者权益保护制度"
    PUBLICITY_AND_WARNING = "publicity_and_warning", "公示与预警机制"
    SECURITY_AND_BACKUP = "security_and_backup", "交易安全与数据备份制度"


class PlatformSystems(Facts):
    """The systems that one platform has in place."""

    hosts_other_sellers: Fact[bool] = fact(
        "other sellers trade or publish their information on the platform",
        zh="有其他网络商品经营者在该平台交易或者发布信息",
    )
    systems: Fact[frozenset[System]] = fact(
        "the systems that the platform has in place, in the order of items (1) to (7)",
        zh="平台已建立的制度（依第一项至第七项的顺序）",
    )
    other_system_is_required: Fact[bool] = fact(
        "a law, regulation or rule asks the platform for a further system",
        zh="法律、法规、规章要求平台建立其他制度",
        judgement=True,
        changeable=False,
    )
    has_other_system: Fact[bool] = fact(
        "the further system that law asks for exists", zh="法律、法规、规章要求的其他制度已建立"
    )
    systems_are_adequate: Fact[bool] = fact(
        "the systems are sound and complete in substance (matters only under platform_system_test = "
        "existence_and_adequacy)",
        zh="各项制度实质上健全（仅在 platform_system_test = existence_and_adequacy 时有意义）",
        judgement=True,
    )


def lacks(system: System) -> Condition:
    """Hold where this system is not in place."""
    return not_(PlatformSystems.systems.contains(system))


MISSING_SYSTEMS = Outcome("missing_systems", Tone.ADVERSE, en="At least one system is missing.", zh="缺少制度。")
INADEQUATE = Outcome(
    "inadequate", Tone.ADVERSE, en="All exist, but they are not adequate.", zh="制度齐备但不健全。", cites=SYSTEMS
)  # fmt: skip
COMPLETE = Outcome("complete", Tone.FAVOURABLE, en="All systems exist.", zh="制度齐备。", cites=SYSTEMS)

EIGHT_SYSTEMS = (
    Rule(
        "user-registration-missing",
        MISSING_SYSTEMS,
        cites=SYSTEMS.item(1),
        when=lacks(System.USER_REGISTRATION),
    ),
    Rule(
        "seller-qualification-review-missing",
        MISSING_SYSTEMS,
        cites=SYSTEMS.item(2),
        # Where nobody else sells there is no one whose qualification could be reviewed.
        when=all_of(PlatformSystems.hosts_other_sellers, lacks(System.SELLER_QUALIFICATION_REVIEW)),
    ),
    Rule("trading-rules-missing", MISSING_SYSTEMS, cites=SYSTEMS.item(3), when=lacks(System.TRADING_RULES)),
    Rule("disclosure-review-missing", MISSING_SYSTEMS, cites=SYSTEMS.item(4), when=lacks(System.DISCLOSURE_REVIEW)),
    Rule(
        "consumer-protection-missing",
        MISSING_SYSTEMS,
        cites=SYSTEMS.item(5),
        when=lacks(System.CONSUMER_PROTECTION),
    ),
    Rule(
        "publicity-and-warning-missing",
        MISSING_SYSTEMS,
        cites=SYSTEMS.item(6),
        when=lacks(System.PUBLICITY_AND_WARNING),
    ),
    Rule(
        "security-and-backup-missing",
        MISSING_SYSTEMS,
        cites=SYSTEMS.item(7),
        when=lacks(System.SECURITY_AND_BACKUP),
    ),
    Rule(
        "other-system-missing",
        MISSING_SYSTEMS,
        cites=SYSTEMS.item(8),
        when=all_of(PlatformSystems.other_system_is_required, not_(PlatformSystems.has_other_system)),
    ),
)

platform_systems = Question(
    "anxi.platform_systems",
    asks=("Which of the platform's eight systems are missing?", "平台八项制度缺少哪些？"),
    facts=PlatformSystems,
    outcomes=(MISSING_SYSTEMS, INADEQUATE, COMPLETE),
    rules=(
        *EIGHT_SYSTEMS,
        Rule(
            "systems-not-adequate",
            INADEQUATE,
            cites=SYSTEMS,
            when=all_of(PLATFORM_SYSTEM_TEST.is_("existence_and_adequacy"), not_(PlatformSystems.systems_are_adequate)),
        ),
    ),
    values=(Value("missing", listed(*EIGHT_SYSTEMS), en="what is missing", zh="欠缺的事项"),),
    higher_law=(HL13,),
    adverse_law=(HL01,),
    remarks=remarks.PLATFORM_SYSTEMS,
)


class PlatformRecords(Facts):
    """How one platform verifies its sellers and keeps its records."""

    hosts_other_sellers: Fact[bool] = fact(
        "other sellers trade or publish their information on the platform",
        zh="有其他网络商品经营者在该平台交易或者发布信息",
    )
    verified_identity: Fact[bool] = fact(
        "the platform checked the true identity of the seller that uses it",
        zh="平台已查验入驻的网络商品经营者的真实身份",
    )
    qualification_is_required: Fact[bool] = fact(
        "law asks the seller that uses the platform for a business qualification",
        zh="入驻的网络商品经营者依法应当具备经营资格",
        changeable=False,
    )
    verified_qualification: Fact[bool] = fact(
        "the platform checked the seller's business qualification", zh="平台已查验入驻的网络商品经营者的经营资格"
    )
    has_seller_archive: Fact[bool] = fact(
        "the platform has a full information archive of its sellers", zh="平台已建立完整的网络商品经营者信息档案"
    )
    keeps_published_information: Fact[bool] = fact(
        "the platform keeps the information published on it", zh="平台保存在其上发布的信息"
    )
    keeps_transaction_records: Fact[bool] = fact(
        "the platform keeps the records of transactions", zh="平台保存交易记录"
    )
    records_are_complete_accurate_and_safe: Fact[bool] = fact(
        "technical means keep the platform's records complete, accurate and safe",
        zh="平台以技术手段使记录完整、准确、安全",
        judgement=True,
    )
    received_lawful_inquiry: Fact[bool] = fact(
        "a state organ has lawfully asked for records that are still held or must still be kept",
        zh="国家机关依法查询现存或者依法仍应保存的记录",
        changeable=False,
    )
    supplied_records: Fact[bool] = fact(
        "the records that the state organ asked for were supplied", zh="已向国家机关提供其所查询的记录"
    )
    identity_record_was_discarded_early: Fact[bool] = fact(
        "a seller's licence or identity record was destroyed while it still had to be kept",
        zh="网络商品经营者的执照或者身份记录在仍须保存期间被销毁",
        changeable=False,
    )
    other_record_was_discarded_early: Fact[bool] = fact(
        (
            "a record other than an identity record, such as that of a transaction, was destroyed while it still "
            "had to be kept"
        ),
        zh="身份记录以外的记录（如交易记录）在仍须保存期间被销毁",
        changeable=False,
    )


RECORDS_BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty is breached.", zh="至少违反一项义务。")
RECORDS_COMPLIANT = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=(VERIFICATION, RECORDS)
)  # fmt: skip

RECORD_DUTIES = (
    Rule(
        "seller-not-verified",
        RECORDS_BREACH,
        cites=VERIFICATION.norm("a"),
        when=all_of(
            PlatformRecords.hosts_other_sellers,
            any_of(
                not_(PlatformRecords.verified_identity),
                all_of(PlatformRecords.qualification_is_required, not_(PlatformRecords.verified_qualification)),
            ),
        ),
    ),
    Rule(
        "seller-archive-missing",
        RECORDS_BREACH,
        cites=VERIFICATION.norm("b"),
        when=all_of(PlatformRecords.hosts_other_sellers, not_(PlatformRecords.has_seller_archive)),
    ),
    Rule(
        "platform-records-not-kept",
        RECORDS_BREACH,
        cites=RECORDS.norm("a"),
        when=any_of(
            not_(PlatformRecords.keeps_published_information), not_(PlatformRecords.keeps_transaction_records)
        ),
    ),
    Rule(
        "platform-records-unsound",
        RECORDS_BREACH,
        cites=RECORDS.norm("b"),
        when=not_(PlatformRecords.records_are_complete_accurate_and_safe),
    ),
    Rule(
        "platform-inquiry-unanswered",
        RECORDS_BREACH,
        cites=RECORDS.norm("c"),
        when=all_of(PlatformRecords.received_lawful_inquiry, not_(PlatformRecords.supplied_records)),
    ),
    Rule(
        "identity-record-discarded-early",
        RECORDS_BREACH,
        cites=RECORDS.norm("d"),
        when=all_of(PlatformRecords.hosts_other_sellers, PlatformRecords.identity_record_was_discarded_early),
    ),
    Rule(
        "other-record-discarded-early",
        RECORDS_BREACH,
        cites=RECORDS.norm("e"),
        when=PlatformRecords.other_record_was_discarded_early,
    ),
)  # fmt: skip

platform_records = Question(
    "anxi.platform_records",
    asks=("Platform: verification, archive and records in order?", "平台：核验、建档与记录保存是否合规？"),
    facts=PlatformRecords,
    outcomes=(RECORDS_BREACH, RECORDS_COMPLIANT),
    rules=RECORD_DUTIES,
    values=(Value("breached", listed(*RECORD_DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL02, HL08, HL12),
    adverse_law=(HL01,),
    remarks=remarks.PLATFORM_RECORDS,
)
