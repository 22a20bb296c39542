"""What is to be borne in mind with the questions on the charter: remarks in English and Chinese, by question."""

IDENTITY = (
    (
        "Under asks_about = name the fact is name_used.",
        "asks_about = name 时，相应事实为 name_used。",
    ),
    (
        "The two names of the foundation mean one legal person (RC40); the guidance unit is the MOFCOM department "
        "(RC48); on neither can another side be chosen.",
        "基金会的两个名称指同一法人（RC40）；工作指导单位为商务部该司（RC48）；二者均为既定立场，不可另选。",
    ),
)

BUSINESS_SCOPE = (
    (
        "An activity that fits several heads is asked once per head; under which head it falls is judged in the "
        "light of the purpose (art. 4).",
        "活动符合数个类别的，逐类判断；归入何类依宗旨（第四条）认定。",
    ),
)

ELIGIBILITY = (
    (
        "The will to join stands in art. 7 and in 8(2); its lack is reported under 8(2) only.",
        "加入意愿见于第七条和第八条第二项；欠缺意愿仅依第八条第二项列明。",
    ),
    (
        "8(1) sets no look-back period: by default a proven violation bars however old it is (RC03, low certainty).",
        "第八条第一项未设回溯期：默认方案下，已证明的违法违纪无论多久均构成障碍（RC03，可靠程度低）。",
    ),
    (
        "OPEN: whether an individual business is a unit in the sense of art. 7 is for the presidium to decide; "
        "until then it counts as another unit (other_unit).",
        "待定：个体工商户是否属第七条所称单位，由主席团决定；此前按其他单位（other_unit）处理。",
    ),
    (
        "Undertakings about the future are decided on a declaration (RC32); founding units need not meet art. 8 "
        "(RC05).",
        "关于将来的承诺以声明为准（RC32）；发起单位不须符合第八条（RC05）。",
    ),
    (
        "A founding unit whose membership was terminated is tested like any applicant unless "
        "founder_return_after_termination = automatic.",
        "成员资格已终止的发起单位与其他申请者同样审查，但采 founder_return_after_termination = automatic 的除外。",
    ),
)

ADMISSION = (
    (
        "All facts on steps concern the current application: for a terminated unit, steps taken since.",
        "各步骤均就本次申请而言：资格已终止的单位，指终止之后所办的步骤。",
    ),
    (
        "Articles 7 and 8 are not tested again here (charter.eligibility).",
        "第七条、第八条不在此重复审查（见 charter.eligibility）。",
    ),
    (
        "The resolution needs no special majority; whether it is valid is the matter of charter.resolution alone.",
        "决议不需要特别多数；其是否有效仅由 charter.resolution 判断。",
    ),
    (
        "The text does not say who issues the certificate: anyone the presidium authorised may (RC09).",
        "文本未定由谁颁发证书：经主席团授权者均可（RC09）。",
    ),
)

MEMBER_RIGHTS = (
    (
        "A member may stand for election, since the presidium elects (15(6)); it has no claim to be nominated or "
        "elected.",
        "选举由主席团进行（第十五条第六项），成员可以参选，但无权要求被提名或者当选。",
    ),
    (
        "Members' votes never count in the presidium meeting (RC10); priority works only against outsiders "
        "(RC11); on neither can another side be chosen.",
        "成员的表决不计入主席团会议（RC10）；优先权仅对外有效（RC11）；二者均为既定立场，不可另选。",
    ),
)

MEMBER_DUTIES = (
    (
        "A breach has no sanction of its own; it can be a ground under 12(2), 12(3) or 12(4) (charter.termination).",
        "违反义务本身没有制裁；可能构成第十二条第二项、第三项或者第四项的情形（见 charter.termination）。",
    ),
    (
        "The presidium, or a body acting under its resolution, authorises the use of the name (RC28; no other "
        "side can be chosen).",
        "由主席团或者依其决议行事的机构授权使用联盟名义（RC28，既定立场，不可另选）。",
    ),
)

TERMINATION = (
    (
        "A meeting without quorum cannot be held, so no vote was held at it; a lost vote is a vote that was held "
        "without a valid resolution.",
        "未达法定人数的会议不能召开，故未曾表决；表决未获通过，即已表决而无有效决议。",
    ),
    (
        "The written notice is no condition of the end of membership (RC18).",
        "书面通知不是终止的生效要件（RC18）。",
    ),
    (
        "A deregistered unit no longer exists in law: by default its membership has ended without a vote and no "
        "certificate is asked of it; the wording of art. 12 asks for the vote (RC13).",
        "已注销的单位在法律上不复存在：默认其资格不经表决即告终止，也不要求交回证书；但第十二条文义要求表决（RC13）。",
    ),
    (
        "Each motion is asked about for itself: only the grounds on which that motion rests are given as true.",
        "逐一就议案判断：仅将该议案所依据的情形作为成立的事实提供。",
    ),
    (
        "While a vote on an exit is outstanding or lost, the unit stays a member with all rights and duties.",
        "退出申请待表决或者表决未获通过期间，该单位仍是成员，享有全部权利、负担全部义务。",
    ),
)

