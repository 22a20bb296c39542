"""Articles 12 and 13: how a membership ends, and what remains to be done."""

from cerra_rules.charter.instrument import CHARTER
from cerra_rules.charter.readings import (
    CERTIFICATE_RETURN_DUTY,
    DEREGISTRATION_EFFECT,
    EXPULSION_PROPOSAL,
    NEGLECT_GROUND_TEST,
    TERMINATION_VIOLATION_GRAVITY,
    VIOLATION_PROOF_STANDARD,
    VOLUNTARY_EXIT_EFFECT,
)
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
    fact,
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
    DISSOLVED = "dissolved", "已出现解散事由而未注销"
    DEREGISTERED = "deregistered", "已注销"


class LegalViolationRecord(Named):
    """Strongest record of a violation of law, regulations or ministry rules committed while a member."""

    NONE = "none", "无"
    ALLEGATION_ONLY = "allegation_only", "仅有指称"
    PRESIDIUM_FINDING = "presidium_finding", "主席团认定"
    EFFECTIVE_DECISION = "effective_decision", "生效裁判或者处罚决定"


class Termination(Facts):
    """One membership, and one motion to end it."""

    leaves_voluntarily: Fact[bool] = fact("The member wants to leave of its own will", "自愿退出")
    written_exit_request_reached_secretariat: Fact[bool] = fact("A written exit request reached the secretariat", "书面退出申请已送达秘书处")
    neglects_alliance_duties: Fact[bool] = fact("Does not perform its Alliance work duties", "不履行对联盟的工作职责", judgement=True)
    fails_assigned_tasks: Fact[bool] = fact("Does not complete tasks assigned by the Alliance", "未完成联盟交办的任务", judgement=True)
    has_seriously_breached_charter: Fact[bool] = fixed("Committed a serious breach of the charter", "严重违反章程", judgement=True)
    has_seriously_harmed_reputation: Fact[bool] = fixed("Caused serious harm to the Alliance's reputation", "严重损害联盟声誉", judgement=True)
    unit_status: Fact[UnitStatus] = fixed(
        "Status of the unit; dissolved = a ground of dissolution has arisen and the unit is not yet deregistered",
        "单位存续状态（dissolved 指已出现解散事由而尚未注销）",
    )
    legal_violation_record: Fact[LegalViolationRecord] = fixed(
        "Strongest record of a violation of law, regulations or ministry rules committed while a member; not of discipline, not of local-government rules",
        "成员期间违反法律、法规或者部门规章的最强证明程度（不含违纪与地方政府规章）",
    )
    violation_is_serious: Fact[bool] = fixed(
        "The violation of law on record is serious; used only under termination_violation_gravity = serious_only",
        "该违法情节严重（仅在 termination_violation_gravity = serious_only 时使用）",
        judgement=True,
    )
    secretariat_proposed_expulsion: Fact[bool] = fact(
        "The secretariat proposed expulsion under the penalty rules; used only under expulsion_proposal = condition",
        "秘书处已提议除名（仅在 expulsion_proposal = condition 时使用）",
    )
    vote_was_held: Fact[bool] = fact(
        (
            "A presidium meeting with quorum voted on the motion asked about; each motion is asked about for "
            "itself: grounds and exit requests that it does not rest on are given as false"
        ),
        "达到法定人数的主席团会议已就所问议案表决；逐一就议案判断，议案不依据的情形与退出申请提供为否",
    )
    resolution_is_valid: Fact[bool] = fact(
        "The vote on the motion produced a valid resolution to terminate (charter.resolution = valid)",
        "就该议案的表决形成有效的终止决议",
    )
    written_notice_was_given: Fact[bool] = fact("The termination was notified in writing", "已书面通知")
    certificate_was_issued: Fact[bool] = fact("The unit had received a membership certificate", "曾颁发成员证书")
    certificate_was_returned: Fact[bool] = fact("The certificate was handed back", "证书已交回")

    @classmethod
    def invariants(cls) -> tuple[Invariant, ...]:
        """Return what no case can contradict."""
        return (
            Invariant(
                implies(cls.resolution_is_valid, cls.vote_was_held),
                "no valid resolution without a vote",
                "有有效的终止决议的，必已表决",
            ),
            Invariant(
                implies(cls.certificate_was_returned, cls.certificate_was_issued),
                "no certificate is returned that was never issued",
                "证书已交回的，必曾颁发",
            ),
        )


violation_is_proven = any_of(
    Termination.legal_violation_record.is_(LegalViolationRecord.EFFECTIVE_DECISION),
    all_of(
        VIOLATION_PROOF_STANDARD.is_("presidium_finding"),
        Termination.legal_violation_record.is_(LegalViolationRecord.PRESIDIUM_FINDING),
    ),
)

