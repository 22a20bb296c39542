"""The pytest plugin, seen from outside: a project of a user's own, run as its users run it, whole and broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cerra_rules import find
from cerra_rules.audit.claims import Declared
from cerra_rules.testing.plugin import audit as plugin
from cerra_rules.testing.plugin.audit import refuted_claims

SAMPLE = Path(__file__).parents[1] / "sample_project"
CASES = ("tests/borrowing.cases.yaml", "tests/late_fees.cases.yaml")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the sample project."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "lending", ignore=shutil.ignore_patterns("__pycache__", ".*")))


def run(project: Path, *arguments: str, code: int = 0) -> str:
    """Run pytest in a project, as a user does who has cerra-rules installed; return what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    done = subprocess.run(
        # -P: the working folder is not on the path, as where `pytest` is called by its name
        [sys.executable, "-P", "-W", "error", "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=project, env=environment | {"COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def without_case(path: Path, id: str) -> None:
    head, *cases = path.read_text(encoding="utf-8").split("  - id: ")
    kept = [case for case in cases if not case.startswith(f"{id}\n")]
    assert len(kept) == len(cases) - 1
    path.write_text("  - id: ".join([head, *kept]), encoding="utf-8")


def test_the_sample_project_holds(project: Path) -> None:
    """Cases, properties, drawn facts and audit pass, and its tests exercise all of its rules."""
    out = run(
        project, "-v", "--hypothesis-profile=quick", "--cerra-audit", "--cerra-cov-fail-under=100",
        "--cerra-cov-json=coverage.json",
    )  # fmt: skip
    assert "tests/borrowing.cases.yaml::member-with-five-items PASSED" in out
    assert "tests/test_lending.py::test_late_fees[monotone] PASSED" in out
    assert "cerra-audit::engines_agree[lending.late_fee] PASSED" in out
    assert "lending.late_fee         3/3    6/6         2/2    4/4     3/3       10/10         9/9  100 %" in out
    assert "64 of 64 points seen, 100 %" in out
    data = json.loads((project / "coverage.json").read_text(encoding="utf-8"))
    assert data["percent"] == 100
    assert {
        "kind": "boundary", "subject": "large-debt: pounds_owed > 10", "way": "just above",
        "provisions": ["lending:2(3)"], "seen": True,
    } in data["questions"]["lending.may_borrow"]["points"]  # fmt: skip


def test_a_removed_case_is_missed_also_by_two_workers(project: Path) -> None:
    without_case(project / CASES[0], "eleven-pounds-owed")
    out = run(project, *CASES, "-n2", "--cerra-cov-fail-under=100", code=1)
    assert "18 passed" in out
    assert "lending.may_borrow       3/3    7/8         1/1      -     1/1         7/8         5/6  88 %" in out
    assert "    boundary `large-debt: pounds_owed > 10`: just above [lending:2(3)]" in out
    assert "legal coverage is 95.31 %, below the 100 % asked for" in out


def test_what_the_property_kit_tries_exercises_nothing(project: Path) -> None:
    out = run(project, "tests/test_lending.py", "-k", "test_borrowing and total", "--cerra-cov-fail-under=1", code=1)
    assert "1 passed" in out
    assert "0 of 64 points seen, 0 %" in out


def test_a_wrong_threshold_is_found_by_the_case_at_it(project: Path) -> None:
    edit(project / "lending_rules/borrowing.py", "MOST_ITEMS = 5", "MOST_ITEMS = 6")
    out = run(project, CASES[0], code=1)
    assert (
        "unexpected    tests/borrowing.cases.yaml: case 2 (member-with-five-items)  lending.may_borrow: lent"
        "  [lending:1]\n"
        "    outcome: expected refused, got lent\n"
        "    cites: expected lending:2(2), got lending:1\n"
        "    five items are allowed, this would be the sixth\n"
    ) in out
    assert "2 failed, 5 passed" in out


def test_a_citation_that_does_not_exist_is_found_by_the_audit(project: Path) -> None:
    edit(
        project / "lending_rules/late_fees.py",
        'provisions=("lending:3¶1", "lending:3¶2")',
        'provisions=("lending:3¶4",)',
    )
    out = run(project, "--cerra-audit", "-k", "citations_resolve and cerra-audit", code=1)
    assert "lending.late_fee: cites what does not exist: Lending Rules: there is no provision `lending:3¶4`" in out
    assert "1 failed, 1 passed" in out


def test_what_the_audit_refutes_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The seam to the audit: claims with a kind, a subject, a status and what they say."""
    claims = [
        SimpleNamespace(kind="rule-matters", subject="storm", status=status, says="never decides")
        for status in ("holds", "fails", "open", "accepted")
    ]
    monkeypatch.setattr(plugin, "audit", lambda *_: SimpleNamespace(claims=claims))
    assert refuted_claims(find("charter.dissolution"), Declared()) == [
        "rule-matters storm (fails): never decides",
        "rule-matters storm (open): never decides",
    ]


MALFORMED = """
- question: lending_rules.borrowing:may_borow
  facts: {}
- facts: {}
- question: lending_rules.borrowing:may_borrow
  facts: {pounds_owned: 3}
- question: nowhere.borrowing:may_borrow
  facts: {}
- {question: "borrowing;:x", facts: {}}
- question: lending_rules.borrowing:may_borrow
  facts: {is_member: false}
- question: lending_rules.borrowing:may_borrow
  facts: {is_member: true}
"""


def test_malformed_cases_and_files_fail_with_place_and_hint(project: Path) -> None:
    (project / "bad.cases.yaml").write_text(MALFORMED, encoding="utf-8")
    (project / "none.cases.yaml").write_text("[]", encoding="utf-8")
    (project / "broken.cases.json").write_text("[", encoding="utf-8")
    out = run(
        project, "bad.cases.yaml", "none.cases.yaml", "broken.cases.json", "--continue-on-collection-errors", code=1,
    )  # fmt: skip
    assert "none.cases.yaml: no case in it\nhint: cases stand in .yaml, .yml, .json, .toml files" in out
    assert "broken.cases.json: line 1, column 2:" in out
    for text in (
        "bad.cases.yaml: case 1: `lending_rules.borrowing:may_borow`: there is no `may_borow` in `lending_rules.borrowing`\n"
        "hint: did you mean `may_borrow`?",
        "bad.cases.yaml: case 2: `question` is missing\nhint: a case has at least `question` and `facts`",
        "bad.cases.yaml: case 3: lending.may_borrow: fact `pounds_owned` is not one of its facts\n"
        "hint: did you mean `pounds_owed`?",
        "bad.cases.yaml: case 4: `nowhere.borrowing:may_borrow`: there is no module `nowhere`\n"
        "hint: is its folder here? write package.module:attribute, or FILE.py:attribute",
        "bad.cases.yaml: case 5: `borrowing;:x` is no place of a question\n"
        "hint: write package.module:attribute, or FILE.py:attribute",
        "adverse       bad.cases.yaml: case 6  lending.may_borrow: no_member  [lending:1]\n"
        "hint: where the adverse answer is right, say so: `expect: no_member`",
        "undetermined  bad.cases.yaml: case 7  lending.may_borrow: undetermined\n"
        "    needs: is_reference_work, items_on_loan, pounds_owed\n"
        "hint: state what is needed, or `expect: undetermined`",
    ):
        assert text in out
    assert "7 failed, 2 errors" in out
    assert "Traceback" not in out


BY_ID = """
- question: lending.may_borrow
  facts: {is_member: false}
  expect: no_member
- question: lending_rules.borrowing:may_borrow
  facts: {is_member: false}
  expect: no_member
"""


def test_a_case_names_a_question_of_cerra_questions_by_its_id(project: Path) -> None:
    """As the files of `check --rules` do; what it does not name is not known by its id."""
    (project / "ids.cases.yaml").write_text(BY_ID, encoding="utf-8")
    assert "2 passed" in run(project, "ids.cases.yaml")
    out = run(project, "ids.cases.yaml", "-o", "cerra_questions=lending_rules.late_fees:late_fee", code=1)
    assert "ids.cases.yaml: case 1: there is no question `lending.may_borrow`\nhint: " in out
    assert "(one of your own: package.module:attribute, or its id if cerra_questions has it)" in out
    assert "1 failed, 1 passed" in out
    out = run(project, "ids.cases.yaml", "-o", "cerra_questions=lending_rules.borrowing:borrow", code=1)
    assert "case 1: cerra_questions: `lending_rules.borrowing:borrow`: there is no `borrow` in `lending_rules" in out


def test_any_case_can_be_selected_by_its_id(project: Path) -> None:
    case = "question: lending_rules.late_fees:late_fee\nfacts: {}\nexpect: undetermined\n"
    (project / "tests/odd.cases.yaml").write_text(f"id: '订单 [1]::x'\n{case}", encoding="utf-8")
    out = run(project, "tests/odd.cases.yaml::订单 (1)：：x", "-v")
    assert "tests/odd.cases.yaml::订单 (1)：：x PASSED" in out


def test_wrong_use_is_an_error(project: Path) -> None:
    out = run(project, "-o", "cerra_questions=", "--cerra-audit", code=4)
    assert "--cerra-audit: no question is named\nhint: name some in the ini option: cerra_questions = " in out
    out = run(project, CASES[0], "-o", "cerra_questions=lending_rules.borrowing:borrow", "--cerra-cov", code=4)
    assert "cerra_questions: `lending_rules.borrowing:borrow`: there is no `borrow` in `lending_rules.borrowing`" in out
    (project / "test_nothing.py").write_text("def test(): pass", encoding="utf-8")
    nothing = ("-o", "cerra_questions=", "--cerra-cov-fail-under=0", "--cerra-cov-json=no/where.json")
    out = run(project, "test_nothing.py", *nothing, code=1)
    assert "--cerra-cov-fail-under: no question was asked" in out
    assert "--cerra-cov-json: no/where.json: No such file or directory" in out


UNTOUCHED = """
import sys

def test_nothing_of_the_library_is_loaded():
    assert "hypothesis" in sys.modules
    assert "_cerra_rules_hooks" in sys.modules
    assert not {"cerra_rules", "pydantic"} & sys.modules.keys()
"""


def test_runs_that_do_not_use_the_plugin_load_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "test_else.py").write_text("import hypothesis\n" + UNTOUCHED, encoding="utf-8")
    run(tmp_path)


def test_the_plugin_can_be_switched_off(project: Path) -> None:
    (project / "pyproject.toml").unlink()
    out = run(project, "-p", "no:cerra_rules", "-o", "pythonpath=.", "--collect-only", "-q")
    assert "cases.yaml" not in out
    assert "test_lending.py::test_borrowing[total]" in out
