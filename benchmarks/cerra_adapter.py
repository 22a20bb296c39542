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
from cerra_rules.language.facts import Count, Fact, Facts, fact
from cerra_rules.language.periods import days
from cerra_rules.language.provisions import Instrument
from cerra_rules.language.rules import Outcome, Question, Rule, Tone
from cerra_rules.language.words import ONE_HALF, TWO_THIRDS, all_of, not_

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

    received_on: Fact[date] = fact("day of receipt", zh="收货日")
    requested_on: Fact[date] = fact("day of the request", zh="提出退货之日")
    kind: Fact[Goods] = fact("kind of goods", zh="商品种类")
    opened: Fact[bool] = fact("the seal was broken", zh="已拆封")
    delivered: Fact[bool] = fact("the newspaper was delivered", zh="已交付")
    confirmed: Fact[bool] = fact("the consumer confirmed it", zh="已确认")


EXEMPT = Outcome("exempt", Tone.ADVERSE, en="The goods are exempt.", zh="属于例外。")
TOO_LATE = Outcome("too_late", Tone.ADVERSE, en="Too late.", zh="已逾期。")
GRANTED = Outcome("granted", Tone.FAVOURABLE, en="In time.", zh="在期限内。", cites=RETURN)

seven_day_return = Question(
    "peers.seven_day_return",
    asks=("Must the goods be taken back?", "是否须接受退货？"),
    facts=Return,
    outcomes=(EXEMPT, TOO_LATE, GRANTED),
    rules=(
        Rule("custom-made", EXEMPT, cites=RETURN.sub_item(1), when=Return.kind.is_(Goods.CUSTOM_MADE)),
        Rule("perishable", EXEMPT, cites=RETURN.sub_item(2), when=Return.kind.is_(Goods.PERISHABLE)),
        Rule(
            "opened-digital-goods",
            EXEMPT,
            cites=RETURN.sub_item(3),
            when=all_of(Return.kind.is_(Goods.OPENED_DIGITAL), Return.opened),
        ),
        Rule(
            "delivered-newspaper-or-periodical",
            EXEMPT,
            cites=RETURN.sub_item(4),
            when=all_of(Return.kind.is_(Goods.NEWSPAPER_PERIODICAL), Return.delivered),
        ),
        Rule(
            "confirmed-unsuitable-goods",
            EXEMPT,
            cites=RETURN.sub_item(5),
            when=all_of(Return.kind.is_(Goods.OTHER_UNSUITABLE), Return.confirmed),
        ),
        Rule(
            "request-after-last-day",
            TOO_LATE,
            cites=RETURN.norm("a"),
            when=Return.requested_on > Return.received_on + RETURN_PERIOD,
        ),
    ),
)


# B: resolution of the presidium


class Meeting(Facts):
    """One vote at one meeting."""

    total: Fact[Count] = fact("members in office", zh="在任人数")
    present: Fact[Count] = fact("members present", zh="到会人数")
    votes_for: Fact[Count] = fact("votes in favour", zh="赞成票数")


INVALID = Outcome("invalid", Tone.ADVERSE, en="Not valid.", zh="无效。")
VALID = Outcome("valid", Tone.FAVOURABLE, en="Valid.", zh="有效。", cites=PEERS.article(16))

resolution = Question(
    "peers.resolution",
    asks=("Is the resolution valid?", "决议是否有效？"),
    facts=Meeting,
    outcomes=(INVALID, VALID),
    rules=(
        Rule(
            "quorum-not-reached",
            INVALID,
            cites=PEERS.article(16),
            when=not_(Meeting.present.at_least(TWO_THIRDS, of=Meeting.total)),
        ),
        Rule(
            "half-not-reached",
            INVALID,
            cites=PEERS.article(16),
            when=not_(Meeting.votes_for.at_least(ONE_HALF, of=Meeting.present)),
        ),
    ),
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

    unit_kind: Fact[UnitKind] = fact("kind of unit", zh="单位类别")
    lawfully_established: Fact[bool] = fact("lawfully established", zh="依法设立")
    accepts_charter: Fact[bool] = fact("accepts the charter", zh="拥护章程")
    works_in_field: Fact[bool] = fact("works in the field", zh="从事该领域")
    clean_record: Fact[bool] = fact("has a clean record", zh="无违法记录")
    has_influence: Fact[bool] = fact("has influence", zh="有影响力")
    docs: Fact[frozenset[Document]] = fact("the papers handed in", zh="所提交的材料")
    presidium_approved: Fact[bool] = fact("approved by the presidium", zh="主席团已批准")


INELIGIBLE = Outcome("ineligible", Tone.ADVERSE, en="At least one condition fails.", zh="至少一项条件不符。")
ELIGIBLE = Outcome("eligible", Tone.FAVOURABLE, en="All conditions hold.", zh="条件齐备。", cites=PEERS.article(8))
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
    outcomes=(INELIGIBLE, ELIGIBLE),
    rules=(
        Rule(
            "unit-of-another-kind",
            INELIGIBLE,
            cites=PEERS.article(7),
            when=not_(
                Applicant.unit_kind.is_one_of(UnitKind.ENTERPRISE, UnitKind.INSTITUTION, UnitKind.SOCIAL_ORGANISATION)
            ),
        ),
        *(
            Rule(f"condition-{n}-fails", INELIGIBLE, cites=PEERS.article(8).item(n), when=not_(condition))
            for n, condition in enumerate(CONDITIONS, start=1)
        ),
        Rule("papers-missing", INELIGIBLE, cites=PEERS.article(9), when=not_(ALL_PAPERS)),
        Rule("approval-missing", INELIGIBLE, cites=PEERS.article(10), when=not_(Applicant.presidium_approved)),
    ),
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

        x: Fact[Annotated[int, Ge(0), Le(width * n)]] = fact("the number", zh="编号")

    matched = Outcome("matched", Tone.OPEN, en="Some rule applies.", zh="有规则适用。")
    unmatched = Outcome("unmatched", Tone.OPEN, en="No rule applies.", zh="无规则适用。")
    rules = [
        Rule(
            f"r-{i}",
            matched,
            cites=provision,
            when=all_of(Number.x >= width * i, Number.x <= width * i + width - 1),
        )
        for i, provision in enumerate(numbers)
    ]
    question = Question(
        "numbers.matching", asks=("Which rules apply?", "哪些规则适用？"), facts=Number,
        outcomes=(matched, unmatched), rules=rules,
    )  # fmt: skip
    run = cerra_rules.decider(question)
    ids = tuple(f"r{i}" for i in range(n))  # by the position of the provision
    return lambda x: Number(x=x), lambda facts: [ids[provision.position] for provision in run(facts).citations]
