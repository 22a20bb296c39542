"""Articles 12 and 13: how a membership ends, and what remains to be done.

A ground and a vote are asked for together. Two grounds strain this: leaving is free (article 10), so that the vote may not refuse it;
and a deregistered unit no longer exists, so that its membership ends without one. A merely dissolved unit still needs the vote.
Item 6 is not limited to serious violations as items 3 and 4 are; item 2 is read strictly, with both its limbs, which is doubtful.
"""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import is_proven
from cerra_rules.language import (
    OTHERWISE,
    Fact,
    Facts,
    Invariant,
    Limb,
    Named,
    Question,
    Rule,
    Value,
    adverse,
    all_of,
    any_of,
    decided_by,
    fact,
    favourable,
    fixed,
    implies,
    listed,
    neutral,
    none_of,
    not_,
)

FREE_EXIT = CHARTER.article(10).item(5)
ENDING = CHARTER.article(12)
NOTICE = CHARTER.article(13).norm("a")
CERTIFICATE = CHARTER.article(13).norm("b")
VOTE = CHARTER.article(16)
EXPULSION = CHARTER.article(22).item(5)


class UnitStatus(Named):
    """Status of the unit."""

    ACTIVE = "active", "存续"
    DISSOLVED = "dissolved", "已解散、尚未注销"
    DEREGISTERED = "deregistered", "已注销"


class LegalViolationRecord(Named):
    """Strongest record of a violation of law, regulations or ministry rules committed while a member."""

    NONE = "none", "无"
    ALLEGATION_ONLY = "allegation_only", "仅有指称"
    PRESIDIUM_FINDING = "presidium_finding", "主席团认定"
    EFFECTIVE_DECISION = "effective_decision", "生效裁判或者处罚决定"


class Termination(Facts):
    """One membership, and one motion to end it."""

    # items 1 to 6
    leaves_voluntarily: Fact[bool] = fact("The member wants to leave of its own will", "自愿退出")
    written_exit_request_reached_secretariat: Fact[bool] = fact("A written exit request reached the secretariat", "书面退出申请已提交秘书处")
    neglects_alliance_duties: Fact[bool] = fact("Does not perform its Alliance work duties", "未履行联盟工作职责", judgement=True)
    fails_assigned_tasks: Fact[bool] = fact("Does not complete tasks assigned by the Alliance", "未完成联盟下达的任务", judgement=True)
    has_seriously_breached_charter: Fact[bool] = fixed("Committed a serious breach of the charter", "严重违反章程", judgement=True)
    has_seriously_harmed_reputation: Fact[bool] = fixed("Caused serious harm to the Alliance's reputation", "严重损害联盟声誉", judgement=True)
    unit_status: Fact[UnitStatus] = fixed(
        "Status of the unit; dissolved = a ground of dissolution has arisen and the unit is not yet deregistered",
        "单位存续状态（“解散”指已出现解散事由而尚未注销）",
        judgement=True,
    )
    legal_violation_record: Fact[LegalViolationRecord] = fixed(
        "Strongest record of a violation of law, regulations or ministry rules committed while a member; not of discipline, not of local-government rules",
        "担任联盟成员期间违反法律、法规或者部门规章的行为已证明到何种程度，取最高者（不含违纪和违反地方政府规章）",
        judgement=True,
    )
    violation_is_serious: Fact[bool] = fixed(
        "That violation is serious; used only under termination_violation_gravity = serious_only",
        "该违法行为情节严重（仅在以情节严重为限的读法下使用）",
        judgement=True,
    )

    # the vote
    secretariat_proposed_expulsion: Fact[bool] = fact(
        "The secretariat proposed expulsion under the penalty rules; used only under expulsion_proposal = condition",
        "秘书处已提议除名（仅在以提议为要件的读法下使用）",
    )
    vote_was_held: Fact[bool] = fact(
        "A presidium meeting with quorum voted on the motion asked about; one call per motion: grounds and exit requests that the motion does not rest on are given as false",
        "达到法定人数的主席团会议已就所问议案表决",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid", "invalid_insufficient_votes", "invalid_not_duly_convened", "contradictory_no_effect"),
    )
    resolution_is_valid: Fact[bool] = fact(
        "That vote produced a valid resolution to terminate",
        "该次表决形成终止成员资格的有效决议",
        judgement=True,
        decided_by=decided_by("charter.resolution", "valid"),
    )

    # what remains to be done
    written_notice_was_given: Fact[bool] = fact("The termination was notified in writing", "已书面通知")
    certificate_was_issued: Fact[bool] = fact("The unit had received a membership certificate", "曾颁发成员证书")
    certificate_was_returned: Fact[bool] = fact("The certificate was handed back", "证书已交回")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(implies(cls.resolution_is_valid, cls.vote_was_held), "no valid resolution without a vote", "有有效的终止决议的，必已表决"),
            Invariant(
                implies(cls.certificate_was_returned, cls.certificate_was_issued), "no certificate is returned that was never issued", "证书已交回的，必曾颁发"
            ),
        )


