"""How a question is decided, as a Mermaid flowchart: its outcomes in order of precedence, and what leads to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cerra_rules.explaining.rewriting import settled
from cerra_rules.language import Question, Rule, Term
from cerra_rules.language.terms import FAILS
from reference_pages.prose import Prose

MANY = 12
"""More rules than this for one outcome are counted, not listed."""
_FEW = 4
_WIDTH = 80
_COLOURS = {
    "favourable": "fill:#d9f2e3,stroke:#1f7a4d,color:#0b3d24",
    "adverse": "fill:#fbdcdc,stroke:#b02a2a,color:#5c0f0f",
    "open": "fill:#e6ecf5,stroke:#4a6491,color:#1c2b45",
}


def flowchart(question: Question[Any], names: Mapping[Term[Any], str]) -> str:
    """Return the flowchart under the default readings; `names` are what settled terms are called."""
    return "\n".join(_lines(question, Prose("en", names)))


def _lines(question: Question[Any], prose: Prose) -> Iterator[str]:
    yield "flowchart TD"
    yield f'  facts(["{"<br/>".join(map(_escaped, question.asks))}"]) --> d1'
    *earlier, last = question.outcomes
    for number, outcome in enumerate(earlier, 1):
        rules = [rule for rule in question.rules if rule.outcome is outcome]
        conditions = [settled(rule.when, question.choose(None)) for rule in rules]
        label = "<br/>or ".join(_escaped(line) for line in _labels(rules, conditions, prose))
        otherwise = f"d{number + 1}" if number < len(earlier) else f"o{number + 1}"
        yield f'  d{number}{{{{"{label}"}}}}'
        yield f"  d{number} {'-. yes 是 .->' if set(conditions) == {FAILS} else '-- yes 是 -->'} o{number}"
        yield f"  d{number} -- no 否 --> {otherwise}"
        yield f"  o{number}[{_quoted(outcome.code)}]:::{outcome.tone}"
    yield f"  o{len(question.outcomes)}[{_quoted(last.code)}]:::{last.tone}"
    for tone in dict.fromkeys(outcome.tone for outcome in question.outcomes):
        yield f"  classDef {tone} {_COLOURS[tone]}"


def _labels(rules: list[Rule], conditions: list[Any], prose: Prose) -> list[str]:
    if len(rules) > MANY:
        return [f"any of {len(rules)} rules"]
    labels = []
    for rule, condition in zip(rules, conditions, strict=True):
        lines = ["not under the default readings"] if condition == FAILS else []
        if condition != FAILS and len(rules) <= _FEW:
            said = (prose.line(condition, named=False), prose.line(condition))
            spelled_out = Prose("en").line(condition)
            lines = [line for line in (spelled_out, *said) if len(line) <= _WIDTH][:1]
        labels.append(": ".join([rule.id, *lines]))
    return labels


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    for char, code in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("&", "#amp;")):
        text = text.replace(char, code)
    return text
