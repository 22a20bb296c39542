"""Articles 11 and 12: showing the licence, filing for its link badge, and natural persons who sell."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL05, HL06, HL08, HL24
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import (
    FILING_DUTY,
    IDENTITY_APPLICATION_ADDRESSEE,
    LICENCE_DISPLAY_PAGE,
    PRIOR_LICENCE_MEANING,
    REGISTRATION_RULE,
)  # fmt: skip
from cerra_rules.facts import Fact, Facts, fact
from cerra_rules.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.words import Condition, Named, Term, all_of, any_of, listing, not_

DATA_RECORDS = ANXI.article(5).norm("c")
DISPLAY = ANXI.article(11).paragraph(1)
FILING = ANXI.article(11).paragraph(2)
NATURAL_PERSONS = ANXI.article(12)
IDENTITY = NATURAL_PERSONS.norm("a")
REGISTRATION = NATURAL_PERSONS.norm("b")
PRIOR_LICENCE = NATURAL_PERSONS.item(1)
BUSINESS_NAME = NATURAL_PERSONS.item(2)


class LicenceDisplay(Facts):
    """One operator's website, and the licence shown on it."""

    is_licensed: Fact[bool] = fact(
        "registered with the market authority and holding a business licence", zh="已登记并领取营业执照"
    )
    sells_online: Fact[bool] = fact("trades goods or services over a network", zh="通过网络从事商品交易")
    shows_licence_information: Fact[bool] = fact("the data of the business licence are shown", zh="公开了执照登载信息")
    shows_licence_link: Fact[bool] = fact(
        "the electronic link badge of the licence is shown", zh="放置了执照电子链接标识"
    )
    display_is_on_home_page: Fact[bool] = fact(
        "what is shown is on the main page of the site, where it is readily seen", zh="在主页面上容易看到之处展示"
    )
    display_is_prominent_on_trading_page: Fact[bool] = fact(
        "what is shown is in a prominent place of the page on which business is done",
        zh="在实际做生意的网页上显眼之处展示",
    )


NO_DISPLAY_DUE = Outcome("not_applicable", Tone.OPEN, en="No licence or no online sale.", zh="无执照或不在网上交易。")
SHOWN = Outcome("compliant", Tone.FAVOURABLE, en="Shown, and in a right place.", zh="已按要求公示。")
NOT_SHOWN = Outcome("breach", Tone.ADVERSE, en="Not shown, or hidden.", zh="未公示或位置不当。", cites=DISPLAY)

licence_display = Question(
    "anxi.licence_display",
    asks=("Must the licence be shown online, and is it?", "是否须亮照，是否已亮照？"),
    facts=LicenceDisplay,
    outcomes=(NO_DISPLAY_DUE, SHOWN, NOT_SHOWN),
    rules=(
        Rule("no-licence-to-show", NO_DISPLAY_DUE, cites=DISPLAY, when=not_(LicenceDisplay.is_licensed)),
        Rule("licence-without-online-sale", NO_DISPLAY_DUE, cites=DISPLAY, when=not_(LicenceDisplay.sells_online)),
        Rule(
            "licence-shown-in-a-right-place",
            SHOWN,
            cites=DISPLAY,
            when=all_of(
                any_of(LicenceDisplay.shows_licence_information, LicenceDisplay.shows_licence_link),
                any_of(
                    LicenceDisplay.display_is_on_home_page,
                    all_of(
                        LicenceDisplay.display_is_prominent_on_trading_page,
                        LICENCE_DISPLAY_PAGE.is_("either_page"),
                    ),
                ),
            ),
        ),
    ),
    higher_law=(HL06,),
    adverse_law=(HL01,),
    remarks=remarks.LICENCE_DISPLAY,
)


class FilingItem(Named):
    """The ten items that 11¶2 names, in its order."""

    NAME = "name", "主体名称"
    TYPE = "type", "主体类型"
    SITE_NAME = "site_name", "网站名称"
    DOMAIN = "domain", "网站域名"
    IP_ADDRESS = "ip_address", "IP地址"
    SITE_TYPE = "site_type", "网站类型"
    ICP_LICENCE_NO = "icp_licence_no", "ICP许可证号"
    ISP = "isp", "ISP提供商"
    SERVER_ROOM_ADDRESS = "server_room_address", "服务器机房地址"
    CONTACT = "contact", "联系方式"


class Filing(Facts):
    """One operator's filing with the market authority."""

    is_licensed: Fact[bool] = fact(
        "registered with the market authority and holding a business licence", zh="已登记并领取营业执照"
    )
    sells_online: Fact[bool] = fact("trades goods or services over a network", zh="通过网络从事商品交易")
    has_filed: Fact[bool] = fact("a filing has been made", zh="已办理备案")
    filed_items: Fact[frozenset[FilingItem]] = fact("the items that the filing contains", zh="备案所含事项")
    filing_is_true: Fact[bool] = fact("what was filed is true", zh="备案信息真实")


