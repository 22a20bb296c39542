"""The certificate of an audit: plain data that comes out the same on every run, and that can be checked again.

A case is written as what it has beside the plain facts of its question, the default readings and no rest days. What is not in a
certificate: times, places, the order in which questions were audited.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from cerra_rules.audit.audits import Audit, Counts
from cerra_rules.audit.claims import Claim, Kind, Status, shows
from cerra_rules.audit.space import REST
from cerra_rules.deciding.decision import plain
from cerra_rules.deciding.witnesses import Case, plain_value, stated
from cerra_rules.errors import CalendarError, CaseFileError, CerraError, FactError, ReadingError
from cerra_rules.language.canonical import sha256
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.outside.strict_json import bound, read_json
from cerra_rules.version import __version__

FORMAT = 2
Entry = dict[str, Any]


class CertificateError(CerraError, ValueError):
    """A file is no certificate of an audit."""


def certificate(entries: Iterable[Entry]) -> dict[str, Any]:
    """Return the certificate over the entries of some questions."""
    questions = sorted(entries, key=lambda entry: str(entry["question"]))
    return {
        "format": FORMAT,
        "cerra_rules": __version__,
        "rule_book": sha256("".join(f"{e['question']} {e['rules']}\n" for e in questions)),
        "calendar": REST.to_data(),
        "questions": questions,
    }


def entry(audit: Audit) -> Entry:
    """Return what a certificate says of one question."""
    question = audit.question
    return {
        "question": question.id,
        "rules": question.hash,
        "plain": {name: plain(plain_value(spec)) for name, spec in question.facts.specs.items()},
        "readings": question.choose(None),
        "counts": [_counts(c) for c in audit.counts],
        "claims": [_claim(audit, claim) for claim in audit.claims],
        "overlaps": [
            {"earlier": o.earlier.code, "later": o.later.code, "method": o.method}
            | {"cases": _cases(question, o.cases)}
            for o in audit.overlaps
        ],
        "uncited": [{"outcome": o.code, "cases": _cases(question, (case,))} for o, case in audit.bare],
    }


def _counts(counts: Counts) -> Entry:
    return {
        "readings": counts.readings,
        "method": counts.method,
        "cases": counts.cases,
        "ruled_out": counts.ruled_out,
        "combinations": counts.combinations,
        "by_outcome": counts.by_outcome,
    }


def _claim(audit: Audit, claim: Claim) -> Entry:
    data: Entry = {"claim": claim.id, "status": str(claim.status), "method": claim.method}
    more: Entry = {
        "says": claim.says,
        "reason": audit.reasons.get(claim.id, "") if claim.status is Status.ACCEPTED else "",
        "not_under": list(claim.not_under),
        "cases": _cases(audit.question, claim.cases),
    }
    return data | {key: value for key, value in more.items() if value}


def _cases(question: Question[Any], cases: tuple[Case, ...]) -> list[Entry]:
    usual = {name: plain_value(spec) for name, spec in question.facts.specs.items()}
    default = question.choose(None)
    found: list[Entry] = []
    for case in cases:
        parts: Entry = {
            "facts": {n: plain(case.facts[n]) for n in usual if case.facts[n] != usual[n]},
            "readings": {n: case.readings[n] for n in default if case.readings[n] != default[n]},
            "calendar": None if case.calendar is None or case.calendar.is_none else case.calendar.to_data(),
        }
        found.append({key: value for key, value in parts.items() if value})
    return found


def written(data: Mapping[str, Any]) -> str:
    """Return a certificate as JSON text: one line for each claim, so that two can be compared line by line."""
    return "\n".join(_lines(data)) + "\n"


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    yield "{"
    yield from (f"{_json(key)}: {_json(value)}," for key, value in data.items() if key != "questions")
    yield '"questions": ['
    last = len(data["questions"]) - 1
    for number, question in enumerate(data["questions"]):
        yield "{"
        for key, value in question.items():
            comma = "" if key == "uncited" else ","
            if isinstance(value, list) and value:
                yield f"{_json(key)}: ["
                yield ",\n".join(f" {_json(item)}" for item in value)
                yield f"]{comma}"
            else:
                yield f"{_json(key)}: {_json(value)}{comma}"
        yield "}" if number == last else "},"
    yield "]"
    yield "}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_certificate(text: str, place: str) -> dict[str, Any]:
    """Return the certificate that a file holds. Raises CertificateError."""
    remedy = "`cerra-rules audit --certificate FILE` writes one"
    try:
        data = read_json(text, place)
        bound([data], place)
    except CaseFileError as error:
        raise CertificateError(error.message, remedy) from None
    if not isinstance(data, dict) or not isinstance(data.get("questions"), list) or "format" not in data:
        raise CertificateError(f"{place}: is no certificate of an audit", remedy)
    if _json(data["format"]) != _json(FORMAT):
        raise CertificateError(f"{place}: is of format `{data['format']}`, not {FORMAT}", remedy)
    ids: set[str] = set()
    for item in data["questions"]:
        if not isinstance(item, dict) or not isinstance(item.get("question"), str):
            raise CertificateError(f"{place}: one of its questions has no id", remedy)
        if item["question"] in ids:
            raise CertificateError(f"{place}: question `{item['question']}` stands twice in it", remedy)
        ids.add(item["question"])
    return data


def differences(recorded: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[str]:
    """Yield in words where the heads of two certificates differ; `entry_differences` compares their questions."""
    for key in ("cerra_rules", "rule_book", "calendar"):
        if _differ(recorded.get(key), made[key]):
            yield f"{key}: recorded {_json(recorded.get(key))}, is {_json(made[key])}"
    for key in recorded.keys() - made.keys():
        yield f"{key}: is no part of a certificate"


def entry_differences(recorded: Mapping[str, Any], audit: Audit) -> Iterator[str]:
    """Yield in words where what was recorded of a question differs from what its audit says, replaying every case."""
    question, made = audit.question, entry(audit)
    for key in [*made, *(k for k in recorded if k not in made)]:
        if key not in ("claims", "counts") and _differ(recorded.get(key), made.get(key)):
            yield f"{question.id}: {key}: recorded {_json(recorded.get(key))}, is {_json(made.get(key))}"
    yield from _rows(question, "counts", "readings", recorded, made)
    yield from _rows(question, "claims", "claim", recorded, made)
    claims = {claim.id: claim for claim in audit.claims}
    for row in _listed(recorded, "claims"):
        claim = claims.get(str(row.get("claim")))
        if claim is None or claim.kind is Kind.UNAMBIGUOUS:  # whose case would be one that does not replay
            continue
        if row.get("cases") and (fault := _fault(question, claim, row["cases"], recorded)):
            yield f"{question.id}: {claim.id}: {fault}"


def _differ(old: Any, new: Any) -> bool:
    """Whether two values are not the same in JSON, where 1 is neither true nor 1.0."""
    return json.dumps(old, sort_keys=True) != json.dumps(new, sort_keys=True)


def _listed(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = data.get(key)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _rows(
    question: Question[Any],
    key: str,
    id: str,
    recorded: Mapping[str, Any],
    made: Mapping[str, Any],
) -> Iterator[str]:
    rows = _listed(recorded, key)
    if rows != recorded.get(key):
        yield f"{question.id}: {key}: is no list of entries"
    before = {str(row.get(id)): row for row in rows}
    for name, times in Counter(str(row.get(id)) for row in rows).items():
        if times > 1:
            yield f"{question.id}: {name}: recorded {times} times"
    after = {str(row.get(id)): row for row in made[key]}
    for name in [*after, *(n for n in before if n not in after)]:
        place = f"{question.id}: {name}"
        if name not in before or name not in after:
            yield f"{place}: {'not recorded' if name in after else 'recorded, and not found'}"
            continue
        for part in dict.fromkeys([*after[name], *before[name]]):
            old, new = before[name].get(part), after[name].get(part)
            if _differ(old, new):
                yield f"{place}: {part}: recorded {_json(old)}, is {_json(new)}"


def _fault(question: Question[Any], claim: Claim, recorded: Any, data: Mapping[str, Any]) -> str:
    """Say what is wrong with recorded cases by themselves, whatever cases are found today."""
    try:
        cases = tuple(_case(question, item, data) for item in recorded)
        return "" if shows(claim, question, cases) else "its recorded witness does not show it"
    except (FactError, ReadingError, CalendarError) as error:
        return f"its recorded witness is refused: {error.message}"
    except (AttributeError, KeyError, TypeError, ValueError):
        return "its recorded witness is no case"


def _case(question: Question[Any], item: Mapping[str, Any], data: Mapping[str, Any]) -> Case:
    given = {**data["plain"], **item.get("facts", {})}
    specs, said = question.facts.specs, stated(question.facts.specs, given)
    known = question.facts.read(said, question.id).known()
    left = {name: date.fromisoformat(given[name]) for name in given if name not in said}
    facts = {name: value for name in specs if (value := known.get(name, left.get(name))) is not None}
    if unknown := [name for name in specs if name not in facts]:
        raise FactError(f"{question.id}: fact `{unknown[0]}` is unknown")
    readings = question.choose({**data["readings"], **item.get("readings", {})})
    return Case(facts, readings, RestDays.from_data(item.get("calendar", "none")))
