"""Article 16: whether a resolution of the presidium meeting has the quorum and the majority that it needs.

Whom the two thirds and the half are taken of is contested throughout: members or units, with the honorary chair or without, those
who came or those who stayed. Exactly two thirds is enough, since 以上 includes the number. Two thirds and half are tested by
cross-multiplication of whole numbers; nothing is divided or rounded. A defect of convening does no harm by default, since
nothing but quorum and majority is made a condition; a court may see it otherwise, of which a valid answer warns (HL32).
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.language import (
    ONE_HALF,
    OTHERWISE,
    TWO_THIRDS,
    Caution,
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
    any_of,
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
CONVENING = CHARTER.article(19).item(1)


class Standing(Named):
    """What a person in question did at the meeting."""

    NONE = "none", "无"
    ABSENT = "absent", "未到会"
    PRESENT_NOT_IN_FAVOUR = "present_not_in_favour", "到会但未投赞成票"
    VOTED_IN_FAVOUR = "voted_in_favour", "投赞成票"


class Resolution(Facts):
    """One motion at one meeting of the presidium."""

    # who counts
    members_in_office: Fact[PositiveCount] = fixed(
        "Presidium members in office: honorary chair, chair and vice-chairs, vacancies left out",
        "在任主席团成员人数（名誉主席、主席、副主席，空缺不计）",
        said=("{} in office", "在任主席团成员{}人"),
    )
    presidium_units: Fact[PositiveCount] = fixed(
        "Presidium units; used only where units are counted (two_thirds_base = presidium_units)",
        "主席团单位数（仅在以主席团单位为基数的读法下使用）",
        said=("{} presidium units", "主席团单位{}个"),
    )
    all_seats: Fact[PositiveCount] = fixed(
        "All presidium seats with vacant ones; used only under two_thirds_base = all_seats",
        "主席团全部席位数，含空缺（仅在以全部席位为基数的读法下使用）",
        said=("{} seats in all", "主席团席位共{}个"),
    )

    # persons who came
    present_members: Fact[Count] = fact("Presidium members who came to the meeting in person", "亲自到会的主席团成员人数", said=("{} came", "实到{}人"))
    left_before_vote: Fact[Count] = fact(
        "Presidium members who came in person and had left when the vote was taken; used only under half_base = members_at_vote",
        "到会后在表决前离场的主席团成员人数（仅在以表决时在场人数为基数的读法下使用）",
        said=("{} left before the vote", "表决前离场{}人"),
    )
    votes_for: Fact[Count] = fact(
        "Votes in favour cast by presidium members present in person", "亲自到会的主席团成员所投赞成票数", said=("{} voted in favour", "赞成{}票")
    )

    # units represented
    present_units: Fact[Count] = fact(
        "Presidium units represented at the meeting by a person whose attendance counts under the reading taken (attendance_modes); used only where units are counted",
        "有代表到会的主席团单位数，到会方式以所选读法为准（仅在以主席团单位为基数的读法下使用）",
        said=("{} units came", "到会单位{}个"),
    )
    units_left_before_vote: Fact[Count] = fact(
        "Of these the units no longer represented when the vote was taken; used only where units are counted and half_base = members_at_vote",
        "到会后在表决前离场的主席团单位数（仅在以主席团单位为基数且以表决时在场为准的读法下使用）",
        said=("{} units left before the vote", "表决前离场单位{}个"),
    )
    unit_votes_for: Fact[Count] = fact(
        "Units that voted in favour, one vote each; used only where units are counted",
        "投赞成票的主席团单位数，每单位一票（仅在以主席团单位为基数的读法下使用）",
        said=("{} units voted in favour", "赞成单位{}个"),
    )

    # two persons whose counting is contested
    honorary_chair: Fact[Standing] = fixed("The honorary chair at this meeting; none if the office is vacant", "名誉主席的到会与表决情况（职位空缺的，选“无”）")
    member_concerned: Fact[Standing] = fixed(
        "The presidium member whom the motion concerns personally, if any; where that is the honorary chair, given here if the honorary chair counts, and under honorary_chair alone if not",
        "议案所涉主席团成员本人的到会与表决情况（没有的，选“无”；涉及名誉主席本人的，计入名誉主席时仅填本项，不计入时仅填上一项）",
    )

    # from afar
    internal_rule_admits_remote_and_proxy: Fact[bool] = fact(
        "An internal rule under 15(2) admits remote attendance and proxies", "依第十五条第（二）项制定的内部管理制度允许远程出席和委托表决"
    )
    remote_members: Fact[Count] = fact(
        "Presidium members attending remotely in real time, not counted as present in person",
        "实时远程出席的主席团成员人数（不计入亲自到会）",
        said=("{} attended remotely", "远程出席{}人"),
    )
    remote_votes_for: Fact[Count] = fact(
        "Votes in favour cast by presidium members attending remotely", "远程出席的主席团成员所投赞成票数", said=("{} voted in favour remotely", "远程赞成{}票")
    )
    proxies: Fact[Count] = fact(
        "Absent presidium members represented by proxy", "委托他人表决的主席团成员人数", said=("{} were represented by proxy", "委托表决{}人")
    )
    proxy_votes_for: Fact[Count] = fact("Votes in favour cast by proxy", "受托投出的赞成票数", said=("{} voted in favour by proxy", "受托赞成{}票"))

    # the meeting itself
    was_duly_convened: Fact[bool] = fact(
        "The meeting was duly convened (three things count: who convened was entitled to (charter.convening); every presidium member had notice of time and place early enough to attend; the matter voted on was on the agenda made known with it); decides only under convening_defects = resolution_fails",
        "会议召集合规（须同时具备：由有权者召集；已将时间、地点通知全体主席团成员，且所留时间足以到会；所表决的事项已列入随通知告知的议题；仅在召集瑕疵影响决议效力的读法下影响结论）",
        judgement=True,
    )

    # the opposite motion
    opposite_motion_was_voted: Fact[bool] = fact("The exact opposite of the motion was put to the vote at the same meeting", "同一会议曾就内容相反的议案表决")
    opposite_votes_for: Fact[Count] = fact(
        "Votes for the opposite motion that count under the readings in force; irrelevant when it was not voted",
        "相反议案所得的有效赞成票数（未表决时无关）",
        said=("{} voted for the opposite motion", "赞成相反议案{}票"),
    )
    opposite_unit_votes_for: Fact[Count] = fact(
        "Units that voted for the opposite motion; used only where units are counted",
        "赞成相反议案的主席团单位数（仅在以主席团单位为基数的读法下使用）",
        said=("{} units voted for the opposite motion", "赞成相反议案的单位{}个"),
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
            Invariant(cls.present_units <= cls.presidium_units, "there are no more units present than units", "到会单位数不超过主席团单位数"),
            Invariant(
                cls.unit_votes_for + cls.units_left_before_vote <= cls.present_units,
                "units that voted in favour or left were present",
                "投赞成票的单位与表决前离场的单位均在到会单位之内",
            ),
            Invariant(
                cls.opposite_unit_votes_for <= cls.present_units,
                "no more units for the opposite motion than units present",
                "赞成相反议案的单位数不超过到会单位数",
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
CONVENING_DEFECTS = CHARTER.reading("convening_defects", options=("no_effect", "resolution_fails"), default="no_effect")  # RC60

by_units = TWO_THIRDS_BASE.is_("presidium_units")
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


# Persons and units are counted apart: where units are, nobody is left out, and the counts of persons play no part.
quorum_base = TWO_THIRDS_BASE.choose(
    members_in_office=Resolution.members_in_office - left_out(Standing.ABSENT, *CAME),
    presidium_units=Resolution.presidium_units,
    all_seats=Resolution.all_seats - left_out(Standing.ABSENT, *CAME),
)
members_who_came = Resolution.present_members + also(Resolution.remote_members, Resolution.proxies) - left_out(*CAME)
member_votes = Resolution.votes_for + also(Resolution.remote_votes_for, Resolution.proxy_votes_for) - left_out(Standing.VOTED_IN_FAVOUR)
attendance = either(by_units, Resolution.present_units, members_who_came)
left_early = either(by_units, Resolution.units_left_before_vote, Resolution.left_before_vote)
majority_base = HALF_BASE.choose(members_who_came=attendance, members_at_vote=attendance - left_early)
votes = either(by_units, Resolution.unit_votes_for, member_votes)
opposite_votes = either(by_units, Resolution.opposite_unit_votes_for, Resolution.opposite_votes_for)


def is_two_thirds(count: Term[int]) -> Condition:
    """Hold where this many are two thirds of the base, or more."""
    exactly, more = count.at_least(TWO_THIRDS, of=quorum_base), count.more_than(TWO_THIRDS, of=quorum_base)
    return EXACT_TWO_THIRDS.choose(enough=exactly, not_enough=more)


def is_half(count: Term[int]) -> Condition:
    """Hold where this many votes are half of those who are counted, or more."""
    return count.at_least(ONE_HALF, of=majority_base)


# Where everybody is left out of the base, somebody must be there all the same; whoever can leave is in it, and so are units.
somebody_came = any_of(by_units, members_who_came >= 1)
quorum_was_reached = all_of(somebody_came, is_two_thirds(attendance))
quorum_was_lost = all_of(HALF_BASE.is_("members_at_vote"), not_(is_two_thirds(majority_base)))
opposite_reached_half = all_of(Resolution.opposite_motion_was_voted, is_half(opposite_votes))
was_ill_convened = all_of(CONVENING_DEFECTS.is_("resolution_fails"), not_(Resolution.was_duly_convened))
neither_stands = all_of(CONTRADICTORY_RESOLUTIONS_EFFECT.is_("neither_takes_effect"), opposite_reached_half)

# The base is never below zero: who is left out of it is first counted in it.
two_thirds_of_base = EXACT_TWO_THIRDS.choose(enough=least_count(TWO_THIRDS, of=quorum_base), not_enough=least_count(TWO_THIRDS, of=quorum_base, exceed=True))

INVALID_NO_QUORUM = adverse(
    "invalid_no_quorum", "Too few presidium members came; the meeting could not be held", "出席的主席团成员不足法定人数，会议不能召开。"
)
INVALID_INSUFFICIENT_VOTES = adverse(
    "invalid_insufficient_votes", "Less than half of the presidium members attending voted in favour", "赞成票不足到会主席团成员的半数。"
)
INVALID_NOT_DULY_CONVENED = adverse(
    "invalid_not_duly_convened",
    "Quorum and majority are met, but the meeting was not duly convened and the resolution fails",
    "出席人数和表决人数符合要求，但会议召集不合规，决议不生效。",
)
CONTRADICTORY_NO_EFFECT = adverse(
    "contradictory_no_effect", "Motion and opposite both reached half; neither takes effect", "内容相反的两项议案均达半数，均不生效。"
)
VALID = favourable(
    "valid",
    "Quorum and majority of article 16 are met",
    "出席人数和表决人数符合章程第十六条的要求。",
    (DECIDES, QUORUM, MAJORITY),
    caution=Caution("HL32", not_(Resolution.was_duly_convened)),
)

resolution = Question(
    "charter.resolution",
    asks=(
        "Does a resolution of the presidium meeting meet the quorum and the majority of article 16?",
        "主席团会议的决议是否符合章程第十六条关于出席人数和表决人数的要求？",
    ),
    concerns=("whoever relies on the resolution", "主张决议有效的一方"),
    facts=Resolution,
    answers={
        INVALID_NO_QUORUM: (
            Rule("quorum-not-reached", (DECIDES, QUORUM), not_(quorum_was_reached), title=("Quorum not reached", "未达法定人数")),
            Rule("quorum-lost-before-vote", (DECIDES, QUORUM), quorum_was_lost, title=("Quorum lost before the vote", "表决前已不足法定人数")),
        ),
        INVALID_INSUFFICIENT_VOTES: (Rule("half-not-reached", MAJORITY, not_(is_half(votes)), title=("Half not reached", "赞成未达半数")),),
        INVALID_NOT_DULY_CONVENED: (Rule("meeting-not-duly-convened", CONVENING, was_ill_convened, title=("Meeting not duly convened", "会议召集不合规")),),
        CONTRADICTORY_NO_EFFECT: (Rule("opposite-also-carried", MAJORITY, neither_stands, title=("Opposite motion carried too", "相反议案亦获通过")),),
        VALID: OTHERWISE,
    },
    values=(
        Value("quorum_base_count", "base of the quorum", "法定人数的基数", quorum_base),
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
