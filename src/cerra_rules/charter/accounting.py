"""Articles 28 and 29: whether the Alliance's accounts are kept as the charter asks.

Six norms, each breached by itself. The handover is due by the day on which the accountant leaves, that day included: 時 is
read as "at the time of", and the charter has no period of grace.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Caution, Fact, Facts, Question, Rule, Value, adverse, all_of, any_of, date, fact, favourable, fixed, listed, not_

FINANCE_SYSTEM = CHARTER.article(28).norm("a")
RECORDS = CHARTER.article(28).norm("b")
ACCOUNTANT = CHARTER.article(29).norm("a")
SEPARATION = CHARTER.article(29).norm("b")
KEEPING = CHARTER.article(29).norm("c")
HANDOVER = CHARTER.article(29).norm("d")


class Accounting(Facts):
    """The state of the Alliance's accounts."""

    # rules and records
    has_strict_finance_system: Fact[bool] = fact("Strict rules of financial management are in force", "严格的财务管理制度已建立并施行", judgement=True)
    records_are_lawful: Fact[bool] = fact("Accounting records are lawful", "会计资料合法", judgement=True)
    records_are_true: Fact[bool] = fact("Accounting records are true", "会计资料真实", judgement=True)
    records_are_accurate: Fact[bool] = fact("Accounting records are accurate", "会计资料准确", judgement=True)
    records_are_complete: Fact[bool] = fact("Accounting records are complete", "会计资料完整", judgement=True)

    # the accountant
    accountant_has_professional_ability: Fact[bool] = fact(
        "The accountant has professional ability; false if there is no accountant; not used under accounting_qualification = certificate_or_title",
        "会计具备专业能力（没有会计则为否）",
        judgement=True,
    )
    accountant_has_certificate_or_title: Fact[bool] = fact(
        "The accountant holds an accounting certificate or technical title; false if there is no accountant",
        "会计持有会计证书或者专业技术职称（没有会计则为否）",
    )
    accountant_is_also_cashier: Fact[bool] = fact("The same person is accountant and cashier at the same time", "会计同时兼任出纳")
    accounts_are_kept: Fact[bool] = fact("Accounting is done", "进行会计核算", judgement=True)
    accounting_supervision_is_exercised: Fact[bool] = fact("Accounting supervision is exercised", "实行会计监督", judgement=True)

    # the handover
    accountant_left_post: Fact[bool] = fixed("An accountant was transferred or left", "有会计人员调动或离职")
    accountant_left_on: Fact[date] = fixed("Day of transfer or leaving", "调动工作或者离职之日", only_if="accountant_left_post")
    handover_was_completed: Fact[bool] = fact(
        "Handover to the successor was completed; irrelevant when nobody left", "已与接管人员办清交接手续（无人离任时无关）"
    )
    handover_completed_on: Fact[date] = fact(
        "Day on which the handover was completed; irrelevant when nobody left", "办清交接手续之日（无人离任时无关）", only_if="handover_was_completed"
    )


# The accounting certificate was abolished in 2017; what has stood for professional qualification since is contested.
ACCOUNTING_QUALIFICATION = CHARTER.reading("accounting_qualification", options=("ability_or_title", "certificate_or_title"), default="ability_or_title")  # RC38

records_are_sound = all_of(Accounting.records_are_lawful, Accounting.records_are_true, Accounting.records_are_accurate, Accounting.records_are_complete)
accountant_is_qualified = any_of(
    Accounting.accountant_has_certificate_or_title,
    all_of(ACCOUNTING_QUALIFICATION.is_("ability_or_title"), Accounting.accountant_has_professional_ability),
)
accounts_are_kept_and_supervised = all_of(Accounting.accounts_are_kept, Accounting.accounting_supervision_is_exercised)
handover_was_in_time = all_of(Accounting.handover_was_completed, Accounting.handover_completed_on <= Accounting.accountant_left_on)

RULE_BREACHED = adverse("breach", "At least one rule is breached", "违反至少一项会计规则。")
COMPLIANT = favourable(
    "compliant",
    "All rules are observed",
    "会计规则均得到遵守。",
    (FINANCE_SYSTEM, RECORDS, ACCOUNTANT, SEPARATION, KEEPING, HANDOVER),
    caution=Caution("HL31", Accounting.accountant_left_post),
)

BREACHES = (
    Rule("finance-rules-not-strict", FINANCE_SYSTEM, not_(Accounting.has_strict_finance_system), title=("No strict finance rules", "缺少严格的财务管理制度")),
    Rule("accounting-records-unsound", RECORDS, not_(records_are_sound), title=("Unsound accounting records", "会计资料不合要求")),
    Rule("accountant-not-qualified", ACCOUNTANT, not_(accountant_is_qualified), title=("Accountant not qualified", "会计不具备专业资格")),
    Rule("accountant-as-cashier", SEPARATION, Accounting.accountant_is_also_cashier, title=("Accountant as cashier", "会计兼任出纳")),
    Rule("accounts-not-kept-or-supervised", KEEPING, not_(accounts_are_kept_and_supervised), title=("Accounts not kept or supervised", "未作会计核算或者监督")),
    Rule(
        "handover-of-accounts-late-or-missing",
        HANDOVER,
        all_of(Accounting.accountant_left_post, not_(handover_was_in_time)),
        title=("Handover late or missing", "交接逾期或者未办清"),
    ),
)

accounting = Question(
    "charter.accounting",
    asks=("Are the accounting rules observed?", "会计规则是否得到遵守？"),
    concerns=("the Alliance", "联盟"),
    facts=Accounting,
    answers={
        RULE_BREACHED: BREACHES,
        COMPLIANT: OTHERWISE,
    },
    values=(Value("breached", "provisions breached", "违反的条文", listed(*BREACHES)),),
    higher_law=("HL31",),
)