COMPETENCE = (
    (
        "competent says who may act; whether an act of the presidium is a valid resolution is a matter for "
        "charter.resolution.",
        "competent 说明谁有权办理；主席团的行为是否为有效决议，见 charter.resolution。",
    ),
    (
        "Approving the charter and consenting to dissolution are acts of the guidance unit in addition to the "
        "presidium's resolution.",
        "核准章程、同意解散是工作指导单位在主席团决议之外的行为。",
    ),
    (
        "A minor matter of daily work is no residual power of the presidium: it falls to the secretariat (22), as "
        "run_daily_work_and_annual_plan or coordinate_daily_affairs.",
        "日常工作中的细小事项不属主席团的兜底职权：依第二十二条归秘书处，属 run_daily_work_and_annual_plan 或者 "
        "coordinate_daily_affairs。",
    ),
    (
        "The secretary-general acts for the secretariat in the tasks of 22(1) to 22(6) (25(1)); a member's part "
        "in 10(2), 10(3) and 30#a is a right beside that of the organ and never a decision.",
        "秘书长就第二十二条第一项至第六项的任务代表秘书处（第二十五条第一项）；成员依第十条第二项、第十条第三项、"
        "第三十条（其一）的参与是机构职权之外的权利，绝非决定。",
    ),
    (
        "Under secretariat_convening = allowed the secretariat may convene, but not preside (charter.convening).",
        "采 secretariat_convening = allowed 的，秘书处可以召集，但不得主持（见 charter.convening）。",
    ),
    (
        "Rules have three layers: presidium before secretariat before secretary-general (RC36).",
        "制度分三层：主席团的制度优先于秘书处，秘书处优先于秘书长（RC36）。",
    ),
)

RESOLUTION = (
    (
        "Abstentions, blank and spoilt votes stay in the base under every reading; the chair has no casting vote.",
        "各方案下弃权、空白和废票均计入基数；主席没有决定票。",
    ),
    (
        "The text does not give the number of members: it is the true number that counts, not that of presidium units.",
        "文本未载成员人数：应取真实人数，而非主席团单位数。",
    ),
    (
        "Under two_thirds_base = presidium_units, present_members counts units and the votes are those of units.",
        "采 two_thirds_base = presidium_units 的，present_members 计单位数，票数为单位的票数。",
    ),
    (
        "Excluded persons who are present are taken to stay until the vote; remote members and proxies contain none.",
        "被回避而在场的人视为留至表决；远程出席者和受托者中不含此类人。",
    ),
    (
        "If the honorary chair is the member concerned, the standing is given under member_concerned only.",
        "议案所涉成员即为名誉主席的，其到会与表决情况仅填入 member_concerned。",
    ),
    (
        "Absence of notice, agenda or minutes does not invalidate a resolution (RC60).",
        "没有通知、议程或者记录，不影响决议效力（RC60）。",
    ),
)

ANNUAL_PLENARY = (
    (
        "Under calendar_year a plenary counts for its year even if it was held before the charter took effect in "
        "that year.",
        "采 calendar_year 的，当年章程生效之前召开的全体会议仍计入当年。",
    ),
    (
        "A missed calendar year stays missed; under rolling_12_months only the current period is judged, and "
        "first_plenary_year has no effect.",
        "错过的历年不能补救；采 rolling_12_months 的仅判断当期，first_plenary_year 不起作用。",
    ),
    (
        "The last day does not move when it is a rest day; the text attaches no sanction.",
        "期限末日逢法定休假日不顺延；文本未附制裁。",
    ),
)

PRESIDIUM_QUALIFICATION = (
    (
        "Loss of a condition in office is a ground for removal, never an automatic loss of the seat.",
        "在任期间丧失条件可作为罢免理由，绝不自动丧失席位。",
    ),
    (
        "The honorary chair is tested like the others; appointment and removal then rest on 15(8), not on 15(6) "
        "(RC24; no other side can be chosen), although 15(6) is cited for every sitting member.",
        "名誉主席同样审查；其产生与罢免依据第十五条第八项而非第六项（RC24，既定立场，不可另选），尽管对每一在任成"
        "员均引用第十五条第六项。",
    ),
    (
        "A criminal punishment needs an effective judgment in any case, so violation_proof_standard does not apply.",
        "刑罚无论如何须有生效判决，故 violation_proof_standard 不适用。",
    ),
)

CONVENING = (
    (
        "Convening and presiding are asked about separately. 22(3) gives no power to preside; the difference "
        "matters only for the secretariat under secretariat_convening = allowed.",
        "召集与主持分别判断。第二十二条第三项未赋予主持权；二者之别仅在采 secretariat_convening = allowed 时对秘书"
        "处有意义。",
    ),
    (
        "The charter does not say what an irregular convening means for the resolutions; their validity "
        "(charter.resolution) does not depend on it here.",
        "章程未规定召集违规对决议的影响；判断决议效力（charter.resolution）时不考虑。",
    ),
    (
        "If the chair is absent and has delegated to nobody, nobody can convene; this gap is not filled.",
        "主席缺位且未委托任何人的，无人可以召集；此项空白未予补充。",
    ),
)

