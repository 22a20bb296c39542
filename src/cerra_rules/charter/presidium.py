"""Articles 18 and 19: who may sit on the presidium, and who calls and chairs its meetings."""

from typing import Annotated

from annotated_types import Ge, Le

from cerra_rules.charter import remarks
from cerra_rules.charter.higher_law import HL32, HL33
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import CRIMINAL_RECORD_BAR, QUALIFICATION_PERIOD, SECRETARIAT_CONVENING
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Constant, Named, all_of, any_of, either, not_

REMOVAL = CHARTER.article(15).item(6)
QUALIFICATIONS = CHARTER.article(18)
CHAIR_CONVENES = CHARTER.article(19).item(1)
DELEGATION = CHARTER.article(19).item(6)
PREPARATION = CHARTER.article(22).item(3)


class Consequence(Named):
    """What the lack of a qualification means."""

    GROUND_FOR_REMOVAL = "ground_for_removal", "可作为罢免理由"
    MAY_NOT_BE_ELECTED = "may_not_be_elected", "不得选任"


class CriminalRecord(Named):
    """Gravest entry by effective judgment."""

    NONE = "none", "无"
    CONVICTED_WITHOUT_PUNISHMENT = "convicted_without_punishment", "定罪而免予刑罚"
    PUNISHED_NEGLIGENT = "punished_negligent", "因过失犯罪受刑罚"
    PUNISHED_INTENTIONAL = "punished_intentional", "因故意犯罪受刑罚"


class PresidiumMember(Facts):
    """One sitting or future member of the presidium."""

    is_in_office: Fact[bool] = fact(
        "The person is a sitting member (false: a candidate)", zh="已在任（否则为候选人）", changeable=False
    )
    upholds_state_policy: Fact[bool] = fact("Upholds the policies of the state", zh="坚持国家方针政策", judgement=True)
    has_political_and_professional_quality: Fact[bool] = fact(
        "Is politically and professionally sound", zh="政治与业务素质好", judgement=True
    )
    is_healthy_and_energetic: Fact[bool] = fact(
        "Is healthy and energetic", zh="体健且精力好", judgement=True, changeable=False
    )
    has_strong_leadership: Fact[bool] = fact("Organises and leads well", zh="组织领导力强", judgement=True)
    has_large_influence_in_field: Fact[bool] = fact(
        "Has considerable influence and appeal in the field", zh="在业务领域影响力与号召力较大", judgement=True
    )
    is_willing_able_and_available: Fact[bool] = fact(
        "Is willing, able and has time to serve", zh="愿意、胜任并有时间履职", judgement=True
    )
    criminal_record: Fact[CriminalRecord] = fact(
        "Gravest entry by effective judgment: conviction exempt from punishment, punishment for a negligent or for an intentional offence",
        zh="生效判决中最重的记录",
        changeable=False,
    )
    age_years: Fact[Annotated[int, Ge(0), Le(120)]] = fact("Age in completed years", zh="周岁年龄", changeable=False)
    lives_on_own_labour: Fact[bool] = fact(
        "Main source of livelihood is own labour; matters at 16 and 17 only",
        zh="以自己的劳动收入为主要生活来源（仅十六、十七周岁有意义）",
    )
    was_adjudged_lacking_capacity: Fact[bool] = fact(
        "A court finding that the person lacks full capacity is in force",
        zh="法院关于无或限制民事行为能力的认定现行有效",
    )


record_bars = CRIMINAL_RECORD_BAR.choose(
    punishment_imposed=PresidiumMember.criminal_record.is_one_of(
        CriminalRecord.PUNISHED_NEGLIGENT, CriminalRecord.PUNISHED_INTENTIONAL
    ),
    any_conviction=not_(PresidiumMember.criminal_record.is_(CriminalRecord.NONE)),
    intentional_only=PresidiumMember.criminal_record.is_(CriminalRecord.PUNISHED_INTENTIONAL),
)
# The charter asks for full civil capacity; the ages are those of the Civil Code (HL33).
is_of_age = any_of(
    PresidiumMember.age_years >= 18, all_of(PresidiumMember.age_years >= 16, PresidiumMember.lives_on_own_labour)
)

NOT_ASSESSED = Outcome(
    "not_assessed", Tone.OPEN, en="The conditions are tested at election only", zh="仅在选任时审查"
)  # fmt: skip
NOT_QUALIFIED = Outcome(
    "not_qualified",
    Tone.ADVERSE,
    cites=Limb(REMOVAL, when=PresidiumMember.is_in_office),
    en="At least one condition fails",
    zh="至少一项条件不符",
)
QUALIFIED = Outcome(
    "qualified",
    Tone.FAVOURABLE,
    cites=tuple(QUALIFICATIONS.item(n) for n in (1, 2, 3, 4, 5, 6)),
    en="All six conditions hold",
    zh="六项条件齐备",
)

