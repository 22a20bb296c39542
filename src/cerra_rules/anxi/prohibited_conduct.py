"""Article 17: the twelve prohibitions for every operator bound by the Measures.

Each item has its own elements; item 12 catches what other law forbids anyway where its own item fails for one element.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import SERVICES_AS_GOODS
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
    fixed,
    listed,
    neutral,
    not_,
)

OPERATORS = ANXI.article(3).paragraph(1)
PROHIBITIONS = ANXI.article(17)


class Act(Named):
    """An act that one of the items names, in their order."""

    FALSE_RUMOURS = "false_rumours", "捏造、散布虚假信息"
    TRADE_INFORMATION_THEFT = "trade_information_theft", "窃取他人交易信息"
    ILLEGAL_ADVERTISING = "illegal_advertising", "发布违法广告"
    MALICIOUS_COMPARISON = "malicious_comparison", "恶意对比"
    MALICIOUS_PRICE_CUTTING = "malicious_price_cutting", "恶意压价"
    MARK_USE = "mark_use", "使用商标或者地理标志标识"
    PAGE_DESIGN_COPYING = "page_design_copying", "使用他人特有的网页设计"
    OFFICIAL_MARK_MISUSE = "official_mark_misuse", "伪造、冒用官方电子标识"
    FALSE_PUBLICITY = "false_publicity", "虚假宣传"
    ONE_SIDED_RULES = "one_sided_rules", "单方面作出不公平规定"
    IMPERSONATION = "impersonation", "冒用他人名义推广"
    FORCED_ADVERTISING = "forced_advertising", "强行发布广告"
    FAKE_OR_SHODDY_SALE = "fake_or_shoddy_sale", "销售假冒伪劣商品"
    UNLAWFUL_LABEL_SALE = "unlawful_label_sale", "销售标签标识不合法的商品"
    PYRAMID_SELLING = "pyramid_selling", "网络传销"
    PYRAMID_SUPPORT = "pyramid_support", "为网络传销提供支持"
    HARMFUL_PROGRAM = "harmful_program", "发送有害程序"
    OTHER_BREACH = "other_breach", "其他违法行为"


class PublicityObject(Named):
    """What false publicity is about (item 5)."""

    ENTERPRISE_IMAGE = "enterprise_image", "企业形象"
    GOODS = "goods", "商品"
    SERVICES = "services", "服务"
    OTHER = "other", "其他"


class Conduct(Facts):
    """What one operator did."""

    # who did what
    is_operator: Fact[bool] = fact("the person is an operator bound by the Measures", "系受本办法约束的电子商务经营主体")
    acts: Fact[frozenset[Act]] = fact("the acts committed, as the remarks define them", "所实施的行为；各行为的含义见备注", judgement=True)
    # the further elements, item by item
    harms_rival_reputation: Fact[bool] = fact(
        "a competitor's business or product reputation is harmed (item 1)", "损害竞争对手的商业信誉或者商品声誉（第一项）", judgement=True
    )
    has_mark_permission: Fact[bool] = fact("the holder of the mark permitted the use (item 2)", "标识权利人许可使用（第二项）")
    mark_use_misleads: Fact[bool] = fact("the use of the mark misleads (item 2)", "标识的使用造成误导（第二项）", judgement=True)
    mark_use_infringes_registered_mark: Fact[bool] = fact(
        "the use of the mark infringes an exclusive right in a registered mark (item 2)", "标识的使用侵犯他人注册商标专用权（第二项）", judgement=True
    )
    has_design_permission: Fact[bool] = fact("the other site permitted the use of its design (item 3)", "被使用网页设计的网站许可使用（第三项）")
    sites_are_confused: Fact[bool] = fact(
        "the use of the design makes people confuse the two sites (item 3)", "网页设计的使用致使两网站相混淆（第三项）", judgement=True
    )
    publicity_object: Fact[PublicityObject] = fact("what the false publicity is about (item 5)", "虚假宣传的对象（第五项）")
    deceives_consumers: Fact[bool] = fact(
        "consumers are deceived by promotion under another's name (item 7)", "以他人名义推广而欺骗消费者（第七项）", judgement=True
    )
    advertising_is_harassing: Fact[bool] = fact("the advertising forced on users is harassing (item 8)", "强行发布的广告构成骚扰（第八项）", judgement=True)
    uses_malicious_plugin: Fact[bool] = fact(
        "a malicious plug-in is used to force advertising on users (item 8; matters only under plugin_element = required)",
        "使用恶意插件强行发布广告（第八项；仅在 plugin_element = required 时有意义）",
    )
    knows_of_pyramid_selling: Fact[bool] = fixed(
        "whoever supports the pyramid selling knows of it (item 10; matters only under pyramid_support_knowledge = required)",
        "为传销提供支持者明知系网络传销（第十项；仅在 pyramid_support_knowledge = required 时有意义）",
        judgement=True,
    )
    program_harm_is_intended: Fact[bool] = fixed(
        "the harm done by the program is intended (item 11)", "程序所致危害出于蓄意或者恶意（第十一项）", judgement=True
    )


RIVAL_HARM_ELEMENT = ANXI.reading("rival_harm_element", options=("all_acts", "last_two_acts"), default="all_acts")  # RA35
MARK_MISUSE_ELEMENTS = ANXI.reading("mark_misuse_elements", options=("both", "either"), default="both")  # RA36
PLUGIN_ELEMENT = ANXI.reading("plugin_element", options=("not_required", "required"), default="not_required")  # RA37
PYRAMID_SUPPORT_KNOWLEDGE = ANXI.reading("pyramid_support_knowledge", options=("not_required", "required"), default="not_required")  # RA38


def committed(*acts: Act) -> Condition:
    """Hold where the operator did at least one of these."""
    return Conduct.acts.contains_any(*acts)


def prohibited(id: str, item: int, *elements: Condition) -> Rule:
    """Return the rule of one item: an operator breaches it where all its elements are there."""
    return Rule(id, PROHIBITIONS.item(item), all_of(Conduct.is_operator, *elements))


# items 1 and 12: what is aimed at rivals
attacked_rivals = committed(Act.FALSE_RUMOURS, Act.TRADE_INFORMATION_THEFT, Act.ILLEGAL_ADVERTISING, Act.MALICIOUS_COMPARISON, Act.MALICIOUS_PRICE_CUTTING)
did_one_of_the_first_three = committed(Act.FALSE_RUMOURS, Act.TRADE_INFORMATION_THEFT, Act.ILLEGAL_ADVERTISING)
harmed_rivals = any_of(
    all_of(attacked_rivals, Conduct.harms_rival_reputation),
    all_of(did_one_of_the_first_three, RIVAL_HARM_ELEMENT.is_("last_two_acts")),
)
stole_or_advertised_without_harm = all_of(
    RIVAL_HARM_ELEMENT.is_("all_acts"),
    not_(Conduct.harms_rival_reputation),
    committed(Act.TRADE_INFORMATION_THEFT, Act.ILLEGAL_ADVERTISING),
)

# items 2 and 12: marks
used_mark_without_permission = all_of(committed(Act.MARK_USE), not_(Conduct.has_mark_permission))
mark_use_has_effect = MARK_MISUSE_ELEMENTS.choose(
    both=all_of(Conduct.mark_use_misleads, Conduct.mark_use_infringes_registered_mark),
    either=any_of(Conduct.mark_use_misleads, Conduct.mark_use_infringes_registered_mark),
)
infringed_without_effect = all_of(used_mark_without_permission, Conduct.mark_use_infringes_registered_mark, not_(mark_use_has_effect))

# items 5, 8 and 10
is_about_enterprise_or_goods = Conduct.publicity_object.is_one_of(PublicityObject.ENTERPRISE_IMAGE, PublicityObject.GOODS)
is_about_services_as_goods = all_of(Conduct.publicity_object.is_(PublicityObject.SERVICES), not_(SERVICES_AS_GOODS.is_("never")))
means_are_enough = any_of(Conduct.uses_malicious_plugin, PLUGIN_ELEMENT.is_("not_required"))
knowledge_is_enough = any_of(Conduct.knows_of_pyramid_selling, PYRAMID_SUPPORT_KNOWLEDGE.is_("not_required"))
ran_or_supported_pyramid = any_of(committed(Act.PYRAMID_SELLING), all_of(committed(Act.PYRAMID_SUPPORT), knowledge_is_enough))

NOT_APPLICABLE = neutral("not_applicable", "Not an operator bound by the Measures.", "非受本办法约束的经营主体。", (OPERATORS, PROHIBITIONS))
VIOLATION = adverse("violation", "At least one prohibition is breached.", "至少触犯一项禁止。")
NO_VIOLATION = favourable("no_violation", "None of the twelve.", "未触犯。", PROHIBITIONS)

TWELVE_PROHIBITIONS = (
    prohibited("harm-to-rivals", 1, harmed_rivals),
    prohibited("misuse-of-marks", 2, used_mark_without_permission, mark_use_has_effect),
    prohibited("copied-page-design", 3, committed(Act.PAGE_DESIGN_COPYING), not_(Conduct.has_design_permission), Conduct.sites_are_confused),
    prohibited("misuse-of-official-marks", 4, committed(Act.OFFICIAL_MARK_MISUSE)),
    prohibited("false-publicity", 5, committed(Act.FALSE_PUBLICITY), any_of(is_about_enterprise_or_goods, is_about_services_as_goods)),
    prohibited("one-sided-rules", 6, committed(Act.ONE_SIDED_RULES)),
    prohibited("impersonation", 7, committed(Act.IMPERSONATION), Conduct.deceives_consumers),
    prohibited("forced-advertising", 8, committed(Act.FORCED_ADVERTISING), Conduct.advertising_is_harassing, means_are_enough),
    prohibited("fake-goods-or-unlawful-labels", 9, committed(Act.FAKE_OR_SHODDY_SALE, Act.UNLAWFUL_LABEL_SALE)),
    prohibited("pyramid-selling", 10, ran_or_supported_pyramid),
    prohibited("harmful-program", 11, committed(Act.HARMFUL_PROGRAM), Conduct.program_harm_is_intended),
    prohibited("other-breach-of-law", 12, any_of(committed(Act.OTHER_BREACH), stole_or_advertised_without_harm, infringed_without_effect)),
)

prohibited_conduct = Question(
    "anxi.prohibited_conduct",
    asks=("Does this conduct fall under one of the twelve prohibitions?", "该行为是否触犯十二项禁止之一？"),
    facts=Conduct,
    answers={
        NOT_APPLICABLE: (Rule("conduct-of-a-non-operator", (OPERATORS, PROHIBITIONS), not_(Conduct.is_operator), title=("Non-operator", "非经营主体")),),
        VIOLATION: TWELVE_PROHIBITIONS,
        NO_VIOLATION: OTHERWISE,
    },
    values=(Value("breached", "provisions breached", "违反的条文", listed(*TWELVE_PROHIBITIONS)),),
    higher_law=("HL01", "HL15", "HL16", "HL17"),
    adverse_law=("HL01",),
)
