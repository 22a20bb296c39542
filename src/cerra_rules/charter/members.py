"""Articles 10 and 11: the rights and the duties of members."""

from cerra_rules.charter import remarks
from cerra_rules.charter.higher_law import HL30
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Named, all_of, not_

RIGHTS = CHARTER.article(10)
DUTIES = CHARTER.article(11)
ELECTION_BY_PRESIDIUM = CHARTER.article(15).item(6)
MAJORITY_OF_PRESIDIUM = CHARTER.article(16).norm("b")


class MemberRight(Named):
    """The right in question."""

    ELECT_AND_VOTE = "elect_and_vote", "选举权与表决权"
    STAND_FOR_ELECTION = "stand_for_election", "被选举权"
    SUGGEST_AND_SUPERVISE = "suggest_and_supervise", "建议与监督"
    ATTEND_OR_HOST = "attend_or_host", "参加或者承办活动"
    PRIORITY_FOR_SHARED_RESOURCES = "priority_for_shared_resources", "优先享用共享资源"
    JOIN_AND_LEAVE_FREELY = "join_and_leave_freely", "入盟自愿、退盟自由"


class RivalClaimant(Named):
    """Who else claims the resource."""

    NONE = "none", "无人竞争"
    NON_MEMBER = "non_member", "非成员"
    MEMBER = "member", "其他成员"


class RightClaim(Facts):
    """One unit that claims one right of members."""

    is_member: Fact[bool] = fact(
        "The unit is a member (charter.admission = member or member_by_right, not terminated)", zh="现为成员"
    )
    right: Fact[MemberRight] = fact("The right in question", zh="所问权利", changeable=False)
    members_forum_exists: Fact[bool] = fact(
        "An organ exists in which members as such vote, for example under an internal rule",
        zh="存在供全体成员以成员身份表决的机构",
    )
    resource_is_shared_by_alliance: Fact[bool] = fact(
        "The resource is one that the Alliance offers for sharing", zh="该资源属联盟提供的共享资源"
    )
    rival_claimant: Fact[RivalClaimant] = fact(
        "Who else claims the shared resource", zh="竞争使用该共享资源者", changeable=False
    )


ITEM_OF_RIGHT = {
    MemberRight.ELECT_AND_VOTE: RIGHTS.item(1),
    MemberRight.STAND_FOR_ELECTION: RIGHTS.item(1),
    MemberRight.SUGGEST_AND_SUPERVISE: RIGHTS.item(2),
    MemberRight.ATTEND_OR_HOST: RIGHTS.item(3),
    MemberRight.PRIORITY_FOR_SHARED_RESOURCES: RIGHTS.item(4),
    MemberRight.JOIN_AND_LEAVE_FREELY: RIGHTS.item(5),
}
claims_priority = RightClaim.right.is_(MemberRight.PRIORITY_FOR_SHARED_RESOURCES)

NO_RIGHT = Outcome("no_right", Tone.ADVERSE, en="Not a member or not a shared resource", zh="非成员，或并非共享资源")
# The charter leaves rivals of equal rank where they are: neither is refused.
NO_PRIORITY_BETWEEN_MEMBERS = Outcome(
    "no_priority_between_members", Tone.OPEN, en="Members rank equally among themselves", zh="成员之间不分先后"
)  # fmt: skip
RIGHT_WITHOUT_FORUM = Outcome(
    "right_without_forum", Tone.OPEN,
    en="The right is recorded, but no organ exists in which to use it", zh="有此权利而无行使的机构",
)  # fmt: skip
RIGHT_AVAILABLE = Outcome(
    "right_available",
    Tone.FAVOURABLE,
    cites=(
        *(Limb(item, when=RightClaim.right.is_(right)) for right, item in ITEM_OF_RIGHT.items()),
        Limb(ELECTION_BY_PRESIDIUM, when=RightClaim.right.is_(MemberRight.STAND_FOR_ELECTION)),
    ),
    en="The right exists",
    zh="享有该权利",
)

member_rights = Question(
    "charter.member_rights",
    asks=("Does the unit have this member right now?", "该单位现在是否享有该项成员权利？"),
    facts=RightClaim,
    outcomes=(NO_RIGHT, NO_PRIORITY_BETWEEN_MEMBERS, RIGHT_WITHOUT_FORUM, RIGHT_AVAILABLE),
    rules=(
        Rule("right-claimed-by-non-member", NO_RIGHT, cites=RIGHTS, when=not_(RightClaim.is_member)),
        Rule(
            "priority-outside-shared-resources",
            NO_RIGHT,
            cites=RIGHTS.item(4),
            when=all_of(RightClaim.is_member, claims_priority, not_(RightClaim.resource_is_shared_by_alliance)),
        ),
        Rule(
            "priority-against-another-member",
            NO_PRIORITY_BETWEEN_MEMBERS,
            cites=RIGHTS.item(4),
            when=all_of(claims_priority, RightClaim.rival_claimant.is_(RivalClaimant.MEMBER)),
        ),
        Rule(
            "vote-without-forum",
            RIGHT_WITHOUT_FORUM,
            cites=(RIGHTS.item(1), ELECTION_BY_PRESIDIUM, MAJORITY_OF_PRESIDIUM),
            when=all_of(RightClaim.right.is_(MemberRight.ELECT_AND_VOTE), not_(RightClaim.members_forum_exists)),
        ),
    ),
    higher_law=(HL30,),
    remarks=remarks.MEMBER_RIGHTS,
)


