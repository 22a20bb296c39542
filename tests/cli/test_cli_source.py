"""The command line on copies of the official texts: verifying them, and quoting them beside our summaries.

The words of both instruments are not in this repository. Tests that quote them look in the folder that CERRA_SOURCES
names, or in ../shared/sources, and are skipped where it is absent; all others use made-up files.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cerra_rules import cli, find
from cerra_rules.explaining.describe import described, description
from cerra_rules.front import decide
from cerra_rules.language.provisions import numeral
from cerra_rules.text.cutting import own_text
from cerra_rules.text.ledger import ledgers
from cerra_rules.text.quoting import quotes_from
from cerra_rules.text.source import Source

ROOT = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("CERRA_SOURCES", ROOT.parent / "shared" / "sources"))
FILES = {"charter": SOURCES / "charter.zh-Hant.txt", "anxi": SOURCES / "anxi.zh-Hans.txt"}
needs_sources = pytest.mark.skipif(not SOURCES.is_dir(), reason=f"no official texts in {SOURCES}")
LOST = ["charter.resolution", "--set=members_in_office=17", "--set=present_members=11"]
"""A meeting without quorum, which rests on charter:15#b and charter:16#a."""


def call(*args: str | Path) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args])


def data(*args: str | Path) -> Any:
    return json.loads(call(*args, "--format", "json").stdout)


def made_up(code: str, article: str) -> str:
    """Write a text with the outline of an instrument and none of its words."""
    lines: list[str] = []
    for name in own_text(ledgers()[code].instrument):
        parts = re.fullmatch(r"[a-z]+:(\d+)(?:¶(\d))?(?:\((\d+)\))?(?:/(\d))?", name)
        assert parts
        number, paragraph, item, below = parts.groups()
        if below:
            lines[-1] += f"{below}.茶壶;"
        elif item:
            lines.append(f"({numeral(int(item))})茶杯;")
        else:
            lines.append("茶水。" if paragraph and paragraph != "1" else f"第{numeral(int(number))}{article} 茶叶。")
    return "\n".join(lines)


@pytest.fixture
def copies(tmp_path: Path) -> dict[str, Path]:
    """Made-up files: one in the place of each official text, one in the other script, and one of neither."""
    texts = {
        "anxi": made_up("anxi", "条"),
        "charter": made_up("charter", "條"),
        "converted": made_up("charter", "条"),
        "short": made_up("anxi", "条").replace("第三十条 茶叶。", ""),
        "longer": made_up("anxi", "条").replace("第三十条", "第三十一条 茶\x1b[31m壶。\n第三十条"),
        "neither": "第一条 茶叶。\n",
        "both": made_up("charter", "條") + "\n" + made_up("anxi", "条"),
        "again": made_up("anxi", "条") + "\n" + made_up("anxi", "条").replace("茶叶", "茶壶"),
    }
    paths = {name: tmp_path / f"{name}.txt" for name in texts} | {"none": tmp_path / "none.txt"}
    for name, text in texts.items():
        paths[name].write_text(text, encoding="utf-8")
    return paths


# source verify --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["anxi"], 1),
        (["charter"], 1),
        (["converted"], 1),
        (["short"], 1),
        (["longer"], 1),
        (["neither"], 2),
        (["none"], 2),
        (["none", "anxi"], 2),
        (["anxi", "neither"], 2),
        (["both"], 2),
        (["again"], 2),
        ([], 2),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_verify_exits_with(names: list[str], code: int, form: str, copies: dict[str, Path]) -> None:
    assert call("source", "verify", *(copies[name] for name in names), "--format", form).exit_code == code


def test_verify_says_what_differs(copies: dict[str, Path]) -> None:
    for name, lang, lines in (
        ("short", "en", ["Anxi Measures: 0 of 90 texts agree with the ledger", "missing: Anxi Measures, art. 30 [anxi:30]"]),
        ("short", "zh", ["《安溪县电子商务监督管理暂行办法》：90 处文字中 0 处与台账一致", "缺少：《安溪县电子商务监督管理暂行办法》第三十条 [anxi:30]"]),
        ("longer", "en", ["Anxi Measures: 0 of 90 texts agree with the ledger", "belongs to no provision, after [anxi:29]: 第三十一条 茶\\x1b[31m壶。"]),
        ("converted", "en", ["CERRA Charter: cannot be compared: the text is in Simplified characters, the ledger is of the Traditional text", "hint: give it in Traditional characters as published, not as converted"]),
    ):  # fmt: skip
        result = call("source", "verify", copies[name], "--lang", lang)
        first, *rest = result.stdout.splitlines()
        assert first == f"{copies[name]}: {lines[0]}"
        assert lines[1] in rest
        assert result.stderr == ""


