"""Article 16: whether a resolution of the presidium meeting is valid, by its quorum and its majority.

Whom the two thirds and the half are taken of is contested throughout: members or units, with the honorary chair or without, those
who came or those who stayed. Exactly two thirds is enough, since 以上 includes the number. Two thirds and half are tested by
cross-multiplication of whole numbers; nothing is divided or rounded.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    ONE_HALF,
    OTHERWISE,
    TWO_THIRDS,
    Condition,
    Constant,
    Count,
    Fact,
    Facts,
    Invariant,
    Named,
    PositiveCount,
    Question,
    Rule,
    Term,
    Value,
    adverse,
    all_of,
    either,
    fact,
    favourable,
    fixed,
    largest,
    least_count,
    not_,
    number_of,
)

DECIDES = CHARTER.article(15).norm("b")
QUORUM = CHARTER.article(16).norm("a")
MAJORITY = CHARTER.article(16).norm("b")


class Standing(Named):
    """What a person in question did at the meeting."""

    NONE = "none", "职位空缺或者无此人"
    ABSENT = "absent", "未到会"
    PRESENT_NOT_IN_FAVOUR = "present_not_in_favour", "到会而未投赞成票"
    VOTED_IN_FAVOUR = "voted_in_favour", "到会并投赞成票"


class Resolution(Facts):
    """One motion at one meeting of the presidium."""

    # who counts
    members_in_office: Fact[PositiveCount] = fixed(
        "Presidium members in office: honorary chair, chair and vice-chairs, vacancies left out", "在任主席团成员人数（名誉主席、主席、副主席，不含空缺）"
    )
    presidium_units: Fact[PositiveCount] = fixed(
        "Presidium units; used only under two_thirds_base = presidium_units", "主席团单位数（仅在 two_thirds_base = presidium_units 时使用）"
    )
    all_seats: Fact[PositiveCount] = fixed(
        "All presidium seats with vacant ones; used only under two_thirds_base = all_seats",
        "主席团全部席位数，含空缺（仅在 two_thirds_base = all_seats 时使用）",
    )

    # in person
    present_members: Fact[Count] = fact(
        "Members who came to the meeting in person; units under two_thirds_base = presidium_units", "亲自到会的成员人数（按主席团单位计算时为到会单位数）"
    )
    left_before_vote: Fact[Count] = fact(
        "Members who came in person and had left when the vote was taken; used only under half_base = members_at_vote",
        "亲自到会而在表决前离场的人数（仅在 half_base = members_at_vote 时使用）",
    )
    votes_for: Fact[Count] = fact("Votes in favour cast by members present in person", "亲自到会成员所投赞成票数")

    # two persons whose counting is contested
    honorary_chair: Fact[Standing] = fixed("The honorary chair at this meeting; none = the office is vacant", "名誉主席的到会与表决情况")
    member_concerned: Fact[Standing] = fixed(
        "The presidium member whom the motion concerns personally, if any, other than the honorary chair",
        "议案所涉的主席团成员本人的到会与表决情况（名誉主席除外）",
    )

    # from afar
    internal_rule_admits_remote_and_proxy: Fact[bool] = fact(
        "An internal rule under 15(2) admits remote attendance and proxies", "内部制度允许远程出席与委托表决"
    )
    remote_members: Fact[Count] = fact("Members attending remotely in real time, not counted in present_members", "实时远程出席人数（不计入亲自到会）")
    remote_votes_for: Fact[Count] = fact("Votes in favour cast by remote members", "远程出席者所投赞成票数")
    proxies: Fact[Count] = fact("Absent members represented by proxy", "委托他人表决的成员人数")
    proxy_votes_for: Fact[Count] = fact("Votes in favour cast by proxy", "受托投出的赞成票数")

    # the opposite motion
    opposite_motion_was_voted: Fact[bool] = fact("The exact opposite of the motion was put to the vote at the same meeting", "同一会议曾就相反议案表决")
    opposite_votes_for: Fact[Count] = fact(
        "Votes for the opposite motion that count under the readings in force; irrelevant when it was not voted", "相反议案所得的有效赞成票数"
    )

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return how the counts of one meeting hang together."""
        came = cls.present_members + cls.remote_members + cls.proxies
        voted_or_left = cls.votes_for + cls.left_before_vote
        abstained = cls.present_members - cls.left_before_vote - cls.votes_for
        not_present = cls.members_in_office - cls.present_members

        def persons(standing: Standing) -> Term[int]:
            return number_of(cls.honorary_chair.is_(standing), cls.member_concerned.is_(standing))

        return (
            Invariant(cls.members_in_office <= cls.all_seats, "there are no more members in office than seats", "在任成员人数不超过全部席位数"),
            Invariant(
                came <= cls.members_in_office,
                "no more members attend or are represented than are in office",
                "到会、远程出席与委托表决的人数合计不超过在任成员人数",
            ),
            Invariant(voted_or_left <= cls.present_members, "those who voted in favour or left were present", "投赞成票者与表决前离场者均在到会者之内"),
            Invariant(cls.opposite_votes_for <= came, "no more votes for the opposite motion than members attending", "相反议案的赞成票数不超过出席人数"),
            Invariant(cls.remote_votes_for <= cls.remote_members, "remote votes are cast by remote members", "远程赞成票由远程出席者投出，票数不超过其人数"),
            Invariant(cls.proxy_votes_for <= cls.proxies, "proxy votes are cast by proxies", "受托赞成票由委托表决产生，票数不超过委托人数"),
            Invariant(
                persons(Standing.VOTED_IN_FAVOUR) <= cls.votes_for,
                "a person said to have voted in favour is among the votes in favour",
                "所称投赞成票者计入赞成票数",
            ),
            Invariant(
                persons(Standing.PRESENT_NOT_IN_FAVOUR) <= abstained,
                "a person present and not in favour is among those present who did not vote in favour",
                "所称到会而未投赞成票者在到会、未离场且未投赞成票的人之内",
            ),
            Invariant(
                persons(Standing.ABSENT) <= not_present, "an absent person is among the members who are not present", "所称未到会者在未到会的在任成员之内"
            ),
        )


