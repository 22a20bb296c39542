"""The Lending Rules as an instrument: its names, and everything in it that can be cited.

In the words of this page: (1) Members may borrow. (2) The library does not lend (1) reference works, (2) a sixth item
to one who has five, (3) anything to one who owes more than ten pounds. (3) Books are lent for 28 days, films for 7.
A last day on which the library is closed moves to the next open day. (4) Whoever returns an item late owes a fee.
Children under twelve do not, nor does anyone for the days on which the item was reported lost in the post.
"""

from cerra_rules.language import Instrument

LENDING = Instrument(
    "lending",
    en="Lending Rules of the Town Library",
    zh="镇图书馆外借规则",
    short="Lending Rules",
    item_style=("({})", "第（{}）项"),
    outline="""
        1
        2 2(1) 2(2) 2(3)
        3 3¶1 3¶2 3¶3
        4 4¶1 4¶2 4¶3
    """,
)
