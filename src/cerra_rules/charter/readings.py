"""The contested points of the charter: each reading with its options, default, reason and certainty."""

from cerra_rules.language.words import Reading

APPLICANT_KIND_LIST = Reading(
    "applicant_kind_list",
    id="RC01",
    default="open_list",
    options={
        "open_list": ("every kind of unit, since the list in art. 7 is open", "第七条的列举是开放的，各类单位均可"),
        "named_kinds_only": ("only the four kinds that art. 7 names", "仅限第七条列明的四类单位"),
    },
    provisions=("charter:2", "charter:7"),
    issue=(
        "The list of units in art. 7 leaves out media and foundations, which art. 2 counts among the formers.",
        "第七条所列申请主体未含媒体与基金会，而第二条把二者列入发起类别。",
    ),
    reason=(
        "Systematic reading: an open list ending in 等單位 is to be filled with units of the same kind, and art. 2 "
        "shows that media and a foundation are of that kind."
    ),
    certainty="high",
    reason_zh="体系解释：以“等单位”结尾的列举是开放的，应以同类单位补充；第二条表明媒体与基金会属于同类。",
)

APPLICANT_VIOLATION_LOOKBACK = Reading(
    "applicant_violation_lookback",
    id="RC03",
    default="ever",
    options={
        "ever": ("a proven violation at any time bars", "已证明的违法违纪，无论何时发生均构成障碍"),
        "unresolved_only": ("only an unresolved or continuing one bars", "仅尚未处理完毕或仍在持续的构成障碍"),
    },
    provisions=("charter:8(1)",),
    issue=("No look-back period for earlier violations.", "无违法违纪没有回溯期限。"),
    reason=(
        "Literal wording has no limit in time; a filter may only be added by a presidium rule (15(2)). Uncertain:"
        " a long settled matter says little about the applicant, so the answer shows this reading."
    ),
    certainty="low",
    reason_zh=(
        "文义并无时间限制；筛选标准只能由主席团制度（第十五条第二项）增设。并非确定：早已了结的事项难以说明申请"
        "者现状，故结论中列明此项。"
    ),
)

VIOLATION_PROOF_STANDARD = Reading(
    "violation_proof_standard",
    id="RC04",
    default="effective_decision",
    options={
        "effective_decision": (
            "only an effective judgment or penalty decision; for 8(1), not for 12(6), also a disciplinary decision",
            "仅以生效裁判或处罚决定为准；第八条第一项另含纪律处分决定，第十二条第六项不含",
        ),
        "presidium_finding": ("also a finding made by the presidium itself", "主席团自行认定的亦可"),
    },
    provisions=("charter:8(1)", "charter:12(6)", "charter:18(5)"),
    issue=("What proves a violation?", "违法违纪以何为准。"),
    reason=(
        "Legal certainty and reputation: a violation is established by the organ competent to establish it. "
        "Discipline is named in 8(1) only, so a disciplinary decision proves nothing under 12(6)."
    ),
    certainty="medium",
    reason_zh=(
        "出于法律确定性与名誉保护：违法由有权机关认定。仅第八条第一项提及违纪，故纪律处分决定在第十二条第六项下"
        "不足为据。"
    ),
)

FOUNDER_RETURN_AFTER_TERMINATION = Reading(
    "founder_return_after_termination",
    id="RC06",
    default="must_apply",
    options={
        "must_apply": ("must apply by the three steps", "须按三步程序重新申请"),
        "automatic": ("is a member again as of right", "当然恢复成员资格"),
    },
    provisions=("charter:9#a", "charter:12"),
    issue=("May a founder whose membership ended come back automatically?", "发起单位资格终止后能否当然恢复。"),
    reason="Termination under 12 has no reservation for founders; otherwise 12 would be empty for them.",
    certainty="medium",
    reason_zh="第十二条的终止未为发起单位设保留；否则该条对其落空。",
)

