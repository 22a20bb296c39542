"""Articles 13(6), 15(2) and 16(2): until when a record must be kept.

"Not less than" (不少于) includes the last day. A last day of keeping is not moved past rest days: nothing has to be done on it.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    Caution,
    Fact,
    Facts,
    Limb,
    Named,
    Question,
    Rule,
    Value,
    all_of,
    any_of,
    date,
    days,
    decided_by,
    either,
    fact,
    favourable,
    fixed,
    is_given,
    largest,
    months,
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
NATIONAL_SIX_MONTHS = months(6)


class RecordKind(Named):
    """The seven kinds of record for which the text sets, or may set, a period."""

    SELLER_RECEIPT = "seller_receipt", "卖家的购货凭证或者服务单据"
    PLATFORM_IDENTITY = "platform_identity", "平台保存的卖家执照或者身份信息记录"
    PLATFORM_TRANSACTION = "platform_transaction", "平台的交易记录及其他相关记录"
    PLATFORM_UNSOLD_INFORMATION = "platform_unsold_information", "平台上发布而未成交的信息"
    PLATFORM_LIVE_VIDEO = "platform_live_video", "平台上的直播营销视频"
    INFRASTRUCTURE_IDENTITY = "infrastructure_identity", "基础服务经营者保存的用户执照或者身份信息记录"
    INFRASTRUCTURE_USAGE_LOG = "infrastructure_usage_log", "用户上网日志"


class Retention(Facts):
    """One record that somebody keeps, or wishes to destroy."""

    # which record
    record_kind: Fact[RecordKind] = fixed(
        "kind of record: a seller's purchase or service receipt; a platform's licence or identity record of a seller; a platform's transaction or related "
        "record; a platform's published information that led to no transaction; the recording of a live-selling broadcast on a platform; a "
        "basic-service provider's licence or identity record of a user; its record of a user's online activity",
        "记录的种类",
    )
    # receipts and transaction records
    transaction_is_completed: Fact[bool] = fact(
        "the transaction is completed (with several sales: the last of them)",
        "交易已经完成（多笔交易的，以最后一笔为准）",
        judgement=True,
        decided_by=decided_by("anxi.transaction_completion", "completed"),
    )
    transaction_completed_on: Fact[date] = fixed("day of completion", "交易完成之日", only_if="transaction_is_completed")
    receipt_was_issued: Fact[bool] = fact("a receipt was issued", "已出具凭证")
    receipt_issued_on: Fact[date] = fixed("day of issue", "凭证出具之日", only_if="receipt_was_issued")
    # a platform's identity records
    registration_was_cancelled: Fact[bool] = fact("the seller's registration on the platform has been cancelled", "卖家的平台登记已注销")
    registration_cancelled_on: Fact[date] = fixed("day of cancellation", "登记注销之日", only_if="registration_was_cancelled")
    seller_has_left: Fact[bool] = fact(
        "the seller has in fact stopped trading on the platform (matters only under identity_record_start = seller_left)", "卖家已实际退出平台"
    )
    seller_left_on: Fact[date] = fixed("day of leaving", "实际退出之日", only_if="seller_has_left")
    # published information that led to no transaction
    information_was_removed: Fact[bool] = fact("the published information or the recording has been taken down", "发布的信息或者视频已经撤下")
    information_removed_on: Fact[date] = fixed("day of removal", "撤下之日", only_if="information_was_removed")
    broadcast_has_ended: Fact[bool] = fact(
        "the live broadcast has ended (matters only for national_retain_until of platform_live_video)",
        "直播已经结束（仅关系到直播营销视频依国家法律的保存期限）",
    )
    broadcast_ended_on: Fact[date] = fixed("day on which the broadcast ended", "直播结束之日", only_if="broadcast_has_ended")
    # records of a provider of basic services
    contract_has_ended: Fact[bool] = fact("the service contract with the user has ended (identity records only)", "与用户的服务合同已终止（仅涉及身份记录）")
    contract_ended_on: Fact[date] = fixed("day of the end", "合同终止之日", only_if="contract_has_ended")
    record_created_on: Fact[date] = fixed(
        "day on which the record was made; looked at for infrastructure_usage_log, and for infrastructure_identity only under "
        "infrastructure_record_start = record_created",
        "记录形成之日",
    )
    # the day asked for
    assessed_on: Fact[date] = fact("the day for which the question is asked, e.g. the day of destruction", "判断基准日（如销毁之日）")


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
is_live_video = kind.is_(RecordKind.PLATFORM_LIVE_VIDEO)
is_published = any_of(kind.is_(RecordKind.PLATFORM_UNSOLD_INFORMATION), is_live_video)
is_other_platform_record = any_of(kind.is_(RecordKind.PLATFORM_TRANSACTION), is_published)
is_log = kind.is_(RecordKind.INFRASTRUCTURE_USAGE_LOG)
is_infrastructure = any_of(kind.is_(RecordKind.INFRASTRUCTURE_IDENTITY), is_log)
has_no_receipt = all_of(is_receipt, not_(Retention.receipt_was_issued))
published_has_no_period = all_of(is_published, UNSOLD_INFORMATION_PERIOD.is_("no_period"))
log_has_no_period = all_of(is_log, USAGE_LOG_PERIOD.is_("excluded"))

# The starting event of each period: a day, or nothing while it has not happened.
completion = either(Retention.transaction_is_completed, Retention.transaction_completed_on, NOTHING)
removal = either(Retention.information_was_removed, Retention.information_removed_on, NOTHING)
end_of_broadcast = either(Retention.broadcast_has_ended, Retention.broadcast_ended_on, NOTHING)
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
    RecordKind.PLATFORM_LIVE_VIDEO: removal,
    RecordKind.INFRASTRUCTURE_IDENTITY: user_identity_start,
    RecordKind.INFRASTRUCTURE_USAGE_LOG: Retention.record_created_on,
})
last_day = either(is_infrastructure, period_start + SIXTY_DAYS, period_start + TWO_YEARS)

# National law: three years for a platform, six months for a log; no number for receipts and for a provider's identity records.
national_last_day = kind.by({
    RecordKind.PLATFORM_IDENTITY: identity_start + NATIONAL_THREE_YEARS,
    RecordKind.PLATFORM_TRANSACTION: completion + NATIONAL_THREE_YEARS,
    RecordKind.PLATFORM_UNSOLD_INFORMATION: removal + NATIONAL_THREE_YEARS,
    RecordKind.PLATFORM_LIVE_VIDEO: end_of_broadcast + NATIONAL_THREE_YEARS,
    RecordKind.INFRASTRUCTURE_USAGE_LOG: Retention.record_created_on + NATIONAL_SIX_MONTHS,
})
nation_asks_for_more = any_of(not_(is_given(national_last_day)), Retention.assessed_on <= national_last_day)
is_platform_record = any_of(is_seller_identity, is_other_platform_record)

KEEPING = (
    Limb(SELLER_RECORDS, when=is_receipt),
    Limb(PLATFORM_IDENTITIES, when=is_seller_identity),
    Limb(PLATFORM_TRANSACTIONS, when=is_other_platform_record),
    Limb(INFRASTRUCTURE_RECORDS, when=is_infrastructure),
)

NOTHING_TO_KEEP = neutral("nothing_to_keep", "No receipt was issued: there is nothing to keep.", "未出具凭证，没有可供保存的凭证。")
NO_PERIOD = neutral(
    "no_period",
    "Under the chosen reading the text sets no period for this kind.",
    "依所选解释，本办法未对该类记录规定保存期限。",
    caution=(Caution("HL02", when=all_of(is_published, nation_asks_for_more)), Caution("HL04", when=all_of(is_log, nation_asks_for_more))),
)
NOT_STARTED = neutral("not_started", "The starting event has not happened: keep, with no end date yet.", "起算事由尚未发生，应当继续保存，暂无截止日。")
MUST_KEEP = neutral("must_keep", "The period has not ended.", "保存期限尚未届满，应当继续保存。")
MAY_DISCARD = favourable(
    "may_discard",
    "The period of this text is over; see the caution before destroying anything.",
    "本办法规定的保存期限已经届满；国家法律另有更长期限的，从其规定。",
    KEEPING,
    caution=(
        Caution("HL02", when=all_of(is_platform_record, nation_asks_for_more)),
        Caution("HL03", when=is_receipt),
        Caution("HL04", when=all_of(is_log, nation_asks_for_more)),
    ),
)
WITH_AN_END = (MUST_KEEP, MAY_DISCARD)

record_retention = Question(
    "anxi.record_retention",
    asks=("Until when must this record be kept, and may it be destroyed on this day?", "该记录应当保存至何日？在该日可否销毁？"),
    concerns=("whoever keeps the record", "记录保存人"),
    facts=Retention,
    answers={
        NOTHING_TO_KEEP: (Rule("no-receipt-to-keep", SELLER_RECORDS, has_no_receipt, title=("No receipt to keep", "无凭证可保存")),),
        NO_PERIOD: (
            Rule(
                "unsold-information-without-period",
                PLATFORM_TRANSACTIONS,
                published_has_no_period,
                title=("No period for published information", "发布的信息无期限"),
            ),
            Rule("usage-log-without-period", INFRASTRUCTURE_RECORDS, log_has_no_period, title=("No period for usage logs", "上网日志无期限")),
        ),
        NOT_STARTED: (Rule("period-not-started", KEEPING, not_(is_given(period_start)), title=("Period not started", "保存期未起算")),),
        MUST_KEEP: (Rule("period-of-keeping", KEEPING, Retention.assessed_on <= last_day, title=("Period of keeping", "保存期")),),
        MAY_DISCARD: OTHERWISE,
    },
    values=(
        Value("period_start", "day from which the period runs", "起算事由发生之日", period_start, only=WITH_AN_END),
        Value("retain_until", "last day to keep the record", "保存期限末日", last_day, only=WITH_AN_END),
        Value("may_discard_from", "first day on which it may be destroyed", "可以销毁的首日", last_day + days(1), only=WITH_AN_END),
        Value("national_retain_until", "last day to keep the record under national law", "依国家法律应当保存至", national_last_day),
    ),
    higher_law=("HL02", "HL03", "HL04", "HL44"),
)
