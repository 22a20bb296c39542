"""Article 13, items 1 and 2: lawful goods of due quality, and what is owed after an incident.

Only a law or regulation can ban goods from trade; after an incident both the remedy and the report are owed.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.natural_person_seller import LicenceRequirement, is_prior_licence
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, all_of, any_of, fact, favourable, fixed, listed, not_

LAWFULNESS = ANXI.article(13).item(1)
QUALITY = ANXI.article(13).item(2)


class GoodsQuality(Facts):
    """What one seller offers, and what it did about an incident."""

    # lawful goods: item 1
    complies_with_law: Fact[bool] = fact("the goods or services comply with law, regulation and rules", "商品或者服务符合法律、法规、规章", judgement=True)
    is_banned_by_law: Fact[bool] = fixed("a law or regulation forbids trading the goods or services", "法律、法规禁止交易该商品或者服务")
    licence_requirement: Fact[LicenceRequirement] = fixed(
        "licence that a law or regulation asks for this business: none; one to be obtained before registration; one that may follow registration",
        "法律、法规对该业务所要求的许可",
    )
    holds_required_licence: Fact[bool] = fact("the seller holds the licence that law asks for", "网络商品经营者已取得所须的许可")
    # quality: item 2
    meets_quality_standards: Fact[bool] = fact(
        "the goods are of sound quality and meet every applicable national, industry or local standard",
        "商品质量可靠，并符合适用的国家、行业或者地方标准",
        judgement=True,
    )
    had_safety_incident: Fact[bool] = fixed("a quality or safety incident with the goods has occurred", "商品发生过质量安全事故")
    remedied_at_once: Fact[bool] = fact("remedial measures were taken at once after the incident", "事故发生后立即采取了补救措施", judgement=True)
    reported_to_office: Fact[bool] = fact("the incident was reported to the office of the lead group", "已将事故汇报给领导小组办公室")


lacks_prior_licence = all_of(is_prior_licence(GoodsQuality.licence_requirement), not_(GoodsQuality.holds_required_licence))
incident_was_handled = all_of(GoodsQuality.remedied_at_once, GoodsQuality.reported_to_office)

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反。", (LAWFULNESS, QUALITY))

DUTIES = (
    Rule("unlawful-goods", LAWFULNESS.norm("a"), not_(GoodsQuality.complies_with_law)),
    Rule("banned-or-unlicensed-goods", LAWFULNESS.norm("b"), any_of(GoodsQuality.is_banned_by_law, lacks_prior_licence)),
    Rule("substandard-goods", QUALITY.norm("a"), not_(GoodsQuality.meets_quality_standards)),
    Rule("incident-not-handled", QUALITY.norm("b"), all_of(GoodsQuality.had_safety_incident, not_(incident_was_handled))),
)

goods_quality = Question(
    "anxi.goods_quality",
    asks=("Are the goods lawful and of due quality, and was an incident handled?", "商品是否合法合格，事故处置是否合规？"),
    facts=GoodsQuality,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL23", "HL24"),
    adverse_law=("HL01",),
)
