"""Article 13, item 7: how a seller treats the information of its consumers.

The proviso (但法律、法规另有规定的除外) follows the prohibitions, so it lifts them and not the duty of care; consent is not named.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Named, Question, Rule, Value, adverse, all_of, fact, favourable, fixed, listed, not_

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
    is_stored_safely: Fact[bool] = fact("the seller stores consumers' information safely", "网络商品经营者妥善保管消费者信息", judgement=True)
    is_used_reasonably: Fact[bool] = fact("the seller uses consumers' information reasonably", "网络商品经营者合理使用消费者信息", judgement=True)
    holding_is_time_limited: Fact[bool] = fact(
        "the seller holds consumers' information for a limited time only", "网络商品经营者仅在一定期限内持有消费者信息", judgement=True
    )
    is_destroyed_properly: Fact[bool] = fact(
        "consumers' information that was due for destruction has been destroyed properly (true while nothing was due)",
        "应予销毁的消费者信息已妥善销毁（尚无应予销毁者视为是）",
        judgement=True,
    )
    # the prohibitions
    collects_unrelated_information: Fact[bool] = fact(
        "the seller collects information unrelated to the goods or services", "网络商品经营者收集与商品、服务无关的信息", judgement=True
    )
    information_acts: Fact[frozenset[InformationAct]] = fact(
        "what was done with consumers' information: improper use, publication, rental, sale", "对消费者信息所为的行为"
    )
    # what may lift them
    law_allows: Fact[bool] = fixed(
        "a law or regulation allows all that was done: the collection of unrelated information and every act with consumers' information",
        "法律、法规允许所为的全部收集与行为",
    )
    consumers_consented: Fact[bool] = fact(
        "all consumers concerned consented to what was done (matters only under consumer_information_consent = defence)",
        "相关消费者均同意所为的行为（仅在 consumer_information_consent = defence 时有意义）",
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
is_misused = all_of(ConsumerInformation.information_acts.is_not_empty(), is_forbidden, not_(consent_is_defence))

BREACH = adverse("breach", "At least one duty or ban is breached.", "至少违反一项义务或禁止。")
COMPLIANT = favourable("compliant", "No breach.", "未见违反。", INFORMATION)

DUTIES = (
    Rule("consumer-information-not-cared-for", INFORMATION.norm("a"), not_(is_cared_for)),
    Rule("unrelated-information-collected", INFORMATION.norm("b"), all_of(ConsumerInformation.collects_unrelated_information, is_forbidden)),
    Rule("consumer-information-misused", INFORMATION.norm("c"), is_misused),
)

consumer_information = Question(
    "anxi.consumer_information",
    asks=("Does the seller handle consumers' information properly?", "网络商品经营者对消费者信息的处理是否合规？"),
    facts=ConsumerInformation,
    answers={BREACH: DUTIES, COMPLIANT: OTHERWISE},
    values=(Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),),
    higher_law=("HL11",),
    adverse_law=("HL01",),
)
