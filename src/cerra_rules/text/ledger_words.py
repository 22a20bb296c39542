"""The words of the ledger in Chinese: types of provisions, whom they concern, and why some are not encoded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cerra_rules.language.rows import Lang


TYPES: Mapping[str, str] = {
    "duty": "义务", "power/competence": "职权", "prohibition": "禁止", "procedure-step": "程序", "definition": "定义",
    "scope": "范围", "eligibility-condition": "资格条件", "enforcement-power": "执法职权",
    "declaratory/policy": "宣示、政策", "termination-ground": "终止事由", "sanction/liability": "制裁、责任",
    "right": "权利", "time-limit": "期限", "final/interpretation/entry-into-force": "附则（解释、施行）",
    "exemption/exception": "例外", "evidence": "证据", "quorum/majority": "法定人数与表决",
}  # fmt: skip

BEARERS: Mapping[str, str] = {
    # charter
    "Alliance": "联盟", "member": "成员", "presidium": "主席团", "presidium meeting": "主席团会议",
    "presidium member": "主席团成员", "secretariat": "秘书处", "applicant unit": "申请单位", "chair": "主席",
    "secretary-general": "秘书长", "expert committee": "专家委员会", "expert committee member": "专家委员会成员",
    "any unit or person": "任何单位和个人", "accounting staff": "会计人员", "accountant": "会计",
    "guidance unit": "工作指导单位", "founding unit": "发起单位", "founding units; applicant units": "发起单位、申请单位",
    "新農村商網 (MOFCOM public platform)": "新农村商网（商务部公共平台）",
    "body authorised by presidium": "主席团授权的机构", "Alliance; departing member": "联盟、退出的成员",
    "Alliance (secretariat by default)": "联盟（默认由秘书处办理）", "departing member": "退出的成员",
    "Alliance; accounting staff": "联盟、会计人员", "presidium meeting; guidance unit": "主席团会议、工作指导单位",
    "Alliance; guidance unit": "联盟、工作指导单位",
    # Measures
    "platforms": "平台经营者", "sellers": "网络商品经营者", "infrastructure providers": "基础服务经营者",
    "all operators": "一切经营主体", "operators": "经营主体", "licensed operators": "持照经营主体",
    "enforcement officers": "执法人员", "AIC and departments": "工商行政管理部门及其他相关职能部门",
    "everyone": "任何人", "county government": "县人民政府", "lead group": "领导小组",
    "lead group office": "领导小组办公室", "county AIC": "县工商行政管理局", "departments": "相关职能部门",
    "county AIC; lead group": "县工商行政管理局、领导小组", "consumers": "消费者",
    "sellers using e-format terms": "使用电子格式条款的网络商品经营者",
    "natural persons who sell online": "网上经营的自然人", "natural-person sellers": "网上经营的自然人",
    "violators, interested persons": "违法行为人、利害关系人", "state functionaries": "国家工作人员",
    "licensed legal persons, other economic organisations, individual businesses that sell online":
        "网上经营的持照法人、其他经济组织、个体工商户",
    "sellers with a self-built platform": "自建平台的网络商品经营者",
    "AIC and departments; telecom operators": "工商行政管理部门及其他相关职能部门、电信运营商",
    "telecom operators": "电信运营商",
}  # fmt: skip

EXCUSES: Mapping[str, str] = {
    "General obedience to law and integrity; the charter attaches no test and no consequence.":
        "一般的守法与诚信要求；章程未设标准和后果。",
    "Statement of support by a public platform; no right or duty.": "关于公共平台支持的声明；未设权利义务。",
    "States that the posts exist; decides nothing.": "说明设有该职位；没有可判定的内容。",
    "States that departments exist; decides nothing.": "说明设有部门；没有可判定的内容。",
    "Declaration that assets are protected; the ban is in charter:31#b.":
        "关于资产受保护的宣示；禁止见第三十一条（其二）。",
    "purpose and legal basis only": "仅为目的与依据",
    "policy statement without a claimable right": "政策宣示，不生请求权",
    "general mission of authorities; nothing to decide": "机关的一般职责；没有可判定的内容",
    "encouragement of an association; nothing to decide": "对协会的鼓励；没有可判定的内容",
    "general principle; a breach is found only through a concrete rule": "一般原则；违反与否须依具体规则认定",
}  # fmt: skip


def in_words(text: str | None, lang: Lang) -> str:
    """Return a type, a bearer or an excuse of the ledger in a language; what has no Chinese stays as it is."""
    said = text or ""
    if lang == "en":
        return said
    return next((words[said] for words in (TYPES, BEARERS, EXCUSES) if said in words), said)
