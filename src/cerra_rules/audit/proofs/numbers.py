"""What is proved of counts and days in general: shares, and the periods that the rules use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache, partial
from math import gcd

from cerra_rules.audit.proofs.common import Supposed
from cerra_rules.front import find, question_ids
from cerra_rules.language.fact_kinds import Count, Fact, fact
from cerra_rules.language.facts import Facts
from cerra_rules.language.periods import Period
from cerra_rules.language.terms import Shift, parts_of
from cerra_rules.language.words import least_count
from cerra_rules.smt.case import Case
from cerra_rules.smt.claims import Claim
from cerra_rules.smt.solver import alike, every


class TwoCounts(Facts):
    """Any two counts: one part of the other, or not."""

    part: Fact[Count] = fact("a count", "一个数")
    whole: Fact[Count] = fact("another count", "另一个数")


class TwoDays(Facts):
    """Any two days."""

    first_on: Fact[date] = fact("a day", "一日")
    second_on: Fact[date] = fact("another day", "另一日")


SHARES = tuple(Fraction(p, q) for q in range(2, 13) for p in range(1, q) if gcd(p, q) == 1)


def _shares(a: Case) -> Supposed:
    part, whole = TwoCounts.part, TwoCounts.whole
    return True, every(
        *(alike(a.holds(part.at_least(s, of=whole)), a.holds(part >= least_count(s, of=whole))) for s in SHARES),
        *(
            alike(a.holds(part.more_than(s, of=whole)), a.holds(part >= least_count(s, of=whole, exceed=True)))
            for s in SHARES
        ),
    )


def _keeps_order(period: Period, a: Case) -> Supposed:
    in_order = a.holds(TwoDays.first_on <= TwoDays.second_on)
    return in_order, a.holds(TwoDays.first_on + period <= TwoDays.second_on + period)


def _within_bounds(period: Period, a: Case) -> Supposed:
    fewest, most = period.bounds
    length = a.amount(TwoDays.first_on + period) - a.amount(TwoDays.first_on)
    return True, every(fewest <= length, length <= most)


@cache
def periods() -> tuple[Period, ...]:
    """Return every period of either instrument whose length depends on its start."""
    terms = (t for id in question_ids() for t in find(id).terms)
    found = {part.period: None for t in terms for part in parts_of(t) if isinstance(part, Shift)}
    return tuple(sorted((p for p in found if p.in_days is None), key=str))


def claims() -> Iterator[Claim]:
    """Yield the claims about counts and days."""
    yield Claim("counts/shares", TwoCounts, (
        "At least (more than) a share of a count is the same as at least its least count, for all shares to 11/12",
        "“达到（超过）某比例”与“不少于相应最小人数”等同，比例至十二分之十一"), (), _shares, unbounded=True)  # fmt: skip
    for period in periods():
        name = str(period).replace(" ", "-")
        yield Claim(f"days/{name}-keeps-order", TwoDays, (
            f"A period of {period} ends no earlier if it starts later", f"期间（{period.zh}）起算较晚者不会较早届满",
            ), (), partial(_keeps_order, period))  # fmt: skip
        yield Claim(f"days/{name}-is-within-its-bounds", TwoDays, (
            "A period of {} has from {} to {} days".format(period, *period.bounds),
            "期间（{}）为 {} 至 {} 日".format(period.zh, *period.bounds)), (), partial(_within_bounds, period))  # fmt: skip
