"""`cerra-rules ask`: over a pipe, and a whole talk through a pseudo-terminal."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli, find
from cerra_rules.cases.reading import read_cases
from cerra_rules.explaining.asking import question_of
from cerra_rules.explaining.interview import Interview
from cerra_rules.front import decide
from cerra_rules.language.rest_days import RestDays
from interviews import FIVE, RETURN, asked, text_of

# the command -----------------------------------------------------------------------------------------------------------


def call(*args: str | Path, stdin: str) -> Result:
    return CliRunner().invoke(cli.app, ["ask", *map(str, args)], input=stdin)


def test_ask_over_a_pipe_in_both_languages(tmp_path: Path) -> None:
    case, receipt = tmp_path / "case.yaml", tmp_path / "r.json"
    result = call("charter.use_of_funds", "--save", case, "--receipt", receipt, stdin="?\nmaybe\n<\nno\nyes\n")
    assert result.exit_code == 0, result.output
    assert "charter.use_of_funds: fact `is_within_business_scope` cannot be `'maybe'`" in result.stderr
    assert "1. Does the money go to one or more members?\n" in result.stdout
    assert "CERRA Charter, art. 27, norm b" in result.stdout
    assert "2 asked" in result.stdout
    (saved,) = read_cases(case)
    assert saved.expect is not None
    assert CliRunner().invoke(cli.app, ["check", str(case)]).exit_code == 0
    assert CliRunner().invoke(cli.app, ["replay", str(receipt)]).exit_code == 0
    chinese = call("charter.use_of_funds", "--lang=zh", stdin="q\n")
    assert chinese.exit_code == 4
    assert "1. 款项付给联盟成员吗？" in chinese.stdout
    assert "未能确定" in chinese.stdout


def refused(*args: str, stdin: str) -> str:
    return call(*args, "--lang=zh", stdin=stdin).stderr


def test_what_is_refused_in_chinese_says_what_is_expected_in_chinese() -> None:
    assert refused("charter.use_of_funds", stdin="maybe\nq\n") == ("“maybe”不能作为这一问的答案\n提示：是或否\n")
    assert refused("charter.resolution", "--set=members_in_office=17", stdin="many\n18\nq\n") == (
        "“many”不能作为这一问的答案\n提示：整数，0 至 99\n"
        "“18”与已陈述的事实相矛盾\n提示：到会、远程出席与委托表决的人数合计不超过在任成员人数\n"
    )
    open_days = [f"--set={name}={str(RETURN[name]).lower()}" for name in RETURN if name != "received_on"]
    assert refused("anxi.seven_day_return", *open_days, stdin="昨天\nq\n") == (
        "“昨天”不能作为这一问的答案\n提示：日期 YYYY-MM-DD，1900-01-01 至 2200-12-31；没有的，填“无”\n"
    )
    without = [item for item in open_days if "digital_supply" not in item]
    said = refused("anxi.seven_day_return", *without, "--set=received_on=2024-09-24", stdin="download\nq\n")
    assert said.startswith(
        "“download”不能作为这一问的答案\n提示：择一，输入编号或名称：不属于数字化商品、",
    )


def test_ask_says_what_is_wrong_before_it_asks(tmp_path: Path) -> None:
    wrong = call("charter.use_of_funds", "--set=is_paid_to_member=true", stdin="")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "did you mean `is_paid_to_members`?" in wrong.stderr
    reading = call("charter.use_of_funds", "--reading=a=b", stdin="")
    assert (reading.exit_code, reading.stdout) == (2, "")
    unsaved = call("charter.use_of_funds", "--save", tmp_path / "case.txt", stdin="")
    assert (unsaved.exit_code, unsaved.stdout) == (2, "")
    assert unsaved.stderr.endswith("not written\nhint: give a name that ends in .yaml, .yml or .json\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ["--save", "no/x.yaml"],
            "--save: no/x.yaml: no such file or directory\nhint: name a file that can be written\n",
        ),
        (["--receipt", "."], "--receipt: .: is a directory\nhint: name a file that can be written\n"),
        (["--save="], "--save: no file is named\nhint: name one, or leave the option out\n"),
        (["--receipt="], "--receipt: no file is named\nhint: name one, or leave the option out\n"),
        (
            ["--save=x.json", "--receipt=./x.json"],
            "--receipt: `./x.json` is written by --save as well\nhint: write somewhere else\n",
        ),
        (["--save=x.json", "--source=x.json"], "--save: `x.json` is read by this run\nhint: write somewhere else\n"),
    ],
)
def test_ask_says_what_cannot_be_written_before_it_asks(
    args: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = call("charter.use_of_funds", *args, stdin="")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
    assert list(tmp_path.iterdir()) == []


class Terminal:
    """A program at a pseudo-terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        pty = pytest.importorskip("pty")
        self.main, child = pty.openpty()
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "dumb"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cerra_rules", *arguments],
            stdin=child, stdout=child, stderr=child, cwd=folder, env=env,
        )  # fmt: skip
        os.close(child)
        self.seen = ""

    def until(self, prompt: str) -> str:
        """Return what is written until a prompt comes."""
        end = time.monotonic() + 300
        start = len(self.seen)
        while not self.seen[start:].endswith(prompt):
            ready, _, _ = select.select([self.main], [], [], max(0.0, end - time.monotonic()))
            assert ready, self.seen
            try:
                more = os.read(self.main, 65536)
            except OSError:  # the program has ended
                more = b""
            if not more:
                break
            self.seen += more.decode("utf-8", "replace").replace("\r\n", "\n")
        return self.seen[start:]

    def say(self, text: str) -> None:
        """Type a line."""
        os.write(self.main, f"{text}\n".encode())

    def end(self) -> int:
        """Return the exit code, once the program has ended."""
        self.until("\0")
        os.close(self.main)
        return self.process.wait(300)


