"""Articles 1, 2, 14 and 24: whether a name, a body, a host or a guidance unit is the Alliance's own.

The host of the secretariat bears two names and is one legal person, whose change of name changes nothing. The Alliance's own
former name is not in the charter but on the page beside it, so that it is neither a match nor none.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, fact, favourable, fixed, neutral

NAMES = CHARTER.article(1)
GUIDANCE = CHARTER.article(2)
BODIES = CHARTER.article(14)
SEAT = CHARTER.article(24)


class Subject(Named):
    """What is to be identified."""

    NAME = "name", "名称"
    BODY = "body", "组成机构"
    SECRETARIAT_HOST = "secretariat_host", "秘书处所在单位"
    GUIDANCE_UNIT = "guidance_unit", "工作指导单位"


class NameUsed(Named):
    """Which name was used, in traditional or simplified script."""

    CHINESE_NAME = "chinese_name", "现中文名称"
    ENGLISH_NAME = "english_name", "英文名称"
    ABBREVIATION = "abbreviation", "英文缩写"
    FORMER_NAME = "former_name", "原名称"
    OTHER = "other", "其他名称"


class AllianceBody(Named):
    """The body."""

    PRESIDIUM_UNITS = "presidium_units", "主席团单位"
    MEMBER_UNITS = "member_units", "成员单位"
    EXPERT_COMMITTEE = "expert_committee", "专家委员会"
    SECRETARIAT = "secretariat", "秘书处"
    OTHER = "other", "其他机构"


class SecretariatHost(Named):
    """The host, under its old or new name."""

    SIYUAN_FOUNDATION = "siyuan_foundation", "中华思源工程扶贫基金会（中华思源工程基金会）"
    OTHER = "other", "其他单位"


class GuidanceUnit(Named):
    """The guidance unit."""

    MOFCOM_ECOMMERCE_DEPARTMENT = "mofcom_ecommerce_department", "商务部（电子商务和信息化司）"
    OTHER = "other", "其他单位"


class Identification(Facts):
    """One name, body or unit that may be, or belong to, the Alliance."""

    asks_about: Fact[Subject] = fixed("What is to be identified; only the fact that belongs to it matters", "询问对象（只有相应事实有意义）")
    name_used: Fact[NameUsed] = fact("Which name was used, in traditional or simplified script alike", "所用名称（繁体、简体同）")
    body: Fact[AllianceBody] = fact("The body", "机构")
    secretariat_host: Fact[SecretariatHost] = fact("The host, under its old or new name", "秘书处所在单位（新旧名称均可）")
    guidance_unit: Fact[GuidanceUnit] = fact("The guidance unit", "工作指导单位")


about_name = Identification.asks_about.is_(Subject.NAME)
about_body = Identification.asks_about.is_(Subject.BODY)
about_host = Identification.asks_about.is_(Subject.SECRETARIAT_HOST)
about_guidance_unit = Identification.asks_about.is_(Subject.GUIDANCE_UNIT)
is_former_name = all_of(about_name, Identification.name_used.is_(NameUsed.FORMER_NAME))
is_other_name = all_of(about_name, Identification.name_used.is_(NameUsed.OTHER))
is_other_body = all_of(about_body, Identification.body.is_(AllianceBody.OTHER))
is_other_host = all_of(about_host, Identification.secretariat_host.is_(SecretariatHost.OTHER))
is_other_guidance_unit = all_of(about_guidance_unit, Identification.guidance_unit.is_(GuidanceUnit.OTHER))

FORMER_NAME = neutral("former_name", "The same body under its former name, known from the page and not from the charter", "为同一组织的原名称（章程未载明）。")
NO_MATCH = adverse("no_match", "No match", "不相符。")
MATCH = favourable(
    "match",
    "Match",
    "相符。",
    (Limb(NAMES, when=about_name), Limb(BODIES, when=about_body), Limb(SEAT, when=about_host), Limb(GUIDANCE, when=about_guidance_unit)),
)

identity = Question(
    "charter.identity",
    asks=(
        "Is this the Alliance, one of its bodies, the seat of its secretariat or its guidance unit?",
        "是否为本联盟、联盟的组成机构、秘书处所在单位或者工作指导单位？",
    ),
    concerns=("whoever relies on the identity", "主张其身份的一方"),
    facts=Identification,
    answers={
        FORMER_NAME: (Rule("former-name-of-the-alliance", NAMES, is_former_name, title=("Former name of the Alliance", "联盟的旧名")),),
        NO_MATCH: (
            Rule("name-of-another-body", NAMES, is_other_name, title=("Name of another body", "其他组织的名称")),
            Rule("unit-other-than-guidance-unit", GUIDANCE, is_other_guidance_unit, title=("Unit other than the guidance unit", "并非工作指导单位")),
            Rule("body-outside-article-14", BODIES, is_other_body, title=("Body outside article 14", "第十四条以外的机构")),
            Rule("unit-other-than-secretariat-host", SEAT, is_other_host, title=("Unit other than the secretariat's host", "并非秘书处所在单位")),
        ),
        MATCH: OTHERWISE,
    },
)
