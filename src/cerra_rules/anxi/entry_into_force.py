"""Article 30: from when the Measures apply.

They apply from the day of issue, on which the text is silent: the day is a fact. "Interim" (暂行) sets no end; only repeal or lapse does.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Question, Rule, all_of, date, fixed, neutral

ENTRY_INTO_FORCE = ANXI.article(30)


class EntryIntoForce(Facts):
    """One day for which the Measures are asked about."""

    issued_on: Fact[date] = fixed("day on which the Measures were issued", "本办法发文之日")
    assessed_on: Fact[date] = fixed("the day for which the question is asked", "基准日（就该日作出判断）")
    was_repealed: Fact[bool] = fixed("the Measures have been repealed or have lapsed", "本办法已被废止或者失效")
    repealed_on: Fact[date] = fixed("first day on which they no longer apply; only if was_repealed", "本办法失效之日（自当日起不再适用）")


ISSUE_DATE_RULE = ANXI.reading("issue_date_rule", options=("as_given", "presumed_past"), default="as_given")  # RA48

is_before_issue = all_of(ISSUE_DATE_RULE.is_("as_given"), EntryIntoForce.assessed_on < EntryIntoForce.issued_on)
is_after_repeal = all_of(EntryIntoForce.was_repealed, EntryIntoForce.assessed_on >= EntryIntoForce.repealed_on)

NOT_YET_IN_FORCE = neutral("not_yet_in_force", "Before the day of issue.", "发文之前。")
NO_LONGER_IN_FORCE = neutral("no_longer_in_force", "Repealed or lapsed.", "已失效。")
IN_FORCE = neutral("in_force", "In force.", "有效。", ENTRY_INTO_FORCE)

entry_into_force = Question(
    "anxi.entry_into_force",
    asks=("Are the Measures in force on this day?", "本办法在该日是否有效？"),
    facts=EntryIntoForce,
    answers={
        NOT_YET_IN_FORCE: (Rule("day-before-issue", ENTRY_INTO_FORCE, is_before_issue, title=("Day before issue", "发文之前")),),
        NO_LONGER_IN_FORCE: (Rule("repeal-or-lapse", ENTRY_INTO_FORCE, is_after_repeal, title=("Repeal or lapse", "废止或者失效")),),
        IN_FORCE: OTHERWISE,
    },
    higher_law=("HL01",),
)
