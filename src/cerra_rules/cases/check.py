"""Running worked cases: `run` decides one, and a `Report` holds what became of many.

What the results come to is said by `cerra_rules.checking.problems`; how it is written is left to `cerra_rules.reports.formats`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from cerra_rules.cases.cases import Case, Expect, case_files, stated
from cerra_rules.cases.documents import SUFFIXES, place_of
from cerra_rules.cases.named import Finder
from cerra_rules.cases.reading import CaseFile, cases_in
from cerra_rules.cases.spots import Spot, Steps
from cerra_rules.deciding.decision import UNDETERMINED, Decision, Readings, plain
from cerra_rules.deciding.lowering import CALENDAR
from cerra_rules.errors import CaseFileError, CerraError, ContradictionError, ReadingError, near
from cerra_rules.front import decide, find
from cerra_rules.language.questions import Question
from cerra_rules.language.rest_days import RestDays
from cerra_rules.records.recipe import Recipe
from cerra_rules.records.tables import is_table


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
class Terms:
    """What holds for the cases of a file beside what they say themselves.

    `question` is asked of each row of a table, which is read by the `recipe`. `calendar` and `readings` are taken where a
    case says nothing; what is `fixed` of them, no case may say otherwise. Of records nothing that is expected excuses
    anything.
    """

    question: Question[Any] | None = None
    recipe: Recipe | None = None
    calendar: RestDays | None = None
    readings: Readings | None = None
    fixed: frozenset[str] = frozenset()
    are_records: bool = False


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one case, or of a file or folder in which no case was read.

    `file` is where it stands, `steps` lead to the case in it; the cases of a table have their `line` instead. Of a record
    the answer counts, whatever is expected of it.
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
    is_record: bool = False
    worked_out: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What others work out of the decision, once for all cases that are alike."""

    def shown(self, text: str) -> str:
        """Return what begins with its file, such as its place, with the file as it is shown."""
        name = self.file.name if self.file else ""
        return self.file.shown + text.removeprefix(name) if self.file and text.startswith(name) else text

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
        decision = self.decision
        answer: dict[str, Any] = dict.fromkeys(("outcome", "cautions", "citations", "needs", "values", "readings"))
        if decision is not None:
            answer = {
                "outcome": decision.outcome,
                "cautions": [note.id for note in decision.cautions],
                "citations": [str(p) for p in decision.citations],
                "needs": list(decision.needs),
                "values": {name: plain(value) for name, value in decision.values.items()},
                "readings": dict(decision.readings),
            }
        return {
            "place": self.shown(self.place),
            "id": self.case.id if self.case else "",
            "question": self.case.question if self.case else None,
            "status": self.status.value,
            **answer,
            "mismatches": [{"what": m.what, "expected": m.expected, "got": m.got} for m in self.mismatches],
            "error": {"message": self.error.message, "hint": self.error.hint} if self.error else None,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a check, in the order in which they were reached, and how many more `passed` of which nothing is told."""

    results: tuple[Result, ...]
    passed: Mapping[Status, int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[Status, int]:
        """How many results have each status, for those that occur."""
        counted = Counter(result.status for result in self.results) + Counter(self.passed)
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
    find: Finder = find,
    calendar: RestDays | None = None,
    recipe: Recipe | None = None,
) -> Iterator[Result]:
    """Give the results of all cases in files and folders, each as soon as it is reached, each file once.

    `question` is asked of each row of a table, and by cases that name none; `recipe` says how tables, and files that are
    named, are read; `find` gives the questions that are named, `calendar` what is known about rest days where a case does
    not say it. Of what is to be read nothing is raised: what cannot be read is a result with its error, and the rest is checked all the same.
    Raises QuestionError where `question` is none.
    """
    terms = Terms(None if question is None else find(question), calendar=calendar)
    seen: set[str] = set()
    for path in paths:
        found = False
        for file in case_files(path):
            found = True
            if isinstance(file, CaseFileError):
                yield not_read(path, file)
            elif (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                by = recipe if file == Path(path) or is_table(file) else None
                yield from check_file(file, replace(terms, recipe=by), find)
        if not found:
            yield no_case(path)


def check_file(
    path: str | Path, terms: Terms = NO_TERMS, find: Finder = find, shown: str = "", *, is_stdin: bool = False
) -> Iterator[Result]:
    """Give the results of the cases in a file, as `check` does; outputs call the file as it is `shown`.

    With `is_stdin`, standard input is read in its place.
    """
    place, file, is_empty = place_of(path), CaseFile(str(path), shown), True
    knowing = _knowing(terms.question, find)
    try:
        file, cases = cases_in(path, terms.question, terms.recipe, shown=shown, is_stdin=is_stdin)
        for case, steps, line in cases:
            is_empty = False
            if isinstance(case, CerraError):
                yield Result(place, Status.ERROR, error=case, file=file, steps=steps, line=line)
            else:
                yield run(case, knowing, terms, file, steps, line)
    except CerraError as error:
        yield replace(not_read(place, error), file=file)
    else:
        if is_empty:
            yield no_case(path, shown)


def not_read(path: str | Path, error: CerraError, shown: str = "") -> Result:
    """Return the result of what cannot be read."""
    return Result(str(path), Status.ERROR, error=error, file=CaseFile(str(path), shown))


def no_case(path: str | Path, shown: str = "", why: CerraError | None = None) -> Result:
    """Return the result of a file or folder in which no case was checked, and `why`."""
    place = place_of(path)
    if why is None:
        of_table = is_table(path) and os.path.isfile(path)  # noqa: PTH113  # Path raises
        hint = (
            "a table has a row for each case, and this one none"
            if of_table
            else f"cases stand in {', '.join(SUFFIXES)} files"
        )
        why = CaseFileError(f"{place}: no case in it", hint)
    return Result(place, Status.NO_CASE, error=why, file=CaseFile(str(path), shown))


def _knowing(question: Question[Any] | None, find: Finder) -> Finder:
    """Return what finds a question by its id as well, however it was named."""
    return lambda name: question if question is not None and name == question.id else find(name)


def run(
    case: Case,
    find: Finder = find,
    terms: Terms = NO_TERMS,
    file: CaseFile | None = None,
    steps: Steps = (),
    line: int | None = None,
) -> Result:
    """Decide a case and compare the answer with what it expects; what is wrong with it is in the result.

    `find` gives the question that a case names; `cerra_rules.cases.named` finds those of the user's own modules too. Where the
    case stands is said by `file`, and `steps` in it or the `line`.
    """
    is_record = terms.are_records or case.files_are == "records"
    try:
        if terms.are_records and case.files_are == "cases":
            raise CaseFileError("`files_are` is `cases` in its file, in the project it is `records`", "leave it out")
        question = find(case.question)
        if case.expect:
            _check_expectation(question, case.expect)
        readings, calendar = _law(case, question, terms)
        alike = _decided(question, case.facts, readings, calendar)
    except CerraError as error:
        if isinstance(error, ContradictionError) and case.expect and case.expect.error and not is_record:
            return Result(case.place, Status.AS_EXPECTED, case, file=file, steps=steps, line=line)
        error = error.at(case.place)
        return Result(
            case.place, Status.ERROR, case, error=error, file=file, steps=steps, line=line, is_record=is_record
        )
    decision = alike.decision
    mismatches = tuple(_mismatches(case.expect, decision)) if case.expect else ()
    counts = is_record or not case.expect  # whether the answer itself does, not only what was expected of it
    if counts and decision.reached is not None and decision.tone == "adverse":
        status = Status.ADVERSE
    elif mismatches:
        status = Status.UNEXPECTED
    elif counts and decision.reached is None:
        status = Status.UNDETERMINED
    else:
        status = Status.AS_EXPECTED if case.expect else Status.DECIDED
    if case.facts is not alike.facts:
        case = replace(case, facts=alike.facts)
    return Result(case.place, status, case, decision, mismatches, None, file, steps, line, is_record, alike.worked_out)


def _law(case: Case, question: Question[Any], terms: Terms) -> tuple[Readings | None, RestDays | None]:
    """Return the readings and the calendar that a case is decided by. Raises ReadingError and CaseFileError."""
    if "calendar" in terms.fixed and case.calendar not in (None, terms.calendar):
        raise CaseFileError("its `calendar` is another than that of the project", "leave it out")
    calendar = terms.calendar if "calendar" in terms.fixed else case.calendar or terms.calendar
    given, set_ = case.readings, terms.readings
    if isinstance(set_, Mapping):
        set_ = {name: option for name, option in set_.items() if name in question.readings}
    if not set_ or given is None:
        return set_ or given, calendar
    if "readings" not in terms.fixed:
        return {**set_, **given} if isinstance(set_, Mapping) and isinstance(given, Mapping) else given, calendar
    if not isinstance(set_, Mapping) or not isinstance(given, Mapping):
        if given != set_:
            raise ReadingError("its `readings` are others than those of the project", "leave them out")
        return set_, calendar
    for name, option in given.items():
        if set_.get(name, option) != option:
            raise ReadingError(
                f"its reading `{name}` is `{option}`, in the project it is `{set_[name]}`", "leave it out"
            )
    return {**given, **set_}, calendar


class _Alike(NamedTuple):
    """What cases that state the same share: so many rows take the time and the room of one."""

    facts: Mapping[str, Any]
    decision: Decision
    calendar: RestDays | None
    """Kept so that no other comes to have its id."""
    worked_out: dict[Any, Any]


_MOST_ALIKE = 1 << 11
_alike: dict[Any, _Alike] = {}


def _decided(
    question: Question[Any], facts: Mapping[str, Any], readings: Readings | None, calendar: RestDays | None
) -> _Alike:
    """Return the decision on a case, which cases that are alike share. Raises CerraError."""
    chosen = tuple(sorted(readings.items())) if isinstance(readings, Mapping) else readings
    key = (question, chosen, id(calendar), repr(facts), *map(type, facts.values()))
    found = _alike.get(key)
    if found is None:
        decision = decide(question, stated(question, facts), readings=readings, calendar=calendar)
        found = _Alike(facts, decision, calendar, {})
        if len(_alike) >= _MOST_ALIKE:
            _alike.clear()
        _alike[key] = found
    return found


def _check_expectation(question: Question[Any], expect: Expect) -> None:
    """Refuse an expectation that no answer to the question can meet. Raises CaseFileError."""
    asked: tuple[tuple[str, Iterable[str], Callable[[], Iterable[str]]], ...] = (
        ("outcomes", (expect.outcome,) if expect.outcome else (), lambda: (*(o.code for o in question.outcomes), UNDETERMINED)),
        ("facts or readings", expect.needs or (), lambda: (*question.facts.specs, CALENDAR, *question.readings)),
        ("values", expect.values or (), lambda: (v.name for v in question.values)),
        ("cautions", expect.cautions or (), lambda: (c.note for o in question.outcomes for c in o.cautions)),
        ("provisions", expect.cites or (), lambda: map(str, question.provisions)),
    )  # fmt: skip
    for what, names, known in asked:
        for name in names:
            if name not in (there := list(known())):
                raise CaseFileError(f"{question.id}: `expect`: `{name}` is none of its {what}", near(name, there))


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
