"""National law beside the Measures: notes to be seen with a decision; nothing here changes an outcome.

From memory or secondary sources where `certainty` says so; leads to be checked, not findings.
"""

from cerra_rules.rules import HigherLaw

HL01 = HigherLaw(
    "HL01",
    topic="Rank of the Measures",
    topic_zh="本办法的位阶",
    provisions=("anxi:1", "anxi:17", "anxi:25", "anxi:26", "anxi:27#a"),
    standard=(
        "Only laws, regulations and rules may set penalties; only laws and regulations may set coercive measures;"
        " other normative documents may not set licences; local rules are for provinces and districted cities"
    ),
    source=(
        "Legislation Law (2023) art. 93; Administrative Penalty Law (2021) arts 12-14, 16, 17; Administrative "
        "Coercion Law art. 10; Administrative Licensing Law arts 14, 15, 17"
    ),
    certainty="high; text read",
    en=(
        "The Measures are a document of a county government, which cannot set penalties, coercive measures or "
        "licences: they carry no sanction of their own. A penalty must rest on a law, a regulation or a rule, a "
        "coercive measure on a law or a regulation."
    ),
    zh="本办法是县级政府文件，不能设定行政处罚、行政强制措施或者行政许可，自身没有独立制裁；行政处罚须以法律、法规或者规章为依据，行政强制措施须以法律、法规为依据。",
)

HL02 = HigherLaw(
    "HL02",
    topic="Platform retention",
    topic_zh="平台记录保存",
    provisions=("anxi:15(2)#d", "anxi:15(2)#e"),
    standard=(
        "Goods/service information and transaction information: at least 3 years from completion; identity "
        "information: 3 years from exit of the platform"
    ),
    source=(
        "E-Commerce Law art. 31 (three years) and art. 80(4) (fines); SAMR Order 37 (2021) art. 31 (identity, "
        "transaction details)"
    ),
    certainty="high (ECL), medium-high (Order 37); art. 31 ECL: text read; Order 37 art. 31: from memory",
    en=(
        "National law asks platforms to keep transaction and identity records for three years, the Measures for two; "
        "the later of the two dates is the safe one."
    ),
    zh="国家法要求平台将交易信息和身份信息保存三年，本办法要求两年；以两个日期中较晚者为稳妥。",
)

HL03 = HigherLaw(
    "HL03",
    topic="Seller receipts",
    topic_zh="卖家凭证",
    provisions=("anxi:13(6)#c",),
    standard=(
        "No 3-year rule for sellers in ECL art. 31 (it binds platforms). But accounting vouchers are kept much "
        "longer (30 years for original vouchers; tax records 10 years) and limitation is 3 years"
    ),
    source=(
        "Civil Code art. 188 (3 years); Accounting Law art. 23 (2024) with Accounting Archives Measures; Tax "
        "Collection Law Implementing Rules art. 29"
    ),
    certainty=(
        "high (188), medium (archives); Civil Code 188, Accounting Law 23: text read; archives periods: from memory"
    ),
    en=(
        "Two years is a floor, not a safe harbour: accounting vouchers are kept much longer, and the limitation of "
        "claims is three years."
    ),
    zh="两年只是下限，不是安全港：会计凭证的保存期限长得多，诉讼时效为三年。",
)

HL04 = HigherLaw(
    "HL04",
    topic="Infrastructure provider records",
    topic_zh="基础服务商记录",
    provisions=("anxi:16(2)#b",),
    standard=(
        "Network logs at least six months. Older rules: Internet Information Services Measures art. 14 (60 days "
        "for logs); SAIC Order 60 (2014) art. 35 (identity records 2 years from end of contract, repealed 2021)"
    ),
    source=("Cybersecurity Law art. 21(3) (art. 23 since the amendment in force 1 January 2026); IIS Measures art. 14"),
    certainty=(
        "high (six months), medium (others); CSL art. 21, IIS art. 14: text read; renumbering: secondary source "
        "read; Order 60 art. 35: from memory"
    ),
    en="For logs the longer of sixty days and six months; no clear current national number for identity records.",
    zh="日志按六十日与六个月中较长者保存；身份记录目前没有明确的国家期限。",
)

