"""Articles 20 and 22: what those whom an inspection addresses owe.

Nothing is owed to a measure that is not lawful. Article 20 binds everybody, article 22 the alleged violator and interested persons only.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Named, Question, Rule, Value, adverse, all_of, fact, favourable, fixed, listed, neutral, not_

COOPERATION = ANXI.article(20)
STATEMENTS = ANXI.article(22)


class HinderingAct(Named):
    """A way of hindering an investigation."""

    REFUSAL = "refusal", "拒绝"
    OBSTRUCTION = "obstruction", "阻挠"
    INTERFERENCE = "interference", "干涉"


class Cooperation(Facts):
    """What one person did when an inspection addressed it."""

    # cooperation: article 20
    supervision_is_lawful: Fact[bool] = fact(
        "supervision, investigation and the handling of the case are carried out according to law", "监督检查、调查取证与案件查处依法进行", judgement=True
    )
    cooperated: Fact[bool] = fact("the person actively cooperated", "积极配合检查、调查", judgement=True)
    hindering_acts: Fact[frozenset[HinderingAct]] = fact("how the person hindered the investigation", "对依法调查取证实施的行为", judgement=True)
    # statements: article 22
    is_case_party: Fact[bool] = fixed(
        "a violation is being investigated and the person is the alleged violator or an interested person",
        "系案件查处中的违法行为人或者利害关系人",
        judgement=True,
    )
    statement_is_truthful: Fact[bool] = fact("the person explained and supplied the facts truthfully", "如实说明、提供情况")
    statement_was_confirmed: Fact[bool] = fact("the person confirmed what was stated", "已对所作说明进行确认")


is_untruthful = all_of(Cooperation.is_case_party, not_(Cooperation.statement_is_truthful))
is_unconfirmed = all_of(Cooperation.is_case_party, not_(Cooperation.statement_was_confirmed))

NO_DUTY = neutral(
    "no_duty", "The measure is not lawful: nobody has to cooperate with it under these articles.", "检查、查处未依法进行，不产生本办法规定的配合义务。"
)
BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项配合义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反本办法。", (COOPERATION, STATEMENTS))

DUTIES = (
    Rule("cooperation-withheld", COOPERATION.norm("a"), not_(Cooperation.cooperated), title=("Cooperation withheld", "未积极配合")),
    Rule("inspection-hindered", COOPERATION.norm("b"), Cooperation.hindering_acts.is_not_empty(), title=("Inspection hindered", "妨碍检查、调查")),
    Rule("untruthful-statement", STATEMENTS.norm("a"), is_untruthful, title=("Untruthful statement", "未如实说明")),
    Rule("statement-not-confirmed", STATEMENTS.norm("b"), is_unconfirmed, title=("Statement not confirmed", "未确认说明")),
)

inspection_cooperation = Question(
    "anxi.inspection_cooperation",
    asks=("Have those addressed by an inspection behaved as they must?", "被检查者及相关人员是否履行了配合义务？"),
    concerns=("the person inspected or questioned", "被检查、被调查的人"),
    facts=Cooperation,
    answers={
        NO_DUTY: (
            Rule("unlawful-inspection", (COOPERATION, STATEMENTS), not_(Cooperation.supervision_is_lawful), title=("Unlawful inspection", "不合法的检查")),
        ),
        BREACH: DUTIES,
        COMPLIANT: OTHERWISE,
    },
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES), only=(BREACH,), otherwise=()),),
    higher_law=("HL19",),
    adverse_law=("HL01",),
)
