"""What is proved of the Measures: return within seven days, keeping of records, and their entry into force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cerra_rules.anxi import entry_into_force, record_retention, seven_day_return
from cerra_rules.audit.proofs.common import Supposed, claim, stays
from cerra_rules.audit.space import NO_REST_DAYS
from cerra_rules.language.rest_days import LONGEST_RUN
from cerra_rules.smt.case import Case
from cerra_rules.smt.claims import Claim
from cerra_rules.smt.solver import alike, every, fails, implies

_Return = seven_day_return.Return


def _seven_days(a: Case) -> Supposed:
    return a.has_value("last_day"), a.value("last_day") == a.amount(_Return.received_on) + 7


def _in_time(a: Case) -> Supposed:
    asked = a.reaches(seven_day_return.MUST_ACCEPT_RETURN, seven_day_return.TOO_LATE)
    waited = a.amount(_Return.return_requested_on) - a.amount(_Return.received_on)
    return asked, alike(a.reaches(seven_day_return.MUST_ACCEPT_RETURN), waited <= 7)


def _whatever_rest_days(a: Case) -> Supposed:
    asked = a.reaches(seven_day_return.MUST_ACCEPT_RETURN, seven_day_return.TOO_LATE)
    waited = a.amount(_Return.return_requested_on) - a.amount(_Return.received_on)
    early = implies(waited <= 7, a.reaches(seven_day_return.MUST_ACCEPT_RETURN))
    return asked, every(early, implies(waited > 7 + LONGEST_RUN, a.reaches(seven_day_return.TOO_LATE)))


def _days_left(a: Case) -> Supposed:
    left = a.value("days_left")
    return a.has_value("days_left"), every(left >= 0, left <= 7)


def _length(low: int, high: int, is_infrastructure: bool, a: Case) -> Supposed:
    kind = alike(a.holds(record_retention.is_infrastructure), is_infrastructure)
    length = a.value("retain_until") - a.value("period_start")
    return every(kind, a.has_value("retain_until")), every(low <= length, length <= high)


def _later_start(a: Case, b: Case) -> Supposed:
    same_period = alike(a.holds(record_retention.is_infrastructure), b.holds(record_retention.is_infrastructure))
    both = every(a.has_value("retain_until"), b.has_value("retain_until"))
    starts = a.value("period_start") <= b.value("period_start")
    return every(same_period, both, starts), a.value("retain_until") <= b.value("retain_until")


def _national(a: Case) -> Supposed:
    both = every(a.has_value("retain_until"), a.has_value("national_retain_until"))
    same_start = fails(a.holds(record_retention.is_live_video))  # national law counts it from the end of the broadcast
    return every(both, same_start), a.value("retain_until") < a.value("national_retain_until")


def claims() -> Iterator[Claim]:
    """Yield the claims about the Measures, in the order of their articles."""
    sending_back = partial(claim, seven_day_return.seven_day_return, (seven_day_return.RETURN,))
    yield sending_back("window-is-seven-days", _seven_days, calendar=NO_REST_DAYS, text=(
        "Where no day is a rest day, the last day of the return period is the seventh after receipt", "无法定休假日的，退货期末日为收货后第七日"))  # fmt: skip
    yield sending_back("in-time-within-seven-days", _in_time, calendar=NO_REST_DAYS, text=(
        "Where no day is a rest day, a request is in time if and only if it is made no more than seven days after receipt",
        "无法定休假日的，收货后七日内提出的退货，且仅有此种退货，为按期提出"))  # fmt: skip
    yield sending_back("whatever-days-are-rest-days", _whatever_rest_days, text=(
        f"Whatever days are rest days, a request within seven days is in time, and one more than {7 + LONGEST_RUN} days after receipt too late",
        f"无论何日为法定休假日，收货后七日内提出的退货为按期，{7 + LONGEST_RUN} 日后提出的为逾期"))  # fmt: skip
    yield sending_back("days-left-are-seven-or-fewer", _days_left, readings="any", calendar=NO_REST_DAYS, text=(
        "Where no day is a rest day, from no to seven days are left while the period runs", "无法定休假日的，期间进行中，剩余日数为零至七日"))  # fmt: skip
    yield sending_back("what-is-over-stays-over", partial(stays, seven_day_return.seven_day_return, "period_over"),
        readings="any", second=("assessed_on",), text=(
        "A return period that is over does not come back", "退货期届满后不再恢复"))  # fmt: skip

    keeping = partial(claim, record_retention.record_retention, readings="any")
    two_years = (
        record_retention.SELLER_RECORDS,
        record_retention.PLATFORM_IDENTITIES,
        record_retention.PLATFORM_TRANSACTIONS,
    )
    yield keeping(two_years, "two-years-are-730-or-731-days", partial(_length, 730, 731, False), text=(
        "Two years of keeping end 730 or 731 days after they start", "两年保存期自起算日起为 730 或 731 日"))  # fmt: skip
    yield keeping((record_retention.INFRASTRUCTURE_RECORDS,), "sixty-days-are-sixty", partial(_length, 60, 60, True), text=(
        "Sixty days of keeping end on the sixtieth day after they start", "六十日保存期于起算后第六十日届满"))  # fmt: skip
    every_day = tuple(record_retention.record_retention.facts.specs)
    yield keeping((*two_years, record_retention.INFRASTRUCTURE_RECORDS), "later-start-ends-later", _later_start,
        second=every_day, text=(
        "Of two records kept for the same time, the one that starts later ends no earlier",
        "保存期限相同的两项记录，起算较晚者不会较早届满"))  # fmt: skip
    yield keeping((*two_years, record_retention.INFRASTRUCTURE_RECORDS), "national-period-is-longer", _national, text=(
        "Where national law sets a period from the same day, three years or six months, it ends after that of the Measures",
        "国家法律自同日起规定期限（三年或者六个月）的，其届满晚于本办法的期限"))  # fmt: skip
    yield keeping((*two_years, record_retention.INFRASTRUCTURE_RECORDS), "what-may-go-may-always-go",
        partial(stays, record_retention.record_retention, "may_discard"), second=("assessed_on",), text=(
        "A record that may be destroyed on one day may be destroyed on every later day",
        "某日可销毁的记录，其后任何一日均可销毁"))  # fmt: skip

    yield claim(entry_into_force.entry_into_force, (entry_into_force.ENTRY_INTO_FORCE,), "what-is-lapsed-stays-lapsed",
        partial(stays, entry_into_force.entry_into_force, "no_longer_in_force"), second=("assessed_on",),
        readings="any", text=("The Measures do not come back once they have lapsed", "本办法失效后不再恢复效力"))  # fmt: skip
