"""National law beside the Measures: notes to be seen with a decision; nothing here changes an outcome.

From memory or secondary sources where `certainty` says so; leads to be checked, not findings.
"""

from cerra_rules.language.rules import HigherLaw

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
    standard_zh=(
        "行政处罚只能由法律、法规、规章设定，行政强制措施只能由法律、法规设定，其他规范性文件不得设定行政许可；"
        "地方政府规章的制定权限于省级和设区的市级。"
    ),
    source_zh=(
        "《立法法》（2023年修正）第九十三条；《行政处罚法》（2021年修订）第十二条至第十四条、第十六条、第十七条；"
        "《行政强制法》第十条；《行政许可法》第十四条、第十五条、第十七条"
    ),
    certainty_zh="高；已读条文",
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
    standard_zh="商品和服务信息、交易信息：自交易完成之日起至少三年；身份信息：自退出平台之日起三年。",
    source_zh=(
        "《电子商务法》第三十一条（三年）、第八十条第四项（罚款）；《网络交易监督管理办法》（2021年国家市场监督"
        "管理总局令第37号）第三十一条（身份、交易明细）"
    ),
    certainty_zh="《电子商务法》：高，第三十一条已读条文；第37号令：中高，第三十一条凭记忆",
)

HL03 = HigherLaw(
    "HL03",
    topic="Seller receipts",
    topic_zh="购货凭证与服务单据",
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
    zh="两年只是下限，保存满两年不等于稳妥：会计凭证的保存期限长得多，诉讼时效为三年。",
    standard_zh=(
        "《电子商务法》第三十一条的三年期限约束平台，对网络商品经营者并无三年规则；但会计凭证的保存期限长得多（"
        "原始凭证三十年，涉税资料十年），诉讼时效为三年。"
    ),
    source_zh=(
        "《民法典》第一百八十八条（三年）；《会计法》（2024年修正）第二十三条及《会计档案管理办法》；《税收征收"
        "管理法实施细则》第二十九条"
    ),
    certainty_zh=(
        "《民法典》第一百八十八条：高；会计档案：中。《民法典》第一百八十八条、《会计法》第二十三条已读条文；档"
        "案保存期限凭记忆"
    ),
)

