"""Article 34: what becomes of the property that is left when the Alliance has ended.

The presidium decides after the end, although there is then no Alliance: it is read to keep this one capacity, without which the
article would be empty. Supervision by the guidance unit and the rules of the state are two elements. A transfer earmarked for a related cause may pass through a member; nobody may keep the benefit.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, decided_by, fact, favourable, listed, not_

VOTE = CHARTER.article(16)
RESOLUTION_TO_DISPOSE = CHARTER.article(34).norm("a")
RELATED_CAUSE = CHARTER.article(34).norm("b")
SUPERVISION = CHARTER.article(34).norm("c")
STATE_RULES = CHARTER.article(34).norm("d")


class Disposal(Facts):
    """One disposal of what remains after the end of the Alliance."""

    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution decided the disposal",
        "主席团会议已通过处置的有效决议",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )
    is_for_purpose_related_cause: Fact[bool] = fact(
        "The property goes to a cause related to the purpose of art. 4; false if members or private persons would keep the benefit, or for an unrelated cause; a transfer earmarked for such a cause may go through a member",
        "用于发展与联盟宗旨相关的事业（联盟成员或者私人留存利益、或者用于无关事业的为否；指定用于该类事业的，可经联盟成员转付）",
        judgement=True,
    )
    guidance_unit_supervises: Fact[bool] = fact("The guidance unit supervises the disposal", "受工作指导单位监督")
    follows_state_rules: Fact[bool] = fact("The rules of the state are followed", "依照国家有关规定", judgement=True)


INVALID_DISPOSAL = adverse("invalid", "An element fails", "缺少要件。")
VALID_DISPOSAL = favourable(
    "valid",
    "Decision, purpose, supervision and state rules are there",
    "决议、用途、监督和国家有关规定四项要件均已具备。",
    (VOTE, RESOLUTION_TO_DISPOSE, RELATED_CAUSE, SUPERVISION, STATE_RULES),
)

FAILED_ELEMENTS = (
    Rule(
        "disposal-without-valid-resolution",
        RESOLUTION_TO_DISPOSE,
        not_(Disposal.resolution_is_valid),
        title=("Disposal without a valid resolution", "处置未经有效决议"),
    ),
    Rule(
        "disposal-for-unrelated-cause",
        RELATED_CAUSE,
        not_(Disposal.is_for_purpose_related_cause),
        title=("Disposal for an unrelated cause", "用于与宗旨无关的事业"),
    ),
    Rule("disposal-without-supervision", SUPERVISION, not_(Disposal.guidance_unit_supervises), title=("Disposal without supervision", "处置未受监督")),
    Rule("disposal-against-state-rules", STATE_RULES, not_(Disposal.follows_state_rules), title=("Disposal against state rules", "处置不依国家有关规定")),
)

residual_assets = Question(
    "charter.residual_assets",
    asks=("Is the disposal of the remaining property valid?", "剩余财产的处置是否有效？"),
    concerns=("whoever relies on the disposal", "主张处置有效的一方"),
    facts=Disposal,
    answers={
        INVALID_DISPOSAL: FAILED_ELEMENTS,
        VALID_DISPOSAL: OTHERWISE,
    },
    values=(Value("failed", "conditions that fail", "不符的条件", listed(*FAILED_ELEMENTS)),),
    higher_law=("HL34",),
)
