"""Article 18: who is qualified to sit on the presidium.

The six conditions describe members as such, so they are read as lasting: loss is a ground for removal, though no rule removes
anybody by itself. 刑事處分 is taken for the older word for criminal punishment, so that a conviction without punishment does not bar.
Full civil capacity is a term of the Civil Code, from which the ages come (HL33). The honorary chair is tested like the others;
since article 15 names no election of it, its removal rests on the residual power.
"""

from typing import Annotated

from annotated_types import Ge, Le

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    OTHERWISE,
    Constant,
    Fact,
    Facts,
    Limb,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    either,
    fact,
    favourable,
    fixed,
    listed,
    neutral,
    not_,
)

REMOVAL = CHARTER.article(15).item(6)
RESIDUAL_POWER = CHARTER.article(15).item(8)
QUALIFICATIONS = CHARTER.article(18)
FULL_AGE, WORKING_AGE = 18, 16


class Consequence(Named):
    """What the lack of a qualification means."""

    GROUND_FOR_REMOVAL = "ground_for_removal", "可作为罢免理由"
    MAY_NOT_BE_ELECTED = "may_not_be_elected", "不得选任"


class CriminalRecord(Named):
    """Gravest entry by effective judgment."""

    NONE = "none", "无"
    CONVICTED_WITHOUT_PUNISHMENT = "convicted_without_punishment", "定罪但免予刑事处罚"
    PUNISHED_NEGLIGENT = "punished_negligent", "因过失犯罪受刑事处罚"
    PUNISHED_INTENTIONAL = "punished_intentional", "因故意犯罪受刑事处罚"


class PresidiumMember(Facts):
    """One sitting or future member of the presidium."""

    is_in_office: Fact[bool] = fixed("The person is a sitting member (false: a candidate)", "已是在任主席团成员（否则为候选人）")
    is_honorary_chair: Fact[bool] = fixed(
        "The office is that of honorary chair; changes the provision on removal only", "职务为名誉主席（仅影响罢免所依据的条款）"
    )

    # items 1 to 4
    upholds_state_policy: Fact[bool] = fact("Upholds the policies of the state", "坚持国家的方针、政策", judgement=True)
    has_political_and_professional_quality: Fact[bool] = fact("Is politically and professionally sound", "政治和业务素质好", judgement=True)
    is_healthy_and_energetic: Fact[bool] = fixed("Is healthy and energetic", "身体健康、精力充沛", judgement=True)
    has_strong_leadership: Fact[bool] = fact("Organises and leads well", "有较强的组织领导能力", judgement=True)
    has_large_influence_in_field: Fact[bool] = fact("Has considerable influence and appeal in the field", "在联盟业务领域有较大影响力和号召力", judgement=True)
    is_willing_able_and_available: Fact[bool] = fact("Is willing, able and has time to serve", "有意愿、有能力、有时间承担主席团成员职责", judgement=True)

    # items 5 and 6
    criminal_record: Fact[CriminalRecord] = fixed(
        "Gravest entry by effective judgment: conviction exempt from punishment, punishment for a negligent or for an intentional offence",
        "生效判决所载最重的情形",
    )
    age_years: Fact[Annotated[int, Ge(0), Le(120)]] = fixed("Age in completed years", "周岁年龄")
    lives_on_own_labour: Fact[bool] = fact(
        "Main source of livelihood is own labour; matters at 16 and 17 only", "以自己的劳动收入为主要生活来源（仅十六、十七周岁有意义）", judgement=True
    )
    was_adjudged_lacking_capacity: Fact[bool] = fact(
        "A court finding that the person lacks full capacity is in force", "人民法院已认定其为无民事行为能力人或者限制民事行为能力人，且该认定现行有效"
    )


QUALIFICATION_PERIOD = CHARTER.reading("qualification_period", options=("continuing", "at_election_only"), default="continuing")  # RC26
CRIMINAL_RECORD_BAR = CHARTER.reading(
    "criminal_record_bar", options=("punishment_imposed", "any_conviction", "intentional_only"), default="punishment_imposed"
)  # RC27