HL05 = HigherLaw(
    "HL05",
    topic="Natural-person registration",
    topic_zh="自然人登记",
    provisions=("anxi:12#b", "anxi:12(1)", "anxi:12(2)"),
    standard=(
        "Registration is the rule; exempt: own farm or side-line products, home handicrafts, convenience labour "
        "needing no licence, small sporadic trade (yearly total not over RMB 100,000, all shops of one operator "
        "added up; none if a licence is needed), and cases exempt by law"
    ),
    source=(
        "E-Commerce Law art. 10; SAMR Order 37 (2021) art. 8; Market Entity Registration Regulations art. 3; "
        "Unlicensed Operation Measures (2017) art. 3"
    ),
    certainty="high; ECL 10, Registration Regs 3, Measures 3: text read; Order 37 art. 8: press read",
    en=(
        "No duty to register under the Measures does not mean none under national law, where registration is the rule "
        "and its exemptions are listed."
    ),
    zh="依本办法无须登记，不等于依国家法无须登记：国家法以登记为原则，仅列明若干例外。",
)

HL06 = HigherLaw(
    "HL06",
    topic="Licence display",
    topic_zh="亮照",
    provisions=("anxi:11¶1",),
    standard=(
        "Continuous display in a prominent place of the HOME page of licence, related permits or exempt status, "
        "or of a link to them; update changes; those who need not register must show that they need not; fine up "
        "to RMB 10,000"
    ),
    source="E-Commerce Law arts 15, 76(1)",
    certainty="high; text read",
    en="Home page only, shown all the time, a link is enough; those exempt from registration must say so too.",
    zh="国家法只认首页,须持续公示,可用链接标识;无须登记者亦须公示其情形。",
)

HL07 = HigherLaw(
    "HL07",
    topic="Seven-day return",
    topic_zh="七日退货",
    provisions=("anxi:13(4)", "anxi:13(4)/1", "anxi:13(4)/2", "anxi:13(4)/3", "anxi:13(4)/4", "anxi:13(4)/5"),
    standard=(
        "Right to return within 7 days without reasons; four listed exemptions + kinds unsuitable by nature and "
        "confirmed for each purchase (never by a pre-ticked default); goods must be intact, unpacking to inspect "
        "does not lose the right; refund within 7 days of getting them back; freight on consumer unless agreed. "
        "The day of signing is not counted; notice within the period suffices. A wider promise of the trader "
        "binds; sellers cannot widen the exemptions"
    ),
    source=(
        "CPL art. 25; Seven-Day Return Interim Measures (SAIC Order 90, 2017, amended 2020) arts 6, 7, 8, 10; SPC"
        " Network Consumption Interpretation (1) 2022 arts 2, 3; CPL Implementing Regulations (2024) art. 19"
    ),
    certainty=(
        "high (CPL, SPC), medium-high (rest); CPL 25, SPC arts 2-3: text read; Order 90 arts 7, 10: secondary "
        "source; Implementing Regulations art. 19: from memory"
    ),
    en=(
        "Under national law the goods must be intact (unpacking to inspect does no harm), the refund is due within "
        "seven days of their return, and freight is on the consumer unless agreed otherwise."
    ),
    zh="依国家法，商品应当完好（为查验而拆封不影响）；收到退货后七日内退款；运费除另有约定外由消费者承担。",
)

HL08 = HigherLaw(
    "HL08",
    topic="Platform verification",
    topic_zh="平台核验",
    provisions=("anxi:15(1)", "anxi:12#a"),
    standard=(
        "Also address, contact, permits; verify and update regularly (at least every six months); report sellers'"
        " identity to market regulator and tax data to tax authority; mark registered and unregistered sellers "
        "apart"
    ),
    source="E-Commerce Law arts 27, 28, 80; SAMR Order 37 arts 24, 25, 27",
    certainty=("high (ECL), medium (Order 37); ECL: text read; Order 37 art. 27: press read; arts 24, 25: from memory"),
    en=(
        "Keeping an archive of sellers is not enough: national law also asks the platform to verify and update it "
        "regularly, and to report it."
    ),
    zh="仅建立档案并不足够：国家法还要求平台定期核验更新并报送。",
)

HL09 = HigherLaw(
    "HL09",
    topic="IP infringement",
    topic_zh="知识产权侵权",
    provisions=("anxi:15(7)",),
    standard=(
        "Notice-and-action procedure, 15-day waiting period after counter-notice, joint liability when knew or "
        "should have known"
    ),
    source="E-Commerce Law arts 41-45, 84; Civil Code arts 1194-1197",
    certainty="high; text read",
    en=(
        "National law adds liability where the platform should have known of the infringement, and a procedure of "
        "notice and counter-notice."
    ),
    zh="国家法还规定平台应知侵权时的责任，以及通知与反通知程序。",
)

