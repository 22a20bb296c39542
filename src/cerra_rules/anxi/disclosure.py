"""Article 13, items 3, 8 and 9: disclosure, performance and disputes, true information, and duties under other law.

Item 3 protects consumers only. Its eleven headings are examples of main information (等主要信息): one that cannot apply to an offer is not missing.
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
    fixed,
    listed,
    listing,
    not_,
)

SUPPLY = ANXI.article(13).item(3)
TRUTH = ANXI.article(13).item(8)
OTHER_DUTIES = ANXI.article(13).item(9)


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

    # main information, supply and disputes: item 3
    buyer_is_consumer: Fact[bool] = fixed("the buyer buys for living needs, not for business", "买方为生活需要而购买")
    disclosed_headings: Fact[frozenset[Heading]] = fact(
        "headings of the main information about the offer that are shown on the page", "网页上已说明的主要信息项目"
    )
    inapplicable_headings: Fact[frozenset[Heading]] = fixed(
        "headings that cannot apply to this offer, e.g. freight for a download", "不可能适用于该商品或者服务的信息项目，如下载商品的运费", judgement=True
    )
    was_disclosed_before_sale: Fact[bool] = fact("the main information was shown before the sale", "主要信息在交易之前已作说明")
    took_security_measures: Fact[bool] = fact(
        "the seller took measures that make the transaction safe and reliable", "网络商品经营者采取了使交易安全可靠的措施", judgement=True
    )
    performed_as_promised: Fact[bool] = fact(
        "the goods or services were supplied as the seller had promised", "商品或者服务系依经营者的承诺提供", judgement=True
    )
    has_consumer_dispute: Fact[bool] = fixed("a consumer dispute about the sale has arisen", "就该交易发生消费纠纷")
    engaged_with_consumer: Fact[bool] = fact(
        "the seller talks to the consumer about the dispute and works on it", "网络商品经营者就纠纷主动与消费者沟通并处理", judgement=True
    )
    # true information: item 8
    information_is_true_and_accurate: Fact[bool] = fact(
        "the trading information that the seller publishes is true and accurate", "网络商品经营者发布的交易信息真实、准确", judgement=True
    )
    made_false_claims: Fact[bool] = fixed("the seller made false publicity or false statements", "网络商品经营者作了虚假宣传或者虚假表示", judgement=True)
    # duties under other law: item 9
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a seller under law, regulation or rule is breached (name the source)",
        "违反法律、法规、规章对网络商品经营者规定的其他义务（须指明出处）",
        judgement=True,
    )


DISCLOSURE_HEADINGS = ANXI.reading("disclosure_headings", options=("applicable_only", "all_eleven"), default="applicable_only")  # RA14


def is_missing(heading: Heading) -> Condition:
    """Hold where a consumer was not shown this heading and should have been."""
    is_due = any_of(DISCLOSURE_HEADINGS.is_("all_eleven"), not_(Disclosure.inapplicable_headings.contains(heading)))
    return all_of(Disclosure.buyer_is_consumer, not_(Disclosure.disclosed_headings.contains(heading)), is_due)


def owed_to_consumer(id: str, norm: str, failure: Condition) -> Rule:
    """Return the rule of one norm of item 3: it is owed to consumers only."""
    return Rule(id, SUPPLY.norm(norm), all_of(Disclosure.buyer_is_consumer, failure))


is_missing_or_late = any_of(*(is_missing(heading) for heading in Heading), not_(Disclosure.was_disclosed_before_sale))
dispute_was_left = all_of(Disclosure.has_consumer_dispute, not_(Disclosure.engaged_with_consumer))
is_untrue = any_of(not_(Disclosure.information_is_true_and_accurate), Disclosure.made_false_claims)

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反。", (SUPPLY, TRUTH, OTHER_DUTIES))

DUTIES = (
    owed_to_consumer("main-information-missing-or-late", "a", is_missing_or_late),
    owed_to_consumer("transaction-not-secured", "b", not_(Disclosure.took_security_measures)),
    owed_to_consumer("supply-not-as-promised", "c", not_(Disclosure.performed_as_promised)),
    owed_to_consumer("consumer-dispute-not-handled", "d", dispute_was_left),
    Rule("untrue-trading-information", TRUTH, is_untrue),
    Rule("other-seller-duty-breached", OTHER_DUTIES, Disclosure.breached_other_legal_duty),
)

disclosure = Question(
    "anxi.disclosure",
    asks=("Are disclosure, truthfulness, performance and dispute handling in order?", "告知、真实性、履约与纠纷处理是否合规？"),
    facts=Disclosure,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(
        Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),
        Value("missing_headings", "headings missing", "欠缺的信息项目", listing(*((is_missing(heading), heading) for heading in Heading))),
    ),
    higher_law=("HL07", "HL26"),
    adverse_law=("HL01",),
)
