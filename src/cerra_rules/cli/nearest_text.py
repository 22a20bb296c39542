"""What `decide --why-not` writes: what would have to be otherwise for another outcome."""

from __future__ import annotations

from cerra_rules.deciding.decision import Decision, Proposal
from cerra_rules.explaining.changes import Sayer
from cerra_rules.explaining.labels import quoted
from cerra_rules.language.rows import Lang

MOST = 10
_WORDS = {
    "en": {
        "title": "What would lead to {}", "is": "it is the answer", "none": "no change was found that leads there",
        "as is": "no change: it depends on what is unknown", "provided": "provided that", "more": "and {} more",
        "fixed": "Facts that nobody can change are left as they are.",
    },
    "zh": {
        "title": "怎样才会得出结论{}", "is": "即本结论", "none": "未找到可得出该结论的改变",
        "as is": "无须改变：取决于未知事实", "provided": "前提", "more": "另有 {} 种",
        "fixed": "无人能够改变的事实不在考虑之列。",
    },
}  # fmt: skip


def why_not_lines(
    decision: Decision, outcome: str, proposals: tuple[Proposal, ...], lang: Lang, *, codes: bool = False
) -> list[str]:
    """Return what would lead from a decision to an outcome, line by line; with codes, ids stand beside the words."""
    words = _WORDS[lang]
    said = {o.code: getattr(o, lang) for o in decision.question.outcomes}
    target = quoted(said[outcome].rstrip(".。")) + f" [{outcome}]" * codes
    lines = ["", words["title"].format(target)]
    if outcome == decision.outcome:
        return [*lines, f"  - {words['is']}"]
    if not proposals:
        return [*lines, f"  - {words['none']}", f"  {words['fixed']}"]
    for number, proposal in enumerate(proposals[:MOST], 1):
        lines += _proposal_lines(number, proposal, Sayer(proposal.decision, lang, codes=codes))
    more = len(proposals) - MOST
    return [*lines, f"  {words['more'].format(more)}"] if more > 0 else lines


def _proposal_lines(number: int, proposal: Proposal, say: Sayer) -> list[str]:
    words = _WORDS[say.lang]
    said = [say.change(c) for c in proposal.changes] or [words["as is"]]
    lead = f"  {number}. "
    lines = [f"{lead if i == 0 else ' ' * len(lead)}{text}" for i, text in enumerate(said)]
    if proposal.provided:
        lines.append(f"{' ' * len(lead)}{words['provided']}{'：' if say.lang == 'zh' else ':'}")
        lines += [f"{' ' * len(lead)}  - {say.condition(c)}" for c in proposal.provided]
    return lines
