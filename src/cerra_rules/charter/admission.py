"""Article 9: who is a member as of right, and how another unit becomes one."""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import FOUNDER_RETURN_AFTER_TERMINATION, MEMBERSHIP_START, PRELIMINARY_REVIEW_EFFECT
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Question, Rule, Value, adverse, all_of, any_of, fact, favourable, fixed, listed, not_

FOUNDERS = CHARTER.article(9).norm("a")
PROCEDURE = CHARTER.article(9).norm("b")
VOTE = CHARTER.article(16)
PRELIMINARY_REVIEW = CHARTER.article(22).item(4)


class Admission(Facts):
    """The steps by which one unit joins."""

    is_founding_unit: Fact[bool] = fixed("The unit is one of the founding units of the Alliance", "该单位是联盟的共同发起单位")
    membership_was_terminated: Fact[bool] = fixed(
        "The unit's earlier membership was ended under art. 12; matters only for a founding unit",
        "此前的成员资格已依第十二条终止（仅对发起单位有意义）",
    )
    application_form_reached_secretariat: Fact[bool] = fact("The application form was lodged with the secretariat", "申请表已提交秘书处")
    written_materials_reached_secretariat: Fact[bool] = fact(
        "The other written application materials were lodged with the secretariat",
        "其他书面材料已提交秘书处",
    )
    preliminary_review_was_done: Fact[bool] = fact(
        "The secretariat did the preliminary review; used only under preliminary_review_effect = condition",
        "秘书处已作初审（仅在 preliminary_review_effect = condition 时使用）",
    )
    resolution_is_valid: Fact[bool] = fact("A valid presidium resolution adopted the application (charter.resolution = valid)", "主席团会议已有效通过该申请")
    certificate_issue_was_authorised: Fact[bool] = fact("The presidium authorised the issue of the certificate", "主席团已授权颁发证书")
    certificate_was_issued: Fact[bool] = fact("The membership certificate was issued", "证书已颁发")


MEMBER_BY_RIGHT = favourable("member_by_right", "Member as of right", "当然成员")
STEPS_MISSING = adverse("steps_missing", "Not a member yet", "步骤未齐，尚非成员", PROCEDURE)
certificate_counts = MEMBERSHIP_START.is_("certificate_issued")
review_counts = PRELIMINARY_REVIEW_EFFECT.is_("condition")
MEMBER = favourable(
    "member",
    "All required steps are done",
    "步骤齐备，已是成员",
    (
        PROCEDURE,
        CHARTER.article(9).item(1),
        CHARTER.article(9).item(2),
        Limb(CHARTER.article(9).item(3), when=certificate_counts),
        VOTE,
        Limb(PRELIMINARY_REVIEW, when=review_counts),
    ),
)

MISSING_STEPS = (
    Rule(
        "application-not-lodged",
        CHARTER.article(9).item(1),
        not_(
            all_of(
                Admission.application_form_reached_secretariat,
                Admission.written_materials_reached_secretariat,
            ),
        ),
    ),
    Rule("application-not-adopted", CHARTER.article(9).item(2), not_(Admission.resolution_is_valid)),
    Rule(
        "certificate-not-issued",
        CHARTER.article(9).item(3),
        all_of(
            certificate_counts,
            not_(all_of(Admission.certificate_was_issued, Admission.certificate_issue_was_authorised)),
        ),
    ),
    Rule("preliminary-review-not-done", PRELIMINARY_REVIEW, all_of(review_counts, not_(Admission.preliminary_review_was_done))),
)

admission = Question(
    "charter.admission",
    asks=("Is this unit a member, and which steps are still missing?", "该单位是否已是成员，还缺哪些步骤？"),
    facts=Admission,
    answers={
        MEMBER_BY_RIGHT: (
            Rule(
                "founding-unit",
                FOUNDERS,
                all_of(
                    Admission.is_founding_unit,
                    any_of(
                        not_(Admission.membership_was_terminated),
                        FOUNDER_RETURN_AFTER_TERMINATION.is_("automatic"),
                    ),
                ),
            ),
        ),
        STEPS_MISSING: MISSING_STEPS,
        MEMBER: OTHERWISE,
    },
    values=(Value("missing", "what is missing", "欠缺的事项", listed(*MISSING_STEPS), only=(STEPS_MISSING, MEMBER), otherwise=()),),
    higher_law=("HL30",),
)
