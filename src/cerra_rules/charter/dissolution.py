"""Article 32: whether the decision to dissolve, or to deregister, the Alliance is valid.

It takes a vote and the guidance unit's consent. The text joins the two with 並經, which suggests an order and attaches nothing
to it; so any order is enough, unless the other reading is chosen. No special majority is asked for.
National law asks a registered association for more (HL30, HL34).
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Fact,
    Facts,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    date,
    decided_by,
    fact,
    favourable,
    listed,
    not_,
)

VOTE = CHARTER.article(16)
RESOLUTION_TO_DISSOLVE = CHARTER.article(32).norm("a")
CONSENT = CHARTER.article(32).norm("b")


class Dissolution(Facts):
    """One decision to dissolve or deregister the Alliance."""

    # the vote
    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution to dissolve exists",
        "主席团会议已通过解散联盟的有效决议",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )
    resolution_adopted_on: Fact[date] = fact(
        "Day of that resolution; used only under dissolution_vote_order = vote_first",
        "该决议通过之日（仅在须先表决的读法下使用）",
        only_if="resolution_is_valid",
    )

    # the consent
    guidance_unit_has_consented: Fact[bool] = fact("The guidance unit examined and agreed", "工作指导单位已审查同意")
    guidance_unit_consented_on: Fact[date] = fact(
        "Day of the consent; used only under dissolution_vote_order = vote_first", "同意之日（仅在须先表决的读法下使用）", only_if="guidance_unit_has_consented"
    )


DISSOLUTION_VOTE_ORDER = CHARTER.reading("dissolution_vote_order", options=("any_order", "vote_first"), default="any_order")  # RC41

consent_came_too_early = all_of(
    DISSOLUTION_VOTE_ORDER.is_("vote_first"),
    Dissolution.resolution_is_valid,
    Dissolution.guidance_unit_consented_on < Dissolution.resolution_adopted_on,
)

ELEMENTS_MISSING = adverse("elements_missing", "An element is missing", "缺少要件。")
VALID_DISSOLUTION = favourable(
    "valid", "Vote and consent are there", "表决通过与审查同意均已具备。", (VOTE, RESOLUTION_TO_DISSOLVE, CONSENT), caution=(Caution("HL30"), Caution("HL34"))
)

MISSING_ELEMENTS = (
    Rule(
        "dissolution-without-valid-resolution",
        RESOLUTION_TO_DISSOLVE,
        not_(Dissolution.resolution_is_valid),
        title=("Dissolution without a valid resolution", "解散未经有效决议"),
    ),
    Rule(
        "consent-lacking-or-before-the-vote",
        CONSENT,
        any_of(not_(Dissolution.guidance_unit_has_consented), consent_came_too_early),
        title=("Consent lacking or too early", "未经同意或者同意在先"),
    ),
)

dissolution = Question(
    "charter.dissolution",
    asks=("Is the decision to dissolve or deregister the Alliance valid?", "解散（注销）联盟的决定是否有效？"),
    concerns=("whoever relies on the dissolution", "主张解散有效的一方"),
    facts=Dissolution,
    answers={
        ELEMENTS_MISSING: MISSING_ELEMENTS,
        VALID_DISSOLUTION: OTHERWISE,
    },
    values=(Value("missing", "what is missing", "欠缺的事项", listed(*MISSING_ELEMENTS)),),
    higher_law=("HL30", "HL34"),
)
