"""Articles 13(6), 15(2) and 16(2): receipts, completion of a transaction, and how long records are kept."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cerra_rules.anxi.higher_law import HL01, HL02, HL03, HL04, HL21
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import (
    IDENTITY_RECORD_START,
    INFRASTRUCTURE_RECORD_START,
    RECEIPT_RECORD_START,
    TRANSACTION_COMPLETION_EVENT,
    UNSOLD_INFORMATION_PERIOD,
    USAGE_LOG_PERIOD,
)  # fmt: skip
from cerra_rules.facts import Fact, Facts, Invariant, fact
from cerra_rules.periods import days, years
from cerra_rules.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.words import NOTHING, all_of, any_of, either, is_given, largest, not_, smallest

RECEIPTS = ANXI.article(13).item(6)
SELLER_RECORDS = RECEIPTS.norm("c")
PLATFORM_IDENTITIES = ANXI.article(15).item(2).norm("d")
PLATFORM_TRANSACTIONS = ANXI.article(15).item(2).norm("e")
INFRASTRUCTURE_RECORDS = ANXI.article(16).item(2).norm("b")
TWO_YEARS = years(2)
SIXTY_DAYS = days(60)
NATIONAL_THREE_YEARS = years(3)


class Receipts(Facts):
    """One seller's receipt for one sale, and the receipts it keeps."""

    buyer_is_consumer: Fact[bool] = fact("the buyer buys for living needs, not for business", zh="买方为生活需要而购买")
    receipt_is_required: Fact[bool] = fact(
        "state rules or trade custom ask for a receipt", zh="国家规定或商业惯例要求出具凭证"
    )
    receipt_was_issued: Fact[bool] = fact("a purchase or service receipt was issued", zh="已出具购货凭证或服务单据")
    receipt_conforms: Fact[bool] = fact(
        "the receipt issued conforms to state rules or trade custom", zh="凭证符合国家规定或商业惯例"
    )
    receipt_is_electronic: Fact[bool] = fact("it is electronic", zh="以电子形式出具")
    consented_to_electronic_receipt: Fact[bool] = fact(
        "the consumer agreed to the electronic form", zh="消费者同意电子形式"
    )
    receipts_are_kept_complete: Fact[bool] = fact(
        "the receipts still to be kept are all there and whole", zh="应存凭证完整保存"
    )
    receipt_was_discarded_early: Fact[bool] = fact(
        "a receipt was destroyed on a day on which anxi.record_retention gave not_started or must_keep",
        zh="凭证在保存期满前被销毁",
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
        cites=SELLER_RECORDS,
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
    values=(Value("breached", listed(*RECEIPT_DUTIES)),),
    higher_law=(HL03, HL21),
    adverse_law=(HL01,),
    remarks=(
        "Ask this of a seller for whom anxi.scope_and_roles gives in_scope and role seller.",
        "anxi.record_retention (record_kind = seller_receipt) tells whether a receipt was discarded early.",
        "The duty to keep covers receipts from every transaction; issuing and consent protect consumers.",
    ),
)


class Transaction(Facts):
    """One sale, from delivery to the last settlement."""

    delivery_is_settled: Fact[bool] = fact(
        "nothing more is to be delivered: delivered, cancelled or rescinded",
        zh="不再有待交付之物（已交付、取消或解除）",
    )
    delivery_settled_on: Fact[date] = fact(
        "day on which that came about, e.g. the last delivery or the cancellation; only if delivery_is_settled",
        zh="交付了结之日（最后交付、取消或解除之日）",
    )
    payment_is_settled: Fact[bool] = fact(
        "nothing more is owed: paid, waived or refunded", zh="不再有应付款项（已付、免除或退还）"
    )
    payment_settled_on: Fact[date] = fact("day on which that came about; only if payment_is_settled", zh="款项了结之日")
    return_was_requested: Fact[bool] = fact(
        "the consumer has asked for a return, before completion or within the 13(4) period",
        zh="消费者在交易完成前或第十三条第四项期间内提出过退货",
    )
    return_is_settled: Fact[bool] = fact("the return has been carried out or finally refused", zh="退货已办结")
    return_settled_on: Fact[date] = fact("day on which it was settled; only if return_is_settled", zh="退货办结之日")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(
                any_of(cls.return_was_requested, not_(cls.return_is_settled)), "no settled return without a request"
            ),
        )


is_last_step = TRANSACTION_COMPLETION_EVENT.is_("last_step")
return_counts = all_of(is_last_step, Transaction.return_was_requested)

