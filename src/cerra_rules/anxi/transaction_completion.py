"""Article 15, item 2: when a transaction is completed, the day from which its records are kept.

The text does not say when. A sale that is being unwound is read as not completed, for 13(4) can undo it after delivery; that is contested.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Invariant, Question, Rule, Value, all_of, date, fact, fixed, implies, largest, neutral, not_

RECORDS = ANXI.article(15).item(2).norm("e")


class Transaction(Facts):
    """One sale, from delivery to the last settlement."""

    delivery_is_settled: Fact[bool] = fact(
        "nothing more is to be delivered: delivered, cancelled or rescinded", "不再有待交付的商品或者服务（已经交付、取消或者解除）"
    )
    delivery_settled_on: Fact[date] = fixed(
        "day on which that came about, e.g. the last delivery or the cancellation", "交付了结之日（最后交付、取消或者解除之日）", only_if="delivery_is_settled"
    )
    payment_is_settled: Fact[bool] = fact("nothing more is owed: paid, waived or refunded", "不再有应付款项（已经支付、免除或者退还）")
    payment_settled_on: Fact[date] = fixed("day on which that came about", "款项了结之日", only_if="payment_is_settled")
    return_was_requested: Fact[bool] = fact(
        "the consumer has asked for a return, before completion or within the 13(4) period", "消费者在交易完成前或者第十三条第（四）项规定的期间内提出过退货"
    )
    return_is_settled: Fact[bool] = fact("the return has been carried out or finally refused", "退货已经办结（已经退货或者终局拒绝）")
    return_settled_on: Fact[date] = fixed("day on which it was settled", "退货办结之日", only_if="return_is_settled")

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

NOT_COMPLETED = neutral("not_completed", "A step is still missing.", "尚有步骤未完成，交易未完成。", RECORDS)
COMPLETED = neutral("completed", "Completed on the day of the last step that counts.", "交易已于最后一个步骤了结之日完成。", RECORDS)

transaction_completion = Question(
    "anxi.transaction_completion",
    asks=("Is the transaction completed, and on which day?", "交易是否已经完成？何日完成？"),
    concerns=("nobody; all outcomes are neutral", "不涉及特定主体（各结论均为中性）"),
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
