"""A check on several processes, what it keeps of what passes, and how it tells that it is at work."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cerra_rules.cases.check import Status, check
from cerra_rules.checking.problems import found_in
from cerra_rules.cli import app, check_work, waiting
from cerra_rules.cli.waiting import Waiting

OWN_RULES = Path(__file__).parents[1] / "sample_project" / "lending_rules"
LOST = {"question": "anxi.receipts", "facts": {"receipt_was_discarded_early": True}}
SERVICE = {"question": "anxi.seven_day_return", "facts": {"buyer_is_consumer": False}}


@pytest.fixture(autouse=True)
def _in_a_shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        case = {**(LOST if number % 3 else SERVICE), "id": f"c{number}"}
        folder = Path("shops", ("tea", "jars")[number % 2])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:02}.json").write_text(json.dumps([case, SERVICE]), encoding="utf-8")
    Path("shops/tea/broken.yaml").write_text("- id: [", encoding="utf-8")
    Path("shops/tea/export.csv").write_text("id,buyer_is_consumer\n", encoding="utf-8")
    Path("rows.csv").write_text(
        "id,buyer_is_consumer,receipt_was_discarded_early\na,false,true\nb,,maybe\nc,true,\n", encoding="utf-8"
    )


ARGUMENTS = ("check", "shops", "-", "rows.csv", "--question=anxi.receipts", "--fail-on=caution")


@pytest.mark.parametrize(
    "more", [("--verbose",), ("--output=json", "--output=html:page.html", "--output=sarif:s.json")]
)
def test_what_is_said_is_the_same_by_however_many_processes(more: tuple[str, ...]) -> None:
    said = []
    for jobs in ("1", "2", "5"):
        result = CliRunner().invoke(app, [*ARGUMENTS, *more, "--jobs", jobs], input=json.dumps([LOST]))
        files = [Path(name).read_bytes() for name in ("page.html", "s.json") if Path(name).exists()]
        said.append((result.exit_code, result.stdout, result.stderr, files))
    assert said[0] == said[1] == said[2]
    assert said[0][0] == 2
    assert "broken.yaml" in said[0][2]


@pytest.fixture
def _own_modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave no module of somebody's own behind."""
    monkeypatch.setattr(sys, "path", sys.path.copy())
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith(("lending_rules", "cerra_rules_at_")):
            del sys.modules[name]


