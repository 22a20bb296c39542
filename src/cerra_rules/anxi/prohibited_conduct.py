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
    decided_by,
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
    MARK_USE = "mark_use", "在互联网上使用证明商标、地理标志或者他人注册商标标识"
    PAGE_DESIGN_COPYING = "page_design_copying", "使用他人网站特有的网页设计"
    OFFICIAL_MARK_MISUSE = "official_mark_misuse", "伪造、冒用政府电子标识"
    FALSE_PUBLICITY = "false_publicity", "在网站上作虚假宣传"
    ONE_SIDED_RULES = "one_sided_rules", "单方作出不公平、不合理或者减免责任的规定"
    IMPERSONATION = "impersonation", "冒用政府机关、社会团体或者他人企业名义推广"
    FORCED_ADVERTISING = "forced_advertising", "强行发布网络广告"
    FAKE_OR_SHODDY_SALE = "fake_or_shoddy_sale", "销售假冒伪劣商品"
    UNLAWFUL_LABEL_SALE = "unlawful_label_sale", "销售标签标识违法的商品"
    PYRAMID_SELLING = "pyramid_selling", "开展网络传销"
    PYRAMID_SUPPORT = "pyramid_support", "为网络传销提供平台、空间、服务器托管等服务"
    HARMFUL_PROGRAM = "harmful_program", "在信息传递中发送有害程序"
    OTHER_BREACH = "other_breach", "其他违反法律、法规、规章的行为"


class PublicityObject(Named):
    """What false publicity is about (item 5)."""

    ENTERPRISE_IMAGE = "enterprise_image", "企业形象"
    GOODS = "goods", "商品"
    SERVICES = "services", "服务"
    OTHER = "other", "其他"


class ProgramEffect(Named):
    """What a harmful program does (item 11): each verb with its own adverb."""

    DELIBERATE_DESTRUCTION = "deliberate_destruction", "蓄意毁坏"
    MALICIOUS_INTERFERENCE = "malicious_interference", "恶意干扰"
    SECRET_INTERCEPTION = "secret_interception", "秘密截取"
    APPROPRIATION = "appropriation", "侵占"


