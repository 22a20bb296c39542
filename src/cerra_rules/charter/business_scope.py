"""Article 6: which activities the Alliance may take up.

The ten heads are the whole scope. Two of them carry an element of their own, without which the head alone is not enough:
branding is done together with a local government, and other work has to be for the Alliance to take on.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, Value, adverse, all_of, fact, favourable, fixed, not_

BUSINESS = CHARTER.article(6)


class BusinessHead(Named):
    """Head under which the activity falls, in the order of the ten items."""

    WORK_PLAN = "work_plan", "制定乡村振兴工作方案"
    INFRASTRUCTURE = "infrastructure", "乡村电商基础设施"
    REGIONAL_BRANDING = "regional_branding", "区域农产品品牌推介"
    QUALITY_CERTIFICATION = "quality_certification", "质量认证、溯源与品牌培育"
    ENTERPRISE_DISCOVERY = "enterprise_discovery", "发掘农产品生产企业"
    SOURCING_AND_SALES = "sourcing_and_sales", "农特产品产销对接"
    CONSUMER_MARKET = "consumer_market", "乡村消费市场与工业品下乡"
    TRAINING = "training", "技术与人才培训"
    SEMINAR_AND_STUDY = "seminar_and_study", "研讨与考察"
    OTHER_ENTRUSTED_WORK = "other_entrusted_work", "其他须由联盟承办的工作"
    NONE = "none", "均不属于"


class AllianceActivity(Facts):
    """One activity, seen under one head of the business scope."""

    activity: Fact[BusinessHead] = fixed(
        "Head under which the activity falls, in the order of the ten items; none = no head", "活动所属类别（按十项顺序；none 为均不属于）", judgement=True
    )
    is_joint_with_local_government: Fact[bool] = fact(
        "Done together with a local government; matters for regional_branding only", "联合地方政府（仅 regional_branding 有意义）"
    )
    is_entrusted_to_alliance: Fact[bool] = fact(
        "A presidium resolution or a request of the guidance unit on record says that the Alliance has to take it on; matters for other_entrusted_work only",
        "有据可查须由联盟承办（仅 other_entrusted_work 有意义）",
    )


HEADS = {
    BusinessHead.WORK_PLAN: BUSINESS.item(1),
    BusinessHead.INFRASTRUCTURE: BUSINESS.item(2),
    BusinessHead.REGIONAL_BRANDING: BUSINESS.item(3),
    BusinessHead.QUALITY_CERTIFICATION: BUSINESS.item(4),
    BusinessHead.ENTERPRISE_DISCOVERY: BUSINESS.item(5),
    BusinessHead.SOURCING_AND_SALES: BUSINESS.item(6),
    BusinessHead.CONSUMER_MARKET: BUSINESS.item(7),
    BusinessHead.TRAINING: BUSINESS.item(8),
    BusinessHead.SEMINAR_AND_STUDY: BUSINESS.item(9),
    BusinessHead.OTHER_ENTRUSTED_WORK: BUSINESS.item(10),
}
is_under_no_head = AllianceActivity.activity.is_(BusinessHead.NONE)
is_branded_alone = all_of(AllianceActivity.activity.is_(BusinessHead.REGIONAL_BRANDING), not_(AllianceActivity.is_joint_with_local_government))
is_not_entrusted = all_of(AllianceActivity.activity.is_(BusinessHead.OTHER_ENTRUSTED_WORK), not_(AllianceActivity.is_entrusted_to_alliance))

OUT_OF_SCOPE = adverse("out_of_scope", "No head fits", "不在业务范围")
ELEMENT_MISSING = adverse("element_missing", "The head fits, but one of its elements is missing", "类别相符但缺要件")
IN_SCOPE = favourable(
    "in_scope", "Within the scope", "属于业务范围", tuple(Limb(item, when=AllianceActivity.activity.is_(head)) for head, item in HEADS.items())
)

business_scope = Question(
    "charter.business_scope",
    asks=("Is this activity within the business scope?", "该活动是否属于业务范围？"),
    facts=AllianceActivity,
    answers={
        OUT_OF_SCOPE: (
            Rule("activity-under-no-head", BUSINESS, is_under_no_head, title=("Activity under none of the ten heads", "不属于十项中任何一项的活动")),
        ),
        ELEMENT_MISSING: (
            Rule("branding-without-local-government", BUSINESS.item(3), is_branded_alone, title=("Branding without local government", "未联合地方政府的推介")),
            Rule("other-work-not-entrusted", BUSINESS.item(10), is_not_entrusted, title=("Other work not entrusted", "并非须由联盟承办的工作")),
        ),
        IN_SCOPE: OTHERWISE,
    },
    values=(Value("provision", "the provision", "对应条文", AllianceActivity.activity.by(HEADS), only=(ELEMENT_MISSING, IN_SCOPE)),),
)
