"""Questions of one's own on the command line: found at their place, and in files only where the command names them."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cerra_rules.cases.named import finder, question_at
from cerra_rules.cli import app
from cerra_rules.errors import QuestionError

SAMPLE = Path(__file__).parents[1] / "sample_project"
BORROW, FEE = "lending_rules.borrowing:may_borrow", "lending_rules.late_fees:late_fee"
FILE = "lending_rules/borrowing.py:may_borrow"
SIXTH = [f"--set={fact}" for fact in ("is_member=true", "items_on_loan=5", "is_reference_work=false", "pounds_owed=0")]
OTHER_ID = """
from lending_rules.borrowing import *
ours = may_borrow.replaced(id="anxi.receipts", asks=("?", "？"), values=())
twin = may_borrow.replaced(id="lending.may_borrow", asks=("?", "？"), values=())
"""


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work in a copy of the sample project, and leave no module of it behind."""
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", sys.path.copy())
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


def call(*args: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, args, stdin)


@pytest.mark.parametrize("place", [BORROW, FILE])
def test_a_place_stands_for_an_id(place: str) -> None:
    decided = call("decide", place, *SIXTH, "--why-not=lent", "--receipt=loan.json")
    assert decided.exit_code == 1
    assert "Conclusion: The item is not lent (adverse).\n" in decided.stdout
    assert "Based on: Lending Rules, art. 2(2).\n" in decided.stdout
    assert ": 5 → 4 (" in decided.stdout
    assert call("show", place).stdout.startswith("May this person borrow this item?\n")
    left = "  - items left (given for “The item is lent”)\n    is: 5 - items the borrower has already"
    assert left in call("show", place).stdout
    assert json.loads(call("schema", place).stdout)["title"] == "lending.may_borrow"
    asked = call("ask", place, "--set=is_member=true", "--set=items_on_loan=4", "--save=case.yaml", stdin="no\n11\n")
    assert "   - Lending Rules, art. 2(3)\n" in asked.stdout
    assert asked.exit_code == 1
    saved = Path("case.yaml").read_text(encoding="utf-8")
    assert saved.startswith("question: lending.may_borrow\n")
    answer = call("decide", place, "case.yaml")
    assert (answer.exit_code, answer.stderr) == (1, "")
    Path("case.yaml").write_text(saved.replace("lending.may_borrow", place), encoding="utf-8")
    assert call("decide", place, "case.yaml").stdout == answer.stdout


def test_prove_takes_a_place() -> None:
    proved = call("prove", BORROW)
    assert (proved.exit_code, proved.stdout.splitlines()[-1]) == (0, "2 proved")
    assert proved.stdout.startswith("proved       lending.may_borrow/plan-says-what-the-terms-say\n")


def test_bulk_takes_a_place() -> None:
    pytest.importorskip("polars")
    Path("wishes.csv").write_text("is_member,pounds_owed\nfalse,3\ntrue,10\n", encoding="utf-8")
    assert call("bulk", BORROW, "wishes.csv", "answers.csv").exit_code == 0
    assert Path("answers.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "false,3,no_member,lending:1,[],", 'true,10,undetermined,[],"is_reference_work,items_on_loan",',
    ]  # fmt: skip


def test_check_imports_what_its_command_names_and_nothing_else() -> None:
    cases = "tests/borrowing.cases.yaml"
    unknown = call("check", cases)
    assert unknown.exit_code == 2
    assert unknown.stderr.splitlines()[:2] == [
        f"{cases}: case 1 (member-with-four-items): there is no question `{BORROW}`",
        "hint: `cerra-rules questions` lists them (one of your own: --rules package.module:attribute)",
    ]
    assert "lending_rules" not in sys.modules
    assert call("check", cases, "--rules", BORROW).exit_code == 0
    both = call("check", "tests", "--rules", BORROW, "--rules", FEE)
    assert (both.exit_code, both.stdout.splitlines()[-1]) == (0, "19 checked: 19 as expected")
    Path("wishes.csv").write_text("is_member\nfalse\n", encoding="utf-8")
    asked = call("check", "wishes.csv", "--question=lending.may_borrow", "--rules", FILE)
    assert (asked.exit_code, asked.stdout.splitlines()[-1]) == (1, "1 checked: 1 adverse")
    assert call("check", "wishes.csv", "--question", BORROW).exit_code == 2


def test_settings_name_questions_and_provisions_of_ones_own() -> None:
    Path("wishes.csv").write_text("is_member,items_on_loan\nfalse,\ntrue,5\n", encoding="utf-8")
    Path("cerra-rules.toml").write_text(
        """
paths = ["wishes.csv"]
question = "lending.may_borrow"
severity.lending.may_borrow.no_member = "warning"
[[exceptions]]
rule = "lending:2(2)"
file = "wishes.csv"
owner = "Ada"
reason = "The shelves are being moved."
expires = 2030-01-31
""",
        encoding="utf-8",
    )
    excepted = call("check", "--rules", BORROW, "--as-of=2030-01-31")
    assert (excepted.exit_code, excepted.stdout.splitlines()[-1]) == (0, "2 checked: 2 adverse")
    assert (
        "excepted: wishes.csv: row 2: Lending Rules, art. 2(2): The shelves are being moved. (Ada, until 2030-01-31)"
        in excepted.stdout
    )
    assert call("check", "--rules", BORROW, "--as-of=2030-02-01").exit_code == 1
    unknown = call("check")
    assert unknown.exit_code == 2
    assert unknown.stderr.endswith("(one of your own: --rules package.module:attribute)\n")


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "junit", "tap", "github", "gitlab", "html", "ics"])
def test_every_output_writes_problems_of_ones_own(form: str) -> None:
    case = {"question": "lending.may_borrow", "facts": {"is_member": False}}
    Path("case.json").write_text(json.dumps(case), encoding="utf-8")
    result = call("check", "case.json", "--rules", BORROW, "--output", form)
    assert (result.exit_code, result.stderr) == (1, "")
    assert form == "ics" or "lending" in result.stdout


