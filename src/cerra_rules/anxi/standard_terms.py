"""Article 13, item 5, and article 17, item 6: electronic standard terms, and rules that an operator sets one-sidedly.

17(6) names standard terms as one form of one-sided rule, so one unfair term may breach both provisions.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, Value, adverse, all_of, any_of, fact, favourable, fixed, listed, not_

TERMS = ANXI.article(13).item(5)
ONE_SIDED_RULES = ANXI.article(17).item(6)


class StandardTerms(Facts):
    """The standard terms and one-sided notices of one operator."""

    # what the operator uses, and towards whom
    buyer_is_consumer: Fact[bool] = fixed(
        "the counterparty buys for living needs, not for resale or for use in a business; with both, the main purpose when buying counts",
        "买方为生活消费需要而购买，不是为转售或者经营使用；兼有两者的，以购买时的主要目的为准",
        judgement=True,
    )
    uses_standard_terms: Fact[bool] = fact("electronic standard terms are used", "使用电子格式条款", judgement=True)
    issues_unilateral_notices: Fact[bool] = fact(
        "rules are set one-sidedly by online notice, electronic letter or the like", "以网上通告、电子信函等方式单方作出规定"
    )
    # how the terms were set and explained
    terms_are_fair: Fact[bool] = fact("the standard terms set rights and duties fairly", "格式条款公平确定双方的权利义务", judgement=True)
    flags_important_terms: Fact[bool] = fact(
        "terms of major concern are flagged in a reasonable and conspicuous way", "以合理和显著的方式提请消费者注意有重大关系的条款", judgement=True
    )
    explanation_was_requested: Fact[bool] = fixed("the consumer asked for an explanation", "消费者要求说明相关条款")
    gave_explanation: Fact[bool] = fact("the explanation was given", "已按照消费者的要求予以说明")
    # what they say
    is_unfair_to_consumers: Fact[bool] = fact(
        "a term or rule is unfair or unreasonable towards consumers", "条款或者规定对消费者不公平、不合理", judgement=True
    )
    reduces_own_duties: Fact[bool] = fact(
        "a term reduces or excludes the operator's own duties or liability", "条款减轻或者免除经营者自身的义务、责任", judgement=True
    )
    sheds_liability_for_consumer_harm: Fact[bool] = fact(
        "a term or rule reduces or excludes liability for harming consumers' rights", "条款或者规定减免损害消费者合法权益的民事责任", judgement=True
    )
    excludes_main_consumer_rights: Fact[bool] = fact("a term excludes or limits consumers' main rights", "条款排除或者限制消费者的主要权利", judgement=True)


binds_consumer = all_of(StandardTerms.uses_standard_terms, StandardTerms.buyer_is_consumer)
explanation_is_owed = all_of(StandardTerms.explanation_was_requested, not_(StandardTerms.gave_explanation))
is_one_sided = any_of(StandardTerms.uses_standard_terms, StandardTerms.issues_unilateral_notices)
harms_consumers = any_of(StandardTerms.is_unfair_to_consumers, StandardTerms.sheds_liability_for_consumer_harm)
favours_operator = any_of(harms_consumers, StandardTerms.reduces_own_duties, StandardTerms.excludes_main_consumer_rights)

BREACH = adverse("breach", "At least one duty or ban is breached.", "至少违反一项义务或者禁止性规定。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反本办法。", (TERMS, ONE_SIDED_RULES))

DUTIES = (
    Rule(
        "unfair-standard-terms",
        TERMS.norm("a"),
        all_of(StandardTerms.uses_standard_terms, not_(StandardTerms.terms_are_fair)),
        title=("Unfair standard terms", "格式条款不公平"),
    ),
    Rule(
        "important-terms-not-flagged",
        TERMS.norm("b"),
        all_of(binds_consumer, not_(StandardTerms.flags_important_terms)),
        title=("Important terms not flagged", "重大条款未作提示"),
    ),
    Rule(
        "explanation-asked-for-and-not-given",
        TERMS.norm("c"),
        all_of(binds_consumer, explanation_is_owed),
        title=("Explanation asked for and not given", "未按要求说明条款"),
    ),
    Rule(
        "standard-terms-against-consumers",
        TERMS.norm("d"),
        all_of(binds_consumer, favours_operator),
        title=("Standard terms against consumers", "损害消费者的格式条款"),
    ),
    Rule(
        "unilateral-rules-against-consumers",
        ONE_SIDED_RULES,
        all_of(is_one_sided, StandardTerms.buyer_is_consumer, harms_consumers),
        title=("Unilateral rules against consumers", "损害消费者的单方规定"),
    ),
)

standard_terms = Question(
    "anxi.standard_terms",
    asks=("Are electronic standard terms and unilateral notices in order?", "电子格式条款和单方通告是否合规？"),
    concerns=("the operator that sets the terms", "提供条款的经营者"),
    facts=StandardTerms,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL14",),
    adverse_law=("HL01",),
)
