"""Article 26: closing a website after a penalty.

The text joins the two documents by "and" (及), so both must be sent; it speaks of a penalty that has been decided, not of one that is final.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Condition,
    Fact,
    Facts,
    Invariant,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    fact,
    favourable,
    implies,
    listing,
    not_,
)

CLOSURE_DOCUMENTS = ANXI.article(26).norm("a")
CLOSURE = ANXI.article(26).norm("b")


class Closure(Facts):
    """One website that is to be closed after a penalty."""

    # the penalty
    penalty_is_decided: Fact[bool] = fact("an administrative penalty for unlawful online trade has been decided", "已作出行政处罚")
    penalty_is_final: Fact[bool] = fact(
        "it can no longer be challenged (matters only under closure_penalty_status = final)", "处罚决定已不可再争议", judgement=True
    )
    # the closure and its documents
    closure_is_needed: Fact[bool] = fact("closing the violator's website is necessary", "需要关闭违法行为人的网站", judgement=True)
    decision_was_sent: Fact[bool] = fact("the penalty decision was sent to the telecom operator", "处罚决定书已送交电信运营商")
    recommendation_was_sent: Fact[bool] = fact("the administrative recommendation was sent to the telecom operator", "行政建议书已送交电信运营商")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(implies(cls.penalty_is_final, cls.penalty_is_decided), "no final penalty without a penalty", "行政处罚决定已确定的，必已作出行政处罚"),
            Invariant(implies(cls.decision_was_sent, cls.penalty_is_decided), "no decision to send without a penalty", "处罚决定书已送交的，必已作出行政处罚"),
        )


CLOSURE_PENALTY_STATUS = ANXI.reading("closure_penalty_status", options=("decided", "final"), default="decided")  # RA45


def step(id: str, is_missing: Condition, en: str, zh: str) -> Rule:
    """Return the rule of one step that must have been taken before the operator acts."""
    return Rule(id, CLOSURE_DOCUMENTS, is_missing, title=(en, zh))


lacks_finality = all_of(CLOSURE_PENALTY_STATUS.is_("final"), not_(Closure.penalty_is_final))

STEPS_MISSING = adverse("steps_missing", "A step is missing.", "尚缺一项以上步骤。")
OPERATOR_MUST_ACT = favourable(
    "operator_must_act",
    "The telecom operator must act.",
    "步骤齐备，电信运营商应当依照国家有关规定实施。",
    (CLOSURE_DOCUMENTS, CLOSURE),
    caution=Caution("HL20"),
)

STEPS = {  # by the fact that is missing where the rule applies
    "penalty_is_decided": step("closure-before-penalty", not_(Closure.penalty_is_decided), "Closure before a penalty", "未作处罚而关闭"),
    "penalty_is_final": step("closure-before-finality", lacks_finality, "Closure before the penalty is final", "处罚未确定而关闭"),
    "closure_is_needed": step("closure-not-needed", not_(Closure.closure_is_needed), "Closure not needed", "无需关闭"),
    "decision_was_sent": step("penalty-decision-not-sent", not_(Closure.decision_was_sent), "Penalty decision not sent", "处罚决定书未送交"),
    "recommendation_was_sent": step("recommendation-not-sent", not_(Closure.recommendation_was_sent), "Recommendation not sent", "行政建议书未送交"),
}

website_closure = Question(
    "anxi.website_closure",
    asks=("Are the steps of article 26 for closing a website complete?", "第二十六条规定的关闭网站的步骤是否齐备？"),
    concerns=("the department that wants the website closed", "拟关闭网站的部门"),
    facts=Closure,
    answers={STEPS_MISSING: tuple(STEPS.values()), OPERATOR_MUST_ACT: OTHERWISE},
    values=(Value("missing", "what is missing", "欠缺的事项", listing(*((rule.when, name) for name, rule in STEPS.items()))),),
    higher_law=("HL01", "HL20"),
)
