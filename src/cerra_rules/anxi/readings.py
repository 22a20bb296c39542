"""The contested points of the Measures: each reading with its options, default, reason and certainty."""

from cerra_rules.language.words import Reading

SERVICES_AS_GOODS = Reading(
    "services_as_goods",
    id="RA02",
    default="where_natural",
    options={
        "where_natural": (
            "'goods' includes services, except where a provision needs a thing (receipt and return, quality "
            "standard, label)",
            "商品包括服务，但以有形物为前提的条款除外",
        ),
        "always": ("always includes services", "一律包括服务"),
        "never": ("things only", "仅指有形商品"),
    },
    provisions=("anxi:3¶1", "anxi:3¶2", "anxi:13(4)", "anxi:17(5)"),
    issue=(
        "3¶1 says 'goods' hereafter includes services, yet 13(1), (3), (6), (8) name both.",
        "第三条称商品包括服务，而多处又并列商品与服务。",
    ),
    reason=(
        "The definition is express and governs; 收到/退货/交付/拆封 presuppose a thing, and CPL art. 25 covers goods "
        "only."
    ),
    certainty="medium",
    reason_zh=(
        "定义明文在先，应予适用；而收到、退货、交付、拆封均以有形物为前提，《消费者权益保护法》第二十五条亦仅及于商品。"
    ),
)

INFORMATION_PUBLISHER_ROLE = Reading(
    "information_publisher_role",
    id="RA03",
    default="general_operator",
    options={
        "general_operator": (
            "one who only publishes its own information owes articles 10 and 17 only",
            "仅发布自身信息者只受第十条、第十七条约束",
        ),
        "seller": ("it is treated as a seller", "视为网络商品经营者"),
    },
    provisions=("anxi:3¶1", "anxi:3¶2", "anxi:3¶3"),
    issue=(
        "Someone who only publishes business information is an operator in 3¶1 but not a seller in 3¶2; one "
        "who runs a site for others' information is a platform in 3¶3.",
        "仅发布经营信息者属主体但无对应角色。",
    ),
    reason="Definitions are to be read as written; duties in 13 attach to 3¶2.",
    certainty="medium",
    reason_zh="定义依文义解释；第十三条的义务系于第三条第二款的主体。",
)

COUNTY_LINK = Reading(
    "county_link",
    id="RA04",
    default="operator_domicile",
    options={
        "operator_domicile": (
            "domicile, main or actual place of business in Anxi",
            "住所、主要经营地或实际经营地在安溪",
        ),
        "place_of_act": ("act or result in Anxi", "行为或结果在安溪"),
        "consumer_location": ("customers in Anxi", "消费者在安溪"),
    },
    provisions=("anxi:3¶5",),
    issue=("What links an operator to Anxi: its domicile, the act, the server, the buyer?", "地域连结点不明。"),
    reason=(
        "The operator's domicile rule of SAIC Order 49 (2010) art. 36, the parent rule of this text; later rules "
        "add the actual place of business for sellers on a platform (HL28)."
    ),
    certainty="medium",
    reason_zh=(
        "本办法所依的上位规章即2010年国家工商行政管理总局令第49号，其第三十六条以经营者住所地为准；其后的规定就"
        "平台内经营者另加实际经营地（HL28）。"
    ),
)

LICENCE_DISPLAY_PAGE = Reading(
    "licence_display_page",
    id="RA07",
    default="either_page",
    options={
        "either_page": ("home page or a prominent place of the trading page", "主页或经营网页醒目位置均可"),
        "home_page_only": ("home page only", "仅限主页"),
    },
    provisions=("anxi:11¶1",),
    issue=("Do the two places and two forms cumulate?", "亮照的位置与形式是否择一。"),
    reason="或者 twice.",
    certainty="high",
    reason_zh="条文两处均用“或者”。",
)

