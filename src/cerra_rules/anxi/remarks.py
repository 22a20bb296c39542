"""What is to be borne in mind with the questions on the Measures: remarks in English and Chinese, by question."""

OF_A_SELLER = (
    "This question concerns a seller within the Measures (anxi.scope_and_roles: in_scope, with the role seller).",
    "本问题针对受本办法约束的网络商品经营者（anxi.scope_and_roles 的结论为 in_scope，角色含 seller）。",
)

GOODS_AND_SERVICES = (
    "Services count: goods include services (3¶1). Under the reading services_as_goods = never only the sale of "
    "goods is selling online.",
    "服务也计入：所称商品包括服务（第三条第一款）。若采解释方案 services_as_goods = never，则仅销售商品属网上交易。",
)

SCOPE_AND_ROLES = (
    (
        "Roles add up: one person may be seller, platform and infrastructure provider at once. A general_operator "
        "has none of these three roles and owes only articles 10 and 17.",
        "角色可以并存：同一主体可以同时是网络商品经营者、平台经营者和基础服务经营者。general_operator 不具有这三种"
        "角色，只受第十条、第十七条约束。",
    ),
    (
        "Legal form does not matter: natural persons, legal persons and other organisations are all covered.",
        "组织形式不影响结论：自然人、法人和其他组织均在其内。",
    ),
    (
        "'Online' covers every data network, mobile ones included. B2B, B2C and C2C are all e-commerce; the list "
        "is open.",
        "“网络”包括一切数据网络，移动网络亦然。企业之间、企业与消费者之间、个人之间的交易均属电子商务，该列举是开"
        "放的。",
    ),
    (
        "A private person's occasional sale, not made as a business, is none of the activities (RA26).",
        "个人偶发的、不以经营为目的的转让，不属所列活动（RA26）。",
    ),
    (
        "duty_provisions lists the articles that come with a role. Articles 11, 12, 20 and 22 have conditions of "
        "their own (anxi.licence_display, anxi.filing, anxi.natural_person_seller, anxi.inspection_cooperation); "
        "articles 14 and 15 may also bind a seller with its own platform (anxi.own_platform).",
        "duty_provisions 列出随角色而来的条文。第十一条、第十二条、第二十条、第二十二条另有适用条件（见 "
        "anxi.licence_display、anxi.filing、anxi.natural_person_seller、anxi.inspection_cooperation）；第十四条、"
        "第十五条也可能约束自建平台的网络商品经营者（见 anxi.own_platform）。",
    ),
)

LICENCE_DISPLAY = (
    (
        "The duty is that of registered and licensed legal persons, other organisations and individual "
        "businesses. A natural person without a licence is outside this paragraph.",
        "义务人是已登记并领取营业执照的法人、其他组织和个体工商户；没有执照的自然人不在该款之内。",
    ),
    (
        "Either form (licence data or link badge) is enough.",
        "两种形式（执照登载信息或者电子链接标识）择一即可。",
    ),
    GOODS_AND_SERVICES,
)

FILING = (
    (
        "An item that the operator does not have (e.g. no server room of its own) is filed as 'none' and counts "
        "as filed.",
        "经营者没有的事项（如没有自己的服务器机房）填报“无”，视为已备案。",
    ),
    (
        "Other items that registration rules add are outside this list.",
        "登记规则另行增加的事项不在此列。",
    ),
    (
        "Without a filing there is no badge, but the licence data may be shown instead (anxi.licence_display).",
        "未备案则不能取得标识，但可以改为公开执照登载信息（见 anxi.licence_display）。",
    ),
    GOODS_AND_SERVICES,
)

NATURAL_PERSON_SELLER = (
    (
        "licence_requirement looks at laws and regulations only; a licence founded on a departmental rule alone "
        "counts as none.",
        "licence_requirement 仅指法律、法规要求的许可；仅由部门规章要求的许可，视为无须许可。",
    ),
    (
        "That there is no duty to register holds for this text only; national law makes registration the rule (HL05).",
        "“无须登记”的结论仅就本办法而言；国家法以登记为原则（HL05）。",
    ),
    GOODS_AND_SERVICES,
)

