"""Articles 3 and 4: how long items are lent, and who owes a fee."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le

from cerra_rules.language.facts import Fact, Facts, Invariant, fact
from cerra_rules.language.periods import days
from cerra_rules.language.rules import Limb, Outcome, Question, Rule, Tone, Value
from cerra_rules.language.words import Reading, either, roll
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

    kind: Fact[Kind] = fact("what was lent", zh="所借之物")
    lent_on: Fact[date] = fact("day of lending", zh="借出日")
    returned_on: Fact[date] = fact("day of return", zh="归还日")
    age_in_years: Fact[Annotated[int, Ge(0), Le(120)]] = fact("the borrower's age on the day of return", zh="年龄")
    was_lost_in_post: Fact[bool] = fact("the item was reported lost in the post", zh="已报邮寄遗失")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what holds of every loan; facts that break it are refused."""
        return (Invariant(cls.lent_on <= cls.returned_on, "nothing is returned before it is lent"),)


# A contested point is a reading: the rules say what follows from each option, the caller may choose.
LENDING_DAY = Reading(
    "lending_day",
    id="L1",
    default="not_counted",
    options={
        "not_counted": ("the day of lending is not counted", "借出当日不计"),
        "counted": ("it is the first day", "借出当日计为首日"),
    },
    provisions=("lending:3¶1", "lending:3¶2"),
    issue=("Is the day of lending one of the 28 (or 7) days?", "借出当日是否计入？"),
    reason="Periods begin on the day after the event.",
    certainty="high",
)

is_film = Loan.kind.is_(Kind.FILM)
due_day = roll(
    LENDING_DAY.choose(
        not_counted=either(is_film, Loan.lent_on + days(7), Loan.lent_on + days(28)),
        counted=either(is_film, Loan.lent_on + days(6), Loan.lent_on + days(27)),
    )
)

WAIVED = Outcome("waived", Tone.FAVOURABLE, en="No fee is owed, late or not.", zh="无论是否逾期均免费。")
FEE_OWED = Outcome("fee_owed", Tone.ADVERSE, en="A fee is owed.", zh="须缴逾期费。")
IN_TIME = Outcome("in_time", Tone.FAVOURABLE, en="Returned in time.", zh="按期归还。", cites=LENT_FOR)

late_fee = Question(
    "lending.late_fee",
    asks=("Is a fee owed for this loan?", "该次借阅是否须缴费？"),
    facts=Loan,
    outcomes=(WAIVED, FEE_OWED, IN_TIME),
    rules=(
        Rule("young-borrower", WAIVED, cites=FEES.paragraph(2), when=Loan.age_in_years < TWELVE_YEARS),
        Rule("item-lost-in-post", WAIVED, cites=FEES.paragraph(3), when=Loan.was_lost_in_post),
        Rule(
            "late-return",
            FEE_OWED,
            # A limb is cited only where its own condition holds as well: the length that was exceeded.
            cites=(
                FEES.paragraph(1),
                Limb(LENT_FOR.paragraph(2), is_film),
                Limb(LENT_FOR.paragraph(1), Loan.kind.is_(Kind.BOOK)),
            ),
            when=Loan.returned_on > due_day,
        ),
    ),
    values=(Value("due_day", due_day, only=(FEE_OWED, IN_TIME)),),
)