FILING_DUTY = Reading(
    "filing_duty",
    id="RA08",
    default="optional",
    options={
        "optional": ("filing is only the way to the badge", "备案仅为取得标识的途径"),
        "mandatory": ("every licensed online seller must file", "持照的网络商品经营者均须备案"),
    },
    provisions=("anxi:11¶2#a", "anxi:5#c"),
    issue=("Is filing (备案登记) a duty?", "备案是自愿还是义务。"),
    reason=(
        "可通过 = may; a normative document cannot create a registration duty. 5 only tells the lead group to record"
        " data."
    ),
    certainty="high",
    reason_zh="条文用“可”字；规范性文件不得创设登记义务。第五条仅要求领导小组登记数据。",
)

IDENTITY_RECORD_START = Reading(
    "identity_record_start",
    id="RA09",
    default="registration_cancelled",
    options={
        "registration_cancelled": ("from cancellation of the registration", "自登记注销起算"),
        "seller_left": ("from cancellation or actual leaving, whichever came first", "自注销或实际退出，以先者起算"),
    },
    provisions=("anxi:15(2)#d",),
    issue=("Seller leaves or goes silent without cancelling its registration.", "网络商品经营者停业但未注销登记。"),
    reason="Start is expressly the day of cancellation.",
    certainty="high",
    reason_zh="起算日明文为登记注销之日。",
)

IDENTITY_APPLICATION_ADDRESSEE = Reading(
    "identity_application_addressee",
    id="RA10",
    default="platform_only",
    options={
        "platform_only": ("the duty arises only towards a platform", "仅对平台负申请义务"),
        "any_carrying_service": ("any service that carries the shop is an addressee", "对任何承载服务均须申请"),
    },
    provisions=("anxi:12#a",),
    issue=(
        "A natural person who sells without a platform (own site, chat group) has nobody to apply to.",
        "自然人不经平台销售时无从申请。",
    ),
    reason="Addressee of the duty is a platform; impossible duties are not implied.",
    certainty="medium",
    reason_zh="义务的相对人是平台；不推定不可能履行的义务。",
)

PRIOR_LICENCE_MEANING = Reading(
    "prior_licence_meaning",
    id="RA11",
    default="any_licence",
    options={
        "any_licence": ("any licence that law asks for before the business is done", "开展业务前须取得的任何许可"),
        "pre_registration_only": ("only licences still needed before registration", "仅指登记前置许可"),
    },
    provisions=("anxi:12(1)", "anxi:13(1)#b"),
    issue=("前置许可 after most licences became post-registration ones.", "先照后证改革后前置许可的含义。"),
    reason=(
        "Purpose is lawful capacity to do the business, not the order of papers; narrower for the REGISTRATION "
        "limb than for the TRADING ban is arguable."
    ),
    certainty="medium",
    reason_zh="目的在于保证经营资格合法，而不在于办证先后；就登记义务作较窄理解而就禁止交易作较宽理解，亦有可言。",
)

REGISTRATION_RULE = Reading(
    "registration_rule",
    id="RA12",
    default="this_text",
    options={
        "this_text": ("only the two situations of article 12", "仅依第十二条两种情形"),
        "national_law": ("registration is the rule, national exemptions apart", "依国家法律，以登记为原则"),
    },
    provisions=("anxi:12#b",),
    issue=("If neither ground holds, is no registration needed?", "两种情形都不具备是否无须登记。"),
    reason="Enumerated grounds. But E-Commerce Law art. 10 now makes registration the rule (HL05).",
    certainty="high",
    reason_zh="理由系列举。但《电子商务法》第十条现以登记为原则（HL05）。",
)

DISCLOSURE_HEADINGS = Reading(
    "disclosure_headings",
    id="RA14",
    default="applicable_only",
    options={
        "applicable_only": ("every heading that can apply to the offer", "仅要求适用的项目"),
        "all_eleven": ("all eleven, always", "十一项一律须备"),
    },
    provisions=("anxi:13(3)#a",),
    issue=("Must all eleven headings be shown?", "十一项是否必须齐全。"),
    reason="Enumerated items are examples of 主要信息; one that cannot apply (freight for a download) is not missing.",
    certainty="medium",
    reason_zh="所列各项是主要信息的例示；不可能适用的项目（如下载商品的运费）不算缺漏。",
)

