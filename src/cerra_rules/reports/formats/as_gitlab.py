"""A Code Quality report for GitLab, which shows it in merge requests."""

from __future__ import annotations

from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Kind, Severity, Standing
from cerra_rules.language.canonical import sha256
from cerra_rules.language.rows import Lang
from cerra_rules.reports.formats.as_json import dumped
from cerra_rules.reports.formats.naming import fingerprinted

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def written(checked: Checked, lang: Lang) -> str:
    """Return the list of open problems; what cannot be read is critical, for it is not checked.

    Exceptions and entries of the baseline that cover nothing stand at the end.
    """
    found = [
        {
            "description": f"{problem.title(lang)}: {problem.message(lang)}",
            "check_name": problem.rule,
            "fingerprint": fingerprint,
            "severity": "critical"
            if problem.kind in (Kind.UNREADABLE, Kind.NO_CASE)
            else _SEVERITIES[problem.severity],
            "location": {
                "path": checked.located(problem) or problem.result.shown(problem.result.place),
                "lines": {"begin": problem.spot.line if problem.spot else 1},
            },
        }
        for problem, fingerprint in fingerprinted(checked)
        if problem.standing is Standing.OPEN
    ]
    found += [
        {
            "description": note.text,
            "check_name": "stale",
            "fingerprint": sha256(note.text),
            "severity": "info",
            "location": {"path": checked.project.located(note.file), "lines": {"begin": 1}},
        }
        for note in checked.notes
    ]
    return dumped(found, indent=2) + "\n"
