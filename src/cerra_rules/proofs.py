"""What is proved of the two instruments and of the library: claims over all numbers, all days and all cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from functools import cache, partial
from math import gcd
from typing import Any

from cerra_rules.anxi import liabilities, retention, returns
from cerra_rules.charter import charter_text, meetings
from cerra_rules.charter.readings import HALF_BASE
from cerra_rules.errors import CerraError, QuestionError, near
from cerra_rules.facts import Count, Fact, Facts, fact
from cerra_rules.library import find, question_ids
from cerra_rules.periods import Period
from cerra_rules.rules import Question
from cerra_rules.smt.case import Case
from cerra_rules.smt.claims import Claim, Proof, prove
from cerra_rules.smt.learning import check_learning
from cerra_rules.smt.lowered import check_lowering
from cerra_rules.smt.solver import PATIENCE, Bool, GaveUpError, alike, every, fails
from cerra_rules.terms import Roll, Shift, parts_of
from cerra_rules.words import least_count

Supposed = tuple[Bool, Bool]
_Meeting, _Record, _Return = meetings.Resolution, retention.Retention, returns.Return
_QUORUM, _MAJORITY = (meetings.DECIDES, meetings.QUORUM), (meetings.MAJORITY,)


# article 16 of the charter


def _more_votes(a: Case, b: Case) -> Supposed:
    counts = (_Meeting.votes_for, _Meeting.remote_votes_for, _Meeting.proxy_votes_for)
    more = every(*(a.amount(c) <= b.amount(c) for c in counts))
    return every(a.reaches(meetings.VALID), more), b.reaches(meetings.VALID)


def _more_votes_against(a: Case, b: Case) -> Supposed:
    fewer = a.amount(_Meeting.opposite_votes_for) <= b.amount(_Meeting.opposite_votes_for)
    return every(b.reaches(meetings.VALID), fewer), a.reaches(meetings.VALID)


def _two_thirds(a: Case) -> Supposed:
    members, least = a.amount(_Meeting.members_in_office), a.value("required_present")
    return True, every(3 * least >= 2 * members, 3 * (least - 1) < 2 * members)


def _above_two_thirds(a: Case) -> Supposed:
    members, least = a.amount(_Meeting.members_in_office), a.value("required_present")
    return True, every(3 * least > 2 * members, 3 * (least - 1) <= 2 * members)


def _quorum(a: Case) -> Supposed:
    too_few = a.amount(meetings.attendance) < a.value("required_present")
    counted_once = a.holds(HALF_BASE.is_("members_who_came"))
    return counted_once, alike(a.reaches(meetings.INVALID_NO_QUORUM), too_few)


def _half(a: Case) -> Supposed:
    base, least = a.value("majority_base_count"), a.value("required_votes")
    return True, every(2 * least >= base, 2 * (least - 1) < base)


def _votes(a: Case) -> Supposed:
    too_few = a.amount(meetings.votes) < a.value("required_votes")
    quorate = fails(a.reaches(meetings.INVALID_NO_QUORUM))
    return quorate, alike(a.reaches(meetings.INVALID_INSUFFICIENT_VOTES), too_few)


def _exact_half(a: Case) -> Supposed:
    half = 2 * a.amount(meetings.votes) == a.value("majority_base_count")
    return half, fails(a.reaches(meetings.INVALID_INSUFFICIENT_VOTES))


def _exact_two_thirds(a: Case) -> Supposed:
    came = a.amount(meetings.attendance)
    exact = 3 * came == 2 * a.amount(meetings.quorum_base)
    return every(exact, came >= 1), fails(a.reaches(meetings.INVALID_NO_QUORUM))


# articles 13(6), 15(2) and 16(2) of the Measures


def _length(low: int, high: int, is_infrastructure: bool, a: Case) -> Supposed:
    kind = alike(a.holds(retention.is_infrastructure), is_infrastructure)
    length = a.value("retain_until") - a.value("period_start")
    return every(kind, a.has_value("retain_until")), every(low <= length, length <= high)


def _later_start(a: Case, b: Case) -> Supposed:
    same_period = alike(a.holds(retention.is_infrastructure), b.holds(retention.is_infrastructure))
    both = every(a.has_value("retain_until"), b.has_value("retain_until"))
    starts = a.value("period_start") <= b.value("period_start")
    return every(same_period, both, starts), a.value("retain_until") <= b.value("retain_until")


def _national(a: Case) -> Supposed:
    both = every(a.has_value("retain_until"), a.has_value("national_retain_until"))
    return both, a.value("retain_until") < a.value("national_retain_until")


# article 13(4) of the Measures


def _seven_days(a: Case) -> Supposed:
    return a.has_value("last_day"), a.value("last_day") == a.amount(_Return.received_on) + 7


def _in_time(a: Case) -> Supposed:
    asked = a.reaches(returns.MUST_ACCEPT_RETURN, returns.TOO_LATE)
    waited = a.amount(_Return.return_requested_on) - a.amount(_Return.received_on)
    return asked, alike(a.reaches(returns.MUST_ACCEPT_RETURN), waited <= 7)


def _days_left(a: Case) -> Supposed:
    left = a.value("days_left")
    return a.has_value("days_left"), every(left >= 0, left <= 7)


# time that passes


def _stays(question: Question[Any], code: str, a: Case, b: Case) -> Supposed:
    (outcome,) = (o for o in question.outcomes if o.code == code)
    assessed_on = question.facts.assessed_on
    return every(a.reaches(outcome), a.amount(assessed_on) <= b.amount(assessed_on)), b.reaches(outcome)


# counts and days in general


class TwoCounts(Facts):
    """Any two counts: one part of the other, or not."""

    part: Fact[Count] = fact("a count", zh="一个数")
    whole: Fact[Count] = fact("another count", zh="另一个数")


class TwoDays(Facts):
    """Any two days."""

    first_on: Fact[date] = fact("a day", zh="一日")
    second_on: Fact[date] = fact("another day", zh="另一日")


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


# the list


def claims() -> Iterator[Claim]:
    """Yield every claim about the two instruments, then those about counts and days."""
    meeting = partial(_claim, meetings.resolution, _MAJORITY, readings="any", unbounded=True)
    quorum = partial(_claim, meetings.resolution, _QUORUM, unbounded=True)
    votes = ("votes_for", "remote_votes_for", "proxy_votes_for")
    above = {"exact_two_thirds": "not_enough"}
    yield meeting("more-votes-keep-it-valid", _more_votes, second=votes, text=(
        "A valid resolution stays valid with more votes in favour, however many members there are",
        "有效决议在赞成票增加后仍有效（人数不限）"))  # fmt: skip
    yield meeting("fewer-opposite-votes-keep-it-valid", _more_votes_against, second=("opposite_votes_for",), text=(
        "A valid resolution stays valid with fewer votes for its opposite", "相反议案票数减少时，有效决议仍有效"))  # fmt: skip
    yield quorum("quorum-is-two-thirds", _two_thirds, text=(
        "The members required are two thirds of those in office, rounded up: ceil(2N/3) for every N",
        "应到会人数为在任人数的三分之二，向上取整，对任何人数 N 均成立"))  # fmt: skip
    yield quorum("quorum-above-two-thirds", _above_two_thirds, readings=above, text=(
        "Where exactly two thirds is not enough, one more is required: floor(2N/3) + 1 for every N",
        "恰好三分之二不足时，应到会人数为 floor(2N/3) + 1，对任何 N 均成立"))  # fmt: skip
    yield quorum("quorum-is-met-by-the-required", _quorum, readings="any", text=(
        "A quorum is lacking if and only if fewer attend than are required", "到会人数少于应到会人数时，且仅在此时，未达法定人数"))  # fmt: skip
    yield quorum("exact-two-thirds-is-enough", _exact_two_thirds, text=(
        "Exactly two thirds of the members are a quorum", "恰好三分之二即达法定人数"))  # fmt: skip
    yield meeting("majority-is-half", _half, text=(
        "The votes required are half of those who attend, rounded up: ceil(P/2) for every P",
        "所需赞成票为到会者半数，向上取整，对任何人数 P 均成立"))  # fmt: skip
    yield meeting("majority-is-met-by-the-required", _votes, text=(
        "In a quorate meeting a motion lacks votes if and only if it has fewer than are required",
        "达法定人数的会议，赞成票少于所需票数时，且仅在此时，票数不足"))  # fmt: skip
    yield meeting("exact-half-is-enough", _exact_half, text=(
        "Exactly half of the votes is never too few", "恰好半数赞成即不为票数不足"))  # fmt: skip

    keeping = partial(_claim, retention.record_retention, readings="any")
    two_years = (retention.SELLER_RECORDS, retention.PLATFORM_IDENTITIES, retention.PLATFORM_TRANSACTIONS)
    yield keeping(two_years, "two-years-are-730-or-731-days", partial(_length, 730, 731, False), text=(
        "Two years of keeping end 730 or 731 days after they start", "两年保存期自起算日起为 730 或 731 日"))  # fmt: skip
    yield keeping((retention.INFRASTRUCTURE_RECORDS,), "sixty-days-are-sixty", partial(_length, 60, 60, True), text=(
        "Sixty days of keeping end on the sixtieth day after they start", "六十日保存期于起算后第六十日届满"))  # fmt: skip
    every_day = tuple(retention.record_retention.facts.specs)
    yield keeping((*two_years, retention.INFRASTRUCTURE_RECORDS), "later-start-ends-later", _later_start,
        second=every_day, text=(
        "Of two records kept for the same time, the one that starts later ends no earlier",
        "保存期限相同的两项记录，起算较晚者不会较早届满"))  # fmt: skip
    yield keeping(two_years, "national-period-is-longer", _national, text=(
        "Where national law sets three years, they end after the two years of the Measures",
        "国家法律规定三年的，其届满晚于本办法的两年"))  # fmt: skip
    yield keeping((*two_years, retention.INFRASTRUCTURE_RECORDS), "what-may-go-may-always-go",
        partial(_stays, retention.record_retention, "may_discard"), second=("assessed_on",), text=(
        "A record that may be destroyed on one day may be destroyed on every later day",
        "某日可销毁的记录，其后任何一日均可销毁"))  # fmt: skip

    sending_back = partial(_claim, returns.seven_day_return, (returns.RETURN,))
    yield sending_back("window-is-seven-days", _seven_days, text=(
        "The last day of the return period is the seventh after receipt", "退货期末日为收货后第七日"))  # fmt: skip
    yield sending_back("in-time-within-seven-days", _in_time, text=(
        "A request is in time if and only if it is made no more than seven days after receipt",
        "收货后七日内提出的退货，且仅有此种退货，为按期提出"))  # fmt: skip
    yield sending_back("days-left-are-seven-or-fewer", _days_left, readings="any", text=(
        "While the period runs, from no to seven days are left", "期间进行中，剩余日数为零至七日"))  # fmt: skip
    yield sending_back("what-is-over-stays-over", partial(_stays, returns.seven_day_return, "period_over"),
        readings="any", second=("assessed_on",), text=(
        "A return period that is over does not come back", "退货期届满后不再恢复"))  # fmt: skip

    yield _claim(liabilities.entry_into_force, (liabilities.ENTRY_INTO_FORCE,), "what-is-lapsed-stays-lapsed",
        partial(_stays, liabilities.entry_into_force, "no_longer_in_force"), second=("assessed_on",),
        readings="any", text=("The Measures do not come back once they have lapsed", "本办法失效后不再恢复效力"))  # fmt: skip
    yield _claim(charter_text.entry_into_force, (charter_text.APPROVAL,), "what-is-in-force-stays-in-force",
        partial(_stays, charter_text.entry_into_force, "in_force"), second=("assessed_on",), readings="any",
        text=("A charter in force on one day is in force on every later day", "章程生效后持续有效"))  # fmt: skip

    yield Claim("counts/shares", TwoCounts, (
        "At least (more than) a share of a count is the same as at least its least count, for all shares to 11/12",
        "“达到（超过）某比例”与“不少于相应最小人数”等同，比例至十二分之十一"), (), _shares, unbounded=True)  # fmt: skip
    for period in periods():
        name = str(period).replace(" ", "-")
        yield Claim(f"days/{name}-keeps-order", TwoDays, (
            f"A period of {period} ends no earlier if it starts later", f"期间（{period.zh}）起算较晚者不会较早届满"
            ), (), partial(_keeps_order, period))  # fmt: skip
        yield Claim(f"days/{name}-is-within-its-bounds", TwoDays, (
            "A period of {} has from {} to {} days".format(period, *period.bounds),
            "期间（{}）为 {} 至 {} 日".format(period.zh, *period.bounds)), (), partial(_within_bounds, period))  # fmt: skip


def _claim(
    about: Question[Any],
    provisions: tuple[Any, ...],
    name: str,
    states: Callable[..., Supposed],
    text: tuple[str, str],
    **options: Any,
) -> Claim:
    return Claim(f"{about.id}/{name}", about, text, provisions, states, **options)


# the library itself


SAME_MEANING, LEARNING = "plan-says-what-the-terms-say", "learning-more-changes-nothing-known"


def _chosen(question: Question[Any]) -> Iterator[dict[str, str]]:
    """Yield the choices of readings to look at: all of them open, the defaults, and each other option alone."""
    yield {}
    if question.readings:
        yield question.choose(None)
    for name, reading in question.readings.items():
        yield from (question.choose({name: option}) for option in reading.options if option != reading.default)


def same_meaning(question: Question[Any], *, patience: int = PATIENCE) -> Proof:
    """Prove that the plan of a question, which every engine runs, says what its terms say.

    Rules, outcome, citations, values and invariants are held against the terms as written: with all readings open,
    so that every choice of them is covered, and again as the plan is made under the defaults and under each option.
    Where last days move, every calendar that keeps the order of days is covered too.
    """
    about = (
        f"{question.id}/{SAME_MEANING}",
        ("Lowered conditions and diagrams say what the rules say, under every reading", "在各种解释下，编译结果与规则含义一致"),
        (),
    )  # fmt: skip
    moves = any(isinstance(part, Roll) for term in question.terms for part in parts_of(term))
    held = 0
    try:
        for chosen in _chosen(question):
            for rolls in (False, True) if moves else (False,):
                checked = check_lowering(question, chosen, rolls=rolls, patience=patience)
                held += checked.held
                if checked.case is not None:
                    return Proof(*about, "refuted", (checked.case,), checked.differs)
                if checked.differs:
                    return Proof(*about, "open", reason=f"{checked.differs} may differ with some calendar")
    except GaveUpError as error:
        return Proof(*about, "open", reason=error.message)
    except CerraError as error:
        return Proof(*about, "not covered", reason=error.message)
    return Proof(*about, "proved", reason=f"{held} comparisons")


def learning(question: Question[Any], *, patience: int = PATIENCE) -> Proof:
    """Prove that what is known of a question while facts are unknown is the same in every completion of them."""
    about = (
        f"{question.id}/{LEARNING}",
        ("What the evaluator knows while facts are unknown stays so when they become known", "事实未明时已能判定者，事实查明后不变"),
        (),
    )  # fmt: skip
    try:
        held, found = check_learning(question, patience=patience)
    except GaveUpError as error:
        return Proof(*about, "open", reason=error.message)
    except CerraError as error:
        return Proof(*about, "not covered", reason=error.message)
    if found is not None:
        return Proof(*about, "refuted", (found[1],), found[0])
    return Proof(*about, "proved", reason=f"{held} rules and values")


def claim_ids() -> tuple[str, ...]:
    """Return the ids of all claims, in the order of their proofs."""
    return tuple(_work(PATIENCE))


def _work(patience: int) -> dict[str, Callable[[], Proof]]:
    work: dict[str, Callable[[], Proof]] = {c.id: partial(prove, c, patience=patience) for c in claims()}
    for id in question_ids():
        work[f"{id}/{SAME_MEANING}"] = partial(same_meaning, find(id), patience=patience)
        work[f"{id}/{LEARNING}"] = partial(learning, find(id), patience=patience)
    return work


def proofs(words: str = "", *, patience: int = PATIENCE) -> Iterator[Proof]:
    """Prove, one after another, every claim whose id contains `words`.

    The solver may take `patience` milliseconds for one step. Raises QuestionError where no claim is meant, and
    MissingExtraError where z3 is not installed.
    """
    work = _work(patience)
    wanted = [id for id in work if words in id]
    if not wanted:
        raise QuestionError(f"no claim has `{words}` in its id", near(words, work) or "without it, all are proved")
    for id in wanted:
        yield work[id]()
