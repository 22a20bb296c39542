"""Article 27: what follows from a breach of the Measures.

The article has no penalty of its own. It sends to other law, and it names operators only, so others who breach the Measures go without sanction here.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Caution, Fact, Facts, Question, Rule, adverse, decided_by, fact, favourable, fixed, neutral, not_

PENALTY = ANXI.article(27).norm("a")
CRIME = ANXI.article(27).norm("b")


class Liability(Facts):
    """One breach, and the department that wants to punish it."""

    breaches_measures: Fact[bool] = fixed(
        "a duty or ban of the Measures is breached (any one of these outcomes, or a seller that refuses a return it must accept)",
        "违反本办法规定的义务或者禁止性规定（具有所列任一结论，或者应当接受退货而拒不接受）",
        judgement=True,
        decided_by=(
            decided_by("anxi.licence_display", "breach"),
            decided_by("anxi.filing", "filing_missing", "false_filing", "filing_incomplete"),
            decided_by("anxi.natural_person_seller", "breach"),
            decided_by("anxi.goods_quality", "breach"),
            decided_by("anxi.disclosure", "breach"),
            decided_by("anxi.standard_terms", "breach"),
            decided_by("anxi.receipts", "breach"),
            decided_by("anxi.consumer_information", "breach"),
            decided_by("anxi.platform_systems", "missing_systems", "inadequate"),
            decided_by("anxi.platform_records", "breach"),
            decided_by("anxi.platform_disputes", "breach", "joint_liability"),
            decided_by("anxi.platform_conduct", "breach"),
            decided_by("anxi.infrastructure", "breach"),
            decided_by("anxi.prohibited_conduct", "violation"),
            decided_by("anxi.inspection_cooperation", "breach"),
        ),
    )
    is_operator: Fact[bool] = fact(
        "an operator bound by the Measures", "属于受本办法约束的电子商务经营主体", judgement=True, decided_by=decided_by("anxi.scope_and_roles", "in_scope")
    )
    constitutes_crime: Fact[bool] = fixed("the conduct is a crime", "构成犯罪", judgement=True)
    other_law_has_penalty: Fact[bool] = fixed("another law, regulation or rule has a penalty for it", "其他法律、法规、规章对该行为规定有处罚", judgement=True)
    authority_is_county_level_or_higher: Fact[bool] = fact("the punishing department is of county level or higher", "作出处罚的部门为县级以上")


NO_BREACH = favourable("no_breach", "No breach.", "未违反本办法，不产生责任。")
NO_SANCTION_IN_TEXT = neutral(
    "no_sanction_in_text",
    "Not an operator bound by the Measures: article 27 attaches no sanction; other law may have one.",
    "不属于受本办法约束的经营主体，第二十七条未规定其责任；其他法律另有规定的除外。",
)
CRIMINAL_REFERRAL = adverse("criminal_referral", "Criminal liability follows.", "涉嫌犯罪，应当依法追究刑事责任。")
NO_PENALTY_BASIS = neutral("no_penalty_basis", "Breach without a penalty basis.", "违反本办法，但其他法律、法规、规章未规定处罚，无处罚依据。")
WRONG_AUTHORITY = neutral(
    "wrong_authority",
    "Below county level: not an authority of article 27; a province may have handed the power down.",
    "部门低于县级，依第二十七条无权处罚；省、自治区、直辖市已决定将处罚权交由乡镇人民政府、街道办事处行使的，依《行政处罚法》。",
    caution=Caution("HL45"),
)
PENALTY_POSSIBLE = adverse("penalty_possible", "Punishable under the other law.", "可以由县级以上部门依照其他法律、法规、规章予以处罚。", PENALTY)

liability = Question(
    "anxi.liability",
    asks=("What liability does this text attach to a breach?", "违反本办法将产生何种责任？"),
    concerns=("the person in breach", "被追究责任的人"),
    facts=Liability,
    answers={
        NO_BREACH: (Rule("measures-not-breached", PENALTY, not_(Liability.breaches_measures), title=("Measures not breached", "未违反本办法")),),
        NO_SANCTION_IN_TEXT: (Rule("breach-by-a-non-operator", PENALTY, not_(Liability.is_operator), title=("Breach by a non-operator", "非经营主体的违反")),),
        CRIMINAL_REFERRAL: (Rule("criminal-breach", CRIME, Liability.constitutes_crime, title=("Criminal breach", "构成犯罪的违反")),),
        NO_PENALTY_BASIS: (
            Rule("breach-without-penalty-in-other-law", PENALTY, not_(Liability.other_law_has_penalty), title=("No penalty in other law", "其他法未设处罚")),
        ),
        WRONG_AUTHORITY: (
            Rule("department-below-county-level", PENALTY, not_(Liability.authority_is_county_level_or_higher), title=("Below county level", "低于县级")),
        ),
        PENALTY_POSSIBLE: OTHERWISE,
    },
    higher_law=("HL01", "HL45"),
)
