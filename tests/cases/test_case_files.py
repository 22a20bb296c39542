"""Case files: what is read of them, in every format, and which files of a folder are case files."""

from __future__ import annotations

import inspect
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cerra_rules import RestDays
from cerra_rules.cases.cases import Case, Expect, as_case, case_files
from cerra_rules.cases.check import Status, check
from cerra_rules.cases.documents import parse
from cerra_rules.cases.reading import read_cases
from cerra_rules.errors import CaseFileError

# What is read ------------------------------------------------------------------------------------------------------


EXAMPLES = Path(__file__).parents[2] / "examples"
CASE = Case(
    "CASE",
    "moon-cake",
    "anxi.seven_day_return",
    {"is_service": False, "received_on": "2025-10-06"},
    readings={"return_period_act": "dispatch"},
    calendar=RestDays([date(2025, 10, 7)]),
    expect=Expect("undetermined", values={"days_left": None}),
    why="中秋",
)
WRITTEN = {
    "block.yaml": """
id: moon-cake
why: 中秋
question: anxi.seven_day_return
facts:
  is_service: no
  received_on: "2025-10-06"
readings: {return_period_act: dispatch}
calendar: {rest_days: [2025-10-07]}
expect: {outcome: undetermined, values: {days_left: null}}
""",
    "case.json": """{"name": "moon-cake", "why": "中秋", "question": "anxi.seven_day_return",
\t"facts": {"is_service": false, "received_on": "2025-10-06"}, "readings": {"return_period_act": "dispatch"},
\t"calendar": ["2025-10-07"], "expect": {"outcome": "undetermined", "values": {"days_left": null}}}""",
}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"], ids=["plain", "bom"])
def test_a_case_reads_the_same_from_every_format(name: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(mark + WRITTEN[name], encoding="utf-8")
    (case,) = read_cases(path)
    assert case.place == f"{path}: case 1 (moon-cake)"
    assert as_case(_fields(case), "x") == as_case(_fields(CASE), "x")


def _fields(case: Case) -> dict[str, Any]:
    expect = case.expect or Expect()
    return {
        "id": case.id,
        "question": case.question,
        "facts": case.facts,
        "readings": case.readings,
        "calendar": list(case.calendar or ()),
        "expect": {"outcome": expect.outcome, "values": expect.values},
        "why": case.why,
    }


def test_toml_has_days_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text('question = "anxi.entry_into_force"\n[facts]\nassessed_on = 2009-08-01\n', encoding="utf-8")
    assert read_cases(path)[0].facts == {"assessed_on": date(2009, 8, 1)}


ONE = "{question: anxi.receipts, facts: {}}"
LAYOUTS = {
    "one.yaml": (ONE, 1),
    "list.yaml": (f"- {ONE}\n- {ONE}\n", 2),
    "stream.yaml": (f"---\n{ONE}\n---\n{ONE}\n---\n", 2),
    "stream-of-lists.yml": (f"- {ONE}\n---\n- {ONE}\n- {ONE}\n", 3),
    "key.yaml": (f"cases: [{ONE}, {ONE}]", 2),
    "list.json": ('[{"question": "anxi.receipts", "facts": {}}]', 1),
    "key.JSON": ('{"cases": [{"question": "anxi.receipts", "facts": {}}]}', 1),
    "one.toml": ('question = "anxi.receipts"\nfacts = {}\n', 1),
    "tables.toml": ('[[case]]\nquestion = "anxi.receipts"\nfacts = {}\n' * 2, 2),
    "comment.yaml": ("# nothing yet\n", 0),
    "empty.yaml": ("", 0),
    "empty.toml": ("", 0),
    "empty.json": ("[]", 0),
    "no-cases.yaml": ("cases: []\n", 0),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_file_holds_no_case_or_one_or_many(name: str, tmp_path: Path) -> None:
    text, count = LAYOUTS[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [c.place for c in read_cases(tmp_path / name)] == [f"{tmp_path / name}: case {n + 1}" for n in range(count)]


# The left side is what YAML 1.1 does with the right side.
SCALARS = {
    "true": True, "yes": True, "On": True, "no": False, "off": False, "~": None, "null": None, "": None,
    "12": 12, "-3": -3, "+4": 4, "0": 0, "010": "010", "0x1F": "0x1F", "1_000": "1_000", "12:30": "12:30",
    "1e3": "1e3", "1.5": 1.5, ".nan": ".nan", ".inf": ".inf", "=": "=", "9" * 30: "9" * 30, "y": "y",
    "2025-10-01": date(2025, 10, 1), "2025-10-1": "2025-10-1", "none": "none", "'no'": "no", '"12"': "12",
}  # fmt: skip


@pytest.mark.parametrize("written", SCALARS)
def test_a_yaml_value_is_what_it_looks_like(written: str) -> None:
    (document,) = parse(f"value: {written}", "x", ".yaml")
    assert document == {"value": SCALARS[written]}
    assert type(document["value"]) is type(SCALARS[written])


def test_a_yaml_merge_is_overridden_and_a_shared_value_is_kept() -> None:
    (document,) = parse("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: *a\n", "x", ".yaml")
    assert document == {"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 3}, "c": {"x": 1, "y": 2}}


def test_standard_input_is_json_where_it_is_json_and_yaml_otherwise() -> None:
    assert parse('{"a":\t"\\ud83c\\udf75"}', "-", "") == [{"a": "\N{TEACUP WITHOUT HANDLE}"}]
    assert parse("{a: 1}", "-", "") == [{"a": 1}]
    with pytest.raises(CaseFileError, match="stands twice"):
        parse('{"a": 1, "a": 2}', "-", "")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"a": "a",\n "a": 2}', "line 2, column 2: key `a`"),
        ('[{"a": {"a": 1, "b": "{\\"a\\":"}},\n {"b": 1, "c": [{"b": 2}], "b" : 3}]', "line 2, column 28: key `b`"),
        ('{"a\\"{": {"b": "}"},\n  "\\u0061\\"{": 2}', 'line 2, column 3: key `a"{`'),
        ('{"a": 1, "a": {"b": 1, "b": 2}}', "line 1, column 10: key `a`"),
    ],
)
def test_a_key_that_stands_twice_in_json_is_found_where_it_stands(text: str, where: str) -> None:
    with pytest.raises(CaseFileError) as raised:
        parse(text, "x.json", ".json")
    assert raised.value.message == f"x.json: {where} stands twice in one object"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"expect": 5}, "`expect` is `5`, neither an outcome nor a mapping"),
        ({"expect": ["breach"]}, "`expect` is a list, neither an outcome nor a mapping"),
        ({"id": ["a"]}, "`id` is a list, neither text nor a whole number"),
        ({"why": 5}, "`why` is `5`, not text"),
    ],
)
def test_what_a_key_may_be_is_said(more: dict[str, Any], message: str) -> None:
    with pytest.raises(CaseFileError) as raised:
        as_case({"question": "q", "facts": {}} | more, "x")
    assert raised.value.message == f"x: {message}"


