"""What the examples on the page of words speak of: a made-up library, one loan, and a contested point."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from cerra_rules.language import Count, Fact, Facts, Instrument, Named, fact, reading

LENDING = Instrument("lending", en="Lending Rules", zh="外借规则", short="Lending Rules", outline="1 2 3")


class Kind(Named):
    """What is lent."""

    BOOK = "book", "图书"
    FILM = "film", "影片"
    MAP = "map", "地图"


class Damage(StrEnum):
    """What can be wrong with it."""

    STAIN = "stain"
    TEAR = "tear"


class Loan(Facts):
    """One loan, and the vote that it may come to."""

    is_member: Fact[bool] = fact("the borrower is a member", "借阅人为会员")
    was_renewed: Fact[bool] = fact("it was renewed", "已续借")
    is_damp: Fact[bool] = fact("it came back damp", "归还时受潮", judgement=True)
    kind: Fact[Kind] = fact("what was lent", "所借之物")
    damages: Fact[frozenset[Damage]] = fact("what is wrong with it", "损坏情形")
    items: Fact[Count] = fact("items the borrower has", "在借件数")
    voters: Fact[Count] = fact("those who voted", "参加表决人数")
    votes: Fact[Count] = fact("votes to let it pass", "同意票数")
    lent_on: Fact[date] = fact("day of lending", "借出日")
    returned_on: Fact[date] = fact("day of return", "归还日")


LENDING_DAY = reading(
    "lending_day",
    id="L1",
    default="not_counted",
    options={"not_counted": ("it is not counted", "不计入"), "counted": ("it is the first day", "计为首日")},
    provisions=("lending:3",),
    issue=("Does the day of lending count?", "借出当日是否计入？"),
    reason=("Periods begin on the day after the event.", ""),
    certainty="high",
)

CASE = {
    "is_member": True,
    "was_renewed": False,
    "kind": Kind.FILM,
    "damages": frozenset({Damage.STAIN}),
    "items": 5,
    "voters": 7,
    "votes": 4,
    "lent_on": date(2024, 1, 31),
    "returned_on": date(2024, 3, 1),
}
"""One case: all is known but whether it came back damp."""
