"""What others wrote, shown: it moves no cursor and commands no CI system, and our own commands still do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from cerra_rules.cases.cases import Case
from cerra_rules.cases.check import Report, Result, Status
from cerra_rules.checking.checked import Checked
from cerra_rules.checking.project import Project
from cerra_rules.cli import app
from cerra_rules.cli.app import say
from cerra_rules.outside.printing import printable
from cerra_rules.reports.printed import html

SHOWN = {
    "::error::x": r"\x3a:error::x", "  ::error::x": r"  \x3a:error::x", "\u3000::x": "\u3000\\x3a:x", "\u034f::x": "\u034f\\x3a:x",
    "\u200b::x": r"\u200b::x", "x\n::error::y": r"x\n::error::y", "a::b": "a::b", "##[error]x": r"\x23#[error]x",
    "###vso[x]": r"\x23\x23#vso[x]", "a ##VSO[x]": r"a \x23#VSO[x]", "#\ufe0f#[x]": "\\x23\ufe0f#[x]", "anxi:13(6)#c": "anxi:13(6)#c",
    "\x1b[31m\0\u202e": r"\x1b[31m\x00\u202e", "茶": "茶",
}  # fmt: skip


@pytest.mark.parametrize("text", SHOWN)
def test_text_of_others_is_shown_as(text: str) -> None:
    assert printable(text) == SHOWN[text]


def test_no_line_that_is_said_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    say("first ##[x]\n::second\n\n  ::third\x1b", mark="ok ", colour="green")
    say("::fourth", is_error=True)
    assert capsys.readouterr() == ("ok first \\x23#[x]\n\\x3a:second\n\n  \\x3a:third\\x1b\n", "\\x3a:fourth\n")


FORGED = "##[error]forged ##vso[task.setvariable variable=x]y"


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "gitlab", "junit", "tap", "html", "text", "github"])
def test_no_output_commands_a_log(form: str) -> None:
    cases = [{"id": FORGED, "question": "anxi.receipts", "facts": {}, "expect": FORGED}] * 2
    result = CliRunner().invoke(app, ["check", "-", f"--output={form}"], input=json.dumps(cases))
    assert result.exit_code == 2
    assert "forged" in result.output
    assert not re.search(r"##\[|##vso\[", result.output)


def test_programs_read_what_was_written() -> None:
    case = {"id": FORGED, "question": "anxi.receipts", "facts": {}}
    as_json, as_junit = (
        CliRunner().invoke(app, ["check", "-", f"--output={form}"], input=json.dumps(case)).stdout
        for form in ("json", "junit")
    )
    assert json.loads(as_json)["results"][0]["id"] == FORGED
    (test,) = ET.fromstring(as_junit).iter("testcase")  # noqa: S314  # our own
    assert test.get("name") == f"standard input: {FORGED}"


@pytest.mark.parametrize(
    "args",
    [["check", "a", "--fail-on=x\n::error::forged"], ["check", "--x\n::error::forged ##[error]"]],
)
def test_wrong_usage_commands_no_log(args: list[str]) -> None:
    result = CliRunner().invoke(app, args)
    assert result.exit_code == 2
    assert "forged" in result.stderr
    assert [line for line in result.stderr.splitlines() if line.lstrip().startswith("::") or "##[" in line] == []


def test_the_charts_of_the_page_escape_as_the_page_does() -> None:
    odd = "q\x1b\0\u202e<&"
    page = html(
        Checked(
            Report((Result("a.json", Status.ERROR, Case("a.json", "", odd, {})),)), (), Project(Path.cwd(), Path.cwd())
        )
    )
    (label,) = re.findall(r'text-anchor="end">(q[^<]*)</text>', page)
    (tip,) = re.findall(r"<title>(q[^<]*)</title>", page)
    shown = r"q\x1b\x00\u202e&lt;&amp;"
    assert (label, tip.startswith(shown)) == (shown, True)
    assert re.search("[\x1b\0\u202e]", page) is None
