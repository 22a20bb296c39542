"""Article 13(4): return of goods within seven days, with five exemptions."""

from datetime import date

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL07
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import (
    RETURN_PERIOD_ACT,
    RETURN_PERIOD_FIRST_DAY,
    RETURN_PERIOD_REST_DAYS,
    SERVICES_AS_GOODS,
)  # fmt: skip
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.periods import days
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Named, all_of, any_of, days_between, not_, roll

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

    buyer_is_consumer: Fact[bool] = fact(
        "the buyer buys for living needs, not for business", zh="买方为生活需要而购买", changeable=False
    )
    is_service: Fact[bool] = fact(
        "what was sold is a service, not a thing", zh="交易标的为服务而非有形商品", changeable=False
    )
    is_made_to_order: Fact[bool] = fact(
        "the goods were made to this consumer's own order", zh="商品系按该消费者的要求定作", changeable=False
    )
    is_fresh_or_perishable: Fact[bool] = fact(
        "the goods are fresh or perish quickly", zh="商品鲜活或易腐", judgement=True, changeable=False
    )
    digital_supply: Fact[DigitalSupply] = fact(
        "digital goods (recordings, software and the like): none of these, downloaded online, or on a physical carrier",
        zh="数字化商品（音像制品、软件等）的交付方式",
        changeable=False,
    )
    was_unsealed_by_consumer: Fact[bool] = fact(
        "the consumer broke the seal of the carrier of the digital goods",
        zh="消费者已拆封数字化商品的载体",
        changeable=False,
    )
    is_newspaper_or_periodical: Fact[bool] = fact(
        "the goods are a newspaper or periodical", zh="商品为报纸或期刊", changeable=False
    )
    is_unsuitable_by_nature: Fact[bool] = fact(
        "by their nature the goods are not suited to being returned",
        zh="依商品性质不宜退货",
        judgement=True,
        changeable=False,
    )
    consumer_confirmed_unsuitable: Fact[bool] = fact(
        "when buying, the consumer confirmed that the goods cannot be returned",
        zh="消费者在购买时确认该商品不宜退货",
        changeable=False,
    )
    was_received: Fact[bool] = fact("the consumer has received the goods", zh="消费者已收到商品")
    received_on: Fact[date] = fact(
        "day on which the consumer received the goods; looked at only if was_received",
        zh="消费者收货日",
        changeable=False,
    )
    return_was_requested: Fact[bool] = fact("the consumer has asked for the return of the goods", zh="消费者已提出退货")
    return_requested_on: Fact[date] = fact(
        "day on which the consumer asked for the return; only if return_was_requested", zh="消费者提出退货之日"
    )
    goods_were_sent_back: Fact[bool] = fact(
        "the consumer has sent the goods back (matters only under return_period_act = dispatch)",
        zh="消费者已寄回商品（仅在 return_period_act = dispatch 时有意义）",
    )
    goods_sent_back_on: Fact[date] = fact(
        "day on which the consumer sent the goods back; only if goods_were_sent_back", zh="消费者寄回商品之日"
    )
    goods_were_taken_back: Fact[bool] = fact(
        "the seller has taken the goods back (matters only under return_period_act = taking_back)",
        zh="网络商品经营者已收回商品（仅在 return_period_act = taking_back 时有意义）",
    )
    goods_taken_back_on: Fact[date] = fact(
        "day on which the seller took the goods back; only if goods_were_taken_back", zh="网络商品经营者收回商品之日"
    )
    assessed_on: Fact[date] = fact(
        "the day for which the question is asked; looked at only while the act has not been done "
        "(a day before receipt then means that the period has not started)",
        zh="基准日；仅在相应行为尚未作出时考虑（基准日早于收货日的，期间尚未起算）",
        changeable=False,
    )


# An express definition takes services for goods, but what cannot be received cannot be sent back.
is_covered = any_of(not_(Return.is_service), SERVICES_AS_GOODS.is_("always"))

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

