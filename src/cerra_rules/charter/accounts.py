"""Articles 28 to 30: keeping accounts, and answering for assets to members, auditors and the public."""

from datetime import date

from cerra_rules.charter import remarks
from cerra_rules.charter.higher_law import HL30, HL31
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import (
    ACCOUNTING_QUALIFICATION,
    AUDIT_DUTY,
    MEMBER_SUPPORT_STATUS,
    PUBLICATION_INTERVAL,
)  # fmt: skip
from cerra_rules.language.facts import Fact, Facts, Invariant, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Named, all_of, any_of, implies, not_

FINANCE_SYSTEM = CHARTER.article(28).norm("a")
RECORDS = CHARTER.article(28).norm("b")
ACCOUNTANT = CHARTER.article(29).norm("a")
SEPARATION = CHARTER.article(29).norm("b")
KEEPING = CHARTER.article(29).norm("c")
HANDOVER = CHARTER.article(29).norm("d")
STATE_RULES = CHARTER.article(30).norm("a")
AUDIT = CHARTER.article(30).norm("b")
PUBLICATION = CHARTER.article(30).norm("c")


class Accounting(Facts):
    """The state of the Alliance's accounts."""

    has_strict_finance_system: Fact[bool] = fact(
        "Strict rules of financial management are in force", zh="财务规章严格且已施行", judgement=True
    )
    records_are_lawful: Fact[bool] = fact("Accounting records are lawful", zh="会计资料合法", judgement=True)
    records_are_true: Fact[bool] = fact("Accounting records are true", zh="会计资料真实", judgement=True)
    records_are_accurate: Fact[bool] = fact("Accounting records are accurate", zh="会计资料准确", judgement=True)
    records_are_complete: Fact[bool] = fact("Accounting records are complete", zh="会计资料完整", judgement=True)
    accountant_has_professional_ability: Fact[bool] = fact(
        "The accountant has professional ability; false if there is no accountant; not used under accounting_qualification = certificate_or_title",
        zh="会计具备专业能力（没有会计则为否；accounting_qualification = certificate_or_title 时不使用）",
        judgement=True,
    )
    accountant_has_certificate_or_title: Fact[bool] = fact(
        "The accountant holds an accounting certificate or technical title; false if there is no accountant",
        zh="会计持有证书或职称（没有会计则为否）",
    )
    accountant_is_also_cashier: Fact[bool] = fact(
        "The same person is accountant and cashier at the same time", zh="会计同时兼任出纳"
    )
    accounts_are_kept: Fact[bool] = fact("Accounting is done", zh="进行会计核算", judgement=True)
    accounting_supervision_is_exercised: Fact[bool] = fact(
        "Accounting supervision is exercised", zh="实行会计监督", judgement=True
    )
    accountant_left_post: Fact[bool] = fact(
        "An accountant was transferred or left", zh="有会计人员调动或离职", changeable=False
    )
    accountant_left_on: Fact[date] = fact(
        "Day of transfer or leaving; irrelevant when nobody left", zh="调动或离职日", changeable=False
    )
    handover_was_completed: Fact[bool] = fact(
        "Handover to the successor was completed; irrelevant when nobody left", zh="交接已办清"
    )
    handover_completed_on: Fact[date] = fact(
        "Day of completion; irrelevant when nobody left or handover was not completed", zh="交接完成日"
    )


RULE_BREACHED = Outcome("breach", Tone.ADVERSE, en="At least one rule is breached", zh="违反至少一项规则")
COMPLIANT = Outcome(
    "compliant",
    Tone.FAVOURABLE,
    cites=(FINANCE_SYSTEM, RECORDS, ACCOUNTANT, SEPARATION, KEEPING, HANDOVER),
    en="All rules are observed",
    zh="规则均得到遵守",
)

ACCOUNTING_BREACHES = (
    Rule(
        "finance-rules-not-strict",
        RULE_BREACHED,
        cites=FINANCE_SYSTEM,
        when=not_(Accounting.has_strict_finance_system),
    ),
    Rule(
        "accounting-records-unsound",
        RULE_BREACHED,
        cites=RECORDS,
        when=not_(all_of(
            Accounting.records_are_lawful,
            Accounting.records_are_true,
            Accounting.records_are_accurate,
            Accounting.records_are_complete,
        )),
    ),
    Rule(
        "accountant-not-qualified",
        RULE_BREACHED,
        cites=ACCOUNTANT,
        when=not_(any_of(
            Accounting.accountant_has_certificate_or_title,
            all_of(
                ACCOUNTING_QUALIFICATION.is_("ability_or_title"), Accounting.accountant_has_professional_ability,
            ),
        )),
    ),
    Rule("accountant-as-cashier", RULE_BREACHED, cites=SEPARATION, when=Accounting.accountant_is_also_cashier),
    Rule(
        "accounts-not-kept-or-supervised",
        RULE_BREACHED,
        cites=KEEPING,
        when=not_(all_of(Accounting.accounts_are_kept, Accounting.accounting_supervision_is_exercised)),
    ),
    Rule(
        "handover-of-accounts-late-or-missing",
        RULE_BREACHED,
        cites=HANDOVER,
        when=all_of(
            Accounting.accountant_left_post,
            not_(all_of(
                Accounting.handover_was_completed,
                Accounting.handover_completed_on <= Accounting.accountant_left_on,
            )),
        ),
    ),
)  # fmt: skip

