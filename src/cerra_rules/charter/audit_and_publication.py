"""Article 30: answering for assets to members, to the finance and audit authorities, and to the public.

Everybody's oversight covers every asset; audit and publication follow only money of the state and gifts from society. That
members' own support is such a gift is contested, as are a yearly audit and a yearly publication, of which the text is silent.
National law has a registered association report and publish every gift, whoever gave it: of that the answers warn (HL30).
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Fact,
    Facts,
    Invariant,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    fact,
    favourable,
    fixed,
    implies,
    listed,
    not_,
)

STATE_RULES = CHARTER.article(30).norm("a")
AUDIT = CHARTER.article(30).norm("b")
PUBLICATION = CHARTER.article(30).norm("c")


class AssetSource(Named):
    """Source of the assets."""

    STATE_APPROPRIATION = "state_appropriation", "国家拨款"
    SOCIAL_DONATION = "social_donation", "社会捐赠、资助"
    MEMBER_SUPPORT = "member_support", "联盟成员的支持与捐助"
    OTHER = "other", "其他来源"


class AssetOversight(Facts):
    """How one part of the assets is answered for."""

    asset_source: Fact[AssetSource] = fixed(
        "Source of the assets; social_donation includes sponsorship; other includes own income and interest",
        "资产来源（社会捐赠包括资助；其他包括自有收入和利息）",
    )

    # rules and oversight
    follows_state_finance_rules: Fact[bool] = fact("State rules of financial management are followed", "执行国家财务管理规定", judgement=True)
    accepts_member_and_finance_supervision: Fact[bool] = fact("Oversight by members and the finance authority is accepted", "接受联盟成员和财政部门的监督")
    accepts_audit_supervision: Fact[bool] = fact("Oversight by the audit authority is accepted", "接受审计机关监督")
    was_audited_this_year: Fact[bool] = fact(
        "An audit took place in the calendar year; used only under audit_duty = yearly_audit", "本年度已经审计（仅在每年审计的读法下使用）"
    )

    # publication
    was_published: Fact[bool] = fact(
        "The information on these assets was published in a suitable way; false only once a reasonable time has passed",
        "已以适当方式向社会公布（经过合理时间仍未公布的，方为否）",
        judgement=True,
    )
    was_published_this_year: Fact[bool] = fact(
        "It was published in the calendar year; used only under publication_interval = yearly", "本年度已向社会公布（仅在每年公布的读法下使用）"
    )

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        published = implies(cls.was_published_this_year, cls.was_published)
        return (Invariant(published, "what was published this year was published", "本历年已公开的，即已公开"),)


MEMBER_SUPPORT_STATUS = CHARTER.reading("member_support_status", options=("counts_as_donation", "internal_money"), default="counts_as_donation")  # RC34
AUDIT_DUTY = CHARTER.reading("audit_duty", options=("accept_supervision", "yearly_audit"), default="accept_supervision")  # RC54
PUBLICATION_INTERVAL = CHARTER.reading("publication_interval", options=("no_fixed_interval", "yearly"), default="no_fixed_interval")  # RC55

is_member_support = AssetOversight.asset_source.is_(AssetSource.MEMBER_SUPPORT)
is_gift = AssetOversight.asset_source.is_one_of(AssetSource.SOCIAL_DONATION, AssetSource.MEMBER_SUPPORT)
is_triggered = any_of(
    AssetOversight.asset_source.is_one_of(AssetSource.STATE_APPROPRIATION, AssetSource.SOCIAL_DONATION),
    all_of(MEMBER_SUPPORT_STATUS.is_("counts_as_donation"), is_member_support),
)
general_duties_are_met = all_of(AssetOversight.follows_state_finance_rules, AssetOversight.accepts_member_and_finance_supervision)
audit_duty_is_met = all_of(AssetOversight.accepts_audit_supervision, implies(AUDIT_DUTY.is_("yearly_audit"), AssetOversight.was_audited_this_year))
publication_duty_is_met = PUBLICATION_INTERVAL.choose(no_fixed_interval=AssetOversight.was_published, yearly=AssetOversight.was_published_this_year)

DUTY_BREACHED = adverse("breach", "At least one duty is breached", "违反至少一项义务。")
NOT_TRIGGERED = favourable(
    "not_triggered",
    "Only general oversight applies, and it is respected",
    "无须接受审计监督，也无须向社会公布；仅适用一般监督，且已做到。",
    caution=Caution("HL30", is_member_support),
)
DUTIES_MET = favourable(
    "duties_met",
    "Audit supervision and publication are due and done",
    "须接受审计监督并向社会公布，且已做到。",
    (STATE_RULES, AUDIT, PUBLICATION),
    caution=Caution("HL30", is_gift),
)

BREACHES = (
    Rule("state-rules-or-supervision-refused", STATE_RULES, not_(general_duties_are_met), title=("State rules or oversight refused", "拒绝国家规定或者监督")),
    Rule("audit-supervision-lacking", AUDIT, all_of(is_triggered, not_(audit_duty_is_met)), title=("Audit supervision lacking", "未接受审计监督")),
    Rule(
        "asset-information-not-published",
        PUBLICATION,
        all_of(is_triggered, not_(publication_duty_is_met)),
        title=("Asset information not published", "资产情况未向社会公布"),
    ),
)

audit_and_publication = Question(
    "charter.audit_and_publication",
    asks=("Are audit supervision and publication due for these assets, and done?", "该项资产是否须接受审计监督并向社会公布，是否已做到？"),
    concerns=("the Alliance", "联盟"),
    facts=AssetOversight,
    answers={
        DUTY_BREACHED: BREACHES,
        NOT_TRIGGERED: (
            Rule("assets-without-audit-duty", STATE_RULES, not_(is_triggered), title=("Assets outside audit and publication", "无须审计与公开的资产")),
        ),
        DUTIES_MET: OTHERWISE,
    },
    values=(Value("breached", "provisions breached", "违反的条文", listed(*BREACHES)),),
    higher_law=("HL30",),
)