MEMBERSHIP_START = Reading(
    "membership_start",
    id="RC07",
    default="certificate_issued",
    options={
        "certificate_issued": ("with the issue of the certificate (step 3)", "自颁发证书（第三步）时取得"),
        "resolution_passed": (
            "with the resolution (step 2); the certificate only proves it",
            "自决议通过（第二步）时取得，证书仅作证明",
        ),
    },
    provisions=("charter:9#b", "charter:9(2)", "charter:9(3)"),
    issue=("When does membership begin?", "成员资格自何时取得。"),
    reason="Art. 9 lists the certificate as part of the entry procedure, not as a later formality.",
    certainty="medium",
    reason_zh="第九条把颁发证书列为入盟程序，而非事后手续。",
)

PRELIMINARY_REVIEW_EFFECT = Reading(
    "preliminary_review_effect",
    id="RC08",
    default="not_a_condition",
    options={
        "not_a_condition": ("a duty of the secretariat; its absence does no harm", "属秘书处职责，未作初审不影响入盟"),
        "condition": ("admission is incomplete without it", "未经初审则入盟程序不完备"),
    },
    provisions=("charter:9(1)", "charter:22(4)"),
    issue=(
        "Preliminary review by the secretariat (22(4)) is not among the three steps of 9.",
        "初审不在三步程序之内。",
    ),
    reason="Art. 9 is the special and complete list of steps; 22 allocates internal work.",
    certainty="medium",
    reason_zh="第九条是完整的特别程序规定；第二十二条仅作内部分工。",
)

VOLUNTARY_EXIT_EFFECT = Reading(
    "voluntary_exit_effect",
    id="RC12",
    default="vote_without_discretion",
    options={
        "vote_without_discretion": (
            "ends on the vote, which the presidium may not refuse",
            "自表决时终止，主席团不得拒绝",
        ),
        "effective_on_request": ("ends when the written request reaches the secretariat", "自书面申请送达秘书处时终止"),
        "vote_with_discretion": (
            "ends only if the presidium chooses to agree",
            "须经主席团同意方可终止，同意与否由其裁量",
        ),
    },
    provisions=("charter:10(5)", "charter:12", "charter:12(1)"),
    issue=("Freedom to withdraw v. termination only by presidium vote.", "退出自由与须经表决的冲突。"),
    reason=(
        "12 is the special rule on HOW membership ends, 10(5) the principle on WHETHER one may leave; reading "
        "both together keeps the vote but denies discretion. Freedom of association includes freedom to leave "
        "(Constitution art. 35 as interpreted; model charters let members exit by written notice - from memory)."
    ),
    certainty="medium",
    reason_zh=(
        "第十二条规定成员资格如何终止，第十条第五项规定可否退出；二者合并理解，保留表决而否定裁量。结社自由包括"
        "退出自由（《宪法》第三十五条的解释；示范章程允许会员书面通知退会，凭记忆）。"
    ),
)

DEREGISTRATION_EFFECT = Reading(
    "deregistration_effect",
    id="RC13",
    default="automatic_on_deregistration",
    options={
        "automatic_on_deregistration": (
            "deregistration ends membership by itself; dissolution still needs the vote",
            "一经注销资格当然终止；仅解散的仍须表决",
        ),
        "vote_required": ("a vote is needed as for every ground", "与其他情形一样，均须表决"),
    },
    provisions=("charter:12(5)",),
    issue=("Unit dissolved or deregistered: is a vote still needed?", "单位解散注销是否仍须表决。"),
    reason=(
        "A deregistered unit no longer exists: its capacity ends with the legal person (Civil Code art. 59), "
        "which ends on completed deregistration (72 para 3; art. 108 for bodies without legal personality), and "
        "what does not exist cannot be a member; the vote can only record it. Against this stands the uniform "
        "wording of the chapeau, which asks for a vote on every ground. A unit that is merely dissolved still "
        "exists (72 para 1), so there the vote is needed."
    ),
    certainty="medium",
    reason_zh=(
        "已注销的单位不复存在：其能力随法人终止而消灭（《民法典》第五十九条），法人自完成注销登记时终止（第七十"
        "二条第三款；非法人组织适用第一百零八条），不存在者不能是成员，表决只能加以确认。反对理由：该条首句对各"
        "种情形一律要求表决。仅解散而未注销者仍然存在（第七十二条第一款），故须表决。"
    ),
)

