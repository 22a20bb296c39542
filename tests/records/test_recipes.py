"""Recipes: tables as they come are read as it is written down, and a wrong recipe is an error with row and column."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from cerra_rules import cli, find
from cerra_rules.cases.check import check
from cerra_rules.errors import CaseFileError, FactError
from cerra_rules.records.proposing import propose
from cerra_rules.records.recipe import OPEN, Days, read_recipe, recipe_of, shipped, shipped_text

EXPORTS = Path(__file__).with_name("samples")
SAMPLES = {path.stem: path for path in sorted(EXPORTS.iterdir()) if path.suffix in {".csv", ".xlsx"}}
ANSWERS = {
    "taobao": ["undetermined", "not_completed", "not_completed"],
    "jd": ["undetermined", "not_completed"],
    "excel-zh": ["must_accept_return", "undetermined", "too_late"],
    "excel-de": ["must_accept_return", "too_late", "undetermined"],
    "xlsx": ["must_accept_return", "too_late", "exempt"],
    "olist": ["undetermined"] * 3,
}
RETURN = "anxi.seven_day_return"


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [*map(str, args)])


def test_each_shipped_recipe_has_a_sample() -> None:
    assert shipped() == sorted(SAMPLES) == sorted(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_shipped_recipe_decides_each_row_of_its_sample_or_names_what_is_unknown(name: str, tmp_path: Path) -> None:
    recipe = read_recipe(name)
    results = [*check([SAMPLES[name]], recipe.question, recipe=recipe)]
    assert [result.error for result in results] == [None] * len(results)
    decisions = [result.decision for result in results if result.decision is not None]
    out = tmp_path / "out.csv"
    done = call("bulk", str(recipe.question), SAMPLES[name], out, "--recipe", name, "--calendar", "none")
    assert done.exit_code == 0, done.output
    assert out.read_bytes().startswith(b"\xef\xbb\xbf") == recipe.output.bom
    table = pl.read_csv(out, infer_schema=False, separator=recipe.output.separator)
    assert table["outcome"].to_list() == ANSWERS[name]
    assert all(needs != "[]" for needs, outcome in table.select("needs", "outcome").rows() if outcome == "undetermined")
    open_ = [decision for decision, answer in zip(decisions, ANSWERS[name], strict=True) if answer == "undetermined"]
    assert all(decision.needs for decision in open_)
    kept = recipe.keep or pl.read_csv(out, infer_schema=False, separator=recipe.output.separator).columns[:1]
    assert set(kept) <= set(table.columns)


def test_what_a_shop_writes_as_a_formula_is_kept_in_the_output(tmp_path: Path) -> None:
    call("bulk", "anxi.transaction_completion", SAMPLES["taobao"], tmp_path / "out.csv", "--recipe", "taobao")
    assert '="2345678901234567890"' in pl.read_csv(tmp_path / "out.csv")["订单编号"].to_list()


WRONG = {
    'formats = ["%Y-%m-%d %H:%M:%S"]': (
        'formats = ["%Y/%m/%d"]', "line 2, column `确认收货时间`: fact `delivery_settled_on`: `2024-09-24 18:30:00` is no day in the formats `%Y/%m/%d`",
    ),
    '"交易成功" = true': ("", "line 2, column `订单状态`: fact `delivery_is_settled`: `交易成功` is none of the words of `values.delivery_is_settled`"),
    '= "确认收货时间"': ('= "收货时间"', "anxi.transaction_completion: the recipe names a column `收货时间`, and there is none"),
    'encoding = "gb18030"': ('encoding = "utf-8"', "line 1: not UTF-8"),
    'quotes = ["formula"]': ("", "line 2: a quotation mark within a cell"),
    "[days]": ("header = 2\n[days]", "recipe `r.toml`: `map.header` "),
}  # fmt: skip


@pytest.mark.parametrize("part", WRONG)
def test_a_wrong_recipe_is_an_error_with_the_row_and_the_column(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    instead, message = WRONG[part]
    text = shipped_text("taobao")
    assert part in text
    Path("r.toml").write_text(text.replace(part, instead, 1), encoding="utf-8")
    Path("in.csv").write_bytes(SAMPLES["taobao"].read_bytes())
    checked = call("check", "in.csv", "--recipe", "r.toml")
    assert checked.exit_code == 2
    assert message in checked.stderr
    bulk = call("bulk", "anxi.transaction_completion", "in.csv", "out.csv", "--recipe", "r.toml")
    assert bulk.exit_code in {1, 2}
    assert message.partition(": `")[0].rpartition(", ")[2] in bulk.stderr
    assert not Path("out.csv").exists()


def test_a_cell_that_cannot_be_read_hides_nothing_else_of_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = 'true = ["ja"]\nfalse = ["nein"]'
    facts = ("received_on", "return_was_requested", "return_requested_on", "buyer_is_consumer")
    columns = "\n".join(f'map.{fact} = "{column}"' for fact, column in zip(facts, "abcd", strict=True))
    Path("r.toml").write_text(f'days.formats = ["%Y-%m-%d"]\n{columns}\n[words]\n{words}\n', encoding="utf-8")
    Path("in.csv").write_text("a,b,c,d\n2024-09-24,ja,,ja\nbald,nein,2024-09-25,vielleicht\n", encoding="utf-8")
    said = (
        "line 3, column `a`: fact `received_on`: `bald` is no day in the formats `%Y-%m-%d`; "
        "line 3, column `d`: fact `buyer_is_consumer`: `vielleicht` is no word for yes, no or unknown; "
        "line 3: `return_requested_on` is stated, and `return_was_requested` is denied"
    )
    assert f"in.csv: {said}\n" in call("check", "in.csv", "--recipe", "r.toml", "--question", RETURN).stderr
    bulk = call("bulk", RETURN, "in.csv", "out.csv", "--recipe", "r.toml", "--report", "report.json")
    assert f"in.csv: {said}\n" in bulk.stderr
    assert [fault["row"] for fault in json.loads(Path("report.json").read_text("utf-8"))["faults"]] == [2]
    (_, result) = check(["in.csv"], RETURN, recipe=recipe_of(Path("r.toml").read_text("utf-8"), "r"))
    assert isinstance(result.error, FactError)
    assert [(f.fact, f.value, f.code) for f in result.error.faults] == [
        ("received_on", "bald", "unreadable"),
        ("buyer_is_consumer", "vielleicht", "unreadable"),
        ("", None, "contradiction"),
    ]
    chinese = call("--lang", "zh", "check", "in.csv", "--recipe", "r.toml", "--question", RETURN).stderr
    assert "is no" not in chinese
    assert "line" not in chinese


FAULTS = {
    "map.received_on = 1": "`map.received_on` should be a valid string",
    'mapp = "x"': "there is no `mapp`",
    'days.zones = "x"\nmap.received_on = "x"': "there is no `days.zones`",
    'encoding = "martian"\nmap.received_on = "x"': "`encoding`: `martian` is no encoding: utf-8, gb18030, cp1252 and the like",
    'days.formats = ["%Y-%m%m-%d"]\nmap.received_on = "x"': "`%Y-%m%m-%d` is no format of days",
    'days.formats = ["%H:%M"]\nmap.received_on = "x"': "`%H:%M` does not tell the day: it wants %Y, %m and %d",
    'days.formats = ["%Y-%m-%d %H"]\nmap.received_on = "x"': "`%Y-%m-%d %H` tells a time without a zone, and `days.zone` is not given",
    'days.zone = "Asia/Anxi"\nmap.received_on = "x"': "`Asia/Anxi` is no zone: Asia/Shanghai, Europe/Berlin and the like",
    'map.was_received = "x"\nconstants.was_received = true': "fact `was_received` is told in two ways",
    'map.was_received = "x"\nwords = {true = ["1"], false = ["1"]}': "`1` stands for two things in `words`",
    'values.was_received = {a = true}\nmap.received_on = "x"': "`values.was_received`: the fact has no column",
    'question = "anxi.receipts"': "no column tells a fact",
    'map.received_on = "?"\nencoding = "?"': "open: `map.received_on`, `encoding`",
    "map = [": "",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_recipe_is_read_strictly(text: str) -> None:
    with pytest.raises(CaseFileError) as caught:
        recipe_of(text, "r")
    assert FAULTS[text] in caught.value.message


def test_a_fact_or_a_kind_that_does_not_fit_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    for text, message in (
        ('map.recieved_on = "a"', "fact `recieved_on` is not one of its facts"),
        ('flags.received_on = {column = "a"}', "`flags.received_on`: fact `received_on` is no yes or no"),
    ):
        (result,) = check([file], RETURN, recipe=recipe_of(text, "r"))
        assert result.error is not None
        assert message in result.error.message


PROPOSED = """
separator = ";"
output = { bom = true }
header = 1
[map]
received_on = "received_on"
return_was_requested = "return_was_requested"
return_requested_on = "return_requested_on"
[days]
formats = ["%d.%m.%Y"]
[words]
true = ["WAHR"]
false = ["?"]
"""


def test_a_proposal_says_what_it_could_tell_and_leaves_the_rest_open(tmp_path: Path) -> None:
    file = tmp_path / "de.csv"
    file.write_text(
        "Bestellnummer;received_on;return_requested_on;return_was_requested\n0001;24.09.2024;01.10.2024;WAHR\n",
        encoding="utf-8-sig",
    )
    found = tomllib.loads(propose(file, find(RETURN)))
    wanted = tomllib.loads(PROPOSED)
    assert found == {"question": RETURN, "encoding": "utf-8", **wanted, "map": {**found["map"], **wanted["map"]}}
    with pytest.raises(CaseFileError, match=r"open: .*`words\.false`"):
        recipe_of(propose(file, find(RETURN)), "r")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_proposal_is_a_recipe_but_for_its_open_points(name: str, tmp_path: Path) -> None:
    written = tmp_path / "r.toml"
    question = str(read_recipe(name).question)
    result = call("recipe", SAMPLES[name], "--question", question, "--output", written)
    assert result.exit_code == 0, result.output
    assert "open point" in result.stdout
    refused = call("check", SAMPLES[name], "--recipe", written)
    assert (refused.exit_code, "open: `" in refused.stderr) == (2, True)
    text = written.read_text(encoding="utf-8")
    closed = re.sub(rf'(?m)^[^#\n]*"{re.escape(OPEN)}".*\n', "", text)
    data: dict[str, Any] = tomllib.loads(closed)
    assert data["header"] == read_recipe(name).header


@given(st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2199, 1, 1)))  # noqa: DTZ001  # what a clock shows
def test_a_day_written_in_a_format_is_read_back(moment: Any) -> None:
    moment = moment.replace(microsecond=0)
    for form in ("%Y/%m/%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y年%m月%d日 %H:%M:%S"):
        found = Days(formats=(form,), zone="Asia/Shanghai").read(moment.strftime(form), ".")
        assert found is not None
        assert not isinstance(found, str)
        assert found.replace(tzinfo=None) == moment


@pytest.mark.parametrize(
    ("serial", "day"), [("45559", "2024-09-24"), ("61", "1900-03-01"), ("60", None), ("45559,5", "noon"), ("x", None)]
)
def test_days_as_excel_counts_them(serial: str, day: str | None) -> None:
    found = Days(formats=("excel",), zone="Asia/Shanghai").read(serial, ",")
    assert found == day if day != "noon" else str(found) == "2024-09-24 12:00:00+08:00"


def test_json_rows_and_milliseconds(tmp_path: Path) -> None:
    file = tmp_path / "orders.json"
    file.write_text(
        '[{"orderId":"A1","deliveredAt":"2024-09-24T16:30:00.000Z","returnRequestedAt":1727712000000,"buyerIsConsumer":true}]',
        encoding="utf-8",
    )
    recipe = recipe_of(
        'map = {received_on = "deliveredAt", return_requested_on = "returnRequestedAt", buyer_is_consumer = "buyerIsConsumer"}\n'
        'days.formats = ["iso", "unix-ms"]\nflags.was_received = {column = "deliveredAt", empty = false}', "r",
    )  # fmt: skip
    (result,) = check([file], RETURN, recipe=recipe)
    assert result.decision is not None, result.error
    known = result.decision.facts.known()
    assert (str(known["received_on"]), str(known["return_requested_on"])) == ("2024-09-25", "2024-10-01")


def test_spreadsheets_without_their_reader_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    result = call("check", SAMPLES["xlsx"], "--recipe", "xlsx")
    assert (result.exit_code, "cerra_rules[sheets]" in result.stderr) == (2, True)