TWO_THIRDS_BASE = CHARTER.reading("two_thirds_base", options=("members_in_office", "presidium_units", "all_seats"), default="members_in_office")  # RC19
HONORARY_CHAIR_STANDING = CHARTER.reading("honorary_chair_standing", options=("counted", "not_counted"), default="counted")  # RC20
RECUSAL_OF_MEMBER_CONCERNED = CHARTER.reading("recusal_of_member_concerned", options=("no_recusal", "recuse"), default="no_recusal")  # RC14
ATTENDANCE_MODES = CHARTER.reading("attendance_modes", options=("in_person_only", "remote_counts", "remote_and_proxy_count"), default="in_person_only")  # RC23
HALF_BASE = CHARTER.reading("half_base", options=("members_who_came", "members_at_vote"), default="members_who_came")  # RC46
EXACT_TWO_THIRDS = CHARTER.reading("exact_two_thirds", options=("enough", "not_enough"), default="enough")  # RC21
CONTRADICTORY_RESOLUTIONS_EFFECT = CHARTER.reading(
    "contradictory_resolutions_effect", options=("both_stand", "neither_takes_effect"), default="both_stand"
)  # RC22

CAME = (Standing.PRESENT_NOT_IN_FAVOUR, Standing.VOTED_IN_FAVOUR)
remote_counts = all_of(Resolution.internal_rule_admits_remote_and_proxy, not_(ATTENDANCE_MODES.is_("in_person_only")))
proxies_count = all_of(Resolution.internal_rule_admits_remote_and_proxy, ATTENDANCE_MODES.is_("remote_and_proxy_count"))


def left_out(*standings: Standing) -> Term[int]:
    """Count the persons left out of the reckoning who have one of these standings."""
    return number_of(
        all_of(HONORARY_CHAIR_STANDING.is_("not_counted"), Resolution.honorary_chair.is_one_of(*standings)),
        all_of(RECUSAL_OF_MEMBER_CONCERNED.is_("recuse"), Resolution.member_concerned.is_one_of(*standings)),
    )


def also(remote: Term[int], proxy: Term[int]) -> Term[int]:
    """Add up what remote members and proxies bring, where the readings and an internal rule admit them."""
    return either(remote_counts, remote, Constant(0)) + either(proxies_count, proxy, Constant(0))