tested_at_election = all_of(PresidiumMember.is_in_office, QUALIFICATION_PERIOD.is_("at_election_only"))
is_sound = all_of(PresidiumMember.upholds_state_policy, PresidiumMember.has_political_and_professional_quality)
leads_with_vigour = all_of(PresidiumMember.is_healthy_and_energetic, PresidiumMember.has_strong_leadership)
is_influential = PresidiumMember.has_large_influence_in_field
can_serve = PresidiumMember.is_willing_able_and_available
record_bars = CRIMINAL_RECORD_BAR.choose(
    punishment_imposed=PresidiumMember.criminal_record.is_one_of(CriminalRecord.PUNISHED_NEGLIGENT, CriminalRecord.PUNISHED_INTENTIONAL),
    any_conviction=not_(PresidiumMember.criminal_record.is_(CriminalRecord.NONE)),
    intentional_only=PresidiumMember.criminal_record.is_(CriminalRecord.PUNISHED_INTENTIONAL),
)
is_of_age = any_of(PresidiumMember.age_years >= FULL_AGE, all_of(PresidiumMember.age_years >= WORKING_AGE, PresidiumMember.lives_on_own_labour))
has_full_capacity = all_of(is_of_age, not_(PresidiumMember.was_adjudged_lacking_capacity))
is_elected_member = all_of(PresidiumMember.is_in_office, not_(PresidiumMember.is_honorary_chair))
is_sitting_honorary_chair = all_of(PresidiumMember.is_in_office, PresidiumMember.is_honorary_chair)
consequence = either(PresidiumMember.is_in_office, Constant(Consequence.GROUND_FOR_REMOVAL), Constant(Consequence.MAY_NOT_BE_ELECTED))

NOT_ASSESSED = neutral("not_assessed", "The conditions are tested at election only", "仅在选任时审查，不对在任者审查。")
NOT_QUALIFIED = adverse(
    "not_qualified",
    "At least one condition fails",
    "至少一项条件不符合。",
    (Limb(REMOVAL, when=is_elected_member), Limb(RESIDUAL_POWER, when=is_sitting_honorary_chair)),
)
QUALIFIED = favourable("qualified", "All six conditions hold", "六项条件均符合。", tuple(QUALIFICATIONS.item(n) for n in (1, 2, 3, 4, 5, 6)))

MISSING_QUALIFICATIONS = (
    Rule("lack-of-soundness-in-policy-or-profession", QUALIFICATIONS.item(1), not_(is_sound), title=("Unsound policy or profession", "政治或业务素质不足")),
    Rule("lack-of-vigour-or-leadership", QUALIFICATIONS.item(2), not_(leads_with_vigour), title=("No vigour or leadership", "精力或领导力不足")),
    Rule("lack-of-influence-in-the-field", QUALIFICATIONS.item(3), not_(is_influential), title=("Little influence in the field", "业务领域影响力不足")),
    Rule("lack-of-will-ability-or-time", QUALIFICATIONS.item(4), not_(can_serve), title=("No will, ability or time", "无意愿、能力或时间")),
    Rule("criminal-punishment", QUALIFICATIONS.item(5), record_bars, title=("Criminal record that bars", "构成障碍的刑事记录")),
    Rule("lack-of-full-civil-capacity", QUALIFICATIONS.item(6), not_(has_full_capacity), title=("No full civil capacity", "不具备完全民事行为能力")),
)

presidium_qualification = Question(
    "charter.presidium_qualification",
    asks=("Is this person qualified as a presidium member?", "此人是否符合主席团成员的资格条件？"),
    concerns=("the person", "本人"),
    facts=PresidiumMember,
    answers={
        NOT_ASSESSED: (
            Rule("sitting-member-tested-at-election", QUALIFICATIONS, tested_at_election, title=("Sitting member tested at election", "仅在选任时审查的成员")),
        ),
        NOT_QUALIFIED: MISSING_QUALIFICATIONS,
        QUALIFIED: OTHERWISE,
    },
    values=(
        Value("failed", "conditions that fail", "不符的条件", listed(*MISSING_QUALIFICATIONS), only=(NOT_QUALIFIED, QUALIFIED)),
        Value("consequence", "consequence", "后果", consequence, only=(NOT_QUALIFIED,)),
    ),
    higher_law=("HL33",),
)