FILING_MISSING = Outcome(
    "filing_missing", Tone.ADVERSE, en="A filing is due and has not been made.", zh="应备案而未备案。"
)  # fmt: skip
FILING_NOT_REQUIRED = Outcome(
    "filing_not_required", Tone.OPEN, en="No filing and none is due.", zh="未备案，亦非必须。"
)  # fmt: skip
FALSE_FILING = Outcome("false_filing", Tone.ADVERSE, en="What was filed is not true.", zh="备案信息不实。")
FILING_INCOMPLETE = Outcome("filing_incomplete", Tone.ADVERSE, en="Named items are missing.", zh="备案事项不齐。")
FILING_COMPLETE = Outcome(
    "filing_complete", Tone.FAVOURABLE, en="All ten items are filed and true.", zh="十项齐备且真实。",
    cites=(FILING.norm("b"), FILING.norm("c")),
)  # fmt: skip

filing = Question(
    "anxi.filing",
    asks=("Filing for the electronic link badge: needed, complete and true?", "备案是否必要、齐备、真实？"),
    facts=Filing,
    outcomes=(FILING_MISSING, FILING_NOT_REQUIRED, FALSE_FILING, FILING_INCOMPLETE, FILING_COMPLETE),
    rules=(
        Rule(
            "filing-due-and-not-made",
            FILING_MISSING,
            cites=(DATA_RECORDS, FILING.norm("a")),
            when=all_of(not_(Filing.has_filed), FILING_DUTY.is_("mandatory"), Filing.is_licensed, Filing.sells_online),
        ),
        Rule("no-filing-due", FILING_NOT_REQUIRED, cites=FILING.norm("a"), when=not_(Filing.has_filed)),
        Rule("untrue-filing", FALSE_FILING, cites=FILING.norm("c"), when=not_(Filing.filing_is_true)),
        Rule(
            "named-item-not-filed",
            FILING_INCOMPLETE,
            cites=FILING.norm("b"),
            when=any_of(*(not_(Filing.filed_items.contains(item)) for item in FilingItem)),
        ),
    ),
    values=(
        Value(
            "missing_items",
            listing(*((not_(Filing.filed_items.contains(item)), item) for item in FilingItem)),
            only=(FALSE_FILING, FILING_INCOMPLETE, FILING_COMPLETE),
            en="items missing from the filing",
            zh="欠缺的备案事项",
        ),
    ),
    higher_law=(HL06,),
    adverse_law=(HL01,),
    remarks=remarks.FILING,
)


class LicenceRequirement(Named):
    """When a licence that a law or regulation asks for must be had."""

    NONE = "none", "无须许可"
    BEFORE_REGISTRATION = "before_registration", "须在登记前取得许可"
    AFTER_REGISTRATION = "after_registration", "可在登记后取得许可"


class NaturalPerson(Facts):
    """One natural person who sells, or may be selling, over a network."""

    is_natural_person: Fact[bool] = fact("the seller is a natural person", zh="网上经营者为自然人", changeable=False)
    sells_online: Fact[bool] = fact("trades goods or services over a network", zh="通过网络从事商品交易")
    sells_via_platform: Fact[bool] = fact("sells through a trading platform", zh="经由交易平台销售")
    sells_via_other_service: Fact[bool] = fact(
        "sells through another service that carries the shop, e.g. a chat group or site host (matters only under "
        "identity_application_addressee = any_carrying_service)",
        zh=(
            "经由承载店铺的其他服务（群聊、主机等）销售（仅在 identity_application_addressee = any_carrying_service "
            "时有意义）"
        ),
    )
    has_applied: Fact[bool] = fact(
        "has applied to the platform (or other service) for admission", zh="已向平台（或其他承载服务）提出入驻申请"
    )
    gave_true_name_and_address: Fact[bool] = fact(
        "has handed over true name, address and the like", zh="已向其提交真实的姓名、地址等身份信息"
    )
    licence_requirement: Fact[LicenceRequirement] = fact(
        "licence that a law or regulation asks for this business: none; one to be obtained before registration; "
        "one that may follow registration",
        zh="法律、法规对该业务所要求的许可",
        changeable=False,
    )
    trades_under_business_name: Fact[bool] = fact(
        "trades in the name of an enterprise or individual business, not personally",
        zh="以企业或者个体工商户名义经营，而非以个人名义",
    )
    is_exempt_under_national_law: Fact[bool] = fact(
        "exempt from registration under national law (matters only under registration_rule = national_law)",
        zh="依国家法律免于登记（仅在 registration_rule = national_law 时有意义）",
        changeable=False,
    )
    is_registered: Fact[bool] = fact("business registration is done", zh="已办理工商登记")


