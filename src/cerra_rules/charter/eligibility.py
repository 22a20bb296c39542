"""Articles 7 and 8: who may apply to join the Alliance.

The list of units in article 7 ends in 等單位 and is read as open: article 2 counts media and foundations among the formers too.
Only units apply, no natural persons. Article 8 sets no limit in time, but speaks of the applicant as it is now: a proven violation,
however slight, bars while it is unresolved. Whether one long settled still bars, or a recent one, is contested, as is whether only a
serious one does. Founding units stand outside: article 9 makes them members as of right.
"""

from cerra_rules.charter.admission import FOUNDERS, Unit, is_member_by_right
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import is_proven
from cerra_rules.language import HOLDS, OTHERWISE, Fact, Named, Question, Rule, Value, adverse, all_of, any_of, fact, favourable, fixed, listed, not_

WHO_MAY_JOIN = CHARTER.article(7)
CONDITIONS = CHARTER.article(8)


class ApplicantKind(Named):
    """Kind of applicant."""

    ECOMMERCE_ENTERPRISE = "ecommerce_enterprise", "电商企业"
    CARING_ENTERPRISE = "caring_enterprise", "爱心企业"
    UNIVERSITY = "university", "高校"
    RESEARCH_INSTITUTION = "research_institution", "科研机构"
    MEDIA = "media", "媒体"
    FOUNDATION = "foundation", "基金会"
    OTHER_UNIT = "other_unit", "其他单位"
    NATURAL_PERSON = "natural_person", "自然人"


class ViolationRecord(Named):
    """Strongest record of any violation of law or discipline, at any time."""

    NONE = "none", "无"
    ALLEGATION_ONLY = "allegation_only", "仅有指称"
    PRESIDIUM_FINDING = "presidium_finding", "主席团认定"
    EFFECTIVE_DECISION = "effective_decision", "生效裁判或者处理决定"


class Applicant(Unit):
    """One unit that wishes to join."""

    # article 7
    applicant_kind: Fact[ApplicantKind] = fixed(
        "Kind of applicant; an individual business (個體工商戶) is entered as another unit", "申请者类别（个体工商户归入其他单位）"
    )
    is_committed_to_rural_revitalisation: Fact[bool] = fact(
        "Wants to use e-commerce to help the countryside (art. 7)", "有志于发挥电商作用、助力乡村振兴", judgement=True
    )

    # article 8, item 1
    violation_record: Fact[ViolationRecord] = fixed(
        "Strongest record of any violation of law or discipline, at any time: none, an allegation, a finding of the presidium, an effective judgment or decision",
        "违法、违纪行为已证明到何种程度，取最高者，不论发生时间（无、仅有指称、主席团认定、生效裁判或者处理决定）",
        judgement=True,
    )
    violation_is_unresolved: Fact[bool] = fact(
        "At least one violation that counts under the readings in force is unresolved: it continues, or what was imposed or ordered because of it is not yet carried out; not used under applicant_violation_lookback = ever",
        "依所选读法计入的违法、违纪行为中，至少一项仍在持续，或者所受处罚、处理、整改要求尚未履行完毕（不论时间的读法下不使用）",
        judgement=True,
    )
    violation_is_recent: Fact[bool] = fixed(
        "At least one violation that counts under the readings in force is so recent that the applicant cannot yet be said to observe the law: it lies within the period that an internal rule under 15(2) sets, or, where none sets one, the presidium judges it so; used only under applicant_violation_lookback = unresolved_or_recent",
        "依所选读法计入的违法、违纪行为中，至少一项时间尚近，不能认为申请单位现在守法守纪（依第十五条第（二）项制定的内部管理制度规定了期间的，以该期间为准；没有规定的，由主席团判断；仅在“未了结或者近期”的读法下使用）",
        judgement=True,
    )
    violation_is_serious: Fact[bool] = fixed(
        "At least one violation that counts as proven is serious; used only under applicant_violation_gravity = serious_only, where the two facts before speak of serious ones alone",
        "视为已证明的违法、违纪行为中至少一项情节严重（仅在以情节严重为限的读法下使用，此时前两项事实仅就情节严重者而言）",
        judgement=True,
    )

    # article 8, items 2 to 5
    applies_voluntarily: Fact[bool] = fact("Joins of its own will", "自愿加入")
    supports_charter: Fact[bool] = fact("Declares support for the charter", "声明拥护章程")
    will_take_part_in_activities: Fact[bool] = fact("Undertakes to take part in activities", "承诺参加活动")
    will_perform_member_duties: Fact[bool] = fact("Undertakes to perform the duties of a member", "承诺履行成员义务")
    has_resources_in_field: Fact[bool] = fact("Has some resources in the field of the Alliance", "在联盟业务领域内有一定资源", judgement=True)
    has_social_influence_in_field: Fact[bool] = fact("Has some social influence in that field", "在联盟业务领域内有一定社会影响", judgement=True)
    has_social_responsibility: Fact[bool] = fact("Has a strong sense of social responsibility", "具有强烈的社会责任感", judgement=True)
    has_team_spirit: Fact[bool] = fact("Has team spirit", "具有团队协作精神", judgement=True)
    shares_resources_voluntarily: Fact[bool] = fact("Is ready to share relevant resources", "自愿共享相关资源")