NOT_APPLICABLE = Outcome(
    "not_applicable", Tone.OPEN, cites=RETURN,
    en="No right of return here: the buyer is no consumer, or a service was sold.",
    zh="不适用：买方非消费者，或标的为服务。",
)  # fmt: skip
EXEMPT = Outcome(
    "exempt", Tone.ADVERSE, en="One of the five exemptions applies.", zh="属于五种例外之一。", cites=RETURN
)
PERIOD_NOT_STARTED = Outcome(
    "period_not_started", Tone.OPEN, cites=RETURN,
    en="Not received, or not yet on the day asked for: the seven days have not begun.",
    zh="尚未收货或基准日在收货之前，期间未起算。",
)  # fmt: skip
MUST_ACCEPT_RETURN = Outcome(
    "must_accept_return", Tone.FAVOURABLE, cites=RETURN,
    en="Done in time: the seller must take the goods back.",
    zh="在期限内提出，网络商品经营者须接受退货。",
)  # fmt: skip
TOO_LATE = Outcome("too_late", Tone.ADVERSE, en="Done after the last day.", zh="已逾期。", cites=RETURN)
OPEN = Outcome(
    "open", Tone.OPEN, en="Not done yet; the period still runs.", zh="尚未行使，期间仍在进行。", cites=RETURN
)  # fmt: skip
PERIOD_OVER = Outcome(
    "period_over", Tone.ADVERSE, en="Not done, and the last day has passed.", zh="未行使且期间已满。", cites=RETURN
)  # fmt: skip

EXEMPTIONS = (
    Rule("made-to-order", EXEMPT, cites=RETURN.sub_item(1), when=Return.is_made_to_order),
    Rule("fresh-or-perishable", EXEMPT, cites=RETURN.sub_item(2), when=Return.is_fresh_or_perishable),
    Rule(
        "downloaded-or-unsealed-digital-goods",
        EXEMPT,
        cites=RETURN.sub_item(3),
        when=any_of(
            Return.digital_supply.is_(DigitalSupply.ONLINE_DOWNLOAD),
            all_of(Return.digital_supply.is_(DigitalSupply.PHYSICAL_CARRIER), Return.was_unsealed_by_consumer),
        ),
    ),
    Rule(
        "delivered-newspaper-or-periodical",
        EXEMPT,
        cites=RETURN.sub_item(4),
        when=all_of(Return.is_newspaper_or_periodical, Return.was_received),
    ),
    Rule(
        "confirmed-unsuitable-goods",
        EXEMPT,
        cites=RETURN.sub_item(5),
        when=all_of(Return.is_unsuitable_by_nature, Return.consumer_confirmed_unsuitable),
    ),
)

seven_day_return = Question(
    "anxi.seven_day_return",
    asks=("Must the seller take these goods back within the seven days?", "网络商品经营者是否须在七日内接受退货？"),
    facts=Return,
    outcomes=(
        NOT_APPLICABLE, EXEMPT, PERIOD_NOT_STARTED, MUST_ACCEPT_RETURN, TOO_LATE, OPEN, PERIOD_OVER,
    ),
    rules=(
        Rule("buyer-for-business", NOT_APPLICABLE, cites=RETURN, when=not_(Return.buyer_is_consumer)),
        Rule("service-not-goods", NOT_APPLICABLE, cites=GOODS, when=not_(is_covered)),
        *EXEMPTIONS,
        Rule("goods-not-received", PERIOD_NOT_STARTED, cites=RETURN, when=not_(Return.was_received)),
        Rule(
            "day-before-receipt",
            PERIOD_NOT_STARTED,
            cites=RETURN,
            when=all_of(not_(act_was_done), Return.assessed_on < Return.received_on),
        ),
        Rule(
            "return-in-time",
            MUST_ACCEPT_RETURN,
            cites=RETURN,
            when=all_of(act_was_done, act_done_on <= last_day),
        ),
        Rule("return-after-last-day", TOO_LATE, cites=RETURN, when=all_of(act_was_done, act_done_on > last_day)),
        Rule("period-still-running", OPEN, cites=RETURN, when=Return.assessed_on <= last_day),
    ),
    values=(
        Value("last_day", last_day, only=(MUST_ACCEPT_RETURN, TOO_LATE, OPEN, PERIOD_OVER), en="last day of the period", zh="期间末日"),
        Value("days_left", days_between(Return.assessed_on, last_day), only=(OPEN,), en="days left", zh="剩余天数"),
        Value("exemptions", listed(*EXEMPTIONS), only=(EXEMPT,), otherwise=(), en="exemptions that apply", zh="适用的例外"),
    ),
    higher_law=(HL07,),
    adverse_law=(HL01,),
    remarks=remarks.SEVEN_DAY_RETURN,
)  # fmt: skip
