"""Articles 25 and 26: suspending the services behind a shop, and closing a website."""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, fact, favourable, listing, not_

SUSPENSION = ANXI.article(25)


class Suspension(Facts):
    """One notice that asks a provider to suspend its service to somebody."""

    case_is_filed: Fact[bool] = fact("a case on unlawful online trade has been opened", "网络交易违法案件已立案")
    suspension_is_needed: Fact[bool] = fact("the case makes a suspension of service necessary", "办理该案需要暂停服务", judgement=True)
    addressee_is_related_provider: Fact[bool] = fact(
        "the addressee of the notice is a platform or basic-service provider connected with the case", "通知对象为与案件相关联的平台经营者或者基础服务经营者"
    )
    notice_is_written: Fact[bool] = fact("there is a written suspension notice or similar document", "有暂停服务通知书等书面材料")
    issuer_is_competent: Fact[bool] = fact(
        "the notice was issued by the market authority or another competent department", "该通知由工商行政管理部门或者其他职能部门下达"
    )


CONDITIONS_MISSING = adverse("conditions_missing", "A condition is missing.", "条件不具备。")
CONDITIONS_MET = favourable("conditions_met", "All conditions of the article are met.", "条件均具备。", SUSPENSION)

suspension = Question(
    "anxi.suspension",
    asks=("Are the conditions of article 25 for a suspension notice met?", "暂停服务通知的条件是否具备？"),
    facts=Suspension,
    answers={
        CONDITIONS_MISSING: (
            Rule("no-case-filed", SUSPENSION, not_(Suspension.case_is_filed)),
            Rule("suspension-not-needed", SUSPENSION, not_(Suspension.suspension_is_needed)),
            Rule("suspension-of-unrelated-provider", SUSPENSION, not_(Suspension.addressee_is_related_provider)),
            Rule("suspension-notice-not-written", SUSPENSION, not_(Suspension.notice_is_written)),
            Rule("suspension-by-incompetent-issuer", SUSPENSION, not_(Suspension.issuer_is_competent)),
        ),
        CONDITIONS_MET: OTHERWISE,
    },
    values=(
        Value(
            "missing",
            "what is missing",
            "欠缺的事项",
            listing(
                (not_(Suspension.case_is_filed), "case_is_filed"),
                (not_(Suspension.suspension_is_needed), "suspension_is_needed"),
                (not_(Suspension.addressee_is_related_provider), "addressee_is_related_provider"),
                (not_(Suspension.notice_is_written), "notice_is_written"),
                (not_(Suspension.issuer_is_competent), "issuer_is_competent"),
            ),
        ),
    ),
    higher_law=("HL01", "HL20"),
    adverse_law=("HL01",),
)
