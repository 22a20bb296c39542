"""Article 30: from when the Measures apply.

They apply from the day of issue, on which the text is silent: the day is a fact. "Interim" (暂行) is read as setting no end; that is contested.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, all_of, date, fixed, neutral

ENTRY_INTO_FORCE = ANXI.article(30)


class EntryIntoForce(Facts):
    """One day for which the Measures are asked about."""

    issued_on: Fact[date] = fixed("day of issue", "发文之日")
    assessed_on: Fact[date] = fixed("the day for which the question is asked", "判断基准日")
    was_repealed: Fact[bool] = fixed("the Measures have been repealed or declared lapsed", "本办法已被废止或者宣布失效")
    repealed_on: Fact[date] = fixed("first day on which they no longer apply", "不再适用的第一日", only_if="was_repealed")
    term_is_fixed: Fact[bool] = fixed(
        "provincial rules on normative documents fix a term for a document of this kind (matters only under interim_term = expires_after_term)",
        "省级规范性文件管理规定为此类文件规定了有效期（仅在解释为届满即失效时有意义）",
        judgement=True,
    )
    term_ends_on: Fact[date] = fixed("last day of that term", "有效期的最后一日", only_if="term_is_fixed")


ISSUE_DATE_RULE = ANXI.reading("issue_date_rule", options=("as_given", "presumed_past"), default="as_given")  # RA48
INTERIM_TERM = ANXI.reading("interim_term", options=("no_expiry", "expires_after_term"), default="no_expiry")  # RA49

is_before_issue = all_of(ISSUE_DATE_RULE.is_("as_given"), EntryIntoForce.assessed_on < EntryIntoForce.issued_on)
is_after_repeal = all_of(EntryIntoForce.was_repealed, EntryIntoForce.assessed_on >= EntryIntoForce.repealed_on)
term_is_over = all_of(EntryIntoForce.term_is_fixed, EntryIntoForce.assessed_on > EntryIntoForce.term_ends_on)
is_after_term = all_of(INTERIM_TERM.is_("expires_after_term"), term_is_over)

NOT_YET_IN_FORCE = neutral("not_yet_in_force", "Before the day of issue.", "尚未发文，本办法尚未施行。")
NO_LONGER_IN_FORCE = neutral("no_longer_in_force", "Repealed, or lapsed.", "已被废止或者已经失效。")
IN_FORCE = neutral(
    "in_force", "Applied from the day of issue, and not shown to have ended.", "自发文之日起施行，未见已经废止或者失效的依据。", ENTRY_INTO_FORCE
)

entry_into_force = Question(
    "anxi.entry_into_force",
    asks=("Are the Measures in force on this day?", "本办法在该日是否有效？"),
    concerns=("nobody; all outcomes are neutral", "不涉及特定主体（各结论均为中性）"),
    facts=EntryIntoForce,
    answers={
        NOT_YET_IN_FORCE: (Rule("day-before-issue", ENTRY_INTO_FORCE, is_before_issue, title=("Day before issue", "发文之前")),),
        NO_LONGER_IN_FORCE: (
            Rule("repeal-or-lapse", ENTRY_INTO_FORCE, is_after_repeal, title=("Repeal or declared lapse", "废止或者宣布失效")),
            Rule("end-of-interim-term", ENTRY_INTO_FORCE, is_after_term, title=("End of the term of an interim document", "暂行文件有效期届满")),
        ),
        IN_FORCE: OTHERWISE,
    },
    higher_law=("HL01", "HL41"),
)
