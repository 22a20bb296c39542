"""`cerra-rules questions` and `show`: what is found by which words, and what is said of a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli, question_ids
from cerra_rules.errors import QuestionError
from cerra_rules.explaining.describe import _EVERYDAY, description, search


def call(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], input=stdin)


# questions and show ---------------------------------------------------------------------------------------------------


def test_questions_lists_all() -> None:
    assert [line.split()[0] for line in call("questions").stdout.splitlines()] == list(question_ids())
    assert [entry["id"] for entry in json.loads(call("questions", "--format", "json").stdout)] == list(question_ids())
    assert "主席团会议的决议是否符合章程第十六条" in call("questions", "--lang", "zh").stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("seven", {"anxi.seven_day_return"}),
        ("RETURN goods", {"anxi.seven_day_return"}),
        ("退货", {"anxi.seven_day_return"}),
        ("anxi:13(4)/3", {"anxi.seven_day_return"}),
        ("charter:16#a", {"charter.resolution"}),
        ("第十三条第四项", {"anxi.seven_day_return"}),
    ],
)
def test_questions_are_found_by(words: str, found: set[str]) -> None:
    assert found <= {question.id for question in search(words)}
    assert len(search(words)) < 5


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("close", {"anxi.website_closure", "anxi.platform_conduct"}),
        ("close website", {"anxi.website_closure"}),
        ("suspend", {"anxi.suspension"}),
        ("closure", {"anxi.website_closure", "anxi.disclosure"}),
        ("关闭", {"anxi.website_closure"}),
        ("停业", {"anxi.website_closure", "anxi.suspension"}),
        ("shutdown", {"anxi.website_closure", "anxi.suspension"}),
        ("EXPELLED", {"charter.termination"}),
        ("expulsion", {"charter.termination"}),
        ("开除", {"charter.termination"}),
        ("refund", {"anxi.transaction_completion"}),
        ("invoice", {"anxi.receipts"}),
        ("发票", {"anxi.receipts"}),
    ],
)
def test_questions_are_found_by_what_they_are_about(words: str, found: set[str]) -> None:
    said = call("questions", *words.split(), "--format", "json")
    assert {question["id"] for question in json.loads(said.stdout)} == found


def test_every_everyday_word_finds_something() -> None:
    for word in _EVERYDAY:
        assert 0 < len(search(word)) < 5, word


def test_a_locator_finds_its_provision_and_not_its_namesakes() -> None:
    found = search("anxi:3")
    assert "anxi:30" in {str(p) for q in search() for p in q.provisions}
    assert all(any(str(p).startswith(("anxi:3(", "anxi:3¶", "anxi:3#")) for p in q.provisions) for q in found)


def test_a_search_for_nothing_says_so() -> None:
    result = call("questions", "submarine")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "no question matches `submarine`\nhint: `cerra-rules questions` lists them\n"
    with pytest.raises(QuestionError):
        search("submarine")


def test_show_describes_every_question(subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            (question,) = (q for q in search() if q.id == id)
            for lang in ("en", "zh"):
                text = description(question, "en" if lang == "en" else "zh", codes=True)
                for name in (*question.facts.specs, *question.readings, *(o.code for o in question.outcomes)):
                    assert f"- {name}" in text
                assert "Term(" not in text
                assert "=(" not in text
            data = json.loads(call("show", id, "--format", "json").stdout)
            assert [fact["name"] for fact in data["facts"]] == list(question.facts.specs)


def test_show_is_text() -> None:
    said = call("show", "anxi.seven_day_return").stdout.splitlines()
    assert said[0] == "Must the seller take these goods back within the seven days?"
    assert "  - the goods are fresh or perish quickly (yes or no; a person must find it)" in said
    assert "  - One of the five exemptions applies (adverse to the consumer)" in said
    rule = said.index(
        "  - Day before receipt (Anxi Measures, art. 13, item 4) → “Not received, or not yet on the day asked for: the seven days have not begun”"
    )
    assert said[rule + 1] == (
        "    if: the consumer has not asked for the return and the day for which the question is asked < day of receipt"
    )
    shown = call("show", "anxi.seven_day_return", "--codes").stdout.splitlines()
    assert shown[rule + 2] == said[rule + 1]
    assert (
        "  - is_fresh_or_perishable (true or false; a person must find it): the goods are fresh or perish quickly"
        in shown
    )
    assert "  - exempt (adverse to the consumer): One of the five exemptions applies." in shown
    assert "  - anxi:13(4)/3: Anxi Measures, art. 13, item 4(3)" in shown
    assert "    - no_roll: it does not move" in shown
    assert call("show", "anxi.seven_day").exit_code == 2
