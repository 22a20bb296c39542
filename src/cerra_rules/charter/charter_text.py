"""Articles 35 to 37: adopting, interpreting and bringing into force the charter itself."""

from datetime import date

from cerra_rules.charter import remarks
from cerra_rules.charter.higher_law import HL30
from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import AMENDMENT_APPROVAL
from cerra_rules.language.facts import Fact, Facts, Invariant, fact
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value
from cerra_rules.language.words import NOTHING, Named, all_of, any_of, either, implies, not_

AMENDMENT = CHARTER.article(15).item(2)
VOTE = CHARTER.article(16)
ADOPTION = CHARTER.article(35)
INTERPRETATION = CHARTER.article(36)
APPROVAL = CHARTER.article(37)


class CharterText(Facts):
    """The charter, or one amendment to it, on one day."""

    is_amendment: Fact[bool] = fact(
        "The text is an amendment (false: the first adoption)", zh="属于章程修改（否则为首次通过）", changeable=False
    )
    resolution_is_valid: Fact[bool] = fact(
        "A valid presidium resolution had adopted the text by assessed_on (charter.resolution = valid)",
        zh="至基准日主席团会议已有效表决通过",
    )
    resolution_adopted_on: Fact[date] = fact(
        "Day of that resolution, not later than assessed_on; fixes in_force_from for an amendment under amendment_approval = not_required",
        zh="表决日，不晚于基准日；amendment_approval = not_required 时据以确定修改的生效日",
    )
    guidance_unit_has_approved: Fact[bool] = fact("The guidance unit approved the text", zh="工作指导单位已核准")
    guidance_unit_approved_on: Fact[date] = fact(
        "Day of the approval, an approval given before the vote counts from the day of the vote; irrelevant without approval",
        zh="核准日（表决前的核准以表决日计）",
    )
    assessed_on: Fact[date] = fact(
        "Day for which the question is asked", zh="基准日（就该日作出判断）", changeable=False
    )

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(
                implies(cls.resolution_is_valid, cls.resolution_adopted_on <= cls.assessed_on),
                "a resolution that exists on a day was adopted by that day",
                "至基准日已有效表决的，表决日不晚于基准日",
            ),
        )


needs_no_approval = all_of(CharterText.is_amendment, AMENDMENT_APPROVAL.is_("not_required"))

NOT_ADOPTED = Outcome("not_adopted", Tone.ADVERSE, en="No valid vote", zh="未有效通过")
ADOPTED_NOT_IN_FORCE = Outcome(
    "adopted_not_in_force", Tone.OPEN, en="Adopted but not in force", zh="已通过未生效"
)  # fmt: skip
IN_FORCE = Outcome(
    "in_force",
    Tone.FAVOURABLE,
    cites=(
        Limb(AMENDMENT, when=CharterText.is_amendment),
        Limb(ADOPTION, when=not_(CharterText.is_amendment)),
        Limb(APPROVAL, when=not_(needs_no_approval)),
    ),
    en="In force",
    zh="已生效",
)

entry_into_force = Question(
    "charter.entry_into_force",
    asks=("Is the charter, or an amendment to it, adopted and in force?", "章程（或其修改）是否通过并生效？"),
    facts=CharterText,
    outcomes=(NOT_ADOPTED, ADOPTED_NOT_IN_FORCE, IN_FORCE),
    rules=(
        Rule(
            "amendment-without-valid-vote",
            NOT_ADOPTED,
            cites=AMENDMENT,
            when=all_of(CharterText.is_amendment, not_(CharterText.resolution_is_valid)),
        ),
        Rule(
            "charter-without-valid-vote",
            NOT_ADOPTED,
            cites=ADOPTION,
            when=all_of(not_(CharterText.is_amendment), not_(CharterText.resolution_is_valid)),
        ),
        Rule(
            "charter-text-not-yet-approved",
            ADOPTED_NOT_IN_FORCE,
            cites=APPROVAL,
            when=all_of(
                not_(needs_no_approval),
                any_of(
                    not_(CharterText.guidance_unit_has_approved),
                    CharterText.assessed_on < CharterText.guidance_unit_approved_on,
                ),
            ),
        ),
    ),
    values=(
        Value(
            "in_force_from",
            either(
                needs_no_approval,
                CharterText.resolution_adopted_on,
                either(CharterText.guidance_unit_has_approved, CharterText.guidance_unit_approved_on, NOTHING),
            ),
            only=(ADOPTED_NOT_IN_FORCE, IN_FORCE),
            en="first day in force",
            zh="生效首日",
        ),
    ),
    higher_law=(HL30,),
    remarks=remarks.ENTRY_INTO_FORCE,
)


class Interpreter(Named):
    """Who gives the interpretation."""

    PRESIDIUM = "presidium", "主席团"
    CHAIR = "chair", "主席"
    SECRETARIAT = "secretariat", "秘书处"
    GUIDANCE_UNIT = "guidance_unit", "工作指导单位"
    MEMBER = "member", "成员"
    OTHER = "other", "其他"


class Interpreting(Facts):
    """One interpretation of the charter."""

    interpreter: Fact[Interpreter] = fact("Who gives the interpretation", zh="解释者")
    resolution_is_valid: Fact[bool] = fact(
        (
            "The interpretation was adopted by a valid presidium resolution (charter.resolution = valid); matters "
            "for presidium only"
        ),
        zh="该解释经主席团会议有效决议通过（仅主席团解释有意义）",
    )


by_presidium = Interpreting.interpreter.is_(Interpreter.PRESIDIUM)

AUTHORITATIVE = Outcome(
    "authoritative", Tone.FAVOURABLE, en="Given by the presidium in its meeting", zh="由主席团会议作出"
)  # fmt: skip
NOT_AUTHORITATIVE = Outcome(
    "not_authoritative",
    Tone.ADVERSE,
    cites=(Limb(VOTE, when=by_presidium), INTERPRETATION),
    en="Not given by the presidium in its meeting",
    zh="并非主席团会议作出",
)

interpretation = Question(
    "charter.interpretation",
    asks=("Is this interpretation of the charter authoritative?", "该章程解释是否具有权威性？"),
    facts=Interpreting,
    outcomes=(AUTHORITATIVE, NOT_AUTHORITATIVE),
    rules=(
        Rule(
            "interpretation-by-resolution",
            AUTHORITATIVE,
            cites=(VOTE, INTERPRETATION),
            when=all_of(by_presidium, Interpreting.resolution_is_valid),
        ),
    ),
    remarks=remarks.INTERPRETATION,
)
