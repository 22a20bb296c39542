"""What the expectations of cases are compared with, and what that makes of a run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cerra_rules import CerraError
from cerra_rules.cases.cases import Case, as_case
from cerra_rules.cases.check import Mismatch, Report, Result, Status, check, run
from cerra_rules.cases.reading import cases_in
from cerra_rules.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"


def _run(expect: Any, **facts: Any) -> Result:
    return run(as_case({"question": "anxi.receipts", "facts": facts, "expect": expect}, "x"))


def test_an_expectation_is_met_in_any_order() -> None:
    cites = ["anxi:13(6)#c", "anxi:13(6)#a"]
    expect = {"outcome": "breach", "cites": cites, "values": {"breached": None}, "needs": []}
    facts = {"buyer_is_consumer": True, "receipt_is_required": True, "receipt_was_issued": False}
    assert _run(expect, **facts, receipts_are_kept_complete=False).status is Status.UNEXPECTED
    expect["values"] = {"breached": cites}
    assert _run(expect, **facts, receipts_are_kept_complete=False).status is Status.AS_EXPECTED


@pytest.mark.parametrize(
    ("expect", "mismatch"),
    [
        ("compliant", Mismatch("outcome", "compliant", "breach")),
        ({"cites": []}, Mismatch("cites", [], ["anxi:13(6)#c"])),
        ({"citations": ["anxi:13(6)"]}, Mismatch("cites", ["anxi:13(6)"], ["anxi:13(6)#c"])),
        ({"needs": ["receipt_conforms"]}, Mismatch("needs", ["receipt_conforms"], [])),
        ({"values": {"breached": []}}, Mismatch("breached", [], None)),
    ],
)
def test_a_mismatch_says_what_was_expected_and_what_came(expect: Any, mismatch: Mismatch) -> None:
    assert _run(expect, receipt_was_discarded_early=True).mismatches == (mismatch,)


def test_true_is_not_one_and_a_day_is_its_text() -> None:
    facts = {"members_in_office": 17, "present_members": 12, "votes_for": 6, "opposite_motion_was_voted": False}
    case = {"question": "charter.resolution", "facts": facts}
    assert run(as_case(case | {"expect": {"values": {"has_contradictory_resolution": False}}}, "x")).mismatches == ()
    assert run(as_case(case | {"expect": {"values": {"has_contradictory_resolution": 0}}}, "x")).mismatches
    kept = {"record_kind": "infrastructure_usage_log", "record_created_on": date(2025, 8, 25)}
    case = {"question": "anxi.record_retention", "facts": kept}
    for day in (date(2025, 10, 24), "2025-10-24"):
        assert run(as_case(case | {"expect": {"values": {"retain_until": day}}}, "x")).status is Status.AS_EXPECTED


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.*")), ids=lambda path: path.name)
def test_every_example_is_as_it_says(path: Path) -> None:
    results = list(check([path]))
    assert results
    assert [r for r in results if r.status is not Status.AS_EXPECTED] == []
    assert all(r.case and r.case.why and r.case.id for r in results)


S = Status


@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ([], 5),
        ([S.NO_CASE], 5),
        ([S.AS_EXPECTED, S.NO_CASE], 5),
        ([S.AS_EXPECTED, S.DECIDED], 0),
        ([S.DECIDED, S.UNDETERMINED, S.NO_CASE], 4),
        ([S.UNDETERMINED, S.ADVERSE], 1),
        ([S.UNEXPECTED, S.AS_EXPECTED], 1),
        ([S.UNEXPECTED, S.ERROR, S.UNDETERMINED], 2),
    ],
)
def test_the_worst_result_is_the_exit_code(statuses: list[Status], code: int) -> None:
    report = Report(tuple(Result("x", status) for status in statuses))
    assert report.exit_code == code
    assert sum(report.counts.values()) == len(statuses)


def test_an_error_in_a_result_is_one_of_ours() -> None:
    result = run(Case("x", "", "anxi.receipt", {}))
    assert isinstance(result.error, CerraError)
    assert result.to_dict()["error"] == {
        "message": "x: there is no question `anxi.receipt`",
        "hint": "did you mean `anxi.receipts`?",
    }


def test_two_cases_of_a_file_with_one_id_are_an_error(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    one = "- {id: x, question: anxi.receipts, facts: {}}\n"
    file.write_text(one + one.replace("id: x", "id: y") + one.replace("id: x", "name: x"), encoding="utf-8")
    *first, last = (found.case for found in cases_in(file)[1])
    assert [case.id for case in first if isinstance(case, Case)] == ["x", "y"]
    assert str(last) == (
        f"{file}: case 3 (x): its `id` is that of case 1 as well\nhint: give each case of a file an id of its own"
    )
    result = CliRunner().invoke(app, ["check", str(file), "--fail-on=violation"])
    assert (result.exit_code, result.stderr) == (2, f"{last}\n")


def test_two_rows_of_a_table_with_one_id_are_an_error(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,buyer_is_consumer\n7,true\n,true\n,false\n7,false\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(file), "--question=anxi.receipts", "--fail-on=violation"])
    said = f"{file}: row 4 (7): its `id` is that of row 1 as well\nhint: give each case of a file an id of its own\n"
    assert (result.exit_code, result.stderr) == (2, said)
