"""What `check` writes of worked cases: a line for each, and one at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from cerra_rules.cases.check import Mismatch, Report, Result, Status
from cerra_rules.cases.documents import place_of
from cerra_rules.deciding.decision import UNDETERMINED, Decision
from cerra_rules.explaining.answering import called
from cerra_rules.explaining.citing import cite
from cerra_rules.explaining.labels import quoted
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable

_DECIDED = (Status.AS_EXPECTED, Status.DECIDED, Status.UNEXPECTED, Status.ADVERSE, Status.UNDETERMINED)
_NUMBER = re.compile(r": (case|row) (\d+)(?: \((.*)\))?")
_WORDS = {
    "en": {
        Status.AS_EXPECTED: "as expected", Status.DECIDED: "decided", Status.UNEXPECTED: "unexpected",
        Status.ADVERSE: "adverse", Status.UNDETERMINED: "undetermined", Status.ERROR: "error",
        Status.NO_CASE: "no case", "checked": "{} checked: ", ",": ", ", "needs": "needs: ", "none": "none",
        "mismatch": "{}: expected {}, got {}", "case": "case {}", "row": "row {}", "name": " ({})",
        "caution": "caution: {}", "[": "  [", "]": "]", ";": "; ", "contradiction": "the facts contradict each other", "true": "yes", "false": "no", "null": "unknown",
        "=outcome": "outcome", "=cites": "provisions", "=needs": "what it needs", "=cautions": "cautions", "=error": "error",
    },
    "zh": {
        Status.AS_EXPECTED: "符合预期", Status.DECIDED: "已有结论", Status.UNEXPECTED: "不符预期",
        Status.ADVERSE: "结论不利", Status.UNDETERMINED: "未能确定", Status.ERROR: "错误",
        Status.NO_CASE: "没有案例", "checked": "已检查 {} 例：", ",": "、", "needs": "尚待查明：", "none": "无",
        "mismatch": "{}：应为{}，实为{}", "case": "第 {} 例", "row": "第 {} 条记录", "name": "（{}）",
        "caution": "注意：{}", "[": "（", "]": "）", ";": "；", "contradiction": "事实相互矛盾", "true": "是", "false": "否", "null": "未知",
        "=outcome": "结论", "=cites": "条文", "=needs": "尚待查明事项", "=cautions": "注意事项", "=error": "错误",
    },
}  # fmt: skip


def case_lines(
    result: Result, decision: Decision, lang: Lang, *, codes: bool = False, says_cautions: bool = True
) -> tuple[str, str]:
    """Return the mark of a case, and what stands after it.

    That is the rest of its line, and under it what is otherwise than expected or still missing: in words, or in the `codes` of cases.
    """
    words = _WORDS[lang]
    mark = words[result.status]
    gap = " " * (2 + max(len(words[status]) for status in _DECIDED) - len(mark))
    if codes:
        concluded = f"{decision.question.id}: {decision.outcome}"
        cited = ", ".join(map(str, decision.citations))
    else:
        concluded = meaning_of(decision, decision.outcome, lang)
        cited = cite(decision.citations, lang)
    answer = f"{place_said(result, lang)}  {concluded}" + (f"{words['[']}{cited}{words[']']}" if cited else "")
    expected = result.case.expect.cautions if result.case and result.case.expect else None
    warned = not says_cautions or (result.status is Status.AS_EXPECTED and expected is not None)
    cautions = (
        [] if warned else [words["caution"].format(f"{n.id}: " * codes + getattr(n, lang)) for n in decision.cautions]
    )
    details = [mismatch_said(m, decision, lang, codes=codes) for m in result.mismatches]
    if decision.needs and result.status is not Status.AS_EXPECTED:
        named = words[","].join(decision.needs) if codes else called(decision, decision.needs).said(lang)
        details.append(words["needs"] + named)
    if details and result.case and result.case.why:
        details.append(result.case.why)
    lines = [*cautions, *details]
    return mark, "\n".join([gap + printable(answer), *(f"    {printable(line)}" for line in lines)])


def mismatch_said(mismatch: Mismatch, decision: Decision, lang: Lang, *, codes: bool = False) -> str:
    """Return what is otherwise than expected, in words or in the `codes` of cases."""
    words, question = _WORDS[lang], decision.question
    if codes:
        return words["mismatch"].format(mismatch.what, _plain(mismatch.expected, words), _plain(mismatch.got, words))
    cited = {str(p): p.cite(lang) for p in question.provisions}

    def one(value: Any) -> str:
        match mismatch.what:
            case "outcome":
                return quoted(meaning_of(decision, value, lang))
            case "needs":
                return called(decision, [value]).said(lang)
            case "cautions":
                return question.instrument.higher_law[value].title(lang)
            case "error":
                return words["contradiction" if value else "none"]
            case _:
                return (
                    cited.get(value, value)
                    if isinstance(value, str)
                    else words[json.dumps(value)]
                    if value in (True, False, None)
                    else str(value)
                )

    def said(value: Any) -> str:
        return (words[";"].join(map(one, value)) or words["none"]) if isinstance(value, list) else one(value)

    values = {v.name: v.en if lang == "en" else v.zh or v.en for v in question.values}
    name = words[f"={mismatch.what}"] if f"={mismatch.what}" in words else values[mismatch.what]
    return words["mismatch"].format(name, said(mismatch.expected), said(mismatch.got))


def meaning_of(decision: Decision, outcome: str, lang: Lang) -> str:
    """Return what an outcome of the question of a decision means, without a full stop."""
    if outcome == UNDETERMINED:
        return _WORDS[lang][Status.UNDETERMINED]
    (meant,) = (o.en if lang == "en" else o.zh for o in decision.question.outcomes if o.code == outcome)
    return meant.rstrip(".。")


def _plain(value: Any, words: Mapping[str | Status, str]) -> str:
    if isinstance(value, list):
        return words[","].join(map(str, value)) or words["none"]
    return value if isinstance(value, str) else json.dumps(value)


def place_said(result: Result, lang: Lang) -> str:
    """Return where a case stands, with its number in words of the language."""
    name = place_of(result.file.name) if result.file else ""
    head, rest = result.place[: len(name)], result.place[len(name) :]
    found = _NUMBER.match(rest) if head == name else None
    if not found:
        return result.shown(result.place)
    words = _WORDS[lang]
    named = words["name"].format(found[3]) if found[3] else ""
    return result.shown(f"{head}: {words[found[1]].format(found[2])}{named}{rest[found.end() :]}")


def last_line(report: Report, lang: Lang) -> str:
    """Return how many cases were checked and what became of them."""
    words = _WORDS[lang]
    counted = words[","].join(f"{n} {words[status]}" for status, n in report.counts.items())
    checked = sum(n for status, n in report.counts.items() if status not in {Status.ERROR, Status.NO_CASE})
    return words["checked"].format(checked) + counted
