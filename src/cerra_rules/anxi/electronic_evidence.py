"""Articles 23 and 24: what electronic evidence is, how it is fixed, and how it is shown to be genuine.

A tangible medium is read as indispensable (应当), storage or video as mere support; the methods of article 24 are examples, and one is enough.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Named, Question, Rule, adverse, all_of, fact, favourable, fixed, neutral, not_

FIXING = ANXI.article(23).paragraph(1).norm("a")
SUPPORT = ANXI.article(23).paragraph(1).norm("b")
DEFINITION = ANXI.article(23).paragraph(2)
AUTHENTICITY = ANXI.article(24)


class AuthenticationMethod(Named):
    """A method by which making and authenticity are shown."""

    PARTY_CONFIRMATION = "party_confirmation", "当事人确认"
    NOTARISATION = "notarisation", "公证"
    PUBLIC_SECURITY_APPRAISAL = "public_security_appraisal", "公安网监部门鉴定"
    COMMUNICATIONS_APPRAISAL = "communications_appraisal", "通信管理部门鉴定"
    PROVIDER_CERTIFICATE = "provider_certificate", "电子商务服务提供商证明"
    OTHER = "other", "其他方式"


class Evidence(Facts):
    """One piece of electronic data that is to prove something."""

    # the definition
    is_stored_electronically: Fact[bool] = fixed("it is held as an electronic file in a computer or external storage", "以电子文件保存于存储介质")
    can_prove_relevant_fact: Fact[bool] = fixed("it can prove a fact of the matter", "能够证明相关事实", judgement=True)
    # fixing and authenticity
    is_fixed_on_tangible_medium: Fact[bool] = fact(
        "it is fixed and shown on paper or another tangible medium", "已经以书面等有形载体固定与显示", judgement=True
    )
    authentication_methods: Fact[frozenset[AuthenticationMethod]] = fact(
        "the methods by which making and authenticity are shown", "证明其制作情况和真实性的方式"
    )


ELECTRONIC_ORIGINAL = ANXI.reading("electronic_original", options=("not_sufficient", "sufficient"), default="not_sufficient")  # RA43

lacks_medium = all_of(not_(Evidence.is_fixed_on_tangible_medium), ELECTRONIC_ORIGINAL.is_("not_sufficient"))
lacks_authentication = not_(Evidence.authentication_methods.is_not_empty())

NOT_ELECTRONIC_EVIDENCE = neutral("not_electronic_evidence", "Outside the definition.", "不属于本办法所称电子证据。")
NOT_PROPERLY_FIXED = adverse("not_properly_fixed", "No tangible medium.", "未以书面等有形载体固定与显示。")
NOT_AUTHENTICATED = adverse("not_authenticated", "Fixed, but nothing shows its authenticity.", "已经固定，但真实性未经证明。")
FIXED_AND_AUTHENTICATED = favourable("fixed_and_authenticated", "Fixed and authenticated.", "已经固定，并可证明真实性。", (FIXING, AUTHENTICITY))

electronic_evidence = Question(
    "anxi.electronic_evidence",
    asks=("Is electronic evidence properly fixed and authenticated?", "电子证据是否已经妥善固定并证明真实性？"),
    concerns=("the department that relies on the evidence", "以该证据认定事实的部门"),
    facts=Evidence,
    answers={
        NOT_ELECTRONIC_EVIDENCE: (
            Rule("data-not-stored-electronically", DEFINITION, not_(Evidence.is_stored_electronically), title=("Not electronic", "非电子形式")),
            Rule("data-that-proves-nothing", DEFINITION, not_(Evidence.can_prove_relevant_fact), title=("Data that prove nothing", "不能证明事实")),
        ),
        NOT_PROPERLY_FIXED: (Rule("tangible-medium-missing", (FIXING, SUPPORT), lacks_medium, title=("Tangible medium missing", "缺少有形载体")),),
        NOT_AUTHENTICATED: (Rule("authentication-missing", (FIXING, AUTHENTICITY), lacks_authentication, title=("Authentication missing", "缺少真实性证明")),),
        FIXED_AND_AUTHENTICATED: OTHERWISE,
    },
    higher_law=("HL27",),
    adverse_law=("HL01",),
)
