"""Articles 27, 28 and 30: what follows from a breach, misconduct of officials, and from when the Measures apply."""

from datetime import date

from cerra_rules.anxi import remarks
from cerra_rules.anxi.higher_law import HL01, HL22
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.anxi.readings import ISSUE_DATE_RULE
from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone
from cerra_rules.language.words import Named, all_of, not_

PENALTY = ANXI.article(27).norm("a")
CRIME = ANXI.article(27).norm("b")
SANCTION = ANXI.article(28).norm("a")
OFFICIAL_CRIME = ANXI.article(28).norm("b")
ENTRY_INTO_FORCE = ANXI.article(30)


class Liability(Facts):
    """One breach, and the department that wants to punish it."""

    breaches_measures: Fact[bool] = fact(
        "a duty or ban of the Measures is breached", zh="违反本办法规定", changeable=False
    )
    is_operator: Fact[bool] = fact(
        "the person is an operator bound by the Measures", zh="系受本办法约束的电子商务经营主体"
    )
    constitutes_crime: Fact[bool] = fact(
        "the conduct is a crime", zh="该行为构成犯罪", judgement=True, changeable=False
    )
    other_law_has_penalty: Fact[bool] = fact(
        "another law, regulation or rule has a penalty for the breach",
        zh="其他法律、法规、规章对该违反行为定有处罚",
        changeable=False,
    )
    authority_is_county_level_or_higher: Fact[bool] = fact(
        "the punishing department is of county level or higher", zh="处罚部门为县级以上"
    )


NO_BREACH = Outcome("no_breach", Tone.FAVOURABLE, en="No breach.", zh="未违反。")
NO_SANCTION_IN_TEXT = Outcome(
    "no_sanction_in_text", Tone.OPEN,
    en="Not an operator bound by the Measures: article 27 attaches no sanction; other law may have one.",
    zh="非受本办法约束的经营主体，第二十七条未设责任，其他法律或另有规定。",
)  # fmt: skip
CRIMINAL_REFERRAL = Outcome(
    "criminal_referral", Tone.ADVERSE, en="Criminal liability follows.", zh="依法追究刑事责任。"
)  # fmt: skip
NO_PENALTY_BASIS = Outcome(
    "no_penalty_basis", Tone.ADVERSE, en="Breach without a penalty basis.", zh="违反，但无处罚依据。"
)  # fmt: skip
WRONG_AUTHORITY = Outcome(
    "wrong_authority", Tone.ADVERSE, en="The department is below county level.", zh="部门级别不足。"
)  # fmt: skip
PENALTY_POSSIBLE = Outcome(
    "penalty_possible", Tone.ADVERSE, en="Punishable under the other law.", zh="可依其他法处罚。", cites=PENALTY
)  # fmt: skip

liability = Question(
    "anxi.liability",
    asks=("What liability does this text attach to a breach?", "违反本办法将承担何种责任？"),
    facts=Liability,
    outcomes=(
        NO_BREACH, NO_SANCTION_IN_TEXT, CRIMINAL_REFERRAL, NO_PENALTY_BASIS, WRONG_AUTHORITY, PENALTY_POSSIBLE,
    ),
    rules=(
        Rule("measures-not-breached", NO_BREACH, cites=PENALTY, when=not_(Liability.breaches_measures)),
        Rule("breach-by-a-non-operator", NO_SANCTION_IN_TEXT, cites=PENALTY, when=not_(Liability.is_operator)),
        Rule("criminal-breach", CRIMINAL_REFERRAL, cites=CRIME, when=Liability.constitutes_crime),
        Rule(
            # The article refers to the penalties of other law and sets none of its own.
            "breach-without-penalty-in-other-law",
            NO_PENALTY_BASIS,
            cites=PENALTY,
            when=not_(Liability.other_law_has_penalty),
        ),
        Rule(
            "department-below-county-level",
            WRONG_AUTHORITY,
            cites=PENALTY,
            when=not_(Liability.authority_is_county_level_or_higher),
        ),
    ),
    higher_law=(HL01,),
    adverse_law=(HL01,),
    remarks=remarks.LIABILITY,
)  # fmt: skip


class MisconductKind(Named):
    """A kind of misconduct."""

    ABUSE_OF_POWER = "abuse_of_power", "滥用职权"
    FAVOURITISM = "favouritism", "徇私舞弊"
    NEGLECT_OF_DUTY = "neglect_of_duty", "玩忽职守"


