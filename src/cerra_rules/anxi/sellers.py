"""Article 13: lawful and sound goods, disclosure and performance, and the seller with its own platform."""

from enum import StrEnum

from cerra_rules.anxi.higher_law import HL01, HL07, HL23, HL24, HL26
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.natural_persons import LicenceRequirement, is_prior_licence
from cerra_rules.anxi.readings import DISCLOSURE_HEADINGS, OWN_SHOP_DUTIES
from cerra_rules.facts import Fact, Facts, fact
from cerra_rules.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.words import Condition, all_of, any_of, listing, not_

LAWFULNESS = ANXI.article(13).item(1)
QUALITY = ANXI.article(13).item(2)
SUPPLY = ANXI.article(13).item(3)
TRUTH = ANXI.article(13).item(8)
OTHER_DUTIES = ANXI.article(13).item(9)
OWN_PLATFORM = ANXI.article(13).paragraph(2)
PLATFORM_SYSTEMS = ANXI.article(14)
PLATFORM_DUTIES = ANXI.article(15)
ASK_OF_A_SELLER = "Ask this of a seller for whom anxi.scope_and_roles gives in_scope and role seller."


class GoodsQuality(Facts):
    """What one seller offers, and what it did about an incident."""

    complies_with_law: Fact[bool] = fact(
        "goods or services comply with law, regulation and rules", zh="商品或服务合乎法律法规规章", judgement=True
    )
    is_banned_by_law: Fact[bool] = fact(
        "a law or regulation forbids trading them", zh="法律法规禁止交易", changeable=False
    )
    licence_requirement: Fact[LicenceRequirement] = fact(
        "licence that a law or regulation asks for this business: none; one to be obtained before registration; "
        "one that may follow registration",
        zh="法律法规要求的许可：无、登记前取得、登记后取得",
        changeable=False,
    )
    holds_required_licence: Fact[bool] = fact("the seller holds that licence", zh="已取得该许可")
    meets_quality_standards: Fact[bool] = fact(
        "quality is sound and meets every applicable national, industry or local standard",
        zh="质量有保证并符合适用的国家、行业或地方标准",
        judgement=True,
    )
    had_safety_incident: Fact[bool] = fact(
        "a quality or safety incident has occurred", zh="发生质量安全事故", changeable=False
    )
    remedied_at_once: Fact[bool] = fact(
        "remedial measures were taken at once", zh="第一时间采取补救措施", judgement=True
    )
    reported_to_office: Fact[bool] = fact(
        "the incident was reported to the lead group's office", zh="已向领导小组办公室汇报"
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
    values=(Value("breached", listed(*GOODS_DUTIES)),),
    higher_law=(HL23, HL24),
    adverse_law=(HL01,),
    remarks=(
        ASK_OF_A_SELLER,
        "'At once' has no number of hours in the text; remedied_at_once is a human finding. 13(2)#b asks for both "
        "remedy and report; the report alone has no time limit in the text, and who receives it today is in HL18.",
        "Enterprise and group standards are not named; meets_quality_standards is true where no national, industry or "
        "local standard applies and quality is otherwise sound.",
        "Only laws and regulations can ban goods here; departmental rules count in complies_with_law.",
    ),
)


class Heading(StrEnum):
    """The eleven headings of the main information, in the order of 13(3)."""

    NAME = "name"
    PRODUCER_OR_PROVIDER = "producer_or_provider"
    KIND = "kind"
    QUANTITY = "quantity"
    QUALITY = "quality"
    PRICE = "price"
    FREIGHT = "freight"
    DELIVERY_METHOD = "delivery_method"
    DELIVERY_AREA = "delivery_area"
    PAYMENT_METHOD = "payment_method"
    RETURN_EXCHANGE_METHOD = "return_exchange_method"


class Disclosure(Facts):
    """What one seller told about one offer, and how it carried out the sale."""

    buyer_is_consumer: Fact[bool] = fact(
        "the buyer buys for living needs, not for business", zh="买方为生活需要而购买", changeable=False
    )
    disclosed_headings: Fact[frozenset[Heading]] = fact(
        "headings of the main information shown on the page", zh="网页已说明的信息项"
    )
    inapplicable_headings: Fact[frozenset[Heading]] = fact(
        "headings that cannot apply to this offer, e.g. freight for a download",
        zh="对该商品不适用的信息项",
        judgement=True,
        changeable=False,
    )
    was_disclosed_before_sale: Fact[bool] = fact("it was shown before the sale", zh="交易前已说明")
    took_security_measures: Fact[bool] = fact(
        "measures ensure a safe and reliable transaction", zh="已采取安全保障措施", judgement=True
    )
    performed_as_promised: Fact[bool] = fact(
        "goods or services were supplied as promised", zh="按承诺提供", judgement=True
    )
    has_consumer_dispute: Fact[bool] = fact("a consumer dispute has arisen", zh="发生消费纠纷", changeable=False)
    engaged_with_consumer: Fact[bool] = fact(
        "the seller engages with the consumer and handles it", zh="积极沟通处理", judgement=True
    )
    information_is_true_and_accurate: Fact[bool] = fact(
        "published trading information is true and accurate", zh="交易信息真实准确", judgement=True
    )
    made_false_claims: Fact[bool] = fact(
        "false publicity or false statements were made", zh="作虚假宣传或虚假表示", judgement=True, changeable=False
    )
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a seller under law, regulation or rule is breached (name the source)",
        zh="违反法律法规规章规定的其他义务",
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
        Value("breached", listed(*DISCLOSURE_DUTIES)),
        Value("missing_headings", listing(*((is_missing(heading), heading) for heading in Heading))),
    ),
    higher_law=(HL07, HL26),
    adverse_law=(HL01,),
    remarks=(
        ASK_OF_A_SELLER,
        "Item 13(3) protects consumers only; 13(8) and 13(9) apply to every sale.",
        "False claims made by an operator on a website also fall under 17(5): ask anxi.prohibited_conduct.",
    ),
)


class OwnPlatform(Facts):
    """Where one seller sells, and who else sells there."""

    sells_via_own_platform: Fact[bool] = fact(
        "sells through a platform or shop site of its own where deals are concluded", zh="通过自建平台或网站销售"
    )
    hosts_other_sellers: Fact[bool] = fact(
        "other sellers trade or publish their information there", zh="有其他卖家在此交易或发布信息"
    )


NO_EXTRA_DUTIES = Outcome(
    "no_extra_duties", Tone.OPEN, en="Articles 14 and 15 do not apply.", zh="不适用第十四、十五条。"
)  # fmt: skip
PLATFORM_DUTIES_APPLY = Outcome(
    "platform_duties_apply", Tone.OPEN, en="Articles 14 and 15 apply as well.", zh="另须履行第十四、十五条义务。",
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
        "自建平台卖家是否须承担平台义务？",
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
        ),
    ),
    higher_law=(HL26,),
    remarks=(
        ASK_OF_A_SELLER,
        "dropped lists the duties that presuppose other sellers and so have no object in a pure own shop; joint "
        "liability (15(3)#b) is among them, for there is no other seller to answer with.",
    ),
)
