"""The report about problems: what it says first and last, how much of it, and how much other programs take."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from cerra_rules.cli import app
from cerra_rules.cli.app import _in_colour
from cerra_rules.reports.formats import as_github, as_sarif

FINE = {
    "question": "anxi.receipts",
    "facts": {"buyer_is_consumer": False, "receipts_are_kept_complete": True, "receipt_was_discarded_early": False},
}
LOST = {"question": "anxi.receipts", "facts": {"receipt_was_discarded_early": True}}
LATE = {"question": "anxi.seven_day_return", "calendar": "none", "facts": {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
    "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False, "was_received": True,
    "received_on": "2024-03-01", "return_was_requested": True, "return_requested_on": "2024-03-12",
}}  # fmt: skip
OLD = """
[[exceptions]]
rule = "anxi:13(6)#c"
file = "a.json"
path = "{}/facts/receipt_was_discarded_early"
owner = "Lin"
reason = "water"
expires = 2199-01-01
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (tmp_path / ".git").mkdir()


def call(*args: str) -> Result:
    return CliRunner().invoke(app, ["check", *args])


def put(*cases: Mapping[str, object], name: str = "a.json") -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(json.dumps(cases), encoding="utf-8")


def test_one_new_breach_is_in_the_last_ten_lines_with_its_place() -> None:
    old = [LOST | {"id": f"old-{n}"} for n in range(20)]
    put(*old, *(FINE for _ in range(200)))
    Path("cerra-rules.toml").write_text("".join(OLD.format(case["id"]) for case in old[:10]), encoding="utf-8")
    assert call("a.json", "--baseline=old.json", "--write-baseline").exit_code == 0
    put(LATE | {"id": "new"}, name="shops/b.json")
    result = call(".", "--baseline=old.json")
    last = result.stdout.splitlines()[-10:]
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "failed: 1 open problem in 1 file"
    assert last[-6:] == [
        "adverse       shops/b.json: case 1 (new)  Done after the last day  [Anxi Measures, art. 13, item 4]",
        "    shops/b.json:1:356: error: Anxi Measures, art. 13, item 4",
        "        Done after the last day (adverse to the consumer). The consumer has asked for the return; the day of the request (12 March 2024) is after "
        "the last day of the period (8 March 2024) (how it was counted: day of receipt: 1 March 2024; 7 days, counted from the next day, end on 8 March 2024).",
        "        would change it: day of the request: 12 March 2024 → 8 March 2024 (art. 13, item 4)",
        "1 open, 10 excepted, 10 known from the baseline (--verbose lists them)",
        "221 checked: 200 decided, 21 adverse",
    ]
    assert "excepted: " not in result.stdout
    assert call(".", "--baseline=old.json", "--verbose").stdout.count("\nexcepted: ") == 10


def test_quiet_tells_what_fails_and_nothing_else() -> None:
    put(FINE)
    assert call("a.json", "--quiet").stdout == ""
    put(FINE, LOST)
    assert call("a.json", "--quiet").stdout.splitlines()[-1] == "failed: 1 open problem in 1 file"
    result = call("a.json", "--quiet", "--verbose")
    assert (result.exit_code, result.stderr) == (
        2,
        "check: both --quiet and --verbose are given\nhint: give one of them\n",
    )


def test_colour_is_as_the_environment_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    put(FINE)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def is_coloured(**environment: str) -> bool:
        return "\x1b[" in CliRunner().invoke(app, ["check", "a.json", "--verbose"], env=environment, color=False).stdout

    assert not is_coloured()
    assert is_coloured(FORCE_COLOR="1")
    assert is_coloured(FORCE_COLOR="1", TERM="dumb")
    assert not is_coloured(FORCE_COLOR="0")
    assert not is_coloured(FORCE_COLOR="1", NO_COLOR="1")
    for term, said in {"dumb": False, "xterm": None}.items():
        monkeypatch.setenv("TERM", term)
        assert _in_colour() is said


def test_what_is_typed_is_completed() -> None:
    def completed(words: str) -> str:
        environment = {"_CERRA_RULES_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": words}
        return CliRunner().invoke(app, [], prog_name="cerra-rules", env=environment).stdout

    assert "sarif" in completed("cerra-rules check --output sa")
    assert "anxi.receipts" in completed("cerra-rules check --question anxi.rec")


