"""Records: of what happened, no adverse answer is right because somebody expects it. And the table of exit codes."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from small_records import EXCEPTION, FINE, IN_TIME, LOST, MISSPELT, OPEN, TOO_LATE, call, put, report, settings

RECORDS = 'files_are = "records"\n'
EXPECTED = LOST | {"expect": "breach"}
ASKED = OPEN | {"expect": "undetermined"}
CONTRARY = FINE | {"id": "contrary", "expect": "breach"}
AT_ODDS = {
    "question": "anxi.seven_day_return", "id": "odd", "expect": {"error": "contradiction"},
    "facts": {"received_on": "2024-03-01", "was_received": False},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


PROBLEMS = {
    "fine": FINE, "lost": LOST, "lost as expected": EXPECTED, "unknown": OPEN, "unknown as expected": ASKED,
    "contrary": CONTRARY, "unreadable": MISSPELT, "contradiction as expected": AT_ODDS, "nothing": None,
}  # fmt: skip
AS_CASES = {
    "fine": 0, "lost": 1, "lost as expected": 0, "unknown": 4, "unknown as expected": 0, "contrary": 1, "unreadable": 2,
    "contradiction as expected": 0, "nothing": 5,
}  # fmt: skip
AS_RECORDS = AS_CASES | {"lost as expected": 1, "unknown as expected": 4, "contradiction as expected": 2}
EXCEPTED = {"lost": 0, "lost as expected": 0}
KNOWN_CASES = {"lost": 0, "unknown": 0, "contrary": 0}
KNOWN_RECORDS = {"unknown": 0, "unknown as expected": 0, "contrary": 0}


def exit_code(files_are: str, problem: str, exception: str, *, baseline: bool) -> int:
    """Return what the page says: a problem's own code, unless an exception that holds or the baseline pardons it."""
    code = (AS_CASES if files_are == "cases" else AS_RECORDS)[problem]
    if exception == "valid" and problem in EXCEPTED:
        return 0
    is_expired = exception == "expired" and problem in EXCEPTED
    if baseline and not is_expired:
        return (KNOWN_CASES if files_are == "cases" else KNOWN_RECORDS).get(problem, code)
    return code


@pytest.mark.parametrize("files_are", ["cases", "records"])
@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_exit_code_of_every_combination(files_are: str, problem: str, subtests: pytest.Subtests) -> None:
    case = PROBLEMS[problem]
    put(*([case] if case else []))
    set_ = f'files_are = "{files_are}"\n'
    settings(set_)
    call("check", "a.json", "--baseline=old.json", "--write-baseline")
    for exception, baseline in product(("none", "valid", "expired"), (False, True)):
        with subtests.test(exception=exception, baseline=baseline):
            settings(set_ + ("" if exception == "none" else EXCEPTION))
            day = TOO_LATE if exception == "expired" else IN_TIME
            more = ["--baseline=old.json"] if baseline else []
            code = exit_code(files_are, problem, exception, baseline=baseline)
            assert call("check", "a.json", day, *more).exit_code == code
            zero = code if code in (2, 5) else 0
            assert call("check", "a.json", day, *more, "--exit-zero").exit_code == zero


def test_an_adverse_record_is_a_problem_whatever_it_expects() -> None:
    settings(RECORDS)
    put(EXPECTED, CONTRARY)
    found = report("a.json")
    assert [(p["rule"], p["kind"]) for p in found["problems"]] == [
        ("anxi:13(6)#c", "violation"),
        ("unexpected", "unexpected"),
    ]
    assert [r["status"] for r in found["results"]] == ["adverse", "unexpected"]


def test_a_severity_that_is_off_does_not_excuse_an_answer_that_was_not_expected() -> None:
    settings(RECORDS + 'severity = {"anxi.receipts.breach" = "off"}\n')
    assert call("check", put(EXPECTED)).exit_code == 0
    assert call("check", put(LOST | {"expect": "compliant"})).exit_code == 1


def test_a_caution_of_a_record_is_told_even_if_it_is_expected() -> None:
    case = {
        "question": "anxi.suspension", "facts": {}, "expect": "undetermined",
    }  # fmt: skip
    settings(RECORDS)
    assert call("check", put(case)).exit_code == 4


@pytest.mark.parametrize("name", ["a.yaml", "a.json", "a.toml"])
def test_a_file_can_make_itself_stricter_and_no_laxer(name: str) -> None:
    case = 'question = "anxi.receipts"\nfacts = {receipt_was_discarded_early = true}\nexpect = "breach"\n'
    text = {
        "a.yaml": json.dumps({"files_are": "records", "cases": [EXPECTED]}),
        "a.json": json.dumps({"files_are": "records", "cases": [EXPECTED]}),
        "a.toml": f'files_are = "records"\n[[case]]\n{case}',
    }[name]
    Path(name).write_text(text, encoding="utf-8")
    assert call("check", name).exit_code == 1
    Path(name).write_text(text.replace("records", "cases"), encoding="utf-8")
    assert call("check", name).exit_code == 0
    settings(RECORDS)
    result = call("check", name)
    assert result.exit_code == 2
    assert ": `files_are` is `cases` in its file, in the project it is `records`\nhint: leave it out\n" in result.stderr
    Path(name).write_text(text.replace("records", "fixtures"), encoding="utf-8")
    assert "`files_are` is `fixtures`\nhint: one of cases, records\n" in call("check", name).stderr
