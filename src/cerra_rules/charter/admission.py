"""Article 9: who is a member as of right, and how another unit becomes one.

The three steps are taken for the whole list: the first check that the secretariat makes under article 22 is work inside the
Alliance, and the certificate is a step of its own and no mere proof; both are contested. A founding unit whose membership
has ended takes the steps like anyone else, since article 12 makes no exception for founders.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    OTHERWISE,
    Condition,
    Fact,
    Facts,
    Limb,
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
    listed,
    not_,
)

FOUNDERS = CHARTER.article(9).norm("a")
PROCEDURE = CHARTER.article(9).norm("b")
APPLICATION = CHARTER.article(9).item(1)
ADOPTION = CHARTER.article(9).item(2)
CERTIFICATE = CHARTER.article(9).item(3)
VOTE = CHARTER.article(16)
PRELIMINARY_REVIEW = CHARTER.article(22).item(4)


class Unit(Facts):
    """One unit, and whether it founded the Alliance."""

    is_founding_unit: Fact[bool] = fixed("The unit is one of the co-founding units", "属于联盟共同发起单位")
    membership_was_terminated: Fact[bool] = fixed(
        "The unit's earlier membership was ended under art. 12; matters only for a founding unit",
        "此前的成员资格已依第十二条终止（仅对共同发起单位有意义）",
        judgement=True,
        decided_by=decided_by("charter.termination", "terminated"),
    )


class Admission(Unit):
    """The steps by which one unit joins."""

    application_form_reached_secretariat: Fact[bool] = fact("The application form was lodged with the secretariat", "申请表已提交秘书处")
    written_materials_reached_secretariat: Fact[bool] = fact(
        "The other written application materials were lodged with the secretariat", "其他书面材料已提交秘书处"
    )
    preliminary_review_was_done: Fact[bool] = fact(
        "The secretariat did the preliminary review; used only under preliminary_review_effect = condition",
        "秘书处已作初步审查（仅在以初审为要件的读法下使用）",
    )
    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution adopted the application",
        "主席团会议已通过有效决议接纳该申请",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )
    certificate_issue_was_authorised: Fact[bool] = fact(
        "The presidium, in its meeting, authorised whoever issued the certificate",
        "主席团会议已授权颁发证书（颁发者不限）",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )
    certificate_was_issued: Fact[bool] = fact("The membership certificate was issued", "证书已颁发")


FOUNDER_RETURN_AFTER_TERMINATION = CHARTER.reading("founder_return_after_termination", options=("must_apply", "automatic"), default="must_apply")  # RC06
MEMBERSHIP_START = CHARTER.reading("membership_start", options=("certificate_issued", "resolution_passed"), default="certificate_issued")  # RC07
PRELIMINARY_REVIEW_EFFECT = CHARTER.reading("preliminary_review_effect", options=("not_a_condition", "condition"), default="not_a_condition")  # RC08


def is_member_by_right(unit: type[Unit]) -> Condition:
    """Hold where a founding unit needs no admission: its membership never ended, or comes back by itself."""
    return all_of(unit.is_founding_unit, any_of(not_(unit.membership_was_terminated), FOUNDER_RETURN_AFTER_TERMINATION.is_("automatic")))


certificate_counts = MEMBERSHIP_START.is_("certificate_issued")
review_counts = PRELIMINARY_REVIEW_EFFECT.is_("condition")
application_is_complete = all_of(Admission.application_form_reached_secretariat, Admission.written_materials_reached_secretariat)
certificate_was_duly_issued = all_of(Admission.certificate_was_issued, Admission.certificate_issue_was_authorised)
review_is_lacking = all_of(review_counts, not_(Admission.preliminary_review_was_done))

MEMBER_BY_RIGHT = favourable("member_by_right", "Member as of right", "为当然成员。")
STEPS_MISSING = adverse("steps_missing", "Not a member yet", "步骤未齐，尚不是联盟成员。", PROCEDURE)
MEMBER = favourable(
    "member",
    "All required steps are done",
    "步骤齐备，已是联盟成员。",
    (PROCEDURE, APPLICATION, ADOPTION, Limb(CERTIFICATE, when=certificate_counts), VOTE, Limb(PRELIMINARY_REVIEW, when=review_counts)),
)

MISSING_STEPS = (
    Rule("application-not-lodged", APPLICATION, not_(application_is_complete), title=("Application not lodged", "申请未提交")),
    Rule("application-not-adopted", ADOPTION, not_(Admission.resolution_is_valid), title=("Application not adopted", "申请未通过")),
    Rule("certificate-not-issued", CERTIFICATE, all_of(certificate_counts, not_(certificate_was_duly_issued)), title=("Certificate not issued", "证书未颁发")),
    Rule("preliminary-review-not-done", PRELIMINARY_REVIEW, review_is_lacking, title=("Preliminary review not done", "未作初审")),
)

admission = Question(
    "charter.admission",
    asks=("Is this unit a member, and which steps are still missing?", "该单位是否已是联盟成员，还缺哪些步骤？"),
    concerns=("the unit that wants to be a member", "主张成员资格的单位"),
    facts=Admission,
    answers={
        MEMBER_BY_RIGHT: (Rule("founding-unit", FOUNDERS, is_member_by_right(Admission)),),
        STEPS_MISSING: MISSING_STEPS,
        MEMBER: OTHERWISE,
    },
    values=(Value("missing", "what is missing", "欠缺的事项", listed(*MISSING_STEPS), only=(STEPS_MISSING, MEMBER), otherwise=()),),
    higher_law=("HL34",),
)
