"""Problems: what a check found that somebody must look at, each with its rule, its place and its words.

The rule of a problem is the provision that the answer rests on; where there is none, it is one of `OWN_RULES`. A
problem is known again by its rule, its file and its path: the case, and the fact (or other value) it hangs on.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

from cerra_rules.cases.check import Result, Status
from cerra_rules.cases.check_text import mismatch_said
from cerra_rules.cases.spots import Spot
from cerra_rules.deciding.decision import Decision
from cerra_rules.deciding.reference import evaluate
from cerra_rules.errors import QuestionError
from cerra_rules.explaining.answering import called, conclusion_of
from cerra_rules.explaining.labels import raised
from cerra_rules.explaining.speech import Speech
from cerra_rules.language.canonical import sha256
from cerra_rules.language.notes import HigherLaw
from cerra_rules.language.provisions import Provision
from cerra_rules.language.questions import Question
from cerra_rules.language.rows import Lang
from cerra_rules.language.rules import Limb, Rule
from cerra_rules.language.terms import facts_in
from cerra_rules.outside.chinese import said_in
from cerra_rules.outside.printing import printable


class Severity(StrEnum):
    """How much an outcome weighs: only an error fails a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What is the matter; of a file or folder, that no case is in it."""

    VIOLATION = "violation"
    UNEXPECTED = "unexpected"
    UNDETERMINED = "undetermined"
    CAUTION = "caution"
    UNREADABLE = "unreadable"
    NO_CASE = "no-case"


class Standing(StrEnum):
    """Whether a problem is open, or somebody answers for it: by an exception, or in the baseline."""

    OPEN = "open"
    EXCEPTED = "excepted"
    KNOWN = "known"


OWN_RULES: Mapping[str, tuple[str, str]] = {
    "unexpected": ("The answer is otherwise than the case expects.", "结论与案例预期不符。"),
    "undetermined": ("The facts given do not settle the question.", "所给事实不足以得出结论。"),
    "caution": (
        "National law takes the answer back, or asks for more.",
        "国家法律另有规定，或另有要求，不得仅依本结论行事。",
    ),
    "uncited": (
        "The answer rests on a provision that the facts do not yet settle.",
        "结论所依条文尚不能由所给事实确定。",
    ),
    "unreadable": ("The case cannot be read.", "案例无法读取。"),
    "no-case": ("There is no case in the file or folder.", "文件或文件夹中没有案例。"),
}
"""The rules that are no provisions, and what they say in English and Chinese."""

Severities = Mapping[str, Severity | None]
"""The severity of outcomes by `question.outcome`; None where an outcome is no problem at all."""

_LINE = re.compile(r"line (\d+)(?:, column (\d+))?: ")
_WORDS = {
    "en": {"needs": "It needs", "caution": "Caution", ".": ".", ":": ": ", "(": " (", ")": ")", " ": " "},
    "zh": {"needs": "尚待查明", "caution": "注意", ".": "。", ":": "：", "(": "（", ")": "）", " ": ""},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a check found. `file` is as given to the check; `note` says why it stands as it does.

    What an exception covered until it expired is open, and `has_expired`: no baseline pardons it after that.
    """

    rule: str
    kind: Kind
    severity: Severity
    file: str
    path: str
    result: Result
    spot: Spot | None = None
    provision: Provision | None = None
    fact: str | None = None
    standing: Standing = Standing.OPEN
    note: str = ""
    has_expired: bool = False
    caution: HigherLaw | None = None

    @property
    def sort(self) -> Sort:
        """What it has in common with others."""
        return Sort(self.file, self.rule, self.kind, self.severity)

    @property
    def is_adverse_record(self) -> bool:
        """Whether it is an adverse answer of a record, which only an exception pardons."""
        decision = self.result.decision
        return self.result.is_record and decision is not None and decision.tone == "adverse"

    @property
    def shown(self) -> str:
        """How its file is shown."""
        return self.result.file.shown if self.result.file else ""

    def title(self, lang: Lang = "en") -> str:
        """Return what its rule says: the citation of the provision, or a sentence."""
        return self.provision.cite(lang) if self.provision else OWN_RULES[self.rule][lang == "zh"]

    def message(self, lang: Lang = "en") -> str:
        """Return what is the matter, and why it stands as it does, on one line."""
        words = _WORDS[lang]
        return printable(self._message(lang) + (f"{words['(']}{self.note}{words[')']}" if self.note else ""))

    def _message(self, lang: Lang) -> str:
        words, result = _WORDS[lang], self.result
        if result.error:
            what, remedy = said_in(lang, result.error)
            return result.shown(what) + (f"{words['(']}{remedy}{words[')']}" if remedy else "")
        decision = result.decision
        if decision is None:
            return f"{result.shown(result.place)}{words[':']}{self.title(lang)}"
        concluded = conclusion_of(decision).said(lang)
        if self.caution:  # before everything else
            return f"{words['caution']}{words[':']}{getattr(self.caution, lang)}{words['(']}{concluded.rstrip('.。')}{words[')']}"
        said = [concluded]
        if self.fact:
            speech, spec = Speech(lang), decision.question.facts.specs[self.fact]
            said.append(
                raised(speech.entry(speech.called(spec), speech.said(getattr(decision.facts, spec.name)))) + words["."]
            )
        if decision.needs:
            said.append(f"{words['needs']}{words[':']}{called(decision, decision.needs).said(lang)}{words['.']}")
        said += [raised(mismatch_said(mismatch, decision, lang)) + words["."] for mismatch in result.mismatches]
        return words[" "].join(said)


