"""Articles 1 and 2: who may borrow what."""

from typing import Annotated

from annotated_types import Ge, Le

from cerra_rules.language.facts import Fact, Facts, fact
from cerra_rules.language.rules import Outcome, Question, Rule, Tone, Value
from cerra_rules.language.words import Constant, not_
from lending_rules.instrument import LENDING

MOST_ITEMS = 5
MOST_OWED = 10


class Wish(Facts):
    """One person's wish to borrow one item."""

    is_member: Fact[bool] = fact("the borrower is a member of the library", zh="借阅人为会员")
    is_reference_work: Fact[bool] = fact("the item is a reference work", zh="该件为工具书", judgement=True)
    items_on_loan: Fact[Annotated[int, Ge(0), Le(20)]] = fact("items the borrower has already", zh="已借件数")
    pounds_owed: Fact[Annotated[int, Ge(0), Le(500)]] = fact("fees owed, in whole pounds", zh="欠费（镑）")


REFUSED = Outcome("refused", Tone.ADVERSE, en="The item is not lent.", zh="不予外借。")
NO_MEMBER = Outcome("no_member", Tone.ADVERSE, en="Only members may borrow.", zh="仅会员可借。")
LENT = Outcome("lent", Tone.FAVOURABLE, en="The item is lent.", zh="予以外借。", cites=LENDING.article(1))

may_borrow = Question(
    "lending.may_borrow",
    asks=("May this person borrow this item?", "此人可否借阅此件？"),
    facts=Wish,
    outcomes=(NO_MEMBER, REFUSED, LENT),  # an earlier outcome defeats the later ones; the last is reached otherwise
    rules=(
        Rule("stranger-to-the-library", NO_MEMBER, cites=LENDING.article(1), when=not_(Wish.is_member)),
        Rule("reference-work", REFUSED, cites=LENDING.article(2).item(1), when=Wish.is_reference_work),
        Rule("sixth-item", REFUSED, cites=LENDING.article(2).item(2), when=Wish.items_on_loan >= MOST_ITEMS),
        Rule("large-debt", REFUSED, cites=LENDING.article(2).item(3), when=Wish.pounds_owed > MOST_OWED),
    ),
    values=(Value("items_left", Constant(MOST_ITEMS) - Wish.items_on_loan, only=(LENT,)),),
)
