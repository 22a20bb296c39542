"""Article 27: what follows from a breach of the Measures.

The article has no penalty of its own. It sends to other law, and it names operators only, so others who breach the Measures go without sanction here.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, adverse, fact, favourable, fixed, neutral, not_

PENALTY = ANXI.article(27).norm("a")
CRIME = ANXI.article(27).norm("b")


class Liability(Facts):
    """One breach, and the department that wants to punish it."""

    breaches_measures: Fact[bool] = fixed("a duty or ban of the Measures is breached", "违反本办法规定")
    is_operator: Fact[bool] = fact("the person is an operator bound by the Measures", "系受本办法约束的电子商务经营主体")
    constitutes_crime: Fact[bool] = fixed("the conduct is a crime", "该行为构成犯罪", judgement=True)
    other_law_has_penalty: Fact[bool] = fixed("another law, regulation or rule has a penalty for the breach", "其他法律、法规、规章对该违反行为定有处罚")
    authority_is_county_level_or_higher: Fact[bool] = fact("the punishing department is of county level or higher", "处罚部门为县级以上")


NO_BREACH = favourable("no_breach", "No breach.", "未违反。")
NO_SANCTION_IN_TEXT = neutral(
    "no_sanction_in_text",
    "Not an operator bound by the Measures: article 27 attaches no sanction; other law may have one.",
    "非受本办法约束的经营主体，第二十七条未设责任，其他法律或另有规定。",
)
CRIMINAL_REFERRAL = adverse("criminal_referral", "Criminal liability follows.", "依法追究刑事责任。")
NO_PENALTY_BASIS = adverse("no_penalty_basis", "Breach without a penalty basis.", "违反，但无处罚依据。")
WRONG_AUTHORITY = adverse("wrong_authority", "The department is below county level.", "部门级别不足。")
PENALTY_POSSIBLE = adverse("penalty_possible", "Punishable under the other law.", "可依其他法处罚。", PENALTY)

liability = Question(
    "anxi.liability",
    asks=("What liability does this text attach to a breach?", "违反本办法将承担何种责任？"),
    facts=Liability,
    answers={
        NO_BREACH: (Rule("measures-not-breached", PENALTY, not_(Liability.breaches_measures), title=("Measures not breached", "未违反本办法")),),
        NO_SANCTION_IN_TEXT: (Rule("breach-by-a-non-operator", PENALTY, not_(Liability.is_operator), title=("Breach by a non-operator", "非经营主体的违反")),),
        CRIMINAL_REFERRAL: (Rule("criminal-breach", CRIME, Liability.constitutes_crime),),
        NO_PENALTY_BASIS: (
            Rule("breach-without-penalty-in-other-law", PENALTY, not_(Liability.other_law_has_penalty), title=("No penalty in other law", "其他法未设处罚")),
        ),
        WRONG_AUTHORITY: (
            Rule("department-below-county-level", PENALTY, not_(Liability.authority_is_county_level_or_higher), title=("Below county level", "低于县级")),
        ),
        PENALTY_POSSIBLE: OTHERWISE,
    },
    higher_law=("HL01",),
    adverse_law=("HL01",),
)
