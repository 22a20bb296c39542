"""Days of a table, moved by periods and past rest days: looked up among all days there are where that is cheaper."""

from __future__ import annotations

from functools import lru_cache, reduce
from typing import Any

import polars as pl

from cerra_rules.deciding.orders import ROLL, Chain
from cerra_rules.language.periods import EARLIEST_DAY, END_OF_YEAR, LATEST_DAY, Period
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.terms import Roll, Shift, Term

EPOCH = 719_163
"""1 January 1970: days count from it in tables, and from the year 1 in the diagrams."""


class Moving:
    """Moves days, past the rest days of a calendar if there is one."""

    def __init__(self, calendar: RestDays | None) -> None:
        self.rolled = {day: calendar.walk(day) for day in calendar} if calendar else {}
        """The day to which each rest day moves."""
        self._tables: dict[Chain, pl.Series] = {}

    def day(self, day: pl.Expr, chain: Chain) -> pl.Expr:
        """Return the day of a fact, moved along a chain: by days at once, else looked up among all days there are."""
        if all(step != ROLL and step.in_days is not None for step in chain):
            return self.along(day, chain)
        table = _moved_days(chain) if ROLL not in chain else self._rolled_days(chain)
        place = day.to_physical().fill_null(EARLIEST_DAY.toordinal() - EPOCH) - (EARLIEST_DAY.toordinal() - EPOCH)
        found = pl.lit(table).gather(place.cast(pl.UInt32, wrap_numerical=True))  # days are checked: none is negative
        return pl.when(day.is_not_null()).then(found)  # a null takes long to look up

    def along(self, day: pl.Expr, chain: Chain) -> pl.Expr:
        """Return any day, moved along a chain."""
        for step in chain:
            if step != ROLL:
                day = _after(day, step)
            elif self.rolled:
                day = day.replace(pl.Series([*self.rolled], dtype=pl.Date), pl.Series([*self.rolled.values()]))
        return day

    def _rolled_days(self, chain: Chain) -> pl.Series:
        if chain not in self._tables:
            self._tables[chain] = _every_day().select(self.along(pl.col("day"), chain)).to_series()
        return self._tables[chain]


def _every_day() -> pl.DataFrame:
    return pl.date_range(EARLIEST_DAY, LATEST_DAY, eager=True).to_frame("day")


@lru_cache(maxsize=32)
def _moved_days(chain: tuple[Period, ...]) -> pl.Series:
    """Return where every day there is moves along a chain without rest days; of 440 kB, remembered for the next table."""
    return _every_day().select(reduce(_after, chain, pl.col("day"))).to_series()


def _after(day: pl.Expr, period: Period) -> pl.Expr:
    """Return the last day of a period that starts on a day."""
    if period == END_OF_YEAR:
        return pl.date(day.dt.year(), 12, 31)
    if months := 12 * period.years + period.months:
        day = day.dt.offset_by(f"{months}mo")
    # As numbers, for polars adds a duration far more slowly.
    return (day.to_physical() + period.days).cast(pl.Date) if period.days else day


def peeled(term: Term[Any]) -> tuple[Term[Any], Chain]:
    """Return the term that periods and rest days move, and how they do."""
    match term:
        case Shift(base, period):
            inner, chain = peeled(base)
            return inner, (*chain, period)
        case Roll(base):
            inner, chain = peeled(base)
            return inner, (*chain, ROLL)
        case _:
            return term, ()
