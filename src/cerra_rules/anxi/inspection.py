"""Article 19: the powers of officers in an inspection.

Items 1 to 3 name three powers, item 4 leaves the rest to other law; a dwelling is not entered under item 1 alone, even where business is run from it.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Condition, Fact, Facts, Named, Question, Rule, Value, adverse, all_of, fact, favourable, fixed, listed, not_

POWERS = ANXI.article(19)


class Power(Named):
    """A power used in an inspection."""

    ENTER_PREMISES = "enter_premises", "进入场所检查"
    INVESTIGATE_AND_COPY = "investigate_and_copy", "调查询问、查阅复制与采集固定电子数据"
    INSPECT_EQUIPMENT = "inspect_equipment", "检查设备"
    SEIZE_OR_SEAL = "seize_or_seal", "查封、扣押"
    FREEZE = "freeze", "冻结"
    DETAIN = "detain", "限制人身自由"
    OTHER = "other", "其他职权"


class Inspection(Facts):
    """One power that officers use in an inspection."""

    # the power
    is_on_duty: Fact[bool] = fact("the officers are performing their official duties", "执法人员正在履行职责")
    power: Fact[Power] = fact("the power used", "所行使的职权")
    # what it is used on
    premises_are_used_for_trade: Fact[bool] = fixed("the premises are used for online trade or related services", "场所用于网络交易及有关服务")
    premises_are_dwelling: Fact[bool] = fixed("the premises are (also) a dwelling", "场所（兼）为住宅")
    violation_is_suspected: Fact[bool] = fixed(
        "a violation is suspected; for item (2) the person addressed may be the suspect or another person concerned", "存在涉嫌违法行为"
    )
    equipment_is_related: Fact[bool] = fixed("the equipment is connected with the suspected business", "设备与涉嫌经营有关")
    # powers under other law
    has_other_legal_basis: Fact[bool] = fixed(
        "another law, regulation or rule grants this power in this case", "其他法律、法规、规章在本案中授予该职权", judgement=True
    )


def uses(power: Power) -> Condition:
    """Hold where officers on duty use this power."""
    return all_of(Inspection.is_on_duty, Inspection.power.is_(power))


enters_trade_premises = all_of(uses(Power.ENTER_PREMISES), Inspection.premises_are_used_for_trade)
enters_business_only = all_of(enters_trade_premises, not_(Inspection.premises_are_dwelling))
enters_dwelling = all_of(enters_trade_premises, Inspection.premises_are_dwelling)
investigates_suspect = all_of(uses(Power.INVESTIGATE_AND_COPY), Inspection.violation_is_suspected)
inspects_suspected_equipment = all_of(uses(Power.INSPECT_EQUIPMENT), Inspection.violation_is_suspected, Inspection.equipment_is_related)

AUTHORISED = favourable("authorised", "Covered by article 19.", "在职权范围内。", POWERS)
DWELLING = adverse("dwelling_needs_other_law", "A dwelling: another law is needed.", "涉及住宅，须有其他法律依据。")
NOT_AUTHORISED = adverse("not_authorised", "Not covered by article 19.", "不在职权范围内。", POWERS)

FOUR_POWERS = (
    Rule("entry-into-trade-premises", POWERS.item(1), enters_business_only, title=("Entry into trade premises", "进入经营场所")),
    Rule("investigation-and-copying", POWERS.item(2), investigates_suspect),
    Rule("inspection-of-equipment", POWERS.item(3), inspects_suspected_equipment),
    Rule("power-under-other-law", POWERS.item(4), all_of(Inspection.is_on_duty, Inspection.has_other_legal_basis)),
)

inspection = Question(
    "anxi.inspection",
    asks=("Does article 19 cover the power the officers use?", "执法人员所行使的职权是否在第十九条之内？"),
    facts=Inspection,
    answers={
        AUTHORISED: FOUR_POWERS,
        DWELLING: (Rule("entry-into-a-dwelling", POWERS.item(1), enters_dwelling, title=("Entry into a dwelling", "进入住宅")),),
        NOT_AUTHORISED: OTHERWISE,
    },
    values=(Value("basis", "items of article 19 that cover the power", "所依据的项", listed(*FOUR_POWERS)),),
    higher_law=("HL19",),
    adverse_law=("HL01",),
)
