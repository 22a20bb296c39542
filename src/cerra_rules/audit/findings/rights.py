"""What the text makes a right, the text does not condition elsewhere, nor leave without effect.

Both are searched for in every question that cites a provision which grants a right.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from cerra_rules.audit.answers import Charts
from cerra_rules.audit.findings.doubts import Answer, Doubt, Property, cures_of, first_case, reduced
from cerra_rules.deciding.decision import Decision
from cerra_rules.deciding.diagram import NO, Node
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rules import Tone
from cerra_rules.text.ledger import is_part

UNCONDITIONED = Property(
    "no-right-is-conditioned-elsewhere",
    "What one provision makes a right, no other provision makes wait or refuses.",
    "一项规定赋予的权利，不因其他规定而须等待或遭否定。",
)
EFFECTIVE = Property(
    "every-right-has-effect",
    "Who has a right of the text can use it: no answer finds the right and leaves it there.",
    "依本文享有权利者能够行使该权利，不会有权而无从行使。",
)


def conditioned_rights(questions: Sequence[Question[Any]], rights: Sequence[Provision]) -> Iterator[Doubt]:
    """Yield a doubt for each right that one question grants and another answers adversely, citing both provisions."""
    for right in rights:
        granted = [(q, found) for q in questions if (found := _found(q, right, {"favourable"})) is not None]
        for question in questions:
            if any(question is q for q, _ in granted):
                continue
            adverse = _codes(question, {"adverse", "open"})
            against = [found for code in adverse if (found := _case(question, right, {code})) is not None]
            others = _others(against, right)
            if not granted or not others:
                continue
            cures, tried = cures_of(question, _citing(right, adverse))
            yield Doubt(
                UNCONDITIONED,
                (
                    f"{right.cite()} is granted without a condition, and under {_list(others)} its use is answered "
                    f"with {_words(against)}.",
                    f"{right.cite('zh')}所赋权利本无条件，而依{_list(others, 'zh')}，行使时得到的结论是{_words(against, 'zh')}。",
                ),
                (right, *others),
                (*(Answer.of(found) for _, found in granted), *map(Answer.of, against)),
                cures,
                (
                    f"every case of {len(questions)} questions for those that cite {right}; {tried} other options of the "
                    f"readings of {question.id}",
                    f"{len(questions)} 个问题的全部案例，看何者引用 {right}；{question.id} 解释方案的其他选项 {tried} 个",
                ),
            )


def rights_without_effect(questions: Sequence[Question[Any]], rights: Sequence[Provision]) -> Iterator[Doubt]:
    """Yield a doubt for each right that an answer finds without granting or refusing it."""
    for right in rights:
        for question in questions:
            open_codes = _codes(question, {"open"})
            found = [case for code in open_codes if (case := _case(question, right, {code})) is not None]
            if not found or _found(question, right, {"favourable"}) is None:
                continue
            cures, tried = cures_of(question, _citing(right, open_codes))
            cited = sorted({p for case in found for p in case.citations} - {right})
            yield Doubt(
                EFFECTIVE,
                (
                    f"{right.cite()} is found, and the answer is only {_words(found)}.",
                    f"虽有{right.cite('zh')}的权利，结论仅为{_words(found, 'zh')}。",
                ),
                (right, *cited),
                tuple(map(Answer.of, found)),
                cures,
                (
                    f"every case of {question.id}; {tried} other options of its readings",
                    f"{question.id} 的全部案例；其解释方案的其他选项 {tried} 个",
                ),
            )


def _codes(question: Question[Any], tones: Collection[Tone]) -> list[str]:
    return [outcome.code for outcome in question.outcomes if outcome.tone in tones]


def _citing(right: Provision, codes: Collection[str]) -> Callable[[Charts], Node]:
    def node(charts: Charts) -> Node:
        chart = charts.original
        return charts.diagram.both(
            charts.diagram.turned(chart.outcome, lambda code: code in codes),
            chart.cited.get(right, NO),
        )

    return node


def _case(question: Question[Any], right: Provision, codes: Collection[str]) -> Decision | None:
    if right not in question.provisions:
        return None
    found, _ = first_case(question, question.choose(None), _citing(right, codes))
    return None if found is None else reduced(found)[0]


def _found(question: Question[Any], right: Provision, tones: Collection[Tone]) -> Decision | None:
    return _case(question, right, _codes(question, tones))


def _others(found: Sequence[Decision], right: Provision) -> tuple[Provision, ...]:
    """Return what is cited beside a right, of other articles than its own."""
    cited = {p for decision in found for p in decision.citations}
    return tuple(p for p in sorted(cited) if not is_part(right.locator, p.locator) and p != right)


def _list(provisions: Sequence[Provision], lang: str = "en") -> str:
    return ("、" if lang == "zh" else "; ").join(p.cite("zh" if lang == "zh" else "en") for p in provisions)


def _words(found: Sequence[Decision], lang: str = "en") -> str:
    said = [d.reached.zh if lang == "zh" else d.reached.en for d in found if d.reached]
    return "；".join(f"“{s}”" for s in said) if lang == "zh" else " / ".join(f"`{s}`" for s in said)
