"""Case files: what is read, what is refused and with which words, and what an expectation is compared with."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cerra_rules import CerraError, RestDays
from cerra_rules.cases.cases import Case, Expect, as_case, case_files, each_case, read_cases
from cerra_rules.cases.check import Mismatch, Report, Result, Status, check, run
from cerra_rules.cases.documents import MAX_BYTES, parse
from cerra_rules.cli import app
from cerra_rules.errors import CaseFileError

MALFORMED = Path(__file__).parent / "malformed"
EXAMPLES = Path(__file__).parents[2] / "examples"

# Every file in tests/cases/malformed/ and the whole of what `cerra-rules check FILE` says on standard error.
MESSAGES = {
    "billion-laughs.yaml": (
        "billion-laughs.yaml: line 6, column 8: the aliases stand for too much\n"
        "hint: use at most 100, or write the values out\n"
    ),
    "calendar-day.yaml": (
        "calendar-day.yaml: case 1: `calendar`: `1 October` is no day\nhint: write a rest day as YYYY-MM-DD\n"
    ),
    "calendar-instant.yaml": (
        "calendar-instant.yaml: case 1: `calendar`: `2025-10-01 00:00:00+00:00` is no day\n"
        "hint: write a rest day as YYYY-MM-DD\n"
    ),
    "calendar-key.yaml": (
        "calendar-key.yaml: case 1: `calendar` has no key `restdays`\nhint: did you mean `rest_days`?\n"
    ),
    "cases.txt": ("cases.txt: not a case file\nhint: a case file ends in .yaml, .yml, .json, .toml\n"),
    "cites-twice.yaml": (
        "cites-twice.yaml: case 1: `expect` has both `cites` and `citations`\nhint: they mean the same: keep one\n"
    ),
    "colon.yaml": (
        "colon.yaml: line 2, column 10: mapping values are not allowed here\n"
        "hint: a text with a colon in it needs quotation marks around it\n"
    ),
    "comma.json": ("comma.json: line 2, column 38: expecting ',' delimiter\n"),
    "contradiction.yaml": (
        "contradiction.yaml: case 1: charter.resolution: these facts contradict each other\n"
        "hint: those who voted in favour or left were present\n"
    ),
    "control-character.yaml": ("control-character.yaml: line 2, column 13: the character U+0007 is not allowed\n"),
    "deep-key.toml": ("deep-key.toml: nested more than 40 deep\nhint: a case is nested four deep\n"),
    "deep.json": ("deep.json: nested more than 40 deep\nhint: a case is nested four deep\n"),
    "deep.yaml": ("deep.yaml: line 2, column 48: nested more than 40 deep\nhint: a case is nested four deep\n"),
    "duplicate-key.json": (
        "duplicate-key.json: line 1, column 68: key `buyer_is_consumer` stands twice in one object\n"
        "hint: keep one of them\n"
    ),
    "duplicate-key.toml": (
        "duplicate-key.toml: line 4, column 26: cannot overwrite a value\nhint: a key stands only once\n"
    ),
    "duplicate-key.yaml": (
        "duplicate-key.yaml: line 4, column 3: key `buyer_is_consumer` stands twice in one mapping\n"
        "hint: keep one of them\n"
    ),
    "empty-facts.yaml": ("empty-facts.yaml: case 1: `facts` is nothing, not a mapping\nhint: write {} for none\n"),
    "enum-is-a-boolean.yaml": (
        "enum-is-a-boolean.yaml: case 1: anxi.seven_day_return: fact `digital_supply` is `false`, not one of `none`, `online_download`, `physical_carrier`\n"
        "hint: put it in quotation marks: YAML reads yes, no, on and off as true and false\n"
    ),
    "enum-misspelt.yaml": (
        "enum-misspelt.yaml: case 1: anxi.seven_day_return: fact `digital_supply` cannot be `'physical_carier'`\n"
        "hint: did you mean `physical_carrier`?\n"
    ),
    "expect-citation.yaml": (
        "expect-citation.yaml: case 1: anxi.receipts: `expect`: `anxi:13(5)` is none of its provisions\n"
        "hint: did you mean `anxi:13(6)`?\n"
    ),
    "expect-empty.yaml": (
        "expect-empty.yaml: case 1: `expect` is empty\nhint: write an outcome, or leave `expect` out\n"
    ),
    "expect-need.yaml": (
        "expect-need.yaml: case 1: anxi.receipts: `expect`: `receipt_is_eletronic` is none of its facts or readings\n"
        "hint: did you mean `receipt_is_electronic`?\n"
    ),
    "expect-needs-text.yaml": (
        "expect-needs-text.yaml: case 1: `expect`: `needs` is `receipt_is_electronic`, not a list\n"
        "hint: write [] for none\n"
    ),
    "expect-outcome.yaml": (
        "expect-outcome.yaml: case 1: anxi.receipts: `expect`: `breached` is none of its outcomes\n"
        "hint: did you mean `breach`?\n"
    ),
    "expect-value.yaml": (
        "expect-value.yaml: case 1: anxi.receipts: `expect`: `breach` is none of its values\n"
        "hint: did you mean `breached`?\n"
    ),
    "key-not-text.yaml": (
        "key-not-text.yaml: line 3, column 3: the key `no` is not text\nhint: put it in quotation marks\n"
    ),
    "keys-beside-cases.yaml": (
        "keys-beside-cases.yaml: a file with `cases` has no key `calendar`\nhint: known: `cases`\n"
    ),
    "latin1.yaml": ("latin1.yaml: line 2: not UTF-8\nhint: save it as UTF-8\n"),
    "long-number.json": (
        "long-number.json: a number in it is too long\nhint: put it in quotation marks where it is no count\n"
    ),
    "long-number.toml": (
        "long-number.toml: a number in it is too long\nhint: put it in quotation marks where it is no count\n"
    ),
    "nan.json": ("nan.json: `NaN` is no value of JSON\nhint: write null, or leave out what is unknown\n"),
    "no-facts.yaml": ("no-facts.yaml: case 1: `facts` is missing\nhint: a case has at least `question` and `facts`\n"),
    "no-such-day.yaml": (
        "no-such-day.yaml: line 2, column 22: `2025-02-29` is no day of the calendar\nhint: check the day\n"
    ),
    "no-time-zone.yaml": (
        "no-time-zone.yaml: case 1: anxi.seven_day_return: fact `received_on`: `2025-09-03T10:15:00` has no time zone\n"
        "hint: give a date, or an instant with its offset such as +08:00\n"
    ),
    "no-value.toml": ("no-value.toml: line 2, column 9: invalid value\n"),
    "octal.yaml": (
        "octal.yaml: case 1: charter.resolution: fact `votes_for` cannot be `'010'`\n"
        "hint: write a whole number from 0 to 99\n"
    ),
    "option-is-a-boolean.yaml": (
        "option-is-a-boolean.yaml: case 1: reading `return_period_act` is `true`, not text\n"
        "hint: put it in quotation marks: YAML reads yes, no, on and off as true and false\n"
    ),
    "out-of-range.yaml": (
        "out-of-range.yaml: case 1: charter.resolution: fact `votes_for` cannot be `100`\n"
        "hint: write a whole number from 0 to 99\n"
    ),
    "question-is-a-boolean.yaml": (
        "question-is-a-boolean.yaml: case 1: `question` is `false`, not text\n"
        "hint: put it in quotation marks: YAML reads yes, no, on and off as true and false\n"
    ),
    "readings-text.yaml": (
        "readings-text.yaml: case 1: `readings` is `all`\nhint: give a mapping from reading to option, or any\n"
    ),
    "recursive-anchor.yaml": (
        "recursive-anchor.yaml: line 3, column 22: anchor `facts` stands inside itself\nhint: write the value out\n"
    ),
    "second-of-three.yaml": (
        "second-of-three.yaml: case 2 (misspelt): anxi.receipts: fact `buyer_is_consummer` is not one of its facts\n"
        "hint: did you mean `buyer_is_consumer`?\n"
    ),
    "both-names.yaml": (
        "both-names.yaml: case 1 (one): a case has both `id` and `name`\nhint: they mean the same: keep one\n"
    ),
    "single-table.toml": ("single-table.toml: `case` is a mapping, not a list\nhint: in TOML, write `[[case]]`\n"),
    "tab.yaml": (
        "tab.yaml: line 3, column 1: found character '\\t' that cannot start any token\n"
        "hint: indent with spaces; a text that begins with this character needs quotation marks\n"
    ),
    "tag.yaml": (
        "tag.yaml: line 3, column 22: the tag `!!python/object/apply:os.system` is not read\n"
        "hint: write the value without a tag\n"
    ),
    "text.yaml": (
        "text.yaml: case 1: a case is a mapping, not `anxi.receipts`\n"
        "hint: a case has at least `question` and `facts`\n"
    ),
    "unclosed.yaml": ("unclosed.yaml: line 3, column 7: expected ',' or '}', but got ':'\n"),
    "undefined-alias.yaml": ("undefined-alias.yaml: line 2, column 8: found undefined alias 'gift_box'\n"),
    "unknown-key.yaml": ("unknown-key.yaml: case 1: a case has no key `expected`\nhint: did you mean `expect`?\n"),
    "unknown-option.yaml": (
        "unknown-option.yaml: case 1: anxi.seven_day_return: reading `return_period_act` has no option `requests`\n"
        "hint: did you mean `request`?\n"
    ),
    "unknown-question.yaml": (
        "unknown-question.yaml: case 1: there is no question `anxi.reciepts`\nhint: did you mean `anxi.receipts`? (one of your own: --rules package.module:attribute)\n"
    ),
    "unknown-reading.yaml": (
        "unknown-reading.yaml: case 1: anxi.seven_day_return: reading `return_period_acts` is not one of its readings\n"
        "hint: did you mean `return_period_act`?\n"
    ),
    "utf16.yaml": ("utf16.yaml: line 1: not UTF-8\nhint: save it as UTF-8\n"),
    "wrong-type.yaml": (
        "wrong-type.yaml: case 1: anxi.receipts: fact `buyer_is_consumer` cannot be `'yes'`\n"
        "hint: write true or false; leave it out where it is unknown\n"
    ),
}


@pytest.mark.parametrize("name", sorted({path.name for path in MALFORMED.iterdir()} | MESSAGES.keys()))
def test_a_malformed_file_has_its_exact_message(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MALFORMED)
    result = CliRunner().invoke(app, ["check", name])
    assert (result.exit_code, result.stderr) == (2, MESSAGES[name])


def test_the_cases_around_a_malformed_one_are_checked() -> None:
    results = list(check([MALFORMED / "second-of-three.yaml"]))
    assert [result.status for result in results] == [Status.AS_EXPECTED, Status.ERROR, Status.AS_EXPECTED]


def test_read_cases_raises_the_first_fault() -> None:
    with pytest.raises(CaseFileError, match="case 1: `facts` is missing"):
        read_cases(MALFORMED / "no-facts.yaml")
    assert [type(case) for case in each_case(MALFORMED / "no-facts.yaml")] == [CaseFileError]


# What is read ------------------------------------------------------------------------------------------------------


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
    assert str(raised.value) == f"x: {message}"


def test_a_number_may_be_an_id() -> None:
    assert as_case({"question": "q", "facts": {}, "id": 7}, "x").place == "x (7)"


# What would take the machine down -----------------------------------------------------------------------------------


LAUGHS = (
    "a: &a ["
    + "ha, " * 9
    + "ha]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True))
)
BOMBS = {
    "laughs.yaml": LAUGHS,
    "merges.yaml": "a: &a {k: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1 or ''}, *a{n - 1 or ''}]}}\n" for n in range(1, 50)),
    "many-aliases.yaml": "a: &a 1\nb: [" + "*a, " * 101 + "]\n",
    "flow.yaml": "[" * 900_000,
    "block.yaml": "- " * 400_000,
    "keys.yaml": "".join("  " * n + "a:\n" for n in range(900)),
    "arrays.json": "[" * 900_000,
    "objects.json": '{"a":' * 150_000,
    "arrays.toml": "a = " + "[" * 900_000,
    "dots.toml": "a." * 450_000 + "a = 1\n",
    "spaced-dots.toml": '"a" . ' * 150_000 + "a = 1\n",
    "table.toml": "[" + "a." * 450_000 + "a]\n",
    "digits.json": "[" + "9" * 900_000 + "]",
    "digits.yaml": "a: " + "9" * 900_000,
    "minutes.yaml": "a: 1" + ":59" * 300_000,
    "hex.toml": "a = 0x" + "f" * 900_000,
    "word.toml": "a" * 900_000 + "!",
    "just-too-large.yaml": "#" * (MAX_BYTES + 1),
    "large.yaml": "a: b\n" * 2_000_000,
    "large.json": "[" + "1, " * 3_500_000 + "1]",
    "large.toml": "# \n" * 3_500_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BOMBS[name], encoding="utf-8")
    start = time.process_time()
    with pytest.raises(CaseFileError) as raised:
        read_cases(path)
    assert time.process_time() - start < 2
    assert raised.value.message.startswith(str(path))
    assert len(raised.value.message) < len(str(path)) + 200 or name in {"digits.yaml", "minutes.yaml"}


@given(
    text=st.one_of(
        st.text(),
        st.text(alphabet=" \n\t{}[]:,-&*!|>'\"%@`#?<~ab01.=e"),
        st.lists(st.sampled_from(["question: anxi.receipts", "facts:", "  x: 1", "- ", "---\n", "&a", "*a", "<<: ", "\n"])).map("".join),
        st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)).map(json.dumps),
    ),
    suffix=st.sampled_from([".yaml", ".json", ".toml", ""]),
)  # fmt: skip
def test_no_text_ends_in_anything_but_data_or_a_message(text: str, suffix: str) -> None:
    try:
        documents = parse(text, "x", suffix)
    except CaseFileError as error:
        documents = []
        assert error.message.startswith("x: ")  # noqa: PT017  # a message is one of the two good ends
    assert isinstance(documents, list)


@given(
    data=st.fixed_dictionaries(
        {"question": st.sampled_from(["anxi.seven_day_return", "charter.annual_plenary", "anxi.platform_systems", "x"])},
        optional={
            "facts": st.dictionaries(
                st.sampled_from(["received_on", "plenaries_on", "systems", "is_service", "digital_supply", "x"]),
                st.recursive(
                    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes()
                    | st.datetimes().map(lambda d: d.isoformat() + "+08:00"),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
                    max_leaves=4,
                ),
            ),
            "expect": st.none() | st.text() | st.dictionaries(st.sampled_from(["outcome", "needs", "values"]), st.lists(st.text()) | st.text()),
            "readings": st.none() | st.text() | st.dictionaries(st.text(), st.text()),
            "calendar": st.none() | st.lists(st.dates() | st.text()),
        },
    ),
)  # fmt: skip
def test_no_case_ends_in_anything_but_a_result_or_a_message(data: dict[str, Any]) -> None:
    try:
        case = as_case(data, "x")
    except CaseFileError as error:
        assert error.message.startswith("x")  # noqa: PT017  # a message is one of the two good ends
    else:
        result = run(case)
        assert result.error is None or result.error.message.startswith("x: ")
        json.dumps(result.to_dict())


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


def test_a_folder_may_be_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("d").mkdir()
        monkeypatch.chdir("d")
    Path("x.json").write_text("[]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (deepest,) = case_files("d")
    assert deepest == Path("d/" * 1200 + "x.json")
    deepest.unlink()
    for folder in deepest.parents[:-1]:  # pytest would fail to
        folder.rmdir()


def test_a_file_named_twice_is_checked_once() -> None:
    path = EXAMPLES / "tea-shop" / "records.yaml"
    assert len(list(check([path, path.parent / ".." / "tea-shop" / "records.yaml"]))) == len(read_cases(path))


# What an expectation is compared with -------------------------------------------------------------------------------


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
    *first, last = each_case(file)
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
