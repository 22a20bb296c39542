"""National law beside the charter: notes to be seen with a decision; nothing here changes an outcome.

From memory or secondary sources where `certainty` says so; leads to be checked, not findings.
"""

from cerra_rules.language.rules import HigherLaw

HL30 = HigherLaw(
    "HL30",
    topic="Charter and the law of associations",
    topic_zh="章程与社会团体法",
    provisions=(
        "charter:2",
        "charter:10(1)",
        "charter:26",
        "charter:27",
        "charter:30",
        "charter:32",
        "charter:33",
        "charter:34",
    ),
    standard=(
        "A registered association needs examination by its supervising unit and registration; a members' assembly"
        " is its organ of power; liquidation is guided by the supervising unit, with no other activity; "
        "deregistration follows within 15 days after liquidation; income serves charter business only and is not "
        "distributed; donations are used as agreed, reported and published; audit on change of leadership; yearly"
        " report by 31 March; public-benefit bodies may not give residual assets to members; public fundraising "
        "needs a qualification."
    ),
    source=(
        "Social Organisation Registration Regulations (2016) arts 3, 10, 14, 19-21, 26-28; Civil Code arts 72, "
        "87, 90, 91, 95; Charity Law (2023) arts 18, 21, 22"
    ),
    certainty="high on the law; unknown whether it applies to the Alliance",
    en=(
        "This applies only if the Alliance is a registered association; a clean answer under the charter is then not "
        "enough."
    ),
    zh="仅在联盟已登记为社会团体时适用；届时仅符合章程并不足够。",
    standard_zh=(
        "登记的社会团体须经业务主管单位审查同意并办理登记；会员大会是其权力机构；清算在业务主管单位指导下进行，"
        "期间不得从事其他活动；清算结束后十五日内办理注销；收入限用于章程规定的业务，不得分配；捐赠按约定使用并"
        "报告、公布；更换负责人须审计；每年3月31日前报送年度报告；公益性社会团体不得向成员分配剩余财产；公开募捐"
        "须取得资格。"
    ),
    source_zh=(
        "《社会团体登记管理条例》（2016年修订）第三条、第十条、第十四条、第十九条至第二十一条、第二十六条至第二"
        "十八条；《民法典》第七十二条、第八十七条、第九十条、第九十一条、第九十五条；《慈善法》（2023年修正）第"
        "十八条、第二十一条、第二十二条"
    ),
    certainty_zh="就法律内容：高；是否适用于联盟：不详",
)

HL31 = HigherLaw(
    "HL31",
    topic="Accounting staff",
    topic_zh="会计人员",
    provisions=("charter:29#a", "charter:29#b", "charter:29#d"),
    standard=(
        "Professional ability (the certificate was abolished in 2017); a cashier may not audit, keep archives or "
        "book income, expense, claims and debts; the handover is supervised by the head of accounting."
    ),
    source="Accounting Law (2024) arts 34-36, 39 (2017: arts 36-38, 41)",
    certainty="high",
    en=(
        "The accounting certificate was abolished in 2017, so professional ability suffices by default; the handover "
        "is supervised by the head of accounting."
    ),
    zh="会计从业资格证书已于2017年取消，故默认以专业能力为准；会计交接须由会计负责人监交。",
    standard_zh=(
        "以专业能力为准（会计从业资格证书已于2017年取消）；出纳不得兼管稽核、会计档案保管和收入、支出、债权债务"
        "账目；会计交接由会计机构负责人监交。"
    ),
    source_zh=(
        "《会计法》（2024年修正）第三十四条至第三十六条、第三十九条（2017年文本为第三十六条至第三十八条、第四十一条）"
    ),
    certainty_zh="高",
)

HL32 = HigherLaw(
    "HL32",
    topic="Formation and defects of resolutions",
    topic_zh="决议的成立与瑕疵",
    provisions=("charter:15", "charter:16", "charter:19(1)"),
    standard=(
        "A resolution is formed by following the procedure and vote that law or charter prescribe; in foundation-"
        "type bodies an interested person may ask the court to annul a defective decision, and third parties in "
        "good faith are protected."
    ),
    source="Civil Code arts 134 para 2, 94 para 2 (85 for companies by analogy)",
    certainty="high (134), medium (analogy)",
    en="Without quorum the resolution is not formed; an irregular convening may make it open to challenge.",
    zh="未达法定人数则决议不成立；召集违规可能使决议被请求撤销。",
    standard_zh=(
        "决议依法律或者章程规定的议事方式和表决程序作出而成立；就捐助法人，利害关系人可请求法院撤销有瑕疵的决定，"
        "但不影响善意相对人。"
    ),
    source_zh="《民法典》第一百三十四条第二款、第九十四条第二款（第八十五条关于公司的规定可资类推）",
    certainty_zh="第一百三十四条：高；类推：中",
)

HL33 = HigherLaw(
    "HL33",
    topic="Civil capacity",
    topic_zh="民事行为能力",
    provisions=("charter:18(6)",),
    standard=(
        "Full capacity from 18 years, or from 16 years for those who live mainly on their own labour; adults "
        "unable to understand their acts lack it in whole or part, as found by a court."
    ),
    source="Civil Code arts 17, 18, 21, 22, 24",
    certainty="high (from memory)",
    en="The age test of charter.presidium_qualification comes from national law, not from the charter.",
    zh="主席团成员资格中的年龄标准来自国家法律而非章程。",
    standard_zh=(
        "十八周岁以上，或者十六周岁以上而以自己的劳动收入为主要生活来源的，为完全民事行为能力人；成年人不能辨认"
        "或者不能完全辨认自己行为的，由法院认定为无或者限制民事行为能力人。"
    ),
    source_zh="《民法典》第十七条、第十八条、第二十一条、第二十二条、第二十四条",
    certainty_zh="高（凭记忆）",
)
