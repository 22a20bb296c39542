"""Directive 2011/83/EU, articles 9, 10 and 16: withdrawal from a distance contract. A draft, to try the notation and the audit on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    Condition,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Limb,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    days,
    either,
    fact,
    favourable,
    fixed,
    implies,
    largest,
    months,
    neutral,
    not_,
    roll,
)

CRD = Instrument(  # items are lettered in the text; a locator takes numbers: (a) is (1), (m) is (13)
    "crd",
    en="Directive 2011/83/EU on consumer rights",
    zh="消费者权利指令",
    short="CRD",
    outline="9 9¶1 9¶2 10 10¶1 10¶2 11 11¶2 16 " + " ".join(f"16({n})" for n in range(1, 14)),
)
SCOPE, USUAL_PERIOD = CRD.article(9).paragraph(1), CRD.article(9).paragraph(2)
LONGEST_PERIOD, TOLD_LATE = CRD.article(10).paragraph(1), CRD.article(10).paragraph(2)
EXCEPTIONS, NOTICE = CRD.article(16), CRD.article(11).paragraph(2)


class Contract(StrEnum):
    """What the contract is, as far as article 9(2) tells apart."""

    SERVICE = "service"
    SALE = "sale"
    UTILITY_OR_ONLINE_CONTENT = "utility_or_online_content"


class Delivery(StrEnum):
    """How the goods come."""

    AT_ONCE = "at_once"
    SEVERAL_GOODS = "several_goods"
    SEVERAL_LOTS = "several_lots"
    REGULAR = "regular"


class Withdrawal(Facts):
    """One consumer's withdrawal from one contract."""

    is_distance_or_off_premises: Fact[bool] = fact(
        "it is a distance or off-premises contract", "属于远程或营业场所外合同"
    )
    contract: Fact[Contract] = fact("kind of contract", "合同种类")
    delivery: Fact[Delivery] = fact("how the goods come", "交付方式")
    concluded_on: Fact[date] = fixed("day of conclusion", "订立日")
    was_first_delivered: Fact[bool] = fact("the first good was received", "首件已收")
    first_possession_on: Fact[date] = fact("possession of the first good", "首件占有日", only_if="was_first_delivered")
    was_last_delivered: Fact[bool] = fact("the last good was received", "末件已收")
    last_possession_on: Fact[date] = fact("possession of the last good", "末件占有日", only_if="was_last_delivered")
    was_informed: Fact[bool] = fact("the trader has informed of the right", "已告知撤回权")
    informed_on: Fact[date] = fact("day on which the information was received", "收到告知日", only_if="was_informed")
    has_withdrawn: Fact[bool] = fact("a communication of withdrawal was sent", "已发出撤回通知")
    withdrew_on: Fact[date] = fact("day on which it was sent", "撤回通知日", only_if="has_withdrawn")
    must_pay: Fact[bool] = fact("the contract obliges the consumer to pay", "合同要求消费者付费")
    is_fully_performed: Fact[bool] = fact("the service is fully performed", "服务已履行完毕")
    performance_has_begun: Fact[bool] = fact("performance has begun", "已开始履行")
    consented_before: Fact[bool] = fact("the consumer consented expressly beforehand", "消费者事先明示同意")
    acknowledged_loss: Fact[bool] = fact("the consumer acknowledged losing the right", "消费者知悉丧失撤回权")
    was_confirmed: Fact[bool] = fact("the trader confirmed on a durable medium", "经营者已以耐久媒介确认")
    price_follows_market: Fact[bool] = fact("the price follows the financial market", "价格随金融市场波动")
    is_made_to_order: Fact[bool] = fact("the goods are made to specification", "商品为定作", judgement=True)
    is_perishable: Fact[bool] = fact("the goods deteriorate or expire rapidly", "商品易腐", judgement=True)
    is_sealed_for_hygiene: Fact[bool] = fact("the goods are sealed for hygiene", "商品有卫生封装", judgement=True)
    was_unsealed: Fact[bool] = fact("the goods were unsealed after delivery", "交付后已拆封")
    is_inseparably_mixed: Fact[bool] = fact(
        "the goods are inseparably mixed after delivery", "商品已混合不可分", judgement=True
    )
    is_deferred_alcohol: Fact[bool] = fact(
        "alcohol of fluctuating value, due after 30 days", "价值波动、三十日后交付的酒类"
    )
    is_urgent_repair: Fact[bool] = fact("a visit was requested for urgent repair", "要求上门紧急维修")
    is_beyond_the_repair: Fact[bool] = fact("it is a further service, not needed for the repair", "属于维修以外的服务")
    is_sealed_recording: Fact[bool] = fact("a sealed recording or software", "封装的音像制品或软件")
    is_periodical: Fact[bool] = fact("a newspaper, periodical or magazine", "报刊")
    is_subscription: Fact[bool] = fact("it is a subscription", "属于订阅")
    is_public_auction: Fact[bool] = fact("it was concluded at a public auction", "在公开拍卖中订立")
    is_dated_leisure: Fact[bool] = fact("accommodation, transport or leisure for a date", "定期的住宿、运输或休闲服务")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Say what no case can contradict."""
        return (
            Invariant(
                implies(cls.was_last_delivered, cls.was_first_delivered),
                "the last is not before the first",
                "末件不早于首件",
            ),
            Invariant(
                cls.first_possession_on <= cls.last_possession_on, "the last is not before the first", "末件不早于首件"
            ),
            Invariant(
                implies(cls.is_fully_performed, cls.performance_has_begun), "what is done has begun", "履行完毕即已开始"
            ),
            Invariant(
                implies(cls.has_withdrawn, cls.concluded_on <= cls.withdrew_on),
                "none withdraws before the contract",
                "撤回不早于订立",
            ),
        )


W = Withdrawal
is_sale = W.contract.is_(Contract.SALE)
is_service = W.contract.is_(Contract.SERVICE)
is_online = W.contract.is_(Contract.UTILITY_OR_ONLINE_CONTENT)
is_regular = all_of(is_sale, W.delivery.is_(Delivery.REGULAR))
has_started = any_of(
    not_(is_sale), all_of(is_regular, W.was_first_delivered), all_of(is_sale, not_(is_regular), W.was_last_delivered)
)
starts_on = either(is_sale, either(is_regular, W.first_possession_on, W.last_possession_on), W.concluded_on)
initial_end = starts_on + days(14)
longest_end = largest(initial_end) + months(12)  # the fourteen days first: a month is not added to fourteen days
informed_late = all_of(W.was_informed, W.informed_on > starts_on, W.informed_on <= starts_on + months(12))
informed_at_once = all_of(W.was_informed, W.informed_on <= starts_on)
last_day = roll(either(informed_at_once, initial_end, either(informed_late, W.informed_on + days(14), longest_end)))

OUT_OF_SCOPE = neutral("out_of_scope", "No distance or off-premises contract.", "不适用。")
NO_RIGHT = adverse("no_right", "There is no right of withdrawal.", "无撤回权。")
NOT_YET = neutral("not_withdrawn", "The consumer has not withdrawn.", "尚未撤回。")
TOO_LATE = adverse("too_late", "The withdrawal came too late.", "逾期撤回。")
EFFECTIVE = favourable("withdrawn", "The contract is withdrawn from.", "撤回有效。", SCOPE)


def excepted(item: int, name: str, *elements: Condition) -> Rule:
    """Return the exception of one item of article 16."""
    return Rule(name, EXCEPTIONS.item(item), all_of(*elements))


agreed_and_knew = all_of(W.consented_before, W.acknowledged_loss)
withdrawal = Question(
    "crd.withdrawal",
    asks=("Has the consumer withdrawn with effect?", "撤回是否有效？"),
    facts=Withdrawal,
    answers={
        OUT_OF_SCOPE: (Rule("other-contract", SCOPE, not_(W.is_distance_or_off_premises)),),
        NO_RIGHT: (
            excepted(1, "service-performed", is_service, W.is_fully_performed, implies(W.must_pay, agreed_and_knew)),
            excepted(2, "price-of-the-market", W.price_follows_market),
            excepted(3, "made-to-order", is_sale, W.is_made_to_order),
            excepted(4, "perishable", is_sale, W.is_perishable),
            excepted(5, "hygiene-seal", is_sale, W.is_sealed_for_hygiene, W.was_unsealed),
            excepted(6, "mixed", is_sale, W.is_inseparably_mixed),
            excepted(7, "deferred-alcohol", is_sale, W.is_deferred_alcohol),
            excepted(8, "urgent-repair", W.is_urgent_repair, not_(W.is_beyond_the_repair)),
            excepted(9, "recording-unsealed", is_sale, W.is_sealed_recording, W.was_unsealed),
            excepted(10, "periodical", W.is_periodical, not_(W.is_subscription)),
            excepted(11, "auction", W.is_public_auction),
            excepted(12, "dated-leisure", is_service, W.is_dated_leisure),
            excepted(
                13,
                "online-content-begun",
                is_online,
                W.performance_has_begun,
                implies(W.must_pay, all_of(agreed_and_knew, W.was_confirmed)),
            ),
        ),
        NOT_YET: (Rule("nothing-sent", NOTICE, not_(W.has_withdrawn)),),
        TOO_LATE: (
            Rule(
                "period-over",
                (
                    Limb(USUAL_PERIOD, informed_at_once),
                    Limb(TOLD_LATE, informed_late),
                    Limb(LONGEST_PERIOD, not_(any_of(informed_at_once, informed_late))),
                ),
                all_of(has_started, W.withdrew_on > last_day),
            ),
        ),
        EFFECTIVE: OTHERWISE,
    },
    values=(
        Value(
            "last_day",
            "last day for withdrawing",
            "撤回的最后一日",
            either(has_started, last_day, NOTHING),
            only=(TOO_LATE, EFFECTIVE),
        ),
    ),
)
