"""Article 15, items 1 and 2: a platform verifies its sellers, and keeps its records and supplies them.

Where nobody else sells there is nobody to verify, and no record of identity to keep. How long a record is kept: `record_retention`.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
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
    hosts_other_sellers: Fact[bool] = fact("other sellers trade or publish their information on the platform", "有其他网络商品经营者在该平台交易或者发布信息")
    verified_identity: Fact[bool] = fact("the platform checked the true identity of the seller that uses it", "平台已查验入驻的网络商品经营者的真实身份")
    qualification_is_required: Fact[bool] = fixed(
        "law asks the seller that uses the platform for a business qualification", "入驻的网络商品经营者依法应当具备经营资格"
    )
    verified_qualification: Fact[bool] = fact("the platform checked the seller's business qualification", "平台已查验入驻的网络商品经营者的经营资格")
    has_seller_archive: Fact[bool] = fact("the platform has a full information archive of its sellers", "平台已建立完整的网络商品经营者信息档案")
    # records: item 2
    keeps_published_information: Fact[bool] = fact("the platform keeps the information published on it", "平台保存在其上发布的信息")
    keeps_transaction_records: Fact[bool] = fact("the platform keeps the records of transactions", "平台保存交易记录")
    records_are_complete_accurate_and_safe: Fact[bool] = fact(
        "technical means keep the platform's records complete, accurate and safe", "平台以技术手段使记录完整、准确、安全", judgement=True
    )
    received_lawful_inquiry: Fact[bool] = fixed(
        "a state organ has lawfully asked for records that are still held or must still be kept", "国家机关依法查询现存或者依法仍应保存的记录"
    )
    supplied_records: Fact[bool] = fact("the records that the state organ asked for were supplied", "已向国家机关提供其所查询的记录")
    identity_record_was_discarded_early: Fact[bool] = fixed(
        "a seller's licence or identity record was destroyed while it still had to be kept", "网络商品经营者的执照或者身份记录在仍须保存期间被销毁"
    )
    other_record_was_discarded_early: Fact[bool] = fixed(
        "a record other than an identity record, such as that of a transaction, was destroyed while it still had to be kept",
        "身份记录以外的记录（如交易记录）在仍须保存期间被销毁",
    )


def owed_of_other_sellers(id: str, provision: Provision, failure: Condition) -> Rule:
    """Return the rule of a duty about other sellers: without them it has no object."""
    return Rule(id, provision, all_of(PlatformRecords.hosts_other_sellers, failure))


lacks_qualification_check = all_of(PlatformRecords.qualification_is_required, not_(PlatformRecords.verified_qualification))
is_unverified = any_of(not_(PlatformRecords.verified_identity), lacks_qualification_check)
is_not_kept = any_of(not_(PlatformRecords.keeps_published_information), not_(PlatformRecords.keeps_transaction_records))
inquiry_is_unanswered = all_of(PlatformRecords.received_lawful_inquiry, not_(PlatformRecords.supplied_records))

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反。", (VERIFICATION, RECORDS))

DUTIES = (
    owed_of_other_sellers("seller-not-verified", VERIFICATION.norm("a"), is_unverified),
    owed_of_other_sellers("seller-archive-missing", VERIFICATION.norm("b"), not_(PlatformRecords.has_seller_archive)),
    Rule("platform-records-not-kept", RECORDS.norm("a"), is_not_kept),
    Rule("platform-records-unsound", RECORDS.norm("b"), not_(PlatformRecords.records_are_complete_accurate_and_safe)),
    Rule("platform-inquiry-unanswered", RECORDS.norm("c"), inquiry_is_unanswered),
    owed_of_other_sellers("identity-record-discarded-early", RECORDS.norm("d"), PlatformRecords.identity_record_was_discarded_early),
    Rule("other-record-discarded-early", RECORDS.norm("e"), PlatformRecords.other_record_was_discarded_early),
)

platform_records = Question(
    "anxi.platform_records",
    asks=("Platform: verification, archive and records in order?", "平台：核验、建档与记录保存是否合规？"),
    facts=PlatformRecords,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL02", "HL08", "HL12"),
    adverse_law=("HL01",),
)