def test_a_number_may_be_an_id() -> None:
    assert as_case({"question": "q", "facts": {}, "id": 7}, "x").place == "x (7)"


# Files and folders --------------------------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_and_only_its_case_files(tmp_path: Path) -> None:
    for name in ("b.json", "a.toml", "c/d.yml", "c/README.md", ".hidden.yaml", ".git/x.yaml", "c/e.YAML", "z.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [str(Path(str(p)).relative_to(tmp_path)) for p in case_files(tmp_path)] == [
        "a.toml", "b.json", "c/d.yml", "c/e.YAML",
    ]  # fmt: skip


def test_links_that_lead_back_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.json").write_text("[]", encoding="utf-8")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    found = {str(path) for path in case_files(tmp_path)}
    assert str(tmp_path / "a" / "x.json") in found
    assert len(found) < 6
    assert [r.status for r in check([tmp_path])] == [Status.NO_CASE, Status.ERROR, Status.ERROR]


def test_folders_that_link_to_each_other_are_entered_once(tmp_path: Path) -> None:
    for i in range(12):
        (tmp_path / str(i)).mkdir()
        (tmp_path / str(i) / "x.json").write_text("[]", encoding="utf-8")
        for j in range(12):
            (tmp_path / str(i) / f"to{j}").symlink_to(tmp_path / str(j))
    assert len(list(case_files(tmp_path))) == 12


def test_a_folder_may_be_deeper_than_calls_may_nest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    depth, limit = 240, sys.getrecursionlimit()
    deepest = Path("d/" * depth + "x.json")
    deepest.parent.mkdir(parents=True)
    deepest.write_text("[]", encoding="utf-8")
    sys.setrecursionlimit(len(inspect.stack()) + depth // 2)
    try:
        found = [*case_files("d")]
    finally:
        sys.setrecursionlimit(limit)
    assert found == [deepest]


def test_a_file_named_twice_is_checked_once() -> None:
    path = EXAMPLES / "tea-shop" / "records.yaml"
    assert len(list(check([path, path.parent / ".." / "tea-shop" / "records.yaml"]))) == len(read_cases(path))