RECUSAL_OF_MEMBER_CONCERNED = Reading(
    "recusal_of_member_concerned",
    id="RC14",
    default="no_recusal",
    options={
        "no_recusal": ("counts and votes like the others", "照常计入人数并参加表决"),
        "recuse": ("left out of base, presence and votes", "基数、出席与票数均不计入"),
    },
    provisions=("charter:12", "charter:16", "charter:15(6)"),
    issue=(
        "No hearing, notice or recusal before expulsion or removal; does an affected presidium member vote?",
        "除名罢免没有申辩与回避规则。",
    ),
    reason=(
        "Nothing in the charter excludes the person concerned; recusal must be written. Recommend hearing the member."
    ),
    certainty="medium",
    reason_zh="章程未排除本人参加；回避须有明文。建议听取该成员意见。",
)

TERMINATION_VIOLATION_GRAVITY = Reading(
    "termination_violation_gravity",
    id="RC15",
    default="any_violation",
    options={
        "any_violation": ("any proven violation", "任何经证明的违法均可"),
        "serious_only": ("only a serious one", "仅限情节严重的违法"),
    },
    provisions=("charter:12(6)", "charter:8(1)"),
    issue=(
        "Any violation however slight? And the scope differs: 8(1) laws and regulations + discipline; 12(6) "
        "adds ministry rules, not local government rules.",
        "违法是否不论轻重；与第八条范围不同。",
    ),
    reason=(
        "Seriousness is written into (3) and (4) but not into (6): a contrario. The vote stays discretionary, so "
        "proportionality is for the presidium."
    ),
    certainty="medium",
    reason_zh="第三项、第四项写明“严重”，第六项未写，依反面解释不以严重为限。是否终止仍由表决裁量，比例由主席团把握。",
)

NEGLECT_GROUND_TEST = Reading(
    "neglect_ground_test",
    id="RC16",
    default="both",
    options={
        "both": ("duties unperformed and tasks uncompleted", "不履行职责且不完成任务，二者兼具"),
        "either": ("either of the two", "二者具其一即可"),
    },
    provisions=("charter:12(2)",),
    issue=("Are the two phrases of 12(2) cumulative?", "第二项两个分句是并列还是择一。"),
    reason="Expulsion is adverse to the member, so strict reading; no 或 between the phrases. Uncertain.",
    certainty="low",
    reason_zh="除名不利于成员，应从严解释；两分句之间无“或”字。并非确定。",
)

CERTIFICATE_RETURN_DUTY = Reading(
    "certificate_return_duty",
    id="RC17",
    default="all_terminated",
    options={
        "all_terminated": ("every unit whose membership ended", "凡资格终止的单位均须交回"),
        "voluntary_only": ("only those that left voluntarily", "仅自愿退出者须交回"),
    },
    provisions=("charter:13#b", "charter:22(5)"),
    issue=("Does 退出 in 13 include an expelled unit?", "第十三条的退出是否包括被除名者。"),
    reason=(
        "12(1) says 自願退出, so 退出 alone is the wider word; purpose is to withdraw a false token of membership. "
        "22(5) contrasts 除名 with 退出, which is the argument for the other reading."
    ),
    certainty="medium",
    reason_zh=(
        "第十二条第一项称“自愿退出”，可见单用“退出”含义更广；目的在于收回失实的成员凭证。第二十二条第五项把除名"
        "与退出并举，是另一方案的理由。"
    ),
)

