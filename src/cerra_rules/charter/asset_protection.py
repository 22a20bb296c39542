"""Articles 26, 27 and 31: where money may come from, what it is used for, and that nobody takes it."""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Named, Question, Rule, Value, adverse, all_of, fact, favourable, fixed, listing, not_

NO_TAKING = CHARTER.article(31).norm("b")


class Taking(Named):
    """The three forbidden acts."""

    OCCUPIED = "occupied", "侵占"
    DIVIDED_PRIVATELY = "divided_privately", "私分"
    DIVERTED = "diverted", "挪用"


class AssetDealing(Facts):
    """What was done with assets in one act."""

    assets_were_occupied: Fact[bool] = fixed("Somebody took possession of assets", "有人占有资产")
    assets_were_divided_privately: Fact[bool] = fixed("Assets were divided among private persons or units", "资产被私自瓜分")
    assets_were_diverted: Fact[bool] = fixed("Assets were used for another purpose than theirs", "资产被挪作他用")
    has_lawful_basis: Fact[bool] = fact(
        "Possession or use rests on a lawful basis such as a lease or a valid decision; never helps against private division",
        "占有或者使用有合法依据，如租赁、有效决定（对私分无效）",
        judgement=True,
    )


VIOLATION = adverse("violation", "A forbidden act took place", "存在禁止行为")

NO_VIOLATION = favourable("no_violation", "No forbidden act", "无禁止行为", NO_TAKING)

OCCUPATION = Rule("occupation-of-assets", NO_TAKING, all_of(AssetDealing.assets_were_occupied, not_(AssetDealing.has_lawful_basis)))

# No decision can make a division among private persons lawful, so no basis is asked for.
PRIVATE_DIVISION = Rule("private-division-of-assets", NO_TAKING, AssetDealing.assets_were_divided_privately)

DIVERSION = Rule("diversion-of-assets", NO_TAKING, all_of(AssetDealing.assets_were_diverted, not_(AssetDealing.has_lawful_basis)))

asset_protection = Question(
    "charter.asset_protection",
    asks=("Were assets of the Alliance seized, divided or diverted?", "联盟资产是否被侵占、私分或挪用？"),
    facts=AssetDealing,
    answers={
        VIOLATION: (OCCUPATION, PRIVATE_DIVISION, DIVERSION),
        NO_VIOLATION: OTHERWISE,
    },
    values=(
        Value(
            "violations",
            "forbidden acts",
            "被禁止的行为",
            listing(
                (OCCUPATION.when, Taking.OCCUPIED),
                (PRIVATE_DIVISION.when, Taking.DIVIDED_PRIVATELY),
                (DIVERSION.when, Taking.DIVERTED),
            ),
        ),
    ),
)
