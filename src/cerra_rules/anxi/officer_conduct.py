"""Article 21: officers keep normal business running, and keep its secrets.

A disturbance that the officers' task makes necessary is not read as a breach.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, all_of, fact, favourable, listed, not_

OFFICERS = ANXI.article(21)


class OfficerConduct(Facts):
    """How officers behaved in one inspection."""

    disturbs_normal_business: Fact[bool] = fact("normal business is disturbed", "影响经营者的正常经营活动", judgement=True)
    disturbance_is_necessary: Fact[bool] = fact("the disturbance is necessary for the task", "该影响为执行任务所必需", judgement=True)
    discloses_trade_secret: Fact[bool] = fact("a trade secret is disclosed", "泄露经营者的商业秘密", judgement=True)


disturbs_without_need = all_of(OfficerConduct.disturbs_normal_business, not_(OfficerConduct.disturbance_is_necessary))

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反本办法。", OFFICERS)

DUTIES = (
    Rule("business-disturbed-without-need", OFFICERS.norm("a"), disturbs_without_need, title=("Business disturbed without need", "不必要地影响经营")),
    Rule("trade-secret-disclosed", OFFICERS.norm("b"), OfficerConduct.discloses_trade_secret, title=("Trade secret disclosed", "泄露商业秘密")),
)

officer_conduct = Question(
    "anxi.officer_conduct",
    asks=("Have the officers respected the operator's business and secrets?", "执法人员是否维护正常经营并保护商业秘密？"),
    concerns=("the officers", "执法人员"),
    facts=OfficerConduct,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL19", "HL22"),
    adverse_law=("HL01",),
)