class MemberConduct(Facts):
    """How one unit behaves as a member."""

    is_member: Fact[bool] = fact("The unit is a member", zh="现为成员")
    accepts_purpose: Fact[bool] = fact("Accepts the purpose of the Alliance", zh="认同联盟宗旨", judgement=True)
    observes_charter: Fact[bool] = fact(
        "Observes the charter, apart from what 11(2) to 11(7) cover",
        zh="遵守章程（第十一条第二至七项所涉者除外）",
        judgement=True,
    )
    carries_out_resolutions: Fact[bool] = fact(
        "Carries out the resolutions of the Alliance", zh="执行联盟决议", judgement=True
    )
    protects_alliance_interests: Fact[bool] = fact(
        "Protects the Alliance's lawful interests", zh="维护联盟合法权益", judgement=True
    )
    has_disclosed_member_trade_secret: Fact[bool] = fact(
        "Has disclosed a trade secret of another member without that member's consent",
        zh="未经同意泄露其他成员的商业秘密",
        changeable=False,
    )
    accepts_guidance: Fact[bool] = fact(
        "Accepts the leadership and guidance of the Alliance", zh="接受联盟的领导与指导", judgement=True
    )
    completes_entrusted_tasks: Fact[bool] = fact(
        "Completes the tasks that the Alliance entrusts to it", zh="完成联盟委托的任务", judgement=True
    )
    takes_active_part: Fact[bool] = fact(
        "Takes an active part in meetings and activities; attendance figures alone do not decide",
        zh="积极参加会议与活动",
        judgement=True,
    )
    reports_progress_in_time: Fact[bool] = fact(
        "Reports progress and results in good time", zh="及时反馈进展与成效", judgement=True
    )
    provides_supporting_material: Fact[bool] = fact(
        "Supplies the material that goes with its reports", zh="提供与反馈相应的材料"
    )
    has_sharing_mechanism: Fact[bool] = fact("Has set up a mechanism for sharing resources", zh="设有共享资源的机制")
    gives_resource_support: Fact[bool] = fact("Gives other members resource support", zh="为成员单位提供资源支持")
    acted_in_alliance_name: Fact[bool] = fact(
        "Carried out an activity in the Alliance's name", zh="以联盟名义开展活动", changeable=False
    )
    had_authorisation_for_name: Fact[bool] = fact(
        "The Alliance had authorised the use of its name; irrelevant when acted_in_alliance_name is false",
        zh="使用联盟名义已获联盟授权（未以联盟名义活动时无关）",
        changeable=False,
    )


NOT_BOUND = Outcome("not_bound", Tone.OPEN, en="Only members have these duties", zh="非成员不负此义务")
BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty is breached", zh="违反至少一项义务")
COMPLIANT = Outcome(
    "compliant",
    Tone.FAVOURABLE,
    cites=tuple(DUTIES.item(n) for n in (1, 2, 3, 4, 5, 6, 7)),
    en="No duty is breached",
    zh="未违反义务",
)

BREACHES_OF_DUTY = (
    Rule(
        "disloyalty-to-charter-and-resolutions",
        BREACH,
        cites=DUTIES.item(1),
        when=not_(all_of(
            MemberConduct.accepts_purpose, MemberConduct.observes_charter, MemberConduct.carries_out_resolutions,
        )),
    ),
    Rule(
        "harm-to-interests-or-secrets",
        BREACH,
        cites=DUTIES.item(2),
        when=not_(all_of(
            MemberConduct.protects_alliance_interests, not_(MemberConduct.has_disclosed_member_trade_secret),
        )),
    ),
    Rule(
        "guidance-refused-or-task-undone",
        BREACH,
        cites=DUTIES.item(3),
        when=not_(all_of(MemberConduct.accepts_guidance, MemberConduct.completes_entrusted_tasks)),
    ),
    Rule("passive-membership", BREACH, cites=DUTIES.item(4), when=not_(MemberConduct.takes_active_part)),
    Rule(
        "feedback-or-material-missing",
        BREACH,
        cites=DUTIES.item(5),
        when=not_(all_of(MemberConduct.reports_progress_in_time, MemberConduct.provides_supporting_material)),
    ),
    Rule(
        "resources-not-shared",
        BREACH,
        cites=DUTIES.item(6),
        when=not_(all_of(MemberConduct.has_sharing_mechanism, MemberConduct.gives_resource_support)),
    ),
    Rule(
        "unauthorised-use-of-alliance-name",
        BREACH,
        cites=DUTIES.item(7),
        when=all_of(MemberConduct.acted_in_alliance_name, not_(MemberConduct.had_authorisation_for_name)),
    ),
)  # fmt: skip

member_duties = Question(
    "charter.member_duties",
    asks=("Does the member comply with its duties?", "成员是否履行各项义务？"),
    facts=MemberConduct,
    outcomes=(NOT_BOUND, BREACH, COMPLIANT),
    rules=(
        Rule("duties-of-a-non-member", NOT_BOUND, cites=DUTIES, when=not_(MemberConduct.is_member)),
        *BREACHES_OF_DUTY,
    ),
    values=(
        Value(
            "breached", listed(*BREACHES_OF_DUTY), only=(BREACH, COMPLIANT), en="provisions breached", zh="违反的条文"
        ),
    ),
    remarks=remarks.MEMBER_DUTIES,
)
