"""Every worked case in words, short and full, in both languages; and 53 of them as a person reads them."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

import pytest

from cerra_rules import Answer, CerraError, anxi, charter
from cerra_rules.cases.reading import read_cases
from cerra_rules.front import decide
from machine_words import machine_words

SNAPSHOT = Path(__file__).parent / "snapshots" / "answers.txt"
WRITE = "CERRA_SNAPSHOT"
"""With it in the environment the snapshot is written anew."""
FILES = [file for book in (charter, anxi) for file in sorted(Path(str(book.__file__)).parent.glob("cases/*.yaml"))]


@cache
def answers(file: Path) -> dict[str, Answer]:
    found = {}
    for case in read_cases(file):
        try:
            decision = decide(case.question, case.facts, readings=case.readings, calendar=case.calendar)
        except CerraError:
            continue  # it is expected to be refused
        found[case.id] = decision.answer()
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_texts_are_for_people(file: Path) -> None:
    assert answers(file)
    for id, answer in answers(file).items():
        for detail in ("short", "full"):
            english, chinese = answer.text("en", detail=detail), answer.text("zh", detail=detail)
            assert machine_words(english, "en") + machine_words(chinese, "zh") == [], (id, detail)
            assert re.findall(r"\(\)|（）|。。|：。|[^.]\.\.[^.]|: \.", english + chinese) == [], (id, detail)
        for lang in ("en", "zh"):
            lines = answer.text(lang).splitlines()
            assert len(lines) <= 5, id
            assert answer.outcome.meaning.said(lang) in lines[0], id
            assert lines[1].endswith(answer.decisive.said(lang)), id
            assert len(answer.decisive.said(lang)) > 3, id


def test_a_person_can_read_one_answer_of_each_question() -> None:
    """Read the difference before writing it anew, with CERRA_SNAPSHOT=1."""
    parts = []
    for file in FILES:
        id, answer = next(iter(answers(file).items()))
        parts += [f"## {answer.question.id}, {id}", "", answer.text("en"), "", answer.text("zh"), ""]
        if file.stem in {"resolution", "seven_day_return", "record_retention", "suspension"}:
            parts += [answer.text("en", detail="full"), "", answer.text("zh", detail="full"), ""]
    text = "\n".join(parts)
    if WRITE in os.environ:
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text("utf-8")