HL10 = HigherLaw(
    "HL10",
    topic="Joint liability of platforms",
    topic_zh="平台连带责任",
    provisions=("anxi:15(3)#b",),
    standard=(
        "Joint liability only by statute or agreement. Statutory cases: cannot give the seller's real name, "
        "address and contact (claim against the platform, recourse); knew or should have known; IP. Loss or "
        "refusal of records: 'corresponding legal liability'"
    ),
    source="Civil Code art. 178¶3; CPL art. 44; E-Commerce Law arts 38, 45, 62",
    certainty="high; text read",
    en="Article 15(3) is not a cause of action by itself: joint liability arises only by statute or agreement.",
    zh="第十五条第三项本身不是请求权基础：连带责任只能由法律规定或者当事人约定。",
)

HL11 = HigherLaw(
    "HL11",
    topic="Personal information",
    topic_zh="个人信息",
    provisions=("anxi:13(7)", "anxi:15(4)", "anxi:15(5)", "anxi:16(4)"),
    standard=(
        "Several lawful bases, informed consent, withdrawal, notice of retention period, shortest necessary "
        "storage, separate consent for provision to others and for publication, access, copy, correction, "
        "deletion; account cancellation"
    ),
    source="PIPL arts 6, 13-17, 19, 23, 25, 44-47; CPL art. 29; E-Commerce Law arts 23, 24",
    certainty="high; text read",
    en="Under national law consent alone is neither always needed nor always enough.",
    zh="依国家法，同意并非总是必要，也并非总是足够。",
)

HL12 = HigherLaw(
    "HL12",
    topic="Supply of data to authorities",
    topic_zh="向机关提供数据",
    provisions=("anxi:15(2)#c", "anxi:16(2)#c"),
    standard=(
        "Supply when a competent department requires it under laws and administrative regulations; the department"
        " must protect it"
    ),
    source=(
        "E-Commerce Law arts 25, 75, 87; CSL art. 28 (numbering before the amendment in force 1 January 2026; "
        "later articles moved, the new number is not verified)"
    ),
    certainty="high; text read",
    en="The requesting organ must show its legal basis.",
    zh="查询机关须出示法律依据；《网络安全法》的条号自2026年起有变。",
)

HL13 = HigherLaw(
    "HL13",
    topic="Platform rules and further systems",
    topic_zh="平台规则与其他制度",
    provisions=("anxi:14",),
    standard=(
        "Agreement and rules continuously displayed; public consultation and 7 days' notice before changes; exit "
        "right; no unreasonable limits or fees; self-operated marking; credit evaluation; search labels; IP "
        "rules; complaint channel. Later special rules on platform rules and live commerce exist (2025-2026)"
    ),
    source="E-Commerce Law arts 32-37, 39-41, 59, 81, 82; later SAMR rules: only seen in press",
    certainty="high (ECL), low (later rules); ECL: text read; later rules: press of low quality",
    en=(
        "National law asks platforms for further systems (public rules, credit evaluation, complaints), so for a "
        "platform the fact other_system_is_required is to be taken as true today."
    ),
    zh="国家法要求平台另行建立多项制度（公示规则、信用评价、投诉渠道等），故就平台而言，other_system_is_required 当今应为是。",
)

HL14 = HigherLaw(
    "HL14",
    topic="Standard terms",
    topic_zh="格式条款",
    provisions=("anxi:13(5)", "anxi:17(6)"),
    standard=(
        "Unfair terms are void; list of void e-commerce terms; no term that the contract is not formed after payment"
    ),
    source="CPL art. 26; Civil Code arts 496-497; E-Commerce Law art. 49; SPC Interpretation (1) 2022 art. 1",
    certainty="high; text read",
    en="Under national law unfair standard terms are void.",
    zh="依国家法，不公平的格式条款无效。",
)

HL15 = HigherLaw(
    "HL15",
    topic="Spam and pop-up advertising",
    topic_zh="垃圾邮件与弹窗广告",
    provisions=("anxi:15(6)", "anxi:17(8)"),
    standard=(
        "No electronic advertising without consent or request; identity and opt-out; pop-ups need one-click "
        "close; fines"
    ),
    source="Advertising Law (2021) arts 43-45, 62, 63; Internet Advertising Measures (SAMR Order 72, 2023) art. 10",
    certainty="high / medium; Advertising Law: text read; Order 72: from memory",
    en="The sanction comes from national advertising law.",
    zh="制裁由国家广告法律规定。",
)

