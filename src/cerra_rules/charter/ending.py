"""Articles 32 to 34: dissolving the Alliance, winding it up, and what becomes of its property."""

from datetime import date

from cerra_rules.charter import remarks
from cerra_rules.charter.higher_law import HL30
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import DISSOLUTION_VOTE_ORDER, MINISTRIES_TO_INFORM
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Named, all_of, any_of, implies, not_

VOTE = CHARTER.article(16)
RESOLUTION_TO_DISSOLVE = CHARTER.article(32).norm("a")
CONSENT = CHARTER.article(32).norm("b")
REPORT = CHARTER.article(33).norm("a")
LIQUIDATION_BODY = CHARTER.article(33).norm("b")
LIQUIDATION_ONLY = CHARTER.article(33).norm("c")
RESOLUTION_TO_DISPOSE = CHARTER.article(34).norm("a")
RELATED_CAUSE = CHARTER.article(34).norm("b")
SUPERVISION = CHARTER.article(34).norm("c")


class Dissolution(Facts):
    """One decision to dissolve or deregister the Alliance."""

    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution to dissolve exists (charter.resolution = valid)", zh="主席团会议已有效表决通过"
    )
    resolution_adopted_on: Fact[date] = fact(
        "Day of the resolution; used only under dissolution_vote_order = vote_first, irrelevant without a valid resolution",
        zh="表决日（仅在 dissolution_vote_order = vote_first 时使用）",
    )
    guidance_unit_has_consented: Fact[bool] = fact("The guidance unit examined and agreed", zh="工作指导单位已审查同意")
    guidance_unit_consented_on: Fact[date] = fact(
        "Day of the consent; used only under dissolution_vote_order = vote_first, irrelevant without consent",
        zh="同意日（仅在 dissolution_vote_order = vote_first 时使用）",
    )


ELEMENTS_MISSING = Outcome("elements_missing", Tone.ADVERSE, en="An element is missing", zh="要件欠缺")
VALID_DISSOLUTION = Outcome(
    "valid",
    Tone.FAVOURABLE,
    cites=(VOTE, RESOLUTION_TO_DISSOLVE, CONSENT),
    en="Vote and consent are there",
    zh="表决与同意齐备",
)

MISSING_ELEMENTS = (
    Rule(
        "dissolution-without-valid-resolution",
        ELEMENTS_MISSING,
        cites=RESOLUTION_TO_DISSOLVE,
        when=not_(Dissolution.resolution_is_valid),
    ),
    Rule(
        "consent-lacking-or-before-the-vote",
        ELEMENTS_MISSING,
        cites=CONSENT,
        when=any_of(
            not_(Dissolution.guidance_unit_has_consented),
            all_of(
                DISSOLUTION_VOTE_ORDER.is_("vote_first"),
                Dissolution.resolution_is_valid,
                Dissolution.guidance_unit_consented_on < Dissolution.resolution_adopted_on,
            ),
        ),
    ),
)

dissolution = Question(
    "charter.dissolution",
    asks=("Is the decision to dissolve or deregister the Alliance valid?", "解散（注销）决定是否有效？"),
    facts=Dissolution,
    outcomes=(ELEMENTS_MISSING, VALID_DISSOLUTION),
    rules=MISSING_ELEMENTS,
    values=(Value("missing", listed(*MISSING_ELEMENTS), en="what is missing", zh="欠缺的事项"),),
    higher_law=(HL30,),
    remarks=remarks.DISSOLUTION,
)


class LiquidationMatter(Named):
    """Whether the question is about the steps or about one act."""

    STEPS = "steps", "清算步骤"
    ACT = "act", "清算期间的某一行为"


class Liquidation(Facts):
    """The steps before the end of the Alliance, or one act in its liquidation."""

    asks_about: Fact[LiquidationMatter] = fact(
        "Whether the question is about the steps or about one act", zh="询问步骤还是某一行为", changeable=False
    )
    report_was_made: Fact[bool] = fact(
        "The coming end of the Alliance was reported to the ministries concerned (at least to the guidance unit)",
        zh="已就即将终止向有关部委报告（至少向工作指导单位）",
    )
    report_reached_every_ministry_named: Fact[bool] = fact(
        "Every ministry that the user names was told; used only under ministries_to_inform = every_ministry_named",
        zh="用户列明的各部委均已报告（仅在 ministries_to_inform = every_ministry_named 时使用）",
    )
    reported_on: Fact[date] = fact(
        "Day on which the last report required under the reading in force was first made; irrelevant unless reported and terminated",
        zh="所选解释方案要求的最后一份报告首次作出之日",
    )
    alliance_has_terminated: Fact[bool] = fact("The Alliance has ended", zh="联盟已终止", changeable=False)
    terminated_on: Fact[date] = fact(
        "Day on which the Alliance ended; irrelevant when it has not ended", zh="联盟终止之日", changeable=False
    )
    liquidation_body_was_formed: Fact[bool] = fact(
        "A liquidation body was formed under the applicable rules, before the end if the Alliance has ended",
        zh="已依规成立清算组织（联盟已终止的，须在终止前成立）",
    )
    is_in_liquidation: Fact[bool] = fact(
        "The act falls within the liquidation period; matters for act only", zh="行为发生在清算期间（仅 act 有意义）"
    )
    act_serves_liquidation: Fact[bool] = fact(
        "The act is a liquidation act; matters for act only", zh="该行为属清算事务（仅 act 有意义）", judgement=True
    )