GOODS_QUALITY = (
    OF_A_SELLER,
    (
        "'At once' has no number of hours in the text; remedied_at_once is found case by case. 13(2)#b asks for "
        "both remedy and report; the report alone has no time limit in the text, and who receives it today is in "
        "HL18.",
        "条文未规定“第一时间”的小时数；remedied_at_once 依个案认定。第十三条第二项（其二）要求既补救又汇报；汇报本"
        "身没有时限，现由何机关接受汇报见 HL18。",
    ),
    (
        "Enterprise and group standards are not named in the text; where no national, industry or local standard "
        "applies, quality that is otherwise sound meets the standards.",
        "条文未提企业标准和团体标准；没有适用的国家、行业或者地方标准而质量另属可靠的，视为符合标准。",
    ),
    (
        "Only a law or regulation can ban goods here; departmental rules count under complies_with_law.",
        "此处只有法律、法规可以禁止交易；部门规章计入 complies_with_law。",
    ),
)

DISCLOSURE = (
    OF_A_SELLER,
    (
        "Item 13(3) protects consumers only; 13(8) and 13(9) apply to every sale.",
        "第十三条第三项仅保护消费者；第十三条第八项、第九项适用于一切销售。",
    ),
    (
        "False claims made by an operator on a website also fall under 17(5) (anxi.prohibited_conduct).",
        "经营主体在网站上作虚假宣传的，同时属第十七条第五项（见 anxi.prohibited_conduct）。",
    ),
)

SEVEN_DAY_RETURN = (
    OF_A_SELLER,
    (
        "An act done before receipt counts as done in time: it is not after the last day.",
        "收货之前作出的行为视为在期限内：其未晚于期间末日。",
    ),
    (
        "The last day runs until 24:00; the hour of the day plays no part.",
        "期间末日至二十四时止；不考虑一日之内的时刻。",
    ),
    (
        "Exemptions are read narrowly: a stock option chosen from a list is not made to order, dry tea is not "
        "perishable, a book is not a periodical, opening the box of ordinary goods exempts nothing.",
        "例外从严解释：从清单中选定的库存款式不是定作，干茶不属鲜活易腐，图书不是期刊，拆开一般商品的包装不构成例外。",
    ),
    (
        "Under return_period_act = taking_back the seller defeats the right by waiting: a contested reading, on "
        "which it is not safe to rely.",
        "若采 return_period_act = taking_back，经营者拖延即可使权利落空：该解释方案有争议，不宜依凭。",
    ),
)

STANDARD_TERMS = (
    (
        "This question concerns a seller within the Measures (anxi.scope_and_roles: in_scope, with the role "
        "seller); for any other operator in scope only 17(6) counts.",
        "本问题针对受本办法约束的网络商品经营者（anxi.scope_and_roles 的结论为 in_scope，角色含 seller）；对其他经"
        "营主体仅适用第十七条第六项。",
    ),
    (
        "13(5) binds sellers that offer standard terms; 17(6) reaches every operator in scope and every "
        "unilateral form.",
        "第十三条第五项约束提供格式条款的网络商品经营者；第十七条第六项及于一切受约束的经营主体和一切单方面形式。",
    ),
    (
        "13(5)#a asks for fairness towards every counterparty; the other norms protect consumers.",
        "第十三条第五项（其一）要求对一切交易相对人公平；其余各项规范保护消费者。",
    ),
)

RECEIPTS = (
    OF_A_SELLER,
    (
        "anxi.record_retention (record_kind = seller_receipt) tells whether a receipt was discarded early: it must still be "
        "kept on a day for which that question gives not_started or must_keep.",
        "凭证是否过早销毁，由 anxi.record_retention（record_kind = seller_receipt）判断：该问题的结论为 "
        "not_started 或者 must_keep 之日，凭证仍须保存。",
    ),
    (
        "The duty to keep covers receipts from every transaction; issuing and consent protect consumers.",
        "保存义务及于每笔交易的凭证；出具与同意的规定保护消费者。",
    ),
)

CONSUMER_INFORMATION = (
    OF_A_SELLER,
    (
        "The proviso 'unless a law or regulation provides otherwise' lifts #b and #c, never #a.",
        "“法律、法规另有规定”的但书排除第十三条第七项（其二）和（其三），绝不排除（其一）。",
    ),
    (
        "Consent is not named in 13(7); under the default reading it lifts nothing, under 'defence' it lifts #c "
        "only. Where national law makes separate consent a lawful basis, the law allows the act (HL11).",
        "第十三条第七项未提同意；默认方案下同意不排除任何禁止，采 defence 则仅排除（其三）。国家法以单独同意为合法"
        "性基础的，属法律允许（HL11）。",
    ),
    (
        "Where the law allows only part of what was done, the question is asked for the rest alone.",
        "法律仅允许其中一部分行为的，仅就其余部分判断。",
    ),
)

