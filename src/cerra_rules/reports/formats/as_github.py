"""Annotations for GitHub Actions, at most ten, and a summary of the job in Markdown."""

from __future__ import annotations

from cerra_rules.cases.check_text import last_line
from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Problem, Severity
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.reports.formats.naming import relative

MOST = 10
"""How many annotations of a step GitHub shows."""
_MOST_ROWS = 500
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_WORDS = {
    "en": {"more": "and {} more", "head": "| Place | Provision | What |", "fine": "No open problems."},
    "zh": {"more": "另有 {} 处", "head": "| 位置 | 条文 | 情况 |", "fine": "没有待处理的问题。"},
}  # fmt: skip


def written(checked: Checked, lang: Lang) -> str:
    """Return the workflow commands for the open problems, those that fail the check first, then for what is stale."""
    problems = sorted(checked.open, key=lambda problem: (not checked.fails(problem), problem.severity is Severity.NOTE))
    lines = [_command(problem, checked, lang) for problem in problems[:MOST]]
    if len(problems) > MOST:
        lines.append(_WORDS[lang]["more"].format(len(problems) - MOST))
    lines += [f"::notice title=cerra-rules::{_escaped(printable(note.text))}" for note in checked.notes[:MOST]]
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem, checked: Checked, lang: Lang) -> str:
    command = "error" if checked.fails(problem) else _COMMANDS[problem.severity]
    options = {"title": f"{problem.rule}: {problem.title(lang)}"}
    if file := relative(problem.file):
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
    """Return the summary of the job: a table of the open problems, what is to be noted, and the counts."""
    words, problems = _WORDS[lang], checked.open
    lines = ["## cerra-rules", "", last_line(checked.report, lang), ""]
    if problems:
        lines += [words["head"], "| --- | --- | --- |"]
        lines += [_row(problem, lang) for problem in problems[:_MOST_ROWS]]
        if len(problems) > _MOST_ROWS:
            lines += ["", words["more"].format(len(problems) - _MOST_ROWS)]
    else:
        lines.append(words["fine"])
    if checked.notes:
        lines += ["", *(f"- {_cell(note.text)}" for note in checked.notes)]
    return "\n".join(lines) + "\n"


def _row(problem: Problem, lang: Lang) -> str:
    place = relative(problem.file) + (f":{problem.spot.line}" if problem.spot else "")
    return f"| {_cell(place)} | {_cell(problem.title(lang))} | {_cell(problem.message(lang))} |"


def _cell(text: str) -> str:
    return "".join(f"&#{ord(c)};" if c in "\\`*_[]<>&|#" else c for c in printable(text))
