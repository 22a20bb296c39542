"""Article 15, items 1 and 2: a platform verifies its sellers, and keeps its records and supplies them.

Where nobody else sells there is nobody to verify, and no record of identity to keep. How long a record is kept: `record_retention`.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Condition,
    Fact,
    Facts,
    Provision,
    Question,
    Rule,
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

VERIFICATION = ANXI.article(15).item(1)
RECORDS = ANXI.article(15).item(2)


class PlatformRecords(Facts):
    """How one platform verifies its sellers and keeps its records."""

    # verification and archive: item 1
    hosts_other_sellers: Fact[bool] = fact("other sellers trade or publish their information there", "有其他卖家在此交易或者发布信息")
    verified_identity: Fact[bool] = fact("the seller's true identity was checked", "已查验卖家的真实身份")
    qualification_is_required: Fact[bool] = fixed("law asks the seller for a business qualification", "依法应当具备经营资格", judgement=True)
    verified_qualification: Fact[bool] = fact("that qualification was checked", "已查验卖家的经营资格证明")
    has_seller_archive: Fact[bool] = fact("there is a full information archive of sellers", "已建立信息档案库")
    # records: item 2
    keeps_published_information: Fact[bool] = fact("information published on the platform is kept", "保存在平台上发布的信息")
    keeps_transaction_records: Fact[bool] = fact("records of transactions are kept", "保存交易记录")
    records_are_complete_accurate_and_safe: Fact[bool] = fact(
        "technical means keep them complete, accurate and safe", "以技术手段保证完整、准确、安全", judgement=True
    )
    received_lawful_inquiry: Fact[bool] = fixed(
        "a state organ has lawfully asked for records that are still held or must still be kept",
        "国家有关机关依法查询现存的或者依法仍应保存的记录",
        judgement=True,
    )
    supplied_records: Fact[bool] = fact("the records were supplied", "已提供所查询的记录")
    identity_record_was_discarded_early: Fact[bool] = fixed(
        "an identity record was destroyed too early: on the day of its destruction anxi.record_retention gave one of these outcomes",
        "身份记录在期满前被销毁",
        judgement=True,
        decided_by=decided_by("anxi.record_retention", "not_started", "must_keep"),
    )
    other_record_was_discarded_early: Fact[bool] = fixed(
        "another record was destroyed too early in the same sense",
        "其他记录在期满前被销毁",
        judgement=True,
        decided_by=decided_by("anxi.record_retention", "not_started", "must_keep"),
    )
    record_was_discarded_before_national_end: Fact[bool] = fixed(
        "a record was destroyed when the Measures no longer asked for it, but before the three years of national law were over (on the day of "
        "its destruction anxi.record_retention gave the caution HL02); decides the caution only",
        "记录在本办法不再要求保存之后、国家法律规定的三年期限届满之前被销毁（仅关系到提示）",
        judgement=True,
    )


def owed_of_other_sellers(id: str, provision: Provision, failure: Condition, en: str, zh: str) -> Rule:
    """Return the rule of a duty about other sellers: without them it has no object."""
    return Rule(id, provision, all_of(PlatformRecords.hosts_other_sellers, failure), title=(en, zh))


lacks_qualification_check = all_of(PlatformRecords.qualification_is_required, not_(PlatformRecords.verified_qualification))
is_unverified = any_of(not_(PlatformRecords.verified_identity), lacks_qualification_check)
is_not_kept = any_of(not_(PlatformRecords.keeps_published_information), not_(PlatformRecords.keeps_transaction_records))
inquiry_is_unanswered = all_of(PlatformRecords.received_lawful_inquiry, not_(PlatformRecords.supplied_records))
# A record that went between the two periods breaches national law only, which binds platforms and no pure own shop.
is_discarded_before_national_end = all_of(PlatformRecords.hosts_other_sellers, PlatformRecords.record_was_discarded_before_national_end)

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反本办法。", (VERIFICATION, RECORDS), caution=Caution("HL02", when=is_discarded_before_national_end))

DUTIES = (
    owed_of_other_sellers("seller-not-verified", VERIFICATION.norm("a"), is_unverified, "Seller not verified", "未查验卖家身份或者资格"),
    owed_of_other_sellers(
        "seller-archive-missing", VERIFICATION.norm("b"), not_(PlatformRecords.has_seller_archive), "Archive of sellers missing", "未建立卖家信息档案库"
    ),
    Rule("platform-records-not-kept", RECORDS.norm("a"), is_not_kept, title=("Records not kept", "未保存信息或者记录")),
    Rule(
        "platform-records-unsound",
        RECORDS.norm("b"),
        not_(PlatformRecords.records_are_complete_accurate_and_safe),
        title=("Records unsound", "记录不完整、不准确或者不安全"),
    ),
    Rule("platform-inquiry-unanswered", RECORDS.norm("c"), inquiry_is_unanswered, title=("Lawful inquiry unanswered", "未答复依法查询")),
    owed_of_other_sellers(
        "identity-record-discarded-early",
        RECORDS.norm("d"),
        PlatformRecords.identity_record_was_discarded_early,
        "Identity record discarded early",
        "身份记录过早销毁",
    ),
    Rule(
        "other-record-discarded-early",
        RECORDS.norm("e"),
        PlatformRecords.other_record_was_discarded_early,
        title=("Other record discarded early", "其他记录过早销毁"),
    ),
)

platform_records = Question(
    "anxi.platform_records",
    asks=("Platform: verification, archive and records in order?", "平台的身份查验、建档和记录保存是否合规？"),
    concerns=("the platform", "平台经营者"),
    facts=PlatformRecords,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL02", "HL08", "HL12", "HL42", "HL44"),
    adverse_law=("HL01",),
)