RETURN_PERIOD_ACT = Reading(
    "return_period_act",
    id="RA15",
    default="request",
    options={
        "request": ("the consumer's request must fall within the period", "期内提出即可"),
        "dispatch": ("the goods must be sent back within it", "期内须寄回"),
        "taking_back": (
            "the seller must have taken them back within it (caution: a seller who waits defeats the right)",
            "期内须完成收回（注意：经营者拖延即可使权利落空）",
        ),
    },
    provisions=("anxi:13(4)",),
    issue=(
        "What must happen within the seven days: the consumer's request, the dispatch, or the seller's taking back?",
        "七日内须完成的是哪一行为。",
    ),
    reason=(
        "The period is tied to the consumer's demand; Seven-Day Return Interim Measures art. 10 (notice within "
        "seven days); CPL art. 25. Under 'taking_back' the seller's delay would end the right: an unsafe reading."
    ),
    certainty="high",
    reason_zh=(
        "期间与消费者的请求相联系；《网络购买商品七日无理由退货暂行办法》第十条（七日内发出通知）；《消费者权益"
        "保护法》第二十五条。若采 taking_back，经营者拖延即可使权利落空，此解并不稳妥。"
    ),
)

RETURN_PERIOD_FIRST_DAY = Reading(
    "return_period_first_day",
    id="RA16",
    default="day_after_receipt",
    options={
        "day_after_receipt": ("the day of receipt is not counted", "收货当日不计"),
        "day_of_receipt": ("the day of receipt is day one", "收货当日为第一日"),
    },
    provisions=("anxi:13(4)",),
    issue=("自收到商品之日起7日: is the day of receipt day 1?", "收到当日是否计入。"),
    reason=(
        "Civil Code art. 201; Seven-Day Return Interim Measures art. 10 (from the day after signing). 'from the "
        "day' in Chinese statutes marks the anchor, not day 1."
    ),
    certainty="high",
    reason_zh=(
        "《民法典》第二百零一条；《网络购买商品七日无理由退货暂行办法》第十条（自签收次日起算）。法律中的“自……之"
        "日起”标明起算点，并非第一日。"
    ),
)

RETURN_PERIOD_REST_DAYS = Reading(
    "return_period_rest_days",
    id="RA17",
    default="roll_forward",
    options={
        "roll_forward": (
            "a last day that is a rest day moves to the next day that is none",
            "末日为法定休假日的，顺延至其后首个非休假日",
        ),
        "no_roll": ("it does not move", "不顺延"),
    },
    provisions=("anxi:13(4)",),
    issue=("Last day is a rest day.", "末日为法定休假日的，是否顺延。"),
    reason=(
        "Civil Code art. 203. Not certain: rest days are generally taken to include weekends, and platforms count"
        " 168 hours without rolling. Consumer-friendly choice; the calendar is given beside the facts."
    ),
    certainty="medium",
    reason_zh=(
        "《民法典》第二百零三条。并非确定：法定休假日通常认为包括周末，而平台多按一百六十八小时计算、不顺延。此"
        "处取有利于消费者的方案；休假日历与事实分别提供。"
    ),
)

RECEIPT_RECORD_START = Reading(
    "receipt_record_start",
    id="RA22",
    default="later_of_completion_and_issue",
    options={
        "later_of_completion_and_issue": (
            "from completion of the transaction or issue of the receipt, whichever came later",
            "自交易完成或凭证出具起算，以后者为准",
        ),
        "receipt_issued": ("from issue of the receipt", "自凭证出具起算"),
    },
    provisions=("anxi:13(6)#c",),
    issue=("No start date for the two-year retention of receipts.", "凭证保存两年无起算日。"),
    reason=(
        "The text gives no start. Analogy with 15(2), and a parallel municipal rule on the same model, point to "
        "completion; but what must be kept not less than two years cannot be destroyed within two years of being "
        "made, so a receipt issued later counts from its issue."
    ),
    certainty="medium",
    reason_zh=(
        "条文未定起算日。与第十五条第二项类比，并参照同一蓝本的市级规定，应自交易完成起算；但须保存不少于两年者，"
        "自其形成起两年内不得销毁，故后出具的凭证自出具起算。"
    ),
)

