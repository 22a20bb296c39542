"""Articles 1, 2, 4, 6, 14 and 24: what the Alliance is, who belongs to it, and what it does."""

from cerra_rules.charter import remarks
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value
from cerra_rules.language.words import Named, all_of, not_

NAMES = CHARTER.article(1)
GUIDANCE = CHARTER.article(2)
BUSINESS = CHARTER.article(6)
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

    asks_about: Fact[Subject] = fact(
        "What is to be identified; only the fact that belongs to it matters",
        zh="询问对象（只有相应事实有意义）",
        changeable=False,
    )
    name_used: Fact[NameUsed] = fact(
        "Which name was used, in traditional or simplified characters alike",
        zh="所用名称（繁体、简体相同）",
    )
    body: Fact[AllianceBody] = fact("Which body is asked about", zh="所问的机构")
    secretariat_host: Fact[SecretariatHost] = fact(
        "Which unit is said to host the secretariat, under its old or new name",
        zh="所称的秘书处所在单位（新旧名称均可）",
    )
    guidance_unit: Fact[GuidanceUnit] = fact("Which unit is said to be the guidance unit", zh="所称的工作指导单位")


PLACE = {
    Subject.NAME: NAMES,
    Subject.BODY: BODIES,
    Subject.SECRETARIAT_HOST: SEAT,
    Subject.GUIDANCE_UNIT: GUIDANCE,
}

FORMER_NAME = Outcome(
    "former_name", Tone.OPEN,
    en="The same body under its former name, known from the page and not from the charter", zh="同一组织的旧名（非章程所载）",
)  # fmt: skip
NO_MATCH = Outcome("no_match", Tone.ADVERSE, en="No match", zh="不符")
MATCH = Outcome(
    "match",
    Tone.FAVOURABLE,
    cites=tuple(Limb(provision, when=Identification.asks_about.is_(subject)) for subject, provision in PLACE.items()),
    en="Match",
    zh="相符",
)

identity = Question(
    "charter.identity",
    asks=(
        "Is this the Alliance, one of its bodies, the seat of its secretariat or its guidance unit?",
        "是否为本联盟、其组成机构、秘书处所在单位或工作指导单位？",
    ),
    facts=Identification,
    outcomes=(FORMER_NAME, NO_MATCH, MATCH),
    rules=(
        Rule(
            "former-name-of-the-alliance",
            FORMER_NAME,
            cites=NAMES,
            when=all_of(
                Identification.asks_about.is_(Subject.NAME), Identification.name_used.is_(NameUsed.FORMER_NAME)
            ),
        ),
        Rule(
            "name-of-another-body",
            NO_MATCH,
            cites=NAMES,
            when=all_of(Identification.asks_about.is_(Subject.NAME), Identification.name_used.is_(NameUsed.OTHER)),
        ),
        Rule(
            "unit-other-than-guidance-unit",
            NO_MATCH,
            cites=GUIDANCE,
            when=all_of(
                Identification.asks_about.is_(Subject.GUIDANCE_UNIT),
                Identification.guidance_unit.is_(GuidanceUnit.OTHER),
            ),
        ),
        Rule(
            "body-outside-article-14",
            NO_MATCH,
            cites=BODIES,
            when=all_of(Identification.asks_about.is_(Subject.BODY), Identification.body.is_(AllianceBody.OTHER)),
        ),
        Rule(
            "unit-other-than-secretariat-host",
            NO_MATCH,
            cites=SEAT,
            when=all_of(
                Identification.asks_about.is_(Subject.SECRETARIAT_HOST),
                Identification.secretariat_host.is_(SecretariatHost.OTHER),
            ),
        ),
    ),
    remarks=remarks.IDENTITY,
)


class BusinessHead(Named):
    """Head under which the activity falls, in the order of the ten items."""

    WORK_PLAN = "work_plan", "制定乡村振兴工作方案"
    INFRASTRUCTURE = "infrastructure", "乡村电商基础设施"
    REGIONAL_BRANDING = "regional_branding", "区域农产品品牌推介"
    QUALITY_CERTIFICATION = "quality_certification", "质量认证、溯源与品牌培育"
    ENTERPRISE_DISCOVERY = "enterprise_discovery", "发掘农产品生产企业"
    SOURCING_AND_SALES = "sourcing_and_sales", "农特产品产销对接"
    CONSUMER_MARKET = "consumer_market", "乡村消费市场与工业品下乡"
    TRAINING = "training", "技术与人才培训"
    SEMINAR_AND_STUDY = "seminar_and_study", "研讨与考察"
    OTHER_ENTRUSTED_WORK = "other_entrusted_work", "其他须由联盟承办的工作"
    NONE = "none", "均不属于"


