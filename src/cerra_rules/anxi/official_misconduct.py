"""Article 28: misconduct of officials in the supervision of e-commerce.

The three kinds of misconduct are alternatives: one of them is enough.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Named, Question, Rule, adverse, fact, favourable, fixed, neutral, not_

SANCTION = ANXI.article(28).norm("a")
CRIME = ANXI.article(28).norm("b")


class MisconductKind(Named):
    """A kind of misconduct."""

    ABUSE_OF_POWER = "abuse_of_power", "滥用职权"
    FAVOURITISM = "favouritism", "徇私舞弊"
    NEGLECT_OF_DUTY = "neglect_of_duty", "玩忽职守"


class OfficialMisconduct(Facts):
    """What one person did in the supervision of e-commerce."""

    is_state_functionary: Fact[bool] = fixed("the person is a state functionary", "该人为国家工作人员")
    acts_in_ecommerce_supervision: Fact[bool] = fact("the person acts in the supervision of e-commerce", "该人从事电子商务监督管理")
    misconduct: Fact[frozenset[MisconductKind]] = fact(
        "the kinds of misconduct committed: abuse of power, favouritism, neglect of duty", "所实施的失职行为", judgement=True
    )
    constitutes_crime: Fact[bool] = fixed("the conduct is a crime", "该行为构成犯罪", judgement=True)


NOT_APPLICABLE = neutral("not_applicable", "Not a functionary in supervision.", "非监管中的国家工作人员。")
NO_MISCONDUCT = favourable("no_misconduct", "No misconduct.", "无所列行为。")
CRIMINAL_REFERRAL = adverse("criminal_referral", "Criminal liability follows.", "依法追究刑事责任。")
ADMINISTRATIVE_SANCTION = adverse("administrative_sanction", "Administrative sanction.", "给予行政处分。", SANCTION)

official_misconduct = Question(
    "anxi.official_misconduct",
    asks=("Is an official answerable for misconduct in e-commerce supervision?", "公职人员是否构成失职？"),
    facts=OfficialMisconduct,
    answers={
        NOT_APPLICABLE: (
            Rule("person-without-state-function", SANCTION, not_(OfficialMisconduct.is_state_functionary), title=("No state functionary", "非国家工作人员")),
            Rule("conduct-outside-supervision", SANCTION, not_(OfficialMisconduct.acts_in_ecommerce_supervision), title=("Outside supervision", "监管之外")),
        ),
        NO_MISCONDUCT: (
            Rule("no-official-misconduct", SANCTION, not_(OfficialMisconduct.misconduct.is_not_empty()), title=("No official misconduct", "无失职行为")),
        ),
        CRIMINAL_REFERRAL: (Rule("criminal-misconduct", CRIME, OfficialMisconduct.constitutes_crime),),
        ADMINISTRATIVE_SANCTION: OTHERWISE,
    },
    higher_law=("HL22",),
    adverse_law=("HL01",),
)
