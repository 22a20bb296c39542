"""Article 13: lawful and sound goods, disclosure and performance, and the seller with its own platform."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL07, HL23, HL24, HL26
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.natural_persons import LicenceRequirement, is_prior_licence
from cerra_rules.anxi.readings import DISCLOSURE_HEADINGS, OWN_SHOP_DUTIES
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Condition, Named, all_of, any_of, listing, not_

LAWFULNESS = ANXI.article(13).item(1)
QUALITY = ANXI.article(13).item(2)
SUPPLY = ANXI.article(13).item(3)
TRUTH = ANXI.article(13).item(8)
OTHER_DUTIES = ANXI.article(13).item(9)
OWN_PLATFORM = ANXI.article(13).paragraph(2)
PLATFORM_SYSTEMS = ANXI.article(14)
PLATFORM_DUTIES = ANXI.article(15)


class GoodsQuality(Facts):
    """What one seller offers, and what it did about an incident."""

    complies_with_law: Fact[bool] = fact(
        "the goods or services comply with law, regulation and rules",
        zh="商品或者服务符合法律、法规、规章",
        judgement=True,
    )
    is_banned_by_law: Fact[bool] = fact(
        "a law or regulation forbids trading the goods or services",
        zh="法律、法规禁止交易该商品或者服务",
        changeable=False,
    )
    licence_requirement: Fact[LicenceRequirement] = fact(
        "licence that a law or regulation asks for this business: none; one to be obtained before registration; "
        "one that may follow registration",
        zh="法律、法规对该业务所要求的许可",
        changeable=False,
    )
    holds_required_licence: Fact[bool] = fact(
        "the seller holds the licence that law asks for", zh="网络商品经营者已取得所须的许可"
    )
    meets_quality_standards: Fact[bool] = fact(
        "the goods are of sound quality and meet every applicable national, industry or local standard",
        zh="商品质量可靠，并符合适用的国家、行业或者地方标准",
        judgement=True,
    )
    had_safety_incident: Fact[bool] = fact(
        "a quality or safety incident with the goods has occurred", zh="商品发生过质量安全事故", changeable=False
    )
    remedied_at_once: Fact[bool] = fact(
        "remedial measures were taken at once after the incident", zh="事故发生后立即采取了补救措施", judgement=True
    )
    reported_to_office: Fact[bool] = fact(
        "the incident was reported to the office of the lead group", zh="已将事故汇报给领导小组办公室"
    )


BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty is breached.", zh="至少违反一项义务。")
GOODS_IN_ORDER = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=(LAWFULNESS, QUALITY)
)  # fmt: skip

GOODS_DUTIES = (
    Rule("unlawful-goods", BREACH, cites=LAWFULNESS.norm("a"), when=not_(GoodsQuality.complies_with_law)),
    Rule(
        "banned-or-unlicensed-goods",
        BREACH,
        cites=LAWFULNESS.norm("b"),
        when=any_of(
            GoodsQuality.is_banned_by_law,
            all_of(is_prior_licence(GoodsQuality.licence_requirement), not_(GoodsQuality.holds_required_licence)),
        ),
    ),
    Rule("substandard-goods", BREACH, cites=QUALITY.norm("a"), when=not_(GoodsQuality.meets_quality_standards)),
    Rule(
        "incident-not-handled",
        BREACH,
        cites=QUALITY.norm("b"),
        when=all_of(
            GoodsQuality.had_safety_incident,
            not_(all_of(GoodsQuality.remedied_at_once, GoodsQuality.reported_to_office)),
        ),
    ),
)

goods_quality = Question(
    "anxi.goods_quality",
    asks=(
        "Are the goods lawful and of due quality, and was an incident handled?",
        "商品是否合法合格，事故处置是否合规？",
    ),
    facts=GoodsQuality,
    outcomes=(BREACH, GOODS_IN_ORDER),
    rules=GOODS_DUTIES,
    values=(Value("breached", listed(*GOODS_DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL23, HL24),
    adverse_law=(HL01,),
    remarks=remarks.GOODS_QUALITY,
)


class Heading(Named):
    """The eleven headings of the main information, in the order of 13(3)."""

    NAME = "name", "名称"
    PRODUCER_OR_PROVIDER = "producer_or_provider", "由谁生产或者提供"
    KIND = "kind", "种类"
    QUANTITY = "quantity", "数量"
    QUALITY = "quality", "质量"
    PRICE = "price", "价格"
    FREIGHT = "freight", "运费"
    DELIVERY_METHOD = "delivery_method", "如何送达"
    DELIVERY_AREA = "delivery_area", "送达地区"
    PAYMENT_METHOD = "payment_method", "付款方式"
    RETURN_EXCHANGE_METHOD = "return_exchange_method", "退换货方式"


class Disclosure(Facts):
    """What one seller told about one offer, and how it carried out the sale."""

    buyer_is_consumer: Fact[bool] = fact(
        "the buyer buys for living needs, not for business", zh="买方为生活需要而购买", changeable=False
    )
    disclosed_headings: Fact[frozenset[Heading]] = fact(
        "headings of the main information about the offer that are shown on the page", zh="网页上已说明的主要信息项目"
    )
    inapplicable_headings: Fact[frozenset[Heading]] = fact(
        "headings that cannot apply to this offer, e.g. freight for a download",
        zh="不可能适用于该商品或者服务的信息项目，如下载商品的运费",
        judgement=True,
        changeable=False,
    )
    was_disclosed_before_sale: Fact[bool] = fact(
        "the main information was shown before the sale", zh="主要信息在交易之前已作说明"
    )
    took_security_measures: Fact[bool] = fact(
        "the seller took measures that make the transaction safe and reliable",
        zh="网络商品经营者采取了使交易安全可靠的措施",
        judgement=True,
    )
    performed_as_promised: Fact[bool] = fact(
        "the goods or services were supplied as the seller had promised",
        zh="商品或者服务系依经营者的承诺提供",
        judgement=True,
    )
    has_consumer_dispute: Fact[bool] = fact(
        "a consumer dispute about the sale has arisen", zh="就该交易发生消费纠纷", changeable=False
    )
    engaged_with_consumer: Fact[bool] = fact(
        "the seller talks to the consumer about the dispute and works on it",
        zh="网络商品经营者就纠纷主动与消费者沟通并处理",
        judgement=True,
    )
    information_is_true_and_accurate: Fact[bool] = fact(
        "the trading information that the seller publishes is true and accurate",
        zh="网络商品经营者发布的交易信息真实、准确",
        judgement=True,
    )
    made_false_claims: Fact[bool] = fact(
        "the seller made false publicity or false statements",
        zh="网络商品经营者作了虚假宣传或者虚假表示",
        judgement=True,
        changeable=False,
    )
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a seller under law, regulation or rule is breached (name the source)",
        zh="违反法律、法规、规章对网络商品经营者规定的其他义务（须指明出处）",
        judgement=True,
    )


def is_missing(heading: Heading) -> Condition:
    """Hold where a consumer was not shown this heading and should have been."""
    return all_of(
        Disclosure.buyer_is_consumer,
        not_(Disclosure.disclosed_headings.contains(heading)),
        # The headings are examples of main information (等主要信息); what cannot apply to an offer is not missing.
        any_of(DISCLOSURE_HEADINGS.is_("all_eleven"), not_(Disclosure.inapplicable_headings.contains(heading))),
    )


DISCLOSURE_IN_ORDER = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=(SUPPLY, TRUTH, OTHER_DUTIES)
)  # fmt: skip

DISCLOSURE_DUTIES = (
    Rule(
        "main-information-missing-or-late",
        BREACH,
        cites=SUPPLY.norm("a"),
        when=all_of(
            Disclosure.buyer_is_consumer,
            any_of(*(is_missing(heading) for heading in Heading), not_(Disclosure.was_disclosed_before_sale)),
        ),
    ),
    Rule(
        "transaction-not-secured",
        BREACH,
        cites=SUPPLY.norm("b"),
        when=all_of(Disclosure.buyer_is_consumer, not_(Disclosure.took_security_measures)),
    ),
    Rule(
        "supply-not-as-promised",
        BREACH,
        cites=SUPPLY.norm("c"),
        when=all_of(Disclosure.buyer_is_consumer, not_(Disclosure.performed_as_promised)),
    ),
    Rule(
        "consumer-dispute-not-handled",
        BREACH,
        cites=SUPPLY.norm("d"),
        when=all_of(
            Disclosure.buyer_is_consumer, Disclosure.has_consumer_dispute, not_(Disclosure.engaged_with_consumer)
        ),
    ),
    Rule(
        "untrue-trading-information",
        BREACH,
        cites=TRUTH,
        when=any_of(not_(Disclosure.information_is_true_and_accurate), Disclosure.made_false_claims),
    ),
    Rule("other-seller-duty-breached", BREACH, cites=OTHER_DUTIES, when=Disclosure.breached_other_legal_duty),
)

disclosure = Question(
    "anxi.disclosure",
    asks=(
        "Are disclosure, truthfulness, performance and dispute handling in order?",
        "告知、真实性、履约与纠纷处理是否合规？",
    ),
    facts=Disclosure,
    outcomes=(BREACH, DISCLOSURE_IN_ORDER),
    rules=DISCLOSURE_DUTIES,
    values=(
        Value("breached", listed(*DISCLOSURE_DUTIES), en="provisions breached", zh="违反的条文"),
        Value(
            "missing_headings",
            listing(*((is_missing(heading), heading) for heading in Heading)),
            en="headings missing",
            zh="欠缺的信息项目",
        ),
    ),
    higher_law=(HL07, HL26),
    adverse_law=(HL01,),
    remarks=remarks.DISCLOSURE,
)


class OwnPlatform(Facts):
    """Where one seller sells, and who else sells there."""

    sells_via_own_platform: Fact[bool] = fact(
        "the seller sells through a platform or shop site of its own where deals are concluded",
        zh="网络商品经营者通过可在其上成交的自建平台或者网站销售",
    )
    hosts_other_sellers: Fact[bool] = fact(
        "other sellers trade or publish their information on the platform",
        zh="有其他网络商品经营者在该平台交易或者发布信息",
    )


NO_EXTRA_DUTIES = Outcome(
    "no_extra_duties", Tone.OPEN, en="Articles 14 and 15 do not apply.", zh="不适用第十四条、第十五条。"
)  # fmt: skip
PLATFORM_DUTIES_APPLY = Outcome(
    "platform_duties_apply", Tone.OPEN, en="Articles 14 and 15 apply as well.", zh="另须履行第十四条、第十五条义务。",
    cites=(OWN_PLATFORM, PLATFORM_SYSTEMS, PLATFORM_DUTIES),
)  # fmt: skip

# Where nobody else sells there is no other seller to vet, to keep records of, or to answer with.
DUTIES_TOWARDS_OTHER_SELLERS = (
    PLATFORM_SYSTEMS.item(2),
    PLATFORM_DUTIES.item(1),
    PLATFORM_DUTIES.item(2).norm("d"),
    PLATFORM_DUTIES.item(3).norm("b"),
)

own_platform = Question(
    "anxi.own_platform",
    asks=(
        "Do the platform duties also bind this seller with its own platform?",
        "自建平台的网络商品经营者是否须承担平台义务？",
    ),
    facts=OwnPlatform,
    outcomes=(NO_EXTRA_DUTIES, PLATFORM_DUTIES_APPLY),
    rules=(
        Rule("no-own-platform", NO_EXTRA_DUTIES, cites=OWN_PLATFORM, when=not_(OwnPlatform.sells_via_own_platform)),
        Rule(
            "own-shop-without-other-sellers",
            NO_EXTRA_DUTIES,
            cites=OWN_PLATFORM,
            when=all_of(OWN_SHOP_DUTIES.is_("only_with_other_sellers"), not_(OwnPlatform.hosts_other_sellers)),
        ),
    ),
    values=(
        Value(
            "dropped",
            listed(*(Limb(duty, when=not_(OwnPlatform.hosts_other_sellers)) for duty in DUTIES_TOWARDS_OTHER_SELLERS)),
            only=(PLATFORM_DUTIES_APPLY,),
            otherwise=(),
            en="duties without an object",
            zh="没有对象的义务",
        ),
    ),
    higher_law=(HL26,),
    remarks=remarks.OWN_PLATFORM,
)