HL04 = HigherLaw(
    "HL04",
    topic="Infrastructure provider records",
    topic_zh="基础服务经营者的记录",
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
    en=(
        "Logs are kept for the longer of sixty days and six months; for identity records there is no clear "
        "national period today."
    ),
    zh="日志按六十日与六个月中较长者保存；身份记录目前没有明确的国家期限。",
    standard_zh=(
        "网络日志至少保存六个月。较早的规定：《互联网信息服务管理办法》第十四条（日志六十日）；《网络交易管理办"
        "法》（2014年国家工商行政管理总局令第60号，2021年废止）第三十五条（身份记录自合同终止起两年）。"
    ),
    source_zh="《网络安全法》第二十一条第三项（2026年1月1日修正施行后为第二十三条）；《互联网信息服务管理办法》第十四条",
    certainty_zh=(
        "六个月：高；其余：中。《网络安全法》第二十一条、《互联网信息服务管理办法》第十四条已读条文；条号变动据"
        "二手资料；第60号令第三十五条凭记忆"
    ),
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
    standard_zh=(
        "以登记为原则；例外：销售自产农副产品、家庭手工业产品，从事无须许可的便民劳务，零星小额交易（同一经营者"
        "各店合计年交易额不超过十万元；依法须取得许可的不在此列），以及依法无须登记的其他情形。"
    ),
    source_zh=(
        "《电子商务法》第十条；《网络交易监督管理办法》（2021年国家市场监督管理总局令第37号）第八条；《市场主体"
        "登记管理条例》第三条；《无证无照经营查处办法》（2017年）第三条"
    ),
    certainty_zh=(
        "高；《电子商务法》第十条、《市场主体登记管理条例》第三条、《无证无照经营查处办法》第三条已读条文；第37"
        "号令第八条据报道"
    ),
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
    en=(
        "Under national law the licence is shown on the home page only, all the time; a link is enough; those "
        "exempt from registration must say so too."
    ),
    zh="国家法只认首页，须持续公示，可以用链接标识；无须登记者也须公示其情形。",
    standard_zh=(
        "须在首页显著位置持续公示营业执照、相关行政许可信息或者无须登记的情形，也可公示其链接标识；信息变更应及"
        "时更新；无须登记者须公示其情形；罚款最高一万元。"
    ),
    source_zh="《电子商务法》第十五条、第七十六条第一项",
    certainty_zh="高；已读条文",
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
    standard_zh=(
        "消费者有权在七日内无理由退货；例外限于所列四类，以及依商品性质不宜退货并经逐次确认（不得以默认勾选代替）"
        "的商品；商品应当完好，为查验而拆封不丧失权利；收到退货后七日内退款；运费除另有约定外由消费者承担。签收"
        "当日不计，期内发出通知即可。经营者的更优承诺有约束力，且不得自行扩大例外。"
    ),
    source_zh=(
        "《消费者权益保护法》第二十五条；《网络购买商品七日无理由退货暂行办法》（2017年国家工商行政管理总局令第"
        "90号，2020年修订）第六条、第七条、第八条、第十条；《最高人民法院关于审理网络消费纠纷案件适用法律若干问"
        "题的规定（一）》（2022年）第二条、第三条；《消费者权益保护法实施条例》（2024年）第十九条"
    ),
    certainty_zh=(
        "《消费者权益保护法》与最高人民法院规定：高；其余：中高。《消费者权益保护法》第二十五条、最高人民法院规"
        "定第二条和第三条已读条文；第90号令第七条、第十条据二手资料；《消费者权益保护法实施条例》第十九条凭记忆"
    ),
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
    standard_zh=(
        "还须登记地址、联系方式、行政许可等信息；至少每六个月核验更新一次；向市场监督管理部门报送身份信息，向税"
        "务机关报送涉税信息；区分标记已登记与未登记的经营者。"
    ),
    source_zh=(
        "《电子商务法》第二十七条、第二十八条、第八十条；《网络交易监督管理办法》（国家市场监督管理总局令第37号）"
        "第二十四条、第二十五条、第二十七条"
    ),
    certainty_zh="《电子商务法》：高，已读条文；第37号令：中，第二十七条据报道，第二十四条、第二十五条凭记忆",
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
    standard_zh="通知与采取措施的程序，反通知后十五日的等待期，知道或者应当知道时的连带责任。",
    source_zh="《电子商务法》第四十一条至第四十五条、第八十四条；《民法典》第一千一百九十四条至第一千一百九十七条",
    certainty_zh="高；已读条文",
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
    standard_zh=(
        "连带责任只能由法律规定或者当事人约定。法定情形：平台不能提供销售者的真实名称、地址和有效联系方式（可向"
        "平台索赔，平台赔偿后可追偿）；知道或者应当知道侵害而未采取措施；知识产权侵权。灭失或者拒不提供资料的，"
        "承担“相应的法律责任”。"
    ),
    source_zh=(
        "《民法典》第一百七十八条第三款；《消费者权益保护法》第四十四条；《电子商务法》第三十八条、第四十五条、"
        "第六十二条"
    ),
    certainty_zh="高；已读条文",
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
    standard_zh=(
        "处理个人信息有多项合法性基础；知情同意与撤回；告知保存期限，并以必要的最短时间为限；向他人提供、公开须"
        "取得单独同意；查阅、复制、更正、删除；注销账户。"
    ),
    source_zh=(
        "《个人信息保护法》第六条、第十三条至第十七条、第十九条、第二十三条、第二十五条、第四十四条至第四十七条；"
        "《消费者权益保护法》第二十九条；《电子商务法》第二十三条、第二十四条"
    ),
    certainty_zh="高；已读条文",
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
    standard_zh="有关主管部门依照法律、行政法规的规定要求提供的，应当提供；主管部门负有保护义务。",
    source_zh=(
        "《电子商务法》第二十五条、第七十五条、第八十七条；《网络安全法》第二十八条（2026年1月1日修正施行前的条"
        "号；其后条文顺移，新条号未经核实）"
    ),
    certainty_zh="高；已读条文",
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
    zh=(
        "国家法要求平台另行建立多项制度（公示规则、信用评价、投诉渠道等），故就平台而言，事实 "
        "other_system_is_required（法律、法规、规章要求其他制度）目前应视为成立。"
    ),
    standard_zh=(
        "平台服务协议和交易规则须持续公示；修改须公开征求意见，并提前七日公示；不接受修改者有权退出；不得附加不"
        "合理限制或者收取不合理费用；标明自营；信用评价；搜索结果标注；知识产权保护规则；投诉举报渠道。此后另有"
        "关于平台规则与直播电商的专门规定（2025年至2026年）。"
    ),
    source_zh=(
        "《电子商务法》第三十二条至第三十七条、第三十九条至第四十一条、第五十九条、第八十一条、第八十二条；市场"
        "监督管理总局其后的规定：仅见于报道"
    ),
    certainty_zh="《电子商务法》：高，已读条文；其后的规定：低，仅据质量不高的报道",
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
    standard_zh="不公平的格式条款无效；最高人民法院列举了电子商务中的无效条款；不得约定消费者付款后合同仍不成立。",
    source_zh=(
        "《消费者权益保护法》第二十六条；《民法典》第四百九十六条、第四百九十七条；《电子商务法》第四十九条；《"
        "最高人民法院关于审理网络消费纠纷案件适用法律若干问题的规定（一）》（2022年）第一条"
    ),
    certainty_zh="高；已读条文",
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
    standard_zh="未经同意或者请求不得发送电子广告；须标明发送者身份并提供拒绝方式；弹出广告须能一键关闭；可处罚款。",
    source_zh=(
        "《广告法》（2021年修正）第四十三条至第四十五条、第六十二条、第六十三条；《互联网广告管理办法》（2023年"
        "国家市场监督管理总局令第72号）第十条"
    ),
    certainty_zh="《广告法》：高，已读条文；第72号令：中，凭记忆",
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
    en="National law forbids copying a page only where that page has a certain influence and confusion follows.",
    zh="国家法所禁止的页面混淆，以该页面有一定影响并引人误认为要件。",
    standard_zh=(
        "混淆（有一定影响的网站名称、网页等）、虚假宣传（包括虚构交易和评价）、侵犯商业秘密、商业诋毁、互联网专"
        "条。2025年修订后条号有变。"
    ),
    source_zh="《反不正当竞争法》（2019年修正）第六条、第八条、第九条、第十一条、第十二条；2025年10月15日起施行的修订",
    certainty_zh="2019年文本：高，已读条文；条号变动：中，2025年修订凭记忆",
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
    standard_zh=(
        "规定传销的三种形式；组织者处五十万元以上二百万元以下罚款；提供经营场所等条件者处五万元以上五十万元以下"
        "罚款；提供互联网信息服务者依《互联网信息服务管理办法》处理。"
    ),
    source_zh="《禁止传销条例》（2005年）第七条、第九条、第二十四条、第二十六条",
    certainty_zh="高；已读条文",
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
    standard_zh=(
        "国家工商行政管理总局2018年并入国家市场监督管理总局，县级工商行政管理局并入市场监督管理局。领导小组是否"
        "仍然存在，不详。"
    ),
    source_zh="2018年国务院机构改革",
    certainty_zh="国家层面：高；安溪县：低；凭记忆",
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
    standard_zh=(
        "两名以上执法人员，出示证件，制作笔录，听取当事人意见；先行登记保存证据的，七日内作出处理；强制措施须事"
        "先批准，期限三十日；不得因申辩加重处罚；初次违法且后果轻微的可以不罚；能证明没有主观过错的不罚。"
    ),
    source_zh=(
        "《行政处罚法》第三十三条、第四十二条、第四十五条、第五十五条、第五十六条；《行政强制法》第九条、第十八"
        "条、第二十五条"
    ),
    certainty_zh="高；已读条文",
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
    standard_zh=(
        "此前的国家规定要求，屏蔽、关闭网站由网站许可或者备案所在地的通信管理部门实施；行政强制措施须以法律、法"
        "规为依据。"
    ),
    source_zh=(
        "《网络商品交易及有关服务行为管理暂行办法》（2010年国家工商行政管理总局令第49号，已废止）第三十四条、第"
        "三十五条；《互联网信息服务管理办法》第二十条、第二十一条；《行政强制法》第十条"
    ),
    certainty_zh=(
        "实施机关：高；现行规定：中。第49号令第三十四条至第三十六条据二手文本；《互联网信息服务管理办法》《行政"
        "强制法》已读条文"
    ),
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
    standard_zh="可以出具纸质发票或者电子发票，二者具有同等法律效力。",
    source_zh="《电子商务法》第十四条",
    certainty_zh="高；已读条文",
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
    standard_zh="还包括泄露、出售个人信息和商业秘密；处分制度现由《公职人员政务处分法》（2020年）规定。",
    source_zh="《电子商务法》第八十七条；《公职人员政务处分法》",
    certainty_zh="《电子商务法》第八十七条：高，已读条文；2020年法律：中，凭记忆",
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
    standard_zh="立即向主管部门报告并告知消费者；停止销售、警示、召回；召回费用由经营者承担。",
    source_zh="《消费者权益保护法》第十九条",
    certainty_zh="高；已读条文",
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
    zh="多数许可已改为登记后取得，关系到解释方案 prior_licence_meaning（先照后证改革后前置许可的含义）。",
    standard_zh="多数许可已改为登记后办理；未经许可从事须许可的经营的，由行业主管部门处理。",
    source_zh="《无证无照经营查处办法》（2017年）第二条、第三条、第五条、第六条；《电子商务法》第十二条、第七十五条",
    certainty_zh="高；已读条文",
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
    en="On its face the scope of the Measures is wider than that of national law.",
    zh="本办法文义范围宽于国家法。",
    standard_zh="《电子商务法》不适用于金融类产品和服务，也不适用于新闻信息、音视频节目、出版和文化产品等内容方面的服务。",
    source_zh="《电子商务法》第二条、第九条",
    certainty_zh="高；已读条文",
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
    en="Being in order under the Measures does not mean being in order under national law.",
    zh="依本办法合规不代表依国家法合规。",
    standard_zh=(
        "提前三十日公示终止经营；搭售不得作为默认选项；押金退还；提供不针对个人特征的搜索选项；公平展示搜索结果；"
        "无须登记者的税务登记；安全保障义务。"
    ),
    source_zh="《电子商务法》第十一条、第十六条至第十九条、第二十一条、第三十八条",
    certainty_zh="高；已读条文",
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
    zh="国家法承认电子数据是独立的证据种类，关系到解释方案 electronic_original（有形载体固定是否必需）。",
    standard_zh="电子数据是独立的证据种类。",
    source_zh="《行政处罚法》第四十六条",
    certainty_zh="高；已读条文",
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
    en=(
        "This bears on the reading county_link, whose default is therefore the domicile, the main or the actual "
        "place of business."
    ),
    zh=(
        "平台与自建网站依住所地，平台内经营者也可依实际经营地；关系到解释方案 county_link（地域连结点），故默认"
        "以住所、主要经营地或者实际经营地为准。"
    ),
    standard_zh=(
        "平台、自建网站及其他网络服务：由住所地机关管辖；平台内经营者：实际经营地机关也可管辖。此前的规则：由网"
        "站经营者住所地机关管辖。"
    ),
    source_zh=(
        "《市场监督管理行政处罚程序规定》（2018年暂行规定为第九条；现行条号凭记忆为第十条）；《网络商品交易及有"
        "关服务行为管理暂行办法》（2010年国家工商行政管理总局令第49号）第三十六条"
    ),
    certainty_zh="中；据二手资料",
)
