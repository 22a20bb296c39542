"""Article 17: a plenary meeting of the presidium at least once a year.

The one part of the two instruments that looks at a list of days, so the one that uses computed conditions:
named functions of known facts, which the solver and the bulk engines refuse by name.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import FIRST_PLENARY_YEAR, PLENARY_ATTENDANCE, PLENARY_YEAR
from cerra_rules.language import (
    END_OF_YEAR,
    NOTHING,
    OTHERWISE,
    Computed,
    ComputedCondition,
    Fact,
    Facts,
    Invariant,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    date,
    days,
    either,
    favourable,
    fixed,
    neutral,
    not_,
    years,
)

YEARLY = CHARTER.article(17)
ONE_YEAR = years(1)

Days = tuple[date, ...]


class Plenaries(Facts):
    """The plenary meetings of the presidium up to one day."""

    plenaries_on: Fact[tuple[date, ...]] = fixed(
        "Days of all plenary meetings that met the quorum of art. 16; used for the default plenary_attendance",
        "达到法定人数的各次全体会议日期",
    )
    full_attendance_plenaries_on: Fact[tuple[date, ...]] = fixed(
        ("Days of the plenary meetings that every presidium member attended; used only under plenary_attendance = all_members"),
        "全员出席的全体会议日期（仅在 plenary_attendance = all_members 时使用）",
    )
    assessed_on: Fact[date] = fixed("Day for which the question is asked", "基准日（就该日作出判断）")
    charter_effective_on: Fact[date] = fixed("Day on which the charter took effect", "章程生效日")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        among = ComputedCondition(
            "every meeting with full attendance is a plenary meeting",
            lambda full, all_: set(full) <= set(all_),
            (cls.full_attendance_plenaries_on, cls.plenaries_on),
            "全员出席的会议均为全体会议",
        )
        return (Invariant(among, "a plenary with full attendance is among the plenaries", "全员出席的全体会议均在所列全体会议之内"),)


def years_without(plenaries: Days, first: date, assessed_on: date) -> tuple[int, ...]:
    """Return the full years from that of `first` up to the year of assessment in which none was held."""
    held = {day.year for day in plenaries if day <= assessed_on}
    return tuple(year for year in range(first.year, assessed_on.year) if year not in held)


def is_missed(plenaries: Days, first: date, assessed_on: date) -> bool:
    """Return whether some full year passed without a plenary."""
    return bool(years_without(plenaries, first, assessed_on))


def is_held_this_year(plenaries: Days, assessed_on: date) -> bool:
    """Return whether a plenary was held in the year of assessment, by the day of assessment."""
    return any(day.year == assessed_on.year and day <= assessed_on for day in plenaries)


def held_since(plenaries: Days, effective_on: date, assessed_on: date) -> Days:
    """Return the plenaries under the charter, by the day of assessment."""
    return tuple(day for day in plenaries if effective_on <= day <= assessed_on)


def next_within_a_year(plenaries: Days, effective_on: date, assessed_on: date) -> date:
    """Return the last day of the year that runs from the last plenary, or from the charter's first day."""
    return ONE_YEAR.after(max(held_since(plenaries, effective_on, assessed_on), default=effective_on))


def is_overdue(plenaries: Days, effective_on: date, assessed_on: date) -> bool:
    """Return whether more than a year has passed since the last plenary."""
    return assessed_on > next_within_a_year(plenaries, effective_on, assessed_on)


by_calendar_year = PLENARY_YEAR.is_("calendar_year")
plenaries_on = PLENARY_ATTENDANCE.choose(ordinary_quorum=Plenaries.plenaries_on, all_members=Plenaries.full_attendance_plenaries_on)
effective_on, assessed_on = Plenaries.charter_effective_on, Plenaries.assessed_on
# The duty begins with the first full year: the next 1 January, or the day itself if it is one.
first_day = FIRST_PLENARY_YEAR.choose(
    first_full_year=effective_on + days(-1) + END_OF_YEAR + days(1),
    year_of_entry_into_force=effective_on + years(-1) + END_OF_YEAR + days(1),
)
held_this_year = ComputedCondition("a plenary was held this year", is_held_this_year, (plenaries_on, assessed_on), "本年已召开全体会议")
within_a_year = (plenaries_on, effective_on, assessed_on)

NO_DUTY_YET = neutral("no_duty_yet", "The duty has not begun", "义务尚未开始")
MISSED = adverse("missed", "A plenary was missed", "已有逾期未开")
DUE = neutral("due", "Not held yet and still in time", "尚未召开但仍在期内")
SATISFIED = favourable("satisfied", "Held for the current period", "本期已召开", YEARLY)

annual_plenary = Question(
    "charter.annual_plenary",
    asks=("Has the yearly plenary meeting of the presidium been held in time?", "主席团年度全体会议是否按时召开？"),
    facts=Plenaries,
    answers={
        NO_DUTY_YET: (
            Rule("charter-not-in-force", YEARLY, assessed_on < effective_on),
            Rule("first-year-not-begun", YEARLY, all_of(by_calendar_year, assessed_on < first_day)),
        ),
        MISSED: (
            Rule(
                "year-without-plenary",
                YEARLY,
                all_of(
                    by_calendar_year,
                    ComputedCondition(
                        "a year passed without a plenary",
                        is_missed,
                        (plenaries_on, first_day, assessed_on),
                        "有年度未召开全体会议",
                    ),
                ),
            ),
            Rule(
                "twelve-months-without-plenary",
                YEARLY,
                all_of(
                    not_(by_calendar_year),
                    ComputedCondition("a year has passed since the last plenary", is_overdue, within_a_year, "距上次全体会议已逾一年"),
                ),
            ),
        ),
        DUE: (
            Rule("plenary-due-this-year", YEARLY, all_of(by_calendar_year, not_(held_this_year))),
            Rule(
                "first-plenary-due",
                YEARLY,
                all_of(
                    not_(by_calendar_year),
                    ComputedCondition("no plenary was held yet", lambda *of: not held_since(*of), within_a_year, "尚未召开过全体会议"),
                ),
            ),
        ),
        SATISFIED: OTHERWISE,
    },
    values=(
        Value(
            "next_due_on",
            "day by which the next plenary is due",
            "下次全体会议的期限",
            either(
                by_calendar_year,
                either(
                    any_of(assessed_on < effective_on, assessed_on < first_day),
                    first_day + END_OF_YEAR,
                    either(held_this_year, assessed_on + END_OF_YEAR + ONE_YEAR, assessed_on + END_OF_YEAR),
                ),
                Computed("a year after the last plenary", next_within_a_year, within_a_year, "上次全体会议后一年"),
            ),
        ),
        Value(
            "years_missed",
            "years missed",
            "错过的年度",
            either(
                by_calendar_year,
                Computed(
                    "years without a plenary",
                    years_without,
                    (plenaries_on, first_day, assessed_on),
                    "未召开全体会议的年度",
                ),
                NOTHING,
            ),
        ),
    ),
)
