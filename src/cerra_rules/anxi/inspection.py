"""Article 19: the powers of officers in an inspection.

Items 1 to 3 name three powers, item 4 leaves the rest to other law; by default a dwelling is not entered under item 1 alone, even where business is run from it.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Condition,
    Fact,
    Facts,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    fact,
    favourable,
    fixed,
    listed,
    none_of,
    not_,
)

POWERS = ANXI.article(19)


class Power(Named):
    """A power used in an inspection."""

    ENTER_PREMISES = "enter_premises", "进入经营场所检查"
    INVESTIGATE_AND_COPY = "investigate_and_copy", "调查询问、查阅复制资料"
    INSPECT_EQUIPMENT = "inspect_equipment", "检查设备"
    SEIZE_OR_SEAL = "seize_or_seal", "查封、扣押"
    FREEZE = "freeze", "冻结"
    DETAIN = "detain", "限制人身自由"
    OTHER = "other", "其他职权"


class Basis(Named):
    """The highest enactment besides the Measures that grants a power."""

    NONE = "none", "无"
    RULE = "rule", "规章"
    REGULATION = "regulation", "行政法规或者地方性法规"
    LAW = "law", "法律"


class Inspection(Facts):
    """One power that officers use in an inspection."""

    # the power
    is_on_duty: Fact[bool] = fact("the officers are performing their official duties", "执法人员正在履行职责")
    power: Fact[Power] = fact("the power used", "所行使的职权")
    # what it is used on
    premises_are_used_for_trade: Fact[bool] = fixed("the premises are used for online trade or related services", "场所用于网络商品交易及有关服务")
    premises_are_dwelling: Fact[bool] = fixed("the premises are (also) a dwelling", "场所（兼）为住宅", judgement=True)
    violation_is_suspected: Fact[bool] = fixed(
        "a violation is suspected; for item (2) the person addressed may be the suspect or another person concerned", "存在涉嫌违法的行为", judgement=True
    )
    equipment_is_related: Fact[bool] = fixed("the equipment is connected with the suspected business", "设备与涉嫌违法的经营活动有关", judgement=True)
    # powers under other law
    other_basis: Fact[Basis] = fixed(
        "the highest enactment besides the Measures that grants this power in this case: none, a departmental or local-government rule, an "
        "administrative or local regulation, a law",
        "除本办法外，就本案授予该职权的最高位阶依据",
        judgement=True,
    )


DWELLING_INSPECTION = ANXI.reading("dwelling_inspection", options=("needs_other_law", "item_1_suffices"), default="needs_other_law")  # RA40


def uses(power: Power) -> Condition:
    """Hold where officers on duty use this power."""
    return all_of(Inspection.is_on_duty, Inspection.power.is_(power))


# Item 1 names places of business and says nothing of homes; a home that is none is protected under either reading.
enters_trade_premises = all_of(uses(Power.ENTER_PREMISES), Inspection.premises_are_used_for_trade)
is_home = all_of(Inspection.power.is_(Power.ENTER_PREMISES), Inspection.premises_are_dwelling)
home_is_protected = any_of(DWELLING_INSPECTION.is_("needs_other_law"), not_(Inspection.premises_are_used_for_trade))
is_protected_home = all_of(is_home, home_is_protected)
enters_open_premises = all_of(enters_trade_premises, not_(is_protected_home))
enters_protected_home = all_of(enters_trade_premises, is_protected_home)
investigates_suspect = all_of(uses(Power.INVESTIGATE_AND_COPY), Inspection.violation_is_suspected)
inspects_suspected_equipment = all_of(uses(Power.INSPECT_EQUIPMENT), Inspection.violation_is_suspected, Inspection.equipment_is_related)
is_given_by_the_article = any_of(enters_open_premises, investigates_suspect, inspects_suspected_equipment)

# Freezing and detaining need a law, seizing, sealing and entering a home a law or a regulation; no rule ever grants them.
needs_a_law = Inspection.power.is_one_of(Power.FREEZE, Power.DETAIN)
needs_a_law_or_regulation = any_of(Inspection.power.is_(Power.SEIZE_OR_SEAL), is_protected_home)
other_law_grants_it = any_of(
    Inspection.other_basis.is_(Basis.LAW),
    all_of(Inspection.other_basis.is_(Basis.REGULATION), not_(needs_a_law)),
    all_of(Inspection.other_basis.is_(Basis.RULE), none_of(needs_a_law, needs_a_law_or_regulation)),
)
# "Other" powers are those that items 1 to 3 do not give.
is_granted_elsewhere = all_of(Inspection.is_on_duty, not_(is_given_by_the_article), other_law_grants_it)

is_coercive = Inspection.power.is_one_of(Power.SEIZE_OR_SEAL, Power.FREEZE, Power.DETAIN)
enters_home_without_law = all_of(is_home, not_(Inspection.other_basis.is_one_of(Basis.REGULATION, Basis.LAW)))

AUTHORISED = favourable(
    "authorised",
    "Covered by article 19.",
    "在第十九条规定的职权范围内；执法程序另依法律。",
    POWERS,
    caution=(Caution("HL01", when=any_of(is_coercive, enters_home_without_law)), Caution("HL19")),
)
DWELLING = adverse("dwelling_needs_other_law", "A dwelling: another law is needed.", "场所兼为住宅，仅凭第十九条第（一）项不得进入，须另有法律、法规依据。")
NOT_AUTHORISED = adverse("not_authorised", "Not covered by article 19.", "不在第十九条规定的职权范围内。", POWERS)

FOUR_POWERS = (
    Rule("entry-into-trade-premises", POWERS.item(1), enters_open_premises, title=("Entry into trade premises", "进入经营场所")),
    Rule("investigation-and-copying", POWERS.item(2), investigates_suspect),
    Rule("inspection-of-equipment", POWERS.item(3), inspects_suspected_equipment),
    Rule("power-under-other-law", POWERS.item(4), is_granted_elsewhere, title=("Power under other law", "其他法律授予的职权")),
)

inspection = Question(
    "anxi.inspection",
    asks=("Does article 19 cover the power the officers use?", "执法人员所行使的职权是否在第十九条规定的范围之内？"),
    concerns=("the inspecting department", "实施检查的部门"),
    facts=Inspection,
    answers={
        AUTHORISED: FOUR_POWERS,
        DWELLING: (Rule("entry-into-a-dwelling", POWERS.item(1), enters_protected_home, title=("Entry into a dwelling", "进入住宅")),),
        NOT_AUTHORISED: OTHERWISE,
    },
    values=(Value("basis", "items of article 19 that cover the power", "所依据的项", listed(*FOUR_POWERS)),),
    higher_law=("HL01", "HL19"),
)
