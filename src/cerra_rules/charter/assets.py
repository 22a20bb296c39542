"""Articles 26, 27 and 31: where money may come from, what it is used for, and that nobody takes it."""

from cerra_rules.charter import remarks
from cerra_rules.charter.higher_law import HL30
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import PAYMENTS_TO_MEMBERS, PERMITTED_USE_TEST
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value
from cerra_rules.language.words import Named, all_of, listing, none_of, not_

SOURCES = CHARTER.article(26)
PURPOSE = CHARTER.article(27).norm("a")
NO_DISTRIBUTION = CHARTER.article(27).norm("b")
NO_TAKING = CHARTER.article(31).norm("b")


class Source(Named):
    """Source of the money."""

    MEMBER_SUPPORT = "member_support", "成员捐助"
    PUBLIC_BENEFIT_DONATION = "public_benefit_donation", "公益捐赠"
    ACTIVITY_INCOME = "activity_income", "活动收入"
    INTEREST = "interest", "利息"
    OTHER_INCOME = "other_income", "其他收入"


class Funding(Facts):
    """One sum of money that the Alliance receives."""

    source: Fact[Source] = fact("Source of the money", zh="经费来源", changeable=False)
    is_activity_in_scope: Fact[bool] = fact(
        "The activity is within the business scope (charter.business_scope = in_scope); matters for activity_income only",
        zh="活动在业务范围内（仅活动收入有意义）",
    )
    is_income_lawful: Fact[bool] = fact(
        "The income is lawful; matters for other_income only", zh="收入合法（仅其他收入有意义）", judgement=True
    )


ITEM_OF_SOURCE = {
    Source.MEMBER_SUPPORT: SOURCES.item(1),
    Source.PUBLIC_BENEFIT_DONATION: SOURCES.item(2),
    Source.ACTIVITY_INCOME: SOURCES.item(3),
    Source.INTEREST: SOURCES.item(4),
    Source.OTHER_INCOME: SOURCES.item(5),
}

NOT_PERMITTED = Outcome("not_permitted", Tone.ADVERSE, en="No head fits", zh="不属于所列来源", cites=SOURCES)
PERMITTED = Outcome(
    "permitted",
    Tone.FAVOURABLE,
    cites=tuple(Limb(item, when=Funding.source.is_(source)) for source, item in ITEM_OF_SOURCE.items()),
    en="One of the five heads",
    zh="属于所列来源",
)

funding_source = Question(
    "charter.funding_source",
    asks=("Is this a permitted source of money?", "该经费来源是否属于章程所列来源？"),
    facts=Funding,
    outcomes=(NOT_PERMITTED, PERMITTED),
    rules=(
        Rule(
            "income-from-activity-outside-scope",
            NOT_PERMITTED,
            cites=ITEM_OF_SOURCE[Source.ACTIVITY_INCOME],
            when=all_of(Funding.source.is_(Source.ACTIVITY_INCOME), not_(Funding.is_activity_in_scope)),
        ),
        Rule(
            "unlawful-other-income",
            NOT_PERMITTED,
            cites=ITEM_OF_SOURCE[Source.OTHER_INCOME],
            when=all_of(Funding.source.is_(Source.OTHER_INCOME), not_(Funding.is_income_lawful)),
        ),
    ),
    values=(
        Value("provision", Funding.source.by(ITEM_OF_SOURCE), only=(PERMITTED,), en="the provision", zh="对应条文"),
    ),
    higher_law=(HL30,),
    remarks=remarks.FUNDING_SOURCE,
)


class Spending(Facts):
    """One use of the Alliance's money."""

    is_within_business_scope: Fact[bool] = fact(
        "The use serves an activity of the business scope", zh="用于业务范围内的活动"
    )
    advances_the_cause: Fact[bool] = fact(
        "The use serves the development of the cause", zh="用于事业发展", judgement=True
    )
    is_paid_to_members: Fact[bool] = fact("The money goes to one or more members", zh="款项付给成员")
    is_fair_price_or_cost: Fact[bool] = fact(
        (
            "The payment to members is a fair price for goods or services that the member supplies, or the "
            "reimbursement of proven costs; irrelevant when nothing is paid to members"
        ),
        zh="系成员提供货物或服务的公允对价，或对已证明费用的报销（未付给成员时无关）",
    )