TWO_THIRDS_BASE = Reading(
    "two_thirds_base",
    id="RC19",
    default="members_in_office",
    options={
        "members_in_office": ("members in office, vacancies left out", "以在任成员人数为准，空缺不计"),
        "presidium_units": (
            "presidium units, one vote each; present_members then counts units",
            "以主席团单位数为准，一单位一票；此时 present_members 计单位数",
        ),
        "all_seats": ("all seats with vacant ones", "以全部席位为准，含空缺"),
    },
    provisions=("charter:14", "charter:15#b", "charter:16#a"),
    issue=(
        "Presidium UNITS (17, art. 14) v. presidium MEMBERS (persons, art. 15). Which number is the quorum base?",
        "主席团单位与主席团成员不同，法定人数以谁为准。",
    ),
    reason=(
        "16 and 18 speak of members with bodily and mental qualities. The number of vice-chairs is not in the "
        "text: 17 (one person per unit) is only an assumption, fails on the page's own facts (honorary chair and "
        "chair come from one foundation), and must never be filled in."
    ),
    certainty="medium",
    reason_zh=(
        "第十六条、第十八条所称成员具有身体、精神方面的素质，应为自然人。副主席人数未见于文本：以十七人（每单位"
        "一人）为基数只是推测，且与网页所载事实不符（名誉主席与主席出自同一基金会），不得据以代填。"
    ),
)

HONORARY_CHAIR_STANDING = Reading(
    "honorary_chair_standing",
    id="RC20",
    default="counted",
    options={
        "counted": ("counts and votes", "计入人数并参加表决"),
        "not_counted": ("an honorary office only", "仅为荣誉职务，不计入也不表决"),
    },
    provisions=("charter:15#b", "charter:16"),
    issue=("Does the honorary chair count and vote?", "名誉主席是否计入并表决。"),
    reason="15 names the honorary chair first among presidium members; 16 does not distinguish.",
    certainty="high",
    reason_zh="第十五条所列主席团成员首为名誉主席；第十六条未作区分。",
)

EXACT_TWO_THIRDS = Reading(
    "exact_two_thirds",
    id="RC21",
    default="enough",
    options={
        "enough": ("exactly two thirds suffices", "恰为三分之二即可"),
        "not_enough": ("more than two thirds is needed", "须超过三分之二"),
    },
    provisions=("charter:16#a",),
    issue=("Is exactly two thirds enough? 半數以上 carries (含); 2/3以上 does not.", "三分之二以上是否含本数。"),
    reason=(
        "Civil Code art. 1259: 以上 includes the number (directly for civil law, by analogy for a charter). The (含)"
        " after 半數 is for clarity, not a contrast. Matters only when N is a multiple of 3 (18: 12 v. 13)."
    ),
    certainty="high",
    reason_zh=(
        "《民法典》第一千二百五十九条：“以上”包括本数（民事上直接适用，于章程可类推）。半数之后加注“含”字系为明"
        "确，并非反衬。仅在人数为三的倍数时有区别（十八人：十二或者十三）。"
    ),
)

CONTRADICTORY_RESOLUTIONS_EFFECT = Reading(
    "contradictory_resolutions_effect",
    id="RC22",
    default="both_stand",
    options={
        "both_stand": ("each vote stands", "两次表决各自有效"),
        "neither_takes_effect": (
            "if motion and opposite both reach half, neither takes effect",
            "议案与其相反议案均达半数的，均不生效",
        ),
    },
    provisions=("charter:16#b",),
    issue=("At exactly half, a motion and its opposite can both pass.", "恰好半数时，相反的两项议案可同时通过。"),
    reason="半數以上（含）is express. No casting vote is given to the chair; no reconsideration rule.",
    certainty="high",
    reason_zh="“半数以上（含）”系明文。主席没有决定票，亦无复议规则。",
)

