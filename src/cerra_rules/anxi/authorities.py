"""Articles 4, 5, 8 and others: which body the Measures name for which act.

The AICs of the text are market regulation bureaus today. An act that the text gives to nobody may be somebody's under other law.
"""

from cerra_rules.anxi.instrument import ANXI
from cerra_rules.language import OTHERWISE, Fact, Facts, Limb, Named, Question, Rule, Value, adverse, favourable, fixed

LEAD_GROUP = ANXI.article(4)
MONITORING = ANXI.article(5)
CREDIT = ANXI.article(8)
SUPERVISION = ANXI.article(18)


class Organ(Named):
    """A body that the Measures charge with something."""

    COUNTY_AIC = "county_aic", "县工商行政管理局"
    LEAD_GROUP = "lead_group", "县电子商务工作领导小组"
    LEAD_GROUP_OFFICE = "lead_group_office", "领导小组办公室（设于县工商局）"
    DEPARTMENTS = "departments", "相关职能部门"
    AIC_AND_DEPARTMENTS = "aic_and_departments", "工商部门及其他职能部门"
    COUNTY_OR_HIGHER_DEPARTMENTS = "county_or_higher_departments", "县级以上工商及其他职能部门"
    TELECOM_OPERATOR = "telecom_operator", "电信运营商"
    OWN_UNIT_OR_SUPERIOR = "own_unit_or_superior", "所在单位或上级机关"


class Act(Named):
    """An act to be done under the Measures; `other` stands for every act that they allocate to nobody."""

    PROMOTE_AND_REGULATE = "promote_and_regulate", "促进和规范电子商务发展"
    DAILY_WORK = "daily_work", "承担日常工作"
    LEAD_CULTIVATION = "lead_cultivation", "牵头主体培育"
    LEAD_SUPERVISION = "lead_supervision", "牵头监督管理"
    ORGANISE_IMPLEMENTATION = "organise_implementation", "组织实施本办法"
    COOPERATE_WITHIN_REMIT = "cooperate_within_remit", "按照职责分工配合"
    BUILD_AND_RUN_MONITORING_CENTRE = "build_and_run_monitoring_centre", "建设、维护、运营监测中心"
    MONITOR_IN_REAL_TIME = "monitor_in_real_time", "实时动态监控"
    EXTRACT_ELECTRONIC_EVIDENCE = "extract_electronic_evidence", "固定痕迹、提取电子证据"
    RECORD_OPERATOR_DATA = "record_operator_data", "主体、巡查、信用等数据备案登记"
    HANDLE_COMPLAINTS_ONLINE = "handle_complaints_online", "网上受理投诉、举报、咨询"
    COMPILE_MONITORING_REPORTS = "compile_monitoring_reports", "汇总形成分析报告、监测报告"
    BUILD_CREDIT_SYSTEM = "build_credit_system", "建设企业信用体系"
    OPEN_CREDIT_FILE = "open_credit_file", "建立信用档案"
    ACCEPT_FILING = "accept_filing", "受理电子商务主体备案"
    RECEIVE_INCIDENT_REPORT = "receive_incident_report", "接受质量安全事故报告"
    SUPERVISE_AND_INVESTIGATE = "supervise_and_investigate", "监督检查、依法查处"
    ISSUE_SUSPENSION_NOTICE = "issue_suspension_notice", "下达暂停提供服务通知书"
    SEND_CLOSURE_DOCUMENTS = "send_closure_documents", "送交处罚决定书与行政建议书"
    CLOSE_WEBSITE = "close_website", "实施关闭网站"
    IMPOSE_PENALTY = "impose_penalty", "实施行政处罚"
    SANCTION_OFFICIAL = "sanction_official", "给予行政处分"
    INTERPRET_MEASURES = "interpret_measures", "解释本办法"
    OTHER = "other", "其他行为"


class Authority(Facts):
    """One act that somebody is to do under the Measures."""

    act: Fact[Act] = fixed("the act to be done", "拟实施的行为")


