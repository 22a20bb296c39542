"""Articles 19 and 22: whether the right person convened a meeting, or presided over it.

Convening is read as a legal act of the chair, which passes to others only by delegation to a vice-chair and only where that is
necessary; whether it is may be reviewed, unless the chair alone is read to decide. What the secretariat "prepares and holds" is work in execution of it, at most convening, and never presiding.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import SECRETARIAT_CONVENING
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, any_of, fact, favourable, fixed

CHAIR_CONVENES = CHARTER.article(19).item(1)
DELEGATION = CHARTER.article(19).item(6)
PREPARATION = CHARTER.article(22).item(3)


class MeetingAct(Named):
    """Whether the question is about convening or about presiding."""

    CONVENING = "convening", "召集"
    PRESIDING = "presiding", "主持"


class Convener(Named):
    """Who convened, or presided, as asked."""

    CHAIR = "chair", "主席"
    VICE_CHAIR = "vice_chair", "副主席"
    SECRETARIAT = "secretariat", "秘书处"
    OTHER = "other", "其他机构或者个人"


class Convening(Facts):
    """Who convened one meeting, or presided over it."""

    asks_about: Fact[MeetingAct] = fixed("Whether the question is about convening or about presiding", "询问召集还是主持")
    convener: Fact[Convener] = fact("Who convened, or presided, as asked", "召集者或主持者（依所问）")

    # the delegation
    chair_delegated_to_convener: Fact[bool] = fact(
        "The chair delegated this to the acting vice-chair; matters for a vice-chair only", "主席已委托该副主席（仅对副主席有意义）"
    )
    delegation_was_necessary: Fact[bool] = fact(
        "The delegation was necessary; matters for a vice-chair only, not under necessity_of_delegation = chair_decides",
        "委托确有必要（仅对副主席有意义；由主席自行判断的读法下不使用）",
        judgement=True,
    )


NECESSITY_OF_DELEGATION = CHARTER.reading("necessity_of_delegation", options=("reviewable", "chair_decides"), default="reviewable")  # RC63

by_chair = Convening.convener.is_(Convener.CHAIR)
by_vice_chair = Convening.convener.is_(Convener.VICE_CHAIR)
by_secretariat = Convening.convener.is_(Convener.SECRETARIAT)
need_is_shown = any_of(Convening.delegation_was_necessary, NECESSITY_OF_DELEGATION.is_("chair_decides"))
vice_chair_stood_in = all_of(by_vice_chair, Convening.chair_delegated_to_convener, need_is_shown)
secretariat_convened = all_of(by_secretariat, Convening.asks_about.is_(MeetingAct.CONVENING), SECRETARIAT_CONVENING.is_("allowed"))

REGULAR = favourable("regular", "By the right person", "由有权者召集或者主持，合规。")
IRREGULAR = adverse(
    "irregular",
    "By the wrong person",
    "不是由有权者召集或者主持，不合规。",
    (CHAIR_CONVENES, Limb(DELEGATION, when=by_vice_chair), Limb(PREPARATION, when=by_secretariat)),
)

convening = Question(
    "charter.convening",
    asks=("Was the meeting convened, or presided over, by the right person?", "会议的召集或者主持是否合规？"),
    concerns=("whoever convened or presided", "召集人或者主持人"),
    facts=Convening,
    answers={
        REGULAR: (
            Rule("meeting-under-the-chair", CHAIR_CONVENES, by_chair, title=("Chair", "主席")),
            Rule("meeting-under-a-delegated-vice-chair", (CHAIR_CONVENES, DELEGATION), vice_chair_stood_in, title=("Delegated vice-chair", "受委托的副主席")),
            Rule("meeting-convened-by-the-secretariat", (CHAIR_CONVENES, PREPARATION), secretariat_convened, title=("Convening secretariat", "召集的秘书处")),
        ),
        IRREGULAR: OTHERWISE,
    },
    higher_law=("HL32",),
)