ATTENDANCE_MODES = Reading(
    "attendance_modes",
    id="RC23",
    default="in_person_only",
    options={
        "in_person_only": ("only members present in person", "仅计亲自到会的成员"),
        "remote_counts": (
            "real-time remote attendance too, if an internal rule admits it",
            "内部制度允许的，实时远程出席也计入",
        ),
        "remote_and_proxy_count": (
            "remote attendance and proxies too, if an internal rule admits them",
            "内部制度允许的，远程出席与委托表决均计入",
        ),
    },
    provisions=("charter:16",),
    issue=("Proxies, remote attendance and written resolutions.", "委托、远程出席与书面表决均无规定。"),
    reason=(
        "出席 and 到場 mean bodily presence in their natural sense. An internal rule under 15(2) ranks below the "
        "charter and cannot relax attendance, so the other two options hold only if the words themselves are "
        "taken to include remote or represented attendance."
    ),
    certainty="low",
    reason_zh=(
        "出席与到场就其自然含义指亲身到会。依第十五条第二项制定的内部制度效力低于章程，不能放宽出席要求；另两个"
        "方案仅在认为用语本身包括远程或者代理出席时成立。"
    ),
)

PLENARY_YEAR = Reading(
    "plenary_year",
    id="RC25",
    default="calendar_year",
    options={
        "calendar_year": ("1 January to 31 December", "历年，即一月一日至十二月三十一日"),
        "rolling_12_months": ("not later than twelve months after the last one", "距上次会议不超过十二个月"),
    },
    provisions=("charter:17",),
    issue=("'Every year': calendar year or rolling twelve months?", "每年是历年还是连续十二个月。"),
    reason="Civil Code art. 200: periods follow the calendar; 每年 without a start point means the calendar year.",
    certainty="high",
    reason_zh="《民法典》第二百条：期间依公历计算；“每年”未定起算点，即为历年。",
)

QUALIFICATION_PERIOD = Reading(
    "qualification_period",
    id="RC26",
    default="continuing",
    options={
        "continuing": ("must hold throughout; loss is a ground for removal", "须持续具备；丧失条件可作为罢免理由"),
        "at_election_only": ("tested once, at election", "仅在选任时审查一次"),
    },
    provisions=("charter:18",),
    issue=("Are the six conditions needed only at election or throughout?", "资格条件是否持续适用。"),
    reason="資格條件 describe members as such; but no rule makes loss automatic.",
    certainty="medium",
    reason_zh="资格条件就成员身份而言；但并无自动丧失的规定。",
)

CRIMINAL_RECORD_BAR = Reading(
    "criminal_record_bar",
    id="RC27",
    default="punishment_imposed",
    options={
        "punishment_imposed": (
            "any criminal punishment in an effective judgment, probation included",
            "生效裁判判处的任何刑罚，含缓刑",
        ),
        "any_conviction": ("any conviction, even without punishment", "任何有罪判决，免予刑罚的亦然"),
        "intentional_only": ("punishment for an intentional offence only", "仅限因故意犯罪被判处的刑罚"),
    },
    provisions=("charter:18(5)",),
    issue=("What is 刑事處分?", "刑事处分的含义。"),
    reason=(
        "Older term for 刑事處罰; a person exempted from punishment has a conviction but no punishment. No "
        "rehabilitation period in the text."
    ),
    certainty="medium",
    reason_zh="“刑事处分”为刑事处罚的旧称；免予刑罚者有罪而无刑。文本没有消除前科的期间。",
)

