"""Article 13, paragraph 2: a seller on its own platform also bears the platform duties of articles 14 and 15.

An own shop site is read as an own platform even where nobody else sells there, as paragraph 2 would otherwise add nothing; that is contested.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Question, Rule, Value, all_of, fact, listed, neutral, not_

OWN_PLATFORM = ANXI.article(13).paragraph(2)
PLATFORM_SYSTEMS = ANXI.article(14)
PLATFORM_DUTIES = ANXI.article(15)


class OwnPlatform(Facts):
    """Where one seller sells, and who else sells there."""

    sells_via_own_platform: Fact[bool] = fact(
        "the seller sells through a platform or shop site of its own where deals are concluded", "网络商品经营者通过可在其上成交的自建平台或者网站销售"
    )
    hosts_other_sellers: Fact[bool] = fact("other sellers trade or publish their information on the platform", "有其他网络商品经营者在该平台交易或者发布信息")


OWN_SHOP_DUTIES = ANXI.reading("own_shop_duties", options=("own_shop_counts", "only_with_other_sellers"), default="own_shop_counts")  # RA24

is_alone = not_(OwnPlatform.hosts_other_sellers)
own_shop_does_not_count = all_of(OWN_SHOP_DUTIES.is_("only_with_other_sellers"), is_alone)

NO_EXTRA_DUTIES = neutral("no_extra_duties", "Articles 14 and 15 do not apply.", "不适用第十四条、第十五条。")
PLATFORM_DUTIES_APPLY = neutral(
    "platform_duties_apply",
    "Articles 14 and 15 apply as well.",
    "另须履行第十四条、第十五条义务。",
    (OWN_PLATFORM, PLATFORM_SYSTEMS, PLATFORM_DUTIES),
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
    asks=("Do the platform duties also bind this seller with its own platform?", "自建平台的网络商品经营者是否须承担平台义务？"),
    facts=OwnPlatform,
    answers={
        NO_EXTRA_DUTIES: (
            Rule("no-own-platform", OWN_PLATFORM, not_(OwnPlatform.sells_via_own_platform), title=("No own platform", "无自建平台")),
            Rule("own-shop-without-other-sellers", OWN_PLATFORM, own_shop_does_not_count, title=("Own shop without other sellers", "自建网站无其他经营者")),
        ),
        PLATFORM_DUTIES_APPLY: OTHERWISE,
    },
    values=(
        Value("dropped", "duties without an object", "没有对象的义务", listed(*DUTIES_TOWARDS_OTHER_SELLERS), only=(PLATFORM_DUTIES_APPLY,), otherwise=()),
    ),
    higher_law=("HL26",),
)