PROHIBITED_DISTRIBUTION = Outcome(
    "prohibited_distribution", Tone.ADVERSE, en="Distribution among members", zh="构成在成员中分配"
)  # fmt: skip
OUTSIDE_PERMITTED_USE = Outcome(
    "outside_permitted_use", Tone.ADVERSE, en="Not for a permitted purpose", zh="超出允许用途"
)  # fmt: skip
PERMITTED_USE = Outcome(
    "permitted_use", Tone.FAVOURABLE, en="For a permitted purpose", zh="用途允许", cites=PURPOSE
)  # fmt: skip

use_of_funds = Question(
    "charter.use_of_funds",
    asks=("Is this use of funds permitted?", "该项经费使用是否允许？"),
    facts=Spending,
    outcomes=(PROHIBITED_DISTRIBUTION, OUTSIDE_PERMITTED_USE, PERMITTED_USE),
    rules=(
        Rule(
            "distribution-among-members",
            PROHIBITED_DISTRIBUTION,
            cites=NO_DISTRIBUTION,
            when=all_of(
                Spending.is_paid_to_members,
                not_(all_of(PAYMENTS_TO_MEMBERS.is_("consideration_allowed"), Spending.is_fair_price_or_cost)),
            ),
        ),
        Rule(
            "money-used-for-another-purpose",
            OUTSIDE_PERMITTED_USE,
            cites=PURPOSE,
            when=PERMITTED_USE_TEST.choose(
                either=none_of(Spending.is_within_business_scope, Spending.advances_the_cause),
                both=not_(all_of(Spending.is_within_business_scope, Spending.advances_the_cause)),
            ),
        ),
    ),
    higher_law=(HL30,),
    remarks=remarks.USE_OF_FUNDS,
)


class Taking(Named):
    """The three forbidden acts."""

    OCCUPIED = "occupied", "侵占"
    DIVIDED_PRIVATELY = "divided_privately", "私分"
    DIVERTED = "diverted", "挪用"


class AssetDealing(Facts):
    """What was done with assets in one act."""

    assets_were_occupied: Fact[bool] = fact("Somebody took possession of assets", zh="有人占有资产", changeable=False)
    assets_were_divided_privately: Fact[bool] = fact(
        "Assets were divided among private persons or units", zh="资产被私自瓜分", changeable=False
    )
    assets_were_diverted: Fact[bool] = fact(
        "Assets were used for another purpose than theirs", zh="资产被挪作他用", changeable=False
    )
    has_lawful_basis: Fact[bool] = fact(
        "Possession or use rests on a lawful basis such as a lease or a valid decision; never helps against private division",
        zh="占有或者使用有合法依据，如租赁、有效决定（对私分无效）",
        judgement=True,
    )


VIOLATION = Outcome("violation", Tone.ADVERSE, en="A forbidden act took place", zh="存在禁止行为")
NO_VIOLATION = Outcome("no_violation", Tone.FAVOURABLE, en="No forbidden act", zh="无禁止行为", cites=NO_TAKING)

OCCUPATION = Rule(
    "occupation-of-assets",
    VIOLATION,
    cites=NO_TAKING,
    when=all_of(AssetDealing.assets_were_occupied, not_(AssetDealing.has_lawful_basis)),
)
# No decision can make a division among private persons lawful, so no basis is asked for.
PRIVATE_DIVISION = Rule(
    "private-division-of-assets", VIOLATION, cites=NO_TAKING, when=AssetDealing.assets_were_divided_privately
)  # fmt: skip
DIVERSION = Rule(
    "diversion-of-assets",
    VIOLATION,
    cites=NO_TAKING,
    when=all_of(AssetDealing.assets_were_diverted, not_(AssetDealing.has_lawful_basis)),
)

asset_protection = Question(
    "charter.asset_protection",
    asks=("Were assets of the Alliance seized, divided or diverted?", "联盟资产是否被侵占、私分或挪用？"),
    facts=AssetDealing,
    outcomes=(VIOLATION, NO_VIOLATION),
    rules=(OCCUPATION, PRIVATE_DIVISION, DIVERSION),
    values=(
        Value(
            "violations",
            listing(
                (OCCUPATION.when, Taking.OCCUPIED),
                (PRIVATE_DIVISION.when, Taking.DIVIDED_PRIVATELY),
                (DIVERSION.when, Taking.DIVERTED),
            ),
            en="forbidden acts",
            zh="被禁止的行为",
        ),
    ),
    remarks=remarks.ASSET_PROTECTION,
)