SECRETARIAT_CONVENING = Reading(
    "secretariat_convening",
    id="RC29",
    default="not_allowed",
    options={
        "not_allowed": (
            "only the chair, or a vice-chair by delegation, convenes",
            "仅主席，或受主席委托的副主席，可以召集",
        ),
        "allowed": ("the secretariat may convene too, but not preside", "秘书处也可召集，但不得主持"),
    },
    provisions=("charter:19(1)", "charter:22(3)", "charter:19(6)"),
    issue=(
        "Chair convenes; secretariat 'prepares and holds' presidium meetings. And nobody convenes if the "
        "chair is absent without delegating.",
        "召集权与筹备召开的分工；主席缺位无人召集。",
    ),
    reason=(
        "召集 is the legal act, 籌備和召開 the execution; 19(6) shows that convening passes only by delegation to a "
        "vice-chair. 22(3) says nothing of presiding (主持), so no option lets the secretariat preside."
    ),
    certainty="medium",
    reason_zh=(
        "召集是法律行为，筹备和召开是执行；第十九条第六项表明召集权仅可委托给副主席。第二十二条第三项未提主持，"
        "故任何方案均不允许秘书处主持。"
    ),
)

PERMITTED_USE_TEST = Reading(
    "permitted_use_test",
    id="RC30",
    default="either",
    options={
        "either": ("one of the two destinations suffices", "符合两项用途之一即可"),
        "both": ("both are needed", "须同时符合两项用途"),
    },
    provisions=("charter:27#a", "charter:26"),
    issue=("用於…業務範圍和事業發展: must a use fall under both?", "经费用途和字是并列还是择一。"),
    reason="Two permitted destinations; requiring both would bar running costs.",
    certainty="medium",
    reason_zh="条文列出两种允许的用途；若须同时符合，则日常开支无从列支。",
)

SECRETARY_GENERAL_NOMINATION = Reading(
    "secretary_general_nomination",
    id="RC31",
    default="required",
    options={
        "required": ("nomination by the chair is a condition", "主席提名是必要条件"),
        "not_required": ("the presidium's decision alone suffices", "仅有主席团决定即可"),
    },
    provisions=("charter:19(5)", "charter:23#b"),
    issue=(
        "Is the chair's nomination a condition for appointing the secretary-general?",
        "主席提名是否秘书长聘任的要件。",
    ),
    reason="23 names the deciding organ, 19(5) the only nominator.",
    certainty="medium",
    reason_zh="第二十三条指明决定机构，第十九条第五项指明唯一的提名人。",
)

MEMBER_SUPPORT_STATUS = Reading(
    "member_support_status",
    id="RC34",
    default="counts_as_donation",
    options={
        "counts_as_donation": (
            "a social donation that triggers audit and publication",
            "属社会捐赠、资助，须受审计监督并公开",
        ),
        "internal_money": ("internal money", "属内部资金"),
    },
    provisions=("charter:26(1)", "charter:30#b", "charter:30#c"),
    issue=(
        "Is member support a 'social donation or sponsorship' for audit and publication?",
        "成员捐助是否属于社会捐赠资助。",
    ),
    reason=(
        "Members are independent units of society; the term 捐助 in 26(1) matches 捐贈、資助; the conservative reading "
        "protects the public."
    ),
    certainty="medium",
    reason_zh="成员是社会上的独立单位；第二十六条第一项的“捐助”与捐赠、资助相合；从严理解有利于公众。",
)

AMENDMENT_APPROVAL = Reading(
    "amendment_approval",
    id="RC37",
    default="required",
    options={
        "required": ("in force on approval by the guidance unit", "自工作指导单位核准时生效"),
        "not_required": ("in force on the vote", "自表决通过时生效"),
    },
    provisions=("charter:15(2)", "charter:37", "charter:35"),
    issue=(
        "Do AMENDMENTS need the guidance unit's approval and a special majority?",
        "章程修改是否须核准、是否特别多数。",
    ),
    reason="The amended text is 本章程 within 37. No special majority is written, so art. 16 applies.",
    certainty="medium",
    reason_zh="修改后的文本即第三十七条所称“本章程”。未设特别多数，故适用第十六条。",
)