asks_about_an_act = Liquidation.asks_about.is_(LiquidationMatter.ACT)

ACT_FORBIDDEN = Outcome(
    "act_forbidden", Tone.ADVERSE, en="Other activity during liquidation", zh="清算期间从事其他活动"
)  # fmt: skip
ACT_ALLOWED = Outcome(
    "act_allowed", Tone.FAVOURABLE, en="Not forbidden by 33#c", zh="不受第三十三条清算期禁令限制"
)  # fmt: skip
STEPS_MISSING = Outcome("steps_missing", Tone.ADVERSE, en="A step is missing", zh="步骤未齐")
STEPS_COMPLETE = Outcome(
    "steps_complete",
    Tone.FAVOURABLE,
    cites=(REPORT, LIQUIDATION_BODY),
    en="Report and liquidation body are there",
    zh="步骤齐备",
)

MISSING_STEPS = (
    Rule(
        "end-not-reported-beforehand",
        STEPS_MISSING,
        cites=REPORT,
        when=not_(all_of(
            Liquidation.report_was_made,
            implies(
                MINISTRIES_TO_INFORM.is_("every_ministry_named"), Liquidation.report_reached_every_ministry_named,
            ),
            implies(Liquidation.alliance_has_terminated, Liquidation.reported_on < Liquidation.terminated_on),
        )),
    ),
    Rule(
        "liquidation-body-not-formed",
        STEPS_MISSING,
        cites=LIQUIDATION_BODY,
        when=not_(Liquidation.liquidation_body_was_formed),
    ),
)  # fmt: skip

liquidation = Question(
    "charter.liquidation",
    asks=(
        "Are the steps of liquidation complete, or is this act allowed during liquidation?",
        "清算步骤是否齐备，或清算期间该行为是否允许？",
    ),
    facts=Liquidation,
    outcomes=(ACT_FORBIDDEN, ACT_ALLOWED, STEPS_MISSING, STEPS_COMPLETE),
    rules=(
        Rule(
            "other-activity-during-liquidation",
            ACT_FORBIDDEN,
            cites=LIQUIDATION_ONLY,
            when=all_of(asks_about_an_act, Liquidation.is_in_liquidation, not_(Liquidation.act_serves_liquidation)),
        ),
        Rule("act-free-of-liquidation-ban", ACT_ALLOWED, cites=LIQUIDATION_ONLY, when=asks_about_an_act),
        *MISSING_STEPS,
    ),
    values=(
        Value(
            "missing",
            listed(*MISSING_STEPS),
            only=(STEPS_MISSING, STEPS_COMPLETE),
            en="what is missing",
            zh="欠缺的事项",
        ),
    ),
    higher_law=(HL30,),
    remarks=remarks.LIQUIDATION,
)


class Disposal(Facts):
    """One disposal of what remains after the end of the Alliance."""

    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution decided the disposal (charter.resolution = valid)", zh="主席团会议已有效决议"
    )
    is_for_purpose_related_cause: Fact[bool] = fact(
        "The property goes to a cause related to the purpose of art. 4; false if members or private persons would keep the benefit, or for an unrelated cause; a transfer earmarked for such a cause may go through a member",
        zh="用于与宗旨相关的事业（成员或私人留存利益、或用于无关事业者为否；指定用于该类事业的，可经成员转付）",
        judgement=True,
    )
    guidance_unit_supervises: Fact[bool] = fact("The guidance unit supervises the disposal", zh="受工作指导单位监督")
    follows_state_rules: Fact[bool] = fact("The rules of the state are followed", zh="依照国家有关规定", judgement=True)


INVALID_DISPOSAL = Outcome("invalid", Tone.ADVERSE, en="An element fails", zh="要件欠缺")
VALID_DISPOSAL = Outcome(
    "valid",
    Tone.FAVOURABLE,
    cites=(VOTE, RESOLUTION_TO_DISPOSE, RELATED_CAUSE, SUPERVISION),
    en="Decision, purpose and supervision are there",
    zh="决议、用途、监督齐备",
)

FAILED_ELEMENTS = (
    Rule(
        "disposal-without-valid-resolution",
        INVALID_DISPOSAL,
        cites=RESOLUTION_TO_DISPOSE,
        when=not_(Disposal.resolution_is_valid),
    ),
    Rule(
        "disposal-for-unrelated-cause",
        INVALID_DISPOSAL,
        cites=RELATED_CAUSE,
        when=not_(Disposal.is_for_purpose_related_cause),
    ),
    Rule(
        "disposal-without-supervision-or-state-rules",
        INVALID_DISPOSAL,
        cites=SUPERVISION,
        when=not_(all_of(Disposal.guidance_unit_supervises, Disposal.follows_state_rules)),
    ),
)

residual_assets = Question(
    "charter.residual_assets",
    asks=("Is the disposal of the remaining property valid?", "剩余财产的处置是否有效？"),
    facts=Disposal,
    outcomes=(INVALID_DISPOSAL, VALID_DISPOSAL),
    rules=FAILED_ELEMENTS,
    values=(Value("failed", listed(*FAILED_ELEMENTS), en="conditions that fail", zh="不符的条件"),),
    higher_law=(HL30,),
    remarks=remarks.RESIDUAL_ASSETS,
)
