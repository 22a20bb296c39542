"""Article 14: the eight systems that a platform must have.

That a system is sound (健全) is read as that it exists, which can be decided; whether all are adequate counts under another reading.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Condition,
    Fact,
    Facts,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    fact,
    favourable,
    fixed,
    listed,
    not_,
)

SYSTEMS = ANXI.article(14)


class System(Named):
    """A system that a platform must have: items (1) to (7)."""

    USER_REGISTRATION = "user_registration", "用户注册"
    SELLER_QUALIFICATION_REVIEW = "seller_qualification_review", "卖家资格核审"
    TRADING_RULES = "trading_rules", "交易规则"
    DISCLOSURE_REVIEW = "disclosure_review", "信息披露与审核"
    CONSUMER_PROTECTION = "consumer_protection", "消费者保护"
    PUBLICITY_AND_WARNING = "publicity_and_warning", "公示预警"
    SECURITY_AND_BACKUP = "security_and_backup", "交易安全与备份"


class PlatformSystems(Facts):
    """The systems that one platform has in place."""

    hosts_other_sellers: Fact[bool] = fact("other sellers trade or publish their information there", "有其他卖家在此交易或者发布信息")
    systems: Fact[frozenset[System]] = fact("the systems in place, in the order of items (1) to (7)", "已经建立的制度")
    other_system_is_required: Fact[bool] = fixed("a law, regulation or rule asks for a further system", "法律、法规、规章要求建立其他制度", judgement=True)
    has_other_system: Fact[bool] = fact("that further system exists", "已经建立该其他制度")
    systems_are_adequate: Fact[bool] = fact(
        "the systems are sound and complete in substance (matters only under platform_system_test = existence_and_adequacy)",
        "制度内容健全（仅在须判断健全程度时有意义）",
        judgement=True,
    )


PLATFORM_SYSTEM_TEST = ANXI.reading("platform_system_test", options=("existence", "existence_and_adequacy"), default="existence")  # RA25


def lacks(system: System) -> Condition:
    """Hold where this system is not in place."""
    return not_(PlatformSystems.systems.contains(system))


# Where nobody else sells there is no qualification to review.
lacks_review = all_of(PlatformSystems.hosts_other_sellers, lacks(System.SELLER_QUALIFICATION_REVIEW))
lacks_other_system = all_of(PlatformSystems.other_system_is_required, not_(PlatformSystems.has_other_system))
# National law asks nearly every platform for further systems.
other_systems_are_denied = all_of(PlatformSystems.hosts_other_sellers, not_(PlatformSystems.other_system_is_required))
is_inadequate = all_of(PLATFORM_SYSTEM_TEST.is_("existence_and_adequacy"), not_(PlatformSystems.systems_are_adequate))

MISSING_SYSTEMS = adverse("missing_systems", "At least one system is missing.", "缺少应当建立的制度。")
INADEQUATE = adverse("inadequate", "All exist, but they are not adequate.", "制度齐备，但不健全。", SYSTEMS)
COMPLETE = favourable("complete", "All systems exist.", "应当建立的制度齐备。", SYSTEMS, caution=Caution("HL13", when=other_systems_are_denied))

EIGHT_SYSTEMS = (
    Rule("user-registration-missing", SYSTEMS.item(1), lacks(System.USER_REGISTRATION), title=("User registration missing", "缺少用户注册制度")),
    Rule("seller-qualification-review-missing", SYSTEMS.item(2), lacks_review, title=("Review of sellers missing", "缺少卖家资格核审制度")),
    Rule("trading-rules-missing", SYSTEMS.item(3), lacks(System.TRADING_RULES), title=("Trading rules missing", "缺少交易规则")),
    Rule("disclosure-review-missing", SYSTEMS.item(4), lacks(System.DISCLOSURE_REVIEW), title=("Disclosure and review missing", "缺少信息披露与审核制度")),
    Rule("consumer-protection-missing", SYSTEMS.item(5), lacks(System.CONSUMER_PROTECTION), title=("Consumer protection missing", "缺少消费者保护制度")),
    Rule("publicity-and-warning-missing", SYSTEMS.item(6), lacks(System.PUBLICITY_AND_WARNING), title=("Publicity and warning missing", "缺少公示预警制度")),
    Rule("security-and-backup-missing", SYSTEMS.item(7), lacks(System.SECURITY_AND_BACKUP), title=("Security and backup missing", "缺少交易安全与备份制度")),
    Rule("other-system-missing", SYSTEMS.item(8), lacks_other_system, title=("Other system missing", "缺少其他制度")),
)

platform_systems = Question(
    "anxi.platform_systems",
    asks=("Which of the platform's eight systems are missing?", "平台的八项制度缺少哪些？"),
    concerns=("the platform", "平台经营者"),
    facts=PlatformSystems,
    answers={
        MISSING_SYSTEMS: EIGHT_SYSTEMS,
        INADEQUATE: (Rule("systems-not-adequate", SYSTEMS, is_inadequate, title=("Systems not adequate", "制度不健全")),),
        COMPLETE: OTHERWISE,
    },
    values=(Value("missing", "what is missing", "欠缺的事项", listed(*EIGHT_SYSTEMS)),),
    higher_law=("HL13", "HL44"),
    adverse_law=("HL01",),
)
