"""Articles 23 and 24: what electronic evidence is, how it is fixed, and how it is shown to be genuine."""

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL27
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import ELECTRONIC_ORIGINAL
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone
from cerra_rules.language.words import Named, all_of, not_

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
    PROVIDER_CERTIFICATE = "provider_certificate", "电子商务服务提供商出具证明"
    OTHER = "other", "其他方式"


class Evidence(Facts):
    """One piece of electronic data that is to prove something."""

    is_stored_electronically: Fact[bool] = fact(
        "the data are held as an electronic file in a computer or external storage",
        zh="该数据以电子文件形式存于计算机或者外部存储介质",
        changeable=False,
    )
    can_prove_relevant_fact: Fact[bool] = fact(
        "the data can prove a fact of the matter", zh="该数据能够证明案件相关事实", changeable=False
    )
    is_fixed_on_tangible_medium: Fact[bool] = fact(
        "the data are fixed and shown on paper or another tangible medium", zh="该数据已以书面等有形载体固定并显示"
    )
    authentication_methods: Fact[frozenset[AuthenticationMethod]] = fact(
        "the methods by which the making and authenticity of the evidence are shown",
        zh="证明该证据制作情况和真实性的方式",
    )


NOT_ELECTRONIC_EVIDENCE = Outcome("not_electronic_evidence", Tone.OPEN, en="Outside the definition.", zh="不符合定义。")
NOT_PROPERLY_FIXED = Outcome(
    "not_properly_fixed", Tone.ADVERSE, en="No tangible medium.", zh="未以有形载体固定。"
)  # fmt: skip
NOT_AUTHENTICATED = Outcome(
    "not_authenticated", Tone.ADVERSE, en="Fixed, but nothing shows its authenticity.", zh="已固定，未证明真实性。"
)  # fmt: skip
FIXED_AND_AUTHENTICATED = Outcome(
    "fixed_and_authenticated", Tone.FAVOURABLE, cites=(FIXING, AUTHENTICITY),
    en="Fixed and authenticated.", zh="已固定并可证明真实性。",
)  # fmt: skip

electronic_evidence = Question(
    "anxi.electronic_evidence",
    asks=("Is electronic evidence properly fixed and authenticated?", "电子证据是否已妥善固定并可证明真实性？"),
    facts=Evidence,
    outcomes=(NOT_ELECTRONIC_EVIDENCE, NOT_PROPERLY_FIXED, NOT_AUTHENTICATED, FIXED_AND_AUTHENTICATED),
    rules=(
        Rule(
            "data-not-stored-electronically",
            NOT_ELECTRONIC_EVIDENCE,
            cites=DEFINITION,
            when=not_(Evidence.is_stored_electronically),
        ),
        Rule(
            "data-that-proves-nothing",
            NOT_ELECTRONIC_EVIDENCE,
            cites=DEFINITION,
            when=not_(Evidence.can_prove_relevant_fact),
        ),
        Rule(
            "tangible-medium-missing",
            NOT_PROPERLY_FIXED,
            # Storage and video only support the tangible medium; they do not stand in for it.
            cites=(FIXING, SUPPORT),
            when=all_of(not_(Evidence.is_fixed_on_tangible_medium), ELECTRONIC_ORIGINAL.is_("not_sufficient")),
        ),
        Rule(
            "authentication-missing",
            NOT_AUTHENTICATED,
            cites=(FIXING, AUTHENTICITY),
            when=not_(Evidence.authentication_methods.is_not_empty()),
        ),
    ),
    higher_law=(HL27,),
    adverse_law=(HL01,),
    remarks=remarks.ELECTRONIC_EVIDENCE,
)
