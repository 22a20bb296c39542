"""Article 11, paragraph 1: showing the business licence online.

The two forms (the data of the licence, or its link badge) are alternatives, and so are the two places: the text says "or" (或者) twice.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Caution, Fact, Facts, Question, Rule, adverse, all_of, any_of, fact, favourable, neutral, not_

DISPLAY = ANXI.article(11).paragraph(1)


class LicenceDisplay(Facts):
    """One operator's website, and the licence shown on it."""

    # who must show a licence
    is_licensed: Fact[bool] = fact("registered with the market authority and holding a business licence", "已登记并领取营业执照")
    sells_online: Fact[bool] = fact("trades goods or services over a network", "通过网络从事商品交易")
    # what is shown
    shows_licence_information: Fact[bool] = fact("the data of the licence are shown", "已公开营业执照登载的信息")
    shows_licence_link: Fact[bool] = fact("the electronic link badge of the licence is shown", "已公开营业执照的电子链接标识")
    # where it is shown
    display_is_on_home_page: Fact[bool] = fact("what is shown is on the main page of the site, where it is readily seen", "公开于网站主页面并且容易识别")
    display_is_prominent_on_trading_page: Fact[bool] = fact(
        "what is shown is in a prominent place of the page on which business is done", "公开于从事经营活动的网页的醒目位置", judgement=True
    )


LICENCE_DISPLAY_PAGE = ANXI.reading("licence_display_page", options=("either_page", "home_page_only"), default="either_page")  # RA07

is_shown = any_of(LicenceDisplay.shows_licence_information, LicenceDisplay.shows_licence_link)
is_on_trading_page = all_of(LicenceDisplay.display_is_prominent_on_trading_page, LICENCE_DISPLAY_PAGE.is_("either_page"))
is_in_a_right_place = any_of(LicenceDisplay.display_is_on_home_page, is_on_trading_page)

NO_DISPLAY_DUE = neutral(
    "not_applicable",
    "No licence or no online sale.",
    "不适用：未领取营业执照，或者未通过网络从事商品交易。",
    caution=Caution("HL06", when=LicenceDisplay.sells_online),
)
SHOWN = favourable(
    "compliant", "Shown, and in a right place.", "已按本办法要求公开。", caution=Caution("HL06", when=not_(LicenceDisplay.display_is_on_home_page))
)
NOT_SHOWN = adverse("breach", "Not shown, or hidden.", "未公开，或者公开的位置不当。", DISPLAY)

licence_display = Question(
    "anxi.licence_display",
    asks=("Must the licence be shown online, and is it?", "是否应当公开营业执照信息？是否已经公开？"),
    concerns=("the licensed seller", "持照经营者"),
    facts=LicenceDisplay,
    answers={
        NO_DISPLAY_DUE: (
            Rule("no-licence-to-show", DISPLAY, not_(LicenceDisplay.is_licensed), title=("No licence to show", "无执照可公示")),
            Rule("licence-without-online-sale", DISPLAY, not_(LicenceDisplay.sells_online), title=("No online sale", "不在网上交易")),
        ),
        SHOWN: (
            Rule("licence-shown-in-a-right-place", DISPLAY, all_of(is_shown, is_in_a_right_place), title=("Licence shown in a right place", "亮照位置适当")),
        ),
        NOT_SHOWN: OTHERWISE,
    },
    higher_law=("HL06",),
    adverse_law=("HL01",),
)
