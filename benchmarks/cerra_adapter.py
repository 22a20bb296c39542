"""The three workloads of the peers, written with the library as a user would write rules of one's own.

For `run.py --adapter benchmarks` of the peers' folder. The made-up instrument below has the provisions that the
peers cite by opaque codes; `Answer` translates outcome and citations when they are read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from annotated_types import Ge, Le

from cerra_rules.deciding.decision import Decision
from cerra_rules.language import (
    ONE_HALF,
    OTHERWISE,
    TWO_THIRDS,
    Count,
    Fact,
    Facts,
    Instrument,
    Question,
    Rule,
    adverse,
    all_of,
    days,
    fact,
    favourable,
    neutral,
    not_,
)

PEERS = Instrument(
    "peers",
    en="Workloads of the peers",
    zh="对照任务",
    short="Peers",
    item_style=("({})", "第{}项"),
    outline="7 8 8(1) 8(2) 8(3) 8(4) 8(5) 9 10 13 13(4) 13(4)/1 13(4)/2 13(4)/3 13(4)/4 13(4)/5 13(4)#a 16",
)
RETURN = PEERS.article(13).item(4)
RETURN_PERIOD = days(7)
CODES = tuple(
    "art13.4.period"
    if provision == RETURN.norm("a")
    else "art" + provision.locator.partition(":")[2].replace("(", ".").replace(")", "").replace("/", ".")
    for provision in PEERS
)
"""The peers' codes, by the position of the provision in the instrument."""


# A: seven-day return


class Goods(StrEnum):
    """Kind of goods."""

    ORDINARY = "ordinary"
    CUSTOM_MADE = "custom_made"
    PERISHABLE = "perishable"
    OPENED_DIGITAL = "opened_digital"
    NEWSPAPER_PERIODICAL = "newspaper_periodical"
    OTHER_UNSUITABLE = "other_unsuitable"


class Return(Facts):
    """One return."""

    received_on: Fact[date] = fact("day of receipt", "收货日")
    requested_on: Fact[date] = fact("day of the request", "提出退货之日")
    kind: Fact[Goods] = fact("kind of goods", "商品种类")
    opened: Fact[bool] = fact("the seal was broken", "已拆封")
    delivered: Fact[bool] = fact("the newspaper was delivered", "已交付")
    confirmed: Fact[bool] = fact("the consumer confirmed it", "已确认")


EXEMPT = adverse("exempt", "The goods are exempt.", "属于例外。")
TOO_LATE = adverse("too_late", "Too late.", "已逾期。")
GRANTED = favourable("granted", "In time.", "在期限内。", RETURN)

seven_day_return = Question(
    "peers.seven_day_return",
    asks=("Must the goods be taken back?", "是否须接受退货？"),
    facts=Return,
    answers={
        EXEMPT: (
            Rule("custom-made", RETURN.sub_item(1), Return.kind.is_(Goods.CUSTOM_MADE)),
            Rule("perishable", RETURN.sub_item(2), Return.kind.is_(Goods.PERISHABLE)),
            Rule(
                "opened-digital-goods",
                RETURN.sub_item(3),
                all_of(Return.kind.is_(Goods.OPENED_DIGITAL), Return.opened),
            ),
            Rule(
                "delivered-newspaper-or-periodical",
                RETURN.sub_item(4),
                all_of(Return.kind.is_(Goods.NEWSPAPER_PERIODICAL), Return.delivered),
            ),
            Rule(
                "confirmed-unsuitable-goods",
                RETURN.sub_item(5),
                all_of(Return.kind.is_(Goods.OTHER_UNSUITABLE), Return.confirmed),
            ),
        ),
        TOO_LATE: (
            Rule("request-after-last-day", RETURN.norm("a"), Return.requested_on > Return.received_on + RETURN_PERIOD),
        ),
        GRANTED: OTHERWISE,
    },
)


# B: resolution of the presidium


class Meeting(Facts):
    """One vote at one meeting."""

    total: Fact[Count] = fact("members in office", "在任人数")
    present: Fact[Count] = fact("members present", "到会人数")
    votes_for: Fact[Count] = fact("votes in favour", "赞成票数")


INVALID = adverse("invalid", "Not valid.", "无效。")
VALID = favourable("valid", "Valid.", "有效。", PEERS.article(16))

resolution = Question(
    "peers.resolution",
    asks=("Is the resolution valid?", "决议是否有效？"),
    facts=Meeting,
    answers={
        INVALID: (
            Rule("quorum-not-reached", PEERS.article(16), not_(Meeting.present.at_least(TWO_THIRDS, of=Meeting.total))),
            Rule("half-not-reached", PEERS.article(16), not_(Meeting.votes_for.at_least(ONE_HALF, of=Meeting.present))),
        ),
        VALID: OTHERWISE,
    },
)


# C: eligibility for membership


class UnitKind(StrEnum):
    """Kind of applicant."""

    ENTERPRISE = "enterprise"
    INSTITUTION = "institution"
    SOCIAL_ORGANISATION = "social_organisation"
    INDIVIDUAL_BUSINESS = "individual_business"
    GOVERNMENT_BODY = "government_body"


class Document(StrEnum):
    """A paper that an applicant hands in."""

    APPLICATION_FORM = "application_form"
    LICENCE_COPY = "licence_copy"
    UNIT_PROFILE = "unit_profile"
    RECOMMENDATION = "recommendation"
    PHOTO = "photo"


