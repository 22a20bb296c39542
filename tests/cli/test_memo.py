"""`cerra-rules memo`: a case as a lawyer files it, as Markdown, HTML and Word, for one case or the adverse ones of a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cerra_rules.cli.app import app

LATE = """
- {id: late, question: charter.resolution, facts: {members_in_office: 17, present_members: 11}}
- {id: fine, question: charter.resolution, facts: {members_in_office: 17, present_members: 12, votes_for: 6}}
- {id: other, question: anxi.officer_conduct, facts: {discloses_trade_secret: true}}
"""
ONE = "{question: charter.resolution, facts: {members_in_office: 17, present_members: 11}}"


def call(*args: str) -> Result:
    return CliRunner().invoke(app, args)


def memo(*args: object) -> str:
    result = call("memo", "charter.resolution", *map(str, args))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_memo_has_its_parts_in_the_order_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(ONE)
    text = memo(file, "--lang", "zh")
    assert re.findall("^#+ (.*)$", text, re.MULTILINE) == [
        "法律意见备忘录", "一、结论", "二、规则", "三、事实", "四、对照适用", "五、国家法律的补充", "六、解释分歧与可靠程度",
    ]  # fmt: skip
    assert "在任主席团成员17人，其三分之二须有12人；实到11人，不足三分之二，尚差1人" in text
    assert "未提供官方文本" in text
    assert re.search("拟稿人.*审核人.*日期", text)
    assert re.search("回执 [0-9a-f]{64} · 规则 [0-9a-f]{16}", text)
    assert len(text) < 3000  # one or two pages of A4


def test_a_folder_gets_a_memo_for_each_adverse_case_of_the_question(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "cases.yaml").write_text(LATE)
    page = tmp_path / "memo.html"
    memo(folder, "--output", page)
    text = page.read_text("utf-8")
    assert text.count("<article>") == text.count("</article>") == 1
    assert "<h1>Memo: late</h1>" in text
    assert "size: A4" in text


def test_a_memo_is_a_word_file(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file, out = tmp_path / "case.yaml", tmp_path / "memo.docx"
    file.write_text(ONE)
    memo(file, "--output", out, "--lang", "zh")
    paragraphs = [p.text for p in docx.Document(str(out)).paragraphs]
    assert paragraphs[0] == "法律意见备忘录"
    assert "一、结论" in paragraphs


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(ONE)
    result = CliRunner().invoke(app, ["memo", "charter.resolution", str(file), "--output", "memo.pdf"])
    assert result.exit_code == 2
    assert "a memo is not written as `.pdf`\nhint: a .html, .md or .docx file" in result.output


def test_a_memo_takes_facts_as_decide_does(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(ONE)
    assert memo("--set", "members_in_office=17", "--set", "present_members=11") == memo(file).replace("case.yaml", "")
    assert memo(file, "--set", "present_members=12") != memo(file)
    refused = CliRunner().invoke(app, ["memo", "charter.resolution", str(tmp_path), "--set", "present_members=12"])
    assert refused.exit_code == 2
    assert refused.stderr == "--set: a folder is decided as its files have it\nhint: give the file of one case\n"


RECEIPTS = ["anxi.receipts", "--set=receipt_was_discarded_early=true"]


@pytest.mark.parametrize(
    ("command", "option", "name"),
    [
        (["memo", *RECEIPTS], "--output", "memo.md"),
        (["decide", *RECEIPTS], "--receipt", "receipt.json"),
        (["ask", *RECEIPTS], "--save", "case.yaml"),
        (["ask", *RECEIPTS], "--receipt", "receipt.json"),
        (["recipe", "excel-zh"], "--output", "recipe.toml"),
    ],
)
def test_what_somebody_may_go_on_with_is_replaced_on_demand(
    command: list[str], option: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(*command, option, name).exit_code < 2
    Path(name).write_text("what I wrote", encoding="utf-8")
    refused = call(*command, option, name)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == f"{option}: `{name}` exists already\nhint: replace it with --force\n"
    assert Path(name).read_text(encoding="utf-8") == "what I wrote"
    assert call(*command, option, name, "--force").exit_code < 2
    assert "what I wrote" not in Path(name).read_text(encoding="utf-8")


def test_what_each_run_makes_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("question: anxi.receipts\nfacts: {}\n", encoding="utf-8")
    for _ in range(2):
        assert call("check", "a.yaml", "--output=html:a.html", "--baseline=old.json", "--write-baseline").exit_code < 5
        assert call("audit", "anxi.receipts", "--certificate", "certificate.json", "--jobs=1").exit_code == 0
