"""Article 11: showing the licence, and filing for its link badge."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL06
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import FILING_DUTY, LICENCE_DISPLAY_PAGE
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value
from cerra_rules.language.words import Named, all_of, any_of, listing, not_

DATA_RECORDS = ANXI.article(5).norm("c")
DISPLAY = ANXI.article(11).paragraph(1)
FILING = ANXI.article(11).paragraph(2)


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
    DOMAIN = "domain", "域名"
    IP_ADDRESS = "ip_address", "IP地址"
    SITE_TYPE = "site_type", "站点类型"
    ICP_LICENCE_NO = "icp_licence_no", "ICP许可证号"
    ISP = "isp", "网络接入服务商"
    SERVER_ROOM_ADDRESS = "server_room_address", "机房所在地"
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
