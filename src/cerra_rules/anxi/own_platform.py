"""Article 13, paragraph 2: a seller on its own platform also bears the platform duties of articles 14 and 15.

Not every own site is an own trading platform: by default one is where buyers can order and pay, or that hosts others; that is contested.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import HOLDS, OTHERWISE, Fact, Facts, Limb, Question, Rule, Value, any_of, fact, listed, neutral, not_

OWN_PLATFORM = ANXI.article(13).paragraph(2)
PLATFORM_SYSTEMS = ANXI.article(14)
PLATFORM_DUTIES = ANXI.article(15)


class OwnPlatform(Facts):
    """Where one seller sells, and who else sells there."""

    sells_via_own_site: Fact[bool] = fact("sells through a site of its own, be it a plain website or a platform", "通过自建网站或者自建网络交易平台销售商品")
    site_offers_trading_functions: Fact[bool] = fact(
        "the buyer can both order and pay on the site itself, be it through a payment service that the site opens; not so where the site shows "
        "the goods and the order or the payment is made by telephone, in a chat, on delivery or on another platform",
        "买方在该网站上既能下单又能付款（由该网站调用第三方支付的，亦属之）；仅展示商品，而以电话、聊天、货到付款或者在其他平台下单、付款的，不属之",
    )
    hosts_other_sellers: Fact[bool] = fact("other sellers trade or publish their information there", "有其他卖家在该网站交易或者发布信息")


OWN_SHOP_DUTIES = ANXI.reading(  # RA24
    "own_shop_duties", options=("own_trading_platform", "own_shop_counts", "only_with_other_sellers"), default="own_trading_platform"
)

is_alone = not_(OwnPlatform.hosts_other_sellers)
# 3¶2 names the own website beside the trading platform: a platform is where the trade itself is made, or where others sell.
is_own_platform = OWN_SHOP_DUTIES.choose(
    own_trading_platform=any_of(OwnPlatform.site_offers_trading_functions, OwnPlatform.hosts_other_sellers),
    own_shop_counts=HOLDS,
    only_with_other_sellers=OwnPlatform.hosts_other_sellers,
)

NO_EXTRA_DUTIES = neutral("no_extra_duties", "Articles 14 and 15 do not apply.", "不适用第十四条、第十五条。")
PLATFORM_DUTIES_APPLY = neutral(
    "platform_duties_apply", "Articles 14 and 15 apply as well.", "还应当履行第十四条、第十五条规定的义务。", (OWN_PLATFORM, PLATFORM_SYSTEMS, PLATFORM_DUTIES)
)

# Where nobody else sells there is no other seller to vet, to keep records of, or to answer with.
DUTIES_TOWARDS_OTHER_SELLERS = (
    Limb(PLATFORM_SYSTEMS.item(2), when=is_alone),
    Limb(PLATFORM_DUTIES.item(1), when=is_alone),
    Limb(PLATFORM_DUTIES.item(2).norm("d"), when=is_alone),
    Limb(PLATFORM_DUTIES.item(3).norm("b"), when=is_alone),
)

own_platform = Question(
    "anxi.own_platform",
    asks=("Do the platform duties also bind this seller with its own platform?", "自建网站或者自建平台的卖家是否应当同时履行平台义务？"),
    concerns=("the seller; all outcomes are neutral", "卖家（各结论均为中性）"),
    facts=OwnPlatform,
    answers={
        NO_EXTRA_DUTIES: (
            Rule("no-own-site", OWN_PLATFORM, not_(OwnPlatform.sells_via_own_site), title=("No own site", "无自建网站")),
            Rule("own-site-that-is-no-platform", OWN_PLATFORM, not_(is_own_platform), title=("Own site that is no platform", "自建网站不属自建平台")),
        ),
        PLATFORM_DUTIES_APPLY: OTHERWISE,
    },
    values=(
        Value("dropped", "duties without an object", "没有对象的义务", listed(*DUTIES_TOWARDS_OTHER_SELLERS), only=(PLATFORM_DUTIES_APPLY,), otherwise=()),
    ),
    higher_law=("HL26",),
)