def is_prior_licence(requirement: Term[LicenceRequirement]) -> Condition:
    """Hold where the licence that law asks for is a prior one (前置许可)."""
    # Most licences now follow registration; the purpose is lawful capacity to do the business, not the order of papers.
    return any_of(
        requirement.is_(LicenceRequirement.BEFORE_REGISTRATION),
        all_of(requirement.is_(LicenceRequirement.AFTER_REGISTRATION), PRIOR_LICENCE_MEANING.is_("any_licence")),
    )


applies = all_of(NaturalPerson.is_natural_person, NaturalPerson.sells_online)
# The duty is owed to a platform: whoever sells without one has nobody to apply to.
has_addressee = any_of(
    NaturalPerson.sells_via_platform,
    all_of(NaturalPerson.sells_via_other_service, IDENTITY_APPLICATION_ADDRESSEE.is_("any_carrying_service")),
)
GROUNDS = (
    Limb(PRIOR_LICENCE, when=is_prior_licence(NaturalPerson.licence_requirement)),
    Limb(BUSINESS_NAME, when=NaturalPerson.trades_under_business_name),
)
must_register = any_of(
    *(ground.when for ground in GROUNDS),
    all_of(REGISTRATION_RULE.is_("national_law"), not_(NaturalPerson.is_exempt_under_national_law)),
)

NOT_CONCERNED = Outcome(
    "not_applicable", Tone.OPEN, en="Not a natural person selling online.", zh="非网上经营的自然人。"
)  # fmt: skip
DUTY_BREACHED = Outcome(
    "breach", Tone.ADVERSE,
    en="Identity not given, or registration due and not done.", zh="未提交身份信息，或应登记未登记。",
)  # fmt: skip
REGISTERED = Outcome(
    "compliant_registered", Tone.FAVOURABLE, en="Registration is due and done.", zh="应登记且已登记。", cites=IDENTITY
)  # fmt: skip
NO_REGISTRATION_DUTY = Outcome(
    "compliant_no_registration_duty", Tone.FAVOURABLE, en="No ground for registration.", zh="无须登记。",
    cites=(IDENTITY, REGISTRATION),
)  # fmt: skip

NATURAL_PERSON_DUTIES = (
    Rule(
        "identity-not-given",
        DUTY_BREACHED,
        cites=IDENTITY,
        when=all_of(
            applies, has_addressee, not_(all_of(NaturalPerson.has_applied, NaturalPerson.gave_true_name_and_address))
        ),
    ),
    Rule(
        "registration-due-and-not-done",
        DUTY_BREACHED,
        cites=(REGISTRATION, *GROUNDS),
        when=all_of(applies, must_register, not_(NaturalPerson.is_registered)),
    ),
)

natural_person_seller = Question(
    "anxi.natural_person_seller",
    asks=(
        "Natural-person seller: identity given, registration needed and done?",
        "自然人网上经营：是否已提交身份信息，是否须登记并已登记？",
    ),
    facts=NaturalPerson,
    outcomes=(NOT_CONCERNED, DUTY_BREACHED, REGISTERED, NO_REGISTRATION_DUTY),
    rules=(
        Rule(
            "seller-other-than-a-natural-person",
            NOT_CONCERNED,
            cites=NATURAL_PERSONS,
            when=not_(NaturalPerson.is_natural_person),
        ),
        Rule(
            "natural-person-without-online-sale",
            NOT_CONCERNED,
            cites=NATURAL_PERSONS,
            when=not_(NaturalPerson.sells_online),
        ),
        *NATURAL_PERSON_DUTIES,
        Rule("registration-due-and-done", REGISTERED, cites=(REGISTRATION, *GROUNDS), when=must_register),
    ),
    values=(
        Value("breached", listed(*NATURAL_PERSON_DUTIES), en="provisions breached", zh="违反的条文"),
        Value(
            "registration_grounds",
            listed(*GROUNDS),
            only=(DUTY_BREACHED, REGISTERED, NO_REGISTRATION_DUTY),
            otherwise=(),
            en="grounds for registration",
            zh="应登记的情形",
        ),
        Value(
            "is_registration_required", all_of(applies, must_register), en="registration is required", zh="须办理登记"
        ),
    ),
    higher_law=(HL05, HL08, HL24),
    adverse_law=(HL01,),
    remarks=remarks.NATURAL_PERSON_SELLER,
)