APPLICANT_KIND_LIST = CHARTER.reading("applicant_kind_list", options=("open_list", "named_kinds_only"), default="open_list")  # RC01
APPLICANT_VIOLATION_LOOKBACK = CHARTER.reading(
    "applicant_violation_lookback", options=("unresolved_or_recent", "unresolved_only", "ever"), default="unresolved_only"
)  # RC03
APPLICANT_VIOLATION_GRAVITY = CHARTER.reading("applicant_violation_gravity", options=("any_violation", "serious_only"), default="any_violation")  # RC62

KINDS_NAMED = (ApplicantKind.ECOMMERCE_ENTERPRISE, ApplicantKind.CARING_ENTERPRISE, ApplicantKind.UNIVERSITY, ApplicantKind.RESEARCH_INSTITUTION)
is_natural_person = Applicant.applicant_kind.is_(ApplicantKind.NATURAL_PERSON)
kind_fits = any_of(Applicant.applicant_kind.is_one_of(*KINDS_NAMED), all_of(APPLICANT_KIND_LIST.is_("open_list"), not_(is_natural_person)))
belongs_to_article_7 = all_of(kind_fits, Applicant.is_committed_to_rural_revitalisation)

violation_is_proven = is_proven(
    by_decision=Applicant.violation_record.is_(ViolationRecord.EFFECTIVE_DECISION),
    by_finding=Applicant.violation_record.is_(ViolationRecord.PRESIDIUM_FINDING),
)
violation_still_counts = APPLICANT_VIOLATION_LOOKBACK.choose(
    unresolved_or_recent=any_of(Applicant.violation_is_unresolved, Applicant.violation_is_recent),
    unresolved_only=Applicant.violation_is_unresolved,
    ever=HOLDS,
)
violation_is_grave_enough = any_of(APPLICANT_VIOLATION_GRAVITY.is_("any_violation"), Applicant.violation_is_serious)
is_barred = all_of(violation_is_proven, violation_still_counts, violation_is_grave_enough)

stands_by_the_alliance = all_of(Applicant.supports_charter, Applicant.will_take_part_in_activities, Applicant.will_perform_member_duties)
has_standing = all_of(Applicant.has_resources_in_field, Applicant.has_social_influence_in_field)
has_public_spirit = all_of(Applicant.has_social_responsibility, Applicant.has_team_spirit, Applicant.shares_resources_voluntarily)

NO_APPLICATION_NEEDED = favourable("no_application_needed", "A founding unit is a member as of right", "共同发起单位为当然成员，无须申请。")
MAY_NOT_APPLY = adverse("may_not_apply", "At least one condition fails", "至少一项条件不符合。")
MAY_APPLY = favourable(
    "may_apply",
    "All conditions hold; a right to apply, not to be admitted",
    "条件均符合，可以申请（是否接纳由主席团会议决定）。",
    (WHO_MAY_JOIN, CONDITIONS, *(CONDITIONS.item(n) for n in (1, 2, 3, 4, 5))),
)

FAILED_CONDITIONS = (
    Rule("unit-outside-article-7", WHO_MAY_JOIN, not_(belongs_to_article_7), title=("Unit outside article 7", "不属第七条所列的单位")),
    Rule("proven-violation", CONDITIONS.item(1), is_barred, title=("Proven violation", "已证明的违法违纪")),
    Rule("no-will-to-join", CONDITIONS.item(2), not_(Applicant.applies_voluntarily), title=("No will to join", "没有加入的意愿")),
    Rule("no-undertaking-to-the-alliance", CONDITIONS.item(3), not_(stands_by_the_alliance), title=("No undertaking to the Alliance", "未向联盟作出承诺")),
    Rule("no-standing-in-the-field", CONDITIONS.item(4), not_(has_standing), title=("No standing in the field", "业务领域资源或影响不足")),
    Rule("no-public-spirit", CONDITIONS.item(5), not_(has_public_spirit), title=("No public spirit", "社会责任感或协作精神不足")),
)

eligibility = Question(
    "charter.eligibility",
    asks=("May this unit apply for membership?", "该单位能否申请加入联盟？"),
    concerns=("the applicant unit", "申请单位"),
    facts=Applicant,
    answers={
        NO_APPLICATION_NEEDED: (Rule("founding-unit-needs-no-application", FOUNDERS, is_member_by_right(Applicant)),),
        MAY_NOT_APPLY: FAILED_CONDITIONS,
        MAY_APPLY: OTHERWISE,
    },
    values=(Value("failed", "conditions that fail", "不符的条件", listed(*FAILED_CONDITIONS), only=(MAY_NOT_APPLY, MAY_APPLY)),),
    higher_law=("HL34",),
)