@pytest.mark.parametrize(("id", "facts"), FIVE)
def test_a_talk_at_a_terminal_takes_no_more_questions_than_it_must(
    id: str,
    facts: dict[str, Any],
    tmp_path: Path,
) -> None:
    said = {**facts, "calendar": "2024-03-08"}  # the last day of the return is no rest day
    found = [name for name, _ in asked(Interview(find(id), {}), said).steps]
    texts = {question_of(find(id), spec)[0]: name for name, spec in find(id).facts.specs.items()} | {
        "To which day": "calendar"
    }
    terminal = Terminal(tmp_path, "ask", id)
    names = []
    shown = terminal.until("> ")
    while (question := shown.rsplit("\n\n", 1)[-1]).partition(". ")[0].isdigit():
        name = next(name for text, name in texts.items() if question.partition(". ")[2].startswith(text))
        names.append(name)
        terminal.say(text_of(said[name]))
        shown = terminal.until("empty: not): ") if len(names) == len(found) else terminal.until("> ")
    assert names == found
    assert shown.endswith("save the case as (a .yaml or .json file; empty: not): ")
    terminal.say("case.yaml")
    terminal.until("empty: not): ")
    terminal.say("")
    code = terminal.end()
    answer = decide(id, facts, calendar=RestDays.none())
    assert code == (1 if answer.tone == "adverse" else 0)
    assert answer.answer().conclusion.en in terminal.seen.replace("\r\n", "\n")
    (case,) = read_cases(tmp_path / "case.yaml")
    flags = {spec.only_if for name, spec in find(id).facts.specs.items() if name in names}  # a day states its flag
    assert set(case.facts) - flags == set(names) - {"calendar"}
    assert (case.calendar is None) is ("calendar" not in names)
    assert case.expect is not None
    assert case.expect.outcome == answer.outcome


def test_a_talk_with_going_back_and_a_wrong_file_name(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "ask", "charter.use_of_funds")
    for said, number in (("<", 1), ("perhaps", 1), ("no", 1), ("<", 2), ("no", 1), ("yes", 2)):
        terminal.until("> ")
        assert terminal.seen.count("\n2. ") >= number - 1
        terminal.say(said)
    terminal.until("empty: not): ")
    terminal.say("case.txt")
    terminal.until("empty: not): ")
    terminal.say("case.json")
    terminal.until("empty: not): ")
    terminal.say("receipt.json")
    assert terminal.end() == 0
    assert "this is the first question" in terminal.seen
    assert "cannot be `'perhaps'`" in terminal.seen
    assert "hint: give a name that ends in .yaml, .yml or .json" in terminal.seen
    assert json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))["question"] == "charter.use_of_funds"
    assert (tmp_path / "receipt.json").exists()


def test_the_day_of_an_answer_is_read_as_a_day() -> None:
    at = Interview(find("anxi.seven_day_return"), {n: v for n, v in RETURN.items() if n != "received_on"})
    assert at.next is not None
    assert at.next.name == "received_on"
    assert at.answer("2024-03-01T23:30:00+00:00").facts["received_on"] == date(2024, 3, 2)
