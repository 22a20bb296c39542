"""The lending rules of a made-up reading room: sound as they stand, and with any one defect for the audit to find."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from cerra_rules.audit import Declared, Property
from cerra_rules.language import (
    OTHERWISE,
    Condition,
    Count,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Limb,
    Outcome,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    days,
    fact,
    favourable,
    implies,
    largest,
    listed,
    neutral,
    not_,
    reading,
)
from cerra_rules.language.rules import placed

ROOM = Instrument(
    "room", en="Rules of the reading room", zh="阅览室规则", short="Reading room",
    item_style=("({})", "第（{}）项"), outline="1 2 2(1) 2(2) 3 3(1) 3(2) 4 4(1) 4(2) 4(3)",
)  # fmt: skip


class Borrower(StrEnum):
    """Who borrows."""

    ADULT = "adult"
    CHILD = "child"
    STAFF = "staff"


class Loan(Facts):
    """One loan that came to its end."""

    borrower: Fact[Borrower] = fact("Who borrowed", "借阅人")
    due_on: Fact[date] = fact("Day by which it was to be returned", "到期日")
    returned_on: Fact[date] = fact("Day on which it was returned", "归还日")
    was_reserved: Fact[bool] = fact("Somebody else had reserved it", "已被预约")
    was_closed: Fact[bool] = fact("The room was closed on the due day", "到期日闭馆")
    items_on_loan: Fact[Count] = fact("Items that the borrower has on loan", "在借册数")
    is_damaged: Fact[bool] = fact("It came back damaged", "有损坏")
    damage_was_old: Fact[bool] = fact("The damage was there before", "损坏系原有")
    is_marked: Fact[bool] = fact("It bears a mark, which plays no part", "有标记（不影响结论）")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (Invariant(implies(cls.damage_was_old, cls.is_damaged), "no old damage without damage"),)


GRACE = reading(
    "grace", id="G1", default="none",
    options={"none": ("no day of grace", "无"), "three_days": ("three days", "三日")},
    provisions=("room:3",), issue=("How late is late?", "何为逾期？"), reason=("the text has no grace", ""), certainty="high",
)  # fmt: skip

late = GRACE.choose(
    none=Loan.returned_on > Loan.due_on,
    three_days=Loan.returned_on > Loan.due_on + days(3),
)
FORTNIGHT = days(14)
very_late = Loan.returned_on > Loan.due_on + FORTNIGHT

NO_FEE = favourable("no_fee", "No fee is due", "免费", ROOM.article(2))
SURCHARGE = adverse("surcharge", "A surcharge is due", "加收费用")
LARGE_FEE = adverse("large_fee", "The large fee is due", "高额滞纳金")
SMALL_FEE = adverse("small_fee", "The small fee is due", "小额滞纳金")
NOTHING_DUE = neutral("nothing_due", "Nothing is due", "无须付费")

EXCEPTIONS = ROOM.article(2)
FEES = ROOM.article(3)
RULES = (
    Rule("child-borrower", EXCEPTIONS.item(1), Loan.borrower.is_(Borrower.CHILD), under=NO_FEE),
    Rule("closed-room", EXCEPTIONS.item(2), Loan.was_closed, under=NO_FEE),
    Rule("fortnight-passed", FEES.item(2), very_late, under=LARGE_FEE),
    Rule("damaged-item", ROOM.article(4).item(1), all_of(Loan.is_damaged, not_(Loan.damage_was_old)), under=SURCHARGE),
    Rule("late-return", (FEES.item(1), Limb(ROOM.article(4).item(2), when=Loan.was_reserved)), all_of(late, not_(very_late)), under=SMALL_FEE),
    Rule("too-many-items", ROOM.article(4).item(3), Loan.items_on_loan > 6, under=SURCHARGE),
)  # fmt: skip
LATEST = Value(
    "latest", "last day without a fee", "免费归还的末日",
    largest((Loan.was_closed, Loan.due_on + days(7)), GRACE.choose(none=Loan.due_on, three_days=Loan.due_on + days(3))),
)  # fmt: skip
LATENESS = Value("grounds", "", "", listed(*(rule for rule in RULES if rule.id in {"fortnight-passed", "late-return"})))
DECLARED = Declared(
    exclusive=(("large_fee", "small_fee"),),
    properties=(
        Property("closed room is free", when=Loan.was_closed, outcomes=("no_fee",), en="a closed room charges nothing"),
    ),
)


def lending(rules: Iterable[Rule] = RULES, *, last: Outcome = NOTHING_DUE, facts: type[Loan] = Loan) -> Question[Loan]:
    """Return the question of these rules with some of them changed."""
    return Question(
        "room.late_fee", asks=("Which fee is due?", "应付何种费用？"), facts=facts,
        answers=placed((NO_FEE, SURCHARGE, LARGE_FEE, SMALL_FEE, last), rules), values=(LATENESS, LATEST),
    )  # fmt: skip


def having(*changed: Rule) -> tuple[Rule, ...]:
    """Return the rules with those of the same id replaced, and new ones added at the end."""
    by_id = {rule.id: rule for rule in (*RULES, *changed)}
    return tuple(by_id.values())


def covering(small: Condition) -> Question[Loan]:
    """Return the question which of three things a loan comes to; its rules are meant to cover every case."""
    return Question(
        "room.lateness", asks=("How late is it?", "逾期多久？"), facts=Loan,
        answers={
            LARGE_FEE: (Rule("over-a-fortnight", FEES.item(2), very_late),),
            SMALL_FEE: (Rule("within-a-fortnight", FEES.item(1), small),),
            NO_FEE: (Rule("in-time", FEES, Loan.returned_on <= Loan.due_on),),
            NOTHING_DUE: OTHERWISE,
        },
    )  # fmt: skip


COMPLETE = Declared(complete=True)
late_fee = lending()
lateness = covering(all_of(Loan.returned_on > Loan.due_on, not_(very_late)))
AUDIT = {late_fee.id: DECLARED, lateness.id: COMPLETE}

# One defect each -----------------------------------------------------------------------------------------------------

dead_exemption = lending(
    having(
        Rule("staff-children", EXCEPTIONS.item(1), all_of(Loan.was_reserved, Loan.borrower.is_(Borrower.CHILD), Loan.borrower.is_(Borrower.STAFF)), under=NO_FEE),
    ),
)  # fmt: skip
shadowed_rule = lending(
    having(Rule("late-child", FEES.item(2), all_of(late, Loan.borrower.is_(Borrower.CHILD)), under=LARGE_FEE)),
)  # fmt: skip
redundant_rule = lending(
    having(Rule("very-late-adult", FEES.item(2), all_of(very_late, Loan.was_reserved), under=LARGE_FEE)),
)  # fmt: skip
never_alone = lending(
    having(Rule("very-late-and-reserved", FEES, all_of(very_late, Loan.was_reserved), under=LARGE_FEE)),
)  # fmt: skip
threshold_out_of_range = lending(
    having(
        Rule("too-many-items", ROOM.article(4).item(3), any_of(Loan.items_on_loan > 600, Loan.was_reserved), under=SURCHARGE),
    ),
)  # fmt: skip
threshold_overlapping = lending(
    having(
        Rule("late-return", (FEES.item(1), Limb(ROOM.article(4).item(2), when=Loan.was_reserved)), all_of(late, Loan.returned_on <= Loan.due_on + days(15)), under=SMALL_FEE),
    ),
)  # fmt: skip
threshold_in_range = lending(
    having(Rule("too-many-items", ROOM.article(4).item(3), Loan.items_on_loan > 7, under=SURCHARGE)),
)  # fmt: skip
swapped_outcome = lending(having(Rule("closed-room", EXCEPTIONS.item(2), Loan.was_closed, under=SMALL_FEE)))
forgotten_citation = lending(
    having(
        Rule("late-return", Limb(ROOM.article(4).item(2), when=Loan.was_reserved), all_of(late, not_(very_late)), under=SMALL_FEE),
    ),
)  # fmt: skip
uncited_last = lending(last=favourable("nothing_due", "Nothing is due", "无须付费"))
limb_always = lending(
    having(
        Rule("fortnight-passed", (FEES.item(2), Limb(FEES.item(1), when=late)), very_late, under=LARGE_FEE),
    ),
)  # fmt: skip
gap = covering(all_of(Loan.returned_on > Loan.due_on, Loan.returned_on < Loan.due_on + FORTNIGHT))
whoever = any_of(Loan.is_marked, not_(Loan.is_marked))
fact_without_effect = lending(
    having(Rule("damaged-item", ROOM.article(4).item(1), all_of(Loan.is_damaged, not_(Loan.damage_was_old), whoever), under=SURCHARGE)),
)  # fmt: skip
fact_never_named = lending(tuple(r for r in RULES if r.id != "too-many-items"))
