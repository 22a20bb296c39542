"""Article 12: natural persons who sell online, their identity and their registration.

The two grounds of registration are read as the only ones, although national law makes registration the rule (HL05).
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import PRIOR_LICENCE_MEANING
from cerra_rules.language import (
    OTHERWISE,
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
    not_,
)

NATURAL_PERSONS = ANXI.article(12)
IDENTITY = NATURAL_PERSONS.norm("a")
REGISTRATION = NATURAL_PERSONS.norm("b")
PRIOR_LICENCE = NATURAL_PERSONS.item(1)
BUSINESS_NAME = NATURAL_PERSONS.item(2)


class LicenceRequirement(Named):
    """When a licence that a law or regulation asks for must be had."""

    NONE = "none", "无须许可"
    BEFORE_REGISTRATION = "before_registration", "须在登记前取得许可"
    AFTER_REGISTRATION = "after_registration", "可在登记后取得许可"


class NaturalPerson(Facts):
    """One natural person who sells, or may be selling, over a network."""

    # who sells, and through whom
    is_natural_person: Fact[bool] = fixed("the seller is a natural person", "网上经营者为自然人")
    sells_online: Fact[bool] = fact("trades goods or services over a network", "通过网络从事商品交易")
    sells_via_platform: Fact[bool] = fact("sells through a trading platform", "经由交易平台销售")
    sells_via_other_service: Fact[bool] = fact(
        "sells through another service that carries the shop, e.g. a chat group or site host (matters only under "
        "identity_application_addressee = any_carrying_service)",
        "经由承载店铺的其他服务（群聊、主机等）销售（仅在 identity_application_addressee = any_carrying_service 时有意义）",
    )
    # identity
    has_applied: Fact[bool] = fact("has applied to the platform (or other service) for admission", "已向平台（或其他承载服务）提出入驻申请")
    gave_true_name_and_address: Fact[bool] = fact("has handed over true name, address and the like", "已向其提交真实的姓名、地址等身份信息")
    # registration
    licence_requirement: Fact[LicenceRequirement] = fixed(
        "licence that a law or regulation asks for this business: none; one to be obtained before registration; one that may follow registration",
        "法律、法规对该业务所要求的许可",
    )
    trades_under_business_name: Fact[bool] = fact(
        "trades in the name of an enterprise or individual business, not personally", "以企业或者个体工商户名义经营，而非以个人名义"
    )
    is_exempt_under_national_law: Fact[bool] = fixed(
        "exempt from registration under national law (matters only under registration_rule = national_law)",
        "依国家法律免于登记（仅在 registration_rule = national_law 时有意义）",
    )
    is_registered: Fact[bool] = fact("business registration is done", "已办理工商登记")


IDENTITY_APPLICATION_ADDRESSEE = ANXI.reading("identity_application_addressee", options=("platform_only", "any_carrying_service"), default="platform_only")
REGISTRATION_RULE = ANXI.reading("registration_rule", options=("this_text", "national_law"), default="this_text")  # RA12


def is_prior_licence(requirement: Term[LicenceRequirement]) -> Condition:
    """Hold where the licence that law asks for is a prior one (前置许可)."""
    # Most licences now follow registration; the purpose is lawful capacity to do the business, not the order of papers.
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
is_due_and_not_done = all_of(is_concerned, must_register, not_(NaturalPerson.is_registered))
GROUNDS = (
    Limb(PRIOR_LICENCE, when=needs_prior_licence),
    Limb(BUSINESS_NAME, when=NaturalPerson.trades_under_business_name),
)

NOT_CONCERNED = neutral("not_applicable", "Not a natural person selling online.", "非网上经营的自然人。")
BREACH = adverse("breach", "Identity not given, or registration due and not done.", "未提交身份信息，或应登记未登记。")
REGISTERED = favourable("compliant_registered", "Registration is due and done.", "应登记且已登记。", IDENTITY)
NO_REGISTRATION_DUTY = favourable("compliant_no_registration_duty", "No ground for registration.", "无须登记。", (IDENTITY, REGISTRATION))
CONCERNED = (BREACH, REGISTERED, NO_REGISTRATION_DUTY)

DUTIES = (
    Rule("identity-not-given", IDENTITY, all_of(is_concerned, has_addressee, not_(gave_identity))),
    Rule("registration-due-and-not-done", (REGISTRATION, *GROUNDS), is_due_and_not_done, title=("Registration due and not done", "应登记而未登记")),
)

natural_person_seller = Question(
    "anxi.natural_person_seller",
    asks=("Natural-person seller: identity given, registration needed and done?", "自然人网上经营：是否已提交身份信息，是否须登记并已登记？"),
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
    higher_law=("HL05", "HL08", "HL24"),
    adverse_law=("HL01",),
)
