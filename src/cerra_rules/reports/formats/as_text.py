"""Text for people: a line for each case, then what is to be said of exceptions, and the count."""

from __future__ import annotations

from collections.abc import Iterator

from cerra_rules.cases.check import Result
from cerra_rules.cases.check_text import case_lines, last_line, place_said
from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Kind, Problem, Severity, Standing
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable

_WORDS = {
    "en": {
        "excepted": "excepted", "known": "known", "warning": "warning", "note": "note", "error": "error",
        ":": ": ", "standings": "{} open, {} excepted, {} known from the baseline",
    },
    "zh": {
        "excepted": "例外", "known": "基线已有", "warning": "警告", "note": "提示", "error": "错误",
        ":": "：", "standings": "待处理 {}，例外 {}，基线已有 {}",
    },
}  # fmt: skip


def written(checked: Checked, lang: Lang) -> str:
    """Return all of it, with the errors of cases that cannot be read in their places."""
    lines = [line for result in checked.results for line in _result(result, lang)]
    return "\n".join([*lines, *closing(checked, lang)]) + "\n"


def closing(checked: Checked, lang: Lang) -> list[str]:
    """Return what stands under the lines of the cases: problems that weigh otherwise than they look, and the counts."""
    lines = [_problem(problem, lang) for problem in checked.problems if _is_special(problem)]
    lines += [printable(note.text) for note in checked.notes]
    standings = checked.standings
    if set(standings) - {Standing.OPEN}:
        lines.append(_WORDS[lang]["standings"].format(*(standings.get(standing, 0) for standing in Standing)))
    return [*lines, last_line(checked.report, lang)]


def _result(result: Result, lang: Lang) -> Iterator[str]:
    if result.decision is not None:
        yield "".join(case_lines(result, result.decision, lang))
    elif result.error:
        yield printable(result.error.message)
        if result.error.hint:
            yield f"    {printable(result.error.hint)}"
    else:
        yield printable(result.place)


def _is_special(problem: Problem) -> bool:
    """Whether a problem is not just what the line of its case says."""
    if problem.standing is not Standing.OPEN or problem.note:
        return True
    decision = problem.result.decision
    if problem.kind is not Kind.VIOLATION or decision is None:
        return False
    return problem.severity is not Severity.ERROR or decision.tone != "adverse"


def _problem(problem: Problem, lang: Lang) -> str:
    words = _WORDS[lang]
    mark = problem.severity if problem.standing is Standing.OPEN else problem.standing
    said = f"{words[mark]}{words[':']}{place_said(problem.result, lang)}{words[':']}{problem.rule}"
    return printable(said + (f"{words[':']}{problem.note}" if problem.note else ""))
