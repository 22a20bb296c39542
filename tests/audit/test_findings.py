"""Findings about the law itself: each by search, with a witness that is decided again, and with what would cure it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

import pytest

from cerra_rules import find
from cerra_rules.audit.findings import Bodies, Doubt, Motion, findings, search, text_lines
from cerra_rules.audit.findings.law import MOTIONS
from cerra_rules.audit.findings.motions import opposite_of
from cerra_rules.front import decide
from cerra_rules.language import (
    ONE_HALF,
    OTHERWISE,
    Constant,
    Count,
    Fact,
    Facts,
    Instrument,
    Invariant,
    Limb,
    Question,
    Rule,
    Term,
    Value,
    adverse,
    all_of,
    any_of,
    days,
    either,
    fact,
    favourable,
    neutral,
    not_,
    reading,
)


@cache
def found() -> dict[str, Doubt]:
    """Return what is found in the two instruments, by id; the search takes some seconds."""
    return {doubt.id: doubt for doubt in findings()}


TIE = "no-motion-passes-with-its-opposite/charter:16#b"
EXIT = "no-right-is-conditioned-elsewhere/charter:10(5)"
SIXTY_DAYS = "every-period-has-a-start/anxi:16(2)#b"
FORUM = "every-vote-has-a-forum/charter:10(1)"


def test_what_is_found() -> None:
    assert list(found()) == [
        TIE,
        EXIT,
        "every-right-has-effect/charter:10(1)",
        "every-right-has-effect/charter:10(4)",
        "every-period-has-a-start/anxi:13(6)#c",
        "every-period-has-a-start/anxi:15(2)#d",
        SIXTY_DAYS,
        FORUM,
        "every-act-has-one-organ/charter:10(2)",
    ]


def test_every_witness_is_decided_the_same_again() -> None:
    for doubt in found().values():
        assert doubt.witness
        for answer in doubt.witness:
            decision = answer.replay()
            assert (decision.outcome, tuple(map(str, decision.citations))) == (answer.outcome, answer.citations)
            assert answer.to_dict()["expect"] == {"outcome": answer.outcome, "cites": list(answer.citations)}


def test_at_an_exact_half_a_motion_and_its_opposite_both_pass() -> None:
    motion, opposite = found()[TIE].witness
    assert motion.outcome == opposite.outcome == "valid"
    facts = motion.facts
    assert 2 * facts["votes_for"] == facts["present_members"] == 2 * opposite.facts["votes_for"]
    assert found()[TIE].cures == ("contradictory_resolutions_effect = neither_takes_effect",)
    cured = {"contradictory_resolutions_effect": "neither_takes_effect"}
    for answer in (motion, opposite):
        assert decide(answer.question, answer.facts, readings=cured).outcome == "contradictory_no_effect"


def test_freedom_to_leave_waits_for_a_vote() -> None:
    doubt = found()[EXIT]
    granted, *against = doubt.witness
    assert (granted.question, granted.outcome) == ("charter.member_rights", "right_available")
    assert {answer.outcome for answer in against} == {"exit_refusal_contrary_to_charter", "exit_pending_vote"}
    assert [str(p) for p in doubt.provisions] == ["charter:10(5)", "charter:12", "charter:12(1)"]
    assert doubt.cures == ("voluntary_exit_effect = effective_on_request",)
    for answer in against:
        cured = decide(answer.question, answer.facts, readings={"voluntary_exit_effect": "effective_on_request"})
        assert cured.outcome == "terminated"
    # The third option does not cure it: there the presidium may refuse.
    still = decide(against[1].question, against[1].facts, readings={"voluntary_exit_effect": "vote_with_discretion"})
    assert still.outcome == "exit_pending_vote"


def test_the_sixty_days_have_no_start() -> None:
    doubt = found()[SIXTY_DAYS]
    usual, other = doubt.witness
    assert usual.facts == other.facts
    ends = [answer.replay().values["retain_until"] for answer in doubt.witness]
    assert ends[0] != ends[1]
    assert other.readings == {"infrastructure_record_start": "record_created"}
    assert doubt.cures == (
        "infrastructure_record_start = contract_ended", "infrastructure_record_start = record_created",
    )  # fmt: skip
    unsettled = decide(usual.question, usual.facts, readings="any")
    assert unsettled.values["retain_until"] is None


def test_a_right_to_vote_has_no_forum() -> None:
    doubt = found()[FORUM]
    right, act = doubt.witness
    assert right.outcome == "right_without_forum"
    assert (act.question, act.outcome, act.facts["actor"]) == ("charter.competence", "not_competent", "member")
    assert doubt.cures == ()
    assert "none of the 17 acts" in doubt.about[0]


def test_lines_and_plain_data_in_both_languages() -> None:
    doubts = tuple(found().values())
    lines = text_lines(doubts)
    assert lines[0] == "the text itself: 9 doubts"
    assert "    cured by: voluntary_exit_effect = effective_on_request" in lines
    assert text_lines(()) == ["the text itself: no doubts"]
    for doubt in doubts:
        assert doubt.expected.zh in doubt.lines("zh")[0]
        data = doubt.to_dict()
        assert data["id"] == doubt.id
        assert data["provisions"][0] == doubt.id.partition("/")[2]
        assert len(data["witness"]) == len(doubt.witness)


# A club whose rules have the properties, and one change at a time that loses them.

CLUB = Instrument(
    "club",
    en="Club Rules",
    zh="社规",
    short="Club Rules",
    item_style=("({})", "（{}）"),
    outline="1 2 3 4",
)


class Ballot(Facts):
    """One motion at one meeting."""

    present: Fact[Count] = fact("members present", "出席人数")
    votes_for: Fact[Count] = fact("votes in favour", "赞成票")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (Invariant(cls.votes_for <= cls.present, "who votes is present"),)


def motion(*, tie_passes: bool) -> Question[Ballot]:
    """Return the question whether a motion passes."""
    passed = favourable("passed", "passed", "通过")
    lost = adverse("lost", "lost", "未通过", CLUB.article(1))
    share = Ballot.votes_for.at_least if tie_passes else Ballot.votes_for.more_than
    rule = Rule("majority", CLUB.article(1), all_of(Ballot.present >= 1, share(ONE_HALF, of=Ballot.present)))
    return Question(
        "club.motion",
        asks=("Passed?", "通过？"),
        facts=Ballot,
        answers={
            passed: (rule,),
            lost: OTHERWISE,
        },
    )


TURNED = Motion(
    "club.motion",
    ("passed",),
    {"votes_for": Ballot.present - Ballot.votes_for},
    Ballot.present >= 0,
    (CLUB.article(1),),
)


def test_a_motion_that_needs_more_than_half_gives_no_doubt() -> None:
    assert search([motion(tie_passes=False)], motions=[TURNED]) == ()
    (doubt,) = search([motion(tie_passes=True)], motions=[TURNED])
    assert doubt.id == "no-motion-passes-with-its-opposite/club:1"
    facts = doubt.witness[0].facts
    assert facts["present"] == 2 * facts["votes_for"] > 0
    assert doubt.witness[0].replay(motion(tie_passes=True)).outcome == "passed"


def test_the_opposite_of_the_opposite_is_the_motion() -> None:
    question = find("charter.resolution")
    twice = opposite_of(opposite_of(question, MOTIONS[0].opposite), MOTIONS[0].opposite)
    facts = {
        "members_in_office": 17, "present_members": 13, "left_before_vote": 0, "votes_for": 6,
        "opposite_motion_was_voted": True, "opposite_votes_for": 7,
    }  # fmt: skip
    once = opposite_of(question, MOTIONS[0].opposite)
    assert decide(question, facts).outcome == decide(twice, facts).outcome == "invalid_insufficient_votes"
    assert decide(once, facts).outcome == "valid"


class Exit(Facts):
    """One member who leaves."""

    is_member: Fact[bool] = fact("is a member", "是成员")
    wants_to_leave: Fact[bool] = fact("wants to leave", "欲退出")
    was_voted: Fact[bool] = fact("the board agreed", "理事会同意")


FREEDOM = CLUB.article(2)


def exits(*, needs_vote: bool) -> list[Question[Exit]]:
    """Return the question of the right, and that of the end of membership."""
    free = favourable("free", "free to leave", "可退出", FREEDOM)
    stranger = adverse("stranger", "no member", "非成员")
    right = Question(
        "club.right", asks=("Free?", "可退？"), facts=Exit, answers={stranger: (Rule("stranger", CLUB.article(3), not_(Exit.is_member)), ), free: OTHERWISE },
        )  # fmt: skip
    waiting = adverse("waiting", "must wait", "待决")
    ended = neutral("ended", "ended or not asked", "终止或未申请")
    when = all_of(Exit.wants_to_leave, not_(Exit.was_voted), *(() if needs_vote else (not_(Exit.wants_to_leave),)))
    end = Question(
        "club.end", asks=("Ended?", "终止？"), facts=Exit, answers={waiting: (Rule("vote-outstanding", (FREEDOM, CLUB.article(3)), when), ), ended: OTHERWISE },
        )  # fmt: skip
    return [right, end]


def test_a_right_that_nothing_conditions_gives_no_doubt() -> None:
    assert search(exits(needs_vote=False), rights=[FREEDOM]) == ()
    (doubt,) = search(exits(needs_vote=True), rights=[FREEDOM])
    assert doubt.id == "no-right-is-conditioned-elsewhere/club:2"
    assert [str(p) for p in doubt.provisions] == ["club:2", "club:3"]
    assert [answer.outcome for answer in doubt.witness] == ["free", "waiting"]


class Loan(Facts):
    """One loan."""

    lent_on: Fact[date] = fact("day of lending", "借出日")
    fetched_on: Fact[date] = fact("day of fetching", "取书日")
    asked_on: Fact[date] = fact("day asked for", "所问日")


START = reading(
    "start", id="R1", default="lent", options={"lent": ("lending", "借出"), "fetched": ("fetching", "取书")},
    provisions=("club:4",), issue=("No start.", "无起算日。"), reason=("", ""), certainty="low",
)  # fmt: skip


@pytest.mark.parametrize("is_read", [True, False])
def test_a_period_with_a_start_gives_no_doubt(is_read: bool) -> None:
    start: Term[date] = START.choose(lent=Loan.lent_on, fetched=Loan.fetched_on) if is_read else Loan.lent_on
    late = adverse("late", "late", "逾期")
    fine = favourable("fine", "in time", "按期")
    loan = Question(
        "club.loan", asks=("Late?", "逾期？"), facts=Loan, answers={late: (Rule("late", CLUB.article(4), Loan.asked_on > start + days(14)), ), fine: OTHERWISE },
        values=(Value("last_day", "", "", start + days(14)),),
    )  # fmt: skip
    doubts = search([loan])
    assert [doubt.id for doubt in doubts] == (["every-period-has-a-start/club:4"] if is_read else [])
    assert all(doubt.cures == ("start = lent", "start = fetched") for doubt in doubts)


class Act(StrEnum):
    """What is decided."""

    BUDGET = "budget"
    PARTY = "party"


class Who(StrEnum):
    """Who decides."""

    BOARD = "board"
    MEMBER = "member"


class Power(Facts):
    """One act and who did it."""

    act: Fact[Act] = fact("the act", "事项")
    actor: Fact[Who] = fact("who acts", "行为人")
    was_conferred: Fact[bool] = fact("the board conferred the power", "理事会已授权")


def power(*, members_vote: bool) -> Question[Power]:
    """Return the question who may decide what."""
    may = favourable("may", "competent", "有权")
    may_not = adverse("may_not", "not competent", "无权", CLUB.article(4))
    who = either(Power.act.is_(Act.BUDGET), Constant("vote"), Constant("act"))
    board = all_of(
        Power.actor.is_(Who.BOARD),
        Power.act.is_(Act.PARTY) if members_vote else any_of(Power.actor.is_(Who.BOARD)),
    )
    member = (
        all_of(Power.actor.is_(Who.MEMBER), Power.act.is_(Act.BUDGET))
        if members_vote
        else not_(any_of(board, not_(board)))
    )
    errand = all_of(Power.act.is_(Act.PARTY), Power.was_conferred)  # by whomever the board sends: no organ of the text
    rule = Rule("board", Limb(CLUB.article(4), board), any_of(board, member, errand))
    return Question(
        "club.power",
        asks=("Who?", "谁？"),
        facts=Power,
        answers={may: (rule,), may_not: OTHERWISE},
        values=(Value("form", "", "", who),),
    )


TABLE = Bodies(
    "club.power", "act", "actor", "may", "form", "vote", {"was_conferred": True}, {CLUB.article(3): Who.MEMBER}
)


def test_a_vote_with_a_forum_gives_no_doubt() -> None:
    assert search([power(members_vote=True)], bodies=[TABLE]) == ()
    (doubt,) = search([power(members_vote=False)], bodies=[TABLE])
    assert doubt.id == "every-vote-has-a-forum/club:3"
    assert [answer.outcome for answer in doubt.witness] == ["may_not"]