class Sort(NamedTuple):
    """What problems have in common that are counted together."""

    file: str
    rule: str
    kind: Kind
    severity: Severity


@dataclass(frozen=True, slots=True)
class Found:
    """What became of some cases: the problems, the results that have some or are to be told, and how many others passed."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    passed: Mapping[Status, int]
    files: tuple[str, ...]
    """The files in which they stand, by their names as given."""
    untold: Mapping[Sort, int] = field(default_factory=dict)
    """How many problems more of each sort there are than anybody reads."""


def found_in(
    results: Iterable[Result],
    severities: Callable[[str], Severities],
    *,
    keeps_all: bool = False,
    most: int | None = None,
) -> Found:
    """Return what is found in results, which are gone through once; `severities` are those that hold in a file.

    Of those without a problem nothing is kept but their number, unless `keeps_all`. Where nobody is shown
    more than so `most` problems, so many of each kind and severity are kept, and the first of each rule; of the others nothing but their number.
    """
    kept: list[Result] = []
    problems: list[Problem] = []
    weights, untold = Counter[tuple[Kind, Severity]](), Counter[Sort]()
    known = set[Sort]()
    labels, passed, files = Labels(), Counter[Status](), dict[str, None]()
    for result in results:
        labels.note(result)
        if result.file:
            files[result.file.name] = None
        new = [*_problems(result, severities)]
        sorts = [problem.sort for problem in new]
        is_counted = most is not None and all(s in known and weights[s.kind, s.severity] >= most for s in sorts)
        if is_counted:
            untold.update(sorts)
        else:
            problems += new
            known.update(sorts)
            weights.update((sort.kind, sort.severity) for sort in sorts)
        if keeps_all or (new and not is_counted):
            kept.append(result)
        else:
            passed[result.status] += 1
    for at, problem in enumerate(problems):
        problems[at] = _resting(problem, labels.of(problem.result))
    return Found(tuple(kept), tuple(problems), passed, tuple(files), untold)


class Labels:
    """What each case is known by: its id, or where it is not its alone, a digest of what it says.

    A number would name another case as soon as one is put before it, and an old problem would hide a new one.
    """

    def __init__(self, results: Iterable[Result] = ()) -> None:
        self._ids: Counter[tuple[str, str]] = Counter()
        for result in results:
            self.note(result)

    def note(self, result: Result) -> None:
        """Count the id of a case; on a line, the reader has seen to it that it is its alone."""
        if result.case and result.line is None:
            self._ids[result.file.name if result.file else "", result.case.id] += 1

    def of(self, result: Result) -> str:
        """Return what the case of a result is known by; nothing where there is none."""
        case = result.case
        if case is None:
            return ""
        if case.id and self._ids[result.file.name if result.file else "", case.id] <= 1:
            return case.id
        said = json.dumps([case.question, dict(case.facts), case.readings], default=str, sort_keys=True)
        return f"case-{sha256(said)[:12]}"


def _problems(result: Result, severities: Callable[[str], Severities]) -> Iterator[Problem]:
    """Give the problems of one result, their paths from its case on, and not yet on which fact each rests."""
    decision, file = result.decision, result.file.name if result.file else ""
    if decision is not None and (result.is_record or not (result.case and result.case.expect)):
        for note in decision.cautions:
            path, spot = f"/cautions/{note.id}", result.spot("facts")
            yield Problem("caution", Kind.CAUTION, Severity.WARNING, file, path, result, spot, caution=note)
    if result.status is Status.NO_CASE:
        yield Problem("no-case", Kind.NO_CASE, Severity.ERROR, file, "", result)
    elif decision is None and result.status is Status.AS_EXPECTED:
        return  # facts that contradict each other, as expected
    elif decision is None:
        yield Problem("unreadable", Kind.UNREADABLE, Severity.ERROR, file, "", result, _unreadable_spot(result))
    elif result.status is Status.UNDETERMINED:
        path, spot = "/facts", result.spot("facts")
        yield Problem("undetermined", Kind.UNDETERMINED, Severity.WARNING, file, path, result, spot)
    elif result.status is Status.UNEXPECTED and decision.tone != "adverse":
        steps = _expectation(result)
        path, spot = "/".join(("", *steps)), result.spot(*steps)
        yield Problem("unexpected", Kind.UNEXPECTED, Severity.ERROR, file, path, result, spot)
    elif result.status is not Status.AS_EXPECTED:
        is_unexpected = bool(result.mismatches)
        kind = Kind.UNEXPECTED if is_unexpected else Kind.VIOLATION
        severity = Severity.ERROR if is_unexpected else severity_of(decision, severities(file))
        if severity is None:
            return
        if not decision.citations:
            yield Problem("uncited", kind, severity, file, "/facts", result, result.spot("facts"))
        for provision in decision.citations:
            yield Problem(str(provision), kind, severity, file, "/facts", result, provision=provision)


def _resting(problem: Problem, label: str) -> Problem:
    """Return a problem with its whole path, and of one that rests on a provision with the fact by which it does, and its spot."""
    result, provision, path = problem.result, problem.provision, label + problem.path
    if provision is None or result.decision is None:
        return replace(problem, path=path)
    if provision not in result.worked_out:
        result.worked_out[provision] = offending(result.decision, provision)
    fact = result.worked_out[provision]
    steps = ("facts", fact) if fact else ("facts",)
    return replace(problem, path=f"{path}/{fact}" if fact else path, spot=result.spot(*steps), fact=fact)


def severity_of(decision: Decision, severities: Severities) -> Severity | None:
    """Return how much an outcome weighs: as set, else an adverse one is an error, and any other no problem."""
    default = Severity.ERROR if decision.tone == "adverse" else None
    return severities.get(f"{decision.question.id}.{decision.outcome}", default)


def _expectation(result: Result) -> tuple[str, ...]:
    """Return the steps to the first expectation that is not met."""
    what = result.mismatches[0].what
    expect = result.case.expect if result.case else None
    if expect and expect.values and what in expect.values:
        return "expect", "values", what
    return "expect", what


def _unreadable_spot(result: Result) -> Spot | None:
    """Return where an error stands: as its message says, else the first thing it names, else the case."""
    message = result.error.message if result.error else ""
    found = _LINE.match(message.removeprefix(f"{result.place}: "))
    if found:
        return Spot(int(found[1]), int(found[2] or 1))
    for name in re.findall("`([^`]+)`", message):
        for steps in (("facts", name), ("readings", name), (name,)):
            if spot := result.exact_spot(*steps):
                return spot
    return result.spot("question") if isinstance(result.error, QuestionError) else result.spot()


class _Looks(NamedTuple):
    """What the rules of a question look at, found once."""

    counts: Counter[str]
    """How many rules look at each fact."""
    limbs: list[tuple[Rule, Limb, tuple[str, ...]]]
    """Each limb of each rule, with the facts that it looks at."""


def _looks(question: Question[Any]) -> _Looks:
    made = question.engines
    if "looks" not in made:
        counts = Counter(spec.name for looked_at in question.looks_at.values() for spec in looked_at)
        limbs = [(r, limb, tuple(s.name for s in facts_in(limb.when))) for r in question.rules for limb in r.limbs]
        made["looks"] = _Looks(counts, limbs)
    found: _Looks = made["looks"]
    return found


def offending(decision: Decision, provision: Provision) -> str | None:
    """Return the fact by which an answer rests on a provision; None where it rests on no fact in particular.

    Of the conditions under which the provision is cited, one that holds is cut down to facts that are all needed for
    it to hold; of these it is the one that the fewest rules look at, for that is what this rule is about.
    """
    question, facts = decision.question, decision.facts.__dict__
    chosen = {name: option for name, option in decision.readings.items() if option != "any"}
    looks = _looks(question)
    limbs = [(limb, names) for rule, limb, names in looks.limbs if rule.outcome is decision.reached]

    def holds(limb: Limb, known: Mapping[str, object]) -> bool:
        return evaluate(limb.when, known, chosen, decision.calendar) is True

    reasons = [(limb, names) for limb, names in limbs if limb.provision == provision] + limbs
    for limb, read in reasons:
        if not holds(limb, facts):
            continue
        known = dict(facts)
        names = [name for name in read if known.get(name) is not None]
        # Of those that as many rules look at, the last remains: a condition names whom it is about first.
        names.sort(key=lambda name: -looks.counts[name])
        for name in names:
            without = known | {name: None}
            if holds(limb, without):
                known = without
        needed = [name for name in names if known[name] is not None]
        if needed:
            return needed[-1]
    return None
