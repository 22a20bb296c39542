"""Articles 2 and 3: who is an operator under the Measures, in which roles, and with which duties.

What a person does over a network makes it an operator. The roles of paragraphs 2 to 4 add up, and an operator may have none of them.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import SERVICES_AS_GOODS
from cerra_rules.language import (
    HOLDS,
    OTHERWISE,
    Fact,
    Facts,
    Limb,
    Named,
    Question,
    Rule,
    Value,
    all_of,
    any_of,
    fact,
    listed,
    listing,
    neutral,
    none_of,
    not_,
)

E_COMMERCE = ANXI.article(2).norm("a")
OPERATORS = ANXI.article(3).paragraph(1)
SELLERS = ANXI.article(3).paragraph(2)
PLATFORMS = ANXI.article(3).paragraph(3)
BASIC_SERVICES = ANXI.article(3).paragraph(4)
TERRITORY = ANXI.article(3).paragraph(5)


class Role(Named):
    """The roles of article 3; they add up."""

    SELLER = "seller", "网络商品经营者"
    PLATFORM = "platform", "网络商品交易平台服务经营者"
    INFRASTRUCTURE = "infrastructure", "网络商品交易基础服务经营者"
    GENERAL_OPERATOR = "general_operator", "其他电子商务经营主体"


class Activity(Facts):
    """What one person does over a network, and where."""

    # what is done over the network
    sells_goods_online: Fact[bool] = fact(
        "trades goods over a network as a business (经营), on an own site or on a platform", "通过网络从事商品经营（自建网站或者入驻平台）", judgement=True
    )
    sells_services_online: Fact[bool] = fact("offers services for profit over a network", "通过网络从事营利性服务经营", judgement=True)
    publishes_business_information: Fact[bool] = fact("publishes its own business information over a network", "通过网络发布自身经营信息", judgement=True)
    provides_platform: Fact[bool] = fact(
        "provides others with a trading or information-publishing platform", "为他人提供交易平台或者信息发布平台服务", judgement=True
    )
    provides_infrastructure_service: Fact[bool] = fact(
        "provides basic services for online trade: hosting, space, lines, site building, domain registration and the like",
        "提供服务器托管、虚拟空间出租、线路租用、建站、域名代理注册等基础服务",
        judgement=True,
    )
    does_business_in_anxi: Fact[bool] = fact(
        "its e-commerce business is carried on within Anxi county: main or actual place of business there, wherever it is registered",
        "在安溪县行政区域内从事电子商务经营活动（主要经营地或者实际经营地在安溪县，不论登记地何在）",
        judgement=True,
    )
    # the link to the county
    is_domiciled_in_anxi: Fact[bool] = fact(
        "domicile (registered seat) in Anxi county (matters only under county_link = operator_domicile)",
        "住所（登记地）在安溪县（仅在地域连接因素取住所地时有意义）",
    )
    serves_consumers_in_anxi: Fact[bool] = fact(
        "its customers are in Anxi (matters only under county_link = consumer_location)", "消费者在安溪县（仅在地域连接因素取消费者所在地时有意义）"
    )


INFORMATION_PUBLISHER_ROLE = ANXI.reading("information_publisher_role", options=("general_operator", "seller"), default="general_operator")  # RA03
COUNTY_LINK = ANXI.reading("county_link", options=("place_of_activity", "operator_domicile", "consumer_location"), default="place_of_activity")  # RA04

sells_services_as_goods = all_of(Activity.sells_services_online, not_(SERVICES_AS_GOODS.is_("never")))
is_seller_as_publisher = all_of(Activity.publishes_business_information, INFORMATION_PUBLISHER_ROLE.is_("seller"))
is_seller = any_of(Activity.sells_goods_online, sells_services_as_goods, is_seller_as_publisher)
is_platform = Activity.provides_platform
is_basic_service = Activity.provides_infrastructure_service
# 3¶1 makes an operator of everyone who offers services or publishes business information; 3¶2 to 3¶4 may still
# give no role to them.
offers_services_or_publishes = any_of(Activity.sells_services_online, Activity.publishes_business_information)
is_general = all_of(none_of(is_seller, is_platform, is_basic_service), offers_services_or_publishes)
has_no_activity = none_of(Activity.sells_goods_online, Activity.sells_services_online, Activity.publishes_business_information, is_platform, is_basic_service)
has_link = COUNTY_LINK.choose(
    place_of_activity=Activity.does_business_in_anxi,
    operator_domicile=Activity.is_domiciled_in_anxi,
    consumer_location=Activity.serves_consumers_in_anxi,
)

DEFINITIONS = (
    OPERATORS,
    Limb(SELLERS, when=is_seller),
    Limb(PLATFORMS, when=is_platform),
    Limb(BASIC_SERVICES, when=is_basic_service),
)
ROLES = (
    (is_seller, Role.SELLER),
    (is_platform, Role.PLATFORM),
    (is_basic_service, Role.INFRASTRUCTURE),
    (is_general, Role.GENERAL_OPERATOR),
)
DUTIES_BY_ROLE = (
    Limb(ANXI.article(10), when=HOLDS),
    Limb(ANXI.article(13), when=is_seller),
    Limb(ANXI.article(14), when=is_platform),
    Limb(ANXI.article(15), when=is_platform),
    Limb(ANXI.article(16), when=is_basic_service),
    Limb(ANXI.article(17), when=HOLDS),
)

NOT_OPERATOR = neutral("not_operator", "None of the covered activities.", "未从事本办法所列的任何活动，不属于电子商务经营主体。")
IN_SCOPE = neutral("in_scope", "An operator with the chosen link to Anxi.", "属于在安溪县行政区域内从事电子商务经营活动的经营主体，受本办法约束。", DEFINITIONS)
OUTSIDE_COUNTY = neutral(
    "outside_county",
    "An operator without the chosen link to Anxi.",
    "属于电子商务经营主体，但按所选连接因素（住所地、主要经营地或者实际经营地）不在安溪县行政区域内，不适用本办法。",
    (*DEFINITIONS, TERRITORY),
)

scope_and_roles = Question(
    "anxi.scope_and_roles",
    asks=("Is this person an operator under the Measures, and in which roles?", "该主体是否受本办法约束？具有哪些角色？"),
    concerns=("the person asked about; all outcomes are neutral", "所询问的主体（各结论均为中性）"),
    facts=Activity,
    answers={
        NOT_OPERATOR: (Rule("no-covered-activity", (E_COMMERCE, OPERATORS), has_no_activity, title=("No covered activity", "不从事所列活动")),),
        IN_SCOPE: (Rule("link-to-the-county", TERRITORY, has_link, title=("Link to the county", "与本县有地域连接")),),
        OUTSIDE_COUNTY: OTHERWISE,
    },
    values=(
        Value("roles", "roles", "角色", listing(*ROLES)),
        Value("duty_provisions", "articles that bind", "应遵守的条文", listed(*DUTIES_BY_ROLE), only=(IN_SCOPE,), otherwise=()),
    ),
    higher_law=("HL25", "HL28"),
)
