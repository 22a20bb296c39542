"""Article 25: suspending the services behind a shop.

All five conditions must be there. The text says nothing of duration, renewal or remedy, so nothing of them is asked here.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Caution, Condition, Fact, Facts, Question, Rule, Value, adverse, fact, favourable, listing, not_

SUSPENSION = ANXI.article(25)


class Suspension(Facts):
    """One notice that asks a provider to suspend its service to somebody."""

    case_is_filed: Fact[bool] = fact("a case on unlawful online trade has been opened", "网络商品交易违法案件已经立案")
    suspension_is_needed: Fact[bool] = fact("the case makes a suspension of service necessary", "因办案需要暂停提供服务", judgement=True)
    addressee_is_related_provider: Fact[bool] = fact(
        "the addressee is a platform or basic-service provider connected with the case",
        "对象为与案件相关联的网络交易平台经营者或者基础服务经营者",
        judgement=True,
    )
    notice_is_written: Fact[bool] = fact("there is a written suspension notice or similar document", "已有暂停提供服务通知书等书面材料")
    issuer_is_competent: Fact[bool] = fact(
        "it was issued by the market authority or another competent department", "由工商行政管理部门或者其他相关职能部门下达", judgement=True
    )


def condition(id: str, fulfilled: Condition, en: str, zh: str) -> Rule:
    """Return the rule of one condition of the article: without it the notice is not lawful."""
    return Rule(id, SUSPENSION, not_(fulfilled), title=(en, zh))


CONDITIONS_MISSING = adverse("conditions_missing", "A condition is missing.", "尚缺一项以上条件。")
CONDITIONS_MET = favourable(
    "conditions_met",
    "All conditions of the article are met.",
    "第二十五条规定的条件均已具备；措施是否合法另依法律、法规判断。",
    SUSPENSION,
    caution=Caution("HL20"),
)

CONDITIONS = {  # by the fact that is missing where the rule applies
    "case_is_filed": condition("no-case-filed", Suspension.case_is_filed, "No case filed", "未立案"),
    "suspension_is_needed": condition("suspension-not-needed", Suspension.suspension_is_needed, "Suspension not needed", "无需暂停服务"),
    "addressee_is_related_provider": condition(
        "suspension-of-unrelated-provider", Suspension.addressee_is_related_provider, "Unrelated addressee", "通知对象无关联"
    ),
    "notice_is_written": condition("suspension-notice-not-written", Suspension.notice_is_written, "Notice not in writing", "无书面通知"),
    "issuer_is_competent": condition("suspension-by-incompetent-issuer", Suspension.issuer_is_competent, "Notice by an incompetent issuer", "通知机关无权"),
}

suspension = Question(
    "anxi.suspension",
    asks=("Are the conditions of article 25 for a suspension notice met?", "第二十五条规定的暂停提供服务的条件是否具备？"),
    concerns=("the department that wants the suspension", "拟决定暂停服务的部门"),
    facts=Suspension,
    answers={CONDITIONS_MISSING: tuple(CONDITIONS.values()), CONDITIONS_MET: OTHERWISE},
    values=(Value("missing", "what is missing", "欠缺的事项", listing(*((rule.when, name) for name, rule in CONDITIONS.items()))),),
    higher_law=("HL01", "HL20"),
)
