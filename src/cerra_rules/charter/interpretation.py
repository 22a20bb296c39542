"""Article 36: whose interpretation of the charter is authoritative.

"The presidium" is read as the presidium in its meeting, the only form in which the charter lets it act; an informal view of
its members binds nobody. So the quorum and the majority of article 16 are asked for.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, adverse, all_of, decided_by, fact, favourable

VOTE = CHARTER.article(16)
INTERPRETATION = CHARTER.article(36)


class Interpreter(Named):
    """Who gives the interpretation."""

    PRESIDIUM = "presidium", "主席团"
    CHAIR = "chair", "主席"
    SECRETARIAT = "secretariat", "秘书处"
    GUIDANCE_UNIT = "guidance_unit", "工作指导单位"
    MEMBER = "member", "联盟成员"
    OTHER = "other", "其他机构或者个人"


class Interpreting(Facts):
    """One interpretation of the charter."""

    interpreter: Fact[Interpreter] = fact("Who gives the interpretation", "解释者")
    resolution_is_valid: Fact[bool] = fact(
        "It was adopted by a valid presidium resolution; matters for the presidium only",
        "经主席团会议有效决议通过（仅由主席团解释时有意义）",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )


by_presidium = Interpreting.interpreter.is_(Interpreter.PRESIDIUM)
by_resolution = all_of(by_presidium, Interpreting.resolution_is_valid)

AUTHORITATIVE = favourable("authoritative", "Given by the presidium in its meeting", "由主席团会议作出，有效力。")
NOT_AUTHORITATIVE = adverse(
    "not_authoritative", "Not given by the presidium in its meeting", "不是由主席团会议作出，没有效力。", (Limb(VOTE, when=by_presidium), INTERPRETATION)
)

interpretation = Question(
    "charter.interpretation",
    asks=("Is this interpretation of the charter authoritative?", "对章程的该项解释是否有效力？"),
    concerns=("whoever relies on the interpretation", "主张该解释的一方"),
    facts=Interpreting,
    answers={
        AUTHORITATIVE: (
            Rule("interpretation-by-resolution", (VOTE, INTERPRETATION), by_resolution, title=("Interpretation by resolution", "经决议作出的解释")),
        ),
        NOT_AUTHORITATIVE: OTHERWISE,
    },
)