OWN_PLATFORM = (
    OF_A_SELLER,
    (
        "dropped lists the duties that presuppose other sellers and so have no object in a pure own shop; joint "
        "liability (15(3)#b) is among them, for there is no other seller to answer with.",
        "dropped 列出以他人入驻为前提、因而在纯自营网站上没有对象的义务；连带责任（第十五条第三项（其二））也在其"
        "列，因为没有可与之连带的其他经营者。",
    ),
)

RECORD_RETENTION = (
    (
        "The day of the starting event is not counted. Two years end on the same month and day, or the month's "
        "last day; sixty days end on the sixtieth day after it. The record must exist through that day.",
        "起算事由发生之日不计入。两年止于相同的月、日，没有该日的止于月末；六十日止于其后第六十日。记录须保存至该"
        "日终了。",
    ),
    (
        "Rest days neither shorten nor extend a period of keeping.",
        "法定休假日既不缩短也不延长保存期。",
    ),
    (
        "When a transaction is completed, and on which day, is the matter of anxi.transaction_completion.",
        "交易是否完成、何日完成，见 anxi.transaction_completion。",
    ),
    (
        "national_retain_until is information only: the later of the two dates is the safe one (HL02). For usage "
        "logs national law asks for at least six months (HL04).",
        "national_retain_until 仅供参考：以两个日期中较晚者为稳妥（HL02）。上网日志依国家法至少保存六个月（HL04）。",
    ),
    (
        "Published information that led to a sale is a platform_transaction record; if it led to several, the "
        "last completion counts.",
        "已成交的发布信息属 platform_transaction；促成数笔交易的，以最后一笔的完成为准。",
    ),
    (
        "A record is destroyed too early on a day for which this question gives not_started or must_keep; "
        "anxi.receipts, anxi.platform_records and anxi.infrastructure build on that.",
        "在本问题的结论为 not_started 或者 must_keep "
        "之日销毁记录，即属过早销毁；anxi.receipts、anxi.platform_records、anxi.infrastructure 以此为据。",
    ),
)

TRANSACTION_COMPLETION = (
    (
        "The text does not define completion; by default a sale that is being unwound is not yet completed (low "
        "certainty).",
        "条文未定义交易完成；默认正在回复（退货）的交易尚未完成（可靠程度低）。",
    ),
    (
        "For a service, delivery is the end of performance; with instalments the last delivery and payment count.",
        "服务以履行完毕为交付；分期的，以最后一次交付和付款为准。",
    ),
    (
        "A cancelled sale completes too. A return asked for after completion and after the 13(4) period reopens "
        "nothing.",
        "被取消的交易也会完成。交易完成且第十三条第四项的期间届满后提出的退货，不使交易重新开启。",
    ),
)

PLATFORM_SYSTEMS = (
    (
        "This question concerns a platform within the Measures, or a seller for whom anxi.own_platform gives "
        "platform_duties_apply.",
        "本问题针对受本办法约束的平台经营者，或者 anxi.own_platform 的结论为 platform_duties_apply 的网络商品经营者。",
    ),
    (
        "National law today asks nearly every platform for further systems, so that other_system_is_required "
        "holds for it (HL13).",
        "国家法目前对几乎所有平台都要求其他制度，故对其 other_system_is_required 一项成立（HL13）。",
    ),
)

PLATFORM_RECORDS = (
    (
        "This question concerns a platform within the Measures, or a seller for whom anxi.own_platform gives "
        "platform_duties_apply; without other sellers 15(1) and 15(2)#d have no object.",
        "本问题针对受本办法约束的平台经营者，或者 anxi.own_platform 的结论为 platform_duties_apply 的网络商品经营"
        "者；没有他人入驻时，第十五条第一项和第十五条第二项（其四）没有对象。",
    ),
    (
        "Whether a record was destroyed too early is the matter of anxi.record_retention: platform_identity for "
        "15(2)#d, platform_transaction and platform_unsold_information for 15(2)#e. A record must still be kept "
        "on a day for which it gives not_started or must_keep.",
        "记录是否过早销毁，由 anxi.record_retention 判断：第十五条第二项（其四）对应 platform_identity，（其五）对"
        "应 platform_transaction 和 platform_unsold_information。该问题的结论为 not_started 或者 must_keep 之日，"
        "记录仍须保存。",
    ),
)

