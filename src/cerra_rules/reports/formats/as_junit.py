"""JUnit XML: a suite for each file, a test for each case, which keeps its name when another is put before it."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from cerra_rules.cases.check import Result, Status
from cerra_rules.cases.documents import place_of
from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Kind, Labels
from cerra_rules.language.rows import Lang
from cerra_rules.outside.printing import printable

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(checked: Checked, lang: Lang) -> str:
    """Return the suites. What fails the check is a failure, or an error; a problem that does not is a skipped test."""
    files: dict[str, list[tuple[Result, str]]] = {}
    labels = Labels(checked.results)
    for result in checked.results:
        files.setdefault(_file(result, checked), []).append((result, labels.of(result)))
    root = ET.Element("testsuites", name="cerra-rules")
    for name, results in files.items():
        suite = ET.SubElement(root, "testsuite", name=_clean(name))
        seen: Counter[str] = Counter()
        for result, label in results:
            called = label or "cases"
            seen[called] += 1
            if seen[called] > 1:
                called += f" ({seen[called]})"
            _case(suite, result, f"{name}: {called}", checked, lang)
        _count(suite)
    if not checked.results:  # a check of nothing is never green
        suite = ET.SubElement(root, "testsuite", name="cerra-rules")
        case = ET.SubElement(suite, "testcase", name="cases", classname="cerra-rules")
        ET.SubElement(case, "error", message="nothing was checked", type=Kind.NO_CASE.value)
        _count(suite)
    if checked.notes:
        ET.SubElement(list(root)[-1], "system-out").text = _clean(
            "\n".join(printable(note.text) for note in checked.notes),
        )
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode").replace("##", "#&#35;")  # which would begin a command in a log
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def _file(result: Result, checked: Checked) -> str:
    if result.file is None:
        return result.place
    return checked.project.located(result.file.name) or place_of(result.file.name)


def _case(suite: ET.Element, result: Result, name: str, checked: Checked, lang: Lang) -> None:
    case = ET.SubElement(suite, "testcase", name=_clean(name), classname=_clean(_class(result)))
    if spot := result.spot():
        case.set("file", _clean(_file(result, checked)))
        case.set("line", str(spot.line))
    problems = checked.weighing(result)
    if result.decision is not None and (cautions := result.decision.cautions):
        properties = ET.SubElement(case, "properties")
        for note in cautions:
            value = _clean(printable(f"{note.id}: {getattr(note, lang)}"))
            ET.SubElement(properties, "property", name="caution", value=value)
    failing = [problem for problem in problems if checked.fails(problem)]
    lines = [problem.message(lang) for problem in failing or problems]
    if failing:
        is_error = result.status in (Status.ERROR, Status.NO_CASE)
        what = ET.SubElement(case, "error" if is_error else "failure", message=_clean(lines[0]))
        what.set("type", failing[0].rule)
        what.text = _clean("\n".join(lines))
    elif problems:
        ET.SubElement(case, "skipped", message=_clean("; ".join(lines)))


def _class(result: Result) -> str:
    return result.case.question if result.case else "cerra-rules"


def _count(suite: ET.Element) -> None:
    for kind, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(kind, str(len(list(suite.iter(tag)))))


def _clean(text: str) -> str:
    return _NO_XML.sub(lambda found: ascii(found.group())[1:-1], text)
