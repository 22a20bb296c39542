"""Article 33: the steps before the Alliance ends, and what it may do in liquidation.

The report comes before the end, so that one on the day itself is too late. Which ministries are "concerned" is doubtful: the only
one in the text is that of the guidance unit, which has to be told in any case. The question is asked of the steps, or of one act.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Fact,
    Facts,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    date,
    fact,
    favourable,
    fixed,
    implies,
    listed,
    not_,
)

REPORT = CHARTER.article(33).norm("a")
LIQUIDATION_BODY = CHARTER.article(33).norm("b")
LIQUIDATION_ONLY = CHARTER.article(33).norm("c")


class LiquidationMatter(Named):
    """Whether the question is about the steps or about one act."""

    STEPS = "steps", "清算步骤"
    ACT = "act", "某一行为"


class Liquidation(Facts):
    """The steps before the end of the Alliance, or one act in its liquidation."""

    asks_about: Fact[LiquidationMatter] = fixed("Whether the question is about the steps or about one act", "询问步骤还是某一行为")

    # the steps
    report_was_made: Fact[bool] = fact(
        "The coming end was reported to the ministries concerned (at least to the guidance unit)", "已向有关部委报告（至少向工作指导单位）"
    )
    report_reached_every_ministry_named: Fact[bool] = fact(
        "Every ministry that the user names was told; used only under ministries_to_inform = every_ministry_named",
        "已向使用者列明的各部委报告（仅在须向各部委报告的读法下使用）",
    )
    reported_on: Fact[date] = fact(
        "Day on which the last report required under the reading in force was first made; irrelevant when the Alliance has not ended",
        "所选读法要求的最后一份报告首次作出之日（联盟尚未终止时无关）",
        only_if="report_was_made",
    )
    alliance_has_terminated: Fact[bool] = fixed("The Alliance has ended", "联盟已终止", judgement=True)
    terminated_on: Fact[date] = fixed("Day of the end", "联盟终止之日", only_if="alliance_has_terminated")
    liquidation_body_was_formed: Fact[bool] = fact(
        "A liquidation body was formed under the applicable rules, before the end if the Alliance has ended",
        "已依规成立清算组织（联盟已终止的，须在终止前成立）",
        judgement=True,
    )

    # one act
    is_in_liquidation: Fact[bool] = fact(
        "The act falls within the liquidation period; matters for a question about an act only", "行为发生在清算期间（仅询问某一行为时有意义）", judgement=True
    )
    act_serves_liquidation: Fact[bool] = fact(
        "The act is a liquidation act; matters for a question about an act only", "该行为属于清算事务（仅询问某一行为时有意义）", judgement=True
    )


MINISTRIES_TO_INFORM = CHARTER.reading(
    "ministries_to_inform", options=("guidance_unit_at_least", "every_ministry_named"), default="guidance_unit_at_least"
)  # RC42

asks_about_an_act = Liquidation.asks_about.is_(LiquidationMatter.ACT)
is_banned = all_of(asks_about_an_act, Liquidation.is_in_liquidation, not_(Liquidation.act_serves_liquidation))
was_reported_beforehand = all_of(
    Liquidation.report_was_made,
    implies(MINISTRIES_TO_INFORM.is_("every_ministry_named"), Liquidation.report_reached_every_ministry_named),
    implies(Liquidation.alliance_has_terminated, Liquidation.reported_on < Liquidation.terminated_on),
)

ACT_FORBIDDEN = adverse("act_forbidden", "Other activity during liquidation", "清算期间开展清算以外的活动，不允许。")
ACT_ALLOWED = favourable("act_allowed", "Not forbidden by 33#c", "不属于第三十三条禁止的活动。")
STEPS_MISSING = adverse("steps_missing", "A step is missing", "步骤未齐。")
STEPS_COMPLETE = favourable(
    "steps_complete", "Report and liquidation body are there", "报告和清算组织均已具备。", (REPORT, LIQUIDATION_BODY), caution=Caution("HL30")
)

MISSING_STEPS = (
    Rule("end-not-reported-beforehand", REPORT, not_(was_reported_beforehand), title=("End not reported beforehand", "终止前未报告")),
    Rule(
        "liquidation-body-not-formed", LIQUIDATION_BODY, not_(Liquidation.liquidation_body_was_formed), title=("Liquidation body not formed", "未成立清算组织")
    ),
)

liquidation = Question(
    "charter.liquidation",
    asks=("Are the steps of liquidation complete, or is this act allowed during liquidation?", "清算步骤是否齐备，或者清算期间该行为是否允许？"),
    concerns=("the Alliance", "联盟"),
    facts=Liquidation,
    answers={
        ACT_FORBIDDEN: (
            Rule("other-activity-during-liquidation", LIQUIDATION_ONLY, is_banned, title=("Other activity during liquidation", "清算期间的其他活动")),
        ),
        ACT_ALLOWED: (
            Rule("act-free-of-liquidation-ban", LIQUIDATION_ONLY, asks_about_an_act, title=("Act that the ban does not reach", "不受清算期禁令限制的行为")),
        ),
        STEPS_MISSING: MISSING_STEPS,
        STEPS_COMPLETE: OTHERWISE,
    },
    values=(Value("missing", "what is missing", "欠缺的事项", listed(*MISSING_STEPS), only=(STEPS_MISSING, STEPS_COMPLETE)),),
    higher_law=("HL30", "HL34"),
)
