"""Article 11: whether a member performs its seven duties.

Most items join two or three duties, and the lack of any of them breaches the item. Only members are bound. Taking an "active part"
is a judgement: attendance figures alone do not decide it.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, all_of, fact, favourable, fixed, listed, neutral, not_

DUTIES = CHARTER.article(11)


class MemberConduct(Facts):
    """How one unit behaves as a member."""

    is_member: Fact[bool] = fact("The unit is a member", "现为成员")

    # items 1 to 4
    accepts_purpose: Fact[bool] = fact("Accepts the purpose of the Alliance", "认同联盟宗旨", judgement=True)
    observes_charter: Fact[bool] = fact(
        "Observes the charter, apart from what 11(2) to 11(7) cover", "遵守章程（第十一条第二至七项所涉者除外）", judgement=True
    )
    carries_out_resolutions: Fact[bool] = fact("Carries out the resolutions of the Alliance", "执行联盟决议", judgement=True)
    protects_alliance_interests: Fact[bool] = fact("Protects the Alliance's lawful interests", "维护联盟合法权益", judgement=True)
    has_disclosed_member_trade_secret: Fact[bool] = fixed(
        "Has disclosed a trade secret of another member without that member's consent", "未经同意泄露其他成员的商业秘密"
    )
    accepts_guidance: Fact[bool] = fact("Accepts the leadership and guidance of the Alliance", "接受联盟的领导与指导", judgement=True)
    completes_entrusted_tasks: Fact[bool] = fact("Completes the tasks that the Alliance entrusts to it", "完成联盟委托的任务", judgement=True)
    takes_active_part: Fact[bool] = fact(
        "Takes an active part in meetings and activities; attendance figures alone do not decide", "积极参加会议与活动", judgement=True
    )

    # items 5 to 7
    reports_progress_in_time: Fact[bool] = fact("Reports progress and results in good time", "及时反馈进展与成效", judgement=True)
    provides_supporting_material: Fact[bool] = fact("Supplies the material that goes with its reports", "提供与反馈相应的材料")
    has_sharing_mechanism: Fact[bool] = fact("Has set up a mechanism for sharing resources", "设有共享资源的机制")
    gives_resource_support: Fact[bool] = fact("Gives other members resource support", "为成员单位提供资源支持")
    acted_in_alliance_name: Fact[bool] = fixed("Carried out an activity in the Alliance's name", "以联盟名义开展活动")
    had_authorisation_for_name: Fact[bool] = fixed(
        "The Alliance had authorised the use of its name; irrelevant when acted_in_alliance_name is false", "使用联盟名义已获联盟授权（未以联盟名义活动时无关）"
    )


is_loyal = all_of(MemberConduct.accepts_purpose, MemberConduct.observes_charter, MemberConduct.carries_out_resolutions)
guards_interests_and_secrets = all_of(MemberConduct.protects_alliance_interests, not_(MemberConduct.has_disclosed_member_trade_secret))
follows_guidance = all_of(MemberConduct.accepts_guidance, MemberConduct.completes_entrusted_tasks)
reports_with_material = all_of(MemberConduct.reports_progress_in_time, MemberConduct.provides_supporting_material)
shares_resources = all_of(MemberConduct.has_sharing_mechanism, MemberConduct.gives_resource_support)
used_name_without_authority = all_of(MemberConduct.acted_in_alliance_name, not_(MemberConduct.had_authorisation_for_name))

NOT_BOUND = neutral("not_bound", "Only members have these duties", "非成员不负此义务")
BREACH = adverse("breach", "At least one duty is breached", "违反至少一项义务")
COMPLIANT = favourable("compliant", "No duty is breached", "未违反义务", tuple(DUTIES.item(n) for n in (1, 2, 3, 4, 5, 6, 7)))

BREACHES = (
    Rule("disloyalty-to-charter-and-resolutions", DUTIES.item(1), not_(is_loyal)),
    Rule("harm-to-interests-or-secrets", DUTIES.item(2), not_(guards_interests_and_secrets)),
    Rule("guidance-refused-or-task-undone", DUTIES.item(3), not_(follows_guidance)),
    Rule("passive-membership", DUTIES.item(4), not_(MemberConduct.takes_active_part)),
    Rule("feedback-or-material-missing", DUTIES.item(5), not_(reports_with_material)),
    Rule("resources-not-shared", DUTIES.item(6), not_(shares_resources)),
    Rule("unauthorised-use-of-alliance-name", DUTIES.item(7), used_name_without_authority),
)

member_duties = Question(
    "charter.member_duties",
    asks=("Does the member comply with its duties?", "成员是否履行各项义务？"),
    facts=MemberConduct,
    answers={
        NOT_BOUND: (Rule("duties-of-a-non-member", DUTIES, not_(MemberConduct.is_member), title=("Unit that is no member", "并非成员的单位")),),
        BREACH: BREACHES,
        COMPLIANT: OTHERWISE,
    },
    values=(Value("breached", "provisions breached", "违反的条文", listed(*BREACHES), only=(BREACH, COMPLIANT)),),
)