PLATFORM_DISPUTES = (
    (
        "This question concerns a platform or basic-service provider within the Measures (anxi.scope_and_roles), "
        "or, as platform, a seller for whom anxi.own_platform gives platform_duties_apply. The period for keeping "
        "materials is over where anxi.record_retention gives may_discard.",
        "本问题针对受本办法约束的平台经营者或者基础服务经营者（见 anxi.scope_and_roles），以及作为平台、"
        "anxi.own_platform 的结论为 platform_duties_apply 的网络商品经营者。anxi.record_retention 的结论为 "
        "may_discard 时，资料的保存期已满。",
    ),
    (
        "Without other sellers 15(3)#b has no object (anxi.own_platform lists it as dropped): there "
        "joint_liability means only that the seller, liable anyway, failed to produce what it had to keep.",
        "没有他人入驻时，第十五条第三项（其二）没有对象（anxi.own_platform 列为 dropped）：此时 joint_liability 仅"
        "表示本已负责的经营者未能提供其应保存的资料。",
    ),
    (
        "Joint liability follows only from inability to produce, never from refusal, and only for platforms: "
        "16(3) does not repeat the sentence. A county document cannot itself create it (HL10).",
        "连带责任仅因不能提供而生，不因拒绝提供而生，且仅及于平台：第十六条第三项没有重复该句。县级文件本身不能设"
        "定连带责任（HL10）。",
    ),
    (
        "Competent bodies are courts, arbitral bodies, departments and mediators with a legal basis.",
        "有权处理纠纷的机构是有法律依据的法院、仲裁机构、行政部门和调解组织。",
    ),
    (
        "Assistance is owed even where the materials are lost.",
        "资料已灭失的，仍负协助义务。",
    ),
)

PLATFORM_CONDUCT = (
    (
        "This question concerns a platform within the Measures, or a seller for whom anxi.own_platform gives "
        "platform_duties_apply.",
        "本问题针对受本办法约束的平台经营者，或者 anxi.own_platform 的结论为 platform_duties_apply 的网络商品经营者。",
    ),
    (
        "Passing on means disclosing, transferring, licensing or selling to a third party; covered are consumers' "
        "personal information, lists of sellers, transaction records and other private or secret information.",
        "“提供”指向第三方披露、转让、许可使用或者出售；所涉信息包括消费者个人信息、网络商品经营者名单、交易记录以"
        "及其他涉及隐私或者商业秘密的信息。",
    ),
    (
        "Answering a lawful inquiry of a state organ (15(2)#c) or giving materials to a body competent for a "
        "dispute (15(3)#a) is never a breach of 15(5).",
        "答复国家机关的依法查询（第十五条第二项（其三）），或者向有权处理纠纷的机构提供资料（第十五条第三项（其一）），"
        "绝不违反第十五条第五项。",
    ),
)

INFRASTRUCTURE = (
    (
        "This question concerns a basic-service provider within the Measures (anxi.scope_and_roles: in_scope, "
        "with the role infrastructure).",
        "本问题针对受本办法约束的基础服务经营者（anxi.scope_and_roles 的结论为 in_scope，角色含 infrastructure）。",
    ),
    (
        "The sixty days, their start and whether logs are included are the matter of anxi.record_retention: a "
        "record must still be kept on a day for which it gives not_started or must_keep.",
        "六十日期间、其起算以及是否及于日志，由 anxi.record_retention 判断：该问题的结论为 not_started 或者 "
        "must_keep 之日，记录仍须保存。",
    ),
    (
        "Item 16(3) is in anxi.platform_disputes; giving materials to a body competent for a dispute, or "
        "answering a lawful inquiry, is never a breach of 16(4).",
        "第十六条第三项见 anxi.platform_disputes；向有权处理纠纷的机构提供资料，或者答复依法查询，绝不违反第十六条"
        "第四项。",
    ),
)