VOLUNTARY_EXIT_EFFECT = CHARTER.reading(
    "voluntary_exit_effect", options=("vote_without_discretion", "effective_on_request", "vote_with_discretion"), default="vote_without_discretion"
)  # RC12
NEGLECT_GROUND_TEST = CHARTER.reading("neglect_ground_test", options=("both", "either"), default="both")  # RC16
DEREGISTRATION_EFFECT = CHARTER.reading(
    "deregistration_effect", options=("automatic_on_deregistration", "vote_required"), default="automatic_on_deregistration"
)  # RC13
TERMINATION_VIOLATION_GRAVITY = CHARTER.reading("termination_violation_gravity", options=("any_violation", "serious_only"), default="any_violation")  # RC15
EXPULSION_PROPOSAL = CHARTER.reading("expulsion_proposal", options=("not_a_condition", "condition"), default="not_a_condition")  # RC58
CERTIFICATE_RETURN_DUTY = CHARTER.reading("certificate_return_duty", options=("voluntary_only", "all_terminated"), default="voluntary_only")  # RC17

# the six grounds
leaves_in_writing = all_of(Termination.leaves_voluntarily, Termination.written_exit_request_reached_secretariat)
neglects = NEGLECT_GROUND_TEST.choose(
    both=all_of(Termination.neglects_alliance_duties, Termination.fails_assigned_tasks),
    either=any_of(Termination.neglects_alliance_duties, Termination.fails_assigned_tasks),
)
is_deregistered = Termination.unit_status.is_(UnitStatus.DEREGISTERED)
is_at_its_end = Termination.unit_status.is_one_of(UnitStatus.DISSOLVED, UnitStatus.DEREGISTERED)
violation_is_proven = is_proven(
    by_decision=Termination.legal_violation_record.is_(LegalViolationRecord.EFFECTIVE_DECISION),
    by_finding=Termination.legal_violation_record.is_(LegalViolationRecord.PRESIDIUM_FINDING),
)
violated_the_law = all_of(violation_is_proven, any_of(TERMINATION_VIOLATION_GRAVITY.is_("any_violation"), Termination.violation_is_serious))
GROUNDS = (
    Limb(ENDING.item(1), when=leaves_in_writing),
    Limb(ENDING.item(2), when=neglects),
    Limb(ENDING.item(3), when=Termination.has_seriously_breached_charter),
    Limb(ENDING.item(4), when=Termination.has_seriously_harmed_reputation),
    Limb(ENDING.item(5), when=is_at_its_end),
    Limb(ENDING.item(6), when=violated_the_law),
)
there_is_a_ground = any_of(*(ground.when for ground in GROUNDS))

# The vote. The secretariat proposes the expulsion of offenders, not the exit of those who leave or cease to exist.
proposal_lacks = all_of(EXPULSION_PROPOSAL.is_("condition"), not_(Termination.secretariat_proposed_expulsion), none_of(leaves_in_writing, is_at_its_end))
voted_on_a_ground = all_of(Termination.resolution_is_valid, there_is_a_ground)
exit_awaits_vote = all_of(not_(Termination.vote_was_held), leaves_in_writing)
ground_awaits_vote = all_of(not_(Termination.vote_was_held), there_is_a_ground)
exits_on_request = all_of(leaves_in_writing, VOLUNTARY_EXIT_EFFECT.is_("effective_on_request"))
ends_by_itself = all_of(is_deregistered, DEREGISTRATION_EFFECT.is_("automatic_on_deregistration"))
exit_was_refused = all_of(Termination.vote_was_held, leaves_in_writing, VOLUNTARY_EXIT_EFFECT.is_("vote_without_discretion"))

