"""Article 12: natural persons who sell online, their identity and their registration.

The two grounds of registration are read as the only ones, although national law makes registration the rule (HL05).
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import PRIOR_LICENCE_MEANING
from cerra_rules.language import (
    OTHERWISE,
    Caution,
    Condition,
    Fact,
    Facts,
    Limb,
    Named,
    Question,
    Rule,
    Term,
    Value,
    adverse,
    all_of,
    any_of,
    fact,
    favourable,
    fixed,
    listed,
    neutral,
    none_of,
    not_,
)

NATURAL_PERSONS = ANXI.article(12)
IDENTITY = NATURAL_PERSONS.norm("a")
REGISTRATION = NATURAL_PERSONS.norm("b")
PRIOR_LICENCE = NATURAL_PERSONS.item(1)
BUSINESS_NAME = NATURAL_PERSONS.item(2)


class LicenceRequirement(Named):
    """When a licence that a law or regulation asks for must be had."""

    NONE = "none", "无"
    BEFORE_REGISTRATION = "before_registration", "须在登记前取得的许可（前置许可）"
    AFTER_REGISTRATION = "after_registration", "可以在登记后取得的许可"


class NaturalPerson(Facts):
    """One natural person who sells, or may be selling, over a network."""

    # who sells, and through whom
    is_natural_person: Fact[bool] = fixed("the seller is a natural person", "卖家为自然人")
    sells_online: Fact[bool] = fact("trades goods or services over a network", "通过网络从事商品交易")
    sells_via_platform: Fact[bool] = fact("sells through a trading platform", "通过网络交易平台销售")
    sells_via_other_service: Fact[bool] = fact(
        "sells through another service that carries the shop, e.g. a chat group or site host (matters only under identity_application_addressee "
        "= any_carrying_service)",
        "通过其他承载服务（群聊、主机等）销售（仅在解释为对任何承载服务均应当申请时有意义）",
    )
    # identity
    has_applied: Fact[bool] = fact("has applied to the platform (or other service) for admission", "已向平台（或者其他服务）提出申请")
    gave_true_name_and_address: Fact[bool] = fact("has handed over true name, address and the like", "已提交姓名、地址等真实身份信息", judgement=True)
    # registration
    licence_requirement: Fact[LicenceRequirement] = fixed(
        "licence that a law or regulation asks for this business: none; one to be obtained before registration; one that may follow registration",
        "法律、法规对该经营活动要求的许可",
        judgement=True,
    )
    trades_under_business_name: Fact[bool] = fact(
        "trades in the name of an enterprise or individual business, not personally", "以企业或者个体工商户名义经营", judgement=True
    )
    is_exempt_under_national_law: Fact[bool] = fixed(
        "exempt from registration under national law (E-Commerce Law art. 10); changes the outcome only under registration_rule = national_law, "
        "else it decides the caution",
        "依国家法律（电子商务法第十条）无须登记（仅在解释为依国家法律以登记为原则时影响结论，否则仅关系到提示）",
        judgement=True,
    )
    is_registered: Fact[bool] = fact("business registration is done", "已办理工商登记（今市场主体登记）")


IDENTITY_APPLICATION_ADDRESSEE = ANXI.reading("identity_application_addressee", options=("platform_only", "any_carrying_service"), default="platform_only")
REGISTRATION_RULE = ANXI.reading("registration_rule", options=("this_text", "national_law"), default="this_text")  # RA12


def is_prior_licence(requirement: Term[LicenceRequirement]) -> Condition:
    """Hold where the licence that law asks for is a prior one (前置许可)."""
    # 前置 is a term of art for what must come before registration; what burdens a seller is not read wider.
    follows_but_counts = all_of(requirement.is_(LicenceRequirement.AFTER_REGISTRATION), PRIOR_LICENCE_MEANING.is_("any_licence"))
    return any_of(requirement.is_(LicenceRequirement.BEFORE_REGISTRATION), follows_but_counts)


is_concerned = all_of(NaturalPerson.is_natural_person, NaturalPerson.sells_online)
# The duty is owed to a platform: whoever sells without one has nobody to apply to.
applies_elsewhere = all_of(NaturalPerson.sells_via_other_service, IDENTITY_APPLICATION_ADDRESSEE.is_("any_carrying_service"))
has_addressee = any_of(NaturalPerson.sells_via_platform, applies_elsewhere)
gave_identity = all_of(NaturalPerson.has_applied, NaturalPerson.gave_true_name_and_address)

needs_prior_licence = is_prior_licence(NaturalPerson.licence_requirement)
must_register_under_national_law = all_of(REGISTRATION_RULE.is_("national_law"), not_(NaturalPerson.is_exempt_under_national_law))
must_register = any_of(needs_prior_licence, NaturalPerson.trades_under_business_name, must_register_under_national_law)
# Nationally registration is the rule: that none is due here holds for this text only.
is_unregistered_and_not_exempt = none_of(NaturalPerson.is_registered, NaturalPerson.is_exempt_under_national_law)
is_due_and_not_done = all_of(is_concerned, must_register, not_(NaturalPerson.is_registered))
GROUNDS = (
    Limb(PRIOR_LICENCE, when=needs_prior_licence),
    Limb(BUSINESS_NAME, when=NaturalPerson.trades_under_business_name),
)

NOT_CONCERNED = neutral("not_applicable", "Not a natural person selling online.", "不适用：不是通过网络从事商品交易的自然人。")
BREACH = adverse("breach", "Identity not given, or registration due and not done.", "未提交真实身份信息，或者应当登记而未登记。")
REGISTERED = favourable("compliant_registered", "Registration is due and done.", "应当登记，并且已经登记。", IDENTITY)
NO_REGISTRATION_DUTY = favourable(
    "compliant_no_registration_duty",
    "No ground for registration under this text.",
    "依本办法不具备应当登记的情形，无须登记；国家法律另有规定。",
    (IDENTITY, REGISTRATION),
    caution=Caution("HL05", when=is_unregistered_and_not_exempt),
)
CONCERNED = (BREACH, REGISTERED, NO_REGISTRATION_DUTY)

DUTIES = (
    Rule("identity-not-given", IDENTITY, all_of(is_concerned, has_addressee, not_(gave_identity)), title=("Identity not given", "未提交身份信息")),
    Rule("registration-due-and-not-done", (REGISTRATION, *GROUNDS), is_due_and_not_done, title=("Registration due and not done", "应登记而未登记")),
)

natural_person_seller = Question(
    "anxi.natural_person_seller",
    asks=("Natural-person seller: identity given, registration needed and done?", "自然人卖家是否已提交身份信息？是否应当登记并已登记？"),
    concerns=("the natural-person seller", "自然人卖家"),
    facts=NaturalPerson,
    answers={
        NOT_CONCERNED: (
            Rule("seller-other-than-a-natural-person", NATURAL_PERSONS, not_(NaturalPerson.is_natural_person), title=("Not a natural person", "非自然人")),
            Rule("natural-person-without-online-sale", NATURAL_PERSONS, not_(NaturalPerson.sells_online), title=("No online sale", "不在网上交易")),
        ),
        BREACH: DUTIES,
        REGISTERED: (Rule("registration-due-and-done", (REGISTRATION, *GROUNDS), must_register, title=("Registration due and done", "应登记且已登记")),),
        NO_REGISTRATION_DUTY: OTHERWISE,
    },
    values=(
        Value("breached", "provisions breached", "违反的条文", listed(*DUTIES)),
        Value("registration_grounds", "grounds for registration", "应登记的情形", listed(*GROUNDS), only=CONCERNED, otherwise=()),
        Value("is_registration_required", "registration is required", "须办理登记", all_of(is_concerned, must_register)),
    ),
    higher_law=("HL05", "HL08", "HL24", "HL42"),
    adverse_law=("HL01",),
)
