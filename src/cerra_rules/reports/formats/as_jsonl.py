"""JSON lines: one object for each result with its problems, and one at the end with the counts."""

from __future__ import annotations

from cerra_rules.checking.checked import Checked
from cerra_rules.language.rows import Lang
from cerra_rules.reports.formats.as_json import dumped, problem_data
from cerra_rules.reports.formats.naming import fingerprinted


def written(checked: Checked, lang: Lang) -> str:
    """Return a line for each result, and the summary. Every line has a `type`: `result` or `summary`."""
    problems = [(p.result, problem_data(p, fingerprint, lang)) for p, fingerprint in fingerprinted(checked)]
    of: dict[int, list[object]] = {}
    for result, data in problems:
        of.setdefault(id(result), []).append(data)
    lines = [{"type": "result", **r.to_dict(), "problems": of.get(id(r), [])} for r in checked.results]
    report = checked.report.to_dict()
    notes = [note.text for note in checked.notes]
    summary = {"type": "summary", "counts": report["counts"], "notes": notes, "exit_code": checked.exit_code}
    return "".join(dumped(line) + "\n" for line in [*lines, summary])
