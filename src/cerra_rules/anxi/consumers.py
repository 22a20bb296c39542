"""Items 13(5), 13(7) and 17(6): standard terms and one-sided rules, and consumers' information."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL11, HL14
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import CONSUMER_INFORMATION_CONSENT
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value, listed
from cerra_rules.language.words import Named, all_of, any_of, not_

TERMS = ANXI.article(13).item(5)
INFORMATION = ANXI.article(13).item(7)
ONE_SIDED_RULES = ANXI.article(17).item(6)


class StandardTerms(Facts):
    """The standard terms and one-sided notices of one operator."""

    buyer_is_consumer: Fact[bool] = fact(
        "the counterparty buys for living needs, not for business", zh="买方为生活需要而购买", changeable=False
    )
    uses_standard_terms: Fact[bool] = fact("the operator uses electronic standard terms", zh="使用电子格式条款")
    issues_unilateral_notices: Fact[bool] = fact(
        "the operator sets rules one-sidedly by online notice, electronic letter or the like",
        zh="以网上通告、电子信函等形式单方面作出规定",
    )
    terms_are_fair: Fact[bool] = fact(
        "the standard terms set rights and duties fairly", zh="格式条款公平地确定交易双方的权利义务", judgement=True
    )
    flags_important_terms: Fact[bool] = fact(
        "the terms of major concern to consumers are flagged in a reasonable and conspicuous way",
        zh="以合理、显著的方式提请消费者注意有重大利害关系的条款",
        judgement=True,
    )
    explanation_was_requested: Fact[bool] = fact(
        "the consumer asked for an explanation of the terms", zh="消费者要求说明条款", changeable=False
    )
    gave_explanation: Fact[bool] = fact("the explanation asked for was given", zh="已依消费者要求说明条款")
    is_unfair_to_consumers: Fact[bool] = fact(
        "a term or a rule set one-sidedly is unfair or unreasonable towards consumers",
        zh="条款或者单方规定对消费者不公平、不合理",
        judgement=True,
    )
    reduces_own_duties: Fact[bool] = fact(
        "a term reduces or excludes the operator's own duties or liability",
        zh="条款减轻或者免除经营者自身的义务、责任",
        judgement=True,
    )
    sheds_liability_for_consumer_harm: Fact[bool] = fact(
        "a term or a rule set one-sidedly reduces or excludes liability for harming consumers' rights",
        zh="条款或者单方规定减轻或者免除损害消费者权益的民事责任",
        judgement=True,
    )
    excludes_main_consumer_rights: Fact[bool] = fact(
        "a term excludes or limits consumers' main rights", zh="条款排除或者限制消费者的主要权利", judgement=True
    )


BREACH = Outcome("breach", Tone.ADVERSE, en="At least one duty or ban is breached.", zh="至少违反一项义务或禁止。")
TERMS_IN_ORDER = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=(TERMS, ONE_SIDED_RULES)
)  # fmt: skip

TERMS_DUTIES = (
    Rule(
        "unfair-standard-terms",
        BREACH,
        cites=TERMS.norm("a"),
        when=all_of(StandardTerms.uses_standard_terms, not_(StandardTerms.terms_are_fair)),
    ),
    Rule(
        "important-terms-not-flagged",
        BREACH,
        cites=TERMS.norm("b"),
        when=all_of(
            StandardTerms.uses_standard_terms,
            StandardTerms.buyer_is_consumer,
            not_(StandardTerms.flags_important_terms),
        ),
    ),
    Rule(
        "explanation-asked-for-and-not-given",
        BREACH,
        cites=TERMS.norm("c"),
        when=all_of(
            StandardTerms.uses_standard_terms,
            StandardTerms.buyer_is_consumer,
            StandardTerms.explanation_was_requested,
            not_(StandardTerms.gave_explanation),
        ),
    ),
    Rule(
        "standard-terms-against-consumers",
        BREACH,
        cites=TERMS.norm("d"),
        when=all_of(
            StandardTerms.uses_standard_terms,
            StandardTerms.buyer_is_consumer,
            any_of(
                StandardTerms.is_unfair_to_consumers,
                StandardTerms.reduces_own_duties,
                StandardTerms.sheds_liability_for_consumer_harm,
                StandardTerms.excludes_main_consumer_rights,
            ),
        ),
    ),
    # 17(6) names standard terms as one form of one-sided rule, so one unfair term may breach both provisions.
    Rule(
        "unilateral-rules-against-consumers",
        BREACH,
        cites=ONE_SIDED_RULES,
        when=all_of(
            any_of(StandardTerms.uses_standard_terms, StandardTerms.issues_unilateral_notices),
            StandardTerms.buyer_is_consumer,
            any_of(StandardTerms.is_unfair_to_consumers, StandardTerms.sheds_liability_for_consumer_harm),
        ),
    ),
)

standard_terms = Question(
    "anxi.standard_terms",
    asks=("Are electronic standard terms and unilateral notices in order?", "电子格式条款与单方告示是否合规？"),
    facts=StandardTerms,
    outcomes=(BREACH, TERMS_IN_ORDER),
    rules=TERMS_DUTIES,
    values=(Value("breached", listed(*TERMS_DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL14,),
    adverse_law=(HL01,),
    remarks=remarks.STANDARD_TERMS,
)


class InformationAct(Named):
    """What may be done with consumers' information."""

    IMPROPER_USE = "improper_use", "不正当使用"
    PUBLICATION = "publication", "公开"
    RENTAL = "rental", "出租"
    SALE = "sale", "出售"