def test_statistics_count_the_problems_of_each_rule() -> None:
    put(LOST, LATE, LOST | {"id": "x"})
    lines = call("a.json", "--statistics").stdout.splitlines()
    assert lines[-3:-1] == [
        "      2  Anxi Measures, art. 13, item 6, norm c",
        "      1  Anxi Measures, art. 13, item 4",
    ]
    lines = call("a.json", "--statistics", "--codes").stdout.splitlines()
    assert lines[-3:-1] == [
        "      2  anxi:13(6)#c  Anxi Measures, art. 13, item 6, norm c", "      1  anxi:13(4)  Anxi Measures, art. 13, item 4",
    ]  # fmt: skip


def test_the_report_is_the_same_in_text_summary_and_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    put(LATE | {"id": "new"})
    call("a.json", "--output=html:a.html", "--output=github", "--output=text:a.txt")
    for name in ("a.html", "summary.md", "a.txt"):
        text = Path(name).read_text(encoding="utf-8").replace("&#95;", "_").replace("&gt;", ">")
        for said in (
            "failed: 1 open problem in 1 file",
            "a.json:1:",
            "day of the request: 12 March 2024 → 8 March 2024",
            "1 checked: 1 adverse",
        ):
            assert said in text or (said.startswith("1 checked") and name == "a.html"), (name, said)


def test_text_summary_and_page_group_problems_in_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "a.md")
    unknown = {"question": "anxi.receipts", "facts": {}}
    put(LOST | {"id": "first"}, unknown | {"id": "second"})
    put(unknown | {"id": "third"}, LOST | {"id": "fourth"}, name="b.json")
    outputs = [f"--output={form}" for form in ("text", "github", "html:a.html")]
    text = call("a.json", "b.json", "--fail-on=violation", *outputs).stdout
    page, summary = (Path(name).read_text(encoding="utf-8") for name in ("a.html", "a.md"))
    page = page[page.index('<section id="problems"') : page.index('<section id="summary"')]
    names = "first|second|third|fourth"
    told = [list(dict.fromkeys(re.findall(rf"\(({names})\)", said))) for said in (text, summary, page)]
    assert told == [["second", "third", "first", "fourth"], *[["fourth", "first", "third", "second"]] * 2]


