"""Dossier files: a dossier as the worked cases that arise from it, so that whatever checks cases checks it too.

dossier: a list of entries, each with `kind`, `id`, references and `facts`
expect: a list of what is expected, each with `question`, `about` and what a case may expect
readings, calendar, id, why: as in a case
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cerra_rules.cases.cases import FORMS, Case, Expect, as_case, only, said
from cerra_rules.cases.spots import Steps
from cerra_rules.dossiers.both import dossier
from cerra_rules.dossiers.deriving import Matter, readings_of
from cerra_rules.errors import CaseFileError, CerraError, near
from cerra_rules.front import find

_KEYS = ("dossier", "readings", "calendar", "expect", "id", "name", "why")
_SHARED = ("readings", "calendar", "id", "name", "why")


def dossier_cases(document: Mapping[str, Any], place: str) -> list[tuple[Steps, Case | CaseFileError]]:
    """Return a case for every question that arises from a dossier, and an error for each expectation that meets none.

    Each has the steps to the entry it is about. A dossier that cannot be read is one error; so is one that cannot be
    matched, for want of durable_rules.
    """
    try:
        only(document, _KEYS, f"{place}: a dossier")
        frame = as_case(
            {"question": "dossier", "facts": {}, **{k: document[k] for k in _SHARED if k in document}},
            place,
        )
        expected = _expectations(document.get("expect", []), f"{place}: `expect`")
        entries = _entries(document["dossier"], place)
        matters = dossier(entries, readings=frame.readings, calendar=frame.calendar, place=f"{place}: dossier")
    except CaseFileError as error:
        return [((), error)]
    except CerraError as error:
        message = error.message if place in error.message else f"{place}: {error.message}"
        return [((), CaseFileError(message, error.hint))]
    steps: dict[str, Steps] = {entry["id"]: ("dossier", number) for number, entry in enumerate(entries)}
    found: list[tuple[Steps, Case | CaseFileError]] = []
    for matter in matters:
        expect = expected.pop((matter.decision.question.id, matter.about), None)
        found.append((steps[matter.about], _case(frame, matter, place, expect)))
    arising = [f"{m.decision.question.id} about {m.about}" for m in matters]
    for question, about in expected:
        hint = near(f"{question} about {about}", arising)
        missed = CaseFileError(f"{place}: `expect`: {question} does not arise about `{about}`", hint)
        found.append((("expect",), missed))
    return found


def _entries(data: Any, place: str) -> list[Any]:
    if isinstance(data, list) and data:
        return data
    raise CaseFileError(
        f"{place}: `dossier` is {said(data or None)}, not a list of entries",
        "each entry has at least `kind` and `id`",
    )


def _case(frame: Case, matter: Matter, place: str, expect: Expect | None) -> Case:
    question = matter.decision.question
    because = "; ".join(f"{d.says} [{', '.join(map(str, d.cites))}]" for d in matter.derivations)
    return replace(
        frame,
        place=f"{place}: {matter.about}",
        id=matter.about,
        question=question.id,
        facts=matter.decision.facts.known(),
        readings=readings_of(question, frame.readings),
        expect=expect,
        why=f"rests on {', '.join(matter.rests_on)}: {because}",
    )


def _expectations(data: Any, place: str) -> dict[tuple[str, str], Expect | None]:
    """Return what is expected, by question and entry. Raises CaseFileError."""
    if not isinstance(data, list):
        raise CaseFileError(f"{place} is {said(data)}, not a list", "write `question`, `about` and `outcome` of each")
    found: dict[tuple[str, str], Expect | None] = {}
    for number, item in enumerate(data, 1):
        where = f"{place}: item {number}"
        if not isinstance(item, Mapping) or not {"question", "about"} <= item.keys():
            raise CaseFileError(f"{where} names no question and entry", "write `question`, `about` and `outcome`")
        rest = {key: value for key, value in item.items() if key not in {"question", "about"}}
        expect = as_case({"question": item["question"], "facts": {}, "expect": rest}, where).expect
        key = (find(str(item["question"])).id, str(item["about"]))
        if key in found:
            raise CaseFileError(f"{where}: {key[0]} about `{key[1]}` stands twice", "keep one of them")
        found[key] = expect
    return found


FORMS["dossier"] = dossier_cases
