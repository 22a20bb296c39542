"""Article 13, item 4: return of goods within seven days, with five exemptions.

The seven days begin on the day after receipt, and it is the consumer's request that must come within them; both are contested.
Whether the last day is a rest day is a fact like any other: without a calendar it is unknown.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import SERVICES_AS_GOODS
from cerra_rules.language import (
    OTHERWISE,
    Caution,
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
    none_of,
    not_,
    roll,
)

GOODS = ANXI.article(3).paragraph(1)
RETURN = ANXI.article(13).item(4)
RETURN_PERIOD = days(7)


class DigitalSupply(Named):
    """How digital goods were supplied."""

    NONE = "none", "不属于数字化商品"
    ONLINE_DOWNLOAD = "online_download", "在线下载"
    PHYSICAL_CARRIER = "physical_carrier", "实物载体"


class UnsuitabilityConfirmation(Named):
    """How it was confirmed, when buying, that the goods cannot be returned."""

    NONE = "none", "未确认"
    PAGE_NOTICE = "page_notice", "仅在页面、图片文字、通用条款中或者购买完成后载明"
    SEPARATE_CONFIRMATION = "separate_confirmation", "消费者在本次购买流程中以单独步骤确认"


class Return(Facts):
    """One consumer's wish to send one thing back."""

    # who bought what
    buyer_is_consumer: Fact[bool] = fixed(
        "the buyer buys for living needs, not for resale or for use in a business; with both, the main purpose when buying counts",
        "买方为生活消费需要而购买，不是为转售或者经营使用；兼有两者的，以购买时的主要目的为准",
        judgement=True,
    )
    is_service: Fact[bool] = fixed(
        "what was sold is a service, not a thing; digital goods, downloaded or on a carrier, count as things (digital_supply); a thing sold "
        "with a service is judged by what the consumer mainly bought",
        "交易标的为服务而非有形商品；在线下载或者附载体的数字化商品不作为服务；兼有两者的，以消费者主要购买的内容为准",
        judgement=True,
    )
    # the five exemptions
    is_made_to_order: Fact[bool] = fixed("the goods were made to this consumer's own order", "商品系按照该消费者的要求定作", judgement=True)
    is_fresh_or_perishable: Fact[bool] = fixed("the goods are fresh or perish quickly", "商品属于鲜活易腐商品", judgement=True)
    digital_supply: Fact[DigitalSupply] = fixed(
        "digital goods (recordings, software and the like): none of these, downloaded online, or on a physical carrier",
        "数字化商品（音像制品、计算机软件等）的交付方式",
    )
    was_unsealed_by_consumer: Fact[bool] = fixed("the consumer broke the seal of the carrier", "消费者已拆封数字化商品的载体")
    is_newspaper_or_periodical: Fact[bool] = fixed("the goods are a newspaper or periodical", "商品为报纸或者期刊", judgement=True)
    is_unsuitable_by_nature: Fact[bool] = fixed("by their nature the goods are not suited to return", "根据商品性质不宜退货", judgement=True)
    unsuitability_confirmation: Fact[UnsuitabilityConfirmation] = fixed(
        "how it was confirmed when buying that the goods cannot be returned: not at all; by a notice on the page, in the picture text, in "
        "general terms or after the purchase; by the consumer in a separate step of this very purchase",
        "购买时以何种方式确认该商品不宜退货",
        judgement=True,
    )
    # the seven days
    was_received: Fact[bool] = fact("the consumer has received the goods", "消费者已收到商品")
    received_on: Fact[date] = fixed(
        "day of receipt: the consumer, or a person whom the consumer named, signs for or takes the goods; of a set, the last parcel",
        "收货之日（消费者或者其指定的人签收、提取之日；成套商品以最后一件为准）",
        only_if="was_received",
    )
    return_was_requested: Fact[bool] = fact("the consumer has asked for the return", "消费者已提出退货")
    return_requested_on: Fact[date] = fact("day of the request", "提出退货之日", only_if="return_was_requested")
    goods_were_sent_back: Fact[bool] = fact("the consumer has sent the goods back (matters only under return_period_act = dispatch)", "消费者已寄回商品")
    goods_sent_back_on: Fact[date] = fact("day of sending back", "寄回商品之日", only_if="goods_were_sent_back")
    goods_were_taken_back: Fact[bool] = fact("the seller has taken the goods back (matters only under return_period_act = taking_back)", "卖家已收回商品")
    goods_taken_back_on: Fact[date] = fact("day of taking back", "收回商品之日", only_if="goods_were_taken_back")
    goods_are_intact: Fact[bool] = fixed(
        "the goods that go back are intact; unpacking and trying them as needed for inspection does no harm (decides the caution only)",
        "退回的商品完好；为查验而必要的拆封、调试不影响完好（仅关系到提示）",
        judgement=True,
    )
    assessed_on: Fact[date] = fixed(
        "the day for which the question is asked; looked at only while the act has not been done (a day before receipt then means that the "
        "period has not started)",
        "判断基准日",
    )