MISSING_QUALIFICATIONS = (
    Rule(
        "lack-of-soundness-in-policy-or-profession",
        NOT_QUALIFIED,
        cites=QUALIFICATIONS.item(1),
        when=not_(all_of(
            PresidiumMember.upholds_state_policy, PresidiumMember.has_political_and_professional_quality,
        )),
    ),
    Rule(
        "lack-of-vigour-or-leadership",
        NOT_QUALIFIED,
        cites=QUALIFICATIONS.item(2),
        when=not_(all_of(PresidiumMember.is_healthy_and_energetic, PresidiumMember.has_strong_leadership)),
    ),
    Rule(
        "lack-of-influence-in-the-field",
        NOT_QUALIFIED,
        cites=QUALIFICATIONS.item(3),
        when=not_(PresidiumMember.has_large_influence_in_field),
    ),
    Rule(
        "lack-of-will-ability-or-time",
        NOT_QUALIFIED,
        cites=QUALIFICATIONS.item(4),
        when=not_(PresidiumMember.is_willing_able_and_available),
    ),
    Rule("criminal-punishment", NOT_QUALIFIED, cites=QUALIFICATIONS.item(5), when=record_bars),
    Rule(
        "lack-of-full-civil-capacity",
        NOT_QUALIFIED,
        cites=QUALIFICATIONS.item(6),
        when=not_(all_of(is_of_age, not_(PresidiumMember.was_adjudged_lacking_capacity))),
    ),
)  # fmt: skip

presidium_qualification = Question(
    "charter.presidium_qualification",
    asks=("Is this person qualified as a presidium member?", "此人是否具备主席团成员资格？"),
    facts=PresidiumMember,
    outcomes=(NOT_ASSESSED, NOT_QUALIFIED, QUALIFIED),
    rules=(
        Rule(
            "sitting-member-tested-at-election",
            NOT_ASSESSED,
            cites=QUALIFICATIONS,
            when=all_of(PresidiumMember.is_in_office, QUALIFICATION_PERIOD.is_("at_election_only")),
        ),
        *MISSING_QUALIFICATIONS,
    ),
    values=(
        Value(
            "failed",
            listed(*MISSING_QUALIFICATIONS),
            only=(NOT_QUALIFIED, QUALIFIED),
            en="conditions that fail",
            zh="不符的条件",
        ),
        Value(
            "consequence",
            either(
                PresidiumMember.is_in_office,
                Constant(Consequence.GROUND_FOR_REMOVAL),
                Constant(Consequence.MAY_NOT_BE_ELECTED),
            ),
            only=(NOT_QUALIFIED,),
            en="consequence",
            zh="后果",
        ),
    ),
    higher_law=(HL33,),
    remarks=remarks.PRESIDIUM_QUALIFICATION,
)


class MeetingAct(Named):
    """Whether the question is about convening or about presiding."""

    CONVENING = "convening", "召集"
    PRESIDING = "presiding", "主持"


class Convener(Named):
    """Who convened, or presided, as asked."""

    CHAIR = "chair", "主席"
    VICE_CHAIR = "vice_chair", "副主席"
    SECRETARIAT = "secretariat", "秘书处"
    OTHER = "other", "其他"


class Convening(Facts):
    """Who convened one meeting, or presided over it."""

    asks_about: Fact[MeetingAct] = fact(
        "Whether the question is about convening or about presiding", zh="询问召集还是主持", changeable=False
    )
    convener: Fact[Convener] = fact("Who convened, or presided, as asked", zh="召集者或主持者（依所问）")
    chair_delegated_to_convener: Fact[bool] = fact(
        "The chair delegated the convening or presiding to the acting vice-chair; matters for vice_chair only",
        zh="主席已将召集或者主持委托给该副主席（仅对副主席有意义）",
    )
    delegation_was_necessary: Fact[bool] = fact(
        "The chair's delegation was necessary; matters for vice_chair only",
        zh="主席的委托确有必要（仅对副主席有意义）",
        judgement=True,
    )


REGULAR = Outcome("regular", Tone.FAVOURABLE, en="By the right person", zh="合规")
IRREGULAR = Outcome(
    "irregular",
    Tone.ADVERSE,
    cites=(
        CHAIR_CONVENES,
        Limb(DELEGATION, when=Convening.convener.is_(Convener.VICE_CHAIR)),
        Limb(PREPARATION, when=Convening.convener.is_(Convener.SECRETARIAT)),
    ),
    en="By the wrong person",
    zh="不合规",
)

convening = Question(
    "charter.convening",
    asks=("Was the meeting convened, or presided over, by the right person?", "会议的召集（或主持）是否合规？"),
    facts=Convening,
    outcomes=(REGULAR, IRREGULAR),
    rules=(
        Rule("meeting-under-the-chair", REGULAR, cites=CHAIR_CONVENES, when=Convening.convener.is_(Convener.CHAIR)),
        Rule(
            "meeting-under-a-delegated-vice-chair",
            REGULAR,
            cites=(CHAIR_CONVENES, DELEGATION),
            when=all_of(
                Convening.convener.is_(Convener.VICE_CHAIR),
                Convening.chair_delegated_to_convener,
                Convening.delegation_was_necessary,
            ),
        ),
        Rule(
            "meeting-convened-by-the-secretariat",
            REGULAR,
            cites=(CHAIR_CONVENES, PREPARATION),
            when=all_of(
                Convening.convener.is_(Convener.SECRETARIAT),
                Convening.asks_about.is_(MeetingAct.CONVENING),
                SECRETARIAT_CONVENING.is_("allowed"),
            ),
        ),
    ),
    higher_law=(HL32,),
    remarks=remarks.CONVENING,
)
