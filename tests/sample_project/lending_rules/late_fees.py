"""Articles 3 and 4: how long items are lent, and who owes a fee."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from cerra_rules.language import (
    OTHERWISE,
    Fact,
    Facts,
    Invariant,
    Limb,
    Question,
    Rule,
    Value,
    adverse,
    days,
    either,
    fact,
    favourable,
    reading,
    roll,
)
from lending_rules.instrument import LENDING

TWELVE_YEARS = 12
LENT_FOR = LENDING.article(3)
FEES = LENDING.article(4)


class Kind(StrEnum):
    """What is lent."""

    BOOK = "book"
    FILM = "film"


class Loan(Facts):
    """One item that was lent and has come back."""

    kind: Fact[Kind] = fact("what was lent", "所借之物")
    lent_on: Fact[date] = fact("day of lending", "借出日")
    returned_on: Fact[date] = fact("day of return", "归还日")
    age_in_years: Fact[Annotated[int, Ge(0), Le(120)]] = fact("the borrower's age on the day of return", "年龄")
    was_lost_in_post: Fact[bool] = fact("the item was reported lost in the post", "已报邮寄遗失")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what holds of every loan; facts that break it are refused."""
        return (Invariant(cls.lent_on <= cls.returned_on, "nothing is returned before it is lent"),)


# A contested point is a reading: the rules say what follows from each option, the caller may choose.
LENDING_DAY = reading(
    "lending_day",
    id="L1",
    default="not_counted",
    options={
        "not_counted": ("the day of lending is not counted", "借出当日不计"),
        "counted": ("it is the first day", "借出当日计为首日"),
    },
    provisions=("lending:3¶1", "lending:3¶2"),
    issue=("Is the day of lending one of the 28 (or 7) days?", "借出当日是否计入？"),
    reason=("Periods begin on the day after the event.", ""),
    certainty="high",
)

is_film = Loan.kind.is_(Kind.FILM)
due_day = roll(
    LENDING_DAY.choose(
        not_counted=either(is_film, Loan.lent_on + days(7), Loan.lent_on + days(28)),
        counted=either(is_film, Loan.lent_on + days(6), Loan.lent_on + days(27)),
    ),
)

WAIVED = favourable("waived", "No fee is owed, late or not.", "无论是否逾期均免费。")
FEE_OWED = adverse("fee_owed", "A fee is owed.", "须缴逾期费。")
IN_TIME = favourable("in_time", "Returned in time.", "按期归还。", LENT_FOR)

late_fee = Question(
    "lending.late_fee",
    asks=("Is a fee owed for this loan?", "该次借阅是否须缴费？"),
    facts=Loan,
    answers={
        WAIVED: (
            Rule("young-borrower", FEES.paragraph(2), Loan.age_in_years < TWELVE_YEARS),
            Rule("item-lost-in-post", FEES.paragraph(3), Loan.was_lost_in_post),
        ),
        FEE_OWED: (
            Rule(
                "late-return",
                (
                    FEES.paragraph(1),
                    Limb(LENT_FOR.paragraph(2), is_film),
                    Limb(LENT_FOR.paragraph(1), Loan.kind.is_(Kind.BOOK)),
                ),
                Loan.returned_on > due_day,
            ),
        ),
        IN_TIME: OTHERWISE,
    },
    values=(Value("due_day", "", "", due_day, only=(FEE_OWED, IN_TIME)),),
)
