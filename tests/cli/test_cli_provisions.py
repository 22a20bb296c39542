"""The command line on provisions: the rows of the ledger, as text and as JSON."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli
from cerra_rules.text.ledger import entries


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args])


def data(*args: str | Path) -> Any:
    return json.loads(call(*args, "--format", "json").stdout)


@pytest.mark.parametrize(
    ("locator", "first", "last", "count"),
    [
        ("", "charter:1", "anxi:30", 317),
        ("charter", "charter:1", "charter:37", 152),
        ("anxi", "anxi:1", "anxi:30", 165),
        ("anxi:3", "anxi:3", "anxi:3¶5", 6),
        ("anxi:13(4)", "anxi:13(4)", "anxi:13(4)/5", 6),
        ("anxi:13（4）", "anxi:13(4)", "anxi:13(4)/5", 6),
        ("charter:16#a", "charter:16#a", "charter:16#a", 1),
    ],
)
def test_provisions_lists_a_provision_and_what_is_below_it(locator: str, first: str, last: str, count: int) -> None:
    rows = data("provisions", *([locator] if locator else []))
    assert (rows[0]["locator"], rows[-1]["locator"], len(rows)) == (first, last, count)
    for lang in ("en", "zh"):
        shown = call("provisions", *([locator] if locator else []), "--lang", lang)
        heads = [line.split("  ")[0] for line in shown.stdout.splitlines() if line and not line.startswith(" ")]
        assert heads == [row["locator"] for row in rows]
        assert (shown.exit_code, shown.stderr) == (0, "")


def test_provisions_as_json_are_the_rows_of_the_ledger() -> None:
    assert data("provisions") == [row.to_dict() for row in entries()]
    assert all("text" not in row for row in data("provisions"))


NORM = """\
charter:16#a  CERRA Charter, art. 16, norm a
  summary: A meeting can be held only if at least two thirds of presidium members attend.
  type: quorum/majority
  bearer: presidium meeting
  decidable: fully
  decided by: charter.resolution
  readings:
"""
POLICY = """\
anxi:1  《安溪县电子商务监督管理暂行办法》第一条
  概要：制定目的：维护秩序、促进发展、规范主体、查处违法并保护双方权益。
  类型：宣示、政策
  承担者：县人民政府
  可否判定：无须判定
  未编码：仅为目的与依据
  解释方案与既定立场：
    - RA01：
"""


def test_provisions_are_text() -> None:
    norm = call("provisions", "charter:16#a").stdout
    assert norm.startswith(NORM)
    assert "\n    - RC19 two_thirds_base: " in norm
    assert "\n    - RC21 exact_two_thirds: " in norm
    policy = call("provisions", "anxi:1", "--lang", "zh").stdout
    assert policy.startswith(POLICY.removesuffix("\n"))
    assert "\n  上位法提示：\n    - HL01 本办法的位阶：" in policy


def test_every_contested_point_and_note_of_a_row_is_said() -> None:
    text = call("provisions").stdout
    for row in entries():
        for id in (*row.readings, *row.higher_law):
            assert re.search(rf"^    - {id}( [^:]+)?: .", text, re.MULTILINE), id
    assert "None" not in text


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        ("anxi:99", "Anxi Measures: there is no provision `anxi:99`\nhint: did you mean `anxi:9`?\n"),
        ("charter:16a", "CERRA Charter: there is no provision `charter:16a`\nhint: did you mean `charter:16#a`?\n"),
        ("anxy", "there is no provision `anxy`\nhint: did you mean `anxi`?\n"),
        ("13(4)", "there is no provision `13(4)`\nhint: did you mean `anxi:13(4)`?\n"),
        ("?", "there is no provision `?`\nhint: such as `anxi`, or `anxi:13(4)` for a part\n"),
        ("\x1b", "there is no provision `\\x1b`\nhint: such as `anxi`, or `anxi:13(4)` for a part\n"),
    ],
)
def test_an_unknown_locator_is_refused(locator: str, message: str) -> None:
    result = call("provisions", locator)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_the_help_names_the_commands() -> None:
    shown = call("--help").stdout
    assert all(command in shown for command in ("provisions", "source"))
    assert "verify" in call("source", "--help").stdout
    assert call("source").exit_code == 2
    for command in (["provisions"], ["source", "verify"]):
        assert call(*command, "-h").exit_code == 0
