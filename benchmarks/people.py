"""What people wait for: the next question of an interview, an answer in words, what would change it, a report of 1,000 cases.

    python benchmarks/people.py [REPORT.html]

Wall-clock times, but for an answer in words: the CPU time of `decision.answer().text("en")`, the least of three, as a
mean over cases. The report is of the shipped worked cases, in turn, a third of them without their expectation. With a name
it is kept, to be opened in a browser.
"""

from __future__ import annotations

import dataclasses
import statistics
import sys
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Literal

from by_hand import BY_HAND
from cases import CALENDARS
from cases import cases as complete

import cerra_rules
from cerra_rules import Decision, find, question_ids
from cerra_rules.cases.cases import Case
from cerra_rules.cases.check import Report, run
from cerra_rules.cases.reading import read_cases
from cerra_rules.checking.checked import assess
from cerra_rules.checking.problems import found_in
from cerra_rules.checking.project import Project
from cerra_rules.explaining.interview import Interview
from cerra_rules.front import decide
from cerra_rules.reports.printed import html, ics

SOURCE = Path(cerra_rules.__file__).parent


def shipped() -> list[Case]:
    """Return the worked cases that come with the library, but for those whose facts contradict each other."""
    found = (case for file in sorted(SOURCE.glob("*/cases/*.yaml")) for case in read_cases(file))
    return [case for case in found if case.expect is None or case.expect.error is None]


def longest(times: dict[str, float]) -> str:
    """Return the median and the three longest times."""
    ordered = sorted(times.items(), key=lambda item: -item[1])
    shown = ", ".join(f"{name} {1000 * t:.0f} ms" for name, t in ordered[:3])
    return f"median {1000 * ordered[len(ordered) // 2][1]:.0f} ms; {shown}"


def in_words(decisions: list[Decision], detail: Literal["short", "full"]) -> float:
    """Return what an answer in words costs, in milliseconds, as a mean."""
    least: list[float] = []
    for decision in decisions:
        tries: list[float] = []
        for _ in range(3):
            start = time.process_time()
            decision.answer().text("en", detail=detail)
            tries.append(time.process_time() - start)
        least.append(min(tries))
    return 1000 * statistics.mean(least)


def main() -> None:
    """Measure and print."""
    first: dict[str, float] = {}
    for id in question_ids():
        decide(id, {})
        start = time.perf_counter()
        _ = Interview(find(id), {}).next
        first[id] = time.perf_counter() - start
    print("first question of an interview:", longest(first))

    cases = shipped()
    for id in BY_HAND:
        given = [(facts, CALENDARS.get(id, {})) for facts in complete(id, 100)]
        known = [decide(id, facts, **options) for facts, options in given]
        worked = [decide(id, c.facts, readings=c.readings, calendar=c.calendar) for c in cases if c.question == id]
        for kind, decisions in (("complete", known), ("worked", worked)):
            short, full = (in_words(decisions, detail) for detail in ("short", "full"))
            print(f"{id}, {len(decisions)} {kind} cases in words: short {short:.2f} ms, full {full:.2f} ms")
    nearest: dict[str, float] = {}
    for case in cases:
        decision = decide(case.question, case.facts, readings=case.readings, calendar=case.calendar)
        for outcome in decision.question.outcomes:
            start = time.perf_counter()
            decision.nearest(outcome.code)
            nearest[f"{case.id} -> {outcome.code}"] = time.perf_counter() - start
    print(f"nearest, {len(nearest)} pairs of case and outcome:", longest(nearest))

    thousand = [
        dataclasses.replace(case, place=f"case {number}", expect=None if number % 3 == 0 else case.expect)
        for number, case in enumerate(islice(cycle(cases), 1000), 1)
    ]
    report = Report(tuple(map(run, thousand)))
    found = found_in(report.results, lambda _: {}, keeps_all=True)
    checked = assess([found], Project(Path.cwd(), Path.cwd()), ask_day=date.today)
    start = time.perf_counter()
    page = html(checked)
    print(f"report of 1,000 cases: {len(page.encode()):,} bytes in {time.perf_counter() - start:.1f} s")
    print(f"calendar file: {ics(report).count('BEGIN:VEVENT')} events")
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
