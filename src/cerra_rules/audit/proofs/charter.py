"""What is proved of the charter: article 16 for any number of members, and its entry into force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from cerra_rules.audit.proofs.common import Supposed, claim, stays
from cerra_rules.charter import entry_into_force, resolution
from cerra_rules.charter.resolution import HALF_BASE
from cerra_rules.smt.case import Case
from cerra_rules.smt.claims import Claim
from cerra_rules.smt.solver import alike, every, fails

_Meeting = resolution.Resolution
_QUORUM, _MAJORITY = (resolution.DECIDES, resolution.QUORUM), (resolution.MAJORITY,)


def _more_votes(a: Case, b: Case) -> Supposed:
    counts = (_Meeting.votes_for, _Meeting.remote_votes_for, _Meeting.proxy_votes_for, _Meeting.unit_votes_for)
    more = every(*(a.amount(c) <= b.amount(c) for c in counts))
    return every(a.reaches(resolution.VALID), more), b.reaches(resolution.VALID)


def _more_votes_against(a: Case, b: Case) -> Supposed:
    counts = (_Meeting.opposite_votes_for, _Meeting.opposite_unit_votes_for)
    fewer = every(*(a.amount(c) <= b.amount(c) for c in counts))
    return every(b.reaches(resolution.VALID), fewer), a.reaches(resolution.VALID)


def _two_thirds(a: Case) -> Supposed:
    members, least = a.amount(_Meeting.members_in_office), a.value("required_present")
    return True, every(3 * least >= 2 * members, 3 * (least - 1) < 2 * members)


def _two_thirds_of_units(a: Case) -> Supposed:
    units, least = a.amount(_Meeting.presidium_units), a.value("required_present")
    return True, every(3 * least >= 2 * units, 3 * (least - 1) < 2 * units)


def _above_two_thirds(a: Case) -> Supposed:
    members, least = a.amount(_Meeting.members_in_office), a.value("required_present")
    return True, every(3 * least > 2 * members, 3 * (least - 1) <= 2 * members)


def _quorum(a: Case) -> Supposed:
    too_few = a.amount(resolution.attendance) < a.value("required_present")
    counted_once = a.holds(HALF_BASE.is_("members_who_came"))
    return counted_once, alike(a.reaches(resolution.INVALID_NO_QUORUM), too_few)


def _half(a: Case) -> Supposed:
    base, least = a.value("majority_base_count"), a.value("required_votes")
    return True, every(2 * least >= base, 2 * (least - 1) < base)


def _votes(a: Case) -> Supposed:
    too_few = a.amount(resolution.votes) < a.value("required_votes")
    quorate = fails(a.reaches(resolution.INVALID_NO_QUORUM))
    return quorate, alike(a.reaches(resolution.INVALID_INSUFFICIENT_VOTES), too_few)


def _exact_half(a: Case) -> Supposed:
    half = 2 * a.amount(resolution.votes) == a.value("majority_base_count")
    return half, fails(a.reaches(resolution.INVALID_INSUFFICIENT_VOTES))


def _exact_two_thirds(a: Case) -> Supposed:
    came = a.amount(resolution.attendance)
    exact = 3 * came == 2 * a.amount(resolution.quorum_base)
    return every(exact, came >= 1), fails(a.reaches(resolution.INVALID_NO_QUORUM))


def claims() -> Iterator[Claim]:
    """Yield the claims about the charter, in the order of its articles."""
    meeting = partial(claim, resolution.resolution, _MAJORITY, readings="any", unbounded=True)
    quorum = partial(claim, resolution.resolution, _QUORUM, unbounded=True)
    votes = ("votes_for", "remote_votes_for", "proxy_votes_for", "unit_votes_for")
    against = ("opposite_votes_for", "opposite_unit_votes_for")
    units = {"two_thirds_base": "presidium_units"}
    above = {"exact_two_thirds": "not_enough"}
    yield meeting("more-votes-keep-it-valid", _more_votes, second=votes, text=(
        "A valid resolution stays valid with more votes in favour, however many members there are",
        "有效决议在赞成票增加后仍有效（人数不限）"))  # fmt: skip
    yield meeting("fewer-opposite-votes-keep-it-valid", _more_votes_against, second=against, text=(
        "A valid resolution stays valid with fewer votes for its opposite", "相反议案票数减少时，有效决议仍有效"))  # fmt: skip
    yield quorum("quorum-is-two-thirds", _two_thirds, text=(
        "The members required are two thirds of those in office, rounded up: ceil(2N/3) for every N",
        "应到会人数为在任人数的三分之二，向上取整，对任何人数 N 均成立"))  # fmt: skip
    yield quorum("quorum-of-units-is-two-thirds", _two_thirds_of_units, readings=units, text=(
        "Where units are counted, those required are two thirds of the units, rounded up: ceil(2N/3) for every N",
        "计主席团单位的，应到会单位数为单位数的三分之二，向上取整，对任何单位数 N 均成立"))  # fmt: skip
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
    yield claim(entry_into_force.entry_into_force, (entry_into_force.APPROVAL,), "what-is-in-force-stays-in-force",
        partial(stays, entry_into_force.entry_into_force, "in_force"), second=("assessed_on",), readings="any",
        text=("A charter in force on one day is in force on every later day", "章程生效后持续有效"))  # fmt: skip
