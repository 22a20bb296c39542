"""Articles 1 and 2: who may borrow what."""

from typing import Annotated

from annotated_types import Ge, Le

from cerra_rules.language import (
    OTHERWISE,
    Constant,
    Fact,
    Facts,
    Question,
    Rule,
    Value,
    adverse,
    fact,
    favourable,
    not_,
)
from lending_rules.instrument import LENDING

MOST_ITEMS = 5
MOST_OWED = 10


class Wish(Facts):
    """One person's wish to borrow one item."""

    is_member: Fact[bool] = fact("the borrower is a member of the library", "借阅人为会员")
    is_reference_work: Fact[bool] = fact("the item is a reference work", "该件为工具书", judgement=True)
    items_on_loan: Fact[Annotated[int, Ge(0), Le(20)]] = fact("items the borrower has already", "已借件数")
    pounds_owed: Fact[Annotated[int, Ge(0), Le(500)]] = fact("fees owed, in whole pounds", "欠费（镑）")


REFUSED = adverse("refused", "The item is not lent.", "不予外借。")
NO_MEMBER = adverse("no_member", "Only members may borrow.", "仅会员可借。")
LENT = favourable("lent", "The item is lent.", "予以外借。", LENDING.article(1))

may_borrow = Question(
    "lending.may_borrow",
    asks=("May this person borrow this item?", "此人可否借阅此件？"),
    facts=Wish,
    answers={
        NO_MEMBER: (Rule("stranger-to-the-library", LENDING.article(1), not_(Wish.is_member)),),
        REFUSED: (
            Rule("reference-work", LENDING.article(2).item(1), Wish.is_reference_work),
            Rule("sixth-item", LENDING.article(2).item(2), Wish.items_on_loan >= MOST_ITEMS),
            Rule("large-debt", LENDING.article(2).item(3), Wish.pounds_owed > MOST_OWED),
        ),
        LENT: OTHERWISE,
    },  # an earlier outcome defeats the later ones; the last is reached otherwise
    values=(Value("items_left", "", "", Constant(MOST_ITEMS) - Wish.items_on_loan, only=(LENT,)),),
)