class OfficialMisconduct(Facts):
    """What one person did in the supervision of e-commerce."""

    is_state_functionary: Fact[bool] = fact(
        "the person is a state functionary", zh="该人为国家工作人员", changeable=False
    )
    acts_in_ecommerce_supervision: Fact[bool] = fact(
        "the person acts in the supervision of e-commerce", zh="该人从事电子商务监督管理"
    )
    misconduct: Fact[frozenset[MisconductKind]] = fact(
        "the kinds of misconduct committed: abuse of power, favouritism, neglect of duty",
        zh="所实施的失职行为",
        judgement=True,
    )
    constitutes_crime: Fact[bool] = fact(
        "the conduct is a crime", zh="该行为构成犯罪", judgement=True, changeable=False
    )


NOT_APPLICABLE = Outcome(
    "not_applicable", Tone.OPEN, en="Not a functionary in supervision.", zh="非监管中的国家工作人员。"
)  # fmt: skip
NO_MISCONDUCT = Outcome("no_misconduct", Tone.FAVOURABLE, en="No misconduct.", zh="无所列行为。")
OFFICIAL_REFERRAL = Outcome(
    "criminal_referral", Tone.ADVERSE, en="Criminal liability follows.", zh="依法追究刑事责任。"
)  # fmt: skip
ADMINISTRATIVE_SANCTION = Outcome(
    "administrative_sanction", Tone.ADVERSE, en="Administrative sanction.", zh="给予行政处分。", cites=SANCTION
)  # fmt: skip

official_misconduct = Question(
    "anxi.official_misconduct",
    asks=("Is an official answerable for misconduct in e-commerce supervision?", "公职人员是否构成失职？"),
    facts=OfficialMisconduct,
    outcomes=(NOT_APPLICABLE, NO_MISCONDUCT, OFFICIAL_REFERRAL, ADMINISTRATIVE_SANCTION),
    rules=(
        Rule(
            "person-without-state-function",
            NOT_APPLICABLE,
            cites=SANCTION,
            when=not_(OfficialMisconduct.is_state_functionary),
        ),
        Rule(
            "conduct-outside-supervision",
            NOT_APPLICABLE,
            cites=SANCTION,
            when=not_(OfficialMisconduct.acts_in_ecommerce_supervision),
        ),
        Rule(
            "no-official-misconduct",
            NO_MISCONDUCT,
            cites=SANCTION,
            when=not_(OfficialMisconduct.misconduct.is_not_empty()),
        ),
        Rule(
            "criminal-misconduct",
            OFFICIAL_REFERRAL,
            cites=OFFICIAL_CRIME,
            when=OfficialMisconduct.constitutes_crime,
        ),
    ),
    higher_law=(HL22,),
    adverse_law=(HL01,),
    remarks=remarks.OFFICIAL_MISCONDUCT,
)


class EntryIntoForce(Facts):
    """One day for which the Measures are asked about."""

    issued_on: Fact[date] = fact("day on which the Measures were issued", zh="本办法发文之日", changeable=False)
    assessed_on: Fact[date] = fact(
        "the day for which the question is asked", zh="基准日（就该日作出判断）", changeable=False
    )
    was_repealed: Fact[bool] = fact(
        "the Measures have been repealed or have lapsed", zh="本办法已被废止或者失效", changeable=False
    )
    repealed_on: Fact[date] = fact(
        "first day on which they no longer apply; only if was_repealed",
        zh="本办法失效之日（自当日起不再适用）",
        changeable=False,
    )


NOT_YET_IN_FORCE = Outcome("not_yet_in_force", Tone.OPEN, en="Before the day of issue.", zh="发文之前。")
NO_LONGER_IN_FORCE = Outcome("no_longer_in_force", Tone.OPEN, en="Repealed or lapsed.", zh="已失效。")
IN_FORCE = Outcome("in_force", Tone.OPEN, en="In force.", zh="有效。", cites=ENTRY_INTO_FORCE)

entry_into_force = Question(
    "anxi.entry_into_force",
    asks=("Are the Measures in force on this day?", "本办法在该日是否有效？"),
    facts=EntryIntoForce,
    outcomes=(NOT_YET_IN_FORCE, NO_LONGER_IN_FORCE, IN_FORCE),
    rules=(
        Rule(
            "day-before-issue",
            NOT_YET_IN_FORCE,
            cites=ENTRY_INTO_FORCE,
            when=all_of(ISSUE_DATE_RULE.is_("as_given"), EntryIntoForce.assessed_on < EntryIntoForce.issued_on),
        ),
        Rule(
            "repeal-or-lapse",
            NO_LONGER_IN_FORCE,
            cites=ENTRY_INTO_FORCE,
            when=all_of(EntryIntoForce.was_repealed, EntryIntoForce.assessed_on >= EntryIntoForce.repealed_on),
        ),
    ),
    higher_law=(HL01,),
    remarks=remarks.ENTRY_INTO_FORCE,
)
