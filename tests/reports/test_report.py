"""The printed report and the calendar file: whole, safe, linked, in both languages, and read by other programs."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from cerra_rules.cases.cases import Case, Expect
from cerra_rules.cases.check import Report, Result, Status, check, run
from cerra_rules.checking.checked import Checked, assess
from cerra_rules.checking.problems import found_in
from cerra_rules.checking.project import Project
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rows import Lang
from cerra_rules.reports.printed import html, ics
from cerra_rules.reports.printed import page as page_of_cases
from cerra_rules.reports.printed.charts import _ticks
from cerra_rules.reports.printed.deadlines import DEADLINES, deadlines

EXAMPLES = Path(__file__).parents[2] / "examples"
EVIL = '<script>alert("&")</script>'
VOID = {"meta", "link", "br", "rect", "line", "circle"}
RETURN: dict[str, Any] = {
    "buyer_is_consumer": True, "is_service": False, "is_made_to_order": False, "is_fresh_or_perishable": False,
    "digital_supply": "none", "is_newspaper_or_periodical": False, "is_unsuitable_by_nature": False,
    "was_received": True, "received_on": "2024-03-01", "return_was_requested": True,
    "return_requested_on": "2024-03-12",
}  # fmt: skip


def a_report() -> Report:
    """Return a report with every status in it, and with text that would break a page."""
    cases = [
        Case("a.yaml: case 1 (late)", "late", "anxi.seven_day_return", RETURN, calendar=RestDays.none()),
        Case(f"{EVIL}: case 1", "", "anxi.receipts", {}, why=EVIL),
        Case("b.yaml: case 1", "", "anxi.receipts", {"receipt_was_discarded_early": True}, expect=Expect("compliant")),
        Case("b.yaml: case 2", "", "anxi.receipts", {EVIL: True}),
        Case("b.yaml: case 3", "", "charter.annual_plenary", {
            "plenaries_on": ["2024-02-01"], "assessed_on": "2024-12-01", "charter_effective_on": "2022-06-01",
            "asked_from": "2022-06-01",
        }),
    ]  # fmt: skip
    return Report((*map(run, cases), Result("empty", Status.NO_CASE)))


def checked(report: Report) -> Checked:
    """Return what a check of these results comes to, without exceptions."""
    found = found_in(report.results, lambda _: {}, keeps_all=True)
    return assess([found], Project(Path.cwd(), Path.cwd()), ask_day=date.today)


class Page(HTMLParser):
    """Reads a page strictly: every element is closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and where it leads."""
        self.tags[tag] += 1
        given = dict(attrs)
        self.ids.update([i] if (i := given.get("id")) else [])
        if tag == "a":
            self.links.append(given["href"] or "")
        assert not {"src", "onclick", "onload"} & set(given)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        self.text += data


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_whole_and_every_link_leads_somewhere(lang: Lang) -> None:
    for report in (a_report(), Report(tuple(check([EXAMPLES]))), Report(())):
        page = Page(html(checked(report), lang))
        assert page.open == []
        assert set(page.ids.values()) <= {1}
        assert {link.removeprefix("#") for link in page.links} - {"cases"} <= set(page.ids)
        assert page.tags["script"] == 0
        assert page.tags["details"] == len(report.results)
    assert "http" not in html(checked(a_report()), lang)


def test_the_page_says_what_became_of_each_case_and_why() -> None:
    text = html(checked(a_report()))
    page = Page(text)
    assert EVIL not in text
    assert "&lt;script&gt;" in text
    for said in (
        "Report on 5 cases", "1 unexpected", "2 adverse", "1 undetermined",
        "1 error", "outcome: expected “No breach”, got “At least one duty is breached”", "Return after the last day", "failed: 6 open problems in 1 file",
        "What would settle it", "is not one of its facts", "Anxi Measures, art. 13, item 4", "last day to return the goods",
        "Legal information, not legal advice.",
    ):  # fmt: skip
        assert said in page.text, said
    chinese = Page(html(checked(a_report()), "zh")).text
    for said in (
        "5 个案例的报告",
        "未通过：6 个待处理问题，涉及 1 个文件",
        "第十三条第（四）项",
        "退货期限的最后一日",
        "不构成法律意见",
    ):
        assert said in chinese, said


def test_only_what_is_wrong_is_open_from_the_start() -> None:
    opened = re.findall(r'<details id="case-(\d)" open>', html(checked(a_report())))
    assert opened == []


def test_deadlines_are_the_days_of_the_decisions() -> None:
    found = deadlines(a_report())
    assert [(d.on, d.value, d.number) for d in found] == [
        (date(2024, 3, 8), "last_day", 1),
        (date(2025, 12, 31), "next_due_on", 5),
    ]
    from cerra_rules import find  # noqa: PLC0415  # only this test needs it

    for question, value in DEADLINES:
        assert value in {v.name for v in find(question).values}


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        (date(2024, 3, 8), date(2024, 3, 8), ["2024-03-08"]),
        (date(2024, 3, 8), date(2024, 3, 20), ["2024-03-08", "2024-03-20"]),
        (date(2023, 12, 31), date(2024, 5, 1), ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"]),
        (date(2000, 1, 1), date(2050, 1, 1), [str(y) for y in range(2005, 2051, 5)]),
    ],
)
def test_the_ticks_of_the_time_line(first: date, last: date, texts: list[str]) -> None:
    found = list(_ticks(first, last))
    assert [text for _, text in found] == texts
    assert all(first <= day <= last for day, _ in found)


def test_another_program_reads_the_calendar_file() -> None:
    icalendar = pytest.importorskip("icalendar")
    for lang in ("en", "zh"):
        text = ics(a_report(), lang)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        calendar = icalendar.Calendar.from_ical(text)
        assert not calendar.errors
        events = calendar.walk("VEVENT")
        assert [(e.decoded("dtstart"), e.decoded("dtend")) for e in events] == [
            (date(2024, 3, 8), date(2024, 3, 9)),
            (date(2025, 12, 31), date(2026, 1, 1)),
        ]
        assert len({str(e["uid"]) for e in events}) == 2
    summary = str(icalendar.Calendar.from_ical(ics(a_report())).walk("VEVENT")[0]["summary"])
    assert summary == "last day to return the goods: a.yaml: case 1 (late)"
    assert ics(a_report()) == ics(a_report())


def test_a_calendar_file_without_deadlines() -> None:
    assert ics(Report(())).split("\r\n")[-2:] == ["END:VCALENDAR", ""]


@pytest.mark.parametrize(("lang", "adverse", "open_"), [("en", "adverse", "undetermined"), ("zh", "不利", "未能确定")])
def test_outcomes_have_their_tone(lang: Lang, adverse: str, open_: str) -> None:
    page = html(checked(a_report()), lang)
    assert f'<span class="tone adverse">{adverse}</span></summary>' in page
    assert f'<span class="tone undetermined">{open_}</span></summary>' in page
    said = re.sub(
        r"<style>.*?</style>|<p class=.error.>.*?</p>|&lt;.*?&gt;|\w+\.(?:yaml|json)", "", page, flags=re.DOTALL
    )
    assert re.findall(r">[^<]*\b(?:anxi|charter)\.\w+", said.replace("not one of its facts", "")) == [] or lang == "en"


def a_return(number: int, days: int) -> Result:
    """Return what became of one of many returns, no two of which are alike, asked for so many days after receipt."""
    received = date(2024, 1, 1) + timedelta(number)
    facts = RETURN | {
        "received_on": received.isoformat(),
        "return_requested_on": (received + timedelta(days)).isoformat(),
    }
    place = f"a.yaml: case {number} (c{number})"
    return run(Case(place, f"c{number}", "anxi.seven_day_return", facts, calendar=RestDays.none()))


@pytest.mark.parametrize("days", [4, 11])
def test_many_cases_are_a_page_that_can_be_sent(days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of_cases, "MOST_REASONED", 4)
    monkeypatch.setattr(page_of_cases, "MOST_BRIEF", 10)
    results = [a_return(number, days) for number in range(44)]
    assert all(r.decision is not None and (r.decision.cautions or r.decision.tone == "adverse") for r in results)
    pages = [html(checked(Report((*results[:number],))), "zh") for number in (0, 10, 44)]
    empty, few, many = (len(page.encode()) for page in pages)
    assert (few - empty) / 10 < 4_000
    assert (
        many - few
    ) / 34 < 1_000  # so that 1,000 of them are 200 or 500 with all there is to say, and stay below 2 MB
    assert pages[2].count('<details class="problem"') == (44 if days == 11 else 0)
    assert ("注意（44 例）" in pages[2]) is (days == 4)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_browser_opens_the_page_and_complains_of_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(html(checked(a_report()), "zh"), encoding="utf-8")
    arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    logged = ["--enable-logging=stderr", "--dump-dom", file.as_uri()]
    found = subprocess.run(
        [str(CHROMIUM), *arguments, *logged],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
        encoding="utf-8",
    )
    assert "CONSOLE" not in found.stderr
    assert "退货期限的最后一日" in found.stdout