# what remains to be done; nobody is left to hand back the certificate of a deregistered unit
holds_certificate = all_of(Termination.certificate_was_issued, not_(Termination.certificate_was_returned), not_(is_deregistered))
must_return_certificate = all_of(holds_certificate, any_of(CERTIFICATE_RETURN_DUTY.is_("all_terminated"), leaves_in_writing))
AFTER_STEPS = (Limb(NOTICE, when=not_(Termination.written_notice_was_given)), Limb(CERTIFICATE, when=must_return_certificate))

TERMINATED = neutral("terminated", "Membership has ended", "联盟成员资格已终止。", (ENDING, *AFTER_STEPS))
PROPOSAL_MISSING = favourable("proposal_missing", "The vote lacks the required proposal of the secretariat", "缺少秘书处的除名提议。")
VOTE_WITHOUT_GROUND = neutral("vote_without_ground", "No ground, so the vote cannot end the membership", "不存在第十二条所列情形，表决不产生终止效力。")
EXIT_REFUSAL = adverse(
    "exit_refusal_contrary_to_charter",
    "The presidium has voted without validly adopting a voluntary exit, which it may not refuse; membership continues meanwhile",
    "主席团会议已表决而未有效通过自愿退出，与退出自由相悖；其间资格继续。",
)
EXIT_PENDING_VOTE = neutral(
    "exit_pending_vote", "Written exit request lodged, the vote is outstanding; membership continues meanwhile", "已书面申请退出，尚待表决；其间资格继续。"
)
GROUND_WITHOUT_VOTE = neutral("ground_without_vote", "A ground exists, but no meeting with quorum has voted", "存在终止情形，但尚未经达到法定人数的会议表决。")
NOT_TERMINATED = neutral("not_terminated", "Membership continues", "联盟成员资格继续。", (ENDING, Limb(VOTE, when=Termination.vote_was_held)))

termination = Question(
    "charter.termination",
    asks=("Has this membership ended, and what remains to be done?", "该单位的联盟成员资格是否终止，还有哪些手续？"),
    concerns=("the member", "该成员"),
    facts=Termination,
    answers={
        TERMINATED: (
            Rule("exit-effective-on-request", ENDING.item(1), exits_on_request, title=("Exit effective on request", "退出申请送达即生效")),
            Rule("end-with-deregistration", ENDING.item(5), ends_by_itself, title=("End with deregistration", "因注销而终止")),
            Rule("end-by-vote", (*GROUNDS, VOTE), all_of(voted_on_a_ground, not_(proposal_lacks)), title=("End by vote on a ground", "有法定情形并经表决终止")),
        ),
        PROPOSAL_MISSING: (
            Rule("vote-without-proposal", (ENDING, *GROUNDS, EXPULSION), voted_on_a_ground, title=("Vote without a proposal", "未经秘书处提议的表决")),
        ),
        VOTE_WITHOUT_GROUND: (Rule("vote-without-ground", ENDING, Termination.resolution_is_valid, title=("Vote without a ground", "无法定情形的表决")),),
        EXIT_REFUSAL: (Rule("refusal-of-exit", (FREE_EXIT, ENDING.item(1)), exit_was_refused, title=("Refusal of a voluntary exit", "否决自愿退出")),),
        EXIT_PENDING_VOTE: (
            Rule("exit-before-vote", (FREE_EXIT, ENDING, ENDING.item(1)), exit_awaits_vote, title=("Exit that awaits the vote", "待表决的退出申请")),
        ),
        GROUND_WITHOUT_VOTE: (Rule("ground-before-vote", (ENDING, *GROUNDS), ground_awaits_vote, title=("Ground that awaits the vote", "待表决的终止情形")),),
        NOT_TERMINATED: OTHERWISE,
    },
    values=(
        Value("grounds", "grounds of termination", "终止情形", listed(*GROUNDS)),
        Value("after_steps", "steps that remain", "尚须办理的手续", listed(*AFTER_STEPS), only=(TERMINATED,)),
    ),
    higher_law=("HL34",),
)