PROHIBITED_CONDUCT = (
    (
        "The set of acts is exhaustive: what is not in it did not happen. The other facts matter only for the act "
        "they belong to.",
        "所列行为即为全部行为：未列入者未发生。其他事实仅对其所属的行为有意义。",
    ),
    (
        "false_rumours: makes up or spreads false information; trade_information_theft: steals others' trade "
        "information; mark_use: uses a certification mark, geographical indication or another's registered mark "
        "online, visibly or hidden; page_design_copying: uses another site's distinctive page design; "
        "official_mark_misuse: forges or misuses a government electronic mark on a website; false_publicity: by "
        "text, picture or video on a website; one_sided_rules: the facts under which anxi.standard_terms finds "
        "17(6) breached.",
        "各行为的含义：false_rumours 捏造或者散布虚假信息；trade_information_theft 窃取他人交易信息；mark_use 以可"
        "见或者隐藏方式在网上使用证明商标、地理标志或者他人注册商标；page_design_copying 使用他人网站特有的页面设"
        "计；official_mark_misuse 在网站上伪造或者冒用政府电子标识；false_publicity 在网站上以文字、图片或者视频作"
        "虚假宣传；one_sided_rules 指 anxi.standard_terms 认定违反第十七条第六项的事实。",
    ),
    (
        "impersonation: promotes goods or services under the name of an authority, social organisation or another "
        "enterprise; forced_advertising: forces advertising on users by pop-up, button, e-mail, software, text "
        "link or similar; unlawful_label_sale: labels contrary to food-safety, product-quality, standardisation "
        "or similar law; pyramid_support: gives pyramid selling a platform, space or hosting; harmful_program: "
        "sends a program meant to destroy, disturb, intercept or seize systems or data; other_breach: any other "
        "breach of law (name it).",
        "impersonation 以机关、社会团体或者他人企业的名义推广商品或者服务；forced_advertising 以弹窗、按钮、电子邮"
        "件、软件、文字链接等形式强行向用户发布广告；unlawful_label_sale 标签标识不合食品安全、产品质量、标准化等"
        "法律；pyramid_support 为传销提供平台、空间或者托管；harmful_program 发送意在毁坏、干扰、截取或者侵占系统、"
        "数据的程序；other_breach 其他违法行为（须指明）。",
    ),
    (
        "Several items may be breached at once; false publicity by a seller also breaches 13(8).",
        "可以同时触犯数项；网络商品经营者的虚假宣传同时违反第十三条第八项。",
    ),
    (
        "Where an item other than 17(1) and 17(2) fails for want of an element, item 12 does not step in by "
        "itself; other law that is breached all the same counts as other_breach.",
        "除第十七条第一项、第二项外，其他各项因缺少要件而不成立的，第十二项不当然补充适用；行为仍违反其他法律的，"
        "计入 other_breach。",
    ),
)

AUTHORITIES = (
    (
        "'other' stands for every act that the table does not contain.",
        "other 指表中未列的一切行为。",
    ),
    (
        "Where needs_statutory_department holds, the text names a policy body; towards operators the act needs a "
        "department with statutory power.",
        "needs_statutory_department 成立时，条文所指为议事协调机构；对经营主体实施该行为须由具有法定职权的部门为之。",
    ),
    (
        "The county AIC is today the county market regulation bureau; the office of the lead group is now to be "
        "sought there too (not verified).",
        "县工商行政管理局现为县市场监督管理局；领导小组办公室现在也应向该局查询（未核实）。",
    ),
)

INSPECTION = (
    (
        "Seizing, sealing, freezing and detaining are not among items (1) to (3); they are covered only by item "
        "(4), if another law, regulation or rule grants them.",
        "查封、扣押、冻结和限制人身自由不在第一项至第三项之内；仅在其他法律、法规、规章授予时属第四项。",
    ),
    (
        "That article 19 grants a power does not dispense with the formalities of national law: two officers, "
        "badges and a record (HL19).",
        "第十九条授予职权，不免除国家法规定的程序：两名以上执法人员、出示证件、制作笔录（HL19）。",
    ),
    (
        "A dwelling used for trade is not open to inspection on the strength of item (1) alone.",
        "用于经营的住宅，不得仅凭第一项进入检查。",
    ),
)

