"""Article 15, item 2: when a transaction is completed, the day from which its records are kept.

The text does not say when. A sale that is being unwound is read as not completed, for 13(4) can undo it after delivery; that is contested.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
    Fact,
    Facts,
    Invariant,
    Question,
    Rule,
    Value,
    all_of,
    date,
    fact,
    favourable,
    fixed,
    implies,
    largest,
    neutral,
    not_,
)

RECORDS = ANXI.article(15).item(2).norm("e")


class Transaction(Facts):
    """One sale, from delivery to the last settlement."""

    delivery_is_settled: Fact[bool] = fact("nothing more is to be delivered: delivered, cancelled or rescinded", "不再有待交付之物（已交付、取消或解除）")
    delivery_settled_on: Fact[date] = fixed(
        "day on which delivery was settled, e.g. the last delivery or the cancellation; only if delivery_is_settled",
        "交付了结之日（最后交付、取消或者解除之日）",
    )
    payment_is_settled: Fact[bool] = fact("nothing more is owed: paid, waived or refunded", "不再有应付款项（已付、免除或退还）")
    payment_settled_on: Fact[date] = fixed("day on which payment was settled; only if payment_is_settled", "款项了结之日")
    return_was_requested: Fact[bool] = fact(
        "the consumer has asked for a return, before completion or within the 13(4) period", "消费者在交易完成前或第十三条第四项期间内提出过退货"
    )
    return_is_settled: Fact[bool] = fact("the return has been carried out or finally refused", "退货已办结（已实行或者已最终拒绝）")
    return_settled_on: Fact[date] = fixed("day on which the return was settled; only if return_is_settled", "退货办结之日")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (Invariant(implies(cls.return_is_settled, cls.return_was_requested), "no settled return without a request", "退货已办结的，必已提出退货"),)


TRANSACTION_COMPLETION_EVENT = ANXI.reading("transaction_completion_event", options=("last_step", "delivery"), default="last_step")  # RA27

every_step_counts = TRANSACTION_COMPLETION_EVENT.is_("last_step")
return_counts = all_of(every_step_counts, Transaction.return_was_requested)
last_step_on = largest(
    Transaction.delivery_settled_on,
    (every_step_counts, Transaction.payment_settled_on),
    (return_counts, Transaction.return_settled_on),
)

NOT_COMPLETED = neutral("not_completed", "A step is still missing.", "尚有步骤未完成。", RECORDS)
COMPLETED = favourable("completed", "Completed on the day of the last step that counts.", "已于最后一步之日完成。", RECORDS)

transaction_completion = Question(
    "anxi.transaction_completion",
    asks=("Is the transaction completed, and on which day?", "交易是否完成，何日完成？"),
    facts=Transaction,
    answers={
        NOT_COMPLETED: (
            Rule("delivery-not-settled", RECORDS, not_(Transaction.delivery_is_settled), title=("Delivery not settled", "交付未了结")),
            Rule("payment-not-settled", RECORDS, all_of(every_step_counts, not_(Transaction.payment_is_settled)), title=("Payment not settled", "款项未了结")),
            Rule("return-not-settled", RECORDS, all_of(return_counts, not_(Transaction.return_is_settled)), title=("Return not settled", "退货未办结")),
        ),
        COMPLETED: OTHERWISE,
    },
    values=(Value("completed_on", "day of completion", "交易完成日", last_step_on, only=(COMPLETED,)),),
    higher_law=("HL02",),
)
