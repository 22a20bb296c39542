"""Deadlines of four places: FRCP 6(a) and (d); HIPAA, 45 CFR 164.316(b)(2)(i); HGB 257; PRC Civil Code 188, 194. Drafts."""

from __future__ import annotations

from datetime import date

from cerra_rules.language import (
    END_OF_YEAR,
    OTHERWISE,
    Fact,
    Facts,
    Instrument,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    days,
    either,
    fact,
    favourable,
    largest,
    months,
    not_,
    roll,
    years,
)

FRCP = Instrument(
    "frcp", en="Federal Rules of Civil Procedure", zh="联邦民事诉讼规则", short="FRCP", outline="6 6(1) 6(4)"
)
HIPAA = Instrument(
    "hipaa", en="45 CFR 164.316", zh="联邦法规第45编164.316", short="45 CFR", outline="316 316(1) 316(2)"
)
HGB = Instrument("hgb", en="Handelsgesetzbuch", zh="德国商法典", short="HGB", outline="257 257¶4 257¶5")
CIVIL_CODE = Instrument("civ", en="Civil Code", zh="民法典", short="Civil Code", outline="188 194")


class Filing(Facts):
    """A paper that has to be filed within fourteen days."""

    served_on: Fact[date] = fact("day of the event", "事件日")
    was_mailed: Fact[bool] = fact("it was served by mail", "以邮寄送达")
    filed_on: Fact[date] = fact("day of filing", "提交日")


LATE = adverse("late", "Late.", "逾期。")
IN_TIME = favourable("in_time", "In time.", "及时。", FRCP.article(6))
plain_end = roll(Filing.served_on + days(14))
reply_end = either(
    Filing.was_mailed, roll(plain_end + days(3)), plain_end
)  # 6(d): after the period would otherwise expire
reply = Question(
    "frcp.reply",
    asks=("Was it filed in time?", "是否及时提交？"),
    facts=Filing,
    answers={LATE: (Rule("late", FRCP.article(6).item(1), Filing.filed_on > reply_end),), IN_TIME: OTHERWISE},
    values=(Value("last_day", "last day for filing", "提交的最后一日", reply_end),),
)


class Document(Facts):
    """One document about security."""

    created_on: Fact[date] = fact("day of creation", "创建日")
    was_in_effect: Fact[bool] = fact("it was in effect and no longer is", "曾生效并已失效")
    last_in_effect_on: Fact[date] = fact("last day in effect", "最后生效日", only_if="was_in_effect")
    discarded_on: Fact[date] = fact("day of discarding", "销毁日")


DISCARDED_EARLY = adverse("too_early", "Discarded too early.", "销毁过早。")
kept_until = largest(Document.created_on, (Document.was_in_effect, Document.last_in_effect_on)) + years(6)
documents = Question(
    "hipaa.documents",
    asks=("Was it kept long enough?", "是否保存足够久？"),
    facts=Document,
    answers={
        DISCARDED_EARLY: (Rule("early", HIPAA.article(316).item(2), Document.discarded_on < kept_until),),
        favourable("kept", "Kept.", "已保存。", HIPAA.article(316)): OTHERWISE,
    },
    values=(Value("keep_until", "first day on which it may go", "可销毁的首日", kept_until),),
)


class Book(Facts):
    """One book, voucher or letter of a merchant."""

    is_letter: Fact[bool] = fact("it is a commercial letter", "属于商业信函")
    is_voucher: Fact[bool] = fact("it is a voucher", "属于凭证")
    arose_on: Fact[date] = fact("day on which the last entry was made or the letter received", "产生日")
    destroyed_on: Fact[date] = fact("day of destruction", "销毁日")


DESTROYED_EARLY = adverse("too_early", "Destroyed too early.", "销毁过早。")
year_end = Book.arose_on + END_OF_YEAR
held_until = either(
    Book.is_letter, year_end + years(6), either(Book.is_voucher, year_end + years(8), year_end + years(10))
)
books = Question(
    "hgb.books",
    asks=("Was it kept long enough?", "是否保存足够久？"),
    facts=Book,
    answers={
        DESTROYED_EARLY: (Rule("early", HGB.article(257).paragraph(4), Book.destroyed_on <= held_until),),
        favourable("kept", "Kept.", "已保存。", HGB.article(257)): OTHERWISE,
    },
    values=(Value("keep_until", "last day on which it must be there", "须保存至", held_until),),
)


class Claim(Facts):
    """One claim that may be barred by time."""

    knew_on: Fact[date] = fact("day on which the creditor knew", "权利人知道之日")
    was_hindered: Fact[bool] = fact("there was a hindrance", "有障碍")
    hindered_from: Fact[date] = fact("first day of the hindrance", "障碍起始日", only_if="was_hindered")
    removed_on: Fact[date] = fact("day on which it was removed", "障碍消除日", only_if="was_hindered")
    sued_on: Fact[date] = fact("day of the suit", "起诉日")


ordinary_end = Claim.knew_on + years(3)
last_months = Claim.knew_on + (years(3) + months(-6))
suspended = all_of(Claim.was_hindered, Claim.hindered_from <= ordinary_end, Claim.removed_on > last_months)
limit = either(
    suspended, Claim.removed_on + months(6), ordinary_end
)  # six months after a hindrance in the last six months: never earlier
BARRED = adverse("barred", "The claim is barred.", "时效届满。")
limitation = Question(
    "civ.limitation",
    asks=("Is the claim barred?", "诉讼时效是否届满？"),
    facts=Claim,
    answers={
        BARRED: (
            Rule("over", CIVIL_CODE.article(188), all_of(not_(suspended), Claim.sued_on > limit)),
            Rule("over-after-suspension", CIVIL_CODE.article(194), all_of(suspended, Claim.sued_on > limit)),
        ),
        favourable("open", "The claim is not barred.", "时效未届满。", CIVIL_CODE.article(188)): OTHERWISE,
    },
    values=(Value("last_day", "last day of the period", "时效的最后一日", limit),),
)
QUESTIONS = (reply, documents, books, limitation)
