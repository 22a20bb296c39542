"""Articles 19, 23 and 25: whether somebody was validly appointed to a post in the secretariat.

Article 23 names who decides on the secretary-general, article 19 the only one who nominates: read together, the nomination is a
condition, which is contested. Deputies and department heads are nominated by the secretary-general and decided by the presidium
meeting; full-time staff are the secretary-general's to hire. Terms of office and removal are not regulated; who may
remove is told by charter.competence.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, decided_by, fact, favourable, fixed, not_

VOTE = CHARTER.article(16)
CHAIR_NOMINATES = CHARTER.article(19).item(5)
SECRETARY_GENERAL = CHARTER.article(23).norm("b")
DEPUTIES = CHARTER.article(25).item(5)
STAFF = CHARTER.article(25).item(6)


class Post(Named):
    """The post."""

    SECRETARY_GENERAL = "secretary_general", "秘书长"
    DEPUTY_SECRETARY_GENERAL = "deputy_secretary_general", "副秘书长"
    DEPARTMENT_HEAD = "department_head", "部门主要负责人"
    FULL_TIME_STAFF = "full_time_staff", "专职人员"


class Nominator(Named):
    """Who nominated."""

    CHAIR = "chair", "主席"
    SECRETARY_GENERAL = "secretary_general", "秘书长"
    OTHER = "other", "其他机构或者个人"
    NOBODY = "nobody", "无人提名"


class Decider(Named):
    """Who decided."""

    PRESIDIUM = "presidium", "主席团"
    SECRETARY_GENERAL = "secretary_general", "秘书长"
    OTHER = "other", "其他机构或者个人"


BY_RESOLUTION = decided_by("charter.resolution", "valid")


class Appointment(Facts):
    """One appointment to a post in the secretariat."""

    post: Fact[Post] = fixed(
        "The post; a head is the principal head of a department, any other post in it is full-time staff",
        "职位（部门负责人指部门主要负责人；部门内其他职位归入专职人员）",
    )
    nominated_by: Fact[Nominator] = fact("Who nominated; irrelevant for full-time staff", "提名人（专职人员无关）")
    decided_by: Fact[Decider] = fact("Who decided; the presidium means the presidium meeting", "决定者（主席团指主席团会议）")
    resolution_is_valid: Fact[bool] = fact(
        "The presidium's decision is a valid resolution; matters only when the presidium decides",
        "主席团会议的决定为有效决议（仅由主席团决定时有意义）",
        judgement=True,
        decided_by=BY_RESOLUTION,
    )


SECRETARY_GENERAL_NOMINATION = CHARTER.reading("secretary_general_nomination", options=("required", "not_required"), default="required")  # RC31

is_secretary_general = Appointment.post.is_(Post.SECRETARY_GENERAL)
is_deputy_or_head = Appointment.post.is_one_of(Post.DEPUTY_SECRETARY_GENERAL, Post.DEPARTMENT_HEAD)
is_staff = Appointment.post.is_(Post.FULL_TIME_STAFF)
chair_must_nominate = all_of(is_secretary_general, SECRETARY_GENERAL_NOMINATION.is_("required"))
not_nominated = all_of(chair_must_nominate, not_(Appointment.nominated_by.is_(Nominator.CHAIR)))
ill_nominated = all_of(is_deputy_or_head, not_(Appointment.nominated_by.is_(Nominator.SECRETARY_GENERAL)))
not_by_presidium = not_(Appointment.decided_by.is_(Decider.PRESIDIUM))
chosen_by_others = all_of(is_deputy_or_head, not_by_presidium)
hired_by_others = all_of(is_staff, not_(Appointment.decided_by.is_(Decider.SECRETARY_GENERAL)))
invalid_vote = all_of(is_deputy_or_head, not_(Appointment.resolution_is_valid))

NOMINATION_MISSING = adverse("nomination_missing", "The required nomination is missing", "缺少有权者的提名。")
WRONG_DECIDER = adverse("wrong_decider", "Not decided by the competent organ", "不是由有权机构决定。")
NO_VALID_RESOLUTION = adverse("no_valid_resolution", "The presidium's decision is not a valid resolution", "主席团会议的决定不是有效决议。")
VALIDLY_APPOINTED = favourable(
    "valid",
    "Validly appointed",
    "任命有效。",
    (
        Limb(VOTE, when=not_(is_staff)),
        Limb(CHAIR_NOMINATES, when=chair_must_nominate),
        Limb(SECRETARY_GENERAL, when=is_secretary_general),
        Limb(DEPUTIES, when=is_deputy_or_head),
        Limb(STAFF, when=is_staff),
    ),
)

secretariat_appointment = Question(
    "charter.secretariat_appointment",
    asks=("Is this appointment in the secretariat valid?", "秘书处人事任命是否有效？"),
    concerns=("the person appointed", "被任命者"),
    facts=Appointment,
    answers={
        NOMINATION_MISSING: (
            Rule("secretary-general-not-nominated-by-chair", CHAIR_NOMINATES, not_nominated, title=("Secretary-general not duly named", "秘书长提名不当")),
            Rule("deputy-or-head-not-nominated-by-secretary-general", DEPUTIES, ill_nominated, title=("Deputy or head not duly named", "副职或负责人提名不当")),
        ),
        WRONG_DECIDER: (
            Rule(
                "secretary-general-not-decided-by-presidium",
                SECRETARY_GENERAL,
                all_of(is_secretary_general, not_by_presidium),
                title=("Secretary-general decided by others", "秘书长由他人决定"),
            ),
            Rule("deputy-or-head-not-decided-by-presidium", DEPUTIES, chosen_by_others, title=("Deputy or head decided by others", "副职或负责人由他人决定")),
            Rule("staff-not-hired-by-secretary-general", STAFF, hired_by_others, title=("Staff hired by others", "专职人员由他人录用")),
        ),
        NO_VALID_RESOLUTION: (
            Rule(
                "secretary-general-without-valid-resolution",
                (VOTE, SECRETARY_GENERAL),
                all_of(is_secretary_general, not_(Appointment.resolution_is_valid)),
                title=("Secretary-general, no valid vote", "秘书长无有效表决"),
            ),
            Rule("deputy-or-head-without-valid-resolution", (VOTE, DEPUTIES), invalid_vote, title=("Deputy or head, no valid vote", "副职或负责人无有效表决")),
        ),
        VALIDLY_APPOINTED: OTHERWISE,
    },
)
