"""Articles 1, 2, 4, 6, 14 and 24: what the Alliance is, who belongs to it, and what it does."""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, fact, favourable, fixed, neutral

NAMES = CHARTER.article(1)

GUIDANCE = CHARTER.article(2)

BODIES = CHARTER.article(14)

SEAT = CHARTER.article(24)


class Subject(Named):
    """What is to be identified."""

    NAME = "name", "联盟名称"
    BODY = "body", "组成机构"
    SECRETARIAT_HOST = "secretariat_host", "秘书处所在单位"
    GUIDANCE_UNIT = "guidance_unit", "工作指导单位"


class NameUsed(Named):
    """Which name was used, in traditional or simplified script."""

    CHINESE_NAME = "chinese_name", "中文名称"
    ENGLISH_NAME = "english_name", "英文名称"
    ABBREVIATION = "abbreviation", "英文缩写"
    FORMER_NAME = "former_name", "旧名"
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

    SIYUAN_FOUNDATION = "siyuan_foundation", "中华思源工程扶贫基金会"
    OTHER = "other", "其他单位"


class GuidanceUnit(Named):
    """The guidance unit."""

    MOFCOM_ECOMMERCE_DEPARTMENT = "mofcom_ecommerce_department", "商务部电子商务和信息化司"
    OTHER = "other", "其他单位"


class Identification(Facts):
    """One name, body or unit that may be, or belong to, the Alliance."""

    asks_about: Fact[Subject] = fixed("What is to be identified; only the fact that belongs to it matters", "询问对象（只有相应事实有意义）")
    name_used: Fact[NameUsed] = fact("Which name was used, in traditional or simplified characters alike", "所用名称（繁体、简体相同）")
    body: Fact[AllianceBody] = fact("Which body is asked about", "所问的机构")
    secretariat_host: Fact[SecretariatHost] = fact(
        "Which unit is said to host the secretariat, under its old or new name",
        "所称的秘书处所在单位（新旧名称均可）",
    )
    guidance_unit: Fact[GuidanceUnit] = fact("Which unit is said to be the guidance unit", "所称的工作指导单位")


PLACE = {
    Subject.NAME: NAMES,
    Subject.BODY: BODIES,
    Subject.SECRETARIAT_HOST: SEAT,
    Subject.GUIDANCE_UNIT: GUIDANCE,
}

FORMER_NAME = neutral("former_name", "The same body under its former name, known from the page and not from the charter", "同一组织的旧名（非章程所载）")

NO_MATCH = adverse("no_match", "No match", "不符")

MATCH = favourable("match", "Match", "相符", tuple(Limb(provision, when=Identification.asks_about.is_(subject)) for subject, provision in PLACE.items()))

identity = Question(
    "charter.identity",
    asks=(
        "Is this the Alliance, one of its bodies, the seat of its secretariat or its guidance unit?",
        "是否为本联盟、其组成机构、秘书处所在单位或工作指导单位？",
    ),
    facts=Identification,
    answers={
        FORMER_NAME: (
            Rule("former-name-of-the-alliance", NAMES, all_of(Identification.asks_about.is_(Subject.NAME), Identification.name_used.is_(NameUsed.FORMER_NAME))),
        ),
        NO_MATCH: (
            Rule("name-of-another-body", NAMES, all_of(Identification.asks_about.is_(Subject.NAME), Identification.name_used.is_(NameUsed.OTHER))),
            Rule(
                "unit-other-than-guidance-unit",
                GUIDANCE,
                all_of(
                    Identification.asks_about.is_(Subject.GUIDANCE_UNIT),
                    Identification.guidance_unit.is_(GuidanceUnit.OTHER),
                ),
            ),
            Rule("body-outside-article-14", BODIES, all_of(Identification.asks_about.is_(Subject.BODY), Identification.body.is_(AllianceBody.OTHER))),
            Rule(
                "unit-other-than-secretariat-host",
                SEAT,
                all_of(
                    Identification.asks_about.is_(Subject.SECRETARIAT_HOST),
                    Identification.secretariat_host.is_(SecretariatHost.OTHER),
                ),
            ),
        ),
        MATCH: OTHERWISE,
    },
)