CONSUMER_INFORMATION_CONSENT = Reading(
    "consumer_information_consent",
    id="RA23",
    default="no_defence",
    options={
        "no_defence": ("consent does not lift the ban on using, publishing, renting out or selling", "同意不免责"),
        "defence": ("consent of the consumers lifts it", "消费者同意可免责"),
    },
    provisions=("anxi:13(7)",),
    issue=(
        "(a) limited holding v. two-year retention; (b) does the exception cover all prohibitions; (c) "
        "consent is not an exception to public disclosure, rental, sale.",
        "限期持有与保存两年；但书范围；同意是否可免责。",
    ),
    reason=(
        "Proviso follows the sentence of prohibitions. PIPL arts 13, 23, 25 make (separate) consent a lawful "
        "basis: counts as 法律另有规定 where it applies."
    ),
    certainty="medium",
    reason_zh=(
        "但书紧接诸项禁止之后。《个人信息保护法》第十三条、第二十三条、第二十五条以（单独）同意为合法性基础：适"
        "用该法时，可认为属于“法律另有规定”。"
    ),
)

OWN_SHOP_DUTIES = Reading(
    "own_shop_duties",
    id="RA24",
    default="own_shop_counts",
    options={
        "own_shop_counts": (
            "an own site where deals are concluded counts as an own platform",
            "成交于自建网站即属自建平台",
        ),
        "only_with_other_sellers": ("only if other sellers trade or publish there", "仅在有他人入驻或发布信息时"),
    },
    provisions=("anxi:13¶2", "anxi:3¶2", "anxi:14", "anxi:15"),
    issue=("Is an own shop site (自建网站) a 自建网络交易平台?", "自建网站是否等于自建网络交易平台。"),
    reason=(
        "If it hosted others it would already be a platform under 3¶3 and 13¶2 would say nothing. Against: 3¶2 "
        "names the own site beside the trading platform, and 13¶2 speaks of an own trading platform, so a plain "
        "own site may be outside; 3¶3 sees a platform as a service to others."
    ),
    certainty="low",
    reason_zh=(
        "若有他人入驻，依第三条第三款本已是平台，第十三条第二款便无所规定。反对理由：第三条第二款把自建网站与交"
        "易平台并列，第十三条第二款所称是自建交易平台，单纯的自建网站可能不在其内；第三条第三款以为他人提供服务"
        "为平台。"
    ),
)

PLATFORM_SYSTEM_TEST = Reading(
    "platform_system_test",
    id="RA25",
    default="existence",
    options={
        "existence": ("the systems must exist", "制度存在即可"),
        "existence_and_adequacy": ("they must also be adequate", "还须健全"),
    },
    provisions=("anxi:14",),
    issue=("健全: existence or adequacy?", "制度建立与健全。"),
    reason="Objective part is decidable.",
    certainty="medium",
    reason_zh="制度是否存在可以客观判定。",
)

TRANSACTION_COMPLETION_EVENT = Reading(
    "transaction_completion_event",
    id="RA27",
    default="last_step",
    options={
        "last_step": (
            "the day on which nothing more is to be delivered or paid and a requested return is settled, "
            "whichever came last",
            "交付了结、款项了结、退货办结中最后者",
        ),
        "delivery": ("the day on which nothing more is to be delivered", "交付了结之日"),
    },
    provisions=("anxi:15(2)#e", "anxi:13(4)"),
    issue=(
        "When is a transaction 'completed' (return window, instalments, cancellation)?",
        "交易完成的时点（退货期、分期、取消）。",
    ),
    reason=(
        "13(4) can undo a sale after delivery; a sale that is being unwound is not completed. Cautious. ECL art. "
        "31 uses the same words without definition; ECL art. 51 fixes the time of delivery."
    ),
    certainty="low",
    reason_zh=(
        "第十三条第四项可在交付后使买卖回复；正在回复的交易尚未完成。取谨慎一说。《电子商务法》第三十一条用语相"
        "同而无定义；该法第五十一条规定交付时间。"
    ),
)

