"""Article 17: a plenary meeting of the presidium at least once a year.

"Every year" is read as every calendar year, the first being the first full one; the text says neither. The one module of the
two instruments that looks at a list of days, so the one that computes with functions of known facts: the solver and the
engines for tables refuse them by name.
"""

from cerra_rules.charter.instrument import CHARTER
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
    Term,
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


class Plenaries(Facts):
    """The plenary meetings of the presidium up to one day."""

    plenaries_on: Fact[tuple[date, ...]] = fixed(
        "Days of all plenary meetings that met the quorum of art. 16; used for the default plenary_attendance", "达到法定人数的各次全体会议日期"
    )
    full_attendance_plenaries_on: Fact[tuple[date, ...]] = fixed(
        "Days of the plenary meetings that every presidium member attended; used only under plenary_attendance = all_members",
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


PLENARY_YEAR = CHARTER.reading("plenary_year", options=("calendar_year", "rolling_12_months"), default="calendar_year")  # RC25
PLENARY_ATTENDANCE = CHARTER.reading("plenary_attendance", options=("ordinary_quorum", "all_members"), default="ordinary_quorum")  # RC47
FIRST_PLENARY_YEAR = CHARTER.reading("first_plenary_year", options=("first_full_year", "year_of_entry_into_force"), default="first_full_year")  # RC59

Days = tuple[date, ...]


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


def is_none_held(plenaries: Days, effective_on: date, assessed_on: date) -> bool:
    """Return whether there was no plenary under the charter yet."""
    return not held_since(plenaries, effective_on, assessed_on)


def next_within_a_year(plenaries: Days, effective_on: date, assessed_on: date) -> date:
    """Return the last day of the year that runs from the last plenary, or from the charter's first day."""
    return ONE_YEAR.after(max(held_since(plenaries, effective_on, assessed_on), default=effective_on))


def is_overdue(plenaries: Days, effective_on: date, assessed_on: date) -> bool:
    """Return whether more than a year has passed since the last plenary."""
    return assessed_on > next_within_a_year(plenaries, effective_on, assessed_on)


assessed_on, effective_on = Plenaries.assessed_on, Plenaries.charter_effective_on
by_calendar_year = PLENARY_YEAR.is_("calendar_year")
by_twelve_months = not_(by_calendar_year)
plenaries_on = PLENARY_ATTENDANCE.choose(ordinary_quorum=Plenaries.plenaries_on, all_members=Plenaries.full_attendance_plenaries_on)

# By calendar years: the duty begins on the next 1 January, or on the charter's first day if it is one.
first_day = FIRST_PLENARY_YEAR.choose(
    first_full_year=effective_on + days(-1) + END_OF_YEAR + days(1),
    year_of_entry_into_force=effective_on + years(-1) + END_OF_YEAR + days(1),
)
since_first_day = (plenaries_on, first_day, assessed_on)
year_was_missed = ComputedCondition("a year passed without a plenary", is_missed, since_first_day, "有年度未召开全体会议")
held_this_year = ComputedCondition("a plenary was held this year", is_held_this_year, (plenaries_on, assessed_on), "本年已召开全体会议")
missed_years: Term[tuple[int, ...]] = Computed("years without a plenary", years_without, since_first_day, "未召开全体会议的年度")
end_of_this_year = assessed_on + END_OF_YEAR
due_in_calendar_year = either(
    any_of(assessed_on < effective_on, assessed_on < first_day),
    first_day + END_OF_YEAR,
    either(held_this_year, end_of_this_year + ONE_YEAR, end_of_this_year),
)

# By twelve months: each year runs from the last plenary, the first from the charter's first day.
within_a_year = (plenaries_on, effective_on, assessed_on)
overdue = ComputedCondition("a year has passed since the last plenary", is_overdue, within_a_year, "距上次全体会议已逾一年")
none_held_yet = ComputedCondition("no plenary was held yet", is_none_held, within_a_year, "尚未召开过全体会议")
due_within_a_year: Term[date] = Computed("a year after the last plenary", next_within_a_year, within_a_year, "上次全体会议后一年")

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
            Rule("charter-not-in-force", YEARLY, assessed_on < effective_on, title=("Charter not yet in force", "章程尚未生效")),
            Rule("first-year-not-begun", YEARLY, all_of(by_calendar_year, assessed_on < first_day), title=("First year not yet begun", "首个年度尚未开始")),
        ),
        MISSED: (
            Rule("year-without-plenary", YEARLY, all_of(by_calendar_year, year_was_missed), title=("Calendar year without plenary", "有历年未开全体会议")),
            Rule("twelve-months-without-plenary", YEARLY, all_of(by_twelve_months, overdue), title=("Twelve months without plenary", "十二个月未开全体会议")),
        ),
        DUE: (
            Rule("plenary-due-this-year", YEARLY, all_of(by_calendar_year, not_(held_this_year)), title=("Plenary due this year", "本年全体会议待开")),
            Rule("first-plenary-due", YEARLY, all_of(by_twelve_months, none_held_yet), title=("First plenary due", "首次全体会议待开")),
        ),
        SATISFIED: OTHERWISE,
    },
    values=(
        Value("next_due_on", "day by which the next plenary is due", "下次全体会议的期限", either(by_calendar_year, due_in_calendar_year, due_within_a_year)),
        Value("years_missed", "years missed", "错过的年度", either(by_calendar_year, missed_years, NOTHING)),
    ),
)
