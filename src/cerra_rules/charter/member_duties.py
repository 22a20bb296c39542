"""Article 11: whether a member performs its seven duties.

Most items join two or three duties, and the lack of any of them breaches the item. Only members are bound. Taking an "active part"
is a judgement: attendance figures alone do not decide it.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, all_of, decided_by, fact, favourable, fixed, listed, neutral, not_

DUTIES = CHARTER.article(11)


class MemberConduct(Facts):
    """How one unit behaves as a member."""

    is_member: Fact[bool] = fact(
        "The unit is a member, and its membership has not ended since",
        "现为联盟成员（此后未终止资格）",
        judgement=True,
        decided_by=decided_by("charter.admission", "member", "member_by_right"),
    )

    # items 1 to 4
    accepts_purpose: Fact[bool] = fact("Accepts the purpose of the Alliance", "认同宗旨", judgement=True)
    observes_charter: Fact[bool] = fact(
        "Observes the charter, apart from what 11(2) to 11(7) cover", "遵守章程（第十一条第（二）项至第（七）项所涉者除外）", judgement=True
    )
    carries_out_resolutions: Fact[bool] = fact("Carries out the resolutions", "执行决议", judgement=True)
    protects_alliance_interests: Fact[bool] = fact("Protects the Alliance's lawful interests", "维护联盟合法权益", judgement=True)
    has_disclosed_member_trade_secret: Fact[bool] = fixed(
        "Has disclosed a trade secret of another member, without its consent", "未经同意泄露其他联盟成员的商业秘密", judgement=True
    )
    accepts_guidance: Fact[bool] = fact("Accepts leadership and guidance", "接受领导与指导", judgement=True)
    completes_entrusted_tasks: Fact[bool] = fact("Completes the tasks entrusted to it", "完成受托任务", judgement=True)
    takes_active_part: Fact[bool] = fact(
        "Takes an active part in meetings and activities; attendance figures alone do not decide", "积极参加会议与活动", judgement=True
    )

    # items 5 to 7
    reports_progress_in_time: Fact[bool] = fact("Reports progress and results in good time", "及时反馈进展与成效", judgement=True)
    provides_supporting_material: Fact[bool] = fact("Supplies the material that goes with the report", "提供相关材料")
    has_sharing_mechanism: Fact[bool] = fact("Has set up a mechanism for sharing resources", "已建立资源共享机制")
    gives_resource_support: Fact[bool] = fact("Gives other members resource support", "为成员单位提供资源支持")
    acted_in_alliance_name: Fact[bool] = fixed("Carried out an activity in the Alliance's name", "以联盟名义开展活动")
    had_authorisation_for_name: Fact[bool] = fixed(
        "The Alliance had authorised it: the presidium, or a body acting under its resolution (act authorise_use_of_name); irrelevant when nothing was done in the Alliance's name",
        "已获联盟授权，即由主席团会议或者依其决议行事的机构授权（未以联盟名义活动时无关）",
        judgement=True,
        decided_by=decided_by("charter.competence", "competent"),
    )


is_loyal = all_of(MemberConduct.accepts_purpose, MemberConduct.observes_charter, MemberConduct.carries_out_resolutions)
guards_interests_and_secrets = all_of(MemberConduct.protects_alliance_interests, not_(MemberConduct.has_disclosed_member_trade_secret))
follows_guidance = all_of(MemberConduct.accepts_guidance, MemberConduct.completes_entrusted_tasks)
reports_with_material = all_of(MemberConduct.reports_progress_in_time, MemberConduct.provides_supporting_material)
shares_resources = all_of(MemberConduct.has_sharing_mechanism, MemberConduct.gives_resource_support)
used_name_without_authority = all_of(MemberConduct.acted_in_alliance_name, not_(MemberConduct.had_authorisation_for_name))

NOT_BOUND = neutral("not_bound", "Only members have these duties", "不是联盟成员，不负此项义务。")
BREACH = adverse("breach", "At least one duty is breached", "违反至少一项义务。")
COMPLIANT = favourable("compliant", "No duty is breached", "未违反义务。", tuple(DUTIES.item(n) for n in (1, 2, 3, 4, 5, 6, 7)))

BREACHES = (
    Rule(
        "disloyalty-to-charter-and-resolutions",
        DUTIES.item(1),
        not_(is_loyal),
        title=("Disloyalty to charter or resolutions", "不认同宗旨或者不遵守章程、决议"),
    ),
    Rule(
        "harm-to-interests-or-secrets",
        DUTIES.item(2),
        not_(guards_interests_and_secrets),
        title=("Harm to interests or secrets", "损害联盟权益或者泄露商业秘密"),
    ),
    Rule("guidance-refused-or-task-undone", DUTIES.item(3), not_(follows_guidance), title=("Guidance refused or task undone", "不接受指导或者未完成任务")),
    Rule("passive-membership", DUTIES.item(4), not_(MemberConduct.takes_active_part), title=("No active part", "未积极参加会议与活动")),
    Rule("feedback-or-material-missing", DUTIES.item(5), not_(reports_with_material), title=("Feedback or material missing", "未及时反馈或者未附材料")),
    Rule("resources-not-shared", DUTIES.item(6), not_(shares_resources), title=("Resources not shared", "未共享资源")),
    Rule("unauthorised-use-of-alliance-name", DUTIES.item(7), used_name_without_authority, title=("Unauthorised use of the name", "未获授权使用联盟名义")),
)

member_duties = Question(
    "charter.member_duties",
    asks=("Does the member comply with its duties?", "该成员是否履行各项义务？"),
    concerns=("the member", "该成员"),
    facts=MemberConduct,
    answers={
        NOT_BOUND: (Rule("duties-of-a-non-member", DUTIES, not_(MemberConduct.is_member), title=("Unit that is no member", "并非成员的单位")),),
        BREACH: BREACHES,
        COMPLIANT: OTHERWISE,
    },
    values=(Value("breached", "provisions breached", "违反的条文", listed(*BREACHES), only=(BREACH, COMPLIANT)),),
)
