"""Articles 9 to 37: which organ is competent for an act, and whether who acted was.

The charter allots powers all over its text, so the module is one long table: each act that it names, the organ named for it, the
form of the act, and the provision. Where the text names another organ for the same act, both are competent, each by its own
provision. A few acts that the text does not name follow from what it does: whoever appoints removes, and the presidium, or whoever
it empowers, authorises the use of the Alliance's name. Any other act named nowhere falls to the presidium by its residual power,
whoever acted.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import SECRETARIAT_CONVENING
from cerra_rules.language import (
    OTHERWISE,
    Caution,
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
    decided_by,
    fact,
    favourable,
    fixed,
    neutral,
    not_,
)

MEMBER = CHARTER.article(10)
USE_OF_NAME = CHARTER.article(11).item(7)
PRESIDIUM = CHARTER.article(15)
RESIDUAL_POWER = PRESIDIUM.item(8)
CHAIR = CHARTER.article(19)
CONVENING = CHAIR.item(1)
DELEGATION = CHAIR.item(6)
EXPERT_COMMITTEE = CHARTER.article(21)
SECRETARIAT = CHARTER.article(22)
PREPARATION = SECRETARIAT.item(3)
SECRETARY_GENERAL = CHARTER.article(25)


class Act(Named):
    """What an organ does: acts that the charter names or that follow from it, and the last for all others."""

    SUPERVISE_LEGALITY = "supervise_legality", "监督联盟依法开展活动"
    ADOPT_OR_AMEND_CHARTER_AND_RULES = "adopt_or_amend_charter_and_rules", "制定、修改章程和内部管理制度"
    ADOPT_DEVELOPMENT_PLAN = "adopt_development_plan", "制定发展规划和实施计划"
    DECIDE_MAJOR_MATTER = "decide_major_matter", "审议、决策重大事项"
    SUPERVISE_FINANCE = "supervise_finance", "监督财务状况"
    ELECT_OR_REMOVE_CHAIR_OR_VICE_CHAIR = "elect_or_remove_chair_or_vice_chair", "选举、罢免主席、副主席"
    SUPERVISE_MEMBER_CONDUCT = "supervise_member_conduct", "监督联盟成员的行为"
    ADMIT_MEMBER = "admit_member", "通过入盟申请"
    AUTHORISE_MEMBERSHIP_CERTIFICATE = "authorise_membership_certificate", "授权颁发成员证书"
    TERMINATE_MEMBERSHIP = "terminate_membership", "终止成员资格"
    SET_UP_OR_DISSOLVE_EXPERT_COMMITTEE = "set_up_or_dissolve_expert_committee", "设立、解散专家委员会"
    APPOINT_SECRETARY_GENERAL = "appoint_secretary_general", "聘任秘书长"
    APPOINT_DEPUTY_SECRETARY_GENERAL_OR_DEPARTMENT_HEAD = "appoint_deputy_secretary_general_or_department_head", "任命副秘书长、部门主要负责人"
    DISSOLVE_ALLIANCE = "dissolve_alliance", "解散、注销联盟"
    DISPOSE_OF_RESIDUAL_ASSETS = "dispose_of_residual_assets", "处置剩余财产"
    INTERPRET_CHARTER = "interpret_charter", "解释章程"
    APPROVE_CHARTER = "approve_charter", "核准章程"
    CONSENT_TO_DISSOLUTION = "consent_to_dissolution", "审查同意解散、注销"
    SUPERVISE_RESIDUAL_ASSETS = "supervise_residual_assets", "监督剩余财产的处置"
    CONVENE_AND_PRESIDE_MEETINGS = "convene_and_preside_meetings", "召集、主持联盟会议"
    CHECK_IMPLEMENTATION = "check_implementation", "检查主席团决议的落实情况"
    GUIDE_SECRETARIAT = "guide_secretariat", "指导秘书处执行联盟决议"
    SIGN_IMPORTANT_DOCUMENTS = "sign_important_documents", "代表联盟签署重要文件"
    NOMINATE_SECRETARY_GENERAL = "nominate_secretary_general", "提名秘书长人选"
    DELEGATE_MEETINGS_TO_VICE_CHAIR = "delegate_meetings_to_vice_chair", "委托副主席召集、主持会议"
    EXERCISE_POWER_CONFERRED_ON_CHAIR = "exercise_power_conferred_on_chair", "行使主席团会议授予主席的其他职权"
    ADVISE_ON_STRATEGY = "advise_on_strategy", "为战略和工作方向提出发展建议"
    SUPPORT_ADVANCED_STANDING = "support_advanced_standing", "对联盟的先进性给予保障和支撑"
    JOIN_OR_LEAD_ACTIVITIES = "join_or_lead_activities", "参加或者主持联盟活动"
    ASSIST_OR_LEAD_PROJECT_CONSULTING = "assist_or_lead_project_consulting", "协助或者主持项目咨询"
    MAKE_DAILY_WORKING_RULES = "make_daily_working_rules", "制定日常工作制度、业务流程、岗位职责"
    EXECUTE_RESOLUTIONS = "execute_resolutions", "执行主席团决议、组织协调各项工作"
    DRAFT_ANNUAL_REPORT_AND_PREPARE_MEETINGS = "draft_annual_report_and_prepare_meetings", "起草年度工作报告、筹备和召开主席团会议"
    RECEIVE_AND_REVIEW_APPLICATIONS = "receive_and_review_applications", "受理入盟申请、初步审查资格"
    PROPOSE_EXPULSION_OR_RECEIVE_EXIT = "propose_expulsion_or_receive_exit", "提议除名、受理退出申请"
    DO_TASK_ASSIGNED_TO_SECRETARIAT = "do_task_assigned_to_secretariat", "办理主席团交办秘书处的事项"
    RUN_DAILY_WORK_AND_ANNUAL_PLAN = "run_daily_work_and_annual_plan", "组织开展日常工作、实施年度工作计划"
    IMPLEMENT_PRESIDIUM_RESOLUTIONS = "implement_presidium_resolutions", "落实主席团决议"
    DRAFT_SECRETARIAT_STRUCTURE = "draft_secretariat_structure", "拟定秘书处设置方案"
    MAKE_SECRETARIAT_INTERNAL_RULES = "make_secretariat_internal_rules", "制定、实施秘书处内部规章制度"
    NOMINATE_DEPUTY_OR_DEPARTMENT_HEAD = "nominate_deputy_or_department_head", "提名副秘书长、部门主要负责人"
    HIRE_FULL_TIME_STAFF = "hire_full_time_staff", "决定专职人员的聘用"
    COORDINATE_DAILY_AFFAIRS = "coordinate_daily_affairs", "代表联盟协调和处理日常事务"
    DO_TASK_ASSIGNED_TO_SECRETARY_GENERAL = "do_task_assigned_to_secretary_general", "完成主席团交办秘书长的工作"
    APPOINT_OR_REMOVE_HONORARY_CHAIR = "appoint_or_remove_honorary_chair", "产生、罢免名誉主席"
    APPOINT_OR_REMOVE_EXPERT = "appoint_or_remove_expert", "聘任、解聘专家"
    AUTHORISE_USE_OF_NAME = "authorise_use_of_name", "授权使用联盟名义"
    REMOVE_SECRETARY_GENERAL = "remove_secretary_general", "解聘秘书长"
    REMOVE_DEPUTY_SECRETARY_GENERAL_OR_DEPARTMENT_HEAD = "remove_deputy_secretary_general_or_department_head", "免去副秘书长、部门主要负责人职务"
    UNLISTED_ACT = "unlisted_act", "未列明的事项"


class Actor(Named):
    """Who acts."""

    PRESIDIUM = "presidium", "主席团"
    CHAIR = "chair", "主席"
    VICE_CHAIR = "vice_chair", "副主席"
    SECRETARIAT = "secretariat", "秘书处"
    SECRETARY_GENERAL = "secretary_general", "秘书长"
    EXPERT_COMMITTEE = "expert_committee", "专家委员会"
    MEMBER = "member", "联盟成员"
    GUIDANCE_UNIT = "guidance_unit", "工作指导单位"
    OTHER = "other", "其他机构或者个人"


class Form(Named):
    """How an organ exercises its competence."""

    RESOLUTION = "resolution", "决议"
    SUPERVISION = "supervision", "监督"
    AUTHORISATION = "authorisation", "授权"
    APPROVAL = "approval", "核准"
    OWN_ACT = "own_act", "自行办理"
    NOMINATION = "nomination", "提名"
    DELEGATION = "delegation", "委托"
    ADVICE = "advice", "咨询"
    PARTICIPATION = "participation", "参与"
    RULE = "rule", "制定制度"
    EXECUTION = "execution", "执行"
    PREPARATION = "preparation", "筹备"
    REVIEW = "review", "审查"
    PROPOSAL = "proposal", "提议"


class Competence(Facts):
    """One act, and who did it."""

    act: Fact[Act] = fixed(
        "The act, from the table of competences; the last one if none of the others fits", "事项，按职权表所列；均不符合的，选“未列明的事项”"
    )
    actor: Fact[Actor] = fact("Who acts; the presidium means the presidium meeting", "行为人（主席团指主席团会议）")
    was_conferred_by_presidium: Fact[bool] = fact(
        "A valid resolution of the presidium conferred the power or assigned the task; matters only for the conferred acts",
        "该职权或者任务系主席团会议以有效决议授予或者交办（仅对须经授予的事项有意义）",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )
    was_validly_delegated: Fact[bool] = fact(
        "The chair validly delegated the meeting to the acting vice-chair; matters only where a vice-chair convenes or presides",
        "主席已有效委托该副主席召集、主持（仅对副主席召集、主持会议有意义）",
        judgement=True,
        decided_by=decided_by("charter.convening", "regular"),
    )


# The organ named first for each act, the form in which it acts, and the provision; below, the other organs that the text names.
ORGANS = {
    Act.SUPERVISE_LEGALITY: (Actor.PRESIDIUM, Form.SUPERVISION, PRESIDIUM.item(1)),
    Act.ADOPT_OR_AMEND_CHARTER_AND_RULES: (Actor.PRESIDIUM, Form.RESOLUTION, PRESIDIUM.item(2)),
    Act.ADOPT_DEVELOPMENT_PLAN: (Actor.PRESIDIUM, Form.RESOLUTION, PRESIDIUM.item(3)),
    Act.DECIDE_MAJOR_MATTER: (Actor.PRESIDIUM, Form.RESOLUTION, PRESIDIUM.item(4)),
    Act.SUPERVISE_FINANCE: (Actor.PRESIDIUM, Form.SUPERVISION, PRESIDIUM.item(5)),
    Act.ELECT_OR_REMOVE_CHAIR_OR_VICE_CHAIR: (Actor.PRESIDIUM, Form.RESOLUTION, PRESIDIUM.item(6)),
    Act.SUPERVISE_MEMBER_CONDUCT: (Actor.PRESIDIUM, Form.SUPERVISION, PRESIDIUM.item(7)),
    Act.ADMIT_MEMBER: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(9).item(2)),
    Act.AUTHORISE_MEMBERSHIP_CERTIFICATE: (Actor.PRESIDIUM, Form.AUTHORISATION, CHARTER.article(9).item(3)),
    Act.TERMINATE_MEMBERSHIP: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(12)),
    Act.SET_UP_OR_DISSOLVE_EXPERT_COMMITTEE: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(20).norm("b")),
    Act.APPOINT_SECRETARY_GENERAL: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(23).norm("b")),
    Act.APPOINT_DEPUTY_SECRETARY_GENERAL_OR_DEPARTMENT_HEAD: (Actor.PRESIDIUM, Form.RESOLUTION, SECRETARY_GENERAL.item(5)),
    Act.DISSOLVE_ALLIANCE: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(32).norm("a")),
    Act.DISPOSE_OF_RESIDUAL_ASSETS: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(34).norm("a")),
    Act.INTERPRET_CHARTER: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(36)),
    Act.APPROVE_CHARTER: (Actor.GUIDANCE_UNIT, Form.APPROVAL, CHARTER.article(37)),
    Act.CONSENT_TO_DISSOLUTION: (Actor.GUIDANCE_UNIT, Form.APPROVAL, CHARTER.article(32).norm("b")),
    Act.SUPERVISE_RESIDUAL_ASSETS: (Actor.GUIDANCE_UNIT, Form.SUPERVISION, CHARTER.article(34).norm("c")),
    Act.CONVENE_AND_PRESIDE_MEETINGS: (Actor.CHAIR, Form.OWN_ACT, CONVENING),
    Act.CHECK_IMPLEMENTATION: (Actor.CHAIR, Form.OWN_ACT, CHAIR.item(2)),
    Act.GUIDE_SECRETARIAT: (Actor.CHAIR, Form.OWN_ACT, CHAIR.item(3)),
    Act.SIGN_IMPORTANT_DOCUMENTS: (Actor.CHAIR, Form.OWN_ACT, CHAIR.item(4)),
    Act.NOMINATE_SECRETARY_GENERAL: (Actor.CHAIR, Form.NOMINATION, CHAIR.item(5)),
    Act.DELEGATE_MEETINGS_TO_VICE_CHAIR: (Actor.CHAIR, Form.DELEGATION, DELEGATION),
    Act.EXERCISE_POWER_CONFERRED_ON_CHAIR: (Actor.CHAIR, Form.OWN_ACT, CHAIR.item(7)),
    Act.ADVISE_ON_STRATEGY: (Actor.EXPERT_COMMITTEE, Form.ADVICE, EXPERT_COMMITTEE.item(1)),
    Act.SUPPORT_ADVANCED_STANDING: (Actor.EXPERT_COMMITTEE, Form.ADVICE, EXPERT_COMMITTEE.item(2)),
    Act.JOIN_OR_LEAD_ACTIVITIES: (Actor.EXPERT_COMMITTEE, Form.PARTICIPATION, EXPERT_COMMITTEE.item(3)),
    Act.ASSIST_OR_LEAD_PROJECT_CONSULTING: (Actor.EXPERT_COMMITTEE, Form.ADVICE, EXPERT_COMMITTEE.item(4)),
    Act.MAKE_DAILY_WORKING_RULES: (Actor.SECRETARIAT, Form.RULE, SECRETARIAT.item(1)),
    Act.EXECUTE_RESOLUTIONS: (Actor.SECRETARIAT, Form.EXECUTION, SECRETARIAT.item(2)),
    Act.DRAFT_ANNUAL_REPORT_AND_PREPARE_MEETINGS: (Actor.SECRETARIAT, Form.PREPARATION, PREPARATION),
    Act.RECEIVE_AND_REVIEW_APPLICATIONS: (Actor.SECRETARIAT, Form.REVIEW, SECRETARIAT.item(4)),
    Act.PROPOSE_EXPULSION_OR_RECEIVE_EXIT: (Actor.SECRETARIAT, Form.PROPOSAL, SECRETARIAT.item(5)),
    Act.DO_TASK_ASSIGNED_TO_SECRETARIAT: (Actor.SECRETARIAT, Form.EXECUTION, SECRETARIAT.item(6)),
    Act.RUN_DAILY_WORK_AND_ANNUAL_PLAN: (Actor.SECRETARY_GENERAL, Form.OWN_ACT, SECRETARY_GENERAL.item(1)),
    Act.IMPLEMENT_PRESIDIUM_RESOLUTIONS: (Actor.SECRETARY_GENERAL, Form.EXECUTION, SECRETARY_GENERAL.item(2)),
    Act.DRAFT_SECRETARIAT_STRUCTURE: (Actor.SECRETARY_GENERAL, Form.PROPOSAL, SECRETARY_GENERAL.item(3)),
    Act.MAKE_SECRETARIAT_INTERNAL_RULES: (Actor.SECRETARY_GENERAL, Form.RULE, SECRETARY_GENERAL.item(4)),
    Act.NOMINATE_DEPUTY_OR_DEPARTMENT_HEAD: (Actor.SECRETARY_GENERAL, Form.NOMINATION, SECRETARY_GENERAL.item(5)),
    Act.HIRE_FULL_TIME_STAFF: (Actor.SECRETARY_GENERAL, Form.OWN_ACT, SECRETARY_GENERAL.item(6)),
    Act.COORDINATE_DAILY_AFFAIRS: (Actor.SECRETARY_GENERAL, Form.OWN_ACT, SECRETARY_GENERAL.item(7)),
    Act.DO_TASK_ASSIGNED_TO_SECRETARY_GENERAL: (Actor.SECRETARY_GENERAL, Form.EXECUTION, SECRETARY_GENERAL.item(7)),
    Act.APPOINT_OR_REMOVE_HONORARY_CHAIR: (Actor.PRESIDIUM, Form.RESOLUTION, RESIDUAL_POWER),
    Act.APPOINT_OR_REMOVE_EXPERT: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(20).norm("b")),
    Act.AUTHORISE_USE_OF_NAME: (Actor.PRESIDIUM, Form.AUTHORISATION, USE_OF_NAME),
    Act.REMOVE_SECRETARY_GENERAL: (Actor.PRESIDIUM, Form.RESOLUTION, CHARTER.article(23).norm("b")),
    Act.REMOVE_DEPUTY_SECRETARY_GENERAL_OR_DEPARTMENT_HEAD: (Actor.PRESIDIUM, Form.RESOLUTION, SECRETARY_GENERAL.item(5)),
    Act.UNLISTED_ACT: (Actor.PRESIDIUM, Form.RESOLUTION, RESIDUAL_POWER),
}

# The secretary-general acts for the secretariat in its tasks.
FOR_THE_SECRETARIAT = {Actor.SECRETARY_GENERAL: SECRETARY_GENERAL.item(1)}
ALSO_NAMED = {
    Act.SUPERVISE_FINANCE: {Actor.MEMBER: CHARTER.article(30).norm("a")},
    Act.ADVISE_ON_STRATEGY: {Actor.MEMBER: MEMBER.item(2)},
    Act.JOIN_OR_LEAD_ACTIVITIES: {Actor.MEMBER: MEMBER.item(3)},
    Act.MAKE_DAILY_WORKING_RULES: FOR_THE_SECRETARIAT,
    Act.EXECUTE_RESOLUTIONS: {Actor.SECRETARY_GENERAL: SECRETARY_GENERAL.item(2)},
    Act.DRAFT_ANNUAL_REPORT_AND_PREPARE_MEETINGS: FOR_THE_SECRETARIAT,
    Act.RECEIVE_AND_REVIEW_APPLICATIONS: FOR_THE_SECRETARIAT,
    Act.PROPOSE_EXPULSION_OR_RECEIVE_EXIT: FOR_THE_SECRETARIAT,
    Act.DO_TASK_ASSIGNED_TO_SECRETARIAT: FOR_THE_SECRETARIAT,
    Act.RUN_DAILY_WORK_AND_ANNUAL_PLAN: {Actor.SECRETARIAT: SECRETARIAT},
    Act.IMPLEMENT_PRESIDIUM_RESOLUTIONS: {Actor.SECRETARIAT: SECRETARIAT},
    Act.COORDINATE_DAILY_AFFAIRS: {Actor.SECRETARIAT: SECRETARIAT},
}
CONFERRED_ACTS = (Act.EXERCISE_POWER_CONFERRED_ON_CHAIR, Act.DO_TASK_ASSIGNED_TO_SECRETARIAT, Act.DO_TASK_ASSIGNED_TO_SECRETARY_GENERAL)

act, actor = Competence.act, Competence.actor
NAMED = tuple(
    Limb(provision, when=all_of(act.is_(named), actor.is_(organ)))
    for named, (first, _, its_provision) in ORGANS.items()
    for organ, provision in {first: its_provision, **ALSO_NAMED.get(named, {})}.items()
)
is_named = any_of(*(limb.when for limb in NAMED))
is_conferred_if_need_be = any_of(Competence.was_conferred_by_presidium, not_(act.is_one_of(*CONFERRED_ACTS)))
convenes = act.is_(Act.CONVENE_AND_PRESIDE_MEETINGS)
delegated_vice_chair_convenes = all_of(convenes, actor.is_(Actor.VICE_CHAIR), Competence.was_validly_delegated)
authorises_name_as_empowered = all_of(act.is_(Act.AUTHORISE_USE_OF_NAME), Competence.was_conferred_by_presidium)
secretariat_convenes = all_of(convenes, actor.is_(Actor.SECRETARIAT), SECRETARIAT_CONVENING.is_("allowed"))
# In an association legal person these are for the assembly of its members.
belongs_to_an_assembly = all_of(
    actor.is_(Actor.PRESIDIUM), act.is_one_of(Act.ADOPT_OR_AMEND_CHARTER_AND_RULES, Act.ELECT_OR_REMOVE_CHAIR_OR_VICE_CHAIR, Act.DISSOLVE_ALLIANCE)
)

NOT_ALLOCATED = neutral("not_allocated", "No provision names the act; residual power of the presidium", "章程没有明文规定；属于重大事项的，由主席团决定。")
COMPETENT = favourable("competent", "The actor is competent", "行为人有权。", caution=Caution("HL34", belongs_to_an_assembly))
NOT_COMPETENT = adverse(
    "not_competent",
    "Another organ is competent or the power was not conferred",
    "行为人无权，或者未获授权。",
    tuple(Limb(provision, when=act.is_(named)) for named, (_, _, provision) in ORGANS.items()),
)

competence = Question(
    "charter.competence",
    asks=("Which organ is competent for this act, and was the actor competent?", "某事项由哪一机构办理，行为人是否有权？"),
    concerns=("whoever relies on the act", "主张该行为有效的一方"),
    facts=Competence,
    answers={
        NOT_ALLOCATED: (Rule("act-named-nowhere", RESIDUAL_POWER, act.is_(Act.UNLISTED_ACT), title=("Act named nowhere", "章程未列明的事项")),),
        COMPETENT: (
            Rule("organ-named-for-the-act", NAMED, all_of(is_named, is_conferred_if_need_be), title=("Organ named for the act", "章程指明的机构")),
            Rule("delegated-vice-chair", (CONVENING, DELEGATION), delegated_vice_chair_convenes, title=("Vice-chair by delegation", "受委托的副主席")),
            Rule("convening-secretariat", (CONVENING, PREPARATION), secretariat_convenes, title=("Secretariat as convener", "召集会议的秘书处")),
            Rule(
                "body-empowered-over-the-name",
                USE_OF_NAME,
                authorises_name_as_empowered,
                title=("Body empowered over the name", "经授权许可使用联盟名义的机构"),
            ),
        ),
        NOT_COMPETENT: OTHERWISE,
    },
    values=(
        Value("organ", "competent body", "有权机构", act.by({named: organ for named, (organ, _, _) in ORGANS.items()})),
        Value("form", "form of the act", "行使方式", act.by({named: form for named, (_, form, _) in ORGANS.items()})),
        Value("provision", "the provision", "对应条文", act.by({named: provision for named, (_, _, provision) in ORGANS.items()})),
    ),
    higher_law=("HL30", "HL34"),
)
