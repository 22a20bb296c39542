"""Articles 4, 5, 8 and others: which body the Measures name for which act."""

from enum import StrEnum
from typing import NamedTuple

from cerra_rules.anxi.higher_law import HL01, HL18, HL20, HL28
from cerra_rules.anxi.instrument import ANXI
from cerra_rules.facts import Fact, Facts, fact
from cerra_rules.provisions import Provision
from cerra_rules.rules import Limb, Outcome, Question, Rule, Tone, Value

LEAD_GROUP = ANXI.article(4)
MONITORING = ANXI.article(5)
CREDIT = ANXI.article(8)
SUPERVISION = ANXI.article(18)


class Organ(StrEnum):
    """A body that the Measures charge with something; the AICs of the text are market regulation bureaus today."""

    COUNTY_AIC = "county_aic"  # 县工商行政管理局, today 县市场监督管理局
    LEAD_GROUP = "lead_group"  # 县电子商务工作领导小组
    LEAD_GROUP_OFFICE = "lead_group_office"  # 领导小组办公室, seated at the county AIC
    DEPARTMENTS = "departments"  # 相关职能部门
    AIC_AND_DEPARTMENTS = "aic_and_departments"  # 工商部门及其他职能部门
    COUNTY_OR_HIGHER_DEPARTMENTS = "county_or_higher_departments"  # 县级以上工商及其他职能部门
    TELECOM_OPERATOR = "telecom_operator"  # 电信运营商
    OWN_UNIT_OR_SUPERIOR = "own_unit_or_superior"  # 所在单位或上级机关


class Act(StrEnum):
    """An act to be done under the Measures; `other` stands for every act that they allocate to nobody."""

    PROMOTE_AND_REGULATE = "promote_and_regulate"
    DAILY_WORK = "daily_work"
    LEAD_CULTIVATION = "lead_cultivation"
    LEAD_SUPERVISION = "lead_supervision"
    ORGANISE_IMPLEMENTATION = "organise_implementation"
    COOPERATE_WITHIN_REMIT = "cooperate_within_remit"
    BUILD_AND_RUN_MONITORING_CENTRE = "build_and_run_monitoring_centre"
    MONITOR_IN_REAL_TIME = "monitor_in_real_time"
    EXTRACT_ELECTRONIC_EVIDENCE = "extract_electronic_evidence"
    RECORD_OPERATOR_DATA = "record_operator_data"
    HANDLE_COMPLAINTS_ONLINE = "handle_complaints_online"
    COMPILE_MONITORING_REPORTS = "compile_monitoring_reports"
    BUILD_CREDIT_SYSTEM = "build_credit_system"
    OPEN_CREDIT_FILE = "open_credit_file"
    ACCEPT_FILING = "accept_filing"
    RECEIVE_INCIDENT_REPORT = "receive_incident_report"
    SUPERVISE_AND_INVESTIGATE = "supervise_and_investigate"
    ISSUE_SUSPENSION_NOTICE = "issue_suspension_notice"
    SEND_CLOSURE_DOCUMENTS = "send_closure_documents"
    CLOSE_WEBSITE = "close_website"
    IMPOSE_PENALTY = "impose_penalty"
    SANCTION_OFFICIAL = "sanction_official"
    INTERPRET_MEASURES = "interpret_measures"
    OTHER = "other"


class Authority(Facts):
    """One act that somebody is to do under the Measures."""

    act: Fact[Act] = fact("the act to be done", zh="拟实施的行为", changeable=False)


class Competence(NamedTuple):
    """One row of the table: who does an act, by which provision."""

    organ: Organ
    provision: Provision
    needs_statutory_department: bool = False
    """The text names a policy body; towards operators the act needs a department with statutory power."""