INFORMATION_CONSENT = Reading(
    "information_consent",
    id="RA28",
    default="everyone_concerned",
    options={
        "everyone_concerned": ("everyone whose information it is must consent", "须全体相关当事人同意"),
        "any_one": ("the consent of one is enough", "一人同意即可"),
    },
    provisions=("anxi:15(5)", "anxi:15(2)#c", "anxi:15(3)#a", "anxi:16(4)", "anxi:16(2)#c", "anxi:16(3)"),
    issue=(
        "Whose consent; and does supplying a state organ or a body competent for a dispute breach confidentiality?",
        "谁的同意；向国家机关或有权处理纠纷的机构提供是否泄密。",
    ),
    reason=(
        "Protective purpose; the special duties to supply (15(2), 15(3), 16(2), 16(3)) prevail over the general ban."
    ),
    certainty="medium",
    reason_zh=(
        "出于保护目的；提供资料的特别义务（第十五条第二项、第十五条第三项、第十六条第二项、第十六条第三项）优先"
        "于一般禁止。"
    ),
)

LOST_RECORDS_LIABILITY = Reading(
    "lost_records_liability",
    id="RA29",
    default="excused_after_period",
    options={
        "excused_after_period": ("liable unless the period for keeping was over", "保存期满后灭失者免责"),
        "strict": ("liable whenever it cannot produce", "无法提供即负责"),
        "fault": ("liable only if at fault", "仅有过错时负责"),
    },
    provisions=("anxi:15(3)#b", "anxi:16(3)"),
    issue=(
        "Joint liability: strict? also after the retention period? with whom? and why not for infrastructure "
        "providers?",
        "连带责任的条件、期满后、与谁连带。",
    ),
    reason=(
        "One who lawfully deleted after the minimum period cannot be blamed; 16(3) omits the sentence, so "
        "expressio unius. Basis in law must be CPL art. 44, ECL arts 38, 62 or Civil Code 1197: joint liability "
        "needs statute or agreement (178¶3)."
    ),
    certainty="medium",
    reason_zh=(
        "最低保存期满后依法删除者不应归责；第十六条第三项未设此句，依反面解释不适用。法律依据须求之于《消费者权"
        "益保护法》第四十四条，《电子商务法》第三十八条、第六十二条，或者《民法典》第一千一百九十七条：连带责任"
        "须由法律规定或者约定（《民法典》第一百七十八条第三款）。"
    ),
)

INFRINGEMENT_KNOWLEDGE = Reading(
    "infringement_knowledge",
    id="RA30",
    default="actual",
    options={
        "actual": ("actual knowledge", "明知"),
        "actual_or_constructive": ("knows or should know", "明知或应知"),
    },
    provisions=("anxi:15(7)",),
    issue=("明知 only; national law adds 应知.", "仅以明知为限。"),
    reason="Literal text. ECL art. 45 and Civil Code art. 1197: knows or should know: show as overlay.",
    certainty="high",
    reason_zh="依文义。《电子商务法》第四十五条、《民法典》第一千一百九十七条为知道或者应当知道，另作提示。",
)

