"""Article 13, item 4: return of goods within seven days, with five exemptions.

The seven days begin on the day after receipt, and it is the consumer's request that must come within them; both are contested.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import SERVICES_AS_GOODS
from cerra_rules.language import (
    OTHERWISE,
    Fact,
    Facts,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    date,
    days,
    days_between,
    fact,
    favourable,
    fixed,
    listed,
    neutral,
    not_,
    roll,
)

GOODS = ANXI.article(3).paragraph(1)
RETURN = ANXI.article(13).item(4)
RETURN_PERIOD = days(7)


class DigitalSupply(Named):
    """How digital goods were supplied."""

    NONE = "none", "不属数字化商品"
    ONLINE_DOWNLOAD = "online_download", "在线下载"
    PHYSICAL_CARRIER = "physical_carrier", "以实物载体交付"


class Return(Facts):
    """One consumer's wish to send one thing back."""

    # who bought what
    buyer_is_consumer: Fact[bool] = fixed("the buyer buys for living needs, not for business", "买方为生活需要而购买")
    is_service: Fact[bool] = fixed("what was sold is a service, not a thing", "交易标的为服务而非有形商品")
    # the five exemptions
    is_made_to_order: Fact[bool] = fixed("the goods were made to this consumer's own order", "商品系按该消费者的要求定作")
    is_fresh_or_perishable: Fact[bool] = fixed("the goods are fresh or perish quickly", "商品鲜活或易腐", judgement=True)
    digital_supply: Fact[DigitalSupply] = fixed(
        "digital goods (recordings, software and the like): none of these, downloaded online, or on a physical carrier",
        "数字化商品（音像制品、软件等）的交付方式",
    )
    was_unsealed_by_consumer: Fact[bool] = fixed("the consumer broke the seal of the carrier of the digital goods", "消费者已拆封数字化商品的载体")
    is_newspaper_or_periodical: Fact[bool] = fixed("the goods are a newspaper or periodical", "商品为报纸或期刊")
    is_unsuitable_by_nature: Fact[bool] = fixed("by their nature the goods are not suited to being returned", "依商品性质不宜退货", judgement=True)
    consumer_confirmed_unsuitable: Fact[bool] = fixed(
        "when buying, the consumer confirmed that the goods cannot be returned", "消费者在购买时确认该商品不宜退货"
    )
    # the seven days
    was_received: Fact[bool] = fact("the consumer has received the goods", "消费者已收到商品")
    received_on: Fact[date] = fixed("day on which the consumer received the goods; looked at only if was_received", "消费者收货日")
    return_was_requested: Fact[bool] = fact("the consumer has asked for the return of the goods", "消费者已提出退货")
    return_requested_on: Fact[date] = fact("day on which the consumer asked for the return; only if return_was_requested", "消费者提出退货之日")
    goods_were_sent_back: Fact[bool] = fact(
        "the consumer has sent the goods back (matters only under return_period_act = dispatch)",
        "消费者已寄回商品（仅在 return_period_act = dispatch 时有意义）",
    )
    goods_sent_back_on: Fact[date] = fact("day on which the consumer sent the goods back; only if goods_were_sent_back", "消费者寄回商品之日")
    goods_were_taken_back: Fact[bool] = fact(
        "the seller has taken the goods back (matters only under return_period_act = taking_back)",
        "网络商品经营者已收回商品（仅在 return_period_act = taking_back 时有意义）",
    )
    goods_taken_back_on: Fact[date] = fact("day on which the seller took the goods back; only if goods_were_taken_back", "网络商品经营者收回商品之日")
    assessed_on: Fact[date] = fixed(
        "the day for which the question is asked; looked at only while the act has not been done "
        "(a day before receipt then means that the period has not started)",
        "基准日；仅在相应行为尚未作出时考虑（基准日早于收货日的，期间尚未起算）",
    )


RETURN_PERIOD_ACT = ANXI.reading("return_period_act", options=("request", "dispatch", "taking_back"), default="request")  # RA15
RETURN_PERIOD_FIRST_DAY = ANXI.reading("return_period_first_day", options=("day_after_receipt", "day_of_receipt"), default="day_after_receipt")  # RA16
RETURN_PERIOD_REST_DAYS = ANXI.reading("return_period_rest_days", options=("roll_forward", "no_roll"), default="roll_forward")  # RA17

# An express definition takes services for goods, but what cannot be received cannot be sent back.
is_covered = any_of(not_(Return.is_service), SERVICES_AS_GOODS.is_("always"))
is_unsealed_carrier = all_of(Return.digital_supply.is_(DigitalSupply.PHYSICAL_CARRIER), Return.was_unsealed_by_consumer)
is_downloaded_or_unsealed = any_of(Return.digital_supply.is_(DigitalSupply.ONLINE_DOWNLOAD), is_unsealed_carrier)