CONFIRMATION_FORM = ANXI.reading("confirmation_form", options=("separate_confirmation", "notice_suffices"), default="separate_confirmation")  # RA57
RETURN_PERIOD_ACT = ANXI.reading("return_period_act", options=("request", "dispatch", "taking_back"), default="request")  # RA15
RETURN_PERIOD_FIRST_DAY = ANXI.reading("return_period_first_day", options=("day_after_receipt", "day_of_receipt"), default="day_after_receipt")  # RA16
RETURN_PERIOD_REST_DAYS = ANXI.reading("return_period_rest_days", options=("roll_forward", "no_roll"), default="roll_forward")  # RA17

# An express definition takes services for goods, but what cannot be received cannot be sent back.
is_covered = any_of(not_(Return.is_service), SERVICES_AS_GOODS.is_("always"))
is_unsealed_carrier = all_of(Return.digital_supply.is_(DigitalSupply.PHYSICAL_CARRIER), Return.was_unsealed_by_consumer)
is_downloaded_or_unsealed = any_of(Return.digital_supply.is_(DigitalSupply.ONLINE_DOWNLOAD), is_unsealed_carrier)
is_delivered_periodical = all_of(Return.is_newspaper_or_periodical, Return.was_received)

# It is the consumer who confirms, and when buying: a notice on the page is an act of the seller.
is_noticed_only = Return.unsuitability_confirmation.is_(UnsuitabilityConfirmation.PAGE_NOTICE)
notice_is_enough = all_of(is_noticed_only, CONFIRMATION_FORM.is_("notice_suffices"))
is_confirmed = any_of(Return.unsuitability_confirmation.is_(UnsuitabilityConfirmation.SEPARATE_CONFIRMATION), notice_is_enough)
is_confirmed_unsuitable = all_of(Return.is_unsuitable_by_nature, is_confirmed)
# National law lets no notice take the right away, so an exemption that rests on one alone is told with a caution.
is_exempt_by_notice_only = all_of(
    is_confirmed_unsuitable,
    is_noticed_only,
    none_of(Return.is_made_to_order, Return.is_fresh_or_perishable, is_downloaded_or_unsealed, is_delivered_periodical),
)

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
    "not_applicable", "No right of return here: the buyer is no consumer, or a service was sold.", "不适用：买方不是消费者，或者交易标的为服务。", RETURN
)
EXEMPT = adverse(
    "exempt", "One of the five exemptions applies.", "属于不适用无条件退货的五种情形之一。", RETURN, caution=Caution("HL07", when=is_exempt_by_notice_only)
)
PERIOD_NOT_STARTED = neutral(
    "period_not_started",
    "Not received, or not yet on the day asked for: the seven days have not begun.",
    "尚未收货，或者基准日早于收货之日，期间尚未起算。",
    RETURN,
)
MUST_ACCEPT_RETURN = favourable(
    "must_accept_return",
    "Done in time: the seller must take the goods back.",
    "消费者在期限内行使了权利，卖家应当接受退货。",
    RETURN,
    caution=Caution("HL07", when=not_(Return.goods_are_intact)),
)
TOO_LATE = adverse("too_late", "Done after the last day.", "消费者行使权利时已逾期限。", RETURN)
OPEN = neutral("open", "Not done yet; the period still runs.", "消费者尚未行使权利，期限尚未届满。", RETURN)
PERIOD_OVER = adverse("period_over", "Not done, and the last day has passed.", "消费者未行使权利，期限已经届满。", RETURN)
WITHIN_OR_AFTER_PERIOD = (MUST_ACCEPT_RETURN, TOO_LATE, OPEN, PERIOD_OVER)

EXEMPTIONS = (
    Rule("made-to-order", RETURN.sub_item(1), Return.is_made_to_order),
    Rule("fresh-or-perishable", RETURN.sub_item(2), Return.is_fresh_or_perishable),
    Rule("downloaded-or-unsealed-digital-goods", RETURN.sub_item(3), is_downloaded_or_unsealed),
    Rule("delivered-newspaper-or-periodical", RETURN.sub_item(4), is_delivered_periodical),
    Rule("confirmed-unsuitable-goods", RETURN.sub_item(5), is_confirmed_unsuitable),
)

seven_day_return = Question(
    "anxi.seven_day_return",
    asks=("Must the seller take these goods back within the seven days?", "卖家是否应当在七日内接受退货？"),
    concerns=("the consumer", "消费者"),
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
