"""TAP 13, the Test Anything Protocol: a line for each case, with the details of those that fail."""

from __future__ import annotations

from cerra_rules.cases.check import Result
from cerra_rules.checking.checked import Checked
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable
from cerra_rules.reports.formats.as_json import dumped


def written(checked: Checked, lang: Lang) -> str:
    """Return the stream. A problem that does not fail the check is a test that is still to do."""
    results = checked.results
    if not results:
        return "TAP version 13\nBail out! nothing was checked\n"
    lines = ["TAP version 13", f"1..{len(results)}"]
    for number, result in enumerate(results, 1):
        lines += _test(number, result, checked, lang)
    lines += [f"# {printable(note.text)}" for note in checked.notes]
    return "\n".join(lines) + "\n"


def _test(number: int, result: Result, checked: Checked, lang: Lang) -> list[str]:
    problems = checked.weighing(result)
    failing = [problem for problem in problems if checked.fails(problem)]
    outcome = f" {result.decision.question.id}: {result.decision.outcome}" if result.decision is not None else ""
    # A directive begins with `#`, which not every reader lets be escaped: a name must not make a test skipped.
    said = printable(result.shown(result.place) + outcome).replace("#", "＃")
    line = f"{'not ok' if problems else 'ok'} {number} - {said}"
    if problems and not failing:
        first = problems[0]
        line += f" # TODO {printable(first.note or first.severity).replace('#', '＃')}"
    details = [
        {"rule": p.rule, "severity": p.severity.value, "path": p.path, "line": p.spot.line if p.spot else None,
         "message": p.message(lang)}
        for p in failing
    ]  # fmt: skip
    return [line, *(["  ---", f"  problems: {dumped(details)}", "  ..."] if details else [])]