# The day of receipt is not counted, so the seventh day is receipt plus seven.
day_seven = RETURN_PERIOD_FIRST_DAY.choose(
    day_after_receipt=Return.received_on + RETURN_PERIOD,
    day_of_receipt=Return.received_on + days(6),
)
last_day = RETURN_PERIOD_REST_DAYS.choose(roll_forward=roll(day_seven), no_roll=day_seven)
act_was_done = RETURN_PERIOD_ACT.choose(
    request=Return.return_was_requested,
    dispatch=Return.goods_were_sent_back,
    taking_back=Return.goods_were_taken_back,
)
act_done_on = RETURN_PERIOD_ACT.choose(
    request=Return.return_requested_on,
    dispatch=Return.goods_sent_back_on,
    taking_back=Return.goods_taken_back_on,
)

NOT_APPLICABLE = neutral(
    "not_applicable",
    "No right of return here: the buyer is no consumer, or a service was sold.",
    "不适用：买方非消费者，或标的为服务。",
    RETURN,
)
EXEMPT = adverse("exempt", "One of the five exemptions applies.", "属于五种例外之一。", RETURN)
PERIOD_NOT_STARTED = neutral(
    "period_not_started",
    "Not received, or not yet on the day asked for: the seven days have not begun.",
    "尚未收货或基准日在收货之前，期间未起算。",
    RETURN,
)
MUST_ACCEPT_RETURN = favourable("must_accept_return", "Done in time: the seller must take the goods back.", "在期限内提出，网络商品经营者须接受退货。", RETURN)
TOO_LATE = adverse("too_late", "Done after the last day.", "已逾期。", RETURN)
OPEN = neutral("open", "Not done yet; the period still runs.", "尚未行使，期间仍在进行。", RETURN)
PERIOD_OVER = adverse("period_over", "Not done, and the last day has passed.", "未行使且期间已满。", RETURN)
WITHIN_OR_AFTER_PERIOD = (MUST_ACCEPT_RETURN, TOO_LATE, OPEN, PERIOD_OVER)

EXEMPTIONS = (
    Rule("made-to-order", RETURN.sub_item(1), Return.is_made_to_order),
    Rule("fresh-or-perishable", RETURN.sub_item(2), Return.is_fresh_or_perishable),
    Rule("downloaded-or-unsealed-digital-goods", RETURN.sub_item(3), is_downloaded_or_unsealed),
    Rule("delivered-newspaper-or-periodical", RETURN.sub_item(4), all_of(Return.is_newspaper_or_periodical, Return.was_received)),
    Rule("confirmed-unsuitable-goods", RETURN.sub_item(5), all_of(Return.is_unsuitable_by_nature, Return.consumer_confirmed_unsuitable)),
)

seven_day_return = Question(
    "anxi.seven_day_return",
    asks=("Must the seller take these goods back within the seven days?", "网络商品经营者是否须在七日内接受退货？"),
    facts=Return,
    answers={
        NOT_APPLICABLE: (
            Rule("buyer-for-business", RETURN, not_(Return.buyer_is_consumer), title=("Buyer for business", "为经营而购买")),
            Rule("service-not-goods", GOODS, not_(is_covered), title=("Service instead of goods", "标的为服务而非商品")),
        ),
        EXEMPT: EXEMPTIONS,
        PERIOD_NOT_STARTED: (
            Rule("goods-not-received", RETURN, not_(Return.was_received), title=("Goods not received", "尚未收货")),
            Rule("day-before-receipt", RETURN, all_of(not_(act_was_done), Return.assessed_on < Return.received_on), title=("Day before receipt", "收货之前")),
        ),
        MUST_ACCEPT_RETURN: (Rule("return-in-time", RETURN, all_of(act_was_done, act_done_on <= last_day), title=("Return in time", "按期退货")),),
        TOO_LATE: (Rule("return-after-last-day", RETURN, all_of(act_was_done, act_done_on > last_day), title=("Return after the last day", "逾期退货")),),
        OPEN: (Rule("period-still-running", RETURN, Return.assessed_on <= last_day, title=("Period still running", "期间仍在进行")),),
        PERIOD_OVER: OTHERWISE,
    },
    values=(
        Value("last_day", "last day of the period", "期间末日", last_day, only=WITHIN_OR_AFTER_PERIOD),
        Value("days_left", "days left", "剩余天数", days_between(Return.assessed_on, last_day), only=(OPEN,)),
        Value("exemptions", "exemptions that apply", "适用的例外", listed(*EXEMPTIONS), only=(EXEMPT,), otherwise=()),
    ),
    higher_law=("HL07",),
    adverse_law=("HL01",),
)