class Conduct(Facts):
    """What one operator did."""

    # who did what
    is_operator: Fact[bool] = fact(
        "an operator bound by the Measures", "属于受本办法约束的电子商务经营主体", judgement=True, decided_by=decided_by("anxi.scope_and_roles", "in_scope")
    )
    acts: Fact[frozenset[Act]] = fact("the acts committed; see notes", "所实施的行为（各行为的要件见说明）", judgement=True)
    # the further elements, item by item
    harms_rival_reputation: Fact[bool] = fact(
        "a competitor's business or product reputation is harmed (item 1)", "损害竞争对手的商业信誉、商品声誉（第（一）项）", judgement=True
    )
    has_mark_permission: Fact[bool] = fact("the holder of the mark permitted the use (item 2)", "使用该标识已获权利人许可（第（二）项）", judgement=True)
    mark_use_misleads: Fact[bool] = fact("the use of the mark misleads (item 2)", "造成误导（第（二）项）", judgement=True)
    mark_use_infringes_registered_mark: Fact[bool] = fact(
        "the use infringes an exclusive right in a registered mark (item 2)", "侵犯他人注册商标专用权（第（二）项）", judgement=True
    )
    has_design_permission: Fact[bool] = fact("the other site permitted the use of its design (item 3)", "使用该网页设计已获该网站许可（第（三）项）")
    sites_are_confused: Fact[bool] = fact("the two sites are confused as a result (item 3)", "造成与他人网站相混淆（第（三）项）", judgement=True)
    publicity_object: Fact[PublicityObject] = fact("what the false publicity is about (item 5)", "虚假宣传的对象（第（五）项）")
    deceives_consumers: Fact[bool] = fact("consumers are deceived (item 7)", "欺骗消费者（第（七）项）", judgement=True)
    advertising_is_harassing: Fact[bool] = fact("the advertising is harassing (item 8)", "所发布的广告构成骚扰（第（八）项）", judgement=True)
    uses_malicious_plugin: Fact[bool] = fact(
        "a malicious plug-in is implanted (item 8; without it the act falls under item 12 by default)", "植入恶意插件程序（第（八）项）"
    )
    uses_ecommerce_pretext: Fact[bool] = fact(
        "the scheme runs under a pretence: in the name of direct selling, capital operation or the like, with e-commerce as the front (item 10; "
        "for pyramid_support it matters only under pretext_scope = both_acts)",
        "该网络传销以“产品网络直销”“网上资本运作”等为名义、以电子商务为幌子（第（十）项；对提供支持的行为，仅在以名义、幌子为两种行为的共同要件时有意义）",
        judgement=True,
    )
    knows_of_pyramid_selling: Fact[bool] = fixed(
        "the supporter knows of the pyramid selling (item 10; matters only under pyramid_support_knowledge = required)",
        "明知系网络传销（第（十）项，仅在提供支持以明知为要件时有意义）",
        judgement=True,
    )
    program_effects: Fact[frozenset[ProgramEffect]] = fact(
        "what the program does to system data or information: destroys it deliberately, interferes with it maliciously, intercepts it secretly, "
        "appropriates it (item 11); an effect without its adverb is not in the set",
        "程序对系统数据和信息资料的作用（第（十一）项；缺少相应主观要件的不计入）",
        judgement=True,
    )
    program_is_meant_to_harm: Fact[bool] = fixed(
        "the sender means to do harm (item 11; matters only under harmful_program_intent = intent_to_harm_for_all)",
        "发送者意在造成损害（第（十一）项，仅在一律要求加害故意时有意义）",
        judgement=True,
    )


RIVAL_HARM_ELEMENT = ANXI.reading("rival_harm_element", options=("all_acts", "last_two_acts"), default="all_acts")  # RA35
MARK_MISUSE_ELEMENTS = ANXI.reading("mark_misuse_elements", options=("both", "either"), default="both")  # RA36
PLUGIN_ELEMENT = ANXI.reading("plugin_element", options=("required", "not_required"), default="required")  # RA37
PYRAMID_SUPPORT_KNOWLEDGE = ANXI.reading("pyramid_support_knowledge", options=("not_required", "required"), default="not_required")  # RA38
PRETEXT_SCOPE = ANXI.reading("pretext_scope", options=("conduct_only", "both_acts"), default="conduct_only")  # RA58
HARMFUL_PROGRAM_INTENT = ANXI.reading(  # RA39
    "harmful_program_intent", options=("each_verb_its_adverb", "intent_to_harm_for_all"), default="each_verb_its_adverb"
)


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

# item 5: false publicity
is_about_enterprise_or_goods = Conduct.publicity_object.is_one_of(PublicityObject.ENTERPRISE_IMAGE, PublicityObject.GOODS)
is_about_services_as_goods = all_of(Conduct.publicity_object.is_(PublicityObject.SERVICES), not_(SERVICES_AS_GOODS.is_("never")))

# items 8 and 12: forced advertising
forced_harassing_advertising = all_of(committed(Act.FORCED_ADVERTISING), Conduct.advertising_is_harassing)
means_are_enough = any_of(Conduct.uses_malicious_plugin, PLUGIN_ELEMENT.is_("not_required"))
harassed_by_other_means = all_of(forced_harassing_advertising, not_(means_are_enough))

