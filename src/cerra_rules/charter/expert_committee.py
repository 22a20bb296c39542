"""Articles 20 and 21: setting up, dissolving and filling the expert committee, and what it may do.

The fields of experts in article 20 are read as examples. Only set-up and dissolution need the presidium's approval by the text;
who appoints or removes a single expert it does not say. It is read to be the presidium too, so that nobody is on the committee
without a valid resolution. The four functions are complete.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, decided_by, fact, favourable, fixed, not_

EXPERTS = CHARTER.article(20).norm("a")
APPROVAL = CHARTER.article(20).norm("b")
FUNCTIONS = CHARTER.article(21)


class CommitteeAction(Named):
    """What is done."""

    SET_UP = "set_up", "设立"
    DISSOLVE = "dissolve", "解散"
    APPOINT_EXPERT = "appoint_expert", "聘任专家"
    REMOVE_EXPERT = "remove_expert", "解聘专家"
    ACT = "act", "委员会自身的活动"


class CommitteeFunction(Named):
    """Function in which the committee acts."""

    ADVISE_ON_STRATEGY = "advise_on_strategy", "为战略和工作方向提出发展建议"
    SUPPORT_ADVANCED_STANDING = "support_advanced_standing", "对联盟的先进性给予保障和支撑"
    JOIN_OR_LEAD_ACTIVITIES = "join_or_lead_activities", "参加或者主持联盟活动"
    ASSIST_OR_LEAD_PROJECT_CONSULTING = "assist_or_lead_project_consulting", "协助或者主持项目咨询"
    OTHER = "other", "其他事项"


class CommitteeMatter(Facts):
    """One act that concerns the expert committee."""

    action: Fact[CommitteeAction] = fixed(
        "What is done: set-up, dissolution, appointment or removal of an expert, or an act of the committee itself",
        "事项（设立、解散、聘任专家、解聘专家，或者委员会自身的活动）",
    )

    # for set-up and dissolution, for the choice of an expert, for an act of the committee
    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution approved it; irrelevant for an act of the committee itself",
        "主席团会议已通过有效决议予以批准（委员会自身的活动无关）",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )
    is_well_known_expert: Fact[bool] = fact(
        "The person is a well-known expert or scholar of any field; matters for an appointment only",
        "属于某一领域的知名专家、学者（仅聘任专家时有意义）",
        judgement=True,
    )
    committee_function: Fact[CommitteeFunction] = fact(
        "Function in which the committee acts; matters for an act of the committee itself only", "委员会所行使的职权（仅委员会自身的活动有意义）"
    )


ITEM_OF_FUNCTION = {
    CommitteeFunction.ADVISE_ON_STRATEGY: FUNCTIONS.item(1),
    CommitteeFunction.SUPPORT_ADVANCED_STANDING: FUNCTIONS.item(2),
    CommitteeFunction.JOIN_OR_LEAD_ACTIVITIES: FUNCTIONS.item(3),
    CommitteeFunction.ASSIST_OR_LEAD_PROJECT_CONSULTING: FUNCTIONS.item(4),
}
ITS_FUNCTION = tuple(Limb(item, when=CommitteeMatter.committee_function.is_(function)) for function, item in ITEM_OF_FUNCTION.items())
sets_up_or_dissolves = CommitteeMatter.action.is_one_of(CommitteeAction.SET_UP, CommitteeAction.DISSOLVE)
chooses_expert = CommitteeMatter.action.is_one_of(CommitteeAction.APPOINT_EXPERT, CommitteeAction.REMOVE_EXPERT)
appoints_expert = CommitteeMatter.action.is_(CommitteeAction.APPOINT_EXPERT)
committee_acts = CommitteeMatter.action.is_(CommitteeAction.ACT)
committee_not_approved = all_of(sets_up_or_dissolves, not_(CommitteeMatter.resolution_is_valid))
expert_not_approved = all_of(chooses_expert, not_(CommitteeMatter.resolution_is_valid))
expert_is_unknown = all_of(appoints_expert, not_(CommitteeMatter.is_well_known_expert))
exceeds_functions = all_of(committee_acts, CommitteeMatter.committee_function.is_(CommitteeFunction.OTHER))

APPROVAL_MISSING = adverse("approval_missing", "The presidium meeting has not validly approved", "未经主席团会议有效批准。")
EXPERT_NOT_QUALIFIED = adverse("expert_not_qualified", "Not a well-known expert or scholar", "不属于知名专家、学者。")
OUTSIDE_FUNCTIONS = adverse("outside_functions", "Not among the four functions", "不属于四项职权。")
WITHIN_FUNCTIONS = favourable("within_functions", "Within its functions", "属于专家委员会的职权范围。")
IN_ORDER = favourable("valid", "In order", "合规。", (Limb(EXPERTS, when=appoints_expert), APPROVAL))

expert_committee = Question(
    "charter.expert_committee",
    asks=("Is this act concerning the expert committee in order (set-up, dissolution, membership, functions)?", "专家委员会的设立、解散、人选或活动是否合规？"),
    concerns=("whoever relies on the act", "主张该事项有效的一方"),
    facts=CommitteeMatter,
    answers={
        APPROVAL_MISSING: (
            Rule("committee-without-approval", APPROVAL, committee_not_approved, title=("Committee without approval", "设立、解散委员会未经批准")),
            Rule("expert-without-approval", APPROVAL, expert_not_approved, title=("Expert without approval", "聘任、解聘专家未经批准")),
        ),
        EXPERT_NOT_QUALIFIED: (Rule("expert-not-well-known", EXPERTS, expert_is_unknown, title=("Expert who is not well known", "并非知名的专家学者")),),
        OUTSIDE_FUNCTIONS: (
            Rule("committee-act-outside-functions", FUNCTIONS, exceeds_functions, title=("Act outside the four functions", "超出四项职权的活动")),
        ),
        WITHIN_FUNCTIONS: (
            Rule("committee-act-within-functions", ITS_FUNCTION, committee_acts, title=("Act within the four functions", "属于四项职权的活动")),
        ),
        IN_ORDER: OTHERWISE,
    },
)
