"""Articles 25 and 26: suspending the services behind a shop, and closing a website."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL20
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import CLOSURE_PENALTY_STATUS
from cerra_rules.language.facts import Fact, Facts, Invariant, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value
from cerra_rules.language.words import all_of, implies, listing, not_

SUSPENSION = ANXI.article(25)
CLOSURE_DOCUMENTS = ANXI.article(26).norm("a")
CLOSURE = ANXI.article(26).norm("b")


class Suspension(Facts):
    """One notice that asks a provider to suspend its service to somebody."""

    case_is_filed: Fact[bool] = fact("a case on unlawful online trade has been opened", zh="网络交易违法案件已立案")
    suspension_is_needed: Fact[bool] = fact(
        "the case makes a suspension of service necessary", zh="办理该案需要暂停服务", judgement=True
    )
    addressee_is_related_provider: Fact[bool] = fact(
        "the addressee of the notice is a platform or basic-service provider connected with the case",
        zh="通知对象为与案件相关联的平台经营者或者基础服务经营者",
    )
    notice_is_written: Fact[bool] = fact(
        "there is a written suspension notice or similar document", zh="有暂停服务通知书等书面材料"
    )
    issuer_is_competent: Fact[bool] = fact(
        "the notice was issued by the market authority or another competent department",
        zh="该通知由工商行政管理部门或者其他职能部门下达",
    )


CONDITIONS_MISSING = Outcome("conditions_missing", Tone.ADVERSE, en="A condition is missing.", zh="条件不具备。")
CONDITIONS_MET = Outcome(
    "conditions_met", Tone.FAVOURABLE, cites=SUSPENSION,
    en="All conditions of the article are met.", zh="条件均具备。",
)  # fmt: skip

suspension = Question(
    "anxi.suspension",
    asks=("Are the conditions of article 25 for a suspension notice met?", "暂停服务通知的条件是否具备？"),
    facts=Suspension,
    outcomes=(CONDITIONS_MISSING, CONDITIONS_MET),
    rules=(
        Rule("no-case-filed", CONDITIONS_MISSING, cites=SUSPENSION, when=not_(Suspension.case_is_filed)),
        Rule(
            "suspension-not-needed",
            CONDITIONS_MISSING,
            cites=SUSPENSION,
            when=not_(Suspension.suspension_is_needed),
        ),
        Rule(
            "suspension-of-unrelated-provider",
            CONDITIONS_MISSING,
            cites=SUSPENSION,
            when=not_(Suspension.addressee_is_related_provider),
        ),
        Rule(
            "suspension-notice-not-written",
            CONDITIONS_MISSING,
            cites=SUSPENSION,
            when=not_(Suspension.notice_is_written),
        ),
        Rule(
            "suspension-by-incompetent-issuer",
            CONDITIONS_MISSING,
            cites=SUSPENSION,
            when=not_(Suspension.issuer_is_competent),
        ),
    ),
    values=(
        Value(
            "missing",
            listing(
                (not_(Suspension.case_is_filed), "case_is_filed"),
                (not_(Suspension.suspension_is_needed), "suspension_is_needed"),
                (not_(Suspension.addressee_is_related_provider), "addressee_is_related_provider"),
                (not_(Suspension.notice_is_written), "notice_is_written"),
                (not_(Suspension.issuer_is_competent), "issuer_is_competent"),
            ),
            en="what is missing",
            zh="欠缺的事项",
        ),
    ),
    higher_law=(HL01, HL20),
    adverse_law=(HL01,),
    remarks=remarks.SUSPENSION,
)


class Closure(Facts):
    """One website that is to be closed after a penalty."""

    penalty_is_decided: Fact[bool] = fact(
        "an administrative penalty for unlawful online trade has been decided", zh="对网络交易违法行为已作出行政处罚"
    )
    penalty_is_final: Fact[bool] = fact(
        "the penalty can no longer be challenged (matters only under closure_penalty_status = final)",
        zh="行政处罚决定已确定，不得再行争议（仅在 closure_penalty_status = final 时有意义）",
    )
    closure_is_needed: Fact[bool] = fact(
        "closing the violator's website is necessary", zh="需要关闭违法行为人的网站", judgement=True
    )
    decision_was_sent: Fact[bool] = fact(
        "the penalty decision was sent to the telecom operator", zh="处罚决定书已送交电信运营商"
    )
    recommendation_was_sent: Fact[bool] = fact(
        "the administrative recommendation was sent to the telecom operator", zh="行政建议书已送交电信运营商"
    )

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(
                implies(cls.penalty_is_final, cls.penalty_is_decided),
                "no final penalty without a penalty",
                "行政处罚决定已确定的，必已作出行政处罚",
            ),
            Invariant(
                implies(cls.decision_was_sent, cls.penalty_is_decided),
                "no decision to send without a penalty",
                "处罚决定书已送交的，必已作出行政处罚",
            ),
        )


penalty_lacks_finality = all_of(CLOSURE_PENALTY_STATUS.is_("final"), not_(Closure.penalty_is_final))

STEPS_MISSING = Outcome("steps_missing", Tone.ADVERSE, en="A step is missing.", zh="程序不齐。")
OPERATOR_MUST_ACT = Outcome(
    "operator_must_act", Tone.FAVOURABLE, cites=(CLOSURE_DOCUMENTS, CLOSURE),
    en="The telecom operator must act.", zh="电信运营商应予实施。",
)  # fmt: skip

website_closure = Question(
    "anxi.website_closure",
    asks=("Are the steps of article 26 for closing a website complete?", "关闭网站的程序是否齐备？"),
    facts=Closure,
    outcomes=(STEPS_MISSING, OPERATOR_MUST_ACT),
    rules=(
        Rule(
            "closure-before-penalty",
            STEPS_MISSING,
            cites=CLOSURE_DOCUMENTS,
            when=not_(Closure.penalty_is_decided),
        ),
        Rule("closure-before-finality", STEPS_MISSING, cites=CLOSURE_DOCUMENTS, when=penalty_lacks_finality),
        Rule("closure-not-needed", STEPS_MISSING, cites=CLOSURE_DOCUMENTS, when=not_(Closure.closure_is_needed)),
        Rule(
            "penalty-decision-not-sent",
            STEPS_MISSING,
            cites=CLOSURE_DOCUMENTS,
            when=not_(Closure.decision_was_sent),
        ),
        Rule(
            "recommendation-not-sent",
            STEPS_MISSING,
            cites=CLOSURE_DOCUMENTS,
            when=not_(Closure.recommendation_was_sent),
        ),
    ),
    values=(
        Value(
            "missing",
            listing(
                (not_(Closure.penalty_is_decided), "penalty_is_decided"),
                (penalty_lacks_finality, "penalty_is_final"),
                (not_(Closure.closure_is_needed), "closure_is_needed"),
                (not_(Closure.decision_was_sent), "decision_was_sent"),
                (not_(Closure.recommendation_was_sent), "recommendation_was_sent"),
            ),
            en="what is missing",
            zh="欠缺的事项",
        ),
    ),
    higher_law=(HL01, HL20),
    adverse_law=(HL01,),
    remarks=remarks.WEBSITE_CLOSURE,
)
