"""Article 13, items 1 and 2: lawful goods of due quality, and what is owed after an incident.

Only a law or regulation can ban goods from trade; after an incident both the remedy and the report are owed.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.natural_person_seller import LicenceRequirement, is_prior_licence
from cerra_rules.language import OTHERWISE, Caution, Fact, Facts, Question, Rule, Value, adverse, all_of, any_of, fact, favourable, fixed, listed, not_

LAWFULNESS = ANXI.article(13).item(1)
QUALITY = ANXI.article(13).item(2)


class GoodsQuality(Facts):
    """What one seller offers, and what it did about an incident."""

    # lawful goods: item 1
    complies_with_law: Fact[bool] = fact("goods or services comply with law, regulation and rules", "商品或者服务符合法律、法规、规章的规定", judgement=True)
    is_banned_by_law: Fact[bool] = fixed("a law or regulation forbids trading them", "法律、法规禁止交易该商品或者服务", judgement=True)
    licence_requirement: Fact[LicenceRequirement] = fixed(
        "licence that a law or regulation asks for this business: none; one to be obtained before registration; one that may follow registration",
        "法律、法规对该经营活动要求的许可",
        judgement=True,
    )
    holds_required_licence: Fact[bool] = fact("the seller holds that licence", "已取得该许可")
    # quality: item 2
    meets_quality_standards: Fact[bool] = fact(
        "quality is sound and meets every applicable national, industry or local standard",
        "质量有保证，并且符合适用的国家标准、行业标准或者地方标准",
        judgement=True,
    )
    had_safety_incident: Fact[bool] = fixed("a quality or safety incident has occurred", "已经发生质量安全事故", judgement=True)
    remedied_at_once: Fact[bool] = fact("remedial measures were taken at once", "已第一时间采取补救措施", judgement=True)
    reported_to_office: Fact[bool] = fact("the incident was reported to the lead group's office", "已向领导小组办公室汇报")


lacks_prior_licence = all_of(is_prior_licence(GoodsQuality.licence_requirement), not_(GoodsQuality.holds_required_licence))
# Business without a licence that may follow registration is unlawful under other law all the same.
needs_some_licence = not_(GoodsQuality.licence_requirement.is_(LicenceRequirement.NONE))
lacks_some_licence = all_of(needs_some_licence, not_(GoodsQuality.holds_required_licence))
incident_was_handled = all_of(GoodsQuality.remedied_at_once, GoodsQuality.reported_to_office)

BREACH = adverse("breach", "At least one duty is breached.", "至少违反一项义务。")
COMPLIANT = favourable(
    "compliant",
    "No breach.",
    "未见违反本办法。",
    (LAWFULNESS, QUALITY),
    caution=(Caution("HL23", when=GoodsQuality.had_safety_incident), Caution("HL24", when=lacks_some_licence)),
)

DUTIES = (
    Rule("unlawful-goods", LAWFULNESS.norm("a"), not_(GoodsQuality.complies_with_law), title=("Unlawful goods", "商品不合法")),
    Rule(
        "banned-or-unlicensed-goods",
        LAWFULNESS.norm("b"),
        any_of(GoodsQuality.is_banned_by_law, lacks_prior_licence),
        title=("Banned or unlicensed goods", "禁止交易或者未经许可的商品"),
    ),
    Rule("substandard-goods", QUALITY.norm("a"), not_(GoodsQuality.meets_quality_standards), title=("Substandard goods", "质量不合格")),
    Rule(
        "incident-not-handled",
        QUALITY.norm("b"),
        all_of(GoodsQuality.had_safety_incident, not_(incident_was_handled)),
        title=("Incident not handled", "事故处置不当"),
    ),
)

goods_quality = Question(
    "anxi.goods_quality",
    asks=("Are the goods lawful and of due quality, and was an incident handled?", "商品或者服务是否合法、合格？质量安全事故的处置是否合规？"),
    concerns=("the seller", "卖家"),
    facts=GoodsQuality,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL18", "HL23", "HL24"),
    adverse_law=("HL01",),
)
