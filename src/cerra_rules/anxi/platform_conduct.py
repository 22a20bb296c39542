"""Articles 15(3) to (8) and 16(3): disputes, and how a platform treats information, mail and infringement."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL09, HL10, HL11, HL12, HL15
from cerra_rules.anxi.infrastructure import Consent
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import INFORMATION_CONSENT, INFRINGEMENT_KNOWLEDGE, LOST_RECORDS_LIABILITY
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import HOLDS, Named, all_of, any_of, not_

PLATFORM_HELP = ANXI.article(15).item(3).norm("a")
JOINT_LIABILITY = ANXI.article(15).item(3).norm("b")
PERSONAL_INFORMATION = ANXI.article(15).item(4)
CONFIDENTIALITY = ANXI.article(15).item(5)
SPAM = ANXI.article(15).item(6)
INTELLECTUAL_PROPERTY = ANXI.article(15).item(7)
OTHER_DUTIES = ANXI.article(15).item(8)
INFRASTRUCTURE_HELP = ANXI.article(16).item(3)


class ProviderRole(Named):
    """The provider asked."""

    PLATFORM = "platform", "平台经营者"
    INFRASTRUCTURE = "infrastructure", "基础服务经营者"


class Dispute(Facts):
    """One dispute, one body that asks for materials, and one provider that is asked."""

    provider_role: Fact[ProviderRole] = fact(
        "which provider is asked for help: a platform or a basic-service provider",
        zh="被要求协助的是平台经营者还是基础服务经营者",
        changeable=False,
    )
    dispute_exists: Fact[bool] = fact("a dispute has arisen", zh="发生纠纷", changeable=False)
    body_is_competent: Fact[bool] = fact(
        "the body that asks for the materials has power to handle the dispute",
        zh="索取资料的机构有权处理该纠纷",
        changeable=False,
    )
    can_produce_materials: Fact[bool] = fact(
        "the provider is able to produce the relevant materials", zh="被要求者能够提供纠纷相关资料"
    )
    retention_period_is_over: Fact[bool] = fact(
        ("the period for keeping the materials had ended when they were lost, or the provider never had to keep them"),
        zh="资料灭失时其保存期已满，或者本无保存义务",
        changeable=False,
    )
    loss_was_own_fault: Fact[bool] = fact(
        ("the provider is at fault for the loss of the materials (matters only under lost_records_liability = fault)"),
        zh="资料灭失系被要求者自身过错（仅在 lost_records_liability = fault 时有意义）",
        judgement=True,
        changeable=False,
    )
    gave_materials_truthfully: Fact[bool] = fact(
        "the materials were given truthfully", zh="被要求者已如实提供纠纷相关资料"
    )
    assisted: Fact[bool] = fact("the provider assisted in handling the dispute", zh="被要求者已协助处理纠纷")


is_platform = Dispute.provider_role.is_(ProviderRole.PLATFORM)
is_infrastructure = Dispute.provider_role.is_(ProviderRole.INFRASTRUCTURE)
materials_are_lost = not_(Dispute.can_produce_materials)
is_liable_for_loss = LOST_RECORDS_LIABILITY.choose(
    # Who lawfully let go of what no longer had to be kept cannot be blamed for being without it.
    excused_after_period=not_(Dispute.retention_period_is_over),
    strict=HOLDS,
    fault=Dispute.loss_was_own_fault,
)

HELP = (Limb(PLATFORM_HELP, when=is_platform), Limb(INFRASTRUCTURE_HELP, when=is_infrastructure))

NO_DISPUTE = Outcome("no_dispute", Tone.OPEN, en="No dispute.", zh="无纠纷。")
NO_DUTY = Outcome("no_duty", Tone.OPEN, en="The body has no power to handle it.", zh="机构无权处理。")
LIABLE = Outcome(
    "joint_liability", Tone.ADVERSE,
    en="The platform cannot produce the materials and answers jointly.",
    zh="平台无法提供资料，承担连带责任。",
)  # fmt: skip
HELP_REFUSED = Outcome(
    "breach", Tone.ADVERSE,
    en="Duty breached, no joint liability under this text.", zh="违反义务，但不生连带责任。",
)  # fmt: skip
EXCUSED = Outcome(
    "excused", Tone.FAVOURABLE,
    en="The materials are gone and the provider is not answerable for that.", zh="资料已灭失且不可归责。",
)  # fmt: skip
DUTY_MET = Outcome(
    "duty_met", Tone.FAVOURABLE, en="Materials given and help provided.", zh="已如实提供并协助。", cites=HELP
)  # fmt: skip

platform_disputes = Question(
    "anxi.platform_disputes",
    asks=(
        "Dispute: must the provider help, and is the platform jointly liable?",
        "纠纷中是否须协助，平台是否负连带责任？",
    ),
    facts=Dispute,
    outcomes=(NO_DISPUTE, NO_DUTY, LIABLE, HELP_REFUSED, EXCUSED, DUTY_MET),
    rules=(
        Rule("no-dispute-to-help-in", NO_DISPUTE, cites=HELP, when=not_(Dispute.dispute_exists)),
        Rule("body-without-power-over-dispute", NO_DUTY, cites=HELP, when=not_(Dispute.body_is_competent)),
        Rule(
            "joint-liability-for-lost-materials",
            LIABLE,
            cites=(PLATFORM_HELP, JOINT_LIABILITY),
            when=all_of(is_platform, materials_are_lost, is_liable_for_loss),
        ),
        Rule("dispute-help-refused", HELP_REFUSED, cites=HELP, when=not_(Dispute.assisted)),
        Rule(
            "materials-withheld-or-untrue",
            HELP_REFUSED,
            cites=HELP,
            when=all_of(Dispute.can_produce_materials, not_(Dispute.gave_materials_truthfully)),
        ),
        Rule(
            # 16(3) does not repeat the sentence on joint liability: the loss stays a breach and no more.
            "infrastructure-materials-lost-early",
            HELP_REFUSED,
            cites=INFRASTRUCTURE_HELP,
            when=all_of(is_infrastructure, materials_are_lost, not_(Dispute.retention_period_is_over)),
        ),
        Rule(
            "materials-lost-without-blame",
            EXCUSED,
            cites=(Limb(JOINT_LIABILITY, when=is_platform), Limb(INFRASTRUCTURE_HELP, when=is_infrastructure)),
            when=materials_are_lost,
        ),
    ),
    higher_law=(HL10,),
    adverse_law=(HL01,),
    remarks=remarks.PLATFORM_DISPUTES,
)


class PlatformConduct(Facts):
    """How one platform treats information, mail and infringement."""

    collects_personal_information: Fact[bool] = fact(
        "the platform collects consumers' personal information", zh="平台收集消费者个人信息"
    )
    had_prior_permission: Fact[bool] = fact(
        "the platform had clear permission before it collected the personal information",
        zh="平台在收集个人信息之前已获明确许可",
    )
    stated_purpose_clearly: Fact[bool] = fact(
        "the platform stated clearly what the personal information is used for", zh="平台已明确告知个人信息的用途"
    )
    uses_as_promised: Fact[bool] = fact(
        "the platform uses the personal information strictly as promised", zh="平台严格依其承诺使用个人信息"
    )
    lets_customers_see_and_change: Fact[bool] = fact(
        "customers can see and change their information at any time", zh="客户可以随时查看、修改其信息"
    )
    passed_on_private_information: Fact[bool] = fact(
        "private or secret information was passed on to a third party",
        zh="向第三方提供了涉及隐私或者商业秘密的信息",
        changeable=False,
    )
    consent: Fact[Consent] = fact(
        "how many of the persons concerned consented to the information being passed on",
        zh="相关当事人中有多少人同意提供该信息",
    )
    law_allows: Fact[bool] = fact(
        "a law or regulation allows the information to be passed on",
        zh="法律、法规另有规定，允许提供该信息",
        changeable=False,
    )
    answered_lawful_inquiry: Fact[bool] = fact(
        (
            "the information was passed on to a state organ that lawfully asked, or to a body competent for a "
            "dispute (15(3), 16(3))"
        ),
        zh="该信息系提供给依法查询的国家机关，或者有权处理纠纷的机构（第十五条第三项、第十六条第三项）",
        changeable=False,
    )
    sends_spam: Fact[bool] = fact("the platform sends spam e-mail", zh="平台发送垃圾电子邮件", judgement=True)
    takes_antispam_measures: Fact[bool] = fact(
        "the platform takes measures against the spread of spam", zh="平台采取措施防止垃圾电子邮件传播", judgement=True
    )
    knows_of_infringement: Fact[bool] = fact(
        "the platform knows that a user infringes intellectual property over the network",
        zh="平台明知用户通过网络侵犯他人知识产权",
        judgement=True,
        changeable=False,
    )
    should_know_of_infringement: Fact[bool] = fact(
        (
            "the platform should know that a user infringes intellectual property (matters only under "
            "infringement_knowledge = actual_or_constructive)"
        ),
        zh="平台应知用户侵犯他人知识产权（仅在 infringement_knowledge = actual_or_constructive 时有意义）",
        judgement=True,
        changeable=False,
    )
    acted_in_time_on_infringement: Fact[bool] = fact(
        (
            "the platform took the necessary measures against the infringement in time: no publication, removal and "
            "the like"
        ),
        zh="平台及时采取必要措施制止侵权（不予发布、移除等）",
        judgement=True,
    )
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a platform under law, regulation or rule is breached (name the source)",
        zh="违反法律、法规、规章对平台经营者规定的其他义务（须指明出处）",
        judgement=True,
    )


has_consent = any_of(
    PlatformConduct.consent.is_(Consent.ALL),
    all_of(PlatformConduct.consent.is_(Consent.SOME), INFORMATION_CONSENT.is_("any_one")),
)
knows_of_infringement = any_of(
    PlatformConduct.knows_of_infringement,
    all_of(PlatformConduct.should_know_of_infringement, INFRINGEMENT_KNOWLEDGE.is_("actual_or_constructive")),
)

BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty or ban is breached.", zh="至少违反一项义务或禁止。")
COMPLIANT = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。",
    cites=(PERSONAL_INFORMATION, CONFIDENTIALITY, SPAM, INTELLECTUAL_PROPERTY, OTHER_DUTIES),
)  # fmt: skip

CONDUCT_DUTIES = (
    Rule(
        "collection-without-permission",
        BREACH,
        cites=PERSONAL_INFORMATION.norm("a"),
        when=all_of(PlatformConduct.collects_personal_information, not_(PlatformConduct.had_prior_permission)),
    ),
    Rule(
        "purpose-not-stated",
        BREACH,
        cites=PERSONAL_INFORMATION.norm("b"),
        when=all_of(PlatformConduct.collects_personal_information, not_(PlatformConduct.stated_purpose_clearly)),
    ),
    Rule(
        "use-beyond-promise",
        BREACH,
        cites=PERSONAL_INFORMATION.norm("c"),
        when=all_of(PlatformConduct.collects_personal_information, not_(PlatformConduct.uses_as_promised)),
    ),
    Rule(
        "information-closed-to-customers",
        BREACH,
        cites=PERSONAL_INFORMATION.norm("d"),
        when=all_of(PlatformConduct.collects_personal_information, not_(PlatformConduct.lets_customers_see_and_change)),
    ),
    Rule(
        "platform-information-passed-on",
        BREACH,
        cites=CONFIDENTIALITY,
        when=all_of(
            PlatformConduct.passed_on_private_information,
            not_(has_consent),
            not_(PlatformConduct.law_allows),
            not_(PlatformConduct.answered_lawful_inquiry),
        ),
    ),
    Rule("spam-sent", BREACH, cites=SPAM.norm("a"), when=PlatformConduct.sends_spam),
    Rule("spam-not-countered", BREACH, cites=SPAM.norm("b"), when=not_(PlatformConduct.takes_antispam_measures)),
    Rule(
        "known-infringement-tolerated",
        BREACH,
        cites=INTELLECTUAL_PROPERTY,
        when=all_of(knows_of_infringement, not_(PlatformConduct.acted_in_time_on_infringement)),
    ),
    Rule(
        "other-platform-duty-breached",
        BREACH,
        cites=OTHER_DUTIES,
        when=PlatformConduct.breached_other_legal_duty,
    ),
)

platform_conduct = Question(
    "anxi.platform_conduct",
    asks=(
        "Platform: personal information, confidentiality, spam and intellectual property in order?",
        "平台：个人信息、保密、垃圾邮件、知识产权是否合规？",
    ),
    facts=PlatformConduct,
    outcomes=(BREACH, COMPLIANT),
    rules=CONDUCT_DUTIES,
    values=(Value("breached", listed(*CONDUCT_DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL09, HL11, HL12, HL15),
    adverse_law=(HL01,),
    remarks=remarks.PLATFORM_CONDUCT,
)
