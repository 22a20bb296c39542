"""Article 11, paragraph 2: filing with the market authority for the link badge of the licence.

The text says that filing is a way to the badge (可通过), so it is not read as a duty; that is contested. What is filed must be complete and true.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
    Condition,
    Fact,
    Facts,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    fact,
    favourable,
    listing,
    neutral,
    not_,
)

DATA_RECORDS = ANXI.article(5).norm("c")
FILING = ANXI.article(11).paragraph(2)


class FilingItem(Named):
    """The ten items that 11¶2 names, in its order."""

    NAME = "name", "主体名称"
    TYPE = "type", "主体类型"
    SITE_NAME = "site_name", "网站名称"
    DOMAIN = "domain", "网站域名"
    IP_ADDRESS = "ip_address", "IP地址"
    SITE_TYPE = "site_type", "网站类型"
    ICP_LICENCE_NO = "icp_licence_no", "ICP许可证号"
    ISP = "isp", "ISP提供商"
    SERVER_ROOM_ADDRESS = "server_room_address", "服务器机房地址"
    CONTACT = "contact", "联系方式"


class Filing(Facts):
    """One operator's filing with the market authority."""

    is_licensed: Fact[bool] = fact("registered with the market authority and holding a business licence", "已登记并领取营业执照")
    sells_online: Fact[bool] = fact("trades goods or services over a network", "通过网络从事商品交易")
    has_filed: Fact[bool] = fact("a filing has been made", "已办理备案")
    filed_items: Fact[frozenset[FilingItem]] = fact("the items that the filing contains", "备案已包含的事项")
    filing_is_true: Fact[bool] = fact("what was filed is true", "备案信息真实", judgement=True)


FILING_DUTY = ANXI.reading("filing_duty", options=("optional", "mandatory"), default="optional")  # RA08


def is_missing(item: FilingItem) -> Condition:
    """Hold where the filing does not contain this item."""
    return not_(Filing.filed_items.contains(item))


is_due_and_not_made = all_of(not_(Filing.has_filed), FILING_DUTY.is_("mandatory"), Filing.is_licensed, Filing.sells_online)
something_is_missing = any_of(*(is_missing(item) for item in FilingItem))

FILING_MISSING = adverse("filing_missing", "A filing is due and has not been made.", "应当备案而未备案。")
FILING_NOT_REQUIRED = neutral("filing_not_required", "No filing and none is due.", "未备案，依本办法亦非必须备案。")
FALSE_FILING = adverse("false_filing", "What was filed is not true.", "备案信息不真实。")
FILING_INCOMPLETE = adverse("filing_incomplete", "Named items are missing.", "备案事项不齐备。")
FILING_COMPLETE = favourable("filing_complete", "All ten items are filed and true.", "十项备案事项齐备且真实。", (FILING.norm("b"), FILING.norm("c")))
FILED = (FALSE_FILING, FILING_INCOMPLETE, FILING_COMPLETE)

filing = Question(
    "anxi.filing",
    asks=("Filing for the electronic link badge: needed, complete and true?", "备案是否必要、齐备、真实？"),
    concerns=("the licensed seller", "持照经营者"),
    facts=Filing,
    answers={
        FILING_MISSING: (
            Rule("filing-due-and-not-made", (DATA_RECORDS, FILING.norm("a")), is_due_and_not_made, title=("Filing due and not made", "应备案而未备案")),
        ),
        FILING_NOT_REQUIRED: (Rule("no-filing-due", FILING.norm("a"), not_(Filing.has_filed), title=("No filing due", "无须备案")),),
        FALSE_FILING: (Rule("untrue-filing", FILING.norm("c"), not_(Filing.filing_is_true), title=("Untrue filing", "备案信息不真实")),),
        FILING_INCOMPLETE: (Rule("named-item-not-filed", FILING.norm("b"), something_is_missing, title=("Named item not filed", "备案事项欠缺")),),
        FILING_COMPLETE: OTHERWISE,
    },
    values=(
        Value("missing_items", "items missing from the filing", "欠缺的备案事项", listing(*((is_missing(item), item) for item in FilingItem)), only=FILED),
    ),
    higher_law=("HL06",),
    adverse_law=("HL01",),
)