ACCOUNTING_QUALIFICATION = Reading(
    "accounting_qualification",
    id="RC38",
    default="ability_or_title",
    options={
        "ability_or_title": (
            "professional ability, or a certificate or technical title",
            "具备专业能力，或持有会计证书、职称",
        ),
        "certificate_or_title": ("a certificate or technical title only", "须持有会计证书或职称"),
    },
    provisions=("charter:29#a",),
    issue=(
        "'Professional qualification' after the accounting certificate was abolished in 2017.",
        "会计专业资格的含义。",
    ),
    reason="Accounting Law art. 38 (2017), now art. 36 (2024): professional ability.",
    certainty="medium",
    reason_zh="《会计法》第三十八条（2017年），现为第三十六条（2024年）：以专业能力为准。",
)

DISSOLUTION_VOTE_ORDER = Reading(
    "dissolution_vote_order",
    id="RC41",
    default="any_order",
    options={
        "any_order": ("vote and consent in any order", "表决与同意不分先后"),
        "vote_first": ("consent not before the vote", "同意不得早于表决"),
    },
    provisions=("charter:32#a", "charter:32#b"),
    issue=("Must the vote precede the consent?", "表决与同意的先后。"),
    reason="並經 joins two requirements; order suggested but no consequence stated.",
    certainty="medium",
    reason_zh="“并经”连结两项要求；虽暗示先后，但未定后果。",
)

MINISTRIES_TO_INFORM = Reading(
    "ministries_to_inform",
    id="RC42",
    default="guidance_unit_at_least",
    options={
        "guidance_unit_at_least": ("at least the guidance unit", "至少向工作指导单位报告"),
        "every_ministry_named": ("every ministry that the user names", "向用户列明的每一部委报告"),
    },
    provisions=("charter:33#a", "charter:33#b"),
    issue=("Which ministries, which rules, by when?", "向哪些部委报告，何时报告。"),
    reason=(
        "The only ministry in the text is MOFCOM; if registered, also the registration authority (Social "
        "Organisation Regulations arts 19-21)."
    ),
    certainty="low",
    reason_zh="文本提及的部委仅有商务部；如已登记，还有登记管理机关（《社会团体登记管理条例》第十九条至第二十一条）。",
)

HALF_BASE = Reading(
    "half_base",
    id="RC46",
    default="members_who_came",
    options={
        "members_who_came": ("members who came; later departures do not matter", "以到会成员为准，其后离场不影响"),
        "members_at_vote": (
            "members present at the vote; the quorum is tested again",
            "以表决时在场成员为准，并重新核对法定人数",
        ),
    },
    provisions=("charter:16#b",),
    issue=(
        "Base of the majority: those signed in, or those present at the vote? Is the quorum retested?",
        "到场人数以签到还是表决时为准。",
    ),
    reason=(
        "到場 = came to the meeting; 方能召開 tests the quorum at opening. Higher base is the cautious choice. "
        "Abstentions, blanks and spoilt votes stay in the base under both."
    ),
    certainty="medium",
    reason_zh=(
        "“到场”即到会；“方能召开”在开会时核对法定人数。基数取其较高者较为谨慎。弃权、空白和废票在各方案下均计入基数。"
    ),
)

PLENARY_ATTENDANCE = Reading(
    "plenary_attendance",
    id="RC47",
    default="ordinary_quorum",
    options={
        "ordinary_quorum": ("the ordinary quorum suffices", "达到一般法定人数即可"),
        "all_members": ("every member must attend", "须全体成员出席"),
    },
    provisions=("charter:17",),
    issue=("Does a 'plenary' need everyone?", "全体会议是否要求全员出席。"),
    reason="16 sets the only attendance rule.",
    certainty="high",
    reason_zh="第十六条是唯一的出席规则。",
)

