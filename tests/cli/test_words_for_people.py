"""What commands write for people has no machine words, in either language: questions, interviews, checks, reports, memos."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from cerra_rules import anxi, charter, find, question_ids
from cerra_rules.cases.cases import Case
from cerra_rules.cases.check import Mismatch, Terms, check_file, run
from cerra_rules.cases.check_text import case_lines, mismatch_said
from cerra_rules.checking.checked import assess
from cerra_rules.checking.problems import found_in
from cerra_rules.checking.project import Project
from cerra_rules.cli.ask import _Talk
from cerra_rules.explaining.describe import description
from cerra_rules.explaining.interview import Interview, asked_for
from cerra_rules.explaining.memo import markdown
from cerra_rules.front import decide
from cerra_rules.language.rows import Lang
from cerra_rules.reports.formats.as_text import Detail, closing
from cerra_rules.reports.printed import html
from machine_words import machine_words

FILES = [file for book in (charter, anxi) for file in sorted(Path(str(book.__file__)).parent.glob("cases/*.yaml"))]
LANGS: tuple[Lang, ...] = ("en", "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_a_question_is_described_in_words(lang: Lang, subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            question = find(id)
            ids = [rule.id for rule in question.rules if "-" in rule.id]
            assert machine_words(description(question, lang), lang, ids) == []


@pytest.mark.parametrize("lang", LANGS)
def test_an_interview_asks_in_words(lang: Lang, subtests: pytest.Subtests) -> None:
    for id in question_ids():
        with subtests.test(id):
            start = Interview(find(id), {})
            talk = _Talk(lang, None)
            said = "\n".join(line for asked in asked_for(start.decision) for line in talk._question(start, asked))
            assert said
            assert machine_words(said, lang) == []


def cases() -> Iterator[Case]:
    """Give a few worked cases of each question, without what their author called them."""
    for file in FILES:
        found = (result.case for result in check_file(file) if result.case and result.decision is not None)
        yield from (replace(case, id="", why="", place="案") for case in islice(found, 2))


@pytest.mark.parametrize("lang", LANGS)
def test_checks_reports_and_memos_are_in_words(lang: Lang) -> None:
    results = [run(case, terms=Terms(are_records=True)) for case in cases()]
    here = Path.cwd()
    checked = assess([found_in(results, lambda _: {}, keeps_all=True)], Project(here, here), ask_day=date.today)
    assert len({problem.kind for problem in checked.open}) > 2
    lines = closing(checked, lang, Detail(is_verbose=True, has_statistics=True))
    lines += ["".join(case_lines(r, r.decision, lang)) for r in results if r.decision is not None]
    page = re.sub(
        r"<style>.*?</style>|<svg.*?</svg>|<[^>]+>|cerra_rules [\d.]+|[0-9a-f]{16}",
        " ",
        html(checked, lang),
        flags=re.DOTALL,
    )
    memos = markdown([("", r.decision.answer()) for r in results[::6] if r.decision is not None], lang).replace(
        "\\_", "_"
    )
    for line in [*lines, *page.splitlines(), *re.sub(r"cerra_rules [\d.]+|[0-9a-f]{16}", "", memos).splitlines()]:
        assert machine_words(line, lang) == [], line


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_as_expected_is_in_words(lang: Lang) -> None:
    for question in map(find, question_ids()):
        decision = decide(question, {})
        wrong = [
            Mismatch("outcome", question.outcomes[0].code, "undetermined"),
            Mismatch("needs", [*question.facts.specs], []),
            Mismatch("cites", [str(p) for p in question.provisions], []),
            Mismatch("cautions", [note.id for note in question.higher_law], []),
            *(Mismatch(value.name, None, True) for value in question.values),
        ]
        for mismatch in wrong:
            assert machine_words(mismatch_said(mismatch, decision, lang), lang) == []