class ConsumerInformation(Facts):
    """What one seller does with the information of its consumers."""

    is_stored_safely: Fact[bool] = fact(
        "the seller stores consumers' information safely", zh="网络商品经营者妥善保管消费者信息", judgement=True
    )
    is_used_reasonably: Fact[bool] = fact(
        "the seller uses consumers' information reasonably", zh="网络商品经营者合理使用消费者信息", judgement=True
    )
    holding_is_time_limited: Fact[bool] = fact(
        "the seller holds consumers' information for a limited time only",
        zh="网络商品经营者仅在一定期限内持有消费者信息",
        judgement=True,
    )
    is_destroyed_properly: Fact[bool] = fact(
        (
            "consumers' information that was due for destruction has been destroyed properly (true while nothing "
            "was due)"
        ),
        zh="应予销毁的消费者信息已妥善销毁（尚无应予销毁者视为是）",
        judgement=True,
    )
    collects_unrelated_information: Fact[bool] = fact(
        "the seller collects information unrelated to the goods or services",
        zh="网络商品经营者收集与商品、服务无关的信息",
        judgement=True,
    )
    information_acts: Fact[frozenset[InformationAct]] = fact(
        "what was done with consumers' information: improper use, publication, rental, sale",
        zh="对消费者信息所为的行为",
    )
    law_allows: Fact[bool] = fact(
        (
            "a law or regulation allows all that was done: the collection of unrelated information and every act "
            "with consumers' information"
        ),
        zh="法律、法规允许所为的全部收集与行为",
        changeable=False,
    )
    consumers_consented: Fact[bool] = fact(
        (
            "all consumers concerned consented to what was done (matters only under consumer_information_consent = "
            "defence)"
        ),
        zh="相关消费者均同意所为的行为（仅在 consumer_information_consent = defence 时有意义）",
    )


INFORMATION_IN_ORDER = Outcome(
    "compliant", Tone.FAVOURABLE, en="No breach.", zh="未见违反。", cites=INFORMATION
)  # fmt: skip

INFORMATION_DUTIES = (
    Rule(
        "consumer-information-not-cared-for",
        BREACH,
        cites=INFORMATION.norm("a"),
        when=not_(
            all_of(
                ConsumerInformation.is_stored_safely,
                ConsumerInformation.is_used_reasonably,
                ConsumerInformation.holding_is_time_limited,
                ConsumerInformation.is_destroyed_properly,
            )
        ),
    ),
    # The proviso (但法律、法规另有规定的除外) follows the prohibitions, so it lifts them and not the duty of care.
    Rule(
        "unrelated-information-collected",
        BREACH,
        cites=INFORMATION.norm("b"),
        when=all_of(ConsumerInformation.collects_unrelated_information, not_(ConsumerInformation.law_allows)),
    ),
    Rule(
        "consumer-information-misused",
        BREACH,
        cites=INFORMATION.norm("c"),
        when=all_of(
            ConsumerInformation.information_acts.is_not_empty(),
            not_(ConsumerInformation.law_allows),
            not_(all_of(ConsumerInformation.consumers_consented, CONSUMER_INFORMATION_CONSENT.is_("defence"))),
        ),
    ),
)

consumer_information = Question(
    "anxi.consumer_information",
    asks=("Does the seller handle consumers' information properly?", "网络商品经营者对消费者信息的处理是否合规？"),
    facts=ConsumerInformation,
    outcomes=(BREACH, INFORMATION_IN_ORDER),
    rules=INFORMATION_DUTIES,
    values=(Value("breached", listed(*INFORMATION_DUTIES), en="provisions breached", zh="违反的条文"),),
    higher_law=(HL11,),
    adverse_law=(HL01,),
    remarks=remarks.CONSUMER_INFORMATION,
)
