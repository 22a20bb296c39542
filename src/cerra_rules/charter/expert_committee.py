"""Articles 20 and 21: setting up, dissolving and filling the expert committee, and what it may do.

The fields of experts in article 20 are read as examples. Only set-up and dissolution need the presidium's approval by the text;
who appoints a single expert it does not say, so an appointment is tested by the person alone. The four functions are complete.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, fact, favourable, fixed, not_

EXPERTS = CHARTER.article(20).norm("a")
SET_UP_AND_DISSOLUTION = CHARTER.article(20).norm("b")
FUNCTIONS = CHARTER.article(21)


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

    action: Fact[CommitteeAction] = fixed("What is done; act = the committee itself acts", "事项（act 指委员会自身活动）")

    # for set-up and dissolution, for the choice of an expert, for an act of the committee
    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution approved the set-up or dissolution (charter.resolution = valid); matters for set_up and dissolve only",
        "主席团会议已有效批准设立或者解散（仅设立、解散有意义）",
    )
    is_well_known_expert: Fact[bool] = fact(
        "The person is a well-known expert or scholar of any field; matters for appoint_expert only", "该人为知名专家、学者（仅人选事项有意义）", judgement=True
    )
    committee_function: Fact[CommitteeFunction] = fact("Function in which the committee acts; matters for act only", "所行使的职权（仅 act 有意义）")


ITEM_OF_FUNCTION = {
    CommitteeFunction.ADVISE_ON_STRATEGY: FUNCTIONS.item(1),
    CommitteeFunction.SUPPORT_ADVANCED_STANDING: FUNCTIONS.item(2),
    CommitteeFunction.JOIN_OR_LEAD_ACTIVITIES: FUNCTIONS.item(3),
    CommitteeFunction.ASSIST_OR_LEAD_PROJECT_CONSULTING: FUNCTIONS.item(4),
}
ITS_FUNCTION = tuple(Limb(item, when=CommitteeMatter.committee_function.is_(function)) for function, item in ITEM_OF_FUNCTION.items())
needs_approval = CommitteeMatter.action.is_one_of(CommitteeAction.SET_UP, CommitteeAction.DISSOLVE)
appoints_expert = CommitteeMatter.action.is_(CommitteeAction.APPOINT_EXPERT)
committee_acts = CommitteeMatter.action.is_(CommitteeAction.ACT)
expert_is_unknown = all_of(appoints_expert, not_(CommitteeMatter.is_well_known_expert))
exceeds_functions = all_of(committee_acts, CommitteeMatter.committee_function.is_(CommitteeFunction.OTHER))

APPROVAL_MISSING = adverse("approval_missing", "The presidium meeting has not approved", "未经主席团会议批准")
EXPERT_NOT_QUALIFIED = adverse("expert_not_qualified", "Not a well-known expert or scholar", "并非知名专家学者")
OUTSIDE_FUNCTIONS = adverse("outside_functions", "Not among the four functions", "超出职权")
WITHIN_FUNCTIONS = favourable("within_functions", "Within its functions", "在职权之内")
IN_ORDER = favourable("valid", "In order", "合规", (Limb(EXPERTS, when=appoints_expert), Limb(SET_UP_AND_DISSOLUTION, when=needs_approval)))

expert_committee = Question(
    "charter.expert_committee",
    asks=("Is this act concerning the expert committee in order (set-up, dissolution, membership, functions)?", "专家委员会的设立、解散、人选或活动是否合规？"),
    facts=CommitteeMatter,
    answers={
        APPROVAL_MISSING: (Rule("committee-without-approval", SET_UP_AND_DISSOLUTION, all_of(needs_approval, not_(CommitteeMatter.resolution_is_valid))),),
        EXPERT_NOT_QUALIFIED: (Rule("expert-not-well-known", EXPERTS, expert_is_unknown, title=("Expert who is not well known", "并非知名的专家学者")),),
        OUTSIDE_FUNCTIONS: (
            Rule("committee-act-outside-functions", FUNCTIONS, exceeds_functions, title=("Act outside the four functions", "超出四项职权的活动")),
        ),
        WITHIN_FUNCTIONS: (
            Rule("committee-act-within-functions", ITS_FUNCTION, committee_acts, title=("Act within the four functions", "四项职权之内的活动")),
        ),
        IN_ORDER: OTHERWISE,
    },
)
