"""Articles 15(3) to (8) and 16(3): disputes, and how a platform treats information, mail and infringement."""

from cerra_rules.anxi.higher_law import HL01, HL09, HL10, HL11, HL12, HL15
from cerra_rules.anxi.infrastructure import Consent
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import INFORMATION_CONSENT, INFRINGEMENT_KNOWLEDGE, LOST_RECORDS_LIABILITY
from cerra_rules.facts import Fact, Facts, fact
from cerra_rules.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.words import HOLDS, Named, all_of, any_of, not_

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

    provider_role: Fact[ProviderRole] = fact("the provider asked", zh="提供者角色", changeable=False)
    dispute_exists: Fact[bool] = fact("a dispute has arisen", zh="发生纠纷", changeable=False)
    body_is_competent: Fact[bool] = fact(
        "the requesting body has power to handle it", zh="机构有权处理该纠纷", changeable=False
    )
    can_produce_materials: Fact[bool] = fact(
        "the provider is able to produce the relevant materials", zh="能够提供相关资料"
    )
    retention_period_is_over: Fact[bool] = fact(
        "the period for keeping them had ended when they were lost (anxi.record_retention: may_discard), "
        "or the provider never had to keep them",
        zh="资料灭失时保存期已满，或本无保存义务",
        changeable=False,
    )
    loss_was_own_fault: Fact[bool] = fact(
        "the provider is at fault for the loss (matters only under lost_records_liability = fault)",
        zh="资料灭失系自身过错",
        judgement=True,
        changeable=False,
    )
    gave_materials_truthfully: Fact[bool] = fact("the materials were given truthfully", zh="如实提供资料")
    assisted: Fact[bool] = fact("the provider assisted in handling the dispute", zh="协助处理")


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
    remarks=(
        "Ask this of a platform or basic-service provider in scope (anxi.scope_and_roles), or, as platform, of a "
        "seller for whom anxi.own_platform gives platform_duties_apply.",
        "Without other sellers 15(3)#b has no object (anxi.own_platform lists it as dropped): there, read "
        "joint_liability as a failure to produce what the seller, liable anyway, had to keep.",
        "Joint liability follows only from inability to produce, never from refusal, and only for platforms: 16(3) "
        "does not repeat the sentence. A county document cannot itself create it (HL10).",
        "Competent bodies are courts, arbitral bodies, departments and mediators with a legal basis.",
        "Assistance is owed even where the materials are lost.",
    ),
)


class PlatformConduct(Facts):
    """How one platform treats information, mail and infringement."""

    collects_personal_information: Fact[bool] = fact(
        "collects consumers' personal information", zh="收集消费者个人信息"
    )
    had_prior_permission: Fact[bool] = fact("clear permission was obtained before collection", zh="收集前获明确许可")
    stated_purpose_clearly: Fact[bool] = fact("the purpose was stated clearly", zh="明确告知用途")
    uses_as_promised: Fact[bool] = fact("it is used strictly as promised", zh="严格按承诺使用")
    lets_customers_see_and_change: Fact[bool] = fact(
        "customers can see and change it at any time", zh="客户可随时了解和修改"
    )
    passed_on_private_information: Fact[bool] = fact(
        "private or secret information was passed on to a third party",
        zh="向第三方提供隐私或商业秘密信息",
        changeable=False,
    )
    consent: Fact[Consent] = fact("how many of the persons concerned consented", zh="相关当事人的同意范围")
    law_allows: Fact[bool] = fact("a law or regulation provides otherwise", zh="法律法规另有规定", changeable=False)
    answered_lawful_inquiry: Fact[bool] = fact(
        "it was passed on to a state organ that lawfully asked, or to a body competent for a dispute (15(3), 16(3))",
        zh="系提供给依法查询的国家机关，或有权处理纠纷的机构（第十五条第三项、第十六条第三项）",
        changeable=False,
    )
    sends_spam: Fact[bool] = fact("sends spam e-mail", zh="发送垃圾邮件", judgement=True)
    takes_antispam_measures: Fact[bool] = fact(
        "takes measures against the spread of spam", zh="采取措施杜绝垃圾邮件传播", judgement=True
    )
    knows_of_infringement: Fact[bool] = fact(
        "knows that a user infringes intellectual property over the network",
        zh="明知用户侵犯知识产权",
        judgement=True,
        changeable=False,
    )
    should_know_of_infringement: Fact[bool] = fact(
        "should know it (matters only under infringement_knowledge = actual_or_constructive)",
        zh="应知用户侵权",
        judgement=True,
        changeable=False,
    )
    acted_in_time_on_infringement: Fact[bool] = fact(
        "took the necessary measures in time: no publication, removal and the like",
        zh="及时采取必要措施",
        judgement=True,
    )
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a platform under law, regulation or rule is breached (name the source)",
        zh="违反法律法规规章规定的其他义务",
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
    values=(Value("breached", listed(*CONDUCT_DUTIES)),),
    higher_law=(HL09, HL11, HL12, HL15),
    adverse_law=(HL01,),
    remarks=(
        "Ask this of a platform in scope, or of a seller for whom anxi.own_platform gives platform_duties_apply.",
        "Passing on means disclosing, transferring, licensing or selling to a third party; covered are consumers' "
        "personal information, lists of sellers, transaction records and other private or secret information.",
        "Answering a lawful inquiry of a state organ (15(2)#c) or giving materials to a body competent for a dispute "
        "(15(3)#a) is never a breach of 15(5).",
    ),
)