class AllianceActivity(Facts):
    """One activity, seen under one head of the business scope."""

    activity: Fact[BusinessHead] = fact(
        "Head under which the activity falls, in the order of the ten items; none = no head",
        zh="活动所属类别（按十项顺序；none 为均不属于）",
        judgement=True,
        changeable=False,
    )
    is_joint_with_local_government: Fact[bool] = fact(
        "Done together with a local government; matters for regional_branding only",
        zh="联合地方政府（仅 regional_branding 有意义）",
    )
    is_entrusted_to_alliance: Fact[bool] = fact(
        "A presidium resolution or a request of the guidance unit on record says that the Alliance has to take it on; matters for other_entrusted_work only",
        zh="有据可查须由联盟承办（仅 other_entrusted_work 有意义）",
    )


HEADS = {
    BusinessHead.WORK_PLAN: BUSINESS.item(1),
    BusinessHead.INFRASTRUCTURE: BUSINESS.item(2),
    BusinessHead.REGIONAL_BRANDING: BUSINESS.item(3),
    BusinessHead.QUALITY_CERTIFICATION: BUSINESS.item(4),
    BusinessHead.ENTERPRISE_DISCOVERY: BUSINESS.item(5),
    BusinessHead.SOURCING_AND_SALES: BUSINESS.item(6),
    BusinessHead.CONSUMER_MARKET: BUSINESS.item(7),
    BusinessHead.TRAINING: BUSINESS.item(8),
    BusinessHead.SEMINAR_AND_STUDY: BUSINESS.item(9),
    BusinessHead.OTHER_ENTRUSTED_WORK: BUSINESS.item(10),
}

OUT_OF_SCOPE = Outcome("out_of_scope", Tone.ADVERSE, en="No head fits", zh="不在业务范围")
ELEMENT_MISSING = Outcome(
    "element_missing", Tone.ADVERSE,
    en="The head fits, but one of its elements is missing", zh="类别相符但缺要件",
)  # fmt: skip
IN_SCOPE = Outcome(
    "in_scope",
    Tone.FAVOURABLE,
    cites=tuple(Limb(provision, when=AllianceActivity.activity.is_(head)) for head, provision in HEADS.items()),
    en="Within the scope",
    zh="属于业务范围",
)

business_scope = Question(
    "charter.business_scope",
    asks=("Is this activity within the business scope?", "该活动是否属于业务范围？"),
    facts=AllianceActivity,
    outcomes=(OUT_OF_SCOPE, ELEMENT_MISSING, IN_SCOPE),
    rules=(
        Rule(
            "activity-under-no-head",
            OUT_OF_SCOPE,
            cites=BUSINESS,
            when=AllianceActivity.activity.is_(BusinessHead.NONE),
        ),
        Rule(
            "branding-without-local-government",
            ELEMENT_MISSING,
            cites=HEADS[BusinessHead.REGIONAL_BRANDING],
            when=all_of(
                AllianceActivity.activity.is_(BusinessHead.REGIONAL_BRANDING),
                not_(AllianceActivity.is_joint_with_local_government),
            ),
        ),
        Rule(
            "other-work-not-entrusted",
            ELEMENT_MISSING,
            cites=HEADS[BusinessHead.OTHER_ENTRUSTED_WORK],
            when=all_of(
                AllianceActivity.activity.is_(BusinessHead.OTHER_ENTRUSTED_WORK),
                not_(AllianceActivity.is_entrusted_to_alliance),
            ),
        ),
    ),
    values=(
        Value(
            "provision",
            AllianceActivity.activity.by(HEADS),
            only=(ELEMENT_MISSING, IN_SCOPE),
            en="the provision",
            zh="对应条文",
        ),
    ),
    remarks=remarks.BUSINESS_SCOPE,
)
