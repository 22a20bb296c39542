"""Article 17: a plenary meeting of the presidium at least once a year.

"Every year" is read as every calendar year, the first being the first full one; the text says neither. Under either reading of the
year one period is judged and no other: a lapse that was over before it plays no part. The one module of the
two instruments that looks at a list of days, so the one that computes with functions of known facts: the solver and the
engines for tables refuse them by name.
"""

from itertools import pairwise

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
        "Days of all plenary meetings that met the quorum of art. 16; used for the default plenary_attendance", "达到法定人数的各次全体会议的日期"
    )
    full_attendance_plenaries_on: Fact[tuple[date, ...]] = fixed(
        "Those of them that every presidium member attended; used only under plenary_attendance = all_members",
        "其中主席团成员全员出席的会议的日期（仅在要求全员出席的读法下使用）",
    )
    asked_from: Fact[date] = fixed(
        "First day of the period asked about; it ends with the day for which the question is asked", "所问期间的首日（末日为判断日）"
    )
    assessed_on: Fact[date] = fixed("Day for which the question is asked", "判断日")
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
        return (
            Invariant(among, "a plenary with full attendance is among the plenaries", "全员出席的全体会议均在所列全体会议之内"),
            Invariant(cls.asked_from <= cls.assessed_on, "the period asked about begins before it ends, or on that day", "所问期间的首日不晚于判断日"),
        )


PLENARY_YEAR = CHARTER.reading("plenary_year", options=("calendar_year", "rolling_12_months"), default="calendar_year")  # RC25
PLENARY_ATTENDANCE = CHARTER.reading("plenary_attendance", options=("ordinary_quorum", "all_members"), default="ordinary_quorum")  # RC47
FIRST_PLENARY_YEAR = CHARTER.reading("first_plenary_year", options=("first_full_year", "year_of_entry_into_force"), default="first_full_year")  # RC59

Days = tuple[date, ...]


def years_without(plenaries: Days, first: date, asked_from: date, assessed_on: date) -> tuple[int, ...]:
    """Return the years of the period, from that of `first` up to the year of assessment, in which none was held."""
    held = {day.year for day in plenaries if day <= assessed_on}
    return tuple(year for year in range(max(first, asked_from).year, assessed_on.year) if year not in held)


def is_missed(plenaries: Days, first: date, asked_from: date, assessed_on: date) -> bool:
    """Return whether some year that ended in the period passed without a plenary."""
    return bool(years_without(plenaries, first, asked_from, assessed_on))


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


def is_overdue(plenaries: Days, effective_on: date, asked_from: date, assessed_on: date) -> bool:
    """Return whether on some day of the period more than a year had passed since the plenary before it."""
    held = sorted(held_since(plenaries, effective_on, assessed_on))
    gaps = pairwise((effective_on, *held, assessed_on))  # a plenary held late does not make its own day timely
    return any(end > ONE_YEAR.after(start) and end >= asked_from for start, end in gaps)


asked_from, assessed_on, effective_on = Plenaries.asked_from, Plenaries.assessed_on, Plenaries.charter_effective_on
by_calendar_year = PLENARY_YEAR.is_("calendar_year")
by_twelve_months = not_(by_calendar_year)
plenaries_on = PLENARY_ATTENDANCE.choose(ordinary_quorum=Plenaries.plenaries_on, all_members=Plenaries.full_attendance_plenaries_on)

# By calendar years: the duty begins on the next 1 January, or on the charter's first day if it is one.
first_day = FIRST_PLENARY_YEAR.choose(
    first_full_year=effective_on + days(-1) + END_OF_YEAR + days(1),
    year_of_entry_into_force=effective_on + years(-1) + END_OF_YEAR + days(1),
)
in_the_period = (plenaries_on, first_day, asked_from, assessed_on)
year_was_missed = ComputedCondition("a year passed without a plenary", is_missed, in_the_period, "有年度未召开全体会议")
held_this_year = ComputedCondition("a plenary was held this year", is_held_this_year, (plenaries_on, assessed_on), "本年已召开全体会议")
missed_years: Term[tuple[int, ...]] = Computed("years without a plenary", years_without, in_the_period, "未召开全体会议的年度")
end_of_this_year = assessed_on + END_OF_YEAR
due_in_calendar_year = either(
    any_of(assessed_on < effective_on, assessed_on < first_day),
    first_day + END_OF_YEAR,
    either(held_this_year, end_of_this_year + ONE_YEAR, end_of_this_year),
)

# By twelve months: each year runs from the last plenary, the first from the charter's first day.
within_a_year = (plenaries_on, effective_on, assessed_on)
overdue = ComputedCondition(
    "more than a year passed after a plenary", is_overdue, (plenaries_on, effective_on, asked_from, assessed_on), "有全体会议后逾一年未再召开的情形"
)
none_held_yet = ComputedCondition("no plenary was held yet", is_none_held, within_a_year, "尚未召开过全体会议")
due_within_a_year: Term[date] = Computed("a year after the last plenary", next_within_a_year, within_a_year, "上次全体会议后一年")

NO_DUTY_YET = neutral("no_duty_yet", "The duty has not begun", "义务尚未开始。")
MISSED = adverse("missed", "In the period asked about a plenary was missed", "所问期间内有应开而未按时召开的全体会议。")
DUE = neutral("due", "Not held yet and still in time", "尚未召开，但仍在期限内。")
SATISFIED = favourable("satisfied", "Held in time in the whole period asked about", "所问期间内均已按时召开。", YEARLY)

annual_plenary = Question(
    "charter.annual_plenary",
    asks=("Was the yearly plenary meeting of the presidium held in time in the period asked about?", "在所问期间内，主席团会议年度全体会议是否按时召开？"),
    concerns=("the presidium", "主席团"),
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
