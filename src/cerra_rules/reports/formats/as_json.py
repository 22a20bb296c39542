"""JSON: the whole report as one object."""

from __future__ import annotations

import io
import json
from typing import Any

from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Problem
from cerra_rules.language.rows import Lang
from cerra_rules.reports.formats.naming import fingerprinted


def written(checked: Checked, lang: Lang) -> str:
    """Return the results, their problems, the counts and the exit code."""
    report = checked.report.to_dict() | {
        "problems": [problem_data(p, fingerprint, lang) for p, fingerprint in fingerprinted(checked)],
        "notes": [note.text for note in checked.notes],
        "exit_code": checked.exit_code,
    }
    return dumped(report, indent=2) + "\n"


def problem_data(problem: Problem, fingerprint: str, lang: Lang) -> dict[str, Any]:
    """Return a problem as plain data."""
    return {
        "rule": problem.rule,
        "kind": problem.kind.value,
        "severity": problem.severity.value,
        "standing": problem.standing.value,
        "note": problem.note,
        "place": problem.result.shown(problem.result.place),
        "file": problem.shown,
        "path": problem.path,
        "line": problem.spot.line if problem.spot else None,
        "column": problem.spot.column if problem.spot else None,
        "message": problem.message(lang),
        "fingerprint": fingerprint,
    }


def dumped(data: Any, indent: int | None = None) -> str:
    """Return plain data as JSON; what is no text of Unicode, or a command in a log, is written as an escape.

    With an indent it comes in small pieces, of which `json.dumps` would keep all before it joins them: several times the text.
    """
    if indent is None:
        return _printed(json.dumps(data, ensure_ascii=False))
    text = io.StringIO()
    text.writelines(map(_printed, json.JSONEncoder(ensure_ascii=False, indent=indent).iterencode(data)))
    return text.getvalue()


def _printed(text: str) -> str:
    return (text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()).replace("##", "#\\u0023")
