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

    is_state_functionary: Fact[bool] = fixed("a state functionary", "系国家工作人员", judgement=True)
    acts_in_ecommerce_supervision: Fact[bool] = fact("acting in the supervision of e-commerce", "在电子商务监督管理中履行职责", judgement=True)
    misconduct: Fact[frozenset[MisconductKind]] = fact("the kinds of misconduct", "存在的情形", judgement=True)
    constitutes_crime: Fact[bool] = fixed("the conduct is a crime", "构成犯罪", judgement=True)


NOT_APPLICABLE = neutral("not_applicable", "Not a functionary in supervision.", "不适用：不是在电子商务监督管理中履行职责的国家工作人员。")
NO_MISCONDUCT = favourable("no_misconduct", "No misconduct.", "不存在所列情形。")
CRIMINAL_REFERRAL = adverse("criminal_referral", "Criminal liability follows.", "涉嫌犯罪，应当依法追究刑事责任。")
ADMINISTRATIVE_SANCTION = adverse("administrative_sanction", "Administrative sanction.", "应当给予行政处分（政务处分）。", SANCTION)

official_misconduct = Question(
    "anxi.official_misconduct",
    asks=("Is an official answerable for misconduct in e-commerce supervision?", "国家工作人员是否存在滥用职权、徇私舞弊、玩忽职守的情形？"),
    concerns=("the functionary", "国家工作人员"),
    facts=OfficialMisconduct,
    answers={
        NOT_APPLICABLE: (
            Rule("person-without-state-function", SANCTION, not_(OfficialMisconduct.is_state_functionary), title=("No state functionary", "非国家工作人员")),
            Rule("conduct-outside-supervision", SANCTION, not_(OfficialMisconduct.acts_in_ecommerce_supervision), title=("Outside supervision", "监管之外")),
        ),
        NO_MISCONDUCT: (
            Rule("no-official-misconduct", SANCTION, not_(OfficialMisconduct.misconduct.is_not_empty()), title=("No official misconduct", "不存在所列情形")),
        ),
        CRIMINAL_REFERRAL: (Rule("criminal-misconduct", CRIME, OfficialMisconduct.constitutes_crime, title=("Criminal misconduct", "构成犯罪的情形")),),
        ADMINISTRATIVE_SANCTION: OTHERWISE,
    },
    higher_law=("HL22",),
    adverse_law=("HL01",),
)