accounting = Question(
    "charter.accounting",
    asks=("Are the accounting rules observed?", "会计规则是否得到遵守？"),
    facts=Accounting,
    outcomes=(RULE_BREACHED, COMPLIANT),
    rules=ACCOUNTING_BREACHES,
    values=(Value("breached", listed(*ACCOUNTING_BREACHES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL31,),
    remarks=remarks.ACCOUNTING,
)


class AssetSource(Named):
    """Source of the assets."""

    STATE_APPROPRIATION = "state_appropriation", "国家拨款"
    SOCIAL_DONATION = "social_donation", "社会捐赠、资助"
    MEMBER_SUPPORT = "member_support", "成员捐助"
    OTHER = "other", "其他来源"


class AssetOversight(Facts):
    """How one part of the assets is answered for."""

    asset_source: Fact[AssetSource] = fact(
        "Source of the assets; social_donation includes sponsorship; other includes own income and interest",
        zh="资产来源；社会捐赠含资助，其他来源含自有收入与利息",
        changeable=False,
    )
    follows_state_finance_rules: Fact[bool] = fact(
        "State rules of financial management are followed", zh="执行国家财务管理规定", judgement=True
    )
    accepts_member_and_finance_supervision: Fact[bool] = fact(
        "Oversight by members and the finance authority is accepted", zh="接受成员与财政部门监督"
    )
    accepts_audit_supervision: Fact[bool] = fact("Oversight by the audit authority is accepted", zh="接受审计机关监督")
    was_audited_this_year: Fact[bool] = fact(
        "The assets were audited in the calendar year; used only under audit_duty = yearly_audit",
        zh="本历年已就该资产审计（仅在 audit_duty = yearly_audit 时使用）",
    )
    was_published: Fact[bool] = fact(
        "The information on these assets was published in a suitable way; false only once a reasonable time has passed",
        zh="该资产的有关情况已以适当方式公开（经过合理时间仍未公开的方为否）",
    )
    was_published_this_year: Fact[bool] = fact(
        (
            "The information on these assets was published in the calendar year; used only under "
            "publication_interval = yearly"
        ),
        zh="本历年已公开该资产的有关情况（仅在 publication_interval = yearly 时使用）",
    )

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(
                implies(cls.was_published_this_year, cls.was_published),
                "what was published this year was published",
                "本历年已公开的，即已公开",
            ),
        )


# Money of the state and gifts from society; the general oversight of 30#a covers every asset.
is_triggered = any_of(
    AssetOversight.asset_source.is_one_of(AssetSource.STATE_APPROPRIATION, AssetSource.SOCIAL_DONATION),
    all_of(
        MEMBER_SUPPORT_STATUS.is_("counts_as_donation"), AssetOversight.asset_source.is_(AssetSource.MEMBER_SUPPORT)
    ),
)

DUTY_BREACHED = Outcome("breach", Tone.ADVERSE, en="At least one duty is breached", zh="违反至少一项义务")
NOT_TRIGGERED = Outcome(
    "not_triggered", Tone.OPEN,
    en="Only general oversight applies, and it is respected", zh="不触发审计与公开，仅适用一般监督",
)  # fmt: skip
DUTIES_MET = Outcome(
    "duties_met", Tone.FAVOURABLE, en="Triggered and met", zh="已触发并已履行", cites=(STATE_RULES, AUDIT, PUBLICATION)
)  # fmt: skip

OVERSIGHT_BREACHES = (
    Rule(
        "state-rules-or-supervision-refused",
        DUTY_BREACHED,
        cites=STATE_RULES,
        when=not_(all_of(
            AssetOversight.follows_state_finance_rules, AssetOversight.accepts_member_and_finance_supervision,
        )),
    ),
    Rule(
        "audit-supervision-lacking",
        DUTY_BREACHED,
        cites=AUDIT,
        when=all_of(
            is_triggered,
            not_(all_of(
                AssetOversight.accepts_audit_supervision,
                implies(AUDIT_DUTY.is_("yearly_audit"), AssetOversight.was_audited_this_year),
            )),
        ),
    ),
    Rule(
        "asset-information-not-published",
        DUTY_BREACHED,
        cites=PUBLICATION,
        when=all_of(
            is_triggered,
            not_(PUBLICATION_INTERVAL.choose(
                no_fixed_interval=AssetOversight.was_published,
                yearly=AssetOversight.was_published_this_year,
            )),
        ),
    ),
)  # fmt: skip

audit_and_publication = Question(
    "charter.audit_and_publication",
    asks=(
        "Are audit supervision and publication due for these assets, and done?",
        "该资产是否须受审计监督并公开，是否已做到？",
    ),
    facts=AssetOversight,
    outcomes=(DUTY_BREACHED, NOT_TRIGGERED, DUTIES_MET),
    rules=(
        *OVERSIGHT_BREACHES,
        Rule("assets-without-audit-duty", NOT_TRIGGERED, cites=STATE_RULES, when=not_(is_triggered)),
    ),
    values=(Value("breached", listed(*OVERSIGHT_BREACHES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL30,),
    remarks=remarks.AUDIT_AND_PUBLICATION,
)
