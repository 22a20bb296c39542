"""Article 13(6), and completion in article 15(2): receipts, and when a transaction is completed."""

from datetime import date

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL02, HL03, HL21
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import TRANSACTION_COMPLETION_EVENT
from cerra_rules.language.facts import Fact, Facts, Invariant, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import all_of, any_of, largest, not_

RECEIPTS = ANXI.article(13).item(6)
TRANSACTION_RECORDS = ANXI.article(15).item(2).norm("e")


class Receipts(Facts):
    """One seller's receipt for one sale, and the receipts it keeps."""

    buyer_is_consumer: Fact[bool] = fact(
        "the buyer buys for living needs, not for business", zh="买方为生活需要而购买", changeable=False
    )
    receipt_is_required: Fact[bool] = fact(
        "state rules or trade custom ask for a receipt", zh="依国家规定或者商业惯例须出具凭证", changeable=False
    )
    receipt_was_issued: Fact[bool] = fact("a purchase or service receipt was issued", zh="已出具购货凭证或服务单据")
    receipt_conforms: Fact[bool] = fact(
        "the receipt issued conforms to state rules or trade custom", zh="所出具的凭证符合国家规定或者商业惯例"
    )
    receipt_is_electronic: Fact[bool] = fact("the receipt is electronic", zh="凭证以电子形式出具")
    consented_to_electronic_receipt: Fact[bool] = fact(
        "the consumer agreed to an electronic receipt", zh="消费者同意以电子形式出具凭证"
    )
    receipts_are_kept_complete: Fact[bool] = fact(
        "the receipts that must still be kept are all there and whole", zh="仍须保存的凭证齐全、完整"
    )
    receipt_was_discarded_early: Fact[bool] = fact(
        "a receipt was destroyed while it still had to be kept",
        zh="有凭证在仍须保存期间被销毁",
        changeable=False,
    )


BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty is breached.", zh="至少违反一项义务。")
COMPLIANT = Outcome("compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=RECEIPTS)

RECEIPT_DUTIES = (
    Rule(
        "receipt-missing-or-irregular",
        BREACH,
        cites=RECEIPTS.norm("a"),
        when=all_of(
            Receipts.buyer_is_consumer,
            any_of(
                all_of(Receipts.receipt_is_required, not_(Receipts.receipt_was_issued)),
                all_of(Receipts.receipt_was_issued, not_(Receipts.receipt_conforms)),
            ),
        ),
    ),
    Rule(
        "electronic-receipt-without-consent",
        BREACH,
        cites=RECEIPTS.norm("b"),
        when=all_of(
            Receipts.buyer_is_consumer,
            Receipts.receipt_was_issued,
            Receipts.receipt_is_electronic,
            not_(Receipts.consented_to_electronic_receipt),
        ),
    ),
    Rule(
        "receipts-not-kept",
        BREACH,
        cites=RECEIPTS.norm("c"),
        when=any_of(not_(Receipts.receipts_are_kept_complete), Receipts.receipt_was_discarded_early),
    ),
)

receipts = Question(
    "anxi.receipts",
    asks=(
        "Receipts: issued, electronic only with consent, kept for two years?",
        "凭证：是否出具、电子化是否经同意、是否保存两年？",
    ),
    facts=Receipts,
    outcomes=(BREACH, COMPLIANT),
    rules=RECEIPT_DUTIES,
    values=(Value("breached", listed(*RECEIPT_DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL03, HL21),
    adverse_law=(HL01,),
    remarks=remarks.RECEIPTS,
)


class Transaction(Facts):
    """One sale, from delivery to the last settlement."""

    delivery_is_settled: Fact[bool] = fact(
        "nothing more is to be delivered: delivered, cancelled or rescinded",
        zh="不再有待交付之物（已交付、取消或解除）",
    )
    delivery_settled_on: Fact[date] = fact(
        ("day on which delivery was settled, e.g. the last delivery or the cancellation; only if delivery_is_settled"),
        zh="交付了结之日（最后交付、取消或者解除之日）",
        changeable=False,
    )
    payment_is_settled: Fact[bool] = fact(
        "nothing more is owed: paid, waived or refunded", zh="不再有应付款项（已付、免除或退还）"
    )
    payment_settled_on: Fact[date] = fact(
        "day on which payment was settled; only if payment_is_settled", zh="款项了结之日", changeable=False
    )
    return_was_requested: Fact[bool] = fact(
        "the consumer has asked for a return, before completion or within the 13(4) period",
        zh="消费者在交易完成前或第十三条第四项期间内提出过退货",
    )
    return_is_settled: Fact[bool] = fact(
        "the return has been carried out or finally refused", zh="退货已办结（已实行或者已最终拒绝）"
    )
    return_settled_on: Fact[date] = fact(
        "day on which the return was settled; only if return_is_settled", zh="退货办结之日", changeable=False
    )

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(
                any_of(cls.return_was_requested, not_(cls.return_is_settled)),
                "no settled return without a request",
                "退货已办结的，必已提出退货",
            ),
        )


is_last_step = TRANSACTION_COMPLETION_EVENT.is_("last_step")
return_counts = all_of(is_last_step, Transaction.return_was_requested)

NOT_COMPLETED = Outcome(
    "not_completed", Tone.OPEN, en="A step is still missing.", zh="尚有步骤未完成。", cites=TRANSACTION_RECORDS
)  # fmt: skip
COMPLETED = Outcome(
    "completed", Tone.FAVOURABLE, en="Completed on the day of the last step that counts.", zh="已于最后一步之日完成。",
    cites=TRANSACTION_RECORDS,
)  # fmt: skip

transaction_completion = Question(
    "anxi.transaction_completion",
    asks=("Is the transaction completed, and on which day?", "交易是否完成，何日完成？"),
    facts=Transaction,
    outcomes=(NOT_COMPLETED, COMPLETED),
    rules=(
        Rule(
            "delivery-not-settled",
            NOT_COMPLETED,
            cites=TRANSACTION_RECORDS,
            when=not_(Transaction.delivery_is_settled),
        ),
        Rule(
            "payment-not-settled",
            NOT_COMPLETED,
            cites=TRANSACTION_RECORDS,
            when=all_of(is_last_step, not_(Transaction.payment_is_settled)),
        ),
        Rule(
            "return-not-settled",
            NOT_COMPLETED,
            cites=TRANSACTION_RECORDS,
            when=all_of(return_counts, not_(Transaction.return_is_settled)),
        ),
    ),
    values=(
        Value(
            "completed_on",
            largest(
                Transaction.delivery_settled_on,
                (is_last_step, Transaction.payment_settled_on),
                (return_counts, Transaction.return_settled_on),
            ),
            only=(COMPLETED,),
            en="day of completion",
            zh="交易完成日",
        ),
    ),
    higher_law=(HL02,),
    remarks=remarks.TRANSACTION_COMPLETION,
)
