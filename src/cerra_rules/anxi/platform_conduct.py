"""Article 15, items 4 to 8: how a platform treats personal information, secrets, spam and infringement.

Only actual knowledge (明知) of an infringement binds the platform to act; national law adds what it should know, which is another reading.
"""

from cerra_rules.anxi.infrastructure import Consent, is_passed_on
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Condition, Fact, Facts, Question, Rule, Value, adverse, all_of, any_of, fact, favourable, fixed, listed, not_

PERSONAL_INFORMATION = ANXI.article(15).item(4)
CONFIDENTIALITY = ANXI.article(15).item(5)
SPAM = ANXI.article(15).item(6)
INTELLECTUAL_PROPERTY = ANXI.article(15).item(7)
OTHER_DUTIES = ANXI.article(15).item(8)


class PlatformConduct(Facts):
    """How one platform treats information, mail and infringement."""

    # personal information: item 4
    collects_personal_information: Fact[bool] = fact("the platform collects consumers' personal information", "平台收集消费者个人信息")
    had_prior_permission: Fact[bool] = fact(
        "the platform had clear permission before it collected the personal information", "平台在收集个人信息之前已获明确许可"
    )
    stated_purpose_clearly: Fact[bool] = fact("the platform stated clearly what the personal information is used for", "平台已明确告知个人信息的用途")
    uses_as_promised: Fact[bool] = fact("the platform uses the personal information strictly as promised", "平台严格依其承诺使用个人信息")
    lets_customers_see_and_change: Fact[bool] = fact("customers can see and change their information at any time", "客户可以随时查看、修改其信息")
    # confidentiality: item 5
    passed_on_private_information: Fact[bool] = fixed(
        "private or secret information was passed on to a third party", "向第三方提供了涉及隐私或者商业秘密的信息"
    )
    consent: Fact[Consent] = fact("how many of the persons concerned consented to the information being passed on", "相关当事人中有多少人同意提供该信息")
    law_allows: Fact[bool] = fixed("a law or regulation allows the information to be passed on", "法律、法规另有规定，允许提供该信息")
    answered_lawful_inquiry: Fact[bool] = fixed(
        "the information was passed on to a state organ that lawfully asked, or to a body competent for a dispute (15(3), 16(3))",
        "该信息系提供给依法查询的国家机关，或者有权处理纠纷的机构（第十五条第三项、第十六条第三项）",
    )
    # spam: item 6
    sends_spam: Fact[bool] = fact("the platform sends spam e-mail", "平台发送垃圾电子邮件", judgement=True)
    takes_antispam_measures: Fact[bool] = fact("the platform takes measures against the spread of spam", "平台采取措施防止垃圾电子邮件传播", judgement=True)
    # intellectual property: item 7
    knows_of_infringement: Fact[bool] = fixed(
        "the platform knows that a user infringes intellectual property over the network", "平台明知用户通过网络侵犯他人知识产权", judgement=True
    )
    should_know_of_infringement: Fact[bool] = fixed(
        "the platform should know that a user infringes intellectual property (matters only under infringement_knowledge = actual_or_constructive)",
        "平台应知用户侵犯他人知识产权（仅在 infringement_knowledge = actual_or_constructive 时有意义）",
        judgement=True,
    )
    acted_in_time_on_infringement: Fact[bool] = fact(
        "the platform took the necessary measures against the infringement in time: no publication, removal and the like",
        "平台及时采取必要措施制止侵权（不予发布、移除等）",
        judgement=True,
    )
    # duties under other law: item 8
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a platform under law, regulation or rule is breached (name the source)",
        "违反法律、法规、规章对平台经营者规定的其他义务（须指明出处）",
        judgement=True,
    )


INFRINGEMENT_KNOWLEDGE = ANXI.reading("infringement_knowledge", options=("actual", "actual_or_constructive"), default="actual")  # RA30


def owed_where_collected(id: str, norm: str, duty: Condition) -> Rule:
    """Return the rule of one norm of item 4: it is owed wherever personal information is collected."""
    return Rule(id, PERSONAL_INFORMATION.norm(norm), all_of(PlatformConduct.collects_personal_information, not_(duty)))


secrets_are_passed_on = is_passed_on(
    PlatformConduct.passed_on_private_information,
    PlatformConduct.consent,
    PlatformConduct.law_allows,
    PlatformConduct.answered_lawful_inquiry,
)
should_know_counts = all_of(PlatformConduct.should_know_of_infringement, INFRINGEMENT_KNOWLEDGE.is_("actual_or_constructive"))
is_aware = any_of(PlatformConduct.knows_of_infringement, should_know_counts)

BREACH = adverse("breach", "At least one duty or ban is breached.", "至少违反一项义务或禁止。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反。", (PERSONAL_INFORMATION, CONFIDENTIALITY, SPAM, INTELLECTUAL_PROPERTY, OTHER_DUTIES))

DUTIES = (
    owed_where_collected("collection-without-permission", "a", PlatformConduct.had_prior_permission),
    owed_where_collected("purpose-not-stated", "b", PlatformConduct.stated_purpose_clearly),
    owed_where_collected("use-beyond-promise", "c", PlatformConduct.uses_as_promised),
    owed_where_collected("information-closed-to-customers", "d", PlatformConduct.lets_customers_see_and_change),
    Rule("platform-information-passed-on", CONFIDENTIALITY, secrets_are_passed_on),
    Rule("spam-sent", SPAM.norm("a"), PlatformConduct.sends_spam),
    Rule("spam-not-countered", SPAM.norm("b"), not_(PlatformConduct.takes_antispam_measures)),
    Rule("known-infringement-tolerated", INTELLECTUAL_PROPERTY, all_of(is_aware, not_(PlatformConduct.acted_in_time_on_infringement))),
    Rule("other-platform-duty-breached", OTHER_DUTIES, PlatformConduct.breached_other_legal_duty),
)

platform_conduct = Question(
    "anxi.platform_conduct",
    asks=(
        "Platform: personal information, confidentiality, spam and intellectual property in order?",
        "平台：个人信息、保密、垃圾邮件、知识产权是否合规？",
    ),
    facts=PlatformConduct,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL09", "HL11", "HL12", "HL15"),
    adverse_law=("HL01",),
)
