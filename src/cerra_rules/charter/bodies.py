"""Articles 20 to 25: the expert committee, and who appoints the people of the secretariat."""

from cerra_rules.charter import remarks
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import SECRETARY_GENERAL_NOMINATION
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone
from cerra_rules.language.words import Named, all_of, not_

VOTE = CHARTER.article(16)
CHAIR_NOMINATES = CHARTER.article(19).item(5)
EXPERTS = CHARTER.article(20).norm("a")
SET_UP_AND_DISSOLUTION = CHARTER.article(20).norm("b")
FUNCTIONS = CHARTER.article(21)
SECRETARY_GENERAL = CHARTER.article(23).norm("b")
DEPUTIES_AND_HEADS = CHARTER.article(25).item(5)
STAFF = CHARTER.article(25).item(6)


class CommitteeAction(Named):
    """What is done."""

    SET_UP = "set_up", "设立"
    DISSOLVE = "dissolve", "解散"
    APPOINT_EXPERT = "appoint_expert", "聘任专家"
    ACT = "act", "委员会自身活动"


class CommitteeFunction(Named):
    """Function in which the committee acts."""

    ADVISE_ON_STRATEGY = "advise_on_strategy", "战略咨询"
    SUPPORT_ADVANCED_STANDING = "support_advanced_standing", "支持联盟保持先进性"
    JOIN_OR_LEAD_ACTIVITIES = "join_or_lead_activities", "参加或者牵头活动"
    ASSIST_OR_LEAD_PROJECT_CONSULTING = "assist_or_lead_project_consulting", "协助或者牵头项目咨询"
    OTHER = "other", "其他"


class CommitteeMatter(Facts):
    """One act that concerns the expert committee."""

    action: Fact[CommitteeAction] = fact(
        "What is done; act = the committee itself acts", zh="事项（act 指委员会自身活动）", changeable=False
    )
    resolution_is_valid: Fact[bool] = fact(
        (
            "A valid presidium resolution approved the set-up or dissolution (charter.resolution = valid); matters "
            "for set_up and dissolve only"
        ),
        zh="主席团会议已有效批准设立或者解散（仅设立、解散有意义）",
    )
    is_well_known_expert: Fact[bool] = fact(
        "The person is a well-known expert or scholar of any field; matters for appoint_expert only",
        zh="该人为知名专家、学者（仅人选事项有意义）",
        judgement=True,
    )
    committee_function: Fact[CommitteeFunction] = fact(
        "Function in which the committee acts; matters for act only", zh="所行使的职权（仅 act 有意义）"
    )


ITEM_OF_FUNCTION = {
    CommitteeFunction.ADVISE_ON_STRATEGY: FUNCTIONS.item(1),
    CommitteeFunction.SUPPORT_ADVANCED_STANDING: FUNCTIONS.item(2),
    CommitteeFunction.JOIN_OR_LEAD_ACTIVITIES: FUNCTIONS.item(3),
    CommitteeFunction.ASSIST_OR_LEAD_PROJECT_CONSULTING: FUNCTIONS.item(4),
}
needs_approval = CommitteeMatter.action.is_one_of(CommitteeAction.SET_UP, CommitteeAction.DISSOLVE)
appoints_expert = CommitteeMatter.action.is_(CommitteeAction.APPOINT_EXPERT)
committee_acts = CommitteeMatter.action.is_(CommitteeAction.ACT)

APPROVAL_MISSING = Outcome(
    "approval_missing", Tone.ADVERSE, en="The presidium meeting has not approved", zh="未经主席团会议批准"
)  # fmt: skip
EXPERT_NOT_QUALIFIED = Outcome(
    "expert_not_qualified", Tone.ADVERSE, en="Not a well-known expert or scholar", zh="并非知名专家学者"
)  # fmt: skip
OUTSIDE_FUNCTIONS = Outcome("outside_functions", Tone.ADVERSE, en="Not among the four functions", zh="超出职权")
WITHIN_FUNCTIONS = Outcome("within_functions", Tone.FAVOURABLE, en="Within its functions", zh="在职权之内")
IN_ORDER = Outcome(
    "valid",
    Tone.FAVOURABLE,
    cites=(Limb(EXPERTS, when=appoints_expert), Limb(SET_UP_AND_DISSOLUTION, when=needs_approval)),
    en="In order",
    zh="合规",
)

expert_committee = Question(
    "charter.expert_committee",
    asks=(
        "Is this act concerning the expert committee in order (set-up, dissolution, membership, functions)?",
        "专家委员会的设立、解散、人选或活动是否合规？",
    ),
    facts=CommitteeMatter,
    outcomes=(APPROVAL_MISSING, EXPERT_NOT_QUALIFIED, OUTSIDE_FUNCTIONS, WITHIN_FUNCTIONS, IN_ORDER),
    rules=(
        Rule(
            "committee-without-approval",
            APPROVAL_MISSING,
            cites=SET_UP_AND_DISSOLUTION,
            when=all_of(needs_approval, not_(CommitteeMatter.resolution_is_valid)),
        ),
        Rule(
            "expert-not-well-known",
            EXPERT_NOT_QUALIFIED,
            cites=EXPERTS,
            when=all_of(appoints_expert, not_(CommitteeMatter.is_well_known_expert)),
        ),
        Rule(
            "committee-act-outside-functions",
            OUTSIDE_FUNCTIONS,
            cites=FUNCTIONS,
            when=all_of(committee_acts, CommitteeMatter.committee_function.is_(CommitteeFunction.OTHER)),
        ),
        Rule(
            "committee-act-within-functions",
            WITHIN_FUNCTIONS,
            cites=tuple(
                Limb(item, when=CommitteeMatter.committee_function.is_(function))
                for function, item in ITEM_OF_FUNCTION.items()
            ),
            when=committee_acts,
        ),
    ),
    remarks=remarks.EXPERT_COMMITTEE,
)


