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
    PRODUCER_OR_PROVIDER = "producer_or_provider", "生产者或者提供者"
    KIND = "kind", "种类"
    QUANTITY = "quantity", "数量"
    QUALITY = "quality", "质量"
    PRICE = "price", "价格"
    FREIGHT = "freight", "运费"
    DELIVERY_METHOD = "delivery_method", "配送方式"
    DELIVERY_AREA = "delivery_area", "配送范围"
    PAYMENT_METHOD = "payment_method", "支付形式"
    RETURN_EXCHANGE_METHOD = "return_exchange_method", "退换货方式"


class Disclosure(Facts):
    """What one seller told about one offer, and how it carried out the sale."""

    # main information, supply and disputes: item 3
    buyer_is_consumer: Fact[bool] = fixed(
        "the buyer buys for living needs, not for resale or for use in a business; with both, the main purpose when buying counts",
        "买方为生活消费需要而购买，不是为转售或者经营使用；兼有两者的，以购买时的主要目的为准",
        judgement=True,
    )
    disclosed_headings: Fact[frozenset[Heading]] = fact("headings of the main information shown on the page", "已在网页上说明的主要信息")
    inapplicable_headings: Fact[frozenset[Heading]] = fixed(
        "headings that cannot apply to this offer, e.g. freight for a download", "对该商品或者服务不适用的信息项目", judgement=True
    )
    was_disclosed_before_sale: Fact[bool] = fact("it was shown before the sale", "在交易前已经说明")
    took_security_measures: Fact[bool] = fact("measures ensure a safe and reliable transaction", "已采取安全保障措施确保交易安全可靠", judgement=True)
    performed_as_promised: Fact[bool] = fact("goods or services were supplied as promised", "已按照承诺提供商品或者服务", judgement=True)
    has_consumer_dispute: Fact[bool] = fixed("a consumer dispute has arisen", "已经发生消费纠纷")
    engaged_with_consumer: Fact[bool] = fact("the seller engages with the consumer and handles it", "已积极与消费者沟通协调、处理", judgement=True)
    # true information: item 8
    information_is_true_and_accurate: Fact[bool] = fact("published trading information is true and accurate", "发布的交易信息真实、准确", judgement=True)
    made_false_claims: Fact[bool] = fixed("false publicity or false statements were made", "存在虚假宣传或者虚假表示", judgement=True)
    # duties under other law: item 9
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a seller under law, regulation or rule is breached (name the source)", "违反法律、法规、规章规定的其他义务", judgement=True
    )


DISCLOSURE_HEADINGS = ANXI.reading("disclosure_headings", options=("applicable_only", "all_eleven"), default="applicable_only")  # RA14


def is_missing(heading: Heading) -> Condition:
    """Hold where a consumer was not shown this heading and should have been."""
    is_due = any_of(DISCLOSURE_HEADINGS.is_("all_eleven"), not_(Disclosure.inapplicable_headings.contains(heading)))
    return all_of(Disclosure.buyer_is_consumer, not_(Disclosure.disclosed_headings.contains(heading)), is_due)


def owed_to_consumer(id: str, norm: str, failure: Condition, en: str, zh: str) -> Rule:
    """Return the rule of one norm of item 3: it is owed to consumers only."""
    return Rule(id, SUPPLY.norm(norm), all_of(Disclosure.buyer_is_consumer, failure), title=(en, zh))


is_missing_or_late = any_of(*(is_missing(heading) for heading in Heading), not_(Disclosure.was_disclosed_before_sale))
dispute_was_left = all_of(Disclosure.has_consumer_dispute, not_(Disclosure.engaged_with_consumer))
is_untrue = any_of(not_(Disclosure.information_is_true_and_accurate), Disclosure.made_false_claims)

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反本办法。", (SUPPLY, TRUTH, OTHER_DUTIES))

DUTIES = (
    owed_to_consumer("main-information-missing-or-late", "a", is_missing_or_late, "Main information missing or late", "主要信息欠缺或者迟延"),
    owed_to_consumer("transaction-not-secured", "b", not_(Disclosure.took_security_measures), "Transaction not secured", "未保障交易安全"),
    owed_to_consumer("supply-not-as-promised", "c", not_(Disclosure.performed_as_promised), "Supply not as promised", "未按承诺提供"),
    owed_to_consumer("consumer-dispute-not-handled", "d", dispute_was_left, "Consumer dispute not handled", "未处理消费纠纷"),
    Rule("untrue-trading-information", TRUTH, is_untrue, title=("Untrue trading information", "交易信息不真实")),
    Rule("other-seller-duty-breached", OTHER_DUTIES, Disclosure.breached_other_legal_duty, title=("Other duty of a seller breached", "违反其他义务")),
)

disclosure = Question(
    "anxi.disclosure",
    asks=("Are disclosure, truthfulness, performance and dispute handling in order?", "信息披露、真实性、履约和纠纷处理是否合规？"),
    concerns=("the seller", "卖家"),
    facts=Disclosure,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(
        Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),
        Value("missing_headings", "headings missing", "欠缺的信息项目", listing(*((is_missing(heading), heading) for heading in Heading))),
    ),
    higher_law=("HL07", "HL26"),
    adverse_law=("HL01",),
)
