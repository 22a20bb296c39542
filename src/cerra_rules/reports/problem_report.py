"""The report about problems: one document, which text, the summary of GitHub and the page all write.

First what fails or not, then the open problems by file, each with its place, its provision, why, and what would change it; then
what is excepted, known and stale; what is in order is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cerra_rules.cases.check_text import case_lines, last_line, place_said
from cerra_rules.checking.checked import Checked
from cerra_rules.checking.problems import Kind, Problem, Sort, Standing
from cerra_rules.deciding.answer import Answer
from cerra_rules.deciding.bounds import OverBudgetError
from cerra_rules.deciding.decision import Decision, Proposal
from cerra_rules.explaining.answering import noted
from cerra_rules.explaining.changes import Sayer
from cerra_rules.explaining.written import Writer, note_said
from cerra_rules.language.rows import Lang
from cerra_rules.outside.chinese import said_in
from cerra_rules.outside.printing import printable

MOST_CHANGES = 10
"""Of so many problems is said what would change the answer: it is a search."""
WORDS = {
    "en": {
        "failed": "failed: {} in {}", "passed": "passed: no open problem", "passed but": "passed: {} in {}, none of which fails the check",
        "nothing": "failed: nothing was checked", "problem": "{} open problem", "problems": "{} open problems", "file": "{} file", "files": "{} files",
        "error": "error", "warning": "warning", "note": "note", "excepted": "excepted", "known": "known",
        "change": "would change it: {}", "or": " or ", "unchangeable": "no fact that can still be changed would change it",
        "unsearched": "what would change it cannot be told: {}",
        ":": ": ", ",": ", ", "(": " (", ")": ")", "more": "and {} more", "whole": "and {} more: {} has all of them",
        "standings": "{} open, {} excepted, {} known from the baseline", "stale": "{} stale", "all": "--verbose lists them",
        "case": "case", "what": "What", "place": "Place", "provision": "Provision", "other": "what is excepted, known or stale",
    },
    "zh": {
        "failed": "未通过：{}，涉及 {}", "passed": "通过：没有待处理的问题", "passed but": "通过：{}，涉及 {}，均不影响结果",
        "nothing": "未通过：未检查任何案例", "problem": "{} 个待处理问题", "problems": "{} 个待处理问题", "file": "{} 个文件", "files": "{} 个文件",
        "error": "错误", "warning": "警告", "note": "提示", "excepted": "例外", "known": "基线已有",
        "change": "如有下列改变，结论即不同：{}", "or": "，或 ", "unchangeable": "尚可改变的事实均不能改变结论",
        "unsearched": "不能说明如何改变结论：{}",
        ":": "：", ",": "、", "(": "（", ")": "）", "more": "另有 {} 个", "whole": "另有 {} 个，全部见 {}",
        "standings": "待处理 {}，例外 {}，基线已有 {}", "stale": "已失效 {}", "all": "以 --verbose 逐一列出",
        "case": "案例", "what": "情况", "place": "位置", "provision": "条文", "other": "例外、已知与失效者",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One open problem: where it is, how much it weighs, which provision, why, and what would change it."""

    place: str
    mark: str
    provision: str
    rule: str
    case: str
    change: str = ""
    fails: bool = True
    why: str = ""
    """The conclusion, and why it rests on the provision, as the answer document says it."""


class Group(NamedTuple):
    """The open problems in one file: those of each of its cases."""

    file: str
    cases: list[list[Problem]]