INFRASTRUCTURE_RECORD_START = Reading(
    "infrastructure_record_start",
    id="RA33",
    default="contract_ended",
    options={
        "contract_ended": ("identity records: from the end of the service contract", "身份记录自服务合同终止起算"),
        "record_created": ("identity records: from the making of the record", "身份记录自形成起算"),
    },
    provisions=("anxi:16(2)#b",),
    issue=(
        "No start date for the sixty days: what starts them for an identity record? (A log of online activity"
        " counts from the day it was made.)",
        "六十日无起算日：身份记录自何时起算？（上网日志自形成之日起算。）",
    ),
    reason=(
        "SAIC Order 49 (2010) used the same words with 'from the end or completion of the service contract' (from"
        " memory, not verified). An identity record serves as long as the contract lasts; a log does not depend "
        "on it, and Internet Information Services Measures art. 14 keeps logs sixty days without tying them to a "
        "contract."
    ),
    certainty="medium",
    reason_zh=(
        "2010年国家工商行政管理总局令第49号用语相同，并明定自服务合同终止或者履行完毕起算（凭记忆，未核实）。身"
        "份记录在合同存续期间有用；日志不取决于合同，《互联网信息服务管理办法》第十四条要求日志保存六十日，亦不"
        "与合同相联系。"
    ),
)

USAGE_LOG_PERIOD = Reading(
    "usage_log_period",
    id="RA34",
    default="included",
    options={
        "included": ("the sixty days cover logs of online activity", "六十日及于上网日志"),
        "excluded": ("identity records only", "仅限身份记录"),
    },
    provisions=("anxi:16(2)#a", "anxi:16(2)#b"),
    issue=("Do the sixty days cover online logs too?", "六十日是否及于上网日志。"),
    reason="等信息记录 is open; cautious; national six months for logs prevails anyway (HL04).",
    certainty="medium",
    reason_zh="“等信息记录”系开放用语；取谨慎一说；日志无论如何优先适用国家法的六个月（HL04）。",
)

RIVAL_HARM_ELEMENT = Reading(
    "rival_harm_element",
    id="RA35",
    default="all_acts",
    options={
        "all_acts": ("harm to reputation is needed for all five acts", "损害要件及于全部五种行为"),
        "last_two_acts": ("only for malicious comparison and price-cutting", "仅及于恶意对比与压价"),
    },
    provisions=("anxi:17(1)",),
    issue=("Does the harm element govern all five acts?", "损害要件是否及于全部行为。"),
    reason=(
        "Grammatical head closes the whole list. Theft of trade information and illegal advertising stay caught "
        "by 17(12) where no rival is harmed."
    ),
    certainty="medium",
    reason_zh="语法上该要件收束全部列举。窃取交易信息、发布违法广告而未损害竞争对手者，仍属第十七条第十二项。",
)

MARK_MISUSE_ELEMENTS = Reading(
    "mark_misuse_elements",
    id="RA36",
    default="both",
    options={
        "both": ("misleading and infringing", "误导且侵权"),
        "either": ("misleading or infringing", "误导或侵权"),
    },
    provisions=("anxi:17(2)",),
    issue=(
        "造成误导和侵犯…: cumulative? And unregistered GI marks cannot infringe a registered right.",
        "误导与侵权是否并列；未注册地理标志。",
    ),
    reason=(
        "The text joins the two with 'and'; prohibitive norms are read strictly. Against: the same word can list "
        "two separate results. A use that infringes without misleading stays caught by 17(12); under 'either' a "
        "misleading use of an unregistered geographical indication is caught too."
    ),
    certainty="low",
    reason_zh=(
        "条文以“和”相连；禁止性规定从严解释。反对理由：“和”也可列举两种独立后果。侵权而不误导者仍属第十七条第十"
        "二项；若采 either，误导性使用未注册地理标志亦在禁止之列。"
    ),
)

PLUGIN_ELEMENT = Reading(
    "plugin_element",
    id="RA37",
    default="not_required",
    options={
        "not_required": ("a malicious plug-in is one means among others", "恶意插件仅为手段之一"),
        "required": ("it is an element", "恶意插件为要件"),
    },
    provisions=("anxi:17(8)",),
    issue=("Is the malicious plug-in an element or one means?", "恶意插件是要件还是手段之一。"),
    reason=(
        "Core verb is forced publishing; e-mail and text-link ads need no plug-in. Advertising Law arts 43-44 agree."
    ),
    certainty="medium",
    reason_zh="核心行为是强行发布；电子邮件、文字链接广告无须插件。《广告法》第四十三条、第四十四条与此一致。",
)