NOT_COMPLETED = Outcome(
    "not_completed", Tone.OPEN, en="A step is still missing.", zh="尚有步骤未完成。", cites=PLATFORM_TRANSACTIONS
)  # fmt: skip
COMPLETED = Outcome(
    "completed", Tone.FAVOURABLE, en="Completed on the day of the last step that counts.", zh="已于最后一步之日完成。",
    cites=PLATFORM_TRANSACTIONS,
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
            cites=PLATFORM_TRANSACTIONS,
            when=not_(Transaction.delivery_is_settled),
        ),
        Rule(
            "payment-not-settled",
            NOT_COMPLETED,
            cites=PLATFORM_TRANSACTIONS,
            when=all_of(is_last_step, not_(Transaction.payment_is_settled)),
        ),
        Rule(
            "return-not-settled",
            NOT_COMPLETED,
            cites=PLATFORM_TRANSACTIONS,
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
        ),
    ),
    higher_law=(HL02,),
    remarks=(
        "The text does not define completion; by default a sale that is being unwound is not yet completed (low certainty).",
        "For a service, delivery is the end of performance; with instalments the last delivery and payment count.",
        "A cancelled sale completes too. A return asked for after completion and after the 13(4) period reopens nothing.",
    ),
)


class RecordKind(StrEnum):
    """a seller's purchase or service receipt."""

    SELLER_RECEIPT = "seller_receipt"
    PLATFORM_IDENTITY = "platform_identity"
    PLATFORM_TRANSACTION = "platform_transaction"
    PLATFORM_UNSOLD_INFORMATION = "platform_unsold_information"
    INFRASTRUCTURE_IDENTITY = "infrastructure_identity"
    INFRASTRUCTURE_USAGE_LOG = "infrastructure_usage_log"


class Retention(Facts):
    """One record that somebody keeps, or wishes to destroy."""

    record_kind: Fact[RecordKind] = fact(
        "a seller's purchase or service receipt; a platform's licence or identity record of a seller; a platform's transaction or related record; a platform's published information that led to no transaction; a basic-service provider's licence or identity record of a user; its record of a user's online activity",
        zh="记录种类：卖家凭证、平台的卖家身份记录、平台交易记录、平台未成交的发布信息、基础服务商的用户身份记录、上网日志",
    )
    transaction_is_completed: Fact[bool] = fact(
        "the transaction is completed (with several sales: the last of them)", zh="交易已完成（多笔交易以最后一笔为准）"
    )
    transaction_completed_on: Fact[date] = fact(
        "day of completion; only if transaction_is_completed", zh="交易完成之日"
    )
    receipt_was_issued: Fact[bool] = fact("a receipt was issued", zh="已出具凭证")
    receipt_issued_on: Fact[date] = fact("day of issue; only if receipt_was_issued", zh="凭证出具之日")
    registration_was_cancelled: Fact[bool] = fact(
        "the seller's registration on the platform has been cancelled", zh="卖家的平台登记已注销"
    )
    registration_cancelled_on: Fact[date] = fact(
        "day of cancellation; only if registration_was_cancelled", zh="登记注销之日"
    )
    seller_has_left: Fact[bool] = fact(
        "the seller has in fact stopped trading on the platform (matters only under identity_record_start = seller_left)",
        zh="卖家已实际退出平台",
    )
    seller_left_on: Fact[date] = fact("day of leaving; only if seller_has_left", zh="实际退出之日")
    information_was_removed: Fact[bool] = fact("the published information has been taken down", zh="发布信息已下架")
    information_removed_on: Fact[date] = fact("day of removal; only if information_was_removed", zh="下架之日")
    contract_has_ended: Fact[bool] = fact(
        "the service contract with the user has ended (identity records only)",
        zh="与用户的服务合同已终止（仅关乎身份记录）",
    )
    contract_ended_on: Fact[date] = fact("day of the end; only if contract_has_ended", zh="合同终止之日")
    record_created_on: Fact[date] = fact(
        "day on which the record was made; looked at for infrastructure_usage_log, and for infrastructure_identity only under infrastructure_record_start = record_created",
        zh="记录形成之日",
    )
    assessed_on: Fact[date] = fact(
        "the day for which the question is asked, e.g. the day of destruction", zh="判断基准日（如销毁日）"
    )


kind = Retention.record_kind
is_receipt = kind.is_(RecordKind.SELLER_RECEIPT)
is_infrastructure = kind.is_one_of(RecordKind.INFRASTRUCTURE_IDENTITY, RecordKind.INFRASTRUCTURE_USAGE_LOG)

# The starting event of each period: a day, or nothing while it has not happened.
completion = either(Retention.transaction_is_completed, Retention.transaction_completed_on, NOTHING)
receipt_start = RECEIPT_RECORD_START.choose(
    receipt_issued=Retention.receipt_issued_on,
    # Two full years of keeping a receipt cannot start before there is one.
    later_of_completion_and_issue=either(
        Retention.transaction_is_completed,
        largest(Retention.transaction_completed_on, Retention.receipt_issued_on),
        NOTHING,
    ),
)
identity_start = smallest(
    (Retention.registration_was_cancelled, Retention.registration_cancelled_on),
    (all_of(Retention.seller_has_left, IDENTITY_RECORD_START.is_("seller_left")), Retention.seller_left_on),
)
user_identity_start = INFRASTRUCTURE_RECORD_START.choose(
    record_created=Retention.record_created_on,
    contract_ended=either(Retention.contract_has_ended, Retention.contract_ended_on, NOTHING),
)
period_start = kind.by({
    RecordKind.SELLER_RECEIPT: receipt_start,
    RecordKind.PLATFORM_IDENTITY: identity_start,
    RecordKind.PLATFORM_TRANSACTION: completion,
    RecordKind.PLATFORM_UNSOLD_INFORMATION: either(
        Retention.information_was_removed, Retention.information_removed_on, NOTHING
    ),
    RecordKind.INFRASTRUCTURE_IDENTITY: user_identity_start,
    RecordKind.INFRASTRUCTURE_USAGE_LOG: Retention.record_created_on,
})  # fmt: skip
last_day = either(is_infrastructure, period_start + SIXTY_DAYS, period_start + TWO_YEARS)