ELECTRONIC_EVIDENCE = (
    (
        "Storage on a device or video recording supports fixation on a tangible medium and does not replace it "
        "under the default reading.",
        "默认方案下，计算机存储或者视频采集只能辅助有形载体的固定，不能代替。",
    ),
    (
        "Any one method is enough; how much it proves is for the deciding organ.",
        "任一证明方式即可；证明力由决定机关判断。",
    ),
    (
        "Web pages, data interchange, e-mail and databases are examples of electronic evidence.",
        "网页、电子数据交换、电子邮件、数据库是电子证据的例示。",
    ),
)

SUSPENSION = (
    (
        "The text sets no duration, hearing or remedy.",
        "条文未规定期限、听取意见和救济。",
    ),
    (
        "That the conditions are met does not make the measure lawful: a coercive measure needs a law or "
        "regulation (HL01, HL20).",
        "条件具备不等于措施合法：行政强制措施须以法律、法规为依据（HL01、HL20）。",
    ),
    (
        "Telecom operators and the seller itself are not addressees of article 25.",
        "电信运营商和违法行为人本人不是第二十五条的通知对象。",
    ),
)

WEBSITE_CLOSURE = (
    (
        "operator_must_act means that the telecom operator must act as state rules provide; nationally the "
        "communications authority is in charge (HL20).",
        "operator_must_act 指电信运营商应当依国家规定实施；在国家层面由通信管理部门负责（HL20）。",
    ),
    (
        "Both documents are needed.",
        "两份文书缺一不可。",
    ),
)

LIABILITY = (
    (
        "The Measures have no penalty of their own: without a penalty in another law, regulation or rule there is "
        "none.",
        "本办法自身没有处罚：其他法律、法规、规章未定处罚的，即无处罚。",
    ),
    (
        "'County level or higher' includes the county.",
        "“县级以上”包括县级。",
    ),
    (
        "Articles 20 and 22 bind everyone, article 27 operators in scope only.",
        "第二十条、第二十二条约束任何人，第二十七条仅及于受本办法约束的经营主体。",
    ),
)

OFFICIAL_MISCONDUCT = (
    (
        "Any one kind of misconduct is enough. A crime presupposes misconduct here; a disciplinary sanction may "
        "come on top of criminal liability.",
        "任一种失职行为即可。此处构成犯罪以失职行为为前提；追究刑事责任的，仍可给予处分。",
    ),
    (
        "An officer who breached article 21 (anxi.officer_conduct) may have neglected a duty or abused a power.",
        "执法人员违反第二十一条的（见 anxi.officer_conduct），可能构成玩忽职守或者滥用职权。",
    ),
)

ENTRY_INTO_FORCE = (
    (
        "The text gives no date of issue and no document number, so the day of issue is a fact. Under "
        "presumed_past the Measures count as issued before every day asked for.",
        "文本未载发文日期和文号，故发文日作为事实提供。采 presumed_past 的，推定本办法在任何基准日之前已经发文。",
    ),
    (
        "They apply from the day of issue itself. 'Interim' carries no expiry date.",
        "自发文之日起适用。“暂行”并不意味着有失效日期。",
    ),
    (
        "Whose interpretation counts is the matter of anxi.authorities (act = interpret_measures).",
        "由谁解释，见 anxi.authorities（act = interpret_measures）。",
    ),
)

INSPECTION_COOPERATION = (
    (
        "Article 20 binds everyone, article 22 the violator and interested persons; article 27 sanctions "
        "operators in scope only, so for others a breach has no sanction in this text (anxi.liability).",
        "第二十条约束任何人，第二十二条约束违法行为人和利害关系人；第二十七条仅制裁受本办法约束的经营主体，故其他"
        "人违反的，本办法没有制裁（见 anxi.liability）。",
    ),
    (
        "Refusal to confirm a statement is a breach without a stated consequence; authenticity can then be shown "
        "under article 24.",
        "拒绝确认属违反义务，但条文未定后果；其真实性可以依第二十四条另行证明。",
    ),
)

OFFICER_CONDUCT = (
    (
        "That a disturbance may be necessary is implied by the power to inspect, not written.",
        "影响可以系执行任务所必需，这一点由检查职权推知，并非明文。",
    ),
    (
        "A breach may be misconduct of an official (anxi.official_misconduct).",
        "违反者可能构成公职人员失职（见 anxi.official_misconduct）。",
    ),
)
