"""The charter as an instrument: its names, and everything in it that can be cited."""

from cerra_rules.language import Instrument

CHARTER = Instrument(
    "charter",
    en="Charter of the China E-commerce Rural Revitalization Alliance (CERRA)",
    zh="中国电商乡村振兴联盟章程",
    short="CERRA Charter",
    package="cerra_rules.charter",
    item_style=("({})", "第（{}）项"),
    outline="""
        1 2 3 4 5
        6 6(1) 6(2) 6(3) 6(4) 6(5) 6(6) 6(7) 6(8) 6(9) 6(10)
        7
        8 8(1) 8(2) 8(3) 8(4) 8(5)
        9 9#a 9#b 9(1) 9(2) 9(3)
        10 10(1) 10(2) 10(3) 10(4) 10(5)
        11 11(1) 11(2) 11(3) 11(4) 11(5) 11(6) 11(7)
        12 12(1) 12(2) 12(3) 12(4) 12(5) 12(6)
        13 13#a 13#b
        14
        15 15#a 15#b 15#c 15(1) 15(2) 15(3) 15(4) 15(5) 15(6) 15(7) 15(8)
        16 16#a 16#b
        17
        18 18(1) 18(2) 18(3) 18(4) 18(5) 18(6)
        19 19(1) 19(2) 19(3) 19(4) 19(5) 19(6) 19(7)
        20 20#a 20#b
        21 21(1) 21(2) 21(3) 21(4)
        22 22(1) 22(2) 22(3) 22(4) 22(5) 22(6)
        23 23#a 23#b 23#c
        24
        25 25(1) 25(2) 25(3) 25(4) 25(5) 25(6) 25(7)
        26 26(1) 26(2) 26(3) 26(4) 26(5)
        27 27#a 27#b
        28 28#a 28#b
        29 29#a 29#b 29#c 29#d
        30 30#a 30#b 30#c
        31 31#a 31#b
        32 32#a 32#b
        33 33#a 33#b 33#c
        34 34#a 34#b 34#c 34#d
        35 36 37
    """,
)
