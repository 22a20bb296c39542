"""Articles 13(6), 15(2) and 16(2): until when a record must be kept.

"Not less than" (不少于) includes the last day. A last day of keeping is not moved past rest days: nothing has to be done on it.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    Fact,
    Facts,
    Limb,
    Named,
    Question,
    Rule,
    Value,
    all_of,
    date,
    days,
    either,
    fact,
    favourable,
    fixed,
    is_given,
    largest,
    neutral,
    not_,
    smallest,
    years,
)

SELLER_RECORDS = ANXI.article(13).item(6).norm("c")
PLATFORM_IDENTITIES = ANXI.article(15).item(2).norm("d")
PLATFORM_TRANSACTIONS = ANXI.article(15).item(2).norm("e")
INFRASTRUCTURE_RECORDS = ANXI.article(16).item(2).norm("b")
TWO_YEARS = years(2)
SIXTY_DAYS = days(60)
NATIONAL_THREE_YEARS = years(3)


class RecordKind(Named):
    """The six kinds of record for which the text sets, or may set, a period."""

    SELLER_RECEIPT = "seller_receipt", "网络商品经营者的凭证"
    PLATFORM_IDENTITY = "platform_identity", "平台的经营者身份记录"
    PLATFORM_TRANSACTION = "platform_transaction", "平台的交易等记录"
    PLATFORM_UNSOLD_INFORMATION = "platform_unsold_information", "平台上未成交的发布信息"
    INFRASTRUCTURE_IDENTITY = "infrastructure_identity", "基础服务经营者的用户身份记录"
    INFRASTRUCTURE_USAGE_LOG = "infrastructure_usage_log", "用户上网日志"


class Retention(Facts):
    """One record that somebody keeps, or wishes to destroy."""

    # which record
    record_kind: Fact[RecordKind] = fixed(
        "a seller's purchase or service receipt; a platform's licence or identity record of a seller; "
        "a platform's transaction or related record; a platform's published information that led to no transaction; "
        "a basic-service provider's licence or identity record of a user; its record of a user's online activity",
        "记录种类",
    )
    # receipts and transaction records
    transaction_is_completed: Fact[bool] = fact("the transaction is completed (with several sales: the last of them)", "交易已完成（多笔交易以最后一笔为准）")
    transaction_completed_on: Fact[date] = fixed("day on which the transaction was completed; only if transaction_is_completed", "交易完成之日")
    receipt_was_issued: Fact[bool] = fact("a receipt was issued", "已出具购货凭证或者服务单据")
    receipt_issued_on: Fact[date] = fixed("day on which the receipt was issued; only if receipt_was_issued", "凭证出具之日")
    # a platform's identity records
    registration_was_cancelled: Fact[bool] = fact("the seller's registration on the platform has been cancelled", "网络商品经营者在平台的登记已注销")
    registration_cancelled_on: Fact[date] = fixed(
        "day on which the registration was cancelled; only if registration_was_cancelled", "网络商品经营者的平台登记注销之日"
    )
    seller_has_left: Fact[bool] = fact(
        "the seller has in fact stopped trading on the platform (matters only under identity_record_start = seller_left)",
        "网络商品经营者已实际停止在平台交易（仅在 identity_record_start = seller_left 时有意义）",
    )
    seller_left_on: Fact[date] = fixed(
        "day on which the seller stopped trading on the platform; only if seller_has_left", "网络商品经营者实际停止在平台交易之日"
    )
    # published information that led to no transaction
    information_was_removed: Fact[bool] = fact("the published information has been taken down", "所发布的信息已下架")
    information_removed_on: Fact[date] = fixed("day on which the published information was taken down; only if information_was_removed", "所发布的信息下架之日")
    # records of a provider of basic services
    contract_has_ended: Fact[bool] = fact("the service contract with the user has ended (identity records only)", "与用户的服务合同已终止（仅关乎身份记录）")
    contract_ended_on: Fact[date] = fixed("day on which the service contract ended; only if contract_has_ended", "与用户的服务合同终止之日")
    record_created_on: Fact[date] = fixed(
        "day on which the record was made; looked at for infrastructure_usage_log, "
        "and for infrastructure_identity only under infrastructure_record_start = record_created",
        "记录形成之日；用于用户上网日志，以及 infrastructure_record_start = record_created 时的用户身份记录",
    )
    # the day asked for
    assessed_on: Fact[date] = fact("the day for which the question is asked, e.g. the day of destruction", "基准日（如销毁之日）")


RECEIPT_RECORD_START = ANXI.reading(
    "receipt_record_start", options=("later_of_completion_and_issue", "receipt_issued"), default="later_of_completion_and_issue"
)
IDENTITY_RECORD_START = ANXI.reading("identity_record_start", options=("registration_cancelled", "seller_left"), default="registration_cancelled")  # RA09
UNSOLD_INFORMATION_PERIOD = ANXI.reading("unsold_information_period", options=("from_removal", "no_period"), default="from_removal")  # RA56
INFRASTRUCTURE_RECORD_START = ANXI.reading("infrastructure_record_start", options=("contract_ended", "record_created"), default="contract_ended")  # RA33
USAGE_LOG_PERIOD = ANXI.reading("usage_log_period", options=("included", "excluded"), default="included")  # RA34

kind = Retention.record_kind
is_receipt = kind.is_(RecordKind.SELLER_RECEIPT)
is_seller_identity = kind.is_(RecordKind.PLATFORM_IDENTITY)
is_other_platform_record = kind.is_one_of(RecordKind.PLATFORM_TRANSACTION, RecordKind.PLATFORM_UNSOLD_INFORMATION)
is_infrastructure = kind.is_one_of(RecordKind.INFRASTRUCTURE_IDENTITY, RecordKind.INFRASTRUCTURE_USAGE_LOG)
unsold_has_no_period = all_of(kind.is_(RecordKind.PLATFORM_UNSOLD_INFORMATION), UNSOLD_INFORMATION_PERIOD.is_("no_period"))
log_has_no_period = all_of(kind.is_(RecordKind.INFRASTRUCTURE_USAGE_LOG), USAGE_LOG_PERIOD.is_("excluded"))

# The starting event of each period: a day, or nothing while it has not happened.
completion = either(Retention.transaction_is_completed, Retention.transaction_completed_on, NOTHING)
removal = either(Retention.information_was_removed, Retention.information_removed_on, NOTHING)
end_of_contract = either(Retention.contract_has_ended, Retention.contract_ended_on, NOTHING)
# Two full years of keeping a receipt cannot start before there is one.
completion_and_issue = largest(Retention.transaction_completed_on, Retention.receipt_issued_on)
receipt_start = RECEIPT_RECORD_START.choose(
    receipt_issued=Retention.receipt_issued_on,
    later_of_completion_and_issue=either(Retention.transaction_is_completed, completion_and_issue, NOTHING),
)
leaving_counts = all_of(Retention.seller_has_left, IDENTITY_RECORD_START.is_("seller_left"))
identity_start = smallest(
    (Retention.registration_was_cancelled, Retention.registration_cancelled_on),
    (leaving_counts, Retention.seller_left_on),
)
user_identity_start = INFRASTRUCTURE_RECORD_START.choose(record_created=Retention.record_created_on, contract_ended=end_of_contract)
period_start = kind.by({
    RecordKind.SELLER_RECEIPT: receipt_start,
    RecordKind.PLATFORM_IDENTITY: identity_start,
    RecordKind.PLATFORM_TRANSACTION: completion,
    RecordKind.PLATFORM_UNSOLD_INFORMATION: removal,
    RecordKind.INFRASTRUCTURE_IDENTITY: user_identity_start,
    RecordKind.INFRASTRUCTURE_USAGE_LOG: Retention.record_created_on,
})
last_day = either(is_infrastructure, period_start + SIXTY_DAYS, period_start + TWO_YEARS)
national_last_day = kind.by({
    RecordKind.PLATFORM_TRANSACTION: completion + NATIONAL_THREE_YEARS,
    RecordKind.PLATFORM_IDENTITY: identity_start + NATIONAL_THREE_YEARS,
})

KEEPING = (
    Limb(SELLER_RECORDS, when=is_receipt),
    Limb(PLATFORM_IDENTITIES, when=is_seller_identity),
    Limb(PLATFORM_TRANSACTIONS, when=is_other_platform_record),
    Limb(INFRASTRUCTURE_RECORDS, when=is_infrastructure),
)

NOTHING_TO_KEEP = neutral("nothing_to_keep", "No receipt was issued: there is nothing to keep.", "未出具凭证，无可保存。")
NO_PERIOD = neutral("no_period", "Under the chosen reading the text sets no period for this kind.", "依所选解释方案，本办法未为此类记录规定期限。")
NOT_STARTED = neutral("not_started", "The starting event has not happened: keep, with no end date yet.", "起算事由未发生，须继续保存，暂无截止日。")
MUST_KEEP = neutral("must_keep", "The period has not ended.", "保存期未满。")
MAY_DISCARD = favourable("may_discard", "The period of this text is over; other law may ask for more.", "本办法规定的保存期已满；其他法律可能更长。", KEEPING)
WITH_AN_END = (MUST_KEEP, MAY_DISCARD)

record_retention = Question(
    "anxi.record_retention",
    asks=("Until when must this record be kept, and may it be destroyed on this day?", "该记录须保存至何日，该日可否销毁？"),
    facts=Retention,
    answers={
        NOTHING_TO_KEEP: (
            Rule("no-receipt-to-keep", SELLER_RECORDS, all_of(is_receipt, not_(Retention.receipt_was_issued)), title=("No receipt to keep", "无凭证可保存")),
        ),
        NO_PERIOD: (
            Rule("unsold-information-without-period", PLATFORM_TRANSACTIONS, unsold_has_no_period, title=("No period while unsold", "未成交信息无期限")),
            Rule("usage-log-without-period", INFRASTRUCTURE_RECORDS, log_has_no_period, title=("No period for usage logs", "上网日志无期限")),
        ),
        NOT_STARTED: (Rule("period-not-started", KEEPING, not_(is_given(period_start)), title=("Period not started", "保存期未起算")),),
        MUST_KEEP: (Rule("period-of-keeping", KEEPING, Retention.assessed_on <= last_day, title=("Period of keeping", "保存期")),),
        MAY_DISCARD: OTHERWISE,
    },
    values=(
        Value("period_start", "day from which the period runs", "起算事由发生之日", period_start, only=WITH_AN_END),
        Value("retain_until", "last day to keep the record", "须保存至", last_day, only=WITH_AN_END),
        Value("may_discard_from", "first day on which it may be destroyed", "可以销毁的首日", last_day + days(1), only=WITH_AN_END),
        Value("national_retain_until", "last day to keep the record under national law", "依国家法须保存至", national_last_day, only=WITH_AN_END),
    ),
    higher_law=("HL02", "HL03", "HL04"),
)
