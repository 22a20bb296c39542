"""Annotations for GitHub Actions, at most ten, and a summary of the job in Markdown."""

from __future__ import annotations

from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Problem, Severity
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.reports.problem_report import WORDS, Entry, ProblemReport

MOST = 10
"""How many annotations of a step GitHub shows."""
_MOST_BYTES = 1_000_000
"""GitHub takes a summary of at most 1 MiB of a step; what stands around the problems is short."""
_MOST_ROWS = 1_000
_MOST_LINES = 100
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def written(checked: Checked, lang: Lang) -> str:
    """Return the workflow commands for the open problems, those that fail the check first, then for what is stale."""
    problems = sorted(checked.open, key=lambda problem: (not checked.fails(problem), problem.severity is Severity.NOTE))
    lines = [_command(problem, checked, lang) for problem in problems[:MOST]]
    if (more := len(problems) + sum(checked.untold.values()) - MOST) > 0:
        lines.append(WORDS[lang]["more"].format(more))
    lines += [f"::notice title=cerra-rules::{_escaped(printable(note.text))}" for note in checked.notes[:MOST]]
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem, checked: Checked, lang: Lang) -> str:
    command = "error" if checked.fails(problem) else _COMMANDS[problem.severity]
    options = {"title": f"{problem.rule}: {problem.title(lang)}"}
    if file := checked.located(problem):
        options["file"] = file
        if problem.spot:
            options |= {"line": str(problem.spot.line), "col": str(problem.spot.column)}
    given = ",".join(f"{name}={_escaped(printable(value), ':,')}" for name, value in options.items())
    return f"::{command} {given}::{_escaped(problem.message(lang))}"


def _escaped(text: str, more: str = "") -> str:
    for char in f"%\r\n{more}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def summary(checked: Checked, lang: Lang) -> str:
    """Return the summary of the job: the report about problems, as much of it as GitHub takes."""
    words, report = WORDS[lang], ProblemReport(checked, lang)
    groups, left = report.groups(_MOST_ROWS)
    lines, size = ["## cerra-rules", "", f"**{_cell(report.verdict)}**", ""], 0
    for file, cases in reversed(groups):  # those that fail the check first
        lines += [f"### {_cell(file)}", ""] if file else []
        lines += [f"| {words['place']} | {words['provision']} | {words['what']} |", "| --- | --- | --- |"]
        for problem in (problem for problems in cases for problem in problems):
            row = _row(report.entry(problem))
            size += len(row.encode("utf-8", "backslashreplace"))
            if size > _MOST_BYTES:
                left += 1
            else:
                lines.append(row)
        lines.append("")
    if left:
        lines += [words["whole"].format(left, "--output json"), ""]
    others = report.others
    if others:
        lines += [f"<details><summary>{_cell(report.standings)}</summary>", ""]
        lines += [f"- {_cell(line)}" for line in others[:_MOST_LINES]]
        lines += [f"- {words['more'].format(len(others) - _MOST_LINES)}"] if len(others) > _MOST_LINES else []
        lines += ["", "</details>", ""]
    return "\n".join([*lines, _cell(report.counts)]) + "\n"


def _row(entry: Entry) -> str:
    what = "<br>".join(_cell(text) for text in (entry.case, entry.why, entry.change) if text)
    return f"| {_cell(entry.place)} | {_cell(entry.provision)} | {what} |"


def _cell(text: str) -> str:
    return "".join(f"&#{ord(c)};" if c in "\\`*_[]<>&|#" else c for c in printable(text))