def test_verify_goes_on_after_a_file_that_cannot_be_read(copies: dict[str, Path]) -> None:
    result = call("source", "verify", copies["none"], copies["neither"], copies["anxi"])
    assert result.stdout.startswith(f"{copies['anxi']}: Anxi Measures: 0 of 90 texts agree with the ledger\n")
    assert result.stderr == (
        f"{copies['none']}: no such file or directory\nhint: give a text file\n"
        f"{copies['neither']}: holds neither the CERRA Charter nor the Anxi Measures\n"
        "hint: save the page with the articles as plain text\n"
    )


def test_verify_as_json(copies: dict[str, Path]) -> None:
    report = data("source", "verify", copies["short"], copies["none"])
    assert report["exit_code"] == 2
    short, none = report["reports"]
    assert (short["file"], short["error"], short["instrument"]) == (str(copies["short"]), None, "anxi")
    assert (short["ok"], short["matches"], short["missing"]) == (False, [], ["anxi:30"])
    assert short["script"] == short["expected_script"] == "zh-Hans"
    assert (len(short["differs"]), short["strays"]) == (89, [])
    error = {"message": f"{copies['none']}: no such file or directory", "hint": "give a text file"}
    assert none == {"file": str(copies["none"]), "error": error}


@needs_sources
def test_the_official_texts_are_verified() -> None:
    result = call("source", "verify", *FILES.values())
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.findall(r"(\d+) of (\d+) texts agree", result.stdout) == [("116", "116"), ("90", "90")]
    assert data("source", "verify", FILES["anxi"])["reports"][0]["ok"]


@needs_sources
def test_a_copy_beside_another_does_not_pass_unseen(tmp_path: Path) -> None:
    anxi, charter = (FILES[code].read_text(encoding="utf-8") for code in ("anxi", "charter"))
    damaged, file = anxi.replace("消费者", "消費人"), tmp_path / "copies.txt"
    for texts, names in (
        ((anxi, charter), "the Anxi Measures and the CERRA Charter"),
        ((charter, damaged), "the CERRA Charter and the Anxi Measures"),
        ((anxi, damaged), "2 copies of the Anxi Measures"),
        ((damaged, anxi), "2 copies of the Anxi Measures"),
    ):
        file.write_text("\n".join(texts), encoding="utf-8")
        result = call("source", "verify", file)
        hint = "hint: give each copy of a text in a file of its own"
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"{file}: holds {names}\n{hint}\n"


# --source -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["provisions", "anxi:3"], ["show", "anxi.receipts"], ["decide", *LOST]])
@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["none"], "{none}: no such file or directory\nhint: give a text file\n"),
        (["neither"], "{neither}: holds neither the CERRA Charter nor the Anxi Measures\nhint: "),
        (
            ["both"],
            "{both}: holds the CERRA Charter and the Anxi Measures\n"
            "hint: give each copy of a text in a file of its own\n",
        ),
        (
            ["again"],
            "{again}: holds 2 copies of the Anxi Measures\nhint: give each copy of a text in a file of its own\n",
        ),
        (["anxi", "short"], "{short}: the Anxi Measures again, as in {anxi}\nhint: give one file for each instrument\n"),
    ],
)  # fmt: skip
def test_a_source_that_is_none_is_refused(
    command: list[str],
    names: list[str],
    message: str,
    copies: dict[str, Path],
) -> None:
    result = call(*command, *(f"--source={copies[name]}" for name in names))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message.format(**copies))


def test_a_decision_lists_what_it_rests_on() -> None:
    facts = {"members_in_office": 17, "present_members": 11}
    shown = call("decide", *LOST).stdout
    assert shown == decide("charter.resolution", facts).answer().text(detail="full") + "\n"
    assert (
        "  - CERRA Charter, art. 16: A meeting can be held only if at least two thirds of presidium members attend.\n"
        in shown
    )
    assert "The provisions" not in call("decide", "charter.resolution").stdout  # undetermined: nothing is cited yet
    chinese = call("decide", *LOST, "--lang", "zh").stdout
    assert "  - 《章程》第十六条：主席团会议须有三分之二以上主席团成员出席，方能召开。\n" in chinese


NOTED: list[tuple[list[str], str, str, str]] = [
    (["charter"], "en", "    not quoted: {charter} differs from the ledger here", "differs"),
    (["charter"], "zh", "    未引原文：{charter} 此处与台账不一致", "differs"),
    (["anxi"], "en", "  no file given has the text of the CERRA Charter", "no_file"),
    (["anxi"], "zh", "  所给文件均无《中国电商乡村振兴联盟章程》文本", "no_file"),
    (["anxi", "converted"], "en", "  {converted}: CERRA Charter: cannot be compared: the text is in Simplified characters", "other_script"),
    (["anxi", "converted"], "zh", "  {converted}: 《中国电商乡村振兴联盟章程》：无法比对：所给文本为简体字", "other_script"),
]  # fmt: skip