KEEPING = (
    Limb(SELLER_RECORDS, when=is_receipt),
    Limb(PLATFORM_IDENTITIES, when=kind.is_(RecordKind.PLATFORM_IDENTITY)),
    Limb(
        PLATFORM_TRANSACTIONS,
        when=kind.is_one_of(RecordKind.PLATFORM_TRANSACTION, RecordKind.PLATFORM_UNSOLD_INFORMATION),
    ),
    Limb(INFRASTRUCTURE_RECORDS, when=is_infrastructure),
)

NOTHING_TO_KEEP = Outcome(
    "nothing_to_keep", Tone.OPEN, en="No receipt was issued: there is nothing to keep.", zh="未出具凭证，无可保存。"
)  # fmt: skip
NO_PERIOD = Outcome(
    "no_period", Tone.OPEN,
    en="Under the chosen reading the text sets no period for this kind.",
    zh="依所选解释，本文未为此类记录规定期限。",
)  # fmt: skip
NOT_STARTED = Outcome(
    "not_started", Tone.OPEN,
    en="The starting event has not happened: keep, with no end date yet.",
    zh="起算事由未发生，须继续保存，暂无截止日。",
)  # fmt: skip
MUST_KEEP = Outcome("must_keep", Tone.OPEN, en="The period has not ended.", zh="保存期未满。")
MAY_DISCARD = Outcome(
    "may_discard", Tone.FAVOURABLE, cites=KEEPING,
    en="The period of this text is over; other law may ask for more.",
    zh="本文规定的保存期已满；其他法律可能更长。",
)  # fmt: skip
WITH_AN_END = (MUST_KEEP, MAY_DISCARD)

record_retention = Question(
    "anxi.record_retention",
    asks=("Until when must this record be kept, and may it be destroyed on this day?", "该记录须保存至何日，该日可否销毁？"),
    facts=Retention,
    outcomes=(NOTHING_TO_KEEP, NO_PERIOD, NOT_STARTED, MUST_KEEP, MAY_DISCARD),
    rules=(
        Rule(
            "no-receipt-to-keep",
            NOTHING_TO_KEEP,
            cites=SELLER_RECORDS,
            when=all_of(is_receipt, not_(Retention.receipt_was_issued)),
        ),
        Rule(
            "unsold-information-without-period",
            NO_PERIOD,
            cites=PLATFORM_TRANSACTIONS,
            when=all_of(
                kind.is_(RecordKind.PLATFORM_UNSOLD_INFORMATION), UNSOLD_INFORMATION_PERIOD.is_("no_period")
            ),
        ),
        Rule(
            "usage-log-without-period",
            NO_PERIOD,
            cites=INFRASTRUCTURE_RECORDS,
            when=all_of(kind.is_(RecordKind.INFRASTRUCTURE_USAGE_LOG), USAGE_LOG_PERIOD.is_("excluded")),
        ),
        Rule("period-not-started", NOT_STARTED, cites=KEEPING, when=not_(is_given(period_start))),
        Rule("period-of-keeping", MUST_KEEP, cites=KEEPING, when=Retention.assessed_on <= last_day),
    ),
    values=(
        Value("period_start", period_start, only=WITH_AN_END),
        Value("retain_until", last_day, only=WITH_AN_END),
        Value("may_discard_from", last_day + days(1), only=WITH_AN_END),
        Value(
            "national_retain_until",
            kind.by({
                RecordKind.PLATFORM_TRANSACTION: completion + NATIONAL_THREE_YEARS,
                RecordKind.PLATFORM_IDENTITY: identity_start + NATIONAL_THREE_YEARS,
            }),
            only=WITH_AN_END,
        ),
    ),
    higher_law=(HL02, HL03, HL04),
    remarks=(
        "The day of the starting event is not counted. Two years end on the same month and day, or the month's last day; "
        "sixty days end on the sixtieth day after it. The record must exist through that day.",
        "Rest days neither shorten nor extend a period of keeping.",
        "anxi.transaction_completion gives transaction_is_completed and transaction_completed_on.",
        "national_retain_until is information only: the later of the two dates is the safe one (HL02). For usage logs "
        "national law asks for at least six months (HL04).",
        "Published information that led to a sale is a platform_transaction record; if it led to several, the last "
        "completion counts.",
        "anxi.receipts, anxi.platform_records and anxi.infrastructure take '... was discarded early': a record destroyed "
        "on a day for which this question gives not_started or must_keep.",
    ),
)  # fmt: skip
