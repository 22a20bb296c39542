"""Article 32: whether the decision to dissolve, or to deregister, the Alliance is valid.

It takes a vote and the guidance unit's consent. The text joins the two with 並經, which suggests an order and attaches nothing
to it; so any order is enough, unless the other reading is chosen. No special majority is asked for.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, all_of, any_of, date, fact, favourable, listed, not_

VOTE = CHARTER.article(16)
RESOLUTION_TO_DISSOLVE = CHARTER.article(32).norm("a")
CONSENT = CHARTER.article(32).norm("b")


class Dissolution(Facts):
    """One decision to dissolve or deregister the Alliance."""

    # the vote
    resolution_is_valid: Fact[bool] = fact("A valid presidium resolution to dissolve exists (charter.resolution = valid)", "主席团会议已有效表决通过")
    resolution_adopted_on: Fact[date] = fact(
        "Day of the resolution; used only under dissolution_vote_order = vote_first, irrelevant without a valid resolution",
        "表决日（仅在 dissolution_vote_order = vote_first 时使用）",
    )

    # the consent
    guidance_unit_has_consented: Fact[bool] = fact("The guidance unit examined and agreed", "工作指导单位已审查同意")
    guidance_unit_consented_on: Fact[date] = fact(
        "Day of the consent; used only under dissolution_vote_order = vote_first, irrelevant without consent",
        "同意日（仅在 dissolution_vote_order = vote_first 时使用）",
    )


DISSOLUTION_VOTE_ORDER = CHARTER.reading("dissolution_vote_order", options=("any_order", "vote_first"), default="any_order")  # RC41

consent_came_too_early = all_of(
    DISSOLUTION_VOTE_ORDER.is_("vote_first"),
    Dissolution.resolution_is_valid,
    Dissolution.guidance_unit_consented_on < Dissolution.resolution_adopted_on,
)

ELEMENTS_MISSING = adverse("elements_missing", "An element is missing", "要件欠缺")
VALID_DISSOLUTION = favourable("valid", "Vote and consent are there", "表决与同意齐备", (VOTE, RESOLUTION_TO_DISSOLVE, CONSENT))

MISSING_ELEMENTS = (
    Rule("dissolution-without-valid-resolution", RESOLUTION_TO_DISSOLVE, not_(Dissolution.resolution_is_valid)),
    Rule("consent-lacking-or-before-the-vote", CONSENT, any_of(not_(Dissolution.guidance_unit_has_consented), consent_came_too_early)),
)

dissolution = Question(
    "charter.dissolution",
    asks=("Is the decision to dissolve or deregister the Alliance valid?", "解散（注销）决定是否有效？"),
    facts=Dissolution,
    answers={
        ELEMENTS_MISSING: MISSING_ELEMENTS,
        VALID_DISSOLUTION: OTHERWISE,
    },
    values=(Value("missing", "what is missing", "欠缺的事项", listed(*MISSING_ELEMENTS)),),
    higher_law=("HL30",),
)
