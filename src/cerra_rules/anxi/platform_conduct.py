"""Article 15, items 4 to 8: how a platform treats personal information, secrets, spam and infringement.

Only actual knowledge (明知) of an infringement binds the platform to act; national law adds what it should know, which is another reading.
"""

from cerra_rules.anxi.infrastructure import Consent, is_passed_on
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Condition,
    Fact,
    Facts,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    fact,
    favourable,
    fixed,
    listed,
    not_,
)

PERSONAL_INFORMATION = ANXI.article(15).item(4)
CONFIDENTIALITY = ANXI.article(15).item(5)
SPAM = ANXI.article(15).item(6)
INTELLECTUAL_PROPERTY = ANXI.article(15).item(7)
OTHER_DUTIES = ANXI.article(15).item(8)


class PlatformConduct(Facts):
    """How one platform treats information, mail and infringement."""

    # personal information: item 4
    collects_personal_information: Fact[bool] = fact("collects consumers' personal information", "收集消费者个人信息")
    had_prior_permission: Fact[bool] = fact("clear permission was obtained before collection", "收集前已获得明确许可", judgement=True)
    stated_purpose_clearly: Fact[bool] = fact("the purpose was stated clearly", "收集前明确告知使用用途", judgement=True)
    uses_as_promised: Fact[bool] = fact("it is used strictly as promised", "严格按照承诺使用", judgement=True)
    lets_customers_see_and_change: Fact[bool] = fact("customers can see and change it at any time", "保证客户随时了解情况和进行修改")
    # confidentiality: item 5
    passed_on_private_information: Fact[bool] = fixed(
        "private or secret information was passed on to a third party", "向第三方提供涉及用户隐私或者商业秘密的信息", judgement=True
    )
    consent: Fact[Consent] = fact("how many of the persons concerned consented", "相关当事人是否同意", judgement=True)
    law_allows: Fact[bool] = fixed("a law or regulation provides otherwise", "法律、法规另有规定", judgement=True)
    answered_lawful_inquiry: Fact[bool] = fixed(
        "it was passed on to a state organ that lawfully asked, or to a body competent for a dispute (15(3), 16(3))",
        "系向依法查询的国家机关或者有权处理纠纷的机构提供（第十五条第（三）项、第十六条第（三）项）",
        judgement=True,
    )
    # spam: item 6
    sends_spam: Fact[bool] = fact("sends spam e-mail", "发送垃圾邮件", judgement=True)
    takes_antispam_measures: Fact[bool] = fact("takes measures against the spread of spam", "采取措施杜绝垃圾邮件传播", judgement=True)
    # intellectual property: item 7
    knows_of_infringement: Fact[bool] = fixed("knows that a user infringes intellectual property over the network", "明知用户侵犯知识产权", judgement=True)
    should_know_of_infringement: Fact[bool] = fixed(
        "should know it (matters only under infringement_knowledge = actual_or_constructive)", "应当知道用户侵犯知识产权", judgement=True
    )
    acted_in_time_on_infringement: Fact[bool] = fact(
        "took the necessary measures in time: no publication, removal and the like", "已及时采取必要措施", judgement=True
    )
    # duties under other law: item 8
    breached_other_legal_duty: Fact[bool] = fact(
        "another duty of a platform under law, regulation or rule is breached (name the source)", "违反法律、法规、规章规定的其他义务", judgement=True
    )


INFRINGEMENT_KNOWLEDGE = ANXI.reading("infringement_knowledge", options=("actual", "actual_or_constructive"), default="actual")  # RA30


def owed_where_collected(id: str, norm: str, duty: Condition, en: str, zh: str) -> Rule:
    """Return the rule of one norm of item 4: it is owed wherever personal information is collected."""
    return Rule(id, PERSONAL_INFORMATION.norm(norm), all_of(PlatformConduct.collects_personal_information, not_(duty)), title=(en, zh))


secrets_are_passed_on = is_passed_on(
    PlatformConduct.passed_on_private_information,
    PlatformConduct.consent,
    PlatformConduct.law_allows,
    PlatformConduct.answered_lawful_inquiry,
)
should_know_and_did_not_act = all_of(PlatformConduct.should_know_of_infringement, not_(PlatformConduct.acted_in_time_on_infringement))
should_know_counts = all_of(PlatformConduct.should_know_of_infringement, INFRINGEMENT_KNOWLEDGE.is_("actual_or_constructive"))
is_aware = any_of(PlatformConduct.knows_of_infringement, should_know_counts)

BREACH = adverse("breach", "At least one duty or ban is breached.", "至少违反一项义务或者禁止性规定。")
COMPLIANT = favourable(
    "compliant",
    "No breach.",
    "未见违反本办法。",
    (PERSONAL_INFORMATION, CONFIDENTIALITY, SPAM, INTELLECTUAL_PROPERTY, OTHER_DUTIES),
    caution=Caution("HL09", when=should_know_and_did_not_act),
)

DUTIES = (
    owed_where_collected("collection-without-permission", "a", PlatformConduct.had_prior_permission, "Collection without permission", "未经许可收集"),
    owed_where_collected("purpose-not-stated", "b", PlatformConduct.stated_purpose_clearly, "Purpose not stated", "未告知用途"),
    owed_where_collected("use-beyond-promise", "c", PlatformConduct.uses_as_promised, "Use beyond the promise", "超出承诺使用"),
    owed_where_collected(
        "information-closed-to-customers", "d", PlatformConduct.lets_customers_see_and_change, "Information closed to customers", "客户不能了解、修改信息"
    ),
    Rule("platform-information-passed-on", CONFIDENTIALITY, secrets_are_passed_on, title=("Information passed on", "向第三方提供信息")),
    Rule("spam-sent", SPAM.norm("a"), PlatformConduct.sends_spam, title=("Spam sent", "发送垃圾邮件")),
    Rule("spam-not-countered", SPAM.norm("b"), not_(PlatformConduct.takes_antispam_measures), title=("Spam not countered", "未杜绝垃圾邮件传播")),
    Rule(
        "known-infringement-tolerated",
        INTELLECTUAL_PROPERTY,
        all_of(is_aware, not_(PlatformConduct.acted_in_time_on_infringement)),
        title=("Known infringement tolerated", "放任明知的侵权"),
    ),
    Rule("other-platform-duty-breached", OTHER_DUTIES, PlatformConduct.breached_other_legal_duty, title=("Other duty of a platform breached", "违反其他义务")),
)

platform_conduct = Question(
    "anxi.platform_conduct",
    asks=("Platform: personal information, confidentiality, spam and intellectual property in order?", "平台对信息、广告邮件和知识产权的处理是否合规？"),
    concerns=("the platform", "平台经营者"),
    facts=PlatformConduct,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL09", "HL11", "HL12", "HL15", "HL43"),
    adverse_law=("HL01",),
)
