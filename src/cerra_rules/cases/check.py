"""Running worked cases: `run` decides one, and a `Report` holds what became of many.

What the results come to is said by `cerra_rules.checking.problems`; how it is written is left to `cerra_rules.reports.formats`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from cerra_rules.cases.cases import Case, Expect, case_files, stated
from cerra_rules.cases.documents import place_of
from cerra_rules.cases.named import Finder
from cerra_rules.cases.reading import CaseFile, cases_in
from cerra_rules.cases.spots import Spot, Steps
from cerra_rules.deciding.decision import UNDETERMINED, Decision, Readings, plain
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.errors import CaseFileError, CerraError, ContradictionError, near
from cerra_rules.front import decide, find
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.language.rules import Tone
from cerra_rules.records.recipe import Recipe
from cerra_rules.records.tables import TABLES


class Status(StrEnum):
    """What became of a case; of a file or folder, that it holds none."""

    AS_EXPECTED = "as_expected"
    DECIDED = "decided"
    UNEXPECTED = "unexpected"
    ADVERSE = "adverse"
    UNDETERMINED = "undetermined"
    ERROR = "error"
    NO_CASE = "no_case"


EXIT_CODES = {
    Status.ERROR: 2, Status.UNEXPECTED: 1, Status.ADVERSE: 1, Status.UNDETERMINED: 4, Status.NO_CASE: 5,
    Status.AS_EXPECTED: 0, Status.DECIDED: 0,
}  # fmt: skip
"""Exit codes, the worst first. An adverse or undetermined answer counts where nothing was expected of it."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that was expected of an answer and is otherwise."""

    what: str
    expected: Any
    got: Any


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one case, or of a file or folder in which no case was read.

    `file` is where it stands, `steps` lead to the case in it; the cases of a table have their `line` instead.
    """

    place: str
    status: Status
    case: Case | None = None
    decision: Decision | None = None
    mismatches: tuple[Mismatch, ...] = ()
    error: CerraError | None = None
    file: CaseFile | None = None
    steps: Steps = ()
    line: int | None = None

    def spot(self, *steps: str | int) -> Spot | None:
        """Return where the case stands, or a value in it."""
        if self.line is not None:
            return Spot(self.line)
        return self.file.spot((*self.steps, *steps)) if self.file and self.steps else None

    def exact_spot(self, *steps: str | int) -> Spot | None:
        """Return where a value in the case stands, None where it is not there or the case stands in a table."""
        return self.file.exact_spot((*self.steps, *steps)) if self.file and self.steps else None

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data."""
        answer = self.decision.to_dict() if self.decision else {}
        return {
            "place": self.place,
            "id": self.case.id if self.case else "",
            "question": self.case.question if self.case else None,
            "status": self.status.value,
            **{key: answer.get(key) for key in ("outcome", "cautions", "citations", "needs", "values", "readings")},
            "mismatches": [{"what": m.what, "expected": m.expected, "got": m.got} for m in self.mismatches],
            "error": {"message": self.error.message, "hint": self.error.hint} if self.error else None,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a check, in the order in which they were reached."""

    results: tuple[Result, ...]

    @property
    def counts(self) -> dict[Status, int]:
        """How many results have each status, for those that occur."""
        counted = Counter(result.status for result in self.results)
        return {status: counted[status] for status in Status if counted[status]}

    @property
    def exit_code(self) -> int:
        """2 for an error, else 1 for an adverse or unexpected answer, 4 undetermined, 5 nothing checked, else 0."""
        return next((code for status, code in EXIT_CODES.items() if status in self.counts), EXIT_CODES[Status.NO_CASE])

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {
            "results": [result.to_dict() for result in self.results],
            "counts": {status.value: n for status, n in self.counts.items()},
            "exit_code": self.exit_code,
        }


def check(
    paths: Iterable[str | Path],
    question: str | None = None,
    *,
    leave_out: Iterable[str | Path] = (),
    find: Finder = find,
    calendar: RestDays | None = None,
    recipe: Recipe | None = None,
) -> Iterator[Result]:
    """Give the results of all cases in files and folders, each as soon as it is reached, each file once.

    `question` is asked of each row of a table, and by cases that name none; `recipe` says how tables, and files that are named, are read; `leave_out` are files that are passed
    over in folders, for they belong to the check itself; `find` gives the questions that are named, `calendar` what is
    known about rest days where a case does not say it. Of what is to be
    read nothing is raised: what cannot be read is a result with its error, and the rest is checked all the same.
    Raises QuestionError where `question` is none.
    """
    asked = None if question is None else find(question)
    seen: set[str] = set()
    own = {os.path.realpath(file) for file in leave_out}
    for path in paths:
        found = False
        for file in case_files(path):
            if isinstance(file, Path) and file != Path(path) and os.path.realpath(file) in own:
                continue
            found = True
            if isinstance(file, CaseFileError):
                yield Result(str(path), Status.ERROR, error=file, file=CaseFile(str(path)))
            elif (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                by = recipe if file == Path(path) or file.suffix.lower() in TABLES else None
                yield from _check_file(file, find, asked, by, calendar)
        if not found:
            yield Result(str(path), Status.NO_CASE, file=CaseFile(str(path)))


def _check_file(
    path: Path, find: Finder, question: Question[Any] | None, recipe: Recipe | None, calendar: RestDays | None
) -> Iterator[Result]:
    place, file, is_empty = place_of(path), CaseFile(str(path)), True
    try:
        file, cases = cases_in(path, question, recipe)
        for case, steps, line in cases:
            is_empty = False
            result = (
                Result(place, Status.ERROR, error=case)
                if isinstance(case, CerraError)
                else run(case, _knowing(question, find), calendar)
            )
            yield replace(result, file=file, steps=steps, line=line)
    except CerraError as error:
        yield Result(place, Status.ERROR, error=error, file=file)
    else:
        if is_empty:
            yield Result(place, Status.NO_CASE, file=file)


def _knowing(question: Question[Any] | None, find: Finder) -> Finder:
    """Return what finds a question by its id as well, however it was named."""
    return lambda name: question if question is not None and name == question.id else find(name)


def run(case: Case, find: Finder = find, calendar: RestDays | None = None) -> Result:
    """Decide a case and compare the answer with what it expects; what is wrong with it is in the result.

    `find` gives the question that a case names; `cerra_rules.cases.named` finds those of the user's own modules too.
    """
    try:
        question = find(case.question)
        if case.expect:
            _check_expectation(question, case.expect)
        decision = _decided(question, case.facts, case.readings, case.calendar or calendar)
    except CerraError as error:
        if isinstance(error, ContradictionError) and case.expect and case.expect.error:
            return Result(case.place, Status.AS_EXPECTED, case)
        error = type(error)(f"{case.place}: {error.message}", error.hint)
        return Result(case.place, Status.ERROR, case, error=error)
    mismatches: tuple[Mismatch, ...] = ()
    if case.expect:
        mismatches = tuple(_mismatches(case.expect, decision))
        status = Status.UNEXPECTED if mismatches else Status.AS_EXPECTED
    elif decision.reached is None:
        status = Status.UNDETERMINED
    else:
        status = Status.ADVERSE if decision.tone is Tone.ADVERSE else Status.DECIDED
    return Result(case.place, status, case, decision, mismatches)


_MOST_ALIKE = 1 << 14
"""Decisions that are remembered at a time: the rows of a table are often alike."""
_alike: dict[Any, tuple[Decision, RestDays | None]] = {}


def _decided(
    question: Question[Any], facts: Mapping[str, Any], readings: Readings | None, calendar: RestDays | None
) -> Decision:
    """Return the decision on a case, which cases that are alike share. Raises CerraError."""
    chosen = tuple(sorted(readings.items())) if isinstance(readings, Mapping) else readings
    key = (question, chosen, id(calendar), *((name, type(value), repr(value)) for name, value in facts.items()))
    found = _alike.get(key)
    if found is None:
        found = decide(question, stated(question, facts), readings=readings, calendar=calendar), calendar
        if len(_alike) >= _MOST_ALIKE:
            _alike.clear()
        _alike[key] = found  # with its calendar, so that no other comes to have its id
    return found[0]


def _check_expectation(question: Question[Any], expect: Expect) -> None:
    """Refuse an expectation that no answer to the question can meet. Raises CaseFileError."""
    outcomes = [*(o.code for o in question.outcomes), UNDETERMINED]
    asked: tuple[tuple[str, Iterable[str], list[str]], ...] = (
        ("outcomes", (expect.outcome,) if expect.outcome else (), outcomes),
        ("facts or readings", expect.needs or (), [*question.facts.specs, CALENDAR, *question.readings]),
        ("values", expect.values or (), [v.name for v in question.values]),
        ("cautions", expect.cautions or (), [c.note for o in question.outcomes for c in o.cautions]),
        ("provisions", expect.cites or (), [str(p) for p in question.provisions]),
    )
    for what, names, known in asked:
        for name in names:
            if name not in known:
                raise CaseFileError(f"{question.id}: `expect`: `{name}` is none of its {what}", near(name, known))


def _mismatches(expect: Expect, decision: Decision) -> Iterator[Mismatch]:
    pairs: list[tuple[str, Any, Any]] = []
    if expect.outcome is not None:
        pairs.append(("outcome", expect.outcome, decision.outcome))
    if expect.cites is not None:
        pairs.append(("cites", list(expect.cites), [str(p) for p in decision.citations]))
    if expect.error is not None:
        pairs.append(("error", expect.error, None))
    if expect.cautions is not None:
        pairs.append(("cautions", list(expect.cautions), [note.id for note in decision.cautions]))
    if expect.needs is not None:
        pairs.append(("needs", list(expect.needs), list(decision.needs)))
    if expect.values is not None:
        values = decision.values
        pairs += [(name, _plain(value), plain(values[name])) for name, value in expect.values.items()]
    return (Mismatch(*pair) for pair in pairs if _comparable(pair[1]) != _comparable(pair[2]))


def _plain(value: Any) -> Any:
    """Return an expected value as JSON has it: days as ISO text."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _comparable(value: Any) -> Any:
    """Return what two equal values have in common: a list in any order, and true is not 1."""
    return sorted(value, key=repr) if isinstance(value, list) else (type(value), value)
