"""Articles 15, 35 and 37: whether the charter, or an amendment to it, is adopted and in force.

The charter is in force from the day on which the guidance unit approves it, that day included. An amended text is read as
"this charter" too, so that an amendment needs the approval as well, which is contested. No special majority is written.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    Fact,
    Facts,
    Invariant,
    Limb,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    date,
    either,
    fact,
    favourable,
    fixed,
    implies,
    neutral,
    not_,
)

AMENDMENT = CHARTER.article(15).item(2)
ADOPTION = CHARTER.article(35)
APPROVAL = CHARTER.article(37)


class CharterText(Facts):
    """The charter, or one amendment to it, on one day."""

    is_amendment: Fact[bool] = fixed("The text is an amendment (false: the first adoption)", "属于章程修改（否则为首次通过）")

    # the vote
    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution had adopted the text by assessed_on (charter.resolution = valid)", "至基准日主席团会议已有效表决通过"
    )
    resolution_adopted_on: Fact[date] = fact(
        "Day of that resolution, not later than assessed_on; fixes in_force_from for an amendment under amendment_approval = not_required",
        "表决日，不晚于基准日；amendment_approval = not_required 时据以确定修改的生效日",
    )

    # the approval
    guidance_unit_has_approved: Fact[bool] = fact("The guidance unit approved the text", "工作指导单位已核准")
    guidance_unit_approved_on: Fact[date] = fact(
        "Day of the approval, an approval given before the vote counts from the day of the vote; irrelevant without approval",
        "核准日（表决前的核准以表决日计）",
    )
    assessed_on: Fact[date] = fixed("Day for which the question is asked", "基准日（就该日作出判断）")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        adopted_by_then = implies(cls.resolution_is_valid, cls.resolution_adopted_on <= cls.assessed_on)
        return (Invariant(adopted_by_then, "a resolution that exists on a day was adopted by that day", "至基准日已有效表决的，表决日不晚于基准日"),)


AMENDMENT_APPROVAL = CHARTER.reading("amendment_approval", options=("required", "not_required"), default="required")  # RC37

is_first_adoption = not_(CharterText.is_amendment)
amendment_has_no_vote = all_of(CharterText.is_amendment, not_(CharterText.resolution_is_valid))
charter_has_no_vote = all_of(is_first_adoption, not_(CharterText.resolution_is_valid))
needs_no_approval = all_of(CharterText.is_amendment, AMENDMENT_APPROVAL.is_("not_required"))
is_not_yet_approved = any_of(not_(CharterText.guidance_unit_has_approved), CharterText.assessed_on < CharterText.guidance_unit_approved_on)
approval_day = either(CharterText.guidance_unit_has_approved, CharterText.guidance_unit_approved_on, NOTHING)
first_day_in_force = either(needs_no_approval, CharterText.resolution_adopted_on, approval_day)

NOT_ADOPTED = adverse("not_adopted", "No valid vote", "未有效通过")
ADOPTED_NOT_IN_FORCE = neutral("adopted_not_in_force", "Adopted but not in force", "已通过未生效")
IN_FORCE = favourable(
    "in_force",
    "In force",
    "已生效",
    (Limb(AMENDMENT, when=CharterText.is_amendment), Limb(ADOPTION, when=is_first_adoption), Limb(APPROVAL, when=not_(needs_no_approval))),
)

entry_into_force = Question(
    "charter.entry_into_force",
    asks=("Is the charter, or an amendment to it, adopted and in force?", "章程（或其修改）是否通过并生效？"),
    facts=CharterText,
    answers={
        NOT_ADOPTED: (
            Rule("amendment-without-valid-vote", AMENDMENT, amendment_has_no_vote, title=("Amendment without a valid vote", "章程修改未经有效表决")),
            Rule("charter-without-valid-vote", ADOPTION, charter_has_no_vote),
        ),
        ADOPTED_NOT_IN_FORCE: (Rule("charter-text-not-yet-approved", APPROVAL, all_of(not_(needs_no_approval), is_not_yet_approved)),),
        IN_FORCE: OTHERWISE,
    },
    values=(Value("in_force_from", "first day in force", "生效首日", first_day_in_force, only=(ADOPTED_NOT_IN_FORCE, IN_FORCE)),),
    higher_law=("HL30",),
)