def test_what_other_programs_take_is_cut_with_a_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    monkeypatch.setattr(as_sarif, "_MOST_RESULTS", 5)
    monkeypatch.setattr(as_github, "_MOST_BYTES", 3_000)
    put(*(LOST | {"id": f"n{n}"} for n in range(30)))
    call("a.json", "--output=sarif:a.sarif", "--output=github")
    (run,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"]
    assert len(run["results"]) == 5
    assert (
        run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
        == "and 25 more: --output json has all of them"
    )
    summary = Path("summary.md").read_text(encoding="utf-8")
    shown = summary.count("| a.json:1:")
    assert 0 < shown < 30
    assert f"and {30 - shown} more: --output json has all of them" in summary
    monkeypatch.setattr(as_sarif, "_MOST_BYTES", 2_000)
    call("a.json", "--output=sarif:a.sarif")
    assert len(gzip.compress(Path("a.sarif").read_bytes())) < 2_000


def test_a_failing_output_does_not_stop_those_after_it() -> None:
    put(LOST)
    result = call("a.json", "--output=json:/dev/full", "--output=sarif:a.sarif", "--output=tap:a.tap")
    assert (result.exit_code, result.stderr) == (2, "/dev/full: cannot be written: no space left on device\n")
    assert Path("a.sarif").exists()
    assert Path("a.tap").exists()


@pytest.mark.parametrize("fault", ["settings", "baseline", "path", "environment", "commit"])
def test_no_old_output_stands_for_a_check_that_came_to_nothing(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(FINE)
    names = {"sarif": "a.sarif", "junit": "a.xml", "gitlab": "quality.json", "json": "out.json"}
    outputs = [f"--output={form}:{name}" for form, name in names.items()]
    assert call("a.json", *outputs).exit_code == 0
    if fault == "settings":
        Path("cerra-rules.toml").write_text("nonsense = 1\n", encoding="utf-8")
    if fault == "environment":
        monkeypatch.setenv("CERRA_RULES_NO_CACHE", "1")
    more = {"baseline": ["--baseline=no.json"], "path": ["--calendar=no.yaml"], "commit": ["--baseline-commit=no"]}.get(
        fault, []
    )
    result = call("a.json", *outputs, *more)
    assert result.exit_code == 2
    (run,) = json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["results"][0]["message"]["text"].startswith(result.stderr.splitlines()[0])
    assert 'errors="1"' in Path("a.xml").read_text(encoding="utf-8")
    assert json.loads(Path("quality.json").read_text(encoding="utf-8"))[0]["severity"] == "critical"
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["exit_code"] == 2


def test_a_check_that_came_to_nothing_overwrites_nothing_that_it_may_have_read() -> None:
    put(LOST)
    Path("b.yaml").write_text(yaml.safe_dump([LOST]), encoding="utf-8")
    Path("cerra-rules.toml").write_text("nonsense = 1\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    outputs = [
        "--output=json:a.json",
        "--output=sarif:b.yaml",
        "--output=junit:cerra-rules.toml",
        "--output=tap:strict.toml",
    ]
    Path("strict.toml").write_text("nonsense = 1\n", encoding="utf-8")
    assert call("a.json", "--config=strict.toml", *outputs).exit_code == 2
    assert {path: path.read_bytes() for path in before} == before
    assert Path("strict.toml").read_text(encoding="utf-8") == "nonsense = 1\n"


def test_files_and_settings_are_listed_and_nothing_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    put(LOST, name="shop/a.json")
    Path("shop/march.csv").write_text("x\n", encoding="utf-8")
    Path("cerra-rules.toml").write_text('lang = "zh"\n', encoding="utf-8")
    Path("shop/cerra-rules.toml").write_text('files_are = "records"\n', encoding="utf-8")
    monkeypatch.chdir("shop")
    result = call(".", "--list-files")
    assert (result.exit_code, result.stdout) == (5, "shop/a.json\n")
    assert result.stderr.startswith("march.csv：是表格，未作检查\n提示：")
    assert call(".", "--show-settings").stdout == (
        f'root = "{Path.cwd().parent}"\n\n[.]\nfile = "cerra-rules.toml"\nlang = "zh"\n\n'
        '[shop]\nfile = "shop/cerra-rules.toml"\nlang = "zh"\nfiles_are = "records"\n'
    )


def test_standard_input_has_the_name_and_the_settings_of_a_file() -> None:
    Path("shop").mkdir()
    Path("shop/cerra-rules.toml").write_text('files_are = "records"\n', encoding="utf-8")
    text = 'question = "anxi.receipts"\nexpect = "breach"\n[facts]\nreceipt_was_discarded_early = true\n'
    result = CliRunner().invoke(app, ["check", "-", "--stdin-filename=shop/new.toml", "--output=github"], input=text)
    assert result.exit_code == 1
    assert ",file=shop/new.toml,line=4,col=1::" in result.stdout
    for args, said in {
        ("a.json", "--stdin-filename=x.yaml"): "--stdin-filename: standard input is not read\nhint: give - as a PATH\n",
        ("-", "--stdin-filename=x.csv"): "--stdin-filename: `x.csv` is a table\nhint: give tables as files\n",
        ("-", "--stdin-filename="): "--stdin-filename: no file is named\nhint: name one, or leave it out\n",
    }.items():
        result = call(*args)
        assert (result.exit_code, result.stderr) == (2, said)


TWO = '''
from datetime import date

from cerra_rules.language import OTHERWISE, Fact, Facts, Instrument, Question, Rule, adverse, all_of, days, fact, favourable, roll

TOY = Instrument("toy", en="Toy Rules", zh="玩具规则", short="Toy", outline="1 2 3")


class Act(Facts):
    """When two periods began, and when somebody acted."""

    a: Fact[date] = fact("first day", "甲日")
    b: Fact[date] = fact("second day", "乙日")
    c: Fact[date] = fact("day of the act", "行为之日")


early, late = adverse("early", "Early.", "过早。"), adverse("late", "Late.", "逾期。")
in_time = favourable("in_time", "In time.", "及时。", TOY.article(2))
act = Question(
    "toy.act", asks=("Was it in time?", "是否及时？"), facts=Act,
    answers={
        early: (Rule("early", TOY.article(1), Act.c < Act.a),),
        late: (Rule("late", TOY.article(3), all_of(Act.c > roll(Act.a + days(1)), Act.c > roll(Act.b + days(2)))),),
        in_time: OTHERWISE,
    },
)
'''


def test_what_would_change_an_answer_need_not_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a search cannot be made, the check goes on, and says why there is none."""
    Path("toy_acts.py").write_text(TWO, encoding="utf-8")
    monkeypatch.syspath_prepend(".")
    put({"question": "toy.act", "facts": {"a": "2024-03-02", "b": "2024-03-01", "c": "2024-03-01"}})
    found = call(
        "a.json", "--rules", "toy_acts:act", "--output", "text", "--output", "html:a.html", "--output", "sarif:a.sarif"
    )
    assert found.exit_code == 1
    assert "what would change it cannot be told: two days move past rest days of which nobody knows" in found.output
    assert "cannot be told" in Path("a.html").read_text(encoding="utf-8")