COMPETENCES = {
    Act.PROMOTE_AND_REGULATE: (Organ.LEAD_GROUP, LEAD_GROUP.norm("a")),
    Act.DAILY_WORK: (Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("b")),
    Act.LEAD_CULTIVATION: (Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("c")),
    Act.LEAD_SUPERVISION: (Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("c")),
    Act.ORGANISE_IMPLEMENTATION: (Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("c")),
    Act.COOPERATE_WITHIN_REMIT: (Organ.DEPARTMENTS, LEAD_GROUP.norm("d")),
    Act.BUILD_AND_RUN_MONITORING_CENTRE: (Organ.COUNTY_AIC, MONITORING.norm("a")),
    Act.MONITOR_IN_REAL_TIME: (Organ.LEAD_GROUP, MONITORING.norm("b")),
    Act.EXTRACT_ELECTRONIC_EVIDENCE: (Organ.LEAD_GROUP, MONITORING.norm("b")),
    Act.RECORD_OPERATOR_DATA: (Organ.LEAD_GROUP, MONITORING.norm("c")),
    Act.HANDLE_COMPLAINTS_ONLINE: (Organ.LEAD_GROUP, MONITORING.norm("d")),
    Act.COMPILE_MONITORING_REPORTS: (Organ.LEAD_GROUP, MONITORING.norm("e")),
    Act.BUILD_CREDIT_SYSTEM: (Organ.AIC_AND_DEPARTMENTS, CREDIT.norm("a")),
    Act.OPEN_CREDIT_FILE: (Organ.AIC_AND_DEPARTMENTS, CREDIT.norm("b")),
    Act.ACCEPT_FILING: (Organ.COUNTY_AIC, ANXI.article(11).paragraph(2).norm("a")),
    Act.RECEIVE_INCIDENT_REPORT: (Organ.LEAD_GROUP_OFFICE, ANXI.article(13).item(2).norm("b")),
    Act.SUPERVISE_AND_INVESTIGATE: (Organ.AIC_AND_DEPARTMENTS, SUPERVISION),
    Act.ISSUE_SUSPENSION_NOTICE: (Organ.AIC_AND_DEPARTMENTS, ANXI.article(25)),
    Act.SEND_CLOSURE_DOCUMENTS: (Organ.AIC_AND_DEPARTMENTS, ANXI.article(26).norm("a")),
    Act.CLOSE_WEBSITE: (Organ.TELECOM_OPERATOR, ANXI.article(26).norm("b")),
    Act.IMPOSE_PENALTY: (Organ.COUNTY_OR_HIGHER_DEPARTMENTS, ANXI.article(27).norm("a")),
    Act.SANCTION_OFFICIAL: (Organ.OWN_UNIT_OR_SUPERIOR, ANXI.article(28).norm("a")),
    Act.INTERPRET_MEASURES: (Organ.COUNTY_AIC, ANXI.article(29)),
}
competent_organ = Authority.act.by({act: organ for act, (organ, _) in COMPETENCES.items()})
NAMED_WHERE = tuple(Limb(provision, when=Authority.act.is_(act)) for act, (_, provision) in COMPETENCES.items())
# Monitoring and taking evidence touch operators, and a lead group is no organ with powers of its own.
needs_statutory_department = Authority.act.is_one_of(Act.MONITOR_IN_REAL_TIME, Act.EXTRACT_ELECTRONIC_EVIDENCE)

COMPETENT_ORGAN = favourable("competent_organ", "The text names a competent body.", "本办法规定了负责机关。")
NOT_ALLOCATED = adverse("not_allocated", "The text allocates this act to nobody.", "本办法未规定由何机关负责。", (LEAD_GROUP.norm("d"), SUPERVISION))

authorities = Question(
    "anxi.authorities",
    asks=("Which body is competent for this act?", "该行为由哪一机关负责？"),
    concerns=("whoever looks for the competent body", "查询主管机关的人"),
    facts=Authority,
    answers={
        COMPETENT_ORGAN: (
            Rule("body-charged-with-the-act", NAMED_WHERE, Authority.act.is_one_of(*COMPETENCES), title=("Body charged with the act", "负责该行为的机关")),
        ),
        NOT_ALLOCATED: OTHERWISE,
    },
    values=(
        Value("organ", "competent body", "有权机构", competent_organ),
        Value(
            "needs_statutory_department",
            "the act needs a department with statutory power",
            "须由具有法定职权的部门实施",
            needs_statutory_department,
            only=(COMPETENT_ORGAN,),
        ),
    ),
    higher_law=("HL18", "HL20", "HL28"),
    adverse_law=("HL01",),
)
