"""What a check comes to: its results, the problems in them, who answers for which, and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cerra_rules.cases.check import EXIT_CODES, Report, Result, Status
from cerra_rules.checking.exceptions import Baseline, Exceptions, Note
from cerra_rules.checking.problems import Found, Kind, Problem, Severity, Sort, Standing
from cerra_rules.checking.project import Project
from cerra_rules.language.rows import Lang
from cerra_rules.text.quoting import Quotes

_STATUSES = {
    Kind.UNREADABLE: Status.ERROR, Kind.VIOLATION: Status.ADVERSE, Kind.UNEXPECTED: Status.UNEXPECTED,
    Kind.UNDETERMINED: Status.UNDETERMINED, Kind.CAUTION: Status.ADVERSE, Kind.NO_CASE: Status.NO_CASE,
}  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """A check as outputs write it: `notes` are on exceptions and entries of the baseline that cover nothing."""

    report: Report
    problems: tuple[Problem, ...]
    project: Project
    notes: tuple[Note, ...] = ()
    quotes: Quotes | None = None
    baseline: Baseline | None = None
    files: tuple[str, ...] = ()
    """The files that were checked, by their names as given."""
    untold: Mapping[Sort, int] = field(default_factory=dict)
    """How many open problems more of each sort there are than `problems` has; it has at least one of each."""

    def located(self, problem: Problem) -> str:
        """Return the file of a problem as outputs for machines name it; nothing for standard input without a name."""
        return self.project.located(problem.file) if problem.file else ""

    @property
    def results(self) -> tuple[Result, ...]:
        """What became of each case that has problems, or that outputs tell of, in the order in which they were reached."""
        return self.report.results

    def fails(self, problem: Problem) -> bool:
        """Say whether a problem fails the check: it is open, and an error or, where that is asked, undetermined or a caution."""
        return problem.standing is Standing.OPEN and self.weighs(problem.sort)

    def weighs(self, sort: Sort) -> bool:
        """Say whether open problems of a sort fail the check."""
        if sort.kind is Kind.UNDETERMINED:
            return self.project.fail_on(sort.file) != "violation"
        if sort.kind is Kind.CAUTION:
            return self.project.fail_on(sort.file) == "caution"
        return sort.severity is Severity.ERROR

    @property
    def untold_failing(self) -> int:
        """How many of the problems that are only counted fail the check."""
        return sum(number for sort, number in self.untold.items() if self.weighs(sort))

    def weighing(self, result: Result) -> tuple[Problem, ...]:
        """Return the problems of one result without cautions that do not fail the check: these are told, and no more."""
        return tuple(p for p in self.of(result) if p.kind is not Kind.CAUTION or self.fails(p))

    def of(self, result: Result) -> tuple[Problem, ...]:
        """Return the problems of one result."""
        return tuple(self._of.get(id(result), ()))

    @cached_property
    def _of(self) -> dict[int, list[Problem]]:
        found: dict[int, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(id(problem.result), []).append(problem)
        return found

    @property
    def open(self) -> tuple[Problem, ...]:
        """The problems that nobody answers for yet, in their order."""
        return tuple(problem for problem in self.problems if problem.standing is Standing.OPEN)

    @property
    def standings(self) -> dict[Standing, int]:
        """How many problems are open, excepted and known, for those that occur."""
        counted = Counter(problem.standing for problem in self.problems)
        counted[Standing.OPEN] += sum(self.untold.values())
        return {standing: counted[standing] for standing in Standing if counted[standing]}

    @property
    def exit_code(self) -> int:
        """2 for an error, else 1 for a violation or an unexpected answer, 4 undetermined, 5 nothing checked, else 0."""
        if not self.report.counts:
            return EXIT_CODES[Status.NO_CASE]
        found = {_STATUSES[problem.kind] for problem in self.problems if self.fails(problem)}
        return next((code for status, code in EXIT_CODES.items() if status in found), 0)


def assess(
    found: Iterable[Found],
    project: Project,
    *,
    baselines: Sequence[Baseline] = (),
    renew: bool = False,
    quotes: Quotes | None = None,
    ask_day: Callable[[], date],
    lang: Lang = "en",
) -> Checked:
    """Return what is found in files comes to. `ask_day` is called only where there are exceptions.

    What is said of exceptions and of baselines is said in `lang`. With `renew`, the first baseline becomes that of the problems
    found; writing it is left to the caller.
    """
    results: list[Result] = []
    problems: list[Problem] = []
    untold: Counter[Sort] = Counter()
    passed: Counter[Status] = Counter()
    names: dict[str, None] = {}
    for part in found:
        results += part.results
        problems += part.problems
        passed.update(part.passed)
        names |= dict.fromkeys(part.files)
        untold.update(part.untold)
    made, files = project.exceptions(), tuple(names)
    exceptions = Exceptions(made)
    if made:
        problems = exceptions.apply(problems, ask_day(), lang)
    notes = exceptions.unused(files, lang, project.shown)
    kept: list[Baseline] = []
    for number, given in enumerate(baselines):
        baseline = given.renew(problems, files) if renew and number == 0 else given
        kept.append(baseline)
        before, problems = problems, baseline.apply(problems, lang)
        notes += baseline.stale(before, files, lang, project.shown)
    report = Report(tuple(results), passed)
    return Checked(report, tuple(problems), project, tuple(notes), quotes, next(iter(kept), None), files, untold)