@dataclass
class ProblemReport:
    """A check as people read it, in one language."""

    checked: Checked
    lang: Lang
    codes: bool = False
    """Whether ids of rules, questions and outcomes stand beside the words."""
    _last: tuple[Decision, Answer] | None = None

    @property
    def verdict(self) -> str:
        """The first line: whether the check fails, and by how much."""
        words, counted = WORDS[self.lang], self._open
        if not self.checked.report.counts:
            return words["nothing"]
        if not counted:
            return words["passed"]
        failing = [p for p in counted if self.checked.fails(p)]
        number = len(failing) + self.checked.untold_failing or len(counted) + sum(self.checked.untold.values())
        files = len({p.shown for p in failing or counted})
        said = words["problem" if number == 1 else "problems"].format(number)
        where = words["file" if files == 1 else "files"].format(files)
        return words["failed" if self.checked.exit_code else "passed but"].format(said, where)

    @cached_property
    def _open(self) -> list[Problem]:
        return list(self.checked.open)

    def groups(
        self, most: int | None = None, shows: Callable[[Sort], bool] = lambda _: True
    ) -> tuple[list[Group], int]:
        """Return open problems by file and by case, at most so many, and how many more there are; cases that fail the check come last.

        Where there are too many, those are shown first of all. Some sorts can be left out.
        """
        listed = [p for p in self._open if shows(p.sort)]
        failing_cases = {id(p.result) for p in listed if self.checked.fails(p)}
        failing = [p for p in listed if id(p.result) in failing_cases]
        others = [p for p in listed if id(p.result) not in failing_cases]
        if most is not None:
            failing, others = failing[:most], others[: max(0, most - len(failing))]
        found: dict[tuple[bool, str], dict[int, list[Problem]]] = {}
        for problem in (*others, *failing):
            cases = found.setdefault((id(problem.result) in failing_cases, problem.shown), {})
            cases.setdefault(id(problem.result), []).append(problem)
        untold = sum(number for sort, number in self.checked.untold.items() if shows(sort))
        groups = [Group(file, [*cases.values()]) for (_, file), cases in found.items()]
        return groups, len(listed) + untold - len(others) - len(failing)

    @cached_property
    def _searched(self) -> set[int]:
        return {id(p) for p in [p for p in self._open if self.checked.fails(p)][:MOST_CHANGES]}

    def entry(self, problem: Problem) -> Entry:
        """Return what is said of a problem."""
        words, result = WORDS[self.lang], problem.result
        fails = self.checked.fails(problem)
        mark = words["error" if fails else problem.severity.value]
        case = place_said(result, self.lang).removeprefix(problem.shown).lstrip(": ") if result.case else ""
        return Entry(
            self.place(problem),
            mark,
            problem.title(self.lang),
            problem.rule,
            printable(case),
            self.change(problem),
            fails,
            self._why(problem),
        )

    def change(self, problem: Problem) -> str:
        """Return what would change the answer, for the first problems that fail the check."""
        decision = problem.result.decision
        return _change(decision, problem, self.lang) if id(problem) in self._searched and decision is not None else ""

    def answer(self, decision: Decision) -> Answer:
        """Return the answer document of a case; the problems of one case stand together."""
        if self._last is None or self._last[0] is not decision:
            self._last = decision, decision.answer()
        return self._last[1]

    def _why(self, problem: Problem) -> str:
        """Return the conclusion, why it rests on the provision, and why the problem stands as it does."""
        words, decision = WORDS[self.lang], problem.result.decision
        if decision is None:
            return problem.message(self.lang)
        beside = f"{words['(']}{problem.note}{words[')']}" if problem.note else ""
        if problem.caution:
            law = noted(problem.caution, is_caution=True)
            return printable(note_said(law, self.lang, law.id if self.codes else "") + beside)
        answer = self.answer(decision)
        said = (answer.conclusion.said(self.lang), Writer(answer, self.lang).because(problem.rule))
        return printable((" " if self.lang == "en" else "").join(filter(None, said)) + beside)

    def head(self, problem: Problem) -> str:
        """Return what became of the case of a problem, as it is told case by case; of a file, its name."""
        result = problem.result
        if result.decision is None:
            return printable(result.shown(result.place))
        says_cautions = id(result) in self._weighed
        return "".join(case_lines(result, result.decision, self.lang, codes=self.codes, says_cautions=says_cautions))

    @cached_property
    def _weighed(self) -> set[int]:
        """The results with another open problem than cautions, which say of themselves what the law is."""
        return {id(problem.result) for problem in self._open if problem.caution is None}

    @staticmethod
    def place(problem: Problem) -> str:
        """Return where a problem stands: file, line and column."""
        name = problem.shown or problem.result.shown(problem.result.place)
        return f"{name}:{problem.spot.line}:{problem.spot.column}" if problem.spot else name

    def of_standing(self, standing: Standing) -> list[str]:
        """Return a line for each problem that somebody answers for."""
        words = WORDS[self.lang]
        return [
            printable(
                words[":"].join((
                    words[standing.value],
                    place_said(p.result, self.lang),
                    p.rule if self.codes else p.title(self.lang),
                    p.note,
                ))
            )
            for p in self.checked.problems
            if p.standing is standing
        ]

    @property
    def others(self) -> list[str]:
        """A line for each problem that is excepted or known, and for what covers nothing."""
        notes = [printable(note.text) for note in self.checked.notes]
        return [*self.of_standing(Standing.EXCEPTED), *self.of_standing(Standing.KNOWN), *notes]

    @property
    def standings(self) -> str:
        """How many problems are open, excepted and known, and how many entries stale; nothing where all is open."""
        words, counted = WORDS[self.lang], self.checked.standings
        if not set(counted) - {Standing.OPEN} and not self.checked.notes:
            return ""
        said = words["standings"].format(*(counted.get(standing, 0) for standing in Standing))
        return said + (words[","] + words["stale"].format(len(self.checked.notes)) if self.checked.notes else "")

    @property
    def counts(self) -> str:
        """How many cases were checked, and what became of them."""
        return last_line(self.checked.report, self.lang)

    @property
    def statistics(self) -> list[tuple[int, str, str]]:
        """How many open problems there are of each rule, the most first: number, rule, and what it says."""
        titles = {p.rule: p.title(self.lang) for p in self._open}
        counted = Counter(p.rule for p in self._open)
        for sort, number in self.checked.untold.items():
            counted[sort.rule] += number
        return [(n, rule, titles[rule]) for rule, n in sorted(counted.items(), key=lambda row: (-row[1], row[0]))]


def _change(decision: Decision, problem: Problem, lang: Lang) -> str:
    """Return what would change an answer, in words."""
    words = WORDS[lang]
    if problem.kind is not Kind.VIOLATION:
        return ""
    try:
        found = _fewest(decision.nearest(o.code) for o in decision.question.outcomes if o.tone != "adverse")
    except OverBudgetError as error:
        return words["unsearched"].format(said_in(lang, error)[0])
    if not found:
        return words["unchangeable"]
    say = Sayer(found.decision, lang)
    return printable(words["change"].format(words[","].join(map(say.change, found.changes))))


def _fewest(found: Iterable[tuple[Proposal, ...]]) -> Proposal | None:
    """Return the proposal with the fewest changes; none where nothing but what is unknown would have to be otherwise."""
    first = [proposals[0] for proposals in found if proposals and proposals[0].changes]
    return min(first, key=lambda proposal: len(proposal.changes), default=None)
