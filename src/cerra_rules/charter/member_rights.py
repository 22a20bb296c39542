"""Article 10: whether a unit has one of the rights of members now.

Members have a vote, but the charter has no assembly in which to cast it: every election and resolution is the presidium's. The right
is recorded all the same, as one without a forum. Priority works outwards only, since all members hold the same right; the charter
leaves rivals of equal rank where they are, and refuses neither.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, decided_by, fact, favourable, fixed, neutral, not_

RIGHTS = CHARTER.article(10)
ELECTION = CHARTER.article(15).item(6)
MAJORITY = CHARTER.article(16).norm("b")


class MemberRight(Named):
    """The right in question."""

    ELECT_AND_VOTE = "elect_and_vote", "选举权、表决权"
    STAND_FOR_ELECTION = "stand_for_election", "被选举权"
    SUGGEST_AND_SUPERVISE = "suggest_and_supervise", "建议权、监督权"
    ATTEND_OR_HOST = "attend_or_host", "参加或者承办活动、会议的权利"
    PRIORITY_FOR_SHARED_RESOURCES = "priority_for_shared_resources", "共享资源的优先权"
    JOIN_AND_LEAVE_FREELY = "join_and_leave_freely", "加入自愿、退出自由"


class RivalClaimant(Named):
    """Who else claims the resource."""

    NONE = "none", "无"
    NON_MEMBER = "non_member", "联盟成员以外的单位或者个人"
    MEMBER = "member", "其他联盟成员"


class RightClaim(Facts):
    """One unit that claims one right of members."""

    is_member: Fact[bool] = fact(
        "The unit is a member, and its membership has not ended since",
        "现为联盟成员（此后未终止资格）",
        judgement=True,
        decided_by=decided_by("charter.admission", "member", "member_by_right"),
    )
    right: Fact[MemberRight] = fixed("The right in question", "所问权利")

    # for a vote, and for priority
    members_forum_exists: Fact[bool] = fact("An organ exists in which members as such vote, for example under an internal rule", "存在供全体联盟成员表决的机构")
    resource_is_shared_by_alliance: Fact[bool] = fact("The resource is one that the Alliance offers for sharing", "该资源属联盟提供的共享资源")
    rival_claimant: Fact[RivalClaimant] = fixed("Who else claims the resource", "另有何单位或者个人主张该资源")


ITEM_OF_RIGHT = {
    MemberRight.ELECT_AND_VOTE: RIGHTS.item(1),
    MemberRight.STAND_FOR_ELECTION: RIGHTS.item(1),
    MemberRight.SUGGEST_AND_SUPERVISE: RIGHTS.item(2),
    MemberRight.ATTEND_OR_HOST: RIGHTS.item(3),
    MemberRight.PRIORITY_FOR_SHARED_RESOURCES: RIGHTS.item(4),
    MemberRight.JOIN_AND_LEAVE_FREELY: RIGHTS.item(5),
}
ITS_ITEM = tuple(Limb(item, when=RightClaim.right.is_(right)) for right, item in ITEM_OF_RIGHT.items())
claims_vote = RightClaim.right.is_(MemberRight.ELECT_AND_VOTE)
claims_candidacy = RightClaim.right.is_(MemberRight.STAND_FOR_ELECTION)
claims_priority = RightClaim.right.is_(MemberRight.PRIORITY_FOR_SHARED_RESOURCES)
nothing_is_shared = all_of(RightClaim.is_member, claims_priority, not_(RightClaim.resource_is_shared_by_alliance))
rival_is_member = all_of(claims_priority, RightClaim.rival_claimant.is_(RivalClaimant.MEMBER))
forum_is_lacking = all_of(claims_vote, not_(RightClaim.members_forum_exists))

NO_RIGHT = adverse("no_right", "Not a member or not a shared resource", "不是联盟成员，或者不属于联盟提供的共享资源。")
NO_PRIORITY_BETWEEN_MEMBERS = neutral("no_priority_between_members", "Members rank equally among themselves", "联盟成员之间不分先后。")
RIGHT_WITHOUT_FORUM = neutral("right_without_forum", "The right is recorded, but no organ exists in which to use it", "章程载明该权利，但没有可供行使的机构。")
RIGHT_AVAILABLE = favourable("right_available", "The right exists", "享有该项权利。", (*ITS_ITEM, Limb(ELECTION, when=claims_candidacy)))

member_rights = Question(
    "charter.member_rights",
    asks=("Does the unit have this member right now?", "该单位现在是否享有该项成员权利？"),
    concerns=("the unit that claims the right", "主张权利的单位"),
    facts=RightClaim,
    answers={
        NO_RIGHT: (
            Rule("right-claimed-by-non-member", RIGHTS, not_(RightClaim.is_member), title=("Claim of a unit that is no member", "非成员主张权利")),
            Rule("priority-outside-shared-resources", RIGHTS.item(4), nothing_is_shared, title=("Priority for what is not shared", "对非共享资源主张优先")),
        ),
        NO_PRIORITY_BETWEEN_MEMBERS: (
            Rule("priority-against-another-member", RIGHTS.item(4), rival_is_member, title=("Priority against another member", "对其他成员主张优先")),
        ),
        RIGHT_WITHOUT_FORUM: (
            Rule("vote-without-forum", (RIGHTS.item(1), ELECTION, MAJORITY), forum_is_lacking, title=("Vote without a forum", "有表决权而无表决机构")),
        ),
        RIGHT_AVAILABLE: OTHERWISE,
    },
    higher_law=("HL34",),
)