def test_replay_imports_what_its_command_names() -> None:
    call("decide", BORROW, *SIXTH, "--receipt=loan.json")
    assert call("replay", "loan.json").stderr.startswith("loan.json: there is no question `lending.may_borrow`\nhint: ")
    again = call("replay", "loan.json", "--rules", BORROW)
    assert (again.exit_code, again.stdout) == (0, "loan.json: lending.may_borrow: refused: reproduced byte for byte\n")


def test_a_file_cannot_be_answered_by_another_question_of_its_id() -> None:
    Path("twins.py").write_text(OTHER_ID, encoding="utf-8")
    for place, id in (("twins:ours", "anxi.receipts"), ("twins:twin", "lending.may_borrow")):
        with pytest.raises(QuestionError) as raised:
            finder([BORROW, BORROW, place])
        assert raised.value.message == f"`{place}`: its id `{id}` is that of another question"
    assert finder(["anxi.receipts"])("anxi.receipts").id == "anxi.receipts"


FORMS = "write package.module:attribute, or FILE.py:attribute"
WRONG = {
    "lending.may_borrow": (
        "there is no question `lending.may_borrow`",
        "`cerra-rules questions` lists them (one of your own: package.module:attribute)",
    ),
    ":x": ("`:x` is no place of a question", FORMS),
    "lending_rules.borrowing:": ("`lending_rules.borrowing:` is no place of a question", FORMS),
    "no module:x": ("`no module:x` is no place of a question", FORMS),
    "nowhere.rules:x": ("`nowhere.rules:x`: there is no module `nowhere`", f"is its folder here? {FORMS}"),
    "json.nowhere:x": ("`json.nowhere:x`: there is no module `json.nowhere`", f"is its folder here? {FORMS}"),
    "absent.py:x": ("`absent.py:x`: there is no file `absent.py`", FORMS),
    "lending_rules.borrowing:may_borow": (
        "`lending_rules.borrowing:may_borow`: there is no `may_borow` in `lending_rules.borrowing`", "did you mean `may_borrow`?",
    ),
    "lending_rules.borrowing:Wish": (
        "`lending_rules.borrowing:Wish`: `Wish` is no question in `lending_rules.borrowing`", "known: `may_borrow`",
    ),
    "lending_rules.instrument:x": (
        "`lending_rules.instrument:x`: there is no `x` in `lending_rules.instrument`", "no question stands in that module",
    ),
    "divides:x": (
        "`divides:x`: cannot import `divides`: ZeroDivisionError: float floor division by zero (divides.py, line 2)",
        "`python -m divides` shows more",
    ),
    "imports.py:x": (
        "`imports.py:x`: cannot import `imports.py`: ModuleNotFoundError: No module named 'numppy' (imports.py, line 1)",
        "`python imports.py` shows more",
    ),
    "unclosed:x": (
        "`unclosed:x`: cannot import `unclosed`: SyntaxError: '(' was never closed (unclosed.py, line 1)",
        "`python -m unclosed` shows more",
    ),
    "leaves:x": (
        "`leaves:x`: cannot import `leaves`: SystemExit: 0 (leaves.py, line 1)", "`python -m leaves` shows more",
    ),
    "aborts.py:x": ("`aborts.py:x`: cannot import `aborts.py`: Abort (aborts.py, line 2)", "`python aborts.py` shows more"),
    "mute.py:x": ("`mute.py:x`: cannot import `mute.py`: Mute (mute.py, line 4)", "`python mute.py` shows more"),
    "misspelt:x": (
        "`misspelt:x`: cannot import `misspelt`: Wish has no fact `is_membr` (misspelt.py, line 2)", "did you mean `is_member`?",
    ),
}  # fmt: skip
MODULES = {
    "divides": "import math\nmath.pi // 0",
    "imports": "import numppy",
    "unclosed": "x = (",
    "aborts": "class Abort(BaseException): pass\nraise Abort",
    "mute": "class Mute(Exception):\n    def __str__(self):\n        return 1 // 0\nraise Mute",
    "leaves": "raise SystemExit(0)",
    "misspelt": "from lending_rules.borrowing import Wish\nWish.is_membr",
}


@pytest.mark.parametrize("place", WRONG)
def test_what_is_wrong_with_a_place_is_said(place: str) -> None:
    for name, text in MODULES.items():
        Path(f"{name}.py").write_text(text, encoding="utf-8")
    result = call("show", place)
    message, hint = WRONG[place]
    assert (result.exit_code, result.stderr) == (2, f"{message}\nhint: {hint}\n")


def test_a_module_is_found_beside_the_working_folder_and_only_then() -> None:
    here = str(Path.cwd())
    assert question_at("anxi.receipts").id == "anxi.receipts"
    assert here not in sys.path
    assert question_at(BORROW) is question_at(BORROW)
    assert sys.path[0] == here