HL16 = HigherLaw(
    "HL16",
    topic="Unfair competition",
    topic_zh="不正当竞争",
    provisions=("anxi:17(1)", "anxi:17(3)", "anxi:17(5)"),
    standard=(
        "Confusion (site name, page with influence), false publicity incl. fake sales and reviews, trade secrets,"
        " defamation, network clause. 2025 revision renumbers"
    ),
    source="Anti-Unfair Competition Law (2019) arts 6, 8, 9, 11, 12; revision in force 15 October 2025",
    certainty="high (2019), medium (renumbering); 2019 text: read; 2025 revision: from memory",
    en="Page copying nationally needs 'certain influence' and confusion.",
    zh="国家法对页面混淆另有“一定影响”要求。",
)

HL17 = HigherLaw(
    "HL17",
    topic="Pyramid selling",
    topic_zh="传销",
    provisions=("anxi:17(10)",),
    standard=(
        "Definition of three forms; organisers RMB 500,000-2,000,000; providers of premises etc. RMB "
        "50,000-500,000; network information services handled under IIS Measures"
    ),
    source="Anti-Pyramid Selling Regulations (2005) arts 7, 9, 24, 26",
    certainty="high; text read",
    en="The definition and the sanction come from the national Anti-Pyramid Selling Regulations.",
    zh="定义与制裁由国家《禁止传销条例》规定。",
)

HL18 = HigherLaw(
    "HL18",
    topic="Reorganised authorities",
    topic_zh="机构改革",
    provisions=("anxi:4#b", "anxi:5#a", "anxi:11¶2#a", "anxi:13(2)#b", "anxi:18", "anxi:27#a", "anxi:29"),
    standard=(
        "SAIC merged into SAMR in 2018; county AICs into market regulation bureaus. Whether the lead group still "
        "exists is unknown"
    ),
    source="State Council institutional reform 2018",
    certainty="high (national), low (Anxi); from memory",
    en=(
        "The authorities that the text names have since been reorganised; which body is in charge today must be "
        "confirmed locally."
    ),
    zh="文本所列机关此后已经改革；现由何机关负责，须向当地核实。",
)

HL19 = HigherLaw(
    "HL19",
    topic="Enforcement formalities",
    topic_zh="执法程序",
    provisions=("anxi:19", "anxi:20", "anxi:21", "anxi:22"),
    standard=(
        "Two officers, badge, record, hearing of the party, 7 days for evidence registration; coercion: prior "
        "approval, 30-day limit; no worse penalty for defence; minor first violations may go unpunished; no "
        "penalty if absence of fault is proved"
    ),
    source="Administrative Penalty Law arts 33, 42, 45, 55, 56; Coercion Law arts 9, 18, 25",
    certainty="high; text read",
    en=(
        "National law sets formalities of its own for inspections and penalties: two officers who show their badges, a "
        "record, a hearing of the party, and prior approval of coercive measures."
    ),
    zh="国家法对检查与处罚另有程序要求：两名以上执法人员出示证件、制作笔录、听取当事人意见，强制措施须事先批准。",
)

HL20 = HigherLaw(
    "HL20",
    topic="Suspension and closing of sites",
    topic_zh="暂停与关闭网站",
    provisions=("anxi:25", "anxi:26"),
    standard=(
        "National predecessor rules routed blocking and closing through the communications authority where the "
        "site is licensed or filed; coercive measures need law or regulation"
    ),
    source="SAIC Order 49 (2010) arts 34, 35 (superseded); IIS Measures arts 20, 21; Coercion Law art. 10",
    certainty=(
        "high for the routing, medium for the current rule; Order 49 arts 34-36: secondary copy read; IIS, "
        "Coercion Law: text read"
    ),
    en=(
        "That the conditions of article 25 or 26 are met does not make the measure lawful: a coercive measure needs a "
        "law or a regulation as its basis."
    ),
    zh="第二十五条或者第二十六条的条件具备，不等于措施合法：行政强制措施须以法律、法规为依据。",
)

HL21 = HigherLaw(
    "HL21",
    topic="Electronic receipts",
    topic_zh="电子凭证",
    provisions=("anxi:13(6)#b",),
    standard="Paper or electronic invoice; electronic invoice has equal effect",
    source="E-Commerce Law art. 14",
    certainty="high; text read",
    en=(
        "National law gives electronic invoices the same effect as paper ones; the consumer's consent is no national "
        "requirement."
    ),
    zh="国家法规定电子发票与纸质发票具有同等效力；消费者同意并非国家层面的要求。",
)