COMPETENCES = {
    Act.PROMOTE_AND_REGULATE: Competence(Organ.LEAD_GROUP, LEAD_GROUP.norm("a")),
    Act.DAILY_WORK: Competence(Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("b")),
    Act.LEAD_CULTIVATION: Competence(Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("c")),
    Act.LEAD_SUPERVISION: Competence(Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("c")),
    Act.ORGANISE_IMPLEMENTATION: Competence(Organ.LEAD_GROUP_OFFICE, LEAD_GROUP.norm("c")),
    Act.COOPERATE_WITHIN_REMIT: Competence(Organ.DEPARTMENTS, LEAD_GROUP.norm("d")),
    Act.BUILD_AND_RUN_MONITORING_CENTRE: Competence(Organ.COUNTY_AIC, MONITORING.norm("a")),
    # Monitoring and taking evidence touch operators; a lead group is no organ with powers of its own.
    Act.MONITOR_IN_REAL_TIME: Competence(Organ.LEAD_GROUP, MONITORING.norm("b"), needs_statutory_department=True),
    Act.EXTRACT_ELECTRONIC_EVIDENCE: Competence(
        Organ.LEAD_GROUP, MONITORING.norm("b"), needs_statutory_department=True
    ),
    Act.RECORD_OPERATOR_DATA: Competence(Organ.LEAD_GROUP, MONITORING.norm("c")),
    Act.HANDLE_COMPLAINTS_ONLINE: Competence(Organ.LEAD_GROUP, MONITORING.norm("d")),
    Act.COMPILE_MONITORING_REPORTS: Competence(Organ.LEAD_GROUP, MONITORING.norm("e")),
    Act.BUILD_CREDIT_SYSTEM: Competence(Organ.AIC_AND_DEPARTMENTS, CREDIT.norm("a")),
    Act.OPEN_CREDIT_FILE: Competence(Organ.AIC_AND_DEPARTMENTS, CREDIT.norm("b")),
    Act.ACCEPT_FILING: Competence(Organ.COUNTY_AIC, ANXI.article(11).paragraph(2).norm("a")),
    Act.RECEIVE_INCIDENT_REPORT: Competence(Organ.LEAD_GROUP_OFFICE, ANXI.article(13).item(2).norm("b")),
    Act.SUPERVISE_AND_INVESTIGATE: Competence(Organ.AIC_AND_DEPARTMENTS, SUPERVISION),
    Act.ISSUE_SUSPENSION_NOTICE: Competence(Organ.AIC_AND_DEPARTMENTS, ANXI.article(25)),
    Act.SEND_CLOSURE_DOCUMENTS: Competence(Organ.AIC_AND_DEPARTMENTS, ANXI.article(26).norm("a")),
    Act.CLOSE_WEBSITE: Competence(Organ.TELECOM_OPERATOR, ANXI.article(26).norm("b")),
    Act.IMPOSE_PENALTY: Competence(Organ.COUNTY_OR_HIGHER_DEPARTMENTS, ANXI.article(27).norm("a")),
    Act.SANCTION_OFFICIAL: Competence(Organ.OWN_UNIT_OR_SUPERIOR, ANXI.article(28).norm("a")),
    Act.INTERPRET_MEASURES: Competence(Organ.COUNTY_AIC, ANXI.article(29)),
}

COMPETENT_ORGAN = Outcome(
    "competent_organ", Tone.FAVOURABLE, en="The text names a competent body.", zh="本文规定了负责机关。"
)  # fmt: skip
NOT_ALLOCATED = Outcome(
    "not_allocated", Tone.ADVERSE, cites=(LEAD_GROUP.norm("d"), SUPERVISION),
    en="The text allocates this act to nobody.", zh="本文未作规定。",
)  # fmt: skip

authorities = Question(
    "anxi.authorities",
    asks=("Which body is competent for this act?", "该行为由何机关负责？"),
    facts=Authority,
    outcomes=(COMPETENT_ORGAN, NOT_ALLOCATED),
    rules=(
        Rule(
            "body-charged-with-the-act",
            COMPETENT_ORGAN,
            cites=tuple(Limb(row.provision, when=Authority.act.is_(act)) for act, row in COMPETENCES.items()),
            when=Authority.act.is_one_of(*COMPETENCES),
        ),
    ),
    values=(
        Value("organ", Authority.act.by({act: row.organ for act, row in COMPETENCES.items()})),
        Value(
            "needs_statutory_department",
            Authority.act.is_one_of(*(act for act, row in COMPETENCES.items() if row.needs_statutory_department)),
            only=(COMPETENT_ORGAN,),
        ),
    ),
    higher_law=(HL18, HL20, HL28),
    adverse_law=(HL01,),
    remarks=(
        "'other' stands for every act that the table does not contain.",
        "needs_statutory_department: the text names a policy body; towards operators the act needs a department with "
        "statutory power.",
        "The county AIC is today the county market regulation bureau; the office of the lead group is now to be sought "
        "there too (not verified).",
    ),
)
