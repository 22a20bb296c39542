"""`cerra-rules replay`: a receipt, reached again."""

from __future__ import annotations

from typing import Annotated

import typer

from cerra_rules.cases.documents import parse, place_of, read_text
from cerra_rules.cases.named import finder
from cerra_rules.cases.receipts import receipt_text, replay
from cerra_rules.cli.app import FormatOption, LangOption, RulesOption, print_json, say
from cerra_rules.outside.printing import printable

_WORDS = {
    "en": {
        "same": "reproduced byte for byte", "data": "reproduced; the file is laid out otherwise than receipts are written",
        "differs": "not reproduced",
    },
    "zh": {"same": "已逐字节复现", "data": "已复现；文件的排版与回执的写法不同", "differs": "未能复现"},
}  # fmt: skip


def replay_command(
    receipt: Annotated[
        str,
        typer.Argument(metavar="RECEIPT", help="A file that --receipt wrote; - is standard input."),
    ],
    rules: RulesOption = None,
    lang: LangOption = "en",
    format: FormatOption = "text",
) -> None:
    """Reach the answer of a receipt again, and say what differs: facts, readings, calendar, rule book or version.

    Exit code: 0 reproduced; 1 something differs; 2 it is no receipt, its question is unknown, or wrong usage.
    """
    place, text = place_of(receipt), read_text(receipt)
    (data,) = parse(text, place, ".json")
    found = replay(data, place, finder(rules or []))
    if format == "json":
        print_json({
            "same": found.is_same,
            "differences": [{"part": d.part, "en": d.en, "zh": d.zh} for d in found.differences],
            "answer": found.decision.to_dict() if found.decision is not None else None,
        })  # fmt: skip
    else:
        words = _WORDS[lang]
        is_exact = found.decision is not None and receipt_text(found.decision) == text
        said = words["differs"] if found.differences else words["same" if is_exact else "data"]
        outcome = f": {found.decision.outcome}" if found.decision is not None else ""
        say(f"{printable(place)}: {found.question.id}{outcome}: {said}")
        for difference in found.differences:
            say(f"  - {difference.said(lang)}")
    raise typer.Exit(0 if found.is_same else 1)