class Post(Named):
    """The post."""

    SECRETARY_GENERAL = "secretary_general", "秘书长"
    DEPUTY_SECRETARY_GENERAL = "deputy_secretary_general", "副秘书长"
    DEPARTMENT_HEAD = "department_head", "部门负责人"
    FULL_TIME_STAFF = "full_time_staff", "专职工作人员"


class Nominator(Named):
    """Who nominated."""

    CHAIR = "chair", "主席"
    SECRETARY_GENERAL = "secretary_general", "秘书长"
    OTHER = "other", "其他人"
    NOBODY = "nobody", "无人提名"


class Decider(Named):
    """Who decided."""

    PRESIDIUM = "presidium", "主席团会议"
    SECRETARY_GENERAL = "secretary_general", "秘书长"
    OTHER = "other", "其他"


class Appointment(Facts):
    """One appointment to a post in the secretariat."""

    post: Fact[Post] = fact("The post", zh="职位", changeable=False)
    nominated_by: Fact[Nominator] = fact("Who nominated; irrelevant for full_time_staff", zh="提名人（专职人员无关）")
    decided_by: Fact[Decider] = fact("Who decided; presidium = the presidium meeting", zh="决定者")
    resolution_is_valid: Fact[bool] = fact(
        "The presidium's decision is a valid resolution (charter.resolution = valid); matters only when the presidium decides",
        zh="主席团会议决议有效（仅由其决定时有意义）",
    )


is_secretary_general = Appointment.post.is_(Post.SECRETARY_GENERAL)
is_deputy_or_head = Appointment.post.is_one_of(Post.DEPUTY_SECRETARY_GENERAL, Post.DEPARTMENT_HEAD)
is_staff = Appointment.post.is_(Post.FULL_TIME_STAFF)
chair_must_nominate = SECRETARY_GENERAL_NOMINATION.is_("required")

NOMINATION_MISSING = Outcome(
    "nomination_missing", Tone.ADVERSE, en="The required nomination is missing", zh="缺少有权提名"
)  # fmt: skip
WRONG_DECIDER = Outcome(
    "wrong_decider", Tone.ADVERSE, en="Not decided by the competent organ", zh="决定机构不符"
)  # fmt: skip
NO_VALID_RESOLUTION = Outcome(
    "no_valid_resolution", Tone.ADVERSE,
    en="The presidium's decision is not a valid resolution", zh="主席团决议无效",
)  # fmt: skip
VALIDLY_APPOINTED = Outcome(
    "valid",
    Tone.FAVOURABLE,
    cites=(
        Limb(VOTE, when=not_(is_staff)),
        Limb(CHAIR_NOMINATES, when=all_of(is_secretary_general, chair_must_nominate)),
        Limb(SECRETARY_GENERAL, when=is_secretary_general),
        Limb(DEPUTIES_AND_HEADS, when=is_deputy_or_head),
        Limb(STAFF, when=is_staff),
    ),
    en="Validly appointed",
    zh="任命有效",
)

secretariat_appointment = Question(
    "charter.secretariat_appointment",
    asks=("Is this appointment in the secretariat valid?", "秘书处人事任命是否有效？"),
    facts=Appointment,
    outcomes=(NOMINATION_MISSING, WRONG_DECIDER, NO_VALID_RESOLUTION, VALIDLY_APPOINTED),
    rules=(
        Rule(
            "secretary-general-not-nominated-by-chair",
            NOMINATION_MISSING,
            cites=CHAIR_NOMINATES,
            when=all_of(is_secretary_general, chair_must_nominate, not_(Appointment.nominated_by.is_(Nominator.CHAIR))),
        ),
        Rule(
            "deputy-or-head-not-nominated-by-secretary-general",
            NOMINATION_MISSING,
            cites=DEPUTIES_AND_HEADS,
            when=all_of(is_deputy_or_head, not_(Appointment.nominated_by.is_(Nominator.SECRETARY_GENERAL))),
        ),
        Rule(
            "secretary-general-not-decided-by-presidium",
            WRONG_DECIDER,
            cites=SECRETARY_GENERAL,
            when=all_of(is_secretary_general, not_(Appointment.decided_by.is_(Decider.PRESIDIUM))),
        ),
        Rule(
            "deputy-or-head-not-decided-by-presidium",
            WRONG_DECIDER,
            cites=DEPUTIES_AND_HEADS,
            when=all_of(is_deputy_or_head, not_(Appointment.decided_by.is_(Decider.PRESIDIUM))),
        ),
        Rule(
            "staff-not-hired-by-secretary-general",
            WRONG_DECIDER,
            cites=STAFF,
            when=all_of(is_staff, not_(Appointment.decided_by.is_(Decider.SECRETARY_GENERAL))),
        ),
        Rule(
            "secretary-general-without-valid-resolution",
            NO_VALID_RESOLUTION,
            cites=(VOTE, SECRETARY_GENERAL),
            when=all_of(is_secretary_general, not_(Appointment.resolution_is_valid)),
        ),
        Rule(
            "deputy-or-head-without-valid-resolution",
            NO_VALID_RESOLUTION,
            cites=(VOTE, DEPUTIES_AND_HEADS),
            when=all_of(is_deputy_or_head, not_(Appointment.resolution_is_valid)),
        ),
    ),
    remarks=remarks.SECRETARIAT_APPOINTMENT,
)