AUDIT_DUTY = Reading(
    "audit_duty",
    id="RC54",
    default="accept_supervision",
    options={
        "accept_supervision": (
            "audit supervision must be accepted, not commissioned",
            "须接受审计监督，不要求主动委托审计",
        ),
        "yearly_audit": ("one audit every calendar year", "每一历年审计一次"),
    },
    provisions=("charter:30#b",),
    issue=("Accept audit supervision, or commission periodic audits?", "接受审计监督是否要求定期审计。"),
    reason=(
        "Verb is 接受. (If registered: Social Organisation Regulations art. 27 adds audit on change of leadership.)"
    ),
    certainty="medium",
    reason_zh="条文动词为“接受”。（如已登记：《社会团体登记管理条例》第二十七条另要求更换负责人时审计。）",
)

PUBLICATION_INTERVAL = Reading(
    "publication_interval",
    id="RC55",
    default="no_fixed_interval",
    options={
        "no_fixed_interval": ("due, without fixed interval", "须公开，但无固定周期"),
        "yearly": ("once every calendar year", "每一历年公开一次"),
    },
    provisions=("charter:30#c",),
    issue=("No deadline, frequency or form of publication.", "公开的期限方式未定。"),
    reason="適當方式 leaves it open.",
    certainty="medium",
    reason_zh="“适当方式”未作限定。",
)

PAYMENTS_TO_MEMBERS = Reading(
    "payments_to_members",
    id="RC56",
    default="consideration_allowed",
    options={
        "consideration_allowed": (
            "a fair price for goods or services, or the reimbursement of proven costs, is no distribution",
            "支付货物或服务的公允对价，或报销已证明的费用，不属于分配",
        ),
        "none_allowed": ("any payment to members is distribution", "向成员支付任何款项均属分配"),
    },
    provisions=("charter:27#b", "charter:10(4)", "charter:11(6)"),
    issue=(
        "No distribution among members v. shared resources, support to members, and payments to members for services.",
        "不得分配与资源共享、向成员付费的界限。",
    ),
    reason=(
        "分配 means handing out without consideration because of membership (cf. Civil Code art. 87); paying a "
        "price or proven costs gives the member nothing."
    ),
    certainty="high",
    reason_zh=(
        "分配是指基于成员身份无对价地给予（参见《民法典》第八十七条）；支付对价或者报销已证明的费用，成员并无所得。"
    ),
)

EXPULSION_PROPOSAL = Reading(
    "expulsion_proposal",
    id="RC58",
    default="not_a_condition",
    options={
        "not_a_condition": ("ground and vote suffice", "有法定情形并经表决即可"),
        "condition": ("needed for items 2, 3, 4 and 6 of art. 12", "第十二条第二、三、四、六项情形须有秘书处提议"),
    },
    provisions=("charter:22(5)", "charter:12"),
    issue=(
        "Is the secretariat's proposal (under penalty rules that the charter does not contain) a condition of"
        " expulsion?",
        "秘书处提议与处罚制度是否除名要件。",
    ),
    reason="12 is the complete rule; 22(5) gives a power to propose.",
    certainty="medium",
    reason_zh="第十二条是完整规则；第二十二条第五项仅赋予提议权。",
)

FIRST_PLENARY_YEAR = Reading(
    "first_plenary_year",
    id="RC59",
    default="first_full_year",
    options={
        "first_full_year": ("the duty starts with the first full calendar year", "自首个完整历年起计算"),
        "year_of_entry_into_force": ("the year of entry into force counts", "生效当年即计算在内"),
    },
    provisions=("charter:17",),
    issue=("Does the first part-year after entry into force count?", "首个不足一年的年度是否计算。"),
    reason=(
        "A yearly duty presupposes a year in which it could be met: a charter that takes effect late in a year "
        "leaves a part-year only. Against this stands the literal 每年. Uncertain."
    ),
    certainty="low",
    reason_zh="年度义务以能够履行的年度为前提：年末才生效的章程在当年仅余数日。反对理由：“每年”的字面含义。并非确定。",
)