PYRAMID_SUPPORT_KNOWLEDGE = Reading(
    "pyramid_support_knowledge",
    id="RA38",
    default="not_required",
    options={
        "not_required": ("no knowledge needed", "不以明知为要件"),
        "required": ("the supporter must know", "须明知"),
    },
    provisions=("anxi:17(10)",),
    issue=("No knowledge element for the platform or host of a pyramid scheme.", "提供平台者是否须明知。"),
    reason=(
        "Literal. Penalty Law art. 33¶2: no penalty if absence of fault is proved; Anti-Pyramid Regulations art. "
        "26 is the sanction."
    ),
    certainty="medium",
    reason_zh=(
        "依文义。《行政处罚法》第三十三条第二款：能证明没有主观过错的不予处罚；处罚依据为《禁止传销条例》第二十六条。"
    ),
)

ELECTRONIC_ORIGINAL = Reading(
    "electronic_original",
    id="RA43",
    default="not_sufficient",
    options={
        "not_sufficient": ("a tangible medium is needed", "须以有形载体固定"),
        "sufficient": ("the original electronic data is enough", "电子原件即可"),
    },
    provisions=("anxi:23¶1#a", "anxi:23¶1#b", "anxi:24"),
    issue=("Is paper fixation indispensable?", "有形载体固定是否必需。"),
    reason="应当. Nationally electronic data is evidence in itself (Penalty Law art. 46(4)).",
    certainty="high",
    reason_zh="条文用“应当”。国家法上电子数据本身即为证据（《行政处罚法》第四十六条第四项）。",
)

CLOSURE_PENALTY_STATUS = Reading(
    "closure_penalty_status",
    id="RA45",
    default="decided",
    options={
        "decided": ("the penalty must have been decided", "处罚已作出即可"),
        "final": ("it must be final", "处罚须已确定"),
    },
    provisions=("anxi:26#a",),
    issue=(
        "Must the penalty be final? Are both documents needed? Only telecom operators?",
        "处罚是否须生效；两文书是否缺一不可。",
    ),
    reason="The text says 作出行政处罚后, and joins the two documents by 及. Penalty Law art. 73: review does not stay execution.",
    certainty="medium",
    reason_zh="条文称“作出行政处罚后”，且以“及”相连。《行政处罚法》第七十三条：复议、诉讼期间不停止执行。",
)

ISSUE_DATE_RULE = Reading(
    "issue_date_rule",
    id="RA48",
    default="as_given",
    options={
        "as_given": ("the day of issue is a fact", "发文日为事实"),
        "presumed_past": ("the Measures count as issued before every day asked for", "推定早已发文"),
    },
    provisions=("anxi:30",),
    issue=("Date of issue and document number are not in the text.", "印发日期与文号缺失。"),
    reason=(
        "The text is silent on its own date. Its list in 13(4) matches the Consumer Protection Law as amended in "
        "October 2013, so it is hardly older (inference only)."
    ),
    certainty="high",
    reason_zh=(
        "文本未载自身日期。其第十三条第四项所列例外与2013年10月修正的《消费者权益保护法》相同，故不应早于此（仅"
        "为推断）。"
    ),
)

UNSOLD_INFORMATION_PERIOD = Reading(
    "unsold_information_period",
    id="RA56",
    default="from_removal",
    options={
        "from_removal": ("two years from removal", "自下架起两年"),
        "no_period": ("no period in this text", "本办法未设期限"),
    },
    provisions=("anxi:15(2)#e",),
    issue=(
        "Published information that never led to a transaction: the period runs from completion of a "
        "transaction, and there is none.",
        "未成交的发布信息无“交易完成”可供起算。",
    ),
    reason=(
        "The sentence splits into identity records and all other records, so the record is covered; removal is "
        "the nearest comparable event. Cautious choice."
    ),
    certainty="low",
    reason_zh="该句将记录分为身份记录与其他一切记录，故此类记录亦在其内；下架是最相近的事由。取谨慎一说。",
)
