"""Articles 25 and 26: suspending the services behind a shop, and closing a website."""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Invariant, Question, Rule, Value, adverse, all_of, fact, favourable, implies, listing, not_

CLOSURE_DOCUMENTS = ANXI.article(26).norm("a")
CLOSURE = ANXI.article(26).norm("b")


class Closure(Facts):
    """One website that is to be closed after a penalty."""

    penalty_is_decided: Fact[bool] = fact("an administrative penalty for unlawful online trade has been decided", "对网络交易违法行为已作出行政处罚")
    penalty_is_final: Fact[bool] = fact(
        "the penalty can no longer be challenged (matters only under closure_penalty_status = final)",
        "行政处罚决定已确定，不得再行争议（仅在 closure_penalty_status = final 时有意义）",
    )
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

penalty_lacks_finality = all_of(CLOSURE_PENALTY_STATUS.is_("final"), not_(Closure.penalty_is_final))

STEPS_MISSING = adverse("steps_missing", "A step is missing.", "程序不齐。")
OPERATOR_MUST_ACT = favourable("operator_must_act", "The telecom operator must act.", "电信运营商应予实施。", (CLOSURE_DOCUMENTS, CLOSURE))

website_closure = Question(
    "anxi.website_closure",
    asks=("Are the steps of article 26 for closing a website complete?", "关闭网站的程序是否齐备？"),
    facts=Closure,
    answers={
        STEPS_MISSING: (
            Rule("closure-before-penalty", CLOSURE_DOCUMENTS, not_(Closure.penalty_is_decided)),
            Rule("closure-before-finality", CLOSURE_DOCUMENTS, penalty_lacks_finality),
            Rule("closure-not-needed", CLOSURE_DOCUMENTS, not_(Closure.closure_is_needed)),
            Rule("penalty-decision-not-sent", CLOSURE_DOCUMENTS, not_(Closure.decision_was_sent)),
            Rule("recommendation-not-sent", CLOSURE_DOCUMENTS, not_(Closure.recommendation_was_sent)),
        ),
        OPERATOR_MUST_ACT: OTHERWISE,
    },
    values=(
        Value(
            "missing",
            "what is missing",
            "欠缺的事项",
            listing(
                (not_(Closure.penalty_is_decided), "penalty_is_decided"),
                (penalty_lacks_finality, "penalty_is_final"),
                (not_(Closure.closure_is_needed), "closure_is_needed"),
                (not_(Closure.decision_was_sent), "decision_was_sent"),
                (not_(Closure.recommendation_was_sent), "recommendation_was_sent"),
            ),
        ),
    ),
    higher_law=("HL01", "HL20"),
    adverse_law=("HL01",),
)
