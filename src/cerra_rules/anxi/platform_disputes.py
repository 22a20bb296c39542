"""Article 15, item 3, and article 16, item 3: help in a dispute, and joint liability for lost materials.

Only 15(3) makes a provider answer jointly; 16(3) leaves that sentence out, so a provider of basic services does not.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    HOLDS,
    OTHERWISE,
    Caution,
    Fact,
    Facts,
    Limb,
    Named,
    Question,
    Rule,
    adverse,
    all_of,
    decided_by,
    fact,
    favourable,
    fixed,
    neutral,
    not_,
)

PLATFORM_HELP = ANXI.article(15).item(3).norm("a")
JOINT_LIABILITY = ANXI.article(15).item(3).norm("b")
INFRASTRUCTURE_HELP = ANXI.article(16).item(3)


class ProviderRole(Named):
    """The provider asked."""

    PLATFORM = "platform", "网络交易平台经营者"
    INFRASTRUCTURE = "infrastructure", "基础服务经营者"


class Dispute(Facts):
    """One dispute, one body that asks for materials, and one provider that is asked."""

    # who asks whom
    provider_role: Fact[ProviderRole] = fixed("the provider asked", "被要求协助的服务提供者")
    dispute_exists: Fact[bool] = fixed("a dispute has arisen", "已经发生纠纷")
    body_is_competent: Fact[bool] = fixed("the requesting body has power to handle it", "提出要求的机构有权处理该纠纷", judgement=True)
    # the materials
    can_produce_materials: Fact[bool] = fact("the provider is able to produce the relevant materials", "能够提供相关资料")
    retention_period_is_over: Fact[bool] = fixed(
        "the period of the Measures for keeping them had ended when they were lost (anxi.record_retention asked for the day of the loss), or "
        "the provider never had to keep them",
        "资料灭失时本办法规定的保存期限已经届满，或者本无保存义务",
        judgement=True,
        decided_by=decided_by("anxi.record_retention", "may_discard", "no_period", "nothing_to_keep"),
    )
    national_period_is_over: Fact[bool] = fixed(
        "the longer period of national law for them had ended too when they were lost (national_retain_until of anxi.record_retention), or "
        "there is none; decides the caution only",
        "资料灭失时国家法律规定的更长保存期限亦已届满，或者并无此种期限（仅关系到提示）",
        judgement=True,
    )
    loss_was_own_fault: Fact[bool] = fixed(
        "the provider is at fault for the loss (matters only under lost_records_liability = fault)",
        "资料灭失系因自身过错（仅在连带责任取过错说时有意义）",
        judgement=True,
    )
    # the help
    gave_materials_truthfully: Fact[bool] = fact("the materials were given truthfully", "已如实提供资料")
    assisted: Fact[bool] = fact("the provider assisted in handling the dispute", "已协助处理纠纷")


LOST_RECORDS_LIABILITY = ANXI.reading("lost_records_liability", options=("excused_after_period", "strict", "fault"), default="excused_after_period")  # RA29

is_platform = Dispute.provider_role.is_(ProviderRole.PLATFORM)
is_infrastructure = Dispute.provider_role.is_(ProviderRole.INFRASTRUCTURE)
are_lost = not_(Dispute.can_produce_materials)
had_to_be_kept = not_(Dispute.retention_period_is_over)
are_withheld_or_untrue = all_of(Dispute.can_produce_materials, not_(Dispute.gave_materials_truthfully))
is_liable_for_loss = LOST_RECORDS_LIABILITY.choose(
    # Who lawfully let go of what no longer had to be kept cannot be blamed for being without it.
    excused_after_period=had_to_be_kept,
    strict=HOLDS,
    fault=Dispute.loss_was_own_fault,
)
# National law asks for longer keeping, so what is lost between the two periods is not excused there.
was_kept_too_short = not_(Dispute.national_period_is_over)
platform_kept_too_short = all_of(is_platform, LOST_RECORDS_LIABILITY.is_("excused_after_period"), was_kept_too_short)
infrastructure_kept_too_short = all_of(is_infrastructure, was_kept_too_short)
platform_answers_jointly = all_of(is_platform, are_lost, is_liable_for_loss)
are_lost_too_early = all_of(is_infrastructure, are_lost, had_to_be_kept)

HELP = (Limb(PLATFORM_HELP, when=is_platform), Limb(INFRASTRUCTURE_HELP, when=is_infrastructure))
HELP_OR_LIABILITY = (Limb(JOINT_LIABILITY, when=is_platform), Limb(INFRASTRUCTURE_HELP, when=is_infrastructure))

NO_DISPUTE = neutral("no_dispute", "No dispute.", "未发生纠纷，不产生协助义务。")
NO_DUTY = neutral("no_duty", "The body has no power to handle it.", "该机构无权处理该纠纷，不产生协助义务。")
LIABLE = adverse(
    "joint_liability",
    "The platform cannot produce the materials and answers jointly.",
    "平台无法提供相关资料，依本办法承担连带赔偿责任。",
    caution=Caution("HL10"),
)
HELP_REFUSED = adverse("breach", "Duty breached, no joint liability under this text.", "违反如实提供资料或者协助处理的义务，但依本办法不承担连带赔偿责任。")
EXCUSED = favourable(
    "excused",
    "The materials are gone and under the Measures the provider is not answerable for that.",
    "资料已经灭失，依本办法不可归责于服务提供者。",
    caution=(Caution("HL02", when=platform_kept_too_short), Caution("HL04", when=infrastructure_kept_too_short)),
)
DUTY_MET = favourable("duty_met", "Materials given and help provided.", "已如实提供资料并协助处理。", HELP)

platform_disputes = Question(
    "anxi.platform_disputes",
    asks=("Dispute: must the provider help, and is the platform jointly liable?", "发生纠纷时，服务提供者是否应当协助？平台是否承担连带赔偿责任？"),
    concerns=("the platform or basic-service provider", "平台经营者或者基础服务经营者"),
    facts=Dispute,
    answers={
        NO_DISPUTE: (Rule("no-dispute-to-help-in", HELP, not_(Dispute.dispute_exists), title=("No dispute to help in", "无待协助的纠纷")),),
        NO_DUTY: (
            Rule("body-without-power-over-dispute", HELP, not_(Dispute.body_is_competent), title=("Body without power over the dispute", "机构无权处理纠纷")),
        ),
        LIABLE: (
            Rule("joint-liability-for-lost-materials", (PLATFORM_HELP, JOINT_LIABILITY), platform_answers_jointly, title=("Joint liability", "连带责任")),
        ),
        HELP_REFUSED: (
            Rule("dispute-help-refused", HELP, not_(Dispute.assisted), title=("Help in the dispute refused", "未协助处理纠纷")),
            Rule("materials-withheld-or-untrue", HELP, are_withheld_or_untrue, title=("Materials withheld or untrue", "未如实提供资料")),
            Rule("infrastructure-materials-lost-early", INFRASTRUCTURE_HELP, are_lost_too_early, title=("Materials lost too early", "资料过早灭失")),
        ),
        EXCUSED: (Rule("materials-lost-without-blame", HELP_OR_LIABILITY, are_lost, title=("Materials lost without blame", "资料灭失而不可归责")),),
        DUTY_MET: OTHERWISE,
    },
    higher_law=("HL02", "HL04", "HL10"),
    adverse_law=("HL01",),
)