VOLUNTARY_EXIT = Limb(ENDING.item(1), when=all_of(Termination.leaves_voluntarily, Termination.written_exit_request_reached_secretariat))
NEGLECT = Limb(
    ENDING.item(2),
    when=NEGLECT_GROUND_TEST.choose(
        both=all_of(Termination.neglects_alliance_duties, Termination.fails_assigned_tasks),
        either=any_of(Termination.neglects_alliance_duties, Termination.fails_assigned_tasks),
    ),
)
SERIOUS_BREACH = Limb(ENDING.item(3), when=Termination.has_seriously_breached_charter)
HARM_TO_REPUTATION = Limb(ENDING.item(4), when=Termination.has_seriously_harmed_reputation)
END_OF_THE_UNIT = Limb(ENDING.item(5), when=Termination.unit_status.is_one_of(UnitStatus.DISSOLVED, UnitStatus.DEREGISTERED))
VIOLATION_OF_LAW = Limb(
    ENDING.item(6),
    when=all_of(
        violation_is_proven,
        any_of(TERMINATION_VIOLATION_GRAVITY.is_("any_violation"), Termination.violation_is_serious),
    ),
)
GROUNDS = (VOLUNTARY_EXIT, NEGLECT, SERIOUS_BREACH, HARM_TO_REPUTATION, END_OF_THE_UNIT, VIOLATION_OF_LAW)
there_is_a_ground = any_of(*(ground.when for ground in GROUNDS))

# The secretariat proposes the expulsion of offenders, not the exit of those who leave or cease to exist.
proposal_lacks = all_of(
    EXPULSION_PROPOSAL.is_("condition"),
    not_(Termination.secretariat_proposed_expulsion),
    none_of(VOLUNTARY_EXIT.when, END_OF_THE_UNIT.when),
)

AFTER_STEPS = (
    Limb(NOTICE, when=not_(Termination.written_notice_was_given)),
    Limb(
        CERTIFICATE,
        when=all_of(
            Termination.certificate_was_issued,
            not_(Termination.certificate_was_returned),
            not_(Termination.unit_status.is_(UnitStatus.DEREGISTERED)),
            any_of(CERTIFICATE_RETURN_DUTY.is_("all_terminated"), VOLUNTARY_EXIT.when),
        ),
    ),
)

TERMINATED = neutral("terminated", "Membership has ended", "资格已终止", (ENDING, *AFTER_STEPS))
PROPOSAL_MISSING = adverse("proposal_missing", "The vote lacks the required proposal of the secretariat", "缺少秘书处除名提议")
VOTE_WITHOUT_GROUND = adverse("vote_without_ground", "No ground, so the vote cannot end the membership", "无法定情形，表决不产生终止效力")
EXIT_REFUSAL = adverse(
    "exit_refusal_contrary_to_charter",
    "The presidium voted against a voluntary exit; membership continues meanwhile",
    "主席团否决自愿退出，与退出自由相悖，其间资格继续",
)
EXIT_PENDING_VOTE = adverse(
    "exit_pending_vote",
    "Written exit request lodged, the vote is outstanding; membership continues meanwhile",
    "已书面申请退出，待表决，其间资格继续",
)
GROUND_WITHOUT_VOTE = adverse("ground_without_vote", "A ground exists, but no vote was held", "有终止情形而未表决")
NOT_TERMINATED = neutral("not_terminated", "Membership continues", "资格继续", (ENDING, Limb(VOTE, when=Termination.vote_was_held)))

termination = Question(
    "charter.termination",
    asks=("Has this membership ended, and what remains to be done?", "成员资格是否终止，还有哪些手续？"),
    facts=Termination,
    answers={
        TERMINATED: (
            Rule("exit-effective-on-request", ENDING.item(1), all_of(VOLUNTARY_EXIT.when, VOLUNTARY_EXIT_EFFECT.is_("effective_on_request"))),
            Rule(
                "end-with-deregistration",
                ENDING.item(5),
                all_of(
                    Termination.unit_status.is_(UnitStatus.DEREGISTERED),
                    DEREGISTRATION_EFFECT.is_("automatic_on_deregistration"),
                ),
            ),
            Rule("end-by-vote", (*GROUNDS, VOTE), all_of(Termination.resolution_is_valid, there_is_a_ground, not_(proposal_lacks))),
        ),
        PROPOSAL_MISSING: (Rule("vote-without-proposal", (ENDING, *GROUNDS, EXPULSION), all_of(Termination.resolution_is_valid, there_is_a_ground)),),
        VOTE_WITHOUT_GROUND: (Rule("vote-without-ground", ENDING, Termination.resolution_is_valid),),
        EXIT_REFUSAL: (
            Rule(
                "refusal-of-exit",
                (FREE_EXIT, ENDING.item(1)),
                all_of(
                    Termination.vote_was_held,
                    VOLUNTARY_EXIT.when,
                    VOLUNTARY_EXIT_EFFECT.is_("vote_without_discretion"),
                ),
            ),
        ),
        EXIT_PENDING_VOTE: (Rule("exit-before-vote", (FREE_EXIT, ENDING, ENDING.item(1)), all_of(not_(Termination.vote_was_held), VOLUNTARY_EXIT.when)),),
        GROUND_WITHOUT_VOTE: (Rule("ground-before-vote", (ENDING, *GROUNDS), all_of(not_(Termination.vote_was_held), there_is_a_ground)),),
        NOT_TERMINATED: OTHERWISE,
    },
    values=(
        Value("grounds", "grounds of termination", "终止情形", listed(*GROUNDS)),
        Value("after_steps", "steps that remain", "尚须办理的手续", listed(*AFTER_STEPS), only=(TERMINATED,)),
    ),
    higher_law=("HL30",),
)
