"""Article 26: where the Alliance's money may come from.

Five heads, the fifth open to other income so long as it is lawful; that is where a state appropriation belongs, which the article
does not name. Income from activities has to stay within the business scope, which is article 6: no other scope is approved.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Caution, Fact, Facts, Limb, Named, Question, Rule, Value, adverse, all_of, decided_by, fact, favourable, fixed, not_

SOURCES = CHARTER.article(26)


class Source(Named):
    """Source of the money."""

    MEMBER_SUPPORT = "member_support", "联盟成员的支持与捐助"
    PUBLIC_BENEFIT_DONATION = "public_benefit_donation", "公益捐赠"
    ACTIVITY_INCOME = "activity_income", "活动和服务的收入"
    INTEREST = "interest", "利息"
    OTHER_INCOME = "other_income", "其他收入"


class Funding(Facts):
    """One sum of money that the Alliance receives."""

    source: Fact[Source] = fixed("Source of the money; activity income is income from activities and services", "经费来源（活动收入包括开展活动和服务的收入）")
    is_activity_in_scope: Fact[bool] = fact(
        "The activity or service is within the business scope; matters for income from activities and services only",
        "该活动或者服务在核准的业务范围内（仅活动和服务的收入有意义）",
        judgement=True,
        decided_by=decided_by("charter.business_scope", "in_scope"),
    )
    is_income_lawful: Fact[bool] = fact("The income is lawful; matters for other income only", "收入合法（仅其他收入有意义）", judgement=True)


ITEM_OF_SOURCE = {
    Source.MEMBER_SUPPORT: SOURCES.item(1),
    Source.PUBLIC_BENEFIT_DONATION: SOURCES.item(2),
    Source.ACTIVITY_INCOME: SOURCES.item(3),
    Source.INTEREST: SOURCES.item(4),
    Source.OTHER_INCOME: SOURCES.item(5),
}
is_outside_scope = all_of(Funding.source.is_(Source.ACTIVITY_INCOME), not_(Funding.is_activity_in_scope))
is_unlawful = all_of(Funding.source.is_(Source.OTHER_INCOME), not_(Funding.is_income_lawful))

NOT_PERMITTED = adverse("not_permitted", "No head fits", "不属于章程所列来源。", SOURCES)
PERMITTED = favourable(
    "permitted",
    "One of the five heads",
    "属于章程所列来源。",
    tuple(Limb(item, when=Funding.source.is_(source)) for source, item in ITEM_OF_SOURCE.items()),
    caution=Caution("HL34", Funding.source.is_(Source.PUBLIC_BENEFIT_DONATION)),
)

funding_source = Question(
    "charter.funding_source",
    asks=("Is this a permitted source of money?", "该经费来源是否属于章程所列来源？"),
    concerns=("the Alliance", "联盟"),
    facts=Funding,
    answers={
        NOT_PERMITTED: (
            Rule("income-from-activity-outside-scope", SOURCES.item(3), is_outside_scope, title=("Income from outside the scope", "范围之外的活动收入")),
            Rule("unlawful-other-income", SOURCES.item(5), is_unlawful, title=("Unlawful other income", "不合法的其他收入")),
        ),
        PERMITTED: OTHERWISE,
    },
    values=(Value("provision", "the provision", "对应条文", Funding.source.by(ITEM_OF_SOURCE), only=(PERMITTED,)),),
    higher_law=("HL30", "HL34"),
)