quorum_base = TWO_THIRDS_BASE.choose(
    members_in_office=Resolution.members_in_office, presidium_units=Resolution.presidium_units, all_seats=Resolution.all_seats
) - left_out(Standing.ABSENT, *CAME)
attendance = Resolution.present_members + also(Resolution.remote_members, Resolution.proxies) - left_out(*CAME)
majority_base = HALF_BASE.choose(members_who_came=attendance, members_at_vote=attendance - Resolution.left_before_vote)
votes = Resolution.votes_for + also(Resolution.remote_votes_for, Resolution.proxy_votes_for) - left_out(Standing.VOTED_IN_FAVOUR)


def is_quorum(count: Term[int]) -> Condition:
    """Hold where somebody is there, and two thirds of the base are."""
    exactly, more = count.at_least(TWO_THIRDS, of=quorum_base), count.more_than(TWO_THIRDS, of=quorum_base)
    return all_of(count >= 1, EXACT_TWO_THIRDS.choose(enough=exactly, not_enough=more))


def is_half(count: Term[int]) -> Condition:
    """Hold where this many votes are half of those who are counted, or more."""
    return count.at_least(ONE_HALF, of=majority_base)


quorum_was_lost = all_of(HALF_BASE.is_("members_at_vote"), not_(is_quorum(majority_base)))
opposite_reached_half = all_of(Resolution.opposite_motion_was_voted, is_half(Resolution.opposite_votes_for))
neither_stands = all_of(CONTRADICTORY_RESOLUTIONS_EFFECT.is_("neither_takes_effect"), opposite_reached_half)

# The base is never below zero: who is left out of it is first counted in it, unless units are counted.
full_base = largest(0, quorum_base)
two_thirds_of_base = EXACT_TWO_THIRDS.choose(enough=least_count(TWO_THIRDS, of=full_base), not_enough=least_count(TWO_THIRDS, of=full_base, exceed=True))

INVALID_NO_QUORUM = adverse("invalid_no_quorum", "Too few members came; the meeting could not be held", "出席人数不足，会议不能召开")
INVALID_INSUFFICIENT_VOTES = adverse("invalid_insufficient_votes", "Less than half of those attending voted in favour", "赞成不足到会者半数")
CONTRADICTORY_NO_EFFECT = adverse("contradictory_no_effect", "Motion and opposite both reached half; neither takes effect", "正反议案均达半数，均不生效")
VALID = favourable("valid", "Quorum and majority are met", "出席与表决均达标，决议有效", (DECIDES, QUORUM, MAJORITY))

resolution = Question(
    "charter.resolution",
    asks=("Is a resolution of the presidium meeting valid (quorum and majority)?", "主席团会议的决议是否有效（出席人数与表决人数）？"),
    facts=Resolution,
    answers={
        INVALID_NO_QUORUM: (
            Rule("quorum-not-reached", (DECIDES, QUORUM), not_(is_quorum(attendance)), title=("Quorum not reached", "未达法定人数")),
            Rule("quorum-lost-before-vote", (DECIDES, QUORUM), quorum_was_lost, title=("Quorum lost before the vote", "表决前已不足法定人数")),
        ),
        INVALID_INSUFFICIENT_VOTES: (Rule("half-not-reached", MAJORITY, not_(is_half(votes)), title=("Half not reached", "赞成未达半数")),),
        CONTRADICTORY_NO_EFFECT: (Rule("opposite-also-carried", MAJORITY, neither_stands, title=("Opposite motion carried too", "相反议案亦获通过")),),
        VALID: OTHERWISE,
    },
    values=(
        Value("quorum_base_count", "base of the quorum", "法定人数的基数", full_base),
        Value("required_present", "members who must attend", "须出席人数", largest(1, two_thirds_of_base)),
        Value("majority_base_count", "base of the majority", "表决基数", majority_base),
        Value("required_votes", "votes needed", "须得赞成票数", least_count(ONE_HALF, of=majority_base)),
        Value(
            "has_contradictory_resolution",
            "motion and opposite both reached half",
            "正反议案均达半数",
            opposite_reached_half,
            only=(CONTRADICTORY_NO_EFFECT, VALID),
        ),
    ),
    higher_law=("HL32",),
)
