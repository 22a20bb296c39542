"""Article 31: nobody seizes, privately divides or diverts the assets of the Alliance.

A lawful basis, such as a lease or a valid decision, makes possession or another use good; no decision can make a division
among private persons good, so there no basis is asked for.
"""

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

    assets_were_occupied: Fact[bool] = fixed("Somebody took possession of assets", "有单位或者个人占有联盟资产", judgement=True)
    assets_were_divided_privately: Fact[bool] = fixed("Assets were divided among private persons or units", "联盟资产被私分", judgement=True)
    assets_were_diverted: Fact[bool] = fixed("Assets were used for another purpose than theirs", "联盟资产被挪作他用", judgement=True)
    has_lawful_basis: Fact[bool] = fact(
        "Possession or use rests on a lawful basis such as a lease or a valid decision; never helps against private division",
        "占有或使用有合法依据（对私分无效）",
        judgement=True,
    )


seized = all_of(AssetDealing.assets_were_occupied, not_(AssetDealing.has_lawful_basis))
divided = AssetDealing.assets_were_divided_privately
diverted = all_of(AssetDealing.assets_were_diverted, not_(AssetDealing.has_lawful_basis))
acts = listing((seized, Taking.OCCUPIED), (divided, Taking.DIVIDED_PRIVATELY), (diverted, Taking.DIVERTED))

VIOLATION = adverse("violation", "A forbidden act took place", "存在章程禁止的行为。")
NO_VIOLATION = favourable("no_violation", "No forbidden act", "不存在章程禁止的行为。", NO_TAKING)

asset_protection = Question(
    "charter.asset_protection",
    asks=("Were assets of the Alliance seized, divided or diverted?", "联盟资产是否被侵占、私分或者挪用？"),
    concerns=("whoever had the assets in hand", "经手资产的单位或者个人"),
    facts=AssetDealing,
    answers={
        VIOLATION: (
            Rule("occupation-of-assets", NO_TAKING, seized, title=("Seizure of assets", "侵占资产")),
            Rule("private-division-of-assets", NO_TAKING, divided, title=("Private division of assets", "私分资产")),
            Rule("diversion-of-assets", NO_TAKING, diverted, title=("Diversion of assets", "挪用资产")),
        ),
        NO_VIOLATION: OTHERWISE,
    },
    values=(Value("violations", "forbidden acts", "被禁止的行为", acts),),
)
