"""The path is the identity: one name for a question's module, its cases, its page; ids that name what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from cerra_rules import find, question_ids
from cerra_rules.cases.reading import read_cases
from cerra_rules.front import BOOKS
from cerra_rules.language import Instrument, Rule
from cerra_rules.text.ledger import ledgers, title_of

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "cerra_rules"
SHARED = {"__init__", "instrument", "readings"}
"""Modules of an instrument that are no questions: its face, its outline, the readings that several questions use."""
every_book = pytest.mark.parametrize("book", BOOKS)


def instrument(book: str) -> Instrument:
    found: Instrument = import_module(f"cerra_rules.{book}").INSTRUMENT
    return found


def names(book: str) -> list[str]:
    return [id.partition(".")[2] for id in question_ids() if id.startswith(f"{book}.")]


@every_book
def test_module_cases_page_and_question_have_one_name(book: str) -> None:
    asked = names(book)
    assert len(asked) == len(set(asked))
    assert all(find(f"{book}.{name}").id == f"{book}.{name}" for name in asked)
    assert {path.stem for path in (PACKAGE / book).glob("*.py")} - SHARED == {*asked}
    assert {path.name for path in (PACKAGE / book / "cases").iterdir()} == {f"{name}.yaml" for name in asked}
    assert {path.stem for path in (ROOT / "docs" / "reference" / book).iterdir()} - {"README"} == {*asked}


@every_book
def test_the_cases_beside_a_question_are_about_it(book: str) -> None:
    for name in names(book):
        cases = read_cases(PACKAGE / book / "cases" / f"{name}.yaml")
        assert {case.question for case in cases} == {f"{book}.{name}"}


@every_book
def test_readings_in_code_have_the_options_of_the_data(book: str) -> None:
    points = instrument(book).contested.by_reading
    readings = {name: r for asked in names(book) for name, r in find(f"{book}.{asked}").readings.items()}
    own = {name: reading for name, reading in readings.items() if name in points}
    assert own.keys() == points.keys()
    for name, reading in own.items():
        assert list(reading.options) == list(points[name].options), name
        assert reading.point is points[name]


@every_book
def test_every_id_of_higher_law_is_there(book: str) -> None:
    notes = instrument(book).higher_law
    named = [
        id for name in names(book) for q in [find(f"{book}.{name}")] for id in (*q.always_noted, *q.noted_if_adverse)
    ]
    assert {*named} <= {*notes}


@every_book
def test_remarks_are_of_its_questions(book: str) -> None:
    assert {*instrument(book).remarks} <= {f"{book}.{name}" for name in names(book)}


def rules(book: str) -> Iterator[tuple[str, Rule]]:
    for name in names(book):
        for rule in find(f"{book}.{name}").rules:
            yield f"{book}.{name}", rule


@every_book
def test_every_rule_has_a_title_in_two_languages(book: str, subtests: pytest.Subtests) -> None:
    """Its own, or what the provision says that it cites first; never its id."""
    for asked, rule in rules(book):
        with subtests.test(rule.id, question=asked):
            english, chinese = title_of(rule, "en"), title_of(rule, "zh")
            assert rule.id not in (english, chinese)
            assert english
            assert re.search("[\u4e00-\u9fff]", chinese)
            if rule.title is None:
                first = rule.limbs[0].provision
                row = ledgers()[first.instrument.code][first.locator]
                assert (english, chinese) == (row.summary("en").rstrip("."), row.summary("zh").rstrip("。"))


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for book in BOOKS for _, rule in rules(book)]
    assert len(ids) == len(set(ids))


@every_book
def test_every_outcome_question_and_option_is_said_in_two_languages(book: str) -> None:
    for name in names(book):
        question = find(f"{book}.{name}")
        assert all(question.concerns), name
        assert re.search("[\u4e00-\u9fff]", question.concerns[1])
        for outcome in question.outcomes:
            assert outcome.en
            assert re.search("[\u4e00-\u9fff]", outcome.zh), (name, outcome.code)
        for spec in question.facts.specs.values():
            if spec.kind in ("enum", "set"):
                assert all(re.search("[\u4e00-\u9fff]", value.zh) for value in spec.values), (name, spec.name)


@every_book
def test_national_law_says_when_it_was_checked_and_cautions_name_it(book: str) -> None:
    notes = instrument(book).higher_law
    for note in notes.values():
        assert note.checked_on is None or date.fromisoformat(note.checked_on) <= date(2026, 11, 30), note.id
    cautions = [c for name in names(book) for outcome in find(f"{book}.{name}").outcomes for c in outcome.cautions]
    assert cautions
    assert {caution.note for caution in cautions} <= {*notes}


@every_book
def test_what_decides_a_fact_is_an_outcome_of_a_question(book: str) -> None:
    found = [
        (spec, by)
        for name in names(book)
        for spec in find(f"{book}.{name}").facts.specs.values()
        for by in spec.decided_by
    ]
    assert found
    for spec, by in found:
        assert spec.kind == "bool"
        outcomes = [outcome.code for outcome in find(by.question).outcomes]
        assert by.outcomes
        assert {*by.outcomes} < {*outcomes}, spec.name


@every_book
def test_a_day_of_a_flag_names_a_yes_or_no_of_its_question(book: str) -> None:
    for name in names(book):
        specs = find(f"{book}.{name}").facts.specs
        for spec in specs.values():
            assert not spec.only_if or (spec.kind, specs[spec.only_if].kind) == ("date", "bool")
