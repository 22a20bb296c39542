"""The words of the printed report, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from cerra_rules.cases.check import Status
from cerra_rules.language.rows import Lang

WORDS: Mapping[Lang, Mapping[str, str]] = {
    "en": {
        "title": "Report on {} cases", "skip": "To the cases", "summary": "Summary", "cases": "Other cases",
        "problems": "Open problems", "answered for": "Excepted, or known before", "standing": "Stands as", "reason": "Reason",
        "excepted": "excepted", "known": "known before", "deadlines": "Deadlines", "provisions": "Provisions", "notes": "Higher law", "chart": "Cases by question",
        "chart said": "Bars of the number of cases of each question, by what became of them; the table below has the numbers.",
        "question": "Question", "outcome": "Outcome", "tone": "Tone",
        "count": "Cases", "status": "What became of it",
        "by outcome": "By outcome", "by provision": "By provision", "provision": "Provision", "cited": "Cited in",
        "of them adverse": "of them adverse", "day": "Day", "what": "What", "case": "Case", "rest": "and {} more",
        "line said": "A line from {} to {} with a mark for each day on which something ends or falls due; the table below lists them.",
        "error": "Not decided", "hint": "hint", "none": "none",
        "needs": "needs", "version": "cerra_rules {}", "disclaimer": "Legal information, not legal advice.",
        "undetermined": "undetermined", "why": "Remark", "caution": "Caution in {} cases", ",": ", ", ":": ": ",
        "marks": "Shown in the bars", "no cases": "No cases.",
        Status.AS_EXPECTED: "as expected", Status.DECIDED: "decided", Status.UNEXPECTED: "unexpected",
        Status.ADVERSE: "adverse", Status.UNDETERMINED: "undetermined", Status.ERROR: "error", Status.NO_CASE: "no case",
    },
    "zh": {
        "title": "{} 个案例的报告", "skip": "跳至案例", "summary": "概览", "cases": "其他案例",
        "problems": "待处理的问题", "answered for": "例外与基线已有的问题", "standing": "处理情况", "reason": "理由",
        "excepted": "例外", "known": "基线已有", "deadlines": "期限", "provisions": "条文", "notes": "上位法提示", "chart": "各问题的案例数",
        "chart said": "各问题案例数的条形图，按处理结果分段；数字见下表。",
        "question": "问题", "outcome": "结论", "tone": "倾向",
        "count": "案例数", "status": "处理结果",
        "by outcome": "按结论", "by provision": "按条文", "provision": "条文", "cited": "引用案例数",
        "of them adverse": "其中不利", "day": "日期", "what": "事项", "case": "案例", "rest": "另有 {} 项",
        "line said": "自 {} 至 {} 的时间轴，每个标记为一个期满或到期之日；下表逐一列出。",
        "error": "未能裁断", "hint": "提示", "none": "无",
        "needs": "尚待查明", "version": "cerra_rules {}", "disclaimer": "仅供法律信息参考，不构成法律意见。",
        "undetermined": "未能确定", "why": "备注", "caution": "注意（{} 例）", ",": "、", ":": "：",
        "marks": "图例", "no cases": "没有案例。",
        Status.AS_EXPECTED: "符合预期", Status.DECIDED: "已有结论", Status.UNEXPECTED: "不符预期",
        Status.ADVERSE: "结论不利", Status.UNDETERMINED: "未能确定", Status.ERROR: "错误", Status.NO_CASE: "没有案例",
    },
}  # fmt: skip