@pytest.mark.parametrize(("names", "lang", "note", "fault"), NOTED)
def test_words_that_are_not_those_of_the_law_are_not_quoted(
    names: list[str],
    lang: str,
    note: str,
    fault: str,
    copies: dict[str, Path],
) -> None:
    files = [f"--source={copies[name]}" for name in names]
    note = note.format(**copies)
    for command in (["decide", *LOST], ["show", "charter.resolution"]):
        result = call(*command, *files, "--lang", lang)
        assert note.strip() in result.stdout
        assert "茶" not in result.stdout
        assert result.exit_code == call(*command).exit_code
        answer = data(*command, *files)
        assert answer["text"] == {}
        assert set(answer["not_quoted"].values()) == {fault}
        assert list(answer["not_quoted"]) == answer["citations" if "citations" in answer else "provisions"]
    listed = call("provisions", "charter:16", *files, "--lang", lang).stdout
    assert note.strip() in listed
    assert "茶" not in listed
    for row in data("provisions", "charter:16", *files):
        assert (row["text"], row["not_quoted"]) == (None, fault)


def test_words_that_are_missing_are_said_to_be(copies: dict[str, Path]) -> None:
    shown = call("provisions", "anxi:30", "--source", copies["short"]).stdout
    assert f"\n  not quoted: {copies['short']} does not have it\n" in shown
    assert data("provisions", "anxi:30", "--source", copies["short"])[0]["not_quoted"] == "missing"


def test_without_a_source_nothing_is_added() -> None:
    plain = decide("charter.resolution", {"members_in_office": 17, "present_members": 11}).to_dict()
    assert data("decide", *LOST) == plain
    question = find("anxi.receipts")
    assert data("show", question.id) == described(question)
    assert call("show", question.id).stdout == description(question, "en") + "\n"
    assert "    summary: Keep the receipts complete for not less than two years.\n" in call("show", question.id).stdout
    assert quotes_from(None) is quotes_from([]) is None


def marked(text: str) -> str:
    """Hide characters that show nothing in a text; its digests stay the same."""
    return text.replace(",", "\u200b,\x1b").replace("。", "\u202e。")


@needs_sources
@pytest.mark.parametrize("change", [str, marked])
def test_a_decision_quotes_the_official_words(change: Callable[[str], str], tmp_path: Path) -> None:
    path = tmp_path / "charter.txt"
    path.write_text(change(FILES["charter"].read_text(encoding="utf-8")), encoding="utf-8")
    source, official = Source(path), Source(FILES["charter"])
    answer = data("decide", *LOST, "--source", path)
    assert answer["text"] == {name: source.words(name) for name in ("charter:15#b", "charter:16#a")}
    assert answer["not_quoted"] == {}
    shown = call("decide", *LOST, "--source", path).stdout
    assert f"attend. words of the provision: {' '.join(official.words('charter:16#a').split())}\n" in shown


@needs_sources
def test_listed_provisions_are_quoted_once_each() -> None:
    source = Source(*FILES.values())
    files = [f"--source={path}" for path in FILES.values()]
    rows = data("provisions", *files)
    assert all(row["text"] == source.words(row["locator"]) and row["not_quoted"] is None for row in rows)
    lines = call("provisions", *files).stdout.splitlines()
    assert sum(line.startswith("  text: ") for line in lines) == 116 + 90
    (norm,) = (line for line in call("provisions", "anxi:13(1)#b", *files).stdout.splitlines() if "text: " in line)
    assert norm == f"  text: {source.words('anxi:13(1)')}"
    shown = call("show", "charter.resolution", *files).stdout
    assert shown.count(source.words("charter:16")) == 1
    question = find("charter.resolution")
    assert data("show", question.id, *files)["text"] == {str(p): source.words(str(p)) for p in question.provisions}


@needs_sources
def test_norms_of_one_sentence_share_its_words() -> None:
    facts = {"receipt_was_issued": False, "receipts_are_kept_complete": False, "receipt_is_required": True}
    facts |= {"buyer_is_consumer": True}
    settings = [f"--set={name}={str(value).lower()}" for name, value in facts.items()]
    decision = decide("anxi.receipts", facts)
    assert [str(p) for p in decision.citations] == ["anxi:13(6)#a", "anxi:13(6)#c"]
    shown = call("decide", "anxi.receipts", *settings, "--source", FILES["anxi"]).stdout
    assert shown.count(Source(FILES["anxi"]).words("anxi:13(6)")) == 1


@needs_sources
def test_one_changed_character_is_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "anxi.txt"
    path.write_text(
        FILES["anxi"].read_text(encoding="utf-8").replace("不得少于2年", "不得少于5年", 1),
        encoding="utf-8",
    )
    assert call("source", "verify", path).exit_code == 1
    rows = data("provisions", "anxi", "--source", path)
    assert {row["locator"] for row in rows if row["not_quoted"]} == {
        f"anxi:13(6){norm}" for norm in ("", "#a", "#b", "#c")
    }
    assert {row["not_quoted"] for row in rows} == {None, "differs"}
    shown = call("provisions", "anxi:13", "--source", path).stdout
    assert shown.count(f"  not quoted: {path} differs from the ledger here\n") == 1
    assert "5年" not in shown
