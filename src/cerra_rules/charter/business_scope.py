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
    INFRASTRUCTURE = "infrastructure", "提高电商新基础设施建设水平"
    REGIONAL_BRANDING = "regional_branding", "联合地方政府推介区域农产品品牌"
    QUALITY_CERTIFICATION = "quality_certification", "农特产品质量认证、产品溯源、品牌培育"
    ENTERPRISE_DISCOVERY = "enterprise_discovery", "发掘优质农产品生产企业"
    SOURCING_AND_SALES = "sourcing_and_sales", "引导采销资源下沉、农特产品产销对接"
    CONSUMER_MARKET = "consumer_market", "关注乡村消费市场、推动工业品下乡"
    TRAINING = "training", "技术培训、人才培养等帮助与支持"
    SEMINAR_AND_STUDY = "seminar_and_study", "交流研讨会、考察活动"
    OTHER_ENTRUSTED_WORK = "other_entrusted_work", "其他需要联盟承办的具体工作"
    NONE = "none", "无"


class AllianceActivity(Facts):
    """One activity, seen under one head of the business scope."""

    activity: Fact[BusinessHead] = fixed(
        "Head under which the activity falls, in the order of the ten items; none if no head fits",
        "活动所属类别，按十项顺序（均不属于的，选“无”）",
        judgement=True,
    )
    is_joint_with_local_government: Fact[bool] = fact(
        "Done together with a local government; matters for regional branding only", "联合地方政府开展（仅区域农产品品牌推介有意义）"
    )
    is_entrusted_to_alliance: Fact[bool] = fact(
        "A presidium resolution or a request of the guidance unit on record says that the Alliance has to take it on; matters for other work only",
        "主席团会议决议或者工作指导单位的书面要求表明须由联盟承办（仅其他工作有意义）",
        judgement=True,
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

OUT_OF_SCOPE = adverse("out_of_scope", "No head fits", "不属于业务范围。")
ELEMENT_MISSING = adverse("element_missing", "The head fits, but one of its elements is missing", "类别相符，但缺少要件。")
IN_SCOPE = favourable(
    "in_scope", "Within the scope", "属于业务范围。", tuple(Limb(item, when=AllianceActivity.activity.is_(head)) for head, item in HEADS.items())
)

business_scope = Question(
    "charter.business_scope",
    asks=("Is this activity within the business scope?", "该活动是否属于联盟的业务范围？"),
    concerns=("the Alliance", "联盟"),
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
