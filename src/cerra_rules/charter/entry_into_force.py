"""Articles 15, 35 and 37: whether the charter, or an amendment to it, is adopted and in force.

The charter is in force from the day on which the guidance unit approves it, that day included; an approval given before the vote
counts from the day of the vote, and a vote after the day asked about is no vote yet. An amended text is read as "this charter" too,
so that an amendment needs the approval as well, which is contested. No special majority is written.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    NOTHING,
    OTHERWISE,
    Caution,
    Fact,
    Facts,
    Limb,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    date,
    decided_by,
    either,
    fact,
    favourable,
    fixed,
    largest,
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
        "A valid presidium resolution adopted the text",
        "主席团会议已通过该文本的有效决议",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )
    resolution_adopted_on: Fact[date] = fact("Day of that resolution", "该决议通过之日", only_if="resolution_is_valid")

    # the approval
    guidance_unit_has_approved: Fact[bool] = fact("The guidance unit approved the text", "工作指导单位已核准")
    guidance_unit_approved_on: Fact[date] = fact("Day of the approval", "核准之日", only_if="guidance_unit_has_approved")
    assessed_on: Fact[date] = fixed("Day for which the question is asked", "判断日")


AMENDMENT_APPROVAL = CHARTER.reading("amendment_approval", options=("required", "not_required"), default="required")  # RC37

is_first_adoption = not_(CharterText.is_amendment)
is_adopted = all_of(CharterText.resolution_is_valid, CharterText.resolution_adopted_on <= CharterText.assessed_on)
amendment_has_no_vote = all_of(CharterText.is_amendment, not_(is_adopted))
charter_has_no_vote = all_of(is_first_adoption, not_(is_adopted))
needs_no_approval = all_of(CharterText.is_amendment, AMENDMENT_APPROVAL.is_("not_required"))
is_not_yet_approved = any_of(not_(CharterText.guidance_unit_has_approved), CharterText.assessed_on < CharterText.guidance_unit_approved_on)
vote_and_approval = largest(CharterText.resolution_adopted_on, CharterText.guidance_unit_approved_on)
first_day_in_force = either(needs_no_approval, CharterText.resolution_adopted_on, either(CharterText.guidance_unit_has_approved, vote_and_approval, NOTHING))

NOT_ADOPTED = adverse("not_adopted", "No valid vote by the day asked about", "至判断日未经有效表决通过。")
ADOPTED_NOT_IN_FORCE = neutral("adopted_not_in_force", "Adopted but not in force", "已表决通过，尚未生效。")
IN_FORCE = favourable(
    "in_force",
    "In force",
    "已生效。",
    (Limb(AMENDMENT, when=CharterText.is_amendment), Limb(ADOPTION, when=is_first_adoption), Limb(APPROVAL, when=not_(needs_no_approval))),
    caution=(Caution("HL30"), Caution("HL34")),
)

entry_into_force = Question(
    "charter.entry_into_force",
    asks=("Is the charter, or an amendment to it, adopted and in force?", "章程（或者章程的修改）是否通过并生效？"),
    concerns=("whoever relies on the text", "主张该文本有效的一方"),
    facts=CharterText,
    answers={
        NOT_ADOPTED: (
            Rule("amendment-without-valid-vote", AMENDMENT, amendment_has_no_vote, title=("Amendment without a valid vote", "章程修改未经有效表决")),
            Rule("charter-without-valid-vote", ADOPTION, charter_has_no_vote, title=("Charter without a valid vote", "章程未经有效表决")),
        ),
        ADOPTED_NOT_IN_FORCE: (
            Rule(
                "charter-text-not-yet-approved", APPROVAL, all_of(not_(needs_no_approval), is_not_yet_approved), title=("Text not yet approved", "文本尚未核准")
            ),
        ),
        IN_FORCE: OTHERWISE,
    },
    values=(Value("in_force_from", "first day in force", "生效首日", first_day_in_force, only=(ADOPTED_NOT_IN_FORCE, IN_FORCE)),),
    higher_law=("HL30", "HL34"),
)
