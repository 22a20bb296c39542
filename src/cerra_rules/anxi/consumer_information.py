"""Article 13, item 7: how a seller treats the information of its consumers.

The proviso (但法律、法规另有规定的除外) follows the prohibitions, so it lifts them and not the duty of care; consent is not named.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Caution, Fact, Facts, Named, Question, Rule, Value, adverse, all_of, fact, favourable, fixed, listed, not_

INFORMATION = ANXI.article(13).item(7)


class InformationAct(Named):
    """What may be done with consumers' information."""

    IMPROPER_USE = "improper_use", "不正当使用"
    PUBLICATION = "publication", "公开"
    RENTAL = "rental", "出租"
    SALE = "sale", "出售"


class ConsumerInformation(Facts):
    """What one seller does with the information of its consumers."""

    # the duty of care
    is_stored_safely: Fact[bool] = fact("collected information is stored safely", "对收集的消费者信息安全保管", judgement=True)
    is_used_reasonably: Fact[bool] = fact("it is used reasonably", "对收集的消费者信息合理使用", judgement=True)
    holding_is_time_limited: Fact[bool] = fact("it is held for a limited time only", "对收集的消费者信息限期持有", judgement=True)
    is_destroyed_properly: Fact[bool] = fact(
        "what was due for destruction has been destroyed properly (true while nothing was due)",
        "应当销毁的信息已经妥善销毁（尚无应当销毁的，视为是）",
        judgement=True,
    )
    # the prohibitions
    collects_unrelated_information: Fact[bool] = fact(
        "information unrelated to the goods or services is collected", "收集与提供商品或者服务无关的信息", judgement=True
    )
    information_acts: Fact[frozenset[InformationAct]] = fact(
        "what was done with the information: improper use, publication, rental, sale", "对所收集信息实施的行为"
    )
    # what may lift them
    law_allows: Fact[bool] = fixed(
        "a law or regulation allows all that was done: the unrelated collection and every act in information_acts",
        "法律、法规允许所涉的全部收集和行为",
        judgement=True,
    )
    consumers_consented: Fact[bool] = fact(
        "all consumers concerned consented (matters only under consumer_information_consent = defence)",
        "相关消费者均已同意（仅在以同意为免责事由时有意义）",
        judgement=True,
    )


CONSUMER_INFORMATION_CONSENT = ANXI.reading("consumer_information_consent", options=("no_defence", "defence"), default="no_defence")  # RA23

is_cared_for = all_of(
    ConsumerInformation.is_stored_safely,
    ConsumerInformation.is_used_reasonably,
    ConsumerInformation.holding_is_time_limited,
    ConsumerInformation.is_destroyed_properly,
)
is_forbidden = not_(ConsumerInformation.law_allows)
consent_is_defence = all_of(ConsumerInformation.consumers_consented, CONSUMER_INFORMATION_CONSENT.is_("defence"))
is_used_without_law = all_of(ConsumerInformation.information_acts.is_not_empty(), is_forbidden)
is_misused = all_of(is_used_without_law, not_(consent_is_defence))

BREACH = adverse("breach", "At least one duty or ban is breached.", "至少违反一项义务或者禁止性规定。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反本办法。", INFORMATION, caution=Caution("HL11", when=is_used_without_law))

DUTIES = (
    Rule("consumer-information-not-cared-for", INFORMATION.norm("a"), not_(is_cared_for), title=("Consumer information not cared for", "未妥善处理消费者信息")),
    Rule(
        "unrelated-information-collected",
        INFORMATION.norm("b"),
        all_of(ConsumerInformation.collects_unrelated_information, is_forbidden),
        title=("Unrelated information collected", "收集无关信息"),
    ),
    Rule("consumer-information-misused", INFORMATION.norm("c"), is_misused, title=("Consumer information misused", "不当使用消费者信息")),
)

consumer_information = Question(
    "anxi.consumer_information",
    asks=("Does the seller handle consumers' information properly?", "卖家对消费者信息的处理是否合规？"),
    concerns=("the seller", "卖家"),
    facts=ConsumerInformation,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL11", "HL43"),
    adverse_law=("HL01",),
)
