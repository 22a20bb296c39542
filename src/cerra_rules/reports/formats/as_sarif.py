"""SARIF 2.1.0, which code hosts and editors show beside the lines of the files."""

from __future__ import annotations

import os
from collections import Counter
from gzip import compress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import OWN_RULES, Kind, Problem, Severity, Standing
from cerra_rules.language.rows import Lang
from cerra_rules.reports.formats.as_json import dumped
from cerra_rules.reports.formats.naming import fingerprinted
from cerra_rules.reports.problem_report import WORDS
from cerra_rules.text.ledger import row_of
from cerra_rules.text.quoting import Quotes, provision_lines
from cerra_rules.version import __version__

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RUNS, _MOST_RESULTS, _MOST_BYTES = 20, 25_000, 10_000_000
"""What GitHub takes in one file: runs, results of a run, and bytes once it is gzipped."""
_Found = tuple[Problem, str]
_FINGERPRINT = "cerraRulesProblem/v1"
_LEGAL = {"en": "Legal information, not legal advice.", "zh": "法律信息，不构成法律意见。"}


def written(checked: Checked, lang: Lang) -> str:
    """Return a run for each part of the project: a rule for each provision that an answer rests on, a result for each problem.

    It is cut to what code hosts take, by whole results from the end, those first that fail no check; a run says how many are left out.
    """
    parts: dict[str, list[_Found]] = {checked.project.part(file): [] for file in checked.files}
    for problem, fingerprint in fingerprinted(checked):
        parts.setdefault(checked.project.part(problem.file) if problem.file else "", []).append((problem, fingerprint))
    untold = Counter[str]()
    for sort, number in checked.untold.items():
        untold[checked.project.part(sort.file) if sort.file else ""] += number
    if len(parts) > _MOST_RUNS:
        parts = {"": [found for part in parts.values() for found in part]}
        untold = Counter({"": untold.total()})
    most = _MOST_RESULTS
    while True:
        runs = [_run(part, found, untold[part], most, checked, lang) for part, found in (parts or {"": []}).items()]
        text = dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}, indent=2) + "\n"
        if len(text) < _MOST_BYTES or len(compress(text.encode("utf-8", "backslashreplace"), 6)) < _MOST_BYTES:
            return text
        most //= 2


def _run(part: str, found: list[_Found], untold: int, most: int, checked: Checked, lang: Lang) -> dict[str, Any]:
    weighed = sorted(range(len(found)), key=lambda n: not checked.fails(found[n][0]))[:most]
    shown = [found[n] for n in sorted(weighed)]
    rules = {problem.rule: problem for problem, _ in shown}
    order = {rule: number for number, rule in enumerate(rules)}
    notes = [{"level": "note", "message": {"text": n.text}} for n in checked.notes]
    if left := len(found) + untold - len(shown):
        notes.append({"level": "warning", "message": {"text": WORDS[lang]["whole"].format(left, "--output json")}})
    return {
        "tool": {
            "driver": {
                "name": "cerra-rules",
                "semanticVersion": __version__,
                "rules": [_rule(problem, checked.quotes, lang) for problem in rules.values()],
            },
        },
        "automationDetails": {"id": f"cerra-rules/{quote(os.fsencode(part))}"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": checked.exit_code not in (2, 5),
                "exitCode": checked.exit_code,
                "toolExecutionNotifications": notes,
            },
        ],
        "results": [
            _result(problem, fingerprint, order[problem.rule], checked, lang) for problem, fingerprint in shown
        ],
    }


def _rule(problem: Problem, quotes: Quotes | None, lang: Lang) -> dict[str, Any]:
    text, markdown = _help(problem, quotes, lang)
    provision = problem.provision
    row = row_of(provision) if provision else None
    summary = row.summary(lang) if row else problem.title(lang)
    return {
        "id": problem.rule,
        "shortDescription": {"text": problem.title(lang)},
        "fullDescription": {"text": summary},
        "help": {"text": text, "markdown": markdown},
        "properties": {"tags": ["law", provision.instrument.code] if provision else ["check"]},
    }


def _help(problem: Problem, quotes: Quotes | None, lang: Lang) -> tuple[str, str]:
    """Return what stands behind a rule as text and as Markdown: what the provision says, and what decides it."""
    provision = problem.provision
    if provision is None:
        said = OWN_RULES[problem.rule][lang == "zh"]
        return said, f"{said}\n\n{_LEGAL[lang]}"
    row = row_of(provision)
    quoted = [line.strip().removeprefix("- ") for line in provision_lines([provision], quotes, lang)]
    decided = ", ".join(f"`cerra-rules show {id}`" for id in row.encoded_by) if row else ""
    text = "\n".join([*quoted, _LEGAL[lang]])
    lines = [f"**{_escaped(provision.cite(lang))}** (`{provision}`)", *map(_escaped, quoted[1:]), decided, _LEGAL[lang]]
    return text, "\n\n".join(line for line in lines if line)


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|" else c for c in text)


def _result(problem: Problem, fingerprint: str, rule: int, checked: Checked, lang: Lang) -> dict[str, Any]:
    level = problem.severity.value
    if problem.kind in {Kind.UNDETERMINED, Kind.CAUTION} and checked.fails(problem):
        level = Severity.ERROR.value
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": rule,
        "level": level,
        "message": {"text": problem.message(lang)},
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if checked.baseline:  # SARIF wants it of every result or of none
        result["baselineState"] = "unchanged" if problem.standing is Standing.KNOWN else "new"
    if file := checked.located(problem):
        result["locations"] = [_location(problem, file)]
    if problem.standing is not Standing.OPEN:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": problem.note}]
    place = checked.quotes.place(problem.provision) if checked.quotes and problem.provision else None
    if place and problem.provision:
        file, line = place
        result["relatedLocations"] = [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": artifact(checked.project.located(file)),
                    "region": {"startLine": line},
                },
                "message": {"text": problem.provision.cite(lang)},
            },
        ]
    return result


def _location(problem: Problem, file: str) -> dict[str, Any]:
    region = {"startLine": 1}  # code hosts want a line, even of what concerns the whole file
    if problem.spot:
        region = {"startLine": problem.spot.line, "startColumn": problem.spot.column}
    physical = {"artifactLocation": artifact(file), "region": region}
    location: dict[str, Any] = {"physicalLocation": physical}
    if problem.path:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.path}]
    return location


def artifact(file: str) -> dict[str, str]:
    """Return a file as SARIF names it: below the root of the sources, or elsewhere by its full URI."""
    if Path(file).is_absolute():
        return {"uri": Path(file).as_uri()}
    return {"uri": quote(os.fsencode(file)), "uriBaseId": "%SRCROOT%"}