# items 10 and 12: one runs a scheme in a name and behind a front; a host supplies servers under no name
ran_pyramid = committed(Act.PYRAMID_SELLING)
knowledge_is_enough = any_of(Conduct.knows_of_pyramid_selling, PYRAMID_SUPPORT_KNOWLEDGE.is_("not_required"))
supported_pyramid = all_of(committed(Act.PYRAMID_SUPPORT), knowledge_is_enough)
pretext_is_enough_for_support = any_of(Conduct.uses_ecommerce_pretext, PRETEXT_SCOPE.is_("conduct_only"))
ran_or_supported_pretended_pyramid = any_of(
    all_of(ran_pyramid, Conduct.uses_ecommerce_pretext),
    all_of(supported_pyramid, pretext_is_enough_for_support),
)
ran_or_supported_open_pyramid = any_of(
    all_of(ran_pyramid, not_(Conduct.uses_ecommerce_pretext)),
    all_of(supported_pyramid, not_(pretext_is_enough_for_support)),
)

# item 11: three verbs have an adverb of their own, which the effects contain; the fourth has none
has_effect = Conduct.program_effects.is_not_empty()
intent_is_enough = any_of(Conduct.program_is_meant_to_harm, HARMFUL_PROGRAM_INTENT.is_("each_verb_its_adverb"))

# item 12: what other law forbids anyway, where its own item fails for one element
breached_other_law = any_of(
    committed(Act.OTHER_BREACH),
    stole_or_advertised_without_harm,
    infringed_without_effect,
    harassed_by_other_means,
    ran_or_supported_open_pyramid,
)

NOT_APPLICABLE = neutral("not_applicable", "Not an operator bound by the Measures.", "不适用：不属于受本办法约束的经营主体。", (OPERATORS, PROHIBITIONS))
VIOLATION = adverse("violation", "At least one prohibition is breached.", "至少违反一项禁止性规定。")
NO_VIOLATION = favourable("no_violation", "None of the twelve.", "未见违反十二项禁止性规定。", PROHIBITIONS)

TWELVE_PROHIBITIONS = (
    prohibited("harm-to-rivals", 1, harmed_rivals),
    prohibited("misuse-of-marks", 2, used_mark_without_permission, mark_use_has_effect),
    prohibited("copied-page-design", 3, committed(Act.PAGE_DESIGN_COPYING), not_(Conduct.has_design_permission), Conduct.sites_are_confused),
    prohibited("misuse-of-official-marks", 4, committed(Act.OFFICIAL_MARK_MISUSE)),
    prohibited("false-publicity", 5, committed(Act.FALSE_PUBLICITY), any_of(is_about_enterprise_or_goods, is_about_services_as_goods)),
    prohibited("one-sided-rules", 6, committed(Act.ONE_SIDED_RULES)),
    prohibited("impersonation", 7, committed(Act.IMPERSONATION), Conduct.deceives_consumers),
    prohibited("forced-advertising", 8, forced_harassing_advertising, means_are_enough),
    prohibited("fake-goods-or-unlawful-labels", 9, committed(Act.FAKE_OR_SHODDY_SALE, Act.UNLAWFUL_LABEL_SALE)),
    prohibited("pyramid-selling", 10, ran_or_supported_pretended_pyramid),
    prohibited("harmful-program", 11, committed(Act.HARMFUL_PROGRAM), has_effect, intent_is_enough),
    prohibited("other-breach-of-law", 12, breached_other_law),
)

prohibited_conduct = Question(
    "anxi.prohibited_conduct",
    asks=("Does this conduct fall under one of the twelve prohibitions?", "该行为是否属于第十七条禁止的十二类行为之一？"),
    concerns=("the operator", "经营主体"),
    facts=Conduct,
    answers={
        NOT_APPLICABLE: (Rule("conduct-of-a-non-operator", (OPERATORS, PROHIBITIONS), not_(Conduct.is_operator), title=("Non-operator", "非经营主体")),),
        VIOLATION: TWELVE_PROHIBITIONS,
        NO_VIOLATION: OTHERWISE,
    },
    values=(Value("breached", "provisions breached", "违反的条文", listed(*TWELVE_PROHIBITIONS)),),
    higher_law=("HL01", "HL15", "HL16", "HL17"),
)