HL22 = HigherLaw(
    "HL22",
    topic="Official misconduct",
    topic_zh="公职人员失职",
    provisions=("anxi:28",),
    standard=(
        "Also leaking, selling personal information or secrets; sanction system now under the Public Officials "
        "Sanctions Law (2020)"
    ),
    source="E-Commerce Law art. 87; Public Officials Administrative Sanctions Law",
    certainty="high / medium; ECL 87: text read; 2020 law: from memory",
    en="National law speaks of 处分 and, since 2020, of 政务处分 (administrative sanctions of public officials).",
    zh="国家法区分处分与（2020年以来的）政务处分。",
)

HL23 = HigherLaw(
    "HL23",
    topic="Defective products",
    topic_zh="缺陷产品",
    provisions=("anxi:13(2)#b",),
    standard=(
        "Report to the competent authority and tell consumers at once; stop sale, warn, recall; recall costs on trader"
    ),
    source="CPL art. 19",
    certainty="high; text read",
    en=(
        "Reporting a defect to the office alone is not enough: national law asks to tell the competent authority and "
        "consumers at once, and to stop sale, warn and recall."
    ),
    zh="仅向办公室报告缺陷并不足够：国家法要求立即向主管部门报告并告知消费者，采取停止销售、警示、召回等措施。",
)

HL24 = HigherLaw(
    "HL24",
    topic="Prior licences",
    topic_zh="前置许可",
    provisions=("anxi:12(1)", "anxi:13(1)#b"),
    standard=(
        "Most licences became post-registration; doing licensed business without licence is handled by the sector"
        " authority"
    ),
    source="Unlicensed Operation Measures (2017) arts 2, 3, 5, 6; E-Commerce Law arts 12, 75",
    certainty="high; text read",
    en="Most licences are now obtained after registration, which bears on the reading prior_licence_meaning.",
    zh="多数许可已改为登记后取得，关系到解释选项 prior_licence_meaning。",
)

HL25 = HigherLaw(
    "HL25",
    topic="Scope",
    topic_zh="适用范围",
    provisions=("anxi:2", "anxi:3"),
    standard=(
        "ECL does not apply to financial products and services or to news, audio-video programmes, publishing and"
        " cultural content"
    ),
    source="E-Commerce Law arts 2, 9",
    certainty="high; text read",
    en="Anxi scope is wider on its face.",
    zh="本办法文义范围宽于国家法。",
)

HL26 = HigherLaw(
    "HL26",
    topic="Duties absent from the Measures",
    topic_zh="本办法未规定的义务",
    provisions=("anxi:13", "anxi:14", "anxi:15"),
    standard=(
        "30 days' notice of closing; no default tying; deposits; non-personalised search option; fair search; tax"
        " registration of exempt sellers; safety duty"
    ),
    source="E-Commerce Law arts 11, 16-19, 21, 38",
    certainty="high; text read",
    en="A clean result here is not a clean bill under national law.",
    zh="依本办法合规不代表依国家法合规。",
)

HL27 = HigherLaw(
    "HL27",
    topic="Electronic evidence",
    topic_zh="电子证据",
    provisions=("anxi:23", "anxi:24"),
    standard="Electronic data is its own class of evidence",
    source="Administrative Penalty Law art. 46",
    certainty="high; text read",
    en=(
        "National law recognises electronic data as evidence of its own kind, which bears on the reading "
        "electronic_original."
    ),
    zh="国家法承认电子数据是独立的证据种类，关系到解释选项 electronic_original。",
)

HL28 = HigherLaw(
    "HL28",
    topic="Penalty jurisdiction",
    topic_zh="处罚管辖",
    provisions=("anxi:3¶5", "anxi:27#a"),
    standard=(
        "Platforms, own sites and other network services: authority at the domicile; sellers on a platform: also "
        "the authority at their actual place of business. Predecessor rule: domicile of the site's operator"
    ),
    source=(
        "Market Regulation Administrative Penalty Procedure Provisions (art. 9 of the 2018 interim version; "
        "number in the current version from memory: art. 10); SAIC Order 49 (2010) art. 36"
    ),
    certainty="medium; secondary sources",
    en="Bears on the reading county_link: hence domicile, main or actual place of business by default.",
    zh="平台与自建网站依住所地,平台内卖家亦依实际经营地;关系到地域连结的解释选项。",
)
