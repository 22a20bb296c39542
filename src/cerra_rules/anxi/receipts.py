"""Article 13, item 6: receipts are issued, are electronic only with consent, and are kept.

What is issued must conform even where nothing had to be issued. How long a receipt is kept is a question of its own: `record_retention`.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, all_of, any_of, decided_by, fact, favourable, fixed, listed, not_

RECEIPTS = ANXI.article(13).item(6)


class Receipts(Facts):
    """One seller's receipt for one sale, and the receipts it keeps."""

    # the receipt for one sale
    buyer_is_consumer: Fact[bool] = fixed(
        "the buyer buys for living needs, not for resale or for use in a business; with both, the main purpose when buying counts",
        "买方为生活消费需要而购买，不是为转售或者经营使用；兼有两者的，以购买时的主要目的为准",
        judgement=True,
    )
    receipt_is_required: Fact[bool] = fixed("state rules or trade custom ask for a receipt", "国家规定或者商业惯例要求出具凭证", judgement=True)
    receipt_was_issued: Fact[bool] = fact("a purchase or service receipt was issued", "已出具购货凭证或者服务单据")
    receipt_conforms: Fact[bool] = fact("the receipt issued conforms to state rules or trade custom", "凭证符合国家规定或者商业惯例", judgement=True)
    receipt_is_electronic: Fact[bool] = fact("it is electronic", "凭证以电子化形式出具")
    consented_to_electronic_receipt: Fact[bool] = fact("the consumer agreed to the electronic form", "消费者同意以电子化形式出具")
    # the receipts that are kept
    receipts_are_kept_complete: Fact[bool] = fact("the receipts still to be kept are all there and whole", "应当保存的凭证均完整保存", judgement=True)
    receipt_was_discarded_early: Fact[bool] = fixed(
        "a receipt was destroyed too early: on the day of its destruction anxi.record_retention gave one of these outcomes",
        "凭证在保存期满前被销毁",
        judgement=True,
        decided_by=decided_by("anxi.record_retention", "not_started", "must_keep"),
    )


is_owed_and_missing = all_of(Receipts.receipt_is_required, not_(Receipts.receipt_was_issued))
is_issued_and_irregular = all_of(Receipts.receipt_was_issued, not_(Receipts.receipt_conforms))
is_issued_electronically = all_of(Receipts.receipt_was_issued, Receipts.receipt_is_electronic)
lacks_consent = not_(Receipts.consented_to_electronic_receipt)
is_not_kept = any_of(not_(Receipts.receipts_are_kept_complete), Receipts.receipt_was_discarded_early)

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反本办法。", RECEIPTS)

DUTIES = (
    Rule(
        "receipt-missing-or-irregular",
        RECEIPTS.norm("a"),
        all_of(Receipts.buyer_is_consumer, any_of(is_owed_and_missing, is_issued_and_irregular)),
        title=("Receipt missing or irregular", "未出具凭证或者凭证不合规定"),
    ),
    Rule(
        "electronic-receipt-without-consent",
        RECEIPTS.norm("b"),
        all_of(Receipts.buyer_is_consumer, is_issued_electronically, lacks_consent),
        title=("Electronic receipt without consent", "未经同意出具电子凭证"),
    ),
    Rule("receipts-not-kept", RECEIPTS.norm("c"), is_not_kept, title=("Receipts not kept", "未保存凭证")),
)

receipts = Question(
    "anxi.receipts",
    asks=("Receipts: issued, electronic only with consent, kept for two years?", "凭证是否依法出具、电子形式是否经同意、是否保存两年？"),
    concerns=("the seller", "卖家"),
    facts=Receipts,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL03", "HL21"),
    adverse_law=("HL01",),
)