EXPERT_COMMITTEE = (
    (
        "The fields named in the text are examples; an expert of another field qualifies too.",
        "文本所列领域是例示；其他领域的专家同样合格。",
    ),
    (
        "Who appoints individual experts is not said: the presidium, with the set-up (RC35; no other side can be "
        "chosen).",
        "文本未定专家个人由谁聘任：由主席团随设立一并决定（RC35，既定立场，不可另选）。",
    ),
)

SECRETARIAT_APPOINTMENT = (
    (
        "Removal and terms of office are not regulated; whoever appoints may remove (RC51; no other side can be "
        "chosen).",
        "免职与任期未作规定；有权任命者可以免职（RC51，既定立场，不可另选）。",
    ),
)

FUNDING_SOURCE = (
    (
        "Art. 6 as part of the approved charter is the approved scope (RC39); the registration status changes no "
        "outcome (RC49); on neither can another side be chosen.",
        "作为核准章程一部分的第六条即核准的业务范围（RC39）；登记状态不改变任何结论（RC49）；二者均为既定立场，不"
        "可另选。",
    ),
    (
        "The charter provides for no membership fee.",
        "章程未规定会费。",
    ),
    (
        "A state appropriation is no public_benefit_donation; art. 26 does not name it, so it is other_income, "
        "lawful if granted under state rules. Art. 30 then asks for audit supervision and publication "
        "(charter.audit_and_publication).",
        "国家拨款不属 public_benefit_donation；第二十六条未提国家拨款，故属 other_income，依国家规定拨付的即为合法。"
        "第三十条要求对其审计监督并公开（见 charter.audit_and_publication）。",
    ),
)

USE_OF_FUNDS = (
    (
        "Free sharing of resources under 10(4) and 11(6) is not money and not distribution.",
        "依第十条第四项、第十一条第六项无偿共享资源，不是资金，也不是分配。",
    ),
)

ACCOUNTING = (
    (
        "Handover is due by the day of transfer or leaving, that day included (RC57; no other side can be chosen).",
        "交接不迟于调动或者离职之日，含当日（RC57，既定立场，不可另选）。",
    ),
)

AUDIT_AND_PUBLICATION = (
    (
        "The text sets no deadline, so assets count as not published only once a reasonable time has passed since "
        "they were received; until then it is unknown.",
        "文本未设期限，故仅在收到资产后经过合理时间仍未公开的，方为未公开；此前为未知。",
    ),
    (
        "State appropriations are not named in art. 26 but presupposed here; their source under "
        "charter.funding_source is other_income (26(5)).",
        "第二十六条未提国家拨款，但此处以其为前提；在 charter.funding_source 中其来源为 other_income（第二十六条第"
        "五项）。",
    ),
)

ASSET_PROTECTION = (
    (
        "One act is asked about at a time: has_lawful_basis concerns that act, which may be more than one of the "
        "three at once.",
        "逐一就行为判断：has_lawful_basis 针对该行为，而同一行为可能兼属三者中的数项。",
    ),
    (
        "The ban binds everyone, members or not; the text attaches no sanction.",
        "该禁止约束任何人，无论是否成员；文本未附制裁。",
    ),
)

DISSOLUTION = (
    (
        "No special majority; the ground of dissolution (own decision, division, merger, other) changes nothing.",
        "不需要特别多数；解散事由（自行决定、分立、合并或者其他）不影响结论。",
    ),
)

LIQUIDATION = (
    (
        "steps_complete does not say that the winding-up is finished, only that report and liquidation body are there.",
        "steps_complete 不表示清算已经结束，仅表示已报告且清算组织已成立。",
    ),
    (
        "act_allowed speaks of 33#c alone; other rules may still forbid the act.",
        "act_allowed 仅就第三十三条（其三）而言；其他规则仍可能禁止该行为。",
    ),
    (
        "A report on the day of the end is not a report before it.",
        "在终止当日报告，不属终止前报告。",
    ),
)

RESIDUAL_ASSETS = (
    (
        "The presidium may decide after the end of the Alliance: it keeps this capacity (RC43; no other side can "
        "be chosen).",
        "主席团可以在联盟终止后作出决定：其为此保有职权（RC43，既定立场，不可另选）。",
    ),
    (
        "The purpose to which the cause must be related is that of art. 4.",
        "所须相关的宗旨即第四条的宗旨。",
    ),
)

ENTRY_INTO_FORCE = (
    (
        "The day of approval itself is the first day in force; the dates are not in the text.",
        "核准当日即为生效首日；文本未载日期。",
    ),
    (
        "Without a valid resolution an approval has no effect.",
        "没有有效决议的，核准不生效力。",
    ),
)

INTERPRETATION = (
    (
        "The presidium acts through its meeting (RC45; no other side can be chosen), so an informal view of its "
        "members is not authoritative.",
        "主席团通过其会议行使职权（RC45，既定立场，不可另选），故其成员的非正式意见不具权威性。",
    ),
)