@pytest.mark.usefixtures("_own_modules")
def test_questions_of_ones_own_go_from_one_process_to_another() -> None:
    shutil.copytree(OWN_RULES, "lending_rules")
    for number in range(4):
        Path(f"wish-{number}.json").write_text(
            json.dumps({"question": "lending.may_borrow", "facts": {}}), encoding="utf-8"
        )
    rules = ("--rules", "lending_rules/borrowing.py:may_borrow", "--output", "json")
    one, two = (CliRunner().invoke(app, ["check", ".", *rules, "--jobs", jobs]) for jobs in "12")
    assert (one.exit_code, one.stdout) == (two.exit_code, two.stdout)
    assert '"question": "lending.may_borrow"' in one.stdout


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="only a fork inherits what is replaced here")
def test_a_process_that_dies_is_an_error_and_no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    monkeypatch.setattr(check_work, "found_in", lambda *_, **__: os._exit(9) if os.getpid() != here else None)
    result = CliRunner().invoke(app, ["check", "shops/jars", "--jobs", "2", "--output", "json:out.json"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("a process that did a part of the work ended before its time\nhint: ")
    assert "ended before its time" in Path("out.json").read_text(encoding="utf-8")


def test_files_in_several_calls_are_told_what_they_are_in_one() -> None:
    """pre-commit makes several calls where the names of files are too long for one command line."""
    Path("cerra-rules.toml").write_text(
        "".join(
            f'[[exceptions]]\nrule = "anxi:13(6)#c"\nfile = "shops/{file}"\nowner = "tea"\nreason = "old"\nexpires = 2099-12-31\n\n'
            for file in ("jars/01.json", "tea/02.json", "tea/00.json")  # the last has nothing to except
        ),
        encoding="utf-8",
    )
    files = sorted(str(path) for path in Path("shops").rglob("*.json"))

    def told(*paths: str) -> tuple[list[object], list[object], int]:
        result = CliRunner().invoke(app, ["check", "--output", "json", "--", *paths])
        data = json.loads(result.stdout)
        return data["problems"], data["notes"], result.exit_code

    parts = [told(*files[:5]), told(*files[5:9]), told(*files[9:])]
    problems, notes, exit_code = told(*files)
    assert [problem for part in parts for problem in part[0]] == problems
    assert [note for part in parts for note in part[1]] == notes
    assert problems
    assert notes
    assert max(part[2] for part in parts) == exit_code == 1


def test_of_what_passes_only_its_number_is_kept() -> None:
    Path("returns.csv").write_text("id,buyer_is_consumer\n" + "".join(f"r{n},false\n" for n in range(50)), "utf-8")
    found = found_in(check(["returns.csv"], "anxi.seven_day_return"), lambda _: {})
    assert (found.results, found.problems, found.passed) == ((), (), {Status.DECIDED: 50})


@pytest.mark.parametrize("fail_on", [(), ("--fail-on", "caution")])
def test_problems_beyond_what_anybody_reads_are_counted(
    monkeypatch: pytest.MonkeyPatch, fail_on: tuple[str, ...]
) -> None:
    monkeypatch.setattr("cerra_rules.reports.formats._MOST", {"text": 3, "sarif": 5})
    facts = {
        "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
        "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False,
        "was_received": True, "received_on": "2024-03-01", "return_was_requested": True,
    }  # fmt: skip
    asked = ["2024-03-02"] * 9 + ["2024-03-20"] * 7 + [None] * 5
    cases = [
        {"question": "anxi.seven_day_return", "calendar": "none", "facts": facts | {"return_requested_on": day} if day else facts}
        for day in asked
    ]  # fmt: skip
    Path("returns.json").write_text(json.dumps([{"id": f"r{n}", **case} for n, case in enumerate(cases)]), "utf-8")
    command = ["check", "returns.json", "--statistics", *fail_on]
    text = CliRunner().invoke(app, command)
    whole = CliRunner().invoke(app, [*command, "--output", "text", "--output", "json:all.json"])
    problems = json.loads(Path("all.json").read_text("utf-8"))["problems"]
    kinds = Counter(problem["kind"] for problem in problems)
    assert kinds["caution"] >= 9
    assert (kinds["violation"], kinds["undetermined"]) == (7, 5)
    assert text.exit_code == whole.exit_code == 1
    told, all_told = ([line for line in r.stdout.splitlines() if line[:1].strip()] for r in (text, whole))
    assert told[0] == all_told[0]
    assert told[-1] == all_told[-1]
    assert [line for line in text.stdout.splitlines() if re.match(r" +\d+  ", line)] == [
        line for line in whole.stdout.splitlines() if re.match(r" +\d+  ", line)
    ]
    assert f"and {len(problems) - 9} more: --output json has all of them" in told
    assert "more" not in "".join(all_told)
    for most in (5, None):
        monkeypatch.setattr("cerra_rules.reports.formats._MOST", {"text": 3, "sarif": most})
        CliRunner().invoke(app, [*command, "--output", "sarif:all.sarif"])
        (run,) = json.loads(Path("all.sarif").read_text("utf-8"))["runs"]
        (note,) = (
            run["invocations"][0]["toolExecutionNotifications"] if most else ({"message": {"text": "and 0 more:"}},)
        )
        assert len(run["results"]) + int(note["message"]["text"].split()[1]) == len(problems)


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_one_line_on_a_terminal_and_lines_elsewhere(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    screen = _Screen() if is_terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    with Waiting(2):  # over before there is anything to say
        pass
    assert screen.getvalue() == ""
    for name, seconds in (("OFTEN", 0.01), ("FIRST", 0.02), ("SELDOM", 0.02)):
        monkeypatch.setattr(waiting, name, seconds)
    at_work = Waiting(1_200)
    at_work.advance(1_100)
    with at_work:
        deadline = time.monotonic() + 300
        while "1,100 of 1,200 done" not in screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    said = screen.getvalue()
    assert said.startswith("\r1,100 of" if is_terminal else "1,100 of")
    assert ("\n" in said) is not is_terminal
    assert not is_terminal or said.rstrip("\r").endswith(" " * 10)  # and is gone at the end