class Applicant(Facts):
    """One applicant."""

    unit_kind: Fact[UnitKind] = fact("kind of unit", "单位类别")
    lawfully_established: Fact[bool] = fact("lawfully established", "依法设立")
    accepts_charter: Fact[bool] = fact("accepts the charter", "拥护章程")
    works_in_field: Fact[bool] = fact("works in the field", "从事该领域")
    clean_record: Fact[bool] = fact("has a clean record", "无违法记录")
    has_influence: Fact[bool] = fact("has influence", "有影响力")
    docs: Fact[frozenset[Document]] = fact("the papers handed in", "所提交的材料")
    presidium_approved: Fact[bool] = fact("approved by the presidium", "主席团已批准")


INELIGIBLE = adverse("ineligible", "At least one condition fails.", "至少一项条件不符。")
ELIGIBLE = favourable("eligible", "All conditions hold.", "条件齐备。", PEERS.article(8))
CONDITIONS = (
    Applicant.lawfully_established,
    Applicant.accepts_charter,
    Applicant.works_in_field,
    Applicant.clean_record,
    Applicant.has_influence,
)
ALL_PAPERS = all_of(
    Applicant.docs.contains(Document.APPLICATION_FORM),
    Applicant.docs.contains(Document.LICENCE_COPY),
    Applicant.docs.contains(Document.UNIT_PROFILE),
)

eligibility = Question(
    "peers.eligibility",
    asks=("May this unit become a member?", "该单位能否入盟？"),
    facts=Applicant,
    answers={
        INELIGIBLE: (
            Rule(
                "unit-of-another-kind",
                PEERS.article(7),
                not_(
                    Applicant.unit_kind.is_one_of(
                        UnitKind.ENTERPRISE, UnitKind.INSTITUTION, UnitKind.SOCIAL_ORGANISATION
                    ),
                ),
            ),
            *(
                Rule(f"condition-{n}-fails", PEERS.article(8).item(n), not_(condition))
                for n, condition in enumerate(CONDITIONS, start=1)
            ),
            Rule("papers-missing", PEERS.article(9), not_(ALL_PAPERS)),
            Rule("approval-missing", PEERS.article(10), not_(Applicant.presidium_approved)),
        ),
        ELIGIBLE: OTHERWISE,
    },
)

QUESTIONS: dict[str, Question[Any]] = {"a": seven_day_return, "b": resolution, "c": eligibility}
OUTCOMES = {"exempt": "refused", "too_late": "refused"}


class Answer(tuple[Decision]):
    """A decision in the words of the peers, translated when read."""

    __slots__ = ()

    @property
    def outcome(self) -> str:
        """The peers' outcome."""
        code = self[0].outcome
        return OUTCOMES.get(code, code)

    @property
    def cites(self) -> tuple[str, ...]:
        """The peers' codes of the citations."""
        return tuple([CODES[provision.position] for provision in self[0].citations])


Adapter = dict[str, tuple[Callable[[Any], Any], Callable[[Any], Answer]]]


def facts_ready(cerra_rules: Any) -> Adapter:
    """Validate outside the timer; decide on the model."""

    def work(question: Question[Any]) -> tuple[Callable[[Any], Any], Callable[[Any], Answer]]:
        run = cerra_rules.decider(question)
        return question.facts.read, lambda facts: Answer((run(facts),))

    return {key: work(question) for key, question in QUESTIONS.items()}


def from_dict(cerra_rules: Any) -> Adapter:
    """Validate and decide within the timer."""

    def work(question: Question[Any]) -> tuple[Callable[[Any], Any], Callable[[Any], Answer]]:
        decide = cerra_rules.decide
        return lambda raw: raw, lambda raw: Answer((decide(question, raw),))

    return {key: work(question) for key, question in QUESTIONS.items()}


def scale(cerra_rules: Any, n: int, form: str) -> tuple[Callable[[int], Any], Callable[[Any], list[str]]]:
    """Build `n` independent rules over one count; every rule that applies is cited."""
    width = 1 if form == "eq" else 10
    numbers = Instrument(
        "numbers", en="Numbers", zh="编号", short="Numbers", item_style=("({})", "第{}项"),
        outline=" ".join(str(i + 1) for i in range(n)),
    )  # fmt: skip

    class Number(Facts):
        """One number."""

        x: Fact[Annotated[int, Ge(0), Le(width * n)]] = fact("the number", "编号")

    matched = neutral("matched", "Some rule applies.", "有规则适用。")
    unmatched = neutral("unmatched", "No rule applies.", "无规则适用。")
    rules = tuple(
        Rule(f"r-{i}", provision, all_of(Number.x >= width * i, Number.x <= width * i + width - 1))
        for i, provision in enumerate(numbers)
    )
    question = Question(
        "numbers.matching", asks=("Which rules apply?", "哪些规则适用？"), facts=Number,
        answers={matched: rules, unmatched: OTHERWISE},
    )  # fmt: skip
    run = cerra_rules.decider(question)
    ids = tuple(f"r{i}" for i in range(n))  # by the position of the provision
    return lambda x: Number(x=x), lambda facts: [ids[provision.position] for provision in run(facts).citations]
