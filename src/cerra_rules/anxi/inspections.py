"""Articles 19 to 22: the officers' powers, cooperation with an inspection, and the officers' own conduct."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL19, HL22
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Named, all_of, not_

POWERS = ANXI.article(19)
COOPERATION = ANXI.article(20)
OFFICERS = ANXI.article(21)
STATEMENTS = ANXI.article(22)


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

    is_on_duty: Fact[bool] = fact("the officers are performing their official duties", zh="执法人员正在履行职责")
    power: Fact[Power] = fact("the power used", zh="所行使的职权")
    premises_are_used_for_trade: Fact[bool] = fact(
        "the premises are used for online trade or related services", zh="场所用于网络交易及有关服务", changeable=False
    )
    premises_are_dwelling: Fact[bool] = fact(
        "the premises are (also) a dwelling", zh="场所（兼）为住宅", changeable=False
    )
    violation_is_suspected: Fact[bool] = fact(
        "a violation is suspected; for item (2) the person addressed may be the suspect or another person concerned",
        zh="存在涉嫌违法行为",
        changeable=False,
    )
    equipment_is_related: Fact[bool] = fact(
        "the equipment is connected with the suspected business", zh="设备与涉嫌经营有关", changeable=False
    )
    has_other_legal_basis: Fact[bool] = fact(
        "another law, regulation or rule grants this power in this case",
        zh="其他法律、法规、规章在本案中授予该职权",
        judgement=True,
        changeable=False,
    )


enters_trade_premises = all_of(
    Inspection.is_on_duty, Inspection.power.is_(Power.ENTER_PREMISES), Inspection.premises_are_used_for_trade
)  # fmt: skip

AUTHORISED = Outcome(
    "authorised", Tone.FAVOURABLE, en="Covered by article 19.", zh="在职权范围内。", cites=POWERS
)  # fmt: skip
DWELLING = Outcome(
    "dwelling_needs_other_law", Tone.ADVERSE,
    en="A dwelling: another law is needed.", zh="涉及住宅，须有其他法律依据。",
)  # fmt: skip
NOT_AUTHORISED = Outcome(
    "not_authorised", Tone.ADVERSE, en="Not covered by article 19.", zh="不在职权范围内。", cites=POWERS
)  # fmt: skip

FOUR_POWERS = (
    Rule(
        "entry-into-trade-premises",
        AUTHORISED,
        cites=POWERS.item(1),
        when=all_of(enters_trade_premises, not_(Inspection.premises_are_dwelling)),
    ),
    Rule(
        "investigation-and-copying",
        AUTHORISED,
        cites=POWERS.item(2),
        when=all_of(
            Inspection.is_on_duty,
            Inspection.power.is_(Power.INVESTIGATE_AND_COPY),
            Inspection.violation_is_suspected,
        ),
    ),
    Rule(
        "inspection-of-equipment",
        AUTHORISED,
        cites=POWERS.item(3),
        when=all_of(
            Inspection.is_on_duty,
            Inspection.power.is_(Power.INSPECT_EQUIPMENT),
            Inspection.violation_is_suspected,
            Inspection.equipment_is_related,
        ),
    ),
    Rule(
        "power-under-other-law",
        AUTHORISED,
        cites=POWERS.item(4),
        when=all_of(Inspection.is_on_duty, Inspection.has_other_legal_basis),
    ),
)

inspection = Question(
    "anxi.inspection",
    asks=("Does article 19 cover the power the officers use?", "执法人员所行使的职权是否在第十九条之内？"),
    facts=Inspection,
    outcomes=(AUTHORISED, DWELLING, NOT_AUTHORISED),
    rules=(
        *FOUR_POWERS,
        Rule(
            # Item (1) opens places of business; a home does not become one by being traded from.
            "entry-into-a-dwelling",
            DWELLING,
            cites=POWERS.item(1),
            when=all_of(enters_trade_premises, Inspection.premises_are_dwelling),
        ),
    ),
    values=(Value("basis", listed(*FOUR_POWERS), en="items of article 19 that cover the power", zh="所依据的项"),),
    higher_law=(HL19,),
    adverse_law=(HL01,),
    remarks=remarks.INSPECTION,
)


class HinderingAct(Named):
    """A way of hindering an investigation."""

    REFUSAL = "refusal", "拒绝"
    OBSTRUCTION = "obstruction", "阻挠"
    INTERFERENCE = "interference", "干涉"


class Cooperation(Facts):
    """What one person did when an inspection addressed it."""

    supervision_is_lawful: Fact[bool] = fact(
        "supervision, investigation and the handling of the case are carried out according to law",
        zh="监督检查、调查取证与案件查处依法进行",
    )
    cooperated: Fact[bool] = fact(
        "the person actively cooperated with the supervision", zh="被检查者积极配合监督检查", judgement=True
    )
    hindering_acts: Fact[frozenset[HinderingAct]] = fact(
        "how the person hindered the investigation", zh="妨碍调查的方式"
    )
    is_case_party: Fact[bool] = fact(
        "a violation is being investigated and the person is the alleged violator or an interested person",
        zh="正在查处违法案件，且该人为涉嫌违法行为人或者利害关系人",
        changeable=False,
    )
    statement_is_truthful: Fact[bool] = fact(
        "the person explained and supplied the facts truthfully", zh="该人已如实说明并提供情况"
    )
    statement_was_confirmed: Fact[bool] = fact("the person confirmed the statement made", zh="该人已确认所作说明")


NO_DUTY = Outcome(
    "no_duty", Tone.OPEN,
    en="The measure is not lawful: nobody has to cooperate with it under these articles.",
    zh="检查、查处不合法，不生配合义务。",
)  # fmt: skip
COOPERATION_BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty is breached.", zh="至少违反一项义务。")
COOPERATION_COMPLIANT = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=(COOPERATION, STATEMENTS)
)  # fmt: skip

COOPERATION_DUTIES = (
    Rule(
        "cooperation-withheld",
        COOPERATION_BREACH,
        cites=COOPERATION.norm("a"),
        when=not_(Cooperation.cooperated),
    ),
    Rule(
        "inspection-hindered",
        COOPERATION_BREACH,
        cites=COOPERATION.norm("b"),
        when=Cooperation.hindering_acts.is_not_empty(),
    ),
    Rule(
        "untruthful-statement",
        COOPERATION_BREACH,
        cites=STATEMENTS.norm("a"),
        when=all_of(Cooperation.is_case_party, not_(Cooperation.statement_is_truthful)),
    ),
    Rule(
        "statement-not-confirmed",
        COOPERATION_BREACH,
        cites=STATEMENTS.norm("b"),
        when=all_of(Cooperation.is_case_party, not_(Cooperation.statement_was_confirmed)),
    ),
)

inspection_cooperation = Question(
    "anxi.inspection_cooperation",
    asks=(
        "Have those addressed by an inspection behaved as they must?",
        "被检查者及相关人员是否履行配合义务？",
    ),
    facts=Cooperation,
    outcomes=(NO_DUTY, COOPERATION_BREACH, COOPERATION_COMPLIANT),
    rules=(
        Rule(
            "unlawful-inspection",
            NO_DUTY,
            cites=(COOPERATION, STATEMENTS),
            when=not_(Cooperation.supervision_is_lawful),
        ),
        *COOPERATION_DUTIES,
    ),
    values=(
        Value(
            "breached",
            listed(*COOPERATION_DUTIES),
            only=(COOPERATION_BREACH,),
            otherwise=(),
            en="provisions breached",
            zh="违反的条文",
        ),
    ),
    higher_law=(HL19,),
    adverse_law=(HL01,),
    remarks=remarks.INSPECTION_COOPERATION,
)


class OfficerConduct(Facts):
    """How officers behaved in one inspection."""

    disturbs_normal_business: Fact[bool] = fact("the officers disturb normal business", zh="执法人员影响正常经营")
    disturbance_is_necessary: Fact[bool] = fact(
        "the disturbance of business is necessary for the officers' task",
        zh="对经营的影响系执行任务所必需",
        judgement=True,
    )
    discloses_trade_secret: Fact[bool] = fact("the officers disclose a trade secret", zh="执法人员泄露商业秘密")


OFFICER_BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty is breached.", zh="至少违反一项义务。")
OFFICER_COMPLIANT = Outcome("compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=OFFICERS)

OFFICER_DUTIES = (
    Rule(
        "business-disturbed-without-need",
        OFFICER_BREACH,
        cites=OFFICERS.norm("a"),
        # An inspection disturbs by its nature: the power to inspect carries what the task makes necessary.
        when=all_of(OfficerConduct.disturbs_normal_business, not_(OfficerConduct.disturbance_is_necessary)),
    ),
    Rule(
        "trade-secret-disclosed",
        OFFICER_BREACH,
        cites=OFFICERS.norm("b"),
        when=OfficerConduct.discloses_trade_secret,
    ),
)

officer_conduct = Question(
    "anxi.officer_conduct",
    asks=("Have the officers respected the operator's business and secrets?", "执法人员是否维护正常经营并保密？"),
    facts=OfficerConduct,
    outcomes=(OFFICER_BREACH, OFFICER_COMPLIANT),
    rules=OFFICER_DUTIES,
    values=(Value("breached", listed(*OFFICER_DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL19, HL22),
    adverse_law=(HL01,),
    remarks=remarks.OFFICER_CONDUCT,
)
